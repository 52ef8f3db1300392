//! The camera, the colours and the switches of one picture as the shaders take them.
//!
//! It must not know geometry or tables; it only does arithmetic, in `f64` until the very end.

use super::boxes::PixelBox;
use crate::geometry::{Bounds, WorldPoint};
use crate::scene::frame::{MapColours, Rgba, Scene};
use crate::scene::mesh::POSITION_SCALE;

/// The least viewport, in pixels: what reaches beyond the target is cut off far outside of it, and
/// always at the same place.
const VIEWPORT_PX: u32 = 8_192;

/// Where the target begins in that viewport.
const VIEWPORT_BEFORE_PX: u32 = 2_048;

/// Anchors lie so many pixels apart: few enough that `f32` counts 256ths of a pixel from them.
const ANCHOR_PX: i64 = 2_048;

/// Triangles that are longer may be cut off at another place when the map is moved.
pub(super) const LONGEST_TRIANGLE_PX: f64 = 4_000.0;

/// Which part of the window a map fills, in physical pixels that need not be whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// The map's left top corner in the window.
    pub left_top_px: [f64; 2],
}

/// Where the pixels of a map's picture lie in the world. The map is moved by whole pixels only, so that
/// what is moved need not be drawn anew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PixelGrid {
    /// Pixels in a world unit.
    pub(super) px_per_world: f64,
    /// From the mesh's origin to the first pixel, in pixels.
    pub(super) left_top: [i64; 2],
    /// From the mesh's origin to the anchor, in pixels.
    anchor: [i64; 2],
    /// Width and height of the picture; 0 where nothing is to be drawn.
    pub(super) size: [u32; 2],
    /// The mesh's origin, in world units.
    origin: WorldPoint,
}

impl PixelGrid {
    /// The pixels that a scene covers at its place in the window.
    pub(super) fn new(scene: &Scene, place: Placement) -> Self {
        let per_point = px_per_point(scene);
        let px_per_world = finite(scene.camera.points_per_world()) * per_point;
        let origin = scene.mesh.origin.map(finite);
        let first = place.left_top_px.map(finite).map(f64::floor);
        let map_px = map_size_px(scene);
        let axis = |axis: usize| {
            let past_first = finite(place.left_top_px[axis]) - first[axis];
            let centre = (finite(scene.camera.center[axis]) - origin[axis]) * px_per_world;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "what is too far away for the type is cut to its end"
            )]
            let numbers = (
                (centre - map_px[axis] / 2.0 - past_first).round() as i64,
                (past_first + map_px[axis]).ceil().min(f64::from(u32::MAX)) as u32,
            );
            (numbers.0.clamp(-FAR_PX, FAR_PX), numbers.1)
        };
        let [x, y] = [axis(0), axis(1)];
        let left_top = [x.0, y.0];
        let is_seen = map_px.iter().all(|side| *side > 0.0);
        Self {
            px_per_world,
            left_top,
            anchor: left_top.map(|at| at.div_euclid(ANCHOR_PX) * ANCHOR_PX),
            size: if is_seen { [x.1, y.1] } else { [0, 0] },
            origin,
        }
    }

    /// From the place that a pixel has here to the place that it has in `later`; `None` where the
    /// pictures have no common measure.
    pub(super) fn moved_to(&self, later: &Self) -> Option<[i64; 2]> {
        let same = Self {
            left_top: self.left_top,
            ..*later
        } == *self;
        same.then(|| [0, 1].map(|axis| self.left_top[axis] - later.left_top[axis]))
    }

    /// The pixels of a part of the world and of so many pixels around it.
    pub(super) fn part(&self, world: Bounds, margin_px: f64) -> Option<PixelBox> {
        if world.is_empty() {
            return None;
        }
        let min = self.px_from_world(world.min).map(|at| at - margin_px);
        let max = self.px_from_world(world.max).map(|at| at + margin_px);
        PixelBox::around(min, max, self.size)
    }

    /// The pixels whose middles lie in a part of the world.
    pub(super) fn middles_in(&self, world: Bounds) -> Option<PixelBox> {
        let edge = |corner: WorldPoint| self.px_from_world(corner).map(|px| (px - 0.5).ceil());
        PixelBox::around(edge(world.min), edge(world.max), self.size)
    }

    /// The part of the world that some pixels and so many around them cover.
    pub(super) fn world(&self, part: PixelBox, margin_px: f64) -> Bounds {
        let corner = |at: [u32; 2], by: f64| {
            [0, 1].map(|axis| {
                #[expect(clippy::cast_precision_loss, reason = "at most `FAR_PX`")]
                let px = (self.left_top[axis] + i64::from(at[axis])) as f64 + by;
                self.origin[axis] + px / self.px_per_world
            })
        };
        Bounds {
            min: corner(part.left_top(), -margin_px),
            max: corner(part.right_bottom(), margin_px),
        }
    }

    fn px_from_world(&self, world: WorldPoint) -> [f64; 2] {
        #[expect(clippy::cast_precision_loss, reason = "at most `FAR_PX`")]
        let first = self.left_top.map(|px| px as f64);
        [0, 1].map(|axis| (world[axis] - self.origin[axis]) * self.px_per_world - first[axis])
    }

    /// Whether a picture of this size is drawn the same wherever in the world its pixels lie.
    pub(super) fn can_move(&self) -> bool {
        self.size[0].max(self.size[1]) <= VIEWPORT_PX - VIEWPORT_BEFORE_PX
    }

    /// The viewport of a pass that draws this picture: left, top, width and height.
    pub(super) fn viewport_px(&self) -> [f32; 4] {
        if !self.can_move() {
            let [width, height] = self.size.map(|side| side.max(1) as f32);
            return [0.0, 0.0, width, height];
        }
        let before = VIEWPORT_BEFORE_PX as f32;
        let side = VIEWPORT_PX as f32;
        [-before, -before, side, side]
    }
}

/// Stripes and hatches repeat after 7 points or after 4, 8 or 24 points times up to four: all divide it.
const STRIPE_MODULUS: f64 = 672.0;
/// Dots repeat after 6 points, every other row shifted.
const DOT_MODULUS: f64 = 12.0;
/// The area that no area is.
const NO_AREA: u32 = u32::MAX;

/// Beyond this, in any unit, nothing is to be seen.
const FAR: f64 = 1e15;

/// Pixels farther than this from a mesh's origin are not told apart.
const FAR_PX: i64 = 1 << 50;

const FLAG_FRONTS: u32 = 1;
const FLAG_GOVERNORATES: u32 = 2;

/// `View` of prelude.wgsl, byte for byte.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, bytemuck::Pod, bytemuck::Zeroable)]
pub(super) struct ViewUniforms {
    anchor_high: [f32; 2],
    anchor_low: [f32; 2],
    shift_px: [f32; 2],
    map_size_px: [f32; 2],
    viewport_px: [f32; 4],
    dot_phase: [f32; 2],
    stripe_phase: [f32; 2],
    px_per_unit: f32,
    px_per_point: f32,
    fade: f32,
    fill_opacity: f32,
    area_count: u32,
    state_count: u32,
    hovered: u32,
    selected: u32,
    flags: u32,
    mark_radius: f32,
    /// What follows begins at a multiple of 16 bytes.
    unused: [f32; 2],
    colours: [[f32; 4]; 15],
}

impl ViewUniforms {
    /// The view of a scene whose tables hold so many areas and states.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the card counts in f32; what is lost is kept beside or below a pixel"
    )]
    pub(super) fn new(scene: &Scene, grid: &PixelGrid, counts: [u32; 2]) -> Self {
        let px_per_point = px_per_point(scene);
        #[expect(clippy::cast_precision_loss, reason = "at most `FAR_PX`")]
        let anchor_px = grid.anchor.map(|px| px as f64);
        let anchor = anchor_px.map(|px| px / grid.px_per_world * POSITION_SCALE);
        let anchor_high = anchor.map(|value| value as f32);
        let anchor_low = [0, 1].map(|axis| (anchor[axis] - f64::from(anchor_high[axis])) as f32);
        let [dot_phase, stripe_phase] = phases(anchor_px.map(|px| -px / px_per_point));
        let [area_count, state_count] = counts;
        Self {
            anchor_high,
            anchor_low,
            shift_px: [0, 1].map(|axis| (grid.anchor[axis] - grid.left_top[axis]) as f32),
            map_size_px: grid.size.map(|side| side as f32),
            viewport_px: grid.viewport_px(),
            dot_phase,
            stripe_phase,
            px_per_unit: (grid.px_per_world / POSITION_SCALE) as f32,
            px_per_point: px_per_point as f32,
            fade: fade(scene),
            fill_opacity: finite_f32(scene.colours.fill_opacity).clamp(0.0, 1.0),
            area_count,
            state_count,
            hovered: scene.hovered.unwrap_or(NO_AREA),
            selected: scene.selected.unwrap_or(NO_AREA),
            flags: flags(scene),
            mark_radius: mark_radius(scene.camera.zoom),
            unused: [0.0; 2],
            colours: colours(&scene.colours),
        }
    }

    /// The same without what differs from place to place of a picture at one zoom.
    pub(super) fn everywhere(&self) -> Self {
        Self {
            anchor_high: [0.0; 2],
            anchor_low: [0.0; 2],
            shift_px: [0.0; 2],
            dot_phase: [0.0; 2],
            stripe_phase: [0.0; 2],
            fade: 0.0,
            hovered: NO_AREA,
            selected: NO_AREA,
            ..*self
        }
    }
}

/// The origin of some geometry relative to the mesh's: `Place` of prelude.wgsl, byte for byte.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, bytemuck::Pod, bytemuck::Zeroable)]
pub(super) struct PlaceUniforms {
    high: [f32; 2],
    low: [f32; 2],
}

impl PlaceUniforms {
    /// The place of `origin`, both in world units.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the card counts in f32; what is lost is kept beside or below a pixel"
    )]
    pub(super) fn new(origin: WorldPoint, mesh_origin: WorldPoint) -> Self {
        let place =
            [0, 1].map(|axis| (finite(origin[axis]) - finite(mesh_origin[axis])) * POSITION_SCALE);
        let high = place.map(|value| value as f32);
        Self {
            high,
            low: [0, 1].map(|axis| (place[axis] - f64::from(high[axis])) as f32),
        }
    }
}

/// The radius of a point of the data, in points: a little larger when one looks closer.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the card counts in f32; what is lost is kept beside or below a pixel"
)]
fn mark_radius(zoom: f64) -> f32 {
    (2.6 + 0.2 * finite(zoom)).clamp(2.8, 5.5) as f32
}

/// The ground that a scene shows, in world units, with a margin in which lines and points end.
pub(super) fn seen_world(scene: &Scene) -> Bounds {
    const MARGIN_POINTS: f64 = 8.0;
    let scale = scene.camera.points_per_world();
    let half = [scene.viewport.width, scene.viewport.height]
        .map(|points| (finite(points) / 2.0 + MARGIN_POINTS) / scale);
    let center = scene.camera.center.map(finite);
    let corner = |sign: f64| [0, 1].map(|axis| center[axis] + sign * half[axis]);
    Bounds::from_points([corner(-1.0), corner(1.0)])
}

/// Physical pixels in a point; 1 where the scene holds no sensible number.
pub(super) fn px_per_point(scene: &Scene) -> f64 {
    let given = f64::from(scene.pixels_per_point);
    if given.is_finite() && given > 0.0 {
        given
    } else {
        1.0
    }
}

/// The map's size in pixels, not rounded; 0 where nothing is to be drawn.
fn map_size_px(scene: &Scene) -> [f64; 2] {
    let scale = px_per_point(scene);
    [scene.viewport.width, scene.viewport.height].map(|points| (finite(points) * scale).max(0.0))
}

/// How far the fade of a scene has come, with no speed at either end; 1 where nothing fades.
pub(super) fn fade(scene: &Scene) -> f32 {
    smooth(finite_f32(scene.fade))
}

/// The phases of dots and of stripes: where the mesh's origin lies from the anchor, in points, so that
/// patterns move with the map.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the card counts in f32; what is lost is kept beside or below a pixel"
)]
fn phases(origin_points: [f64; 2]) -> [[f32; 2]; 2] {
    let [x, y] = origin_points;
    let diagonal = [x + y, x - y].map(|sum| sum * std::f64::consts::FRAC_1_SQRT_2);
    [
        origin_points.map(|value| value.rem_euclid(DOT_MODULUS) as f32),
        diagonal.map(|value| value.rem_euclid(STRIPE_MODULUS) as f32),
    ]
}

fn flags(scene: &Scene) -> u32 {
    let switches = [
        (scene.layers.areas, FLAG_FRONTS),
        (scene.layers.governorates, FLAG_GOVERNORATES),
    ];
    switches.iter().fold(
        0,
        |flags, (on, flag)| if *on { flags | flag } else { flags },
    )
}

/// In the order of prelude.wgsl.
fn colours(colours: &MapColours) -> [[f32; 4]; 15] {
    [
        colours.sea,
        colours.land,
        colours.neighbour,
        colours.water,
        colours.shore,
        colours.inner_border,
        colours.governorate,
        colours.state_border,
        colours.front,
        colours.front_casing,
        colours.accent,
        colours.accent_casing,
        colours.hover,
        colours.unknown_hatch,
        colours.inferred_dot,
    ]
    .map(|rgba: Rgba| rgba.map(|byte| f32::from(byte) / 255.0))
}

/// Smooth from 0 to 1, with no speed at either end.
fn smooth(share: f32) -> f32 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

/// The value where it is a sensible one; sums and products stay finite even as `f32`.
fn finite(value: f64) -> f64 {
    if value.is_nan() {
        0.0
    } else {
        value.clamp(-FAR, FAR)
    }
}

fn finite_f32(value: f32) -> f32 {
    if value.is_finite() { value } else { 0.0 }
}
