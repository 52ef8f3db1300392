//! Where the guess may be wrong, and what the other reading would be.

use super::dated::Dates;
use super::identity::{Identities, Scheme};
use super::subject::Subject;
use super::validities::{Validity, is_whole};
use crate::model::{
    DayOrder, Feature, FeatureCollection, Geometry, Mapping, OtherReading, ReadingDoubt, TimeFrom,
};

/// Of more features than this the other readings are named, and not worked out.
pub(super) const MOST_WORKED_OUT: usize = 20_000;

/// The other readings of a group; what they give is worked out elsewhere.
pub(super) fn doubts(
    subject: &Subject<'_>,
    as_read: &FeatureCollection,
    (dates, identities, validities): (&Dates, &Identities, &[Validity]),
) -> Vec<OtherReading> {
    let mapping = subject.mapping;
    let mut others = Vec::new();
    let mut add = |doubt, words, change: &dyn Fn(&mut Mapping)| {
        let mut mapping = mapping.clone();
        change(&mut mapping);
        others.push(OtherReading {
            doubt,
            mapping,
            words,
            outcome: None,
        });
    };
    if may_be_snapshots(subject, dates, identities) {
        let now = is_whole(mapping, validities, identities);
        let words = sorted(["takeovers", "snapshots"], now);
        add(ReadingDoubt::Snapshots, words, &|m| {
            m.snapshots = Some(!now)
        });
    }
    if mapping.time == TimeFrom::Properties {
        let (evidence, convention) = (&dates.evidence, dates.convention);
        if evidence.is_undecided() {
            let is_month = convention.order == DayOrder::MonthFirst;
            let other = if is_month {
                DayOrder::DayFirst
            } else {
                DayOrder::MonthFirst
            };
            let words = sorted(["day-first", "month-first"], is_month);
            add(ReadingDoubt::DayOrder, words, &|m| {
                m.day_order = Some(other)
            });
        }
        if evidence.has_local_midnights() {
            let now = mapping.local_midnight != Some(false);
            let words = sorted(["same-day", "next-day"], now);
            add(ReadingDoubt::LocalMidnight, words, &|m| {
                m.local_midnight = Some(!now)
            });
        }
        if evidence.may_be_hijri() {
            let now = convention.hijri;
            let words = sorted(["common-era", "hijri"], now);
            add(ReadingDoubt::Hijri, words, &|m| m.hijri = Some(!now));
        }
    }
    if has_events(subject, dates) {
        let other = if mapping.event_days.is_some() {
            None
        } else {
            Some(Mapping::EVENT_DAYS)
        };
        let words = sorted(["for-ever", "for-days"], mapping.event_days.is_some());
        add(ReadingDoubt::Events, words, &|m| m.event_days = other);
    }
    if let Some(now) = axes(subject, as_read) {
        let words = sorted(["as-written", "swapped"], now);
        add(ReadingDoubt::Axes, words, &|m| m.swap_axes = Some(!now));
    }
    others
}

/// What is read now, and the other.
fn sorted([no, yes]: [&'static str; 2], now: bool) -> [&'static str; 2] {
    if now { [yes, no] } else { [no, yes] }
}

/// Whether a date may be a picture of the whole: places come again, and say no end.
fn may_be_snapshots(subject: &Subject<'_>, dates: &Dates, identities: &Identities) -> bool {
    let comes_again = identities.count < dates.of_feature.len();
    let begins = dates.of_feature.iter().filter_map(|dated| dated.begin);
    let mut days: Vec<i32> = begins.map(|begin| begin.first.0).collect();
    days.sort_unstable();
    days.dedup();
    subject.mapping.time != TimeFrom::Nowhere
        && identities.scheme != Scheme::Alone
        && !dates.has_ends()
        && comes_again
        && days.len() > 1
}

/// Whether there are points or lines with one date.
pub(super) fn has_events(subject: &Subject<'_>, dates: &Dates) -> bool {
    let mut features = subject.collection.features.iter().zip(&dates.of_feature);
    features.any(|(feature, dated)| {
        let form = &feature.form;
        dated.begin.is_some()
            && dated.end.is_none()
            && form.polygons.0.is_empty()
            && !form.is_empty()
    })
}

/// Whether latitude and longitude were exchanged, where that was guessed or said.
fn axes(subject: &Subject<'_>, as_read: &FeatureCollection) -> Option<bool> {
    if subject.mapping.crs.is_some() {
        return None;
    }
    let first = subject.features_before;
    let features = subject.collection.features.iter().enumerate();
    let mut pairs = features.filter_map(|(n, feature)| {
        let written: &Feature = as_read.features.get(first + n)?;
        Some((position(&written.form)?, position(&feature.form)?))
    });
    let ([x, y], [longitude, latitude]) = pairs.find(|([x, y], _)| x != y)?;
    let is_swapped = x == latitude && y == longitude;
    let is_possible = x.abs() <= 90.0 && y.abs() <= 180.0;
    let is_told = is_swapped || subject.mapping.swap_axes.is_some();
    (is_told && is_possible).then_some(is_swapped)
}

/// The first position of a geometry.
fn position(form: &Geometry) -> Option<[f64; 2]> {
    let ring = form
        .polygons
        .0
        .first()
        .and_then(|polygon| polygon.exterior().0.first());
    let line = || form.lines.0.first().and_then(|line| line.0.first());
    let point = || form.points.0.first().map(|point| &point.0);
    let at = ring.or_else(line).or_else(point)?;
    Some([at.x, at.y])
}
