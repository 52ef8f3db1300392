//! The figures that the program promises: start, load, step, jump, frame, search, picture.
//!
//! `cargo bench` runs all; `cargo bench -- step` runs some. Never a test: machines differ.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use kharita::app::Shell;
use kharita::app::picture::Picture;
use kharita::app::preferences::Preferences;
use kharita::model::{
    Area, AreaId, Change, Condition, Confidence, Control, Day, Filter, ForceId, FuzzyDate,
    GroundSums, GroundUnit, Holder, Lang, Names, Status, Tables, Timeline, World,
};
use kharita::scene::{Query, SceneBuilder, Theme};
use kharita::state::{Command, NamedView, Project, Settings, State};
use std::hint::black_box;
use std::sync::Arc;

fn shipped() -> Arc<Project> {
    let loaded = kharita::load::embedded();
    Arc::new(Project::new(loaded.world, loaded.problems, None))
}

/// 100,000 areas with ten changes each, over 4,000 days.
fn great_timeline() -> Timeline {
    let (areas, changes) = great_tables();
    Timeline::new(&areas, &changes, None)
}

/// The same as a data set.
fn great_world() -> World {
    let (areas, changes) = great_tables();
    let shipped = kharita::load::embedded().world;
    let mut tables = Tables::of(&shipped);
    tables.about.first = Day(0);
    tables.about.last = Day(4_000);
    (tables.areas, tables.changes) = (areas, changes);
    (tables.passages, tables.assessments, tables.stories) = Default::default();
    (tables.context, tables.layers) = Default::default();
    World::new(tables)
}

fn great_tables() -> (Vec<Area>, Vec<Change>) {
    let area = |n: usize| Area {
        id: n.to_string(),
        area_km2: 1.0,
        ..Area::default()
    };
    let areas: Vec<Area> = (0..100_000).map(area).collect();
    let change = |n: usize| {
        let area = n % areas.len();
        let round = i32::try_from(n / areas.len()).unwrap_or(0);
        // Spread over the days without a random generator, the same every time.
        let day = Day(round * 400 + i32::try_from(area * 7_919 % 399).unwrap_or(0));
        Change {
            id: String::new(),
            date: FuzzyDate::exact(day),
            areas: vec![AreaId::from_index(area)],
            control: Control {
                status: Status::Control,
                forces: vec![ForceId(u32::try_from(n % 13).unwrap_or(0))],
            },
            confidence: Confidence::High,
            sources: Vec::new(),
            note: Names::default(),
            claim: None,
        }
    };
    let changes: Vec<Change> = (0..1_000_000).map(change).collect();
    (areas, changes)
}

fn figures(c: &mut Criterion) {
    let world = great_world();
    let of = "100,000 areas, 1,000,000 changes";
    let sums = || GroundSums::new(&world, &world.timeline);
    c.bench_function(&format!("figures/series, {of}"), |b| {
        b.iter(|| black_box(sums().series()))
    });
    let filter = Filter::from_iter([Condition::Force(ForceId(3))]);
    c.bench_function(&format!("figures/series through a filter, {of}"), |b| {
        b.iter(|| black_box(sums().filtered(&filter).series()));
    });
    c.bench_function(&format!("figures/matrix between two dates, {of}"), |b| {
        b.iter(|| black_box(sums().transitions(Day(1_000), Day(3_000))));
    });
    let series = sums().series();
    let holder = Holder::Force(ForceId(3));
    c.bench_function(&format!("figures/a figure on a day, {of}"), |b| {
        b.iter(|| black_box(series.value(GroundUnit::Share, holder, Day(2_345))));
    });
}

fn loading(c: &mut Criterion) {
    c.bench_function("load/shipped data set", |b| {
        b.iter(|| black_box(kharita::load::embedded()))
    });
    let world = kharita::load::embedded().world;
    c.bench_function("load/everything derived from it", |b| {
        b.iter(|| black_box(Project::new(world.clone(), Vec::new(), None)));
    });
}

fn time(c: &mut Criterion) {
    let timeline = great_timeline();
    let mut cursor = timeline.cursor(Day(2_000));
    let days: Vec<Day> = timeline
        .effects()
        .iter()
        .skip(500_000)
        .step_by(997)
        .take(64)
        .map(|e| e.day)
        .collect();
    let mut on = false;
    c.bench_function(
        "time/step to a neighbouring day, 100,000 areas, 1,000,000 changes",
        |b| {
            b.iter(|| {
                on = !on;
                let day = if on { Day(2_001) } else { Day(2_000) };
                cursor.move_to(&timeline, day, |area| {
                    black_box(area);
                });
            });
        },
    );
    let mut n = 0;
    c.bench_function(
        "time/jump to any day, 100,000 areas, 1,000,000 changes",
        |b| {
            b.iter(|| {
                n = (n + 29) % days.len();
                let far = if n.is_multiple_of(2) {
                    days[n]
                } else {
                    Day(i32::try_from(n).unwrap_or(0) * 60)
                };
                cursor.move_to(&timeline, far, |area| {
                    black_box(area);
                });
            });
        },
    );
}

fn frames(c: &mut Criterion) {
    let project = shipped();
    let mut builder = SceneBuilder::new(&project.world, &project.prepared);
    let state = State::new(project.clone(), Settings::default());
    let mut query = Query {
        date: state.view.date,
        date_before: state.view.date,
        fade: 1.0,
        theme: Theme::Light,
        filter: kharita::model::Filter::default(),
        outlined: Vec::new(),
        hovered: None,
        selected: None,
        camera: state.camera,
        viewport: state.viewport,
        pixels_per_point: 1.0,
        layers: state.settings.layers,
        hidden_layers: Vec::new(),
        dress: kharita::scene::Dress::default(),
    };
    c.bench_function("frame/scene of the next day", |b| {
        b.iter(|| {
            query.date_before = query.date;
            query.date = if query.date >= state.world().about.last {
                state.world().about.first
            } else {
                query.date.plus_days(1)
            };
            black_box(builder.build(&project.world, &project.prepared, &query));
        });
    });

    let mut shell = Shell::new(project.clone(), Settings::default(), Preferences::nowhere());
    let ctx = egui::Context::default();
    Shell::prepare(&ctx);
    let mut time = 0.0;
    let mut day = Day(0);
    let mut frame = |shell: &mut Shell, scrub: bool| {
        time += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(1280.0, 800.0),
            )),
            time: Some(time),
            ..Default::default()
        };
        if scrub {
            day = if day.0 < 15_500 || day.0 > 20_000 {
                Day(15_500)
            } else {
                day.plus_days(3)
            };
            shell.send(Command::SetDate(day));
        }
        let mut output = ctx.run_ui(input, |ui| {
            shell.logic(ui.ctx());
            shell.ui(ui);
        });
        output.textures_delta.clear();
        black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
    };
    for _ in 0..20 {
        frame(&mut shell, true);
    }
    c.bench_function(
        "frame/whole window while scrubbing, outside the driver",
        |b| b.iter(|| frame(&mut shell, true)),
    );
    c.bench_function("frame/whole window, nothing new, outside the driver", |b| {
        b.iter(|| frame(&mut shell, false))
    });
}

fn search(c: &mut Criterion) {
    let project = shipped();
    for query in ["r", "raqqa", "الرقة", "deir ez zor"] {
        c.bench_function(&format!("search/{query}"), |b| {
            b.iter(|| black_box(project.search.find(query)))
        });
    }
}

fn hits(c: &mut Criterion) {
    let project = shipped();
    let bounds = project.prepared.bounds;
    let mut n = 0u32;
    c.bench_function("hit/area beneath the pointer", |b| {
        b.iter(|| {
            n = (n + 7) % 1_000;
            let along = f64::from(n) / 1_000.0;
            let point =
                [0, 1].map(|axis| bounds.min[axis] + along * (bounds.max[axis] - bounds.min[axis]));
            black_box(project.prepared.area_at(point, 0.0, |_| true))
        });
    });
}

fn pictures(c: &mut Criterion) {
    let project = shipped();
    let wanted = Picture {
        size: [1280, 800],
        theme: Theme::Light,
        lang: Lang::En,
        view: NamedView::default(),
        window: false,
    };
    let mut group = c.benchmark_group("picture");
    group.sample_size(10);
    group.bench_function("map, 1280 × 800, with starting the graphics", |b| {
        b.iter_batched(
            || project.clone(),
            |project| {
                kharita::app::picture::picture(project, &wanted)
                    .map(black_box)
                    .is_ok()
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(
    benches, loading, time, figures, frames, search, hits, pictures
);
criterion_main!(benches);
