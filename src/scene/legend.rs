//! What the colours and patterns of a map mean: the forces in view, and the signs in use there.

use super::fill::{Fill, PatternAnchor, state_fills};
use super::frame::{AreaTexel, DisputedArea, Pattern, Rgba, Scene};
use super::palette::{self, Theme};
use super::prepared::Prepared;
use super::rows::Rows;
use crate::geometry::{Bounds, plane_area_within};
use crate::model::{Area, ForceId, Timeline, World};
use std::collections::BTreeMap;

/// The least share of the view in which a colour is seen: a square of twenty pixels on a wall.
const LEAST_SEEN: f64 = 2e-4;

/// A pattern that says more than whose ground it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegendSign {
    /// Several fight over it.
    Contested,
    /// Several hold it together.
    Shared,
    /// It is changing hands.
    Pending,
    /// It takes the history of another area.
    Inferred,
    /// Nobody holds it.
    Nobody,
    /// It is not known who holds it.
    Unknown,
    /// Another account differs.
    Disputed,
}

/// What a row of a legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegendSubject {
    /// A force.
    Force(ForceId),
    /// A sign.
    Sign(LegendSign),
}

/// A row of a legend: a sample as drawn, and what it stands for.
#[derive(Clone, Debug)]
pub struct LegendEntry {
    /// What it explains.
    pub subject: LegendSubject,
    /// The sample, the lowest first.
    pub fills: Vec<Fill>,
    /// The colours of the sign of disputed areas, where that is explained.
    pub disputed: Option<[Rgba; 2]>,
}

/// The forces in view, those that hold the most ground in it alone first and `named_first` before all, at
/// most `most`; then the signs in use.
pub fn legend_entries(
    (world, prepared): (&World, &Prepared),
    (timeline, rows): (&Timeline, &Rows),
    (scene, theme): (&Scene, Theme),
    named_first: &[ForceId],
    most: usize,
) -> Vec<LegendEntry> {
    let view = scene.camera.visible(scene.viewport);
    // What each force holds alone, and all that it holds.
    let mut ground_km2 = vec![[0.0; 2]; world.forces.len()];
    let mut signs: BTreeMap<LegendSign, Vec<Fill>> = BTreeMap::new();
    for (number, texel) in scene.texels.iter().enumerate() {
        let (Some(bounds), Some(style)) = (
            prepared.area_bounds.get(number),
            scene.states.get(usize::from(texel.row())),
        ) else {
            continue;
        };
        let is_hidden = texel.flags() & AreaTexel::HIDDEN != 0;
        if is_hidden || style.pattern == Pattern::Absent || !meets(bounds, &view) {
            continue;
        }
        let area = &world.areas[number];
        let Some(share) = seen_share(area, bounds, &view) else {
            continue;
        };
        let area_km2 = (area.area_km2 * share).max(f64::MIN_POSITIVE);
        let holders = rows.forces(timeline, rows.state_of(texel.row()));
        for force in holders {
            let [alone, all] = &mut ground_km2[force.index()];
            *all += area_km2;
            if holders.len() == 1 {
                *alone += area_km2;
            }
        }
        let is_inferred = texel.flags() & AreaTexel::INFERRED != 0;
        let mut add = |sign, is_inferred| {
            signs.entry(sign).or_insert_with(|| {
                state_fills(style, &scene.colours, is_inferred, PatternAnchor::default())
            });
        };
        if is_inferred {
            add(LegendSign::Inferred, true);
        }
        if let Some(sign) = sign_of(style.pattern) {
            add(sign, false);
        }
    }
    let forces = ranked(world, &ground_km2, named_first, most);
    let of_force = |force: ForceId| {
        let style = palette::force_style(world, &scene.dress.picked, force, theme);
        LegendEntry {
            subject: LegendSubject::Force(force),
            fills: state_fills(&style, &scene.colours, false, PatternAnchor::default()),
            disputed: None,
        }
    };
    let of_sign = |(sign, fills)| LegendEntry {
        subject: LegendSubject::Sign(sign),
        fills,
        disputed: None,
    };
    let in_view = |sign: &&DisputedArea| meets(&Bounds::from_points([sign.at]), &view);
    let of_disputed = |sign: &DisputedArea| LegendEntry {
        subject: LegendSubject::Sign(LegendSign::Disputed),
        fills: Vec::new(),
        disputed: Some(sign.colours),
    };
    let forces = forces.into_iter().map(of_force);
    let signs = signs.into_iter().map(of_sign);
    let disputed = scene.disputed.iter().find(in_view).map(of_disputed);
    forces.chain(signs).chain(disputed).collect()
}

/// The forces with ground: those named first in their order, then by what they hold alone, which shows their
/// colour and no other, then by all that they hold.
fn ranked(
    world: &World,
    ground_km2: &[[f64; 2]],
    named_first: &[ForceId],
    most: usize,
) -> Vec<ForceId> {
    let ground = |force: &ForceId| ground_km2[force.index()];
    let mut forces: Vec<ForceId> = world
        .force_ids()
        .filter(|force| ground(force)[1] > 0.0 && !named_first.contains(force))
        .collect();
    forces.sort_by(|a, b| {
        let ([alone_a, all_a], [alone_b, all_b]) = (ground(a), ground(b));
        alone_b.total_cmp(&alone_a).then(all_b.total_cmp(&all_a))
    });
    let named = named_first.iter().copied();
    named
        .chain(forces)
        .take(most.max(named_first.len()))
        .collect()
}

fn sign_of(pattern: Pattern) -> Option<LegendSign> {
    match pattern {
        Pattern::Contested => Some(LegendSign::Contested),
        Pattern::Shared => Some(LegendSign::Shared),
        Pattern::Pending => Some(LegendSign::Pending),
        Pattern::Nobody => Some(LegendSign::Nobody),
        Pattern::Unknown => Some(LegendSign::Unknown),
        Pattern::Solid | Pattern::Hatch | Pattern::Absent => None,
    }
}

/// How much of an area is in the view; `None` where it only reaches into it. `bounds` are those of the area.
fn seen_share(area: &Area, bounds: &Bounds, view: &Bounds) -> Option<f64> {
    let is_whole = view.contains(bounds.min) && view.contains(bounds.max);
    if is_whole || area.shape.0.is_empty() {
        return Some(1.0);
    }
    let [whole, within] = plane_area_within(&area.shape, *view);
    let least = LEAST_SEEN * view.width() * view.height();
    (within > least.min(whole / 2.0)).then(|| within / whole)
}

fn meets(a: &Bounds, b: &Bounds) -> bool {
    !a.is_empty() && (0..2).all(|axis| a.min[axis] <= b.max[axis] && a.max[axis] >= b.min[axis])
}
