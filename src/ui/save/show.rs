//! What a clip, slides, a page or a story's file is made of, and how clips and slides look.

use crate::export::{ExportKind, Plan};
use crate::model::Lang;
use crate::scene::Theme;
use crate::state::Command;
use crate::state::saving::{Export, SHOW_DAYS_PER_SECOND, SHOW_SIZES_PX, SaveChoice, ShowChoice};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::Ui;

/// Height of a choice among stories, and of a row of chips with its words.
const STORY: f32 = 28.0;
const CHIPS: f32 = 58.0;

/// The margin in which these choices stand, beneath the kind that they belong to.
const MARGIN: i8 = 38;

/// Whether a kind is made of a story.
fn tells(kind: ExportKind) -> bool {
    kind.needs_story() || matches!(kind, ExportKind::Clip | ExportKind::Page)
}

/// Whether it can be chosen how a kind looks.
fn is_shown(kind: ExportKind) -> bool {
    matches!(kind, ExportKind::Clip | ExportKind::Slides)
}

/// Height of what stands beneath a chosen kind.
pub(super) fn height(ctx: &Ctx<'_>, kind: ExportKind) -> f32 {
    if !tells(kind) {
        return 0.0;
    }
    let stories = ctx.state.stories().len() + 1;
    let rows = match kind {
        ExportKind::Clip => 4.0,
        ExportKind::Slides => 3.0,
        _ => 0.0,
    };
    stories as f32 * (STORY + 4.0) + 12.0 + rows * CHIPS
}

/// The choices beneath a chosen kind.
pub(super) fn show_options(ui: &mut Ui, ctx: &Ctx<'_>, plan: Plan) {
    let kind = plan.what.kind();
    if !tells(kind) {
        return;
    }
    let inner = egui::Frame::new().inner_margin(egui::Margin::symmetric(MARGIN, 4));
    inner.show(ui, |ui| {
        kit::columns(ui, ctx, |ui| {
            what(ui, ctx, kind);
            if is_shown(kind) {
                look(ui, ctx, kind == ExportKind::Clip);
            }
        });
    });
}

fn choose(ctx: &Ctx<'_>, change: impl FnOnce(&mut SaveChoice)) {
    let mut choice = ctx.state.save_choice;
    change(&mut choice);
    ctx.send(Command::Export(Export::Choose(choice)));
}

/// Of what it is made: a story, or what there is without one.
fn what(ui: &mut Ui, ctx: &Ctx<'_>, kind: ExportKind) {
    let chosen = ctx.state.story_to_save();
    let without = match kind {
        ExportKind::Clip if !ctx.state.is_timeless() => {
            let [first, last] = ctx.state.stretch.as_days();
            let days = [
                ("first", format::day(ctx.words, first).into()),
                ("last", format::day(ctx.words, last).into()),
            ];
            Some(ctx.words.with("save-span", &days))
        }
        ExportKind::Page => Some(ctx.t("save-no-choice")),
        _ => None,
    };
    let must_be_story = without.is_none();
    if let Some(words) = without
        && kit::check(ui, ctx, chosen.is_none(), &words).clicked()
    {
        choose(ctx, |choice| choice.story = None);
    }
    let shown = chosen.or(must_be_story.then_some(0));
    for (n, story) in ctx.state.stories().iter().enumerate() {
        let words = story.title.get(ctx.lang());
        if kit::check(ui, ctx, shown == Some(n), words).clicked() {
            choose(ctx, |choice| choice.story = Some(n));
        }
    }
}

/// How clips and slides look; a clip also how fast days pass.
fn look(ui: &mut Ui, ctx: &Ctx<'_>, is_clip: bool) {
    let show = ctx.state.save_choice.show;
    let settings = &ctx.state.settings;
    let set = |change: &dyn Fn(&mut ShowChoice)| choose(ctx, |choice| change(&mut choice.show));
    let size = |n: usize| {
        let [width, height] = SHOW_SIZES_PX[n];
        format!("{width} × {height}")
    };
    let sizes = (0..SHOW_SIZES_PX.len()).map(|n| (size(n), n == show.size));
    if let Some(n) = chips(ui, ctx, "save-size", sizes) {
        set(&|show| show.size = n);
    }
    let lang = show.lang.unwrap_or(settings.lang);
    let name = |lang: Lang| match lang {
        Lang::En => ctx.t("stories-in-english"),
        Lang::Ar => ctx.t("stories-in-arabic"),
    };
    let langs = Lang::ALL.into_iter().map(|one| (name(one), one == lang));
    if let Some(n) = chips(ui, ctx, "save-lang", langs) {
        set(&|show| show.lang = Some(Lang::ALL[n]));
    }
    let theme = show.theme.unwrap_or(settings.theme);
    let themes = Theme::ALL
        .into_iter()
        .map(|one| (ctx.t(&format!("theme-{}", one.word())), one == theme));
    if let Some(n) = chips(ui, ctx, "header-theme", themes) {
        set(&|show| show.theme = Some(Theme::ALL[n]));
    }
    // A story stands as long as its captions take to read.
    if is_clip && ctx.state.story_to_save().is_none() {
        let speeds = SHOW_DAYS_PER_SECOND.iter().enumerate();
        let speeds = speeds.map(|(n, days)| (days.to_string(), n == show.speed));
        if let Some(n) = chips(ui, ctx, "save-speed", speeds) {
            set(&|show| show.speed = n);
        }
    }
}

/// A row of choices with what they are of; answers which was clicked.
fn chips(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    label: &str,
    choices: impl Iterator<Item = (String, bool)>,
) -> Option<usize> {
    kit::gap(ui, 4.0);
    kit::text(ui, Role::Caption, &ctx.t(label), ctx.look.quiet);
    let mut clicked = None;
    kit::row(ui, ctx, 30.0, |ui| {
        for (n, (words, is_chosen)) in choices.enumerate() {
            if kit::choice_chip(ui, ctx, &words, is_chosen).clicked() {
                clicked = Some(n);
            }
        }
    });
    clicked
}
