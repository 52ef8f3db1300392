//! What foreign files hold, as they hold it: features with their properties, before anybody has said
//! which property is a force or a date. Nothing is lost here that a file said.

use geo::{MultiLineString, MultiPoint, MultiPolygon};
use std::sync::{Arc, LazyLock};

/// The features of one or several foreign files, in the order in which they were read.
#[derive(Clone, Debug, Default)]
pub struct FeatureCollection {
    /// The files.
    pub files: Vec<SourceFile>,
    /// The features of all files.
    pub features: Vec<Feature>,
}

impl FeatureCollection {
    /// The file that a feature comes from.
    pub fn file_of(&self, feature: &Feature) -> &SourceFile {
        &self.files[usize::from(feature.file)]
    }

    /// The number of positions of all features.
    pub fn position_count(&self) -> usize {
        self.features.iter().map(|f| f.form.position_count()).sum()
    }
}

/// A file that features come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name as shown, such as `control.geojson`, or a path inside a folder or an archive.
    pub name: String,
    /// What it was read as.
    pub format: Format,
    /// The members of its outermost object beside the features, as the text of a JSON object; empty
    /// where there are none.
    pub foreign_members: Box<str>,
    /// The coordinate system that it declares, as it writes it (a `crs` member, a KML's none, a
    /// GeoParquet's PROJJSON); empty where it declares none.
    pub crs: String,
}

/// What a file was read as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// GeoJSON: one object.
    #[default]
    GeoJson,
    /// One GeoJSON object a line, or RFC 8142.
    GeoJsonLines,
    /// TopoJSON.
    TopoJson,
    /// A table with coordinates or WKT.
    Csv,
    /// KML, plain or in a KMZ.
    Kml,
    /// FlatGeobuf.
    FlatGeobuf,
    /// GeoParquet.
    GeoParquet,
    /// Well-known text, a geometry a line.
    Wkt,
    /// A shapefile with what lies beside it.
    Shapefile,
    /// A layer of a GeoPackage.
    GeoPackage,
    /// A sheet of an Excel workbook.
    Xlsx,
    /// A sheet of an OpenDocument spreadsheet.
    Ods,
    /// The answer of an ArcGIS server.
    EsriJson,
    /// Waypoints, tracks and routes of a receiver.
    Gpx,
    /// Records in JSON that is no GeoJSON.
    JsonRecords,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; Format::JsonRecords as usize + 1] = [
        Format::GeoJson,
        Format::GeoJsonLines,
        Format::TopoJson,
        Format::Csv,
        Format::Kml,
        Format::FlatGeobuf,
        Format::GeoParquet,
        Format::Wkt,
        Format::Shapefile,
        Format::GeoPackage,
        Format::Xlsx,
        Format::Ods,
        Format::EsriJson,
        Format::Gpx,
        Format::JsonRecords,
    ];

    /// The field's name for it, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Format::GeoJson => "GeoJSON",
            Format::GeoJsonLines => "GeoJSONL",
            Format::TopoJson => "TopoJSON",
            Format::Csv => "CSV",
            Format::Kml => "KML",
            Format::FlatGeobuf => "FlatGeobuf",
            Format::GeoParquet => "GeoParquet",
            Format::Wkt => "WKT",
            Format::Shapefile => "Shapefile",
            Format::GeoPackage => "GeoPackage",
            Format::Xlsx => "XLSX",
            Format::Ods => "ODS",
            Format::EsriJson => "Esri JSON",
            Format::Gpx => "GPX",
            Format::JsonRecords => "JSON",
        }
    }
}

/// One feature of a foreign file.
#[derive(Clone, Debug, Default)]
pub struct Feature {
    /// Position of its file in [`FeatureCollection::files`].
    pub file: u16,
    /// Line on which it begins, from 1; 0 where the format has none.
    pub line: u32,
    /// Column in which it begins, in characters from 1; 0 where the format has none.
    pub column: u32,
    /// Its id as the text of a JSON value (`"a"` or `7`), so that numbers keep their digits; empty
    /// where it has none.
    pub id: Box<str>,
    /// Its properties as the text of a JSON object, numbers digit for digit; empty where it has none.
    /// Shared, so that a collection with other geometries costs no second copy.
    pub properties: Arc<str>,
    /// Its foreign members as the text of a JSON object; empty where it has none.
    pub foreign_members: Box<str>,
    /// Its geometry.
    pub form: Geometry,
}

impl Feature {
    /// Its id as plain text; empty where it has none.
    pub fn id_text(&self) -> String {
        super::properties::readable(&self.id)
    }
}

/// A geometry as a file gives it: what [`Geometry::parts`] lists, in order, stands in the three lists.
///
/// The lists are shared, so that an area drawn as it is costs no second copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Geometry {
    /// The tree of geometries in pre-order; empty for a null geometry.
    pub parts: Box<[Part]>,
    /// The polygons of all parts, in order.
    pub polygons: Arc<MultiPolygon<f64>>,
    /// The lines of all parts, in order.
    pub lines: Arc<MultiLineString<f64>>,
    /// The points of all parts, in order.
    pub points: Arc<MultiPoint<f64>>,
    /// The third ordinate of every position in the order of the file (all parts in pre-order), NaN
    /// where a position has none; empty where no position has one.
    pub heights: Box<[f64]>,
    /// The foreign members of the parts that have any, in the order of the parts.
    pub foreign_members: Box<[PartMembers]>,
}

/// The foreign members of one geometry of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartMembers {
    /// Position of the geometry in [`Geometry::parts`].
    pub part: u32,
    /// Its members that are none of RFC 7946's, and its `bbox`, as the text of a JSON object.
    pub members: Box<str>,
}

/// One geometry of a tree in pre-order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The next point.
    Point,
    /// So many points.
    MultiPoint(u32),
    /// The next line.
    LineString,
    /// So many lines.
    MultiLineString(u32),
    /// The next polygon.
    Polygon,
    /// So many polygons.
    MultiPolygon(u32),
    /// A geometry without any position, of the kind that RFC 7946 names so: `Point`, `LineString` or
    /// `Polygon` with empty coordinates.
    Empty(&'static str),
    /// So many of the parts that follow, each with all its own, are one GeometryCollection.
    Collection(u32),
}

impl Geometry {
    /// The number of positions, closing ones included.
    pub fn position_count(&self) -> usize {
        let rings = |polygon: &geo::Polygon<f64>| {
            let holes: usize = polygon.interiors().iter().map(|ring| ring.0.len()).sum();
            polygon.exterior().0.len() + holes
        };
        let polygons: usize = self.polygons.0.iter().map(rings).sum();
        let lines: usize = self.lines.0.iter().map(|line| line.0.len()).sum();
        polygons + lines + self.points.0.len()
    }

    /// The kind of the geometry as RFC 7946 names it; `None` where there is none.
    pub fn kind(&self) -> Option<&'static str> {
        let kind = match self.parts.first()? {
            Part::Point => "Point",
            Part::MultiPoint(_) => "MultiPoint",
            Part::LineString => "LineString",
            Part::MultiLineString(_) => "MultiLineString",
            Part::Polygon => "Polygon",
            Part::MultiPolygon(_) => "MultiPolygon",
            Part::Collection(_) => "GeometryCollection",
            Part::Empty(kind) => kind,
        };
        Some(kind)
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.polygons.0.is_empty() && self.lines.0.is_empty() && self.points.0.is_empty()
    }

    /// One or several polygons.
    pub fn of_polygons(polygons: MultiPolygon<f64>) -> Self {
        let part = match polygons.0.len() {
            1 => Part::Polygon,
            n => Part::MultiPolygon(u32::try_from(n).unwrap_or(u32::MAX)),
        };
        Self {
            parts: [part].into(),
            polygons: Arc::new(polygons),
            ..Self::default()
        }
    }

    /// One point.
    pub fn of_point(lonlat: [f64; 2]) -> Self {
        Self {
            parts: [Part::Point].into(),
            points: Arc::new(MultiPoint::new(vec![lonlat.into()])),
            ..Self::default()
        }
    }

    /// Any geometry of `geo`, without heights; rectangles, triangles and single segments become what
    /// they draw.
    pub fn of_geometry(geometry: geo::Geometry<f64>) -> Self {
        let mut parts = Parts::default();
        parts.add(geometry);
        Self::new(parts.parts, parts.polygons, parts.lines, parts.points)
    }
}

impl Default for Geometry {
    fn default() -> Self {
        Self {
            parts: Box::default(),
            polygons: Self::no_polygons(),
            lines: Self::no_lines(),
            points: Self::no_points(),
            heights: Box::default(),
            foreign_members: Box::default(),
        }
    }
}

// One empty list of each kind serves a million features.
static NO_POLYGONS: LazyLock<Arc<MultiPolygon<f64>>> =
    LazyLock::new(|| Arc::new(MultiPolygon::new(Vec::new())));
static NO_LINES: LazyLock<Arc<MultiLineString<f64>>> =
    LazyLock::new(|| Arc::new(MultiLineString::new(Vec::new())));
static NO_POINTS: LazyLock<Arc<MultiPoint<f64>>> =
    LazyLock::new(|| Arc::new(MultiPoint::new(Vec::new())));

impl Geometry {
    /// No polygon; takes no memory of its own.
    pub fn no_polygons() -> Arc<MultiPolygon<f64>> {
        NO_POLYGONS.clone()
    }

    /// No line; takes no memory of its own.
    pub fn no_lines() -> Arc<MultiLineString<f64>> {
        NO_LINES.clone()
    }

    /// No point; takes no memory of its own.
    pub fn no_points() -> Arc<MultiPoint<f64>> {
        NO_POINTS.clone()
    }

    /// A geometry without heights; lists that are empty share their memory.
    pub fn new(
        parts: Vec<Part>,
        polygons: Vec<geo::Polygon<f64>>,
        lines: Vec<geo::LineString<f64>>,
        points: Vec<geo::Point<f64>>,
    ) -> Self {
        let mut form = Self {
            parts: parts.into(),
            ..Self::default()
        };
        if !polygons.is_empty() {
            form.polygons = Arc::new(MultiPolygon(polygons));
        }
        if !lines.is_empty() {
            form.lines = Arc::new(MultiLineString(lines));
        }
        if !points.is_empty() {
            form.points = Arc::new(MultiPoint(points));
        }
        form
    }
}

#[derive(Default)]
struct Parts {
    parts: Vec<Part>,
    polygons: Vec<geo::Polygon<f64>>,
    lines: Vec<geo::LineString<f64>>,
    points: Vec<geo::Point<f64>>,
}

impl Parts {
    fn add(&mut self, geometry: geo::Geometry<f64>) {
        use geo::Geometry as G;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        match geometry {
            G::Point(point) => {
                self.parts.push(Part::Point);
                self.points.push(point);
            }
            G::MultiPoint(points) => {
                self.parts.push(Part::MultiPoint(count(points.0.len())));
                self.points.extend(points.0);
            }
            G::Line(line) => {
                self.add(G::LineString(geo::LineString(vec![line.start, line.end])));
            }
            G::LineString(line) => {
                self.parts.push(Part::LineString);
                self.lines.push(line);
            }
            G::MultiLineString(lines) => {
                self.parts.push(Part::MultiLineString(count(lines.0.len())));
                self.lines.extend(lines.0);
            }
            G::Polygon(polygon) => {
                self.parts.push(Part::Polygon);
                self.polygons.push(polygon);
            }
            G::MultiPolygon(polygons) => {
                self.parts.push(Part::MultiPolygon(count(polygons.0.len())));
                self.polygons.extend(polygons.0);
            }
            G::Rect(rect) => self.add(G::Polygon(rect.to_polygon())),
            G::Triangle(triangle) => self.add(G::Polygon(triangle.to_polygon())),
            G::GeometryCollection(list) => {
                self.parts.push(Part::Collection(count(list.0.len())));
                for part in list.0 {
                    self.add(part);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_geometry_is_taken_apart_in_order() {
        let point = geo::Geometry::Point([1.0, 2.0].into());
        let line = geo::Geometry::LineString(vec![(0.0, 0.0), (1.0, 1.0)].into());
        let inner = geo::Geometry::GeometryCollection(vec![line, point.clone()].into());
        let form =
            Geometry::of_geometry(geo::Geometry::GeometryCollection(vec![point, inner].into()));
        let expected = [
            Part::Collection(2),
            Part::Point,
            Part::Collection(2),
            Part::LineString,
            Part::Point,
        ];
        assert_eq!(*form.parts, expected);
        assert_eq!((form.points.0.len(), form.lines.0.len()), (2, 1));
        assert_eq!(form.position_count(), 4);
    }
}
