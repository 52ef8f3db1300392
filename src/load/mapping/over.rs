//! What lies over a data set of ours, and when the data set has no time for it.

use super::places::feature_place;
use super::subject::Subject;
use super::validities::Validity;
use crate::load::problems::Problems;
use crate::model::Code;

/// Names the features that never show, because they hold outside the time of the data set.
pub(super) fn tell_outside(
    subject: &Subject<'_>,
    validities: &[Validity],
    problems: &mut Problems,
) {
    let Some(beneath) = subject.beneath else {
        return;
    };
    let about = &beneath.world.about;
    let is_outside =
        |validity: &Validity| validity.to() <= about.first || validity.from() > about.last;
    let mut outside = (0..validities.len()).filter(|n| is_outside(&validities[*n]));
    if let Some(first) = outside.next() {
        let problem = problems.error(Code::OutsideBeneath, feature_place(subject, first));
        problem.with("count", outside.count() + 1);
        problem.with("first", about.first.to_string());
        problem.with("last", about.last.to_string());
    }
}
