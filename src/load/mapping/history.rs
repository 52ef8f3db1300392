//! What holds in each area from when: the validities of its features as changes.

use super::force_table::ForceTable;
use super::gather::Gathered;
use super::validities::Validity;
use crate::model::{
    Area, AreaId, Change, Confidence, Control, Day, FuzzyDate, Names, Precision, Status,
};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Stands for the state of what does not exist.
const ABSENT: u32 = u32::MAX;

/// A change of one area.
struct ControlTurn {
    date: FuzzyDate,
    control: u32,
    area: AreaId,
}

/// Sets what each area begins with, and answers with the changes. One that takes effect in several
/// areas on one date is one change.
pub(super) fn history(
    areas: &mut [Area],
    gathered: &Gathered,
    validities: &[Validity],
    held: &ForceTable,
) -> Vec<Change> {
    let runs: Vec<(u32, Vec<(FuzzyDate, u32)>)> = gathered
        .features
        .par_iter()
        .map(|list| run(list, validities, &held.of_feature))
        .collect();
    let mut turns = Vec::new();
    for (n, (before, run)) in runs.into_iter().enumerate() {
        areas[n].before = control_of(before, held);
        let area = AreaId::from_index(n);
        turns.extend(run.into_iter().map(|(date, control)| ControlTurn {
            date,
            control,
            area,
        }));
    }
    changes(turns, held)
}

fn control_of(control: u32, held: &ForceTable) -> Control {
    match control {
        ABSENT => Control::ABSENT,
        n => held.controls[n as usize].clone(),
    }
}

/// What holds at first, and each change after: on every day that feature which began last.
fn run(list: &[u32], validities: &[Validity], controls: &[u32]) -> (u32, Vec<(FuzzyDate, u32)>) {
    let mut order: Vec<u32> = list.to_vec();
    let begins = |n: u32| (validities[n as usize].from(), validities[n as usize].minute);
    order.sort_by_key(|n| (begins(*n), *n));
    let mut days: BTreeSet<Day> = BTreeSet::new();
    for n in list {
        let validity = &validities[*n as usize];
        days.insert(validity.from());
        days.insert(validity.to());
    }
    days.remove(&Day(i32::MAX));
    let (mut now, mut before) = (ABSENT, ABSENT);
    let mut turns = Vec::new();
    let mut coming = order.iter().copied().peekable();
    // By beginning, then by place in the file: the last of them shows.
    let mut standing: BTreeSet<((Day, u16), u32)> = BTreeSet::new();
    let mut ending: BTreeSet<(Day, u32)> = BTreeSet::new();
    for day in days {
        let mut date = FuzzyDate::exact(day);
        while let Some((_, n)) = ending.first().copied().filter(|(until, _)| *until <= day) {
            ending.pop_first();
            standing.remove(&(begins(n), n));
            date = validities[n as usize].until.unwrap_or(date);
        }
        while let Some(n) = coming.next_if(|n| validities[*n as usize].from() <= day) {
            let validity = &validities[n as usize];
            standing.insert((begins(n), n));
            ending.insert((validity.to(), n));
        }
        let top = standing.last().map(|(_, n)| *n as usize);
        if let Some(begin) = top
            .and_then(|n| validities[n].begin)
            .filter(|b| b.first == day)
        {
            date = begin;
        }
        let control = top.map_or(ABSENT, |n| controls[n]);
        if day == Day(i32::MIN) {
            before = control;
        } else if control != now {
            turns.push((date, control));
        }
        now = control;
    }
    (before, turns)
}

fn order(date: &FuzzyDate) -> (Day, Day, u8, bool, bool) {
    let precision = match date.precision {
        Precision::Day => 0,
        Precision::Month => 1,
        Precision::Year => 2,
        Precision::Range => 3,
        Precision::Open => 4,
    };
    (
        date.first,
        date.last,
        precision,
        date.approximate,
        date.uncertain,
    )
}

fn changes(mut turns: Vec<ControlTurn>, held: &ForceTable) -> Vec<Change> {
    turns.par_sort_by_key(|turn| (order(&turn.date), turn.control, turn.area));
    let together = turns.chunk_by(|a, b| a.date == b.date && a.control == b.control);
    together
        .map(|turns| {
            let control = control_of(turns[0].control, held);
            Change {
                id: id(&turns[0].date, &control, held),
                date: turns[0].date,
                areas: turns.iter().map(|turn| turn.area).collect(),
                control,
                confidence: Confidence::default(),
                sources: Vec::new(),
                note: Names::default(),
                claim: None,
            }
        })
        .collect()
}

/// An id that says what the change is: `2016-05-01_isis`.
fn id(date: &FuzzyDate, control: &Control, held: &ForceTable) -> String {
    let forces = control.forces.iter();
    let forces: Vec<&str> = forces
        .map(|force| held.forces[force.index()].id.as_str())
        .collect();
    let forces = forces.join("+");
    match control.status {
        Status::Control => format!("{date}_{forces}"),
        status if forces.is_empty() => format!("{date}_{}", status.word()),
        status => format!("{date}_{}_{forces}", status.word()),
    }
}
