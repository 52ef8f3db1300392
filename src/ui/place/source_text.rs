//! The text of a source, at the words that are asked for; both languages side by side where there
//! is room.

use super::passage::{self, PassageSpot};
use super::source_matches::{SourceMatch, matches_ui};
use super::{phrases, rows};
use crate::model::{Source, SourceId, SourceText};
use crate::state::{Command, OpenSource};
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::{self, Paragraph, ReadingColors, reading};
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Frame, Id, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

/// From this width on, both languages stand side by side.
const SIDE_BY_SIDE: f32 = 700.0;

/// Space between the two texts.
const GUTTER: f32 = 24.0;

/// Whether both languages are shown at once.
pub(super) fn are_side_by_side(ui: &Ui, source: &Source) -> bool {
    source.texts.len() > 1 && ui.available_width() >= SIDE_BY_SIDE
}

/// Both texts side by side, the window's language first.
pub(super) fn both(ui: &mut Ui, ctx: &Ctx<'_>, open: OpenSource, source: &Source) {
    let whole = ui.available_rect_before_wrap();
    let width = (whole.width() - GUTTER) / 2.0;
    for text in &source.texts {
        let at_left = (text.lang == ctx.lang()) != ctx.is_mirrored();
        let left = if at_left {
            whole.left()
        } else {
            whole.right() - width
        };
        let half = Rect::from_min_size(egui::pos2(left, whole.top()), vec2(width, whole.height()));
        let layout = Layout::top_down(kit::start_align(ctx));
        let mut column = ui.new_child(
            UiBuilder::new()
                .id_salt(text.lang)
                .max_rect(half)
                .layout(layout),
        );
        one(&mut column, ctx, open, text);
    }
}

/// One text, at the words that are asked for.
pub(super) fn one(ui: &mut Ui, ctx: &Ctx<'_>, open: OpenSource, text: &SourceText) {
    rows::still(ui, ctx, |ui| text_ui(ui, ctx, open, text));
}

fn text_ui(ui: &mut Ui, ctx: &Ctx<'_>, open: OpenSource, text: &SourceText) {
    let spot = passage::kept_spot(ui, ctx, open, text);
    if ctx
        .world()
        .source(open.source)
        .text(ctx.state.reading_lang)
        .is_none()
    {
        let shown = ctx.t(phrases::language(text.lang));
        let words = ctx
            .words
            .with("source-only-in", &[("language", shown.into())]);
        rows::said(ui, ctx, Icon::Language, ctx.look.quiet, &words);
    }
    match (spot.doubt, spot.paragraph) {
        (Some(doubt), _) => rows::said(
            ui,
            ctx,
            Icon::Warning,
            ctx.look.warning,
            &doubt.say(ctx.words),
        ),
        (None, Some(index)) if spot.whole => {
            let words = ctx
                .words
                .with("passage-paragraph", &[("number", (index + 1).into())]);
            kit::text(ui, Role::Caption, &words, ctx.look.quiet);
        }
        _ => {}
    }
    let is_placed = spot.paragraph.is_some();
    let found = matches_ui(ui, ctx, open.source, text, is_placed);
    let salt = ("text", open.source, text.lang);
    // The bar stands beside the text and not over its letters: lines of Arabic begin there.
    let beside_bar = Frame::NONE.inner_margin(Margin {
        right: BAR,
        ..Margin::ZERO
    });
    ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink(false)
        .show(ui, |ui| {
            beside_bar.show(ui, |ui| paragraphs(ui, ctx, open, text, (&spot, &found)));
        });
}

fn paragraphs(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    open: OpenSource,
    text: &SourceText,
    (spot, found): (&PassageSpot, &SourceMatch),
) {
    let mark = |index: usize, words: &str| {
        let is_meant = spot.paragraph == Some(index);
        let whole = spot.whole.then_some(0..words.len());
        spot.words.clone().or(whole).filter(|_| is_meant)
    };
    let shown: Vec<Paragraph<'_>> = text
        .paragraphs
        .iter()
        .enumerate()
        .map(|(index, words)| Paragraph {
            text: words,
            style: Role::Reading.style(words),
            marks: mark(index, words).into_iter().collect(),
            found: found.matches.in_paragraph(index),
        })
        .collect();
    // A whole paragraph is marked more softly than the exact words.
    let mark = if spot.whole {
        ctx.look.hover
    } else {
        ctx.look.mark
    };
    let colors = ReadingColors {
        text: ctx.look.ink,
        mark,
        found: ctx.look.found,
        link: ctx.look.accent,
        selection: ctx.look.accent_soft,
    };
    let meant = spot.paragraph.map(|paragraph| glyphs::Spot {
        paragraph,
        offset: spot.words.as_ref().map_or(0, |words| words.start),
    });
    let id = reading_id(open.source, open, text);
    let read = reading(ui, id, &shown, colors, found.gone_to.or(meant));
    if let Some(link) = read.followed {
        ctx.send(Command::OpenLink(link));
    }
}

/// Room for the bar beside the text, in points.
const BAR: i8 = 10;

/// Another id for each passage, so that each is scrolled to.
fn reading_id(source: SourceId, open: OpenSource, text: &SourceText) -> Id {
    Id::unique(("reading", source, text.lang, open.passage, open.paragraph))
}
