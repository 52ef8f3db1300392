//! What a file's own times say of how they are written.

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
    assert!(convention.order == DayOrder::DayFirst && either == 1);
    let order = |values: &[&str]| of(values).0.order;
    assert_eq!(
        order(&[r#""3/4/2016""#, r#""4/13/2016""#]),
        DayOrder::MonthFirst
    );
    assert_eq!(order(&[r#""10.6.14""#, r#""21.5.15""#]), DayOrder::DayFirst);
    assert_eq!(
        order(&[r#""14-06-10""#, r#""15-05-31""#, r#""99-01-31""#]),
        DayOrder::YearFirst
    );
    let numbers = |values: &[&str]| of(values).0.numbers;
    let instants = ["0", "1462060800000", "-86400000", "1462060900000"];
    assert_eq!(numbers(&instants), Some(Numbers::Milliseconds));
    assert_eq!(numbers(&["2016", "-500", "0"]), Some(Numbers::Years));
    assert_eq!(numbers(&[r#""20160501""#]), Some(Numbers::Days));
    assert_eq!(numbers(&["42144", "42456"]), Some(Numbers::SheetDays));
    assert_eq!(
        of(&[r#""21.5.15""#, r#""1 May 1915""#]).0.short.near,
        Some(1915)
    );
}

#[test]
fn evenings_of_greenwich_are_midnights_elsewhere() {
    let midnight = |values: &[&str]| of(values).0.midnight;
    let damascus = [r#""2015-05-20T21:00:00Z""#, r#""2011-12-31T22:00:00Z""#];
    assert_eq!(midnight(&damascus), Some(21 * 60));
    let tehran = [
        r#""2015-05-20T19:30:00Z""#,
        r#""2011-12-31T20:30:00+00:00""#,
    ];
    assert_eq!(midnight(&tehran), Some(19 * 60 + 30));
    let instants = ["1432155600000", "1325368800000"];
    assert_eq!(midnight(&instants), Some(21 * 60));
    for others in [
        [r#""2015-05-20T21:00:00Z""#, r#""2011-12-31T09:00:00Z""#],
        [r#""2015-05-20T21:00:00Z""#, r#""2011-12-31T00:00:00Z""#],
        [
            r#""2015-05-20T21:00:00+03:00""#,
            r#""2011-12-31T21:00:00+03:00""#,
        ],
        [r#""2015-05-20T21:07:00Z""#, r#""2011-12-31T21:00:00Z""#],
        [r#""2015-05-20T21:00:00Z""#, r#""2011-12-31""#],
    ] {
        assert_eq!(midnight(&others), None, "{others:?}");
    }
}

#[test]
fn years_that_are_all_of_our_age_in_the_other_calendar_are_of_it() {
    assert!(of(&[r#""1436-08-02""#, r#""1437/01/05""#, "1438"]).0.hijri);
    assert!(!of(&[r#""1436-08-02""#, r#""2015-08-02""#]).0.hijri);
    assert!(!of(&[r#""1258""#]).0.hijri);
}
