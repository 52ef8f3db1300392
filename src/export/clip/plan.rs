//! Which frames a clip has, and how long each holds.

use crate::model::{AreaId, Day, Story, Timeline};

/// How fast time runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ClipPace {
    /// So many days a second.
    Days(f64),
    /// So many days with changes a second.
    Changes(f64),
}

/// A frame to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClipFrame {
    /// The day.
    pub day: Day,
    /// The day that is being left; the same where nothing fades.
    pub day_before: Day,
    /// How far the fade has come, from 0 to 1.
    pub fade: f32,
    /// The step of the story, counted from 0; 0 where there is none.
    pub step: usize,
    /// How long it holds, in milliseconds.
    pub hold_ms: u32,
}

/// No frame is shorter, in milliseconds: 25 a second.
const LEAST_MS: u32 = 40;

/// Frames of a fade, and how long each holds.
const FADE_FRAMES: u8 = 3;
const FADE_FRAME_MS: u32 = 40;

/// How long the first and the last day are shown at least, in milliseconds.
const REST_MS: u32 = 1_500;

/// No day is shown longer, in milliseconds: nothing happens meanwhile.
const LONGEST_MS: u32 = 4_000;

/// Frames of the time that passes to a step, and how long each holds: six seconds in all.
const PASSING_FRAMES: i64 = 75;
const PASSING_FRAME_MS: u32 = 80;

/// How long a step is shown: to find one's way, and for each letter of the caption, in milliseconds.
const STEP_MS: u32 = 3_000;
const LETTER_MS: u32 = 45;
const LONGEST_STEP_MS: u32 = 20_000;

/// The frames of a span of days: one for each day on which one of the areas that are
/// `seen` looks another way, as a timeline tells it.
pub fn span_frames(
    timeline: &Timeline,
    seen: &[AreaId],
    [from, to]: [Day; 2],
    pace: ClipPace,
    has_fades: bool,
) -> Vec<ClipFrame> {
    let [from, to] = [from.min(to), to.max(from)];
    let mut days = vec![from];
    days.extend(days_that_differ(timeline, seen, from, to));
    let mut frames: Vec<ClipFrame> = Vec::new();
    for (number, day) in days.iter().enumerate() {
        let until = days.get(number + 1).copied().unwrap_or(to);
        let is_end = number == 0 || number + 1 == days.len();
        let shown_ms = match pace {
            ClipPace::Days(a_second) => f64::from(until.0 - day.0) / a_second * 1_000.0,
            ClipPace::Changes(a_second) => 1_000.0 / a_second,
        };
        let hold_ms = whole_ms(shown_ms).min(LONGEST_MS);
        let hold_ms = if is_end {
            hold_ms.max(REST_MS)
        } else {
            hold_ms
        };
        push(&mut frames, *day, 0, hold_ms, has_fades);
    }
    frames
}

/// Adds a day that holds; what is shorter than a frame gives way to the next day.
fn push(frames: &mut Vec<ClipFrame>, day: Day, step: usize, hold_ms: u32, has_fades: bool) {
    let rest = |day, hold_ms| ClipFrame {
        day,
        day_before: day,
        fade: 1.0,
        step,
        hold_ms,
    };
    if let Some(last) = frames.last_mut()
        && last.hold_ms < LEAST_MS
        && last.step == step
    {
        let owed_ms = last.hold_ms;
        *last = rest(day, hold_ms.saturating_add(owed_ms));
        return;
    }
    let fade_ms = u32::from(FADE_FRAMES) * FADE_FRAME_MS;
    let before = frames.last().filter(|last| last.step == step);
    let before = before.map(|last| last.day);
    if let Some(day_before) = before.filter(|_| has_fades && hold_ms >= 2 * fade_ms) {
        frames.extend((1..=FADE_FRAMES).map(|n| ClipFrame {
            day_before,
            fade: f32::from(n) / f32::from(FADE_FRAMES + 1),
            ..rest(day, FADE_FRAME_MS)
        }));
        frames.push(rest(day, hold_ms - fade_ms));
        return;
    }
    frames.push(rest(day, hold_ms));
}

/// The days after `from` and up to `to` on which something that is seen looks another way.
fn days_that_differ(timeline: &Timeline, seen: &[AreaId], from: Day, to: Day) -> Vec<Day> {
    let mut days: Vec<Day> = seen
        .iter()
        .flat_map(|area| {
            timeline
                .intervals(*area)
                .iter()
                .map(|interval| interval.from)
        })
        .filter(|day| *day > from && *day <= to)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The frames of a story: one for each step, as long as its caption needs (`letters` counts them), after
/// those of the time that passes to its day.
pub fn story_frames(story: &Story, letters: impl Fn(usize) -> usize) -> Vec<ClipFrame> {
    let mut frames = Vec::new();
    for (number, step) in story.steps.iter().enumerate() {
        let count = u32::try_from(letters(number)).unwrap_or(u32::MAX);
        let reading_ms = count.saturating_mul(LETTER_MS);
        let on = |day, hold_ms| ClipFrame {
            day,
            day_before: day,
            fade: 1.0,
            step: number,
            hold_ms,
        };
        let passing = step
            .from
            .map_or_else(Vec::new, |from| passing(from, step.date));
        frames.extend(passing.into_iter().map(|day| on(day, PASSING_FRAME_MS)));
        let hold_ms = STEP_MS.saturating_add(reading_ms).min(LONGEST_STEP_MS);
        frames.push(on(step.date, hold_ms));
    }
    frames
}

/// The days that are shown on the way from a day to another, without the other.
fn passing(from: Day, to: Day) -> Vec<Day> {
    let days = i64::from(to.0) - i64::from(from.0);
    let day = |n: i64| from.plus_days(i32::try_from(days * n / PASSING_FRAMES).unwrap_or(0));
    let mut shown: Vec<Day> = (0..PASSING_FRAMES).map(day).collect();
    shown.dedup();
    shown
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of a float ends at the limits of the whole number"
)]
fn whole_ms(ms: f64) -> u32 {
    ms.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(frames: &[ClipFrame]) -> u32 {
        frames.iter().map(|frame| frame.hold_ms).sum()
    }

    #[test]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a clip has at most as many frames as days"
    )]
    fn what_is_too_short_gives_way_and_no_time_is_lost() {
        let mut frames = Vec::new();
        for (n, hold) in [1_000, 10, 20, 5, 1_000].into_iter().enumerate() {
            push(&mut frames, Day(n as i32), 0, hold, false);
        }
        assert_eq!(total(&frames), 2_035);
        let days: Vec<i32> = frames.iter().map(|frame| frame.day.0).collect();
        assert_eq!(days, [0, 4]);
    }

    #[test]
    fn a_fade_takes_its_time_from_the_day() {
        let mut frames = Vec::new();
        push(&mut frames, Day(0), 0, 1_000, true);
        push(&mut frames, Day(1), 0, 1_000, true);
        assert_eq!(frames.len(), 2 + usize::from(FADE_FRAMES));
        assert_eq!(total(&frames), 2_000);
        assert!(frames.iter().all(|frame| frame.hold_ms >= LEAST_MS));
    }
}
