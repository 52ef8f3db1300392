//! JSON, token by token: strict in its grammar, lenient in what texts hold, and never recursive.

use super::numbers::Number;
use memchr::{memchr, memchr3};
use std::borrow::Cow;
use std::ops::Range;

/// Where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BrokenJson {
    /// Offset of the first byte that does not fit.
    pub(super) at: usize,
    /// From where on the next feature is looked for: before `at` where a quotation mark is missing.
    pub(super) resume: usize,
    /// The word of `problem-broken-json` for it.
    pub(super) what: &'static str,
    /// The sign that is missing, if one is.
    pub(super) sign: &'static str,
}

impl BrokenJson {
    /// A collection that is nested too deep to be stepped into.
    pub(super) fn deep(at: usize) -> Self {
        Self {
            at,
            resume: at + 1,
            what: "other",
            sign: "",
        }
    }
}

/// What a step gives, unless the text is broken there.
pub(super) type Step<T> = Result<T, BrokenJson>;

/// Where a whole text stops being JSON, and how.
pub(in crate::load) struct JsonFault {
    /// Offset of the first byte that does not fit.
    pub(in crate::load) at: usize,
    /// The word of `problem-broken-json` for it.
    pub(in crate::load) what: &'static str,
    /// The sign that is missing, if one is.
    pub(in crate::load) sign: &'static str,
}

/// What is wrong with a text that should be one JSON value; `None` where it is one. Half a character
/// in a text is left to its reader.
pub(in crate::load) fn fault(text: &str) -> Option<JsonFault> {
    let fault = |at, what, sign| Some(JsonFault { at, what, sign });
    let mut cursor = JsonCursor::new(text, 0);
    if let Err(broken) = cursor.value() {
        return fault(broken.at, broken.what, broken.sign);
    }
    let mut edits = cursor.edits.iter();
    if let Some((edit, what)) = edits.find_map(|edit| Some((edit, edit.strictly()?))) {
        return fault(edit.at, what, "");
    }
    cursor.after_space();
    (cursor.at < text.len()).then(|| fault(cursor.at, "trailing", ""))?
}

/// A stretch of the text that must be written otherwise to be JSON.
#[derive(Clone, Copy, Debug)]
pub(super) struct JsonEdit {
    /// Where it begins.
    pub(super) at: usize,
    length: u8,
    odd: Odd,
}

/// What is read although it is not JSON.
#[derive(Clone, Copy, Debug)]
enum Odd {
    Backslash,
    Control,
    NoNumber,
    Surrogate,
}

impl JsonEdit {
    /// The word of `problem-odd-text` for it.
    pub(super) fn what(&self) -> &'static str {
        match self.odd {
            Odd::Backslash => "backslash",
            Odd::Control => "control",
            Odd::NoNumber => "no-number",
            Odd::Surrogate => "surrogate",
        }
    }

    /// The word of `problem-broken-json` for it where it is not mended; `None` where it always is.
    fn strictly(&self) -> Option<&'static str> {
        match self.odd {
            Odd::Backslash => Some("escape"),
            Odd::Control => Some("control"),
            Odd::NoNumber => Some("wanted-value"),
            Odd::Surrogate => None,
        }
    }

    /// What is written in its place.
    fn with(&self, text: &str) -> Cow<'static, str> {
        match self.odd {
            Odd::Backslash => "\\\\".into(),
            Odd::Control => format!("\\u{:04x}", text.as_bytes()[self.at]).into(),
            Odd::NoNumber => "null".into(),
            Odd::Surrogate => "\\ufffd".into(),
        }
    }
}

/// A reader of JSON at an offset of a text.
pub(super) struct JsonCursor<'t> {
    /// The whole text.
    pub(super) text: &'t str,
    bytes: &'t [u8],
    /// Offset of the next byte.
    pub(super) at: usize,
    /// What was read although it is not JSON, in order.
    pub(super) edits: Vec<JsonEdit>,
    last_text: Range<usize>,
    /// The objects (`true`) and arrays around the value that is being skipped.
    around: Vec<bool>,
}

impl<'t> JsonCursor<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at,
            edits: Vec::new(),
            last_text: 0..0,
            around: Vec::new(),
        }
    }

    /// The next byte; 0 at the end.
    #[inline]
    pub(super) fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    /// The next byte that is no space; 0 at the end.
    #[inline]
    pub(super) fn after_space(&mut self) -> u8 {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return *byte,
                None => return 0,
            }
        }
    }

    /// Steps over a sign, if it comes next.
    #[inline]
    pub(super) fn eat(&mut self, sign: u8) -> bool {
        let here = self.after_space() == sign && self.at < self.bytes.len();
        self.at += usize::from(here);
        here
    }

    /// What is wrong at this byte.
    #[cold]
    pub(super) fn broken<T>(&self, what: &'static str, sign: &'static str) -> Step<T> {
        let before = self.text.as_bytes()[..self.at].iter().rev();
        let spaces = before.take_while(|byte| byte.is_ascii_whitespace()).count();
        // A text just before may have run on from a quotation mark that is missing.
        let from_text = self.last_text.end == self.at - spaces;
        let resume = if from_text {
            self.last_text.start + 1
        } else {
            self.at
        };
        let at = self.at.min(self.bytes.len());
        let what = if at == self.bytes.len() {
            "cut-short"
        } else {
            what
        };
        Err(BrokenJson {
            at,
            resume,
            what,
            sign,
        })
    }

    /// The next key of an object, with the cursor before its value; `None` behind the object's end.
    pub(super) fn key(&mut self, first: bool) -> Step<Option<Cow<'t, str>>> {
        Ok(self.key_range(first)?.map(|range| self.plain(&range)))
    }

    fn key_range(&mut self, first: bool) -> Step<Option<Range<usize>>> {
        let sign = self.after_space();
        if sign == b'}' {
            self.at += 1;
            return Ok(None);
        }
        if !first {
            if sign != b',' {
                return self.broken("wanted-comma-or", "}");
            }
            self.at += 1;
            if self.after_space() == b'}' {
                return self.broken("trailing-comma", "");
            }
        }
        if self.after_space() != b'"' {
            return self.broken("wanted", "\"");
        }
        let range = self.string()?;
        if !self.eat(b':') {
            return self.broken("wanted", ":");
        }
        self.after_space();
        Ok(Some(range))
    }

    /// Steps to the next element of an array behind one of its elements; `false` behind its end.
    #[inline]
    pub(super) fn next_element(&mut self) -> Step<bool> {
        match self.after_space() {
            b',' => {
                self.at += 1;
                match self.after_space() {
                    b']' => self.broken("trailing-comma", ""),
                    _ => Ok(true),
                }
            }
            b']' => {
                self.at += 1;
                Ok(false)
            }
            _ => self.broken("wanted-comma-or", "]"),
        }
    }

    /// Steps over a whole value, and says where it stands.
    pub(super) fn value(&mut self) -> Step<Range<usize>> {
        self.after_space();
        let start = self.at;
        self.around.clear();
        loop {
            if self.begins_value()? {
                continue;
            }
            loop {
                let more = match self.around.last() {
                    None => return Ok(start..self.at),
                    Some(true) => self.key_range(false)?.is_some(),
                    Some(false) => self.next_element()?,
                };
                if more {
                    break;
                }
                self.around.pop();
            }
        }
    }

    /// Steps over a simple value, or into an object or array; `true` where a value must follow.
    fn begins_value(&mut self) -> Step<bool> {
        match self.after_space() {
            b'{' => {
                self.at += 1;
                let inside = self.key_range(true)?.is_some();
                if inside {
                    self.around.push(true);
                }
                return Ok(inside);
            }
            b'[' => {
                self.at += 1;
                if !self.eat(b']') {
                    self.around.push(false);
                    return Ok(true);
                }
            }
            b'"' => {
                self.string()?;
            }
            b'-' | b'0'..=b'9' => {
                self.number()?;
            }
            _ => self.literal()?,
        }
        Ok(false)
    }

    /// A number; those that JSON does not have are read as `null`.
    #[inline]
    pub(super) fn number(&mut self) -> Step<Number> {
        match Number::read(self.bytes, self.at) {
            Some(number) => {
                self.at = number.end;
                Ok(number)
            }
            None if self.bytes[self.at..].starts_with(b"-Infinity") => {
                self.no_number("-Infinity");
                Ok(Number::none(self.at))
            }
            None => {
                let digits = self.bytes[self.at..].iter();
                let digits = digits.take_while(|b| b"+-.eE0123456789".contains(b));
                self.at += digits.count();
                self.broken("number", "")
            }
        }
    }

    fn literal(&mut self) -> Step<()> {
        let rest = &self.bytes[self.at..];
        for word in ["null", "true", "false"] {
            if rest.starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(());
            }
        }
        for word in ["NaN", "nan", "Infinity", "inf"] {
            if rest.starts_with(word.as_bytes()) {
                self.no_number(word);
                return Ok(());
            }
        }
        match rest.first() {
            Some(b']' | b'}') => self.broken("trailing-comma", ""),
            _ => self.broken("wanted-value", ""),
        }
    }

    fn no_number(&mut self, word: &str) {
        let length = u8::try_from(word.len()).unwrap_or(0);
        self.edit(length, Odd::NoNumber);
    }

    /// Steps over a stretch that must be written otherwise.
    fn edit(&mut self, length: u8, odd: Odd) {
        let at = self.at;
        self.edits.push(JsonEdit { at, length, odd });
        self.at += usize::from(length);
    }

    /// Steps over a text, and says where it stands, quotation marks included.
    pub(super) fn string(&mut self) -> Step<Range<usize>> {
        let start = self.at;
        self.last_text = start..self.bytes.len();
        self.at += 1;
        loop {
            match self.bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    self.last_text.end = self.at;
                    return Ok(start..self.at);
                }
                Some(b'\\') => self.escape(),
                Some(0..=0x1f) => self.edit(1, Odd::Control),
                Some(_) => self.at += 1,
                None => {
                    let at = self.bytes.len();
                    let (resume, what) = (start + 1, "cut-short");
                    return Err(BrokenJson {
                        at,
                        resume,
                        what,
                        sign: "",
                    });
                }
            }
        }
    }

    /// Steps over an escape of a text.
    fn escape(&mut self) {
        let start = self.at;
        match self.bytes.get(start + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => match self.unit(start) {
                Some(0xd800..=0xdbff) if matches!(self.unit(start + 6), Some(0xdc00..=0xdfff)) => {
                    self.at += 12;
                }
                Some(0xd800..=0xdfff) => self.edit(6, Odd::Surrogate),
                Some(_) => self.at += 6,
                None => self.edit(1, Odd::Backslash),
            },
            // The loop of the text finds its end.
            None => self.at += 1,
            // A backslash that escapes nothing, as in the path of a file, is a backslash.
            Some(_) => self.edit(1, Odd::Backslash),
        }
    }

    /// The code unit of a `\uXXXX` at an offset.
    fn unit(&self, at: usize) -> Option<u16> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        let hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        hexadecimal.then(|| u16::from_str_radix(digits, 16).ok())?
    }

    /// A text without its quotation marks and escapes.
    pub(super) fn plain(&self, range: &Range<usize>) -> Cow<'t, str> {
        let inner = &self.text[range.start + 1..range.end - 1];
        if memchr(b'\\', inner.as_bytes()).is_none() {
            return Cow::Borrowed(inner);
        }
        let whole = self.raw(range);
        Cow::Owned(serde_json::from_str(&whole).unwrap_or_else(|_not_json| inner.to_owned()))
    }

    /// The JSON of a stretch that was stepped over, with what had to be written otherwise.
    pub(super) fn raw(&self, range: &Range<usize>) -> Cow<'t, str> {
        let from = self.edits.partition_point(|edit| edit.at < range.start);
        let upto = self.edits.partition_point(|edit| edit.at < range.end);
        if from == upto {
            return Cow::Borrowed(&self.text[range.clone()]);
        }
        let mut raw = String::with_capacity(range.len());
        let mut at = range.start;
        for edit in &self.edits[from..upto] {
            raw.push_str(&self.text[at..edit.at]);
            raw.push_str(&edit.with(self.text));
            at = edit.at + usize::from(edit.length);
        }
        raw.push_str(&self.text[at..range.end]);
        Cow::Owned(raw)
    }
}

/// Where the object that begins at an offset ends, by its braces alone; `None` where it has no end.
///
/// Brackets are not looked at, so coordinates are stepped over in long strides.
pub(super) fn end_of_object(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    let mut depth = 0_usize;
    loop {
        at += memchr3(b'"', b'{', b'}', &bytes[at..])?;
        match bytes[at] {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => at = end_of_text(bytes, at)? - 1,
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

fn end_of_text(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        // Most texts are short: a search in strides would cost more than it saves.
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}
