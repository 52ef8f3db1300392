//! Any texts as the files of a data set of ours: a line `=== NAME` begins each.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

fuzz_target!(|bytes: &[u8]| {
    let Some(packed) = packed(bytes) else {
        return;
    };
    let loaded = kharita_fuzz::loaded(&packed);
    let world = &loaded.world;
    for area in world.area_ids() {
        let intervals = world.timeline.intervals(area);
        assert!(intervals.is_sorted_by(|a, b| a.from < b.from));
    }
});

/// The files in an archive; `None` where two have one name.
fn packed(bytes: &[u8]) -> Option<Vec<u8>> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut is_open = false;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(b"=== ") {
            let name = String::from_utf8_lossy(name.trim_ascii());
            archive.start_file(name, options).ok()?;
            is_open = true;
        } else if is_open {
            archive.write_all(line).ok()?;
        }
    }
    Some(archive.finish().ok()?.into_inner())
}
