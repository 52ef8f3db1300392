//! The features of foreign files: to the letter, or in longitude and latitude. Properties keep their
//! order and the digits of their numbers; foreign members of features and files stay.

use super::failure::Failure;
use super::plan::Format;
use super::progress::Progress;
use super::rows::write_table;
use super::shapes::{self, Notation};
use crate::model::properties::{for_each, property, readable};
use crate::model::{Collection, Feature, Foreign};
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;

/// Writes the features.
pub(super) fn write(
    foreign: &Foreign,
    to_the_letter: bool,
    format: Format,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    let writer = Writer {
        as_read: &foreign.as_read,
        shown: match to_the_letter {
            true => &foreign.as_read,
            false => &foreign.collection,
        },
    };
    progress.expect(writer.shown.features.len());
    match format {
        Format::Csv => writer.table(out, progress),
        Format::GeoJsonLines => writer.lines(out, progress),
        _ => writer.collection(out, progress),
    }
}

struct Writer<'c> {
    as_read: &'c Arc<Collection>,
    shown: &'c Arc<Collection>,
}

impl Writer<'_> {
    /// Whether these are the coordinates of the files, so that what they say of them still holds.
    fn is_as_read(&self) -> bool {
        Arc::ptr_eq(self.as_read, self.shown)
    }

    fn collection(&self, out: &mut dyn Write, progress: &Progress) -> Result<(), Failure> {
        out.write_all(b"{\"type\":\"FeatureCollection\",")?;
        let members = self.members_of_files()?;
        if !members.is_empty() {
            out.write_all(&members)?;
            out.write_all(b",")?;
        }
        out.write_all(b"\"features\":[")?;
        let mut text = Vec::new();
        for (n, feature) in self.shown.features.iter().enumerate() {
            progress.step()?;
            text.clear();
            text.extend_from_slice(if n == 0 { b"\n" } else { b",\n" });
            self.feature(n, feature, &mut text)?;
            out.write_all(&text)?;
        }
        out.write_all(b"\n]}\n")?;
        Ok(())
    }

    fn lines(&self, out: &mut dyn Write, progress: &Progress) -> Result<(), Failure> {
        let mut text = Vec::new();
        for (n, feature) in self.shown.features.iter().enumerate() {
            progress.step()?;
            text.clear();
            self.feature(n, feature, &mut text)?;
            // Between the members of a property JSON allows the ends of lines, within texts it does not.
            for byte in text.iter_mut().filter(|byte| matches!(byte, b'\n' | b'\r')) {
                *byte = b' ';
            }
            text.push(b'\n');
            out.write_all(&text)?;
        }
        Ok(())
    }

    /// The foreign members of all files; of two of one name the first file's counts.
    fn members_of_files(&self) -> Result<Vec<u8>, Failure> {
        let mut taken: BTreeSet<String> = ["type", "features"].map(str::to_owned).into();
        if !self.is_as_read() {
            taken.extend(["crs", "bbox"].map(str::to_owned));
        }
        // The bounds of one file are not those of all.
        if self.shown.files.len() > 1 {
            taken.insert("bbox".to_owned());
        }
        let mut text = Vec::new();
        for file in &self.shown.files {
            members(&file.foreign, &mut text, |name| {
                taken.insert(name.to_owned())
            })?;
        }
        Ok(text)
    }

    fn feature(&self, n: usize, feature: &Feature, text: &mut Vec<u8>) -> Result<(), Failure> {
        text.extend_from_slice(b"{\"type\":\"Feature\"");
        if !feature.id.is_empty() {
            text.extend_from_slice(b",\"id\":");
            text.extend_from_slice(feature.id.as_bytes());
        }
        text.extend_from_slice(b",\"properties\":");
        let properties = match feature.properties.is_empty() {
            true => "null",
            false => &*feature.properties,
        };
        text.extend_from_slice(properties.as_bytes());
        text.extend_from_slice(b",\"geometry\":");
        shapes::write(text, &feature.form, Notation::GeoJson);
        let moved = !self.is_as_read()
            && self.as_read.features.get(n).map(|f| &f.form) != Some(&feature.form);
        let mut foreign = Vec::new();
        members(&feature.foreign, &mut foreign, |name| {
            let ours = matches!(name, "type" | "id" | "properties" | "geometry");
            !(ours || moved && name == "bbox")
        })?;
        if !foreign.is_empty() {
            text.push(b',');
            text.append(&mut foreign);
        }
        text.push(b'}');
        Ok(())
    }

    /// One line a feature: its id, its properties as people read them, and its geometry as WKT.
    fn table(&self, out: &mut dyn Write, progress: &Progress) -> Result<(), Failure> {
        let mut known = BTreeSet::new();
        let mut names = Vec::new();
        for feature in &self.shown.features {
            for_each(&feature.properties, |name, _| {
                if !known.contains(name) {
                    known.insert(name.to_owned());
                    names.push(name.to_owned());
                }
            });
        }
        let own = |name: &str| match known.contains(name) {
            true => format!("feature_{name}"),
            false => name.to_owned(),
        };
        let mut header = vec![own("id")];
        header.extend(names.iter().cloned());
        header.push(own("wkt"));
        let rows = self.shown.features.iter().map(|feature| {
            let mut cells = Vec::with_capacity(names.len() + 2);
            cells.push(feature.id_text());
            cells.extend(names.iter().map(|name| {
                let value = property(&feature.properties, name);
                value.map(readable).unwrap_or_default()
            }));
            let mut wkt = Vec::new();
            shapes::write(&mut wkt, &feature.form, Notation::Wkt);
            cells.push(String::from_utf8_lossy(&wkt).into_owned());
            cells
        });
        write_table(out, &header, rows, progress)
    }
}

/// Appends the members of an object that are wanted, separated by commas, values to the letter.
fn members(
    object: &str,
    text: &mut Vec<u8>,
    mut wanted: impl FnMut(&str) -> bool,
) -> Result<(), Failure> {
    let mut failed = None;
    for_each(object, |name, value| {
        if !wanted(name) {
            return;
        }
        if !text.is_empty() {
            text.push(b',');
        }
        if let Err(error) = serde_json::to_writer(&mut *text, name) {
            failed = Some(error);
        }
        text.push(b':');
        text.extend_from_slice(value.as_bytes());
    });
    failed.map_or(Ok(()), |error| Err(error.into()))
}
