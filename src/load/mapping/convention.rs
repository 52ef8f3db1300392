//! How a column writes its times, decided from all its values: the order of day and month, what its
//! numbers count, the century of short years, the calendar, and where its days begin.

use super::clock::{Clock, clock_of};
use super::time_value::TimeValue;
use crate::model::{DayOrder, Mapping, Precision, properties};

/// What a column's values have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Convention {
    /// Whether 3/4/2016 is in March.
    pub(super) order: DayOrder,
    /// What numbers count; `None` for each to be read by its own size.
    pub(super) numbers: Option<Numbers>,
    /// What is known of years of two digits.
    pub(super) short: Short,
    /// Whether years such as 1436 are of the Hijri calendar.
    pub(super) hijri: bool,
    /// The minute of the day in UTC from which on it is the next day where the file comes from.
    pub(super) midnight: Option<u16>,
}

impl Convention {
    /// What a number counts.
    pub(super) fn kind_of(&self, number: f64) -> Option<Numbers> {
        match self.numbers {
            Some(kind) if kind.is_instant() => Some(kind),
            _ => Numbers::of(number),
        }
    }

    /// The same moment by the days of the place that the file is about.
    pub(super) fn at_local_midnight(&self, moment: TimeValue) -> TimeValue {
        let is_next_day = self
            .midnight
            .zip(moment.clock)
            .is_some_and(|(midnight, clock)| {
                clock.is_utc && clock.minute >= midnight && moment.date.precision == Precision::Day
            });
        if !is_next_day {
            return moment;
        }
        let mut date = moment.date;
        date.first = date.first.plus_days(1);
        date.last = date.first;
        TimeValue {
            date,
            late: false,
            clock: None,
            ..moment
        }
    }
}

/// What is known of the years of a column, so that 15 in it is 2015 or 1915.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Short {
    /// A year of four digits that the column has; `None` where it has none.
    pub(super) near: Option<i32>,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Years.
    Years,
    /// Days as spreadsheets count them: 42144 is 20 May 2015.
    SheetDays,
    /// Years and months: 201605.
    Months,
    /// Years, months and days: 20160501.
    Days,
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// Microseconds since 1970.
    Microseconds,
}

impl Numbers {
    const ALL: [Numbers; 7] = [
        Numbers::Years,
        Numbers::SheetDays,
        Numbers::Months,
        Numbers::Days,
        Numbers::Seconds,
        Numbers::Milliseconds,
        Numbers::Microseconds,
    ];

    /// Whether it counts from 1970 on, so that small numbers are times too.
    fn is_instant(self) -> bool {
        matches!(
            self,
            Numbers::Seconds | Numbers::Milliseconds | Numbers::Microseconds
        )
    }

    /// What a number of that size counts.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole, and asked to fit before"
    )]
    pub(super) fn of(number: f64) -> Option<Self> {
        let size = number.abs();
        // A spreadsheet's days from 1954 to 2119.
        if (20_000.0..80_000.0).contains(&number) {
            return Some(Numbers::SheetDays);
        }
        if size < 100_000.0 {
            return Some(Numbers::Years);
        }
        let months = |n: i64| (1..=12).contains(&(n % 100));
        if number.fract() == 0.0 && number > 0.0 && number < 1e8 {
            let n = number as i64;
            if n < 1_000_000 {
                return months(n).then_some(Numbers::Months);
            }
            let days = n >= 10_000_000 && months(n / 100) && (1..=31).contains(&(n % 100));
            return days.then_some(Numbers::Days);
        }
        match size {
            1e8..1e11 => Some(Numbers::Seconds),
            1e11..1e14 => Some(Numbers::Milliseconds),
            1e14..1e17 => Some(Numbers::Microseconds),
            _ => None,
        }
    }

    /// Whether a number of that size is probably a time at all, whatever its column is called: from
    /// 1000 to 2999, or an instant from 1973 to 2103.
    pub(super) fn is_probable(number: f64) -> bool {
        match Self::of(number) {
            Some(Numbers::Years) => number.fract() == 0.0 && (1000.0..3000.0).contains(&number),
            Some(Numbers::Months) => (100_000.0..300_000.0).contains(&number),
            Some(Numbers::Days) => (1e7..3e7).contains(&number),
            Some(kind) if kind.is_instant() => number > 0.0 && Self::is_possible(number),
            _ => false,
        }
    }

    /// Whether a number is a time where the name of its column says that it is one: also a day of a
    /// spreadsheet, a year of antiquity, or an instant before 1970.
    pub(super) fn is_possible(number: f64) -> bool {
        match Self::of(number) {
            Some(Numbers::Years) => {
                number.fract() == 0.0 && (-5000.0..3000.0).contains(&number) && number.abs() > 99.0
            }
            Some(Numbers::SheetDays) => true,
            Some(Numbers::Seconds) => number.abs() < 4.2e9,
            Some(Numbers::Milliseconds) => number.abs() < 4.2e12,
            Some(Numbers::Microseconds) => number.abs() < 4.2e15,
            Some(Numbers::Months | Numbers::Days) => Self::is_probable(number),
            None => false,
        }
    }
}

/// Years that are of the Hijri calendar where all of a column are: 1979 to 2038.
const PROBABLY_HIJRI: std::ops::RangeInclusive<i32> = 1400..=1461;

/// Counts what speaks for one convention or another.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// Dates that only one order of day, month and year makes sense of.
    pub(super) only: [usize; 3],
    /// Dates that several make sense of, differently.
    pub(super) either: usize,
    numbers: [usize; 7],
    /// Dates whose year has two digits.
    pub(super) short: usize,
    /// Years of four digits: their sum, and how many there are.
    years: (i64, usize),
    /// How many of them may be of the Hijri calendar.
    hijri_years: usize,
    clocks: Clocks,
}

/// The times of day that stand beside dates.
#[derive(Clone, Copy, Debug, Default)]
struct Clocks {
    /// Half hours of UTC that occur, a bit each.
    half_hours: u64,
    /// Times that are said to be of UTC, on a half hour.
    count: usize,
    /// Other times.
    others: usize,
}

impl Evidence {
    /// Takes the text of a JSON value into account.
    pub(super) fn add(&mut self, raw: &str) {
        match raw.as_bytes().first() {
            Some(b'"') => match raw.get(1..raw.len().saturating_sub(1)) {
                // Most columns hold dates that begin with their year.
                Some(text) if text.as_bytes().get(4) == Some(&b'-') => self.add_iso(text),
                _ => self.add_text(&properties::readable(raw)),
            },
            Some(b'0'..=b'9' | b'-') => self.add_number(raw),
            Some(b'[') => self.add_list(raw),
            _ => {}
        }
    }

    /// Takes a value into account as people read it.
    pub(super) fn add_plain(&mut self, text: &str) {
        match text.as_bytes() {
            [b'[', ..] => self.add_list(text),
            [_, _, _, _, b'-', ..] => self.add_iso(text),
            _ => self.add_text(text),
        }
    }

    fn add_list(&mut self, raw: &str) {
        let list: Vec<&serde_json::value::RawValue> = serde_json::from_str(raw).unwrap_or_default();
        for value in list.iter().map(|value| value.get()) {
            if !value.starts_with(['[', '{']) {
                self.add(value);
            }
        }
    }

    fn add_iso(&mut self, text: &str) {
        self.add_year(text.get(..4).unwrap_or(""));
        if text.len() > 12 {
            self.add_clock(text);
        }
    }

    fn add_text(&mut self, text: &str) {
        let text = crate::text::western_digits(text.trim());
        if text.contains(':') {
            self.add_clock(&text);
        }
        if text.parse::<f64>().is_ok() {
            return self.add_number(&text);
        }
        let date = text.split([' ', 'T', ',']).next().unwrap_or("");
        let Some(parts) = numbers(date) else {
            return self.add_words(&text);
        };
        if let [a, b, c] = parts.as_slice() {
            self.add_parts([a, b, c], !date.contains('.'));
        }
    }

    /// A date with words: its last number is its year.
    fn add_words(&mut self, text: &str) {
        let mut numbers = text
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty());
        if let Some(year) = numbers.next_back() {
            self.add_year(year);
        }
    }

    /// Three numbers. The year may come first in two digits, but nobody writes it so with points.
    fn add_parts(&mut self, [a, b, c]: [&str; 3], may_begin_short: bool) {
        let number = |text: &str| text.parse::<i32>().unwrap_or(0);
        let (day, month) = (
            |text: &str| (1..=31).contains(&number(text)),
            |text: &str| (1..=12).contains(&number(text)),
        );
        if a.len() == 4 {
            return self.add_year(a);
        }
        if c.len() == 4 {
            self.add_year(c);
        } else if c.len() != 2 || a.len() > 2 {
            return;
        } else {
            self.short += 1;
        }
        let orders = [
            day(a) && month(b),
            month(a) && day(b),
            may_begin_short && c.len() == 2 && a.len() == 2 && month(b) && day(c),
        ];
        // Equal numbers are one day in either order.
        let orders = if a == b {
            [orders[0], false, orders[2]]
        } else {
            orders
        };
        match orders.iter().filter(|fits| **fits).count() {
            0 => {}
            1 => {
                for (count, fits) in self.only.iter_mut().zip(orders) {
                    *count += usize::from(fits);
                }
            }
            _ => self.either += 1,
        }
    }

    fn add_year(&mut self, text: &str) {
        let year = text.parse::<i32>().ok().filter(|_| text.len() == 4);
        if let Some(year) = year.filter(|year| (1000..3000).contains(year)) {
            self.years.0 += i64::from(year);
            self.years.1 += 1;
            self.hijri_years += usize::from(PROBABLY_HIJRI.contains(&year));
        }
    }

    fn add_clock(&mut self, text: &str) {
        match clock_of(text) {
            Some(clock) if clock.is_utc && clock.minute % 30 == 0 => self.clocks.add(clock),
            Some(_) => self.clocks.others += 1,
            None => {}
        }
    }

    fn add_number(&mut self, text: &str) {
        let Some(number) = text.parse::<f64>().ok() else {
            return;
        };
        let kind = Numbers::of(number);
        if let Some(n) = kind.and_then(|kind| Numbers::ALL.iter().position(|k| *k == kind)) {
            self.numbers[n] += 1;
        }
        let seconds = match kind {
            Some(Numbers::Seconds) => number,
            Some(Numbers::Milliseconds) => number / 1e3,
            Some(Numbers::Microseconds) => number / 1e6,
            _ => return self.add_year(text),
        };
        let clock = Clock::of_seconds(seconds);
        if seconds % 1_800.0 == 0.0 {
            self.clocks.add(clock)
        } else {
            self.clocks.others += 1
        }
    }

    /// Both together.
    #[must_use]
    pub(super) fn and(mut self, other: Self) -> Self {
        let sums = self.only.iter_mut().zip(other.only);
        for (mine, theirs) in sums.chain(self.numbers.iter_mut().zip(other.numbers)) {
            *mine += theirs;
        }
        self.either += other.either;
        self.short += other.short;
        self.years.0 += other.years.0;
        self.years.1 += other.years.1;
        self.hijri_years += other.hijri_years;
        self.clocks.half_hours |= other.clocks.half_hours;
        self.clocks.count += other.clocks.count;
        self.clocks.others += other.clocks.others;
        self
    }

    /// The convention that most values speak for; day first where none does.
    pub(super) fn convention(&self) -> Convention {
        let most = self.numbers.iter().max().copied().unwrap_or(0);
        let kind = self.numbers.iter().position(|n| *n == most && most > 0);
        let count = i64::try_from(self.years.1).unwrap_or(i64::MAX);
        let near = self.years.0.checked_div(count);
        Convention {
            order: self.order(),
            numbers: kind.map(|n| Numbers::ALL[n]),
            short: Short {
                near: near.and_then(|year| i32::try_from(year).ok()),
            },
            hijri: self.may_be_hijri(),
            midnight: self.clocks.midnight(),
        }
    }

    /// The same, but for what the user says otherwise.
    pub(super) fn convention_by(&self, mapping: &Mapping) -> Convention {
        let found = self.convention();
        Convention {
            order: mapping.day_order.unwrap_or(found.order),
            hijri: mapping.hijri.unwrap_or(found.hijri),
            midnight: found
                .midnight
                .filter(|_| mapping.local_midnight != Some(false)),
            ..found
        }
    }

    fn order(&self) -> DayOrder {
        let most = self.only.iter().max().copied().unwrap_or(0);
        let first = self.only.iter().position(|count| *count == most);
        first.map_or(DayOrder::DayFirst, |n| DayOrder::ALL[n])
    }

    /// How many dates only the order that is taken makes sense of, and how many only another.
    pub(super) fn decided(&self, order: DayOrder) -> (usize, usize) {
        let all: usize = self.only.iter().sum();
        let n = DayOrder::ALL.iter().position(|other| *other == order);
        let by = n.map_or(0, |n| self.only[n]);
        (by, all - by)
    }

    /// Whether dates can be read in several orders, and none in one only.
    pub(super) fn is_undecided(&self) -> bool {
        self.either > 0 && self.only.iter().all(|count| *count == 0)
    }

    /// Whether all years may be of the Hijri calendar.
    pub(super) fn may_be_hijri(&self) -> bool {
        self.years.1 > 0 && self.hijri_years == self.years.1
    }

    /// Whether all times of day are one hour of the evening in UTC, or two that lie an hour apart, as
    /// midnight is where the clocks go forward in summer.
    pub(super) fn has_local_midnights(&self) -> bool {
        self.clocks.midnight().is_some()
    }

    /// How many times of day are of UTC.
    pub(super) fn clocks(&self) -> usize {
        self.clocks.count
    }
}

impl Clocks {
    fn add(&mut self, clock: Clock) {
        self.count += 1;
        self.half_hours |= 1_u64 << (clock.minute / 30).min(48);
    }

    fn midnight(&self) -> Option<u16> {
        if self.count < 2 || self.others > 0 {
            return None;
        }
        let first = self.half_hours.trailing_zeros();
        let allowed = (1_u64 << first) | (1_u64 << (first + 2));
        // From midnight in Tokyo to midnight in Dublin; noon in Greenwich stands for any time of day.
        let is_evening = (30..48).contains(&first) && self.half_hours & !allowed == 0;
        is_evening.then(|| u16::try_from(first * 30).unwrap_or(u16::MAX))
    }
}

/// The two or three numbers of a date, one kind of sign between them.
pub(super) fn numbers(text: &str) -> Option<Vec<&str>> {
    let sign = text.chars().find(|c| !c.is_ascii_digit())?;
    if !"-/. \\_،".contains(sign) {
        return None;
    }
    let parts: Vec<&str> = text.splitn(4, sign).map(str::trim).collect();
    let number =
        |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    ((2..=3).contains(&parts.len()) && parts.iter().all(number)).then_some(parts)
}

#[cfg(test)]
mod tests;
