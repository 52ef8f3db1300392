//! Which of several files is asked about: a list of all of them, each with its own reading.

use super::choose::{self, Choice, Chosen};
use super::columns;
use crate::model::Import;
use crate::state::{Command, OpenedFiles};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use egui::Ui;

/// The step of the question, where there are several files; a list to go to any of them.
pub(super) fn steps(ui: &mut Ui, ctx: &Ctx<'_>, import: &Import) {
    let (groups, opening) = (&import.groups, &ctx.state.opening);
    if groups.len() < 2 {
        return;
    }
    let values = [
        ("step", (opening.asked + 1).into()),
        ("count", groups.len().into()),
    ];
    let words = ctx.words.with("mapping-step", &values);
    columns::label(ui, ctx, &words);
    let choices: Vec<Choice> = (0..groups.len()).map(|n| choice(ctx, import, n)).collect();
    let Some(shown) = choices.get(opening.asked) else {
        return;
    };
    let button = choose::button(ui, ctx, &words, shown);
    kit::gap(ui, 12.0);
    if let Some(Chosen::Row(n)) =
        choose::list(ui, ctx, &button, &choices, Some(opening.asked), None)
    {
        ctx.send(Command::Files(OpenedFiles::AskAbout(n)));
    }
}

/// A file by its name, with what it became.
fn choice(ctx: &Ctx<'_>, import: &Import, n: usize) -> Choice {
    let group = &import.groups[n];
    let count = |word: &str, count: usize| ctx.words.with(word, &[("count", count.into())]);
    let outcome = &group.outcome;
    let about = [
        count("count-areas", outcome.areas),
        count("count-forces", outcome.forces),
        count("count-changes", outcome.changes),
    ];
    let is_answered = !ctx.state.opening.is_open_question(import, n);
    Choice {
        name: group.name.clone(),
        about: about.join(" · "),
        count: if is_answered {
            ctx.t("mapping-step-done")
        } else {
            String::new()
        },
        ..Choice::default()
    }
}
