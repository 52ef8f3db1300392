//! A date in parts: a column of years, one of months, and perhaps one of days, as `iyear`, `imonth` and `iday`. They
//! are put together, since a year alone says far less.

use super::super::convention::Convention;
use super::super::names::{BEGIN, END, TIME};
use super::super::names::{normal, time_rank};
use super::super::time_value::Said;
use super::super::times;
use super::state_shape::FeatureStates;
use super::{Member, names_beside};
use crate::model::Feature;
use crate::model::properties::{for_each, property, readable};
use std::collections::BTreeSet;

/// Words for the parts, with which the names of their columns end or begin.
const YEAR: [&str; 12] = [
    "year",
    "yr",
    "annee",
    "ano",
    "anio",
    "jahr",
    "yil",
    "год",
    "рік",
    "السنه",
    "سنه",
    "العام",
];
const MONTH: [&str; 10] = [
    "month",
    "mois",
    "mes",
    "monat",
    "ay",
    "месяц",
    "місяць",
    "الشهر",
    "شهر",
    "mon",
];
const DAY: [&str; 10] = [
    "day",
    "jour",
    "dia",
    "tag",
    "gun",
    "день",
    "اليوم",
    "يوم",
    "dayofmonth",
    "dy",
];

/// What the date is called in the rows.
const DATE: &str = "date";

/// Columns that are one date together.
#[derive(Debug)]
pub(super) struct DateParts {
    year: String,
    month: String,
    day: Option<String>,
}

impl DateParts {
    /// Finds them, where no other column has the whole date.
    pub(super) fn of(sample: &[&Feature]) -> Option<Self> {
        let names = names_beside(sample, &[]);
        // The words around a year are those around its month: `start_year`, `start_month`.
        let mut years = names.iter().filter_map(|name| {
            let around = around(name, &YEAR)?;
            let beside = |words: &[&str]| {
                let mut found = names.iter().filter(|other| *other != name);
                found.find(|other| self::around(other, words).as_ref() == Some(&around))
            };
            Some((name, beside(&MONTH)?, beside(&DAY), around))
        });
        let (year, month, day, _) = years.find(|(year, month, day, around)| {
            let is_whole = |n: f64| n.fract() == 0.0;
            around.chars().count() <= 1
                && are(sample, year, |n| {
                    is_whole(n) && (1_000.0..3_000.0).contains(&n)
                })
                && (are(sample, month, |n| is_whole(n) && (0.0..=12.0).contains(&n))
                    || are_names(sample, month))
                && day.is_none_or(|day| {
                    are(sample, day, |n| is_whole(n) && (0.0..=31.0).contains(&n))
                })
        })?;
        let parts = [Some(year), Some(month), day];
        let is_other = |name: &&String| !parts.contains(&Some(*name));
        let is_told = has_dates(sample, names.iter().filter(is_other));
        (!is_told && !names.contains(DATE)).then(|| Self {
            year: year.clone(),
            month: month.clone(),
            day: day.cloned(),
        })
    }

    /// The column of years.
    pub(super) fn first(&self) -> &str {
        &self.year
    }

    /// The one state of a feature: all that it has, and its date.
    pub(super) fn split(&self, feature: &Feature) -> FeatureStates {
        let mut common: Vec<Member> = Vec::new();
        for_each(&feature.properties, |name, value| {
            common.push((name.to_owned(), value.to_owned()));
        });
        let date = serde_json::Value::from(self.date_of(feature)).to_string();
        FeatureStates {
            common,
            states: vec![vec![(DATE.to_owned(), date)]],
            is_uneven: false,
        }
    }

    /// The date as far as it is known: a day, a month, a year, or nothing. What is no date stays as it is
    /// written, to be named.
    fn date_of(&self, feature: &Feature) -> String {
        let text = |name: &str| {
            let raw = property(&feature.properties, name).filter(|raw| *raw != "null");
            raw.map(readable).unwrap_or_default().trim().to_owned()
        };
        let number = |text: &str| text.parse::<f64>().ok();
        let (year, month) = (text(&self.year), text(&self.month));
        let day = self.day.as_deref().map(text).unwrap_or_default();
        let year = number(&year).map_or(year, |n| n.to_string());
        // Months and days that are not known are 0 in some tables.
        let is_known = |text: &str| !text.is_empty() && number(text).is_none_or(|n| n != 0.0);
        match (number(&month), number(&day)) {
            _ if year.is_empty() || !is_known(&month) => year,
            (Some(m), _) if !is_known(&day) => format!("{year}-{m:02}"),
            (Some(m), Some(d)) => format!("{year}-{m:02}-{d:02}"),
            (Some(m), None) => format!("{year}-{m:02}-{day}"),
            (None, _) if !is_known(&day) => format!("{month} {year}"),
            (None, Some(d)) => format!("{d} {month} {year}"),
            (None, None) => format!("{day} {month} {year}"),
        }
    }
}

/// What stands around one of some words in a name.
fn around(name: &str, words: &[&str]) -> Option<String> {
    let name = normal(name);
    words.iter().find_map(|word| {
        let rest = name
            .strip_suffix(word)
            .or_else(|| name.strip_prefix(word))?;
        Some(rest.to_owned())
    })
}

/// Whether nearly all values of a column that say something are numbers of a kind.
fn are(sample: &[&Feature], name: &str, is_of_kind: impl Fn(f64) -> bool) -> bool {
    nearly_all(sample, name, |text| text.parse().is_ok_and(&is_of_kind))
}

/// Whether nearly all values of a column are names of months.
fn are_names(sample: &[&Feature], name: &str) -> bool {
    nearly_all(sample, name, |text| {
        let is_word = text.chars().all(|c| !c.is_ascii_digit());
        is_word && is_date(&format!("{text} 2000"))
    })
}

fn nearly_all(sample: &[&Feature], name: &str, test: impl Fn(&str) -> bool) -> bool {
    let values = sample
        .iter()
        .filter_map(|feature| property(&feature.properties, name))
        .map(|raw| readable(raw).trim().to_owned());
    let values: Vec<String> = values.filter(|text| !text.is_empty()).collect();
    let right = values.iter().filter(|text| test(text)).count();
    right > 0 && right * 10 >= values.len() * 9
}

/// Whether one of some columns holds whole dates, by its name and its values.
fn has_dates<'n>(sample: &[&Feature], names: impl Iterator<Item = &'n String>) -> bool {
    let lists: BTreeSet<&str> = BEGIN.iter().chain(&END).chain(&TIME).copied().collect();
    let lists: Vec<&str> = lists.into_iter().collect();
    let mut named = names.filter(|name| time_rank(&lists, name).is_some());
    named.any(|name| {
        let mut values = sample
            .iter()
            .filter_map(|feature| property(&feature.properties, name))
            .map(readable);
        values.any(|text| text.len() > 4 && is_date(&text))
    })
}

fn is_date(text: &str) -> bool {
    matches!(times::read_text(text, Convention::default()), Said::One(_))
}
