//! A story, or the whole data set, as one page of HTML that asks for nothing from outside: map, days,
//! captions, sources with the marked sentence, in both languages. Its states are the timeline's own.
//!
//! - `rows`: the data set as the page's script takes it; `shapes`: outlines in whole numbers. The
//!   page itself stands in `assets/page`.

mod rows;
mod shapes;

use super::failure::Failure;
use crate::model::{Lang, Story, World};
use crate::words::Words;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::{self, Write};

const PAGE: &str = include_str!("../../../assets/page/page.html");
const STYLE: &str = include_str!("../../../assets/page/page.css");
const SCRIPT: &str = include_str!("../../../assets/page/page.js");

/// Writes the page. It begins in `lang`; the reader may change it.
///
/// # Errors
/// When the writer fails.
pub fn write_page(
    world: &World,
    story: Option<&Story>,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let words = Lang::ALL.map(Words::new);
    let data = rows::page_data(world, story, &words);
    let json = serde_json::to_vec(&data)?;
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&json)?;
    let packed = base64(&packed.finish()?);
    let title = story.map_or(&world.about.title, |story| &story.title);
    let (tag, direction) = match lang {
        Lang::En => ("en", "ltr"),
        Lang::Ar => ("ar", "rtl"),
    };
    let places = [
        ("lang", tag.to_owned()),
        ("dir", direction.to_owned()),
        (
            "title",
            quick_xml::escape::escape(title.get(lang)).into_owned(),
        ),
        ("style", STYLE.to_owned()),
        ("script", SCRIPT.to_owned()),
        ("data", packed),
    ];
    fill_in(PAGE, &places, out)?;
    Ok(())
}

/// Writes a template with what stands in its places, `{{name}}`.
fn fill_in(template: &str, places: &[(&str, String)], out: &mut dyn Write) -> io::Result<()> {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.write_all(before.as_bytes())?;
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        let value = places.iter().find(|(place, _)| *place == name);
        out.write_all(value.map_or("", |(_, value)| value).as_bytes())?;
        rest = after;
    }
    out.write_all(rest.as_bytes())
}

/// Base 64 (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |n: usize| u32::from(three.get(n).copied().unwrap_or(0));
        let whole = byte(0) << 16 | byte(1) << 8 | byte(2);
        for n in 0..4 {
            let letter = LETTERS[(whole >> (18 - 6 * n) & 63) as usize];
            text.push(if n <= three.len() { letter.into() } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        let known = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ];
        for (bytes, text) in known {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_script_cannot_end_its_own_element() {
        assert!(!SCRIPT.contains("</script") && !STYLE.contains("</style"));
    }
}
