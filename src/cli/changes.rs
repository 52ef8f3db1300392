//! `kharita changes`: the changes of control, in the order in which they take effect.

use super::args::Changes;
use super::failure::CommandFailure;
use super::records::{ChangeFound, ChangeRow};
use super::table::{ColumnSide, Table};
use super::values::ListFormat;
use super::{SUCCESS, csv_text, dataset, find, json, phrase, say};
use crate::export::{Grid, GridCell};
use crate::model::{
    Account, AreaId, Change, ChangeId, Condition, Control, Day, Filter, Lang, Timeline, World,
    history_owner,
};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

const COLUMNS: [&str; 17] = [
    "id",
    "date",
    "effective",
    "areas",
    "names_en",
    "names_ar",
    "governorates",
    "before",
    "status",
    "forces",
    "km2",
    "confidence",
    "sources",
    "source_kinds",
    "note_en",
    "note_ar",
    "claim",
];

/// Which changes are asked for.
#[derive(Default)]
pub(super) struct WantedChanges {
    /// In which areas, in the order of the data set.
    pub(super) areas: Vec<AreaId>,
    pub(super) filter: Filter,
    pub(super) account: Account,
}

pub(super) fn run(
    args: &Changes,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let world = dataset::open(&args.input, err)?;
    let wanted = wanted(args, &world)?;
    // What the account leaves out is said.
    args.account.timeline(&world, err)?;
    if let [area] = wanted.areas.as_slice() {
        say_whose_history(&world, *area, err);
    }
    let found = select(&world, &wanted);
    let rows: Vec<ChangeRow> = found
        .iter()
        .map(|found| ChangeRow::of(&world, found))
        .collect();
    args.output.write(out, |format, out| match format {
        ListFormat::Table => write_table(out, &world, &found, &rows),
        ListFormat::Json => json::write_object(out, &[], ("changes", &rows), &[]),
        ListFormat::Csv => csv_text::write((out, err), &grid(&rows)),
        ListFormat::Xlsx => Ok(grid(&rows).write_xlsx(out)?),
    })?;
    Ok(SUCCESS)
}

fn wanted(args: &Changes, world: &World) -> Result<WantedChanges, CommandFailure> {
    let force = args.force.as_deref().map(|id| find::force(world, id));
    let mut filter = args.filter.read(world)?;
    if let Some(force) = force.transpose()? {
        filter.add(Condition::Force(force));
    }
    let (from, to) = (
        args.from.map(|date| date.first),
        args.to.map(|date| date.last),
    );
    match (from, to) {
        (Some(from), Some(to)) if to < from => {
            let sentence = format!("--from {from} is later than --to {to}.");
            return Err(CommandFailure::Usage(sentence));
        }
        (None, None) => {}
        _ => {
            let period = [from.unwrap_or(Day(i32::MIN)), to.unwrap_or(Day(i32::MAX))];
            filter.add(Condition::Period(period));
        }
    }
    Ok(WantedChanges {
        areas: args.place.areas(world)?,
        filter,
        account: args.account.account(world)?,
    })
}

fn say_whose_history(world: &World, area: AreaId, err: &mut dyn Write) {
    let owner = history_owner(&world.areas, area);
    if owner != area {
        let (id, owner) = (&world.area(area).id, &world.area(owner).id);
        say(
            err,
            "note",
            &format!(
                "{id} has no history of its own; these are the changes of {owner}, from which it is inferred."
            ),
        );
    }
}

/// The changes asked for, by the first day on which each takes effect; ties keep the order of the file.
/// Where no account is named, those of every account are listed, each on its own days.
pub(super) fn select(world: &World, wanted: &WantedChanges) -> Vec<ChangeFound> {
    let mut found: BTreeMap<ChangeId, ChangeFound> = BTreeMap::new();
    let timeline = world.timeline_of(&wanted.account);
    collect(&timeline, world, wanted, |_change| true, &mut found);
    if wanted.account.claim.is_none() {
        for claim in world.claims() {
            let account = Account {
                claim: Some(claim.to_owned()),
                ..wanted.account.clone()
            };
            let timeline = world.timeline_of(&account);
            let is_own = |change: &Change| change.claim == account.claim;
            collect(&timeline, world, wanted, is_own, &mut found);
        }
    }
    let mut found: Vec<ChangeFound> = found.into_values().collect();
    found.sort_by_key(|found| (found.day, found.change));
    found
}

/// Adds the wanted effects of each change that is of an account.
fn collect(
    timeline: &Timeline,
    world: &World,
    wanted: &WantedChanges,
    is_of: impl Fn(&Change) -> bool,
    all: &mut BTreeMap<ChangeId, ChangeFound>,
) {
    for effect in timeline.effects() {
        let is_here = wanted.areas.binary_search(&effect.area).is_ok();
        let is_of = is_of(world.change(effect.change));
        if is_here && is_of && wanted.filter.asks_for(world, timeline, effect) {
            let found = all.entry(effect.change).or_insert_with(|| ChangeFound {
                day: effect.day,
                change: effect.change,
                before: Vec::new(),
            });
            let before = timeline.control(effect.before).clone();
            found.before.push((effect.area, before));
        }
    }
}

fn grid(rows: &[ChangeRow]) -> Grid {
    let mut grid = Grid::new(COLUMNS);
    grid.rows.extend(rows.iter().map(|row| cells(row).into()));
    grid
}

fn cells(row: &ChangeRow) -> [GridCell; 17] {
    [
        row.id.into(),
        row.date.clone().into(),
        row.effective.clone().into(),
        row.areas.join(" ").into(),
        row.listed(|place| place.which.name_en).into(),
        row.listed(|place| place.which.name_ar).into(),
        row.governorates().into(),
        row.before().into(),
        row.held.status.into(),
        row.held.forces.join(" ").into(),
        row.km2.into(),
        row.confidence.into(),
        row.sources.join(" ").into(),
        row.source_kinds.join(" ").into(),
        row.note_en.into(),
        row.note_ar.into(),
        row.claim.into(),
    ]
}

fn write_table(
    out: &mut dyn Write,
    world: &World,
    found: &[ChangeFound],
    rows: &[ChangeRow],
) -> Result<(), CommandFailure> {
    if rows.is_empty() {
        writeln!(out, "No change fits.")?;
        return Ok(());
    }
    let left = |title| (title, ColumnSide::Left);
    let [id, date, effective, areas] = ["Change", "Date", "Effective", "Areas"].map(left);
    let [names, governorate, before] = ["Names", "Governorate", "Before"].map(left);
    let [state, confidence, note] = ["State", "Confidence", "Note"].map(left);
    let km2 = ("km²", ColumnSide::Right);
    let mut table = Table::new([
        id,
        date,
        effective,
        areas,
        names,
        governorate,
        before,
        state,
        km2,
        confidence,
        note,
    ]);
    for (found, row) in found.iter().zip(rows) {
        let change = world.change(found.change);
        let note = change.note.get(Lang::En);
        let names: Vec<&str> = row.places.iter().map(|place| place.which.label()).collect();
        table.row([
            row.id.to_owned(),
            row.date.clone(),
            row.effective.clone(),
            phrase::few(&row.areas),
            phrase::few(&names),
            row.governorates(),
            held_before(world, found),
            phrase::state(world, &change.control, Lang::En),
            phrase::km2(row.km2),
            row.confidence.to_owned(),
            match row.claim {
                Some(claim) => format!("[account: {claim}] {note}"),
                None => note.to_owned(),
            },
        ]);
    }
    table.write(out)?;
    writeln!(out, "\n{}", phrase::count(rows.len(), "change"))?;
    Ok(())
}

/// How the areas of a change were held before, each state once.
fn held_before(world: &World, found: &ChangeFound) -> String {
    let state = |(_, control): &(AreaId, Control)| phrase::state(world, control, Lang::En);
    let all: BTreeSet<String> = found.before.iter().map(state).collect();
    all.into_iter().collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        About, Area, Change, Confidence, Control, FuzzyDate, Names, Status, Tables,
    };

    fn change(id: &str, date: &str, claim: Option<&str>) -> Change {
        Change {
            id: id.to_owned(),
            date: FuzzyDate::parse_edtf(date).expect("a date"),
            areas: vec![AreaId(0)],
            control: Control {
                status: Status::None,
                forces: Vec::new(),
            },
            confidence: Confidence::High,
            sources: Vec::new(),
            note: Names::default(),
            claim: claim.map(str::to_owned),
        }
    }

    fn world(changes: Vec<Change>) -> World {
        let area = Area {
            id: "a".to_owned(),
            area_km2: 1.0,
            ..Area::default()
        };
        World::new(Tables {
            about: About {
                id: String::new(),
                title: Names::default(),
                about: Names::default(),
                first: Day(0),
                last: Day(20_000),
                opens_on: Day(0),
                view: None,
                is_last_declared: false,
                population_note: Names::default(),
                credits: Vec::new(),
            },
            layers: Vec::new(),
            areas: vec![area],
            forces: Vec::new(),
            changes,
            sources: Vec::new(),
            publishers: Vec::new(),
            passages: Vec::new(),
            assessments: Vec::new(),
            stories: Vec::new(),
            context: Vec::new(),
        })
    }

    #[test]
    fn a_rival_account_is_listed_and_moves_no_day_of_the_main_one() {
        let world = world(vec![
            change("late", "2015-03", None),
            change("rival", "2015-03-10", Some("other")),
            change("early", "2014", None),
        ]);
        let everywhere = WantedChanges {
            areas: vec![AreaId(0)],
            ..WantedChanges::default()
        };
        let found = select(&world, &everywhere);
        let listed: Vec<String> = found
            .iter()
            .map(|found| format!("{} {}", world.change(found.change).id, found.day))
            .collect();
        let expected = ["early 2014-12-31", "rival 2015-03-10", "late 2015-03-31"];
        assert_eq!(listed, expected);
    }

    #[test]
    fn both_ends_of_the_time_asked_for_belong_to_it() {
        let world = world(vec![
            change("a", "2015-03-01", None),
            change("b", "2015-03-31", None),
            change("c", "2015-04-01", None),
        ]);
        let [first, last] = [1, 31].map(|day| Day::new(2015, 3, day).expect("a day"));
        let march = WantedChanges {
            areas: vec![AreaId(0)],
            filter: Filter::from_iter([Condition::Period([first, last])]),
            ..WantedChanges::default()
        };
        assert_eq!(select(&world, &march).len(), 2);
    }
}
