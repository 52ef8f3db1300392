//! The way back to the next feature where a text is broken.

use super::super::cursor::{BrokenJson, JsonCursor};
use super::{After, Around, DEEPEST_LIST, Expects, JsonOutline};
use crate::model::Code;

impl JsonOutline<'_> {
    /// Names where the text is broken, and goes on at the next feature.
    pub(super) fn recover(&mut self, broken: BrokenJson) {
        let text = self.cursor.text;
        let line = self.next_line(broken);
        let next = line.or_else(|| self.candidates.next(broken.resume));
        let until = next.unwrap_or(text.len());
        let skipped = &text.as_bytes()[broken.resume.min(until)..until];
        // What was entered to see whether it is a collection may as well have been a feature.
        let in_doubt =
            matches!(self.around.last(), Some(Around::Object(object)) if !object.has_list);
        // Members without an object around them were those of a feature whose beginning is broken.
        let in_object = matches!(self.around.last(), Some(Around::Object(_)));
        let sign = if in_object { b'{' } else { b':' };
        let lost = broken.what == "cut-short"
            || in_doubt
            || self.stands_for_feature(broken, until)
            // A number that is written wrongly is left behind, and where a feature should stand it is lost.
            || (broken.what == "number" && matches!(self.around.last(), Some(Around::List(_))))
            || memchr::memchr2(b'{', sign, skipped).is_some()
            || (self.values == 0 && next.is_none());
        let problem = if lost {
            self.faults.error(Code::BrokenJson, broken.at)
        } else {
            self.faults.warning(Code::BrokenJson, broken.at)
        };
        problem.case("what", broken.what).case("done", "salvaged");
        problem.with("sign", broken.sign);
        if line.is_some() {
            self.around.clear();
        }
        self.go_on_at(next);
    }

    /// Whether something stands in a list where a feature should: neither a sign too many nor a remark.
    fn stands_for_feature(&self, broken: BrokenJson, until: usize) -> bool {
        let in_list = matches!(self.around.last(), Some(Around::List(_)));
        let text = self.cursor.text;
        let skipped = text.as_bytes().get(broken.at..until).unwrap_or_default();
        let is_sign = |byte: &u8| byte.is_ascii_whitespace() || b",;]}".contains(byte);
        let is_remark = skipped.starts_with(b"//") || skipped.starts_with(b"/*");
        in_list && !is_remark && !skipped.iter().all(is_sign)
    }

    /// The next line, where an object on a line of its own broke before it was known to be a collection
    /// and other lines hold objects of their own.
    fn next_line(&mut self, broken: BrokenJson) -> Option<usize> {
        let [Around::Object(object)] = &self.around[..] else {
            return None;
        };
        let at = object.at;
        if object.has_list {
            return None;
        }
        let line = self.ran_into(at, broken).or_else(|| {
            let next = self.candidates.next(broken.resume);
            next.filter(|_| self.values > 1)
        });
        line.filter(|line| matches!(self.cursor.text.as_bytes()[line - 1], b'\n' | 0x1e))
    }

    /// The next place at which a feature seems to begin, and the offset behind an object whose
    /// inside is broken where that can be trusted.
    pub(in super::super) fn after_broken(
        &mut self,
        at: usize,
        end: Option<usize>,
        broken: BrokenJson,
    ) -> After {
        self.leave_in_batch(at);
        let next = self
            .ran_into(at, broken)
            .or_else(|| self.candidates.next(broken.resume.max(self.jumped)));
        match end {
            Some(end) if next.is_none_or(|next| next >= end) && self.can_end(end) => After::Goes,
            _ => {
                // What was read of the batch behind it was read in vain.
                let upto = self.cursor.at.max(end.unwrap_or(0));
                self.wasted += upto.saturating_sub(next.unwrap_or(upto));
                self.around.clone_from(&self.around_batch);
                self.jumped = next.map_or(self.jumped, |next| next + 1);
                self.go_on_at(next);
                After::Jumps
            }
        }
    }

    /// The next object, where a broken one ran on into it; not where too much was read in vain already.
    fn ran_into(&mut self, at: usize, broken: BrokenJson) -> Option<usize> {
        if self.wasted > self.cursor.text.len().saturating_mul(4) {
            return None;
        }
        let next = self.candidates.next_alike(at, broken.at)?;
        self.wasted += broken.at - next;
        Some(next)
    }

    /// An object that was entered to see whether it is a collection, and then handed over, is not
    /// around itself.
    fn leave_in_batch(&mut self, at: usize) {
        if matches!(self.around_batch.last(), Some(Around::Object(object)) if object.at == at) {
            self.around_batch.pop();
        }
    }

    /// Whether what follows an offset can follow an object.
    fn can_end(&self, end: usize) -> bool {
        let mut ahead = JsonCursor::new(self.cursor.text, end);
        match ahead.after_space() {
            b',' => {
                ahead.at += 1;
                ahead.after_space() == b'{'
            }
            b']' | b'{' | 0x1e => true,
            _ => ahead.at == self.cursor.text.len() && self.around_batch.is_empty(),
        }
    }

    fn go_on_at(&mut self, next: Option<usize>) {
        self.cursor.edits.clear();
        let Some(next) = next else {
            self.cursor.at = self.cursor.text.len();
            self.done = true;
            return;
        };
        self.done = false;
        self.cursor.at = next;
        match self.around.last_mut() {
            Some(Around::List(expects)) => *expects = Expects::Element,
            Some(Around::Object(collection)) => {
                collection.has_list = true;
                self.around.push(Around::List(Expects::Element));
            }
            None => {}
        }
    }

    /// Goes on behind an object whose end was not known.
    pub(in super::super) fn go_on_behind(&mut self, end: usize) {
        self.cursor.at = end;
    }

    /// Steps into an object that turned out to be a collection; `false` where it lies too deep.
    pub(in super::super) fn step_into(&mut self, at: usize, end: Option<usize>) -> bool {
        self.leave_in_batch(at);
        if self.around_batch.len() >= DEEPEST_LIST {
            return false;
        }
        self.wasted += self.cursor.at.max(end.unwrap_or(0)).saturating_sub(at);
        self.around.clone_from(&self.around_batch);
        self.expect(Expects::CommaOrEnd);
        self.enter_collection(at);
        if let Some(Around::Object(object)) = self.around.last_mut() {
            object.is_known = true;
        }
        self.done = false;
        true
    }
}
