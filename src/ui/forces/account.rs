//! Whose account the map tells, and as known on which day.

use crate::model::Account;
use crate::state::Command;
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{CORNERS, Role};
use crate::words::format;
use egui::{CursorIcon, Frame, Id, Key, Layout, Margin, Popup, Sense, Ui};
use egui::{Vec2, WidgetInfo};

/// Height of a row.
const ROW: f32 = 28.0;

/// How an account is called.
pub(in crate::ui) fn account_name(ctx: &Ctx<'_>, claim: Option<&str>) -> String {
    format::account(ctx.words, ctx.world(), claim)
}

/// The accounts where there are several, then the field for the day.
pub(super) fn account(ui: &mut Ui, ctx: &Ctx<'_>) {
    if ctx.state.is_timeless() {
        return;
    }
    kit::heading(ui, ctx, &ctx.t("account-title"));
    if !ctx.world().disputes.accounts().is_empty() {
        chooser(ui, ctx);
        kit::gap(ui, 6.0);
    }
    known_on(ui, ctx);
}

/// The account that is shown, and a menu of all.
fn chooser(ui: &mut Ui, ctx: &Ctx<'_>) {
    let present = account_name(ctx, ctx.state.view.account.claim.as_deref());
    let words = ctx
        .words
        .with("account-choose", &[("claim", present.into())]);
    let response = kit::button(ui, ctx, Some(Icon::Down), &words);
    let width = ui.available_width().max(response.rect.width());
    Popup::menu(&response)
        .accessible_name(words)
        .layout(Layout::top_down(kit::start_align(ctx)))
        .width(width)
        .frame(Frame::menu(ui.style()).inner_margin(Margin::same(8)))
        .show(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            let most = (ui.ctx().content_rect().height() * 0.6).max(120.0);
            let list = egui::ScrollArea::vertical().max_height(most);
            list.show(ui, |ui| {
                kit::columns(ui, ctx, |ui| {
                    choice(ui, ctx, None);
                    for claim in ctx.world().claims() {
                        choice(ui, ctx, Some(claim));
                    }
                });
            });
        });
}

/// An account to choose.
fn choice(ui: &mut Ui, ctx: &Ctx<'_>, claim: Option<&str>) {
    let present = &ctx.state.view.account;
    let is_chosen = present.claim.as_deref() == claim;
    let words = account_name(ctx, claim);
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, enabled, is_chosen, &words));
    let fill = if is_chosen {
        Some(ctx.look.accent_soft)
    } else {
        response.hovered().then_some(ctx.look.hover)
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CORNERS, fill);
    }
    let ink = if is_chosen {
        ctx.look.accent
    } else {
        ctx.look.ink
    };
    let inner = rect.shrink2(Vec2::new(8.0, 0.0));
    let mirrored = ctx.is_mirrored();
    kit::paint_text(ui.painter(), inner, Role::Body, &words, ink, mirrored);
    kit::focus_ring(ui, ctx, rect, &response);
    if response.clicked() {
        let account = Account {
            claim: claim.map(str::to_owned),
            ..present.clone()
        };
        ctx.send(Command::TellBy(account));
        ui.close();
    }
    // The command line knows it by its id.
    let id = claim.filter(|id| *id != words);
    let values = |id: &str| {
        [
            ("account", words.as_str().into()),
            ("id", id.to_owned().into()),
        ]
    };
    let tip = id.map_or_else(
        || words.clone(),
        |id| ctx.words.with("account-told-by-id", &values(id)),
    );
    kit::tip(
        response.on_hover_cursor(CursorIcon::PointingHand),
        ctx,
        &tip,
    );
}

/// The day by which evidence must have been published, typed like any date; empty for all of it.
fn known_on(ui: &mut Ui, ctx: &Ctx<'_>) {
    let id = Id::unique("kharita known on");
    let account = &ctx.state.view.account;
    kit::text(
        ui,
        Role::Caption,
        &ctx.t("account-known-on"),
        ctx.look.quiet,
    );
    kit::gap(ui, 4.0);
    kit::row(ui, ctx, ROW, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let hint = match account.known_on {
            Some(day) => format::day(ctx.words, day),
            None => ctx.t("account-all-evidence"),
        };
        let width = ui.available_width() - ROW - 6.0;
        // What is being typed is the field's own until it is entered.
        let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let response = kit::field(ui, ctx, id, &mut typed, &hint, width);
        if response.lost_focus() {
            let entered = ui.input(|input| input.key_pressed(Key::Enter));
            if entered && !typed.trim().is_empty() {
                ctx.send(Command::TypeKnownOn(std::mem::take(&mut typed)));
            }
        }
        ui.data_mut(|data| data.insert_temp(id, typed));
        kit::tip(response, ctx, &ctx.t("account-known-on-tip"));
        if account.known_on.is_some() {
            let words = ctx.t("account-all-evidence");
            if kit::icon_button(ui, ctx, Icon::Close, &words, false).clicked() {
                ctx.send(Command::TypeKnownOn(String::new()));
            }
        }
    });
}
