//! `passages.csv`: which words of a source's text speak of which change.

use super::check_times::check_sentence;
use super::dataset_json::Manifest;
use super::lookup::Lookup;
use crate::load::files::Files;
use crate::load::lines::{Lines, decode};
use crate::load::problems::Problems;
use crate::load::table_file::{TableColumn, TableFile, TableLine};
use crate::model::{ChangeId, Code, FilePlace, Lang, Names, Passage, Problem, Source, SourceId};
use crate::text::anchor::{self, Anchor};
use rayon::prelude::*;

const COLUMNS: [TableColumn; 9] = [
    TableColumn::required("change"),
    TableColumn::required("source"),
    TableColumn::required("paragraph"),
    TableColumn::optional("exact_en"),
    TableColumn::optional("exact_ar"),
    TableColumn::rare("prefix_en"),
    TableColumn::rare("prefix_ar"),
    TableColumn::rare("suffix_en"),
    TableColumn::rare("suffix_ar"),
];

/// A passage before it is looked for in its text.
#[derive(Debug)]
pub(super) struct PassageDraft {
    pub(super) change: usize,
    pub(super) source: usize,
    pub(super) paragraph: usize,
    pub(super) exact: Names,
    pub(super) prefix: Names,
    pub(super) suffix: Names,
    pub(super) line: u32,
}

/// Reads the passages of the file and adds those that the changes cite by paragraph.
pub(super) fn read(
    files: &Files,
    manifest: &Manifest,
    lookup: &Lookup,
    cited: &[PassageDraft],
    problems: &mut Problems,
) -> Vec<Passage> {
    let mut passages = Vec::new();
    let of_changes = &manifest.changes.path;
    for draft in cited {
        let place = |_: &str| {
            FilePlace::file(of_changes)
                .line(draft.line)
                .member("sources")
        };
        passages.extend(find(draft, lookup, &place, problems));
    }
    let file = &manifest.passages.path;
    if lookup.changes.rows.is_empty() && files.has(file) {
        let problem = problems.error(Code::NoChanges, FilePlace::file(file));
        problem.case("case", "no-passages");
        return passages;
    }
    let Some(bytes) = manifest.passages.read(files, problems) else {
        return passages;
    };
    let text = decode(file, &bytes, problems);
    let table = TableFile::read(&Lines::new(file, &text), &COLUMNS, problems);
    let rows: Vec<TableLine> = table.rows().collect();
    let read: Vec<(Option<Passage>, Problems)> = rows
        .par_iter()
        .map(|row| {
            let mut found = Problems::default();
            let draft = draft(row, lookup, &mut found);
            let place = |column: &str| row.place_of(column);
            let passage = draft.and_then(|draft| find(&draft, lookup, &place, &mut found));
            (passage, found)
        })
        .collect();
    for (passage, found) in read {
        problems.append(found);
        passages.extend(passage);
    }
    passages
}

fn draft(row: &TableLine, lookup: &Lookup, problems: &mut Problems) -> Option<PassageDraft> {
    let (change_id, source_id) = (row.get("change"), row.get("source"));
    let number = row.get("paragraph");
    let change = lookup.changes.find(change_id);
    let source = lookup.sources.find(source_id);
    let paragraph = number.parse::<usize>().ok().filter(|n| *n > 0);
    let mut lost = |column: &str, code, name, text: &str| {
        let problem = problems.error(code, row.place_of(column));
        problem.case("of", "passage").with(name, text);
    };
    if change.is_none() {
        lost("change", Code::UnknownChange, "id", change_id);
    }
    if source.is_none() {
        lost("source", Code::UnknownSource, "id", source_id);
    }
    if paragraph.is_none() {
        lost("paragraph", Code::BadParagraph, "text", number);
    }
    Some(PassageDraft {
        change: change?,
        source: source?,
        paragraph: paragraph?,
        exact: both(row, ["exact_en", "exact_ar"]),
        prefix: both(row, ["prefix_en", "prefix_ar"]),
        suffix: both(row, ["suffix_en", "suffix_ar"]),
        line: row.line(),
    })
}

fn both(row: &TableLine, [en, ar]: [&str; 2]) -> Names {
    Names {
        en: row.get(en).to_owned(),
        ar: row.get(ar).to_owned(),
    }
}

/// Looks for the words in the source's texts. Words that are not found, or found twice, are not marked.
fn find(
    draft: &PassageDraft,
    lookup: &Lookup,
    place: &dyn Fn(&str) -> FilePlace,
    problems: &mut Problems,
) -> Option<Passage> {
    let source = &lookup.sources.rows[draft.source];
    let change = &lookup.changes.rows[draft.change].id;
    let place = |column: &str| place(column).feature(change);
    let longest = source.texts.iter().map(|text| text.paragraphs.len()).max();
    if draft.paragraph > longest.unwrap_or(0) {
        let problem = problems.error(Code::PassageGone, place("paragraph"));
        problem.with("source", &source.id);
        problem.with("number", draft.paragraph.to_string());
        match longest {
            Some(count) => problem.case("case", "no-paragraph").with("count", count),
            None => problem.case("case", "no-text"),
        };
        return None;
    }
    let mut exact = draft.exact.clone();
    for lang in Lang::ALL {
        let words = match lang {
            Lang::En => &mut exact.en,
            Lang::Ar => &mut exact.ar,
        };
        if words.is_empty() {
            continue;
        }
        // A text that its source promises and that is not there is named once, with the texts.
        if source.text(lang).is_none() && source.languages.contains(&lang) {
            words.clear();
            continue;
        }
        if let Some(wrong) = wrong(source, lang, draft, words) {
            let place = place(&format!("exact_{}", lang.tag()));
            let problem = problems.error(wrong.code(), place);
            problem.with("file", format!("{}.{}.md", source.id, lang.tag()));
            problem.with("number", draft.paragraph.to_string());
            wrong.describe(problem);
            words.clear();
        }
    }
    check_sentence(&exact, &lookup.changes.rows[draft.change], &place, problems);
    Some(Passage {
        change: ChangeId::from_index(draft.change),
        source: SourceId::from_index(draft.source),
        paragraph: draft.paragraph,
        exact,
        prefix: draft.prefix.clone(),
        suffix: draft.suffix.clone(),
    })
}

/// Why words are not marked.
enum Wrong {
    NoParagraph,
    NotThere,
    There(usize),
}

impl Wrong {
    fn code(&self) -> Code {
        match self {
            Wrong::NoParagraph | Wrong::NotThere => Code::PassageGone,
            Wrong::There(_) => Code::PassageTwice,
        }
    }

    fn describe(&self, problem: &mut Problem) {
        match self {
            Wrong::NoParagraph => problem.case("case", "not-in-language"),
            Wrong::NotThere => problem.case("case", "no-words"),
            Wrong::There(times) => problem.with("count", *times),
        };
    }
}

fn wrong(source: &Source, lang: Lang, draft: &PassageDraft, words: &str) -> Option<Wrong> {
    let text = source
        .text(lang)
        .and_then(|text| text.paragraphs.get(draft.paragraph.checked_sub(1)?));
    let Some(text) = text else {
        return Some(Wrong::NoParagraph);
    };
    let [prefix, suffix] = [&draft.prefix, &draft.suffix].map(|names| Some(names.exact(lang)));
    match anchor::find(text, words, prefix, suffix) {
        Anchor::Found(_) => None,
        Anchor::Missing => Some(Wrong::NotThere),
        Anchor::Ambiguous(times) => Some(Wrong::There(times)),
    }
}
