//! Whose account a command tells, as known on which day, and what of it, as options of the command line.

use super::failure::CommandFailure;
use super::{find, phrase, say, values};
use crate::model::{Account, Condition, Filter, FuzzyDate, Timeline, World};
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
}

impl FilterArgs {
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
        self.filter.iter().map(condition).collect()
    }
}
