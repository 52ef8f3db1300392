//! The bar at the foot of a slide: where one is in the story, whether something else is looked at, and the
//! way to the other slides. Its letters are a share of the screen, as those of the slide are.

use crate::model::Story;
use crate::state::presenting::{Presenting, StorySlide};
use crate::state::{Action, Command};
use crate::text::{Style, has_arabic};
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::Label;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::HAIRLINE;
use egui::CornerRadius;
use egui::{Color32, CursorIcon, Popup, Rect, RectAlign, Sense, Stroke, Ui, Vec2, WidgetInfo};

/// Height of the bar and size of its letters, as shares of the smaller side.
const HEIGHT_SHARE: f32 = 0.05;
const LETTERS_SHARE: f32 = 0.02;

/// The least height, in points: that of the buttons with a little room.
const LEAST_HEIGHT: f32 = 36.0;

/// With more steps than this there are no dots, only the number.
const MOST_DOTS: usize = 24;

/// Height of the bar on a screen.
pub(super) fn bar_height(screen: Rect) -> f32 {
    let smaller = screen.width().min(screen.height());
    (smaller * HEIGHT_SHARE).max(LEAST_HEIGHT)
}

/// Draws the bar into the rectangle that it is given.
pub(super) fn bar_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (Some(presenting), Some(story)) = (ctx.state.presenting, ctx.state.story()) else {
        return;
    };
    let rect = ui.max_rect();
    ui.painter()
        .rect_filled(rect, CornerRadius::ZERO, ctx.look.paper);
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    let height = rect.height();
    ui.spacing_mut().item_spacing.x = 2.0;
    kit::row(ui, ctx, height, |ui| {
        kit::gap(ui, 12.0);
        if story.steps.len() <= MOST_DOTS {
            (0..story.steps.len()).for_each(|step| dot(ui, ctx, presenting, step, height));
            kit::gap(ui, 8.0);
        }
        let (words, color) = standing(ctx, presenting, story);
        letters(ui, &words, color, height);
        kit::row_reversed(ui, ctx, height, |ui| {
            kit::gap(ui, 8.0);
            kit::action_icon(ui, ctx, Action::StopPresenting);
            kit::action_icon(ui, ctx, Action::NextStep);
            kit::action_icon(ui, ctx, Action::PreviousStep);
            kit::action_icon(ui, ctx, Action::ShowPassage);
            if ctx.state.is_exploring() {
                kit::action_icon(ui, ctx, Action::ReturnToStep);
            }
            stories(ui, ctx, story);
        });
    });
}

/// Where one is, or what is to be known before.
fn standing(ctx: &Ctx<'_>, presenting: Presenting, story: &Story) -> (String, Color32) {
    let count = ("count", story.steps.len().into());
    let strong = ctx.look.accent;
    if let Some(number) = presenting.typed {
        let number = ("step", number.into());
        return (ctx.words.with("present-typed", &[number, count]), strong);
    }
    if ctx.state.is_exploring() {
        return (ctx.t("present-explored"), strong);
    }
    let words = match presenting.slide {
        StorySlide::Title => ctx.t("present-title-slide"),
        StorySlide::Step(step) => {
            let step = ("step", (step + 1).into());
            ctx.words.with("present-step", &[step, count])
        }
        StorySlide::End => ctx.t("present-end-slide"),
    };
    (words, ctx.look.quiet)
}

fn letters(ui: &mut Ui, words: &str, color: Color32, height: f32) {
    let line = if has_arabic(words) { 1.5 } else { 1.35 };
    let size = (height * LETTERS_SHARE / HEIGHT_SHARE).max(12.0);
    ui.add(Label::new(
        words,
        &Style::new(size).line_height(line),
        color,
    ));
}

fn dot(ui: &mut Ui, ctx: &Ctx<'_>, presenting: Presenting, step: usize, height: f32) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(12.0, height), Sense::click());
    let words = ctx
        .words
        .with("present-go-to-step", &[("step", (step + 1).into())]);
    let is_here = presenting.slide == StorySlide::Step(step);
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
    let stories = ctx.state.stories();
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
                ctx.send(Command::TellStory(index));
                ui.close();
            }
        }
    });
}
