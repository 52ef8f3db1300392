//! The shell: window, jobs, effects, preferences, clock.
//!
//! Only here does the program know what time it is, what thread it is on and where its files are.
//!
//! - [`shell`]: state, queue and panels, without any window system, so that tests and pictures run
//!   the very same thing; [`native`]: the window around it;
//! - [`jobs`]: reading data sets in the background; [`preferences`]: what comes back at the next start;
//! - [`write`](mod@write): files whole or not at all;
//! - [`picture`]: the map or the whole window as a PNG, with no display server; [`text_picture`]: a
//!   text file as one.

pub mod jobs;
pub mod native;
pub mod picture;
pub mod preferences;
pub mod shell;
pub mod text_picture;
pub mod write;

pub use native::open_window;
pub use shell::Shell;
