//! Small files that are written again and again, each whole or not at all: on a worker, one after the
//! other, the newest last. What was asked for is on the disk when the writer is dropped.

use super::job::{AtEnd, Unwatched, Worker};
use super::write::write_whole;
use std::io;
use std::path::{Path, PathBuf};

/// Makes the contents of a file; called on the worker.
pub(super) type Contents = Box<dyn FnOnce() -> io::Result<Vec<u8>> + Send>;

/// Writes one file.
pub(super) struct FileWriter {
    path: PathBuf,
    worker: Worker<(), io::Result<()>, Unwatched>,
    /// What is to be written next.
    next: Option<Contents>,
}

impl FileWriter {
    /// Writes to a path; its folder is made if need be.
    pub(super) fn new(path: PathBuf) -> Self {
        Self {
            path,
            worker: Worker::new("write", AtEnd::Wait),
            next: None,
        }
    }

    /// Where it writes to.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes, as soon as what is being written is done; what was to be written next is forgotten.
    pub(super) fn write(&mut self, contents: Contents) {
        self.next = Some(contents);
        if !self.worker.is_busy() {
            self.begin();
        }
    }

    fn begin(&mut self) {
        if let Some(contents) = self.next.take() {
            let path = self.path.clone();
            let work = move |_: &Unwatched| put(&path, contents);
            // Nobody waits: how it went is asked for with the next frame.
            self.worker.start((), Unwatched, || (), work);
        }
    }

    /// How a writing ended, once for each. A worker that died is told as an error.
    pub(super) fn look(&mut self) -> Option<io::Result<()>> {
        let (_, ended) = self.worker.ended()?;
        self.begin();
        Some(ended.unwrap_or_else(|died| Err(io::Error::other(died))))
    }
}

impl Drop for FileWriter {
    fn drop(&mut self) {
        if let Some(contents) = self.next.take() {
            // What is being written comes first.
            while self.worker.is_busy() {
                std::thread::yield_now();
                let _ended = self.worker.ended();
            }
            let _unwritten = put(&self.path, contents);
        }
    }
}

fn put(path: &Path, contents: Contents) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    write_whole(path, &contents()?)
}
