//! What was read of a case, and whether a line of its `expect.txt` is true of it.

use super::expectation::{Line, Says};
use kharita::load::{Loaded, Progress, paths, remap};
use kharita::model::properties::{property, readable};
use kharita::model::{AreaId, Day, FuzzyDate, Lang, Mapping, Problem, Severity, Status, World};
use kharita::words::Words;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// What was read, and what of it has been asked for.
pub(crate) struct Found {
    loaded: Loaded,
    words: Words,
    /// Positions of the problems that were expected or allowed.
    expected: BTreeSet<usize>,
}

impl Found {
    /// Reads the paths of a case, under the guess or another reading.
    pub(crate) fn read(case: &Path, names: &[String], reading: &[String]) -> Self {
        let inputs: Vec<_> = names.iter().map(|name| case.join(name)).collect();
        let mut loaded = paths(&inputs, &Progress::default());
        if let Some(foreign) = loaded.import.clone().filter(|_| !reading.is_empty()) {
            let mappings = foreign.mappings();
            let mappings = mappings.iter().map(|now| mapping(now, reading));
            loaded = remap(&foreign, mappings.collect(), &Progress::default());
        }
        Self {
            loaded,
            words: Words::new(Lang::En),
            expected: BTreeSet::new(),
        }
    }

    /// Whether a line is true; says what is true instead.
    pub(crate) fn check(&mut self, line: &Line) -> Result<(), String> {
        match line {
            Line::Count { what, count } => same(what, *count, self.count(what)),
            Line::Time(time) => self.check_time(time.as_ref()),
            Line::Guess { member, value } => self.check_guess(member, value),
            Line::Holds { day, area, state } => {
                let told = self.held(area, day_of(day)?)?;
                let wanted = state.clone();
                let is_right = told.iter().all(|names| names.contains(&wanted));
                let first = told.first().map_or("", |names| names[0].as_str());
                is_right
                    .then_some(())
                    .ok_or(format!("{day} {area}: {state}, and it is {first}"))
            }
            Line::Shown { day, count } => {
                let day = day_of(day)?;
                let shown = self
                    .world()
                    .area_ids()
                    .filter(|area| self.exists(*area, day));
                same("shown", *count, shown.count())
            }
            Line::Km2 { area, km2 } => {
                let sum: f64 = self
                    .named(area)?
                    .iter()
                    .map(|id| self.world().area(*id).area_km2)
                    .sum();
                let near = (sum - km2).abs() <= km2 / 100.0;
                near.then_some(())
                    .ok_or(format!("{area} has {km2} km², and it is {sum}"))
            }
            Line::Colour { force, hex } => self.check_colour(force, hex),
            Line::Bounds(bounds) => self.check_bounds(bounds),
            Line::View(wanted) => {
                let view = self.world().about.view.ok_or("the first view is of all")?;
                let told = [view.min[0], view.min[1], view.max[0], view.max[1]];
                let near = told.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-3);
                near.then_some(())
                    .ok_or(format!("the first view is {told:?}"))
            }
            Line::Label { area, within } => self.check_label(area, within),
            Line::Value {
                feature,
                name,
                value,
            } => self.check_value(*feature, name, value),
            Line::Says(says) => self.check_says(says),
            Line::May(code) => {
                self.expect(|problem| problem.code.word() == code);
                Ok(())
            }
            Line::MayMore => Ok(()),
        }
    }

    /// Errors and warnings that no line expects.
    pub(crate) fn unexpected(&self) -> Vec<String> {
        let problems = self.loaded.problems.iter().enumerate();
        let problems = problems.filter(|(n, problem)| {
            problem.severity != Severity::Note && !self.expected.contains(n)
        });
        problems.map(|(_, problem)| self.told(problem)).collect()
    }

    fn world(&self) -> &World {
        &self.loaded.world
    }

    fn told(&self, problem: &Problem) -> String {
        let sentence = self.words.problem(problem).0;
        format!(
            "{} {} {}: {sentence}",
            problem.severity.word(),
            problem.code,
            problem.place
        )
    }

    fn count(&self, what: &str) -> usize {
        let world = self.world();
        match what {
            "areas" => world.areas.len(),
            "forces" => world.forces.len(),
            "layers" => world.layers.len(),
            "changes" => self
                .loaded
                .import
                .as_ref()
                .map_or(world.changes.len(), |foreign| {
                    let groups = foreign.groups.iter();
                    groups.map(|group| group.outcome.changes).sum()
                }),
            _ => self
                .loaded
                .import
                .as_ref()
                .map_or(0, |foreign| foreign.as_read.features.len()),
        }
    }

    fn check_time(&self, wanted: Option<&[String; 2]>) -> Result<(), String> {
        let about = &self.world().about;
        let told = if self.world().timeline.effects().is_empty() {
            "none".to_owned()
        } else {
            format!("{} .. {}", about.first, about.last)
        };
        let wanted = wanted.map_or("none".to_owned(), |[first, last]| {
            format!("{first} .. {last}")
        });
        same("time", wanted, told)
    }

    fn check_guess(&self, member: &str, value: &str) -> Result<(), String> {
        let foreign = self.loaded.import.as_ref().ok_or("there is no guess")?;
        // `zones.force` asks about one of several files, by the name of its layer.
        let (layer, member) = member.split_once('.').unwrap_or(("", member));
        let mut groups = foreign.groups.iter();
        let group = groups.find(|group| layer.is_empty() || group.name == layer);
        let group = group.ok_or(format!("no layer is called {layer}"))?;
        let guess = serde_json::to_value(&group.guess).map_err(|error| error.to_string())?;
        let told = match guess.get(member) {
            None => return Err(format!("a mapping has no {member}")),
            Some(Value::Null) => "none".to_owned(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        same(member, value.to_owned(), told)
    }

    /// The areas that bear a name or an id.
    fn named(&self, name: &str) -> Result<Vec<AreaId>, String> {
        let world = self.world();
        let found = world.area_ids().filter(|id| {
            let area = world.area(*id);
            area.id == name || area.name.en == name || area.name.ar == name
        });
        let found: Vec<AreaId> = found.collect();
        if found.is_empty() {
            Err(format!("no area is called {name}"))
        } else {
            Ok(found)
        }
    }

    fn exists(&self, area: AreaId, day: Day) -> bool {
        let timeline = &self.world().timeline;
        timeline.control(timeline.at(area, day).state).status != Status::Absent
    }

    /// What holds in the areas of a name that exist on a day: every way to say it.
    fn held(&self, name: &str, day: Day) -> Result<Vec<Vec<String>>, String> {
        let areas = self.named(name)?;
        let existing: Vec<AreaId> = areas
            .iter()
            .copied()
            .filter(|area| self.exists(*area, day))
            .collect();
        if existing.is_empty() {
            return Ok(vec![vec!["absent".to_owned()]]);
        }
        Ok(existing
            .iter()
            .map(|area| self.states(*area, day))
            .collect())
    }

    fn states(&self, area: AreaId, day: Day) -> Vec<String> {
        let world = self.world();
        let control = world.timeline.control(world.timeline.at(area, day).state);
        let sign = match control.status {
            Status::None => return vec!["nobody".to_owned()],
            Status::Unknown => return vec!["unknown".to_owned()],
            Status::Absent => return vec!["absent".to_owned()],
            Status::Contested => " / ",
            Status::Control | Status::Shared => " + ",
        };
        let mut ways = vec![String::new()];
        for force in &control.forces {
            let force = world.force(*force);
            let names = [
                &force.id,
                &force.name.en,
                &force.name.ar,
                &force.short.en,
                &force.short.ar,
            ];
            let longer = ways.iter().flat_map(|way| {
                names
                    .iter()
                    .filter(|name| !name.is_empty())
                    .map(move |name| match way.as_str() {
                        "" => (*name).clone(),
                        way => format!("{way}{sign}{name}"),
                    })
            });
            ways = longer.collect();
        }
        ways
    }

    fn check_colour(&self, name: &str, hex: &str) -> Result<(), String> {
        let mut forces = self.world().forces.iter();
        let force = forces.find(|force| {
            let names = [&force.id, &force.name.en, &force.name.ar, &force.short.en];
            names.iter().any(|known| *known == name)
        });
        let force = force.ok_or(format!("no force is called {name}"))?;
        let [r, g, b] = force.colour_light;
        same("colour", hex.to_owned(), format!("#{r:02X}{g:02X}{b:02X}"))
    }

    fn check_bounds(&self, wanted: &[f64; 4]) -> Result<(), String> {
        let mut told = [
            f64::INFINITY,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NEG_INFINITY,
        ];
        for area in &self.world().areas {
            let rings = area
                .shape
                .iter()
                .flat_map(|polygon| polygon.exterior().0.iter().copied());
            let lines = area.lines.iter().flat_map(|line| line.0.iter().copied());
            let points = area.points.iter().map(|point| point.0);
            for at in rings.chain(lines).chain(points) {
                told = [
                    told[0].min(at.x),
                    told[1].min(at.y),
                    told[2].max(at.x),
                    told[3].max(at.y),
                ];
            }
        }
        let near = told.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-3);
        near.then_some(())
            .ok_or(format!("bounds {wanted:?}, and they are {told:?}"))
    }

    fn check_label(&self, name: &str, [west, south, east, north]: &[f64; 4]) -> Result<(), String> {
        let area = self.world().area(self.named(name)?[0]);
        let outline = kharita::geometry::world_shape(&area.shape);
        let (point, _) = kharita::geometry::label_point(&outline).ok_or("it has no ground")?;
        let [x, y] = kharita::geometry::lonlat_from_world(point);
        let is_within = (*west..=*east).contains(&x) && (*south..=*north).contains(&y);
        let is_on_it = geo::Contains::contains(&*area.shape, &geo::Point::new(x, y));
        (is_within && is_on_it)
            .then_some(())
            .ok_or(format!("the name of {name} stands at {x}, {y}"))
    }

    fn check_value(&self, feature: usize, name: &str, value: &str) -> Result<(), String> {
        let foreign = self.loaded.import.as_ref().ok_or("there are no features")?;
        let found = foreign
            .as_read
            .features
            .get(feature.wrapping_sub(1))
            .ok_or("there are not so many features")?;
        let told = readable(property(&found.properties, name).unwrap_or("null"));
        same(name, value.to_owned(), told)
    }

    fn check_says(&mut self, says: &Says) -> Result<(), String> {
        let words = Words::new(Lang::En);
        let fits = |problem: &Problem| {
            let has = |text: &String| words.problem(problem).0.contains(text.as_str());
            problem.code.word() == says.code
                && problem.severity.word() == says.severity
                && says
                    .line
                    .is_none_or(|line| problem.place.line == Some(line))
                && says.text.as_ref().is_none_or(has)
        };
        let told = self.expect(fits);
        if told == 0 {
            let all: Vec<String> = self
                .loaded
                .problems
                .iter()
                .map(|problem| self.told(problem))
                .collect();
            return Err(format!(
                "nothing says {says:?}; said is:\n    {}",
                all.join("\n    ")
            ));
        }
        says.count
            .map_or(Ok(()), |count| same(&says.code, count, told))
    }

    /// Marks the problems that fit, and counts how often they are told.
    fn expect(&mut self, fits: impl Fn(&Problem) -> bool) -> usize {
        let problems = self.loaded.problems.iter().enumerate();
        let found = problems.filter(|(_, problem)| fits(problem));
        let found: Vec<(usize, usize)> = found.map(|(n, problem)| (n, problem.times())).collect();
        self.expected.extend(found.iter().map(|(n, _)| n));
        found.iter().map(|(_, times)| times).sum()
    }
}

/// The guess with other members.
fn mapping(guess: &Mapping, reading: &[String]) -> Mapping {
    let mut all = serde_json::to_value(guess).expect("a mapping is JSON");
    for members in reading {
        let members: Value = serde_json::from_str(members).expect("a reading is JSON");
        for (name, value) in members.as_object().expect("a reading is an object") {
            assert!(all.get(name).is_some(), "a mapping has no {name}");
            all[name.as_str()] = value.clone();
        }
    }
    serde_json::from_value(all).expect("a reading is a mapping")
}

fn day_of(text: &str) -> Result<Day, String> {
    let date = FuzzyDate::parse_edtf(text).map_err(|error| format!("{text}: {error}"))?;
    Ok(date.first)
}

fn same<T: PartialEq + std::fmt::Display>(what: &str, wanted: T, told: T) -> Result<(), String> {
    let is_same = wanted == told;
    is_same
        .then_some(())
        .ok_or(format!("{what}: {wanted}, and it is {told}"))
}
