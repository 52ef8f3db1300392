//! Originals attached to sources, and words of them linked to changes, as corrections.

use super::corrections::{Corrections, RowKind, RowMembers};
use super::original::Original;
use super::{ChangeId, Lang, SourceId, World};
use serde_json::Value;

/// Words of a text by the TextQuoteSelector of the W3C Web Annotation model: they themselves, and what stands
/// around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuotedWords {
    /// The language of the text.
    pub lang: Lang,
    /// The paragraph, counted from 1 after the title.
    pub paragraph: usize,
    /// The words.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands after them.
    pub suffix: String,
}

/// So many letters around quoted words are kept.
const CONTEXT: usize = 32;

impl QuotedWords {
    /// Words of a paragraph, by their bytes in it; `None` where nothing stands there.
    pub fn of(
        lang: Lang,
        paragraph: usize,
        text: &str,
        at: std::ops::Range<usize>,
    ) -> Option<Self> {
        let exact = text.get(at.clone())?.trim();
        let before = text.get(..at.start)?;
        let after = text.get(at.end..)?;
        let begins = before.char_indices().rev().nth(CONTEXT - 1);
        let begins = begins.map_or(0, |(at, _)| at);
        let ends = after.char_indices().nth(CONTEXT);
        let ends = ends.map_or(after.len(), |(at, _)| at);
        (!exact.is_empty()).then(|| Self {
            lang,
            paragraph,
            exact: exact.to_owned(),
            prefix: before[begins..].to_owned(),
            suffix: after[..ends].to_owned(),
        })
    }
}

impl Corrections {
    /// Attaches an original: to a source that has no text in its language yet, else as a source of its own that is called
    /// after it. Answers with the id of the source.
    pub fn attach(&mut self, world: &World, of: Option<SourceId>, original: &Original) -> String {
        let beside = of.filter(|id| world.source(*id).text(original.lang).is_none());
        let id = match beside {
            Some(id) => world.source(id).id.clone(),
            None => self.free_id(world, RowKind::Source, "own-source"),
        };
        let shown = world.row_members(RowKind::Source, &id);
        let mut row = shown
            .clone()
            .unwrap_or_else(|| new_source(world, of, original));
        let tag = original.lang.tag();
        let texts = beside.into_iter().flat_map(|id| &world.source(id).texts);
        let mut tags: Vec<&str> = texts.map(|text| text.lang.tag()).collect();
        tags.push(tag);
        tags.sort_unstable_by_key(|tag| *tag != Lang::En.tag());
        let file = &original.file;
        let retrieved = file.retrieved.map(|date| date.to_string());
        set(&mut row, "language", &tags.join(" "));
        set(&mut row, "original", &file.name);
        set(&mut row, "sha256", &file.sha256);
        set(&mut row, "retrieved", &retrieved.unwrap_or_default());
        let has_address = row
            .get("url")
            .and_then(Value::as_str)
            .is_some_and(|url| !url.is_empty());
        if !has_address {
            set(&mut row, "url", &original.address);
        }
        self.put(RowKind::Source, &id, shown.as_ref(), Some(&row));
        let text = format!(
            "# {}\n\n{}\n",
            original.title,
            original.paragraphs.join("\n\n")
        );
        let text = RowMembers::from([("text".to_owned(), Value::from(text))]);
        self.put(RowKind::Text, &format!("{id}.{tag}"), None, Some(&text));
        id
    }

    /// Links words of a source's text to a change, which then names the source.
    pub fn link(&mut self, world: &World, change: ChangeId, source: &str, words: &QuotedWords) {
        let change = world.change(change);
        let key = format!("{} {source}#{}", change.id, words.paragraph);
        let shown = world.row_members(RowKind::Passage, &key);
        let mut row = shown.clone().unwrap_or_default();
        let tag = words.lang.tag();
        set(&mut row, &format!("exact_{tag}"), &words.exact);
        set(&mut row, &format!("prefix_{tag}"), &words.prefix);
        set(&mut row, &format!("suffix_{tag}"), &words.suffix);
        self.put(RowKind::Passage, &key, shown.as_ref(), Some(&row));
        let Some(shown) = world.row_members(RowKind::Change, &change.id) else {
            return;
        };
        let cited = shown
            .get("sources")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if cited.split(' ').any(|id| id == source) {
            return;
        }
        let mut row = shown.clone();
        set(&mut row, "sources", format!("{cited} {source}").trim());
        self.put(RowKind::Change, &change.id, Some(&shown), Some(&row));
    }

    /// An id for a new row of a kind, that nothing has.
    pub fn free_id(&self, world: &World, kind: RowKind, wanted: &str) -> String {
        let is_taken =
            |id: &str| self.get(kind, id).is_some() || world.row_members(kind, id).is_some();
        let numbered = (1..).map(|number| format!("{wanted}-{number}"));
        let mut free = numbered.filter(|id| !is_taken(id));
        free.next().expect("numbers never run out")
    }
}

fn set(row: &mut RowMembers, name: &str, text: &str) {
    row.insert(name.to_owned(), Value::from(text));
}

/// A source for an original: what another source says of the same report, or nothing but what it calls itself.
fn new_source(world: &World, of: Option<SourceId>, original: &Original) -> RowMembers {
    let of = of.and_then(|id| world.row_members(RowKind::Source, &world.source(id).id));
    let mut row = of.unwrap_or_default();
    row.remove("compiled_from");
    set(&mut row, "kind", "report");
    set(&mut row, "title:en", "");
    set(&mut row, "title:ar", "");
    set(
        &mut row,
        &format!("title:{}", original.lang.tag()),
        &original.title,
    );
    set(&mut row, "title_is", "exact");
    row
}
