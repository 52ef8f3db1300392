//! One feature's geometry in longitude and latitude, on the map, and sound.

use super::frames::Frame;
use crate::geometry::{
    Repair, ShapeProblem, Turn, quick_area_km2, repair, turned_lines, turned_longitude,
    turned_polygons,
};
use crate::model::{Geometry, Part};
use geo::{Coord, LineString, MapCoords, MultiLineString, MultiPolygon, Polygon};
use std::sync::Arc;

/// What was found and done.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// The new geometry, if it is not the old one.
    pub(super) form: Option<Geometry>,
    /// How many positions are no places on the Earth, and the first of them as the file has it.
    pub(super) off_earth: Option<(usize, [f64; 2])>,
    /// How longitudes were brought onto the map.
    pub(super) turn: Option<Turn>,
    /// What became of a broken shape.
    pub(super) mended: Option<Mended>,
    /// Whether heights were lost.
    pub(super) lost_heights: bool,
}

/// What became of a broken shape.
#[derive(Debug)]
pub(super) struct Mended {
    /// What was wrong.
    pub(super) faults: Vec<ShapeProblem>,
    /// The area before and after in km²; `None` where the shape was left as it is.
    pub(super) area_km2: Option<[f64; 2]>,
    /// Whether any polygon is left.
    pub(super) is_left: bool,
}

/// Settles one geometry; shares what stays as it is.
pub(super) fn settled(form: &Geometry, frame: &Frame) -> Findings {
    let mut findings = Findings::default();
    let mut work = ShapeDraft {
        form: form.clone(),
        changed: false,
    };
    if !frame.is_plain() {
        work.place(frame);
    }
    if !work.is_at_home() {
        findings.off_earth = work.off_earth(form);
        if findings.off_earth.is_some() {
            work.drop_points_and_vertices();
        }
        findings.turn = work.turn();
    }
    findings.mended = work.mend();
    if work.changed {
        findings.lost_heights =
            !form.heights.is_empty() && work.form.position_count() != form.position_count();
        if findings.lost_heights {
            work.form.heights = Box::default();
        }
        findings.form = Some(work.form);
    }
    findings
}

struct ShapeDraft {
    form: Geometry,
    changed: bool,
}

impl ShapeDraft {
    /// Brings every position to longitude and latitude.
    fn place(&mut self, frame: &Frame) {
        let moved = |at: Coord<f64>| {
            let [x, y] = frame.lonlat([at.x, at.y]);
            // Rounding carries poles and edges of the map a little too far.
            let within = |value: f64, most: f64| {
                if (value.abs() - most).abs() < 1e-9 {
                    most.copysign(value)
                } else {
                    value
                }
            };
            Coord {
                x: within(x, 180.0),
                y: within(y, 90.0),
            }
        };
        let form = &mut self.form;
        if !form.polygons.0.is_empty() {
            form.polygons = Arc::new(form.polygons.map_coords(moved));
        }
        if !form.lines.0.is_empty() {
            form.lines = Arc::new(form.lines.map_coords(moved));
        }
        if !form.points.0.is_empty() {
            form.points = Arc::new(form.points.map_coords(moved));
        }
        self.changed = true;
    }

    /// Whether all positions are places on the map, and too near each other for a line to go around
    /// the back of it.
    fn is_at_home(&self) -> bool {
        let (mut west, mut east) = (f64::INFINITY, f64::NEG_INFINITY);
        let form = &self.form;
        for polygon in form.polygons.iter() {
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                if !are_on_map(&ring.0, &mut west, &mut east) {
                    return false;
                }
            }
        }
        form.lines
            .iter()
            .all(|line| are_on_map(&line.0, &mut west, &mut east))
            && form
                .points
                .iter()
                .all(|at| are_on_map(&[at.0], &mut west, &mut east))
            && east - west <= 180.0
    }

    /// How many positions are no places on the Earth, and the first as the file has it.
    fn off_earth(&self, as_read: &Geometry) -> Option<(usize, [f64; 2])> {
        // Written so that what is no number fails too.
        let is_off = |at: &Coord<f64>| {
            let is_on = turned_longitude(at.x).abs() <= 180.0 && at.y.abs() <= 90.0;
            !is_on
        };
        let mut off = positions(&self.form)
            .enumerate()
            .filter(|(_, at)| is_off(at));
        let (first, _) = off.next()?;
        let at = positions(as_read).nth(first)?;
        Some((off.count() + 1, [at.x, at.y]))
    }

    /// Leaves positions out that are no places, and what has too few positions without them; what else
    /// is wrong with polygons is left to the repair.
    fn drop_points_and_vertices(&mut self) {
        let is_on = |at: &Coord<f64>| turned_longitude(at.x).abs() <= 180.0 && at.y.abs() <= 90.0;
        let line = |line: &LineString<f64>| -> LineString<f64> {
            line.0.iter().copied().filter(is_on).collect()
        };
        let form = &mut self.form;
        let polygons = form.polygons.iter().map(|polygon| {
            let holes = polygon.interiors().iter().map(line).collect();
            Polygon::new(line(polygon.exterior()), holes)
        });
        let polygons: Vec<Polygon<f64>> = polygons.collect();
        let is_ring = |polygon: &Polygon<f64>| polygon.exterior().0.len() > 3;
        let polygon_pieces: Vec<u32> = polygons.iter().map(|p| u32::from(is_ring(p))).collect();
        let polygons = MultiPolygon(polygons.into_iter().filter(is_ring).collect());
        let lines: Vec<LineString<f64>> = form.lines.iter().map(line).collect();
        let line_pieces: Vec<u32> = lines
            .iter()
            .map(|line| u32::from(line.0.len() > 1))
            .collect();
        let point_pieces: Vec<u32> = form
            .points
            .iter()
            .map(|at| u32::from(is_on(&at.0)))
            .collect();
        form.polygons = Arc::new(polygons);
        form.lines = Arc::new(MultiLineString(
            lines.into_iter().filter(|line| line.0.len() > 1).collect(),
        ));
        let points = form.points.iter().copied().filter(|at| is_on(&at.0));
        form.points = Arc::new(points.collect());
        form.parts = recounted(
            &form.parts,
            Some(&polygon_pieces),
            Some(&line_pieces),
            Some(&point_pieces),
        );
        self.changed = true;
    }

    /// Brings longitudes onto the map.
    fn turn(&mut self) -> Option<Turn> {
        let mut most = None;
        if let Some(turned) = turned_polygons(&self.form.polygons) {
            self.form.parts = recounted(&self.form.parts, Some(&turned.pieces), None, None);
            self.form.polygons = Arc::new(turned.geometry);
            most = Some(turned.turn);
        }
        if let Some(turned) = turned_lines(&self.form.lines) {
            self.form.parts = recounted(&self.form.parts, None, Some(&turned.pieces), None);
            self.form.lines = Arc::new(turned.geometry);
            most = most.max(Some(turned.turn));
        }
        if self.form.points.iter().any(|at| at.x().abs() > 180.0) {
            let moved = |at: Coord<f64>| Coord {
                x: turned_longitude(at.x),
                y: at.y,
            };
            self.form.points = Arc::new(self.form.points.map_coords(moved));
            most = most.max(Some(Turn::Moved));
        }
        self.changed |= most.is_some();
        most
    }

    /// Repairs polygons that cannot be drawn rightly.
    fn mend(&mut self) -> Option<Mended> {
        if self.form.polygons.0.is_empty() {
            return None;
        }
        match repair(&self.form.polygons) {
            Repair::Sound => None,
            Repair::TooTangled(faults) => Some(Mended {
                faults,
                area_km2: None,
                is_left: true,
            }),
            Repair::Repaired {
                shape,
                pieces,
                faults,
            } => {
                let areas = areas_km2(&self.form.polygons, &shape, &pieces);
                let is_left = !shape.0.is_empty();
                self.form.parts = recounted(&self.form.parts, Some(&pieces), None, None);
                self.form.polygons = Arc::new(shape);
                self.changed = true;
                Some(Mended {
                    faults,
                    area_km2: Some(areas),
                    is_left,
                })
            }
        }
    }
}

/// Whether positions are places on the map, and how far west and east they reach.
fn are_on_map(positions: &[Coord<f64>], west: &mut f64, east: &mut f64) -> bool {
    positions.iter().all(|at| {
        (*west, *east) = (west.min(at.x), east.max(at.x));
        at.x.abs() <= 180.0 && at.y.abs() <= 90.0
    })
}

/// The area before and after in km²; what stayed as it is is measured once.
fn areas_km2(before: &MultiPolygon<f64>, after: &MultiPolygon<f64>, pieces: &[u32]) -> [f64; 2] {
    let (mut areas, mut rest) = ([0.0; 2], &after.0[..]);
    for (polygon, count) in before.iter().zip(pieces) {
        let (these, others) = rest.split_at(rest.len().min(*count as usize));
        rest = others;
        let polygon = std::slice::from_ref(polygon);
        let area = quick_area_km2(polygon);
        areas[0] += area;
        areas[1] += if these == polygon {
            area
        } else {
            quick_area_km2(these)
        };
    }
    areas
}

fn positions(form: &Geometry) -> impl Iterator<Item = &Coord<f64>> {
    let rings = form
        .polygons
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    let lines = rings.chain(form.lines.iter());
    let all = lines.flat_map(|line| line.0.iter());
    all.chain(form.points.iter().map(|point| &point.0))
}

/// The tree of parts after each polygon, line or point became so many; `None` where each is one
/// still.
fn recounted(
    parts: &[Part],
    polygons: Option<&[u32]>,
    lines: Option<&[u32]>,
    points: Option<&[u32]>,
) -> Box<[Part]> {
    let mut next = [polygons, lines, points].map(|pieces| pieces.map(|pieces| pieces.iter()));
    let mut take = |kind: usize, count: u32| -> u32 {
        match &mut next[kind] {
            Some(pieces) => pieces.take(count as usize).sum(),
            None => count,
        }
    };
    let single = |count: u32, one: Part, several: Part, name: &'static str| match count {
        0 => Part::Empty(name),
        1 => one,
        _ => several,
    };
    let part = |part: &Part| match *part {
        Part::Polygon => {
            let count = take(0, 1);
            single(count, Part::Polygon, Part::MultiPolygon(count), "Polygon")
        }
        Part::LineString => {
            let count = take(1, 1);
            single(
                count,
                Part::LineString,
                Part::MultiLineString(count),
                "LineString",
            )
        }
        Part::Point => {
            let count = take(2, 1);
            single(count, Part::Point, Part::MultiPoint(count), "Point")
        }
        Part::MultiPolygon(count) => Part::MultiPolygon(take(0, count)),
        Part::MultiLineString(count) => Part::MultiLineString(take(1, count)),
        Part::MultiPoint(count) => Part::MultiPoint(take(2, count)),
        other => other,
    };
    parts.iter().map(part).collect()
}
