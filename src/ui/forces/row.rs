//! A row of the list of forces: sample, name, number.

use crate::scene::{Pattern, Rgba};
use crate::ui::ctx::Ctx;
use crate::ui::kit;
use crate::ui::look::Role;
use egui::{Color32, Rect, Ui, Vec2};

/// Height of a row.
pub(super) const ROW: f32 = 28.0;

/// A row of the list.
pub(super) struct ForceListRow {
    /// Where it stands.
    pub rect: Rect,
    /// How name and number are set.
    pub role: Role,
    /// In which colour.
    pub ink: Color32,
}

impl ForceListRow {
    /// Paints sample and name from the start, the number at the end. A name is set
    /// smaller where it is long, and a number is never cut.
    pub(super) fn paint(
        &self,
        ui: &Ui,
        ctx: &Ctx<'_>,
        pattern: Pattern,
        colours: &[Rgba],
        name: &str,
        share: &str,
    ) {
        let (place, rest) = kit::split(ctx, self.rect, 14.0);
        let swatch = Rect::from_center_size(place.center(), Vec2::splat(14.0));
        kit::paint_swatch(ui.painter(), swatch, pattern, colours, &ctx.look);
        let (_, rest) = kit::split(ctx, rest, 8.0);
        let number = kit::text_size(ui, self.role, share).x;
        let (words, end) = kit::split(ctx, rest, rest.width() - number.ceil() - 1.0);
        let (words, _) = kit::split(ctx, words, words.width() - 8.0);
        // A long name is set smaller before it is cut.
        let fits = kit::text_size(ui, self.role, name).x <= words.width();
        let role = if fits { self.role } else { Role::Caption };
        kit::paint_text(ui.painter(), words, role, name, self.ink, ctx.is_mirrored());
        kit::paint_text(
            ui.painter(),
            end,
            self.role,
            share,
            self.ink,
            !ctx.is_mirrored(),
        );
    }
}
