//! The map as a shape among egui's, drawn by the renderer that the app installs once.
//!
//! It must not know what the map shows; the scene does.

use super::map::MapRenderer;
use super::tile_maker::Wake;
use super::view::Placement;
use crate::scene::frame::Scene;
use egui_wgpu::{CallbackResources, CallbackTrait, ScreenDescriptor};

/// Gives a renderer with a device the map; each picture is complete. `samples` as in its options.
pub fn install(render_state: &egui_wgpu::RenderState, samples: u32) {
    let mut renderer = render_state.renderer.write();
    install_into(
        &mut renderer,
        &render_state.device,
        render_state.target_format,
        samples,
    );
}

/// Gives a window's renderer the map. Great data are made ready beside the interface: a picture may
/// show less at first, and `wake` is called when there is more to show.
pub fn install_live(render_state: &egui_wgpu::RenderState, samples: u32, wake: Wake) {
    let map = MapRenderer::new(&render_state.device, render_state.target_format, samples);
    let mut renderer = render_state.renderer.write();
    renderer.callback_resources.insert(map.live(wake));
}

/// Gives any renderer of egui the map. `samples` as that renderer was made with.
pub fn install_into(
    renderer: &mut egui_wgpu::Renderer,
    device: &wgpu::Device,
    format: wgpu::TextureFormat,
    samples: u32,
) {
    let map = MapRenderer::new(device, format, samples);
    renderer.callback_resources.insert(map);
}

/// The scene as a shape that fills `rect`; the scene's viewport has the size of `rect`.
pub fn paint_callback(rect: egui::Rect, scene: Scene) -> egui::PaintCallback {
    egui_wgpu::Callback::new_paint_callback(rect, MapCallback { rect, scene })
}

struct MapCallback {
    rect: egui::Rect,
    scene: Scene,
}

impl CallbackTrait for MapCallback {
    fn prepare(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        screen: &ScreenDescriptor,
        _encoder: &mut wgpu::CommandEncoder,
        resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        if let Some(map) = resources.get_mut::<MapRenderer>() {
            let left_top = self.rect.min.to_vec2() * screen.pixels_per_point;
            let place = Placement {
                left_top_px: left_top.into(),
                target_px: screen.size_in_pixels.map(|size| size as f32),
            };
            map.prepare_at(device, queue, &self.scene, place);
        }
        Vec::new()
    }

    fn paint(
        &self,
        info: egui::PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &CallbackResources,
    ) {
        let Some(map) = resources.get::<MapRenderer>() else {
            return;
        };
        let shown = self.rect.intersect(info.clip_rect) * info.pixels_per_point;
        let Some(shown) = whole_px(shown, info.screen_size_px) else {
            return;
        };
        // The whole target: egui's viewport is rounded and cut at the window's edge, which would
        // squeeze the map.
        let [target_width, target_height] = info.screen_size_px.map(|size| size as f32);
        pass.set_viewport(0.0, 0.0, target_width, target_height, 0.0, 1.0);
        map.paint(pass, shown);
    }
}

/// Left, top, width and height of what lies inside the target; nothing if that is empty.
fn whole_px(rect_px: egui::Rect, target: [u32; 2]) -> Option<[u32; 4]> {
    // A float that is no number, or too small or large, is cast to the nearest whole number.
    let [left, right] = [rect_px.min.x, rect_px.max.x].map(|x| (x.round() as u32).min(target[0]));
    let [top, bottom] = [rect_px.min.y, rect_px.max.y].map(|y| (y.round() as u32).min(target[1]));
    (left < right && top < bottom).then(|| [left, top, right - left, bottom - top])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scissor_stays_inside_the_target() {
        let rect = |left, top, right, bottom| {
            egui::Rect::from_min_max(egui::pos2(left, top), egui::pos2(right, bottom))
        };
        let target = [100, 50];
        let inside = whole_px(rect(-5.0, 10.4, 200.0, 20.0), target);
        assert_eq!(inside, Some([0, 10, 100, 10]));
        assert_eq!(whole_px(rect(120.0, 0.0, 200.0, 20.0), target), None);
        assert_eq!(whole_px(egui::Rect::NOTHING, target), None);
        assert_eq!(whole_px(egui::Rect::NAN, target), None);
    }
}
