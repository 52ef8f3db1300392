//! What of the picture of a view is another than before, so that only that is drawn.
//!
//! It must not know the card: it compares what two pictures show.

use super::boxes::{PixelBox, few};
use super::cover::Drawn;
use super::view::{PixelGrid, ViewUniforms, fade, px_per_point};
use crate::scene::frame::{AreaTexel, Layers, Scene, StateStyle};
use crate::scene::mesh::MapMesh;
use std::sync::Arc;

/// How far from an area something of it is drawn, in points: the edge of the largest selected point.
pub(super) const REACH_POINTS: f64 = 9.0;

/// A picture of which more than this share changes is drawn as a whole.
const MOST_SHARE: f64 = 0.8;

/// Everything that decides what the picture of a view shows.
pub(super) struct PictureContent {
    pub(super) grid: PixelGrid,
    pub(super) uniforms: ViewUniforms,
    /// Which geometry is drawn.
    pub(super) areas: DrawnAreas,
    /// Whether it may be moved: no triangle is so long that it is cut off where it is seen.
    pub(super) can_move: bool,
    pub(super) mesh: Arc<MapMesh>,
    states: Arc<[StateStyle]>,
    texels: Arc<[AreaTexel]>,
    layers: Layers,
    hovered: Option<u32>,
    selected: Option<u32>,
    fade: f32,
    px_per_point: f64,
}

/// Of the areas, what is drawn.
#[derive(PartialEq)]
pub(super) enum DrawnAreas {
    /// All, at one degree of simplification.
    Level(usize),
    /// Tiles; whether each of those in view is there.
    Tiles(Vec<Drawn>, bool),
}

/// What has to be done to a picture.
#[derive(Debug, PartialEq)]
pub(super) enum PictureChange {
    /// All of it is another.
    All,
    /// What it shows was moved, right and down, and then is another in some boxes.
    Parts([i64; 2], Vec<PixelBox>),
}

impl PictureContent {
    /// What a scene shows.
    pub(super) fn new(
        scene: &Scene,
        grid: PixelGrid,
        uniforms: ViewUniforms,
        areas: DrawnAreas,
        can_move: bool,
    ) -> Self {
        Self {
            grid,
            uniforms,
            areas,
            can_move,
            mesh: scene.mesh.clone(),
            states: scene.states.clone(),
            texels: scene.texels.clone(),
            layers: scene.layers,
            hovered: scene.hovered,
            selected: scene.selected,
            fade: fade(scene),
            px_per_point: px_per_point(scene),
        }
    }

    /// What has to be done to the picture of this to make it one of `later`.
    pub(super) fn change_to(&self, later: &Self) -> PictureChange {
        let is_same_everywhere = Arc::ptr_eq(&self.mesh, &later.mesh)
            && Arc::ptr_eq(&self.states, &later.states)
            && self.layers == later.layers
            && self.uniforms.everywhere() == later.uniforms.everywhere();
        let Some(by) = self.grid.moved_to(&later.grid) else {
            return PictureChange::All;
        };
        let is_moved = by != [0, 0];
        if !is_same_everywhere || !self.shows_same_ground(later) || is_moved && !later.can_move {
            return PictureChange::All;
        }
        let mut boxes = exposed(by, later.grid.size);
        if self.add_areas(later, &mut boxes).is_none() {
            return PictureChange::All;
        }
        let boxes = few(boxes);
        let pixels: u64 = boxes.iter().map(|part| part.pixels()).sum();
        let all = PixelBox::whole(later.grid.size).map_or(0, PixelBox::pixels);
        #[expect(clippy::cast_precision_loss, reason = "a share need not be exact")]
        let share = pixels as f64 / all.max(1) as f64;
        if share > MOST_SHARE {
            return PictureChange::All;
        }
        PictureChange::Parts(by, boxes)
    }

    /// Whether the same geometry is drawn, as far as both show the same place.
    fn shows_same_ground(&self, later: &Self) -> bool {
        match (&self.areas, &later.areas) {
            // At one zoom a tile is the same whichever others are drawn, if none stands in for it.
            (DrawnAreas::Tiles(_, true), DrawnAreas::Tiles(_, true)) => true,
            (before, now) => before == now,
        }
    }

    /// The boxes of the areas that look different; `None` where all may.
    fn add_areas(&self, later: &Self, boxes: &mut Vec<PixelBox>) -> Option<()> {
        let mut areas = Vec::new();
        for (before, now) in [
            (self.hovered, later.hovered),
            (self.selected, later.selected),
        ] {
            if before != now {
                areas.extend(before.into_iter().chain(now));
            }
        }
        if !Arc::ptr_eq(&self.texels, &later.texels) || self.fade != later.fade {
            if self.texels.len() != later.texels.len() {
                return None;
            }
            let texels = self.texels.iter().zip(later.texels.iter());
            let look_different = texels
                .map(|(before, now)| self.look(*before) != later.look(*now))
                .enumerate();
            let numbers = look_different.filter(|(_, differ)| *differ);
            areas.extend(numbers.filter_map(|(number, _)| u32::try_from(number).ok()));
        }
        let margin_px = REACH_POINTS * later.px_per_point + 2.0;
        for area in areas {
            // What is no area is not drawn.
            if area < later.mesh.area_count {
                let bounds = later.mesh.area_bounds.get(area as usize)?;
                boxes.extend(later.grid.part(*bounds, margin_px));
            }
        }
        Some(())
    }

    /// What decides how an area looks: its texel, and how far it has faded if it fades.
    fn look(&self, texel: AreaTexel) -> (AreaTexel, f32) {
        if self.fade >= 1.0 || texel.row() == texel.row_before() {
            let row = texel.row();
            return (AreaTexel::new(row, row, texel.flags()), 1.0);
        }
        (texel, self.fade)
    }
}

/// What of a picture is seen for the first time after it was moved.
fn exposed(by: [i64; 2], size: [u32; 2]) -> Vec<PixelBox> {
    let [width, height] = size;
    let along = |axis: usize| {
        let side = i64::from(size[axis]);
        let by = by[axis].clamp(-side, side);
        let at = |at: i64| u32::try_from(at).unwrap_or(0);
        if by >= 0 {
            (0, at(by))
        } else {
            (at(side + by), size[axis])
        }
    };
    let (left, right) = along(0);
    let (top, bottom) = along(1);
    let strips = [
        PixelBox::new([left, 0], [right, height]),
        PixelBox::new([0, top], [width, bottom]),
    ];
    strips.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_picture_shows_new_edges() {
        let strip = |left_top, right_bottom| PixelBox::new(left_top, right_bottom).expect("a box");
        assert_eq!(exposed([0, 0], [50, 40]), []);
        assert_eq!(exposed([10, 0], [50, 40]), [strip([0, 0], [10, 40])]);
        assert_eq!(exposed([-10, 0], [50, 40]), [strip([40, 0], [50, 40])]);
        assert_eq!(exposed([0, -3], [50, 40]), [strip([0, 37], [50, 40])]);
        assert_eq!(exposed([99, 0], [50, 40]), [strip([0, 0], [50, 40])]);
    }
}
