//! Scale bar and credits of the map in the window, each on a plate of its own.

use super::display::{
    DisplayItem, DisplayLayer, PathItem, PathShape, PathStroke, SheetPart, TextHalo, TextItem,
};
use super::fill::Fill;
use super::furniture::{Furnished, scale_line};
use super::look::{CREDIT_POINTS, SCALE_POINTS};
use super::palette::SheetColours;
use crate::text::{Align, Style, Typesetter};

/// How far a plate reaches beyond what stands on it, in points.
const PLATE: [f32; 2] = [6.0, 3.0];

/// The scale bar of the window's map: at the bottom where reading begins, with a halo.
pub fn window_scale(
    typesetter: &mut dyn Typesetter,
    size_points: [f32; 2],
    (words, length): (&str, f32),
    colours: &SheetColours,
    is_mirrored: bool,
) -> Furnished {
    const MARGIN: [f32; 2] = [12.0, 10.0];
    const TICK: f32 = 5.0;
    let bottom = size_points[1] - MARGIN[1];
    let left = if is_mirrored {
        size_points[0] - MARGIN[0] - length
    } else {
        MARGIN[0]
    };
    let line = scale_line([left, bottom], length, TICK);
    let style = Style::new(SCALE_POINTS);
    let laid = typesetter.set(words, &style, None);
    let at = [
        left + (length - laid.width) / 2.0,
        bottom - 8.0 - laid.height,
    ];
    let stroke = |colour, width| {
        DisplayItem::Path(PathItem::stroked(
            line.clone(),
            PathStroke::plain(colour, width),
        ))
    };
    let text = TextItem {
        laid,
        style,
        at,
        colour: colours.ink,
        halo: Some(TextHalo {
            colour: colours.halo,
            reach_points: 1.5,
        }),
    };
    let wider = ((text.laid.width - length) / 2.0).max(0.0);
    let covered = [
        left - wider,
        text.at[1],
        left + length + wider,
        size_points[1] - MARGIN[1],
    ];
    Furnished {
        layers: vec![DisplayLayer {
            part: SheetPart::Scale,
            items: vec![
                plate(covered, colours),
                stroke(colours.halo, 4.5),
                stroke(colours.ink, 2.0),
                DisplayItem::Text(text),
            ],
        }],
        covered: vec![[
            covered[0] - PLATE[0],
            covered[1] - PLATE[1],
            covered[2] + PLATE[0],
            size_points[1],
        ]],
    }
}

/// The credits of the window's map, at the bottom where reading ends, in lines of at most `room` points.
pub fn window_credits(
    typesetter: &mut dyn Typesetter,
    size_points: [f32; 2],
    (words, room): (&str, f32),
    colours: &SheetColours,
    is_mirrored: bool,
) -> Furnished {
    const MARGIN: [f32; 2] = [10.0, 5.0];
    let style = credit_style();
    let laid = typesetter.set(words, &style, Some(room));
    let left = if is_mirrored {
        MARGIN[0]
    } else {
        size_points[0] - MARGIN[0] - laid.width
    };
    let top = size_points[1] - MARGIN[1] - laid.height;
    let covered = [left, top, left + laid.width, top + laid.height];
    let text = TextItem {
        laid,
        style,
        at: [left, top],
        colour: colours.quiet,
        halo: None,
    };
    Furnished {
        layers: vec![DisplayLayer {
            part: SheetPart::Credits,
            items: vec![plate(covered, colours), DisplayItem::Text(text)],
        }],
        covered: vec![covered],
    }
}

/// As many of some texts as stand on one line of some width, with a sign where some do not; where none
/// does, what they are called.
pub fn credits_in_line(
    typesetter: &mut dyn Typesetter,
    (texts, name): (&[&str], &str),
    room: f32,
) -> String {
    let style = credit_style();
    let mut fits = |words: &str| typesetter.set(words, &style, None).width <= room;
    let mut shown = (1..=texts.len()).rev().map(|count| {
        let more = if count < texts.len() { " …" } else { "" };
        format!("{}{more}", texts[..count].join(" · "))
    });
    shown
        .find(|words| fits(words))
        .unwrap_or_else(|| format!("{name} …"))
}

fn credit_style() -> Style {
    Style::new(CREDIT_POINTS)
        .line_height(1.25)
        .align(Align::End)
}

/// What lets words be read on busy ground.
fn plate([left, top, right, bottom]: [f32; 4], colours: &SheetColours) -> DisplayItem {
    const ALPHA: u8 = 200;
    let [r, g, b, _] = colours.paper;
    let shape = PathShape::Box {
        min: [left - PLATE[0], top - PLATE[1]],
        max: [right + PLATE[0], bottom + PLATE[1]],
        corner: 4.0,
    };
    DisplayItem::Path(PathItem::filled(shape, Fill::Flat([r, g, b, ALPHA])))
}
