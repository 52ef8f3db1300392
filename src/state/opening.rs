//! What is open and how it came there: files, folders, text from the clipboard; how a foreign file
//! is understood; what was open before.

use super::project::Project;
use super::session::State;
use crate::model::{FileGroup, Import, LayerId, Mapping, MappingFrom, Names};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most entries of the list of recent files.
pub const MOST_RECENT: usize = 10;

/// The most choices that can be taken back.
pub const MOST_PAST: usize = 100;

/// Where data comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The data set in the program, beneath files.
    Shipped,
    /// A file or folder.
    Path(PathBuf),
    /// Bytes that lie in memory: pasted, or dropped without a path.
    Bytes {
        /// What to call them.
        name: String,
        /// The bytes.
        bytes: Arc<[u8]>,
    },
}

impl Origin {
    /// The path, if it has one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Origin::Path(path) => Some(path),
            Origin::Shipped | Origin::Bytes { .. } => None,
        }
    }

    /// The name of the file or folder; empty for the data set in the program.
    pub fn name(&self) -> String {
        match self {
            Origin::Shipped => String::new(),
            Origin::Path(path) => short_name(path),
            Origin::Bytes { name, .. } => name.clone(),
        }
    }
}

/// The last part of a path.
pub fn short_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Something that was open before: the paths that were opened together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// The paths, absolute.
    pub paths: Vec<PathBuf>,
    /// Whether they lay over the data set in the program.
    #[serde(default)]
    pub over_shipped: bool,
    /// Whether one of them was not there when it was last looked for.
    #[serde(skip)]
    pub missing: bool,
}

/// Paths, over the data set in the program if that is said.
pub fn origins(paths: &[PathBuf], over_shipped: bool) -> Vec<Origin> {
    let shipped = (over_shipped && !paths.is_empty()).then_some(Origin::Shipped);
    let paths = paths.iter().cloned().map(Origin::Path);
    shipped.into_iter().chain(paths).collect()
}

/// What a data set that has just been read means for what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It is another: its own date and view.
    Fresh,
    /// It is the same, read anew: date, view and selection stay.
    Again,
    /// It is the same, understood in another way.
    Remapped,
    /// It is the same with other corrections.
    Corrected,
}

/// What the system's dialog is to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Files to open.
    Files,
    /// A folder to open.
    Folder,
    /// Files to lay over what is open.
    Layers,
    /// A story's file.
    Story,
    /// Files of a session that are not where they were.
    Moved,
    /// An original to attach to a source.
    Original,
}

/// What happened to the files that are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileEvent {
    /// One was written.
    Changed,
    /// One is no longer there.
    Gone,
}

/// What can be asked for about files.
#[derive(Clone)]
pub enum OpenedFiles {
    /// Open these instead of what is open, or beside it.
    Open {
        /// What to open.
        origins: Vec<Origin>,
        /// Whether as layers over what is open.
        add: bool,
    },
    /// Lay what is open over what was open before it.
    LayOver,
    /// Read stories from these.
    OpenStories(Vec<Origin>),
    /// Attach this original.
    Attach(PathBuf),
    /// Here are files of a session that had moved; none where they were not found.
    Found(Vec<PathBuf>),
    /// Open these paths, which were pasted, if they are there.
    OpenPasted(Vec<PathBuf>),
    /// A data set is ready.
    Arrived {
        /// The data set.
        project: Arc<Project>,
        /// What it was read from; nothing for the shipped one.
        origins: Vec<Origin>,
        /// What it means for what is shown.
        arrival: Arrival,
    },
    /// Understand the group of files that is asked about in another way.
    SetMapping(Box<Mapping>),
    /// Ask about another group of files.
    AskAbout(usize),
    /// Take the last choice back.
    UndoMapping,
    /// Go back to the guess.
    GuessMapping,
    /// What is shown is right: remember it.
    AcceptMapping,
    /// Write the reading that is shown beside its file, for whoever opens it next.
    SaveMapping,
    /// Close the question and keep what is shown.
    CloseMapping,
    /// Show or hide a file.
    ToggleFile(LayerId),
    /// Move a file in the order of drawing: up is `1`, down is `-1`.
    MoveFile(LayerId, i32),
    /// Close a file and keep the others.
    CloseFile(LayerId),
    /// Something happened to a file that is open.
    Happened {
        /// What.
        file_event: FileEvent,
        /// The name of the file.
        name: String,
    },
    /// What happened was read.
    Dismiss,
    /// See which recent files are still there.
    LookAtRecent,
    /// These are the recent files.
    SetRecent(Vec<Recent>),
    /// These were open before, the latest first.
    TakeRecent(Vec<Recent>),
    /// Take an entry off the list of recent files.
    ForgetRecent(usize),
}

/// What the shell is asked to do about files.
#[derive(Clone, Debug, PartialEq)]
pub enum FilesEffect {
    /// Ask for what to open.
    Ask(Ask),
    /// Read these; the shipped data set where there are none.
    Read(Vec<Origin>, Arrival),
    /// Read stories from these.
    ReadStories(Vec<Origin>),
    /// Read an original that is to be attached.
    ReadOriginal(PathBuf),
    /// Open the session that waits for these.
    Found(Vec<PathBuf>),
    /// See whether these paths are there, and open them.
    LookAtPasted(Vec<PathBuf>),
    /// Understand what is open in another way.
    Remap(Vec<Mapping>),
    /// Draw the files that are open in another order: the present position of each.
    Reorder(Vec<usize>),
    /// Remember how files are understood, under these keys.
    Remember([String; 2], Box<Mapping>),
    /// See which recent files are still there.
    LookAtRecent,
    /// Write a reading: where, and its text.
    SaveReading(PathBuf, String),
}

/// How files were understood and forces drawn before a choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastChoice {
    /// How each group of files was to be understood.
    pub mappings: Vec<Mapping>,
    /// The colours that were picked.
    pub colours: BTreeMap<String, String>,
}

/// What is open, and how it is understood.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// What the data set was read from; nothing for the shipped one.
    pub origins: Vec<Origin>,
    /// What was open before, the latest first.
    pub recent: Vec<Recent>,
    /// Whether the panel is open that asks how the files are to be understood.
    pub is_asking: bool,
    /// How the user wants each group of files understood; the map follows when it is worked out.
    pub wanted: Vec<Mapping>,
    /// About which group the panel asks.
    pub asked: usize,
    /// Which groups were accepted since they were read.
    pub accepted: Vec<usize>,
    /// Earlier choices, the latest last.
    pub past: Vec<PastChoice>,
    /// What was open before, over which this can still be laid: its title and where it came from.
    pub before: Option<(Names, Vec<Origin>)>,
    /// What happened to a file since it was read, and to which.
    pub file_event: Option<(FileEvent, String)>,
}

impl Opening {
    /// How the group that is asked about is to be understood.
    pub fn wanted_now(&self) -> Option<&Mapping> {
        self.wanted.get(self.asked)
    }

    /// The paths of what is open.
    pub fn paths(&self) -> Vec<PathBuf> {
        let paths = self.origins.iter().filter_map(Origin::path);
        paths.map(Path::to_owned).collect()
    }

    /// Whether what is open lies over the data set in the program.
    pub fn is_over_shipped(&self) -> bool {
        self.origins.contains(&Origin::Shipped)
    }

    /// The next group that nobody has said anything of, from one on and then from the first.
    pub(super) fn next_question(&self, import: &Import, from: usize) -> Option<usize> {
        let count = import.groups.len();
        let mut all = (from..count).chain(0..from.min(count));
        all.find(|n| self.is_open_question(import, *n))
    }

    /// Whether nobody has said yet that a group is understood rightly.
    pub fn is_open_question(&self, import: &Import, n: usize) -> bool {
        let is_guess = |group: &FileGroup| {
            group.mapping_from == MappingFrom::Guess && !group.features.is_empty()
        };
        import.groups.get(n).is_some_and(is_guess) && !self.accepted.contains(&n)
    }

    /// The same answers, once the groups lie in another order.
    pub(super) fn follow_order(&mut self, before: &[FileGroup], import: &Import) {
        let place = |n: &usize| {
            let name = &before.get(*n)?.name;
            import.groups.iter().position(|group| group.name == *name)
        };
        self.accepted = self.accepted.iter().filter_map(place).collect();
        self.asked = place(&self.asked).unwrap_or(0);
        self.wanted = import.mappings();
        self.past.clear();
    }

    /// Puts what is open at the top of the list of recent files.
    pub(super) fn note_recent(&mut self) {
        let paths = self.paths();
        if paths.is_empty() {
            return;
        }
        let entry = Recent {
            over_shipped: self.is_over_shipped(),
            paths,
            missing: false,
        };
        let same = |recent: &Recent| {
            recent.paths == entry.paths && recent.over_shipped == entry.over_shipped
        };
        self.recent.retain(|recent| !same(recent));
        self.recent.insert(0, entry);
        self.recent.truncate(MOST_RECENT);
    }
}

impl State {
    /// Where the reading of the group that is asked about can be written: beside its file, where it lies on the
    /// disk.
    pub fn reading_path(&self) -> Option<PathBuf> {
        let asked = self.opening.asked;
        let layer = LayerId::from_index(self.layers_beneath() + asked);
        let alone =
            || (self.opening.origins.len() == 1 && self.opening.wanted.len() == 1).then_some(0);
        let origin = self.origin_of(layer).or_else(alone)?;
        let path = self.opening.origins.get(origin)?.path()?;
        let import = self.project.import.as_ref()?;
        let group = import.groups.get(asked)?;
        let name = path.file_name()?.to_string_lossy();
        let files = &import.as_read.files;
        // A folder or an archive has no reading of its own.
        let is_it = matches!(files.get(group.files.clone())?, [one] if one.name == name || one.name == path.display().to_string());
        is_it.then(|| path.with_file_name(format!("{name}.reading.json")))
    }

    /// Whether nothing ever changes: files without a single date.
    pub fn is_timeless(&self) -> bool {
        self.project.import.is_some() && self.world().changes.is_empty()
    }

    /// How many of the layers are those of a data set beneath files; 0 where nothing lies over one.
    pub fn layers_beneath(&self) -> usize {
        let import = self.project.import.as_ref();
        let beneath = import.and_then(|import| import.beneath.as_ref());
        beneath.map_or(0, |beneath| beneath.world.layers.len())
    }

    /// The position, among the layers that can be put in order, of a layer; `None` for those of a data set.
    pub fn place_in_order(&self, layer: LayerId) -> Option<usize> {
        self.project.import.as_ref()?;
        layer.index().checked_sub(self.layers_beneath())
    }

    /// The position of the origin that a layer alone comes from, where it can be closed and others stay.
    pub fn origin_of(&self, layer: LayerId) -> Option<usize> {
        let beneath = self.layers_beneath();
        let over = self.world().layers.len() - beneath;
        // The data set stands first.
        let first = usize::from(beneath > 0);
        let count = self.opening.origins.len();
        let is_one_each = count > 1 && count == first + over;
        is_one_each.then(|| layer.index().checked_sub(beneath).map_or(0, |n| n + first))
    }
}

/// Whether a text can hold features: pasted prose must not replace what is open.
///
/// ```
/// use kharita::state::opening::looks_like_data;
/// assert!(looks_like_data(r#" {"type": "Point", "coordinates": [1, 2]}"#));
/// assert!(looks_like_data("POINT (36.2 37.1)"));
/// assert!(looks_like_data("name,lat,lon\nAleppo,36.2,37.1"));
/// assert!(!looks_like_data("See you at five, then."));
/// ```
pub fn looks_like_data(text: &str) -> bool {
    let text = text.trim_start_matches(['\u{feff}', '\u{1e}', ' ', '\n', '\r', '\t']);
    if text.starts_with(['{', '[', '<']) {
        return true;
    }
    let word: String = text
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .take(24)
        .collect();
    let is_wkt = [
        "SRID",
        "POINT",
        "LINESTRING",
        "POLYGON",
        "MULTIPOINT",
        "MULTILINESTRING",
        "MULTIPOLYGON",
        "GEOMETRYCOLLECTION",
    ];
    if is_wkt.contains(&word.to_ascii_uppercase().as_str()) {
        return true;
    }
    let mut lines = text.lines();
    let separators = |line: &str| [',', ';', '\t'].map(|c| line.matches(c).count());
    match (lines.next(), lines.next()) {
        // A table: two lines that one sign cuts into as many parts, at least two.
        (Some(head), Some(row)) => separators(head)
            .iter()
            .zip(separators(row))
            .any(|(head, row)| *head > 0 && *head <= row),
        _ => false,
    }
}
