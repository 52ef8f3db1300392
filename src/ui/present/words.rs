//! What the slides say that are no steps: title, end, and the passage on which a step rests.

use crate::export::step_sources::{between_reports, citation, reports};
use crate::model::{SourceId, SourceKind};
use crate::scene::slides::{EndWords, TitleWords};
use crate::ui::ctx::Ctx;
use crate::words::format;

/// The first slide.
pub(super) fn title(ctx: &Ctx<'_>) -> TitleWords {
    let Some(story) = ctx.state.story() else {
        return TitleWords::default();
    };
    let about = &ctx.world().about;
    let data = [
        ("title", about.title.get(ctx.lang()).into()),
        ("first", format::day(ctx.words, about.first).into()),
        ("last", format::day(ctx.words, about.last).into()),
    ];
    TitleWords {
        title: story.title.get(ctx.lang()).to_owned(),
        subtitle: story.subtitle.get(ctx.lang()).to_owned(),
        authors: story.authors.get(ctx.lang()).to_owned(),
        data: ctx.words.with("present-data", &data),
    }
}

/// The last slide: every source of the story once, in the order of its steps.
pub(super) fn end(ctx: &Ctx<'_>) -> EndWords {
    let sources = sources(ctx);
    let is_digest = |source: &&SourceId| ctx.world().source(**source).kind == SourceKind::Digest;
    let digests = sources.iter().filter(is_digest).count();
    let cited = reports(ctx.world(), ctx.words, &sources);
    let credits = ctx.world().about.credits.iter();
    let credits: Vec<&str> = credits.map(|line| line.get(ctx.lang())).collect();
    EndWords {
        heading: ctx.t("present-sources"),
        sources: cited.join(between_reports(ctx.lang())),
        summary: match digests {
            0 => String::new(),
            count => ctx
                .words
                .with("present-summaries", &[("count", count.into())]),
        },
        credits: credits.join(" "),
    }
}

/// The sources behind every step, each once.
fn sources(ctx: &Ctx<'_>) -> Vec<SourceId> {
    let world = ctx.world();
    let mut sources: Vec<SourceId> = Vec::new();
    let steps = ctx.state.story().map_or(&[][..], |story| &story.steps);
    for step in steps {
        let of_change = step
            .change
            .map(|change| world.change(change).sources.as_slice());
        let of_step = of_change.unwrap_or(&[]).iter().copied().chain(step.source);
        for source in of_step {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
    }
    sources
}

/// The passage on which the step rests, in the language of the audience, and where it stands.
pub(super) fn passage(ctx: &Ctx<'_>) -> Option<(String, String)> {
    let passage = ctx.world().passage(ctx.state.passage_of_step()?);
    let words = passage.exact.get(ctx.lang());
    let quoted = ctx.words.with("present-quoted", &[("words", words.into())]);
    let source = ctx.world().source(passage.source);
    let cited = match source.kind {
        SourceKind::Digest => {
            let title = source.title.get(ctx.lang());
            ctx.words
                .with("present-passage-of-summary", &[("title", title.into())])
        }
        _ => citation(ctx.world(), ctx.words, passage.source),
    };
    Some((quoted, cited))
}
