//! A session in a file of its own: what was open and how it was understood, what was looked at, and how the window
//! stood. Nothing of what the files hold, and nothing secret, is written into it.

use super::comparing::ComparisonPage;
use super::figures::FigureScope;
use super::saved::SavedSession;
use super::session::State;
use crate::model::{ContestedGround, Day, GroundUnit, Mapping};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a session's file is, so that it is told from any other JSON.
pub const SESSION_FORMAT: &str = "kharita-session";

/// What its name ends in.
pub const SESSION_ENDING: &str = ".kharita-session";

/// The version that is written.
const VERSION: u32 = 1;

/// A session as its file holds it. What is missing is as a data set opens.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionFile {
    format: String,
    version: u32,
    /// What was open: from the folder of the session on where it lies there; nothing for the shipped data set.
    pub files: Vec<String>,
    /// Whether that lay over the shipped data set.
    pub over_shipped: bool,
    /// How files were understood, by the keys of [`FileGroup::keys`](crate::model::FileGroup::keys).
    pub readings: BTreeMap<String, Mapping>,
    /// What was looked at.
    pub session: SavedSession,
    /// How the window stood.
    pub desk: Desk,
}

/// What stood around the map. What is missing stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Desk {
    /// Which panels were unfolded, by their names: `forces`, `place`, `table`, `figures`.
    pub panels: BTreeMap<String, bool>,
    /// The first of two dates beside each other.
    pub compared_from: Option<Day>,
    /// What was listed of the comparison.
    pub compared_page: Option<String>,
    /// In which unit the figures were.
    pub unit: Option<String>,
    /// Of which ground: `everything`, `view`, `selection`, `country=CODE`, `governorate=NAME`.
    pub figures_of: Option<String>,
    /// Whether each force had a line of its own.
    pub are_lines: bool,
    /// Whether contested ground was counted with the first of its forces.
    pub contested_to_first: bool,
}

impl SessionFile {
    /// The session as it stands, for a file in a folder.
    pub fn of(state: &State, folder: &Path) -> Self {
        let mut readings = BTreeMap::new();
        let import = state.project.import.iter();
        for group in import.flat_map(|import| &import.groups) {
            let mapping = group.accepted(&group.mapping);
            let keys = group.keys.iter().filter(|key| !key.is_empty());
            readings.extend(keys.map(|key| (key.clone(), mapping.clone())));
        }
        let paths = state.opening.paths();
        let from_folder = |path: &PathBuf| {
            let inside = path.strip_prefix(folder).unwrap_or(path);
            inside.to_string_lossy().into_owned()
        };
        Self {
            format: SESSION_FORMAT.to_owned(),
            version: VERSION,
            files: paths.iter().map(from_folder).collect(),
            over_shipped: state.opening.is_over_shipped(),
            readings,
            session: SavedSession::of(state),
            desk: Desk::of(state),
        }
    }

    /// Reads the file of a session; `None` for any other text.
    pub fn from_json(text: &str) -> Option<Self> {
        let file: Self = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
        (file.format == SESSION_FORMAT).then_some(file)
    }

    /// As its file holds it.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

impl Desk {
    fn of(state: &State) -> Self {
        let settings = &state.settings;
        let panels = [
            ("forces", settings.forces_open),
            ("place", settings.place_open),
            ("table", settings.table_open),
            ("figures", settings.figures_open),
        ];
        let figures = &state.figures;
        let comparing = state.comparing.as_ref();
        Self {
            panels: panels
                .map(|(name, is_open)| (name.to_owned(), is_open))
                .into(),
            compared_from: comparing.map(|comparison| comparison.from),
            compared_page: comparing.map(|comparison| comparison.page.word().to_owned()),
            unit: Some(figures.unit.word().to_owned()),
            figures_of: Some(match &figures.scope {
                FigureScope::Everything => "everything".to_owned(),
                FigureScope::View => "view".to_owned(),
                FigureScope::Selection => "selection".to_owned(),
                FigureScope::Country(code) => format!("country={code}"),
                FigureScope::Governorate(name) => format!("governorate={name}"),
            }),
            are_lines: figures.are_lines,
            contested_to_first: figures.contested == ContestedGround::ToFirst,
        }
    }

    /// What was listed of the comparison, by its name.
    pub(super) fn page(&self) -> ComparisonPage {
        let pages = ComparisonPage::ALL.into_iter();
        let mut pages = pages.filter(|page| self.compared_page.as_deref() == Some(page.word()));
        pages.next().unwrap_or_default()
    }

    /// In which unit the figures were; `None` where it does not say.
    pub(super) fn ground_unit(&self) -> Option<GroundUnit> {
        let units = GroundUnit::ALL.into_iter();
        let mut units = units.filter(|unit| self.unit.as_deref() == Some(unit.word()));
        units.next()
    }

    /// Of which ground they were.
    pub(super) fn scope(&self) -> FigureScope {
        let text = self.figures_of.as_deref().unwrap_or_default();
        match text.split_once('=') {
            Some(("country", code)) => FigureScope::Country(code.to_owned()),
            Some(("governorate", name)) => FigureScope::Governorate(name.to_owned()),
            _ if text == "view" => FigureScope::View,
            _ if text == "selection" => FigureScope::Selection,
            _ => FigureScope::Everything,
        }
    }
}
