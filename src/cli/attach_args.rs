//! `kharita attach` on the command line.

use super::reading::ReadArgs;
use super::values;
use crate::model::{FuzzyDate, Lang};
use std::path::PathBuf;

/// `kharita attach`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita attach report.pdf --data my-map/ --source wire-17 --retrieved 2024-12-09
  kharita attach page.mhtml --overlay mine.overlay.json --change c-17 --words \"fell in a day\"

Reads text, Markdown, HTML, PDF and saved pages (MHTML, WACZ); scripts are never run and nothing is fetched. The
text, its hash, date and address go into the overlay beside the data set, or into the one that is named. The words must
stand once in the text.")]
pub struct Attach {
    /// The original
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Id of the source that it is of [default: a new source]
    #[arg(long, value_name = "ID")]
    pub source: Option<String>,
    /// What it is called [default: what it calls itself]
    #[arg(long)]
    pub title: Option<String>,
    /// Its language [default: that of most of its letters]
    #[arg(long, value_parser = values::lang_parser())]
    pub lang: Option<Lang>,
    /// Where it was retrieved from [default: what a saved page says]
    #[arg(long, value_name = "ADDRESS")]
    pub url: Option<String>,
    /// When it was retrieved
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub retrieved: Option<FuzzyDate>,
    /// Id of a change that words of it speak of
    #[arg(long, value_name = "ID", requires = "words")]
    pub change: Option<String>,
    /// The words
    #[arg(long, requires = "change")]
    pub words: Option<String>,
    /// The data set [default: the embedded one, which needs --overlay]
    #[arg(long, value_name = "PATH")]
    pub data: Option<PathBuf>,
    /// The overlay to write [default: the one beside the data set]
    #[arg(long, value_name = "FILE")]
    pub overlay: Option<PathBuf>,
}

impl Attach {
    /// How the data set is read: with what its overlay says already.
    pub(super) fn reading(&self) -> ReadArgs {
        ReadArgs {
            overlay: self.overlay.clone().filter(|path| path.exists()),
            ..ReadArgs::default()
        }
    }
}
