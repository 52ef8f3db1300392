//! What edits do to text, caret and selection.

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
