//! The house rules, read from the sources: arrows, headers, one writer of the state, and one table each
//! for words, keys, colours and sizes. Each message names the rule and the way out.

#[path = "architecture/look.rs"]
mod look;
#[path = "architecture/names.rs"]
mod names;
#[path = "architecture/source.rs"]
mod source;

use source::{Source, sources};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A module, the modules of ours that it may use, and words that must not occur in it.
struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
    never: &'static [&'static str],
}

const CLOCK_AND_THREADS: &[&str] = &["std::fs", "std::thread", "std::time", "egui", "wgpu"];

const ROOMS: &[Room] = &[
    Room {
        name: "model",
        may_use: &[],
        never: CLOCK_AND_THREADS,
    },
    Room {
        name: "geometry",
        may_use: &[],
        never: CLOCK_AND_THREADS,
    },
    Room {
        name: "text",
        may_use: &[],
        never: CLOCK_AND_THREADS,
    },
    Room {
        name: "load",
        may_use: &["model", "geometry", "text"],
        never: &["std::thread", "std::time", "egui", "wgpu"],
    },
    Room {
        name: "scene",
        may_use: &["model", "geometry", "text"],
        never: CLOCK_AND_THREADS,
    },
    Room {
        name: "words",
        may_use: &["model"],
        never: CLOCK_AND_THREADS,
    },
    Room {
        name: "export",
        may_use: &["model", "geometry", "text", "scene", "words"],
        never: &["std::thread", "std::time", "egui", "wgpu"],
    },
    Room {
        name: "memory",
        may_use: &["model", "export"],
        never: &["std::time", "egui", "wgpu"],
    },
    Room {
        name: "state",
        may_use: &["model", "geometry", "text", "scene", "export"],
        never: CLOCK_AND_THREADS,
    },
    Room {
        name: "render",
        may_use: &["geometry", "scene"],
        never: &["std::fs", "std::thread"],
    },
    Room {
        name: "ui",
        may_use: &[
            "model", "geometry", "text", "scene", "words", "state", "render", "export",
        ],
        never: &[
            "std::fs",
            "std::thread",
            "std::time::Instant",
            "&mut State",
            "rfd",
        ],
    },
    Room {
        name: "app",
        may_use: &[
            "model", "geometry", "text", "scene", "words", "state", "render", "ui", "load",
            "export", "memory",
        ],
        never: &[],
    },
    Room {
        name: "cli",
        may_use: &[
            "model", "geometry", "text", "load", "scene", "words", "export", "state", "memory",
        ],
        never: &["egui", "wgpu", "std::thread", "std::time"],
    },
];

fn room_of(source: &Source) -> Option<&'static Room> {
    ROOMS.iter().find(|room| room.name == source.room())
}

#[test]
fn a_layer_uses_only_layers_above_it() {
    let mut broken = Vec::new();
    for source in sources() {
        let Some(room) = room_of(source) else {
            continue;
        };
        let (path, text) = (&source.path, &source.code);
        for other in ROOMS {
            let allowed = other.name == room.name || room.may_use.contains(&other.name);
            if !allowed && text.contains(&format!("crate::{}", other.name)) {
                broken.push(format!(
                    "{} uses `{}`: `{}` may use only {:?}. Move the code to the layer that may, or pass a value in.",
                    path.display(), other.name, room.name, room.may_use
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_layer_never_touches_what_it_must_not_know() {
    let mut broken = Vec::new();
    for source in sources() {
        let Some(room) = room_of(source) else {
            continue;
        };
        let (path, text) = (&source.path, &source.outside_tests);
        for word in room.never {
            if text.contains(word) {
                broken.push(format!(
                    "{} contains `{word}`, which `{}` must not know. Let `app` do it and pass the result in.",
                    path.display(), room.name
                ));
            }
        }
        if room.name == "export" && !path.ends_with("export/file.rs") && text.contains("std::fs") {
            broken.push(format!(
                "{} touches files: only export/file.rs does.",
                path.display()
            ));
        }
        if room.name == "load" && !path.ends_with("disk.rs") && text.contains("std::fs") {
            broken.push(format!(
                "{} reads files: only load/disk.rs does.",
                path.display()
            ));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Whether a line assigns to a field of something that is called `state`.
fn assigns_to_state(line: &str) -> bool {
    line.match_indices("state.").any(|(at, word)| {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let begins = !line[..at].ends_with(is_word);
        let rest = &line[at + word.len()..];
        let after = rest.trim_start_matches(|c: char| is_word(c) || c == '.');
        let assigns = [" = ", " += ", " -= ", " |= ", " &= "];
        begins && assigns.iter().any(|sign| after.starts_with(sign))
    })
}

#[test]
fn the_state_has_one_writer() {
    let (mut writers, mut broken) = (Vec::new(), Vec::new());
    for source in sources() {
        let (path, text) = (&source.path, &source.outside_tests);
        let is_within = path.starts_with("state/apply");
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lent = joined.matches("&mut self.state").count();
        let to_the_writer = ["apply(&mut self.state", "apply( &mut self.state"];
        let to_the_writer = to_the_writer.map(|call| joined.matches(call).count());
        if lent > to_the_writer.iter().sum() {
            broken.push(format!("{}: lends the state", path.display()));
        }
        for line in text.lines() {
            if is_within {
                let is_public = line.trim_start().starts_with("pub fn ");
                if is_public && line.contains("&mut State") {
                    writers.push(format!("{}: {}", path.display(), line.trim()));
                }
                continue;
            }
            if line.contains("&mut State") || assigns_to_state(line) {
                broken.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    assert_eq!(writers.len(), 1, "{writers:?}");
    assert!(
        broken.is_empty(),
        "only state::apply writes the state; send a command instead:\n{}",
        broken.join("\n")
    );
    assert!(assigns_to_state(
        "        shell.state.opening.recent = recent;"
    ));
    assert!(!assigns_to_state(
        "        let same = state.date == other_state.date;"
    ));
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<_> = sources()
        .iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| &source.path)
        .collect();
    assert!(
        silent.is_empty(),
        "these begin without `//!`; say what the file is for: {silent:?}"
    );
}

/// What is longer has two purposes.
#[test]
fn no_file_is_longer_than_a_newcomer_reads_at_once() {
    const MOST_LINES: usize = 500;
    let long: Vec<String> = sources()
        .iter()
        .map(|source| (source, source.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(source, lines)| format!("{}: {lines} lines", source.path.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn shortcuts_stand_in_their_table() {
    let broken: Vec<_> = sources()
        .iter()
        .filter(|source| {
            // What was pressed is told in the words of the table.
            let may = ["ui/keys.rs", "ui/key_presses.rs"];
            !may.iter().any(|path| source.path.ends_with(path))
                && source.code.contains("KeyboardShortcut::new")
        })
        .map(|source| &source.path)
        .collect();
    assert!(
        broken.is_empty(),
        "shortcuts belong into ui/keys.rs: {broken:?}"
    );
}

/// The keys of the English table; a unit test says that the Arabic one has the same.
fn keys_in_tables() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words/en");
    let mut keys = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the words") {
        let text =
            fs::read_to_string(entry.expect("a file of words").path()).expect("words in UTF-8");
        let lines = text
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        keys.extend(
            lines
                .filter_map(|line| line.split_once(" ="))
                .map(|(key, _)| key.to_owned()),
        );
    }
    assert!(keys.len() > 50, "the words were not found");
    keys
}

/// Keys that other words of the English table take in, such as `{ part-kind }`.
fn keys_in_words() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words/en");
    let mut keys = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the words") {
        let text =
            fs::read_to_string(entry.expect("a file of words").path()).expect("words in UTF-8");
        let taken_in = text
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'));
        keys.extend(taken_in.map(|(key, _)| key.trim().to_owned()));
    }
    keys
}

/// String literals that look like a key of the table of words.
fn keys_in_code() -> BTreeSet<String> {
    let mut literals = BTreeSet::new();
    for source in sources() {
        if !["ui", "state", "app", "export", "words"].contains(&source.room()) {
            continue;
        }
        // An escaped sign of quotation would end the quotation too soon.
        let text = source.outside_tests.replace("\\\"", "").replace("'\"'", "");
        let quoted = text.split('"').skip(1).step_by(2);
        literals.extend(
            quoted
                .filter(|word| word.contains('-') && !word.contains(' '))
                .map(str::to_owned),
        );
    }
    literals
}

#[test]
fn every_word_is_used() {
    let mut used = keys_in_code();
    used.extend(keys_in_words());
    // Keys that are put together from a stem and a number or a word.
    let stems: Vec<&str> = used
        .iter()
        .filter_map(|word| word.split_once('{').map(|(stem, _)| stem))
        .collect();
    let unused: Vec<_> = keys_in_tables()
        .into_iter()
        .filter(|key| !used.contains(key) && !stems.iter().any(|stem| key.starts_with(stem)))
        .collect();
    assert!(
        unused.is_empty(),
        "words that nothing says; delete them from assets/words: {unused:?}"
    );
}

#[test]
fn every_word_that_is_asked_for_exists() {
    let keys = keys_in_tables();
    let stems: BTreeSet<&str> = keys
        .iter()
        .filter_map(|key| key.split_once('-').map(|(stem, _)| stem))
        .collect();
    let looks_like_a_key = |word: &&String| {
        let plain = word
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        plain
            && word
                .split_once('-')
                .is_some_and(|(stem, _)| stems.contains(stem))
    };
    let code = keys_in_code();
    let missing: Vec<_> = code
        .iter()
        .filter(looks_like_a_key)
        .filter(|word| !keys.contains(*word))
        .collect();
    assert!(
        missing.is_empty(),
        "words that the tables lack; add them to assets/words/en and /ar: {missing:?}"
    );
}
