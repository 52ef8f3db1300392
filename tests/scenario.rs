//! A user's minute in the real window, drawn by the real renderer, without a display.

mod common;

use egui::{Color32, Key, Modifiers, PointerButton, Pos2, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use kharita::app::Shell;
use kharita::geometry::Camera;
use kharita::model::{AreaId, Day, FuzzyDate, Lang, Passage, PassageId};
use kharita::state::search::SearchResult;
use kharita::state::{Command, Overlay, Settings, Tab};
use kharita::text::Shaper;
use kharita::ui::look::{Look, Role};

/// Seconds from one frame to the next.
const STEP: f32 = 0.25;

fn window(size: Vec2, settings: Settings) -> Harness<'static, Shell> {
    common::window(size, settings, STEP)
}

fn still() -> Settings {
    Settings {
        reduce_motion: true,
        ..Settings::default()
    }
}

fn day(text: &str) -> Day {
    FuzzyDate::parse_edtf(text).expect("a date").first
}

/// Where an area's label point is on the screen.
#[expect(
    clippy::cast_possible_truncation,
    reason = "numbers of a test, which are small"
)]
fn place_of(harness: &Harness<'static, Shell>, id: &str) -> Pos2 {
    let state = &harness.state().state;
    let area = state.world().find_area(id).expect(id);
    let shape = kharita::geometry::world_shape(&state.world().area(area).shape);
    let (point, _) = kharita::geometry::label_point(&shape).expect("a point inside");
    let map = harness.get_by_label("Map").rect();
    let [x, y] = state.camera.screen_from_world(state.viewport, point);
    map.min + Vec2::new(x as f32, y as f32)
}

fn click(harness: &mut Harness<'static, Shell>, at: Pos2) {
    harness.hover_at(at);
    harness.run();
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.run();
}

/// Opens the change of Raqqa in October 2017: the passage at which its source opens.
fn open_raqqa(harness: &mut Harness<'static, Shell>) -> Passage {
    let world = harness.state().state.project.world.clone();
    let raqqa = world.find_area("sy-raqqa").expect("Raqqa");
    let change = world.find_change("raqqa-6").expect("October 2017");
    harness
        .state_mut()
        .send(Command::SelectChange(change, raqqa));
    harness.run();
    let open = harness.state().state.view.selection.source;
    let passage = open.and_then(|open| open.passage).expect("at a passage");
    world.passage(passage).clone()
}

fn type_date(harness: &mut Harness<'static, Shell>, text: &str) {
    harness.key_press(Key::D);
    harness.run();
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
}

#[test]
fn mosul_in_june_2014() {
    let mut harness = window(Vec2::new(1280.0, 800.0), still());
    type_date(&mut harness, "2014-06-11");
    assert_eq!(harness.state().state.view.date, day("2014-06-11"));

    let mosul = place_of(&harness, "iq-mosul-east");
    click(&mut harness, mosul);
    let selected = harness.state().state.view.selection.area;
    assert_eq!(
        selected,
        harness.state().state.world().find_area("iq-mosul-east")
    );
    assert!(
        harness
            .query_all_by_label_contains("Mosul (east bank)")
            .count()
            >= 1
    );
    assert!(
        harness.query_all_by_label("ISIS").count() >= 1,
        "the holder is named"
    );
    assert!(
        harness
            .query_all_by_label_contains("since 10 June 2014")
            .count()
            >= 1
    );

    // Its source text is open, at the sentence.
    let open = harness
        .state()
        .state
        .view
        .selection
        .source
        .expect("the text is open");
    let world = harness.state().state.project.world.clone();
    let passage = world.passage(open.passage.expect("at a passage"));
    let text = world
        .source(open.source)
        .text(Lang::En)
        .expect("an English text");
    assert!(text.paragraphs[passage.paragraph - 1].contains(&passage.exact.en));
    let start: String = passage.exact.en.chars().take(40).collect();
    assert!(
        harness.query_all_by_label_contains(&start).count() >= 1,
        "the passage can be read"
    );

    // The next change of the selected place.
    harness.key_press(Key::Period);
    harness.run();
    let state = &harness.state().state;
    let effects: Vec<Day> = state
        .world()
        .timeline
        .effects_of(selected.expect("an area"))
        .map(|e| e.day)
        .collect();
    let next = effects
        .into_iter()
        .find(|d| *d > day("2014-06-11"))
        .expect("a later change");
    assert_eq!(state.view.date, next);
}

#[test]
fn the_map_answers_to_wheel_drag_and_keys() {
    let mut harness = window(Vec2::new(1280.0, 800.0), still());
    let before = harness.state().state.camera;
    let pointer = place_of(&harness, "sy-raqqa");
    let viewport = harness.state().state.viewport;
    let map_corner = harness.get_by_label("Map").rect().min;
    let at = [
        f64::from((pointer - map_corner).x),
        f64::from((pointer - map_corner).y),
    ];
    let world_before = before.world_from_screen(viewport, at);
    harness.hover_at(pointer);
    harness.run();
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: Vec2::new(0.0, 240.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    for _ in 0..30 {
        harness.step();
    }
    let after: Camera = harness.state().state.camera;
    assert!(after.zoom > before.zoom + 0.3, "the wheel zooms");
    let world_after = after.world_from_screen(viewport, at);
    let slip = (world_after[0] - world_before[0]).abs() * after.points_per_world();
    assert!(
        slip < 1.0,
        "the place beneath the pointer slipped by {slip} points"
    );

    harness.key_press(Key::Num0);
    harness.run();
    assert_eq!(
        harness.state().state.camera,
        harness.state().state.camera_of_all(viewport)
    );
}

#[test]
fn idle_draws_nothing() {
    let mut harness = window(Vec2::new(1280.0, 800.0), still());
    harness.run();
    harness.step();
    let waits = harness
        .output()
        .viewport_output
        .values()
        .all(|viewport| viewport.repaint_delay.as_secs() > 0);
    assert!(waits, "a window at rest asks for another frame");
}

#[test]
fn search_by_keyboard_takes_the_user_there() {
    let mut harness = window(Vec2::new(900.0, 600.0), still());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.event(egui::Event::Text("الرقه".to_owned()));
    harness.run();
    let state = &harness.state().state;
    assert_eq!(
        (state.overlay, state.search.query.as_str()),
        (Overlay::Search, "الرقه")
    );
    harness.key_press(Key::Enter);
    harness.run();
    let state = &harness.state().state;
    let name = state
        .view
        .selection
        .area
        .map(|area: AreaId| state.world().area(area).id.clone());
    assert_eq!(name.as_deref(), Some("sy-raqqa"));
}

#[test]
fn the_report_of_2017_opens_from_the_list_in_arabic() {
    let settings = Settings {
        lang: Lang::Ar,
        ..still()
    };
    let mut harness = window(Vec2::new(1280.0, 800.0), settings);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    harness.run();
    assert_eq!(harness.state().state.tab, Tab::Sources);
    let title = "خيارات التنظيم بعد الموصل وقبل الرقة";
    let row = harness.query_all_by_label_contains(title).next();
    row.expect("the report is listed").click();
    harness.run();
    let state = &harness.state().state;
    let open = state
        .view
        .selection
        .source
        .map(|open| state.world().source(open.source).id.clone());
    assert_eq!(open.as_deref(), Some("options-2017"));
    assert!(
        harness
            .query_all_by_label_contains("بحلول ربيع 2017")
            .count()
            >= 1,
        "its text can be read"
    );
}

#[test]
fn assessments_are_listed_and_show_their_areas() {
    let mut harness = window(Vec2::new(1280.0, 800.0), still());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run();
    let row = harness
        .query_all_by_label_contains("Raqqa will be lost")
        .next();
    row.expect("the assessment is listed").click();
    harness.run();
    assert_eq!(harness.state().state.outlined().len(), 1);
    assert!(
        harness
            .query_all_by_label_contains("artly confirmed")
            .count()
            >= 1,
        "the verdict is shown"
    );
}

#[test]
fn the_story_goes_by_a_clickers_keys() {
    let mut harness = window(Vec2::new(1280.0, 800.0), still());
    harness.key_press(Key::F5);
    harness.run();
    harness.key_press(Key::PageDown);
    harness.run();
    let steps = harness.state().state.world().stories[0].steps.clone();
    for (key, step) in [
        (Key::PageDown, 1),
        (Key::Space, 2),
        (Key::ArrowRight, 3),
        (Key::PageUp, 2),
    ] {
        harness.key_press(key);
        harness.run();
        assert_eq!(harness.state().state.view.date, steps[step].date, "{key:?}");
    }
    let caption: String = steps[2].caption.en.chars().take(30).collect();
    assert!(
        harness.query_all_by_label_contains(&caption).count() >= 1,
        "the caption is shown"
    );
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.state().state.presenting.is_none());
}

#[test]
fn derived_data_can_be_thrown_away_between_frames() {
    let mut harness = window(Vec2::new(640.0, 400.0), still());
    harness
        .state_mut()
        .send(Command::SetDate(day("2015-06-01")));
    harness.run();
    let kept = harness.render().expect("a picture");
    harness.state_mut().forget_derived();
    harness.run();
    let anew = harness.render().expect("a picture");
    assert!(kept == anew, "the picture depends on what was drawn before");
}

#[test]
fn raqqa_in_october_2017_is_read_in_arabic() {
    let settings = Settings {
        lang: Lang::Ar,
        ..still()
    };
    let mut harness = window(Vec2::new(1280.0, 800.0), settings);
    let passage = &open_raqqa(&mut harness);
    let world = harness.state().state.project.world.clone();
    let text = world.source(passage.source).text(Lang::Ar).expect("Arabic");
    let paragraph = &text.paragraphs[passage.paragraph - 1];
    let found = kharita::text::find(paragraph, &passage.exact.ar, None, None);
    assert!(matches!(found, kharita::text::Anchor::Found(_)));
    let start: String = passage.exact.ar.chars().take(30).collect();
    assert!(
        harness.query_all_by_label_contains(&start).count() >= 1,
        "the sentence can be read"
    );
}

fn arabic() -> Settings {
    Settings {
        lang: Lang::Ar,
        ..still()
    }
}

/// How many pixels of a colour a part of the window has; 1 point is 1 pixel.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of a test, which are small"
)]
fn pixels(harness: &mut Harness<'static, Shell>, part: Rect, color: Color32) -> usize {
    let image = harness.render().expect("a picture");
    let part = part.intersect(Rect::from_min_size(Pos2::ZERO, Vec2::new(1279.0, 799.0)));
    let (columns, rows) = (
        part.left() as u32..part.right() as u32,
        part.top() as u32..part.bottom() as u32,
    );
    let is_so = |x: u32, y: u32| {
        let [r, g, b, _] = image.get_pixel(x, y).0;
        let near = |a: u8, b: u8| a.abs_diff(b) <= 2;
        near(r, color.r()) && near(g, color.g()) && near(b, color.b())
    };
    rows.flat_map(|y| columns.clone().map(move |x| (x, y)))
        .filter(|&(x, y)| is_so(x, y))
        .count()
}

/// Where a paragraph that contains some words is on the screen, as wide as the column.
fn paragraph(harness: &Harness<'static, Shell>, words: &str) -> Rect {
    let nodes = harness.query_all_by_label_contains(words);
    let rects = nodes.map(|node| node.rect());
    let widest = |a: Rect, b: Rect| if b.width() > a.width() { b } else { a };
    rects
        .reduce(widest)
        .expect("the paragraph is on the screen")
}

#[test]
fn the_sentence_of_october_2017_is_marked_and_no_other() {
    let mut harness = window(Vec2::new(1280.0, 800.0), arabic());
    let passage = open_raqqa(&mut harness);
    let words: String = passage.exact.ar.chars().take(25).collect();
    let part = paragraph(&harness, &words);
    let look = Look::of(harness.state().state.settings.theme);
    let marked = pixels(&mut harness, part, look.mark);
    // A sentence has some thousand pixels between and around its letters.
    assert!(marked > 1500, "{marked} pixels of {part:?}");
    let whole = Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0));
    let elsewhere = pixels(&mut harness, whole, look.mark) - marked;
    assert!(elsewhere < 100, "{elsewhere} pixels are marked elsewhere");
}

#[test]
fn a_sentence_over_three_lines_is_selected_and_copied() {
    let mut harness = window(Vec2::new(1280.0, 800.0), arabic());
    let world = harness.state().state.project.world.clone();
    let ids = (0..world.passages.len()).map(PassageId::from_index);
    // Long enough for three lines, and short enough to be in view as a whole.
    let length = |passage: &Passage| passage.exact.ar.chars().count();
    let (id, passage) = ids
        .zip(&world.passages)
        .filter(|(_, passage)| length(passage) <= 170)
        .max_by_key(|(_, passage)| length(passage))
        .expect("a long sentence");
    let area = world.change(passage.change).areas[0];
    for command in [
        Command::SelectChange(passage.change, area),
        Command::OpenPassage(id),
    ] {
        harness.state_mut().send(command);
        harness.run();
    }
    let text = world.source(passage.source).text(Lang::Ar).expect("Arabic");
    let text = &text.paragraphs[passage.paragraph - 1];
    let part = paragraph(&harness, text);
    let style = Role::Reading.style(text);
    let laid = Shaper::new().lay_out(text, &style, Some(part.width()));
    let sentence = text.find(&passage.exact.ar).expect("it is there");
    let end = sentence + passage.exact.ar.len();
    let lines = laid.line_of(end - 1) - laid.line_of(sentence) + 1;
    assert!(lines >= 3, "{lines} lines");
    let at = |offset: usize| {
        let [x, top, _, bottom] = laid.caret(offset);
        let left = part.right() - laid.width;
        Pos2::new(left + x, part.top() + (top + bottom) / 2.0)
    };
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    // A hair inside the first letter: on its very edge the pointer is as near to what stands beside.
    let first = at(sentence) - Vec2::new(1.0, 0.0);
    harness.hover_at(first);
    harness.run();
    harness.event(button(first, true));
    harness.step();
    for offset in [sentence + passage.exact.ar.len() / 2, end] {
        let offset = text.floor_char_boundary(offset);
        harness.event(egui::Event::PointerMoved(at(offset)));
        harness.step();
    }
    harness.event(button(at(end), false));
    harness.step();
    // Copied in the frame that the key comes in; a step of queued events would draw one more.
    harness.input_mut().events.push(egui::Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(copied, Some(passage.exact.ar.as_str()));
}

#[test]
fn words_that_found_a_source_are_marked_in_it_until_escape() {
    let mut harness = window(Vec2::new(1280.0, 800.0), arabic());
    let options = harness.state().state.world().find_source("options-2017");
    let found = SearchResult::Source(options.expect("the report"));
    for command in [
        Command::SetQuery("الرقه".to_owned()),
        Command::TakeResult(found),
    ] {
        harness.state_mut().send(command);
        harness.run();
    }
    harness.run();
    assert_eq!(harness.state().state.words_in_open_text(), Some("الرقه"));
    assert!(
        harness.query_all_by_label_contains("الموضع 1 من").count() >= 1,
        "how many there are is said"
    );
    let look = Look::of(harness.state().state.settings.theme);
    let whole = Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0));
    assert!(
        pixels(&mut harness, whole, look.found) > 100,
        "they are marked"
    );
    harness.get_by_label("إلى الموضع التالي").click();
    harness.run();
    assert!(harness.query_all_by_label_contains("الموضع 2 من").count() >= 1);
    harness.key_press(Key::Escape);
    harness.run();
    let state = &harness.state().state;
    assert_eq!(state.words_in_open_text(), None);
    assert!(state.view.selection.source.is_some(), "the text stays open");
    assert_eq!(pixels(&mut harness, whole, look.found), 0);
}

#[test]
fn a_place_opens_at_the_change_that_holds_with_its_reports_in_sight() {
    // What a title bar leaves of 1280 × 800.
    let size = Vec2::new(1280.0, 772.0);
    let mut harness = window(size, still());
    let project = common::shipped::project();
    let world = &project.world;
    let mut areas: Vec<AreaId> = world.area_ids().collect();
    areas.sort_by_key(|area| std::cmp::Reverse(world.timeline.effects_of(*area).len()));
    for (n, area) in areas.iter().take(12).enumerate() {
        let date = [(2013, 9, 1), (2016, 3, 1), (2024, 12, 20), (2026, 3, 10)][n % 4];
        let date = Day::new(date.0, date.1, date.2).expect("a day");
        let interval = world.timeline.at(*area, date);
        for command in [Command::SetDate(date), Command::SelectArea(Some(*area))] {
            harness.state_mut().send(command);
            harness.run();
        }
        let id = &world.area(*area).id;
        let change = interval.change.expect("each has a history");
        assert_eq!(harness.state().state.view.selection.change, Some(change));
        let current = harness.get_by_label_contains("on this date").rect();
        let strip = harness.get_by_label_contains("History of ").rect();
        assert!(current.top() >= strip.bottom(), "{id} {date}: {current}");
        assert!(
            current.bottom() < size.y / 2.0 + 60.0,
            "{id} {date}: {current}"
        );
        let reports = world.change(change).sources.iter();
        let is_report = |id: &&kharita::model::SourceId| {
            world.source(**id).kind != kharita::model::SourceKind::Digest
        };
        if reports.filter(is_report).count() > 0 {
            let cited = harness.get_by_label_contains("Source: ").rect();
            assert!(cited.bottom() <= strip.top() + 1.0, "{id} {date}: {cited}");
        }
    }
}

/// What stands in the field of a name.
fn type_into(harness: &mut Harness<'static, Shell>, field: &str, text: &str) {
    harness
        .get_by_role_and_label(egui::accesskit::Role::TextInput, field)
        .click();
    harness.run();
    for (n, line) in text.lines().enumerate() {
        if n > 0 {
            harness.key_press(Key::Enter);
            harness.run();
        }
        harness.event(egui::Event::Text(line.to_owned()));
        harness.run();
    }
}

#[test]
fn a_story_is_made_in_the_window() {
    let mut harness = window(Vec2::new(1280.0, 2000.0), still());
    let mosul = |harness: &mut Harness<'static, Shell>| {
        let area = harness.state().state.world().find_area("iq-mosul-east");
        harness.state_mut().send(Command::SelectArea(area));
        harness.run();
    };
    let key = |harness: &mut Harness<'static, Shell>, modifiers, key| {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
    };
    let stories = harness.state().state.stories().len();
    key(&mut harness, Modifiers::COMMAND, Key::Num6);
    harness.get_by_label("New story").click();
    harness.run();
    // A step is the map as it is shown.
    type_date(&mut harness, "2014-06-11");
    mosul(&mut harness);
    key(
        &mut harness,
        Modifiers::COMMAND | Modifiers::SHIFT,
        Key::Enter,
    );
    let caption = "Mosul falls.\nThe second line: الموصل.";
    type_into(&mut harness, "Caption", caption);
    type_into(&mut harness, "Notes for the speaker", "Breathe.");
    harness.get_by_label("Arabic is missing: step 1");
    harness.get_by_label("Arabic").click();
    harness.run();
    type_into(&mut harness, "Caption", "سقطت الموصل.");
    type_into(&mut harness, "Notes for the speaker", "تنفّس.");
    assert!(
        harness
            .query_by_label_contains("Arabic is missing")
            .is_none()
    );
    type_into(&mut harness, "A day before, or nothing", "2014-06-01");
    key(&mut harness, Modifiers::NONE, Key::Enter);
    harness.state_mut().send(Command::SelectArea(None));
    type_date(&mut harness, "2017-07-10");
    key(
        &mut harness,
        Modifiers::COMMAND | Modifiers::SHIFT,
        Key::Enter,
    );
    let steps = |harness: &Harness<'static, Shell>| {
        let making = &harness.state().state.making;
        making.edited().expect("a story").steps.clone()
    };
    let made = steps(&harness);
    assert_eq!(made.len(), 2);
    assert_eq!(made[0].caption.en, caption);
    assert_eq!(made[0].caption.ar, "سقطت الموصل.");
    assert_eq!(made[0].notes.en, "Breathe.");
    assert_eq!(made[0].from, Some(day("2014-06-01")));
    assert_eq!(made[0].area.as_deref(), Some("iq-mosul-east"));
    assert_eq!((made[1].date, &made[1].area), (day("2017-07-10"), &None));
    // Keys, buttons and a drag put steps into another order, and every edit can be undone.
    key(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(steps(&harness), [made[1].clone(), made[0].clone()]);
    let row = |harness: &Harness<'static, Shell>, start: &str| {
        harness.get_by_label_contains(start).rect().center()
    };
    let (from, to) = (row(&harness, "Step 1, "), row(&harness, "Step 2, "));
    harness.drag_at(from);
    harness.hover_at(to);
    harness.run();
    harness.drop_at(to + Vec2::new(0.0, 8.0));
    harness.run();
    assert_eq!(steps(&harness), made);
    key(&mut harness, Modifiers::COMMAND, Key::D);
    assert_eq!(steps(&harness).len(), 3);
    key(&mut harness, Modifiers::COMMAND, Key::Delete);
    assert_eq!(steps(&harness).len(), 2);
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(steps(&harness), made);
    key(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(steps(&harness).len(), 3);
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    // A step is updated from the map.
    row(&harness, "Step 2, ");
    harness.get_by_label_contains("Step 2, ").click();
    harness.run();
    type_date(&mut harness, "2017-07-11");
    key(&mut harness, Modifiers::COMMAND, Key::U);
    assert_eq!(steps(&harness)[1].date, day("2017-07-11"));
    // It is presented as it stands, and told again after a reload.
    let state = &harness.state().state;
    assert_eq!(state.stories().len(), stories + 1);
    let told = state.stories()[stories].clone();
    assert_eq!(told.steps[0].caption.en, caption);
    harness.get_by_label("Present from this step").click();
    harness.run();
    assert!(harness.state().state.is_telling());
    assert_eq!(harness.state().state.step(), Some(&told.steps[1]));
    harness.key_press(Key::Escape);
    harness.run();
    let saved = kharita::state::SavedSession::of(&harness.state().state);
    let text = serde_json::to_string(&saved).expect("JSON");
    let mut next = window(Vec2::new(1280.0, 800.0), still());
    let saved = serde_json::from_str(&text).expect("a session");
    next.state_mut().send(Command::Restore(Box::new(saved)));
    next.run();
    assert_eq!(next.state().state.stories()[stories], told);
}

#[test]
fn a_story_is_written_from_the_window_and_taken_in_again() {
    use kharita::export::{ExportFormat, ExportWhat, Plan};
    use kharita::state::StoryEdit;
    let mut harness = window(Vec2::new(1280.0, 800.0), still());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("my-own.json");
    let plan = Plan {
        what: ExportWhat::Story(0),
        format: ExportFormat::StoryJson,
    };
    let export = kharita::state::saving::Export::To(plan, path.clone());
    harness.state_mut().send(Command::Export(export));
    for _ in 0..200 {
        harness.run();
        if path.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let story = kharita::load::read_story(&path).expect("a story");
    assert_eq!(story.id, "my-own");
    harness
        .state_mut()
        .send(Command::MakeStory(StoryEdit::TakeIn(Box::new(story))));
    harness.run();
    let state = &harness.state().state;
    let told = state.stories();
    let last = told.last().expect("a story");
    assert_eq!((&last.steps, &last.title), (&told[0].steps, &told[0].title));
    assert_eq!(
        state.making.edited().map(|story| story.id.as_str()),
        Some("my-own")
    );
}
