//! Filtering and sorting the table of all features in the background: one order at a time, the newest
//! wins.

use super::job::{AtEnd, Worker};
use super::shell::Shell;
use crate::state::sort_filter::{Order, Watch, arrange};
use crate::state::{Command, Effect, Message, Project, TableCommand, apply};
use std::sync::Arc;
use std::time::Duration;

/// How often the progress is looked at.
const PROGRESS_EVERY: Duration = Duration::from_millis(60);

/// Arranges rows; each arranging is known by the data set and the order that is wanted.
pub(super) type Arranger = Worker<(Arc<Project>, Order), Option<Vec<u32>>, Watch>;

/// An arranger that does nothing yet.
pub(super) fn arranger() -> Arranger {
    Worker::new("arrange", AtEnd::Wait)
}

impl Shell {
    /// Brings the rows of the table into the order that is wanted.
    pub(super) fn arrange_table(&mut self, ctx: &egui::Context) -> Vec<Effect> {
        let table = &self.state.table;
        if !self.state.settings.table_open || !table.is_arranging() {
            self.arranger.give_up();
            return Vec::new();
        }
        let (project, order) = (&self.state.project, &table.order);
        let is_on =
            |(of, wanted): &(Arc<Project>, Order)| Arc::ptr_eq(of, project) && wanted == order;
        if !self
            .arranger
            .current()
            .is_some_and(|(about, _)| is_on(about))
        {
            let (project, order) = (project.clone(), order.clone());
            let about = (project.clone(), order.clone());
            let repaint = ctx.clone();
            let wake = move || repaint.request_repaint();
            let work = move |watch: &Watch| arrange(&project.attributes, &order, watch);
            self.arranger.start(about, Watch::default(), wake, work);
        }
        let command = match self.arranger.ended() {
            None => {
                ctx.request_repaint_after(PROGRESS_EVERY);
                let current = self.arranger.current();
                TableCommand::Progress(current.map_or(0.0, |(_, watch)| watch.fraction()))
            }
            Some(((project, order), ended)) => {
                ctx.request_repaint();
                if let Err(why) = &ended {
                    let died = Message::failure("message-job-died").text("what", why);
                    self.send(Command::Say(died));
                }
                // A worker that died would die again: the rows stay as they are.
                let all = u32::try_from(project.attributes.len()).unwrap_or(u32::MAX);
                let rows = ended.ok().flatten();
                let rows = rows.unwrap_or_else(|| (0..all).collect());
                TableCommand::Arranged(order, Arc::new(rows))
            }
        };
        apply(&mut self.state, Command::Table(command))
    }
}
