//! A story by the ids of the files: as its file holds it, as it is edited, and as a session remembers it.
//! It is found again in the tables of any data set; what these do not have is named.

use super::{
    Account, AreaId, AssessmentId, ChangeId, Condition, Day, Filter, ForceId, FuzzyDate, LabelLang,
    LonLatBounds, Names, SourceId, Story, StoryStep, World,
};
use serde::{Deserialize, Deserializer, Serialize};

/// What a story's file is, so that it is told from any other JSON.
pub const STORY_FORMAT: &str = "kharita-story";

/// A story as it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WrittenStory {
    /// Name of its file without the ending; empty in the file itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its title.
    pub title: Names,
    /// What it is about, in a line.
    #[serde(skip_serializing_if = "Names::is_empty")]
    pub subtitle: Names,
    /// Who tells it.
    #[serde(skip_serializing_if = "Names::is_empty")]
    pub authors: Names,
    /// Its steps.
    pub steps: Vec<WrittenStep>,
}

/// A step as it is written. What is missing is as the step before, or as the data set opens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrittenStep {
    /// The day that is shown.
    #[serde(deserialize_with = "first_day")]
    pub date: Day,
    /// The day from which time passes to `date` when the step begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[serde(deserialize_with = "first_day_if_any")]
    pub from: Option<Day>,
    /// What is in view: west, south, east, north, in degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<[f64; 4]>,
    /// What is said to the audience.
    #[serde(default)]
    pub caption: Names,
    /// What the speaker alone reads.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub notes: Names,
    /// The area that is selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// The change that the step rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    /// The source that it cites.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The assessment whose areas are outlined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<String>,
    /// What the filters let through, as [`Condition::text`] writes it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filter: Vec<String>,
    /// The names of files that are not drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hide: Vec<String>,
    /// The language of the names on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labels: Option<LabelLang>,
    /// The rival account that is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// The day on which it was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[serde(deserialize_with = "last_day_if_any")]
    pub known_on: Option<Day>,
}

/// The contents of a story's file.
#[derive(Serialize)]
pub struct StoryFile<'s> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    story: &'s WrittenStory,
}

/// What the rows that a story speaks of are called in the files that it is written for.
pub trait StoryIds {
    /// The id of an area.
    fn area_id(&self, area: AreaId) -> &str;
    /// The id of a change.
    fn change_id(&self, change: ChangeId) -> &str;
    /// The id of a source.
    fn source_id(&self, source: SourceId) -> &str;
    /// The id of an assessment.
    fn assessment_id(&self, assessment: AssessmentId) -> &str;
    /// The id of a force.
    fn force_id(&self, force: ForceId) -> &str;
}

impl StoryIds for World {
    fn area_id(&self, area: AreaId) -> &str {
        &self.area(area).id
    }

    fn change_id(&self, change: ChangeId) -> &str {
        &self.change(change).id
    }

    fn source_id(&self, source: SourceId) -> &str {
        &self.source(source).id
    }

    fn assessment_id(&self, assessment: AssessmentId) -> &str {
        &self.assessment(assessment).id
    }

    fn force_id(&self, force: ForceId) -> &str {
        &self.force(force).id
    }
}

impl WrittenStory {
    /// A story by the ids of some files.
    pub fn of(story: &Story, ids: &impl StoryIds) -> Self {
        let steps = story.steps.iter();
        Self {
            id: story.id.clone(),
            title: story.title.clone(),
            subtitle: story.subtitle.clone(),
            authors: story.authors.clone(),
            steps: steps.map(|step| WrittenStep::of(step, ids)).collect(),
        }
    }

    /// Reads the file of a story; `None` for any other text.
    pub fn from_json(text: &str) -> Option<Self> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
        }
        let text = text.trim_start_matches('\u{feff}');
        let head: Head = serde_json::from_str(text).ok()?;
        if head.format != STORY_FORMAT {
            return None;
        }
        serde_json::from_str(text).ok()
    }

    /// The story in the tables of a data set, and the names of what these do not have. A story without a
    /// title is called by its id.
    pub fn find(&self, world: &World) -> (Story, Vec<String>) {
        let mut lost = Vec::new();
        let steps = self.steps.iter();
        let steps = steps.map(|step| step.find(world, &mut lost)).collect();
        let title = if self.title.is_empty() {
            Names::same(&self.id)
        } else {
            self.title.clone()
        };
        let story = Story {
            id: self.id.clone(),
            title,
            subtitle: self.subtitle.clone(),
            authors: self.authors.clone(),
            steps,
        };
        (story, lost)
    }

    /// What its file holds.
    pub fn file(&self) -> StoryFile<'_> {
        StoryFile {
            format: STORY_FORMAT,
            version: 1,
            story: self,
        }
    }
}

impl WrittenStep {
    /// A step that shows a day and nothing else.
    pub fn on(date: Day) -> Self {
        Self {
            date,
            from: None,
            view: None,
            caption: Names::default(),
            notes: Names::default(),
            area: None,
            change: None,
            source: None,
            assessment: None,
            filter: Vec::new(),
            hide: Vec::new(),
            labels: None,
            claim: None,
            known_on: None,
        }
    }

    fn of(step: &StoryStep, ids: &impl StoryIds) -> Self {
        let conditions = step.filter.conditions();
        let edges = |LonLatBounds { min, max }: LonLatBounds| [min[0], min[1], max[0], max[1]];
        Self {
            date: step.date,
            from: step.from,
            view: step.view.map(edges),
            caption: step.caption.clone(),
            notes: step.notes.clone(),
            area: step.area.map(|id| ids.area_id(id).to_owned()),
            change: step.change.map(|id| ids.change_id(id).to_owned()),
            source: step.source.map(|id| ids.source_id(id).to_owned()),
            assessment: step.assessment.map(|id| ids.assessment_id(id).to_owned()),
            filter: conditions
                .map(|one| one.text_by(|force| ids.force_id(force)))
                .collect(),
            hide: step.hidden_layers.clone(),
            labels: step.label_lang,
            claim: step.account.claim.clone(),
            known_on: step.account.known_on,
        }
    }

    fn find(&self, world: &World, lost: &mut Vec<String>) -> StoryStep {
        let mut lose = |name: &str| lost.push(name.to_owned());
        let mut by = |id: &Option<String>, is_there: &dyn Fn(&str) -> bool| {
            let found = id.clone().filter(|id| is_there(id));
            if let (Some(id), None) = (id, &found) {
                lose(id);
            }
            found
        };
        let assessment_of = |id: &str| {
            let position = world.assessments.iter().position(|row| row.id == id);
            position.map(AssessmentId::from_index)
        };
        let area = by(&self.area, &|id| world.find_area(id).is_some());
        let change = by(&self.change, &|id| world.find_change(id).is_some());
        let source = by(&self.source, &|id| world.find_source(id).is_some());
        let assessment = by(&self.assessment, &|id| assessment_of(id).is_some());
        let claim = by(&self.claim, &|claim| world.has_claim(claim));
        let mut filter = Filter::default();
        for text in &self.filter {
            match Condition::from_text(text, |id| world.find_force(id)) {
                Some(condition) => filter.add(condition),
                None => lost.push(text.clone()),
            }
        }
        for name in &self.hide {
            if !world.layers.iter().any(|layer| layer.name == *name) {
                lost.push(name.clone());
            }
        }
        StoryStep {
            date: self.date,
            from: self.from.filter(|from| *from < self.date),
            view: self.view.and_then(bounds),
            caption: self.caption.clone(),
            notes: self.notes.clone(),
            area: area.and_then(|id| world.find_area(&id)),
            change: change.and_then(|id| world.find_change(&id)),
            source: source.and_then(|id| world.find_source(&id)),
            assessment: assessment.and_then(|id| assessment_of(&id)),
            filter,
            hidden_layers: self.hide.clone(),
            label_lang: self.labels,
            account: Account {
                claim,
                known_on: self.known_on,
            },
        }
    }
}

/// A box on the map; `None` for what is none.
fn bounds([west, south, east, north]: [f64; 4]) -> Option<LonLatBounds> {
    let is_box = (-180.0..=180.0).contains(&west)
        && (-180.0..=180.0).contains(&east)
        && (-90.0..=90.0).contains(&south)
        && (-90.0..=90.0).contains(&north)
        && west < east
        && south < north;
    is_box.then_some(LonLatBounds {
        min: [west, south],
        max: [east, north],
    })
}

fn read_date<'de, D: Deserializer<'de>>(text: &str) -> Result<FuzzyDate, D::Error> {
    FuzzyDate::parse_edtf(text).map_err(serde::de::Error::custom)
}

fn first_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
    let text = String::deserialize(deserializer)?;
    read_date::<D>(&text).map(|date| date.first)
}

fn first_day_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Day>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| read_date::<D>(&text).map(|date| date.first))
        .transpose()
}

fn last_day_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Day>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| read_date::<D>(&text).map(|date| date.last))
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_month_stands_for_its_first_day_and_as_known_on_for_its_last() {
        let text = r#"{"format": "kharita-story", "title": {"en": "A"},
            "steps": [{"date": "2014-06", "from": "2014", "known_on": "2014-06", "caption": {"en": "b"}}]}"#;
        let story = WrittenStory::from_json(text).expect("a story");
        let step = &story.steps[0];
        assert_eq!(step.date.to_string(), "2014-06-01");
        assert_eq!(
            step.from.map(|day| day.to_string()).as_deref(),
            Some("2014-01-01")
        );
        assert_eq!(
            step.known_on.map(|day| day.to_string()).as_deref(),
            Some("2014-06-30")
        );
    }

    proptest! {
        #[test]
        fn any_text_is_a_story_or_none(text in "\\PC{0,80}") {
            let _read = WrittenStory::from_json(&text);
        }

        #[test]
        fn what_is_written_is_read_to_the_letter(
            texts in prop::collection::vec("(?s).{0,40}", 6),
            days in prop::collection::vec(-20_000..30_000_i32, 3),
            sides in prop::option::of([-170.0..-1.0, -80.0..-1.0, 1.0..170.0, 1.0..80.0_f64]),
        ) {
            let names = |n: usize| Names { en: texts[n].clone(), ar: texts[n + 1].clone() };
            let story = WrittenStory {
                title: names(0),
                steps: vec![WrittenStep {
                    from: Some(Day(days[1])),
                    view: sides,
                    caption: names(2),
                    notes: names(4),
                    hide: texts.clone(),
                    known_on: Some(Day(days[2])),
                    labels: Some(LabelLang::Both),
                    ..WrittenStep::on(Day(days[0]))
                }],
                ..WrittenStory::default()
            };
            let text = serde_json::to_string(&story.file()).expect("JSON");
            prop_assert_eq!(WrittenStory::from_json(&text), Some(story));
        }
    }
}
