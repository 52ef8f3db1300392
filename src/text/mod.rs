//! How text is written: bidirectional layout of Arabic and Latin, line breaking, carets and
//! selections, glyph bitmaps, digits, folding for search, and finding a quoted passage again.
//!
//! It knows characters and fonts. It must not know what the text is about, nor who paints it: no
//! other module of ours, no egui, no files (the fonts are part of the program), no threads, no
//! clock, no order of a hash table.
//!
//! | file | one question |
//! |---|---|
//! | [`style`] | how should it look: size, face, weight, direction, alignment |
//! | [`layout`] | where does every glyph stand ([`Shaper`], on `parley`) |
//! | [`runs`] | which glyphs follow each other in one font and direction |
//! | [`laid`] | the immutable answer: lines, glyphs, clusters ([`Laid`]) |
//! | [`cursor`] | pointer to offset, offset to caret, selections, words |
//! | [`font`] | the embedded faces and the key of a font |
//! | [`raster`] | one glyph as coverage ([`Rasteriser`], on `swash`), and its halo |
//! | [`page`] | paragraphs as a picture, without a screen |
//! | [`blocks`] | where a long paragraph is cut |
//! | [`directions`] | first strong character, is there Arabic |
//! | [`digits`] | Arabic-Indic digits as Western ones |
//! | [`mod@fold`] | what search compares |
//! | [`joined`] | the same, where spaces do not count |
//! | [`mod@matches`] | where the words of a search stand |
//! | [`mod@links`] | where addresses of web pages stand |
//! | [`anchor`] | where a quoted passage stands |
//!
//! Offsets are bytes into UTF-8, in logical order; lengths are points unless a name says pixels.

pub mod anchor;
pub mod blocks;
pub mod cursor;
pub mod digits;
pub mod directions;
mod extract;
pub mod fold;
mod fold_latin;
pub mod font;
pub mod joined;
pub mod laid;
pub mod layout;
pub mod links;
pub mod matches;
mod natural;
pub mod page;
pub mod raster;
pub mod runs;
pub mod style;

pub use anchor::{Anchor, find};
pub use digits::western_digits;
pub use directions::{Direction, base_direction, has_arabic};
pub use fold::{fold, fold_query, fold_with_offsets, source_range};
pub use fold_latin::sounds;
pub use font::{Font, FontKey};
pub use joined::Joined;
pub use laid::{Laid, Line, PlacedGlyph};
pub use layout::Shaper;
pub use links::{Link, links};
pub use matches::Sought;
pub use natural::natural;
pub use raster::{Bitmap, Rasteriser};
pub use runs::{GlyphRun, Typesetter};
pub use style::{Align, Face, Style};

#[cfg(test)]
mod tests;
