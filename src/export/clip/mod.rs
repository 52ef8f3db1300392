//! Clips: pictures one after another, as GIF, APNG, or a folder of PNG. A frame is there only where
//! something changes, holds as long as nothing does, and holds but what differs from the one before.
//!
//! - `plan`: which frames, and for how long; `gif`, `apng`, `frames`: how they are written;
//!   `patch`: what differs from one frame to the next.
//!
//! It must not know how frames are drawn.

mod apng;
mod frames;
mod gif;
mod patch;
mod plan;

pub use plan::{ClipFrame, ClipPace, span_frames, story_frames};

use super::failure::Failure;
use super::file;
use super::progress::Progress;
use image::RgbaImage;
use std::path::Path;

/// How a clip is written by ourselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClipFormat {
    /// Shown everywhere; at most 256 colours a frame.
    Gif,
    /// Every colour; shown by browsers.
    Apng,
    /// A folder of pictures with the list of how long each holds.
    Frames,
}

/// A frame that is drawn.
pub struct DrawnFrame {
    /// The picture.
    pub image: RgbaImage,
    /// How long it holds, in milliseconds.
    pub hold_ms: u32,
}

/// Draws the frames of a clip, one after another.
pub trait FrameSource {
    /// Width and height of every frame, in pixels.
    fn size_px(&self) -> [u32; 2];

    /// How many frames there will be.
    fn count(&self) -> usize;

    /// The next frame; `None` after the last.
    ///
    /// # Errors
    /// When it cannot be drawn.
    fn next_frame(&mut self) -> Result<Option<DrawnFrame>, Failure>;
}

/// Writes a clip to a path, whole or not at all.
///
/// # Errors
/// When a frame cannot be drawn, the user gave up, or the file cannot be written.
pub fn save_clip(
    source: &mut dyn FrameSource,
    format: ClipFormat,
    path: &Path,
    progress: &Progress,
) -> Result<(), Failure> {
    progress.expect(source.count());
    match format {
        ClipFormat::Gif => file::whole(path, |out| gif::write(source, out, progress)),
        ClipFormat::Apng => file::whole(path, |out| apng::write(source, out, progress)),
        ClipFormat::Frames => file::folder(path, |folder| frames::write(source, folder, progress)),
    }
}

/// The frames of a source with equal ones put together, each told to the progress.
pub(super) fn each_distinct(
    source: &mut dyn FrameSource,
    progress: &Progress,
    mut take: impl FnMut(&DrawnFrame) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut held: Option<DrawnFrame> = None;
    while let Some(frame) = source.next_frame()? {
        progress.step()?;
        match &mut held {
            Some(before) if before.image == frame.image => {
                before.hold_ms = before.hold_ms.saturating_add(frame.hold_ms);
            }
            _ => {
                if let Some(before) = held.replace(frame) {
                    take(&before)?;
                }
            }
        }
    }
    held.map_or(Ok(()), |last| take(&last))
}

/// For writers of other programs: every distinct frame with the time that it holds.
///
/// # Errors
/// As the frames' source, and as `take`.
pub fn stream_frames(
    source: &mut dyn FrameSource,
    progress: &Progress,
    take: impl FnMut(&DrawnFrame) -> Result<(), Failure>,
) -> Result<(), Failure> {
    progress.expect(source.count());
    each_distinct(source, progress, take)
}
