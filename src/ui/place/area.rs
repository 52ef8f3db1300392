//! The selected place: its names, where it lies, what holds now, its history and its changes.

use super::{attributes, changes, history, learning, phrases, rivals, rows};
use crate::export::step_sources;
use crate::model::{Area, AreaId, Basis, Control};
use crate::state::Command;
use crate::ui::correcting;
use crate::ui::ctx::Ctx;
use crate::ui::forces::census_words;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::Ui;

/// What must be in sight whatever is read of the selected area: what it is called, who holds it and since
/// when, who says so, and its history as a strip.
pub(super) fn head(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId) {
    rows::still(ui, ctx, |ui| {
        correcting::with_add(ui, ctx, area, |ui| names(ui, ctx, area));
        kit::gap(ui, 4.0);
        now(ui, ctx, area);
        if !ctx.state.is_timeless() {
            reports(ui, ctx, area);
            kit::gap(ui, 4.0);
            history::history_ui(ui, ctx, area);
        }
    });
}

/// The rest about the selected area: its changes from the one that holds on. Where the head stays, the list
/// opens there; else all begins at its top.
pub(super) fn body(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId, head_stays: bool) {
    rows::still(ui, ctx, |ui| {
        if !ctx.state.is_timeless() {
            learning::learning_ui(ui, ctx);
        }
        facts(ui, ctx, area);
        remarks(ui, ctx, area);
    });
    attributes::attributes_ui(ui, ctx, area);
    if !ctx.state.is_timeless() {
        changes::changes_ui(ui, ctx, area, head_stays);
    }
}

fn names(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId) {
    let row = ctx.world().area(area);
    if !row.is_named {
        // An id alone would stand there like a name.
        let words = ctx
            .words
            .with("place-unnamed", &[("id", row.id.as_str().into())]);
        kit::text(ui, Role::Title, &words, ctx.look.ink);
        return;
    }
    kit::text(ui, Role::Title, row.name.get(ctx.lang()), ctx.look.ink);
    let other = row.name.exact(ctx.lang().other());
    if !other.is_empty() && other != row.name.get(ctx.lang()) {
        kit::text(ui, Role::Body, other, ctx.look.quiet);
    }
}

/// Where it lies and how large it is.
fn facts(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId) {
    let row = ctx.world().area(area);
    // What has no ground has no size.
    let size = if !row.shape.0.is_empty() {
        format::area(ctx.words, row.area_km2)
    } else if row.lines.0.is_empty() {
        ctx.t("place-point")
    } else {
        ctx.t("place-line")
    };
    let people = people(ctx, row);
    let facts = phrases::joined(ctx, &[phrases::whereabouts(ctx, row), size, people]);
    kit::text(ui, Role::Caption, &facts, ctx.look.quiet);
}

/// How many people were counted there, and when; that it is not known where others have a number.
fn people(ctx: &Ctx<'_>, row: &Area) -> String {
    if ctx.state.project.census.known == 0 {
        return String::new();
    }
    let Some(population) = row.population() else {
        return ctx.t("people-none-known");
    };
    let word = if population.basis.is_estimate() {
        "place-people-estimate"
    } else {
        "place-people"
    };
    let people = format::people(ctx.words, population.count);
    let values = [
        ("people", people.into()),
        ("census", census_words(ctx).into()),
    ];
    ctx.words.with(word, &values)
}

/// What a reader must know about the outline and the history.
fn remarks(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId) {
    let row = ctx.world().area(area);
    let unit = row.unit.get(ctx.lang());
    if row.basis == Basis::Derived {
        let words = match within(ctx, row) {
            "" => ctx.t("place-approximate"),
            name => ctx
                .words
                .with("place-approximate-in", &[("name", name.into())]),
        };
        kit::text(ui, Role::Caption, &words, ctx.look.quiet);
    } else if !unit.is_empty() && unit != row.name.get(ctx.lang()) {
        let words = ctx.words.with("place-unit", &[("name", unit.into())]);
        kit::text(ui, Role::Caption, &words, ctx.look.quiet);
    }
    if let Some(followed) = row.follows {
        let name = ctx.world().area(followed).name.get(ctx.lang());
        let words = ctx.words.with("place-inferred", &[("name", name.into())]);
        if kit::link(ui, ctx, Role::Caption, &words).clicked() {
            ctx.send(Command::SelectArea(Some(followed)));
            ctx.send(Command::FlyToArea(followed));
        }
    }
    if !row.note.is_empty() {
        kit::text(ui, Role::Caption, &row.note, ctx.look.quiet);
    }
}

/// The unit that a cell around a town lies in.
fn within<'a>(ctx: &Ctx<'_>, row: &'a Area) -> &'a str {
    let names = [
        row.unit.get(ctx.lang()),
        &row.district,
        row.governorate.get(ctx.lang()),
    ];
    names
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or("")
}

/// What holds at the date, since when, and what may already have happened.
fn now(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId) {
    let timeline = ctx.timeline();
    let interval = timeline.at(area, ctx.state.view.date);
    let control = timeline.control(interval.state);
    let words = format::control(ctx.words, ctx.world(), control);
    state(
        ui,
        ctx,
        control,
        &words,
        &phrases::since(ctx, area, interval),
    );
    if let Some(change) = interval.pending {
        let words = phrases::pending(ctx, change);
        rows::said(ui, ctx, Icon::Date, ctx.look.warning, &words);
    }
    rivals::now(ui, ctx, area);
}

/// The reports of the change that holds, in a line.
fn reports(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId) {
    let interval = ctx.timeline().at(area, ctx.state.view.date);
    let Some(change) = interval.change.map(|id| ctx.world().change(id)) else {
        return;
    };
    let cited = step_sources::reports(ctx.world(), ctx.words, &change.sources);
    if cited.is_empty() {
        return;
    }
    let cited = cited.join(step_sources::between_reports(ctx.lang()));
    let words = ctx
        .words
        .with("present-source", &[("source", cited.into())]);
    kit::text_elided(ui, Role::Caption, &words, ctx.look.quiet);
}

/// A state's sample with its words and since when: on one line where there is room.
fn state(ui: &mut Ui, ctx: &Ctx<'_>, control: &Control, words: &str, since: &str) {
    let line = kit::text_size(ui, Role::Strong, words);
    let (top, whole) = (ui.cursor().top(), ui.max_rect());
    let width = line.x + kit::text_size(ui, Role::Caption, since).x + 8.0;
    rows::indented(ui, ctx, 22, |ui| {
        if width <= ui.available_width() {
            kit::row(ui, ctx, line.y, |ui| {
                kit::text(ui, Role::Strong, words, ctx.look.ink);
                kit::text(ui, Role::Caption, since, ctx.look.quiet);
            });
        } else {
            kit::text(ui, Role::Strong, words, ctx.look.ink);
            kit::text(ui, Role::Caption, since, ctx.look.quiet);
        }
    });
    let x = if ctx.is_mirrored() {
        whole.right() - 7.0
    } else {
        whole.left() + 7.0
    };
    let center = egui::pos2(x, top + line.y / 2.0);
    rows::paint_state(
        ui,
        ctx,
        egui::Rect::from_center_size(center, egui::Vec2::splat(14.0)),
        control,
    );
}
