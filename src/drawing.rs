//! The commands that draw: pictures, clips, slides, texts.

use kharita::app::picture::{Picture, write_picture};
use kharita::app::takes::{ClipPlan, TakeError, TakeLook, Takes};
use kharita::app::text_picture::write_text_picture;
use kharita::cli;
use kharita::cli::args::{ClipArgs, DrawingArgs, Render, SheetArgs, SlidesArgs, Text};
use kharita::export::Progress;
use kharita::export::clip::ClipPace;
use kharita::export::sheet::SheetChoice;
use kharita::model::{Day, FuzzyDate};
use kharita::state::{Lost, NamedView, Project, View};
use std::io::{self, IsTerminal as _, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A code to end with, and a sentence that says why.
pub(crate) type Ended = Result<(), (u8, String)>;

fn failed(error: impl ToString) -> (u8, String) {
    (cli::FAILED, error.to_string())
}

fn project(drawing: &DrawingArgs) -> Result<Arc<Project>, (u8, String)> {
    let read = cli::reading::read_as(&drawing.input.data, &drawing.input.read);
    let read = read.map_err(|sentence| (cli::USAGE, sentence))?;
    Ok(Arc::new(Project::new(
        read.world,
        read.problems,
        read.import,
    )))
}

/// A day that the data set speaks of: the last one where it lies after that, which is said.
fn within(project: &Project, day: Day) -> Result<Day, (u8, String)> {
    let answered = cli::answering_day(&project.world, day);
    let (day, note) = answered.map_err(|sentence| (cli::USAGE, sentence))?;
    if let Some(sentence) = note {
        // Nothing can be done where even stderr is closed.
        let _closed = writeln!(std::io::stderr(), "note: {sentence}");
    }
    Ok(day)
}

fn takes(project: &Arc<Project>, drawing: &DrawingArgs) -> Takes {
    let look = TakeLook {
        lang: drawing.lang,
        theme: drawing.theme,
        vision: drawing.vision,
        size_px: [drawing.size.width, drawing.size.height],
        scale: drawing.scale,
    };
    Takes::new(project.clone(), look)
}

fn choice(around: &SheetArgs, has_legend: bool) -> SheetChoice {
    SheetChoice {
        title: around.title.clone().unwrap_or_default(),
        has_date: has_legend || around.title.is_some(),
        has_legend,
        caption: around.caption.clone().unwrap_or_default(),
        is_bare: around.bare,
        ..SheetChoice::default()
    }
}

/// `kharita render`.
pub(crate) fn render(args: &Render) -> Ended {
    let project = project(&args.drawing)?;
    let mut view = args.view.named();
    if let Some(day) = view.date {
        view.date = Some(within(&project, day)?);
    }
    if args.window {
        return window(&project, args, view);
    }
    let takes = takes(&project, &args.drawing);
    let title = project.world.about.title.get(args.drawing.lang);
    if let Some(id) = &args.story {
        let story = takes.story(id).map_err(usage)?;
        let shown = takes.steps(&story, args.step).map_err(usage)?;
        let title = story.title.get(args.drawing.lang);
        return takes.pictures(&shown, title, &args.out).map_err(failed);
    }
    let (first, lost) = view.find(&project.world);
    if !lost.is_empty() {
        let names = Lost::names(&lost);
        return Err(failed(format!(
            "The data set does not have {names}; `kharita at DATE` lists areas, `kharita changes` the changes."
        )));
    }
    let choice = choice(&args.around, args.around.legend);
    let mut shown = vec![takes.shot(&first, choice.clone())];
    for date in &args.also {
        let view = View {
            date: within(&project, date.first)?,
            ..first.clone()
        };
        shown.push(takes.shot(&view, choice.clone()));
    }
    takes.pictures(&shown, title, &args.out).map_err(failed)
}

fn usage(error: TakeError) -> (u8, String) {
    (cli::USAGE, error.to_string())
}

fn window(project: &Arc<Project>, args: &Render, view: NamedView) -> Ended {
    let wanted = Picture {
        view,
        size: [args.drawing.size.width, args.drawing.size.height],
        theme: args.drawing.theme,
        lang: args.drawing.lang,
        window: true,
    };
    write_picture(project.clone(), &wanted, &args.out).map_err(failed)
}

/// How often a terminal is told how far the work is.
const TELL_EVERY: Duration = Duration::from_millis(200);

/// Does what takes long, and tells a terminal how far it is.
fn told<T>(progress: &Progress, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                let percent = progress.fraction() * 100.0;
                // A terminal that is gone need not be told.
                let _gone = write!(io::stderr(), "\r{percent:3.0} %");
                std::thread::sleep(TELL_EVERY);
            }
            let _gone = write!(io::stderr(), "\r     \r");
        });
        let done = work();
        is_over.store(true, Ordering::Relaxed);
        done
    })
}

/// `kharita clip`.
pub(crate) fn clip(args: &ClipArgs) -> Ended {
    let project = project(&args.drawing)?;
    let takes = takes(&project, &args.drawing);
    let story = match &args.story {
        None => None,
        Some(id) => Some(takes.story(id).map_err(usage)?),
    };
    let about = &project.world.about;
    let first = |date: FuzzyDate| within(&project, date.first);
    let last = |date: FuzzyDate| within(&project, date.last);
    let plan = ClipPlan {
        story: story.as_ref(),
        days: [
            args.from.map_or(Ok(about.first), first)?,
            args.to.map_or(Ok(about.last), last)?,
        ],
        pace: match args.changes_per_second {
            Some(changes) => ClipPace::Changes(changes),
            None => ClipPace::Days(args.days_per_second),
        },
        has_fades: args.fades,
        view: View {
            extent: args.view,
            ..View::first(&project.world)
        },
        choice: choice(&args.around, !args.around.bare),
    };
    let progress = Progress::default();
    told(&progress, || takes.clip(&plan, &args.out, &progress)).map_err(failed)
}

/// `kharita slides`.
pub(crate) fn slides(args: &SlidesArgs) -> Ended {
    let project = project(&args.drawing)?;
    let takes = takes(&project, &args.drawing);
    let story = takes.story(&args.story).map_err(usage)?;
    let progress = Progress::default();
    told(&progress, || takes.slides(&story, &args.out, &progress)).map_err(failed)
}

/// `kharita text`.
pub(crate) fn text(text: &Text) -> Ended {
    let size = f32::from(text.size);
    let (from, to): (&Path, &Path) = (&text.file, &text.out);
    write_text_picture(from, text.width, size, text.theme, to).map_err(failed)
}
