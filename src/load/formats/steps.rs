//! Lines and columns of offsets that only go forward, so that a file of one line costs one pass.

use crate::load::lines::number;

/// Walks through a text.
#[derive(Debug)]
pub(super) struct Steps<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Steps<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            column: 1,
        }
    }

    /// Line and column of an offset, from 1; of one before the last that was asked for, the last's.
    pub(super) fn place(&mut self, offset: usize) -> (u32, u32) {
        let between = self.text.as_bytes().get(self.at..offset).unwrap_or(&[]);
        let lines = memchr::memchr_iter(b'\n', between).count();
        if lines > 0 {
            self.line += lines;
            self.column = 1;
        }
        let tail = memchr::memrchr(b'\n', between).map_or(between, |end| &between[end + 1..]);
        // Every character has one byte that does not continue another.
        self.column += tail.iter().filter(|b| (**b & 0xC0) != 0x80).count();
        self.at += between.len();
        (number(self.line), number(self.column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_count_as_people_do() {
        let text = "a\nحلب x\r\ny";
        let mut steps = Steps::new(text);
        let place = |steps: &mut Steps<'_>, c| steps.place(text.find(c).expect("it is there"));
        assert_eq!(place(&mut steps, 'a'), (1, 1));
        assert_eq!(place(&mut steps, 'ل'), (2, 2));
        assert_eq!(place(&mut steps, 'x'), (2, 5));
        assert_eq!(place(&mut steps, 'y'), (3, 1));
        assert_eq!(steps.place(0), (3, 1));
        assert_eq!(steps.place(usize::MAX), (3, 1));
    }
}
