//! Any features understood in any way: the first bytes answer the one question, the rest is a file.

#![no_main]

use kharita::load::{Progress, remap};
use kharita::model::{Import, Mapping, TimeFrom};
use libfuzzer_sys::fuzz_target;

/// So many bytes answer.
const ANSWER: usize = 10;

const SYSTEMS: [&str; 6] = [
    "",
    "EPSG:3857",
    "EPSG:32637",
    "EPSG:4326",
    "EPSG:27700",
    "none",
];

fuzz_target!(
    init: kharita_fuzz::allow_panics_that_are_caught(),
    |bytes: &[u8]| {
        let Some((answer, file)) = bytes.split_first_chunk::<ANSWER>() else {
            return;
        };
        let loaded = kharita_fuzz::loaded(file);
        let Some(import) = &loaded.import else {
            return;
        };
        let other = remap(import, answers(answer, import), &Progress::default());
        kharita_fuzz::check(&other);
        // The first answer again gives the first world again.
        let Some(other) = &other.import else {
            panic!("features stay features");
        };
        let again = remap(other, import.mappings(), &Progress::default());
        kharita_fuzz::check(&again);
        assert_eq!(again.world.areas.len(), loaded.world.areas.len());
        assert_eq!(again.world.changes.len(), loaded.world.changes.len());
        assert_eq!(again.problems, loaded.problems);
    }
);

/// The same answer for each group of files.
fn answers(answer: &[u8; ANSWER], import: &Import) -> Vec<Mapping> {
    vec![mapping(answer, import); import.groups.len()]
}

fn mapping(answer: &[u8; ANSWER], import: &Import) -> Mapping {
    let column = |n: u8| {
        let column = import.columns.get(usize::from(n));
        column.map(|column| column.name.clone())
    };
    let [
        name,
        name_ar,
        id,
        force,
        begin,
        end,
        system,
        time,
        flags,
        known,
    ] = *answer;
    let value = column(force).map(|force| (force, "ISIS".to_owned()));
    Mapping {
        name: column(name),
        name_ar: column(name_ar),
        id: column(id),
        force: column(force),
        begin: column(begin),
        end: column(end),
        time: [TimeFrom::Nowhere, TimeFrom::Properties, TimeFrom::FileNames][usize::from(time % 3)],
        end_counts: flags & 1 > 0,
        own_colours: flags & 2 > 0,
        repair_text: flags & 4 > 0,
        swap_axes: (flags & 8 > 0).then_some(flags & 16 > 0),
        crs: SYSTEMS
            .get(usize::from(system))
            .map(|&system| system.to_owned()),
        forces: value.into_iter().filter(|_| known > 0).collect(),
    }
}
