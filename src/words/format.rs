//! Dates, numbers and names as a reader of the language writes them.

use super::{Words, grouped};
use crate::model::{Control, Day, FuzzyDate, Lang, Precision, SourceKind, Status, World};
use std::collections::BTreeSet;

/// The most publishers that name an account.
const MOST_TELLERS: usize = 2;

/// `10 June 2014`, `10 حزيران 2014`.
pub fn day(words: &Words, day: Day) -> String {
    let (year, month, number) = day.year_month_day();
    format!("{number} {} {year}", month_name(words, month))
}

/// `June 2014`.
pub fn month(words: &Words, day: Day) -> String {
    let (year, month, _) = day.year_month_day();
    format!("{} {year}", month_name(words, month))
}

/// The name of a month from 1 to 12.
pub fn month_name(words: &Words, month: i8) -> String {
    words.get(&format!("month-{month}"))
}

/// A date as precisely as it is known, in words: `10–12 June 2014`, `about June 2014`, `2014 (uncertain)`.
pub fn fuzzy(words: &Words, date: &FuzzyDate) -> String {
    let text = match date.precision {
        Precision::Day => day(words, date.first),
        Precision::Month => month(words, date.first),
        Precision::Year => date.first.year_month_day().0.to_string(),
        Precision::Range => range(words, date.first, date.last),
        Precision::Open => words.with("date-from", &[("date", day(words, date.first).into())]),
    };
    let text = if date.approximate {
        words.with("date-about", &[("date", text.into())])
    } else {
        text
    };
    if date.uncertain {
        words.with("date-uncertain", &[("date", text.into())])
    } else {
        text
    }
}

/// Two days as short as they allow: `10–12 June 2014`, `28 May – 3 June 2014`.
fn range(words: &Words, first: Day, last: Day) -> String {
    let ((y1, m1, d1), (y2, m2, d2)) = (first.year_month_day(), last.year_month_day());
    let whole_months = first == first.month_start() && last == last.month_end();
    if whole_months && (y1, m1) != (y2, m2) {
        return if y1 == y2 {
            format!("{} – {} {y1}", month_name(words, m1), month_name(words, m2))
        } else {
            format!("{} – {}", month(words, first), month(words, last))
        };
    }
    if (y1, m1) == (y2, m2) {
        return match words.lang() {
            Lang::En => format!("{d1}–{d2} {} {y1}", month_name(words, m1)),
            Lang::Ar => format!("{d1}–{d2} {} {y1}", month_name(words, m1)),
        };
    }
    if y1 == y2 {
        return format!(
            "{d1} {} – {d2} {} {y1}",
            month_name(words, m1),
            month_name(words, m2)
        );
    }
    format!("{} – {}", day(words, first), day(words, last))
}

/// A whole number with its digits in groups of three.
#[expect(
    clippy::cast_possible_truncation,
    reason = "areas in km² are far below 2^63"
)]
pub fn number(value: f64) -> String {
    grouped(value.round() as i64)
}

/// `14 830 km²`.
pub fn area(words: &Words, km2: f64) -> String {
    words.with("number-km2", &[("number", number(km2).into())])
}

/// `14 830 people`.
pub fn people(words: &Words, people: u64) -> String {
    let number = grouped(i64::try_from(people).unwrap_or(i64::MAX));
    let values = [("count", people.into()), ("number", number.into())];
    words.with("count-people", &values)
}

/// A part of the whole, without decimals: `31 %`; a small one as `< 1 %`.
pub fn share(words: &Words, part: f64) -> String {
    let percent = part * 100.0;
    let number = if percent > 0.0 && percent < 1.0 {
        "<\u{2009}1".to_owned()
    } else {
        number(percent)
    };
    words.with("number-percent", &[("number", number.into())])
}

/// A state in words: `ISIS`, `Contested: ISIS, Syrian government`, `Unknown`.
pub fn control(words: &Words, world: &World, control: &Control) -> String {
    let forces = forces(words.lang(), world, control);
    match control.status {
        Status::Control => forces,
        Status::Contested => words.with("state-contested", &[("forces", forces.into())]),
        Status::Shared => words.with("state-shared", &[("forces", forces.into())]),
        Status::None => words.get("state-none"),
        Status::Unknown => words.get("state-unknown"),
        Status::Absent => words.get("state-absent"),
    }
}

/// The short names of a state's forces.
pub fn forces(lang: Lang, world: &World, control: &Control) -> String {
    let names: Vec<&str> = control
        .forces
        .iter()
        .map(|force| world.force(*force).short.get(lang))
        .collect();
    names.join(Words::comma(lang))
}

/// The name of a country by its code of ISO 3166-1, of two letters or three; the code itself
/// where the name is not known.
pub fn country(words: &Words, code: &str) -> String {
    if code.is_empty() {
        return String::new();
    }
    words.with("country-name", &[("code", code.into())])
}

/// How an account is called: a rival one by its name or, where the file gives it an id alone, by who
/// tells it. Two that the same publishers tell keep their ids beside that.
pub fn account(words: &Words, world: &World, claim: Option<&str>) -> String {
    let Some(claim) = claim else {
        return words.get("account-main");
    };
    if !is_id(claim) {
        return claim.to_owned();
    }
    let tellers = tellers(words, world, claim);
    if tellers.is_empty() {
        return claim.to_owned();
    }
    let mut others = world.claims().into_iter().filter(|other| *other != claim);
    let is_told_twice = others.any(|other| tellers == self::tellers(words, world, other));
    let publishers = tellers.join(Words::comma(words.lang()));
    let called = words.with("account-told-by", &[("publishers", publishers.into())]);
    if is_told_twice {
        let values = [("account", called.into()), ("id", claim.into())];
        return words.with("account-told-by-id", &values);
    }
    called
}

/// Whether the name of an account is one for files: small letters, digits and hyphens.
fn is_id(claim: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    claim.chars().all(is_plain)
}

/// The publishers who tell an account, each once, the first few; reports before what was
/// compiled from them.
fn tellers(words: &Words, world: &World, claim: &str) -> Vec<String> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let sources = world.tellers_of(claim);
    let reports = sources
        .iter()
        .filter(|id| world.source(**id).kind == SourceKind::Report);
    for id in reports.chain(sources) {
        let name = match world.publisher_of(*id) {
            Some(publisher) => publisher.name.get(words.lang()),
            None => world.source(*id).publisher.get(words.lang()),
        };
        if !name.is_empty() && seen.insert(name) {
            // Marks that order what is shown would be read aloud where nothing needs order.
            found.push(match words.lang() {
                Lang::En => name.to_owned(),
                Lang::Ar => format!("\u{2068}{name}\u{2069}"),
            });
        }
    }
    found.truncate(MOST_TELLERS);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_as_short_as_they_allow() {
        let words = Words::new(Lang::En);
        for (edtf, text) in [
            ("2014-06-10", "10 June 2014"),
            ("2014-06", "June 2014"),
            ("2014-06~", "about June 2014"),
            ("2014-06-10/2014-06-12", "10–12 June 2014"),
            ("2014-05-28/2014-06-03", "28 May – 3 June 2014"),
            ("2012-07-01/2012-09-30", "July – September 2012"),
            ("2012-12-30/2013-01-02", "30 December 2012 – 2 January 2013"),
        ] {
            let date = FuzzyDate::parse_edtf(edtf).expect(edtf);
            assert_eq!(fuzzy(&words, &date), text);
        }
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number(1_234_567.4), "1\u{202f}234\u{202f}567");
        assert_eq!(number(12.0), "12");
        assert_eq!(number(-1200.0), "-1\u{202f}200");
    }
}
