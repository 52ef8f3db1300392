//! What is claimed: areas, forces, changes, sources, and control through time.
//!
//! Immutable values and pure arithmetic. This layer knows no file, clock, thread or window, and
//! uses no other module of ours.
//!
//! - [`World`] holds every table, indexed; [`Timeline`] and [`Cursor`] say what holds at a date;
//! - [`Day`] and [`FuzzyDate`] are dates with their precision, as files ([EDTF](FuzzyDate::parse_edtf))
//!   and people ([typed](FuzzyDate::parse_typed)) write them;
//! - [`FeatureCollection`] is what foreign files hold, [`Mapping`] how it is understood, [`properties`] what a
//!   feature says;
//! - [`FileKind`] is what systems call the files that are read;
//! - [`Account`] is whose history is told and as known when, [`Filter`] what is shown of it;
//! - [`Publisher`] and [`AreaRegister`] say what kind of house a source comes from, and how many people
//!   lived in an area;
//! - [`GroundSums`] sums who holds how much, on a day, through time ([`ControlSeries`]) and from one
//!   day to another ([`Transitions`]);
//! - [`Corrections`] are differences from a data set, row by row, as an overlay holds them;
//! - [`Disputes`] are where accounts differ, [`mod@difference`] which areas changed hands;
//!   [`Problem`] says what went wrong, where.

mod account;
mod attaching;
mod classes;
mod code;
mod control_series;
mod corrections;
mod date;
pub mod difference;
mod disputes;
mod feature_collection;
mod feature_look;
mod file_group;
mod file_kind;
pub mod filter;
mod holder;
mod ids;
mod layers;
mod learning;
mod mapping;
mod mapping_text;
mod names;
mod original;
mod other_reading;
mod overlap;
mod people;
mod problem;
pub mod properties;
mod publisher;
mod register;
mod rivals;
mod row_members;
mod story;
mod sums;
mod tables;
mod tally;
mod timeline;
mod transitions;
mod typed_date;
mod weakness;
mod world;
mod written_story;

pub use account::{Account, known_from};
pub use attaching::QuotedWords;
pub use classes::{ClassSteps, Classes};
pub use code::Code;
pub use control_series::ControlSeries;
pub use corrections::{
    Correction, Corrections, OVERLAY_ENDING, OVERLAY_FORMAT, OVERLAY_VERSION, RowKind, RowMembers,
};
pub use date::{DateError, Day, FuzzyDate, Precision};
pub use difference::{Difference, difference};
pub use disputes::{Dispute, Disputes};
pub use feature_collection::{
    Feature, FeatureCollection, Format, Geometry, Part, PartMembers, SourceFile,
};
pub use feature_look::FeatureLook;
pub use file_group::{FileGroup, MappingFrom};
pub use file_kind::{FILE_KINDS, FileKind, file_endings};
pub use filter::{Condition, Filter, Passed, SourceCount, governorate_key};
pub use holder::{ContestedGround, Holder};
pub use ids::{AreaId, AssessmentId, ChangeId, ForceId, LayerId, PassageId, SourceId, StateId};
pub use learning::Learning;
pub use mapping::{Base, Column, DayOrder, Import, Mapping, Outcome, Preview, TimeFrom};
pub use mapping_text::MappingError;
pub use names::{LabelLang, Lang, Names};
pub use original::{Original, OriginalFault, OriginalFile};
pub use other_reading::{OtherReading, ReadingDoubt};
pub use overlap::Overlap;
pub use people::Census;
pub use problem::{Fact, FilePlace, Problem, Severity};
pub use publisher::{Publisher, PublisherKind};
pub use register::{AreaRegister, Population, PopulationBasis};
pub use story::{Story, StoryStep};
pub use sums::GroundSums;
pub use tables::{
    About, Area, Assessment, Basis, Change, Confidence, ContextFeature, ContextKind, Control,
    Force, Layer, LonLatBounds, Passage, PrintLook, Rgb, Source, SourceKind, SourceText, Status,
};
pub use tally::{GroundTally, GroundUnit};
pub use timeline::{Cursor, Effect, Interval, Timeline, effect_day, history_owner};
pub use transitions::{HolderChange, Transition, Transitions};
pub use typed_date::month_named;
pub use weakness::Weakness;
pub use world::{Tables, World};
pub use written_story::{STORY_FORMAT, StoryFile, StoryIds, WrittenStep, WrittenStory};
