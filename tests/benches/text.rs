//! The figures of text: layout, scrolling, labels, search. Nothing here is a test: machines differ.
//!
//! `cargo bench --bench text` runs all; `cargo bench --bench text -- scroll` runs some.

#[path = "../common/colors.rs"]
mod colors;

use colors::COLORS;
use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Color32, Context, Id, Pos2, RawInput, Rect, ScrollArea, Ui, pos2, vec2};
use kharita::model::{Names, Source, World};
use kharita::state::Project;
use kharita::text::page::paragraphs;
use kharita::text::{Shaper, Style};
use kharita::ui::glyphs::{Paragraph, TextPainter, reading};
use std::hint::black_box;
use std::sync::Arc;

/// Arabic prose with Latin names, years, quotations and marks.
const PAGES: [&str; 4] = [
    include_str!("../read_back/plain.txt"),
    include_str!("../read_back/names.txt"),
    include_str!("../read_back/quotations.txt"),
    include_str!("../read_back/diacritics.txt"),
];

/// Paragraphs of at least so many words, no two alike, so that no layout serves twice.
fn document(words: usize) -> Vec<String> {
    let all: Vec<String> = PAGES.iter().flat_map(|page| paragraphs(page)).collect();
    let mut count = 0;
    let enough = |paragraph: &String| {
        let before = count;
        count += paragraph.split_whitespace().count();
        before < words
    };
    let numbered = (0..).zip(all.iter().cycle());
    let unlike = numbered.map(|(n, paragraph): (usize, _)| format!("{paragraph} {n}"));
    unlike.take_while(enough).collect()
}

fn layout(c: &mut Criterion) {
    let text = document(10_000);
    let style = Style::new(18.0).reading();
    let mut shaper = Shaper::new();
    let mut group = c.benchmark_group("layout");
    group.sample_size(10);
    group.bench_function("document of 10,000 words, 640 points wide", |b| {
        b.iter(|| {
            for paragraph in &text {
                black_box(shaper.lay_out(paragraph, &style, Some(640.0)));
            }
        });
    });
    group.finish();
}

/// One frame of a screen of 1280 × 800, painted by `content`.
fn frame(ctx: &Context, time: &mut f64, content: impl FnMut(&mut Ui)) {
    *time += 1.0 / 60.0;
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
        time: Some(*time),
        ..Default::default()
    };
    ctx.run_ui(input, content).drop_without_applying_deltas();
}

fn scrolling(c: &mut Criterion) {
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
    let (ctx, mut time, mut offset) = (Context::default(), 0.0, 0.0_f32);
    c.bench_function("scroll/10,000 words by 40 points a frame", |b| {
        b.iter(|| {
            offset = (offset + 40.0) % 20_000.0;
            frame(&ctx, &mut time, |ui| {
                ScrollArea::vertical()
                    .vertical_scroll_offset(offset)
                    .show(ui, |ui| {
                        black_box(reading(ui, Id::unique("text"), &shown, COLORS, None));
                    });
            });
        });
    });
}

fn labels(c: &mut Criterion) {
    let names: Vec<String> = (0..300)
        .map(|n| match n % 3 {
            0 => format!("دير الزور {n}"),
            1 => format!("Deir ez-Zor {n}"),
            _ => format!("الرقة Raqqa {n}"),
        })
        .collect();
    let style = Style::new(13.0);
    let (ctx, mut time, mut moved) = (Context::default(), 0.0, 0.0_f32);
    c.bench_function("labels/300 with halo while panning", |b| {
        b.iter(|| {
            moved = (moved + 1.7) % 300.0;
            frame(&ctx, &mut time, |ui| {
                TextPainter::with(ui.ctx(), |painter| {
                    for (n, name) in names.iter().enumerate() {
                        let laid = painter.lay_out(name, &style, None);
                        let at = pos2((n % 12) as f32 * 95.0 + moved, (n / 12) as f32 * 30.0);
                        let (ink, halo) = (Color32::BLACK, Color32::WHITE);
                        painter.paint_with_halo(ui.painter(), at, &laid, ink, halo, 1.5);
                    }
                });
            });
        });
    });
}

/// The shipped data set with 10,000 sources in place of its own.
fn many_sources() -> Project {
    let loaded = kharita::load::embedded();
    let mut world: World = Arc::into_inner(loaded.world).expect("no one else has it");
    let (text, own) = (document(30_000), world.sources.clone());
    let first_words = |n: usize, count: usize| -> String {
        let words = text[n % text.len()].split_whitespace();
        words.skip(n % 17).take(count).collect::<Vec<_>>().join(" ")
    };
    let source = |n: usize| Source {
        id: format!("source-{n}"),
        title: Names {
            en: format!("Report {n} on the crossings of the Euphrates near Deir ez-Zor"),
            ar: first_words(n, 9),
        },
        ..own[n % own.len()].clone()
    };
    world.sources = (0..10_000).map(source).collect();
    Project::new(Arc::new(world), Vec::new(), None)
}

fn search(c: &mut Criterion) {
    let project = many_sources();
    for query in [
        "ا",
        "الفرات",
        "النهر المدينه",
        "deir ez zor 77",
        "deirezzor",
        "ديرالزور",
        "kryptn",
    ] {
        c.bench_function(&format!("search/10,000 sources, {query}"), |b| {
            b.iter(|| black_box(project.search.find(query)));
        });
    }
}

criterion_group!(benches, layout, scrolling, labels, search);
criterion_main!(benches);
