//! What registers say of an area: `population`, `population_year`, `population_basis`, `pcode` and
//! `unit_pcode`, each optional.

use super::table::Table;
use crate::load::problems::Problems;
use crate::load::record::Record;
use crate::model::{Area, AreaRegister, Code, Population, PopulationBasis};
use std::collections::BTreeMap;

/// Reads what the properties of an area say; `None` where they say nothing.
pub(super) fn read(properties: &Record, problems: &mut Problems) -> Option<Box<AreaRegister>> {
    let register = AreaRegister {
        population: population(properties, problems),
        pcode: properties.text("pcode", problems),
        unit_pcode: properties.text("unit_pcode", problems),
    };
    if !register.pcode.is_empty() && !register.unit_pcode.is_empty() {
        let place = properties.place_of("unit_pcode");
        let problem = problems.warning(Code::TwoPcodes, place);
        problem.with("pcode", &register.pcode);
        problem.with("unit", &register.unit_pcode);
    }
    (register != AreaRegister::default()).then(|| Box::new(register))
}

fn population(properties: &Record, problems: &mut Problems) -> Option<Population> {
    let count = properties.whole_number("population", "people", Population::MOST, problems);
    // Years after Christ as people write them: four digits at the most.
    let year = properties.whole_number("population_year", "year", 9999, problems);
    let year = year.and_then(|year| i16::try_from(year).ok());
    let basis = basis(properties, problems);
    let Some(count) = count else {
        for member in ["population_year", "population_basis"] {
            if properties.has(member) && !properties.has("population") {
                let problem = problems.warning(Code::NoPopulation, properties.place_of(member));
                problem.with("member", member);
            }
        }
        return None;
    };
    if year.is_none() && !properties.has("population_year") {
        problems.warning(Code::NoPopulationYear, properties.place_of("population"));
    }
    Some(Population { count, year, basis })
}

fn basis(properties: &Record, problems: &mut Problems) -> PopulationBasis {
    let words = properties.text("population_basis", problems);
    if words.is_empty() {
        return PopulationBasis::Direct;
    }
    PopulationBasis::from_word(&words).unwrap_or_else(|| {
        let place = properties.place_of("population_basis");
        let problem = problems.warning(Code::UnknownPopulationBasis, place);
        let known = PopulationBasis::ALL.map(PopulationBasis::word);
        problem.with("text", words).with("words", known.join(", "));
        // It may be an estimate, and then it must be said.
        PopulationBasis::SplitByArea
    })
}

/// A code that two areas have as a whole: one of them is a part.
pub(super) fn check(areas: &Table<Area>, problems: &mut Problems) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (n, area) in areas.rows.iter().enumerate() {
        let code = area.pcode();
        if code.is_empty() {
            continue;
        }
        let other = *first.entry(code).or_insert(n);
        if other != n {
            let place = areas.places[n].clone().member("pcode");
            let problem = problems.warning(Code::SharedPcode, place);
            problem.with("pcode", code);
            problem.with("other", &areas.rows[other].id);
        }
    }
}
