//! The values of the force's property as forces and states.

use super::colours::Chooser;
use super::control_values::{ControlReader, ControlValue};
use super::force_table::{ForceTable, MOST_FORCES, OTHERS, PLAIN, key, place};
use super::known;
use super::own_colours;
use super::rows::{ColumnRole, FeatureRow};
use crate::load::problems::Problems;
use crate::model::{Code, Control, Import, Status, properties};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Who holds each feature, by the force's property; by the file where there is none.
pub(super) fn held(
    import: &Import,
    rows: &[FeatureRow<'_>],
    problems: &mut Problems,
) -> ForceTable {
    match &import.mapping.force {
        Some(_) => by_value(import, rows, problems),
        None => {
            let own = import.mapping.own_colours;
            let by_colour = || own_colours::by_colour(import, rows, problems);
            own.then(by_colour)
                .flatten()
                .unwrap_or_else(|| by_file(import))
        }
    }
}

/// Each file as one plain holder, named after it.
fn by_file(import: &Import) -> ForceTable {
    let mut held = ForceTable::default();
    let mut chooser = Chooser::beside(import);
    let files = super::layers::of_files(&import.collection, &import.mapping);
    for name in &files.names {
        let force = held.add(name, &mut chooser);
        held.control(&Control {
            status: Status::Control,
            forces: vec![force],
        });
    }
    if let [only] = held.forces.as_mut_slice() {
        (only.colour_light, only.colour_dark) = PLAIN;
    }
    let features = import.collection.features.iter();
    held.of_feature = features
        .map(|feature| files.of_file[usize::from(feature.file)])
        .collect();
    held
}

fn by_value(import: &Import, rows: &[FeatureRow<'_>], problems: &mut Problems) -> ForceTable {
    let mut values = Values::default();
    let of_feature: Vec<usize> = rows.iter().map(|row| values.position(row)).collect();
    let mapping = &import.mapping;
    let reader = ControlReader::new(mapping, values.list.iter().map(|value| value.force));
    let holdings: Vec<ControlValue> = values
        .list
        .iter()
        .map(|value| reader.read(value.force, value.status))
        .collect();
    name_lists(&values, &holdings, import, problems);
    let kept = most_frequent(&values, &holdings, import, problems);
    let mut held = ForceTable::default();
    let mut chooser = Chooser::beside(import);
    for name in &kept.order {
        if let Some(force) = known::find(name) {
            chooser.take(force.colour_light);
        }
    }
    for name in &kept.order {
        if held.find(name).is_none() {
            held.add(name, &mut chooser);
        }
    }
    let controls: Vec<u32> = holdings
        .into_iter()
        .map(|mut holding| {
            for name in &mut holding.names {
                if let Some(rest) = kept
                    .rest
                    .as_ref()
                    .filter(|_| !kept.keys.contains(&key(name)))
                {
                    name.clone_from(rest);
                }
            }
            let control = held.settle(&holding, &mut chooser);
            held.control(&control)
        })
        .collect();
    held.of_feature = of_feature.into_iter().map(|n| controls[n]).collect();
    if mapping.own_colours {
        own_colours::honour(&mut held, rows);
    }
    held
}

/// The distinct values, in the order of their first occurrence.
#[derive(Default)]
struct Values<'t> {
    list: Vec<ForceValue<'t>>,
    positions: HashMap<(&'t str, &'t str), usize>,
}

struct ForceValue<'t> {
    force: &'t str,
    status: &'t str,
    count: usize,
}

impl<'t> Values<'t> {
    fn position(&mut self, row: &FeatureRow<'t>) -> usize {
        let (force, status) = (row.get(ColumnRole::Force), row.get(ColumnRole::Status));
        let position = *self.positions.entry((force, status)).or_insert_with(|| {
            self.list.push(ForceValue {
                force,
                status,
                count: 0,
            });
            self.list.len() - 1
        });
        self.list[position].count += 1;
        position
    }
}

/// Which names become forces, the most frequent first.
struct KeptForces {
    order: Vec<String>,
    keys: BTreeSet<String>,
    /// The name of the force that all others become.
    rest: Option<String>,
}

fn most_frequent(
    values: &Values<'_>,
    holdings: &[ControlValue],
    import: &Import,
    problems: &mut Problems,
) -> KeptForces {
    let mut counts: BTreeMap<String, (usize, usize, &str)> = BTreeMap::new();
    for (n, (value, holding)) in values.list.iter().zip(holdings).enumerate() {
        for name in &holding.names {
            let entry = counts.entry(key(name)).or_insert((0, n, name));
            entry.0 += value.count;
        }
    }
    let total = counts.len();
    let mut ranked: Vec<(String, (usize, usize, &str))> = counts.into_iter().collect();
    ranked.sort_by(|a, b| {
        b.1.0
            .cmp(&a.1.0)
            .then(a.1.1.cmp(&b.1.1))
            .then(a.0.cmp(&b.0))
    });
    let rest = (total > MOST_FORCES).then(|| OTHERS.to_owned());
    if rest.is_some() {
        ranked.truncate(MOST_FORCES - 1);
        let problem = problems.note(Code::ManyForces, place(import));
        problem.with("count", total).with("shown", MOST_FORCES - 1);
        problem.with("more", total - MOST_FORCES + 1);
        problem.case("what", "values");
    }
    let order = ranked.iter().map(|(_, (_, _, name))| (*name).to_owned());
    KeptForces {
        order: order.chain(rest.clone()).collect(),
        keys: ranked.iter().map(|(key, _)| key.clone()).collect(),
        rest,
    }
}

/// Says which values were taken for several forces.
fn name_lists(
    values: &Values<'_>,
    holdings: &[ControlValue],
    import: &Import,
    problems: &mut Problems,
) {
    for (value, holding) in values.list.iter().zip(holdings) {
        let guessed = value.status.is_empty() && !value.force.starts_with('[');
        if guessed && holding.names.len() > 1 {
            let case = match holding.status {
                Status::Contested => "contested",
                _ => "shared",
            };
            let problem = problems.warning(Code::SeveralForces, place(import));
            problem.case("status", case).with("count", value.count);
            problem.with("text", properties::readable(value.force));
        }
    }
}
