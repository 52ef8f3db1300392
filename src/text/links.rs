//! Where the addresses of web pages stand in running text. Only `http`, `https` and `www.` are
//! addresses: whatever a text says, nothing else is offered to be opened. It must not know who
//! opens them.

use std::ops::Range;

/// An address longer than this many bytes is left as text.
const LONGEST: usize = 2048;

/// An address in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its bytes of the text.
    pub range: Range<usize>,
    /// What is opened: what stands there, with a scheme.
    pub address: String,
}

/// Whether an address may be opened: a web page or a letter, and nothing that a program would run.
///
/// ```
/// use kharita::text::is_safe;
/// assert!(is_safe("https://example.org") && is_safe("MAILTO:a@example.org"));
/// assert!(!is_safe("javascript:alert(1)") && !is_safe("file:///etc/passwd") && !is_safe("-h"));
/// ```
#[must_use]
pub fn is_safe(address: &str) -> bool {
    const SCHEMES: [&str; 3] = ["http", "https", "mailto"];
    let Some((scheme, rest)) = address.split_once(':') else {
        return false;
    };
    let is_web = !scheme.eq_ignore_ascii_case("mailto");
    SCHEMES.iter().any(|safe| scheme.eq_ignore_ascii_case(safe))
        && (!is_web || rest.starts_with("//"))
        && !address.contains(|c: char| c.is_control() || c.is_whitespace())
}

/// The addresses in `text`, in logical order. An address ends at white space, a quotation mark, a
/// control or the Arabic comma; full stops and brackets that belong to the sentence are left out.
///
/// ```
/// use kharita::text::links;
/// let text = "(انظر https://example.org/a_(b)، ثم www.example.com.)";
/// let found: Vec<String> = links(text).into_iter().map(|link| link.address).collect();
/// assert_eq!(found, ["https://example.org/a_(b)", "https://www.example.com"]);
/// ```
#[must_use]
pub fn links(text: &str) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut from = 0;
    while let Some(at) = next_start(text, from) {
        let rest = &text[at..];
        let length = rest.find(ends_address).unwrap_or(rest.len());
        let shown = trimmed(&rest[..length]);
        from = at + shown.len().max(1);
        if let Some(address) = address(shown) {
            links.push(Link {
                range: at..at + shown.len(),
                address,
            });
        }
        from = text.ceil_char_boundary(from);
    }
    links
}

/// Where an address may begin at or after `from`: never within a Latin word.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_free = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        !before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"@./_-".contains(byte))
    };
    // Every address has one of these near its beginning, and hardly anything else has.
    let is_sign = |at: usize| match bytes.get(at) {
        Some(b':') => [at.checked_sub(5), at.checked_sub(4)],
        _ => [at.checked_sub(3), None],
    };
    memchr::memchr2_iter(b':', b'.', bytes.get(from..)?)
        .flat_map(|at| is_sign(from + at).into_iter().flatten())
        .find(|&at| {
            at >= from && is_free(at) && text.get(at..).is_some_and(|t| scheme(t).is_some())
        })
}

/// What an address begins with, and what is put before it so that it can be opened.
fn scheme(text: &str) -> Option<(usize, &'static str)> {
    let begins = |with: &str| {
        text.get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    [("https://", ""), ("http://", ""), ("www.", "https://")]
        .into_iter()
        .find(|(start, _)| begins(start))
        .map(|(start, before)| (start.len(), before))
}

/// The whole address, where a host with a letter or digit follows the beginning.
fn address(shown: &str) -> Option<String> {
    let (length, before) = scheme(shown)?;
    let host = shown.get(length..)?;
    let is_host = host.chars().next().is_some_and(char::is_alphanumeric);
    // `www.` alone, or before a single word, is a word about the web.
    let is_whole = before.is_empty() || host.contains('.');
    (is_host && is_whole && shown.len() <= LONGEST).then(|| format!("{before}{shown}"))
}

/// What cannot stand in an address in running text.
fn ends_address(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c,
            '<' | '>' | '"' | '`' | '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '،' | '؛' | '؟' | '…'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
            | '\u{061C}' | '\u{FEFF}')
}

/// Without the punctuation at its end that belongs to the sentence around it.
fn trimmed(mut shown: &str) -> &str {
    while let Some(last) = shown.chars().next_back() {
        let is_sentence = matches!(
            last,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '۔'
        );
        let opens = match last {
            ')' => Some('('),
            ']' => Some('['),
            '}' => Some('{'),
            _ => None,
        };
        let is_alone =
            opens.is_some_and(|open| shown.matches(open).count() < shown.matches(last).count());
        if !is_sentence && !is_alone {
            break;
        }
        shown = &shown[..shown.len() - last.len_utf8()];
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(text: &str, expected: &[&str]) {
        let found: Vec<&str> = links(text)
            .iter()
            .map(|link| &text[link.range.clone()])
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn addresses_are_found_and_the_sentence_is_left() {
        shows("See http://a.org/x?y=1#z.", &["http://a.org/x?y=1#z"]);
        shows("(https://a.org/x), and", &["https://a.org/x"]);
        shows("«www.a.org»", &["www.a.org"]);
        shows("https://a.org/b_(c)", &["https://a.org/b_(c)"]);
        shows("موقعhttps://a.org/الرقة، ثم", &["https://a.org/الرقة"]);
        shows("HTTPS://A.ORG", &["HTTPS://A.ORG"]);
        shows("WWW.A.ORG/", &["WWW.A.ORG/"]);
        shows(
            "http://a.org http://b.org",
            &["http://a.org", "http://b.org"],
        );
    }

    #[test]
    fn nothing_else_is_an_address() {
        for text in [
            "",
            "http",
            "http://",
            "https://.",
            "www.",
            "www.x",
            "xhttp://a.org",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ftp://a.org",
            "a@www.a.org",
            "https://\u{202E}gro.live",
        ] {
            shows(text, &[]);
        }
        shows(&format!("http://{}", "a".repeat(5000)), &[]);
    }

    #[test]
    fn an_address_is_opened_as_it_is_written() {
        let link = links("a http://a.org/b").remove(0);
        assert_eq!(link.address, "http://a.org/b");
        assert_eq!(links("www.a.org")[0].address, "https://www.a.org");
    }
}
