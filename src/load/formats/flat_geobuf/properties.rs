//! The properties of FlatGeobuf: for each value the number of its column, then its bytes.

use crate::load::formats::members::{MemberList, MemberNames, hex, number, quoted, single};
use flatgeobuf::ColumnType;
use serde_json::value::RawValue;

/// A column that the header declares.
#[derive(Debug)]
pub(super) struct FieldColumn {
    name: String,
    kind: ColumnType,
}

/// The columns of a list, each under a name of its own.
pub(super) fn columns<'f>(
    list: Option<impl IntoIterator<Item = flatgeobuf::Column<'f>>>,
) -> Vec<FieldColumn> {
    let mut names = MemberNames::default();
    let column = |column: flatgeobuf::Column<'f>| FieldColumn {
        name: names.distinct(column.name()),
        kind: column.type_(),
    };
    list.into_iter().flatten().map(column).collect()
}

/// The properties as the text of a JSON object, and whether all could be read.
pub(super) fn read(bytes: &[u8], columns: &[FieldColumn]) -> (Box<str>, bool) {
    let mut bytes = FieldBytes(bytes);
    let mut members = MemberList::default();
    while !bytes.0.is_empty() {
        let column = bytes.take().map(u16::from_le_bytes);
        let column = column.and_then(|n| columns.get(usize::from(n)));
        let Some((column, value)) = column.and_then(|c| Some((c, bytes.value(c.kind)?))) else {
            return (members.finish(), false);
        };
        members.known(&column.name, &value);
    }
    (members.finish(), true)
}

/// Bytes that become fewer as they are read.
struct FieldBytes<'b>(&'b [u8]);

impl<'b> FieldBytes<'b> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn list(&mut self) -> Option<&'b [u8]> {
        let length = usize::try_from(u32::from_le_bytes(self.take()?)).ok()?;
        let (list, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(list)
    }

    /// A value as the text of a JSON value; `None` where there are too few bytes, or no such type.
    fn value(&mut self, kind: ColumnType) -> Option<String> {
        Some(match kind {
            ColumnType::Byte => i8::from_le_bytes(self.take()?).to_string(),
            ColumnType::UByte => u8::from_le_bytes(self.take()?).to_string(),
            ColumnType::Bool => (self.take::<1>()? != [0]).to_string(),
            ColumnType::Short => i16::from_le_bytes(self.take()?).to_string(),
            ColumnType::UShort => u16::from_le_bytes(self.take()?).to_string(),
            ColumnType::Int => i32::from_le_bytes(self.take()?).to_string(),
            ColumnType::UInt => u32::from_le_bytes(self.take()?).to_string(),
            ColumnType::Long => i64::from_le_bytes(self.take()?).to_string(),
            ColumnType::ULong => u64::from_le_bytes(self.take()?).to_string(),
            ColumnType::Float => single(f32::from_le_bytes(self.take()?)),
            ColumnType::Double => number(f64::from_le_bytes(self.take()?)),
            ColumnType::String | ColumnType::DateTime => quoted(&text(self.list()?)),
            ColumnType::Json => {
                let text = text(self.list()?);
                match serde_json::from_str::<&RawValue>(&text) {
                    Ok(json) => json.get().to_owned(),
                    Err(_) => quoted(&text),
                }
            }
            ColumnType::Binary => quoted(&hex(self.list()?)),
            _ => return None,
        })
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
