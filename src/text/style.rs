//! How a text should look. It must not know fonts by name (see `font`) nor colours (the painter's).

use std::hash::{Hash, Hasher};

use super::directions::Direction;

/// A pair of families, one for each script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Noto Sans with Noto Sans Arabic: buttons, labels, tables, the map.
    Interface,
    /// Noto Naskh Arabic with Noto Sans: running text of sources.
    Reading,
}

/// To which side of its box a line is set, in terms of its own direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// The side where reading begins: left for Latin, right for Arabic.
    Start,
    /// The middle.
    Center,
    /// The side where reading ends.
    End,
}

/// How a text should look; also the key under which its layout is kept.
#[derive(Clone, Debug)]
pub struct Style {
    /// Size of the type in points.
    pub size: f32,
    /// The pair of families.
    pub face: Face,
    /// Bold rather than regular.
    pub bold: bool,
    /// Base direction of every paragraph; `None`: of each by its first strong character.
    pub direction: Option<Direction>,
    /// Alignment of the lines within the box.
    pub align: Align,
    /// Distance of two baselines as a multiple of `size`; `None`: 1.7 for text that has Arabic
    /// letters, 1.4 otherwise.
    pub line_height: Option<f32>,
}

impl Style {
    /// Regular interface type of `size` points, aligned to its start, direction by its first
    /// strong character.
    #[must_use]
    pub fn new(size: f32) -> Self {
        Self {
            size,
            face: Face::Interface,
            bold: false,
            direction: None,
            align: Align::Start,
            line_height: None,
        }
    }

    /// The same in bold.
    #[must_use]
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// The same in the face for running text.
    #[must_use]
    pub fn reading(mut self) -> Self {
        self.face = Face::Reading;
        self
    }

    /// The same with a declared base direction.
    #[must_use]
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// The same with another alignment.
    #[must_use]
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// The same with baselines `multiple` × size apart.
    #[must_use]
    pub fn line_height(mut self, multiple: f32) -> Self {
        self.line_height = Some(multiple);
        self
    }

    /// Everything that decides the layout, as bits, so that styles can be keys.
    fn key(&self) -> (u32, Face, bool, Option<Direction>, Align, Option<u32>) {
        (
            self.size.to_bits(),
            self.face,
            self.bold,
            self.direction,
            self.align,
            self.line_height.map(f32::to_bits),
        )
    }
}

impl PartialEq for Style {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Style {}

impl Hash for Style {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_styles_are_equal_keys() {
        assert_eq!(Style::new(14.0).bold(), Style::new(14.0).bold());
        assert_ne!(Style::new(14.0), Style::new(14.0).reading());
        assert_ne!(Style::new(14.0), Style::new(14.5));
        assert_eq!(Style::new(f32::NAN), Style::new(f32::NAN));
    }
}
