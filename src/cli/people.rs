//! People beside km² in the tables for people and in JSON: those who were counted, which of them are
//! estimates, and of how many areas no number is known.

use super::phrase;
use super::table::ColumnSide;
use crate::model::{AreaId, Census, GroundTally, Lang, World};
use serde_json::Value;

/// What a command says of people.
pub(super) struct PeopleColumn<'w> {
    world: &'w World,
    census: Census,
}

impl<'w> PeopleColumn<'w> {
    /// That of a data set: empty where no area has a number.
    pub(super) fn of(world: &'w World) -> Self {
        Self {
            world,
            census: Census::of(world),
        }
    }

    fn is_empty(&self) -> bool {
        self.census.known == 0
    }

    /// The title of the column.
    pub(super) fn title(&self) -> (&'static str, ColumnSide) {
        let title = if self.is_empty() { "" } else { "People" };
        (title, ColumnSide::Right)
    }

    /// The people of some ground, an estimate marked.
    pub(super) fn cell(&self, tally: &GroundTally) -> String {
        if self.is_empty() {
            return String::new();
        }
        let people = phrase::people(tally);
        if tally.estimated > 0 && tally.known_people().is_some() {
            return format!("≈ {people}");
        }
        people
    }

    /// The people of one area.
    pub(super) fn of_area(&self, area: AreaId) -> String {
        self.cell(&GroundTally::of(self.world.area(area)))
    }

    /// A line beneath a table: when they were counted, what is an estimate, where no number is known.
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
    pub(super) fn remark(&self, areas: impl Iterator<Item = AreaId>) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let tally = self.tally(areas);
        let mut parts = vec![format!("People: {}", self.note())];
        if tally.estimated > 0 {
            let estimated = phrase::whole(tally.estimated as f64);
            parts.push(format!(
                "≈ contains estimates for divided units ({estimated})"
            ));
        }
        if tally.uncounted > 0 {
            let areas = phrase::count(tally.uncounted as usize, "area");
            parts.push(format!("of {areas} no number is known"));
        }
        Some(format!("{}.", parts.join("; ")))
    }

    /// The members of an object: the sum, what of it is an estimate, and how many areas have no number.
    pub(super) fn members(
        &self,
        areas: impl Iterator<Item = AreaId>,
    ) -> Vec<(&'static str, Value)> {
        if self.is_empty() {
            return Vec::new();
        }
        let tally = self.tally(areas);
        vec![
            ("total_people", Value::from(tally.known_people())),
            ("estimated_people", Value::from(tally.estimated)),
            ("uncounted_areas", Value::from(tally.uncounted)),
            ("people_counted", Value::from(self.note())),
        ]
    }

    fn tally(&self, areas: impl Iterator<Item = AreaId>) -> GroundTally {
        let mut all = GroundTally::default();
        for area in areas {
            all.add(&GroundTally::of(self.world.area(area)));
        }
        all
    }

    /// Of what time the numbers are.
    fn note(&self) -> String {
        let note = self.world.about.population_note.get(Lang::En);
        if !note.is_empty() {
            return note.to_owned();
        }
        match self.census.years {
            None => "it is not said when they were counted".to_owned(),
            Some([first, last]) if first == last => format!("counted in {first}"),
            Some([first, last]) => format!("counted in {first} to {last}"),
        }
    }
}
