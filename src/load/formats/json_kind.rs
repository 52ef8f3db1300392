//! Which of the formats that are written in JSON an object is, by its members, without reading it.

use super::content::Text;
use crate::model::Format;
use memchr::{memchr, memchr2};

/// What a text is that begins with a brace.
pub(super) fn of_object(text: &str) -> Text {
    if is_one_of_many(text) {
        return Text::Of(Format::GeoJsonLines);
    }
    let mut members = MemberKinds { text, at: 1 };
    while let Some(name) = members.name() {
        match name.as_str() {
            "type" => match members.string().as_deref() {
                Some("Topology") => return Text::Of(Format::TopoJson),
                Some(_) => return Text::Of(Format::GeoJson),
                None => {}
            },
            "features" | "geometry" | "coordinates" | "geometries" | "properties" => break,
            "arcs" | "objects" => return Text::Of(Format::TopoJson),
            "displayFieldName" | "fieldAliases" | "geometryType" | "spatialReference"
            | "objectIdFieldName" | "globalIdFieldName" => {
                return Text::Of(Format::EsriJson);
            }
            _ => {}
        }
        if members.skip_value().is_none() {
            break;
        }
    }
    Text::Of(Format::GeoJson)
}

/// Whether an object has no member that tells of a format, at its outermost level.
pub(super) fn says_nothing(text: &str) -> bool {
    const TELLING: [&str; 8] = [
        "features",
        "geometry",
        "coordinates",
        "geometries",
        "properties",
        "arcs",
        "objects",
        "geometryType",
    ];
    let mut members = MemberKinds { text, at: 1 };
    while let Some(name) = members.name() {
        if name == "type" {
            const KINDS: [&str; 3] = ["Feature", "FeatureCollection", "Topology"];
            if members
                .string()
                .is_some_and(|kind| KINDS.contains(&kind.as_str()))
            {
                return false;
            }
        } else if TELLING.contains(&name.as_str()) {
            return false;
        }
        if members.skip_value().is_none() {
            break;
        }
    }
    !is_one_of_many(text)
}

/// Whether the first line is an object of its own and another follows.
fn is_one_of_many(text: &str) -> bool {
    let Some(end) = memchr(b'\n', text.as_bytes()) else {
        return false;
    };
    text[..end].trim_end().ends_with('}') && text[end..].trim_start().starts_with('{')
}

/// Walks the members of an object.
struct MemberKinds<'t> {
    text: &'t str,
    at: usize,
}

impl MemberKinds<'_> {
    /// The next byte that is no white space and no comma.
    fn peek(&mut self) -> Option<u8> {
        let rest = &self.text.as_bytes()[self.at..];
        let step = rest
            .iter()
            .position(|b| !b.is_ascii_whitespace() && *b != b',')?;
        self.at += step;
        rest.get(step).copied()
    }

    /// The name of the next member; stands behind its colon.
    fn name(&mut self) -> Option<String> {
        let name = self.string()?;
        if self.peek()? != b':' {
            return None;
        }
        self.at += 1;
        Some(name)
    }

    /// The text that stands here; stands behind it.
    fn string(&mut self) -> Option<String> {
        if self.peek()? != b'"' {
            return None;
        }
        let start = self.at;
        self.skip_string()?;
        serde_json::from_str(self.text.get(start..self.at)?).ok()
    }

    fn skip_string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            let step = memchr2(b'"', b'\\', &self.text.as_bytes()[self.at..])?;
            let is_end = self.text.as_bytes()[self.at + step] == b'"';
            self.at += step + if is_end { 1 } else { 2 };
            if is_end {
                return Some(());
            }
            if self.at > self.text.len() {
                return None;
            }
        }
    }

    /// Goes behind the value that stands here, unless it has been read already.
    fn skip_value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            match byte {
                b'"' => {
                    self.skip_string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return None,
                b'}' | b']' => depth -= 1,
                b',' if depth == 0 => return Some(()),
                _ => {}
            }
            self.at += 1;
        }
    }
}
