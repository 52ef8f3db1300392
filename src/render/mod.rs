//! Pixels: the map on the graphics card, in a window or in no window at all.
//!
//! It knows a [`Scene`](crate::scene::frame::Scene), which says everything that one picture shows,
//! and must not know the model, loading or what the user is doing.
//!
//! What is sent, and when: geometry once per data set and level, at that level's first picture; the
//! table of states with a new theme or filter; four bytes an area with a new date; else only the view.
//!
//! What is drawn, and when: of each map, and of the window around it, a picture is kept. A new date
//! draws the boxes of the areas that changed, a pointer those of the area beneath it, a pan the edges
//! that come into view, a panel the words that are others; the rest is copied. What is kept is the same
//! as what would be drawn anew, to the last bit.
//!
//! | file | says |
//! |---|---|
//! | `map` | the renderer of maps: what is sent, and of which views there are pictures |
//! | `map_view` | what differs between two views of one map |
//! | `changes` | what of a view's picture is another than before |
//! | `painter` | what is drawn in which order |
//! | `view` | the camera and the colours as the shaders take them; which pixels lie where |
//! | `tables` | what each area shows and how each state is laid, as textures |
//! | `buffers` | geometry on the card |
//! | `ground` | which geometry of a mesh is on the card |
//! | `tile_maker`, `cover` | tiles made beside the interface, and what is drawn meanwhile |
//! | `pipelines` | how the shaders are put together |
//! | `window_picture` | the picture of a window, drawn where its shapes differ |
//! | `shapes`, `boxes` | which shapes differ, and which pixels they cover |
//! | `callback` | the map as a shape of egui, the window's picture in the place of all shapes |
//! | `offscreen` | pictures with no window |
//! | `adapter` | which graphics card draws, or which program in its place |

mod adapter;
mod boxes;
mod buffers;
mod callback;
mod changes;
mod cover;
mod ground;
mod map;
mod map_view;
mod offscreen;
mod painter;
mod pipelines;
mod shapes;
mod tables;
#[cfg(test)]
mod tests;
mod tile_maker;
mod view;
mod window_picture;

pub use adapter::{adapter_for, describe, graphics_report};
pub use boxes::PixelBox;
pub use callback::{keep_picture, paint_callback};
pub use map::{DrawCount, MapRenderer, Uploads};
pub use offscreen::{Gpu, GpuError, PICTURE_FORMAT, draw, new_picture};
pub use tile_maker::Wake;
pub use view::Placement;
pub use window_picture::{FrameCount, WindowFrame, WindowPicture};
