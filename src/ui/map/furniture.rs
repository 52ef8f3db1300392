//! Scale bar, credits, and the card that names what lies beneath the pointer.

use crate::geometry::{Camera, DistanceUnit, Viewport, scale_bar};
use crate::model::AreaId;
use crate::text::{Align, Style};
use crate::ui::ctx::Ctx;
use crate::ui::format;
use crate::ui::glyphs::TextPainter;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{
    Color32, CornerRadius, CursorIcon, Frame, Margin, Order, Painter, Pos2, Rect, Response, Sense,
    Stroke, Ui, Vec2,
};

/// Size of the credits' letters.
const CREDIT_SIZE: f32 = 10.0;

/// Maps narrower than this fold the credits to one line.
const NARROW: f32 = 620.0;

/// The scale bar, at the bottom where reading begins.
pub(super) fn scale(
    painter: &Painter,
    ctx: &Ctx<'_>,
    rect: Rect,
    camera: Camera,
    viewport: Viewport,
) {
    let bar = scale_bar(camera, viewport, 110.0);
    let unit = match bar.unit {
        DistanceUnit::Km => "number-km",
        DistanceUnit::M => "number-m",
    };
    let words = ctx
        .words
        .with(unit, &[("number", format::number(bar.distance).into())]);
    #[expect(clippy::cast_possible_truncation, reason = "a length on the screen")]
    let length = bar.length_points as f32;
    let y = rect.bottom() - 10.0;
    let x = if ctx.is_mirrored() {
        rect.right() - 12.0 - length
    } else {
        rect.left() + 12.0
    };
    let ends = [Pos2::new(x, y), Pos2::new(x + length, y)];
    for (width, color) in [(4.5, ctx.look.halo), (2.0, ctx.look.ink)] {
        painter.line_segment(ends, Stroke::new(width, color));
        for end in ends {
            let tick = [end - Vec2::new(0.0, 5.0), end];
            painter.line_segment(tick, Stroke::new(width, color));
        }
    }
    TextPainter::with(painter.ctx(), |texts| {
        let laid = texts.lay_out(&words, &Style::new(12.0), None);
        let pos = Pos2::new(x + (length - laid.width) / 2.0, y - 8.0 - laid.height);
        texts.paint_with_halo(painter, pos, &laid, ctx.look.ink, ctx.look.halo, 1.5);
    });
}

/// The credits, at the bottom where reading ends; folded to a line on a narrow map until clicked.
pub(super) fn credits(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, open: &mut bool) {
    let credits = &ctx.world().about.credits;
    if credits.is_empty() {
        return;
    }
    let words = credits.join(" ");
    let room = (rect.width() - 190.0).max(80.0);
    let folded = rect.width() < NARROW && !*open;
    let style = Style::new(CREDIT_SIZE).line_height(1.25).align(Align::End);
    let color = ctx.look.quiet;
    let painter = ui.painter().with_clip_rect(rect);
    let extent = TextPainter::with(ui.ctx(), |texts| {
        let laid = if folded {
            texts.lay_out_elided(&words, &style, room)
        } else {
            texts.lay_out(&words, &style, Some(room))
        };
        let x = if ctx.is_mirrored() {
            rect.left() + 10.0
        } else {
            rect.right() - 10.0 - laid.width
        };
        let pos = Pos2::new(x, rect.bottom() - 5.0 - laid.height);
        let extent = Rect::from_min_size(pos, Vec2::new(laid.width, laid.height));
        let plate = extent.expand2(Vec2::new(6.0, 3.0));
        painter.rect_filled(plate, 4.0, with_alpha(ctx.look.paper, 200));
        texts.paint(&painter, pos, &laid, color);
        extent
    });
    if rect.width() < NARROW {
        let response = ui.interact(extent, ui.scope_id().with("credits"), Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, ctx.t("map-credits"))
        });
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            *open = !*open;
        }
    }
}

/// The area beneath the pointer: its name, its holder, since when.
pub(super) fn hover_card(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, response: &Response) {
    let (Some(area), Some(pointer)) = (ctx.state.hovered, response.hover_pos()) else {
        return;
    };
    if area.index() >= ctx.world().areas.len() {
        return;
    }
    // Beside the pointer, on the side that has room.
    let to_left = pointer.x > rect.center().x;
    let above = pointer.y > rect.bottom() - 110.0;
    let offset = Vec2::new(
        if to_left { -14.0 } else { 18.0 },
        if above { -10.0 } else { 18.0 },
    );
    let pivot = match (to_left, above) {
        (false, false) => egui::Align2::LEFT_TOP,
        (true, false) => egui::Align2::RIGHT_TOP,
        (false, true) => egui::Align2::LEFT_BOTTOM,
        (true, true) => egui::Align2::RIGHT_BOTTOM,
    };
    egui::Area::new(ui.scope_id().with("hover card"))
        .order(Order::Tooltip)
        .interactable(false)
        .pivot(pivot)
        .fixed_pos(pointer + offset)
        .show(ui.ctx(), |ui| {
            plate(ctx).show(ui, |ui| card_contents(ui, ctx, area))
        });
}

fn plate(ctx: &Ctx<'_>) -> Frame {
    Frame::new()
        .fill(with_alpha(ctx.look.raised, 246))
        .stroke(Stroke::new(1.0, ctx.look.line))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(10, 7))
}

fn card_contents(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId) {
    let (world, lang) = (ctx.world(), ctx.lang());
    let interval = world.timeline.at(area, ctx.state.date);
    let control = world.timeline.control(interval.state);
    let row = world.area(area);
    ui.set_max_width(280.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    let align = kit::start_align(ctx);
    ui.with_layout(egui::Layout::top_down(align), |ui| {
        kit::text(ui, Role::Strong, row.name.get(lang), ctx.look.ink);
        let holder = format::control(ctx.words, world, control);
        kit::text(ui, Role::Body, &holder, ctx.look.ink);
        if let Some(change) = interval.change {
            let since = format::fuzzy(ctx.words, &world.change(change).date);
            kit::text(
                ui,
                Role::Caption,
                &ctx.words.with("map-since", &[("date", since.into())]),
                ctx.look.quiet,
            );
        }
        if let Some(change) = interval.pending {
            let next = world.change(change);
            let words = ctx.words.with(
                "map-pending",
                &[
                    (
                        "state",
                        format::control(ctx.words, world, &next.control).into(),
                    ),
                    ("date", format::fuzzy(ctx.words, &next.date).into()),
                ],
            );
            kit::text(ui, Role::Caption, &words, ctx.look.quiet);
        }
        if let Some(followed) = row.follows {
            let words = ctx.words.with(
                "map-inferred",
                &[("area", world.area(followed).name.get(lang).into())],
            );
            kit::text(ui, Role::Caption, &words, ctx.look.quiet);
        }
    });
}

fn with_alpha(color: Color32, alpha: u8) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r(), color.g(), color.b(), alpha)
}
