//! What differs from one frame to the next.

use image::{RgbaImage, SubImage};
use std::ops::RangeInclusive;

/// A part of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FramePatch {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl FramePatch {
    /// The smallest box that holds all that differs; a single pixel where nothing does, for formats
    /// that must have something. All of the frame where there is none before.
    pub(super) fn between(before: Option<&RgbaImage>, frame: &RgbaImage) -> Self {
        let (width, height) = frame.dimensions();
        let Some(before) = before.filter(|before| before.dimensions() == frame.dimensions()) else {
            return Self {
                left: 0,
                top: 0,
                width,
                height,
            };
        };
        let (mut columns, mut rows): (Option<RangeInclusive<u32>>, Option<RangeInclusive<u32>>) =
            (None, None);
        for (y, (a, b)) in (0..height).zip(before.rows().zip(frame.rows())) {
            let mut differing = (0..width).zip(a.zip(b)).filter(|(_, (a, b))| a != b);
            let Some((first, _)) = differing.next() else {
                continue;
            };
            let last = differing.next_back().map_or(first, |(x, _)| x);
            rows = Some(rows.map_or(y..=y, |rows| *rows.start()..=y));
            columns = Some(columns.map_or(first..=last, |columns| {
                first.min(*columns.start())..=last.max(*columns.end())
            }));
        }
        let (columns, rows) = (columns.unwrap_or(0..=0), rows.unwrap_or(0..=0));
        Self {
            left: *columns.start(),
            top: *rows.start(),
            width: columns.end() - columns.start() + 1,
            height: rows.end() - rows.start() + 1,
        }
    }

    /// The pixels of it.
    pub(super) fn of(self, frame: &RgbaImage) -> RgbaImage {
        SubImage::new(frame, self.left, self.top, self.width, self.height).to_image()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Laying the patch over the frame before gives the frame.
        #[test]
        fn a_patch_makes_one_frame_the_next(
            pixels in prop::collection::vec((0_u32..9, 0_u32..7, 0_u8..255), 0..6),
        ) {
            let before = RgbaImage::from_pixel(9, 7, image::Rgba([9, 9, 9, 255]));
            let mut frame = before.clone();
            for (x, y, value) in pixels {
                frame.put_pixel(x, y, image::Rgba([value, 0, 0, 255]));
            }
            let patch = FramePatch::between(Some(&before), &frame);
            let mut made = before.clone();
            let part = patch.of(&frame);
            image::imageops::replace(&mut made, &part, patch.left.into(), patch.top.into());
            prop_assert_eq!(made, frame);
        }
    }
}
