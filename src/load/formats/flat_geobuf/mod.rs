//! FlatGeobuf: features one after the other in verified flat buffers.
//!
//! Every size that the file declares is checked against the bytes that are there before anything is
//! read or set aside; the index is skipped, because all features are read.

mod geometry;
mod properties;

use super::feature_sink::FeatureSink;
use super::shape;
use crate::model::{Code, Feature, Format};
use flatgeobuf::packed_r_tree::PackedRTree;
use flatgeobuf::{Crs, Header, size_prefixed_root_as_feature, size_prefixed_root_as_header};
use properties::FieldColumn;

/// `fgb`, the version, `fgb` and the patch, which may be any.
const MAGIC: &[u8; 7] = b"fgb\x03fgb";

/// Bytes of one entry of the index.
const INDEX_ENTRY: u64 = 40;

/// Reads the bytes of a FlatGeobuf file.
pub(super) fn read(bytes: &[u8], intake: &mut FeatureSink<'_>) {
    let before = intake.count();
    if let Err(why) = read_all(bytes, intake) {
        let read = intake.count() - before;
        let place = intake.place(0, 0);
        let problems = &mut intake.problems;
        problems.broken_file(place, why, Format::FlatGeobuf, read);
    }
}

fn read_all(bytes: &[u8], intake: &mut FeatureSink<'_>) -> Result<(), &'static str> {
    let rest = bytes.get(8..).filter(|_| bytes.starts_with(MAGIC));
    let (header, mut rest) = block(rest.ok_or("other-format")?)?;
    // What is wrong with a buffer is told in our own words.
    let header = size_prefixed_root_as_header(&header).map_err(|_its_words| "damaged")?;
    if let Some(system) = header.crs().and_then(|crs| system(&crs)) {
        intake.file().crs = system;
    }
    rest = rest
        .get(index_size(&header, rest.len())?..)
        .ok_or("cut-short")?;
    let columns = properties::columns(header.columns());
    let before = intake.count();
    while !rest.is_empty() {
        let (buffer, after) = block(rest)?;
        rest = after;
        let feature = size_prefixed_root_as_feature(&buffer).map_err(|_its_words| "damaged")?;
        if !add(&feature, &header, &columns, intake) {
            return Ok(());
        }
    }
    let read = (intake.count() - before) as u64;
    if read < header.features_count() {
        Err("cut-short")
    } else {
        Ok(())
    }
}

fn add(
    feature: &flatgeobuf::Feature<'_>,
    header: &Header<'_>,
    columns: &[FieldColumn],
    intake: &mut FeatureSink<'_>,
) -> bool {
    let own = feature
        .columns()
        .map(|list| properties::columns(Some(list)));
    let columns = own.as_deref().unwrap_or(columns);
    let bytes = feature.properties().map_or(&[][..], |list| list.bytes());
    let (members, whole) = properties::read(bytes, columns);
    if !whole {
        let place = intake.place(0, 0).member("properties");
        let number = (intake.count() + 1).to_string();
        let problem = intake.problems.error(Code::BrokenFile, place);
        problem
            .case("why", "properties")
            .with("format", "FlatGeobuf");
        problem.with("text", number);
    }
    let shape = geometry::read(feature.geometry(), header.geometry_type());
    let feature = Feature {
        properties: members.into(),
        ..Feature::default()
    };
    shape::add(feature, shape, intake)
}

/// The buffer that begins here with its size, aligned as flat buffers want it, and what follows it.
fn block(bytes: &[u8]) -> Result<(Vec<u8>, &[u8]), &'static str> {
    let size: [u8; 4] = bytes.first_chunk().copied().ok_or("cut-short")?;
    let size = usize::try_from(u32::from_le_bytes(size)).unwrap_or(usize::MAX);
    let end = size.saturating_add(4);
    let block = bytes.get(..end).ok_or("cut-short")?;
    // The crate reads the root's offset before it verifies anything.
    if size < 8 {
        Err("damaged")
    } else {
        Ok((block.to_vec(), &bytes[end..]))
    }
}

/// How many bytes the index has.
fn index_size(header: &Header<'_>, there: usize) -> Result<usize, &'static str> {
    let (count, node) = (header.features_count(), header.index_node_size());
    if node == 0 || count == 0 {
        return Ok(0);
    }
    let fits = count
        .checked_mul(INDEX_ENTRY)
        .is_some_and(|size| size <= there as u64);
    let count = usize::try_from(count).ok().filter(|_| fits);
    match count {
        Some(_) if node < 2 => Err("damaged"),
        Some(count) => Ok(PackedRTree::index_size(count, node)),
        None => Err("cut-short"),
    }
}

/// The coordinate system by its code, or as it is described.
fn system(crs: &Crs<'_>) -> Option<String> {
    let authority = crs.org().filter(|org| !org.is_empty()).unwrap_or("EPSG");
    match (crs.code(), crs.code_string(), crs.wkt()) {
        (code, ..) if code > 0 => Some(format!("{authority}:{code}")),
        (_, Some(code), _) if !code.is_empty() => Some(format!("{authority}:{code}")),
        (_, _, Some(wkt)) if !wkt.is_empty() => Some(wkt.to_owned()),
        _ => None,
    }
}
