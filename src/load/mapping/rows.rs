//! The properties that a mapping names, taken out of every feature in one pass.

use crate::model::properties::for_each;
use crate::model::{Feature, FeatureCollection, Mapping, TimeFrom};
use rayon::prelude::*;

/// What a property is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnRole {
    Name,
    NameAr,
    Id,
    Force,
    ForceAr,
    Status,
    Begin,
    End,
    Fill,
    Stroke,
    Marker,
}

const ROLES: usize = 11;

/// The properties in which files of ours say who holds an area, and how.
pub(super) const OWN_FORCES: &str = "forces";
pub(super) const OWN_STATUS: &str = "status";

/// The texts of the values of one feature, as the file writes them; empty where it has none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FeatureRow<'t> {
    values: [&'t str; ROLES],
}

impl<'t> FeatureRow<'t> {
    /// A feature of which only who holds it is known.
    pub(super) fn of_force(force: &'t str, status: &'t str) -> Self {
        let mut row = Self::default();
        row.values[ColumnRole::Force as usize] = force;
        row.values[ColumnRole::Status as usize] = status;
        row
    }

    /// The value of a role.
    pub(super) fn get(&self, role: ColumnRole) -> &'t str {
        self.values[role as usize]
    }

    /// The colours that simplestyle gives it, the one of its ground first.
    pub(super) fn colours(&self) -> impl Iterator<Item = &'t str> {
        let roles = [ColumnRole::Fill, ColumnRole::Stroke, ColumnRole::Marker];
        roles.map(|role| self.get(role)).into_iter()
    }

    fn of(feature: &'t Feature, wanted: &[(&str, ColumnRole)]) -> Self {
        let mut row = Self::default();
        if wanted.is_empty() {
            return row;
        }
        for_each(&feature.properties, |name, value| {
            for (_, role) in wanted.iter().filter(|(wanted, _)| *wanted == name) {
                row.values[*role as usize] = if value == "null" { "" } else { value };
            }
        });
        row
    }
}

/// The rows of all features, in their order.
pub(super) fn rows<'t>(
    collection: &'t FeatureCollection,
    mapping: &Mapping,
) -> Vec<FeatureRow<'t>> {
    let wanted = wanted(mapping);
    let features = collection.features.par_iter();
    features
        .map(|feature| FeatureRow::of(feature, &wanted))
        .collect()
}

fn wanted(mapping: &Mapping) -> Vec<(&str, ColumnRole)> {
    let mut named = vec![
        (&mapping.name, ColumnRole::Name),
        (&mapping.name_ar, ColumnRole::NameAr),
        (&mapping.id, ColumnRole::Id),
        (&mapping.force, ColumnRole::Force),
        (&mapping.force_ar, ColumnRole::ForceAr),
    ];
    if mapping.time == TimeFrom::Properties {
        named.push((&mapping.begin, ColumnRole::Begin));
        named.push((&mapping.end, ColumnRole::End));
    }
    let named = named.into_iter();
    let mut wanted: Vec<(&str, ColumnRole)> = named
        .filter_map(|(name, role)| Some((name.as_deref()?, role)))
        .collect();
    if mapping.force.as_deref() == Some(OWN_FORCES) {
        wanted.push((OWN_STATUS, ColumnRole::Status));
    }
    if mapping.own_colours {
        let colours = [("fill", ColumnRole::Fill), ("stroke", ColumnRole::Stroke)];
        wanted.extend(colours);
        wanted.push(("marker-color", ColumnRole::Marker));
    }
    wanted
}
