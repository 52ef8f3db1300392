//! `kharita changes`: the changes of control, in the order in which they take effect.

use super::args::Changes;
use super::failure::CommandFailure;
use super::records::ChangeRow;
use super::table::{ColumnSide, Table};
use super::values::ListFormat;
use super::{SUCCESS, csv_text, dataset, find, json, phrase, say};
use crate::model::{AreaId, ChangeId, Day, Effect, ForceId, Lang, Timeline, World, history_owner};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

const COLUMNS: [&str; 11] = [
    "id",
    "date",
    "effective",
    "areas",
    "status",
    "forces",
    "confidence",
    "sources",
    "note_en",
    "note_ar",
    "claim",
];

/// Which changes are asked for.
struct WantedChanges {
    area: Option<AreaId>,
    force: Option<ForceId>,
    from: Option<Day>,
    to: Option<Day>,
}

pub(super) fn run(
    args: &Changes,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let world = dataset::open(&args.data, &args.read, err)?;
    let wanted = wanted(args, &world)?;
    if let Some(area) = wanted.area {
        say_whose_history(&world, area, err);
    }
    let found = select(&world, &wanted);
    let rows: Vec<ChangeRow> = found
        .iter()
        .map(|(day, id)| ChangeRow::of(&world, world.change(*id), *day))
        .collect();
    match args.format {
        ListFormat::Table => write_table(out, &world, &found, &rows)?,
        ListFormat::Json => json::write_object(out, &[], ("changes", &rows), &[])?,
        ListFormat::Csv => csv_text::write(out, COLUMNS, rows.iter().map(cells))?,
    }
    Ok(SUCCESS)
}

fn wanted(args: &Changes, world: &World) -> Result<WantedChanges, CommandFailure> {
    let area = args.area.as_deref().map(|id| find::area(world, id));
    let force = args.force.as_deref().map(|id| find::force(world, id));
    let wanted = WantedChanges {
        area: area.transpose()?,
        force: force.transpose()?,
        from: args.from.map(|date| date.first),
        to: args.to.map(|date| date.last),
    };
    match (wanted.from, wanted.to) {
        (Some(from), Some(to)) if to < from => Err(CommandFailure::Usage(format!(
            "--from {from} is later than --to {to}."
        ))),
        _ => Ok(wanted),
    }
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
fn select(world: &World, wanted: &WantedChanges) -> Vec<(Day, ChangeId)> {
    let mut days: BTreeMap<ChangeId, Day> = BTreeMap::new();
    let claims: BTreeSet<&str> = world
        .changes
        .iter()
        .filter_map(|change| change.claim.as_deref())
        .collect();
    collect(&world.timeline, None, world, wanted, &mut days);
    for claim in claims {
        let rival = Timeline::new(&world.areas, &world.changes, Some(claim));
        collect(&rival, Some(claim), world, wanted, &mut days);
    }
    let mut found: Vec<(Day, ChangeId)> = days.into_iter().map(|(id, day)| (day, id)).collect();
    found.sort();
    found
}

/// Adds the first wanted effect of each change that belongs to one account.
fn collect(
    timeline: &Timeline,
    claim: Option<&str>,
    world: &World,
    wanted: &WantedChanges,
    days: &mut BTreeMap<ChangeId, Day>,
) {
    for effect in timeline.effects() {
        let here = world.change(effect.change).claim.as_deref() == claim;
        if here && wanted.has(timeline, effect) {
            days.entry(effect.change).or_insert(effect.day);
        }
    }
}

impl WantedChanges {
    fn has(&self, timeline: &Timeline, effect: &Effect) -> bool {
        let involves = |force: ForceId| {
            [effect.before, effect.after]
                .into_iter()
                .any(|state| timeline.control(state).forces.contains(&force))
        };
        self.area.is_none_or(|area| area == effect.area)
            && self.from.is_none_or(|day| day <= effect.day)
            && self.to.is_none_or(|day| effect.day <= day)
            && self.force.is_none_or(involves)
    }
}

fn cells(row: &ChangeRow) -> [String; 11] {
    [
        row.id.to_owned(),
        row.date.clone(),
        row.effective.clone(),
        row.areas.join(" "),
        row.held.status.to_owned(),
        row.held.forces.join(" "),
        row.confidence.to_owned(),
        row.sources.join(" "),
        row.note_en.to_owned(),
        row.note_ar.to_owned(),
        row.claim.unwrap_or_default().to_owned(),
    ]
}

fn write_table(
    out: &mut dyn Write,
    world: &World,
    found: &[(Day, ChangeId)],
    rows: &[ChangeRow],
) -> Result<(), CommandFailure> {
    if rows.is_empty() {
        writeln!(out, "No change fits.")?;
        return Ok(());
    }
    let titles = [
        "Change",
        "Date",
        "Effective",
        "Areas",
        "State",
        "Confidence",
        "Note",
    ];
    let mut table = Table::new(titles.map(|title| (title, ColumnSide::Left)));
    for ((_, id), row) in found.iter().zip(rows) {
        let change = world.change(*id);
        let note = change.note.get(Lang::En);
        table.row([
            row.id.to_owned(),
            row.date.clone(),
            row.effective.clone(),
            phrase::few(&row.areas),
            phrase::state(world, &change.control, Lang::En),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        About, Area, Change, Confidence, Control, FuzzyDate, Names, Status, Tables,
    };

    const EVERYTHING: WantedChanges = WantedChanges {
        area: None,
        force: None,
        from: None,
        to: None,
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
                credits: Vec::new(),
            },
            layers: Vec::new(),
            areas: vec![area],
            forces: Vec::new(),
            changes,
            sources: Vec::new(),
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
        let found = select(&world, &EVERYTHING);
        let listed: Vec<String> = found
            .iter()
            .map(|(day, id)| format!("{} {day}", world.change(*id).id))
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
        let march = WantedChanges {
            from: Day::new(2015, 3, 1),
            to: Day::new(2015, 3, 31),
            ..EVERYTHING
        };
        assert_eq!(select(&world, &march).len(), 2);
    }
}
