//! The only door of `load` to the file system: looks, lists and reads, within bounds.
//!
//! A path is looked at before it is opened, since opening a pipe would wait for its writer; and
//! again after it was read, since files grow and vanish.

use super::problems::Problems;
use crate::model::{Code, FilePlace, Problem};
use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

/// Files beyond this size are not read: 4 GiB.
pub(super) const LARGEST: u64 = 4 << 30;

/// So much is read between two questions whether to stop.
const STEP: u64 = 8 << 20;

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DiskKind {
    /// A folder.
    Folder,
    /// A file of so many bytes.
    File(u64),
}

/// The bytes of a file, and what happened to it meanwhile.
#[derive(Debug)]
pub(super) struct Whole {
    pub(super) bytes: Vec<u8>,
    /// `grew`, `shrank`, `changed` or `vanished`; `None` where it stayed as it was.
    pub(super) moved: Option<&'static str>,
}

/// What lies right inside a folder, sorted by name; hidden entries are left out.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) files: Vec<PathBuf>,
    pub(super) folders: Vec<PathBuf>,
}

/// What lies at a path; neither a file nor a folder is refused.
pub(super) fn look(path: &Path) -> Result<DiskKind, Refusal> {
    let about = std::fs::metadata(path)?;
    match about.is_dir() {
        true => Ok(DiskKind::Folder),
        false if about.is_file() => Ok(DiskKind::File(about.len())),
        false => Err(Refusal::NoFile),
    }
}

/// Whether there is anything at a path.
pub(super) fn exists(path: &Path) -> bool {
    path.exists()
}

/// Whether a name inside a folder leads out of it, by a symbolic link.
pub(super) fn leads_out(folder: &Path, name: &str) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    match (real(folder), real(&folder.join(name))) {
        (Some(folder), Some(path)) => !path.starts_with(folder),
        // What is not there leads nowhere.
        _ => false,
    }
}

/// The first bytes of a file; none where it cannot be read.
pub(super) fn beginning(path: &Path, count: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if matches!(look(path), Ok(DiskKind::File(_)))
        && let Ok(file) = File::open(path)
        && file.take(count).read_to_end(&mut bytes).is_err()
    {
        bytes.clear();
    }
    bytes
}

/// What lies right inside a folder.
pub(super) fn list(folder: &Path) -> Result<Listing, Refusal> {
    let mut listing = Listing::default();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            listing.folders.push(path)
        } else {
            listing.files.push(path)
        }
    }
    listing.files.sort();
    listing.folders.sort();
    Ok(listing)
}

/// The bytes of a file; what was read until then where it is stopped.
pub(super) fn read(path: &Path, stop: &dyn Fn() -> bool) -> Result<Whole, Refusal> {
    let DiskKind::File(size) = look(path)? else {
        return Err(Refusal::NoFile);
    };
    if size > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let file = File::open(path)?;
    let before = file.metadata()?;
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(usize::try_from(before.len()).unwrap_or(usize::MAX))
        .or(Err(Refusal::NoMemory))?;
    // What is written to it meanwhile is not followed: that might never end.
    let mut file = file.take(before.len());
    while !stop() {
        if (&mut file).take(STEP).read_to_end(&mut bytes)? == 0 {
            break;
        }
    }
    let moved = if stop() {
        None
    } else {
        moved(&before, path, bytes.len() as u64)
    };
    Ok(Whole { bytes, moved })
}

/// What happened to a file between looking and having read so many bytes of it.
fn moved(before: &Metadata, path: &Path, read: u64) -> Option<&'static str> {
    let after = match std::fs::metadata(path) {
        Ok(after) => after,
        Err(error) if error.kind() == ErrorKind::NotFound => return Some("vanished"),
        Err(_) => return None,
    };
    let size = after.len().max(read);
    match size.cmp(&before.len()) {
        std::cmp::Ordering::Greater => Some("grew"),
        _ if after.len().min(read) < before.len() => Some("shrank"),
        _ => (after.modified().ok() != before.modified().ok()).then_some("changed"),
    }
}

/// Why a file or folder cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    NotThere,
    Denied,
    NoFile,
    TooLarge,
    NoMemory,
    /// A link leads out of the data set.
    Outside,
    /// The system's words, and its number where it gives one.
    System(String, Option<i32>),
}

impl Refusal {
    /// Adds the reason to the facts of a problem.
    pub(super) fn describe(&self, problem: &mut Problem) {
        match self {
            Refusal::NotThere => problem.case("why", "not-there"),
            Refusal::Denied => problem.case("why", "denied"),
            Refusal::NoFile => problem.case("why", "no-file"),
            Refusal::TooLarge => problem.case("why", "too-large"),
            Refusal::NoMemory => problem.case("why", "no-memory"),
            Refusal::Outside => problem.case("why", "outside"),
            Refusal::System(words, None) => problem.case("why", "unnamed").with("words", words),
            Refusal::System(words, Some(number)) => problem
                .case("why", "system")
                .with("words", words)
                .with("number", number.to_string()),
        };
    }

    /// Names a file that is there and cannot be read.
    pub(super) fn tell(&self, file: &str, problems: &mut Problems) {
        let problem = problems.error(Code::UnreadableFile, FilePlace::file(file));
        self.describe(problem.with("file", file));
    }
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Refusal::NotThere,
            ErrorKind::PermissionDenied => Refusal::Denied,
            ErrorKind::OutOfMemory => Refusal::NoMemory,
            _ => Refusal::System(error.to_string(), error.raw_os_error()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn a_file_that_is_written_to_meanwhile_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x");
        std::fs::write(&path, b"12345678").expect("written");
        let still = || false;
        assert_eq!(read(&path, &still).expect("read").moved, None);
        // The question whether to stop comes after the first look.
        let grow = || {
            // It goes on growing.
            let file = File::options().append(true).open(&path);
            file.expect("open").write_all(b"9").expect("written");
            false
        };
        assert_eq!(read(&path, &grow).expect("read").moved, Some("grew"));
        let shrink = || {
            std::fs::write(&path, b"1").expect("written");
            false
        };
        std::fs::write(&path, b"12345678").expect("written");
        assert_eq!(read(&path, &shrink).expect("read").moved, Some("shrank"));
        let vanish = || {
            // Only the first time is there anything to remove.
            let _gone = std::fs::remove_file(&path);
            false
        };
        std::fs::write(&path, b"12345678").expect("written");
        let whole = read(&path, &vanish).expect("read");
        assert_eq!((whole.moved, whole.bytes.len()), (Some("vanished"), 8));
    }
}
