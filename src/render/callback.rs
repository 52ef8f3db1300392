//! The map as a shape among egui's, and the kept picture of a window in the place of all shapes.
//!
//! It must not know what the map shows; the scene does.

use super::tile_maker::Wake;
use super::window_picture::{WindowFrame, WindowPicture};
use crate::scene::frame::Scene;
use egui::epaint::ClippedShape;
use egui_wgpu::{CallbackResources, CallbackTrait};
use std::sync::Arc;

/// The scene as a shape that fills `rect`; the scene's viewport has the size of `rect`. Only a
/// [`WindowPicture`] draws it.
pub fn paint_callback(rect: egui::Rect, scene: Scene) -> egui::PaintCallback {
    egui::PaintCallback {
        rect,
        callback: Arc::new(MapShape { scene }),
    }
}

/// A map among the shapes.
pub(super) struct MapShape {
    pub(super) scene: Scene,
}

/// Has a window keep its picture: from now on what its shapes show is drawn where it changed, and the
/// window is given the picture. Great data are made ready beside the interface: a picture may show less
/// at first, and `wake` is called when there is more to show.
pub fn keep_picture(ctx: &egui::Context, render_state: &egui_wgpu::RenderState, wake: Wake) {
    let (device, queue) = (&render_state.device, &render_state.queue);
    let format = render_state.target_format;
    ctx.add_plugin(PictureKeeper {
        picture: WindowPicture::new(device, queue, format, 1, false).live(wake),
        copier: Copier::new(device, format),
        device: device.clone(),
        textures: egui::TexturesDelta::default(),
        window: egui::Vec2::ZERO,
        shown: None,
    });
}

/// Takes the shapes of each frame and leaves one in their place.
struct PictureKeeper {
    picture: WindowPicture,
    copier: Copier,
    device: wgpu::Device,
    /// Textures of passes that were not shown.
    textures: egui::TexturesDelta,
    /// The size of the window whose frame ends, in points: there may be one more than the first.
    window: egui::Vec2,
    /// The picture, and how the shader takes it.
    shown: Option<(wgpu::Texture, wgpu::BindGroup)>,
}

impl egui::Plugin for PictureKeeper {
    fn debug_name(&self) -> &'static str {
        "picture keeper"
    }

    fn on_end_pass(&mut self, ui: &mut egui::Ui) {
        self.window = ui.ctx().viewport_rect().size();
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "points of a window are positive and few"
    )]
    fn output_hook(&mut self, ctx: &egui::Context, output: &mut egui::FullOutput) {
        self.textures
            .append(std::mem::take(&mut output.textures_delta));
        let is_laid_out_again = !output.platform_output.request_discard_reasons.is_empty()
            && output.platform_output.num_completed_passes
                < ctx.options(|options| options.max_passes.get());
        if is_laid_out_again {
            output.shapes.clear();
            return;
        }
        let pixels_per_point = output.pixels_per_point;
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, self.window);
        // A float is cut to the nearest number that the type has.
        let px = |points: f32| (points * pixels_per_point).round() as u32;
        let frame = WindowFrame {
            shapes: std::mem::take(&mut output.shapes),
            textures: std::mem::take(&mut self.textures),
            size: [px(self.window.x), px(self.window.y)],
            pixels_per_point,
            ground: ctx.global_style().visuals.panel_fill,
        };
        self.picture
            .draw(frame, |shapes, scale| ctx.tessellate(shapes, scale));
        let is_new = |texture: &&_| {
            self.shown
                .as_ref()
                .is_none_or(|(shown, _)| shown != *texture)
        };
        if let Some(texture) = self.picture.texture().filter(is_new) {
            let bound = self.copier.bind(&self.device, texture);
            self.shown = Some((texture.clone(), bound));
        }
        if let Some((_, bound)) = &self.shown {
            let copy = PictureCopy {
                pipeline: self.copier.pipeline.clone(),
                bound: bound.clone(),
            };
            output.shapes = vec![ClippedShape {
                clip_rect: window,
                shape: egui_wgpu::Callback::new_paint_callback(window, copy).into(),
                transform_after_tessellation: egui::emath::TSTransform::IDENTITY,
            }];
        }
    }
}

/// Copies pictures into passes.
struct Copier {
    layout: wgpu::BindGroupLayout,
    pipeline: wgpu::RenderPipeline,
}

impl Copier {
    fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
        let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
            label: Some("blit"),
            source: wgpu::ShaderSource::Wgsl(include_str!("blit.wgsl").into()),
        });
        let layout = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
            label: Some("blit"),
            entries: &[
                wgpu::BindGroupLayoutEntry {
                    binding: 0,
                    visibility: wgpu::ShaderStages::FRAGMENT,
                    ty: wgpu::BindingType::Texture {
                        sample_type: wgpu::TextureSampleType::Float { filterable: true },
                        view_dimension: wgpu::TextureViewDimension::D2,
                        multisampled: false,
                    },
                    count: None,
                },
                wgpu::BindGroupLayoutEntry {
                    binding: 1,
                    visibility: wgpu::ShaderStages::FRAGMENT,
                    ty: wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Filtering),
                    count: None,
                },
            ],
        });
        let pipeline_layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some("blit"),
            bind_group_layouts: &[Some(&layout)],
            immediate_size: 0,
        });
        let pipeline = device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
            label: Some("blit"),
            layout: Some(&pipeline_layout),
            vertex: wgpu::VertexState {
                module: &module,
                entry_point: Some("vs_all"),
                compilation_options: wgpu::PipelineCompilationOptions::default(),
                buffers: &[],
            },
            primitive: wgpu::PrimitiveState {
                topology: wgpu::PrimitiveTopology::TriangleStrip,
                ..Default::default()
            },
            depth_stencil: None,
            multisample: wgpu::MultisampleState::default(),
            fragment: Some(wgpu::FragmentState {
                module: &module,
                entry_point: Some("fs_copy"),
                compilation_options: wgpu::PipelineCompilationOptions::default(),
                targets: &[Some(format.into())],
            }),
            multiview_mask: None,
            cache: None,
        });
        Self { layout, pipeline }
    }

    fn bind(&self, device: &wgpu::Device, picture: &wgpu::Texture) -> wgpu::BindGroup {
        let view = picture.create_view(&Default::default());
        // Each pixel is asked for in its middle.
        let sampler = device.create_sampler(&wgpu::SamplerDescriptor::default());
        device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("blit"),
            layout: &self.layout,
            entries: &[
                wgpu::BindGroupEntry {
                    binding: 0,
                    resource: wgpu::BindingResource::TextureView(&view),
                },
                wgpu::BindGroupEntry {
                    binding: 1,
                    resource: wgpu::BindingResource::Sampler(&sampler),
                },
            ],
        })
    }
}

/// A picture on its way into the window.
struct PictureCopy {
    pipeline: wgpu::RenderPipeline,
    bound: wgpu::BindGroup,
}

impl CallbackTrait for PictureCopy {
    fn paint(
        &self,
        info: egui::PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        _resources: &CallbackResources,
    ) {
        let [width, height] = info.screen_size_px;
        pass.set_viewport(0.0, 0.0, width as f32, height as f32, 0.0, 1.0);
        pass.set_scissor_rect(0, 0, width, height);
        pass.set_pipeline(&self.pipeline);
        pass.set_bind_group(0, &self.bound, &[]);
        pass.draw(0..4, 0..1);
    }
}
