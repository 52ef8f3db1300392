// Fills: the sea, the context's land and water, and the areas with their patterns.

const PATTERN_CONTESTED: u32 = 1u;
const PATTERN_SHARED: u32 = 2u;
const PATTERN_NOBODY: u32 = 3u;
const PATTERN_UNKNOWN: u32 = 4u;
const PATTERN_PENDING: u32 = 5u;
const PATTERN_HATCH: u32 = 7u;

// As in scene/fill.rs, in points. Their periods, times up to four colours, must divide the moduli in view.rs.
const CONTESTED_STRIPE: f32 = 8.0;
const SHARED_STRIPE: f32 = 4.0;
const PENDING_PERIOD: f32 = 24.0;
const HATCH_PERIOD: f32 = 7.0;
const PRINT_PERIOD: f32 = 6.0;
const HATCH_WIDTH: f32 = 1.0;
const DOT_PERIOD: f32 = 6.0;
const DOT_RADIUS: f32 = 0.6;

const NOBODY_OPACITY: f32 = 0.35;
const INFERRED_OPACITY: f32 = 0.82;
const DIMMED_OPACITY: f32 = 0.15;
const DIMMED_SATURATION: f32 = 0.35;
const HOVER_SHARE: f32 = 0.14;

struct Flat {
    @builtin(position) position: vec4<f32>,
    @location(0) @interpolate(flat, either) colour: vec4<f32>,
}

@vertex
fn vs_sea(@builtin(vertex_index) index: u32) -> Flat {
    let corner = vec2<f32>(f32(index & 1u), f32(index >> 1u));
    let px = corner * view.map_size_px - view.shift_px;
    return Flat(clip_from_px(px), premultiplied(view.colours[SEA]));
}

@vertex
fn vs_context(@location(0) position: vec2<f32>, @location(1) fill_class: u32) -> Flat {
    let colour = view.colours[LAND + min(fill_class, 2u)];
    return Flat(clip_from_px(corner_px_from_position(position)), premultiplied(colour));
}

@fragment
fn fs_flat(in: Flat) -> @location(0) vec4<f32> {
    return in.colour;
}

// An area that has no pattern: one colour, worked out once for each corner.
@vertex
fn vs_plain_area(@location(0) position: vec2<f32>, @location(1) area: u32) -> Flat {
    let texel = area_texel(area);
    let now = plain(row_now(texel));
    // Where nothing fades both are the same.
    let colour = mix(plain(row_before(texel)), now, view.fade);
    let hovered = area == view.hovered;
    return Flat(clip_from_px(corner_px_from_position(position)), lit(colour, hovered));
}

// What a state without a pattern looks like, premultiplied.
fn plain(row: u32) -> vec4<f32> {
    let laid = state_meta(row);
    var colour = state_colour(row, 0u);
    colour.a *= drawn_opacity(row, view.fill_opacity);
    colour.a *= select(1.0, NOBODY_OPACITY, meta_pattern(laid) == PATTERN_NOBODY);
    colour.a *= select(1.0, 0.0, meta_pattern(laid) == PATTERN_ABSENT);
    return toned(colour, laid);
}

// Fainter where the state is dimmed, and premultiplied.
fn toned(colour: vec4<f32>, laid: vec4<u32>) -> vec4<f32> {
    let grey = vec3<f32>(dot(colour.rgb, vec3<f32>(0.299, 0.587, 0.114)));
    let faint = vec4<f32>(mix(grey, colour.rgb, DIMMED_SATURATION), colour.a * DIMMED_OPACITY);
    return premultiplied(select(colour, faint, meta_dimmed(laid)));
}

// What is filled is tinted beneath the pointer.
fn lit(colour: vec4<f32>, hovered: bool) -> vec4<f32> {
    let hover = view.colours[HOVER];
    let tinted = mix(colour, vec4<f32>(hover.rgb, 1.0), HOVER_SHARE * hover.a);
    return select(colour, tinted, hovered & (colour.a > 0.0));
}

struct Area {
    @builtin(position) position: vec4<f32>,
    @location(0) @interpolate(flat, either) texel: u32,
    @location(1) @interpolate(flat, either) hovered: u32,
}

@vertex
fn vs_area(@location(0) position: vec2<f32>, @location(1) area: u32) -> Area {
    let hovered = select(0u, 1u, area == view.hovered);
    return Area(clip_from_px(corner_px_from_position(position)), area_texel(area), hovered);
}

@fragment
fn fs_area(in: Area) -> @location(0) vec4<f32> {
    let at = (in.position.xy - view.shift_px) / view.px_per_point;
    let now = row_now(in.texel);
    let before = row_before(in.texel);
    var colour = shade(now, in.texel, at);
    if (view.fade < 1.0) & (before != now) {
        colour = mix(shade(before, in.texel, at), colour, view.fade);
    }
    return lit(colour, in.hovered != 0u);
}

// What a state looks like at a place of the screen, premultiplied.
fn shade(row: u32, texel: u32, at_points: vec2<f32>) -> vec4<f32> {
    let laid = state_meta(row);
    if meta_pattern(laid) == PATTERN_ABSENT {
        return vec4<f32>(0.0);
    }
    var colour = pattern_colour(row, laid, at_points);
    colour.a *= drawn_opacity(row, view.fill_opacity);
    if (area_flags(texel) & AREA_INFERRED) != 0u {
        colour.a *= INFERRED_OPACITY;
        colour = over(colour, view.colours[INFERRED_DOT], dot_coverage(at_points));
    }
    return toned(colour, laid);
}

fn pattern_colour(row: u32, laid: vec4<u32>, at_points: vec2<f32>) -> vec4<f32> {
    let first = state_colour(row, 0u);
    // Along the two diagonals; one point on the screen is one point here.
    let along = vec2<f32>(at_points.x + at_points.y, at_points.x - at_points.y) * 0.70710678
        - view.stripe_phase;
    switch meta_pattern(laid) {
        case PATTERN_CONTESTED: {
            return stripes(row, laid.y, along.x, CONTESTED_STRIPE);
        }
        case PATTERN_SHARED: {
            return stripes(row, laid.y, along.y, SHARED_STRIPE);
        }
        case PATTERN_NOBODY: {
            return vec4<f32>(first.rgb, first.a * NOBODY_OPACITY);
        }
        case PATTERN_UNKNOWN: {
            let from_line = abs(fract(along.x / HATCH_PERIOD) - 0.5) * HATCH_PERIOD;
            let coverage = band(from_line, HATCH_WIDTH * 0.5);
            return over(first, view.colours[UNKNOWN_HATCH], coverage);
        }
        case PATTERN_PENDING: {
            let wave = 0.5 - 0.5 * cos(along.x / PENDING_PERIOD * 6.2831853);
            return mix(first, state_colour(row, 1u), smoothstep(0.15, 0.85, wave));
        }
        case PATTERN_HATCH: {
            let grid = at_points - view.dot_phase;
            let upright = select(grid.y, grid.x, laid.y == 3u);
            let diagonal = select(along.x, along.y, laid.y == 2u);
            let at = select(upright, diagonal, laid.y <= 2u);
            let from_line = abs(fract(at / PRINT_PERIOD) - 0.5) * PRINT_PERIOD;
            return mix(first, state_colour(row, 1u), band(from_line, HATCH_WIDTH * 0.5));
        }
        default: {
            return first;
        }
    }
}

// Stripes that cycle through the first `count` colours, antialiased.
fn stripes(row: u32, count: u32, along_points: f32, stripe_points: f32) -> vec4<f32> {
    let colours = i32(clamp(count, 1u, 4u));
    let at = along_points / stripe_points;
    let index = i32(floor(at));
    let within = fract(at);
    let own = state_colour(row, wrapped(index, colours));
    let from_edge_px = min(within, 1.0 - within) * stripe_points * view.px_per_point;
    if from_edge_px >= 0.5 {
        return own;
    }
    let beside = state_colour(row, wrapped(index + select(1, -1, within < 0.5), colours));
    return mix(beside, own, 0.5 + from_edge_px);
}

fn wrapped(index: i32, count: i32) -> u32 {
    return u32(((index % count) + count) % count);
}

// How much of the dot grid of inferred areas lies here; every other row is shifted by half.
fn dot_coverage(at_points: vec2<f32>) -> f32 {
    let cell = (at_points - view.dot_phase) / DOT_PERIOD;
    let shift = select(0.0, 0.5, (i32(floor(cell.y)) & 1) != 0);
    let within = fract(vec2<f32>(cell.x + shift, cell.y)) - 0.5;
    return clamp((DOT_RADIUS - length(within) * DOT_PERIOD) * view.px_per_point + 0.5, 0.0, 1.0);
}

// How much of a pixel a line covers whose middle is `distance` away; both in points.
fn band(distance_points: f32, half_width_points: f32) -> f32 {
    let distance = distance_points * view.px_per_point;
    let half_width = half_width_points * view.px_per_point;
    return clamp(min(distance + 0.5, half_width) - max(distance - 0.5, -half_width), 0.0, 1.0);
}

// `above`, as far as it covers, over `below`; neither is premultiplied.
fn over(below: vec4<f32>, above: vec4<f32>, coverage: f32) -> vec4<f32> {
    let share = above.a * coverage;
    let alpha = share + below.a * (1.0 - share);
    if alpha <= 0.0 {
        return vec4<f32>(0.0);
    }
    return vec4<f32>((above.rgb * share + below.rgb * below.a * (1.0 - share)) / alpha, alpha);
}
