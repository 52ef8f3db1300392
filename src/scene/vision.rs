//! Colours as eyes without red, green or blue receptors see them, and how far apart two colours are
//! to each kind of eye.
//!
//! Machado, Oliveira and Fernandes, *A physiologically-based model for simulation of color vision
//! deficiency*, IEEE TVCG 15 (2009), full severity; differences are CIEDE2000.

use super::fill::byte;
use super::frame::{DisputedArea, MapColours, Rgba, Scene, StateStyle};
use palette::color_difference::Ciede2000;
use palette::{IntoColor, Lab, LinSrgb, Srgb};
use std::sync::Arc;

/// A kind of eye.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ColourVision {
    /// Most eyes.
    #[default]
    Usual,
    /// Without green receptors: the most frequent deficiency.
    Deuteranopia,
    /// Without red receptors.
    Protanopia,
    /// Without blue receptors.
    Tritanopia,
}

impl ColourVision {
    /// Every kind.
    pub const ALL: [ColourVision; 4] = [
        ColourVision::Usual,
        ColourVision::Deuteranopia,
        ColourVision::Protanopia,
        ColourVision::Tritanopia,
    ];

    /// Its word on the command line and in the tables of words.
    pub fn word(self) -> &'static str {
        match self {
            ColourVision::Usual => "usual",
            ColourVision::Deuteranopia => "deuteranopia",
            ColourVision::Protanopia => "protanopia",
            ColourVision::Tritanopia => "tritanopia",
        }
    }

    /// What it makes of linear red, green and blue, row by row.
    fn matrix(self) -> [[f32; 3]; 3] {
        match self {
            ColourVision::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            ColourVision::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            ColourVision::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            ColourVision::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }

    /// A colour as this eye sees it.
    pub fn seen(self, [r, g, b, a]: Rgba) -> Rgba {
        if self == ColourVision::Usual {
            return [r, g, b, a];
        }
        let seen: Srgb<u8> = Srgb::<f32>::from_linear(self.light([r, g, b])).into_format();
        [seen.red, seen.green, seen.blue, a]
    }

    /// The light that this eye makes of a colour.
    fn light(self, [r, g, b]: [u8; 3]) -> LinSrgb<f32> {
        let linear: LinSrgb<f32> = Srgb::new(r, g, b).into_format::<f32>().into_linear();
        let given = [linear.red, linear.green, linear.blue];
        let row = |row: [f32; 3]| {
            let sum: f32 = row.iter().zip(given).map(|(a, b)| a * b).sum();
            sum.clamp(0.0, 1.0)
        };
        let [red, green, blue] = self.matrix().map(row);
        LinSrgb::new(red, green, blue)
    }

    /// How far apart two opaque colours are to this eye: CIEDE2000, where 1 is just noticeable.
    pub fn difference(self, a: Rgba, b: Rgba) -> f32 {
        let lab = |[r, g, b, _]: Rgba| -> Lab { self.light([r, g, b]).into_color() };
        lab(a).difference(lab(b))
    }
}

/// Styles as they are, a kind of eye, and how it sees them.
type SeenStyles = (Arc<[StateStyle]>, ColourVision, Arc<[StateStyle]>);

/// The scene in the colours of one kind of eye. Kept between frames, so that nothing is sent anew.
#[derive(Default)]
pub struct VisionPreview {
    made: Option<SeenStyles>,
}

impl VisionPreview {
    /// Changes the colours of a scene. Fills shine through, so they are chosen such that they look
    /// right over the land.
    pub fn apply(&mut self, scene: &mut Scene, vision: ColourVision) {
        if vision == ColourVision::Usual {
            self.made = None;
            return;
        }
        let before = scene.colours;
        scene.colours = seen_map(&before, vision);
        let seen_sign = |sign: &DisputedArea| DisputedArea {
            colours: sign.colours.map(|colour| vision.seen(colour)),
            ..*sign
        };
        scene.disputed = scene.disputed.iter().map(seen_sign).collect();
        let kept = self
            .made
            .as_ref()
            .filter(|(given, of, _)| Arc::ptr_eq(given, &scene.states) && *of == vision);
        let states = match kept {
            Some((_, _, made)) => made.clone(),
            None => {
                let seen = |style: &StateStyle| StateStyle {
                    colours: style
                        .colours
                        .map(|colour| seen_fill(colour, &before, &scene.colours, vision)),
                    ..*style
                };
                let made: Arc<[StateStyle]> = scene.states.iter().map(seen).collect();
                self.made = Some((scene.states.clone(), vision, made.clone()));
                made
            }
        };
        scene.states = states;
    }
}

/// The fill whose mixture with the land as it is seen is the mixture as it is seen.
fn seen_fill(colour: Rgba, before: &MapColours, after: &MapColours, vision: ColourVision) -> Rgba {
    let share = before.fill_opacity.clamp(0.01, 1.0);
    let mixture = vision.seen(super::fill::mixed(before.land, colour, share));
    let [r, g, b] = [0, 1, 2].map(|n| {
        let (mixture, land) = (f32::from(mixture[n]), f32::from(after.land[n]));
        byte((mixture - land * (1.0 - share)) / share)
    });
    [r, g, b, colour[3]]
}

fn seen_map(colours: &MapColours, vision: ColourVision) -> MapColours {
    let seen = |colour| vision.seen(colour);
    MapColours {
        sea: seen(colours.sea),
        land: seen(colours.land),
        neighbour: seen(colours.neighbour),
        water: seen(colours.water),
        shore: seen(colours.shore),
        inner_border: seen(colours.inner_border),
        governorate: seen(colours.governorate),
        state_border: seen(colours.state_border),
        front: seen(colours.front),
        front_casing: seen(colours.front_casing),
        accent: seen(colours.accent),
        accent_casing: seen(colours.accent_casing),
        hover: seen(colours.hover),
        unknown_hatch: seen(colours.unknown_hatch),
        inferred_dot: seen(colours.inferred_dot),
        fill_opacity: colours.fill_opacity,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_those_of_the_published_pairs() {
        // White and black are 100 apart; a grey to its neighbour is almost nothing.
        let difference = |a, b| ColourVision::Usual.difference(a, b);
        let black_white = difference([0, 0, 0, 255], [255, 255, 255, 255]);
        assert!((black_white - 100.0).abs() < 0.1, "{black_white}");
        let step = difference([120, 120, 120, 255], [121, 121, 121, 255]);
        assert!(step > 0.1 && step < 0.6, "{step}");
    }

    #[test]
    fn eyes_without_green_take_a_red_and_a_green_for_one() {
        let [red, green] = [[200, 80, 60, 255], [116, 125, 60, 255]];
        let usual = ColourVision::Usual.difference(red, green);
        let without = ColourVision::Deuteranopia.difference(red, green);
        assert!(usual > 40.0 && without < usual / 2.0, "{usual} {without}");
    }

    #[test]
    fn neutrals_stay_neutral() {
        for vision in ColourVision::ALL {
            let [r, g, b, _] = vision.seen([128, 128, 128, 255]);
            assert!(r.abs_diff(128) < 3 && g.abs_diff(128) < 3 && b.abs_diff(128) < 3);
        }
    }
}
