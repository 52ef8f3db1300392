//! The map, or the whole window, as a picture: the same shell drawn to an image, with no display server.

use super::preferences::Preferences;
use super::shell::Shell;
use super::write::{PngError, write_png};
use crate::model::Lang;
use crate::render::{Gpu, GpuError, draw, new_renderer};
use crate::scene::Theme;
use crate::state::{Command, Lost, NamedView, Project, SavedSession, Settings};
use std::path::Path;
use std::sync::Arc;

/// The most passes until nothing moves any more.
const MOST_PASSES: usize = 12;

/// What a picture shows.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What is looked at.
    pub view: NamedView,
    /// Width and height, in pixels.
    pub size: [u32; 2],
    /// Light or dark.
    pub theme: Theme,
    /// Language.
    pub lang: Lang,
    /// The whole window rather than the map.
    pub window: bool,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The graphics.
    #[error(transparent)]
    Gpu(#[from] GpuError),
    /// What is to be shown is not in the data set.
    #[error(
        "The data set does not have {0}; `kharita at DATE` lists areas, `kharita changes` the changes."
    )]
    NotThere(String),
    /// The picture did not come into its file.
    #[error(transparent)]
    Png(#[from] PngError),
}

/// Draws a picture of a data set.
///
/// # Errors
/// When there are no graphics, or the data set does not have what is to be shown.
pub fn picture(project: Arc<Project>, wanted: &Picture) -> Result<image::RgbaImage, PictureError> {
    let mut shell = posed(project, wanted)?;
    let gpu = Gpu::headless()?;
    // Pictures are not in a hurry: four samples a pixel where the driver has them.
    let samples = if wanted.window { 1 } else { 4 };
    let mut renderer = new_renderer(&gpu, samples);
    let ctx = egui::Context::default();
    Shell::prepare(&ctx);
    let mut textures = egui::TexturesDelta::default();
    let mut time = 0.0;
    loop {
        let output = ctx.run_ui(input(wanted.size, time), |ui| {
            shell.logic(ui.ctx());
            if wanted.window {
                shell.ui(ui)
            } else {
                shell.picture(ui)
            }
        });
        textures.append(output.textures_delta);
        time += 0.25;
        let settled = output
            .viewport_output
            .values()
            .all(|viewport| !viewport.repaint_delay.is_zero());
        if settled && time > 0.5 || time > 0.25 * MOST_PASSES as f64 {
            let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
            let pixels = output.pixels_per_point;
            let image = draw(
                &gpu,
                &mut renderer,
                &primitives,
                &textures,
                wanted.size,
                pixels,
                [0, 0, 0, 255],
            );
            textures.clear();
            return Ok(image?);
        }
    }
}

/// Draws a picture into a PNG file, whole or not at all.
///
/// # Errors
/// As [`picture`], or when the file cannot be written.
pub fn write_picture(
    project: Arc<Project>,
    wanted: &Picture,
    path: &Path,
) -> Result<(), PictureError> {
    let image = picture(project, wanted)?;
    Ok(write_png(path, &image.into())?)
}

/// A session that shows what the picture is to show, at rest.
///
/// # Errors
/// When the data set does not have what is to be shown.
pub fn posed(project: Arc<Project>, wanted: &Picture) -> Result<Shell, PictureError> {
    let (_, lost) = wanted.view.find(&project.world);
    if !lost.is_empty() {
        return Err(PictureError::NotThere(Lost::names(&lost)));
    }
    let settings = Settings {
        lang: wanted.lang,
        theme: wanted.theme,
        reduce_motion: true,
        ..Settings::default()
    };
    let mut shell = Shell::new(project, settings, Preferences::nowhere());
    let session = SavedSession {
        view: wanted.view.clone(),
        ..SavedSession::default()
    };
    shell.send(Command::Restore(Box::new(session)));
    Ok(shell)
}

#[expect(clippy::cast_precision_loss, reason = "sizes of pictures")]
fn input(size: [u32; 2], time: f64) -> egui::RawInput {
    let size = egui::vec2(size[0] as f32, size[1] as f32);
    egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
        time: Some(time),
        ..Default::default()
    }
}
