//! GPX: waypoints, tracks and routes of receivers (Topografix, "GPX 1.1 Schema").
//!
//! A track is one feature that holds from its first position's time to its last.

use super::feature_sink::FeatureSink;
use super::members::{MemberList, quoted};
use super::shape::{self, Position, Shape, count};
use crate::model::{Feature, Format, Part};
use gpx::Waypoint;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads the text of a GPX file.
pub(super) fn read(text: &str, intake: &mut FeatureSink<'_>) {
    let parse = || gpx::read(text.as_bytes()).ok();
    // What the crate says, or how it gives up, is of its own words.
    let Some(found) = catch_unwind(AssertUnwindSafe(parse)).ok().flatten() else {
        let place = intake.place(0, 0);
        let problems = &mut intake.problems;
        problems.broken_file(place, "damaged", Format::Gpx, 0);
        return;
    };
    for point in &found.waypoints {
        let mut shape = Shape::default();
        shape.part(Part::Point);
        shape.point(position(point));
        if !add(
            "waypoint",
            &GpxAbout::of_point(point),
            &[point],
            shape,
            intake,
        ) {
            return;
        }
    }
    for track in &found.tracks {
        let segments: Vec<&[Waypoint]> =
            track.segments.iter().map(|s| s.points.as_slice()).collect();
        let about = GpxAbout {
            name: track.name.as_ref(),
            comment: track.comment.as_ref(),
            description: track.description.as_ref(),
            kind: track.type_.as_ref(),
        };
        let points: Vec<&Waypoint> = segments.iter().copied().flatten().collect();
        if !add("track", &about, &points, lines(&segments), intake) {
            return;
        }
    }
    for route in &found.routes {
        let about = GpxAbout {
            name: route.name.as_ref(),
            comment: route.comment.as_ref(),
            description: route.description.as_ref(),
            kind: route.type_.as_ref(),
        };
        let points: Vec<&Waypoint> = route.points.iter().collect();
        if !add("route", &about, &points, lines(&[&route.points]), intake) {
            return;
        }
    }
}

/// What is written of a waypoint, track or route.
struct GpxAbout<'g> {
    name: Option<&'g String>,
    comment: Option<&'g String>,
    description: Option<&'g String>,
    kind: Option<&'g String>,
}

impl<'g> GpxAbout<'g> {
    fn of_point(point: &'g Waypoint) -> Self {
        Self {
            name: point.name.as_ref(),
            comment: point.comment.as_ref(),
            description: point.description.as_ref(),
            kind: point.type_.as_ref().or(point.symbol.as_ref()),
        }
    }
}

fn add(
    element: &str,
    about: &GpxAbout<'_>,
    points: &[&Waypoint],
    shape: Shape,
    intake: &mut FeatureSink<'_>,
) -> bool {
    let mut members = MemberList::default();
    for (name, text) in [
        ("name", about.name),
        ("comment", about.comment),
        ("description", about.description),
        ("type", about.kind),
    ] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            members.text(name, text);
        }
    }
    members.raw("element", &quoted(element));
    let times: Vec<String> = points
        .iter()
        .filter_map(|point| point.time?.format().ok())
        .collect();
    // The crate writes billionths of a second that no receiver has measured.
    let written = |time: &str| time.replace(".000000000", "");
    match (&times[..], element) {
        ([], _) => {}
        ([time, ..], "waypoint") => members.text("time", &written(time)),
        // Sorted as texts, since they are all written alike and in universal time.
        (_, _) => {
            let first = times.iter().min().map_or("", String::as_str);
            let last = times.iter().max().map_or("", String::as_str);
            members.text("begin", &written(first));
            members.text("end", &written(last));
        }
    }
    let feature = Feature {
        properties: members.finish().into(),
        ..Feature::default()
    };
    shape::add(feature, Ok(shape), intake)
}

fn lines(segments: &[&[Waypoint]]) -> Shape {
    let mut shape = Shape::default();
    let segments = segments.iter().filter(|segment| !segment.is_empty());
    let segments: Vec<_> = segments.collect();
    shape.part(match segments.len() {
        0 => Part::Empty("LineString"),
        1 => Part::LineString,
        number => Part::MultiLineString(count(number)),
    });
    for segment in segments {
        shape.line(segment.iter().map(position));
    }
    shape
}

fn position(point: &Waypoint) -> Position {
    let at = point.point();
    [at.x(), at.y(), point.elevation.unwrap_or(f64::NAN)]
}
