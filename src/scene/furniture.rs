//! What stands around a map, as what is drawn: scale bar, credits, legend, title, date, caption.
//! Words come from the caller; sizes are a share of the smaller side, so that a picture can be read
//! at any size.

use super::display::{
    DisplayItem, DisplayLayer, PathItem, PathShape, PathStroke, SheetPart, TextItem,
};
use super::disputed::sign_items;
use super::fill::Fill;
use super::frame::Rgba;
use super::look::{LEAST_POINTS, SIGN_POINTS};
use super::palette::SheetColours;
use crate::text::{Align, Direction, Laid, Style, Typesetter, has_arabic};
use std::sync::Arc;

/// Sizes of type as shares of the smaller side.
const TITLE_SHARE: f32 = 0.04;
const DATE_SHARE: f32 = 0.05;
const LEGEND_SHARE: f32 = 0.025;
const CAPTION_SHARE: f32 = 0.034;
const SOURCE_SHARE: f32 = 0.019;
const FOOT_SHARE: f32 = 0.015;

/// Distance of plates from the edge, and of words from the edge of their plate, as shares.
const MARGIN_SHARE: f32 = 0.025;
const PADDING_SHARE: f32 = 0.016;

/// Radius of the corners of plates, in points.
const CORNER_POINTS: f32 = 6.0;

/// A caption is at most so many times its size wide: longer lines are hard to read.
const CAPTION_EMS: f32 = 42.0;

/// The share of the height that a caption may take; a longer one is set smaller, by a little again and
/// again, down to a share of its size.
const CAPTION_HEIGHT: f32 = 0.36;
const SMALLER: f32 = 0.93;
const LEAST_SHARE: f32 = 0.3;

/// Shares of the width that credits and the legend may take.
const CREDITS_WIDTH: f32 = 0.62;
const LEGEND_WIDTH: f32 = 0.36;

/// A row of a legend, in words.
#[derive(Clone, Debug)]
pub struct LegendRow {
    /// A sample as drawn, the lowest first.
    pub fills: Vec<Fill>,
    /// The colours of the sign of disputed areas, where that is the sample.
    pub disputed: Option<[Rgba; 2]>,
    /// What it stands for.
    pub words: String,
}

/// What stands around a map. Empty words are left out.
#[derive(Clone, Debug, Default)]
pub struct SheetWords {
    /// What the picture is called.
    pub title: String,
    /// The day.
    pub date: String,
    /// What the colours and patterns mean.
    pub legend: Vec<LegendRow>,
    /// What is said.
    pub caption: String,
    /// Who says so.
    pub source: String,
    /// How far the bar reaches.
    pub scale: String,
    /// Length of the bar, in points.
    pub scale_points: f32,
    /// Whom to credit.
    pub credits: String,
    /// What the caller keeps free at the bottom, in points.
    pub foot_points: f32,
    /// Whether the caption is of less weight, because the map shows something else just now.
    pub is_quiet: bool,
    /// How many times the usual size letters have.
    pub magnified: f32,
}

/// What stands around a map, laid out, and the boxes that it takes.
#[derive(Clone, Debug, Default)]
pub struct Furnished {
    /// The layers, the lowest first.
    pub layers: Vec<DisplayLayer>,
    /// The boxes: left, top, right, bottom, in points.
    pub covered: Vec<[f32; 4]>,
}

/// Lays out what stands around a map of that size; mirrored where reading begins at the right.
pub fn furnish(
    typesetter: &mut dyn Typesetter,
    size_points: [f32; 2],
    words: &SheetWords,
    colours: &SheetColours,
    is_mirrored: bool,
) -> Furnished {
    let smaller = size_points[0].min(size_points[1]);
    let magnified = if words.magnified > 0.0 {
        words.magnified
    } else {
        1.0
    };
    let mut furnisher = Furnisher {
        typesetter,
        size: size_points,
        unit: smaller,
        magnified,
        colours,
        is_mirrored,
        floor: size_points[1] - words.foot_points,
        done: Furnished::default(),
    };
    furnisher.scale(words);
    furnisher.credits(words);
    // The caption stands on what is at the foot, and the legend ends above the caption.
    furnisher.caption(words);
    furnisher.head(words);
    furnisher.legend(&words.legend);
    furnisher.done
}

struct Furnisher<'a> {
    typesetter: &'a mut dyn Typesetter,
    size: [f32; 2],
    /// The smaller side, in points.
    unit: f32,
    /// How many times the usual size letters have.
    magnified: f32,
    colours: &'a SheetColours,
    is_mirrored: bool,
    /// Where the sheet ends: above what the caller keeps at the bottom.
    floor: f32,
    done: Furnished,
}

impl Furnisher<'_> {
    fn margin(&self) -> f32 {
        (self.unit * MARGIN_SHARE).max(4.0)
    }

    fn padding(&self) -> f32 {
        (self.unit * PADDING_SHARE).max(3.0)
    }

    /// The size of letters of a share, in points.
    fn letters(&self, share: f32) -> f32 {
        (self.unit * share * self.magnified).max(LEAST_POINTS)
    }

    fn style(&self, share: f32, words: &str) -> Style {
        let height = if has_arabic(words) { 1.5 } else { 1.35 };
        Style::new(self.letters(share)).line_height(height)
    }

    /// Words at their place; the direction of the window decides where lines begin.
    fn text(&mut self, words: &str, style: &Style, width: Option<f32>) -> Arc<Laid> {
        self.typesetter.set(words, style, width)
    }

    fn add(&mut self, part: SheetPart, items: Vec<DisplayItem>, covered: [f32; 4]) {
        self.done.layers.push(DisplayLayer { part, items });
        self.done.covered.push(covered);
    }

    /// The left edge of a box of that width at the side where reading begins, or ends.
    fn left_of(&self, width: f32, at_start: bool) -> f32 {
        if at_start != self.is_mirrored {
            self.margin()
        } else {
            self.size[0] - self.margin() - width
        }
    }

    fn plate(&self, [left, top, right, bottom]: [f32; 4]) -> DisplayItem {
        let shape = PathShape::Box {
            min: [left, top],
            max: [right, bottom],
            corner: CORNER_POINTS,
        };
        DisplayItem::Path(PathItem {
            stroke: Some(PathStroke::plain(self.colours.line, 1.0)),
            ..PathItem::filled(shape, Fill::Flat(self.colours.paper))
        })
    }

    fn words(&self, laid: &Arc<Laid>, style: &Style, at: [f32; 2], colour: Rgba) -> DisplayItem {
        DisplayItem::Text(TextItem {
            laid: laid.clone(),
            style: style.clone(),
            at,
            colour,
            halo: None,
        })
    }

    /// Where a laid text begins in a box, by the window's direction.
    fn line_left(&self, left: f32, room: f32, laid: &Laid) -> f32 {
        if self.is_mirrored {
            left + room - laid.width
        } else {
            left
        }
    }

    fn scale(&mut self, words: &SheetWords) {
        if words.scale.is_empty() || words.scale_points <= 0.0 {
            return;
        }
        let style = self.style(FOOT_SHARE * 1.2, &words.scale);
        let laid = self.text(&words.scale, &style, None);
        let padding = self.padding() * 0.6;
        let width = words.scale_points.max(laid.width) + 2.0 * padding;
        let tick = (self.unit * 0.008).max(3.0);
        let height = laid.height + tick + 2.0 * padding;
        let (left, bottom) = (self.left_of(width, true), self.floor - self.margin());
        let covered = [left, bottom - height, left + width, bottom];
        let bar = [left + (width - words.scale_points) / 2.0, bottom - padding];
        let line = scale_line(bar, words.scale_points, tick);
        let stroke = PathStroke::plain(self.colours.ink, (self.unit * 0.0025).max(1.5));
        let at = [
            left + (width - laid.width) / 2.0,
            bottom - height + padding * 0.6,
        ];
        let items = vec![
            self.plate(covered),
            DisplayItem::Path(PathItem::stroked(line, stroke)),
            self.words(&laid, &style, at, self.colours.ink),
        ];
        self.add(SheetPart::Scale, items, covered);
    }

    fn credits(&mut self, words: &SheetWords) {
        if words.credits.is_empty() {
            return;
        }
        let style = self.style(FOOT_SHARE, &words.credits).align(Align::End);
        let padding = self.padding() * 0.6;
        let laid = self.text(&words.credits, &style, Some(self.size[0] * CREDITS_WIDTH));
        let (width, height) = (laid.width + 2.0 * padding, laid.height + 2.0 * padding);
        let (left, bottom) = (self.left_of(width, false), self.floor - self.margin());
        let covered = [left, bottom - height, left + width, bottom];
        let at = [left + padding, bottom - height + padding];
        let items = vec![
            self.plate(covered),
            self.words(&laid, &style, at, self.colours.quiet),
        ];
        self.add(SheetPart::Credits, items, covered);
    }

    /// Title and date, one above the other, where reading begins.
    fn head(&mut self, words: &SheetWords) {
        let lines = [
            (SheetPart::Title, &words.title, TITLE_SHARE),
            (SheetPart::Date, &words.date, DATE_SHARE),
        ];
        let room = self.size[0] * 0.58;
        let padding = self.padding();
        let mut top = self.margin();
        for (part, words, share) in lines {
            if words.is_empty() {
                continue;
            }
            let style = self.style(share, words).bold();
            let laid = self.text(words, &style, Some(room));
            let (width, height) = (laid.width + 2.0 * padding, laid.height + padding);
            let left = self.left_of(width, true);
            let covered = [left, top, left + width, top + height];
            let at = [left + padding, top + padding / 2.0];
            let items = vec![
                self.plate(covered),
                self.words(&laid, &style, at, self.colours.ink),
            ];
            self.add(part, items, covered);
            top += height + self.margin() * 0.4;
        }
    }

    fn legend(&mut self, rows: &[LegendRow]) {
        if rows.is_empty() {
            return;
        }
        let padding = self.padding();
        let most = self.foot() - 1.5 * self.margin() - 2.0 * padding;
        let mut share = LEGEND_SHARE;
        let (laid, sample, inside) = loop {
            let sample = self.letters(share) * 1.15;
            let laid = self.legend_rows(rows, share, sample);
            let heights = laid.iter().map(|(laid, ..)| laid.height.max(sample * 1.25));
            let inside: f32 = heights.sum();
            if inside <= most || share < LEGEND_SHARE * LEAST_SHARE {
                break (laid, sample, inside);
            }
            share *= SMALLER;
        };
        let gap = sample * 0.6;
        let width = laid.iter().map(|(laid, ..)| laid.width).fold(0.0, f32::max);
        let width = width + sample + gap + 2.0 * padding;
        let (left, mut top) = (self.left_of(width, false), self.margin());
        let covered = [left, top, left + width, top + inside + 2.0 * padding];
        let mut items = vec![self.plate(covered)];
        top += padding;
        for (laid, style, row) in laid {
            let height = laid.height.max(sample * 1.25);
            let sample_left = if self.is_mirrored {
                left + width - padding - sample
            } else {
                left + padding
            };
            let sample_top = top + (height - sample) / 2.0;
            items.extend(self.sample(row, [sample_left, sample_top], sample));
            let words_left = if self.is_mirrored {
                left + padding
            } else {
                left + padding + sample + gap
            };
            let room = width - 2.0 * padding - sample - gap;
            let at = [
                self.line_left(words_left, room, &laid),
                top + (height - laid.height) / 2.0,
            ];
            items.push(self.words(&laid, &style, at, self.colours.ink));
            top += height;
        }
        self.add(SheetPart::Legend, items, covered);
    }

    fn legend_rows<'r>(
        &mut self,
        rows: &'r [LegendRow],
        share: f32,
        sample: f32,
    ) -> Vec<(Arc<Laid>, Style, &'r LegendRow)> {
        let room = self.size[0] * LEGEND_WIDTH - sample * 1.6 - 2.0 * self.padding();
        let mut laid = Vec::with_capacity(rows.len());
        for row in rows {
            let style = self.style(share, &row.words);
            let words = self.text(&row.words, &style, Some(room.max(40.0)));
            laid.push((words, style, row));
        }
        laid
    }

    /// Where what stands at the foot begins: scale, credits and the caption above them.
    fn foot(&self) -> f32 {
        let tops = self.done.covered.iter().map(|covered| covered[1]);
        let middle = self.size[1] / 2.0;
        tops.filter(|top| *top > middle * 0.5)
            .fold(self.floor, f32::min)
    }

    /// A sample of a fill, on land as on the map.
    fn sample(&self, row: &LegendRow, [left, top]: [f32; 2], side: f32) -> Vec<DisplayItem> {
        if let Some(disputed) = row.disputed {
            let middle = [left + side / 2.0, top + side / 2.0];
            let magnified = side / 2.0 / SIGN_POINTS;
            return sign_items(middle, magnified, disputed, self.colours);
        }
        let shape = PathShape::Box {
            min: [left, top],
            max: [left + side, top + side],
            corner: 2.0,
        };
        let land = std::iter::once(Fill::Flat(self.colours.land));
        let fills = land.chain(row.fills.iter().map(|fill| fill.on(self.colours.land)));
        let mut items: Vec<DisplayItem> = fills
            .map(|fill| DisplayItem::Path(PathItem::filled(shape.clone(), fill)))
            .collect();
        let edge = PathStroke::plain(self.colours.quiet, 1.0);
        items.push(DisplayItem::Path(PathItem::stroked(shape, edge)));
        items
    }

    /// What is said, and who says so, above what stands at the foot.
    fn caption(&mut self, words: &SheetWords) {
        if words.caption.is_empty() && words.source.is_empty() {
            return;
        }
        let (padding, margin) = (self.padding() * 1.4, self.margin());
        let most = self.size[1] * CAPTION_HEIGHT - 2.0 * padding;
        let mut scale = 1.0;
        let laid = loop {
            let laid = self.said(words, scale, padding);
            let height: f32 = laid.iter().map(|(laid, ..)| laid.height).sum();
            if height <= most || scale < LEAST_SHARE {
                break laid;
            }
            scale *= SMALLER;
        };
        let width = laid.iter().map(|(laid, ..)| laid.width).fold(0.0, f32::max);
        let height: f32 = laid.iter().map(|(laid, ..)| laid.height).sum();
        let bottom = self.foot() - margin * 0.5;
        let left = (self.size[0] - width) / 2.0 - padding;
        let covered = [
            left,
            bottom - height - 2.0 * padding,
            left + width + 2.0 * padding,
            bottom,
        ];
        let mut items = vec![self.plate(covered)];
        let mut top = covered[1] + padding;
        for (laid, style, colour) in laid {
            let at = [self.line_left(left + padding, width, &laid), top];
            items.push(self.words(&laid, &style, at, colour));
            top += laid.height;
        }
        self.add(SheetPart::Caption, items, covered);
    }

    /// Caption and source as they are laid out, `scale` times their size.
    fn said(
        &mut self,
        words: &SheetWords,
        scale: f32,
        padding: f32,
    ) -> Vec<(Arc<Laid>, Style, Rgba)> {
        let most = self.size[0] - 2.0 * self.margin() - 2.0 * padding;
        let ems = self.letters(CAPTION_SHARE) * CAPTION_EMS;
        let room = most.min(ems).max(40.0);
        let ink = if words.is_quiet {
            self.colours.quiet
        } else {
            self.colours.ink
        };
        let parts = [
            (&words.caption, CAPTION_SHARE, ink),
            (&words.source, SOURCE_SHARE, self.colours.quiet),
        ];
        let direction = if self.is_mirrored {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        let mut laid = Vec::new();
        for (words, share, colour) in parts {
            if words.is_empty() {
                continue;
            }
            let style = self.style(share * scale, words);
            let style = if has_arabic(words) == self.is_mirrored {
                style.direction(direction)
            } else {
                style
            };
            laid.push((self.text(words, &style, Some(room)), style, colour));
        }
        laid
    }
}

/// A bar with a tick at each end; `at` is its left end.
pub(super) fn scale_line([left, bottom]: [f32; 2], length: f32, tick: f32) -> PathShape {
    PathShape::Lines(vec![vec![
        [left, bottom - tick],
        [left, bottom],
        [left + length, bottom],
        [left + length, bottom - tick],
    ]])
}
