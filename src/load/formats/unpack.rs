//! Compressed files and archives, unpacked within bounds: a bomb costs a sentence, not the memory.

use crate::load::disk::LARGEST;
use crate::load::files::Files;
use crate::load::problems::Problems;
use crate::model::{Code, FilePlace};
use flate2::read::MultiGzDecoder;
use std::collections::BTreeMap;
use std::io::{Cursor, ErrorKind, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An archive of more entries than this is not read.
const MOST_ENTRIES: usize = 10_000;

/// However small the archive, so much may come out of it: 64 MiB.
const ALWAYS_ALLOWED: u64 = 64 << 20;

/// Beyond that, so many times its own size. Coordinates written as text pack ten to thirty times.
const MOST_TIMES: u64 = 100;

/// So much is unpacked between two questions whether to stop.
const STEP: u64 = 8 << 20;

/// How much may come out of so many bytes.
fn bound(packed: usize) -> u64 {
    let by_ratio = (packed as u64).saturating_mul(MOST_TIMES);
    by_ratio.saturating_add(ALWAYS_ALLOWED).min(LARGEST)
}

/// Why no more comes out.
#[derive(Debug, PartialEq, Eq)]
enum Halt {
    /// Larger than the bound.
    TooMuch,
    /// `cut-short` or `damaged`.
    Broken(&'static str),
}

/// Everything that comes out of a reader up to a bound, and why it ended early if it did.
fn unpacked(mut from: impl Read, bound: u64, stop: &dyn Fn() -> bool) -> (Vec<u8>, Option<Halt>) {
    let mut bytes = Vec::new();
    loop {
        match (&mut from).take(STEP).read_to_end(&mut bytes) {
            Ok(0) => return (bytes, None),
            Ok(_) if bytes.len() as u64 > bound => return (Vec::new(), Some(Halt::TooMuch)),
            Ok(_) if stop() => return (bytes, None),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                return (bytes, Some(Halt::Broken("cut-short")));
            }
            Err(_) => return (bytes, Some(Halt::Broken("damaged"))),
        }
    }
}

/// What a gzip file holds; what came before a fault where it has one.
pub(super) fn gzip(
    file: &str,
    packed: &[u8],
    stop: &dyn Fn() -> bool,
    problems: &mut Problems,
) -> Vec<u8> {
    let (bytes, halt) = unpacked(MultiGzDecoder::new(packed), bound(packed.len()), stop);
    tell(file, halt.as_ref(), problems);
    bytes
}

fn tell(file: &str, halt: Option<&Halt>, problems: &mut Problems) {
    match halt {
        None => {}
        Some(Halt::TooMuch) => too_much(file, "size", problems),
        Some(Halt::Broken(why)) => broken(file, why, problems),
    }
}

fn too_much(file: &str, why: &'static str, problems: &mut Problems) {
    let problem = problems.error(Code::TooMuchPacked, FilePlace::file(file));
    problem.case("why", why);
}

fn broken(file: &str, why: &'static str, problems: &mut Problems) {
    let problem = problems.error(Code::BrokenArchive, FilePlace::file(file));
    problem.case("why", why);
}

/// A zip archive in memory.
pub(in crate::load) struct Zip<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The entries that are files, as position and path, by path.
    entries: Vec<(usize, String)>,
    /// How much may still come out.
    left: u64,
}

impl<'b> Zip<'b> {
    /// Reads the list of what is inside; `None`, with a problem, where there is none.
    pub(in crate::load) fn open(
        file: &str,
        bytes: &'b [u8],
        problems: &mut Problems,
    ) -> Option<Self> {
        let archive = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => archive,
            Err(_) => {
                broken(file, "no-list", problems);
                return None;
            }
        };
        if archive.len() > MOST_ENTRIES {
            too_much(file, "entries", problems);
            return None;
        }
        let name = |n| match archive.name_for_index(n)? {
            Ok(name) => Some((n, name.replace('\\', "/"))),
            // A name that is no text is no reason to leave the file out.
            Err(_) => Some((n, format!("{}", n + 1))),
        };
        let mut entries: Vec<(usize, String)> = (0..archive.len()).filter_map(name).collect();
        entries.retain(|(_, path)| !path.ends_with('/') && !is_hidden(path));
        entries.sort_by(|a, b| a.1.cmp(&b.1));
        Some(Self {
            archive,
            entries,
            left: bound(bytes.len()),
        })
    }

    /// The paths of the files inside, sorted.
    pub(super) fn paths(&self) -> Vec<String> {
        self.entries.iter().map(|(_, path)| path.clone()).collect()
    }

    /// The folder inside whose files are a data set of ours: `""`, or the only one, with its `/`.
    pub(in crate::load) fn data_set(&self) -> Option<String> {
        let mut folders = vec![String::new()];
        let (_, first) = self.entries.first()?;
        if let Some((folder, _)) = first.split_once('/') {
            folders.push(format!("{folder}/"));
        }
        folders.into_iter().find(|folder| {
            let has = |name: &str| {
                let wanted = |path: &str| path.strip_prefix(folder.as_str()) == Some(name);
                self.entries.iter().any(|(_, path)| wanted(path))
            };
            Files::are_ours(has)
        })
    }

    /// Every file whose path is wanted, the hidden ones too; `None`, with a problem, where one cannot be
    /// unpacked.
    pub(in crate::load) fn all(
        &mut self,
        file: &str,
        wanted: impl Fn(&str) -> bool,
        stop: &dyn Fn() -> bool,
        problems: &mut Problems,
    ) -> Option<Vec<(String, Vec<u8>)>> {
        let mut files = Vec::new();
        for n in 0..self.archive.len() {
            let Some(Ok(path)) = self.archive.name_for_index(n) else {
                continue;
            };
            let path = path.replace('\\', "/");
            if wanted(&path) {
                let bytes = self.read(n, &format!("{file}/{path}"), stop, problems)?;
                files.push((path, bytes));
            }
        }
        Some(files)
    }

    /// Every file below a folder, by its path from there.
    pub(in crate::load) fn files(
        &mut self,
        file: &str,
        folder: &str,
        stop: &dyn Fn() -> bool,
        problems: &mut Problems,
    ) -> Files {
        let mut files = BTreeMap::new();
        for (n, path) in self.entries.clone() {
            if let Some(name) = path.strip_prefix(folder)
                && let Some(bytes) = self.read(n, &path, stop, problems)
            {
                files.insert(name.to_owned(), bytes);
            }
        }
        Files::Archive(file.to_owned(), files)
    }

    /// The bytes of the file with that path; `shown` is what it is called in a problem.
    pub(super) fn file(
        &mut self,
        path: &str,
        shown: &str,
        stop: &dyn Fn() -> bool,
        problems: &mut Problems,
    ) -> Option<Vec<u8>> {
        let found = self.entries.iter().find(|entry| entry.1 == path)?;
        self.read(found.0, shown, stop, problems)
    }

    fn read(
        &mut self,
        n: usize,
        shown: &str,
        stop: &dyn Fn() -> bool,
        problems: &mut Problems,
    ) -> Option<Vec<u8>> {
        let entry = match self.archive.by_index(n) {
            Ok(entry) => entry,
            Err(error) => {
                broken(shown, reason(&error), problems);
                return None;
            }
        };
        let (bytes, halt) = unpacked(entry, self.left, stop);
        tell(shown, halt.as_ref(), problems);
        if halt == Some(Halt::TooMuch) {
            self.left = 0;
            return None;
        }
        self.left = self.left.saturating_sub(bytes.len() as u64);
        // What came before a fault is worth reading, except where nothing did.
        (halt.is_none() || !bytes.is_empty()).then_some(bytes)
    }
}

/// Files that systems leave behind.
fn is_hidden(path: &str) -> bool {
    path.split('/')
        .any(|part| part.starts_with('.') && part != ".." || part == "__MACOSX")
}

fn reason(error: &ZipError) -> &'static str {
    match error {
        ZipError::InvalidPassword => "password",
        ZipError::UnsupportedArchive(words) if *words == ZipError::PASSWORD_REQUIRED => "password",
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => "method",
        _ => "damaged",
    }
}
