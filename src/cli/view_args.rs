//! What is looked at, as options of the command line.

use super::account_args::{AccountArgs, FilterArgs};
use super::values;
use crate::model::{FuzzyDate, LabelLang};
use crate::state::view::NamedPassage;
use crate::state::{Extent, NamedView};
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// What is looked at: what is not said is as the data set opens.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ViewArgs {
    /// Day; a month or a year stands for its first day [default: the data set's]
    #[arg(long, value_parser = values::date)]
    pub date: Option<FuzzyDate>,
    /// All areas, a place and a zoom, or a box in degrees
    #[arg(long, value_name = "fit|LON,LAT,ZOOM|W,S,E,N", value_parser = extent)]
    #[arg(default_value = "fit", allow_hyphen_values = true)]
    pub view: Extent,
    /// Id of the area to select
    #[arg(long, value_name = "ID")]
    pub select: Option<String>,
    /// Id of the change to select
    #[arg(long, value_name = "ID")]
    pub change: Option<String>,
    /// Id of the source to open
    #[arg(long, value_name = "ID")]
    pub source: Option<String>,
    /// Its passage to mark: the id of the change that it speaks of; #1 after it for the second
    #[arg(long, value_name = "CHANGE[#N]", requires = "source", value_parser = passage)]
    pub passage: Option<NamedPassage>,
    /// Its paragraph to scroll to, from 1
    #[arg(long, value_name = "N", requires = "source")]
    pub paragraph: Option<usize>,
    /// Id of the assessment to select
    #[arg(long, value_name = "ID")]
    pub assessment: Option<String>,
    /// What is let through.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Name of a file that is not drawn; may be repeated
    #[arg(long, value_name = "FILE")]
    pub hide: Vec<String>,
    /// Language of the names on the map [default: that of the window]
    #[arg(long, value_parser = label_lang())]
    pub labels: Option<LabelLang>,
    /// Whose account is shown.
    #[command(flatten)]
    pub account: AccountArgs,
}

impl ViewArgs {
    /// The view by ids.
    pub fn named(&self) -> NamedView {
        NamedView {
            dataset: String::new(),
            date: self.date.map(|date| date.first),
            extent: Some(self.view),
            area: self.select.clone(),
            change: self.change.clone(),
            source: self.source.clone(),
            passage: self.passage.clone(),
            paragraph: self.paragraph,
            assessment: self.assessment.clone(),
            filter: self.filter.filter.clone(),
            hidden_layers: self.hide.clone(),
            label_lang: self.labels,
            claim: self.account.claim.clone(),
            known_on: self.account.known_on.map(|date| date.last),
        }
    }
}

fn extent(text: &str) -> Result<Extent, String> {
    text.parse()
}

/// Reads `CHANGE` or `CHANGE#1`.
fn passage(text: &str) -> Result<NamedPassage, String> {
    let numbered = text
        .rsplit_once('#')
        .and_then(|(change, number)| Some((change, number.parse().ok()?)));
    let (change, number) = numbered.unwrap_or((text, 0));
    Ok(NamedPassage {
        change: change.to_owned(),
        number,
    })
}

fn label_lang() -> impl TypedValueParser<Value = LabelLang> {
    PossibleValuesParser::new(LabelLang::ALL.map(LabelLang::word))
        .map(|word| LabelLang::from_word(&word).unwrap_or_default())
}
