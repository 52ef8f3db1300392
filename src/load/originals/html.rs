//! The words of a page: what stands between its tags, paragraph by paragraph. Scripts and styles are passed over.

use super::FoundWords;
use html5gum::{Token, Tokenizer};

/// Elements whose contents are not for readers.
const HIDDEN: [&[u8]; 7] = [
    b"script",
    b"style",
    b"noscript",
    b"template",
    b"svg",
    b"iframe",
    b"object",
];

/// Elements that stand within a line.
const INLINE: [&[u8]; 22] = [
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"cite", b"code", b"em", b"font", b"i", b"img", b"mark",
    b"q", b"s", b"small", b"span", b"strong", b"sub", b"sup", b"time", b"u", b"wbr",
];

/// Elements that have no end.
const EMPTY: [&[u8]; 6] = [b"img", b"br", b"hr", b"input", b"link", b"meta"];

pub(super) fn words(text: &str) -> FoundWords {
    let mut words = FoundWords::default();
    let mut open = String::new();
    // The hidden element that is open, and how deep it lies in others of its name.
    let mut hidden: Option<(Vec<u8>, usize)> = None;
    let mut is_title = false;
    for token in Tokenizer::new(text).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name: &[u8] = &tag.name;
                match &mut hidden {
                    Some((of, depth)) if of.as_slice() == name && !tag.self_closing => *depth += 1,
                    Some(_) => {}
                    None if HIDDEN.contains(&name) && !tag.self_closing => {
                        hidden = Some((name.to_vec(), 1));
                    }
                    None if name == b"title" => is_title = true,
                    None if INLINE.contains(&name) => {}
                    None => close(&mut open, &mut words),
                }
            }
            Token::EndTag(tag) => {
                let name: &[u8] = &tag.name;
                match &mut hidden {
                    Some((of, depth)) if of.as_slice() == name => {
                        *depth -= 1;
                        if *depth == 0 {
                            hidden = None;
                        }
                    }
                    Some(_) => {}
                    None if name == b"title" => is_title = false,
                    None if INLINE.contains(&name) || EMPTY.contains(&name) => {}
                    None => close(&mut open, &mut words),
                }
            }
            Token::String(text) if hidden.is_none() => {
                let text = String::from_utf8_lossy(&text);
                let into = if is_title {
                    &mut words.title
                } else {
                    &mut open
                };
                into.push_str(&text);
            }
            _ => {}
        }
    }
    close(&mut open, &mut words);
    words.title = squeezed(&words.title);
    words
}

fn close(open: &mut String, words: &mut FoundWords) {
    let paragraph = squeezed(open);
    open.clear();
    if !paragraph.is_empty() {
        words.paragraphs.push(paragraph);
    }
}

/// With one space for every run of white space.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
