//! Carets, selections and words in a laid out text: from a point to an offset, from an offset to
//! a caret, and the movement between, which is visual where directions mix. It must not know who
//! asks: no keys, no pointer, no clipboard.
//!
//! A caret is an offset and nothing else. Where two directions meet, one offset has two edges; the
//! caret then stands at the edge of the neighbour that runs with its line. So every offset of a
//! line has one place of its own, and moving visually visits each exactly once.

use std::ops::Range;

use super::laid::{Cluster, Laid, Line};

/// Edges nearer than this, in points, are one edge.
const SAME_EDGE: f32 = 0.05;

impl Laid {
    /// The offset of the caret position nearest to a point (points from the top left).
    #[must_use]
    pub fn hit(&self, x: f32, y: f32) -> usize {
        let Some(line) = self.lines.get(self.line_at(y)) else {
            return 0;
        };
        let clusters = self.clusters_of(line);
        // Clusters that no one can see (controls) have no width and catch nothing.
        let distance = |c: &&Cluster| (c.x0 - x).max(x - c.x1).max(0.0);
        let nearest = clusters
            .iter()
            .filter(|c| c.x1 > c.x0)
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        let Some(nearest) = nearest else {
            return line.range.start;
        };
        let is_left_half = x < (nearest.x0 + nearest.x1) * 0.5;
        if is_left_half == nearest.rtl {
            self.end_on_line(line, nearest)
        } else {
            nearest.start as usize
        }
    }

    /// The end of `cluster`, or its start where the end would already show on the next line.
    fn end_on_line(&self, line: &Line, cluster: &Cluster) -> usize {
        let end = cluster.end as usize;
        if end >= line.range.end && end < self.text.len() {
            cluster.start as usize
        } else {
            end
        }
    }

    /// The caret before the byte at `offset`: x, top, x, bottom in points.
    #[must_use]
    pub fn caret(&self, offset: usize) -> [f32; 4] {
        match self.lines.get(self.line_of(offset)) {
            Some(line) => {
                let x = self.caret_x(line, offset);
                [x, line.top, x, line.bottom]
            }
            None => [0.0, 0.0, 0.0, self.height],
        }
    }

    fn caret_x(&self, line: &Line, offset: usize) -> f32 {
        let clusters = self.clusters_of(line);
        let next = clusters.partition_point(|c| (c.end as usize) <= offset);
        let before = next.checked_sub(1).and_then(|i| clusters.get(i));
        let after = clusters.get(next);
        let with_line = |c: &&Cluster| c.rtl == line.direction.is_rtl();
        match (before, after) {
            (None, None) => line.start_x(),
            // Beyond the ends of the line lies text in its own direction, as it were.
            (None, Some(after)) if !with_line(&after) => line.start_x(),
            (Some(before), None) if !with_line(&before) => line.end_x(),
            (Some(before), None) => before.trailing(),
            (Some(before), Some(after)) if before.rtl != after.rtl && with_line(&before) => {
                before.trailing()
            }
            (_, Some(after)) => after.leading(),
        }
    }

    /// The caret position to the right of `offset` on the screen; `offset` itself at the end.
    #[must_use]
    pub fn next_visual(&self, offset: usize) -> usize {
        self.visual_step(offset, true)
    }

    /// The caret position to the left of `offset` on the screen; `offset` itself at the end.
    #[must_use]
    pub fn previous_visual(&self, offset: usize) -> usize {
        self.visual_step(offset, false)
    }

    fn visual_step(&self, offset: usize, right: bool) -> usize {
        let index = self.line_of(offset);
        let stops = self.stops(index);
        let here = stops
            .iter()
            .rposition(|&(_, stop)| stop == self.snap(offset));
        let step = match (here, right) {
            (Some(here), true) => stops.get(here + 1),
            (Some(here), false) => here.checked_sub(1).and_then(|i| stops.get(i)),
            (None, _) => None,
        };
        if let Some(&(_, stop)) = step {
            return stop;
        }
        // Off the end of the line: on to the line that reading reaches in that direction.
        let is_rtl = self.lines.get(index).is_some_and(|l| l.direction.is_rtl());
        let beyond = if right == is_rtl {
            index.checked_sub(1)
        } else {
            (index + 1 < self.lines.len()).then_some(index + 1)
        };
        let Some(beyond) = beyond else { return offset };
        let stops = self.stops(beyond);
        let entry = if right { stops.first() } else { stops.last() };
        entry.map_or(offset, |&(_, stop)| stop)
    }

    /// The caret positions of a line as (x, offset), from left to right.
    fn stops(&self, index: usize) -> Vec<(f32, usize)> {
        let Some(line) = self.lines.get(index) else {
            return Vec::new();
        };
        let clusters = self.clusters_of(line);
        let mut offsets: Vec<usize> = clusters.iter().map(|c| c.start as usize).collect();
        let end = clusters.last().map_or(line.range.start, |c| c.end as usize);
        // The end of a wrapped line is the start of the next and stands there.
        if end < line.range.end || index + 1 == self.lines.len() {
            offsets.push(end);
        }
        let rtl = line.direction.is_rtl();
        let mut stops: Vec<(f32, usize)> = offsets
            .into_iter()
            .map(|offset| (self.caret_x(line, offset), offset))
            .collect();
        stops.sort_by(|a, b| {
            let logical = if rtl { b.1.cmp(&a.1) } else { a.1.cmp(&b.1) };
            a.0.total_cmp(&b.0).then(logical)
        });
        stops
    }

    /// The nearest caret position at or before `offset`.
    #[must_use]
    pub fn snap(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let Some(line) = self.lines.get(self.line_of(offset)) else {
            return 0;
        };
        let clusters = self.clusters_of(line);
        let next = clusters.partition_point(|c| (c.end as usize) <= offset);
        match (clusters.get(next), clusters.last()) {
            (Some(cluster), _) => cluster.start as usize,
            (None, Some(last)) => last.end as usize,
            (None, None) => line.range.start,
        }
    }

    /// What a selection of `range` covers: x0, y0, x1, y1 in points, from top to bottom and left
    /// to right; several rectangles on a line where directions mix.
    #[must_use]
    pub fn selection_rects(&self, range: Range<usize>) -> Vec<[f32; 4]> {
        let mut rects = Vec::new();
        if range.start >= range.end {
            return rects;
        }
        let first = self.line_of(range.start);
        for line in self.lines.iter().skip(first) {
            if line.range.start >= range.end {
                break;
            }
            self.select_on_line(line, &range, &mut rects);
        }
        rects
    }

    fn select_on_line(&self, line: &Line, range: &Range<usize>, rects: &mut Vec<[f32; 4]>) {
        let clusters = self.clusters_of(line);
        let first = clusters.partition_point(|c| (c.end as usize) <= range.start);
        let last = clusters.partition_point(|c| (c.start as usize) < range.end);
        let mut spans: Vec<(f32, f32)> = clusters
            .get(first..last)
            .unwrap_or(&[])
            .iter()
            .filter(|c| c.x1 > c.x0)
            .map(|c| (c.x0, c.x1))
            .collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let on_line = rects.len();
        for (x0, x1) in spans {
            match rects.get_mut(on_line..).and_then(<[_]>::last_mut) {
                Some(rect) if x0 <= rect[2] + SAME_EDGE => rect[2] = rect[2].max(x1),
                _ => rects.push([x0, line.top, x1, line.bottom]),
            }
        }
    }

    /// The word beneath a point (points from the top left), or the one nearest to it on the line.
    /// Unlike the caret position there, which may already belong to the next word, it is the word
    /// that is seen.
    #[must_use]
    pub fn word_under(&self, x: f32, y: f32) -> Range<usize> {
        let Some(line) = self.lines.get(self.line_at(y)) else {
            return 0..0;
        };
        let distance = |c: &&Cluster| (c.x0 - x).max(x - c.x1).max(0.0);
        let nearest = self
            .clusters_of(line)
            .iter()
            .filter(|c| c.x1 > c.x0)
            .min_by(|a, b| distance(a).total_cmp(&distance(b)));
        let offset = nearest.map_or(line.range.start, |c| c.start as usize);
        self.word_at(offset)
    }

    /// The word around `offset`, by UAX #29; the run of spaces where there is none.
    #[must_use]
    pub fn word_at(&self, offset: usize) -> Range<usize> {
        let next = self
            .clusters
            .partition_point(|c| (c.start as usize) <= offset);
        let Some(here) = next.checked_sub(1) else {
            return 0..0;
        };
        let line = self.lines.get(self.line_of(offset));
        let paragraph = line.map_or(0..self.text.len(), |line| line.range.clone());
        let mut start = here;
        while start > 0 && !self.clusters[start].word && self.joins(start - 1) {
            start -= 1;
        }
        let mut end = here + 1;
        while end < self.clusters.len() && !self.clusters[end].word && self.joins(end - 1) {
            end += 1;
        }
        let range = self.clusters[start].start as usize..self.clusters[end - 1].end as usize;
        if range.end < paragraph.start {
            offset..offset
        } else {
            range
        }
    }

    /// Where reading of the line that holds `offset` begins.
    #[must_use]
    pub fn line_start(&self, offset: usize) -> usize {
        let line = self.lines.get(self.line_of(offset));
        line.map_or(0, |line| self.snap(line.range.start))
    }

    /// Where reading of the line that holds `offset` ends: before the space or break at its end,
    /// beyond which the caret would stand on the next line.
    #[must_use]
    pub fn line_end(&self, offset: usize) -> usize {
        let Some(line) = self.lines.get(self.line_of(offset)) else {
            return 0;
        };
        let written = self.text.get(line.range.clone()).unwrap_or("");
        let is_last = line.range.end == self.text.len();
        let end = if is_last {
            written.trim_end_matches(['\n', '\r']).len()
        } else {
            written.trim_end().len()
        };
        self.snap(line.range.start + end)
    }

    /// The end of the word after `offset`, or the start of the one before: what a reader steps
    /// over, spaces included.
    #[must_use]
    pub fn word_on(&self, offset: usize, forward: bool) -> usize {
        let is_space = |range: &Range<usize>| {
            let text = self.text.get(range.clone()).unwrap_or("");
            !text.is_empty() && text.chars().all(char::is_whitespace)
        };
        if forward {
            let here = self.word_at(offset);
            if is_space(&here) && here.end < self.text.len() {
                return self.word_at(here.end).end;
            }
            return here.end.max(offset);
        }
        let before = |offset: usize| self.word_at(offset.saturating_sub(1));
        let here = before(offset);
        if is_space(&here) && here.start > 0 {
            return before(here.start).start;
        }
        here.start.min(offset)
    }

    /// Whether the cluster after the one at `index` follows it without a line break.
    fn joins(&self, index: usize) -> bool {
        match (self.clusters.get(index), self.clusters.get(index + 1)) {
            (Some(a), Some(b)) => a.end == b.start,
            _ => false,
        }
    }
}
