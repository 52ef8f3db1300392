//! Where the viewer stands: world to screen and back, zooming, panning, flying.
//!
//! It must not know what is drawn, nor the pointer or the clock that move it.

use super::{Bounds, WorldPoint};

/// The least zoom offered: the whole world in 512 points.
pub const MIN_ZOOM: f64 = 1.0;
/// The greatest zoom offered: a street in a thousand points.
pub const MAX_ZOOM: f64 = 18.0;

/// Screen points that the whole world measures at zoom 0, the customary tile.
const TILE_POINTS: f64 = 256.0;
/// Beyond this no coordinate is useful; staying below keeps every result finite.
const FAR: f64 = 1e15;
/// Zooms whose scale, and its inverse, stay far from the limits of `f64`.
const ZOOM_REACH: f64 = 60.0;

/// The point of the world in the middle of the view, and how large the world is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The world point in the middle of the viewport.
    pub center: WorldPoint,
    /// The zoom: 256·2^zoom screen points measure the width of the world.
    pub zoom: f64,
}

/// The size of the view, in screen points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Width in screen points.
    pub width: f64,
    /// Height in screen points.
    pub height: f64,
}

impl Camera {
    /// Screen points per world unit, 256·2^zoom; always positive and finite.
    pub fn points_per_world(&self) -> f64 {
        TILE_POINTS * sound_zoom(self.zoom).exp2()
    }

    /// Where a world point appears, in screen points from the top left corner of the viewport.
    pub fn screen_from_world(&self, viewport: Viewport, world: WorldPoint) -> [f64; 2] {
        let scale = self.points_per_world();
        let middle = viewport.middle();
        [0, 1].map(|axis| {
            sound((sound(world[axis]) - sound(self.center[axis])) * scale + middle[axis])
        })
    }

    /// The world point at a place on the screen; the inverse of [`Camera::screen_from_world`].
    pub fn world_from_screen(&self, viewport: Viewport, screen: [f64; 2]) -> WorldPoint {
        let scale = self.points_per_world();
        let middle = viewport.middle();
        [0, 1].map(|axis| {
            sound((sound(screen[axis]) - middle[axis]) / scale + sound(self.center[axis]))
        })
    }

    /// The camera after zooming by `zoom_delta` such that the world point beneath `screen` stays.
    ///
    /// The zoom ends at [`MIN_ZOOM`] and [`MAX_ZOOM`] here already: clamping it afterwards would
    /// let the map creep sideways at the end of the range.
    #[must_use]
    pub fn zoomed_at(self, viewport: Viewport, screen: [f64; 2], zoom_delta: f64) -> Self {
        let anchor = self.world_from_screen(viewport, screen);
        let zoom = (sound_zoom(self.zoom) + sound(zoom_delta)).clamp(MIN_ZOOM, MAX_ZOOM);
        let zoomed = Self { zoom, ..self };
        let scale = zoomed.points_per_world();
        let middle = viewport.middle();
        let center =
            [0, 1].map(|axis| sound(anchor[axis] - (sound(screen[axis]) - middle[axis]) / scale));
        Self { center, zoom }
    }

    /// The camera after the map was dragged by `screen_delta` points: the map follows the hand.
    #[must_use]
    pub fn panned_by(self, screen_delta: [f64; 2]) -> Self {
        let scale = self.points_per_world();
        let center =
            [0, 1].map(|axis| sound(sound(self.center[axis]) - sound(screen_delta[axis]) / scale));
        Self { center, ..self }
    }

    /// The closest camera that shows all of `bounds` (world) with `padding_points` left on each side.
    ///
    /// The zoom stays within [`MIN_ZOOM`] and [`MAX_ZOOM`]. Empty bounds show the whole world.
    pub fn fit(bounds: Bounds, viewport: Viewport, padding_points: f64) -> Self {
        if bounds.is_empty() {
            return Self {
                center: [0.5, 0.5],
                zoom: MIN_ZOOM,
            };
        }
        let padding = 2.0 * sound(padding_points).max(0.0);
        let scale_x = (sound(viewport.width) - padding).max(1.0) / bounds.width();
        let scale_y = (sound(viewport.height) - padding).max(1.0) / bounds.height();
        // Bounds without extent give an infinite scale, which the clamp turns into the closest zoom.
        let zoom = (scale_x.min(scale_y) / TILE_POINTS).log2();
        let zoom = if zoom.is_nan() { MIN_ZOOM } else { zoom };
        Self {
            center: bounds.center().map(sound),
            zoom: zoom.clamp(MIN_ZOOM, MAX_ZOOM),
        }
    }

    /// The camera with its middle inside `limits` (world) and its zoom between the two given.
    ///
    /// Empty limits do not bind. When the zooms come in the wrong order they are exchanged.
    #[must_use]
    pub fn clamped(self, limits: Bounds, min_zoom: f64, max_zoom: f64) -> Self {
        let (low, high) = (sound_zoom(min_zoom), sound_zoom(max_zoom));
        let zoom = sound_zoom(self.zoom).clamp(low.min(high), low.max(high));
        let mut center = self.center.map(sound);
        if !limits.is_empty() {
            for (axis, value) in center.iter_mut().enumerate() {
                *value = sound(value.clamp(limits.min[axis], limits.max[axis]));
            }
        }
        Self { center, zoom }
    }

    /// The camera on the way from `self` (`t` = 0) to `other` (`t` = 1).
    ///
    /// The zoom is even in `t`, so the scale grows by equal factors in equal times, and the middle
    /// moves such that the one world point that both cameras show at the same place of the screen
    /// rests there: with Δ the difference of zooms, by the share (1 − 2^(−Δt)) / (1 − 2^(−Δ)).
    #[must_use]
    pub fn lerp(self, other: Self, t: f64) -> Self {
        let t = sound(t).clamp(0.0, 1.0);
        let (from, to) = (sound_zoom(self.zoom), sound_zoom(other.zoom));
        let delta = to - from;
        let share = if t == 1.0 {
            1.0
        } else if delta.abs() < 1e-6 {
            t
        } else {
            (-delta * t * std::f64::consts::LN_2).exp_m1()
                / (-delta * std::f64::consts::LN_2).exp_m1()
        };
        let center = [0, 1].map(|axis| {
            let (start, end) = (sound(self.center[axis]), sound(other.center[axis]));
            start * (1.0 - share) + end * share
        });
        Self {
            center,
            zoom: from * (1.0 - t) + to * t,
        }
    }

    /// The part of the world inside the viewport.
    pub fn visible(&self, viewport: Viewport) -> Bounds {
        let corner = [sound(viewport.width), sound(viewport.height)];
        Bounds::from_points([
            self.world_from_screen(viewport, [0.0, 0.0]),
            self.world_from_screen(viewport, corner),
        ])
    }
}

impl Viewport {
    fn middle(self) -> [f64; 2] {
        [sound(self.width) / 2.0, sound(self.height) / 2.0]
    }
}

/// The value kept in a range whose sums and products stay finite; 0 for what is no number.
fn sound(value: f64) -> f64 {
    if value.is_nan() {
        0.0
    } else {
        value.clamp(-FAR, FAR)
    }
}

fn sound_zoom(zoom: f64) -> f64 {
    if zoom.is_nan() {
        MIN_ZOOM
    } else {
        zoom.clamp(-ZOOM_REACH, ZOOM_REACH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VIEW: Viewport = Viewport {
        width: 1200.0,
        height: 800.0,
    };

    fn close(a: [f64; 2], b: [f64; 2], tolerance: f64) -> bool {
        (a[0] - b[0]).abs() <= tolerance && (a[1] - b[1]).abs() <= tolerance
    }

    fn cameras() -> impl Strategy<Value = Camera> {
        ([0.0..1.0, 0.0..1.0], MIN_ZOOM..MAX_ZOOM)
            .prop_map(|(center, zoom)| Camera { center, zoom })
    }

    #[test]
    fn the_middle_of_the_view_is_the_center() {
        let camera = Camera {
            center: [0.6, 0.4],
            zoom: 6.0,
        };
        assert_eq!(camera.screen_from_world(VIEW, [0.6, 0.4]), [600.0, 400.0]);
        assert_eq!(camera.points_per_world(), 256.0 * 64.0);
    }

    #[test]
    fn fitted_bounds_fill_the_view_less_the_padding() {
        let bounds = Bounds::from_points([[0.60, 0.39], [0.64, 0.41]]);
        let camera = Camera::fit(bounds, VIEW, 50.0);
        let left = camera.screen_from_world(VIEW, bounds.min);
        assert!((left[0] - 50.0).abs() < 1e-6, "{left:?}");
    }

    #[test]
    fn a_point_is_fitted_at_the_closest_zoom_and_nothing_as_the_world() {
        let point = Bounds::from_points([[0.6, 0.4]]);
        assert_eq!(Camera::fit(point, VIEW, 20.0).zoom, MAX_ZOOM);
        assert_eq!(Camera::fit(Bounds::EMPTY, VIEW, 20.0).center, [0.5, 0.5]);
    }

    #[test]
    fn dragging_right_moves_the_map_right() {
        let camera = Camera {
            center: [0.5, 0.5],
            zoom: 4.0,
        };
        let before = camera.screen_from_world(VIEW, [0.5, 0.5]);
        let after = camera
            .panned_by([30.0, -10.0])
            .screen_from_world(VIEW, [0.5, 0.5]);
        assert!(close(after, [before[0] + 30.0, before[1] - 10.0], 1e-9));
    }

    proptest! {
        #[test]
        fn screen_and_back(camera in cameras(), x in 0.0..1200.0, y in 0.0..800.0) {
            let world = camera.world_from_screen(VIEW, [x, y]);
            prop_assert!(close(camera.screen_from_world(VIEW, world), [x, y], 1e-6));
            prop_assert!(camera.visible(VIEW).contains(world));
        }

        #[test]
        fn the_point_beneath_the_pointer_stays(
            camera in cameras(), x in 0.0..1200.0, y in 0.0..800.0, delta in -20.0..20.0
        ) {
            let world = camera.world_from_screen(VIEW, [x, y]);
            let zoomed = camera.zoomed_at(VIEW, [x, y], delta);
            prop_assert!(close(zoomed.screen_from_world(VIEW, world), [x, y], 1e-5));
        }

        #[test]
        fn lerp_begins_and_ends_where_it_should(a in cameras(), b in cameras(), t in 0.0..1.0) {
            prop_assert!(close(a.lerp(b, 0.0).center, a.center, 1e-12));
            prop_assert_eq!(a.lerp(b, 1.0), b);
            let between = Bounds::from_points([a.center, b.center]);
            let middle = a.lerp(b, t).center;
            prop_assert!(close(middle, [
                middle[0].clamp(between.min[0], between.max[0]),
                middle[1].clamp(between.min[1], between.max[1]),
            ], 1e-12));
        }

        #[test]
        fn on_the_way_of_a_zoom_the_point_beneath_the_pointer_rests(
            camera in cameras(), x in 0.0..1200.0, y in 0.0..800.0, delta in -5.0..5.0, t in 0.0..1.0
        ) {
            let world = camera.world_from_screen(VIEW, [x, y]);
            let between = camera.lerp(camera.zoomed_at(VIEW, [x, y], delta), t);
            prop_assert!(close(between.screen_from_world(VIEW, world), [x, y], 1e-4));
        }

        #[test]
        fn a_clamped_camera_is_within_its_limits(camera in cameras(), low in 2.0..6.0, more in 0.0..9.0) {
            let limits = Bounds::from_points([[0.4, 0.3], [0.7, 0.5]]);
            let clamped = camera.clamped(limits, low, low + more);
            prop_assert!(limits.contains(clamped.center));
            prop_assert!(clamped.zoom >= low && clamped.zoom <= low + more);
            prop_assert_eq!(clamped.clamped(limits, low, low + more), clamped);
        }

        #[test]
        fn everything_is_finite(
            values in prop::array::uniform12(prop::num::f64::ANY)
        ) {
            let [cx, cy, zoom, w, h, x, y, delta, ox, oy, oz, t] = values;
            let camera = Camera { center: [cx, cy], zoom };
            let other = Camera { center: [ox, oy], zoom: oz };
            let view = Viewport { width: w, height: h };
            let bounds = Bounds { min: [cx, cy], max: [ox, oy] };
            let cameras = [
                camera.zoomed_at(view, [x, y], delta),
                Camera { center: [0.5, 0.5], zoom }.panned_by([x, y]).clamped(bounds, w, h),
                Camera::fit(bounds, view, delta),
                camera.clamped(bounds, w, h),
                camera.lerp(other, t),
            ];
            for camera in cameras {
                prop_assert!(camera.center.iter().all(|v| v.is_finite()) && camera.zoom.is_finite());
            }
            let points = [
                camera.screen_from_world(view, [x, y]),
                camera.world_from_screen(view, [x, y]),
                camera.visible(view).min,
                camera.visible(view).max,
            ];
            prop_assert!(points.iter().flatten().all(|v| v.is_finite()));
        }
    }
}
