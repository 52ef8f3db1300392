//! Coordinates of any nesting, read straight into flat lists.

use super::cursor::{JsonCursor, Step};
use super::faults::Faults;
use crate::model::Code;
use geo::Coord;

/// Nested arrays of positions, flat: the positions, and where arrays end among them.
#[derive(Debug, Default)]
pub(super) struct Flat {
    /// The positions.
    pub(super) xy: Vec<Coord<f64>>,
    /// The third number of each, NaN where it has none; empty where none has one.
    pub(super) z: Vec<f64>,
    /// The arrays that are no positions, by their ends.
    pub(super) ends: Vec<PositionEnd>,
    /// How deep the positions are nested, themselves included; `None` where there is none.
    pub(super) depth: Option<usize>,
    /// Where something stands at another depth than the first position, or is no array.
    pub(super) uneven: Option<usize>,
    /// Where the first coordinate is written as a text.
    pub(super) texts: Option<usize>,
    /// Where the first position of more than three numbers is.
    pub(super) long: Option<usize>,
    /// Where the first height is no number.
    pub(super) height: Option<usize>,
    begun: Vec<usize>,
}

/// The end of an array.
#[derive(Clone, Copy, Debug)]
pub(super) struct PositionEnd {
    /// How deep it is nested, itself included.
    pub(super) depth: usize,
    /// How many positions there are up to its end.
    pub(super) upto: usize,
    /// The offset of its beginning.
    pub(super) at: usize,
}

impl Flat {
    /// Reads an array; the cursor stands before it.
    pub(super) fn read(&mut self, cursor: &mut JsonCursor<'_>, faults: &mut Faults) -> Step<()> {
        self.clear();
        loop {
            if cursor.after_space() == b'[' {
                self.begun.push(cursor.at);
                cursor.at += 1;
                match cursor.after_space() {
                    b'[' => continue,
                    b']' => {
                        cursor.at += 1;
                        self.end();
                    }
                    _ => self.position(cursor, faults)?,
                }
            } else {
                self.uneven.get_or_insert(cursor.at);
                cursor.value()?;
            }
            loop {
                if self.begun.is_empty() {
                    return Ok(());
                }
                if cursor.next_element()? {
                    break;
                }
                self.end();
            }
        }
    }

    fn clear(&mut self) {
        let Self {
            xy, z, ends, begun, ..
        } = std::mem::take(self);
        *self = Self {
            xy,
            z,
            ends,
            begun,
            ..Self::default()
        };
        self.xy.clear();
        self.z.clear();
        self.ends.clear();
        self.begun.clear();
    }

    fn end(&mut self) {
        let (depth, upto) = (self.begun.len(), self.xy.len());
        if let Some(at) = self.begun.pop() {
            self.ends.push(PositionEnd { depth, upto, at });
        }
    }

    /// Reads a position whose bracket has been stepped over.
    #[inline]
    fn position(&mut self, cursor: &mut JsonCursor<'_>, faults: &mut Faults) -> Step<()> {
        let depth = self.begun.len();
        let at = self.begun.pop().unwrap_or(cursor.at);
        let mut numbers = [f64::NAN; 3];
        let mut count = 0;
        let mut bad = None;
        loop {
            let from = cursor.at;
            let number = match cursor.after_space() {
                b'0'..=b'9' | b'-' => cursor.number()?.value(cursor.text),
                _ => self.odd_number(cursor)?,
            };
            if let Some(place) = numbers.get_mut(count) {
                *place = number;
            }
            if !number.is_finite() && bad.is_none() {
                bad = Some((count, from..cursor.at));
            }
            count += 1;
            if !cursor.next_element()? {
                break;
            }
        }
        if depth != *self.depth.get_or_insert(depth) {
            self.uneven.get_or_insert(at);
        }
        if count > 3 {
            self.long.get_or_insert(at);
        }
        match bad {
            Some((0 | 1, range)) => {
                let text = cursor.text[range]
                    .trim()
                    .chars()
                    .take(40)
                    .collect::<String>();
                let problem = faults.error(Code::BadPosition, at);
                problem.case("why", "no-number").with("text", text);
                return Ok(());
            }
            Some((2, _)) => {
                self.height.get_or_insert(at);
                numbers[2] = f64::NAN;
            }
            _ => {}
        }
        if count < 2 {
            faults.error(Code::BadPosition, at).case("why", "short");
            return Ok(());
        }
        self.push(numbers, count > 2);
        Ok(())
    }

    #[inline]
    fn push(&mut self, [x, y, z]: [f64; 3], high: bool) {
        if high || !self.z.is_empty() {
            self.z.resize(self.xy.len(), f64::NAN);
            self.z.push(z);
        }
        self.xy.push(Coord { x, y });
    }

    /// What stands where a number should: a text that may hold one, or anything else.
    fn odd_number(&mut self, cursor: &mut JsonCursor<'_>) -> Step<f64> {
        let range = cursor.value()?;
        match cursor.text.as_bytes()[range.start] {
            b'"' => {
                let text = cursor.plain(&range);
                let number = text.trim().parse().unwrap_or(f64::NAN);
                if number.is_finite() {
                    self.texts.get_or_insert(range.start);
                }
                Ok(number)
            }
            b'[' | b'{' => {
                self.uneven.get_or_insert(range.start);
                Ok(f64::NAN)
            }
            _ => Ok(f64::NAN),
        }
    }
}
