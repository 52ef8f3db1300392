//! The shell: window, jobs, effects, preferences, clock.
//!
//! Only here does the program know what time it is, what thread it is on and where its files are.
//!
//! - [`shell`]: state, queue and panels, without any window system, so that tests and pictures run
//!   the very same thing; [`native`]: the window around it; `files`: what
//!   the shell does about files;
//! - `job`: work in the background, of whatever kind; [`jobs`]: reading data sets; [`watch`]: noticing
//!   that a file changed; `dialogs`;
//! - `arranger` filters and sorts the table of all features; `teller` works out what an account tells and
//!   filters show;
//! - `writer` writes small files again and again; `saver` writes what is saved, `excerpt` reads the text around a problem, `saving` is
//!   what the shell does about both;
//! - `corrector` keeps corrections beside their data set; `sessions` opens sessions of files of their own;
//! - [`preferences`]: what comes back at the next start; [`mappings`]: how foreign files are understood;
//! - [`write`](mod@write): files whole or not at all;
//! - [`picture`]: the map or the whole window as a PNG, with no display server; [`text_picture`]: a
//!   text file as one; [`studio`] draws many of one data set, [`takes`] makes pictures, clips and slides
//!   of them, [`ffmpeg`] video.

mod arranger;
mod corrector;
mod dialogs;
mod excerpt;
pub mod ffmpeg;
mod files;
mod job;
pub mod jobs;
pub mod mappings;
pub mod native;
pub mod picture;
pub mod preferences;
mod saver;
mod saving;
mod sessions;
pub mod shell;
mod story_files;
pub mod studio;
pub mod takes;
mod teller;
pub mod text_picture;
pub mod watch;
pub mod write;
mod writer;

pub use native::open_window;
pub use shell::Shell;
