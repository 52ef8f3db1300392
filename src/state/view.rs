//! What is looked at, as one value: the session, its history, preferences, a reload, stories, pictures,
//! links and the command line all carry it.
//!
//! A [`View`] holds positions in the tables of one data set. [`NamedView`] is the same by the ids of the
//! files: it can be written, and found again in other tables; what is no longer there is [`Lost`].

mod link;
mod named;

pub use link::SCHEME;
pub use named::{Lost, NamedPassage, NamedView};

use super::session::{OpenSource, Selection};
use crate::geometry::{
    Camera, MAX_LATITUDE, MAX_ZOOM, MIN_ZOOM, lonlat_from_world, world_from_lonlat,
};
use crate::model::{Account, Day, Filter, LabelLang, LayerId, LonLatBounds, StoryStep, World};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Parts of a degree and of a zoom level that are kept: a millimetre on the ground.
const PARTS: f64 = 1e8;

/// What is in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Extent {
    /// Everything, or what the data set asks to be shown first.
    #[default]
    All,
    /// A place in the middle.
    At {
        /// Longitude and latitude, in degrees.
        lonlat: [f64; 2],
        /// How near it is: the world is 256·2^zoom points wide.
        zoom: f64,
    },
    /// A box.
    Within(LonLatBounds),
}

impl Extent {
    /// What a camera has in its middle.
    pub fn of(camera: Camera) -> Self {
        let kept = |value: f64| (value * PARTS).round() / PARTS;
        Self::At {
            lonlat: lonlat_from_world(camera.center).map(kept),
            zoom: kept(camera.zoom),
        }
    }

    /// The camera over a place; `None` where it depends on the data set or on the size of the map.
    pub fn camera(self) -> Option<Camera> {
        match self {
            Self::At { lonlat, zoom } => Some(Camera {
                center: world_from_lonlat(lonlat),
                zoom,
            }),
            Self::All | Self::Within(_) => None,
        }
    }
}

impl fmt::Display for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("fit"),
            Self::At {
                lonlat: [lon, lat],
                zoom,
            } => write!(f, "{lon},{lat},{zoom}"),
            Self::Within(LonLatBounds {
                min: [west, south],
                max: [east, north],
            }) => write!(f, "{west},{south},{east},{north}"),
        }
    }
}

impl From<Extent> for String {
    fn from(extent: Extent) -> Self {
        extent.to_string()
    }
}

impl TryFrom<String> for Extent {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl FromStr for Extent {
    type Err = String;

    /// Reads `fit`, `LON,LAT,ZOOM` or `WEST,SOUTH,EAST,NORTH`.
    fn from_str(text: &str) -> Result<Self, String> {
        if text.trim().eq_ignore_ascii_case("fit") {
            return Ok(Self::All);
        }
        let numbers: Option<Vec<f64>> = text
            .split(',')
            .map(|part| part.trim().parse().ok())
            .collect();
        // A comparison with a number that is none is false, so `nan` is refused here too.
        let is_lon = |lon: f64| (-180.0..=180.0).contains(&lon);
        let is_lat = |lat: f64| (-MAX_LATITUDE..=MAX_LATITUDE).contains(&lat);
        match numbers.as_deref() {
            Some(&[lon, lat, zoom])
                if is_lon(lon) && is_lat(lat) && (MIN_ZOOM..=MAX_ZOOM).contains(&zoom) =>
            {
                Ok(Self::At {
                    lonlat: [lon, lat],
                    zoom,
                })
            }
            Some(&[west, south, east, north])
                if [west, east].into_iter().all(is_lon)
                    && [south, north].into_iter().all(is_lat)
                    && west < east
                    && south < north =>
            {
                Ok(Self::Within(LonLatBounds {
                    min: [west, south],
                    max: [east, north],
                }))
            }
            _ => Err(format!(
                "a view is fit, or LON,LAT,ZOOM such as 43.1,36.3,9, with a longitude from -180 to 180, \
                 a latitude from -{MAX_LATITUDE:.0} to {MAX_LATITUDE:.0} and a zoom from {MIN_ZOOM} to {MAX_ZOOM}, \
                 or a box as WEST,SOUTH,EAST,NORTH"
            )),
        }
    }
}

/// What is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The playhead.
    pub date: Day,
    /// What is in view.
    pub extent: Extent,
    /// What is selected.
    pub selection: Selection,
    /// What the filters let through.
    pub filter: Filter,
    /// Files that are not drawn.
    pub hidden_layers: Vec<LayerId>,
    /// The language of the names on the map.
    pub label_lang: LabelLang,
    /// Whose account is shown, and as known on which day.
    pub account: Account,
}

impl View {
    /// What a data set opens with.
    pub fn first(world: &World) -> Self {
        Self {
            date: world.about.opens_on,
            extent: Extent::All,
            selection: Selection::default(),
            filter: Filter::default(),
            hidden_layers: Vec::new(),
            label_lang: LabelLang::default(),
            account: Account::default(),
        }
    }

    /// What a step of a story shows. Where it does not say what is in view, nothing moves; where it
    /// does not say in which language names stand, they stay.
    pub fn of_step(world: &World, step: &StoryStep, present: &View) -> Self {
        let open = |source| OpenSource {
            source,
            passage: None,
            paragraph: None,
        };
        Self {
            date: step.date,
            extent: step.view.map_or(present.extent, Extent::Within),
            selection: Selection {
                area: step.area,
                change: step.change,
                source: step.source.map(open),
                assessment: step.assessment,
            },
            filter: step.filter.clone(),
            hidden_layers: layers_named(world, &step.hidden_layers),
            label_lang: step.label_lang.unwrap_or(present.label_lang),
            account: step.account.clone(),
        }
    }

    /// What the last of some steps shows, where what is not said stays as the step before has it.
    pub fn of_steps<'s>(
        world: &World,
        steps: impl Iterator<Item = &'s StoryStep>,
        first: View,
    ) -> Self {
        steps.fold(first, |view, step| Self::of_step(world, step, &view))
    }

    /// The same in the tables of another reading of the files, and what is not there any more.
    pub fn found_in(&self, old: &World, new: &World) -> (Self, Vec<Lost>) {
        NamedView::of(self, old).find(new)
    }
}

/// The layers of these names.
pub(super) fn layers_named(world: &World, names: &[String]) -> Vec<LayerId> {
    let layers = world.layers.iter().enumerate();
    let named = layers.filter(|(_, layer)| names.contains(&layer.name));
    named.map(|(n, _)| LayerId::from_index(n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extent_is_all_a_place_or_a_box_on_the_map() {
        assert_eq!("fit".parse(), Ok(Extent::All));
        let mosul = Extent::At {
            lonlat: [43.1, 36.3],
            zoom: 9.0,
        };
        assert_eq!("43.1, 36.3, 9".parse(), Ok(mosul));
        let iraq = Extent::Within(LonLatBounds {
            min: [38.8, 29.0],
            max: [48.6, 37.4],
        });
        assert_eq!("38.8,29,48.6,37.4".parse(), Ok(iraq));
        for text in [
            "",
            "1,2",
            "1,2,3,4,5",
            "nan,0,3",
            "inf,0,3",
            "181,0,3",
            "0,90,3",
            "0,0,99",
            "3,2,1,4",
            "1,4,3,2",
            "1,2,nan,4",
        ] {
            assert!(text.parse::<Extent>().is_err(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_back(
            lon in -180.0..180.0f64, lat in -80.0..80.0f64, zoom in MIN_ZOOM..MAX_ZOOM,
            more in 0.001..90.0f64,
        ) {
            let at = Extent::At { lonlat: [lon, lat], zoom };
            proptest::prop_assert_eq!(at.to_string().parse(), Ok(at));
            let camera = at.camera().expect("a place");
            proptest::prop_assert_eq!(Extent::of(camera), Extent::of(Extent::of(camera).camera().expect("a place")));
            let within = Extent::Within(LonLatBounds {
                min: [(lon - more).max(-180.0), lat],
                max: [lon.max(-179.0), (lat + more).min(85.0)],
            });
            proptest::prop_assert_eq!(within.to_string().parse(), Ok(within));
        }

        #[test]
        fn any_text_is_an_extent_or_an_error(text in "\\PC{0,24}") {
            let _read = text.parse::<Extent>().is_ok();
        }
    }
}
