//! Finds a row by its id, or says which ids are near.

use super::failure::CommandFailure;
use crate::model::{Area, AreaId, ForceId, Lang, Names, SourceId, World, governorate_key};
use crate::text::fold;
use crate::words::{Words, format};
use std::collections::BTreeSet;

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

/// The area with this id, else those of this name in either language: of the area, without what stands
/// in brackets after it, or of the unit that it is a part of. Where several quarters of one unit are called
/// so, they are the town that is meant, and the rest of the unit only lies around it: "Mosul" is its two
/// banks, without Qayyarah; "Damascus", of which only the centre is called so, is all of its parts.
pub(super) fn areas(world: &World, name: &str) -> Result<Vec<AreaId>, CommandFailure> {
    if let Some(area) = world.find_area(name) {
        return Ok(vec![area]);
    }
    let wanted = fold(name);
    let is = |text: &str| !wanted.is_empty() && fold(text) == wanted;
    let bare = |text: &str| is(text.split('(').next().unwrap_or(text));
    let either = |names: &Names, is: &dyn Fn(&str) -> bool| is(&names.en) || is(&names.ar);
    let of = |is_it: &dyn Fn(&Area) -> bool| -> Vec<AreaId> {
        let ids = world.area_ids();
        ids.filter(|id| is_it(world.area(*id))).collect()
    };
    let whole = of(&|row| either(&row.name, &is));
    if !whole.is_empty() {
        return Ok(whole);
    }
    let quarters = of(&|row| either(&row.name, &bare));
    let is_around_its_town = |row: &Area| {
        let beside = quarters.iter().map(|id| world.area(*id));
        let of_unit = beside.filter(|town| {
            either(&town.unit, &is)
                && governorate_key(&town.governorate) == governorate_key(&row.governorate)
        });
        of_unit.count() > 1
    };
    let parts =
        of(&|row| either(&row.name, &bare) || (either(&row.unit, &is) && !is_around_its_town(row)));
    if parts.is_empty() {
        return area(world, name).map(|area| vec![area]);
    }
    Ok(parts)
}

/// The governorates of this name in either language, as conditions call them.
pub(super) fn governorates<'w>(
    world: &'w World,
    name: &str,
) -> Result<BTreeSet<&'w str>, CommandFailure> {
    let wanted = fold(name);
    let all = world.areas.iter().map(|row| &row.governorate);
    let is = |names: &&Names| {
        [&names.en, &names.ar]
            .into_iter()
            .any(|n| fold(n) == wanted)
    };
    let found: BTreeSet<&str> = all.clone().filter(is).map(governorate_key).collect();
    if found.is_empty() || wanted.is_empty() {
        let all: BTreeSet<&str> = all.map(governorate_key).filter(|n| !n.is_empty()).collect();
        return Err(none_called("governorate", name, all));
    }
    Ok(found)
}

/// The code of the country with this code, or of this name in either language.
pub(super) fn country<'w>(world: &'w World, name: &str) -> Result<&'w str, CommandFailure> {
    let wanted = fold(name);
    let codes: BTreeSet<&str> = world.areas.iter().map(|row| row.country.as_str()).collect();
    let words = Lang::ALL.map(Words::new);
    let is = |code: &&&str| {
        let upper = name.to_ascii_uppercase();
        let mut same = words.iter().map(|words| {
            let called = fold(&format::country(words, code));
            called == wanted || called == fold(&format::country(words, &upper))
        });
        code.eq_ignore_ascii_case(name) || same.any(|is_same| is_same)
    };
    let found = codes.iter().filter(|code| !code.is_empty()).find(is);
    found
        .copied()
        .ok_or_else(|| none_called("country", name, codes.iter().copied()))
}

fn none_called<'w>(
    kind: &str,
    name: &str,
    all: impl IntoIterator<Item = &'w str>,
) -> CommandFailure {
    let all: Vec<&str> = all.into_iter().filter(|name| !name.is_empty()).collect();
    let sentence = if all.is_empty() {
        format!("no {kind} is called `{name}`; the data set names none.")
    } else {
        format!(
            "no {kind} is called `{name}`; there are {}.",
            all.join(", ")
        )
    };
    CommandFailure::Usage(sentence)
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
