//! TopoJSON: every border once, as an arc, and geometries that are made of arcs.
//!
//! The members of the collections among `objects` are the features; a geometry that stands alone is
//! one. Where there are several objects, the property `object` says which one a feature is of. An arc
//! is placed once, so that a border that two areas share has the same bits in both.

use super::feature_sink::FeatureSink;
use super::members::{MemberList, members, quoted};
use super::shape::{self, DEEPEST, Fault, Position, Shape, count};
use super::steps::Steps;
use crate::load::lines::number;
use crate::model::{Code, Feature, Part};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// Reads the text of a TopoJSON file.
pub(super) fn read(text: &str, intake: &mut FeatureSink<'_>) {
    let outermost = match members(text) {
        Ok(outermost) => outermost,
        Err(error) => {
            let place = intake.place(number(error.line()), number(error.column()));
            let problem = intake.problems.error(Code::BrokenFile, place);
            problem.case("why", "json").with("format", "TopoJSON");
            return;
        }
    };
    let mut rest = MemberList::default();
    let (mut objects, mut topology) = (None, Topology::default());
    for (name, value) in outermost {
        let whole = match name.as_str() {
            "type" => true,
            "objects" => members(value).map(|list| objects = Some(list)).is_ok(),
            "arcs" => parse(value).map(|arcs| topology.arcs = arcs).is_ok(),
            "transform" => parse(value).map(|t| topology.transform = Some(t)).is_ok(),
            "crs" => {
                value.clone_into(&mut intake.file().crs);
                true
            }
            _ => {
                rest.raw(&name, value);
                true
            }
        };
        if !whole {
            name_broken(&name, intake);
        }
    }
    intake.file().foreign_members = rest.finish();
    let Some(objects) = objects else {
        return name_broken("objects", intake);
    };
    topology.place_arcs();
    TopologyReader {
        steps: Steps::new(text),
        text,
        topology,
        several: objects.len() > 1,
    }
    .objects(&objects, intake);
}

fn name_broken(member: &str, intake: &mut FeatureSink<'_>) {
    let place = intake.place(0, 0).member(member);
    let problem = intake.problems.error(Code::BrokenFile, place);
    problem.case("why", "member").with("format", "TopoJSON");
    problem.with("text", member);
}

/// The arcs, and how quantised numbers become positions.
#[derive(Debug, Default)]
struct Topology {
    arcs: Vec<Vec<Place>>,
    transform: Option<Transform>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

impl Topology {
    /// From steps in whole numbers to positions, where the file is quantised.
    fn place_arcs(&mut self) {
        let Some(transform) = self.transform else {
            return;
        };
        for arc in &mut self.arcs {
            let (mut x, mut y) = (0.0, 0.0);
            for Place(position) in arc {
                x += position[0];
                y += position[1];
                *position = transform.place([x, y, position[2]]);
            }
        }
    }

    fn line(&self, indices: &[i64]) -> Result<Vec<Position>, Fault> {
        let mut line: Vec<Position> = Vec::new();
        for index in indices {
            let count = self.arcs.len();
            let at = if *index < 0 { !*index } else { *index };
            let arc = usize::try_from(at).ok().and_then(|at| self.arcs.get(at));
            let arc = arc.ok_or(Fault::Arc {
                index: *index,
                count,
            })?;
            // Where one arc ends the next begins.
            line.pop();
            let places = arc.iter().map(|Place(position)| *position);
            if *index < 0 {
                line.extend(places.rev())
            } else {
                line.extend(places)
            }
        }
        Ok(line)
    }

    fn rings(&self, rings: &[Vec<i64>]) -> Result<Vec<Vec<Position>>, Fault> {
        rings.iter().map(|ring| self.line(ring)).collect()
    }

    /// A point that stands for itself.
    fn point(&self, Place(position): Place) -> Position {
        match self.transform {
            Some(transform) => transform.place(position),
            None => position,
        }
    }
}

impl Transform {
    fn place(&self, [x, y, height]: Position) -> Position {
        let [kx, ky] = self.scale;
        let [dx, dy] = self.translate;
        [x * kx + dx, y * ky + dy, height]
    }
}

struct TopologyReader<'t> {
    text: &'t str,
    steps: Steps<'t>,
    topology: Topology,
    several: bool,
}

impl TopologyReader<'_> {
    fn objects(&mut self, objects: &[(String, &str)], intake: &mut FeatureSink<'_>) {
        for (name, object) in objects {
            let geometries = match members(object) {
                Ok(list) if kind(&list) == "GeometryCollection" => get(&list, "geometries"),
                _ => None,
            };
            let list = geometries.and_then(|text| parse::<Vec<&RawValue>>(text).ok());
            let goes_on = match list {
                Some(list) => list.iter().all(|one| self.feature(name, one.get(), intake)),
                None => self.feature(name, object, intake),
            };
            if !goes_on {
                return;
            }
        }
    }

    fn feature(&mut self, object: &str, text: &str, intake: &mut FeatureSink<'_>) -> bool {
        let offset = (text.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let (line, column) = self.steps.place(offset);
        let mut feature = Feature {
            line,
            column,
            ..Feature::default()
        };
        let shape = match members(text) {
            Ok(list) => {
                self.describe(object, &list, &mut feature);
                let mut shape = Shape::default();
                self.geometry(&list, &mut shape, 0).map(|()| shape)
            }
            // Told by the name of the member.
            Err(_) if text == "null" => Ok(Shape::default()),
            Err(_) => Err(Fault::Syntax),
        };
        shape::add(feature, shape, intake)
    }

    /// What a feature has beside its geometry.
    fn describe(&self, object: &str, list: &[(String, &str)], feature: &mut Feature) {
        let mut import = MemberList::default();
        let mut properties = None;
        for (name, value) in list {
            match name.as_str() {
                "id" => feature.id = (*value).into(),
                "properties" => properties = members(value).ok(),
                "type" | "arcs" | "coordinates" | "geometries" => {}
                _ => import.raw(name, value),
            }
        }
        feature.foreign_members = import.finish();
        let mut all = MemberList::default();
        for (name, value) in properties.iter().flatten() {
            all.raw(name, value);
        }
        if self.several {
            all.raw("object", &quoted(object));
        }
        feature.properties = all.finish().into();
    }

    fn geometry(
        &self,
        list: &[(String, &str)],
        shape: &mut Shape,
        depth: usize,
    ) -> Result<(), Fault> {
        let kind = kind(list);
        match kind.as_str() {
            "Point" | "MultiPoint" => self.points(&kind, list, shape)?,
            "LineString" => {
                let line = self.topology.line(&arcs::<Vec<i64>>(list)?)?;
                shape.part(Part::LineString);
                shape.line(line);
            }
            "MultiLineString" => {
                let lines = self.topology.rings(&arcs::<Vec<Vec<i64>>>(list)?)?;
                shape.part(Part::MultiLineString(count(lines.len())));
                lines.into_iter().for_each(|line| shape.line(line));
            }
            "Polygon" => match self.topology.rings(&arcs::<Vec<Vec<i64>>>(list)?)? {
                rings if rings.is_empty() => shape.part(Part::Empty("Polygon")),
                rings => {
                    shape.part(Part::Polygon);
                    shape.polygon(rings);
                }
            },
            "MultiPolygon" => {
                let parts = arcs::<Vec<Vec<Vec<i64>>>>(list)?;
                let parts = parts.iter().map(|rings| self.topology.rings(rings));
                let parts: Vec<_> = parts.collect::<Result<_, _>>()?;
                shape.part(Part::MultiPolygon(count(parts.len())));
                parts.into_iter().for_each(|rings| shape.polygon(rings));
            }
            "GeometryCollection" if depth >= DEEPEST => return Err(Fault::Deep),
            "GeometryCollection" => {
                let parts = member::<Vec<&RawValue>>(list, "geometries")?;
                shape.part(Part::Collection(count(parts.len())));
                for part in parts {
                    // What is wrong with it is seen at its place.
                    let list = members(part.get()).map_err(|_its_words| Fault::Syntax)?;
                    self.geometry(&list, shape, depth + 1)?;
                }
            }
            // A geometry of no type is null.
            "" if get(list, "type").is_none_or(|kind| kind == "null") => {}
            _ => return Err(Fault::Type(kind)),
        }
        Ok(())
    }

    fn points(&self, kind: &str, list: &[(String, &str)], shape: &mut Shape) -> Result<(), Fault> {
        if kind == "Point" {
            let place = member::<Place>(list, "coordinates")?;
            shape.part(Part::Point);
            shape.point(self.topology.point(place));
            return Ok(());
        }
        let places = member::<Vec<Place>>(list, "coordinates")?;
        shape.part(Part::MultiPoint(count(places.len())));
        for place in places {
            shape.point(self.topology.point(place));
        }
        Ok(())
    }
}

fn get<'t>(list: &[(String, &'t str)], name: &str) -> Option<&'t str> {
    let found = list.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| *value)
}

fn kind(list: &[(String, &str)]) -> String {
    let text = get(list, "type").unwrap_or("");
    serde_json::from_str(text).unwrap_or_default()
}

fn arcs<'t, T: Deserialize<'t>>(list: &[(String, &'t str)]) -> Result<T, Fault> {
    member(list, "arcs")
}

fn member<'t, T: Deserialize<'t>>(
    list: &[(String, &'t str)],
    name: &'static str,
) -> Result<T, Fault> {
    let text = get(list, name).ok_or(Fault::Missing(name))?;
    // The words of the parser speak of its types, not of the file.
    parse(text).map_err(|_its_types| Fault::Syntax)
}

fn parse<'t, T: Deserialize<'t>>(text: &'t str) -> serde_json::Result<T> {
    serde_json::from_str(text)
}

/// Two numbers or more, of which the third is the height.
#[derive(Clone, Copy, Debug)]
struct Place(Position);

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(ArcNumbers)
    }
}

struct ArcNumbers;

impl<'de> Visitor<'de> for ArcNumbers {
    type Value = Place;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("two numbers or three")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Place, A::Error> {
        let short = |n| serde::de::Error::invalid_length(n, &"two numbers or three");
        let x = list.next_element()?.ok_or_else(|| short(0))?;
        let y = list.next_element()?.ok_or_else(|| short(1))?;
        let height = list.next_element()?.unwrap_or(f64::NAN);
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Place([x, y, height]))
    }
}
