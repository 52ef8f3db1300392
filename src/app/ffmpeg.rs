//! Clips as video, through the program `ffmpeg` where there is one: frames go to it as they are drawn.

use crate::export::clip::{FrameSource, stream_frames};
use crate::export::file::Unfinished;
use crate::export::{ExportRefusal, Failure, Progress};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Frames a second.
const RATE: u32 = 25;

/// The most of what ffmpeg says that is told.
const MOST_SAID: usize = 400;

/// A kind of video.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VideoFormat {
    /// H.264 in MP4.
    Mp4,
    /// VP9 in WebM.
    WebM,
}

impl VideoFormat {
    fn arguments(self) -> &'static [&'static str] {
        match self {
            VideoFormat::Mp4 => &[
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-crf",
                "20",
                "-pix_fmt",
                "yuv420p",
                "-movflags",
                "+faststart",
                "-f",
                "mp4",
            ],
            VideoFormat::WebM => &[
                "-c:v",
                "libvpx-vp9",
                "-deadline",
                "realtime",
                "-cpu-used",
                "6",
                "-row-mt",
                "1",
                "-crf",
                "32",
                "-b:v",
                "0",
                "-pix_fmt",
                "yuv420p",
                "-f",
                "webm",
            ],
        }
    }
}

/// Whether ffmpeg is on the path.
pub fn is_there() -> bool {
    Command::new("ffmpeg")
        .arg("-version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Writes a clip, whole or not at all.
///
/// # Errors
/// When ffmpeg is missing or fails, a frame cannot be drawn, or the user gave up.
pub fn save(
    source: &mut dyn FrameSource,
    format: VideoFormat,
    path: &Path,
    progress: &Progress,
) -> Result<(), Failure> {
    if !is_there() {
        return Err(Failure::Refused(ExportRefusal::NoFfmpeg));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let beside = tempfile::Builder::new()
        .prefix(".kharita-")
        .tempdir_in(folder.unwrap_or(Path::new(".")))?;
    let _unfinished = Unfinished::at(beside.path());
    let made: PathBuf = beside.path().join("clip");
    let mut video = Video::start(source.size_px(), format, &made)?;
    let mut owed_ms = 0_u64;
    let mut shown = 0_u64;
    let streamed = stream_frames(source, progress, |frame| {
        owed_ms += u64::from(frame.hold_ms);
        let until = (owed_ms * u64::from(RATE) / 1_000).max(shown + 1);
        while shown < until {
            video.frame(frame.image.as_raw())?;
            shown += 1;
        }
        Ok(())
    });
    let ended = video.end();
    match streamed {
        // A pipe that broke is told better by ffmpeg itself.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ended?,
        Err(failure) => return Err(failure),
        Ok(()) => ended?,
    }
    std::fs::rename(&made, path)?;
    Ok(())
}

/// A running ffmpeg; it ends with what holds it.
struct Video(Child);

impl Video {
    fn start([width, height]: [u32; 2], format: VideoFormat, to: &Path) -> Result<Self, Failure> {
        let child = Command::new("ffmpeg")
            .args(["-hide_banner", "-loglevel", "error", "-y", "-nostats"])
            .args(["-f", "rawvideo", "-pix_fmt", "rgba"])
            .args(["-s", &format!("{width}x{height}"), "-r", &RATE.to_string()])
            .args(["-i", "pipe:0", "-an"])
            // Video has even sides.
            .args(["-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2"])
            .args(format.arguments())
            .arg(to)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        Ok(Self(child))
    }

    fn frame(&mut self, pixels: &[u8]) -> Result<(), Failure> {
        match &mut self.0.stdin {
            Some(pipe) => Ok(pipe.write_all(pixels)?),
            None => Err(Failure::Io(io::ErrorKind::BrokenPipe.into())),
        }
    }

    fn end(&mut self) -> Result<(), Failure> {
        drop(self.0.stdin.take());
        let mut said = String::new();
        if let Some(stderr) = &mut self.0.stderr {
            stderr.read_to_string(&mut said)?;
        }
        if self.0.wait()?.success() {
            return Ok(());
        }
        let said: String = said.trim().chars().take(MOST_SAID).collect();
        Err(Failure::Io(io::Error::other(format!(
            "ffmpeg ended: {said}"
        ))))
    }
}

impl Drop for Video {
    fn drop(&mut self) {
        // It has ended already where all went well.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
