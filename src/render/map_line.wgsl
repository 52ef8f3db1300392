// Lines of constant width on the screen: borders between areas, rivers, outlines.
//
// Each straight piece is one instance, a rectangle around it. The fragment measures its distance
// from the piece, so ends and joins are round; at a join the two pieces share the plane along the
// line that halves their angle, so each pixel is painted once and translucent lines stay even.

// Which of a border's appearances is drawn: a casing must lie beneath every line, not only its own.
override PASS: u32 = 0u;
const PASS_INNER: u32 = 0u;
const PASS_FRONT_CASING: u32 = 1u;
const PASS_FRONT: u32 = 2u;
const PASS_SELECTION_CASING: u32 = 3u;
const PASS_HIGHLIGHT: u32 = 4u;
const PASS_STROKE_CASING: u32 = 5u;
const PASS_STROKE: u32 = 6u;

// Widths in points.
const INNER_WIDTH: f32 = 0.75;
const FRONT_WIDTH: f32 = 2.0;
const FRONT_CASING_WIDTH: f32 = 4.0;
const COVERAGE_WIDTH: f32 = 1.2;
const SELECTION_WIDTH: f32 = 2.5;
const SELECTION_CASING_WIDTH: f32 = 5.0;
const OUTLINED_WIDTH: f32 = 2.0;
const HOVERED_WIDTH: f32 = 1.5;
const STROKE_WIDTH: f32 = 2.5;
const STROKE_CASING: f32 = 0.9;
const STROKE_SELECTION: f32 = 2.0;
const GREAT_RIVER_WIDTH: f32 = 1.6;
const RIVER_WIDTH: f32 = 0.9;
const GOVERNORATE_WIDTH: f32 = 1.1;
const STATE_WIDTH: f32 = 1.25;
const SHORE_WIDTH: f32 = 0.75;
const DASH_ON: f32 = 6.0;
const DASH_PERIOD: f32 = 10.0;

const CLASS_GREAT_RIVER: u32 = 0u;
const CLASS_RIVER: u32 = 1u;
const CLASS_GOVERNORATE: u32 = 2u;
const CLASS_STATE: u32 = 3u;
const CLASS_SHORE: u32 = 4u;

struct Line {
    @builtin(position) position: vec4<f32>,
    // Where the piece begins, counted from the anchor, and its direction.
    @location(0) @interpolate(flat, either) course: vec4<f32>,
    // Length, half width, length of the line before the piece, all in px; whether it is dashed.
    @location(1) @interpolate(flat, either) measures: vec4<f32>,
    // Premultiplied.
    @location(2) @interpolate(flat, either) colour: vec4<f32>,
    // The direction of the line at both ends, along the piece and across it; zero where the line ends.
    @location(3) @interpolate(flat, either) ends: vec4<f32>,
}

struct Look {
    colour: vec4<f32>,
    // 0 drops the piece.
    width_points: f32,
}

@vertex
fn vs_border(
    @builtin(vertex_index) corner: u32,
    @location(0) before: vec2<f32>,
    @location(1) start: vec2<f32>,
    @location(2) end: vec2<f32>,
    @location(3) after: vec2<f32>,
    @location(4) tags: vec2<u32>,
) -> Line {
    return line(corner, before, start, end, after, border_look(tags.x, tags.y), -1.0);
}

@vertex
fn vs_stroke(
    @builtin(vertex_index) corner: u32,
    @location(0) before: vec2<f32>,
    @location(1) start: vec2<f32>,
    @location(2) end: vec2<f32>,
    @location(3) after: vec2<f32>,
    @location(4) tags: vec2<u32>,
) -> Line {
    return line(corner, before, start, end, after, stroke_look(tags.x), -1.0);
}

@vertex
fn vs_context_line(
    @builtin(vertex_index) corner: u32,
    @location(0) before: vec2<f32>,
    @location(1) start: vec2<f32>,
    @location(2) end: vec2<f32>,
    @location(3) after: vec2<f32>,
    @location(4) tags: vec2<u32>,
) -> Line {
    let dashed_from = select(-1.0, bitcast<f32>(tags.y), tags.x == CLASS_STATE);
    return line(corner, before, start, end, after, context_look(tags.x), dashed_from);
}

@fragment
fn fs_line(in: Line) -> @location(0) vec4<f32> {
    let length_px = in.measures.x;
    let half_width = in.measures.y;
    let from_start = in.position.xy - view.shift_px - in.course.xy;
    let direction = in.course.zw;
    let local = vec2<f32>(
        dot(from_start, direction), dot(from_start, vec2<f32>(-direction.y, direction.x)));
    let from_end = local - vec2<f32>(length_px, 0.0);
    // The neighbour's side of a join is the neighbour's; where the line ends the direction is zero.
    let before_start = dot(local, in.ends.xy) < 0.0;
    let after_end = any(in.ends.zw != vec2<f32>(0.0)) & (dot(from_end, in.ends.zw) >= 0.0);
    let past = max(max(-local.x, from_end.x), 0.0);
    let distance = length(vec2<f32>(past, local.y));
    var coverage = clamp(
        min(distance + 0.5, half_width) - max(distance - 0.5, -half_width), 0.0, 1.0);
    if in.measures.w > 0.0 {
        coverage *= dash_coverage(in.measures.z + local.x);
    }
    return in.colour * select(coverage, 0.0, before_start | after_end);
}

fn dash_coverage(along_px: f32) -> f32 {
    let period = DASH_PERIOD * view.px_per_point;
    let on = DASH_ON * view.px_per_point;
    let within = along_px - floor(along_px / period) * period;
    let from_middle = abs(within - on * 0.5);
    let nearest = min(from_middle, period - from_middle);
    return clamp(on * 0.5 - nearest + 0.5, 0.0, 1.0);
}

// A corner of the rectangle around a piece. `along` below zero: not dashed.
fn line(
    corner: u32,
    before: vec2<f32>,
    start: vec2<f32>,
    end: vec2<f32>,
    after: vec2<f32>,
    look: Look,
    along: f32,
) -> Line {
    var out: Line;
    out.position = nowhere();
    let start_px = px_from_position(start);
    // From the positions' difference: subtracting pixels far away would lose the direction.
    let piece = (end - start) * view.px_per_unit;
    let length_px = length(piece);
    let half_width = look.width_points * 0.5 * view.px_per_point;
    let reach = half_width + 1.0;
    if !(half_width > 0.0) || !(length_px > 0.0) {
        return out;
    }
    let shown = shown_part(start_px, piece, reach);
    if !(shown.x <= shown.y) {
        return out;
    }
    let direction = piece / length_px;
    let across = vec2<f32>(-direction.y, direction.x);
    let x = select(shown.x * length_px - reach, shown.y * length_px + reach, (corner & 1u) != 0u);
    let y = select(-reach, reach, (corner & 2u) != 0u);
    out.position = clip_from_px(start_px + direction * x + across * y);
    out.course = vec4<f32>(start_px, direction);
    out.measures = vec4<f32>(
        length_px, half_width, along * view.px_per_unit, select(0.0, 1.0, along >= 0.0));
    out.colour = premultiplied(look.colour);
    out.ends = vec4<f32>(
        join(start - before, direction, across), join(after - end, direction, across));
    return out;
}

// The direction that the line has where a piece meets its neighbour, in the piece's own axes.
fn join(neighbour: vec2<f32>, direction: vec2<f32>, across: vec2<f32>) -> vec2<f32> {
    let size = length(neighbour);
    if !(size > 0.0) {
        return vec2<f32>(0.0);
    }
    let halved = direction + neighbour / size;
    if dot(halved, halved) < 1e-4 {
        // The line turns back on itself.
        return vec2<f32>(0.0);
    }
    return vec2<f32>(dot(halved, direction), dot(halved, across));
}

// From where to where, as shares of its length, a piece lies within `reach` of the map's rectangle:
// the clipping of Liang and Barsky. Nothing is to be seen when the first exceeds the second.
fn shown_part(start_px: vec2<f32>, piece: vec2<f32>, reach: f32) -> vec2<f32> {
    let low = -reach - (start_px + view.shift_px);
    let high = low + view.map_size_px + 2.0 * reach;
    var shown = vec2<f32>(0.0, 1.0);
    for (var axis = 0u; axis < 2u; axis += 1u) {
        if abs(piece[axis]) < 1e-6 {
            if low[axis] > 0.0 || high[axis] < 0.0 {
                return vec2<f32>(1.0, 0.0);
            }
        } else {
            let first = low[axis] / piece[axis];
            let second = high[axis] / piece[axis];
            shown.x = max(shown.x, min(first, second));
            shown.y = min(shown.y, max(first, second));
        }
    }
    return shown;
}

fn context_look(line_class: u32) -> Look {
    switch line_class {
        case CLASS_GREAT_RIVER: {
            return Look(view.colours[WATER], GREAT_RIVER_WIDTH);
        }
        case CLASS_RIVER: {
            return Look(view.colours[WATER], RIVER_WIDTH);
        }
        case CLASS_GOVERNORATE: {
            let shown = (view.flags & FLAG_GOVERNORATES) != 0u;
            return Look(view.colours[GOVERNORATE], select(0.0, GOVERNORATE_WIDTH, shown));
        }
        case CLASS_STATE: {
            return Look(view.colours[STATE_BORDER], STATE_WIDTH);
        }
        case CLASS_SHORE: {
            return Look(view.colours[SHORE], SHORE_WIDTH);
        }
        default: {
            return Look(vec4<f32>(0.0), 0.0);
        }
    }
}

fn border_look(left: u32, right: u32) -> Look {
    switch PASS {
        case PASS_SELECTION_CASING: {
            let selected = parts(left, right, view.selected);
            return Look(view.colours[ACCENT_CASING], select(0.0, SELECTION_CASING_WIDTH, selected));
        }
        case PASS_HIGHLIGHT: {
            return highlight_look(left, right);
        }
        default: {
            return front_look(left, right);
        }
    }
}

// A line of the data in its own colour; its edge says whether it is pointed at or selected.
fn stroke_look(area: u32) -> Look {
    if !is_present(area) {
        return Look(vec4<f32>(0.0), 0.0);
    }
    let width = drawn_line_width(row_now(area_texel(area)), STROKE_WIDTH);
    if PASS == PASS_STROKE {
        return Look(mark_colour(area), width);
    }
    if area == view.selected || is_outlined(area) {
        return Look(view.colours[ACCENT], width + 2.0 * STROKE_SELECTION);
    }
    if area == view.hovered {
        return Look(view.colours[HOVER], width + 2.0 * STROKE_CASING);
    }
    return Look(view.colours[ACCENT_CASING], width + 2.0 * STROKE_CASING);
}

// Whether the area is drawn and lies on exactly one of the sides.
fn parts(left: u32, right: u32, area: u32) -> bool {
    return is_present(area) && lies_on(left, area) != lies_on(right, area);
}

fn is_outlined(area: u32) -> bool {
    if !is_known(area) {
        return false;
    }
    return (area_flags(area_texel(area)) & AREA_OUTLINED) != 0u;
}

fn any_outlined(side: u32) -> bool {
    let count = side_count(side);
    for (var index = 0u; index < count; index += 1u) {
        let area = side_area(side, index);
        if is_outlined(area) && is_present(area) {
            return true;
        }
    }
    return false;
}

fn highlight_look(left: u32, right: u32) -> Look {
    if parts(left, right, view.selected) {
        return Look(view.colours[ACCENT], SELECTION_WIDTH);
    }
    if any_outlined(left) != any_outlined(right) {
        return Look(view.colours[ACCENT], OUTLINED_WIDTH);
    }
    if parts(left, right, view.hovered) {
        return Look(view.colours[HOVER], HOVERED_WIDTH);
    }
    return Look(vec4<f32>(0.0), 0.0);
}

// Whether the file gives the area an outline of its own.
fn has_outline(area: u32) -> bool {
    return state_outline(row_now(area_texel(area))).a > 0.0;
}

fn front_look(left_side: u32, right_side: u32) -> Look {
    let none = Look(vec4<f32>(0.0), 0.0);
    let left = present_on(left_side);
    let right = present_on(right_side);
    if left == right {
        return none;
    }
    let outlined = select(right, left, left != NO_AREA && has_outline(left));
    if outlined != NO_AREA && has_outline(outlined) {
        let row = row_now(area_texel(outlined));
        let width = select(0.0, drawn_line_width(row, FRONT_WIDTH), PASS == PASS_FRONT);
        return Look(state_outline(row), width);
    }
    let inner = Look(view.colours[INNER_BORDER], select(0.0, INNER_WIDTH, PASS == PASS_INNER));
    let no_fronts = (view.flags & FLAG_FRONTS) == 0u;
    if left == NO_AREA || right == NO_AREA {
        let inside = state_meta(row_now(area_texel(select(left, right, left == NO_AREA))));
        if meta_dimmed(inside) | no_fronts {
            return inner;
        }
        let shown = PASS == PASS_FRONT;
        return Look(view.colours[FRONT], select(0.0, COVERAGE_WIDTH, shown));
    }
    let left_state = state_meta(row_now(area_texel(left)));
    let right_state = state_meta(row_now(area_texel(right)));
    let same = meta_holder(left_state) == meta_holder(right_state);
    if same | (meta_dimmed(left_state) & meta_dimmed(right_state)) | no_fronts {
        return inner;
    }
    if PASS == PASS_FRONT_CASING {
        return Look(view.colours[FRONT_CASING], FRONT_CASING_WIDTH);
    }
    return Look(view.colours[FRONT], select(0.0, FRONT_WIDTH, PASS == PASS_FRONT));
}
