//! What the reading view is given where nobody looks at it.

use egui::Color32;
use kharita::ui::glyphs::ReadingColors;

pub(crate) const COLORS: ReadingColors = ReadingColors {
    text: Color32::BLACK,
    mark: Color32::YELLOW,
    found: Color32::GREEN,
    link: Color32::BLUE,
    selection: Color32::BLUE,
};
