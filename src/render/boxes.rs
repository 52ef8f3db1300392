//! Boxes of whole pixels: what of a picture is drawn anew. It must not know what is drawn.

/// A box of whole pixels, never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelBox {
    left_top: [u32; 2],
    right_bottom: [u32; 2],
}

/// Boxes are put together until there are no more than this.
const MOST: usize = 24;

/// Two boxes are put together where the box around both has no more pixels besides: each box costs
/// some work of its own.
const SLACK_PX: u64 = 2_048;

impl PixelBox {
    /// The box between two corners; `None` where there is nothing between them.
    pub fn new(left_top: [u32; 2], right_bottom: [u32; 2]) -> Option<Self> {
        let has_room = (0..2).all(|axis| left_top[axis] < right_bottom[axis]);
        has_room.then_some(Self {
            left_top,
            right_bottom,
        })
    }

    /// All of a picture of this size.
    pub fn whole(size: [u32; 2]) -> Option<Self> {
        Self::new([0, 0], size)
    }

    /// The pixels that a box touches whose sides need not lie between pixels, as far as they lie in
    /// a picture of this size.
    pub fn around(min: [f64; 2], max: [f64; 2], size: [u32; 2]) -> Option<Self> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "what lies outside is cut to the nearest side, and what is no number to zero"
        )]
        let inside = |at: f64, axis: usize| (at as u32).min(size[axis]);
        Self::new(
            [0, 1].map(|axis| inside(min[axis].floor(), axis)),
            [0, 1].map(|axis| inside(max[axis].ceil(), axis)),
        )
    }

    /// The first pixel.
    pub fn left_top(self) -> [u32; 2] {
        self.left_top
    }

    /// The pixel after the last.
    pub fn right_bottom(self) -> [u32; 2] {
        self.right_bottom
    }

    /// Width and height.
    pub fn size(self) -> [u32; 2] {
        [0, 1].map(|axis| self.right_bottom[axis] - self.left_top[axis])
    }

    /// How many pixels lie in it.
    pub fn pixels(self) -> u64 {
        let [width, height] = self.size().map(u64::from);
        width * height
    }

    /// What both have in common.
    pub fn common(self, other: Self) -> Option<Self> {
        Self::new(
            [0, 1].map(|axis| self.left_top[axis].max(other.left_top[axis])),
            [0, 1].map(|axis| self.right_bottom[axis].min(other.right_bottom[axis])),
        )
    }

    /// The box around both.
    pub fn around_both(self, other: Self) -> Self {
        Self {
            left_top: [0, 1].map(|axis| self.left_top[axis].min(other.left_top[axis])),
            right_bottom: [0, 1].map(|axis| self.right_bottom[axis].max(other.right_bottom[axis])),
        }
    }

    /// The box moved right and down, as far as it then lies in a picture of this size.
    pub fn moved(self, by: [i64; 2], size: [u32; 2]) -> Option<Self> {
        let at = |at: u32, axis: usize| {
            let moved = i64::from(at) + by[axis];
            u32::try_from(moved.clamp(0, i64::from(size[axis]))).unwrap_or(0)
        };
        Self::new(
            [0, 1].map(|axis| at(self.left_top[axis], axis)),
            [0, 1].map(|axis| at(self.right_bottom[axis], axis)),
        )
    }

    /// How many pixels the box around both has that neither has, at least.
    fn waste(self, other: Self) -> u64 {
        let both = self.around_both(other).pixels();
        both.saturating_sub(self.pixels() + other.pixels())
    }
}

/// Few boxes that hold all of these; some may overlap.
pub(super) fn few(boxes: impl IntoIterator<Item = PixelBox>) -> Vec<PixelBox> {
    let mut few: Vec<PixelBox> = Vec::new();
    for new in boxes {
        add(&mut few, new);
    }
    few
}

/// Adds a box, put together with those with which that costs little, again and again.
fn add(few: &mut Vec<PixelBox>, mut new: PixelBox) {
    loop {
        let wastes = few.iter().map(|kept| kept.waste(new)).enumerate();
        let Some((index, waste)) = wastes.min_by_key(|(_, waste)| *waste) else {
            break;
        };
        if waste > SLACK_PX && few.len() < MOST {
            break;
        }
        new = few.swap_remove(index).around_both(new);
    }
    few.push(new);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some_box() -> impl Strategy<Value = PixelBox> {
        let corner = || (0..900_u32, 0..700_u32);
        (corner(), 1..90_u32, 1..90_u32).prop_map(|((x, y), width, height)| PixelBox {
            left_top: [x, y],
            right_bottom: [x + width, y + height],
        })
    }

    proptest! {
        /// Whatever the boxes, few are left, and each of them lies in one of these.
        #[test]
        fn few_boxes_hold_all(boxes in prop::collection::vec(some_box(), 0..200)) {
            let few = few(boxes.iter().copied());
            prop_assert!(few.len() <= MOST);
            for one in boxes {
                prop_assert!(few.iter().any(|kept| kept.common(one) == Some(one)));
            }
        }
    }

    #[test]
    fn a_box_of_no_numbers_is_none() {
        let size = [10, 10];
        assert_eq!(PixelBox::around([f64::NAN; 2], [f64::NAN; 2], size), None);
        let all = PixelBox::around([f64::NEG_INFINITY; 2], [f64::INFINITY; 2], size);
        assert_eq!(all, PixelBox::whole(size));
        assert_eq!(PixelBox::around([3.0; 2], [2.0; 2], size), None);
    }
}
