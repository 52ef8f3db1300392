//! The conditions of filters in words, and those that a data set offers.

use crate::model::{Condition, Confidence, SourceCount, SourceKind, Status, governorate_key};
use crate::ui::ctx::Ctx;
use crate::words::format;
use std::collections::BTreeMap;

/// Conditions of one kind under their heading.
pub(super) struct ConditionGroup {
    /// The key of the heading.
    pub(super) title: &'static str,
    /// What can be chosen.
    pub(super) conditions: Vec<Condition>,
}

/// A condition as a chip says it.
pub(in crate::ui) fn words(ctx: &Ctx<'_>, condition: &Condition) -> String {
    let force = |id| ctx.world().force(id).short.get(ctx.lang()).to_owned();
    match condition {
        Condition::Force(id) => force(*id),
        Condition::EverHeld(id) => {
            let values = [("force", force(*id).into())];
            ctx.words.with("filter-ever-held", &values)
        }
        Condition::Country(code) => format::country(ctx.words, code),
        Condition::Governorate(key) => governorate(ctx, key),
        Condition::Status(status) => ctx.t(match status {
            Status::Control => "filter-control",
            Status::Contested => "forces-contested",
            Status::Shared => "forces-shared",
            Status::None => "forces-none",
            Status::Unknown => "forces-unknown",
            Status::Absent => "state-absent",
        }),
        Condition::Confidence(confidence) => ctx.t(match confidence {
            Confidence::High => "confidence-high",
            Confidence::Medium => "confidence-medium",
            Confidence::Low => "confidence-low",
        }),
        Condition::SourceKind(kind) => ctx.t(match kind {
            SourceKind::Report => "filter-report",
            SourceKind::Encyclopedia => "filter-encyclopedia",
            SourceKind::Digest => "filter-digest",
            SourceKind::Unlocated => "filter-unlocated",
        }),
        Condition::Sources(count) => ctx.t(match count {
            SourceCount::None => "filter-no-source",
            SourceCount::One => "filter-one-source",
            SourceCount::Several => "filter-several-sources",
        }),
        Condition::Period([first, last]) => {
            let [first, last] = [first, last].map(|day| format::day(ctx.words, *day));
            let values = [("from", first.into()), ("to", last.into())];
            ctx.words.with("filter-period", &values)
        }
    }
}

/// The name of a governorate in the reader's language.
fn governorate(ctx: &Ctx<'_>, key: &str) -> String {
    let areas = ctx.world().areas.iter();
    let mut named = areas.filter(|area| governorate_key(&area.governorate) == key);
    let name = named
        .next()
        .map(|area| area.governorate.get(ctx.lang()).to_owned());
    name.unwrap_or_else(|| key.to_owned())
}

/// What can be asked for of a data set: kinds that could tell nothing apart are left out.
pub(super) fn offered(ctx: &Ctx<'_>) -> Vec<ConditionGroup> {
    let world = ctx.world();
    let mut countries = BTreeMap::new();
    let mut governorates = BTreeMap::new();
    for area in &world.areas {
        if !area.country.is_empty() {
            let name = format::country(ctx.words, &area.country);
            countries.insert(name, Condition::Country(area.country.clone()));
        }
        let key = governorate_key(&area.governorate);
        if !key.is_empty() {
            let name = area.governorate.get(ctx.lang()).to_owned();
            governorates.insert(name, Condition::Governorate(key.to_owned()));
        }
    }
    let has_changes = !world.changes.is_empty();
    let has_sources = !world.sources.is_empty();
    let of_changes = |conditions: Vec<Condition>| if has_changes { conditions } else { Vec::new() };
    let of_sources = |conditions: Vec<Condition>| if has_sources { conditions } else { Vec::new() };
    let status = Status::ALL
        .into_iter()
        .filter(|status| *status != Status::Absent);
    let groups = [
        ("filter-country", countries.into_values().collect()),
        (
            "filter-status",
            of_changes(status.map(Condition::Status).collect()),
        ),
        (
            "filter-confidence",
            of_sources(Confidence::ALL.map(Condition::Confidence).into()),
        ),
        (
            "filter-sources",
            of_sources(SourceCount::ALL.map(Condition::Sources).into()),
        ),
        (
            "filter-source-kind",
            of_sources(SourceKind::ALL.map(Condition::SourceKind).into()),
        ),
        (
            "filter-ever",
            of_changes(world.force_ids().map(Condition::EverHeld).collect()),
        ),
        ("filter-governorate", governorates.into_values().collect()),
    ];
    let groups = groups
        .into_iter()
        .map(|(title, conditions): (_, Vec<Condition>)| ConditionGroup { title, conditions });
    groups.filter(|group| group.conditions.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn a_governorate_goes_by_its_english_name_or_by_what_it_has() {
        let both = crate::model::Names {
            en: "Aleppo".to_owned(),
            ar: "حلب".to_owned(),
        };
        assert_eq!(governorate_key(&both), both.get(Lang::En));
        let arabic = crate::model::Names {
            en: String::new(),
            ar: "حلب".to_owned(),
        };
        assert_eq!(governorate_key(&arabic), "حلب");
    }
}
