//! Which reader reads which format: the one place that knows them all.

use super::geo_json;
use super::intake::Intake;
use crate::model::{Code, Format};

/// Reads a format of text.
pub(super) fn text(format: Format, text: &str, intake: &mut Intake<'_>) {
    match format {
        Format::GeoJson | Format::GeoJsonLines => geo_json::read(text, intake),
        // Each line waits for its reader.
        Format::TopoJson => not_yet(intake),
        Format::Csv => not_yet(intake),
        Format::Kml => not_yet(intake),
        Format::Wkt => not_yet(intake),
        Format::FlatGeobuf | Format::GeoParquet => not_yet(intake),
    }
}

/// Reads a format of bytes.
pub(super) fn bytes(format: Format, _bytes: &[u8], intake: &mut Intake<'_>) {
    match format {
        Format::FlatGeobuf => not_yet(intake),
        Format::GeoParquet => not_yet(intake),
        _ => not_yet(intake),
    }
}

fn not_yet(intake: &mut Intake<'_>) {
    let place = intake.place(0, 0);
    intake.problems.error(Code::UnknownKind, place);
}
