//! The dates that a sentence names, in English and Arabic, as far as they are sure: a month with its year,
//! a day with its month. A bare number is no date, and a date after a word such as "until" only bounds one.

use crate::model::{Day, FuzzyDate, Precision, month_named};
use crate::text::western_digits;

/// The most words that a date has: `24 كانون الثاني 2014`.
const MOST_WORDS: usize = 4;

/// Words beside which a date is a bound, or belongs to something else than what the sentence tells.
const BOUNDS: [&str; 34] = [
    "after",
    "before",
    "began",
    "begun",
    "between",
    "by",
    "earlier",
    "following",
    "from",
    "had",
    "later",
    "launched",
    "next",
    "previous",
    "since",
    "still",
    "through",
    "till",
    "until",
    "week",
    "within",
    "أواخر",
    "أوائل",
    "بحلول",
    "بدأ",
    "بدأت",
    "بعد",
    "بعدما",
    "بين",
    "حتى",
    "قبل",
    "من",
    "منذ",
    "وحتى",
];

/// A date that is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SaidDate {
    /// The day or the month.
    pub(super) date: FuzzyDate,
    /// Whether its year is written; else it is the one that was asked for.
    pub(super) has_year: bool,
}

/// Days between a date and a stretch of days; 0 where they meet.
pub(super) fn days_between(date: &FuzzyDate, [first, last]: [Day; 2]) -> i32 {
    let after = date.first.0.saturating_sub(last.0);
    let before = first.0.saturating_sub(date.last.0);
    after.max(before).max(0)
}

/// What a sentence says of time.
#[derive(Clone, Debug, Default)]
pub(super) struct SaidTime {
    /// The dates, in order.
    pub(super) dates: Vec<SaidDate>,
    /// Whether a word makes a bound of one of them.
    pub(super) has_bound: bool,
    /// Whether other numbers stand there that may be days: `the 8th`, `11 or 12 June`.
    pub(super) has_other_days: bool,
}

/// Reads a sentence; days without a year are those of `year`.
pub(super) fn said_time(text: &str, year: i32) -> SaidTime {
    let text = western_digits(text);
    let words: Vec<&str> = text
        .split(is_between)
        .filter(|word| !word.is_empty())
        .collect();
    let mut said = SaidTime::default();
    let mut at = 0;
    while at < words.len() {
        let found = (2..=MOST_WORDS.min(words.len() - at))
            .rev()
            .find_map(|count| Some((date(&words[at..at + count], year)?, count)));
        if let Some((date, count)) = found {
            said.dates.push(date);
            at += count;
            continue;
        }
        let word = words[at].to_lowercase();
        said.has_bound |= BOUNDS.contains(&word.as_str());
        said.has_other_days |= may_be_day(&word);
        at += 1;
    }
    said
}

/// What stands between words: lists and ranges of days are words of their own.
fn is_between(c: char) -> bool {
    c.is_whitespace() || ".,;:()[]!?'’‘\"“”«»،؛؟–—-/\u{2068}\u{2069}\u{200f}\u{200e}".contains(c)
}

/// The date that words with Western digits spell to the last of them: `10 June 2014`, `10 June`, `June 2014`.
fn date(words: &[&str], year: i32) -> Option<SaidDate> {
    let number = |word: &str, digits: usize| {
        let is_number = word.len() <= digits && word.chars().all(|c| c.is_ascii_digit());
        let number = is_number.then(|| word.parse::<i32>().ok());
        number.flatten()
    };
    let (first, last) = (words.first()?, words.last()?);
    let day = number(first, 2);
    let written_year = number(last, 4).filter(|_| last.len() == 4);
    let names = &words[usize::from(day.is_some())..];
    let names = &names[..names.len() - usize::from(written_year.is_some())];
    if names.is_empty() || names.len() > 2 || day.is_none() && written_year.is_none() {
        return None;
    }
    let month = month_named(&names.join(" "))?;
    let year = written_year.unwrap_or(year);
    let has_year = written_year.is_some();
    let date = match day {
        Some(day) => FuzzyDate::exact(Day::new(year, month, i8::try_from(day).ok()?)?),
        None => {
            let first = Day::new(year, month, 1)?;
            FuzzyDate {
                last: first.month_end(),
                precision: Precision::Month,
                ..FuzzyDate::exact(first)
            }
        }
    };
    Some(SaidDate { date, has_year })
}

/// A number of one or two digits, with an English ending or without.
fn may_be_day(word: &str) -> bool {
    let digits = word.chars().take_while(|c| c.is_numeric()).count();
    let rest: String = word.chars().skip(digits).collect();
    (1..=2).contains(&digits) && matches!(rest.as_str(), "" | "st" | "nd" | "rd" | "th")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(text: &str) -> Vec<String> {
        let said = said_time(text, 2014);
        said.dates
            .iter()
            .map(|said| said.date.to_string())
            .collect()
    }

    #[test]
    fn dates_are_found_in_both_languages() {
        assert_eq!(dates("The town fell on 10 June 2014."), ["2014-06-10"]);
        assert_eq!(
            dates("In June 2014, then on 3 July."),
            ["2014-06", "2014-07-03"]
        );
        assert_eq!(dates("سقطت في 24 كانون الثاني 2015."), ["2015-01-24"]);
        assert_eq!(dates("سقطت البلدة في ١٠ حزيران."), ["2014-06-10"]);
        for none in [
            "June",
            "In 2014",
            "2000 fighters",
            "the 52nd Brigade",
            "55 km",
            "",
        ] {
            assert!(dates(none).is_empty(), "{none}");
        }
    }

    #[test]
    fn bounds_and_lists_are_seen() {
        for bound in ["They held it until 3 June 2014.", "بقيت حتى 3 حزيران 2014."] {
            assert!(said_time(bound, 2014).has_bound, "{bound}");
        }
        for list in ["It fell on 11 or 12 June.", "on 6 December and the 8th"] {
            assert!(said_time(list, 2014).has_other_days, "{list}");
        }
        let plain = said_time("The town fell on 10 June 2014 to ISIS", 2014);
        assert!(!plain.has_other_days);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,60}") {
            let said = said_time(&text, 2014);
            proptest::prop_assert!(said.dates.len() <= text.len());
        }
    }
}
