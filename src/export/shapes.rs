//! Geometry as text: GeoJSON and well-known text, every number in the fewest digits that read back
//! as the same number.

use super::members::members;
use crate::model::{Area, Geometry, Part};
use geo::Coord;
use std::io::Write as _;

/// How geometry is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    GeoJson,
    Wkt,
}

/// Appends a geometry; `null` or nothing where there is none.
pub(super) fn write(out: &mut Vec<u8>, form: &Geometry, notation: Notation) {
    write_with(out, form, notation, |_| true);
}

/// Appends a geometry with those of its foreign members that are wanted; WKT has none.
pub(super) fn write_with(
    out: &mut Vec<u8>,
    form: &Geometry,
    notation: Notation,
    wanted: fn(&str) -> bool,
) {
    if form.parts.is_empty() {
        if notation == Notation::GeoJson {
            out.extend_from_slice(b"null");
        }
        return;
    }
    let has_heights = match notation {
        Notation::GeoJson => !form.heights.is_empty(),
        // A geometry of WKT has heights everywhere or nowhere.
        Notation::Wkt => !form.heights.is_empty() && form.heights.iter().all(|z| !z.is_nan()),
    };
    let pen = Pen {
        out,
        form,
        notation,
        has_heights,
        wanted,
        polygon: 0,
        line: 0,
        point: 0,
        position: 0,
        part: 0,
        import: 0,
    };
    pen.tree();
}

/// All that an area shows, as one geometry.
pub(super) fn of_area(area: &Area) -> Geometry {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut parts = Vec::new();
    match area.shape.0.len() {
        0 => {}
        1 => parts.push(Part::Polygon),
        n => parts.push(Part::MultiPolygon(count(n))),
    }
    match area.lines.0.len() {
        0 => {}
        1 => parts.push(Part::LineString),
        n => parts.push(Part::MultiLineString(count(n))),
    }
    match area.points.0.len() {
        0 => {}
        1 => parts.push(Part::Point),
        n => parts.push(Part::MultiPoint(count(n))),
    }
    if parts.len() > 1 {
        parts.insert(0, Part::Collection(count(parts.len())));
    }
    Geometry {
        parts: parts.into(),
        polygons: area.shape.clone(),
        lines: area.lines.clone(),
        points: area.points.clone(),
        ..Geometry::default()
    }
}

/// Walks the tree with a finger in each of the lists.
struct Pen<'f, 'o> {
    out: &'o mut Vec<u8>,
    form: &'f Geometry,
    notation: Notation,
    has_heights: bool,
    wanted: fn(&str) -> bool,
    polygon: usize,
    line: usize,
    point: usize,
    position: usize,
    /// Position of the part that is begun next, and of the next members in the form's list.
    part: usize,
    import: usize,
}

impl Pen<'_, '_> {
    /// No recursion: a file may nest thousands of collections.
    fn tree(mut self) {
        let mut open: Vec<(u32, bool)> = Vec::new();
        let form = self.form;
        for part in &form.parts {
            if let Some((_, is_first)) = open.last_mut()
                && !std::mem::take(is_first)
            {
                self.put(",");
            }
            match part {
                Part::Collection(0) => self.empty("GeometryCollection", "geometries"),
                Part::Collection(count) => {
                    self.begin("GeometryCollection", "geometries");
                    self.put(self.bracket(true));
                    open.push((*count, true));
                    continue;
                }
                part => self.simple(*part),
            }
            while let Some((left, _)) = open.last_mut() {
                *left -= 1;
                if *left > 0 {
                    break;
                }
                open.pop();
                self.put(self.bracket(false));
                self.end();
            }
        }
        // A tree that promises more than it has is closed all the same.
        for _ in open {
            self.put(self.bracket(false));
            self.end();
        }
    }

    fn simple(&mut self, part: Part) {
        let name = match part {
            Part::Empty(name) => return self.empty(name, "coordinates"),
            Part::MultiPoint(0) => return self.empty("MultiPoint", "coordinates"),
            Part::MultiLineString(0) => return self.empty("MultiLineString", "coordinates"),
            Part::MultiPolygon(0) => return self.empty("MultiPolygon", "coordinates"),
            Part::Point => "Point",
            Part::MultiPoint(_) => "MultiPoint",
            Part::LineString => "LineString",
            Part::MultiLineString(_) => "MultiLineString",
            Part::Polygon => "Polygon",
            Part::MultiPolygon(_) => "MultiPolygon",
            Part::Collection(_) => return,
        };
        self.begin(name, "coordinates");
        match part {
            Part::Point => self.next_point(),
            Part::LineString => self.next_line(),
            Part::Polygon => self.next_polygon(),
            Part::MultiPoint(count) => self.list(count, Self::next_point),
            Part::MultiLineString(count) => self.list(count, Self::next_line),
            Part::MultiPolygon(count) => self.list(count, Self::next_polygon),
            Part::Empty(_) | Part::Collection(_) => {}
        }
        self.end();
    }

    fn list(&mut self, count: u32, item: fn(&mut Self)) {
        self.put(self.bracket(true));
        for n in 0..count {
            if n > 0 {
                self.put(",");
            }
            item(self);
        }
        self.put(self.bracket(false));
    }

    fn next_point(&mut self) {
        let point = self.form.points.0.get(self.point).copied();
        self.point += 1;
        let wkt = self.notation == Notation::Wkt;
        self.put(if wkt { "(" } else { "" });
        if let Some(point) = point {
            self.position(point.0);
        }
        self.put(if wkt { ")" } else { "" });
    }

    fn next_line(&mut self) {
        let form = self.form;
        let line = form.lines.0.get(self.line);
        self.line += 1;
        self.positions(line.map_or(&[], |line| &line.0));
    }

    fn next_polygon(&mut self) {
        let form = self.form;
        let polygon = form.polygons.0.get(self.polygon);
        self.polygon += 1;
        self.put(self.bracket(true));
        if let Some(polygon) = polygon {
            self.positions(&polygon.exterior().0);
            for hole in polygon.interiors() {
                self.put(",");
                self.positions(&hole.0);
            }
        }
        self.put(self.bracket(false));
    }

    fn positions(&mut self, positions: &[Coord<f64>]) {
        self.put(self.bracket(true));
        for (n, at) in positions.iter().enumerate() {
            if n > 0 {
                self.put(",");
            }
            self.position(*at);
        }
        self.put(self.bracket(false));
    }

    fn position(&mut self, at: Coord<f64>) {
        let height = self.form.heights.get(self.position).copied();
        self.position += 1;
        let height = height.filter(|z| self.has_heights && !z.is_nan());
        let (open, between, close) = match self.notation {
            Notation::GeoJson => ("[", ",", "]"),
            Notation::Wkt => ("", " ", ""),
        };
        self.put(open);
        self.number(at.x);
        self.put(between);
        self.number(at.y);
        if let Some(z) = height {
            self.put(between);
            self.number(z);
        }
        self.put(close);
    }

    /// Rust writes the fewest digits that read back as the same number.
    fn number(&mut self, number: f64) {
        let written = match (number.is_finite(), self.notation) {
            (true, _) => write!(self.out, "{number}"),
            // Neither has a sign for what is no number.
            (false, Notation::GeoJson) => write!(self.out, "null"),
            (false, Notation::Wkt) => write!(self.out, "nan"),
        };
        written.expect("a vector takes every byte");
    }

    /// Begins the next part.
    fn begin(&mut self, name: &str, member: &str) {
        match self.notation {
            Notation::GeoJson => {
                for text in ["{\"type\":\"", name, "\","] {
                    self.put(text);
                }
                self.foreign_members();
                for text in ["\"", member, "\":"] {
                    self.put(text);
                }
            }
            Notation::Wkt => {
                self.put(&name.to_uppercase());
                self.put(if self.has_heights { " Z" } else { "" });
            }
        }
        self.part += 1;
    }

    /// The members of the part that begins, each with a comma behind it.
    fn foreign_members(&mut self) {
        let of_part = self.form.foreign_members.get(self.import);
        let Some(of_part) = of_part.filter(|of| of.part as usize == self.part) else {
            return;
        };
        self.import += 1;
        let wanted = |name: &str| {
            !matches!(name, "type" | "coordinates" | "geometries") && (self.wanted)(name)
        };
        let mut text = Vec::new();
        members(&of_part.members, &mut text, wanted);
        if !text.is_empty() {
            self.out.append(&mut text);
            self.put(",");
        }
    }

    fn end(&mut self) {
        if self.notation == Notation::GeoJson {
            self.put("}");
        }
    }

    fn empty(&mut self, name: &str, member: &str) {
        self.begin(name, member);
        match self.notation {
            Notation::GeoJson => self.put("[]}"),
            Notation::Wkt => self.put(" EMPTY"),
        }
    }

    fn bracket(&self, opens: bool) -> &'static str {
        match (self.notation, opens) {
            (Notation::GeoJson, true) => "[",
            (Notation::GeoJson, false) => "]",
            (Notation::Wkt, true) => "(",
            (Notation::Wkt, false) => ")",
        }
    }

    fn put(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn text(form: &Geometry, notation: Notation) -> String {
        let mut out = Vec::new();
        write(&mut out, form, notation);
        String::from_utf8(out).expect("text")
    }

    fn form() -> Geometry {
        Geometry {
            parts: [
                Part::Collection(3),
                Part::Point,
                Part::Collection(2),
                Part::LineString,
                Part::Empty("Polygon"),
                Part::MultiPoint(2),
            ]
            .into(),
            lines: Arc::new(geo::MultiLineString(vec![
                vec![(0.1, -0.0), (1e21, 2.0)].into(),
            ])),
            points: Arc::new(geo::MultiPoint::from(vec![
                (1.0, 2.5),
                (3.0, 4.0),
                (5.0, 6.0),
            ])),
            heights: [7.0, f64::NAN, f64::NAN, 8.5, f64::NAN].into(),
            ..Geometry::default()
        }
    }

    #[test]
    fn a_tree_keeps_its_form_and_heights() {
        let geo_json = text(&form(), Notation::GeoJson);
        let expected = r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2.5,7]},{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[0.1,-0],[1000000000000000000000,2]]},{"type":"Polygon","coordinates":[]}]},{"type":"MultiPoint","coordinates":[[3,4,8.5],[5,6]]}]}"#;
        assert_eq!(geo_json, expected);
        let expected = "GEOMETRYCOLLECTION(POINT(1 2.5),GEOMETRYCOLLECTION(LINESTRING(0.1 -0,1000000000000000000000 2),POLYGON EMPTY),MULTIPOINT((3 4),(5 6)))";
        assert_eq!(text(&form(), Notation::Wkt), expected);
    }

    #[test]
    fn a_deep_tree_does_not_exhaust_the_stack() {
        let deep = Geometry {
            parts: std::iter::repeat_n(Part::Collection(1), 200_000).collect(),
            ..Geometry::default()
        };
        let text = text(&deep, Notation::GeoJson);
        assert!(text.ends_with("]}]}"));
    }

    #[test]
    fn no_geometry_is_null() {
        assert_eq!(text(&Geometry::default(), Notation::GeoJson), "null");
        assert_eq!(text(&Geometry::default(), Notation::Wkt), "");
    }
}
