//! The figures of foreign files: how fast they are read, beside `serde_json` on the same bytes.
//! Nothing here is a test: machines differ.
//!
//! `cargo bench --bench files` reads a file that it makes; `KHARITA_BENCH_FILE=… cargo bench --bench
//! files` any other. With one name behind `--`, such as `typed` or `features`, the peak memory that
//! is said at the end is that reader's: the bytes, and what it makes of them.

use criterion::{
    BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime,
};
use kharita::load::{Input, Progress, Wishes, read};
use serde::Deserialize;
use std::hint::black_box;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// What `serde_json` reads straight into lists: the floor that the budget is measured from.
#[derive(Deserialize)]
struct Features {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Geometry,
}

type Ring = Vec<[f64; 2]>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Point([f64; 2]),
    Polygon(Vec<Ring>),
    MultiPolygon(Vec<Vec<Ring>>),
}

impl Geometry {
    fn positions(&self) -> usize {
        match self {
            Geometry::Point(at) => at.len() / 2,
            Geometry::Polygon(rings) => rings.iter().map(Vec::len).sum(),
            Geometry::MultiPolygon(list) => list.iter().flatten().map(Vec::len).sum(),
        }
    }
}

/// Half of it outlines of many positions, half of it small features with properties.
fn made() -> String {
    let ring = |n: usize| {
        let positions = (0..5_000).map(|k| format!("[{}.{k:05},{}.{k:05}]", n % 170, n % 80));
        let mut positions: Vec<String> = positions.collect();
        positions.push(positions[0].clone());
        positions.join(",")
    };
    let large = (0..200).map(|n| {
        let ring = ring(n);
        format!(r#"{{"type":"Feature","properties":{{"n":{n}}},"geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}"#)
    });
    let small = (0..100_000).map(|n| {
        format!(
            r#"{{"type":"Feature","id":{n},"properties":{{"name":"حلب {n}","kind":"town","since":"2014-06-10"}},"geometry":{{"type":"Point","coordinates":[{}.5,{}.25]}}}}"#,
            n % 180,
            n % 90
        )
    });
    let features: Vec<String> = large.chain(small).collect();
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",\n")
    )
}

fn bytes() -> Arc<[u8]> {
    match std::env::var_os("KHARITA_BENCH_FILE") {
        Some(path) => std::fs::read(path).expect("the file can be read").into(),
        None => made().into_bytes().into(),
    }
}

/// How long a load takes until it says that it is past a stage, or until its end.
fn load(bytes: &Arc<[u8]>, past: Option<&str>) -> Duration {
    let progress = Progress::default();
    let name = "bench.geojson".to_owned();
    let inputs = [Input::Bytes {
        name,
        bytes: bytes.clone(),
    }];
    let start = Instant::now();
    thread::scope(|scope| {
        let loading = scope.spawn(|| {
            let loaded = read(&inputs, &Wishes::default(), &progress);
            (start.elapsed(), loaded)
        });
        let mut passed = None;
        while !loading.is_finished() {
            if past.is_some_and(|past| !["", past].contains(&progress.stage())) {
                passed.get_or_insert_with(|| start.elapsed());
            }
            thread::sleep(Duration::from_micros(500));
        }
        let (whole, loaded) = loading.join().expect("a load never panics");
        black_box(loaded);
        passed.unwrap_or(whole)
    })
}

fn typed(group: &mut BenchmarkGroup<'_, WallTime>, bytes: &[u8]) {
    group.bench_function("typed serde_json", |b| {
        b.iter(|| {
            let read: Features = serde_json::from_slice(bytes).expect("a plain FeatureCollection");
            let positions = read
                .features
                .iter()
                .map(|feature| feature.geometry.positions());
            black_box(positions.sum::<usize>())
        });
    });
}

fn files(c: &mut Criterion) {
    let bytes = bytes();
    forget_peak();
    let mut group = c.benchmark_group("files");
    group.sample_size(10);
    typed(&mut group, &bytes);
    for (name, past) in [("features", Some("reading")), ("complete", None)] {
        group.bench_function(name, |b| {
            b.iter_custom(|times| (0..times).map(|_| load(&bytes, past)).sum());
        });
    }
    group.finish();
    eprintln!(
        "{} MB of text, peak memory {}",
        bytes.len() / 1_000_000,
        peak()
    );
}

/// Lets the system measure the peak anew, where it can.
fn forget_peak() {
    std::fs::write("/proc/self/clear_refs", "5").unwrap_or_default();
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |peak| peak.trim().to_owned())
}

criterion_group!(benches, files);
criterion_main!(benches);
