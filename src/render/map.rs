//! The renderer of the map: of each view a picture is kept, and only what changed is drawn to it.
//!
//! It must not know egui, or where its pictures are shown.

use super::boxes::PixelBox;
use super::changes::{DrawnAreas, PictureChange, PictureContent};
use super::ground::{Card, GroundBuffers};
use super::map_view::{MapPicture, MapView};
use super::painter::Painter;
use super::pipelines::Pipelines;
use super::tile_maker::Wake;
use super::view::{LONGEST_TRIANGLE_PX, PixelGrid, Placement, ViewUniforms, seen_world};
use crate::scene::frame::Scene;
use crate::scene::mesh::{MapMesh, POSITION_SCALE};
use std::sync::Arc;

/// How many pixels a simplified line may lie from the true one.
const TOLERANCE_PX: f64 = 0.5;

/// What one picture sent to the card, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uploads {
    /// Triangles and lines: once per data set and level, or tile.
    pub geometry_bytes: u64,
    /// The table of states: a new theme or filter.
    pub state_bytes: u64,
    /// What each area shows: a new date, four bytes an area.
    pub texel_bytes: u64,
    /// The view.
    pub uniform_bytes: u64,
}

/// What was drawn of one picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DrawCount {
    /// How many boxes were drawn.
    pub boxes: usize,
    /// How many pixels lie in them.
    pub pixels: u64,
    /// How many pixels were moved rather than drawn.
    pub moved_pixels: u64,
    /// How many corners of triangles were placed.
    pub corners: u64,
}

/// Draws scenes. Holds what is on the card between pictures.
pub struct MapRenderer {
    device: wgpu::Device,
    queue: wgpu::Queue,
    samples: u32,
    pipelines: Pipelines,
    /// What is on the card, of each mesh that some view shows.
    grounds: Vec<GroundBuffers>,
    views: Vec<MapView>,
    last_uploads: Uploads,
    last_drawing: DrawCount,
    /// Asks for another picture; `None` where each picture is complete.
    wake: Option<Wake>,
}

impl MapRenderer {
    /// Compiles the shaders for so many samples a pixel.
    pub fn new(device: &wgpu::Device, queue: &wgpu::Queue, samples: u32) -> Self {
        let samples = samples.max(1);
        Self {
            pipelines: Pipelines::new(device, samples),
            device: device.clone(),
            queue: queue.clone(),
            samples,
            grounds: Vec::new(),
            views: Vec::new(),
            last_uploads: Uploads::default(),
            last_drawing: DrawCount::default(),
            wake: None,
        }
    }

    /// Makes great data ready beside the interface rather than let a picture wait for them, and calls
    /// `wake` when there is more to show.
    pub fn live(mut self, wake: Wake) -> Self {
        self.wake = Some(wake);
        self
    }

    /// What the last picture sent.
    pub fn last_uploads(&self) -> Uploads {
        self.last_uploads
    }

    /// What was drawn of the last picture.
    pub fn last_drawing(&self) -> DrawCount {
        self.last_drawing
    }

    /// Makes the picture of a view one of this scene, which lies at `place` in the window. Views are
    /// numbered from 0 in the order in which they are first drawn. Answers with the boxes of the
    /// picture that are others than before; none where it has no pixels.
    pub fn draw(
        &mut self,
        encoder: &mut wgpu::CommandEncoder,
        view: usize,
        scene: &Scene,
        place: Placement,
    ) -> Vec<PixelBox> {
        let device = self.device.clone();
        let queue = self.queue.clone();
        let card = Card {
            device: &device,
            queue: &queue,
        };
        self.last_uploads = Uploads::default();
        self.last_drawing = DrawCount::default();
        while self.views.len() <= view {
            self.views.push(MapView::new(&device));
        }
        let grid = PixelGrid::new(scene, place);
        let most = device.limits().max_texture_dimension_2d;
        let Some(whole) = PixelBox::whole(grid.size.map(|side| side.min(most))) else {
            self.views[view].content = None;
            self.views[view].picture = None;
            return Vec::new();
        };
        let ground = self.require_ground(card, scene);
        let areas = self.require_areas(card, view, ground, scene, grid.px_per_world);
        let uniforms = self.send_tables(card, view, ground, scene, &grid);
        let can_move = grid.can_move() && self.can_move(ground, &areas, grid.px_per_world);
        let content = PictureContent::new(scene, grid, uniforms, areas, can_move);
        let (boxes, moved) = self.fit_picture(encoder, view, whole, &content);
        let painted = self.paint(encoder, view, ground, scene, &content, &boxes, whole);
        self.last_drawing = DrawCount {
            boxes: boxes.len(),
            pixels: boxes.iter().map(|part| part.pixels()).sum(),
            corners: painted,
            ..self.last_drawing
        };
        self.views[view].content = Some(content);
        if moved { vec![whole] } else { boxes }
    }

    /// The picture of a view.
    pub fn picture(&self, view: usize) -> Option<&wgpu::Texture> {
        let picture = self.views.get(view)?.picture.as_ref()?;
        Some(picture.texture())
    }

    /// Lets go of views from this on, and of what only they showed.
    pub fn forget_views(&mut self, from: usize) {
        self.views.truncate(from);
        let contents = self.views.iter().filter_map(|view| view.content.as_ref());
        let meshes: Vec<_> = contents.map(|content| content.mesh.clone()).collect();
        self.grounds.retain_mut(|ground| {
            ground.forget_views(from);
            meshes.iter().any(|mesh| ground.is_of(mesh))
        });
    }

    /// Where the geometry of a scene stands among what is on the card; sends what is not.
    fn require_ground(&mut self, card: Card<'_>, scene: &Scene) -> usize {
        let found = self.grounds.iter().position(|g| g.is_of(&scene.mesh));
        found.unwrap_or_else(|| {
            let context = self.grounds.iter().map(|ground| &ground.context);
            let mut context = context.filter(|context| context.is_of(&scene.mesh.context));
            let context = context.next().cloned();
            self.grounds.push(GroundBuffers::new(
                card,
                &self.pipelines.place,
                &scene.mesh,
                context,
                self.wake.as_ref(),
                &mut self.last_uploads.geometry_bytes,
            ));
            self.grounds.len() - 1
        })
    }

    fn require_areas(
        &mut self,
        card: Card<'_>,
        view: usize,
        ground: usize,
        scene: &Scene,
        px_per_world: f64,
    ) -> DrawnAreas {
        let sent = &mut self.last_uploads.geometry_bytes;
        let ground = &mut self.grounds[ground];
        if let Some(tiles) = &scene.mesh.tiles {
            let ids = tiles.in_view(seen_world(scene), px_per_world);
            let drawn = ground.require_tiles(card, view, &ids, sent);
            let is_complete = drawn.len() == ids.len()
                && drawn.iter().zip(&ids).all(|(drawn, id)| drawn.id == *id);
            return DrawnAreas::Tiles(drawn, is_complete);
        }
        let level = level_for(&scene.mesh, px_per_world);
        ground.require_level(card.device, level, sent);
        DrawnAreas::Level(level)
    }

    fn send_tables(
        &mut self,
        card: Card<'_>,
        view: usize,
        ground: usize,
        scene: &Scene,
        grid: &PixelGrid,
    ) -> ViewUniforms {
        let view = &mut self.views[view];
        let (texel_bytes, new_areas) = view.areas.update(card.device, card.queue, &scene.texels);
        let (state_bytes, new_states) = view.states.update(card.device, card.queue, &scene.states);
        view.shadings.update(scene);
        let sides = &mut self.grounds[ground].sides;
        let (side_bytes, new_sides) = sides.update(card.device, card.queue, &scene.mesh);
        let is_other_ground = view
            .content
            .as_ref()
            .is_none_or(|content| !Arc::ptr_eq(&content.mesh, &scene.mesh));
        if new_areas || new_states || is_other_ground {
            view.unbind();
        }
        let counts = [
            view.areas.count().min(scene.mesh.area_count),
            view.states.count(),
        ];
        let uniforms = ViewUniforms::new(scene, grid, counts);
        self.last_uploads.texel_bytes = texel_bytes;
        self.last_uploads.state_bytes = state_bytes;
        self.last_uploads.geometry_bytes += side_bytes;
        self.last_uploads.uniform_bytes = view.send(card, &uniforms);
        if new_sides {
            self.views.iter_mut().for_each(MapView::unbind);
        }
        uniforms
    }

    /// Whether no triangle is so long that the card cuts it off where it is seen.
    fn can_move(&self, ground: usize, areas: &DrawnAreas, px_per_world: f64) -> bool {
        let ground = &self.grounds[ground];
        let patches = match areas {
            DrawnAreas::Level(level) => ground.level(*level).map_or(0.0, |l| l.buffers.longest()),
            DrawnAreas::Tiles(drawn, _) => {
                let tiles = drawn.iter().filter_map(|drawn| ground.tile(&drawn.id));
                tiles.map(|tile| tile.buffers.longest()).fold(0.0, f32::max)
            }
        };
        let longest = f64::from(patches.max(ground.context.longest()));
        longest / POSITION_SCALE * px_per_world < LONGEST_TRIANGLE_PX
    }

    /// Sees that a view has a picture of the right size, moved as it has to be; answers with the boxes
    /// that are to be drawn, and whether all of it is another than before.
    fn fit_picture(
        &mut self,
        encoder: &mut wgpu::CommandEncoder,
        view: usize,
        whole: PixelBox,
        content: &PictureContent,
    ) -> (Vec<PixelBox>, bool) {
        let view = &mut self.views[view];
        let fits = |picture: &MapPicture| picture.size() == whole.size();
        let before = view
            .content
            .take()
            .filter(|_| view.picture.as_ref().is_some_and(fits));
        let change = before.map_or(PictureChange::All, |before| before.change_to(content));
        if let (PictureChange::Parts(by, boxes), Some(picture)) = (change, &mut view.picture) {
            if by == [0, 0] {
                return (boxes, false);
            }
            if let Some(moved) = picture.shift(&self.device, encoder, by) {
                self.last_drawing.moved_pixels = moved;
                return (boxes, true);
            }
        }
        if !view.picture.as_ref().is_some_and(fits) {
            view.picture = Some(MapPicture::new(&self.device, whole.size(), self.samples));
        }
        (vec![whole], true)
    }

    /// Draws some boxes of a view's picture; answers with how many corners.
    #[expect(clippy::too_many_arguments, reason = "what one picture is made of")]
    fn paint(
        &mut self,
        encoder: &mut wgpu::CommandEncoder,
        view: usize,
        ground: usize,
        scene: &Scene,
        content: &PictureContent,
        boxes: &[PixelBox],
        whole: PixelBox,
    ) -> u64 {
        if boxes.is_empty() {
            return 0;
        }
        let ground = &self.grounds[ground];
        let view = &mut self.views[view];
        let layout = &self.pipelines.bindings;
        let bind_group = view.bind_group(&self.device, layout, &ground.sides).clone();
        let Some(picture) = &view.picture else {
            return 0;
        };
        let painter = Painter {
            pipelines: &self.pipelines,
            ground,
            shadings: &view.shadings,
            grid: &content.grid,
            areas: &content.areas,
            scene,
            any_outlined: view.areas.any_outlined(),
        };
        let mut pass = picture.begin_pass(encoder, boxes != [whole]);
        let [left, top, width, height] = content.grid.viewport_px();
        pass.set_viewport(left, top, width, height, 0.0, 1.0);
        pass.set_bind_group(0, &bind_group, &[]);
        boxes
            .iter()
            .map(|part| painter.paint(&mut pass, *part))
            .sum()
    }
}

/// The coarsest level that cannot be told from the finest on the screen.
fn level_for(mesh: &MapMesh, px_per_world: f64) -> usize {
    mesh.levels
        .iter()
        .rposition(|level| level.tolerance_world * px_per_world < TOLERANCE_PX)
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Bounds;
    use crate::scene::mesh::{ContextMesh, Level, SideLists};

    #[test]
    fn the_coarsest_level_below_half_a_pixel_is_taken() {
        let levels = [0.0, 1e-6, 1e-5].map(|tolerance_world| Level {
            tolerance_world,
            ..Level::default()
        });
        let mesh = MapMesh {
            origin: [0.5, 0.5],
            bounds: Bounds::EMPTY,
            area_bounds: Arc::from([]),
            area_count: 0,
            levels: levels.into(),
            tiles: None,
            sides: SideLists::default(),
            context: Arc::new(ContextMesh::default()),
        };
        let cases = [
            (1e3, 2),
            (49_999.0, 2),
            (50_000.0, 1),
            (1e6, 0),
            (f64::NAN, 0),
        ];
        for (px_per_world, level) in cases {
            assert_eq!(level_for(&mesh, px_per_world), level, "{px_per_world}");
        }
    }
}
