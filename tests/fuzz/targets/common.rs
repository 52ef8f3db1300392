//! What the targets share: reading bytes, and the laws that hold whatever the bytes are.

use kharita::load::{Input, Loaded, Progress, Wishes, read};
use kharita::model::Code;

/// Lets the panics of the Parquet crate pass, which its reader catches and names. All others end the run.
pub fn allow_panics_that_are_caught() {
    let fatal = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let file = panic.location().map_or("", |place| place.file());
        if !file.contains("/parquet-") {
            fatal(panic);
        }
    }));
}

/// Reads bytes as a file that a person brings.
pub fn loaded(bytes: &[u8]) -> Loaded {
    let input = Input::Bytes {
        name: "any".to_owned(),
        bytes: bytes.into(),
    };
    let loaded = read(&[input], &Wishes::default(), &Progress::default());
    check(&loaded);
    loaded
}

/// Nothing vanishes, and everything points at something that is there.
pub fn check(loaded: &Loaded) {
    let world = &loaded.world;
    if let Some(import) = &loaded.import {
        assert_eq!(import.area_of.len(), import.as_read.features.len());
        let lost = import.area_of.iter().filter(|area| area.is_none()).count();
        assert!(lost == 0 || !loaded.problems.is_empty());
        let mut areas = import.area_of.iter().flatten();
        assert!(areas.all(|area| area.index() < world.areas.len()));
    }
    for change in &world.changes {
        assert!(
            change
                .areas
                .iter()
                .all(|area| area.index() < world.areas.len())
        );
        assert!(change.date.first <= change.date.last);
    }
    let unlikely = loaded
        .problems
        .iter()
        .find(|problem| problem.code == Code::Cancelled);
    assert!(unlikely.is_none(), "nobody stopped it");
}
