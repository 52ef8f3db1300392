//! Features to areas: those of one identity and one shape are one area with a history.

use super::identity::{Identities, Scheme, same_shape, shape_hash};
use super::own_looks;
use super::rows::{ColumnRole, FeatureRow};
use super::spellings::by_script;
use super::subject::Subject;
use super::validities::Validity;
use crate::geometry;
use crate::load::largest_first::largest_first;
use crate::load::problems::Problems;
use crate::model::{Area, AreaId, Code, Feature, Import, LayerId, Names, properties};
use crate::text::has_arabic;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The features of every area, in the order of the files.
pub(super) struct Gathered {
    pub(super) features: Vec<Vec<u32>>,
    pub(super) area_of: Vec<AreaId>,
}

/// Joins features.
pub(super) fn gather(features: &[Feature], identities: &Identities) -> Gathered {
    let mut gathered = Gathered {
        features: Vec::new(),
        area_of: Vec::with_capacity(features.len()),
    };
    let mut add = |n: u32, area: Option<usize>| {
        let area = area.unwrap_or_else(|| {
            gathered.features.push(Vec::with_capacity(1));
            gathered.features.len() - 1
        });
        gathered.features[area].push(n);
        gathered.area_of.push(AreaId::from_index(area));
        area
    };
    if identities.scheme == Scheme::Alone {
        for (n, _) in (0u32..).zip(features) {
            add(n, None);
        }
        return gathered;
    }
    // The first feature of each area of an identity and a shape; several where hashes meet.
    let mut known: HashMap<(u32, u64), Vec<(usize, usize)>> = HashMap::new();
    for (n, feature) in features.iter().enumerate() {
        let number = u32::try_from(n).unwrap_or(u32::MAX);
        let key = (identities.of_feature[n], shape_hash(&feature.form));
        let candidates = known.entry(key).or_default();
        let same = candidates
            .iter()
            .find(|(first, _)| same_shape(&features[*first].form, &feature.form));
        let area = same.map(|(_, area)| *area);
        let joined = add(number, area);
        if area.is_none() {
            candidates.push((n, joined));
        }
    }
    gathered
}

/// The rows of the areas; what holds in them through time is told elsewhere.
pub(super) fn areas(
    subject: &Subject<'_>,
    rows: &[FeatureRow<'_>],
    validities: &[Validity],
    gathered: &Gathered,
    problems: &mut Problems,
) -> Vec<Area> {
    let ids = ids(subject, rows, validities, gathered, problems);
    let km2 = subject.areas_km2;
    let features = &subject.collection.features;
    let with_ids = gathered.features.par_iter().zip(ids);
    with_ids
        .map(|(list, id)| {
            let n = list[0] as usize;
            let form = &features[n].form;
            let name = name(&rows[n]);
            Area {
                is_named: !name.is_empty(),
                name: if name.is_empty() {
                    Names::same(&id)
                } else {
                    name
                },
                id,
                shape: form.polygons.clone(),
                lines: form.lines.clone(),
                points: form.points.clone(),
                layer: LayerId(0),
                look: own_looks::of_row(&rows[n], form),
                area_km2: km2.get(n).copied().unwrap_or_default(),
                ..Area::default()
            }
        })
        .collect()
}

/// The area of every feature in km². Kept, since no mapping changes it.
pub(super) fn measured(import: &Import) -> &[f64] {
    import.areas_km2.get_or_init(|| {
        let size = |feature: &Feature| feature.form.position_count();
        let area_km2 = |feature: &Feature| geometry::quick_area_km2(&feature.form.polygons.0);
        let features = &import.collection.features;
        largest_first(features, size, || (), |(), feature| area_km2(feature))
    })
}

/// The name in both languages, each from the property that has its script.
fn name(row: &FeatureRow<'_>) -> Names {
    let text = |role| properties::readable(row.get(role)).trim().to_owned();
    let mut names = by_script(&text(ColumnRole::Name));
    let other = text(ColumnRole::NameAr);
    if !other.is_empty() {
        // A property for the other language counts even where its script is not what it says.
        if (has_arabic(&other) || !names.en.is_empty())
            && (names.ar.is_empty() || has_arabic(&other))
        {
            names.ar = other
        } else {
            names.en = other
        }
    }
    names
}

/// An id for every area: its own, or its number. Each is unique; where features of one id differ in
/// shape, the later ones bear their beginning, or a number, besides.
fn ids(
    subject: &Subject<'_>,
    rows: &[FeatureRow<'_>],
    validities: &[Validity],
    gathered: &Gathered,
    problems: &mut Problems,
) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::with_capacity(gathered.features.len());
    let mut next: BTreeMap<String, usize> = BTreeMap::new();
    let mut repeated: Option<(usize, usize)> = None;
    let mut ids = Vec::with_capacity(gathered.features.len());
    for list in &gathered.features {
        let n = list[0] as usize;
        let own = own_id(subject, &rows[n], n);
        let mut id = own.clone();
        if taken.contains(&id) {
            match validities[n].begin {
                Some(begin) => id = format!("{own}@{begin}"),
                None => {
                    let (_, count) = repeated.get_or_insert((n, 0));
                    *count += 1;
                }
            }
        }
        while taken.contains(&id) {
            let number = next.entry(own.clone()).or_insert(1);
            *number += 1;
            id = format!("{own}-{number}");
        }
        taken.insert(id.clone());
        ids.push(id);
    }
    if let Some((n, count)) = repeated {
        let place = super::places::feature_place(subject, n);
        let problem = problems.warning(Code::RepeatedId, place);
        problem
            .with("id", own_id(subject, &rows[n], n))
            .with("count", count);
    }
    ids
}

fn own_id(subject: &Subject<'_>, row: &FeatureRow<'_>, n: usize) -> String {
    let from_property = properties::readable(row.get(ColumnRole::Id));
    let from_property = from_property.trim();
    if !from_property.is_empty() {
        return from_property.to_owned();
    }
    match subject.collection.features[n].id_text() {
        id if id.is_empty() => (n + 1).to_string(),
        id => id,
    }
}
