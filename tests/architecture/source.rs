//! A source of ours, taken apart: what is code, what is quoted, what is remarked, and what is a test.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// What a character of a source is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Code,
    Quoted,
    Remark,
}

/// A source file.
pub(crate) struct Source {
    /// Its path inside `src`.
    pub(crate) path: PathBuf,
    /// All of it.
    pub(crate) text: String,
    /// Without remarks.
    pub(crate) code: String,
    /// Without remarks and without what is compiled for tests only, wherever it stands.
    pub(crate) outside_tests: String,
}

impl Source {
    fn new(path: PathBuf, text: String) -> Self {
        let (letters, parts) = parts(&text);
        let kept = |keep: &dyn Fn(usize) -> bool| -> String {
            let letters = letters.iter().enumerate();
            letters.filter(|(n, _)| keep(*n)).map(|(_, c)| *c).collect()
        };
        // A test is a file or a folder of its own where the module that names it is one.
        let is_test_file =
            path.ends_with("tests.rs") || path.components().any(|part| part.as_os_str() == "tests");
        let tests = tests(&letters, &parts);
        let is_test = |n: usize| is_test_file || tests.iter().any(|test| test.contains(&n));
        Self {
            code: kept(&|n| parts[n] != Part::Remark),
            outside_tests: kept(&|n| parts[n] != Part::Remark && !is_test(n)),
            path,
            text,
        }
    }

    /// The module of ours at the top that it belongs to.
    pub(crate) fn room(&self) -> &str {
        let first = self.path.components().next();
        let first = first.and_then(|first| first.as_os_str().to_str());
        first.unwrap_or_default().trim_end_matches(".rs")
    }
}

/// Every source in `src`, read once.
pub(crate) fn sources() -> &'static [Source] {
    static SOURCES: OnceLock<Vec<Source>> = OnceLock::new();
    SOURCES.get_or_init(read)
}

fn read() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("an entry of the folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("a source in UTF-8");
                let inside = path.strip_prefix(&root).expect("a path in src");
                found.push(Source::new(inside.to_owned(), text));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 50, "the sources were not found");
    found
}

/// The letters of a source, and what each is part of.
fn parts(text: &str) -> (Vec<char>, Vec<Part>) {
    let letters: Vec<char> = text.chars().collect();
    let mut parts = Vec::with_capacity(letters.len());
    while parts.len() < letters.len() {
        let at = parts.len();
        let (part, until) = token(&letters, at);
        parts.resize(until.clamp(at + 1, letters.len()), part);
    }
    (letters, parts)
}

/// What begins at a letter, and where it ends.
fn token(letters: &[char], at: usize) -> (Part, usize) {
    let rest = &letters[at..];
    let starts = |sign: &str| sign.chars().eq(rest.iter().take(sign.len()).copied());
    let find = |sign: &str, from: usize| {
        let sign: Vec<char> = sign.chars().collect();
        let mut places = from..letters.len();
        let found = places.find(|n| letters[*n..].starts_with(&sign));
        found.map_or(letters.len(), |n| n + sign.len())
    };
    let is_in_word = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
    if starts("//") {
        return (Part::Remark, find("\n", at).saturating_sub(1).max(at + 1));
    }
    if starts("/*") {
        return (Part::Remark, find("*/", at + 2));
    }
    let hashes = rest.iter().skip(1).take_while(|c| **c == '#').count();
    if starts("r") && !is_in_word && rest.get(1 + hashes) == Some(&'"') {
        let end = format!("\"{}", "#".repeat(hashes));
        return (Part::Quoted, find(&end, at + 2 + hashes));
    }
    if starts("\"") {
        return (Part::Quoted, closed(letters, at + 1, '"'));
    }
    // A lifetime has no second sign.
    if starts("'") && (rest.get(1) == Some(&'\\') || rest.get(2) == Some(&'\'')) {
        return (Part::Quoted, closed(letters, at + 1, '\''));
    }
    (Part::Code, at + 1)
}

/// Where a quotation ends that may hold escapes.
fn closed(letters: &[char], from: usize, sign: char) -> usize {
    let mut at = from;
    while let Some(letter) = letters.get(at) {
        match letter {
            '\\' => at += 2,
            letter if *letter == sign => return at + 1,
            _ => at += 1,
        }
    }
    letters.len()
}

/// The stretches that are compiled for tests only: an attribute with the item after it.
fn tests(letters: &[char], parts: &[Part]) -> Vec<std::ops::Range<usize>> {
    let sign: Vec<char> = "#[cfg(test)]".chars().collect();
    let is_sign = |n: usize| parts[n] == Part::Code && letters[n..].starts_with(&sign);
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for start in (0..letters.len()).filter(|n| is_sign(*n)) {
        let mut depth = 0_usize;
        let end = (start + sign.len()..letters.len()).find(|n| {
            if parts[*n] != Part::Code {
                return false;
            }
            match letters[*n] {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && matches!(letters[*n], '}' | ';')
        });
        found.push(start..end.map_or(letters.len(), |end| end + 1));
    }
    found
}

#[test]
fn what_is_a_test_is_told_from_what_is_not() {
    let text = "//! A file.\nfn a() { b(\"}\"); } // { not code\n#[cfg(test)]\nmod tests { fn c() { \
                let d = '{'; let e = r#\"}\"#; } }\nfn f<'a>(g: &'a str) -> char { '}' }\n\
                #[cfg(test)]\nmod more;\nfn h() {}\n";
    let source = Source::new("ui/x.rs".into(), text.to_owned());
    let words = ["fn a", "fn c", "fn f", "mod more", "fn h", "not code"];
    let seen = |code: &str| words.map(|word| code.contains(word));
    assert_eq!(seen(&source.code), [true, true, true, true, true, false]);
    assert_eq!(
        seen(&source.outside_tests),
        [true, false, true, false, true, false]
    );
}
