//! Everything that can be asked for, and what the shell is asked to do after it. [`Action`] needs no
//! further data; [`Command`] adds what only a pointer or a field can say.

use super::action::Action;
use super::comparing::ComparisonCommand;
use super::correcting::CorrectionEdit;
use super::dress::DressCommand;
use super::figures::FigureCommand;
use super::messages::{Message, MessageCommand};
use super::opening::{FilesEffect, OpenedFiles};
use super::presenting::StoryCommand;
use super::problems::ProblemCommand;
use super::saved::SavedSession;
use super::saving::{Export, ExportEffect};
use super::search::SearchResult;
use super::session::{Loading, Tab};
use super::session_file::Desk;
use super::settings::Settings;
use super::stories::StoryEdit;
use super::strip::Stretch;
use super::table::TableCommand;
use super::told::Told;
use super::view::NamedView;
use crate::geometry::{Camera, Viewport};
use crate::model::{
    Account, AreaId, AssessmentId, ChangeId, Condition, Day, FilePlace, ForceId, LabelLang, Lang,
    PassageId, SourceId,
};
use crate::scene::{ColourVision, Theme};
use std::sync::Arc;

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
    /// Add a condition to the filters, or take it away.
    Filter(Condition),
    /// Show whose account, and as known on which day.
    TellBy(Account),
    /// What the view's account and filters want has been worked out, or could not be.
    Told(Option<Arc<Told>>),
    /// Show what was known on a day as typed; all evidence again where nothing is.
    TypeKnownOn(String),
    /// Show a tab of the place panel.
    ShowTab(Tab),
    /// Show or hide a layer.
    ToggleLayer(MapLayer),
    /// Whether shares are of the people instead of the ground.
    CountPeople(bool),
    /// The language of the names on the map.
    SetLabelLang(LabelLang),
    /// The window's language.
    SetLang(Lang),
    /// Light or dark.
    SetTheme(Theme),
    /// Show the map as a kind of eye sees it.
    SetVision(ColourVision),
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
    /// Present a story from its title.
    TellStory(usize),
    /// What can be asked for about a story that is told.
    Story(StoryCommand),
    /// What can be asked for about making stories.
    MakeStory(StoryEdit),
    /// What can be asked for about corrections of the data set.
    Correct(CorrectionEdit),
    /// The machine draws too slowly for motion.
    DrawSlowly,
    /// Follow a link.
    OpenLink(String),
    /// Put text on the clipboard.
    CopyText(String),
    /// Draw forces and layers in another way.
    Dress(DressCommand),
    /// Open files, understand them in another way, show or hide them.
    Files(OpenedFiles),
    /// Save what is shown to a file.
    Export(Export),
    /// Look at problems.
    Problems(ProblemCommand),
    /// Look at two dates beside each other in another way.
    Compare(ComparisonCommand),
    /// Look at the figures through time in another way.
    Figures(FigureCommand),
    /// Look at the table of all features.
    Table(TableCommand),
    /// Put back what the last session left, where it belongs to what is open.
    Restore(Box<SavedSession>),
    /// Put what stood around the map back.
    SetDesk(Box<Desk>),
    /// Show what a link says.
    Show(Box<NamedView>),
    /// How far the reading of a data set has come; `None` when it is over.
    SetLoading(Option<Loading>),
    /// Give up reading the data set.
    CancelLoading,
    /// Say something in passing.
    Say(Message),
    /// What can be asked for about messages.
    Message(MessageCommand),
    /// What moves has moved on, by seconds between frames.
    Tick(f32),
    /// A frame took so many seconds, while something moved: where frames take long, nothing moves by
    /// itself but in one step.
    FrameTook(f32),
    /// So many seconds of the user's time have passed.
    Pass(f64),
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
    /// Write the corrections, and read the data set with them.
    Correct,
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
