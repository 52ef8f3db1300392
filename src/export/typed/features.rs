//! The features of foreign files as one table: a column for each property, of the type that all its values have, and the
//! days on which each feature holds as it is understood.

use super::{ColumnType, ShapeKind, TableShapes, TypedCell, TypedColumn, TypedRow, TypedTable};
use crate::export::progress::Progress;
use crate::model::properties::{for_each, readable};
use crate::model::{Day, Feature, Import};
use std::collections::HashMap;

/// So many digits of a number are kept in 64 bits with a point; in a column of such numbers, whole ones too.
const KEPT: usize = 15;

/// The features in longitude and latitude.
pub(super) fn table<'w>(import: &'w Import, progress: &Progress) -> TypedTable<'w> {
    let features = &import.collection.features;
    progress.expect(features.len());
    let found = Found::of(features);
    let has_times = import.validities.len() == features.len();
    let mut columns = Vec::new();
    let own = |name: &str, holds| {
        let is_taken = found
            .positions
            .keys()
            .any(|known| known.eq_ignore_ascii_case(name));
        let name = if is_taken {
            format!("feature_{name}")
        } else {
            name.to_owned()
        };
        TypedColumn { name, holds }
    };
    columns.push(own("id", ColumnType::Text));
    if has_times {
        columns.extend([own("start", ColumnType::Day), own("end", ColumnType::Day)]);
    }
    let forms = || features.iter().map(|feature| &feature.form);
    let shapes = TableShapes {
        kind: ShapeKind::of(forms()),
        has_heights: forms().any(|form| !form.heights.is_empty()),
    };
    let Found {
        positions,
        columns: of_files,
    } = found;
    let types: Vec<ColumnType> = of_files.iter().map(|column| column.holds).collect();
    columns.extend(of_files);
    let rows = features.iter().enumerate().map(move |(n, feature)| {
        let mut cells = vec![TypedCell::of_text(feature.id_text())];
        if has_times {
            let [start, end] = import.validities[n];
            cells.extend([start, end].map(|day| TypedCell::of_day(known(day))));
        }
        let first = cells.len();
        cells.resize(first + types.len(), TypedCell::Null);
        for_each(&feature.properties, |name, value| {
            if let Some(at) = positions.get(name) {
                cells[first + at] = cell(value, types[*at]);
            }
        });
        TypedRow {
            cells,
            form: feature.form.clone(),
        }
    });
    TypedTable {
        name: "features",
        columns,
        shapes: Some(shapes),
        rows: Box::new(rows),
    }
}

/// A day; `None` for the beginning and the end of all time.
fn known(day: Day) -> Option<Day> {
    (day != Day(i32::MIN) && day != Day(i32::MAX)).then_some(day)
}

/// The properties of all features, in the order of their first occurrence.
#[derive(Default)]
struct Found {
    positions: HashMap<String, usize>,
    columns: Vec<TypedColumn>,
}

impl Found {
    fn of(features: &[Feature]) -> Self {
        let mut found = Self::default();
        let mut types: Vec<Option<Seen>> = Vec::new();
        for feature in features {
            for_each(&feature.properties, |name, value| {
                let at = match found.positions.get(name) {
                    Some(at) => *at,
                    None => {
                        found.positions.insert(name.to_owned(), types.len());
                        found.columns.push(TypedColumn {
                            name: name.to_owned(),
                            holds: ColumnType::Text,
                        });
                        types.push(None);
                        types.len() - 1
                    }
                };
                if let Some(seen) = Seen::of(value) {
                    types[at] = Some(types[at].map_or(seen, |before| before.with(seen)));
                }
            });
        }
        for (column, seen) in found.columns.iter_mut().zip(types) {
            column.holds = seen.map_or(ColumnType::Text, |seen| seen.holds);
        }
        found
    }
}

/// What the values of a column are so far.
#[derive(Clone, Copy)]
struct Seen {
    holds: ColumnType,
    /// Whether a whole number is among them that would lose digits beside numbers with a point.
    has_long: bool,
}

impl Seen {
    /// What a value is; `None` of `null`. A number keeps its value, or it is a text.
    fn of(value: &str) -> Option<Self> {
        let holds = match value {
            "null" => return None,
            "true" | "false" => ColumnType::Boolean,
            _ => match (value.parse::<i64>(), value.parse::<f64>()) {
                (Ok(_), _) if value != "-0" => ColumnType::Integer,
                (_, Ok(number)) if number.is_finite() && !is_long(value) => ColumnType::Real,
                _ => ColumnType::Text,
            },
        };
        Some(Self {
            holds,
            has_long: holds == ColumnType::Integer && value.len() > KEPT,
        })
    }

    fn with(self, other: Self) -> Self {
        let has_long = self.has_long || other.has_long;
        let holds = match (self.holds, other.holds) {
            (a, b) if a == b => a,
            (ColumnType::Integer, ColumnType::Real) | (ColumnType::Real, ColumnType::Integer)
                if !has_long =>
            {
                ColumnType::Real
            }
            _ => ColumnType::Text,
        };
        Self { holds, has_long }
    }
}

/// Whether a number has more digits than are kept; two more are what programs write of a number of 64 bits.
fn is_long(value: &str) -> bool {
    let mantissa = value.split(['e', 'E']).next().unwrap_or_default();
    let digits = mantissa
        .trim_start_matches(['-', '0', '.'])
        .bytes()
        .filter(u8::is_ascii_digit);
    digits.count() > KEPT + 2
}

fn cell(value: &str, holds: ColumnType) -> TypedCell<'_> {
    let read = match holds {
        _ if value == "null" => return TypedCell::Null,
        ColumnType::Boolean => value.parse().ok().map(TypedCell::Boolean),
        ColumnType::Integer => value.parse().ok().map(TypedCell::Integer),
        ColumnType::Real => value.parse().ok().map(TypedCell::Real),
        ColumnType::Text | ColumnType::Day => None,
    };
    // An empty text is one that the file gives.
    read.unwrap_or_else(|| TypedCell::Text(readable(value).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types(objects: &[&str]) -> Vec<(String, ColumnType)> {
        let features: Vec<Feature> = objects
            .iter()
            .map(|text| Feature {
                properties: (*text).into(),
                ..Feature::default()
            })
            .collect();
        let found = Found::of(&features);
        found
            .columns
            .into_iter()
            .map(|column| (column.name, column.holds))
            .collect()
    }

    #[test]
    fn a_column_has_the_type_that_all_its_values_have() {
        let found = types(&[
            r#"{"a": 1, "b": 1.5, "c": true, "d": 1, "e": null, "f": 12345678901234567890}"#,
            r#"{"a": 2, "b": 2, "c": false, "d": "x", "e": null, "g": [1, 2], "h": 0.1234567890123456789, "i": 9007199254740993}"#,
            r#"{"i": 0.5}"#,
        ]);
        let expected = [
            ("a", ColumnType::Integer),
            ("b", ColumnType::Real),
            ("c", ColumnType::Boolean),
            ("d", ColumnType::Text),
            ("e", ColumnType::Text),
            ("f", ColumnType::Text),
            ("g", ColumnType::Text),
            ("h", ColumnType::Text),
            ("i", ColumnType::Text),
        ];
        assert_eq!(
            found,
            expected.map(|(name, holds)| (name.to_owned(), holds))
        );
    }
}
