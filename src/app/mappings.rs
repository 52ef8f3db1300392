//! How foreign files were understood, for the next time: by file and by the names of properties.
//! Written whole on a worker; a file that cannot be read or written never stops the program.

use super::writer::FileWriter;
use crate::model::Mapping;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The most mappings that are remembered; the oldest is forgotten.
const MOST: usize = 200;

/// Longer keys, in bytes, are not kept.
const LONGEST_KEY: usize = 8_192;

/// The remembered mappings.
#[derive(Default)]
pub struct Mappings {
    writer: Option<FileWriter>,
    /// The latest last.
    list: Vec<(String, Mapping)>,
}

impl Mappings {
    /// Those in a file; none without one.
    pub fn load(path: Option<PathBuf>) -> Self {
        let text = path.as_ref().and_then(|path| std::fs::read(path).ok());
        let list = text.and_then(|text| serde_json::from_slice(&text).ok());
        Self {
            writer: path.map(FileWriter::new),
            list: list.unwrap_or_default(),
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
        let list = self.list.clone();
        if let Some(writer) = &mut self.writer {
            // Nothing is lost where it fails but a convenience: the question is asked again.
            let _before = writer.look();
            writer.write(Box::new(move || Ok(serde_json::to_vec_pretty(&list)?)));
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
