//! A `changes.csv` beside a foreign file: as ours, or with columns that say area, date and force.
//! Areas are found by id, or by name in any language.

use super::area_keys::AreaKeys;
use super::change_ids::add;
use super::colours::Chooser;
use super::control_values::ControlReader;
use super::convention::Evidence;
use super::force_table::ForceTable;
use super::name_words::{says_force, says_id, says_name};
use super::names::{self, BEGIN, FORCE, ID, NAME, NAME_AR, TIME};
use super::time_value::Said;
use super::times;
use crate::load::lines::Lines;
use crate::load::problems::Problems;
use crate::load::record;
use crate::load::table_file::{TableFile, TableLine};
use crate::model::{
    AreaId, Change, Code, Confidence, Control, DateError, FilePlace, FuzzyDate, Import, Mapping,
    Names, Precision, Status, Tables,
};

/// Which column says what.
#[derive(Default)]
struct Columns {
    areas: Vec<String>,
    date: Option<String>,
    force: Option<String>,
    status: Option<String>,
    id: Option<String>,
}

/// The rows with the changes that stand beside the files, which may speak of the areas of every group.
pub(super) fn joined(
    mut tables: Tables,
    beside: &(String, String),
    import: &Import,
    areas_beneath: usize,
    area_of: &[Option<AreaId>],
    problems: &mut Problems,
) -> Tables {
    let mut held = ForceTable::of(std::mem::take(&mut tables.forces));
    let mappings: Vec<&Mapping> = import.groups.iter().map(|group| &group.mapping).collect();
    let areas = &tables.areas[areas_beneath..];
    let keys = AreaKeys::new(areas, areas_beneath, import, area_of);
    let joined = changes(beside, keys, &mappings, &mut held, problems);
    tables.forces = held.forces;
    let joined = super::merge::placed(joined, areas_beneath);
    let layers_beneath = tables.layers.len() - import.groups.len();
    for area in joined.iter().flat_map(|change| &change.areas) {
        let area = &mut tables.areas[area.index()];
        let mapping = mappings.get(area.layer.index() - layers_beneath);
        // Not known before its changes, where the file itself names no force.
        if mapping.is_some_and(|mapping| mapping.force.is_none()) {
            area.before = Control::UNKNOWN;
        }
    }
    add(&mut tables.changes, joined);
    tables
}

/// Reads the changes and joins them with the areas.
fn changes(
    (file, text): &(String, String),
    keys: AreaKeys,
    mappings: &[&Mapping],
    held: &mut ForceTable,
    problems: &mut Problems,
) -> Vec<Change> {
    let mapping = &together(mappings);
    let lines = Lines::new(file, text);
    let table = TableFile::read_any(&lines, problems);
    let columns = Columns::of(table.header(), mappings);
    if !columns.are_complete(&table, file, problems) {
        return Vec::new();
    }
    let mut joining = Joining {
        keys,
        without_zeros: None,
        evidence: evidence(&table, &columns),
        columns,
        held,
        chooser: Chooser::new(),
        problems,
    };
    for force in &joining.held.forces {
        joining.chooser.take(force.colour_light);
    }
    let reader = joining.reader_values(&table);
    let reader = ControlReader::new(mapping, None, reader.iter().map(String::as_str));
    let rows = table.rows();
    let total = rows.len();
    let changes: Vec<Change> = rows
        .filter_map(|row| joining.change(&row, &reader))
        .collect();
    joining.tell_zeros();
    joining.tell_order(file);
    let place = FilePlace::file(file);
    let problem = joining.problems.note(Code::JoinedChanges, place);
    problem.with("count", changes.len()).with("total", total);
    changes
}

/// What the values of all groups mean together.
fn together(mappings: &[&Mapping]) -> Mapping {
    let forces = mappings.iter().flat_map(|mapping| &mapping.forces);
    Mapping {
        forces: forces
            .map(|(value, force)| (value.clone(), force.clone()))
            .collect(),
        ..Mapping::default()
    }
}

impl Columns {
    fn of(header: &[String], mappings: &[&Mapping]) -> Self {
        let find = |lists: &[&[&str]]| {
            let list = lists.concat();
            let ranked = header
                .iter()
                .filter_map(|name| Some((names::rank(&list, name)?, name)));
            ranked
                .min_by_key(|(rank, _)| *rank)
                .map(|(_, name)| name.clone())
        };
        let has = |name: &str| header.iter().find(|column| *column == name).cloned();
        let areas = ["areas", "area", "feature", "features"]
            .iter()
            .find_map(|name| has(name));
        // Without a column of that name, every column that can name an area does.
        let mut named: Vec<String> = Vec::new();
        if areas.is_none() {
            let own = mappings.iter().flat_map(|mapping| {
                let names = [&mapping.id, &mapping.name, &mapping.name_ar];
                names.into_iter().flatten()
            });
            named.extend(own.filter_map(|name| has(name)));
            let is_name = |name: &&String| {
                let ranked = [ID.as_slice(), &NAME, &NAME_AR]
                    .iter()
                    .any(|list| names::rank(list, name).is_some());
                ranked || names::ocha(name).is_some() || says_name(name) || says_id(name)
            };
            named.extend(header.iter().filter(is_name).cloned());
        }
        let status = has("status").filter(|_| has("forces").is_some() || has("force").is_some());
        Self {
            id: has("id").filter(|_| areas.is_some()),
            areas: areas.map_or(named, |column| vec![column]),
            date: find(&[&TIME, &BEGIN]),
            force: find(&[&FORCE]).or_else(|| {
                let says = |name: &&String| says_force(name);
                header.iter().find(says).cloned()
            }),
            status,
        }
    }

    fn are_complete(&self, table: &TableFile, file: &str, problems: &mut Problems) -> bool {
        let missing = [
            ("areas", self.areas.is_empty()),
            ("date", self.date.is_none()),
            ("forces", self.force.is_none()),
        ];
        let missing: Vec<&str> = missing
            .iter()
            .filter(|(_, missing)| *missing)
            .map(|(name, _)| *name)
            .collect();
        if missing.is_empty() || table.header().is_empty() {
            return missing.is_empty();
        }
        let place = FilePlace::file(file).line(1);
        let problem = problems.error(Code::MissingColumn, place);
        problem
            .case("need", "required")
            .with("count", missing.len());
        problem.with("columns", missing.join(", "));
        false
    }
}

fn evidence(table: &TableFile, columns: &Columns) -> Evidence {
    let mut evidence = Evidence::default();
    for row in table.rows() {
        let date = columns.date.as_deref().map_or("", |column| row.get(column));
        evidence.add(&quoted(date));
    }
    evidence
}

fn quoted(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        serde_json::Value::from(text).to_string()
    }
}

struct Joining<'j> {
    columns: Columns,
    keys: AreaKeys,
    /// The first id that was found but for its zeros, as the line and as the file write it, and how many.
    without_zeros: Option<(FilePlace, String, String, usize)>,
    evidence: Evidence,
    held: &'j mut ForceTable,
    chooser: Chooser,
    problems: &'j mut Problems,
}

impl Joining<'_> {
    fn reader_values(&self, table: &TableFile) -> Vec<String> {
        let column = self.columns.force.as_deref().unwrap_or("");
        table.rows().map(|row| quoted(row.get(column))).collect()
    }

    fn change(&mut self, row: &TableLine<'_>, reader: &ControlReader<'_>) -> Option<Change> {
        // Everything is looked at before the change is given up, so that one look names all.
        let date = self.date(row);
        let areas = self.areas(row);
        let text = |column: &Option<String>| column.as_deref().map_or("", |c| row.get(c));
        let status = text(&self.columns.status);
        if !status.is_empty() && Status::from_word(status).is_none() {
            let place = row.place_of("status");
            self.problems
                .error(Code::UnknownStatus, place)
                .with("text", status);
            return None;
        }
        let holding = reader.read(&quoted(text(&self.columns.force)), &quoted(status));
        let (date, areas) = (date?, areas?);
        let id = match text(&self.columns.id) {
            "" => format!("line-{}", row.line()),
            id => id.to_owned(),
        };
        let claim = row.get("claim");
        Some(Change {
            id,
            date,
            areas,
            control: self.held.settle(&holding, &mut self.chooser),
            confidence: match row.get("confidence") {
                "high" => Confidence::High,
                "low" => Confidence::Low,
                _ => Confidence::Medium,
            },
            sources: Vec::new(),
            note: note(row),
            claim: (!claim.is_empty()).then(|| claim.to_owned()),
        })
    }

    /// A month or a year takes effect on its last day, and so does a range, as in changes of ours.
    fn date(&mut self, row: &TableLine<'_>) -> Option<FuzzyDate> {
        let column = self.columns.date.as_deref().unwrap_or("");
        let text = row.get(column);
        let why = match FuzzyDate::parse_edtf(text) {
            Ok(date) => return Some(date),
            Err(_) if text.is_empty() => "missing",
            Err(error) => match times::read_text(text, self.evidence.convention()) {
                Said::One(moment) => return Some(moment.date),
                Said::Stretch(Some(from), Some(to)) if from.date.first <= to.date.last => {
                    return Some(FuzzyDate {
                        last: to.date.last,
                        precision: Precision::Range,
                        ..from.date
                    });
                }
                _ if error == DateError::Backwards => record::date_case(error),
                _ => record::date_case(error),
            },
        };
        let problem = self.problems.error(Code::BadDate, row.place_of(column));
        problem
            .case("of", "change")
            .case("why", why)
            .with("text", text);
        None
    }

    /// The areas that a line names; `None` where it names none that is there.
    fn areas(&mut self, row: &TableLine<'_>) -> Option<Vec<AreaId>> {
        let mut written = "";
        for column in self.columns.areas.clone() {
            let column = column.as_str();
            let text = row.get(column);
            if let Some(areas) = self.whole(row, column) {
                return Some(areas);
            }
            if written.is_empty() {
                written = text;
            }
        }
        let column = self.columns.areas.first().map_or("", String::as_str);
        let mut areas = Vec::new();
        let mut missing = Vec::new();
        // Several ids, between spaces.
        for word in written.split_whitespace() {
            match self.keys.by_id(word) {
                Some(list) => areas.extend(
                    list.iter()
                        .filter(|id| !areas.contains(*id))
                        .copied()
                        .collect::<Vec<_>>(),
                ),
                None => missing.push(word),
            }
        }
        if areas.is_empty() && !missing.is_empty() {
            missing = vec![written];
        }
        for text in &missing {
            let problem = self
                .problems
                .error(Code::UnjoinedChange, row.place_of(column));
            problem.with("text", *text);
        }
        if written.is_empty() {
            self.problems.error(Code::NoArea, row.place_of(column));
        }
        (!areas.is_empty()).then_some(areas)
    }

    fn whole(&mut self, row: &TableLine<'_>, column: &str) -> Option<Vec<AreaId>> {
        let text = row.get(column);
        if let Some(areas) = self.keys.find(text) {
            return Some(areas.clone());
        }
        let (id, area) = self.keys.with_zeros(text)?;
        let first = || (row.place_of(column), text.to_owned(), id.to_owned(), 0);
        self.without_zeros.get_or_insert_with(first).3 += 1;
        Some(vec![area])
    }

    /// Says where nothing decides whether the day or the month comes first.
    fn tell_order(&mut self, file: &str) {
        let evidence = &self.evidence;
        if evidence.either > 0 && evidence.only.iter().sum::<usize>() == 0 {
            let column = self.columns.date.as_deref().unwrap_or_default();
            let place = FilePlace::file(file).member(column);
            let problem = self.problems.warning(Code::DayOrder, place);
            problem.case("why", "guess").case("order", "day");
            problem.with("count", evidence.either);
        }
    }

    /// Says what was joined although it is not written alike.
    fn tell_zeros(&mut self) {
        if let Some((place, text, id, count)) = self.without_zeros.take() {
            let problem = self.problems.note(Code::JoinedWithoutZeros, place);
            problem
                .with("count", count)
                .with("text", text)
                .with("id", id);
        }
    }
}

fn note(row: &TableLine<'_>) -> Names {
    let mut note = Names {
        en: row.get("note_en").to_owned(),
        ar: row.get("note_ar").to_owned(),
    };
    if note.is_empty() {
        note = super::spellings::by_script(row.get("note"));
    }
    note
}
