//! The row above the chart: in which unit, of which ground, how it is drawn, and the ways to take the
//! figures away.

use crate::export::{ExportFormat, ExportWhat, Plan};
use crate::model::{ContestedGround, GroundUnit, governorate_key};
use crate::state::figures::{FigureCommand, FigureScope};
use crate::state::saving::Export;
use crate::state::{Action, Command};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::{Frame, Layout, Margin, Popup, Rect, Ui, UiBuilder};
use std::collections::BTreeMap;

/// Width of the menu of grounds, in points.
const WIDTH: f32 = 240.0;

/// From which width the title stands there too.
const WIDE: f32 = 1000.0;

/// The row.
pub(super) fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect) {
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        kit::row(ui, ctx, rect.height(), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if rect.width() > WIDE {
                kit::text(ui, Role::Strong, &ctx.t("figures-title"), ctx.look.ink);
                kit::gap(ui, 8.0);
            }
            units(ui, ctx);
            kit::gap(ui, 6.0);
            scope(ui, ctx);
            kit::gap(ui, 6.0);
            switches(ui, ctx);
            kit::row_reversed(ui, ctx, rect.height(), |ui| far_end(ui, ctx));
        });
    });
}

fn send(ctx: &Ctx<'_>, command: FigureCommand) {
    ctx.send(Command::Figures(command));
}

fn units(ui: &mut Ui, ctx: &Ctx<'_>) {
    let has_people = ctx
        .world()
        .areas
        .iter()
        .any(|area| area.population().is_some());
    for unit in GroundUnit::ALL {
        if unit == GroundUnit::People && !has_people {
            continue;
        }
        let words = ctx.t(&format!("figures-{}", unit.word()));
        if kit::tab(ui, ctx, ctx.state.figures.unit == unit, &words).clicked() {
            send(ctx, FigureCommand::Measure(unit));
        }
    }
}

/// What a ground is called.
fn scope_words(ctx: &Ctx<'_>, scope: &FigureScope) -> String {
    match scope {
        FigureScope::Everything => ctx.t("figures-everything"),
        FigureScope::View => ctx.t("figures-view"),
        FigureScope::Selection => ctx.t("figures-selection"),
        FigureScope::Country(code) => format::country(ctx.words, code),
        FigureScope::Governorate(key) => {
            let mut areas = ctx.world().areas.iter();
            let named = areas.find(|area| governorate_key(&area.governorate) == key);
            named.map_or_else(
                || key.clone(),
                |area| area.governorate.get(ctx.lang()).to_owned(),
            )
        }
    }
}

/// The ground that is counted, and a menu of all.
fn scope(ui: &mut Ui, ctx: &Ctx<'_>) {
    let words = scope_words(ctx, &ctx.state.figures.scope);
    let response = kit::button(ui, ctx, Some(Icon::Down), &words);
    Popup::menu(&response)
        .accessible_name(ctx.t("figures-ground"))
        .layout(Layout::top_down(kit::start_align(ctx)))
        .width(WIDTH)
        .frame(Frame::menu(ui.style()).inner_margin(Margin::same(8)))
        .show(|ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            let most = (ui.ctx().content_rect().height() * 0.6).max(120.0);
            let list = egui::ScrollArea::vertical().max_height(most);
            list.show(ui, |ui| {
                kit::columns(ui, ctx, |ui| {
                    for scope in scopes(ctx) {
                        let is_chosen = ctx.state.figures.scope == scope;
                        let words = scope_words(ctx, &scope);
                        if kit::check(ui, ctx, is_chosen, &words).clicked() {
                            send(ctx, FigureCommand::Within(scope));
                            ui.close();
                        }
                    }
                });
            });
        });
    kit::tip(response, ctx, &ctx.t("figures-ground"));
}

/// The grounds that a data set offers: countries and governorates by their names.
fn scopes(ctx: &Ctx<'_>) -> Vec<FigureScope> {
    let (mut countries, mut governorates) = (BTreeMap::new(), BTreeMap::new());
    for area in &ctx.world().areas {
        if !area.country.is_empty() {
            let scope = FigureScope::Country(area.country.clone());
            countries.insert(format::country(ctx.words, &area.country), scope);
        }
        let key = governorate_key(&area.governorate);
        if !key.is_empty() {
            let name = area.governorate.get(ctx.lang()).to_owned();
            governorates.insert(name, FigureScope::Governorate(key.to_owned()));
        }
    }
    let first = [
        FigureScope::Everything,
        FigureScope::View,
        FigureScope::Selection,
    ];
    first
        .into_iter()
        .chain(countries.into_values())
        .chain(governorates.into_values())
        .collect()
}

fn switches(ui: &mut Ui, ctx: &Ctx<'_>) {
    let figures = &ctx.state.figures;
    let words = if figures.are_lines {
        ctx.t("figures-lines")
    } else {
        ctx.t("figures-stacked")
    };
    let response = kit::icon_button(ui, ctx, Icon::Layers, &words, !figures.are_lines);
    if response.clicked() {
        send(ctx, FigureCommand::Stack(figures.are_lines));
    }
    let to_first = figures.contested == ContestedGround::ToFirst;
    let words = ctx.t("figures-contested-first");
    if kit::icon_button(ui, ctx, Icon::Force, &words, to_first).clicked() {
        let other = if to_first {
            ContestedGround::Apart
        } else {
            ContestedGround::ToFirst
        };
        send(ctx, FigureCommand::Contest(other));
    }
}

fn far_end(ui: &mut Ui, ctx: &Ctx<'_>) {
    kit::action_icon(ui, ctx, Action::ToggleFigures);
    let words = ctx.t("figures-save");
    if kit::icon_button(ui, ctx, Icon::Save, &words, false).clicked() {
        let plan = Plan {
            what: ExportWhat::Figures,
            format: ExportFormat::Csv,
        };
        ctx.send(Command::Export(Export::Ask(plan)));
    }
    let words = ctx.t("figures-copy");
    if kit::icon_button(ui, ctx, Icon::Copy, &words, false).clicked() {
        let grid = super::figures_grid(ctx.state, ctx.words);
        ctx.send(Command::CopyText(grid.tabbed()));
    }
}
