//! Laws of rings that cross ±180° or enclose a pole, however their longitudes are written: on the sphere they
//! are as large as before, nothing covers half the Earth, and what is turned once is turned for good.

use super::*;
use crate::geometry::area_km2;
use proptest::prelude::*;

/// How a longitude at ±180° may be off, in degrees.
const HAIRS: [f64; 4] = [0.0, 3e-14, -3e-14, 5e-10];

/// How the positions of a ring are written.
#[derive(Clone, Debug)]
struct Hand {
    /// For each position on the edge of the map: how far it is off, whether it is written, and whether on
    /// both edges, so that a step of a whole turn stands between them.
    edges: Vec<(f64, bool, bool)>,
    /// Whole turns that are added to all longitudes.
    turns: i32,
    /// At which position the ring begins.
    start: usize,
    is_backwards: bool,
}

fn hand() -> impl Strategy<Value = Hand> {
    let edge = (
        prop::sample::select(HAIRS.to_vec()),
        any::<bool>(),
        any::<bool>(),
    );
    let edges = prop::collection::vec(edge, 1..6);
    (edges, -1..=1_i32, 0..40_usize, any::<bool>()).prop_map(
        |(edges, turns, start, is_backwards)| Hand {
            edges,
            turns,
            start,
            is_backwards,
        },
    )
}

/// A ring around 180° whose longitudes go on beyond it, as files write it.
fn written(points: &[Point], hand: &Hand) -> LineString<f64> {
    let mut points = points.to_vec();
    if hand.is_backwards {
        points.reverse();
    }
    let start = hand.start % points.len();
    points.rotate_left(start);
    let side = |x: f64| if x > 180.0 { -180.0 } else { 180.0 };
    let wrapped = |x: f64| if x > 180.0 { x - 360.0 } else { x };
    let mut line: Vec<Point> = Vec::new();
    let mut edges = hand.edges.iter().cycle();
    for (n, [x, y]) in points.iter().copied().enumerate() {
        if x != 180.0 {
            line.push([wrapped(x), y]);
            continue;
        }
        let (hair, is_there, is_double) = *edges.next().unwrap_or(&(0.0, true, true));
        let before = points[(n + points.len() - 1) % points.len()][0];
        let after = points[(n + 1) % points.len()][0];
        let crosses = (before > 180.0) != (after > 180.0);
        let [from, to] = [before, after].map(side).map(|edge| edge + hair);
        if is_there || !crosses {
            line.push([from, y]);
        }
        if is_double && crosses {
            line.push([to, y]);
        }
    }
    let turn = 360.0 * f64::from(hand.turns);
    let mut line: LineString<f64> = line.into_iter().map(|[x, y]| [x + turn, y]).collect();
    line.close();
    line
}

/// The same ring a sixth of a turn to the west, where nothing is cut.
fn plain(points: &[Point]) -> LineString<f64> {
    let mut line: LineString<f64> = points.iter().map(|[x, y]| [x - 60.0, *y]).collect();
    line.close();
    line
}

/// A comb whose teeth reach over 180°, each to its own longitude, with a position wherever it crosses.
fn comb(teeth: &[(f64, f64)]) -> Vec<Point> {
    let mut points = vec![[172.0, 20.0]];
    for (n, (reach, gap)) in teeth.iter().enumerate() {
        let [top, foot] = [20.0 - 3.0 * n as f64, 18.5 - 3.0 * n as f64];
        points.extend([
            [180.0, top],
            [180.0 + reach, top],
            [180.0 + reach, foot],
            [180.0, foot],
        ]);
        if n + 1 < teeth.len() {
            points.extend([[180.0 - gap, foot], [180.0 - gap, foot - 1.5]]);
        }
    }
    points.push([172.0, 18.5 - 3.0 * (teeth.len() - 1) as f64]);
    points
}

/// A hole in the first tooth, over 180° or beside it.
fn hole(from: f64, width: f64) -> Vec<Point> {
    let (west, east) = (180.0 + from, 180.0 + from + width);
    let mut points = vec![[west, 19.0]];
    if west < 180.0 && east > 180.0 {
        points.push([180.0, 19.0]);
    }
    points.extend([[east, 19.0], [east, 19.5]]);
    if west < 180.0 && east > 180.0 {
        points.push([180.0, 19.5]);
    }
    points.push([west, 19.5]);
    points
}

fn turned(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    turned_polygons(shape).map_or_else(|| shape.clone(), |turned| turned.geometry)
}

fn checked(
    before_km2: f64,
    written: &MultiPolygon<f64>,
) -> Result<MultiPolygon<f64>, TestCaseError> {
    let once = turned(written);
    let after_km2 = area_km2(&once);
    prop_assert!(
        (before_km2 - after_km2).abs() < 1e-5 * before_km2,
        "{before_km2} km² and {after_km2} km²: {written:?} became {once:?}"
    );
    for at in once.iter().flat_map(|polygon| &polygon.exterior().0) {
        prop_assert!(at.x.abs() <= 180.0 && at.y.abs() <= 90.0, "{at:?}");
    }
    prop_assert_eq!(
        turned_polygons(&once),
        None,
        "what is on the map is turned again"
    );
    Ok(once)
}

#[test]
fn a_wedge_to_the_pole_is_small() {
    let wedge = vec![
        [170.0, 60.0],
        [-170.0, 60.0],
        [-170.0, 90.0],
        [170.0, 90.0],
        [170.0, 60.0],
    ];
    let plain = vec![[120.0, 60.0], [140.0, 60.0], [140.0, 90.0], [120.0, 90.0]];
    let polygon = |points: Vec<Point>| {
        let mut line: LineString<f64> = points.into_iter().collect();
        line.close();
        MultiPolygon::from(Polygon::new(line, Vec::new()))
    };
    let once = turned(&polygon(wedge));
    // The edge along the parallel is cut in two, which lie a little nearer to it.
    let (before, after) = (area_km2(&polygon(plain)), area_km2(&once));
    assert!((before - after).abs() < 0.02 * before, "{before} {after}");
}

proptest! {
    #[test]
    fn teeth_over_the_edge_are_as_large_as_before(
        teeth in prop::collection::vec((0.5..9.0, 0.5..7.0), 1..5), from in -3.0..0.2_f64, width in 0.05..0.25_f64,
        hands in (hand(), hand()),
    ) {
        let (outer, inner) = (comb(&teeth), hole(from, width));
        let before = MultiPolygon::from(Polygon::new(plain(&outer), vec![plain(&inner)]));
        let inner = Hand { turns: hands.0.turns, ..hands.1 };
        let shape = Polygon::new(written(&outer, &hands.0), vec![written(&hole(from, width), &inner)]);
        let once = checked(area_km2(&before), &shape.into())?;
        for polygon in &once {
            let xs = polygon.exterior().0.iter().map(|at| at.x);
            let [least, most] = xs.fold([f64::INFINITY, f64::NEG_INFINITY], |[a, b], x| [a.min(x), b.max(x)]);
            prop_assert!(most - least < 20.0, "from {least} to {most}");
        }
    }

    #[test]
    fn a_ring_around_a_pole_covers_its_cap(
        coast in prop::collection::vec(60.0..80.0_f64, 4..30), is_south: bool, is_backwards: bool,
        start in 0..30_usize, off in 0.1..0.9_f64, has_seam: bool, hair in prop::sample::select(HAIRS.to_vec()),
    ) {
        let sign = if is_south { -1.0 } else { 1.0 };
        let step = 360.0 / coast.len() as f64;
        let xs = (0..coast.len()).map(|n| -180.0 + step * (n as f64 + if has_seam { 0.0 } else { off }));
        let mut points: Vec<Point> = xs.zip(&coast).map(|(x, y)| [x, sign * y]).collect();
        // As a map of the world would draw it: along both edges to the pole.
        let (first, last) = (points[0], points[points.len() - 1]);
        let edge_y = latitude_at(last, [first[0] + 360.0, first[1]], 180.0);
        let mut cap = vec![[-180.0, edge_y]];
        cap.extend(points.iter().copied().filter(|[x, _]| *x > -180.0));
        cap.extend([[180.0, edge_y], [180.0, sign * 90.0], [-180.0, sign * 90.0]]);
        let mut cap: LineString<f64> = cap.into_iter().collect();
        cap.close();
        let before = area_km2(&Polygon::new(cap, Vec::new()).into());
        if has_seam {
            points[0][0] -= hair;
            points.push([180.0 + hair, first[1]]);
        }
        if is_backwards {
            points.reverse();
        }
        let count = points.len();
        points.rotate_left(start % count);
        let mut line: LineString<f64> = points.into_iter().collect();
        line.close();
        checked(before, &Polygon::new(line, Vec::new()).into())?;
    }
}
