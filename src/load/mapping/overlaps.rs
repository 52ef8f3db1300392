//! Areas of one layer that lie over each other while both are there: named, and known to the world, so that
//! their common ground is counted once.

use super::places::file_place;
use crate::geometry::covered_parts;
use crate::load::problems::Problems;
use crate::model::{
    AreaId, Code, Day, Fact, FeatureCollection, FilePlace, LayerId, Overlap, Status, World,
};
use geo::MultiPolygon;
use std::collections::BTreeMap;

/// So many positions are compared in all; a second's work at the most.
const MOST_POSITIONS: usize = 200_000;

/// The world with what of its foreign areas lies over others; `first` is the first of them.
pub(super) fn settled(
    world: World,
    first: usize,
    collection: &FeatureCollection,
    problems: &mut Problems,
) -> World {
    let mut of_layers: BTreeMap<LayerId, Vec<AreaId>> = BTreeMap::new();
    for id in world.area_ids().skip(first) {
        let area = world.area(id);
        if !area.shape.0.is_empty() {
            of_layers.entry(area.layer).or_default().push(id);
        }
    }
    let mut overlaps = Vec::new();
    for areas in of_layers.values() {
        let shapes: Vec<&MultiPolygon<f64>> =
            areas.iter().map(|id| &*world.area(*id).shape).collect();
        let stays: Vec<Vec<[Day; 2]>> = areas.iter().map(|id| stays(&world, *id)).collect();
        let may_meet = |one: usize, two: usize| meet(&stays[one], &stays[two]);
        let found = covered_parts(&shapes, may_meet, MOST_POSITIONS / of_layers.len());
        let id = |n: u32| areas[n as usize];
        let parts = found.parts.into_iter().map(|part| Overlap {
            below: id(part.below),
            above: part.above.iter().map(|above| id(*above)).collect(),
            km2: part.km2,
        });
        let parts: Vec<Overlap> = parts.collect();
        tell(&world, &parts, collection, problems);
        if found.unchecked > 0 {
            let problem = problems.note(Code::AreaOverlap, file_place(collection));
            problem
                .case("why", "unchecked")
                .with("count", found.unchecked);
        }
        overlaps.extend(parts);
    }
    world.with_overlaps(overlaps)
}

/// Names the pair that has most in common, and how many others there are.
fn tell(world: &World, parts: &[Overlap], collection: &FeatureCollection, problems: &mut Problems) {
    let mut pairs: BTreeMap<(AreaId, AreaId), f64> = BTreeMap::new();
    for part in parts {
        for above in &part.above {
            *pairs.entry((part.below, *above)).or_default() += part.km2;
        }
    }
    let largest = pairs
        .iter()
        .max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
    let Some(((below, above), km2)) = largest else {
        return;
    };
    let name = |id: &AreaId| world.area(*id).name.en.clone();
    let place = FilePlace {
        feature: Some(world.area(*above).id.clone()),
        ..file_place(collection)
    };
    let problem = problems.warning(Code::AreaOverlap, place);
    problem
        .case("why", "found")
        .with("one", name(below))
        .with("two", name(above));
    let whole = format!("{km2:.0}").parse::<usize>();
    let km2: Fact = match whole {
        Ok(whole) if whole >= 10 => Fact::Count(whole),
        _ => format!("{km2:.2}").into(),
    };
    problem.with("km2", km2).with("more", pairs.len() - 1);
}

/// When an area is there: from a day until the day after the last.
fn stays(world: &World, area: AreaId) -> Vec<[Day; 2]> {
    let timeline = &world.timeline;
    let intervals = timeline.intervals(area);
    let ends = intervals
        .iter()
        .skip(1)
        .map(|next| next.from)
        .chain([Day(i32::MAX)]);
    let stays = intervals.iter().zip(ends);
    let stands = |state| timeline.control(state).status != Status::Absent;
    let stays = stays.filter(|(interval, _)| stands(interval.state));
    stays
        .map(|(interval, until)| [interval.from, until])
        .collect()
}

fn meet(one: &[[Day; 2]], two: &[[Day; 2]]) -> bool {
    let common = |a: &[Day; 2], b: &[Day; 2]| a[0] < b[1] && b[0] < a[1];
    one.iter().any(|a| two.iter().any(|b| common(a, b)))
}
