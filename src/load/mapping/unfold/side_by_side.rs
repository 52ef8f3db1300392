//! Lists that belong together: times in one property and what holds from each of them in others, as
//! JSON lists or as texts with signs between the parts.

use super::super::convention::{Convention, Numbers};
use super::super::names::time_name;
use super::super::time_value::Said;
use super::super::times;
use super::Member;
use super::state_shape::FeatureStates;
use crate::model::Feature;
use crate::model::properties::{for_each, readable};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Signs between the parts of a text.
const SIGNS: [char; 2] = [';', '|'];

/// Lists that belong together, the times first.
#[derive(Debug)]
pub(super) struct SideBySide {
    names: Vec<String>,
}

impl SideBySide {
    /// Finds lists of times, and lists that are as long in most features.
    pub(super) fn of(sample: &[&Feature]) -> Option<Self> {
        let lists: Vec<Vec<(String, Vec<String>)>> =
            sample.iter().map(|feature| lists_of(feature)).collect();
        let mut times: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for (name, list) in lists.iter().flatten() {
            let [dated, all] = times.entry(name).or_default();
            *all += 1;
            *dated += usize::from(are_dates(name, list));
        }
        let is_time = |name: &str| {
            times
                .get(name)
                .is_some_and(|[dated, all]| dated * 10 >= all * 9)
        };
        let mut named = times.iter().filter(|(name, _)| is_time(name));
        let time = named.next().map(|(name, _)| (*name).to_owned())?;
        let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut with_times, mut longest) = (0, 0);
        for lists in &lists {
            let Some((_, times)) = lists.iter().find(|(name, _)| *name == time) else {
                continue;
            };
            with_times += 1;
            longest = longest.max(times.len());
            for (name, _) in lists.iter().filter(|(_, list)| list.len() == times.len()) {
                *alike.entry(name).or_default() += 1;
            }
        }
        let mut names = vec![time.clone()];
        let others = alike
            .iter()
            .filter(|(name, count)| **name != time && *count * 2 >= with_times);
        names.extend(others.map(|(name, _)| (*name).to_owned()));
        let says_more = names.iter().any(|name| !is_time(name));
        (longest > 1 && says_more).then_some(Self { names })
    }

    /// The list of times.
    pub(super) fn first(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// The states of a feature: the parts of all lists that stand at one place.
    pub(super) fn split(&self, feature: &Feature) -> FeatureStates {
        let mut lists = lists_of(feature);
        lists.retain(|(name, _)| self.names.contains(name));
        let Some(times) = lists.iter().find(|(name, _)| *name == self.first()) else {
            return FeatureStates::default();
        };
        let most = times.1.len();
        let is_uneven = lists.iter().any(|(_, list)| list.len() != most);
        let states = (0..most).map(|n| {
            let at = |(name, list): &(String, Vec<String>)| {
                (
                    name.clone(),
                    list.get(n).cloned().unwrap_or_else(|| "null".to_owned()),
                )
            };
            lists.iter().map(at).collect()
        });
        let states: Vec<Vec<Member>> = states.collect();
        let mut common = Vec::new();
        for_each(&feature.properties, |name, value| {
            if !lists.iter().any(|(list, _)| list == name) {
                common.push((name.to_owned(), value.to_owned()));
            }
        });
        FeatureStates {
            common,
            states,
            is_uneven,
        }
    }
}

/// The lists of plain values that a feature has; none that has a value for each of its positions.
fn lists_of(feature: &Feature) -> Vec<(String, Vec<String>)> {
    let mut lists = Vec::new();
    let is_line = !feature.form.lines.0.is_empty();
    let positions = feature.form.position_count();
    for_each(&feature.properties, |name, value| {
        let list = parts(value).filter(|list| !is_line || list.len() != positions);
        if let Some(list) = list {
            lists.push((name.to_owned(), list));
        }
    });
    lists
}

/// The parts of a list of plain values; `None` where a value is no list.
fn parts(raw: &str) -> Option<Vec<String>> {
    if raw.starts_with('[') {
        let list: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
        let is_plain = |value: &&RawValue| !value.get().starts_with(['{', '[']);
        let is_list = !list.is_empty() && list.iter().all(is_plain);
        return is_list.then(|| list.iter().map(|value| value.get().to_owned()).collect());
    }
    if !raw.starts_with('"') || !raw.contains(['[', ';', '|']) {
        return None;
    }
    let text = readable(raw);
    let text = text.trim();
    if text.starts_with('[') {
        return parts(text);
    }
    let sign = SIGNS.into_iter().find(|sign| text.contains(*sign))?;
    let quoted = |part: &str| serde_json::Value::from(part.trim()).to_string();
    let is_full = text.split(sign).all(|part| !part.trim().is_empty());
    is_full.then(|| text.split(sign).map(quoted).collect())
}

/// Whether all parts are dates.
fn are_dates(name: &str, list: &[String]) -> bool {
    let is_named = time_name(name).is_some();
    list.iter().all(|raw| {
        let said = times::read(raw, Convention::default());
        let number = readable(raw).parse::<f64>().ok();
        let may_be = number.is_none_or(|n| {
            if is_named {
                Numbers::is_possible(n)
            } else {
                Numbers::is_probable(n)
            }
        });
        may_be && matches!(said, Said::One(_) | Said::Before(_) | Said::Stretch(..))
    })
}
