//! Pictures of a data set, one after another, with no window: the map on the graphics card, and over it
//! what stands around it. What takes long, the card and the letters, is made ready once.

use crate::export::sheet::{ChartSource, Sheet, SheetChoice, SheetMaker};
use crate::geometry::Viewport;
use crate::model::{LabelLang, Lang};
use crate::render::{Gpu, GpuError, WindowFrame, WindowPicture, draw, new_picture, paint_callback};
use crate::scene::vision::VisionPreview;
use crate::scene::{ColourVision, Query};
use crate::state::{Project, Told};
use crate::ui::display::paint_layers;
use crate::ui::fonts;
use crate::ui::glyphs::TextPainter;
use crate::words::Words;
use image::RgbaImage;
use std::sync::Arc;

/// Samples a pixel: pictures are not in a hurry.
const SAMPLES: u32 = 4;

/// What a picture shows.
#[derive(Clone)]
pub struct Shot {
    /// Whose account it is, and what of it the filters let through.
    pub told: Arc<Told>,
    /// The map.
    pub query: Query,
    /// The language of its names.
    pub label_lang: LabelLang,
    /// What stands around it.
    pub choice: SheetChoice,
}

impl Shot {
    /// The data set as this picture tells it.
    pub fn source<'a>(&self, project: &'a Project, words: &'a Words) -> ChartSource<'a> {
        ChartSource {
            timeline: self.told.timeline.clone(),
            rows: self.told.rows.clone(),
            passed: self.told.passed.clone(),
            disputes: self.told.disputes.clone(),
            ..ChartSource::main(&project.world, &project.prepared, words)
        }
    }
}

/// Draws pictures of one data set in one language.
pub struct Studio {
    project: Arc<Project>,
    words: Words,
    maker: SheetMaker,
    vision: VisionPreview,
    gpu: Gpu,
    kept: WindowPicture,
    ctx: egui::Context,
    time: f64,
}

impl Studio {
    /// A studio for a data set.
    ///
    /// # Errors
    /// When there are no graphics.
    pub fn new(project: Arc<Project>, lang: Lang) -> Result<Self, GpuError> {
        let gpu = Gpu::headless()?;
        let kept = new_picture(&gpu, SAMPLES);
        let ctx = egui::Context::default();
        fonts::install(&ctx);
        let words = Words::new(lang);
        let source = ChartSource::main(&project.world, &project.prepared, &words);
        Ok(Self {
            maker: SheetMaker::new(&source),
            vision: VisionPreview::default(),
            project,
            words,
            gpu,
            kept,
            ctx,
            time: 0.0,
        })
    }

    /// The data set.
    pub fn project(&self) -> &Arc<Project> {
        &self.project
    }

    /// The words of the pictures.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Draws a picture: the size of the query's viewport in points, times its pixels in a point.
    ///
    /// # Errors
    /// When the size is none that can be drawn, or the picture does not come back.
    pub fn picture(&mut self, shot: &Shot, vision: ColourVision) -> Result<RgbaImage, GpuError> {
        self.time += 1.0;
        let Shot {
            query,
            label_lang,
            choice,
            ..
        } = shot;
        let input = input(query, self.time);
        let (maker, preview) = (&mut self.maker, &mut self.vision);
        let source = shot.source(&self.project, &self.words);
        let output = self.ctx.run_ui(input, |ui| {
            let rect = ui.ctx().content_rect();
            let mut sheet: Sheet = TextPainter::with(ui.ctx(), |texts| {
                maker.sheet(&source, query, *label_lang, choice, texts)
            });
            preview.apply(&mut sheet.scene, vision);
            let painter = ui.painter().with_clip_rect(rect);
            painter.add(paint_callback(rect, sheet.scene));
            paint_layers(&painter, rect.min, &sheet.above);
        });
        let frame = WindowFrame {
            shapes: output.shapes,
            textures: output.textures_delta,
            size: size_px(query),
            pixels_per_point: output.pixels_per_point,
            ground: self.ctx.global_style().visuals.panel_fill,
        };
        let ctx = &self.ctx;
        draw(&self.gpu, &mut self.kept, frame, |shapes, scale| {
            ctx.tessellate(shapes, scale)
        })
    }
}

/// The size of a picture, in pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of pictures"
)]
pub fn size_px(query: &Query) -> [u32; 2] {
    let Viewport { width, height } = query.viewport;
    [width, height].map(|points| (points * f64::from(query.pixels_per_point)).round() as u32)
}

#[expect(clippy::cast_possible_truncation, reason = "sizes of pictures")]
fn input(query: &Query, time: f64) -> egui::RawInput {
    let size = egui::vec2(query.viewport.width as f32, query.viewport.height as f32);
    let mut input = egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
        time: Some(time),
        ..Default::default()
    };
    if let Some(viewport) = input.viewports.get_mut(&egui::ViewportId::ROOT) {
        viewport.native_pixels_per_point = Some(query.pixels_per_point);
    }
    input
}
