//! What the program says in passing: a list, of which the latest pass by over the map and the last
//! twenty can be read again. It must not know the words; it carries what they are made of.

use crate::export::ExportRefusal;
use crate::model::{Day, Problem};
use std::collections::VecDeque;
use std::io;

/// How many messages can be read again.
pub const MOST_KEPT: usize = 20;

/// How many pass by at once; older ones make room.
pub const MOST_PASSING: usize = 3;

/// How a matter ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// It was done, or there was nothing to do.
    Done,
    /// It was done otherwise than asked, or not at all for a reason that the user can mend.
    Warning,
    /// It failed.
    Failure,
}

impl Grade {
    /// How many seconds a message passes by.
    fn seconds(self) -> f64 {
        match self {
            Grade::Done => 6.0,
            Grade::Warning => 9.0,
            Grade::Failure => 14.0,
        }
    }
}

/// What stands in a place of a message's words.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// A name, a path, what was typed.
    Text(String),
    /// Names one after another.
    List(Vec<String>),
    /// How many.
    Count(usize),
    /// A day.
    Day(Day),
    /// Why the system refused: the kind, and what it said.
    System(io::ErrorKind, String),
    /// Why something cannot be written so.
    Refusal(ExportRefusal),
    /// What is wrong with a file, and what can be done.
    Problem(Box<Problem>),
}

impl From<&io::Error> for Argument {
    fn from(error: &io::Error) -> Self {
        Self::System(error.kind(), error.to_string())
    }
}

/// Something said in passing.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// How the matter ended.
    pub grade: Grade,
    /// Key in the table of words.
    pub word: &'static str,
    /// What stands in the places of the words, by their names.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Message {
    /// That something was done.
    pub fn done(word: &'static str) -> Self {
        Self::of(Grade::Done, word)
    }

    /// That something was not done as asked.
    pub fn warning(word: &'static str) -> Self {
        Self::of(Grade::Warning, word)
    }

    /// That something failed.
    pub fn failure(word: &'static str) -> Self {
        Self::of(Grade::Failure, word)
    }

    fn of(grade: Grade, word: &'static str) -> Self {
        Self {
            grade,
            word,
            arguments: Vec::new(),
        }
    }

    /// With what stands in the place `name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: Argument) -> Self {
        self.arguments.push((name, argument));
        self
    }

    /// With a text in the place `name`.
    #[must_use]
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.with(name, Argument::Text(text.into()))
    }

    /// With names in the place `name`, which the words put commas between.
    #[must_use]
    pub fn list(self, name: &'static str, names: Vec<String>) -> Self {
        self.with(name, Argument::List(names))
    }

    /// With a count in the place `name`.
    #[must_use]
    pub fn count(self, name: &'static str, count: usize) -> Self {
        self.with(name, Argument::Count(count))
    }
}

/// A message with its time.
#[derive(Clone, Debug, PartialEq)]
pub struct PastMessage {
    /// What tells it from others of the same words.
    pub number: u64,
    /// The message.
    pub message: Message,
    /// Seconds since it was said.
    pub age_seconds: f64,
    /// Seconds for which it still passes by; none when it only can be read again.
    pub seconds_left: f64,
    /// Whether the list of messages has been open since.
    pub is_read: bool,
    /// Whether it speaks of a dialog that was open then.
    pub is_of_dialog: bool,
}

/// What can be asked for about messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageCommand {
    /// Take away the one with a number from what passes by.
    Dismiss(u64),
    /// Time stands still for them, or goes on.
    Hold(bool),
}

/// What was said, the latest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Messages {
    list: VecDeque<PastMessage>,
    count: u64,
    /// Whether time stands still for them, because the pointer rests on one.
    pub is_held: bool,
}

impl Messages {
    /// Says something. What is just passing by in the same words passes by anew.
    pub fn say(&mut self, message: Message) {
        self.say_in(message, false);
    }

    /// The same; `in_dialog` says whether it speaks of a dialog that is open.
    pub fn say_in(&mut self, message: Message, in_dialog: bool) {
        let seconds_left = message.grade.seconds();
        let same = |said: &PastMessage| said.seconds_left > 0.0 && said.message == message;
        let before = self.list.iter().position(same);
        let number = match before.and_then(|at| self.list.remove(at)) {
            Some(before) => before.number,
            None => {
                self.count += 1;
                self.count
            }
        };
        self.list.push_back(PastMessage {
            number,
            message,
            age_seconds: 0.0,
            seconds_left,
            is_read: false,
            is_of_dialog: in_dialog,
        });
        if self.list.len() > MOST_KEPT {
            self.list.pop_front();
        }
        let older = self.passing().skip(MOST_PASSING);
        let older: Vec<u64> = older.map(|said| said.number).collect();
        older.into_iter().for_each(|number| self.dismiss(number));
    }

    /// What passes by, the latest first.
    pub fn passing(&self) -> impl Iterator<Item = &PastMessage> {
        self.latest_first().filter(|said| said.seconds_left > 0.0)
    }

    /// What can be read again, the latest first.
    pub fn latest_first(&self) -> impl Iterator<Item = &PastMessage> {
        self.list.iter().rev()
    }

    /// The latest.
    pub fn last(&self) -> Option<&Message> {
        self.list.back().map(|said| &said.message)
    }

    /// Takes a message away from what passes by; it can still be read again.
    pub fn dismiss(&mut self, number: u64) {
        for said in self.list.iter_mut().filter(|said| said.number == number) {
            said.seconds_left = 0.0;
        }
    }

    /// Takes away what spoke of a dialog that is closed now.
    pub(super) fn dismiss_of_dialog(&mut self) {
        for said in self.list.iter_mut().filter(|said| said.is_of_dialog) {
            said.seconds_left = 0.0;
        }
    }

    /// Takes away everything that passes by.
    pub fn dismiss_all(&mut self) {
        for said in &mut self.list {
            said.seconds_left = 0.0;
        }
    }

    /// All has been read.
    pub fn read(&mut self) {
        for said in &mut self.list {
            said.is_read = true;
        }
    }

    /// The gravest of what has not been read.
    pub fn unread(&self) -> Option<Grade> {
        let unread = self.list.iter().filter(|said| !said.is_read);
        unread.map(|said| said.message.grade).max()
    }

    /// Lets time pass.
    pub fn pass(&mut self, seconds: f64) {
        for said in &mut self.list {
            said.age_seconds += seconds;
            if !self.is_held {
                said.seconds_left = (said.seconds_left - seconds).max(0.0);
            }
        }
    }

    /// Seconds until the next one has passed by; `None` where none does.
    pub fn next_change(&self) -> Option<f64> {
        let left = self.passing().map(|said| said.seconds_left);
        let next = left.min_by(f64::total_cmp);
        next.filter(|_| !self.is_held)
    }
}
