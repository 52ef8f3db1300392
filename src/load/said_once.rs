//! What two stages would tell of the same feature is told once.

use crate::model::{Code, Problem};
use std::collections::BTreeSet;

/// What was met while settling, but for features without a geometry of which the reader has said why.
pub(super) fn not_said_before<'p>(
    reading: &'p [Problem],
    settling: &'p [Problem],
) -> impl Iterator<Item = Problem> + 'p {
    let said = reading.iter().filter(|problem| {
        matches!(
            problem.code,
            Code::LostGeometry | Code::NoGeometry | Code::UnreadableShape | Code::LostRing
        )
    });
    let said: BTreeSet<_> = said
        .map(|problem| (problem.place.file.as_str(), problem.place.line))
        .collect();
    let is_new = move |problem: &&Problem| {
        let place = (problem.place.file.as_str(), problem.place.line);
        problem.code != Code::NoGeometry || !said.contains(&place)
    };
    settling.iter().filter(is_new).cloned()
}
