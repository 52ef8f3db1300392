//! Bytes that mean harm: cut anywhere, changed anywhere, nested without end.

use super::{bytes_of, read_bytes};
use proptest::prelude::*;

const FILES: [&str; 20] = [
    "sample.fgb",
    "heights.fgb",
    "wkt.csv",
    "sample.kml",
    "times.kml",
    "sample.topojson",
    "quantised.topojson",
    "sample.parquet",
    "heights.parquet",
    "native.parquet",
    "types.parquet",
    "delta.parquet",
    "utm.parquet",
    "outside.parquet",
    "no-dictionary.parquet",
    "sample.gpkg",
    "areas-1256.zip",
    "sheets.xlsx",
    "sheets.ods",
    "tracks.gpx",
];

/// Reads bytes; whatever they are, no more features come out than there are bytes.
fn survive(name: &str, bytes: &[u8]) {
    let (read, problems) = read_bytes(name, bytes);
    assert!(read.features.len() <= bytes.len());
    assert!(problems.len() <= bytes.len() + 10);
}

#[test]
fn files_that_break_off_do_no_harm() {
    for name in FILES {
        let bytes = bytes_of(name);
        let step = (bytes.len() / 150).max(1);
        for end in (0..bytes.len()).step_by(step) {
            survive(name, &bytes[..end]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn bytes_that_change_do_no_harm(
        file in 0..FILES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = bytes_of(FILES[file]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        survive(FILES[file], &bytes);
    }

    #[test]
    fn text_of_any_kind_does_no_harm(text in "(POINT|POLYGON|EMPTY|SRID=4326;|\\(|\\)|,|;|\"|\n| |1|lat|lon|<kml>|<Placemark>|</Placemark>|<Point>|&a;|\\{|\\}|\\[|\\]|\"arcs\":|\"type\":\"Topology\"){0,60}") {
        for name in ["a.wkt", "a.csv", "a.kml", "a.topojson"] {
            survive(name, text.as_bytes());
        }
    }
}

#[test]
fn nesting_without_end_does_no_harm() {
    let deep = |open: &str, middle: &str, close: &str| {
        let n = 100_000;
        format!("{}{middle}{}", open.repeat(n), close.repeat(n))
    };
    let wkt = deep("GEOMETRYCOLLECTION(", "POINT(1 2)", ")");
    survive("deep.wkt", wkt.as_bytes());
    survive("deep.csv", format!("id,wkt\n1,{wkt}\n").as_bytes());
    let json = deep(
        "{\"type\":\"GeometryCollection\",\"geometries\":[",
        "",
        "]}",
    );
    let topology = format!("{{\"type\":\"Topology\",\"arcs\":[],\"objects\":{{\"a\":{json}}}}}");
    survive("deep.topojson", topology.as_bytes());
    survive(
        "deep2.csv",
        format!("id,geojson\n1,\"{}\"\n", json.replace('"', "\"\"")).as_bytes(),
    );
}
