//! What each area shows and how each state is laid, as two small textures of whole numbers.
//!
//! Textures, because GL has no storage buffers in the fragment stage. It must not know what is drawn.

use super::buffers::Shading;
use super::view::fade;
use crate::scene::frame::{AreaTexel, MAX_COLOURS, MAX_STATES, Pattern, Scene, StateStyle};
use crate::scene::mesh::MapMesh;
use std::sync::Arc;

/// Areas in a row of the texture; as in prelude.wgsl.
const AREAS_A_ROW: u32 = 2_048;
/// States in a column of the texture; as in prelude.wgsl.
const STATES_A_COLUMN: u32 = 1_024;
/// Four colours; pattern, count and holder; widths and opacity; the outline.
const TEXELS_A_STATE: u32 = 7;
const BYTES_A_STATE: usize = TEXELS_A_STATE as usize * 4;
/// Set beside the pattern when the state is dimmed.
const DIMMED: u8 = 0x80;

/// A texture that is made anew when its size changes.
struct Table {
    texture: wgpu::Texture,
    label: &'static str,
}

impl Table {
    fn new(device: &wgpu::Device, label: &'static str, format: wgpu::TextureFormat) -> Self {
        let texture = create(device, label, format, [1, 1]);
        Self { texture, label }
    }

    /// Makes the texture `size` large; true if it is another texture now.
    fn resize(&mut self, device: &wgpu::Device, size: [u32; 2]) -> bool {
        let changed = size != [self.texture.width(), self.texture.height()];
        if changed {
            self.texture = create(device, self.label, self.texture.format(), size);
        }
        changed
    }

    /// Both formats have four bytes a texel.
    fn write(&self, queue: &wgpu::Queue, at: [u32; 2], size: [u32; 2], bytes: &[u8]) {
        if size[0] == 0 || size[1] == 0 {
            return;
        }
        queue.write_texture(
            wgpu::TexelCopyTextureInfo {
                texture: &self.texture,
                mip_level: 0,
                origin: wgpu::Origin3d {
                    x: at[0],
                    y: at[1],
                    z: 0,
                },
                aspect: wgpu::TextureAspect::All,
            },
            bytes,
            wgpu::TexelCopyBufferLayout {
                offset: 0,
                bytes_per_row: Some(size[0] * 4),
                rows_per_image: Some(size[1]),
            },
            extent(size),
        );
    }

    fn view(&self) -> wgpu::TextureView {
        self.texture.create_view(&wgpu::TextureViewDescriptor {
            label: Some(self.label),
            ..Default::default()
        })
    }
}

/// The texture of areas, and what it holds.
pub(super) struct AreaTable {
    table: Table,
    kept: Option<Arc<[AreaTexel]>>,
    count: u32,
    any_outlined: bool,
}

impl AreaTable {
    /// An empty table.
    pub(super) fn new(device: &wgpu::Device) -> Self {
        Self {
            table: Table::new(device, "areas", wgpu::TextureFormat::R32Uint),
            kept: None,
            count: 0,
            any_outlined: false,
        }
    }

    /// How many areas can be looked up.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// Whether some area is outlined.
    pub(super) fn any_outlined(&self) -> bool {
        self.any_outlined
    }

    /// The texture to bind.
    pub(super) fn view(&self) -> wgpu::TextureView {
        self.table.view()
    }

    /// Sends `texels` unless they are the ones sent last: how many bytes, and whether to bind anew.
    pub(super) fn update(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        texels: &Arc<[AreaTexel]>,
    ) -> (u64, bool) {
        if is_same(self.kept.as_ref(), texels) {
            return (0, false);
        }
        let most = AREAS_A_ROW as usize * device.limits().max_texture_dimension_2d as usize;
        let shown = &texels[..texels.len().min(most)];
        self.count = u32::try_from(shown.len()).unwrap_or(u32::MAX);
        self.any_outlined = shown
            .iter()
            .any(|texel| texel.flags() & AreaTexel::OUTLINED != 0);
        let full_rows = self.count / AREAS_A_ROW;
        let rest = self.count % AREAS_A_ROW;
        let width = self.count.clamp(1, AREAS_A_ROW);
        let rows = self.count.div_ceil(AREAS_A_ROW).max(1);
        let is_new = self.table.resize(device, [width, rows]);
        let (full, last) = shown.split_at((full_rows * AREAS_A_ROW) as usize);
        self.table.write(
            queue,
            [0, 0],
            [AREAS_A_ROW, full_rows],
            bytemuck::cast_slice(full),
        );
        self.table
            .write(queue, [0, full_rows], [rest, 1], bytemuck::cast_slice(last));
        self.kept = Some(Arc::clone(texels));
        (size_of_val(shown) as u64, is_new)
    }
}

/// How the fill of each area of a scene is drawn.
/// The areas and the states of a scene, and whether it fades.
type MadeOf = (Arc<[AreaTexel]>, Arc<[StateStyle]>, bool);

#[derive(Default)]
pub(super) struct AreaShadings {
    shadings: Vec<Shading>,
    made_of: Option<MadeOf>,
}

impl AreaShadings {
    /// Where more areas than this have a pattern, all are drawn as if they had one: to change from one
    /// shader to the other costs more than it saves.
    const MOST_PATTERNED: usize = 512;

    /// Works out what a scene asks for, unless it is what the last one asked for.
    pub(super) fn update(&mut self, scene: &Scene) {
        let fades = fade(scene) < 1.0;
        let is_same = self
            .made_of
            .as_ref()
            .is_some_and(|(texels, states, faded)| {
                Arc::ptr_eq(texels, &scene.texels)
                    && Arc::ptr_eq(states, &scene.states)
                    && *faded == fades
            });
        if is_same {
            return;
        }
        self.made_of = Some((scene.texels.clone(), scene.states.clone(), fades));
        self.shadings.clear();
        // What is past the last area is nothing.
        let texels = scene.texels.iter().take(scene.mesh.area_count as usize);
        self.shadings
            .extend(texels.map(|texel| shading(*texel, &scene.states, fades)));
        let patterned = |shading: &&mut Shading| **shading == Shading::Patterned;
        if self.shadings.iter_mut().filter(patterned).count() > Self::MOST_PATTERNED {
            let drawn = self.shadings.iter_mut();
            for shading in drawn.filter(|shading| **shading == Shading::Plain) {
                *shading = Shading::Patterned;
            }
        }
    }

    /// How the fill of an area is drawn.
    pub(super) fn of(&self, area: u32) -> Shading {
        let shading = self.shadings.get(area as usize);
        shading.copied().unwrap_or(Shading::Nothing)
    }
}

/// As the shaders of map_fill.wgsl can.
fn shading(texel: AreaTexel, states: &[StateStyle], fades: bool) -> Shading {
    if texel.flags() & AreaTexel::HIDDEN != 0 {
        return Shading::Nothing;
    }
    // Past the end the last holds, as in prelude.wgsl.
    let pattern = |row: u16| {
        let state = states.get(usize::from(row)).or(states.last());
        state.map_or(Pattern::Absent, |state| state.pattern)
    };
    let now = pattern(texel.row());
    let before = if fades {
        pattern(texel.row_before())
    } else {
        now
    };
    let is_plain = |pattern| matches!(pattern, Pattern::Solid | Pattern::Nobody | Pattern::Absent);
    if now == Pattern::Absent && before == Pattern::Absent {
        Shading::Nothing
    } else if is_plain(now) && is_plain(before) && texel.flags() & AreaTexel::INFERRED == 0 {
        Shading::Plain
    } else {
        Shading::Patterned
    }
}

/// The texture of the lists of areas on sides of borders: where each list begins and the last ends,
/// then the lists.
pub(super) struct SideTable {
    table: Table,
    kept: Option<(Arc<MapMesh>, usize)>,
}

impl SideTable {
    /// An empty table.
    pub(super) fn new(device: &wgpu::Device) -> Self {
        Self {
            table: Table::new(device, "sides", wgpu::TextureFormat::R32Uint),
            kept: None,
        }
    }

    /// The texture to bind.
    pub(super) fn view(&self) -> wgpu::TextureView {
        self.table.view()
    }

    /// Sends the lists unless there are no more than were sent last: how many bytes, and whether to
    /// bind anew. Tiles add lists, and never take one away.
    pub(super) fn update(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        mesh: &Arc<MapMesh>,
    ) -> (u64, bool) {
        let entries = mesh.sides.with(|sides| {
            let count = sides.lists().len();
            let is_sent = self.kept.as_ref().is_some_and(|(kept, sent)| {
                count == *sent && (Arc::ptr_eq(kept, mesh) || count == 0)
            });
            (!is_sent).then(|| (count, side_entries(sides.lists())))
        });
        let Some((count, mut entries)) = entries else {
            return (0, false);
        };
        self.kept = Some((Arc::clone(mesh), count));
        let most = AREAS_A_ROW as usize * device.limits().max_texture_dimension_2d as usize;
        entries.truncate(most);
        let sent = size_of_val(entries.as_slice()) as u64;
        let width = AREAS_A_ROW as usize;
        let rows = entries.len().div_ceil(width).max(1);
        entries.resize(rows * width, 0);
        let size = [AREAS_A_ROW, u32::try_from(rows).unwrap_or(1)];
        let is_new = self.table.resize(device, size);
        self.table
            .write(queue, [0, 0], size, bytemuck::cast_slice(&entries));
        (if count == 0 { 0 } else { sent }, is_new)
    }
}

fn side_entries(lists: &[Box<[u32]>]) -> Vec<u32> {
    let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    let mut begin = lists.len() + 1;
    let mut entries = vec![number(begin)];
    for list in lists {
        begin += list.len();
        entries.push(number(begin));
    }
    entries.extend(lists.iter().flatten());
    entries
}

/// The texture of states, and what it holds.
pub(super) struct StateTable {
    table: Table,
    kept: Option<Arc<[StateStyle]>>,
    count: u32,
}

impl StateTable {
    /// An empty table.
    pub(super) fn new(device: &wgpu::Device) -> Self {
        Self {
            table: Table::new(device, "states", wgpu::TextureFormat::Rgba8Uint),
            kept: None,
            count: 0,
        }
    }

    /// How many states can be looked up.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// The texture to bind.
    pub(super) fn view(&self) -> wgpu::TextureView {
        self.table.view()
    }

    /// Sends `states` unless they are the ones sent last: how many bytes, and whether to bind anew.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a table is no larger than a texture"
    )]
    pub(super) fn update(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        states: &Arc<[StateStyle]>,
    ) -> (u64, bool) {
        if is_same(self.kept.as_ref(), states) {
            return (0, false);
        }
        let shown = &states[..states.len().min(MAX_STATES)];
        self.count = u32::try_from(shown.len()).unwrap_or(u32::MAX);
        let columns = self.count.div_ceil(STATES_A_COLUMN).max(1);
        let rows = self.count.clamp(1, STATES_A_COLUMN);
        let is_new = self.table.resize(device, [columns * TEXELS_A_STATE, rows]);
        for (column, states) in (0..).zip(shown.chunks(STATES_A_COLUMN as usize)) {
            let bytes: Vec<u8> = states.iter().flat_map(state_bytes).collect();
            let size = [TEXELS_A_STATE, (bytes.len() / BYTES_A_STATE) as u32];
            self.table
                .write(queue, [column * TEXELS_A_STATE, 0], size, &bytes);
        }
        self.kept = Some(Arc::clone(states));
        ((shown.len() * BYTES_A_STATE) as u64, is_new)
    }
}

fn state_bytes(state: &StateStyle) -> [u8; BYTES_A_STATE] {
    let mut bytes = [0; BYTES_A_STATE];
    let (colours, rest) = bytes.split_at_mut(MAX_COLOURS * 4);
    let (laid, drawn) = rest.split_at_mut(4);
    for (texel, colour) in colours.chunks_exact_mut(4).zip(state.colours) {
        texel.copy_from_slice(&colour);
    }
    let dimmed = if state.dimmed { DIMMED } else { 0 };
    let [low, high] = state.holder.to_le_bytes();
    laid.copy_from_slice(&[
        pattern_number(state.pattern) | dimmed,
        state.count,
        low,
        high,
    ]);
    let look = &state.look;
    // 0 stands for what the map does by itself.
    let opacity = look
        .opacity_percent
        .map_or(0, |percent| percent.min(100) + 1);
    let [r, g, b] = look.outline.unwrap_or_default();
    drawn.copy_from_slice(&[
        look.line_width_tenths.unwrap_or(0),
        look.point_size_tenths.unwrap_or(0),
        opacity,
        0,
        r,
        g,
        b,
        if look.outline.is_some() { 255 } else { 0 },
    ]);
    bytes
}

/// As in map_fill.wgsl.
fn pattern_number(pattern: Pattern) -> u8 {
    match pattern {
        Pattern::Solid => 0,
        Pattern::Contested => 1,
        Pattern::Shared => 2,
        Pattern::Nobody => 3,
        Pattern::Unknown => 4,
        Pattern::Pending => 5,
        Pattern::Absent => 6,
        Pattern::Hatch => 7,
    }
}

/// Keeping the `Arc` keeps its address from being given to another.
fn is_same<T>(kept: Option<&Arc<[T]>>, given: &Arc<[T]>) -> bool {
    kept.is_some_and(|kept| Arc::ptr_eq(kept, given))
}

fn create(
    device: &wgpu::Device,
    label: &str,
    format: wgpu::TextureFormat,
    size: [u32; 2],
) -> wgpu::Texture {
    device.create_texture(&wgpu::TextureDescriptor {
        label: Some(label),
        size: extent(size),
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
        view_formats: &[],
    })
}

fn extent(size: [u32; 2]) -> wgpu::Extent3d {
    wgpu::Extent3d {
        width: size[0],
        height: size[1],
        depth_or_array_layers: 1,
    }
}
