//! `scripts/run` on machines that lack something, made of a folder of links and stand-ins: nothing of this machine's
//! Rust, display or network is used.

#![cfg(unix)]

use clap::CommandFactory;
use kharita::cli::args::Args;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// What scripts take from every system.
const USUAL: [&str; 17] = [
    "bash", "cat", "cut", "dirname", "env", "grep", "head", "id", "mkdir", "mktemp", "rm", "sed",
    "sh", "sort", "tail", "tr", "uname",
];

/// A machine with these programs alone, and the home of a user who has installed nothing.
struct BareMachine(TempDir);

impl BareMachine {
    fn new() -> Self {
        let machine = Self(tempfile::tempdir().expect("a folder"));
        for folder in ["bin", "home", "target/release"] {
            fs::create_dir_all(machine.path(folder)).expect("a folder");
        }
        let path = std::env::var_os("PATH").expect("programs are found");
        for name in USUAL {
            let there = std::env::split_paths(&path)
                .map(|folder| folder.join(name))
                .find(|there| there.exists())
                .unwrap_or_else(|| panic!("{name} is on the path"));
            symlink(there, machine.path("bin").join(name)).expect("a link");
        }
        machine.add("bin/cc", "exit 0");
        // Says what it was asked, and leaves a program that does so too.
        machine.add(
            "target/release/kharita",
            "printf 'kharita'; printf ' [%s]' \"$@\"; echo",
        );
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn add(&self, name: &str, body: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
        fs::write(&path, format!("#!/bin/sh\n{body}\n")).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be run");
    }

    /// A Rust that is new enough; Cargo builds nothing.
    fn add_rust(&self, folder: &str) {
        let version = include_str!("../Cargo.toml")
            .lines()
            .find_map(|line| line.strip_prefix("rust-version = "));
        let version = version
            .expect("the oldest version is named")
            .trim_matches('"');
        self.add(
            &format!("{folder}/rustc"),
            &format!("echo 'rustc {version}.0 (stand-in)'"),
        );
        self.add(&format!("{folder}/cargo"), "echo \"cargo $*\" >&2");
    }

    fn run(&self, words: &[&str]) -> Ended {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/run");
        let output = Command::new("bash")
            .arg(script)
            .args(words)
            .current_dir(self.path("home"))
            .env_clear()
            .env("PATH", self.path("bin"))
            .env("HOME", self.path("home"))
            .env("TMPDIR", self.0.path())
            .env("CARGO_TARGET_DIR", self.path("target"))
            .env("VK_DRIVER_FILES", "stand-in")
            .stdin(std::process::Stdio::null())
            .output()
            .expect("bash starts");
        Ended::of(&output)
    }
}

/// How a script ended.
#[derive(Debug)]
struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ended {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self {
            code: output.status.code(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }
}

#[test]
fn without_rust_and_without_leave_it_says_which_line_installs_it() {
    let machine = BareMachine::new();
    machine.add("bin/curl", "echo fetched >&2");
    let ended = machine.run(&[]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""), "{ended:?}");
    assert!(
        ended.err.contains("--yes") && ended.err.contains("https://sh.rustup.rs"),
        "{}",
        ended.err
    );
    assert!(
        !ended.err.contains("fetched"),
        "nothing is fetched without leave: {}",
        ended.err
    );
}

#[test]
fn an_installer_that_cannot_be_fetched_is_said_in_a_sentence() {
    for (fetcher, body) in [("curl", "exit 6"), ("wget", "exit 4")] {
        let machine = BareMachine::new();
        machine.add(&format!("bin/{fetcher}"), body);
        let ended = machine.run(&["--yes"]);
        assert_eq!(ended.code, Some(1), "{ended:?}");
        let last = ended.err.lines().last().unwrap_or_default();
        let said = "The installer of Rust could not be fetched from https://sh.rustup.rs.";
        assert!(last.starts_with(said), "{}", ended.err);
        let left = fs::read_dir(machine.0.path()).expect("a folder").count();
        assert_eq!(left, 3, "nothing is left beside bin, home and target");
    }
    let ended = BareMachine::new().run(&["--yes"]);
    assert_eq!(ended.code, Some(1));
    assert!(
        ended.err.contains("curl or wget is needed"),
        "{}",
        ended.err
    );
}

#[test]
fn with_leave_the_installer_runs_and_the_program_is_built_and_started() {
    let machine = BareMachine::new();
    machine.add_rust("fetched");
    machine.add(
        "installer",
        &format!(
            "echo \"installer $*\" >&2; mkdir -p \"$HOME/.cargo/bin\"; for it in cargo rustc; do cat '{}'/$it > \"$HOME/.cargo/bin/$it\"; done",
            machine.path("fetched").display()
        ),
    );
    // The file to write stands last.
    machine.add(
        "bin/curl",
        &format!(
            "for last; do :; done; cat '{}' > \"$last\"",
            machine.path("installer").display()
        ),
    );
    // The stand-ins must be programs, which the installer leaves to chmod.
    let chmod = ["/bin/chmod", "/usr/bin/chmod"]
        .iter()
        .find(|path| Path::new(path).exists());
    symlink(chmod.expect("chmod is there"), machine.path("bin/chmod")).expect("a link");
    let installer = fs::read_to_string(machine.path("installer")).expect("written");
    fs::write(
        machine.path("installer"),
        installer + "chmod 755 \"$HOME\"/.cargo/bin/*\n",
    )
    .expect("written");
    let ended = machine.run(&["--yes", "at", "2014-06-11"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(
        ended.err.contains("installer -y --profile minimal"),
        "{}",
        ended.err
    );
    assert!(
        ended.err.contains("cargo build --release --locked"),
        "{}",
        ended.err
    );
    assert_eq!(ended.out, "kharita [at] [2014-06-11]\n");
    // The next time it is found, in a shell that does not know it.
    fs::remove_file(machine.path("bin/curl")).expect("removed");
    assert_eq!(machine.run(&["stories"]).out, "kharita [stories]\n");
}

#[test]
fn every_command_goes_to_the_program_as_it_is() {
    let machine = BareMachine::new();
    machine.add_rust("bin");
    let mut program = Args::command();
    program.build();
    for command in program.get_subcommands() {
        let name = command.get_name();
        let ended = machine.run(&[name, "a b"]);
        assert_eq!(ended.out, format!("kharita [{name}] [a b]\n"), "{ended:?}");
    }
    for words in [
        &["--version"][..],
        &["-V"],
        &["--help"],
        &["--lang", "ar", "-h"],
    ] {
        let ended = machine.run(words);
        assert!(!ended.out.contains("render"), "{words:?}: {ended:?}");
    }
}

#[test]
fn without_a_display_it_draws_what_the_window_would_open_on() {
    let machine = BareMachine::new();
    machine.add_rust("bin");
    let drawn = |words: &[&str], asked: &str| {
        let ended = machine.run(words);
        assert_eq!(ended.code, Some(0), "{ended:?}");
        assert_eq!(
            ended.out,
            format!("kharita [render]{asked} [--out] [kharita.png]\n"),
            "{words:?}"
        );
        assert!(
            ended.err.contains("There is no display here"),
            "{}",
            ended.err
        );
    };
    drawn(&[], "");
    drawn(
        &["a.geojson", "b c.kml"],
        " [--data] [a.geojson] [--data] [b c.kml]",
    );
    drawn(
        &["--lang", "ar", "a", "--date=2014"],
        " [--lang] [ar] [--data] [a] [--date=2014]",
    );
    drawn(&["--", "--over"], " [--data] [--over]");
    for (words, said) in [
        (["--over", "a.kml"], "laid over"),
        (["--sideways", "a"], "--sideways"),
    ] {
        let ended = machine.run(&words);
        assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""), "{ended:?}");
        let last = ended.err.lines().last().unwrap_or_default();
        assert!(
            last.starts_with("There is no display here") && last.contains(said),
            "{}",
            ended.err
        );
    }
}

/// Every option of the window is one that pictures have too, or one whose absence is said.
#[test]
fn the_options_of_the_window_are_known_to_the_script() {
    let script = include_str!("../scripts/run");
    for option in Args::command().get_arguments() {
        let Some(name) = option.get_long() else {
            continue;
        };
        if matches!(name, "verbose") {
            // Only together with --version.
            continue;
        }
        assert!(
            script.contains(&format!("--{name}")),
            "scripts/run says nothing about --{name}"
        );
    }
}
