//! Names of columns that SQLite, PostgreSQL and Parquet can carry: not empty, not too long, each once whatever the case
//! of its letters.

use super::TypedColumn;
use std::collections::BTreeSet;

/// The longest name that PostgreSQL keeps, in bytes.
const LONGEST: usize = 63;

/// What the formats call a row's number and its shape.
const TAKEN: [&str; 3] = ["fid", "geom", "geometry"];

/// Gives columns names that can be carried; those that can keep theirs.
pub(super) fn settle(columns: &mut [TypedColumn]) {
    let mut taken: BTreeSet<String> = TAKEN.map(str::to_owned).into();
    for (n, column) in columns.iter_mut().enumerate() {
        let plain: String = column
            .name
            .chars()
            .map(|c| if c.is_control() { '_' } else { c })
            .collect();
        let stem = match plain.trim() {
            "" => format!("column_{}", n + 1),
            name => name.to_owned(),
        };
        let mut name = cut(&stem, LONGEST).to_owned();
        let mut count = 1;
        while !taken.insert(name.to_lowercase()) {
            count += 1;
            let ending = format!("_{count}");
            name = format!("{}{ending}", cut(&stem, LONGEST - ending.len()));
        }
        column.name = name;
    }
}

/// The beginning of a text, cut between characters.
fn cut(text: &str, most: usize) -> &str {
    let fits = (0..=text.len().min(most))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    &text[..fits.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::super::ColumnType;
    use super::*;
    use proptest::prelude::*;

    fn settled(names: &[&str]) -> Vec<String> {
        let mut columns: Vec<TypedColumn> = names
            .iter()
            .map(|name| TypedColumn {
                name: (*name).to_owned(),
                holds: ColumnType::Text,
            })
            .collect();
        settle(&mut columns);
        columns.into_iter().map(|column| column.name).collect()
    }

    #[test]
    fn usual_names_stay_and_others_are_made_different() {
        assert_eq!(
            settled(&["القوة", "name", "Name", "NAME", "geom", "", "a\nb"]),
            [
                "القوة",
                "name",
                "Name_2",
                "NAME_3",
                "geom_2",
                "column_6",
                "a_b"
            ]
        );
    }

    proptest! {
        #[test]
        fn every_name_is_one_of_its_own(names in prop::collection::vec("\\PC{0,80}|(a|A){60,70}|geom", 0..24)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let settled = settled(&names);
            let different: BTreeSet<String> = settled.iter().map(|name| name.to_lowercase()).collect();
            prop_assert_eq!(different.len(), names.len());
            for name in settled {
                prop_assert!(!name.is_empty() && name.len() <= LONGEST);
            }
        }
    }
}
