//! A picture as a list of what is drawn, from the bottom to the top: words that are laid out, and
//! outlines with what fills and edges them. The window paints such lists, and exporters write them.
//!
//! Lengths are points from the top left corner of the picture; colours are sRGB, not premultiplied.
//! It must not know who paints, nor how.

use super::fill::Fill;
use super::frame::Rgba;
use crate::text::{Laid, Style};
use std::sync::Arc;

/// One picture, or what lies over a map.
#[derive(Clone, Debug, Default)]
pub struct DisplayList {
    /// Width and height, in points.
    pub size_points: [f32; 2],
    /// What is drawn, the lowest first.
    pub layers: Vec<DisplayLayer>,
}

/// Things that belong together, under one name.
#[derive(Clone, Debug)]
pub struct DisplayLayer {
    /// What they are.
    pub part: SheetPart,
    /// The things, the lowest first.
    pub items: Vec<DisplayItem>,
}

/// What a layer of a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SheetPart {
    /// Sea and land.
    Ground,
    /// What the forces hold.
    Areas,
    /// Lakes and rivers.
    Water,
    /// Borders, front lines and outlines of countries.
    Borders,
    /// Points and lines of the data.
    Marks,
    /// What lies past the edge of the ground that is known.
    Beyond,
    /// Names with the dots of cities.
    Names,
    /// The signs at areas of which accounts differ.
    Disputed,
    /// The scale bar.
    Scale,
    /// Whom to credit.
    Credits,
    /// What the colours and patterns mean.
    Legend,
    /// What the picture is called.
    Title,
    /// The day.
    Date,
    /// What is said of it, and who says so.
    Caption,
}

impl SheetPart {
    /// Its name in files, which programs may look for.
    pub fn id(self) -> &'static str {
        match self {
            SheetPart::Ground => "ground",
            SheetPart::Areas => "areas",
            SheetPart::Water => "water",
            SheetPart::Borders => "borders",
            SheetPart::Marks => "marks",
            SheetPart::Beyond => "beyond",
            SheetPart::Names => "names",
            SheetPart::Disputed => "disputed",
            SheetPart::Scale => "scale",
            SheetPart::Credits => "credits",
            SheetPart::Legend => "legend",
            SheetPart::Title => "title",
            SheetPart::Date => "date",
            SheetPart::Caption => "caption",
        }
    }
}

/// One thing that is drawn.
#[derive(Clone, Debug)]
pub enum DisplayItem {
    /// Words.
    Text(TextItem),
    /// An outline.
    Path(PathItem),
}

/// Words in their place.
#[derive(Clone, Debug)]
pub struct TextItem {
    /// The words as they are laid out.
    pub laid: Arc<Laid>,
    /// How they were set.
    pub style: Style,
    /// The top left corner of their box.
    pub at: [f32; 2],
    /// Colour of the letters.
    pub colour: Rgba,
    /// What makes them stand out, beneath them.
    pub halo: Option<TextHalo>,
}

/// The light around letters that lie on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextHalo {
    /// Its colour.
    pub colour: Rgba,
    /// How far it reaches beyond the letters, in points.
    pub reach_points: f32,
}

/// An outline with what fills and edges it.
#[derive(Clone, Debug)]
pub struct PathItem {
    /// What it stands for, such as the forces of a state; empty for what has no name.
    pub name: String,
    /// Where it runs.
    pub shape: PathShape,
    /// What lies inside.
    pub fill: Option<Fill>,
    /// What runs along it.
    pub stroke: Option<PathStroke>,
}

impl PathItem {
    /// A filled outline.
    pub fn filled(shape: PathShape, fill: Fill) -> Self {
        Self {
            name: String::new(),
            shape,
            fill: Some(fill),
            stroke: None,
        }
    }

    /// A line.
    pub fn stroked(shape: PathShape, stroke: PathStroke) -> Self {
        Self {
            name: String::new(),
            shape,
            fill: None,
            stroke: Some(stroke),
        }
    }
}

/// Where an outline runs.
#[derive(Clone, Debug, PartialEq)]
pub enum PathShape {
    /// Rings, of which what lies inside an odd number is inside.
    Rings(Vec<Vec<[f32; 2]>>),
    /// Open lines.
    Lines(Vec<Vec<[f32; 2]>>),
    /// A circle.
    Disc {
        /// Its middle.
        middle: [f32; 2],
        /// Its radius.
        radius: f32,
    },
    /// A rectangle along the axes.
    Box {
        /// Its top left corner.
        min: [f32; 2],
        /// Its bottom right corner.
        max: [f32; 2],
        /// Radius of its corners; 0 for sharp ones.
        corner: f32,
    },
}

/// A line of constant width, with round joins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PathStroke {
    /// Its colour.
    pub colour: Rgba,
    /// Its width in points.
    pub width: f32,
    /// Lengths of dashes and of the gaps between them, in points.
    pub dashes: Option<[f32; 2]>,
}

impl PathStroke {
    /// A line without gaps.
    pub fn plain(colour: Rgba, width: f32) -> Self {
        Self {
            colour,
            width,
            dashes: None,
        }
    }
}

impl DisplayList {
    /// Everything that is drawn, the lowest first.
    pub fn items(&self) -> impl Iterator<Item = &DisplayItem> {
        self.layers.iter().flat_map(|layer| &layer.items)
    }
}
