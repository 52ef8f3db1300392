//! Tables of other people: CSV with any separator, coordinates in columns, WKT, GeoJSON or WKB.
//!
//! All but the column of geometries become properties. A column whose every value is a number as JSON
//! writes it stays one, digit for digit; everything else is text, so that `007` is not 7.

mod columns;
mod geo_column;
mod grids;
mod numbers;
mod records;

use super::feature_sink::FeatureSink;
use super::members::{MemberNames, is_number, quote};
use super::shape::{self, Fault, Shape};
use super::steps::Steps;
use super::wkt_text;
use crate::model::{Code, Feature, Part};
use columns::CoordinateColumns;
use csv::StringRecord;
use records::Records;

/// So many records are looked at before it is decided what the columns are.
const SAMPLE: usize = 100;

/// So many columns are named where none has coordinates.
const MOST_NAMED: usize = 12;

/// Reads the text of a table.
pub(super) fn read(text: &str, intake: &mut FeatureSink<'_>) {
    let (delimiter, start) = records::delimiter(text);
    read_records(Records::new(text, start, delimiter), None, intake);
}

/// Reads a table that another reader has written as text with commas; `places` has the line of each
/// record in the file that it comes from, 0 where that has none.
pub(super) fn read_written(text: &str, places: &[u32], intake: &mut FeatureSink<'_>) {
    read_records(Records::written(text), Some(places), intake);
}

fn read_records<'t>(records: Records<'t>, places: Option<&'t [u32]>, intake: &mut FeatureSink<'_>) {
    let mut sample = records.again();
    let Some(first) = sample.next(|_| false).map(|found| found.record) else {
        let name = intake.file().name.clone();
        let place = intake.place(0, 0);
        let problem = intake.problems.warning(Code::EmptyFile, place);
        problem.case("of", "table").with("file", name);
        return;
    };
    let width = first.len();
    let rows = std::iter::from_fn(|| sample.next(|_| false)).map(|found| found.record);
    let rows: Vec<StringRecord> = rows.filter(|r| r.len() == width).take(SAMPLE).collect();
    let found = Head::of(&first, &rows, intake);
    let is_loose = found.is_none();
    let head = found.unwrap_or_else(|| Head {
        names: distinct(first.iter()),
        places: CoordinateColumns::default(),
        skip: 1,
    });
    let mut table = RecordTable {
        numeric: vec![true; width],
        head,
        records,
        lines: places,
        is_loose,
    };
    table.find_numbers();
    table.rows(intake);
}

/// What the columns are.
struct Head {
    names: Vec<String>,
    places: CoordinateColumns,
    /// How many records stand before the data.
    skip: usize,
}

impl Head {
    /// Finds it; names what is missing, and what is a guess.
    fn of(
        first: &StringRecord,
        rows: &[StringRecord],
        intake: &mut FeatureSink<'_>,
    ) -> Option<Self> {
        let tags = rows.first().filter(|row| columns::are_tags(row));
        let data = &rows[usize::from(tags.is_some())..];
        let by_name = CoordinateColumns::by_name(first, data);
        let by_tag = || tags.and_then(|tags| CoordinateColumns::by_name(tags, data));
        let names = distinct(first.iter());
        if let Some(places) = by_name
            .or_else(by_tag)
            .or_else(|| CoordinateColumns::by_content(data))
        {
            let has_names = !columns::is_data(first, &places);
            return Some(Self {
                names: if has_names {
                    names
                } else {
                    numbered(first.len())
                },
                places,
                skip: usize::from(has_names) * (1 + usize::from(tags.is_some())),
            });
        }
        let mut all = vec![first.clone()];
        all.extend_from_slice(data);
        if let Some(places) = CoordinateColumns::without_names(&all) {
            let place = intake.place(1, 0);
            let problem = intake.problems.warning(Code::GuessedColumns, place);
            let number = |n: usize| (n + 1).to_string();
            let (x, y) = places.plane.unwrap_or_default();
            problem.with("x", number(x)).with("y", number(y));
            return Some(Self {
                names: numbered(first.len()),
                places,
                skip: 0,
            });
        }
        let mut seen: Vec<String> = names.into_iter().take(MOST_NAMED).collect();
        if first.len() > MOST_NAMED {
            seen.push("…".to_owned());
        }
        let place = intake.place(1, 0);
        let problem = intake.problems.error(Code::NoCoordinates, place);
        problem.with("columns", seen.join(", "));
        None
    }
}

/// Names that are all different and none empty.
fn distinct<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut known = MemberNames::default();
    let names = names.enumerate().map(|(n, name)| match name.trim() {
        "" => known.distinct(&format!("column_{}", n + 1)),
        name => known.distinct(name),
    });
    names.collect()
}

fn numbered(count: usize) -> Vec<String> {
    (1..=count).map(|n| format!("column_{n}")).collect()
}

struct RecordTable<'t> {
    head: Head,
    /// The columns whose every value is a number.
    numeric: Vec<bool>,
    records: Records<'t>,
    /// The lines of the records, where the text does not tell them.
    lines: Option<&'t [u32]>,
    /// Whether no column says where a row is.
    is_loose: bool,
}

impl<'t> RecordTable<'t> {
    fn records(&self) -> Records<'t> {
        self.records.again()
    }

    fn next(&self, records: &mut Records<'t>) -> Option<records::RecordFound> {
        let width = self.head.names.len();
        records.next(|record| record.len() == width && self.head.places.has_place(record))
    }

    /// Sees which columns hold numbers only.
    fn find_numbers(&mut self) {
        let mut records = self.records();
        let mut numeric = std::mem::take(&mut self.numeric);
        let mut n = 0;
        while let Some(found) = self.next(&mut records) {
            n += 1;
            if n <= self.head.skip || found.unclosed {
                continue;
            }
            for (is_numeric, field) in numeric.iter_mut().zip(&found.record) {
                *is_numeric = *is_numeric && (field.is_empty() || is_number(field));
            }
            if !numeric.contains(&true) {
                break;
            }
        }
        self.numeric = numeric;
    }

    /// Says from which grid the positions come.
    fn tell_grid(&self, intake: &mut FeatureSink<'_>) {
        let places = &self.head.places;
        let name = match (places.zone, places.grid) {
            (Some(_), _) => "UTM",
            (None, Some(_)) if places.plane.is_none() => "MGRS",
            _ => return,
        };
        let place = intake.place(1, 0);
        intake
            .problems
            .note(Code::ConvertedCrs, place)
            .with("name", name);
    }

    fn rows(&self, intake: &mut FeatureSink<'_>) {
        self.tell_grid(intake);
        let keys = self.head.names.iter().map(|name| {
            let mut key = String::new();
            quote(name, &mut key);
            key.push(':');
            key
        });
        let keys: Vec<String> = keys.collect();
        let mut records = self.records();
        let mut steps = Steps::new(records.text());
        for _ in 0..self.head.skip {
            self.next(&mut records);
        }
        let mut number = self.head.skip;
        while let Some(mut found) = self.next(&mut records) {
            let own = self
                .lines
                .map(|lines| lines.get(number).copied().unwrap_or(0));
            number += 1;
            if found.record.iter().all(|field| field.trim().is_empty()) {
                continue;
            }
            let line = own.unwrap_or_else(|| steps.place(found.start).0);
            if !found.fit(keys.len()) {
                if self.is_loose {
                    continue;
                }
                let case = if found.unclosed { "unclosed" } else { "width" };
                let place = intake.place(line, 0);
                let problem = intake.problems.error(Code::BrokenLine, place);
                problem.case("case", case);
                problem.with("fields", found.record.len());
                problem.with("columns", keys.len());
                continue;
            }
            let feature = Feature {
                line,
                column: 1,
                properties: self.properties(&keys, &found.record).into(),
                ..Feature::default()
            };
            if !self.add(feature, &found.record, intake) {
                return;
            }
        }
    }

    fn properties(&self, keys: &[String], record: &StringRecord) -> String {
        let mut text = String::with_capacity(record.as_slice().len() + 16 * keys.len());
        text.push('{');
        for (n, field) in record.iter().enumerate() {
            if self.head.places.geometry == Some(n) {
                continue;
            }
            if text.len() > 1 {
                text.push(',');
            }
            text.push_str(&keys[n]);
            match field {
                "" => text.push_str("null"),
                number if self.numeric[n] => text.push_str(number),
                other => quote(other, &mut text),
            }
        }
        text.push('}');
        text
    }

    fn add(&self, feature: Feature, record: &StringRecord, intake: &mut FeatureSink<'_>) -> bool {
        if self.is_loose {
            return intake.add_loose(feature);
        }
        let places = &self.head.places;
        let field = |n: usize| record.get(n).unwrap_or("").trim();
        let geometry = places.geometry.map(field).filter(|text| !text.is_empty());
        if let Some(text) = geometry {
            if let Some(system) = geo_column::system(text) {
                wkt_text::declare(&system, feature.line, intake);
            }
            return shape::add(feature, geo_column::shape(text), intake);
        }
        match places.position(record) {
            Ok(Some([x, y])) => {
                let mut shape = Shape::default();
                shape.part(Part::Point);
                shape.point([x, y, f64::NAN]);
                shape::add(feature, Ok(shape), intake)
            }
            Ok(None) => {
                let place = intake.place(feature.line, 0);
                intake.problems.error(Code::RowWithoutPlace, place);
                intake.add(feature)
            }
            Err(text) => shape::add(feature, Err(Fault::Position(text)), intake),
        }
    }
}
