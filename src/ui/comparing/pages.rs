//! What the pages of a comparison list.

use super::sheet::{SheetOfRows, SheetRow};
use crate::export::GridCell;
use crate::model::{AreaId, ChangeId, GroundTally, Holder, SourceKind};
use crate::state::comparing::{Comparison, ComparisonCommand, ComparisonPage};
use crate::state::{Command, State};
use crate::ui::figures::class_word;
use crate::words::{Words, format};
use std::collections::BTreeSet;

/// The sheet of a page.
pub(super) fn sheet(state: &State, words: &Words, comparison: &Comparison) -> SheetOfRows {
    let titles = |keys: &[&str]| keys.iter().map(|key| words.get(key)).collect();
    let (titles, rows) = match comparison.page {
        ComparisonPage::Matrix => (
            titles(&[
                "comparing-from",
                "comparing-to",
                "figures-km2",
                "figures-areas",
                "figures-people",
            ]),
            matrix(state, words, comparison),
        ),
        ComparisonPage::Balance => (
            titles(&[
                "comparing-holder",
                "comparing-before",
                "comparing-after",
                "comparing-gain",
                "comparing-loss",
                "comparing-net",
                "comparing-swap",
                "comparing-turnover",
            ]),
            balance(state, words, comparison),
        ),
        ComparisonPage::Areas => (
            titles(&[
                "comparing-area",
                "filter-governorate",
                "comparing-from",
                "comparing-to",
                "comparing-when",
                "figures-km2",
                "figures-people",
                "comparing-sources",
            ]),
            areas(state, words, comparison),
        ),
        ComparisonPage::Changes => (
            titles(&[
                "figures-date",
                "comparing-area",
                "filter-governorate",
                "comparing-from",
                "comparing-to",
                "figures-km2",
                "comparing-confidence",
                "comparing-sources",
                "comparing-kinds",
                "comparing-note",
            ]),
            changes(state, words, comparison),
        ),
    };
    SheetOfRows::new(titles, rows)
}

/// What a holder is called.
pub(super) fn name(state: &State, words: &Words, holder: Holder) -> String {
    match holder.force() {
        Some(force) => state
            .world()
            .force(force)
            .short
            .get(words.lang())
            .to_owned(),
        None => words.get(class_word(holder)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
fn people(words: &Words, tally: &GroundTally) -> GridCell {
    match tally.known_people() {
        Some(people) => GridCell::Number(people as f64),
        None => GridCell::Text(words.get("figures-not-known")),
    }
}

/// The cells of the matrix: first what passed, the most first, then what stayed.
fn matrix(state: &State, words: &Words, comparison: &Comparison) -> Vec<SheetRow> {
    let mut cells: Vec<_> = comparison.transitions.cells.iter().collect();
    cells.sort_by(|((a, b), one), ((c, d), other)| {
        let stays = (a == b).cmp(&(c == d));
        stays.then(other.tally.km2().total_cmp(&one.tally.km2()))
    });
    let row = |((from, to), cell): (&(Holder, Holder), &crate::model::Transition)| SheetRow {
        cells: vec![
            name(state, words, *from).into(),
            name(state, words, *to).into(),
            cell.tally.km2().into(),
            cell.tally.areas.into(),
            people(words, &cell.tally),
        ],
        commands: vec![
            Command::Compare(ComparisonCommand::Open(Some((*from, *to)))),
            Command::Compare(ComparisonCommand::Turn(ComparisonPage::Areas)),
        ],
    };
    cells.into_iter().map(row).collect()
}

/// How each holder came out of it, in km².
fn balance(state: &State, words: &Words, comparison: &Comparison) -> Vec<SheetRow> {
    let row = |(holder, change): (Holder, crate::model::HolderChange)| {
        let figures = [
            change.before.km2(),
            change.after.km2(),
            change.gain.km2(),
            change.loss.km2(),
            change.net_km2(),
            change.swap_km2(),
            change.turnover_km2(),
        ];
        let holder = GridCell::from(name(state, words, holder));
        SheetRow {
            cells: std::iter::once(holder)
                .chain(figures.map(GridCell::from))
                .collect(),
            commands: Vec::new(),
        }
    };
    comparison
        .transitions
        .changes()
        .into_iter()
        .map(row)
        .collect()
}

/// The areas that differ, or those of a cell.
fn areas(state: &State, words: &Words, comparison: &Comparison) -> Vec<SheetRow> {
    let (world, timeline) = (state.world(), &state.told.timeline);
    let (from, to) = (comparison.from, state.view.date);
    let row = |area: &AreaId| {
        let difference = comparison
            .differences
            .binary_search_by_key(area, |one| one.area);
        let changes: &[ChangeId] =
            difference.map_or(&[], |at| comparison.differences[at].changes.as_slice());
        let mut effects = timeline.effects_of(*area);
        let last = effects.rfind(|effect| changes.contains(&effect.change));
        let when = last.map(|effect| effect.day.to_string());
        let sources = changes.iter().flat_map(|id| &world.change(*id).sources);
        let sources: BTreeSet<_> = sources.collect();
        let count = u32::try_from(sources.len()).unwrap_or(u32::MAX);
        let held = |day| {
            format::control(
                words,
                world,
                timeline.control(timeline.at(*area, day).state),
            )
        };
        let tally = GroundTally::of(world.area(*area));
        SheetRow {
            cells: vec![
                world.area(*area).name.get(words.lang()).into(),
                world.area(*area).governorate.get(words.lang()).into(),
                held(from).into(),
                held(to).into(),
                when.into(),
                tally.km2().into(),
                people(words, &tally),
                (count > 0).then_some(count).into(),
            ],
            commands: vec![Command::SelectArea(Some(*area)), Command::FlyToArea(*area)],
        }
    };
    comparison.areas.iter().map(row).collect()
}

/// The changes between the two dates, as they take effect in each area.
fn changes(state: &State, words: &Words, comparison: &Comparison) -> Vec<SheetRow> {
    let (world, timeline) = (state.world(), &state.told.timeline);
    let [first, last] = [comparison.from, state.view.date];
    let effects = state.told.shown_between(first.min(last), first.max(last));
    let row = |effect: &crate::model::Effect| {
        let change = world.change(effect.change);
        let area = world.area(effect.area);
        let kinds = change.sources.iter().map(|id| world.source(*id).kind);
        let kinds: BTreeSet<SourceKind> = kinds.collect();
        let kinds: Vec<String> = kinds
            .into_iter()
            .map(|kind| words.get(kind_word(kind)))
            .collect();
        let held = |state| format::control(words, world, timeline.control(state));
        let count = u32::try_from(change.sources.len()).unwrap_or(u32::MAX);
        SheetRow {
            cells: vec![
                format::fuzzy(words, &change.date).into(),
                area.name.get(words.lang()).into(),
                area.governorate.get(words.lang()).into(),
                held(effect.before).into(),
                held(effect.after).into(),
                GroundTally::of(area).km2().into(),
                words
                    .get(&format!("confidence-{}", change.confidence.word()))
                    .into(),
                count.into(),
                kinds.join(Words::comma(words.lang())).into(),
                change.note.get(words.lang()).into(),
            ],
            commands: vec![Command::SelectChange(effect.change, effect.area)],
        }
    };
    effects.map(row).collect()
}

fn kind_word(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Report => "filter-report",
        SourceKind::Encyclopedia => "filter-encyclopedia",
        SourceKind::Digest => "filter-digest",
        SourceKind::Unlocated => "filter-unlocated",
    }
}
