//! `kharita sources` and `kharita assess` on the command line.

use super::account_args::{AccountArgs, FilterArgs, PlaceArgs};
use super::args::DataArgs;
use super::output::OutputArgs;
use super::values::{self, ListFormat};
use crate::model::Lang;

/// `kharita sources`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita sources
  kharita sources --weak --country Syria --out weak.xlsx
  kharita sources --verify --data my-map/
  kharita sources --governorate Nineveh --kind report --format json

With --weak: the changes on which little rests, the weakest first: one source, encyclopedias only, no
located report, a summary by the compilers only. With --verify: the passages that no longer stand in their
texts and the texts that are missing; it ends with 1 where there are any.")]
pub struct Sources {
    /// The changes on which little rests
    #[arg(long)]
    pub weak: bool,
    /// What of the texts no longer stands
    #[arg(long, conflicts_with = "weak")]
    pub verify: bool,
    /// Language of titles and sentences
    #[arg(long, value_parser = values::lang_parser(), default_value = "en")]
    pub lang: Lang,
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
    pub output: OutputArgs<ListFormat>,
    /// What is read.
    #[command(flatten)]
    pub input: DataArgs,
}

/// `kharita assess`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita assess
  kharita assess --area Raqqa --lang ar
  kharita assess --known-on 2018 --format json

What a source expected, in its own words, of which areas and for what time, and the later changes that bear
it out or refute it. With --known-on only what was published, and only changes that were known, by then.")]
pub struct Assess {
    /// Language of passages and outcomes
    #[arg(long, value_parser = values::lang_parser(), default_value = "en")]
    pub lang: Lang,
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
    pub output: OutputArgs<ListFormat>,
    /// What is read.
    #[command(flatten)]
    pub input: DataArgs,
}
