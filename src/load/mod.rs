//! Bytes to a [`World`]: what could be read, and every problem with its place and its facts.
//!
//! A load never fails as a whole and never panics, whatever the bytes. What is lost is named by an
//! error; what is repaired or guessed, by a warning. Areas in the file = areas in the world + areas
//! named in problems.
//!
//! - [`embedded`] reads the data set in the program, [`read`] what a person brings, [`remap`] reads
//!   the same features in another way;
//! - `inputs` tells what is brought: a data set of ours, or foreign files;
//! - `foreign` reads files of other origin, `coordinates` brings them to longitude and latitude,
//!   `mapping` finds areas, forces and times in them;
//! - `files` gives the files of a data set; `disk` is the only one that touches the file system;
//! - `lines`, `json`, `record`, `table_file`, `features` and `geometry_json` read the formats so
//!   that a broken record costs only itself;
//! - one file each for the parts of a data set: `dataset_json`, `areas`, `forces`, `sources`,
//!   `changes`, `texts`, `passages`, `assessments`, `stories`, `context`;
//! - `checks` finds what is well written and still wrong;
//! - `largest_first` shares work on many features between the processor's cores.
//!
//! It must not know what is drawn, what the user does, what time it is, or how a problem is told:
//! the sentences stand in the table of words.

mod areas;
mod assessments;
mod changes;
mod checks;
mod colour;
mod context;
mod coordinates;
mod cut_off;
mod dataset_json;
mod disk;
mod features;
mod files;
mod forces;
mod formats;
mod geometry_json;
mod inputs;
mod json;
mod largest_first;
mod lines;
mod looks;
mod lookup;
mod mapping;
mod passages;
mod problems;
mod progress;
mod record;
mod sources;
mod stories;
mod table;
mod table_file;
mod texts;

pub use inputs::{Input, Wishes};
pub use progress::Progress;

use crate::model::{
    Area, AreaId, Change, Code, FilePlace, Import, Layer, Mapping, Problem, Severity, Tables, World,
};
use dataset_json::Manifest;
use files::Files;
use lookup::Lookup;
use problems::Problems;
use progress::Stage;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use table::Table;
use table_file::TableFile;

/// A data set as far as it could be read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What could be read; empty at worst.
    pub world: Arc<World>,
    /// Everything that a reader must know about it, by file, line and column.
    pub problems: Vec<Problem>,
    /// The features behind the world, where they come from foreign files.
    pub import: Option<Arc<Import>>,
}

impl Loaded {
    /// How many problems are errors: something is not shown.
    pub fn errors(&self) -> usize {
        let errors = self.problems.iter();
        let errors = errors.filter(|p| p.severity == Severity::Error);
        errors.map(Problem::times).sum()
    }
}

/// Reads the data set in the program.
///
/// ```
/// let loaded = kharita::load::embedded();
/// assert_eq!(loaded.errors(), 0);
/// ```
pub fn embedded() -> Loaded {
    data_set(&Files::Embedded, &Progress::default(), Problems::default())
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

/// Understands foreign features in another way; reads no file.
pub fn remap(import: &Import, mapping: Mapping, progress: &Progress) -> Loaded {
    formats::remap(import, mapping, progress)
}

/// The tables while they are read.
#[derive(Default)]
struct Draft {
    areas: Table<Area>,
    layers: Vec<Layer>,
    forces: Table<crate::model::Force>,
    sources: Table<crate::model::Source>,
    changes: Table<Change>,
    passages: Vec<crate::model::Passage>,
    assessments: Vec<crate::model::Assessment>,
    stories: Vec<crate::model::Story>,
    context: Vec<crate::model::ContextFeature>,
}

/// Reads a data set of ours.
fn data_set(files: &Files, progress: &Progress, mut problems: Problems) -> Loaded {
    let manifest = match progress.enter(Stage::Manifest) {
        true => Manifest::read(files, &mut problems),
        false => Manifest::usual(&files.stem()),
    };
    let mut draft = Draft::default();
    if draft
        .fill(files, &manifest, progress, &mut problems)
        .is_none()
    {
        problems.error(Code::Cancelled, FilePlace::file(files.stem()));
        draft = Draft::default();
    }
    let loaded = finished(draft, &manifest, problems);
    progress.finish();
    loaded
}

impl Draft {
    /// Reads everything, stage by stage; `None` where it was asked to stop.
    fn fill(
        &mut self,
        files: &Files,
        manifest: &Manifest,
        progress: &Progress,
        problems: &mut Problems,
    ) -> Option<()> {
        let enter = |stage| progress.enter(stage).then_some(());
        enter(Stage::Areas)?;
        (self.areas, self.layers) = areas::read(files, manifest, problems);
        enter(Stage::Forces)?;
        let forces = forces::read(files, manifest, problems);
        enter(Stage::Sources)?;
        let sources = sources::read(files, manifest, problems);
        enter(Stage::Changes)?;
        let lines = match self.areas.rows.is_empty() {
            // Said once for the areas, not again for every change.
            true => TableFile::default(),
            false => changes::lines(files, manifest, problems),
        };
        self.forces = forces.unwrap_or_else(|| {
            forces::invent(&changes::words(&lines, "forces"), manifest, problems)
        });
        self.sources = sources.unwrap_or_else(|| {
            let mut ids = changes::words(&lines, "sources");
            ids.extend(texts::ids(files, manifest));
            sources::invent(&ids, manifest, problems)
        });
        let (changes, cited) = changes::resolve(&lines, &self.lookup(), problems);
        self.changes = changes;
        own_histories(&mut self.areas, &self.changes, problems);
        enter(Stage::Texts)?;
        texts::read(files, manifest, &mut self.sources, problems);
        enter(Stage::Passages)?;
        self.passages = passages::read(files, manifest, &self.lookup(), &cited, problems);
        enter(Stage::Assessments)?;
        self.assessments = assessments::read(files, manifest, &self.lookup(), problems);
        self.stories = stories::read(files, manifest, &self.lookup(), problems);
        enter(Stage::Context)?;
        self.context = context::read(files, manifest, problems);
        enter(Stage::Checks)
    }

    fn lookup(&self) -> Lookup<'_> {
        Lookup {
            areas: &self.areas,
            forces: &self.forces,
            changes: &self.changes,
            sources: &self.sources,
        }
    }
}

/// An area with changes of its own follows no other.
fn own_histories(areas: &mut Table<Area>, changes: &Table<Change>, problems: &mut Problems) {
    let told: BTreeSet<AreaId> = changes
        .rows
        .iter()
        .flat_map(|change| change.areas.iter().copied())
        .collect();
    for id in told {
        if areas.rows[id.index()].follows.take().is_some() {
            let place = areas.places[id.index()].clone().member("follows");
            problems.warning(Code::FollowsUnused, place);
        }
    }
}

fn finished(draft: Draft, manifest: &Manifest, mut problems: Problems) -> Loaded {
    let about = manifest.about(&draft.changes.rows, &mut problems);
    checks::Checked {
        about: &about,
        areas: &draft.areas,
        layers: &draft.layers,
        forces: &draft.forces,
        changes: &draft.changes,
        sources: &draft.sources,
        passages: &draft.passages,
        assessments: &draft.assessments,
        stories: &draft.stories,
    }
    .run(&mut problems);
    let world = World::new(Tables {
        about,
        layers: draft.layers,
        areas: draft.areas.rows,
        forces: draft.forces.rows,
        changes: draft.changes.rows,
        sources: draft.sources.rows,
        passages: draft.passages,
        assessments: draft.assessments,
        stories: draft.stories,
        context: draft.context,
    });
    looks::tell(
        &world.timeline,
        FilePlace::file("changes.csv"),
        &mut problems,
    );
    Loaded {
        world: Arc::new(world),
        problems: problems.sorted(),
        import: None,
    }
}
