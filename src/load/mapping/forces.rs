//! The values of the force's property as forces and states.

use super::colours::Chooser;
use super::control_values::{ControlReader, ControlValue};
use super::known;
use super::own_colours;
use super::rows::{ColumnRole, FeatureRow};
use crate::load::problems::Problems;
use crate::model::{Code, Control, FilePlace, Force, ForceId, Import, Names, PrintLook, Rgb, Status, properties};
use crate::text::{fold, has_arabic};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// More forces than this are not told apart by anybody; the rarest become one.
pub(super) const MOST_FORCES: usize = 200;

/// The name of all forces that are too rare to be told apart.
pub(super) const OTHERS: &str = "Other / غيرها";

/// A file that names no force is drawn in a quiet blue, on light paper and on dark.
pub(super) const PLAIN: (Rgb, Rgb) = ([88, 117, 150], [122, 152, 186]);

/// Who holds each feature.
#[derive(Default)]
pub(super) struct ForceTable {
    pub(super) forces: Vec<Force>,
    /// The distinct states.
    pub(super) controls: Vec<Control>,
    /// The state of each feature, as a position in `controls`.
    pub(super) of_feature: Vec<u32>,
    by_name: BTreeMap<String, ForceId>,
}

impl ForceTable {
    /// The force that a name means.
    pub(super) fn find(&self, name: &str) -> Option<ForceId> {
        self.by_name.get(&key(name)).copied()
    }

    /// The position of a state.
    pub(super) fn control(&mut self, control: &Control) -> u32 {
        let known = self.controls.iter().position(|c| c == control);
        let position = known.unwrap_or_else(|| {
            self.controls.push(control.clone());
            self.controls.len() - 1
        });
        u32::try_from(position).unwrap_or(u32::MAX)
    }

    /// The state that a holding is; its forces are made where they are not there yet.
    pub(super) fn settle(&mut self, holding: &ControlValue, chooser: &mut Chooser) -> Control {
        let mut forces: Vec<ForceId> = Vec::new();
        for name in &holding.names {
            let id = self.find(name).unwrap_or_else(|| self.add(name, chooser));
            if !forces.contains(&id) {
                forces.push(id);
            }
        }
        let status = match (holding.status, forces.len()) {
            // Two names of one force are no fight.
            (Status::Contested | Status::Shared, 1) if holding.names.len() > 1 => Status::Control,
            (status, _) => status,
        };
        Control { status, forces }
    }

    /// A new force of that name.
    pub(super) fn add(&mut self, name: &str, chooser: &mut Chooser) -> ForceId {
        let id = ForceId::from_index(self.forces.len());
        let mut force = match known::find(name) {
            Some(force) => force.clone(),
            None => {
                let (colour_light, colour_dark) = chooser.choose();
                let names = match name {
                    OTHERS => others(),
                    name => by_script(name),
                };
                Force {
                    id: slug(name),
                    short: names.clone(),
                    name: names,
                    colour_light,
                    colour_dark,
                    print: PrintLook::nth(self.forces.len()),
                    kind: String::new(),
                    about: Names::default(),
                }
            }
        };
        let taken = |id: &str| self.forces.iter().any(|force| force.id == id);
        if taken(&force.id) {
            force.id = format!("{}-{}", force.id, self.forces.len() + 1);
        }
        self.by_name.insert(key(name), id);
        self.forces.push(force);
        id
    }
}

/// What the rest is called in the legend.
fn others() -> Names {
    Names {
        en: "Other".to_owned(),
        ar: "غيرها".to_owned(),
    }
}

/// A text in the language of its script.
pub(super) fn by_script(text: &str) -> Names {
    let mut names = Names::default();
    match has_arabic(text) {
        true => names.ar = text.to_owned(),
        false => names.en = text.to_owned(),
    }
    names
}

/// What makes two names one: a known force, or the same letters.
pub(super) fn key(name: &str) -> String {
    match known::find(name) {
        Some(force) => format!("\u{1}{}", force.id),
        // What has no letter, such as +, is itself.
        None => Some(fold(name))
            .filter(|t| !t.is_empty())
            .unwrap_or_else(|| name.to_owned()),
    }
}

/// A name as an id: without spaces, in small letters.
fn slug(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    match words.is_empty() {
        true => "force".to_owned(),
        false => words.join("-"),
    }
}

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
        held.controls.push(Control {
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

/// The file, where there is only one, and the property.
pub(super) fn place(import: &Import) -> FilePlace {
    let place = super::file_place(&import.collection);
    match &import.mapping.force {
        Some(name) => place.member(name),
        None => place,
    }
}
