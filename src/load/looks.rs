//! Whether a world has more looks than can be drawn.

use super::problems::Problems;
use crate::model::{Code, FilePlace, Timeline};
use std::collections::BTreeSet;

/// Names the states, alone or passing to another, that are more than can be told apart on the map.
pub(super) fn tell(timeline: &Timeline, place: FilePlace, problems: &mut Problems) {
    let states = timeline.states().len();
    if states * (states + 1) <= Timeline::MOST_LOOKS {
        return;
    }
    let mut drawn = BTreeSet::new();
    let (mut beyond, mut stretches) = (BTreeSet::new(), 0_usize);
    for look in timeline.looks() {
        if drawn.len() < Timeline::MOST_LOOKS {
            drawn.insert(look);
        } else if !drawn.contains(&look) {
            beyond.insert(look);
            stretches += 1;
        }
    }
    if stretches > 0 {
        let problem = problems.error(Code::ManyLooks, place);
        problem.with("count", beyond.len());
        problem.with("stretches", stretches);
        problem.with("shown", Timeline::MOST_LOOKS);
    }
}
