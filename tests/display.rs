//! A picture as a list of outlines shows what the renderer draws: fills with their patterns, rivers,
//! borders, fronts, selection, at several dates, zooms and themes.

#[path = "common/shipped.rs"]
mod shipped;

use image::RgbaImage;
use kharita::export::sheet::{ChartSource, SheetChoice, SheetMaker};
use kharita::export::step_sources::source_line;
use kharita::geometry::{Camera, Viewport, WorldPoint, world_from_lonlat};
use kharita::model::{Day, Filter, LabelLang, Lang};
use kharita::render::{Gpu, WindowFrame, draw, new_picture, paint_callback};
use kharita::scene::display::{DisplayItem, SheetPart};
use kharita::scene::{DisplayList, Layers, Query, Theme};
use kharita::text::Shaper;
use kharita::ui::display::paint_list;
use kharita::words::Words;
use shipped::project;

const SIZE: [u32; 2] = [480, 360];

/// Egui draws the edges of shapes that it is given as triangles with one sample a pixel, so that pictures are
/// drawn this many times as large and made small again.
const FINE: u32 = 3;

fn query(day: Day, lonlat: [f64; 2], zoom: f64, theme: Theme) -> Query {
    Query {
        date: day,
        date_before: day,
        fade: 1.0,
        theme,
        filter: Filter::default(),
        outlined: Vec::new(),
        hovered: None,
        selected: project().world.find_area("iq-mosul-east"),
        camera: Camera {
            center: world_from_lonlat(lonlat),
            zoom,
        },
        viewport: Viewport {
            width: f64::from(SIZE[0]),
            height: f64::from(SIZE[1]),
        },
        pixels_per_point: FINE as f32,
        layers: Layers::default(),
        hidden_layers: Vec::new(),
        dress: kharita::scene::Dress::default(),
    }
}

/// Moves a camera so that a map stands on whole pixels, as the window's does.
fn on_whole_pixels(query: &mut Query, origin: WorldPoint) {
    let px_per_world = query.camera.points_per_world() * f64::from(FINE);
    let half = [query.viewport.width, query.viewport.height];
    let half = half.map(|side| side * f64::from(FINE) / 2.0);
    for axis in 0..2 {
        let left_top = (query.camera.center[axis] - origin[axis]) * px_per_world - half[axis];
        query.camera.center[axis] = origin[axis] + (left_top.round() + half[axis]) / px_per_world;
    }
}

/// What egui draws of shapes that `paint` adds.
fn drawn(paint: impl Fn(&egui::Painter, egui::Rect)) -> RgbaImage {
    let gpu = Gpu::headless().unwrap_or_else(|error| panic!("{error}"));
    let mut picture = new_picture(&gpu, 4);
    let ctx = egui::Context::default();
    ctx.set_pixels_per_point(FINE as f32);
    let rect = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(480.0, 360.0));
    let input = egui::RawInput {
        screen_rect: Some(rect),
        ..Default::default()
    };
    let output = ctx.run_ui(input, |ui| paint(&ui.painter().with_clip_rect(rect), rect));
    let frame = WindowFrame {
        shapes: output.shapes,
        textures: output.textures_delta,
        size: SIZE.map(|side| side * FINE),
        pixels_per_point: FINE as f32,
        ground: egui::Color32::BLACK,
    };
    let drawn = draw(&gpu, &mut picture, frame, |shapes, scale| {
        ctx.tessellate(shapes, scale)
    });
    let drawn = drawn.unwrap_or_else(|error| panic!("{error}"));
    image::imageops::thumbnail(&drawn, SIZE[0], SIZE[1])
}

/// Mean difference of a channel, and the share of pixels that differ much.
fn differences(a: &RgbaImage, b: &RgbaImage) -> (f64, f64) {
    let (mut sum, mut much) = (0_u64, 0_u64);
    for (a, b) in a.pixels().zip(b.pixels()) {
        let apart = [0, 1, 2].map(|n| u64::from(a.0[n].abs_diff(b.0[n])));
        sum += apart.iter().sum::<u64>();
        much += u64::from(apart.iter().any(|apart| *apart > 60));
    }
    let count = f64::from(a.width() * a.height());
    (sum as f64 / count / 3.0, much as f64 / count)
}

#[test]
fn the_list_of_a_map_looks_like_the_map() {
    let project = project();
    let words = Words::new(Lang::En);
    let source = ChartSource::main(&project.world, &project.prepared, &words);
    let mut maker = SheetMaker::new(&source);
    let mut shaper = Shaper::new();
    let bare = SheetChoice {
        is_bare: true,
        ..SheetChoice::default()
    };
    for (date, lonlat, zoom, theme) in [
        ((2013, 3, 1), [38.0, 35.0], 6.0, Theme::Light),
        ((2014, 6, 11), [42.8, 36.0], 7.4, Theme::Dark),
        ((2016, 10, 20), [37.2, 36.2], 9.0, Theme::Light),
        ((2017, 7, 1), [43.1, 36.3], 8.6, Theme::Print),
    ] {
        let day = Day::new(date.0, date.1, date.2).expect("a day");
        let mut query = query(day, lonlat, zoom, theme);
        let first = maker.sheet(&source, &query, LabelLang::Window, &bare, &mut shaper);
        on_whole_pixels(&mut query, first.scene.mesh.origin);
        let mut sheet = || maker.sheet(&source, &query, LabelLang::Window, &bare, &mut shaper);
        let scene = sheet().scene;
        let map = drawn(|painter, rect| {
            painter.add(paint_callback(rect, scene.clone()));
        });
        let list = sheet().list(&source);
        let listed = drawn(|painter, rect| paint_list(painter, rect.min, &list));
        let (mean, much) = differences(&map, &listed);
        assert!(
            mean < 4.0 && much < 0.03,
            "{date:?} {theme:?}: {mean} {much}"
        );
    }
}

fn sheet_of_step(lang: Lang) -> DisplayList {
    let project = project();
    let words = Words::new(lang);
    let source = ChartSource::main(&project.world, &project.prepared, &words);
    let step = &project.world.stories[0].steps[2];
    let choice = kharita::export::sheet::step_choice(&project.world, &words, step);
    let query = Query {
        viewport: Viewport {
            width: 1024.0,
            height: 640.0,
        },
        ..query(step.date, [43.0, 36.2], 7.0, Theme::Light)
    };
    let sheet = SheetMaker::new(&source).sheet(
        &source,
        &query,
        LabelLang::Window,
        &choice,
        &mut Shaper::new(),
    );
    sheet.list(&source)
}

#[test]
fn no_words_of_a_sheet_are_cut_or_lie_over_others() {
    for lang in Lang::ALL {
        let list = sheet_of_step(lang);
        let [width, height] = list.size_points;
        let mut boxes: Vec<(SheetPart, [f32; 4])> = Vec::new();
        for layer in &list.layers {
            for item in &layer.items {
                let DisplayItem::Text(text) = item else {
                    continue;
                };
                let [x, y] = text.at;
                let own = [x, y, x + text.laid.width, y + text.laid.height];
                let is_inside = own[0] >= -0.5
                    && own[1] >= -0.5
                    && own[2] <= width + 0.5
                    && own[3] <= height + 0.5;
                assert!(
                    is_inside && !text.laid.elided,
                    "{lang:?} {}",
                    text.laid.text
                );
                for (part, other) in boxes.iter().filter(|(part, _)| *part != layer.part) {
                    let apart = own[2] <= other[0]
                        || own[0] >= other[2]
                        || own[3] <= other[1]
                        || own[1] >= other[3];
                    assert!(
                        apart,
                        "{lang:?} {part:?} {:?}: {}",
                        layer.part, text.laid.text
                    );
                }
                boxes.push((layer.part, own));
            }
        }
        let parts: Vec<SheetPart> = boxes.iter().map(|(part, _)| *part).collect();
        for part in [
            SheetPart::Names,
            SheetPart::Date,
            SheetPart::Legend,
            SheetPart::Caption,
            SheetPart::Scale,
            SheetPart::Credits,
        ] {
            assert!(parts.contains(&part), "{lang:?} {part:?}");
        }
    }
}

#[test]
fn a_source_line_names_reports_before_the_compilers() {
    let project = project();
    let words = Words::new(Lang::En);
    let steps = project.world.stories.iter().flat_map(|story| &story.steps);
    let lines: Vec<String> = steps
        .map(|step| source_line(&project.world, &words, step))
        .collect();
    assert!(
        lines.iter().all(|line| line.starts_with("Source")),
        "{lines:?}"
    );
    let both = lines
        .iter()
        .filter(|line| line.contains("summary by the compilers"));
    assert!(both.count() > 0, "{lines:?}");
}
