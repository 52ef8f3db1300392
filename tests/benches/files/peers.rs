//! Other readers of the same file: crates in this program, and programs where they are installed.

use super::Taken;
use serde::Deserialize;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// A FeatureCollection, or one of many features on lines of their own.
#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    features: Vec<Feature>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Option<Geometry>,
}

type Ring = Vec<[f64; 2]>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Point([f64; 2]),
    MultiPoint(Ring),
    LineString(Ring),
    MultiLineString(Vec<Ring>),
    Polygon(Vec<Ring>),
    MultiPolygon(Vec<Vec<Ring>>),
}

impl Geometry {
    fn positions(&self) -> usize {
        match self {
            Geometry::Point(at) => at.len() / 2,
            Geometry::MultiPoint(line) | Geometry::LineString(line) => line.len(),
            Geometry::MultiLineString(rings) | Geometry::Polygon(rings) => {
                rings.iter().map(Vec::len).sum()
            }
            Geometry::MultiPolygon(list) => list.iter().flatten().map(Vec::len).sum(),
        }
    }
}

/// The file in memory and nothing else.
pub(super) fn bytes(path: &Path) -> Result<Taken, String> {
    timed(path, |bytes| Ok(bytes.len()))
}

/// What `serde_json` reads straight into lists: the floor that the budget is measured from.
pub(super) fn typed(path: &Path) -> Result<Taken, String> {
    timed(path, |bytes| {
        let documents = serde_json::Deserializer::from_slice(bytes).into_iter::<Document>();
        let documents: Vec<Document> = documents.collect::<Result<_, _>>().map_err(words)?;
        let features = documents.iter().flat_map(|document| &document.features);
        let geometries = features.filter_map(|feature| feature.geometry.as_ref());
        let geometries = geometries.chain(documents.iter().filter_map(|one| one.geometry.as_ref()));
        Ok(geometries.map(Geometry::positions).sum())
    })
}

/// What the `geojson` crate reads.
pub(super) fn geo_json(path: &Path) -> Result<Taken, String> {
    timed(path, |bytes| {
        let text = std::str::from_utf8(bytes).map_err(words)?;
        let features = match text.parse::<geojson::FeatureCollection>() {
            Ok(collection) => collection.features,
            Err(why) => {
                let lines = text.lines().map(str::parse::<geojson::Feature>);
                lines
                    .collect::<Result<_, _>>()
                    .map_err(|_line| words(why))?
            }
        };
        Ok(features.len())
    })
}

/// What GDAL counts.
pub(super) fn gdal(path: &Path) -> Result<Taken, String> {
    program(Command::new("ogrinfo").args(["-so", "-al"]).arg(path))
}

/// What Node reads: one document, or one a line.
pub(super) fn node(path: &Path) -> Result<Taken, String> {
    let script = "const t = require('fs').readFileSync(process.argv[1], 'utf8');\
        try { JSON.parse(t) } catch (e) { t.trim().split('\\n').map(l => JSON.parse(l)) }";
    program(Command::new("node").args(["-e", script]).arg(path))
}

fn timed(path: &Path, read: fn(&[u8]) -> Result<usize, String>) -> Result<Taken, String> {
    let start = Instant::now();
    let bytes = fs::read(path).map_err(words)?;
    black_box(read(&bytes)?);
    Ok(Taken {
        first: None,
        complete: start.elapsed().as_secs_f64(),
        peak: peak("self"),
    })
}

/// How long a program takes, and the most memory that it was seen with.
fn program(command: &mut Command) -> Result<Taken, String> {
    let start = Instant::now();
    let command = command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(words)?;
    let mut most = None;
    while child.try_wait().map_err(words)?.is_none() {
        most = peak(&child.id().to_string()).or(most);
        thread::sleep(Duration::from_millis(5));
    }
    let complete = start.elapsed().as_secs_f64();
    let output = child.wait_with_output().map_err(words)?;
    if output.status.success() {
        Ok(Taken {
            first: None,
            complete,
            peak: most,
        })
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().find(|line| line.contains("rror"));
        Err(said.unwrap_or("it gave up").to_owned())
    }
}

/// The most memory of a process so far, in MiB.
pub(super) fn peak(process: &str) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let number: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(number / 1024.0)
}

fn words(error: impl ToString) -> String {
    error.to_string()
}
