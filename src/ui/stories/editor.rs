//! A story that is worked on: what it is called, its steps, and what the chosen one says.

use super::{list, step, steps};
use crate::export::ExportKind;
use crate::model::{Lang, WrittenStory};
use crate::state::saving::{Export, SaveChoice};
use crate::state::stories::untranslated;
use crate::state::{Action, Command, StoryEdit, StoryText};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::ui::place::rows;
use crate::words::Words;
use egui::{Id, Ui};

/// Height of a row of buttons.
const ROW: f32 = 32.0;

/// The story at a position.
pub(super) fn editor_ui(ui: &mut Ui, ctx: &Ctx<'_>, number: usize) {
    let Some(story) = ctx.state.making.edited() else {
        return;
    };
    rows::still(ui, ctx, |ui| {
        head(ui, ctx, number);
        kit::text(ui, Role::Strong, &list::title(ctx, story), ctx.look.ink);
        kit::gap(ui, 6.0);
        languages(ui, ctx);
    });
    missing(ui, ctx, story);
    rows::still(ui, ctx, |ui| {
        for (text, label, words) in [
            (StoryText::Title, "stories-title", &story.title),
            (StoryText::Subtitle, "stories-subtitle", &story.subtitle),
            (StoryText::Authors, "stories-authors", &story.authors),
        ] {
            let lang = ctx.state.making.writing_lang(ctx.lang());
            let label = ctx.t(label);
            kit::gap(ui, 6.0);
            kit::text(ui, Role::Caption, &label, ctx.look.quiet);
            let id = Id::unique(("story text", number, text, lang));
            let mut written = words.exact(lang).to_owned();
            if kit::field_in(ui, ctx, lang, (id, &label), &mut written).changed() {
                write(ctx, text, written);
            }
        }
    });
    steps::steps_ui(ui, ctx, story);
    if let Some(chosen) = ctx.state.making.chosen_step() {
        step::step_ui(ui, ctx, number, chosen);
    }
    kit::gap(ui, 24.0);
}

/// Writes a text in the language that is written in.
pub(super) fn write(ctx: &Ctx<'_>, text: StoryText, words: String) {
    let lang = ctx.state.making.writing_lang(ctx.lang());
    ctx.send(Command::MakeStory(StoryEdit::Write(text, lang, words)));
}

/// The way back, and what can be done with the whole story.
fn head(ui: &mut Ui, ctx: &Ctx<'_>, number: usize) {
    kit::row(ui, ctx, ROW, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let words = ctx.t("stories-back");
        if kit::icon_button(ui, ctx, Icon::Back, &words, false).clicked() {
            ctx.send(Command::MakeStory(StoryEdit::Close));
        }
        kit::action_icon(ui, ctx, Action::UndoEdit);
        kit::action_icon(ui, ctx, Action::RedoEdit);
        kit::row_reversed(ui, ctx, ROW, |ui| {
            let words = ctx.t("stories-remove");
            if kit::icon_button(ui, ctx, Icon::Trash, &words, false).clicked() {
                ctx.send(Command::MakeStory(StoryEdit::Remove(number)));
            }
            let words = ctx.t("stories-save");
            if kit::icon_button(ui, ctx, Icon::Save, &words, false).clicked() {
                save(ctx, number);
            }
            let words = ctx.t("stories-present");
            if kit::icon_button(ui, ctx, Icon::Present, &words, false).clicked() {
                present(ctx, number);
            }
        });
    });
}

/// Opens the page of saving at this story.
fn save(ctx: &Ctx<'_>, number: usize) {
    let choice = SaveChoice {
        kind: ExportKind::Story,
        story: Some(number),
        ..ctx.state.save_choice
    };
    ctx.send(Command::Export(Export::Choose(choice)));
    ctx.act(Action::Save);
}

/// Presents the story from the chosen step on, or from its title where it has none.
fn present(ctx: &Ctx<'_>, story: usize) {
    ctx.send(match ctx.state.making.chosen() {
        Some(step) => Command::PresentStory { story, step },
        None => Command::TellStory(story),
    });
}

/// The language in which the fields are written.
fn languages(ui: &mut Ui, ctx: &Ctx<'_>) {
    let writing = ctx.state.making.writing_lang(ctx.lang());
    kit::row(ui, ctx, 30.0, |ui| {
        for lang in Lang::ALL {
            let words = ctx.t(lang_word(lang));
            if kit::choice_chip(ui, ctx, &words, lang == writing).clicked() {
                ctx.send(Command::MakeStory(StoryEdit::WriteIn(lang)));
            }
        }
    });
}

/// The key of a language's name.
fn lang_word(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "stories-in-english",
        Lang::Ar => "stories-in-arabic",
    }
}

/// What is said in one language alone.
fn missing(ui: &mut Ui, ctx: &Ctx<'_>, story: &WrittenStory) {
    for lang in Lang::ALL {
        let steps = untranslated(story, lang);
        let lacks_title = !story.title.is_empty() && story.title.exact(lang).is_empty();
        if steps.is_empty() && !lacks_title {
            continue;
        }
        let title = lacks_title.then(|| ctx.t("stories-missing-title"));
        let numbers: Vec<String> = steps.iter().map(usize::to_string).collect();
        let numbers = numbers.join(Words::comma(ctx.lang()));
        let values = [
            ("count", steps.len().into()),
            ("steps", numbers.as_str().into()),
        ];
        let of_steps =
            (!steps.is_empty()).then(|| ctx.words.with("stories-missing-steps", &values));
        let what: Vec<String> = title.into_iter().chain(of_steps).collect();
        let what = what.join(Words::comma(ctx.lang()));
        let key = match lang {
            Lang::En => "stories-missing-english",
            Lang::Ar => "stories-missing-arabic",
        };
        let words = ctx.words.with(key, &[("what", what.as_str().into())]);
        rows::still(ui, ctx, |ui| {
            kit::gap(ui, 4.0);
            rows::said(ui, ctx, Icon::Warning, ctx.look.warning, &words);
        });
    }
}
