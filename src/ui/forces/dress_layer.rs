//! How the layer of a file looks: opacity, width of lines, size of points, in a small panel that the button in
//! its row opens.

use super::dress_popup::dress_popup;
use crate::model::FeatureLook;
use crate::state::Command;
use crate::state::dress::DressCommand;
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Id, Popup, Response, Slider, Ui};
use std::ops::RangeInclusive;

/// A measure of a layer.
struct Measure {
    word: &'static str,
    unit: &'static str,
    range: RangeInclusive<f32>,
    /// What the map does by itself.
    usual: f32,
    /// How many parts of the stored number are one on the slider.
    parts: f32,
    get: fn(&FeatureLook) -> Option<u8>,
    set: fn(&mut FeatureLook, Option<u8>),
}

const MEASURES: [Measure; 3] = [
    Measure {
        word: "dress-opacity",
        unit: "%",
        range: 0.0..=100.0,
        usual: 80.0,
        parts: 1.0,
        get: |look| look.opacity_percent,
        set: |look, value| look.opacity_percent = value,
    },
    Measure {
        word: "dress-line-width",
        unit: "",
        range: 0.5..=12.0,
        usual: 2.5,
        parts: 10.0,
        get: |look| look.line_width_tenths,
        set: |look, value| look.line_width_tenths = value,
    },
    Measure {
        word: "dress-point-size",
        unit: "",
        range: 2.0..=25.0,
        usual: 9.0,
        parts: 10.0,
        get: |look| look.point_size_tenths,
        set: |look, value| look.point_size_tenths = value,
    },
];

/// The panel of a layer: `group` is the number of its files among those that are open.
pub(super) fn dress_layer(ui: &Ui, ctx: &Ctx<'_>, button: &Response, name: &str, group: usize) {
    let Some(look) = ctx
        .state
        .opening
        .wanted
        .get(group)
        .map(|mapping| mapping.look)
    else {
        return;
    };
    dress_popup(Popup::menu(button), ui, ctx, |ui| {
        kit::text_elided(ui, Role::Strong, name, ctx.look.ink);
        kit::gap(ui, 6.0);
        for measure in &MEASURES {
            let id = button.id.with(measure.word);
            slider(ui, ctx, id, measure, (group, look));
        }
        if look != FeatureLook::default()
            && kit::link(ui, ctx, Role::Caption, &ctx.t("dress-layer-reset")).clicked()
        {
            let plain = FeatureLook::default();
            ctx.send(Command::Dress(DressCommand::SetLook(group, plain)));
        }
    });
}

/// A slider; what it says counts when it is let go, so that a drag is one choice.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cut to a byte"
)]
fn slider(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    id: Id,
    measure: &Measure,
    (group, look): (usize, FeatureLook),
) {
    kit::text(ui, Role::Caption, &ctx.t(measure.word), ctx.look.quiet);
    let kept = (measure.get)(&look).map_or(measure.usual, |parts| f32::from(parts) / measure.parts);
    let dragged: Option<f32> = ui.data(|data| data.get_temp(id));
    let mut value = dragged.unwrap_or(kept);
    ui.spacing_mut().slider_width = ui.available_width() - 64.0;
    let slider = Slider::new(&mut value, measure.range.clone())
        .suffix(measure.unit)
        .max_decimals(1);
    let response = ui.add(slider);
    if response.dragged() {
        ui.data_mut(|data| data.insert_temp(id, value));
    } else if response.drag_stopped() || response.changed() {
        ui.data_mut(|data| data.remove::<f32>(id));
        let mut look = look;
        (measure.set)(
            &mut look,
            Some((value * measure.parts).round().clamp(0.0, 255.0) as u8),
        );
        ctx.send(Command::Dress(DressCommand::SetLook(group, look)));
    }
    kit::gap(ui, 6.0);
}
