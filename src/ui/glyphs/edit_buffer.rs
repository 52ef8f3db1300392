//! The text of a field while it is edited: caret, selection, composition, and the way back. Every
//! change is in logical offsets; what moves as the eye sees it asks the layout. It must not know
//! events, widgets or the clipboard.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Laid;

/// So many steps can be taken back.
const MOST_STEPS: usize = 200;

/// One line of text that is being edited. Offsets are bytes, in logical order.
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
}

/// What an input method has not yet decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// The part of it that is being decided.
    pub active: Option<Range<usize>>,
}

/// To which side of the screen the caret moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaretSide {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// In which direction of reading something is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erase {
    /// What stands before the caret.
    Before,
    /// What stands after it.
    After,
}

/// How much a movement or an erasure takes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditUnit {
    /// A letter with its marks.
    Letter,
    /// Up to the end of a word.
    Word,
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
            *self = Self::new(text, self.limit);
        }
    }

    /// What an input method was composing stays as it is.
    pub fn settle(&mut self) {
        self.composition = None;
        self.open = OpenUndo::Nothing;
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

    /// Moves the caret to where reading begins or ends.
    pub fn go_to_end(&mut self, end: bool, extend: bool) {
        self.place(if end { self.text.len() } else { 0 }, extend);
    }

    /// Types: replaces the selection. Letters typed in a row are one step back, word by word.
    /// Returns whether anything changed.
    pub fn type_text(&mut self, typed: &str) -> bool {
        let typed = one_line(typed);
        let before = self.text.get(..self.selection().start).unwrap_or("");
        let begins_word = before.ends_with(char::is_whitespace)
            && typed.starts_with(|c: char| !c.is_whitespace());
        let joins = self.selection().is_empty() && !begins_word;
        self.replace_as(&typed, OpenUndo::Typing, joins)
    }

    /// Replaces the selection in a step of its own. Returns whether anything changed.
    pub fn insert(&mut self, text: &str) -> bool {
        self.replace_as(&one_line(text), OpenUndo::Nothing, false)
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
        let proposed = one_line(proposed);
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
        let text = self.fitting(&one_line(decided), &range).to_owned();
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

/// The boundaries of letters with their marks.
fn letters(text: &str) -> impl Iterator<Item = usize> {
    text.grapheme_indices(true)
        .map(|(at, _)| at)
        .chain([text.len()])
}

/// The words, by UAX #29.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.unicode_word_indices()
        .map(|(at, word)| at..at + word.len())
}

/// A range after `erased` bytes before it are gone.
fn moved_back(range: &Range<usize>, erased: usize) -> Range<usize> {
    range.start.saturating_sub(erased)..range.end.saturating_sub(erased)
}

/// Bytes of the first `chars` characters.
fn byte_of(text: &str, chars: usize) -> usize {
    text.char_indices()
        .nth(chars)
        .map_or(text.len(), |(at, _)| at)
}

/// A text without line breaks and control characters; these become spaces.
fn one_line(text: &str) -> String {
    let text = text.replace("\r\n", " ");
    text.chars()
        .map(|c| match c {
            '\u{2028}' | '\u{2029}' => ' ',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Shaper, Style};

    fn lay(buffer: &EditBuffer) -> Laid {
        Shaper::new().lay_out(buffer.text(), &Style::new(14.0), None)
    }

    fn typed(text: &str) -> EditBuffer {
        let mut buffer = EditBuffer::new("", 400);
        for c in text.chars() {
            assert!(buffer.type_text(&c.to_string()));
        }
        buffer
    }

    #[test]
    fn typing_is_undone_word_by_word_and_redone() {
        let mut buffer = typed("الرقة 2017");
        assert!(buffer.undo());
        assert_eq!(buffer.text(), "الرقة ");
        assert!(buffer.undo());
        assert_eq!(buffer.text(), "");
        assert!(!buffer.undo());
        assert!(buffer.redo() && buffer.redo() && !buffer.redo());
        assert_eq!((buffer.text(), buffer.caret()), ("الرقة 2017", 15));
        buffer.undo();
        buffer.type_text("x");
        assert!(!buffer.redo(), "what is typed anew ends the way forward");
    }

    #[test]
    fn a_moved_caret_begins_a_new_step() {
        let mut buffer = typed("ab");
        buffer.place(0, false);
        buffer.type_text("c");
        buffer.undo();
        assert_eq!((buffer.text(), buffer.caret()), ("ab", 0));
    }

    #[test]
    fn erasing_takes_letters_with_their_marks_and_words() {
        let mut buffer = EditBuffer::new("بِسْمِ اللهِ", 400);
        assert!(buffer.erase(Erase::Before, EditUnit::Letter));
        assert_eq!(buffer.text(), "بِسْمِ الل");
        assert!(buffer.erase(Erase::Before, EditUnit::Word));
        assert_eq!(buffer.text(), "بِسْمِ ");
        buffer.place(0, false);
        assert!(!buffer.erase(Erase::Before, EditUnit::Letter));
        assert!(buffer.erase(Erase::After, EditUnit::Letter));
        assert_eq!(buffer.text(), "سْمِ ");
        assert!(buffer.erase(Erase::After, EditUnit::Word));
        assert_eq!(buffer.text(), " ");
        while buffer.undo() {}
        assert_eq!(buffer.text(), "بِسْمِ اللهِ");
    }

    #[test]
    fn the_caret_crosses_mixed_text_as_the_eye_sees_it() {
        for text in ["abc الرقة def", "الرقة SDF في 2017", "«SDF» (الرقة)"] {
            let mut buffer = EditBuffer::new(text, 400);
            let laid = lay(&buffer);
            let rtl = laid.direction.is_rtl();
            buffer.go_to_end(rtl, false);
            let mut x = laid.caret(buffer.caret())[0];
            let mut seen = 1;
            loop {
                let before = buffer.caret();
                buffer.step(&laid, CaretSide::Right, EditUnit::Letter, false);
                if buffer.caret() == before {
                    break;
                }
                let next = laid.caret(buffer.caret())[0];
                assert!(next >= x - 0.05, "{text}: from {x} to {next}");
                x = next;
                seen += 1;
            }
            assert_eq!(seen, text.chars().count() + 1, "{text}: every place once");
            assert_eq!(buffer.caret(), if rtl { 0 } else { text.len() });
        }
    }

    #[test]
    fn words_are_crossed_in_both_directions_of_reading() {
        let mut buffer = EditBuffer::new("من الرقة SDF إلى", 400);
        let laid = lay(&buffer);
        buffer.go_to_end(false, false);
        let mut stops = Vec::new();
        for _ in 0..5 {
            buffer.step(&laid, CaretSide::Left, EditUnit::Word, false);
            stops.push(buffer.caret());
        }
        let text = buffer.text();
        let at = |part: &str| text.find(part).expect("a part of the text");
        let expected = [
            at("من") + 4,
            at("الرقة") + 10,
            at("SDF") + 3,
            text.len(),
            text.len(),
        ];
        assert_eq!(stops, expected);
    }

    #[test]
    fn a_selection_collapses_to_the_side_of_the_arrow() {
        let mut buffer = EditBuffer::new("الرقة", 400);
        let laid = lay(&buffer);
        buffer.select(2..6);
        buffer.step(&laid, CaretSide::Left, EditUnit::Letter, false);
        assert_eq!(buffer.selection(), 6..6, "Arabic goes on to the left");
        buffer.select(2..6);
        buffer.step(&laid, CaretSide::Right, EditUnit::Letter, false);
        assert_eq!(buffer.selection(), 2..2);
        buffer.step(&laid, CaretSide::Left, EditUnit::Letter, true);
        buffer.step(&laid, CaretSide::Left, EditUnit::Letter, true);
        assert_eq!(buffer.selected(), "لر", "in logical order");
    }

    #[test]
    fn pasting_is_one_step_on_one_line_within_the_limit() {
        let mut buffer = EditBuffer::new("abc", 6);
        buffer.select(1..2);
        assert!(buffer.insert("1\r\n2\u{2029}3\u{0}4567"));
        assert_eq!(buffer.text(), "a1 2 c");
        assert!(!buffer.type_text("x"), "it is full");
        buffer.undo();
        assert_eq!((buffer.text(), buffer.selection()), ("abc", 1..2));
        let mut full = EditBuffer::new("", 3);
        full.insert("ab\u{65}\u{301}\u{302}");
        assert_eq!(full.text(), "ab", "no letter is torn from its marks");
    }

    #[test]
    fn a_composition_is_one_step_or_none() {
        let mut buffer = EditBuffer::new("ab", 400);
        buffer.select(1..2);
        assert!(buffer.compose("にほ", Some(0..1)));
        assert_eq!(buffer.text(), "aにほ");
        let composition = buffer.composition().cloned().expect("composing");
        assert_eq!((composition.range, composition.active), (1..7, Some(1..4)));
        assert!(!buffer.undo(), "not while composing");
        assert!(buffer.compose("日本", None) && buffer.commit("日本"));
        assert_eq!((buffer.text(), buffer.caret()), ("a日本", 7));
        buffer.undo();
        assert_eq!((buffer.text(), buffer.selection()), ("ab", 1..2));
        buffer.place(2, false);
        assert!(buffer.compose("x", None) && buffer.compose("", None));
        assert_eq!(buffer.text(), "ab");
        assert!(!buffer.undo(), "nothing came of it");
        assert!(!buffer.compose("", None) && !buffer.commit(""));
    }

    #[test]
    fn an_input_method_may_erase_around_the_caret() {
        let mut buffer = EditBuffer::new("قابله", 400);
        buffer.place(4, false);
        assert!(buffer.erase_around(1, 1));
        assert_eq!((buffer.text(), buffer.caret()), ("قله", 2));
        assert!(buffer.erase_around(99, 99));
        assert_eq!(buffer.text(), "");
        assert!(!buffer.erase_around(1, 1));
    }

    #[test]
    fn a_text_from_elsewhere_cannot_be_undone() {
        let mut buffer = typed("abc");
        buffer.sync("abc");
        assert!(buffer.clone().undo());
        buffer.sync("xy");
        assert_eq!(buffer.caret(), 2);
        assert!(!buffer.undo());
    }

    #[test]
    fn no_offset_breaks_it() {
        let mut buffer = EditBuffer::new("aالرb", 400);
        for offset in 0..12 {
            buffer.place(offset, offset % 2 == 0);
            buffer.erase(Erase::After, EditUnit::Letter);
            buffer.undo();
        }
        assert_eq!(buffer.text(), "aالرb");
    }
}
