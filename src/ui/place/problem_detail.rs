//! The chosen problem: what happened, what can be done, where; and the text around it in its file.

use super::problems::sign;
use super::rows;
use crate::model::{FilePlace, Problem};
use crate::state::Command;
use crate::state::problems::{ExcerptLine, NoExcerpt, ProblemCommand};
use crate::text::{Direction, Style};
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::TextPainter;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{CORNERS, HAIRLINE, MARK_CORNERS, Role};
use egui::{CornerRadius, Frame, Margin, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Height of a line of the excerpt.
const LINE: f32 = 20.0;

/// Shows the problem in the height that there is.
pub(super) fn detail_ui(ui: &mut Ui, ctx: &Ctx<'_>, index: usize, problem: &Problem) {
    kit::scroll(ui, ctx, ("problem detail", index), |ui| {
        rows::still(ui, ctx, |ui| {
            head(ui, ctx, problem);
            kit::gap(ui, 8.0);
            places(ui, ctx, &problem.place);
            kit::gap(ui, 8.0);
            excerpt(ui, ctx, &problem.place);
            if let Some(area) = ctx.state.project.area_of_problem(&problem.place) {
                kit::gap(ui, 8.0);
                let words = ctx.t("problems-go-to-area");
                if kit::button(ui, ctx, Some(Icon::Place), &words).clicked() {
                    ctx.send(Command::FlyToArea(area));
                }
            }
            kit::gap(ui, 8.0);
        });
    });
}

fn head(ui: &mut Ui, ctx: &Ctx<'_>, problem: &Problem) {
    let (message, remedy) = ctx.words.problem(problem);
    let (icon, color) = sign(ctx, problem.severity);
    let all = ui.available_rect_before_wrap();
    let (words, close) = kit::split(ctx, all, all.width() - 32.0);
    let close = Rect::from_min_size(close.min, vec2(32.0, 28.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(close), |ui| {
        let words = ctx.t("problems-close");
        if kit::icon_button(ui, ctx, Icon::Close, &words, false).clicked() {
            ctx.send(Command::Problems(ProblemCommand::Close));
        }
    });
    let shown = ui.scope_builder(egui::UiBuilder::new().max_rect(words), |ui| {
        kit::columns(ui, ctx, |ui| {
            kit::gap(ui, 4.0);
            rows::said(ui, ctx, icon, color, &severity(ctx, problem));
            kit::gap(ui, 2.0);
            kit::text(ui, Role::Body, &message, ctx.look.ink);
            kit::gap(ui, 2.0);
            kit::text(ui, Role::Body, &remedy, ctx.look.quiet);
        });
    });
    let bottom = shown.response.rect.bottom();
    ui.advance_cursor_after_rect(Rect::from_min_max(all.min, pos2(all.right(), bottom)));
}

fn severity(ctx: &Ctx<'_>, problem: &Problem) -> String {
    ctx.t(&format!("problems-severity-{}", problem.severity.word()))
}

/// What is known of the place: where in the file, and of what.
fn places(ui: &mut Ui, ctx: &Ctx<'_>, place: &FilePlace) {
    let value = |key: &str, value: &str| ctx.words.with(key, &[("value", value.into())]);
    let mut lines = [vec![value("problems-file", &place.file)], Vec::new()];
    match (place.line, place.column) {
        (Some(line), Some(column)) => lines[0].push(ctx.words.with(
            "problems-line-and-column",
            &[
                ("line", line.to_string().into()),
                ("column", column.to_string().into()),
            ],
        )),
        (Some(line), None) => lines[0].push(value("problems-line", &line.to_string())),
        (None, _) => {}
    }
    lines[1].extend(place.feature.iter().map(|id| value("problems-feature", id)));
    lines[1].extend(
        place
            .member
            .iter()
            .map(|name| value("problems-member", name)),
    );
    for line in lines.iter().filter(|parts| !parts.is_empty()) {
        kit::text(ui, Role::Caption, &line.join(" · "), ctx.look.quiet);
    }
}

/// The text around the place.
fn excerpt(ui: &mut Ui, ctx: &Ctx<'_>, place: &FilePlace) {
    if place.line.is_none() {
        return;
    }
    let words = match &ctx.state.problems.excerpt {
        None => ctx.t("problems-excerpt-reading"),
        Some(excerpt) => match &excerpt.lines {
            Ok(lines) => return lines_ui(ui, ctx, lines),
            Err(NoExcerpt::NotOnDisk) => ctx.t("problems-excerpt-not-on-disk"),
            Err(NoExcerpt::NotText) => ctx.t("problems-excerpt-not-text"),
            Err(NoExcerpt::Changed) => ctx.t("problems-excerpt-changed"),
            Err(NoExcerpt::TooLarge) => ctx.t("problems-excerpt-too-large"),
            Err(NoExcerpt::Refused(kind, said)) => {
                let why = ("why", ctx.words.refusal_of(*kind, said).into());
                ctx.words.with("problems-excerpt-refused", &[why])
            }
        },
    };
    kit::text(ui, Role::Caption, &words, ctx.look.quiet);
}

fn lines_ui(ui: &mut Ui, ctx: &Ctx<'_>, lines: &[ExcerptLine]) {
    let frame = Frame::new()
        .fill(ctx.look.raised)
        .stroke(Stroke::new(HAIRLINE, ctx.look.line))
        .corner_radius(CORNERS)
        .inner_margin(Margin::symmetric(0, 6));
    let numbers = lines.iter().map(|line| line.number.to_string());
    let widths = numbers.map(|number| kit::text_size(ui, Role::Caption, &number).x);
    let width = widths.fold(0.0, f32::max) + 20.0;
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in lines {
            line_ui(ui, ctx, line, width);
        }
    });
}

/// A line of the file. Files run from left to right in every language of the window.
fn line_ui(ui: &mut Ui, ctx: &Ctx<'_>, line: &ExcerptLine, number_width: f32) {
    let size = vec2(ui.available_width(), LINE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let name = format!("{}: {}", line.number, line.text);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &name));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let look = &ctx.look;
    if line.is_meant {
        painter.rect_filled(rect, CornerRadius::ZERO, look.hover);
    }
    let (number, text) = rect.split_left_right_at_x(rect.left() + number_width);
    let number = number.shrink2(vec2(10.0, 0.0));
    let ink = if line.is_meant { look.ink } else { look.quiet };
    kit::paint_text(
        &painter,
        number,
        Role::Caption,
        &line.number.to_string(),
        look.faint,
        true,
    );
    let style: Style = Role::Caption
        .style(&line.text)
        .direction(Direction::LeftToRight);
    TextPainter::with(ui.ctx(), |texts| {
        let laid = texts.lay_out(&line.text, &style, None);
        // A long line is moved so that what is meant can be seen.
        let marks = laid.selection_rects(line.mark.clone());
        let meant = marks.first().map_or(0.0, |[x0, ..]| *x0);
        let shift = (meant - text.width() * 0.6).max(0.0);
        let at = pos2(text.left() - shift, text.center().y - laid.height / 2.0);
        let painter = painter.with_clip_rect(text.intersect(painter.clip_rect()));
        for [x0, y0, x1, y1] in marks {
            let mark = Rect::from_min_max(at + vec2(x0, y0), at + vec2(x1.max(x0 + 3.0), y1));
            painter.rect_filled(mark, MARK_CORNERS, look.mark);
        }
        texts.paint(&painter, at, &laid, ink);
    });
}
