//! What the map shows of data of any size: the same, whole or in tiles.

use geo::{LineString, MultiPolygon, Polygon};
use kharita::app::picture::{Picture, picture};
use kharita::model::{Area, Day, Lang, LayerId, Tables, World};
use kharita::scene::{AreaTexel, Prepared, Query, SceneBuilder, Theme};
use kharita::state::{Extent, NamedView, Project, Settings, State};
use std::sync::Arc;

/// The shipped data set with its areas changed.
fn shipped(change: impl Fn(&mut Area)) -> World {
    let world = kharita::load::embedded().world;
    let mut areas = world.areas.clone();
    areas.iter_mut().for_each(change);
    World::new(Tables {
        about: world.about.clone(),
        layers: world.layers.clone(),
        areas,
        forces: world.forces.clone(),
        changes: world.changes.clone(),
        sources: world.sources.clone(),
        passages: world.passages.clone(),
        assessments: Vec::new(),
        stories: Vec::new(),
        context: world.context.clone(),
    })
}

/// The same line with `more` points between each two.
fn denser(line: &LineString<f64>, more: u32) -> LineString<f64> {
    let mut points = Vec::new();
    for edge in line.lines() {
        // From the same end for both neighbours, so that they go on sharing every point.
        let (from, to) = (edge.start, edge.end);
        let turned = (from.x, from.y) > (to.x, to.y);
        let (low, high) = if turned { (to, from) } else { (from, to) };
        let share = |n: u32| f64::from(if turned { more + 1 - n } else { n }) / f64::from(more + 1);
        points.extend((0..=more).map(|n| match n {
            0 => from,
            n => low + (high - low) * share(n),
        }));
    }
    points.extend(line.0.last());
    LineString::new(points)
}

fn denser_shape(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let polygon = |polygon: &Polygon<f64>| {
        let holes = polygon.interiors().iter().map(|hole| denser(hole, 30));
        Polygon::new(denser(polygon.exterior(), 30), holes.collect())
    };
    shape.iter().map(polygon).collect()
}

/// Points between the points change nothing to see, but make the data so large that it is tiled.
#[test]
fn great_data_look_as_small_data_do() {
    let small = shipped(|_| {});
    let great = shipped(|area| area.shape = Arc::new(denser_shape(&area.shape)));
    let date = small.about.opens_on;
    let [small, great] =
        [small, great].map(|world| Arc::new(Project::new(Arc::new(world), Vec::new(), None)));
    assert!(small.prepared.mesh.tiles.is_none());
    assert!(great.prepared.mesh.tiles.is_some());
    let views = [
        Extent::All,
        Extent::At {
            lonlat: [40.1, 35.3],
            zoom: 8.3,
        },
        Extent::At {
            lonlat: [43.1, 36.35],
            zoom: 11.6,
        },
    ];
    for extent in views {
        let wanted = Picture {
            size: [640, 480],
            theme: Theme::Light,
            lang: Lang::En,
            view: NamedView {
                date: Some(date),
                extent: Some(extent),
                area: Some("sy-raqqa".to_owned()),
                ..NamedView::default()
            },
            window: false,
        };
        let [one, other] =
            [&small, &great].map(|project| picture(project.clone(), &wanted).expect("a picture"));
        let differ = |(one, other): &(&image::Rgba<u8>, &image::Rgba<u8>)| {
            one.0.iter().zip(other.0).any(|(a, b)| a.abs_diff(b) > 48)
        };
        let pixels = one.pixels().zip(other.pixels());
        let different = pixels.filter(differ).count();
        // A line that lies half a pixel beside the other differs; a missing or doubled one is more.
        assert!(different < 640 * 480 / 60, "{extent:?}: {different} pixels");
    }
}

#[test]
fn great_data_are_pointed_at_as_small_data_are() {
    let small = Prepared::new(&shipped(|_| {}));
    let great = Prepared::new(&shipped(|area| {
        area.shape = Arc::new(denser_shape(&area.shape));
    }));
    let bounds = small.bounds;
    let mut different = 0;
    for n in 0..400_u32 {
        let share = |k: u32| f64::from(n * k % 397) / 397.0;
        let at = [(0, share(1)), (1, share(23))]
            .map(|(axis, share)| bounds.min[axis] + share * (bounds.max[axis] - bounds.min[axis]));
        let [one, other] = [&small, &great].map(|prepared| prepared.area_at(at, 0.0, |_| true));
        different += u32::from(one != other);
    }
    // Points between are put where the line is straight in degrees, a little beside the line on the map.
    assert!(different < 5, "{different} of 400");
}

#[test]
fn a_hidden_layer_is_neither_drawn_nor_pointed_at() {
    let world = Arc::new(shipped(|area| {
        area.layer = LayerId(u32::from(area.country == "IRQ"));
    }));
    let project = Arc::new(Project::new(world.clone(), Vec::new(), None));
    let state = State::new(project.clone(), Settings::default());
    let mut builder = SceneBuilder::new(&world, &project.prepared);
    let mut query = Query {
        date: Day(15_500),
        date_before: Day(15_500),
        fade: 1.0,
        theme: Theme::Light,
        filter: kharita::model::Filter::default(),
        outlined: Vec::new(),
        hovered: None,
        selected: None,
        camera: state.camera,
        viewport: state.viewport,
        pixels_per_point: 1.0,
        layers: state.settings.layers,
        hidden_layers: Vec::new(),
    };
    let all = builder.build(&world, &project.prepared, &query);
    let before = builder.presence();
    query.hidden_layers = vec![LayerId(1)];
    let some = builder.build(&world, &project.prepared, &query);
    assert_ne!(builder.presence(), before);
    for area in world.area_ids() {
        let is_hidden = world.area(area).country == "IRQ";
        assert_eq!(builder.is_shown(&world, area), !is_hidden);
        let flags = some.texels[area.index()].flags();
        assert_eq!(flags & AreaTexel::HIDDEN != 0, is_hidden);
    }
    query.hidden_layers = Vec::new();
    let again = builder.build(&world, &project.prepared, &query);
    assert_eq!(again.texels, all.texels);
}
