//! The whole data set, immutable and indexed.

use super::ids::{AreaId, AssessmentId, ChangeId, ForceId, PassageId, SourceId};
use super::publisher::{self, Publisher};
use super::story::Story;
use super::tables::{
    About, Area, Assessment, Change, ContextFeature, Control, Force, Layer, Passage, Source,
};
use super::{Account, Disputes, Overlap, Timeline, rivals};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rows of a data set before they are indexed.
#[derive(Clone, Debug)]
pub struct Tables {
    /// What the data set says of itself.
    pub about: About,
    /// The files that the areas come from; the last is drawn on top.
    pub layers: Vec<Layer>,
    /// The areas, in the order of the file.
    pub areas: Vec<Area>,
    /// The forces, in the order of the file.
    pub forces: Vec<Force>,
    /// The changes, in the order of the file.
    pub changes: Vec<Change>,
    /// The sources, in the order of the file.
    pub sources: Vec<Source>,
    /// The publishers, in the order of the file.
    pub publishers: Vec<Publisher>,
    /// The passages, in the order of the file.
    pub passages: Vec<Passage>,
    /// The assessments, in the order of the file.
    pub assessments: Vec<Assessment>,
    /// The stories, by file name.
    pub stories: Vec<Story>,
    /// The context layers' features.
    pub context: Vec<ContextFeature>,
}

/// A data set as the program uses it. It never changes; a reload builds another.
#[derive(Debug)]
pub struct World {
    /// What the data set says of itself.
    pub about: About,
    /// The files that the areas come from, by [`LayerId`](super::LayerId); the last is drawn on top.
    pub layers: Vec<Layer>,
    /// The areas, by [`AreaId`].
    pub areas: Vec<Area>,
    /// The forces, by [`ForceId`].
    pub forces: Vec<Force>,
    /// The changes, by [`ChangeId`].
    pub changes: Vec<Change>,
    /// The sources, by [`SourceId`].
    pub sources: Vec<Source>,
    /// Who the sources come from, as far as that is described.
    pub publishers: Vec<Publisher>,
    /// The passages, by [`PassageId`].
    pub passages: Vec<Passage>,
    /// The assessments, by [`AssessmentId`].
    pub assessments: Vec<Assessment>,
    /// The presenters' stories.
    pub stories: Vec<Story>,
    /// The context layers' features.
    pub context: Vec<ContextFeature>,
    /// Control through time, in the main account.
    pub timeline: Arc<Timeline>,
    /// Where rival accounts differ from it.
    pub disputes: Arc<Disputes>,
    /// Where areas lie over each other, by the one beneath; empty where that is not known.
    pub overlaps: Vec<Overlap>,
    area_ids: BTreeMap<String, AreaId>,
    force_ids: BTreeMap<String, ForceId>,
    change_ids: BTreeMap<String, ChangeId>,
    source_ids: BTreeMap<String, SourceId>,
    publisher_of_source: Vec<Option<u32>>,
    passages_of_change: Vec<Vec<PassageId>>,
    passages_of_source: Vec<Vec<PassageId>>,
    changes_of_source: Vec<Vec<ChangeId>>,
    followers: Vec<Vec<AreaId>>,
    /// The changes of rival accounts, by area.
    rivals: BTreeMap<AreaId, Vec<ChangeId>>,
    /// What each rival account rests on.
    pub(super) tellers: BTreeMap<String, Vec<SourceId>>,
}

impl World {
    /// Indexes the rows. Ids that refer to no row must have been removed before.
    pub fn new(tables: Tables) -> Self {
        let Tables {
            about,
            layers,
            areas,
            forces,
            changes,
            sources,
            publishers,
            passages,
            assessments,
            stories,
            context,
        } = tables;
        let timeline = Arc::new(Timeline::new(&areas, &changes, None));
        let main = (&Account::default(), &*timeline);
        let disputes = Disputes::new(&areas, &changes, &sources, main);
        let mut passages_of_change = vec![Vec::new(); changes.len()];
        let mut passages_of_source = vec![Vec::new(); sources.len()];
        for (n, passage) in passages.iter().enumerate() {
            passages_of_change[passage.change.index()].push(PassageId::from_index(n));
            passages_of_source[passage.source.index()].push(PassageId::from_index(n));
        }
        let mut changes_of_source = vec![Vec::new(); sources.len()];
        for (n, change) in changes.iter().enumerate() {
            for source in &change.sources {
                changes_of_source[source.index()].push(ChangeId::from_index(n));
            }
        }
        let mut followers = vec![Vec::new(); areas.len()];
        for (n, area) in areas.iter().enumerate() {
            if let Some(followed) = area.follows {
                followers[followed.index()].push(AreaId::from_index(n));
            }
        }
        Self {
            area_ids: index_by(&areas, |row| &row.id, AreaId::from_index),
            force_ids: index_by(&forces, |row| &row.id, ForceId::from_index),
            change_ids: index_by(&changes, |row| &row.id, ChangeId::from_index),
            source_ids: index_by(&sources, |row| &row.id, SourceId::from_index),
            rivals: rivals::by_area(&changes),
            tellers: rivals::tellers(&changes),
            about,
            layers,
            areas,
            forces,
            changes,
            publisher_of_source: publisher::of_sources(&publishers, &sources),
            sources,
            publishers,
            passages,
            assessments,
            stories,
            context,
            disputes: Arc::new(disputes),
            overlaps: Vec::new(),
            timeline,
            passages_of_change,
            passages_of_source,
            changes_of_source,
            followers,
        }
    }

    /// The same with what is known of areas that lie over each other.
    #[must_use]
    pub fn with_overlaps(self, overlaps: Vec<Overlap>) -> Self {
        Self { overlaps, ..self }
    }

    /// Whether an area is ground that is counted, and does not lie over the ground of a data set.
    pub fn is_ground(&self, area: &Area) -> bool {
        let layer = self.layers.get(area.layer.index());
        !layer.is_some_and(|layer| layer.is_over)
    }

    /// The row of an area.
    pub fn area(&self, id: AreaId) -> &Area {
        &self.areas[id.index()]
    }

    /// The row of a force.
    pub fn force(&self, id: ForceId) -> &Force {
        &self.forces[id.index()]
    }

    /// The row of a change.
    pub fn change(&self, id: ChangeId) -> &Change {
        &self.changes[id.index()]
    }

    /// The row of a source.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.index()]
    }

    /// Who published a source, where that is described.
    pub fn publisher_of(&self, id: SourceId) -> Option<&Publisher> {
        let position = self.publisher_of_source[id.index()]?;
        self.publishers.get(position as usize)
    }

    /// The row of a passage.
    pub fn passage(&self, id: PassageId) -> &Passage {
        &self.passages[id.index()]
    }

    /// The row of an assessment.
    pub fn assessment(&self, id: AssessmentId) -> &Assessment {
        &self.assessments[id.index()]
    }

    /// Every area's id, in order.
    pub fn area_ids(&self) -> impl ExactSizeIterator<Item = AreaId> + use<> {
        (0..self.areas.len()).map(AreaId::from_index)
    }

    /// Every force's id, in order.
    pub fn force_ids(&self) -> impl ExactSizeIterator<Item = ForceId> + use<> {
        (0..self.forces.len()).map(ForceId::from_index)
    }

    /// The area with the file's id.
    pub fn find_area(&self, id: &str) -> Option<AreaId> {
        self.area_ids.get(id).copied()
    }

    /// The force with the file's id.
    pub fn find_force(&self, id: &str) -> Option<ForceId> {
        self.force_ids.get(id).copied()
    }

    /// The change with the file's id.
    pub fn find_change(&self, id: &str) -> Option<ChangeId> {
        self.change_ids.get(id).copied()
    }

    /// The source with the file's id.
    pub fn find_source(&self, id: &str) -> Option<SourceId> {
        self.source_ids.get(id).copied()
    }

    /// The passages that speak of a change.
    pub fn passages_of_change(&self, id: ChangeId) -> &[PassageId] {
        &self.passages_of_change[id.index()]
    }

    /// The passages of a source's text.
    pub fn passages_of_source(&self, id: SourceId) -> &[PassageId] {
        &self.passages_of_source[id.index()]
    }

    /// The changes that cite a source.
    pub fn changes_of_source(&self, id: SourceId) -> &[ChangeId] {
        &self.changes_of_source[id.index()]
    }

    /// The changes that rival accounts claim of an area, or of the one that it follows, by date.
    pub fn rivals_of(&self, id: AreaId) -> &[ChangeId] {
        rivals::of(&self.rivals, &self.areas, id)
    }

    /// The inferred areas that take this area's history.
    pub fn followers(&self, id: AreaId) -> &[AreaId] {
        &self.followers[id.index()]
    }

    /// Whether the forces of a state include one of these.
    pub fn involves(&self, control: &Control, force: ForceId) -> bool {
        control.forces.contains(&force)
    }
}

impl Tables {
    /// The rows of a world, to be laid under others. Shapes are shared; the rest is copied.
    pub fn of(world: &World) -> Self {
        Self {
            about: world.about.clone(),
            layers: world.layers.clone(),
            areas: world.areas.clone(),
            forces: world.forces.clone(),
            changes: world.changes.clone(),
            sources: world.sources.clone(),
            publishers: world.publishers.clone(),
            passages: world.passages.clone(),
            assessments: world.assessments.clone(),
            stories: world.stories.clone(),
            context: world.context.clone(),
        }
    }
}

fn index_by<Row, Id>(
    rows: &[Row],
    text_id: impl Fn(&Row) -> &String,
    id: impl Fn(usize) -> Id,
) -> BTreeMap<String, Id> {
    // The first of two rows with one id keeps it; the loader names the second.
    rows.iter()
        .enumerate()
        .rev()
        .map(|(n, row)| (text_id(row).clone(), id(n)))
        .collect()
}
