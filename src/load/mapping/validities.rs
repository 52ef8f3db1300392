//! When each feature holds, in days; whether an end still counts; overlaps and gaps.

use super::dated::Dates;
use super::identity::{Identities, Scheme};
use super::subject::Subject;
use super::time_value::Dated;
use crate::load::problems::Problems;
use crate::model::{Code, Day, FuzzyDate, Mapping, Precision, TimeFrom};
use std::collections::BTreeSet;

/// From when until when a feature holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Validity {
    /// Its beginning; `None` where it has always been.
    pub(super) begin: Option<FuzzyDate>,
    /// The first day on which it no longer holds; `None` where it goes on.
    pub(super) until: Option<FuzzyDate>,
    /// Minutes after midnight at which it begins: of one day, what begins last shows.
    pub(super) minute: u16,
}

impl Validity {
    /// Its first day; the earliest of all where it has always been.
    pub(super) fn from(&self) -> Day {
        self.begin.map_or(Day(i32::MIN), |date| date.first)
    }

    /// The day after its last; the latest of all where it goes on.
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
/// and ends on one day says yes. Where nothing is said, ends known only to the month or year count, and
/// those of a period in one value, as EDTF has it.
pub(super) fn end_counts(dates: &Dates, identities: &Identities, is_period: bool) -> bool {
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
    single > 0 || coarse || is_period
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
    } else if is_whole(mapping, &validities, identities) {
        until_next_date(&mut validities);
    } else {
        until_next_of_area(&mut validities, identities);
    }
    if let Some(days) = mapping.event_days {
        pass_by(subject, dates, &mut validities, days);
    }
    validities
}

/// Points and lines that have one date are events: they are shown for some days.
fn pass_by(subject: &Subject<'_>, dates: &Dates, validities: &mut [Validity], days: u32) {
    let days = i32::try_from(days.max(1)).unwrap_or(i32::MAX);
    let features = subject.collection.features.iter().zip(&dates.of_feature);
    for ((feature, dated), validity) in features.zip(validities) {
        let (Some(begin), None) = (dated.begin, dated.end) else {
            continue;
        };
        if feature.form.polygons.0.is_empty() {
            // Of a month that is named, every day is one on which it may have been.
            let last = begin.last.0.saturating_add(days);
            let until = Day(last.min(validity.to().0));
            validity.until = Some(FuzzyDate::exact(until));
        }
    }
}

fn validity(subject: &Subject<'_>, n: usize, dated: &Dated, problems: &mut Problems) -> Validity {
    let begin = dated.begin.map(effective);
    let minute = dated.minute.unwrap_or(0);
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
        return Validity {
            begin,
            until,
            minute,
        };
    };
    if last.first > written.first {
        // A beginning somewhere within a range lies before the end, so that there is a day on which it holds.
        let eve = last.first.plus_days(-1);
        let begin = begin.map(|begin| FuzzyDate {
            last: begin.last.min(eve),
            ..begin
        });
        return Validity {
            begin,
            until,
            minute,
        };
    }
    if end.date.last < written.first {
        let place = super::places::feature_place(subject, n);
        let problem = problems.error(Code::EndBeforeBegin, place);
        problem.with("begin", written.to_string());
        problem.with("end", end.date.to_string());
    }
    // What begins and ends at once holds for the day, month or year that is written.
    let until = Some(FuzzyDate::exact(written.last.plus_days(1)));
    Validity {
        begin,
        until,
        minute,
    }
}

/// Whether each date is a picture of the whole: as the mapping says, or as files and dates have it.
pub(super) fn is_whole(
    mapping: &Mapping,
    validities: &[Validity],
    identities: &Identities,
) -> bool {
    let is_so = || mapping.time == TimeFrom::FileNames || is_dense(validities, identities);
    mapping.snapshots.unwrap_or_else(is_so)
}

/// Whether nearly all areas speak on nearly all dates, so that each date is a picture of the whole. A
/// list of takeovers, each of which holds until the next of its place, is none.
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
    let all = dates.len() * identities.count;
    // A front line is drawn anew on each date; of a list of takeovers two places may share a date.
    let is_picture = match identities.scheme {
        Scheme::Force => dated * 2 >= all,
        _ => identities.count > 2 && dated * 10 >= all * 9,
    };
    dates.len() > 1 && is_picture
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
