//! Paths in the clipboard: as file managers copy files, as terminals and people write them.

use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};

/// The absolute paths that a text is: one a line, plain, in quotation marks, or as `file:` links. Nothing
/// where any line is something else.
///
/// ```
/// use kharita::state::pasted::pasted_paths;
/// # #[cfg(unix)] {
/// let paths = pasted_paths("file:///maps/a%20b.geojson\n'/maps/c.kml'\n");
/// assert_eq!(paths.len(), 2);
/// assert_eq!(paths[0].to_str(), Some("/maps/a b.geojson"));
/// assert_eq!(paths[1].to_str(), Some("/maps/c.kml"));
/// # }
/// assert!(pasted_paths("See /maps, then.").is_empty());
/// ```
pub fn pasted_paths(text: &str) -> Vec<PathBuf> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let paths: Option<Vec<PathBuf>> = lines.map(path).collect();
    paths.unwrap_or_default()
}

fn path(line: &str) -> Option<PathBuf> {
    let quoted = |mark: char| line.strip_prefix(mark)?.strip_suffix(mark);
    let line = quoted('"').or_else(|| quoted('\'')).unwrap_or(line);
    let path = match line.strip_prefix("file://") {
        Some(link) => of_link(link)?,
        None => PathBuf::from(line),
    };
    path.is_absolute().then_some(path)
}

/// The path of a link without `file://`: after the host, if there is one.
fn of_link(link: &str) -> Option<PathBuf> {
    let from = link.find('/')?;
    let decoded = percent_decode_str(&link[from..]).decode_utf8().ok()?;
    // On Windows a drive follows the slash.
    let drive = decoded.strip_prefix('/').map(Path::new);
    let drive = drive.filter(|path| cfg!(windows) && path.is_absolute());
    Some(drive.map_or_else(|| PathBuf::from(&*decoded), Path::to_owned))
}
