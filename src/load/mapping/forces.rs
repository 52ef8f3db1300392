//! The values of the force's property as forces and states.

use super::codes;
use super::colours::{self, Chooser};
use super::control_values::{ControlReader, ControlValue};
use super::flags;
use super::known;
use super::own_colours;
use super::rows::{ColumnRole, FeatureRow};
use super::spellings::{self, Spellings};
use super::subject::Subject;
use crate::load::colour;
use crate::load::problems::Problems;
use crate::model::{
    Code, Control, FilePlace, Force, ForceId, Lang, Names, Rgb, Status, properties,
};
use crate::text::has_arabic;
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
    /// The colours that were chosen for forces without one, as `#RRGGBB` by name.
    pub(super) chosen: BTreeMap<String, String>,
    by_name: BTreeMap<String, ForceId>,
    /// Which spellings are one force.
    spellings: Spellings,
    /// The colours that names have already, by their keys: of the groups before, and as remembered.
    settled: BTreeMap<String, (Rgb, Rgb)>,
}

impl ForceTable {
    /// Without a force yet; a name that has a colour already keeps it.
    pub(super) fn new(subject: &Subject<'_>) -> Self {
        let before = subject.forces_before.iter().flat_map(|force| {
            let colours = (force.colour_light, force.colour_dark);
            super::merge::names(force).map(move |name| (key(name), colours))
        });
        let clashes = |rgb: &Rgb| {
            let mut before = subject.forces_before.iter();
            before.any(|force| colours::are_alike(force.colour_light, *rgb))
        };
        let remembered = subject.mapping.colours.iter();
        let remembered = remembered.filter_map(|(name, text)| {
            // Two forces of one colour would be a wrong map: the one that came later yields.
            let rgb = colour::parse(text).filter(|rgb| !clashes(rgb))?;
            Some((key(name), (rgb, colours::on_dark(rgb))))
        });
        Self {
            settled: remembered.chain(before).collect(),
            ..Self::default()
        }
    }

    /// With forces that are there already.
    pub(super) fn of(forces: Vec<Force>) -> Self {
        let mut by_name = BTreeMap::new();
        for (n, force) in forces.iter().enumerate() {
            for name in super::merge::names(force) {
                by_name.entry(key(name)).or_insert(ForceId::from_index(n));
            }
        }
        Self {
            forces,
            by_name,
            ..Self::default()
        }
    }

    /// Chooses colours far from all that names have already.
    pub(super) fn chooser(&self, subject: &Subject<'_>) -> Chooser {
        let mut chooser = Chooser::beside(subject.forces_before);
        for (rgb, _) in self.settled.values() {
            chooser.take_beside(*rgb);
        }
        chooser
    }

    /// The force that a name means.
    pub(super) fn find(&self, name: &str) -> Option<ForceId> {
        self.by_name.get(&self.spellings.key(name)).copied()
    }

    /// Gives forces that have no Arabic name the one that stands in a property beside theirs.
    fn name_in_arabic(&mut self, rows: &[FeatureRow<'_>]) {
        for (row, control) in rows.iter().zip(&self.of_feature) {
            let raw = row.get(ColumnRole::ForceAr);
            let Some(force) = self.controls[*control as usize]
                .holder()
                .filter(|_| !raw.is_empty())
            else {
                continue;
            };
            let force = &mut self.forces[force.index()];
            if force.name.ar.is_empty() {
                let name = spellings::visible(&properties::readable(raw));
                if has_arabic(&name) {
                    force.name.ar.clone_from(&name);
                    force.short.ar = name;
                }
            }
        }
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
        let mut force = match spellings::find(name) {
            Some(force) => force.clone(),
            None => {
                let settled = self.settled.get(&self.spellings.key(name)).copied();
                let (colour_light, colour_dark) = settled.unwrap_or_else(|| chooser.choose());
                self.chosen
                    .insert(name.to_owned(), colour::hex(colour_light));
                let (names, short) = called(name);
                Force {
                    id: slug(names.get(Lang::En)),
                    short,
                    name: names,
                    colour_light,
                    colour_dark,
                    kind: String::new(),
                    about: Names::default(),
                }
            }
        };
        let taken = |id: &str| self.forces.iter().any(|force| force.id == id);
        if taken(&force.id) {
            force.id = format!("{}-{}", force.id, self.forces.len() + 1);
        }
        self.by_name.insert(self.spellings.key(name), id);
        self.forces.push(force);
        id
    }
}

/// What a force that the program does not know is called, in full and in short.
fn called(name: &str) -> (Names, Names) {
    let same = |names: Names| (names.clone(), names);
    if name == OTHERS {
        return same(Names {
            en: "Other".to_owned(),
            ar: "غيرها".to_owned(),
        });
    }
    match known::actor(name) {
        Some(actor) => same(actor.names()),
        None => spellings::called(name),
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

/// What makes two names one whatever else a file says: a known force, or the same letters.
pub(super) fn key(name: &str) -> String {
    Spellings::default().key(name)
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
    held.controls.push(Control {
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

/// The file, where there is only one, and the property.
pub(super) fn place(subject: &Subject<'_>) -> FilePlace {
    let place = super::file_place(&subject.collection);
    match &subject.mapping.force {
        Some(name) => place.member(name),
        None => place,
    }
}
