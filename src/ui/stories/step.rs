//! The chosen step: what is said, what the speaker reads, and what can be done with it.

use super::editor::write;
use crate::model::WrittenStep;
use crate::state::{Action, Command, StoryEdit, StoryText};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::ui::place::rows;
use crate::words::format;
use egui::{Id, Ui};

/// Width of the field for a day.
const DAY: f32 = 180.0;

/// The fields and buttons of the chosen step.
pub(super) fn step_ui(ui: &mut Ui, ctx: &Ctx<'_>, story: usize, step: &WrittenStep) {
    let Some(at) = ctx.state.making.chosen() else {
        return;
    };
    rows::still(ui, ctx, |ui| {
        kit::separator(ui, ctx);
        let head = [
            ("step", (at + 1).into()),
            ("date", format::day(ctx.words, step.date).into()),
        ];
        let head = ctx.words.with("stories-step-head", &head);
        kit::row(ui, ctx, 32.0, |ui| {
            kit::text(ui, Role::Strong, &head, ctx.look.ink);
            kit::row_reversed(ui, ctx, 32.0, |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                kit::action_icon(ui, ctx, Action::RemoveStep);
                kit::action_icon(ui, ctx, Action::DuplicateStep);
                kit::action_icon(ui, ctx, Action::StepLater);
                kit::action_icon(ui, ctx, Action::StepEarlier);
            });
        });
        texts(ui, ctx, (story, at), step);
        from(ui, ctx, (story, at), step);
        kit::gap(ui, 10.0);
        kit::action_button(ui, ctx, Some(Icon::Again), Action::UpdateStep);
        kit::text(
            ui,
            Role::Caption,
            &ctx.t("stories-update-note"),
            ctx.look.quiet,
        );
    });
}

fn texts(ui: &mut Ui, ctx: &Ctx<'_>, place: (usize, usize), step: &WrittenStep) {
    let lang = ctx.state.making.writing_lang(ctx.lang());
    for (text, label, words, lines) in [
        (StoryText::Caption, "stories-caption", &step.caption, 4),
        (StoryText::Notes, "stories-notes", &step.notes, 3),
    ] {
        let label = ctx.t(label);
        kit::gap(ui, 6.0);
        kit::text(ui, Role::Caption, &label, ctx.look.quiet);
        let id = Id::unique(("story text", place, text, lang));
        let mut written = words.exact(lang).to_owned();
        let field = (id, label.as_str());
        if kit::field_of_lines(ui, ctx, lang, field, (&mut written, lines)).changed() {
            write(ctx, text, written);
        }
    }
}

/// The day from which time passes to that of the step, to be typed.
fn from(ui: &mut Ui, ctx: &Ctx<'_>, place: (usize, usize), step: &WrittenStep) {
    let id = Id::unique(("story from", place, step.from));
    let shown = step.from.map_or_else(String::new, |day| day.to_string());
    let typed = ui.data(|data| data.get_temp::<String>(id));
    let mut text = typed.unwrap_or_else(|| shown.clone());
    let hint = ctx.t("stories-from-hint");
    kit::gap(ui, 6.0);
    kit::text(ui, Role::Caption, &ctx.t("stories-from"), ctx.look.quiet);
    let response = kit::field(ui, ctx, id.with("field"), &mut text, &hint, DAY);
    if response.lost_focus() && text != shown {
        ctx.send(Command::MakeStory(StoryEdit::TypeFrom(text)));
        // What was typed is shown as it was understood, or as it was before.
        text = shown;
    }
    ui.data_mut(|data| data.insert_temp(id, text));
}
