//! What a surface is laid with, as data: one colour, stripes, or dots. The shader of the map draws
//! the same from the same numbers; a test holds the two together.

use super::frame::{MapColours, Pattern, Rgba, StateStyle};
use std::f32::consts::FRAC_1_SQRT_2;

/// Width of a contested area's stripes, in points.
pub const CONTESTED_STRIPE_POINTS: f32 = 8.0;
/// Width of a shared area's stripes, in points.
pub const SHARED_STRIPE_POINTS: f32 = 4.0;
/// From one soft stripe of a passing area to the next, in points.
pub const PENDING_PERIOD_POINTS: f32 = 24.0;
/// From one line of an unknown area's hatch to the next, in points.
pub const UNKNOWN_PERIOD_POINTS: f32 = 7.0;
/// From one line of a print hatch to the next, in points.
pub const HATCH_PERIOD_POINTS: f32 = 6.0;
/// Width of a line of a hatch, in points.
pub const HATCH_LINE_POINTS: f32 = 1.0;
/// From one dot of an inferred area to the next, in points.
pub const DOT_PERIOD_POINTS: f32 = 6.0;
/// Radius of those dots, in points.
pub const DOT_RADIUS_POINTS: f32 = 0.6;
/// Share of the opacity that ground has which nobody holds.
pub const NOBODY_OPACITY: f32 = 0.35;
/// Share of the opacity that inferred areas have.
pub const INFERRED_OPACITY: f32 = 0.82;
/// Share of the opacity that is left of what is filtered out.
pub const DIMMED_OPACITY: f32 = 0.15;
/// Share of the colour that is left of what is filtered out.
pub const DIMMED_SATURATION: f32 = 0.35;

/// Soft stripes are written as so many bands, each of one colour.
const PENDING_BANDS: u8 = 16;

/// What a surface is laid with.
#[derive(Clone, Debug, PartialEq)]
pub enum Fill {
    /// One colour.
    Flat(Rgba),
    /// Stripes side by side.
    Striped(Stripes),
    /// Dots on nothing; every other row is shifted by half.
    Dotted {
        /// Their colour.
        colour: Rgba,
        /// Where a dot's cell begins, in points.
        phase_points: [f32; 2],
    },
}

impl Fill {
    /// The same on an opaque ground, so that nothing shines through; dots stay as they are.
    #[must_use]
    pub fn on(&self, ground: Rgba) -> Self {
        match self {
            Fill::Flat(colour) => Fill::Flat(over(ground, *colour)),
            Fill::Striped(stripes) => {
                let opaque = |(width, colour): &(f32, Rgba)| {
                    (*width, over(ground, faded(*colour, stripes.opacity)))
                };
                Fill::Striped(Stripes {
                    opacity: 1.0,
                    bands: stripes.bands.iter().map(opaque).collect(),
                    ..*stripes
                })
            }
            Fill::Dotted { .. } => self.clone(),
        }
    }
}

/// Stripes of constant width, whatever the zoom.
#[derive(Clone, Debug, PartialEq)]
pub struct Stripes {
    /// The direction across the stripes, clockwise from the right.
    pub across_degrees: f32,
    /// Where the first band begins, measured across from the top left corner, in points.
    pub offset_points: f32,
    /// How much of the stripes is seen, from 0 to 1.
    pub opacity: f32,
    /// The bands in order, each with its width in points; they repeat.
    pub bands: Vec<(f32, Rgba)>,
}

impl Stripes {
    /// From one repetition to the next, in points.
    pub fn period_points(&self) -> f32 {
        self.bands.iter().map(|(width, _)| width).sum()
    }

    /// The unit vector across the stripes, y down.
    pub fn across(&self) -> [f32; 2] {
        let angle = self.across_degrees.to_radians();
        [angle.cos(), angle.sin()]
    }

    /// The colour at a point of the picture, with the opacity in it.
    pub fn colour_at(&self, [x, y]: [f32; 2]) -> Rgba {
        let [across_x, across_y] = self.across();
        let along = x * across_x + y * across_y - self.offset_points;
        let mut within = along.rem_euclid(self.period_points().max(f32::MIN_POSITIVE));
        let last = self.bands.last().map_or([0; 4], |band| band.1);
        let found = self.bands.iter().find(|(width, _)| {
            let is_here = within < *width;
            within -= width;
            is_here
        });
        faded(found.map_or(last, |band| band.1), self.opacity)
    }
}

/// The patterns' anchor: where the geometry's origin lies in the picture, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PatternAnchor(pub [f32; 2]);

/// A state as it is laid on the map: its fill, and what lies over it.
pub fn state_fills(
    style: &StateStyle,
    colours: &MapColours,
    is_inferred: bool,
    anchor: PatternAnchor,
) -> Vec<Fill> {
    if style.pattern == Pattern::Absent {
        return Vec::new();
    }
    let own = style
        .look
        .opacity_percent
        .map(|percent| f32::from(percent) / 100.0);
    let mut opacity = own.unwrap_or(colours.fill_opacity);
    if is_inferred {
        opacity *= INFERRED_OPACITY;
    }
    if style.dimmed {
        opacity *= DIMMED_OPACITY;
    }
    let tone = |colour: Rgba| if style.dimmed { greyed(colour) } else { colour };
    let mut fills = pattern_fills(style, colours, opacity, anchor, &tone);
    if is_inferred {
        let [x, y] = anchor.0;
        let share = if style.dimmed { DIMMED_OPACITY } else { 1.0 };
        fills.push(Fill::Dotted {
            colour: faded(tone(colours.inferred_dot), share),
            phase_points: [x, y].map(|at| at.rem_euclid(2.0 * DOT_PERIOD_POINTS)),
        });
    }
    fills
}

fn pattern_fills(
    style: &StateStyle,
    colours: &MapColours,
    opacity: f32,
    anchor: PatternAnchor,
    tone: &dyn Fn(Rgba) -> Rgba,
) -> Vec<Fill> {
    let count = usize::from(style.count).clamp(1, style.colours.len());
    let own: Vec<Rgba> = style.colours[..count].iter().map(|c| tone(*c)).collect();
    let striped = |across_degrees: f32, bands: Vec<(f32, Rgba)>| {
        vec![Fill::Striped(Stripes {
            across_degrees,
            offset_points: offset(anchor, across_degrees),
            opacity,
            bands,
        })]
    };
    let each = |width: f32| own.iter().map(|colour| (width, *colour)).collect();
    match style.pattern {
        Pattern::Absent => Vec::new(),
        Pattern::Solid => vec![Fill::Flat(faded(own[0], opacity))],
        Pattern::Nobody => vec![Fill::Flat(faded(own[0], opacity * NOBODY_OPACITY))],
        Pattern::Contested => striped(45.0, each(CONTESTED_STRIPE_POINTS)),
        Pattern::Shared => striped(-45.0, each(SHARED_STRIPE_POINTS)),
        Pattern::Unknown => {
            let line = over(own[0], tone(colours.unknown_hatch));
            striped(45.0, hatch(UNKNOWN_PERIOD_POINTS, own[0], line))
        }
        Pattern::Hatch => {
            let ink = tone(style.colours[1]);
            let degrees = hatch_degrees(style.count);
            striped(degrees, hatch(HATCH_PERIOD_POINTS, own[0], ink))
        }
        Pattern::Pending => striped(
            45.0,
            soft_bands(tone(style.colours[0]), tone(style.colours[1])),
        ),
    }
}

/// The direction across the lines of a print hatch, by its kind from 1.
pub fn hatch_degrees(kind: u8) -> f32 {
    match kind {
        0 | 1 => 45.0,
        2 => -45.0,
        3 => 0.0,
        _ => 90.0,
    }
}

/// A line in the middle of each period.
fn hatch(period: f32, ground: Rgba, line: Rgba) -> Vec<(f32, Rgba)> {
    let side = (period - HATCH_LINE_POINTS) / 2.0;
    vec![(side, ground), (HATCH_LINE_POINTS, line), (side, ground)]
}

fn soft_bands(from: Rgba, to: Rgba) -> Vec<(f32, Rgba)> {
    let width = PENDING_PERIOD_POINTS / f32::from(PENDING_BANDS);
    let band = |number: u8| {
        let middle = (f32::from(number) + 0.5) / f32::from(PENDING_BANDS);
        let wave = 0.5 - 0.5 * (middle * std::f32::consts::TAU).cos();
        let share = ((wave - 0.15) / 0.7).clamp(0.0, 1.0);
        let share = share * share * (3.0 - 2.0 * share);
        (width, mixed(from, to, share))
    };
    (0..PENDING_BANDS).map(band).collect()
}

/// Where the stripes begin, across them.
fn offset(PatternAnchor([x, y]): PatternAnchor, across_degrees: f32) -> f32 {
    match across_degrees {
        45.0 => (x + y) * FRAC_1_SQRT_2,
        -45.0 => (x - y) * FRAC_1_SQRT_2,
        0.0 => x,
        _ => y,
    }
}

/// The colour with a share of its opacity.
pub fn faded([r, g, b, a]: Rgba, share: f32) -> Rgba {
    [r, g, b, byte(f32::from(a) * share)]
}

/// The colour between two, in gamma space as the map mixes them.
pub fn mixed(from: Rgba, to: Rgba, share: f32) -> Rgba {
    [0, 1, 2, 3].map(|n| {
        let [from, to] = [from, to].map(|colour| f32::from(colour[n]));
        byte(from + (to - from) * share)
    })
}

/// What is seen where `above` lies over an opaque colour.
pub fn over(below: Rgba, above: Rgba) -> Rgba {
    let share = f32::from(above[3]) / 255.0;
    let [r, g, b, _] = mixed(below, above, share);
    [r, g, b, below[3]]
}

/// The colour of what is filtered out; luma of ITU-R BT.601.
fn greyed([r, g, b, a]: Rgba) -> Rgba {
    let grey = 0.299 * f32::from(r) + 0.587 * f32::from(g) + 0.114 * f32::from(b);
    let keep = |channel: u8| byte(grey + (f32::from(channel) - grey) * DIMMED_SATURATION);
    [keep(r), keep(g), keep(b), a]
}

/// The channel of a colour that a number is nearest to.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte"
)]
pub(super) fn byte(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripes_repeat_and_say_their_colour() {
        let stripes = Stripes {
            across_degrees: 0.0,
            offset_points: 2.0,
            opacity: 1.0,
            bands: vec![(4.0, [1, 1, 1, 255]), (4.0, [2, 2, 2, 255])],
        };
        let at = |x: f32| stripes.colour_at([x, 7.0])[0];
        assert_eq!(
            [at(2.5), at(5.5), at(6.5), at(9.5), at(10.5)],
            [1, 1, 2, 2, 1]
        );
        assert_eq!([at(1.5), at(-2.5)], [2, 1]);
    }

    #[test]
    fn soft_stripes_begin_with_what_is_left_and_reach_what_comes() {
        let bands = soft_bands([0, 0, 0, 255], [200, 200, 200, 255]);
        assert_eq!(bands.first().map(|band| band.1[0]), Some(0));
        assert_eq!(bands[bands.len() / 2].1[0], 200);
    }
}
