//! A comparison of two dates: a dock above the strip with what passed from whom to whom, how each holder
//! came out of it, the areas that differ and the changes between. The maps stand beside each other above.
//!
//! - `pages`: what each page lists; `sheet`: rows that sort and lead somewhere.

mod pages;
mod sheet;

use super::ctx::Ctx;
use super::icons::Icon;
use super::kit;
use super::look::Role;
use crate::export::{ExportFormat, ExportWhat, Grid, Plan};
use crate::model::{Day, Holder, Lang};
use crate::state::comparing::{Comparison, ComparisonCommand, ComparisonPage};
use crate::state::saving::Export;
use crate::state::{Action, Command, State, Told};
use crate::words::{Words, format};
use egui::{Id, Key, Rect, Ui, UiBuilder, Vec2};
use sheet::SheetOfRows;
use std::sync::Arc;

/// Height of the row with the choices.
const HEAD: f32 = 36.0;

/// Height of the sheet, and in a low window.
const SHEET: f32 = 176.0;
const LOW_SHEET: f32 = 118.0;

/// Windows below this height are low, in points.
const LOW_WINDOW: f32 = 680.0;

/// Width of the field for the first date.
const FIELD: f32 = 156.0;

/// What a sheet is of.
#[derive(PartialEq)]
struct SheetKey {
    page: ComparisonPage,
    cell: Option<(Holder, Holder)>,
    days: [Day; 2],
    lang: Lang,
}

/// What the dock keeps between frames: the rows, and the date that is being typed.
#[derive(Default)]
pub(super) struct ComparingMemory {
    sheet: Option<(SheetKey, Arc<Told>, SheetOfRows)>,
    typed: String,
}

/// How high the dock is in a window, in points; 0 while nothing is compared.
pub(super) fn height(ctx: &Ctx<'_>, window: Rect) -> f32 {
    if ctx.state.comparing.is_none() {
        0.0
    } else if window.height() < LOW_WINDOW {
        HEAD + LOW_SHEET
    } else {
        HEAD + SHEET
    }
}

/// The page that is open as a table that is taken away.
pub fn comparison_grid(state: &State, words: &Words) -> Option<Grid> {
    let comparison = state.comparing.as_ref()?;
    let sheet = pages::sheet(state, words, comparison);
    Some(sheet.grid(words.lang() == Lang::Ar))
}

/// Fills the rectangle.
pub(super) fn comparing_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut ComparingMemory) {
    let Some(comparison) = &ctx.state.comparing else {
        return;
    };
    memory.follow(ctx, comparison);
    let whole = ui
        .available_rect_before_wrap()
        .shrink2(Vec2::new(12.0, 0.0));
    let head = whole.with_max_y(whole.top() + HEAD);
    ui.scope_builder(UiBuilder::new().max_rect(head), |ui| {
        kit::row(ui, ctx, HEAD, |ui| head_ui(ui, ctx, comparison, memory));
    });
    let rest = whole.with_min_y(head.bottom());
    ui.scope_builder(UiBuilder::new().max_rect(rest), |ui| {
        ui.set_clip_rect(rest.intersect(ui.clip_rect()));
        if let Some((.., sheet)) = &mut memory.sheet {
            if sheet.rows.is_empty() {
                let (words, ink) = (ctx.t("comparing-same"), ctx.look.quiet);
                kit::paint_text_centered(ui.painter(), rest.center(), Role::Body, &words, ink);
            } else {
                sheet.show(ui, ctx);
            }
        }
    });
}

impl ComparingMemory {
    /// Lists anew where what is listed is another; the order stays.
    fn follow(&mut self, ctx: &Ctx<'_>, comparison: &Comparison) {
        let key = SheetKey {
            page: comparison.page,
            cell: comparison.cell,
            days: [comparison.from, ctx.state.view.date],
            lang: ctx.lang(),
        };
        let told = &ctx.state.told;
        if let Some((of, by, _)) = &self.sheet
            && *of == key
            && Arc::ptr_eq(by, told)
        {
            return;
        }
        let mut sheet = pages::sheet(ctx.state, ctx.words, comparison);
        if let Some((of, _, before)) = &self.sheet
            && of.page == key.page
        {
            sheet.sorted = before.sorted;
            sheet.arrange();
        }
        self.sheet = Some((key, told.clone(), sheet));
    }
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, comparison: &Comparison, memory: &mut ComparingMemory) {
    ui.spacing_mut().item_spacing.x = 4.0;
    from(ui, ctx, comparison, memory);
    kit::gap(ui, 6.0);
    for page in ComparisonPage::ALL {
        if kit::tab(ui, ctx, comparison.page == page, &ctx.t(page.word())).clicked() {
            ctx.send(Command::Compare(ComparisonCommand::Turn(page)));
        }
    }
    if let Some((from, to)) = comparison.cell {
        let name = |holder| pages::name(ctx.state, ctx.words, holder);
        let values = [("from", name(from).into()), ("to", name(to).into())];
        let words = ctx.words.with("comparing-cell", &values);
        let away = ctx
            .words
            .with("filter-remove", &[("name", words.as_str().into())]);
        kit::gap(ui, 6.0);
        if kit::chip(ui, ctx, &words, &away).clicked() {
            ctx.send(Command::Compare(ComparisonCommand::Open(None)));
        }
    }
    kit::row_reversed(ui, ctx, HEAD, |ui| {
        kit::action_icon(ui, ctx, Action::ToggleComparison);
        let words = ctx.t("figures-save");
        if kit::icon_button(ui, ctx, Icon::Save, &words, false).clicked() {
            let plan = Plan {
                what: ExportWhat::Figures,
                format: ExportFormat::Csv,
            };
            ctx.send(Command::Export(Export::Ask(plan)));
        }
        let words = ctx.t("figures-copy");
        if kit::icon_button(ui, ctx, Icon::Copy, &words, false).clicked()
            && let Some((.., sheet)) = &memory.sheet
        {
            let text = sheet.grid(ctx.is_mirrored()).tabbed();
            ctx.send(Command::CopyText(text));
        }
    });
}

/// The first date, which can be typed.
fn from(ui: &mut Ui, ctx: &Ctx<'_>, comparison: &Comparison, memory: &mut ComparingMemory) {
    let id = Id::unique("kharita compare from");
    let hint = format::day(ctx.words, comparison.from);
    let response = kit::field(ui, ctx, id, &mut memory.typed, &hint, FIELD);
    if response.lost_focus() {
        let is_entered = ui.input(|input| input.key_pressed(Key::Enter));
        let typed = std::mem::take(&mut memory.typed);
        if is_entered && !typed.trim().is_empty() {
            ctx.send(Command::Compare(ComparisonCommand::TypeFrom(typed)));
        }
    }
    kit::tip(response, ctx, &ctx.t("comparing-type-from"));
}
