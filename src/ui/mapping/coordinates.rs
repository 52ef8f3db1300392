//! Coordinates and text: folded away unless there is doubt.

use super::choose::{self, Choice, Chosen, Other};
use super::{MappingMemory, asked, change, check, columns};
use crate::model::{Import, Mapping};
use crate::ui::ctx::Ctx;
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{CORNERS, Role};
use egui::{CursorIcon, Sense, Ui, Vec2, WidgetInfo};

/// Coordinate systems that files of the region come in, and those that are common anywhere.
const USUAL: [(&str, &str); 6] = [
    ("EPSG:4326", "WGS 84"),
    ("EPSG:3857", "Web Mercator"),
    ("EPSG:32636", "WGS 84 / UTM 36N"),
    ("EPSG:32637", "WGS 84 / UTM 37N"),
    ("EPSG:32638", "WGS 84 / UTM 38N"),
    ("EPSG:22770", "Deir ez Zor / Syria Lambert"),
];

/// The group, under a heading that unfolds it.
pub(super) fn coordinates(ui: &mut Ui, ctx: &Ctx<'_>, import: &Import, memory: &mut MappingMemory) {
    let is_open = memory.unfolded.unwrap_or_else(|| is_in_doubt(ctx, import));
    if heading(ui, ctx, is_open).clicked() {
        memory.unfolded = Some(!is_open);
    }
    if !is_open {
        return;
    }
    kit::gap(ui, 4.0);
    system(ui, ctx, import, &mut memory.typed);
    let Some((_, wanted)) = asked(ctx, import) else {
        return;
    };
    let swapped = wanted.swap_axes == Some(true);
    if check(ui, ctx, swapped, "mapping-swap") {
        change(ctx, |mapping| mapping.swap_axes = Some(!swapped));
    }
    let repaired = wanted.repair_text;
    if check(ui, ctx, repaired, "mapping-repair-text") {
        change(ctx, |mapping| mapping.repair_text = !repaired);
    }
}

/// Whether the guess had to go beyond what the file says.
fn is_in_doubt(ctx: &Ctx<'_>, import: &Import) -> bool {
    let Some((group, _)) = asked(ctx, import) else {
        return false;
    };
    let said = |m: &Mapping| m.crs.is_some() || m.swap_axes.is_some() || m.repair_text;
    let mut files = import.as_read.files[group.files.clone()].iter();
    let declared = files.any(|file| !file.crs.is_empty());
    declared || said(&group.guess) || said(&group.mapping)
}

fn heading(ui: &mut Ui, ctx: &Ctx<'_>, is_open: bool) -> egui::Response {
    let look = &ctx.look;
    let size = Vec2::new(ui.available_width(), 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let words = ctx.t("mapping-coordinates");
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_open, &words));
    if response.hovered() {
        let wide = rect.expand2(Vec2::new(4.0, 0.0));
        ui.painter().rect_filled(wide, CORNERS, look.hover);
    }
    let (place, caret) = kit::split(ctx, rect, rect.width() - 18.0);
    let (painter, mirrored) = (ui.painter(), ctx.is_mirrored());
    kit::paint_text(painter, place, Role::Caption, &words, look.quiet, mirrored);
    let icon = if is_open { Icon::Up } else { Icon::Down };
    kit::paint_icon(painter, caret.center(), icon, ctx.lang(), 14.0, look.quiet);
    kit::focus_ring(ui, ctx, rect, &response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn system(ui: &mut Ui, ctx: &Ctx<'_>, import: &Import, typed: &mut String) {
    let words = ctx.t("mapping-system");
    columns::label(ui, ctx, &words);
    let Some((group, wanted)) = asked(ctx, import) else {
        return;
    };
    let mut files = import.as_read.files[group.files.clone()].iter();
    let declared = files.find(|file| !file.crs.is_empty());
    let as_file = Choice {
        name: ctx.t("mapping-system-of-file"),
        about: declared.map_or_else(
            || " ".to_owned(),
            |file| file.crs.chars().take(60).collect(),
        ),
        ..Choice::default()
    };
    let usual = USUAL.map(|(code, name)| Choice {
        name: code.to_owned(),
        about: name.to_owned(),
        ..Choice::default()
    });
    let now = wanted.crs.as_deref();
    let at = match now {
        None => Some(0),
        Some(now) => USUAL
            .iter()
            .position(|(code, _)| *code == now)
            .map(|n| n + 1),
    };
    let choices: Vec<Choice> = std::iter::once(as_file).chain(usual).collect();
    let shown = match (at, now) {
        (Some(n), _) => choices[n].clone(),
        (None, now) => Choice {
            name: now.unwrap_or_default().to_owned(),
            ..Choice::default()
        },
    };
    let button = choose::button(ui, ctx, &words, &shown);
    kit::gap(ui, 8.0);
    let other = Other {
        typed,
        hint: ctx.t("mapping-other-system"),
    };
    let crs = match choose::list(ui, ctx, &button, &choices, at, Some(other)) {
        None => return,
        Some(Chosen::Row(0)) => None,
        Some(Chosen::Row(n)) => Some(USUAL[n - 1].0.to_owned()),
        Some(Chosen::Typed(code)) => Some(full_code(&code)),
    };
    change(ctx, |mapping| mapping.crs = crs);
}

/// `32637` means `EPSG:32637`.
fn full_code(typed: &str) -> String {
    let typed = typed.trim();
    if typed.chars().all(|c| c.is_ascii_digit()) {
        format!("EPSG:{typed}")
    } else {
        typed.to_owned()
    }
}
