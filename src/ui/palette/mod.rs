//! The command palette: every action by its name in either language, with its key, to be found and
//! run. What cannot run now stands last and is quiet.

mod find;
mod row;

use super::ctx::Ctx;
use super::kit;
use super::look::Role;
use crate::state::{Action, Overlay};
use egui::style::ScrollAnimation;
use egui::{Id, Key, Modifiers, ScrollArea, Ui, Vec2};
use find::PaletteIndex;

/// Width of the overlay where the window has room for it.
const WIDTH: f32 = 600.0;

/// The most rows that are seen at once.
const MOST_ROWS: f32 = 9.0;

/// What the palette keeps while it is open.
#[derive(Debug, Default)]
pub struct PaletteMemory {
    open: Option<OpenPalette>,
}

#[derive(Debug)]
struct OpenPalette {
    index: PaletteIndex,
    text: String,
    found: Vec<Action>,
    marked: usize,
    wants_focus: bool,
    /// The mark must be brought into view.
    is_elsewhere: bool,
}

impl OpenPalette {
    fn new(ctx: &Ctx<'_>, typed: String) -> Self {
        let mut palette = Self {
            index: PaletteIndex::new(),
            text: typed,
            found: Vec::new(),
            marked: 0,
            wants_focus: true,
            is_elsewhere: true,
        };
        palette.find(ctx);
        palette
    }

    fn find(&mut self, ctx: &Ctx<'_>) {
        self.found = self.index.find(&self.text);
        // What can be done comes first; the order is kept otherwise.
        self.found.sort_by_key(|action| !ctx.state.can(*action));
        self.marked = 0;
        self.is_elsewhere = true;
    }

    fn move_mark(&mut self, by: isize) {
        let last = self.found.len().saturating_sub(1);
        self.marked = self.marked.saturating_add_signed(by).min(last);
        self.is_elsewhere = true;
    }
}

impl PaletteMemory {
    /// What was typed in the frame in which the palette is asked for.
    pub fn type_ahead(&mut self, ctx: &Ctx<'_>, typed: String) {
        self.open = Some(OpenPalette::new(ctx, typed));
    }
}

fn field_id() -> Id {
    Id::unique("kharita palette field")
}

/// Draws the palette over the window while it is open.
pub fn palette_ui(egui: &egui::Context, ctx: &Ctx<'_>, memory: &mut PaletteMemory) {
    if ctx.state.overlay != Overlay::Palette {
        // What was typed ahead waits for the next frame.
        if memory.open.as_ref().is_some_and(|open| !open.wants_focus) {
            memory.open = None;
        }
        return;
    }
    let palette = memory
        .open
        .get_or_insert_with(|| OpenPalette::new(ctx, String::new()));
    let title = ctx.t(Action::Palette.word());
    let is_left = kit::sheet(egui, ctx, ("kharita palette", &title), WIDTH, |ui| {
        contents(ui, ctx, palette);
    });
    if is_left {
        ctx.act(Action::Escape);
    }
}

fn contents(ui: &mut Ui, ctx: &Ctx<'_>, palette: &mut OpenPalette) {
    keys(ui, ctx, palette);
    let (hint, width) = (ctx.t("palette-hint"), ui.available_width());
    let field = kit::field(ui, ctx, field_id(), &mut palette.text, &hint, width);
    if field.changed() {
        palette.find(ctx);
    }
    if palette.wants_focus {
        field.request_focus();
        palette.wants_focus = !field.has_focus();
    }
    kit::columns(ui, ctx, |ui| {
        if palette.found.is_empty() {
            kit::gap(ui, 8.0);
            kit::text(ui, Role::Body, &ctx.t("palette-nothing"), ctx.look.quiet);
            kit::gap(ui, 8.0);
        } else {
            rows(ui, ctx, palette);
        }
    });
}

/// The keys that belong to the palette; used up, so that nothing else reacts.
fn keys(ui: &Ui, ctx: &Ctx<'_>, palette: &mut OpenPalette) {
    let pressed =
        |key: Key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let by = [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, 8),
        (Key::PageUp, -8),
    ];
    for (key, by) in by {
        for _ in 0..pressed(key) {
            palette.move_mark(by);
        }
    }
    if pressed(Key::Enter) > 0
        && let Some(action) = palette.found.get(palette.marked)
    {
        run(ctx, *action);
    }
    if pressed(Key::Escape) > 0 {
        ctx.act(Action::Escape);
    }
}

/// Closes the palette and does what was chosen, if it can be done.
fn run(ctx: &Ctx<'_>, action: Action) {
    if ctx.state.can(action) {
        ctx.act(Action::Escape);
        ctx.act(action);
    }
}

fn rows(ui: &mut Ui, ctx: &Ctx<'_>, palette: &mut OpenPalette) {
    let most = (ui.ctx().content_rect().height() - 180.0)
        .clamp(row::HEIGHT * 2.0, row::HEIGHT * MOST_ROWS);
    #[expect(clippy::cast_precision_loss, reason = "there are some sixty actions")]
    let height = (palette.found.len() as f32 * row::HEIGHT).min(most);
    let (mut chosen, mut is_elsewhere) = (None, palette.is_elsewhere);
    ScrollArea::vertical()
        .id_salt("commands")
        .min_scrolled_height(height)
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (n, action) in palette.found.iter().enumerate() {
                let is_marked = n == palette.marked;
                let size = Vec2::new(ui.available_width(), row::HEIGHT);
                let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
                if is_marked && is_elsewhere {
                    ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
                }
                if ui.is_rect_visible(rect) {
                    row::row(ui, ctx, rect, &response, (*action, is_marked));
                }
                if response.clicked() {
                    chosen = Some(*action);
                }
            }
        });
    if is_elsewhere {
        // The overlay takes its new height in the next frame.
        ui.ctx().request_repaint();
        is_elsewhere = false;
    }
    palette.is_elsewhere = is_elsewhere;
    if let Some(action) = chosen {
        run(ctx, action);
    }
}
