//! The search: a field over the window and what it finds, marked and taken by key or pointer.

mod describe;
mod line;
mod results;

use super::ctx::Ctx;
use super::kit;
use super::look::Role;
use crate::state::search::MOST_RESULTS;
use crate::state::{Action, Command, Overlay};
use egui::{Frame, Id, Key, Margin, Modifiers, Sense, Ui, Vec2};

/// Width of the overlay where the window has room for it.
const WIDTH: f32 = 560.0;

/// What the search keeps between frames: the text as it is typed, and what was last in view.
#[derive(Clone, Debug, Default)]
pub struct SearchMemory {
    text: String,
    is_open: bool,
    wants_focus: bool,
    in_view: Option<(String, usize)>,
    examples: Vec<String>,
}

impl SearchMemory {
    /// The search has just opened.
    fn open(&mut self, ctx: &Ctx<'_>) {
        self.is_open = true;
        self.wants_focus = true;
        self.text = ctx.state.search.query.clone();
        let words = (1..=4).map(|n| ctx.t(&format!("search-example-{n}")));
        // An example that finds nothing in this data set would mislead.
        self.examples = words
            .filter(|word| !ctx.state.project.search.find(word).is_empty())
            .collect();
    }
}

/// The field's id: the same in every frame, so that it keeps the focus.
fn field_id() -> Id {
    Id::unique("kharita search field")
}

/// Draws the search over the window while it is open.
pub fn search_ui(egui: &egui::Context, ctx: &Ctx<'_>, memory: &mut SearchMemory) {
    if ctx.state.overlay != Overlay::Search {
        *memory = SearchMemory::default();
        return;
    }
    if !memory.is_open {
        memory.open(ctx);
    }
    let title = ctx.t(Action::Search.word());
    let is_left = kit::sheet(egui, ctx, ("kharita search", &title), WIDTH, |ui| {
        contents(ui, ctx, memory);
    });
    if is_left {
        ctx.act(Action::Escape);
    }
}

fn contents(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut SearchMemory) {
    keys(ui, ctx);
    let (hint, width) = (ctx.t("search-hint"), ui.available_width());
    let field = kit::field(ui, ctx, field_id(), &mut memory.text, &hint, width);
    if field.changed() {
        ctx.send(Command::SetQuery(memory.text.clone()));
    }
    // The focus is only kept once the overlay has been measured and shown.
    if memory.wants_focus {
        gather_early(ui, ctx, memory);
        field.request_focus();
        memory.wants_focus = !field.has_focus();
    }
    let search = &ctx.state.search;
    kit::columns(ui, ctx, |ui| {
        if search.query.trim().is_empty() {
            what_can_be_found(ui, ctx, memory);
        } else if search.results.is_empty() {
            let query = search.query.trim().to_owned();
            padded(ui, |ui| {
                let words = ctx.words.with("search-nothing", &[("query", query.into())]);
                kit::text(ui, Role::Body, &words, ctx.look.quiet);
            });
        } else {
            results::results(ui, ctx, &mut memory.in_view);
            footer(ui, ctx);
        }
    });
}

/// What was typed while the overlay was still opening.
fn gather_early(ui: &Ui, ctx: &Ctx<'_>, memory: &mut SearchMemory) {
    let typed: String = ui.input(|input| {
        let text = input.events.iter().filter_map(|event| match event {
            egui::Event::Text(text) => Some(text.as_str()),
            _ => None,
        });
        text.collect()
    });
    if !typed.is_empty() {
        memory.text.push_str(&typed);
        ctx.send(Command::SetQuery(memory.text.clone()));
    }
}

/// The keys that belong to the search while it is open; used up, so that nothing else reacts.
fn keys(ui: &Ui, ctx: &Ctx<'_>) {
    let in_field = ui.memory(|memory| memory.focused().is_none_or(|id| id == field_id()));
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
            ctx.send(Command::MoveResult(by));
        }
    }
    // A result that has the focus takes Enter itself.
    if in_field && pressed(Key::Enter) > 0 {
        ctx.send(Command::TakeMarkedResult);
    }
    if pressed(Key::Escape) > 0 {
        ctx.act(Action::Escape);
    }
}

/// For an empty field: what there is to find, with examples that can be taken.
fn what_can_be_found(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut SearchMemory) {
    padded(ui, |ui| {
        kit::columns(ui, ctx, |ui| {
            kit::text(ui, Role::Body, &ctx.t("search-what"), ctx.look.quiet);
            if memory.examples.is_empty() {
                return;
            }
            kit::row(ui, ctx, 32.0, |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                kit::text(ui, Role::Caption, &ctx.t("search-try"), ctx.look.quiet);
                for example in memory.examples.clone() {
                    if kit::button(ui, ctx, None, &example).clicked() {
                        ctx.send(Command::SetQuery(example.clone()));
                        memory.text = example;
                        ui.memory_mut(|memory| memory.request_focus(field_id()));
                    }
                }
            });
        });
    });
}

/// How much was found and which keys there are.
fn footer(ui: &mut Ui, ctx: &Ctx<'_>) {
    let count = ctx.state.search.results.len();
    let word = if count < MOST_RESULTS {
        "search-count"
    } else {
        "search-count-first"
    };
    let count = ctx.words.with(word, &[("count", count.into())]);
    let keys = ctx.t("search-keys");
    kit::row(ui, ctx, 22.0, |ui| {
        let (rect, response) =
            ui.allocate_exact_size(Vec2::new(ui.available_width(), 22.0), Sense::hover());
        let spoken = format!("{count}. {keys}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
        let rect = rect.shrink2(Vec2::new(8.0, 0.0));
        let width = kit::text_size(ui, Role::Caption, &count).x;
        let (start, end) = kit::split(ctx, rect, width + 16.0);
        kit::paint_text(
            ui.painter(),
            start,
            Role::Caption,
            &count,
            ctx.look.quiet,
            ctx.is_mirrored(),
        );
        kit::paint_text(
            ui.painter(),
            end,
            Role::Caption,
            &keys,
            ctx.look.faint,
            !ctx.is_mirrored(),
        );
    });
}

fn padded(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::new()
        .inner_margin(Margin::symmetric(8, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui);
        });
}
