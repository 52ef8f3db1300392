//! Any shape of small whole numbers, where edges meet and cross in every way: its repair is sound.
//! Two bytes are a position; 255 ends a ring, 254 a polygon.

#![no_main]

use geo::{Area, LineString, MultiPolygon, Polygon};
use kharita::geometry::{Repair, ShapeProblemKind, problems, repair};
use libfuzzer_sys::fuzz_target;

/// Positions lie on a grid of so many lines, so that they often fall together.
const LINES: u8 = 12;

fuzz_target!(|bytes: &[u8]| {
    let shape = shape(bytes);
    let Repair::Repaired {
        shape: mended,
        pieces,
        faults,
    } = repair(&shape)
    else {
        return;
    };
    assert!(!faults.is_empty());
    assert_eq!(pieces.len(), shape.0.len());
    assert_eq!(pieces.iter().sum::<u32>() as usize, mended.0.len());
    let left = problems(&mended);
    let may_be = [ShapeProblemKind::SelfTouch, ShapeProblemKind::Empty];
    let spoils = left.iter().find(|fault| !may_be.contains(&fault.kind));
    assert!(
        spoils.is_none(),
        "{shape:?} became {mended:?}, which has {spoils:?}"
    );
    assert!(mended.unsigned_area() <= f64::from(LINES).powi(2));
});

fn shape(bytes: &[u8]) -> MultiPolygon<f64> {
    let mut polygons = vec![vec![Vec::new()]];
    let mut bytes = bytes.iter();
    while let Some(x) = bytes.next() {
        let Some(polygon) = polygons.last_mut() else {
            break;
        };
        match (x, polygon.last_mut()) {
            (254, _) => polygons.push(vec![Vec::new()]),
            (255, _) => polygon.push(Vec::new()),
            (_, Some(ring)) => {
                let y = bytes.next().unwrap_or(&0);
                ring.push([x, y].map(|n| f64::from(n % LINES)));
            }
            (_, None) => {}
        }
    }
    let made = polygons.into_iter().map(|rings| {
        let mut rings = rings.into_iter().map(LineString::from);
        let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Polygon::new(outer, rings.collect())
    });
    made.collect()
}
