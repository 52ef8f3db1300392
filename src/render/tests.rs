//! What pictures of tiny scenes must show. They need a driver that draws, and say so when there is none.

mod bench;

pub(super) use bench::Bench;

use super::{DrawCount, FrameCount, Uploads, draw};
use crate::geometry::FIRST_LIST;
use crate::scene::frame::{AreaTexel, Rgba, Scene};
use crate::scene::mesh::{
    ContextMesh, FillMesh, FillVertex, LineClass, MapMesh, NO_OWNER, Patch, push_line,
};
use bench::{
    BLUE, LAND, MIDDLES, OPACITY, RED, SIDE, add_border, add_rectangle, assert_pixel, blend, frame,
    half, mesh, scene, tessellated, texels,
};
use std::sync::Arc;

#[test]
fn an_area_shows_its_colour_over_the_land() {
    for samples in [1, 4] {
        let picture = Bench::new(samples).draw(&scene());
        assert_pixel(&picture, MIDDLES[0], blend(RED, LAND, OPACITY));
        assert_pixel(&picture, MIDDLES[1], blend(BLUE, LAND, OPACITY));
        assert_pixel(&picture, [32, 32], [0, 0, 0]);
    }
}

#[test]
fn a_layer_is_as_opaque_as_it_is_said_to_be() {
    let mut scene = scene();
    let mut states = scene.states.to_vec();
    states[0].look.opacity_percent = Some(10);
    scene.states = states.into();
    let picture = Bench::new(1).draw(&scene);
    assert_pixel(&picture, MIDDLES[0], blend(RED, LAND, 0.1));
    assert_pixel(&picture, MIDDLES[1], blend(BLUE, LAND, OPACITY));
}

#[test]
fn the_border_between_areas_of_one_holder_is_faint() {
    let mut scene = scene();
    scene.texels = texels([0, 0]);
    let picture = Bench::new(1).draw(&scene);
    let red = blend(RED, LAND, OPACITY);
    assert_pixel(&picture, [34, 32], red);
    assert_pixel(&picture, [29, 32], red);
    let line = picture.get_pixel(32, 32).0;
    assert!(line[0] < red[0] && line[0] > 60, "{line:?}");
}

#[test]
fn a_new_date_sends_four_bytes_an_area_and_no_geometry() {
    let mut bench = Bench::new(1);
    let mut scene = scene();
    bench.draw(&scene);
    let first = bench.uploads();
    assert!(
        first.geometry_bytes > 0 && first.state_bytes > 0,
        "{first:?}"
    );
    scene.texels = texels([1, 1]);
    let picture = bench.draw(&scene);
    assert_pixel(&picture, MIDDLES[0], blend(BLUE, LAND, OPACITY));
    let texel_bytes = 4 * u64::from(scene.mesh.area_count);
    let expected = Uploads {
        texel_bytes,
        ..Uploads::default()
    };
    assert_eq!(bench.uploads(), expected);
}

#[test]
fn panning_sends_the_view_alone() {
    let mut bench = Bench::new(1);
    let mut scene = scene();
    bench.draw(&scene);
    scene.camera = scene.camera.panned_by([8.0, 3.0]);
    bench.draw(&scene);
    let uploads = bench.uploads();
    assert!(uploads.uniform_bytes > 0);
    let rest = Uploads {
        uniform_bytes: 0,
        ..uploads
    };
    assert_eq!(rest, Uploads::default());
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    let mut scene = scene();
    scene.texels = texels([2, 6]);
    scene.fade = 0.4;
    scene.hovered = Some(0);
    scene.selected = Some(1);
    let first = Bench::new(1).draw(&scene);
    let mut bench = Bench::new(1);
    assert_eq!(bench.draw(&scene), first);
    assert_eq!(bench.draw(&scene), first);
}

#[test]
fn patterns_move_with_the_map() {
    let mut bench = Bench::new(1);
    for row in [2, 3, 5, 6] {
        let mut scene = scene();
        scene.layers.borders = false;
        scene.texels = texels([row, row]);
        let still = bench.draw(&scene);
        scene.camera = scene.camera.panned_by([5.0, 3.0]);
        let moved = bench.draw(&scene);
        for (x, y) in (4..50).flat_map(|x| (4..50).map(move |y| (x, y))) {
            let [r, g, b, _] = still.get_pixel(x, y).0;
            assert_pixel(&moved, [x + 5, y + 3], [r, g, b]);
        }
    }
}

#[test]
fn the_map_keeps_its_place_in_a_larger_window() {
    let mut bench = Bench::new(1);
    let mut scene = scene();
    let whole = bench.draw(&scene);
    // Cut off at the left and at the top, as a panel that slides out of the window.
    let rect = egui::Rect::from_min_size(egui::pos2(-20.0, -10.0), egui::Vec2::splat(64.0));
    let cut = bench.draw_in(&scene, rect);
    assert_eq!(cut.get_pixel(10, 20), whole.get_pixel(30, 30));
    assert_eq!(cut.get_pixel(60, 20).0, [0, 0, 0, 255], "outside the map");
    scene.viewport.width = 0.0;
    assert_eq!(bench.draw(&scene).get_pixel(10, 20).0, [0, 0, 0, 255]);
}

#[test]
fn no_scene_is_too_odd() {
    let mut bench = Bench::new(1);
    let broken = |change: &dyn Fn(&mut Scene)| {
        let mut scene = scene();
        change(&mut scene);
        scene
    };
    let scenes = [
        broken(&|scene| scene.mesh = Arc::new(odd_mesh())),
        broken(&|scene| scene.mesh = Arc::new(empty_mesh())),
        broken(&|scene| scene.states = Arc::new([])),
        broken(&|scene| scene.texels = Arc::new([])),
        broken(&|scene| scene.texels = [AreaTexel(u32::MAX); 5_000].into()),
        broken(&|scene| scene.states = vec![scene.states[0]; 5_000].into()),
        broken(&|scene| scene.hovered = Some(9_999)),
        broken(&|scene| scene.selected = Some(NO_OWNER)),
        broken(&|scene| scene.camera.center = [f64::NAN, f64::INFINITY]),
        broken(&|scene| scene.camera.center = [f64::MAX, f64::MIN]),
        broken(&|scene| scene.camera.zoom = f64::NAN),
        broken(&|scene| scene.camera.zoom = 1e9),
        broken(&|scene| scene.pixels_per_point = f32::NAN),
        broken(&|scene| scene.fade = f32::NAN),
        broken(&|scene| scene.colours.fill_opacity = f32::INFINITY),
        broken(&|scene| scene.viewport.height = -1.0),
    ];
    for odd in &scenes {
        bench.draw(odd);
    }
    let picture = bench.draw(&scene());
    assert_pixel(&picture, MIDDLES[0], blend(RED, LAND, OPACITY));
}

/// The row of the table of states in which nothing is drawn.
const ABSENT: u16 = 7;

#[test]
fn an_absent_area_is_not_drawn_and_its_neighbour_ends_there() {
    let mut bench = Bench::new(1);
    let mut scene = scene();
    scene.texels = texels([0, ABSENT]);
    scene.selected = Some(1);
    scene.hovered = Some(1);
    let picture = bench.draw(&scene);
    let [land_r, land_g, land_b, _] = LAND;
    assert_pixel(&picture, MIDDLES[1], [land_r, land_g, land_b]);
    assert_pixel(&picture, MIDDLES[0], blend(RED, LAND, OPACITY));
    let line = picture.get_pixel(32, 32).0;
    assert!(line[0] < 128, "{line:?}");
    // Both gone: not even a line is left.
    scene.texels = texels([ABSENT, ABSENT]);
    let picture = bench.draw(&scene);
    assert!(picture.pixels().all(|pixel| pixel.0 == LAND));
}

#[test]
fn an_area_of_a_hidden_layer_is_not_drawn() {
    let mut bench = Bench::new(1);
    let mut scene = scene();
    scene.texels = texels([0, ABSENT]);
    let absent = bench.draw(&scene);
    scene.texels = [
        AreaTexel::new(0, 0, 0),
        AreaTexel::new(1, 1, AreaTexel::HIDDEN),
    ]
    .into();
    assert_eq!(bench.draw(&scene), absent);
}

/// Two versions of one area with their neighbour: the border is that of whichever is there.
#[test]
fn versions_of_an_area_over_one_another_share_a_border() {
    let mut bench = Bench::new(1);
    let mut scene = scene();
    scene.texels = texels([0, 0]);
    let plain = bench.draw(&scene);
    let mut mesh = mesh();
    mesh.area_count = 3;
    mesh.area_bounds = [-32.0, 0.0, -32.0].map(half).into();
    add_rectangle(&mut mesh.levels[0].patch.fills, [-32.0, 0.0], 2);
    let mut borders = Vec::new();
    let both = mesh.sides.with(|sides| sides.number(&[0, 2]));
    add_border(&mut borders, [[0.0, -32.0], [0.0, 32.0]], [both, 1]);
    mesh.levels[0].patch.borders = borders;
    scene.mesh = Arc::new(mesh);
    for there in [0, 2] {
        let row = |area| {
            if area == there || area == 1 {
                0
            } else {
                ABSENT
            }
        };
        scene.texels = [0, 1, 2]
            .map(|area| AreaTexel::new(row(area), row(area), 0))
            .into();
        assert!(bench.draw(&scene) == plain, "version {there}");
    }
}

/// Lines and points that are areas themselves.
fn mesh_of_marks() -> MapMesh {
    let mut mesh = mesh();
    let mut patch = Patch::default();
    push_line(
        &mut patch.lines,
        &[[-32.0, -16.0], [32.0, -16.0]],
        false,
        |_| [0; 2],
    );
    patch.points.push(FillVertex {
        position: [0.0, 16.0],
        owner: 1,
    });
    mesh.levels[0].patch = patch;
    mesh
}

#[test]
fn lines_and_points_show_their_colour_and_a_new_date_sends_no_geometry() {
    let mut bench = Bench::new(1);
    let mut scene = scene();
    scene.mesh = Arc::new(mesh_of_marks());
    let opaque = |[r, g, b, _]: Rgba| [r, g, b];
    let picture = bench.draw(&scene);
    assert_pixel(&picture, [10, 15], opaque(RED));
    assert_pixel(&picture, [32, 48], opaque(BLUE));
    assert_pixel(&picture, [32, 32], opaque(LAND));
    scene.texels = texels([1, ABSENT]);
    let picture = bench.draw(&scene);
    assert_pixel(&picture, [10, 15], opaque(BLUE));
    assert_pixel(&picture, [32, 48], opaque(LAND));
    let expected = Uploads {
        texel_bytes: 8,
        ..Uploads::default()
    };
    assert_eq!(bench.uploads(), expected);
}

#[test]
fn selected_lines_and_points_are_edged() {
    let mut bench = Bench::new(1);
    let mut scene = scene();
    scene.mesh = Arc::new(mesh_of_marks());
    let accent = [90, 60, 220];
    scene.selected = Some(0);
    assert_pixel(&bench.draw(&scene), [10, 18], accent);
    scene.selected = Some(1);
    assert_pixel(&bench.draw(&scene), [37, 48], accent);
}

fn empty_mesh() -> MapMesh {
    MapMesh {
        levels: Vec::new(),
        area_count: 0,
        context: Arc::new(ContextMesh::default()),
        ..mesh()
    }
}

/// Owners past the last area, indices past the last vertex, lines without length, numbers that are none.
fn odd_mesh() -> MapMesh {
    let mut mesh = mesh();
    let patch = &mut mesh.levels[0].patch;
    add_rectangle(&mut patch.fills, [0.0, 9.0], 7_000);
    add_rectangle(&mut patch.fills, [0.0, f32::NAN], 1);
    let point = [3.0, 3.0];
    let odd = [[f32::NAN, 0.0], [1e30, -1e30], point];
    for end in odd {
        add_border(&mut patch.borders, [point, end], [0, 1]);
        add_border(&mut patch.lines, [point, end], [1, 1]);
        let mark = |owner| FillVertex {
            position: end,
            owner,
        };
        patch.points.extend([0, 7_000, NO_OWNER].map(mark));
        patch.specks.extend([0, 7_000, NO_OWNER].map(mark));
    }
    // Sides that are no area and no list.
    for side in [8_000, NO_OWNER, FIRST_LIST, FIRST_LIST + 9] {
        add_border(&mut patch.borders, [point, [9.0, 9.0]], [side, 1]);
        add_border(&mut patch.borders, [point, [9.0, 9.0]], [side, NO_OWNER]);
    }
    let mut rivers = Vec::new();
    push_line(&mut rivers, &[point, [5.0, 5.0]], false, |_| {
        [LineClass::Shore as u32 + 50, f32::NAN.to_bits()]
    });
    mesh.context = Arc::new(ContextMesh {
        water: FillMesh {
            vertices: Vec::new(),
            indices: vec![0, 1, 2],
        },
        rivers,
        ..ContextMesh::default()
    });
    mesh
}

#[test]
fn a_picture_without_size_is_refused() {
    let mut bench = Bench::new(1);
    let picture = &mut bench.picture;
    let outcome = draw(&bench.gpu, picture, frame(&[], [0, 5]), tessellated);
    let error = outcome.expect_err("no picture has no width");
    assert!(error.to_string().contains("0 × 5"), "{error}");
}

/// The left and the right half of a window twice as wide as a map.
fn beside() -> [egui::Rect; 2] {
    let side = SIDE as f32;
    [0.0, side]
        .map(|left| egui::Rect::from_min_size(egui::pos2(left, 0.0), egui::Vec2::splat(side)))
}

#[test]
fn two_dates_stand_beside_each_other_in_one_pass() {
    let mut bench = Bench::new(1);
    let before = scene();
    let mut after = before.clone();
    after.texels = texels([1, 0]);
    let [left, right] = beside();
    let size = [2 * SIDE, SIDE];
    let both = bench.draw_all(&[(&before, left), (&after, right)], size);
    let [red, blue] = [RED, BLUE].map(|colour| blend(colour, LAND, OPACITY));
    let [first, second] = MIDDLES;
    assert_pixel(&both, first, red);
    assert_pixel(&both, second, blue);
    assert_pixel(&both, [first[0] + SIDE, first[1]], blue);
    assert_pixel(&both, [second[0] + SIDE, second[1]], red);
    // The second view brings its tables, and no geometry: that is shared.
    let uploads = bench.uploads();
    assert_eq!(uploads.geometry_bytes, 0, "{uploads:?}");
    assert!(
        uploads.texel_bytes > 0 && uploads.state_bytes > 0,
        "{uploads:?}"
    );
    // Each is what it is alone, and one that moves leaves the other in peace.
    let alone = Bench::new(1).draw(&after);
    let half = image::imageops::crop_imm(&both, SIDE, 0, SIDE, SIDE).to_image();
    assert!(
        half == alone,
        "the right one is another beside the left one"
    );
    let mut moved = before.clone();
    moved.camera = moved.camera.panned_by([8.0, 3.0]);
    let both = bench.draw_all(&[(&moved, left), (&after, right)], size);
    assert_eq!(bench.count().maps[1], DrawCount::default());
    let half = image::imageops::crop_imm(&both, SIDE, 0, SIDE, SIDE).to_image();
    assert!(half == alone, "the right one moved with the left one");
}

#[test]
fn where_nothing_changed_nothing_is_drawn() {
    let mut bench = Bench::new(1);
    let scene = scene();
    let first = bench.draw(&scene);
    let second = bench.draw(&scene);
    assert!(first == second);
    let expected = FrameCount {
        maps: vec![DrawCount::default()],
        ..FrameCount::default()
    };
    assert_eq!(*bench.count(), expected);
}

#[test]
fn only_the_box_of_an_area_that_changed_is_drawn() {
    let mut bench = Bench::new(1);
    let mut scene = scene();
    bench.draw(&scene);
    scene.texels = texels([1, 1]);
    bench.draw(&scene);
    // The left half, and what its lines and points may reach beyond it.
    let reach = 9 + 2;
    let map = bench.count().maps[0];
    assert_eq!((map.boxes, map.pixels), (1, u64::from((32 + reach) * SIDE)));
    // A fade goes on in that box alone, and its end is the last of it.
    scene.texels = [AreaTexel::new(0, 1, 0), AreaTexel::new(1, 1, 0)].into();
    for fade in [0.0, 0.5, 1.0] {
        scene.fade = fade;
        bench.draw(&scene);
        assert!(bench.count().maps[0].boxes <= 1, "{fade}");
    }
    bench.draw(&scene);
    assert_eq!(bench.count().maps[0], DrawCount::default());
}

#[test]
fn a_pan_draws_the_edges_that_come_into_view() {
    let mut bench = Bench::new(1);
    let mut scene = scene();
    bench.draw(&scene);
    scene.camera = scene.camera.panned_by([8.0, 0.0]);
    let moved = bench.draw(&scene);
    let map = bench.count().maps[0];
    assert_eq!(map.pixels, 8 * u64::from(SIDE));
    assert_eq!(map.moved_pixels, u64::from((SIDE - 8) * SIDE));
    assert!(moved == Bench::new(1).draw(&scene));
}
