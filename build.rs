//! Tells the program from which commit it is built. It must build without Git and outside a checkout, as from a
//! tarball: then nothing is told, unless who builds it says so in `KHARITA_COMMIT`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names the commit where Git cannot be asked; `scripts/package` sets it.
const GIVEN: &str = "KHARITA_COMMIT";

/// What `--version` tells of changes to what the commit holds.
const CHANGED: &str = ", changed since";

/// What Git says of the checkout.
pub(crate) struct Checkout {
    /// The commit with its day, and whether files that it holds were changed.
    pub(crate) commit: String,
    /// What changes when another commit is checked out.
    pub(crate) watched: Vec<PathBuf>,
}

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed={GIVEN}");
    let given = env::var(GIVEN).ok().filter(|given| !given.is_empty());
    if let Some(commit) = given {
        println!("cargo:rustc-env={GIVEN}={commit}");
        return;
    }
    let root = env::var_os("CARGO_MANIFEST_DIR").filter(|_| is_release());
    let Some(checkout) = root.and_then(|root| asked_of_git(Path::new(&root))) else {
        return;
    };
    println!("cargo:rustc-env={GIVEN}={}", checkout.commit);
    for path in checkout.watched {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    // Whether they were changed is said.
    for path in ["Cargo.toml", "Cargo.lock", "assets", "maps", "src"] {
        println!("cargo:rerun-if-changed={path}");
    }
}

/// Others are built many times between two commits: each commit would build them all again.
fn is_release() -> bool {
    env::var("PROFILE").is_ok_and(|profile| profile == "release")
}

/// What Git says of a folder; `None` where it is no checkout of its own.
pub(crate) fn asked_of_git(root: &Path) -> Option<Checkout> {
    let top = git(root, &["rev-parse", "--show-toplevel"])?;
    // A tarball may lie inside the checkout of something else.
    let is_ours = Path::new(&top).canonicalize().ok()? == root.canonicalize().ok()?;
    let commit =
        is_ours.then(|| git(root, &["log", "-1", "--format=%h of %cs", "--abbrev=12"]))??;
    let changes = git(root, &["status", "--porcelain", "--untracked-files=no"])?;
    let kept = |file| Some(root.join(git(root, &["rev-parse", "--git-path", file])?));
    let watched = ["HEAD", "logs/HEAD", "index"].into_iter().filter_map(kept);
    let changed = if changes.is_empty() { "" } else { CHANGED };
    Some(Checkout {
        commit: format!("{commit}{changed}"),
        watched: watched.filter(|path| path.exists()).collect(),
    })
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
