//! GeoJSON in all its forms, streamed: features straight into flat coordinates, in parallel.
//!
//! - `outline` finds where features stand, by braces alone, and goes on behind what is broken
//!   (`resume` says where);
//! - `feature`, `geometry`, `coordinates` and `form` read one feature each, in parallel batches;
//! - `property_place` finds a property again of which something is wrong;
//! - `cursor` and `numbers` read JSON; `faults` gathers what is wrong, `ruler` where it stands.
//!
//! A fault costs the feature that it is in. No byte is read more than a few times, nothing recurses,
//! and no document is built.

mod coordinates;
mod cursor;
mod faults;
mod feature;
mod form;
mod geometry;
mod numbers;
mod outline;
mod property_place;
mod resume;
mod ruler;

pub(in crate::load) use cursor::{JsonFault, fault};
pub(in crate::load) use property_place::PropertyPlaces;

use super::feature_sink::FeatureSink;
use crate::load::cut_off;
use crate::load::largest_first::largest_first;
use crate::model::{Code, Feature, FilePlace, Format, Problem, Severity, properties};
use cursor::BrokenJson;
use faults::Fault;
use feature::{FeatureOutcome, Object};
use geometry::Geometries;
use outline::{After, JsonOutline, OutlineItem};
use ruler::{Ruler, RulerStretch};
use std::collections::HashMap;

/// Reads the text of a GeoJSON file.
pub(super) fn read(text: &str, intake: &mut FeatureSink<'_>) {
    let mut reading = Reading {
        text,
        outline: JsonOutline::new(text),
        ruler: Ruler::START,
        first: intake.count(),
    };
    let mut told_bytes = 0;
    loop {
        let items = reading.outline.batch();
        if items.is_empty() || !reading.take(items, intake) {
            break;
        }
        let bytes = reading.outline.at().saturating_sub(told_bytes);
        told_bytes += bytes;
        intake.progress().add_bytes(bytes as u64);
        if intake.progress().is_cancelled() {
            break;
        }
    }
    intake
        .progress()
        .add_bytes((text.len() - told_bytes) as u64);
    reading.finish(intake);
}

/// A file while it is read.
struct Reading<'t> {
    text: &'t str,
    outline: JsonOutline<'t>,
    ruler: Ruler,
    /// Position of the file's first feature.
    first: usize,
}

/// An object as it was read, and the stretch of text that it takes.
type Done = (Object, RulerStretch);

impl Reading<'_> {
    /// Reads a batch and hands it over in order; `false` where it should stop.
    fn take(&mut self, items: Vec<OutlineItem>, intake: &mut FeatureSink<'_>) -> bool {
        let text = self.text;
        let read = |geometries: &mut Geometries, item: &OutlineItem| match item {
            OutlineItem::Object { at, .. } => {
                let object = feature::read(text, *at, geometries);
                let stretch = RulerStretch::of(text.get(*at..object.end).unwrap_or(""));
                Some((object, stretch))
            }
            OutlineItem::Fault(_) => None,
        };
        let size = |item: &OutlineItem| match item {
            OutlineItem::Object { at, end } => end.unwrap_or(text.len()).saturating_sub(*at),
            OutlineItem::Fault(_) => 0,
        };
        let objects = largest_first(&items, size, Geometries::default, read);
        for (item, object) in items.into_iter().zip(objects) {
            match (item, object) {
                (OutlineItem::Fault(fault), _) => {
                    let at = fault.at;
                    let from = if fault.at < self.ruler.at {
                        Ruler::START
                    } else {
                        self.ruler
                    };
                    self.ruler = from.at(text, at);
                    self.tell(fault, self.ruler, intake);
                }
                (OutlineItem::Object { at, end }, Some(done)) => {
                    match self.object(at, end, done, intake) {
                        Next::Goes => {}
                        Next::Jumps => return true,
                        Next::Stops => return false,
                    }
                }
                _ => {}
            }
        }
        true
    }

    fn object(
        &mut self,
        at: usize,
        end: Option<usize>,
        (object, stretch): Done,
        intake: &mut FeatureSink<'_>,
    ) -> Next {
        let from = if at < self.ruler.at {
            Ruler::START
        } else {
            self.ruler
        };
        let here = from.at(self.text, at);
        self.ruler = here.behind(stretch);
        let untold: Vec<_> = object.faults.untold().collect();
        for fault in object.faults.list {
            self.tell(fault, here, intake);
        }
        for ((severity, code), count) in untold {
            intake.problems.more(severity, code, count);
        }
        match object.outcome {
            FeatureOutcome::Feature(mut feature) => {
                (feature.line, feature.column) = (here.line, here.column);
                if !intake.add(*feature) {
                    return Next::Stops;
                }
            }
            FeatureOutcome::Other => {}
            FeatureOutcome::Collection => {
                self.ruler = here;
                if self.outline.step_into(at, end) {
                    return Next::Jumps;
                }
                let broken = BrokenJson::deep(at);
                return self.broken(at, None, (broken, ""), intake);
            }
            FeatureOutcome::Broken(broken) => {
                self.ruler = here;
                return self.broken(at, end, (broken, &object.id), intake);
            }
        }
        if end.is_none() {
            self.outline.go_on_behind(object.end);
        }
        Next::Goes
    }

    /// Names what is broken in the feature of an id that begins at the ruler, and goes on behind it.
    fn broken(
        &mut self,
        at: usize,
        end: Option<usize>,
        (broken, id): (BrokenJson, &str),
        intake: &mut FeatureSink<'_>,
    ) -> Next {
        let place = FilePlace {
            feature: (!id.is_empty()).then(|| id.to_owned()),
            ..FilePlace::default()
        };
        let mut problem = Problem::new(Severity::Error, Code::BrokenJson, place);
        problem.case("what", broken.what).case("done", "feature");
        problem
            .with("sign", broken.sign)
            .with("line", self.ruler.line.to_string());
        let fault = Fault {
            at: broken.at,
            problem,
        };
        self.tell(fault, self.ruler, intake);
        match self.outline.after_broken(at, end, broken) {
            After::Goes => Next::Goes,
            After::Jumps => Next::Jumps,
        }
    }

    /// Tells a problem at its place, which is measured from an earlier one.
    fn tell(&mut self, fault: Fault, from: Ruler, intake: &mut FeatureSink<'_>) {
        let Fault { at, mut problem } = fault;
        let from = if at < from.at { Ruler::START } else { from };
        let at = from.at(self.text, at);
        let mut place = intake.place(at.line, at.column);
        place.feature = problem.place.feature.take();
        place.member = problem.place.member.take();
        problem.place = place;
        intake.problems.extend([problem]);
    }

    fn finish(mut self, intake: &mut FeatureSink<'_>) {
        self.shared_ids(intake);
        let whole = intake.place(0, 0);
        if self.outline.values == 0 && self.text.trim().is_empty() {
            let name = whole.file.clone();
            let error = intake.problems.error(Code::EmptyFile, whole);
            error.case("of", "table").with("file", name);
        }
        if self.outline.collections > 1 {
            let more = self.outline.collections - 1;
            let place = intake.place(0, 0);
            let problem = intake.problems.warning(Code::SecondDocument, place);
            problem.with("count", more);
        }
        let crs = if self.outline.crs.is_empty() {
            intake.features().get(self.first).and_then(own_system)
        } else {
            Some(std::mem::take(&mut self.outline.crs))
        };
        let count = intake.count() - self.first;
        let file = intake.file();
        if self.outline.values > 1 || self.text.starts_with('\u{1e}') {
            file.format = Format::GeoJsonLines;
        }
        let mut members = self.outline.members;
        if !members.is_empty() {
            members.push('}');
        }
        let is_page = cut_off::is_page(&members, count);
        file.foreign_members = members.into();
        file.crs = crs.unwrap_or_default();
        if is_page {
            cut_off::tell(count, intake.place(0, 0), &mut intake.problems);
        }
    }

    /// Names every id that more than one feature of the file has.
    fn shared_ids(&mut self, intake: &mut FeatureSink<'_>) {
        let mut ids: HashMap<&str, u32> = HashMap::new();
        let mut shared = Vec::new();
        let features = intake.features().get(self.first..).unwrap_or_default();
        for feature in features.iter().filter(|feature| !feature.id.is_empty()) {
            match ids.get(&*feature.id) {
                Some(line) => shared.push((feature.line, feature.column, feature.id_text(), *line)),
                None => {
                    ids.insert(&feature.id, feature.line);
                }
            }
        }
        for (line, column, id, first) in shared {
            let place = intake.place(line, column).feature(&id).member("id");
            let severity = Severity::Warning;
            let mut problem = Problem::new(severity, Code::SharedId, place);
            problem.with("id", id).with("line", first.to_string());
            intake.problems.extend([problem]);
        }
    }
}

/// The coordinate system that a feature's own geometry declares, as PostGIS writes it.
fn own_system(feature: &Feature) -> Option<String> {
    let outermost = feature
        .form
        .foreign_members
        .first()
        .filter(|of| of.part == 0)?;
    let system = properties::property(&outermost.members, "crs")?;
    (system != "null").then(|| system.to_owned())
}

/// How the reading goes on.
enum Next {
    Goes,
    Jumps,
    Stops,
}
