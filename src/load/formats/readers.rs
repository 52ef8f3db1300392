//! Which reader reads which format: the one place that knows them all.

use super::feature_sink::FeatureSink;
use super::{flat_geobuf, geo_json, geo_parquet, kml, table, topo_json, wkt_text};
use crate::model::{Code, Format};

/// Reads a format of text.
pub(super) fn text(format: Format, text: &str, intake: &mut FeatureSink<'_>) {
    match format {
        Format::GeoJson | Format::GeoJsonLines => geo_json::read(text, intake),
        Format::TopoJson => topo_json::read(text, intake),
        Format::Csv => table::read(text, intake),
        Format::Kml => kml::read(text, intake),
        Format::Wkt => wkt_text::read(text, intake),
        Format::FlatGeobuf | Format::GeoParquet => not_text(intake),
    }
}

/// Reads a format of bytes.
pub(super) fn bytes(format: Format, bytes: &[u8], intake: &mut FeatureSink<'_>) {
    match format {
        Format::FlatGeobuf => flat_geobuf::read(bytes, intake),
        Format::GeoParquet => geo_parquet::read(bytes, intake),
        _ => not_text(intake),
    }
}

fn not_text(intake: &mut FeatureSink<'_>) {
    let place = intake.place(0, 0);
    intake.problems.error(Code::UnknownKind, place);
}
