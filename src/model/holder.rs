//! Into what ground falls when it is counted: the force that holds it alone, or a class of its own.

use super::World;
use super::ids::ForceId;
use super::tables::{Control, Status};

/// Who ground is counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// One force holds it alone.
    Force(ForceId),
    /// Several fight over it.
    Contested,
    /// Several hold it together.
    Shared,
    /// Nobody holds it.
    Nobody,
    /// Not known.
    Unknown,
    /// It is not there, or filters do not let it through: counted with nothing.
    Absent,
}

/// With whom contested ground is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContestedGround {
    /// With no force: a class of its own.
    #[default]
    Apart,
    /// With the first force that its change names, which is the stronger one.
    ToFirst,
}

impl Holder {
    /// The classes beside the forces, in the order in which lists show them.
    pub const CLASSES: [Holder; 4] = [
        Holder::Contested,
        Holder::Shared,
        Holder::Nobody,
        Holder::Unknown,
    ];

    /// With whom ground in a state is counted. The order of forces decides nothing, unless contested
    /// ground goes to the first of them.
    pub fn of(control: &Control, contested: ContestedGround) -> Self {
        match (control.status, control.forces.as_slice()) {
            (Status::Control, [force]) => Holder::Force(*force),
            (Status::Contested, [first, ..]) if contested == ContestedGround::ToFirst => {
                Holder::Force(*first)
            }
            (Status::Contested, _) => Holder::Contested,
            (Status::Shared, _) => Holder::Shared,
            (Status::None, _) => Holder::Nobody,
            (Status::Absent, _) => Holder::Absent,
            (Status::Control | Status::Unknown, _) => Holder::Unknown,
        }
    }

    /// The force, where it is one.
    pub fn force(self) -> Option<ForceId> {
        match self {
            Holder::Force(force) => Some(force),
            _ => None,
        }
    }

    /// The status that the class is of.
    pub fn status(self) -> Status {
        match self {
            Holder::Force(_) => Status::Control,
            Holder::Contested => Status::Contested,
            Holder::Shared => Status::Shared,
            Holder::Nobody => Status::None,
            Holder::Unknown => Status::Unknown,
            Holder::Absent => Status::Absent,
        }
    }

    /// The key that tables and files use: the id of the force, or the word of the class.
    pub fn key(self, world: &World) -> &str {
        match self {
            Holder::Force(force) => &world.force(force).id,
            class => class.status().word(),
        }
    }

    /// Position among all holders of so many forces: the forces first, then the classes.
    pub(super) fn index(self, force_count: usize) -> usize {
        match self {
            Holder::Force(force) => force.index(),
            Holder::Contested => force_count,
            Holder::Shared => force_count + 1,
            Holder::Nobody => force_count + 2,
            Holder::Unknown => force_count + 3,
            Holder::Absent => force_count + 4,
        }
    }
}
