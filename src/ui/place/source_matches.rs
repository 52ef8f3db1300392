//! The words by which a source was found, in its text and title: where they stand, how many times,
//! and the way from one to the next.

use crate::model::{SourceId, SourceText};
use crate::state::Command;
use crate::text::Sought;
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::{self, TextPainter};
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{MARK_CORNERS, Role};
use egui::{Id, Rect, Sense, Ui, WidgetInfo, vec2};
use std::ops::Range;
use std::sync::Arc;

/// Where the words stand in a text. Kept between frames: a text may be a megabyte.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Matches {
    query: String,
    /// The bytes of each paragraph at which they stand.
    places: Vec<Vec<Range<usize>>>,
    /// Every place, in the order of reading.
    order: Vec<glyphs::Spot>,
}

impl Matches {
    fn new(query: &str, text: &SourceText) -> Self {
        let places = Sought::new(query).in_texts(&text.paragraphs);
        let of_paragraph = |(paragraph, ranges): (usize, &Vec<Range<usize>>)| {
            let spot = |range: &Range<usize>| glyphs::Spot {
                paragraph,
                offset: range.start,
            };
            ranges.iter().map(spot).collect::<Vec<_>>()
        };
        let order = places.iter().enumerate().flat_map(of_paragraph).collect();
        Self {
            query: query.to_owned(),
            places,
            order,
        }
    }

    /// The bytes of a paragraph at which the words stand.
    pub(super) fn in_paragraph(&self, index: usize) -> &[Range<usize>] {
        self.places.get(index).map_or(&[], Vec::as_slice)
    }
}

/// What of an open text is marked because it was searched for.
#[derive(Clone, Debug)]
pub(super) struct SourceMatch {
    /// Where the words stand; nowhere when nothing was searched for.
    pub matches: Arc<Matches>,
    /// The one that was gone to.
    pub gone_to: Option<glyphs::Spot>,
}

/// Shows how many times the words stand in a text, with the way from one to the next. `is_placed`
/// tells whether something else decides where reading begins.
pub(super) fn matches_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    source: SourceId,
    text: &SourceText,
    is_placed: bool,
) -> SourceMatch {
    let Some(query) = ctx.state.words_in_open_text() else {
        return SourceMatch {
            matches: Arc::default(),
            gone_to: None,
        };
    };
    let matches = kept(ui, source, query, text);
    let id = Id::unique(("match gone to", source, text.lang, query));
    let first = (!is_placed).then_some(0);
    let mut current: Option<usize> = ui.data(|data| data.get_temp(id)).or(first);
    let count = matches.order.len();
    kit::row(ui, ctx, 28.0, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        kit::row_reversed(ui, ctx, 28.0, |ui| {
            let clear = ctx.t("reading-unmark");
            if kit::icon_button(ui, ctx, Icon::Close, &clear, false).clicked() {
                ctx.send(Command::UnmarkWords);
            }
            if count > 1 {
                for (icon, word, by) in [
                    (Icon::Down, "reading-next-match", 1),
                    (Icon::Up, "reading-previous-match", count - 1),
                ] {
                    if kit::icon_button(ui, ctx, icon, &ctx.t(word), false).clicked() {
                        let next = current.map_or(by % count, |at| (at + by) % count);
                        current = Some(next);
                        ui.data_mut(|data| data.insert_temp(id, next));
                    }
                }
            }
            let words = said(ctx, query, current, count);
            kit::row(ui, ctx, 28.0, |ui| {
                kit::text_elided(ui, Role::Caption, &words, ctx.look.quiet)
            });
        });
    });
    let gone_to = current.and_then(|at| matches.order.get(at)).copied();
    SourceMatch { matches, gone_to }
}

fn said(ctx: &Ctx<'_>, query: &str, current: Option<usize>, count: usize) -> String {
    // The words keep their own direction in a sentence of the other.
    let query = format!("\u{2068}{}\u{2069}", query.trim());
    match current {
        Some(at) if count > 1 => ctx.words.with(
            "reading-match",
            &[
                ("query", query.into()),
                ("number", (at + 1).into()),
                ("count", count.into()),
            ],
        ),
        _ => ctx.words.with(
            "reading-matches",
            &[("query", query.into()), ("count", count.into())],
        ),
    }
}

/// The places of the words, found once for a text.
fn kept(ui: &Ui, source: SourceId, query: &str, text: &SourceText) -> Arc<Matches> {
    let id = Id::unique(("matches in", source, text.lang));
    let kept: Option<Arc<Matches>> = ui.data(|data| data.get_temp(id));
    let is_same =
        |kept: &Arc<Matches>| kept.query == query && kept.places.len() == text.paragraphs.len();
    if let Some(kept) = kept.filter(is_same) {
        return kept;
    }
    let matches = Arc::new(Matches::new(query, text));
    ui.data_mut(|data| data.insert_temp(id, matches.clone()));
    matches
}

/// A title, the words by which it was found marked; elided to a line, or wrapped.
pub(super) fn title_ui(ui: &mut Ui, ctx: &Ctx<'_>, title: &str, elided: bool) {
    let Some(query) = ctx.state.words_in_open_text() else {
        if elided {
            kit::text_elided(ui, Role::Strong, title, ctx.look.ink)
        } else {
            kit::text(ui, Role::Strong, title, ctx.look.ink)
        };
        return;
    };
    let found = Sought::new(query).in_texts(&[title]);
    let (style, width) = (Role::Strong.style(title), ui.available_width());
    let laid = TextPainter::with(ui.ctx(), |painter| {
        if elided {
            painter.lay_out_elided(title, &style, width)
        } else {
            painter.lay_out(title, &style, Some(width))
        }
    });
    let (rect, response) = ui.allocate_exact_size(vec2(laid.width, laid.height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, title));
    let shown = laid.text.len() - if laid.elided { '…'.len_utf8() } else { 0 };
    for range in found.into_iter().flatten() {
        for [x0, y0, x1, y1] in laid.selection_rects(range.start..range.end.min(shown)) {
            let part = Rect::from_min_max(rect.min + vec2(x0, y0), rect.min + vec2(x1, y1));
            ui.painter().rect_filled(part, MARK_CORNERS, ctx.look.found);
        }
    }
    TextPainter::with(ui.ctx(), |painter| {
        painter.paint(ui.painter(), rect.min, &laid, ctx.look.ink);
    });
    if laid.elided {
        kit::tip(response, ctx, title);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn places_are_in_the_order_of_reading() {
        let text = SourceText {
            lang: Lang::Ar,
            title: String::new(),
            paragraphs: ["الرقه ثم الرَّقَّة", "حلب", "والرقة"]
                .map(str::to_owned)
                .to_vec(),
        };
        let matches = Matches::new("الرقة", &text);
        let order: Vec<usize> = matches.order.iter().map(|spot| spot.paragraph).collect();
        assert_eq!(order, [0, 0, 2]);
        assert_eq!(matches.in_paragraph(0).len(), 2);
        assert!(matches.in_paragraph(1).is_empty() && matches.in_paragraph(9).is_empty());
    }
}
