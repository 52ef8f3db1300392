//! The files that are open, as layers: each drawn or not, the topmost first, in an order that can be
//! changed.

use crate::model::LayerId;
use crate::state::{Action, Command, Files};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use egui::{Ui, UiBuilder, Vec2};

/// Height of a row.
const ROW: f32 = 28.0;

/// The files with their order; nothing for a data set of ours.
pub(super) fn files(ui: &mut Ui, ctx: &Ctx<'_>) {
    if ctx.state.project.foreign.is_none() {
        return;
    }
    kit::heading(ui, ctx, &ctx.t("opening-files"));
    let count = ctx.world().layers.len();
    for n in (0..count).rev() {
        file(ui, ctx, n, count);
    }
    kit::gap(ui, 4.0);
    kit::action_button(ui, ctx, Some(Icon::Plus), Action::AddFiles);
}

fn file(ui: &mut Ui, ctx: &Ctx<'_>, n: usize, count: usize) {
    let layer = LayerId::from_index(n);
    let name = &ctx.world().layers[n].name;
    let on = !ctx.state.hidden_layers.contains(&layer);
    // Files of a folder or an archive cannot be closed one by one.
    let can_close = count > 1 && ctx.state.opening.origins.len() == count;
    // The box of the check row stands a little inside; this lines it up with what is above.
    let wide = ui.available_rect_before_wrap().expand2(Vec2::new(4.0, 0.0));
    let mut outer = ui.new_child(UiBuilder::new().max_rect(wide).id_salt(("file", n)));
    kit::row(&mut outer, ctx, ROW, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let buttons = match (count > 1, can_close) {
            (false, _) => 0.0,
            (true, false) => 2.0,
            (true, true) => 3.0,
        };
        let width = ui.available_width() - buttons * 22.0;
        ui.allocate_ui(Vec2::new(width, ROW), |ui| {
            let response = kit::check(ui, ctx, on, name);
            if response.clicked() {
                ctx.send(Command::Files(Files::ToggleFile(layer)));
            }
            // A narrow panel cuts long names.
            kit::tip(response, ctx, name);
        });
        if count == 1 {
            return;
        }
        let named = |word: &str| ctx.words.with(word, &[("name", name.as_str().into())]);
        let up = Files::MoveFile(layer, 1);
        small(
            ui,
            ctx,
            Icon::Up,
            &named("opening-raise"),
            n + 1 < count,
            up,
        );
        let down = Files::MoveFile(layer, -1);
        small(ui, ctx, Icon::Down, &named("opening-lower"), n > 0, down);
        if can_close {
            let close = Files::CloseFile(layer);
            small(ui, ctx, Icon::Close, &named("opening-close"), true, close);
        }
    });
    ui.advance_cursor_after_rect(outer.min_rect().shrink2(Vec2::new(4.0, 0.0)));
}

/// An icon of 22 points, so that three of them fit a narrow panel.
fn small(ui: &mut Ui, ctx: &Ctx<'_>, icon: Icon, words: &str, on: bool, command: Files) {
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
