//! How foreign features are understood: which property is what. Guessed by `load`, changed by the
//! user, remembered by the shell.

use super::classes::Classes;
use super::date::Day;
use super::feature_collection::FeatureCollection;
use super::feature_look::FeatureLook;
use super::file_group::FileGroup;
use super::ids::AreaId;
use super::problem::Problem;
use super::world::World;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Which property means what. Names are those of properties; `None` where no property does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// The area's name.
    pub name: Option<String>,
    /// The area's name in Arabic, where another property has it.
    pub name_ar: Option<String>,
    /// What makes features one area; `None` for the feature's own id.
    pub id: Option<String>,
    /// The controlling force, or the category to colour by.
    pub force: Option<String>,
    /// Into which classes the numbers of the force's property are put; `None` for each value alone.
    pub classes: Option<Classes>,
    /// The controlling force in Arabic, where another property has it.
    pub force_ar: Option<String>,
    /// Properties that say yes or no of a force each, where no property names the force.
    pub force_columns: Vec<String>,
    /// Where the time of a feature stands.
    pub time: TimeFrom,
    /// The first day.
    pub begin: Option<String>,
    /// The end.
    pub end: Option<String>,
    /// For how many days a point or a line is shown that has one date, as an event has; `None` for ever.
    pub event_days: Option<u32>,
    /// Whether the state still holds on the end day.
    pub end_counts: bool,
    /// Whether each date is a picture of the whole, so that what is not in it is no longer; `None` for
    /// what the dates themselves say.
    pub snapshots: Option<bool>,
    /// What comes first in dates such as 3/4/2016; `None` for what the column itself says.
    pub day_order: Option<DayOrder>,
    /// Whether years such as 1436 are of the Hijri calendar; `None` for what the column itself says.
    pub hijri: Option<bool>,
    /// Whether times that are all one hour of the evening in UTC are midnights of the day after; `None`
    /// for yes.
    pub local_midnight: Option<bool>,
    /// Whether the colours of simplestyle (`fill`, `stroke`, `marker-color`) are honoured: for the forces,
    /// or, where no property names a force, as what tells the features apart.
    pub own_colours: bool,
    /// Values of the force's property that mean a force of another name: value → name of the force.
    /// An empty name means that nobody holds it.
    pub forces: BTreeMap<String, String>,
    /// Forces that are called otherwise: name → name. The name of another force joins the two.
    pub renamed: BTreeMap<String, String>,
    /// The colours that forces had when the mapping was accepted, as `#RRGGBB` by the name of the force.
    pub colours: BTreeMap<String, String>,
    /// How the layer is drawn.
    pub look: FeatureLook,
    /// The coordinate system, such as `EPSG:32637`, where the user overrules the file.
    pub crs: Option<String>,
    /// Whether longitude and latitude are to be swapped.
    pub swap_axes: Option<bool>,
    /// Whether doubly encoded text is repaired.
    pub repair_text: bool,
}

/// Where the time of a feature stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeFrom {
    /// Nowhere: the features hold always.
    #[default]
    Nowhere,
    /// In properties.
    Properties,
    /// In the names of the files.
    FileNames,
}

/// The order in which a date of numbers names its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOrder {
    /// Day, month, year.
    #[default]
    DayFirst,
    /// Month, day, year.
    MonthFirst,
    /// Year, month, day.
    YearFirst,
}

impl DayOrder {
    /// Every order.
    pub const ALL: [DayOrder; 3] = [
        DayOrder::DayFirst,
        DayOrder::MonthFirst,
        DayOrder::YearFirst,
    ];
}

/// A property as it occurs over all features: a summary for choosing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its name; of a member of an object its path, such as `control.force`.
    pub name: String,
    /// Whether it is no property of its own: a member of an object that is one, or of the feature.
    pub is_within: bool,
    /// How many features have it, not null.
    pub count: usize,
    /// How many of these are empty texts.
    pub empty: usize,
    /// How many different values it has, counted up to [`Column::MOST_VALUES`].
    pub distinct: usize,
    /// Its most frequent values as people read them, each with its count, the most frequent first.
    pub values: Vec<(String, usize)>,
    /// How many of its values are numbers.
    pub numbers: usize,
    /// How many can be read as a date.
    pub dates: usize,
}

impl Column {
    /// Values are told apart up to this many.
    pub const MOST_VALUES: usize = 1_000;
}

/// What a mapping gives, for the line beneath the question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Areas.
    pub areas: usize,
    /// Forces.
    pub forces: usize,
    /// Changes.
    pub changes: usize,
    /// Features whose date could not be read.
    pub undated: usize,
    /// The first and the last day on which anything changes; `None` without any time.
    pub time: Option<[Day; 2]>,
}

/// What has been read so far, thinned so that it is drawn at once; longitude and latitude in degrees,
/// or whatever units the file has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Outlines and lines.
    pub lines: Vec<Vec<[f64; 2]>>,
    /// Points.
    pub points: Vec<[f64; 2]>,
}

/// A data set of ours over which foreign files are laid.
#[derive(Clone, Debug)]
pub struct Base {
    /// What it claims.
    pub world: Arc<World>,
    /// Which of the things that were brought it is, counted from 0.
    pub input: usize,
}

/// Foreign files as read, with the way in which they are understood.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// What the files hold; a feature with a history has a row for each of its states, which share their
    /// geometry.
    pub as_read: Arc<FeatureCollection>,
    /// What the files hold to the letter, where [`Import::as_read`] has more rows or other names.
    pub to_the_letter: Option<Arc<FeatureCollection>>,
    /// The same in longitude and latitude (WGS 84), repaired where it had to be; features that need
    /// neither share their geometry with [`Import::as_read`], and where none does it is the same.
    pub collection: Arc<FeatureCollection>,
    /// The data set beneath the files, where there is one: its rows come first in the world.
    pub beneath: Option<Base>,
    /// What was met while reading, before any mapping.
    pub reading: Arc<Vec<Problem>>,
    /// How features were laid out that hold their history.
    pub laid_out: Arc<Vec<Problem>>,
    /// What was met while coordinates and shapes were settled.
    pub settling: Arc<Vec<Problem>>,
    /// The files by how they are understood, in the order of drawing; each is a layer.
    pub groups: Vec<FileGroup>,
    /// The properties of all groups by the names that they have now, in the order of their first occurrence.
    pub columns: Arc<Vec<Column>>,
    /// The area that each feature became; `None` where it is named in a problem.
    pub area_of: Arc<Vec<Option<AreaId>>>,
    /// The first day on which each feature holds and the day after its last; empty where nothing has
    /// a time.
    pub validities: Arc<Vec<[Day; 2]>>,
    /// A `changes.csv` beside the file: its name and text.
    pub changes_beside: Option<Arc<(String, String)>>,
    /// The geodesic area of every feature in km², measured once for all mappings of one
    /// [`Import::collection`].
    pub areas_km2: Arc<OnceLock<Vec<f64>>>,
}

impl Mapping {
    /// For how many days events are shown unless a person says otherwise.
    pub const EVENT_DAYS: u32 = 30;

    /// Whether another means the same, however it is drawn.
    pub fn means(&self, other: &Mapping) -> bool {
        let look = FeatureLook::default();
        Mapping {
            look,
            ..self.clone()
        } == Mapping {
            look,
            ..other.clone()
        }
    }
}

impl Import {
    /// How each group is understood, in their order.
    pub fn mappings(&self) -> Vec<Mapping> {
        let groups = self.groups.iter();
        groups.map(|group| group.mapping.clone()).collect()
    }

    /// How many features have a date that cannot be read.
    pub fn undated(&self) -> usize {
        self.groups.iter().map(|group| group.outcome.undated).sum()
    }
}
