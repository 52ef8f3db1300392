//! The colours that a file gives its features (simplestyle): for the forces that a property names, or as
//! what tells the features apart where none does.

use super::colours::{Chooser, are_alike, on_dark};
use super::force_table::{ForceTable, MOST_FORCES, OTHERS, PLAIN, place};
use super::rows::{self, ColumnRole, FeatureRow};
use super::subject::Subject;
use crate::load::colour;
use crate::load::problems::Problems;
use crate::model::{Code, Column, Control, Rgb, Status, properties};
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
    let shown = if kinds.len() > MOST_FORCES {
        MOST_FORCES - 1
    } else {
        kinds.len()
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

/// Forces in the colour that most of their features have: all of them where the mapping says so; else those
/// that have no colour of their own, where the file's colours tell them apart.
pub(super) fn honour(held: &mut ForceTable, rows: &[FeatureRow<'_>], is_asked: bool) {
    let mut counts: Vec<BTreeMap<Rgb, usize>> = vec![BTreeMap::new(); held.forces.len()];
    for (row, control) in rows.iter().zip(&held.of_feature) {
        let holder = held.controls[*control as usize].holder();
        if let (Some(force), Some(rgb)) = (holder, colour_of(row)) {
            *counts[force.index()].entry(rgb).or_default() += 1;
        }
    }
    // Of equally frequent colours, the first by number.
    let most = |counts: &BTreeMap<Rgb, usize>| {
        let most = counts.iter().rev().max_by_key(|(_, count)| **count);
        most.map(|(rgb, _)| *rgb)
    };
    let mut drawn: Vec<Option<Rgb>> = counts.iter().map(most).collect();
    if !is_asked {
        for (n, rgb) in drawn.iter_mut().enumerate() {
            *rgb = rgb.filter(|_| held.is_free(n));
        }
        if !tell_apart(held, &drawn) {
            return;
        }
    }
    for (n, rgb) in drawn.into_iter().enumerate() {
        if let Some(rgb) = rgb {
            held.draw_in(n, rgb, on_dark(rgb));
        }
    }
}

/// Whether no two forces would look alike.
fn tell_apart(held: &ForceTable, drawn: &[Option<Rgb>]) -> bool {
    let now = |n: usize| drawn[n].unwrap_or(held.forces[n].colour_light);
    let mut changed = (0..drawn.len()).filter(|n| drawn[*n].is_some());
    changed.all(|n| {
        let mut others = (0..drawn.len()).filter(|other| *other != n);
        !others.any(|other| are_alike(now(n), now(other)))
    })
}

/// The first colour of a feature that is one: its own, or that of the style in it.
fn colour_of(row: &FeatureRow<'_>) -> Option<Rgb> {
    const IN_STYLE: [&str; 8] = [
        "fillColor",
        "fill",
        "fill-color",
        "fill_color",
        "color",
        "colour",
        "stroke",
        "strokeColor",
    ];
    let own = row.colours().find_map(css);
    own.or_else(|| {
        let style = row.get(ColumnRole::Style);
        let mut names = IN_STYLE.into_iter();
        names.find_map(|name| css(properties::property(style, name)?))
    })
}

/// A colour as simplestyle and style sheets write it, the text of a JSON value: `#RRGGBB` or `#RGB`, the sign
/// optional, with or without opacity; `rgb(10, 20, 200)`; `[10, 20, 200]`; the name of one.
pub(super) fn css(raw: &str) -> Option<Rgb> {
    let text = properties::readable(raw);
    let text = text.trim().to_lowercase();
    let list = text
        .strip_prefix('[')
        .and_then(|list| list.strip_suffix(']'));
    let call = || {
        let rest = text.strip_prefix("rgb")?;
        rest.trim_start_matches('a')
            .trim()
            .strip_prefix('(')?
            .strip_suffix(')')
    };
    if let Some(list) = list.or_else(call) {
        let mut numbers = list.split([',', ' ', '/']).filter(|part| !part.is_empty());
        let mut channel = || numbers.next()?.trim().parse::<u8>().ok();
        return Some([channel()?, channel()?, channel()?]);
    }
    let named = NAMED.iter().find(|(name, _)| *name == text);
    if let Some((_, hex)) = named {
        return colour::parse(hex);
    }
    let digits = text.trim_start_matches('#');
    let is_hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
    let long: String = match digits.len() {
        3 | 4 if is_hex => digits.chars().take(3).flat_map(|c| [c, c]).collect(),
        6 | 8 if is_hex => digits.chars().take(6).collect(),
        _ => return None,
    };
    colour::parse(&format!("#{long}"))
}

/// The names of CSS 2.1.
const NAMED: [(&str, &str); 17] = [
    ("aqua", "#00ffff"),
    ("black", "#000000"),
    ("blue", "#0000ff"),
    ("fuchsia", "#ff00ff"),
    ("gray", "#808080"),
    ("green", "#008000"),
    ("lime", "#00ff00"),
    ("maroon", "#800000"),
    ("navy", "#000080"),
    ("olive", "#808000"),
    ("orange", "#ffa500"),
    ("purple", "#800080"),
    ("red", "#ff0000"),
    ("silver", "#c0c0c0"),
    ("teal", "#008080"),
    ("white", "#ffffff"),
    ("yellow", "#ffff00"),
];

/// Whether a column holds colours of features.
pub(super) fn holds_colours(column: &Column) -> bool {
    let is_called_so = rows::colour_role(&column.name);
    let is_colour = |(text, _): &(String, usize)| {
        let raw = serde_json::Value::from(text.as_str()).to_string();
        match is_called_so {
            Some(ColumnRole::Style) => ["fill", "color"]
                .iter()
                .any(|word| text.to_lowercase().contains(word)),
            _ => css(&raw).is_some(),
        }
    };
    is_called_so.is_some() && column.values.iter().any(is_colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_by_every_spelling() {
        for (raw, rgb) in [
            (r##""#f5d000""##, Some([0xf5, 0xd0, 0])),
            (r#""0a7f3f""#, Some([0x0a, 0x7f, 0x3f])),
            (r##""#00f""##, Some([0, 0, 255])),
            (r##""#ff000080""##, Some([255, 0, 0])),
            (r#""rgb(10,20,200)""#, Some([10, 20, 200])),
            (r#""RGBA(10, 20, 200, 0.5)""#, Some([10, 20, 200])),
            ("[10, 20, 200]", Some([10, 20, 200])),
            (r#""Red""#, Some([255, 0, 0])),
            (r#""none""#, None),
            (r#""rgb(1,2)""#, None),
            (r#""rgb(1,2,999)""#, None),
            ("7", None),
            ("", None),
        ] {
            assert_eq!(css(raw), rgb, "{raw}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_colour_or_none(text in "\\PC{0,20}") {
            let _colour = css(&text);
        }
    }
}
