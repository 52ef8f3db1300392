//! A map with what stands around it, as one list of what is drawn: what is on the screen and what is
//! in a file come from here.

use super::step_sources::source_line;
use crate::geometry::{Bounds, Camera, DistanceUnit, Viewport, scale_bar};
use crate::model::{
    AreaId, Disputes, ForceId, LabelLang, Lang, Passed, StoryStep, Timeline, World,
};
use crate::scene::chart::map_layers;
use crate::scene::display::{DisplayLayer, SheetPart};
use crate::scene::disputed::placed_signs;
use crate::scene::furniture::{Furnished, LegendRow, SheetWords, furnish};
use crate::scene::legend::{LegendEntry, LegendSign, LegendSubject, legend_entries};
use crate::scene::names::{NameBoard, NameQuery};
use crate::scene::{
    DisplayList, DrawnHistory, Prepared, Query, Rows, Scene, SceneBuilder, beyond, palette,
};
use crate::text::Typesetter;
use crate::words::Words;
use crate::words::format;
use std::sync::Arc;

/// The most forces that a legend lists.
const MOST_FORCES: usize = 12;

/// The same for what is to be read from the back of a room.
const MOST_FORCES_IN_A_ROOM: usize = 8;

/// Letters of the map grow with the picture, from this smaller side on, in points.
const USUAL_SIDE_POINTS: f32 = 800.0;

/// The same for what is to be read from the back of a room: a name is 2.2 % of the smaller side.
const ROOM_SIDE_POINTS: f32 = 550.0;

/// What stands around a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetChoice {
    /// What the picture is called; empty for nothing.
    pub title: String,
    /// Whether the day is written on it.
    pub has_date: bool,
    /// Whether colours and patterns are explained.
    pub has_legend: bool,
    /// What is said of it; empty for nothing.
    pub caption: String,
    /// Who says so; empty for nothing.
    pub source: String,
    /// Forces that the legend names before all others.
    pub named_first: Vec<ForceId>,
    /// Whether anything that is not the map is left out: names, scale and credits as well.
    pub is_bare: bool,
    /// What is kept free at the bottom, in points.
    pub foot_points: f32,
    /// Whether the caption is of less weight, because the map shows something else just now.
    pub is_quiet: bool,
    /// How many times the usual size letters have; 0 for once.
    pub magnified: f32,
    /// Areas whose names come before all others.
    pub areas_first: Vec<AreaId>,
    /// Whether it is to be read from the back of a room: names on the map are larger, and so fewer.
    pub is_for_a_room: bool,
    /// What must be seen whole beside the legend; where there is none the query's camera stays as it is.
    pub framed: Option<Framed>,
}

/// Bounds that a picture shows whole, clear of what stands around the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Framed {
    /// In the square world.
    pub bounds: Bounds,
    /// What is kept free besides the legend: left, top, right and bottom, in points.
    pub insets: [f64; 4],
    /// Ground around the bounds, in points.
    pub padding_points: f64,
}

impl Framed {
    /// The camera that shows the bounds within what is left free.
    pub fn camera(&self, viewport: Viewport) -> Camera {
        camera_within(self.bounds, viewport, self.insets, self.padding_points)
    }

    /// The same beside a box that stands at the left or right edge: left, top, right, bottom, in points.
    fn beside(self, covered: [f32; 4], viewport: Viewport) -> Self {
        let [left, _, right, _] = covered.map(f64::from);
        let mut insets = self.insets;
        if left + right > viewport.width {
            insets[2] = insets[2].max(viewport.width - left);
        } else {
            insets[0] = insets[0].max(right);
        }
        Self { insets, ..self }
    }
}

impl SheetChoice {
    /// How many times their usual size names on the map have.
    fn name_size(&self, smaller_side_points: f32) -> f32 {
        let share = if self.is_for_a_room {
            ROOM_SIDE_POINTS
        } else {
            USUAL_SIDE_POINTS
        };
        let magnified = if self.magnified > 0.0 {
            self.magnified
        } else {
            1.0
        };
        (smaller_side_points / share * magnified).clamp(0.7, 6.0)
    }
}

/// A data set as pictures need it.
#[derive(Clone)]
pub struct ChartSource<'a> {
    /// What is claimed.
    pub world: &'a World,
    /// What was worked out of it.
    pub prepared: &'a Prepared,
    /// Control through time, as one account tells it.
    pub timeline: Arc<Timeline>,
    /// The looks of that timeline.
    pub rows: Arc<Rows>,
    /// What of it the filters let through.
    pub passed: Arc<Passed>,
    /// Where other accounts differ.
    pub disputes: Arc<Disputes>,
    /// The words of the picture's language.
    pub words: &'a Words,
}

impl<'a> ChartSource<'a> {
    /// A data set as its main account tells it.
    pub fn main(world: &'a World, prepared: &'a Prepared, words: &'a Words) -> Self {
        Self {
            world,
            prepared,
            timeline: world.timeline.clone(),
            rows: prepared.rows.clone(),
            passed: Arc::default(),
            disputes: world.disputes.clone(),
            words,
        }
    }

    fn builder(&self) -> SceneBuilder {
        let told = DrawnHistory {
            timeline: self.timeline.clone(),
            rows: self.rows.clone(),
            passed: self.passed.clone(),
            disputes: self.disputes.clone(),
        };
        SceneBuilder::telling(self.world, told)
    }
}

/// Draws sheets of one data set; keeps what saves work between them.
pub struct SheetMaker {
    /// Whose account the builder shows, and what of it.
    told: (Arc<Timeline>, Arc<Passed>),
    builder: SceneBuilder,
    names: NameBoard,
}

/// A sheet: the map as the renderer takes it, and what lies over it.
pub struct Sheet {
    /// The map.
    pub scene: Scene,
    /// Names and furniture, the lowest first.
    pub above: Vec<DisplayLayer>,
    /// The boxes that the furniture takes, and what stands there: left, top, right, bottom, in points.
    pub covered: Vec<(SheetPart, [f32; 4])>,
}

impl SheetMaker {
    /// For a data set.
    pub fn new(source: &ChartSource<'_>) -> Self {
        Self {
            told: (source.timeline.clone(), source.passed.clone()),
            builder: source.builder(),
            names: NameBoard::default(),
        }
    }

    fn follow(&mut self, source: &ChartSource<'_>) {
        let (timeline, passed) = &self.told;
        let is_same =
            Arc::ptr_eq(timeline, &source.timeline) && Arc::ptr_eq(passed, &source.passed);
        if !is_same {
            *self = Self::new(source);
        }
    }

    /// The sheet of a query.
    pub fn sheet(
        &mut self,
        source: &ChartSource<'_>,
        query: &Query,
        label_lang: LabelLang,
        choice: &SheetChoice,
        typesetter: &mut dyn Typesetter,
    ) -> Sheet {
        self.follow(source);
        let (world, prepared, words) = (source.world, source.prepared, source.words);
        let scene = self.builder.build(world, prepared, query);
        if choice.is_bare {
            return Sheet {
                scene,
                above: Vec::new(),
                covered: Vec::new(),
            };
        }
        let furnished = furniture(source, query, &scene, choice, typesetter);
        if let Some(camera) = camera_beside_legend(&furnished, choice, query) {
            let (query, framed) = (
                Query {
                    camera,
                    ..query.clone()
                },
                None,
            );
            let choice = SheetChoice {
                framed,
                ..choice.clone()
            };
            return self.sheet(source, &query, label_lang, &choice, typesetter);
        }
        let Furnished { layers, covered } = furnished;
        let size = size_points(&scene);
        let names = NameQuery {
            world,
            prepared,
            builder: &self.builder,
            scene: &scene,
            theme: query.theme,
            langs: (label_lang, words.lang()),
            magnified: choice.name_size(size[0].min(size[1])),
            first: &choice.areas_first,
            clear_of: &covered,
        };
        let items = self.names.items(typesetter, &names);
        let signs = placed_signs(&scene, &items, &covered, names.magnified);
        let colours = palette::sheet_colours(query.theme);
        let signs = signs.iter().flat_map(|sign| sign.items(&colours));
        let signs = DisplayLayer {
            part: SheetPart::Disputed,
            items: signs.collect(),
        };
        let limits = prepared.limits;
        let mut above: Vec<DisplayLayer> =
            beyond(query.camera, query.viewport, limits, colours.paper)
                .into_iter()
                .collect();
        above.push(DisplayLayer {
            part: SheetPart::Names,
            items,
        });
        above.extend(Some(signs).filter(|signs| !signs.items.is_empty()));
        let parts = layers.iter().map(|layer| layer.part);
        let covered = parts.zip(covered).collect();
        above.extend(layers);
        Sheet {
            scene,
            above,
            covered,
        }
    }
}

impl Sheet {
    /// The whole sheet as a list, the map among it.
    pub fn list(self, source: &ChartSource<'_>) -> DisplayList {
        let mut layers = map_layers(
            source.world,
            source.prepared,
            (&source.timeline, &source.rows),
            &self.scene,
        );
        layers.extend(self.above);
        DisplayList {
            size_points: size_points(&self.scene),
            layers,
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the size of a picture")]
fn size_points(scene: &Scene) -> [f32; 2] {
    [scene.viewport.width as f32, scene.viewport.height as f32]
}

fn furniture(
    source: &ChartSource<'_>,
    query: &Query,
    scene: &Scene,
    choice: &SheetChoice,
    typesetter: &mut dyn Typesetter,
) -> Furnished {
    let words = sheet_words(source, query, scene, choice);
    let colours = palette::sheet_colours(query.theme);
    let is_mirrored = source.words.lang() == Lang::Ar;
    furnish(
        typesetter,
        size_points(scene),
        &words,
        &colours,
        is_mirrored,
    )
}

/// The camera that shows what must be seen whole clear of the legend, where there is one.
fn camera_beside_legend(
    furnished: &Furnished,
    choice: &SheetChoice,
    query: &Query,
) -> Option<Camera> {
    let parts = furnished.layers.iter().map(|layer| layer.part);
    let mut covered = parts.zip(&furnished.covered);
    let (_, legend) = covered.find(|(part, _)| *part == SheetPart::Legend)?;
    let framed = choice.framed?.beside(*legend, query.viewport);
    Some(framed.camera(query.viewport))
}

fn sheet_words(
    source: &ChartSource<'_>,
    query: &Query,
    scene: &Scene,
    choice: &SheetChoice,
) -> SheetWords {
    let words = source.words;
    let (scale, scale_points) = scale_words(words, scene.camera, scene.viewport);
    let credits = source.world.about.credits.iter();
    let credits: Vec<&str> = credits.map(|line| line.get(words.lang())).collect();
    SheetWords {
        title: choice.title.clone(),
        date: if choice.has_date {
            format::day(words, query.date)
        } else {
            String::new()
        },
        legend: if choice.has_legend {
            legend_rows(source, query, scene, choice)
        } else {
            Vec::new()
        },
        caption: choice.caption.clone(),
        source: choice.source.clone(),
        scale,
        scale_points,
        credits: credits.join(" "),
        foot_points: choice.foot_points,
        is_quiet: choice.is_quiet,
        magnified: choice.magnified,
    }
}

/// The words of a scale bar, and its length in points.
fn scale_words(words: &Words, camera: Camera, viewport: Viewport) -> (String, f32) {
    let longest = viewport.width.min(viewport.height) * 0.16;
    let bar = scale_bar(camera, viewport, longest);
    let unit = match bar.unit {
        DistanceUnit::Km => "number-km",
        DistanceUnit::M => "number-m",
    };
    let said = words.with(unit, &[("number", format::number(bar.distance).into())]);
    #[expect(clippy::cast_possible_truncation, reason = "a length in the picture")]
    let length = bar.length_points as f32;
    (said, length)
}

fn legend_rows(
    source: &ChartSource<'_>,
    query: &Query,
    scene: &Scene,
    choice: &SheetChoice,
) -> Vec<LegendRow> {
    let most = if choice.is_for_a_room {
        MOST_FORCES_IN_A_ROOM
    } else {
        MOST_FORCES
    };
    let entries = legend_entries(
        (source.world, source.prepared),
        (&source.timeline, &source.rows),
        (scene, query.theme),
        &choice.named_first,
        most,
    );
    let row = |entry: LegendEntry| LegendRow {
        words: legend_words(source, entry.subject),
        fills: entry.fills,
        disputed: entry.disputed,
    };
    entries.into_iter().map(row).collect()
}

/// What a row of a legend says.
pub fn legend_words(source: &ChartSource<'_>, subject: LegendSubject) -> String {
    let key = match subject {
        LegendSubject::Force(force) => {
            let force = source.world.force(force);
            return force.short.get(source.words.lang()).to_owned();
        }
        LegendSubject::Sign(LegendSign::Contested) => "forces-contested",
        LegendSubject::Sign(LegendSign::Shared) => "forces-shared",
        LegendSubject::Sign(LegendSign::Pending) => "forces-pending",
        LegendSubject::Sign(LegendSign::Inferred) => "forces-inferred",
        LegendSubject::Sign(LegendSign::Nobody) => "state-none",
        LegendSubject::Sign(LegendSign::Unknown) => "state-unknown",
        LegendSubject::Sign(LegendSign::Disputed) => "forces-disputed",
    };
    source.words.get(key)
}

/// What a step of a story says, and who says so.
pub fn step_choice(world: &World, words: &Words, step: &StoryStep) -> SheetChoice {
    let mut named_first: Vec<ForceId> = Vec::new();
    let change = step.change.map(|change| world.change(change));
    let of_change = change.iter().flat_map(|change| &change.control.forces);
    for force in of_change {
        if !named_first.contains(force) {
            named_first.push(*force);
        }
    }
    let of_change = change.iter().flat_map(|change| &change.areas);
    let areas_first = step.area.iter().chain(of_change).copied().collect();
    SheetChoice {
        has_date: true,
        has_legend: true,
        is_for_a_room: true,
        caption: step.caption.get(words.lang()).to_owned(),
        source: source_line(world, words, step),
        named_first,
        areas_first,
        ..SheetChoice::default()
    }
}

/// The camera that shows bounds within what plates leave free: `insets` are left, top, right and
/// bottom, in points.
fn camera_within(
    bounds: Bounds,
    viewport: Viewport,
    insets: [f64; 4],
    padding_points: f64,
) -> Camera {
    let [left, top, right, bottom] = insets;
    let free = Viewport {
        width: (viewport.width - left - right).max(64.0),
        height: (viewport.height - top - bottom).max(64.0),
    };
    let camera = Camera::fit(bounds, free, padding_points);
    let moved = [(right - left) / 2.0, (bottom - top) / 2.0];
    camera.panned_by(moved.map(|points| -points))
}
