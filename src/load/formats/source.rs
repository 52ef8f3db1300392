//! What there is to read: each file by its name and where its bytes are.

use super::shapefile::{COMPANIONS, Companions};
use crate::load::disk::{self, Listing, Refusal};
use crate::load::problems::Problems;
use crate::model::{Code, FilePlace};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The table of changes that a person may lay beside a file.
pub(super) const CHANGES: &str = "changes.csv";

/// What the name of a reading that lies beside a file has after the name of the file.
const READING: &str = ".reading.json";

/// A larger file, in bytes, is no reading.
const LARGEST_READING: u64 = 1 << 20;

/// More files are not read at once.
pub(super) const MOST_FILES: usize = 10_000;

/// A file to read.
#[derive(Debug)]
pub(in crate::load) struct FileSource {
    /// What it is called.
    pub(in crate::load) name: String,
    /// Where its bytes are.
    pub(in crate::load) at: FileOrigin,
    /// Whether it was found in a folder or archive, not named by the person.
    pub(in crate::load) is_found: bool,
    /// How many archives it lies in.
    pub(super) depth: usize,
}

/// Where bytes are.
#[derive(Debug)]
pub(in crate::load) enum FileOrigin {
    /// In a file.
    Path(PathBuf),
    /// In memory that is shared.
    Shared(Arc<[u8]>),
    /// In memory of our own.
    Own(Vec<u8>),
}

impl FileSource {
    /// What a person named.
    pub(in crate::load) fn named(name: String, at: FileOrigin) -> Self {
        Self {
            name,
            at,
            is_found: false,
            depth: 0,
        }
    }

    fn found(name: String, path: &Path) -> Self {
        Self {
            is_found: true,
            ..Self::named(name, FileOrigin::Path(path.to_owned()))
        }
    }

    /// The reading that lies beside it: its name, and its text; empty where it is no text of a reading's size.
    pub(in crate::load) fn reading_beside(&self) -> Option<(String, String)> {
        let FileOrigin::Path(path) = &self.at else {
            return None;
        };
        let ending = |name: &str| format!("{name}{READING}");
        let beside = path.with_file_name(ending(&path.file_name()?.to_string_lossy()));
        let Ok(disk::DiskKind::File(size)) = disk::look(&beside) else {
            return None;
        };
        let bytes = if size <= LARGEST_READING {
            disk::beginning(&beside, LARGEST_READING)
        } else {
            Vec::new()
        };
        Some((
            ending(&self.name),
            String::from_utf8(bytes).unwrap_or_default(),
        ))
    }

    /// Its first bytes.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the lesser of the two fits"
    )]
    pub(in crate::load) fn beginning(&self, count: u64) -> Vec<u8> {
        let of = |bytes: &[u8]| bytes[..bytes.len().min(count as usize)].to_vec();
        match &self.at {
            FileOrigin::Path(path) => disk::beginning(path, count),
            FileOrigin::Shared(bytes) => of(bytes),
            FileOrigin::Own(bytes) => of(bytes),
        }
    }

    /// How many bytes it has, as far as that is known before it is read.
    pub(super) fn size(&self) -> u64 {
        match &self.at {
            FileOrigin::Path(path) => match disk::look(path) {
                Ok(disk::DiskKind::File(size)) => size,
                _ => 0,
            },
            FileOrigin::Shared(bytes) => bytes.len() as u64,
            FileOrigin::Own(bytes) => bytes.len() as u64,
        }
    }

    /// Its bytes; `None`, with a problem, where they cannot be read.
    pub(in crate::load) fn bytes(
        &mut self,
        stop: &dyn Fn() -> bool,
        problems: &mut Problems,
    ) -> Option<Cow<'_, [u8]>> {
        let path = match &mut self.at {
            FileOrigin::Shared(bytes) => return Some(Cow::Borrowed(bytes)),
            FileOrigin::Own(bytes) => return Some(Cow::Owned(std::mem::take(bytes))),
            FileOrigin::Path(path) => path,
        };
        match disk::read(path, stop) {
            Ok(whole) => {
                if let Some(how) = whole.moved {
                    let place = FilePlace::file(&self.name);
                    let problem = problems.warning(Code::ChangedWhileRead, place);
                    problem.case("how", how);
                }
                Some(Cow::Owned(whole.bytes))
            }
            Err(refusal) => {
                refusal.tell(&self.name, problems);
                None
            }
        }
    }
}

/// The files of a folder as sources, and the table of changes beside them. Where there are only
/// folders in it, theirs.
pub(in crate::load) fn of_folder(
    folder: &Path,
    listing: Listing,
    problems: &mut Problems,
) -> (Vec<FileSource>, Option<FileSource>) {
    if is_geodatabase(&listing.files) {
        let place = FilePlace::file(shown(folder));
        let problem = problems.error(Code::OtherKind, place);
        problem.case("kind", "geodatabase");
        return (Vec::new(), None);
    }
    let mut files = listing.files;
    if files.is_empty() {
        for inner in &listing.folders {
            match disk::list(inner) {
                Ok(listing) if is_geodatabase(&listing.files) => {
                    let place = FilePlace::file(name_in(folder, inner));
                    let problem = problems.error(Code::OtherKind, place);
                    problem.case("kind", "geodatabase");
                }
                Ok(listing) => files.extend(listing.files),
                Err(refusal) => refusal.tell(&name_in(folder, inner), problems),
            }
        }
    }
    let is_changes = |path: &PathBuf| path.file_name() == Some(OsStr::new(CHANGES));
    let beside = files.iter().position(is_changes).map(|n| files.remove(n));
    let beside = beside.map(|path| FileSource::found(name_in(folder, &path), &path));
    files.retain(|path| !path.to_string_lossy().ends_with(READING));
    let files = without_companions(files);
    if files.is_empty() {
        problems.error(Code::EmptyFolder, FilePlace::file(shown(folder)));
    }
    if files.len() > MOST_FILES {
        too_many(shown(folder), files.len(), problems);
    }
    let sources = files.iter().take(MOST_FILES);
    let sources = sources.map(|path| FileSource::found(name_in(folder, path), path));
    (sources.collect(), beside)
}

pub(super) fn too_many(place: String, count: usize, problems: &mut Problems) {
    let problem = problems.error(Code::TooManyFiles, FilePlace::file(place));
    problem
        .with("count", count)
        .with("most", MOST_FILES.to_string());
}

/// A path as a person is shown it.
pub(in crate::load) fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn name_in(folder: &Path, path: &Path) -> String {
    shown(path.strip_prefix(folder).unwrap_or(path))
}

/// The table of changes that lies beside a file.
pub(in crate::load) fn beside(path: &Path) -> Option<FileSource> {
    let beside = path.with_file_name(CHANGES);
    let is_another = path.file_name() != Some(OsStr::new(CHANGES));
    let is_file = || matches!(disk::look(&beside), Ok(disk::DiskKind::File(_)));
    (is_another && is_file()).then(|| FileSource::found(CHANGES.to_owned(), &beside))
}

/// Whether files are those of a file geodatabase, which is a folder.
fn is_geodatabase<P: AsRef<Path>>(files: &[P]) -> bool {
    let ends = |path: &Path| path.extension().is_some_and(|ending| ending == "gdbtable");
    files.iter().any(|path| ends(path.as_ref()))
}

/// The folders of an archive that are file geodatabases; their files are taken from the list.
pub(super) fn take_geodatabases(paths: &mut Vec<String>) -> Vec<String> {
    let tables = paths
        .iter()
        .filter(|path| is_geodatabase(std::slice::from_ref(path)));
    let folder = |path: &String| {
        path.rsplit_once('/')
            .map_or("", |(folder, _)| folder)
            .to_owned()
    };
    let folders: std::collections::BTreeSet<String> = tables.map(folder).collect();
    paths.retain(|path| !folders.contains(&folder(path)));
    folders.into_iter().collect()
}

impl FileSource {
    /// The files that lie beside a `.shp` on the disk.
    pub(super) fn companions(&self, stop: &dyn Fn() -> bool) -> Companions {
        let FileOrigin::Path(path) = &self.at else {
            return Companions::new();
        };
        let mut found = Companions::new();
        for ending in COMPANIONS {
            // As Windows and people write them.
            let endings = [
                ending.to_owned(),
                ending.to_uppercase(),
                format!("shp.{ending}"),
            ];
            let read = endings
                .iter()
                .find_map(|ending| disk::read(&path.with_extension(ending), stop).ok());
            if let Some(whole) = read {
                found.insert(ending.to_owned(), whole.bytes);
            }
        }
        found
    }
}

/// Takes what lies beside a `.shp` among sources that a person gives together, and answers with it by
/// the name of the `.shp` without its ending.
pub(super) fn take_companions(
    sources: &mut Vec<FileSource>,
    stop: &dyn Fn() -> bool,
) -> BTreeMap<String, Companions> {
    let parts = |name: &str| {
        let (stem, ending) = name.rsplit_once('.')?;
        Some((stem.to_lowercase(), ending.to_ascii_lowercase()))
    };
    let shapes = sources.iter().filter_map(|source| parts(&source.name));
    let shapes = shapes
        .filter(|(_, ending)| ending == "shp")
        .map(|(stem, _)| stem);
    let shapes: std::collections::BTreeSet<String> = shapes.collect();
    let mut found: BTreeMap<String, Companions> = BTreeMap::new();
    sources.retain_mut(|source| {
        let Some((stem, ending)) = parts(&source.name) else {
            return true;
        };
        let is_one = ENDINGS.contains(&ending.as_str()) && shapes.contains(&stem);
        if is_one && COMPANIONS.contains(&ending.as_str()) {
            // Whatever is wrong with one is said by the reader that misses it.
            if let Some(bytes) = source.bytes(stop, &mut Problems::default()) {
                found
                    .entry(stem)
                    .or_default()
                    .insert(ending, bytes.into_owned());
            }
        }
        !is_one
    });
    found
}

/// The endings of what accompanies a shapefile.
const ENDINGS: [&str; 10] = [
    "dbf", "shx", "prj", "cpg", "sbn", "sbx", "qix", "xml", "fix", "qmd",
];

/// What accompanies a shapefile is read with the shapefile itself.
pub(super) fn without_companions<P: AsRef<Path>>(paths: Vec<P>) -> Vec<P> {
    let ending = |path: &Path| {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        ending.to_ascii_lowercase()
    };
    let stem = |path: &Path| path.to_string_lossy().split('.').next().map(str::to_owned);
    let shapes = paths.iter().map(AsRef::as_ref);
    let shapes = shapes.filter(|path| ending(path) == "shp");
    let shapes: Vec<Option<String>> = shapes.map(stem).collect();
    let is_companion =
        |path: &Path| ENDINGS.contains(&ending(path).as_str()) && shapes.contains(&stem(path));
    let kept = paths.into_iter();
    kept.filter(|path| !is_companion(path.as_ref())).collect()
}

/// Gives files of one name, from several folders, the names of their folders too.
pub(in crate::load) fn tell_apart(sources: &mut [FileSource]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for source in sources.iter() {
        *counts.entry(source.name.clone()).or_default() += 1;
    }
    for source in sources.iter_mut().filter(|source| counts[&source.name] > 1) {
        if let FileOrigin::Path(path) = &source.at {
            source.name = shown(path);
        }
    }
}

/// Names a path at which nothing can be opened.
pub(in crate::load) fn missing(path: &Path, refusal: &Refusal, problems: &mut Problems) {
    refusal.describe(problems.error(Code::MissingPath, FilePlace::file(shown(path))));
}
