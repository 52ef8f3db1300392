//! The map's colours, on paper and in the dark. Every colour of the map that is no force's stands here.

use super::frame::{MAX_COLOURS, MapColours, Pattern, Rgba, StateStyle};
use super::rows::Rows;
use crate::model::{Control, Filter, ForceId, Status, Timeline, World};
use std::sync::Arc;

/// Light paper or dark.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark ink on warm paper.
    #[default]
    Light,
    /// Light ink on deep grey-blue.
    Dark,
}

const LIGHT: MapColours = MapColours {
    sea: [203, 215, 224, 255],
    land: [246, 242, 233, 255],
    neighbour: [234, 231, 224, 255],
    water: [181, 200, 213, 255],
    shore: [150, 173, 190, 255],
    inner_border: [52, 48, 44, 90],
    governorate: [52, 48, 44, 135],
    state_border: [110, 106, 101, 200],
    front: [34, 36, 41, 255],
    front_casing: [255, 255, 255, 170],
    accent: [84, 62, 214, 255],
    accent_casing: [255, 255, 255, 235],
    hover: [20, 20, 24, 255],
    unknown_hatch: [120, 116, 110, 110],
    inferred_dot: [40, 38, 36, 90],
    fill_opacity: 0.8,
};

const DARK: MapColours = MapColours {
    sea: [22, 28, 36, 255],
    land: [52, 59, 69, 255],
    neighbour: [38, 44, 53, 255],
    water: [36, 54, 70, 255],
    shore: [62, 84, 103, 255],
    inner_border: [8, 10, 13, 120],
    governorate: [8, 10, 13, 170],
    state_border: [150, 156, 165, 170],
    front: [10, 12, 15, 255],
    front_casing: [228, 232, 238, 120],
    accent: [150, 136, 255, 255],
    accent_casing: [16, 18, 22, 235],
    hover: [255, 255, 255, 255],
    unknown_hatch: [170, 176, 186, 90],
    inferred_dot: [245, 246, 250, 80],
    fill_opacity: 0.8,
};

/// The neutral that stands for ground whose holder is not known.
fn unknown_colour(theme: Theme) -> Rgba {
    match theme {
        Theme::Light => [206, 202, 194, 255],
        Theme::Dark => [82, 88, 98, 255],
    }
}

/// The map's own colours in a theme.
pub fn map_colours(theme: Theme) -> MapColours {
    match theme {
        Theme::Light => LIGHT,
        Theme::Dark => DARK,
    }
}

/// A force's colour in a theme.
pub fn force_colour(world: &World, force: ForceId, theme: Theme) -> Rgba {
    let force = world.force(force);
    let [r, g, b] = match theme {
        Theme::Light => force.colour_light,
        Theme::Dark => force.colour_dark,
    };
    [r, g, b, 255]
}

/// The colours that stand for a state: those of its forces, or a neutral.
pub fn control_colours(world: &World, control: &Control, theme: Theme) -> Vec<Rgba> {
    if control.forces.is_empty() {
        return vec![unknown_colour(theme)];
    }
    control
        .forces
        .iter()
        .take(MAX_COLOURS)
        .map(|force| force_colour(world, *force, theme))
        .collect()
}

/// How a state alone is laid.
pub fn control_pattern(control: &Control) -> Pattern {
    match control.status {
        Status::Control => Pattern::Solid,
        Status::Contested => Pattern::Contested,
        Status::Shared => Pattern::Shared,
        Status::None => Pattern::Nobody,
        Status::Unknown => Pattern::Unknown,
        Status::Absent => Pattern::Absent,
    }
}

/// The two colours of a state that is passing to another: one of the old that the new does not
/// lead with, and the new. Where they share all their colours, those of the old are kept.
pub fn passing_colours(old: &[Rgba], new: &[Rgba]) -> Vec<Rgba> {
    let arriving = new.first().copied();
    let leaving = old.iter().copied().find(|colour| Some(*colour) != arriving);
    match (leaving, arriving) {
        (Some(leaving), Some(arriving)) => vec![leaving, arriving],
        // From one force alone to the same force in a fight: the rival is what arrives.
        (None, Some(staying)) => {
            let rival = new.iter().copied().find(|colour| *colour != staying);
            vec![staying, rival.unwrap_or(staying)]
        }
        _ => old.to_vec(),
    }
}

/// The table of looks in a theme. Where forces are singled out, all that involve none of them is dimmed.
pub fn state_styles(
    world: &World,
    (timeline, rows): (&Timeline, &Rows),
    theme: Theme,
    filter: &Filter,
) -> Arc<[StateStyle]> {
    let style = |row: &super::rows::Row| {
        let now = timeline.control(row.state);
        let next = row.pending.map(|state| timeline.control(state));
        let dimmed = !filter.is_full(now) && !next.is_some_and(|next| filter.is_full(next));
        let mut colours = control_colours(world, now, theme);
        let mut pattern = control_pattern(now);
        // What comes or goes has no second colour.
        let passes = |next: &&Control| {
            ![now, *next]
                .iter()
                .any(|control| control.status == Status::Absent)
                && *next != now
        };
        if let Some(next) = next.filter(passes) {
            pattern = Pattern::Pending;
            colours = passing_colours(&colours, &control_colours(world, next, theme));
        }
        let last = colours.last().copied().unwrap_or(unknown_colour(theme));
        let mut padded = [last; MAX_COLOURS];
        let count = colours.len().min(MAX_COLOURS);
        padded[..count].copy_from_slice(&colours[..count]);
        let holder = u16::try_from(row.state.0).unwrap_or(u16::MAX);
        StateStyle {
            pattern,
            colours: padded,
            count: u8::try_from(count).unwrap_or(1),
            dimmed,
            holder,
        }
    };
    rows.rows.iter().map(style).collect()
}
