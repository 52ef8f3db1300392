//! The command line of the whole program, as types.

pub use super::drawing_args::{
    ClipArgs, DrawingArgs, PageArgs, Render, SheetArgs, SlidesArgs, StoriesArgs, Text,
};

use super::account_args::{AccountArgs, FilterArgs, PlaceArgs};
use super::attach_args::Attach;
use super::evidence_args::{Assess, Sources};
use super::output::OutputArgs;
use super::overlay_args::{Apply, OverlayArgs};
use super::reading::ReadArgs;
use super::series_args::{ContestedAs, Series};
use super::values::{self, CheckFormat, InfoFormat, ListFormat, OutputFormat, What};
use crate::model::{FuzzyDate, Lang};
use crate::scene::Theme;
use crate::state::NamedView;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  kharita                                  open the window on Syria and Iraq
  kharita my-map/                          open the window on a data set of your own
  kharita control.geojson roads.kml        open files of any origin, each as a layer
  kharita my-map/ roads.kml                lay a file over a data set of your own
  kharita --over roads.kml                 lay a file over Syria and Iraq
  kharita --date 2014-06-11 --lang ar      open it on a day, in Arabic
  kharita --link 'kharita:?date=2014-06'   open it on a view that was copied as a link
  kharita at 2014-06-11 --area iq-mosul-east
  kharita diff 2014-06-01 2014-07-01
  kharita changes --area sy-kobane
  kharita series --unit people --country Syria --out people.xlsx
  kharita sources --weak
  kharita source options-2017 --lang ar
  kharita check my-map/
  kharita info control.geojson --read force=Controller --read begin=since
  kharita convert control.geojson --out my-map.kharita
  kharita apply my-map/ my-map.overlay.json --out corrected/
  kharita render --date 2017-05-15 --out map.png
  kharita clip --from 2014 --to 2017 --out clip.gif
  kharita page --out page.html
  kharita text notes.txt --out notes.png

A path that is called like a command is written with its folder: ./at

Dates are read as people type them: 2014-06-10, 10 June 2014, 10/6/2014 (day first),
June 2014, 2014, ٢٠١٤/٦/١٠, 10 حزيران 2014. A month or a year stands for its first day.";

/// Explore who controlled what, when, and who says so.
///
/// Without a command it opens the window, on the embedded map of Syria and Iraq or on the data set given.
#[derive(Clone, Debug, Parser)]
#[command(name = "kharita", disable_version_flag = true, after_help = EXAMPLES)]
#[command(args_conflicts_with_subcommands = true, infer_subcommands = false)]
pub struct Args {
    /// Data sets or files to open [default: the embedded map of Syria and Iraq]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How files are understood.
    #[command(flatten)]
    pub read: ReadArgs,
    /// Lay the files over the embedded map instead of opening them alone
    #[arg(long, requires = "paths")]
    pub over: bool,
    /// Language of the window [default: as last time, or the system's]
    #[arg(long, value_parser = values::lang_parser())]
    pub lang: Option<Lang>,
    /// Theme of the window [default: as last time, or the system's]
    #[arg(long, value_parser = values::theme_parser())]
    pub theme: Option<Theme>,
    /// Day that the window opens on [default: the data set's]
    #[arg(long, value_parser = values::date)]
    pub date: Option<FuzzyDate>,
    /// Link to the view that the window opens on, as the window copies it
    #[arg(long, value_name = "kharita:?…", value_parser = super::view_args::link)]
    pub link: Option<NamedView>,
    /// Print the version
    #[arg(short = 'V', long)]
    pub version: bool,
    /// With --version: print which graphics card, or which program in its place, would draw the window
    #[arg(long, requires = "version")]
    pub verbose: bool,
    /// What to do instead of opening the window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What a command reads.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct DataArgs {
    /// Data set or file to read; several files if repeated [default: the embedded data set]
    #[arg(long, value_name = "PATH")]
    pub data: Vec<PathBuf>,
    /// How files are understood.
    #[command(flatten)]
    pub read: ReadArgs,
}

/// What the program does without a window.
#[derive(Clone, Debug, Subcommand)]
#[expect(
    clippy::large_enum_variant,
    reason = "one is made a process, and clap's derive wants the arguments themselves"
)]
pub enum Command {
    /// Print the state of every area on a day
    At(At),
    /// Print what differs between two days
    Diff(Diff),
    /// Print the changes of control, in time order
    Changes(Changes),
    /// Print who holds how much through time
    Series(Series),
    /// Print the sources, those on which little rests, or what of their texts no longer stands
    Sources(Sources),
    /// Print what sources expected, and what came of it
    Assess(Assess),
    /// Print a source: citation, text, and the changes that cite it
    Source(SourceArgs),
    /// Read a data set or files and print every problem found
    Check(Check),
    /// Print what files hold, and how they are understood
    Info(Info),
    /// Write a state, a difference, a history, features or a whole data set to a file
    Convert(Convert),
    /// Lay an overlay of corrections over a data set and write what comes of it
    Apply(Apply),
    /// Attach an original to a source, and link words of it to a change, in an overlay
    Attach(Attach),
    /// Write what differs between two data sets as an overlay of corrections
    Overlay(OverlayArgs),
    /// Draw the map, or the whole window, into a picture
    Render(Render),
    /// Draw a span of days, or a story, as a clip
    Clip(ClipArgs),
    /// Write a story as slides
    Slides(SlidesArgs),
    /// Write a story, or the whole data set, as one page of HTML that needs no network
    Page(PageArgs),
    /// Print the stories, with their steps
    Stories(StoriesArgs),
    /// Draw a text file as the window draws the text of a source
    Text(Text),
    /// Print the manual page of the program or of a command
    Man(ManArgs),
    /// Print the file by which a shell completes the command line
    Completions(CompletionsArgs),
}

/// `kharita at`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita at 2014-06-11
  kharita at \"11 June 2014\" --area iq-mosul-east
  kharita at 2017-05 --format csv > may-2017.csv
  kharita at 2017-05-15 --format geojson --data my-map/ > states.geojson
  kharita at 2014-06-12 --area iq-mosul-east --known-on 2014-06-11
  kharita at 2017 --governorate Aleppo --confidence low
  kharita at 2017-05-15 --country سوريا --out syria.xlsx

`since` is the day on which the present state took effect. A change whose date is known only
roughly takes effect on the last day that it can be; until then it stands under `pending`.")]
pub struct At {
    /// Day; a month or a year stands for its first day
    #[arg(value_parser = values::date)]
    pub date: FuzzyDate,
    /// Where.
    #[command(flatten)]
    pub place: PlaceArgs,
    /// What is let through.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Whose account is told.
    #[command(flatten)]
    pub account: AccountArgs,
    /// How to write it, and where.
    #[command(flatten)]
    pub output: OutputArgs<OutputFormat>,
    /// What is read.
    #[command(flatten)]
    pub input: DataArgs,
}

/// `kharita diff`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita diff 2014-06-01 2014-07-01
  kharita diff 2017 2018 --format json
  kharita diff 2017-01-01 2017-12-31 --matrix --country Iraq
  kharita diff 2017 2018 --governorate الرقة --out raqqa.xlsx
  kharita diff 2024-11-26 2024-12-09 --format geojson > fall.geojson

An area that changed and changed back in between is not listed, nor one whose forces are named in another
order. Areas are in km² on WGS 84. The matrix counts all land, unchanged land included: its rows add up to
the first day, its columns to the second; of what a holder gains and loses, twice the lesser is swap, the
rest net, and all of it turnover.")]
pub struct Diff {
    /// First day; a month or a year stands for its first day
    #[arg(value_parser = values::date)]
    pub from: FuzzyDate,
    /// Second day; a month or a year stands for its first day
    #[arg(value_parser = values::date)]
    pub to: FuzzyDate,
    /// How much passed from whom to whom, over all land, instead of each area that differs
    #[arg(long)]
    pub matrix: bool,
    /// With --matrix: with whom contested land is counted
    #[arg(long, value_enum, default_value_t, requires = "matrix")]
    pub contested: ContestedAs,
    /// Where.
    #[command(flatten)]
    pub place: PlaceArgs,
    /// What is let through.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Whose account is told.
    #[command(flatten)]
    pub account: AccountArgs,
    /// How to write it, and where.
    #[command(flatten)]
    pub output: OutputArgs<OutputFormat>,
    /// What is read.
    #[command(flatten)]
    pub input: DataArgs,
}

/// `kharita changes`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita changes --area sy-kobane
  kharita changes --force isis --from 2014-06 --to 2014-06
  kharita changes --from 2024-11-27 --format csv > offensive.csv
  kharita changes --country Syria --filter sources=one --known-on 2016
  kharita changes --governorate Nineveh --kind encyclopedia --confidence low --out nineveh.xlsx

Days are those on which a change takes effect. An area that is inferred from another shows the
other's changes.")]
pub struct Changes {
    /// Where.
    #[command(flatten)]
    pub place: PlaceArgs,
    /// Only changes before or after which the force with this id holds ground there
    #[arg(long, value_name = "ID")]
    pub force: Option<String>,
    /// Only changes from this day on; a month or a year begins with its first day
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub from: Option<FuzzyDate>,
    /// Only changes up to this day; a month or a year counts to its last day
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub to: Option<FuzzyDate>,
    /// What is let through.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Whose account is told.
    #[command(flatten)]
    pub account: AccountArgs,
    /// How to write it, and where.
    #[command(flatten)]
    pub output: OutputArgs<ListFormat>,
    /// What is read.
    #[command(flatten)]
    pub input: DataArgs,
}

/// `kharita source`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita source options-2017
  kharita source options-2017 --lang ar
  kharita changes --area iq-mosul-east --format json    names the ids of sources")]
pub struct SourceArgs {
    /// Id of the source
    pub id: String,
    /// Language of the text and of the notes
    #[arg(long, value_parser = values::lang_parser(), default_value = "en")]
    pub lang: Lang,
    /// What is read.
    #[command(flatten)]
    pub input: DataArgs,
}

/// `kharita check`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita check my-map/
  kharita check events.geojson --format json
  kharita check 2016.kml 2017.csv archive.zip
  kharita check events.geojson --format csv > problems.csv
  kharita check my-map/ --lang ar

Ends with 0 if there are no errors, with 1 if there are, with 2 if it was called wrongly.
An error means that something is not shown, a warning that something is shown after a repair or
a guess.")]
pub struct Check {
    /// Data set, or files and folders of files
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How files are understood.
    #[command(flatten)]
    pub read: ReadArgs,
    /// Language in which the problems are told
    #[arg(long, value_parser = values::lang_parser(), default_value = "en")]
    pub lang: Lang,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
}

/// `kharita info`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita info control.geojson
  kharita info 2016-05.geojson 2016-06.geojson --format json
  kharita info my-map/

Ends with 1 if nothing could be read. Bounds are in the coordinates of the file.")]
pub struct Info {
    /// Files, folders or data sets
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How files are understood.
    #[command(flatten)]
    pub read: ReadArgs,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    pub format: InfoFormat,
}

/// `kharita convert`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita convert control.geojson --out control.kharita
  kharita convert my-map/ --out history.geojson
  kharita convert --date 2014-06-11 --out june.csv
  kharita convert my-map/ --from 2014 --to 2015 --out year.geojson.gz
  kharita convert old.shp.geojson --what as-read --out features.ndjson
  kharita convert my-map/ --out history.gpkg
  kharita convert my-map/ --out my-map.sql && psql -d maps -f my-map.sql

The ending of OUT says how it is written: .geojson and .json one FeatureCollection (RFC 7946),
.geojsonl and .ndjson one feature a line, .csv a table in UTF-8 with a byte order mark, so that
spreadsheets read Arabic, .gpkg a GeoPackage, .parquet a GeoParquet, .sql a dump for PostGIS (of a
data set all its tables), .kharita a data set in one file, no ending a data set as a folder. With
.gz after it a file is packed. What was at OUT is replaced when the new file is whole; a folder
that holds something is not replaced.

`end` is the first day that no longer counts, as `endExclusive` says.")]
pub struct Convert {
    /// Files, folders or data sets [default: the embedded data set]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How files are understood.
    #[command(flatten)]
    pub read: ReadArgs,
    /// File or folder to write
    #[arg(long, value_name = "OUT")]
    pub out: PathBuf,
    /// What to write [default: what OUT and the dates suggest]
    #[arg(long, value_enum)]
    pub what: Option<What>,
    /// Day of the state; a month or a year stands for its first day
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub date: Option<FuzzyDate>,
    /// First day of the difference
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub from: Option<FuzzyDate>,
    /// Second day of the difference
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub to: Option<FuzzyDate>,
}

/// `kharita man`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita man | man -l -
  kharita man convert > kharita-convert.1")]
pub struct ManArgs {
    /// Command whose page is wanted [default: the program's own page]
    pub command: Option<String>,
}

/// `kharita completions`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita completions bash > ~/.local/share/bash-completion/completions/kharita
  kharita completions fish > ~/.config/fish/completions/kharita.fish
  kharita completions zsh > ~/.zfunc/_kharita")]
pub struct CompletionsArgs {
    /// Shell that completes
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Extent;
    use clap::CommandFactory;

    fn parse(line: &str) -> Result<Args, clap::Error> {
        Args::try_parse_from(line.split_whitespace())
    }

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn paths_open_the_window() {
        let args = parse("kharita --lang ar --theme dark --date 2014-06 a b").expect("valid");
        assert!(args.command.is_none());
        assert_eq!(args.paths.len(), 2);
        assert_eq!((args.lang, args.theme), (Some(Lang::Ar), Some(Theme::Dark)));
        let day = args.date.map(|date| date.first.to_string());
        assert_eq!(day.as_deref(), Some("2014-06-01"));
    }

    #[test]
    fn render_has_typed_values_and_defaults() {
        let args = parse("kharita render --out a.png --view -1.5,20,3").expect("valid");
        let Some(Command::Render(render)) = args.command else {
            panic!("render")
        };
        let drawing = render.drawing;
        assert_eq!((drawing.size.width, drawing.size.height), (1280, 800));
        assert_eq!(
            render.view.view,
            Some(Extent::At {
                lonlat: [-1.5, 20.0],
                zoom: 3.0
            })
        );
        assert_eq!((drawing.lang, drawing.theme), (Lang::En, Theme::Light));
        assert!(render.view.date.is_none() && !render.window && render.view.select.is_none());
    }

    #[test]
    fn wrong_usage_ends_with_2() {
        for line in [
            "kharita at",
            "kharita at never",
            "kharita diff 2014",
            "kharita changes --format geojson",
            "kharita render",
            "kharita render --out a.png --size 1x1",
            "kharita render --out a.png --scale 0",
            "kharita render --out a.png --step 1",
            "kharita render --out a.png --story x --date 2014",
            "kharita clip",
            "kharita clip --out a.gif --story x --from 2014",
            "kharita clip --out a.gif --days-per-second nan",
            "kharita slides --out a.pptx",
            "kharita page",
            "kharita source x --lang fr",
            "kharita check",
            "kharita info",
            "kharita convert a.geojson",
            "kharita convert a.geojson --out b --what nothing",
            "kharita text a.txt",
            "kharita text a.txt --out a.png --size 5",
            "kharita text a.txt --out a.png --width 9000",
            "kharita completions",
            "kharita completions sh",
        ] {
            let error = parse(line).expect_err(line);
            assert_eq!(error.exit_code(), 2, "{line}");
        }
    }

    #[test]
    fn every_command_helps_with_examples() {
        for command in Args::command().get_subcommands_mut() {
            let help = command.render_long_help().to_string();
            assert!(help.contains("Examples:"), "{}", command.get_name());
        }
    }
}
