//! A sheet of cells beneath titles: columns that sort, rows that lead somewhere, of which only those on
//! the screen are painted.

use crate::export::{Grid, GridCell};
use crate::state::Command;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{HAIRLINE, Role};
use crate::words::format;
use egui::{Color32, CursorIcon, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};
use std::cmp::Ordering;

/// Height of the titles and of a row.
const ROW: f32 = 22.0;

/// Space at both sides of a cell.
const MARGIN: f32 = 6.0;

/// The narrowest and the widest that a column becomes.
const NARROWEST: f32 = 56.0;
const WIDEST: f32 = 300.0;

/// So many rows decide how wide a column is.
const MOST_MEASURED: usize = 200;

/// A row: its cells, and what a click asks for.
pub(super) struct SheetRow {
    pub(super) cells: Vec<GridCell>,
    pub(super) commands: Vec<Command>,
}

/// Rows beneath titles, in the order in which they are shown.
pub(super) struct SheetOfRows {
    pub(super) titles: Vec<String>,
    pub(super) rows: Vec<SheetRow>,
    /// By which column they are sorted, and whether the greatest comes first.
    pub(super) sorted: Option<(usize, bool)>,
    widths: Vec<f32>,
}

impl SheetOfRows {
    /// Rows beneath titles, as they come.
    pub(super) fn new(titles: Vec<String>, rows: Vec<SheetRow>) -> Self {
        Self {
            titles,
            rows,
            sorted: None,
            widths: Vec::new(),
        }
    }

    /// Sorts by a column; once more the other way.
    pub(super) fn sort(&mut self, column: usize) {
        let is_descending = match self.sorted {
            Some((other, is_descending)) if other == column => !is_descending,
            _ => false,
        };
        self.sorted = Some((column, is_descending));
        self.arrange();
    }

    /// Puts the rows into the order that is asked for.
    pub(super) fn arrange(&mut self) {
        let Some((column, is_descending)) = self.sorted else {
            return;
        };
        let of = |row: &SheetRow| row.cells.get(column).cloned().unwrap_or_default();
        // Stable: equals keep their order.
        self.rows.sort_by(|a, b| {
            let order = compare(&of(a), &of(b));
            if is_descending {
                order.reverse()
            } else {
                order
            }
        });
    }

    /// The rows as a table that is taken away.
    pub(super) fn grid(&self, is_mirrored: bool) -> Grid {
        let mut grid = Grid::new(self.titles.iter().cloned());
        grid.rows
            .extend(self.rows.iter().map(|row| row.cells.clone()));
        grid.is_mirrored = is_mirrored;
        grid
    }

    fn measure(&mut self, ui: &Ui) {
        if self.widths.len() == self.titles.len() {
            return;
        }
        let width = |column: usize| {
            let cells = self.rows.iter().take(MOST_MEASURED);
            let cells = cells.map(|row| shown(&row.cells[column]));
            let title = kit::text_size(ui, Role::Strong, &self.titles[column]).x;
            let widest = cells.map(|words| kit::text_size(ui, Role::Caption, &words).x);
            widest.fold(title, f32::max) + 2.0 * MARGIN
        };
        let widths = (0..self.titles.len()).map(width);
        self.widths = widths.map(|width| width.clamp(NARROWEST, WIDEST)).collect();
    }

    /// Draws the sheet into the rectangle that is left.
    pub(super) fn show(&mut self, ui: &mut Ui, ctx: &Ctx<'_>) {
        self.measure(ui);
        let whole: f32 = self.widths.iter().sum();
        let room = ui.available_rect_before_wrap();
        let width = whole.max(room.width());
        let salt = self.titles.join("|");
        ScrollArea::horizontal()
            .id_salt((&salt, "across"))
            .show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                let (titles, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
                self.titles_ui(ui, ctx, titles);
                let rows = ScrollArea::vertical()
                    .id_salt((&salt, "down"))
                    .auto_shrink(false);
                rows.show_rows(ui, ROW, self.rows.len(), |ui, shown| {
                    for at in shown {
                        let (rect, response) =
                            ui.allocate_exact_size(vec2(width, ROW), Sense::click());
                        self.row_ui(ui, ctx, rect, at, response);
                    }
                });
            });
    }

    /// Where the cells of a row stand, from the side where reading begins.
    fn places(&self, ctx: &Ctx<'_>, row: Rect) -> Vec<Rect> {
        let mut rest = row;
        let places = self.widths.iter().map(|width| {
            let (place, left) = kit::split(ctx, rest, *width);
            rest = left;
            place
        });
        places.collect()
    }

    fn titles_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect) {
        let mut asked = None;
        for (column, place) in self.places(ctx, rect).into_iter().enumerate() {
            let id = egui::Id::unique(("comparing title", column));
            let response = ui.interact(place, id, Sense::click());
            let title = &self.titles[column];
            let sign = match self.sorted {
                Some((other, false)) if other == column => " ↑",
                Some((other, true)) if other == column => " ↓",
                _ => "",
            };
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, title));
            let inner = place.shrink2(vec2(MARGIN, 0.0));
            let ink = if response.hovered() {
                ctx.look.ink
            } else {
                ctx.look.quiet
            };
            let words = format!("{title}{sign}");
            kit::paint_text(
                ui.painter(),
                inner,
                Role::Strong,
                &words,
                ink,
                self.is_at_right(ctx, column),
            );
            if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                asked = Some(column);
            }
        }
        let line = Stroke::new(HAIRLINE, ctx.look.line);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
        if let Some(column) = asked {
            self.sort(column);
        }
    }

    /// The ones of numbers stand beneath one another in every language.
    fn is_at_right(&self, ctx: &Ctx<'_>, column: usize) -> bool {
        let mut rows = self.rows.iter();
        let first = rows.find_map(|row| match row.cells.get(column) {
            Some(GridCell::Nothing) | None => None,
            Some(cell) => Some(cell),
        });
        matches!(first, Some(GridCell::Number(_))) || ctx.is_mirrored()
    }

    fn row_ui(&self, ui: &Ui, ctx: &Ctx<'_>, rect: Rect, at: usize, response: egui::Response) {
        let row = &self.rows[at];
        let spoken = || {
            let texts: Vec<String> = row
                .cells
                .iter()
                .map(shown)
                .filter(|t| !t.is_empty())
                .collect();
            WidgetInfo::labeled(egui::Role::Button, true, texts.join(", "))
        };
        response.widget_info(spoken);
        let leads = !row.commands.is_empty();
        let fill = if response.hovered() && leads {
            ctx.look.hover
        } else {
            Color32::TRANSPARENT
        };
        ui.painter()
            .rect_filled(rect, egui::CornerRadius::ZERO, fill);
        for (column, place) in self.places(ctx, rect).into_iter().enumerate() {
            let words = shown(&row.cells[column]);
            if !words.is_empty() {
                let inner = place.shrink2(vec2(MARGIN, 0.0));
                let painter = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
                let right = self.is_at_right(ctx, column);
                kit::paint_text(&painter, inner, Role::Caption, &words, ctx.look.ink, right);
            }
        }
        if leads && response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            row.commands
                .iter()
                .cloned()
                .for_each(|command| ctx.send(command));
        }
    }
}

/// A cell as it is shown: numbers in groups of three digits.
fn shown(cell: &GridCell) -> String {
    match cell {
        GridCell::Number(number) if number.abs() >= 10.0 || number.fract() == 0.0 => {
            format::number(*number)
        }
        GridCell::Number(number) => format!("{number:.1}"),
        cell => cell.text().replace(char::is_control, " "),
    }
}

/// Numbers by size, texts by their letters; nothing comes last.
fn compare(a: &GridCell, b: &GridCell) -> Ordering {
    match (a, b) {
        (GridCell::Number(a), GridCell::Number(b)) => a.total_cmp(b),
        (GridCell::Text(a), GridCell::Text(b)) => a.cmp(b),
        (GridCell::Nothing, GridCell::Nothing) => Ordering::Equal,
        (GridCell::Nothing, _) => Ordering::Greater,
        (_, GridCell::Nothing) => Ordering::Less,
        (GridCell::Number(_), GridCell::Text(_)) => Ordering::Less,
        (GridCell::Text(_), GridCell::Number(_)) => Ordering::Greater,
    }
}
