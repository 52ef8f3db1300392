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
//! - [`Account`] is whose history is told and as known when, [`Filter`] what is shown of it;
//! - [`Disputes`] are where accounts differ; [`series`] and [`mod@difference`] sum and compare; [`Problem`] says what went wrong, where.

mod account;
mod code;
mod date;
pub mod difference;
mod disputes;
mod feature_collection;
mod file_group;
pub mod filter;
mod ids;
mod layers;
mod mapping;
mod names;
mod problem;
pub mod properties;
mod rivals;
pub mod series;
mod tables;
mod timeline;
mod typed_date;
mod world;

pub use account::{Account, known_from};
pub use code::Code;
pub use date::{DateError, Day, FuzzyDate, Precision};
pub use difference::{Difference, difference};
pub use disputes::{Dispute, Disputes};
pub use feature_collection::{
    Feature, FeatureCollection, Format, Geometry, Part, PartMembers, SourceFile,
};
pub use file_group::{FileGroup, MappingFrom};
pub use filter::{Condition, Filter, Passed, SourceCount, governorate_key};
pub use ids::{AreaId, AssessmentId, ChangeId, ForceId, LayerId, PassageId, SourceId, StateId};
pub use mapping::{Base, Column, Import, Mapping, Outcome, Preview, TimeFrom};
pub use names::{LabelLang, Lang, Names};
pub use problem::{Fact, FilePlace, Problem, Severity};
pub use series::Ground;
pub use tables::{
    About, Area, Assessment, Basis, Change, Confidence, ContextFeature, ContextKind, Control,
    Force, Layer, LonLatBounds, Passage, Rgb, Source, SourceKind, SourceText, Status, Story,
    StoryStep,
};
pub use timeline::{Cursor, Effect, Interval, Timeline, effect_day, history_owner};
pub use world::{Tables, World};
