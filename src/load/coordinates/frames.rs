//! Which coordinate system each file is in: what the person says, what the file declares, what its
//! numbers show, in this order, each guess said.

use super::crs::{Declared, System, declared};
use super::survey::Survey;
use crate::load::problems::Problems;
use crate::model::{Code, FilePlace, Mapping, SourceFile};

/// How the numbers of a file become longitude and latitude.
#[derive(Clone)]
pub(super) struct Frame {
    /// The system; `None` where no position can be placed.
    pub(super) system: Option<System>,
    /// Whether the second number is taken for x.
    pub(super) swaps: bool,
}

impl Frame {
    /// Whether the numbers are longitude and latitude as they are.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.system, Some(System::Degrees)) && !self.swaps
    }

    /// Longitude and latitude of a position; NaN where it has none.
    pub(super) fn lonlat(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let xy = if self.swaps { [y, x] } else { [x, y] };
        match &self.system {
            Some(system) => system.lonlat(xy),
            None => [f64::NAN; 2],
        }
    }
}

/// The frame of a file.
pub(super) fn frame(
    file: &SourceFile,
    survey: &Survey,
    sample: &[[f64; 2]],
    mapping: &Mapping,
    problems: &mut Problems,
) -> Frame {
    let place = || FilePlace::file(file.name.as_str());
    let system = match mapping.crs.as_deref().map(declared) {
        Some(Declared::Known(system, _)) => Some(system),
        Some(Declared::Unknown(name)) => {
            unknown(name, survey, problems, place());
            guessed(survey, problems, place())
        }
        _ => of_file(file, survey, sample, problems),
    };
    let is_degrees = system.as_ref().is_some_and(System::is_degrees);
    let swaps = mapping.swap_axes.unwrap_or_else(|| {
        let swaps = is_degrees && survey.is_swapped();
        if swaps {
            let problem = problems.warning(Code::SwappedAxes, place());
            problem.with("count", survey.positions - survey.lonlat);
        }
        swaps
    });
    Frame { system, swaps }
}

/// What the file declares, where its numbers do not speak against it.
fn of_file(
    file: &SourceFile,
    survey: &Survey,
    sample: &[[f64; 2]],
    problems: &mut Problems,
) -> Option<System> {
    let place = || FilePlace::file(file.name.as_str()).member("crs");
    match declared(&file.crs) {
        Declared::Nothing => guessed(survey, problems, FilePlace::file(file.name.as_str())),
        Declared::Unknown(name) => {
            unknown(name, survey, problems, place());
            survey.is_degrees().then_some(System::Degrees)
        }
        Declared::Known(system, name) if system.is_degrees() => {
            if !survey.is_degrees() {
                let problem = problems.warning(Code::OtherCrs, place());
                problem.with("name", name).case("as", "metres");
                return survey.is_mercator().then_some(System::Mercator);
            }
            if file.crs.contains("EPSG::4326") && !survey.is_swapped() {
                problems.note(Code::AxisOrder, place());
            }
            Some(system)
        }
        Declared::Known(system, name)
            if survey.is_mercator()
                && !survey.is_mostly_lonlat()
                && sample.iter().filter(|xy| system.reaches(**xy)).count() * 2 < sample.len() =>
        {
            let problem = problems.warning(Code::OtherCrs, place());
            problem.with("name", name).case("as", "metres");
            Some(System::Mercator)
        }
        Declared::Known(_, name) if survey.is_mostly_lonlat() => {
            let problem = problems.warning(Code::OtherCrs, place());
            problem.with("name", name).case("as", "degrees");
            Some(System::Degrees)
        }
        Declared::Known(system, name) => {
            problems
                .note(Code::ConvertedCrs, place())
                .with("name", name);
            Some(system)
        }
    }
}

fn unknown(name: String, survey: &Survey, problems: &mut Problems, place: FilePlace) {
    let problem = if survey.is_degrees() {
        problems.warning(Code::UnknownCrs, place)
    } else {
        problems.error(Code::UnknownCrs, place)
    };
    let shown = if survey.is_degrees() { "yes" } else { "no" };
    problem.with("name", name).case("shown", shown);
}

/// What the numbers alone show.
fn guessed(survey: &Survey, problems: &mut Problems, place: FilePlace) -> Option<System> {
    if survey.is_degrees() {
        return Some(System::Degrees);
    }
    if !survey.is_mercator() {
        problems
            .error(Code::GuessedCrs, place)
            .case("as", "nothing");
        return None;
    }
    let like = if survey.is_utm() { "zone" } else { "mercator" };
    problems.warning(Code::GuessedCrs, place).case("as", like);
    Some(System::Mercator)
}
