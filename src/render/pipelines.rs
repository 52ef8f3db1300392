//! How the shaders are put together, one pipeline for each kind of drawing.
//!
//! It must not know what is drawn when.

use super::map_view::MAP_FORMAT;
use super::view::PlaceUniforms;
use crate::scene::mesh::{FillVertex, LinePoint};

const FILL_SHADER: &str = concat!(include_str!("prelude.wgsl"), include_str!("map_fill.wgsl"));
const LINE_SHADER: &str = concat!(include_str!("prelude.wgsl"), include_str!("map_line.wgsl"));
const MARK_SHADER: &str = concat!(include_str!("prelude.wgsl"), include_str!("mark.wgsl"));

/// The points of a list of lines that one piece takes; each is a vertex buffer of its own.
pub(super) const POINTS_A_PIECE: usize = 4;

/// The appearances of a border, as numbered in map_line.wgsl.
#[derive(Clone, Copy)]
pub(super) enum BorderPass {
    Inner = 0,
    FrontCasing = 1,
    Front = 2,
    SelectionCasing = 3,
    Highlight = 4,
}

const BORDER_PASSES: [BorderPass; 5] = [
    BorderPass::Inner,
    BorderPass::FrontCasing,
    BorderPass::Front,
    BorderPass::SelectionCasing,
    BorderPass::Highlight,
];

// As numbered in map_line.wgsl and mark.wgsl.
const STROKE_CASING: u32 = 5;
const STROKE: u32 = 6;
const SPECKS: u32 = 7;

/// Every pipeline of the map.
pub(super) struct Pipelines {
    pub(super) bindings: wgpu::BindGroupLayout,
    /// Where the geometry that is drawn has its origin.
    pub(super) place: wgpu::BindGroupLayout,
    pub(super) sea: wgpu::RenderPipeline,
    pub(super) context: wgpu::RenderPipeline,
    /// Areas with patterns.
    pub(super) areas: wgpu::RenderPipeline,
    /// Areas in one colour.
    pub(super) plain_areas: wgpu::RenderPipeline,
    pub(super) context_lines: wgpu::RenderPipeline,
    /// The edge of lines, then the lines.
    pub(super) strokes: [wgpu::RenderPipeline; 2],
    pub(super) points: wgpu::RenderPipeline,
    pub(super) specks: wgpu::RenderPipeline,
    borders: [wgpu::RenderPipeline; 5],
}

impl Pipelines {
    /// Compiles for so many samples a pixel.
    pub(super) fn new(device: &wgpu::Device, samples: u32) -> Self {
        let bindings = bindings(device);
        let place = place(device);
        let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("map"),
            bind_group_layouts: &[Some(&bindings), Some(&place)],
            immediate_size: 0,
        });
        let fill = module(device, "map fill", FILL_SHADER);
        let line = module(device, "map line", LINE_SHADER);
        let mark = module(device, "map mark", MARK_SHADER);
        let maker = Maker {
            device,
            layout: &layout,
            target: wgpu::ColorTargetState {
                format: MAP_FORMAT,
                blend: Some(PREMULTIPLIED),
                write_mask: wgpu::ColorWrites::ALL,
            },
            samples,
        };
        let strip = wgpu::PrimitiveTopology::TriangleStrip;
        let list = wgpu::PrimitiveTopology::TriangleList;
        let fill_vertex = [placed(wgpu::VertexStepMode::Vertex)];
        let mark_instance = [placed(wgpu::VertexStepMode::Instance)];
        let piece = piece();
        let marks = |pass| {
            let entries = ["vs_mark", "fs_mark"];
            maker.make(&mark, entries, &mark_instance, strip, pass)
        };
        let lines = |entry, pass| maker.make(&line, [entry, "fs_line"], &piece, strip, pass);
        Self {
            sea: maker.make(&fill, ["vs_sea", "fs_flat"], &[], strip, 0),
            context: maker.make(&fill, ["vs_context", "fs_flat"], &fill_vertex, list, 0),
            areas: maker.make(&fill, ["vs_area", "fs_area"], &fill_vertex, list, 0),
            plain_areas: maker.make(&fill, ["vs_plain_area", "fs_flat"], &fill_vertex, list, 0),
            context_lines: lines("vs_context_line", 0),
            strokes: [STROKE_CASING, STROKE].map(|pass| lines("vs_stroke", pass)),
            points: marks(0),
            specks: marks(SPECKS),
            borders: BORDER_PASSES.map(|pass| lines("vs_border", pass as u32)),
            bindings,
            place,
        }
    }

    /// The pipeline of one appearance of the borders.
    pub(super) fn border(&self, pass: BorderPass) -> &wgpu::RenderPipeline {
        &self.borders[pass as usize]
    }
}

struct Maker<'a> {
    device: &'a wgpu::Device,
    layout: &'a wgpu::PipelineLayout,
    target: wgpu::ColorTargetState,
    samples: u32,
}

impl Maker<'_> {
    fn make(
        &self,
        module: &wgpu::ShaderModule,
        [vertex_entry, fragment_entry]: [&str; 2],
        vertices: &[wgpu::VertexBufferLayout<'_>],
        topology: wgpu::PrimitiveTopology,
        shader_pass: u32,
    ) -> wgpu::RenderPipeline {
        // Not every shader has the constant; where it is not given it is 0.
        let constants = [("PASS", f64::from(shader_pass))];
        let compilation_options = wgpu::PipelineCompilationOptions {
            constants: &constants[..usize::from(shader_pass != 0)],
            ..Default::default()
        };
        let buffers: Vec<_> = vertices.iter().cloned().map(Some).collect();
        let multisample = wgpu::MultisampleState {
            count: self.samples,
            ..Default::default()
        };
        let primitive = wgpu::PrimitiveState {
            topology,
            ..Default::default()
        };
        self.device
            .create_render_pipeline(&wgpu::RenderPipelineDescriptor {
                label: Some(vertex_entry),
                layout: Some(self.layout),
                vertex: wgpu::VertexState {
                    module,
                    entry_point: Some(vertex_entry),
                    compilation_options: compilation_options.clone(),
                    buffers: &buffers,
                },
                primitive,
                depth_stencil: None,
                multisample,
                fragment: Some(wgpu::FragmentState {
                    module,
                    entry_point: Some(fragment_entry),
                    compilation_options,
                    targets: &[Some(self.target.clone())],
                }),
                multiview_mask: None,
                cache: None,
            })
    }
}

/// As egui blends.
const PREMULTIPLIED: wgpu::BlendState = wgpu::BlendState {
    color: wgpu::BlendComponent {
        src_factor: wgpu::BlendFactor::One,
        dst_factor: wgpu::BlendFactor::OneMinusSrcAlpha,
        operation: wgpu::BlendOperation::Add,
    },
    alpha: wgpu::BlendComponent {
        src_factor: wgpu::BlendFactor::OneMinusDstAlpha,
        dst_factor: wgpu::BlendFactor::One,
        operation: wgpu::BlendOperation::Add,
    },
};

fn module(device: &wgpu::Device, label: &str, source: &'static str) -> wgpu::ShaderModule {
    device.create_shader_module(wgpu::ShaderModuleDescriptor {
        label: Some(label),
        source: wgpu::ShaderSource::Wgsl(source.into()),
    })
}

fn bindings(device: &wgpu::Device) -> wgpu::BindGroupLayout {
    let table = wgpu::BindingType::Texture {
        sample_type: wgpu::TextureSampleType::Uint,
        view_dimension: wgpu::TextureViewDimension::D2,
        multisampled: false,
    };
    let uniforms = wgpu::BindingType::Buffer {
        ty: wgpu::BufferBindingType::Uniform,
        has_dynamic_offset: false,
        min_binding_size: None,
    };
    let entry = |binding, ty| wgpu::BindGroupLayoutEntry {
        binding,
        visibility: wgpu::ShaderStages::VERTEX_FRAGMENT,
        ty,
        count: None,
    };
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("map"),
        entries: &[
            entry(0, uniforms),
            entry(1, table),
            entry(2, table),
            entry(3, table),
        ],
    })
}

fn place(device: &wgpu::Device) -> wgpu::BindGroupLayout {
    device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
        label: Some("map place"),
        entries: &[wgpu::BindGroupLayoutEntry {
            binding: 0,
            visibility: wgpu::ShaderStages::VERTEX,
            ty: wgpu::BindingType::Buffer {
                ty: wgpu::BufferBindingType::Uniform,
                has_dynamic_offset: true,
                min_binding_size: std::num::NonZeroU64::new(size_of::<PlaceUniforms>() as u64),
            },
            count: None,
        }],
    })
}

fn placed(step_mode: wgpu::VertexStepMode) -> wgpu::VertexBufferLayout<'static> {
    wgpu::VertexBufferLayout {
        array_stride: size_of::<FillVertex>() as u64,
        step_mode,
        attributes: const { &wgpu::vertex_attr_array![0 => Float32x2, 1 => Uint32] },
    }
}

/// The same list four times, each a point further; only the piece's beginning is asked for its tags.
fn piece() -> [wgpu::VertexBufferLayout<'static>; POINTS_A_PIECE] {
    let attributes: [&[wgpu::VertexAttribute]; POINTS_A_PIECE] = const {
        [
            &wgpu::vertex_attr_array![0 => Float32x2],
            &wgpu::vertex_attr_array![1 => Float32x2, 4 => Uint32x2],
            &wgpu::vertex_attr_array![2 => Float32x2],
            &wgpu::vertex_attr_array![3 => Float32x2],
        ]
    };
    attributes.map(|attributes| wgpu::VertexBufferLayout {
        array_stride: size_of::<LinePoint>() as u64,
        step_mode: wgpu::VertexStepMode::Instance,
        attributes,
    })
}
