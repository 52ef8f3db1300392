//! What must be said wherever people are counted: when they were, how many numbers are estimates, and
//! of which areas none is known. The sums themselves are those of [`GroundTally`](super::GroundTally).

use super::World;
use std::collections::BTreeMap;

/// What must be said wherever people are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// The first and the last year for which they were counted, where the file says any.
    pub years: Option<[i16; 2]>,
    /// How many areas have a number.
    pub known: usize,
    /// How many of these numbers are estimates.
    pub estimates: usize,
    /// How many areas have none, by the code of their country.
    pub missing: BTreeMap<String, usize>,
    /// Countries in which no area has a number.
    pub without: Vec<String>,
}

impl Census {
    /// What is known of the people of a data set's ground.
    pub fn of(world: &World) -> Self {
        let mut census = Census::default();
        let mut known: BTreeMap<&str, bool> = BTreeMap::new();
        for area in world.areas.iter().filter(|area| world.is_ground(area)) {
            let population = area.population();
            *known.entry(&area.country).or_default() |= population.is_some();
            let Some(population) = population else {
                *census.missing.entry(area.country.clone()).or_default() += 1;
                continue;
            };
            census.known += 1;
            census.estimates += usize::from(population.basis.is_estimate());
            if let Some(year) = population.year {
                let [first, last] = census.years.unwrap_or([year, year]);
                census.years = Some([first.min(year), last.max(year)]);
            }
        }
        let without = known.into_iter().filter(|(_, is_known)| !is_known);
        census.without = without
            .map(|(country, _)| country.to_owned())
            .filter(|country| !country.is_empty())
            .collect();
        census
    }
}
