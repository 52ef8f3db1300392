//! The rows that commands write, with the names that scripts rely on.

use super::phrase::three_decimals;
use crate::model::{
    AreaId, Change, ChangeId, Control, Day, Difference, ForceId, Lang, SourceKind, Timeline, World,
    history_owner,
};
use serde::Serialize;
use std::collections::BTreeSet;

/// Which area.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Which<'w> {
    pub(super) id: &'w str,
    pub(super) name_en: &'w str,
    pub(super) name_ar: &'w str,
    pub(super) country: &'w str,
    pub(super) governorate: &'w str,
}

impl<'w> Which<'w> {
    pub(super) fn of(world: &'w World, area: AreaId) -> Self {
        let row = world.area(area);
        Self {
            id: &row.id,
            name_en: &row.name.en,
            name_ar: &row.name.ar,
            country: &row.country,
            governorate: row.governorate.get(Lang::En),
        }
    }

    /// Its name, or its id where it has none.
    pub(super) fn label(&self) -> &'w str {
        [self.name_en, self.name_ar]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or(self.id)
    }
}

/// How it is held.
#[derive(Clone, Debug, Serialize)]
pub(super) struct HeldArea<'w> {
    pub(super) status: &'static str,
    pub(super) forces: Vec<&'w str>,
}

impl<'w> HeldArea<'w> {
    /// In one cell: `isis`, `contested: isis iraq_gov`, `none`.
    pub(super) fn cell(&self) -> String {
        match (self.status, self.forces.is_empty()) {
            ("control", false) => self.forces.join(" "),
            (status, true) => status.to_owned(),
            (status, false) => format!("{status}: {}", self.forces.join(" ")),
        }
    }

    pub(super) fn of(world: &'w World, control: &Control) -> Self {
        let id = |force: &ForceId| world.force(*force).id.as_str();
        Self {
            status: control.status.word(),
            forces: control.forces.iter().map(id).collect(),
        }
    }
}

/// A change that may already have happened.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Pending<'w> {
    pub(super) change: &'w str,
    /// The first day that it can have happened.
    pub(super) first: String,
    /// The day on which it takes effect at the latest.
    pub(super) last: String,
    #[serde(flatten)]
    pub(super) held: HeldArea<'w>,
}

/// The state of an area on a day.
#[derive(Clone, Debug, Serialize)]
pub(super) struct AreaState<'w> {
    #[serde(flatten)]
    pub(super) which: Which<'w>,
    pub(super) km2: f64,
    /// How many people were counted in it; null where that is not known, which is not nobody.
    pub(super) people: Option<u64>,
    /// Whether that was counted or is an estimate, in the words of the file; null with the number.
    pub(super) people_basis: Option<&'static str>,
    #[serde(flatten)]
    pub(super) held: HeldArea<'w>,
    pub(super) since: Option<String>,
    /// How it was held before; null where no change brought what holds.
    pub(super) previous: Option<HeldArea<'w>>,
    pub(super) change: Option<&'w str>,
    pub(super) inferred_from: Option<&'w str>,
    pub(super) pending: Option<Pending<'w>>,
}

impl<'w> AreaState<'w> {
    pub(super) fn of(world: &'w World, timeline: &Timeline, area: AreaId, day: Day) -> Self {
        let interval = timeline.at(area, day);
        // The interval may begin where a change becomes pending, later than its state took effect.
        let effect = |change: ChangeId| {
            let mut effects = timeline.effects_of(area);
            effects.find(|effect| effect.change == change)
        };
        let since = interval.change.and_then(effect);
        let pending = interval.pending.and_then(effect).map(|effect| {
            let change = world.change(effect.change);
            Pending {
                change: &change.id,
                first: effect.first.to_string(),
                last: effect.day.to_string(),
                held: HeldArea::of(world, &change.control),
            }
        });
        let owner = history_owner(&world.areas, area);
        Self {
            which: Which::of(world, area),
            km2: three_decimals(world.area(area).area_km2),
            people: people_of(world, area),
            people_basis: basis_of(world, area),
            held: HeldArea::of(world, timeline.control(interval.state)),
            since: since.map(|effect| effect.day.to_string()),
            previous: since.map(|effect| HeldArea::of(world, timeline.control(effect.before))),
            change: interval.change.map(|id| world.change(id).id.as_str()),
            inferred_from: (owner != area).then(|| world.area(owner).id.as_str()),
            pending,
        }
    }
}

/// An area whose state differs.
#[derive(Clone, Debug, Serialize)]
pub(super) struct AreaDifference<'w> {
    #[serde(flatten)]
    pub(super) which: Which<'w>,
    pub(super) before: HeldArea<'w>,
    pub(super) after: HeldArea<'w>,
    pub(super) changes: Vec<&'w str>,
    /// The day on which it passed to who holds it on the second day.
    pub(super) when: String,
    /// Who says so.
    pub(super) sources: Vec<&'w str>,
    pub(super) area_km2: f64,
    /// How many people were counted in it; null where that is not known, which is not nobody.
    pub(super) people: Option<u64>,
    /// Whether that was counted or is an estimate, in the words of the file; null with the number.
    pub(super) people_basis: Option<&'static str>,
}

impl<'w> AreaDifference<'w> {
    pub(super) fn of(world: &'w World, timeline: &Timeline, difference: &Difference) -> Self {
        let held = |state| HeldArea::of(world, timeline.control(state));
        let id = |change: &ChangeId| world.change(*change).id.as_str();
        let mut effects = timeline.effects_of(difference.area);
        let when = effects.rfind(|effect| difference.changes.contains(&effect.change));
        Self {
            when: when.map_or_else(String::new, |effect| effect.day.to_string()),
            sources: sources_of(world, &difference.changes),
            people: people_of(world, difference.area),
            people_basis: basis_of(world, difference.area),
            which: Which::of(world, difference.area),
            before: held(difference.before),
            after: held(difference.after),
            changes: difference.changes.iter().map(id).collect(),
            area_km2: three_decimals(world.area(difference.area).area_km2),
        }
    }
}

/// How the number of people of an area belongs to it.
fn basis_of(world: &World, area: AreaId) -> Option<&'static str> {
    world
        .area(area)
        .population()
        .map(|people| people.basis.word())
}

/// How many people were counted in an area, where that is known.
fn people_of(world: &World, area: AreaId) -> Option<u64> {
    world.area(area).population().map(|people| people.count)
}

/// The ids of the sources of changes, each once.
fn sources_of<'w>(world: &'w World, changes: &[ChangeId]) -> Vec<&'w str> {
    let all = changes.iter().flat_map(|id| &world.change(*id).sources);
    let ids: BTreeSet<&str> = all.map(|id| world.source(*id).id.as_str()).collect();
    ids.into_iter().collect()
}

/// One area of a change.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ChangedArea<'w> {
    #[serde(flatten)]
    pub(super) which: Which<'w>,
    pub(super) km2: f64,
    /// How it was held before.
    pub(super) before: HeldArea<'w>,
}

impl<'w> ChangedArea<'w> {
    fn of(world: &'w World, (area, before): &(AreaId, Control)) -> Self {
        Self {
            which: Which::of(world, *area),
            km2: three_decimals(world.area(*area).area_km2),
            before: HeldArea::of(world, before),
        }
    }
}

/// A change as it takes effect.
#[derive(Clone, Debug)]
pub(super) struct ChangeFound {
    /// The first day on which it takes effect in one of its areas.
    pub(super) day: Day,
    pub(super) change: ChangeId,
    /// The areas asked for in which it takes effect, and how each was held before.
    pub(super) before: Vec<(AreaId, Control)>,
}

/// A change of control.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ChangeRow<'w> {
    pub(super) id: &'w str,
    /// As precisely as it is known, in EDTF.
    pub(super) date: String,
    /// The first day on which it takes effect in one of its areas.
    pub(super) effective: String,
    pub(super) areas: Vec<&'w str>,
    #[serde(flatten)]
    pub(super) held: HeldArea<'w>,
    pub(super) confidence: &'static str,
    pub(super) sources: Vec<&'w str>,
    pub(super) note_en: &'w str,
    pub(super) note_ar: &'w str,
    /// The rival account that it belongs to; null for the main one.
    pub(super) claim: Option<&'w str>,
    /// The kinds of its sources, each once.
    pub(super) source_kinds: Vec<&'static str>,
    /// The areas asked for in which it takes effect, those that are inferred from others among them.
    pub(super) places: Vec<ChangedArea<'w>>,
    /// All of them together.
    pub(super) km2: f64,
}

impl<'w> ChangeRow<'w> {
    /// Something of every place, in one cell.
    pub(super) fn listed<T: AsRef<str>>(&self, of: impl Fn(&ChangedArea<'w>) -> T) -> String {
        let all: Vec<T> = self.places.iter().map(of).collect();
        let all: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
        all.join("; ")
    }

    /// The governorates of its places, each once, in one cell.
    pub(super) fn governorates(&self) -> String {
        let mut all: Vec<&str> = self
            .places
            .iter()
            .map(|place| place.which.governorate)
            .collect();
        all.sort_unstable();
        all.dedup();
        all.join("; ")
    }

    /// How its places were held before, each state once, in one cell.
    pub(super) fn before(&self) -> String {
        let mut all: Vec<String> = self
            .places
            .iter()
            .map(|place| place.before.cell())
            .collect();
        all.sort_unstable();
        all.dedup();
        all.join("; ")
    }

    pub(super) fn of(world: &'w World, found: &ChangeFound) -> Self {
        let change: &Change = world.change(found.change);
        let kinds = change.sources.iter().map(|id| world.source(*id).kind);
        let kinds: BTreeSet<_> = kinds.collect();
        let km2 = found
            .before
            .iter()
            .map(|(area, _)| world.area(*area).area_km2);
        let areas = change.areas.iter().map(|id| world.area(*id).id.as_str());
        let sources = change
            .sources
            .iter()
            .map(|id| world.source(*id).id.as_str());
        Self {
            id: &change.id,
            date: change.date.to_string(),
            effective: found.day.to_string(),
            areas: areas.collect(),
            held: HeldArea::of(world, &change.control),
            confidence: change.confidence.word(),
            sources: sources.collect(),
            note_en: &change.note.en,
            note_ar: &change.note.ar,
            claim: change.claim.as_deref(),
            source_kinds: kinds.into_iter().map(SourceKind::word).collect(),
            places: found
                .before
                .iter()
                .map(|one| ChangedArea::of(world, one))
                .collect(),
            km2: three_decimals(km2.sum()),
        }
    }
}
