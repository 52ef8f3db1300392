//! Names of coordinate systems, in all the ways in which files write them, to what they mean.
//!
//! Definitions come from `crs-definitions` (the EPSG registry), projections from `proj4rs`.

use crate::geometry::lonlat_from_world;
use proj4rs::Proj;
use proj4rs::transform::transform;
use serde_json::Value;
use std::f64::consts::TAU;

/// The radius of the sphere of Web Mercator in metres (EPSG:3857).
const MERCATOR_RADIUS_M: f64 = 6_378_137.0;
/// Half the width of the Web Mercator square in metres.
pub(super) const MERCATOR_EDGE_M: f64 = MERCATOR_RADIUS_M * TAU / 2.0;

/// How to get from the numbers of a file to longitude and latitude.
#[derive(Clone)]
pub(super) enum System {
    /// They are degrees on WGS 84, or on what differs from it by less than a metre.
    Degrees,
    /// Web Mercator in metres.
    Mercator,
    /// A projection, or degrees on another datum.
    Other(Box<Definition>),
}

/// A system with its way to WGS 84.
#[derive(Clone)]
pub(super) struct Definition {
    from: Proj,
    to: Proj,
    /// The easting of the central meridian of a zone, in metres; `None` for other projections.
    zone_middle: Option<f64>,
}

impl System {
    /// Longitude and latitude of a position; NaN where it has none.
    pub(super) fn lonlat(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        match self {
            System::Degrees => [x, y],
            System::Mercator => {
                let width = 2.0 * MERCATOR_EDGE_M;
                lonlat_from_world([x / width + 0.5, 0.5 - y / width])
            }
            System::Other(definition) => definition.lonlat([x, y]),
        }
    }

    /// Whether its numbers are degrees.
    pub(super) fn is_degrees(&self) -> bool {
        match self {
            System::Degrees => true,
            System::Mercator => false,
            System::Other(definition) => definition.from.is_latlong(),
        }
    }
}

/// Further from its central meridian, a zone says nothing any more: ten zones of UTM.
const FURTHEST_FROM_ZONE: f64 = 30.0;

impl System {
    /// Whether a position lies where the system means anything: it is a place on the Earth, and in a
    /// projection by zones not on the other side of it.
    pub(super) fn reaches(&self, xy: [f64; 2]) -> bool {
        let [lon, lat] = self.lonlat(xy);
        let System::Other(definition) = self else {
            return lat.abs() <= 90.0;
        };
        let near = match definition.zone_middle {
            Some(middle) => {
                let away = (lon - definition.lonlat([middle, xy[1]])[0]).abs();
                away.min(360.0 - away) <= FURTHEST_FROM_ZONE
            }
            None => lon.is_finite(),
        };
        near && lat.abs() <= 90.0 && definition.returns([lon, lat], xy)
    }
}

impl Definition {
    /// Whether the way back from a place leads to where it came from.
    fn returns(&self, [lon, lat]: [f64; 2], [x, y]: [f64; 2]) -> bool {
        if self.from.is_latlong() {
            return true;
        }
        let mut at = (lon.to_radians(), lat.to_radians());
        let off = (1e-6 * x.abs().max(y.abs())).max(10.0);
        transform(&self.to, &self.from, &mut at).is_ok()
            && (at.0 - x).abs() <= off
            && (at.1 - y).abs() <= off
    }

    fn lonlat(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        if !(x.is_finite() && y.is_finite()) {
            return [f64::NAN; 2];
        }
        let mut at = if self.from.is_latlong() {
            (x.to_radians(), y.to_radians())
        } else {
            (x, y)
        };
        match transform(&self.from, &self.to, &mut at) {
            Ok(()) if at.0.is_finite() && at.1.is_finite() => {
                [at.0.to_degrees(), at.1.to_degrees()]
            }
            _ => [f64::NAN; 2],
        }
    }
}

/// What a file or a person calls a coordinate system.
#[derive(Clone)]
pub(super) enum Declared {
    /// Nothing is declared.
    Nothing,
    /// A system, and its name as people know it.
    Known(System, String),
    /// A name that means nothing here.
    Unknown(String),
}

/// Understands a `crs` member of GeoJSON, PROJJSON, well-known text, a URN, a URL or a plain name.
pub(super) fn declared(text: &str) -> Declared {
    let text = text.trim();
    if text.is_empty() || text == "null" {
        return Declared::Nothing;
    }
    if text.starts_with('{') || text.starts_with('"') {
        return match serde_json::from_str(text) {
            Ok(Value::String(name)) => named(&name),
            Ok(json) => of_json(&json).unwrap_or_else(|| Declared::Unknown(short(text))),
            Err(_no_json) => Declared::Unknown(short(text)),
        };
    }
    named(text)
}

/// A name short enough for a sentence.
fn short(text: &str) -> String {
    text.chars().take(80).collect()
}

fn of_json(json: &Value) -> Option<Declared> {
    let text = |pointer: &str| json.pointer(pointer).and_then(Value::as_str);
    let code = |pointer: &str| {
        json.pointer(pointer).and_then(|code| match code {
            Value::Number(number) => number.as_u64().map(|code| code.to_string()),
            Value::String(code) => Some(code.clone()),
            _ => None,
        })
    };
    if let Some(name) = text("/properties/name").or_else(|| text("/properties/href")) {
        return Some(named(name));
    }
    if let Some(code) = code("/properties/code") {
        return Some(named(&format!("EPSG:{code}")));
    }
    if let (Some(authority), Some(code)) = (text("/id/authority"), code("/id/code")) {
        return Some(named(&format!("{authority}:{code}")));
    }
    text("/name").map(named)
}

/// A name, wherever it comes from.
fn named(name: &str) -> Declared {
    let found = if well_known(name) {
        Some((System::Degrees, "WGS 84".to_owned()))
    } else {
        codes(name).find_map(of_code).or_else(|| of_name(name))
    };
    match found {
        Some((system, name)) => Declared::Known(system, name),
        None => Declared::Unknown(short(name)),
    }
}

/// Longitude and latitude under the names of OGC, whose codes are no numbers of EPSG.
fn well_known(name: &str) -> bool {
    let plain = plain(name);
    plain.ends_with("crs84") || plain.ends_with("crs84h") || plain == "wgs84"
}

/// Codes of EPSG (or what others have in its place) in a name, the most telling first: in
/// well-known text the last authority is that of the whole.
fn codes(name: &str) -> impl Iterator<Item = u32> {
    let upper = name.to_uppercase();
    let is_authority = ["EPSG", "ESRI", "SR-ORG", "/EPSG/", "AUTO"]
        .iter()
        .any(|word| upper.contains(word));
    let after = match upper.rfind("EPSG").or_else(|| upper.rfind("ESRI")) {
        Some(at) if is_authority => upper[at + 4..].to_owned(),
        _ if upper.chars().all(|c| c.is_ascii_digit()) => upper,
        _ => String::new(),
    };
    let words: Vec<u32> = after
        .split(|c: char| !c.is_ascii_digit())
        .filter(|word| word.len() >= 4)
        .filter_map(|word| word.parse().ok())
        .collect();
    words.into_iter()
}

fn of_code(code: u32) -> Option<(System, String)> {
    match code {
        3857 | 3785 | 900_913 | 102_100 | 102_113 => {
            return Some((System::Mercator, "EPSG:3857".to_owned()));
        }
        4326 | 4979 => return Some((System::Degrees, format!("EPSG:{code}"))),
        _ => {}
    }
    let definition = crs_definitions::from_code(u16::try_from(code).ok()?)?;
    system(definition.proj4).map(|system| (system, format!("EPSG:{code}")))
}

/// A definition in the language of PROJ.
fn system(definition: &str) -> Option<System> {
    let is_degrees = definition.contains("+proj=longlat");
    let is_earth = [
        "+datum=WGS84",
        "+datum=NAD83",
        "+ellps=GRS80",
        "+ellps=WGS84",
    ]
    .iter()
    .any(|word| definition.contains(word));
    let shift = definition.split("+towgs84=").nth(1);
    let is_shifted = shift.is_some_and(|shift| {
        let numbers = shift.split_whitespace().next().unwrap_or("");
        numbers.contains(|c: char| c.is_ascii_digit() && c != '0')
    });
    if is_degrees && is_earth && !is_shifted && !definition.contains("+pm=") {
        return Some(System::Degrees);
    }
    let from = Proj::from_proj_string(definition).ok()?;
    let to = Proj::from_proj_string("+proj=longlat +datum=WGS84 +no_defs").ok()?;
    let is_zone = definition.contains("+proj=tmerc");
    let easting = definition.split("+x_0=").nth(1);
    let easting = easting.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    let zone_middle = if definition.contains("+proj=utm") {
        Some(500_000.0)
    } else {
        easting.filter(|_| is_zone && !definition.contains("+to_meter"))
    };
    Some(System::Other(Box::new(Definition {
        from,
        to,
        zone_middle,
    })))
}

/// A system by its name in well-known text, as EPSG or Esri write it.
fn of_name(name: &str) -> Option<(System, String)> {
    // The first quoted words of well-known text are the name of the whole.
    let quoted = name.contains('[').then(|| name.split('"').nth(1)).flatten();
    let wanted = plain(quoted.unwrap_or(name));
    if wanted.contains("webmercator") || wanted.contains("pseudomercator") {
        return Some((System::Mercator, "EPSG:3857".to_owned()));
    }
    if wanted.len() < 4 {
        return None;
    }
    let has_name = |code: &u16| {
        crs_definitions::from_code(*code).is_some_and(|definition| {
            let name = definition.wkt.split('"').nth(1).unwrap_or("");
            plain(name) == wanted
        })
    };
    let code = (2_000..=u16::MAX).find(has_name)?;
    of_code(u32::from(code))
}

/// Letters and digits only, without what Esri puts before names, and with one word for WGS 84.
fn plain(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let plain = plain
        .replace("wgs1984", "wgs84")
        .replace("etrs1989", "etrs89");
    plain
        .strip_prefix("gcs")
        .map(str::to_owned)
        .unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str) -> (System, String) {
        match declared(text) {
            Declared::Known(system, name) => (system, name),
            _ => panic!("{text}"),
        }
    }

    #[test]
    fn degrees_in_every_writing() {
        for text in [
            "EPSG:4326",
            "4326",
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "urn:ogc:def:crs:EPSG::4326",
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
            r#"{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#,
            r#"{"type":"EPSG","properties":{"code":4326}}"#,
            r#"{"type":"GeographicCRS","name":"WGS 84","id":{"authority":"EPSG","code":4326}}"#,
            r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]]]"#,
            "EPSG:4258",
        ] {
            assert!(matches!(known(text).0, System::Degrees), "{text}");
        }
    }

    #[test]
    fn projections_in_every_writing() {
        for text in [
            "EPSG:32637",
            "urn:ogc:def:crs:EPSG::32637",
            "urn:x-ogc:def:crs:EPSG:6.11:32637",
            "http://www.opengis.net/def/crs/EPSG/0/32637",
            r#"{"type":"link","properties":{"href":"http://spatialreference.org/ref/epsg/32637/proj4/","type":"proj4"}}"#,
            "WGS 84 / UTM zone 37N",
            r#"PROJCS["WGS_1984_UTM_Zone_37N",GEOGCS["GCS_WGS_1984"]]"#,
        ] {
            assert_eq!(known(text).1, "EPSG:32637", "{text}");
        }
        assert!(matches!(known("EPSG:900913").0, System::Mercator));
        assert!(matches!(known("ESRI:102100").0, System::Mercator));
    }

    #[test]
    fn nothing_and_nonsense() {
        assert!(matches!(declared("null"), Declared::Nothing));
        for text in [
            "EPSG:1",
            "moon",
            "{",
            r#"{"type":"name"}"#,
            "EPSG:99999999999999",
        ] {
            assert!(matches!(declared(text), Declared::Unknown(_)), "{text}");
        }
    }

    /// Places whose coordinates are published: the worked examples of EPSG Guidance Note 7-2 (IOGP
    /// 373-7-2): 3.2.2 and 3.5.3.1 have the projections; here the systems whose datum needs no
    /// shift, and the corner of Web Mercator (EPSG:3857's area of use).
    #[test]
    fn published_places() {
        let near = |text: &str, xy: [f64; 2], lonlat: [f64; 2]| {
            let found = known(text).0.lonlat(xy);
            let off = (found[0] - lonlat[0])
                .abs()
                .max((found[1] - lonlat[1]).abs());
            assert!(off < 1e-6, "{text}: {found:?}");
        };
        near(
            "EPSG:3857",
            [20_037_508.342_789, 20_037_508.342_789],
            [180.0, 85.051_128_78],
        );
        // A central meridian is a straight line of known places.
        near("EPSG:32637", [500_000.0, 0.0], [39.0, 0.0]);
        near("EPSG:32737", [500_000.0, 10_000_000.0], [39.0, 0.0]);
        // The natural origins of the British grid's and Lambert-93's definitions (EPSG 2154: 3°E, 46.5°N).
        near("EPSG:2154", [700_000.0, 6_600_000.0], [3.0, 46.5]);
        // ETRS89-LAEA Europe (EPSG 3035): its origin is 52°N 10°E at 4321000, 3210000.
        near("EPSG:3035", [4_321_000.0, 3_210_000.0], [10.0, 52.0]);
    }

    #[test]
    fn no_definition_panics_or_hangs_on_any_number() {
        let numbers = [0.0, 1e6, -1e9, 1e300, -0.1, 90.0, f64::NAN, f64::INFINITY];
        let mut count = 0;
        for code in 0..=u16::MAX {
            let Some((system, _)) = of_code(u32::from(code)) else {
                continue;
            };
            count += 1;
            for x in numbers {
                for y in numbers {
                    system.lonlat([x, y]);
                }
            }
        }
        assert!(count > 4_000, "{count}");
    }
}
