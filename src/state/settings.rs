//! What comes back at the next start.

use crate::model::Lang;
use crate::scene::{ColourVision, Layers, Theme};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The sizes of text that can be chosen, in parts of a hundred of the usual size.
pub const TEXT_PERCENTS: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

/// The user's standing choices. Unknown members of a preferences file are passed over; missing
/// ones take their default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the window.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// The kind of eye whose colours the map shows; every start begins with the usual one.
    #[serde(skip)]
    pub vision: ColourVision,
    /// Size of everything in the window, in parts of a hundred of the usual size: one of
    /// [`TEXT_PERCENTS`].
    pub text_percent: u16,
    /// No animation.
    pub reduce_motion: bool,
    /// Whether the panel of forces is unfolded.
    pub forces_open: bool,
    /// Whether the panel of places and sources is unfolded.
    pub place_open: bool,
    /// Whether the table of all features is unfolded.
    pub table_open: bool,
    /// Whether the figures through time are unfolded.
    pub figures_open: bool,
    /// Which layers are drawn.
    #[serde(with = "layers")]
    pub layers: Layers,
    /// Names on the map.
    pub labels: bool,
    /// Whether shares are of the people, where those are known, instead of the ground.
    pub counts_people: bool,
    /// Whether the files that were open are opened again at the next start.
    pub reopen: bool,
    /// Whether a file that changed is read anew by itself.
    pub auto_reload: bool,
    /// The colours that were picked for forces, as `#RRGGBB` by what makes a force the same in every file.
    pub colours: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::En,
            theme: Theme::Light,
            vision: ColourVision::default(),
            text_percent: 100,
            reduce_motion: false,
            forces_open: true,
            place_open: true,
            table_open: false,
            figures_open: false,
            layers: Layers::default(),
            labels: true,
            counts_people: false,
            reopen: true,
            auto_reload: false,
            colours: BTreeMap::new(),
        }
    }
}

/// Layers as a list of the hidden ones, so that a new layer is on at first.
mod layers {
    use crate::scene::Layers;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        layers: &Layers,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let all = [
            (layers.areas, "areas"),
            (layers.borders, "borders"),
            (layers.governorates, "governorates"),
            (layers.water, "water"),
        ];
        let hidden: Vec<&str> = all
            .into_iter()
            .filter(|(on, _)| !on)
            .map(|(_, name)| name)
            .collect();
        hidden.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Layers, D::Error> {
        let hidden = Vec::<String>::deserialize(deserializer)?;
        let on = |name: &str| !hidden.iter().any(|h| h == name);
        Ok(Layers {
            areas: on("areas"),
            borders: on("borders"),
            governorates: on("governorates"),
            water: on("water"),
        })
    }
}
