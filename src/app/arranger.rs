//! Filtering and sorting the table of all features in the background: one order at a time, the newest
//! wins.

use super::shell::Shell;
use crate::state::sort_filter::{Order, Watch, arrange};
use crate::state::{Command, Effect, Project, TableCommand, apply};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

/// How often the progress is looked at.
const PROGRESS_EVERY: Duration = Duration::from_millis(60);

/// How the arranging stands.
enum Arranged {
    /// There is none.
    Nothing,
    /// It goes on: how much is done, from 0 to 1.
    Still(f32),
    /// The rows in an order.
    Done(Order, Arc<Vec<u32>>),
}

struct SortJob {
    project: Arc<Project>,
    order: Order,
    watch: Arc<Watch>,
    answer: Receiver<Vec<u32>>,
}

/// Arranges rows.
#[derive(Default)]
pub(super) struct Arranger {
    job: Option<SortJob>,
}

impl Arranger {
    /// Whether just this is being done.
    fn is_on(&self, project: &Arc<Project>, order: &Order) -> bool {
        let same = |job: &SortJob| Arc::ptr_eq(&job.project, project) && job.order == *order;
        self.job.as_ref().is_some_and(same)
    }

    /// Begins, and gives up what was being done. `done` is called on the worker when it is over.
    fn start(&mut self, project: Arc<Project>, order: Order, done: impl FnOnce() + Send + 'static) {
        self.cancel();
        let watch = Arc::new(Watch::default());
        let (send, answer) = channel();
        let job = SortJob {
            project: project.clone(),
            order: order.clone(),
            watch: watch.clone(),
            answer,
        };
        let work = move || {
            if let Some(rows) = arrange(&project.attributes, &order, &watch) {
                // Nobody asks any more when another order is wanted.
                let _late = send.send(rows);
            }
            done();
        };
        let builder = std::thread::Builder::new().name("arrange".to_owned());
        self.job = builder.spawn(work).ok().map(|_thread| job);
    }

    fn cancel(&mut self) {
        if let Some(job) = self.job.take() {
            job.watch.cancel();
        }
    }

    fn look(&mut self) -> Arranged {
        let Some(job) = &self.job else {
            return Arranged::Nothing;
        };
        match job.answer.try_recv() {
            Err(TryRecvError::Empty) => Arranged::Still(job.watch.fraction()),
            Err(TryRecvError::Disconnected) => {
                // A worker that died would die again: the rows stay as they are.
                let order = job.order.clone();
                let all = u32::try_from(job.project.attributes.len()).unwrap_or(u32::MAX);
                self.job = None;
                Arranged::Done(order, Arc::new((0..all).collect()))
            }
            Ok(rows) => {
                let order = job.order.clone();
                self.job = None;
                Arranged::Done(order, Arc::new(rows))
            }
        }
    }
}

impl Drop for Arranger {
    fn drop(&mut self) {
        self.cancel();
    }
}

impl Shell {
    /// Sees to it that the rows of the table come into the order that is wanted.
    pub(super) fn arrange_table(&mut self, ctx: &egui::Context) -> Vec<Effect> {
        let table = &self.state.table;
        if !self.state.settings.table_open || !table.is_arranging() {
            self.arranger.cancel();
            return Vec::new();
        }
        let project = &self.state.project;
        if !self.arranger.is_on(project, &table.order) {
            let repaint = ctx.clone();
            let done = move || repaint.request_repaint();
            self.arranger
                .start(project.clone(), table.order.clone(), done);
        }
        let command = match self.arranger.look() {
            Arranged::Nothing => return Vec::new(),
            Arranged::Still(fraction) => {
                ctx.request_repaint_after(PROGRESS_EVERY);
                TableCommand::Progress(fraction)
            }
            Arranged::Done(order, rows) => {
                ctx.request_repaint();
                TableCommand::Arranged(order, rows)
            }
        };
        apply(&mut self.state, Command::Table(command))
    }
}
