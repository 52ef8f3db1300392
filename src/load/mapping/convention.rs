//! How a column writes its times, decided from all its values: the order of day and month, and what
//! its numbers count.

use crate::model::properties;

/// What a column's values have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Convention {
    /// Whether 3/4/2016 is in March.
    pub(super) month_first: bool,
    /// What numbers count; `None` for each to be read by its own size.
    pub(super) numbers: Option<Numbers>,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Years.
    Years,
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
    const ALL: [Numbers; 6] = [
        Numbers::Years,
        Numbers::Months,
        Numbers::Days,
        Numbers::Seconds,
        Numbers::Milliseconds,
        Numbers::Microseconds,
    ];

    /// What a number of that size counts.
    pub(super) fn of(number: f64) -> Option<Self> {
        let size = number.abs();
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

    /// Whether a number of that size is probably a time at all: from 1000 to 2999, or an instant from
    /// 1973 to 2103.
    pub(super) fn is_probable(number: f64) -> bool {
        match Self::of(number) {
            Some(Numbers::Years) => number.fract() == 0.0 && (1000.0..3000.0).contains(&number),
            Some(Numbers::Months) => (100_000.0..300_000.0).contains(&number),
            Some(Numbers::Days) => (1e7..3e7).contains(&number),
            Some(Numbers::Seconds) => (1e8..4.2e9).contains(&number),
            Some(Numbers::Milliseconds) => (1e11..4.2e12).contains(&number),
            Some(Numbers::Microseconds) => (1e14..4.2e15).contains(&number),
            None => false,
        }
    }
}

/// Counts what speaks for one convention or another.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// Dates that only the day first makes sense of.
    pub(super) day_first: usize,
    /// Dates that only the month first makes sense of.
    pub(super) month_first: usize,
    /// Dates that both make sense of, differently.
    pub(super) either: usize,
    numbers: [usize; 6],
}

impl Evidence {
    /// Takes the text of a JSON value into account.
    pub(super) fn add(&mut self, raw: &str) {
        match raw.as_bytes().first() {
            // Most columns hold dates that begin with their year, which say nothing here.
            Some(b'"') if raw.as_bytes().get(5) == Some(&b'-') => {}
            Some(b'"') => self.add_text(&properties::readable(raw)),
            Some(b'0'..=b'9' | b'-') => self.add_number(raw),
            _ => {}
        }
    }

    fn add_text(&mut self, text: &str) {
        let text = crate::text::western_digits(text.trim());
        let date = text.split([' ', 'T', ',']).next().unwrap_or("");
        if date.bytes().all(|b| b.is_ascii_digit() || b == b'-') && date.parse::<f64>().is_ok() {
            return self.add_number(date);
        }
        let Some(parts) = numbers(date) else {
            return;
        };
        let [a, b, year] = parts.as_slice() else {
            return;
        };
        if year.len() != 4 || a.len() > 2 || b.len() > 2 {
            return;
        }
        let number = |text: &str| text.parse::<u8>().unwrap_or(0);
        match (number(a), number(b)) {
            (a, b) if a > 12 && b <= 12 => self.day_first += 1,
            (a, b) if b > 12 && a <= 12 => self.month_first += 1,
            (a, b) if a != b && a <= 12 && b <= 12 => self.either += 1,
            _ => {}
        }
    }

    fn add_number(&mut self, text: &str) {
        let kind = text.parse().ok().and_then(Numbers::of);
        if let Some(n) = kind.and_then(|kind| Numbers::ALL.iter().position(|k| *k == kind)) {
            self.numbers[n] += 1;
        }
    }

    /// Both together.
    #[must_use]
    pub(super) fn and(mut self, other: Self) -> Self {
        self.day_first += other.day_first;
        self.month_first += other.month_first;
        self.either += other.either;
        for (mine, theirs) in self.numbers.iter_mut().zip(other.numbers) {
            *mine += theirs;
        }
        self
    }

    /// The convention that most values speak for; day first where none does.
    pub(super) fn convention(&self) -> Convention {
        let most = self.numbers.iter().max().copied().unwrap_or(0);
        let kind = self.numbers.iter().position(|n| *n == most && most > 0);
        Convention {
            month_first: self.month_first > self.day_first,
            numbers: kind.map(|n| Numbers::ALL[n]),
        }
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
mod tests {
    use super::*;

    fn of(values: &[&str]) -> (Convention, usize) {
        let mut evidence = Evidence::default();
        for value in values {
            evidence.add(value);
        }
        (evidence.convention(), evidence.either)
    }

    #[test]
    fn the_column_decides() {
        let (convention, either) = of(&[r#""3/4/2016""#, r#""13/4/2016""#]);
        assert!(!convention.month_first && either == 1);
        assert!(of(&[r#""3/4/2016""#, r#""4/13/2016""#]).0.month_first);
        assert_eq!(
            of(&["0", "1462060800000", "-86400000", "1462060900000"])
                .0
                .numbers,
            Some(Numbers::Milliseconds)
        );
        assert_eq!(of(&["2016", "-500", "0"]).0.numbers, Some(Numbers::Years));
        assert_eq!(of(&[r#""20160501""#]).0.numbers, Some(Numbers::Days));
        assert_eq!(
            of(&[r#""2016-05-01""#, "null", "[1]"]).0,
            Convention::default()
        );
    }
}
