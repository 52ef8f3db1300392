//! What can be asked for beside a place and beside one of its changes.

use crate::model::{AreaId, ChangeId, SourceId};
use crate::state::{Command, CorrectionEdit};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Layout, Rect, Ui, UiBuilder, pos2};

/// Height of a row of links.
const ROW: f32 = 22.0;

/// Width of a button that is an icon.
const BUTTON: f32 = 28.0;

/// The names of a place, with the way to a new change of it at the far end.
pub(in crate::ui) fn with_add(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    area: AreaId,
    names: impl FnOnce(&mut Ui),
) {
    if !ctx.state.can_correct() {
        names(ui);
        return;
    }
    let whole = ui.available_rect_before_wrap();
    let (start, end) = kit::split(ctx, whole, whole.width() - BUTTON);
    let layout = Layout::top_down(kit::start_align(ctx));
    let mut inner = ui.new_child(UiBuilder::new().max_rect(start).layout(layout));
    names(&mut inner);
    let bottom = inner.min_rect().bottom().max(whole.top() + BUTTON);
    let mut corner = ui.new_child(UiBuilder::new().max_rect(end).layout(layout));
    let words = ctx.t("correcting-add");
    if kit::icon_button(&mut corner, ctx, Icon::Plus, &words, false).clicked() {
        ctx.send(Command::Correct(CorrectionEdit::AddChange(area)));
    }
    let taken = Rect::from_min_max(whole.min, pos2(whole.right(), bottom));
    ui.advance_cursor_after_rect(taken);
}

/// The way to an original of a source; to one that becomes a source of its own where none is named.
pub(in crate::ui) fn attach(ui: &mut Ui, ctx: &Ctx<'_>, source: Option<SourceId>) {
    if !ctx.state.can_correct() {
        return;
    }
    let words = ctx.t("attaching-attach");
    if kit::button(ui, ctx, Some(Icon::File), &words).clicked() {
        ctx.send(Command::Correct(CorrectionEdit::Attach(source)));
    }
}

/// What can be done with the selected change, and whether it is otherwise than in the data set.
pub(in crate::ui) fn change_actions(ui: &mut Ui, ctx: &Ctx<'_>, change: ChangeId) {
    if ctx.state.is_corrected(change) {
        let words = ctx.t("correcting-corrected");
        kit::text(ui, Role::Caption, &words, ctx.look.accent);
    }
    if !ctx.state.can_correct() {
        return;
    }
    kit::row(ui, ctx, ROW, |ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let words = ctx.t("correcting-correct");
        if kit::link(ui, ctx, Role::Caption, &words).clicked() {
            ctx.send(Command::Correct(CorrectionEdit::CorrectChange(change)));
        }
        let words = ctx.t("correcting-withdraw");
        if kit::link(ui, ctx, Role::Caption, &words).clicked() {
            ctx.send(Command::Correct(CorrectionEdit::Withdraw(change)));
        }
    });
}
