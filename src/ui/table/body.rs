//! The rows on the screen: only they are read, and only their cells on the screen are laid out.

use super::titles::{MARGIN, places};
use super::{ROW, TableMemory, body_id};
use crate::state::attributes::Cell;
use crate::state::{Command, TableCommand};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{HAIRLINE, Role};
use egui::CornerRadius;
use egui::{
    Color32, CursorIcon, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
};
use egui::{pos2, vec2};

/// Characters of a cell that are laid out; no column is wide enough for more.
const MOST_CHARACTERS: usize = 240;

/// Draws the rows.
#[expect(clippy::cast_possible_truncation, reason = "points within a window")]
pub(super) fn body_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &TableMemory, rect: Rect) {
    let response = ui.interact(rect, body_id(), Sense::focusable_noninteractive());
    let name = ctx.t("table-rows");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &name));
    let count = ctx.state.table.count(ctx.state.project.attributes.len());
    if count == 0 {
        nothing(ui, ctx, rect);
        return;
    }
    let place = UiBuilder::new().max_rect(rect);
    ui.scope_builder(place, |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        let first = memory.top.floor();
        let mut y = rect.top() - ((memory.top - first) as f32) * ROW;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the number of rows"
        )]
        let mut at = first as usize;
        while y < rect.bottom() && at < count {
            let row = Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), ROW));
            one(ui, ctx, memory, row, at);
            y += ROW;
            at += 1;
        }
    });
    if response.has_focus() {
        let line = Stroke::new(HAIRLINE, ctx.look.accent);
        ui.painter()
            .rect_stroke(rect, CornerRadius::ZERO, line, StrokeKind::Inside);
    }
}

/// Says why there is no row.
fn nothing(ui: &Ui, ctx: &Ctx<'_>, rect: Rect) {
    let word = if ctx.state.project.attributes.is_empty() {
        "table-none"
    } else {
        "table-none-found"
    };
    let (words, ink) = (ctx.t(word), ctx.look.quiet);
    let at = pos2(rect.center().x, rect.top() + ROW);
    kit::paint_text_centered(ui.painter(), at, Role::Body, &words, ink);
}

fn one(ui: &mut Ui, ctx: &Ctx<'_>, memory: &TableMemory, rect: Rect, at: usize) {
    let Some(row) = ctx.state.table.row_at(at) else {
        return;
    };
    let attributes = &ctx.state.project.attributes;
    let (columns, _) = memory.columns(rect.width());
    let cells = attributes.cells(row as usize, columns);
    // Not one by one for the keyboard: the rows as a whole are.
    let sense = Sense::CLICK;
    let visible = rect.intersect(ui.clip_rect());
    let response = ui.interact(visible, Id::unique(("table row", row)), sense);
    let marked = ctx.state.table.marked();
    let is_marked = marked.is_some_and(|marked| marked.contains(&at));
    response.widget_info(|| {
        let texts = cells.iter().map(|cell| cell.text.as_str());
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).take(6).collect();
        WidgetInfo::selected(egui::Role::Button, true, is_marked, ctx.list(&texts))
    });
    ground(ui, ctx, rect, &response, is_marked);
    // What is named in a problem is on no map.
    let ink = match attributes.area_of(row as usize) {
        Some(_) => ctx.look.ink,
        None => ctx.look.faint,
    };
    let placed: Vec<(Rect, &Cell)> = places(ctx, memory, rect)
        .into_iter()
        .map(|(_, place)| place)
        .zip(&cells)
        .collect();
    for (place, cell) in &placed {
        paint(ui, ctx, *place, cell, ink);
    }
    let line = Stroke::new(HAIRLINE, ctx.look.line.gamma_multiply(0.6));
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
    clicked(ui, ctx, &response, at);
    whole(ui, ctx, response, &placed);
}

fn ground(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, response: &Response, is_marked: bool) {
    let fill = match (is_marked, response.hovered()) {
        (true, _) => ctx.look.accent_soft,
        (false, true) => ctx.look.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
}

fn paint(ui: &Ui, ctx: &Ctx<'_>, place: Rect, cell: &Cell, ink: Color32) {
    let text = line(&cell.text);
    if !text.is_empty() {
        let inner = place.shrink2(vec2(MARGIN, 0.0));
        let painter = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
        // The ones of numbers stand beneath one another in every language.
        let at_right = cell.is_number || ctx.is_mirrored();
        kit::paint_text(&painter, inner, Role::Body, &text, ink, at_right);
    }
}

/// A text on one line, no longer than can be seen.
fn line(text: &str) -> String {
    let chars = text.chars().take(MOST_CHARACTERS);
    chars
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn clicked(ui: &Ui, ctx: &Ctx<'_>, response: &Response, at: usize) {
    if response.clicked() {
        let extend = ui.input(|input| input.modifiers.shift);
        ctx.send(Command::Table(TableCommand::Mark { at, extend }));
        if !extend {
            ctx.send(Command::Table(TableCommand::Take));
        }
        ui.memory_mut(|memory| memory.request_focus(body_id()));
    }
}

/// Shows the whole text of the cell beneath the pointer where it does not fit.
fn whole(ui: &Ui, ctx: &Ctx<'_>, response: Response, placed: &[(Rect, &Cell)]) {
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let Some(at) = response.hover_pos() else {
        return;
    };
    let beneath = placed.iter().find(|(place, _)| place.contains(at));
    let Some((place, cell)) = beneath else { return };
    let width = kit::text_size(ui, Role::Body, &line(&cell.text)).x;
    if width > place.width() - 2.0 * MARGIN {
        let text: String = cell.text.chars().take(2_000).collect();
        kit::tip(response, ctx, &text);
    }
}
