//! The steps of a story in their order: a click shows one, a drag moves it, and so do keys.

use crate::model::{Names, WrittenStep, WrittenStory};
use crate::state::{Action, Command, StoryEdit};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{CORNERS, Role, STRONG_LINE};
use crate::ui::place::rows;
use crate::words::format;
use egui::{CursorIcon, Id, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

/// Height of a step.
const STEP: f32 = 44.0;

/// Width of the grip by which it is moved, and of its number.
const GRIP: f32 = 20.0;
const NUMBER: f32 = 26.0;

/// The steps with the button that adds one.
pub(super) fn steps_ui(ui: &mut Ui, ctx: &Ctx<'_>, story: &WrittenStory) {
    rows::still(ui, ctx, |ui| {
        kit::gap(ui, 10.0);
        kit::row(ui, ctx, 32.0, |ui| {
            kit::text(ui, Role::Strong, &ctx.t("stories-list"), ctx.look.ink);
            kit::row_reversed(ui, ctx, 32.0, |ui| {
                kit::action_button(ui, ctx, Some(Icon::Plus), Action::AddStep);
            });
        });
        if story.steps.is_empty() {
            let words = ctx.t("stories-no-steps");
            kit::text(ui, Role::Caption, &words, ctx.look.quiet);
        }
    });
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows: Vec<Response> = (0..story.steps.len())
            .map(|at| row(ui, ctx, at, &story.steps[at]))
            .collect();
        drag(ui, ctx, &rows);
    });
}

fn row(ui: &mut Ui, ctx: &Ctx<'_>, at: usize, step: &WrittenStep) -> Response {
    let size = Vec2::new(ui.available_width(), STEP);
    let (_, rect) = ui.allocate_space(size);
    let id = Id::unique(("story step", at));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let is_chosen = ctx.state.making.chosen() == Some(at);
    let date = format::day(ctx.words, step.date);
    let (said, is_missing) = first_line(ctx, &step.caption);
    let spoken = || {
        let number = ("step", (at + 1).into());
        let values = [
            number,
            ("date", date.as_str().into()),
            ("caption", said.as_str().into()),
        ];
        ctx.words.with("stories-step-name", &values)
    };
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_chosen, spoken()));
    let look = &ctx.look;
    let ground = match (is_chosen, response.hovered() || response.dragged()) {
        (true, _) => Some(look.accent_soft),
        (false, true) => Some(look.hover),
        (false, false) => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, CORNERS, ground);
    }
    let (grip, rest) = kit::split(ctx, rect.shrink2(vec2(2.0, 2.0)), GRIP);
    let (number, texts) = kit::split(ctx, rest, NUMBER);
    let faint = if response.hovered() {
        look.quiet
    } else {
        look.faint
    };
    kit::paint_icon(
        ui.painter(),
        grip.center(),
        Icon::Grip,
        ctx.lang(),
        16.0,
        faint,
    );
    let at_number = pos2(number.center().x, number.top() + 11.0);
    let written = (at + 1).to_string();
    kit::paint_text_centered(ui.painter(), at_number, Role::Caption, &written, look.quiet);
    let texts = texts.shrink2(vec2(4.0, 0.0));
    let middle = texts.top() + 20.0;
    let upper = Rect::from_min_max(texts.min, pos2(texts.right(), middle));
    let lower = Rect::from_min_max(pos2(texts.left(), middle), texts.max);
    let side = ctx.is_mirrored();
    kit::paint_text(ui.painter(), upper, Role::Caption, &date, look.quiet, side);
    let ink = if is_missing { look.faint } else { look.ink };
    kit::paint_text(ui.painter(), lower, Role::Body, &said, ink, side);
    kit::focus_ring(ui, ctx, rect, &response);
    if response.clicked() {
        ctx.send(Command::MakeStory(StoryEdit::Choose(at)));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let cursor = if response.dragged() {
        CursorIcon::Grabbing
    } else {
        CursorIcon::PointingHand
    };
    response.on_hover_cursor(cursor)
}

/// The beginning of a caption in the language that is written in, or of the other; and whether it is
/// missing there.
fn first_line(ctx: &Ctx<'_>, caption: &Names) -> (String, bool) {
    let lang = ctx.state.making.writing_lang(ctx.lang());
    let is_missing = caption.exact(lang).trim().is_empty();
    match caption.get(lang).trim().lines().next() {
        None => (ctx.t("stories-no-caption"), true),
        Some(line) => (line.to_owned(), is_missing),
    }
}

/// Moves the step that is dragged to where it is let go.
fn drag(ui: &Ui, ctx: &Ctx<'_>, rows: &[Response]) {
    let held = |row: &Response| row.dragged() || row.drag_stopped();
    let Some(from) = rows.iter().position(held) else {
        return;
    };
    let Some(at) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    let before = rows.iter().filter(|row| row.rect.center().y < at.y).count();
    let to = if before > from { before - 1 } else { before };
    if rows[from].drag_stopped() {
        ctx.send(Command::MakeStory(StoryEdit::MoveStep { from, to }));
        return;
    }
    if to != from {
        let row = &rows[before.min(rows.len() - 1)].rect;
        let y = if before < rows.len() {
            row.top()
        } else {
            row.bottom()
        };
        let line = Stroke::new(STRONG_LINE, ctx.look.accent);
        ui.painter().hline(row.x_range(), y, line);
    }
}
