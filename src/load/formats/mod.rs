//! Files in any format to a [`FeatureCollection`], to the letter: those of a data set of ours and those of
//! other origin. What their features mean is found elsewhere.
//!
//! - `source` says what there is to read, `file_reader` opens one after the other: `unpack` gzip and zip,
//!   `sniff` what it is, `text` to letters, `readers` to the reader of the format;
//! - `feature_sink` takes the features of every reader, with progress, cancelling and, by `preview`, the
//!   first picture;
//! - `geo_json` and its like read one format each, with `shape`, `wkb_bytes` and `members` to put
//!   features together and `steps` to say where they stand;
//! - `encoded_twice` repairs Arabic that was encoded twice.

mod content;
pub(super) mod encoded_twice;
mod esri_json;
mod feature_sink;
mod file_reader;
mod flat_geobuf;
mod geo_json;
mod geo_package;
mod geo_parquet;
mod gpx;
mod javascript;
mod json_kind;
mod json_records;
mod kml;
mod members;
mod preview;
mod readers;
mod rings;
mod shape;
mod shapefile;
mod sniff;
mod source;
mod steps;
mod table;
mod text;
mod topo_json;
mod unpack;
mod wkb_bytes;
mod wkt_text;
mod workbook;
mod wrapped;
mod written;

pub(super) use file_reader::packed_data_set;
pub(super) use geo_json::{JsonFault, PropertyPlaces, fault as json_fault};
pub(super) use source::{FileOrigin, FileSource, beside, missing, of_folder, shown, tell_apart};
pub(super) use unpack::Zip;

use super::problems::Problems;
use super::progress::Progress;
use crate::model::{Feature, FeatureCollection, Problem};
use feature_sink::FeatureSink;
use file_reader::FileReader;
use std::borrow::Cow;

/// What was read of files.
pub(super) struct FilesRead {
    /// Their features.
    pub(super) collection: FeatureCollection,
    /// Rows of tables without coordinates.
    pub(super) loose: Vec<Feature>,
    /// What was met.
    pub(super) problems: Vec<Problem>,
    /// The name and text of the table of changes beside them.
    pub(super) changes: Option<(String, String)>,
}

/// Reads files, and the table of changes that lies beside them; no feature where it was stopped.
pub(super) fn read(
    sources: Vec<FileSource>,
    beside: Option<FileSource>,
    progress: &Progress,
    problems: Problems,
) -> FilesRead {
    let mut intake = FeatureSink::new(progress, problems);
    let mut opener = FileReader {
        intake: &mut intake,
        beside,
    };
    opener.all(sources);
    let changes = opener.changes();
    let (collection, loose, problems) = intake.finish();
    FilesRead {
        collection,
        loose,
        problems,
        changes,
    }
}

/// The text of a file whose reading told everything that is wrong with it; `None` where it is none.
pub(super) fn text_again(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = text::decode("", bytes.into(), &mut Problems::default())?;
    Some(match text {
        Cow::Borrowed(text) => Cow::Borrowed(text::unmarked(text)),
        Cow::Owned(text) => Cow::Owned(text::unmarked(&text).to_owned()),
    })
}
