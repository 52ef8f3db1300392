//! Words composed from the data: where a place lies, since when a state holds, who says so.

use crate::model::{Area, AreaId, ChangeId, Day, FuzzyDate, Lang, Precision, SourceId, SourceKind};
use crate::model::{Effect, Interval};
use crate::ui::ctx::Ctx;
use crate::words::Words;
use crate::words::format;

/// A mark without width that keeps parts in either script in the order of the window.
fn mark(ctx: &Ctx<'_>) -> char {
    if ctx.is_mirrored() {
        '\u{200f}'
    } else {
        '\u{200e}'
    }
}

/// Parts on one line, in the order of the window whatever their scripts; empty ones are left out.
pub(super) fn joined<S: AsRef<str>>(ctx: &Ctx<'_>, parts: &[S]) -> String {
    let mark = mark(ctx);
    let between = format!("{mark} · {mark}");
    let parts: Vec<&str> = parts
        .iter()
        .map(AsRef::as_ref)
        .filter(|part| !part.is_empty())
        .collect();
    format!("{mark}{}", parts.join(&between))
}

/// Names one after another, as the language lists them.
fn listed(ctx: &Ctx<'_>, parts: &[&str]) -> String {
    if parts.is_empty() {
        return String::new();
    }
    let mark = mark(ctx);
    let comma = Words::comma(ctx.lang());
    format!("{mark}{}", parts.join(&format!("{mark}{comma}")))
}

/// Where an area lies: district, governorate, country; what repeats its name is left out.
pub(super) fn whereabouts(ctx: &Ctx<'_>, area: &Area) -> String {
    let lang = ctx.lang();
    let country = format::country(ctx.words, &area.country);
    let mut parts: Vec<&str> = Vec::new();
    for part in [district(ctx, area), area.governorate.get(lang), &country] {
        if !part.is_empty() && part != area.name.get(lang) && !parts.contains(&part) {
            parts.push(part);
        }
    }
    listed(ctx, &parts)
}

/// A district's name: the file has it in English; an area of that name knows it in Arabic.
fn district<'a>(ctx: &'a Ctx<'_>, area: &'a Area) -> &'a str {
    if ctx.lang() == Lang::En || area.district.is_empty() {
        return &area.district;
    }
    let is_named_so = |other: &&Area| other.unit.en == area.district && !other.unit.ar.is_empty();
    let named = ctx
        .world()
        .areas
        .iter()
        .filter(|other| other.country == area.country)
        .find(is_named_so);
    named.map_or(&area.district, |other| &other.unit.ar)
}

/// The change that brought what holds, as it took effect in an area.
pub(super) fn effect_of(ctx: &Ctx<'_>, area: AreaId, change: ChangeId) -> Option<Effect> {
    ctx.timeline()
        .effects_of(area)
        .find(|effect| effect.change == change)
        .copied()
}

/// Since when a state holds, as precisely as it is known.
pub(super) fn since(ctx: &Ctx<'_>, area: AreaId, interval: &Interval) -> String {
    let world = ctx.world();
    if ctx.state.is_timeless() {
        return String::new();
    }
    let Some(effect) = interval
        .change
        .and_then(|change| effect_of(ctx, area, change))
    else {
        return ctx.t("place-no-change-yet");
    };
    let date = &world.change(effect.change).date;
    let words = format::fuzzy(ctx.words, date);
    if effect.day <= world.about.first {
        return ctx
            .words
            .with("place-since-start", &[("date", words.into())]);
    }
    if date.first == date.last {
        return ctx.words.with("place-since", &[("date", words.into())]);
    }
    let shown = format::day(ctx.words, effect.day);
    ctx.words.with(
        "place-since-shown",
        &[("date", words.into()), ("shown", shown.into())],
    )
}

/// What may already have happened: between which days, and to what state.
pub(super) fn pending(ctx: &Ctx<'_>, change: ChangeId) -> String {
    let change = ctx.world().change(change);
    let state = format::control(ctx.words, ctx.world(), &change.control);
    let from = format::day(ctx.words, change.date.first);
    if change.date.precision == Precision::Open {
        return ctx.words.with(
            "place-pending-open",
            &[("from", from.into()), ("state", state.into())],
        );
    }
    let to = format::day(ctx.words, change.date.last);
    ctx.words.with(
        "place-pending",
        &[
            ("from", from.into()),
            ("to", to.into()),
            ("state", state.into()),
        ],
    )
}

/// A date as precisely as it is known; nothing where there is none.
pub(super) fn date(ctx: &Ctx<'_>, date: Option<&FuzzyDate>) -> String {
    date.map_or_else(String::new, |date| format::fuzzy(ctx.words, date))
}

/// Who published a source, and what kind of house that is, where it is described.
pub(super) fn publisher(ctx: &Ctx<'_>, id: SourceId) -> String {
    let own = &ctx.world().source(id).publisher;
    let Some(publisher) = ctx.world().publisher_of(id) else {
        return own.get(ctx.lang()).to_owned();
    };
    // A source may be named in one language, and its publisher in both.
    let is_same = own.exact(ctx.lang()).is_empty() && own.en == publisher.name.en;
    let name = if is_same { &publisher.name } else { own };
    let kind = ctx.t(&format!("publisher-kind-{}", publisher.kind.word()));
    let mark = mark(ctx);
    format!("{}{mark} ({kind}){mark}", name.get(ctx.lang()))
}

/// Publisher, author, date and languages of a source on one line.
pub(in crate::ui) fn citation(ctx: &Ctx<'_>, id: SourceId) -> String {
    let source = ctx.world().source(id);
    let mut parts = vec![
        publisher(ctx, id),
        source.author.clone(),
        date(ctx, source.date.as_ref()),
    ];
    if source.kind != SourceKind::Unlocated {
        parts.extend(source.languages.iter().map(|lang| ctx.t(language(*lang))));
    }
    joined(ctx, &parts)
}

/// The key of a language's name.
pub(super) fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "language-english",
        Lang::Ar => "language-arabic",
    }
}

/// The key of a language's name in that language.
pub(super) fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "language-own-english",
        Lang::Ar => "language-own-arabic",
    }
}

/// The host of a link; all of it where it has none.
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether a day is the first of the data set, on which everything begins.
pub(super) fn is_start(ctx: &Ctx<'_>, day: Day) -> bool {
    day <= ctx.world().about.first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_shown_by_its_host() {
        assert_eq!(host("https://www.reuters.com/article/x?y=1"), "reuters.com");
        assert_eq!(host("reuters.com"), "reuters.com");
        assert_eq!(host(""), "");
    }
}
