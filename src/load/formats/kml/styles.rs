//! The colours of KML's styles as simplestyle properties, and which fields of a schema are numbers.

use super::tree::{self, Element};
use crate::load::formats::members::{MemberList, is_number};
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};

/// Styles that refer to styles are followed so far.
const MOST_STEPS: usize = 8;

/// The shared styles and schemas of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Element>,
    numbers: BTreeSet<String>,
}

impl Styles {
    /// Finds them: they may stand after the placemarks that use them.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self::default();
        let has = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
        if !has("Style") && !has("Schema") {
            return found;
        }
        let mut reader = tree::reader(text);
        // What is broken is named by the pass that reads the placemarks.
        while let Ok(event) = tree::next(&mut reader) {
            match event {
                Event::Start(start) => {
                    let is_shared = [&b"Style"[..], b"StyleMap", b"Schema"]
                        .contains(&start.local_name().as_ref());
                    if !is_shared {
                        continue;
                    }
                    match tree::element(&mut reader, &start) {
                        Ok(element) => found.learn(element),
                        Err(_) => break,
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        found
    }

    fn learn(&mut self, element: Element) {
        if element.name == "Schema" {
            let fields = element.children.iter();
            let numbers = fields.filter(|field| field.attribute("type").is_some_and(is_numeric));
            let names = numbers.filter_map(|field| field.attribute("name"));
            self.numbers.extend(names.map(str::to_owned));
        } else if let Some(id) = element.attribute("id") {
            self.styles.insert(id.to_owned(), element);
        }
    }

    /// Whether a value of a schema's field is to be written as a number.
    pub(super) fn is_number(&self, field: &str, value: &str) -> bool {
        self.numbers.contains(field) && is_number(value)
    }

    /// Adds the colours of a placemark: of the style that it names, and of its own before that.
    pub(super) fn add(&self, placemark: &Element, members: &mut MemberList) {
        let mut colours = BTreeMap::new();
        let shared = placemark
            .text_of("styleUrl")
            .and_then(|url| self.shared(url));
        let own = placemark
            .children
            .iter()
            .filter_map(|child| self.resolve(child, 0));
        for style in shared.into_iter().chain(own) {
            add_colours(style, &mut colours);
        }
        for (name, value) in &colours {
            if is_number(value) {
                members.raw(name, value)
            } else {
                members.text(name, value)
            }
        }
    }

    fn shared(&self, url: &str) -> Option<&Element> {
        let (_, id) = url.rsplit_once('#').unwrap_or(("", url));
        self.resolve(self.styles.get(id)?, 0)
    }

    /// The style itself, or the usual one of a pair.
    fn resolve<'s>(&'s self, element: &'s Element, steps: usize) -> Option<&'s Element> {
        match element.name.as_str() {
            "Style" => Some(element),
            "StyleMap" if steps < MOST_STEPS => {
                let usual = |pair: &&Element| pair.text_of("key") == Some("normal");
                let pair = element.all("Pair").find(usual)?;
                if let Some(style) = pair.child("Style") {
                    return Some(style);
                }
                let url = pair.text_of("styleUrl")?;
                let (_, id) = url.rsplit_once('#').unwrap_or(("", url));
                self.resolve(self.styles.get(id)?, steps + 1)
            }
            _ => None,
        }
    }
}

fn is_numeric(kind: &str) -> bool {
    let known = ["int", "uint", "short", "ushort", "float", "double", "long"];
    known.contains(&kind.trim_start_matches("xsd:"))
}

fn add_colours(style: &Element, colours: &mut BTreeMap<&'static str, String>) {
    let parts = [
        ("PolyStyle", "fill", Some("fill-opacity")),
        ("LineStyle", "stroke", Some("stroke-opacity")),
        ("IconStyle", "marker-color", None),
    ];
    for (part, name, opacity) in parts {
        let Some(part) = style.child(part) else {
            continue;
        };
        let Some((colour, alpha)) = part.text_of("color").and_then(colour) else {
            continue;
        };
        colours.insert(name, colour);
        if let Some(opacity) = opacity.filter(|_| alpha != u8::MAX) {
            // Two decimals tell 256 steps apart well enough to see.
            let share = f64::from(alpha) / 255.0;
            colours.insert(opacity, format!("{:.2}", share));
        }
    }
    let line = style.child("LineStyle");
    if let Some(width) = line.and_then(|line| line.text_of("width")) {
        colours.insert("stroke-width", width.to_owned());
    }
    let is_off = |name: &str| style.child("PolyStyle").and_then(|p| p.text_of(name)) == Some("0");
    if is_off("fill") {
        colours.insert("fill-opacity", "0".to_owned());
    }
    if is_off("outline") {
        colours.insert("stroke-opacity", "0".to_owned());
    }
}

/// KML's `aabbggrr` as `#rrggbb` and how opaque it is.
fn colour(text: &str) -> Option<(String, u8)> {
    let digits = text.trim_start_matches('#');
    let valid = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| valid)?;
    let [alpha, blue, green, red] = value.to_be_bytes();
    Some((format!("#{red:02x}{green:02x}{blue:02x}"), alpha))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_and_blue_change_places() {
        assert_eq!(colour("ff0000ff"), Some(("#ff0000".to_owned(), 255)));
        assert_eq!(colour("7fff8000"), Some(("#0080ff".to_owned(), 127)));
        assert_eq!(colour("+f0000ff"), None);
        assert_eq!(colour("red"), None);
    }
}
