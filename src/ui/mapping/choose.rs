//! A list to choose from, opened by a button that shows the choice. Complete by keyboard: arrows go
//! through the list, Enter takes, Escape closes.

use crate::scene::{Pattern, Rgba};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{CORNERS, HAIRLINE, Role, SMALL_CORNERS};
use egui::{
    CursorIcon, EventFilter, Frame, Id, Key, Layout, Margin, Modifiers, Popup, PopupCloseBehavior,
    Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

/// Height of the button.
const BUTTON: f32 = 28.0;

/// Heights of a row with one line and with two.
const ROW: f32 = 28.0;
const TALL: f32 = 44.0;

/// Height of the longest list before it scrolls.
const HIGHEST: f32 = 308.0;

/// Something that can be chosen.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    /// What it is called.
    pub(super) name: String,
    /// What tells it from others; empty for nothing.
    pub(super) about: String,
    /// A number at the end; empty for none.
    pub(super) count: String,
    /// A sample of its colour.
    pub(super) colour: Option<Rgba>,
}

/// A field above the list, for what is not in it.
pub(super) struct Other<'a> {
    /// What is typed.
    pub(super) typed: &'a mut String,
    /// What the field says while it is empty.
    pub(super) hint: String,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// A row.
    Row(usize),
    /// What was typed.
    Typed(String),
}

/// The button of a list, over the whole width.
pub(super) fn button(ui: &mut Ui, ctx: &Ctx<'_>, label: &str, shown: &Choice) -> Response {
    let size = Vec2::new(ui.available_width(), BUTTON);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{label}: {}", shown.name);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, ui.is_enabled(), &name));
    let look = &ctx.look;
    let fill = if response.hovered() {
        look.hover
    } else {
        look.raised
    };
    let (corners, line) = (CORNERS, Stroke::new(HAIRLINE, look.line));
    ui.painter()
        .rect(rect, corners, fill, line, StrokeKind::Inside);
    let inner = rect.shrink2(Vec2::new(8.0, 0.0));
    let (words, caret) = kit::split(ctx, inner, inner.width() - 18.0);
    swatch_and_name(ui, ctx, words, shown);
    let at = caret.center();
    kit::paint_icon(ui.painter(), at, Icon::Down, ctx.lang(), 14.0, look.quiet);
    kit::focus_ring(ui, ctx, rect, &response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The list beneath its button; answers with what was chosen in this frame.
pub(super) fn list(
    ui: &Ui,
    ctx: &Ctx<'_>,
    button: &Response,
    choices: &[Choice],
    chosen: Option<usize>,
    mut other: Option<Other<'_>>,
) -> Option<Chosen> {
    let just_opened = button.clicked();
    if just_opened && let Some(other) = &mut other {
        other.typed.clear();
    }
    let width = button.rect.width().max(220.0);
    let frame = Frame::menu(ui.style())
        .inner_margin(Margin::same(4))
        .corner_radius(CORNERS);
    let shown = Popup::menu(button)
        .layout(Layout::top_down(kit::start_align(ctx)))
        .width(width)
        .frame(frame)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(width - 8.0);
            ui.spacing_mut().item_spacing = Vec2::ZERO;
            let typed = other.and_then(|other| field(ui, ctx, button.id, other, just_opened));
            let list = List {
                id: button.id,
                choices,
                chosen,
            };
            typed.or(list.show(ui, ctx, just_opened))
        });
    let chosen = shown.and_then(|shown| shown.inner);
    if chosen.is_some() {
        Popup::close_all(ui.ctx());
        button.request_focus();
    }
    chosen
}

fn field(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    id: Id,
    other: Other<'_>,
    just_opened: bool,
) -> Option<Chosen> {
    let width = ui.available_width();
    let response = kit::field(ui, ctx, id.with("other"), other.typed, &other.hint, width);
    if just_opened {
        response.request_focus();
    }
    kit::gap(ui, 4.0);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let typed = other.typed.trim();
    (entered && !typed.is_empty()).then(|| Chosen::Typed(typed.to_owned()))
}

struct List<'a> {
    id: Id,
    choices: &'a [Choice],
    chosen: Option<usize>,
}

impl List<'_> {
    fn row_id(&self, n: usize) -> Id {
        self.id.with(("choice", n))
    }

    fn show(&self, ui: &mut Ui, ctx: &Ctx<'_>, just_opened: bool) -> Option<Chosen> {
        let is_tall = self.choices.iter().any(|choice| !choice.about.is_empty());
        let height = if is_tall { TALL } else { ROW };
        let room = ui.ctx().content_rect().height() - 120.0;
        let mut area = ScrollArea::vertical()
            .id_salt(self.id.with("list"))
            .max_height(HIGHEST.min(room));
        let moved = self.moved(ui);
        let target = if just_opened {
            Some(self.chosen.unwrap_or(0))
        } else {
            moved
        };
        if let Some(target) = target {
            #[expect(clippy::cast_precision_loss, reason = "rows on a screen")]
            let offset = target as f32 * height - HIGHEST / 2.0 + height / 2.0;
            area = area.vertical_scroll_offset(offset.max(0.0));
        }
        let mut taken = None;
        area.show_rows(ui, height, self.choices.len(), |ui, rows| {
            for n in rows {
                if self.row(ui, ctx, n, height).clicked() {
                    taken = Some(Chosen::Row(n));
                }
            }
        });
        let is_typing = ui.memory(|memory| memory.has_focus(self.id.with("other")));
        if let Some(target) = target
            && !(just_opened && is_typing)
        {
            ui.memory_mut(|memory| memory.request_focus(self.row_id(target)));
        }
        taken
    }

    /// Where the arrows lead from the row that has the focus, or from the field into the list.
    fn moved(&self, ui: &Ui) -> Option<usize> {
        let last = self.choices.len().checked_sub(1)?;
        let focused = ui.memory(|memory| memory.focused())?;
        let at = (0..=last).find(|n| self.row_id(*n) == focused);
        let in_field = focused == self.id.with("other");
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        if at.is_some() {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if in_field {
            return pressed(Key::ArrowDown).then_some(0);
        }
        let at = at?;
        if pressed(Key::ArrowDown) {
            Some((at + 1).min(last))
        } else if pressed(Key::ArrowUp) {
            Some(at.saturating_sub(1))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        }
    }

    fn row(&self, ui: &mut Ui, ctx: &Ctx<'_>, n: usize, height: f32) -> Response {
        let choice = &self.choices[n];
        let look = &ctx.look;
        let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), height));
        let response = ui.interact(rect, self.row_id(n), Sense::click());
        let is_chosen = self.chosen == Some(n);
        let name = match choice.count.as_str() {
            "" => choice.name.clone(),
            count => ctx.list(&[choice.name.as_str(), count]),
        };
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::ListBoxOption, true, is_chosen, &name)
        });
        if is_chosen || response.hovered() || response.has_focus() {
            let fill = if is_chosen {
                look.accent_soft
            } else {
                look.hover
            };
            ui.painter().rect_filled(rect, SMALL_CORNERS, fill);
        }
        kit::focus_ring(ui, ctx, rect, &response);
        let inner = rect.shrink2(Vec2::new(8.0, 0.0));
        let (upper, lower) = if choice.about.is_empty() {
            (inner, None)
        } else {
            let (upper, lower) = inner.split_top_bottom_at_fraction(0.52);
            (
                upper.with_min_y(upper.top() + 2.0),
                Some(lower.with_max_y(lower.bottom() - 2.0)),
            )
        };
        let count = kit::text_size(ui, Role::Caption, &choice.count).x;
        let (words, end) = kit::split(ctx, upper, upper.width() - count - 8.0);
        swatch_and_name(ui, ctx, words, choice);
        let (painter, mirrored) = (ui.painter(), ctx.is_mirrored());
        kit::paint_text(
            painter,
            end,
            Role::Caption,
            &choice.count,
            look.quiet,
            !mirrored,
        );
        if let Some(lower) = lower {
            kit::paint_text(
                painter,
                lower,
                Role::Caption,
                &choice.about,
                look.quiet,
                mirrored,
            );
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

/// A sample of the colour, if there is one, and the name.
pub(super) fn swatch_and_name(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, choice: &Choice) {
    let mut words = rect;
    if let Some(colour) = choice.colour {
        let (place, rest) = kit::split(ctx, rect, 14.0);
        let swatch = Rect::from_center_size(place.center(), Vec2::splat(14.0));
        kit::paint_swatch(ui.painter(), swatch, Pattern::Solid, &[colour], &ctx.look);
        (_, words) = kit::split(ctx, rest, 8.0);
    }
    let (painter, ink) = (ui.painter(), ctx.look.ink);
    kit::paint_text(
        painter,
        words,
        Role::Body,
        &choice.name,
        ink,
        ctx.is_mirrored(),
    );
}
