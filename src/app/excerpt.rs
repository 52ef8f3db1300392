//! The text around a place in a file, read on a thread of its own and never as a whole: a line may be
//! longer than all memory.

use super::job::{AtEnd, Unwatched, Worker};
use crate::model::FilePlace;
use crate::state::Origin;
use crate::state::problems::{Excerpt, ExcerptLine, NoExcerpt};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Component, Path, PathBuf};

/// Lines before and after the one that is meant.
const AROUND: u32 = 3;

/// Characters of a line that are shown before and after the column that is meant.
const BEFORE: usize = 60;
const AFTER: usize = 120;

/// A file is looked through up to this many bytes: 4 GiB.
const MOST_BYTES: u64 = 1 << 32;

/// Reads excerpts; the newest wins. One that is given up reads on to its end, which nobody waits for.
pub(super) type ExcerptReader = Worker<(), Excerpt, Unwatched>;

/// A reader that reads nothing yet.
pub(super) fn reader() -> ExcerptReader {
    Worker::new("excerpt", AtEnd::Leave)
}

/// The text around the place of a problem.
pub(super) fn read_around(origins: &[Origin], problem: usize, place: &FilePlace) -> Excerpt {
    let lines = read(origins, place);
    Excerpt { problem, lines }
}

fn read(origins: &[Origin], place: &FilePlace) -> Result<Vec<ExcerptLine>, NoExcerpt> {
    let path = find(origins, &place.file).ok_or(NoExcerpt::NotOnDisk)?;
    let line = place.line.ok_or(NoExcerpt::Changed)?;
    // In a table the column is the number of the field.
    let is_table = [".csv", ".tsv"]
        .iter()
        .any(|end| place.file.to_lowercase().ends_with(end));
    let column = place.column.filter(|_| !is_table);
    let refused = |error: io::Error| NoExcerpt::Refused(error.kind(), error.to_string());
    let file = File::open(path).map_err(refused)?;
    let mut reader = BufReader::with_capacity(1 << 18, file.take(MOST_BYTES));
    if is_no_text(reader.fill_buf().map_err(refused)?) {
        return Err(NoExcerpt::NotText);
    }
    let lines = around(&mut reader, line, column).map_err(refused)?;
    match lines.iter().any(|line| line.is_meant) {
        true => Ok(lines),
        false if reader.get_ref().limit() == 0 => Err(NoExcerpt::TooLarge),
        false => Err(NoExcerpt::Changed),
    }
}

/// The file on the disk that a problem names.
fn find(origins: &[Origin], name: &str) -> Option<PathBuf> {
    let is_inside = Path::new(name)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let candidates = origins.iter().filter_map(Origin::path).flat_map(|path| {
        let itself =
            path.file_name().is_some_and(|last| last == name) || path.display().to_string() == name;
        let folder = if path.is_dir() {
            Some(path)
        } else {
            // A data set may be opened by its `dataset.json`, and tables lie beside a file.
            path.parent()
        };
        let inside = folder.filter(|_| is_inside).map(|folder| folder.join(name));
        itself.then(|| path.to_owned()).into_iter().chain(inside)
    });
    candidates.into_iter().find(|path| path.is_file())
}

/// Whether the beginning of a file says that it is packed, or not in UTF-8.
fn is_no_text(start: &[u8]) -> bool {
    let signs: [&[u8]; 4] = [&[0x1f, 0x8b], b"PK\x03\x04", &[0xff, 0xfe], &[0xfe, 0xff]];
    signs.iter().any(|sign| start.starts_with(sign))
        || start.iter().take(512).any(|byte| *byte == 0)
}

/// The line that is meant with those around it; of a long line the part around the column.
fn around(
    reader: &mut impl BufRead,
    line: u32,
    column: Option<u32>,
) -> io::Result<Vec<ExcerptLine>> {
    let first = line.saturating_sub(AROUND).max(1);
    for _before in 1..first {
        if !skip_line(reader)? {
            return Ok(Vec::new());
        }
    }
    let mut lines = Vec::new();
    for number in first..=line.saturating_add(AROUND) {
        let is_meant = number == line;
        let column = column.filter(|_| is_meant);
        let at = column.map_or(0, |column| column.saturating_sub(1) as usize);
        let from = at.saturating_sub(BEFORE);
        let Some(bytes) = part_of_line(reader, from, at + AFTER)? else {
            break;
        };
        lines.push(excerpt_line(
            number,
            is_meant,
            &bytes,
            from,
            column.map(|_| at),
        ));
    }
    Ok(lines)
}

/// Passes over a line; `false` at the end of the file.
fn skip_line(reader: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(false);
        }
        if let Some(end) = memchr::memchr(b'\n', buffer) {
            reader.consume(end + 1);
            return Ok(true);
        }
        let all = buffer.len();
        reader.consume(all);
    }
}

/// The characters of the next line from one number up to another; `None` at the end of the file.
fn part_of_line(reader: &mut impl BufRead, from: usize, to: usize) -> io::Result<Option<Vec<u8>>> {
    let mut part = Vec::new();
    // The number of the character that a byte belongs to, from 1; 0 before the first.
    let mut count = 0_usize;
    let mut is_first = true;
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok((!is_first).then_some(part));
        }
        is_first = false;
        let end = memchr::memchr(b'\n', buffer);
        for byte in &buffer[..end.unwrap_or(buffer.len())] {
            // Every byte but those that go on with a character of UTF-8.
            count += usize::from(byte & 0b1100_0000 != 0b1000_0000);
            if count > to {
                break;
            }
            if count > from {
                part.push(*byte);
            }
        }
        let all = buffer.len();
        reader.consume(end.map_or(all, |end| end + 1));
        if end.is_some() {
            return Ok(Some(part));
        }
    }
}

fn excerpt_line(
    number: u32,
    is_meant: bool,
    bytes: &[u8],
    from: usize,
    column: Option<usize>,
) -> ExcerptLine {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_end_matches('\r').trim_start_matches('\u{feff}');
    // Tabs and the like have no width of their own here.
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let lead = if from > 0 { "…" } else { "" };
    let mark = column.and_then(|column| {
        let (at, c) = text.char_indices().nth(column - from)?;
        Some(lead.len() + at..lead.len() + at + c.len_utf8())
    });
    ExcerptLine {
        number,
        text: format!("{lead}{text}"),
        is_meant,
        mark: mark.unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, line: u32, column: Option<u32>) -> Vec<ExcerptLine> {
        // A small buffer, so that lines and characters are cut.
        let mut reader = BufReader::with_capacity(7, text.as_bytes());
        around(&mut reader, line, column).expect("bytes in memory")
    }

    #[test]
    fn three_lines_stand_before_and_after() {
        let text = "1\n2\n3\n4\r\nقلعة\n6\n7\n8\n9\n";
        let found = lines(text, 5, Some(2));
        let numbers: Vec<u32> = found.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [2, 3, 4, 5, 6, 7, 8]);
        let meant = &found[3];
        assert!(meant.is_meant);
        assert_eq!(&meant.text[meant.mark.clone()], "ل");
        assert_eq!(found[2].text, "4");
    }

    #[test]
    fn of_a_long_line_the_part_around_the_column_is_shown() {
        let text = format!("{}X{}\nend", "ق".repeat(5_000), "y".repeat(5_000));
        let found = lines(&text, 1, Some(5_001));
        assert_eq!(&found[0].text[found[0].mark.clone()], "X");
        assert_eq!(found[0].text.chars().count(), 1 + BEFORE + AFTER);
        assert_eq!(found[1].text, "end");
    }

    #[test]
    fn a_line_that_is_not_there_is_not_shown() {
        assert!(lines("1\n2\n", 9, None).is_empty());
        assert!(lines("", 1, None).is_empty());
        assert!(!lines("1\n2\n", 4, None).iter().any(|line| line.is_meant));
    }

    #[test]
    fn files_are_found_by_the_names_that_problems_have() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("changes.csv");
        std::fs::write(&path, "id\nx\n").expect("written");
        for origin in [
            folder.path().to_owned(),
            path.clone(),
            folder.path().join("dataset.json"),
        ] {
            let found = find(&[Origin::Path(origin)], "changes.csv");
            assert_eq!(found.as_ref(), Some(&path));
        }
        let origins = [Origin::Path(folder.path().join("maps"))];
        assert_eq!(find(&origins, "../changes.csv"), None);
        let place = FilePlace::file("changes.csv").line(2);
        let origins = [Origin::Path(path.clone())];
        let lines = read(&origins, &place).expect("lines");
        assert_eq!(lines[1].text, "x");
        std::fs::write(&path, [0x1f, 0x8b, 0]).expect("written");
        assert_eq!(read(&origins, &place), Err(NoExcerpt::NotText));
        assert_eq!(read(&[], &place), Err(NoExcerpt::NotOnDisk));
    }
}
