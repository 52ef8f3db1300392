//! What one picture of the map needs besides the geometry: small, and made anew for each frame.

use super::mesh::MapMesh;
use super::palette::Dress;
use crate::geometry::{Camera, Viewport, WorldPoint};
use crate::model::{AreaId, FeatureLook, Timeline};
use std::sync::Arc;

/// Red, green, blue, alpha: sRGB, not premultiplied.
pub type Rgba = [u8; 4];

/// How a state is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// One colour.
    Solid,
    /// Stripes of the rivals, 8 points wide at 45°.
    Contested,
    /// Stripes of the holders, finer, at −45°.
    Shared,
    /// Nobody holds it: the first colour, with no pattern.
    Nobody,
    /// Not known: neutral, with a sparse hatch.
    Unknown,
    /// Passing from the first colour to the second: soft stripes.
    Pending,
    /// The first colour with thin lines of the second; the count says which way they run, from 1.
    Hatch,
    /// There is nothing: neither fill nor border.
    Absent,
}

/// The most colours that one state shows.
pub const MAX_COLOURS: usize = 4;

/// A row of the table of states: how every area in that state is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StateStyle {
    /// How the colours are laid.
    pub pattern: Pattern,
    /// The colours; those past `count` repeat the last.
    pub colours: [Rgba; MAX_COLOURS],
    /// How many colours count.
    pub count: u8,
    /// Filtered out: drawn faintly.
    pub dimmed: bool,
    /// How it is drawn beyond its colours.
    pub look: FeatureLook,
    /// Areas whose holder is the same have the same number here; the border between different
    /// numbers is a front line.
    pub holder: u16,
}

/// The most rows that the table of states has.
pub const MAX_STATES: usize = Timeline::MOST_LOOKS;

/// Bits of a row in a texel; as in prelude.wgsl.
const ROW_BITS: u32 = MAX_STATES.ilog2();
const ROW_MASK: u32 = (1 << ROW_BITS) - 1;

/// What an area shows, packed into the 4 bytes that a new date uploads.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, bytemuck::Pod, bytemuck::Zeroable)]
pub struct AreaTexel(pub u32);

impl AreaTexel {
    /// The area takes another's history.
    pub const INFERRED: u32 = 1;
    /// The area is outlined: it belongs to what the user looks at.
    pub const OUTLINED: u32 = 2;
    /// The area's layer is hidden: nothing of it is drawn.
    pub const HIDDEN: u32 = 4;

    /// Packs the present row, the row before (for the fade) and flags.
    pub fn new(row: u16, row_before: u16, flags: u32) -> Self {
        let [row, before] = [row, row_before].map(|row| u32::from(row) & ROW_MASK);
        Self(row | before << ROW_BITS | flags << (2 * ROW_BITS))
    }

    /// The present row of the table of states.
    pub fn row(self) -> u16 {
        (self.0 & ROW_MASK) as u16
    }

    /// The row that is being left.
    pub fn row_before(self) -> u16 {
        (self.0 >> ROW_BITS & ROW_MASK) as u16
    }

    /// The flags.
    pub fn flags(self) -> u32 {
        self.0 >> (2 * ROW_BITS)
    }
}

/// The colours of everything on the map that is no force's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapColours {
    /// The sea, and all that no layer covers.
    pub sea: Rgba,
    /// Land of the data set's countries.
    pub land: Rgba,
    /// Land of other countries.
    pub neighbour: Rgba,
    /// Lakes and rivers.
    pub water: Rgba,
    /// Shores.
    pub shore: Rgba,
    /// Borders between areas of one holder.
    pub inner_border: Rgba,
    /// Outlines of governorates.
    pub governorate: Rgba,
    /// Outlines of countries.
    pub state_border: Rgba,
    /// The line between different holders.
    pub front: Rgba,
    /// The light edge of the front line.
    pub front_casing: Rgba,
    /// Selection.
    pub accent: Rgba,
    /// The edge of the selection.
    pub accent_casing: Rgba,
    /// The area beneath the pointer.
    pub hover: Rgba,
    /// Hatch of areas that are not known.
    pub unknown_hatch: Rgba,
    /// The dots of inferred areas.
    pub inferred_dot: Rgba,
    /// Opacity of the forces' colours over the land, from 0 to 1.
    pub fill_opacity: f32,
}

/// Which layers are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// The areas' fills and front lines.
    pub areas: bool,
    /// Borders between areas.
    pub borders: bool,
    /// Outlines of governorates.
    pub governorates: bool,
    /// Rivers and lakes.
    pub water: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            areas: true,
            borders: true,
            governorates: true,
            water: true,
        }
    }
}

/// An area of which another account tells otherwise on the day that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DisputedArea {
    /// Which one.
    pub area: AreaId,
    /// Where its sign stands, in world units.
    pub at: WorldPoint,
    /// The colour of who holds it by the account that is told, and by another.
    pub colours: [Rgba; 2],
}

/// One picture of the map. Cheap to clone; a renderer compares the `Arc`s and the versions to see
/// what must be uploaded.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Geometry; uploaded when the `Arc` is another.
    pub mesh: Arc<MapMesh>,
    /// The table of states; uploaded when the `Arc` is another (theme, filter or data set).
    pub states: Arc<[StateStyle]>,
    /// What each area shows; uploaded when the `Arc` is another (a new date or outline).
    pub texels: Arc<[AreaTexel]>,
    /// Where it is seen from.
    pub camera: Camera,
    /// Size of the picture, in points.
    pub viewport: Viewport,
    /// Physical pixels in a point.
    pub pixels_per_point: f32,
    /// How far the fade from the row before to the present one has come, from 0 to 1.
    pub fade: f32,
    /// Index of the area beneath the pointer.
    pub hovered: Option<u32>,
    /// Index of the selected area.
    pub selected: Option<u32>,
    /// Colours.
    pub colours: MapColours,
    /// Layers.
    pub layers: Layers,
    /// The areas in view or not of which another account tells otherwise; most often none.
    pub disputed: Arc<[DisputedArea]>,
    /// What the user decided about colours and layers.
    pub dress: Dress,
}
