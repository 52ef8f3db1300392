//! The column of a source: paragraphs in both directions, with marked passages and links, that can
//! be selected and copied. Only what can be seen is laid out and painted. It must not know which
//! source it shows, why a passage is marked, or the words around it.

use crate::ui::look::MARK_CORNERS;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use egui::style::ScrollAnimation;
use egui::{Align, Color32, CursorIcon, Id, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo};
use egui::{pos2, vec2};

use super::label::box_offset;
use super::painter::TextPainter;
use super::reading_blocks::Blocks;
use super::reading_select::{Spot, TextSelection};
use crate::text::{Laid, Style};

/// A paragraph to read.
#[derive(Clone, Debug)]
pub struct Paragraph<'a> {
    /// Its text; line breaks in it are kept.
    pub text: &'a str,
    /// How it looks.
    pub style: Style,
    /// Passages to mark, in bytes of `text`.
    pub marks: Vec<Range<usize>>,
    /// Words to mark that were searched for, in bytes of `text`.
    pub found: &'a [Range<usize>],
}

/// The colours of the column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReadingColors {
    /// Of the letters.
    pub text: Color32,
    /// Behind marked passages.
    pub mark: Color32,
    /// Behind words that were searched for.
    pub found: Color32,
    /// Of links.
    pub link: Color32,
    /// Behind what is selected.
    pub selection: Color32,
}

/// What came of showing the column.
#[derive(Debug)]
pub struct ReadingResponse {
    /// Of the whole column; its rectangle is that of the text.
    pub response: Response,
    /// Whether something is selected.
    pub has_selection: bool,
    /// Whether the selection was copied in this pass.
    pub copied: bool,
    /// The first marked passage on the screen, in points of the screen.
    pub mark: Option<Rect>,
    /// The address of a link that was followed in this pass.
    pub followed: Option<String>,
}

/// What the widget keeps between passes.
#[derive(Default)]
pub(super) struct ReadingMemory {
    pub(super) blocks: Blocks,
    pub(super) selection: TextSelection,
    /// What is being scrolled to until its place is certain.
    scrolling_to: Option<Spot>,
    asked: Option<Spot>,
    /// Where the caret would be, for moving up and down, in points of the screen.
    pub(super) column_x: Option<f32>,
}

/// Whether the widget of an id is a text to read.
pub fn is_column(egui: &egui::Context, id: Id) -> bool {
    let memory = egui.data(|data| data.get_temp::<Arc<Mutex<ReadingMemory>>>(id));
    memory.is_some()
}

/// What the steps of a pass have in common.
pub(super) struct Pass<'a> {
    pub(super) ui: &'a Ui,
    pub(super) paragraphs: &'a [Paragraph<'a>],
    /// The whole column on the screen.
    pub(super) rect: Rect,
    pub(super) id: Id,
}

/// Shows `paragraphs` below one another, each on the side where its direction begins, as wide as
/// there is room; put it into a scroll area. When `scroll_to` changes to a place in the text, that
/// is scrolled to. `id` tells one text from another.
pub fn reading(
    ui: &mut Ui,
    id: Id,
    paragraphs: &[Paragraph<'_>],
    colors: ReadingColors,
    scroll_to: Option<Spot>,
) -> ReadingResponse {
    let shared: Arc<Mutex<ReadingMemory>> = ui.data_mut(|data| {
        data.get_temp_mut_or_default::<Arc<Mutex<ReadingMemory>>>(id)
            .clone()
    });
    let mut memory = shared.lock().unwrap_or_else(PoisonError::into_inner);
    let memory = &mut *memory;
    let width = column_width(ui);
    memory.blocks.prepare(paragraphs, width);
    let size = vec2(width, memory.blocks.height());
    let (_, rect) = ui.allocate_space(size);
    let pass = Pass {
        ui,
        paragraphs,
        rect,
        id,
    };
    let visible = pass.refine(memory);
    pass.describe(memory, visible.clone());
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let response = response.on_hover_cursor(CursorIcon::Text);
    pass.point(memory, &response);
    let followed = pass.links(memory, visible.clone(), colors.link);
    let copied = pass.keys(memory, &response);
    let mark = pass.paint(memory, visible, colors);
    pass.scroll(memory, scroll_to);
    ReadingResponse {
        has_selection: !memory.selection.is_empty(),
        response,
        copied,
        mark,
        followed,
    }
}

fn column_width(ui: &Ui) -> f32 {
    let width = ui.available_width();
    if width.is_finite() {
        width.max(40.0)
    } else {
        600.0
    }
}

impl Pass<'_> {
    pub(super) fn lay_out(&self, blocks: &Blocks, index: usize) -> Option<Arc<Laid>> {
        let block = blocks.list.get(index)?;
        let text = self.paragraphs.get(block.paragraph)?.text;
        let text = text.get(block.range.clone())?;
        Some(TextPainter::with(self.ui.ctx(), |painter| {
            painter.lay_out(text, &block.style, Some(self.rect.width()))
        }))
    }

    /// Top left of a block on the screen.
    pub(super) fn corner(&self, blocks: &Blocks, index: usize, laid: &Arc<Laid>) -> Pos2 {
        let (top, align) = match blocks.list.get(index) {
            Some(block) => (block.top, block.style.align),
            None => (0.0, crate::text::Align::Start),
        };
        let x = self.rect.left() + box_offset(laid, align, self.rect.width());
        pos2(x, self.rect.top() + top)
    }

    /// Measures what is visible and some more; returns the visible blocks.
    fn refine(&self, memory: &mut ReadingMemory) -> Range<usize> {
        let clip = self.ui.clip_rect();
        let (y0, y1) = (
            clip.top() - self.rect.top(),
            clip.bottom() - self.rect.top(),
        );
        let blocks = &mut memory.blocks;
        let before = blocks.height();
        let (grown, more) = TextPainter::with(self.ui.ctx(), |painter| {
            blocks.refine(painter, self.paragraphs, self.rect.width(), y0)
        });
        let first = blocks.between(y0 + grown, y0 + grown + 1.0).start;
        let mut last = first;
        while last < blocks.list.len() && blocks.list[last].top < y1 + grown {
            if let Some(laid) = self.lay_out(blocks, last) {
                blocks.set_height(last, laid.height);
            }
            last += 1;
        }
        if more || (blocks.height() - before).abs() > 0.5 {
            self.ui.ctx().request_repaint();
        }
        if grown.abs() > 0.5 && memory.scrolling_to.is_none() {
            // What is being read stays where it is while the text above takes its true height.
            let delta = vec2(0.0, -grown);
            self.ui
                .scroll_with_delta_animation(delta, ScrollAnimation::none());
        }
        first..last
    }

    /// Tells the screen reader the visible paragraphs.
    fn describe(&self, memory: &ReadingMemory, visible: Range<usize>) {
        for index in visible {
            let Some(block) = memory.blocks.list.get(index) else {
                continue;
            };
            let Some(paragraph) = self.paragraphs.get(block.paragraph) else {
                continue;
            };
            let text = paragraph.text.get(block.range.clone()).unwrap_or("");
            let top_left = self.rect.left_top() + vec2(0.0, block.top);
            let rect = Rect::from_min_size(top_left, vec2(self.rect.width(), block.height));
            let node = self.ui.interact(rect, self.id.with(index), Sense::hover());
            node.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        }
    }

    /// The caret position nearest to a point on the screen.
    pub(super) fn spot(&self, blocks: &Blocks, at: Pos2) -> Option<Spot> {
        let index = blocks.at(at.y - self.rect.top());
        let laid = self.lay_out(blocks, index)?;
        let within = at - self.corner(blocks, index, &laid);
        let block = blocks.list.get(index)?;
        Some(Spot {
            paragraph: block.paragraph,
            offset: block.range.start + laid.hit(within.x, within.y),
        })
    }

    /// Paints the visible blocks; returns the first mark on the screen.
    fn paint(
        &self,
        memory: &ReadingMemory,
        visible: Range<usize>,
        colors: ReadingColors,
    ) -> Option<Rect> {
        let mut first_mark = None;
        for index in visible {
            let (Some(block), Some(laid)) = (
                memory.blocks.list.get(index),
                self.lay_out(&memory.blocks, index),
            ) else {
                continue;
            };
            let Some(paragraph) = self.paragraphs.get(block.paragraph) else {
                continue;
            };
            let corner = self.corner(&memory.blocks, index, &laid);
            for mark in &paragraph.marks {
                let rects = self.highlight(&laid, corner, &block.range, mark, colors.mark);
                first_mark = first_mark.or(rects);
            }
            for found in within(paragraph.found, &block.range) {
                self.highlight(&laid, corner, &block.range, found, colors.found);
            }
            let selected = memory
                .selection
                .within(block.paragraph, paragraph.text.len());
            self.highlight(&laid, corner, &block.range, &selected, colors.selection);
            self.paint_text(&memory.blocks, index, &laid, corner, colors);
        }
        first_mark
    }

    /// Paints what `range` of the paragraph covers of a block; returns its first rectangle.
    fn highlight(
        &self,
        laid: &Laid,
        corner: Pos2,
        block: &Range<usize>,
        range: &Range<usize>,
        color: Color32,
    ) -> Option<Rect> {
        let start = range.start.max(block.start);
        let end = range.end.min(block.end);
        if start >= end {
            return None;
        }
        let rects = laid.selection_rects(start - block.start..end - block.start);
        let on_screen = |[x0, y0, x1, y1]: [f32; 4]| {
            Rect::from_min_max(corner + vec2(x0, y0), corner + vec2(x1, y1))
        };
        for rect in rects.iter().copied().map(on_screen) {
            if self.ui.is_rect_visible(rect) {
                self.ui.painter().rect_filled(rect, MARK_CORNERS, color);
            }
        }
        rects.first().copied().map(on_screen)
    }

    /// Scrolls to the place asked for, again while its height is still an estimate.
    fn scroll(&self, memory: &mut ReadingMemory, scroll_to: Option<Spot>) {
        if scroll_to != memory.asked {
            memory.asked = scroll_to;
            memory.scrolling_to = scroll_to.filter(|to| to.paragraph < self.paragraphs.len());
        }
        let Some(target) = memory.scrolling_to else {
            return;
        };
        let Some(rect) = self.place_of(&memory.blocks, target) else {
            memory.scrolling_to = None;
            return;
        };
        let still = ScrollAnimation::none();
        self.ui
            .scroll_to_rect_animation(rect, Some(Align::Center), still);
        let last = memory.blocks.of_paragraph(target.paragraph).end;
        if memory.blocks.is_exact_before(last) {
            memory.scrolling_to = None;
        }
        self.ui.ctx().request_repaint();
    }

    /// Where the caret stands at a spot, on the screen.
    pub(super) fn place_of(&self, blocks: &Blocks, spot: Spot) -> Option<Rect> {
        let index = blocks.of(spot.paragraph, spot.offset);
        let laid = self.lay_out(blocks, index)?;
        let corner = self.corner(blocks, index, &laid);
        let local = spot
            .offset
            .saturating_sub(blocks.list.get(index)?.range.start);
        let [x, y0, _, y1] = laid.caret(local);
        Some(Rect::from_min_max(
            corner + vec2(x, y0),
            corner + vec2(x + 1.0, y1),
        ))
    }
}

/// Those of some ranges in order, apart from one another, that touch `block`.
fn within<'r>(ranges: &'r [Range<usize>], block: &Range<usize>) -> &'r [Range<usize>] {
    let first = ranges.partition_point(|range| range.end <= block.start);
    let last = ranges.partition_point(|range| range.start < block.end);
    ranges.get(first..last).unwrap_or(&[])
}
