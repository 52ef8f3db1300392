//! Any bytes as a file that a person brings: what they are is told by their content, so the seeds
//! decide which reader is tried.

#![no_main]

use kharita::load::{Input, Progress, Wishes, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let input = Input::Bytes {
        name: "any".to_owned(),
        bytes: bytes.into(),
    };
    let loaded = read(&[input], &Wishes::default(), &Progress::default());
    if let Some(foreign) = &loaded.foreign {
        // Nothing vanishes: what became no area is named.
        let lost = foreign.area_of.iter().filter(|area| area.is_none()).count();
        assert!(lost == 0 || !loaded.problems.is_empty());
        assert_eq!(foreign.area_of.len(), foreign.as_read.features.len());
    }
});
