//! The arguments of the commands that draw: pictures, clips, slides and pages, and the stories that they
//! tell.

use super::args::DataArgs;
use super::values::{self, InfoFormat, Size};
use super::view_args::{self, ViewArgs};
use crate::model::{FuzzyDate, Lang};
use crate::scene::{ColourVision, Theme};
use crate::state::Extent;
use std::path::PathBuf;

/// How what is drawn looks.
#[derive(Clone, Debug, clap::Args)]
pub struct DrawingArgs {
    /// Width and height in pixels
    #[arg(long, value_name = "WxH", value_parser = values::size, default_value = "1280x800")]
    pub size: Size,
    /// Pixels in a point: letters and lines grow with it, up to a picture of 8192 pixels
    #[arg(long, value_name = "N", value_parser = values::scale, default_value = "1")]
    pub scale: f32,
    /// Light, dark, print (greys and lines) or contrast
    #[arg(long, value_parser = values::theme_parser(), default_value = "light")]
    pub theme: Theme,
    /// Show colours as this kind of eye sees them
    #[arg(long, value_parser = values::vision_parser(), default_value = "usual")]
    pub vision: ColourVision,
    /// Language of names and labels
    #[arg(long, value_parser = values::lang_parser(), default_value = "en")]
    pub lang: Lang,
    /// What is read.
    #[command(flatten)]
    pub input: DataArgs,
}

/// What stands around a map.
#[derive(Clone, Debug, clap::Args)]
pub struct SheetArgs {
    /// Explain the colours and patterns in view, and write the day
    #[arg(long)]
    pub legend: bool,
    /// What the picture is called
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// What is said of it
    #[arg(long, value_name = "TEXT")]
    pub caption: Option<String>,
    /// The map alone, without names, scale and credits
    #[arg(long, conflicts_with_all = ["legend", "title", "caption"])]
    pub bare: bool,
}

/// `kharita render`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita render --out map.png
  kharita render --date 2017-05-15 --out mosul.png --view 43.1,36.3,9 --theme dark
  kharita render --date 2014-06-11 --out june.svg --legend --title \"June 2014\"
  kharita render --date 2014-06 --also 2015-06 --also 2016-06 --out year.png --legend
  kharita render --story isis-territory --out story.pdf --lang ar
  kharita render --story isis-territory --step 3 --out mosul.png --size 1920x1080
  kharita render --size 3840x2160 --scale 2 --out wall.png
  kharita render --date 2014-06-11 --out window.png --window --select iq-mosul-east --lang ar
  kharita render --date 2017-05 --out syria.png --view 35.5,32,42.5,37.5 --filter country=SYR

The ending of OUT says how it is written: .png pixels, .svg outlines and text in named layers, .pdf
pages for print with text that can be selected. Several pictures are numbered, map-01.png and on;
a PDF holds them all. The credits stand on every picture but with --bare and --window. It needs no display.")]
pub struct Render {
    /// What is looked at.
    #[command(flatten)]
    pub view: ViewArgs,
    /// Draw this day as well; may be repeated
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub also: Vec<FuzzyDate>,
    /// File to write: .png, .svg or .pdf
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// How it looks.
    #[command(flatten)]
    pub drawing: DrawingArgs,
    /// What stands around it.
    #[command(flatten)]
    pub around: SheetArgs,
    /// Draw the steps of the story with this id
    #[arg(long, value_name = "ID", conflicts_with_all = ["date", "also", "view", "select", "legend", "title", "caption", "bare"])]
    pub story: Option<String>,
    /// Draw only this step, counted from 1
    #[arg(long, value_name = "N", requires = "story")]
    pub step: Option<usize>,
    /// The whole window as it would look, not the map alone
    #[arg(long, conflicts_with_all = ["story", "legend", "title", "caption", "bare", "scale", "vision"])]
    pub window: bool,
}

/// `kharita clip`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita clip --from 2014-06-01 --to 2014-08-31 --out summer.gif
  kharita clip --from 2013 --to 2019 --days-per-second 60 --out rise-and-fall.mp4 --fades
  kharita clip --from 2024-11-26 --to 2024-12-09 --changes-per-second 2 --out fall.png --lang ar
  kharita clip --story isis-territory --out story.webm --size 1280x720
  kharita clip --story isis-territory --out frames/

The ending of OUT says how it is written: .gif, .png (APNG: every colour), .mp4 and .webm (through the
program ffmpeg, where it is on the path), no ending a folder of PNG with a list of how long each holds.
There is a frame for each day on which something in view changes. Day, legend, scale and credits stand
on every frame. What was at OUT is replaced when the new file is whole.")]
pub struct ClipArgs {
    /// First day; a month or a year begins with its first day [default: the data set's]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub from: Option<FuzzyDate>,
    /// Last day; a month or a year counts to its last day [default: the data set's]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub to: Option<FuzzyDate>,
    /// The story with this id instead of a span
    #[arg(long, value_name = "ID", conflicts_with_all = ["from", "to", "days_per_second", "changes_per_second", "fades", "title", "caption", "bare", "view"])]
    pub story: Option<String>,
    /// File or folder to write
    #[arg(long, value_name = "OUT")]
    pub out: PathBuf,
    /// How many days pass in a second
    #[arg(long, value_name = "N", value_parser = values::pace, default_value = "30")]
    pub days_per_second: f64,
    /// How many days with changes pass in a second, however far apart
    #[arg(long, value_name = "N", value_parser = values::pace, conflicts_with = "days_per_second")]
    pub changes_per_second: Option<f64>,
    /// Let colours pass into each other
    #[arg(long)]
    pub fades: bool,
    /// How it looks.
    #[command(flatten)]
    pub drawing: DrawingArgs,
    /// All areas, a place and a zoom, or a box in degrees
    #[arg(long, value_name = "fit|LON,LAT,ZOOM|W,S,E,N", value_parser = view_args::extent)]
    #[arg(default_value = "fit", allow_hyphen_values = true)]
    pub view: Extent,
    /// What stands around it.
    #[command(flatten)]
    pub around: SheetArgs,
}

/// `kharita slides`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita slides --story isis-territory --out story.pptx
  kharita slides --story isis-territory --out story-ar.pptx --lang ar --size 1920x1080

A slide a step: the map as a picture, its day, caption and source as text, the sources in full as notes.")]
pub struct SlidesArgs {
    /// Id of the story
    #[arg(long, value_name = "ID")]
    pub story: String,
    /// PPTX file to write
    #[arg(long, value_name = "FILE.pptx")]
    pub out: PathBuf,
    /// How it looks.
    #[command(flatten)]
    pub drawing: DrawingArgs,
}

/// `kharita page`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita page --out syria-iraq.html
  kharita page --story isis-territory --out story.html --lang ar
  kharita page --data my-map/ --out my-map.html

One file with map, days, captions and sources in both languages. It opens from the disk and asks for
nothing from elsewhere.")]
pub struct PageArgs {
    /// Begin with the story that has this id
    #[arg(long, value_name = "ID")]
    pub story: Option<String>,
    /// HTML file to write
    #[arg(long, value_name = "FILE.html")]
    pub out: PathBuf,
    /// Language in which it begins
    #[arg(long, value_parser = values::lang_parser(), default_value = "en")]
    pub lang: Lang,
    /// What is read.
    #[command(flatten)]
    pub input: DataArgs,
}

/// `kharita stories`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita stories
  kharita stories --lang ar --format json
  kharita stories --data my-map/")]
pub struct StoriesArgs {
    /// Language of titles and captions
    #[arg(long, value_parser = values::lang_parser(), default_value = "en")]
    pub lang: Lang,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    pub format: InfoFormat,
    /// What is read.
    #[command(flatten)]
    pub input: DataArgs,
}

/// `kharita text`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita text notes.txt --out notes.png
  kharita text report-ar.txt --width 1200 --size 26 --out report.png
  kharita text report-ar.txt --theme dark --out report.png

Paragraphs are told apart by empty lines; each runs in the direction of its first letter. It needs
no display. A text that would be higher than 30,000 pixels is refused.")]
pub struct Text {
    /// Text file in UTF-8
    pub file: PathBuf,
    /// PNG file to write
    #[arg(long, value_name = "FILE.png")]
    pub out: PathBuf,
    /// Width in pixels; the height is what the text needs
    #[arg(long, value_name = "PX", default_value_t = 800)]
    #[arg(value_parser = clap::value_parser!(u32).range(64..=8192))]
    pub width: u32,
    /// Size of the letters in pixels
    #[arg(long, value_name = "PX", default_value_t = 16)]
    #[arg(value_parser = clap::value_parser!(u16).range(6..=200))]
    pub size: u16,
    /// Black on white, or light on dark
    #[arg(long, value_parser = values::theme_parser(), default_value = "light")]
    pub theme: Theme,
}
