//! What differs between two views of one map: the view itself, the two small tables, and the picture
//! that is kept of it. Geometry is on the card once for all of them.
//!
//! It must not know what changed, or in which order things are drawn.

use super::boxes::PixelBox;
use super::changes::PictureContent;
use super::ground::Card;
use super::tables::{AreaShadings, AreaTable, SideTable, StateTable};
use super::view::ViewUniforms;

/// The format of the pictures of maps: gamma space, as egui takes textures.
pub(super) const MAP_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8Unorm;

/// One view of a map on the card.
pub(super) struct MapView {
    pub(super) areas: AreaTable,
    pub(super) states: StateTable,
    pub(super) shadings: AreaShadings,
    uniforms: wgpu::Buffer,
    sent: Option<ViewUniforms>,
    bind_group: Option<wgpu::BindGroup>,
    /// The picture, once there is one.
    pub(super) picture: Option<MapPicture>,
    /// What the picture shows; `None` where that is not known.
    pub(super) content: Option<PictureContent>,
}

impl MapView {
    /// A view of nothing.
    pub(super) fn new(device: &wgpu::Device) -> Self {
        Self {
            areas: AreaTable::new(device),
            states: StateTable::new(device),
            shadings: AreaShadings::default(),
            uniforms: device.create_buffer(&wgpu::BufferDescriptor {
                label: Some("map view"),
                size: size_of::<ViewUniforms>() as u64,
                usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
                mapped_at_creation: false,
            }),
            sent: None,
            bind_group: None,
            picture: None,
            content: None,
        }
    }

    /// Sends the view unless it was sent; answers with how many bytes.
    pub(super) fn send(&mut self, card: Card<'_>, uniforms: &ViewUniforms) -> u64 {
        if self.sent.as_ref() == Some(uniforms) {
            return 0;
        }
        card.queue
            .write_buffer(&self.uniforms, 0, bytemuck::bytes_of(uniforms));
        self.sent = Some(*uniforms);
        size_of::<ViewUniforms>() as u64
    }

    /// Forgets how the tables are bound, since one of them is another.
    pub(super) fn unbind(&mut self) {
        self.bind_group = None;
    }

    /// The view and the tables as the shaders take them.
    pub(super) fn bind_group(
        &mut self,
        device: &wgpu::Device,
        layout: &wgpu::BindGroupLayout,
        sides: &SideTable,
    ) -> &wgpu::BindGroup {
        let tables = [self.areas.view(), self.states.view(), sides.view()];
        self.bind_group.get_or_insert_with(|| {
            let mut entries = vec![wgpu::BindGroupEntry {
                binding: 0,
                resource: self.uniforms.as_entire_binding(),
            }];
            entries.extend(
                (1..)
                    .zip(&tables)
                    .map(|(binding, view)| wgpu::BindGroupEntry {
                        binding,
                        resource: wgpu::BindingResource::TextureView(view),
                    }),
            );
            device.create_bind_group(&wgpu::BindGroupDescriptor {
                label: Some("map"),
                layout,
                entries: &entries,
            })
        })
    }
}

/// The picture that is kept of a view.
pub(super) struct MapPicture {
    texture: wgpu::Texture,
    /// Where the picture is moved to; made when it is first moved.
    spare: Option<wgpu::Texture>,
    /// What is drawn to where a pixel has several samples.
    sampled: Option<wgpu::Texture>,
}

impl MapPicture {
    /// A picture of so many pixels, and samples each, that shows nothing yet.
    pub(super) fn new(device: &wgpu::Device, size: [u32; 2], samples: u32) -> Self {
        Self {
            texture: single(device, size),
            spare: None,
            sampled: (samples > 1).then(|| {
                let usage = wgpu::TextureUsages::RENDER_ATTACHMENT;
                texture(device, size, samples, usage)
            }),
        }
    }

    /// Its width and height, in pixels.
    pub(super) fn size(&self) -> [u32; 2] {
        [self.texture.width(), self.texture.height()]
    }

    /// What is shown.
    pub(super) fn texture(&self) -> &wgpu::Texture {
        &self.texture
    }

    /// Moves what it shows by so many pixels right and down; what is exposed is left as it is. Answers
    /// with how many pixels were copied; `None` where the driver cannot move them.
    pub(super) fn shift(
        &mut self,
        device: &wgpu::Device,
        encoder: &mut wgpu::CommandEncoder,
        by: [i64; 2],
    ) -> Option<u64> {
        let size = self.size();
        if self.sampled.is_some() {
            return None;
        }
        let to = PixelBox::whole(size)?.moved(by, size)?;
        let from = to.moved(by.map(|by| -by), size)?;
        let spare = self.spare.take().unwrap_or_else(|| single(device, size));
        let [width, height] = to.size();
        let place = |texture, at: PixelBox| {
            let [x, y] = at.left_top();
            wgpu::TexelCopyTextureInfo {
                texture,
                mip_level: 0,
                origin: wgpu::Origin3d { x, y, z: 0 },
                aspect: wgpu::TextureAspect::All,
            }
        };
        encoder.copy_texture_to_texture(
            place(&self.texture, from),
            place(&spare, to),
            wgpu::Extent3d {
                width,
                height,
                depth_or_array_layers: 1,
            },
        );
        self.spare = Some(std::mem::replace(&mut self.texture, spare));
        Some(to.pixels())
    }

    /// Begins a pass that draws to it over what it shows, or, if that does not matter, over nothing.
    pub(super) fn begin_pass(
        &self,
        encoder: &mut wgpu::CommandEncoder,
        keeps: bool,
    ) -> wgpu::RenderPass<'static> {
        let view = self
            .texture
            .create_view(&wgpu::TextureViewDescriptor::default());
        let sampled = self.sampled.as_ref();
        let sampled = sampled.map(|texture| texture.create_view(&Default::default()));
        let attachment = wgpu::RenderPassColorAttachment {
            view: sampled.as_ref().unwrap_or(&view),
            depth_slice: None,
            resolve_target: sampled.as_ref().map(|_| &view),
            ops: wgpu::Operations {
                load: if keeps {
                    wgpu::LoadOp::Load
                } else {
                    wgpu::LoadOp::Clear(wgpu::Color::TRANSPARENT)
                },
                store: wgpu::StoreOp::Store,
            },
        };
        encoder
            .begin_render_pass(&wgpu::RenderPassDescriptor {
                label: Some("map"),
                color_attachments: &[Some(attachment)],
                ..Default::default()
            })
            .forget_lifetime()
    }
}

fn single(device: &wgpu::Device, size: [u32; 2]) -> wgpu::Texture {
    let usage = wgpu::TextureUsages::RENDER_ATTACHMENT
        | wgpu::TextureUsages::TEXTURE_BINDING
        | wgpu::TextureUsages::COPY_SRC
        | wgpu::TextureUsages::COPY_DST;
    texture(device, size, 1, usage)
}

fn texture(
    device: &wgpu::Device,
    [width, height]: [u32; 2],
    samples: u32,
    usage: wgpu::TextureUsages,
) -> wgpu::Texture {
    device.create_texture(&wgpu::TextureDescriptor {
        label: Some("map"),
        size: wgpu::Extent3d {
            width,
            height,
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: samples,
        dimension: wgpu::TextureDimension::D2,
        format: MAP_FORMAT,
        usage,
        view_formats: &[],
    })
}
