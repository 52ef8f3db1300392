//! Finds a row by its id, or says which ids are near.

use super::failure::CommandFailure;
use crate::model::{AreaId, ForceId, Names, SourceId, World};

/// How many near ids a message names.
const SUGGESTIONS: usize = 4;
/// From which likeness (Jaro-Winkler, 0 to 1) on an id is near.
const NEAR: f64 = 0.8;

/// The area with this id.
pub(super) fn area(world: &World, id: &str) -> Result<AreaId, CommandFailure> {
    let rows = world.areas.iter().map(|row| (row.id.as_str(), &row.name));
    world.find_area(id).ok_or_else(|| {
        let all = "`kharita at DATE` lists all";
        unknown("area", id, rows, all)
    })
}

/// The force with this id.
pub(super) fn force(world: &World, id: &str) -> Result<ForceId, CommandFailure> {
    let rows = world.forces.iter().map(|row| (row.id.as_str(), &row.name));
    world.find_force(id).ok_or_else(|| {
        let ids: Vec<&str> = world.forces.iter().map(|row| row.id.as_str()).collect();
        unknown("force", id, rows, &format!("there are {}", ids.join(", ")))
    })
}

/// The rival account of this name; `None` where none is asked for.
pub(super) fn claim(world: &World, name: Option<&str>) -> Result<Option<String>, CommandFailure> {
    let Some(name) = name else { return Ok(None) };
    if world.has_claim(name) {
        return Ok(Some(name.to_owned()));
    }
    let claims: Vec<&str> = world.claims().into_iter().collect();
    Err(CommandFailure::Usage(if claims.is_empty() {
        format!("no account is called `{name}`; the data set has only one account.")
    } else {
        format!(
            "no account is called `{name}`; there are: {}.",
            claims.join("; ")
        )
    }))
}

/// The source with this id.
pub(super) fn source(world: &World, id: &str) -> Result<SourceId, CommandFailure> {
    let rows = world
        .sources
        .iter()
        .map(|row| (row.id.as_str(), &row.title));
    world.find_source(id).ok_or_else(|| {
        let all = "`kharita changes --format csv` names those of every change";
        unknown("source", id, rows, all)
    })
}

fn unknown<'w>(
    kind: &str,
    id: &str,
    rows: impl Iterator<Item = (&'w str, &'w Names)>,
    otherwise: &str,
) -> CommandFailure {
    let near = nearest(id, rows);
    CommandFailure::Usage(if near.is_empty() {
        format!("no {kind} has the id `{id}`; {otherwise}.")
    } else {
        format!("no {kind} has the id `{id}`; near it: {}.", near.join(", "))
    })
}

/// The ids most like this one: those that contain it, or whose row's name does, come first.
fn nearest<'w>(id: &str, rows: impl Iterator<Item = (&'w str, &'w Names)>) -> Vec<&'w str> {
    let wanted = id.trim().to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let likeness = |row_id: &str, name: &Names| {
        let lower = row_id.to_lowercase();
        // The prefix of the country would make every id of the country alike.
        let bare = lower
            .split_once('-')
            .map_or(lower.as_str(), |(_, bare)| bare);
        let like = strsim::jaro_winkler(&wanted, &lower).max(strsim::jaro_winkler(&wanted, bare));
        let holds = lower.contains(&wanted) || name_holds(name, &wanted);
        like + f64::from(u8::from(holds))
    };
    let mut scored: Vec<(f64, &str)> = rows
        .map(|(row_id, name)| (likeness(row_id, name), row_id))
        .filter(|(score, _)| *score >= NEAR)
        .collect();
    // Stable: equally near ids keep the order of the file.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.truncate(SUGGESTIONS);
    scored.into_iter().map(|(_, id)| id).collect()
}

fn name_holds(name: &Names, wanted: &str) -> bool {
    // Two letters stand in half of all names.
    wanted.chars().count() > 2
        && (name.en.to_lowercase().contains(wanted) || name.ar.contains(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(id: &str) -> Vec<&'static str> {
        let east = Names {
            en: "Mosul (east bank)".to_owned(),
            ar: "الموصل".to_owned(),
        };
        let rows = [
            ("iq-mosul-east", east),
            ("iq-mosul-west", Names::default()),
            ("sy-raqqa", Names::same("Raqqa")),
        ];
        let found: Vec<String> = nearest(id, rows.iter().map(|(id, name)| (*id, name)))
            .into_iter()
            .map(str::to_owned)
            .collect();
        let known = ["iq-mosul-east", "iq-mosul-west", "sy-raqqa"];
        found
            .iter()
            .filter_map(|id| known.into_iter().find(|k| k == id))
            .collect()
    }

    #[test]
    fn parts_names_and_slips_find_their_id() {
        assert_eq!(near("mosul"), ["iq-mosul-east", "iq-mosul-west"]);
        assert_eq!(near("الموصل"), ["iq-mosul-east"]);
        assert_eq!(near("sy-raqa"), ["sy-raqqa"]);
        assert_eq!(near("Raqqah"), ["sy-raqqa"]);
    }

    #[test]
    fn nothing_near_gives_nothing() {
        assert!(near("").is_empty());
        assert!(near("zzzzzz").is_empty());
    }
}
