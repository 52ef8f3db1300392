//! Times of day beside a date, and the zones that they are in.

use super::letters::plain;

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Clock {
    /// Minutes since midnight, up to 1440.
    pub(super) minute: u16,
    /// Whether it is said to be of UTC.
    pub(super) is_utc: bool,
}

impl Clock {
    /// The clock of an instant that is counted in seconds since 1970.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "minutes of a day"
    )]
    pub(super) fn of_seconds(seconds: f64) -> Self {
        let minute = (seconds / 60.0).floor().rem_euclid(1440.0);
        Self {
            minute: minute as u16,
            is_utc: true,
        }
    }

    /// Whether it is the very end of the day.
    pub(super) fn is_late(self) -> bool {
        self.minute >= 1439
    }
}

/// The time of day that stands beside a date; `None` where none does.
pub(super) fn clock_of(text: &str) -> Option<Clock> {
    let plain = plain(text);
    let (_, time) = split_time(&plain)?;
    clock(time)
}

/// Reads `10:20`, `10:20:30.5 pm`, `00:00:00+03:00`, `21:00z`, and `1020` where it stands after a `t`.
pub(super) fn clock(text: &str) -> Option<Clock> {
    let text = text.trim();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let number = |text: &str| text.parse::<u16>().ok();
    let (hour, rest) = match digits(text) {
        n @ 1..=2 if text[n..].starts_with(':') => (number(&text[..n])?, &text[n + 1..]),
        4.. => (number(&text[..2])?, &text[2..]),
        _ => return None,
    };
    let minute = number(rest.get(..digits(rest).min(2))?)?;
    let half = ["pm", "p.m", "م"].iter().any(|sign| rest.contains(sign));
    let morning = ["am", "a.m", "ص"].iter().any(|sign| rest.contains(sign));
    let hour = match hour {
        12 if morning => 0,
        1..12 if half => hour + 12,
        hour => hour,
    };
    let zone = rest
        .trim_start_matches(|c: char| c.is_ascii_digit() || ":.,".contains(c))
        .trim();
    let is_zero = zone.starts_with(['+', '-']) && zone[1..].bytes().all(|b| b == b'0' || b == b':');
    let is_utc = ["z", "utc", "gmt"].contains(&zone) || is_zero && zone.len() > 1;
    (hour <= 24 && minute < 60).then_some(Clock {
        minute: hour * 60 + minute,
        is_utc,
    })
}

/// The date before a time of day, and the time.
pub(super) fn split_time(text: &str) -> Option<(&str, &str)> {
    let is_time = |time: &str| {
        let mut signs = time.chars();
        time.find(':').is_some_and(|at| (1..=2).contains(&at))
            && signs.all(|c| c.is_ascii_digit() || ":.,+- zamputcgصم".contains(c))
            && time.starts_with(|c: char| c.is_ascii_digit())
    };
    let basic = |time: &str| {
        let digits = time.trim_end_matches('z');
        digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let at_t = text.match_indices('t').find_map(|(at, _)| {
        let (date, time) = (text.get(..at)?, text.get(at + 1..)?);
        let after_digit = date.ends_with(|c: char| c.is_ascii_digit());
        (after_digit && (is_time(time) || basic(time))).then_some((date, time))
    });
    let at_space = || {
        text.match_indices(' ').find_map(|(at, _)| {
            let (date, time) = (text.get(..at)?, text.get(at + 1..)?);
            is_time(time).then(|| (date.trim_end_matches([',', '،']), time))
        })
    };
    // A zone alone, as XML Schema writes days: 2016-05-01Z.
    let zone = || {
        let date = text.strip_suffix('z')?;
        date.ends_with(|c: char| c.is_ascii_digit())
            .then_some((date, ""))
    };
    at_t.or_else(at_space).or_else(zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day() {
        for (text, minute, is_utc) in [
            ("00:00:00+03", 0, false),
            ("21:00:00z", 1260, true),
            ("22:00:00.000+00:00", 1320, true),
            ("12:00 am", 0, false),
            ("12:30 pm", 750, false),
            ("1:05 pm", 785, false),
            ("14:30", 870, false),
            ("24:00:00", 1440, false),
            ("102030z", 620, true),
        ] {
            assert_eq!(clock(text), Some(Clock { minute, is_utc }), "{text}");
        }
        for text in ["", "25:00", "1:75", "x", "7"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }
}
