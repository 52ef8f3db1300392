//! Where the bytes of a data set come from: the program itself, a folder, or one file.
//!
//! The only file of `load` that touches the file system. It reads the names that it is asked for,
//! never a name that leads out of the folder.

use super::problems::Problems;
use crate::model::{Code, Place, Problem};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/maps/syria-iraq");

/// Files beyond this size are not read: 1 GiB.
const LARGEST: u64 = 1 << 30;

/// A source of named bytes.
#[derive(Debug)]
pub(super) enum Files {
    /// The data set in the program.
    Embedded,
    /// A folder.
    Folder(PathBuf),
    /// One file of areas: its name, and where it lies.
    Single(String, PathBuf),
}

impl Files {
    /// The files at a path that a person gave; `None` where there is nothing to read.
    pub(super) fn at(path: &Path, problems: &mut Problems) -> Option<Self> {
        let shown = Place::file(path.display().to_string());
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
        let about = match std::fs::metadata(path) {
            Ok(about) => about,
            Err(error) => {
                Refusal::from(&error).describe(problems.error(Code::MissingPath, shown));
                return None;
            }
        };
        if about.is_dir() {
            return Some(Files::Folder(path.to_owned()));
        }
        let name = name.unwrap_or_default();
        let is = |ending: &str| name.to_lowercase().ends_with(ending);
        if is("dataset.json") {
            let folder = path.parent().unwrap_or(Path::new("."));
            return Some(Files::Folder(folder.to_owned()));
        }
        if is(".geojson") || is(".json") {
            return Some(Files::Single(name, path.to_owned()));
        }
        problems.error(Code::UnknownKind, shown);
        None
    }

    /// A name for the data set where it gives none itself.
    pub(super) fn stem(&self) -> String {
        let path = match self {
            Files::Embedded => return "embedded".to_owned(),
            Files::Folder(path) | Files::Single(_, path) => path,
        };
        path.file_stem().map_or_else(
            || "map".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        )
    }

    /// The name of the one file of areas, where there is only that.
    pub(super) fn single(&self) -> Option<&str> {
        match self {
            Files::Single(name, _) => Some(name),
            _ => None,
        }
    }

    /// The bytes of a file of the data set; `None` where it is missing or, with a problem, unreadable.
    pub(super) fn read(&self, name: &str, problems: &mut Problems) -> Option<Cow<'static, [u8]>> {
        match self {
            Files::Embedded => EMBEDDED.get_file(name).map(|f| Cow::Borrowed(f.contents())),
            Files::Single(only, path) if only == name => read_file(path, name, problems),
            Files::Single(..) => None,
            Files::Folder(_) if !stays_inside(name) => None,
            Files::Folder(folder) => read_file(&folder.join(name), name, problems),
        }
    }

    /// Whether there is such a file or folder.
    pub(super) fn has(&self, name: &str) -> bool {
        match self {
            Files::Embedded => EMBEDDED.get_entry(name).is_some(),
            Files::Single(only, _) => only == name,
            Files::Folder(folder) => stays_inside(name) && folder.join(name).exists(),
        }
    }

    /// The names of the files right inside a folder, sorted, as paths inside the data set.
    pub(super) fn list(&self, folder: &str, problems: &mut Problems) -> Vec<String> {
        let mut names: Vec<String> = match self {
            Files::Embedded => embedded_names(folder),
            Files::Single(..) => Vec::new(),
            Files::Folder(root) if stays_inside(folder) => {
                folder_names(&root.join(folder), folder, problems)
            }
            Files::Folder(_) => Vec::new(),
        };
        names.sort();
        names
            .into_iter()
            .map(|name| format!("{folder}/{name}"))
            .collect()
    }
}

/// Whether a name given inside a data set stays inside its folder.
pub(super) fn stays_inside(name: &str) -> bool {
    let mut parts = Path::new(name).components().peekable();
    parts.peek().is_some()
        && !name.contains(['\\', '\0', ':'])
        && parts.all(|part| matches!(part, Component::Normal(_)))
}

fn embedded_names(folder: &str) -> Vec<String> {
    EMBEDDED
        .get_dir(folder)
        .into_iter()
        .flat_map(|dir| dir.files())
        .filter_map(|file| file.path().file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

fn folder_names(path: &Path, shown: &str, problems: &mut Problems) -> Vec<String> {
    match std::fs::read_dir(path) {
        Ok(entries) => entries
            .filter_map(|entry| entry.ok())
            .filter(|entry| !entry.path().is_dir())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| !name.starts_with('.'))
            .collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            unreadable(shown, &Refusal::from(&error), problems);
            Vec::new()
        }
    }
}

fn read_file(path: &Path, name: &str, problems: &mut Problems) -> Option<Cow<'static, [u8]>> {
    match read_bounded(path) {
        Ok(bytes) => Some(Cow::Owned(bytes)),
        Err(Refusal::NotThere) => None,
        Err(refusal) => {
            unreadable(name, &refusal, problems);
            None
        }
    }
}

/// Why a file or folder cannot be read.
#[derive(Debug)]
enum Refusal {
    NotThere,
    Denied,
    NoFile,
    TooLarge,
    /// The system's words, and its number where it gives one.
    System(String, Option<i32>),
}

impl Refusal {
    fn describe(&self, problem: &mut Problem) {
        match self {
            Refusal::NotThere => problem.case("why", "not-there"),
            Refusal::Denied => problem.case("why", "denied"),
            Refusal::NoFile => problem.case("why", "no-file"),
            Refusal::TooLarge => problem.case("why", "too-large"),
            Refusal::System(words, None) => problem.case("why", "unnamed").with("words", words),
            Refusal::System(words, Some(number)) => problem
                .case("why", "system")
                .with("words", words)
                .with("number", number.to_string()),
        };
    }
}

impl From<&std::io::Error> for Refusal {
    fn from(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Refusal::NotThere,
            std::io::ErrorKind::PermissionDenied => Refusal::Denied,
            _ => Refusal::System(error.to_string(), error.raw_os_error()),
        }
    }
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        Refusal::from(&error)
    }
}

fn read_bounded(path: &Path) -> Result<Vec<u8>, Refusal> {
    // Asked before it is opened: opening a pipe would wait for its writer.
    let about = std::fs::metadata(path)?;
    if !about.is_file() {
        return Err(Refusal::NoFile);
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Refusal::TooLarge);
    }
    Ok(bytes)
}

fn unreadable(name: &str, refusal: &Refusal, problems: &mut Problems) {
    let problem = problems.error(Code::UnreadableFile, Place::file(name));
    refusal.describe(problem.with("file", name));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_lead_out_of_the_folder() {
        for name in ["areas.geojson", "texts/a.en.md"] {
            assert!(stays_inside(name), "{name}");
        }
        for name in [
            "",
            "..",
            "../x",
            "/etc/passwd",
            "a/../../x",
            "a\\..\\x",
            "C:x",
            ".",
        ] {
            assert!(!stays_inside(name), "{name}");
        }
    }
}
