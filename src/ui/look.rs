//! The window's colours, type, corners and lines: one neutral, one accent, five sizes. Every colour of
//! the interface stands here; those of the map stand in `scene::palette`.

use crate::scene::palette::{CONTRAST_SHEET, DARK_SHEET, LIGHT_SHEET};
use crate::scene::{Rgba, Theme};
use crate::text::{Style, has_arabic};
use egui::{Color32, CornerRadius};

/// The colours of the interface in a theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Which theme it is.
    pub theme: Theme,
    /// Ground of panels.
    pub paper: Color32,
    /// Ground of fields and of what lies on top.
    pub raised: Color32,
    /// Text.
    pub ink: Color32,
    /// Text of less weight.
    pub quiet: Color32,
    /// Hints, disabled.
    pub faint: Color32,
    /// Hairlines between groups.
    pub line: Color32,
    /// Ground of a row beneath the pointer.
    pub hover: Color32,
    /// Selection, focus, playhead.
    pub accent: Color32,
    /// Ground of what is selected.
    pub accent_soft: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// The ground of a marked passage.
    pub mark: Color32,
    /// The ground of words that were searched for.
    pub found: Color32,
    /// Errors: text and icon only.
    pub error: Color32,
    /// Warnings: text and icon only.
    pub warning: Color32,
    /// Bars of the time strip.
    pub bar: Color32,
    /// What lies over the map must be readable on it.
    pub halo: Color32,
    /// Shade beneath what lies on top.
    pub shadow: Color32,
    /// A screen on which nothing is shown.
    pub blank: Color32,
}

/// Corners of rows, buttons, fields and cards.
pub const CORNERS: CornerRadius = CornerRadius::same(6);

/// Corners of what lies within a frame that has [`CORNERS`].
pub const INNER_CORNERS: CornerRadius = CornerRadius::same(5);

/// Corners of small plates: keys, bands of the strip, choices in a list.
pub const SMALL_CORNERS: CornerRadius = CornerRadius::same(4);

/// Corners of marks behind words and of swatches.
pub const MARK_CORNERS: CornerRadius = CornerRadius::same(2);

/// Corners of tracks and thumbs: half their width.
pub const TRACK_CORNERS: CornerRadius = CornerRadius::same(3);

/// Corners of a line two points wide.
pub const LINE_CORNERS: CornerRadius = CornerRadius::same(1);

/// Corners of pages in front of the window.
pub const PAGE_CORNERS: CornerRadius = CornerRadius::same(8);

/// Corners of chips: half their height.
pub const CHIP_CORNERS: CornerRadius = CornerRadius::same(12);

/// Width of frames and of lines between groups, in points.
pub const HAIRLINE: f32 = 1.0;

/// Width of the lines of icons, in points.
pub const ICON_LINE: f32 = 1.3;

/// Width of the lines of signs, in points.
pub const SIGN_LINE: f32 = 1.5;

/// Width of what has the focus, is chosen or is a front line, in points.
pub const STRONG_LINE: f32 = 2.0;

/// Width of the casing beneath [`STRONG_LINE`], in points.
pub const CASING_LINE: f32 = 4.0;

/// Width of a mark on the strip, in points.
pub const MARK_LINE: f32 = 3.0;

/// Width of the casing beneath [`MARK_LINE`], in points.
pub const MARK_CASING_LINE: f32 = 5.0;

/// Radius of the dots of a pattern, as a sample shows them, in points.
pub const DOT_RADIUS: f32 = 0.8;

/// Radius of a point of a file while it is read, in points.
pub const PREVIEW_POINT_RADIUS: f32 = 1.5;

/// Radius of the mark on an icon that something waits, in points.
pub const MARK_RADIUS: f32 = 3.0;

/// Radius of a step along a line, and of what is chosen in a ring, in points.
pub const NODE_RADIUS: f32 = 3.5;

/// Radius of the ring of a choice, in points.
pub const RING_RADIUS: f32 = 7.0;

/// A colour of the map's tables.
const fn opaque([r, g, b, _]: Rgba) -> Color32 {
    Color32::from_rgb(r, g, b)
}

const LIGHT: Look = Look {
    theme: Theme::Light,
    paper: opaque(LIGHT_SHEET.paper),
    raised: Color32::from_rgb(255, 255, 255),
    ink: opaque(LIGHT_SHEET.ink),
    quiet: opaque(LIGHT_SHEET.quiet),
    faint: Color32::from_rgb(122, 125, 132),
    line: opaque(LIGHT_SHEET.line),
    hover: Color32::from_rgb(241, 239, 233),
    accent: Color32::from_rgb(84, 62, 214),
    accent_soft: Color32::from_rgb(232, 228, 252),
    on_accent: Color32::from_rgb(255, 255, 255),
    mark: Color32::from_rgb(255, 229, 143),
    found: Color32::from_rgb(173, 226, 208),
    error: Color32::from_rgb(176, 32, 32),
    warning: Color32::from_rgb(140, 88, 0),
    bar: Color32::from_rgb(178, 176, 170),
    halo: opaque(LIGHT_SHEET.halo),
    shadow: Color32::from_black_alpha(48),
    blank: Color32::BLACK,
};

/// Black on white, with lines that everybody sees.
const CONTRAST: Look = Look {
    theme: Theme::Contrast,
    paper: opaque(CONTRAST_SHEET.paper),
    raised: Color32::from_rgb(255, 255, 255),
    ink: opaque(CONTRAST_SHEET.ink),
    quiet: opaque(CONTRAST_SHEET.quiet),
    faint: Color32::from_rgb(72, 72, 72),
    line: opaque(CONTRAST_SHEET.line),
    hover: Color32::from_rgb(241, 239, 233),
    accent: Color32::from_rgb(84, 62, 214),
    accent_soft: Color32::from_rgb(232, 228, 252),
    on_accent: Color32::from_rgb(255, 255, 255),
    mark: Color32::from_rgb(255, 229, 143),
    found: Color32::from_rgb(173, 226, 208),
    error: Color32::from_rgb(150, 0, 0),
    warning: Color32::from_rgb(96, 60, 0),
    bar: Color32::from_rgb(110, 110, 110),
    halo: opaque(CONTRAST_SHEET.halo),
    shadow: Color32::from_black_alpha(48),
    blank: Color32::BLACK,
};

const DARK: Look = Look {
    theme: Theme::Dark,
    paper: opaque(DARK_SHEET.paper),
    raised: Color32::from_rgb(37, 42, 50),
    ink: opaque(DARK_SHEET.ink),
    quiet: opaque(DARK_SHEET.quiet),
    faint: Color32::from_rgb(138, 143, 153),
    line: opaque(DARK_SHEET.line),
    hover: Color32::from_rgb(40, 46, 54),
    accent: Color32::from_rgb(150, 136, 255),
    accent_soft: Color32::from_rgb(56, 50, 96),
    on_accent: Color32::from_rgb(18, 16, 34),
    mark: Color32::from_rgb(110, 88, 20),
    found: Color32::from_rgb(18, 98, 84),
    error: Color32::from_rgb(255, 138, 128),
    warning: Color32::from_rgb(240, 190, 100),
    bar: Color32::from_rgb(96, 103, 114),
    halo: opaque(DARK_SHEET.halo),
    shadow: Color32::from_black_alpha(120),
    blank: Color32::BLACK,
};

/// The role of a text, which decides its size and weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Captions and notes: 12.
    Caption,
    /// Everything that is not something else: 14.
    Body,
    /// Headings of groups and what is chosen: 14 bold.
    Strong,
    /// Running text of sources: 16.
    Reading,
    /// The name of what a panel is about: 20 bold.
    Title,
    /// The date on the strip: 20 bold, so that the strip stays low.
    Date,
    /// The date when presenting: 34 bold.
    GreatDate,
}

impl Role {
    /// Size in points for Latin; Arabic is set one step larger.
    fn size(self) -> f32 {
        match self {
            Role::Caption => 12.0,
            Role::Body | Role::Strong => 14.0,
            Role::Reading => 16.0,
            Role::Title | Role::Date => 20.0,
            Role::GreatDate => 34.0,
        }
    }

    /// How a text in this role is set.
    pub fn style(self, text: &str) -> Style {
        let arabic = has_arabic(text);
        let size = if arabic {
            self.size() * 1.12
        } else {
            self.size()
        };
        let style = Style::new(size.round());
        let style = match self {
            Role::Strong | Role::Title | Role::Date | Role::GreatDate => style.bold(),
            Role::Reading => style.reading(),
            Role::Caption | Role::Body => style,
        };
        match self {
            Role::Reading => style,
            // One line of Arabic in a row must not be taller than the row.
            _ if arabic => style.line_height(1.5),
            _ => style.line_height(1.35),
        }
    }
}

impl Look {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
            // The window keeps its colours where the map goes without.
            Theme::Print => Look {
                theme: Theme::Print,
                ..CONTRAST
            },
            Theme::Contrast => CONTRAST,
        }
    }

    /// egui's own widgets (fields, scroll bars, menus) in these colours.
    pub fn visuals(&self) -> egui::Visuals {
        let mut visuals = match self.theme {
            Theme::Dark => egui::Visuals::dark(),
            Theme::Light | Theme::Print | Theme::Contrast => egui::Visuals::light(),
        };
        visuals.panel_fill = self.paper;
        visuals.window_fill = self.raised;
        visuals.extreme_bg_color = self.raised;
        visuals.text_edit_bg_color = Some(self.raised);
        visuals.faint_bg_color = self.hover;
        visuals.override_text_color = Some(self.ink);
        visuals.hyperlink_color = self.accent;
        visuals.selection.bg_fill = self.accent_soft;
        visuals.selection.stroke = egui::Stroke::new(HAIRLINE, self.accent);
        visuals.window_stroke = egui::Stroke::new(HAIRLINE, self.line);
        visuals.widgets.noninteractive.bg_stroke = egui::Stroke::new(HAIRLINE, self.line);
        visuals.widgets.inactive.bg_stroke = egui::Stroke::new(HAIRLINE, self.line);
        visuals.window_shadow = egui::Shadow {
            offset: [0, 4],
            blur: 18,
            spread: 0,
            color: self.shadow,
        };
        visuals.popup_shadow = egui::Shadow {
            offset: [0, 3],
            blur: 12,
            spread: 0,
            color: self.shadow,
        };
        visuals
    }
}
