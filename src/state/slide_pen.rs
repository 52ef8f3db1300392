//! What the pointer does on a slide besides turning it: it shows as a point of light, or draws. Marks go with
//! the slide on which they were drawn.

/// The most lines on a slide, and points of a line.
const MOST_LINES: usize = 400;
const MOST_POINTS: usize = 4_000;

/// What the pointer is on a slide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PenKind {
    /// A pointer: a click goes on.
    #[default]
    Pointer,
    /// A point of light: a click goes on.
    Light,
    /// A marker: a drag draws.
    Marker,
}

/// The pointer on a slide, and what was drawn with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SlidePen {
    /// What it is.
    pub kind: PenKind,
    /// The lines, each of places as shares of the slide's width and height.
    lines: Vec<Vec<[f32; 2]>>,
}

impl SlidePen {
    /// The lines that were drawn.
    pub fn lines(&self) -> &[Vec<[f32; 2]>] {
        &self.lines
    }

    /// Draws on to a place, in shares of the slide; `begins` begins another line there.
    pub(super) fn draw(&mut self, at: [f32; 2], begins: bool) {
        if self.kind != PenKind::Marker || !at.iter().all(|share| share.is_finite()) {
            return;
        }
        if begins && self.lines.len() < MOST_LINES {
            self.lines.push(Vec::new());
        }
        if let Some(line) = self.lines.last_mut()
            && line.len() < MOST_POINTS
        {
            line.push(at.map(|share| share.clamp(0.0, 1.0)));
        }
    }

    /// Becomes something, or a pointer again; what is drawn goes when the marker is put away.
    pub(super) fn toggle(&mut self, kind: PenKind) {
        self.kind = if self.kind == kind {
            PenKind::Pointer
        } else {
            kind
        };
        if self.kind != PenKind::Marker {
            self.wipe();
        }
    }

    /// Takes away what was drawn.
    pub(super) fn wipe(&mut self) {
        self.lines.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_marker_draws_and_its_lines_go_with_it() {
        let mut pen = SlidePen::default();
        pen.draw([0.5, 0.5], true);
        pen.toggle(PenKind::Light);
        pen.draw([0.5, 0.5], true);
        assert!(pen.lines().is_empty());
        pen.toggle(PenKind::Marker);
        pen.draw([0.25, 2.0], true);
        pen.draw([f32::NAN, 0.0], false);
        pen.draw([0.5, 0.5], false);
        assert_eq!(pen.lines(), [vec![[0.25, 1.0], [0.5, 0.5]]]);
        pen.toggle(PenKind::Marker);
        assert_eq!(pen, SlidePen::default());
    }
}
