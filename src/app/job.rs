//! Work in the background, of whatever kind: it is started, looked at, given up, tells how far it has
//! come, and what it died of. It must not know what the work is.
//!
//! A [`Job`] is one piece of work; a [`Worker`] does one after another, of which the newest wins.

use std::any::Any;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::JoinHandle;

/// How far a piece of work has come, seen from both sides: whoever does it asks whether to go on.
pub(super) trait Watched: Send + Sync + 'static {
    /// Asks the work to end early.
    fn cancel(&self);
}

impl Watched for crate::load::Progress {
    fn cancel(&self) {
        Self::cancel(self);
    }
}

impl Watched for crate::export::Progress {
    fn cancel(&self) {
        Self::cancel(self);
    }
}

impl Watched for crate::state::sort_filter::Watch {
    fn cancel(&self) {
        Self::cancel(self);
    }
}

/// Work that says nothing while it goes on, and cannot be hurried.
#[derive(Debug, Default)]
pub(super) struct Unwatched;

impl Watched for Unwatched {
    fn cancel(&self) {}
}

/// What becomes of a piece of work that still goes on when nobody wants its answer any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AtEnd {
    /// It is asked to stop and waited for: it may have a file half written.
    Wait,
    /// It is left behind. For what waits for a person or for a network that is down: closing the
    /// window must not hang on either, and neither leaves anything half done.
    Leave,
}

/// How a piece of work stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Standing<Answer> {
    /// It goes on.
    Running,
    /// It is done.
    Done(Answer),
    /// It died, and of what; or no thread could be started for it.
    Died(String),
}

/// A piece of work on a thread of its own.
pub(super) struct Job<Answer, Watch: Watched> {
    watch: Arc<Watch>,
    answer: Receiver<Answer>,
    thread: Result<Option<JoinHandle<()>>, String>,
    at_end: AtEnd,
}

impl<Answer: Send + 'static, Watch: Watched> Job<Answer, Watch> {
    /// Begins. `work` is given what it tells its progress to; `wake` is called when it is over,
    /// however it ends.
    pub(super) fn start(
        name: &str,
        at_end: AtEnd,
        watch: Watch,
        wake: impl FnOnce() + Send + 'static,
        work: impl FnOnce(&Watch) -> Answer + Send + 'static,
    ) -> Self {
        let watch = Arc::new(watch);
        let (send, answer) = channel();
        let (for_thread, wake) = (watch.clone(), Wake(Some(wake)));
        let body = move || {
            // Dropped last, so that whoever wakes finds the answer, or that there is none.
            let _wake = wake;
            let done = work(&for_thread);
            // Nobody listens any more when the job was given up.
            let _given_up = send.send(done);
        };
        let builder = std::thread::Builder::new().name(name.to_owned());
        let thread = builder.spawn(body).map(Some);
        Self {
            watch,
            answer,
            thread: thread.map_err(|error| error.to_string()),
            at_end,
        }
    }

    /// How far it has come.
    pub(super) fn watch(&self) -> &Watch {
        &self.watch
    }

    /// Asks it to end early; [`Job::look`] goes on telling how it stands.
    pub(super) fn cancel(&self) {
        self.watch.cancel();
    }

    /// How it stands; its answer is handed over once.
    pub(super) fn look(&mut self) -> Standing<Answer> {
        match self.answer.try_recv() {
            Ok(answer) => Standing::Done(answer),
            Err(TryRecvError::Empty) => Standing::Running,
            Err(TryRecvError::Disconnected) => Standing::Died(self.cause()),
        }
    }

    /// Waits until it is over.
    pub(super) fn wait(mut self) -> Result<Answer, String> {
        self.answer.recv().map_err(|_died| self.cause())
    }

    /// What a job died of that gives no answer.
    fn cause(&mut self) -> String {
        match &mut self.thread {
            Ok(thread) => match thread.take().map(JoinHandle::join) {
                Some(Err(panic)) => said(panic.as_ref()),
                _ => String::new(),
            },
            Err(why) => why.clone(),
        }
    }
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or_default().to_owned()
}

impl<Answer, Watch: Watched> Drop for Job<Answer, Watch> {
    fn drop(&mut self) {
        self.watch.cancel();
        if let (AtEnd::Wait, Ok(thread)) = (self.at_end, &mut self.thread)
            && let Some(thread) = thread.take()
        {
            // Whatever it died of, there is nobody left to tell.
            let _died = thread.join();
        }
    }
}

/// Calls when it is dropped, in a panic too.
struct Wake<F: FnOnce()>(Option<F>);

impl<F: FnOnce()> Drop for Wake<F> {
    fn drop(&mut self) {
        if let Some(wake) = self.0.take() {
            wake();
        }
    }
}

/// Does one piece of work after another; what is begun later gives up what was being done. Each
/// carries what it is `about`.
pub(super) struct Worker<About, Answer, Watch: Watched> {
    name: &'static str,
    at_end: AtEnd,
    job: Option<(About, Job<Answer, Watch>)>,
    /// Given up, and not yet at their end.
    ending: Vec<Job<Answer, Watch>>,
}

impl<About, Answer: Send + 'static, Watch: Watched> Worker<About, Answer, Watch> {
    /// One that does nothing yet; `name` is that of its threads.
    pub(super) fn new(name: &'static str, at_end: AtEnd) -> Self {
        Self {
            name,
            at_end,
            job: None,
            ending: Vec::new(),
        }
    }

    /// Begins a piece of work, and gives up what was being done.
    pub(super) fn start(
        &mut self,
        about: About,
        watch: Watch,
        wake: impl FnOnce() + Send + 'static,
        work: impl FnOnce(&Watch) -> Answer + Send + 'static,
    ) {
        self.give_up();
        let job = Job::start(self.name, self.at_end, watch, wake, work);
        self.job = Some((about, job));
    }

    /// Gives up what is being done: it is asked to stop, and its answer is no longer wanted. It is
    /// waited for only when the worker ends, so that nobody waits meanwhile.
    pub(super) fn give_up(&mut self) {
        let goes_on = |job: &mut Job<Answer, Watch>| matches!(job.look(), Standing::Running);
        self.ending.retain_mut(goes_on);
        if let Some((_, job)) = self.job.take() {
            job.cancel();
            self.ending.push(job);
        }
    }

    /// What is being done, and how far it has come.
    pub(super) fn current(&self) -> Option<(&About, &Watch)> {
        self.job.as_ref().map(|(about, job)| (about, job.watch()))
    }

    /// The same, where what is known about it changes.
    pub(super) fn current_mut(&mut self) -> Option<(&mut About, &Watch)> {
        let (about, job) = self.job.as_mut()?;
        Some((about, job.watch()))
    }

    /// Asks what is being done to stop; its end is still told.
    pub(super) fn cancel(&self) {
        if let Some((_, job)) = &self.job {
            job.cancel();
        }
    }

    /// Whether something is being done.
    pub(super) fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// How it ended, once; `None` while it goes on, and where there is nothing.
    pub(super) fn ended(&mut self) -> Option<(About, Result<Answer, String>)> {
        let (_, job) = self.job.as_mut()?;
        let ended = match job.look() {
            Standing::Running => return None,
            Standing::Done(answer) => Ok(answer),
            Standing::Died(of) => Err(of),
        };
        let (about, _) = self.job.take()?;
        Some((about, ended))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::{Duration, Instant};

    #[derive(Default)]
    struct Flag(AtomicBool);

    impl Watched for Flag {
        fn cancel(&self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    impl Flag {
        fn until_cancelled(&self) {
            while !self.0.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
    }

    fn ended<A: Send + 'static, W: Watched>(worker: &mut Worker<&str, A, W>) -> Result<A, String> {
        let begun = Instant::now();
        loop {
            if let Some((_, ended)) = worker.ended() {
                return ended;
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "it never ends");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn an_answer_is_handed_over_once_and_wakes_whoever_waits() {
        let woken = Arc::new(AtomicBool::new(false));
        let for_wake = woken.clone();
        let mut worker = Worker::new("test", AtEnd::Wait);
        let wake = move || for_wake.store(true, Ordering::SeqCst);
        worker.start("sum", Unwatched, wake, |_| 1 + 1);
        assert_eq!(ended(&mut worker), Ok(2));
        assert!(worker.ended().is_none() && !worker.is_busy());
        drop(worker);
        assert!(woken.load(Ordering::SeqCst));
    }

    #[test]
    fn a_panic_is_told_and_wakes_too() {
        let (send, woken) = channel();
        let mut worker: Worker<_, (), _> = Worker::new("test", AtEnd::Wait);
        let wake = move || send.send(()).unwrap_or_default();
        worker.start("dies", Unwatched, wake, |_| panic!("of {}", "old age"));
        woken.recv().expect("woken");
        assert_eq!(ended(&mut worker), Err("of old age".to_owned()));
    }

    #[test]
    fn the_newest_wins_and_what_was_given_up_ends_before_the_worker_does() {
        let over = Arc::new(AtomicBool::new(false));
        let for_first = over.clone();
        let mut worker = Worker::new("test", AtEnd::Wait);
        let first = move |flag: &Flag| {
            flag.until_cancelled();
            std::thread::sleep(Duration::from_millis(30));
            for_first.store(true, Ordering::SeqCst);
            1
        };
        worker.start("first", Flag::default(), || (), first);
        worker.start("second", Flag::default(), || (), |_| 2);
        assert_eq!(ended(&mut worker), Ok(2));
        drop(worker);
        assert!(over.load(Ordering::SeqCst), "joined on drop");
    }

    #[test]
    fn what_is_cancelled_still_tells_its_end() {
        let mut worker = Worker::new("test", AtEnd::Wait);
        let work = |flag: &Flag| flag.until_cancelled();
        worker.start("waits", Flag::default(), || (), work);
        assert!(worker.ended().is_none() && worker.current().is_some());
        worker.cancel();
        assert_eq!(ended(&mut worker), Ok(()));
    }

    #[test]
    fn nobody_waits_for_what_is_left_behind() {
        let (send, release) = channel::<()>();
        let mut worker = Worker::new("test", AtEnd::Leave);
        worker.start("dialog", Unwatched, || (), move |_| release.recv().is_ok());
        drop(worker);
        // Only now can it end.
        drop(send);
    }
}
