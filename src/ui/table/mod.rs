//! The table of all features: a dock beneath the map with a filter, columns that sort, and rows of
//! which only those on the screen are ever read. It shows what the state has arranged.
//!
//! - `memory`: what it keeps between frames; `bars`: where it is scrolled to; `head`: the filter and
//!   how much passes it; `titles`: the columns; `body`: the rows; `keys`: the keyboard.

mod bars;
mod body;
mod head;
mod keys;
mod memory;
mod titles;

pub use keys::keys;
pub use memory::TableMemory;

use super::ctx::Ctx;
use super::kit;
use egui::{CursorIcon, Id, Rect, Sense, Ui, WidgetInfo, pos2};
use std::ops::RangeInclusive;

/// Height of the row with the filter, of the titles, and of a row.
const HEAD: f32 = 40.0;
const TITLES: f32 = 28.0;
const ROW: f32 = 26.0;

/// Thickness of the scroll bars.
const BAR: f32 = 10.0;

/// How near the edge the pointer must be to drag it.
const SEAM: f32 = 4.0;

/// The least height of the dock, and the least that it leaves above itself.
const LEAST: f32 = HEAD + TITLES + 2.0 * ROW + BAR;
const LEAST_ABOVE: f32 = 120.0;

/// The part of the room that it takes at first.
const PART: f32 = 0.42;

/// The id of the rows as what has the keyboard.
pub fn body_id() -> Id {
    Id::unique("kharita table rows")
}

/// How high the dock is where there is so much room, in points; 0 while it is folded.
pub fn height(ctx: &Ctx<'_>, memory: &TableMemory, room: f32) -> f32 {
    if !ctx.state.settings.table_open {
        return 0.0;
    }
    let part = memory.part.unwrap_or(PART);
    (room * part).round().clamp(LEAST, allowed(room))
}

fn allowed(room: f32) -> f32 {
    (room - LEAST_ABOVE).max(LEAST)
}

/// Fills the rectangle; `room` is how high it and what lies above are together.
pub fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut TableMemory, room: f32) {
    let whole = ui.available_rect_before_wrap();
    memory.follow(ctx);
    let head = Rect::from_min_max(whole.min, pos2(whole.right(), whole.top() + HEAD));
    head::head_ui(ui, ctx, memory, head);
    let rest = Rect::from_min_max(pos2(whole.left(), head.bottom()), whole.max);
    let (cells, side) = kit::split(ctx, rest, rest.width() - BAR);
    let y = whole.bottom() - BAR;
    let titles_bottom = rest.top() + TITLES;
    let places = TableRects {
        titles: cells.with_max_y(titles_bottom),
        rows: Rect::from_min_max(pos2(cells.left(), titles_bottom), pos2(cells.right(), y)),
        side: Rect::from_min_max(pos2(side.left(), titles_bottom), pos2(side.right(), y)),
        foot: cells.with_min_y(y),
    };
    memory.scroll(ui, ctx, &places);
    titles::titles_ui(ui, ctx, memory, places.titles);
    body::body_ui(ui, ctx, memory, places.rows);
    bars::bars_ui(ui, ctx, memory, &places);
    // Last, so that it lies above what it borders on.
    seam(ui, ctx, memory, whole, room);
}

/// Where the parts stand.
struct TableRects {
    titles: Rect,
    rows: Rect,
    /// The bar at the far side, and the one at the foot.
    side: Rect,
    foot: Rect,
}

/// The upper edge, which can be dragged.
fn seam(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut TableMemory, whole: Rect, room: f32) {
    const PARTS: RangeInclusive<f32> = 0.1..=0.95;
    let top = whole.top();
    let handle = Rect::from_x_y_ranges(whole.x_range(), top..=top + SEAM);
    let response = ui.interact(handle, Id::unique("kharita table seam"), Sense::drag());
    let words = ctx.t("table-seam");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Splitter, true, &words));
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeVertical);
    }
    if response.dragged() {
        let height = whole.height() - response.drag_delta().y;
        let part = height.clamp(LEAST, allowed(room)) / room.max(1.0);
        memory.part = Some(part.clamp(*PARTS.start(), *PARTS.end()));
    }
}
