//! An XML element with all that is in it, read from a stream of events.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, BytesText, Event};

/// Where the XML is broken.
#[derive(Debug)]
pub(super) struct BrokenXml {
    pub(super) offset: usize,
    pub(super) cut_short: bool,
}

/// Elements within elements beyond this depth are refused; people nest folders, but not so deep.
pub(super) const DEEPEST: usize = 256;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without the prefix of a namespace.
    pub(super) name: String,
    /// Its attributes, their names without prefixes.
    pub(super) attributes: Vec<(String, String)>,
    /// Its own text, without spaces around it.
    pub(super) text: String,
    /// The elements in it, in order.
    pub(super) children: Vec<Element>,
}

impl Element {
    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Every child of a name.
    pub(super) fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first child of a name; `None` where it is empty or not there.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        let text = self.child(name)?.text.as_str();
        (!text.is_empty()).then_some(text)
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A reader that takes what people write by hand: a lone `&` is one.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    reader
}

/// Where the reader stands.
pub(super) fn offset(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The next event.
pub(super) fn next<'t>(reader: &mut Reader<&'t [u8]>) -> Result<Event<'t>, BrokenXml> {
    reader.read_event().map_err(|error| BrokenXml {
        offset: usize::try_from(reader.error_position()).unwrap_or(usize::MAX),
        // What is not closed at the end of the file was most likely cut off.
        cut_short: matches!(error, quick_xml::Error::Syntax(_)),
    })
}

/// A name as text.
pub(super) fn name(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether a document type declares entities, which a bomb is made of.
pub(super) fn declares_entities(text: &BytesText<'_>) -> bool {
    memchr::memmem::find(text, b"<!ENTITY").is_some()
}

/// The rest of the element that has just begun.
pub(super) fn element(
    reader: &mut Reader<&[u8]>,
    start: &BytesStart<'_>,
) -> Result<Element, BrokenXml> {
    let mut open = vec![begun(start)];
    loop {
        let at = offset(reader);
        match next(reader)? {
            Event::Start(start) if open.len() < DEEPEST => open.push(begun(&start)),
            Event::Start(start) => skip(reader, &start)?,
            Event::End(_) => {
                let Some(mut done) = open.pop() else { continue };
                done.text = done.text.trim().to_owned();
                match open.last_mut() {
                    Some(outer) => outer.children.push(done),
                    None => return Ok(done),
                }
            }
            Event::Text(text) => add(&mut open, &String::from_utf8_lossy(&text)),
            Event::CData(text) => add(&mut open, &String::from_utf8_lossy(&text)),
            Event::GeneralRef(reference) => add(&mut open, &resolved(&reference)),
            Event::Eof => {
                return Err(BrokenXml {
                    offset: at,
                    cut_short: true,
                });
            }
            _ => {}
        }
    }
}

/// Leaves out the rest of the element that has just begun.
pub(super) fn skip(reader: &mut Reader<&[u8]>, start: &BytesStart<'_>) -> Result<(), BrokenXml> {
    let skipped = reader.read_to_end(start.name());
    skipped.map(|_span| ()).map_err(|_its_words| BrokenXml {
        offset: offset(reader),
        cut_short: true,
    })
}

fn begun(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().filter_map(Result::ok).map(|attribute| {
        let raw = String::from_utf8_lossy(&attribute.value).into_owned();
        let value = quick_xml::escape::unescape(&raw).map(|value| value.into_owned());
        (
            name(attribute.key.local_name().as_ref()),
            value.unwrap_or(raw),
        )
    });
    Element {
        name: name(start.local_name().as_ref()),
        attributes: attributes.collect(),
        ..Element::default()
    }
}

fn add(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

/// What a reference stands for; one that only the file itself declares stays as it is written.
fn resolved(reference: &BytesRef<'_>) -> String {
    let name = String::from_utf8_lossy(reference);
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        _ => match quick_xml::escape::resolve_predefined_entity(&name) {
            Some(text) => text.to_owned(),
            None => format!("&{name};"),
        },
    }
}
