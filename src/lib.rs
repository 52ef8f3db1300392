//! Kharita: who controlled what, when, and who says so.
//!
//! This page is the map of the house. A layer uses only layers above it in this list;
//! `tests/architecture.rs` guards the arrows.
//!
//! | layer | module | says | never |
//! |---|---|---|---|
//! | 0 | [`model`] | what is claimed: areas, forces, changes, sources, dates; control through time | another module of ours; egui, files, clock, threads |
//! | 0 | [`geometry`] | where: projection, camera, shared borders, triangles, hit tests, km² | model, egui |
//! | 0 | [`text`] | how to write it: layout of Arabic and Latin, folding for search, finding passages | model, egui |
//! | 1 | [`load`] | bytes to a `World` and every problem met, with its place and its facts | words, scene, state, ui, egui; files outside `load/disk.rs` |
//! | 1 | [`scene`] | what to draw, as data: geometry prepared once, a small scene for each frame, and lists of words and outlines that a window paints and a file holds | load, state, egui |
//! | 1 | [`words`] | every word of the window and of the problems, in both languages | load, scene, state, egui |
//! | 2 | [`export`] | what is written: states, histories, features, data sets; pictures; files whole or not at all | load, state, ui, egui; files outside `export/file.rs` |
//! | 2 | [`state`] | what the user is doing: the session, every action, the one writer | load, ui, render, app, egui, files, threads |
//! | 3 | [`render`] | pixels: the wgpu layer; also draws with no window | model, load, state |
//! | 4 | [`ui`] | one panel, one file; the tables of keys and colours | load, app, files, threads |
//! | 5 | [`app`] | the shell: window, jobs, effects, preferences, clock | |
//! | 5 | [`cli`] | headless commands over the same library calls | ui, egui |
//!
//! # Glossary
//!
//! One word for one thing, in the code, in these pages and on the screen.
//!
//! | word | is |
//! |---|---|
//! | area | a piece of ground with one controlling force at a time |
//! | force | who controls: an army, a group, a government |
//! | control | who holds an area on a day: one force, contested, shared, none, or unknown |
//! | change | a day on which the control of areas becomes another, with its sources |
//! | pending | a change between the first and the last day that its date allows |
//! | source | a publication that says so; its text has paragraphs, and a *passage* is the sentence in it |
//! | claim, rival account | a history that other sources tell of the same area |
//! | assessment | what a source expected, with the changes that bear it out or refute it |
//! | data set | areas, forces, changes and sources in the files of our own format |
//! | import | files of other formats, as they were read and as they are understood |
//! | feature, geometry, property | as in GeoJSON (RFC 7946) |
//! | mapping | which property of a file means what: force, time, name, id |
//! | validity | the days `[from, until)` on which a feature of a file holds |
//! | base | the data set that files are laid over |
//! | problem | something wrong with what was read: its place, its facts, its remedy |
//! | scene | what to draw, as data |
//! | display list | a picture as words and outlines in named layers |
//! | sheet | a map with what stands around it: legend, title, date, scale, credits |
//!
//! # What holds everywhere
//!
//! - `World` never changes. A reload builds a new one behind a new `Arc`; everything derived goes with the old.
//! - Loading never fails as a whole. Areas in the file = areas in the `World` + areas named in problems.
//!   If data is lost it is an error, not a warning.
//! - Nothing below `app` knows what time it is, what thread it is on, or where files are.
//! - `State` has one writer, [`state::apply`](state::apply()). Two exceptions: the camera while it is
//!   dragged (a frame of lag is felt), and a widget's own scroll and edit text.
//! - Drawing is a function of `(World, Query)`: the same input gives the same scene, byte for byte.
//! - Unknown, contested and shared are values, never a missing colour.
//! - Scrubbing allocates nothing for an area, tessellates nothing, uploads no geometry.
//!
//! # One datum, from file to pixel
//!
//! Bytes → [`load`] → `Arc<World>` and problems → [`state::Project`] (geometry, index, search; on the
//! worker thread) → [`app::Shell`] swaps the `Arc` → each frame [`scene::SceneBuilder`] → on a new date
//! 4 bytes an area → [`render`] → pixel.
//!
//! # A foreign file, from bytes to a world
//!
//! `load::inputs` tells ours from foreign → a reader of `load::formats` → [`model::FeatureCollection`], to the
//! letter → `load::coordinates` settles longitude and latitude and repairs shapes in the open →
//! `load::mapping` guesses what the properties mean → `Arc<World>` with [`model::Import`] behind it, so
//! that another answer to the one question ([`load::remap`]) reads no file.
//!
//! # One action, from click to state
//!
//! A panel sends a [`state::Command`]; nothing changes yet → [`app::Shell::logic`] drains the queue →
//! [`state::apply`](state::apply()) changes the state and answers with effects → panels draw from it.

pub mod app;
pub mod cli;
pub mod export;
pub mod geometry;
pub mod load;
pub mod model;
pub mod render;
pub mod scene;
pub mod state;
pub mod text;
pub mod ui;
pub mod words;
