//! What a panel gets: the state to read, words and colours, and a place to send commands to.

use super::look::Look;
use super::words::Words;
use crate::model::{Lang, Timeline, World};
use crate::state::{Action, Command, State};
use std::cell::RefCell;

/// Everything that a panel may use. Panels change nothing themselves.
pub struct Ctx<'a> {
    /// What to show.
    pub state: &'a State,
    /// In which words.
    pub words: &'a Words,
    /// In which colours.
    pub look: Look,
    commands: &'a RefCell<Vec<Command>>,
}

impl<'a> Ctx<'a> {
    /// A context that gathers commands into a queue.
    pub fn new(state: &'a State, words: &'a Words, commands: &'a RefCell<Vec<Command>>) -> Self {
        Self {
            state,
            words,
            look: Look::of(state.settings.theme),
            commands,
        }
    }

    /// Asks for something; it is done before the next frame.
    pub fn send(&self, command: Command) {
        self.commands.borrow_mut().push(command);
    }

    /// Asks for an action of the table.
    pub fn act(&self, action: Action) {
        self.send(Command::Do(action));
    }

    /// The words of a key.
    pub fn t(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// Texts as a list, with the commas of the window's language.
    pub fn list(&self, texts: &[impl AsRef<str>]) -> String {
        let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
        texts.join(Words::comma(self.lang()))
    }

    /// The language of the window.
    pub fn lang(&self) -> Lang {
        self.state.settings.lang
    }

    /// Whether the window is mirrored.
    pub fn is_mirrored(&self) -> bool {
        self.lang() == Lang::Ar
    }

    /// Control through time, as the account that is shown tells it.
    pub fn timeline(&self) -> &'a Timeline {
        &self.state.told.timeline
    }

    /// The data set's tables.
    pub fn world(&self) -> &'a World {
        &self.state.project.world
    }
}
