//! On how little a change rests: what a reader must know before relying on it.

use super::World;
use super::ids::ChangeId;
use super::tables::SourceKind;

/// Why little rests beneath a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weakness {
    /// It has one source.
    OneSource,
    /// All that says so are encyclopedias.
    EncyclopediaOnly,
    /// All that says so are summaries in the compilers' own words.
    SummaryOnly,
    /// It has no source, or none that is a report, and not encyclopedias or summaries alone.
    NoLocatedReport,
}

impl Weakness {
    /// Every weakness, the least first.
    pub const ALL: [Weakness; 4] = [
        Weakness::OneSource,
        Weakness::EncyclopediaOnly,
        Weakness::SummaryOnly,
        Weakness::NoLocatedReport,
    ];

    /// The word that commands and tables of words use.
    pub fn word(self) -> &'static str {
        match self {
            Weakness::OneSource => "one-source",
            Weakness::EncyclopediaOnly => "encyclopedia-only",
            Weakness::SummaryOnly => "summary-only",
            Weakness::NoLocatedReport => "no-located-report",
        }
    }
}

impl World {
    /// Why little rests beneath a change; nothing where it has several sources, a report among them.
    pub fn weaknesses(&self, change: ChangeId) -> Vec<Weakness> {
        let sources = &self.change(change).sources;
        let mut kinds = sources.iter().map(|id| self.source(*id).kind);
        let are_all = |kind| !sources.is_empty() && kinds.clone().all(|other| other == kind);
        let rests_on = if are_all(SourceKind::Encyclopedia) {
            Some(Weakness::EncyclopediaOnly)
        } else if are_all(SourceKind::Digest) {
            Some(Weakness::SummaryOnly)
        } else if kinds.any(|kind| kind == SourceKind::Report) {
            None
        } else {
            Some(Weakness::NoLocatedReport)
        };
        let one = (sources.len() == 1).then_some(Weakness::OneSource);
        one.into_iter().chain(rests_on).collect()
    }
}
