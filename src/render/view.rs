//! The camera, the colours and the switches of one picture as the shaders take them.
//!
//! It must not know geometry or tables; it only does arithmetic, in `f64` until the very end.

use crate::geometry::{Bounds, WorldPoint};
use crate::scene::frame::{MapColours, Rgba, Scene};
use crate::scene::mesh::POSITION_SCALE;

/// Where the map lies in the picture that is drawn to, in physical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// The map's left top corner.
    pub left_top_px: [f32; 2],
    /// The size of the whole target.
    pub target_px: [f32; 2],
}

/// Stripes and hatches repeat after 7 points or after 4, 8 or 24 points times up to four: all divide it.
const STRIPE_MODULUS: f64 = 672.0;
/// Dots repeat after 6 points, every other row shifted.
const DOT_MODULUS: f64 = 12.0;
/// The area that no area is.
const NO_AREA: u32 = u32::MAX;

/// Beyond this, in any unit, nothing is to be seen.
const FAR: f64 = 1e15;

const FLAG_LINEAR_TARGET: u32 = 1;
const FLAG_FRONTS: u32 = 2;
const FLAG_GOVERNORATES: u32 = 4;

/// `View` of prelude.wgsl, byte for byte.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, bytemuck::Pod, bytemuck::Zeroable)]
pub(super) struct ViewUniforms {
    centre_high: [f32; 2],
    centre_low: [f32; 2],
    map_left_top_px: [f32; 2],
    map_size_px: [f32; 2],
    target_size_px: [f32; 2],
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
    colours: [[f32; 4]; 15],
}

/// The pixels whose middles lie in a part of the world: left, top, right and bottom in the target.
pub(super) fn part_px(scene: &Scene, place: Placement, world: Bounds) -> [u32; 4] {
    let edge = |corner: WorldPoint, axis: usize| {
        let at = scene.camera.screen_from_world(scene.viewport, corner)[axis];
        let px = f64::from(place.left_top_px[axis]) + at * px_per_point(scene);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the nearest whole number will do"
        )]
        let px = (px - 0.5).ceil() as u32;
        px
    };
    let [min, max] = [world.min, world.max];
    [edge(min, 0), edge(min, 1), edge(max, 0), edge(max, 1)]
}

impl ViewUniforms {
    /// The view of a scene whose tables hold so many areas and states.
    pub(super) fn new(scene: &Scene, place: Placement, counts: [u32; 2], linear: bool) -> Self {
        let px_per_point = px_per_point(scene);
        let origin = scene.mesh.origin.map(finite);
        let centre =
            [0, 1].map(|axis| (finite(scene.camera.center[axis]) - origin[axis]) * POSITION_SCALE);
        let centre_high = centre.map(|value| value as f32);
        let centre_low = [0, 1].map(|axis| (centre[axis] - f64::from(centre_high[axis])) as f32);
        let left_top_px = place.left_top_px.map(finite_f32);
        let [dot_phase, stripe_phase] = phases(scene, origin, left_top_px, px_per_point);
        let [area_count, state_count] = counts;
        Self {
            centre_high,
            centre_low,
            map_left_top_px: left_top_px,
            map_size_px: map_size_px(scene),
            target_size_px: place.target_px.map(|size| finite_f32(size).max(1.0)),
            dot_phase,
            stripe_phase,
            px_per_unit: (scene.camera.points_per_world() / POSITION_SCALE * px_per_point) as f32,
            px_per_point: px_per_point as f32,
            fade: smooth(finite_f32(scene.fade)),
            fill_opacity: finite_f32(scene.colours.fill_opacity).clamp(0.0, 1.0),
            area_count,
            state_count,
            hovered: scene.hovered.unwrap_or(NO_AREA),
            selected: scene.selected.unwrap_or(NO_AREA),
            flags: flags(scene, linear),
            mark_radius: mark_radius(scene.camera.zoom),
            colours: colours(&scene.colours),
        }
    }
}

/// The origin of some geometry relative to the mesh's: `FilePlace` of prelude.wgsl, byte for byte.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, bytemuck::Pod, bytemuck::Zeroable)]
pub(super) struct PlaceUniforms {
    high: [f32; 2],
    low: [f32; 2],
}

impl PlaceUniforms {
    /// The place of `origin`, both in world units.
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
pub(super) fn map_size_px(scene: &Scene) -> [f32; 2] {
    let scale = px_per_point(scene);
    [scene.viewport.width, scene.viewport.height]
        .map(|points| finite_f32((finite(points) * scale) as f32).max(0.0))
}

/// The phases of dots and of stripes: where the mesh's origin lies on the target, in points, so that
/// patterns move with the map.
fn phases(
    scene: &Scene,
    origin: WorldPoint,
    left_top_px: [f32; 2],
    px_per_point: f64,
) -> [[f32; 2]; 2] {
    let in_map = scene.camera.screen_from_world(scene.viewport, origin);
    let at = [0, 1].map(|axis| in_map[axis] + f64::from(left_top_px[axis]) / px_per_point);
    let diagonal = [at[0] + at[1], at[0] - at[1]].map(|sum| sum * std::f64::consts::FRAC_1_SQRT_2);
    [
        at.map(|value| value.rem_euclid(DOT_MODULUS) as f32),
        diagonal.map(|value| value.rem_euclid(STRIPE_MODULUS) as f32),
    ]
}

fn flags(scene: &Scene, linear: bool) -> u32 {
    let switches = [
        (linear, FLAG_LINEAR_TARGET),
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
