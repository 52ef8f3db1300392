//! Shapefiles: geometries in `.shp`, attributes in `.dbf`, the coordinate system in `.prj`, the
//! encoding of texts in `.cpg` (Esri, "ESRI Shapefile Technical Description", 1998).
//!
//! Records are taken one by one by the sizes that stand before them, so that a broken one costs
//! itself.

mod attributes;
mod geometry;

use super::feature_sink::FeatureSink;
use super::shape::{self, Fault};
use crate::model::{Code, Feature, Format};
use attributes::DbaseRows;
use std::collections::BTreeMap;

/// Bytes before the first record.
const HEADER: usize = 100;

/// The files that lie beside a `.shp`, by their endings in small letters.
pub(super) type Companions = BTreeMap<String, Vec<u8>>;

/// The endings of the files that are read beside a `.shp`.
pub(super) const COMPANIONS: [&str; 3] = ["dbf", "prj", "cpg"];

/// Reads a shapefile.
pub(super) fn read(bytes: &[u8], companions: &Companions, intake: &mut FeatureSink<'_>) {
    if let Some(system) = companions.get("prj") {
        intake.file().crs = String::from_utf8_lossy(system).trim().to_owned();
    }
    let attributes = attributes(companions, intake);
    let before = intake.count();
    let Some(records) = bytes.get(HEADER..) else {
        return broken("cut-short", 0, intake);
    };
    let mut n = 0;
    let mut rest = records;
    while !rest.is_empty() {
        let Some((content, after)) = record(rest) else {
            return broken("cut-short", intake.count() - before, intake);
        };
        rest = after;
        if attributes.as_ref().is_some_and(|a| a.is_deleted(n)) {
            n += 1;
            continue;
        }
        if !add(content, attributes.as_ref(), n, intake) {
            return;
        }
        n += 1;
    }
    let rows = attributes.as_ref().map_or(n, DbaseRows::count);
    if rows != n {
        let place = intake.place(0, 0);
        let problem = intake.problems.error(Code::BrokenFile, place);
        problem.case("why", "rows").with("format", "Shapefile");
        problem.with("count", n).with("text", rows.to_string());
    }
}

/// The attributes; where there are none, or none that can be read, that is said.
fn attributes<'c>(
    companions: &'c Companions,
    intake: &mut FeatureSink<'_>,
) -> Option<DbaseRows<'c>> {
    let why = match companions.get("dbf") {
        None => "missing",
        Some(bytes) => {
            let encoding = companions.get("cpg").map(Vec::as_slice);
            match DbaseRows::open(bytes, encoding) {
                Some(attributes) => return Some(attributes),
                None => "damaged",
            }
        }
    };
    let place = intake.place(0, 0);
    intake
        .problems
        .error(Code::LostAttributes, place)
        .case("why", why);
    None
}

/// The content of the record that begins here, and what follows it. Lengths are in words of two
/// bytes, the larger byte first.
fn record(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length: [u8; 4] = bytes.get(4..8)?.try_into().ok()?;
    let length = usize::try_from(i32::from_be_bytes(length)).ok()?;
    bytes.get(8..)?.split_at_checked(length.checked_mul(2)?)
}

fn add(
    content: &[u8],
    attributes: Option<&DbaseRows<'_>>,
    n: usize,
    intake: &mut FeatureSink<'_>,
) -> bool {
    let properties = attributes.map(|attributes| attributes.properties(n));
    let feature = Feature {
        id: (n + 1).to_string().into(),
        properties: properties.unwrap_or_default().into(),
        ..Feature::default()
    };
    match geometry::read(content) {
        // A record without a shape is allowed; it is a feature that cannot be drawn.
        Ok(None) => intake.add(feature),
        Ok(Some(found)) => shape::add(feature, Ok(found), intake),
        Err(fault) => shape::add(feature, Err::<_, Fault>(fault), intake),
    }
}

fn broken(why: &'static str, count: usize, intake: &mut FeatureSink<'_>) {
    let place = intake.place(0, 0);
    let problems = &mut intake.problems;
    problems.broken_file(place, why, Format::Shapefile, count);
}
