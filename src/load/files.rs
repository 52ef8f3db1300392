//! Where the files of a data set come from: the program itself, a folder, or an archive.
//!
//! It reads the names that it is asked for, never a name that leads out of the folder.

use super::disk::{self, Refusal};
use super::problems::Problems;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/maps/syria-iraq");

/// A source of named bytes.
#[derive(Debug)]
pub(super) enum Files {
    /// The data set in the program.
    Embedded,
    /// A folder.
    Folder(PathBuf),
    /// The unpacked files of an archive by their paths, and the archive's name.
    Archive(String, BTreeMap<String, Vec<u8>>),
    /// Files of which some have other bytes, are new, or are not there any more.
    Laid(Box<Files>, BTreeMap<String, Option<Vec<u8>>>),
}

/// The name that makes a folder a data set of ours.
pub(super) const MANIFEST: &str = "dataset.json";

impl Files {
    /// Whether files of these names make a data set of ours. Where the areas are missing, a table of
    /// changes with its forces is still ours.
    pub(super) fn are_ours(has: impl Fn(&str) -> bool) -> bool {
        has(MANIFEST) || has("areas.geojson") || (has("changes.csv") && has("forces.json"))
    }

    /// A name for the data set where it gives none itself.
    pub(super) fn stem(&self) -> String {
        match self {
            Files::Embedded => "embedded".to_owned(),
            Files::Folder(path) => stem(path),
            Files::Archive(name, _) => stem(Path::new(name)),
            Files::Laid(beneath, _) => beneath.stem(),
        }
    }

    /// The bytes of a file of the data set; `None` where it is missing or, with a problem, unreadable.
    pub(super) fn read(&self, name: &str, problems: &mut Problems) -> Option<Cow<'_, [u8]>> {
        match self {
            Files::Embedded => EMBEDDED.get_file(name).map(|f| Cow::Borrowed(f.contents())),
            Files::Archive(_, files) => files.get(name).map(|bytes| Cow::Borrowed(&bytes[..])),
            Files::Laid(beneath, over) => match over.get(name) {
                Some(bytes) => bytes.as_deref().map(Cow::Borrowed),
                None => beneath.read(name, problems),
            },
            Files::Folder(_) if !stays_inside(name) => None,
            Files::Folder(folder) if disk::leads_out(folder, name) => {
                Refusal::Outside.tell(name, problems);
                None
            }
            Files::Folder(folder) => match disk::read(&folder.join(name), &|| false) {
                Ok(whole) => Some(Cow::Owned(whole.bytes)),
                Err(Refusal::NotThere) => None,
                Err(refusal) => {
                    refusal.tell(name, problems);
                    None
                }
            },
        }
    }

    /// Whether there is such a file or folder.
    pub(super) fn has(&self, name: &str) -> bool {
        match self {
            Files::Embedded => EMBEDDED.get_entry(name).is_some(),
            Files::Archive(_, files) => {
                let inside = format!("{name}/");
                files.contains_key(name) || files.keys().any(|path| path.starts_with(&inside))
            }
            Files::Folder(folder) => stays_inside(name) && disk::exists(&folder.join(name)),
            Files::Laid(beneath, over) => match over.get(name) {
                Some(bytes) => bytes.is_some(),
                None => {
                    let inside = format!("{name}/");
                    let is_new = |(path, bytes): (&String, &Option<Vec<u8>>)| {
                        bytes.is_some() && path.starts_with(&inside)
                    };
                    beneath.has(name) || over.iter().any(is_new)
                }
            },
        }
    }

    /// The names of the files right inside a folder, sorted, as paths inside the data set.
    pub(super) fn list(&self, folder: &str, problems: &mut Problems) -> Vec<String> {
        let mut names: Vec<String> = match self {
            Files::Laid(beneath, over) => return laid_names(beneath, over, folder, problems),
            Files::Embedded => embedded_names(folder),
            Files::Archive(_, files) => packed_names(files, folder),
            Files::Folder(root) if disk::leads_out(root, folder) => {
                Refusal::Outside.tell(folder, problems);
                Vec::new()
            }
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

fn laid_names(
    beneath: &Files,
    over: &BTreeMap<String, Option<Vec<u8>>>,
    folder: &str,
    problems: &mut Problems,
) -> Vec<String> {
    let mut paths = beneath.list(folder, problems);
    let inside = format!("{folder}/");
    for (path, bytes) in over.iter().filter(|(path, _)| path.starts_with(&inside)) {
        paths.retain(|there| there != path);
        if bytes.is_some() {
            paths.push(path.clone());
        }
    }
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(
        || "map".to_owned(),
        |stem| stem.to_string_lossy().into_owned(),
    )
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

fn packed_names(files: &BTreeMap<String, Vec<u8>>, folder: &str) -> Vec<String> {
    let below = |path: &String| {
        path.strip_prefix(folder)?
            .strip_prefix('/')
            .map(str::to_owned)
    };
    let names = files.keys().filter_map(below);
    names
        .filter(|name| !name.contains('/') && !name.starts_with('.'))
        .collect()
}

fn folder_names(path: &Path, shown: &str, problems: &mut Problems) -> Vec<String> {
    match disk::list(path) {
        Ok(listing) => listing
            .files
            .iter()
            .filter_map(|path| path.file_name())
            .map(|name| name.to_string_lossy().into_owned())
            .collect(),
        Err(Refusal::NotThere) => Vec::new(),
        Err(refusal) => {
            refusal.tell(shown, problems);
            Vec::new()
        }
    }
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
