//! The values of the force's property as forces and states.

use super::codes;
use super::control_values::{ControlReader, ControlValue};
use super::flags;
use super::force_table::{ForceTable, MOST_FORCES, OTHERS, PLAIN, place};
use super::own_colours;
use super::rows::{ColumnRole, FeatureRow};
use super::spellings::{self, Spellings};
use super::subject::Subject;
use crate::load::problems::Problems;
use crate::model::{Code, Control, Status, properties};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Who holds each feature, by the force's property; by the file where there is none.
pub(super) fn held(
    subject: &Subject<'_>,
    rows: &[FeatureRow<'_>],
    problems: &mut Problems,
) -> ForceTable {
    match &subject.mapping.force {
        Some(_) => {
            let mut held = by_value(subject, rows, problems);
            held.name_in_arabic(rows);
            held
        }
        None if !subject.mapping.force_columns.is_empty() => {
            let lists = flags::lists(subject);
            by_value(subject, &flags::rows(&lists), problems)
        }
        None => {
            let own = subject.mapping.own_colours;
            let by_colour = || own_colours::by_colour(subject, rows, problems);
            own.then(by_colour)
                .flatten()
                .unwrap_or_else(|| by_file(subject))
        }
    }
}

/// The files as one plain holder, named after them.
fn by_file(subject: &Subject<'_>) -> ForceTable {
    let mut held = ForceTable::new(subject);
    let mut chooser = held.chooser(subject);
    let force = held.add(subject.name, &mut chooser);
    held.control(&Control {
        status: Status::Control,
        forces: vec![force],
    });
    if subject.is_alone {
        let only = &mut held.forces[force.index()];
        (only.colour_light, only.colour_dark) = PLAIN;
    }
    held.of_feature = vec![0; subject.collection.features.len()];
    held
}

fn by_value(subject: &Subject<'_>, rows: &[FeatureRow<'_>], problems: &mut Problems) -> ForceTable {
    let mut values = Values::default();
    let of_feature: Vec<usize> = rows.iter().map(|row| values.position(row)).collect();
    let mapping = subject.mapping;
    let codes = codes::of_column(&subject.collection, mapping.force.as_deref().unwrap_or(""));
    let texts = values.list.iter().map(|value| value.force);
    let reader = ControlReader::new(mapping, codes.as_ref(), texts);
    let holdings: Vec<ControlValue> = values
        .list
        .iter()
        .map(|value| reader.read(value.force, value.status))
        .collect();
    name_lists(&values, &holdings, subject, problems);
    let kept = most_frequent(&values, &holdings, &reader.spellings, subject, problems);
    let mut held = ForceTable::new(subject);
    held.spellings = reader.spellings;
    let mut chooser = held.chooser(subject);
    for name in &kept.order {
        if let Some(force) = spellings::find(name) {
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
                    .filter(|_| !kept.keys.contains(&held.spellings.key(name)))
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
    spellings: &Spellings,
    subject: &Subject<'_>,
    problems: &mut Problems,
) -> KeptForces {
    let mut counts: BTreeMap<String, (usize, usize, &str)> = BTreeMap::new();
    for (n, (value, holding)) in values.list.iter().zip(holdings).enumerate() {
        for name in &holding.names {
            let entry = counts.entry(spellings.key(name)).or_insert((0, n, name));
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
        let problem = problems.note(Code::ManyForces, place(subject));
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
    subject: &Subject<'_>,
    problems: &mut Problems,
) {
    for (value, holding) in values.list.iter().zip(holdings) {
        let guessed = value.status.is_empty() && !value.force.starts_with('[');
        if guessed && holding.names.len() > 1 {
            let case = match holding.status {
                Status::Contested => "contested",
                _ => "shared",
            };
            let problem = problems.warning(Code::SeveralForces, place(subject));
            problem.case("status", case).with("count", value.count);
            problem.with("text", properties::readable(value.force));
        }
    }
}
