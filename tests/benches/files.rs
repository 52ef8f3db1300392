//! The figures of foreign files: how soon something is seen, how soon all is there, and how much
//! memory that takes; beside other readers on the same file. Nothing here is a test: machines differ.
//!
//! `cargo bench --bench files` reads a file that it makes; `KHARITA_BENCH_FILE=… cargo bench --bench
//! files` any other, newline-delimited ones too. Words behind `--`, such as `window` or `geojson`,
//! choose readers; `KHARITA_BENCH_ROUNDS` says how often each reads, otherwise five times.
//!
//! Every reading is a process of its own, so that its peak memory is its own, and the readers take
//! turns, so that a busy moment of the machine falls on all of them.

#[path = "../common/mod.rs"]
mod common;
#[path = "files/peers.rs"]
mod peers;

use egui::Vec2;
use kharita::load::{self, Progress};
use kharita::state::{Command, OpenedFiles, Origin, Project, Settings};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// What one reading took, in seconds and MiB.
#[derive(Clone, Copy)]
struct Taken {
    /// Until something can be seen; nothing where that is only at the end.
    first: Option<f64>,
    /// Until all is there.
    complete: f64,
    /// The most memory of the whole process; nothing where the system does not say.
    peak: Option<f64>,
}

/// Reads a file in some way; an error is why that cannot be done.
type Read = fn(&Path) -> Result<Taken, String>;

/// Every reader by its name. The bytes alone are what no reader can be faster than.
const READERS: [(&str, Read); 7] = [
    ("bytes alone", peers::bytes),
    ("kharita load", loaded),
    ("kharita window", window),
    ("serde_json typed", peers::typed),
    ("geojson crate", peers::geo_json),
    ("GDAL ogrinfo", peers::gdal),
    ("Node JSON.parse", peers::node),
];

/// A window that has not opened a file by then never will.
const GIVE_UP: Duration = Duration::from_secs(600);

/// Says to a process of this program which reader it is.
const READER: &str = "KHARITA_BENCH_READER";

fn main() {
    let made = tempfile::tempdir().expect("a folder");
    let path = env::var_os("KHARITA_BENCH_FILE")
        .map_or_else(|| make(made.path().join("made.geojson")), PathBuf::from);
    if let Ok(name) = env::var(READER) {
        let reader = READERS.iter().find(|(reader, _)| *reader == name);
        return tell(reader.expect("a reader of the table").1(&path));
    }
    let wanted: Vec<String> = env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word));
    let names: Vec<&str> = READERS
        .map(|(name, _)| name)
        .into_iter()
        .filter(|name| is_wanted(name))
        .collect();
    let rounds = env::var("KHARITA_BENCH_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok());
    let rounds = rounds.unwrap_or(5_usize).max(1);
    let mut taken = vec![Ok(Vec::new()); names.len()];
    for _round in 0..rounds {
        for (name, taken) in names.iter().zip(&mut taken) {
            if let Ok(all) = taken {
                match alone(name, &path) {
                    Ok(one) => all.push(one),
                    Err(why) => *taken = Err(why),
                }
            }
        }
    }
    report(&path, rounds, &names, &taken);
}

/// One reading in a process of its own.
fn alone(name: &str, path: &Path) -> Result<Taken, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let mut command = std::process::Command::new(program);
    command.env(READER, name).env("KHARITA_BENCH_FILE", path);
    let output = command.output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stdout);
    let mut numbers = said.split_whitespace().map(|word| word.parse().ok());
    match (numbers.next(), numbers.next().flatten(), numbers.next()) {
        (Some(first), Some(complete), Some(peak)) => Ok(Taken {
            first,
            complete,
            peak,
        }),
        _ => {
            let why = String::from_utf8_lossy(&output.stderr);
            Err(why.lines().last().unwrap_or("no answer").to_owned())
        }
    }
}

/// Hands a reading over to the process that asked for it.
fn tell(taken: Result<Taken, String>) {
    let word = |number: Option<f64>| number.map_or_else(|| "-".to_owned(), |n| n.to_string());
    match taken {
        Ok(Taken {
            first,
            complete,
            peak,
        }) => {
            let line = format!("{} {complete} {}\n", word(first), word(peak));
            std::io::stdout()
                .write_all(line.as_bytes())
                .expect("somebody listens");
        }
        Err(why) => eprintln!("{why}"),
    }
}

fn report(path: &Path, rounds: usize, names: &[&str], taken: &[Result<Vec<Taken>, String>]) {
    let size = fs::metadata(path).map_or(0, |about| about.len()) / 1_000_000;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    eprintln!("{file}, {size} MB: the median of {rounds}, each in a process of its own\n");
    eprintln!("| reader | first picture | complete | peak memory |\n|---|---|---|---|");
    for (name, taken) in names.iter().zip(taken) {
        match taken {
            Ok(all) => {
                let of =
                    |pick: fn(&Taken) -> Option<f64>| median(all.iter().filter_map(pick).collect());
                let seconds = |n: Option<f64>| n.map_or_else(String::new, |n| format!("{n:.3} s"));
                let first = seconds(of(|taken| taken.first));
                let complete = seconds(of(|taken| Some(taken.complete)));
                let peak =
                    of(|taken| taken.peak).map_or_else(String::new, |n| format!("{n:.0} MiB"));
                eprintln!("| {name} | {first} | {complete} | {peak} |");
            }
            Err(why) => eprintln!("| {name} | | not read: {why} | |"),
        }
    }
}

fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

/// Read, settled, repaired, understood and indexed, without a window. The first picture is a sketch of outlines.
fn loaded(path: &Path) -> Result<Taken, String> {
    let progress = Progress::default();
    let start = Instant::now();
    thread::scope(|scope| {
        let loading = scope.spawn(|| {
            let loaded = load::path(path, &progress);
            Project::new(loaded.world, loaded.problems, loaded.import)
        });
        let mut first = None;
        while !loading.is_finished() {
            if first.is_none() && progress.take_sketch().is_some() {
                first = Some(start.elapsed().as_secs_f64());
            }
            thread::sleep(Duration::from_micros(500));
        }
        let complete = start.elapsed().as_secs_f64();
        let project = loading.join().map_err(|_panic| "it died".to_owned())?;
        if project.world.areas.is_empty() {
            Err("no area came of it".to_owned())
        } else {
            Ok(Taken {
                first,
                complete,
                peak: peers::peak("self"),
            })
        }
    })
}

/// Opened in the real window: until a frame shows the sketch, and until one shows everything.
fn window(path: &Path) -> Result<Taken, String> {
    let mut harness = common::window(Vec2::new(1280.0, 800.0), Settings::default(), 0.01);
    let origins = vec![Origin::Path(path.to_owned())];
    let start = Instant::now();
    harness.state_mut().send(Command::Files(OpenedFiles::Open {
        origins,
        add: false,
    }));
    let mut first = None;
    let before = harness.state().state.project.clone();
    while Arc::ptr_eq(&before, &harness.state().state.project) {
        if start.elapsed() > GIVE_UP {
            return Err("the window did not open it".to_owned());
        }
        thread::sleep(Duration::from_millis(1));
        harness.step();
        let loading = harness.state().state.loading.as_ref();
        if first.is_none() && loading.is_some_and(|loading| loading.sketch.is_some()) {
            harness.render()?;
            first = Some(start.elapsed().as_secs_f64());
        }
    }
    harness.step();
    harness.render()?;
    let complete = start.elapsed().as_secs_f64();
    Ok(Taken {
        first,
        complete,
        peak: peers::peak("self"),
    })
}

/// Half of it outlines of many positions, half of it small features with properties.
fn make(path: PathBuf) -> PathBuf {
    let mut out = BufWriter::new(fs::File::create(&path).expect("a file"));
    let mut put = |text: String| out.write_all(text.as_bytes()).expect("written");
    put(r#"{"type":"FeatureCollection","features":["#.to_owned());
    for n in 0..200 {
        let position = |k: usize| format!("[{}.{k:05},{}.{k:05}]", n % 170, n % 80);
        let ring: Vec<String> = (0..5_000).chain([0]).map(position).collect();
        put(format!(
            r#"{{"type":"Feature","properties":{{"n":{n}}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}},"#,
            ring.join(",")
        ));
    }
    for n in 0..100_000 {
        let mark = if n == 0 { "" } else { ",\n" };
        put(format!(
            r#"{mark}{{"type":"Feature","id":{n},"properties":{{"name":"حلب {n}","kind":"town","since":"2014-06-10"}},"geometry":{{"type":"Point","coordinates":[{}.5,{}.25]}}}}"#,
            n % 180,
            n % 90
        ));
    }
    put("]}".to_owned());
    path
}
