//! How foreign files were understood, for the next time: by file and by the names of properties.
//! Written whole on a worker; a file that cannot be read or written never stops the program.

use super::write::write_whole;
use crate::model::Mapping;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread::JoinHandle;

/// The most mappings that are remembered; the oldest is forgotten.
const MOST: usize = 200;

/// Longer keys, in bytes, are not kept.
const LONGEST_KEY: usize = 8_192;

/// The remembered mappings.
#[derive(Debug, Default)]
pub struct Mappings {
    path: Option<PathBuf>,
    /// The latest last.
    list: Vec<(String, Mapping)>,
    writing: Option<JoinHandle<()>>,
}

impl Mappings {
    /// Those in a file; none without one.
    pub fn load(path: Option<PathBuf>) -> Self {
        let text = path.as_ref().and_then(|path| std::fs::read(path).ok());
        let list = text.and_then(|text| serde_json::from_slice(&text).ok());
        Self {
            path,
            list: list.unwrap_or_default(),
            writing: None,
        }
    }

    /// By key, as a load wants them.
    pub fn by_key(&self) -> BTreeMap<String, Mapping> {
        self.list.iter().cloned().collect()
    }

    /// Remembers a mapping under some keys, and writes the file.
    pub fn remember(&mut self, keys: &[String], mapping: &Mapping) {
        for key in keys {
            if key.is_empty() || key.len() > LONGEST_KEY {
                continue;
            }
            self.list.retain(|(of, _)| of != key);
            self.list.push((key.clone(), mapping.clone()));
        }
        let too_many = self.list.len().saturating_sub(MOST);
        self.list.drain(..too_many);
        self.write();
    }

    fn write(&mut self) {
        let Some(path) = self.path.clone() else {
            return;
        };
        let list = self.list.clone();
        let before = self.writing.take();
        let work = move || {
            // One after the other, so that the latest is what stays.
            if let Some(before) = before {
                let _died = before.join();
            }
            if let Some(folder) = path.parent() {
                let _exists = std::fs::create_dir_all(folder);
            }
            if let Ok(text) = serde_json::to_vec_pretty(&list) {
                // Nothing is lost but a convenience; the question is asked again.
                let _unwritten = write_whole(&path, &text);
            }
        };
        let builder = std::thread::Builder::new().name("mappings".to_owned());
        self.writing = builder.spawn(work).ok();
    }
}

impl Drop for Mappings {
    fn drop(&mut self) {
        if let Some(writing) = self.writing.take() {
            let _died = writing.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(name: &str) -> Mapping {
        Mapping {
            name: Some(name.to_owned()),
            ..Mapping::default()
        }
    }

    #[test]
    fn the_latest_come_back_and_the_oldest_are_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new").join("mappings.json");
        let mut mappings = Mappings::load(Some(path.clone()));
        for n in 0..=MOST {
            mappings.remember(&[format!("file {n}")], &called("old"));
        }
        mappings.remember(&["file 7".to_owned()], &called("new"));
        drop(mappings);
        let again = Mappings::load(Some(path.clone())).by_key();
        assert_eq!(again.len(), MOST);
        assert_eq!(again.get("file 7"), Some(&called("new")));
        assert_eq!(again.get("file 0"), None);

        std::fs::write(&path, "{ broken").expect("written");
        assert!(Mappings::load(Some(path)).by_key().is_empty());
    }
}
