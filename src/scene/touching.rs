//! Which forces touch on the map at any date, and which of them are hard to tell apart there.

use super::fill::{INFERRED_OPACITY, faded, over};
use super::frame::{Pattern, Rgba};
use super::palette::{self, PickedColours, Theme};
use super::prepared::Prepared;
use super::vision::ColourVision;
use crate::geometry::OUTSIDE;
use crate::model::{AreaId, Code, FilePlace, ForceId, Interval, Problem, Severity, World};
use std::collections::BTreeSet;

/// Colours that touch must be at least so far apart (CIEDE2000), to every kind of eye.
pub const LEAST_DIFFERENCE: f32 = 10.0;

/// The themes in which colours alone tell forces apart; in print, lines do as well.
const COLOUR_THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Contrast];

/// A force as an area shows it: with the dots and the lighter fill of inferred areas, or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShownForce {
    /// The force.
    pub force: ForceId,
    /// Whether the area takes another's history.
    pub is_inferred: bool,
}

/// Two forces that touch and look too much alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClosePair {
    /// The forces.
    pub forces: [ForceId; 2],
    /// The theme in which they are closest.
    pub theme: Theme,
    /// The kind of eye to which they are.
    pub vision: ColourVision,
    /// How far apart they are.
    pub difference: f32,
}

/// Every two forces that touch at any date: in areas side by side, or in one that they fight over,
/// share, or pass to each other. Data that are drawn in tiles are too great to be walked: there any
/// two forces are taken to touch.
pub fn touching(world: &World, prepared: &Prepared) -> BTreeSet<[ShownForce; 2]> {
    let mut found = BTreeSet::new();
    if prepared.mesh.tiles.is_some() {
        let all: Vec<ShownForce> = world.force_ids().map(plainly).collect();
        add_all(&mut found, &all, &all);
        return found;
    }
    for area in world.area_ids() {
        for interval in world.timeline.intervals(area) {
            let shown = shown(world, area, interval);
            add_all(&mut found, &shown, &shown);
        }
    }
    for [a, b] in neighbours(prepared) {
        meet(world, [a, b], &mut found);
    }
    found
}

fn plainly(force: ForceId) -> ShownForce {
    ShownForce {
        force,
        is_inferred: false,
    }
}

/// The forces of an area in an interval, those that it may be passing to among them.
fn shown(world: &World, area: AreaId, interval: &Interval) -> Vec<ShownForce> {
    let is_inferred = world.area(area).follows.is_some();
    let now = &world.timeline.control(interval.state).forces;
    let pending = interval
        .pending
        .map(|change| &world.change(change).control.forces);
    let forces = now.iter().chain(pending.into_iter().flatten());
    forces
        .map(|force| ShownForce {
            force: *force,
            is_inferred,
        })
        .collect()
}

fn add_all(found: &mut BTreeSet<[ShownForce; 2]>, left: &[ShownForce], right: &[ShownForce]) {
    for a in left {
        for b in right.iter().filter(|b| b.force != a.force) {
            found.insert([*a.min(b), *a.max(b)]);
        }
    }
}

/// Areas that share a border, each pair once.
fn neighbours(prepared: &Prepared) -> BTreeSet<[AreaId; 2]> {
    let mesh = &prepared.mesh;
    let finest = mesh
        .levels
        .first()
        .map(|level| level.patch.borders.as_slice());
    let tags: BTreeSet<[u32; 2]> = finest
        .unwrap_or(&[])
        .iter()
        .map(|point| point.tags)
        .filter(|[left, right]| *left != OUTSIDE && *right != OUTSIDE)
        .collect();
    let mut pairs = BTreeSet::new();
    for [left, right] in tags {
        mesh.sides.with(|sides| {
            for a in sides.shapes(&left) {
                for b in sides.shapes(&right).iter().filter(|b| *b != a) {
                    pairs.insert([AreaId(*a.min(b)), AreaId(*a.max(b))]);
                }
            }
        });
    }
    pairs
}

/// Adds what two areas show at the same time.
fn meet(world: &World, areas: [AreaId; 2], found: &mut BTreeSet<[ShownForce; 2]>) {
    let [a, b] = areas.map(|area| world.timeline.intervals(area));
    let (mut i, mut j) = (0, 0);
    while let (Some(left), Some(right)) = (a.get(i), b.get(j)) {
        add_all(
            found,
            &shown(world, areas[0], left),
            &shown(world, areas[1], right),
        );
        let ends = |intervals: &[Interval], at: usize| intervals.get(at + 1).map(|next| next.from);
        match (ends(a, i), ends(b, j)) {
            (Some(end), Some(other)) => {
                i += usize::from(end <= other);
                j += usize::from(other <= end);
            }
            (Some(_), None) => i += 1,
            (None, Some(_)) => j += 1,
            (None, None) => break,
        }
    }
}

/// The colour that a force's ground shows in a theme: its fill over the land.
pub fn drawn_colour(world: &World, shown: ShownForce, theme: Theme) -> Rgba {
    let map = palette::map_colours(theme);
    let share = if shown.is_inferred {
        map.fill_opacity * INFERRED_OPACITY
    } else {
        map.fill_opacity
    };
    let own = palette::force_colour(world, &PickedColours::new(), shown.force, theme);
    over(map.land, faded(own, share))
}

/// Whether two forces are printed with other lines, so that greys need not tell them apart.
pub fn have_other_lines(world: &World, [a, b]: [ForceId; 2]) -> bool {
    let style = |force| palette::force_style(world, &PickedColours::new(), force, Theme::Print);
    let lines = |force| {
        let style = style(force);
        (style.pattern == Pattern::Hatch).then_some(style.count)
    };
    lines(a) != lines(b)
}

/// The pairs that are hard to tell apart where they touch, each once, with the theme and the kind of
/// eye to which they are closest.
pub fn close_pairs(world: &World, prepared: &Prepared) -> Vec<ClosePair> {
    let mut pairs: Vec<ClosePair> = Vec::new();
    for shown in touching(world, prepared) {
        let closest = COLOUR_THEMES
            .into_iter()
            .flat_map(|theme| ColourVision::ALL.map(|vision| (theme, vision)))
            .map(|(theme, vision)| {
                let [a, b] = shown.map(|shown| drawn_colour(world, shown, theme));
                ClosePair {
                    forces: shown.map(|shown| shown.force),
                    theme,
                    vision,
                    difference: vision.difference(a, b),
                }
            })
            .min_by(|a, b| a.difference.total_cmp(&b.difference));
        let Some(pair) = closest.filter(|pair| pair.difference < LEAST_DIFFERENCE) else {
            continue;
        };
        match pairs.iter_mut().find(|other| other.forces == pair.forces) {
            Some(other) if other.difference <= pair.difference => {}
            Some(other) => *other = pair,
            None => pairs.push(pair),
        }
    }
    pairs.sort_by_key(|pair| pair.forces);
    pairs
}

/// The file that names the forces: that of a data set, or the first of those that were imported.
fn forces_file(world: &World) -> &str {
    let mut names = world.layers.iter().map(|layer| layer.name.as_str());
    names.find(|name| !name.is_empty()).unwrap_or("forces.json")
}

/// The same as notes on the data.
pub fn close_colours(world: &World, prepared: &Prepared) -> Vec<Problem> {
    let note = |pair: ClosePair| {
        let [force, other] = pair.forces.map(|force| &world.force(force).id);
        let place = FilePlace::file(forces_file(world)).feature(force.clone());
        let mut problem = Problem::new(Severity::Note, Code::CloseColours, place);
        problem.case("theme", pair.theme.word());
        problem.case("vision", pair.vision.word());
        problem.with("force", force).with("other", other);
        problem.with("difference", format!("{:.1}", pair.difference));
        problem
    };
    close_pairs(world, prepared).into_iter().map(note).collect()
}
