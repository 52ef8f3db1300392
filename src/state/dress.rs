//! In which colours forces are drawn, what they are called, and how layers look. Each choice can be taken back;
//! the colour of a force is kept for every file that names it.

use super::session::State;
use crate::model::{FeatureLook, Force, ForceId, Lang, Rgb, World};
use crate::scene::{Dress, PickedColours, palette};
use crate::text::fold;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What can be asked for about colours and layers.
#[derive(Clone, Debug, PartialEq)]
pub enum DressCommand {
    /// Draw a force in a colour; `None` for the colour that it had by itself.
    PickColour(ForceId, Option<Rgb>),
    /// Call a force otherwise, in all files; the name of another joins the two.
    Rename(ForceId, String),
    /// Draw a file's layer in another way: the number of its group of files.
    SetLook(usize, FeatureLook),
}

/// What makes a force the same in another file: its name.
pub fn colour_key(force: &Force) -> String {
    fold(force.name.get(Lang::En))
}

/// The colours that were picked, as `#RRGGBB` by [`colour_key`], for the forces of a data set.
pub fn picked(world: &World, colours: &BTreeMap<String, String>) -> Arc<PickedColours> {
    let mut picked = PickedColours::new();
    for force in world.force_ids() {
        let colour = colours.get(&colour_key(world.force(force)));
        if let Some(rgb) = colour.and_then(|text| rgb_of(text)) {
            picked.insert(force, [rgb, palette::on_dark(rgb)]);
        }
    }
    Arc::new(picked)
}

/// Reads `#RRGGBB`, with or without its sign.
///
/// ```
/// use kharita::state::dress::rgb_of;
/// assert_eq!(rgb_of("#0A14C8"), Some([10, 20, 200]));
/// assert_eq!(rgb_of("blue"), None);
/// ```
pub fn rgb_of(text: &str) -> Option<Rgb> {
    let digits = text.trim().trim_start_matches('#');
    let is_hex = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
    let [_, r, g, b] = number.to_be_bytes();
    Some([r, g, b])
}

/// Writes `#RRGGBB`.
pub fn hex_of([r, g, b]: Rgb) -> String {
    format!("#{r:02X}{g:02X}{b:02X}")
}

impl State {
    /// How forces and layers are drawn.
    pub fn dress(&self) -> Dress {
        let plain = std::iter::repeat_n(FeatureLook::default(), self.layers_beneath());
        let wanted = self.opening.wanted.iter().map(|mapping| mapping.look);
        let mut layers: Vec<FeatureLook> = plain.chain(wanted).collect();
        while layers.last() == Some(&FeatureLook::default()) {
            layers.pop();
        }
        Dress {
            picked: self.picked.clone(),
            layers,
        }
    }
}
