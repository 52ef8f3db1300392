//! What the user wants to save, and how far the saving is.

use super::session::State;
use crate::export::{ClipWhat, ExportFormat, ExportKind, ExportWhat, Plan};
use crate::model::{Day, Lang};
use crate::scene::Theme;
use std::path::PathBuf;

/// What is chosen on the page of saving.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SaveChoice {
    /// What.
    pub kind: ExportKind,
    /// How, if it can be written so.
    pub format: ExportFormat,
    /// The day that the shown one is compared with; `None` for the first.
    pub from: Option<Day>,
    /// The story that is written, by its position; `None` for none.
    pub story: Option<usize>,
    /// How clips and slides look.
    pub show: ShowChoice,
}

/// How clips and slides look; what is not chosen is as the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShowChoice {
    /// Which of [`SHOW_SIZES_PX`].
    pub size: usize,
    /// Language.
    pub lang: Option<Lang>,
    /// Theme.
    pub theme: Option<Theme>,
    /// Which of [`SHOW_DAYS_PER_SECOND`].
    pub speed: usize,
}

/// Sizes of clips and slides, in pixels: width and height.
pub const SHOW_SIZES_PX: [[u32; 2]; 4] = [[1280, 720], [1920, 1080], [3840, 2160], [1080, 1080]];

/// The session, in its file.
pub const SESSION: Plan = Plan {
    what: ExportWhat::Session,
    format: ExportFormat::SessionJson,
};

/// How many days pass in a second of a clip.
pub const SHOW_DAYS_PER_SECOND: [u32; 4] = [30, 10, 60, 120];

/// A file that is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Saving {
    /// Its name.
    pub name: String,
    /// How much is done, from 0 to 1.
    pub fraction: f32,
}

/// What can be asked for about saving.
#[derive(Clone, Debug, PartialEq)]
pub enum Export {
    /// Choose what and how.
    Choose(SaveChoice),
    /// The day to compare with, as typed.
    TypeFrom(String),
    /// Ask where, then write.
    Ask(Plan),
    /// Write to a path.
    To(Plan, PathBuf),
    /// Copy the map as it is shown, with what stands around it or alone.
    Copy(Plan),
    /// How far the writing is; `None` when it is over.
    Progress(Option<Saving>),
    /// Give up writing.
    Cancel,
}

/// What the shell is asked to do about saving.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportEffect {
    /// Ask where to write; with a name for the file.
    Ask(Plan, String),
    /// Write to a path.
    Write(Plan, PathBuf),
    /// Copy the map as it is shown.
    Copy(Plan),
    /// Give up writing.
    Cancel,
}

/// The longest name that is suggested, in characters.
const LONGEST_NAME: usize = 80;

impl State {
    /// What can be saved of what is open.
    pub fn kinds_to_save(&self) -> impl Iterator<Item = ExportKind> + use<> {
        let has_features = self.project.import.is_some();
        let has_problems = !self.project.problems.is_empty();
        let has_stories = !self.stories().is_empty();
        let has_time = !self.is_timeless();
        let has_corrections = !self.correcting.now().is_empty();
        let has_figures = has_time && (self.settings.figures_open || self.comparing.is_some());
        ExportKind::ALL.into_iter().filter(move |kind| match kind {
            ExportKind::Problems => has_problems,
            ExportKind::Figures => has_figures,
            ExportKind::Corrections => has_corrections,
            ExportKind::Clip => has_stories || has_time,
            kind if kind.needs_story() => has_stories,
            kind => has_features || !kind.needs_features(),
        })
    }

    /// What is chosen, as it can be carried out: with days within the data set, and a format that goes
    /// with it.
    pub fn save_plan(&self) -> Plan {
        let SaveChoice { kind, format, .. } = self.save_choice;
        let kind = if self.kinds_to_save().any(|possible| possible == kind) {
            kind
        } else {
            ExportKind::State
        };
        let formats = kind.formats();
        Plan {
            what: match kind {
                ExportKind::State => ExportWhat::State(self.view.date),
                ExportKind::Difference => ExportWhat::Difference(self.save_from(), self.view.date),
                ExportKind::History => ExportWhat::History,
                ExportKind::Features => ExportWhat::Features,
                ExportKind::AsRead => ExportWhat::AsRead,
                ExportKind::Dataset => ExportWhat::Dataset,
                ExportKind::Problems => ExportWhat::Problems,
                ExportKind::Picture => ExportWhat::Picture,
                ExportKind::Map => ExportWhat::Map,
                ExportKind::Page => ExportWhat::Page(self.story_to_save()),
                ExportKind::Story => ExportWhat::Story(self.story_to_save().unwrap_or(0)),
                ExportKind::Slides => ExportWhat::Slides(self.story_to_save().unwrap_or(0)),
                ExportKind::Clip => ExportWhat::Clip(self.clip_to_save()),
                ExportKind::Figures => ExportWhat::Figures,
                ExportKind::Corrections => ExportWhat::Corrections,
                ExportKind::Session => ExportWhat::Session,
            },
            format: if formats.contains(&format) {
                format
            } else {
                formats[0]
            },
        }
    }

    /// The day that the shown one is compared with.
    pub fn save_from(&self) -> Day {
        let about = &self.world().about;
        let from = self.save_choice.from.unwrap_or(about.first);
        from.clamp(about.first, about.last.max(about.first))
    }

    /// The story that is chosen to be written; `None` where none is, or it is not there any more.
    pub fn story_to_save(&self) -> Option<usize> {
        let count = self.stories().len();
        self.save_choice.story.filter(|story| *story < count)
    }

    /// What a clip shows: the chosen story, or the stretch of time on the strip.
    fn clip_to_save(&self) -> ClipWhat {
        match self.story_to_save() {
            Some(story) => ClipWhat::Story(story),
            None if self.is_timeless() => ClipWhat::Story(0),
            None => {
                let [first, last] = self.stretch.as_days();
                ClipWhat::Span(first, last)
            }
        }
    }

    /// A name for the file.
    pub fn save_name(&self, plan: &Plan) -> String {
        let plain = |c: char| match c {
            c if c.is_alphanumeric() || "-_.+ ".contains(c) => c,
            _ => '-',
        };
        let id = &self.world().about.id;
        // Without the ending of the file that it was read from.
        let stem = id.rsplit_once('.').map_or(id.as_str(), |(stem, _)| stem);
        let story = match plan.what {
            ExportWhat::Story(story)
            | ExportWhat::Slides(story)
            | ExportWhat::Page(Some(story))
            | ExportWhat::Clip(ClipWhat::Story(story)) => self.stories().get(story),
            _ => None,
        };
        let stem = story.map_or(stem, |story| story.id.as_str());
        let stem: String = stem.chars().map(plain).take(LONGEST_NAME).collect();
        let stem = match stem.trim_matches(['.', ' ']) {
            "" => "map",
            stem => stem,
        };
        let about = match plan.what {
            ExportWhat::State(day) => format!("-{day}"),
            ExportWhat::Difference(from, to) => format!("-{from}-{to}"),
            ExportWhat::History => "-history".to_owned(),
            ExportWhat::Features => "-features".to_owned(),
            ExportWhat::AsRead => "-as-read".to_owned(),
            ExportWhat::Dataset | ExportWhat::Corrections | ExportWhat::Session => String::new(),
            ExportWhat::Problems => "-problems".to_owned(),
            ExportWhat::Picture | ExportWhat::Map => format!("-{}", self.view.date),
            ExportWhat::Clip(ClipWhat::Span(from, to)) => format!("-{from}-{to}"),
            ExportWhat::Page(_)
            | ExportWhat::Story(_)
            | ExportWhat::Slides(_)
            | ExportWhat::Clip(ClipWhat::Story(_)) => String::new(),
            ExportWhat::Figures => "-figures".to_owned(),
        };
        format!("{stem}{about}{}", plan.format.ending())
    }
}
