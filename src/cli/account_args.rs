//! Whose account a command tells, as known on which day, and what of it, as options of the command line.

use super::failure::CommandFailure;
use super::{find, phrase, say, values};
use crate::model::{
    Account, AreaId, Condition, Confidence, Filter, FuzzyDate, SourceKind, Timeline, World,
    governorate_key,
};
use std::io::Write;
use std::sync::Arc;

/// Whose account is told: the main one with all its evidence where nothing is said.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct AccountArgs {
    /// Name of the rival account to tell
    #[arg(long, value_name = "NAME")]
    pub claim: Option<String>,
    /// Only what was published by this day; a month or a year counts to its last day
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    pub known_on: Option<FuzzyDate>,
}

impl AccountArgs {
    /// The account, where the data set has it.
    ///
    /// # Errors
    /// When there is no account of that name.
    pub(super) fn account(&self, world: &World) -> Result<Account, CommandFailure> {
        Ok(Account {
            claim: find::claim(world, self.claim.as_deref())?,
            known_on: self.known_on.map(|date| date.last),
        })
    }

    /// Control through time as the account tells it. What it leaves out is said.
    ///
    /// # Errors
    /// When there is no account of that name.
    pub(super) fn timeline(
        &self,
        world: &World,
        err: &mut dyn Write,
    ) -> Result<Arc<Timeline>, CommandFailure> {
        let account = self.account(world)?;
        if let Some(day) = account.known_on {
            let hidden = phrase::count(world.not_yet_known(&account), "change");
            say(
                err,
                "note",
                &format!(
                    "{hidden} were not known yet on {day}: every dated source is later. A change \
                     without a dated source counts from its own last possible day."
                ),
            );
        }
        Ok(world.timeline_of(&account))
    }
}

/// What is let through: everything where nothing is said.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct FilterArgs {
    /// Only what fits, such as country=SYR, force=isis or confidence=low; repeated: of one kind any, of
    /// several kinds all
    #[arg(long, value_name = "KIND=VALUE")]
    pub filter: Vec<String>,
    /// Only changes of which the compilers are this sure
    #[arg(long, value_name = "GRADE", value_parser = values::confidence_parser())]
    pub confidence: Vec<Confidence>,
    /// Only changes that have a source of this kind
    #[arg(long, value_name = "KIND", value_parser = values::source_kind_parser())]
    pub kind: Vec<SourceKind>,
}

impl FilterArgs {
    /// The conditions as links write them.
    pub(super) fn texts(&self) -> Vec<String> {
        let sure = self.confidence.iter();
        let sure = sure.map(|confidence| format!("confidence={}", confidence.word()));
        let kinds = self.kind.iter();
        let kinds = kinds.map(|kind| format!("source-kind={}", kind.word()));
        self.filter
            .iter()
            .cloned()
            .chain(sure)
            .chain(kinds)
            .collect()
    }

    /// The filter.
    ///
    /// # Errors
    /// When something is no condition, or names a force that is not there.
    pub(super) fn read(&self, world: &World) -> Result<Filter, CommandFailure> {
        let condition = |text: &String| {
            Condition::from_text(text, |id| world.find_force(id)).ok_or_else(|| {
                CommandFailure::Usage(format!(
                    "`{text}` is no condition of this data set; conditions are {}.",
                    Condition::KINDS.join(", ")
                ))
            })
        };
        let sure = self.confidence.iter().copied().map(Condition::Confidence);
        let kinds = self.kind.iter().copied().map(Condition::SourceKind);
        let given = sure.chain(kinds).map(Ok);
        self.filter.iter().map(condition).chain(given).collect()
    }
}

/// Where: everywhere where nothing is said.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct PlaceArgs {
    /// Only the area with this id, or the areas of this name in either language; may be repeated
    #[arg(long, value_name = "ID|NAME")]
    pub area: Vec<String>,
    /// Only areas in the governorate of this name in either language; may be repeated
    #[arg(long, value_name = "NAME")]
    pub governorate: Vec<String>,
    /// Only areas in the country with this code, or of this name in either language; may be repeated
    #[arg(long, value_name = "CODE|NAME")]
    pub country: Vec<String>,
}

impl PlaceArgs {
    /// The areas that are asked for, in the order of the data set.
    ///
    /// # Errors
    /// When something is called by no such name.
    pub(super) fn areas(&self, world: &World) -> Result<Vec<AreaId>, CommandFailure> {
        let mut named: Vec<AreaId> = Vec::new();
        for name in &self.area {
            named.extend(find::areas(world, name)?);
        }
        let mut governorates: Vec<&str> = Vec::new();
        for name in &self.governorate {
            governorates.extend(find::governorates(world, name)?);
        }
        let mut countries: Vec<&str> = Vec::new();
        for name in &self.country {
            countries.push(find::country(world, name)?);
        }
        let is_wanted = |area: &AreaId| {
            let row = world.area(*area);
            (self.area.is_empty() || named.contains(area))
                && (governorates.is_empty()
                    || governorates.contains(&governorate_key(&row.governorate)))
                && (countries.is_empty() || countries.contains(&row.country.as_str()))
        };
        Ok(world.area_ids().filter(is_wanted).collect())
    }
}
