//! Numbers as JSON writes them, read digit by digit and rounded once.

/// Powers of ten that are exact.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// A number of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    start: usize,
    /// Offset behind it.
    pub(super) end: usize,
    mantissa: u64,
    exponent: i32,
    digits: usize,
    negative: bool,
}

impl Number {
    /// The number that begins at an offset; `None` where JSON has none such.
    #[inline]
    pub(super) fn read(bytes: &[u8], start: usize) -> Option<Self> {
        let negative = bytes.get(start) == Some(&b'-');
        let first = start + usize::from(negative);
        let mut mantissa = 0;
        let mut end = digits(bytes, first, &mut mantissa);
        let mut count = end - first;
        if count == 0 || (count > 1 && bytes[first] == b'0') {
            return None;
        }
        let mut exponent = 0;
        if bytes.get(end) == Some(&b'.') {
            let fraction = end + 1;
            end = digits(bytes, fraction, &mut mantissa);
            if end == fraction {
                return None;
            }
            count += end - fraction;
            exponent = -i32::try_from(end - fraction).ok()?;
        }
        if let Some(b'e' | b'E') = bytes.get(end) {
            let signed = matches!(bytes.get(end + 1), Some(b'+' | b'-'));
            let below = bytes.get(end + 1) == Some(&b'-');
            let from = end + 1 + usize::from(signed);
            let mut power = 0;
            end = digits(bytes, from, &mut power);
            if end == from {
                return None;
            }
            // Beyond this everything is 0 or infinite anyway; the slow way decides.
            let power = i32::try_from(power.min(100_000)).unwrap_or(0);
            let power = if end - from > 9 { 100_000 } else { power };
            exponent = exponent.saturating_add(if below { -power } else { power });
        }
        Some(Self {
            start,
            end,
            mantissa,
            exponent,
            digits: count,
            negative,
        })
    }

    /// What stands where a number should, and is none.
    pub(super) fn none(end: usize) -> Self {
        Self {
            start: end,
            end,
            mantissa: 0,
            exponent: 0,
            digits: 0,
            negative: false,
        }
    }

    /// Its value, rounded to nearest as IEEE 754 has it; infinite where it is too large, and NaN for
    /// what is none.
    #[inline]
    pub(super) fn value(&self, text: &str) -> f64 {
        let power = self.exponent.unsigned_abs() as usize;
        // Both are exact below these bounds, so that one operation rounds once.
        if self.digits <= 19 && self.mantissa <= 1 << 53 && power < POWERS.len() && self.digits > 0
        {
            let magnitude = self.mantissa as f64;
            let value = if self.exponent < 0 {
                magnitude / POWERS[power]
            } else {
                magnitude * POWERS[power]
            };
            return if self.negative { -value } else { value };
        }
        text[self.start..self.end].parse().unwrap_or(f64::NAN)
    }
}

/// Reads digits onto a number; answers with the offset behind them.
#[inline]
fn digits(bytes: &[u8], mut at: usize, number: &mut u64) -> usize {
    while let Some(digit) = bytes.get(at).map(|byte| byte.wrapping_sub(b'0'))
        && digit < 10
    {
        *number = number.wrapping_mul(10).wrapping_add(u64::from(digit));
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Option<f64> {
        let number = Number::read(text.as_bytes(), 0)?;
        (number.end == text.len()).then(|| number.value(text))
    }

    #[test]
    fn only_what_json_calls_a_number_is_one() {
        for text in [
            "0",
            "-0",
            "12.50",
            "1e5",
            "1E+05",
            "-1.5e-7",
            "9007199254740993",
        ] {
            assert_eq!(
                value(text).map(f64::to_bits),
                Some(text.parse::<f64>().expect(text).to_bits())
            );
        }
        for text in [
            "",
            "-",
            "01",
            "1.",
            ".5",
            "+1",
            "1e",
            "1e+",
            "NaN",
            "-Infinity",
            "0x10",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
        assert_eq!(value("1e999"), Some(f64::INFINITY));
        assert_eq!(value("1e-99999999999"), Some(0.0));
        assert_eq!(value("1e99999999999999999999999"), Some(f64::INFINITY));
    }

    proptest! {
        #[test]
        fn every_number_is_rounded_as_the_standard_library_does(
            text in "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,3})?"
        ) {
            let expected: f64 = text.parse().expect("a number");
            prop_assert_eq!(value(&text).map(f64::to_bits), Some(expected.to_bits()));
        }
    }
}
