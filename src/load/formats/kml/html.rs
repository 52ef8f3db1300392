//! What stands in a description that is HTML: the rows of a table of fields and values, as ArcGIS and
//! others write attributes there, and the rest as plain text.

use html5gum::{Token, Tokenizer};

/// What a description says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct HtmlDescription {
    /// The fields of its tables with their values.
    pub(super) fields: Vec<(String, String)>,
    /// What stands outside of them.
    pub(super) text: String,
}

/// Elements that begin a line of their own.
const BLOCKS: [&[u8]; 12] = [
    b"p", b"div", b"br", b"tr", b"table", b"li", b"ul", b"h1", b"h2", b"h3", b"h4", b"hr",
];

/// Elements whose text is not for readers.
const HIDDEN: [&[u8]; 4] = [b"style", b"script", b"head", b"title"];

/// Whether a text is written in HTML.
pub(super) fn is_html(text: &str) -> bool {
    let is_tag = |rest: &str| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        end > 0 && rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>')
    };
    text.match_indices('<')
        .any(|(at, _)| is_tag(&text[at + 1..]))
}

/// Reads a description.
pub(super) fn read(text: &str) -> HtmlDescription {
    let mut reading = HtmlReading::default();
    for token in Tokenizer::new(text).flatten() {
        match token {
            Token::StartTag(tag) => reading.open(&tag.name),
            Token::EndTag(tag) => reading.close(&tag.name),
            Token::String(text) => reading.say(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    HtmlDescription {
        fields: reading.fields,
        text: tidy(&reading.text),
    }
}

#[derive(Default)]
struct HtmlReading {
    fields: Vec<(String, String)>,
    text: String,
    /// The cells of the row that is being read, and whether each is a heading.
    row: Vec<(String, bool)>,
    /// Whether a cell is open.
    is_cell: bool,
    /// How many elements are open whose text is not for readers.
    hidden: usize,
}

impl HtmlReading {
    fn open(&mut self, name: &[u8]) {
        if HIDDEN.contains(&name) {
            self.hidden += 1;
        }
        match name {
            // A table within a cell: the row around it is no pair of field and value.
            b"table" | b"tr" => self.end_row(),
            b"td" | b"th" => {
                self.row.push((String::new(), name == b"th"));
                self.is_cell = true;
            }
            _ if BLOCKS.contains(&name) => self.say("\n"),
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        if HIDDEN.contains(&name) {
            self.hidden = self.hidden.saturating_sub(1);
        }
        match name {
            b"td" | b"th" => self.is_cell = false,
            b"tr" | b"table" => self.end_row(),
            _ if BLOCKS.contains(&name) => self.say("\n"),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        match self.row.last_mut().filter(|_| self.is_cell) {
            Some((cell, _)) => cell.push_str(text),
            None => self.text.push_str(text),
        }
    }

    /// Two cells are a field and its value, unless both are headings; any other row is text.
    fn end_row(&mut self) {
        self.is_cell = false;
        let row = std::mem::take(&mut self.row);
        let cells: Vec<(String, bool)> = row
            .into_iter()
            .map(|(text, is_heading)| (tidy(&text), is_heading))
            .collect();
        match &cells[..] {
            [(_, true), (_, true)] => {}
            [(name, _), (value, _)] if !name.is_empty() => {
                let value = match value.as_str() {
                    "<Null>" | "&lt;Null&gt;" => "",
                    value => value,
                };
                self.fields.push((name.clone(), value.to_owned()));
            }
            _ => {
                let texts: Vec<&str> = cells.iter().map(|(text, _)| text.as_str()).collect();
                let texts = texts.join(" ");
                if !texts.trim().is_empty() {
                    self.text.push('\n');
                    self.text.push_str(&texts);
                    self.text.push('\n');
                }
            }
        }
    }
}

/// Without spaces around lines and without empty lines.
fn tidy(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(String, String)> {
        read(text).fields
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn rows_of_two_cells_are_fields() {
        let table = "<html><head><style>td{}</style></head><table><tr><th>Field</th><th>Value</th></tr>\
            <tr><td>Control</td><td>SDF &amp; allies</td></tr><tr><td>Since<td>2017-10-17</table>";
        assert_eq!(
            fields(table),
            [pair("Control", "SDF & allies"), pair("Since", "2017-10-17")]
        );
        assert_eq!(read(table).text, "");
    }

    #[test]
    fn a_table_within_a_table_is_read() {
        let table = "<table><tr><td>الرقة</td></tr><tr><td><table><tr><td>القوة</td><td>قسد</td></tr>\
            <tr><td>Note</td><td>&lt;Null&gt;</td></tr></table></td></tr></table>";
        assert_eq!(fields(table), [pair("القوة", "قسد"), pair("Note", "")]);
        assert_eq!(read(table).text, "الرقة");
    }

    #[test]
    fn the_rest_is_plain_text() {
        let found =
            read("<b>Held</b> since<br>May &mdash; see <a href='https://example.org'>here</a>");
        assert_eq!(found.text, "Held since\nMay — see here");
        assert!(is_html("a<br/>b") && is_html("<b>x</b>"));
        for plain in ["", "a < b and c > d", "5 <6", "x", "<>"] {
            assert!(!is_html(plain), "{plain}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(<[a-z/]{0,6}>?|[a-z&;<>\" ]){0,60}") {
            read(&text);
        }
    }
}
