//! A text file as a picture, drawn as the source panel draws it, with neither display nor GPU.

use super::write::{PngError, write_png};
use crate::scene::Theme;
use crate::text::page::{self, HIGHEST, Page, TooHigh};
use crate::ui::Look;
use std::io;
use std::path::Path;

/// Why a text could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// The file could not be read.
    #[error("{path} could not be read ({error}).")]
    Read {
        /// The file.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// The file is not UTF-8.
    #[error("{path} is not text in UTF-8: byte {byte} belongs to no character. Save it as UTF-8.")]
    NotUtf8 {
        /// The file.
        path: String,
        /// Where the text ends, counted from 1.
        byte: usize,
    },
    /// It is too long for a picture.
    #[error(
        "{path} would be higher than {HIGHEST} pixels. Draw a part of it, a wider page, or smaller letters."
    )]
    TooHigh {
        /// The file.
        path: String,
    },
    /// The picture did not come into its file.
    #[error(transparent)]
    Png(#[from] PngError),
}

/// Draws a text file into a PNG file, whole or not at all: `width` pixels wide, letters of `size`
/// pixels, as high as it needs.
///
/// # Errors
/// When the file cannot be read or is not UTF-8, when it would be too high, or when the picture
/// cannot be written.
pub fn write_text_picture(
    from: &Path,
    width: u32,
    size: f32,
    theme: Theme,
    to: &Path,
) -> Result<(), TextError> {
    let path = || from.display().to_string();
    let bytes = std::fs::read(from).map_err(|error| TextError::Read {
        path: path(),
        error,
    })?;
    let text = String::from_utf8(bytes).map_err(|error| TextError::NotUtf8 {
        path: path(),
        byte: error.utf8_error().valid_up_to() + 1,
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let drawn = page::draw(&page::paragraphs(text), width, size);
    let page = drawn.map_err(|TooHigh| TextError::TooHigh { path: path() })?;
    Ok(write_png(to, &image(page, theme))?)
}

/// Black on white, for print and for machines that read; the panel's own colours in the dark.
fn image(page: Page, theme: Theme) -> image::DynamicImage {
    let (width, height) = (page.width, page.height);
    let image = match theme {
        Theme::Light | Theme::Print | Theme::Contrast => {
            let pixels = page.coverage.iter().map(|c| 255 - c).collect();
            image::GrayImage::from_raw(width, height, pixels).map(image::DynamicImage::from)
        }
        Theme::Dark => {
            let look = Look::of(theme);
            let pixels = page.coverage.iter().flat_map(|&c| {
                let color = look
                    .paper
                    .lerp_to_gamma(look.ink, f32::from(c) / 255.0)
                    .to_array();
                [color[0], color[1], color[2]]
            });
            image::RgbImage::from_raw(width, height, pixels.collect()).map(Into::into)
        }
    };
    image.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(folder: &Path, bytes: &[u8], theme: Theme) -> Result<image::DynamicImage, TextError> {
        let (from, to) = (folder.join("in.txt"), folder.join("out.png"));
        std::fs::write(&from, bytes).expect("a file to draw");
        write_text_picture(&from, 400, 20.0, theme, &to)?;
        Ok(image::open(to).expect("a picture"))
    }

    #[test]
    fn the_picture_is_black_on_white_or_light_on_dark() {
        let folder = tempfile::tempdir().expect("a folder");
        let text = "الرقة SDF\n\nمنبج".as_bytes();
        let light = draw(folder.path(), text, Theme::Light).expect("drawn");
        let pixels = light.to_luma8();
        assert_eq!(pixels.width(), 400);
        let values: Vec<u8> = pixels.pixels().map(|p| p.0[0]).collect();
        assert_eq!(values.first(), Some(&255));
        assert!(values.iter().any(|v| *v < 20));
        let dark = draw(folder.path(), text, Theme::Dark).expect("drawn");
        assert!(dark.to_luma8().pixels().any(|p| p.0[0] > 200));
        assert!(dark.to_luma8().get_pixel(0, 0).0[0] < 60);
    }

    #[test]
    fn what_cannot_be_drawn_is_said_and_leaves_no_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let say = |bytes: &[u8]| {
            let error = draw(folder.path(), bytes, Theme::Light).expect_err("an error");
            error.to_string()
        };
        assert!(say(b"ab\xFF").contains("byte 3"));
        assert!(say("a\n\n".repeat(3000).as_bytes()).contains("30000 pixels"));
        assert!(!folder.path().join("out.png").exists());
        let missing = folder.path().join("missing");
        let error = write_text_picture(&missing, 400, 20.0, Theme::Light, &missing);
        assert!(matches!(error, Err(TextError::Read { .. })));
    }
}
