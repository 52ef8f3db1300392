//! A data set of Kharita's own: the files of a folder, or of an archive with the same files in it.
//! Reading it again gives the same world.
//!
//! - `ids` makes ids that the files can carry; `ground` writes areas and context, `lists` the tables
//!   of forces, sources and assessments, `claims` changes and passages, `texts` texts and stories.

mod claims;
mod ground;
mod ids;
mod lists;
mod texts;

use super::failure::Failure;
use super::file::Sink;
use super::progress::Progress;
use crate::model::{ContextKind, Names, Story, World};
use ids::Ids;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

/// Writes every file of the data set.
pub(super) fn write(
    (world, stories): (&World, &[Story]),
    sink: &mut dyn Sink,
    progress: &Progress,
) -> Result<(), Failure> {
    let rows = [
        world.areas.len(),
        world.context.len(),
        world.changes.len(),
        world.passages.len(),
        world.sources.len(),
    ];
    progress.expect(rows.into_iter().sum());
    let ids = Ids::of(world, stories);
    sink.file("dataset.json", &mut |out| {
        write_json(out, &Manifest::of(world))
    })?;
    ground::write(world, &ids, sink, progress)?;
    lists::write(world, &ids, sink)?;
    claims::write(world, &ids, sink, progress)?;
    texts::write((world, stories), &ids, sink, progress)
}

/// Writes the data set as one file.
pub(super) fn write_archive(
    world: (&World, &[Story]),
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    let mut archive = Archive(ZipWriter::new_stream(Fails { out, failed: false }));
    write(world, &mut archive, progress)?;
    let mut end = archive.0.finish()?.into_inner();
    Ok(end.flush()?)
}

struct Archive<'o>(ZipWriter<StreamWriter<Fails<'o>>>);

/// Says once that writing failed and takes everything after that: an archive that is given up is still
/// closed by the `zip` crate, which complains on the standard error if it cannot be.
struct Fails<'o> {
    out: &'o mut dyn Write,
    failed: bool,
}

impl Write for Fails<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed {
            return Ok(bytes.len());
        }
        let written = self.out.write(bytes);
        self.failed = written.is_err();
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed {
            Ok(())
        } else {
            self.out.flush()
        }
    }
}

impl Sink for Archive<'_> {
    fn file(
        &mut self,
        name: &str,
        write: &mut dyn FnMut(&mut dyn Write) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        // No time of writing, so that the same world gives the same bytes; more than 4 GiB may come.
        let options = SimpleFileOptions::default().large_file(true);
        self.0.start_file(name, options)?;
        write(&mut self.0)
    }
}

/// Writes a small file as people like to read and to compare it.
fn write_json(out: &mut dyn Write, value: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(out.write_all(b"\n")?)
}

/// `dataset.json`.
#[derive(Serialize)]
struct Manifest<'w> {
    format: &'static str,
    version: u32,
    id: &'w str,
    title: &'w Names,
    about: &'w Names,
    time: BTreeMap<&'static str, String>,
    view: DataSetView,
    areas: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    forces: Option<&'static str>,
    changes: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publishers: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<&'static str>,
    #[serde(skip_serializing_if = "Names::is_empty")]
    population_note: &'w Names,
    credits: Vec<Credit<'w>>,
}

/// A credit: by language where the languages differ.
#[derive(Serialize)]
#[serde(untagged)]
enum Credit<'w> {
    Same(&'w str),
    ByLanguage(&'w Names),
}

impl<'w> Credit<'w> {
    fn of(names: &'w Names) -> Self {
        if names.en == names.ar {
            Credit::Same(&names.en)
        } else {
            Credit::ByLanguage(names)
        }
    }
}

#[derive(Serialize)]
struct DataSetView {
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    bounds: Option<[f64; 4]>,
}

impl<'w> Manifest<'w> {
    fn of(world: &'w World) -> Self {
        let about = &world.about;
        // A context that is named is expected with all its layers.
        let has = |kind| world.context.iter().any(|feature| feature.kind == kind);
        let all = [
            ContextKind::Country,
            ContextKind::Governorate,
            ContextKind::River,
            ContextKind::Lake,
            ContextKind::City,
        ];
        Self {
            format: "kharita-dataset",
            version: 1,
            id: &about.id,
            title: &about.title,
            about: &about.about,
            time: [
                ("first", about.first.to_string()),
                ("last", about.last.to_string()),
            ]
            .into(),
            view: DataSetView {
                date: about.opens_on.to_string(),
                bounds: about.view.map(ids::bounds),
            },
            areas: "areas.geojson",
            forces: (!world.forces.is_empty()).then_some("forces.json"),
            changes: "changes.csv",
            sources: (!world.sources.is_empty()).then_some("sources.json"),
            publishers: (!world.publishers.is_empty()).then_some("publishers.json"),
            context: all.into_iter().all(has).then_some("context"),
            population_note: &about.population_note,
            credits: about.credits.iter().map(Credit::of).collect(),
        }
    }
}
