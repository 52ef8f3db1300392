//! The camera in motion: flights to a place, and momentum after a drag.

use crate::geometry::Camera;

/// Seconds that colour, panels and short flights take.
pub const SHORT_SECONDS: f32 = 0.15;

/// Seconds that a flight across the map takes.
pub const FLIGHT_SECONDS: f32 = 0.45;

/// How fast momentum dies: the part of the speed that is left after a second.
const MOMENTUM_LEFT_AFTER_A_SECOND: f64 = 0.006;

/// Speeds below this, in points a second, are rest.
const REST_POINTS_PER_SECOND: f64 = 12.0;

/// What moves the camera by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Motion {
    /// Nothing.
    #[default]
    Rest,
    /// On the way from one camera to another.
    Flight {
        /// Where it began.
        from: Camera,
        /// Where it goes.
        to: Camera,
        /// Seconds since it began.
        elapsed: f32,
        /// Seconds that it takes.
        seconds: f32,
    },
    /// Gliding on after a drag.
    Glide {
        /// Points a second.
        velocity: [f64; 2],
    },
}

/// Slow at the end: `1 − (1 − t)³`.
pub fn ease_out(t: f32) -> f32 {
    let left = 1.0 - t.clamp(0.0, 1.0);
    1.0 - left * left * left
}

impl Motion {
    /// The camera at the end of what moves it; where it is if it glides.
    pub fn end(&self, camera: Camera) -> Camera {
        match self {
            Motion::Flight { to, .. } => *to,
            Motion::Rest | Motion::Glide { .. } => camera,
        }
    }

    /// The camera after some seconds; becomes rest by itself.
    pub fn advance(&mut self, camera: Camera, seconds_passed: f32) -> Camera {
        match self {
            Motion::Rest => camera,
            Motion::Flight {
                from,
                to,
                elapsed,
                seconds,
            } => {
                *elapsed += seconds_passed;
                let (from, to, t) = (*from, *to, *elapsed / seconds.max(1e-3));
                if t >= 1.0 {
                    *self = Motion::Rest;
                    return to;
                }
                from.lerp(to, f64::from(ease_out(t)))
            }
            Motion::Glide { velocity } => {
                let dt = f64::from(seconds_passed);
                let moved = camera.panned_by(velocity.map(|v| v * dt));
                let left = MOMENTUM_LEFT_AFTER_A_SECOND.powf(dt);
                *velocity = velocity.map(|v| v * left);
                if velocity[0].hypot(velocity[1]) < REST_POINTS_PER_SECOND {
                    *self = Motion::Rest;
                }
                moved
            }
        }
    }
}
