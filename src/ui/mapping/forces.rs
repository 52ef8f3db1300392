//! Which value means which force: each with the colour that it has on the map, and a list to say
//! otherwise.

use super::choose::{self, Choice, Chosen, Other};
use super::known::KnownValues;
use super::{MappingMemory, asked, change, columns};
use crate::model::{ForceId, Import, Lang};
use crate::scene::palette;
use crate::state::Project;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::{Popup, Rect, Sense, Ui, UiBuilder, Vec2, WidgetInfo};
use std::sync::Arc;

/// How many values are listed at first.
const FEW: usize = 5;

/// How many are listed at most; the rest are rare, and keep the force of their own name.
const MOST: usize = 200;

/// The values of the force's property.
pub(super) fn values(ui: &mut Ui, ctx: &Ctx<'_>, import: &Import, memory: &mut MappingMemory) {
    let Some((group, wanted)) = asked(ctx, import) else {
        return;
    };
    if wanted.classes.is_some() {
        return;
    }
    let column = group
        .columns
        .iter()
        .find(|column| Some(&column.name) == wanted.force.as_ref());
    let Some(column) = column.filter(|column| !column.values.is_empty()) else {
        return;
    };
    let project = &ctx.state.project;
    let now = ctx.state.opening.asked;
    let is_current =
        |(of, n, _): &(Arc<Project>, usize, KnownValues)| Arc::ptr_eq(of, project) && *n == now;
    if !memory.known.as_ref().is_some_and(is_current) {
        let known = KnownValues::new(&project.world, import, group);
        memory.known = Some((project.clone(), now, known));
        memory.all_values = false;
    }
    let Some((_, _, known)) = &memory.known else {
        return;
    };
    kit::gap(ui, 4.0);
    columns::label(ui, ctx, &ctx.t("mapping-forces"));
    let shown = if memory.all_values { MOST } else { FEW };
    let values = || column.values.iter().take(shown);
    let share = share(ui, values());
    for (value, count) in values() {
        value_row(ui, ctx, (value, *count, share), known, &mut memory.typed);
    }
    let more = column.values.len().min(MOST).saturating_sub(FEW);
    if more > 0 && !memory.all_values {
        let words = ctx
            .words
            .with("mapping-more-values", &[("count", more.into())]);
        kit::gap(ui, 4.0);
        memory.all_values = kit::link(ui, ctx, Role::Caption, &words).clicked();
    }
    kit::gap(ui, 12.0);
}

/// How much of a row the values need, from what they leave to the names of forces to about half.
fn share<'v>(ui: &Ui, values: impl Iterator<Item = &'v (String, usize)>) -> f32 {
    let width = |(value, count): &(String, usize)| {
        let number = format::number(*count as f64);
        kit::text_size(ui, Role::Body, value).x + kit::text_size(ui, Role::Caption, &number).x
    };
    let widest = values.map(width).fold(0.0, f32::max) + 16.0;
    (widest / ui.available_width().max(1.0)).clamp(0.3, 0.46)
}

fn value_row(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (value, count, share): (&str, usize, f32),
    known: &KnownValues,
    typed: &mut String,
) {
    let size = Vec2::new(ui.available_width(), 32.0);
    let (row, _) = ui.allocate_exact_size(size, Sense::hover());
    let row = Rect::from_center_size(row.center(), Vec2::new(row.width(), 28.0));
    let (start, rest) = kit::split(ctx, row, row.width() * share);
    let number = format::number(count as f64);
    let width = kit::text_size(ui, Role::Caption, &number).x + 8.0;
    let (words, end) = kit::split(ctx, start, start.width() - width);
    let (painter, look, mirrored) = (ui.painter(), &ctx.look, ctx.is_mirrored());
    kit::paint_text(painter, words, Role::Body, value, look.ink, mirrored);
    kit::paint_text(painter, end, Role::Caption, &number, look.quiet, !mirrored);
    let label = ctx.words.with("mapping-value", &[("value", value.into())]);
    let place = ui.interact(start, ui.scope_id().with(("value", value)), Sense::hover());
    place.widget_info(|| {
        WidgetInfo::labeled(egui::Role::Label, true, ctx.list(&[value, number.as_str()]))
    });
    let (_, place) = kit::split(ctx, rest, 8.0);
    let mut inner = ui.new_child(
        UiBuilder::new()
            .max_rect(place)
            .id_salt(("force of", value)),
    );
    let button = choose::button(&mut inner, ctx, &label, &now(ctx, value, known));
    if Popup::is_id_open(ui.ctx(), Popup::default_response_id(&button)) || button.clicked() {
        choices(ui, ctx, value, known, &button, typed);
    }
}

/// The name that the user gave a value; empty for nobody.
fn given<'c>(ctx: &'c Ctx<'_>, value: &str) -> Option<&'c str> {
    let wanted = ctx.state.opening.wanted_now()?;
    wanted.forces.get(value).map(String::as_str)
}

/// What a value means as the user has it.
fn now(ctx: &Ctx<'_>, value: &str, known: &KnownValues) -> Choice {
    match given(ctx, value) {
        Some("") => Choice {
            name: ctx.t("mapping-nobody"),
            ..Choice::default()
        },
        given => match known.force(value) {
            Some(force) => of_force(ctx, force),
            None => Choice {
                name: given.unwrap_or(value).to_owned(),
                ..Choice::default()
            },
        },
    }
}

fn of_force(ctx: &Ctx<'_>, force: ForceId) -> Choice {
    let row = ctx.world().force(force);
    Choice {
        name: row.short.get(ctx.lang()).to_owned(),
        colour: Some(palette::force_colour(
            ctx.world(),
            &ctx.state.picked,
            force,
            ctx.look.theme,
        )),
        ..Choice::default()
    }
}

/// As the file has it, nobody, or a force of the data set; any other by its name.
fn choices(
    ui: &Ui,
    ctx: &Ctx<'_>,
    value: &str,
    known: &KnownValues,
    button: &egui::Response,
    typed: &mut String,
) {
    let plain = |name: String| Choice {
        name,
        ..Choice::default()
    };
    let as_written = ctx
        .words
        .with("mapping-as-written", &[("value", value.into())]);
    let mut rows = vec![plain(as_written), plain(ctx.t("mapping-nobody"))];
    let count = ctx.world().forces.len();
    rows.extend((0..count).map(|n| of_force(ctx, ForceId::from_index(n))));
    let given = given(ctx, value);
    let at = match given {
        Some("") => Some(1),
        None => Some(0),
        Some(_) => known.force(value).map(|force| force.index() + 2),
    };
    let other = Other {
        typed,
        hint: ctx.t("mapping-other-force"),
    };
    let chosen = choose::list(ui, ctx, button, &rows, at, Some(other));
    let Some(chosen) = chosen else {
        return;
    };
    let name = match chosen {
        Chosen::Typed(name) => Some(name),
        Chosen::Row(0) => None,
        Chosen::Row(1) => Some(String::new()),
        Chosen::Row(n) => Some(ctx.world().forces[n - 2].name.get(Lang::En).to_owned()),
    };
    change(ctx, |mapping| match name {
        Some(name) => {
            mapping.forces.insert(value.to_owned(), name);
        }
        None => {
            mapping.forces.remove(value);
        }
    });
}
