//! Rows that lie over others: one group of files over another, and all of them over a data set of ours.
//!
//! What lies beneath keeps its ids. A force that both know is one, with the name and the colour that it has
//! beneath; nothing else is shared.

use super::change_ids::{add, free};
use super::force_table::{key, names};
use crate::model::{About, AreaId, Change, Control, Force, ForceId, LayerId, Status, Tables};
use std::collections::{BTreeMap, BTreeSet};

/// No row.
pub(super) fn nothing() -> Tables {
    Tables {
        about: About::default(),
        layers: Vec::new(),
        areas: Vec::new(),
        forces: Vec::new(),
        changes: Vec::new(),
        sources: Vec::new(),
        passages: Vec::new(),
        assessments: Vec::new(),
        stories: Vec::new(),
        context: Vec::new(),
    }
}

/// Both, what lies beneath first. A force that both name is one, with the name and the colour that it has
/// beneath.
pub(super) fn with(mut tables: Tables, over: Tables) -> Tables {
    if tables.areas.is_empty() && tables.forces.is_empty() && tables.layers.is_empty() {
        return Tables {
            about: tables.about,
            ..over
        };
    }
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
    let changes = placed(over.changes, areas)
        .into_iter()
        .map(|change| Change {
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

/// Changes of areas that stand behind so many others.
pub(super) fn placed(changes: Vec<Change>, by: usize) -> Vec<Change> {
    let moved = |area: &AreaId| AreaId::from_index(area.index() + by);
    let changes = changes.into_iter().map(|change| Change {
        areas: change.areas.iter().map(moved).collect(),
        ..change
    });
    changes.collect()
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
