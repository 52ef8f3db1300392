//! Tiny scenes of two areas beside each other, and a bench on which they are drawn and read back.

use crate::geometry::{Bounds, Camera, Viewport};
use crate::render::{
    FrameCount, Gpu, Uploads, WindowFrame, WindowPicture, draw, new_picture, paint_callback,
};
use crate::scene::frame::{
    AreaTexel, Layers, MAX_COLOURS, MapColours, Pattern, Rgba, Scene, StateStyle,
};
use crate::scene::mesh::{
    ContextMesh, FillClass, FillMesh, FillVertex, Level, LinePoint, MapMesh, POSITION_SCALE, Patch,
    SideLists, push_line,
};
use egui::epaint::ClippedShape;
use std::sync::Arc;

pub(super) const SIDE: u32 = 64;
pub(super) const RED: Rgba = [200, 40, 40, 255];
pub(super) const BLUE: Rgba = [40, 80, 200, 255];
pub(super) const LAND: Rgba = [244, 240, 230, 255];
pub(super) const OPACITY: f32 = 0.8;
/// In the middles of the two areas of `scene`.
pub(super) const MIDDLES: [[u32; 2]; 2] = [[16, 32], [48, 32]];

pub(in crate::render) struct Bench {
    pub(super) gpu: Gpu,
    pub(super) picture: WindowPicture,
}

impl Bench {
    pub(in crate::render) fn new(samples: u32) -> Self {
        let gpu = Gpu::headless().unwrap_or_else(|error| panic!("{error}"));
        let picture = new_picture(&gpu, samples);
        Self { gpu, picture }
    }

    pub(super) fn draw(&mut self, scene: &Scene) -> image::RgbaImage {
        let rect = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::Vec2::splat(SIDE as f32));
        self.draw_in(scene, rect)
    }

    pub(super) fn draw_in(&mut self, scene: &Scene, rect: egui::Rect) -> image::RgbaImage {
        self.draw_all(&[(scene, rect)], [SIDE; 2])
    }

    /// Draws maps beside each other into a window of this size.
    pub(in crate::render) fn draw_all(
        &mut self,
        maps: &[(&Scene, egui::Rect)],
        size: [u32; 2],
    ) -> image::RgbaImage {
        let frame = frame(maps, size);
        let picture = draw(&self.gpu, &mut self.picture, frame, |shapes, scale| {
            tessellated(shapes, scale)
        });
        picture.unwrap_or_else(|error| panic!("{error}"))
    }

    pub(super) fn uploads(&self) -> Uploads {
        self.picture.map().last_uploads()
    }

    pub(in crate::render) fn count(&self) -> &FrameCount {
        self.picture.last_count()
    }
}

pub(super) fn frame(maps: &[(&Scene, egui::Rect)], size: [u32; 2]) -> WindowFrame {
    let shape = |(scene, rect): &(&Scene, egui::Rect)| ClippedShape {
        clip_rect: *rect,
        shape: paint_callback(*rect, (*scene).clone()).into(),
        transform_after_tessellation: egui::emath::TSTransform::IDENTITY,
    };
    WindowFrame {
        shapes: maps.iter().map(shape).collect(),
        textures: white(),
        size,
        pixels_per_point: maps
            .first()
            .map_or(1.0, |(scene, _)| scene.pixels_per_point),
        ground: egui::Color32::BLACK,
    }
}

/// The texture of shapes without one, as egui has it.
pub(super) fn white() -> egui::TexturesDelta {
    let image = egui::ColorImage::filled([1, 1], egui::Color32::WHITE);
    let delta = egui::epaint::ImageDelta::full(image, egui::TextureOptions::LINEAR);
    let mut textures = egui::TexturesDelta::default();
    textures.push(egui::TextureId::default(), delta);
    textures
}

pub(super) fn tessellated(
    shapes: Vec<ClippedShape>,
    pixels_per_point: f32,
) -> Vec<egui::ClippedPrimitive> {
    let options = egui::epaint::TessellationOptions::default();
    let mut tessellator =
        egui::epaint::Tessellator::new(pixels_per_point, options, [1, 1], Vec::new());
    tessellator.tessellate_shapes(shapes)
}

/// A rectangle of 64 × 64 points at zoom 8, where a scaled unit is a pixel, in two halves.
pub(super) fn mesh() -> MapMesh {
    let mut fills = FillMesh::default();
    add_rectangle(&mut fills, [-32.0, 0.0], 0);
    add_rectangle(&mut fills, [0.0, 32.0], 1);
    let mut land = FillMesh::default();
    add_rectangle(&mut land, [-32.0, 32.0], FillClass::Land as u32);
    let mut borders = Vec::new();
    add_border(&mut borders, [[0.0, -32.0], [0.0, 32.0]], [0, 1]);
    MapMesh {
        origin: [0.6, 0.4],
        bounds: Bounds::EMPTY,
        area_bounds: [-32.0, 0.0].map(half).into(),
        area_count: 2,
        levels: vec![Level {
            tolerance_world: 0.0,
            patch: Patch {
                fills,
                borders,
                ..Patch::default()
            },
        }],
        tiles: None,
        sides: SideLists::default(),
        context: Arc::new(ContextMesh {
            origin: [0.6, 0.4],
            land,
            ..ContextMesh::default()
        }),
    }
}

/// The extent of a half of the rectangle of `mesh` that begins at `left`, in world units.
pub(super) fn half(left: f64) -> Bounds {
    let corner =
        |position: [f64; 2]| [0, 1].map(|axis| [0.6, 0.4][axis] + position[axis] / POSITION_SCALE);
    Bounds {
        min: corner([left, -32.0]),
        max: corner([left + 32.0, 32.0]),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "numbers of a test, which are small"
)]
pub(super) fn add_rectangle(mesh: &mut FillMesh, [left, right]: [f32; 2], owner: u32) {
    let first = mesh.vertices.len() as u32;
    let corners = [[left, -32.0], [right, -32.0], [right, 32.0], [left, 32.0]];
    let vertices = corners.map(|position| FillVertex { position, owner });
    mesh.vertices.extend(vertices);
    mesh.indices
        .extend([0, 1, 2, 0, 2, 3].map(|corner| first + corner));
}

pub(super) fn add_border(list: &mut Vec<LinePoint>, piece: [[f32; 2]; 2], sides: [u32; 2]) {
    push_line(list, &piece, false, |_| sides);
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "numbers of a test, which are small"
)]
pub(super) fn style(pattern: Pattern, colours: &[Rgba], holder: u16) -> StateStyle {
    let mut four = [colours[0]; MAX_COLOURS];
    four[..colours.len()].copy_from_slice(colours);
    StateStyle {
        look: Default::default(),
        pattern,
        colours: four,
        count: colours.len() as u8,
        dimmed: false,
        holder,
    }
}

pub(super) fn colours() -> MapColours {
    let black = [0, 0, 0, 255];
    let white = [255; 4];
    MapColours {
        sea: [203, 215, 224, 255],
        land: LAND,
        neighbour: LAND,
        water: BLUE,
        shore: BLUE,
        inner_border: [60, 60, 60, 255],
        governorate: black,
        state_border: black,
        front: black,
        front_casing: white,
        accent: [90, 60, 220, 255],
        accent_casing: white,
        hover: black,
        unknown_hatch: black,
        inferred_dot: black,
        fill_opacity: OPACITY,
    }
}

pub(super) fn scene() -> Scene {
    Scene {
        dress: crate::scene::Dress::default(),
        disputed: Arc::from([]),
        mesh: Arc::new(mesh()),
        states: [
            style(Pattern::Solid, &[RED], 0),
            style(Pattern::Solid, &[BLUE], 1),
            style(Pattern::Contested, &[RED, BLUE], 2),
            style(Pattern::Shared, &[RED, BLUE], 3),
            style(Pattern::Nobody, &[RED], 4),
            style(Pattern::Unknown, &[LAND], 5),
            style(Pattern::Pending, &[RED, BLUE], 6),
            style(Pattern::Absent, &[LAND], 7),
        ]
        .into(),
        texels: texels([0, 1]),
        camera: Camera {
            center: [0.6, 0.4],
            zoom: 8.0,
        },
        viewport: Viewport {
            width: f64::from(SIDE),
            height: f64::from(SIDE),
        },
        pixels_per_point: 1.0,
        fade: 1.0,
        hovered: None,
        selected: None,
        colours: colours(),
        layers: Layers::default(),
    }
}

pub(super) fn texels(rows: [u16; 2]) -> Arc<[AreaTexel]> {
    rows.map(|row| AreaTexel::new(row, 0, 0)).into()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of a test, which are small"
)]
pub(super) fn blend(above: Rgba, below: Rgba, opacity: f32) -> [u8; 3] {
    [0, 1, 2].map(|channel| {
        let [above, below] = [above, below].map(|rgba| f32::from(rgba[channel]));
        (above * opacity + below * (1.0 - opacity)).round() as u8
    })
}

#[track_caller]
pub(super) fn assert_pixel(picture: &image::RgbaImage, [x, y]: [u32; 2], expected: [u8; 3]) {
    let found = picture.get_pixel(x, y).0;
    let is_near = (0..3).all(|channel| found[channel].abs_diff(expected[channel]) <= 2);
    assert!(is_near, "at {x}, {y}: {found:?}, expected {expected:?}");
}
