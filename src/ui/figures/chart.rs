//! The picture: forces upon one another, or a line for each, a column of pixels after another. Where many
//! days share a column, the one that differs most from what stands beside it is drawn, so that no peak is
//! lost. Drawn once for a stretch of time and kept.

use super::{height_of, level};
use crate::model::{Control, ControlSeries, Day, GroundUnit, Holder};
use crate::scene::fill::{PatternAnchor, state_fills};
use crate::scene::{Fill, Pattern, Rgba, Theme, palette};
use crate::state::Told;
use crate::state::strip::Stretch;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape};
use std::sync::Arc;

/// Width of a column, in points.
const COLUMN: f32 = 1.0;

/// The least height of a line, in points.
const LINE: f32 = 2.0;

/// The most days that are looked at in a column.
const MOST_DAYS: usize = 64;

/// At most so many round figures have a level.
const MOST_LEVELS: f64 = 4.5;

/// How far the casing of a line goes beyond it, in points, and how much of it is seen.
const CASING: f32 = 1.0;
const CASING_PART: f32 = 0.6;

/// How far a line dims that filters do not single out.
const DIMMED: f32 = 0.2;

/// What is drawn, and up to which figure.
#[derive(Clone, Debug, Default)]
pub(super) struct ChartScale {
    /// The figure at the top.
    pub(super) top: f64,
    pub(super) unit: GroundUnit,
    /// Whether forces stand upon one another.
    pub(super) is_stacked: bool,
}

struct FiguresKey {
    series: Arc<ControlSeries>,
    told: Arc<Told>,
    rect: Rect,
    stretch: Stretch,
    theme: Theme,
    unit: GroundUnit,
    are_lines: bool,
}

impl PartialEq for FiguresKey {
    fn eq(&self, other: &Self) -> bool {
        let of = |key: &Self| (key.rect, key.stretch, key.theme, key.unit, key.are_lines);
        Arc::ptr_eq(&self.series, &other.series)
            && Arc::ptr_eq(&self.told, &other.told)
            && of(self) == of(other)
    }
}

/// What the dock keeps between frames: the picture.
#[derive(Default)]
pub(in crate::ui) struct FiguresMemory {
    drawn: Option<(FiguresKey, Arc<Mesh>, ChartScale)>,
}

impl FiguresMemory {
    /// Paints the picture; answers with its scale.
    pub(super) fn paint(
        &mut self,
        painter: &Painter,
        ctx: &Ctx<'_>,
        rect: Rect,
        stretch: Stretch,
    ) -> ChartScale {
        let figures = &ctx.state.figures;
        let key = FiguresKey {
            series: figures.series.clone(),
            told: ctx.state.told.clone(),
            rect,
            stretch,
            theme: ctx.state.settings.theme,
            unit: figures.unit,
            are_lines: figures.are_lines,
        };
        let (mesh, scale) = match self.drawn.take() {
            Some((drawn, mesh, scale)) if drawn == key => (mesh, scale),
            _ => draw(ctx, rect, stretch),
        };
        painter.add(Shape::Mesh(mesh.clone()));
        self.drawn = Some((key, mesh, scale.clone()));
        scale
    }
}

/// The figures of one column: a part of the scale for each holder.
struct ChartColumn {
    rect: Rect,
    values: Vec<f64>,
    /// The least and the greatest of each, where lines are drawn.
    ranges: Vec<[f64; 2]>,
}

fn draw(ctx: &Ctx<'_>, rect: Rect, stretch: Stretch) -> (Arc<Mesh>, ChartScale) {
    let figures = &ctx.state.figures;
    let (series, unit) = (&figures.series, figures.unit);
    let holders: Vec<Holder> = series.holders().collect();
    let columns = columns(series, unit, &holders, rect, stretch);
    let greatest = |of: &dyn Fn(&ChartColumn) -> f64| columns.iter().map(of).fold(0.0, f64::max);
    let top = match (figures.are_lines, unit) {
        (false, GroundUnit::Share) => 1.0,
        (false, _) => greatest(&|column| column.values.iter().sum()),
        (true, _) => greatest(&|column| {
            column
                .ranges
                .iter()
                .map(|range| range[1])
                .fold(0.0, f64::max)
        }),
    };
    let scale = ChartScale {
        top: if top > 0.0 { top } else { 1.0 },
        unit,
        is_stacked: !figures.are_lines,
    };
    let colors: Vec<Color32> = holders.iter().map(|holder| color(ctx, *holder)).collect();
    let mut mesh = Mesh::default();
    let mut before: Option<&ChartColumn> = None;
    for column in &columns {
        if scale.is_stacked {
            stack(&mut mesh, rect, column, &colors, &scale);
        } else {
            let casing = ctx.look.quiet.gamma_multiply(CASING_PART);
            lines(&mut mesh, rect, (before, column), (&colors, casing), &scale);
        }
        before = Some(column);
    }
    (Arc::new(mesh), scale)
}

/// The columns of the days that the data set speaks of.
fn columns(
    series: &ControlSeries,
    unit: GroundUnit,
    holders: &[Holder],
    rect: Rect,
    stretch: Stretch,
) -> Vec<ChartColumn> {
    let [first, last] = series.days();
    let position = |x: f32| f64::from((x - rect.left()) / rect.width().max(1.0));
    let changing = {
        let [from, to] = stretch.as_days();
        series.changing_days(from.plus_days(-1), to)
    };
    let mut columns: Vec<ChartColumn> = Vec::new();
    let mut x = rect.left();
    while x < rect.right() {
        let place = Rect::from_x_y_ranges(x..=(x + COLUMN).min(rect.right()), rect.y_range());
        let from = stretch.day_at(position(x));
        let until = stretch.day_at(position(x + COLUMN)).max(from.plus_days(1));
        x += COLUMN;
        if until <= first || from > last {
            continue;
        }
        let of = |day: Day| -> Vec<f64> {
            let values = holders
                .iter()
                .map(|holder| series.value(unit, *holder, day));
            values.map(|value| value.unwrap_or(0.0)).collect()
        };
        let from = from.max(first);
        let after = changing.partition_point(|day| *day <= from);
        let within = changing[after..].iter().take_while(|day| **day < until);
        let mut values = of(from);
        let mut ranges: Vec<[f64; 2]> = values.iter().map(|value| [*value; 2]).collect();
        let beside = columns.last().map(|column| column.values.clone());
        for day in within.take(MOST_DAYS) {
            let other = of(*day);
            for (range, value) in ranges.iter_mut().zip(&other) {
                *range = [range[0].min(*value), range[1].max(*value)];
            }
            let differs = |values: &[f64]| -> f64 {
                let beside = beside.iter().flatten();
                values.iter().zip(beside).map(|(a, b)| (a - b).abs()).sum()
            };
            if differs(&other) > differs(&values) {
                values = other;
            }
        }
        columns.push(ChartColumn {
            rect: place,
            values,
            ranges,
        });
    }
    columns
}

fn stack(
    mesh: &mut Mesh,
    rect: Rect,
    column: &ChartColumn,
    colors: &[Color32],
    scale: &ChartScale,
) {
    let mut sum = 0.0;
    for (value, color) in column.values.iter().zip(colors) {
        if *value > 0.0 {
            let bottom = height_of(rect, sum / scale.top);
            sum += value;
            let top = height_of(rect, sum / scale.top);
            mesh.add_colored_rect(column.rect.with_min_y(top).with_max_y(bottom), *color);
        }
    }
}

fn lines(
    mesh: &mut Mesh,
    rect: Rect,
    (before, column): (Option<&ChartColumn>, &ChartColumn),
    (colors, casing): (&[Color32], Color32),
    scale: &ChartScale,
) {
    for (n, color) in colors.iter().enumerate() {
        let [low, high] = column.ranges[n];
        // From what stood beside it, so that the line is one.
        let beside = before.map_or(low, |before| before.values[n]);
        let (low, high) = (low.min(beside), high.max(beside));
        if high > 0.0 {
            let (top, bottom) = (
                height_of(rect, high / scale.top),
                height_of(rect, low / scale.top),
            );
            let place = column
                .rect
                .with_min_y(top - LINE / 2.0)
                .with_max_y(bottom + LINE / 2.0);
            // Without it a dark line would be lost on a dark ground.
            mesh.add_colored_rect(place.expand2(egui::vec2(0.0, CASING)), casing);
            mesh.add_colored_rect(place, *color);
        }
    }
}

/// The colour of a holder in the chart.
pub(super) fn color(ctx: &Ctx<'_>, holder: Holder) -> Color32 {
    let (world, state) = (ctx.world(), ctx.state);
    let control = match holder.force() {
        Some(force) => Control::of(force),
        None => Control {
            status: holder.status(),
            forces: Vec::new(),
        },
    };
    let color = match holder {
        Holder::Force(force) => on_land(
            ctx,
            palette::force_colour(world, &state.picked, force, ctx.look.theme),
        ),
        Holder::Contested => ctx.look.quiet,
        Holder::Shared => ctx.look.faint,
        Holder::Nobody => ctx.look.line,
        Holder::Unknown | Holder::Absent => {
            let [r, g, b, a] = palette::unknown_colour(ctx.look.theme);
            Color32::from_rgba_unmultiplied(r, g, b, a)
        }
    };
    if state.view.filter.is_full(&control) {
        color
    } else {
        color.gamma_multiply(DIMMED)
    }
}

/// A force's colour as the map draws it over land.
fn on_land(ctx: &Ctx<'_>, colour: Rgba) -> Color32 {
    let map = palette::map_colours(ctx.look.theme);
    let style = palette::laid(Pattern::Solid, &[colour]);
    let fills = state_fills(&style, &map, false, PatternAnchor::default());
    let drawn = fills.first().map(|fill| fill.on(map.land));
    let [r, g, b, a] = match drawn {
        Some(Fill::Flat(colour)) => colour,
        _ => colour,
    };
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

/// Lines at round figures, with what they are.
pub(super) fn axis(painter: &Painter, ctx: &Ctx<'_>, rect: Rect, scale: &ChartScale) {
    let step = round_step(scale.top / MOST_LEVELS, scale.unit);
    let mut figure = step;
    while figure <= scale.top * 1.001 {
        let y = height_of(rect, figure / scale.top);
        level(painter, ctx, rect, y);
        let words = value_words(ctx, scale.unit, figure);
        let size = painter_text_size(painter, &words);
        let x = if ctx.is_mirrored() {
            rect.right() - size.x - 8.0
        } else {
            rect.left() + 4.0
        };
        let plate = Rect::from_min_size(
            Pos2::new(x, (y + 1.0).max(rect.top())),
            size + egui::vec2(6.0, 2.0),
        );
        painter.rect_filled(
            plate,
            crate::ui::look::MARK_CORNERS,
            ctx.look.raised.gamma_multiply(0.9),
        );
        kit::paint_text_centered(painter, plate.center(), Role::Caption, &words, ctx.look.ink);
        figure += step;
    }
}

fn painter_text_size(painter: &Painter, words: &str) -> egui::Vec2 {
    crate::ui::glyphs::TextPainter::with(painter.ctx(), |texts| {
        let laid = texts.lay_out(words, &Role::Caption.style(words), None);
        egui::vec2(laid.width, laid.height)
    })
}

/// The round figure nearest above: 1, 2 or 5 and zeros; areas and people are whole.
fn round_step(least: f64, unit: GroundUnit) -> f64 {
    let floor = match unit {
        GroundUnit::Share => 0.001,
        GroundUnit::Km2 => 0.01,
        GroundUnit::Areas | GroundUnit::People => 1.0,
    };
    let least = if least.is_finite() {
        least.max(floor)
    } else {
        floor
    };
    let power = 10f64.powf(least.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|n| n * power);
    let step = steps.into_iter().find(|step| *step >= least * 0.999);
    step.unwrap_or(10.0 * power)
}

/// A figure in words.
pub(super) fn value_words(ctx: &Ctx<'_>, unit: GroundUnit, value: f64) -> String {
    match unit {
        GroundUnit::Km2 => format::area(ctx.words, value),
        GroundUnit::Share => format::share(ctx.words, value),
        GroundUnit::Areas | GroundUnit::People => format::number(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        About, Area, AreaId, Change, Confidence, Force, ForceId, FuzzyDate, GroundSums, Names,
        PrintLook, Tables, World,
    };

    fn force() -> Force {
        Force {
            id: "a".to_owned(),
            name: Names::default(),
            short: Names::default(),
            colour_light: [0; 3],
            colour_dark: [0; 3],
            print: PrintLook::nth(0),
            kind: String::new(),
            about: Names::default(),
            until: None,
        }
    }

    proptest::proptest! {
        #[test]
        fn steps_are_round_and_few(top in 1e-3..1e12f64) {
            let step = round_step(top / MOST_LEVELS, GroundUnit::Km2);
            let digits = step / 10f64.powf(step.log10().floor() + 1e-9);
            proptest::prop_assert!([1.0, 2.0, 5.0, 10.0].iter().any(|n| (digits - n).abs() < 1e-6) || step >= 0.01);
            proptest::prop_assert!(top / step <= MOST_LEVELS + 0.01 || step <= 0.011);
        }
    }

    #[test]
    fn what_lasts_a_day_is_drawn_though_many_days_share_a_column() {
        // One day of a force in an area, among ten years of nobody's.
        let change = |day: i32, control: Control| Change {
            id: String::new(),
            date: FuzzyDate::exact(Day(day)),
            areas: vec![AreaId(0)],
            control,
            confidence: Confidence::High,
            sources: Vec::new(),
            note: Names::default(),
            claim: None,
        };
        let world = World::new(Tables {
            about: About {
                last: Day(3_650),
                ..About::default()
            },
            layers: Vec::new(),
            areas: vec![Area {
                area_km2: 7.0,
                ..Area::default()
            }],
            forces: vec![force()],
            changes: vec![
                change(1_801, Control::of(ForceId(0))),
                change(1_802, Control::UNKNOWN),
            ],
            sources: Vec::new(),
            publishers: Vec::new(),
            passages: Vec::new(),
            assessments: Vec::new(),
            stories: Vec::new(),
            context: Vec::new(),
        });
        let series = GroundSums::new(&world, &world.timeline).series();
        let holders: Vec<Holder> = series.holders().collect();
        let [first, last] = series.days();
        let stretch = Stretch::of_days(first, last);
        let rect = Rect::from_min_max(Pos2::ZERO, Pos2::new(60.0, 100.0));
        let columns = columns(&series, GroundUnit::Km2, &holders, rect, stretch);
        assert_eq!(holders[0], Holder::Force(ForceId(0)));
        let most = |of: &dyn Fn(&ChartColumn) -> f64| columns.iter().map(of).fold(0.0, f64::max);
        assert!(
            (most(&|column| column.ranges[0][1]) - 7.0).abs() < 1e-9,
            "as a line"
        );
        assert!(
            (most(&|column| column.values[0]) - 7.0).abs() < 1e-9,
            "upon others"
        );
    }
}
