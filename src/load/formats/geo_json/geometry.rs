//! Geometry objects, collections in collections among them, without recursion.

use super::coordinates::Flat;
use super::cursor::{JsonCursor, Step};
use super::faults::Faults;
use super::form::{GeometryBuilder, GeometryType, Mark};
use crate::load::formats::members::add_member;
use crate::model::{Code, Part};

/// Collections within collections beyond this depth are flattened: whoever walks the tree can
/// recurse safely.
const DEEPEST: usize = 64;

/// Reads geometries; its lists are used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Geometries {
    flat: Flat,
    frames: Vec<FrameOfGeometry>,
    flattened: bool,
}

/// An object that is being read.
#[derive(Debug)]
struct FrameOfGeometry {
    at: usize,
    kind: Result<GeometryType, Unknown>,
    body: Body,
    mark: Mark,
    /// Parts that belong to it.
    children: u32,
    begun: bool,
    /// Its foreign members, as an object that is not closed.
    import: String,
}

/// Why the type of a geometry is not known.
#[derive(Debug)]
enum Unknown {
    Missing,
    Named(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Body {
    None,
    NoArray,
    Coordinates,
    /// The geometries of a collection, with the place of its part unless it is flattened.
    Geometries(Option<usize>),
}

impl Geometries {
    /// Reads the object before which the cursor stands.
    pub(super) fn read(
        &mut self,
        cursor: &mut JsonCursor<'_>,
        builder: &mut GeometryBuilder,
        faults: &mut Faults,
    ) -> Step<()> {
        let start = cursor.at;
        self.frames.clear();
        self.flattened = false;
        self.open(cursor, builder);
        while let Some(depth) = self.frames.len().checked_sub(1) {
            let frame = &mut self.frames[depth];
            let first = !std::mem::replace(&mut frame.begun, true);
            if let Some(key) = cursor.key(first)? {
                self.member(&key, depth, cursor, builder, faults)?;
            } else {
                self.close(builder, faults);
                if depth > 0 {
                    self.next_child(false, cursor, builder, faults)?;
                }
            }
        }
        if self.flattened {
            let problem = faults.warning(Code::OddGeometry, start);
            problem
                .case("what", "deep")
                .with("depth", DEEPEST.to_string());
        }
        Ok(())
    }

    fn open(&mut self, cursor: &mut JsonCursor<'_>, builder: &GeometryBuilder) {
        let at = cursor.at;
        cursor.at += 1;
        self.frames.push(FrameOfGeometry {
            at,
            kind: Err(Unknown::Missing),
            body: Body::None,
            mark: builder.mark(),
            children: 0,
            begun: false,
            import: String::new(),
        });
    }

    fn member(
        &mut self,
        key: &str,
        depth: usize,
        cursor: &mut JsonCursor<'_>,
        builder: &mut GeometryBuilder,
        faults: &mut Faults,
    ) -> Step<()> {
        let frame = &mut self.frames[depth];
        let is_array = cursor.peek() == b'[';
        match key {
            "type" => frame.kind = kind(cursor, faults)?,
            "coordinates" if is_array && !frame.has_body() => {
                frame.body = Body::Coordinates;
                self.flat.read(cursor, faults)?;
            }
            "geometries" if is_array && !frame.has_body() => {
                let slot = (depth < DEEPEST).then_some(builder.parts.len());
                frame.body = Body::Geometries(slot);
                match slot {
                    // How many they are is known at the end.
                    Some(_) => builder.parts.push(Part::Collection(0)),
                    None => self.flattened = true,
                }
                cursor.at += 1;
                self.next_child(true, cursor, builder, faults)?;
            }
            "coordinates" | "geometries" => {
                cursor.value()?;
                if frame.body == Body::None {
                    frame.body = Body::NoArray;
                }
            }
            _ => {
                let range = cursor.value()?;
                add_member(&mut frame.import, key, &cursor.raw(&range));
            }
        }
        Ok(())
    }

    /// Steps into the next geometry of a collection; what is no geometry is named.
    fn next_child(
        &mut self,
        first: bool,
        cursor: &mut JsonCursor<'_>,
        builder: &GeometryBuilder,
        faults: &mut Faults,
    ) -> Step<()> {
        let mut more = if first {
            !cursor.eat(b']')
        } else {
            cursor.next_element()?
        };
        while more {
            if cursor.after_space() == b'{' {
                self.open(cursor, builder);
                return Ok(());
            }
            let range = cursor.value()?;
            let why = match &cursor.text[range.clone()] {
                "null" => "missing",
                _ => "no-object",
            };
            faults
                .error(Code::LostGeometry, range.start)
                .case("of", "part")
                .case("why", why);
            more = cursor.next_element()?;
        }
        Ok(())
    }

    /// Ends the innermost object.
    fn close(&mut self, builder: &mut GeometryBuilder, faults: &mut Faults) {
        let Some(mut frame) = self.frames.pop() else {
            return;
        };
        let children = self.parts_of(&frame, builder, faults);
        let part = match frame.body {
            Body::Geometries(slot) => slot,
            _ => builder.parts.len().checked_sub(1),
        };
        if let (1.., Some(part), false) = (children, part, frame.import.is_empty()) {
            builder.add_members(part, std::mem::take(&mut frame.import));
        }
        if let Some(parent) = self.frames.last_mut() {
            parent.children = parent.children.saturating_add(children);
        }
    }

    /// Adds what an object is to the geometry: how many parts that is for the collection around it.
    fn parts_of(
        &mut self,
        frame: &FrameOfGeometry,
        builder: &mut GeometryBuilder,
        faults: &mut Faults,
    ) -> u32 {
        let kind = match (&frame.kind, frame.body) {
            (Ok(GeometryType::GeometryCollection), Body::Geometries(_)) => {
                Ok(GeometryType::GeometryCollection)
            }
            (Ok(GeometryType::GeometryCollection), _) => Err("no-geometries"),
            (Ok(_), Body::None | Body::Geometries(_)) => Err("no-coordinates"),
            (Ok(kind), _) => Ok(*kind),
            (Err(Unknown::Named(_)), _) => Err("unknown-type"),
            (Err(_), Body::Geometries(_)) => Ok(GeometryType::GeometryCollection),
            (Err(_), Body::Coordinates) => GeometryType::guess(&self.flat).ok_or("no-type"),
            (Err(_), _) => Err("no-type"),
        };
        let kind = kind.and_then(|kind| match frame.body {
            Body::Coordinates => {
                odd_numbers(&self.flat, faults);
                let is_read = builder.add(kind, &self.flat, frame.at, faults);
                if is_read { Ok(kind) } else { Err("no-lists") }
            }
            Body::NoArray => Err("no-lists"),
            _ => Ok(kind),
        });
        let lost_at = self.flat.uneven.filter(|_| kind == Err("no-lists"));
        match kind {
            Ok(kind) => {
                if let Err(Unknown::Missing) = frame.kind {
                    let problem = faults.warning(Code::OddGeometry, frame.at);
                    problem.case("what", "no-type").with("read", kind.name());
                }
                frame.count(builder)
            }
            Err(why) => {
                builder.back_to(frame.mark);
                let problem = faults.error(Code::LostGeometry, lost_at.unwrap_or(frame.at));
                let of = if self.frames.is_empty() {
                    "feature"
                } else {
                    "part"
                };
                problem.case("of", of).case("why", why);
                if let Err(Unknown::Named(name)) = &frame.kind {
                    problem.with("type", name);
                } else if let Ok(kind) = frame.kind {
                    problem.with("type", kind.name());
                }
                0
            }
        }
    }
}

impl FrameOfGeometry {
    fn has_body(&self) -> bool {
        matches!(self.body, Body::Coordinates | Body::Geometries(_))
    }

    /// How many parts it is, once its own are counted.
    fn count(&self, builder: &mut GeometryBuilder) -> u32 {
        match self.body {
            Body::Geometries(Some(slot)) => {
                builder.parts[slot] = Part::Collection(self.children);
                1
            }
            Body::Geometries(None) => self.children,
            _ => 1,
        }
    }
}

fn kind(cursor: &mut JsonCursor<'_>, faults: &mut Faults) -> Step<Result<GeometryType, Unknown>> {
    let range = cursor.value()?;
    if cursor.text.as_bytes()[range.start] != b'"' {
        return Ok(Err(Unknown::Missing));
    }
    let name = cursor.plain(&range);
    let Some(kind) = GeometryType::named(name.trim()) else {
        return Ok(Err(Unknown::Named(name.chars().take(40).collect())));
    };
    if kind.name() != name {
        let problem = faults.warning(Code::OddGeometry, range.start);
        problem
            .case("what", "case")
            .with("type", &*name)
            .with("read", kind.name());
    }
    Ok(Ok(kind))
}

/// Names what is unusual about the numbers of coordinates that can be read.
fn odd_numbers(flat: &Flat, faults: &mut Faults) {
    let odd = [
        (flat.texts, "texts"),
        (flat.long, "long"),
        (flat.height, "height"),
    ];
    for (at, what) in odd {
        if let Some(at) = at {
            faults.warning(Code::OddGeometry, at).case("what", what);
        }
    }
}
