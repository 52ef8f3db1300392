//! The speaker's window, for another screen than the audience's: what is said now, the notes, what comes
//! next, and how long one has been speaking.

use crate::model::StoryStep;
use crate::state::Action;
use crate::state::presenting::StorySlide;
use crate::ui::ctx::Ctx;
use crate::ui::look::Role;
use crate::ui::{key_presses, kit};
use crate::words::format;
use egui::{Frame, Margin, Ui, ViewportBuilder, ViewportClass, ViewportCommand, ViewportId};
use std::time::Duration;

/// Size of the window when it opens, in points.
const SIZE: [f32; 2] = [760.0, 560.0];

/// Free space at its edges, in points.
const MARGIN: i8 = 24;

/// Shows the window while it is wanted and a story is told.
pub fn speaker_ui(egui: &egui::Context, ctx: &Ctx<'_>) {
    if !ctx.state.has_speaker_window || !ctx.state.is_telling() {
        return;
    }
    let title = ctx.t("speaker-title");
    let builder = ViewportBuilder::default()
        .with_title(&title)
        .with_inner_size(SIZE);
    egui.show_viewport_immediate(
        ViewportId::from_hash_of("kharita speaker"),
        builder,
        |ui, class| {
            if class != ViewportClass::EmbeddedWindow {
                let asked = key_presses::take(ui.ctx(), ctx);
                asked
                    .commands
                    .into_iter()
                    .for_each(|command| ctx.send(command));
                if ui.input(|input| input.viewport().close_requested()) {
                    ui.ctx().send_viewport_cmd(ViewportCommand::CancelClose);
                    ctx.act(Action::ToggleSpeaker);
                }
            }
            let frame = Frame::new()
                .fill(ctx.look.paper)
                .inner_margin(Margin::same(MARGIN));
            frame.show(ui, |ui| {
                ui.set_min_size(ui.available_size());
                kit::columns(ui, ctx, |ui| contents(ui, ctx));
            });
        },
    );
    egui.request_repaint_after(Duration::from_millis(500));
}

fn contents(ui: &mut Ui, ctx: &Ctx<'_>) {
    let Some(story) = ctx.state.story() else {
        return;
    };
    let slide = ctx.state.presenting.unwrap_or_default().slide;
    let count = ("count", story.steps.len().into());
    let place = match slide {
        StorySlide::Title => ctx.t("present-title-slide"),
        StorySlide::End => ctx.t("present-end-slide"),
        StorySlide::Step(step) => {
            let step = ("step", (step + 1).into());
            ctx.words.with("present-step", &[step, count])
        }
    };
    kit::row(ui, ctx, 44.0, |ui| {
        kit::text(
            ui,
            Role::GreatDate,
            &elapsed(ctx.state.told_seconds),
            ctx.look.ink,
        );
        kit::gap(ui, 16.0);
        kit::text(ui, Role::Body, &place, ctx.look.quiet);
        kit::row_reversed(ui, ctx, 44.0, |ui| {
            kit::action_icon(ui, ctx, Action::NextStep);
            kit::action_icon(ui, ctx, Action::PreviousStep);
            kit::action_icon(ui, ctx, Action::BlankScreen);
        });
    });
    kit::separator(ui, ctx);
    kit::scroll(ui, ctx, "speaker", |ui| {
        if let Some(step) = ctx.state.step() {
            said(ui, ctx, step);
            let notes = step.notes.get(ctx.lang());
            if !notes.is_empty() {
                kit::heading(ui, ctx, &ctx.t("stories-notes"));
                kit::text(ui, Role::Title, notes, ctx.look.ink);
            }
        }
        let next = match slide {
            StorySlide::Title => story.steps.first(),
            StorySlide::Step(step) => story.steps.get(step + 1),
            StorySlide::End => None,
        };
        kit::heading(ui, ctx, &ctx.t("speaker-next"));
        match next {
            Some(step) => said(ui, ctx, step),
            None => {
                kit::text(ui, Role::Body, &ctx.t("speaker-end"), ctx.look.quiet);
            }
        }
    });
}

fn said(ui: &mut Ui, ctx: &Ctx<'_>, step: &StoryStep) {
    let date = format::day(ctx.words, step.date);
    kit::text(ui, Role::Caption, &date, ctx.look.quiet);
    kit::text(
        ui,
        Role::Reading,
        step.caption.get(ctx.lang()),
        ctx.look.ink,
    );
}

/// How long one has been speaking: `12:05`, `1:02:09`.
fn elapsed(seconds: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no talk lasts so long"
    )]
    let whole = seconds.max(0.0) as u64;
    let (hours, minutes, seconds) = (whole / 3_600, whole / 60 % 60, whole % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_talk_is_told_in_minutes_and_then_in_hours() {
        let told = [0.0, 59.9, 60.0, 725.0, 3_729.0].map(elapsed);
        assert_eq!(told, ["0:00", "0:59", "1:00", "12:05", "1:02:09"]);
    }
}
