//! Living files: notices when what is open is written or vanishes. Folders are watched rather than
//! files, because many programs write a new file and move it into place.

use crate::state::FileEvent;
use crate::state::opening::short_name;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant, SystemTime};

/// A file is looked at when nothing has happened to it for this long: writing takes several steps.
const QUIET: Duration = Duration::from_millis(400);

/// A file or folder as it was at some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    path: PathBuf,
    seen: Option<SeenFile>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SeenFile {
    is_folder: bool,
    length: u64,
    written: Option<SystemTime>,
}

impl Stamp {
    /// As it is now.
    pub fn of(path: &Path) -> Self {
        let seen = std::fs::metadata(path).ok().map(|about| SeenFile {
            is_folder: about.is_dir(),
            // The size of a folder says nothing.
            length: if about.is_dir() { 0 } else { about.len() },
            written: about.modified().ok(),
        });
        Self {
            path: path.to_owned(),
            seen,
        }
    }

    /// Whether something that happened to a path concerns it.
    fn is_about(&self, path: &Path) -> bool {
        match self.seen {
            Some(seen) if seen.is_folder => path.starts_with(&self.path),
            _ => path == self.path,
        }
    }
}

/// Watches what is open.
#[derive(Default)]
pub struct FolderWatch {
    watcher: Option<RecommendedWatcher>,
    happened: Option<Receiver<PathBuf>>,
    stamps: Vec<Stamp>,
    /// Folders in which something happened, by position among the stamps.
    touched: Vec<usize>,
    last: Option<Instant>,
}

impl FolderWatch {
    /// Watches these from now on, and nothing else. `notice` is called when something happens.
    pub fn follow(&mut self, stamps: Vec<Stamp>, notice: impl Fn() + Send + 'static) {
        *self = Self::default();
        if stamps.is_empty() {
            return;
        }
        let (send, receive) = channel();
        let tell = move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            // Reading is no change, and neither are rights or names of owners.
            if matches!(event.kind, EventKind::Access(_)) {
                return;
            }
            for path in event.paths {
                // Nobody listens any more when other files are open.
                let _gone = send.send(path);
            }
            notice();
        };
        // A system that cannot watch only means that the user reloads by hand.
        let Ok(mut watcher) = notify::recommended_watcher(tell) else {
            return;
        };
        for stamp in &stamps {
            let folder = match stamp.seen {
                Some(seen) if seen.is_folder => Some(stamp.path.as_path()),
                _ => stamp.path.parent(),
            };
            if let Some(folder) = folder {
                let _unwatched = watcher.watch(folder, RecursiveMode::NonRecursive);
            }
        }
        self.watcher = Some(watcher);
        self.happened = Some(receive);
        self.stamps = stamps;
        // What was written since the files were read.
        self.last = Some(Instant::now());
    }

    /// What has happened to a file since the last call, and to which.
    pub fn look(&mut self) -> Option<(FileEvent, String)> {
        let happened = self.happened.as_ref()?;
        for path in happened.try_iter() {
            let about = (0..self.stamps.len()).filter(|n| self.stamps[*n].is_about(&path));
            let about: Vec<usize> = about.collect();
            if !about.is_empty() {
                self.touched.extend(about);
                self.last = Some(Instant::now());
            }
        }
        if self.last?.elapsed() < QUIET {
            return None;
        }
        self.last = None;
        let touched = std::mem::take(&mut self.touched);
        let mut file_event = None;
        for (n, stamp) in self.stamps.iter_mut().enumerate() {
            let now = Stamp::of(&stamp.path);
            let is_same = *stamp == now;
            let is_folder = now.seen.is_some_and(|seen| seen.is_folder);
            if is_same && !(is_folder && touched.contains(&n)) {
                continue;
            }
            let was_gone = stamp.seen.is_none();
            let is_gone = now.seen.is_none();
            *stamp = now;
            if !(was_gone && is_gone) {
                let what = if is_gone {
                    FileEvent::Gone
                } else {
                    FileEvent::Changed
                };
                file_event = Some((what, short_name(&stamp.path)));
            }
        }
        file_event
    }

    /// How long until it is worth looking again; `None` where nothing is going on.
    pub fn look_again_after(&self) -> Option<Duration> {
        let last = self.last?;
        Some(QUIET.saturating_sub(last.elapsed()) + Duration::from_millis(10))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait_for(watch: &mut FolderWatch) -> Option<(FileEvent, String)> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(10) {
            if let Some(file_event) = watch.look() {
                return Some(file_event);
            }
            if watch.last.is_none() && begun.elapsed() > Duration::from_secs(3) {
                return None;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }

    #[test]
    fn a_file_that_is_written_replaced_or_deleted_is_noticed_and_a_read_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("control.geojson");
        std::fs::write(&file, "{}").expect("written");
        let mut watch = FolderWatch::default();
        watch.follow(vec![Stamp::of(&file)], || ());

        std::fs::read(&file).expect("read");
        std::fs::write(folder.path().join("other.txt"), "x").expect("written");
        assert_eq!(wait_for(&mut watch), None);

        std::fs::write(&file, "{ }").expect("written");
        let changed = Some((FileEvent::Changed, "control.geojson".to_owned()));
        assert_eq!(wait_for(&mut watch), changed);

        let beside = folder.path().join("new");
        std::fs::write(&beside, "{  }").expect("written");
        std::fs::rename(&beside, &file).expect("moved into place");
        assert_eq!(wait_for(&mut watch), changed);

        std::fs::remove_file(&file).expect("deleted");
        let gone = Some((FileEvent::Gone, "control.geojson".to_owned()));
        assert_eq!(wait_for(&mut watch), gone);
    }
}
