//! The links in the column of a source: found once, underlined, followed by pointer or key. It
//! must not know what following one means.

use crate::ui::look::{HAIRLINE, SIGN_LINE, TRACK_CORNERS};
use std::ops::Range;
use std::sync::Arc;

use egui::{Color32, CursorIcon, Pos2, Rect, Role, Sense, Stroke, StrokeKind, WidgetInfo, vec2};

use super::painter::TextPainter;
use super::reading::{Pass, ReadingColors, ReadingMemory};
use super::reading_blocks::Blocks;
use crate::text::Laid;

/// How far below the baseline a link is underlined, and how strongly, in points.
const UNDERLINE: f32 = 2.5;

impl Pass<'_> {
    /// Lets the visible links be followed; returns the address of one that was.
    pub(super) fn links(
        &self,
        memory: &ReadingMemory,
        visible: Range<usize>,
        color: Color32,
    ) -> Option<String> {
        let mut followed = None;
        for index in visible {
            let (start, links) = memory.blocks.links_of(index);
            if links.is_empty() {
                continue;
            }
            let Some(laid) = self.lay_out(&memory.blocks, index) else {
                continue;
            };
            let corner = self.corner(&memory.blocks, index, &laid);
            for link in links {
                let id = self.id.with(("link", index, link.range.start));
                let rects = rects_of(&laid, corner, start, &link.range);
                if self.link(id, &rects, &link.address, color) {
                    followed = Some(link.address.clone());
                }
            }
        }
        followed
    }

    /// One link in all its pieces, of which the first can have the focus.
    fn link(&self, id: egui::Id, rects: &[Rect], address: &str, color: Color32) -> bool {
        let mut is_followed = false;
        for (piece, rect) in rects.iter().enumerate() {
            let sense = if piece == 0 {
                Sense::click()
            } else {
                Sense::CLICK
            };
            let response = self.ui.interact(*rect, id.with(piece), sense);
            if piece == 0 {
                response.widget_info(|| WidgetInfo::labeled(Role::Link, true, address));
            }
            if response.has_focus() {
                let stroke = Stroke::new(SIGN_LINE, color);
                let ring = rect.expand2(vec2(2.0, 0.0));
                self.ui
                    .painter()
                    .rect_stroke(ring, TRACK_CORNERS, stroke, StrokeKind::Inside);
            }
            is_followed |= response.on_hover_cursor(CursorIcon::PointingHand).clicked();
        }
        is_followed
    }

    /// Paints the letters of a block, its links in their own colour and underlined.
    pub(super) fn paint_text(
        &self,
        blocks: &Blocks,
        index: usize,
        laid: &Arc<Laid>,
        corner: Pos2,
        colors: ReadingColors,
    ) {
        let painter = self.ui.painter();
        let (start, links) = blocks.links_of(index);
        if links.is_empty() {
            TextPainter::with(self.ui.ctx(), |texts| {
                texts.paint(painter, corner, laid, colors.text);
            });
            return;
        }
        let mut rects: Vec<Rect> = links
            .iter()
            .flat_map(|link| rects_of(laid, corner, start, &link.range))
            .collect();
        rects.sort_by(|a, b| {
            let by_line = a.top().total_cmp(&b.top());
            by_line.then(a.left().total_cmp(&b.left()))
        });
        for (band, is_link) in bands(painter.clip_rect(), &rects) {
            let clipped = painter.with_clip_rect(band.intersect(painter.clip_rect()));
            let color = if is_link { colors.link } else { colors.text };
            TextPainter::with(self.ui.ctx(), |texts| {
                texts.paint(&clipped, corner, laid, color);
            });
        }
        for rect in rects.iter().filter(|rect| self.ui.is_rect_visible(**rect)) {
            let line = laid.lines.get(laid.line_at(rect.center().y - corner.y));
            if let Some(line) = line {
                let y = corner.y + line.baseline + UNDERLINE;
                painter.hline(rect.x_range(), y, Stroke::new(HAIRLINE, colors.link));
            }
        }
    }
}

/// What a link covers on the screen, line by line; `start` is the byte at which the block begins.
fn rects_of(laid: &Laid, corner: Pos2, start: usize, link: &Range<usize>) -> Vec<Rect> {
    let local = link.start.saturating_sub(start)..link.end.saturating_sub(start);
    laid.selection_rects(local)
        .into_iter()
        .map(|[x0, y0, x1, y1]| Rect::from_min_max(corner + vec2(x0, y0), corner + vec2(x1, y1)))
        .collect()
}

/// `whole` cut into what lies on the links and what lies around them, so that each letter is
/// painted in one colour. The links are in order from top to bottom and from left to right.
fn bands(whole: Rect, links: &[Rect]) -> Vec<(Rect, bool)> {
    let mut bands = Vec::new();
    let mut y = whole.top();
    for line in links.chunk_by(|a, b| (a.top() - b.top()).abs() < 0.5) {
        let Some(first) = line.first() else { continue };
        let row = whole.with_min_y(first.top()).with_max_y(first.bottom());
        bands.push((whole.with_min_y(y).with_max_y(row.top()), false));
        let mut x = whole.left();
        for link in line {
            bands.push((row.with_min_x(x).with_max_x(link.left()), false));
            bands.push((*link, true));
            x = link.right();
        }
        bands.push((row.with_min_x(x), false));
        y = row.bottom();
    }
    bands.push((whole.with_min_y(y), false));
    bands.retain(|(band, _)| band.is_positive());
    bands
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    #[test]
    fn bands_cover_everything_once() {
        let whole = Rect::from_min_size(Pos2::ZERO, vec2(100.0, 100.0));
        let at = |x, y, w| Rect::from_min_size(pos2(x, y), vec2(w, 10.0));
        let links = [
            at(60.0, 20.0, 40.0),
            at(0.0, 30.0, 15.0),
            at(50.0, 30.0, 10.0),
        ];
        let bands = bands(whole, &links);
        let area: f32 = bands.iter().map(|(band, _)| band.area()).sum();
        assert_eq!(area, whole.area());
        for (n, (a, _)) in bands.iter().enumerate() {
            for (b, _) in &bands[n + 1..] {
                assert!(!a.intersect(*b).is_positive(), "{a:?} and {b:?}");
            }
        }
        let of_links: Vec<Rect> = bands.iter().filter(|b| b.1).map(|b| b.0).collect();
        assert_eq!(of_links, links);
    }
}
