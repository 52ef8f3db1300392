//! Another way to read a group of files, where the guess may be wrong, with what it would give.

use super::mapping::{DayOrder, Mapping, Outcome};

/// What a guess may be wrong about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadingDoubt {
    /// Whether each date is a picture of the whole, or each row holds until the next of its place.
    Snapshots,
    /// Whether the day or the month comes first.
    DayOrder,
    /// Whether times that are evenings of UTC are midnights of the day after.
    LocalMidnight,
    /// Whether years are of the Hijri calendar.
    Hijri,
    /// For how long points and lines with one date are shown.
    Events,
    /// Whether latitude stands before longitude.
    Axes,
}

/// Another way to read a group of files.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherReading {
    /// What it decides otherwise.
    pub doubt: ReadingDoubt,
    /// The whole mapping that says so.
    pub mapping: Mapping,
    /// The word of what is read now, and of the other reading, such as `day-first` and `month-first`.
    pub words: [&'static str; 2],
    /// What it gives; `None` where that was not worked out, since the files are large.
    pub outcome: Option<Outcome>,
}

impl OtherReading {
    /// As it is said on the command line: `day_order=month-first`.
    pub fn said(&self) -> String {
        let mapping = &self.mapping;
        let yes = |flag: Option<bool>| flag.unwrap_or(false).to_string();
        match self.doubt {
            ReadingDoubt::Snapshots => format!("snapshots={}", yes(mapping.snapshots)),
            ReadingDoubt::DayOrder => {
                let order = match mapping.day_order {
                    Some(DayOrder::MonthFirst) => "month-first",
                    Some(DayOrder::YearFirst) => "year-first",
                    _ => "day-first",
                };
                format!("day_order={order}")
            }
            ReadingDoubt::LocalMidnight => {
                format!("local_midnight={}", yes(mapping.local_midnight))
            }
            ReadingDoubt::Hijri => format!("hijri={}", yes(mapping.hijri)),
            ReadingDoubt::Events => match mapping.event_days {
                Some(days) => format!("event_days={days}"),
                None => "event_days=none".to_owned(),
            },
            ReadingDoubt::Axes => format!("swap_axes={}", yes(mapping.swap_axes)),
        }
    }
}
