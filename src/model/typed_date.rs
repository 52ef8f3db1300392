//! Dates as people type them: ISO, day-month-year, month names in English and Arabic, any digits.

use super::date::{DateError, Day, FuzzyDate, Precision};

/// Month names that a person may type: English, Levantine Arabic, Egyptian Arabic.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "كانون الثاني", "كانون ثاني", "يناير"],
    &["february", "feb", "شباط", "فبراير"],
    &["march", "mar", "آذار", "اذار", "مارس"],
    &["april", "apr", "نيسان", "أبريل", "ابريل"],
    &["may", "أيار", "ايار", "مايو"],
    &["june", "jun", "حزيران", "يونيو"],
    &["july", "jul", "تموز", "يوليو"],
    &["august", "aug", "آب", "اب", "أغسطس", "اغسطس"],
    &["september", "sept", "sep", "أيلول", "ايلول", "سبتمبر"],
    &[
        "october",
        "oct",
        "تشرين الأول",
        "تشرين الاول",
        "تشرين أول",
        "أكتوبر",
        "اكتوبر",
    ],
    &["november", "nov", "تشرين الثاني", "تشرين ثاني", "نوفمبر"],
    &[
        "december",
        "dec",
        "كانون الأول",
        "كانون الاول",
        "كانون أول",
        "ديسمبر",
    ],
];

/// The month, from 1 to 12, of a name in English or Arabic.
///
/// ```
/// use kharita::model::month_named;
/// assert_eq!(month_named("June"), Some(6));
/// assert_eq!(month_named("كانون الثاني"), Some(1));
/// assert_eq!(month_named("Mosul"), None);
/// ```
pub fn month_named(name: &str) -> Option<i8> {
    let name = name.to_lowercase();
    let months = MONTHS.iter().zip(1i8..);
    months
        .into_iter()
        .find_map(|(names, month)| names.contains(&name.as_str()).then_some(month))
}

impl FuzzyDate {
    /// Reads a date as a person types it: `2015-05-21`, `21 May 2015`, `May 2015`, `2015`,
    /// `21/5/2015` (day first), `٢١/٥/٢٠١٥`, `21 أيار 2015`, or any EDTF date.
    ///
    /// # Errors
    /// A sentence that says why it is not a date.
    ///
    /// ```
    /// use kharita::model::FuzzyDate;
    /// let date = FuzzyDate::parse_typed("٢١/٥/٢٠١٥").unwrap();
    /// assert_eq!(date.first.to_string(), "2015-05-21");
    /// ```
    pub fn parse_typed(text: &str) -> Result<Self, DateError> {
        let text: String = text
            .trim()
            .chars()
            .map(western_digit)
            .collect::<String>()
            .to_lowercase();
        if let Ok(date) = Self::parse_edtf(&text) {
            return Ok(date);
        }
        // What has no year is no date; a file may ask that of millions of names.
        let mut parts = text.split(|c: char| !c.is_ascii_digit());
        if !parts.any(|part| part.len() == 4) {
            return Err(DateError::Form);
        }
        let (month, rest) = take_month_name(&text);
        let numbers: Vec<&str> = rest
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .collect();
        let only_numbers = rest
            .chars()
            .all(|c| c.is_ascii_digit() || " -/.,،\u{200f}\u{200e}".contains(c));
        let rest_is_clean = only_numbers || english_ordinal(&rest);
        if !rest_is_clean {
            return Err(DateError::Form);
        }
        match (month, numbers.as_slice()) {
            (Some(month), [year]) if year.len() == 4 => month_of(year, month),
            (Some(month), [day, year]) if year.len() == 4 => day_of(year, month, day),
            (Some(month), [year, day]) if year.len() == 4 => day_of(year, month, day),
            (None, [year]) if year.len() == 4 => Self::parse_edtf(year),
            (None, [month, year]) if year.len() == 4 => month_of(year, small(month)?),
            (None, [year, month]) if year.len() == 4 => month_of(year, small(month)?),
            (None, [day, month, year]) if year.len() == 4 => day_of(year, small(month)?, day),
            (None, [year, month, day]) if year.len() == 4 => day_of(year, small(month)?, day),
            _ => Err(DateError::Form),
        }
    }
}

fn western_digit(c: char) -> char {
    let zero = match c {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        other => return other,
    };
    let value = u32::from(c) - u32::from(zero);
    char::from_digit(value, 10).unwrap_or(c)
}

/// The month named in the text, and the text without the name.
fn take_month_name(text: &str) -> (Option<i8>, String) {
    let named = MONTHS
        .iter()
        .zip(1i8..)
        .flat_map(|(names, month)| names.iter().map(move |name| (*name, month)));
    let found = named
        .filter(|(name, _)| {
            text.match_indices(name).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let after = text[at + name.len()..].chars().next();
                !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
            })
        })
        .max_by_key(|(name, _)| name.len());
    match found {
        Some((name, month)) => (Some(month), text.replacen(name, " ", 1)),
        None => (None, text.to_owned()),
    }
}

/// `21st of 2015`: what is left of an English ordinal after its month is taken out.
fn english_ordinal(rest: &str) -> bool {
    rest.split_whitespace().all(|word| {
        let tail = word.trim_start_matches(|c: char| c.is_ascii_digit());
        matches!(
            tail,
            "" | "," | "st" | "nd" | "rd" | "th" | "of" | "st," | "nd," | "rd," | "th,"
        )
    })
}

fn small(text: &str) -> Result<i8, DateError> {
    text.parse().map_err(|_too_large| DateError::Calendar)
}

fn day_of(year: &str, month: i8, day: &str) -> Result<FuzzyDate, DateError> {
    let year: i32 = year.parse().map_err(|_too_large| DateError::Form)?;
    Day::new(year, month, small(day)?)
        .map(FuzzyDate::exact)
        .ok_or(DateError::Calendar)
}

fn month_of(year: &str, month: i8) -> Result<FuzzyDate, DateError> {
    let first = day_of(year, month, "1")?;
    Ok(FuzzyDate {
        last: first.first.month_end(),
        precision: Precision::Month,
        ..first
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_ways_to_type_a_date() {
        for text in [
            "2015-05-21",
            "21 May 2015",
            "May 21, 2015",
            "21st of May 2015",
            "21/5/2015",
            "21.05.2015",
            "٢١/٥/٢٠١٥",
            "۲۱/۵/۲۰۱۵",
            "21 أيار 2015",
            "٢١ ايار ٢٠١٥",
            "21 مايو 2015",
            "2015/05/21",
            " 2015-05-21 ",
        ] {
            let date = FuzzyDate::parse_typed(text).expect(text);
            assert_eq!(date.to_string(), "2015-05-21", "{text}");
        }
    }

    #[test]
    fn months_and_years() {
        assert_eq!(
            FuzzyDate::parse_typed("May 2015")
                .expect("a month")
                .to_string(),
            "2015-05"
        );
        assert_eq!(
            FuzzyDate::parse_typed("5/2015")
                .expect("a month")
                .to_string(),
            "2015-05"
        );
        assert_eq!(
            FuzzyDate::parse_typed("كانون الثاني 2014")
                .expect("a month")
                .to_string(),
            "2014-01"
        );
        assert_eq!(
            FuzzyDate::parse_typed("تشرين الأول 2017")
                .expect("a month")
                .to_string(),
            "2017-10"
        );
        assert_eq!(
            FuzzyDate::parse_typed("2016").expect("a year").to_string(),
            "2016"
        );
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "tomorrow",
            "32/1/2015",
            "2015-13-01",
            "21 Mayhem 2015",
            "5/6",
            "raqqa 2015",
        ] {
            assert!(FuzzyDate::parse_typed(text).is_err(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_date_or_an_error(text in "\\PC{0,24}") {
            let _ignored = FuzzyDate::parse_typed(&text);
        }
    }
}
