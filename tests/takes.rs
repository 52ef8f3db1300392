//! What is taken away is there whole or not at all: a video program that dies or is missing, a full disk, a
//! place that cannot be written, a user who thinks better of it, a program that is killed.

#[path = "common/shipped.rs"]
mod shipped;

use kharita::app::takes::{ClipPlan, TakeLook, Takes};
use kharita::export::clip::ClipPace;
use kharita::export::sheet::SheetChoice;
use kharita::export::{Failure, Progress};
use kharita::load::find_story;
use kharita::model::{Day, FuzzyDate, Lang};
use kharita::scene::{ColourVision, Theme};
use kharita::state::View;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn day(text: &str) -> Day {
    FuzzyDate::parse_edtf(text).expect("a date").first
}

/// `kharita clip` of two weeks, small, with nothing but `path` to find programs in.
fn clip(out: &Path, path: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kharita"));
    command
        .args(["clip", "--from", "2014-06-05", "--to", "2014-06-20"])
        .args(["--size", "320x180", "--out"])
        .arg(out)
        .env("PATH", path)
        .stdin(Stdio::null());
    command
}

fn run(mut command: Command) -> Output {
    command.output().expect("it runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A program called `ffmpeg` that does what `body` says where it is not only asked which it is.
#[cfg(unix)]
fn ffmpeg_that(folder: &Path, body: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    let path = folder.join("ffmpeg");
    let script = format!("#!/bin/sh\n[ \"$1\" = -version ] && exit 0\n{body}\n");
    fs::write(&path, script).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("may be run");
}

#[cfg(unix)]
#[test]
fn a_video_program_that_dies_leaves_what_was_there() {
    let (out, programs) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    let path = out.path().join("clip.mp4");
    fs::write(&path, "old").expect("written");
    for body in [
        "echo it went wrong >&2; exit 1",
        "/bin/dd of=/dev/null bs=1000 count=3 2>/dev/null; echo it went wrong >&2; exit 1",
        "/bin/cat > /dev/null; echo it went wrong >&2; exit 1",
    ] {
        ffmpeg_that(programs.path(), body);
        let ended = run(clip(&path, programs.path()));
        assert!(!ended.status.success(), "{body}");
        assert!(said(&ended).contains("it went wrong"), "{}", said(&ended));
        assert_eq!(names_in(out.path()), ["clip.mp4"]);
        assert_eq!(fs::read_to_string(&path).expect("readable"), "old");
    }
}

#[test]
fn without_a_video_program_the_way_out_is_said() {
    let (out, nothing) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    let ended = run(clip(&out.path().join("clip.webm"), nothing.path()));
    assert!(!ended.status.success());
    let said = said(&ended);
    assert!(said.contains("ffmpeg") && said.contains(".gif"), "{said}");
    assert!(names_in(out.path()).is_empty());
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let out = tempfile::tempdir().expect("a folder");
    let file = out.path().join("file");
    fs::write(&file, "no folder").expect("written");
    for path in [
        file.join("clip.gif"),
        out.path().join("missing").join("clip.png"),
    ] {
        let ended = run(clip(&path, out.path()));
        assert!(!ended.status.success(), "{}", path.display());
        assert!(
            said(&ended).contains("could not be written"),
            "{}",
            said(&ended)
        );
    }
    assert_eq!(names_in(out.path()), ["file"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let out = tempfile::tempdir().expect("a folder");
    for name in ["clip.gif", "clip.png"] {
        let path = out.path().join(name);
        std::os::unix::fs::symlink("/dev/full", &path).expect("a link");
        let ended = run(clip(&path, out.path()));
        assert!(!ended.status.success());
        assert!(
            said(&ended).contains("could not be written"),
            "{}",
            said(&ended)
        );
    }
}

#[cfg(unix)]
#[test]
fn a_program_that_is_killed_leaves_what_was_there() {
    let (out, programs) = (
        tempfile::tempdir().expect("a folder"),
        tempfile::tempdir().expect("a folder"),
    );
    ffmpeg_that(programs.path(), "exec /bin/sleep 60");
    let path = out.path().join("clip.mp4");
    fs::write(&path, "old").expect("written");
    let mut running = clip(&path, programs.path())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    // Until something stands beside the file, or it is over.
    for _ in 0..600 {
        if names_in(out.path()).len() > 1 || running.try_wait().expect("a child").is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    running.kill().expect("killed");
    running.wait().expect("ended");
    assert_eq!(fs::read_to_string(&path).expect("readable"), "old");
}

/// Ctrl+C and `kill`: nothing stands beside the old file, hidden or not.
#[cfg(unix)]
#[test]
fn a_program_that_is_told_to_end_takes_away_what_is_not_whole() {
    for signal in ["INT", "TERM"] {
        let (out, programs) = (
            tempfile::tempdir().expect("a folder"),
            tempfile::tempdir().expect("a folder"),
        );
        ffmpeg_that(programs.path(), "exec /bin/sleep 60");
        let path = out.path().join("clip.mp4");
        fs::write(&path, "old").expect("written");
        let mut running = clip(&path, programs.path())
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        for _ in 0..600 {
            if names_in(out.path()).len() > 1 || running.try_wait().expect("a child").is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        assert_eq!(names_in(out.path()).len(), 2, "it is writing");
        let told = Command::new("kill")
            .args([&format!("-{signal}"), &running.id().to_string()])
            .status();
        assert!(told.is_ok_and(|status| status.success()));
        let ended = running.wait().expect("ended");
        assert_eq!(ended.code(), Some(130), "{signal}");
        assert_eq!(names_in(out.path()), ["clip.mp4"], "{signal}");
        assert_eq!(fs::read_to_string(&path).expect("readable"), "old");
    }
}

#[test]
fn who_thinks_better_of_it_gets_nothing_half_written() {
    let project = shipped::project();
    let story = find_story(&project.world, "isis-territory").expect("a story");
    let look = TakeLook {
        lang: Lang::En,
        theme: Theme::Light,
        vision: ColourVision::default(),
        size_px: [320, 180],
        scale: 1.0,
    };
    let takes = Takes::new(project.clone(), look);
    let out = tempfile::tempdir().expect("a folder");
    let progress = Progress::default();
    progress.cancel();
    for story in [None, Some(&story)] {
        for name in ["clip.gif", "clip.png", "frames"] {
            let plan = ClipPlan {
                story,
                days: [day("2014-06-05"), day("2014-06-20")],
                pace: ClipPace::Days(30.0),
                has_fades: false,
                view: View::first(&project.world),
                choice: SheetChoice::default(),
            };
            let ended = takes.clip(&plan, &out.path().join(name), &progress);
            let ended = ended.map_err(Failure::from);
            assert!(
                matches!(ended, Err(Failure::Cancelled)),
                "{name}: {ended:?}"
            );
        }
    }
    let ended = takes.slides(&story, &out.path().join("slides.pptx"), &progress);
    assert!(matches!(
        ended.map_err(Failure::from),
        Err(Failure::Cancelled)
    ));
    assert!(names_in(out.path()).is_empty());
}
