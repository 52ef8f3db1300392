//! Clips as a folder of pictures, with a list that programs for video read: each picture and how long
//! it holds.

use super::{FrameSource, each_distinct};
use crate::export::failure::Failure;
use crate::export::file::{Folder, Sink};
use crate::export::progress::Progress;
use image::ImageFormat;
use std::fmt::Write as _;
use std::io::{self, Cursor};

/// The list, in the form of ffmpeg's `concat` demuxer.
const LIST: &str = "frames.ffconcat";

/// Writes the frames of a source.
pub(super) fn write(
    source: &mut dyn FrameSource,
    folder: &mut Folder,
    progress: &Progress,
) -> Result<(), Failure> {
    let mut list = String::from("ffconcat version 1.0\n");
    let mut number = 0_usize;
    each_distinct(source, progress, |drawn| {
        number += 1;
        let name = format!("frame-{number:05}.png");
        let mut bytes = Cursor::new(Vec::new());
        drawn
            .image
            .write_to(&mut bytes, ImageFormat::Png)
            .map_err(|error| Failure::Io(io::Error::other(error)))?;
        folder.file(&name, &mut |out| Ok(out.write_all(bytes.get_ref())?))?;
        let seconds = f64::from(drawn.hold_ms) / 1_000.0;
        // Writing into a string does not fail.
        writeln!(list, "file {name}\nduration {seconds}").unwrap_or_default();
        Ok(())
    })?;
    folder.file(LIST, &mut |out| Ok(out.write_all(list.as_bytes())?))
}
