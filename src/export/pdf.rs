//! A picture as a page of a PDF: outlines as outlines, letters as letters of embedded fonts that can
//! be selected and searched, patterns as patterns.

use super::failure::Failure;
use crate::scene::display::{DisplayItem, PathItem, PathShape, PathStroke, TextItem};
use crate::scene::fill::{self, DOT_PERIOD_POINTS, DOT_RADIUS_POINTS, Stripes};
use crate::scene::{DisplayList, Rgba};
use crate::text::{FontKey, GlyphRun, Laid};
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Pattern, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Stripes are tiles of this height, in points; they are the same at every height.
const TILE_HEIGHT_POINTS: f32 = 16.0;

/// How far the control points of a quarter of a circle lie from its ends, as a share of the radius.
const QUARTER: f32 = 0.552_284_8;

/// Writes pictures, a page each. `title` says what they show; `lang` is their language's tag.
///
/// # Errors
/// When a font cannot be embedded, or the writer fails.
pub fn write_pdf(
    pages: &[DisplayList],
    title: &str,
    lang: &str,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .language(lang.to_owned())
            .creator("Kharita".to_owned()),
    );
    let mut fonts = PdfFonts::default();
    for list in pages {
        let [width, height] = list.size_points;
        let settings = PageSettings::from_wh(width.max(3.0), height.max(3.0));
        let settings = settings.ok_or_else(|| refused("the page has no size"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for item in list.items() {
            match item {
                DisplayItem::Text(text) => draw_text(&mut surface, &mut fonts, text)?,
                DisplayItem::Path(path) => draw_path(&mut surface, path),
            }
        }
        surface.finish();
        page.finish();
    }
    let bytes = document
        .finish()
        .map_err(|error| refused(&format!("{error:?}")))?;
    out.write_all(&bytes)?;
    Ok(())
}

fn refused(why: &str) -> Failure {
    Failure::Io(io::Error::other(why.to_owned()))
}

/// The fonts of a document, each read once.
#[derive(Default)]
struct PdfFonts(BTreeMap<FontKey, Font>);

impl PdfFonts {
    fn font(&mut self, laid: &Laid, key: FontKey) -> Result<Font, Failure> {
        if let Some(font) = self.0.get(&key) {
            return Ok(font.clone());
        }
        let ours = laid.font(key).ok_or_else(|| refused("a font is missing"))?;
        let font = Font::new(ours.file().into(), ours.face());
        let font = font.ok_or_else(|| refused("a font cannot be embedded"))?;
        self.0.insert(key, font.clone());
        Ok(font)
    }
}

fn draw_text(
    surface: &mut Surface<'_>,
    fonts: &mut PdfFonts,
    text: &TextItem,
) -> Result<(), Failure> {
    let runs = text.laid.font_runs();
    // All halos lie below all letters. They are outlines, so that the words are there but once.
    if let Some(halo) = text.halo {
        surface.set_fill(None);
        surface.set_stroke(Some(round_stroke(halo.colour, 2.0 * halo.reach_points)));
        for run in &runs {
            draw_run(surface, fonts, text, run, true)?;
        }
    }
    surface.set_stroke(None);
    surface.set_fill(Some(flat(text.colour)));
    for run in &runs {
        draw_run(surface, fonts, text, run, false)?;
    }
    Ok(())
}

fn draw_run(
    surface: &mut Surface<'_>,
    fonts: &mut PdfFonts,
    text: &TextItem,
    run: &GlyphRun<'_>,
    is_outlined: bool,
) -> Result<(), Failure> {
    let font = fonts.font(&text.laid, run.font)?;
    let size = run
        .glyphs
        .first()
        .map_or(text.style.size, |glyph| glyph.size);
    let written = text.laid.text.get(run.bytes.clone()).unwrap_or("");
    let start = run.bytes.start;
    let mut glyphs = Vec::with_capacity(run.glyphs.len());
    for (number, glyph) in run.glyphs.iter().enumerate() {
        let next = run.glyphs.get(number + 1);
        let next_x = next.map_or(run.ends[1], |next| next.x);
        let range = glyph
            .bytes
            .map(|byte| (byte as usize).saturating_sub(start));
        glyphs.push(KrillaGlyph::new(
            GlyphId::new(glyph.glyph),
            (next_x - glyph.x) / size,
            0.0,
            (run.baseline - glyph.y) / size,
            0.0,
            range[0]..range[1],
            None,
        ));
    }
    let at = Point::from_xy(text.at[0] + run.ends[0], text.at[1] + run.baseline);
    surface.draw_glyphs(at, &glyphs, font, written, size, is_outlined);
    Ok(())
}

fn draw_path(surface: &mut Surface<'_>, item: &PathItem) {
    let Some(path) = path(&item.shape) else {
        return;
    };
    let fill = match &item.fill {
        None => None,
        Some(fill::Fill::Flat(colour)) => Some(flat(*colour)),
        Some(fill::Fill::Striped(stripes)) => Some(striped(surface, stripes)),
        Some(fill::Fill::Dotted {
            colour,
            phase_points,
        }) => Some(dotted(surface, *colour, *phase_points)),
    };
    let stroke = item.stroke.as_ref().map(stroke);
    if fill.is_some() || stroke.is_some() {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&path);
    }
}

fn flat([r, g, b, a]: Rgba) -> Fill {
    Fill {
        paint: rgb::Color::new(r, g, b).into(),
        opacity: share(f32::from(a) / 255.0),
        rule: FillRule::NonZero,
    }
}

fn share(value: f32) -> NormalizedF32 {
    NormalizedF32::new(value.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn striped(surface: &mut Surface<'_>, stripes: &Stripes) -> Fill {
    let period = stripes.period_points();
    let mut builder = surface.stream_builder();
    let mut tile = builder.surface();
    let mut from = 0.0;
    for (index, (width, colour)) in stripes.bands.iter().enumerate() {
        // The first band lies beneath all, so that no edge between two lets anything through.
        let (left, right) = match index {
            0 => (0.0, period),
            _ => (from, from + width),
        };
        let band = Rect::from_ltrb(left, 0.0, right, TILE_HEIGHT_POINTS);
        if let Some(band) = band.and_then(boxed) {
            tile.set_fill(Some(flat(*colour)));
            tile.draw_path(&band);
        }
        from += width;
    }
    tile.finish();
    let stream = builder.finish();
    let (sine, cosine) = stripes.across_degrees.to_radians().sin_cos();
    let moved = [cosine, sine].map(|part| part * stripes.offset_points);
    Fill {
        paint: Pattern {
            stream,
            transform: Transform::from_row(cosine, sine, -sine, cosine, moved[0], moved[1]),
            width: period,
            height: TILE_HEIGHT_POINTS,
        }
        .into(),
        opacity: share(stripes.opacity),
        rule: FillRule::NonZero,
    }
}

fn dotted(surface: &mut Surface<'_>, colour: Rgba, phase: [f32; 2]) -> Fill {
    let side = DOT_PERIOD_POINTS;
    let mut builder = surface.stream_builder();
    let mut tile = builder.surface();
    tile.set_fill(Some(flat([colour[0], colour[1], colour[2], 255])));
    // A row in the middle of its cells, and one that is shifted by half.
    for middle in [
        [side * 0.5, side * 0.5],
        [0.0, side * 1.5],
        [side, side * 1.5],
    ] {
        if let Some(dot) = disc(middle, DOT_RADIUS_POINTS) {
            tile.draw_path(&dot);
        }
    }
    tile.finish();
    let stream = builder.finish();
    Fill {
        paint: Pattern {
            stream,
            transform: Transform::from_translate(phase[0], phase[1]),
            width: side,
            height: 2.0 * side,
        }
        .into(),
        opacity: share(f32::from(colour[3]) / 255.0),
        rule: FillRule::NonZero,
    }
}

fn round_stroke(colour: Rgba, width: f32) -> Stroke {
    let [r, g, b, a] = colour;
    Stroke {
        paint: rgb::Color::new(r, g, b).into(),
        width,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        opacity: share(f32::from(a) / 255.0),
        ..Stroke::default()
    }
}

fn stroke(stroke: &PathStroke) -> Stroke {
    let round = round_stroke(stroke.colour, stroke.width);
    match stroke.dashes {
        None => round,
        Some(dashes) => Stroke {
            line_cap: LineCap::Butt,
            dash: Some(StrokeDash {
                array: dashes.to_vec(),
                offset: 0.0,
            }),
            ..round
        },
    }
}

fn path(shape: &PathShape) -> Option<Path> {
    match shape {
        PathShape::Rings(rings) => polylines(rings, true),
        PathShape::Lines(lines) => polylines(lines, false),
        PathShape::Disc { middle, radius } => disc(*middle, *radius),
        PathShape::Box { min, max, corner } if *corner > 0.0 => rounded(*min, *max, *corner),
        PathShape::Box { min, max, .. } => {
            Rect::from_ltrb(min[0], min[1], max[0], max[1]).and_then(boxed)
        }
    }
}

fn boxed(rect: Rect) -> Option<Path> {
    let mut builder = PathBuilder::new();
    builder.push_rect(rect);
    builder.finish()
}

fn polylines(lines: &[Vec<[f32; 2]>], is_closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for line in lines {
        for (number, [x, y]) in line.iter().enumerate() {
            match number {
                0 => builder.move_to(*x, *y),
                _ => builder.line_to(*x, *y),
            }
        }
        if is_closed {
            builder.close();
        }
    }
    builder.finish()
}

fn disc([x, y]: [f32; 2], radius: f32) -> Option<Path> {
    rounded([x - radius, y - radius], [x + radius, y + radius], radius)
}

/// A box whose corners are quarters of a circle.
fn rounded([left, top]: [f32; 2], [right, bottom]: [f32; 2], corner: f32) -> Option<Path> {
    let r = corner.min((right - left) / 2.0).min((bottom - top) / 2.0);
    let far = r * (1.0 - QUARTER);
    let mut path = PathBuilder::new();
    path.move_to(left + r, top);
    path.line_to(right - r, top);
    path.cubic_to(right - far, top, right, top + far, right, top + r);
    path.line_to(right, bottom - r);
    path.cubic_to(right, bottom - far, right - far, bottom, right - r, bottom);
    path.line_to(left + r, bottom);
    path.cubic_to(left + far, bottom, left, bottom - far, left, bottom - r);
    path.line_to(left, top + r);
    path.cubic_to(left, top + far, left + far, top, left + r, top);
    path.close();
    path.finish()
}
