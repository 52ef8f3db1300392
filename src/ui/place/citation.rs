//! How a source is cited at the head of its text.

use super::{phrases, rows};
use crate::model::{Source, SourceId, SourceKind};
use crate::state::Command;
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::Ui;

/// Publisher, date, what kind of text it is, and what a reader must know of it.
pub(super) fn citation_ui(ui: &mut Ui, ctx: &Ctx<'_>, id: SourceId, whole: bool) {
    let source = ctx.world().source(id);
    let digest = if source.kind == SourceKind::Digest {
        digest(ctx, source)
    } else {
        String::new()
    };
    if whole {
        kit::text(
            ui,
            Role::Caption,
            &phrases::citation(ctx, id),
            ctx.look.quiet,
        );
        if !digest.is_empty() {
            kit::text(ui, Role::Caption, &digest, ctx.look.quiet);
        }
    } else {
        let date = phrases::date(ctx, source.date.as_ref());
        let line = phrases::joined(ctx, &[&phrases::publisher(ctx, id), &date, &digest]);
        kit::text_elided(ui, Role::Caption, &line, ctx.look.quiet);
        return;
    }
    match source.kind {
        SourceKind::Unlocated => rows::said(
            ui,
            ctx,
            Icon::Note,
            ctx.look.quiet,
            &ctx.t("source-unlocated"),
        ),
        _ if !source.title_is_exact => {
            kit::text(
                ui,
                Role::Caption,
                &ctx.t("source-title-described"),
                ctx.look.quiet,
            );
        }
        _ => {}
    }
    let publisher = ctx.world().publisher_of(id);
    let owner = publisher.map_or("", |publisher| publisher.owner_note.get(ctx.lang()));
    if !owner.is_empty() {
        let values = [("note", owner.into())];
        let words = ctx.words.with("source-owner", &values);
        kit::text(ui, Role::Caption, &words, ctx.look.quiet);
    }
    if !source.note.is_empty() {
        kit::text(ui, Role::Caption, &source.note, ctx.look.quiet);
    }
    link_ui(ui, ctx, source);
}

/// What a digest is, with how many sources it was compiled from.
fn digest(ctx: &Ctx<'_>, source: &Source) -> String {
    match source.compiled_from.len() {
        0 => ctx.t("source-digest"),
        count => {
            let sources = ctx
                .words
                .with("count-sources-from", &[("count", count.into())]);
            ctx.words
                .with("source-digest-from", &[("sources", sources.into())])
        }
    }
}

/// The link to the source itself, shown by its host.
pub(super) fn link_ui(ui: &mut Ui, ctx: &Ctx<'_>, source: &Source) {
    if source.url.is_empty() {
        return;
    }
    let host = phrases::host(&source.url);
    let response = kit::link(ui, ctx, Role::Caption, host);
    if response.clicked() {
        ctx.send(Command::OpenLink(source.url.clone()));
    }
    let words = ctx
        .words
        .with("source-open-link", &[("link", source.url.as_str().into())]);
    kit::tip(response, ctx, &words);
}
