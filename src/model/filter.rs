//! What is shown of a data set: one rule for map, strip, next and previous change, lists, search, table,
//! sums and command line.
//!
//! A [`Filter`] is a set of [`Condition`]s. Those of one kind are alternatives, those of different kinds
//! must all hold; their order says nothing. Some ask about an area, some about what holds there, some
//! about the change that brought it; a stretch of time passes where all of them do.

use super::ids::{AreaId, ForceId};
use super::tables::{Confidence, Control, SourceKind, Status};
use super::timeline::{Effect, Interval, Timeline};
use super::{Day, World};
use std::collections::BTreeSet;

/// How many sources a change has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceCount {
    /// None.
    None,
    /// One alone.
    One,
    /// Two or more.
    Several,
}

impl SourceCount {
    /// Every count, the fewest first.
    pub const ALL: [Self; 3] = [Self::None, Self::One, Self::Several];

    /// The class of a number of sources.
    pub fn of(count: usize) -> Self {
        match count {
            0 => Self::None,
            1 => Self::One,
            _ => Self::Several,
        }
    }

    /// The word that links and the command line use.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::One => "one",
            Self::Several => "several",
        }
    }
}

/// One thing that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// The force is singled out: what does not involve it stays on the map, faintly, and changes
    /// before and after which it holds nothing there do not show.
    Force(ForceId),
    /// The force has held the area at some time, alone or with others.
    EverHeld(ForceId),
    /// The area lies in the country with this code.
    Country(String),
    /// The area lies in the governorate of this name, as [`governorate_key`] writes it.
    Governorate(String),
    /// The area is held in this way.
    Status(Status),
    /// The compilers are this sure of the change.
    Confidence(Confidence),
    /// The change has a source of this kind.
    SourceKind(SourceKind),
    /// The change has this many sources.
    Sources(SourceCount),
    /// The change took effect between these days, both counted.
    Period([Day; 2]),
}

/// What a condition asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ConditionSubject {
    Area,
    Control,
    Change,
}

impl Condition {
    fn about(&self) -> ConditionSubject {
        match self {
            Self::EverHeld(_) | Self::Country(_) | Self::Governorate(_) => ConditionSubject::Area,
            Self::Force(_) | Self::Status(_) => ConditionSubject::Control,
            Self::Confidence(_) | Self::SourceKind(_) | Self::Sources(_) | Self::Period(_) => {
                ConditionSubject::Change
            }
        }
    }

    fn kind(&self) -> std::mem::Discriminant<Self> {
        std::mem::discriminant(self)
    }
}

impl Condition {
    /// The kinds as they are written.
    pub const KINDS: [&'static str; 9] = [
        "force=ID",
        "ever-held=ID",
        "country=CODE",
        "governorate=NAME",
        "status=control|contested|shared|none|unknown",
        "confidence=high|medium|low",
        "source-kind=report|encyclopedia|digest|none",
        "sources=none|one|several",
        "period=DAY/DAY",
    ];

    /// As links, sessions and the command line write it: `force=isis`, `country=SYR`,
    /// `period=2014-06-01/2014-07-01`. Forces go by the ids of the data set.
    pub fn text(&self, world: &World) -> String {
        self.text_by(|id| world.force(id).id.as_str())
    }

    /// The same with other ids of forces.
    pub fn text_by<'i>(&self, force: impl Fn(ForceId) -> &'i str) -> String {
        match self {
            Self::Force(id) => format!("force={}", force(*id)),
            Self::EverHeld(id) => format!("ever-held={}", force(*id)),
            Self::Country(code) => format!("country={code}"),
            Self::Governorate(name) => format!("governorate={name}"),
            Self::Status(status) => format!("status={}", status.word()),
            Self::Confidence(confidence) => format!("confidence={}", confidence.word()),
            Self::SourceKind(kind) => format!("source-kind={}", kind.word()),
            Self::Sources(count) => format!("sources={}", count.word()),
            Self::Period([first, last]) => format!("period={first}/{last}"),
        }
    }

    /// Reads what [`text`](Self::text) writes; `None` for what is no condition, or names a force that
    /// `find_force` does not know.
    pub fn from_text(text: &str, find_force: impl Fn(&str) -> Option<ForceId>) -> Option<Self> {
        fn named<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str, text: &str) -> Option<T> {
            all.iter().copied().find(|one| word(*one) == text)
        }
        let (kind, value) = text.split_once('=')?;
        let value = value.trim();
        match kind.trim() {
            "force" => find_force(value).map(Self::Force),
            "ever-held" => find_force(value).map(Self::EverHeld),
            "country" => Some(Self::Country(value.to_owned())),
            "governorate" => Some(Self::Governorate(value.to_owned())),
            "status" => Status::from_word(value).map(Self::Status),
            "confidence" => named(&Confidence::ALL, Confidence::word, value).map(Self::Confidence),
            "source-kind" => named(&SourceKind::ALL, SourceKind::word, value).map(Self::SourceKind),
            "sources" => named(&SourceCount::ALL, SourceCount::word, value).map(Self::Sources),
            "period" => {
                let (first, last) = value.split_once('/')?;
                let [first, last] = [first, last].map(|day| Day::try_from(day.to_owned()).ok());
                let period = [first?, last?];
                (period[0] <= period[1]).then_some(Self::Period(period))
            }
            _ => None,
        }
    }
}

/// How a governorate is called in conditions: its English name, or its Arabic one where it has no other.
pub fn governorate_key(governorate: &super::Names) -> &str {
    governorate.get(super::Lang::En)
}

/// What is let through: conditions that are combined.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Filter(BTreeSet<Condition>);

impl FromIterator<Condition> for Filter {
    fn from_iter<I: IntoIterator<Item = Condition>>(conditions: I) -> Self {
        Self(conditions.into_iter().collect())
    }
}

impl Filter {
    /// Whether everything is let through.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The conditions, those of one kind beside each other.
    pub fn conditions(&self) -> impl ExactSizeIterator<Item = &Condition> {
        self.0.iter()
    }

    /// Whether it has a condition.
    pub fn has(&self, condition: &Condition) -> bool {
        self.0.contains(condition)
    }

    /// Adds a condition.
    pub fn add(&mut self, condition: Condition) {
        self.0.insert(condition);
    }

    /// Takes a condition away; answers whether it was there.
    pub fn remove(&mut self, condition: &Condition) -> bool {
        self.0.remove(condition)
    }

    /// Takes all conditions away.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The forces that are singled out, in the order of the data set; none for all.
    pub fn singled_out(&self) -> impl Iterator<Item = ForceId> {
        self.0.iter().filter_map(|condition| match condition {
            Condition::Force(force) => Some(*force),
            _ => None,
        })
    }

    /// Singles out these forces and no others.
    pub fn single_out(&mut self, forces: impl IntoIterator<Item = ForceId>) {
        self.0
            .retain(|condition| !matches!(condition, Condition::Force(_)));
        self.0.extend(forces.into_iter().map(Condition::Force));
    }

    /// Whether a state is drawn in full: forces that are singled out are part of it.
    pub fn is_full(&self, control: &Control) -> bool {
        let mut forces = self.singled_out().peekable();
        forces.peek().is_none() || forces.any(|force| control.forces.contains(&force))
    }

    /// Whether an area can be shown at some time.
    pub fn passes_area(&self, world: &World, timeline: &Timeline, area: AreaId) -> bool {
        let row = world.area(area);
        self.all(ConditionSubject::Area, |condition| match condition {
            Condition::Country(code) => row.country == *code,
            Condition::Governorate(name) => governorate_key(&row.governorate) == name,
            Condition::EverHeld(force) => {
                let has = |i: &Interval| timeline.control(i.state).forces.contains(force);
                timeline.intervals(area).iter().any(has)
            }
            _ => true,
        })
    }

    /// Whether an area that can be shown is, over a stretch of time.
    fn passes_interval(&self, world: &World, timeline: &Timeline, interval: &Interval) -> bool {
        let control = timeline.control(interval.state);
        let held = self.all(ConditionSubject::Control, |condition| match condition {
            Condition::Status(status) => control.status == *status,
            // What is not singled out is drawn faintly.
            _ => true,
        });
        held && self.passes_change(world, interval.change.map(|change| (change, interval.from)))
    }

    /// Whether a change, on the day that it takes effect, is one that is asked for.
    fn passes_change(&self, world: &World, change: Option<(super::ChangeId, Day)>) -> bool {
        self.all(ConditionSubject::Change, |condition| {
            let Some((id, day)) = change else {
                return false;
            };
            let row = world.change(id);
            match condition {
                Condition::Confidence(confidence) => row.confidence == *confidence,
                Condition::SourceKind(kind) => {
                    row.sources.iter().any(|id| world.source(*id).kind == *kind)
                }
                Condition::Sources(count) => SourceCount::of(row.sources.len()) == *count,
                Condition::Period([first, last]) => (*first..=*last).contains(&day),
                _ => true,
            }
        })
    }

    /// Whether a change shows as it takes effect in an area: something differs after it, and it is one
    /// of those that are asked for.
    pub fn passes_effect(&self, world: &World, timeline: &Timeline, effect: &Effect) -> bool {
        effect.before != effect.after && self.asks_for(world, timeline, effect)
    }

    /// Whether a change, as it takes effect in an area, is one of those that are asked for.
    pub fn asks_for(&self, world: &World, timeline: &Timeline, effect: &Effect) -> bool {
        let after = timeline.control(effect.after);
        let held = self.all(ConditionSubject::Control, |condition| match condition {
            Condition::Status(status) => after.status == *status,
            Condition::Force(force) => {
                let before = timeline.control(effect.before);
                before.forces.contains(force) || after.forces.contains(force)
            }
            _ => true,
        });
        held && self.passes_change(world, Some((effect.change, effect.day)))
            && self.passes_area(world, timeline, effect.area)
    }

    /// Whether what holds in an area on a day is let through, and in full.
    pub fn passes_on(&self, world: &World, timeline: &Timeline, area: AreaId, day: Day) -> bool {
        let interval = timeline.at(area, day);
        let brought = |change| {
            let mut effects = timeline.effects_of(area);
            effects.find(|effect| effect.change == change)
        };
        let effect = interval.change.and_then(brought);
        let from = effect.map_or(interval.from, |effect| effect.day);
        self.passes_area(world, timeline, area)
            && self.passes_interval(world, timeline, &Interval { from, ..*interval })
            && self.is_full(timeline.control(interval.state))
    }

    /// Whether of each kind of condition about something one holds.
    fn all(&self, about: ConditionSubject, holds: impl Fn(&Condition) -> bool) -> bool {
        let mut conditions = self.0.iter().filter(|c| c.about() == about).peekable();
        while let Some(first) = conditions.next() {
            let mut one_holds = holds(first);
            // The set keeps conditions of one kind beside each other.
            while let Some(other) = conditions.next_if(|other| other.kind() == first.kind()) {
                one_holds |= holds(other);
            }
            if !one_holds {
                return false;
            }
        }
        true
    }
}

/// What a filter lets through of one account, worked out once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// By position among all intervals; empty where all pass.
    intervals: Vec<bool>,
    /// By position among all effects; empty where only those do not that change nothing.
    effects: Vec<bool>,
    /// By area; empty where all pass.
    areas: Vec<bool>,
}

impl Passed {
    /// What passes of a timeline.
    pub fn new(filter: &Filter, world: &World, timeline: &Timeline) -> Self {
        if filter.is_empty() {
            return Self::default();
        }
        let passes = |area: AreaId| filter.passes_area(world, timeline, area);
        let areas: Vec<bool> = world.area_ids().map(passes).collect();
        let mut intervals = Vec::with_capacity(timeline.all_intervals().len());
        for area in world.area_ids() {
            // A change that became pending later is still the one that brought what holds.
            let mut since = None;
            for interval in timeline.intervals(area) {
                since = match since {
                    Some((change, day)) if interval.change == Some(change) => Some((change, day)),
                    _ => interval.change.map(|change| (change, interval.from)),
                };
                let from = since.map_or(interval.from, |(_, day)| day);
                let interval = Interval { from, ..*interval };
                let passes =
                    areas[area.index()] && filter.passes_interval(world, timeline, &interval);
                intervals.push(passes);
            }
        }
        let effects = timeline.effects().iter();
        let effects = effects.map(|effect| filter.passes_effect(world, timeline, effect));
        let unless_all = |passes: Vec<bool>| {
            if passes.iter().all(|passes| *passes) {
                Vec::new()
            } else {
                passes
            }
        };
        Self {
            effects: effects.collect(),
            intervals: unless_all(intervals),
            areas: unless_all(areas),
        }
    }

    /// Whether every area passes at any time, so that nothing is missing on the map and in sums.
    pub fn is_all(&self) -> bool {
        self.intervals.is_empty()
    }

    /// Whether an interval of the timeline passes, by its position among all.
    pub fn interval(&self, index: usize) -> bool {
        self.intervals.get(index).is_none_or(|passes| *passes)
    }

    /// Whether an effect of the timeline passes, by its position among all.
    pub fn effect(&self, timeline: &Timeline, index: usize) -> bool {
        match self.effects.get(index) {
            Some(passes) => *passes,
            None => {
                let effect = &timeline.effects()[index];
                effect.before != effect.after
            }
        }
    }

    /// Whether every area passes at some time, so that none is missing in a list.
    pub fn is_every_area(&self) -> bool {
        self.areas.is_empty()
    }

    /// Whether an area passes at some time.
    pub fn area(&self, area: AreaId) -> bool {
        self.areas.get(area.index()).is_none_or(|passes| *passes)
    }

    /// How many areas pass at some time.
    pub fn area_count(&self, timeline: &Timeline) -> usize {
        let mut number = 0;
        let areas = (0..timeline.area_count()).filter(|n| {
            let count = timeline.intervals(AreaId::from_index(*n)).len();
            let here = number..number + count;
            number += count;
            here.into_iter().any(|n| self.interval(n))
        });
        areas.count()
    }
}
