//! When each feature holds, in days; whether an end still counts; overlaps and gaps.

use super::dated::{Dated, Dates};
use super::identity::{Identities, Scheme};
use super::subject::Subject;
use crate::load::problems::Problems;
use crate::model::{Code, Day, FuzzyDate, Precision, TimeFrom};
use std::collections::BTreeSet;

/// From when until when a feature holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Validity {
    /// Its beginning; `None` where it has always been.
    pub(super) begin: Option<FuzzyDate>,
    /// The first day on which it no longer holds; `None` where it validities.
    pub(super) until: Option<FuzzyDate>,
}

impl Validity {
    /// Its first day; the earliest of all where it has always been.
    pub(super) fn from(&self) -> Day {
        self.begin.map_or(Day(i32::MIN), |date| date.first)
    }

    /// The day after its last; the latest of all where it validities.
    pub(super) fn to(&self) -> Day {
        self.until.map_or(Day(i32::MAX), |date| date.first)
    }
}

/// A coarse date as the day on which it takes effect: what is said to hold in 2014 holds from the
/// first day of that year, while the date is still told as a year. A range keeps both its days.
fn effective(date: FuzzyDate) -> FuzzyDate {
    match date.precision {
        Precision::Month | Precision::Year => FuzzyDate {
            last: date.first,
            ..date
        },
        _ => date,
    }
}

/// Whether the state still holds on the end day, from the data: features of one area that follow each
/// other a day apart say yes, those whose ends and beginnings are equal say no; a feature that begins
/// and ends on one day says yes. Where nothing is said, ends known only to the month or year count.
pub(super) fn end_counts(dates: &Dates, identities: &Identities) -> bool {
    let (mut apart, mut equal) = (0usize, 0usize);
    let mut single = 0usize;
    for list in identities.features() {
        let dated = list.iter().map(|n| &dates.of_feature[*n as usize]);
        let mut ranges: Vec<(FuzzyDate, FuzzyDate)> = dated
            .filter_map(|dated| Some((dated.begin?, dated.end?.date)))
            .collect();
        ranges.sort_by_key(|(begin, end)| (begin.first, end.first));
        single += ranges
            .iter()
            .filter(|(begin, end)| begin.first == end.first)
            .count();
        for pair in ranges.windows(2) {
            let (end, next) = (pair[0].1, pair[1].0.first);
            equal += usize::from(next == end.first && pair[0].0.first != end.first);
            apart += usize::from(next == end.last.plus_days(1));
        }
    }
    if apart + equal > 0 {
        return apart > equal;
    }
    let mut ends = dates
        .of_feature
        .iter()
        .filter_map(|dated| dated.end)
        .peekable();
    let coarse = ends.peek().is_some() && ends.all(|end| end.date.first < end.date.last);
    single > 0 || coarse
}

/// When each feature holds.
pub(super) fn validities(
    subject: &Subject<'_>,
    dates: &Dates,
    identities: &Identities,
    problems: &mut Problems,
) -> Vec<Validity> {
    let mapping = subject.mapping;
    let dated = dates.of_feature.iter().enumerate();
    let mut validities: Vec<Validity> = dated
        .map(|(n, dated)| validity(subject, n, dated, problems))
        .collect();
    if dates.has_ends() {
        if matches!(
            identities.scheme,
            Scheme::Id | Scheme::FeatureId | Scheme::Shape
        ) {
            tell_neighbours(subject, &validities, identities, problems);
        }
    } else if mapping.time == TimeFrom::FileNames || is_dense(&validities, identities) {
        until_next_date(&mut validities);
    } else {
        until_next_of_area(&mut validities, identities);
    }
    validities
}

fn validity(subject: &Subject<'_>, n: usize, dated: &Dated, problems: &mut Problems) -> Validity {
    let begin = dated.begin.map(effective);
    let until = dated.end.map(|end| {
        if subject.mapping.end_counts || end.late {
            return FuzzyDate::exact(end.date.last.plus_days(1));
        }
        FuzzyDate {
            last: end.date.first,
            ..end.date
        }
    });
    let (Some(written), Some(end), Some(last)) = (dated.begin, dated.end, until) else {
        return Validity { begin, until };
    };
    if last.first > written.first {
        // A beginning somewhere within a range lies before the end, so that there is a day on which it holds.
        let eve = last.first.plus_days(-1);
        let begin = begin.map(|begin| FuzzyDate {
            last: begin.last.min(eve),
            ..begin
        });
        return Validity { begin, until };
    }
    if end.date.last < written.first {
        let place = super::places::feature_place(subject, n);
        let problem = problems.error(Code::EndBeforeBegin, place);
        problem.with("begin", written.to_string());
        problem.with("end", end.date.to_string());
    }
    // What begins and ends at once holds for the day, month or year that is written.
    let until = Some(FuzzyDate::exact(written.last.plus_days(1)));
    Validity { begin, until }
}

/// Whether most areas speak on most dates, so that each date is a picture of the whole.
fn is_dense(validities: &[Validity], identities: &Identities) -> bool {
    if identities.scheme == Scheme::Alone {
        return false;
    }
    let dated = validities
        .iter()
        .filter(|validity| validity.begin.is_some())
        .count();
    let dates: BTreeSet<Day> = validities
        .iter()
        .filter_map(|validity| Some(validity.begin?.first))
        .collect();
    dates.len() > 1 && dated * 2 >= dates.len() * identities.count
}

/// Each date holds until the next.
fn until_next_date(validities: &mut [Validity]) {
    let dates: BTreeSet<Day> = validities
        .iter()
        .filter_map(|validity| Some(validity.begin?.first))
        .collect();
    let dates: Vec<Day> = dates.into_iter().collect();
    for validity in validities
        .iter_mut()
        .filter(|validity| validity.begin.is_some())
    {
        let next = dates.partition_point(|date| *date <= validity.from());
        validity.until = dates.get(next).copied().map(FuzzyDate::exact);
    }
}

/// Each feature holds until the next of its area.
fn until_next_of_area(validities: &mut [Validity], identities: &Identities) {
    if identities.scheme == Scheme::Alone {
        return;
    }
    for mut list in identities.features() {
        list.sort_by_key(|n| validities[*n as usize].from());
        let mut next: Option<Day> = None;
        let mut later: Option<Day> = None;
        for n in list.into_iter().rev() {
            let validity = &mut validities[n as usize];
            let from = validity.from();
            // Features of one day end together.
            if later.is_some_and(|day| day > from) {
                next = later;
            }
            validity.until = next.map(FuzzyDate::exact);
            later = Some(from);
        }
    }
}

/// Names overlaps and gaps between the features of one area.
fn tell_neighbours(
    subject: &Subject<'_>,
    validities: &[Validity],
    identities: &Identities,
    problems: &mut Problems,
) {
    for mut list in identities.features() {
        if list.len() < 2 {
            continue;
        }
        list.sort_by_key(|n| validities[*n as usize].from());
        let (mut overlaps, mut gaps) = (ValiditiesFound::default(), ValiditiesFound::default());
        let mut reached = validities[list[0] as usize].to();
        for n in &list[1..] {
            let validity = &validities[*n as usize];
            if validity.from() < reached {
                overlaps.add(*n, validity.from(), reached.min(validity.to()));
            } else if validity.from() > reached {
                gaps.add(*n, reached, validity.from());
            }
            reached = reached.max(validity.to());
        }
        overlaps.tell(subject, Code::TimeOverlap, problems);
        gaps.tell(subject, Code::TimeGap, problems);
    }
}

/// The first of several stretches, and how many there are.
#[derive(Default)]
struct ValiditiesFound {
    count: usize,
    first: Option<(u32, Day, Day)>,
}

impl ValiditiesFound {
    fn add(&mut self, feature: u32, from: Day, until: Day) {
        self.count += 1;
        self.first.get_or_insert((feature, from, until));
    }

    fn tell(&self, subject: &Subject<'_>, code: Code, problems: &mut Problems) {
        let Some((feature, from, until)) = self.first else {
            return;
        };
        let place = super::places::feature_place(subject, feature as usize);
        let problem = match code {
            Code::TimeGap => problems.note(code, place),
            _ => problems.warning(code, place),
        };
        problem.with("count", self.count);
        let word = |day: Day| match day {
            Day(i32::MIN | i32::MAX) => "..".to_owned(),
            day => day.to_string(),
        };
        problem.with("from", word(from));
        problem.with("until", word(until));
    }
}
