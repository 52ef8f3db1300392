//! Where the next feature seems to begin, in a text that is broken somewhere.

use super::cursor::JsonCursor;
use memchr::{memchr, memchr_iter};

/// Places at which features begin, told by how the first one began.
pub(super) struct Candidates<'t> {
    text: &'t str,
    /// The first key of the first feature.
    key: Option<String>,
    /// The last answer: from there on, the next one is there.
    last: Option<(usize, Option<usize>)>,
}

impl<'t> Candidates<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            key: None,
            last: None,
        }
    }

    /// Learns from the first object how features begin.
    pub(super) fn learn(&mut self, at: usize) {
        if self.key.is_none() {
            let key = JsonCursor::new(self.text, at + 1).key(true).ok().flatten();
            self.key = Some(key.unwrap_or_default().into_owned());
        }
    }

    /// The first place from an offset on at which a feature seems to begin.
    pub(super) fn next(&mut self, from: usize) -> Option<usize> {
        // Asked again and again in a text without any, it must not search to the end each time.
        if let Some((start, found)) = self.last
            && start <= from
            && found.is_none_or(|found| from <= found)
        {
            return found;
        }
        let found = self.search(from);
        self.last = Some((from, found));
        found
    }

    /// Where a broken object ran on into the next one: the first object in a stretch behind its beginning
    /// that says it is a feature, or that begins a line as the broken one does.
    pub(super) fn next_alike(&self, at: usize, until: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let begins_line = |at: usize| at == 0 || bytes[at - 1] == b'\n';
        let beginning = self.beginning(at).filter(|_| begins_line(at));
        let inner = bytes.get(at + 1..until)?;
        memchr_iter(b'{', inner)
            .map(|brace| at + 1 + brace)
            .find(|at| match self.beginning(*at) {
                Some((_, true)) => true,
                other => other.is_some() && other == beginning && begins_line(*at),
            })
    }

    /// The first key of an object, and whether it says that it is a feature.
    fn beginning(&self, at: usize) -> Option<(&'t str, bool)> {
        let mut ahead = self
            .text
            .get(at..)?
            .starts_with('{')
            .then(|| JsonCursor::new(self.text, at + 1))?;
        if ahead.after_space() != b'"' {
            return None;
        }
        let key = plain_key(&mut ahead)?;
        let is_feature = key == "type" && self.text[ahead.at..].starts_with("\"Feature\"");
        Some((key, is_feature))
    }

    fn search(&self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        loop {
            at += memchr(b'{', bytes.get(at..)?)?;
            if self.begins_feature(at) {
                return Some(at);
            }
            at += 1;
        }
    }

    fn begins_feature(&self, at: usize) -> bool {
        let Some((key, is_feature)) = self.beginning(at) else {
            return false;
        };
        if is_feature {
            return true;
        }
        let before = self.text[..at].trim_end_matches([' ', '\t', '\r', '\n']);
        let in_list = before.strip_suffix(',').is_some_and(|before| {
            before
                .trim_end_matches([' ', '\t', '\r', '\n'])
                .ends_with('}')
        });
        let as_first = self.key.as_deref() == Some(key) && key != "type";
        let on_line = at == 0 || matches!(self.text.as_bytes()[at - 1], b'\n' | 0x1e);
        (in_list && as_first) || (on_line && (as_first || key == "type"))
    }
}

/// A key of letters, with the cursor before its value; no search beyond its line.
fn plain_key<'t>(ahead: &mut JsonCursor<'t>) -> Option<&'t str> {
    let rest = &ahead.text[ahead.at + 1..];
    let length = rest.bytes().take(64).position(|byte| byte == b'"')?;
    ahead.at += length + 2;
    ahead.eat(b':').then(|| ahead.after_space())?;
    rest.get(..length)
}
