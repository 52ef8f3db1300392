//! The column of a source: paragraphs in both directions, with marked passages, that can be
//! selected and copied. Only what can be seen is laid out and painted. It must not know which
//! source it shows, why a passage is marked, or the words around it.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use egui::style::ScrollAnimation;
use egui::{Align, Color32, CursorIcon, Event, EventFilter, Id, Key, Modifiers, Pos2, Rect};
use egui::{Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::label::box_offset;
use super::painter::TextPainter;
use super::reading_blocks::Blocks;
use super::reading_select::{Selection, Spot};
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
}

/// The colours of the column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReadingColors {
    /// Of the letters.
    pub text: Color32,
    /// Behind marked passages.
    pub mark: Color32,
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
}

/// What the widget keeps between passes.
#[derive(Default)]
struct Memory {
    blocks: Blocks,
    selection: Selection,
    /// The paragraph that is being scrolled to until its place is certain.
    scrolling_to: Option<usize>,
    asked: Option<usize>,
    /// Where the caret would be, for moving up and down, in points of the column.
    column_x: Option<f32>,
}

/// What the steps of a pass have in common.
struct Pass<'a> {
    ui: &'a Ui,
    paragraphs: &'a [Paragraph<'a>],
    rect: Rect,
    id: Id,
}

/// Shows `paragraphs` below one another, each on the side where its direction begins, as wide as
/// there is room; put it into a scroll area. When `scroll_to` changes to a paragraph, that is
/// scrolled to: to its first mark if it has one. `id` tells one text from another.
pub fn reading(
    ui: &mut Ui,
    id: Id,
    paragraphs: &[Paragraph<'_>],
    colors: ReadingColors,
    scroll_to: Option<usize>,
) -> ReadingResponse {
    let shared: Arc<Mutex<Memory>> = ui.data_mut(|data| {
        data.get_temp_mut_or_default::<Arc<Mutex<Memory>>>(id)
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
    pass.point(memory, &response);
    let copied = pass.keys(memory, &response);
    let mark = pass.paint(memory, visible, colors);
    pass.scroll(memory, scroll_to);
    ReadingResponse {
        has_selection: !memory.selection.is_empty(),
        response: response.on_hover_cursor(CursorIcon::Text),
        copied,
        mark,
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
    fn lay_out(&self, blocks: &Blocks, index: usize) -> Option<Arc<Laid>> {
        let block = blocks.list.get(index)?;
        let text = self.paragraphs.get(block.paragraph)?.text;
        let text = text.get(block.range.clone())?;
        Some(TextPainter::with(self.ui.ctx(), |painter| {
            painter.lay_out(text, &block.style, Some(self.rect.width()))
        }))
    }

    /// Top left of a block on the screen.
    fn corner(&self, blocks: &Blocks, index: usize, laid: &Arc<Laid>) -> Pos2 {
        let (top, align) = match blocks.list.get(index) {
            Some(block) => (block.top, block.style.align),
            None => (0.0, crate::text::Align::Start),
        };
        let x = self.rect.left() + box_offset(laid, align, self.rect.width());
        pos2(x, self.rect.top() + top)
    }

    /// Measures what is visible and some more; returns the visible blocks.
    fn refine(&self, memory: &mut Memory) -> Range<usize> {
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
    fn describe(&self, memory: &Memory, visible: Range<usize>) {
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
    fn spot(&self, blocks: &Blocks, at: Pos2) -> Option<Spot> {
        let index = blocks.at(at.y - self.rect.top());
        let laid = self.lay_out(blocks, index)?;
        let within = at - self.corner(blocks, index, &laid);
        let block = blocks.list.get(index)?;
        Some(Spot {
            paragraph: block.paragraph,
            offset: block.range.start + laid.hit(within.x, within.y),
        })
    }

    /// Selects with the pointer.
    fn point(&self, memory: &mut Memory, response: &Response) {
        let Some(at) = response.interact_pointer_pos() else {
            return;
        };
        let (pressed, shift) = self
            .ui
            .input(|input| (input.pointer.primary_pressed(), input.modifiers.shift));
        let Some(spot) = self.spot(&memory.blocks, at) else {
            return;
        };
        memory.column_x = None;
        if response.triple_clicked() {
            let text = self.paragraphs.get(spot.paragraph).map_or("", |p| p.text);
            memory.selection = Selection::of(spot.paragraph, &(0..text.len()));
        } else if response.double_clicked() {
            memory.selection = self
                .word(&memory.blocks, at)
                .unwrap_or_else(|| Selection::at(spot));
        } else if pressed {
            response.request_focus();
            if shift {
                memory.selection.head = spot;
            } else {
                memory.selection = Selection::at(spot);
            }
        } else if response.dragged() {
            memory.selection.head = spot;
            if !self.ui.clip_rect().contains(at) {
                let target = Rect::from_center_size(at, vec2(1.0, 16.0));
                let still = ScrollAnimation::none();
                self.ui.scroll_to_rect_animation(target, None, still);
                self.ui.ctx().request_repaint();
            }
        }
    }

    /// The word beneath a point on the screen.
    fn word(&self, blocks: &Blocks, at: Pos2) -> Option<Selection> {
        let index = blocks.at(at.y - self.rect.top());
        let laid = self.lay_out(blocks, index)?;
        let within = at - self.corner(blocks, index, &laid);
        let block = blocks.list.get(index)?;
        let (word, start) = (laid.word_under(within.x, within.y), block.range.start);
        let range = start + word.start..start + word.end;
        Some(Selection::of(block.paragraph, &range))
    }

    /// Selects and copies with the keyboard; returns whether something was copied.
    fn keys(&self, memory: &mut Memory, response: &Response) -> bool {
        if !response.has_focus() {
            return false;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        let id = response.id;
        self.ui
            .memory_mut(|egui| egui.set_focus_lock_filter(id, filter));
        if self
            .ui
            .input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::A))
        {
            memory.selection = Selection::all(self.paragraphs);
        }
        for key in [
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::ArrowDown,
        ] {
            if self.ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, key)) {
                self.extend(memory, key);
            }
        }
        let is_copying = self
            .ui
            .input(|i| i.events.iter().any(|e| matches!(e, Event::Copy)));
        let copied = is_copying && !memory.selection.is_empty();
        if copied {
            let text = memory.selection.text(self.paragraphs);
            self.ui.ctx().copy_text(text);
        }
        copied
    }

    /// Moves the end of the selection as a caret moves on the screen.
    fn extend(&self, memory: &mut Memory, key: Key) {
        let head = memory.selection.head;
        let index = memory.blocks.of(head.paragraph, head.offset);
        let Some(laid) = self.lay_out(&memory.blocks, index) else {
            return;
        };
        let Some(block) = memory.blocks.list.get(index) else {
            return;
        };
        let local = head.offset.saturating_sub(block.range.start);
        let moved = match key {
            Key::ArrowLeft => laid.previous_visual(local),
            Key::ArrowRight => laid.next_visual(local),
            _ => {
                let caret = laid.caret(local);
                let corner = self.corner(&memory.blocks, index, &laid);
                let x = *memory.column_x.get_or_insert(corner.x + caret[0]);
                let y = if key == Key::ArrowUp {
                    caret[1] - 1.0
                } else {
                    caret[3] + 1.0
                };
                // Paragraphs are apart; a step over the space between must reach the next.
                let beyond = block.style.size * 0.7;
                let y = match y {
                    y if y < 0.0 => y - beyond,
                    y if y > laid.height => y + beyond,
                    y => y,
                };
                if let Some(spot) = self.spot(&memory.blocks, pos2(x, corner.y + y)) {
                    memory.selection.head = spot;
                }
                return;
            }
        };
        memory.column_x = None;
        memory.selection.head = if moved == local {
            self.neighbour(&memory.blocks, index, local > 0)
                .unwrap_or(head)
        } else {
            Spot {
                paragraph: head.paragraph,
                offset: block.range.start + moved,
            }
        };
    }

    /// Where the caret goes when it leaves a block: the start of the next, or the end of the one
    /// before.
    fn neighbour(&self, blocks: &Blocks, index: usize, forward: bool) -> Option<Spot> {
        let index = if forward {
            index + 1
        } else {
            index.checked_sub(1)?
        };
        let block = blocks.list.get(index)?;
        Some(Spot {
            paragraph: block.paragraph,
            offset: if forward {
                block.range.start
            } else {
                block.range.end
            },
        })
    }

    /// Paints the visible blocks; returns the first mark on the screen.
    fn paint(&self, memory: &Memory, visible: Range<usize>, colors: ReadingColors) -> Option<Rect> {
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
            let selected = memory
                .selection
                .within(block.paragraph, paragraph.text.len());
            self.highlight(&laid, corner, &block.range, &selected, colors.selection);
            TextPainter::with(self.ui.ctx(), |painter| {
                painter.paint(self.ui.painter(), corner, &laid, colors.text);
            });
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
                self.ui.painter().rect_filled(rect, 2.0, color);
            }
        }
        rects.first().copied().map(on_screen)
    }

    /// Scrolls to the paragraph asked for, again while its place is still an estimate.
    fn scroll(&self, memory: &mut Memory, scroll_to: Option<usize>) {
        if scroll_to != memory.asked {
            memory.asked = scroll_to;
            memory.scrolling_to = scroll_to.filter(|&index| index < self.paragraphs.len());
        }
        let Some(target) = memory.scrolling_to else {
            return;
        };
        let Some(rect) = self.target(&memory.blocks, target) else {
            memory.scrolling_to = None;
            return;
        };
        let still = ScrollAnimation::none();
        self.ui
            .scroll_to_rect_animation(rect, Some(Align::Center), still);
        let last = memory.blocks.of_paragraph(target).end;
        if memory.blocks.is_exact_before(last) {
            memory.scrolling_to = None;
        }
        self.ui.ctx().request_repaint();
    }

    /// What is scrolled to of a paragraph: its first mark, or its beginning.
    fn target(&self, blocks: &Blocks, paragraph: usize) -> Option<Rect> {
        let mark = self.paragraphs.get(paragraph)?.marks.first();
        let offset = mark.map_or(0, |mark| mark.start);
        let index = blocks.of(paragraph, offset);
        let laid = self.lay_out(blocks, index)?;
        let corner = self.corner(blocks, index, &laid);
        let local = offset.saturating_sub(blocks.list.get(index)?.range.start);
        let [x, y0, _, y1] = laid.caret(local);
        Some(Rect::from_min_max(
            corner + vec2(x, y0),
            corner + vec2(x + 1.0, y1),
        ))
    }
}
