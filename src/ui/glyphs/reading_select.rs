//! A selection across paragraphs: how pointer and keys change it, and what it copies. It must not
//! know where paragraphs stand or how a selection is painted.

use std::ops::Range;

use super::reading::Paragraph;

/// A caret in a column of paragraphs; ordered as the text is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Byte in its text.
    pub offset: usize,
}

/// What is selected: from where it was begun to where it is now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TextSelection {
    /// Where it was begun.
    pub anchor: Spot,
    /// The end that moves.
    pub head: Spot,
}

impl TextSelection {
    /// Nothing, at `spot`.
    pub(super) fn at(spot: Spot) -> Self {
        Self {
            anchor: spot,
            head: spot,
        }
    }

    /// Everything.
    pub(super) fn all(paragraphs: &[Paragraph<'_>]) -> Self {
        let last = paragraphs.len().saturating_sub(1);
        Self {
            anchor: Spot::default(),
            head: Spot {
                paragraph: last,
                offset: paragraphs.last().map_or(0, |p| p.text.len()),
            },
        }
    }

    /// A range of one paragraph.
    pub(super) fn of(paragraph: usize, range: &Range<usize>) -> Self {
        let spot = |offset| Spot { paragraph, offset };
        Self {
            anchor: spot(range.start),
            head: spot(range.end),
        }
    }

    /// Whether nothing is selected.
    pub(super) fn is_empty(&self) -> bool {
        self.anchor == self.head
    }

    /// The bytes of a paragraph of `length` that are selected.
    pub(super) fn within(&self, paragraph: usize, length: usize) -> Range<usize> {
        let (first, last) = self.ordered();
        if paragraph < first.paragraph || paragraph > last.paragraph {
            return 0..0;
        }
        let start = if paragraph == first.paragraph {
            first.offset
        } else {
            0
        };
        let end = if paragraph == last.paragraph {
            last.offset
        } else {
            length
        };
        start.min(length)..end.min(length)
    }

    /// The selected text in logical order, a line for each paragraph.
    pub(super) fn text(&self, paragraphs: &[Paragraph<'_>]) -> String {
        let (first, last) = self.ordered();
        let mut text = String::new();
        for index in first.paragraph..=last.paragraph {
            let Some(paragraph) = paragraphs.get(index) else {
                break;
            };
            if index > first.paragraph {
                text.push('\n');
            }
            let range = self.within(index, paragraph.text.len());
            text.push_str(paragraph.text.get(range).unwrap_or(""));
        }
        text
    }

    fn ordered(&self) -> (Spot, Spot) {
        (self.anchor.min(self.head), self.anchor.max(self.head))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Style;

    #[test]
    fn a_selection_copies_in_logical_order_whichever_way_it_was_made() {
        let paragraphs = ["الرقة SDF", "", "منبج"].map(|text| Paragraph {
            text,
            style: Style::new(16.0),
            marks: Vec::new(),
            found: &[],
        });
        let spot = |paragraph, offset| Spot { paragraph, offset };
        let forward = TextSelection {
            anchor: spot(0, 11),
            head: spot(2, 4),
        };
        assert_eq!(forward.text(&paragraphs), "SDF\n\nمن");
        let backward = TextSelection {
            anchor: forward.head,
            head: forward.anchor,
        };
        assert_eq!(backward.text(&paragraphs), forward.text(&paragraphs));
        assert_eq!(
            TextSelection::all(&paragraphs).text(&paragraphs),
            "الرقة SDF\n\nمنبج"
        );
        assert!(TextSelection::at(spot(1, 0)).text(&paragraphs).is_empty());
    }
}
