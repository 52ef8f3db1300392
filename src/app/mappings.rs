//! How foreign files were understood, for the next time: by file and by the names of properties. Shared with
//! other windows and with the command line; see [`memory`].

use super::job::{AtEnd, Unwatched, Worker};
use crate::memory::{self, MappingList};
use crate::model::Mapping;
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::path::PathBuf;

/// Keys, and the mapping that they mean from now on.
type Accepted = (Vec<String>, Mapping);

/// The remembered mappings.
pub struct Mappings {
    path: Option<PathBuf>,
    worker: Worker<(), io::Result<()>, Unwatched>,
    /// What is to be written next.
    waiting: VecDeque<Accepted>,
    /// What was accepted in this window, the latest last.
    own: MappingList,
}

impl Mappings {
    /// Those in a file; none without one.
    pub fn load(path: Option<PathBuf>) -> Self {
        Self {
            path,
            worker: Worker::new("mappings", AtEnd::Wait),
            waiting: VecDeque::new(),
            own: MappingList::new(),
        }
    }

    /// By key, as a load wants them; what another window accepted meanwhile counts too.
    pub fn by_key(&self) -> BTreeMap<String, Mapping> {
        let mut all = self
            .path
            .as_deref()
            .map(memory::mappings)
            .unwrap_or_default();
        all.extend(self.own.iter().cloned());
        all
    }

    /// Remembers a mapping under some keys, and writes the file in the background.
    pub fn remember(&mut self, keys: &[String], mapping: &Mapping) {
        memory::remember(&mut self.own, keys, mapping);
        self.waiting.push_back((keys.to_vec(), mapping.clone()));
        self.write();
    }

    fn write(&mut self) {
        // Nothing is lost where it fails but a convenience: the question is asked again.
        let _before = self.worker.ended();
        let Some(path) = self.path.clone().filter(|_| !self.worker.is_busy()) else {
            return;
        };
        let accepted = std::mem::take(&mut self.waiting);
        let work = move |_: &Unwatched| put(&path, &accepted);
        self.worker.start((), Unwatched, || (), work);
    }
}

fn put(path: &std::path::Path, accepted: &VecDeque<Accepted>) -> io::Result<()> {
    memory::change(path, |list: &mut MappingList| {
        for (keys, mapping) in accepted {
            memory::remember(list, keys, mapping);
        }
    })
}

impl Drop for Mappings {
    fn drop(&mut self) {
        while self.worker.is_busy() {
            std::thread::yield_now();
            let _ended = self.worker.ended();
        }
        if let Some(path) = self.path.as_ref().filter(|_| !self.waiting.is_empty()) {
            let _unwritten = put(path, &self.waiting);
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
    fn two_windows_remember_what_both_accept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new").join("mappings.json");
        let mut one = Mappings::load(Some(path.clone()));
        let mut other = Mappings::load(Some(path.clone()));
        for n in 0..5 {
            one.remember(&[format!("one {n}")], &called("one"));
            other.remember(&[format!("other {n}")], &called("other"));
        }
        one.remember(&["other 0".to_owned()], &called("again"));
        assert_eq!(one.by_key().get("other 0"), Some(&called("again")));
        drop(other);
        drop(one);
        let again = Mappings::load(Some(path)).by_key();
        assert_eq!(again.len(), 10);
        assert_eq!(again.get("one 4"), Some(&called("one")));
        assert_eq!(again.get("other 0"), Some(&called("again")));
    }
}
