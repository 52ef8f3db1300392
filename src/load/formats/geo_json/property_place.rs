//! Where a property of a feature stands in its file, for whoever finds something wrong with it.

use super::cursor::{JsonCursor, Step};
use super::ruler::Ruler;
use memchr::memchr;

/// Finds properties, for features in the order of the file, so that the text is walked through once.
pub(in crate::load) struct PropertyPlaces<'t> {
    text: &'t str,
    at: Ruler,
}

impl<'t> PropertyPlaces<'t> {
    pub(in crate::load) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: Ruler::START,
        }
    }

    /// Line and column of the value of a property of the feature that begins at a line and column;
    /// `None` where it has none, or stands before the last one that was asked for.
    pub(in crate::load) fn find(
        &mut self,
        [line, column]: [u32; 2],
        name: &str,
    ) -> Option<[u32; 2]> {
        self.go_to([line, column])?;
        let value = property(self.text, self.at.at, name).ok().flatten()?;
        let place = self.at.at(self.text, value);
        Some([place.line, place.column])
    }

    fn go_to(&mut self, [line, column]: [u32; 2]) -> Option<()> {
        let mut at = self.at.at;
        for _ in self.at.line..line {
            at += memchr(b'\n', self.text.as_bytes().get(at..)?)? + 1;
        }
        let from = if line > self.at.line {
            1
        } else {
            self.at.column
        };
        let ahead = column.checked_sub(from).filter(|_| line >= self.at.line)?;
        let mut letters = self.text.get(at..)?.char_indices();
        at += letters.nth(ahead as usize)?.0;
        self.at = self.at.at(self.text, at);
        Some(())
    }
}

/// Where the value of a property of the feature that begins at an offset begins.
fn property(text: &str, at: usize, name: &str) -> Step<Option<usize>> {
    let mut cursor = JsonCursor::new(text, at);
    for wanted in ["properties", name] {
        if !cursor.eat(b'{') {
            return Ok(None);
        }
        let mut first = true;
        loop {
            match cursor.key(first)? {
                None => return Ok(None),
                Some(key) if key == wanted => break,
                Some(_) => cursor.value()?,
            };
            first = false;
        }
    }
    Ok(Some(cursor.at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_found_where_they_stand() {
        let text = "[{\"id\":1, \"properties\": {\"ا\": 2,\n \"b\":\n3}},\n {\"properties\":null}, {\"properties\":{\"b\":[\"\\q\"]}}]";
        let mut places = PropertyPlaces::new(text);
        assert_eq!(places.find([1, 2], "b"), Some([3, 1]));
        assert_eq!(places.find([1, 2], "ا"), Some([1, 31]));
        assert_eq!(places.find([4, 2], "b"), None);
        assert_eq!(places.find([4, 23], "b"), Some([4, 42]));
        assert_eq!(places.find([1, 2], "b"), None, "it lies behind");
        assert_eq!(places.find([9, 9], "b"), None);
    }
}
