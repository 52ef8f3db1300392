//! A line of text in which the words that were searched for stand out.

use crate::text::{Joined, Style, fold_query, fold_with_offsets, source_range};
use crate::ui::glyphs::TextPainter;
use egui::{Color32, Painter, Rect, pos2};
use std::ops::Range;

/// How far into a text a match may begin before the text is shown from there, in letters.
const FAR_LETTERS: usize = 48;

/// How many letters are then kept before it, at least.
const LEAD_LETTERS: usize = 16;

/// The bytes of `text` in which a query stands: the whole of it, or each of its words, or the whole
/// but for its spaces.
pub(super) fn matched(text: &str, typed: &str) -> Vec<Range<usize>> {
    let (folded, offsets) = fold_with_offsets(text);
    let query = fold_query(typed);
    let query = query.trim();
    let found = |word: &str| -> Option<Range<usize>> {
        let mut all = folded.match_indices(word).map(|(at, _)| at);
        let begins = |at: &usize| *at == 0 || folded[..*at].ends_with(' ');
        let at = all.clone().find(begins).or_else(|| all.next())?;
        Some(source_range(&offsets, at..at + word.len()))
    };
    if query.is_empty() {
        return Vec::new();
    }
    if let Some(range) = found(query) {
        return vec![range];
    }
    let words: Vec<Range<usize>> = query.split_whitespace().filter_map(found).collect();
    match Joined::new(typed).sought() {
        Some(sought) if words.is_empty() => Joined::new(text).places(sought).take(1).collect(),
        _ => words,
    }
}

/// A long text from shortly before its first match, so that the match can be seen.
pub(super) fn from_match(text: &str, matches: &[Range<usize>]) -> String {
    let Some(first) = matches.iter().map(|range| range.start).min() else {
        return text.to_owned();
    };
    let before = text.get(..first).unwrap_or_default();
    if before.chars().count() < FAR_LETTERS {
        return text.to_owned();
    }
    let lead = before
        .char_indices()
        .rev()
        .nth(LEAD_LETTERS)
        .map_or(0, |(at, _)| at);
    let word = before[..lead].rfind(' ').map_or(lead, |at| at + 1);
    format!("…{}", &text[word..])
}

/// The colours of a line.
#[derive(Clone, Copy)]
pub(super) struct Inks {
    /// Of the text.
    pub ink: Color32,
    /// Of what was searched for.
    pub matched: Color32,
}

/// Paints a text on one line into a rectangle, elided where it is too long, and answers with its
/// width. The matched parts are in their own colour.
pub(super) fn paint_line(
    painter: &Painter,
    rect: Rect,
    style: &Style,
    text: &str,
    matches: &[Range<usize>],
    inks: Inks,
    at_right: bool,
) -> f32 {
    TextPainter::with(painter.ctx(), |texts| {
        let laid = texts.lay_out_elided(text, style, rect.width().max(1.0));
        let x = if at_right {
            rect.right() - laid.width
        } else {
            rect.left()
        };
        let at = pos2(x, rect.center().y - laid.height / 2.0);
        let mut kept = laid.text.len();
        if laid.elided {
            kept = kept.saturating_sub('…'.len_utf8());
        }
        let seen = matches
            .iter()
            .map(|range| range.start.min(kept)..range.end.min(kept));
        let rects = seen
            .filter(|range| !range.is_empty())
            .flat_map(|range| laid.selection_rects(range));
        let mut spans: Vec<[f32; 2]> = rects.map(|[x0, _, x1, _]| [at.x + x0, at.x + x1]).collect();
        spans.sort_by(|a, b| a[0].total_cmp(&b[0]));
        for (span, is_match) in stretches(rect.expand(40.0), &spans) {
            let color = if is_match { inks.matched } else { inks.ink };
            let clip = rect.expand(40.0).with_min_x(span[0]).with_max_x(span[1]);
            texts.paint(
                &painter.with_clip_rect(clip.intersect(painter.clip_rect())),
                at,
                &laid,
                color,
            );
        }
        laid.width
    })
}

/// The whole width cut into stretches inside and outside of the spans, from left to right.
fn stretches(rect: Rect, spans: &[[f32; 2]]) -> Vec<([f32; 2], bool)> {
    let mut all = Vec::with_capacity(spans.len() * 2 + 1);
    let mut x = rect.left();
    for [from, to] in spans {
        if *from > x {
            all.push(([x, *from], false));
        }
        if *to > x {
            all.push(([from.max(x), *to], true));
        }
        x = x.max(*to);
    }
    all.push(([x, rect.right()], false));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(text: &str, query: &str, parts: &[&str]) {
        let ranges = matched(text, query);
        let found: Vec<&str> = ranges.into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, parts, "{query} in {text}");
    }

    #[test]
    fn what_was_searched_for_is_found_in_the_text() {
        shows("Mosul (east bank)", "mosu", &["Mosu"]);
        shows("مدينة الرقة", "الرقة", &["رقة"]);
        shows("Fall of Mosul, west bank", "west mosul", &["west", "Mosul"]);
        shows("Deir ez-Zor airport", "deirezzor", &["Deir ez-Zor"]);
        shows("مطار دير الزور", "ديرالزور", &["دير الزور"]);
        shows("Raqqa", "", &[]);
    }

    #[test]
    fn a_late_match_is_brought_forward() {
        let text = format!("{} then the town of Tabqa fell", "word ".repeat(30));
        let short = from_match(&text, &matched(&text, "tabqa"));
        assert!(
            short.starts_with('…') && short.ends_with("Tabqa fell"),
            "{short}"
        );
        assert!(short.len() < 60, "{short}");
    }
}
