//! Who holds an area from when to when.

use crate::model::{AreaId, Control, Day, Effect, Status, Timeline, World, history_owner};
use serde::Serialize;

/// A stretch of time over which one change holds in one area.
#[derive(Clone, Copy, Debug)]
pub(super) struct ExportStretch<'w> {
    pub(super) area: AreaId,
    pub(super) control: &'w Control,
    /// What began it; `None` before the first change.
    pub(super) begin: Option<&'w Effect>,
    /// What ended it; `None` while it lasts.
    pub(super) end: Option<&'w Effect>,
}

static UNKNOWN: Control = Control::UNKNOWN;

/// What holds before the first change.
pub(super) fn before(timeline: &Timeline, area: AreaId) -> &Control {
    let first = timeline.intervals(area).first();
    first.map_or(&UNKNOWN, |interval| timeline.control(interval.state))
}

/// Everything that is known of an area, in time order. Nothing is said about the time before its first
/// change unless something is known of it; an area that has no change is what it is for ever.
pub(super) fn history(
    timeline: &Timeline,
    area: AreaId,
) -> impl Iterator<Item = ExportStretch<'_>> {
    let effects: Vec<&Effect> = timeline.effects_of(area).collect();
    let before = before(timeline, area);
    let is_told = effects.is_empty() || before.status != Status::Unknown;
    let nothing = is_told.then_some(ExportStretch {
        area,
        control: before,
        begin: None,
        end: effects.first().copied(),
    });
    let count = effects.len();
    let known = (0..count).map(move |n| ExportStretch {
        area,
        control: timeline.control(effects[n].after),
        begin: Some(effects[n]),
        end: effects.get(n + 1).copied(),
    });
    nothing
        .into_iter()
        .chain(known)
        .filter(ExportStretch::is_shown)
}

/// What holds in an area on a day; `None` where there is nothing at that time.
pub(super) fn at(timeline: &Timeline, area: AreaId, day: Day) -> Option<ExportStretch<'_>> {
    let effects = timeline.effects_of(area);
    let mut stretch = ExportStretch {
        area,
        control: before(timeline, area),
        begin: None,
        end: None,
    };
    for effect in effects {
        if effect.day > day {
            stretch.end = Some(effect);
            break;
        }
        stretch.control = timeline.control(effect.after);
        stretch.begin = Some(effect);
    }
    stretch.is_shown().then_some(stretch)
}

impl<'w> ExportStretch<'w> {
    /// Whether there is anything, for at least a day.
    fn is_shown(&self) -> bool {
        let lasts = match (self.begin, self.end) {
            (Some(begin), Some(end)) => begin.day < end.day,
            _ => true,
        };
        lasts && self.control.status != Status::Absent
    }

    /// Its properties.
    pub(super) fn properties(&self, world: &'w World) -> Properties<'w> {
        let area = world.area(self.area);
        let change = self.begin.map(|effect| world.change(effect.change));
        let day = |effect: &Effect| effect.day.to_string();
        let edtf = |effect: &Effect| world.change(effect.change).date.to_string();
        let owner = history_owner(&world.areas, self.area);
        let sources = change.map_or(&[][..], |change| &change.sources);
        Properties {
            id: &area.id,
            name_en: &area.name.en,
            name_ar: &area.name.ar,
            status: self.control.status.word(),
            forces: force_ids(world, self.control),
            force: force_names(world, self.control),
            start: self.begin.map(day),
            end: self.end.map(day),
            end_exclusive: self.end.map(|_| true),
            start_date: self.begin.map(day),
            end_date: self.end.map(day),
            start_edtf: self.begin.map(edtf),
            end_edtf: self.end.map(edtf),
            confidence: change.map(|change| change.confidence.word()),
            sources: sources
                .iter()
                .map(|id| world.source(*id).id.as_str())
                .collect(),
            change: change.map(|change| change.id.as_str()),
            inferred_from: (owner != self.area).then(|| world.area(owner).id.as_str()),
        }
    }
}

/// The ids of the forces of a state.
pub(super) fn force_ids<'w>(world: &'w World, control: &Control) -> Vec<&'w str> {
    let forces = control.forces.iter();
    forces.map(|id| world.force(*id).id.as_str()).collect()
}

/// The names of the forces of a state; `None` where there are none.
pub(super) fn force_names(world: &World, control: &Control) -> Option<String> {
    let names = control.forces.iter().map(|id| {
        let force = world.force(*id);
        let names = [&force.name.en, &force.name.ar, &force.id];
        names.into_iter().find(|n| !n.is_empty()).map_or("", |n| n)
    });
    let names: Vec<&str> = names.collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The properties of a stretch, with the names that others look for: `start`, `end` and `endExclusive`
/// of timelines, `start_date` and `end_date` of OpenHistoricalMap with their EDTF.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) struct Properties<'w> {
    id: &'w str,
    #[serde(rename = "name:en", skip_serializing_if = "str::is_empty")]
    name_en: &'w str,
    #[serde(rename = "name:ar", skip_serializing_if = "str::is_empty")]
    name_ar: &'w str,
    status: &'static str,
    forces: Vec<&'w str>,
    force: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(rename = "endExclusive", skip_serializing_if = "Option::is_none")]
    end_exclusive: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<String>,
    #[serde(rename = "start_date:edtf", skip_serializing_if = "Option::is_none")]
    start_edtf: Option<String>,
    #[serde(rename = "end_date:edtf", skip_serializing_if = "Option::is_none")]
    end_edtf: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<&'static str>,
    sources: Vec<&'w str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'w str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inferred_from: Option<&'w str>,
}

/// The columns of a table of stretches. `end` is the first day that no longer counts.
pub(super) const COLUMNS: [&str; 14] = [
    "id",
    "name_en",
    "name_ar",
    "status",
    "forces",
    "force",
    "start",
    "end",
    "start_edtf",
    "end_edtf",
    "confidence",
    "sources",
    "change",
    "inferred_from",
];

impl Properties<'_> {
    /// The cells beneath [`COLUMNS`]; lists are separated by spaces.
    pub(super) fn cells(self) -> [String; 14] {
        [
            self.id.to_owned(),
            self.name_en.to_owned(),
            self.name_ar.to_owned(),
            self.status.to_owned(),
            self.forces.join(" "),
            self.force.unwrap_or_default(),
            self.start.unwrap_or_default(),
            self.end.unwrap_or_default(),
            self.start_edtf.unwrap_or_default(),
            self.end_edtf.unwrap_or_default(),
            self.confidence.unwrap_or_default().to_owned(),
            self.sources.join(" "),
            self.change.unwrap_or_default().to_owned(),
            self.inferred_from.unwrap_or_default().to_owned(),
        ]
    }
}
