//! The context as geometry: land, lakes, rivers, outlines, and how far the camera may see.

use super::mesh::{ContextMesh, FillClass, LineClass, LinePoint, push_line};
use super::patch::{add_fill, relative};
use crate::geometry::{self, Bounds, OUTSIDE, WorldPoint};
use crate::model::{ContextFeature, ContextKind};
use geo::{Geometry, LineString, MultiPolygon};

/// The file's word for a country that the data set speaks of.
const SUBJECT: &str = "subject";

/// Whether a feature is land that the data set speaks of.
pub(super) fn is_subject(feature: &ContextFeature) -> bool {
    feature.role == SUBJECT
}

/// The context's fills and lines, relative to an origin.
pub(super) fn mesh(features: &[ContextFeature], origin: WorldPoint) -> ContextMesh {
    let mut mesh = ContextMesh {
        origin,
        ..ContextMesh::default()
    };
    for feature in features {
        match feature.kind {
            ContextKind::Country => {
                let class = if is_subject(feature) {
                    FillClass::Land
                } else {
                    FillClass::Neighbour
                };
                let shape = geometry::world_shape(&polygons(&feature.geometry));
                add_fill(&mut mesh.land, &shape, class as u32, origin);
            }
            ContextKind::Lake => {
                let shape = polygons(&feature.geometry);
                for line in shape.iter().map(geo::Polygon::exterior) {
                    add_line(
                        &mut mesh.rivers,
                        &world_line(line),
                        true,
                        LineClass::Shore,
                        origin,
                    );
                }
                add_fill(
                    &mut mesh.water,
                    &geometry::world_shape(&shape),
                    FillClass::Water as u32,
                    origin,
                );
            }
            ContextKind::River => {
                let class = if feature.rank <= 1 {
                    LineClass::GreatRiver
                } else {
                    LineClass::River
                };
                for line in lines(&feature.geometry) {
                    add_line(&mut mesh.rivers, &world_line(line), false, class, origin);
                }
            }
            ContextKind::Governorate | ContextKind::City => {}
        }
    }
    add_outlines(&mut mesh, features, ContextKind::Governorate, origin);
    add_outlines(&mut mesh, features, ContextKind::Country, origin);
    mesh
}

/// What the camera may show: the extent of the land, if there is any.
pub(super) fn limits(features: &[ContextFeature]) -> Bounds {
    countries(features).fold(Bounds::EMPTY, |all, feature| {
        let shape = geometry::world_shape(&polygons(&feature.geometry));
        let corners = shape.iter().flat_map(|polygon| polygon.exterior().coords());
        all.union(Bounds::from_points(corners.map(|c| [c.x, c.y])))
    })
}

fn countries(features: &[ContextFeature]) -> impl Iterator<Item = &ContextFeature> {
    features
        .iter()
        .filter(|feature| feature.kind == ContextKind::Country)
}

/// Outlines of one kind, each once: dashed or thin between two of them, a shore where a country ends.
fn add_outlines(
    mesh: &mut ContextMesh,
    features: &[ContextFeature],
    kind: ContextKind,
    origin: WorldPoint,
) {
    let of_kind: Vec<&ContextFeature> = features
        .iter()
        .filter(|feature| feature.kind == kind)
        .collect();
    let shapes: Vec<MultiPolygon<f64>> = of_kind
        .iter()
        .map(|feature| polygons(&feature.geometry))
        .collect();
    let edge = limits(features);
    let is_of_subject = |index: u32| {
        of_kind
            .get(index as usize)
            .is_some_and(|feature| is_subject(feature))
    };
    for border in geometry::borders(&shapes).borders {
        let ends_here = border.left == OUTSIDE || border.right == OUTSIDE;
        let class = match kind {
            // The areas' own outline is drawn there already.
            ContextKind::Governorate if ends_here => continue,
            ContextKind::Governorate => LineClass::Governorate,
            _ if is_of_subject(border.left) || is_of_subject(border.right) => {
                if ends_here {
                    continue;
                } else {
                    LineClass::State
                }
            }
            _ if ends_here => LineClass::Shore,
            _ => LineClass::State,
        };
        for run in off_the_edge(&border.points, edge) {
            add_line(
                &mut mesh.outlines,
                run,
                border.closed && run.len() == border.points.len(),
                class,
                origin,
            );
        }
    }
}

/// The stretches of a line that do not run along the box where the context was cut off.
fn off_the_edge(points: &[WorldPoint], edge: Bounds) -> Vec<&[WorldPoint]> {
    const NEAR: f64 = 1e-9;
    let along = |a: WorldPoint, b: WorldPoint| {
        (0..2).any(|axis| {
            [edge.min[axis], edge.max[axis]]
                .iter()
                .any(|side| (a[axis] - side).abs() < NEAR && (b[axis] - side).abs() < NEAR)
        })
    };
    let mut runs = Vec::new();
    let mut start = 0;
    for i in 1..points.len() {
        if along(points[i - 1], points[i]) {
            if i - start > 1 {
                runs.push(&points[start..i]);
            }
            start = i;
        }
    }
    if points.len() - start.min(points.len()) > 1 {
        runs.push(&points[start..]);
    }
    runs
}

fn add_line(
    list: &mut Vec<LinePoint>,
    points: &[WorldPoint],
    closed: bool,
    class: LineClass,
    origin: WorldPoint,
) {
    let line: Vec<[f32; 2]> = points
        .iter()
        .map(|point| relative(*point, origin))
        .collect();
    let mut along = 0.0_f32;
    push_line(list, &line, closed, |piece| {
        let tags = [class as u32, along.to_bits()];
        let [from, to] = [line[piece], line[piece + 1]];
        along += (to[0] - from[0]).hypot(to[1] - from[1]);
        tags
    });
}

fn world_line(line: &LineString<f64>) -> Vec<WorldPoint> {
    line.coords()
        .map(|c| geometry::world_from_lonlat([c.x, c.y]))
        .collect()
}

pub(super) fn polygons(geometry: &Geometry<f64>) -> MultiPolygon<f64> {
    match geometry {
        Geometry::Polygon(polygon) => MultiPolygon::new(vec![polygon.clone()]),
        Geometry::MultiPolygon(polygons) => polygons.clone(),
        _ => MultiPolygon::new(Vec::new()),
    }
}

fn lines(geometry: &Geometry<f64>) -> Vec<&LineString<f64>> {
    match geometry {
        Geometry::LineString(line) => vec![line],
        Geometry::MultiLineString(lines) => lines.iter().collect(),
        _ => Vec::new(),
    }
}
