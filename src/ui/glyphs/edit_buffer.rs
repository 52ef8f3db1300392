//! The text of a field while it is edited: caret, selection, composition, and the way back. Every
//! change is in logical offsets; what moves as the eye sees it asks the layout. It must not know
//! events, widgets or the clipboard.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

pub use super::edit_units::{CaretSide, EditUnit, Erase};
use super::edit_units::{byte_of, letters, many_lines, one_line, words};
use crate::text::Laid;

/// So many steps can be taken back.
const MOST_STEPS: usize = 200;

/// Text that is being edited, on one line or on many. Offsets are bytes, in logical order.
#[derive(Clone, Debug)]
pub struct EditBuffer {
    text: String,
    anchor: usize,
    head: usize,
    /// The most characters it takes.
    limit: usize,
    composition: Option<Composition>,
    past: Vec<EditMoment>,
    future: Vec<EditMoment>,
    open: OpenUndo,
    /// Whether it may have many lines.
    has_lines: bool,
    /// Where moving from line to line wants the caret, in points.
    wanted_x: Option<f32>,
}

/// What an input method has not yet decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// The part of it that is being decided.
    pub active: Option<Range<usize>>,
}

#[derive(Clone, Debug)]
struct EditMoment {
    text: String,
    anchor: usize,
    head: usize,
}

/// What the last step was; more of the same joins it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OpenUndo {
    Nothing,
    Typing,
    Erasing(Erase),
}

impl EditBuffer {
    /// A text with the caret at its end. It takes no more than `limit` characters.
    #[must_use]
    pub fn new(text: &str, limit: usize) -> Self {
        Self {
            text: text.to_owned(),
            anchor: text.len(),
            head: text.len(),
            limit,
            composition: None,
            past: Vec::new(),
            future: Vec::new(),
            open: OpenUndo::Nothing,
            has_lines: false,
            wanted_x: None,
        }
    }

    /// Begins with a text that may have many lines.
    #[must_use]
    pub fn of_lines(text: &str, limit: usize) -> Self {
        Self {
            has_lines: true,
            ..Self::new(text, limit)
        }
    }

    /// Whether it may have many lines.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        self.has_lines
    }

    /// A text as it may stand here.
    fn plain(&self, text: &str) -> String {
        if self.has_lines {
            many_lines(text)
        } else {
            one_line(text)
        }
    }

    /// The text as it stands, with what is being composed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the caret stands.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.head
    }

    /// The bytes that are selected; empty at the caret where nothing is.
    #[must_use]
    pub fn selection(&self) -> Range<usize> {
        self.anchor.min(self.head)..self.anchor.max(self.head)
    }

    /// What is selected, in logical order.
    #[must_use]
    pub fn selected(&self) -> &str {
        self.text.get(self.selection()).unwrap_or("")
    }

    /// What an input method has not yet decided.
    #[must_use]
    pub fn composition(&self) -> Option<&Composition> {
        self.composition.as_ref()
    }

    /// Takes a text that someone else has put in its place: it cannot be undone.
    pub fn sync(&mut self, text: &str) {
        if self.text != text {
            *self = Self {
                has_lines: self.has_lines,
                ..Self::new(text, self.limit)
            };
        }
    }

    /// What an input method was composing stays as it is.
    pub fn settle(&mut self) {
        self.composition = None;
        self.open = OpenUndo::Nothing;
        self.wanted_x = None;
    }

    /// Puts the caret at `offset`; what lies between is selected where the selection is extended.
    pub fn place(&mut self, offset: usize, extend: bool) {
        self.settle();
        self.head = self.text.floor_char_boundary(offset);
        if !extend {
            self.anchor = self.head;
        }
    }

    /// Selects a range; the caret stands at its end.
    pub fn select(&mut self, range: Range<usize>) {
        self.place(range.start, false);
        self.place(range.end, true);
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.select(0..self.text.len());
    }

    /// Moves the caret as the eye sees it. `laid` is the layout of this text.
    pub fn step(&mut self, laid: &Laid, side: CaretSide, unit: EditUnit, extend: bool) {
        let at = if extend || self.selection().is_empty() || unit == EditUnit::Word {
            match unit {
                EditUnit::Letter => visual_step(laid, self.head, side),
                EditUnit::Word => self.word_step(laid, side),
            }
        } else {
            self.edge(laid, side)
        };
        self.place(at, extend);
    }

    /// The end of the selection that stands further to that side.
    fn edge(&self, laid: &Laid, side: CaretSide) -> usize {
        let [anchor, head] = [self.anchor, self.head].map(|offset| laid.caret(offset)[0]);
        let head_is_right = head > anchor;
        if head_is_right == (side == CaretSide::Right) {
            self.head
        } else {
            self.anchor
        }
    }

    /// Steps until the far edge of a word is reached: its end where reading goes that way, its
    /// beginning where it goes the other.
    fn word_step(&self, laid: &Laid, side: CaretSide) -> usize {
        let mut at = self.head;
        loop {
            let next = visual_step(laid, at, side);
            let arrived = words(&self.text).any(|word| {
                if next > at {
                    word.end == next
                } else {
                    word.start == next
                }
            });
            if arrived || next == at {
                return next;
            }
            at = next;
        }
    }

    /// Moves the caret a line up or down on the screen; from the first or the last to the end of the text.
    pub fn step_line(&mut self, laid: &Laid, down: bool, extend: bool) {
        let [x, top, _, bottom] = laid.caret(self.head);
        let wanted = self.wanted_x.unwrap_or(x);
        let middle = (top + bottom) * 0.5;
        let y = if down {
            middle + (bottom - top)
        } else {
            middle - (bottom - top)
        };
        if y < 0.0 || y > laid.height {
            self.go_to_end(down, extend);
        } else {
            self.place(laid.hit(wanted, y), extend);
        }
        self.wanted_x = Some(wanted);
    }

    /// Moves the caret to the beginning or the end of its line.
    pub fn go_to_line_end(&mut self, laid: &Laid, end: bool, extend: bool) {
        let at = if end {
            laid.line_end(self.head)
        } else {
            laid.line_start(self.head)
        };
        self.place(at, extend);
    }

    /// Moves the caret to where reading begins or ends.
    pub fn go_to_end(&mut self, end: bool, extend: bool) {
        self.place(if end { self.text.len() } else { 0 }, extend);
    }

    /// Types: replaces the selection. Letters typed in a row are one step back, word by word.
    /// Returns whether anything changed.
    pub fn type_text(&mut self, typed: &str) -> bool {
        let typed = self.plain(typed);
        let before = self.text.get(..self.selection().start).unwrap_or("");
        let begins_word = before.ends_with(char::is_whitespace)
            && typed.starts_with(|c: char| !c.is_whitespace());
        let joins = self.selection().is_empty() && !begins_word;
        self.replace_as(&typed, OpenUndo::Typing, joins)
    }

    /// Replaces the selection in a step of its own. Returns whether anything changed.
    pub fn insert(&mut self, text: &str) -> bool {
        self.replace_as(&self.plain(text), OpenUndo::Nothing, false)
    }

    fn replace_as(&mut self, text: &str, kind: OpenUndo, joins: bool) -> bool {
        self.composition = None;
        let range = self.selection();
        let text = self.fitting(text, &range).to_owned();
        if text.is_empty() && range.is_empty() {
            return false;
        }
        self.begin(kind, joins);
        self.replace(range, &text);
        true
    }

    /// Erases the selection, or what stands beside the caret. Returns whether anything changed.
    pub fn erase(&mut self, what: Erase, unit: EditUnit) -> bool {
        self.composition = None;
        let selected = self.selection();
        let joins = selected.is_empty() && unit == EditUnit::Letter;
        let range = match (selected.is_empty(), what) {
            (false, _) => selected,
            (true, Erase::Before) => self.boundary_before(unit)..self.head,
            (true, Erase::After) => self.head..self.boundary_after(unit),
        };
        if range.is_empty() {
            return false;
        }
        self.begin(OpenUndo::Erasing(what), joins);
        self.replace(range, "");
        true
    }

    fn boundary_before(&self, unit: EditUnit) -> usize {
        let is_before = |at: &usize| *at < self.head;
        match unit {
            EditUnit::Letter => letters(&self.text).filter(is_before).last(),
            EditUnit::Word => words(&self.text).map(|w| w.start).filter(is_before).last(),
        }
        .unwrap_or(0)
    }

    fn boundary_after(&self, unit: EditUnit) -> usize {
        let is_after = |at: &usize| *at > self.head;
        match unit {
            EditUnit::Letter => letters(&self.text).find(is_after),
            EditUnit::Word => words(&self.text).map(|word| word.end).find(is_after),
        }
        .unwrap_or(self.text.len())
    }

    /// Shows what an input method proposes; `active` counts characters of it. An empty proposal
    /// ends the composition. Returns whether anything changed.
    pub fn compose(&mut self, proposed: &str, active: Option<Range<usize>>) -> bool {
        let proposed = self.plain(proposed);
        if proposed.is_empty() && self.composition.is_none() {
            return false;
        }
        let range = self.composed_range();
        let start = range.start;
        let text = self.fitting(&proposed, &range).to_owned();
        self.replace(range, &text);
        if text.is_empty() {
            self.settle();
            if self.past.last().is_some_and(|was| was.text == self.text) {
                self.past.pop();
            }
            return true;
        }
        let byte = |chars: usize| start + byte_of(&text, chars);
        let active = active.map(|part| byte(part.start)..byte(part.end.max(part.start)));
        if let Some(active) = &active {
            self.head = active.end;
            self.anchor = self.head;
        }
        self.composition = Some(Composition {
            range: start..start + text.len(),
            active,
        });
        true
    }

    /// Takes what an input method has decided. Returns whether anything changed.
    pub fn commit(&mut self, decided: &str) -> bool {
        if self.composition.is_none() {
            return !decided.is_empty() && self.insert(decided);
        }
        let range = self.composed_range();
        let text = self.fitting(&self.plain(decided), &range).to_owned();
        self.replace(range, &text);
        self.settle();
        true
    }

    /// Where the composition stands; begins one, in place of the selection, where there is none.
    fn composed_range(&mut self) -> Range<usize> {
        match &self.composition {
            Some(composition) => composition.range.clone(),
            None => {
                self.begin(OpenUndo::Nothing, false);
                self.selection()
            }
        }
    }

    /// Erases characters around the selection, as input methods ask. Returns whether anything
    /// changed.
    pub fn erase_around(&mut self, before: usize, after: usize) -> bool {
        let around = match &self.composition {
            Some(composition) => composition.range.clone(),
            None => self.selection(),
        };
        let head = self.text.get(..around.start).unwrap_or("");
        let tail = self.text.get(around.end..).unwrap_or("");
        let from = byte_of(head, head.chars().count().saturating_sub(before));
        let to = around.end + byte_of(tail, after);
        if from == around.start && to == around.end {
            return false;
        }
        let (caret, erased) = (self.head, around.start - from);
        self.begin(OpenUndo::Nothing, false);
        self.replace(around.end..to, "");
        self.replace(from..around.start, "");
        self.head = caret.saturating_sub(erased).min(self.text.len());
        self.anchor = self.head;
        if let Some(composition) = &mut self.composition {
            composition.range = moved_back(&composition.range, erased);
            let active = composition.active.as_ref();
            composition.active = active.map(|part| moved_back(part, erased));
        }
        true
    }

    /// Takes the last step back. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.travel(true)
    }

    /// Takes again what was taken back. Returns whether there was anything.
    pub fn redo(&mut self) -> bool {
        self.travel(false)
    }

    fn travel(&mut self, back: bool) -> bool {
        if self.composition.is_some() {
            return false;
        }
        let stack = if back {
            &mut self.past
        } else {
            &mut self.future
        };
        let Some(there) = stack.pop() else {
            return false;
        };
        let here = self.moment();
        let stack = if back {
            &mut self.future
        } else {
            &mut self.past
        };
        stack.push(here);
        (self.text, self.anchor, self.head) = (there.text, there.anchor, there.head);
        self.open = OpenUndo::Nothing;
        true
    }

    fn moment(&self) -> EditMoment {
        EditMoment {
            text: self.text.clone(),
            anchor: self.anchor,
            head: self.head,
        }
    }

    /// A step begins that can be taken back, unless it joins the last.
    fn begin(&mut self, kind: OpenUndo, joins: bool) {
        self.future.clear();
        if joins && kind == self.open {
            return;
        }
        if self.past.len() == MOST_STEPS {
            self.past.remove(0);
        }
        self.past.push(self.moment());
        self.open = kind;
    }

    fn replace(&mut self, range: Range<usize>, text: &str) {
        let at = range.start + text.len();
        self.wanted_x = None;
        self.text.replace_range(range, text);
        self.head = at;
        self.anchor = at;
    }

    /// As much of `text`, in whole letters, as there is room for in place of `range`.
    fn fitting<'t>(&self, text: &'t str, range: &Range<usize>) -> &'t str {
        let replaced = self.text.get(range.clone()).unwrap_or("").chars().count();
        let kept = self.text.chars().count() - replaced;
        let mut room = self.limit.saturating_sub(kept);
        let mut end = 0;
        for letter in text.graphemes(true) {
            let Some(left) = room.checked_sub(letter.chars().count()) else {
                break;
            };
            room = left;
            end += letter.len();
        }
        &text[..end]
    }
}

fn visual_step(laid: &Laid, at: usize, side: CaretSide) -> usize {
    match side {
        CaretSide::Left => laid.previous_visual(at),
        CaretSide::Right => laid.next_visual(at),
    }
}

/// A range after `erased` bytes before it are gone.
fn moved_back(range: &Range<usize>, erased: usize) -> Range<usize> {
    range.start.saturating_sub(erased)..range.end.saturating_sub(erased)
}

#[cfg(test)]
mod tests;
