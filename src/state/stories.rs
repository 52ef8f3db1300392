//! The stories of a session: those of the data set and those that the user makes. They are edited as they
//! are written, by the ids of the files, and told as rows of the tables; every edit can be undone.

use super::session::{State, Tab};
use super::view::NamedView;
use crate::geometry::lonlat_from_world;
use crate::model::{Lang, LonLatBounds, Names, Story, World, WrittenStep, WrittenStory};
use crate::state::view::Extent;

/// The most characters of a caption or of notes.
pub const MOST_CHARACTERS: usize = 2_000;

/// The most steps of a story.
pub const MOST_STEPS: usize = 500;

/// So many edits can be undone.
const MOST_UNDONE: usize = 200;

/// Parts of a degree that are kept of what is in view: some ten metres.
const PARTS_OF_DEGREE: f64 = 1e4;

/// A text of a story or of its chosen step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoryText {
    /// The title of the story.
    Title,
    /// What the story is about, in a line.
    Subtitle,
    /// Who tells it.
    Authors,
    /// What the step says to the audience.
    Caption,
    /// What the speaker alone reads.
    Notes,
}

/// What can be asked for about making stories.
#[derive(Clone, Debug, PartialEq)]
pub enum StoryEdit {
    /// Begin a story without steps.
    Begin,
    /// Work on a story, by its position.
    Open(usize),
    /// Go back to the list of stories.
    Close,
    /// Take a story away.
    Remove(usize),
    /// Take in a story that was read from a file of its own.
    TakeIn(Box<WrittenStory>),
    /// Choose a step and show what it shows.
    Choose(usize),
    /// Add a step after the chosen one: the map as it is shown.
    AddStep,
    /// Let the chosen step show the map as it is shown.
    UpdateStep,
    /// The chosen step once more, after itself.
    DuplicateStep,
    /// Take the chosen step away.
    RemoveStep,
    /// Move a step to another place among the steps.
    MoveStep {
        /// Its place.
        from: usize,
        /// The place that it gets.
        to: usize,
    },
    /// Write a text in a language.
    Write(StoryText, Lang, String),
    /// The day from which time passes to that of the chosen step, as typed; none where nothing is.
    TypeFrom(String),
    /// The language in which the fields are written.
    WriteIn(Lang),
    /// Take the last edit back.
    Undo,
    /// Do again what was taken back.
    Redo,
}

/// What edits change, as it was at a time.
#[derive(Clone, Debug, PartialEq)]
struct StoryMoment {
    written: Vec<WrittenStory>,
    open: Option<usize>,
    step: usize,
}

/// The stories of a session.
#[derive(Clone, Debug)]
pub struct Stories {
    told: Vec<Story>,
    now: StoryMoment,
    /// As the data set brings them.
    of_files: Vec<WrittenStory>,
    /// The language in which the fields are written; `None` for that of the window.
    lang: Option<Lang>,
    past: Vec<StoryMoment>,
    future: Vec<StoryMoment>,
    /// The text that is being typed, which is one edit.
    typing: Option<(StoryText, Lang, usize)>,
}

impl Stories {
    /// Those of a data set.
    pub fn of(world: &World) -> Self {
        let stories = world.stories.iter();
        let of_files: Vec<WrittenStory> = stories.map(|one| WrittenStory::of(one, world)).collect();
        Self {
            told: world.stories.clone(),
            now: StoryMoment {
                written: of_files.clone(),
                open: None,
                step: 0,
            },
            of_files,
            lang: None,
            past: Vec::new(),
            future: Vec::new(),
            typing: None,
        }
    }

    /// As they are told.
    pub fn told(&self) -> &[Story] {
        &self.told
    }

    /// As they are written.
    pub fn written(&self) -> &[WrittenStory] {
        &self.now.written
    }

    /// The position of the story that is worked on.
    pub fn open(&self) -> Option<usize> {
        self.now.open.filter(|open| *open < self.now.written.len())
    }

    /// The story that is worked on.
    pub fn edited(&self) -> Option<&WrittenStory> {
        self.now.written.get(self.open()?)
    }

    /// The place of the chosen step.
    pub fn chosen(&self) -> Option<usize> {
        let count = self.edited()?.steps.len();
        (count > 0).then(|| self.now.step.min(count - 1))
    }

    /// The chosen step.
    pub fn chosen_step(&self) -> Option<&WrittenStep> {
        self.edited()?.steps.get(self.chosen()?)
    }

    /// The language in which the fields are written, in a window of some language.
    pub fn writing_lang(&self, window: Lang) -> Lang {
        self.lang.unwrap_or(window)
    }

    /// Whether an edit can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether what was taken back can be done again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Whether a story is otherwise than the data set has it.
    pub fn is_changed(&self, story: usize) -> bool {
        let story = self.now.written.get(story);
        story.is_some_and(|story| !self.of_files.contains(story))
    }

    /// Those that are otherwise than the data set has them: a session remembers them.
    pub fn changed(&self) -> Vec<WrittenStory> {
        let written = self.now.written.iter();
        let changed = written.filter(|story| !self.of_files.contains(story));
        changed.cloned().collect()
    }

    /// Puts stories in the place of those with the same ids, or after all others; what is not found in the
    /// data set is named.
    pub(super) fn take_in(&mut self, stories: Vec<WrittenStory>, world: &World) -> Vec<String> {
        for story in stories {
            let mut there = self.now.written.iter_mut();
            match there.find(|other| other.id == story.id) {
                Some(other) => *other = story,
                None => self.now.written.push(story),
            }
        }
        self.follow(world)
    }

    /// Puts a story that was read from a file after all others, under an id that none has, and opens it.
    pub(super) fn add(&mut self, mut story: WrittenStory, world: &World) -> Vec<String> {
        self.remember(None);
        story.steps.truncate(MOST_STEPS);
        story.id = self.free_id(&story.id);
        self.now.written.push(story);
        self.now.open = Some(self.now.written.len() - 1);
        self.now.step = 0;
        self.follow(world)
    }

    /// The same stories over another reading of the files: those that were changed stay as they are.
    pub(super) fn over(&self, world: &World) -> Self {
        let mut new = Self::of(world);
        let lost = new.take_in(self.changed(), world);
        drop(lost);
        let open = self.edited().map(|story| &story.id);
        let mut written = new.now.written.iter();
        new.now.open = open.and_then(|id| written.position(|story| story.id == *id));
        new.now.step = self.now.step;
        new.lang = self.lang;
        new
    }

    /// Works out what is told anew.
    fn follow(&mut self, world: &World) -> Vec<String> {
        let mut lost = Vec::new();
        let written = self.now.written.iter();
        self.told = written
            .map(|story| {
                let (story, missing) = story.find(world);
                lost.extend(missing);
                story
            })
            .collect();
        lost
    }

    /// Remembers how things stand before an edit; typing on in one text is one edit.
    fn remember(&mut self, typing: Option<(StoryText, Lang, usize)>) {
        let goes_on = typing.is_some() && typing == self.typing;
        self.typing = typing;
        self.future.clear();
        if goes_on {
            return;
        }
        self.past.push(self.now.clone());
        if self.past.len() > MOST_UNDONE {
            self.past.remove(0);
        }
    }

    /// Takes the last edit back, or does it again; answers whether there was one.
    pub(super) fn travel(&mut self, back: bool, world: &World) -> bool {
        let (from, to) = if back {
            (&mut self.past, &mut self.future)
        } else {
            (&mut self.future, &mut self.past)
        };
        let Some(moment) = from.pop() else {
            return false;
        };
        to.push(std::mem::replace(&mut self.now, moment));
        self.typing = None;
        self.follow(world);
        true
    }

    /// Carries out what changes no step's ground; the rest needs the map. Answers whether something
    /// changed.
    pub(super) fn edit(&mut self, edit: StoryEdit, world: &World) -> bool {
        match edit {
            StoryEdit::Begin => self.begin(),
            StoryEdit::Open(story) if story < self.now.written.len() => {
                (self.now.open, self.now.step) = (Some(story), 0);
                self.typing = None;
                return true;
            }
            StoryEdit::Close => {
                self.now.open = None;
                return true;
            }
            StoryEdit::Remove(story) if story < self.now.written.len() => {
                self.remember(None);
                self.now.written.remove(story);
                self.now.open = None;
            }
            StoryEdit::Write(text, lang, words) => return self.write(text, lang, words, world),
            StoryEdit::WriteIn(lang) => {
                self.lang = Some(lang);
                return true;
            }
            StoryEdit::DuplicateStep => {
                let Some((steps, at)) = self.steps_to_edit() else {
                    return false;
                };
                if steps.len() >= MOST_STEPS {
                    return false;
                }
                let step = steps[at].clone();
                steps.insert(at + 1, step);
                self.now.step = at + 1;
            }
            StoryEdit::RemoveStep => {
                let Some((steps, at)) = self.steps_to_edit() else {
                    return false;
                };
                steps.remove(at);
                let last = steps.len().saturating_sub(1);
                self.now.step = at.min(last);
            }
            StoryEdit::MoveStep { from, to } => {
                let count = self.edited().map_or(0, |story| story.steps.len());
                if from == to || from >= count || to >= count {
                    return false;
                }
                if let Some((steps, _)) = self.steps_to_edit() {
                    let step = steps.remove(from);
                    steps.insert(to, step);
                    self.now.step = to;
                }
            }
            _ => return false,
        }
        self.follow(world);
        true
    }

    fn begin(&mut self) {
        self.remember(None);
        self.now.written.push(WrittenStory {
            id: self.free_id("story"),
            ..WrittenStory::default()
        });
        self.now.open = Some(self.now.written.len() - 1);
        self.now.step = 0;
    }

    /// The id, with a number where another story has it.
    fn free_id(&self, wanted: &str) -> String {
        let is_taken = |id: &str| self.now.written.iter().any(|story| story.id == id);
        let wanted = if wanted.is_empty() { "story" } else { wanted };
        let numbered = (2..).map(|n| format!("{wanted}-{n}"));
        let mut ids = std::iter::once(wanted.to_owned()).chain(numbered);
        ids.find(|id| !is_taken(id)).expect("numbers never run out")
    }

    /// The steps of the story that is worked on with the place of the chosen one, before they change.
    fn steps_to_edit(&mut self) -> Option<(&mut Vec<WrittenStep>, usize)> {
        let (open, at) = (self.open()?, self.chosen()?);
        self.remember(None);
        Some((&mut self.now.written[open].steps, at))
    }

    fn write(&mut self, text: StoryText, lang: Lang, words: String, world: &World) -> bool {
        let (Some(open), chosen) = (self.open(), self.chosen()) else {
            return false;
        };
        let in_step = matches!(text, StoryText::Caption | StoryText::Notes);
        if in_step && chosen.is_none() {
            return false;
        }
        let at = chosen.unwrap_or(0);
        self.remember(Some((text, lang, if in_step { at } else { 0 })));
        let story = &mut self.now.written[open];
        let names = match text {
            StoryText::Title => &mut story.title,
            StoryText::Subtitle => &mut story.subtitle,
            StoryText::Authors => &mut story.authors,
            StoryText::Caption => &mut story.steps[at].caption,
            StoryText::Notes => &mut story.steps[at].notes,
        };
        *exact_mut(names, lang) = words;
        self.follow(world);
        true
    }

    /// Shows other ground in a step: puts it after the chosen one, or in its place.
    pub(super) fn put_step(&mut self, step: WrittenStep, is_new: bool, world: &World) -> bool {
        if self.open().is_none() {
            self.begin();
        }
        let Some(open) = self.open() else {
            return false;
        };
        let chosen = self.chosen();
        if is_new && self.now.written[open].steps.len() >= MOST_STEPS || !is_new && chosen.is_none()
        {
            return false;
        }
        self.remember(None);
        let steps = &mut self.now.written[open].steps;
        match (chosen, is_new) {
            (Some(at), false) => {
                steps[at] = WrittenStep {
                    from: steps[at].from.filter(|from| *from < step.date),
                    caption: std::mem::take(&mut steps[at].caption),
                    notes: std::mem::take(&mut steps[at].notes),
                    ..step
                };
            }
            (chosen, _) => {
                let at = chosen.map_or(0, |at| at + 1);
                steps.insert(at, step);
                self.now.step = at;
            }
        }
        self.follow(world);
        true
    }

    /// Lets time pass from a day when the chosen step begins, or from none.
    pub(super) fn set_from(&mut self, from: Option<crate::model::Day>, world: &World) {
        if let Some((steps, at)) = self.steps_to_edit() {
            steps[at].from = from;
            self.follow(world);
        }
    }

    /// Chooses a step.
    pub(super) fn choose(&mut self, step: usize) {
        self.now.step = step;
        self.typing = None;
    }
}

/// Exactly this language's text, to be written.
fn exact_mut(names: &mut Names, lang: Lang) -> &mut String {
    match lang {
        Lang::En => &mut names.en,
        Lang::Ar => &mut names.ar,
    }
}

/// The places, counted from 1, of the steps that say something in one language and nothing in the other.
pub fn untranslated(story: &WrittenStory, lang: Lang) -> Vec<usize> {
    let lacks = |names: &Names| names.exact(lang).trim().is_empty() && !names.is_empty();
    let steps = (1..).zip(&story.steps);
    let lacking = steps.filter(|(_, step)| lacks(&step.caption) || lacks(&step.notes));
    lacking.map(|(number, _)| number).collect()
}

impl State {
    /// The stories as they are told now.
    pub fn stories(&self) -> &[Story] {
        self.making.told()
    }

    /// Whether the panel in which stories are made is to be seen.
    pub fn shows_stories(&self) -> bool {
        self.tab == Tab::Stories && self.settings.place_open && !self.opening.is_asking
    }

    /// A step that shows the map as it is shown.
    pub(super) fn step_of_view(&self) -> WrittenStep {
        let named = NamedView::of(&self.view, self.world());
        let is_usual = |lang: &crate::model::LabelLang| *lang != Default::default();
        WrittenStep {
            view: Some(self.edges_in_view()),
            area: named.area,
            source: named.source.filter(|_| named.change.is_none()),
            change: named.change,
            assessment: named.assessment,
            filter: named.filter,
            hide: named.hidden_layers,
            labels: named.label_lang.filter(is_usual),
            claim: named.claim,
            known_on: named.known_on,
            ..WrittenStep::on(self.view.date)
        }
    }

    /// What the map shows: west, south, east, north, in degrees.
    fn edges_in_view(&self) -> [f64; 4] {
        if let Extent::Within(LonLatBounds { min, max }) = self.view.extent {
            return [min[0], min[1], max[0], max[1]];
        }
        let camera = self.camera_over(self.view.extent, self.viewport);
        let seen = camera.visible(self.viewport);
        // North is up on the map, where numbers grow downwards.
        let (first, last) = (lonlat_from_world(seen.min), lonlat_from_world(seen.max));
        let kept = |degrees: f64| (degrees * PARTS_OF_DEGREE).round() / PARTS_OF_DEGREE;
        let lon =
            [first[0].min(last[0]), first[0].max(last[0])].map(|lon| lon.clamp(-180.0, 180.0));
        let lat = [first[1].min(last[1]), first[1].max(last[1])];
        [lon[0], lat[0], lon[1], lat[1]].map(kept)
    }
}
