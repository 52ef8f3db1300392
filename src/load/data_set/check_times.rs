//! What speaks of another time than the change that it stands with: notes, and sentences that are marked.

use super::said_dates::{days_between, said_time};
use super::table::Table;
use crate::load::problems::Problems;
use crate::model::{AreaId, Change, ChangeId, Code, Day, FilePlace, FuzzyDate, Lang, Names, World};
use std::collections::BTreeMap;

/// So many days a sentence may be off: reports follow what they tell, and nights have two dates.
const DAYS_OFF: i32 = 3;

/// So many days a note may be off its change, whatever lies between: five years.
const NOTE_DAYS_OFF: i32 = 5 * 365;

/// The first possible days and the last ones of an area's changes in the main account, in order.
type Run = Vec<(Day, Day)>;

/// Names the notes that speak of another time than their change.
pub(super) fn check_notes(world: &World, changes: &Table<Change>, problems: &mut Problems) {
    let mut runs: BTreeMap<AreaId, Run> = BTreeMap::new();
    for change in world.changes.iter().filter(|change| change.claim.is_none()) {
        for area in &change.areas {
            let run = runs.entry(*area).or_default();
            run.push((change.date.first, change.date.last));
        }
    }
    runs.values_mut().for_each(|run| run.sort_unstable());
    for (n, change) in world.changes.iter().enumerate() {
        // What a first state rests on may be of any time before.
        if change.date.first <= world.about.first {
            continue;
        }
        let around = change.areas.iter().filter_map(|area| runs.get(area));
        let around: Vec<[Day; 2]> = around.map(|run| between(run, &change.date)).collect();
        let told = Lang::ALL.into_iter().find_map(|lang| {
            let said = said_elsewhen(change.note.exact(lang), &change.date, &around)?;
            Some((lang, said))
        });
        if let Some((lang, said)) = told {
            let place = changes.places[ChangeId::from_index(n).index()].clone();
            let place = place.member(["note_en", "note_ar"][usize::from(lang == Lang::Ar)]);
            let problem = problems.note(Code::NoteOfOtherTime, place);
            problem.with("said", said.to_string());
            problem.with("date", change.date.to_string());
        }
    }
}

/// From the change before to the one after: what a note may speak of.
fn between(run: &Run, date: &FuzzyDate) -> [Day; 2] {
    let before = run.partition_point(|(first, _)| *first < date.first);
    let after = run.partition_point(|(first, _)| *first <= date.first);
    let first = before.checked_sub(1).map_or(Day(i32::MIN), |n| run[n].0);
    let last = run.get(after).map_or(Day(i32::MAX), |next| next.1);
    [first, last.max(date.last)]
}

/// The first date that a note names, where all that it names are of another time.
fn said_elsewhen(note: &str, date: &FuzzyDate, around: &[[Day; 2]]) -> Option<FuzzyDate> {
    let (year, ..) = date.first.year_month_day();
    let said = said_time(note, year);
    if said.has_bound || said.dates.is_empty() {
        return None;
    }
    let own = [date.first, date.last];
    let is_elsewhen = said.dates.iter().all(|one| {
        let is_outside = around.iter().all(|days| days_between(&one.date, *days) > 0);
        one.has_year && (is_outside || days_between(&one.date, own) > NOTE_DAYS_OFF)
    });
    is_elsewhen.then(|| said.dates[0].date)
}

/// Names a marked sentence that names another day than its change. `place` is that of a column.
pub(super) fn check_sentence(
    exact: &Names,
    change: &Change,
    place: &dyn Fn(&str) -> FilePlace,
    problems: &mut Problems,
) {
    for lang in Lang::ALL {
        if let Some(said) = other_day(exact.exact(lang), &change.date) {
            let problem = problems.warning(
                Code::PassageOfOtherDay,
                place(["exact_en", "exact_ar"][usize::from(lang == Lang::Ar)]),
            );
            problem.with("said", said.to_string());
            problem.with("date", change.date.to_string());
            return;
        }
    }
}

/// The one day that a sentence names, where it is not that of a change. A day without its year is of the
/// year in which it comes nearest.
fn other_day(sentence: &str, date: &FuzzyDate) -> Option<FuzzyDate> {
    let [first, last] = [date.first, date.last].map(|day| day.year_month_day().0);
    let said = said_time(sentence, first);
    let [only] = said.dates.as_slice() else {
        return None;
    };
    let is_day = only.date.first == only.date.last;
    if said.has_bound || said.has_other_days || !is_day || last - first > MOST_YEARS {
        return None;
    }
    let (_, month, day) = only.date.first.year_month_day();
    let of_year = |year: i32| Day::new(year, month, day).map(FuzzyDate::exact);
    let all: Vec<FuzzyDate> = if only.has_year {
        vec![only.date]
    } else {
        (first - 1..=last + 1).filter_map(of_year).collect()
    };
    let own = [date.first, date.last];
    let said = all.into_iter().min_by_key(|said| days_between(said, own))?;
    (days_between(&said, own) > DAYS_OFF).then_some(said)
}

/// A change that may have happened within more years than this is of no day.
const MOST_YEARS: i32 = 20;
