//! A data set of ours: the folder that `maps/README.md` describes.
//!
//! - one file each for its parts: `dataset_json`, `areas`, `forces`, `sources`, `publishers`, `changes`,
//!   `texts`, `passages`, `assessments`, `stories`, `context`; `register` for what registers say of an area;
//! - `own_features` has the features of a GeoJSON file from the readers of every file;
//! - `overlay` lays corrections over the files before they are read;
//! - `table` keeps rows by their ids, `lookup` finds them;
//! - `checks` finds what is well written and still wrong, `check_evidence` what contradicts itself across
//!   tables, `check_times` notes and sentences of another time (`said_dates` finds the dates in them),
//!   `check_names` one place in two spellings.

mod areas;
mod assessments;
mod changes;
mod check_evidence;
mod check_names;
mod check_times;
mod checks;
mod context;
mod dataset_json;
mod forces;
mod lookup;
mod overlay;
mod own_features;
mod passages;
mod publishers;
mod register;
mod said_dates;
mod sources;
mod stories;
mod table;
mod texts;

use super::files::Files;
use super::loaded::Loaded;
use super::looks;
use super::problems::Problems;
use super::progress::{Progress, Stage};
use super::table_file::TableFile;
use crate::model::{
    Area, AreaId, Change, Code, Corrections, FilePlace, Force, Layer, Problem, Tables, World,
};
use dataset_json::Manifest;
use lookup::Lookup;
use overlay::OverlayLayer;
use std::collections::BTreeSet;
use std::sync::Arc;
use table::Table;

/// The tables while they are read.
#[derive(Default)]
struct Draft {
    areas: Table<Area>,
    layers: Vec<Layer>,
    forces: Table<Force>,
    sources: Table<crate::model::Source>,
    publishers: Table<crate::model::Publisher>,
    changes: Table<Change>,
    passages: Vec<crate::model::Passage>,
    assessments: Vec<crate::model::Assessment>,
    stories: Vec<crate::model::Story>,
    context: Vec<crate::model::ContextFeature>,
}

/// Reads a data set of ours.
pub(super) fn read(
    mut files: Files,
    overlay: Option<(&str, &Arc<Corrections>)>,
    progress: &Progress,
    mut problems: Problems,
) -> Loaded {
    let manifest = if progress.enter(Stage::Manifest) {
        Manifest::read(&files, &mut problems)
    } else {
        Manifest::usual(&files.stem())
    };
    let laid = overlay.map(|(name, corrections)| OverlayLayer { name, corrections });
    if let Some(overlay) = &laid {
        files = overlay.lay(files, &manifest, &mut problems);
    }
    let mut draft = Draft::default();
    if draft
        .fill(&files, &manifest, progress, &mut problems)
        .is_none()
    {
        problems.error(Code::Cancelled, FilePlace::file(files.stem()));
        draft = Draft::default();
    }
    let corrections = overlay.map(|(_, corrections)| corrections.clone());
    let loaded = finished(draft, &manifest, laid, problems);
    progress.finish();
    Loaded {
        corrections: corrections.unwrap_or_default(),
        ..loaded
    }
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
        (self.areas, self.layers) = areas::read(files, manifest, progress, problems);
        enter(Stage::Forces)?;
        let forces = forces::read(files, manifest, problems);
        enter(Stage::Sources)?;
        let sources = sources::read(files, manifest, problems);
        self.publishers = publishers::read(files, manifest, problems);
        enter(Stage::Changes)?;
        let lines = if self.areas.rows.is_empty() {
            // Said once for the areas, not again for every change.
            TableFile::default()
        } else {
            changes::lines(files, manifest, problems)
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
        self.context = context::read(files, manifest, progress, problems);
        enter(Stage::Checks)
    }

    fn lookup(&self) -> Lookup<'_> {
        Lookup {
            areas: &self.areas,
            forces: &self.forces,
            changes: &self.changes,
            sources: &self.sources,
            assessments: &self.assessments,
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

fn finished(
    draft: Draft,
    manifest: &Manifest,
    overlay: Option<OverlayLayer>,
    mut problems: Problems,
) -> Loaded {
    let about = manifest.about(&draft.changes.rows, &mut problems);
    checks::Checked {
        about: &about,
        areas: &draft.areas,
        layers: &draft.layers,
        changes: &draft.changes,
        sources: &draft.sources,
        passages: &draft.passages,
        assessments: &draft.assessments,
        stories: &draft.stories,
    }
    .run(&mut problems);
    register::check(&draft.areas, &mut problems);
    publishers::check(&draft.publishers, &draft.sources, &mut problems);
    let world = World::new(Tables {
        about,
        layers: draft.layers,
        areas: draft.areas.rows,
        forces: draft.forces.rows,
        changes: draft.changes.rows.clone(),
        sources: draft.sources.rows,
        publishers: draft.publishers.rows,
        passages: draft.passages,
        assessments: draft.assessments,
        stories: draft.stories,
        context: draft.context,
    });
    check_evidence::check(&world, &draft.changes, &mut problems);
    // Both read every text, and nothing that the other says.
    let texts = &manifest.texts.path;
    let (of_times, of_names) = rayon::join(
        || {
            let mut found = Problems::default();
            check_times::check_notes(&world, &draft.changes, &mut found);
            found
        },
        || {
            let mut found = Problems::default();
            check_names::check(&world, &draft.areas.places, texts, &mut found);
            found
        },
    );
    problems.append(of_times);
    problems.append(of_names);
    looks::tell(
        &world.timeline,
        FilePlace::file("changes.csv"),
        &mut problems,
    );
    if let Some(overlay) = overlay {
        overlay.place_problems(manifest, &mut problems);
    }
    Loaded {
        world: Arc::new(world),
        problems: problems.sorted(),
        import: None,
        corrections: Arc::default(),
        overlay: None,
    }
}

/// The empty world of a title, with what is wrong.
pub(super) fn nothing(title: &str, found: Vec<Problem>) -> Loaded {
    let mut problems = Problems::default();
    problems.extend(found);
    finished(Draft::default(), &Manifest::usual(title), None, problems)
}

/// The forces of the data set in the program.
pub(super) fn shipped_forces() -> Vec<Force> {
    let files = Files::Embedded;
    let manifest = Manifest::usual(&files.stem());
    let table = forces::read(&files, &manifest, &mut Problems::default());
    table.map(|table| table.rows).unwrap_or_default()
}
