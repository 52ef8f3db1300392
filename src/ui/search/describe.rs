//! What a result says of itself: its name in both languages, what it is, and where or when.

use crate::model::{AreaId, ChangeId, ForceId, Names, SourceId};
use crate::state::search::SearchResult;
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::words::format;

/// What stands before a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// An icon.
    Icon(Icon),
    /// A force's colour.
    Force(ForceId),
}

/// A result in words.
pub(super) struct Description {
    /// What stands before it.
    pub sign: Sign,
    /// Its name in the window's language.
    pub name: String,
    /// The same in the other language; empty where it is no different.
    pub other: String,
    /// What it is, where or when.
    pub caption: String,
}

/// Describes a result.
pub(super) fn describe(ctx: &Ctx<'_>, found: SearchResult) -> Description {
    match found {
        SearchResult::Area(id) => area(ctx, id),
        SearchResult::City(index) => city(ctx, index),
        SearchResult::Force(id) => force(ctx, id),
        SearchResult::Source(id) => source(ctx, id),
        SearchResult::Change(id) => change(ctx, id),
    }
}

fn area(ctx: &Ctx<'_>, id: AreaId) -> Description {
    let row = ctx.world().area(id);
    let country = country(ctx, &row.country);
    let caption = joined([
        ctx.t("search-area").as_str(),
        row.governorate.get(ctx.lang()),
        &country,
    ]);
    named(ctx, Sign::Icon(Icon::Place), &row.name, caption)
}

fn city(ctx: &Ctx<'_>, index: usize) -> Description {
    let word = ctx.t("search-city");
    let Some(row) = ctx.world().context.get(index) else {
        return named(ctx, Sign::Icon(Icon::City), &Names::default(), word);
    };
    let caption = joined([word.as_str(), &country(ctx, &row.country)]);
    named(ctx, Sign::Icon(Icon::City), &row.name, caption)
}

fn force(ctx: &Ctx<'_>, id: ForceId) -> Description {
    let row = ctx.world().force(id);
    let caption = joined([ctx.t("search-force").as_str(), row.about.get(ctx.lang())]);
    named(ctx, Sign::Force(id), &row.name, caption)
}

fn source(ctx: &Ctx<'_>, id: SourceId) -> Description {
    let row = ctx.world().source(id);
    let date = row
        .date
        .as_ref()
        .map(|date| format::fuzzy(ctx.words, date))
        .unwrap_or_default();
    let publisher = row.publisher.get(ctx.lang());
    let caption = joined([ctx.t("search-source").as_str(), publisher, &date]);
    let icon = if row.texts.is_empty() {
        Icon::Source
    } else {
        Icon::Text
    };
    named(ctx, Sign::Icon(icon), &row.title, caption)
}

fn change(ctx: &Ctx<'_>, id: ChangeId) -> Description {
    let row = ctx.world().change(id);
    let date = format::fuzzy(ctx.words, &row.date);
    let place = row
        .areas
        .first()
        .map_or("", |area| ctx.world().area(*area).name.get(ctx.lang()));
    let caption = joined([ctx.t("search-change").as_str(), &date, place]);
    // A note is a sentence: its translation beside it would only be in the way.
    Description {
        other: String::new(),
        ..named(ctx, Sign::Icon(Icon::Change), &row.note, caption)
    }
}

fn named(ctx: &Ctx<'_>, sign: Sign, names: &Names, caption: String) -> Description {
    let name = names.get(ctx.lang()).to_owned();
    let other = names.exact(ctx.lang().other());
    let other = if other == name {
        String::new()
    } else {
        other.to_owned()
    };
    Description {
        sign,
        name,
        other,
        caption,
    }
}

/// A country's name; nothing where only its code is known, for a code says little.
fn country(ctx: &Ctx<'_>, code: &str) -> String {
    let name = format::country(ctx.words, code);
    if name == code { String::new() } else { name }
}

/// Parts in a row. Each keeps its own direction, so that a number after a Latin name stays with the
/// Arabic that it belongs to (U+2068 and U+2069 isolate).
fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let parts: Vec<String> = parts
        .map(|part| format!("\u{2068}{part}\u{2069}"))
        .collect();
    parts.join(" · ")
}
