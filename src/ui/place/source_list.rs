//! The list of every source, with a field that filters it.

use super::{phrases, rows, two_lines, virtual_list};
use crate::model::{Source, SourceId, World};
use crate::state::{Command, Project};
use crate::text::{fold, fold_query};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Id, Ui};
use std::fmt::Debug;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// What the list keeps between frames: the field's text, and what it found.
#[derive(Default)]
struct ListMemory {
    query: String,
    /// The data set that `folded` was made of.
    project: Weak<Project>,
    /// Every source in the order of the list, with its words as search compares them.
    folded: Vec<(SourceId, String)>,
    found_for: Option<String>,
    found: Arc<[SourceId]>,
}

/// The field and the list.
pub(super) fn source_list_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let shared: Arc<Mutex<ListMemory>> = ui.data_mut(|data| {
        data.get_temp_mut_or_default::<Arc<Mutex<ListMemory>>>(Id::unique("source list"))
            .clone()
    });
    let mut memory = shared.lock().unwrap_or_else(PoisonError::into_inner);
    memory.read(&ctx.state.project);
    rows::still(ui, ctx, |ui| {
        let (id, width) = (Id::unique("filter of sources"), ui.available_width());
        kit::field(
            ui,
            ctx,
            id,
            &mut memory.query,
            &ctx.t("sources-filter"),
            width,
        );
        kit::gap(ui, 4.0);
        kit::text(
            ui,
            Role::Caption,
            &count(ctx, memory.filtered().len()),
            ctx.look.quiet,
        );
    });
    list(ui, ctx, "sources", &memory.filtered());
}

/// How many sources are listed, or why none is.
fn count(ctx: &Ctx<'_>, found: usize) -> String {
    match found {
        0 if ctx.world().sources.is_empty() => ctx.t("sources-none"),
        0 => ctx.t("sources-none-found"),
        found => ctx.words.with("count-sources", &[("count", found.into())]),
    }
}

/// A list of sources in a scroll area of its own; a click opens one.
pub(super) fn list(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    salt: impl Hash + Debug + Copy,
    sources: &[SourceId],
) {
    virtual_list::rows(ui, salt, sources.len(), |ui, rect, index| {
        let Some(id) = sources.get(index).copied() else {
            return;
        };
        let source = ctx.world().source(id);
        let date = phrases::date(ctx, source.date.as_ref());
        let texts = if source.texts.is_empty() {
            String::new()
        } else {
            ctx.t("sources-with-text")
        };
        let publisher = source.publisher.get(ctx.lang());
        let row = two_lines::TwoLines {
            head: source.title.get(ctx.lang()),
            foot: &phrases::joined(ctx, &[&texts, publisher, &date]),
            end: two_lines::End::Nothing,
            chosen: false,
        };
        if two_lines::two_lines_at(ui, ctx, rect, (salt, id), &row).clicked() {
            ctx.send(Command::OpenSource(id));
        }
    });
}

impl ListMemory {
    /// Folds the words of a data set's sources once.
    fn read(&mut self, project: &Arc<Project>) {
        let weak = Arc::downgrade(project);
        if Weak::ptr_eq(&weak, &self.project) {
            return;
        }
        let world = &project.world;
        let folded = |id: SourceId| (id, words(world.source(id)));
        self.folded = in_order(world).into_iter().map(folded).collect();
        self.project = weak;
        self.found_for = None;
    }

    /// The sources in which every word of the query is found.
    fn filtered(&mut self) -> Arc<[SourceId]> {
        if self.found_for.as_ref() != Some(&self.query) {
            let query = fold_query(&self.query);
            let fits = |words: &str| query.split(' ').all(|word| words.contains(word));
            self.found = self
                .folded
                .iter()
                .filter(|(_, words)| fits(words))
                .map(|(id, _)| *id)
                .collect();
            self.found_for = Some(self.query.clone());
        }
        self.found.clone()
    }
}

/// Everything by which a source is found.
fn words(source: &Source) -> String {
    let date = source
        .date
        .map_or_else(String::new, |date| date.to_string());
    fold(
        &[
            &source.publisher.en,
            &source.publisher.ar,
            &source.author,
            &source.title.en,
            &source.title.ar,
            &date,
        ]
        .map(String::as_str)
        .join(" "),
    )
}

/// Those with texts first, then by date; those without a date last.
fn in_order(world: &World) -> Vec<SourceId> {
    let mut sources: Vec<SourceId> = (0..world.sources.len()).map(SourceId::from_index).collect();
    sources.sort_by_key(|id| {
        let source = world.source(*id);
        let first = source.date.map(|date| date.first);
        (source.texts.is_empty(), first.is_none(), first)
    });
    sources
}
