//! Forces by their names, and the distinct states of features, while they are found.

use super::colours::Chooser;
use super::control_values::ControlValue;
use super::known;
use crate::model::{Control, FilePlace, Force, ForceId, Import, Names, Rgb, Status};
use crate::text::{fold, has_arabic};
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
    by_name: BTreeMap<String, ForceId>,
    positions: HashMap<Control, u32>,
}

impl ForceTable {
    /// The force that a name means.
    pub(super) fn find(&self, name: &str) -> Option<ForceId> {
        self.by_name.get(&key(name)).copied()
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

/// The file, where there is only one, and the property.
pub(super) fn place(import: &Import) -> FilePlace {
    let place = super::places::file_place(&import.collection);
    match &import.mapping.force {
        Some(name) => place.member(name),
        None => place,
    }
}
