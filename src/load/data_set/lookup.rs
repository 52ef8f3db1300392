//! Looks up the ids that JSON records name, among the rows that could be read.

use super::table::Table;
use crate::load::problems::Problems;
use crate::load::record::Record;
use crate::model::{
    Area, AreaId, Assessment, AssessmentId, Change, ChangeId, Code, Condition, Filter, Force,
    ForceId, Source, SourceId,
};

/// The rows that can be named.
pub(super) struct Lookup<'l> {
    pub(super) areas: &'l Table<Area>,
    pub(super) forces: &'l Table<Force>,
    pub(super) changes: &'l Table<Change>,
    pub(super) sources: &'l Table<Source>,
    pub(super) assessments: &'l [Assessment],
}

impl Lookup<'_> {
    fn find_area(&self, id: &str) -> Option<AreaId> {
        self.areas.find(id).map(AreaId::from_index)
    }

    fn find_change(&self, id: &str) -> Option<ChangeId> {
        self.changes.find(id).map(ChangeId::from_index)
    }

    pub(super) fn area(&self, r: &Record, member: &str, p: &mut Problems) -> Option<AreaId> {
        r.one_id(member, Code::UnknownArea, |id| self.find_area(id), p)
    }

    pub(super) fn areas(&self, r: &Record, member: &str, p: &mut Problems) -> Vec<AreaId> {
        r.ids(member, Code::UnknownArea, |id| self.find_area(id), p)
    }

    pub(super) fn forces(&self, r: &Record, member: &str, p: &mut Problems) -> Vec<ForceId> {
        let find = |id: &str| self.forces.find(id).map(ForceId::from_index);
        r.ids(member, Code::UnknownForce, find, p)
    }

    pub(super) fn change(&self, r: &Record, member: &str, p: &mut Problems) -> Option<ChangeId> {
        r.one_id(member, Code::UnknownChange, |id| self.find_change(id), p)
    }

    pub(super) fn changes(&self, r: &Record, member: &str, p: &mut Problems) -> Vec<ChangeId> {
        r.ids(member, Code::UnknownChange, |id| self.find_change(id), p)
    }

    pub(super) fn source(&self, r: &Record, member: &str, p: &mut Problems) -> Option<SourceId> {
        let find = |id: &str| self.sources.find(id).map(SourceId::from_index);
        r.one_id(member, Code::UnknownSource, find, p)
    }

    pub(super) fn assessment(
        &self,
        r: &Record,
        member: &'static str,
        p: &mut Problems,
    ) -> Option<AssessmentId> {
        let position = |id: &str| self.assessments.iter().position(|row| row.id == id);
        r.word(member, |id| position(id).map(AssessmentId::from_index), p)
    }

    pub(super) fn filter(&self, r: &Record, member: &'static str, p: &mut Problems) -> Filter {
        let force = |id: &str| self.forces.find(id).map(ForceId::from_index);
        let conditions = r.words(member, |text| Condition::from_text(text, force), p);
        conditions.into_iter().collect()
    }

    /// The rival account of this name.
    pub(super) fn claim(&self, name: &str) -> Option<String> {
        let claims = self.changes.rows.iter().filter_map(|c| c.claim.as_deref());
        let named = claims.into_iter().find(|claim| *claim == name);
        named.map(str::to_owned)
    }
}
