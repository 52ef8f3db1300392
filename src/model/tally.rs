//! What is counted of ground: km², areas, people; and of points and lines, which have no ground. An area of which no number of people is known is
//! counted as such, never as nobody's.

use super::tables::Area;

/// Square metres in a km².
const M2: f64 = 1e6;

/// What is counted of some ground.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GroundTally {
    /// Whole square metres: their sums are exact up to 9,000,000,000 km², so that what comes and goes
    /// leaves nothing behind.
    m2: f64,
    /// How many areas that have ground.
    pub areas: u32,
    /// How many points and lines, which have none.
    pub points: u32,
    /// The people of all areas of which a number is known.
    pub people: u64,
    /// Of these, the ones in areas whose number is an estimate.
    pub estimated: u64,
    /// How many areas have no number.
    pub uncounted: u32,
}

impl GroundTally {
    /// What is counted of one area.
    pub fn of(area: &Area) -> Self {
        if area.area_km2 <= 0.0 && area.shape.0.is_empty() {
            return Self {
                points: 1,
                ..Self::default()
            };
        }
        let population = area.population();
        let people = population.map_or(0, |population| population.count);
        let estimate = population.filter(|population| population.basis.is_estimate());
        Self {
            areas: 1,
            people,
            estimated: estimate.map_or(0, |population| population.count),
            uncounted: u32::from(population.is_none()),
            ..Self::of_km2(area.area_km2)
        }
    }

    /// So much ground, and nothing on it.
    pub(super) fn of_km2(km2: f64) -> Self {
        let m2 = (km2 * M2).round();
        Self {
            m2: if m2.is_finite() { m2.max(0.0) } else { 0.0 },
            ..Self::default()
        }
    }

    /// Square kilometres.
    pub fn km2(&self) -> f64 {
        self.m2 / M2
    }

    /// People, as far as they are known: `None` where there are areas and none has a number.
    pub fn known_people(&self) -> Option<u64> {
        (self.areas == 0 || self.uncounted < self.areas).then_some(self.people)
    }

    /// Adds what another counts.
    pub fn add(&mut self, other: &Self) {
        self.m2 += other.m2;
        self.areas = self.areas.saturating_add(other.areas);
        self.points = self.points.saturating_add(other.points);
        self.people = self.people.saturating_add(other.people);
        self.estimated = self.estimated.saturating_add(other.estimated);
        self.uncounted = self.uncounted.saturating_add(other.uncounted);
    }

    /// Takes away what another counts.
    pub fn remove(&mut self, other: &Self) {
        self.m2 = (self.m2 - other.m2).max(0.0);
        self.areas = self.areas.saturating_sub(other.areas);
        self.points = self.points.saturating_sub(other.points);
        self.people = self.people.saturating_sub(other.people);
        self.estimated = self.estimated.saturating_sub(other.estimated);
        self.uncounted = self.uncounted.saturating_sub(other.uncounted);
    }
}

/// In what ground is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GroundUnit {
    /// Square kilometres.
    #[default]
    Km2,
    /// Areas.
    Areas,
    /// People, as far as they are known.
    People,
    /// The part of all ground that is counted, in km², from 0 to 1.
    Share,
}

impl GroundUnit {
    /// Every unit, in the order in which lists show them.
    pub const ALL: [GroundUnit; 4] = [
        GroundUnit::Km2,
        GroundUnit::Areas,
        GroundUnit::People,
        GroundUnit::Share,
    ];

    /// The word that the command line and links use.
    pub fn word(self) -> &'static str {
        match self {
            GroundUnit::Km2 => "km2",
            GroundUnit::Areas => "areas",
            GroundUnit::People => "people",
            GroundUnit::Share => "share",
        }
    }

    /// A tally in this unit, out of a whole; `None` where it is not known, which is not nothing.
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
    pub fn of(self, tally: &GroundTally, whole: &GroundTally) -> Option<f64> {
        match self {
            GroundUnit::Km2 => Some(tally.km2()),
            GroundUnit::Areas => Some(f64::from(tally.areas)),
            GroundUnit::People => tally.known_people().map(|people| people as f64),
            GroundUnit::Share if whole.m2 > 0.0 => Some(tally.m2 / whole.m2),
            GroundUnit::Share => Some(0.0),
        }
    }
}
