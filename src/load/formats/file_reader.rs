//! Opens one source after the other: unpacks it, finds out what it is, and gives it to its reader.
//! Only one file's bytes are in memory at a time.

use super::content::{Content, Text};
use super::feature_sink::FeatureSink;
use super::geo_package::GeoPackage;
use super::shapefile::{self, COMPANIONS, Companions};
use super::sniff;
use super::source::{
    CHANGES, FileOrigin, FileSource, MOST_FILES, take_companions, take_geodatabases, too_many,
    without_companions,
};
use super::text::{decode, unmarked};
use super::unpack::{self, Zip};
use super::workbook::{self, WorkbookKind};
use super::{javascript, readers, table, wrapped};
use crate::load::files::Files;
use crate::load::problems::Problems;
use crate::load::progress::Progress;
use crate::model::{Code, FilePlace, Format, Severity};
use std::borrow::Cow;

/// Archives in archives are opened down to this depth.
const DEEPEST: usize = 3;

/// Reads sources into an intake.
pub(super) struct FileReader<'i, 'p> {
    pub(super) intake: &'i mut FeatureSink<'p>,
    /// The table of changes that lies beside the files.
    pub(super) beside: Option<FileSource>,
}

impl FileReader<'_, '_> {
    /// Reads every source, in order.
    pub(super) fn all(&mut self, mut sources: Vec<FileSource>) {
        let progress = self.intake.progress();
        let mut beside = take_companions(&mut sources, &|| progress.is_cancelled());
        progress.expect_bytes(sources.iter().map(FileSource::size).sum());
        for source in sources {
            if progress.is_cancelled() {
                return;
            }
            let size = source.size();
            let stem = source
                .name
                .rsplit_once('.')
                .map(|(stem, _)| stem.to_lowercase());
            let companions = stem.and_then(|stem| beside.remove(&stem));
            self.source(source, size, companions.unwrap_or_default());
        }
    }

    /// The name and text of the table of changes beside the files.
    pub(super) fn changes(&mut self) -> Option<(String, String)> {
        let mut source = self.beside.take()?;
        let name = source.name.clone();
        let problems = &mut self.intake.problems;
        let bytes = source.bytes(&|| false, problems)?;
        let text = decode(&name, bytes, problems)?;
        Some((name, unmarked(&text).to_owned()))
    }

    /// Reads a source that was expected to have so many bytes.
    fn source(&mut self, mut source: FileSource, expected: u64, companions: Companions) {
        let progress = self.intake.progress();
        let stop = || progress.is_cancelled();
        let mut about = FileAbout {
            name: source.name.clone(),
            is_found: source.is_found,
            depth: source.depth,
            companions,
        };
        if sniff::content(&source.beginning(16)) == Content::Shapefile {
            about.companions.append(&mut source.companions(&stop));
        }
        progress.begin_file(&about.name);
        match source.bytes(&stop, &mut self.intake.problems) {
            Some(bytes) => self.bytes(&about, bytes, expected),
            None => progress.expect_instead(expected, 0),
        }
    }

    fn bytes(&mut self, about: &FileAbout, bytes: Cow<'_, [u8]>, expected: u64) {
        let progress = self.intake.progress();
        match sniff::content(&bytes) {
            Content::Gzip => {
                let stop = || progress.is_cancelled();
                let whole = unpack::gzip(&about.name, &bytes, &stop, &mut self.intake.problems);
                drop(bytes);
                if whole.is_empty() || about.depth >= DEEPEST {
                    progress.expect_instead(expected, 0);
                    return self.none_or_deep(about);
                }
                let inside = FileAbout {
                    is_found: about.is_found,
                    ..about.inside(about.name.clone())
                };
                self.bytes(&inside, whole.into(), expected);
            }
            Content::Zip => {
                progress.expect_instead(expected, 0);
                self.archive(about, &bytes);
            }
            Content::Binary(format) => {
                let size = bytes.len();
                progress.expect_instead(expected, size as u64);
                self.read(about, format, size, |intake| {
                    readers::bytes(format, bytes, intake);
                });
            }
            Content::Shapefile => {
                progress.expect_instead(expected, bytes.len() as u64);
                self.read(about, Format::Shapefile, bytes.len(), |intake| {
                    shapefile::read(&bytes, &about.companions, intake);
                });
            }
            Content::GeoPackage => {
                progress.expect_instead(expected, bytes.len() as u64);
                self.package(about, &bytes);
            }
            Content::Rest => self.text(about, bytes, expected),
            Content::Empty => {
                progress.expect_instead(expected, 0);
                self.refuse(about, Code::NoContent, None);
            }
            Content::Other(kind) => {
                progress.expect_instead(expected, 0);
                self.refuse(about, Code::OtherKind, Some(kind));
            }
        }
    }

    /// Reads every layer of a GeoPackage, each as a file of its own where there are several.
    fn package(&mut self, about: &FileAbout, bytes: &[u8]) {
        let package = match GeoPackage::open(bytes) {
            Ok(package) => package,
            Err(why) => {
                let place = FilePlace::file(&about.name);
                let problems = &mut self.intake.problems;
                problems.broken_file(place, why, Format::GeoPackage, 0);
                return;
            }
        };
        let names = package.names();
        if names.is_empty() {
            return self.refuse(about, Code::NoContent, None);
        }
        let several = names.len() > 1;
        for (n, name) in names.into_iter().enumerate() {
            let layer = about.part(name, several);
            let size = if n == 0 { bytes.len() } else { 0 };
            self.read(&layer, Format::GeoPackage, size, |intake| {
                package.read(n, intake)
            });
        }
    }

    /// Reads every sheet of a workbook that holds anything.
    fn workbook(&mut self, about: &FileAbout, kind: WorkbookKind, zip: &mut Zip<'_>) {
        let progress = self.intake.progress();
        let stop = || progress.is_cancelled();
        let problems = &mut self.intake.problems;
        let format = match kind {
            WorkbookKind::Xlsx => Format::Xlsx,
            WorkbookKind::Ods => Format::Ods,
        };
        let sheets = match workbook::sheets(kind, &about.name, zip, &stop, problems) {
            Ok(sheets) => sheets,
            Err(why) => {
                let place = FilePlace::file(&about.name);
                problems.broken_file(place, why, format, 0);
                return;
            }
        };
        if sheets.is_empty() {
            return self.refuse(about, Code::NoContent, None);
        }
        let several = sheets.len() > 1;
        for sheet in sheets {
            let layer = about.part(sheet.name, several);
            progress.expect_bytes(sheet.text.len() as u64);
            self.read(&layer, format, sheet.text.len(), |intake| {
                table::read_written(&sheet.text, &sheet.rows, intake);
            });
        }
    }

    fn text(&mut self, about: &FileAbout, bytes: Cow<'_, [u8]>, expected: u64) {
        let progress = self.intake.progress();
        let text = decode(&about.name, bytes, &mut self.intake.problems);
        let size = text.as_ref().map_or(0, |text| text.len());
        progress.expect_instead(expected, size as u64);
        let Some(text) = text else {
            return self.refuse(about, Code::OtherKind, Some("binary"));
        };
        let text = unmarked(&text);
        let mut kind = sniff::text(text);
        let mut plain = Cow::Borrowed(text);
        let is_json = text.trim_start().starts_with(['{', '[']);
        if !is_json
            && matches!(
                kind,
                Text::Unknown | Text::Of(Format::Csv | Format::GeoJson)
            )
            && let Some(data) = javascript::data(text)
        {
            let place = FilePlace::file(&about.name);
            self.intake.problems.note(Code::WrappedInCode, place);
            plain = Cow::Owned(javascript::unwrapped(text, data));
            kind = sniff::text(&plain);
        }
        if kind == Text::Of(Format::GeoJson) {
            let inside = wrapped::collections(&plain);
            if !inside.is_empty() {
                let place = FilePlace::file(&about.name);
                self.intake.problems.note(Code::WrappedInJson, place);
                plain = Cow::Owned(wrapped::unwrapped(&plain, &inside));
            }
        }
        let text = plain.as_ref();
        if !matches!(kind, Text::Of(_)) {
            progress.expect_instead(size as u64, 0);
        }
        match kind {
            Text::Of(format) => self.read(about, format, size, |intake| {
                readers::text(format, text, intake);
            }),
            Text::Blank => self.refuse(about, Code::NoContent, None),
            Text::Other(kind) => self.refuse(about, Code::OtherKind, Some(kind)),
            Text::Unknown => self.refuse(about, Code::UnknownKind, None),
        }
    }

    /// Lets a reader read; says so where it found nothing and said nothing.
    fn read(
        &mut self,
        about: &FileAbout,
        format: Format,
        size: usize,
        reader: impl FnOnce(&mut FeatureSink<'_>),
    ) {
        let intake = &mut *self.intake;
        if intake.file_count() >= MOST_FILES {
            return too_many(
                about.name.clone(),
                intake.file_count() + 1,
                &mut intake.problems,
            );
        }
        let before = (intake.count(), intake.problems.errors());
        let [bytes, _] = intake.progress().bytes();
        intake.begin(&about.name, format);
        reader(intake);
        intake.progress().reach_bytes(bytes + size as u64);
        let after = (intake.count(), intake.problems.errors());
        if before == after && !intake.progress().is_cancelled() {
            let place = intake.place(0, 0);
            intake.problems.note(Code::NothingInside, place);
        }
    }

    /// Reads the files of an archive, each as a layer.
    fn archive(&mut self, about: &FileAbout, bytes: &[u8]) {
        let progress = self.intake.progress();
        let stop = || progress.is_cancelled();
        let Some(mut zip) = Zip::open(&about.name, bytes, &mut self.intake.problems) else {
            return;
        };
        if zip.data_set().is_some() {
            return self.refuse(about, Code::DataSetAmongFiles, None);
        }
        if about.depth >= DEEPEST {
            return self.none_or_deep(about);
        }
        let mut paths = zip.paths();
        let has = |end: &str| paths.iter().any(|path| path.to_lowercase().ends_with(end));
        if let Some(kind) = workbook::kind(&paths) {
            return self.workbook(about, kind, &mut zip);
        }
        if has("[content_types].xml") || paths.iter().any(|path| path == "mimetype") {
            return self.refuse(about, Code::OtherKind, Some("office"));
        }
        // The pictures of a KMZ and the like are no layers.
        if has(".kml") {
            paths.retain(|path| path.to_lowercase().ends_with(".kml"));
        }
        let all = paths.clone();
        for folder in take_geodatabases(&mut paths) {
            let inside = about.inside(format!("{}/{folder}", about.name));
            self.refuse(&inside, Code::OtherKind, Some("geodatabase"));
        }
        paths = without_companions(paths);
        if paths.is_empty() && all.iter().all(|path| !path.ends_with(".gdbtable")) {
            let place = FilePlace::file(&about.name);
            self.intake.problems.error(Code::EmptyFolder, place);
        }
        for path in paths {
            if progress.is_cancelled() {
                return;
            }
            let mut inside = about.inside(format!("{}/{path}", about.name));
            let problems = &mut self.intake.problems;
            let Some(bytes) = zip.file(&path, &inside.name, &stop, problems) else {
                continue;
            };
            if sniff::content(&bytes) == Content::Shapefile {
                inside.companions = packed_companions(&path, &all, &mut zip, &stop, problems);
            }
            if path.rsplit('/').next() == Some(CHANGES) {
                self.beside = Some(FileSource::named(inside.name, FileOrigin::Own(bytes)));
                continue;
            }
            progress.expect_bytes(bytes.len() as u64);
            let size = bytes.len() as u64;
            self.bytes(&inside, bytes.into(), size);
        }
    }

    /// Nothing came out, which was said; or it was packed too often.
    fn none_or_deep(&mut self, about: &FileAbout) {
        if about.depth >= DEEPEST {
            let place = FilePlace::file(&about.name);
            let problem = self.intake.problems.error(Code::TooMuchPacked, place);
            problem.case("why", "depth");
        }
    }

    /// Names a file that is not read. What merely lies in the same folder is worth knowing; what a
    /// person named, or what should have been a map, is missed.
    fn refuse(&mut self, about: &FileAbout, code: Code, kind: Option<&'static str>) {
        const BESIDE_THE_POINT: [&str; 6] = ["pdf", "image", "office", "binary", "xml", "packed"];
        let is_missed = match code {
            Code::UnknownKind => false,
            _ => kind.is_none_or(|kind| !BESIDE_THE_POINT.contains(&kind)),
        };
        let severity = if about.is_found && !is_missed {
            Severity::Note
        } else {
            Severity::Error
        };
        let place = FilePlace::file(&about.name);
        let problem = self.intake.problems.add(severity, code, place);
        if let Some(kind) = kind {
            problem.case("kind", kind);
        }
    }
}

/// What must be known of a file to read it.
struct FileAbout {
    name: String,
    is_found: bool,
    depth: usize,
    /// What lies beside a `.shp`.
    companions: Companions,
}

impl FileAbout {
    /// Something inside this.
    fn inside(&self, name: String) -> Self {
        Self {
            name,
            is_found: true,
            depth: self.depth + 1,
            companions: Companions::new(),
        }
    }

    /// One of several layers or sheets of this, or the only one, which is this itself.
    fn part(&self, name: String, is_one_of_several: bool) -> Self {
        let name = if is_one_of_several {
            format!("{}/{name}", self.name)
        } else {
            self.name.clone()
        };
        Self {
            name,
            is_found: self.is_found || is_one_of_several,
            depth: self.depth,
            companions: Companions::new(),
        }
    }
}

/// What lies in an archive beside a `.shp`.
fn packed_companions(
    path: &str,
    all: &[String],
    zip: &mut Zip<'_>,
    stop: &dyn Fn() -> bool,
    problems: &mut Problems,
) -> Companions {
    let stem = |path: &str| {
        path.rsplit_once('.')
            .map_or(path, |(stem, _)| stem)
            .to_lowercase()
    };
    let mut found = Companions::new();
    for ending in COMPANIONS {
        let is_it = |other: &&String| {
            let lower = other.to_lowercase();
            lower.ends_with(&format!(".{ending}"))
                && (stem(other) == stem(path) || stem(other) == path.to_lowercase())
        };
        if let Some(other) = all.iter().find(is_it)
            && let Some(bytes) = zip.file(other, other, stop, problems)
        {
            found.insert(ending.to_owned(), bytes);
        }
    }
    found
}

/// Whether a source is an archive, by its first bytes.
pub(in crate::load) fn is_zip(source: &FileSource) -> bool {
    sniff::content(&source.beginning(4)) == Content::Zip
}

/// The data set of ours that is packed into an archive, if it is one. A file on the disk is
/// read anew when it is none, so that of many archives only one is in memory.
pub(in crate::load) fn packed_data_set(
    source: &mut FileSource,
    progress: &Progress,
    problems: &mut Problems,
) -> Option<Files> {
    let stop = || progress.is_cancelled();
    if !is_zip(source) {
        return None;
    }
    let mut met = Problems::default();
    // Whatever is wrong with the file or the archive is said when it is read as another one.
    let bytes = source.bytes(&stop, &mut met)?.into_owned();
    problems.append(met);
    let unsaid = &mut Problems::default();
    let files = Zip::open(&source.name, &bytes, unsaid).and_then(|mut zip| {
        let folder = zip.data_set()?;
        Some(zip.files(&source.name, &folder, &stop, problems))
    });
    if files.is_none() && !matches!(source.at, FileOrigin::Path(_)) {
        // Bytes of our own were taken out.
        source.at = FileOrigin::Own(bytes);
    }
    files
}
