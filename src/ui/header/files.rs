//! The part of the menu that concerns files: ways in, what was open before, and how what is open is
//! read.

use super::menu::{row, row_with};
use crate::state::opening::{Recent, origins, short_name};
use crate::state::{Action, Command, OpenedFiles};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{CORNERS, Role};
use egui::{CursorIcon, Id, Sense, Ui, Vec2, WidgetInfo};

/// Ways in, then what can be done with what is open.
pub(super) fn entries(ui: &mut Ui, ctx: &Ctx<'_>) {
    row(ui, ctx, Action::Open);
    row(ui, ctx, Action::OpenFolder);
    recent(ui, ctx);
    row(ui, ctx, Action::OpenShipped);
    kit::separator(ui, ctx);
    if ctx.state.can(Action::ShowMapping) {
        row(ui, ctx, Action::ShowMapping);
    }
    row(ui, ctx, Action::AddFiles);
    row(ui, ctx, Action::Reload);
    let settings = &ctx.state.settings;
    for (on, action) in [
        (settings.auto_reload, Action::ToggleAutoReload),
        (settings.reopen, Action::ToggleReopen),
    ] {
        let icon = if on { Icon::Checked } else { Icon::Unchecked };
        row_with(ui, ctx, icon, &ctx.t(action.word()), action);
    }
}

/// What was open before, unfolded by a row of its own.
fn recent(ui: &mut Ui, ctx: &Ctx<'_>) {
    let recent = &ctx.state.opening.recent;
    if recent.is_empty() {
        return;
    }
    let id = Id::unique("kharita recent files unfolded");
    let mut is_open = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let heading = FileLine {
        icon: if is_open { Icon::Up } else { Icon::Down },
        words: &ctx.t("opening-recent"),
        end: "",
        ink: ctx.look.ink,
        indent: 0.0,
    };
    if line(ui, ctx, &heading).clicked() {
        is_open = !is_open;
        ui.data_mut(|data| data.insert_temp(id, is_open));
        if is_open {
            ctx.send(Command::Files(OpenedFiles::LookAtRecent));
        }
    }
    if is_open {
        for (n, entry) in recent.iter().enumerate() {
            recent_row(ui, ctx, n, entry);
        }
    }
}

fn recent_row(ui: &mut Ui, ctx: &Ctx<'_>, n: usize, entry: &Recent) {
    let names: Vec<String> = entry.paths.iter().map(|path| short_name(path)).collect();
    let name = ctx.list(&names);
    let folder = entry.paths.first().and_then(|path| path.parent());
    let folder = folder.map(|path| path.display().to_string());
    let end = if entry.missing {
        ctx.t("opening-missing")
    } else {
        String::new()
    };
    let look = &ctx.look;
    kit::row(ui, ctx, super::ROW, |ui| {
        let width = ui.available_width();
        ui.allocate_ui(Vec2::new(width - super::ROW - 4.0, super::ROW), |ui| {
            let icon = if entry.missing {
                Icon::Warning
            } else {
                Icon::File
            };
            let ink = if entry.missing { look.quiet } else { look.ink };
            let indent = 12.0;
            let response = line(
                ui,
                ctx,
                &FileLine {
                    icon,
                    words: &name,
                    end: &end,
                    ink,
                    indent,
                },
            );
            if response.clicked() && !entry.missing {
                ctx.send(Command::Files(OpenedFiles::Open {
                    origins: origins(&entry.paths, entry.over_shipped),
                    add: false,
                }));
                ui.close();
            }
            kit::tip(response, ctx, &folder.unwrap_or_default());
        });
        let words = ctx
            .words
            .with("opening-forget", &[("name", name.as_str().into())]);
        if kit::icon_button(ui, ctx, Icon::Close, &words, false).clicked() {
            ctx.send(Command::Files(OpenedFiles::ForgetRecent(n)));
        }
    });
}

/// A line of the list: an icon, words, and something at the end.
struct FileLine<'a> {
    icon: Icon,
    words: &'a str,
    end: &'a str,
    ink: egui::Color32,
    indent: f32,
}

fn line(ui: &mut Ui, ctx: &Ctx<'_>, line: &FileLine<'_>) -> egui::Response {
    let look = &ctx.look;
    let words = line.words;
    let size = Vec2::new(ui.available_width(), super::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = match line.end {
        "" => words.to_owned(),
        end => ctx.list(&[words, end]),
    };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::MenuItem, ui.is_enabled(), &name));
    if response.hovered() {
        let corners = CORNERS;
        ui.painter().rect_filled(rect, corners, look.hover);
    }
    let (_, inner) = kit::split(ctx, rect.shrink2(Vec2::new(8.0, 0.0)), line.indent);
    let (at, rest) = kit::split(ctx, inner, 28.0);
    let (icon_place, _) = kit::split(ctx, at, 18.0);
    let (painter, center) = (ui.painter(), icon_place.center());
    kit::paint_icon(painter, center, line.icon, ctx.lang(), 16.0, look.quiet);
    let end_width = match line.end {
        "" => 0.0,
        end => kit::text_size(ui, Role::Caption, end).x + 8.0,
    };
    let (words_place, end_place) = kit::split(ctx, rest, rest.width() - end_width);
    let mirrored = ctx.is_mirrored();
    kit::paint_text(painter, words_place, Role::Body, words, line.ink, mirrored);
    if !line.end.is_empty() {
        let color = look.warning;
        kit::paint_text(
            painter,
            end_place,
            Role::Caption,
            line.end,
            color,
            !mirrored,
        );
    }
    kit::focus_ring(ui, ctx, rect, &response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
