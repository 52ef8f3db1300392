//! The scroll bars. They count rows and columns, not points, so that a million rows scroll as finely
//! as ten.

use super::{TableMemory, TableRects};
use crate::ui::ctx::Ctx;
use crate::ui::look::TRACK_CORNERS;
use egui::{Id, Rect, Sense, Ui};

/// The least length of the part that is dragged.
const LEAST_THUMB: f32 = 24.0;

/// Draws both bars where there is something to scroll.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a share of 0 to 1, or points of a window"
)]
pub(super) fn bars_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut TableMemory, places: &TableRects) {
    let count = ctx.state.table.count(ctx.state.project.attributes.len()) as f64;
    let down = Bar {
        shown: memory.page / count.max(1.0),
        at: memory.top / (count - memory.page).max(1e-9),
        along_x: false,
        from_right: false,
    };
    if let Some(at) = down.show(ui, ctx, places.side) {
        memory.top = at * (count - memory.page).max(0.0);
    }
    let most = f64::from(memory.most_left(places.rows));
    let across = Bar {
        shown: f64::from(places.rows.width() / memory.whole_width().max(1.0)),
        at: f64::from(memory.left) / most.max(1e-9),
        along_x: true,
        from_right: ctx.is_mirrored(),
    };
    if let Some(at) = across.show(ui, ctx, places.foot) {
        memory.left = (at * most) as f32;
    }
}

/// A bar: which part is shown, and how far it is scrolled, each from 0 to 1.
struct Bar {
    shown: f64,
    at: f64,
    along_x: bool,
    from_right: bool,
}

impl Bar {
    /// Draws the bar; answers with how far it is scrolled when that changes.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share of 0 to 1, or points of a window"
    )]
    fn show(&self, ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect) -> Option<f64> {
        if self.shown >= 1.0 {
            return None;
        }
        let id = Id::unique(("table bar", self.along_x));
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
        let track = if self.along_x {
            rect.width()
        } else {
            rect.height()
        };
        let thumb = (track * self.shown as f32).clamp(LEAST_THUMB.min(track), track);
        let free = track - thumb;
        let at = if self.from_right {
            1.0 - self.at
        } else {
            self.at
        };
        let from = free * at.clamp(0.0, 1.0) as f32;
        let inner = rect.shrink(2.0);
        let place = if self.along_x {
            Rect::from_x_y_ranges(
                rect.left() + from..=rect.left() + from + thumb,
                inner.y_range(),
            )
        } else {
            Rect::from_x_y_ranges(
                inner.x_range(),
                rect.top() + from..=rect.top() + from + thumb,
            )
        };
        let is_held = response.hovered() || response.dragged();
        let color = if is_held {
            ctx.look.faint
        } else {
            ctx.look.bar
        };
        ui.painter().rect_filled(place, TRACK_CORNERS, color);
        let pointer = response.interact_pointer_pos()?;
        let along = |v: egui::Pos2| if self.along_x { v.x } else { v.y };
        let delta = match () {
            () if response.dragged() => {
                let delta = response.drag_delta();
                if self.along_x { delta.x } else { delta.y }
            }
            // A click beside it goes there.
            () if response.clicked() && !place.contains(pointer) => {
                along(pointer) - along(place.center())
            }
            () => return None,
        };
        let moved = f64::from(delta / free.max(1.0));
        let moved = if self.from_right { -moved } else { moved };
        Some((self.at + moved).clamp(0.0, 1.0))
    }
}
