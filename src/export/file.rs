//! Files are written whole or not at all; so are folders.

use super::failure::Failure;
use std::fs::{self, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What stands beside its place and is not done, of every thread.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Something that is being written beside its place; over when it is dropped.
#[must_use]
#[derive(Debug)]
pub struct Unfinished(PathBuf);

impl Unfinished {
    /// What is written at this path is worth nothing until it is whole.
    pub fn at(path: &Path) -> Self {
        let mut all = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let mut all = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|path| *path != self.0);
    }
}

/// Removes everything that is not done. For a program that is told to end, which must end next: what
/// is still writing fails.
pub fn abandon() {
    let mut all = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
    for path in all.drain(..) {
        // Nothing more can be done about what cannot be removed.
        let _stays = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
    }
}

/// Writes a file: beside it first, then into its place, so that nothing half-written remains. A
/// link is followed and stays a link; what is no file (a pipe, a device) is written into as it is.
///
/// # Errors
/// When the folder does not exist, the file cannot be written, or `write` fails.
pub fn whole<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    let existing = fs::metadata(path).ok();
    if existing.as_ref().is_some_and(|meta| !meta.is_file()) {
        let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(path)?);
        write(&mut out)?;
        return Ok(out.flush()?);
    }
    let target = behind_links(path);
    let file =
        builder(existing.map(|meta| meta.permissions()), 0o666).tempfile_in(folder_of(&target))?;
    let _unfinished = Unfinished::at(file.path());
    let mut out = BufWriter::with_capacity(1 << 18, file);
    write(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a folder: beside it first, then into its place. A folder that holds anything is not replaced.
///
/// # Errors
/// When there is something at the path, it cannot be written, or `write` fails.
pub(super) fn folder(
    path: &Path,
    write: impl FnOnce(&mut Folder) -> Result<(), Failure>,
) -> Result<(), Failure> {
    // Without a slash at the end, which would make it its own folder.
    let target: PathBuf = path.components().collect();
    let exists = fs::symlink_metadata(&target).is_ok();
    if exists && fs::read_dir(&target)?.next().is_some() {
        let words = "there is already something in this folder; choose another name";
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, words).into());
    }
    let beside = builder(None, 0o777).tempdir_in(folder_of(&target))?;
    let _unfinished = Unfinished::at(beside.path());
    let mut folder = Folder(beside.path().to_owned());
    write(&mut folder)?;
    if exists {
        fs::remove_dir(&target)?;
    }
    fs::rename(beside.path(), &target)?;
    // Its name is taken over, so there is nothing left to remove.
    let _moved = beside.keep();
    Ok(())
}

/// The file that a link leads to, not the link; it need not be there yet.
fn behind_links(path: &Path) -> PathBuf {
    match (fs::canonicalize(path), fs::read_link(path)) {
        (Ok(there), _) => there,
        (_, Ok(dangling)) => folder_of(path).join(dangling),
        _ => path.to_owned(),
    }
}

fn folder_of(target: &Path) -> &Path {
    let folder = target.parent();
    folder
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// What is written beside its place is hidden, and says whose it is where a crash leaves it behind.
const PREFIX: &str = ".kharita-";

/// A new file gets the permissions that the user's mask leaves; one that is replaced keeps its own.
#[cfg(unix)]
fn builder(existing: Option<Permissions>, mode: u32) -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    builder.permissions(existing.unwrap_or_else(|| Permissions::from_mode(mode)));
    builder
}

#[cfg(not(unix))]
fn builder(_existing: Option<Permissions>, _mode: u32) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    builder
}

/// Takes files by their names; slashes in them are folders.
pub(super) trait Sink {
    /// Adds a file.
    fn file(
        &mut self,
        name: &str,
        write: &mut dyn FnMut(&mut dyn Write) -> Result<(), Failure>,
    ) -> Result<(), Failure>;
}

/// A folder that is being written.
pub(super) struct Folder(PathBuf);

impl Sink for Folder {
    fn file(
        &mut self,
        name: &str,
        write: &mut dyn FnMut(&mut dyn Write) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let path = self.0.join(name);
        fs::create_dir_all(folder_of(&path))?;
        let mut out = BufWriter::with_capacity(1 << 18, fs::File::create(path)?);
        write(&mut out)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(file.sync_all()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
        whole(path, |out| out.write_all(bytes))
    }

    #[test]
    fn a_missing_folder_is_an_error_and_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("missing").join("map.png");
        assert!(put(&path, b"x").is_err());
        assert!(!folder.path().join("missing").exists());
    }

    #[test]
    fn what_fails_half_way_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("map.geojson");
        put(&path, b"old").expect("written");
        let failed: io::Result<()> = whole(&path, |out| {
            out.write_all(b"half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&path).expect("readable"), b"old");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_folder_is_there_whole_or_not_at_all() {
        let around = tempfile::tempdir().expect("a folder");
        let target = around.path().join("set");
        let failed = folder(&target, |sink| {
            sink.file("a/b.txt", &mut |out| Ok(out.write_all(b"x")?))?;
            Err(Failure::Cancelled)
        });
        assert!(matches!(failed, Err(Failure::Cancelled)));
        assert_eq!(fs::read_dir(around.path()).expect("a folder").count(), 0);
        fs::create_dir(&target).expect("an empty folder");
        folder(&target, |sink| {
            sink.file("a/b.txt", &mut |out| Ok(out.write_all(b"x")?))
        })
        .expect("written");
        assert_eq!(fs::read(target.join("a/b.txt")).expect("readable"), b"x");
        assert!(folder(&target, |_| Ok(())).is_err(), "it holds something");
        assert_eq!(fs::read_dir(around.path()).expect("a folder").count(), 1);
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
        put(&real, b"old").expect("written");
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
        put(&link, b"new").expect("written");
        let about = fs::symlink_metadata(&link).expect("it is there");
        assert!(about.is_symlink());
        assert_eq!(fs::read(&real).expect("readable"), b"new");
        fs::remove_file(&real).expect("removed");
        put(&link, b"again").expect("written where the link leads");
        assert!(about.is_symlink() && fs::symlink_metadata(&link).is_ok_and(|it| it.is_symlink()));
        assert_eq!(fs::read(&real).expect("readable"), b"again");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_written_into_and_stays() {
        let target = Path::new("/dev/null");
        put(target, b"x").expect("written");
        assert!(!fs::metadata(target).expect("it is there").is_file());
    }
}
