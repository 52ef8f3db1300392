//! What is said of how the dates of a file were read: in which order, in which calendar, from which
//! midnight, and what has no date or more than a day tells.

use super::dated::Dates;
use super::time_value::Dated;
use crate::load::problems::Problems;
use crate::model::{Code, Day, DayOrder, Feature, FilePlace, Mapping, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Names what was decided and what was guessed.
pub(super) fn tell(dates: &Dates, place: &FilePlace, mapping: &Mapping, problems: &mut Problems) {
    tell_order(dates, place, mapping, problems);
    tell_short(dates, place, problems);
    tell_hijri(dates, place, mapping, problems);
    tell_midnight(dates, place, mapping, problems);
    tell_missing(dates, place, problems);
}

fn tell_order(dates: &Dates, place: &FilePlace, mapping: &Mapping, problems: &mut Problems) {
    let evidence = &dates.evidence;
    let taken = dates.convention.order;
    let order = match taken {
        DayOrder::DayFirst => "day",
        DayOrder::MonthFirst => "month",
        DayOrder::YearFirst => "year",
    };
    let (decided, against) = evidence.decided(taken);
    if decided == 0 && evidence.either > 0 && mapping.day_order.is_none() {
        let problem = problems.warning(Code::DayOrder, place.clone());
        problem.case("why", "guess").case("order", order);
        problem.with("count", evidence.either);
    } else if decided > 0 && evidence.either + against > 0 {
        let problem = problems.note(Code::DayOrder, place.clone());
        problem.case("why", "decided").case("order", order);
        problem.with("count", decided);
    }
}

/// Years of two digits, and the century that is taken for them.
fn tell_short(dates: &Dates, place: &FilePlace, problems: &mut Problems) {
    if dates.short == 0 {
        return;
    }
    let near = dates.convention.short.near;
    let problem = problems.note(Code::ShortYears, place.clone());
    problem.with("count", dates.short);
    match near {
        Some(near) => problem.case("why", "near").with("near", near.to_string()),
        None => problem.case("why", "alone").with("near", ""),
    };
}

/// Dates of the Hijri calendar, and years that may be of it.
fn tell_hijri(dates: &Dates, place: &FilePlace, mapping: &Mapping, problems: &mut Problems) {
    let is_open = dates.evidence.may_be_hijri() && mapping.hijri.is_none();
    if dates.hijri > 0 {
        let problem = problems.warning(Code::OtherCalendar, place.clone());
        problem.case("why", if is_open { "guess" } else { "said" });
        problem.with("count", dates.hijri);
    }
}

fn tell_midnight(dates: &Dates, place: &FilePlace, mapping: &Mapping, problems: &mut Problems) {
    if !dates.evidence.has_local_midnights() {
        return;
    }
    let is_taken = mapping.local_midnight != Some(false);
    let problem = problems.warning(Code::LocalMidnight, place.clone());
    problem.case("why", if is_taken { "next" } else { "same" });
    problem.with("count", dates.evidence.clocks());
}

/// Times of day, where several of one day are told apart by nothing else. Of points it is worth knowing;
/// outlines of one day may lie over each other.
pub(super) fn tell_times_of_day(
    dates: &Dates,
    features: &[Feature],
    place: &FilePlace,
    problems: &mut Problems,
) {
    let timed = || {
        let all = dates.of_feature.iter().zip(features);
        all.filter_map(|(dated, feature)| {
            let begin = dated.begin.filter(|begin| begin.first == begin.last)?;
            Some((begin.first, dated.minute?, feature))
        })
    };
    let mut of_days: BTreeMap<Day, BTreeSet<u16>> = BTreeMap::new();
    for (day, minute, _) in timed() {
        of_days.entry(day).or_default().insert(minute);
    }
    let is_told_apart = |day: Day| of_days.get(&day).is_some_and(|minutes| minutes.len() > 1);
    let found: Vec<&Feature> = timed()
        .filter(|(day, ..)| is_told_apart(*day))
        .map(|(_, _, feature)| feature)
        .collect();
    if found.is_empty() {
        return;
    }
    let has_ground = found
        .iter()
        .any(|feature| !feature.form.polygons.0.is_empty());
    let severity = if has_ground {
        Severity::Warning
    } else {
        Severity::Note
    };
    problems
        .add(severity, Code::TimesOfDay, place.clone())
        .with("count", found.len());
}

/// Features without any date, where others have one.
fn tell_missing(dates: &Dates, place: &FilePlace, problems: &mut Problems) {
    let nothing = Dated::default();
    let features = dates.of_feature.iter();
    let missing = features.filter(|dated| **dated == nothing).count();
    if missing > 0 && missing < dates.of_feature.len() {
        let problem = problems.note(Code::NoTime, place.clone());
        problem.with("count", missing);
    }
}
