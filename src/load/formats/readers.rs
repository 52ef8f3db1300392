//! Which reader reads which format: the one place that knows them all.

use super::feature_sink::FeatureSink;
use super::{
    esri_json, flat_geobuf, geo_json, geo_parquet, gpx, json_records, kml, table, topo_json,
    wkt_text,
};
use crate::model::{Code, Format};
use std::borrow::Cow;

/// Reads a format of text.
pub(super) fn text(format: Format, text: &str, intake: &mut FeatureSink<'_>) {
    match format {
        Format::GeoJson | Format::GeoJsonLines => geo_json::read(text, intake),
        Format::TopoJson => topo_json::read(text, intake),
        Format::Csv => table::read(text, intake),
        Format::Kml => kml::read(text, intake),
        Format::Wkt => wkt_text::read(text, intake),
        Format::EsriJson => esri(text, intake),
        Format::Gpx => gpx::read(text, intake),
        Format::JsonRecords => {
            if !json_records::read(text, intake) {
                not_text(intake);
            }
        }
        Format::FlatGeobuf
        | Format::GeoParquet
        | Format::Shapefile
        | Format::GeoPackage
        | Format::Xlsx
        | Format::Ods => not_text(intake),
    }
}

fn esri(text: &str, intake: &mut FeatureSink<'_>) {
    if let Err(error) = esri_json::read(text, intake) {
        let line = u32::try_from(error.line()).unwrap_or(0);
        let column = u32::try_from(error.column()).unwrap_or(0);
        let place = intake.place(line, column);
        let why = if error.is_eof() {
            "cut-short"
        } else {
            "damaged"
        };
        let problems = &mut intake.problems;
        problems.broken_file(place, why, Format::EsriJson, 0);
    }
}

/// Reads a format of bytes.
pub(super) fn bytes(format: Format, bytes: Cow<'_, [u8]>, intake: &mut FeatureSink<'_>) {
    match format {
        Format::FlatGeobuf => flat_geobuf::read(&bytes, intake),
        Format::GeoParquet => geo_parquet::read(bytes.into_owned().into(), intake),
        _ => not_text(intake),
    }
}

fn not_text(intake: &mut FeatureSink<'_>) {
    let place = intake.place(0, 0);
    intake.problems.error(Code::UnknownKind, place);
}
