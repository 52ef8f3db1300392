//! The fonts of egui's own widgets: what is typed into fields, and icons. Everything else is set
//! by [`glyphs`](super::glyphs).

use super::kit;
use egui::{FontData, FontDefinitions, FontFamily};
use std::sync::Arc;

/// Installs the fonts.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 3] = [
        (
            "sans",
            include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
        ),
        (
            "arabic",
            include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"),
        ),
        ("icons", include_bytes!("../../assets/fonts/Phosphor.ttf")),
    ];
    for (name, bytes) in files {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let stack: Vec<String> = ["sans", "arabic", "icons"].map(str::to_owned).into();
    fonts
        .families
        .insert(FontFamily::Proportional, stack.clone());
    fonts.families.insert(FontFamily::Monospace, stack);
    fonts.families.insert(
        FontFamily::Name(kit::ICONS.into()),
        vec!["icons".to_owned(), "sans".to_owned()],
    );
    ctx.set_fonts(fonts);
}
