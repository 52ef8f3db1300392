//! Where the features of a text stand: lists, collections and lines, stepped over by their braces;
//! `recover` finds the way back to the next feature where a text is broken.

use super::cursor::{JsonCursor, Step, end_of_object};
use super::faults::{Fault, Faults};
use super::resume::Candidates;
use crate::load::formats::members::add_member;
use crate::model::Code;

mod recover;

/// Objects of so many bytes are handed over together.
const BATCH_BYTES: usize = 32 << 20;
/// So many objects are handed over together.
const BATCH_OBJECTS: usize = 16_384;
/// Lists in lists beyond this depth are no lists of features.
const DEEPEST_LIST: usize = 100;

/// What comes next in a text.
#[derive(Debug)]
pub(super) enum OutlineItem {
    /// An object that may be a feature: where it begins, and where it ends by its braces. Without an
    /// end nothing follows it in its batch.
    Object { at: usize, end: Option<usize> },
    /// Something is wrong between the objects.
    Fault(Fault),
}

/// How it goes on behind a broken object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// As if it were whole.
    Goes,
    /// Elsewhere: what was found behind it does not count.
    Jumps,
}

/// What is around the place that has been reached.
#[derive(Clone, Debug)]
enum Around {
    List(Expects),
    Object(FeatureList),
}

/// What a list may go on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expects {
    ElementOrEnd,
    CommaOrEnd,
    Element,
}

/// A collection of features.
#[derive(Clone, Debug, Default)]
struct FeatureList {
    at: usize,
    begun: bool,
    kind: Option<String>,
    has_list: bool,
    /// Whether it was read as a feature and found to be a collection.
    is_known: bool,
}

impl FeatureList {
    fn claims(&self) -> bool {
        let kind = self.kind.as_deref();
        kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("FeatureCollection"))
    }
}

/// Steps through a text, object by object.
pub(super) struct JsonOutline<'t> {
    cursor: JsonCursor<'t>,
    around: Vec<Around>,
    /// What was around the first object of the batch.
    around_batch: Vec<Around>,
    candidates: Candidates<'t>,
    /// Bytes that were stepped over in vain; where they are too many, ends are no longer looked for.
    wasted: usize,
    /// Behind the last place that was jumped to from a broken object: from another, only what lies
    /// further is jumped to, so that nothing is read for ever.
    jumped: usize,
    faults: Faults,
    /// The members of the first collection beside its features, as an object that is not closed.
    pub(super) members: String,
    /// The first `crs` member.
    pub(super) crs: String,
    /// How many values stand beside each other.
    pub(super) values: usize,
    /// How many objects there were.
    pub(super) objects: usize,
    done: bool,
}

impl<'t> JsonOutline<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            cursor: JsonCursor::new(text, 0),
            around: Vec::new(),
            around_batch: Vec::new(),
            candidates: Candidates::new(text),
            wasted: 0,
            jumped: 0,
            faults: Faults::default(),
            members: String::new(),
            crs: String::new(),
            values: 0,
            objects: 0,
            done: false,
        }
    }

    /// How far it is.
    pub(super) fn at(&self) -> usize {
        self.cursor.at
    }

    /// The next objects, all of one list; empty at the end.
    pub(super) fn batch(&mut self) -> Vec<OutlineItem> {
        let mut items = Vec::new();
        let start = self.cursor.at;
        let mut objects = 0;
        self.around_batch.clone_from(&self.around);
        while !self.done {
            let depth = self.around.len();
            let object = self.step().unwrap_or_else(|broken| {
                self.recover(broken);
                None
            });
            let found = std::mem::take(&mut self.faults.list).into_iter();
            items.extend(found.map(OutlineItem::Fault));
            let mut open = false;
            if let Some((at, end)) = object {
                objects += 1;
                open = end.is_none();
                items.push(OutlineItem::Object { at, end });
            }
            let full = objects >= BATCH_OBJECTS || self.cursor.at >= start + BATCH_BYTES;
            if open || full || (objects > 0 && self.around.len() != depth) {
                break;
            }
            if objects == 0 {
                self.around_batch.clone_from(&self.around);
            }
        }
        self.objects += objects;
        items
    }

    /// One step: an object, if it comes to one, with its end.
    fn step(&mut self) -> Step<Option<(usize, Option<usize>)>> {
        match self.around.last() {
            None => self.between_values(),
            Some(Around::List(expects)) => self.in_list(*expects),
            Some(Around::Object(_)) => self.in_collection(),
        }
    }

    fn between_values(&mut self) -> Step<Option<(usize, Option<usize>)>> {
        match self.cursor.after_space() {
            _ if self.cursor.at == self.cursor.text.len() => self.done = true,
            // RFC 8142 sets a record separator before each value.
            0x1e => self.cursor.at += 1,
            0xef if self.cursor.text[self.cursor.at..].starts_with('\u{feff}') => {
                self.cursor.at += '\u{feff}'.len_utf8();
            }
            b'{' => {
                self.values += 1;
                return Ok(self.object());
            }
            b'[' => {
                self.values += 1;
                self.enter(Around::List(Expects::ElementOrEnd));
            }
            _ => return self.cursor.broken("wanted-value", ""),
        }
        Ok(None)
    }

    fn in_list(&mut self, expects: Expects) -> Step<Option<(usize, Option<usize>)>> {
        match (self.cursor.after_space(), expects) {
            (b']', Expects::Element) => {
                let at = self.cursor.at;
                let problem = self.faults.warning(Code::BrokenJson, at);
                problem
                    .case("what", "trailing-comma")
                    .case("done", "salvaged");
                self.leave();
            }
            (b']', _) => self.leave(),
            (b',', Expects::CommaOrEnd) => {
                self.cursor.at += 1;
                self.expect(Expects::Element);
            }
            (_, Expects::CommaOrEnd) => return self.cursor.broken("wanted-comma-or", "]"),
            (b'{', _) => {
                self.expect(Expects::CommaOrEnd);
                return Ok(self.object());
            }
            (b'[', _) if self.around.len() < DEEPEST_LIST => {
                self.enter(Around::List(Expects::ElementOrEnd));
            }
            _ => {
                let at = self.cursor.value()?.start;
                let problem = self.faults.error(Code::BrokenRecord, at);
                problem.case("case", "no-object").case("kind", "feature");
                self.expect(Expects::CommaOrEnd);
            }
        }
        Ok(None)
    }

    fn enter(&mut self, around: Around) {
        self.cursor.at += 1;
        self.around.push(around);
    }

    fn leave(&mut self) {
        self.cursor.at += 1;
        self.around.pop();
        self.expect(Expects::CommaOrEnd);
    }

    fn expect(&mut self, what: Expects) {
        if let Some(Around::List(expects)) = self.around.last_mut() {
            *expects = what;
        }
    }

    /// Steps over an object, or into it where it may be a collection.
    fn object(&mut self) -> Option<(usize, Option<usize>)> {
        let at = self.cursor.at;
        if !self.around.is_empty() {
            self.candidates.learn(at);
        }
        // The features of a collection are seldom collections themselves.
        let in_features = matches!(&self.around[..], [.., Around::Object(_), Around::List(_)]);
        if in_features || self.is_single(at) {
            return Some(self.single(at));
        }
        self.enter_collection(at);
        None
    }

    /// Steps into the object at an offset.
    fn enter_collection(&mut self, at: usize) {
        self.cursor.at = at;
        self.enter(Around::Object(FeatureList {
            at,
            ..FeatureList::default()
        }));
    }

    /// Whether an object says with its first member that it is no collection.
    fn is_single(&self, at: usize) -> bool {
        let mut ahead = JsonCursor::new(self.cursor.text, at + 1);
        let is_type = ahead
            .key(true)
            .is_ok_and(|key| key.as_deref() == Some("type"));
        if !is_type || ahead.peek() != b'"' {
            return false;
        }
        let kind = ahead.string().map(|range| ahead.plain(&range));
        kind.is_ok_and(|kind| !kind.trim().eq_ignore_ascii_case("FeatureCollection"))
    }

    fn single(&mut self, at: usize) -> (usize, Option<usize>) {
        self.candidates.learn(at);
        let text = self.cursor.text;
        let in_vain = self.wasted > text.len().saturating_mul(4);
        let end = if in_vain {
            None
        } else {
            end_of_object(text.as_bytes(), at)
        };
        match end {
            Some(end) => self.cursor.at = end,
            None if in_vain => {}
            None => self.wasted += text.len() - at,
        }
        (at, end)
    }

    fn in_collection(&mut self) -> Step<Option<(usize, Option<usize>)>> {
        let Some(Around::Object(collection)) = self.around.last_mut() else {
            return Ok(None);
        };
        let first = !std::mem::replace(&mut collection.begun, true);
        let Some(key) = self.cursor.key(first)? else {
            return Ok(self.end_collection());
        };
        let undecided = !(collection.has_list || collection.is_known || collection.claims());
        match &*key {
            "features" if self.cursor.peek() == b'[' => {
                collection.has_list = true;
                self.enter(Around::List(Expects::ElementOrEnd));
            }
            // Cut short here, it must not swallow the feature on the next line.
            "type" if self.cursor.peek() != b'"' => {
                return self.cursor.broken("wanted-value", "");
            }
            "type" => {
                let range = self.cursor.value()?;
                collection.kind = Some(self.cursor.raw(&range).trim_matches('"').to_owned());
            }
            "geometry" | "geometries" | "coordinates" | "properties" if undecided => {
                let at = collection.at;
                self.around.pop();
                return Ok(Some(self.single(at)));
            }
            _ => {
                let range = self.cursor.value()?;
                if self.objects == 0 || self.values == 1 {
                    let raw = self.cursor.raw(&range);
                    add_member(&mut self.members, &key, &raw);
                    if &*key == "crs" && self.crs.is_empty() && raw != "null" {
                        self.crs = raw.into_owned();
                    }
                }
                self.cursor.edits.clear();
            }
        }
        Ok(None)
    }

    fn end_collection(&mut self) -> Option<(usize, Option<usize>)> {
        let Some(Around::Object(collection)) = self.around.pop() else {
            return None;
        };
        self.expect(Expects::CommaOrEnd);
        let start = collection.at;
        // To measure back to the start of each of many would take too long.
        let at = if self.values <= 1 {
            start
        } else {
            self.cursor.at
        };
        match (collection.claims(), collection.has_list) {
            (true, true) => {}
            (false, true) => {
                self.faults
                    .warning(Code::UnknownFormat, at)
                    .case("of", "features");
            }
            (true, false) => {
                self.faults.error(Code::NoFeatures, at);
            }
            (false, false) => return Some((start, Some(self.cursor.at))),
        }
        None
    }
}
