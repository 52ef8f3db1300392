//! What is looked at first: everything but what stands at 0°, 0° by mistake.

use crate::geometry::Bounds;
use crate::model::{Area, Code, Import, LonLatBounds};

/// The ground of all areas without those at 0°, 0°; `None` where none stands there by mistake.
pub(super) fn first_view(import: &Import, areas: &[Area]) -> Option<LonLatBounds> {
    let mut settling = import.settling.iter();
    if !settling.any(|problem| problem.code == Code::NullIsland) {
        return None;
    }
    let boxes = areas
        .iter()
        .map(bounds)
        .filter(|bounds| !touches_zero(bounds));
    let all = boxes.fold(Bounds::EMPTY, Bounds::union);
    (!all.is_empty()).then_some(LonLatBounds {
        min: all.min,
        max: all.max,
    })
}

fn bounds(area: &Area) -> Bounds {
    let mut bounds = Bounds::EMPTY;
    let rings = area.shape.iter().map(|polygon| polygon.exterior());
    for at in rings.chain(area.lines.iter()).flat_map(|line| &line.0) {
        bounds.extend([at.x, at.y]);
    }
    for at in area.points.iter() {
        bounds.extend([at.x(), at.y()]);
    }
    bounds
}

fn touches_zero(bounds: &Bounds) -> bool {
    let touches = |axis: usize| bounds.min[axis] <= 0.0 && bounds.max[axis] >= 0.0;
    bounds.is_empty() || touches(0) && touches(1)
}
