//! Working out in the background what an account tells and filters show, where a data set is so large
//! that a frame would be late. The newest wish wins.

use super::job::{AtEnd, Unwatched, Worker};
use super::shell::Shell;
use crate::model::{Account, Filter};
use crate::state::{Command, Effect, Message, Project, Told, apply};
use std::sync::Arc;

/// What is being worked out: the data set, whose account, and what is let through.
type Wish = (Arc<Project>, Account, Filter);

/// Works out one wish after another.
pub(super) type Teller = Worker<Wish, Told, Unwatched>;

/// A teller that does nothing yet. It leaves nothing half done, so that nobody need wait for it.
pub(super) fn teller() -> Teller {
    Worker::new("tell", AtEnd::Leave)
}

impl Shell {
    /// Works out what the view's account and filters want, where that is not shown yet.
    pub(super) fn tell(&mut self, ctx: &egui::Context) -> Vec<Effect> {
        let state = &self.state;
        if state.is_told() {
            self.teller.give_up();
            return Vec::new();
        }
        let (project, view) = (&state.project, &state.view);
        let is_on = |(of, account, filter): &Wish| {
            Arc::ptr_eq(of, project) && *account == view.account && *filter == view.filter
        };
        let current = self.teller.current();
        if !current.is_some_and(|(wish, _)| is_on(wish)) {
            let wish = (project.clone(), view.account.clone(), view.filter.clone());
            let (project, account, filter) = wish.clone();
            let repaint = ctx.clone();
            let wake = move || repaint.request_repaint();
            let work = move |_watch: &Unwatched| Told::new(&project, &account, &filter);
            self.teller.start(wish, Unwatched, wake, work);
            return Vec::new();
        }
        let Some((_, ended)) = self.teller.ended() else {
            return Vec::new();
        };
        ctx.request_repaint();
        let told = match ended {
            Ok(told) => Some(Arc::new(told)),
            Err(why) => {
                let died = Message::failure("message-job-died").text("what", why);
                self.send(Command::Say(died));
                None
            }
        };
        apply(&mut self.state, Command::Told(told))
    }
}
