//! Forces by their names, and the distinct states of features, while they are found.

use super::actors;
use super::colours::{self, Chooser};
use super::control_values::ControlValue;
use super::known;
use super::rows::{ColumnRole, FeatureRow};
use super::spellings::{self, Spellings};
use super::subject::Subject;
use crate::load::colour;
use crate::model::{
    Control, FilePlace, Force, ForceId, Lang, Names, PrintLook, Rgb, Status, properties,
};
use crate::text::has_arabic;
use std::collections::{BTreeMap, HashMap};

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
    /// The names of those forces, by their position.
    names_chosen: BTreeMap<usize, String>,
    by_name: BTreeMap<String, ForceId>,
    positions: HashMap<Control, u32>,
    /// Which spellings are one force.
    pub(super) spellings: Spellings,
    /// The colours that names have already, by their keys: of the groups before, and as remembered.
    settled: BTreeMap<String, (Rgb, Rgb)>,
}

impl ForceTable {
    /// Without a force yet; a name that has a colour already keeps it.
    pub(super) fn new(subject: &Subject<'_>) -> Self {
        let before = subject.forces_before.iter().flat_map(|force| {
            let colours = (force.colour_light, force.colour_dark);
            names(force).map(move |name| (key(name), colours))
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
            for name in names(force) {
                by_name.entry(key(name)).or_insert(ForceId::from_index(n));
            }
        }
        Self {
            forces,
            by_name,
            ..Self::default()
        }
    }

    /// Chooses colours far from all that names have already, and from those of the forces that the program
    /// knows, so that a file keeps its colours over a map of them.
    pub(super) fn chooser(&self, subject: &Subject<'_>) -> Chooser {
        let mut chooser = Chooser::beside(subject.forces_before);
        for force in known::forces() {
            chooser.take_beside(force.colour_light);
        }
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
    pub(super) fn name_in_arabic(&mut self, rows: &[FeatureRow<'_>]) {
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

    /// Whether a force has neither a colour that the program knows nor one from before.
    pub(super) fn is_free(&self, n: usize) -> bool {
        let name = self.names_chosen.get(&n);
        name.is_some_and(|name| !self.settled.contains_key(&self.spellings.key(name)))
    }

    /// Gives a force a colour.
    pub(super) fn draw_in(&mut self, n: usize, light: Rgb, dark: Rgb) {
        let force = &mut self.forces[n];
        (force.colour_light, force.colour_dark) = (light, dark);
        if let Some(name) = self.names_chosen.get(&n) {
            self.chosen.insert(name.clone(), colour::hex(light));
        }
    }

    /// The position of a state.
    pub(super) fn control(&mut self, control: &Control) -> u32 {
        if let Some(position) = self.positions.get(control) {
            return *position;
        }
        let position = u32::try_from(self.controls.len()).unwrap_or(u32::MAX);
        self.controls.push(control.clone());
        self.positions.insert(control.clone(), position);
        position
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
            // Files of others say for themselves how long a force goes on.
            Some(force) => Force {
                until: None,
                ..force.clone()
            },
            None => {
                let settled = self.settled.get(&self.spellings.key(name)).copied();
                let (colour_light, colour_dark) = settled.unwrap_or_else(|| chooser.choose());
                self.chosen
                    .insert(name.to_owned(), colour::hex(colour_light));
                self.names_chosen.insert(id.index(), name.to_owned());
                let (names, short) = called(name);
                Force {
                    id: slug(names.get(Lang::En)),
                    short,
                    name: names,
                    colour_light,
                    colour_dark,
                    print: PrintLook::nth(self.forces.len()),
                    kind: String::new(),
                    about: Names::default(),
                    until: None,
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
    match actors::find(name) {
        Some(actor) => same(actor.names()),
        None => spellings::called(name),
    }
}

/// What makes two names one whatever else a file says: a known force, or the same letters.
pub(super) fn key(name: &str) -> String {
    Spellings::default().key(name)
}

/// Every name that a force has.
pub(super) fn names(force: &Force) -> impl Iterator<Item = &str> {
    let names = [
        &force.name.en,
        &force.name.ar,
        &force.short.en,
        &force.short.ar,
    ];
    let names = names.into_iter().map(String::as_str);
    names.filter(|name| !name.is_empty())
}

/// A name as an id: without spaces, in small letters.
fn slug(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        "force".to_owned()
    } else {
        words.join("-")
    }
}

/// The file, where there is only one, and the property.
pub(super) fn place(subject: &Subject<'_>) -> FilePlace {
    let place = super::places::file_place(&subject.collection);
    match &subject.mapping.force {
        Some(name) => place.member(name),
        None => place,
    }
}
