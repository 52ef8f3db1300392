//! `texts/*.md` and `stories/*.json`.

use super::ids::{Ids, bounds};
use super::lists::kind;
use super::write_json;
use crate::export::failure::Failure;
use crate::export::file::Sink;
use crate::export::progress::Progress;
use crate::model::{Names, SourceId, Story, StoryStep, World};
use serde::Serialize;

pub(super) fn write(
    world: &World,
    ids: &Ids,
    sink: &mut dyn Sink,
    progress: &Progress,
) -> Result<(), Failure> {
    for (n, source) in world.sources.iter().enumerate() {
        progress.step()?;
        let id = ids.source(SourceId::from_index(n));
        for text in &source.texts {
            let tag = text.lang.tag();
            sink.file(&format!("texts/{id}.{tag}.md"), &mut |out| {
                let kind = kind(source.kind);
                writeln!(out, "---\nsource: {id}\nlanguage: {tag}\nkind: {kind}\n---")?;
                writeln!(out, "# {}", text.title)?;
                for paragraph in &text.paragraphs {
                    writeln!(out, "\n{paragraph}")?;
                }
                Ok(())
            })?;
        }
    }
    for (story, id) in world.stories.iter().zip(&ids.stories) {
        let row = StoryRow::of(story, ids);
        sink.file(&format!("stories/{id}.json"), &mut |out| {
            write_json(out, &row)
        })?;
    }
    Ok(())
}

#[derive(Serialize)]
struct StoryRow<'w> {
    title: &'w Names,
    #[serde(skip_serializing_if = "Names::is_empty")]
    subtitle: &'w Names,
    #[serde(skip_serializing_if = "Names::is_empty")]
    authors: &'w Names,
    steps: Vec<StepRow<'w>>,
}

impl<'w> StoryRow<'w> {
    fn of(story: &'w Story, ids: &'w Ids) -> Self {
        let steps = story.steps.iter();
        Self {
            title: &story.title,
            subtitle: &story.subtitle,
            authors: &story.authors,
            steps: steps.map(|step| StepRow::of(step, ids)).collect(),
        }
    }
}

#[derive(Serialize)]
struct StepRow<'w> {
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    view: Option<[f64; 4]>,
    caption: &'w Names,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'w str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'w str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'w str>,
}

impl<'w> StepRow<'w> {
    fn of(step: &'w StoryStep, ids: &'w Ids) -> Self {
        Self {
            date: step.date.to_string(),
            view: step.view.map(bounds),
            caption: &step.caption,
            area: step.area.map(|id| ids.area(id)),
            change: step.change.map(|id| ids.change(id)),
            source: step.source.map(|id| ids.source(id)),
        }
    }
}
