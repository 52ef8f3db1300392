//! What contradicts itself across tables: forces that hold ground after their end, changes of order alone
//! that nothing bears out, and changes whose every report is older than they are.

use super::table::Table;
use crate::load::problems::Problems;
use crate::model::{Change, ChangeId, Code, SourceKind, World};
use std::collections::BTreeSet;

/// A report may be dated a few days before what it announces: pages of a running day keep their date.
const DAYS_BEFORE: i32 = 7;

/// Runs the checks that need the whole world.
pub(super) fn check(world: &World, changes: &Table<Change>, problems: &mut Problems) {
    let place = |id: ChangeId| changes.places[id.index()].clone();
    for (id, day) in after_their_end(world) {
        let problem = problems.warning(Code::ForceEnded, place(id).member("forces"));
        problem.with("day", day);
    }
    for id in order_alone(world) {
        problems.note(Code::OrderAlone, place(id).member("forces"));
    }
    for n in 0..world.changes.len() {
        let id = ChangeId::from_index(n);
        if let Some(latest) = latest_of_old(world, id) {
            let problem = problems.note(Code::OlderSources, place(id).member("sources"));
            problem.with("latest", latest);
        }
    }
}

/// The changes whose state goes on after one of its forces has ended, with the day of the end.
fn after_their_end(world: &World) -> BTreeSet<(ChangeId, String)> {
    let mut found = BTreeSet::new();
    if world.forces.iter().all(|force| force.until.is_none()) {
        return found;
    }
    for area in world.area_ids() {
        let run = world.timeline.intervals(area);
        for (n, interval) in run.iter().enumerate() {
            let next = run.get(n + 1).map(|next| next.from);
            let last = next.map_or(world.about.last, |next| next.plus_days(-1));
            let forces = &world.timeline.control(interval.state).forces;
            for force in forces.iter().map(|force| world.force(*force)) {
                let ended = force.until.filter(|until| last >= *until);
                found.extend(
                    interval
                        .change
                        .zip(ended)
                        .map(|(id, end)| (id, end.to_string())),
                );
            }
        }
    }
    found
}

/// Changes that everywhere only bring another order of the same forces, and of which no passage speaks.
fn order_alone(world: &World) -> Vec<ChangeId> {
    let (mut alone, mut more) = (BTreeSet::new(), BTreeSet::new());
    for area in world.area_ids() {
        for effect in world.timeline.effects_of(area) {
            let [before, after] = [effect.before, effect.after].map(|s| world.timeline.control(s));
            let [mut one, mut two] = [before.forces.clone(), after.forces.clone()];
            one.sort();
            two.sort();
            let is_order = before != after && before.status == after.status && one == two;
            let set = if is_order { &mut alone } else { &mut more };
            set.insert(effect.change);
        }
    }
    let unsaid = |id: &ChangeId| world.passages_of_change(*id).is_empty();
    alone.difference(&more).copied().filter(unsaid).collect()
}

/// The date of the latest report of a change where every dated one is much older than it; `None` where
/// one is of its time, or where an undated source could be.
fn latest_of_old(world: &World, id: ChangeId) -> Option<String> {
    let change = world.change(id);
    if change.date.first <= world.about.first {
        return None;
    }
    let sources = change.sources.iter().map(|id| world.source(*id));
    let mut latest = None;
    for source in sources.filter(|source| source.kind != SourceKind::Digest) {
        let date = source.date?;
        latest = latest.max(Some(date.last));
    }
    latest
        .filter(|day| *day < change.date.first.plus_days(-DAYS_BEFORE))
        .map(|day| day.to_string())
}
