// What every shader of the map shares: the view, the tables of areas and states, colour output.
//
// Spaces, as the names say: `position` is what the mesh holds; `px` are physical pixels counted from
// the anchor, y down; `target_px` those of the target, as in @builtin(position); `points` are
// px / px_per_point. While the map is moved at one zoom the anchor stays, and with it every number
// that is counted from it: what was drawn before and what is drawn anew are the same to the last bit.
//
// No branch depends on a uniform alone: Mesa's lavapipe compiles such a shader anew for each value, and
// keeps every copy.

struct View {
    // The anchor that pixels are counted from, a whole number of pixels from the origin, as a position
    // in two parts so that street zoom is steady.
    anchor_high: vec2<f32>,
    anchor_low: vec2<f32>,
    // From a pixel counted from the anchor to one of the target: whole numbers.
    shift_px: vec2<f32>,
    map_size_px: vec2<f32>,
    // The viewport of the pass, left, top, width and height: larger than the target, so that what
    // reaches beyond the target is cut off at the same place however the map was moved.
    viewport_px: vec4<f32>,
    // Where the patterns are anchored, in points: the mesh's origin, modulo their periods.
    dot_phase: vec2<f32>,
    stripe_phase: vec2<f32>,
    px_per_unit: f32,
    px_per_point: f32,
    fade: f32,
    fill_opacity: f32,
    area_count: u32,
    state_count: u32,
    hovered: u32,
    selected: u32,
    flags: u32,
    mark_radius: f32,
    unused: vec2<f32>,
    colours: array<vec4<f32>, 15>,
}

const FLAG_FRONTS: u32 = 1u;
const FLAG_GOVERNORATES: u32 = 2u;

// The order of `colours`.
const SEA: u32 = 0u;
const LAND: u32 = 1u;
const NEIGHBOUR: u32 = 2u;
const WATER: u32 = 3u;
const SHORE: u32 = 4u;
const INNER_BORDER: u32 = 5u;
const GOVERNORATE: u32 = 6u;
const STATE_BORDER: u32 = 7u;
const FRONT: u32 = 8u;
const FRONT_CASING: u32 = 9u;
const ACCENT: u32 = 10u;
const ACCENT_CASING: u32 = 11u;
const HOVER: u32 = 12u;
const UNKNOWN_HATCH: u32 = 13u;
const INFERRED_DOT: u32 = 14u;

// As in tables.rs.
const AREAS_A_ROW: u32 = 2048u;
const STATES_A_COLUMN: u32 = 1024u;
// Bits of a row of the table of states in an area's texel; as in scene/frame.rs.
const ROW_BITS: u32 = 14u;
const ROW_MASK: u32 = 0x3fffu;
const TEXELS_A_STATE: u32 = 7u;

// As in scene::AreaTexel.
const AREA_INFERRED: u32 = 1u;
const AREA_OUTLINED: u32 = 2u;
const AREA_HIDDEN: u32 = 4u;

const PATTERN_ABSENT: u32 = 6u;

// The side of a border on which no area lies, and the first that is a list; as in geometry::Sides.
const NO_AREA: u32 = 0xffffffffu;
const FIRST_LIST: u32 = 0x80000000u;

// Where the origin of some geometry lies, in two parts, as positions.
struct Place {
    high: vec2<f32>,
    low: vec2<f32>,
}

@group(0) @binding(0) var<uniform> view: View;
@group(0) @binding(1) var area_table: texture_2d<u32>;
@group(0) @binding(2) var state_table: texture_2d<u32>;
@group(0) @binding(3) var side_table: texture_2d<u32>;
@group(1) @binding(0) var<uniform> place: Place;

fn px_from_position(position: vec2<f32>) -> vec2<f32> {
    let from_anchor = (position + (place.high - view.anchor_high)) + (place.low - view.anchor_low);
    return from_anchor * view.px_per_unit;
}

// The same on the grid of a 256th of a pixel on which corners of triangles lie in any case: sums with
// whole numbers stay exact.
fn corner_px_from_position(position: vec2<f32>) -> vec2<f32> {
    return floor(px_from_position(position) * 256.0 + 0.5) / 256.0;
}

fn clip_from_px(px: vec2<f32>) -> vec4<f32> {
    let unit = (px + view.shift_px - view.viewport_px.xy) / view.viewport_px.zw;
    return vec4<f32>(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.0, 1.0);
}

// Outside what is drawn: a vertex of a dropped primitive.
fn nowhere() -> vec4<f32> {
    return vec4<f32>(9.0, 9.0, 0.0, 1.0);
}

fn is_known(area: u32) -> bool {
    return (area < view.area_count) & (view.state_count > 0u);
}

// The area's packed rows and flags; ask `is_known` first.
fn area_texel(area: u32) -> u32 {
    return textureLoad(area_table, vec2<u32>(area % AREAS_A_ROW, area / AREAS_A_ROW), 0).r;
}

fn row_now(texel: u32) -> u32 {
    return min(texel & ROW_MASK, view.state_count - 1u);
}

fn row_before(texel: u32) -> u32 {
    return min((texel >> ROW_BITS) & ROW_MASK, view.state_count - 1u);
}

fn area_flags(texel: u32) -> u32 {
    return texel >> (2u * ROW_BITS);
}

// Whether anything of the area is drawn now.
fn is_present(area: u32) -> bool {
    if !is_known(area) {
        return false;
    }
    let texel = area_texel(area);
    let hidden = (area_flags(texel) & AREA_HIDDEN) != 0u;
    return !hidden && meta_pattern(state_meta(row_now(texel))) != PATTERN_ABSENT;
}

fn side_entry(index: u32) -> u32 {
    return textureLoad(side_table, vec2<u32>(index % AREAS_A_ROW, index / AREAS_A_ROW), 0).r;
}

// How many areas lie on a side of a border.
fn side_count(side: u32) -> u32 {
    if side == NO_AREA {
        return 0u;
    }
    if side < FIRST_LIST {
        return 1u;
    }
    let list = side - FIRST_LIST;
    return side_entry(list + 1u) - side_entry(list);
}

fn side_area(side: u32, index: u32) -> u32 {
    if side < FIRST_LIST {
        return side;
    }
    return side_entry(side_entry(side - FIRST_LIST) + index);
}

// The last area on a side that is drawn now, or none: what is drawn later lies on top.
fn present_on(side: u32) -> u32 {
    for (var left = side_count(side); left > 0u; left -= 1u) {
        let area = side_area(side, left - 1u);
        if is_present(area) {
            return area;
        }
    }
    return NO_AREA;
}

fn lies_on(side: u32, area: u32) -> bool {
    let count = side_count(side);
    for (var index = 0u; index < count; index += 1u) {
        if side_area(side, index) == area {
            return true;
        }
    }
    return false;
}

fn state_texel(row: u32, index: u32) -> vec4<u32> {
    let column = row / STATES_A_COLUMN;
    let place = vec2<u32>(column * TEXELS_A_STATE + index, row % STATES_A_COLUMN);
    return textureLoad(state_table, place, 0);
}

fn state_colour(row: u32, index: u32) -> vec4<f32> {
    return vec4<f32>(state_texel(row, index)) / 255.0;
}

// How a state is laid: pattern and dimming, count of colours, holder.
fn state_meta(row: u32) -> vec4<u32> {
    return state_texel(row, 4u);
}

// How features of a state are drawn: line width and point size in tenths of a point, opacity in percent
// and one more; 0 for what the map does by itself.
fn state_drawn(row: u32) -> vec4<u32> {
    return state_texel(row, 5u);
}

// The colour of the outline; its alpha is 0 where there is none.
fn state_outline(row: u32) -> vec4<f32> {
    return vec4<f32>(state_texel(row, 6u)) / 255.0;
}

fn drawn_opacity(row: u32, usual: f32) -> f32 {
    let percent = state_drawn(row).z;
    return select(f32(max(percent, 1u) - 1u) / 100.0, usual, percent == 0u);
}

fn drawn_line_width(row: u32, usual_points: f32) -> f32 {
    let tenths = state_drawn(row).x;
    return select(f32(tenths) / 10.0, usual_points, tenths == 0u);
}

fn drawn_radius(row: u32, usual_points: f32) -> f32 {
    let tenths = state_drawn(row).y;
    return select(f32(tenths) / 20.0, usual_points, tenths == 0u);
}

fn meta_pattern(laid: vec4<u32>) -> u32 {
    return laid.x & 0x7fu;
}

fn meta_dimmed(laid: vec4<u32>) -> bool {
    return (laid.x & 0x80u) != 0u;
}

fn meta_holder(laid: vec4<u32>) -> u32 {
    return laid.z | (laid.w << 8u);
}

// The colour of a line or point: the first of its state, with no pattern.
fn mark_colour(area: u32) -> vec4<f32> {
    let texel = area_texel(area);
    let row = row_now(texel);
    var colour = state_colour(row, 0u);
    if (view.fade < 1.0) & (meta_pattern(state_meta(row_before(texel))) != PATTERN_ABSENT) {
        colour = mix(state_colour(row_before(texel), 0u), colour, view.fade);
    }
    colour.a *= drawn_opacity(row, 1.0);
    if meta_dimmed(state_meta(row)) {
        colour.a *= 0.3;
    }
    return colour;
}

fn premultiplied(colour: vec4<f32>) -> vec4<f32> {
    return vec4<f32>(colour.rgb * colour.a, colour.a);
}
