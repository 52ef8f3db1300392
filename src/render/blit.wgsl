// A picture as it is, pixel on pixel.

@group(0) @binding(0) var picture: texture_2d<f32>;

@vertex
fn vs_all(@builtin(vertex_index) index: u32) -> @builtin(position) vec4<f32> {
    // One triangle that is larger than the target.
    let corner = vec2<f32>(f32(index & 1u), f32(index >> 1u)) * 4.0 - 1.0;
    return vec4<f32>(corner, 0.0, 1.0);
}

@fragment
fn fs_copy(@builtin(position) at: vec4<f32>) -> @location(0) vec4<f32> {
    return textureLoad(picture, vec2<u32>(at.xy), 0);
}
