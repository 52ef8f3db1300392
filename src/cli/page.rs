//! `kharita page`: a story, or the whole data set, as one page of HTML.

use super::args::PageArgs;
use super::failure::CommandFailure;
use super::{SUCCESS, dataset};
use crate::export::file;
use crate::export::page::write_page;
use crate::load;
use std::io::Write;

pub(super) fn run(args: &PageArgs, err: &mut dyn Write) -> Result<u8, CommandFailure> {
    let world = dataset::open(&args.input, err)?;
    let story = args.story.as_ref().map(|id| load::find_story(&world, id));
    let story = story.transpose().map_err(CommandFailure::Usage)?;
    file::whole(&args.out, |out| {
        write_page(&world, story.as_ref(), args.lang, out)
    })?;
    Ok(SUCCESS)
}
