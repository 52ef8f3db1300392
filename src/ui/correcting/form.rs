//! A change that is being written: when, where, who holds, how sure it is, who says so, and what happened.

use super::{sources, wrapped};
use crate::model::{Confidence, Lang, Status};
use crate::state::{ChangeForm, Command, CorrectionEdit, FormFault};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::ui::place::rows;
use crate::words::format;
use egui::{Id, Ui};

/// Height of a row of chips and buttons.
const ROW: f32 = 32.0;

/// How an area can be held, as a change says it.
const STATUSES: [Status; 5] = [
    Status::Control,
    Status::Contested,
    Status::Shared,
    Status::None,
    Status::Unknown,
];

/// The form, filling the rest of the panel.
pub(in crate::ui) fn form_ui(ui: &mut Ui, ctx: &Ctx<'_>, form: &ChangeForm) {
    kit::scroll(ui, ctx, "change form", |ui| {
        rows::still(ui, ctx, |ui| {
            let head = if form.id.is_empty() {
                "correcting-new"
            } else {
                "correcting-change"
            };
            kit::text(ui, Role::Title, &ctx.t(head), ctx.look.ink);
            date(ui, ctx, form);
            areas(ui, ctx, form);
            control(ui, ctx, form);
            confidence(ui, ctx, form);
            label(ui, ctx, "correcting-sources");
            sources::sources_ui(ui, ctx, form);
            for lang in Lang::ALL {
                note(ui, ctx, form, lang);
            }
            end(ui, ctx, form);
        });
    });
}

/// The form with something otherwise.
pub(super) fn fill(ctx: &Ctx<'_>, form: &ChangeForm, change: impl FnOnce(&mut ChangeForm)) {
    let mut next = form.clone();
    change(&mut next);
    ctx.send(Command::Correct(CorrectionEdit::Fill(Box::new(next))));
}

fn label(ui: &mut Ui, ctx: &Ctx<'_>, key: &str) {
    kit::gap(ui, 8.0);
    kit::text(ui, Role::Caption, &ctx.t(key), ctx.look.quiet);
}

/// The date as it is typed, and as it is understood.
fn date(ui: &mut Ui, ctx: &Ctx<'_>, form: &ChangeForm) {
    label(ui, ctx, "correcting-date");
    let mut typed = form.date.clone();
    let id = Id::unique(("change form date", &form.id));
    let hint = ctx.t("correcting-date-hint");
    if kit::field_in(ui, ctx, Lang::En, (id, &hint), &mut typed).changed() {
        fill(ctx, form, |form| form.date = typed);
    }
    match form.understood_date() {
        Some(date) => {
            let date = format::fuzzy(ctx.words, &date);
            kit::text(ui, Role::Caption, &date, ctx.look.quiet);
        }
        None => fault(ui, ctx, FormFault::Date),
    }
}

/// The areas, each to be taken away, and the map to pick others from.
fn areas(ui: &mut Ui, ctx: &Ctx<'_>, form: &ChangeForm) {
    label(ui, ctx, "correcting-areas");
    wrapped(ui, ctx, |ui| {
        for (at, id) in form.areas.iter().enumerate() {
            let world = ctx.world();
            let name = world
                .find_area(id)
                .map(|area| world.area(area).name.get(ctx.lang()));
            let name = name.unwrap_or(id);
            let away = ctx.words.with("correcting-away", &[("name", name.into())]);
            if kit::chip(ui, ctx, name, &away).clicked() {
                fill(ctx, form, |form| {
                    form.areas.remove(at);
                });
            }
        }
    });
    if form.areas.is_empty() {
        fault(ui, ctx, FormFault::Areas);
    }
    let picks = ctx.state.correcting.picks_areas;
    let words = if picks {
        "correcting-pick-done"
    } else {
        "correcting-pick"
    };
    kit::gap(ui, 4.0);
    if kit::button(ui, ctx, Some(Icon::Place), &ctx.t(words)).clicked() {
        ctx.send(Command::Correct(CorrectionEdit::PickAreas(!picks)));
    }
    if picks {
        let words = ctx.t("correcting-pick-how");
        kit::text(ui, Role::Caption, &words, ctx.look.accent);
    }
}

/// How it is held, and by whom.
fn control(ui: &mut Ui, ctx: &Ctx<'_>, form: &ChangeForm) {
    label(ui, ctx, "correcting-status");
    let all = STATUSES.map(|status| {
        let words = ctx.t(&format!("correcting-status-{}", status.word()));
        (words, status == form.status)
    });
    if let Some(chosen) = kit::choices(ui, ctx, &all) {
        let status = STATUSES[chosen];
        fill(ctx, form, |form| {
            form.status = status;
            match status {
                Status::Control => form.forces.truncate(1),
                Status::Contested | Status::Shared => {}
                Status::None | Status::Unknown | Status::Absent => form.forces.clear(),
            }
        });
    }
    if matches!(form.status, Status::None | Status::Unknown | Status::Absent) {
        return;
    }
    let key = if form.status == Status::Control {
        "correcting-force"
    } else {
        "correcting-forces"
    };
    label(ui, ctx, key);
    for force in &ctx.world().forces {
        let at = form.forces.iter().position(|id| *id == force.id);
        let name = force.name.get(ctx.lang());
        let words = match at.filter(|_| form.forces.len() > 1) {
            Some(at) => format!("{}. {name}", at + 1),
            None => name.to_owned(),
        };
        if kit::check(ui, ctx, at.is_some(), &words).clicked() {
            fill(ctx, form, |form| match at {
                Some(at) => {
                    form.forces.remove(at);
                }
                None if form.status == Status::Control => form.forces = vec![force.id.clone()],
                None => form.forces.push(force.id.clone()),
            });
        }
    }
    if form.faults().contains(&FormFault::Forces) {
        fault(ui, ctx, FormFault::Forces);
    }
}

fn confidence(ui: &mut Ui, ctx: &Ctx<'_>, form: &ChangeForm) {
    label(ui, ctx, "correcting-confidence");
    wrapped(ui, ctx, |ui| {
        for grade in Confidence::ALL {
            let words = ctx.t(&format!("correcting-confidence-{}", grade.word()));
            if kit::choice_chip(ui, ctx, &words, form.confidence == grade).clicked() {
                fill(ctx, form, |form| form.confidence = grade);
            }
        }
    });
}

/// What happened, in a language.
fn note(ui: &mut Ui, ctx: &Ctx<'_>, form: &ChangeForm, lang: Lang) {
    let key = match lang {
        Lang::En => "correcting-note-english",
        Lang::Ar => "correcting-note-arabic",
    };
    label(ui, ctx, key);
    let mut written = form.note.exact(lang).to_owned();
    let id = Id::unique(("change form note", &form.id, lang));
    let hint = ctx.t(key);
    if kit::field_of_lines(ui, ctx, lang, (id, &hint), (&mut written, 3)).changed() {
        fill(ctx, form, |form| match lang {
            Lang::En => form.note.en = written,
            Lang::Ar => form.note.ar = written,
        });
    }
}

fn end(ui: &mut Ui, ctx: &Ctx<'_>, form: &ChangeForm) {
    kit::gap(ui, 12.0);
    let is_right = form.faults().is_empty();
    kit::row(ui, ctx, ROW, |ui| {
        ui.add_enabled_ui(is_right, |ui| {
            if kit::button(ui, ctx, Some(Icon::Checked), &ctx.t("correcting-take")).clicked() {
                ctx.send(Command::Correct(CorrectionEdit::Take));
            }
        });
        if kit::button(ui, ctx, None, &ctx.t("correcting-cancel")).clicked() {
            ctx.send(Command::Correct(CorrectionEdit::Close));
        }
    });
    if form.sources.is_empty() {
        let words = ctx.t("correcting-no-source");
        kit::text(ui, Role::Caption, &words, ctx.look.quiet);
    }
    kit::gap(ui, 24.0);
}

fn fault(ui: &mut Ui, ctx: &Ctx<'_>, fault: FormFault) {
    let key = match fault {
        FormFault::Date => "correcting-fault-date",
        FormFault::Areas => "correcting-fault-areas",
        FormFault::Forces => "correcting-fault-forces",
    };
    rows::said(ui, ctx, Icon::Warning, ctx.look.warning, &ctx.t(key));
}
