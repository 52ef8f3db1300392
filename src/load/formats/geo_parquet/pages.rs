//! Pages that are checked before the crate sets memory aside for what they name.

use bytes::Bytes;
use parquet::basic::{Encoding, Type};
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};
use parquet::file::reader::RowGroupReader;
use parquet::record::reader::RowIter;
use parquet::schema::types::Type as SchemaType;

type Result<T, E = ParquetError> = std::result::Result<T, E>;

/// A word for what is wrong.
type Why = &'static str;

/// The rows of a group, each page of which is checked.
pub(super) struct CheckedPage<'f>(Box<dyn RowGroupReader + 'f>);

impl<'f> CheckedPage<'f> {
    /// Checks that every column lies within a file of so many bytes.
    ///
    /// # Errors
    /// A word for what is wrong.
    pub(super) fn new(group: Box<dyn RowGroupReader + 'f>, size: usize) -> Result<Self, Why> {
        let lies_within = |column: &ColumnChunkMetaData| {
            let begin = column.dictionary_page_offset();
            let begin = usize::try_from(begin.unwrap_or_else(|| column.data_page_offset()));
            let length = usize::try_from(column.compressed_size());
            let end = begin.ok().zip(length.ok());
            let end = end.and_then(|(begin, length)| begin.checked_add(length));
            end.is_some_and(|end| end <= size)
        };
        if group.metadata().columns().iter().all(lies_within) {
            Ok(Self(group))
        } else {
            Err("outside")
        }
    }
}

impl RowGroupReader for CheckedPage<'_> {
    fn metadata(&self) -> &RowGroupMetaData {
        self.0.metadata()
    }

    fn num_columns(&self) -> usize {
        self.0.num_columns()
    }

    fn get_column_page_reader(&self, n: usize) -> Result<Box<dyn PageReader>> {
        let column = self.metadata().column(n);
        let descr = column.column_descr();
        Ok(Box::new(Pages {
            pages: self.0.get_column_page_reader(n)?,
            bits: match column.column_type() {
                Type::BOOLEAN => 1,
                Type::INT32 | Type::FLOAT | Type::BYTE_ARRAY => 32,
                Type::INT64 | Type::DOUBLE => 64,
                Type::INT96 => 96,
                Type::FIXED_LEN_BYTE_ARRAY => 8 * u64::try_from(descr.type_length()).unwrap_or(0),
            },
            levels: [descr.max_rep_level() > 0, descr.max_def_level() > 0],
            has_dictionary: false,
        }))
    }

    fn get_column_bloom_filter(&self, n: usize) -> Option<&parquet::bloom_filter::Sbbf> {
        self.0.get_column_bloom_filter(n)
    }

    fn get_row_iter(&self, projection: Option<SchemaType>) -> Result<RowIter<'_>> {
        RowIter::from_row_group(projection, self)
    }
}

struct Pages {
    pages: Box<dyn PageReader>,
    /// The fewest bits that a value takes.
    bits: u64,
    /// Whether the values come with levels of repetition, and of definition.
    levels: [bool; 2],
    /// Whether the values that pages may point at were read.
    has_dictionary: bool,
}

impl Pages {
    fn check(&self, page: &Page) -> Result<()> {
        let believable = match page {
            Page::DictionaryPage {
                buf, num_values, ..
            } => {
                let needed = u64::from(*num_values).saturating_mul(self.bits);
                needed <= 8 * buf.len() as u64
            }
            Page::DataPage {
                buf,
                num_values,
                encoding,
                ..
            } => {
                let mut values = Some(buf.clone());
                for _ in self.levels.into_iter().filter(|levels| *levels) {
                    values = values.and_then(|bytes| after_levels(&bytes));
                }
                values.is_some_and(|values| is_believable(*encoding, &values, *num_values))
            }
            Page::DataPageV2 {
                buf,
                num_values,
                encoding,
                rep_levels_byte_len,
                def_levels_byte_len,
                ..
            } => {
                let levels = u64::from(*rep_levels_byte_len) + u64::from(*def_levels_byte_len);
                let levels = usize::try_from(levels).unwrap_or(usize::MAX);
                let values = buf.get(levels..);
                values.is_some_and(|values| is_believable(*encoding, values, *num_values))
            }
        };
        let points = matches!(
            page.encoding(),
            Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY
        );
        let dangles = points && page.is_data_page() && !self.has_dictionary;
        if believable && !dangles {
            Ok(())
        } else {
            Err(ParquetError::General("implausible page".to_owned()))
        }
    }
}

impl PageReader for Pages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let page = self.pages.get_next_page()?;
        if let Some(page) = &page {
            self.check(page)?;
            self.has_dictionary |= page.is_dictionary_page();
        }
        Ok(page)
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.pages.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.pages.skip_next_page()
    }
}

impl Iterator for Pages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

/// What follows a list of levels that begins with its size.
fn after_levels(bytes: &Bytes) -> Option<Bytes> {
    let size = u32::from_le_bytes(*bytes.first_chunk()?);
    let end = usize::try_from(size).ok()?.checked_add(4)?;
    (end <= bytes.len()).then(|| bytes.slice(end..))
}

/// Whether lists of lengths, which the crate makes as long as they say, are no longer than the page.
fn is_believable(encoding: Encoding, values: &[u8], count: u32) -> bool {
    let most = u64::from(count);
    match encoding {
        Encoding::DELTA_LENGTH_BYTE_ARRAY => packed_end(values, most).is_some(),
        Encoding::DELTA_BYTE_ARRAY => {
            let lengths = packed_end(values, most).and_then(|end| values.get(end..));
            lengths.is_some_and(|lengths| packed_end(lengths, most).is_some())
        }
        _ => true,
    }
}

/// Where a list of packed differences ends; `None` where it has more than `most` values.
fn packed_end(bytes: &[u8], most: u64) -> Option<usize> {
    let mut at = 0;
    let mut number = || {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = *bytes.get(at)?;
            at += 1;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    };
    let (block, parts, count) = (number()?, number()?, number()?);
    number()?;
    if count > most || parts == 0 || block == 0 || block % parts != 0 || block > 1 << 20 {
        return None;
    }
    let mut left = count.saturating_sub(1);
    while left > 0 {
        // The smallest difference, then a width for each part of the block, then the parts.
        while bytes.get(at)? & 0x80 != 0 {
            at += 1;
        }
        at += 1;
        let widths = bytes.get(at..at.checked_add(usize::try_from(parts).ok()?)?)?;
        at += widths.len();
        for width in widths {
            if left == 0 {
                break;
            }
            let size = (block / parts).checked_mul(u64::from(*width))? / 8;
            at = at.checked_add(usize::try_from(size).ok()?)?;
            left = left.saturating_sub(block / parts);
        }
    }
    (at <= bytes.len()).then_some(at)
}
