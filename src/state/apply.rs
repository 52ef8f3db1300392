//! What each command does: a short match over small functions. The only writer of [`State`].

use super::command::{Action, Command, Effect, Layer, Unit};
use super::history::Reason;
use super::motion::{FLIGHT_SECONDS, Motion, SHORT_SECONDS};
use super::project::Project;
use super::search::Found;
use super::session::{Notice, OpenSource, Overlay, Presenting, Search, State, Tab, world_bounds};
use crate::geometry::{Bounds, Camera, Viewport, world_from_lonlat};
use crate::model::{
    AreaId, AssessmentId, ChangeId, Day, Effect as Change, ForceId, FuzzyDate, PassageId, SourceId,
};
use crate::scene::Theme;
use std::sync::Arc;

/// How far one key press pans, in points.
const PAN_POINTS: f64 = 120.0;

/// How much one key press zooms.
const ZOOM_STEP: f64 = 0.75;

/// Seconds that a notice stays.
const NOTICE_SECONDS: f32 = 6.0;

/// Carries out a command and answers with what the shell has to do.
pub fn apply(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Do(action) => return act(state, action),
        Command::SetDate(day) => go_to(state, day),
        Command::TypeDate(text) => type_date(state, &text),
        Command::ShowStretch(stretch) => state.stretch = stretch,
        Command::MapSize(viewport) => resize(state, viewport),
        Command::SetCamera(camera) => look_from(state, camera),
        Command::FlyTo(camera) => fly(state, state.allowed(camera, state.viewport), SHORT_SECONDS),
        Command::Fling(velocity) => fling(state, velocity),
        Command::FlyToArea(area) => fly_to_areas(state, &[area]),
        Command::Hover(area) => state.hovered = area,
        Command::SelectArea(area) => select_area(state, area),
        Command::SelectChange(change, area) => select_change(state, change, area),
        Command::OpenSource(source) => open_source(state, source),
        Command::OpenPassage(passage) => open_passage(state, passage),
        Command::CloseSource => state.selection.source = None,
        Command::ReadIn(lang) => state.reading_lang = lang,
        Command::SelectAssessment(id) => select_assessment(state, id),
        Command::SingleOut { force, add } => single_out(state, force, add),
        Command::ShowTab(tab) => return show_tab(state, tab),
        Command::ToggleLayer(layer) => return toggle_layer(state, layer),
        Command::SetLabelLang(lang) => return save(state, |settings| settings.label_lang = lang),
        Command::SetLang(lang) => {
            state.reading_lang = lang;
            return save(state, |settings| settings.lang = lang);
        }
        Command::SetTheme(theme) => return save(state, |settings| settings.theme = theme),
        Command::SetQuery(query) => set_query(state, query),
        Command::MoveResult(by) => move_result(state, by),
        Command::TakeResult(found) => take_result(state, found),
        Command::TakeMarkedResult => {
            if let Some(found) = state.search.results.get(state.search.marked).copied() {
                take_result(state, found);
            }
        }
        Command::PresentStory { story, step } => return present(state, story, step),
        Command::OpenLink(link) => return vec![Effect::OpenLink(link)],
        Command::CopyText(text) => return vec![Effect::CopyText(text)],
        Command::OpenPath(path) => return vec![Effect::Load(path)],
        Command::SetLoading(loading) => state.loading = loading,
        Command::CancelLoading => {
            state.loading = None;
            return vec![Effect::CancelLoad];
        }
        Command::Opened(project) => opened(state, project),
        Command::Say(word, about) => say(state, word, about),
        Command::DismissNotice => state.notice = None,
        Command::Tick(seconds) => tick(state, seconds),
    }
    Vec::new()
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::DayBack => step(state, Unit::Day, -1),
        Action::DayOn => step(state, Unit::Day, 1),
        Action::MonthBack => step(state, Unit::Month, -1),
        Action::MonthOn => step(state, Unit::Month, 1),
        Action::YearBack => step(state, Unit::Year, -1),
        Action::YearOn => step(state, Unit::Year, 1),
        Action::PreviousChange => go_to_change(state, false),
        Action::NextChange => go_to_change(state, true),
        Action::FirstDay => go_to(state, state.world().about.first),
        Action::LastDay => go_to(state, state.world().about.last),
        Action::TogglePlay => toggle_play(state),
        Action::Slower => state.playback.change_speed(-1),
        Action::Faster => state.playback.change_speed(1),
        Action::TypeDate => return vec![Effect::FocusDate],
        Action::WholeStrip => state.stretch = state.whole_time(),
        Action::FitAll => fit_all(state),
        Action::FitSelection => fit_selection(state),
        Action::ZoomIn => zoom_by(state, ZOOM_STEP),
        Action::ZoomOut => zoom_by(state, -ZOOM_STEP),
        Action::PanWest => pan_by(state, [PAN_POINTS, 0.0]),
        Action::PanEast => pan_by(state, [-PAN_POINTS, 0.0]),
        Action::PanNorth => pan_by(state, [0.0, PAN_POINTS]),
        Action::PanSouth => pan_by(state, [0.0, -PAN_POINTS]),
        Action::Search => state.overlay = Overlay::Search,
        Action::Back => travel(state, false),
        Action::Forward => travel(state, true),
        Action::Escape => return escape(state),
        Action::AllForces => state.singled_out.clear(),
        Action::ToggleForces => {
            return save(state, |settings| {
                settings.forces_open = !settings.forces_open
            });
        }
        Action::TogglePlace => {
            return save(state, |settings| settings.place_open = !settings.place_open);
        }
        Action::ShowPlace => return show_tab(state, Tab::Place),
        Action::ShowSources => return show_tab(state, Tab::Sources),
        Action::ShowAssessments => return show_tab(state, Tab::Assessments),
        Action::ShowProblems => return show_tab(state, Tab::Problems),
        Action::Present => return toggle_presenting(state),
        Action::NextStep => step_story(state, 1),
        Action::PreviousStep => step_story(state, -1),
        Action::ToggleLanguage => {
            return apply(state, Command::SetLang(state.settings.lang.other()));
        }
        Action::ToggleTheme => return toggle_theme(state),
        Action::ToggleMotion => {
            return save(state, |settings| {
                settings.reduce_motion = !settings.reduce_motion
            });
        }
        Action::ShowKeys => toggle_keys(state),
        Action::Open => return vec![Effect::AskForPath],
        Action::OpenShipped => return vec![Effect::LoadShipped],
        Action::Quit => return vec![Effect::Quit],
    }
    Vec::new()
}

// --- time ---

fn go_to(state: &mut State, day: Day) {
    let about = &state.world().about;
    let day = day.clamp(about.first, about.last.max(about.first));
    if day == state.date {
        return;
    }
    let moment = state.moment();
    state.history.leave(moment, Reason::Date);
    show_date(state, day);
}

/// Moves the playhead and begins the fade, without a mark in the history.
fn show_date(state: &mut State, day: Day) {
    if day == state.date {
        return;
    }
    state.date_before = state.date;
    state.date = day;
    state.fade = if state.settings.reduce_motion {
        1.0
    } else {
        0.0
    };
    state.playback.part_of_day = 0.0;
    let whole = state.whole_time();
    state.stretch = state.stretch.showing(day, whole);
}

fn step(state: &mut State, unit: Unit, by: i32) {
    let day = match unit {
        Unit::Day => state.date.plus_days(by),
        Unit::Month => state.date.plus_months(by),
        Unit::Year => state.date.plus_years(by),
    };
    go_to(state, day);
}

fn type_date(state: &mut State, text: &str) {
    match FuzzyDate::parse_typed(text) {
        Ok(date) => {
            let about = &state.world().about;
            let (first, last) = (about.first, about.last);
            if date.last < first || date.first > last {
                say(state, "notice-date-outside", format!("{first} – {last}"));
            }
            go_to(state, date.first);
        }
        Err(_why) => say(state, "notice-date-unreadable", text.trim().to_owned()),
    }
}

fn go_to_change(state: &mut State, forward: bool) {
    let found = {
        let world = state.world();
        let shows = |change: &Change| is_visible(state, change);
        let found = if forward {
            world.timeline.next_change(state.date, shows)
        } else {
            world.timeline.previous_change(state.date, shows)
        };
        found
            .copied()
            .filter(|change| change.day >= world.about.first && change.day <= world.about.last)
    };
    let Some(change) = found else {
        let word = if forward {
            "notice-no-later-change"
        } else {
            "notice-no-earlier-change"
        };
        say(state, word, String::new());
        return;
    };
    go_to(state, change.day);
    if state.selection.area == Some(change.area) {
        show_change(state, change.change);
    }
}

/// Whether the filters and the selected place let a change show.
fn is_visible(state: &State, change: &Change) -> bool {
    if change.before == change.after {
        return false;
    }
    let timeline = &state.world().timeline;
    let involves = |force: &ForceId| {
        [change.before, change.after]
            .iter()
            .any(|s| timeline.control(*s).forces.contains(force))
    };
    let forces = state.singled_out.is_empty() || state.singled_out.iter().any(involves);
    let place = state.selection.area.is_none_or(|area| area == change.area);
    forces && place
}

fn toggle_play(state: &mut State) {
    let playing = !state.playback.playing;
    if playing && state.date >= state.world().about.last {
        go_to(state, state.world().about.first);
    }
    state.playback.playing = playing;
}

fn tick(state: &mut State, seconds: f32) {
    let seconds = seconds.clamp(0.0, 0.25);
    if state.fade < 1.0 {
        state.fade = (state.fade + seconds / SHORT_SECONDS).min(1.0);
        if state.fade >= 1.0 {
            state.date_before = state.date;
        }
    }
    if state.playback.playing {
        let mut playback = state.playback;
        let day = playback.advance(state.date, state.world().about.last, seconds);
        show_date(state, day);
        state.playback = playback;
    }
    let camera = state.motion.advance(state.camera, seconds);
    if camera != state.camera {
        state.camera = state.allowed(camera, state.viewport);
    }
    if let Some(notice) = &mut state.notice {
        notice.seconds_left -= seconds;
        if notice.seconds_left <= 0.0 {
            state.notice = None;
        }
    }
}

// --- the map ---

fn resize(state: &mut State, viewport: Viewport) {
    state.viewport = viewport;
    if state.fitted {
        state.camera = state.camera_of_all(state.viewport);
        state.motion = Motion::Rest;
    } else {
        state.camera = state.allowed(state.camera, state.viewport);
    }
}

fn look_from(state: &mut State, camera: Camera) {
    state.motion = Motion::Rest;
    state.fitted = false;
    state.camera = state.allowed(camera, state.viewport);
}

fn fling(state: &mut State, velocity: [f64; 2]) {
    if !state.settings.reduce_motion {
        state.motion = Motion::Glide { velocity };
    }
}

fn fly(state: &mut State, to: Camera, seconds: f32) {
    state.fitted = false;
    if state.settings.reduce_motion {
        state.camera = to;
        state.motion = Motion::Rest;
    } else {
        state.motion = Motion::Flight {
            from: state.camera,
            to,
            elapsed: 0.0,
            seconds,
        };
    }
}

fn fly_to_bounds(state: &mut State, bounds: Bounds, padding_points: f64) {
    if bounds.is_empty() {
        return;
    }
    let moment = state.moment();
    state.history.leave(moment, Reason::View);
    let to = state.camera_of(bounds, state.viewport, padding_points);
    fly(state, to, FLIGHT_SECONDS);
}

fn fly_to_areas(state: &mut State, areas: &[AreaId]) {
    let bounds = state.project.prepared.bounds_of(areas);
    // An area alone would fill the map; its surroundings say where it lies.
    let padding_points = state.viewport.width.min(state.viewport.height) * 0.3;
    fly_to_bounds(state, bounds, padding_points);
}

fn fit_all(state: &mut State) {
    let to = state.camera_of_all(state.viewport);
    fly(state, to, FLIGHT_SECONDS);
    state.fitted = true;
}

fn fit_selection(state: &mut State) {
    match state.selection.area {
        Some(area) => fly_to_areas(state, &[area]),
        None => {
            let outlined = state.outlined().to_vec();
            if outlined.is_empty() {
                fit_all(state)
            } else {
                fly_to_areas(state, &outlined)
            }
        }
    }
}

/// Where a running flight ends, so that repeated keys add up.
fn goal(state: &State) -> Camera {
    match state.motion {
        Motion::Flight { to, .. } => to,
        _ => state.camera,
    }
}

fn zoom_by(state: &mut State, delta: f64) {
    let Viewport { width, height } = state.viewport;
    let to = goal(state).zoomed_at(state.viewport, [width / 2.0, height / 2.0], delta);
    let to = state.allowed(to, state.viewport);
    fly(state, to, SHORT_SECONDS);
}

fn pan_by(state: &mut State, points: [f64; 2]) {
    let to = state.allowed(goal(state).panned_by(points), state.viewport);
    fly(state, to, SHORT_SECONDS);
}

// --- selection ---

fn leave_selection(state: &mut State) {
    let moment = state.moment();
    state.history.leave(moment, Reason::Select);
}

fn select_area(state: &mut State, area: Option<AreaId>) {
    if area != state.selection.area {
        leave_selection(state);
    }
    state.selection.area = area;
    state.selection.source = None;
    state.selection.change =
        area.and_then(|area| state.world().timeline.at(area, state.date).change);
    if area.is_some() {
        state.selection.assessment = None;
        state.tab = Tab::Place;
        state.settings.place_open = true;
    }
    if let Some(change) = state.selection.change {
        show_change(state, change);
    }
}

fn select_change(state: &mut State, change: ChangeId, area: AreaId) {
    leave_selection(state);
    let day = state
        .world()
        .timeline
        .effects_of(area)
        .find(|e| e.change == change)
        .map(|e| e.day);
    state.selection.area = Some(area);
    state.selection.assessment = None;
    state.tab = Tab::Place;
    state.settings.place_open = true;
    show_change(state, change);
    if let Some(day) = day {
        let about = &state.world().about;
        show_date(state, day.clamp(about.first, about.last.max(about.first)));
    }
}

/// Selects a change of the selected area and opens its passage where it has one.
fn show_change(state: &mut State, change: ChangeId) {
    state.selection.change = Some(change);
    let passage = state.world().passages_of_change(change).first().copied();
    state.selection.source = passage.map(|id| opened_at(state, id));
}

fn opened_at(state: &State, passage: PassageId) -> OpenSource {
    let row = state.world().passage(passage);
    OpenSource {
        source: row.source,
        passage: Some(passage),
        paragraph: Some(row.paragraph),
    }
}

fn open_source(state: &mut State, source: SourceId) {
    leave_selection(state);
    state.selection.source = Some(OpenSource {
        source,
        passage: None,
        paragraph: None,
    });
    state.selection.area = None;
    state.selection.change = None;
    state.selection.assessment = None;
    state.tab = Tab::Sources;
    state.settings.place_open = true;
}

fn open_passage(state: &mut State, passage: PassageId) {
    state.selection.source = Some(opened_at(state, passage));
    state.settings.place_open = true;
}

fn select_assessment(state: &mut State, id: Option<AssessmentId>) {
    leave_selection(state);
    state.selection.assessment = id;
    state.selection.area = None;
    state.selection.change = None;
    state.selection.source = None;
    let Some(id) = id else { return };
    let row = state.world().assessment(id);
    let open = OpenSource {
        source: row.source,
        passage: None,
        paragraph: Some(row.paragraph),
    };
    let areas = row.areas.clone();
    state.selection.source = Some(open);
    state.tab = Tab::Assessments;
    state.settings.place_open = true;
    let bounds = state.project.prepared.bounds_of(&areas);
    fly_to_bounds(state, bounds, 60.0);
}

fn single_out(state: &mut State, force: ForceId, add: bool) {
    let was = state.singled_out.contains(&force);
    let alone = state.singled_out.len() == 1;
    if !add {
        state.singled_out.clear();
        if !(was && alone) {
            state.singled_out.push(force);
        }
    } else if was {
        state.singled_out.retain(|other| *other != force);
    } else {
        state.singled_out.push(force);
        state.singled_out.sort();
    }
}

// --- panels and choices ---

fn save(state: &mut State, change: impl FnOnce(&mut super::Settings)) -> Vec<Effect> {
    change(&mut state.settings);
    vec![Effect::Save(Box::new(state.settings.clone()))]
}

fn show_tab(state: &mut State, tab: Tab) -> Vec<Effect> {
    if tab != state.tab {
        state.selection.source = None;
    }
    state.tab = tab;
    save(state, |settings| settings.place_open = true)
}

fn toggle_layer(state: &mut State, layer: Layer) -> Vec<Effect> {
    save(state, |settings| {
        let on = match layer {
            Layer::Areas => &mut settings.layers.areas,
            Layer::Borders => &mut settings.layers.borders,
            Layer::Governorates => &mut settings.layers.governorates,
            Layer::Water => &mut settings.layers.water,
            Layer::Labels => &mut settings.labels,
        };
        *on = !*on;
    })
}

fn toggle_theme(state: &mut State) -> Vec<Effect> {
    let theme = match state.settings.theme {
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Light,
    };
    save(state, |settings| settings.theme = theme)
}

fn toggle_keys(state: &mut State) {
    state.overlay = if state.overlay == Overlay::Keys {
        Overlay::None
    } else {
        Overlay::Keys
    };
}

fn say(state: &mut State, word: &'static str, about: String) {
    state.notice = Some(Notice {
        word,
        about,
        seconds_left: NOTICE_SECONDS,
    });
}

fn escape(state: &mut State) -> Vec<Effect> {
    if state.overlay != Overlay::None {
        state.overlay = Overlay::None;
        state.search = Search::default();
    } else if state.presenting.take().is_some() {
        state.playback.playing = false;
        return vec![Effect::FullScreen(false)];
    } else if state.selection != super::Selection::default() {
        leave_selection(state);
        state.selection = super::Selection::default();
    } else {
        state.singled_out.clear();
    }
    Vec::new()
}

fn travel(state: &mut State, forward: bool) {
    let now = state.moment();
    let then = if forward {
        state.history.forward(now)
    } else {
        state.history.back(now)
    };
    if let Some(moment) = then {
        state.selection = moment.selection;
        show_date(state, moment.date);
        let to = state.allowed(moment.camera, state.viewport);
        fly(state, to, FLIGHT_SECONDS);
    }
}

// --- search ---

fn set_query(state: &mut State, query: String) {
    state.search.results = state.project.search.find(&query);
    state.search.query = query;
    state.search.marked = 0;
    state.overlay = Overlay::Search;
}

fn move_result(state: &mut State, by: i32) {
    let count = i32::try_from(state.search.results.len()).unwrap_or(i32::MAX);
    if count > 0 {
        let marked = i32::try_from(state.search.marked).unwrap_or(0);
        state.search.marked = usize::try_from((marked + by).rem_euclid(count)).unwrap_or(0);
    }
}

fn take_result(state: &mut State, found: Found) {
    state.overlay = Overlay::None;
    state.search = Search::default();
    match found {
        Found::Area(area) => {
            select_area(state, Some(area));
            fly_to_areas(state, &[area]);
        }
        Found::City(index) => take_city(state, index),
        Found::Force(force) => {
            state.singled_out = vec![force];
            state.settings.forces_open = true;
        }
        Found::Source(source) => open_source(state, source),
        Found::Change(change) => {
            if let Some(area) = state.world().change(change).areas.first().copied() {
                select_change(state, change, area);
                fly_to_areas(state, &[area]);
            }
        }
    }
}

fn take_city(state: &mut State, index: usize) {
    let point = state
        .world()
        .context
        .get(index)
        .and_then(|feature| match feature.geometry {
            geo::Geometry::Point(point) => Some([point.x(), point.y()]),
            _ => None,
        });
    let Some(point) = point else { return };
    let world = world_from_lonlat(point);
    let area = state.project.prepared.hit.at(world).map(AreaId);
    if let Some(area) = area {
        select_area(state, Some(area));
        fly_to_areas(state, &[area]);
    } else {
        let to = state.allowed(
            Camera {
                center: world,
                zoom: state.camera.zoom.max(8.0),
            },
            state.viewport,
        );
        fly(state, to, FLIGHT_SECONDS);
    }
}

// --- presenting ---

fn toggle_presenting(state: &mut State) -> Vec<Effect> {
    if state.presenting.take().is_some() {
        return vec![Effect::FullScreen(false)];
    }
    if state.world().stories.is_empty() {
        state.presenting = Some(Presenting {
            story: None,
            step: 0,
        });
        return vec![Effect::FullScreen(true)];
    }
    present(state, 0, 0)
}

fn present(state: &mut State, story: usize, step: usize) -> Vec<Effect> {
    state.presenting = Some(Presenting {
        story: Some(story),
        step,
    });
    state.overlay = Overlay::None;
    state.playback.playing = false;
    show_step(state);
    vec![Effect::FullScreen(true)]
}

fn step_story(state: &mut State, by: isize) {
    let Some(presenting) = state.presenting else {
        return;
    };
    let steps = presenting
        .story
        .and_then(|story| state.world().stories.get(story))
        .map_or(0, |story| story.steps.len());
    let step = presenting
        .step
        .saturating_add_signed(by)
        .min(steps.saturating_sub(1));
    state.presenting = Some(Presenting { step, ..presenting });
    if step != presenting.step {
        show_step(state);
    }
}

fn show_step(state: &mut State) {
    let Some(step) = state.step().cloned() else {
        return;
    };
    show_date(state, step.date);
    state.selection = super::Selection {
        area: step.area,
        change: step.change,
        ..Default::default()
    };
    if let Some(view) = step.view {
        let to = state.camera_of(world_bounds(view), state.viewport, 0.0);
        fly(state, to, FLIGHT_SECONDS * 2.0);
    }
}

// --- data sets ---

fn opened(state: &mut State, project: Arc<Project>) {
    let viewport = state.viewport;
    let mut next = State::new(project, state.settings.clone());
    next.viewport = viewport;
    next.camera = next.camera_of_all(viewport);
    *state = next;
}
