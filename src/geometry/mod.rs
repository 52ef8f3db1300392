//! Where things are: projection, camera, shared borders, triangles, hit tests, labels, areas.
//!
//! Pure mathematics on `geo` types, in `f64`; a caller that needs `f32` rounds at the very end.
//! It must not know the model, the interface, files, threads or clocks: the same input gives the
//! same output, bit for bit, and no input makes it panic.
//!
//! Two spaces occur, and every name says which one it means:
//!
//! - **lon/lat**: degrees on WGS84, east and north positive (`LonLat`);
//! - **world**: the Web Mercator unit square, x east, y *south* (`WorldPoint`).
//!
//! The camera adds a third, **screen**: points from the top left corner of the viewport.
//!
//! | file | says |
//! |---|---|
//! | `projection` | lon/lat to world and back |
//! | `bounds` | a box along the axes |
//! | `camera` | world to screen and back, zooming, panning, flying |
//! | `coverage` | the borders of neighbouring shapes, each once, with its two sides |
//! | `simplify` | fewer points within a tolerance, the same for both neighbours |
//! | `assemble` | shapes made again from their borders |
//! | `tessellate` | triangles of a shape |
//! | `even_odd` | triangles of rings that may touch and cross themselves |
//! | `index` | shapes where they lie, ready to be asked; holds no copy of them |
//! | `hit` | which shapes lie beneath a point, or near it |
//! | `clip` | what of a ring or piece lies in a box |
//! | `label` | where a name has most room |
//! | `measure` | km², km, the scale bar |
//! | `validity` | what is wrong with a shape |
//! | `repair` | a sound shape instead of one that cannot be drawn rightly |
//! | `turns` | shapes across the antimeridian or around a pole, in parts on the map |
//! | `overlap` | which shapes of a coverage overlap |
//! | `ring`, `contact`, `nesting`, `edge_tree` | helpers of the above: one ring; where edges meet; which rings lie in which |
//! | `mend`, `mend_polygon`, `mend_shape`, `mend_strays` | sound rings of a polygon, polygons of a shape that overlap as one, holes of another polygon, for `repair` |
//! | `arrange`, `arrange_chains`, `arrange_faces` | the region that crossing edges make, for `repair` |

mod arrange;
mod arrange_chains;
mod arrange_faces;
mod assemble;
mod bounds;
mod camera;
mod clip;
mod contact;
mod coverage;
mod edge_tree;
mod even_odd;
mod hit;
mod index;
mod label;
mod measure;
mod mend;
mod mend_polygon;
mod mend_shape;
mod mend_strays;
mod nesting;
mod overlap;
mod projection;
mod repair;
mod ring;
mod simplify;
mod tessellate;
mod turns;
mod validity;

pub use assemble::rings;
pub use bounds::Bounds;
pub use camera::{Camera, MAX_ZOOM, MIN_ZOOM, Viewport};
pub use clip::{clipped, piece_within, plane_area_within};
pub use coverage::{Border, Coverage, FIRST_LIST, OUTSIDE, Sides, borders};
pub use even_odd::even_odd;
pub use index::{Part, Shape, ShapeIndex};
pub use label::{label_point, quick_label_point};
pub use measure::{DistanceUnit, ScaleBar, area_km2, quick_area_km2, scale_bar};
pub use overlap::{CoveredPart, CoveredParts, covered_parts};
pub use projection::{
    LonLat, MAX_LATITUDE, WorldPoint, lonlat_from_world, world_from_lonlat, world_shape,
};
pub use repair::{Repair, repair};
pub use simplify::{lines_simplified, simplified};
pub use tessellate::{Triangles, triangles};
pub use turns::{Turn, Turned, turned_lines, turned_longitude, turned_polygons};
pub use validity::{ShapeProblem, ShapeProblemKind, problems};
