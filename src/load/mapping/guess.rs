//! The most probable mapping: what each property is, by its name and by its values. Where nothing
//! speaks for a property, nothing is guessed.
//!
//! - A time is found by `time_columns`; two dated files count as much as a beginning with an end.
//! - A force needs a telling name, or values most of which are forces that the program knows.
//! - A name needs a name that means one and texts that differ.
//! - An id needs a name that means one and values that differ, or come again through time.

use super::guess_forces::ForceScores;
use super::names::{self, BEGIN, ID, NAME, NAME_AR, height};
use super::{
    codes, dated, flags, identity, name_words, own_colours, rows, time_columns, validities,
};
use crate::model::{Column, Feature, FeatureCollection, Mapping, TimeFrom};
use std::collections::BTreeSet;

/// The most probable mapping. Where features have a history, its properties say what holds and when.
pub(crate) fn guess(
    collection: &FeatureCollection,
    columns: &[Column],
    states_of: &BTreeSet<String>,
) -> Mapping {
    let features = collection.features.len();
    let mut guess = Mapping::default();
    let states = state_columns(columns, states_of);
    time_columns::guess_time(&mut guess, collection, &states);
    if guess.time == TimeFrom::Nowhere {
        time_columns::guess_time(&mut guess, collection, columns);
    }
    let used = |guess: &Mapping, name: &str| {
        let named = [&guess.begin, &guess.end, &guess.force, &guess.force_ar];
        let is_named = named.iter().any(|used| used.as_deref() == Some(name));
        is_named || guess.force_columns.iter().any(|used| used == name)
    };
    // Codes are judged by what they stand for.
    let named = codes::named(collection, columns);
    let free = || named.iter().filter(|column| !used(&guess, &column.name));
    let forces = ForceScores::new(&named, features);
    let of_states = |column: &&Column| is_of_states(column, states_of);
    guess.force = best(free().filter(of_states), |column| forces.score(column))
        .or_else(|| best(free(), |column| forces.score(column)))
        .or_else(|| {
            best(free().filter(of_states), |column| {
                has_texts(column).then_some(1)
            })
        });
    if !guess
        .force
        .as_ref()
        .is_some_and(|name| forces.is_sure(name))
    {
        guess.force_columns = flags::guess(columns);
        if !guess.force_columns.is_empty() {
            guess.force = None;
        }
    }
    let is_told_apart = guess.force.is_some() || !guess.force_columns.is_empty();
    guess.own_colours = !is_told_apart && columns.iter().any(own_colours::holds_colours);
    guess.force_ar = guess
        .force
        .as_deref()
        .and_then(|name| forces.in_arabic(name));
    let free: Vec<&Column> = columns
        .iter()
        .filter(|column| !used(&guess, &column.name))
        .collect();
    let names = NameScores::new(columns, features);
    guess.name = best(free.iter().copied(), |column| names.score(column));
    guess.name_ar = arabic_name(&free, guess.name.as_deref());
    if guess.name.is_none() {
        guess.name = guess.name_ar.take();
    }
    let has_ids = collection
        .features
        .iter()
        .filter(|f| !f.id.is_empty())
        .count();
    // States got the number of their feature as its id.
    if has_ids * 10 < features * 9 || !states_of.is_empty() {
        let is_timed = guess.time != TimeFrom::Nowhere;
        let free = free
            .iter()
            .filter(|column| guess.name.as_deref() != Some(&column.name));
        guess.id = best(free.copied(), |column| id_score(column, features, is_timed));
    }
    if guess.time == TimeFrom::Properties && are_events(collection, columns, &guess) {
        guess.event_days = Some(Mapping::EVENT_DAYS);
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

/// Whether features are events, which are over once they have happened: points and lines with one date,
/// whose properties say so.
fn are_events(collection: &FeatureCollection, columns: &[Column], guess: &Mapping) -> bool {
    let has_ground = |feature: &Feature| !feature.form.polygons.0.is_empty();
    let begin = guess.begin.as_deref().filter(|_| guess.end.is_none());
    let is_said =
        |name: &str| names::rank(&OF_EVENTS, name).is_some() || names::has_word(name, &EVENT_WORDS);
    begin.is_some_and(|begin| !names::has_word(begin, &BEGIN))
        && columns.iter().any(|column| is_said(&column.name))
        && !collection.features.iter().any(has_ground)
}

/// Names of properties that only events have.
const OF_EVENTS: [&str; 10] = [
    "eventdate",
    "eventtype",
    "subeventtype",
    "eventid",
    "eventidcnty",
    "fatalities",
    "deathsa",
    "deathsb",
    "incidentdate",
    "typeofviolence",
];

/// Words in the names of properties that only events have.
const EVENT_WORDS: [&str; 35] = [
    "event",
    "events",
    "incident",
    "attack",
    "strike",
    "airstrike",
    "killed",
    "casualties",
    "حدث",
    "الحدث",
    "قتلي",
    "القتلي",
    "حادث",
    "الحادث",
    "حادثه",
    "الحادثه",
    "الحوادث",
    "الضحايا",
    "ضحايا",
    "incidents",
    "incidente",
    "evento",
    "evenement",
    "evenements",
    "victimes",
    "victimas",
    "muertos",
    "morts",
    "olay",
    "olu",
    "ereignis",
    "vorfall",
    "событие",
    "инцидент",
    "погибшие",
];

/// The columns of the states of features.
fn state_columns(columns: &[Column], of_states: &BTreeSet<String>) -> Vec<Column> {
    let columns = columns
        .iter()
        .filter(|column| is_of_states(column, of_states));
    columns.cloned().collect()
}

/// Whether a column is one of the states, or within one.
fn is_of_states(column: &Column, of_states: &BTreeSet<String>) -> bool {
    let name = column.name.as_str();
    let within = || {
        name.match_indices('.')
            .any(|(at, _)| of_states.contains(&name[..at]))
    };
    of_states.contains(name) || column.is_within && within()
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

/// Names of regions, which many areas have in common.
const OF_REGIONS: [&str; 12] = [
    "country",
    "region",
    "governorate",
    "province",
    "admin",
    "district",
    "المحافظه",
    "المنطقه",
    "departamento",
    "provincia",
    "state",
    "county",
];

/// What the deepest of several levels of names is worth at least.
const SURELY_NAMED: usize = NAME.len() * 10 + 100;

/// What a property that may be the name of an area is worth.
struct NameScores<'c> {
    columns: &'c [Column],
    features: usize,
    /// The most different texts that one of the columns has.
    most_distinct: usize,
}

impl<'c> NameScores<'c> {
    fn new(columns: &'c [Column], features: usize) -> Self {
        let texts = columns.iter().filter(|column| has_texts(column));
        Self {
            columns,
            features,
            most_distinct: texts.map(|column| column.distinct).max().unwrap_or(0),
        }
    }

    fn score(&self, column: &Column) -> Option<usize> {
        if !has_texts(column) {
            return None;
        }
        let base = self.base(column)?;
        // The best filled of those that read like it.
        Some((base * 1_000 * column.count / self.features.max(1)).max(1))
    }

    fn base(&self, column: &Column) -> Option<usize> {
        if let Some((level, what)) = names::ocha(&column.name) {
            // The deepest level names the area.
            let is_name = ["en", "name", "nameen", "fr", "es"].contains(&what.as_str());
            return is_name.then(|| SURELY_NAMED + usize::from(level));
        }
        if let Some(level) = name_words::name_level(&column.name) {
            return Some(NAME.len() * 10 - 30 + usize::from(level));
        }
        let named = height(&NAME, &column.name).map(|height| height * 10);
        // Surer than the name of a kind of place; the Arabic one beside another stands for itself alone.
        let by_words = height(&NAME, "zonename").unwrap_or(0) * 10 - 5;
        let is_second = named.is_none() && name_words::says_arabic(&column.name);
        let by_words = if is_second { 1 } else { by_words };
        if self.is_of_many(column) {
            return None;
        }
        let by_words = || name_words::says_name(&column.name).then_some(by_words);
        named.or_else(by_words).or_else(|| self.by_value(column))
    }

    /// What many areas have in common is where they lie, not what they are called.
    fn is_of_many(&self, column: &Column) -> bool {
        let is_of_region = OF_REGIONS.contains(&names::normal(&column.name).as_str());
        is_of_region && column.distinct * 3 < self.most_distinct
    }

    /// Without a telling name: texts of which each is another, and none of the columns has a telling name.
    fn by_value(&self, column: &Column) -> Option<usize> {
        const FEWEST: usize = 5;
        let is_named = |other: &Column| {
            has_texts(other)
                && !self.is_of_many(other)
                && (names::rank(&NAME, &other.name).is_some() || name_words::says_name(&other.name))
        };
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let is_word = |(text, _): &(String, usize)| {
            (3..60).contains(&letters(text)) && !text.contains("://") && !text.starts_with('#')
        };
        let differs = column.distinct * 10 >= column.count.min(Column::MOST_VALUES) * 9;
        let is_name = column.count >= FEWEST
            && differs
            && !name_words::says_id(&column.name)
            && names::rank(&ID, &column.name).is_none()
            && column.values.iter().all(is_word)
            && !self.columns.iter().any(is_named);
        is_name.then_some(1)
    }
}

/// Whether a column holds texts for the most part, which are no dates.
fn has_texts(column: &Column) -> bool {
    column.count > 0 && column.numbers * 2 < column.count && column.dates * 2 < column.count
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
    let stem = name.map(name_words::stem);
    best(others(), |column| {
        let is_sibling = || {
            let same = stem
                .as_ref()
                .is_some_and(|stem| *stem == name_words::stem(&column.name));
            (same && name_words::says_arabic(&column.name)).then_some(NAME_AR.len() + 1)
        };
        let rank = is_sibling().or_else(|| height(&NAME_AR, &column.name))?;
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
    let by_words = || name_words::says_id(&column.name).then_some(5);
    height(&ID, &column.name)
        .map(|height| height * 10)
        .or_else(by_words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceFile;

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
        guess(&collection, &columns, &BTreeSet::new())
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
