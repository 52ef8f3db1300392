//! The frames of a clip.

use super::{ClipPlan, TakeError, Takes};
use crate::app::studio::{Shot, Studio, size_px};
use crate::export::Failure;
use crate::export::clip::{ClipFrame, DrawnFrame, FrameSource, span_frames, story_frames};
use crate::model::AreaId;
use crate::scene::Query;
use crate::state::View;
use std::io;

/// The frames of a clip, drawn as they are asked for.
pub(super) struct Reel<'a> {
    takes: &'a Takes,
    studio: Studio,
    frames: std::vec::IntoIter<ClipFrame>,
    /// What the steps show; one where there is no story.
    shown: Vec<Shot>,
    count: usize,
}

impl<'a> Reel<'a> {
    pub(super) fn new(takes: &'a Takes, plan: &ClipPlan<'_>) -> Result<Self, TakeError> {
        let world = &takes.project.world;
        let (frames, shown) = match plan.story {
            Some(story) => {
                let shown = takes.steps(story, None)?;
                let letters = |step: usize| {
                    shown
                        .get(step)
                        .map_or(0, |shot| shot.choice.caption.chars().count())
                };
                (story_frames(story, letters), shown)
            }
            None => {
                let view = View {
                    date: plan.days[0],
                    ..plan.view.clone()
                };
                let shot = takes.shot(&view, plan.choice.clone());
                let is_seen = |area| takes.is_seen(&shot.query, area);
                let seen: Vec<AreaId> = world.area_ids().filter(|area| is_seen(*area)).collect();
                let timeline = &shot.told.timeline;
                let frames = span_frames(timeline, &seen, plan.days, plan.pace, plan.has_fades);
                (frames, vec![shot])
            }
        };
        Ok(Self {
            takes,
            studio: takes.studio()?,
            count: frames.len(),
            frames: frames.into_iter(),
            shown,
        })
    }
}

impl FrameSource for Reel<'_> {
    fn size_px(&self) -> [u32; 2] {
        self.shown
            .first()
            .map_or(self.takes.look.size_px, |shot| size_px(&shot.query))
    }

    fn count(&self) -> usize {
        self.count
    }

    fn next_frame(&mut self) -> Result<Option<DrawnFrame>, Failure> {
        let Some(frame) = self.frames.next() else {
            return Ok(None);
        };
        let Some(shot) = self.shown.get(frame.step) else {
            return Ok(None);
        };
        let shot = Shot {
            query: Query {
                date: frame.day,
                date_before: frame.day_before,
                fade: frame.fade,
                ..shot.query.clone()
            },
            ..shot.clone()
        };
        let image = self
            .studio
            .picture(&shot, self.takes.look.vision)
            .map_err(|error| Failure::Io(io::Error::other(error)))?;
        Ok(Some(DrawnFrame {
            image,
            hold_ms: frame.hold_ms,
        }))
    }
}
