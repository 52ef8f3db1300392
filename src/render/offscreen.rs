//! Pictures with no window: a graphics card, or a program in its place, and egui drawn to an image.
//!
//! It must not know what is drawn.

use super::callback::install_into;
use super::map::MapRenderer;
use egui_wgpu::{Renderer, RendererOptions, ScreenDescriptor};
use std::time::Duration;

/// The format of pictures: what egui prefers, in gamma space.
pub const PICTURE_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8Unorm;

/// A picture that takes longer will not come.
const PATIENCE: Duration = Duration::from_secs(60);

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum GpuError {
    /// Neither a card nor a program in its place.
    #[error(
        "No graphics driver was found for drawing pictures; install one, on Debian or Ubuntu with \
         `apt install mesa-vulkan-drivers`, which also draws without a graphics card ({0})."
    )]
    NoAdapter(#[from] wgpu::RequestAdapterError),
    /// The driver is there and refuses.
    #[error(
        "The graphics driver {adapter} could not be started; update it, or install \
         mesa-vulkan-drivers, which draws without a graphics card ({source})."
    )]
    NoDevice {
        /// The driver's name for itself.
        adapter: String,
        /// What the driver says.
        source: wgpu::RequestDeviceError,
    },
    /// A side is zero or more than the driver takes.
    #[error(
        "A picture of {width} × {height} pixels cannot be drawn; give each side 1 to {most} pixels."
    )]
    Size {
        /// The width asked for.
        width: u32,
        /// The height asked for.
        height: u32,
        /// The longest side that the driver takes.
        most: u32,
    },
    /// The picture was drawn and did not come back.
    #[error("The picture could not be read back from the graphics driver; try again ({0}).")]
    Unreadable(String),
}

/// A graphics card with no window, or the program that stands in for it.
pub struct Gpu {
    /// What makes resources.
    pub device: wgpu::Device,
    /// What takes work.
    pub queue: wgpu::Queue,
    /// What it is called, and whether it is a card or a program.
    pub info: wgpu::AdapterInfo,
}

impl Gpu {
    /// The best card that the machine has, else a program that draws.
    ///
    /// # Errors
    ///
    /// When there is no driver, or it cannot be started.
    pub fn headless() -> Result<Self, GpuError> {
        let instance =
            wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle_from_env());
        let adapter = adapter(&instance, false).or_else(|_| adapter(&instance, true))?;
        let info = adapter.get_info();
        let descriptor = wgpu::DeviceDescriptor {
            label: Some("pictures"),
            required_limits: adapter.limits(),
            ..Default::default()
        };
        let (device, queue) =
            pollster::block_on(adapter.request_device(&descriptor)).map_err(|source| {
                GpuError::NoDevice {
                    adapter: info.name.clone(),
                    source,
                }
            })?;
        Ok(Self {
            device,
            queue,
            info,
        })
    }
}

fn adapter(
    instance: &wgpu::Instance,
    force_fallback_adapter: bool,
) -> Result<wgpu::Adapter, wgpu::RequestAdapterError> {
    pollster::block_on(instance.request_adapter(&wgpu::RequestAdapterOptions {
        power_preference: wgpu::PowerPreference::HighPerformance,
        force_fallback_adapter,
        compatible_surface: None,
        apply_limit_buckets: false,
    }))
}

/// A renderer of egui for pictures, with the map; the same input gives the same bytes.
///
/// `samples` a pixel: 1, or 4 for smooth coasts.
pub fn new_renderer(gpu: &Gpu, samples: u32) -> Renderer {
    let options = RendererOptions {
        msaa_samples: samples.max(1),
        ..RendererOptions::PREDICTABLE
    };
    let mut renderer = Renderer::new(&gpu.device, PICTURE_FORMAT, options);
    install_into(&mut renderer, &gpu.device, PICTURE_FORMAT, samples);
    renderer
}

/// Draws what egui tessellated, the map's callback among it, to an image.
///
/// # Errors
///
/// When the size is none that can be drawn, or the picture does not come back.
pub fn draw(
    gpu: &Gpu,
    renderer: &mut Renderer,
    primitives: &[egui::ClippedPrimitive],
    textures: &egui::TexturesDelta,
    size_px: [u32; 2],
    pixels_per_point: f32,
    clear: [u8; 4],
) -> Result<image::RgbaImage, GpuError> {
    check_size(gpu, size_px)?;
    set_textures(gpu, renderer, textures);
    let screen = ScreenDescriptor {
        size_in_pixels: size_px,
        pixels_per_point,
    };
    let mut encoder = gpu.device.create_command_encoder(&Default::default());
    let mut commands =
        renderer.update_buffers(&gpu.device, &gpu.queue, &mut encoder, primitives, &screen);
    let samples = renderer
        .callback_resources
        .get::<MapRenderer>()
        .map_or(1, MapRenderer::samples);
    let picture = target(gpu, size_px, 1);
    let picture_view = picture.create_view(&Default::default());
    let sampled = (samples > 1).then(|| target(gpu, size_px, samples));
    let sampled_view = sampled.map(|texture| texture.create_view(&Default::default()));
    let attachment = wgpu::RenderPassColorAttachment {
        view: sampled_view.as_ref().unwrap_or(&picture_view),
        depth_slice: None,
        resolve_target: sampled_view.as_ref().map(|_| &picture_view),
        ops: wgpu::Operations {
            load: wgpu::LoadOp::Clear(clear_colour(clear)),
            store: wgpu::StoreOp::Store,
        },
    };
    let mut pass = encoder
        .begin_render_pass(&wgpu::RenderPassDescriptor {
            label: Some("picture"),
            color_attachments: &[Some(attachment)],
            ..Default::default()
        })
        .forget_lifetime();
    renderer.render(&mut pass, primitives, &screen);
    drop(pass);
    commands.push(encoder.finish());
    gpu.queue.submit(commands);
    free_textures(renderer, textures);
    read(gpu, &picture)
}

fn check_size(gpu: &Gpu, [width, height]: [u32; 2]) -> Result<(), GpuError> {
    let most = gpu.device.limits().max_texture_dimension_2d;
    if (1..=most).contains(&width) && (1..=most).contains(&height) {
        return Ok(());
    }
    Err(GpuError::Size {
        width,
        height,
        most,
    })
}

fn set_textures(gpu: &Gpu, renderer: &mut Renderer, textures: &egui::TexturesDelta) {
    let mut ids: Vec<_> = textures.set.keys().copied().collect();
    ids.sort_unstable();
    for id in ids {
        for delta in textures.set.get(&id).into_iter().flatten() {
            renderer.update_texture(&gpu.device, &gpu.queue, id, delta);
        }
    }
}

fn free_textures(renderer: &mut Renderer, textures: &egui::TexturesDelta) {
    let mut ids: Vec<_> = textures.free.iter().copied().collect();
    ids.sort_unstable();
    for id in ids {
        renderer.free_texture(&id);
    }
}

fn target(gpu: &Gpu, [width, height]: [u32; 2], samples: u32) -> wgpu::Texture {
    // Only the picture itself is read. GL resolves nothing but a texture that is drawn to alone.
    let copied = if samples > 1 {
        wgpu::TextureUsages::empty()
    } else {
        wgpu::TextureUsages::COPY_SRC
    };
    gpu.device.create_texture(&wgpu::TextureDescriptor {
        label: Some("picture"),
        size: wgpu::Extent3d {
            width,
            height,
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: samples,
        dimension: wgpu::TextureDimension::D2,
        format: PICTURE_FORMAT,
        usage: wgpu::TextureUsages::RENDER_ATTACHMENT | copied,
        view_formats: &[],
    })
}

/// The target holds premultiplied colours.
fn clear_colour(rgba: [u8; 4]) -> wgpu::Color {
    let [r, g, b, a] = rgba.map(|byte| f64::from(byte) / 255.0);
    wgpu::Color {
        r: r * a,
        g: g * a,
        b: b * a,
        a,
    }
}

fn read(gpu: &Gpu, picture: &wgpu::Texture) -> Result<image::RgbaImage, GpuError> {
    let [width, height] = [picture.width(), picture.height()];
    let padded_row = (width * 4).next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT);
    let buffer = gpu.device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("picture"),
        size: u64::from(padded_row) * u64::from(height),
        usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
        mapped_at_creation: false,
    });
    let mut encoder = gpu.device.create_command_encoder(&Default::default());
    encoder.copy_texture_to_buffer(
        picture.as_image_copy(),
        wgpu::TexelCopyBufferInfo {
            buffer: &buffer,
            layout: wgpu::TexelCopyBufferLayout {
                offset: 0,
                bytes_per_row: Some(padded_row),
                rows_per_image: None,
            },
        },
        picture.size(),
    );
    gpu.queue.submit([encoder.finish()]);
    wait(gpu, &buffer)?;
    let padded = buffer
        .get_mapped_range(..)
        .map_err(|error| GpuError::Unreadable(error.to_string()))?;
    let rows = padded.chunks_exact(padded_row as usize);
    let bytes = rows.flat_map(|row| row[..width as usize * 4].iter().copied());
    image::RgbaImage::from_raw(width, height, bytes.collect())
        .ok_or_else(|| GpuError::Unreadable("too few bytes".to_owned()))
}

fn wait(gpu: &Gpu, buffer: &wgpu::Buffer) -> Result<(), GpuError> {
    let (sender, receiver) = std::sync::mpsc::channel();
    buffer.map_async(wgpu::MapMode::Read, .., move |outcome| {
        // Nobody listens any more when waiting failed, and then nobody needs to know.
        drop(sender.send(outcome));
    });
    gpu.device
        .poll(wgpu::PollType::Wait {
            submission_index: None,
            timeout: Some(PATIENCE),
        })
        .map_err(|error| GpuError::Unreadable(error.to_string()))?;
    receiver
        .recv()
        .map_err(|error| GpuError::Unreadable(error.to_string()))?
        .map_err(|error| GpuError::Unreadable(error.to_string()))
}
