//! The shipped data set with everything derived from it, read once.

use kharita::state::Project;
use std::sync::{Arc, OnceLock};

/// The data set that the program ships.
pub(crate) fn project() -> Arc<Project> {
    static PROJECT: OnceLock<Arc<Project>> = OnceLock::new();
    let load = || {
        let loaded = kharita::load::embedded();
        Arc::new(Project::new(loaded.world, loaded.problems, None))
    };
    PROJECT.get_or_init(load).clone()
}
