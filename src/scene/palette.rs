//! The map's colours, on paper and in the dark. Every colour of the map that is no force's stands here.

use super::fill::{faded, over};
use super::frame::{MAX_COLOURS, MapColours, Pattern, Rgba, Scene, StateStyle};
use super::rows::Rows;
use crate::model::{AreaId, Control, FeatureLook, Filter, ForceId, Rgb, Status, Timeline, World};
use std::collections::BTreeMap;
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
    /// Greys and lines on white, for printers without colours.
    Print,
    /// Full colours with black lines on white.
    Contrast,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::Print, Theme::Contrast];

    /// Its word on the command line and in the tables of words.
    pub fn word(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Print => "print",
            Theme::Contrast => "contrast",
        }
    }
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
    land: [48, 55, 65, 255],
    neighbour: [46, 53, 63, 255],
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

const PRINT: MapColours = MapColours {
    sea: [232, 232, 232, 255],
    land: [255, 255, 255, 255],
    neighbour: [245, 245, 245, 255],
    water: [206, 206, 206, 255],
    shore: [110, 110, 110, 255],
    inner_border: [0, 0, 0, 90],
    governorate: [0, 0, 0, 150],
    state_border: [0, 0, 0, 210],
    front: [0, 0, 0, 255],
    front_casing: [255, 255, 255, 255],
    accent: [0, 0, 0, 255],
    accent_casing: [255, 255, 255, 255],
    hover: [0, 0, 0, 255],
    unknown_hatch: [0, 0, 0, 110],
    inferred_dot: [0, 0, 0, 130],
    fill_opacity: 1.0,
};

const CONTRAST: MapColours = MapColours {
    sea: [214, 230, 245, 255],
    land: [255, 255, 255, 255],
    neighbour: [238, 238, 238, 255],
    water: [110, 165, 215, 255],
    shore: [0, 60, 120, 255],
    inner_border: [0, 0, 0, 170],
    governorate: [0, 0, 0, 210],
    state_border: [0, 0, 0, 255],
    front: [0, 0, 0, 255],
    front_casing: [255, 255, 255, 255],
    accent: [84, 62, 214, 255],
    accent_casing: [255, 255, 255, 255],
    hover: [0, 0, 0, 255],
    unknown_hatch: [0, 0, 0, 200],
    inferred_dot: [0, 0, 0, 200],
    fill_opacity: 1.0,
};

/// The colours of what stands around a map and of the names on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetColours {
    /// Words.
    pub ink: Rgba,
    /// Words of less weight.
    pub quiet: Rgba,
    /// Ground of plates.
    pub paper: Rgba,
    /// Edges of plates.
    pub line: Rgba,
    /// Light around dark words on the map.
    pub halo: Rgba,
    /// What lies beneath a sample of the map's fills.
    pub land: Rgba,
}

/// The sheet's colours on paper.
pub const LIGHT_SHEET: SheetColours = SheetColours {
    ink: [33, 35, 40, 255],
    quiet: [96, 99, 106, 255],
    paper: [252, 251, 248, 255],
    line: [226, 223, 216, 255],
    halo: [246, 242, 233, 255],
    land: LIGHT.land,
};

/// The sheet's colours in the dark.
pub const DARK_SHEET: SheetColours = SheetColours {
    ink: [232, 234, 238, 255],
    quiet: [170, 175, 184, 255],
    paper: [27, 31, 37, 255],
    line: [52, 58, 67, 255],
    halo: [38, 44, 53, 255],
    land: DARK.land,
};

/// The sheet's colours in black on white.
pub const CONTRAST_SHEET: SheetColours = SheetColours {
    ink: BLACK,
    quiet: [48, 48, 48, 255],
    paper: WHITE,
    line: [60, 60, 60, 255],
    halo: WHITE,
    land: WHITE,
};

/// Letters that can be read on anything light, and on anything dark.
const BLACK: Rgba = [0, 0, 0, 255];
const WHITE: Rgba = [255, 255, 255, 255];

/// The least contrast of words with what lies beneath them (WCAG 2.2, 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// The sheet's colours in a theme.
pub fn sheet_colours(theme: Theme) -> SheetColours {
    match theme {
        Theme::Light => LIGHT_SHEET,
        Theme::Dark => DARK_SHEET,
        Theme::Print | Theme::Contrast => CONTRAST_SHEET,
    }
}

/// The colour that an area shows on the map: its first colour over the land.
pub fn ground_colour(scene: &Scene, area: AreaId) -> Rgba {
    let texel = scene.texels.get(area.index());
    let style = texel.and_then(|texel| scene.states.get(usize::from(texel.row())));
    match style {
        Some(style) if style.pattern != Pattern::Absent && !style.dimmed => over(
            scene.colours.land,
            faded(style.colours[0], scene.colours.fill_opacity),
        ),
        _ => scene.colours.land,
    }
}

/// The first of the wanted colours that can be read on a ground; else black or white.
pub fn readable_on(ground: Rgba, wanted: [Rgba; 2]) -> Rgba {
    let candidates = wanted.into_iter().chain([WHITE, BLACK]);
    let mut best = (BLACK, 0.0);
    for colour in candidates {
        let contrast = contrast(ground, colour);
        if contrast >= LEAST_CONTRAST {
            return colour;
        }
        if contrast > best.1 {
            best = (colour, contrast);
        }
    }
    best.0
}

/// The light, or the shade, around letters of a colour.
pub fn halo_for(letters: Rgba) -> Rgba {
    if luminance(letters) > 0.4 {
        DARK_SHEET.halo
    } else {
        LIGHT_SHEET.halo
    }
}

/// The contrast of two opaque colours, from 1 to 21 (WCAG 2.2).
pub fn contrast(a: Rgba, b: Rgba) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of an opaque colour (WCAG 2.2, after IEC 61966-2-1).
fn luminance([r, g, b, _]: Rgba) -> f64 {
    let [r, g, b] = [r, g, b].map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// The neutral that stands for ground whose holder is not known.
pub fn unknown_colour(theme: Theme) -> Rgba {
    match theme {
        Theme::Light => [206, 202, 194, 255],
        Theme::Dark => [82, 88, 98, 255],
        Theme::Print => [240, 240, 240, 255],
        Theme::Contrast => [222, 222, 222, 255],
    }
}

/// The map's own colours in a theme.
pub fn map_colours(theme: Theme) -> MapColours {
    match theme {
        Theme::Light => LIGHT,
        Theme::Dark => DARK,
        Theme::Print => PRINT,
        Theme::Contrast => CONTRAST,
    }
}

/// What the user decided about colours and layers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dress {
    /// The colours of forces.
    pub picked: Arc<PickedColours>,
    /// How the features of each layer are drawn, by its number; those past the end as by themselves.
    pub layers: Vec<FeatureLook>,
}

/// The colours that the user picked for forces, on light paper and on dark.
pub type PickedColours = BTreeMap<ForceId, [Rgb; 2]>;

/// Colours to pick from, each far from the others on paper.
pub const CHOICES: [Rgb; 24] = [
    [31, 119, 180],
    [23, 86, 140],
    [86, 180, 233],
    [23, 158, 168],
    [0, 121, 107],
    [0, 158, 115],
    [76, 140, 43],
    [140, 180, 60],
    [240, 228, 66],
    [224, 178, 30],
    [230, 159, 0],
    [245, 124, 0],
    [213, 94, 0],
    [200, 55, 45],
    [150, 30, 40],
    [214, 96, 130],
    [204, 121, 167],
    [148, 80, 160],
    [94, 60, 150],
    [121, 85, 72],
    [160, 130, 95],
    [66, 66, 72],
    [120, 124, 132],
    [26, 35, 126],
];

/// How much white brings a dark colour out of dark ground.
const LIFT: f64 = 0.35;

/// A colour as it is drawn on dark ground: one that is darker than the ground is lifted out of it.
pub fn on_dark(rgb: Rgb) -> Rgb {
    let [r, g, b] = rgb.map(f64::from);
    let light = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255.0;
    if light > 0.25 {
        return rgb;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to 255"
    )]
    let lifted = |channel: u8| (f64::from(channel) + (255.0 - f64::from(channel)) * LIFT) as u8;
    rgb.map(lifted)
}

/// A force's colour in a theme.
pub fn force_colour(world: &World, picked: &PickedColours, force: ForceId, theme: Theme) -> Rgba {
    if let Some([light, dark]) = picked.get(&force) {
        let [r, g, b] = match theme {
            Theme::Light | Theme::Contrast => *light,
            Theme::Dark => *dark,
            Theme::Print => [world.force(force).print.grey; 3],
        };
        return [r, g, b, 255];
    }
    let force = world.force(force);
    let [r, g, b] = match theme {
        Theme::Light | Theme::Contrast => force.colour_light,
        Theme::Dark => force.colour_dark,
        Theme::Print => [force.print.grey; 3],
    };
    [r, g, b, 255]
}

/// How ground is laid that a force holds alone.
pub fn force_style(
    world: &World,
    picked: &PickedColours,
    force: ForceId,
    theme: Theme,
) -> StateStyle {
    let control = Control {
        status: Status::Control,
        forces: vec![force],
    };
    control_style(world, picked, &control, theme)
}

/// How a state alone is laid.
pub fn control_style(
    world: &World,
    picked: &PickedColours,
    control: &Control,
    theme: Theme,
) -> StateStyle {
    let colours = control_colours(world, picked, control, theme);
    match (theme, control.holder()) {
        (Theme::Print, Some(force)) => printed(world, force, &colours),
        _ => laid(control_pattern(control), &colours),
    }
}

/// One force's ground in print: its grey, with lines where it has some.
fn printed(world: &World, force: ForceId, colours: &[Rgba]) -> StateStyle {
    let grey = colours.first().copied().unwrap_or(WHITE);
    match world.force(force).print.lines {
        0 => laid(Pattern::Solid, &[grey]),
        lines => StateStyle {
            count: lines,
            ..laid(Pattern::Hatch, &[grey, readable_on(grey, [BLACK, WHITE])])
        },
    }
}

/// A look of some colours, the last of which stands for those that lack.
pub fn laid(pattern: Pattern, colours: &[Rgba]) -> StateStyle {
    let last = colours.last().copied().unwrap_or(BLACK);
    let mut padded = [last; MAX_COLOURS];
    let count = colours.len().min(MAX_COLOURS);
    padded[..count].copy_from_slice(&colours[..count]);
    StateStyle {
        pattern,
        colours: padded,
        count: u8::try_from(count).unwrap_or(1),
        dimmed: false,
        look: FeatureLook::default(),
        holder: 0,
    }
}

/// The colours that stand for a state: those of its forces, or a neutral.
pub fn control_colours(
    world: &World,
    picked: &PickedColours,
    control: &Control,
    theme: Theme,
) -> Vec<Rgba> {
    if control.forces.is_empty() {
        return vec![unknown_colour(theme)];
    }
    control
        .forces
        .iter()
        .take(MAX_COLOURS)
        .map(|force| force_colour(world, picked, *force, theme))
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

/// The table of looks in a theme: that of the timeline for each way in which features are drawn. Where forces are singled out, all that involve none of them is dimmed.
pub fn state_styles(
    world: &World,
    (timeline, rows): (&Timeline, &Rows),
    theme: Theme,
    filter: &Filter,
    (dress, looks): (&Dress, &[FeatureLook]),
) -> Arc<[StateStyle]> {
    let style = |row: &super::rows::Row, look: FeatureLook| {
        let now = timeline.control(row.state);
        let next = row.pending.map(|state| timeline.control(state));
        let dimmed = !filter.is_full(now) && !next.is_some_and(|next| filter.is_full(next));
        let mut colours = control_colours(world, &dress.picked, now, theme);
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
            colours = passing_colours(
                &colours,
                &control_colours(world, &dress.picked, next, theme),
            );
        }
        let holder = u16::try_from(row.state.0).unwrap_or(u16::MAX);
        let style = match pattern {
            Pattern::Solid => control_style(world, &dress.picked, now, theme),
            _ => laid(pattern, &colours),
        };
        StateStyle {
            dimmed,
            look,
            holder,
            ..style
        }
    };
    let all = looks.iter().flat_map(|look| {
        let rows = rows.rows.iter();
        rows.map(|row| style(row, *look))
    });
    all.collect()
}
