//! Every word of the interface and of the problems, in both languages: one Fluent table each, in
//! `assets/words`.
//!
//! It must not know who asks: the window and the command line speak from the same table.

pub mod format;
mod numbers;
mod system;

pub use numbers::grouped;

use crate::model::{Fact, Lang, Problem};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;

/// The most characters that a sentence quotes from a file.
const LONGEST: usize = 200;

static TABLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/words");

/// The words of one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Reads the table of a language.
    pub fn new(lang: Lang) -> Self {
        let tag = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // The layout of text isolates what it must; marks in names would be read aloud.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(numbers::written));
        for source in sources(lang) {
            let resource = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        if lang == Lang::Ar {
            // A new bundle has no function of this name yet.
            bundle
                .add_function("PLURAL", numbers::plural)
                .unwrap_or_default();
        }
        Self { lang, bundle }
    }

    /// The language of these words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What stands between the members of a list.
    pub fn comma(lang: Lang) -> &'static str {
        match lang {
            Lang::En => ", ",
            Lang::Ar => "، ",
        }
    }

    /// The words of a key; the key itself where the table has none, which a test forbids.
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// What the table says about a key besides its words: its attribute `about`, if it has one.
    ///
    /// ```
    /// use kharita::{model::Lang, words::Words};
    /// let words = Words::new(Lang::En);
    /// assert_eq!(words.about("action-quit").as_deref(), Some("Close the window"));
    /// ```
    pub fn about(&self, key: &str) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = message.get_attribute("about")?.value();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, None, &mut errors);
        Some(text.into_owned())
    }

    /// The words of a key with what stands in their places.
    ///
    /// ```
    /// use kharita::{model::Lang, words::Words};
    /// let words = Words::new(Lang::En);
    /// assert_eq!(words.with("count-changes", &[("count", 1.into())]), "1 change");
    /// ```
    pub fn with(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        self.format(key, Some(&args))
    }

    /// What happened and what was done about it, and what can be done: a sentence or two each.
    ///
    /// ```
    /// use kharita::{model::{Code, Lang, FilePlace, Problem, Severity}, words::Words};
    /// let place = FilePlace::file("changes.csv").line(3);
    /// let mut problem = Problem::new(Severity::Error, Code::UnknownStatus, place);
    /// problem.with("text", "held");
    /// let (message, _remedy) = Words::new(Lang::En).problem(&problem);
    /// assert_eq!(message, "`held` is not a status, so the change is left out.");
    /// ```
    pub fn problem(&self, problem: &Problem) -> (String, String) {
        let args: FluentArgs<'_> = problem
            .values
            .iter()
            .map(|(name, value)| (*name, self.fact(value)))
            .collect();
        let key = format!("problem-{}", problem.code);
        let message = self.format(&key, Some(&args));
        (
            message,
            self.format(&[&key, "-remedy"].concat(), Some(&args)),
        )
    }

    /// A fact as the sentences of this language take it.
    fn fact<'v>(&self, value: &'v Fact) -> FluentValue<'v> {
        match value {
            Fact::Count(count) => FluentValue::from(*count),
            Fact::Case(word) => FluentValue::from(*word),
            Fact::Text(text) => {
                let text = shortened(text);
                match self.lang {
                    Lang::En => FluentValue::from(text),
                    // Dates, ids and names of files keep their own direction (U+2068 and U+2069
                    // isolate).
                    Lang::Ar => FluentValue::from(format!("\u{2068}{text}\u{2069}")),
                }
            }
        }
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, args, &mut errors)
            .into_owned()
    }
}

/// A text as it fits into a sentence: a file may have a whole book in one field.
fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// The texts of a language's table.
fn sources(lang: Lang) -> impl Iterator<Item = &'static str> {
    let folder = TABLES.get_dir(lang.tag());
    folder
        .into_iter()
        .flat_map(Dir::files)
        .filter_map(include_dir::File::contents_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(lang: Lang) -> BTreeSet<String> {
        let lines = sources(lang).flat_map(str::lines);
        let key = |line: &str| line.split_once(" = ").map(|(key, _)| key.to_owned());
        let is_key = |key: &String| {
            key.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        lines.filter_map(key).filter(is_key).collect()
    }

    #[test]
    fn both_tables_have_the_same_keys_and_parse() {
        assert_eq!(keys(Lang::En), keys(Lang::Ar));
        for lang in Lang::ALL {
            for source in sources(lang) {
                let parsed = FluentResource::try_new(source.to_owned());
                assert!(
                    parsed.is_ok(),
                    "{lang:?}: {:?}",
                    parsed.err().map(|(_, errors)| errors)
                );
            }
        }
    }

    /// The form of each number below 100, and what of it holds beyond: CLDR's rules for Arabic,
    /// written out. Zero, one and two are so only by themselves.
    fn arabic_form(n: u32) -> &'static str {
        match (n, n % 100) {
            (0, _) => "لا تغييرات",
            (1, _) => "تغيير واحد",
            (2, _) => "تغييران",
            (_, 3..=10) => "تغييرات",
            (_, 0..=2) => "تغيير",
            _ => "تغييراً",
        }
    }

    #[test]
    fn arabic_counts_in_six_ways() {
        let words = Words::new(Lang::Ar);
        for n in (0..=1_000).chain([1_000_003, 1_000_011, 1_000_100, 1_000_102]) {
            let form = arabic_form(n);
            let expected = match n {
                0..=2 => form.to_owned(),
                _ => format!("{} {form}", grouped(n.into())),
            };
            assert_eq!(
                words.with("count-changes", &[("count", n.into())]),
                expected
            );
        }
        for part in [0.5_f64, 1.5, 2.5, 3.5, 11.1, 103.25] {
            let counted = words.with("count-changes", &[("count", part.into())]);
            assert_eq!(counted, format!("{part} تغيير"));
        }
        assert_eq!(
            words.with(
                "table-count",
                &[("count", 144.into()), ("number", "144".into())]
            ),
            "144 صفاً"
        );
    }

    #[test]
    fn english_counts_in_two_ways() {
        let words = Words::new(Lang::En);
        for n in (0..=1_000).chain([1_000_001]) {
            let expected = match n {
                1 => "1 change".to_owned(),
                _ => format!("{} changes", grouped(n.into())),
            };
            assert_eq!(
                words.with("count-changes", &[("count", n.into())]),
                expected
            );
        }
        let part = words.with("count-changes", &[("count", 1.5.into())]);
        assert_eq!(part, "1.5 changes");
    }

    #[test]
    fn arabic_tables_select_numbers_by_our_rule() {
        for source in sources(Lang::Ar) {
            // The variants of a selector, up to the brace that ends it or opens another.
            for selector in source.split("{ ").filter(|part| part.contains(" ->\n")) {
                let counts = ["[two]", "[few]", "[many]"];
                let is_count = counts.iter().any(|form| selector.contains(form));
                assert!(!is_count || selector.starts_with("PLURAL($"), "{selector}");
            }
        }
    }
}
