//! The panel of places, sources, assessments and problems: what is known of a place, since when,
//! and who says so. It shows what the state has selected and asks for everything else.
//!
//! - `tabs`: what the panel shows; `area`, `history`, `changes`, `evidence`, `rivals`, `learning`,
//!   `latest`: the selected place, or what changed lately;
//! - `attributes`: what a foreign file says of a feature, property by property;
//! - `source`, `citation`, `source_text`, `passage`, `source_list`: a source, its text and the marked
//!   words; the list of sources;
//! - `assessments`, `problems`: the other two tabs; `problem_rows`, `problem_detail`: the list of
//!   problems, and the chosen one with the text around it;
//! - `rows`, `two_lines`, `change_row`, `virtual_list`, `split`, `phrases`: rows that can be clicked, long
//!   lists, a panel in two, composed words.

mod area;
mod assessments;
mod attributes;
mod change_row;
mod changes;
mod citation;
mod evidence;
mod history;
mod latest;
mod learning;
mod passage;
mod phrases;
mod problem_detail;
mod problem_rows;
mod problems;
mod rivals;
pub(super) mod rows;
mod source;
mod source_list;
mod source_matches;
mod source_text;
mod split;
mod tabs;
mod two_lines;
mod virtual_list;

pub(in crate::ui) use phrases::citation as citation_line;
pub(in crate::ui) use rivals::dispute_words;

use super::correcting;
use super::ctx::Ctx;
use super::kit;
use super::stories::stories_ui;
use crate::state::Tab;
use egui::{Layout, Ui, UiBuilder, vec2};

/// Space between the panel's edges and its contents; at the sides less by the margin of a row, so
/// that texts stand in one line with those of rows, whose ground reaches beyond.
const PADDING: [f32; 2] = [12.0 - rows::MARGIN, 12.0];

/// Fills the rectangle with the tabs and what the chosen one shows.
pub fn place_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let whole = ui.available_rect_before_wrap();
    let layout = Layout::top_down(kit::start_align(ctx));
    let builder = UiBuilder::new()
        .id_salt("place panel")
        .max_rect(whole.shrink2(PADDING.into()))
        .layout(layout);
    let mut inner = ui.new_child(builder);
    inner.spacing_mut().item_spacing = vec2(8.0, 4.0);
    tabs::tabs_ui(&mut inner, ctx);
    kit::gap(&mut inner, 8.0);
    match ctx.state.tab {
        Tab::Place => place_tab(&mut inner, ctx),
        Tab::Sources => sources_tab(&mut inner, ctx),
        Tab::Assessments => assessments::assessments_ui(&mut inner, ctx),
        Tab::Stories => stories_ui(&mut inner, ctx),
        Tab::Problems => problems::problems_ui(&mut inner, ctx),
    }
    ui.advance_cursor_after_rect(whole);
}

fn place_tab(ui: &mut Ui, ctx: &Ctx<'_>) {
    if let Some(form) = &ctx.state.correcting.form {
        correcting::form_ui(ui, ctx, form);
        return;
    }
    let Some(area) = ctx.state.view.selection.area else {
        latest::latest_ui(ui, ctx);
        return;
    };
    split::with_source(
        ui,
        ctx,
        |ui| area::head(ui, ctx, area),
        |ui, head_stays| area::body(ui, ctx, area, head_stays),
    );
}

fn sources_tab(ui: &mut Ui, ctx: &Ctx<'_>) {
    match ctx.state.view.selection.source {
        Some(open) => source::source_ui(ui, ctx, open, source::Setting::Whole),
        None => source_list::source_list_ui(ui, ctx),
    }
}
