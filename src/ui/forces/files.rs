//! The files that are open, as layers: each drawn or not, the topmost first, in an order that can be
//! changed.

use crate::model::LayerId;
use crate::state::{Action, Command, OpenedFiles};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use egui::{Ui, UiBuilder, Vec2};

/// Height of a row.
const ROW: f32 = 28.0;

/// The files with their order; nothing for a data set of ours that is one whole.
pub(super) fn files(ui: &mut Ui, ctx: &Ctx<'_>) {
    let count = ctx.world().layers.len();
    if ctx.state.project.import.is_none() && count < 2 {
        return;
    }
    kit::heading(ui, ctx, &ctx.t("opening-files"));
    for n in (0..count).rev() {
        file(ui, ctx, n);
    }
    kit::gap(ui, 4.0);
    kit::action_button(ui, ctx, Some(Icon::Plus), Action::AddFiles);
    if let Some((title, _)) = &ctx.state.opening.before {
        kit::gap(ui, 4.0);
        let name = title.get(ctx.lang());
        let words = ctx.words.with("opening-lay-over", &[("name", name.into())]);
        let response = kit::button(ui, ctx, Some(Icon::Layers), &words);
        if response.clicked() {
            ctx.send(Command::Files(OpenedFiles::LayOver));
        }
        // A narrow panel cuts long names.
        kit::tip(response, ctx, &words);
    }
}

/// What a layer is called: the ground of a data set like the data set.
fn name<'c>(ctx: &'c Ctx<'_>, n: usize) -> &'c str {
    match ctx.world().layers[n].name.as_str() {
        "" => ctx.world().about.title.get(ctx.lang()),
        name => name,
    }
}

fn file(ui: &mut Ui, ctx: &Ctx<'_>, n: usize) {
    let layer = LayerId::from_index(n);
    let name = name(ctx, n);
    let on = !ctx.state.view.hidden_layers.contains(&layer);
    // Files of a folder or an archive cannot be closed one by one.
    let can_close = ctx.state.origin_of(layer).is_some();
    // A data set lies beneath all files.
    let count = ctx.world().layers.len() - ctx.state.layers_beneath();
    let place = ctx.state.place_in_order(layer).filter(|_| count > 1);
    // The box of the check row stands a little inside; this lines it up with what is above.
    let wide = ui.available_rect_before_wrap().expand2(Vec2::new(4.0, 0.0));
    let mut outer = ui.new_child(UiBuilder::new().max_rect(wide).id_salt(("file", n)));
    kit::row(&mut outer, ctx, ROW, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let buttons = 2 * usize::from(place.is_some()) + usize::from(can_close);
        let width = ui.available_width() - 22.0 * buttons as f32;
        ui.allocate_ui(Vec2::new(width, ROW), |ui| {
            let response = kit::check(ui, ctx, on, name);
            if response.clicked() {
                ctx.send(Command::Files(OpenedFiles::ToggleFile(layer)));
            }
            // A narrow panel cuts long names.
            kit::tip(response, ctx, name);
        });
        let named = |word: &str| ctx.words.with(word, &[("name", name.into())]);
        if let Some(place) = place {
            let (raise, up) = (named("opening-raise"), OpenedFiles::MoveFile(layer, 1));
            small(ui, ctx, Icon::Up, &raise, place + 1 < count, up);
            let (lower, down) = (named("opening-lower"), OpenedFiles::MoveFile(layer, -1));
            small(ui, ctx, Icon::Down, &lower, place > 0, down);
        }
        if can_close {
            let close = OpenedFiles::CloseFile(layer);
            small(ui, ctx, Icon::Close, &named("opening-close"), true, close);
        }
    });
    ui.advance_cursor_after_rect(outer.min_rect().shrink2(Vec2::new(4.0, 0.0)));
}

/// An icon of 22 points, so that three of them fit a narrow panel.
fn small(ui: &mut Ui, ctx: &Ctx<'_>, icon: Icon, words: &str, on: bool, command: OpenedFiles) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(22.0, ROW), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, on, words));
    let color = match (on, response.hovered()) {
        (false, _) => ctx.look.line,
        (true, true) => ctx.look.ink,
        (true, false) => ctx.look.quiet,
    };
    kit::paint_icon(ui.painter(), rect.center(), icon, ctx.lang(), 14.0, color);
    kit::focus_ring(ui, ctx, rect, &response);
    if response.clicked() && on {
        ctx.send(Command::Files(command));
    }
    kit::tip(response, ctx, words);
}
