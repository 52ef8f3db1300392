//! The first and the last slide of a story, as what is drawn: what it is called and who tells it, and the
//! sources of all of it. Words come from the caller; sizes are a share of the smaller side.

use super::display::{
    DisplayItem, DisplayLayer, PathItem, PathShape, PathStroke, SheetPart, TextItem,
};
use super::fill::Fill;
use super::frame::Rgba;
use super::furniture::Furnished;
use super::palette::SheetColours;
use crate::text::{Align, Direction, Laid, Style, Typesetter, has_arabic};
use std::sync::Arc;

/// Sizes of type as shares of the smaller side.
const TITLE_SHARE: f32 = 0.07;
const SUBTITLE_SHARE: f32 = 0.04;
const AUTHORS_SHARE: f32 = 0.03;
const SOURCES_SHARE: f32 = 0.022;
const NOTE_SHARE: f32 = 0.02;

/// Distance of the plate from the edge, and of words from its edge, as shares.
const MARGIN_SHARE: f32 = 0.06;
const PADDING_SHARE: f32 = 0.05;

/// Between two paragraphs, as a share of the size of the next.
const GAP_SHARE: f32 = 0.7;

/// Words that are too long are set smaller by this, again and again.
const SMALLER: f32 = 0.93;

/// Radius of the plate's corners, in points.
const CORNER_POINTS: f32 = 8.0;

/// The widest that lines become, in sizes of the subtitle: longer ones are hard to read.
const WIDEST_EMS: f32 = 30.0;

/// What the first slide says. Empty words are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TitleWords {
    /// What the story is called.
    pub title: String,
    /// What it is about.
    pub subtitle: String,
    /// Who tells it.
    pub authors: String,
    /// The data that it tells of, and their time.
    pub data: String,
}

/// What the last slide says. Empty words are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EndWords {
    /// What the list is called.
    pub heading: String,
    /// Every source of the story, in one paragraph.
    pub sources: String,
    /// Whose summaries were told.
    pub summary: String,
    /// Whom to credit for the map.
    pub credits: String,
}

/// How a paragraph looks.
#[derive(Clone, Copy)]
struct ParagraphLook {
    share: f32,
    is_bold: bool,
    is_quiet: bool,
}

const fn look(share: f32, is_bold: bool, is_quiet: bool) -> ParagraphLook {
    ParagraphLook {
        share,
        is_bold,
        is_quiet,
    }
}

/// Lays out the first slide over a map of that size, of which `foot_points` at the bottom are taken.
pub fn title_slide(
    typesetter: &mut dyn Typesetter,
    (size_points, foot_points): ([f32; 2], f32),
    words: &TitleWords,
    colours: &SheetColours,
    is_mirrored: bool,
) -> Furnished {
    let paragraphs = [
        (&words.title, look(TITLE_SHARE, true, false)),
        (&words.subtitle, look(SUBTITLE_SHARE, false, false)),
        (&words.authors, look(AUTHORS_SHARE, false, true)),
        (&words.data, look(NOTE_SHARE, false, true)),
    ];
    let room = Room::new(size_points, foot_points, is_mirrored);
    room.plate(typesetter, &paragraphs, colours, SheetPart::Title)
}

/// Lays out the last slide in the same way.
pub fn end_slide(
    typesetter: &mut dyn Typesetter,
    (size_points, foot_points): ([f32; 2], f32),
    words: &EndWords,
    colours: &SheetColours,
    is_mirrored: bool,
) -> Furnished {
    let paragraphs = [
        (&words.heading, look(SUBTITLE_SHARE, true, false)),
        (&words.sources, look(SOURCES_SHARE, false, false)),
        (&words.summary, look(SOURCES_SHARE, false, false)),
        (&words.credits, look(NOTE_SHARE, false, true)),
    ];
    let room = Room::new(size_points, foot_points, is_mirrored);
    room.plate(typesetter, &paragraphs, colours, SheetPart::Caption)
}

/// Lays out words that are to be read from afar, with a line beneath that says where they stand.
pub fn passage_plate(
    typesetter: &mut dyn Typesetter,
    (size_points, foot_points): ([f32; 2], f32),
    (words, citation): (&String, &String),
    colours: &SheetColours,
    is_mirrored: bool,
) -> Furnished {
    let paragraphs = [
        (words, look(SUBTITLE_SHARE, false, false)),
        (citation, look(SOURCES_SHARE, false, true)),
    ];
    let room = Room::new(size_points, foot_points, is_mirrored);
    room.plate(typesetter, &paragraphs, colours, SheetPart::Caption)
}

/// Where the plate may stand.
struct Room {
    size: [f32; 2],
    unit: f32,
    foot: f32,
    is_mirrored: bool,
}

/// A paragraph as it is laid out.
struct LaidParagraph {
    laid: Arc<Laid>,
    style: Style,
    colour: Rgba,
    gap: f32,
}

impl Room {
    fn new(size: [f32; 2], foot: f32, is_mirrored: bool) -> Self {
        Self {
            size,
            unit: size[0].min(size[1]),
            foot,
            is_mirrored,
        }
    }

    /// The paragraphs on a plate in the middle; all smaller where there is no room for them.
    fn plate(
        &self,
        typesetter: &mut dyn Typesetter,
        paragraphs: &[(&String, ParagraphLook)],
        colours: &SheetColours,
        part: SheetPart,
    ) -> Furnished {
        let (margin, padding) = (self.unit * MARGIN_SHARE, self.unit * PADDING_SHARE);
        let widest = (self.unit * SUBTITLE_SHARE * WIDEST_EMS)
            .min(self.size[0] - 2.0 * (margin + padding))
            .max(40.0);
        let most = self.size[1] - self.foot - 2.0 * (margin + padding);
        let mut scale = 1.0;
        let laid = loop {
            let laid = self.lay_out(typesetter, paragraphs, colours, (scale, widest));
            if height(&laid) <= most || scale < 0.1 {
                break laid;
            }
            scale *= SMALLER;
        };
        let width = laid.iter().map(|p| p.laid.width).fold(0.0, f32::max) + 2.0 * padding;
        let tall = height(&laid) + 2.0 * padding;
        let left = (self.size[0] - width) / 2.0;
        let top = (self.size[1] - self.foot - tall) / 2.0;
        let covered = [left, top, left + width, top + tall];
        let shape = PathShape::Box {
            min: [left, top],
            max: [covered[2], covered[3]],
            corner: CORNER_POINTS,
        };
        let mut items = vec![DisplayItem::Path(PathItem {
            stroke: Some(PathStroke::plain(colours.line, 1.0)),
            ..PathItem::filled(shape, Fill::Flat(colours.paper))
        })];
        let mut y = top + padding;
        for LaidParagraph {
            laid,
            style,
            colour,
            gap,
        } in laid
        {
            y += gap;
            let x = if self.is_mirrored {
                covered[2] - padding - laid.width
            } else {
                left + padding
            };
            let height = laid.height;
            items.push(DisplayItem::Text(TextItem {
                laid,
                style,
                at: [x, y],
                colour,
                halo: None,
            }));
            y += height;
        }
        Furnished {
            layers: vec![DisplayLayer { part, items }],
            covered: vec![covered],
        }
    }

    fn lay_out(
        &self,
        typesetter: &mut dyn Typesetter,
        paragraphs: &[(&String, ParagraphLook)],
        colours: &SheetColours,
        (scale, widest): (f32, f32),
    ) -> Vec<LaidParagraph> {
        let direction = if self.is_mirrored {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        let mut laid: Vec<LaidParagraph> = Vec::new();
        for (words, look) in paragraphs.iter().filter(|(words, _)| !words.is_empty()) {
            let size = self.unit * look.share * scale;
            let line = if has_arabic(words) { 1.5 } else { 1.35 };
            let style = Style::new(size).line_height(line).align(Align::Start);
            let style = if has_arabic(words) == self.is_mirrored {
                style.direction(direction)
            } else {
                style
            };
            let style = if look.is_bold { style.bold() } else { style };
            let colour = if look.is_quiet {
                colours.quiet
            } else {
                colours.ink
            };
            laid.push(LaidParagraph {
                laid: typesetter.set(words, &style, Some(widest)),
                style,
                colour,
                gap: if laid.is_empty() {
                    0.0
                } else {
                    size * GAP_SHARE
                },
            });
        }
        laid
    }
}

fn height(laid: &[LaidParagraph]) -> f32 {
    laid.iter().map(|one| one.laid.height + one.gap).sum()
}
