//! Shapes that leave the map at ±180° of longitude, brought back onto it in parts.
//!
//! Longitudes beyond ±180° are moved by whole turns. An edge that jumps by [`LEAST_JUMP`] or more
//! is taken to go the short way, across the antimeridian, and so is a step of a whole turn, which is
//! no step on the Earth (a seam); but a shape that is closed along both edges of the map, or at a
//! pole, stays, and so does a box as high as the world (a frame around everything). What lies within
//! a hair of ±180° lies on it. A ring that goes once around the Earth encloses the nearer pole. Positions that stay
//! on the map keep their bits, and where an edge is cut depends on nothing but its ends, so that
//! neighbours still share their borders. It must not know files or words.

use super::arrange::{Weighted, arranged};
use super::repair::sound_polygon;
use super::ring::{Point, open_points, signed_area};
use geo::{Coord, LineString, MultiLineString, MultiPolygon, Polygon};
use std::collections::BTreeMap;

/// An edge that jumps by so many degrees crosses the antimeridian.
const LEAST_JUMP: f64 = 270.0;
/// What rounding explains, in degrees.
const HAIR: f64 = 1e-9;
/// A step of a whole turn goes nowhere on the Earth.
const WHOLE_TURN: f64 = 360.0 - HAIR;
/// Longitudes further away than this are no longitudes.
const FURTHEST: f64 = 3_600.0;
/// A shape over more turns than this is left as it is.
const MOST_TURNS: i32 = 4;

/// What had to be done; the greater includes the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// Longitudes were moved by whole turns.
    Moved,
    /// It crosses the antimeridian, and was cut there.
    Cut,
    /// It encloses a pole, and was closed along ±180°.
    Pole,
}

/// Geometries brought back onto the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Turned<T> {
    /// The geometries.
    pub geometry: T,
    /// How many of them, in order, stand in the place of each old one.
    pub pieces: Vec<u32>,
    /// What had to be done.
    pub turn: Turn,
}

/// Polygons within ±180°; `None` where they are already, or cannot be brought there.
pub fn turned_polygons(shape: &MultiPolygon<f64>) -> Option<Turned<MultiPolygon<f64>>> {
    let rings = |polygon: &Polygon<f64>| {
        leaves(polygon.exterior()) || polygon.interiors().iter().any(leaves)
    };
    if !shape.iter().any(rings) {
        return None;
    }
    let (mut all, mut pieces, mut most) = (Vec::new(), Vec::new(), None);
    for polygon in shape {
        let turned = if rings(polygon) {
            polygon_in_parts(polygon)
        } else {
            None
        };
        most = most.max(turned.as_ref().map(|(_, turn)| *turn));
        let parts = turned.map_or_else(|| vec![polygon.clone()], |(parts, _)| parts);
        pieces.push(u32::try_from(parts.len()).unwrap_or(u32::MAX));
        all.extend(parts);
    }
    most.map(|turn| Turned {
        geometry: MultiPolygon(all),
        pieces,
        turn,
    })
}

/// Lines within ±180°; `None` where they are already, or cannot be brought there.
pub fn turned_lines(lines: &MultiLineString<f64>) -> Option<Turned<MultiLineString<f64>>> {
    if !lines.iter().any(leaves) {
        return None;
    }
    let (mut all, mut pieces, mut most) = (Vec::new(), Vec::new(), Turn::Moved);
    for line in lines {
        let parts = if leaves(line) {
            line_in_parts(line)
        } else {
            vec![line.clone()]
        };
        if parts.len() > 1 {
            most = Turn::Cut;
        }
        pieces.push(u32::try_from(parts.len()).unwrap_or(u32::MAX));
        all.extend(parts);
    }
    let geometry = MultiLineString(all);
    (geometry != *lines).then_some(Turned {
        geometry,
        pieces,
        turn: most,
    })
}

/// A longitude within ±180°; one that is none stays as it is.
pub fn turned_longitude(longitude: f64) -> f64 {
    if longitude.abs() > 180.0 && longitude.abs() <= FURTHEST {
        longitude - 360.0 * (longitude / 360.0).round()
    } else {
        longitude
    }
}

/// Whether a line goes beyond ±180°, or jumps.
fn leaves(line: &LineString<f64>) -> bool {
    let mut before = line.0.first().map_or(0.0, |at| at.x);
    line.0.iter().any(|at| {
        let jump = (at.x - before).abs();
        before = at.x;
        at.x.abs() > 180.0 || jump >= LEAST_JUMP
    })
}

fn is_jump(from: f64, to: f64) -> bool {
    let jump = (to - from).abs();
    (LEAST_JUMP..WHOLE_TURN).contains(&jump)
}

/// A longitude, on the edge of the map where it is within a hair of it.
fn on_edge(longitude: f64) -> f64 {
    if (longitude.abs() - 180.0).abs() <= HAIR {
        180.0_f64.copysign(longitude)
    } else {
        longitude
    }
}

/// Whether the step to a position is a seam: a whole turn, so none on the Earth. A shape that runs
/// along the edges of the map before and after it, or steps so at a pole, means the step as it is
/// drawn; where it jumps elsewhere, it does not.
fn is_seam(points: &[Point], n: usize, jumps: bool) -> bool {
    let (from, to) = (points[n - 1], points[n]);
    if (to[0] - from[0]).abs() < WHOLE_TURN {
        return false;
    }
    let last = points.len() - 1;
    let is_ring = points[0] == points[last];
    let before = match n {
        1 => is_ring.then(|| points[last - 1]),
        _ => Some(points[n - 2]),
    };
    let after = if n == last {
        is_ring.then(|| points[1])
    } else {
        Some(points[n + 1])
    };
    let along = |other: Option<Point>, edge: f64| other.is_none_or(|other| other[0] == edge);
    let is_drawn = along(before, from[0]) && along(after, to[0]);
    !are_at_pole([from, to]) && (jumps || !is_drawn)
}

/// The turn of each position of a line that goes on where it jumps; along a pole only where that is asked for.
fn turns_along(points: &[Point], along_poles: bool) -> Vec<i32> {
    let is_frame = is_frame(points);
    let jumps = points
        .windows(2)
        .any(|pair| is_jump(pair[0][0], pair[1][0]));
    let (mut turn, mut turns) = (0, Vec::with_capacity(points.len()));
    for (n, point) in points.iter().enumerate() {
        let is_step = |n: usize| {
            let before = points[n - 1];
            let is_kept = !along_poles && are_at_pole([before, *point]);
            !is_kept && is_jump(before[0], point[0]) || is_seam(points, n, jumps)
        };
        if n > 0 && !is_frame && is_step(n) {
            turn += if point[0] < points[n - 1][0] { 1 } else { -1 };
        }
        turns.push(turn);
    }
    turns
}

fn are_at_pole(points: [Point; 2]) -> bool {
    points.iter().all(|point| point[1].abs() >= 90.0 - HAIR)
}

/// A line that goes on where it jumped: longitudes as they are, with whole turns to add.
struct Unrolled {
    points: Vec<Point>,
    turns: Vec<i32>,
}

impl Unrolled {
    /// `None` where a longitude is none.
    fn new(line: &LineString<f64>) -> Option<Self> {
        let sound = |at: &Coord<f64>| at.x.abs() <= FURTHEST && at.y.is_finite();
        if !line.0.iter().all(sound) {
            return None;
        }
        let points: Vec<Point> = line.0.iter().map(|at| [on_edge(at.x), at.y]).collect();
        let mut turns = turns_along(&points, false);
        // A jump along a pole goes nowhere on the Earth; it is drawn as it stands, unless it leads a ring that
        // has jumped before back to its start.
        if turns.last() != turns.first() {
            let led_back = turns_along(&points, true);
            if led_back.last() == led_back.first() {
                turns = led_back;
            }
        }
        // From zero up, so that an edge unrolled from either side has the same numbers.
        let least = turns.iter().min().copied().unwrap_or(0);
        turns.iter_mut().for_each(|turn| *turn -= least);
        Some(Self { points, turns })
    }

    fn x(&self, n: usize) -> f64 {
        self.points[n][0] + 360.0 * f64::from(self.turns[n])
    }

    /// How many turns further east a ring ends than it began.
    fn net(&self) -> i32 {
        let last = self.turns.len().saturating_sub(1);
        if self.turns.is_empty() {
            0
        } else {
            self.turns[last] - self.turns[0]
        }
    }

    fn shift(&mut self, turns: i32) {
        self.turns.iter_mut().for_each(|turn| *turn += turns);
    }

    /// The least and greatest longitude.
    fn span(&self) -> [f64; 2] {
        (0..self.points.len()).fold([f64::INFINITY, f64::NEG_INFINITY], |[least, most], n| {
            [least.min(self.x(n)), most.max(self.x(n))]
        })
    }

    /// Goes along the nearer pole back to the start.
    fn close_over_pole(&mut self) {
        let latitudes: f64 = self.points.iter().map(|point| point[1]).sum();
        let pole = if latitudes < 0.0 { -90.0 } else { 90.0 };
        let ends = [self.points.len() - 1, 0];
        for end in ends {
            self.points.push([self.points[end][0], pole]);
            self.turns.push(self.turns[end]);
        }
        self.points.push(self.points[0]);
        self.turns.push(self.turns[0]);
    }
}

/// A box as high as a hemisphere: a frame around the world, not a strip across the antimeridian.
fn is_frame(points: &[Point]) -> bool {
    let latitudes = points.iter().map(|point| point[1]);
    let [least, most] = latitudes.fold([f64::INFINITY, f64::NEG_INFINITY], |[least, most], y| {
        [least.min(y), most.max(y)]
    });
    points.len() == 5 && most - least >= 90.0
}

/// The turns that a span of longitudes touches: turn n is centred on 360° × n.
#[expect(
    clippy::cast_possible_truncation,
    reason = "whole turns of finite degrees are few"
)]
fn turns_of([least, most]: [f64; 2]) -> std::ops::RangeInclusive<i32> {
    let first = ((least + 180.0) / 360.0).floor() as i32;
    // A span of nothing ends before it begins.
    let last = (((most + 180.0) / 360.0).ceil() as i32).saturating_sub(1);
    first..=last.max(first)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "whole turns of finite degrees are few"
)]
fn polygon_in_parts(polygon: &Polygon<f64>) -> Option<(Vec<Polygon<f64>>, Turn)> {
    if polygon.exterior().0.is_empty() {
        return None;
    }
    let mut outer = Unrolled::new(polygon.exterior())?;
    let mut turn = Turn::Moved;
    if outer.net().abs() == 1 {
        outer.close_over_pole();
        turn = Turn::Pole;
    } else if outer.net() != 0 {
        return None;
    }
    let span = outer.span();
    let middle = f64::midpoint(span[0], span[1]);
    let mut rings = vec![outer];
    for hole in polygon.interiors() {
        let mut hole = Unrolled::new(hole)?;
        if hole.net().abs() == 1 {
            hole.close_over_pole();
        }
        let [least, most] = hole.span();
        hole.shift(((middle - f64::midpoint(least, most)) / 360.0).round() as i32);
        rings.push(hole);
    }
    let turns = turns_of(span);
    if turns.end() - turns.start() >= MOST_TURNS {
        return None;
    }
    let back = Back::new(&rings);
    if turns.start() == turns.end() {
        // Nothing to cut; without a turn to move by either, only holes or nothing moved.
        let moved = rings.iter().map(|ring| line_back(ring, *turns.start()));
        let mut moved = moved.collect::<Vec<_>>().into_iter();
        let moved = Polygon::new(moved.next()?, moved.collect());
        return (moved != *polygon).then(|| (vec![moved], turn));
    }
    let whole = sound_polygon(unrolled_polygon(&rings)?)?;
    let mut parts = Vec::new();
    for n in turns {
        parts.extend(
            part(&whole, n)?
                .into_iter()
                .map(|part| back.polygon(&part, n)),
        );
    }
    Some((parts, turn.max(Turn::Cut)))
}

fn unrolled_polygon(rings: &[Unrolled]) -> Option<Polygon<f64>> {
    let line = |ring: &Unrolled| -> LineString<f64> {
        let points = (0..ring.points.len()).map(|n| [ring.x(n), ring.points[n][1]]);
        points.collect()
    };
    let (outer, holes) = rings.split_first()?;
    Some(Polygon::new(line(outer), holes.iter().map(line).collect()))
}

/// A line that lies in one turn, moved back by that.
fn line_back(line: &Unrolled, turn: i32) -> LineString<f64> {
    let back = |(point, own): (&Point, &i32)| {
        let [x, y] = *point;
        [x + 360.0 * f64::from(own - turn), y]
    };
    line.points.iter().zip(&line.turns).map(back).collect()
}

/// The longitudes that positions had before they were unrolled, bit for bit.
struct Back(BTreeMap<u64, f64>);

impl Back {
    fn new(rings: &[Unrolled]) -> Self {
        let all = rings.iter().flat_map(|ring| {
            let moved = (0..ring.points.len()).filter(|n| ring.turns[*n] != 0);
            moved.map(|n| (ring.x(n).to_bits(), ring.points[n][0]))
        });
        Self(all.collect())
    }

    fn polygon(&self, part: &Polygon<f64>, turn: i32) -> Polygon<f64> {
        let ring = |ring: &LineString<f64>| -> LineString<f64> {
            ring.0
                .iter()
                .map(|at| [self.longitude(at.x, turn), at.y])
                .collect()
        };
        let holes = part.interiors().iter().map(ring).collect();
        Polygon::new(ring(part.exterior()), holes)
    }

    fn longitude(&self, x: f64, turn: i32) -> f64 {
        let moved = x - 360.0 * f64::from(turn);
        match self.0.get(&x.to_bits()) {
            // A longitude of exactly ±180° may lie on the other side of the cut.
            Some(before) if (before - moved).abs() < 1.0 => *before,
            _ => moved,
        }
    }
}

/// What lies in one turn, still unrolled; `None` where it would take too long.
fn part(whole: &[Polygon<f64>], turn: i32) -> Option<Vec<Polygon<f64>>> {
    let west = 360.0 * f64::from(turn) - 180.0;
    let east = west + 360.0;
    let mut edges = Vec::new();
    for polygon in whole {
        let rings = std::iter::once((polygon.exterior(), 1));
        let rings = rings.chain(polygon.interiors().iter().map(|hole| (hole, -1)));
        for (ring, more) in rings {
            let is_left = signed_area(&open_points(ring)) > 0.0;
            let weight = [if is_left { more } else { -more }, 0];
            for pair in ring.0.windows(2) {
                add_cut(pair[0].into(), pair[1].into(), [west, east], &mut |edge| {
                    edges.push(Weighted { edge, weight });
                });
            }
        }
    }
    // Higher than any latitude, so that only its sides cut.
    let corners = [[west, -99.0], [east, -99.0], [east, 99.0], [west, 99.0]];
    edges.extend((0..4).map(|n| Weighted {
        edge: [corners[n], corners[(n + 1) % 4]],
        weight: [0, 1],
    }));
    arranged(edges, |[around, inside]| around > 0 && inside > 0).map(|region| region.0)
}

/// An edge, cut where it crosses one of two meridians.
fn add_cut(a: Point, b: Point, meridians: [f64; 2], add: &mut impl FnMut([Point; 2])) {
    let mut from = a;
    let in_order = if a[0] <= b[0] {
        meridians
    } else {
        [meridians[1], meridians[0]]
    };
    for meridian in in_order {
        if (a[0] < meridian && meridian < b[0]) || (b[0] < meridian && meridian < a[0]) {
            let at = [meridian, latitude_at(a, b, meridian)];
            add([from, at]);
            from = at;
        }
    }
    add([from, b]);
}

/// The latitude at which an edge crosses a meridian, the same from either end.
fn latitude_at(a: Point, b: Point, meridian: f64) -> f64 {
    let (west, east) = if a[0] <= b[0] { (a, b) } else { (b, a) };
    let share = (meridian - west[0]) / (east[0] - west[0]);
    let latitude = west[1] + share * (east[1] - west[1]);
    latitude.clamp(west[1].min(east[1]), west[1].max(east[1]))
}

fn line_in_parts(line: &LineString<f64>) -> Vec<LineString<f64>> {
    let Some(unrolled) = Unrolled::new(line) else {
        return vec![line.clone()];
    };
    let turns = turns_of(unrolled.span());
    if turns.end() - turns.start() >= MOST_TURNS {
        return vec![line.clone()];
    }
    if turns.start() == turns.end() {
        return vec![line_back(&unrolled, *turns.start())];
    }
    let point = |n: usize| [unrolled.x(n), unrolled.points[n][1]];
    let mut turn = *turns_of([unrolled.x(0); 2]).start();
    let mut parts = vec![Vec::new()];
    let add = |parts: &mut Vec<Vec<Point>>, [x, y]: Point, turn: i32| {
        let last = parts.len() - 1;
        parts[last].push([x - 360.0 * f64::from(turn), y]);
    };
    for n in 0..unrolled.points.len() {
        let [x, y] = point(n);
        loop {
            let west = 360.0 * f64::from(turn) - 180.0;
            let (meridian, next) = match x {
                x if x < west => (west, turn - 1),
                x if x > west + 360.0 => (west + 360.0, turn + 1),
                _ => break,
            };
            let at = [
                meridian,
                latitude_at(point(n.saturating_sub(1)), [x, y], meridian),
            ];
            add(&mut parts, at, turn);
            parts.push(Vec::new());
            add(&mut parts, at, next);
            turn = next;
        }
        let own = [unrolled.points[n][0], y];
        let last = parts.len() - 1;
        if unrolled.turns[n] == turn {
            parts[last].push(own)
        } else {
            add(&mut parts, [x, y], turn)
        }
    }
    parts.retain(|part| part.len() > 1);
    parts.into_iter().map(LineString::from).collect()
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
