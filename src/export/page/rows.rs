//! The data set as the script of the page takes it.

use super::shapes::{UNIT, line, rings};
use crate::model::{
    ChangeId, ContextFeature, ContextKind, FuzzyDate, Interval, Lang, LonLatBounds, Names,
    SourceId, Story, World,
};
use crate::scene::fill::INFERRED_OPACITY;
use crate::scene::palette::{self, Theme};
use crate::words::Words;
use crate::words::format;
use geo::{Geometry, MultiPolygon};
use serde::Serialize;
use std::collections::BTreeMap;

/// The words of the page, by the name that its script has for them.
const WORDS: [(&str, &str); 20] = [
    ("map", "map-name"),
    ("contested", "forces-contested"),
    ("shared", "forces-shared"),
    ("none", "state-none"),
    ("unknown", "state-unknown"),
    ("absent", "state-absent"),
    ("forces", "page-forces"),
    ("sources", "page-sources"),
    ("typed", "page-typed"),
    ("go", "page-go"),
    ("no-date", "page-no-date"),
    ("before", "page-before"),
    ("after", "page-after"),
    ("back", "page-back"),
    ("next", "page-next"),
    ("slider", "page-slider"),
    ("closer", "page-closer"),
    ("farther", "page-farther"),
    ("all", "page-all"),
    ("control", "page-forces"),
];

/// A text in English and in Arabic.
type Pair = [String; 2];

#[derive(Serialize)]
pub(super) struct PageData {
    title: Pair,
    first: i32,
    last: i32,
    opens: i32,
    view: [f64; 4],
    unit: f64,
    inferred: f32,
    look: BTreeMap<&'static str, PageLook>,
    words: BTreeMap<&'static str, BTreeMap<&'static str, String>>,
    months: BTreeMap<&'static str, Vec<String>>,
    credits: Vec<Pair>,
    forces: Vec<PageForce>,
    states: Vec<(&'static str, Vec<usize>)>,
    areas: Vec<PageArea>,
    /// Stretches of time: first day, state, change or −1.
    history: Vec<Vec<(i32, usize, i64)>>,
    /// Date, note, sources, passages.
    changes: Vec<(Pair, Pair, Vec<usize>, Vec<PagePassage>)>,
    /// Publisher, title, date, link.
    sources: Vec<(Pair, Pair, Pair, String)>,
    /// By source: the paragraphs in each language.
    texts: BTreeMap<usize, [Vec<String>; 2]>,
    cities: Vec<(f64, f64, u8, String, String)>,
    /// Land of neighbours, then land of the data set.
    ground: [Vec<Vec<i64>>; 2],
    lakes: Vec<Vec<Vec<i64>>>,
    rivers: Vec<Vec<i64>>,
    steps: Vec<PageStep>,
}

/// Text's source, paragraph, the words in each language.
type PagePassage = (usize, usize, Pair);

#[derive(Serialize)]
struct PageLook {
    sea: String,
    land: String,
    neighbour: String,
    water: String,
    border: String,
    ink: String,
    halo: String,
    accent: String,
    unknown: String,
    hatch: String,
    opacity: f32,
}

#[derive(Serialize)]
struct PageForce {
    id: String,
    short: Pair,
    light: String,
    dark: String,
}

#[derive(Serialize)]
struct PageArea {
    id: String,
    /// Its name.
    n: Pair,
    /// Its rings.
    r: Vec<Vec<i64>>,
    /// Its history.
    h: usize,
    /// Whether it follows another.
    i: bool,
    /// Whether it lies over the ground and is not counted.
    o: bool,
    /// Its area in km².
    k: f64,
}

#[derive(Serialize)]
struct PageStep {
    day: i32,
    view: Option<[f64; 4]>,
    caption: Pair,
    area: Option<usize>,
}

/// The rows of a data set; with a story, its steps as well.
pub(super) fn page_data(world: &World, story: Option<&Story>, words: &[Words; 2]) -> PageData {
    let about = &world.about;
    let [english, _] = words;
    debug_assert_eq!(english.lang(), Lang::En);
    let mut sources = CitedSources::default();
    let changes = changes(world, words, &mut sources);
    let (areas, history) = areas(world);
    let country = |is_subject: bool| {
        let features = world.context.iter();
        features
            .filter(|feature| feature.kind == ContextKind::Country)
            .filter(|feature| (feature.role == "subject") == is_subject)
            .flat_map(|feature| rings(&polygons(feature)))
            .collect()
    };
    PageData {
        title: pair(story.map_or(&about.title, |story| &story.title)),
        first: about.first.0,
        last: about.last.0,
        opens: about.opens_on.0,
        view: about.view.map_or_else(|| extent(world), corners),
        unit: UNIT,
        inferred: INFERRED_OPACITY,
        look: [Theme::Light, Theme::Dark]
            .map(|theme| (theme.word(), look(theme)))
            .into(),
        words: said(words),
        months: months(words),
        credits: about.credits.iter().map(pair).collect(),
        forces: forces(world),
        states: states(world),
        areas,
        history,
        changes,
        texts: sources.texts(world),
        sources: sources.rows(world, words),
        cities: cities(world),
        ground: [country(false), country(true)],
        lakes: of_kind(world, ContextKind::Lake)
            .map(|lake| rings(&polygons(lake)))
            .collect(),
        rivers: of_kind(world, ContextKind::River)
            .flat_map(rivers)
            .collect(),
        steps: story.map_or_else(Vec::new, steps),
    }
}

fn pair(names: &Names) -> Pair {
    [Lang::En, Lang::Ar].map(|lang| names.exact(lang).to_owned())
}

fn corners(bounds: LonLatBounds) -> [f64; 4] {
    [bounds.min[0], bounds.min[1], bounds.max[0], bounds.max[1]]
}

/// What all areas take, in degrees.
fn extent(world: &World) -> [f64; 4] {
    let mut extent = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    let shapes = world.areas.iter().flat_map(|area| area.shape.iter());
    for at in shapes.flat_map(|polygon| polygon.exterior().coords()) {
        extent[0] = extent[0].min(at.x);
        extent[1] = extent[1].min(at.y);
        extent[2] = extent[2].max(at.x);
        extent[3] = extent[3].max(at.y);
    }
    if extent[0] < extent[2] && extent[1] < extent[3] {
        extent
    } else {
        [-170.0, -60.0, 170.0, 75.0]
    }
}

fn look(theme: Theme) -> PageLook {
    let map = palette::map_colours(theme);
    let sheet = palette::sheet_colours(theme);
    let css = |[r, g, b, a]: [u8; 4]| format!("rgba({r},{g},{b},{:.2})", f32::from(a) / 255.0);
    PageLook {
        sea: css(map.sea),
        land: css(map.land),
        neighbour: css(map.neighbour),
        water: css(map.water),
        border: css(map.front),
        ink: css(sheet.ink),
        halo: css(sheet.halo),
        accent: css(map.accent),
        unknown: css(palette::unknown_colour(theme)),
        hatch: css(map.unknown_hatch),
        opacity: map.fill_opacity,
    }
}

fn said(words: &[Words; 2]) -> BTreeMap<&'static str, BTreeMap<&'static str, String>> {
    let of = |words: &Words| {
        WORDS
            .map(|(name, key)| (name, words.get(key)))
            .into_iter()
            .collect()
    };
    words
        .iter()
        .map(|words| (words.lang().tag(), of(words)))
        .collect()
}

fn months(words: &[Words; 2]) -> BTreeMap<&'static str, Vec<String>> {
    let of = |words: &Words| {
        (1..=12)
            .map(|month| format::month_name(words, month))
            .collect()
    };
    words
        .iter()
        .map(|words| (words.lang().tag(), of(words)))
        .collect()
}

fn forces(world: &World) -> Vec<PageForce> {
    let hex = |[r, g, b]: [u8; 3]| format!("#{r:02x}{g:02x}{b:02x}");
    let force = |force: &crate::model::Force| PageForce {
        id: force.id.clone(),
        short: pair(&force.short),
        light: hex(force.colour_light),
        dark: hex(force.colour_dark),
    };
    world.forces.iter().map(force).collect()
}

fn states(world: &World) -> Vec<(&'static str, Vec<usize>)> {
    let controls = world.timeline.states().iter();
    controls
        .map(|control| {
            let forces = control.forces.iter().map(|force| force.index());
            (control.status.word(), forces.collect())
        })
        .collect()
}

type Stretches = Vec<(i32, usize, i64)>;

/// The areas, and the histories that they take, each once.
fn areas(world: &World) -> (Vec<PageArea>, Vec<Stretches>) {
    let mut known: BTreeMap<Stretches, usize> = BTreeMap::new();
    let mut history = Vec::new();
    let mut rows = Vec::new();
    for (id, area) in world.area_ids().zip(&world.areas) {
        let change = |change: ChangeId| i64::try_from(change.index()).unwrap_or(-1);
        let stretch = |interval: &Interval| {
            let of_change = interval.change.map_or(-1, change);
            (interval.from.0, interval.state.index(), of_change)
        };
        let stretches: Stretches = world.timeline.intervals(id).iter().map(stretch).collect();
        let number = *known.entry(stretches.clone()).or_insert_with(|| {
            history.push(stretches);
            history.len() - 1
        });
        rows.push(PageArea {
            id: area.id.clone(),
            n: pair(&area.name),
            r: rings(&area.shape),
            h: number,
            i: area.follows.is_some(),
            o: !world.is_ground(area),
            k: area.area_km2.round(),
        });
    }
    (rows, history)
}

/// The sources that changes cite, numbered as they come.
#[derive(Default)]
struct CitedSources {
    numbers: BTreeMap<SourceId, usize>,
    order: Vec<SourceId>,
}

impl CitedSources {
    fn number(&mut self, source: SourceId) -> usize {
        let order = &mut self.order;
        *self.numbers.entry(source).or_insert_with(|| {
            order.push(source);
            order.len() - 1
        })
    }

    fn rows(&self, world: &World, words: &[Words; 2]) -> Vec<(Pair, Pair, Pair, String)> {
        let row = |source: &SourceId| {
            let source = world.source(*source);
            let date = source
                .date
                .map_or_else(Pair::default, |date| dated(words, &date));
            (
                pair(&source.publisher),
                pair(&source.title),
                date,
                web_link(&source.url),
            )
        };
        self.order.iter().map(row).collect()
    }

    fn texts(&self, world: &World) -> BTreeMap<usize, [Vec<String>; 2]> {
        let mut texts = BTreeMap::new();
        for (number, source) in self.order.iter().enumerate() {
            let source = world.source(*source);
            let paragraphs = |lang| {
                let text = source.text(lang);
                text.map_or_else(Vec::new, |text| text.paragraphs.clone())
            };
            if !source.texts.is_empty() {
                texts.insert(number, [paragraphs(Lang::En), paragraphs(Lang::Ar)]);
            }
        }
        texts
    }
}

/// A link that leads to the web and runs nothing.
fn web_link(url: &str) -> String {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    if is_web {
        url.to_owned()
    } else {
        String::new()
    }
}

fn dated(words: &[Words; 2], date: &FuzzyDate) -> Pair {
    [0, 1].map(|n| format::fuzzy(&words[n], date))
}

fn changes(
    world: &World,
    words: &[Words; 2],
    sources: &mut CitedSources,
) -> Vec<(Pair, Pair, Vec<usize>, Vec<PagePassage>)> {
    let mut rows = Vec::new();
    for (number, change) in world.changes.iter().enumerate() {
        let cited = change.sources.iter().map(|source| sources.number(*source));
        let cited: Vec<usize> = cited.collect();
        let passages = world
            .passages_of_change(ChangeId::from_index(number))
            .iter();
        let passages = passages.map(|passage| {
            let passage = world.passage(*passage);
            let source = sources.number(passage.source);
            (source, passage.paragraph, pair(&passage.exact))
        });
        let passages = passages.collect();
        rows.push((
            dated(words, &change.date),
            pair(&change.note),
            cited,
            passages,
        ));
    }
    rows
}

fn of_kind(world: &World, kind: ContextKind) -> impl Iterator<Item = &ContextFeature> {
    world
        .context
        .iter()
        .filter(move |feature| feature.kind == kind)
}

fn polygons(feature: &ContextFeature) -> MultiPolygon<f64> {
    match &feature.geometry {
        Geometry::Polygon(polygon) => MultiPolygon::new(vec![polygon.clone()]),
        Geometry::MultiPolygon(polygons) => polygons.clone(),
        _ => MultiPolygon::new(Vec::new()),
    }
}

fn rivers(feature: &ContextFeature) -> Vec<Vec<i64>> {
    match &feature.geometry {
        Geometry::LineString(one) => line(one).into_iter().collect(),
        Geometry::MultiLineString(lines) => lines.iter().filter_map(line).collect(),
        _ => Vec::new(),
    }
}

/// The cities that have room on a page, the most important first.
fn cities(world: &World) -> Vec<(f64, f64, u8, String, String)> {
    const LEAST_RANK: u8 = 4;
    let mut cities: Vec<(f64, f64, u8, String, String)> = of_kind(world, ContextKind::City)
        .filter(|city| city.rank <= LEAST_RANK)
        .filter_map(|city| {
            let Geometry::Point(at) = &city.geometry else {
                return None;
            };
            let [en, ar] = pair(&city.name);
            Some((at.x(), at.y(), city.rank, en, ar))
        })
        .collect();
    cities.sort_by_key(|city| city.2);
    cities
}

fn steps(story: &Story) -> Vec<PageStep> {
    let step = |step: &crate::model::StoryStep| PageStep {
        day: step.date.0,
        view: step.view.map(corners),
        caption: pair(&step.caption),
        area: step.area.map(|area| area.index()),
    };
    story.steps.iter().map(step).collect()
}
