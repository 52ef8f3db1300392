//! Bytes to a [`World`](crate::model::World): what could be read, and every problem with its place and
//! its facts.
//!
//! A load never fails as a whole and never panics, whatever the bytes. What is lost is named by an
//! error; what is repaired or guessed, by a warning. Areas in the file = areas in the world + areas
//! named in problems.
//!
//! - [`embedded`] reads the data set in the program, [`read`] what a person brings, [`remap`] reads
//!   the same features in another way;
//! - `inputs` tells what is brought: a data set of ours, or foreign files, with what is known of them
//!   from earlier times (`wishes`); a load gives what is `loaded`;
//! - `data_set` reads a data set of ours, with the corrections of an `overlay_file`; `imports` foreign files;
//! - both have features from `formats`, which reads every format of files, and `coordinates`, which
//!   brings them to longitude and latitude; `mapping` finds areas, forces and times in foreign ones;
//! - `originals` reads what a person attaches to a source;
//! - `files` gives the files of a data set; `disk` is the only one that touches the file system;
//! - `lines`, `json`, `record` and `table_file` read text so that a broken record costs only itself;
//! - `largest_first` shares work on many features between the processor's cores.
//!
//! What two of these name stands in a file beneath both: they use each other in one direction only.
//! It must not know what is drawn, what the user does, what time it is, or how a problem is told:
//! the sentences stand in the table of words.

mod colour;
mod coordinates;
mod cut_off;
mod data_set;
mod disk;
mod files;
mod formats;
mod imports;
mod inputs;
mod json;
mod largest_first;
mod lines;
mod loaded;
mod looks;
mod mapping;
mod originals;
mod overlay_file;
mod problems;
mod progress;
mod record;
mod said_once;
mod story_file;
mod table_file;
mod wishes;

pub use inputs::Input;
pub use loaded::Loaded;
pub use originals::{hash_of_file, read_original};
pub use overlay_file::beside as overlay_beside;
pub use progress::Progress;
pub use story_file::{find_story, may_be_story, read_story};
pub use wishes::{GivenReading, WishedCorrections, Wishes};

use crate::model::{Import, Mapping};
use files::Files;
use problems::Problems;
use std::path::{Path, PathBuf};

/// Reads the data set in the program.
///
/// ```
/// let loaded = kharita::load::embedded();
/// assert_eq!(loaded.errors(), 0);
/// ```
pub fn embedded() -> Loaded {
    let no_overlay = None;
    data_set::read(
        Files::Embedded,
        no_overlay,
        &Progress::default(),
        Problems::default(),
    )
}

/// Reads one path: a data set, or a foreign file.
pub fn path(path: &Path, progress: &Progress) -> Loaded {
    read(
        &[Input::Path(path.to_owned())],
        &Wishes::default(),
        progress,
    )
}

/// Reads several paths; the data set in the program where there are none.
pub fn paths(paths: &[PathBuf], progress: &Progress) -> Loaded {
    if paths.is_empty() {
        return embedded();
    }
    let inputs: Vec<Input> = paths.iter().cloned().map(Input::Path).collect();
    read(&inputs, &Wishes::default(), progress)
}

/// Reads what a person brings: a data set of ours, or any number of foreign files as layers.
pub fn read(inputs: &[Input], wishes: &Wishes, progress: &Progress) -> Loaded {
    inputs::read(inputs, wishes, progress)
}

/// Understands foreign features in another way, by a mapping for each group of files; reads no file.
pub fn remap(import: &Import, mappings: Vec<Mapping>, progress: &Progress) -> Loaded {
    imports::remap(import, mappings, progress)
}
