//! The features of a GeoJSON file of a data set, read and settled as those of any other file are.

use crate::load::coordinates;
use crate::load::files::Files;
use crate::load::formats::{self, FileOrigin, FileSource, PropertyPlaces, encoded_twice};
use crate::load::problems::Problems;
use crate::load::progress::Progress;
use crate::load::record::Record;
use crate::load::said_once::not_said_before;
use crate::model::{Feature, FeatureCollection, FilePlace, Mapping};
use std::borrow::Cow;
use std::sync::Arc;

/// The features of a file, in longitude and latitude.
pub(super) struct OwnFeatures<'b> {
    bytes: Cow<'b, [u8]>,
    pub(super) collection: Arc<FeatureCollection>,
}

/// Reads a file of a data set; `None` where it is missing or unreadable.
pub(super) fn read<'f>(
    path: &str,
    files: &'f Files,
    progress: &Progress,
    problems: &mut Problems,
) -> Option<OwnFeatures<'f>> {
    let bytes = files.read(path, problems)?;
    Some(OwnFeatures::read(path, bytes, progress, problems))
}

impl<'b> OwnFeatures<'b> {
    /// Reads the bytes of a file.
    pub(super) fn read(
        path: &str,
        bytes: Cow<'b, [u8]>,
        progress: &Progress,
        problems: &mut Problems,
    ) -> Self {
        let origin = FileOrigin::Own(bytes.to_vec());
        let source = FileSource::named(path.to_owned(), origin);
        let read = formats::read(vec![source], None, progress, Problems::default());
        let as_read = Arc::new(read.collection);
        let mut settling = Problems::default();
        let mapping = Mapping::default();
        let mappings = vec![&mapping; as_read.files.len()];
        encoded_twice::settle(&as_read, &mappings, &mut settling);
        let collection = coordinates::settle(&as_read, &mappings, progress, &mut settling);
        let settling = settling.sorted();
        let new: Vec<_> = not_said_before(&read.problems, &settling).collect();
        problems.extend(read.problems);
        problems.extend(new);
        Self { bytes, collection }
    }

    /// Where a feature stands.
    pub(super) fn place(&self, feature: &Feature) -> FilePlace {
        FilePlace {
            file: self.collection.file_of(feature).name.clone(),
            line: (feature.line > 0).then_some(feature.line),
            column: (feature.column > 0).then_some(feature.column),
            ..FilePlace::default()
        }
    }

    /// The properties of a feature that stands at a place.
    pub(super) fn properties<'t>(feature: &'t Feature, place: FilePlace) -> Record<'t, 't> {
        Record::of_properties(&feature.properties, place)
    }

    /// Takes over the problems of each feature's properties, in the order of the features, each with
    /// the place of its property instead of the feature's.
    pub(super) fn tell(&self, found: Vec<Problems>, problems: &mut Problems) {
        if found.iter().all(Problems::is_empty) {
            return;
        }
        let text = formats::text_again(&self.bytes).unwrap_or_default();
        let mut places = PropertyPlaces::new(&text);
        for mut of_feature in found {
            for problem in of_feature.listed() {
                let place = &mut problem.place;
                if let (Some(line), Some(column), Some(name)) =
                    (place.line, place.column, &place.member)
                    && let Some([line, column]) = places.find([line, column], name)
                {
                    (place.line, place.column) = (Some(line), Some(column));
                }
            }
            problems.append(of_feature);
        }
    }
}
