//! Positions in the tables of a [`World`](super::World), as types that cannot be mixed up.
//!
//! An id here is an index; the stable text id of a file stands in the row itself.

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in its table.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of a position; tables hold fewer than 2³² rows.
            pub fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).expect("a table holds fewer than 2^32 rows"))
            }
        }
    };
}

id_type!(
    /// An area: a piece of ground that one state at a time applies to.
    AreaId
);
id_type!(
    /// A force: who controls.
    ForceId
);
id_type!(
    /// A change of control.
    ChangeId
);
id_type!(
    /// A source: who says so.
    SourceId
);
id_type!(
    /// A passage: the words of a source that speak of a change.
    PassageId
);
id_type!(
    /// An assessment: what a source expected.
    AssessmentId
);
id_type!(
    /// A distinct state of control, shared by all areas and days that have it.
    StateId
);
id_type!(
    /// A layer: one of the files that areas come from.
    LayerId
);
