//! What the table keeps between frames: its height, what is typed, how wide its columns are, and where
//! it is scrolled to. Places are counted in rows, since a million rows are more points than a float
//! can tell apart.

use super::{ROW, TableRects};
use crate::model::Lang;
use crate::state::Project;
use crate::state::attributes::{Field, Own};
use crate::ui::ctx::Ctx;
use egui::{Rect, Ui};
use std::ops::Range;
use std::sync::{Arc, Weak};

/// Rows that are looked at for how wide a column should be.
const SAMPLED: usize = 60;

/// Width of a letter on the average, and of what a title needs beside its words, in points.
const LETTER: f32 = 8.2;
const BESIDE: f32 = 34.0;

/// How wide a column is at first, and how wide it can be made.
const WIDTHS: [f32; 2] = [64.0, 260.0];
pub(super) const DRAGGED_WIDTHS: [f32; 2] = [36.0, 1_200.0];

/// What the table keeps between frames.
#[derive(Default)]
pub struct TableMemory {
    /// The part of the room that it takes, once it has been dragged.
    pub(super) part: Option<f32>,
    /// What is typed into the filter.
    pub(super) typed: String,
    /// The words above the columns.
    pub(super) titles: Vec<String>,
    /// The width of each column, in points.
    pub(super) widths: Vec<f32>,
    /// The first row on the screen, counted with its fraction.
    pub(super) top: f64,
    /// What lies before the first column on the screen, in points.
    pub(super) left: f32,
    /// How many rows fit, as they did last.
    pub(super) page: f64,
    project: Weak<Project>,
    lang: Option<Lang>,
    revealed: u32,
}

impl TableMemory {
    /// Begins anew with another data set.
    pub(super) fn follow(&mut self, ctx: &Ctx<'_>) {
        let project = &ctx.state.project;
        let is_same = std::ptr::eq(self.project.as_ptr(), Arc::as_ptr(project));
        if is_same && self.lang == Some(ctx.lang()) {
            return;
        }
        let columns = &project.attributes.columns;
        self.titles = columns.iter().map(|field| title(ctx, field)).collect();
        self.lang = Some(ctx.lang());
        if !is_same {
            self.project = Arc::downgrade(project);
            self.typed = ctx.state.table.order.filter.text.clone();
            (self.top, self.left) = (0.0, 0.0);
            self.revealed = ctx.state.table.reveals;
            self.widths = widths(project, &self.titles);
        }
    }

    /// How wide all columns are together.
    pub(super) fn whole_width(&self) -> f32 {
        self.widths.iter().sum()
    }

    /// The columns that a width shows, and where the first of them begins, from the edge.
    pub(super) fn columns(&self, width: f32) -> (Range<usize>, f32) {
        let mut start = -self.left;
        let mut first = 0;
        while first < self.widths.len() && start + self.widths[first] <= 0.0 {
            start += self.widths[first];
            first += 1;
        }
        let (mut end, mut x) = (first, start);
        while end < self.widths.len() && x < width {
            x += self.widths[end];
            end += 1;
        }
        (first..end, start)
    }

    /// Follows the wheel and the mark, and stays within what there is.
    pub(super) fn scroll(&mut self, ui: &Ui, ctx: &Ctx<'_>, places: &TableRects) {
        let rows = places.rows;
        self.page = f64::from(rows.height() / ROW);
        if ui.rect_contains_pointer(rows.union(places.titles)) {
            let delta = ui.input(|input| input.smooth_scroll_delta());
            self.top -= f64::from(delta.y / ROW);
            self.left -= if ctx.is_mirrored() { -delta.x } else { delta.x };
        }
        let table = &ctx.state.table;
        if self.revealed != table.reveals {
            self.revealed = table.reveals;
            self.reveal(table.mark);
        }
        let count = table.count(ctx.state.project.attributes.len());
        self.top = self.top.clamp(0.0, (count as f64 - self.page).max(0.0));
        self.left = self.left.clamp(0.0, self.most_left(rows));
    }

    /// The farthest that the columns scroll.
    pub(super) fn most_left(&self, rows: Rect) -> f32 {
        (self.whole_width() - rows.width()).max(0.0)
    }

    /// Brings a place into view: by a row where it is near, into the middle where it is far.
    fn reveal(&mut self, mark: Option<usize>) {
        let Some(mark) = mark else {
            self.top = 0.0;
            return;
        };
        let (mark, page) = (mark as f64, self.page);
        let last = self.top + page - 1.0;
        if mark < self.top - page || mark > last + page {
            self.top = mark - page / 2.0;
        } else if mark < self.top {
            self.top = mark;
        } else if mark > last {
            self.top = mark - page + 1.0;
        }
    }
}

/// The words above a column: a property's own name, or those of the window.
fn title(ctx: &Ctx<'_>, field: &Field) -> String {
    let word = match field {
        Field::Property(name) => return name.clone(),
        Field::Id => "table-id",
        Field::File => "table-file",
        Field::Geometry => "table-geometry",
        Field::Km2 => "table-km2",
        Field::Own(Own::NameEn) => "table-name-en",
        Field::Own(Own::NameAr) => "table-name-ar",
        Field::Own(Own::Country) => "table-country",
        Field::Own(Own::Governorate) => "table-governorate",
        Field::Own(Own::GovernorateAr) => "table-governorate-ar",
        Field::Own(Own::District) => "table-district",
        Field::Own(Own::Level) => "table-level",
        Field::Own(Own::Unit) => "table-unit",
        Field::Own(Own::UnitAr) => "table-unit-ar",
    };
    ctx.t(word)
}

/// How wide the columns are at first, from their titles and some rows, evenly over the table.
fn widths(project: &Project, titles: &[String]) -> Vec<f32> {
    let points = |text: &str| text.chars().take(80).count() as f32 * LETTER;
    let mut widths: Vec<f32> = titles.iter().map(|t| points(t) + BESIDE).collect();
    let attributes = &project.attributes;
    // The first rows, which are seen first, and some from everywhere.
    let step = attributes.len() / SAMPLED + 1;
    let first = 0..attributes.len().min(SAMPLED);
    for row in first.chain((0..attributes.len()).step_by(step)) {
        attributes.visit(row, |column, raw| {
            let width = points(&raw.text()) + 20.0;
            widths[column] = widths[column].max(width);
        });
    }
    let [least, most] = WIDTHS;
    widths
        .iter_mut()
        .for_each(|w| *w = w.clamp(least, most).round());
    widths
}
