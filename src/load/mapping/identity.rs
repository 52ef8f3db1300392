//! Which features speak of one area: those of one id; else, through time, of one name, of one force,
//! or of one shape.

use super::dated::Dates;
use super::rows::{ColumnRole, FeatureRow};
use crate::model::{Feature, FeatureCollection, Geometry, Mapping, TimeFrom, properties};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What makes features one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    /// Nothing: each is its own.
    Alone,
    /// The property of the mapping.
    Id,
    /// The feature's own id.
    FeatureId,
    /// The name.
    Name,
    /// The force, where each has one feature a date.
    Force,
    /// The shape.
    Shape,
}

/// Points of more forces than this are events, and pass no ground from one to another.
const MOST_FORCES: usize = 20;

/// The features of each identity.
pub(super) struct Identities {
    pub(super) scheme: Scheme,
    /// The identity of each feature, numbered by first occurrence.
    pub(super) of_feature: Vec<u32>,
    pub(super) count: usize,
}

impl Identities {
    /// The features of each identity, in the order of the files.
    pub(super) fn features(&self) -> Vec<Vec<u32>> {
        let mut lists = vec![Vec::new(); self.count];
        for (n, identity) in (0u32..).zip(&self.of_feature) {
            lists[*identity as usize].push(n);
        }
        lists
    }
}

/// Finds out which features are one.
pub(super) fn identities(
    collection: &FeatureCollection,
    mapping: &Mapping,
    rows: &[FeatureRow<'_>],
    dates: &Dates,
) -> Identities {
    let keys = Keys {
        features: &collection.features,
        rows,
        dates,
        by_file: mapping.time == TimeFrom::FileNames,
    };
    let scheme = if dates.is_timed() {
        keys.scheme(mapping)
    } else {
        Scheme::Alone
    };
    keys.numbered(scheme)
}

struct Keys<'k, 't> {
    features: &'k [Feature],
    rows: &'k [FeatureRow<'t>],
    dates: &'k Dates,
    by_file: bool,
}

impl Keys<'_, '_> {
    fn scheme(&self, mapping: &Mapping) -> Scheme {
        if mapping.id.is_some() {
            return Scheme::Id;
        }
        // Ids that never come again tell nothing about time.
        let own = self.numbered(Scheme::FeatureId);
        if own.count < self.features.len() {
            return Scheme::FeatureId;
        }
        if self.dates.has_ends() {
            return Scheme::Shape;
        }
        if self.once_a_date(Scheme::Name) {
            return Scheme::Name;
        }
        if self.ground_comes_again(mapping) {
            return Scheme::Shape;
        }
        // The ground of a force moves from date to date; points of one force are so many places.
        let are_points = |feature: &Feature| {
            let form = &feature.form;
            form.polygons.0.is_empty() && form.lines.0.is_empty()
        };
        if !self.features.iter().all(are_points) && self.once_a_date(Scheme::Force) {
            return Scheme::Force;
        }
        if self.by_file {
            Scheme::Shape
        } else {
            Scheme::Alone
        }
    }

    /// Whether the ground is the place, where nothing else names it: most features lie on ground that comes
    /// again, once a date. Of points, which events also are, nearly every one must pass its ground from one
    /// of a few forces to another.
    fn ground_comes_again(&self, mapping: &Mapping) -> bool {
        if !self.once_a_date(Scheme::Shape) {
            return false;
        }
        let mut grounds = self.numbered(Scheme::Shape).features();
        grounds.retain(|list| list.len() > 1);
        let again: usize = grounds.iter().map(Vec::len).sum();
        if again * 2 < self.features.len() {
            return false;
        }
        let has_ground = |feature: &Feature| !feature.form.polygons.0.is_empty();
        self.features.iter().all(has_ground)
            || mapping.force.is_some()
                && mapping.event_days.is_none()
                && self.are_passed_on(grounds)
    }

    /// Whether features on one ground follow each other with another force nearly every time.
    fn are_passed_on(&self, mut grounds: Vec<Vec<u32>>) -> bool {
        let force = |n: u32| self.key(Scheme::Force, n as usize);
        let (mut steps, mut passed) = (0_usize, 0_usize);
        for list in &mut grounds {
            list.sort_by_key(|n| {
                self.dates.of_feature[*n as usize]
                    .begin
                    .map(|date| date.first)
            });
            steps += list.len() - 1;
            passed += list
                .windows(2)
                .filter(|pair| force(pair[0]) != force(pair[1]))
                .count();
        }
        passed * 10 >= steps * 9 && self.numbered(Scheme::Force).count <= MOST_FORCES
    }

    /// Whether every feature has a key, none comes twice on one date, and some come again.
    fn once_a_date(&self, scheme: Scheme) -> bool {
        let keys = self.numbered(scheme);
        if keys.count == self.features.len() || (scheme == Scheme::Force && self.are_named_apart())
        {
            return false;
        }
        let mut seen = std::collections::HashSet::new();
        (0..self.features.len()).all(|n| {
            let date = self.dates.of_feature[n].begin.map(|date| date.first);
            !self.key(scheme, n).is_empty() && seen.insert((keys.of_feature[n], date))
        })
    }

    /// Whether each feature has a name of its own, so that two of one force are two places.
    fn are_named_apart(&self) -> bool {
        let named = (0..self.features.len()).all(|n| !self.key(Scheme::Name, n).is_empty());
        named && self.numbered(Scheme::Name).count == self.features.len()
    }

    fn numbered(&self, scheme: Scheme) -> Identities {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut count = 0;
        let mut next = || {
            count += 1;
            count - 1
        };
        let number = |n| {
            let key = self.key(scheme, n);
            if key.is_empty() {
                next()
            } else {
                *numbers.entry(key).or_insert_with(&mut next)
            }
        };
        let of_feature = (0..self.features.len()).map(number).collect();
        Identities {
            scheme,
            of_feature,
            count: count as usize,
        }
    }

    /// What makes a feature one with others; empty where nothing does.
    fn key(&self, scheme: Scheme, n: usize) -> String {
        let (feature, row) = (&self.features[n], &self.rows[n]);
        let text = |role| properties::readable(row.get(role)).trim().to_owned();
        match scheme {
            Scheme::Alone => String::new(),
            Scheme::Id => text(ColumnRole::Id),
            Scheme::FeatureId => feature.id_text(),
            Scheme::Name => match text(ColumnRole::Name) {
                name if name.is_empty() => text(ColumnRole::NameAr),
                name => name,
            },
            Scheme::Force => text(ColumnRole::Force),
            // Shapes are compared bit by bit later.
            Scheme::Shape if feature.form.is_empty() => String::new(),
            Scheme::Shape => shape_hash(&feature.form).to_string(),
        }
    }
}

/// A number that equal shapes have in common.
pub(super) fn shape_hash(form: &Geometry) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut add = |coord: &geo::Coord<f64>| {
        for ordinate in [coord.x, coord.y] {
            // Zero has two signs, and both are one place.
            (ordinate + 0.0).to_bits().hash(&mut hasher);
        }
    };
    for polygon in form.polygons.iter() {
        polygon.exterior().0.iter().for_each(&mut add);
        polygon
            .interiors()
            .iter()
            .flat_map(|ring| &ring.0)
            .for_each(&mut add);
    }
    form.lines
        .iter()
        .flat_map(|line| &line.0)
        .for_each(&mut add);
    form.points.iter().for_each(|point| add(&point.0));
    hasher.finish()
}

/// Whether two shapes are one, to the last bit.
pub(super) fn same_shape(a: &Geometry, b: &Geometry) -> bool {
    a.polygons == b.polygons && a.lines == b.lines && a.points == b.points
}
