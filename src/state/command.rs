//! Every action of the program, and what the shell is asked to do after one.
//!
//! [`Action`] is the table: what menus, shortcuts, the help page and the palette list. [`Command`]
//! adds what only a pointer or a field can say.

use super::opening::{FilesEffect, OpenedFiles};
use super::problems::Problems;
use super::saved::SavedSession;
use super::saving::{Export, ExportEffect};
use super::search::SearchResult;
use super::session::{Loading, Tab};
use super::settings::Settings;
use super::strip::Stretch;
use super::table::TableCommand;
use super::view::NamedView;
use crate::geometry::{Camera, Viewport};
use crate::model::{
    AreaId, AssessmentId, ChangeId, Day, FilePlace, ForceId, LabelLang, Lang, PassageId, SourceId,
};
use crate::scene::Theme;

/// A calendar unit to step by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// A layer that can be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapLayer {
    /// The forces' colours and front lines.
    Areas,
    /// Borders between areas.
    Borders,
    /// Outlines of governorates.
    Governorates,
    /// Rivers and lakes.
    Water,
    /// Names.
    Labels,
}

impl MapLayer {
    /// Every layer, in the order of the list.
    pub const ALL: [MapLayer; 5] = [
        MapLayer::Areas,
        MapLayer::Borders,
        MapLayer::Governorates,
        MapLayer::Water,
        MapLayer::Labels,
    ];
}

/// An action without further data: a key, a button or a menu entry is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// A day back.
    DayBack,
    /// A day on.
    DayOn,
    /// A month back.
    MonthBack,
    /// A month on.
    MonthOn,
    /// A year back.
    YearBack,
    /// A year on.
    YearOn,
    /// To the previous visible change.
    PreviousChange,
    /// To the next visible change.
    NextChange,
    /// To the first day.
    FirstDay,
    /// To the last day.
    LastDay,
    /// Play or pause.
    TogglePlay,
    /// Slower.
    Slower,
    /// Faster.
    Faster,
    /// Type a date.
    TypeDate,
    /// The whole time on the strip.
    WholeStrip,
    /// Everything in view.
    FitAll,
    /// The selected area in view.
    FitSelection,
    /// Closer.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// The view to the west.
    PanWest,
    /// The view to the east.
    PanEast,
    /// The view to the north.
    PanNorth,
    /// The view to the south.
    PanSouth,
    /// Search.
    Search,
    /// Back to where one was.
    Back,
    /// Forward again.
    Forward,
    /// Close what lies on top, or clear the selection.
    Escape,
    /// All forces again.
    AllForces,
    /// Fold or unfold the forces.
    ToggleForces,
    /// Fold or unfold the places and sources.
    TogglePlace,
    /// Fold or unfold the table of all features.
    ToggleTable,
    /// The selected place.
    ShowPlace,
    /// The list of sources.
    ShowSources,
    /// The list of assessments.
    ShowAssessments,
    /// The list of problems.
    ShowProblems,
    /// Present a story.
    Present,
    /// The next step of a story.
    NextStep,
    /// The previous step of a story.
    PreviousStep,
    /// The other language.
    ToggleLanguage,
    /// The other theme.
    ToggleTheme,
    /// Animation on or off.
    ToggleMotion,
    /// The keys.
    ShowKeys,
    /// Open files.
    Open,
    /// Open a folder.
    OpenFolder,
    /// Lay files over those that are open.
    AddFiles,
    /// Read anew what is open.
    Reload,
    /// Show how the files are understood.
    ShowMapping,
    /// Read changed files anew by themselves, or not.
    ToggleAutoReload,
    /// Open the same files at the next start, or not.
    ToggleReopen,
    /// The shipped data set.
    OpenShipped,
    /// Save to a file.
    Save,
    /// Leave the program.
    Quit,
}

impl Action {
    /// Every action, in the order of the help page.
    pub const ALL: [Action; 52] = {
        use Action::*;
        [
            DayBack,
            DayOn,
            MonthBack,
            MonthOn,
            YearBack,
            YearOn,
            PreviousChange,
            NextChange,
            FirstDay,
            LastDay,
            TogglePlay,
            Slower,
            Faster,
            TypeDate,
            WholeStrip,
            FitAll,
            FitSelection,
            ZoomIn,
            ZoomOut,
            PanWest,
            PanEast,
            PanNorth,
            PanSouth,
            Search,
            Back,
            Forward,
            Escape,
            AllForces,
            ToggleForces,
            TogglePlace,
            ToggleTable,
            ShowPlace,
            ShowSources,
            ShowAssessments,
            ShowProblems,
            Present,
            NextStep,
            PreviousStep,
            ToggleLanguage,
            ToggleTheme,
            ToggleMotion,
            ShowKeys,
            Open,
            OpenFolder,
            AddFiles,
            Reload,
            ShowMapping,
            ToggleAutoReload,
            ToggleReopen,
            OpenShipped,
            Save,
            Quit,
        ]
    };

    /// The key of its name in the table of words.
    pub fn word(self) -> &'static str {
        match self {
            Action::DayBack => "action-day-back",
            Action::DayOn => "action-day-on",
            Action::MonthBack => "action-month-back",
            Action::MonthOn => "action-month-on",
            Action::YearBack => "action-year-back",
            Action::YearOn => "action-year-on",
            Action::PreviousChange => "action-previous-change",
            Action::NextChange => "action-next-change",
            Action::FirstDay => "action-first-day",
            Action::LastDay => "action-last-day",
            Action::TogglePlay => "action-toggle-play",
            Action::Slower => "action-slower",
            Action::Faster => "action-faster",
            Action::TypeDate => "action-type-date",
            Action::WholeStrip => "action-whole-strip",
            Action::FitAll => "action-fit-all",
            Action::FitSelection => "action-fit-selection",
            Action::ZoomIn => "action-zoom-in",
            Action::ZoomOut => "action-zoom-out",
            Action::PanWest => "action-pan-west",
            Action::PanEast => "action-pan-east",
            Action::PanNorth => "action-pan-north",
            Action::PanSouth => "action-pan-south",
            Action::Search => "action-search",
            Action::Back => "action-back",
            Action::Forward => "action-forward",
            Action::Escape => "action-escape",
            Action::AllForces => "action-all-forces",
            Action::ToggleForces => "action-toggle-forces",
            Action::TogglePlace => "action-toggle-place",
            Action::ToggleTable => "action-toggle-table",
            Action::ShowPlace => "action-show-place",
            Action::ShowSources => "action-show-sources",
            Action::ShowAssessments => "action-show-assessments",
            Action::ShowProblems => "action-show-problems",
            Action::Present => "action-present",
            Action::NextStep => "action-next-step",
            Action::PreviousStep => "action-previous-step",
            Action::ToggleLanguage => "action-toggle-language",
            Action::ToggleTheme => "action-toggle-theme",
            Action::ToggleMotion => "action-toggle-motion",
            Action::ShowKeys => "action-show-keys",
            Action::Open => "action-open",
            Action::OpenFolder => "action-open-folder",
            Action::AddFiles => "action-add-files",
            Action::Reload => "action-reload",
            Action::ShowMapping => "action-show-mapping",
            Action::ToggleAutoReload => "action-toggle-auto-reload",
            Action::ToggleReopen => "action-toggle-reopen",
            Action::OpenShipped => "action-open-shipped",
            Action::Save => "action-save",
            Action::Quit => "action-quit",
        }
    }
}

/// Anything that the user or the shell can ask for.
#[derive(Clone)]
pub enum Command {
    /// An action of the table.
    Do(Action),
    /// Move the playhead.
    SetDate(Day),
    /// Move the playhead to a date as typed.
    TypeDate(String),
    /// Show a stretch of time on the strip.
    ShowStretch(Stretch),
    /// The map has this size.
    MapSize(Viewport),
    /// Look from here: a drag or a wheel.
    SetCamera(Camera),
    /// Go there, quickly but visibly.
    FlyTo(Camera),
    /// The drag ended with this speed, in points a second.
    Fling([f64; 2]),
    /// Bring an area into view.
    FlyToArea(AreaId),
    /// The pointer is over an area, or none.
    Hover(Option<AreaId>),
    /// Select an area, or none.
    SelectArea(Option<AreaId>),
    /// Select a change in one of its areas and go to its day.
    SelectChange(ChangeId, AreaId),
    /// Open a source.
    OpenSource(SourceId),
    /// Open a source at a passage.
    OpenPassage(PassageId),
    /// Close the open source.
    CloseSource,
    /// Mark the words no more by which the open source was found.
    UnmarkWords,
    /// The language in which the open text is read.
    ReadIn(Lang),
    /// Select an assessment, or none.
    SelectAssessment(Option<AssessmentId>),
    /// Single out a force; `add` keeps the others that are.
    SingleOut {
        /// The force.
        force: ForceId,
        /// Whether others stay singled out.
        add: bool,
    },
    /// Show a tab of the place panel.
    ShowTab(Tab),
    /// Show or hide a layer.
    ToggleLayer(MapLayer),
    /// The language of the names on the map.
    SetLabelLang(LabelLang),
    /// The window's language.
    SetLang(Lang),
    /// Light or dark.
    SetTheme(Theme),
    /// The search field holds this.
    SetQuery(String),
    /// Move the mark in the list of results.
    MoveResult(i32),
    /// Take a result.
    TakeResult(SearchResult),
    /// Take the marked result.
    TakeMarkedResult,
    /// Present a story from a step.
    PresentStory {
        /// Position among the stories.
        story: usize,
        /// Position among its steps.
        step: usize,
    },
    /// Follow a link.
    OpenLink(String),
    /// Put text on the clipboard.
    CopyText(String),
    /// Open files, understand them in another way, show or hide them.
    Files(OpenedFiles),
    /// Save what is shown to a file.
    Export(Export),
    /// Look at problems.
    Problems(Problems),
    /// Look at the table of all features.
    Table(TableCommand),
    /// Put back what the last session left, where it belongs to what is open.
    Restore(Box<SavedSession>),
    /// Show what a link says.
    Show(Box<NamedView>),
    /// How far the reading of a data set has come; `None` when it is over.
    SetLoading(Option<Loading>),
    /// Give up reading the data set.
    CancelLoading,
    /// Say something in passing: a key of the table of words, and what it is about.
    Say(&'static str, String),
    /// Take away what was said.
    DismissNotice,
    /// Time has passed, in seconds.
    Tick(f32),
    /// A frame took so many seconds, while something moved: where frames take long, nothing moves by
    /// itself but in one step.
    FrameTook(f32),
}

/// What the shell is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Open a link in the browser.
    OpenLink(String),
    /// Put text on the clipboard.
    CopyText(String),
    /// Read, remap, remember: what concerns files.
    Files(FilesEffect),
    /// Write what is shown to a file.
    Export(ExportEffect),
    /// Read the text around a place in a file, for the problem with a number.
    ReadExcerpt(usize, FilePlace),
    /// Give up reading.
    CancelLoad,
    /// Fill the screen, or not.
    FullScreen(bool),
    /// Remember the choices.
    Save(Box<Settings>),
    /// Put the keyboard into the date field.
    FocusDate,
    /// Leave the program.
    Quit,
}
