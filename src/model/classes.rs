//! Numbers as classes of a legend.

use serde::{Deserialize, Serialize};

/// Into how many classes numbers are put, and where these begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classes {
    /// How many, at most.
    pub count: u8,
    /// Where they begin.
    #[serde(default)]
    pub steps: ClassSteps,
}

impl Classes {
    /// More than this many cannot be told apart.
    pub const MOST: u8 = 9;

    /// What numbers are put into at first.
    pub const USUAL: Classes = Classes {
        count: 5,
        steps: ClassSteps::EqualCounts,
    };
}

/// Where classes begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClassSteps {
    /// So that each has as many features.
    #[default]
    EqualCounts,
    /// At even distances.
    EqualSteps,
}
