//! KMZ: a KML with its pictures, packed.

use super::{read_bytes, speak, told, value};
use kharita::model::{Code, Format, Severity};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and so on";

/// An archive of files.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default();
        zip.start_file(*name, options).expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

/// A document of placemarks.
fn kml(inside: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>{inside}</Document></kml>"#
    )
}

fn placemark(name: &str, lon: f64) -> String {
    format!(
        "<Placemark><name>{name}</name><TimeStamp><when>2014-06-10</when></TimeStamp><Point><coordinates>{lon},36.3</coordinates></Point></Placemark>"
    )
}

#[test]
fn pictures_are_no_layers() {
    let document = kml(&placemark("الموصل", 43.1));
    let bytes = packed(&[
        ("images/", b""),
        ("doc.kml", document.as_bytes()),
        ("images/flag.png", PNG),
        ("files/legend.jpg", b"\xff\xd8\xff\xe0"),
    ]);
    let (read, problems) = read_bytes("control.kmz", &bytes);
    assert!(problems.is_empty(), "{:?}", told(&problems));
    assert_eq!(read.files.len(), 1);
    assert_eq!(read.files[0].name, "control.kmz/doc.kml");
    assert_eq!(read.files[0].format, Format::Kml);
    assert_eq!(value(&read.features[0], "name"), "الموصل");
    assert_eq!(value(&read.features[0], "when"), "2014-06-10");
}

#[test]
fn the_document_may_have_any_name_and_place() {
    let document = kml(&placemark("Mosul", 43.1));
    for name in ["Control 2014.kml", "maps/2014/control.KML", "خريطة.kml"] {
        let bytes = packed(&[("a.png", PNG), (name, document.as_bytes())]);
        let (read, problems) = read_bytes("any-name", &bytes);
        assert!(problems.is_empty(), "{name} {:?}", told(&problems));
        assert_eq!(read.features.len(), 1, "{name}");
        assert_eq!(read.files[0].name, format!("any-name/{name}"));
    }
}

#[test]
fn a_network_link_is_named_and_never_followed() {
    let link = "<NetworkLink><name>more</name><Link><href>http://127.0.0.1:9/more.kml</href></Link></NetworkLink>";
    let document = kml(&format!("{link}{}", placemark("Mosul", 43.1)));
    let other = kml(&placemark("Raqqa", 39.0));
    let bytes = packed(&[
        ("doc.kml", document.as_bytes()),
        ("more.kml", other.as_bytes()),
    ]);
    let (read, problems) = read_bytes("links.kmz", &bytes);
    assert_eq!(told(&problems), ["network-link:1"]);
    speak(&problems);
    // What the archive itself holds is there, linked to or not.
    let names: Vec<String> = read.features.iter().map(|f| value(f, "name")).collect();
    assert_eq!(names, ["Mosul", "Raqqa"]);
}

#[test]
fn tracks_and_stamps_keep_their_times() {
    let track = "<Placemark><name>Convoy</name><gx:Track><when>2014-06-09T10:00:00Z</when><when>2014-06-10T12:00:00Z</when><gx:coord>43.1 36.3 200</gx:coord><gx:coord>43.2 36.4 210</gx:coord></gx:Track></Placemark>";
    let document = kml(&format!("{track}{}", placemark("Mosul", 43.1)));
    let bytes = packed(&[("doc.kml", document.as_bytes())]);
    let (read, problems) = read_bytes("track.kmz", &bytes);
    assert!(problems.is_empty(), "{:?}", told(&problems));
    let [convoy, mosul] = &read.features[..] else {
        panic!("two features");
    };
    assert_eq!(value(convoy, "begin"), "2014-06-09T10:00:00Z");
    assert_eq!(value(convoy, "end"), "2014-06-10T12:00:00Z");
    assert_eq!(*convoy.form.heights, [200.0, 210.0]);
    assert_eq!(value(mosul, "when"), "2014-06-10");
}

#[test]
fn one_cut_short_anywhere_is_an_error_and_no_harm() {
    let document = kml(&placemark("Mosul", 43.1));
    let bytes = packed(&[("doc.kml", document.as_bytes()), ("flag.png", PNG)]);
    for end in 4..bytes.len() {
        let (_, problems) = read_bytes("cut.kmz", &bytes[..end]);
        let is_error = problems.iter().any(|p| p.severity == Severity::Error);
        assert!(is_error, "{end}: {:?}", told(&problems));
        speak(&problems);
    }
    let (read, problems) = read_bytes("cut.kmz", &bytes[..bytes.len() / 2]);
    assert!(read.features.is_empty());
    assert_eq!(problems[0].code, Code::BrokenArchive);
}

#[test]
fn one_without_a_document_is_named() {
    let (read, problems) = read_bytes("empty.kmz", &packed(&[("flag.png", PNG)]));
    assert!(read.features.is_empty());
    assert!(!problems.is_empty());
    speak(&problems);
    let (_, problems) = read_bytes("empty.kmz", &packed(&[]));
    assert!(!problems.is_empty());
    speak(&problems);
}
