//! A view by the ids of the files, which outlive a reload, a restart and a copy of the files: for
//! preferences, links, pictures and the command line.

use super::{Extent, View, layers_named};
use crate::model::{
    About, Account, AreaId, AssessmentId, ChangeId, Condition, Day, Filter, LabelLang, LayerId,
    PassageId, SourceId, World,
};
use crate::state::session::{OpenSource, Selection};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A passage by what it is cited for: it has no id of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPassage {
    /// The change that it speaks of.
    pub change: String,
    /// Which of the passages of the source for that change, counted from 0.
    #[serde(default)]
    pub number: usize,
}

/// A view by ids. What is missing is as the data set opens.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NamedView {
    /// Id of the data set that it belongs to; empty for any.
    pub dataset: String,
    /// The playhead.
    pub date: Option<Day>,
    /// What is in view.
    pub extent: Option<Extent>,
    /// The selected area.
    pub area: Option<String>,
    /// The selected change.
    pub change: Option<String>,
    /// The open source.
    pub source: Option<String>,
    /// Its passage that is marked.
    pub passage: Option<NamedPassage>,
    /// Its paragraph that is scrolled to, counted from 1.
    pub paragraph: Option<usize>,
    /// The selected assessment.
    pub assessment: Option<String>,
    /// What the filters let through: [conditions](crate::model::Condition::text), of which those of one kind
    /// are alternatives.
    pub filter: Vec<String>,
    /// The names of the files that are not drawn.
    pub hidden_layers: Vec<String>,
    /// The language of the names on the map.
    pub label_lang: Option<LabelLang>,
    /// The name of the rival account that is shown.
    pub claim: Option<String>,
    /// The day on which it was known.
    pub known_on: Option<Day>,
}

/// Something that a view names and that the files do not have, or have no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The day lies outside of the files.
    Day(Day),
    /// An area.
    Area(String),
    /// A change.
    Change(String),
    /// A source.
    Source(String),
    /// The passage of a source for a change.
    Passage(String),
    /// An assessment.
    Assessment(String),
    /// A filter: no condition, or one about a force that is not there.
    Condition(String),
    /// A file.
    Layer(String),
    /// A rival account.
    Claim(String),
    /// A story.
    Story(String),
}

impl Lost {
    /// What it is called in the files.
    pub fn name(&self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Area(id)
            | Self::Change(id)
            | Self::Source(id)
            | Self::Passage(id)
            | Self::Assessment(id)
            | Self::Condition(id)
            | Self::Layer(id)
            | Self::Claim(id)
            | Self::Story(id) => id.clone(),
        }
    }

    /// The names of all that is lost, for a message.
    pub fn names(lost: &[Self]) -> String {
        let names: Vec<String> = lost.iter().map(Self::name).collect();
        names.join(", ")
    }
}

/// What stands for a day outside the time of a data set: the last that is known of where it lies after
/// that, else the one on which the data set opens.
fn nearest(about: &About, day: Day) -> Day {
    if day > about.last {
        about.last.max(about.first)
    } else {
        about.opens_on
    }
}

impl NamedView {
    /// The names of what a view holds.
    pub fn of(view: &View, world: &World) -> Self {
        let View {
            date,
            extent,
            selection,
            filter,
            hidden_layers,
            label_lang,
            account,
        } = view;
        let Selection {
            area,
            change,
            source,
            assessment,
        } = selection;
        let Account { claim, known_on } = account;
        let layer = |id: &LayerId| world.layers.get(id.index()).map(|layer| layer.name.clone());
        Self {
            dataset: world.about.id.clone(),
            date: Some(*date),
            extent: Some(*extent),
            area: area.map(|id| world.area(id).id.clone()),
            change: change.map(|id| world.change(id).id.clone()),
            source: source.map(|open| world.source(open.source).id.clone()),
            passage: source.and_then(|open| Some(NamedPassage::of(world, open.passage?))),
            paragraph: source.and_then(|open| open.paragraph),
            assessment: assessment.map(|id| world.assessment(id).id.clone()),
            filter: filter.conditions().map(|one| one.text(world)).collect(),
            hidden_layers: hidden_layers.iter().filter_map(layer).collect(),
            label_lang: Some(*label_lang),
            claim: claim.clone(),
            known_on: *known_on,
        }
    }

    /// Finds everything in a data set, and says what is not there.
    pub fn find(&self, world: &World) -> (View, Vec<Lost>) {
        let mut lost = Vec::new();
        let about = &world.about;
        let inside = |day: &Day| (about.first..=about.last.max(about.first)).contains(day);
        let view = View {
            date: found(
                &self.date,
                |day| inside(day).then_some(*day),
                &mut lost,
                |day| Lost::Day(*day),
            )
            .unwrap_or_else(|| self.date.map_or(about.opens_on, |day| nearest(about, day))),
            extent: self.extent.unwrap_or_default(),
            selection: self.selection(world, &mut lost),
            filter: find_filter(&self.filter, world, &mut lost),
            hidden_layers: layers_named(world, &self.hidden_layers),
            label_lang: self.label_lang.unwrap_or_default(),
            account: Account {
                claim: found(
                    &self.claim,
                    |claim| world.has_claim(claim).then(|| claim.clone()),
                    &mut lost,
                    |claim| Lost::Claim(claim.clone()),
                ),
                known_on: self.known_on,
            },
        };
        let is_gone = |name: &&String| !world.layers.iter().any(|layer| layer.name == **name);
        let gone = self.hidden_layers.iter().filter(is_gone);
        lost.extend(gone.cloned().map(Lost::Layer));
        (view, lost)
    }

    fn selection(&self, world: &World, lost: &mut Vec<Lost>) -> Selection {
        let area: Option<AreaId> = by_id(&self.area, |id| world.find_area(id), lost, Lost::Area);
        let change: Option<ChangeId> =
            by_id(&self.change, |id| world.find_change(id), lost, Lost::Change);
        let source: Option<SourceId> =
            by_id(&self.source, |id| world.find_source(id), lost, Lost::Source);
        let source = source.map(|source| OpenSource {
            source,
            passage: found(
                &self.passage,
                |passage| passage.find(world, source),
                lost,
                |passage| Lost::Passage(passage.change.clone()),
            ),
            paragraph: self.paragraph,
        });
        let assessment = |id: &str| {
            let position = world.assessments.iter().position(|row| row.id == id);
            position.map(AssessmentId::from_index)
        };
        Selection {
            area,
            change,
            source,
            assessment: by_id(&self.assessment, assessment, lost, Lost::Assessment),
        }
    }
}

impl fmt::Display for NamedPassage {
    /// `CHANGE#1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.change, self.number)
    }
}

impl From<&str> for NamedPassage {
    /// Reads `CHANGE` or `CHANGE#1`.
    fn from(text: &str) -> Self {
        let numbered = text
            .rsplit_once('#')
            .and_then(|(change, number)| Some((change, number.parse().ok()?)));
        let (change, number) = numbered.unwrap_or((text, 0));
        Self {
            change: change.to_owned(),
            number,
        }
    }
}

impl NamedPassage {
    fn of(world: &World, id: PassageId) -> Self {
        let row = world.passage(id);
        let alike = Self::all(world, row.source, row.change);
        Self {
            change: world.change(row.change).id.clone(),
            number: alike.iter().position(|other| *other == id).unwrap_or(0),
        }
    }

    fn all(world: &World, source: SourceId, change: ChangeId) -> Vec<PassageId> {
        let of_source = world.passages_of_source(source).iter().copied();
        of_source
            .filter(|id| world.passage(*id).change == change)
            .collect()
    }

    fn find(&self, world: &World, source: SourceId) -> Option<PassageId> {
        let change = world.find_change(&self.change)?;
        Self::all(world, source, change).get(self.number).copied()
    }
}

fn find_filter(conditions: &[String], world: &World, lost: &mut Vec<Lost>) -> Filter {
    let condition = |text: &String| {
        let found = Condition::from_text(text, |id| world.find_force(id));
        if found.is_none() {
            lost.push(Lost::Condition(text.clone()));
        }
        found
    };
    conditions.iter().filter_map(condition).collect()
}

/// What a name stands for; a name that stands for nothing is lost.
fn found<Name, Thing>(
    name: &Option<Name>,
    find: impl FnOnce(&Name) -> Option<Thing>,
    lost: &mut Vec<Lost>,
    as_lost: impl FnOnce(&Name) -> Lost,
) -> Option<Thing> {
    let name = name.as_ref()?;
    let thing = find(name);
    if thing.is_none() {
        lost.push(as_lost(name));
    }
    thing
}

fn by_id<Id>(
    id: &Option<String>,
    find: impl FnOnce(&str) -> Option<Id>,
    lost: &mut Vec<Lost>,
    as_lost: impl FnOnce(String) -> Lost,
) -> Option<Id> {
    found(id, |id| find(id), lost, |id| as_lost(id.clone()))
}
