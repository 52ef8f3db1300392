//! Tests of the order of Arabic and Latin on a line, and of texts that no one should write.

use super::*;

const MIXED: &str = "انضم the SDF إلى التحالف في 2015 (الرقة)";

fn lay(text: &str, width: Option<f32>) -> Laid {
    Shaper::new().lay_out(text, &Style::new(20.0), width)
}

/// The horizontal extent of `part` where it stands in the text.
#[track_caller]
fn extent(laid: &Laid, part: &str) -> (f32, f32) {
    let start = laid.text.find(part).expect("the part stands in the text");
    let rects = laid.selection_rects(start..start + part.len());
    assert_eq!(rects.len(), 1, "{part} is one piece on the screen");
    (rects[0][0], rects[0][2])
}

#[test]
fn words_of_an_arabic_line_run_from_right_to_left() {
    let laid = lay(MIXED, None);
    assert_eq!(laid.direction, Direction::RightToLeft);
    assert!(laid.glyphs.iter().all(|glyph| glyph.glyph != 0));
    let order = [
        "انضم",
        "the SDF",
        "إلى",
        "التحالف",
        "في",
        "2015",
        "(",
        "الرقة",
        ")",
    ];
    for pair in order.windows(2) {
        let (first, second) = (extent(&laid, pair[0]), extent(&laid, pair[1]));
        assert!(
            first.0 >= second.1 - 0.1,
            "{} stands right of {}",
            pair[0],
            pair[1]
        );
    }
    assert!(
        extent(&laid, "the").1 < extent(&laid, "SDF").0,
        "Latin runs left to right"
    );
}

#[test]
fn brackets_are_mirrored() {
    let glyph_of = |text: &str, part: &str| {
        let laid = lay(text, None);
        let (x0, x1) = extent(&laid, part);
        let inside = |g: &&PlacedGlyph| g.x > x0 - 0.5 && g.x < x1 - 0.5;
        laid.glyphs
            .iter()
            .find(inside)
            .expect("a glyph stands there")
            .glyph
    };
    assert_eq!(glyph_of(MIXED, "("), glyph_of("a)", ")"));
    assert_eq!(glyph_of("(a", "("), glyph_of("قال)", ")"));
}

#[test]
fn an_arabic_line_is_set_to_the_right_and_wraps_in_logical_order() {
    let text = [MIXED, MIXED, "abc"].join(" ");
    let laid = lay(&text, Some(180.0));
    assert!(laid.lines.len() > 2 && laid.width <= 180.0);
    for (line, next) in laid.lines.iter().zip(laid.lines.iter().skip(1)) {
        assert_eq!(line.range.end, next.range.start);
        assert!((line.right - laid.width).abs() < 0.1);
    }
}

#[test]
fn spaces_at_the_end_of_a_line_are_outside_it() {
    // The line breaks within Latin words of an Arabic paragraph: the space must not stand between
    // them and the Arabic.
    let laid = lay("قال Syrian Democratic Forces", Some(110.0));
    let line = &laid.lines[0];
    assert!(
        laid.text[line.range.clone()].ends_with("Syrian "),
        "{:?}",
        laid.lines
    );
    let space = laid.selection_rects(line.range.end - 1..line.range.end);
    assert!(
        space[0][2] <= line.left + 0.1,
        "the space hangs out to the left"
    );
    let gap = extent(&laid, "قال").0 - extent(&laid, "Syrian").1;
    assert!(gap < 8.0, "one space lies between: {gap}");
}

#[test]
fn letters_of_all_languages_of_the_map_are_in_the_fonts() {
    for text in [
        "پچگژکی ێۆڵڕ ە ھ",
        "şğıİçöüêîû",
        "ʿAyn al-ʿArab ʾ ḥḍṣṭẓġ āīū",
        "«\"'…–—٪؟،؛»",
        "٢٠١٥ ۲۰۱۷",
    ] {
        for style in [
            Style::new(16.0),
            Style::new(16.0).reading(),
            Style::new(16.0).bold(),
        ] {
            let laid = Shaper::new().lay_out(text, &style, None);
            assert!(
                laid.glyphs.iter().all(|g| g.glyph != 0),
                "{text} in {style:?}"
            );
        }
    }
}

#[test]
fn a_ligature_takes_the_caret_in_its_middle() {
    let laid = lay("لا", None);
    let xs: Vec<f32> = [0, 2, 4].iter().map(|&o| laid.caret(o)[0]).collect();
    assert!(xs[0] > xs[1] && xs[1] > xs[2], "{xs:?}");
    assert_eq!(laid.hit(xs[1], 1.0), 2);
}

#[test]
fn the_caret_visits_every_place_of_a_mixed_line_once() {
    for text in [MIXED, "a الرقة b", "abc", "", "الرقة abc", "abc الرقة"] {
        let laid = lay(text, None);
        let left = if laid.direction.is_rtl() {
            text.len()
        } else {
            0
        };
        let mut offset = left;
        let mut seen = vec![offset];
        while laid.next_visual(offset) != offset {
            let next = laid.next_visual(offset);
            assert!(
                laid.caret(next)[0] > laid.caret(offset)[0],
                "{text}: {seen:?}"
            );
            assert_eq!(laid.previous_visual(next), offset, "{text}");
            offset = next;
            seen.push(offset);
        }
        assert_eq!(seen.len(), text.chars().count() + 1, "{text}: {seen:?}");
    }
}

#[test]
fn the_caret_goes_on_to_the_next_line() {
    let laid = lay("ab\ncd\n", None);
    let mut offset = 0;
    let mut seen = vec![0];
    while laid.next_visual(offset) != offset {
        offset = laid.next_visual(offset);
        seen.push(offset);
    }
    assert_eq!(seen, [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(laid.lines.len(), 3);
    assert_eq!(laid.caret(6)[1], laid.lines[2].top);
}

#[test]
fn a_selection_of_mixed_text_is_several_pieces() {
    let laid = lay(MIXED, None);
    let start = MIXED.find("نضم").expect("part of the text");
    let end = MIXED.find("e SDF").expect("part of the text");
    assert_eq!(laid.selection_rects(start..end).len(), 2);
    assert_eq!(laid.selection_rects(0..MIXED.len()).len(), 1);
    assert!(laid.selection_rects(5..5).is_empty());
}

#[test]
fn every_offset_under_the_pointer_is_one_of_the_text() {
    let laid = lay(MIXED, Some(150.0));
    let mut y = -5.0;
    while y < laid.height + 10.0 {
        let mut x = -10.0;
        while x < 180.0 {
            assert!(MIXED.is_char_boundary(laid.hit(x, y)));
            x += 1.5;
        }
        y += 7.0;
    }
    let (x0, x1) = extent(&lay(MIXED, None), "SDF");
    let at = lay(MIXED, None).hit((x0 + x1) * 0.5, 3.0);
    assert_eq!(&MIXED[lay(MIXED, None).word_at(at)], "SDF");
}

#[test]
fn words_are_found_in_both_scripts() {
    let laid = lay(MIXED, None);
    let word = |part: &str| &MIXED[laid.word_at(MIXED.find(part).expect("in the text"))];
    assert_eq!(word("حالف"), "التحالف");
    assert_eq!(word("DF"), "SDF");
    assert_eq!(word("015"), "2015");
    assert_eq!(laid.word_at(MIXED.len() + 5).end, MIXED.len());
    assert_eq!(lay("", None).word_at(0), 0..0);
}

#[test]
fn a_declared_direction_wins() {
    let style = Style::new(20.0).direction(Direction::RightToLeft);
    let laid = Shaper::new().lay_out("SDF: الرقة", &style, None);
    assert!(extent(&laid, "SDF").0 > extent(&laid, "الرقة").1);
}

#[test]
fn text_that_no_one_should_write_is_laid_out_all_the_same() {
    let texts = [
        "\u{202E}\u{2067}\u{2069}\u{202C}\u{2069}abc\u{202E}".to_owned(),
        "\u{2067}".repeat(300) + "a",
        format!("ب{}", "\u{64B}".repeat(100_000)),
        format!("a{}b", "\u{301}".repeat(1000)),
        "\u{10FFFF}\u{0}\u{1}\t\u{FFFD}".to_owned(),
        "𒀀𒁀 𓀀 ᚠᚢ ꦲꦤ".to_owned(),
        "\r\n\r\n\u{2029}\u{85}".to_owned(),
        "ا".repeat(50_000),
        "👩‍👩‍👧‍👦🇸🇾".to_owned(),
    ];
    let mut shaper = Shaper::new();
    for text in &texts {
        for width in [None, Some(0.0), Some(120.0), Some(f32::NAN)] {
            let laid = shaper.lay_out(text, &Style::new(14.0), width);
            assert_eq!(&*laid.text, text.as_str());
            assert_eq!(laid.lines.first().map(|l| l.range.start), Some(0));
            assert_eq!(laid.lines.last().map(|l| l.range.end), Some(text.len()));
            assert!(laid.width.is_finite() && laid.height.is_finite());
            let rects = laid.selection_rects(0..text.len());
            assert!(rects.iter().flatten().all(|v| v.is_finite()));
            assert!(text.is_char_boundary(laid.hit(20.0, 10.0)));
            assert!(laid.next_visual(0) <= text.len());
        }
    }
    for size in [f32::NAN, -1.0, 0.0, f32::INFINITY] {
        assert!(
            shaper
                .lay_out("a", &Style::new(size), None)
                .width
                .is_finite()
        );
    }
}

#[test]
fn the_same_text_is_laid_out_the_same() {
    let mut shaper = Shaper::new();
    let style = Style::new(17.0).reading();
    let first = shaper.lay_out(MIXED, &style, Some(150.0));
    shaper.lay_out("other", &Style::new(9.0).bold(), None);
    let second = shaper.lay_out(MIXED, &style, Some(150.0));
    assert_eq!(first.lines, second.lines);
    assert_eq!(first.glyphs, second.glyphs);
}
