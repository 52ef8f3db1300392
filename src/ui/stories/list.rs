//! The stories that there are, and the ways to another.

use crate::model::WrittenStory;
use crate::state::{Action, Command, StoryEdit};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::ui::place::rows;
use crate::words::format;
use egui::Ui;

/// The list of stories; a click works on one.
pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let written = ctx.state.making.written();
    rows::still(ui, ctx, |ui| {
        let words = if written.is_empty() {
            "stories-none"
        } else {
            "stories-what-to-do"
        };
        kit::text(ui, Role::Caption, &ctx.t(words), ctx.look.quiet);
        kit::gap(ui, 8.0);
        if kit::button(ui, ctx, Some(Icon::Plus), &ctx.t("stories-new")).clicked() {
            ctx.send(Command::MakeStory(StoryEdit::Begin));
        }
        kit::gap(ui, 2.0);
        if kit::button(ui, ctx, Some(Icon::File), &ctx.t("stories-read")).clicked() {
            ctx.act(Action::OpenStory);
        }
        kit::gap(ui, 8.0);
    });
    for (number, story) in written.iter().enumerate() {
        let name = title(ctx, story);
        let foot = foot(ctx, number, story);
        let spoken = format!("{name} {foot}");
        let row = rows::clickable(ui, ctx, ("story", number), &spoken, false, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            kit::text(ui, Role::Body, &name, ctx.look.ink);
            kit::text(ui, Role::Caption, &foot, ctx.look.quiet);
        });
        if row.clicked() {
            ctx.send(Command::MakeStory(StoryEdit::Open(number)));
        }
    }
}

/// What a story is called; one without a title is called so.
pub(super) fn title(ctx: &Ctx<'_>, story: &WrittenStory) -> String {
    match story.title.get(ctx.lang()).trim() {
        "" => ctx.t("stories-untitled"),
        title => title.to_owned(),
    }
}

/// How many steps it has, over what time, and whether it stands in no file.
fn foot(ctx: &Ctx<'_>, number: usize, story: &WrittenStory) -> String {
    let count = ("count", story.steps.len().into());
    let mut parts = vec![ctx.words.with("stories-steps", &[count])];
    let days = story.steps.iter().map(|step| step.date);
    if let (Some(first), Some(last)) = (days.clone().min(), days.max()) {
        let days = [
            ("first", format::day(ctx.words, first).into()),
            ("last", format::day(ctx.words, last).into()),
        ];
        parts.push(ctx.words.with("stories-days", &days));
    }
    if ctx.state.making.is_changed(number) {
        parts.push(ctx.t("stories-not-saved"));
    }
    parts.join(" · ")
}
