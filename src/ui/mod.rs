//! The window's panels: they read the state, draw, and send commands. One panel, one file.
//!
//! - [`words`], [`keys`], [`look`], [`icons`]: the one table each of words, keys, colours and icons;
//!   [`key_presses`]: what the keys of a frame ask for;
//! - [`display`]: paints what `scene` lists: words, outlines, patterns;
//! - [`ctx`]: what a panel gets; [`kit`]: the widgets it is made of; [`glyphs`]: text in any script.
//!
//! A panel keeps only its own scroll, edit text and drag; it never changes the state, and knows no
//! file, thread or clock.

pub mod comparing;
mod correcting;
pub mod ctx;
pub mod display;
pub mod figures;
mod file_event;
pub mod fonts;
pub mod forces;
pub mod glyphs;
pub mod header;
pub mod icons;
pub mod key_presses;
pub mod keys;
pub mod keys_help;
pub mod kit;
pub mod loading;
pub mod look;
pub mod map;
mod mapping;
mod message_list;
pub mod messages;
pub mod palette;
pub mod place;
pub mod present;
pub mod save;
pub mod search;
mod stories;
pub mod table;
pub mod time;
mod ways_in;
pub mod window;
pub mod words;

pub use ctx::Ctx;
pub use look::Look;
pub use words::Words;
