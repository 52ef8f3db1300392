//! Rows of the tables as their files write them, member by member, so that they can be corrected.

use super::corrections::{Corrections, RowKind, RowMembers};
use super::{Assessment, Change, Lang, Passage, PassageId, Source, World};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

impl World {
    /// A row by its kind and its id, as its file writes it; `None` where there is none.
    pub fn row_members(&self, kind: RowKind, id: &str) -> Option<RowMembers> {
        Some(match kind {
            RowKind::Area => {
                let name = &self.area(self.find_area(id)?).name;
                texts([("name:en", &name.en), ("name:ar", &name.ar)])
            }
            RowKind::Source => source(self, self.source(self.find_source(id)?)),
            RowKind::Text => {
                let (source, tag) = id.rsplit_once('.')?;
                let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == tag)?;
                let text = self.source(self.find_source(source)?).text(lang)?;
                let title = std::iter::once(format!("# {}", text.title));
                let all: Vec<String> = title.chain(text.paragraphs.iter().cloned()).collect();
                texts([("text", &all.join("\n\n"))])
            }
            RowKind::Change => change(self, self.change(self.find_change(id)?)),
            RowKind::Passage => {
                let passages = (0..self.passages.len()).map(PassageId::from_index);
                let mut passages = passages.filter(|passage| self.passage_key(*passage) == id);
                passage(self.passage(passages.next()?))
            }
            RowKind::Assessment => {
                let mut all = self.assessments.iter();
                assessment(self, all.find(|row| row.id == id)?)
            }
        })
    }

    /// The ids of every row of a kind that has ids.
    fn row_ids(&self, kind: RowKind) -> Vec<String> {
        match kind {
            RowKind::Area => self.areas.iter().map(|row| row.id.clone()).collect(),
            RowKind::Source => self.sources.iter().map(|row| row.id.clone()).collect(),
            RowKind::Text => {
                let sources = self.sources.iter();
                let ids = sources.flat_map(|source| {
                    let texts = source.texts.iter();
                    texts.map(|text| format!("{}.{}", source.id, text.lang.tag()))
                });
                ids.collect()
            }
            RowKind::Change => self.changes.iter().map(|row| row.id.clone()).collect(),
            RowKind::Passage => Vec::new(),
            RowKind::Assessment => self.assessments.iter().map(|row| row.id.clone()).collect(),
        }
    }

    /// By what corrections know a passage: `change source#paragraph`.
    pub fn passage_key(&self, id: PassageId) -> String {
        let passage = self.passage(id);
        let (change, source) = (self.change(passage.change), self.source(passage.source));
        format!("{} {}#{}", change.id, source.id, passage.paragraph)
    }
}

impl Corrections {
    /// What differs between two data sets, row by row; outlines are not compared.
    pub fn between(base: &World, edited: &World) -> Self {
        let mut corrections = Self::none_of(&base.about.id);
        for kind in RowKind::ALL {
            let (was, mut now) = (rows(base, kind), rows(edited, kind));
            if kind == RowKind::Area {
                now.retain(|id, _| was.contains_key(id));
            }
            let ids: BTreeSet<&String> = was.keys().chain(now.keys()).collect();
            for id in ids {
                let is_lost = kind == RowKind::Area && !now.contains_key(id);
                if !is_lost {
                    corrections.put(kind, id, was.get(id), now.get(id));
                }
            }
        }
        corrections
    }
}

fn rows(world: &World, kind: RowKind) -> BTreeMap<String, RowMembers> {
    if kind == RowKind::Passage {
        // Looking each up by its key would read the whole list every time.
        let ids = (0..world.passages.len()).map(PassageId::from_index);
        let rows = ids.map(|id| (world.passage_key(id), passage(world.passage(id))));
        // Of several in one paragraph the first counts.
        return rows.rev().collect();
    }
    let ids = world.row_ids(kind).into_iter();
    ids.filter_map(|id| Some((id.clone(), world.row_members(kind, &id)?)))
        .collect()
}

fn passage(passage: &Passage) -> RowMembers {
    let exact = &passage.exact;
    let mut row = texts([("exact_en", &exact.en), ("exact_ar", &exact.ar)]);
    let around = texts([
        ("prefix_en", &passage.prefix.en),
        ("prefix_ar", &passage.prefix.ar),
        ("suffix_en", &passage.suffix.en),
        ("suffix_ar", &passage.suffix.ar),
    ]);
    row.extend(said(around));
    row
}

fn texts<const N: usize>(members: [(&str, &str); N]) -> RowMembers {
    let members = members.into_iter();
    members
        .map(|(name, text)| (name.to_owned(), Value::from(text)))
        .collect()
}

/// What says something.
fn said(row: RowMembers) -> impl Iterator<Item = (String, Value)> {
    row.into_iter()
        .filter(|(_, value)| value.as_str() != Some(""))
}

/// Ids one after the other, as tables write them.
fn words<'w>(ids: impl Iterator<Item = &'w str>) -> String {
    ids.collect::<Vec<_>>().join(" ")
}

fn change(world: &World, change: &Change) -> RowMembers {
    let areas = change.areas.iter().map(|id| world.area(*id).id.as_str());
    let forces = change.control.forces.iter();
    let forces = forces.map(|id| world.force(*id).id.as_str());
    let sources = change.sources.iter();
    let sources = sources.map(|id| world.source(*id).id.as_str());
    texts([
        ("date", &change.date.to_string()),
        ("areas", &words(areas)),
        ("status", change.control.status.word()),
        ("forces", &words(forces)),
        ("confidence", change.confidence.word()),
        ("sources", &words(sources)),
        ("note_en", &change.note.en),
        ("note_ar", &change.note.ar),
        ("claim", change.claim.as_deref().unwrap_or_default()),
    ])
}

fn source(world: &World, source: &Source) -> RowMembers {
    let tags: Vec<&str> = source.languages.iter().map(|lang| lang.tag()).collect();
    let title_is = if source.title_is_exact {
        "exact"
    } else {
        "description"
    };
    let date = source.date.map(|date| date.to_string()).unwrap_or_default();
    let mut row = texts([
        ("kind", source.kind.word()),
        ("publisher:en", &source.publisher.en),
        ("publisher:ar", &source.publisher.ar),
        ("title:en", &source.title.en),
        ("title:ar", &source.title.ar),
        ("title_is", title_is),
        ("author", &source.author),
        ("date", &date),
        ("url", &source.url),
        ("language", &tags.join(" ")),
        ("note", &source.note),
    ]);
    let original = &source.original;
    let retrieved = original
        .retrieved
        .map(|date| date.to_string())
        .unwrap_or_default();
    row.extend(said(texts([
        ("original", &original.name),
        ("sha256", &original.sha256),
        ("retrieved", &retrieved),
    ])));
    if !source.compiled_from.is_empty() {
        let from = source.compiled_from.iter();
        let from: Vec<&str> = from.map(|id| world.source(*id).id.as_str()).collect();
        row.insert("compiled_from".to_owned(), json!(from));
    }
    row
}

fn assessment(world: &World, row: &Assessment) -> RowMembers {
    let forces = row.forces.iter().map(|id| &world.force(*id).id);
    let areas = row.areas.iter().map(|id| &world.area(*id).id);
    let answers = row.answered_by.iter().map(|id| &world.change(*id).id);
    let lists = [
        ("forces", json!(forces.collect::<Vec<_>>())),
        ("areas", json!(areas.collect::<Vec<_>>())),
        ("answered_by", json!(answers.collect::<Vec<_>>())),
        ("passage", json!(row.paragraph)),
        ("expects", json!(row.expects)),
        ("outcome", json!(row.outcome)),
    ];
    let period = row.period.map(|date| date.to_string()).unwrap_or_default();
    let mut members = texts([
        ("source", &world.source(row.source).id),
        ("period", &period),
        ("verdict", &row.verdict),
    ]);
    members.extend(lists.map(|(name, value)| (name.to_owned(), value)));
    members
}
