//! Whether a Parquet file's own description is one that a reader can believe.
//!
//! The crate builds the schema by calling itself for each level and sets aside as many children as
//! each element names. Both are counted here first, in the compact form of Thrift.

/// Columns and their parts beyond this number are refused.
const MOST_ELEMENTS: usize = 10_000;

/// Columns within columns beyond this depth are refused.
const DEEPEST: usize = 64;

/// Values within values beyond this depth are refused.
const DEEPEST_VALUE: usize = 32;

/// Checks the description at the end of a file.
///
/// # Errors
/// A word for what is wrong.
pub(super) fn check(bytes: &[u8]) -> Result<(), &'static str> {
    if !bytes.starts_with(b"PAR1") {
        return Err("other-format");
    }
    let (rest, mark) = bytes.split_last_chunk::<4>().ok_or("cut-short")?;
    let (rest, size) = rest.split_last_chunk::<4>().ok_or("cut-short")?;
    match mark {
        b"PAR1" => {}
        b"PARE" => return Err("encrypted"),
        _ => return Err("cut-short"),
    }
    let size = usize::try_from(u32::from_le_bytes(*size)).unwrap_or(usize::MAX);
    let begin = rest.len().checked_sub(size).ok_or("damaged")?;
    Compact(&rest[begin..]).schema().ok_or("damaged")
}

/// Bytes in the compact form of Thrift that become fewer as they are read.
struct Compact<'b>(&'b [u8]);

impl Compact<'_> {
    /// The version, then the list of the elements of the schema.
    fn schema(&mut self) -> Option<()> {
        self.byte().filter(|head| *head == 0x15)?;
        self.number()?;
        self.byte().filter(|head| *head == 0x19)?;
        let (kind, count) = self.list()?;
        if kind != STRUCT || count > MOST_ELEMENTS {
            return None;
        }
        // How many children are still to come, from the outermost level.
        let mut open: Vec<usize> = Vec::new();
        for _ in 0..count {
            let children = self.children()?;
            if children > count {
                return None;
            }
            while open.last() == Some(&0) {
                open.pop();
            }
            if let Some(left) = open.last_mut() {
                *left -= 1;
            }
            open.push(children);
            if open.len() > DEEPEST {
                return None;
            }
        }
        Some(())
    }

    /// How many children an element of the schema names.
    fn children(&mut self) -> Option<usize> {
        let (mut field, mut children) = (0_i64, 0);
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Some(children);
            }
            field = match head >> 4 {
                0 => zigzag(self.number()?),
                step => field + i64::from(step),
            };
            match (field, head & 0x0F) {
                (5, 5) => children = usize::try_from(zigzag(self.number()?)).ok()?,
                (_, kind) => self.skip(kind, true, 0)?,
            }
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    /// A number of seven bits a byte.
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// The type and the number of the values of a list.
    fn list(&mut self) -> Option<(u8, usize)> {
        let head = self.byte()?;
        let count = match head >> 4 {
            15 => usize::try_from(self.number()?).ok()?,
            few => usize::from(few),
        };
        Some((head & 0x0F, count))
    }

    fn pass(&mut self, count: usize) -> Option<()> {
        self.0 = self.0.get(count..)?;
        Some(())
    }

    /// Leaves out a value. A truth stands in the head of a field, but by itself in a list.
    fn skip(&mut self, kind: u8, in_field: bool, depth: usize) -> Option<()> {
        if depth > DEEPEST_VALUE {
            return None;
        }
        match kind {
            1 | 2 if in_field => Some(()),
            1..=3 => self.pass(1),
            4..=6 => self.number().map(|_| ()),
            7 => self.pass(8),
            8 => {
                let length = usize::try_from(self.number()?).ok()?;
                self.pass(length)
            }
            9 | 10 => {
                let (kind, count) = self.list()?;
                (0..count).try_for_each(|_| self.skip(kind, false, depth + 1))
            }
            STRUCT => loop {
                let head = self.byte()?;
                if head == 0 {
                    return Some(());
                }
                if head >> 4 == 0 {
                    self.number()?;
                }
                self.skip(head & 0x0F, true, depth + 1)?;
            },
            _ => None,
        }
    }
}

/// The type of a struct.
const STRUCT: u8 = 12;

fn zigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}
