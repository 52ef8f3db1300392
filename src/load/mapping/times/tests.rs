//! How times are spelled, and what is no time.

use super::super::convention::Numbers;
use super::*;
use crate::model::{Day, DayOrder};

fn one(text: &str) -> String {
    match read_text(text, Convention::default()) {
        Said::One(moment) => moment.date.to_string(),
        Said::Stretch(from, to) => {
            let [from, to] = [from, to]
                .map(|side| side.map_or("..".to_owned(), |moment| moment.date.to_string()));
            format!("{from}/{to}")
        }
        Said::Before(value) => format!("Before {}", value.date),
        said => format!("{said:?}"),
    }
}

#[test]
fn times_of_every_convention() {
    for (text, expected) in [
        ("2016-05-01", "2016-05-01"),
        ("2016-05-01T10:20:30.5Z", "2016-05-01"),
        ("2016-05-01T23:59:59+03:00", "2016-05-01"),
        ("2016-05-01 10:20", "2016-05-01"),
        ("20160501T102030Z", "2016-05-01"),
        ("2016-05-01Z", "2016-05-01"),
        ("1/5/2016, 10:20:00 AM", "2016-05-01"),
        ("2016/5/1", "2016-05-01"),
        ("1.5.2016", "2016-05-01"),
        ("٠١/٠٥/٢٠١٦", "2016-05-01"),
        ("\u{200f}١ أيار ٢٠١٦", "2016-05-01"),
        ("01-May-2016", "2016-05-01"),
        ("20160501", "2016-05-01"),
        ("201605", "2016-05"),
        ("2016-05", "2016-05"),
        ("05/2016", "2016-05"),
        ("May 2016", "2016-05"),
        ("2016", "2016"),
        ("1462060800", "2016-05-01"),
        ("1462060800000", "2016-05-01"),
        ("2016-05-01~", "2016-05-01~"),
        ("~1850", "1850~"),
        ("c. 1850", "1850~"),
        ("1850s", "1850-01-01/1859-12-31"),
        ("185X", "1850-01-01/1859-12-31"),
        ("2004-XX", "2004"),
        ("2004-06-XX", "2004-06"),
        ("2004-23", "2004-09-01/2004-11-30"),
        ("44 BC", "-0043"),
        ("44 ق.م", "-0043"),
        ("-0043-03-15", "-0043-03-15"),
        ("0000", "0000"),
        ("+12345-06-10", "+12345-06-10"),
        ("Y12345", "Y12345"),
        ("2014-06-10/2014-06-12", "2014-06-10/2014-06-12"),
        ("2014/..", "2014/.."),
        ("../2014", "../2014"),
        ("present", "Nothing"),
        ("9999-12-31", "Nothing"),
        ("", "Nothing"),
        ("2016-02-30", "Unreadable"),
        ("32/13/2016", "Unreadable"),
        ("Raqqa", "Unreadable"),
        ("5/6", "Unreadable"),
    ] {
        assert_eq!(one(text), expected, "{text}");
    }
}

#[test]
fn letters_weeks_quarters_and_stretches() {
    for (text, expected) in [
        // Letters and feeds.
        ("Tue, 10 Jun 2014 12:00:00 GMT", "2014-06-10"),
        ("10 Jun 2014 23:30:00 -0500", "2014-06-10"),
        ("Tue, 10 Jun 2014", "2014-06-10"),
        ("Tuesday 10 June 2014", "2014-06-10"),
        ("الثلاثاء ١٠ حزيران ٢٠١٤", "2014-06-10"),
        ("Tue, 10 Jun 14 12:00:00 GMT", "2014-06-10"),
        ("10/6/14", "2014-06-10"),
        ("10-Jun-14", "2014-06-10"),
        // Weeks, days of the year, quarters and other parts of it.
        ("2014-W24", "2014-06-09/2014-06-15"),
        ("2014-W24-2", "2014-06-10"),
        ("2014W242", "2014-06-10"),
        ("2015-W53", "2015-12-28/2016-01-03"),
        ("2014-W53", "Unreadable"),
        ("2014-W24-8", "Unreadable"),
        ("2014-161", "2014-06-10"),
        ("2014-012", "2014-01-12"),
        ("2014-366", "Unreadable"),
        ("2016-366", "2016-12-31"),
        ("2014-Q2", "2014-04-01/2014-06-30"),
        ("Q4 2014", "2014-10-01/2014-12-31"),
        ("2014Q5", "Unreadable"),
        ("H1 2015", "2015-01-01/2015-06-30"),
        ("2015-H2", "2015-07-01/2015-12-31"),
        ("T1 2016", "2016-01-01/2016-03-31"),
        ("1Q2016", "2016-01-01/2016-03-31"),
        ("3 кв. 2016", "2016-07-01/2016-09-30"),
        ("الربع الأول 2016", "2016-01-01/2016-03-31"),
        ("2016 trimestre 4", "2016-10-01/2016-12-31"),
        ("H3 2015", "Unreadable"),
        ("2014-34", "2014-04-01/2014-06-30"),
        ("2014-24", "2014-12-01/2015-02-28"),
        ("2014-30", "2014-12-01/2015-02-28"),
        ("2014-41", "2014-07-01/2014-12-31"),
        ("2014-42", "Unreadable"),
        // EDTF: doubts and digits that are left open.
        ("2014-06~", "2014-06~"),
        ("2014-06?", "2014-06?"),
        ("2014%", "2014%"),
        ("2014-06-1X", "2014-06-10/2014-06-19"),
        ("2014-06-0X", "2014-06-01/2014-06-09"),
        ("2014-06-3X", "2014-06-30/2014-06-30"),
        ("2014-02-3X", "Unreadable"),
        ("2014-1X", "2014-10-01/2014-12-31"),
        ("2014-13-1X", "Unreadable"),
        // Stretches.
        ("2014/2015", "2014/2015"),
        ("2014–2015", "2014/2015"),
        ("2014-06-10 to 2014-06-12", "2014-06-10/2014-06-12"),
        ("10 June 2014 – 12 June 2014", "2014-06-10/2014-06-12"),
        ("2014 إلى 2015", "2014/2015"),
        ("2014-06/..", "2014-06/.."),
        // Years before the common era, and the other calendar.
        ("44 BCE", "-0043"),
        ("1 BC", "0000"),
        ("-0500", "-0500"),
        ("1435-08-12 هـ", "2014-06-10"),
        // Months of the Levant and of Egypt, in any digits.
        ("10 حزيران 2014", "2014-06-10"),
        ("١٠ يونيو ٢٠١٤", "2014-06-10"),
        ("كانون الثاني 2014", "2014-01"),
        ("كانون الأول ٢٠١٤", "2014-12"),
        ("تشرين الثاني 2014", "2014-11"),
        ("٢٠١٤-٠٦-١٠", "2014-06-10"),
        // Instants.
        ("2014-06-10T24:00:00", "2014-06-10"),
        ("20140610", "2014-06-10"),
        ("20140610T1200", "2014-06-10"),
        ("1402358400", "2014-06-10"),
        ("1402358400000", "2014-06-10"),
        ("1402358400000000", "2014-06-10"),
    ] {
        assert_eq!(one(text), expected, "{text}");
    }
}

#[test]
fn words_around_dates() {
    for (text, expected) in [
        ("since 9 July 2017", "2017-07-09/.."),
        ("منذ 9 تموز 2017", "2017-07-09/.."),
        ("until 2016", "../2016"),
        ("before 2012", "Before 2011-12-31?"),
        ("قبل 2012", "Before 2011-12-31?"),
        ("after 2014-06-10", "2014-06-11/.."),
        ("early 2017", "2017-01-01/2017-04-30"),
        ("mid 2017", "2017-05-01/2017-08-31"),
        ("late 2015", "2015-09-01/2015-12-31"),
        ("mid-May 2015", "2015-05-11/2015-05-20"),
        ("end of May 2015", "2015-05-21/2015-05-31"),
        ("أواخر أيار 2015", "2015-05-21/2015-05-31"),
        ("منتصف 2015", "2015-05-01/2015-08-31"),
        ("spring 2015", "2015-03-01/2015-05-31"),
        ("صيف 2015", "2015-06-01/2015-08-31"),
        ("2010s", "2010-01-01/2019-12-31"),
        ("C19", "1800-01-01/1899-12-31"),
        ("early C20", "1900-01-01/1933-05-01"),
        ("19th century", "1800-01-01/1899-12-31"),
        ("2012-07..2012-08", "2012-07/2012-08"),
        ("[2017-08-27..2017-08-31]", "2017-08-27/2017-08-31"),
        ("June 2014?", "2014-06?"),
        ("ca. May 2015", "2015-05~"),
        ("2014?/2015~", "2014?/2015~"),
        ("20-21 May 2015", "2015-05-20/2015-05-21"),
        ("10 June 2014 - 9 July 2017", "2014-06-10/2017-07-09"),
        ("2014 - present", "2014/.."),
        ("from 2014 to 2016", "2014/2016"),
        ("٢١/٠٥/٢٠١٥م", "2015-05-21"),
        ("\u{202b}2015-05-20\u{202c}", "2015-05-20"),
        ("2015-05-21 00:00:00+03", "2015-05-21"),
        ("5/21/2015 12:00 AM", "2015-05-21"),
        ("Fri 12 Aug 2016 14:30", "2016-08-12"),
        ("42144", "2015-05-20"),
        ("21/5", "Unreadable"),
        ("n.d.", "Nothing"),
        ("حتى الآن", "Nothing"),
        ("gone by 2015 or so, they say", "Unreadable"),
        ("route 66 b 7", "Unreadable"),
        ("soon", "Unreadable"),
    ] {
        assert_eq!(one(text), expected, "{text}");
    }
}

#[test]
fn values_that_are_no_texts() {
    let read = |raw: &str| match read(raw, Convention::default()) {
        Said::One(moment) => moment.date.to_string(),
        Said::Stretch(..) => "stretch".to_owned(),
        said => format!("{said:?}"),
    };
    assert_eq!(read("1462060800000"), "2016-05-01");
    assert_eq!(read("2016"), "2016");
    assert_eq!(read("1918.5"), "1918-07-02");
    assert_eq!(read("-500"), "-0500");
    assert_eq!(read("null"), "Nothing");
    assert_eq!(read("true"), "Unreadable");
    assert_eq!(read("1e999"), "Unreadable");
    assert_eq!(read(r#"["2016-05-01","2016-06-01"]"#), "stretch");
    assert_eq!(
        read(r#"{"begin":"2016-05-01","end":"2016-06-01"}"#),
        "stretch"
    );
    assert_eq!(read("[[[["), "Unreadable");
}

proptest::proptest! {
    #[test]
    fn any_text_says_something(text in "\\PC{0,24}", order in proptest::bool::ANY) {
        let order = if order { DayOrder::MonthFirst } else { DayOrder::YearFirst };
        let convention = Convention { order, hijri: true, midnight: Some(1260), ..Convention::default() };
        let _said = read_text(&text, convention);
        let _said = read(&text, convention);
    }

    #[test]
    fn every_day_is_read_in_every_order(n in -700_000..2_900_000i32) {
        let day = Day(n);
        let (year, month, date) = day.year_month_day();
        let expected = Said::One(FuzzyDate::exact(day).into());
        let default = Convention::default();
        proptest::prop_assert_eq!(read_text(&day.to_string(), default), expected);
        if (1000..9999).contains(&year) {
            let months = Convention { order: DayOrder::MonthFirst, ..default };
            let texts = [
                (format!("{year}/{month}/{date}"), default),
                (format!("{date:02}/{month}/{year}"), default),
                (format!("{month}/{date:02}/{year}"), months),
                (format!("{year:04}{month:02}{date:02}"), Convention {
                    numbers: Some(Numbers::Days), ..default
                }),
            ];
            for (text, convention) in texts {
                proptest::prop_assert_eq!(read_text(&text, convention), expected, "{}", text);
            }
        }
    }
}
