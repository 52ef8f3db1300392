//! `kharita series` on the command line.

use super::account_args::{AccountArgs, FilterArgs, PlaceArgs};
use super::args::DataArgs;
use super::output::OutputArgs;
use super::values::{self, ListFormat};
use crate::model::{ContestedGround, FuzzyDate, GroundUnit};
use clap::ValueEnum;

/// With whom contested land is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ContestedAs {
    /// With no force: as `contested`.
    #[default]
    Apart,
    /// With the first force that its change names.
    First,
}

impl ContestedAs {
    /// As sums count it.
    pub(super) fn ground(self) -> ContestedGround {
        match self {
            ContestedAs::Apart => ContestedGround::Apart,
            ContestedAs::First => ContestedGround::ToFirst,
        }
    }
}

/// By what it is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SeriesBy {
    /// By the force that controls it.
    #[default]
    Force,
}

/// `kharita series`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita series --from 2014 --to 2014-12
  kharita series --unit share --country Iraq --format json
  kharita series --unit people --governorate Aleppo --out aleppo.xlsx
  kharita series --filter force=isis --format csv > isis.csv
  kharita series --known-on 2014-06-12 --area Mosul --unit areas

A row for the first day, and for each on which something changes. Land is the controller's; `contested`,
`shared`, `unknown` and `none` (nobody's) stand by themselves. People are as counted before; where an area
has no number it is left out and said, and a holder of such areas alone has null.")]
pub struct Series {
    /// By what it is counted
    #[arg(long, value_enum, default_value_t)]
    pub by: SeriesBy,
    /// km2, areas, people, or share of all land that is counted, from 0 to 1
    #[arg(long, value_parser = values::unit_parser(), default_value = "km2")]
    pub unit: GroundUnit,
    /// With whom contested land is counted
    #[arg(long, value_enum, default_value_t)]
    pub contested: ContestedAs,
    /// First day; a month or a year begins with its first day [default: the data set's]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub from: Option<FuzzyDate>,
    /// Last day; a month or a year counts to its last day [default: the data set's]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub to: Option<FuzzyDate>,
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
