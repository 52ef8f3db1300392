//! Clips as GIF: each frame with colours of its own, cut to what differs.

use super::patch::FramePatch;
use super::{FrameSource, each_distinct};
use crate::export::failure::Failure;
use crate::export::progress::Progress;
use gif::{DisposalMethod, Encoder, EncodingError, Frame, Repeat};
use image::RgbaImage;
use std::io::{self, Write};

/// How thoroughly colours are chosen, from 1 (slow) to 30.
const SPEED: i32 = 12;

/// GIF counts time in hundredths of a second; readers slow down what is shorter than two.
const TICK_MS: u32 = 10;
const LEAST_TICKS: u32 = 2;

/// Writes the frames of a source.
pub(super) fn write(
    source: &mut dyn FrameSource,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    let [width, height] = source.size_px().map(side);
    let mut encoder = Encoder::new(out, width?, height?, &[]).map_err(failed)?;
    encoder.set_repeat(Repeat::Infinite).map_err(failed)?;
    let mut before: Option<RgbaImage> = None;
    // What a hundredth of a second leaves over goes to the next frame.
    let mut owed_ms = 0;
    each_distinct(source, progress, |drawn| {
        let patch = FramePatch::between(before.as_ref(), &drawn.image);
        let mut pixels = patch.of(&drawn.image).into_raw();
        let [wide, high] = [patch.width, patch.height].map(side);
        let mut frame = Frame::from_rgba_speed(wide?, high?, &mut pixels, SPEED);
        frame.left = side(patch.left)?;
        frame.top = side(patch.top)?;
        frame.dispose = DisposalMethod::Keep;
        let due_ms = drawn.hold_ms.saturating_add(owed_ms);
        let ticks = (due_ms / TICK_MS).max(LEAST_TICKS);
        owed_ms = due_ms.saturating_sub(ticks * TICK_MS);
        frame.delay = u16::try_from(ticks).unwrap_or(u16::MAX);
        encoder.write_frame(&frame).map_err(failed)?;
        before = Some(drawn.image.clone());
        Ok(())
    })
}

fn side(pixels: u32) -> Result<u16, Failure> {
    u16::try_from(pixels).map_err(|error| Failure::Io(io::Error::other(error)))
}

fn failed(error: EncodingError) -> Failure {
    match error {
        EncodingError::Io(error) => Failure::Io(error),
        other => Failure::Io(io::Error::other(other)),
    }
}
