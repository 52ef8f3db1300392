//! How the shaders are put together, one pipeline for each kind of drawing.
//!
//! It must not know what is drawn when.

use crate::scene::mesh::{BorderSegment, ContextSegment, FillVertex};

const FILL_SHADER: &str = concat!(include_str!("prelude.wgsl"), include_str!("map_fill.wgsl"));
const LINE_SHADER: &str = concat!(include_str!("prelude.wgsl"), include_str!("map_line.wgsl"));

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

/// Every pipeline of the map.
pub(super) struct Pipelines {
    pub(super) bindings: wgpu::BindGroupLayout,
    pub(super) sea: wgpu::RenderPipeline,
    pub(super) context: wgpu::RenderPipeline,
    pub(super) areas: wgpu::RenderPipeline,
    pub(super) context_lines: wgpu::RenderPipeline,
    borders: [wgpu::RenderPipeline; 5],
}

impl Pipelines {
    /// Compiles for a target of this format and so many samples a pixel.
    pub(super) fn new(device: &wgpu::Device, format: wgpu::TextureFormat, samples: u32) -> Self {
        let bindings = bindings(device);
        let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("map"),
            bind_group_layouts: &[Some(&bindings)],
            immediate_size: 0,
        });
        let fill = module(device, "map fill", FILL_SHADER);
        let line = module(device, "map line", LINE_SHADER);
        let maker = Maker {
            device,
            layout: &layout,
            target: wgpu::ColorTargetState {
                format,
                blend: Some(PREMULTIPLIED),
                write_mask: wgpu::ColorWrites::ALL,
            },
            samples,
        };
        let strip = wgpu::PrimitiveTopology::TriangleStrip;
        let list = wgpu::PrimitiveTopology::TriangleList;
        let fill_vertex = fill_vertex();
        let context_piece = context_piece();
        let border_piece = border_piece();
        Self {
            sea: maker.make(&fill, ["vs_sea", "fs_flat"], None, strip, 0),
            context: maker.make(
                &fill,
                ["vs_context", "fs_flat"],
                Some(&fill_vertex),
                list,
                0,
            ),
            areas: maker.make(&fill, ["vs_area", "fs_area"], Some(&fill_vertex), list, 0),
            context_lines: maker.make(
                &line,
                ["vs_context_line", "fs_line"],
                Some(&context_piece),
                strip,
                0,
            ),
            borders: BORDER_PASSES.map(|pass| {
                let entries = ["vs_border", "fs_line"];
                maker.make(&line, entries, Some(&border_piece), strip, pass as u32)
            }),
            bindings,
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
        vertices: Option<&wgpu::VertexBufferLayout<'_>>,
        topology: wgpu::PrimitiveTopology,
        border_pass: u32,
    ) -> wgpu::RenderPipeline {
        // Only the line shader has the constant, and only its vertex stage uses it.
        let constants = [("PASS", f64::from(border_pass))];
        let compilation_options = wgpu::PipelineCompilationOptions {
            constants: &constants[..usize::from(border_pass != 0)],
            ..Default::default()
        };
        let buffers: Vec<_> = vertices
            .map(|layout| Some(layout.clone()))
            .into_iter()
            .collect();
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

/// As egui blends, so that both can share a pass.
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
        entries: &[entry(0, uniforms), entry(1, table), entry(2, table)],
    })
}

fn fill_vertex() -> wgpu::VertexBufferLayout<'static> {
    wgpu::VertexBufferLayout {
        array_stride: size_of::<FillVertex>() as u64,
        step_mode: wgpu::VertexStepMode::Vertex,
        attributes: const { &wgpu::vertex_attr_array![0 => Float32x2, 1 => Uint32] },
    }
}

fn border_piece() -> wgpu::VertexBufferLayout<'static> {
    wgpu::VertexBufferLayout {
        array_stride: size_of::<BorderSegment>() as u64,
        step_mode: wgpu::VertexStepMode::Instance,
        attributes: const {
            &wgpu::vertex_attr_array![
                0 => Float32x2, 1 => Float32x2, 2 => Float32x2, 3 => Float32x2,
                4 => Uint32, 5 => Uint32
            ]
        },
    }
}

fn context_piece() -> wgpu::VertexBufferLayout<'static> {
    wgpu::VertexBufferLayout {
        array_stride: size_of::<ContextSegment>() as u64,
        step_mode: wgpu::VertexStepMode::Instance,
        attributes: const {
            &wgpu::vertex_attr_array![
                0 => Float32x2, 1 => Float32x2, 2 => Float32x2, 3 => Float32x2,
                4 => Uint32, 5 => Float32
            ]
        },
    }
}
