//! The most probable mapping: what each property is, by its name and by its values. Where nothing
//! speaks for a property, nothing is guessed.
//!
//! - A time is found by `time_columns`; two dated files count as much as a beginning with an end.
//! - A force needs a telling name, or values most of which are forces that the program knows.
//! - A name needs a name that means one and texts that differ.
//! - An id needs a name that means one and values that differ, or come again through time.

use super::names::{self, FORCE, ID, NAME, NAME_AR, WEAK_FORCES};
use super::{dated, identity, known, rows, time_columns, validities};
use crate::model::{Column, FeatureCollection, Mapping, Status, TimeFrom};

/// More categories than this are no forces, unless the name says so.
const MOST_CATEGORIES: usize = 60;

/// The most probable mapping.
pub(crate) fn guess(collection: &FeatureCollection, columns: &[Column]) -> Mapping {
    let features = collection.features.len();
    let mut guess = Mapping::default();
    time_columns::guess_time(&mut guess, collection, columns);
    let used = |guess: &Mapping, name: &str| {
        [&guess.begin, &guess.end, &guess.force]
            .iter()
            .any(|used| used.as_deref() == Some(name))
    };
    let free = columns.iter().filter(|column| !used(&guess, &column.name));
    guess.force = best(free, |column| force_score(column, columns));
    let free: Vec<&Column> = columns
        .iter()
        .filter(|column| !used(&guess, &column.name))
        .collect();
    guess.name = best(free.iter().copied(), name_score);
    guess.name_ar = arabic_name(&free, guess.name.as_deref());
    if guess.name.is_none() {
        guess.name = guess.name_ar.take();
    }
    let has_ids = collection
        .features
        .iter()
        .filter(|f| !f.id.is_empty())
        .count();
    if has_ids * 10 < features * 9 {
        let is_timed = guess.time != TimeFrom::Nowhere;
        let free = free
            .iter()
            .filter(|column| guess.name.as_deref() != Some(&column.name));
        guess.id = best(free.copied(), |column| id_score(column, features, is_timed));
    }
    if guess.time == TimeFrom::Properties {
        let rows = rows::rows(collection, &guess);
        let dates = dated::dates(collection, &guess, &rows);
        let identities = identity::identities(collection, &guess, &rows, &dates);
        let is_period = guess.end.is_none();
        guess.end_counts =
            dates.has_ends() && validities::end_counts(&dates, &identities, is_period);
    }
    guess
}

/// The name of the column of the highest score; the first of several.
fn best<'c>(
    columns: impl Iterator<Item = &'c Column>,
    score: impl Fn(&Column) -> Option<usize>,
) -> Option<String> {
    let mut best: Option<(usize, &Column)> = None;
    for column in columns {
        if let Some(score) = score(column)
            && best.is_none_or(|(highest, _)| score > highest)
        {
            best = Some((score, column));
        }
    }
    best.map(|(_, column)| column.name.clone())
}

/// The place of a name counted from the end of a list, so that the surest is the highest.
fn height(list: &[&str], name: &str) -> Option<usize> {
    names::rank(list, name).map(|rank| list.len() - rank)
}

fn force_score(column: &Column, columns: &[Column]) -> Option<usize> {
    if column.count == 0 || is_own(column, columns) == Some(false) {
        return None;
    }
    if is_own(column, columns) == Some(true) {
        return Some(100_000);
    }
    let valued: usize = column.values.iter().map(|(_, count)| count).sum();
    let known = column
        .values
        .iter()
        .filter(|(text, _)| known::find(text).is_some());
    let known: usize = known.map(|(_, count)| count).sum();
    let by_value = known * 2 >= valued.max(1);
    let rank = names::rank(&FORCE, &column.name);
    let differing = column.distinct > 1;
    let repeating = column.distinct < column.count || column.count <= 12;
    let few = column.distinct <= MOST_CATEGORIES;
    let texts = column.numbers * 2 < column.count;
    let dates = column.dates * 2 > column.count;
    let named = match rank {
        _ if dates => false,
        Some(rank) if rank < WEAK_FORCES => column.distinct <= Column::MOST_VALUES / 2,
        // A number is a category where its name says so and it has few values.
        Some(_) => differing && repeating && few && (texts || column.distinct <= 20),
        None => false,
    };
    let height = height(&FORCE, &column.name).unwrap_or(0);
    (named || by_value).then_some(height * 10 + if by_value { 10_000 } else { 0 })
}

/// Whether this is the force of a file of ours (`Some(true)`), or the status beside it.
fn is_own(column: &Column, columns: &[Column]) -> Option<bool> {
    let named = |name: &str| columns.iter().find(|column| column.name == name);
    let (_, status) = (named(rows::OWN_FORCES)?, named(rows::OWN_STATUS)?);
    let word = |(text, _): &(String, usize)| Status::from_word(text).is_some();
    if status.values.is_empty() || !status.values.iter().all(word) {
        return None;
    }
    match column.name.as_str() {
        rows::OWN_FORCES => Some(true),
        rows::OWN_STATUS => Some(false),
        _ => None,
    }
}

fn name_score(column: &Column) -> Option<usize> {
    let texts =
        column.count > 0 && column.numbers * 2 < column.count && column.dates * 2 < column.count;
    if !texts {
        return None;
    }
    if let Some((level, what)) = names::ocha(&column.name) {
        // The deepest level names the area.
        let is_name = ["en", "name", "nameen", "fr", "es"].contains(&what.as_str());
        return is_name.then(|| 500 + usize::from(level));
    }
    height(&NAME, &column.name).map(|height| height * 10)
}

/// The Arabic name that goes with a name.
fn arabic_name(columns: &[&Column], name: Option<&str>) -> Option<String> {
    let others = || {
        columns
            .iter()
            .copied()
            .filter(|column| Some(column.name.as_str()) != name)
    };
    let others = || others().filter(|column| column.count > 0 && column.numbers * 2 < column.count);
    if let Some((level, _)) = name.and_then(names::ocha) {
        return best(others(), |column| {
            let (its_level, what) = names::ocha(&column.name)?;
            let is_arabic = ["ar", "name1", "namear"].contains(&what.as_str());
            (its_level == level && is_arabic).then_some(1)
        });
    }
    best(others(), |column| {
        let rank = height(&NAME_AR, &column.name)?;
        // Only in its own script: in other files name1 is anything.
        let arabic = column
            .values
            .iter()
            .any(|(text, _)| crate::text::has_arabic(text));
        arabic.then_some(rank)
    })
}

fn id_score(column: &Column, features: usize, is_timed: bool) -> Option<usize> {
    let everywhere = column.count * 10 >= features * 9 && column.count > 0;
    let most = column.count.min(Column::MOST_VALUES);
    let differs = column.distinct >= most;
    let comes_again = is_timed && column.distinct * 2 <= most;
    if !everywhere || !(differs || comes_again) {
        return None;
    }
    if let Some((level, what)) = names::ocha(&column.name) {
        return (what == "pcode").then(|| 500 + usize::from(level));
    }
    height(&ID, &column.name).map(|height| height * 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Feature, SourceFile};

    fn guessed(file: &str, features: &[&str]) -> Mapping {
        let collection = FeatureCollection {
            files: vec![SourceFile {
                name: file.to_owned(),
                ..SourceFile::default()
            }],
            features: features
                .iter()
                .map(|text| Feature {
                    properties: (*text).into(),
                    ..Feature::default()
                })
                .collect(),
        };
        let columns = super::super::columns(&collection);
        guess(&collection, &columns)
    }

    #[test]
    fn nothing_is_guessed_where_nothing_speaks_for_it() {
        let guess = guessed(
            "a.geojson",
            &[
                r#"{"x": 1, "y": "q", "population": 2015}"#,
                r#"{"x": 2, "y": "r"}"#,
            ],
        );
        assert_eq!(guess, Mapping::default());
        assert_eq!(guessed("a.geojson", &[]), Mapping::default());
    }

    #[test]
    fn columns_of_ocha() {
        let feature = r#"{"ADM1_EN": "Raqqa", "ADM3_EN": "Suluk", "ADM3_AR": "سلوك", "ADM3_PCODE": "SY1103", "date": "2020-01-01"}"#;
        let other = r#"{"ADM1_EN": "Raqqa", "ADM3_EN": "Ain Issa", "ADM3_AR": "عين عيسى", "ADM3_PCODE": "SY1104", "date": "2020-01-01"}"#;
        let guess = guessed("syr.geojson", &[feature, other]);
        assert_eq!(guess.name.as_deref(), Some("ADM3_EN"));
        assert_eq!(guess.name_ar.as_deref(), Some("ADM3_AR"));
        assert_eq!(guess.id.as_deref(), Some("ADM3_PCODE"));
        assert_eq!((guess.time, guess.force), (TimeFrom::Nowhere, None));
    }

    #[test]
    fn forces_are_found_by_name_and_by_value() {
        let force = |a: &str, b: &str| guessed("a.geojson", &[a, b]).force;
        assert_eq!(
            force(
                r#"{"control-territorial": "Guerrilla"}"#,
                r#"{"control-territorial": "Ejército"}"#
            )
            .as_deref(),
            Some("control-territorial")
        );
        assert_eq!(
            force(r#"{"zone": "HTS"}"#, r#"{"zone": "SDF"}"#).as_deref(),
            Some("zone")
        );
        assert_eq!(
            force(r#"{"جهة السيطرة": "قسد"}"#, r#"{"جهة السيطرة": "النظام"}"#).as_deref(),
            Some("جهة السيطرة")
        );
        assert_eq!(
            force(r#"{"type": "Polygon"}"#, r#"{"type": "Polygon"}"#),
            None
        );
        assert_eq!(
            force(
                r#"{"forces": "isis", "status": "control"}"#,
                r#"{"forces": "isis sdf", "status": "contested"}"#
            )
            .as_deref(),
            Some("forces")
        );
    }
}
