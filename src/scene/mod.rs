//! What to draw, as data: geometry prepared once for each data set, and for each frame a small [`Scene`].
//!
//! Knows `model`, `geometry` and `text`; knows nothing of pixels, windows or files. Drawing is a
//! function of the data set and a [`Query`]: the same input gives the same scene, byte for byte.
//!
//! - [`mesh`]: the arrays that a renderer uploads once; [`prepared`] makes them from a `World`;
//! - [`rows`]: the distinct looks that areas have through time; [`palette`] colours them;
//! - [`build`]: the scene at a date, at the cost of the areas that differ;
//! - [`tiles`]: great data, cut up as it comes into view;
//! - [`base`]: the map beneath data that bring none;
//! - [`labels`]: which names stand where; [`names`]: the same as what is drawn; [`disputed`]: the sign at
//!   areas of which accounts differ;
//! - [`display`]: a picture as a list of words and outlines, which a window paints and a file holds;
//!   [`fill`]: what outlines are laid with; [`chart`]: the map as such a list;
//! - [`vision`]: colours as every kind of eye sees them; [`touching`]: which of them must be told apart;
//! - [`legend`], [`furniture`]: what stands around the map; [`slides`]: the first and last of a story;
//!   [`look`]: sizes of letters.

pub mod base;
mod beyond;
pub mod build;
pub mod chart;
mod coarse;
mod context;
pub mod display;
pub mod disputed;
mod drawn_looks;
pub mod fill;
pub mod frame;
pub mod furniture;
pub mod labels;
pub mod legend;
pub mod look;
pub mod mesh;
pub mod names;
pub mod palette;
mod patch;
pub mod prepared;
pub mod rows;
pub mod slides;
mod tile;
pub mod tiles;
pub mod touching;
pub mod vision;
pub mod window_furniture;

pub use beyond::beyond;
pub use build::{DrawnHistory, Query, SceneBuilder};
pub use display::{DisplayItem, DisplayLayer, DisplayList, SheetPart};
pub use fill::Fill;
pub use frame::{AreaTexel, DisputedArea, Layers, MapColours, Pattern, Rgba, Scene, StateStyle};
pub use labels::{LabelKind, MapLabel, PlacedLabel};
pub use mesh::MapMesh;
pub use palette::{Dress, PickedColours, Theme};
pub use prepared::Prepared;
pub use rows::Rows;
pub use vision::ColourVision;
