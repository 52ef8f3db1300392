//! Files are written whole or not at all.

use std::fs::{self, Permissions};
use std::io::{self, Write};
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

/// Writes a file: beside it first, then into its place, so that nothing half-written remains. A
/// link is followed and stays a link; what is no file (a pipe, a device) is written into as it is.
///
/// # Errors
/// When the folder does not exist, or the file cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let existing = fs::metadata(path).ok();
    if existing.as_ref().is_some_and(|meta| !meta.is_file()) {
        return fs::OpenOptions::new()
            .write(true)
            .open(path)?
            .write_all(bytes);
    }
    // The file that a link leads to, not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_new| path.to_owned());
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut file = builder(existing.map(|meta| meta.permissions()))
        .tempfile_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&target)?;
    Ok(())
}

/// A new file gets the permissions that the user's mask leaves; one that is replaced keeps its own.
#[cfg(unix)]
fn builder(existing: Option<Permissions>) -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    builder.permissions(existing.unwrap_or_else(|| Permissions::from_mode(0o666)));
    builder
}

#[cfg(not(unix))]
fn builder(_existing: Option<Permissions>) -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_folder_is_an_error_and_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("missing").join("map.png");
        assert!(write_whole(&path, b"x").is_err());
        assert!(!folder.path().join("missing").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_other_readers_may_read() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let (real, link) = (
            folder.path().join("real.png"),
            folder.path().join("link.png"),
        );
        write_whole(&real, b"old").expect("written");
        let mode = fs::metadata(&real)
            .expect("it is there")
            .permissions()
            .mode();
        assert_ne!(
            mode & 0o044,
            0,
            "a new file is for its owner alone: {mode:o}"
        );
        std::os::unix::fs::symlink(&real, &link).expect("a link");
        write_whole(&link, b"new").expect("written");
        assert!(
            fs::symlink_metadata(&link)
                .expect("it is there")
                .is_symlink()
        );
        assert_eq!(fs::read(&real).expect("readable"), b"new");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_written_into_and_stays() {
        let target = Path::new("/dev/null");
        write_whole(target, b"x").expect("written");
        assert!(!fs::metadata(target).expect("it is there").is_file());
    }
}
