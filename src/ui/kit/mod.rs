//! The widgets that every panel is made of: texts in any script, buttons, rows, swatches.
//!
//! They know colours, words and the direction of reading, so that panels need not.

mod buttons;
mod chip;
mod choices;
mod field;
mod layout;
mod page;
mod swatch;
mod texts;

pub use buttons::{
    action_button, action_icon, action_words, button, check, focus_ring, icon_button, link, tab,
    tip,
};
pub use chip::{chip, choice_chip};
pub use choices::choices;
pub use field::{field, field_in, field_of_lines};
pub use layout::{
    card, columns, gap, heading, row, row_reversed, scroll, scroll_in_page, separator, split,
    start_align,
};
pub use page::{page, sheet};
pub use swatch::{force_swatch, paint_swatch, state_swatch};
pub use texts::{ICONS, paint_icon, paint_text, paint_text_centered, text, text_elided, text_size};
