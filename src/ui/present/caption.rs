//! The step of the story: what is said, who says so, and the way to the other steps.

use super::{EDGE, FOOT, plate, regular};
use crate::model::{SourceId, Story, StoryStep, World};
use crate::state::{Action, Command, Presenting};
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::Label;
use crate::ui::glyphs::label::measure;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{CursorIcon, Popup, Rect, RectAlign, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

/// The widest that the plate becomes: lines longer than this are hard to read.
const WIDEST: f32 = 860.0;

/// Space between the plate's edge and what stands on it.
const PADDING: Vec2 = Vec2::new(24.0, 14.0);

/// Height of the row of controls.
const CONTROLS: f32 = 28.0;

/// With more steps than this there are no dots, only the number.
const MOST_DOTS: usize = 24;

/// Draws the plate at the foot of the screen.
pub(super) fn caption(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    screen: Rect,
    presenting: Presenting,
    step: &StoryStep,
) {
    let Some(story) = presenting
        .story
        .and_then(|index| ctx.world().stories.get(index))
    else {
        return;
    };
    let words = step.caption.get(ctx.lang());
    let style = regular(Role::Title, words);
    let source = step_source(ctx.world(), step)
        .map(|source| source_words(ctx, source))
        .unwrap_or_default();
    let width = (screen.width() - 2.0 * EDGE).min(WIDEST);
    let text_width = width - 2.0 * PADDING.x;
    let caption_height = measure(ui, words, &style, Some(text_width)).y;
    let source_height = if source.is_empty() { 0.0 } else { 28.0 };
    let height = caption_height + source_height + CONTROLS + 2.0 * PADDING.y + 4.0;
    let top_left = pos2(
        screen.center().x - width / 2.0,
        screen.bottom() - FOOT - height,
    );
    let rect = Rect::from_min_size(top_left, Vec2::new(width, height));
    plate(ui.painter(), &ctx.look, rect);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(PADDING)), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        kit::columns(ui, ctx, |ui| {
            ui.add(Label::new(words, &style, ctx.look.ink));
            if !source.is_empty() {
                kit::gap(ui, 6.0);
                kit::text_elided(ui, Role::Caption, &source, ctx.look.quiet);
            }
        });
    });
    let bottom = rect.bottom() - PADDING.y + 4.0;
    let row = Rect::from_min_max(
        pos2(rect.left() + PADDING.x, bottom - CONTROLS),
        pos2(rect.right() - PADDING.x, bottom),
    );
    controls(ui, ctx, row, presenting, story);
}

/// A way out where no story is told.
pub(super) fn leave_alone(ui: &mut Ui, ctx: &Ctx<'_>, screen: Rect) {
    let inner = screen.shrink(EDGE);
    let x = if ctx.is_mirrored() {
        inner.left()
    } else {
        inner.right() - 36.0
    };
    let y = screen.bottom() - FOOT - 36.0;
    let rect = Rect::from_min_size(pos2(x, y), Vec2::splat(36.0));
    plate(ui.painter(), &ctx.look, rect);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink(4.0)), |ui| {
        leave(ui, ctx)
    });
}

fn leave(ui: &mut Ui, ctx: &Ctx<'_>) {
    kit::action_icon(ui, ctx, Action::StopPresenting);
}

/// The source that a step cites: its own, or that of the first passage about its change, or the
/// first that the change names.
fn step_source(world: &World, step: &StoryStep) -> Option<SourceId> {
    let of_change = || {
        let change = step.change?;
        let passage = world.passages_of_change(change).first();
        let first = || world.change(change).sources.first().copied();
        passage
            .map(|passage| world.passage(*passage).source)
            .or_else(first)
    };
    step.source.or_else(of_change)
}

fn source_words(ctx: &Ctx<'_>, source: SourceId) -> String {
    let row = ctx.world().source(source);
    let title = row.title.get(ctx.lang());
    let parts = [row.publisher.get(ctx.lang()), title]
        .into_iter()
        .filter(|part| !part.is_empty());
    // Each part keeps its own direction.
    let parts: Vec<String> = parts
        .map(|part| format!("\u{2068}{part}\u{2069}"))
        .collect();
    ctx.words
        .with("present-source", &[("source", parts.join(" · ").into())])
}

/// The steps as dots with their number, and the buttons.
fn controls(ui: &mut Ui, ctx: &Ctx<'_>, row: Rect, presenting: Presenting, story: &Story) {
    let count = story.steps.len();
    ui.scope_builder(UiBuilder::new().max_rect(row), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        kit::row(ui, ctx, CONTROLS, |ui| {
            if count <= MOST_DOTS {
                (0..count).for_each(|step| dot(ui, ctx, presenting, step));
                kit::gap(ui, 8.0);
            }
            let values = [
                ("step", (presenting.step + 1).into()),
                ("count", count.into()),
            ];
            kit::text(
                ui,
                Role::Caption,
                &ctx.words.with("present-step", &values),
                ctx.look.quiet,
            );
            kit::row_reversed(ui, ctx, CONTROLS, |ui| {
                leave(ui, ctx);
                let is_last = presenting.step + 1 >= count;
                ui.add_enabled_ui(!is_last, |ui| kit::action_icon(ui, ctx, Action::NextStep));
                let is_first = presenting.step == 0;
                ui.add_enabled_ui(!is_first, |ui| {
                    kit::action_icon(ui, ctx, Action::PreviousStep)
                });
                stories(ui, ctx, story);
            });
        });
    });
}

fn dot(ui: &mut Ui, ctx: &Ctx<'_>, presenting: Presenting, step: usize) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(12.0, CONTROLS), Sense::click());
    let words = ctx
        .words
        .with("present-go-to-step", &[("step", (step + 1).into())]);
    let is_here = presenting.step == step;
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, is_here, &words));
    let color = if is_here {
        ctx.look.accent
    } else {
        ctx.look.bar
    };
    let grown = if response.hovered() { 0.8 } else { 0.0 };
    let radius = if is_here { 4.2 } else { 3.0 } + grown;
    ui.painter().circle_filled(rect.center(), radius, color);
    kit::focus_ring(ui, ctx, rect, &response);
    if let (true, Some(story)) = (response.clicked(), presenting.story) {
        ctx.send(Command::PresentStory { story, step });
    }
    kit::tip(
        response.on_hover_cursor(CursorIcon::PointingHand),
        ctx,
        &words,
    );
}

/// Where there are several stories, a menu to choose among them.
fn stories(ui: &mut Ui, ctx: &Ctx<'_>, shown: &Story) {
    let stories = &ctx.world().stories;
    if stories.len() < 2 {
        return;
    }
    let response = kit::icon_button(ui, ctx, Icon::Text, &ctx.t("present-story"), false);
    let align = if ctx.is_mirrored() {
        RectAlign::TOP_START
    } else {
        RectAlign::TOP_END
    };
    Popup::menu(&response).align(align).width(280.0).show(|ui| {
        ui.set_width(280.0);
        for (index, story) in stories.iter().enumerate() {
            let is_shown = story.id == shown.id;
            if kit::check(ui, ctx, is_shown, story.title.get(ctx.lang())).clicked() {
                ctx.send(Command::PresentStory {
                    story: index,
                    step: 0,
                });
                ui.close();
            }
        }
    });
}
