//! The colours that a file gives its features (simplestyle): for the forces that a property names, or as
//! what tells the features apart where none does.

use super::colours::{Chooser, on_dark};
use super::force_table::{ForceTable, MOST_FORCES, OTHERS, PLAIN, place};
use super::rows::{ColumnRole, FeatureRow};
use super::subject::Subject;
use crate::load::colour;
use crate::load::problems::Problems;
use crate::model::{Code, Control, Rgb, Status, properties};
use std::collections::BTreeMap;

/// Without a force, the features of one colour are of one kind; those without a colour are their
/// file's. Nothing where no feature has a colour.
pub(super) fn by_colour(
    subject: &Subject<'_>,
    rows: &[FeatureRow<'_>],
    problems: &mut Problems,
) -> Option<ForceTable> {
    let colours: Vec<Option<Rgb>> = rows.iter().map(colour_of).collect();
    let kinds = kinds(&colours, rows);
    if kinds.is_empty() {
        return None;
    }
    let mut drawing = Drawing {
        held: ForceTable::default(),
        chooser: Chooser::new(),
    };
    // The most frequent have a line of their own in the legend.
    let shown = match kinds.len() > MOST_FORCES {
        true => MOST_FORCES - 1,
        false => kinds.len(),
    };
    let mut controls: BTreeMap<Rgb, u32> = BTreeMap::new();
    for kind in &kinds[..shown] {
        let name = properties::readable(kind.name.unwrap_or(""));
        controls.insert(kind.rgb, drawing.add(&name, Some(kind.rgb)));
    }
    if let Some(first) = kinds.get(shown) {
        let others = drawing.add(OTHERS, Some(first.rgb));
        controls.extend(kinds[shown..].iter().map(|kind| (kind.rgb, others)));
        let problem = problems.note(Code::ManyForces, place(subject));
        problem.with("count", kinds.len()).with("shown", shown);
        problem.with("more", kinds.len() - shown);
        problem.case("what", "colours");
    }
    let mut plain: Option<u32> = None;
    let of_feature = colours.iter().map(|rgb| match rgb {
        Some(rgb) => controls.get(rgb).copied().unwrap_or(0),
        None => *plain.get_or_insert_with(|| drawing.add(subject.name, None)),
    });
    let of_feature: Vec<u32> = of_feature.collect();
    drawing.held.of_feature = of_feature;
    Some(drawing.held)
}

struct Drawing {
    held: ForceTable,
    chooser: Chooser,
}

impl Drawing {
    /// A force of a name and a colour, alone in its state; named after its colour where it has no name
    /// that is free.
    fn add(&mut self, name: &str, rgb: Option<Rgb>) -> u32 {
        let of_colour = rgb.map_or_else(String::new, colour::hex);
        let is_free = !name.trim().is_empty() && self.held.find(name).is_none();
        let name = if is_free || rgb.is_none() {
            name
        } else {
            &of_colour
        };
        let force = self.held.add(name, &mut self.chooser);
        let drawn = &mut self.held.forces[force.index()];
        (drawn.colour_light, drawn.colour_dark) = match rgb {
            Some(rgb) => (rgb, on_dark(rgb)),
            None => PLAIN,
        };
        self.held.control(&Control {
            status: Status::Control,
            forces: vec![force],
        })
    }
}

/// The features of one colour.
struct LookKind<'t> {
    rgb: Rgb,
    count: usize,
    /// The name that all of them have; `None` where they have several.
    name: Option<&'t str>,
}

/// The colours with what is drawn in them, the most frequent first; of equally frequent ones the first
/// in the file.
fn kinds<'t>(colours: &[Option<Rgb>], rows: &[FeatureRow<'t>]) -> Vec<LookKind<'t>> {
    let mut kinds: Vec<LookKind<'t>> = Vec::new();
    let mut positions: BTreeMap<Rgb, usize> = BTreeMap::new();
    for (rgb, row) in colours.iter().zip(rows) {
        let Some(rgb) = *rgb else {
            continue;
        };
        let name = row.get(ColumnRole::Name);
        let position = *positions.entry(rgb).or_insert_with(|| {
            kinds.push(LookKind {
                rgb,
                count: 0,
                name: Some(name),
            });
            kinds.len() - 1
        });
        let kind = &mut kinds[position];
        kind.count += 1;
        kind.name = kind.name.filter(|known| *known == name);
    }
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.count));
    kinds
}

/// Each force in the colour that most of its features have.
pub(super) fn honour(held: &mut ForceTable, rows: &[FeatureRow<'_>]) {
    let mut counts: Vec<BTreeMap<Rgb, usize>> = vec![BTreeMap::new(); held.forces.len()];
    for (row, control) in rows.iter().zip(&held.of_feature) {
        let holder = held.controls[*control as usize].holder();
        if let (Some(force), Some(rgb)) = (holder, colour_of(row)) {
            *counts[force.index()].entry(rgb).or_default() += 1;
        }
    }
    for (force, counts) in held.forces.iter_mut().zip(&counts) {
        // Of equally frequent colours, the first by number.
        if let Some((rgb, _)) = counts.iter().rev().max_by_key(|(_, count)| **count) {
            force.colour_light = *rgb;
            force.colour_dark = on_dark(*rgb);
        }
    }
}

/// The first colour of a feature that is one.
fn colour_of(row: &FeatureRow<'_>) -> Option<Rgb> {
    row.colours().find_map(simplestyle)
}

/// A colour of simplestyle: `#RRGGBB` or `#RGB`, the sign optional.
fn simplestyle(raw: &str) -> Option<Rgb> {
    let text = properties::readable(raw);
    let digits = text.trim().trim_start_matches('#');
    let long = match digits.len() {
        3 => digits.chars().flat_map(|c| [c, c]).collect(),
        _ => digits.to_owned(),
    };
    colour::parse(&format!("#{long}"))
}
