//! A story before an audience: whatever is pressed, clicked or turned, the slide shows what it says, or
//! says that it does not; nothing is cut and nothing overlaps; leaving puts back what was there.

#[path = "common/shipped.rs"]
mod shipped;

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, Vec2};
use kharita::app::Shell;
use kharita::app::preferences::Preferences;
use kharita::model::Lang;
use kharita::scene::display::{DisplayItem, SheetPart};
use kharita::scene::{Query, Theme};
use kharita::state::{Action, Command, Settings, State, StorySlide, Tab, View, apply};
use kharita::ui::Ctx;
use kharita::ui::glyphs::TextPainter;
use kharita::ui::present::stage::{StageLayout, StageMemory, lay_out};
use kharita::words::Words;
use shipped::project;
use std::cell::RefCell;

const SIZES: [[f32; 2]; 4] = [
    [1920.0, 1080.0],
    [1280.0, 720.0],
    [1024.0, 768.0],
    [3840.0, 2160.0],
];

/// Random numbers that are the same in every run (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("less than the sides")
    }
}

/// The window without a display: events in, frames that nobody paints out.
struct Stage {
    shell: Shell,
    ctx: egui::Context,
    size: [f32; 2],
    time: f64,
}

impl Stage {
    fn new(size: [f32; 2], lang: Lang, theme: Theme) -> Self {
        let settings = Settings {
            lang,
            theme,
            reduce_motion: true,
            ..Settings::default()
        };
        let shell = Shell::new(project(), settings, Preferences::nowhere());
        let ctx = egui::Context::default();
        Shell::prepare(&ctx);
        let mut stage = Self {
            shell,
            ctx,
            size,
            time: 0.0,
        };
        stage.settle();
        stage
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 0.1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size.into())),
            time: Some(self.time),
            events,
            focused: true,
            ..RawInput::default()
        };
        let shell = &mut self.shell;
        let mut unseen = self.ctx.run_ui(input, |ui| {
            shell.logic(ui.ctx());
            shell.ui(ui);
        });
        unseen.textures_delta.clear();
    }

    /// Frames in which nothing happens, until what was asked for is done.
    fn settle(&mut self) {
        for _ in 0..3 {
            self.frame(Vec::new());
        }
    }

    fn key(&mut self, key: Key) {
        self.frame(press(key, Modifiers::NONE));
        self.settle();
    }

    fn state(&self) -> &State {
        &self.shell.state
    }
}

fn press(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    vec![event(true), event(false)]
}

fn click(at: Pos2, button: PointerButton) -> Vec<Event> {
    let event = |pressed| Event::PointerButton {
        pos: at,
        button,
        pressed,
        modifiers: Modifiers::NONE,
    };
    vec![Event::PointerMoved(at), event(true), event(false)]
}

/// Something that a hand might do: a key, a click, a drag, a turn of the wheel.
fn anything(dice: &mut Dice, size: [f32; 2]) -> Vec<Event> {
    let keys: Vec<Key> = Key::ALL
        .iter()
        .copied()
        // These leave the story, or the program.
        .filter(|key| !matches!(key, Key::Escape | Key::Q))
        .collect();
    let mut share = || dice.roll(1_000) as f32 / 1_000.0;
    // The bar has a button that leaves.
    let at = Pos2::new(share() * size[0], share() * size[1] * 0.9);
    match dice.roll(10) {
        0..6 => {
            let held = [
                Modifiers::NONE,
                Modifiers::NONE,
                Modifiers::SHIFT,
                Modifiers::ALT,
                Modifiers::COMMAND,
            ];
            let key = keys[dice.roll(keys.len())];
            press(key, held[dice.roll(held.len())])
        }
        6 => click(at, PointerButton::Primary),
        7 => click(at, PointerButton::Secondary),
        8 => {
            let mut events = click(at, PointerButton::Primary);
            events.insert(2, Event::PointerMoved(at + Vec2::new(90.0, 40.0)));
            events
        }
        _ => vec![
            Event::PointerMoved(at),
            Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: Vec2::new(0.0, 60.0),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            },
        ],
    }
}

fn turn_of_the_wheel(size: [f32; 2]) -> Vec<Event> {
    vec![
        Event::PointerMoved(Pos2::new(size[0] / 2.0, size[1] / 2.0)),
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: Vec2::new(0.0, 240.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        },
    ]
}

/// The words of a part of a slide, in their order.
fn words_of(layout: &StageLayout, part: SheetPart) -> Vec<String> {
    let layers = layout.above.iter().filter(|layer| layer.part == part);
    let texts = layers
        .flat_map(|layer| &layer.items)
        .filter_map(|item| match item {
            DisplayItem::Text(text) => Some(text.laid.text.to_string()),
            DisplayItem::Path(_) => None,
        });
    texts.collect()
}

/// Date, place, selection, caption and legend are those of the step, or the slide says that it is explored.
fn agrees(stage: &Stage, looks_closely: bool) {
    let state = stage.state();
    assert!(state.is_telling(), "no story is told any more");
    let (Some(step), false) = (state.step(), state.is_exploring()) else {
        return;
    };
    assert_eq!(state.view.date, step.date);
    let chosen = (state.view.selection.area, state.view.selection.change);
    assert_eq!(chosen, (step.area, step.change));
    let viewport = state.viewport;
    assert_eq!(state.camera, state.camera_in(viewport), "the place");
    if !looks_closely || state.presenting.is_some_and(|now| now.has_passage) {
        return;
    }
    let (layout, words) = (laid_out(stage), Words::new(state.settings.lang));
    let date = kharita::words::format::day(&words, step.date);
    assert_eq!(words_of(&layout, SheetPart::Date), [date]);
    let caption = step.caption.get(state.settings.lang);
    assert_eq!(words_of(&layout, SheetPart::Caption)[0], caption);
    let legend = words_of(&layout, SheetPart::Legend);
    let change = step.change.map(|change| state.world().change(change));
    for force in change.iter().flat_map(|change| &change.control.forces) {
        let name = state.world().force(*force).short.get(state.settings.lang);
        assert!(legend.iter().any(|row| row == name), "{name} in {legend:?}");
    }
}

#[test]
fn whatever_is_pressed_the_slide_agrees_or_says_that_it_is_explored() {
    let stories = project().world.stories.len();
    let mut dice = Dice(0x5eed);
    for story in 0..stories {
        for (n, size) in SIZES.into_iter().enumerate() {
            let lang = Lang::ALL[n % 2];
            let mut stage = Stage::new(size, lang, Theme::Light);
            stage.shell.send(Command::TellStory(story));
            stage.settle();
            for n in 0..250 {
                let events = anything(&mut dice, size);
                stage.frame(events);
                stage.frame(Vec::new());
                agrees(&stage, n % 5 == 0);
            }
            // Whatever lies over the slide is closed, and one key shows the step again.
            while stage.state().overlay != kharita::state::Overlay::None {
                stage.key(Key::Escape);
            }
            let slide = stage.state().presenting.expect("presenting").slide;
            // What is left of a turn of the wheel does not leave the step again.
            stage.frame(turn_of_the_wheel(size));
            stage.shell.send(Command::Do(Action::ReturnToStep));
            for _ in 0..20 {
                stage.frame(Vec::new());
            }
            assert!(
                !stage.state().is_exploring(),
                "story {story} size {size:?} n {n} {:?}",
                stage.state().view
            );
            let now = stage.state().presenting.expect("presenting").slide;
            assert_eq!(now, slide, "the step is the same");
        }
    }
}

fn query(state: &State, size: [f32; 2]) -> Query {
    Query {
        date: state.view.date,
        date_before: state.view.date,
        fade: 1.0,
        theme: state.settings.theme,
        filter: state.view.filter.clone(),
        outlined: state.outlined().to_vec(),
        hovered: None,
        selected: state.view.selection.area,
        camera: state.camera,
        viewport: kharita::geometry::Viewport {
            width: f64::from(size[0]),
            height: f64::from(size[1]),
        },
        pixels_per_point: 1.0,
        layers: state.settings.layers,
        hidden_layers: Vec::new(),
        dress: state.dress(),
    }
}

/// The slide that a stage shows, laid out.
fn laid_out(stage: &Stage) -> StageLayout {
    let state = stage.state();
    let words = Words::new(state.settings.lang);
    let commands = RefCell::new(Vec::new());
    let ctx = Ctx::new(state, &words, &commands);
    let mut memory = StageMemory::new(&state.project);
    let query = query(state, stage.size);
    TextPainter::with(&stage.ctx, |texts| {
        lay_out(&ctx, &mut memory, &query, texts)
    })
}

fn overlap(a: [f32; 4], b: [f32; 4]) -> bool {
    let less = |low: f32, high: f32| low + 0.5 < high;
    less(a[0].max(b[0]), a[2].min(b[2])) && less(a[1].max(b[1]), a[3].min(b[3]))
}

/// Nothing stands over another or past the edge, and no words past their plate.
fn is_sound(layout: &StageLayout, size: [f32; 2], what: &str) {
    for (n, (part, a)) in layout.covered.iter().enumerate() {
        let inside = a[0] >= -0.5 && a[1] >= -0.5 && a[2] <= size[0] + 0.5 && a[3] <= size[1] + 0.5;
        assert!(inside, "{what}: {part:?} at {a:?} leaves {size:?}");
        for (other, b) in &layout.covered[n + 1..] {
            assert!(
                !overlap(*a, *b),
                "{what}: {part:?} {a:?} over {other:?} {b:?}"
            );
        }
    }
    let plates = |part: SheetPart| layout.covered.iter().filter(move |(of, _)| *of == part);
    for layer in layout
        .above
        .iter()
        .filter(|layer| layer.part != SheetPart::Names)
    {
        for item in &layer.items {
            let DisplayItem::Text(text) = item else {
                continue;
            };
            assert!(!text.laid.elided, "{what}: {:?} is cut", layer.part);
            let [left, top] = text.at;
            let ends = [left + text.laid.width, top + text.laid.height];
            let holds = |plate: &[f32; 4]| {
                left >= plate[0] && top >= plate[1] && ends[0] <= plate[2] && ends[1] <= plate[3]
            };
            let is_held = plates(layer.part).any(|(_, plate)| holds(plate));
            assert!(
                is_held,
                "{what}: words of {:?} leave their plate",
                layer.part
            );
        }
    }
}

/// The least size of letters of a part, as a share of the smaller side.
fn share(layout: &StageLayout, part: SheetPart, size: [f32; 2]) -> f32 {
    let layers = layout.above.iter().filter(|layer| layer.part == part);
    let sizes = layers
        .flat_map(|layer| &layer.items)
        .filter_map(|item| match item {
            DisplayItem::Text(text) => Some(text.style.size),
            DisplayItem::Path(_) => None,
        });
    sizes.fold(0.0, f32::max) / size[0].min(size[1])
}

#[test]
fn every_slide_can_be_read_from_the_back_row() {
    let stories = &project().world.stories;
    for (story, told) in stories.iter().enumerate() {
        for size in SIZES {
            for (lang, theme) in [(Lang::En, Theme::Light), (Lang::Ar, Theme::Dark)] {
                let mut stage = Stage::new(size, lang, theme);
                stage.shell.send(Command::TellStory(story));
                stage.settle();
                for slide in 0..told.steps.len() + 2 {
                    let what = format!("{}, slide {slide}, {size:?}, {lang:?}", told.id);
                    let layout = laid_out(&stage);
                    is_sound(&layout, size, &what);
                    if stage.state().step().is_some() {
                        for (part, least) in [
                            (SheetPart::Caption, 0.033),
                            (SheetPart::Date, 0.05),
                            (SheetPart::Legend, 0.025),
                        ] {
                            let share = share(&layout, part, size);
                            assert!(share >= least - 1e-4, "{what}: {part:?} {share}");
                        }
                    }
                    stage.key(Key::PageDown);
                }
            }
        }
    }
}

fn fresh() -> State {
    let settings = Settings {
        reduce_motion: true,
        ..Settings::default()
    };
    State::new(project(), settings)
}

fn act(state: &mut State, action: Action) {
    apply(state, Command::Do(action));
}

fn type_number(state: &mut State, digits: &[u8]) {
    for digit in digits {
        apply(
            state,
            Command::Story(kharita::state::StoryCommand::Digit(*digit)),
        );
    }
    apply(state, Command::Story(kharita::state::StoryCommand::Enter));
}

fn slide(state: &State) -> StorySlide {
    state.presenting.expect("presenting").slide
}

#[test]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of a test, which are small"
)]
fn leaving_puts_back_what_was_there_and_f5_goes_on_where_one_left() {
    let mut state = fresh();
    let mosul = state.world().find_area("iq-mosul-east");
    apply(&mut state, Command::SelectArea(mosul));
    act(&mut state, Action::ShowSources);
    act(&mut state, Action::ZoomIn);
    let seen = |state: &State| -> (View, Tab, Settings, usize) {
        let stretch = state.stretch.days() as usize;
        (
            state.view.clone(),
            state.tab,
            state.settings.clone(),
            stretch,
        )
    };
    let before = seen(&state);
    let camera = state.camera;
    act(&mut state, Action::Present);
    for _ in 0..4 {
        act(&mut state, Action::NextStep);
    }
    act(&mut state, Action::Escape);
    assert_eq!(seen(&state), before);
    let slip = [0, 1].map(|axis| (state.camera.center[axis] - camera.center[axis]).abs());
    assert!(slip.iter().all(|slip| *slip < 1e-6), "{slip:?}");

    act(&mut state, Action::Present);
    assert_eq!(slide(&state), StorySlide::Step(3), "where one left");
    act(&mut state, Action::Escape);
    act(&mut state, Action::PresentFromStart);
    assert_eq!(slide(&state), StorySlide::Title);
}

#[test]
fn numbers_ends_and_blank_go_where_they_say() {
    let mut state = fresh();
    act(&mut state, Action::Present);
    let count = state.story().expect("a story").steps.len();
    type_number(&mut state, &[1, 2]);
    assert_eq!(slide(&state), StorySlide::Step(11));
    type_number(&mut state, &[9, 9, 9, 9, 9, 9]);
    assert_eq!(slide(&state), StorySlide::Step(count - 1));
    type_number(&mut state, &[0]);
    assert_eq!(slide(&state), StorySlide::Title);
    act(&mut state, Action::LastStep);
    assert_eq!(slide(&state), StorySlide::Step(count - 1));
    act(&mut state, Action::FirstStep);
    assert_eq!(slide(&state), StorySlide::Step(0));
    act(&mut state, Action::BlankScreen);
    assert!(state.presenting.is_some_and(|now| now.is_blank));
    act(&mut state, Action::NextStep);
    assert_eq!(slide(&state), StorySlide::Step(1));
    assert!(state.presenting.is_some_and(|now| !now.is_blank));
    // Enter goes on where nothing was typed and the step is shown.
    type_number(&mut state, &[]);
    assert_eq!(slide(&state), StorySlide::Step(2));
}

#[test]
fn what_would_change_the_story_rests_and_what_moves_the_map_is_said() {
    let mut state = fresh();
    act(&mut state, Action::Present);
    act(&mut state, Action::NextStep);
    let told = state.view.clone();
    for action in Action::ALL {
        if !action.is_for_stories() {
            assert!(!state.can(action), "{action:?}");
            act(&mut state, action);
            assert_eq!(state.view, told, "{action:?}");
        }
    }
    act(&mut state, Action::ZoomIn);
    assert!(state.is_exploring());
    type_number(&mut state, &[]);
    assert!(!state.is_exploring());
    assert_eq!(state.view, told);
}

#[test]
fn two_hundred_presses_end_at_the_end() {
    let mut stage = Stage::new([1280.0, 720.0], Lang::En, Theme::Light);
    stage.key(Key::F5);
    let count = stage.state().story().expect("a story").steps.len();
    let presses = |times: usize| {
        let press = |_| press(Key::PageDown, Modifiers::NONE);
        (0..times).flat_map(press).collect()
    };
    stage.frame(presses(4));
    stage.settle();
    assert_eq!(slide(stage.state()), StorySlide::Step(3));
    // After Tab as well.
    stage.key(Key::Tab);
    stage.frame(presses(2));
    stage.settle();
    assert_eq!(slide(stage.state()), StorySlide::Step(5));
    stage.frame(presses(200));
    stage.settle();
    assert_eq!(slide(stage.state()), StorySlide::End);
    assert!(count < 200);
}
