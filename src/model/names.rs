//! Text in the two languages of the interface. Knows nothing of how it is drawn.

use serde::{Deserialize, Serialize};

/// A language of the interface and of the data.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Lang {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Arabic.
    #[serde(rename = "ar")]
    Ar,
}

impl Lang {
    /// Both languages, in the order of the interface.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Ar];

    /// The language's tag as the files write it.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ar => "ar",
        }
    }

    /// The other one of the two.
    pub fn other(self) -> Lang {
        match self {
            Lang::En => Lang::Ar,
            Lang::Ar => Lang::En,
        }
    }
}

/// The language of the names on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LabelLang {
    /// As the window.
    #[default]
    Window,
    /// English.
    En,
    /// Arabic.
    Ar,
    /// English above Arabic.
    Both,
}

impl LabelLang {
    /// Every choice, in the order of the interface.
    pub const ALL: [LabelLang; 4] = [
        LabelLang::Window,
        LabelLang::En,
        LabelLang::Ar,
        LabelLang::Both,
    ];

    /// The word that files and the command line use.
    pub fn word(self) -> &'static str {
        match self {
            LabelLang::Window => "window",
            LabelLang::En => "en",
            LabelLang::Ar => "ar",
            LabelLang::Both => "both",
        }
    }

    /// The choice of a file's word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.word() == word)
    }
}

/// The same text in English and Arabic; either may be empty where the data has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// English; empty where there is none.
    #[serde(default)]
    pub en: String,
    /// Arabic; empty where there is none.
    #[serde(default)]
    pub ar: String,
}

impl Names {
    /// The same words in both languages.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            en: text.clone(),
            ar: text,
        }
    }

    /// Exactly this language's text, empty where there is none.
    pub fn exact(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ar => &self.ar,
        }
    }

    /// This language's text, or the other's where this one is missing.
    pub fn get(&self, lang: Lang) -> &str {
        let wanted = self.exact(lang);
        if wanted.is_empty() {
            self.exact(lang.other())
        } else {
            wanted
        }
    }

    /// Whether neither language has a text.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.ar.is_empty()
    }
}
