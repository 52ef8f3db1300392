//! Correcting a data set: the corrections of a session, the form in which a change is written, and what can be
//! taken back. The map follows when the data set has been read with them.

use super::session::State;
use crate::model::{
    AreaId, ChangeId, Confidence, Corrections, FuzzyDate, Lang, Names, Original, RowKind,
    RowMembers, SourceId, Status, World,
};
use serde_json::Value;
use std::sync::Arc;

/// So many edits can be undone.
const MOST_UNDONE: usize = 200;

/// A change as it is being written, by the ids of the files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChangeForm {
    /// The change that is corrected; empty for a new one.
    pub id: String,
    /// Its date, as typed.
    pub date: String,
    /// Where.
    pub areas: Vec<String>,
    /// What holds from then on.
    pub status: Status,
    /// The holder, or all of them, the stronger first.
    pub forces: Vec<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// Who says so.
    pub sources: Vec<String>,
    /// What happened.
    pub note: Names,
    /// The rival account that it is part of; empty for the main one.
    pub claim: String,
}

/// What keeps a change from being taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormFault {
    /// Its date cannot be understood.
    Date,
    /// It has no area.
    Areas,
    /// Its status wants another number of forces.
    Forces,
}

impl ChangeForm {
    /// A new change of an area, on the day that is shown.
    fn new_of(state: &State, area: AreaId) -> Self {
        let world = state.world();
        Self {
            date: state.view.date.to_string(),
            areas: vec![world.area(area).id.clone()],
            ..Self::default()
        }
    }

    /// A change as it stands.
    fn of(world: &World, id: ChangeId) -> Self {
        let change = world.change(id);
        let forces = change.control.forces.iter();
        Self {
            id: change.id.clone(),
            date: change.date.to_string(),
            areas: change
                .areas
                .iter()
                .map(|id| world.area(*id).id.clone())
                .collect(),
            status: change.control.status,
            forces: forces.map(|id| world.force(*id).id.clone()).collect(),
            confidence: change.confidence,
            sources: change
                .sources
                .iter()
                .map(|id| world.source(*id).id.clone())
                .collect(),
            note: change.note.clone(),
            claim: change.claim.clone().unwrap_or_default(),
        }
    }

    /// Its date: as files write it (EDTF), else as people do.
    pub fn understood_date(&self) -> Option<FuzzyDate> {
        let typed = self.date.trim();
        let edtf = FuzzyDate::parse_edtf(typed);
        edtf.or_else(|_other| FuzzyDate::parse_typed(typed)).ok()
    }

    /// What keeps it from being taken.
    pub fn faults(&self) -> Vec<FormFault> {
        let fits = match self.status {
            Status::Control => self.forces.len() == 1,
            Status::Contested | Status::Shared => self.forces.len() >= 2,
            Status::None | Status::Unknown | Status::Absent => self.forces.is_empty(),
        };
        let all = [
            (self.understood_date().is_some(), FormFault::Date),
            (!self.areas.is_empty(), FormFault::Areas),
            (fits, FormFault::Forces),
        ];
        let wrong = all.into_iter().filter(|(is_right, _)| !is_right);
        wrong.map(|(_, fault)| fault).collect()
    }

    /// As the table of changes writes it.
    fn members(&self) -> RowMembers {
        let date = self.understood_date().map(|date| date.to_string());
        let members = [
            ("date", date.unwrap_or_default()),
            ("areas", self.areas.join(" ")),
            ("status", self.status.word().to_owned()),
            ("forces", self.forces.join(" ")),
            ("confidence", self.confidence.word().to_owned()),
            ("sources", self.sources.join(" ")),
            ("note_en", self.note.en.trim().to_owned()),
            ("note_ar", self.note.ar.trim().to_owned()),
            ("claim", self.claim.clone()),
        ];
        let members = members.into_iter();
        members
            .map(|(name, text)| (name.to_owned(), Value::from(text)))
            .collect()
    }
}

/// What can be asked for about corrections.
#[derive(Clone, Debug, PartialEq)]
pub enum CorrectionEdit {
    /// Write a new change of an area.
    AddChange(AreaId),
    /// Write a change otherwise.
    CorrectChange(ChangeId),
    /// A change no longer holds.
    Withdraw(ChangeId),
    /// The form holds this.
    Fill(Box<ChangeForm>),
    /// A click on the map adds an area to the form or takes it away, or does so no longer.
    PickAreas(bool),
    /// The change is right as it is written.
    Take,
    /// Write it no further.
    Close,
    /// Ask for an original of a source, or for one that becomes a source of its own.
    Attach(Option<SourceId>),
    /// Attach this original to the source that it was asked for.
    TakeOriginal(Box<Original>),
    /// What an area is called.
    NameArea(AreaId, Names),
    /// A row is as the data set has it.
    Forget(RowKind, String),
    /// Take the last edit back.
    Undo,
    /// Do again what was taken back.
    Redo,
}

/// The corrections of a session.
#[derive(Clone, Debug, Default)]
pub struct Correcting {
    now: Arc<Corrections>,
    past: Vec<Arc<Corrections>>,
    future: Vec<Arc<Corrections>>,
    /// The change that is being written.
    pub form: Option<ChangeForm>,
    /// Whether a click on the map picks areas for it.
    pub picks_areas: bool,
    /// The id of the source that an original is asked for, if it is of one.
    pub(super) attaching: Option<String>,
    /// Its areas, which the map outlines.
    pub(super) outlined: Vec<AreaId>,
}

impl Correcting {
    /// Those that lie over a data set.
    pub fn of(corrections: Arc<Corrections>) -> Self {
        Self {
            now: corrections,
            ..Self::default()
        }
    }

    /// As they are.
    pub fn now(&self) -> &Arc<Corrections> {
        &self.now
    }

    /// Whether an edit can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether what was taken back can be done again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Whether a click on the map is for the form.
    pub fn is_picking(&self) -> bool {
        self.picks_areas && self.form.is_some()
    }

    /// Makes an edit; answers whether it changed anything.
    pub(super) fn edit(&mut self, make: impl FnOnce(&mut Corrections)) -> bool {
        let mut next = Corrections::clone(&self.now);
        make(&mut next);
        if next == *self.now {
            return false;
        }
        let before = std::mem::replace(&mut self.now, Arc::new(next));
        self.past.push(before);
        if self.past.len() > MOST_UNDONE {
            self.past.remove(0);
        }
        self.future.clear();
        true
    }

    /// Takes the last edit back, or does it again; answers whether there was one.
    pub(super) fn travel(&mut self, back: bool) -> bool {
        let (from, to) = if back {
            (&mut self.past, &mut self.future)
        } else {
            (&mut self.future, &mut self.past)
        };
        let Some(moment) = from.pop() else {
            return false;
        };
        to.push(std::mem::replace(&mut self.now, moment));
        true
    }

    /// The same over what was read anew: where files hold other corrections, those.
    pub(super) fn follow(&mut self, read: &Arc<Corrections>, is_of_files: bool) {
        if is_of_files && *self.now != **read {
            let form = self.form.take();
            *self = Self {
                form,
                ..Self::of(read.clone())
            };
        }
    }

    /// Takes an area into the form, or out of it.
    pub(super) fn pick(&mut self, area: &str) {
        if let Some(form) = &mut self.form {
            match form.areas.iter().position(|id| id == area) {
                Some(at) => {
                    form.areas.remove(at);
                }
                None => form.areas.push(area.to_owned()),
            }
        }
    }
}

impl State {
    /// Whether what is open can be corrected: a data set of ours, with nothing laid over it.
    pub fn can_correct(&self) -> bool {
        self.project.import.is_none() && !self.world().areas.is_empty() && !self.is_telling()
    }

    /// An id for a new row of a kind, that nothing has.
    pub(super) fn free_id(&self, kind: RowKind, wanted: &str) -> String {
        let is_taken = |id: &str| {
            let now = self.correcting.now();
            now.get(kind, id).is_some() || self.world().row_members(kind, id).is_some()
        };
        let numbered = (1..).map(|number| format!("{wanted}-{number}"));
        let mut free = numbered.filter(|id| !is_taken(id));
        free.next().expect("numbers never run out")
    }

    /// The form of a new change or of one that is there.
    pub(super) fn change_form(&self, edit: &CorrectionEdit) -> Option<ChangeForm> {
        match edit {
            CorrectionEdit::AddChange(area) => Some(ChangeForm::new_of(self, *area)),
            CorrectionEdit::CorrectChange(id) => Some(ChangeForm::of(self.world(), *id)),
            _ => None,
        }
    }

    /// What the map outlines follows the form.
    pub(super) fn outline_form(&mut self) {
        let form = self.correcting.form.iter();
        let areas = form.flat_map(|form| &form.areas);
        let found = areas.filter_map(|id| self.world().find_area(id)).collect();
        self.correcting.outlined = found;
    }

    /// Whether a change is otherwise than the data set has it.
    pub fn is_corrected(&self, change: ChangeId) -> bool {
        let id = &self.world().change(change).id;
        self.project.corrections.get(RowKind::Change, id).is_some()
    }
}

/// The row that a form writes, and its id.
pub(super) fn row_of(state: &State, form: &ChangeForm) -> (String, RowMembers) {
    let id = if form.id.is_empty() {
        state.free_id(RowKind::Change, "own")
    } else {
        form.id.clone()
    };
    (id, form.members())
}

/// What an area is called, as its file writes it.
pub(super) fn name_members(names: &Names) -> RowMembers {
    let of = |lang: Lang| Value::from(names.exact(lang).trim());
    let members = [("name:en", of(Lang::En)), ("name:ar", of(Lang::Ar))];
    members.map(|(name, text)| (name.to_owned(), text)).into()
}
