//! Which force each value of the force's property became, found in the data set that is shown.

use crate::model::properties::{property, readable};
use crate::model::{AreaId, FileGroup, ForceId, Import, World};
use crate::text::fold;
use std::collections::BTreeMap;

/// Features past this many are not asked: the frequent values are known long before.
const MOST_FEATURES: usize = 20_000;

/// What values mean now.
#[derive(Debug, Default)]
pub(super) struct KnownValues {
    of_value: BTreeMap<String, ForceId>,
}

impl KnownValues {
    /// Looks what the values became.
    pub(super) fn new(world: &World, import: &Import, group: &FileGroup) -> Self {
        let mut by_name: BTreeMap<String, ForceId> = BTreeMap::new();
        for (n, force) in world.forces.iter().enumerate() {
            let id = ForceId::from_index(n);
            let names = [
                &force.name.en,
                &force.name.ar,
                &force.short.en,
                &force.short.ar,
            ];
            for name in names.into_iter().chain([&force.id]) {
                by_name.entry(fold(name)).or_insert(id);
            }
        }
        let mut known = Self::default();
        let Some(column) = &group.mapping.force else {
            return known;
        };
        let values = group.columns.iter().find(|c| c.name == *column);
        for (value, _) in values.iter().flat_map(|column| &column.values) {
            let target = group.mapping.forces.get(value).unwrap_or(value);
            if let Some(force) = by_name.get(&fold(target)) {
                known.of_value.insert(value.clone(), *force);
            }
        }
        known.ask_features(world, import, group, column);
        known
    }

    /// Values that are called otherwise than their force: all their areas have it in common.
    fn ask_features(&mut self, world: &World, import: &Import, group: &FileGroup, column: &str) {
        let mut possible: BTreeMap<String, Vec<ForceId>> = BTreeMap::new();
        let count = group.features.len().min(MOST_FEATURES);
        let features = import.collection.features.iter().zip(import.area_of.iter());
        for (feature, area) in features.skip(group.features.start).take(count) {
            let Some(area) = *area else { continue };
            let Some(value) = property(&feature.properties, column).map(readable) else {
                continue;
            };
            if self.of_value.contains_key(&value) {
                continue;
            }
            let forces = forces_of(world, area);
            possible
                .entry(value)
                .and_modify(|common| common.retain(|force| forces.contains(force)))
                .or_insert(forces);
        }
        for (value, forces) in possible {
            if let [only] = forces.as_slice() {
                self.of_value.insert(value, *only);
            }
        }
    }

    /// The force that a value means, if that is certain.
    pub(super) fn force(&self, value: &str) -> Option<ForceId> {
        self.of_value.get(value).copied()
    }
}

/// Every force that an area has at some time.
fn forces_of(world: &World, area: AreaId) -> Vec<ForceId> {
    let timeline = &world.timeline;
    let mut forces = timeline
        .control(timeline.at(area, world.about.first).state)
        .forces
        .to_vec();
    for effect in timeline.effects_of(area) {
        forces.extend(timeline.control(effect.after).forces.iter().copied());
    }
    forces.sort_unstable();
    forces.dedup();
    forces
}
