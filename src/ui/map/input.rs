//! The pointer over the map. The camera answers in the same frame; the state follows by command.

use crate::geometry::{Camera, Viewport};
use crate::model::AreaId;
use crate::scene::disputed::PlacedSign;
use crate::state::Command;
use crate::ui::ctx::Ctx;
use egui::{CursorIcon, PointerButton, Pos2, Response, Ui};

/// Points of wheel that zoom by one level.
const WHEEL_POINTS_PER_LEVEL: f64 = 240.0;

/// How near a point or line the pointer must be, in points.
const REACH_POINTS: f64 = 6.0;

/// Slower drags end at rest.
const LEAST_FLING_POINTS_PER_SECOND: f32 = 150.0;

/// The camera after this frame's dragging and zooming; also sends what was clicked and hovered.
pub(super) fn camera(
    ui: &Ui,
    ctx: &Ctx<'_>,
    response: &Response,
    viewport: Viewport,
    start: Camera,
    is_shown: &dyn Fn(AreaId) -> bool,
    signs: &[PlacedSign],
) -> Camera {
    let hand = MapHand {
        takes_wheel: true,
        may_drag: true,
        look_from: &Command::SetCamera,
    };
    let camera = move_map(ui, ctx, response, viewport, start, &hand);
    point(ctx, response, viewport, camera, (is_shown, signs));
    camera
}

/// What a hand may do with the map.
pub(in crate::ui) struct MapHand<'a> {
    /// Whether the wheel zooms.
    pub(in crate::ui) takes_wheel: bool,
    /// Whether a drag moves it.
    pub(in crate::ui) may_drag: bool,
    /// The command that looks from a camera.
    pub(in crate::ui) look_from: &'a dyn Fn(Camera) -> Command,
}

/// The camera after this frame's dragging and zooming. Where nothing moves it, it stays to the letter.
pub(in crate::ui) fn move_map(
    ui: &Ui,
    ctx: &Ctx<'_>,
    response: &Response,
    viewport: Viewport,
    start: Camera,
    hand: &MapHand<'_>,
) -> Camera {
    let mut camera = start;
    if hand.may_drag && response.dragged_by(PointerButton::Primary) {
        let delta = response.drag_delta();
        camera = camera.panned_by([f64::from(delta.x), f64::from(delta.y)]);
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    if let Some(at) = response.hover_pos().filter(|_| hand.takes_wheel) {
        let delta = zoom_delta(ui);
        if delta.abs() > 1e-4 {
            camera = camera.zoomed_at(viewport, screen(response, at), delta);
        }
    }
    if camera != start {
        camera = ctx.state.allowed(camera, viewport);
        ctx.send((hand.look_from)(camera));
    }
    if hand.may_drag && response.drag_stopped() {
        let velocity = ui.input(|input| input.pointer.velocity());
        if velocity.length() > LEAST_FLING_POINTS_PER_SECOND {
            ctx.send(Command::Fling([
                f64::from(velocity.x),
                f64::from(velocity.y),
            ]));
        }
    }
    camera
}

fn point(
    ctx: &Ctx<'_>,
    response: &Response,
    viewport: Viewport,
    camera: Camera,
    (is_shown, signs): (&dyn Fn(AreaId) -> bool, &[PlacedSign]),
) {
    let area_at = |at: Pos2| {
        // A sign lies on top, and may stand beside its area.
        let on_map = at - response.rect.min;
        let signed = signs
            .iter()
            .rev()
            .find_map(|sign| sign.area_at(on_map.into()));
        if signed.is_some() {
            return signed;
        }
        let world = camera.world_from_screen(viewport, screen(response, at));
        let reach = REACH_POINTS / camera.points_per_world();
        let prepared = &ctx.state.project.prepared;
        prepared.area_at(world, reach, is_shown)
    };
    let hovered = response
        .hover_pos()
        .filter(|_| !response.dragged())
        .and_then(area_at);
    // Of two maps, the one beneath the pointer tells what lies there.
    let is_elsewhere = ctx.state.comparing.is_some() && response.hover_pos().is_none();
    if hovered != ctx.state.hovered && !is_elsewhere {
        ctx.send(Command::Hover(hovered));
    }
    let Some(at) = response.interact_pointer_pos() else {
        return;
    };
    if response.double_clicked() {
        ctx.send(Command::FlyTo(camera.zoomed_at(
            viewport,
            screen(response, at),
            1.0,
        )));
    } else if response.clicked_by(PointerButton::Primary) {
        ctx.send(Command::SelectArea(area_at(at)));
    }
}

/// How many levels the wheel or a pinch asks for.
fn zoom_delta(ui: &Ui) -> f64 {
    ui.input(|input| {
        let wheel = f64::from(input.smooth_scroll_delta().y) / WHEEL_POINTS_PER_LEVEL;
        wheel + f64::from(input.zoom_delta()).log2()
    })
}

fn screen(response: &Response, at: Pos2) -> [f64; 2] {
    let from_corner = at - response.rect.min;
    [f64::from(from_corner.x), f64::from(from_corner.y)]
}
