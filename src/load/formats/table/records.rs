//! The records of a table: what separates the fields, and the way back after a quotation mark that is
//! not closed.

use csv::StringRecord;

/// So much of a table is looked at to find what separates its fields, in bytes.
const SAMPLE: usize = 1 << 16;

/// Where equal, the first is taken.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A table begins within so many lines of titles.
const MOST_TITLES: usize = 12;

/// What separates the fields, and where the table begins: Excel may say it in a line of its own, and people
/// write titles above it.
pub(super) fn delimiter(text: &str) -> (u8, usize) {
    let (delimiter, start) = separator(text);
    match below_titles(&text[start..]) {
        Some((delimiter, below)) => (delimiter, start + below),
        None => (delimiter, start),
    }
}

/// Where the table begins below titles, lines with one field at the most, and what separates its fields: its
/// head has names in several columns and no number, and a record as wide follows.
fn below_titles(text: &str) -> Option<(u8, usize)> {
    if has_head(text, separator(text).0) {
        return None;
    }
    let mut start = next_line(text, 0);
    for _ in 0..MOST_TITLES {
        if start >= text.len() {
            return None;
        }
        let (delimiter, _) = separator(&text[start..]);
        let above = reader(&text[..start], delimiter).into_records();
        if above
            .filter_map(Result::ok)
            .any(|record| filled(&record) > 1)
        {
            return None;
        }
        if has_head(&text[start..], delimiter) {
            return Some((delimiter, start));
        }
        start = next_line(text, start);
    }
    None
}

/// Whether a table begins with the names of its columns.
fn has_head(text: &str, delimiter: u8) -> bool {
    let mut records = reader(text, delimiter)
        .into_records()
        .filter_map(Result::ok);
    let Some(head) = records.next() else {
        return false;
    };
    let is_number = |field: &str| field.trim().parse::<f64>().is_ok();
    let follows = records
        .next()
        .is_some_and(|row| row.len() == head.len() && filled(&row) > 1);
    filled(&head) > 2 && !head.iter().any(is_number) && follows
}

/// How many fields of a record say something.
fn filled(record: &StringRecord) -> usize {
    record
        .iter()
        .filter(|field| !field.trim().is_empty())
        .count()
}

fn separator(text: &str) -> (u8, usize) {
    let line = text.lines().next().unwrap_or("");
    if let Some([delimiter]) = line.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        let start = text.find('\n').map_or(text.len(), |end| end + 1);
        return (*delimiter, start);
    }
    let end = (0..=SAMPLE.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    let sample = &text[..end.unwrap_or(0)];
    // The last line of a sample may be cut.
    let whole = sample.rfind('\n').filter(|_| sample.len() < text.len());
    let sample = whole.map_or(sample, |end| &sample[..end]);
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let score = score(sample, delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    (best.1, 0)
}

/// How many records, in a thousand, have as many fields as the first, if that has several.
fn score(sample: &str, delimiter: u8) -> usize {
    let mut reader = reader(sample, delimiter);
    let widths = reader
        .records()
        .filter_map(Result::ok)
        .map(|record| record.len());
    let widths: Vec<usize> = widths.collect();
    match widths.first() {
        Some(first) if *first > 1 => {
            let equal = widths.iter().filter(|width| *width == first).count();
            1_000 * equal / widths.len()
        }
        _ => 0,
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// A record as it stands in the file.
#[derive(Debug)]
pub(super) struct RecordFound {
    pub(super) record: StringRecord,
    /// Where it begins.
    pub(super) start: usize,
    /// Whether a quotation mark that is not closed swallowed what follows it.
    pub(super) unclosed: bool,
}

impl RecordFound {
    /// Whether it has so many fields; empty ones too many, as spreadsheets write them, are dropped.
    pub(super) fn fit(&mut self, width: usize) -> bool {
        let more = self.record.iter().skip(width);
        if self.record.len() > width && more.into_iter().all(|field| field.trim().is_empty()) {
            self.record.truncate(width);
        }
        !self.unclosed && self.record.len() == width
    }
}

/// Reads record after record.
pub(super) struct Records<'t> {
    text: &'t str,
    delimiter: u8,
    reader: csv::Reader<&'t [u8]>,
    /// Where the reader's text begins in the file.
    base: usize,
    /// Where the first record begins.
    first: usize,
    /// Whether the text was written by us, so that every quotation mark is closed.
    is_written: bool,
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str, start: usize, delimiter: u8) -> Self {
        Self {
            text,
            delimiter,
            reader: reader(&text[start..], delimiter),
            base: start,
            first: start,
            is_written: false,
        }
    }

    /// The records of a text that a CSV writer of ours has written.
    pub(super) fn written(text: &'t str) -> Self {
        Self {
            is_written: true,
            ..Self::new(text, 0, b',')
        }
    }

    /// The same records from the first on, whatever has been read.
    pub(super) fn again(&self) -> Self {
        Self {
            is_written: self.is_written,
            ..Self::new(self.text, self.first, self.delimiter)
        }
    }

    /// The whole text.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    fn offset(&self) -> usize {
        let read = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        self.base.saturating_add(read).min(self.text.len())
    }

    /// The next record. Of one that swallowed lines which are records by themselves, only its first
    /// line.
    pub(super) fn next(
        &mut self,
        is_record: impl Fn(&StringRecord) -> bool,
    ) -> Option<RecordFound> {
        let before = self.offset();
        let rest = self.text.get(before..)?;
        let start = before + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let mut record = StringRecord::new();
        if !self.reader.read_record(&mut record).is_ok_and(|read| read) {
            return None;
        }
        let end = self.offset();
        let next_line = next_line(self.text, start);
        let unclosed =
            !self.is_written && end > next_line && self.holds_record(next_line, end, is_record);
        if unclosed {
            self.base = next_line;
            self.reader = reader(&self.text[next_line..], self.delimiter);
            let line = self.text[start..next_line].trim_end_matches(['\r', '\n']);
            record = line.split(char::from(self.delimiter)).collect();
        }
        Some(RecordFound {
            record,
            start,
            unclosed,
        })
    }

    /// Whether a line within this stretch is a record of its own.
    fn holds_record(
        &self,
        from: usize,
        to: usize,
        is_record: impl Fn(&StringRecord) -> bool,
    ) -> bool {
        let mut at = from;
        let mut record = StringRecord::new();
        while at < to {
            let next = next_line(self.text, at);
            let line = self.text.get(at..next).unwrap_or("");
            let read = reader(line, self.delimiter).read_record(&mut record);
            if read.is_ok_and(|read| read) && is_record(&record) {
                return true;
            }
            at = next;
        }
        false
    }
}

fn next_line(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or(&[]);
    memchr::memchr(b'\n', rest).map_or(text.len(), |end| at + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_found_by_content() {
        let cases = [
            ("a,b\n1,2\n", b','),
            ("name;lat;lon\nA;35,5;36,2\nB;35,6;36,3\n", b';'),
            ("a\tb\n1,2\t3\n", b'\t'),
            ("a|b\n1|2\n", b'|'),
            ("wkt\nPOINT(1 2)\n", b','),
        ];
        for (text, expected) in cases {
            assert_eq!(delimiter(text), (expected, 0), "{text}");
        }
        assert_eq!(delimiter("sep=|\na|b\n"), (b'|', 6));
        let titled = "Towns, 2014\n;;;\nname;lat;lon\nA;35,5;36,2\n";
        assert_eq!(delimiter(titled), (b';', 16));
        let headless = "yer;enlem;boylam\nA;35,5;36,2\nB;35,6;36,3\n";
        assert_eq!(delimiter(headless), (b';', 0));
        assert_eq!(
            delimiter("Towns\n;;\nname;lat;lon\nA;35,5;36,2\n"),
            (b';', 9)
        );
        assert_eq!(delimiter("\n\nwkt\n\"LINESTRING(1 2,3 4)\"\n"), (b',', 0));
    }
}
