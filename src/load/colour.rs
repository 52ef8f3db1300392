//! Colours of forces: reading, making, and telling whether two can be told apart.

use crate::model::Rgb;

/// Reads `#RRGGBB`.
pub(super) fn parse(text: &str) -> Option<Rgb> {
    let digits = text.trim().strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let [_, r, g, b] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([r, g, b])
}

/// A colour as files write it: `#RRGGBB`.
pub(super) fn hex([r, g, b]: Rgb) -> String {
    format!("#{r:02X}{g:02X}{b:02X}")
}

/// How much of its hue a made colour shows: a pure hue would be the loudest thing on the map.
const SATURATION: f64 = 0.72;

/// The n-th of a row of colours, each far from those before: hues a golden angle apart.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a channel of 0 to 1 in a byte"
)]
pub(super) fn nth(n: usize) -> Rgb {
    let hue = (n as f64 * 137.508) % 360.0;
    let light = [0.45, 0.62, 0.34][(n / 9) % 3];
    let chroma = SATURATION * 0.5 * (1.0 - (2.0 * light - 1.0_f64).abs());
    [0.0, 8.0, 4.0].map(|offset| {
        let k = (offset + hue / 30.0) % 12.0;
        let channel = light - chroma * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0);
        (channel * 255.0).round() as u8
    })
}

/// The distance of two colours in CIE Lab (1976).
pub(super) fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    let squares: f64 = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum();
    squares.sqrt()
}

/// CIE Lab (1976) of an sRGB colour under D65 (IEC 61966-2-1).
pub(super) fn lab(rgb: Rgb) -> [f64; 3] {
    lab_of_linear(linear(rgb))
}

/// The light of each channel, from 0 to 1.
pub(super) fn linear(rgb: Rgb) -> [f64; 3] {
    rgb.map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// CIE Lab (1976) of the light of each channel.
pub(super) fn lab_of_linear([r, g, b]: [f64; 3]) -> [f64; 3] {
    let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047;
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883;
    let f = |t: f64| {
        if t > 216.0 / 24389.0 {
            t.cbrt()
        } else {
            (24389.0 / 27.0 * t + 16.0) / 116.0
        }
    };
    [
        116.0 * f(y) - 16.0,
        500.0 * (f(x) - f(y)),
        200.0 * (f(y) - f(z)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read() {
        assert_eq!(parse("#D1493F"), Some([0xd1, 0x49, 0x3f]));
        for wrong in ["D1493F", "#D14", "red", "#GGGGGG", "#+12345", ""] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn made_colours_can_be_told_apart() {
        for a in 0..20 {
            for b in 0..a {
                assert!(distance(lab(nth(a)), lab(nth(b))) > 8.0, "{a} {b}");
            }
        }
    }

    #[test]
    fn white_is_as_light_as_can_be_and_has_no_hue() {
        let white = lab([255, 255, 255]);
        assert!((white[0] - 100.0).abs() < 0.1 && white[1].abs() < 0.1);
    }
}
