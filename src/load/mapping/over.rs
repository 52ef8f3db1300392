//! Layers over a data set of ours: the rows of foreign files after those of the data set.
//!
//! The data set keeps its ids, its time and its view. A force that both know is one, with the name and
//! the colour that the data set gives it.

use super::change_ids::{add, free};
use super::force_table::key;
use super::places::feature_place;
use super::validities::Validity;
use crate::load::problems::Problems;
use crate::model::{
    AreaId, Change, Code, Control, Force, ForceId, Import, LayerId, Status, Tables, World,
};
use std::collections::{BTreeMap, BTreeSet};

/// Both, the data set first.
pub(super) fn laid_over(beneath: &World, over: Tables) -> Tables {
    let mut tables = Tables::of(beneath);
    let forces = joined_forces(&mut tables.forces, over.forces);
    let renamed = |control: &Control| renamed(control, &forces);
    let (areas, layers) = (tables.areas.len(), tables.layers.len());
    let mut taken: BTreeSet<String> = tables.areas.iter().map(|area| area.id.clone()).collect();
    for mut area in over.areas {
        area.id = free(&area.id, &mut taken);
        area.layer = LayerId::from_index(area.layer.index() + layers);
        area.before = renamed(&area.before);
        tables.areas.push(area);
    }
    let layers = tables.layers.iter().map(|layer| layer.name.clone());
    let mut taken: BTreeSet<String> = layers.collect();
    for mut layer in over.layers {
        layer.name = free(&layer.name, &mut taken);
        tables.layers.push(layer);
    }
    let changes = over.changes.into_iter().map(|change| Change {
        areas: moved(&change.areas, areas),
        control: renamed(&change.control),
        ..change
    });
    add(&mut tables.changes, changes.collect());
    tables
}

fn renamed(control: &Control, renamed: &[ForceId]) -> Control {
    let mut forces: Vec<ForceId> = Vec::new();
    for force in control.forces.iter().map(|force| renamed[force.index()]) {
        if !forces.contains(&force) {
            forces.push(force);
        }
    }
    let status = match (control.status, forces.len()) {
        // Two names of one force are no fight.
        (Status::Contested | Status::Shared, 1) if control.forces.len() > 1 => Status::Control,
        (status, _) => status,
    };
    Control { status, forces }
}

fn moved(areas: &[AreaId], by: usize) -> Vec<AreaId> {
    let areas = areas.iter();
    areas
        .map(|area| AreaId::from_index(area.index() + by))
        .collect()
}

/// Adds the forces that are new, and tells which each of them is now.
fn joined_forces(forces: &mut Vec<Force>, over: Vec<Force>) -> Vec<ForceId> {
    let mut known: BTreeMap<String, ForceId> = BTreeMap::new();
    for (n, force) in forces.iter().enumerate() {
        // "Other" here and "other" there are not the same.
        if force.kind != "other" {
            for name in names(force) {
                known.entry(key(name)).or_insert(ForceId::from_index(n));
            }
        }
    }
    let mut taken: BTreeSet<String> = forces.iter().map(|force| force.id.clone()).collect();
    let joined = over.into_iter().map(|mut force| {
        let same = names(&force).find_map(|name| known.get(&key(name)));
        same.copied().unwrap_or_else(|| {
            force.id = free(&force.id, &mut taken);
            forces.push(force);
            ForceId::from_index(forces.len() - 1)
        })
    });
    joined.collect()
}

fn names(force: &Force) -> impl Iterator<Item = &str> {
    let names = [
        &force.name.en,
        &force.name.ar,
        &force.short.en,
        &force.short.ar,
    ];
    let names = names.into_iter().map(String::as_str);
    names.filter(|name| !name.is_empty())
}

/// Names the features that never show, because they hold outside the time of the data set.
pub(super) fn tell_outside(import: &Import, validities: &[Validity], problems: &mut Problems) {
    let Some(beneath) = &import.beneath else {
        return;
    };
    let about = &beneath.world.about;
    let is_outside =
        |validity: &Validity| validity.to() <= about.first || validity.from() > about.last;
    let mut outside = (0..validities.len()).filter(|n| is_outside(&validities[*n]));
    if let Some(first) = outside.next() {
        let problem = problems.error(Code::OutsideBeneath, feature_place(import, first));
        problem.with("count", outside.count() + 1);
        problem.with("first", about.first.to_string());
        problem.with("last", about.last.to_string());
    }
}
