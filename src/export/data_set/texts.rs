//! `texts/*.md` and `stories/*.json`.

use super::ids::Ids;
use super::lists::kind;
use super::write_json;
use crate::export::failure::Failure;
use crate::export::file::Sink;
use crate::export::progress::Progress;
use crate::model::{
    AreaId, AssessmentId, ChangeId, ForceId, SourceId, Story, StoryIds, World, WrittenStory,
};

pub(super) fn write(
    (world, stories): (&World, &[Story]),
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
    let names = SavedIds { world, ids };
    for (story, id) in stories.iter().zip(&ids.stories) {
        let written = WrittenStory {
            id: String::new(),
            ..WrittenStory::of(story, &names)
        };
        sink.file(&format!("stories/{id}.json"), &mut |out| {
            write_json(out, &written.file())
        })?;
    }
    Ok(())
}

/// What rows are called in the files of the data set.
struct SavedIds<'w> {
    world: &'w World,
    ids: &'w Ids,
}

impl StoryIds for SavedIds<'_> {
    fn area_id(&self, area: AreaId) -> &str {
        self.ids.area(area)
    }

    fn change_id(&self, change: ChangeId) -> &str {
        self.ids.change(change)
    }

    fn source_id(&self, source: SourceId) -> &str {
        self.ids.source(source)
    }

    fn assessment_id(&self, assessment: AssessmentId) -> &str {
        &self.world.assessment(assessment).id
    }

    fn force_id(&self, force: ForceId) -> &str {
        self.ids.force(force)
    }
}
