//! The state of a session. Only [`apply`](super::apply()) changes it.

use super::comparing::Comparison;
use super::correcting::Correcting;
use super::dress::picked;
use super::figures::Figures;
use super::history::History;
use super::messages::Messages;
use super::motion::Motion;
use super::opening::Opening;
use super::playback::Playback;
use super::presenting::{Presenting, StorySlide, WorkingWindow};
use super::problems::ProblemsView;
use super::project::Project;
use super::saving::{SaveChoice, Saving};
use super::search::SearchResult;
use super::settings::Settings;
use super::slide_pen::SlidePen;
use super::stories::Stories;
use super::strip::Stretch;
use super::table::TableView;
use super::told::Told;
use super::view::{Extent, View};
use crate::geometry::{Bounds, Camera, MAX_ZOOM, MIN_ZOOM, Viewport, world_from_lonlat};
use crate::model::{
    AreaId, AssessmentId, ChangeId, Day, Lang, Learning, LonLatBounds, PassageId, Preview,
    SourceId, World,
};
use crate::scene::PickedColours;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What the place panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tab {
    /// The selected place and its changes.
    #[default]
    Place,
    /// The sources.
    Sources,
    /// The assessments.
    Assessments,
    /// What was found wrong in the data set.
    Problems,
    /// The stories, and one that is worked on.
    Stories,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Tab; 5] = [
        Tab::Place,
        Tab::Sources,
        Tab::Assessments,
        Tab::Stories,
        Tab::Problems,
    ];
}

/// A source whose text is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenSource {
    /// The source.
    pub source: SourceId,
    /// The passage that is marked.
    pub passage: Option<PassageId>,
    /// The paragraph that is scrolled to, counted from 1.
    pub paragraph: Option<usize>,
}

/// What the user looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The selected area.
    pub area: Option<AreaId>,
    /// The selected change, one of the area's.
    pub change: Option<ChangeId>,
    /// The open source.
    pub source: Option<OpenSource>,
    /// The selected assessment.
    pub assessment: Option<AssessmentId>,
}

/// What lies on top of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The search with its results.
    Search,
    /// The command palette.
    Palette,
    /// The keys.
    Keys,
    /// The last messages.
    Messages,
    /// The page of saving.
    Save,
}

/// The search field and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What was typed.
    pub query: String,
    /// What was found, the best first.
    pub results: Vec<SearchResult>,
    /// The marked result.
    pub marked: usize,
}

/// The words by which a source was found, which are marked in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedWords {
    /// The source.
    pub source: SourceId,
    /// What was searched for, as it was typed.
    pub query: String,
}

/// A data set that is being read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loading {
    /// What is read: a file or folder name.
    pub name: String,
    /// The file that is being read.
    pub stage: String,
    /// How much is done, from 0 to 1.
    pub fraction: f32,
    /// How many bytes of how many have been read; 0 of 0 where it is not known.
    pub bytes: [u64; 2],
    /// How many features have been read.
    pub features: u64,
    /// What has been read so far, to be drawn meanwhile.
    pub sketch: Option<Arc<Preview>>,
    /// Whether what is open is only understood in another way, which needs no word.
    pub is_quiet: bool,
}

/// Everything that panels read.
pub struct State {
    /// The data set.
    pub project: Arc<Project>,
    /// The standing choices.
    pub settings: Settings,
    /// The colours picked for the forces that are shown.
    pub picked: Arc<PickedColours>,
    /// What is looked at.
    pub view: View,
    /// History as the view's account tells it and as its filters show it.
    pub told: Arc<Told>,
    /// When the world learnt of the selected place, while the map tells what was known on a day.
    pub learning: Option<Arc<Learning>>,
    /// The day that the map is fading from.
    pub date_before: Day,
    /// How far the fade has come, from 0 to 1.
    pub fade: f32,
    /// Whether frames take so long that nothing moves by itself but in one step.
    pub slow_frames: bool,
    /// Playing.
    pub playback: Playback,
    /// The stretch of time on the strip.
    pub stretch: Stretch,
    /// Where the map is seen from just now: over what the view says, or on the way there.
    pub camera: Camera,
    /// What moves it.
    pub motion: Motion,
    /// Size of the map, in points.
    pub viewport: Viewport,
    /// The area beneath the pointer.
    pub hovered: Option<AreaId>,
    /// The language in which the open text is read.
    pub reading_lang: Lang,
    /// What the place panel shows.
    pub tab: Tab,
    /// The search.
    pub search: Search,
    /// The words by which the open source was found.
    pub marked_words: Option<MarkedWords>,
    /// What lies on top.
    pub overlay: Overlay,
    /// The stories, and how they are being changed.
    pub making: Stories,
    /// Corrections of the data set.
    pub correcting: Correcting,
    /// A story being presented.
    pub presenting: Option<Presenting>,
    /// What the working window showed before, to be put back.
    pub before_story: Option<Box<WorkingWindow>>,
    /// The story that was left, by its id, and the slide.
    pub left_story: Option<(String, StorySlide)>,
    /// The pointer on a slide, and what was drawn with it.
    pub pen: SlidePen,
    /// Whether the speaker has a window of their own.
    pub has_speaker_window: bool,
    /// For how many seconds the story has been told.
    pub told_seconds: f64,
    /// How many times a slide has been shown, or shown again.
    pub slides_shown: u64,
    /// What stands over the map of a slide leaves one of these free: left, top, right, bottom, in points.
    pub slide_room: Vec<[f64; 4]>,
    /// Whether the machine draws too slowly for motion, which it then does without.
    pub draws_slowly: bool,
    /// Where the user has been.
    pub history: History,
    /// What was said in passing.
    pub messages: Messages,
    /// A data set that is being read.
    pub loading: Option<Loading>,
    /// What is chosen on the page of saving.
    pub save_choice: SaveChoice,
    /// A file that is being written.
    pub saving: Option<Saving>,
    /// What the user looks at among the problems.
    pub problems: ProblemsView,
    /// The table of all features.
    pub table: TableView,
    /// Two dates beside each other.
    pub comparing: Option<Comparison>,
    /// Who holds how much through time.
    pub figures: Figures,
    /// What is open, and how it is understood.
    pub opening: Opening,
}

impl State {
    /// The state at the start: the data set's default date and view, with the user's choices.
    pub fn new(project: Arc<Project>, settings: Settings) -> Self {
        let about = &project.world.about;
        let view = View::first(&project.world);
        let stretch = Stretch::of_days(about.first, about.last);
        let reading_lang = settings.lang;
        let mut first = Self {
            picked: picked(&project.world, &settings.colours),
            settings,
            date_before: view.date,
            view,
            told: Arc::new(Told::main(&project)),
            learning: None,
            fade: 1.0,
            slow_frames: false,
            playback: Playback::default(),
            stretch,
            camera: Camera {
                center: [0.5, 0.5],
                zoom: MIN_ZOOM,
            },
            motion: Motion::Rest,
            viewport: Viewport {
                width: 800.0,
                height: 600.0,
            },
            hovered: None,
            reading_lang,
            tab: Tab::Place,
            search: Search::default(),
            marked_words: None,
            overlay: Overlay::None,
            correcting: Correcting::of(project.corrections.clone()),
            making: Stories::of(&project.world),
            presenting: None,
            before_story: None,
            left_story: None,
            pen: SlidePen::default(),
            has_speaker_window: false,
            told_seconds: 0.0,
            slides_shown: 0,
            slide_room: Vec::new(),
            draws_slowly: false,
            history: History::default(),
            messages: Messages::default(),
            loading: None,
            save_choice: SaveChoice::default(),
            saving: None,
            problems: ProblemsView::default(),
            table: TableView::default(),
            comparing: None,
            figures: Figures::default(),
            opening: Opening::default(),
            project,
        };
        first.camera = first.camera_of_all(first.viewport);
        first
    }

    /// The data set's tables.
    pub fn world(&self) -> &World {
        &self.project.world
    }

    /// The whole time of the data set.
    pub fn whole_time(&self) -> Stretch {
        Stretch::of_days(self.world().about.first, self.world().about.last)
    }

    /// The view that shows everything, or what the data set asks to be shown first.
    pub fn camera_of_all(&self, viewport: Viewport) -> Camera {
        let prepared = &self.project.prepared;
        let view = self.world().about.view;
        let bounds = view.map_or(prepared.bounds, |view| {
            // What lies over a data set is part of everything.
            world_bounds(view).union(prepared.bounds_over)
        });
        self.camera_of(bounds, viewport, 12.0)
    }

    /// The view that shows a box in world units, with a margin in points.
    pub fn camera_of(&self, bounds: Bounds, viewport: Viewport, padding_points: f64) -> Camera {
        if bounds.is_empty() {
            return self.camera;
        }
        self.allowed(Camera::fit(bounds, viewport, padding_points), viewport)
    }

    /// The camera over what the view says, in a map of some size. A box stands in what the caption of a
    /// story leaves free.
    pub fn camera_over(&self, extent: Extent, viewport: Viewport) -> Camera {
        let bounds = match extent {
            Extent::All => return self.camera_of_all(viewport),
            Extent::At { .. } => {
                let camera = extent.camera().unwrap_or(self.camera);
                return self.allowed(camera, viewport);
            }
            Extent::Within(bounds) => world_bounds(bounds),
        };
        if self.step().is_some() {
            return self.camera_clear_of_plates(bounds, viewport);
        }
        self.camera_of(bounds, viewport, 0.0)
    }

    /// The camera at rest or on its way, in a map of some size: what depends on the size follows it.
    pub fn camera_in(&self, viewport: Viewport) -> Camera {
        match (self.motion, self.view.extent) {
            (Motion::Rest, extent @ (Extent::All | Extent::Within(_))) => {
                self.camera_over(extent, viewport)
            }
            _ if self.keeps_clear() => self.camera,
            _ => self.allowed(self.camera, viewport),
        }
    }

    /// The nearest camera that shows nothing past the edge of what is known.
    pub fn allowed(&self, camera: Camera, viewport: Viewport) -> Camera {
        let limits = self.project.prepared.limits;
        if limits.is_empty() {
            return camera.clamped(limits, MIN_ZOOM, MAX_ZOOM);
        }
        let per_world = |points: f64, world: f64| (points / world.max(1e-12) / 256.0).log2();
        let least = per_world(viewport.width, limits.width())
            .max(per_world(viewport.height, limits.height()));
        let camera = camera.clamped(Bounds::EMPTY, least.clamp(MIN_ZOOM, MAX_ZOOM), MAX_ZOOM);
        let half = [viewport.width, viewport.height]
            .map(|points| points / 2.0 / camera.points_per_world());
        let center = [0, 1].map(|axis| {
            let (low, high) = (limits.min[axis] + half[axis], limits.max[axis] - half[axis]);
            if low <= high {
                camera.center[axis].clamp(low, high)
            } else {
                limits.center()[axis]
            }
        });
        Camera { center, ..camera }
    }

    /// What was searched for when the open source was found; its places are marked in the text.
    pub fn words_in_open_text(&self) -> Option<&str> {
        let open = self.view.selection.source?;
        let marked = self.marked_words.as_ref()?;
        (marked.source == open.source).then_some(marked.query.as_str())
    }

    /// Areas that are outlined on the map: those that differ between two dates that are compared, else
    /// those of the change that is being written, else those of the selected assessment.
    pub fn outlined(&self) -> &[AreaId] {
        if let Some(comparison) = &self.comparing {
            return &comparison.areas;
        }
        if self.correcting.form.is_some() {
            return &self.correcting.outlined;
        }
        self.view
            .selection
            .assessment
            .map_or(&[], |id| &self.world().assessment(id).areas)
    }

    /// Whether a dialog is open of which messages may speak.
    pub(super) fn is_in_dialog(&self) -> bool {
        self.overlay == Overlay::Save || self.opening.is_asking
    }

    /// Whether colours and the view change at once, because the user or the machine wants it so.
    pub fn is_still(&self) -> bool {
        self.settings.reduce_motion || self.draws_slowly || self.slow_frames
    }

    /// Whether anything moves by itself, so that frames must follow one another.
    pub fn is_moving(&self) -> bool {
        self.playback.playing
            || self.fade < 1.0
            || self.motion != Motion::Rest
            || self.is_time_passing()
    }
}

/// Degrees as a box in world units.
pub fn world_bounds(bounds: LonLatBounds) -> Bounds {
    Bounds::from_points([world_from_lonlat(bounds.min), world_from_lonlat(bounds.max)])
}
