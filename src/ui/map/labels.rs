//! Names on the map. Which names stand where is worked out once for a zoom step and a language.

use crate::geometry::{Bounds, Camera, Viewport};
use crate::model::{LabelLang, Lang};
use crate::scene::SceneBuilder;
use crate::scene::labels::{LabelKind, MapLabel, PlacedLabel, corner_points, place, zoom_step};
use crate::text::{Align, Laid, Style};
use crate::ui::ctx::Ctx;
use crate::ui::glyphs::TextPainter;
use egui::{Color32, Painter, Pos2, Rect, Vec2};
use std::sync::Arc;

/// How far a halo reaches beyond the letters, in points.
const HALO_POINTS: f32 = 2.0;

/// Of more names than this only those around the view are placed.
const MANY: usize = 2_000;

/// What the names depend on besides the camera.
pub(super) struct ShownLabels<'a> {
    /// Says which areas are drawn.
    pub(super) builder: &'a SceneBuilder,
    /// Rectangles to keep clear of.
    pub(super) clear_of: &'a [Rect],
}

/// What a choice of places holds for.
#[derive(Clone, Copy, PartialEq)]
struct LabelKey {
    step: i32,
    langs: (LabelLang, Lang),
    presence: u64,
    /// The ground whose names are placed; everything where they are few.
    ground: Option<Bounds>,
}

/// The names of the present zoom step.
#[derive(Default)]
pub(super) struct LabelMemory {
    key: Option<LabelKey>,
    laid: Vec<Option<Arc<Laid>>>,
    placed: Vec<PlacedLabel>,
}

impl LabelMemory {
    /// Paints the names in view that keep clear of what lies there.
    pub(super) fn paint(
        &mut self,
        painter: &Painter,
        ctx: &Ctx<'_>,
        rect: Rect,
        shown: &ShownLabels<'_>,
        camera: Camera,
        viewport: Viewport,
    ) {
        TextPainter::with(painter.ctx(), |texts| {
            self.prepare(texts, ctx, shown.builder, camera, viewport);
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
                let is_covered = shown
                    .clear_of
                    .iter()
                    .any(|covered| covered.intersects(extent));
                if rect.contains_rect(extent) && !is_covered {
                    paint_one(texts, painter, ctx, label, at, pos, laid);
                }
            }
        });
    }

    fn prepare(
        &mut self,
        texts: &mut TextPainter,
        ctx: &Ctx<'_>,
        builder: &SceneBuilder,
        camera: Camera,
        viewport: Viewport,
    ) {
        let labels = &ctx.state.project.prepared.labels;
        let key = LabelKey {
            step: zoom_step(camera.zoom),
            langs: (ctx.state.view.label_lang, ctx.lang()),
            presence: builder.presence(),
            ground: (labels.len() > MANY).then(|| ground(camera, viewport)),
        };
        if self.key == Some(key) {
            return;
        }
        if self.key.is_none_or(|before| before.langs != key.langs) {
            self.laid = vec![None; labels.len()];
        }
        self.key = Some(key);
        let is_shown = |label: &MapLabel| {
            key.ground.is_none_or(|ground| ground.contains(label.at))
                && label
                    .area
                    .is_none_or(|area| builder.is_shown(ctx.world(), area))
        };
        let laid = &mut self.laid;
        self.placed = place(labels, key.step, is_shown, |index| {
            let label = &labels[index];
            let laid = laid[index]
                .get_or_insert_with(|| texts.lay_out(&words(ctx, label), &style(label.kind), None));
            [laid.width, laid.height]
        });
    }
}

/// The view and as much beside it, in steps, so that names hold still while the map is moved a little.
fn ground(camera: Camera, viewport: Viewport) -> Bounds {
    let size = [viewport.width, viewport.height].map(|points| points / camera.points_per_world());
    let middle = [0, 1].map(|axis| (camera.center[axis] / size[axis]).round() * size[axis]);
    Bounds {
        min: [0, 1].map(|axis| middle[axis] - size[axis] * 1.25),
        max: [0, 1].map(|axis| middle[axis] + size[axis] * 1.25),
    }
}

fn paint_one(
    texts: &mut TextPainter,
    painter: &Painter,
    ctx: &Ctx<'_>,
    label: &MapLabel,
    at: Pos2,
    pos: Pos2,
    laid: &Arc<Laid>,
) {
    let look = &ctx.look;
    let halo = look.halo;
    if matches!(label.kind, LabelKind::City(_)) {
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
        LabelKind::City(_) | LabelKind::Area | LabelKind::Mark => ctx.look.ink,
        LabelKind::Country | LabelKind::Governorate | LabelKind::Water => ctx.look.quiet,
    }
}

fn style(kind: LabelKind) -> Style {
    let style = match kind {
        LabelKind::City(1) => Style::new(14.0).bold(),
        LabelKind::City(2) => Style::new(13.0),
        LabelKind::Country => Style::new(13.0),
        LabelKind::Governorate => Style::new(12.0),
        LabelKind::City(_) | LabelKind::Area | LabelKind::Mark | LabelKind::Water => {
            Style::new(12.0)
        }
    };
    style.align(Align::Center).line_height(1.25)
}

/// The name as it is written: countries and governorates in capitals where the script has them.
fn words(ctx: &Ctx<'_>, label: &MapLabel) -> String {
    let english = || match label.kind {
        LabelKind::Country | LabelKind::Governorate => label.name.get(Lang::En).to_uppercase(),
        _ => label.name.get(Lang::En).to_owned(),
    };
    let in_lang = |lang| match lang {
        Lang::En => english(),
        Lang::Ar => label.name.get(Lang::Ar).to_owned(),
    };
    match ctx.state.view.label_lang {
        LabelLang::Window => in_lang(ctx.lang()),
        LabelLang::En => in_lang(Lang::En),
        LabelLang::Ar => in_lang(Lang::Ar),
        LabelLang::Both if label.name.ar.is_empty() || label.name.en.is_empty() => {
            in_lang(Lang::En)
        }
        LabelLang::Both => format!("{}\n{}", in_lang(Lang::En), in_lang(Lang::Ar)),
    }
}
