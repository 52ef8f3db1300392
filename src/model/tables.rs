//! The rows of a data set: what is claimed, by whom, about what ground.

use super::Day;
use super::date::FuzzyDate;
use super::feature_collection::Geometry;
use super::feature_look::FeatureLook;
use super::ids::{AreaId, ChangeId, ForceId, LayerId, SourceId};
use super::names::{Lang, Names};
use super::original::OriginalFile;
use super::register::AreaRegister;
use std::sync::Arc;

/// What kind of shape an area has behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// A real administrative boundary.
    #[default]
    Boundary,
    /// A cell around a recorded place inside one: approximate.
    Derived,
}

/// A piece of ground, or a line or point on it, that one state at a time applies to.
#[derive(Clone, Debug)]
pub struct Area {
    /// Stable id of the file.
    pub id: String,
    /// Name; its id where it has none.
    pub name: Names,
    /// Whether its file gives it a name, so that the map may write it.
    pub is_named: bool,
    /// ISO 3166-1 alpha-3 code of the country; empty where the file has none.
    pub country: String,
    /// Governorate; empty where the file has none.
    pub governorate: Names,
    /// District; empty where the file has none.
    pub district: String,
    /// `subdistrict`, `district` or `part`; empty where the file has none.
    pub level: String,
    /// The administrative unit, where the area is named for its town or is a part of it.
    pub unit: Names,
    /// What its outline rests on.
    pub basis: Basis,
    /// The area whose history this one takes; such an area is inferred.
    pub follows: Option<AreaId>,
    /// A remark of the compilers.
    pub note: String,
    /// Longitude and latitude of the seat, in degrees.
    pub seat: Option<[f64; 2]>,
    /// Outline, longitude and latitude in degrees (WGS 84); empty for lines and points alone.
    pub shape: Arc<geo::MultiPolygon<f64>>,
    /// Lines, longitude and latitude in degrees; mostly empty in a data set of ours.
    pub lines: Arc<geo::MultiLineString<f64>>,
    /// Points, longitude and latitude in degrees; mostly empty in a data set of ours.
    pub points: Arc<geo::MultiPoint<f64>>,
    /// How it is drawn, where its file says so.
    pub look: FeatureLook,
    /// The layer that it belongs to.
    pub layer: LayerId,
    /// Geodesic area on WGS 84, in km².
    pub area_km2: f64,
    /// What registers say of it; most files say nothing.
    pub register: Option<Box<AreaRegister>>,
    /// What holds before its first change: not known in a data set of ours; of foreign files whatever
    /// they say, where a feature has no beginning.
    pub before: Control,
}

impl Default for Area {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: Names::default(),
            is_named: true,
            country: String::new(),
            governorate: Names::default(),
            district: String::new(),
            level: String::new(),
            unit: Names::default(),
            basis: Basis::default(),
            follows: None,
            note: String::new(),
            seat: None,
            shape: Geometry::no_polygons(),
            lines: Geometry::no_lines(),
            points: Geometry::no_points(),
            look: FeatureLook::default(),
            layer: LayerId::default(),
            area_km2: 0.0,
            register: None,
            before: Control::UNKNOWN,
        }
    }
}

/// A file that areas come from, shown or hidden as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layer {
    /// Its name: the file's; empty for the ground of a data set of ours.
    pub name: String,
    /// Whether it lies over the ground of a data set, and is not counted with it.
    pub is_over: bool,
}

/// A colour as the file gives it: red, green, blue, sRGB.
pub type Rgb = [u8; 3];

/// How a force's ground is printed without colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintLook {
    /// How light it is, from 0 for black to 255 for white.
    pub grey: u8,
    /// Which lines lie on it, up to [`PrintLook::MOST_LINES`]; 0 for none.
    pub lines: u8,
}

impl PrintLook {
    /// How many kinds of lines there are: two that lean, upright ones, level ones.
    pub const MOST_LINES: u8 = 4;

    /// The n-th of looks that can be told apart: six greys, without lines and with each kind of them.
    pub fn nth(n: usize) -> Self {
        const GREYS: [u8; 6] = [0x4E, 0xC2, 0x86, 0x20, 0xE6, 0xA4];
        let kinds = usize::from(Self::MOST_LINES) + 1;
        let lines = n / GREYS.len() % kinds;
        Self {
            grey: GREYS[n % GREYS.len()],
            lines: u8::try_from(lines).unwrap_or(0),
        }
    }
}

/// Who controls.
#[derive(Clone, Debug)]
pub struct Force {
    /// Stable id of the file.
    pub id: String,
    /// Full name.
    pub name: Names,
    /// Short name for lists and labels.
    pub short: Names,
    /// Colour on the light theme.
    pub colour_light: Rgb,
    /// Colour on the dark theme.
    pub colour_dark: Rgb,
    /// How it is printed without colours.
    pub print: PrintLook,
    /// `state`, `armed group` and so on; empty where the file has none.
    pub kind: String,
    /// One neutral line.
    pub about: Names,
    /// The day on which it ended: from then on no area can be its; `None` where it goes on.
    pub until: Option<Day>,
}

impl Force {
    /// The kind of what is no force but a class of numbers; classes keep their order in the legend.
    pub const CLASS: &'static str = "class";
}

/// How an area is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One force holds it.
    #[default]
    Control,
    /// Several fight over it.
    Contested,
    /// Several hold it together, or under a truce.
    Shared,
    /// Nobody holds it.
    None,
    /// Not known.
    Unknown,
    /// The feature does not exist at that time: nothing is drawn.
    Absent,
}

impl Status {
    /// Every status, in the order in which lists show them.
    pub const ALL: [Status; 6] = [
        Status::Control,
        Status::Contested,
        Status::Shared,
        Status::None,
        Status::Unknown,
        Status::Absent,
    ];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Status::Control => "control",
            Status::Contested => "contested",
            Status::Shared => "shared",
            Status::None => "none",
            Status::Unknown => "unknown",
            Status::Absent => "absent",
        }
    }

    /// The status of a file's word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// Who holds an area and how: a value, never a missing colour.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Control {
    /// How it is held.
    pub status: Status,
    /// The holder; all of them where contested or shared, the stronger first.
    pub forces: Vec<ForceId>,
}

impl Control {
    /// Not known.
    pub const UNKNOWN: Control = Control {
        status: Status::Unknown,
        forces: Vec::new(),
    };

    /// There is nothing at that time.
    pub const ABSENT: Control = Control {
        status: Status::Absent,
        forces: Vec::new(),
    };

    /// One force holds it alone.
    pub fn of(force: ForceId) -> Self {
        Self {
            status: Status::Control,
            forces: vec![force],
        }
    }

    /// Whether the same forces hold it in the same way, in whatever order they are named.
    pub fn is_same_set(&self, other: &Control) -> bool {
        let sorted = |control: &Control| {
            let mut forces = control.forces.clone();
            forces.sort_unstable();
            forces
        };
        self.status == other.status && sorted(self) == sorted(other)
    }

    /// The one force that holds the area alone.
    pub fn holder(&self) -> Option<ForceId> {
        match (self.status, self.forces.as_slice()) {
            (Status::Control, [force]) => Some(*force),
            _ => None,
        }
    }
}

/// How sure the compilers are of a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Sources agree.
    High,
    /// Probable.
    #[default]
    Medium,
    /// Doubtful.
    Low,
}

impl Confidence {
    /// Every grade, the surest first.
    pub const ALL: [Confidence; 3] = [Confidence::High, Confidence::Medium, Confidence::Low];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            Confidence::High => "high",
            Confidence::Medium => "medium",
            Confidence::Low => "low",
        }
    }
}

/// A change of control, in one or more areas.
#[derive(Clone, Debug)]
pub struct Change {
    /// Stable id of the file.
    pub id: String,
    /// When, as precisely as it is known.
    pub date: FuzzyDate,
    /// Where.
    pub areas: Vec<AreaId>,
    /// What holds from then on.
    pub control: Control,
    /// How sure the compilers are.
    pub confidence: Confidence,
    /// Who says so.
    pub sources: Vec<SourceId>,
    /// What happened, in the compilers' words.
    pub note: Names,
    /// Name of a rival account; `None` for the main one.
    pub claim: Option<String>,
}

/// What kind of thing a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// A report.
    Report,
    /// An encyclopedia article.
    Encyclopedia,
    /// A digest in the compilers' own words.
    Digest,
    /// No specific report was located.
    Unlocated,
}

impl SourceKind {
    /// Every kind, reports first.
    pub const ALL: [SourceKind; 4] = [
        SourceKind::Report,
        SourceKind::Encyclopedia,
        SourceKind::Digest,
        SourceKind::Unlocated,
    ];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            SourceKind::Report => "report",
            SourceKind::Encyclopedia => "encyclopedia",
            SourceKind::Digest => "digest",
            SourceKind::Unlocated => "none",
        }
    }
}

/// The text of a source in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Its language.
    pub lang: Lang,
    /// Its heading.
    pub title: String,
    /// Its paragraphs after the heading.
    pub paragraphs: Vec<String>,
}

/// Who says so.
#[derive(Clone, Debug)]
pub struct Source {
    /// Stable id of the file.
    pub id: String,
    /// What kind of thing it is.
    pub kind: SourceKind,
    /// Who published it.
    pub publisher: Names,
    /// Its title, or a description of it, in the languages given.
    pub title: Names,
    /// Whether the title is the exact one and not a description.
    pub title_is_exact: bool,
    /// Who wrote it; empty where not known.
    pub author: String,
    /// When it was published.
    pub date: Option<FuzzyDate>,
    /// Link; empty where there is none.
    pub url: String,
    /// Languages of the source.
    pub languages: Vec<Lang>,
    /// A remark of the compilers.
    pub note: String,
    /// What a digest was compiled from.
    pub compiled_from: Vec<SourceId>,
    /// The file that its text was taken of, where a person attached one.
    pub original: OriginalFile,
    /// Its texts, at most one a language.
    pub texts: Vec<SourceText>,
}

impl Source {
    /// The text in that language.
    pub fn text(&self, lang: Lang) -> Option<&SourceText> {
        self.texts.iter().find(|text| text.lang == lang)
    }
}

/// The words of a source that speak of a change.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The change.
    pub change: ChangeId,
    /// The source.
    pub source: SourceId,
    /// Paragraph of the text, counted from 1 after the title.
    pub paragraph: usize,
    /// The exact words in each language; empty where there are none.
    pub exact: Names,
    /// What stands before them, where they stand more than once.
    pub prefix: Names,
    /// What stands after them.
    pub suffix: Names,
}

/// What a source expected.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Stable id of the file.
    pub id: String,
    /// The source.
    pub source: SourceId,
    /// Paragraph of its text, counted from 1.
    pub paragraph: usize,
    /// What is expected.
    pub expects: Names,
    /// Of whom.
    pub forces: Vec<ForceId>,
    /// Where.
    pub areas: Vec<AreaId>,
    /// For what time.
    pub period: Option<FuzzyDate>,
    /// `borne out`, `borne out in part`, `refuted`, `outside this map`, or what the file says.
    pub verdict: String,
    /// What came of it.
    pub outcome: Names,
    /// The later changes that answer it.
    pub answered_by: Vec<ChangeId>,
}

/// A place to look from: degrees of longitude and latitude.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLatBounds {
    /// West, south.
    pub min: [f64; 2],
    /// East, north.
    pub max: [f64; 2],
}

/// A context layer's kind, which decides how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContextKind {
    /// Land of countries; neighbours are quieter.
    Country,
    /// Outlines of governorates.
    Governorate,
    /// Rivers.
    River,
    /// Lakes.
    Lake,
    /// Cities and towns.
    City,
}

/// A feature of the context: drawn, labelled, never coloured by a force.
#[derive(Clone, Debug)]
pub struct ContextFeature {
    /// What it is.
    pub kind: ContextKind,
    /// Its name.
    pub name: Names,
    /// Rank for labels: 1 is the most important.
    pub rank: u8,
    /// The file's word for what it is, such as `capital` or `neighbour`; empty where it has none.
    pub role: String,
    /// Country code as the file gives it.
    pub country: String,
    /// Where its label stands, longitude and latitude in degrees.
    pub label: Option<[f64; 2]>,
    /// Its geometry, longitude and latitude in degrees.
    pub geometry: geo::Geometry<f64>,
}

/// What the data set says of itself.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Stable id.
    pub id: String,
    /// Its title.
    pub title: Names,
    /// What it is.
    pub about: Names,
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// The day it opens on.
    pub opens_on: Day,
    /// The view it opens with.
    pub view: Option<LonLatBounds>,
    /// Whether the data set itself says that its knowledge ends on that day; else it is the day of its
    /// last change.
    pub is_last_declared: bool,
    /// Of what time the numbers of people are, such as `census of 2004, before the war`; empty where the
    /// data set does not say.
    pub population_note: Names,
    /// Lines that must be shown.
    pub credits: Vec<Names>,
}
