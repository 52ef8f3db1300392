//! Clips as APNG: every colour, cut to what differs. The number of frames stands at its head, so that
//! an equal frame is one pixel and not left out.

use super::FrameSource;
use super::patch::FramePatch;
use crate::export::failure::Failure;
use crate::export::progress::Progress;
use image::RgbaImage;
use png::{BitDepth, BlendOp, ColorType, Compression, DisposeOp, Encoder, EncodingError};
use std::io::{self, Write};

/// Time is counted in so many parts of a second.
const PARTS_A_SECOND: u16 = 1_000;

/// Writes the frames of a source.
pub(super) fn write(
    source: &mut dyn FrameSource,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    let [width, height] = source.size_px();
    let count = u32::try_from(source.count()).unwrap_or(u32::MAX).max(1);
    let mut encoder = Encoder::new(out, width, height);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_animated(count, 0).map_err(failed)?;
    encoder.set_blend_op(BlendOp::Source).map_err(failed)?;
    encoder.set_dispose_op(DisposeOp::None).map_err(failed)?;
    let mut writer = encoder.write_header().map_err(failed)?;
    let mut before: Option<RgbaImage> = None;
    while let Some(drawn) = source.next_frame()? {
        progress.step()?;
        let patch = FramePatch::between(before.as_ref(), &drawn.image);
        if before.is_some() {
            writer
                .set_frame_dimension(patch.width, patch.height)
                .map_err(failed)?;
            writer
                .set_frame_position(patch.left, patch.top)
                .map_err(failed)?;
        }
        let hold = u16::try_from(drawn.hold_ms).unwrap_or(u16::MAX);
        writer
            .set_frame_delay(hold, PARTS_A_SECOND)
            .map_err(failed)?;
        let pixels = patch.of(&drawn.image).into_raw();
        writer.write_image_data(&pixels).map_err(failed)?;
        before = Some(drawn.image);
    }
    writer.finish().map_err(failed)
}

fn failed(error: EncodingError) -> Failure {
    match error {
        EncodingError::IoError(error) => Failure::Io(error),
        other => Failure::Io(io::Error::other(other)),
    }
}
