//! The distinct ways in which features are drawn, and which one each area has. The table of states is repeated for
//! each of them, so that a date still costs four bytes an area.

use super::frame::MAX_STATES;
use crate::model::{AreaId, FeatureLook, World};
use std::collections::BTreeMap;

/// The ways in which the areas of a data set are drawn.
#[derive(Debug)]
pub(super) struct DrawnLooks {
    /// How the user wants each layer.
    pub(super) layers: Vec<FeatureLook>,
    /// The distinct looks; the first is that of the map by itself.
    pub(super) looks: Vec<FeatureLook>,
    /// The look of each area; empty where all have the first.
    of_area: Vec<u16>,
    /// How many states there are for each look.
    states: usize,
}

impl DrawnLooks {
    /// Of a data set whose table of states has so many rows. Looks that find no place in the table are drawn
    /// as the map draws by itself.
    pub(super) fn new(world: &World, layers: &[FeatureLook], states: usize) -> Self {
        let most = (MAX_STATES / states.max(1)).max(1);
        let plain = FeatureLook::default();
        let mut looks = vec![plain];
        let mut known = BTreeMap::from([(plain, 0_u16)]);
        let of_area = world.areas.iter().map(|area| {
            let layer = layers.get(area.layer.index()).copied().unwrap_or_default();
            let look = layer.or(area.look);
            if let Some(number) = known.get(&look) {
                return *number;
            }
            match u16::try_from(looks.len()) {
                Ok(number) if looks.len() < most => {
                    looks.push(look);
                    known.insert(look, number);
                    number
                }
                _ => 0,
            }
        });
        let of_area: Vec<u16> = of_area.collect();
        let is_plain = looks.len() == 1;
        Self {
            layers: layers.to_vec(),
            looks,
            of_area: if is_plain { Vec::new() } else { of_area },
            states,
        }
    }

    /// The row of an area's state in the repeated table.
    pub(super) fn row(&self, area: AreaId, state: u16) -> u16 {
        let look = self.of_area.get(area.index()).copied().unwrap_or(0);
        let first = usize::from(look) * self.states;
        u16::try_from(first + usize::from(state)).unwrap_or(state)
    }

    /// The row of the timeline's table that a row of the repeated one is.
    pub(super) fn state(&self, row: u16) -> usize {
        usize::from(row) % self.states.max(1)
    }
}
