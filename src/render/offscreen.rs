//! Pictures with no window: a graphics card, or a program in its place, and egui drawn to an image.
//!
//! It must not know what is drawn.

use super::adapter::{Adapters, best};
use super::window_picture::{WindowFrame, WindowPicture};
use egui::epaint::ClippedShape;
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
         `apt install mesa-vulkan-drivers`, which also draws without a graphics card."
    )]
    NoAdapter,
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
        Self::new(|adapters| best(adapters, Adapters::Cards))
    }

    /// A program that draws, else the best card: what it draws is the same on many machines.
    ///
    /// # Errors
    ///
    /// When there is no driver, or it cannot be started.
    pub fn software() -> Result<Self, GpuError> {
        Self::new(|adapters| best(adapters, Adapters::Programs))
    }

    fn new(choose: impl Fn(&[wgpu::Adapter]) -> Option<wgpu::Adapter>) -> Result<Self, GpuError> {
        let instance =
            wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle_from_env());
        let backends = wgpu::Backends::from_env().unwrap_or_default();
        let adapters = pollster::block_on(instance.enumerate_adapters(backends));
        let adapter = choose(&adapters).ok_or(GpuError::NoAdapter)?;
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

/// A picture that nothing is kept of but what the next one shares with it; the same input gives the
/// same bytes. Its maps have `samples` a pixel: 1, or 4 for smooth coasts.
pub fn new_picture(gpu: &Gpu, samples: u32) -> WindowPicture {
    WindowPicture::new(&gpu.device, &gpu.queue, PICTURE_FORMAT, samples, true)
}

/// Draws a frame to an image; `tessellate` as [`WindowPicture::draw`] takes it.
///
/// # Errors
///
/// When the size is none that can be drawn, or the picture does not come back.
pub fn draw(
    gpu: &Gpu,
    picture: &mut WindowPicture,
    mut frame: WindowFrame,
    tessellate: impl FnMut(Vec<ClippedShape>, f32) -> Vec<egui::ClippedPrimitive>,
) -> Result<image::RgbaImage, GpuError> {
    if let Err(error) = check_size(gpu, frame.size) {
        // They would be missed, and nothing is drawn that needs them.
        frame.textures.clear();
        return Err(error);
    }
    picture.draw(frame, tessellate);
    let texture = picture.texture();
    let texture = texture.ok_or_else(|| GpuError::Unreadable("no picture".to_owned()))?;
    read(gpu, texture)
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
