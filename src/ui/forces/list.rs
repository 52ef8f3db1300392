//! The forces with their share of the ground, the largest first. A click singles one out.

use super::dress_force;
use super::remainder;
use super::row::{ForceListRow, ROW};
use super::shares::{Shares, census_words};
use crate::model::{Condition, Control, Force, ForceId, GroundTally, Holder};
use crate::scene::{Pattern, palette};
use crate::state::{Action, Command, OpenedFiles};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{CORNERS, Role};
use crate::words::format;
use egui::{CursorIcon, Key, Modifiers, Response, Sense, Ui, Vec2, WidgetInfo};

/// The heading, the forces, and what remains.
pub(super) fn list(ui: &mut Ui, ctx: &Ctx<'_>) {
    let shares = Shares::of(ctx);
    kit::heading(ui, ctx, &ctx.t("forces-title"));
    shares.switch(ui, ctx);
    kit::text_elided(ui, Role::Caption, &shares.title(ui, ctx), ctx.look.quiet);
    kit::gap(ui, 4.0);
    let (present, absent) = by_weight(ctx, &shares);
    for force in present.iter().copied() {
        force_row(ui, ctx, &shares, force);
    }
    let is_on_ground = |force: &ForceId| shares.ground(Holder::Force(*force)).areas > 0;
    let on_ground: Vec<ForceId> = present.into_iter().filter(is_on_ground).collect();
    remainder::remainder(ui, ctx, &shares, &on_ground);
    shares.remarks(ui, ctx);
    if ctx.state.view.filter.singled_out().next().is_some() {
        kit::gap(ui, 6.0);
        kit::action_button(ui, ctx, None, Action::AllForces);
        kit::gap(ui, 6.0);
    }
    if !absent.is_empty() {
        absent_forces(ui, ctx, &shares, &absent);
    }
    undo(ui, ctx);
}

/// Takes the last choice of a colour, a name or a look back.
fn undo(ui: &mut Ui, ctx: &Ctx<'_>) {
    if ctx.state.opening.past.is_empty() || ctx.state.opening.is_asking {
        return;
    }
    kit::gap(ui, 4.0);
    let is_clicked = kit::link(ui, ctx, Role::Caption, &ctx.t("dress-undo")).clicked();
    let is_typing = ui.memory(|memory| memory.focused()).is_some();
    let is_pressed =
        !is_typing && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Z));
    if is_clicked || is_pressed {
        ctx.send(Command::Files(OpenedFiles::UndoMapping));
    }
    kit::gap(ui, 4.0);
}

/// The forces that hold ground, the largest first and those of layers over it last, and the others in the order of the file.
fn by_weight(ctx: &Ctx<'_>, shares: &Shares<'_>) -> (Vec<ForceId>, Vec<ForceId>) {
    let ground = |force: &ForceId| shares.ground(Holder::Force(*force));
    let (mut present, absent): (Vec<_>, Vec<_>) = ctx
        .world()
        .force_ids()
        .partition(|force| is_present(shares, *force));
    let km2 = |force: &ForceId| ground(force).km2();
    let over = |force: &ForceId| shares.over(*force).km2();
    // Classes of numbers stand from few to many.
    let class = |force: &ForceId| {
        let is_class = ctx.world().force(*force).kind == Force::CLASS;
        is_class.then_some(force.index())
    };
    present.sort_by(|a, b| {
        if let (Some(a), Some(b)) = (class(a), class(b)) {
            return a.cmp(&b);
        }
        let weights = shares.weight(*b).total_cmp(&shares.weight(*a));
        let sums = weights.then(km2(b).total_cmp(&km2(a)));
        let points = |force: &ForceId| ground(force).points;
        let sums = sums.then(over(b).total_cmp(&over(a)));
        sums.then(points(b).cmp(&points(a)))
    });
    (present, absent)
}

/// The forces that hold nothing at the date, folded away.
fn absent_forces(ui: &mut Ui, ctx: &Ctx<'_>, shares: &Shares<'_>, absent: &[ForceId]) {
    let id = ui.scope_id().with("absent forces");
    let is_open: bool = ui.data_mut(|data| *data.get_persisted_mut_or_default(id));
    let words = ctx.t("forces-absent");
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::DisclosureTriangle, enabled, is_open, &words)
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, CORNERS, ctx.look.hover);
    }
    let (words_place, caret) = kit::split(ctx, rect, rect.width() - 20.0);
    kit::paint_text(
        ui.painter(),
        words_place,
        Role::Caption,
        &words,
        ctx.look.quiet,
        ctx.is_mirrored(),
    );
    let icon = if is_open { Icon::Up } else { Icon::Down };
    kit::paint_icon(
        ui.painter(),
        caret.center(),
        icon,
        ctx.lang(),
        14.0,
        ctx.look.quiet,
    );
    kit::focus_ring(ui, ctx, rect, &response);
    if response.clicked() {
        ui.data_mut(|data| data.insert_persisted(id, !is_open));
    }
    kit::tip(
        response.on_hover_cursor(CursorIcon::PointingHand),
        ctx,
        &words,
    );
    if is_open {
        for force in absent.iter().copied() {
            force_row(ui, ctx, shares, force);
        }
    }
}

/// A force: sample, name, share. A click singles it out.
fn force_row(ui: &mut Ui, ctx: &Ctx<'_>, shares: &Shares<'_>, force: ForceId) {
    let (ground, over) = (shares.ground(Holder::Force(force)), shares.over(force));
    let filter = &ctx.state.view.filter;
    let is_chosen = filter.has(&Condition::Force(force));
    let is_quiet = !filter.is_full(&Control::of(force));
    let name = ctx.world().force(force).short.get(ctx.lang());
    let size = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let (mut share, mut spoken) = (String::new(), name.to_owned());
    if ground.areas > 0 {
        share = shares.words(ctx, Holder::Force(force));
    } else if over.km2() > 0.0 {
        // What lies over the ground has no share of it.
        share = format::area(ctx.words, over.km2());
    } else if ground.points > 0 {
        share = shares.points(ctx, "forces-points", ground.points);
    }
    if !share.is_empty() {
        let values = [("name", name.into()), ("share", share.as_str().into())];
        spoken = ctx.words.with("forces-row", &values);
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, enabled, is_chosen, &spoken));
    let wide = rect.expand2(Vec2::new(6.0, 0.0));
    let fill = match (is_chosen, response.hovered()) {
        (true, _) => Some(ctx.look.accent_soft),
        (false, hovered) => hovered.then_some(ctx.look.hover),
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(wide, CORNERS, fill);
    }
    kit::focus_ring(ui, ctx, wide, &response);
    let color = palette::force_colour(ctx.world(), &ctx.state.picked, force, ctx.look.theme);
    let role = if is_chosen { Role::Strong } else { Role::Body };
    let ink = if is_quiet {
        ctx.look.faint
    } else {
        ctx.look.ink
    };
    ForceListRow { rect, role, ink }.paint(ui, ctx, Pattern::Solid, &[color], name, &share);
    if response.clicked() {
        let add = ui.input(|input| input.modifiers.shift || input.modifiers.command);
        ctx.send(Command::SingleOut { force, add });
    }
    dress_force::dress_force(ui, ctx, &response, force);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    force_tip(response, ctx, shares, force);
}

/// Whether a force holds anything.
fn is_present(shares: &Shares<'_>, force: ForceId) -> bool {
    let ground = shares.ground(Holder::Force(force));
    ground.areas > 0 || ground.points > 0 || shares.over(force).areas > 0
}

/// Who it is and what it holds.
fn force_tip(response: Response, ctx: &Ctx<'_>, shares: &Shares<'_>, force: ForceId) {
    let (ground, over) = (shares.ground(Holder::Force(force)), shares.over(force));
    let row = ctx.world().force(force);
    let look = &ctx.look;
    response.on_hover_ui(|ui| {
        ui.set_max_width(300.0);
        kit::columns(ui, ctx, |ui| {
            kit::text(ui, Role::Strong, row.name.get(ctx.lang()), look.ink);
            if !row.about.is_empty() {
                kit::text(ui, Role::Body, row.about.get(ctx.lang()), look.ink);
            }
            let held = |word, tally: &GroundTally| {
                let areas = [("count", tally.areas.into())];
                let areas = ctx.words.with("count-areas", &areas);
                let area = format::area(ctx.words, tally.km2());
                let values = [("area", area.into()), ("areas", areas.into())];
                ctx.words.with(word, &values)
            };
            if ground.areas > 0 {
                kit::text(ui, Role::Body, &held("forces-ground", &ground), look.ink);
                if let Some(people) = shares.tip(ctx, Holder::Force(force)) {
                    kit::text(ui, Role::Body, &people, look.ink);
                    kit::text(ui, Role::Caption, &census_words(ctx), look.quiet);
                }
            }
            if over.areas > 0 {
                let words = held("forces-over", &over);
                kit::text(ui, Role::Body, &words, look.ink);
            }
            if ground.points > 0 {
                let words = shares.points(ctx, "forces-points-tip", ground.points);
                kit::text(ui, Role::Body, &words, look.ink);
            }
            if !is_present(shares, force) {
                kit::text(ui, Role::Body, &ctx.t("forces-absent"), look.ink);
            }
            kit::text(ui, Role::Caption, &ctx.t("forces-click"), look.quiet);
            kit::text(ui, Role::Caption, &ctx.t("dress-click"), look.quiet);
        });
    });
}
