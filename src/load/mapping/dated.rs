//! The dates that features bear, as their files write them.

use super::convention::{Convention, Evidence};
use super::layers;
use super::rows::{ColumnRole, FeatureRow};
use super::subject::Subject;
use super::time_value::{Said, TimeValue};
use super::times;
use crate::load::problems::Problems;
use crate::model::{
    Code, FeatureCollection, FilePlace, FuzzyDate, Mapping, Precision, TimeFrom, properties,
};
use rayon::prelude::*;

/// The beginning and the end of a feature; `None` where it is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) begin: Option<FuzzyDate>,
    pub(super) end: Option<TimeValue>,
    /// Whether the beginning cannot be read, and the end.
    unreadable: [bool; 2],
}

/// The dates of all features.
#[derive(Default)]
pub(super) struct Dates {
    pub(super) of_feature: Vec<Dated>,
    evidence: Evidence,
}

impl Dates {
    /// How many features have a date that cannot be read.
    pub(super) fn undated(&self) -> usize {
        let features = self.of_feature.iter();
        features
            .filter(|dated| dated.unreadable.contains(&true))
            .count()
    }

    /// Whether any feature says when it ends.
    pub(super) fn has_ends(&self) -> bool {
        self.of_feature.iter().any(|dated| dated.end.is_some())
    }

    /// Whether any feature has a date.
    pub(super) fn is_timed(&self) -> bool {
        let features = &self.of_feature;
        features
            .iter()
            .any(|dated| dated.begin.is_some() || dated.end.is_some())
    }

    /// Names what was guessed and what cannot be read.
    pub(super) fn tell(
        &self,
        subject: &Subject<'_>,
        rows: &[FeatureRow<'_>],
        problems: &mut Problems,
    ) {
        let mapping = subject.mapping;
        let columns = [
            (&mapping.begin, ColumnRole::Begin),
            (&mapping.end, ColumnRole::End),
        ];
        self.tell_order(subject, problems);
        for (n, dated) in self.of_feature.iter().enumerate() {
            for ((column, role), unreadable) in columns.iter().zip(dated.unreadable) {
                if unreadable {
                    let place = super::places::feature_place(subject, n);
                    let place = match column {
                        Some(name) => place.member(name),
                        None => place,
                    };
                    let problem = problems.error(Code::UnreadableTime, place);
                    let case = if *role == ColumnRole::Begin {
                        "begin"
                    } else {
                        "end"
                    };
                    problem.case("side", case);
                    let text = properties::readable(rows[n].get(*role));
                    if times::lacks_century(&text) {
                        problem.case("why", "two-digits");
                    } else {
                        problem.case("why", "other");
                    }
                    problem.with("text", text);
                }
            }
        }
        self.tell_missing(subject, problems);
    }

    fn tell_order(&self, subject: &Subject<'_>, problems: &mut Problems) {
        let (evidence, place) = (&self.evidence, self.place(subject));
        let order = match self.evidence.convention().month_first {
            true => "month",
            false => "day",
        };
        let decided = evidence.day_first.max(evidence.month_first);
        let against = evidence.day_first.min(evidence.month_first);
        if decided == 0 && evidence.either > 0 {
            let problem = problems.warning(Code::DayOrder, place);
            problem.case("why", "guess").case("order", order);
            problem.with("count", evidence.either);
        } else if evidence.either + against > 0 {
            let problem = problems.note(Code::DayOrder, place);
            problem.case("why", "decided").case("order", order);
            problem.with("count", decided);
        }
    }

    /// Features without any date, where others have one.
    fn tell_missing(&self, subject: &Subject<'_>, problems: &mut Problems) {
        let nothing = Dated::default();
        let missing = self
            .of_feature
            .iter()
            .filter(|dated| **dated == nothing)
            .count();
        if missing > 0 && missing < self.of_feature.len() {
            let problem = problems.note(Code::NoTime, self.place(subject));
            problem.with("count", missing);
        }
    }

    fn place(&self, subject: &Subject<'_>) -> FilePlace {
        let place = super::places::file_place(&subject.collection);
        let mapping = subject.mapping;
        match mapping.begin.as_ref().or(mapping.end.as_ref()) {
            Some(name) if mapping.time == TimeFrom::Properties => place.member(name),
            _ => place,
        }
    }
}

/// Reads the dates of all features.
pub(super) fn dates(
    collection: &FeatureCollection,
    mapping: &Mapping,
    rows: &[FeatureRow<'_>],
) -> Dates {
    match mapping.time {
        TimeFrom::Nowhere => Dates {
            of_feature: vec![Dated::default(); rows.len()],
            ..Dates::default()
        },
        TimeFrom::FileNames => of_files(collection, mapping),
        TimeFrom::Properties => of_properties(mapping, rows),
    }
}

fn of_files(collection: &FeatureCollection, mapping: &Mapping) -> Dates {
    let dates = layers::dates(collection, mapping);
    let features = collection.features.iter();
    Dates {
        of_feature: features
            .map(|feature| Dated {
                begin: dates[usize::from(feature.file)],
                ..Dated::default()
            })
            .collect(),
        ..Dates::default()
    }
}

fn of_properties(mapping: &Mapping, rows: &[FeatureRow<'_>]) -> Dates {
    let evidence = rows
        .par_iter()
        .fold(Evidence::default, |mut evidence, row| {
            evidence.add(row.get(ColumnRole::Begin));
            evidence.add(row.get(ColumnRole::End));
            evidence
        })
        .reduce(Evidence::default, Evidence::and);
    let convention = evidence.convention();
    let has_end = mapping.end.is_some();
    Dates {
        of_feature: rows
            .par_iter()
            .map(|row| dated(row, convention, has_end))
            .collect(),
        evidence,
    }
}

fn dated(row: &FeatureRow<'_>, convention: Convention, has_end: bool) -> Dated {
    let mut dated = Dated::default();
    match times::read(row.get(ColumnRole::Begin), convention) {
        Said::Nothing => {}
        Said::One(moment) => dated.begin = Some(moment.date),
        // Beside an end of its own, a stretch says how well the beginning is known.
        Said::Stretch(from, to) if has_end => dated.begin = between(from, to),
        Said::Stretch(from, to) => {
            dated.begin = from.map(|moment| moment.date);
            dated.end = to.map(|moment| TimeValue {
                late: true,
                ..moment
            });
        }
        Said::Unreadable => dated.unreadable[0] = true,
    }
    match times::read(row.get(ColumnRole::End), convention) {
        Said::Nothing => {}
        Said::One(moment) => dated.end = Some(moment),
        Said::Stretch(from, to) => {
            let date = between(from, to);
            let late = to.or(from).is_some_and(|moment| moment.late);
            dated.end = date.map(|date| TimeValue { date, late });
        }
        Said::Unreadable => dated.unreadable[1] = true,
    }
    dated
}

/// At some time between two dates.
fn between(from: Option<TimeValue>, to: Option<TimeValue>) -> Option<FuzzyDate> {
    match (from, to) {
        (Some(from), Some(to)) if to.date.last > from.date.first => Some(FuzzyDate {
            last: to.date.last,
            precision: Precision::Range,
            ..from.date
        }),
        (from, to) => from.or(to).map(|moment| moment.date),
    }
}
