//! `kharita stories`: the stories of a data set, with their steps.

use super::args::StoriesArgs;
use super::failure::CommandFailure;
use super::values::InfoFormat;
use super::{SUCCESS, dataset};
use crate::model::{Lang, Story, World};
use serde::Serialize;
use std::io::Write;

#[derive(Serialize)]
struct StoryJson<'w> {
    id: &'w str,
    title: &'w str,
    steps: Vec<StepJson<'w>>,
}

#[derive(Serialize)]
struct StepJson<'w> {
    step: usize,
    date: String,
    caption: &'w str,
    area: Option<&'w str>,
    change: Option<&'w str>,
    source: Option<&'w str>,
}

pub(super) fn run(
    args: &StoriesArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandFailure> {
    let world = dataset::open(&args.input, err)?;
    match args.format {
        InfoFormat::Json => {
            let stories: Vec<StoryJson<'_>> = world
                .stories
                .iter()
                .map(|story| story_json(&world, story, args.lang))
                .collect();
            serde_json::to_writer_pretty(&mut *out, &stories)?;
            writeln!(out)?;
        }
        InfoFormat::Text => {
            for story in &world.stories {
                writeln!(out, "{}  {}", story.id, story.title.get(args.lang))?;
                for (number, step) in (1..).zip(&story.steps) {
                    let caption = step.caption.get(args.lang);
                    writeln!(out, "  {number:>2}  {}  {caption}", step.date)?;
                }
            }
            if world.stories.is_empty() {
                writeln!(out, "no stories")?;
            }
        }
    }
    Ok(SUCCESS)
}

fn story_json<'w>(world: &'w World, story: &'w Story, lang: Lang) -> StoryJson<'w> {
    let steps = (1..).zip(&story.steps).map(|(number, step)| StepJson {
        step: number,
        date: step.date.to_string(),
        caption: step.caption.get(lang),
        area: step.area.map(|area| world.area(area).id.as_str()),
        change: step.change.map(|change| world.change(change).id.as_str()),
        source: step.source.map(|source| world.source(source).id.as_str()),
    });
    StoryJson {
        id: &story.id,
        title: story.title.get(lang),
        steps: steps.collect(),
    }
}
