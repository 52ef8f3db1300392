//! Pixels: the map on the graphics card, in a window or in no window at all.
//!
//! It knows a [`Scene`](crate::scene::frame::Scene), which says everything that one picture shows,
//! and must not know the model, loading or what the user is doing.
//!
//! What is sent, and when: geometry once per data set and level, at that level's first picture; the
//! table of states with a new theme or filter; four bytes an area with a new date; else only the view.
//!
//! | file | says |
//! |---|---|
//! | `map` | the renderer: what changed since the last picture, what is drawn in which order |
//! | `view` | the camera and the colours as the shaders take them |
//! | `tables` | what each area shows and how each state is laid, as textures |
//! | `buffers` | geometry on the card |
//! | `ground` | which geometry of a mesh is on the card |
//! | `tile_maker`, `cover` | tiles made beside the interface, and what is drawn meanwhile |
//! | `pipelines` | how the shaders are put together |
//! | `callback` | the map as a shape of egui |
//! | `offscreen` | pictures with no window |

mod buffers;
mod callback;
mod cover;
mod ground;
mod map;
mod offscreen;
mod pipelines;
mod tables;
#[cfg(test)]
mod tests;
mod tile_maker;
mod view;

pub use callback::{install, install_into, install_live, paint_callback};
pub use map::{MapRenderer, Uploads};
pub use offscreen::{Gpu, GpuError, PICTURE_FORMAT, draw, new_renderer};
pub use tile_maker::Wake;
pub use view::Placement;
