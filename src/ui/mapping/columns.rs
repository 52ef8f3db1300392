//! Which property is the name, the force, the beginning and the end.

use super::choose::{self, Choice, Chosen};
use super::{asked, change, check, check_words};
use crate::model::{ClassSteps, Classes, Column, FileGroup, Import, Mapping, TimeFrom};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use crate::words::format;
use egui::Ui;

/// So many different numbers can be told apart as they are.
const FEW: usize = 12;

/// How many values stand for a property.
const SAMPLES: usize = 5;

/// A question that a property answers.
#[derive(Clone, Copy)]
struct Question {
    word: &'static str,
    none: &'static str,
    get: fn(&Mapping) -> &Option<String>,
    set: fn(&mut Mapping, Option<String>),
    /// Whether properties with dates come first.
    dates: bool,
}

const FORCE: Question = Question {
    word: "mapping-force",
    none: "mapping-force-none",
    get: |mapping| &mapping.force,
    set: |mapping, name| {
        mapping.force = name;
        // What other values meant says nothing about these.
        mapping.forces.clear();
        mapping.renamed.clear();
        mapping.force_columns.clear();
        mapping.force_ar = None;
        mapping.classes = None;
    },
    dates: false,
};

const NAME: Question = Question {
    word: "mapping-name",
    none: "mapping-none",
    get: |mapping| &mapping.name,
    set: |mapping, name| mapping.name = name,
    dates: false,
};

const NAME_AR: Question = Question {
    word: "mapping-name-ar",
    none: "mapping-none",
    get: |mapping| &mapping.name_ar,
    set: |mapping, name| mapping.name_ar = name,
    dates: false,
};

const ID: Question = Question {
    word: "mapping-id",
    none: "mapping-id-none",
    get: |mapping| &mapping.id,
    set: |mapping, name| mapping.id = name,
    dates: false,
};

const BEGIN: Question = Question {
    word: "mapping-begin",
    none: "mapping-begin-none",
    get: |mapping| &mapping.begin,
    set: |mapping, name| mapping.begin = name,
    dates: true,
};

const END: Question = Question {
    word: "mapping-end",
    none: "mapping-end-none",
    get: |mapping| &mapping.end,
    set: |mapping, name| mapping.end = name,
    dates: true,
};

/// What the colours show.
pub(super) fn force(ui: &mut Ui, ctx: &Ctx<'_>, import: &Import) {
    question(ui, ctx, import, FORCE);
    let Some((group, wanted)) = asked(ctx, import) else {
        return;
    };
    flags(ui, ctx, group, wanted);
    numbers(ui, ctx, group, wanted);
    if has_own_colours(group) {
        let on = wanted.own_colours;
        if check(ui, ctx, on, "mapping-own-colours") {
            change(ctx, |mapping| mapping.own_colours = !on);
        }
        kit::gap(ui, 8.0);
    }
}

/// Where each force has a yes/no column: which they are, and going back to them.
fn flags(ui: &mut Ui, ctx: &Ctx<'_>, group: &FileGroup, wanted: &Mapping) {
    let columns = &group.guess.force_columns;
    if columns.is_empty() {
        return;
    }
    let on = wanted.force.is_none() && !wanted.force_columns.is_empty();
    let words = ctx
        .words
        .with("mapping-flags", &[("names", ctx.list(columns).into())]);
    if check_words(ui, ctx, on, &words) {
        let columns = if on { Vec::new() } else { columns.clone() };
        change(ctx, |mapping| {
            mapping.force = None;
            mapping.force_columns = columns;
        });
    }
    kit::gap(ui, 8.0);
}

/// Whether numbers are put into classes.
fn numbers(ui: &mut Ui, ctx: &Ctx<'_>, group: &FileGroup, wanted: &Mapping) {
    let mut columns = group.columns.iter();
    let column = columns.find(|column| Some(&column.name) == wanted.force.as_ref());
    if column.is_none_or(|column| column.numbers * 2 < column.count || column.distinct < 2) {
        return;
    }
    let words = ctx.t("mapping-classes");
    label(ui, ctx, &words);
    let count = |word: &str, count: u8| ctx.words.with(word, &[("count", count.into())]);
    let all = [3, 4, 5, 6, 7, 9]
        .map(|n| (n, ClassSteps::EqualCounts))
        .into_iter();
    let all = all.chain([3, 5, 7].map(|n| (n, ClassSteps::EqualSteps)));
    let all: Vec<Classes> = all.map(|(count, steps)| Classes { count, steps }).collect();
    let named = all.iter().map(|classes| match classes.steps {
        ClassSteps::EqualCounts => count("mapping-classes-counts", classes.count),
        ClassSteps::EqualSteps => count("mapping-classes-steps", classes.count),
    });
    let names = std::iter::once(ctx.t("mapping-classes-none")).chain(named);
    let choices: Vec<Choice> = names
        .map(|name| Choice {
            name,
            ..Choice::default()
        })
        .collect();
    let at = match wanted.classes {
        None => Some(0),
        Some(now) => all
            .iter()
            .position(|classes| *classes == now)
            .map(|n| n + 1),
    };
    let button = choose::button(ui, ctx, &words, &choices[at.unwrap_or(0)]);
    kit::gap(ui, 8.0);
    if let Some(Chosen::Row(n)) = choose::list(ui, ctx, &button, &choices, at, None) {
        let classes = n.checked_sub(1).and_then(|n| all.get(n).copied());
        change(ctx, |mapping| mapping.classes = classes);
    }
}

/// When, and what is one area.
pub(super) fn others(ui: &mut Ui, ctx: &Ctx<'_>, import: &Import) {
    let Some((_, wanted)) = asked(ctx, import) else {
        return;
    };
    time(ui, ctx, wanted);
    if wanted.time == TimeFrom::Properties {
        question(ui, ctx, import, BEGIN);
        question(ui, ctx, import, END);
        if wanted.end.is_some() {
            let on = wanted.end_counts;
            if check(ui, ctx, on, "mapping-end-counts") {
                change(ctx, |mapping| mapping.end_counts = !on);
            }
            kit::gap(ui, 8.0);
        }
    }
    question(ui, ctx, import, NAME);
    if wanted.name.is_some() || wanted.name_ar.is_some() {
        question(ui, ctx, import, NAME_AR);
    }
    question(ui, ctx, import, ID);
}

/// Whether the file has colours of its own (simplestyle).
fn has_own_colours(group: &FileGroup) -> bool {
    let own = ["fill", "stroke", "marker-color"];
    let mut columns = group.columns.iter();
    columns.any(|column| own.contains(&column.name.as_str()))
}

/// Above a list: what it asks.
pub(super) fn label(ui: &mut Ui, ctx: &Ctx<'_>, words: &str) {
    kit::text(ui, Role::Caption, words, ctx.look.quiet);
    kit::gap(ui, 2.0);
}

fn question(ui: &mut Ui, ctx: &Ctx<'_>, import: &Import, question: Question) {
    let words = ctx.t(question.word);
    label(ui, ctx, &words);
    let Some((group, wanted)) = asked(ctx, import) else {
        return;
    };
    let columns = sorted(&group.columns, question.dates);
    let now = (question.get)(wanted).as_deref();
    let position = columns
        .iter()
        .position(|column| Some(column.name.as_str()) == now);
    let none = ctx.t(question.none);
    let shown = Choice {
        name: now.unwrap_or(&none).to_owned(),
        ..Choice::default()
    };
    let button = choose::button(ui, ctx, &words, &shown);
    if let Some(n) = position {
        kit::gap(ui, 1.0);
        let samples = samples(columns[n]);
        kit::text_elided(ui, Role::Caption, &samples, ctx.look.quiet);
    }
    kit::gap(ui, 8.0);
    if !egui::Popup::is_id_open(ui.ctx(), egui::Popup::default_response_id(&button))
        && !button.clicked()
    {
        return;
    }
    let nothing = Choice {
        name: none,
        ..Choice::default()
    };
    let rows = columns
        .iter()
        .map(|column| row(ctx, column, question.dates));
    let choices: Vec<Choice> = std::iter::once(nothing).chain(rows).collect();
    let at = match (now, position) {
        (None, _) => Some(0),
        (Some(_), position) => position.map(|n| n + 1),
    };
    if let Some(Chosen::Row(n)) = choose::list(ui, ctx, &button, &choices, at, None) {
        let column = n.checked_sub(1).map(|n| columns[n]);
        let name = column.map(|column| column.name.clone());
        // More numbers than anybody tells apart are put into classes.
        let is_many = |column: &Column| column.numbers * 2 > column.count && column.distinct > FEW;
        let classes = column.is_some_and(is_many) && question.word == FORCE.word;
        change(ctx, |mapping| {
            (question.set)(mapping, name);
            if classes {
                mapping.classes = Some(Classes::USUAL);
            }
        });
    }
}

/// The properties in the order of the file; those with dates first where a date is asked for.
fn sorted(columns: &[Column], dates: bool) -> Vec<&Column> {
    let mut sorted: Vec<&Column> = columns.iter().collect();
    if dates {
        sorted.sort_by_key(|column| std::cmp::Reverse(column.dates));
    }
    sorted
}

fn row(ctx: &Ctx<'_>, column: &Column, dates: bool) -> Choice {
    let (word, count) = if dates && column.dates > 0 {
        ("mapping-dates", column.dates)
    } else {
        ("mapping-values", column.distinct)
    };
    let number = format::number(count as f64);
    let number = if word == "mapping-values" && count >= Column::MOST_VALUES {
        format!("{number}+")
    } else {
        number
    };
    let values = [("count", count.into()), ("number", number.into())];
    Choice {
        name: column.name.clone(),
        about: samples(column),
        count: ctx.words.with(word, &values),
        colour: None,
    }
}

/// Some of its values; a space where it has none, so that rows stay alike.
fn samples(column: &Column) -> String {
    let short = |value: &str| -> String { value.chars().take(40).collect() };
    let values = column.values.iter().map(|(value, _)| value.trim());
    let said = values.filter(|value| !value.is_empty());
    let values: Vec<String> = said.take(SAMPLES).map(short).collect();
    if values.is_empty() {
        " ".to_owned()
    } else {
        values.join(" · ")
    }
}

/// Where the time of a feature stands.
fn time(ui: &mut Ui, ctx: &Ctx<'_>, wanted: &Mapping) {
    const ALL: [(TimeFrom, &str); 3] = [
        (TimeFrom::Properties, "mapping-time-properties"),
        (TimeFrom::FileNames, "mapping-time-files"),
        (TimeFrom::Nowhere, "mapping-time-nowhere"),
    ];
    let words = ctx.t("mapping-time");
    label(ui, ctx, &words);
    let choices = ALL.map(|(_, word)| Choice {
        name: ctx.t(word),
        ..Choice::default()
    });
    let now = wanted.time;
    let at = ALL.iter().position(|(time, _)| *time == now);
    let button = choose::button(ui, ctx, &words, &choices[at.unwrap_or(0)]);
    kit::gap(ui, 8.0);
    if let Some(Chosen::Row(n)) = choose::list(ui, ctx, &button, &choices, at, None) {
        change(ctx, |mapping| mapping.time = ALL[n].0);
    }
}
