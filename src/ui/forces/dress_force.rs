//! The colour and the name of a force, in a small panel that a second click on its row opens, or F2.

use super::dress_popup::dress_popup;
use crate::model::ForceId;
use crate::scene::palette;
use crate::state::Command;
use crate::state::dress::{DressCommand, hex_of, rgb_of};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::{Role, SMALL_CORNERS};
use egui::{
    Color32, CursorIcon, Id, Key, Popup, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};

const SAMPLE: f32 = 26.0;
const IN_A_ROW: usize = 8;

/// Opens the panel of a force's row where that is asked for, and draws it.
pub(super) fn dress_force(ui: &Ui, ctx: &Ctx<'_>, row: &Response, force: ForceId) {
    let asked = row.has_focus() && ui.input(|input| input.key_pressed(Key::F2));
    let id = row.id.with("dress");
    if asked || row.secondary_clicked() {
        Popup::open_id(ui.ctx(), id);
        let texts = Typed {
            colour: now(ctx, force),
            name: ctx.world().force(force).name.get(ctx.lang()).to_owned(),
        };
        ui.data_mut(|data| data.insert_temp(id, texts));
    }
    let popup = Popup::from_response(row).id(id).open_memory(None);
    dress_popup(popup, ui, ctx, |ui| contents(ui, ctx, id, force));
}

/// What is typed into the fields.
#[derive(Clone, Default)]
struct Typed {
    colour: String,
    name: String,
}

/// The colour that a force has now.
fn now(ctx: &Ctx<'_>, force: ForceId) -> String {
    let theme = crate::scene::Theme::Light;
    let [r, g, b, _] = palette::force_colour(ctx.world(), &ctx.state.picked, force, theme);
    hex_of([r, g, b])
}

fn contents(ui: &mut Ui, ctx: &Ctx<'_>, id: Id, force: ForceId) {
    let name = ctx.world().force(force).name.get(ctx.lang());
    kit::text_elided(ui, Role::Strong, name, ctx.look.ink);
    kit::gap(ui, 6.0);
    for colours in palette::CHOICES.chunks(IN_A_ROW) {
        kit::row(ui, ctx, SAMPLE, |ui| {
            for rgb in colours {
                if sample(ui, ctx, *rgb, now(ctx, force) == hex_of(*rgb)).clicked() {
                    ctx.send(Command::Dress(DressCommand::PickColour(force, Some(*rgb))));
                    Popup::close_id(ui.ctx(), id);
                }
            }
        });
    }
    let mut typed: Typed = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    kit::gap(ui, 6.0);
    let entered = |ui: &Ui, response: &Response| {
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    };
    let width = ui.available_width();
    let hint = ctx.t("dress-colour");
    kit::text(ui, Role::Caption, &hint, ctx.look.quiet);
    let field = kit::field(ui, ctx, id.with("colour"), &mut typed.colour, &hint, width);
    if entered(ui, &field)
        && let Some(rgb) = rgb_of(&typed.colour)
    {
        ctx.send(Command::Dress(DressCommand::PickColour(force, Some(rgb))));
        Popup::close_id(ui.ctx(), id);
    }
    // A data set of ours names its forces itself.
    if !ctx.state.opening.wanted.is_empty() {
        kit::gap(ui, 8.0);
        let hint = ctx.t("dress-name");
        kit::text(ui, Role::Caption, &hint, ctx.look.quiet);
        let field = kit::field(ui, ctx, id.with("name"), &mut typed.name, &hint, width);
        if entered(ui, &field) {
            let name = typed.name.clone();
            ctx.send(Command::Dress(DressCommand::Rename(force, name)));
            Popup::close_id(ui.ctx(), id);
        }
        kit::gap(ui, 2.0);
        kit::text(ui, Role::Caption, &ctx.t("dress-join"), ctx.look.quiet);
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
    if ctx.state.picked.contains_key(&force) {
        kit::gap(ui, 8.0);
        if kit::link(ui, ctx, Role::Caption, &ctx.t("dress-reset")).clicked() {
            ctx.send(Command::Dress(DressCommand::PickColour(force, None)));
            Popup::close_id(ui.ctx(), id);
        }
    }
}

/// A colour to pick.
fn sample(ui: &mut Ui, ctx: &Ctx<'_>, rgb: [u8; 3], is_chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SAMPLE), Sense::click());
    let words = hex_of(rgb);
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, &words));
    let [r, g, b] = rgb;
    let inner = Rect::from_center_size(rect.center(), Vec2::splat(SAMPLE - 6.0));
    let corners = SMALL_CORNERS;
    ui.painter()
        .rect_filled(inner, corners, Color32::from_rgb(r, g, b));
    let (width, color) = if is_chosen || response.hovered() {
        (2.0, ctx.look.accent)
    } else {
        (1.0, ctx.look.line)
    };
    ui.painter().rect_stroke(
        inner,
        corners,
        Stroke::new(width, color),
        StrokeKind::Outside,
    );
    kit::focus_ring(ui, ctx, rect, &response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
