//! Sums, series and transitions: laws that hold for any data set, and the figures of the shipped one.

#[path = "common/drawn.rs"]
mod drawn;
#[path = "common/shipped.rs"]
mod shipped;

use drawn::{FORCES, LAST, SOURCES, account, condition, dates, drawn, world};
use kharita::model::{
    Account, AreaId, Condition, ContestedGround, ControlSeries, Day, Filter, GroundSums,
    GroundTally, GroundUnit, Holder, Overlap, Status, World, difference,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn day(text: &str) -> Day {
    Day::try_from(text.to_owned()).expect("a day")
}

/// What each holder of a series has on a day, without those that have nothing.
fn values(series: &ControlSeries, day: Day) -> BTreeMap<Holder, GroundTally> {
    let all = series
        .holders()
        .map(|holder| (holder, series.on(holder, day)));
    all.filter(|(_, tally)| tally.areas > 0).collect()
}

/// What is summed: the main account or another, filtered, contested ground in either way.
fn sums<'w>(
    world: &'w World,
    timeline: &'w kharita::model::Timeline,
    filter: &Filter,
    to_first: bool,
) -> GroundSums<'w> {
    let contested = if to_first {
        ContestedGround::ToFirst
    } else {
        ContestedGround::Apart
    };
    GroundSums::new(world, timeline)
        .filtered(filter)
        .with_contested(contested)
}

/// The laws of one history between two days.
fn laws(world: &World, sums: &GroundSums<'_>, from: Day, to: Day) {
    let series = sums.series();
    for day in [from, to] {
        assert_eq!(values(&series, day), sums.on(day), "the series on {day}");
    }
    let transitions = sums.transitions(from, to);
    let changes = transitions.changes();
    for holder in world.force_ids().map(Holder::Force).chain(Holder::CLASSES) {
        let change = changes.get(&holder).copied().unwrap_or_default();
        let (before, after) = (series.on(holder, from), series.on(holder, to));
        assert_eq!(
            (change.before, change.after),
            (before, after),
            "the margins"
        );
        let mut moved = before;
        moved.add(&change.gain);
        moved.remove(&change.loss);
        assert_eq!(
            moved, after,
            "gains and losses are the difference of the series"
        );
        let parts = change.net_km2().abs() + change.swap_km2();
        assert!((parts - change.turnover_km2()).abs() < 1e-6);
    }
    for cell in transitions
        .cells
        .values()
        .filter(|_| world.overlaps.is_empty())
    {
        let mut sum = GroundTally::default();
        for area in &cell.areas {
            sum.add(&GroundTally::of(world.area(*area)));
        }
        assert_eq!(sum, cell.tally, "a cell is the sum of its areas");
    }
    for day in series.changing_days(from, to) {
        assert_ne!(
            values(&series, day),
            values(&series, day.plus_days(-1)),
            "{day}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn series_sums_and_transitions_agree(
        changes in drawn(), dates in dates(), account in account(),
        conditions in prop::collection::vec(condition(), 0..3),
        days in (0..LAST + 100, 0..LAST + 100), to_first in any::<bool>(),
    ) {
        let world = world(&changes, &dates);
        let timeline = world.timeline_of(&account);
        let filter: Filter = conditions.into_iter().collect();
        laws(&world, &sums(&world, &timeline, &filter, to_first), Day(days.0), Day(days.1));
    }

    #[test]
    fn the_sum_on_a_day_is_that_of_the_areas_that_pass(
        changes in drawn(), dates in dates(), account in account(),
        conditions in prop::collection::vec(condition(), 0..3), on in 0..LAST + 100,
    ) {
        let world = world(&changes, &dates);
        let timeline = world.timeline_of(&account);
        let filter: Filter = conditions.into_iter().collect();
        let mut expected: BTreeMap<Holder, GroundTally> = BTreeMap::new();
        for area in world.area_ids() {
            if filter.passes_on(&world, &timeline, area, Day(on)) {
                let control = timeline.control(timeline.at(area, Day(on)).state);
                let holder = Holder::of(control, ContestedGround::Apart);
                expected.entry(holder).or_default().add(&GroundTally::of(world.area(area)));
            }
        }
        prop_assert_eq!(sums(&world, &timeline, &filter, false).on(Day(on)), expected);
    }

    #[test]
    fn filters_of_ground_commute_with_sums(changes in drawn(), dates in dates(), on in 0..LAST + 100) {
        let world = world(&changes, &dates);
        let country = |code: &str| Filter::from_iter([Condition::Country(code.to_owned())]);
        let whole = GroundSums::new(&world, &world.timeline).on(Day(on));
        let mut parts: BTreeMap<Holder, GroundTally> = BTreeMap::new();
        for code in ["SYR", "IRQ"] {
            let filtered = GroundSums::new(&world, &world.timeline).filtered(&country(code)).on(Day(on));
            let within = GroundSums::new(&world, &world.timeline)
                .within(|area| world.area(area).country == code)
                .on(Day(on));
            prop_assert_eq!(&filtered, &within);
            for (holder, tally) in filtered {
                parts.entry(holder).or_default().add(&tally);
            }
        }
        prop_assert_eq!(parts, whole);
    }

    #[test]
    fn as_known_when_all_was_known_the_series_is_the_plain_one(changes in drawn(), dates in dates()) {
        let world = world(&changes, &dates);
        let known = Account { claim: None, known_on: world.all_known_on() };
        let known = world.timeline_of(&known);
        let series = GroundSums::new(&world, &known).series();
        prop_assert_eq!(series, GroundSums::new(&world, &world.timeline).series());
    }

    #[test]
    fn no_peak_is_lost(changes in drawn(), days in (0..LAST, 1..90i32), n in 0..FORCES) {
        let world = world(&changes, &[None; SOURCES]);
        let series = GroundSums::new(&world, &world.timeline).series();
        let holder = Holder::Force(kharita::model::ForceId::from_index(n));
        let (from, until) = (Day(days.0), Day(days.0 + days.1));
        for unit in GroundUnit::ALL {
            let each = (from.0..until.0).filter_map(|day| series.value(unit, holder, Day(day)));
            let each: Vec<f64> = each.collect();
            let range = each.iter().copied().reduce(f64::min).zip(each.iter().copied().reduce(f64::max));
            let found = series.range(unit, holder, [from, until]).map(|[low, high]| (low, high));
            prop_assert_eq!(found, range);
        }
    }

    #[test]
    fn the_order_of_forces_is_no_change(changes in drawn(), days in (0..LAST, 0..LAST)) {
        let world = world(&changes, &[None; SOURCES]);
        for one in difference(&world, &world.timeline, Day(days.0), Day(days.1)) {
            let [before, after] = [one.before, one.after].map(|state| {
                let mut control = world.timeline.control(state).clone();
                control.forces.sort();
                control
            });
            prop_assert_ne!(before, after);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn ground_beneath_others_is_counted_once(
        changes in drawn(), dates in dates(), account in account(),
        conditions in prop::collection::vec(condition(), 0..2),
        drawn in prop::collection::vec((0..64_usize, prop::collection::vec(0..64_usize, 1..3), 0.0..0.2), 0..6),
        days in (0..LAST + 100, 0..LAST + 100), to_first in any::<bool>(),
    ) {
        let world = world(&changes, &dates);
        let count = world.areas.len();
        let area = |n: usize| AreaId::from_index(n % count);
        let overlaps: Vec<Overlap> = drawn.iter().filter_map(|(below, above, part)| {
            let below = area(*below);
            let above: Vec<AreaId> = above.iter().map(|n| area(*n)).filter(|a| *a != below).collect();
            let km2 = part * world.area(below).area_km2;
            (!above.is_empty()).then_some(Overlap { below, above, km2 })
        }).collect();
        let world = world.with_overlaps(overlaps);
        let timeline = world.timeline_of(&account);
        let filter: Filter = conditions.into_iter().collect();
        let sums = sums(&world, &timeline, &filter, to_first);
        laws(&world, &sums, Day(days.0), Day(days.1));
        // A force that is singled out leaves the others where they are, dimmed.
        prop_assume!(filter.singled_out().next().is_none());
        // What passes, each area less the parts over which another that passes lies.
        let day = Day(days.0);
        let stands = |area: &AreaId| filter.passes_on(&world, &timeline, *area, day)
            && timeline.control(timeline.at(*area, day).state).status != Status::Absent;
        let uncovered = |below: AreaId| {
            let parts = world.overlaps.iter().filter(|o| o.below == below && o.above.iter().any(stands));
            world.area(below).area_km2 - parts.map(|overlap| overlap.km2).sum::<f64>()
        };
        let expected: f64 = world.area_ids().filter(stands).map(uncovered).sum();
        let whole: f64 = sums.on(day).values().map(GroundTally::km2).sum();
        prop_assert!((whole - expected).abs() < 1e-4, "{whole} {expected}");
    }
}

#[test]
fn the_laws_hold_for_what_is_shipped() {
    let project = shipped::project();
    let world = &project.world;
    let days = ["2014-06-01", "2017-01-01", "2017-12-31", "2025-12-31"].map(day);
    let country = Filter::from_iter([Condition::Country("SYR".to_owned())]);
    for filter in [Filter::default(), country] {
        for to_first in [false, true] {
            for to in days {
                let sums = sums(world, &world.timeline, &filter, to_first);
                laws(world, &sums, days[1], to);
            }
        }
    }
}

#[test]
fn a_series_of_one_day_is_a_series() {
    let mut tables = kharita::model::Tables::of(&world(&[], &[None; SOURCES]));
    tables.about.last = tables.about.first;
    let world = World::new(tables);
    let series = GroundSums::new(&world, &world.timeline).series();
    let [first, last] = series.days();
    assert_eq!(first, last);
    assert!(series.changing_days(first, last).is_empty());
    assert_eq!(series.on(Holder::Unknown, first).areas, 4);
    laws(
        &world,
        &GroundSums::new(&world, &world.timeline),
        first,
        last,
    );
}

#[test]
fn areas_that_follow_one_another_in_a_circle_are_counted_once_each() {
    let drawn = vec![(10, 0, vec![true, false, true, false], 0, 0, vec![], None)];
    let mut tables = kharita::model::Tables::of(&world(&drawn, &[None; SOURCES]));
    for (n, follows) in [(0, 1), (1, 2), (2, 0), (3, 3)] {
        tables.areas[n].follows = Some(kharita::model::AreaId(follows));
    }
    let world = World::new(tables);
    let sums = GroundSums::new(&world, &world.timeline);
    laws(&world, &sums, Day(0), Day(LAST));
    let on: u32 = sums.on(Day(LAST)).values().map(|tally| tally.areas).sum();
    assert_eq!(on, 4);
}

#[test]
fn a_claim_of_one_change_is_another_series() {
    let drawn = vec![
        (10, 0, vec![true; 4], 0, 0, vec![], None),
        (
            20,
            0,
            vec![true, false, false, false],
            1,
            0,
            vec![],
            Some(true),
        ),
    ];
    let world = world(&drawn, &[None; SOURCES]);
    let of = |claim| world.timeline_of(&Account::of_claim(claim));
    let [main, rival] = [of(None), of(Some("Paper"))];
    let on = |timeline| {
        GroundSums::new(&world, timeline)
            .series()
            .on(Holder::Force(kharita::model::ForceId(1)), Day(20))
    };
    assert_eq!((on(&main).areas, on(&rival).areas), (0, 1));
    laws(&world, &GroundSums::new(&world, &rival), Day(0), Day(LAST));
}

#[test]
fn people_of_whom_nothing_is_known_are_not_none() {
    let project = shipped::project();
    let world = &project.world;
    let krg = Holder::Force(world.find_force("krg").expect("a force of the set"));
    let series = GroundSums::new(world, &world.timeline).series();
    let first = world.about.first;
    assert!(series.on(krg, first).uncounted > 0);
    assert_eq!(series.value(GroundUnit::People, krg, first), None);
    let without = |force: &Holder| series.on(*force, first).areas == 0;
    let without = world.force_ids().map(Holder::Force).find(without);
    let without = without.expect("a force that holds nothing yet");
    assert_eq!(series.value(GroundUnit::People, without, first), Some(0.0));
}
