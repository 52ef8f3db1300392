//! What each command does: a short match over small functions, a file for each concern. The only
//! writer of [`State`].

mod arrival;
mod choices;
mod comparing;
mod correcting;
mod dress;
mod finding;
mod opening;
mod presenting;
mod problems;
mod restoring;
mod saving;
mod selection;
mod stories;
mod table;
mod telling;
mod time;
mod view;

use super::action::Action;
use super::command::{Command, Effect, Unit};
use super::motion::SHORT_SECONDS;
use super::opening::{Arrival, Ask, FilesEffect};
use super::saving::{Export, SESSION};
use super::session::{Overlay, State, Tab};
use super::slide_pen::PenKind;
use choices::{
    change_text_size, escape, message, save, say, show_all, show_tab, toggle_layer, toggle_motion,
    toggle_overlay, toggle_panel, toggle_theme, travel,
};
use finding::{move_result, set_query, take_result};
use opening::{files, reload, toggle_question};
use presenting::{
    go_to_end, present, present_from_start, present_step, return_to_slide, step_story,
    stop_presenting, story, tell_story, toggle_blank, toggle_passage, toggle_pen,
};
use selection::{
    close_source, open_passage, open_source, select_area, select_assessment, select_change,
    single_out,
};
use time::{frame_took, go_to, go_to_change, step, tick, toggle_play, type_date};
use view::{fit_all, fit_selection, fling, fly, fly_to_areas, look_from, pan_by, resize, zoom_by};

/// How far one key press pans, in points.
const PAN_POINTS: f64 = 120.0;

/// How much one key press zooms.
const ZOOM_STEP: f64 = 0.75;

/// Carries out a command and answers with what the shell has to do.
pub fn apply(state: &mut State, command: Command) -> Vec<Effect> {
    let in_dialog = state.is_in_dialog();
    let effects = carry_out(state, command);
    if in_dialog && !state.is_in_dialog() {
        state.messages.dismiss_of_dialog();
    }
    telling::follow(state);
    table::follow(state);
    state.follow_figures();
    state.follow_comparison();
    effects
}

fn carry_out(state: &mut State, command: Command) -> Vec<Effect> {
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
        Command::SelectArea(Some(area)) if state.correcting.is_picking() => {
            correcting::pick(state, area);
        }
        Command::SelectArea(area) => select_area(state, area),
        Command::SelectChange(change, area) => select_change(state, change, area),
        Command::OpenSource(source) => open_source(state, source),
        Command::OpenPassage(passage) => open_passage(state, passage),
        Command::CloseSource => close_source(state),
        Command::UnmarkWords => state.marked_words = None,
        Command::ReadIn(lang) => state.reading_lang = lang,
        Command::SelectAssessment(id) => select_assessment(state, id),
        Command::SingleOut { force, add } => single_out(state, force, add),
        Command::Filter(condition) => telling::toggle(state, condition),
        Command::Told(told) => telling::arrived(state, told),
        Command::TellBy(account) => telling::tell_by(state, account),
        Command::TypeKnownOn(text) => telling::type_known_on(state, &text),
        Command::ShowTab(tab) => return show_tab(state, tab),
        Command::ToggleLayer(layer) => return toggle_layer(state, layer),
        Command::CountPeople(people) => {
            return save(state, |settings| settings.counts_people = people);
        }
        Command::SetLabelLang(lang) => {
            state.view.label_lang = lang;
            return save(state, |_settings| ());
        }
        Command::SetLang(lang) => {
            state.reading_lang = lang;
            return save(state, |settings| settings.lang = lang);
        }
        Command::SetTheme(theme) => return save(state, |settings| settings.theme = theme),
        Command::SetVision(vision) => state.settings.vision = vision,
        Command::SetQuery(query) => set_query(state, query),
        Command::MoveResult(by) => move_result(state, by),
        Command::TakeResult(found) => take_result(state, found),
        Command::TakeMarkedResult => {
            if let Some(found) = state.search.results.get(state.search.marked).copied() {
                take_result(state, found);
            }
        }
        Command::PresentStory { story, step } => return present_step(state, story, step),
        Command::TellStory(story) => return tell_story(state, story),
        Command::Story(command) => story(state, command),
        Command::MakeStory(edit) => return stories::edit(state, edit),
        Command::Correct(edit) => return correcting::correct(state, edit),
        Command::DrawSlowly => state.draws_slowly = true,
        Command::OpenLink(link) => return vec![Effect::OpenLink(link)],
        Command::CopyText(text) => return vec![Effect::CopyText(text)],
        Command::Files(command) => return files(state, command),
        Command::Dress(command) => return dress::dress(state, command),
        Command::Export(command) => return saving::export(state, command),
        Command::Compare(command) => comparing::compare(state, command),
        Command::Figures(command) => state.figures.choose(command),
        Command::Table(command) => return table::table(state, command),
        Command::Problems(command) => return problems::problems(state, command),
        Command::Restore(saved) => restoring::restore(state, *saved),
        Command::SetDesk(desk) => restoring::set_desk(state, &desk),
        Command::Show(view) => restoring::show_named(state, &view),
        Command::SetLoading(loading) => state.loading = loading,
        Command::CancelLoading => {
            state.loading = None;
            return vec![Effect::CancelLoad];
        }
        Command::Say(message) => say(state, message),
        Command::Message(command) => message(state, command),
        Command::Tick(seconds) => tick(state, seconds),
        Command::FrameTook(seconds) => frame_took(state, seconds),
        Command::Pass(seconds) => {
            state.messages.pass(seconds);
            if state.is_telling() {
                state.told_seconds += seconds;
            }
        }
    }
    Vec::new()
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    // While a story is told, nothing behind it changes.
    if state.is_telling() && !action.is_for_stories() {
        return Vec::new();
    }
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
        Action::AllForces => show_all(state),
        Action::ToggleForces | Action::TogglePlace | Action::ToggleFigures => {
            return toggle_panel(state, action);
        }
        Action::ToggleTable => return table::toggle_table(state),
        Action::ToggleComparison => comparing::toggle(state),
        Action::ShowPlace => return show_tab(state, Tab::Place),
        Action::ShowSources => return show_tab(state, Tab::Sources),
        Action::ShowAssessments => return show_tab(state, Tab::Assessments),
        Action::ShowProblems => return show_tab(state, Tab::Problems),
        Action::ShowStories => return show_tab(state, Tab::Stories),
        Action::AddStep
        | Action::UpdateStep
        | Action::DuplicateStep
        | Action::RemoveStep
        | Action::StepEarlier
        | Action::StepLater
        | Action::UndoEdit
        | Action::RedoEdit => return stories::act(state, action),
        Action::Present => return present(state),
        Action::PresentFromStart => return present_from_start(state),
        Action::StopPresenting => return stop_presenting(state),
        Action::FirstStep => go_to_end(state, false),
        Action::LastStep => go_to_end(state, true),
        Action::ReturnToStep => return_to_slide(state),
        Action::BlankScreen => toggle_blank(state),
        Action::ShowPassage => toggle_passage(state),
        Action::ToggleSpeaker => state.has_speaker_window = !state.has_speaker_window,
        Action::ToggleLight => toggle_pen(state, PenKind::Light),
        Action::ToggleMarker => toggle_pen(state, PenKind::Marker),
        Action::NextStep => step_story(state, 1),
        Action::PreviousStep => step_story(state, -1),
        Action::ToggleLanguage => {
            return apply(state, Command::SetLang(state.settings.lang.other()));
        }
        Action::ToggleTheme => return toggle_theme(state),
        Action::LargerText => return change_text_size(state, 1),
        Action::SmallerText => return change_text_size(state, -1),
        Action::UsualText => return save(state, |settings| settings.text_percent = 100),
        Action::ToggleMotion => return toggle_motion(state),
        Action::ShowKeys => toggle_overlay(state, Overlay::Keys),
        Action::ShowMessages => toggle_overlay(state, Overlay::Messages),
        Action::Palette => toggle_overlay(state, Overlay::Palette),
        Action::Open => return ask(Ask::Files),
        Action::OpenFolder => return ask(Ask::Folder),
        Action::OpenStory => return ask(Ask::Story),
        Action::AddFiles => return ask(Ask::Layers),
        Action::Reload => return reload(state),
        Action::ShowMapping => toggle_question(state),
        Action::ToggleAutoReload => {
            return save(state, |settings| {
                settings.auto_reload = !settings.auto_reload
            });
        }
        Action::ToggleReopen => return save(state, |settings| settings.reopen = !settings.reopen),
        Action::OpenShipped => {
            return vec![Effect::Files(FilesEffect::Read(Vec::new(), Arrival::Fresh))];
        }
        Action::CopyLink => return restoring::copy_link(state),
        Action::Save => toggle_overlay(state, Overlay::Save),
        Action::SaveSession => return saving::export(state, Export::Ask(SESSION)),
        Action::Quit => return vec![Effect::Quit],
    }
    Vec::new()
}

fn ask(what: Ask) -> Vec<Effect> {
    vec![Effect::Files(FilesEffect::Ask(what))]
}
