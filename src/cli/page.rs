//! `kharita page`: a story, or the whole data set, as one page of HTML.

use super::args::PageArgs;
use super::failure::CommandFailure;
use super::{SUCCESS, dataset};
use crate::export::file;
use crate::export::page::write_page;
use std::io::Write;

pub(super) fn run(args: &PageArgs, err: &mut dyn Write) -> Result<u8, CommandFailure> {
    let world = dataset::open(&args.input, err)?;
    let story = match &args.story {
        None => None,
        Some(id) => {
            let found = world.stories.iter().find(|story| story.id == *id);
            let missing = || {
                CommandFailure::Usage(format!(
                    "no story is called `{id}`; `kharita stories` lists them."
                ))
            };
            Some(found.ok_or_else(missing)?)
        }
    };
    file::whole(&args.out, |out| write_page(&world, story, args.lang, out))?;
    Ok(SUCCESS)
}
