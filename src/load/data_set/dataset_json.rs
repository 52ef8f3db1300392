//! `dataset.json`: what a data set says of itself, and which files belong to it. Optional.

use crate::load::files::{Files, MANIFEST as FILE, stays_inside};
use crate::load::json;
use crate::load::lines::{Lines, decode};
use crate::load::problems::Problems;
use crate::load::record::Record;
use crate::model::{About, Change, Code, Day, FilePlace, LonLatBounds, Names};
use std::borrow::Cow;

/// The version of the format that this program writes and reads.
const VERSION: u32 = 1;

/// All members.
const MEMBERS: [&str; 19] = [
    "format",
    "version",
    "id",
    "title",
    "about",
    "credits",
    "population_note",
    "time",
    "view",
    "areas",
    "forces",
    "changes",
    "sources",
    "publishers",
    "texts",
    "passages",
    "assessments",
    "stories",
    "context",
];

/// A file or folder of the data set, and where `dataset.json` names it, if it does.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) path: String,
    named_at: Option<FilePlace>,
}

impl Named {
    fn usual(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            named_at: None,
        }
    }

    /// Whether `dataset.json` speaks of it.
    pub(super) fn is_named(&self) -> bool {
        self.named_at.is_some()
    }

    /// The bytes of the file; a file that is named and missing is a problem.
    pub(super) fn read<'f>(
        &self,
        files: &'f Files,
        problems: &mut Problems,
    ) -> Option<Cow<'f, [u8]>> {
        self.missing(files, problems);
        files.read(&self.path, problems)
    }

    /// The files in the folder; a folder that is named and missing is a problem.
    pub(super) fn list(&self, files: &Files, problems: &mut Problems) -> Vec<String> {
        self.missing(files, problems);
        files.list(&self.path, problems)
    }

    fn missing(&self, files: &Files, problems: &mut Problems) {
        if let Some(place) = &self.named_at
            && !files.has(&self.path)
        {
            let problem = problems.error(Code::MissingFile, place.clone());
            problem.case("of", "dataset").with("file", &self.path);
        }
    }
}

/// What `dataset.json` says; the usual names and nothing else where there is none.
#[derive(Debug)]
pub(super) struct Manifest {
    pub(super) areas: Named,
    pub(super) forces: Named,
    pub(super) changes: Named,
    pub(super) sources: Named,
    pub(super) publishers: Named,
    pub(super) texts: Named,
    pub(super) passages: Named,
    pub(super) assessments: Named,
    pub(super) stories: Named,
    pub(super) context: Named,
    pub(super) id: String,
    title: Names,
    about: Names,
    first: Option<Day>,
    last: Option<Day>,
    opens_on: Option<Day>,
    view: Option<LonLatBounds>,
    credits: Vec<Names>,
    population_note: Names,
    time_place: FilePlace,
}

impl Manifest {
    /// The usual names, where there is no `dataset.json`.
    pub(super) fn usual(name: &str) -> Self {
        Self {
            areas: Named::usual("areas.geojson"),
            forces: Named::usual("forces.json"),
            changes: Named::usual("changes.csv"),
            sources: Named::usual("sources.json"),
            publishers: Named::usual("publishers.json"),
            texts: Named::usual("texts"),
            passages: Named::usual("passages.csv"),
            assessments: Named::usual("assessments.json"),
            stories: Named::usual("stories"),
            context: Named::usual("context"),
            id: name.to_owned(),
            title: Names::same(name),
            about: Names::default(),
            first: None,
            last: None,
            opens_on: None,
            view: None,
            credits: Vec::new(),
            population_note: Names::default(),
            time_place: FilePlace::file(FILE),
        }
    }

    /// Reads `dataset.json`, if there is one.
    pub(super) fn read(files: &Files, problems: &mut Problems) -> Self {
        let mut manifest = Self::usual(&files.stem());
        let Some(bytes) = files.read(FILE, problems) else {
            return manifest;
        };
        let text = decode(FILE, &bytes, problems);
        let lines = Lines::new(FILE, &text);
        if let Some(error) = json::syntax_fault(&text) {
            json::report(&lines, &error, "ignored", problems);
            return manifest;
        }
        if let Some(record) = Record::new(&lines, text.trim(), "file", problems) {
            record.tell_unknown("dataset", &MEMBERS, problems);
            manifest.check_format(&record, problems);
            manifest.take_names(&record, problems);
            manifest.take_about(&record, problems);
        }
        manifest
    }

    fn check_format(&self, record: &Record, problems: &mut Problems) {
        if record.has("format") && record.id("format").as_deref() != Some("kharita-dataset") {
            let problem = problems.warning(Code::UnknownFormat, record.place_of("format"));
            problem.case("of", "dataset");
        }
        let version: u32 = record
            .value("version", "whole-number", problems)
            .unwrap_or(VERSION);
        if version > VERSION {
            let problem = problems.warning(Code::NewerVersion, record.place_of("version"));
            problem.with("version", version.to_string());
            problem.with("known", VERSION.to_string());
        }
    }

    fn take_names(&mut self, record: &Record, problems: &mut Problems) {
        let all = [
            ("areas", &mut self.areas),
            ("forces", &mut self.forces),
            ("changes", &mut self.changes),
            ("sources", &mut self.sources),
            ("publishers", &mut self.publishers),
            ("texts", &mut self.texts),
            ("passages", &mut self.passages),
            ("assessments", &mut self.assessments),
            ("stories", &mut self.stories),
            ("context", &mut self.context),
        ];
        for (member, named) in all {
            let path = record.text(member, problems);
            if path.is_empty() {
                continue;
            }
            if stays_inside(&path) {
                named.path = path;
                named.named_at = Some(record.place_of(member));
            } else {
                let problem = problems.error(Code::PathOutside, record.place_of(member));
                problem.with("path", path).with("usual", &named.path);
            }
        }
    }

    fn take_about(&mut self, record: &Record, problems: &mut Problems) {
        if let Some(id) = record.id("id") {
            self.id = id;
        }
        if record.has("title") {
            self.title = record.names("title", problems);
        }
        self.about = record.names("about", problems);
        self.credits = record.names_list("credits", problems);
        self.population_note = record.names("population_note", problems);
        if let Some(time) = record.inner("time", problems) {
            time.tell_unknown("time", &["first", "last"], problems);
            self.first = time.date("first", problems).map(|date| date.first);
            self.last = time.date("last", problems).map(|date| date.last);
            self.time_place = record.place_of("time");
        }
        if let Some(view) = record.inner("view", problems) {
            view.tell_unknown("view", &["date", "bounds"], problems);
            self.opens_on = view.date("date", problems).map(|date| date.first);
            self.view = view.bounds("bounds", problems);
        }
    }

    /// What the world says of itself; first and last day come from the changes where none are given.
    pub(super) fn about(&self, changes: &[Change], problems: &mut Problems) -> About {
        let of_changes = (
            changes.iter().map(|change| change.date.first).min(),
            changes.iter().map(|change| change.date.last).max(),
        );
        let some_day = Day::new(2000, 1, 1).unwrap_or_default();
        let mut first = self
            .first
            .or(of_changes.0)
            .or(self.last)
            .unwrap_or(some_day);
        let mut last = self.last.or(of_changes.1).unwrap_or(first);
        if last < first {
            let problem = problems.warning(Code::TimeBackwards, self.time_place.clone());
            problem.with("first", first.to_string());
            problem.with("last", last.to_string());
            (first, last) = (last, first);
        }
        let wanted = self.opens_on.unwrap_or(last);
        let opens_on = wanted.clamp(first, last);
        if opens_on != wanted {
            let place = FilePlace::file(FILE).member("view");
            let problem = problems.warning(Code::ViewOutside, place);
            problem.with("wanted", wanted.to_string());
            problem.with("day", opens_on.to_string());
        }
        About {
            id: self.id.clone(),
            title: self.title.clone(),
            about: self.about.clone(),
            first,
            last,
            opens_on,
            view: self.view,
            is_last_declared: self.last.is_some(),
            population_note: self.population_note.clone(),
            credits: self.credits.clone(),
        }
    }
}
