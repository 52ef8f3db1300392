//! What a picture shows past the edge of the ground that is known: paper, so that nobody takes it for
//! sea.

use super::display::{DisplayItem, DisplayLayer, PathItem, PathShape, SheetPart};
use super::fill::Fill;
use super::frame::Rgba;
use crate::geometry::{Bounds, Camera, Viewport};

/// The strips of a picture beyond `limits` (in the square world) in a colour; none where all that is seen
/// is known, or nothing limits it.
#[expect(clippy::cast_possible_truncation, reason = "places in a picture")]
pub fn beyond(
    camera: Camera,
    viewport: Viewport,
    limits: Bounds,
    colour: Rgba,
) -> Option<DisplayLayer> {
    if limits.is_empty() {
        return None;
    }
    let at = |world| camera.screen_from_world(viewport, world);
    let [[left, top], [right, bottom]] = [at(limits.min), at(limits.max)];
    let (width, height) = (viewport.width, viewport.height);
    let (top, bottom) = (top.clamp(0.0, height), bottom.clamp(0.0, height));
    let strips = [
        ([0.0, 0.0], [width, top]),
        ([0.0, bottom], [width, height]),
        ([0.0, top], [left.clamp(0.0, width), bottom]),
        ([right.clamp(0.0, width), top], [width, bottom]),
    ];
    let seen = strips
        .into_iter()
        .filter(|(min, max)| max[0] - min[0] > 0.5 && max[1] - min[1] > 0.5);
    let items: Vec<DisplayItem> = seen
        .map(|(min, max)| {
            let shape = PathShape::Box {
                min: min.map(|points| points as f32),
                max: max.map(|points| points as f32),
                corner: 0.0,
            };
            DisplayItem::Path(PathItem::filled(shape, Fill::Flat(colour)))
        })
        .collect();
    let part = SheetPart::Beyond;
    (!items.is_empty()).then_some(DisplayLayer { part, items })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_past_the_edge_is_covered_and_what_is_known_is_not() {
        let viewport = Viewport {
            width: 400.0,
            height: 200.0,
        };
        let limits = Bounds {
            min: [0.4, 0.4],
            max: [0.6, 0.6],
        };
        let inside = Camera {
            center: [0.5, 0.5],
            zoom: 8.0,
        };
        assert!(beyond(inside, viewport, limits, [0; 4]).is_none());
        assert!(beyond(inside, viewport, Bounds::EMPTY, [0; 4]).is_none());
        let wide = Camera {
            center: [0.55, 0.5],
            zoom: 2.0,
        };
        let layer = beyond(wide, viewport, limits, [0; 4]).expect("the edge is in view");
        let covers = |x: f32, y: f32| {
            layer.items.iter().any(|item| {
                let DisplayItem::Path(PathItem {
                    shape: PathShape::Box { min, max, .. },
                    ..
                }) = item
                else {
                    return false;
                };
                (min[0]..max[0]).contains(&x) && (min[1]..max[1]).contains(&y)
            })
        };
        let half_pixel = 1.0 / wide.points_per_world();
        for x in (5..400).step_by(10) {
            for y in (5..200).step_by(10) {
                let world = wide.world_from_screen(viewport, [f64::from(x), f64::from(y)]);
                let known = [0, 1].iter().all(|axis| {
                    let at = world[*axis];
                    at > limits.min[*axis] - half_pixel && at < limits.max[*axis] + half_pixel
                });
                #[expect(clippy::cast_precision_loss, reason = "small numbers of a test")]
                let covered = covers(x as f32, y as f32);
                assert_eq!(covered, !known, "{x} {y}");
            }
        }
    }
}
