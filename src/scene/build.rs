//! The scene of a date, at the cost of the areas that differ from the last one.

use super::frame::{AreaTexel, Layers, Scene, StateStyle};
use super::palette::{self, Theme};
use super::prepared::Prepared;
use crate::geometry::{Camera, Viewport};
use crate::model::{AreaId, Cursor, Day, ForceId, LayerId, Status, World};
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
    /// Forces that the user singled out; empty for all.
    pub singled_out: Vec<ForceId>,
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
}

/// Builds scenes of one data set. It remembers the last one only to save work: any order of
/// queries gives the same scenes.
#[derive(Debug)]
pub struct SceneBuilder {
    now: Cursor,
    before: Cursor,
    texels: Vec<AreaTexel>,
    outlined: Vec<AreaId>,
    hidden: Vec<LayerId>,
    presence: u64,
    moved: Vec<AreaId>,
    shared: Arc<[AreaTexel]>,
    spare: Vec<Arc<[AreaTexel]>>,
    states: Arc<[StateStyle]>,
    states_key: Option<(Theme, Vec<ForceId>)>,
}

impl SceneBuilder {
    /// A builder for a data set.
    pub fn new(world: &World, prepared: &Prepared) -> Self {
        let now = world.timeline.cursor(world.about.opens_on);
        let mut builder = Self {
            before: now.clone(),
            now,
            texels: vec![AreaTexel::default(); world.areas.len()],
            outlined: Vec::new(),
            hidden: Vec::new(),
            presence: 0,
            moved: Vec::new(),
            shared: Arc::from([]),
            spare: Vec::new(),
            states: Arc::from([]),
            states_key: None,
        };
        for area in world.area_ids() {
            builder.write(world, prepared, area);
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

    /// Whether an area was drawn in the last scene: it exists on that day, and its layer is shown.
    pub fn is_shown(&self, world: &World, area: AreaId) -> bool {
        let interval = world.timeline.all_intervals()[self.now.interval_index(area)];
        let control = world.timeline.control(interval.state);
        control.status != Status::Absent && !self.hidden.contains(&world.area(area).layer)
    }

    /// Another number whenever the answers of [`is_shown`](Self::is_shown) are others.
    pub fn presence(&self) -> u64 {
        self.presence
    }

    /// The scene of a query.
    pub fn build(&mut self, world: &World, prepared: &Prepared, query: &Query) -> Scene {
        self.update_texels(world, prepared, query);
        let same_states = matches!(&self.states_key, Some((theme, forces)) if *theme == query.theme && *forces == query.singled_out);
        if !same_states {
            self.states =
                palette::state_styles(world, &prepared.rows, query.theme, &query.singled_out);
            self.states_key = Some((query.theme, query.singled_out.clone()));
        }
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
        }
    }

    fn update_texels(&mut self, world: &World, prepared: &Prepared, query: &Query) {
        let mut moved = std::mem::take(&mut self.moved);
        self.now
            .move_to(&world.timeline, query.date, |area| moved.push(area));
        self.before
            .move_to(&world.timeline, query.date_before, |area| moved.push(area));
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
        let mut presence_changed = false;
        for area in &moved {
            presence_changed |= self.write(world, prepared, *area);
        }
        self.presence += u64::from(presence_changed);
        if !moved.is_empty() {
            self.publish();
        }
        moved.clear();
        self.moved = moved;
    }

    /// Writes what an area shows; answers whether it came or went.
    fn write(&mut self, world: &World, prepared: &Prepared, area: AreaId) -> bool {
        let row = |cursor: &Cursor| prepared.rows.of_interval[cursor.interval_index(area)];
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
        let hidden = match self.hidden.contains(&world.area(area).layer) {
            true => AreaTexel::HIDDEN,
            false => 0,
        };
        let flags = inferred | outlined | hidden;
        let texel = &mut self.texels[area.index()];
        let was_absent = prepared.rows.is_absent[usize::from(texel.row())];
        *texel = AreaTexel::new(row(&self.now), row(&self.before), flags);
        was_absent != prepared.rows.is_absent[usize::from(texel.row())]
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
