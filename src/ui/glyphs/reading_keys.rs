//! How pointer and keys select, copy and scroll in the column of a source. Arrows go as a caret
//! goes on the screen, Home and End as a line is read. It must not know how a selection is painted.

use egui::style::ScrollAnimation;
use egui::{Event, EventFilter, Key, Modifiers, Rect, Response, pos2, vec2};

use super::reading::{Pass, ReadingMemory};
use super::reading_blocks::Blocks;
use super::reading_select::{Spot, TextSelection};
use crate::text::Laid;

/// How far a key scrolls, in points.
const LINE_POINTS: f32 = 48.0;

/// The keys that move the end of a selection while Shift is held.
const MOVING: [Key; 6] = [
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::Home,
    Key::End,
];

impl Pass<'_> {
    /// Selects with the pointer.
    pub(super) fn point(&self, memory: &mut ReadingMemory, response: &Response) {
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
            memory.selection = TextSelection::of(spot.paragraph, &(0..text.len()));
        } else if response.double_clicked() {
            memory.selection = self
                .word(&memory.blocks, at)
                .unwrap_or_else(|| TextSelection::at(spot));
        } else if pressed {
            response.request_focus();
            if shift {
                memory.selection.head = spot;
            } else {
                memory.selection = TextSelection::at(spot);
            }
        } else if response.dragged() {
            memory.selection.head = spot;
            if !self.ui.clip_rect().contains(at) {
                self.bring_into_view(Rect::from_center_size(at, vec2(1.0, 16.0)));
            }
        }
    }

    /// The word beneath a point on the screen.
    fn word(&self, blocks: &Blocks, at: egui::Pos2) -> Option<TextSelection> {
        let index = blocks.at(at.y - self.rect.top());
        let laid = self.lay_out(blocks, index)?;
        let within = at - self.corner(blocks, index, &laid);
        let block = blocks.list.get(index)?;
        let (word, start) = (laid.word_under(within.x, within.y), block.range.start);
        let range = start + word.start..start + word.end;
        Some(TextSelection::of(block.paragraph, &range))
    }

    /// Selects, copies and scrolls with the keyboard; returns whether something was copied.
    pub(super) fn keys(&self, memory: &mut ReadingMemory, response: &Response) -> bool {
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
        if self.took(Modifiers::COMMAND, Key::A) {
            memory.selection = TextSelection::all(self.paragraphs);
        }
        for key in MOVING {
            for by_word in [true, false] {
                let held = if by_word {
                    Modifiers::COMMAND | Modifiers::SHIFT
                } else {
                    Modifiers::SHIFT
                };
                if self.took(held, key) {
                    self.extend(memory, key, by_word);
                }
            }
        }
        self.scroll_by_key();
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

    /// Whether a key was pressed; it is then used up.
    fn took(&self, held: Modifiers, key: Key) -> bool {
        self.ui.input_mut(|input| input.consume_key(held, key))
    }

    fn scroll_by_key(&self) {
        let page = (self.ui.clip_rect().height() - LINE_POINTS).max(LINE_POINTS);
        let whole = self.rect.height();
        for (key, by) in [
            (Key::ArrowDown, LINE_POINTS),
            (Key::ArrowUp, -LINE_POINTS),
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::End, whole),
            (Key::Home, -whole),
        ] {
            if self.took(Modifiers::NONE, key) {
                self.ui
                    .scroll_with_delta_animation(vec2(0.0, -by), ScrollAnimation::none());
            }
        }
    }

    /// Moves the end of the selection: by a letter, a line or to the end of a line, or with
    /// `far` by a word, a line or to the end of the text.
    fn extend(&self, memory: &mut ReadingMemory, key: Key, far: bool) {
        let is_vertical = matches!(key, Key::ArrowUp | Key::ArrowDown);
        if !is_vertical {
            memory.column_x = None;
        }
        let spot = match key {
            Key::ArrowUp | Key::ArrowDown => self.line_on(memory, key == Key::ArrowDown),
            Key::Home if far => Some(Spot::default()),
            Key::End if far => Some(TextSelection::all(self.paragraphs).head),
            _ => self.along(memory, key, far),
        };
        if let Some(spot) = spot {
            memory.selection.head = spot;
            if let Some(place) = self.place_of(&memory.blocks, spot)
                && !self.ui.clip_rect().y_range().contains(place.center().y)
            {
                self.bring_into_view(place);
            }
        }
    }

    /// The caret a letter or word on, or at an end of its line.
    fn along(&self, memory: &ReadingMemory, key: Key, far: bool) -> Option<Spot> {
        let head = memory.selection.head;
        let index = memory.blocks.of(head.paragraph, head.offset);
        let laid = self.lay_out(&memory.blocks, index)?;
        let block = memory.blocks.list.get(index)?;
        let local = head.offset.saturating_sub(block.range.start);
        let is_right = key == Key::ArrowRight;
        let forward = is_right != laid.lines.get(laid.line_of(local))?.direction.is_rtl();
        let moved = match key {
            Key::Home => laid.line_start(local),
            Key::End => laid.line_end(local),
            _ if far => laid.word_on(local, forward),
            _ if is_right => laid.next_visual(local),
            _ => laid.previous_visual(local),
        };
        if moved == local && matches!(key, Key::ArrowLeft | Key::ArrowRight) {
            return neighbour(&memory.blocks, index, local > 0);
        }
        Some(Spot {
            paragraph: head.paragraph,
            offset: block.range.start + moved,
        })
    }

    /// The caret a line down or up, at the height of the column where it began.
    fn line_on(&self, memory: &mut ReadingMemory, down: bool) -> Option<Spot> {
        let head = memory.selection.head;
        let index = memory.blocks.of(head.paragraph, head.offset);
        let laid = self.lay_out(&memory.blocks, index)?;
        let block = memory.blocks.list.get(index)?;
        let caret = laid.caret(head.offset.saturating_sub(block.range.start));
        let corner = self.corner(&memory.blocks, index, &laid);
        let x = *memory.column_x.get_or_insert(corner.x + caret[0]);
        let y = if down { caret[3] + 1.0 } else { caret[1] - 1.0 };
        let y = y + over_the_gap(&laid, y, block.style.size);
        self.spot(&memory.blocks, pos2(x, corner.y + y))
    }

    fn bring_into_view(&self, rect: Rect) {
        self.ui
            .scroll_to_rect_animation(rect, None, ScrollAnimation::none());
        self.ui.ctx().request_repaint();
    }
}

/// Paragraphs are apart; a step over the space between must reach the next.
fn over_the_gap(laid: &Laid, y: f32, size: f32) -> f32 {
    match y {
        y if y < 0.0 => -size * 0.7,
        y if y > laid.height => size * 0.7,
        _ => 0.0,
    }
}

/// Where the caret goes when it leaves a block: the start of the next, or the end of the one
/// before.
fn neighbour(blocks: &Blocks, index: usize, forward: bool) -> Option<Spot> {
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
