//! Files over a data set: as layers with an order, taken off again, and back at the next start.

use super::*;
use kharita::model::{AreaId, Code, Force, Holder, LayerId, Problem};

/// Two holders, one of whom the shipped data set knows by another name, and nobody's camp.
const OVER: &str = r#"{"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"force": "داعش", "from": "2015-01-01", "to": "2024-12-31"}, "geometry": {"type": "Polygon", "coordinates": [[[36,35],[37,35],[37,36],[36,36],[36,35]]]}},
 {"type": "Feature", "properties": {"force": "Tribal council", "from": "2016-01-01", "to": "2024-12-31"}, "geometry": {"type": "Polygon", "coordinates": [[[38,35],[39,35],[39,36],[38,36],[38,35]]]}},
 {"type": "Feature", "properties": {"force": "Tribal council", "from": "2031-01-01", "to": "2032-12-31"}, "geometry": {"type": "Polygon", "coordinates": [[[39,35],[40,35],[40,36],[39,36],[39,35]]]}}
]}"#;

/// Scrolls the list of forces to what bears a name, and clicks it.
fn reach(harness: &mut Harness<'static, Shell>, name: &str) {
    harness.get_by_label(name).scroll_to_me();
    harness.run();
    harness.get_by_label(name).click();
    harness.run();
}

#[test]
fn a_file_is_laid_over_the_shipped_data_set_and_taken_off_again() {
    let mut harness = window();
    harness.run();
    let before = state(&harness).project.clone();
    let mosul = before.world.find_area("iq-mosul-east");
    harness
        .state_mut()
        .send(Command::SetDate(day("2016-06-11")));
    harness.state_mut().send(Command::SelectArea(mosul));
    harness.run();
    drop_files(&mut harness, &[("over.geojson", OVER)], true);
    until(&mut harness, "it lies over the data set", |state| {
        state.world().layers.len() == 2
    });
    {
        let state = state(&harness);
        let (world, areas) = (state.world(), before.world.areas.len());
        assert_eq!(state.view.date, day("2016-06-11"));
        assert_eq!(state.view.selection.area, mosul);
        assert_eq!(world.about.title, before.world.about.title);
        assert_eq!(world.areas.len(), areas + 3);
        assert!(state.opening.is_asking, "the question is asked as ever");

        // The force that both know is one; what is new has a colour of its own.
        let isis = world.find_force("isis").expect("known");
        assert_eq!(world.forces.len(), before.world.forces.len() + 1);
        let holder = |area: usize| {
            let area = AreaId::from_index(area);
            let at = world.timeline.at(area, state.view.date);
            world.timeline.control(at.state).holder()
        };
        assert_eq!(holder(areas), Some(isis));
        let council = holder(areas + 1).expect("held");
        assert_eq!(world.force(council).name.en, "Tribal council");
        let is_new = |force: &Force| force.colour_light != world.force(council).colour_light;
        assert!(before.world.forces.iter().all(is_new));

        // Sums are those of the data set; what lies over it is said beside them.
        let (was, now) = (&before.series.ground, &state.told.series);
        let [first, last] = was.days();
        for day in was.changing_days(first, last).into_iter().chain([first]) {
            assert_eq!(now.ground.whole_on(day), was.whole_on(day));
            for force in before.world.force_ids().map(Holder::Force) {
                assert_eq!(now.ground.on(force, day), was.on(force, day));
            }
        }
        let date = state.view.date;
        let (council, isis) = (Holder::Force(council), Holder::Force(isis));
        assert_eq!(now.ground.on(council, date).areas, 0);
        assert!(now.over.on(council, date).km2() > 9_000.0);
        assert_eq!(now.over.on(isis, date).areas, 1);

        // What never shows is named.
        let never = |problem: &Problem| problem.code == Code::OutsideBeneath;
        assert_eq!(
            state.project.problems.iter().filter(|p| never(p)).count(),
            1
        );

        // The table has the rows of both.
        assert_eq!(state.project.attributes.len(), areas + 3);
        let over = AreaId::from_index(areas + 1);
        let row = state.project.attributes.row_of(over, state.view.date);
        let properties = state.project.attributes.properties_of(row.expect("a row"));
        assert_eq!(properties[0].1, "\"Tribal council\"");
    }
    harness.key_press(Key::Escape);
    harness.run();
    let title = before.world.about.title.en.clone();
    reach(&mut harness, &title);
    assert_eq!(state(&harness).view.hidden_layers.len(), 1);
    let title = "Draw over above the next";
    assert!(
        harness.query_by_label(title).is_none(),
        "one file has no order"
    );

    let camp = [("camp.geojson", CAMP)];
    drop_files(&mut harness, &camp, true);
    until(&mut harness, "there are two", |state| {
        state.world().layers.len() == 3
    });
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(layer_names(state(&harness)), ["", "over", "camp"]);
    assert_eq!(state(&harness).view.hidden_layers.len(), 1, "still hidden");
    reach(&mut harness, title);
    until(&mut harness, "the order is another", |state| {
        layer_names(state) == ["", "camp", "over"]
    });
    for name in ["Close camp", "Close over"] {
        reach(&mut harness, name);
        let name = name.trim_start_matches("Close ").to_owned();
        until(&mut harness, "one is closed", |state| {
            !layer_names(state).contains(&name.as_str())
        });
    }
    let after = state(&harness);
    assert_eq!(after.world().areas.len(), before.world.areas.len());
    assert!(after.opening.origins.is_empty());
    assert_eq!(after.view.date, day("2016-06-11"));
}

#[test]
fn what_was_dropped_alone_can_be_laid_over_what_was_open() {
    let mut harness = window();
    let title = state(&harness).world().about.title.en.clone();
    open_control(&mut harness);
    harness.key_press(Key::Escape);
    harness.run();
    harness
        .get_by_label(&format!("Add on top of {title}"))
        .click();
    harness.run();
    until(&mut harness, "it lies over the data set", |state| {
        state.world().layers.len() == 2
    });
    assert!(state(&harness).world().areas.len() > 100);
    assert_eq!(state(&harness).opening.before, None);
    assert!(harness.query_by_label_contains("Add on top of").is_none());

    // Over files as well.
    open_control(&mut harness);
    drop_files(&mut harness, &[("camp.geojson", CAMP)], false);
    until(&mut harness, "another is open", |state| {
        state.world().areas.len() == 1
    });
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_label("Add on top of control").click();
    harness.run();
    until(&mut harness, "both are open", |state| {
        layer_names(state) == ["control", "camp"]
    });
}

#[test]
fn what_lies_over_a_data_set_comes_back_at_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("over.geojson");
    std::fs::write(&file, OVER).expect("written");
    let at = folder.path().join("preferences.json");
    let mut harness = window_with(settings(), Preferences::at(at.clone()));
    harness.state_mut().send(Command::Files(OpenedFiles::Open {
        origins: vec![Origin::Path(file.clone())],
        add: true,
    }));
    harness.step();
    until(&mut harness, "it lies over the data set", |state| {
        state.world().layers.len() == 2
    });
    harness
        .state_mut()
        .send(Command::SetDate(day("2016-06-11")));
    harness.run();
    let over = LayerId::from_index(1);
    let hide = Command::Files(OpenedFiles::ToggleFile(over));
    harness.state_mut().send(hide);
    harness.run();
    harness.state_mut().save(None);
    assert!(state(&harness).opening.recent[0].over_shipped);

    // A change of the file alone is read again, and the data set stays.
    std::fs::write(&file, OVER.replace("Tribal council", "Town council")).expect("written");
    until(&mut harness, "the change is noticed", |state| {
        state.opening.file_event.is_some()
    });
    // What passes by comes first.
    harness.state_mut().state.messages.dismiss_all();
    harness.run();
    harness.get_by_label("Reload").click();
    harness.run();
    until(&mut harness, "it is read again", |state| {
        let mut forces = state.world().forces.iter();
        forces.any(|force| force.name.en == "Town council")
    });
    assert_eq!(state(&harness).view.date, day("2016-06-11"));
    drop(harness);

    let (saved, _) = Preferences::at(at).load();
    let mut harness = window_with(settings(), Preferences::nowhere());
    let ctx = harness.ctx.clone();
    harness
        .state_mut()
        .open_first(saved, &[], false, Vec::new(), &ctx);
    until(&mut harness, "it is open again", |state| {
        state.world().layers.len() == 2
    });
    assert_eq!(state(&harness).view.date, day("2016-06-11"));
    assert_eq!(state(&harness).view.hidden_layers, [over]);
    assert!(state(&harness).world().areas.len() > 100);
    // The data set lies beneath already.
    assert!(harness.query_by_label_contains("Add on top of").is_none());
}

#[test]
fn a_folder_that_gains_a_file_is_read_again_with_the_view_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("maps");
    for place in ["north", "south"] {
        let inner = path.join(place);
        std::fs::create_dir_all(&inner).expect("a folder");
        std::fs::write(inner.join("front.geojson"), CONTROL).expect("written");
    }
    let inner = path.join("north");
    std::fs::write(inner.join("camp.geojson"), CAMP).expect("written");
    let mut harness = window();
    open_path(&mut harness, &inner);
    assert_eq!(layer_names(state(&harness)), ["camp", "front"]);
    harness.key_press(Key::Escape);
    harness.run();
    harness.state_mut().send(Command::Do(Action::ZoomIn));
    harness.run();
    let zoom = state(&harness).camera.zoom;
    std::fs::write(inner.join("late.geojson"), CAMP).expect("written");
    until(
        &mut harness,
        "the new file is noticed",
        |state| matches!(&state.opening.file_event, Some((FileEvent::Changed, name)) if name == "north"),
    );
    harness.get_by_label("Reload").click();
    harness.run();
    until(&mut harness, "it is read", |state| {
        layer_names(state) == ["camp", "front", "late"]
    });
    assert_eq!(state(&harness).camera.zoom, zoom);

    // Files of one name are told apart.
    open_path(&mut harness, &path);
    assert_eq!(state(&harness).world().layers.len(), 4);
    let mut names = layer_names(state(&harness));
    names.dedup();
    assert_eq!(names, ["camp", "north/front", "late", "south/front"]);
    assert_eq!(state(&harness).opening.recent.len(), 2);
}
