//! Names on the map. Which names stand where is worked out once for a zoom step and a language.

use crate::geometry::{Camera, Viewport};
use crate::model::Lang;
use crate::scene::labels::{Label, LabelKind, PlacedLabel, Side, corner_points, place, zoom_step};
use crate::state::LabelLang;
use crate::text::{Align, Laid, Style};
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::TextPainter;
use egui::{Color32, Painter, Pos2, Rect, Vec2};
use std::sync::Arc;

/// How far a halo reaches beyond the letters, in points.
const HALO_POINTS: f32 = 2.0;

/// The names of the present zoom step.
#[derive(Default)]
pub(super) struct LabelMemory {
    key: Option<(i32, LabelLang, Lang)>,
    laid: Vec<Option<Arc<Laid>>>,
    placed: Vec<PlacedLabel>,
}

impl LabelMemory {
    /// Paints the names in view that keep clear of some rectangles.
    pub(super) fn paint(
        &mut self,
        painter: &Painter,
        ctx: &Ctx<'_>,
        rect: Rect,
        clear_of: &[Rect],
        camera: Camera,
        viewport: Viewport,
    ) {
        TextPainter::with(painter.ctx(), |texts| {
            self.prepare(texts, ctx, camera.zoom);
            let labels = &ctx.state.project.prepared.labels;
            // The less important first, so that the more important lie on top.
            for placed in self.placed.iter().rev() {
                let (Some(label), Some(Some(laid))) =
                    (labels.get(placed.label), self.laid.get(placed.label))
                else {
                    continue;
                };
                let [x, y] = camera.screen_from_world(viewport, label.at);
                let at = rect.min + vec(x, y);
                let corner = corner_points(placed.side, [laid.width, laid.height]);
                let pos = at + Vec2::new(corner[0], corner[1]);
                // A name that the edge would cut says less than none.
                let extent = Rect::from_min_size(pos, Vec2::new(laid.width, laid.height));
                let is_covered = clear_of.iter().any(|covered| covered.intersects(extent));
                if rect.contains_rect(extent) && !is_covered {
                    paint_one(texts, painter, ctx, label, placed.side, at, pos, laid);
                }
            }
        });
    }

    fn prepare(&mut self, texts: &mut TextPainter, ctx: &Ctx<'_>, zoom: f64) {
        let labels = &ctx.state.project.prepared.labels;
        let key = (zoom_step(zoom), ctx.state.settings.label_lang, ctx.lang());
        if self.key == Some(key) {
            return;
        }
        let same_words = self
            .key
            .is_some_and(|(_, label_lang, lang)| (label_lang, lang) == (key.1, key.2));
        if !same_words {
            self.laid = vec![None; labels.len()];
        }
        self.key = Some(key);
        let laid = &mut self.laid;
        self.placed = place(labels, key.0, |index| {
            let label = &labels[index];
            let laid = laid[index]
                .get_or_insert_with(|| texts.lay_out(&words(ctx, label), &style(label.kind), None));
            [laid.width, laid.height]
        });
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "one name and everything that decides how it looks"
)]
fn paint_one(
    texts: &mut TextPainter,
    painter: &Painter,
    ctx: &Ctx<'_>,
    label: &Label,
    side: Side,
    at: Pos2,
    pos: Pos2,
    laid: &Arc<Laid>,
) {
    let look = &ctx.look;
    let halo = look.halo;
    if side != Side::Center {
        let radius = if matches!(label.kind, LabelKind::City(1 | 2)) {
            2.75
        } else {
            2.0
        };
        painter.circle_filled(at, radius + 1.25, halo);
        painter.circle_filled(at, radius, look.ink);
    }
    texts.paint_with_halo(
        painter,
        pos,
        laid,
        color(ctx, label.kind),
        halo,
        HALO_POINTS,
    );
}

#[expect(clippy::cast_possible_truncation, reason = "places on the screen")]
fn vec(x: f64, y: f64) -> Vec2 {
    Vec2::new(x as f32, y as f32)
}

fn color(ctx: &Ctx<'_>, kind: LabelKind) -> Color32 {
    match kind {
        LabelKind::City(_) | LabelKind::Area => ctx.look.ink,
        LabelKind::Country | LabelKind::Governorate | LabelKind::Water => ctx.look.quiet,
    }
}

fn style(kind: LabelKind) -> Style {
    let style = match kind {
        LabelKind::City(1) => Style::new(14.0).bold(),
        LabelKind::City(2) => Style::new(13.0),
        LabelKind::Country => Style::new(13.0),
        LabelKind::Governorate => Style::new(12.0),
        LabelKind::City(_) | LabelKind::Area | LabelKind::Water => Style::new(12.0),
    };
    style.align(Align::Center).line_height(1.25)
}

/// The name as it is written: countries and governorates in capitals where the script has them.
fn words(ctx: &Ctx<'_>, label: &Label) -> String {
    let english = || match label.kind {
        LabelKind::Country | LabelKind::Governorate => label.name.get(Lang::En).to_uppercase(),
        _ => label.name.get(Lang::En).to_owned(),
    };
    let in_lang = |lang| match lang {
        Lang::En => english(),
        Lang::Ar => label.name.get(Lang::Ar).to_owned(),
    };
    match ctx.state.settings.label_lang {
        LabelLang::Window => in_lang(ctx.lang()),
        LabelLang::En => in_lang(Lang::En),
        LabelLang::Ar => in_lang(Lang::Ar),
        LabelLang::Both if label.name.ar.is_empty() || label.name.en.is_empty() => {
            in_lang(Lang::En)
        }
        LabelLang::Both => format!("{}\n{}", in_lang(Lang::En), in_lang(Lang::Ar)),
    }
}
