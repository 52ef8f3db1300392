// Points of the data as discs, and areas too small to be seen as specks.

override PASS: u32 = 0u;
const PASS_SPECKS: u32 = 7u;

const CASING: f32 = 1.0;
const SELECTION: f32 = 2.5;
const SPECK_RADIUS: f32 = 0.8;

struct Mark {
    @builtin(position) position: vec4<f32>,
    // The middle, counted from the anchor.
    @location(0) @interpolate(flat, either) middle_px: vec2<f32>,
    // Radius of the disc and of its edge, in px.
    @location(1) @interpolate(flat, either) radii: vec2<f32>,
    @location(2) @interpolate(flat, either) colour: vec4<f32>,
    @location(3) @interpolate(flat, either) edge: vec4<f32>,
}

@vertex
fn vs_mark(
    @builtin(vertex_index) corner: u32,
    @location(0) position: vec2<f32>,
    @location(1) area: u32,
) -> Mark {
    var out: Mark;
    out.position = nowhere();
    if !is_present(area) {
        return out;
    }
    let middle = px_from_position(position);
    var radius = drawn_radius(row_now(area_texel(area)), view.mark_radius);
    var rim = CASING;
    out.edge = view.colours[ACCENT_CASING];
    if PASS == PASS_SPECKS {
        radius = SPECK_RADIUS;
        rim = 0.0;
    } else if area == view.selected || (area_flags(area_texel(area)) & AREA_OUTLINED) != 0u {
        rim = SELECTION;
        out.edge = view.colours[ACCENT];
    } else if area == view.hovered {
        rim = CASING * 1.5;
        out.edge = view.colours[HOVER];
    }
    out.radii = vec2<f32>(radius, radius + rim) * view.px_per_point;
    let reach = out.radii.y + 1.0;
    let in_target = middle + view.shift_px;
    if any(in_target < vec2<f32>(-reach)) | any(in_target > view.map_size_px + reach) {
        return out;
    }
    let side = vec2<f32>(f32(corner & 1u), f32(corner >> 1u)) * 2.0 - 1.0;
    out.middle_px = middle;
    out.position = clip_from_px(middle + side * reach);
    out.colour = mark_colour(area);
    return out;
}

@fragment
fn fs_mark(in: Mark) -> @location(0) vec4<f32> {
    let distance = length(in.position.xy - view.shift_px - in.middle_px);
    let inside = clamp(in.radii.x - distance + 0.5, 0.0, 1.0);
    let within = clamp(in.radii.y - distance + 0.5, 0.0, 1.0);
    let edge = premultiplied(in.edge) * within * in.colour.a;
    let disc = premultiplied(in.colour) * inside;
    return disc + edge * (1.0 - inside);
}
