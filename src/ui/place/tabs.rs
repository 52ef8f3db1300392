//! The tabs, as words where there is room and as icons where there is not.

use crate::model::Severity;
use crate::state::{Action, Command, Tab};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{LINE_CORNERS, Role};
use egui::{CursorIcon, Response, Sense, Ui, WidgetInfo, pos2, vec2};

/// Height of the row of tabs.
const HEIGHT: f32 = 32.0;

/// Free space within a tab, left and right together.
const MARGIN: f32 = 12.0;

/// Space before the first tab, so that its words stand in line with what is beneath.
const START: f32 = 2.0;

/// Width of a tab that is an icon.
const ICON_WIDTH: f32 = 36.0;

/// How the tabs are written at a width.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TabLook {
    Words(Role),
    Icons,
}

/// The row of tabs; a click shows what one holds.
pub(super) fn tabs_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let names = Tab::ALL.map(|tab| name(ctx, tab));
    let form = form(ui, &names);
    kit::row(ui, ctx, HEIGHT, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        kit::gap(ui, START);
        for (tab, name) in Tab::ALL.into_iter().zip(&names) {
            let chosen = ctx.state.tab == tab;
            let response = one_tab(ui, ctx, form, tab, name, chosen);
            if response.clicked() {
                ctx.send(Command::ShowTab(tab));
            }
        }
    });
}

/// The largest form that fits, measured in the widest weight so that tabs do not move.
fn form(ui: &Ui, names: &[String]) -> TabLook {
    let available = ui.available_width() - START;
    let wide = |role: Role| {
        names
            .iter()
            .map(|name| kit::text_size(ui, role, name).x + MARGIN)
            .sum::<f32>()
    };
    if wide(Role::Strong) <= available {
        TabLook::Words(Role::Body)
    } else if wide(Role::Caption) <= available {
        TabLook::Words(Role::Caption)
    } else {
        TabLook::Icons
    }
}

fn one_tab(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    form: TabLook,
    tab: Tab,
    name: &str,
    chosen: bool,
) -> Response {
    let (role, with_icon) = match form {
        TabLook::Words(Role::Body) if chosen => (Role::Strong, false),
        TabLook::Words(role) => (role, false),
        TabLook::Icons => (Role::Caption, !chosen),
    };
    let width = match form {
        _ if with_icon => ICON_WIDTH,
        TabLook::Words(Role::Body) => kit::text_size(ui, Role::Strong, name).x + MARGIN,
        _ => kit::text_size(ui, role, name).x + MARGIN,
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, ui.is_enabled(), chosen, name));
    let color = if chosen || response.hovered() {
        ctx.look.ink
    } else {
        ctx.look.quiet
    };
    // What is not shown must not be overlooked.
    let color = if tab == Tab::Problems && ctx.state.project.error_count() > 0 {
        ctx.look.error
    } else {
        color
    };
    if with_icon {
        kit::paint_icon(
            ui.painter(),
            rect.center(),
            icon(tab),
            ctx.lang(),
            18.0,
            color,
        );
    } else {
        kit::paint_text_centered(ui.painter(), rect.center(), role, name, color);
    }
    if chosen {
        let (left, right) = (rect.left() + MARGIN / 2.0, rect.right() - MARGIN / 2.0);
        let line =
            egui::Rect::from_min_max(pos2(left, rect.bottom() - 2.0), pos2(right, rect.bottom()));
        ui.painter()
            .rect_filled(line, LINE_CORNERS, ctx.look.accent);
    }
    kit::focus_ring(ui, ctx, rect, &response);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if with_icon {
        kit::tip(response, ctx, name)
    } else {
        response
    }
}

/// The name of a tab; that of the problems with how many must be looked at.
fn name(ctx: &Ctx<'_>, tab: Tab) -> String {
    let words = ctx.t(match tab {
        Tab::Place => Action::ShowPlace.word(),
        Tab::Sources => Action::ShowSources.word(),
        Tab::Assessments => Action::ShowAssessments.word(),
        Tab::Stories => Action::ShowStories.word(),
        Tab::Problems => Action::ShowProblems.word(),
    });
    let serious = |severity: Severity| severity != Severity::Note;
    let count = ctx
        .state
        .project
        .problems
        .iter()
        .filter(|problem| serious(problem.severity))
        .count();
    if tab == Tab::Problems && count > 0 {
        format!("{words} {count}")
    } else {
        words
    }
}

fn icon(tab: Tab) -> Icon {
    match tab {
        Tab::Place => Icon::Place,
        Tab::Sources => Icon::Source,
        Tab::Assessments => Icon::Assessment,
        Tab::Stories => Icon::Story,
        Tab::Problems => Icon::Warning,
    }
}
