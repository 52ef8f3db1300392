//! The list of problems by their kind: kinds fold, and only rows near the screen are laid out.

use super::problems::sign;
use super::rows::{MARGIN, finish, row_id};
use super::virtual_list;
use crate::state::Command;
use crate::state::problems::{ProblemCommand, ProblemGroup};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Color32, Rect, Response, Sense, Shape, Ui, pos2, vec2};

/// Space that an icon takes before a row's words.
const ICON: f32 = 24.0;

/// A row of the list.
#[derive(Clone, Copy)]
enum ProblemRow {
    /// A kind of which there are several problems.
    Kind(usize),
    /// A problem, and whether it stands beneath its kind.
    One(usize, bool),
}

/// The list, as high as there is room.
pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let rows = rows(ctx);
    virtual_list::rows(ui, "problems", rows.len(), |ui, rect, index| {
        match rows[index] {
            ProblemRow::Kind(group) => kind(ui, ctx, rect, group),
            ProblemRow::One(problem, is_inside) => one(ui, ctx, rect, problem, is_inside),
        }
    });
}

fn rows(ctx: &Ctx<'_>) -> Vec<ProblemRow> {
    let mut rows = Vec::new();
    for (n, group) in ctx.state.project.problem_groups.iter().enumerate() {
        if let [only] = group.problems.as_slice() {
            rows.push(ProblemRow::One(*only, false));
            continue;
        }
        rows.push(ProblemRow::Kind(n));
        if ctx.state.problems.is_open(n, group) {
            rows.extend(
                group
                    .problems
                    .iter()
                    .map(|problem| ProblemRow::One(*problem, true)),
            );
        }
    }
    rows
}

/// A kind: its first problem speaks for all.
fn kind(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, index: usize) {
    let group = &ctx.state.project.problem_groups[index];
    let is_open = ctx.state.problems.is_open(index, group);
    let (icon, color) = sign(ctx, group.severity);
    let Some(first) = group.problems.first() else {
        return;
    };
    let (message, _) = ctx.words.problem(&ctx.state.project.problems[*first]);
    let line = ProblemLine {
        icon,
        color,
        head: &message,
        foot: &of_kind(ctx, group),
        indent: 0.0,
        fold: Some(is_open),
        is_chosen: false,
    };
    if line.show(ui, ctx, rect, ("problem kind", index)).clicked() {
        ctx.send(Command::Problems(ProblemCommand::Toggle(index)));
    }
}

/// How many there are of a kind, and in how many files.
fn of_kind(ctx: &Ctx<'_>, group: &ProblemGroup) -> String {
    let count = ("count", group.problems.len().into());
    let words = ctx.words.with("problems-of-kind", &[count]);
    if group.file_count < 2 {
        return words;
    }
    let files = ("count", group.file_count.into());
    format!(
        "{words} · {}",
        ctx.words.with("problems-in-files", &[files])
    )
}

fn one(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, index: usize, is_inside: bool) {
    let problem = &ctx.state.project.problems[index];
    let (icon, color) = sign(ctx, problem.severity);
    let (message, _) = ctx.words.problem(problem);
    let place = problem.place.to_string();
    // Beneath its kind, what tells it from the others is where it is.
    let (head, foot) = if is_inside {
        (&place, &message)
    } else {
        (&message, &place)
    };
    let line = ProblemLine {
        icon,
        color,
        head,
        foot,
        indent: if is_inside { ICON } else { 0.0 },
        fold: None,
        is_chosen: ctx.state.problems.chosen == Some(index),
    };
    if line.show(ui, ctx, rect, ("problem", index)).clicked() {
        ctx.send(Command::Problems(ProblemCommand::Choose(index)));
    }
}

/// A row of two lines with an icon before them.
struct ProblemLine<'a> {
    icon: Icon,
    color: Color32,
    head: &'a str,
    foot: &'a str,
    indent: f32,
    /// Whether what it stands for is unfolded; `None` where it stands for itself.
    fold: Option<bool>,
    is_chosen: bool,
}

impl ProblemLine<'_> {
    fn show(&self, ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, salt: (&str, usize)) -> Response {
        let ground = ui.painter().add(Shape::Noop);
        let response = ui.interact(rect, row_id(salt), Sense::click());
        if ui.is_rect_visible(rect) {
            self.paint(ui, ctx, rect);
        }
        let name = ctx.list(&[&self.head, &self.foot]);
        finish(ui, ctx, ground, response, &name, self.is_chosen)
    }

    fn paint(&self, ui: &Ui, ctx: &Ctx<'_>, rect: Rect) {
        let painter = ui.painter();
        let inner = rect.shrink2(vec2(MARGIN, 2.0));
        let (_, inner) = kit::split(ctx, inner, self.indent);
        let (before, words) = kit::split(ctx, inner, ICON);
        let middle = inner.top() + 24.0;
        let (at, _) = kit::split(ctx, before, 16.0);
        let at = pos2(at.center().x, inner.top() + 13.0);
        kit::paint_icon(painter, at, self.icon, ctx.lang(), 16.0, self.color);
        let head = Rect::from_min_max(words.min, pos2(words.right(), middle));
        let foot = Rect::from_min_max(pos2(words.left(), middle), words.max);
        let head = match self.fold {
            None => head,
            Some(is_open) => {
                let (head, end) = kit::split(ctx, head, head.width() - 20.0);
                let icon = if is_open { Icon::Up } else { Icon::Down };
                let look = &ctx.look;
                kit::paint_icon(painter, end.center(), icon, ctx.lang(), 14.0, look.quiet);
                head
            }
        };
        let (ink, side) = (ctx.look.ink, ctx.is_mirrored());
        kit::paint_text(painter, head, Role::Body, self.head, ink, side);
        kit::paint_text(
            painter,
            foot,
            Role::Caption,
            self.foot,
            ctx.look.quiet,
            side,
        );
    }
}
