//! Colours for forces that have none of their own: each as far as can be from those already taken, to
//! eyes of every kind.

use crate::load::colour;
use crate::model::{Force, Rgb};

/// How many colours are looked at.
const CANDIDATES: usize = 240;

/// What the window marks a selection with, which no force may look like.
const ACCENTS: [Rgb; 2] = [[84, 62, 214], [150, 136, 255]];

/// Grounds of the map, from which a force must differ too: paper, deep grey-blue, the neutrals.
const GROUNDS: [Rgb; 4] = [[246, 242, 233], [48, 55, 65], [206, 202, 194], [82, 88, 98]];

/// Two colours that are nearer to each other, to some eye, are taken for one another.
const LEAST_APART: f64 = 8.0;

/// A colour, how it looks to each kind of eye, and its distance from the nearest that is taken.
type Candidate = (Rgb, [[f64; 3]; 3], f64);

/// How far apart two colours are to the eye that tells them apart least.
fn apart(a: &[[f64; 3]; 3], b: &[[f64; 3]; 3]) -> f64 {
    let distances = a.iter().zip(b).map(|(a, b)| colour::distance(*a, *b));
    distances.fold(f64::INFINITY, f64::min)
}

/// Whether two colours may be taken for one another.
pub(super) fn are_alike(a: Rgb, b: Rgb) -> bool {
    apart(&looks(a), &looks(b)) < LEAST_APART
}

/// Chooses colours, the n-th far from those before it.
pub(super) struct Chooser {
    candidates: Vec<Candidate>,
    /// How the colours of others look.
    beside: Vec<[[f64; 3]; 3]>,
}

impl Chooser {
    pub(super) fn new() -> Self {
        let candidate = |n| {
            let rgb = colour::nth(n);
            (rgb, looks(rgb), f64::INFINITY)
        };
        let mut chooser = Self {
            candidates: (0..CANDIDATES).map(candidate).collect(),
            beside: Vec::new(),
        };
        for other in GROUNDS.into_iter().chain(ACCENTS) {
            chooser.take(other);
        }
        chooser
    }

    /// Not to be taken for the forces that lie beneath. Where none of them is near, the same colours as
    /// without them: laying a file over another does not recolour it.
    pub(super) fn beside(forces: &[Force]) -> Self {
        let mut chooser = Self::new();
        for force in forces {
            chooser.take_beside(force.colour_light);
        }
        chooser
    }

    /// Somebody else has a colour, which must not be taken for one of ours.
    pub(super) fn take_beside(&mut self, taken: Rgb) {
        self.beside.push(looks(taken));
    }

    /// A colour is in use.
    pub(super) fn take(&mut self, taken: Rgb) {
        let taken = looks(taken);
        for (_, looks, nearest) in &mut self.candidates {
            *nearest = nearest.min(apart(looks, &taken));
        }
    }

    /// The next colour, on light paper and on dark.
    pub(super) fn choose(&mut self) -> (Rgb, Rgb) {
        let is_free = |looks: &[[f64; 3]; 3]| {
            let mut beside = self.beside.iter();
            !beside.any(|other| apart(looks, other) < LEAST_APART)
        };
        let free = self
            .candidates
            .iter()
            .filter(|(_, looks, nearest)| *nearest > 0.0 && is_free(looks));
        let farthest = |a: &&Candidate, b: &&Candidate| a.2.total_cmp(&b.2);
        let chosen = free.max_by(farthest);
        let chosen = chosen.or_else(|| self.candidates.iter().max_by(farthest));
        let rgb = chosen.map_or([128; 3], |candidate| candidate.0);
        self.take(rgb);
        (rgb, on_dark(rgb))
    }
}

/// A colour that can be seen on dark ground.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a channel between two channels"
)]
pub(super) fn on_dark(rgb: Rgb) -> Rgb {
    let lightness = colour::lab(rgb)[0];
    if lightness >= 40.0 {
        return rgb;
    }
    // As much white as brings it out of the dark.
    let part = ((40.0 - lightness) / 100.0).min(0.4);
    rgb.map(|channel| {
        let channel = f64::from(channel);
        (channel + (255.0 - channel) * part).round() as u8
    })
}

/// How a colour looks (CIE Lab) to most eyes, without red and without green receptors.
///
/// Machado, Oliveira, Fernandes, *A physiologically-based model for simulation of color vision
/// deficiency*, IEEE TVCG 15 (2009), full severity.
fn looks(rgb: Rgb) -> [[f64; 3]; 3] {
    const NO_RED: [[f64; 3]; 3] = [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ];
    const NO_GREEN: [[f64; 3]; 3] = [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ];
    let linear = colour::linear(rgb);
    let seen = |matrix: [[f64; 3]; 3]| {
        let row = |row: [f64; 3]| row.iter().zip(linear).map(|(a, b)| a * b).sum::<f64>();
        colour::lab_of_linear(matrix.map(row).map(|channel| channel.clamp(0.0, 1.0)))
    };
    [colour::lab_of_linear(linear), seen(NO_RED), seen(NO_GREEN)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dozen_forces_can_be_told_apart_by_every_eye() {
        let mut chooser = Chooser::new();
        let chosen: Vec<Rgb> = (0..12).map(|_| chooser.choose().0).collect();
        for (n, a) in chosen.iter().enumerate() {
            for b in &chosen[..n] {
                for (a, b) in looks(*a).iter().zip(looks(*b)) {
                    assert!(colour::distance(*a, b) > 8.0, "{chosen:?}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_lost_in_the_dark() {
        let mut chooser = Chooser::new();
        for _force in 0..60 {
            let (_, dark) = chooser.choose();
            assert!(colour::lab(dark)[0] > 30.0, "{dark:?}");
        }
    }
}
