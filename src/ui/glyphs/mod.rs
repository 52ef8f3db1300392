//! Text on the screen: what `text` lays out, painted into egui from an atlas of glyphs at the
//! screen's real pixel density. It knows egui and `text`, and must not know what a text means: no
//! model, no state, no words, no colours of its own.
//!
//! egui's own text has no bidirectional algorithm; every text that a person reads goes through
//! here. [`text`], [`text_elided`] and [`Label`] are the widgets, [`reading()`] is the column of a
//! source, [`Edit`] is the field to type into, [`TextPainter`] is what the map paints its labels with.

mod atlas;
mod cache;
pub mod edit;
pub mod edit_buffer;
mod edit_events;
mod edit_units;
mod edit_view;
pub mod label;
mod mesh;
pub mod painter;
pub mod reading;
mod reading_blocks;
mod reading_keys;
mod reading_links;
mod reading_select;

pub use edit::{Edit, EditColors, is_field};
pub use label::{Label, text, text_elided};
pub use painter::TextPainter;
pub use reading::{Paragraph, ReadingColors, ReadingResponse, is_column, reading};
pub use reading_select::Spot;

#[cfg(test)]
mod tests;
