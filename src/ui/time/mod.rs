//! Time: the controls of the playhead and, beneath them, the strip. Time runs from left to right
//! in every language, as the field draws it; only the controls follow the direction of reading.

mod chart;
mod marks;
mod strip;

pub(super) use strip::{interact as strip_interact, playhead as strip_playhead};

use super::ctx::Ctx;
use super::kit;
use super::look::Role;
use crate::model::Lang;
use crate::state::{Action, Command};
use crate::words::format;
use egui::{Id, Key, Rect, Ui, UiBuilder, Vec2};

/// What the panel keeps between frames: the text being typed and the drawn chart.
#[derive(Default)]
pub struct TimeMemory {
    typed: String,
    chart: chart::ChartMemory,
    /// The language of the dates and how wide the longest is.
    date_width: Option<(Lang, f32)>,
}

impl TimeMemory {
    /// What was typed in the frame in which the field is asked for.
    pub(super) fn type_ahead(&mut self, typed: &str) {
        self.typed.push_str(typed);
    }
}

/// The field for typing a date, so that the shell can give it the focus.
pub fn date_field_id() -> Id {
    Id::unique("type a date")
}

/// The panel, in the rectangle that is left: about 112 points high.
pub fn time_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut TimeMemory) {
    let rect = ui
        .available_rect_before_wrap()
        .shrink2(Vec2::new(12.0, 6.0));
    let controls = Rect::from_min_size(rect.min, Vec2::new(rect.width(), 32.0));
    let below = Rect::from_min_max(egui::pos2(rect.left(), controls.bottom() + 4.0), rect.max);
    ui.scope_builder(UiBuilder::new().max_rect(controls), |ui| {
        controls_ui(ui, ctx, memory);
    });
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        strip::strip_ui(ui, ctx, &mut memory.chart);
    });
}

fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut TimeMemory) {
    ui.spacing_mut().item_spacing.x = 4.0;
    kit::row(ui, ctx, 32.0, |ui| {
        // Keys of time point the way that time runs, so they keep their order when mirrored.
        let mut steps = [
            Action::FirstDay,
            Action::PreviousChange,
            Action::TogglePlay,
            Action::NextChange,
            Action::LastDay,
        ];
        if ctx.is_mirrored() {
            steps.reverse();
        }
        for action in steps {
            kit::action_icon(ui, ctx, action);
        }
        kit::gap(ui, 8.0);
        let date = format::day(ctx.words, ctx.state.view.date);
        let size = Vec2::new(date_width(ui, ctx, memory), 32.0);
        let (room, response) = ui.allocate_exact_size(size, egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &date));
        let (ink, mirrored) = (ctx.look.ink, ctx.is_mirrored());
        kit::paint_text(ui.painter(), room, Role::Date, &date, ink, mirrored);
        kit::gap(ui, 8.0);
        type_date(ui, ctx, memory);
        kit::row_reversed(ui, ctx, 32.0, |ui| far_end(ui, ctx));
    });
}

/// Room for the longest date, so that nothing moves while time runs.
fn date_width(ui: &Ui, ctx: &Ctx<'_>, memory: &mut TimeMemory) -> f32 {
    if let Some((_, width)) = memory.date_width.filter(|(lang, _)| *lang == ctx.lang()) {
        return width;
    }
    let width = |month: i8| {
        let words = format!("28 {} 2014", format::month_name(ctx.words, month));
        kit::text_size(ui, Role::Date, &words).x
    };
    let width = (1..=12).map(width).fold(0.0, f32::max) + 6.0;
    memory.date_width = Some((ctx.lang(), width));
    width
}

fn type_date(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut TimeMemory) {
    let width = ui.available_width().min(132.0);
    let response = kit::field(
        ui,
        ctx,
        date_field_id(),
        &mut memory.typed,
        &ctx.t("time-type-a-date"),
        width,
    );
    if response.lost_focus() {
        let entered =
            ui.input(|input| input.key_pressed(Key::Enter)) && !memory.typed.trim().is_empty();
        let typed = std::mem::take(&mut memory.typed);
        if entered {
            ctx.send(Command::TypeDate(typed));
        }
    }
    kit::tip(response, ctx, &ctx.t("time-type-a-date-tip"));
}

/// The speed, up to when anything is known, and how many changes take effect on the day.
fn far_end(ui: &mut Ui, ctx: &Ctx<'_>) {
    if ui.available_width() < 120.0 {
        return;
    }
    let speed = ctx.words.with(
        "time-speed",
        &[("days", ctx.state.playback.days_per_second().into())],
    );
    kit::action_icon(ui, ctx, Action::Faster);
    kit::text(ui, Role::Caption, &speed, ctx.look.quiet);
    kit::action_icon(ui, ctx, Action::Slower);
    let words = strip::end_words(ctx);
    let width = kit::text_size(ui, Role::Caption, &words).x;
    if !ctx.state.is_timeless() && ui.available_width() > width + 16.0 {
        kit::gap(ui, 12.0);
        kit::text(ui, Role::Caption, &words, ctx.look.quiet);
    }
    let date = ctx.state.view.date;
    let told = &ctx.state.told;
    let count = told.shown_between(date.plus_days(-1), date).count();
    // The states of the first day are where the history begins.
    if count > 0 && date > ctx.world().about.first && ui.available_width() > 110.0 {
        kit::gap(ui, 8.0);
        let words = ctx
            .words
            .with("time-changes-today", &[("count", count.into())]);
        kit::text_elided(ui, Role::Caption, &words, ctx.look.quiet);
    }
}
