//! Saved pages: the page in a message of MHTML, and the one in an archive of the web (WACZ).

use super::{FoundWords, html};
use crate::load::formats;
use crate::load::formats::Zip;
use crate::load::problems::Problems;
use crate::model::OriginalFault;
use flate2::read::MultiGzDecoder;
use mail_parser::MessageParser;
use std::io::{BufReader, Cursor, Read};
use warc::{WarcHeader, WarcReader};

/// The most that is unpacked of an archive: 256 MiB.
const MOST_UNPACKED: u64 = 256 << 20;

/// The most records that are looked through.
const MOST_RECORDS: usize = 20_000;

/// The page of a message.
pub(super) fn mhtml(bytes: &[u8]) -> Result<FoundWords, OriginalFault> {
    let message = MessageParser::default().parse(bytes);
    let message = message.ok_or(OriginalFault::Broken)?;
    let page = message.body_html(0).ok_or(OriginalFault::NoText)?;
    let mut words = html::words(&page);
    let address = message.header_raw("Snapshot-Content-Location");
    address
        .unwrap_or_default()
        .trim()
        .clone_into(&mut words.address);
    if words.title.is_empty() {
        words.title = message.subject().unwrap_or_default().to_owned();
    }
    Ok(words)
}

/// The first page of an archive of the web.
pub(super) fn wacz(bytes: &[u8]) -> Result<FoundWords, OriginalFault> {
    let mut problems = Problems::default();
    let mut zip = Zip::open("", bytes, &mut problems).ok_or(OriginalFault::Broken)?;
    let is_archive = |path: &str| {
        let path = path.to_lowercase();
        path.ends_with(".warc.gz") || path.ends_with(".warc")
    };
    let is_wanted = |path: &str| path == PAGES || is_archive(path);
    let files = zip.all("", is_wanted, &|| false, &mut problems);
    let files = files.ok_or(OriginalFault::Broken)?;
    let list = files.iter().find(|(path, _)| path == PAGES);
    let wanted = list.and_then(|(_, list)| first_page(list));
    if !files.iter().any(|(path, _)| is_archive(path)) {
        return Err(OriginalFault::OtherKind);
    }
    let mut first = None;
    for (path, packed) in files.iter().filter(|(path, _)| is_archive(path)) {
        let warc = if path.to_lowercase().ends_with(".gz") {
            unpacked(packed)
        } else {
            packed.clone()
        };
        for (address, page) in pages(&warc) {
            let is_it = wanted.as_ref().is_none_or(|wanted| *wanted == address);
            let mut words = html::words(&page);
            words.address = address;
            if is_it && !words.paragraphs.is_empty() {
                return Ok(words);
            }
            first.get_or_insert(words);
        }
    }
    first.ok_or(OriginalFault::NoText)
}

/// The list of pages in an archive of the web.
const PAGES: &str = "pages/pages.jsonl";

/// The address of the first page that a list names.
fn first_page(list: &[u8]) -> Option<String> {
    let list = String::from_utf8_lossy(list).into_owned();
    list.lines().find_map(|line| {
        let page: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(page.get("url")?.as_str()?.to_owned())
    })
}

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What comes before a fault is looked through.
    let _cut = MultiGzDecoder::new(packed)
        .take(MOST_UNPACKED)
        .read_to_end(&mut bytes);
    bytes
}

/// The pages of a WARC: their addresses and their texts.
fn pages(warc: &[u8]) -> Vec<(String, String)> {
    let reader = WarcReader::new(BufReader::new(Cursor::new(warc)));
    let records = reader
        .iter_records()
        .take(MOST_RECORDS)
        .map_while(Result::ok);
    let pages = records.filter_map(|record| {
        let address = record.header(WarcHeader::TargetURI)?.into_owned();
        let page = page(record.body())?;
        Some((address, page))
    });
    pages.collect()
}

/// The text of a response that is a page.
fn page(response: &[u8]) -> Option<String> {
    let end = response.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&response[..end]).to_lowercase();
    let has = |name: &str, value: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(':'));
        let mut of_it = lines.filter(|(of, _)| of.trim() == name);
        of_it.any(|(_, is)| is.contains(value))
    };
    if !head.starts_with("http/") || !has("content-type", "html") {
        return None;
    }
    let body = &response[end + 4..];
    let body = if has("transfer-encoding", "chunked") {
        whole(body).unwrap_or_else(|| body.to_vec())
    } else {
        body.to_vec()
    };
    let body = if has("content-encoding", "gzip") {
        unpacked(&body)
    } else {
        body
    };
    formats::text_again(&body).map(std::borrow::Cow::into_owned)
}

/// The body of a response that was sent in chunks; `None` where it was not, whatever its head says.
fn whole(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let line = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..line]).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(bytes);
        }
        let end = (line + 2).checked_add(size)?;
        bytes.extend_from_slice(rest.get(line + 2..end)?);
        rest = rest.get(end + 2..)?;
    }
}
