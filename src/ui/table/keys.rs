//! The keyboard over the rows: arrows, pages, ends, Enter, copying. They take the keys before the
//! window's own table does, while they have the focus.

use super::head::field_id;
use super::{TableMemory, body_id};
use crate::state::{Command, Overlay, TableCommand};
use crate::ui::ctx::Ctx;
use egui::{Event, EventFilter, Key, Modifiers, Ui};

/// How far an arrow scrolls the columns, in points.
const ACROSS: f32 = 80.0;

/// Takes the keys that belong to the table.
pub fn keys(ui: &Ui, ctx: &Ctx<'_>, memory: &mut TableMemory) {
    if !ctx.state.settings.table_open || ctx.state.overlay != Overlay::None {
        return;
    }
    let focused = ui.memory(|memory| memory.focused());
    if focused == Some(field_id()) {
        // From the filter down into the rows.
        let down = [Key::ArrowDown, Key::Enter];
        if down
            .into_iter()
            .any(|key| pressed(ui, Modifiers::NONE, key) > 0)
        {
            ui.memory_mut(|memory| memory.request_focus(body_id()));
            mark(ctx, ctx.state.table.mark.unwrap_or(0), false);
        }
        return;
    }
    if focused != Some(body_id()) {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(body_id(), filter));
    move_mark(ui, ctx, memory);
    let across = if ctx.is_mirrored() { -ACROSS } else { ACROSS };
    memory.left += across * pressed(ui, Modifiers::NONE, Key::ArrowRight) as f32;
    memory.left -= across * pressed(ui, Modifiers::NONE, Key::ArrowLeft) as f32;
    if pressed(ui, Modifiers::NONE, Key::Enter) > 0 {
        ctx.send(Command::Table(TableCommand::Take));
    }
    if pressed(ui, Modifiers::NONE, Key::Escape) > 0 {
        ui.memory_mut(|memory| memory.surrender_focus(body_id()));
    }
    if ui.input(|input| {
        input
            .events
            .iter()
            .any(|event| matches!(event, Event::Copy))
    }) {
        ctx.send(Command::Table(TableCommand::Copy));
    }
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> usize {
    ui.input_mut(|input| input.count_and_consume_key(modifiers, key))
}

fn mark(ctx: &Ctx<'_>, at: usize, extend: bool) {
    ctx.send(Command::Table(TableCommand::Mark { at, extend }));
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a row of the table is positive"
)]
fn move_mark(ui: &Ui, ctx: &Ctx<'_>, memory: &TableMemory) {
    let count = ctx.state.table.count(ctx.state.project.attributes.len());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page has few rows"
    )]
    let page = (memory.page.floor() as usize).saturating_sub(1).max(1);
    let now = ctx.state.table.mark;
    for modifiers in [Modifiers::SHIFT, Modifiers::NONE] {
        let extend = modifiers == Modifiers::SHIFT;
        let times = |key| pressed(ui, modifiers, key);
        let down = times(Key::ArrowDown) + page * times(Key::PageDown);
        let up = times(Key::ArrowUp) + page * times(Key::PageUp);
        let (first, last) = (times(Key::Home) > 0, times(Key::End) > 0);
        if first {
            mark(ctx, 0, extend);
        } else if last {
            mark(ctx, count.saturating_sub(1), extend);
        } else if down + up > 0 {
            let at = match now {
                // The first key marks the first row on the screen.
                None => memory.top.ceil() as usize,
                Some(at) => at.saturating_add(down).saturating_sub(up),
            };
            mark(ctx, at, extend);
        }
    }
}
