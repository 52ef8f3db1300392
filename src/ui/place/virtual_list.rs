//! A long list of rows of one height, of which only those near the screen are laid out.

use super::two_lines::TWO_LINES;
use egui::{Rect, ScrollArea, Ui, vec2};
use std::fmt::Debug;
use std::hash::Hash;

/// Rows beyond the edges that are laid out too, so that the keyboard reaches them.
const BEYOND: usize = 2;

/// Shows `count` rows in a scroll area of their own; `add` shows the row with a number in a
/// rectangle.
pub(super) fn rows(
    ui: &mut Ui,
    id: impl Hash + Debug,
    count: usize,
    mut add: impl FnMut(&mut Ui, Rect, usize),
) {
    ScrollArea::vertical()
        .id_salt(id)
        .auto_shrink(false)
        .show_viewport(ui, |ui, viewport| {
            ui.set_height(position(count));
            let (corner, width) = (ui.max_rect().min, ui.available_width());
            for index in visible(viewport, count) {
                let top_left = corner + vec2(0.0, position(index));
                add(
                    ui,
                    Rect::from_min_size(top_left, vec2(width, TWO_LINES)),
                    index,
                );
            }
        });
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a list has far fewer than 2^23 rows"
)]
fn position(index: usize) -> f32 {
    index as f32 * TWO_LINES
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates"
)]
fn visible(viewport: Rect, count: usize) -> std::ops::Range<usize> {
    let first = (viewport.top() / TWO_LINES).floor() as usize;
    let last = (viewport.bottom() / TWO_LINES).ceil() as usize;
    first.saturating_sub(BEYOND).min(count)..last.saturating_add(BEYOND).min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_near_the_screen_are_shown() {
        let viewport = Rect::from_min_size(egui::pos2(0.0, 480.0), vec2(300.0, 96.0));
        assert_eq!(visible(viewport, 874), 8..14);
        assert_eq!(visible(viewport, 9), 8..9);
        assert_eq!(visible(viewport, 3), 3..3);
    }
}
