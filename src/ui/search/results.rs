//! The list of what was found. The marked one stays in view.

use super::describe::{Description, Sign, describe};
use super::line::{Inks, from_match, matched, paint_line};
use crate::scene::{Pattern, palette};
use crate::state::Command;
use crate::text::Direction;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{CORNERS, Role};
use egui::style::ScrollAnimation;
use egui::{Color32, CursorIcon, Rect, Response, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

/// Height of a result: its name, and beneath it what it is.
const ROW: f32 = 48.0;

/// Every result. `in_view` is the query and the mark that were last brought into view.
pub(super) fn results(ui: &mut Ui, ctx: &Ctx<'_>, in_view: &mut Option<(String, usize)>) {
    let search = &ctx.state.search;
    let query = search.query.as_str();
    let is_elsewhere = in_view
        .as_ref()
        .is_none_or(|(text, mark)| *text != search.query || *mark != search.marked);
    let most = (ui.ctx().content_rect().height() - 180.0).clamp(ROW * 2.0, ROW * 9.0);
    #[expect(clippy::cast_precision_loss, reason = "there are at most sixty")]
    let height = (search.results.len() as f32 * ROW).min(most);
    // The overlay is as high as it was in the last frame; the list asks for what it needs now.
    ScrollArea::vertical()
        .id_salt("results")
        .min_scrolled_height(height)
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, found) in search.results.iter().copied().enumerate() {
                let is_marked = index == search.marked;
                let size = Vec2::new(ui.available_width(), ROW);
                let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                if is_marked && is_elsewhere {
                    ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
                }
                if ui.is_rect_visible(rect) {
                    let description = describe(ctx, found);
                    say(ui, &response, &description, is_marked);
                    ground(ui, ctx, rect, &response, is_marked);
                    paint(ui, ctx, rect, &description, query);
                }
                if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                    ctx.send(Command::TakeResult(found));
                }
            }
        });
    if is_elsewhere {
        // The overlay takes its new height in the next frame.
        ui.ctx().request_repaint();
        *in_view = Some((search.query.clone(), search.marked));
    }
}

fn say(ui: &Ui, response: &Response, description: &Description, is_marked: bool) {
    let enabled = ui.is_enabled();
    let words = format!("{}. {}", description.name, description.caption);
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::ListBoxOption, enabled, is_marked, &words)
    });
}

fn ground(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, response: &Response, is_marked: bool) {
    if is_marked {
        ui.painter()
            .rect_filled(rect, CORNERS, ctx.look.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, CORNERS, ctx.look.hover);
    }
    kit::focus_ring(ui, ctx, rect, response);
}

fn paint(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, description: &Description, query: &str) {
    let (place, words) = kit::split(ctx, rect.shrink2(Vec2::new(8.0, 0.0)), 30.0);
    let (place, _) = kit::split(ctx, place, 20.0);
    sign(ui, ctx, place, description.sign);
    let words = words.shrink2(Vec2::new(0.0, 3.0));
    let (first, second) = words.split_top_bottom_at_fraction(0.54);
    names(ui, ctx, first, description, query);
    caption(ui, ctx, second, &description.caption);
}

fn sign(ui: &Ui, ctx: &Ctx<'_>, place: Rect, sign: Sign) {
    let (painter, look, center) = (ui.painter(), &ctx.look, place.center());
    match sign {
        Sign::Icon(icon) => kit::paint_icon(painter, center, icon, ctx.lang(), 18.0, look.quiet),
        Sign::Force(force) => {
            let swatch = Rect::from_center_size(center, Vec2::splat(14.0));
            let color = palette::force_colour(ctx.world(), &ctx.state.picked, force, look.theme);
            kit::paint_swatch(painter, swatch, Pattern::Solid, &[color], look);
        }
    }
}

/// The name, and after it the name in the other language.
fn names(ui: &Ui, ctx: &Ctx<'_>, place: Rect, description: &Description, query: &str) {
    let (look, at_right) = (&ctx.look, ctx.is_mirrored());
    let line = |rect: Rect, text: &str, ink: Color32| {
        let (style, matches) = (Role::Body.style(text), matched(text, query));
        let inks = Inks {
            ink,
            matched: look.accent,
        };
        paint_line(ui.painter(), rect, &style, text, &matches, inks, at_right)
    };
    let mut name = description.name.clone();
    if kit::text_size(ui, Role::Body, &name).x > place.width() {
        name = from_match(&name, &matched(&name, query));
    }
    let width = line(place, &name, look.ink);
    let (_, rest) = kit::split(ctx, place, width + 10.0);
    if rest.width() > 60.0 && !description.other.is_empty() {
        line(rest, &description.other, look.quiet);
    }
}

/// What it is, set in the direction of the window.
fn caption(ui: &Ui, ctx: &Ctx<'_>, place: Rect, words: &str) {
    let at_right = ctx.is_mirrored();
    let direction = if at_right {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    };
    let style = Role::Caption.style(words).direction(direction);
    let inks = Inks {
        ink: ctx.look.quiet,
        matched: ctx.look.quiet,
    };
    paint_line(ui.painter(), place, &style, words, &[], inks, at_right);
}
