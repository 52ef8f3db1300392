//! What registers say of an area: how many people lived there when they were counted, and the code
//! by which others know the unit. Few data sets have any of it, so that it costs an area one pointer.

use super::tables::Area;

/// How a number of people belongs to an area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PopulationBasis {
    /// The area is the unit that was counted.
    #[default]
    Direct,
    /// The unit is divided; its people by the share of its ground: an estimate.
    SplitByArea,
    /// The unit is divided; its people by the places that lie in the area: an estimate.
    SplitByPlace,
}

impl PopulationBasis {
    /// Every basis.
    pub const ALL: [PopulationBasis; 3] = [
        PopulationBasis::Direct,
        PopulationBasis::SplitByArea,
        PopulationBasis::SplitByPlace,
    ];

    /// The words that files use.
    pub fn word(self) -> &'static str {
        match self {
            PopulationBasis::Direct => "direct",
            PopulationBasis::SplitByArea => "split by area",
            PopulationBasis::SplitByPlace => "split by place",
        }
    }

    /// The basis of a file's words.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.word() == word)
    }

    /// Whether the number was not counted but worked out.
    pub fn is_estimate(self) -> bool {
        self != PopulationBasis::Direct
    }
}

/// How many people lived in an area in some year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Population {
    /// People.
    pub count: u64,
    /// The year for which they were counted; `None` where the file does not say.
    pub year: Option<i16>,
    /// How the number belongs to the area.
    pub basis: PopulationBasis,
}

impl Population {
    /// More people than this are a mistake of writing: there were 8 billion on Earth in 2022.
    pub const MOST: u64 = 10_000_000_000;
}

/// What registers say of an area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaRegister {
    /// How many people live in it.
    pub population: Option<Population>,
    /// The P-code of OCHA where the area is a whole unit; empty where there is none.
    pub pcode: String,
    /// The P-code of the unit that it is a part of; empty where there is none.
    pub unit_pcode: String,
}

impl Area {
    /// How many people live in it, where that is known.
    pub fn population(&self) -> Option<&Population> {
        self.register.as_ref()?.population.as_ref()
    }

    /// The P-code of OCHA where the area is a whole unit; empty where there is none.
    pub fn pcode(&self) -> &str {
        self.register
            .as_ref()
            .map_or("", |register| &register.pcode)
    }

    /// The P-code of the unit that it is a part of; empty where there is none.
    pub fn unit_pcode(&self) -> &str {
        let register = self.register.as_ref();
        register.map_or("", |register| &register.unit_pcode)
    }
}
