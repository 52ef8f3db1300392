//! Text that no one should write, through layout, selection, the reading column, the labels and
//! the picture of a file: shown as well as can be, never a panic, and never more work than what is
//! seen of it.

#[path = "common/colors.rs"]
mod colors;

use allocation_counter::measure;
use colors::COLORS;
use egui::{
    Color32, Context, Event, Id, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, ScrollArea,
    Shape, Ui, pos2, vec2,
};
use kharita::app::text_picture::{TextError, write_text_picture};
use kharita::scene::Theme;
use kharita::text::{Shaper, Sought, Style, find, fold, links};
use kharita::ui::glyphs::{Label, Paragraph, TextPainter, reading};
use proptest::prelude::*;

/// What a text may hold, by its name.
fn hostile() -> Vec<(&'static str, String)> {
    let names = |text: &str| text.to_owned();
    vec![
        (
            "controls that open and never close",
            "\u{202E}\u{2067}\u{2066}\u{202B}".repeat(200) + "الرقة",
        ),
        (
            "controls that close what was not opened",
            "\u{2069}\u{202C}".repeat(500) + "Raqqa",
        ),
        ("deeper than UAX #9 goes", "\u{202B}a\u{202A}ب".repeat(200)),
        (
            "100,000 marks on a letter",
            names("ب") + &"\u{64B}".repeat(100_000),
        ),
        ("100,000 marks on nothing", "\u{301}".repeat(100_000)),
        (
            "many Latin marks",
            names("e") + &"\u{301}\u{323}".repeat(3000),
        ),
        ("a script without a font", "𒀀𒁀𒂀 𓀀𓁀 𞤀𞤣𞤤𞤢𞤥".repeat(20)),
        (
            "private and unassigned",
            "\u{E000}\u{F8FF}\u{10FFFF}\u{0378}\u{FFFF}".repeat(50),
        ),
        ("what came of a lone surrogate", "\u{FFFD}".repeat(300)),
        (
            "controls",
            "\u{0}\u{7}\u{8}\u{B}\u{C}\u{1B}[31m\u{7F}\u{9F}".repeat(20),
        ),
        (
            "line ends of all kinds",
            "a\r\nb\rc\u{85}d\u{2028}e\u{2029}\u{B}f".repeat(50),
        ),
        ("joiners", "👨\u{200D}".repeat(2000)),
        (
            "variation selectors",
            names("a") + &"\u{FE0F}\u{E0100}".repeat(1000),
        ),
        ("tags", "🏴\u{E0067}\u{E0062}".repeat(300)),
        ("flags", "🇸🇾".repeat(400) + "🇸"),
        ("no space at all", "ق".repeat(50_000)),
        ("tatweel", names("ر") + &"ـ".repeat(50_000) + "قة"),
        ("only spaces", " \u{A0}\u{3000}\t".repeat(4000)),
        ("Hangul and Thai", "각각ㄱㅏ สวัสดี ".repeat(200)),
        (
            "links without end",
            "https://".repeat(2000) + &"www.".repeat(2000),
        ),
        (
            "brackets",
            "([{«".repeat(1000) + "الرقة" + &"»}])".repeat(900),
        ),
    ]
}

/// A line of so many bytes, and no line break in it.
fn line(bytes: usize) -> String {
    let mut line = "سيطرت القوات على المدينة في 2017 (SDF) ثم ".repeat(bytes / 70 + 1);
    line.truncate(line.floor_char_boundary(bytes));
    line
}

/// A screen of 500 × 400 points.
#[derive(Default)]
struct Screen {
    ctx: Context,
    time: f64,
}

impl Screen {
    /// Shows `content`; answers with how many glyphs were painted.
    fn frame(&mut self, events: Vec<Event>, content: impl FnMut(&mut Ui)) -> usize {
        self.time += 0.1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(500.0, 400.0))),
            time: Some(self.time),
            events,
            ..Default::default()
        };
        let output = self.ctx.run_ui(input, content);
        let glyphs = output.shapes.iter().map(|clipped| match &clipped.shape {
            Shape::Mesh(mesh) => mesh.vertices.len() / 4,
            _ => 0,
        });
        let glyphs = glyphs.sum();
        output.drop_without_applying_deltas();
        glyphs
    }

    /// The column of a text, marked from end to end.
    fn column(&mut self, text: &str, events: Vec<Event>) -> usize {
        let half = text.floor_char_boundary(text.len() / 2);
        let found = Sought::new("الرقة a").in_texts(&[text]);
        let paragraph = Paragraph {
            text,
            style: Style::new(16.0).reading(),
            marks: std::iter::once(0..half).collect(),
            found: &found[0],
        };
        self.frame(events, |ui| {
            ScrollArea::vertical().show(ui, |ui| {
                let shown = std::slice::from_ref(&paragraph);
                reading(ui, Id::unique("hostile"), shown, COLORS, None);
            });
        })
    }
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    }
}

/// A press into the text, then every way to select in it.
fn selecting() -> Vec<Vec<Event>> {
    let at = pos2(250.0, 30.0);
    let press = |pressed| Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let (shift, both) = (Modifiers::SHIFT, Modifiers::SHIFT | Modifiers::COMMAND);
    let keys = [
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::ArrowDown,
        Key::ArrowUp,
        Key::Home,
        Key::End,
    ];
    let mut passes = vec![
        vec![Event::PointerMoved(at)],
        vec![press(true)],
        vec![press(false)],
    ];
    passes.extend(keys.map(|pressed| vec![key(pressed, shift)]));
    passes.extend(keys.map(|pressed| vec![key(pressed, both)]));
    passes.push(vec![Event::Copy]);
    passes
}

#[test]
fn every_place_that_shows_text_takes_it() {
    for (name, text) in hostile() {
        let mut screen = Screen::default();
        for events in std::iter::once(vec![]).chain(selecting()) {
            screen.column(&text, events);
        }
        let style = Style::new(13.0);
        screen.frame(vec![], |ui| {
            ui.add(Label::new(&text, &style, Color32::BLACK));
            ui.add(Label::new(&text, &style, Color32::BLACK).elide());
            TextPainter::with(ui.ctx(), |painter| {
                let laid = painter.lay_out_elided(&text, &style, 120.0);
                assert!(laid.width <= 121.0, "{name}: {}", laid.width);
                let (ink, halo) = (Color32::BLACK, Color32::WHITE);
                painter.paint_with_halo(ui.painter(), pos2(5.0, 5.0), &laid, ink, halo, 2.0);
            });
        });
    }
}

#[test]
fn offsets_stay_those_of_the_text() {
    let mut shaper = Shaper::new();
    for (name, text) in hostile() {
        let laid = shaper.lay_out(&text, &Style::new(16.0), Some(300.0));
        assert_eq!(*laid.text, *text, "{name}");
        for x in [-10.0, 40.0, 150.0, 400.0] {
            for y in [-5.0, 10.0, laid.height / 2.0, laid.height + 9.0] {
                let at = laid.hit(x, y);
                assert!(text.is_char_boundary(at), "{name}: {at}");
                for next in [
                    laid.next_visual(at),
                    laid.previous_visual(at),
                    laid.line_start(at),
                    laid.line_end(at),
                    laid.word_on(at, true),
                    laid.word_on(at, false),
                ] {
                    assert!(text.is_char_boundary(next), "{name}: {at} to {next}");
                }
            }
        }
        for link in links(&text) {
            assert!(text.get(link.range).is_some(), "{name}");
        }
        let _folded = fold(&text);
        let _found = find(&text, "الرقة", None, Some("a"));
    }
}

#[test]
fn a_line_of_ten_megabytes_costs_what_is_seen_of_it() {
    let (short, long) = (line(1 << 20), line(10 << 20));
    let first_frame = |text: &str| {
        let paragraph = Paragraph {
            text,
            style: Style::new(16.0).reading(),
            marks: Vec::new(),
            found: &[],
        };
        let shown = [paragraph];
        let mut screen = Screen::default();
        let (mut glyphs, mut counted) = (0, 0);
        for _ in 0..3 {
            let cost = measure(|| {
                glyphs = screen.frame(vec![], |ui| {
                    ScrollArea::vertical().show(ui, |ui| {
                        reading(ui, Id::unique("line"), &shown, COLORS, None);
                    });
                });
            });
            counted = cost.bytes_total;
        }
        (glyphs, counted)
    };
    let (short, long) = (first_frame(&short), first_frame(&long));
    eprintln!("1 MB: {short:?}; 10 MB: {long:?}");
    assert!((200..6000).contains(&long.0), "{} glyphs", long.0);
    // The text is laid out a little in each frame, however long it is.
    assert!(long.1 < short.1 * 2 + (1 << 20), "{short:?} {long:?}");
}

#[test]
fn a_file_of_it_is_drawn_or_refused_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (folder.path().join("in.txt"), folder.path().join("out.png"));
    let draw = |text: &[u8]| {
        std::fs::write(&from, text).expect("a file");
        write_text_picture(&from, 600, 20.0, Theme::Light, &to)
    };
    for (name, text) in hostile() {
        match draw(text.as_bytes()) {
            Ok(()) => {}
            Err(TextError::TooHigh { .. }) => assert!(text.len() > 50_000, "{name}"),
            Err(error) => panic!("{name}: {error}"),
        }
    }
    for text in [
        line(1 << 20),
        line(10 << 20),
        line(1 << 20).replace(' ', "\n\n"),
    ] {
        assert!(matches!(
            draw(text.as_bytes()),
            Err(TextError::TooHigh { .. })
        ));
    }
    // A lone surrogate, as some programs write it into what they call UTF-8.
    let refused = draw(b"a\xED\xA0\xBDb").expect_err("no UTF-8");
    assert!(refused.to_string().contains("byte 2"), "{refused}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in a text, what is found in it is what the text says.
    #[test]
    fn found_words_fold_to_the_words_sought(
        text in "[a-zاأإبةتحدرسقكلمنهوىيءَّ \u{202E}\u{2067}\u{200F}'-]{0,80}",
        query in "[a-zاأإبةتحدرسقكلمنهوى]{3,6}",
    ) {
        let sought = Sought::new(&query);
        let found = sought.in_texts(&[&text]);
        let mut end = 0;
        for range in &found[0] {
            prop_assert!(range.start >= end && text.get(range.clone()).is_some());
            end = range.end;
        }
    }

    /// Links never reach over white space or controls, and open what they show.
    #[test]
    fn links_show_what_they_open(text in "[hw:/.tpsa)(، «»ق\u{202E}]{0,60}(https://a\\.b)?[).، ]{0,4}") {
        for link in links(&text) {
            let shown = &text[link.range.clone()];
            prop_assert!(link.address.ends_with(shown));
            let is_clean = |c: char| !c.is_whitespace() && c != '\u{202E}';
            prop_assert!(shown.chars().all(is_clean), "{}", shown);
        }
    }
}
