//! Where the guess may be wrong: both readings, with what each would give, to choose from.

use super::choose::{self, Choice, Chosen};
use super::{asked, change, columns};
use crate::model::{Import, Mapping, OtherReading, Outcome, ReadingDoubt};
use crate::state::{Command, OpenedFiles};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::words::format;
use egui::Ui;

/// A list for each doubt.
pub(super) fn doubts(ui: &mut Ui, ctx: &Ctx<'_>, import: &Import) {
    let Some((group, wanted)) = asked(ctx, import) else {
        return;
    };
    for other in &group.others {
        if other.doubt == ReadingDoubt::Events {
            events(ui, ctx, wanted, other);
        } else {
            doubt(ui, ctx, &group.outcome, other);
        }
    }
}

/// What is asked.
fn question(doubt: ReadingDoubt) -> &'static str {
    match doubt {
        ReadingDoubt::Snapshots => "mapping-doubt-snapshots",
        ReadingDoubt::DayOrder => "mapping-doubt-day-order",
        ReadingDoubt::LocalMidnight => "mapping-doubt-local-midnight",
        ReadingDoubt::Hijri => "mapping-doubt-hijri",
        ReadingDoubt::Events => "mapping-events",
        ReadingDoubt::Axes => "mapping-doubt-axes",
    }
}

/// What is read now and the other, always in the same order.
fn doubt(ui: &mut Ui, ctx: &Ctx<'_>, outcome: &Outcome, other: &OtherReading) {
    let words = ctx.t(question(other.doubt));
    columns::label(ui, ctx, &words);
    let [now, not_now] = other.words;
    let mut rows = [(now, Some(outcome)), (not_now, other.outcome.as_ref())];
    rows.sort_by_key(|(word, _)| *word);
    let choices = rows.map(|(word, outcome)| Choice {
        name: ctx.t(&format!("mapping-read-{word}")),
        about: outcome.map_or_else(|| " ".to_owned(), |outcome| gives(ctx, outcome)),
        ..Choice::default()
    });
    let at = rows.iter().position(|(word, _)| *word == now).unwrap_or(0);
    let button = choose::button(ui, ctx, &words, &choices[at]);
    kit::gap(ui, 1.0);
    let about = &choices[at].about;
    kit::text_elided(ui, crate::ui::look::Role::Caption, about, ctx.look.quiet);
    kit::gap(ui, 8.0);
    if let Some(Chosen::Row(n)) = choose::list(ui, ctx, &button, &choices, Some(at), None)
        && n != at
    {
        let mapping = Box::new(other.mapping.clone());
        ctx.send(Command::Files(OpenedFiles::SetMapping(mapping)));
    }
}

/// What a reading gives: areas, changes, and the time of them.
fn gives(ctx: &Ctx<'_>, outcome: &Outcome) -> String {
    let count = |word: &str, count: usize| ctx.words.with(word, &[("count", count.into())]);
    let mut parts = vec![
        count("count-areas", outcome.areas),
        count("count-changes", outcome.changes),
    ];
    if let Some([first, last]) = outcome.time {
        let values = [
            ("from", format::day(ctx.words, first).into()),
            ("to", format::day(ctx.words, last).into()),
        ];
        parts.push(ctx.words.with("mapping-gives-time", &values));
    }
    parts.join(" · ")
}

/// For how long points and lines with one date are shown.
fn events(ui: &mut Ui, ctx: &Ctx<'_>, wanted: &Mapping, other: &OtherReading) {
    const ALL: [Option<u32>; 6] = [None, Some(1), Some(7), Some(30), Some(90), Some(365)];
    let words = ctx.t(question(other.doubt));
    columns::label(ui, ctx, &words);
    let mut all = ALL.to_vec();
    if !all.contains(&wanted.event_days) {
        all.push(wanted.event_days);
    }
    let named = all.iter().map(|days| Choice {
        name: match days {
            None => ctx.t("mapping-events-for-ever"),
            Some(1) => ctx.t("mapping-events-on-the-day"),
            Some(days) => {
                let values = [("count", (*days as usize).into())];
                ctx.words.with("mapping-events-days", &values)
            }
        },
        ..Choice::default()
    });
    let choices: Vec<Choice> = named.collect();
    let at = all
        .iter()
        .position(|days| *days == wanted.event_days)
        .unwrap_or(0);
    let button = choose::button(ui, ctx, &words, &choices[at]);
    kit::gap(ui, 8.0);
    if let Some(Chosen::Row(n)) = choose::list(ui, ctx, &button, &choices, Some(at), None) {
        let days = all.get(n).copied().flatten();
        change(ctx, |mapping| mapping.event_days = days);
    }
}
