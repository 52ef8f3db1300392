//! Rival accounts beside the main one: what other sources claim, when, and who says so.

use super::{evidence, phrases, rows};
use crate::model::{Account, AreaId, ChangeId, Control, Dispute};
use crate::state::Command;
use crate::ui::ctx::Ctx;
use crate::ui::forces::account_name;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::{Rect, Ui, Vec2, pos2};

/// The most that are written out beside one change.
const MOST: usize = 12;

/// The rivals of an area, each with the change that it stands against.
pub(super) fn rivals(ctx: &Ctx<'_>, area: AreaId) -> Vec<(Option<ChangeId>, ChangeId)> {
    let world = ctx.world();
    let account = &ctx.state.view.account;
    // What the account tells is no rival's, and what was not known then nobody could say.
    let is_rival = |id: &&ChangeId| {
        let is_known = account
            .known_on
            .is_none_or(|day| world.known_from(**id) <= day);
        is_known && world.change(**id).claim != account.claim
    };
    let rivals = world.rivals_of(area).iter().filter(is_rival);
    rivals
        .map(|rival| (world.disputed_by(area, *rival), *rival))
        .collect()
}

/// One line that says that a change is disputed.
pub(super) fn disputed_line(ui: &mut Ui, ctx: &Ctx<'_>, count: usize) {
    let words = ctx.words.with("place-disputed", &[("count", count.into())]);
    rows::said(ui, ctx, Icon::Warning, ctx.look.warning, &words);
}

/// What holds at the date by other accounts, each with the way to it.
pub(super) fn now(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId) {
    let (told, date) = (&ctx.state.told, ctx.state.view.date);
    for dispute in told.disputes.at(ctx.world(), area, date).take(MOST) {
        let words = dispute_words(ctx, &dispute);
        rows::said(ui, ctx, Icon::Warning, ctx.look.warning, &words);
        rows::indented(ui, ctx, 20, |ui| show(ui, ctx, dispute.claim));
    }
}

/// What another account says that holds, and whose it is.
pub(in crate::ui) fn dispute_words(ctx: &Ctx<'_>, dispute: &Dispute<'_>) -> String {
    let state = format::control(ctx.words, ctx.world(), dispute.control);
    let claim = account_name(ctx, dispute.claim);
    let values = [("claim", claim.into()), ("state", state.into())];
    ctx.words.with("place-disputed-now", &values)
}

/// The way to another account: the whole map tells it then.
fn show(ui: &mut Ui, ctx: &Ctx<'_>, claim: Option<&str>) {
    let word = if claim.is_some() {
        "account-show"
    } else {
        "account-show-main"
    };
    if kit::link(ui, ctx, Role::Caption, &ctx.t(word)).clicked() {
        let known_on = ctx.state.view.account.known_on;
        ctx.send(Command::TellBy(Account {
            known_on,
            ..Account::of_claim(claim)
        }));
    }
}

/// The rival changes with their sources, one beneath the other, each under the name of its account.
pub(super) fn accounts(ui: &mut Ui, ctx: &Ctx<'_>, rivals: &[ChangeId]) {
    for id in rivals.iter().take(MOST) {
        account(ui, ctx, *id);
    }
    if rivals.len() > MOST {
        let more = [("count", (rivals.len() - MOST).into())];
        let words = ctx.words.with("place-disputed-more", &more);
        rows::still(ui, ctx, |ui| {
            kit::text(ui, Role::Caption, &words, ctx.look.quiet);
        });
    }
}

fn account(ui: &mut Ui, ctx: &Ctx<'_>, id: ChangeId) {
    let change = ctx.world().change(id);
    let claim = change.claim.as_deref();
    let date = format::fuzzy(ctx.words, &change.date);
    let state = format::control(ctx.words, ctx.world(), &change.control);
    let named = account_name(ctx, claim);
    let heading = ctx.words.with("place-account", &[("claim", named.into())]);
    rows::still(ui, ctx, |ui| {
        kit::gap(ui, 6.0);
        kit::text(ui, Role::Caption, &heading, ctx.look.warning);
        with_sample(ui, ctx, &change.control, |ui| {
            kit::text(ui, Role::Strong, &state, ctx.look.ink);
        });
        let line = phrases::joined(ctx, &[date.as_str(), change.note.get(ctx.lang())]);
        kit::text(ui, Role::Caption, &line, ctx.look.quiet);
        show(ui, ctx, claim);
    });
    evidence::evidence_ui(ui, ctx, id);
}

/// Contents with a sample of a state before their first line.
fn with_sample(ui: &mut Ui, ctx: &Ctx<'_>, control: &Control, add: impl FnOnce(&mut Ui)) {
    let (top, whole) = (ui.cursor().top(), ui.max_rect());
    rows::indented(ui, ctx, 22, add);
    let x = if ctx.is_mirrored() {
        whole.right() - 7.0
    } else {
        whole.left() + 7.0
    };
    let sample = Rect::from_center_size(pos2(x, top + 10.0), Vec2::splat(14.0));
    rows::paint_state(ui, ctx, sample, control);
}
