//! What the user is doing: the session, every action, and the one function that changes anything.
//!
//! Panels read a [`State`] and send [`Command`]s; [`apply()`] is the only writer and answers with
//! [`Effect`]s for the shell to carry out. Nothing here touches a window, a file, a thread or a
//! clock, so every action can be tested without them.
//!
//! - [`project`]: a data set with everything derived from it; [`session`]: the state; [`view`]: what is
//!   looked at, which history, preferences, stories, pictures and links carry; [`saved`]: what comes back; [`session_file`]: the same in a file of its own;
//! - [`told`]: history as an account tells it and as filters show it, worked out once;
//! - [`action`]: the table of actions; `can`: which can be done now; [`command`]: everything else that can
//!   be asked for; [`apply`](mod@apply): what each does;
//! - [`dress`]: colours of forces and looks of layers; [`messages`]: what is said in passing;
//! - [`opening`]: what is open and how it is understood; [`pasted`]: paths in the clipboard;
//! - [`attributes`] with its `cells`, [`table`]: what all features say, and the table of it; [`sort_filter`], [`row_filter`]:
//!   its rows in order;
//! - [`comparing`]: two dates beside each other; [`correcting`]: corrections of a data set;
//! - [`figures`]: who holds how much through time, of which ground and in which unit;
//! - [`saving`]: what is saved and how; [`problems`]: what was met while reading;
//! - [`presenting`]: a story before an audience; [`slide_pen`]: what the pointer draws there; [`stories`]: how stories are made;
//! - [`playback`], [`history`], [`search`], [`motion`], [`strip`]: one concern each.

pub mod action;
pub mod apply;
pub mod attributes;
mod can;
mod cells;
pub mod command;
pub mod comparing;
pub mod correcting;
pub mod dress;
pub mod figures;
pub mod history;
pub mod messages;
pub mod motion;
pub mod opening;
mod other_names;
pub mod pasted;
pub mod playback;
pub mod presenting;
pub mod problems;
pub mod project;
pub mod row_filter;
pub mod saved;
pub mod saving;
pub mod search;
pub mod session;
pub mod session_file;
pub mod settings;
pub mod slide_pen;
pub mod sort_filter;
pub mod stories;
pub mod strip;
pub mod table;
pub mod told;
pub mod view;

pub use action::{Action, ActionGroup};
pub use apply::apply;
pub use command::{Command, Effect, Unit};
pub use correcting::{ChangeForm, Correcting, CorrectionEdit, FormFault};
pub use messages::{Grade, Message, MessageCommand};
pub use opening::{Arrival, Ask, FileEvent, FilesEffect, OpenedFiles, Opening, Origin, Recent};
pub use presenting::{Presenting, StoryCommand, StorySlide};
pub use project::{GroundSeries, Project};
pub use saved::SavedSession;
pub use session::{Loading, MarkedWords, OpenSource, Overlay, Selection, State, Tab, world_bounds};
pub use settings::Settings;
pub use stories::{Stories, StoryEdit, StoryText};
pub use table::{TableCommand, TableView};
pub use told::Told;
pub use view::{Extent, Lost, NamedView, View};
