//! Tells what was found in the features, each by its place, and counts what is said of files as a
//! whole.

use super::forms::{Findings, Mended};
use super::strays::Stray;
use crate::geometry::{ShapeProblem, ShapeProblemKind, Turn};
use crate::load::problems::Problems;
use crate::model::{Code, Fact, Feature, FeatureCollection, FilePlace, Problem, Severity};
use std::collections::BTreeMap;

/// What is said of a file as a whole.
type OfFile = (u16, Code, &'static str);

/// Gathers what is to be told.
pub(super) struct Report<'r> {
    collection: &'r FeatureCollection,
    problems: &'r mut Problems,
    /// How many features it holds for, and the first of them.
    of_files: BTreeMap<OfFile, (usize, FilePlace)>,
}

impl<'r> Report<'r> {
    pub(super) fn new(collection: &'r FeatureCollection, problems: &'r mut Problems) -> Self {
        Self {
            collection,
            problems,
            of_files: BTreeMap::new(),
        }
    }

    /// Tells what was found in a feature. Where its file could not be placed at all, that has been
    /// said of the file.
    pub(super) fn feature(&mut self, feature: &Feature, found: &Findings, is_placed: bool) {
        if feature.form.is_empty() {
            self.name(feature, Severity::Note, Code::NoGeometry)
                .case("why", "none");
        }
        if !is_placed {
            if !feature.form.is_empty() {
                self.name(feature, Severity::Error, Code::LostShape)
                    .case("why", "crs");
            }
            return;
        }
        if let Some((count, [x, y])) = found.off_earth {
            let is_lost = found
                .form
                .as_ref()
                .is_some_and(crate::model::Geometry::is_empty);
            let severity = if is_lost {
                Severity::Error
            } else {
                Severity::Warning
            };
            let problem = self.name(feature, severity, Code::OffEarth);
            problem.with("count", count);
            problem.with("x", x.to_string()).with("y", y.to_string());
        }
        if let Some(turn) = found.turn {
            let how = match turn {
                Turn::Moved => "moved",
                Turn::Cut => "cut",
                Turn::Pole => "pole",
            };
            self.count(feature, Code::TurnedLongitudes, how);
        }
        if found.lost_heights {
            self.count(feature, Code::LostHeights, "");
        }
        if let Some(mended) = &found.mended {
            self.mended(feature, mended);
        }
    }

    fn mended(&mut self, feature: &Feature, mended: &Mended) {
        let (severity, code) = match (mended.area_km2, mended.is_left) {
            (None, _) => (Severity::Warning, Code::TangledShape),
            (Some(_), true) => (Severity::Warning, Code::RepairedShape),
            (Some(_), false) => (Severity::Error, Code::LostShape),
        };
        let problem = self.name(feature, severity, code);
        if code == Code::LostShape {
            problem.case("why", "nothing");
        }
        if code != Code::RepairedShape {
            return;
        }
        // Touching alone would have been left as it is.
        let grave = |fault: &&ShapeProblem| fault.kind != ShapeProblemKind::SelfTouch;
        let mut faults = mended.faults.iter().filter(grave);
        if let Some(first) = faults.next() {
            describe(first, problem);
        }
        problem.with("more", faults.count());
        if let Some([before, after]) = mended.area_km2 {
            problem
                .with("before", km2(before))
                .with("after", km2(after));
        }
    }

    /// Tells of features that stand apart from the others of their file.
    pub(super) fn strays(&mut self, strays: Vec<(usize, Stray)>) {
        for (n, stray) in strays {
            let feature = &self.collection.features[n];
            match stray {
                Stray::Zero => {
                    self.name(feature, Severity::Warning, Code::NullIsland);
                }
                Stray::Exchanged([x, y]) => {
                    let problem = self.name(feature, Severity::Warning, Code::StandsApart);
                    let degrees = |value: f64| format!("{value:.4}");
                    problem.with("x", degrees(x)).with("y", degrees(y));
                }
            }
        }
    }

    /// Tells of features that repeat others, each with the place of the first.
    pub(super) fn twins(&mut self, twins: Vec<(usize, usize)>) {
        for (n, _) in twins {
            let feature = &self.collection.features[n];
            self.count(feature, Code::DuplicateFeatures, "");
        }
    }

    /// Tells what is said of files as a whole.
    pub(super) fn finish(self) {
        for ((_, code, how), (count, place)) in self.of_files {
            let problem = self.problems.note(code, place);
            problem.case("how", how).with("count", count);
        }
    }

    /// A problem of a feature.
    fn name(&mut self, feature: &Feature, severity: Severity, code: Code) -> &mut Problem {
        let place = self.place(feature);
        self.problems.add(severity, code, place)
    }

    fn count(&mut self, feature: &Feature, code: Code, how: &'static str) {
        let place = self.place(feature);
        let (count, _) = self
            .of_files
            .entry((feature.file, code, how))
            .or_insert((0, place));
        *count += 1;
    }

    fn place(&self, feature: &Feature) -> FilePlace {
        let id = feature.id_text();
        FilePlace {
            file: self.collection.file_of(feature).name.clone(),
            line: (feature.line > 0).then_some(feature.line),
            column: (feature.column > 0).then_some(feature.column),
            feature: (!id.is_empty()).then_some(id),
            member: Some("geometry".to_owned()),
        }
    }
}

/// Adds what is wrong with a shape to the facts; all is counted from 1.
fn describe(found: &ShapeProblem, problem: &mut Problem) {
    problem.case("what", found.kind.word());
    problem.case("of", if found.ring == 0 { "outer" } else { "hole" });
    problem.with("ring", found.ring.to_string());
    problem.with("polygon", (found.polygon + 1).to_string());
    match found.at {
        // To about ten metres.
        Some([x, y]) => {
            let at = format!("{x:.4}, {y:.4}");
            problem.case("where", "there").with("near", at);
        }
        None => {
            problem.case("where", "nowhere").with("near", "");
        }
    }
}

/// Square kilometres with as many digits as tell something.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no area of the Earth is that large, and none is below zero"
)]
fn km2(area: f64) -> Fact {
    match area {
        area if area >= 100.0 => Fact::Count(area.round() as usize),
        area if area < 0.000_05 => Fact::Count(0),
        area if area >= 1.0 => format!("{area:.1}").into(),
        area => format!("{area:.4}").into(),
    }
}
