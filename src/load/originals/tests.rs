//! Texts, pages and PDFs as people hold them, and any bytes at all.

use super::*;

fn read(name: &str, bytes: &[u8]) -> Original {
    original(name, bytes).expect("it has words")
}

#[test]
fn text_and_markdown_have_paragraphs_and_a_title() {
    let text = "# A day\n\nIt fell\nin a day.\n\n## After\n\nIt rose.\n";
    let found = read("report.md", text.as_bytes());
    assert_eq!(found.title, "A day");
    assert_eq!(found.paragraphs, ["It fell in a day.", "After", "It rose."]);
    let plain = read("notes.txt", "سقطت المدينة\n\nثم عادت".as_bytes());
    assert_eq!((plain.title.as_str(), plain.lang), ("notes", Lang::Ar));
    assert_eq!(plain.paragraphs.len(), 2);
}

#[test]
fn the_hash_is_that_of_the_field() {
    // SHA-256 of "abc", FIPS 180-4.
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(read("a.txt", b"abc").file.sha256, expected);
}

const PAGE: &str = "<!doctype html><html><head><title>News &amp; more</title><style>p{}</style>\
    <script>document.write('<p>never</p>')</script></head><body><h1>The town</h1>\
    <p>It <b>fell</b> in&nbsp;a day.</p><noscript>no</noscript><script>alert(1)<\u{2f}script>\
    <p onclick=\"steal()\">It rose.</p></body></html>";

#[test]
fn a_page_gives_its_words_and_runs_nothing() {
    let found = read("page.html", PAGE.as_bytes());
    assert_eq!(found.title, "News & more");
    assert_eq!(
        found.paragraphs,
        ["The town", "It fell in a day.", "It rose."]
    );
}

#[test]
fn a_saved_message_gives_its_page_and_address() {
    let message = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: x\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n--b--\r\n"
    );
    let found = read("page.mhtml", message.as_bytes());
    assert_eq!(found.address, "https://example.org/a");
    assert_eq!(
        found.paragraphs,
        ["The town", "It fell in a day.", "It rose."]
    );
}

/// An archive of the web with one page, packed or sent in chunks.
fn archive(is_chunked: bool) -> Vec<u8> {
    use std::io::Write;
    let body = if is_chunked {
        format!("{:x}\r\n{PAGE}\r\n0\r\n\r\n", PAGE.len())
    } else {
        PAGE.to_owned()
    };
    let sent = if is_chunked {
        "Transfer-Encoding: chunked\r\n"
    } else {
        ""
    };
    let response = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{sent}\r\n{body}");
    let record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-12-09T00:00:00Z\r\n\
         WARC-Target-URI: https://example.org/b\r\nContent-Type: application/http; msgtype=response\r\n\
         Content-Length: {}\r\n\r\n{response}\r\n\r\n",
        response.len()
    );
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(record.as_bytes()).expect("packed");
    let packed = packed.finish().expect("packed");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (path, bytes) in [
        ("archive/data.warc.gz", packed.as_slice()),
        (
            "pages/pages.jsonl",
            b"{\"format\": \"json-pages-1.0\"}\n{\"url\": \"https://example.org/b\"}\n",
        ),
    ] {
        zip.start_file(path, options).expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("closed").into_inner()
}

#[test]
fn an_archive_of_the_web_gives_its_page() {
    for is_chunked in [false, true] {
        let found = read("page.wacz", &archive(is_chunked));
        assert_eq!(found.address, "https://example.org/b");
        assert_eq!(
            found.paragraphs,
            ["The town", "It fell in a day.", "It rose."]
        );
    }
}

/// A PDF of one page whose contents are these.
fn pdf(contents: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!(
            "<< /Length {} >>\nstream\n{contents}\nendstream",
            contents.len()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (n, object) in (1..).zip(&objects) {
        places.push(text.len());
        text.push_str(&format!("{n} 0 obj\n{object}\nendobj\n"));
    }
    let start = text.len();
    text.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for place in places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = objects.len() + 1;
    text.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    text.into_bytes()
}

#[test]
fn a_pdf_gives_its_words_or_says_that_it_has_none() {
    let with = pdf("BT /F1 12 Tf 20 200 Td (It fell in a day.) Tj ET");
    assert_eq!(read("a.pdf", &with).paragraphs, ["It fell in a day."]);
    let without = pdf("0 0 10 10 re f");
    assert_eq!(
        original("a.pdf", &without),
        Err(OriginalFault::PdfWithoutText)
    );
    assert_eq!(
        original("a.pdf", b"%PDF-1.4\nnothing"),
        Err(OriginalFault::Broken)
    );
}

#[test]
fn what_has_no_words_says_why() {
    assert_eq!(original("a.txt", b"  \n "), Err(OriginalFault::NoText));
    assert_eq!(
        original("a.html", b"<html><script>x</script></html>"),
        Err(OriginalFault::NoText)
    );
    assert_eq!(
        original("a.png", b"\x89PNG\r\n\x1a\n\0\0\0"),
        Err(OriginalFault::OtherKind)
    );
    assert_eq!(
        original("a.zip", b"PK\x03\x04 nothing"),
        Err(OriginalFault::Broken)
    );
}

proptest::proptest! {
    #[test]
    fn no_bytes_do_harm(name in "a\\.(txt|html|mhtml|wacz|pdf)", bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400), kind in 0..5_usize) {
        let head: &[u8] = [&b""[..], b"<html>", b"PK\x03\x04", b"%PDF-1.4\n", b"MIME-Version: 1.0\r\n"][kind];
        let bytes = [head, &bytes].concat();
        if let Ok(found) = original(&name, &bytes) {
            proptest::prop_assert!(!found.paragraphs.is_empty());
        }
    }
}
