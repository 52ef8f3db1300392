//! The values of Parquet as the text of JSON values: dates in ISO 8601, decimals to the digit.

use crate::load::formats::members::{MemberList, hex, number, quoted, single};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use parquet::basic::{LogicalType, TimeUnit};
use parquet::data_type::Decimal;
use parquet::record::Field;
use parquet::schema::types::Type;

/// What the values of a column are, where their own type does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// What they say.
    Plain,
    /// Instants, or days and times of no place.
    Instant { nanoseconds: bool, in_utc: bool },
    /// Times of day in nanoseconds.
    Time,
    /// Identifiers of 16 bytes.
    Uuid,
}

impl FieldKind {
    pub(super) fn of(field: &Type) -> Self {
        match field.get_basic_info().logical_type_ref() {
            Some(LogicalType::Timestamp(kind)) => FieldKind::Instant {
                nanoseconds: kind.unit == TimeUnit::NANOS,
                in_utc: kind.is_adjusted_to_u_t_c,
            },
            Some(LogicalType::Time(kind)) if kind.unit == TimeUnit::NANOS => FieldKind::Time,
            Some(LogicalType::Uuid) => FieldKind::Uuid,
            _ => FieldKind::Plain,
        }
    }
}

/// A value as the text of a JSON value.
pub(super) fn json(field: &Field, kind: &FieldKind) -> String {
    match field {
        Field::Null => "null".to_owned(),
        Field::Bool(value) => value.to_string(),
        Field::Byte(value) => value.to_string(),
        Field::Short(value) => value.to_string(),
        Field::Int(value) => value.to_string(),
        Field::Long(value) => long(*value, *kind),
        Field::UByte(value) => value.to_string(),
        Field::UShort(value) => value.to_string(),
        Field::UInt(value) => value.to_string(),
        Field::ULong(value) => value.to_string(),
        Field::Float16(value) => single(value.to_f32()),
        Field::Float(value) => single(*value),
        Field::Double(value) => number(*value),
        Field::Decimal(value) => decimal(value),
        Field::Str(text) => quoted(text),
        Field::Bytes(bytes) => quoted(&text(bytes.data(), *kind)),
        Field::Date(days) => quoted(&date(*days)),
        Field::TimeMillis(value) => quoted(&time(i64::from(*value).saturating_mul(1_000_000))),
        Field::TimeMicros(value) => quoted(&time(value.saturating_mul(1_000))),
        Field::TimestampMillis(value) => instant(i128::from(*value) * 1_000_000, *kind),
        Field::TimestampMicros(value) => instant(i128::from(*value) * 1_000, *kind),
        Field::Group(row) => {
            let mut members = MemberList::default();
            for (name, field) in row.get_column_iter() {
                members.raw(name, &json(field, &FieldKind::Plain));
            }
            match members.finish() {
                empty if empty.is_empty() => "{}".to_owned(),
                text => text.into(),
            }
        }
        Field::ListInternal(list) => {
            let values = list
                .elements()
                .iter()
                .map(|field| json(field, &FieldKind::Plain));
            format!("[{}]", values.collect::<Vec<_>>().join(","))
        }
        Field::MapInternal(map) => {
            let mut members = MemberList::default();
            for (key, value) in map.entries() {
                let key = json(key, &FieldKind::Plain);
                let key = serde_json::from_str::<String>(&key).unwrap_or(key);
                members.raw(&key, &json(value, &FieldKind::Plain));
            }
            match members.finish() {
                empty if empty.is_empty() => "{}".to_owned(),
                text => text.into(),
            }
        }
    }
}

fn long(value: i64, kind: FieldKind) -> String {
    match kind {
        FieldKind::Instant {
            nanoseconds: true, ..
        } => instant(i128::from(value), kind),
        FieldKind::Time => quoted(&time(value)),
        _ => value.to_string(),
    }
}

/// A decimal, exactly: a whole number in two's complement with so many of its digits behind a point.
fn decimal(decimal: &Decimal) -> String {
    let bytes = decimal.data();
    let scale = usize::try_from(decimal.scale()).unwrap_or(usize::MAX);
    if bytes.len() > MOST_DECIMAL || scale > 3 * MOST_DECIMAL {
        return quoted(&hex(bytes));
    }
    let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    let mut digits = digits(bytes, negative);
    while digits.len() <= scale {
        digits.insert(0, '0');
    }
    if scale > 0 {
        digits.insert(digits.len() - scale, '.');
    }
    if negative {
        digits.insert(0, '-');
    }
    digits
}

/// The longest decimal that is written out, in bytes; 76 digits.
const MOST_DECIMAL: usize = 32;

/// The decimal digits of the size of a number.
fn digits(bytes: &[u8], negative: bool) -> String {
    let mut size = bytes.to_vec();
    if negative {
        size.iter_mut().for_each(|byte| *byte = !*byte);
        for byte in size.iter_mut().rev() {
            let (next, carries) = byte.overflowing_add(1);
            *byte = next;
            if !carries {
                break;
            }
        }
    }
    let mut digits = Vec::new();
    while size.iter().any(|byte| *byte != 0) {
        let mut rest = 0_u32;
        for byte in &mut size {
            let value = rest * 256 + u32::from(*byte);
            *byte = u8::try_from(value / 10).unwrap_or(0);
            rest = value % 10;
        }
        digits.extend(char::from_digit(rest, 10));
    }
    if digits.is_empty() {
        "0".to_owned()
    } else {
        digits.iter().rev().collect()
    }
}

fn text(bytes: &[u8], kind: FieldKind) -> String {
    let digits = hex(bytes);
    match (kind, digits.len()) {
        (FieldKind::Uuid, 32) => {
            let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| &digits[range]);
            parts.join("-")
        }
        _ => match std::str::from_utf8(bytes) {
            // Text is often stored without saying that it is.
            Ok(text) if !text.contains('\0') => text.to_owned(),
            _ => digits,
        },
    }
}

fn date(days: i32) -> String {
    let epoch = Date::constant(1970, 1, 1);
    let step = Span::new().try_days(i64::from(days));
    let date = step.and_then(|step| epoch.checked_add(step));
    date.map_or_else(|_too_far| days.to_string(), |date| date.to_string())
}

fn time(nanoseconds: i64) -> String {
    let day = i128::from(nanoseconds);
    match Timestamp::from_nanosecond(day) {
        Ok(time) if (0..86_400_000_000_000).contains(&nanoseconds) => {
            let text = time.to_string();
            text.trim_start_matches("1970-01-01T")
                .trim_end_matches('Z')
                .to_owned()
        }
        _ => nanoseconds.to_string(),
    }
}

fn instant(nanoseconds: i128, kind: FieldKind) -> String {
    let Ok(instant) = Timestamp::from_nanosecond(nanoseconds) else {
        return nanoseconds.to_string();
    };
    let text = instant.to_string();
    match kind {
        FieldKind::Instant { in_utc: false, .. } => quoted(text.trim_end_matches('Z')),
        _ => quoted(&text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::data_type::ByteArray;

    #[test]
    fn decimals_keep_every_digit() {
        let of = |value: i64, scale| decimal(&Decimal::from_i64(value, 18, scale));
        assert_eq!(of(1_250, 2), "12.50");
        assert_eq!(of(-5, 3), "-0.005");
        assert_eq!(of(0, 2), "0.00");
        assert_eq!(of(i64::MIN, 0), "-9223372036854775808");
        let long = ByteArray::from(vec![0x7F; 16]);
        assert_eq!(
            decimal(&Decimal::from_bytes(long, 38, 0)),
            "169473963133173273960190490760135540607"
        );
    }

    #[test]
    fn dates_and_times_are_iso_8601() {
        assert_eq!(date(19_723), "2024-01-01");
        assert_eq!(date(i32::MAX), i32::MAX.to_string());
        assert_eq!(time(3_600_000_000_000), "01:00:00");
        let utc = FieldKind::Instant {
            nanoseconds: true,
            in_utc: true,
        };
        let local = FieldKind::Instant {
            nanoseconds: true,
            in_utc: false,
        };
        assert_eq!(instant(1_500_000_000, utc), "\"1970-01-01T00:00:01.5Z\"");
        assert_eq!(instant(0, local), "\"1970-01-01T00:00:00\"");
        assert_eq!(instant(i128::MAX, utc), i128::MAX.to_string());
    }
}
