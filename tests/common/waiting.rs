//! The window while a job on another thread takes its time.

use egui_kittest::Harness;
use kharita::app::Shell;
use kharita::state::State;
use std::time::{Duration, Instant};

pub(crate) fn state<'h>(harness: &'h Harness<'static, Shell>) -> &'h State {
    &harness.state().state
}

/// Draws frames until something is so.
pub(crate) fn until(
    harness: &mut Harness<'static, Shell>,
    what: &str,
    is_so: impl Fn(&State) -> bool,
) {
    let begun = Instant::now();
    while !is_so(state(harness)) {
        assert!(begun.elapsed() < Duration::from_secs(60), "never: {what}");
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    harness.run();
}
