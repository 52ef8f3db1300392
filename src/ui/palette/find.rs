//! Which actions a query means: by their names in both languages, then by what they do.

use crate::model::Lang;
use crate::state::Action;
use crate::text::{fold, fold_query};
use crate::ui::Words;

/// How well an action fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Beginning,
    Name,
    Explanation,
}

#[derive(Debug)]
struct IndexedAction {
    action: Action,
    names: [String; 2],
    about: [String; 2],
}

/// The folded words of every action.
#[derive(Debug)]
pub(super) struct PaletteIndex {
    rows: Vec<IndexedAction>,
}

impl PaletteIndex {
    /// Folds names and explanations in both languages.
    pub(super) fn new() -> Self {
        let words = Lang::ALL.map(Words::new);
        let row = |action: Action| IndexedAction {
            action,
            names: [0, 1].map(|n: usize| fold(&words[n].get(action.word()))),
            about: [0, 1].map(|n: usize| fold(&words[n].about(action.word()).unwrap_or_default())),
        };
        Self {
            rows: Action::ALL.into_iter().map(row).collect(),
        }
    }

    /// The actions that hold every word of the query, the best first; all for an empty one.
    pub(super) fn find(&self, query: &str) -> Vec<Action> {
        let folded = fold_query(query);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let fits = |row: &IndexedAction| Some((fit(row, &words)?, row.action));
        let mut found: Vec<_> = self.rows.iter().filter_map(fits).collect();
        found.sort_by_key(|(fit, _)| *fit);
        found.into_iter().map(|(_, action)| action).collect()
    }
}

fn fit(row: &IndexedAction, words: &[&str]) -> Option<Match> {
    let holds = |text: &String| words.iter().all(|word| text.contains(word));
    let begins = |text: &String| words.first().is_none_or(|word| text.starts_with(word));
    if row.names.iter().any(|name| holds(name) && begins(name)) {
        return Some(Match::Beginning);
    }
    if row.names.iter().any(holds) {
        return Some(Match::Name);
    }
    let both = |n: usize| format!("{} {}", row.names[n], row.about[n]);
    let is_meant = [0, 1].into_iter().any(|n| holds(&both(n)));
    is_meant.then_some(Match::Explanation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_found_by_its_name_in_both_languages() {
        let index = PaletteIndex::new();
        assert_eq!(index.find("").len(), Action::ALL.len());
        for lang in Lang::ALL {
            let words = Words::new(lang);
            for action in Action::ALL {
                let name = words.get(action.word());
                let found = index.find(&name);
                assert!(
                    found.iter().take(3).any(|first| *first == action),
                    "{name}: {found:?}"
                );
            }
        }
        assert_eq!(index.find("ملفات مجلد").first(), Some(&Action::OpenFolder));
        assert_eq!(index.find("اليوم التالي").first(), Some(&Action::DayOn));
        assert!(index.find("xyzzy").is_empty());
    }
}
