//! What stands beside a force or a class: its share of the ground, or of the people who were counted
//! there. Estimates are marked, and what is not known is no share of nothing.

use crate::model::{ControlSeries, Day, ForceId, GroundTally, Holder};
use crate::state::Command;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::Ui;

/// The ground of a day, and its people where shares are of them.
pub(super) struct Shares<'a> {
    /// Who holds how much of the ground.
    series: &'a ControlSeries,
    /// The same of layers over it.
    over: &'a ControlSeries,
    day: Day,
    /// Whether any number of people is known.
    has_people: bool,
    /// Whether shares are of the people.
    counts_people: bool,
}

impl<'a> Shares<'a> {
    /// Those of the day that is shown.
    pub(super) fn of(ctx: &'a Ctx<'_>) -> Self {
        let state = ctx.state;
        Self {
            series: &state.told.series.ground,
            over: &state.told.series.over,
            day: state.view.date,
            has_people: state.project.census.known > 0,
            counts_people: state.counts_people(),
        }
    }

    /// What a holder has of the ground.
    pub(super) fn ground(&self, holder: Holder) -> GroundTally {
        self.series.on(holder, self.day)
    }

    /// What a force has in layers over the ground.
    pub(super) fn over(&self, force: ForceId) -> GroundTally {
        self.over.on(Holder::Force(force), self.day)
    }

    /// So many points and lines of all.
    pub(super) fn points(&self, ctx: &Ctx<'_>, word: &str, count: u32) -> String {
        let number = |count: u32| format::number(f64::from(count)).into();
        let total = self.series.whole_on(self.day).points;
        let values = [("count", number(count)), ("total", number(total))];
        ctx.words.with(word, &values)
    }

    fn people(&self, holder: Holder) -> Option<GroundTally> {
        self.has_people.then(|| self.ground(holder))
    }

    /// By what forces are ordered: the greater first.
    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
    pub(super) fn weight(&self, force: ForceId) -> f64 {
        let tally = self.ground(Holder::Force(force));
        if self.counts_people {
            tally.people as f64
        } else {
            tally.km2()
        }
    }

    /// The share of a holder, in words.
    pub(super) fn words(&self, ctx: &Ctx<'_>, holder: Holder) -> String {
        if self.counts_people {
            return self.people_share(ctx, &self.ground(holder));
        }
        format::share(ctx.words, self.series.part_on(holder, self.day))
    }

    #[expect(clippy::cast_precision_loss, reason = "people are far fewer than 2^52")]
    fn people_share(&self, ctx: &Ctx<'_>, tally: &GroundTally) -> String {
        let whole = self.series.whole_on(self.day).people;
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
        let tally = self.people(holder)?;
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
        } else if self.series.is_of_points(self.day) {
            ("forces-points-on", "forces-points-title")
        } else {
            ("forces-share-on", "forces-share")
        };
        // What has no time holds on no day in particular.
        if ctx.state.is_timeless() {
            return ctx.t(short);
        }
        let date = format::day(ctx.words, self.day);
        let long = ctx.words.with(long, &[("date", date.into())]);
        let fits = kit::text_size(ui, Role::Caption, &long).x <= ui.available_width();
        if fits { long } else { ctx.t(short) }
    }

    /// The choice between ground and people, where any number is known.
    pub(super) fn switch(&self, ui: &mut Ui, ctx: &Ctx<'_>) {
        if !self.has_people {
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
        if !self.counts_people {
            return;
        }
        let series = self.series;
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
