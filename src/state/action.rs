//! The table of actions: what a key, a button or a menu entry can ask for without saying more. Menus,
//! tips, the help and the palette read it; `ui::keys` adds an icon and keys to each row.

/// What actions are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionGroup {
    /// The playhead and the strip.
    Time,
    /// The view.
    Map,
    /// What stands around the map.
    Panels,
    /// A story before an audience.
    Presenting,
    /// A story that is being made.
    Making,
    /// What is open.
    Files,
    /// The whole window.
    General,
}

/// Writes the table out: a row is what an action does, its name, its group, and the key of its words.
macro_rules! actions {
    ($($(#[$about:meta])+ $name:ident, $group:ident, $word:literal;)+) => {
        /// An action without further data: a key, a button or a menu entry is enough.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$about])+ $name,)+
        }

        impl Action {
            /// Every action, in the order of the help page.
            pub const ALL: [Action; [$($word),+].len()] = [$(Action::$name),+];

            /// The key of its name in the table of words; its explanation is that key's `about`.
            pub fn word(self) -> &'static str {
                match self {
                    $(Action::$name => $word,)+
                }
            }

            /// What it is about.
            pub fn group(self) -> ActionGroup {
                match self {
                    $(Action::$name => ActionGroup::$group,)+
                }
            }
        }
    };
}

actions! {
    /// A day back.
    DayBack, Time, "action-day-back";
    /// A day on.
    DayOn, Time, "action-day-on";
    /// A month back.
    MonthBack, Time, "action-month-back";
    /// A month on.
    MonthOn, Time, "action-month-on";
    /// A year back.
    YearBack, Time, "action-year-back";
    /// A year on.
    YearOn, Time, "action-year-on";
    /// To the previous visible change.
    PreviousChange, Time, "action-previous-change";
    /// To the next visible change.
    NextChange, Time, "action-next-change";
    /// To the first day.
    FirstDay, Time, "action-first-day";
    /// To the last day.
    LastDay, Time, "action-last-day";
    /// Play or pause.
    TogglePlay, Time, "action-toggle-play";
    /// Slower.
    Slower, Time, "action-slower";
    /// Faster.
    Faster, Time, "action-faster";
    /// Type a date.
    TypeDate, Time, "action-type-date";
    /// The whole time on the strip.
    WholeStrip, Time, "action-whole-strip";
    /// Everything in view.
    FitAll, Map, "action-fit-all";
    /// The selected area in view.
    FitSelection, Map, "action-fit-selection";
    /// Closer.
    ZoomIn, Map, "action-zoom-in";
    /// Farther.
    ZoomOut, Map, "action-zoom-out";
    /// The view to the west.
    PanWest, Map, "action-pan-west";
    /// The view to the east.
    PanEast, Map, "action-pan-east";
    /// The view to the north.
    PanNorth, Map, "action-pan-north";
    /// The view to the south.
    PanSouth, Map, "action-pan-south";
    /// Search.
    Search, General, "action-search";
    /// The command palette.
    Palette, General, "action-palette";
    /// Back to where one was.
    Back, General, "action-back";
    /// Forward again.
    Forward, General, "action-forward";
    /// Close what lies on top, or clear the selection.
    Escape, General, "action-escape";
    /// All forces again.
    AllForces, Panels, "action-all-forces";
    /// Fold or unfold the forces.
    ToggleForces, Panels, "action-toggle-forces";
    /// Fold or unfold the places and sources.
    TogglePlace, Panels, "action-toggle-place";
    /// Fold or unfold the table of all features.
    ToggleTable, Panels, "action-toggle-table";
    /// Fold or unfold the figures through time.
    ToggleFigures, Panels, "action-toggle-figures";
    /// Compare the day with another, or no longer.
    ToggleComparison, Panels, "action-toggle-comparison";
    /// The selected place.
    ShowPlace, Panels, "action-show-place";
    /// The list of sources.
    ShowSources, Panels, "action-show-sources";
    /// The list of assessments.
    ShowAssessments, Panels, "action-show-assessments";
    /// The stories.
    ShowStories, Panels, "action-show-stories";
    /// The list of problems.
    ShowProblems, Panels, "action-show-problems";
    /// What was said lately.
    ShowMessages, Panels, "action-show-messages";
    /// Present a story.
    Present, Presenting, "action-present";
    /// Present a story from its first slide.
    PresentFromStart, Presenting, "action-present-from-start";
    /// Leave the story.
    StopPresenting, Presenting, "action-stop-presenting";
    /// The next step of a story.
    NextStep, Presenting, "action-next-step";
    /// The previous step of a story.
    PreviousStep, Presenting, "action-previous-step";
    /// The first step of a story.
    FirstStep, Presenting, "action-first-step";
    /// The last step of a story.
    LastStep, Presenting, "action-last-step";
    /// Show the step as it is told.
    ReturnToStep, Presenting, "action-return-to-step";
    /// Show nothing, until a key is pressed.
    BlankScreen, Presenting, "action-blank-screen";
    /// The passage on which a step rests, large.
    ShowPassage, Presenting, "action-show-passage";
    /// Read a story from a file of its own.
    OpenStory, Making, "action-open-story";
    /// The map as it is shown becomes a step of a story.
    AddStep, Making, "action-add-step";
    /// The chosen step shows the map as it is shown.
    UpdateStep, Making, "action-update-step";
    /// The chosen step once more.
    DuplicateStep, Making, "action-duplicate-step";
    /// The chosen step is taken away.
    RemoveStep, Making, "action-remove-step";
    /// The chosen step one place earlier.
    StepEarlier, Making, "action-step-earlier";
    /// The chosen step one place later.
    StepLater, Making, "action-step-later";
    /// The last edit of a story is taken back.
    UndoEdit, Making, "action-undo-edit";
    /// What was taken back is done again.
    RedoEdit, Making, "action-redo-edit";
    /// A window for the speaker, for another screen.
    ToggleSpeaker, Presenting, "action-toggle-speaker";
    /// The pointer is a point of light on the slide.
    ToggleLight, Presenting, "action-toggle-light";
    /// The pointer draws on the slide.
    ToggleMarker, Presenting, "action-toggle-marker";
    /// The other language.
    ToggleLanguage, General, "action-toggle-language";
    /// The other theme.
    ToggleTheme, General, "action-toggle-theme";
    /// Animation on or off.
    ToggleMotion, General, "action-toggle-motion";
    /// Larger text.
    LargerText, General, "action-larger-text";
    /// Smaller text.
    SmallerText, General, "action-smaller-text";
    /// Text in its usual size.
    UsualText, General, "action-usual-text";
    /// The keys.
    ShowKeys, General, "action-show-keys";
    /// Open files.
    Open, Files, "action-open";
    /// Open a folder.
    OpenFolder, Files, "action-open-folder";
    /// Lay files over those that are open.
    AddFiles, Files, "action-add-files";
    /// Read anew what is open.
    Reload, Files, "action-reload";
    /// Show how the files are understood.
    ShowMapping, Files, "action-show-mapping";
    /// Read changed files anew by themselves, or not.
    ToggleAutoReload, Files, "action-toggle-auto-reload";
    /// Open the same files at the next start, or not.
    ToggleReopen, Files, "action-toggle-reopen";
    /// The shipped data set.
    OpenShipped, Files, "action-open-shipped";
    /// Copy a link to the view.
    CopyLink, General, "action-copy-link";
    /// Save to a file.
    Save, General, "action-save";
    /// Save the session to a file.
    SaveSession, General, "action-save-session";
    /// Leave the program.
    Quit, General, "action-quit";
}

impl Action {
    /// Whether a key that is held does it again and again: steps do, switches do not.
    pub fn repeats(self) -> bool {
        use Action::*;
        matches!(
            self,
            DayBack
                | DayOn
                | MonthBack
                | MonthOn
                | YearBack
                | YearOn
                | PreviousChange
                | NextChange
                | Slower
                | Faster
                | ZoomIn
                | ZoomOut
                | PanWest
                | PanEast
                | PanNorth
                | PanSouth
                | Back
                | Forward
                | NextStep
                | PreviousStep
                | LargerText
                | SmallerText
        )
    }

    /// Whether its key acts while a story is told: it shows the story otherwise, or moves the map, which
    /// the slide says. What would change the date, the selection or the panels behind it does not.
    pub fn is_for_stories(self) -> bool {
        use Action::*;
        let moves_map = matches!(
            self,
            ZoomIn | ZoomOut | PanWest | PanEast | PanNorth | PanSouth
        );
        let is_of_window = matches!(
            self,
            Palette
                | Escape
                | ToggleLanguage
                | ToggleTheme
                | ToggleMotion
                | LargerText
                | SmallerText
                | UsualText
                | ShowKeys
                | ShowMessages
                | Reload
                | Quit
        );
        moves_map || is_of_window || self.group() == ActionGroup::Presenting
    }
}
