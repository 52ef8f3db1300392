//! Any bytes as a file that a person brings: what they are is told by their content, so the seeds
//! decide which reader is tried.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: kharita_fuzz::allow_panics_that_are_caught(),
    |bytes: &[u8]| {
        kharita_fuzz::loaded(bytes);
    }
);
