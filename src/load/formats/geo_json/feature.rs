//! One feature, or a bare geometry that stands for one.

use super::cursor::{BrokenJson, JsonCursor, Step};
use super::faults::Faults;
use super::form::{GeometryBuilder, GeometryType};
use super::geometry::Geometries;
use crate::load::formats::members::add_member;
use crate::model::{Code, Feature};
use std::borrow::Cow;
use std::ops::Range;

/// What an object of a file turned out to be.
#[derive(Debug)]
pub(super) enum FeatureOutcome {
    /// A feature, as its place in the text is known to whoever asked.
    Feature(Box<Feature>),
    /// A collection of features; its members are not read.
    Collection,
    /// JSON, and nothing of GeoJSON; it is named.
    Other,
    /// No JSON.
    Broken(BrokenJson),
}

/// An object that was read.
#[derive(Debug)]
pub(super) struct Object {
    pub(super) outcome: FeatureOutcome,
    pub(super) faults: Faults,
    /// The offset behind it, or where it broke.
    pub(super) end: usize,
    /// Its id as far as it was read, as plain text.
    pub(super) id: String,
}

/// Reads the object that begins at an offset.
pub(super) fn read(text: &str, at: usize, geometries: &mut Geometries) -> Object {
    let mut reader = FeatureParser {
        start: at,
        cursor: JsonCursor::new(text, at),
        faults: Faults::default(),
        builder: GeometryBuilder::default(),
        geometries,
        read: FeatureMembers::default(),
    };
    let outcome = match reader.object().and_then(|seen| reader.as_seen(seen)) {
        Ok(outcome) => outcome,
        Err(broken) => FeatureOutcome::Broken(broken),
    };
    let FeatureParser {
        cursor,
        mut faults,
        read,
        ..
    } = reader;
    for edit in cursor.edits {
        faults
            .warning(Code::OddText, edit.at)
            .case("what", edit.what());
    }
    let name = crate::model::properties::readable(&read.id);
    for fault in &mut faults.list {
        fault.problem.place.feature = (!name.is_empty()).then(|| name.clone());
    }
    Object {
        outcome,
        faults,
        end: cursor.at,
        id: name,
    }
}

/// What an object is by its members.
enum SeenMember {
    Feature,
    Geometry,
    Collection,
}

struct FeatureParser<'t, 'g> {
    start: usize,
    cursor: JsonCursor<'t>,
    faults: Faults,
    builder: GeometryBuilder,
    geometries: &'g mut Geometries,
    read: FeatureMembers,
}

/// The members of a feature.
#[derive(Default)]
struct FeatureMembers {
    kind: Option<String>,
    id: Box<str>,
    properties: Option<std::sync::Arc<str>>,
    import: String,
    has_geometry: bool,
    has_properties: bool,
}

impl FeatureParser<'_, '_> {
    /// Reads the object's members, as far as it is a feature.
    fn object(&mut self) -> Step<SeenMember> {
        self.cursor.at += 1;
        let mut first = true;
        while let Some(key) = self.cursor.key(first)? {
            first = false;
            let is_feature = self.read.kind.as_deref() == Some("Feature");
            match &*key {
                "type" => {
                    let range = self.cursor.value()?;
                    let kind = self.text(&range).into_owned();
                    if GeometryType::named(kind.trim()).is_some() && !self.read.has_geometry {
                        return Ok(SeenMember::Geometry);
                    }
                    self.read.kind = Some(kind);
                }
                "features" if !is_feature && self.cursor.peek() == b'[' => {
                    return Ok(SeenMember::Collection);
                }
                "coordinates" | "geometries" if !is_feature && !self.read.has_geometry => {
                    return Ok(SeenMember::Geometry);
                }
                "geometry" => self.geometry()?,
                "properties" => {
                    let range = self.cursor.value()?;
                    self.properties(&range);
                }
                "id" => {
                    let range = self.cursor.value()?;
                    self.id(&range);
                }
                _ => {
                    let range = self.cursor.value()?;
                    add_member(&mut self.read.import, &key, &self.cursor.raw(&range));
                }
            }
        }
        Ok(SeenMember::Feature)
    }

    fn as_seen(&mut self, seen: SeenMember) -> Step<FeatureOutcome> {
        match seen {
            SeenMember::Collection => {
                self.faults.clear();
                Ok(FeatureOutcome::Collection)
            }
            SeenMember::Geometry => self.bare(),
            SeenMember::Feature => Ok(self.feature()),
        }
    }

    /// A text without its quotation marks; any other value as it is written.
    fn text(&self, range: &Range<usize>) -> Cow<'_, str> {
        match self.cursor.text.as_bytes()[range.start] {
            b'"' => self.cursor.plain(range),
            _ => self.cursor.raw(range),
        }
    }

    fn geometry(&mut self) -> Step<()> {
        self.read.has_geometry = true;
        self.builder = GeometryBuilder::default();
        if self.cursor.peek() == b'{' {
            return self
                .geometries
                .read(&mut self.cursor, &mut self.builder, &mut self.faults);
        }
        let range = self.cursor.value()?;
        if &self.cursor.text[range.clone()] == "null" {
            self.faults
                .note(Code::NoGeometry, range.start)
                .case("why", "null");
        } else {
            let problem = self.faults.error(Code::LostGeometry, range.start);
            problem.case("of", "feature").case("why", "no-object");
        }
        Ok(())
    }

    fn properties(&mut self, range: &Range<usize>) {
        self.read.has_properties = true;
        let raw = self.cursor.raw(range);
        match raw.as_bytes().first() {
            Some(b'{') => self.read.properties = Some(raw.into()),
            _ if raw == "null" => self.read.properties = None,
            _ => {
                self.read.properties = Some(format!("{{\"properties\":{raw}}}").into());
                self.warn(range.start, "properties").place.member = Some("properties".to_owned());
            }
        }
    }

    fn id(&mut self, range: &Range<usize>) {
        let raw = self.cursor.raw(range);
        match raw.as_bytes().first() {
            Some(b'"' | b'-' | b'0'..=b'9') => self.read.id = raw.into(),
            _ if raw == "null" => {}
            _ => {
                self.read.id = raw.into();
                self.warn(range.start, "id").place.member = Some("id".to_owned());
            }
        }
    }

    fn warn(&mut self, at: usize, what: &'static str) -> &mut crate::model::Problem {
        self.faults.warning(Code::OddFeature, at).case("what", what)
    }

    /// The feature of the members, with what is unusual about them named.
    fn feature(&mut self) -> FeatureOutcome {
        let at = self.start;
        let (has_geometry, has_properties) = (self.read.has_geometry, self.read.has_properties);
        let kind = self.read.kind.take();
        let claims = kind
            .as_deref()
            .is_some_and(|k| k.trim().eq_ignore_ascii_case("feature"));
        if !(has_geometry || claims || (kind.is_none() && has_properties)) {
            let problem = self.faults.error(Code::NoFeature, at);
            match &kind {
                Some(kind) => problem.case("why", "type").with("type", short(kind)),
                None => problem.case("why", "members"),
            };
            return FeatureOutcome::Other;
        }
        match kind.as_deref() {
            Some("Feature") => {}
            Some(kind) => {
                self.warn(at, "type").with("type", short(kind));
            }
            None => {
                self.warn(at, "no-type");
            }
        }
        if !has_geometry {
            self.faults
                .warning(Code::NoGeometry, at)
                .case("why", "missing");
        }
        if !has_properties {
            self.warn(at, "no-properties");
        }
        self.whole()
    }

    /// A bare geometry.
    fn bare(&mut self) -> Step<FeatureOutcome> {
        self.faults.clear();
        self.cursor = JsonCursor::new(self.cursor.text, self.start);
        self.read = FeatureMembers::default();
        self.geometries
            .read(&mut self.cursor, &mut self.builder, &mut self.faults)?;
        Ok(self.whole())
    }

    fn whole(&mut self) -> FeatureOutcome {
        let import = &mut self.read.import;
        if !import.is_empty() {
            import.push('}');
        }
        FeatureOutcome::Feature(Box::new(Feature {
            id: self.read.id.clone(),
            properties: self.read.properties.take().unwrap_or_default(),
            foreign_members: std::mem::take(import).into(),
            form: std::mem::take(&mut self.builder).finish(),
            ..Feature::default()
        }))
    }
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
