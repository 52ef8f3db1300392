//! Who publishes, and what kind of house it is, so that a reader can weigh what it says.

use super::names::Names;
use super::tables::Source;
use std::collections::BTreeMap;

/// What kind of house a publisher is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PublisherKind {
    /// A news agency.
    Wire,
    /// A newspaper or magazine.
    Newspaper,
    /// Radio or television.
    Broadcaster,
    /// A news site or blog.
    Online,
    /// Media that a state owns.
    StateMedia,
    /// Media of a party or an armed side.
    PartyMedia,
    /// Those who count and record what happens.
    Monitor,
    /// A research institute.
    ThinkTank,
    /// A body of the United Nations.
    UnitedNations,
    /// An army or a coalition of armies.
    Military,
    /// A government.
    Government,
    /// A work of reference.
    Encyclopedia,
    /// The compilers of the data set.
    Own,
    /// Not known.
    #[default]
    Unknown,
}

impl PublisherKind {
    /// Every kind.
    pub const ALL: [PublisherKind; 14] = [
        PublisherKind::Wire,
        PublisherKind::Newspaper,
        PublisherKind::Broadcaster,
        PublisherKind::Online,
        PublisherKind::StateMedia,
        PublisherKind::PartyMedia,
        PublisherKind::Monitor,
        PublisherKind::ThinkTank,
        PublisherKind::UnitedNations,
        PublisherKind::Military,
        PublisherKind::Government,
        PublisherKind::Encyclopedia,
        PublisherKind::Own,
        PublisherKind::Unknown,
    ];

    /// The word that files use.
    pub fn word(self) -> &'static str {
        match self {
            PublisherKind::Wire => "wire",
            PublisherKind::Newspaper => "newspaper",
            PublisherKind::Broadcaster => "broadcaster",
            PublisherKind::Online => "online",
            PublisherKind::StateMedia => "state-media",
            PublisherKind::PartyMedia => "party-media",
            PublisherKind::Monitor => "monitor",
            PublisherKind::ThinkTank => "think-tank",
            PublisherKind::UnitedNations => "un",
            PublisherKind::Military => "military",
            PublisherKind::Government => "government",
            PublisherKind::Encyclopedia => "encyclopedia",
            PublisherKind::Own => "own",
            PublisherKind::Unknown => "unknown",
        }
    }

    /// The kind of a file's word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Who publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publisher {
    /// Stable id of the file.
    pub id: String,
    /// Its name.
    pub name: Names,
    /// Other names by which sources call it, such as `Reuters via Ahram Online`.
    pub aliases: Vec<String>,
    /// What kind of house it is.
    pub kind: PublisherKind,
    /// ISO 3166-1 alpha-3 code of its country; empty where the file has none.
    pub country: String,
    /// A plain fact about who owns it; empty where the file has none.
    pub owner_note: Names,
}

impl Publisher {
    /// Every name by which a source may call it, each once.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = [self.name.en.as_str(), self.name.ar.as_str()];
        let own = own.into_iter().take(if own[0] == own[1] { 1 } else { 2 });
        let aliases = self.aliases.iter().map(String::as_str);
        own.chain(aliases).filter(|name| !name.is_empty())
    }

    /// Whose each name is; a name that two have is neither's.
    pub fn by_name(publishers: &[Publisher]) -> BTreeMap<&str, Option<usize>> {
        let mut by_name: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        for (n, publisher) in publishers.iter().enumerate() {
            for name in publisher.names() {
                let whose = by_name.entry(name).or_insert(Some(n));
                *whose = whose.filter(|first| *first == n);
            }
        }
        by_name
    }
}

/// The position of the publisher of each source; `None` where none of that name is described.
pub(super) fn of_sources(publishers: &[Publisher], sources: &[Source]) -> Vec<Option<u32>> {
    let by_name = Publisher::by_name(publishers);
    let find = |source: &Source| {
        let names = [&source.publisher.en, &source.publisher.ar];
        let mut found = names.into_iter().filter_map(|name| {
            let position = by_name.get(name.as_str()).copied().flatten()?;
            u32::try_from(position).ok()
        });
        found.next()
    };
    sources.iter().map(find).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publisher(en: &str, ar: &str, aliases: &[&str]) -> Publisher {
        Publisher {
            name: Names {
                en: en.to_owned(),
                ar: ar.to_owned(),
            },
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            ..Publisher::default()
        }
    }

    #[test]
    fn a_name_of_two_is_neithers() {
        let all = [
            publisher("Al Watan", "الوطن", &["Watan"]),
            publisher("El Watan", "الوطن", &[]),
        ];
        let by_name = Publisher::by_name(&all);
        assert_eq!(by_name["Watan"], Some(0));
        assert_eq!(by_name["El Watan"], Some(1));
        assert_eq!(by_name["الوطن"], None);
    }

    #[test]
    fn every_kind_has_a_word_of_its_own() {
        for kind in PublisherKind::ALL {
            assert_eq!(PublisherKind::from_word(kind.word()), Some(kind));
        }
    }
}
