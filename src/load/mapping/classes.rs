//! Numbers as classes: each stretch of values is one entry of the legend, from a light colour to a dark one.

use super::colours::on_dark;
use super::force_table::ForceTable;
use super::rows::{ColumnRole, FeatureRow};
use crate::model::properties::readable;
use crate::model::{ClassSteps, Classes, Control, Force, ForceId, Names, PrintLook, Rgb, Status};

/// The colours of the ramp, from few to many.
const RAMP: [Rgb; 4] = [[255, 237, 160], [254, 178, 76], [227, 60, 40], [110, 0, 40]];

/// Who holds each feature is the class of its number; what is no number is not known.
pub(super) fn held(classes: &Classes, rows: &[FeatureRow<'_>]) -> ForceTable {
    let numbers: Vec<Option<f64>> = rows.iter().map(number).collect();
    let bounds = bounds(classes, &numbers);
    let count = bounds.len().saturating_sub(1);
    let mut held = ForceTable::default();
    for (n, pair) in bounds.windows(2).enumerate() {
        held.forces.push(force(n, count, pair));
    }
    let of_feature: Vec<u32> = numbers
        .iter()
        .map(|number| {
            let control = match number.and_then(|number| class_of(&bounds, number)) {
                Some(class) => Control {
                    status: Status::Control,
                    forces: vec![ForceId::from_index(class)],
                },
                None => Control::UNKNOWN,
            };
            held.control(&control)
        })
        .collect();
    held.of_feature = of_feature;
    held
}

fn number(row: &FeatureRow<'_>) -> Option<f64> {
    let text = readable(row.get(ColumnRole::Force));
    let text = crate::text::western_digits(text.trim());
    // Digits in groups: 12 500, 12,500.
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != ',')
        .collect();
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Where classes begin and the last ends; each is wider than nothing.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 0 to 1 of what is counted or of a channel"
)]
fn bounds(classes: &Classes, numbers: &[Option<f64>]) -> Vec<f64> {
    let mut sorted: Vec<f64> = numbers.iter().flatten().copied().collect();
    sorted.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else {
        return Vec::new();
    };
    let count = usize::from(classes.count.clamp(1, Classes::MOST));
    let at = |n: usize| {
        let share = n as f64 / count as f64;
        match classes.steps {
            ClassSteps::EqualCounts => sorted[((sorted.len() - 1) as f64 * share).round() as usize],
            ClassSteps::EqualSteps => first + (last - first) * share,
        }
    };
    let mut bounds: Vec<f64> = (0..=count).map(at).collect();
    bounds.dedup();
    if let [only] = bounds.as_slice() {
        bounds = vec![*only, *only];
    }
    bounds
}

/// The class of a number: the last one ends with the largest.
fn class_of(bounds: &[f64], number: f64) -> Option<usize> {
    let last = bounds.len().checked_sub(2)?;
    let after = bounds.partition_point(|bound| *bound <= number);
    Some(after.saturating_sub(1).min(last))
}

fn force(n: usize, count: usize, pair: &[f64]) -> Force {
    let name = match pair {
        [from, to] if from < to => format!("{} – {}", shown(*from), shown(*to)),
        [from, ..] => shown(*from),
        [] => String::new(),
    };
    let light = colour(n, count);
    Force {
        id: format!("class-{}", n + 1),
        name: Names::same(name.clone()),
        short: Names::same(name),
        colour_light: light,
        colour_dark: on_dark(light),
        print: PrintLook::nth(n),
        until: None,
        kind: Force::CLASS.to_owned(),
        about: Names::default(),
    }
}

/// A number with no more digits than it needs to be told from its neighbours.
fn shown(number: f64) -> String {
    match number.abs() {
        100.0.. => format!("{number:.0}"),
        _ => format!("{number:.2}")
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
    }
}

/// The colour of a class on the ramp.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 0 to 1 of what is counted or of a channel"
)]
fn colour(n: usize, count: usize) -> Rgb {
    let place = match count {
        0 | 1 => 0.5,
        _ => n as f64 / (count - 1) as f64,
    } * (RAMP.len() - 1) as f64;
    let from = (place.floor() as usize).min(RAMP.len() - 2);
    let part = place - from as f64;
    let mixed = |channel: usize| {
        let [a, b] = [from, from + 1].map(|n| f64::from(RAMP[n][channel]));
        (a + (b - a) * part).round() as u8
    };
    [mixed(0), mixed(1), mixed(2)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(count: u8, steps: ClassSteps, numbers: &[f64]) -> Vec<f64> {
        let numbers: Vec<Option<f64>> = numbers.iter().copied().map(Some).collect();
        bounds(&Classes { count, steps }, &numbers)
    }

    #[test]
    fn equal_steps_and_equal_counts() {
        let numbers = [0.0, 1.0, 2.0, 3.0, 100.0];
        assert_eq!(of(2, ClassSteps::EqualSteps, &numbers), [0.0, 50.0, 100.0]);
        assert_eq!(of(2, ClassSteps::EqualCounts, &numbers), [0.0, 2.0, 100.0]);
        assert_eq!(of(5, ClassSteps::EqualCounts, &[7.0, 7.0]), [7.0, 7.0]);
        assert!(of(3, ClassSteps::EqualSteps, &[]).is_empty());
    }

    proptest! {
        #[test]
        fn every_number_has_a_class(numbers in prop::collection::vec(-1e6..1e6, 1..60), count in 0..20u8, even in any::<bool>()) {
            let steps = if even { ClassSteps::EqualSteps } else { ClassSteps::EqualCounts };
            let bounds = of(count, steps, &numbers);
            prop_assert!(bounds.windows(2).all(|pair| pair[0] <= pair[1]));
            for number in numbers {
                let class = class_of(&bounds, number).expect("a class");
                prop_assert!(class + 1 < bounds.len());
            }
        }
    }
}
