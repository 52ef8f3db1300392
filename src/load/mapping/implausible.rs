//! Dates that lie centuries away from all others: slips of the pen, and values that stand for "still"
//! and "always".

use super::time_value::{Dated, TimeFault};
use crate::model::Day;

/// The year after which nothing has happened yet.
const LAST_YEAR: i32 = 2_100;

/// A year from which on an end at the turn of a year only says that there is none.
const STILL_FROM: i32 = 2_050;

/// The last days that programs can tell: of 32 bits of seconds, and of 64 bits of nanoseconds.
const LAST_OF_CLOCKS: [(i32, i8, i8); 2] = [(2038, 1, 19), (2262, 4, 11)];

/// The first days that programs can tell, of spreadsheets and of clocks: a beginning on one of them, half a
/// lifetime before all others, only says that there is none.
const FIRST_OF_CLOCKS: [(i32, i8, i8); 4] =
    [(1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1970, 1, 1)];
const HALF_A_LIFE: i32 = 30;

/// A year before which a date among dates of our age is a slip, as 0025 is for 2025.
const FIRST_YEAR: i32 = 1_000;

/// Dates of antiquity among others are a slip where they lie farther away than this, in years, and than
/// so many times all that the others span.
const FAR: i32 = 300;
const TIMES_THE_SPAN: i32 = 20;

/// What holds for so many years of antiquity is no slip: nobody slips twice, and so far apart.
const AGE: i32 = 50;

/// Takes out what is not meant: ends and beginnings that say "none", and slips, which are named.
pub(super) fn settle(of_feature: &mut [Dated]) {
    open_first_of_clocks(of_feature);
    let Some(usual) = Usual::of(of_feature) else {
        return;
    };
    for dated in of_feature
        .iter_mut()
        .filter(|dated| !is_of_antiquity(dated))
    {
        if let Some(begin) = dated.begin
            && let Some(is_slip) = usual.odd_begin(begin.first)
        {
            dated.begin = None;
            dated.faults[0] = is_slip.then_some(TimeFault::Implausible);
        }
        if let Some(end) = dated.end
            && let Some(is_slip) = usual.odd_end(end.date.last)
        {
            dated.end = None;
            dated.faults[1] = is_slip.then_some(TimeFault::Implausible);
        }
    }
}

/// Takes out beginnings on the first day that programs can tell, where all other dates are of another age.
fn open_first_of_clocks(of_feature: &mut [Dated]) {
    let is_first = |day: Day| FIRST_OF_CLOCKS.contains(&day.year_month_day());
    let is_such = |dated: &Dated| {
        let begin = dated.begin.filter(|begin| begin.first == begin.last);
        begin.is_some_and(|begin| is_first(begin.first))
    };
    let days = of_feature.iter().flat_map(|dated| {
        let begin = dated.begin.map(|begin| begin.first);
        [
            begin.filter(|_| !is_such(dated)),
            dated.end.map(|end| end.date.first),
        ]
    });
    let Some(earliest) = days.flatten().min() else {
        return;
    };
    let count = of_feature.iter().filter(|dated| is_such(dated)).count();
    if count * 2 > of_feature.len() {
        return;
    }
    let year = |day: Day| day.year_month_day().0;
    for dated in of_feature.iter_mut().filter(|dated| is_such(dated)) {
        let begin = dated.begin.map(|begin| year(begin.first));
        if begin.is_some_and(|begin| begin + HALF_A_LIFE <= year(earliest)) {
            dated.begin = None;
        }
    }
}

/// Whether a feature holds for an age of antiquity, such as from -0043 to 0640.
fn is_of_antiquity(dated: &Dated) -> bool {
    let year = |day: Day| day.year_month_day().0;
    let (Some(begin), Some(end)) = (dated.begin, dated.end) else {
        return false;
    };
    let (begin, end) = (year(begin.first), year(end.date.last));
    end < FIRST_YEAR && end.saturating_sub(begin) >= AGE
}

/// What the dates of our age, among which others are odd, say.
#[derive(Clone, Copy, Debug)]
struct Usual {
    /// Whether dates far before them are slips.
    is_early_odd: bool,
    /// Whether every beginning lies before ends that only say "still".
    begins_before_still: bool,
}

impl Usual {
    /// `None` where nothing is odd, or as much is odd as is not.
    fn of(of_feature: &[Dated]) -> Option<Self> {
        let year = |day: Day| day.year_month_day().0;
        let begins = of_feature
            .iter()
            .filter_map(|dated| Some(year(dated.begin?.first)));
        let ends = of_feature
            .iter()
            .filter_map(|dated| Some(year(dated.end?.date.last)));
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        let (mut usual, mut early, mut late) = (0usize, 0usize, 0usize);
        let (mut nearest_early, mut last_begin) = (i32::MIN, i32::MIN);
        for (is_begin, year) in begins
            .map(|year| (true, year))
            .chain(ends.map(|year| (false, year)))
        {
            match year {
                ..FIRST_YEAR => {
                    early += 1;
                    // 0001-01-01 stands for no date.
                    nearest_early = nearest_early.max(if year == 1 { i32::MIN } else { year });
                }
                FIRST_YEAR..=LAST_YEAR => {
                    usual += 1;
                    (first, last) = (first.min(year), last.max(year));
                    last_begin = last_begin.max(if is_begin { year } else { i32::MIN });
                }
                _ => late += 1,
            }
        }
        let span = last
            .saturating_sub(first)
            .max(0)
            .saturating_mul(TIMES_THE_SPAN);
        let far = first.saturating_sub(nearest_early) > span.max(FAR);
        let is_odd = early + late > 0 || last >= LAST_OF_CLOCKS[0].0;
        (is_odd && usual > 0 && usual >= early + late).then_some(Self {
            is_early_odd: far,
            begins_before_still: last_begin < STILL_FROM,
        })
    }

    /// Whether a beginning is odd: a slip, or only the word for "always".
    fn odd_begin(&self, day: Day) -> Option<bool> {
        let date = day.year_month_day();
        match date {
            (1, 1, 1) => Some(false),
            (year, ..) if year > LAST_YEAR => Some(true),
            (year, ..) => (year < FIRST_YEAR && self.is_early_odd).then_some(true),
        }
    }

    /// Whether an end is odd: a slip, or only the word for "still".
    fn odd_end(&self, day: Day) -> Option<bool> {
        let (year, month, number) = day.year_month_day();
        let is_turn = [(12, 31), (1, 1)].contains(&(month, number));
        let is_still = LAST_OF_CLOCKS.contains(&(year, month, number))
            || is_turn && year >= STILL_FROM && self.begins_before_still;
        if is_still || (year, month, number) == (1, 1, 1) {
            return Some(false);
        }
        let is_slip = year > LAST_YEAR || year < FIRST_YEAR && self.is_early_odd;
        is_slip.then_some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::mapping::time_value::TimeValue;
    use crate::model::FuzzyDate;

    /// What is left of beginnings and ends, and what is named.
    fn settled(dates: &[(&str, &str)]) -> Vec<String> {
        let date = |text: &str| FuzzyDate::parse_edtf(text).ok();
        let dated = dates.iter().map(|(begin, end)| Dated {
            begin: date(begin),
            end: date(end).map(TimeValue::from),
            ..Dated::default()
        });
        let mut all: Vec<Dated> = dated.collect();
        settle(&mut all);
        let told = all.iter().map(|dated| {
            let begin = dated.begin.map_or("..".to_owned(), |date| date.to_string());
            let end = dated
                .end
                .map_or("..".to_owned(), |end| end.date.to_string());
            let faults = dated.faults.iter().flatten().count();
            format!("{begin} {end} {faults}")
        });
        told.collect()
    }

    #[test]
    fn slips_and_words_for_none_are_told_from_dates() {
        let typo = [
            ("2025-03-08", ""),
            ("0025-03-14", ""),
            ("2025-03-20", ""),
            ("2205-03-22", ""),
        ];
        assert_eq!(
            settled(&typo),
            ["2025-03-08 .. 0", ".. .. 1", "2025-03-20 .. 0", ".. .. 1"]
        );
        let still = [
            ("2018-03-18", "9000-12-31"),
            ("0001-01-01", "2024-12-08"),
            ("2016", "2099-12-31"),
        ];
        assert_eq!(
            settled(&still),
            ["2018-03-18 .. 0", ".. 2024-12-08 0", "2016 .. 0"]
        );
        let first = [
            ("1900-01-01", "2017-10-17"),
            ("2014-01-23", "2016-08-12"),
            ("2015", ""),
        ];
        assert_eq!(settled(&first)[0], ".. 2017-10-17 0");
        let meant = [
            ("1900-01-01", ""),
            ("1914-07-28", "1918-11-11"),
            ("1939", "1945"),
        ];
        assert_eq!(settled(&meant)[0], "1900-01-01 .. 0");
        let clock = [("2018-03-18", "2038-01-19"), ("2019", "2262-04-11")];
        assert_eq!(settled(&clock), ["2018-03-18 .. 0", "2019 .. 0"]);
    }

    #[test]
    fn history_is_long() {
        for dates in [
            vec![
                ("-0063", "0395"),
                ("0395", "0636"),
                ("1516", "1918"),
                ("1920", "1946"),
            ],
            vec![("0636", "1099"), ("1516", "1918"), ("1920", "1946")],
            vec![("2205", "2300"), ("2301", "2400")],
            vec![("0025", ""), ("0030", "")],
        ] {
            let told = settled(&dates);
            assert!(told.iter().all(|told| told.ends_with(" 0")), "{told:?}");
            assert!(told.iter().all(|told| !told.starts_with("..")), "{told:?}");
        }
    }
}
