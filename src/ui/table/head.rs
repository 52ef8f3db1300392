//! The row above the table: the filter, how many rows pass it, and the way to close the table.

use super::{BAR, TableMemory};
use crate::state::row_filter::RowFilter;
use crate::state::{Action, Command, TableCommand};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{LINE_CORNERS, Role};
use crate::words::format;
use egui::{Align, Id, Layout, Rect, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

/// Width of the filter where there is room.
const FIELD: f32 = 280.0;

/// The id of the filter, so that a key can go there.
pub(super) fn field_id() -> Id {
    Id::unique("kharita table filter")
}

/// Draws the row.
pub(super) fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut TableMemory, rect: Rect) {
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let layout = if ctx.is_mirrored() {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(8.0, 0.0);
        filter(ui, ctx, memory, inner.width());
        kit::gap(ui, 4.0);
        count(ui, ctx);
        kit::row_reversed(ui, ctx, rect.height(), |ui| {
            kit::action_icon(ui, ctx, Action::ToggleTable);
            if ctx.state.table.mark.is_some() {
                let words = ctx.t("table-copy");
                if kit::icon_button(ui, ctx, Icon::Copy, &words, false).clicked() {
                    ctx.send(Command::Table(TableCommand::Copy));
                }
            }
        });
    });
    if ctx.state.table.is_arranging() {
        progress(ui, ctx, rect);
    }
}

fn filter(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut TableMemory, room: f32) {
    let width = FIELD.min(room * 0.45);
    let hint = ctx.t("table-filter");
    let field = kit::field(ui, ctx, field_id(), &mut memory.typed, &hint, width);
    if field.changed() {
        send(ctx, memory);
    }
    if !memory.typed.is_empty() {
        let words = ctx.t("table-filter-clear");
        if kit::icon_button(ui, ctx, Icon::Close, &words, false).clicked() {
            memory.typed.clear();
            send(ctx, memory);
        }
    }
    kit::tip(field, ctx, &ctx.t("table-filter-tip"));
}

fn send(ctx: &Ctx<'_>, memory: &TableMemory) {
    let filter = RowFilter::new(&memory.typed, &memory.titles);
    ctx.send(Command::Table(TableCommand::Filter(filter)));
}

/// How many rows are shown of how many.
fn count(ui: &mut Ui, ctx: &Ctx<'_>) {
    let all = ctx.state.project.attributes.len();
    let shown = ctx.state.table.count(all);
    let number = |n: usize| format::number(n as f64);
    let words = if ctx.state.table.rows.is_some() && shown < all {
        let values = [
            ("shown", number(shown).into()),
            ("all", number(all).into()),
            ("count", all.into()),
        ];
        ctx.words.with("table-count-of", &values)
    } else {
        let values = [("count", all.into()), ("number", number(all).into())];
        ctx.words.with("table-count", &values)
    };
    // What stands at the far end keeps its room.
    let width = (ui.available_width() - 76.0).max(0.0);
    let size = kit::text_size(ui, Role::Caption, &words);
    let (rect, response) = ui.allocate_exact_size(vec2(size.x.min(width), size.y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    let (ink, side) = (ctx.look.quiet, ctx.is_mirrored());
    kit::paint_text(ui.painter(), rect, Role::Caption, &words, ink, side);
}

/// A line along the lower edge while rows are filtered or sorted.
fn progress(ui: &Ui, ctx: &Ctx<'_>, rect: Rect) {
    let track = Rect::from_min_max(rect.left_bottom() - vec2(0.0, 2.0), rect.right_bottom());
    let track = track.shrink2(vec2(BAR / 2.0, 0.0));
    let fraction = ctx.state.table.fraction.clamp(0.0, 1.0);
    let (done, _) = kit::split(ctx, track, track.width() * fraction);
    ui.painter()
        .rect_filled(done, LINE_CORNERS, ctx.look.accent);
}
