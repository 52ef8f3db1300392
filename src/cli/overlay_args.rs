//! `kharita apply` and `kharita overlay` on the command line.

use super::reading::ReadArgs;
use std::path::PathBuf;

/// `kharita apply`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita apply my-map/ my-map.overlay.json --out corrected/
  kharita apply corrections.overlay.json --out syria-iraq.kharita

What fits the data set is applied and written. Each correction that does not is listed with the reason, and
the command ends with 1.")]
pub struct Apply {
    /// The data set [default: the embedded one], then the overlay
    #[arg(required = true, num_args = 1..=2, value_names = ["DATASET", "OVERLAY"])]
    pub paths: Vec<PathBuf>,
    /// Folder or .kharita file to write
    #[arg(long, value_name = "OUT")]
    pub out: PathBuf,
}

impl Apply {
    /// The data set, none for the embedded one, and how it is read: with the overlay.
    pub(super) fn what(&self) -> (Vec<PathBuf>, ReadArgs) {
        let mut paths = self.paths.clone();
        let read = ReadArgs {
            overlay: paths.pop(),
            ..ReadArgs::default()
        };
        (paths, read)
    }
}

/// `kharita overlay`.
#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kharita overlay my-map/ edited/ --out my-map.overlay.json
  kharita overlay edited.kharita > corrections.overlay.json

Changes, sources with their texts, passages, assessments and the names of areas are compared row by row, by
their ids. Outlines are not: they are no corrections.")]
pub struct OverlayArgs {
    /// The data set as it was [default: the embedded one], then as it is
    #[arg(required = true, num_args = 1..=2, value_names = ["DATASET", "EDITED"])]
    pub paths: Vec<PathBuf>,
    /// File to write instead of printing
    #[arg(long, value_name = "OUT")]
    pub out: Option<PathBuf>,
}
