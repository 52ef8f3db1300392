//! The properties that a mapping names, taken out of every feature in one pass.

use crate::model::properties::{for_each, property};
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
    Style,
    FillOpacity,
    StrokeWidth,
    StrokeOpacity,
    MarkerSize,
}

const ROLES: usize = 16;

/// The properties that colour a feature, in simplestyle and its like.
const COLOURS: [(&str, ColumnRole); 14] = [
    ("fill", ColumnRole::Fill),
    ("fillColor", ColumnRole::Fill),
    ("fillcolor", ColumnRole::Fill),
    ("fill-color", ColumnRole::Fill),
    ("fill_color", ColumnRole::Fill),
    ("stroke", ColumnRole::Stroke),
    ("strokeColor", ColumnRole::Stroke),
    ("stroke-color", ColumnRole::Stroke),
    ("stroke_color", ColumnRole::Stroke),
    ("marker-color", ColumnRole::Marker),
    ("markerColor", ColumnRole::Marker),
    ("color", ColumnRole::Marker),
    ("colour", ColumnRole::Marker),
    ("style", ColumnRole::Style),
];

/// The properties of simplestyle that say how a feature is drawn beyond its colour.
const LOOKS: [(&str, ColumnRole); 6] = [
    ("fill-opacity", ColumnRole::FillOpacity),
    ("fillOpacity", ColumnRole::FillOpacity),
    ("stroke-width", ColumnRole::StrokeWidth),
    ("strokeWidth", ColumnRole::StrokeWidth),
    ("stroke-opacity", ColumnRole::StrokeOpacity),
    ("marker-size", ColumnRole::MarkerSize),
];

/// What a property of that name colours; `None` where it colours nothing.
pub(super) fn colour_role(name: &str) -> Option<ColumnRole> {
    let found = COLOURS.iter().find(|(listed, _)| *listed == name);
    found.map(|(_, role)| *role)
}

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
        for (name, role) in wanted {
            let value = &mut row.values[*role as usize];
            if value.is_empty() {
                *value = unowned(feature, name, *role).unwrap_or_default();
            }
        }
        row
    }
}

/// What stands under a name that is no property of the feature: a member of an object, or for a time a
/// member of the feature itself.
fn unowned<'t>(feature: &'t Feature, name: &str, role: ColumnRole) -> Option<&'t str> {
    let within = name
        .contains('.')
        .then(|| property(&feature.properties, name));
    let member = || {
        let is_time = matches!(role, ColumnRole::Begin | ColumnRole::End);
        is_time
            .then(|| property(&feature.foreign_members, name))
            .flatten()
    };
    let found = within.flatten().or_else(member);
    found.filter(|value| *value != "null")
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
    wanted.extend(COLOURS);
    if mapping.own_colours {
        wanted.extend(LOOKS);
    }
    wanted
}
