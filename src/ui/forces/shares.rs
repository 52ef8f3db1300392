//! What stands beside a force or a class: its share of the ground, or of the people who were counted
//! there. Estimates are marked, and what is not known is no share of nothing.

use crate::model::{ControlSeries, Day, ForceId, Ground, GroundTally, Holder};
use crate::state::Command;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::Ui;

/// The ground of a day, and its people where shares are of them.
pub(super) struct Shares<'a> {
    /// Square kilometres by holder.
    pub(super) ground: &'a Ground,
    day: Day,
    /// Where any number is known.
    known: Option<&'a ControlSeries>,
    /// Whether shares are of the people.
    counts_people: bool,
}

impl<'a> Shares<'a> {
    /// Those of the day that is shown.
    pub(super) fn of(ctx: &'a Ctx<'_>) -> Self {
        let (told, day) = (&ctx.state.told, ctx.state.view.date);
        let known = told.people.as_deref();
        Self {
            ground: told.ground_on(day),
            day,
            known,
            counts_people: known.is_some() && ctx.state.settings.counts_people,
        }
    }

    fn tally(&self, holder: Holder) -> Option<GroundTally> {
        self.known.map(|series| series.on(holder, self.day))
    }

    /// By what forces are ordered: the greater first.
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
    pub(super) fn weight(&self, force: ForceId) -> f64 {
        match self.tally(Holder::Force(force)) {
            Some(tally) if self.counts_people => tally.people as f64,
            _ => self
                .ground
                .by_force
                .get(force.index())
                .copied()
                .unwrap_or(0.0),
        }
    }

    /// The share of a holder of that part of the ground, from 0 to 1, in words.
    pub(super) fn words(&self, ctx: &Ctx<'_>, holder: Holder, ground: f64) -> String {
        match self.tally(holder) {
            Some(tally) if self.counts_people => self.people_share(ctx, &tally),
            _ => format::share(ctx.words, ground),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
    fn people_share(&self, ctx: &Ctx<'_>, tally: &GroundTally) -> String {
        let whole = self
            .known
            .map_or(0, |known| known.whole_on(self.day).people);
        let Some(people) = tally.known_people().filter(|_| whole > 0) else {
            return ctx.t("people-not-known");
        };
        let share = format::share(ctx.words, people as f64 / whole as f64);
        let word = match (tally.estimated > 0, tally.uncounted > 0) {
            (false, false) => return share,
            (true, false) => "people-estimated",
            (false, true) => "people-in-part",
            (true, true) => "people-estimated-in-part",
        };
        ctx.words.with(word, &[("share", share.into())])
    }

    /// How many people a holder has, for its tip: nothing where no number is known anywhere.
    pub(super) fn tip(&self, ctx: &Ctx<'_>, holder: Holder) -> Option<String> {
        let tally = self.tally(holder)?;
        let Some(people) = tally.known_people() else {
            return Some(ctx.t("people-none-known"));
        };
        let mut words = vec![format::people(ctx.words, people)];
        if tally.estimated > 0 {
            let estimated = format::people(ctx.words, tally.estimated);
            let values = [("people", estimated.into())];
            words.push(ctx.words.with("people-of-these-estimated", &values));
        }
        if tally.uncounted > 0 {
            let areas = ctx
                .words
                .with("count-areas", &[("count", tally.uncounted.into())]);
            let values = [("areas", areas.into())];
            words.push(ctx.words.with("people-areas-without", &values));
        }
        Some(words.join(" · "))
    }

    /// What the numbers are; without the date where there is no room for it.
    pub(super) fn title(&self, ui: &Ui, ctx: &Ctx<'_>) -> String {
        let (long, short) = if self.counts_people {
            ("forces-people-on", "forces-people")
        } else if self.ground.is_of_points() {
            ("forces-points-on", "forces-points-title")
        } else {
            ("forces-share-on", "forces-share")
        };
        let date = format::day(ctx.words, self.day);
        let long = ctx.words.with(long, &[("date", date.into())]);
        let fits = kit::text_size(ui, Role::Caption, &long).x <= ui.available_width();
        if fits { long } else { ctx.t(short) }
    }

    /// The choice between ground and people, where any number is known.
    pub(super) fn switch(&self, ui: &mut Ui, ctx: &Ctx<'_>) {
        if self.known.is_none() {
            return;
        }
        let words = [
            (ctx.t("forces-of-ground"), !self.counts_people),
            (ctx.t("forces-of-people"), self.counts_people),
        ];
        kit::gap(ui, 2.0);
        if let Some(chosen) = kit::choices(ui, ctx, &words) {
            ctx.send(Command::CountPeople(chosen == 1));
        }
        kit::gap(ui, 6.0);
    }

    /// What a reader must know of the numbers: of when they are, what the marks mean, where none is known.
    pub(super) fn remarks(&self, ui: &mut Ui, ctx: &Ctx<'_>) {
        let Some(series) = self.known.filter(|_| self.counts_people) else {
            return;
        };
        let whole = series.whole_on(self.day);
        let mut lines = vec![census_words(ctx)];
        if whole.estimated > 0 {
            lines.push(ctx.t("people-mark-estimate"));
        }
        let is_in_part = |holder: Holder| {
            let tally = series.on(holder, self.day);
            tally.uncounted > 0 && tally.uncounted < tally.areas
        };
        if series.holders().any(is_in_part) {
            lines.push(ctx.t("people-mark-in-part"));
        }
        if !ctx.state.project.census.missing.is_empty() {
            lines.push(missing_words(ctx));
        }
        kit::gap(ui, 4.0);
        for line in lines.iter().filter(|line| !line.is_empty()) {
            kit::text(ui, Role::Caption, line, ctx.look.quiet);
        }
        kit::gap(ui, 4.0);
    }
}

/// Of what time the numbers of people are: in the words of the data set, else the years.
pub(in crate::ui) fn census_words(ctx: &Ctx<'_>) -> String {
    let note = ctx.world().about.population_note.get(ctx.lang());
    if !note.is_empty() {
        return note.to_owned();
    }
    match ctx.state.project.census.years {
        None => String::new(),
        Some([first, last]) if first == last => {
            let values = [("year", first.to_string().into())];
            ctx.words.with("people-of-year", &values)
        }
        Some([first, last]) => {
            let years = format!("{first}–{last}");
            ctx.words.with("people-of-year", &[("year", years.into())])
        }
    }
}

/// Where no number is known: how many areas, country by country.
fn missing_words(ctx: &Ctx<'_>) -> String {
    let missing = ctx.state.project.census.missing.iter();
    let places: Vec<String> = missing
        .map(|(country, areas)| {
            let areas = ctx.words.with("count-areas", &[("count", (*areas).into())]);
            let country = format::country(ctx.words, country);
            if country.is_empty() {
                return areas;
            }
            let values = [("country", country.into()), ("areas", areas.into())];
            ctx.words.with("people-missing-in", &values)
        })
        .collect();
    let places = places.join(crate::words::Words::comma(ctx.lang()));
    ctx.words
        .with("people-missing", &[("places", places.into())])
}
