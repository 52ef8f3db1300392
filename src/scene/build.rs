//! The scene of a date, at the cost of the areas that differ from the last one.

use super::drawn_looks::DrawnLooks;
use super::frame::{AreaTexel, DisputedArea, Layers, Rgba, Scene, StateStyle};
use super::palette::{self, Dress, Theme};
use super::prepared::Prepared;
use super::rows::Rows;
use crate::geometry::{Camera, Viewport};
use crate::model::{
    AreaId, Control, Cursor, Day, Disputes, Filter, LayerId, Passed, Status, Timeline, World,
};
use std::sync::Arc;

/// Everything that decides what the map shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The day that is shown.
    pub date: Day,
    /// The day that is being left; the same as `date` when nothing fades.
    pub date_before: Day,
    /// How far the fade has come, from 0 to 1.
    pub fade: f32,
    /// Light or dark.
    pub theme: Theme,
    /// What is let through; forces that are not singled out are drawn faintly.
    pub filter: Filter,
    /// Areas that belong to what the user looks at, such as an assessment.
    pub outlined: Vec<AreaId>,
    /// The area beneath the pointer.
    pub hovered: Option<AreaId>,
    /// The selected area.
    pub selected: Option<AreaId>,
    /// Where the map is seen from.
    pub camera: Camera,
    /// Size of the map, in points.
    pub viewport: Viewport,
    /// Physical pixels in a point.
    pub pixels_per_point: f32,
    /// Which layers are drawn.
    pub layers: Layers,
    /// Files of which nothing is drawn.
    pub hidden_layers: Vec<LayerId>,
    /// What the user decided about colours and layers.
    pub dress: Dress,
}

/// History as it is drawn.
#[derive(Clone, Debug)]
pub struct DrawnHistory {
    /// Control through time, as one account tells it.
    pub timeline: Arc<Timeline>,
    /// The looks of that timeline.
    pub rows: Arc<Rows>,
    /// What of it the filters let through.
    pub passed: Arc<Passed>,
    /// Where other accounts differ.
    pub disputes: Arc<Disputes>,
}

/// Builds scenes of one data set. It remembers the last one only to save work: any order of
/// queries gives the same scenes.
#[derive(Debug)]
pub struct SceneBuilder {
    timeline: Arc<Timeline>,
    rows: Arc<Rows>,
    passed: Arc<Passed>,
    disputes: Arc<Disputes>,
    now: Cursor,
    before: Cursor,
    texels: Vec<AreaTexel>,
    outlined: Vec<AreaId>,
    hidden: Vec<LayerId>,
    drawn: DrawnLooks,
    presence: u64,
    moved: Vec<AreaId>,
    shared: Arc<[AreaTexel]>,
    spare: Vec<Arc<[AreaTexel]>>,
    states: Arc<[StateStyle]>,
    states_key: Option<(Theme, Filter, Dress)>,
    disputed: Arc<[DisputedArea]>,
    /// The day and the presence of which `disputed` is.
    disputed_of: Option<(Day, u64)>,
    found: Vec<DisputedArea>,
}

impl SceneBuilder {
    /// A builder for a data set, as its main account tells it.
    pub fn new(world: &World, prepared: &Prepared) -> Self {
        let told = DrawnHistory {
            timeline: world.timeline.clone(),
            rows: prepared.rows.clone(),
            passed: Arc::default(),
            disputes: world.disputes.clone(),
        };
        Self::telling(world, told)
    }

    /// A builder for a data set as an account tells it, and what of it passes.
    pub fn telling(world: &World, told: DrawnHistory) -> Self {
        let DrawnHistory {
            timeline,
            rows,
            passed,
            disputes,
        } = told;
        let now = timeline.cursor(world.about.opens_on);
        let drawn = DrawnLooks::new(world, &[], rows.rows.len());
        let mut builder = Self {
            timeline,
            rows,
            passed,
            disputes,
            before: now.clone(),
            now,
            texels: vec![AreaTexel::default(); world.areas.len()],
            outlined: Vec::new(),
            hidden: Vec::new(),
            drawn,
            presence: 0,
            moved: Vec::new(),
            shared: Arc::from([]),
            spare: Vec::new(),
            states: Arc::from([]),
            states_key: None,
            disputed: Arc::from([]),
            disputed_of: None,
            found: Vec::new(),
        };
        for area in world.area_ids() {
            builder.write(world, area);
        }
        builder.shared = builder.texels.as_slice().into();
        builder
    }

    /// The day of the last scene.
    pub fn date(&self) -> Day {
        self.now.day()
    }

    /// The cursor of the last scene's day.
    pub fn cursor(&self) -> &Cursor {
        &self.now
    }

    /// Whether an area was drawn in the last scene: it exists on that day, the filters let it through,
    /// and its layer is shown.
    pub fn is_shown(&self, world: &World, area: AreaId) -> bool {
        let number = self.now.interval_index(area);
        let interval = self.timeline.all_intervals()[number];
        let control = self.timeline.control(interval.state);
        control.status != Status::Absent
            && self.passed.interval(number)
            && !self.hidden.contains(&world.area(area).layer)
    }

    /// Another number whenever the answers of [`is_shown`](Self::is_shown) are others.
    pub fn presence(&self) -> u64 {
        self.presence
    }

    /// The scene of a query.
    pub fn build(&mut self, world: &World, prepared: &Prepared, query: &Query) -> Scene {
        self.update_texels(world, query);
        let same_states = matches!(&self.states_key, Some((theme, filter, dress)) if *theme == query.theme && *filter == query.filter && *dress == query.dress);
        if !same_states {
            let told = (&*self.timeline, &*self.rows);
            self.states = palette::state_styles(
                world,
                told,
                query.theme,
                &query.filter,
                (&query.dress, &self.drawn.looks),
            );
            self.states_key = Some((query.theme, query.filter.clone(), query.dress.clone()));
        }
        self.update_disputed(world, prepared, query, same_states);
        Scene {
            mesh: prepared.mesh.clone(),
            states: self.states.clone(),
            texels: self.shared.clone(),
            camera: query.camera,
            viewport: query.viewport,
            pixels_per_point: query.pixels_per_point,
            fade: query.fade,
            hovered: query.hovered.map(|area| area.0),
            selected: query.selected.map(|area| area.0),
            colours: palette::map_colours(query.theme),
            layers: query.layers,
            disputed: self.disputed.clone(),
            dress: query.dress.clone(),
        }
    }

    /// Finds the areas that are shown and disputed, where another day, account or colour makes them others.
    fn update_disputed(
        &mut self,
        world: &World,
        prepared: &Prepared,
        query: &Query,
        same_colours: bool,
    ) {
        let now = Some((query.date, self.presence));
        if prepared.sign_places.is_empty() || same_colours && self.disputed_of == now {
            return;
        }
        self.disputed_of = now;
        let mut all = std::mem::take(&mut self.found);
        let places = prepared.sign_places.iter();
        let found = places.filter(|(area, _)| self.is_shown(world, **area));
        let found = found.filter_map(|(area, at)| {
            let other = self.disputes.at(world, *area, query.date).next()?.control;
            let interval = self.now.interval(&self.timeline, *area);
            let told = self.timeline.control(interval.state);
            let colours = sign_colours(world, query, told, other);
            Some(DisputedArea {
                area: *area,
                at: *at,
                colours,
            })
        });
        all.extend(found);
        if *self.disputed != *all {
            self.disputed = all.as_slice().into();
        }
        all.clear();
        self.found = all;
    }

    fn update_texels(&mut self, world: &World, query: &Query) {
        let timeline = self.timeline.clone();
        let mut moved = std::mem::take(&mut self.moved);
        self.now
            .move_to(&timeline, query.date, |area| moved.push(area));
        self.before
            .move_to(&timeline, query.date_before, |area| moved.push(area));
        if self.outlined != query.outlined {
            moved.append(&mut self.outlined);
            self.outlined.extend_from_slice(&query.outlined);
            moved.extend_from_slice(&query.outlined);
        }
        if self.hidden != query.hidden_layers {
            self.hidden.clone_from(&query.hidden_layers);
            self.presence += 1;
            moved.extend(world.area_ids());
        }
        if self.drawn.layers != query.dress.layers {
            self.drawn = DrawnLooks::new(world, &query.dress.layers, self.rows.rows.len());
            moved.extend(world.area_ids());
        }
        let mut presence_changed = false;
        for area in &moved {
            presence_changed |= self.write(world, *area);
        }
        self.presence += u64::from(presence_changed);
        if !moved.is_empty() {
            self.publish();
        }
        moved.clear();
        self.moved = moved;
    }

    /// Writes what an area shows; answers whether it came or went.
    fn write(&mut self, world: &World, area: AreaId) -> bool {
        let row = |cursor: &Cursor| {
            let state = self.rows.of_interval[cursor.interval_index(area)];
            self.drawn.row(area, state)
        };
        let inferred = if world.area(area).follows.is_some() {
            AreaTexel::INFERRED
        } else {
            0
        };
        let outlined = if self.outlined.contains(&area) {
            AreaTexel::OUTLINED
        } else {
            0
        };
        let passes = self.passed.interval(self.now.interval_index(area));
        let hidden = if passes && !self.hidden.contains(&world.area(area).layer) {
            0
        } else {
            AreaTexel::HIDDEN
        };
        let flags = inferred | outlined | hidden;
        let texel = AreaTexel::new(row(&self.now), row(&self.before), flags);
        let is_drawn = |texel: &AreaTexel| {
            let is_absent = self.rows.is_absent[self.drawn.state(texel.row())];
            !is_absent && texel.flags() & AreaTexel::HIDDEN == 0
        };
        let before = std::mem::replace(&mut self.texels[area.index()], texel);
        is_drawn(&before) != is_drawn(&texel)
    }

    /// Hands the texels out in a buffer that no renderer holds any more, or in a new one.
    fn publish(&mut self) {
        let previous = std::mem::replace(&mut self.shared, Arc::from([]));
        self.spare.push(previous);
        let free = self
            .spare
            .iter_mut()
            .position(|buffer| Arc::get_mut(buffer).is_some_and(|b| b.len() == self.texels.len()));
        self.shared = match free {
            Some(index) => {
                let mut buffer = self.spare.swap_remove(index);
                if let Some(texels) = Arc::get_mut(&mut buffer) {
                    texels.copy_from_slice(&self.texels);
                }
                buffer
            }
            None => self.texels.as_slice().into(),
        };
        // A renderer holds at most the last two.
        self.spare.truncate(3);
    }
}

/// The colours of a sign: of who holds an area as it is told, and of who holds it by another account;
/// two that differ where the accounts have such.
fn sign_colours(world: &World, query: &Query, told: &Control, other: &Control) -> [Rgba; 2] {
    let colours =
        |control| palette::control_colours(world, &query.dress.picked, control, query.theme);
    let (told, other) = (colours(told), colours(other));
    let pairs = told
        .iter()
        .flat_map(|a| other.iter().map(move |b| [*a, *b]));
    let usual = [told[0], other[0]];
    pairs.clone().find(|[a, b]| a != b).unwrap_or(usual)
}
