//! Slides are whole packages that say what they were given.

use super::*;
use std::io::Read;

fn written(caption: &str, lang: Lang) -> zip::ZipArchive<Cursor<Vec<u8>>> {
    let slide = Slide {
        title: "10 June 2014".to_owned(),
        caption: caption.to_owned(),
        source: "a & b".to_owned(),
        notes: "one\ntwo".to_owned(),
        png: vec![1, 2, 3],
        size_px: [1280, 720],
    };
    let mut bytes = Vec::new();
    write_slides(&[slide.clone(), slide], "A story", lang, &mut bytes).expect("written");
    zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive")
}

#[test]
fn every_part_is_well_formed_and_every_target_is_there() {
    let mut archive = written("<x> \u{1} \u{FFFF} & more", Lang::Ar);
    let names = archive
        .file_names()
        .map(|name| name.expect("a name in UTF-8").into_owned());
    let names: Vec<String> = names.collect();
    for name in names.iter().filter(|name| !name.ends_with(".png")) {
        let mut text = String::new();
        let mut file = archive.by_name(name).expect("a part");
        file.read_to_string(&mut text).expect("UTF-8");
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
        for target in text.split("Target=\"").skip(1) {
            let target = target.split('"').next().unwrap_or("");
            let end = target.trim_start_matches("../");
            assert!(
                names.iter().any(|name| name.ends_with(end)),
                "{name}: {target}"
            );
        }
    }
}

#[test]
fn arabic_runs_from_right_to_left() {
    let mut archive = written("نص", Lang::Ar);
    let mut text = String::new();
    let mut file = archive.by_name("ppt/slides/slide1.xml").expect("a slide");
    file.read_to_string(&mut text).expect("UTF-8");
    assert!(text.contains("rtl=\"1\"") && text.contains("rtlCol=\"1\""));
}
