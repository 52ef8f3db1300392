//! Tells the program from which commit it is built. It must build without Git and outside a checkout, as from a
//! tarball: then nothing is told, unless who builds it says so in `KHARITA_COMMIT`.

use std::env;
use std::path::Path;
use std::process::Command;

/// Names the commit where Git cannot be asked; `scripts/package` sets it.
const GIVEN: &str = "KHARITA_COMMIT";

/// What `--version` tells of changes to what the commit holds.
const CHANGED: &str = ", changed since";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed={GIVEN}");
    let given = env::var(GIVEN).ok().filter(|given| !given.is_empty());
    let commit = given.or_else(|| if is_release() { asked_of_git() } else { None });
    if let Some(commit) = commit {
        println!("cargo:rustc-env={GIVEN}={commit}");
    }
}

/// Others are built many times between two commits: each commit would build them all again.
fn is_release() -> bool {
    env::var("PROFILE").is_ok_and(|profile| profile == "release")
}

/// The commit with its day, and whether files that it holds were changed; `None` outside a checkout of ours.
fn asked_of_git() -> Option<String> {
    let root = env::var_os("CARGO_MANIFEST_DIR")?;
    let root = Path::new(&root);
    let top = git(root, &["rev-parse", "--show-toplevel"])?;
    // A tarball may lie inside the checkout of something else.
    let is_ours = Path::new(&top).canonicalize().ok()? == root.canonicalize().ok()?;
    let commit =
        is_ours.then(|| git(root, &["log", "-1", "--format=%h of %cs", "--abbrev=12"]))??;
    let changes = git(root, &["status", "--porcelain", "--untracked-files=no"])?;
    for file in ["HEAD", "logs/HEAD", "index"] {
        let path = root.join(git(root, &["rev-parse", "--git-path", file])?);
        if path.exists() {
            println!("cargo:rerun-if-changed={}", path.display());
        }
    }
    for folder in ["Cargo.toml", "Cargo.lock", "assets", "maps", "src"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let changed = if changes.is_empty() { "" } else { CHANGED };
    Some(format!("{commit}{changed}"))
}

/// What Git answers, without white space around it; `None` where it is missing or refuses.
fn git(root: &Path, words: &[&str]) -> Option<String> {
    let answer = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(words)
        .output()
        .ok()?;
    let text = answer
        .status
        .success()
        .then(|| String::from_utf8(answer.stdout))?
        .ok()?;
    Some(text.trim().to_owned())
}
