//! The features of foreign files: to the letter, or in longitude and latitude. Properties keep their
//! order and the digits of their numbers; foreign members of files, features and geometries stay.

use super::failure::Failure;
use super::members::members;
use super::plan::ExportFormat;
use super::progress::Progress;
use super::rows::write_table;
use super::shapes::{self, Notation};
use crate::model::properties::{for_each, property, readable};
use crate::model::{Feature, FeatureCollection, Import};
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;

/// Writes the features.
pub(super) fn write(
    import: &Import,
    to_the_letter: bool,
    format: ExportFormat,
    out: &mut dyn Write,
    progress: &Progress,
) -> Result<(), Failure> {
    let written = import.to_the_letter.as_ref().unwrap_or(&import.as_read);
    let writer = if to_the_letter {
        Writer {
            as_read: written,
            shown: written,
        }
    } else {
        Writer {
            as_read: &import.as_read,
            shown: &import.collection,
        }
    };
    progress.expect(writer.shown.features.len());
    match format {
        ExportFormat::Csv => writer.table(out, progress),
        ExportFormat::GeoJsonLines => writer.lines(out, progress),
        _ => writer.collection(out, progress),
    }
}

/// Members that say where something is; they no longer hold once it has moved.
const PLACE: [&str; 2] = ["crs", "bbox"];

fn says_no_place(name: &str) -> bool {
    !PLACE.contains(&name)
}

struct Writer<'c> {
    as_read: &'c Arc<FeatureCollection>,
    shown: &'c Arc<FeatureCollection>,
}

impl Writer<'_> {
    /// Whether these are the coordinates of the files, so that what they say of them still holds.
    fn is_as_read(&self) -> bool {
        Arc::ptr_eq(self.as_read, self.shown)
    }

    fn collection(&self, out: &mut dyn Write, progress: &Progress) -> Result<(), Failure> {
        out.write_all(b"{\"type\":\"FeatureCollection\",")?;
        let members = self.members_of_files();
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
            self.feature(n, feature, &mut text);
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
            self.feature(n, feature, &mut text);
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
    fn members_of_files(&self) -> Vec<u8> {
        let mut taken: BTreeSet<String> = ["type", "features"].map(str::to_owned).into();
        if !self.is_as_read() {
            taken.extend(PLACE.map(str::to_owned));
        }
        // The bounds of one file are not those of all.
        if self.shown.files.len() > 1 {
            taken.insert("bbox".to_owned());
        }
        let mut text = Vec::new();
        for file in &self.shown.files {
            members(&file.foreign_members, &mut text, |name| {
                taken.insert(name.to_owned())
            });
        }
        text
    }

    fn feature(&self, n: usize, feature: &Feature, text: &mut Vec<u8>) {
        text.extend_from_slice(b"{\"type\":\"Feature\"");
        if !feature.id.is_empty() {
            text.extend_from_slice(b",\"id\":");
            text.extend_from_slice(feature.id.as_bytes());
        }
        text.extend_from_slice(b",\"properties\":");
        let properties = if feature.properties.is_empty() {
            "null"
        } else {
            &*feature.properties
        };
        text.extend_from_slice(properties.as_bytes());
        text.extend_from_slice(b",\"geometry\":");
        let moved = !self.is_as_read()
            && self.as_read.features.get(n).map(|f| &f.form) != Some(&feature.form);
        let wanted = if moved { says_no_place } else { |_: &str| true };
        shapes::write_with(text, &feature.form, Notation::GeoJson, wanted);
        let mut import = Vec::new();
        members(&feature.foreign_members, &mut import, |name| {
            let ours = matches!(name, "type" | "id" | "properties" | "geometry");
            !ours && wanted(name)
        });
        if !import.is_empty() {
            text.push(b',');
            text.append(&mut import);
        }
        text.push(b'}');
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
        let own = |name: &str| {
            if known.contains(name) {
                format!("feature_{name}")
            } else {
                name.to_owned()
            }
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
