//! `kharita source`: who says it, in which words, and what rests on it.

use super::args;
use super::failure::CommandFailure;
use super::{SUCCESS, dataset, find, phrase};
use crate::model::{ChangeId, Lang, Source, SourceId, SourceKind, World};
use crate::words::Words;
use std::collections::BTreeSet;
use std::io::{self, Write};

pub(super) fn run(
    args: &args::SourceArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let world = dataset::open(&args.input, err)?;
    let id = find::source(&world, &args.id)?;
    write_citation(out, &world, world.source(id), args.lang)?;
    write_text(out, world.source(id), args.lang)?;
    write_changes(out, &world, id, args.lang)?;
    Ok(SUCCESS)
}

fn write_citation(
    out: &mut dyn Write,
    world: &World,
    source: &Source,
    lang: Lang,
) -> io::Result<()> {
    let exact = if source.title_is_exact {
        "its exact title"
    } else {
        "a description, not its exact title"
    };
    writeln!(out, "{}", or(source.title.get(lang), &source.id))?;
    writeln!(out, "  ({exact})")?;
    let kind = match source.kind {
        SourceKind::Report => "report",
        SourceKind::Encyclopedia => "encyclopedia article",
        SourceKind::Digest => "digest in the compilers' own words",
        SourceKind::Unlocated => "none: no specific report was located",
    };
    let date = source.date.map(|date| date.to_string());
    let languages: Vec<&str> = source.languages.iter().map(|lang| name(*lang)).collect();
    let compiled_from: Vec<&str> = source
        .compiled_from
        .iter()
        .map(|id| world.source(*id).id.as_str())
        .collect();
    let publisher = publisher_kind(world, source);
    let lines = [
        ("Id", source.id.as_str()),
        ("Kind", kind),
        ("Publisher", source.publisher.get(Lang::En)),
        ("Which is", &publisher),
        ("Author", &source.author),
        ("Published", date.as_deref().unwrap_or("date not known")),
        ("Language", &languages.join(", ")),
        ("Link", or(&source.url, "none")),
        ("Note", &source.note),
        ("From", &compiled_from.join(" ")),
    ];
    for (label, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        writeln!(out, "  {label:<9}  {value}")?;
    }
    Ok(())
}

/// What kind of house the publisher is; empty where it is not described.
fn publisher_kind(world: &World, source: &Source) -> String {
    let id = world.find_source(&source.id);
    let publisher = id.and_then(|id| world.publisher_of(id));
    publisher.map_or_else(String::new, |publisher| {
        let key = format!("publisher-kind-{}", publisher.kind.word());
        Words::new(Lang::En).get(&key)
    })
}

/// The text, its paragraphs numbered as citations count them.
fn write_text(out: &mut dyn Write, source: &Source, lang: Lang) -> io::Result<()> {
    let Some(text) = source.text(lang) else {
        return match source.text(lang.other()) {
            Some(_) => writeln!(
                out,
                "\nThere is no text in {}; there is one in {}: --lang {}",
                name(lang),
                name(lang.other()),
                lang.other().tag()
            ),
            None => writeln!(out, "\nThere is no text of this source; follow its link."),
        };
    };
    if !text.title.is_empty() {
        writeln!(out, "\n{}", text.title)?;
    }
    for (n, paragraph) in text.paragraphs.iter().enumerate() {
        writeln!(out, "\n[{}] {paragraph}", n + 1)?;
    }
    Ok(())
}

fn write_changes(
    out: &mut dyn Write,
    world: &World,
    source: SourceId,
    lang: Lang,
) -> io::Result<()> {
    let changes = changes_told(world, source);
    if changes.is_empty() {
        return writeln!(out, "\nNo change cites it.");
    }
    let verb = if changes.len() == 1 { "cites" } else { "cite" };
    let count = phrase::count(changes.len(), "change");
    writeln!(out, "\n{count} {verb} it.")?;
    for id in changes {
        write_change(out, world, source, id, lang)?;
    }
    Ok(())
}

/// The changes that name the source, or whose passage stands in its text, by date.
fn changes_told(world: &World, source: SourceId) -> Vec<ChangeId> {
    let named = world.changes_of_source(source).iter().copied();
    let passages = world.passages_of_source(source).iter();
    let quoted = passages.map(|id| world.passage(*id).change);
    let told: BTreeSet<ChangeId> = named.chain(quoted).collect();
    let mut told: Vec<ChangeId> = told.into_iter().collect();
    // Stable: changes of one day keep the order of the file.
    told.sort_by_key(|id| world.change(*id).date.first);
    told
}

fn write_change(
    out: &mut dyn Write,
    world: &World,
    source: SourceId,
    id: ChangeId,
    lang: Lang,
) -> io::Result<()> {
    let change = world.change(id);
    let areas: Vec<&str> = change
        .areas
        .iter()
        .map(|area| {
            let row = world.area(*area);
            or(row.name.get(lang), &row.id)
        })
        .collect();
    writeln!(
        out,
        "\n{}  {}  {}  ({})",
        change.date,
        areas.join(", "),
        phrase::state(world, &change.control, lang),
        change.id
    )?;
    if !change.note.is_empty() {
        writeln!(out, "  {}", change.note.get(lang))?;
    }
    for passage in world.passages_of_change(id) {
        let passage = world.passage(*passage);
        if passage.source == source {
            let (paragraph, words) = (passage.paragraph, passage.exact.get(lang));
            writeln!(out, "  [{paragraph}] “{words}”")?;
        }
    }
    Ok(())
}

fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::Ar => "Arabic",
    }
}

fn or<'t>(text: &'t str, otherwise: &'t str) -> &'t str {
    if text.is_empty() { otherwise } else { text }
}
