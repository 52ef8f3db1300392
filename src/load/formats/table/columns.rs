//! Which columns of a table say where a row is: by their names, by HXL tags, or by what is in them.

use super::geo_column::is_geometry;
use super::grids::{mgrs, utm, zone};
use super::numbers::{number, pair};
use csv::StringRecord;

/// Where a row is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CoordinateColumns {
    /// The column of geometries.
    pub(super) geometry: Option<usize>,
    /// The column of both coordinates, and whether latitude comes first.
    pub(super) pair: Option<(usize, bool)>,
    /// The columns of longitude and latitude, or of easting and northing.
    pub(super) plane: Option<(usize, usize)>,
    /// The column of the zone of UTM in which easting and northing are.
    pub(super) zone: Option<usize>,
    /// The column of positions in MGRS.
    pub(super) grid: Option<usize>,
}

const ZONE: [&str; 6] = [
    "zone",
    "utmzone",
    "utm",
    "zonenumber",
    "utmzonenumber",
    "gridzone",
];

const GRID: [&str; 7] = [
    "mgrs",
    "usng",
    "mgrscoordinates",
    "militarygrid",
    "gridreference",
    "gridref",
    "grid",
];

const GEOMETRY: [&str; 14] = [
    "geom",
    "geometry",
    "wkt",
    "thegeom",
    "geomwkt",
    "wktgeom",
    "wktgeometry",
    "wkbgeometry",
    "shape",
    "geojson",
    "wkb",
    "ewkt",
    "ewkb",
    "geo",
];

const X: [&str; 24] = [
    "longitude",
    "lon",
    "lng",
    "long",
    "x",
    "xcoord",
    "xcoordinate",
    "coordx",
    "pointx",
    "lond",
    "decimallongitude",
    "طول",
    "الطول",
    "خططول",
    "خطالطول",
    "longitud",
    "longitudine",
    "boylam",
    "долгота",
    "laengengrad",
    "längengrad",
    "easting",
    "eastings",
    "utmx",
];

/// In the order of their partners.
const Y: [&str; 24] = [
    "latitude",
    "lat",
    "lat",
    "lat",
    "y",
    "ycoord",
    "ycoordinate",
    "coordy",
    "pointy",
    "latd",
    "decimallatitude",
    "عرض",
    "العرض",
    "خطعرض",
    "خطالعرض",
    "latitud",
    "latitudine",
    "enlem",
    "широта",
    "breitengrad",
    "breitengrad",
    "northing",
    "northings",
    "utmy",
];

/// Words that make a longer name one of longitude, such as `centroid_lon`; with those of latitude.
const WORDS: [(&str, &str); 7] = [
    ("longitude", "latitude"),
    ("lon", "lat"),
    ("lng", "lat"),
    ("long", "lat"),
    ("طول", "عرض"),
    ("الطول", "العرض"),
    ("longitud", "latitud"),
];

const LAT_FIRST: [&str; 13] = [
    "latlon",
    "latlong",
    "latlng",
    "latitudelongitude",
    "coordinates",
    "coords",
    "coordinate",
    "location",
    "gps",
    "geopoint",
    "احداثيات",
    "الاحداثيات",
    "الإحداثيات",
];

const LON_FIRST: [&str; 4] = ["lonlat", "lnglat", "longlat", "longitudelatitude"];

impl CoordinateColumns {
    /// By the names of the columns; `None` where none has a place in it.
    pub(super) fn by_name(names: &StringRecord, rows: &[StringRecord]) -> Option<Self> {
        let short: Vec<String> = names.iter().map(letters).collect();
        let at = |wanted: &str| short.iter().position(|name| name == wanted);
        let filled = |n: usize, test: fn(&str) -> bool| {
            let values = rows.iter().filter_map(|row| row.get(n));
            let mut values = values.filter(|value| !value.trim().is_empty()).peekable();
            values.peek().is_none() || values.any(test)
        };
        let one_of = |list: &[&str], test: fn(&str) -> bool| {
            list.iter()
                .find_map(|name| at(name).filter(|n| filled(*n, test)))
        };
        let is_pair = |text: &str| pair(text).is_some();
        let lat_first = one_of(&LAT_FIRST, is_pair).map(|n| (n, true));
        let lon_first = || one_of(&LON_FIRST, is_pair).map(|n| (n, false));
        let exact = X.iter().zip(Y).find_map(|(x, y)| Some((at(x)?, at(y)?)));
        let places = Self {
            geometry: one_of(&GEOMETRY, is_geometry),
            pair: lat_first.or_else(lon_first),
            plane: exact.or_else(|| by_words(names)),
            zone: one_of(&ZONE, |text| zone(text).is_some()),
            grid: one_of(&GRID, |text| mgrs(text).is_some()),
        };
        // A zone alone is no place.
        let places = Self {
            zone: places.zone.filter(|_| places.plane.is_some()),
            ..places
        };
        (places != Self::default()).then_some(places)
    }

    /// By geometries that stand in a column, whatever its name.
    pub(super) fn by_content(rows: &[StringRecord]) -> Option<Self> {
        let width = rows.first()?.len();
        let geometry = (0..width).find(|n| all(rows, *n, is_geometry));
        let is_grid = |text: &str| mgrs(text).is_some();
        let grid = || (0..width).find(|n| all(rows, *n, is_grid));
        let places = match geometry {
            Some(_) => Self {
                geometry,
                ..Self::default()
            },
            None => Self {
                grid: grid(),
                ..Self::default()
            },
        };
        (places != Self::default()).then_some(places)
    }

    /// Of a table without names: geometries, or the first two columns side by side that could be
    /// longitude and latitude.
    pub(super) fn without_names(rows: &[StringRecord]) -> Option<Self> {
        let width = rows.first()?.len();
        let within = |text: &str, most: f64| {
            let is_whole = !text.contains(['.', ',', '٫']);
            number(text).is_some_and(|value| value.abs() <= most) && !is_whole
        };
        let x = |text: &str| within(text, 180.0);
        let y = |text: &str| within(text, 90.0);
        let by_order = |n: &usize| all(rows, *n, x) && all(rows, n + 1, y);
        let swapped = |n: &usize| all(rows, *n, y) && all(rows, n + 1, x);
        let columns = 0..width.saturating_sub(1);
        let plane = columns.clone().find(by_order).map(|n| (n, n + 1));
        let plane = plane.or_else(|| columns.clone().find(swapped).map(|n| (n + 1, n)))?;
        Some(Self {
            plane: Some(plane),
            ..Self::default()
        })
    }

    /// The position of a row; `None` where it has none.
    ///
    /// # Errors
    /// The text that is no number.
    pub(super) fn position(&self, record: &StringRecord) -> Result<Option<[f64; 2]>, String> {
        let field = |n: usize| record.get(n).unwrap_or("").trim();
        let short = |text: &str| text.chars().take(40).collect();
        if let Some((x, y)) = self.plane {
            let texts = [field(x), field(y)];
            if texts.iter().any(|text| !text.is_empty()) {
                let [x, y] = texts.map(|text| number(text).ok_or_else(|| short(text)));
                let xy = [x?, y?];
                let Some(text) = self.zone.map(field).filter(|text| !text.is_empty()) else {
                    return Ok(Some(xy));
                };
                let lonlat = zone(text).and_then(|zone| utm(zone, xy));
                return lonlat.map(Some).ok_or_else(|| short(text));
            }
        }
        if let Some(text) = self.grid.map(field).filter(|text| !text.is_empty()) {
            return mgrs(text).map(Some).ok_or_else(|| short(text));
        }
        let Some((n, lat_first)) = self.pair else {
            return Ok(None);
        };
        match (field(n), pair(field(n))) {
            ("", _) => Ok(None),
            (text, None) => Err(short(text)),
            (_, Some([a, b])) if lat_first => Ok(Some([b, a])),
            (_, Some(position)) => Ok(Some(position)),
        }
    }

    /// Whether a row says where it is.
    pub(super) fn has_place(&self, record: &StringRecord) -> bool {
        let geometry = self.geometry.and_then(|n| record.get(n));
        geometry.is_some_and(is_geometry) || matches!(self.position(record), Ok(Some(_)))
    }
}

/// Whether the first record is one of the data, so that there are no names.
pub(super) fn is_data(first: &StringRecord, places: &CoordinateColumns) -> bool {
    places.has_place(first)
}

/// Whether a row holds the tags of the Humanitarian Exchange Language.
pub(super) fn are_tags(row: &StringRecord) -> bool {
    let mut fields = row.iter().map(str::trim).filter(|field| !field.is_empty());
    fields.clone().count() > 0 && fields.all(|field| field.starts_with('#'))
}

/// Whether every value of a column that is not empty passes, and there is one.
fn all(rows: &[StringRecord], n: usize, test: impl Fn(&str) -> bool) -> bool {
    let values = rows.iter().filter_map(|row| row.get(n)).map(str::trim);
    let mut values = values.filter(|value| !value.is_empty()).peekable();
    values.peek().is_some() && values.all(test)
}

/// The letters and digits of a name, in small letters.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The first two columns whose names have a word of longitude and its partner, alike otherwise.
fn by_words(names: &StringRecord) -> Option<(usize, usize)> {
    let words = |name: &str| {
        let words = name.split(|c: char| !c.is_alphanumeric());
        words
            .map(str::to_lowercase)
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
    };
    let names: Vec<Vec<String>> = names.iter().map(words).collect();
    names.iter().enumerate().find_map(|(x, name)| {
        WORDS.iter().find_map(|(lon, lat)| {
            let n = name.iter().position(|word| word == lon)?;
            let mut partner = name.clone();
            (*lat).clone_into(&mut partner[n]);
            let y = names.iter().position(|name| *name == partner)?;
            Some((x, y))
        })
    })
}
