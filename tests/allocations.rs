//! What a frame of text costs, counted: allocations grow with what is on the screen, never with its
//! letters. The counter is the allocator of this test alone, and counts one thread.

#[path = "common/colors.rs"]
mod colors;
#[path = "common/shipped.rs"]
mod shipped;

use allocation_counter::measure;
use colors::COLORS;
use egui::{Color32, Context, Id, Pos2, RawInput, Rect, ScrollArea, Shape, Ui, pos2, vec2};
use kharita::app::Shell;
use kharita::app::preferences::Preferences;
use kharita::model::{Day, Lang};
use kharita::state::{Command, Settings};
use kharita::text::{Shaper, Style, page::paragraphs};
use kharita::ui::glyphs::{Paragraph, TextPainter, reading};

/// What a frame allocated, and how many glyphs it painted.
#[derive(Clone, Copy, Debug)]
struct Cost {
    allocations: u64,
    glyphs: usize,
}

/// A screen of 1280 × 800 points.
#[derive(Default)]
struct Screen {
    ctx: Context,
    time: f64,
}

impl Screen {
    fn frame(&mut self, content: impl FnMut(&mut Ui)) -> Cost {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time),
            ..Default::default()
        };
        let mut output = None;
        let counted = measure(|| output = Some(self.ctx.run_ui(input, content)));
        let output = output.expect("a frame");
        let glyphs = output.shapes.iter().map(|clipped| match &clipped.shape {
            Shape::Mesh(mesh) => mesh.vertices.len() / 4,
            _ => 0,
        });
        let glyphs = glyphs.sum();
        output.drop_without_applying_deltas();
        Cost {
            allocations: counted.count_total,
            glyphs,
        }
    }
}

/// A frame of 300 labels over a map that moves, each of some words.
fn labels(words: usize) -> Cost {
    let name = |n: usize| {
        let name = ["دير الزور", "Deir ez-Zor", "الرقة Raqqa"][n % 3];
        format!("{}{n}", format!("{name} ").repeat(words))
    };
    let names: Vec<String> = (0..300).map(name).collect();
    let style = Style::new(13.0);
    let mut screen = Screen::default();
    let mut moved = |moved: f32| {
        screen.frame(|ui| {
            TextPainter::with(ui.ctx(), |painter| {
                for (n, name) in names.iter().enumerate() {
                    let laid = painter.lay_out(name, &style, None);
                    let at = pos2((n % 12) as f32 * 95.0 + moved, (n / 12) as f32 * 30.0);
                    let (ink, halo) = (Color32::BLACK, Color32::WHITE);
                    painter.paint_with_halo(ui.painter(), at, &laid, ink, halo, 1.5);
                }
            });
        })
    };
    for pass in 0..4 {
        moved(pass as f32 * 1.7);
    }
    moved(10.0)
}

#[test]
fn labels_allocate_nothing_while_the_map_moves() {
    let (short, long) = (labels(1), labels(8));
    eprintln!("300 labels: {short:?}; of eight times the letters: {long:?}");
    assert!(long.glyphs > 4 * short.glyphs, "{short:?} {long:?}");
    // Not even one for each label: what is left is the frame's own.
    assert!(short.allocations < 60, "{short:?}");
    assert!(long.allocations < 60, "{long:?}");
}

/// Arabic prose with Latin names, years and quotations, of at least so many words.
fn document(words: usize) -> Vec<String> {
    let pages = [
        include_str!("read_back/plain.txt"),
        include_str!("read_back/names.txt"),
        include_str!("read_back/quotations.txt"),
    ];
    let all: Vec<String> = pages.iter().flat_map(|page| paragraphs(page)).collect();
    let (mut text, mut count) = (Vec::new(), 0);
    for (n, paragraph) in all.iter().cycle().enumerate() {
        if count >= words {
            break;
        }
        count += paragraph.split_whitespace().count();
        text.push(format!("{paragraph} {n} https://example.org/{n}"));
    }
    text
}

#[test]
fn scrolling_allocates_by_the_paragraph_and_not_by_the_letter() {
    let text = document(10_000);
    let shown: Vec<Paragraph<'_>> = text
        .iter()
        .map(|text| Paragraph {
            text,
            style: Style::new(18.0).reading(),
            marks: Vec::new(),
            found: &[],
        })
        .collect();
    let mut screen = Screen::default();
    let mut at = |offset: f32| {
        screen.frame(|ui| {
            ScrollArea::vertical()
                .vertical_scroll_offset(offset)
                .show(ui, |ui| {
                    reading(ui, Id::unique("text"), &shown, COLORS, None);
                });
        })
    };
    // Until every height is known and what is scrolled over has been laid out.
    for _ in 0..40 {
        at(3000.0);
    }
    at(3100.0);
    let seen = at(3050.0);
    eprintln!("a frame over what was laid out: {seen:?}");
    assert!(seen.glyphs > 1000, "{seen:?}");
    assert!(seen.allocations < 200, "{seen:?}");
    let mut whole = 0;
    let frames = 100;
    for frame in 0..frames {
        whole += at(4000.0 + frame as f32 * 40.0).allocations;
    }
    eprintln!("{frames} frames over what was not: {whole} allocations");
    // Four screens were laid out anew and painted, each of more than a thousand glyphs.
    assert!(whole / frames < seen.glyphs as u64 / 2, "{whole}");
}

#[test]
fn layout_allocates_less_than_once_for_three_letters() {
    let text = document(10_000);
    let style = Style::new(18.0).reading();
    let mut shaper = Shaper::new();
    let warm = shaper.lay_out(&text[0], &style, Some(640.0));
    let mut glyphs = warm.glyphs.len() as u64;
    let counted = measure(|| {
        for paragraph in &text {
            glyphs += shaper.lay_out(paragraph, &style, Some(640.0)).glyphs.len() as u64;
        }
    });
    eprintln!("{} allocations for {glyphs} glyphs", counted.count_total);
    assert!(glyphs > 40_000);
    assert!(counted.count_total * 3 < glyphs, "{}", counted.count_total);
}

#[test]
fn the_window_allocates_no_more_for_more_text_while_time_moves() {
    let settings = Settings {
        lang: Lang::Ar,
        reduce_motion: true,
        ..Settings::default()
    };
    let mut screen = Screen::default();
    Shell::prepare(&screen.ctx);
    let mut shell = Shell::new(shipped::project(), settings, Preferences::nowhere());
    let day = |n: i32| Day::new(2015, 5, 1).expect("a day").plus_days(n);
    let mut scrubbed = |n: i32| {
        shell.send(Command::SetDate(day(n)));
        screen.frame(|ui| {
            shell.logic(ui.ctx());
            shell.ui(ui);
        })
    };
    for n in 0..30 {
        scrubbed(n % 10);
    }
    let costs: Vec<Cost> = (0..10).map(&mut scrubbed).collect();
    eprintln!("the window while scrubbing: {costs:?}");
    for cost in costs {
        assert!(cost.glyphs > 1000, "{cost:?}");
        assert!(cost.allocations < cost.glyphs as u64, "{cost:?}");
    }
}
