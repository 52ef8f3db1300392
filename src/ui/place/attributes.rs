//! Every property of a foreign feature: its name and its value, digit for digit, to be selected and
//! copied. Of an area with several features the one that holds at the date comes first.

use super::{phrases, rows};
use crate::model::{AreaId, Day};
use crate::state::attributes::Raw;
use crate::state::{Command, TableCommand};
use crate::text::{Align, Direction, Style, base_direction};
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::{Paragraph, ReadingColors, reading};
use crate::ui::icons::Icon;
use crate::ui::kit;
use crate::ui::look::{HAIRLINE, Role};
use crate::words::format;
use egui::{Id, Layout, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

/// The names' part of the width.
const NAMES: f32 = 0.36;

/// Space between the columns, and above and beneath a row.
const BETWEEN: f32 = 10.0;
const ROUND: f32 = 4.0;

/// Values of so many characters are short.
const SHORT: usize = 32;

/// Other features that are listed at first.
const FEW: usize = 6;

/// The properties of an area's features; nothing for a data set of ours.
pub(super) fn attributes_ui(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId) {
    let attributes = &ctx.state.project.attributes;
    let features = attributes.features_of(area);
    let Some(holding) = attributes
        .row_of(area, ctx.state.view.date)
        .filter(|_| !features.is_empty())
    else {
        return;
    };
    // What was chosen on another day gives way to what holds.
    let chosen = ctx.state.table.chosen;
    let chosen = chosen.filter(|(row, day)| *day == ctx.state.view.date && features.contains(row));
    let row = chosen.map_or(holding, |(row, _)| row);
    heading(ui, ctx, row, features.len() > 1);
    table(ui, ctx, row);
    if features.len() > 1 {
        let others: Vec<u32> = features.iter().copied().filter(|n| *n != row).collect();
        if let Some(other) = list(ui, ctx, area, &others) {
            ctx.send(Command::Table(TableCommand::Choose(other)));
        }
    }
}

/// The heading, with which of several features it is, and a way to copy.
fn heading(ui: &mut Ui, ctx: &Ctx<'_>, row: u32, is_one_of_several: bool) {
    rows::still(ui, ctx, |ui| {
        kit::gap(ui, 10.0);
        kit::row(ui, ctx, 28.0, |ui| {
            kit::text(ui, Role::Strong, &ctx.t("attributes-title"), ctx.look.ink);
            kit::row_reversed(ui, ctx, 28.0, |ui| {
                let words = ctx.t("attributes-copy");
                if kit::icon_button(ui, ctx, Icon::Copy, &words, false).clicked() {
                    ctx.send(Command::CopyText(as_text(ctx, row)));
                }
            });
        });
        if is_one_of_several {
            kit::text(ui, Role::Caption, &described(ctx, row), ctx.look.quiet);
        }
    });
}

/// All properties as lines of a table.
fn as_text(ctx: &Ctx<'_>, row: u32) -> String {
    let all = ctx.state.project.attributes.properties_of(row);
    let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let lines = all.iter().map(|(name, value)| {
        let value = plain(&Raw::Json(value).text());
        format!("{}\t{value}\n", plain(name))
    });
    lines.collect()
}

/// Which feature it is and when it holds.
fn described(ctx: &Ctx<'_>, row: u32) -> String {
    let id = ctx.state.project.attributes.cells(row as usize, 0..1);
    let has_id =
        ctx.state.project.attributes.columns.first() == Some(&crate::state::attributes::Field::Id);
    let id = id
        .into_iter()
        .next()
        .filter(|cell| has_id && !cell.text.is_empty());
    let id = id.map_or_else(|| (row + 1).to_string(), |cell| cell.text);
    let name = ctx.words.with("attributes-feature", &[("id", id.into())]);
    match stay(ctx, row) {
        Some(stay) => phrases::joined(ctx, &[name, stay]),
        None => name,
    }
}

/// When a feature holds, in words.
fn stay(ctx: &Ctx<'_>, row: u32) -> Option<String> {
    let [from, to] = ctx.state.project.attributes.stay_of(row)?;
    let day = |day: Day| format::day(ctx.words, day);
    let from = (from != Day(i32::MIN)).then(|| day(from));
    let to = (to != Day(i32::MAX)).then(|| day(to.plus_days(-1)));
    match (from, to) {
        (Some(from), Some(to)) => {
            let values = [("from", from.into()), ("to", to.into())];
            Some(ctx.words.with("attributes-from-to", &values))
        }
        (Some(from), None) => Some(ctx.words.with("attributes-from", &[("from", from.into())])),
        (None, Some(to)) => Some(ctx.words.with("attributes-to", &[("to", to.into())])),
        (None, None) => None,
    }
}

fn table(ui: &mut Ui, ctx: &Ctx<'_>, row: u32) {
    let all = ctx.state.project.attributes.properties_of(row);
    rows::still(ui, ctx, |ui| {
        if all.is_empty() {
            kit::text(ui, Role::Body, &ctx.t("attributes-none"), ctx.look.quiet);
        }
        for (n, (name, value)) in all.iter().enumerate() {
            property(ui, ctx, (row, n), name, value);
        }
    });
}

/// A property: its name at the side where reading begins, its value beside it.
fn property(ui: &mut Ui, ctx: &Ctx<'_>, salt: (u32, usize), name: &str, value: &str) {
    let whole = ui.available_rect_before_wrap();
    let (names, rest) = kit::split(ctx, whole, whole.width() * NAMES);
    let (_, values) = kit::split(ctx, rest, BETWEEN);
    let mut bottom = whole.top();
    let mut column = |ui: &mut Ui, place: Rect, add: &mut dyn FnMut(&mut Ui)| {
        let place = place.translate(vec2(0.0, ROUND));
        let layout = Layout::top_down(kit::start_align(ctx));
        let builder = UiBuilder::new().max_rect(place).layout(layout);
        let shown = ui.scope_builder(builder, |ui| add(ui));
        bottom = bottom.max(shown.response.rect.bottom());
    };
    column(ui, names, &mut |ui| {
        kit::text(ui, Role::Caption, name, ctx.look.quiet);
    });
    column(ui, values, &mut |ui| value_ui(ui, ctx, salt, value));
    let bottom = bottom + ROUND;
    ui.advance_cursor_after_rect(Rect::from_min_max(whole.min, pos2(whole.right(), bottom)));
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    ui.painter().hline(whole.x_range(), bottom, line);
}

fn value_ui(ui: &mut Ui, ctx: &Ctx<'_>, salt: (u32, usize), value: &str) {
    let text = shown(value);
    if text.is_empty() {
        kit::text(ui, Role::Body, "–", ctx.look.faint);
        return;
    }
    let is_link = ["https://", "http://"]
        .iter()
        .any(|start| text.starts_with(start));
    if is_link && !text.contains(char::is_whitespace) {
        if kit::link(ui, ctx, Role::Body, &text).clicked() {
            ctx.send(Command::OpenLink(text));
        }
        return;
    }
    let paragraphs: Vec<Paragraph<'_>> = text
        .split('\n')
        .map(|line| Paragraph {
            text: line,
            style: style(ctx, line, value.starts_with(['{', '['])),
            marks: Vec::new(),
            found: &[],
        })
        .collect();
    let colors = ReadingColors {
        text: ctx.look.ink,
        mark: ctx.look.mark,
        found: ctx.look.found,
        link: ctx.look.accent,
        selection: ctx.look.accent_soft,
    };
    let id = Id::unique(("kharita property", salt.0, salt.1));
    let response = reading(ui, id, &paragraphs, colors, None);
    if let Some(link) = response.followed {
        ctx.send(Command::OpenLink(link));
    }
}

/// A short value stands beside its name in both directions; a nested one runs from left to right.
fn style(ctx: &Ctx<'_>, line: &str, is_nested: bool) -> Style {
    let style = Role::Body.style(line);
    if is_nested {
        return style.direction(Direction::LeftToRight);
    }
    let is_rtl = base_direction(line) == Some(Direction::RightToLeft);
    if is_rtl != ctx.is_mirrored() && line.chars().count() <= SHORT {
        style.align(Align::End)
    } else {
        style
    }
}

/// A value as it is read: a nested one set out over lines.
fn shown(value: &str) -> String {
    if value.starts_with(['{', '[']) {
        set_out(value)
    } else {
        Raw::Json(value).text().into_owned()
    }
}

/// A nested value with a line for each member; numbers as they are, texts without escapes.
fn set_out(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let (mut depth, mut rest) = (0_usize, value);
    let new_line = |out: &mut String, depth: usize| {
        out.push('\n');
        // Deeper than this nobody reads.
        out.extend(std::iter::repeat_n("  ", depth.min(16)));
    };
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        match first {
            '"' => {
                length = text_end(rest);
                out.push('"');
                out.push_str(&Raw::Json(&rest[..length]).text().replace('\n', " "));
                out.push('"');
            }
            '{' | '[' => {
                out.push(first);
                depth += 1;
                if rest[1..].trim_start().starts_with(['}', ']']) {
                    depth -= 1
                } else {
                    new_line(&mut out, depth)
                }
            }
            '}' | ']' => {
                if !out.ends_with(['{', '[']) {
                    depth = depth.saturating_sub(1);
                    new_line(&mut out, depth);
                }
                out.push(first);
            }
            ',' => {
                out.push(',');
                new_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
        rest = &rest[length..];
    }
    out
}

/// Where a text that begins with a quotation mark ends.
fn text_end(json: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in json.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    json.len()
}

/// The other features of an area; answers with the one that is clicked.
fn list(ui: &mut Ui, ctx: &Ctx<'_>, area: AreaId, others: &[u32]) -> Option<u32> {
    let count = ("count", others.len().into());
    let words = ctx.words.with("attributes-others", &[count]);
    rows::heading(ui, ctx, &words);
    let id = Id::unique(("kharita features of an area", area));
    let shown = ui.data(|data| data.get_temp(id)).unwrap_or(FEW);
    let mut clicked = None;
    for row in others.iter().take(shown) {
        let name = described(ctx, *row);
        let salt = ("feature of an area", *row);
        let response = rows::clickable(ui, ctx, salt, &name, false, |ui| {
            kit::text(ui, Role::Body, &name, ctx.look.ink);
        });
        if response.clicked() {
            clicked = Some(*row);
        }
    }
    let more = others.len().saturating_sub(shown).min(10 * FEW);
    if more > 0 {
        let words = ctx
            .words
            .with("attributes-more", &[("number", more.into())]);
        rows::still(ui, ctx, |ui| {
            if kit::link(ui, ctx, Role::Body, &words).clicked() {
                ui.data_mut(|data| data.insert_temp(id, shown + more));
            }
        });
    }
    clicked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_values_are_set_out_digit_for_digit() {
        let value = r#"{"a":[1.50,12345678901234567890,{}],"\u0628,":"x:\"y\"","e":[]}"#;
        let expected = "{\n  \"a\": [\n    1.50,\n    12345678901234567890,\n    {}\n  ],\n  \"ب,\": \"x:\"y\"\",\n  \"e\": []\n}";
        assert_eq!(set_out(value), expected);
    }

    #[test]
    fn what_is_no_json_is_shown_all_the_same() {
        for value in ["{", "[\"", "]]]", "{\"a\\", "[1,"] {
            assert!(!set_out(value).is_empty());
        }
    }
}
