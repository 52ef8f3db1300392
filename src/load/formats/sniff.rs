//! What a file is, by its first bytes and words; its name says nothing.

use super::content::{Content, Text};
use super::{json_kind, json_records};
use crate::model::Format;
use memchr::{memchr, memmem};

/// So much of a file is looked at.
const LOOK: usize = 64 << 10;

/// What files begin with; the first that fits counts.
const BEGINNINGS: &[(&[u8], Content)] = &[
    (b"\x1f\x8b", Content::Gzip),
    (b"PK\x03\x04", Content::Zip),
    (b"PK\x05\x06", Content::Zip),
    (b"fgb\x03fgb", Content::Binary(Format::FlatGeobuf)),
    (b"PAR1", Content::Binary(Format::GeoParquet)),
    (b"%PDF", Content::Other("pdf")),
    (b"\x89PNG", Content::Other("image")),
    (b"\xff\xd8\xff", Content::Other("image")),
    (b"GIF8", Content::Other("image")),
    (b"RIFF", Content::Other("image")),
    (b"II*\0", Content::Other("tiff")),
    (b"MM\0*", Content::Other("tiff")),
    (b"II+\0", Content::Other("tiff")),
    (b"CDF", Content::Other("raster")),
    (b"\x89HDF", Content::Other("raster")),
    (b"GRIB", Content::Other("raster")),
    (b"LASF", Content::Other("raster")),
    (b"AC10", Content::Other("drawing")),
    (b"\x03\0\0\0", Content::Other("geodatabase")),
    (b"\0\0\x27\x0a", Content::Shapefile),
    (b"ARROW1", Content::Other("arrow")),
    (b"BZh", Content::Other("packed")),
    (b"\xfd7zXZ", Content::Other("packed")),
    (b"\x28\xb5\x2f\xfd", Content::Other("packed")),
    (b"7z\xbc\xaf\x27\x1c", Content::Other("packed")),
    (b"Rar!", Content::Other("packed")),
    (b"\xd0\xcf\x11\xe0", Content::Other("office")),
];

/// What bytes are, by how they begin.
pub(super) fn content(bytes: &[u8]) -> Content {
    if bytes.is_empty() {
        return Content::Empty;
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        return match bytes.get(68..72) {
            Some(b"GPKG" | b"GP10" | b"GP11") => Content::GeoPackage,
            // Some writers leave the mark out; the table of contents is there all the same.
            _ if memmem::find(bytes, b"gpkg_contents").is_some() => Content::GeoPackage,
            _ => Content::Other("sqlite"),
        };
    }
    if let [3, _, 1..=12, 1..=31, ..] = bytes {
        return Content::Other("dbf");
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Content::Other("packed");
    }
    let fits = |(beginning, _): &&(&[u8], Content)| bytes.starts_with(beginning);
    BEGINNINGS
        .iter()
        .find(fits)
        .map_or(Content::Rest, |(_, content)| *content)
}

/// Whether bytes that are not UTF-16 are no text at all: many of them are control characters.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4_096)];
    let is_control = |b: &&u8| matches!(b, 0..=8 | 14..=26 | 28..=29 | 31 | 127);
    head.iter().filter(is_control).count() * 50 > head.len()
}

/// What a text is, by how it begins.
pub(super) fn text(text: &str) -> Text {
    let text = text.trim_start();
    let head = head(text);
    match text.as_bytes().first() {
        None => Text::Blank,
        Some(b'\x1e') => Text::Of(Format::GeoJsonLines),
        Some(b'{' | b'[') if is_records(text, head) => Text::Of(Format::JsonRecords),
        Some(b'{') => json_kind::of_object(text),
        Some(b'[') => Text::Of(Format::GeoJson),
        // JSON with remarks, which its reader names.
        Some(b'/') if head.starts_with("//") || head.starts_with("/*") => Text::Of(Format::GeoJson),
        Some(b'<') => markup(head),
        _ if head.starts_with("version https://git-lfs") => Text::Other("lfs"),
        _ if begins_wkt(head) => Text::Of(Format::Wkt),
        // Whatever stands before it is named by its reader.
        _ if holds_collection(head) => Text::Of(Format::GeoJson),
        _ if is_table(head) => Text::Of(Format::Csv),
        _ => Text::Unknown,
    }
}

/// Whether JSON speaks of no geometry at its beginning and holds a list of records.
fn is_records(text: &str, head: &str) -> bool {
    const GEOMETRIES: [&str; 4] = ["Feature", "\"coordinates\"", "\"geometry\"", "\"arcs\""];
    const ESRI: [&str; 3] = ["\"geometryType\"", "\"spatialReference\"", "\"attributes\""];
    let has = |word: &&str| memmem::find(head.as_bytes(), word.as_bytes()).is_some();
    !GEOMETRIES.iter().chain(&ESRI).any(has) && json_records::is_any(text)
}

/// Whether a GeoJSON collection stands in a text as itself; in a cell of a table its quotation marks
/// are doubled.
fn holds_collection(head: &str) -> bool {
    let kind = "\"FeatureCollection\"";
    let at = memmem::find(head.as_bytes(), kind.as_bytes());
    at.is_some_and(|at| !head[..at].ends_with('"'))
}

/// The beginning of a text, cut between characters.
fn head(text: &str) -> &str {
    let end = (0..=text.len().min(LOOK))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

/// What begins with `<`, by its first element.
fn markup(head: &str) -> Text {
    let bytes = head.as_bytes();
    let mut at = 0;
    while let Some(step) = memchr(b'<', &bytes[at..]) {
        at += step + 1;
        let rest = &head[at..];
        if rest.starts_with("!--") {
            at += memmem::find(rest.as_bytes(), b"-->").unwrap_or(rest.len());
            continue;
        }
        if rest.starts_with('?') {
            continue;
        }
        let is_name = |c: char| c.is_alphanumeric() || "!:-_".contains(c);
        let name = rest.split(|c| !is_name(c)).next().unwrap_or_default();
        let local = name.rsplit(':').next().unwrap_or(name);
        return match local.to_ascii_lowercase().as_str() {
            "kml" | "document" | "folder" | "placemark" => Text::Of(Format::Kml),
            "gpx" => Text::Of(Format::Gpx),
            "gml" | "featurecollection" => Text::Other("gml"),
            "svg" => Text::Other("svg"),
            "osm" => Text::Other("osm"),
            "html" | "head" | "body" | "script" => Text::Other("html"),
            "!doctype" if rest.to_ascii_lowercase().starts_with("!doctype html") => {
                Text::Other("html")
            }
            // The element follows, after what the type declares.
            declaration if declaration.starts_with('!') => continue,
            _ => Text::Other("xml"),
        };
    }
    Text::Other("xml")
}

const WKT_WORDS: &[&str] = &[
    "SRID=",
    "POINT",
    "LINESTRING",
    "POLYGON",
    "MULTIPOINT",
    "MULTILINESTRING",
    "MULTIPOLYGON",
    "GEOMETRYCOLLECTION",
    "TRIANGLE",
    "TIN",
    "POLYHEDRALSURFACE",
];

/// Whether a text begins as well-known text does: a kind, perhaps Z or M, then a bracket or EMPTY.
fn begins_wkt(text: &str) -> bool {
    let begins = |word: &&&str| {
        let start = text.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    // The longest word: POINT is also what POINTZ begins with.
    let Some(word) = WKT_WORDS.iter().filter(begins).max_by_key(|w| w.len()) else {
        return false;
    };
    let rest = text[word.len()..].trim_start();
    if *word == "SRID=" {
        return rest.starts_with(|c: char| c.is_ascii_digit());
    }
    let rest = rest.trim_start_matches(['Z', 'M', 'z', 'm']).trim_start();
    let is_empty = rest
        .get(..5)
        .is_some_and(|w| w.eq_ignore_ascii_case("EMPTY"));
    rest.starts_with('(') || is_empty
}

/// Whether a text is a table: its first line has as many fields as one of those that follow, with
/// one of the usual separators; or it is one column of geometries.
fn is_table(head: &str) -> bool {
    // Excel says in a line of its own what separates the fields.
    let head = match head.split_once('\n') {
        Some((first, rest)) if first.starts_with("sep=") => rest,
        _ => head,
    };
    let second = head.lines().nth(1).unwrap_or_default();
    if begins_wkt(second.trim_start_matches('"')) {
        return true;
    }
    [b',', b';', b'\t', b'|'].into_iter().any(|separator| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(head.as_bytes());
        let records = reader.byte_records().take(8).map_while(Result::ok);
        let widths: Vec<usize> = records.map(|record| record.len()).collect();
        match widths[..] {
            [] => false,
            [only] => only > 1,
            [first, ..] => first > 1 && widths[1..].contains(&first),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_apart_by_what_they_say() {
        let kinds = [
            (" \n\t", Text::Blank),
            (
                r#"{"type":"FeatureCollection","features":[]}"#,
                Text::Of(Format::GeoJson),
            ),
            (
                r#"{"bbox":[0,1,2,3],"crs":{"type":"x"},"features":[]}"#,
                Text::Of(Format::GeoJson),
            ),
            (
                r#"{"transform":{"a":"}"},"type":"Topology"}"#,
                Text::Of(Format::TopoJson),
            ),
            (r#"{"type" : "Topo\u006cogy"}"#, Text::Of(Format::TopoJson)),
            (
                r#"{"arcs":[[[0,0]]],"type":"Topology"}"#,
                Text::Of(Format::TopoJson),
            ),
            (
                r#"{"displayFieldName":"","features":[]}"#,
                Text::Of(Format::EsriJson),
            ),
            (
                "{\"type\":\"Feature\",\"geometry\":null}\n{\"type\":\"Feature\"}\n",
                Text::Of(Format::GeoJsonLines),
            ),
            (
                "\u{1e}{\"type\":\"Feature\"}",
                Text::Of(Format::GeoJsonLines),
            ),
            ("[{}]", Text::Of(Format::GeoJson)),
            ("{", Text::Of(Format::GeoJson)),
            (
                "<?xml version=\"1.0\"?>\n<!-- <html> -->\n<kml xmlns=\"x\">",
                Text::Of(Format::Kml),
            ),
            ("<!DOCTYPE html>\n<title>404</title>", Text::Other("html")),
            ("<HTML>", Text::Other("html")),
            ("<gpx>", Text::Of(Format::Gpx)),
            ("<", Text::Other("xml")),
            (
                "version https://git-lfs.github.com/spec/v1\noid sha256:0",
                Text::Other("lfs"),
            ),
            ("POINT (1 2)", Text::Of(Format::Wkt)),
            ("srid=4326;Point Z(1 2 3)", Text::Of(Format::Wkt)),
            ("MultiPolygon EMPTY", Text::Of(Format::Wkt)),
            ("POINT_X,POINT_Y\n1,2\n", Text::Of(Format::Csv)),
            ("a;b\n1;2", Text::Of(Format::Csv)),
            ("a\tb", Text::Of(Format::Csv)),
            ("\"a, b\",c\n\"1\n2\",3\n", Text::Of(Format::Csv)),
            ("wkt\nPOINT(1 2)\n", Text::Of(Format::Csv)),
            ("A sentence.\nAnother, with a comma.\n", Text::Unknown),
            ("x\n", Text::Unknown),
        ];
        for (sample, kind) in kinds {
            assert_eq!(text(sample), kind, "{sample}");
        }
    }

    #[test]
    fn bytes_are_told_apart_by_how_they_begin() {
        let mut package = vec![0; 100];
        package[..16].copy_from_slice(b"SQLite format 3\0");
        assert_eq!(content(&package), Content::Other("sqlite"));
        package[68..72].copy_from_slice(b"GPKG");
        assert_eq!(content(&package), Content::GeoPackage);
        assert_eq!(content(b"PAR1x"), Content::Binary(Format::GeoParquet));
        assert_eq!(content(b"{}"), Content::Rest);
        assert!(
            is_binary(b"ab\0c") && is_binary(b"\x01\x02\x03") && !is_binary("حلب\t\n".as_bytes())
        );
    }
}
