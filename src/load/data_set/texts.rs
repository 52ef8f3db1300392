//! `texts/<source>.<lang>.md`: the text of a source, or a digest of it, paragraph by paragraph.

use super::dataset_json::Manifest;
use super::table::Table;
use crate::load::files::Files;
use crate::load::lines::{decode, number};
use crate::load::problems::Problems;
use crate::model::{Code, FilePlace, Lang, Source, SourceText};
use std::collections::BTreeSet;

/// Reads the texts into their sources.
pub(super) fn read(
    files: &Files,
    manifest: &Manifest,
    sources: &mut Table<Source>,
    problems: &mut Problems,
) {
    for path in manifest.texts.list(files, problems) {
        let Some((id, lang)) = id_and_lang(&path) else {
            let problem = problems.note(Code::UnknownFile, FilePlace::file(&path));
            problem.case("of", "text");
            continue;
        };
        let Some(source) = sources.find(id) else {
            let problem = problems.error(Code::UnknownSource, FilePlace::file(&path));
            problem.case("of", "text").with("id", id);
            continue;
        };
        let Some(bytes) = files.read(&path, problems) else {
            continue;
        };
        let text = decode(&path, &bytes, problems);
        let text = parse(&path, &text, lang, &sources.rows[source], problems);
        sources.rows[source].texts.push(text);
    }
    for source in &mut sources.rows {
        source.texts.sort_by_key(|text| text.lang);
        name_missing(source, &manifest.texts.path, problems);
    }
}

/// A source that has a text in one of its languages has one in each.
fn name_missing(source: &Source, folder: &str, problems: &mut Problems) {
    if source.texts.is_empty() {
        return;
    }
    for lang in &source.languages {
        if source.text(*lang).is_none() {
            let place = FilePlace::file(format!("{folder}/{}.{}.md", source.id, lang.tag()));
            problems.error(Code::MissingFile, place).case("of", "text");
        }
    }
}

/// The ids of the sources that have a text.
pub(super) fn ids(files: &Files, manifest: &Manifest) -> BTreeSet<String> {
    // Whatever is wrong with the folder is said when the texts are read.
    let paths = manifest.texts.list(files, &mut Problems::default());
    let ids = paths.iter().filter_map(|path| id_and_lang(path));
    ids.map(|(id, _)| id.to_owned()).collect()
}

fn id_and_lang(path: &str) -> Option<(&str, Lang)> {
    let name = path.rsplit('/').next()?.strip_suffix(".md")?;
    let (id, tag) = name.rsplit_once('.')?;
    let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == tag)?;
    (!id.is_empty()).then_some((id, lang))
}

fn parse(
    file: &str,
    text: &str,
    lang: Lang,
    source: &Source,
    problems: &mut Problems,
) -> SourceText {
    let (body, skipped) = front_matter(file, text, source, problems);
    let mut title = None;
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for (n, line) in body.lines().enumerate() {
        let line = line.trim();
        match line.strip_prefix("# ") {
            Some(heading) if title.is_none() => {
                if !paragraphs.is_empty() {
                    let place = FilePlace::file(file).line(number(skipped + n + 1));
                    problems.error(Code::TextBeforeTitle, place);
                    paragraphs.clear();
                }
                title = Some(heading.trim().to_owned());
                open = false;
            }
            _ if line.is_empty() => open = false,
            _ => {
                match paragraphs.last_mut().filter(|_| open) {
                    Some(paragraph) => {
                        paragraph.push(' ');
                        paragraph.push_str(line);
                    }
                    None => paragraphs.push(line.to_owned()),
                }
                open = true;
            }
        }
    }
    let title = title.unwrap_or_else(|| {
        problems.warning(
            Code::NoTitle,
            FilePlace::file(file).line(number(skipped + 1)),
        );
        source.title.get(lang).to_owned()
    });
    if paragraphs.is_empty() {
        let problem = problems.warning(Code::EmptyFile, FilePlace::file(file));
        problem.case("of", "text").with("file", file);
    }
    SourceText {
        lang,
        title,
        paragraphs,
    }
}

/// The text after the block between two lines `---`, and how many lines that block takes.
fn front_matter<'t>(
    file: &str,
    text: &'t str,
    source: &Source,
    problems: &mut Problems,
) -> (&'t str, usize) {
    let mut lines = text.split_inclusive('\n');
    if lines.next().map(str::trim_end) != Some("---") {
        return (text, 0);
    }
    let mut at = text.find('\n').map_or(text.len(), |end| end + 1);
    for (n, line) in (2..).zip(lines) {
        at += line.len();
        if line.trim_end() == "---" {
            return (&text[at..], n);
        }
        if let Some(id) = line.strip_prefix("source:").map(str::trim)
            && id != source.id
        {
            let place = FilePlace::file(file).line(number(n)).member("source");
            let problem = problems.warning(Code::OtherSource, place);
            problem.with("head", id).with("name", &source.id);
        }
    }
    problems.warning(Code::OpenHead, FilePlace::file(file).line(1));
    (text, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_source_and_language() {
        let read = |path| id_and_lang(path).map(|(id, lang)| (id.to_owned(), lang));
        assert_eq!(read("texts/a.b.ar.md"), Some(("a.b".to_owned(), Lang::Ar)));
        for other in ["texts/a.md", "texts/a.fr.md", "texts/.en.md", "a.en.txt"] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
