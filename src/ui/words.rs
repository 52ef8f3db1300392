//! The words of the interface: the table that the command line speaks from too.

pub use crate::words::{Words, grouped};
