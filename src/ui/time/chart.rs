//! The picture on the strip: the share of ground of each force through time, and over it how many
//! changes fall where. Drawn once for a stretch of time and kept.

use crate::model::{Control, Day, ForceId, Holder, World};
use crate::scene::{Theme, palette};
use crate::state::strip::Stretch;
use crate::state::{State, Told};
use crate::ui::ctx::Ctx;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape};
use std::sync::Arc;

/// Width of a column of the shares, in points.
const COLUMN: f32 = 2.0;

/// What decides the picture. It holds the data set, so that no other can take its place in memory.
struct ChartKey {
    told: Arc<Told>,
    rect: Rect,
    stretch: Stretch,
    theme: Theme,
    counts_people: bool,
}

impl PartialEq for ChartKey {
    fn eq(&self, other: &Self) -> bool {
        let of = |key: &Self| (key.rect, key.stretch, key.theme, key.counts_people);
        Arc::ptr_eq(&self.told, &other.told) && of(self) == of(other)
    }
}

/// The picture of the present stretch.
#[derive(Default)]
pub(super) struct ChartMemory {
    drawn: Option<(ChartKey, Arc<Mesh>)>,
}

impl ChartMemory {
    /// Paints the picture, drawing it anew only when something that decides it is another.
    pub(super) fn paint(&mut self, painter: &Painter, ctx: &Ctx<'_>, rect: Rect, stretch: Stretch) {
        let key = key(ctx.state, rect, stretch);
        let mesh = match &self.drawn {
            Some((drawn, mesh)) if *drawn == key => mesh.clone(),
            _ => Arc::new(draw(ctx, rect, stretch)),
        };
        painter.add(Shape::Mesh(mesh.clone()));
        self.drawn = Some((key, mesh));
    }
}

fn key(state: &State, rect: Rect, stretch: Stretch) -> ChartKey {
    ChartKey {
        told: state.told.clone(),
        rect,
        stretch,
        theme: state.settings.theme,
        counts_people: state.counts_people(),
    }
}

fn draw(ctx: &Ctx<'_>, rect: Rect, stretch: Stretch) -> Mesh {
    let mut mesh = Mesh::default();
    shares(&mut mesh, ctx, rect, stretch);
    density(&mut mesh, ctx, rect, stretch);
    mesh
}

/// One thin column after another, each force's share stacked from below in the order of the file.
fn shares(mesh: &mut Mesh, ctx: &Ctx<'_>, rect: Rect, stretch: Stretch) {
    let (world, state) = (ctx.world(), ctx.state);
    let colors: Vec<Color32> = world
        .force_ids()
        .map(|force| share_color(world, state, force))
        .collect();
    let mut x = rect.left();
    while x < rect.right() {
        let position = f64::from((x - rect.left() + COLUMN / 2.0) / rect.width());
        let parts = parts(state, stretch.day_at(position));
        let mut bottom = rect.bottom();
        for (part, color) in parts.into_iter().zip(&colors) {
            #[expect(clippy::cast_possible_truncation, reason = "a height on the screen")]
            let height = part as f32 * rect.height();
            if height > 0.05 {
                let column = Rect::from_min_max(
                    Pos2::new(x, bottom - height),
                    Pos2::new(x + COLUMN, bottom),
                );
                mesh.add_colored_rect(column, *color);
                bottom -= height;
            }
        }
        x += COLUMN;
    }
}

/// The part of each force on a day, from 0 to 1: of the ground, or of the people of whom is known.
#[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
fn parts(state: &State, day: Day) -> Vec<f64> {
    let series = &state.told.series.ground;
    let holders = state.world().force_ids().map(Holder::Force);
    if state.counts_people() {
        let whole = series.whole_on(day).people.max(1) as f64;
        let part = |holder| series.on(holder, day).people as f64 / whole;
        return holders.map(part).collect();
    }
    holders.map(|holder| series.part_on(holder, day)).collect()
}

fn share_color(world: &World, state: &State, force: ForceId) -> Color32 {
    let [r, g, b, _] = palette::force_colour(world, &state.picked, force, state.settings.theme);
    let dimmed = !state.view.filter.is_full(&Control::of(force));
    Color32::from_rgba_unmultiplied(r, g, b, if dimmed { 22 } else { 120 })
}

/// Bars: how many changes take effect in each month, or day where there is room.
fn density(mesh: &mut Mesh, ctx: &Ctx<'_>, rect: Rect, stretch: Stretch) {
    let bins = bins(ctx.state, rect, stretch);
    let most = bins
        .iter()
        .map(|(.., count)| *count)
        .max()
        .unwrap_or(0)
        .max(4);
    for (from, until, count) in bins {
        if count == 0 {
            continue;
        }
        let (left, right) = (edge(rect, stretch, from), edge(rect, stretch, until));
        // Square root: a month of one change must be seen beside one of sixty.
        #[expect(clippy::cast_precision_loss, reason = "a height on the screen")]
        let height = (count as f32 / most as f32).sqrt() * rect.height() * 0.72;
        let gap = if right - left > 3.0 { 0.5 } else { 0.0 };
        let bar = Rect::from_min_max(
            Pos2::new(left + gap, rect.bottom() - height),
            Pos2::new((right - gap).max(left + 1.0), rect.bottom()),
        );
        mesh.add_colored_rect(bar, ctx.look.ink.gamma_multiply(0.55));
    }
}

/// Stretches of days with the number of changes that show.
fn bins(state: &State, rect: Rect, stretch: Stretch) -> Vec<(Day, Day, usize)> {
    let points_per_day = f64::from(rect.width()) / stretch.days();
    let mut bins = Vec::new();
    let mut from = stretch.day_at(0.0).month_start();
    let last = stretch.day_at(1.0);
    let first = state.world().about.first;
    while from <= last && bins.len() < 4_000 {
        let until = if points_per_day >= 3.0 {
            from.plus_days(1)
        } else {
            from.plus_months(1)
        };
        if until <= from {
            break;
        }
        let after = from.plus_days(-1).max(first);
        let shown = state.told.shown_between(after, until.plus_days(-1));
        bins.push((from, until, shown.count()));
        from = until;
    }
    bins
}

/// Where a day begins on the screen.
#[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
fn edge(rect: Rect, stretch: Stretch, day: Day) -> f32 {
    rect.left() + ((f64::from(day.0) - stretch.from) / stretch.days()) as f32 * rect.width()
}
