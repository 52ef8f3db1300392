//! The picture of a whole window, kept from frame to frame: what egui shows as shapes is compared with
//! what it showed before, and only the boxes in which something differs are drawn.
//!
//! The maps among the shapes have pictures of their own, which lie in the window as textures: a name
//! that moves above a map costs the map nothing. It must not know what the shapes mean.

use super::boxes::{PixelBox, few};
use super::callback::MapShape;
use super::map::{DrawCount, MapRenderer};
use super::shapes::{BoundedShape, ChangedTexture, differing, repainted};
use super::tile_maker::Wake;
use super::view::Placement;
use egui::epaint::{ClippedShape, ImageDelta, Vertex, WHITE_UV};
use egui::{ClippedPrimitive, Color32, Mesh, Pos2, Rect, Shape, TextureId, TexturesDelta, pos2};
use egui_wgpu::{Renderer, RendererOptions, ScreenDescriptor};
use std::collections::BTreeMap;

/// Multiplies a texture's colours with one.
const UNTINTED: [u8; 4] = [u8::MAX; 4];

/// How far around a box shapes are asked for, in pixels.
const SEEN_AROUND_PX: f32 = 8.0;

/// One frame of a window.
pub struct WindowFrame {
    /// What it shows, the lowest first.
    pub shapes: Vec<ClippedShape>,
    /// Textures that are new or others.
    pub textures: TexturesDelta,
    /// The window's size, in physical pixels.
    pub size: [u32; 2],
    /// Physical pixels in a point.
    pub pixels_per_point: f32,
    /// What is seen where no shape lies; opaque.
    pub ground: Color32,
}

/// What of a frame was drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrameCount {
    /// How many boxes of the window were drawn.
    pub boxes: usize,
    /// How many pixels lie in them.
    pub pixels: u64,
    /// What was drawn of each map.
    pub maps: Vec<DrawCount>,
}

/// The picture of a window, and all that is needed to draw the next one.
pub struct WindowPicture {
    device: wgpu::Device,
    queue: wgpu::Queue,
    format: wgpu::TextureFormat,
    renderer: Renderer,
    map: MapRenderer,
    /// The ids under which egui's renderer knows the pictures of the maps, and those pictures.
    map_textures: Vec<(TextureId, wgpu::Texture)>,
    texture_sizes: BTreeMap<TextureId, [usize; 2]>,
    target: Option<wgpu::Texture>,
    shapes: Vec<BoundedShape>,
    /// What else the picture depends on.
    pixels_per_point: f32,
    ground: Option<Color32>,
    last_count: FrameCount,
}

impl WindowPicture {
    /// A picture of nothing, in this format, whose maps have so many samples a pixel. Where `exact`,
    /// textures are filtered so that every driver gives the same picture.
    pub fn new(
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        format: wgpu::TextureFormat,
        samples: u32,
        exact: bool,
    ) -> Self {
        let options = RendererOptions {
            predictable_texture_filtering: exact,
            ..RendererOptions::PREDICTABLE
        };
        Self {
            renderer: Renderer::new(device, format, options),
            map: MapRenderer::new(device, queue, samples),
            device: device.clone(),
            queue: queue.clone(),
            format,
            map_textures: Vec::new(),
            texture_sizes: BTreeMap::new(),
            target: None,
            shapes: Vec::new(),
            pixels_per_point: 1.0,
            ground: None,
            last_count: FrameCount::default(),
        }
    }

    /// Makes great data ready beside the interface, as [`MapRenderer::live`].
    pub fn live(mut self, wake: Wake) -> Self {
        self.map = self.map.live(wake);
        self
    }

    /// What was drawn of the last frame.
    pub fn last_count(&self) -> &FrameCount {
        &self.last_count
    }

    /// The maps of the window.
    pub fn map(&self) -> &MapRenderer {
        &self.map
    }

    /// The picture.
    pub fn texture(&self) -> Option<&wgpu::Texture> {
        self.target.as_ref()
    }

    /// Forgets what was drawn: the next frame is drawn as a whole.
    pub fn forget(&mut self) {
        self.target = None;
        self.map.forget_views(0);
        self.map_textures.truncate(0);
    }

    /// Makes the picture one of this frame. `tessellate` makes triangles of shapes, as
    /// [`egui::Context::tessellate`].
    pub fn draw(
        &mut self,
        mut frame: WindowFrame,
        tessellate: impl FnMut(Vec<ClippedShape>, f32) -> Vec<ClippedPrimitive>,
    ) {
        let Some(whole) = PixelBox::whole(frame.size) else {
            self.set_textures(&mut frame.textures);
            self.free_textures(&mut frame.textures);
            return;
        };
        let mut encoder = self.device.create_command_encoder(&Default::default());
        let changed = self.set_textures(&mut frame.textures);
        let pixels_per_point = frame.pixels_per_point;
        let (shapes, mut boxes) = self.draw_maps(&mut encoder, frame.shapes, pixels_per_point);
        let is_same_window = self.is_of(frame.size, pixels_per_point, frame.ground);
        if is_same_window {
            let differing = differing(&self.shapes, &shapes).into_iter();
            let differing = differing.chain(repainted(&shapes, &changed));
            boxes.extend(differing.filter_map(|s| s.pixels(pixels_per_point, frame.size)));
            boxes = few(boxes);
        } else {
            self.target = Some(target(&self.device, frame.size, self.format));
            boxes = vec![whole];
        }
        self.shapes = shapes;
        self.pixels_per_point = pixels_per_point;
        self.ground = Some(frame.ground);
        self.last_count.boxes = boxes.len();
        self.last_count.pixels = boxes.iter().map(|part| part.pixels()).sum();
        self.paint(encoder, &boxes, frame.size, tessellate);
        self.free_textures(&mut frame.textures);
    }

    /// Whether the picture shows a window of this kind.
    fn is_of(&self, size: [u32; 2], pixels_per_point: f32, ground: Color32) -> bool {
        let fits = |target: &wgpu::Texture| [target.width(), target.height()] == size;
        self.target.as_ref().is_some_and(fits)
            && self.pixels_per_point == pixels_per_point
            && self.ground == Some(ground)
    }

    /// Draws the maps among the shapes and puts their pictures in their places. Answers with what of
    /// the window is another for it.
    fn draw_maps(
        &mut self,
        encoder: &mut wgpu::CommandEncoder,
        shapes: Vec<ClippedShape>,
        pixels_per_point: f32,
    ) -> (Vec<BoundedShape>, Vec<PixelBox>) {
        self.last_count.maps.clear();
        let mut boxes = Vec::new();
        let bounded = shapes.into_iter().map(|mut shape| {
            if let Shape::Callback(callback) = &shape.shape
                && let Some(map) = callback.callback.downcast_ref::<MapShape>()
            {
                let rect = shape.transform_after_tessellation * callback.rect;
                shape.transform_after_tessellation = egui::emath::TSTransform::IDENTITY;
                let (quad, changed) = self.draw_map(encoder, map, rect, pixels_per_point);
                shape.shape = quad;
                boxes.extend(changed);
            }
            BoundedShape::new(shape)
        });
        let bounded = bounded.collect();
        self.map.forget_views(self.last_count.maps.len());
        (bounded, boxes)
    }

    #[expect(clippy::cast_possible_truncation, reason = "pixels of a window")]
    fn draw_map(
        &mut self,
        encoder: &mut wgpu::CommandEncoder,
        map: &MapShape,
        rect: Rect,
        pixels_per_point: f32,
    ) -> (Shape, Vec<PixelBox>) {
        let view = self.last_count.maps.len();
        let left_top_px = [rect.min.x, rect.min.y].map(|at| f64::from(at * pixels_per_point));
        let place = Placement { left_top_px };
        let changed = self.map.draw(encoder, view, &map.scene, place);
        self.last_count.maps.push(self.map.last_drawing());
        let Some(picture) = self.map.picture(view).cloned() else {
            return (Shape::Noop, Vec::new());
        };
        let first = left_top_px.map(f64::floor);
        let size = [picture.width(), picture.height()];
        let corner = |at: [u32; 2]| {
            let points = [0, 1].map(|axis| {
                let px = first[axis] + f64::from(at[axis]);
                (px / f64::from(pixels_per_point)) as f32
            });
            pos2(points[0], points[1])
        };
        let quad = Rect::from_min_max(corner([0, 0]), corner(size));
        let [r, g, b, a] = UNTINTED;
        let untinted = Color32::from_rgba_premultiplied(r, g, b, a);
        let mut mesh = Mesh::with_texture(self.map_texture(view, picture));
        let whole_texture = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        mesh.add_rect_with_uv(quad, whole_texture, untinted);
        let by = first.map(|px| px as i64);
        let reach = [u32::MAX; 2];
        let boxes = changed.into_iter().filter_map(|part| part.moved(by, reach));
        (Shape::mesh(mesh), boxes.collect())
    }

    /// The id under which egui's renderer knows the picture of a view.
    fn map_texture(&mut self, view: usize, picture: wgpu::Texture) -> TextureId {
        let texture = picture.create_view(&Default::default());
        let nearest = wgpu::FilterMode::Nearest;
        match self.map_textures.get_mut(view) {
            Some((id, known)) => {
                if *known != picture {
                    self.renderer.update_egui_texture_from_wgpu_texture(
                        &self.device,
                        &texture,
                        nearest,
                        *id,
                    );
                    *known = picture;
                }
                *id
            }
            None => {
                let renderer = &mut self.renderer;
                let id = renderer.register_native_texture(&self.device, &texture, nearest);
                self.map_textures.push((id, picture));
                id
            }
        }
    }

    fn paint(
        &mut self,
        mut encoder: wgpu::CommandEncoder,
        boxes: &[PixelBox],
        size: [u32; 2],
        tessellate: impl FnMut(Vec<ClippedShape>, f32) -> Vec<ClippedPrimitive>,
    ) {
        let mut commands = Vec::new();
        if let (Some(target), false) = (&self.target, boxes.is_empty()) {
            let is_whole = PixelBox::whole(size).is_some_and(|whole| boxes == [whole]);
            let primitives = self.near(boxes, size, !is_whole, tessellate);
            let screen = ScreenDescriptor {
                size_in_pixels: size,
                pixels_per_point: self.pixels_per_point,
            };
            let (device, queue) = (&self.device, &self.queue);
            let renderer = &mut self.renderer;
            commands = renderer.update_buffers(device, queue, &mut encoder, &primitives, &screen);
            let begins_on = if is_whole { self.ground } else { None };
            let mut pass = begin_pass(&mut encoder, target, begins_on);
            renderer.render(&mut pass, &primitives, &screen);
        }
        commands.push(encoder.finish());
        self.queue.submit(commands);
    }

    /// Of each box the ground, unless the pass begins with it, and the shapes that lie there.
    fn near(
        &self,
        boxes: &[PixelBox],
        size: [u32; 2],
        with_ground: bool,
        mut tessellate: impl FnMut(Vec<ClippedShape>, f32) -> Vec<ClippedPrimitive>,
    ) -> Vec<ClippedPrimitive> {
        let bounds = |shape: &BoundedShape| shape.pixels(self.pixels_per_point, size);
        let pixels: Vec<Option<PixelBox>> = self.shapes.iter().map(bounds).collect();
        let mut near = Vec::new();
        for part in boxes {
            let clip = points(*part, self.pixels_per_point);
            // egui leaves out what it deems outside of what it clips to, soft edges among it.
            let seen = clip.expand(SEEN_AROUND_PX / self.pixels_per_point);
            let mut shapes = Vec::new();
            if let (true, Some(colour)) = (with_ground, self.ground) {
                shapes.push(ClippedShape {
                    clip_rect: seen,
                    shape: ground(seen, colour),
                    transform_after_tessellation: egui::emath::TSTransform::IDENTITY,
                });
            }
            for (shape, pixels) in self.shapes.iter().zip(&pixels) {
                if pixels.and_then(|pixels| pixels.common(*part)).is_some() {
                    let mut shape = shape.shape.clone();
                    shape.clip_rect = shape.clip_rect.intersect(seen);
                    shapes.push(shape);
                }
            }
            let mut primitives = tessellate(shapes, self.pixels_per_point);
            for primitive in &mut primitives {
                primitive.clip_rect = primitive.clip_rect.intersect(clip);
            }
            near.append(&mut primitives);
        }
        near
    }

    /// Sends textures; answers with those that are others.
    fn set_textures(&mut self, textures: &mut TexturesDelta) -> Vec<ChangedTexture> {
        let mut set: Vec<_> = textures.set.drain().collect();
        set.sort_unstable_by_key(|(id, _)| *id);
        let mut changed = Vec::new();
        for (id, deltas) in set {
            for delta in deltas {
                self.renderer
                    .update_texture(&self.device, &self.queue, id, &delta);
                let part = self.changed_part(id, &delta);
                changed.push(ChangedTexture { id, part });
            }
        }
        changed
    }

    /// Which part of a texture is another, as shares of its sides; `None` for all of it.
    fn changed_part(&mut self, id: TextureId, delta: &ImageDelta) -> Option<Rect> {
        let [width, height] = delta.image.size();
        let Some(at) = delta.pos else {
            self.texture_sizes.insert(id, [width, height]);
            return None;
        };
        let size = self.texture_sizes.get(&id)?;
        let share = |at: [usize; 2]| {
            let [x, y] = [0, 1].map(|axis| at[axis] as f32 / size[axis] as f32);
            pos2(x, y)
        };
        let end = [at[0] + width, at[1] + height];
        Some(Rect::from_min_max(share(at), share(end)))
    }

    fn free_textures(&mut self, textures: &mut TexturesDelta) {
        let mut ids: Vec<_> = textures.free.drain().collect();
        ids.sort_unstable();
        for id in ids {
            self.renderer.free_texture(&id);
            self.texture_sizes.remove(&id);
        }
    }
}

/// A box as egui clips to it: in points, and rounded to these pixels again.
fn points(part: PixelBox, pixels_per_point: f32) -> Rect {
    let corner = |at: [u32; 2]| -> Pos2 {
        let [x, y] = at.map(|px| px as f32 / pixels_per_point);
        pos2(x, y)
    };
    Rect::from_min_max(corner(part.left_top()), corner(part.right_bottom()))
}

/// A rectangle without soft edges.
fn ground(rect: Rect, colour: Color32) -> Shape {
    let mut mesh = Mesh::default();
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.left_bottom(),
        rect.right_bottom(),
    ];
    mesh.vertices.extend(corners.map(|pos| Vertex {
        pos,
        uv: WHITE_UV,
        color: colour,
    }));
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(2, 1, 3);
    Shape::mesh(mesh)
}

/// Begins a pass on the ground, or on what the picture shows.
fn begin_pass(
    encoder: &mut wgpu::CommandEncoder,
    target: &wgpu::Texture,
    ground: Option<Color32>,
) -> wgpu::RenderPass<'static> {
    let view = target.create_view(&Default::default());
    let load = match ground {
        None => wgpu::LoadOp::Load,
        Some(colour) => wgpu::LoadOp::Clear(clear_colour(colour, target.format().is_srgb())),
    };
    let attachment = wgpu::RenderPassColorAttachment {
        view: &view,
        depth_slice: None,
        resolve_target: None,
        ops: wgpu::Operations {
            load,
            store: wgpu::StoreOp::Store,
        },
    };
    encoder
        .begin_render_pass(&wgpu::RenderPassDescriptor {
            label: Some("window"),
            color_attachments: &[Some(attachment)],
            ..Default::default()
        })
        .forget_lifetime()
}

/// A target that stores linear light as sRGB clears to linear light.
fn clear_colour(colour: Color32, takes_linear: bool) -> wgpu::Color {
    let [r, g, b, a] = if takes_linear {
        egui::Rgba::from(colour).to_array().map(f64::from)
    } else {
        colour.to_array().map(|byte| f64::from(byte) / 255.0)
    };
    wgpu::Color { r, g, b, a }
}

fn target(device: &wgpu::Device, size: [u32; 2], format: wgpu::TextureFormat) -> wgpu::Texture {
    let [width, height] = size;
    device.create_texture(&wgpu::TextureDescriptor {
        label: Some("window"),
        size: wgpu::Extent3d {
            width,
            height,
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format,
        usage: wgpu::TextureUsages::RENDER_ATTACHMENT
            | wgpu::TextureUsages::TEXTURE_BINDING
            | wgpu::TextureUsages::COPY_SRC,
        view_formats: &[],
    })
}
