//! What is looked at, as options of the command line.

use super::account_args::{AccountArgs, FilterArgs};
use super::values;
use crate::model::{FuzzyDate, LabelLang};
use crate::state::view::{NamedPassage, SCHEME};
use crate::state::{Extent, NamedView};
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// What is looked at: what is not said is as the data set opens.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ViewArgs {
    /// Link to the view, as the window copies it; other options change parts of it
    #[arg(long, value_name = "kharita:?…", value_parser = link)]
    pub link: Option<NamedView>,
    /// Day; a month or a year stands for its first day [default: the data set's]
    #[arg(long, value_parser = values::date)]
    pub date: Option<FuzzyDate>,
    /// All areas, a place and a zoom, or a box in degrees [default: fit]
    #[arg(long, value_name = "fit|LON,LAT,ZOOM|W,S,E,N", value_parser = extent)]
    #[arg(allow_hyphen_values = true)]
    pub view: Option<Extent>,
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
        let link = self.link.clone().unwrap_or_default();
        let list = |mut linked: Vec<String>, more: &[String]| {
            linked.extend_from_slice(more);
            linked
        };
        let known_on = self.account.known_on.map(|date| date.last);
        NamedView {
            dataset: link.dataset,
            date: self.date.map(|date| date.first).or(link.date),
            extent: self.view.or(link.extent),
            area: self.select.clone().or(link.area),
            change: self.change.clone().or(link.change),
            source: self.source.clone().or(link.source),
            passage: self.passage.clone().or(link.passage),
            paragraph: self.paragraph.or(link.paragraph),
            assessment: self.assessment.clone().or(link.assessment),
            filter: list(link.filter, &self.filter.texts()),
            hidden_layers: list(link.hidden_layers, &self.hide),
            label_lang: self.labels.or(link.label_lang),
            claim: self.account.claim.clone().or(link.claim),
            known_on: known_on.or(link.known_on),
        }
    }
}

/// Reads what is in view.
pub(super) fn extent(text: &str) -> Result<Extent, String> {
    text.parse()
}

fn passage(text: &str) -> Result<NamedPassage, String> {
    Ok(NamedPassage::from(text))
}

/// Reads a link.
pub(super) fn link(text: &str) -> Result<NamedView, String> {
    NamedView::from_link(text).ok_or_else(|| format!("a link begins with {SCHEME}?"))
}

fn label_lang() -> impl TypedValueParser<Value = LabelLang> {
    PossibleValuesParser::new(LabelLang::ALL.map(LabelLang::word))
        .map(|word| LabelLang::from_word(&word).unwrap_or_default())
}
