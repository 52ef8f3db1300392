//! Pictures and small files, whole or not at all.

use crate::export::file;
use std::io;
use std::path::Path;

/// Why a picture is not in its file.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The picture could not be encoded.
    #[error("The picture could not be encoded as PNG ({0}).")]
    Encode(#[from] image::ImageError),
    /// The file could not be written.
    #[error("{path} could not be written ({error}); nothing was left behind.")]
    Write {
        /// The file.
        path: String,
        /// What the system says.
        error: io::Error,
    },
}

/// Writes a picture as PNG, whole or not at all.
///
/// # Errors
/// When it cannot be encoded, or the file cannot be written.
pub fn write_png(path: &Path, image: &image::DynamicImage) -> Result<(), PngError> {
    let mut bytes = io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png)?;
    write_whole(path, bytes.get_ref()).map_err(|error| PngError::Write {
        path: path.display().to_string(),
        error,
    })
}

/// Writes a small file, whole or not at all.
///
/// # Errors
/// When the folder does not exist, or the file cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    file::whole(path, |out| out.write_all(bytes))
}
