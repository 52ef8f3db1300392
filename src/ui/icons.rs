//! The icons: one kept set (Phosphor), each with the role that it plays here.

use crate::model::Lang;

/// An icon by its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// To what comes before, in the direction of reading.
    Back,
    /// To what comes after, in the direction of reading.
    Forward,
    /// To the left, on a map and on a key; the same in every language.
    Left,
    /// To the right.
    Right,
    /// Earlier; time runs from left to right in every language.
    Earlier,
    /// Later.
    Later,
    /// To the first day.
    First,
    /// To the last day.
    Last,
    /// Play.
    Play,
    /// Pause.
    Pause,
    /// Unfold.
    Down,
    /// Fold.
    Up,
    /// Search.
    Search,
    /// Close.
    Close,
    /// Dark theme.
    Moon,
    /// Light theme.
    Sun,
    /// Language.
    Language,
    /// Present.
    Present,
    /// Keys.
    Keys,
    /// Open a folder.
    Open,
    /// A file.
    File,
    /// Once more.
    Again,
    /// How something is read.
    Mapping,
    /// Everything in view.
    Fit,
    /// More.
    Plus,
    /// Less.
    Minus,
    /// Layers.
    Layers,
    /// A panel at the side.
    Panel,
    /// A link that leaves the program.
    Link,
    /// A warning.
    Warning,
    /// An error.
    Error,
    /// Worth knowing.
    Note,
    /// Chosen.
    Checked,
    /// Not chosen.
    Unchecked,
    /// A text.
    Text,
    /// A place.
    Place,
    /// A city.
    City,
    /// A force.
    Force,
    /// A source.
    Source,
    /// An assessment.
    Assessment,
    /// A change.
    Change,
    /// Copy.
    Copy,
    /// A quotation.
    Quote,
    /// A date.
    Date,
    /// Save to a file.
    Save,
    /// A table.
    Table,
    /// Two beside each other.
    Compare,
    /// A chart through time.
    Chart,
    /// What was said lately.
    Bell,
    /// Commands.
    Command,
    /// Nothing to be seen.
    Blank,
    /// Animation.
    Motion,
    /// Size of text.
    TextSize,
    /// A story.
    Story,
    /// Take the last edit back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Take away for good.
    Trash,
    /// It draws.
    Pen,
    /// By this it is taken hold of and moved.
    Grip,
    /// It was done.
    Done,
    /// From the smallest to the largest.
    Ascending,
    /// From the largest to the smallest.
    Descending,
}

impl Icon {
    /// The glyph in the icon font; those that point are mirrored where reading is.
    pub fn glyph(self, lang: Lang) -> &'static str {
        let mirrored = lang == Lang::Ar;
        match self {
            Icon::Back if mirrored => Icon::Right.glyph(lang),
            Icon::Back => Icon::Left.glyph(lang),
            Icon::Forward if mirrored => Icon::Left.glyph(lang),
            Icon::Forward => Icon::Right.glyph(lang),
            Icon::Left => "\u{E058}",
            Icon::Right => "\u{E06C}",
            Icon::Earlier => "\u{E138}",
            Icon::Later => "\u{E13A}",
            Icon::First => "\u{E5A4}",
            Icon::Last => "\u{E5A6}",
            Icon::Play => "\u{E3D0}",
            Icon::Pause => "\u{E39E}",
            Icon::Down => "\u{E136}",
            Icon::Up => "\u{E13C}",
            Icon::Search => "\u{E30C}",
            Icon::Close => "\u{E4F6}",
            Icon::Moon => "\u{E330}",
            Icon::Sun => "\u{E472}",
            Icon::Language => "\u{E4A2}",
            Icon::Present => "\u{E656}",
            Icon::Keys => "\u{E2D8}",
            Icon::Open => "\u{E256}",
            Icon::File => "\u{E230}",
            Icon::Again => "\u{E036}",
            Icon::Mapping => "\u{E434}",
            Icon::Fit => "\u{E1D0}",
            Icon::Plus => "\u{E3D4}",
            Icon::Minus => "\u{E32A}",
            Icon::Layers => "\u{E466}",
            Icon::Panel => "\u{EC24}",
            Icon::Link => "\u{E5DE}",
            Icon::Warning => "\u{E4E0}",
            Icon::Error => "\u{E4E2}",
            Icon::Note => "\u{E2CE}",
            Icon::Checked => "\u{E186}",
            Icon::Unchecked => "\u{E45E}",
            Icon::Text => "\u{E8F2}",
            Icon::Place => "\u{E316}",
            Icon::City => "\u{E102}",
            Icon::Force => "\u{E622}",
            Icon::Source => "\u{E344}",
            Icon::Assessment => "\u{EA64}",
            Icon::Change => "\u{E1A0}",
            Icon::Copy => "\u{E1CA}",
            Icon::Quote => "\u{E660}",
            Icon::Date => "\u{E10A}",
            Icon::Save => "\u{E248}",
            Icon::Table => "\u{E476}",
            Icon::Compare => "\u{E870}",
            Icon::Chart => "\u{E154}",
            Icon::Bell => "\u{E0CE}",
            Icon::Command => "\u{E1C4}",
            Icon::Blank => "\u{E224}",
            Icon::Motion => "\u{E792}",
            Icon::TextSize => "\u{E6EE}",
            Icon::Story => "\u{E0E6}",
            Icon::Undo => "\u{E08A}",
            Icon::Redo => "\u{E08C}",
            Icon::Trash => "\u{E4A6}",
            Icon::Pen => "\u{E3B4}",
            Icon::Grip => "\u{EAE2}",
            Icon::Done => "\u{E184}",
            Icon::Ascending => "\u{E08E}",
            Icon::Descending => "\u{E03E}",
        }
    }
}
