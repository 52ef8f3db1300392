//! Positions in grids of metres: MGRS in one text, UTM with its zone in a column of its own.

use geoconvert::{Mgrs, UtmUps};

/// The band S of MGRS in metres north of the equator: between 32° and 40°. In a column of zones an S
/// may also mean the southern hemisphere, whose northings there are of another size.
const BAND_S: std::ops::Range<f64> = 3_540_000.0..4_430_000.0;

/// Longitude and latitude of a position as MGRS writes it, with or without spaces.
pub(super) fn mgrs(text: &str) -> Option<[f64; 2]> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.to_ascii_uppercase();
    let zone = plain.bytes().take_while(u8::is_ascii_digit).count();
    let letters = plain.get(zone..zone + 3)?;
    let digits = plain.get(zone + 3..)?;
    let is_whole = (1..=2).contains(&zone)
        && letters
            .bytes()
            .all(|b| b.is_ascii_uppercase() && b != b'I' && b != b'O')
        && (2..=10).contains(&digits.len())
        && digits.len().is_multiple_of(2)
        && digits.bytes().all(|b| b.is_ascii_digit());
    let place = Mgrs::parse_str(is_whole.then_some(plain.as_str())?).ok()?;
    let place = place.to_latlon();
    on_earth([place.longitude(), place.latitude()])
}

/// A zone of UTM: its number, and the letter of its band or hemisphere if it has one.
pub(super) fn zone(text: &str) -> Option<(i32, Option<char>)> {
    let plain = text.trim().to_ascii_uppercase();
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    let number: i32 = plain.get(..digits)?.parse().ok()?;
    let rest = plain.get(digits..)?.trim();
    let letter = match rest {
        "" => None,
        "NORTH" => Some('N'),
        // The south's own letter is told from the band by the northing.
        "SOUTH" => Some('M'),
        one if one.len() == 1 => one.chars().next().filter(|c| ('C'..='X').contains(c)),
        _ => return None,
    };
    let is_zone = (1..=60).contains(&number) && (rest.is_empty() || letter.is_some());
    is_zone.then_some((number, letter))
}

/// Longitude and latitude of an easting and a northing in metres in a zone.
pub(super) fn utm((number, letter): (i32, Option<char>), [x, y]: [f64; 2]) -> Option<[f64; 2]> {
    let is_north = match letter {
        None => true,
        Some('S') => BAND_S.contains(&y),
        Some(band) => band >= 'N',
    };
    let is_in_zone = (0.0..=1_000_000.0).contains(&x) && (0.0..=10_000_000.0).contains(&y);
    is_in_zone.then_some(())?;
    let place = UtmUps::create(number, is_north, x, y).ok()?.to_latlon();
    on_earth([place.longitude(), place.latitude()])
}

fn on_earth([lon, lat]: [f64; 2]) -> Option<[f64; 2]> {
    (lon.abs() <= 180.0 && lat.abs() <= 90.0).then_some([lon, lat])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_has_the_form_and_means_nothing_is_none() {
        for text in [
            "",
            "37",
            "37S",
            "37SCA",
            "37SCA1",
            "37SCA123",
            "61SCA1212",
            "37IOA1212",
            "حلب",
            "37SCAx2",
        ] {
            assert_eq!(mgrs(text), None, "{text}");
        }
        for text in ["", "N", "61", "0N", "37B", "37NN", "٣٧"] {
            assert_eq!(zone(text), None, "{text}");
        }
        assert_eq!(zone("37 n"), Some((37, Some('N'))));
    }

    proptest! {
        #[test]
        fn a_place_written_in_a_grid_is_found_again(lon in -179.9..179.9f64, lat in -79.0..83.0f64, spaces: bool) {
            let place = geoconvert::LatLon::create(lat, lon).expect("a place");
            let written = place.to_mgrs(5).to_string();
            let written = if spaces { format!(" {}  {}", &written[..3], &written[3..]) } else { written };
            if let Some([x, y]) = mgrs(&written) {
                prop_assert!((y - lat).abs() < 1e-4 && (x - lon).abs() < 1e-3, "{written}: {x} {y}");
            } else {
                prop_assert!(false, "{}", written);
            }
            let plane = place.to_utmups();
            let zone = (plane.zone(), Some(if lat < 0.0 { 'M' } else { 'N' }));
            let [x, y] = utm(zone, [plane.easting(), plane.northing()]).expect("it is in its zone");
            prop_assert!((y - lat).abs() < 1e-7 && (x - lon).abs() < 1e-7);
        }

        #[test]
        fn nothing_panics(text in "[0-9]{0,3}[A-Z]{0,4}[0-9]{0,12}|\\PC{0,20}", x in prop::num::f64::ANY, y in prop::num::f64::ANY) {
            mgrs(&text);
            if let Some(zone) = zone(&text) {
                utm(zone, [x, y]);
            }
        }
    }
}
