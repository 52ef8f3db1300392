//! The dates that features bear, as their files write them.

use super::convention::{Convention, Evidence};
use super::layers;
use super::rows::{ColumnRole, FeatureRow};
use super::subject::Subject;
use super::time_value::{Dated, Said, TimeFault, TimeValue};
use super::{implausible, times};
use crate::load::problems::Problems;
use crate::model::{
    Code, FeatureCollection, FilePlace, FuzzyDate, Mapping, Precision, TimeFrom, properties,
};
use rayon::prelude::*;

/// The dates of all features.
#[derive(Default)]
pub(super) struct Dates {
    pub(super) of_feature: Vec<Dated>,
    pub(super) evidence: Evidence,
    /// How the columns were read.
    pub(super) convention: Convention,
    /// How many dates were read in the Hijri calendar, and how many years have two digits.
    pub(super) hijri: usize,
    pub(super) short: usize,
}

impl Dates {
    /// How many features have a date that cannot be read.
    pub(super) fn undated(&self) -> usize {
        let features = self.of_feature.iter();
        features
            .filter(|dated| dated.faults.iter().any(Option::is_some))
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
        for (n, dated) in self.of_feature.iter().enumerate() {
            for ((column, role), fault) in columns.iter().zip(dated.faults) {
                let Some(fault) = fault else {
                    continue;
                };
                let place = super::places::feature_place(subject, n);
                let place = match column {
                    Some(name) => place.member(name),
                    None => place,
                };
                let code = match fault {
                    TimeFault::Unreadable => Code::UnreadableTime,
                    TimeFault::Implausible => Code::ImplausibleYear,
                };
                let side = if *role == ColumnRole::Begin {
                    "begin"
                } else {
                    "end"
                };
                let problem = problems.error(code, place);
                problem
                    .case("side", side)
                    .with("text", properties::readable(rows[n].get(*role)));
            }
        }
    }

    /// The column that the dates stand in.
    pub(super) fn place(&self, subject: &Subject<'_>) -> FilePlace {
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
    let convention = evidence.convention_by(mapping);
    let has_end = mapping.end.is_some();
    let read: Vec<(Dated, Written)> = rows
        .par_iter()
        .map(|row| dated(row, convention, has_end))
        .collect();
    let sum = |count: fn(&Written) -> usize| read.iter().map(|(_, written)| count(written)).sum();
    let (hijri, short) = (sum(|written| written.hijri), sum(|written| written.short));
    let mut of_feature: Vec<Dated> = read.into_iter().map(|(dated, _)| dated).collect();
    implausible::settle(&mut of_feature);
    Dates {
        of_feature,
        evidence,
        convention,
        hijri,
        short,
    }
}

/// How the dates of a feature are written: how many are of the Hijri calendar, and have short years.
#[derive(Clone, Copy, Debug, Default)]
struct Written {
    hijri: usize,
    short: usize,
}

impl Written {
    fn add(&mut self, said: &Said) {
        let (one, other) = match said {
            Said::One(value) | Said::Before(value) => (Some(value), None),
            Said::Stretch(from, to) => (from.as_ref(), to.as_ref()),
            Said::Nothing | Said::Unreadable => (None, None),
        };
        for value in one.into_iter().chain(other) {
            self.hijri += usize::from(value.is_hijri);
            self.short += usize::from(value.is_short);
        }
    }
}

fn dated(row: &FeatureRow<'_>, convention: Convention, has_end: bool) -> (Dated, Written) {
    let (mut dated, mut written) = (Dated::default(), Written::default());
    let begin = times::read(row.get(ColumnRole::Begin), convention);
    written.add(&begin);
    match begin {
        Said::Nothing | Said::Before(_) => {}
        Said::One(value) => {
            dated.begin = Some(value.date);
            dated.minute = value.clock.map(|clock| clock.minute);
        }
        // Beside an end of its own, a stretch says how well the beginning is known.
        Said::Stretch(from, to) if has_end => dated.begin = between(from, to),
        Said::Stretch(from, to) => {
            dated.begin = from.map(|value| value.date);
            dated.end = to;
        }
        Said::Unreadable => dated.faults[0] = Some(TimeFault::Unreadable),
    }
    let end = times::read(row.get(ColumnRole::End), convention);
    written.add(&end);
    match end {
        Said::Nothing => {}
        Said::One(value) => dated.end = Some(value),
        Said::Before(value) => {
            dated.end = Some(TimeValue {
                late: true,
                ..value
            })
        }
        Said::Stretch(from, to) => {
            let last = to.or(from);
            let date = between(from, to);
            dated.end = last
                .zip(date)
                .map(|(last, date)| TimeValue { date, ..last });
        }
        Said::Unreadable => dated.faults[1] = Some(TimeFault::Unreadable),
    }
    (dated, written)
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
