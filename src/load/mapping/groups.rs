//! Files as groups that are understood in one way: each its own, but the dated files of one series are one.
//!
//! A series is what is called the same but for its dates, in one folder; or dated files of all kinds of
//! names whose features have the same properties.

use super::file_dates;
use super::layers::{stem, tell_apart, undated};
use crate::model::properties::for_each;
use crate::model::{Day, Feature, FeatureCollection, FileGroup};
use std::collections::{BTreeMap, BTreeSet};

/// How many dated files of different names are a series at least.
const FEWEST_UNLIKE: usize = 3;

/// The groups of some files, and the files in the order of their groups.
pub(crate) fn groups(collection: FeatureCollection) -> (FeatureCollection, Vec<FileGroup>) {
    let lists = lists(&collection);
    let order: Vec<usize> = lists.iter().flatten().copied().collect();
    let is_in_order = order.iter().copied().eq(0..order.len());
    let names = names(&collection, &lists);
    let collection = if is_in_order {
        collection
    } else {
        collection.in_order(&order)
    };
    let features = |end: usize| {
        let features = &collection.features;
        features.partition_point(|feature| usize::from(feature.file) < end)
    };
    let mut first = 0;
    let groups = lists.iter().zip(names).map(|(list, name)| {
        let files = first..first + list.len();
        first = files.end;
        FileGroup {
            name,
            features: features(files.start)..features(files.end),
            files,
            ..FileGroup::default()
        }
    });
    let groups = groups.collect();
    (collection, groups)
}

/// The files of each group by their positions, in the order of the first of each.
fn lists(collection: &FeatureCollection) -> Vec<Vec<usize>> {
    let files = &collection.files;
    let dated: Vec<Option<(Day, String)>> = files
        .iter()
        .map(|file| {
            let (date, rest) = file_dates::date_of(&file.name)?;
            Some((date.first, series_key(&file.name, &rest)))
        })
        .collect();
    let mut of_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, dated) in dated.iter().enumerate() {
        if let Some((_, key)) = dated {
            of_key.entry(key).or_default().push(n);
        }
    }
    let unlike = unlike_series(collection, &dated, &of_key);
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut lists = Vec::new();
    for (n, dated) in dated.iter().enumerate() {
        if taken.contains(&n) {
            continue;
        }
        let series = match dated {
            Some(_) if unlike.contains(&n) => unlike.clone(),
            Some((_, key)) => of_key.get(key.as_str()).cloned().unwrap_or_else(|| vec![n]),
            None => vec![n],
        };
        taken.extend(series.iter().copied());
        lists.push(series);
    }
    lists
}

/// What the files of one series have in common: the folder, and the letters of the name without its date.
fn series_key(path: &str, rest: &str) -> String {
    let letters = |text: &str| -> String {
        let lower = text.chars().flat_map(char::to_lowercase);
        lower.filter(|c| c.is_alphabetic()).collect()
    };
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let is_in_name = file_dates::date_of(name).is_some();
    let folder = path.strip_suffix(name).filter(|_| is_in_name).unwrap_or("");
    format!("{folder}\u{1f}{}", letters(stem(rest)))
}

/// Dated files that are called each its own, where their dates differ and their features have the same
/// properties.
fn unlike_series(
    collection: &FeatureCollection,
    dated: &[Option<(Day, String)>],
    of_key: &BTreeMap<&str, Vec<usize>>,
) -> Vec<usize> {
    let mut alone: Vec<usize> = of_key
        .values()
        .filter_map(|list| match list.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
        .collect();
    alone.sort_unstable();
    let days: BTreeSet<Day> = alone
        .iter()
        .filter_map(|n| dated[*n].as_ref().map(|(day, _)| *day))
        .collect();
    if alone.len() < FEWEST_UNLIKE || days.len() < alone.len() {
        return Vec::new();
    }
    let properties: Vec<BTreeSet<String>> = alone
        .iter()
        .map(|n| first_properties(collection, *n))
        .collect();
    let is_alike = properties.windows(2).all(|pair| {
        let common = pair[0].intersection(&pair[1]).count();
        common > 0 && common * 2 >= pair[0].len().max(pair[1].len())
    });
    if is_alike { alone } else { Vec::new() }
}

/// The names of the properties of a file's first feature, in small letters.
fn first_properties(collection: &FeatureCollection, file: usize) -> BTreeSet<String> {
    let is_of_it = |feature: &&Feature| usize::from(feature.file) == file;
    let mut names = BTreeSet::new();
    if let Some(first) = collection.features.iter().find(is_of_it) {
        for_each(&first.properties, |name, _| {
            names.insert(name.to_lowercase());
        });
    }
    names
}

/// What the groups are called, each otherwise.
fn names(collection: &FeatureCollection, lists: &[Vec<usize>]) -> Vec<String> {
    let paths = lists
        .iter()
        .map(|list| collection.files[list[0]].name.as_str());
    let paths: Vec<&str> = paths.collect();
    let names = lists
        .iter()
        .zip(&paths)
        .map(|(list, path)| match list.len() {
            1 => stem(path).to_owned(),
            _ => undated(path),
        });
    tell_apart(names.collect(), &paths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceFile;

    fn grouped(files: &[(&str, &str)]) -> Vec<(String, usize)> {
        let file = |name: &str| SourceFile {
            name: name.to_owned(),
            ..SourceFile::default()
        };
        let feature = |(file, properties): (u16, &str)| Feature {
            file,
            properties: properties.into(),
            ..Feature::default()
        };
        let collection = FeatureCollection {
            files: files.iter().map(|(name, _)| file(name)).collect(),
            features: (0..)
                .zip(files)
                .map(|(n, (_, text))| feature((n, text)))
                .collect(),
        };
        let (collection, groups) = groups(collection);
        assert_eq!(
            groups.last().map(|group| group.features.end),
            Some(collection.features.len())
        );
        let groups = groups.into_iter();
        groups
            .map(|group| (group.name, group.files.len()))
            .collect()
    }

    #[test]
    fn a_series_is_one_and_what_lies_between_is_another() {
        let groups = grouped(&[
            ("set/control_2016-01.geojson", ""),
            ("set/events_2016-01.csv", ""),
            ("set/control_2016-02.geojson", ""),
            ("set/events_2016-02.csv", ""),
            ("set/roads.kml", ""),
        ]);
        let expected = [("control", 2), ("events", 2), ("roads", 1)];
        assert_eq!(
            groups,
            expected.map(|(name, count)| (name.to_owned(), count))
        );
    }

    #[test]
    fn names_that_drift_are_a_series_where_the_properties_agree() {
        let properties = r#"{"name": 1, "control": 2}"#;
        let files = [
            "front 2016-01.kml",
            "2016-02 final.geojson",
            "map_mar_2016.csv",
        ];
        let alike = files.map(|name| (name, properties));
        assert_eq!(grouped(&alike).len(), 1);
        let mut unlike = alike;
        unlike[1].1 = r#"{"road": 1}"#;
        assert_eq!(grouped(&unlike).len(), 3);
    }
}
