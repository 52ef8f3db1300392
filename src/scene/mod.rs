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
//! - [`labels`]: which names stand where.

pub mod base;
pub mod build;
mod coarse;
mod context;
pub mod frame;
pub mod labels;
pub mod mesh;
pub mod palette;
mod patch;
pub mod prepared;
pub mod rows;
mod tile;
pub mod tiles;

pub use build::{Query, SceneBuilder};
pub use frame::{AreaTexel, Layers, MapColours, Pattern, Rgba, Scene, StateStyle};
pub use labels::{LabelKind, MapLabel, PlacedLabel};
pub use mesh::MapMesh;
pub use palette::Theme;
pub use prepared::Prepared;
pub use rows::Rows;
