//! Where the words that speak of a change stand in a text. Where that is not certain, nothing is
//! marked, and the reason is said.

use crate::model::{Lang, Passage, SourceText, World};
use crate::state::{OpenSource, Project};
use crate::text::{Anchor, find};
use crate::ui::ctx::Ctx;
use crate::ui::words::Words;
use egui::{Id, Ui};
use std::ops::Range;
use std::sync::Arc;

/// What of a text is shown first, and what is marked there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PassageSpot {
    /// Position of the paragraph, from 0.
    pub paragraph: Option<usize>,
    /// The words of the passage, in bytes of the paragraph.
    pub words: Option<Range<usize>>,
    /// Whether the paragraph as a whole is meant.
    pub whole: bool,
    /// What a reader must be told.
    pub doubt: Option<Doubt>,
}

/// Why no words are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The text has no such paragraph.
    NoParagraph(usize),
    /// The words do not stand in the paragraph.
    Missing(usize),
    /// The words stand in the paragraph so many times.
    Ambiguous(usize, usize),
    /// The data set gives no words in this language.
    NoWords(usize),
}

impl Doubt {
    /// The doubt in words.
    pub(super) fn say(self, words: &Words) -> String {
        match self {
            Doubt::NoParagraph(number) => {
                words.with("passage-no-paragraph", &[("number", number.into())])
            }
            Doubt::Missing(number) => words.with("passage-missing", &[("number", number.into())]),
            Doubt::Ambiguous(number, count) => words.with(
                "passage-ambiguous",
                &[("number", number.into()), ("count", count.into())],
            ),
            Doubt::NoWords(number) => words.with("passage-no-words", &[("number", number.into())]),
        }
    }
}

/// What a spot was looked for in.
#[derive(Clone)]
struct SpotKey {
    project: Arc<Project>,
    open: OpenSource,
    lang: Lang,
}

/// The spot that an open source asks for in one of its texts; looked for once and kept while it is asked
/// for again.
pub(super) fn kept_spot(
    ui: &Ui,
    ctx: &Ctx<'_>,
    open: OpenSource,
    text: &SourceText,
) -> Arc<PassageSpot> {
    let id = Id::unique("kharita spot").with(text.lang);
    let kept = ui.data(|data| data.get_temp::<(SpotKey, Arc<PassageSpot>)>(id));
    let is_same = |key: &SpotKey| {
        Arc::ptr_eq(&key.project, &ctx.state.project) && (key.open, key.lang) == (open, text.lang)
    };
    if let Some((_, spot)) = kept.filter(|(key, _)| is_same(key)) {
        return spot;
    }
    let found = Arc::new(spot(ctx.world(), open, text));
    let key = SpotKey {
        project: ctx.state.project.clone(),
        open,
        lang: text.lang,
    };
    ui.data_mut(|data| data.insert_temp(id, (key, found.clone())));
    found
}

/// The spot that an open source asks for in one of its texts.
fn spot(world: &World, open: OpenSource, text: &SourceText) -> PassageSpot {
    let Some(number) = open.paragraph else {
        return PassageSpot::default();
    };
    let Some(index) = number
        .checked_sub(1)
        .filter(|index| *index < text.paragraphs.len())
    else {
        return PassageSpot {
            doubt: Some(Doubt::NoParagraph(number)),
            ..PassageSpot::default()
        };
    };
    let at = PassageSpot {
        paragraph: Some(index),
        ..PassageSpot::default()
    };
    match open.passage {
        Some(passage) => words(
            &text.paragraphs[index],
            Quote::of(world.passage(passage), text.lang),
            number,
            at,
        ),
        None => PassageSpot { whole: true, ..at },
    }
}

/// The words of a passage, and what stands around them.
#[derive(Clone, Copy)]
struct Quote<'p> {
    exact: &'p str,
    around: [Option<&'p str>; 2],
}

impl<'p> Quote<'p> {
    fn of(passage: &'p Passage, lang: Lang) -> Self {
        Self {
            exact: passage.exact.exact(lang),
            around: [&passage.prefix, &passage.suffix].map(|names| Some(names.exact(lang))),
        }
    }
}

fn words(paragraph: &str, quote: Quote<'_>, number: usize, at: PassageSpot) -> PassageSpot {
    let Quote {
        exact,
        around: [prefix, suffix],
    } = quote;
    if exact.is_empty() {
        return PassageSpot {
            doubt: Some(Doubt::NoWords(number)),
            ..at
        };
    }
    match find(paragraph, exact, prefix, suffix) {
        Anchor::Found(range) => PassageSpot {
            words: Some(range),
            ..at
        },
        Anchor::Missing => PassageSpot {
            doubt: Some(Doubt::Missing(number)),
            ..at
        },
        Anchor::Ambiguous(count) => PassageSpot {
            doubt: Some(Doubt::Ambiguous(number, count)),
            ..at
        },
    }
}

/// The languages in which a text is shown: the wanted one, or the one that there is.
pub(super) fn shown_in(texts: &[SourceText], wanted: Lang) -> Option<&SourceText> {
    texts
        .iter()
        .find(|text| text.lang == wanted)
        .or_else(|| texts.first())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lang: Lang, paragraphs: &[&str]) -> SourceText {
        let paragraphs = paragraphs.iter().map(|text| (*text).to_owned()).collect();
        SourceText {
            lang,
            title: String::new(),
            paragraphs,
        }
    }

    fn quote(exact: &str) -> Quote<'_> {
        Quote {
            exact,
            around: [None; 2],
        }
    }

    #[test]
    fn words_that_stand_once_are_marked_and_no_others() {
        let marked = words(
            "It fell. It rose.",
            quote("It rose."),
            1,
            PassageSpot::default(),
        );
        assert_eq!(marked.words, Some(9..17));
        let twice = words(
            "It fell. It fell.",
            quote("It fell."),
            3,
            PassageSpot::default(),
        );
        assert_eq!(
            (twice.words, twice.doubt),
            (None, Some(Doubt::Ambiguous(3, 2)))
        );
        let gone = words("It fell.", quote("It rose."), 3, PassageSpot::default());
        assert_eq!((gone.words, gone.doubt), (None, Some(Doubt::Missing(3))));
        let none = words("It fell.", quote(""), 3, PassageSpot::default());
        assert_eq!((none.words, none.doubt), (None, Some(Doubt::NoWords(3))));
    }

    #[test]
    fn a_text_is_shown_in_the_language_that_there_is() {
        let both = [text(Lang::En, &["a"]), text(Lang::Ar, &["b"])];
        assert_eq!(
            shown_in(&both, Lang::Ar).map(|text| text.lang),
            Some(Lang::Ar)
        );
        assert_eq!(
            shown_in(&both[..1], Lang::Ar).map(|text| text.lang),
            Some(Lang::En)
        );
        assert_eq!(shown_in(&[], Lang::Ar), None);
    }
}
