//! A placemark as a feature: what its folders say, what it says itself, and its own data.

use super::geometry;
use super::html;
use super::styles::Styles;
use super::tree::Element;
use crate::load::formats::members::{MemberList, quoted};
use crate::load::formats::shape::{Fault, Shape};
use crate::model::Feature;

/// What holds for the placemarks in a folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// The names of the folders, from the outermost.
    folders: Vec<String>,
    /// The time of the nearest folder that has one, by the names of the properties.
    time: Vec<(&'static str, String)>,
}

impl Context {
    /// What an element inside begins with.
    pub(super) fn inner(&self) -> Self {
        self.clone()
    }

    /// Learns from a child of a folder or document. The document's own name is that of the file.
    pub(super) fn learn(&mut self, element: &Element, is_folder: bool) {
        match element.name.as_str() {
            "name" if is_folder && !element.text.is_empty() => {
                self.folders.push(element.text.clone());
            }
            "name" => {}
            _ => self.time = time(element),
        }
    }
}

/// Children that are read in a way of their own.
const KNOWN: [&str; 13] = [
    "ExtendedData",
    "LookAt",
    "Camera",
    "Style",
    "StyleMap",
    "TimeSpan",
    "TimeStamp",
    "address",
    "description",
    "name",
    "styleUrl",
    "Region",
    "Metadata",
];

/// The feature of a placemark, and its geometry.
pub(super) fn read(
    placemark: &Element,
    context: &Context,
    styles: &Styles,
) -> (Feature, Result<Shape, Fault>) {
    let mut members = MemberList::default();
    if let Some(text) = placemark.text_of("name") {
        members.text("name", text);
    }
    let described = placemark
        .text_of("description")
        .map(|text| add_description(text, &mut members))
        .unwrap_or_default();
    if let Some(text) = placemark.text_of("address") {
        members.text("address", text);
    }
    if !context.folders.is_empty() {
        members.text("folder", &context.folders.join(" / "));
    }
    let own_time = ["TimeSpan", "TimeStamp"]
        .iter()
        .find_map(|name| placemark.child(name));
    let times = match own_time {
        Some(element) => time(element),
        None => {
            let track = geometry::track_time(placemark);
            if track.is_empty() {
                context.time.clone()
            } else {
                track
            }
        }
    };
    for (name, text) in &times {
        members.text(name, text);
    }
    add_data(placemark, styles, &mut members);
    // After the data, which keeps its names where a table of the description has the same.
    for (name, value) in &described {
        if value.is_empty() {
            members.raw(name, "null");
        } else {
            members.text(name, value);
        }
    }
    for child in &placemark.children {
        let is_plain = child.children.is_empty() && !child.text.is_empty();
        if is_plain && !KNOWN.contains(&child.name.as_str()) {
            members.text(&child.name, &child.text);
        }
    }
    styles.add(placemark, &mut members);
    let feature = Feature {
        id: placemark
            .attribute("id")
            .map(quoted)
            .unwrap_or_default()
            .into(),
        properties: members.finish().into(),
        ..Feature::default()
    };
    (feature, geometry::read(placemark))
}

/// A description as plain text; the fields and values of the table that it may hold.
fn add_description(text: &str, members: &mut MemberList) -> Vec<(String, String)> {
    if !html::is_html(text) {
        members.text("description", text);
        return Vec::new();
    }
    let found = html::read(text);
    if !found.text.is_empty() {
        members.text("description", &found.text);
    }
    found.fields
}

/// `begin` and `end` of a span, or `when`.
fn time(element: &Element) -> Vec<(&'static str, String)> {
    let texts = ["begin", "end", "when"].into_iter().filter_map(|name| {
        let text = element.text_of(name)?;
        Some((name, text.to_owned()))
    });
    texts.collect()
}

/// What the maker of the file added, in each of the forms that KML has for it.
fn add_data(placemark: &Element, styles: &Styles, members: &mut MemberList) {
    let Some(data) = placemark.child("ExtendedData") else {
        return;
    };
    for child in &data.children {
        match child.name.as_str() {
            "Data" => {
                let name = child.attribute("name").unwrap_or("");
                members.text(name, child.text_of("value").unwrap_or(""));
            }
            "SchemaData" => {
                for field in &child.children {
                    add_field(field, styles, members);
                }
            }
            _ if child.children.is_empty() => members.text(&child.name, &child.text),
            _ => {}
        }
    }
}

fn add_field(field: &Element, styles: &Styles, members: &mut MemberList) {
    let name = field.attribute("name").unwrap_or("");
    if field.name == "SimpleArrayData" {
        let values: Vec<String> = field
            .all("value")
            .map(|value| quoted(&value.text))
            .collect();
        members.raw(name, &format!("[{}]", values.join(",")));
    } else if styles.is_number(name, &field.text) {
        members.raw(name, &field.text);
    } else {
        members.text(name, &field.text);
    }
}
