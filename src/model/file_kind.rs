//! The kinds of files that are read, as systems call them: what dialogs offer, and what a package tells file managers.
//! What a file is, is told by what it holds; its ending only suggests it.

use super::Format;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// Its media type.
    pub media_type: &'static str,
    /// The endings of its files, without the dot.
    pub endings: &'static [&'static str],
    /// What its files may hold; empty for those that hold files of other kinds.
    pub formats: &'static [Format],
    /// Whether its files are maps, so that file managers are told of them. Of others, such as tables and
    /// archives, other programs are the usual readers.
    pub is_map: bool,
}

const fn maps(
    media_type: &'static str,
    endings: &'static [&'static str],
    formats: &'static [Format],
) -> FileKind {
    FileKind {
        media_type,
        endings,
        formats,
        is_map: true,
    }
}

const fn others(
    media_type: &'static str,
    endings: &'static [&'static str],
    formats: &'static [Format],
) -> FileKind {
    FileKind {
        media_type,
        endings,
        formats,
        is_map: false,
    }
}

/// Every kind, the most usual first.
pub const FILE_KINDS: &[FileKind] = &[
    maps("application/x-kharita", &["kharita"], &[]),
    maps("application/geo+json", &["geojson"], &[Format::GeoJson]),
    maps(
        "application/geo+json-seq",
        &["geojsonl", "geojsons"],
        &[Format::GeoJsonLines],
    ),
    maps("application/topo+json", &["topojson"], &[Format::TopoJson]),
    maps(
        "application/vnd.google-earth.kml+xml",
        &["kml"],
        &[Format::Kml],
    ),
    maps("application/vnd.google-earth.kmz", &["kmz"], &[Format::Kml]),
    maps("application/gpx+xml", &["gpx"], &[Format::Gpx]),
    maps(
        "application/geopackage+sqlite3",
        &["gpkg"],
        &[Format::GeoPackage],
    ),
    maps("application/vnd.shp", &["shp"], &[Format::Shapefile]),
    maps("application/x-flatgeobuf", &["fgb"], &[Format::FlatGeobuf]),
    maps(
        "application/vnd.apache.parquet",
        &["parquet", "geoparquet"],
        &[Format::GeoParquet],
    ),
    maps("text/x-wkt", &["wkt"], &[Format::Wkt]),
    others(
        "application/json",
        &["json"],
        &[
            Format::GeoJson,
            Format::TopoJson,
            Format::EsriJson,
            Format::JsonRecords,
        ],
    ),
    others(
        "application/x-ndjson",
        &["ndjson", "jsonl"],
        &[Format::GeoJsonLines],
    ),
    others("text/csv", &["csv"], &[Format::Csv]),
    others("text/tab-separated-values", &["tsv"], &[Format::Csv]),
    others(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        &["xlsx"],
        &[Format::Xlsx],
    ),
    others(
        "application/vnd.oasis.opendocument.spreadsheet",
        &["ods"],
        &[Format::Ods],
    ),
    others("text/plain", &["txt"], &[Format::Csv, Format::Wkt]),
    others("text/javascript", &["js"], &[Format::GeoJson]),
    others("application/gzip", &["gz"], &[]),
    others("application/zip", &["zip"], &[]),
];

/// The endings of every kind, without the dot.
///
/// ```
/// let endings: Vec<&str> = kharita::model::file_endings().collect();
/// assert!(endings.contains(&"gpkg") && endings.contains(&"kharita"));
/// ```
pub fn file_endings() -> impl Iterator<Item = &'static str> {
    FILE_KINDS
        .iter()
        .flat_map(|kind| kind.endings.iter().copied())
}
