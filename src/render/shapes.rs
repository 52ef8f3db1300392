//! Which shapes of egui's differ from those of the frame before, and what of the window they cover.
//!
//! It must not know how shapes are drawn.

use super::boxes::PixelBox;
use egui::epaint::ClippedShape;
use egui::{Rect, Shape, TextureId};

/// So many shapes ahead a shape is looked for that came or went.
const LOOK_AHEAD: usize = 48;

/// How far beyond its bounds a shape is drawn, in pixels: its soft edge, and rounding.
const SOFT_EDGE_PX: f64 = 2.0;

/// A shape with what it covers, in points.
pub(super) struct BoundedShape {
    pub(super) shape: ClippedShape,
    pub(super) bounds: Rect,
}

impl BoundedShape {
    /// Works out what a shape covers.
    pub(super) fn new(shape: ClippedShape) -> Self {
        let bounds = shape.transform_after_tessellation * shape.shape.visual_bounding_rect();
        Self {
            bounds: bounds.intersect(shape.clip_rect),
            shape,
        }
    }

    /// The pixels that it may touch in a window of this size.
    pub(super) fn pixels(&self, pixels_per_point: f32, size: [u32; 2]) -> Option<PixelBox> {
        let px = |at: f32| f64::from(at) * f64::from(pixels_per_point);
        let Rect { min, max } = self.bounds;
        PixelBox::around(
            [min.x, min.y].map(|at| px(at) - SOFT_EDGE_PX),
            [max.x, max.y].map(|at| px(at) + SOFT_EDGE_PX),
            size,
        )
    }
}

/// The shapes that stand in one list alone, first those before, then those now; those that stand in
/// both lie over each other as they did.
pub(super) fn differing<'a>(
    before: &'a [BoundedShape],
    now: &'a [BoundedShape],
) -> Vec<&'a BoundedShape> {
    let same = |a: &BoundedShape, b: &BoundedShape| a.bounds == b.bounds && a.shape == b.shape;
    let pairs = before.iter().zip(now);
    let head = pairs.take_while(|(a, b)| same(a, b)).count();
    let (before, now) = (&before[head..], &now[head..]);
    let pairs = before.iter().rev().zip(now.iter().rev());
    let tail = pairs.take_while(|(a, b)| same(a, b)).count();
    let (before, now) = (&before[..before.len() - tail], &now[..now.len() - tail]);
    let mut differing = Vec::new();
    let (mut old, mut new) = (0, 0);
    while let (Some(a), Some(b)) = (before.get(old), now.get(new)) {
        if same(a, b) {
            (old, new) = (old + 1, new + 1);
            continue;
        }
        let ahead = 1..LOOK_AHEAD;
        let gone = |by: &usize| before.get(old + by).is_some_and(|a| same(a, b));
        let come = |by: &usize| now.get(new + by).is_some_and(|b| same(a, b));
        let (gone, come) = match ahead.clone().find(|by| gone(by) || come(by)) {
            Some(by) if gone(&by) => (by, 0),
            Some(by) => (0, by),
            None => (1, 1),
        };
        differing.extend(&before[old..old + gone]);
        differing.extend(&now[new..new + come]);
        (old, new) = (old + gone, new + come);
    }
    differing.extend(&before[old..]);
    differing.extend(&now[new..]);
    differing
}

/// A texture that is another, all of it or in a part.
pub(super) struct ChangedTexture {
    pub(super) id: TextureId,
    /// The part, as shares of its width and height.
    pub(super) part: Option<Rect>,
}

/// Of these shapes those that show something of a texture that is another now.
pub(super) fn repainted<'a>(
    shapes: &'a [BoundedShape],
    changed: &[ChangedTexture],
) -> impl Iterator<Item = &'a BoundedShape> {
    let shows = |shape: &&BoundedShape| {
        let shape = &shape.shape.shape;
        changed.iter().any(|changed| shows(shape, changed))
    };
    shapes.iter().filter(shows)
}

fn shows(shape: &Shape, changed: &ChangedTexture) -> bool {
    match shape {
        Shape::Vec(shapes) => shapes.iter().any(|shape| shows(shape, changed)),
        Shape::Mesh(mesh) => {
            mesh.texture_id == changed.id
                && changed.part.is_none_or(|part| {
                    let mut triangles = mesh.indices.chunks_exact(3);
                    triangles.any(|corners| {
                        let corners = corners
                            .iter()
                            .filter_map(|at| mesh.vertices.get(*at as usize));
                        let uvs = corners.map(|corner| corner.uv);
                        let shown = uvs.fold(Rect::NOTHING, |mut shown, uv| {
                            shown.extend_with(uv);
                            shown
                        });
                        shown.intersects(part)
                    })
                })
        }
        // What egui adds to its own texture lies where nothing was.
        shape => shape.texture_id() == changed.id && changed.part.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Color32, pos2, vec2};
    use proptest::prelude::*;

    fn square(number: u32) -> BoundedShape {
        let at = pos2(number as f32 * 10.0, 0.0);
        BoundedShape::new(ClippedShape {
            clip_rect: Rect::EVERYTHING,
            shape: Shape::rect_filled(Rect::from_min_size(at, vec2(5.0, 5.0)), 0.0, Color32::WHITE),
            transform_after_tessellation: egui::emath::TSTransform::IDENTITY,
        })
    }

    proptest! {
        /// What does not differ is the same in both lists, and in the same order.
        #[test]
        fn the_rest_is_the_same(
            before in prop::collection::vec(0..12_u32, 0..40),
            now in prop::collection::vec(0..12_u32, 0..40),
        ) {
            let [before, now] = [before, now].map(|numbers| numbers.into_iter().map(square).collect::<Vec<_>>());
            let differing: Vec<*const BoundedShape> =
                differing(&before, &now).into_iter().map(std::ptr::from_ref).collect();
            let rest = |list: &[BoundedShape]| -> Vec<Rect> {
                let kept = list.iter().filter(|shape| !differing.contains(&std::ptr::from_ref(*shape)));
                kept.map(|shape| shape.bounds).collect()
            };
            prop_assert_eq!(rest(&before), rest(&now));
        }
    }

    #[test]
    fn one_that_went_and_one_that_came_are_all_that_differs() {
        let before: Vec<_> = (0..30).map(square).collect();
        let now: Vec<_> = (0..30)
            .filter(|n| *n != 7)
            .chain([99])
            .map(square)
            .collect();
        assert_eq!(differing(&before, &now).len(), 2);
        assert!(differing(&before, &before).is_empty());
    }
}
