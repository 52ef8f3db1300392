//! The window as a whole: which panel stands where, at which size, in which direction.

use super::comparing::{self, ComparingMemory};
use super::ctx::Ctx;
use super::figures::{self, FiguresMemory};
use super::kit;
use super::map::{Furniture, MapMemory, beside, map_ui};
use super::mapping::MappingMemory;
use super::palette::PaletteMemory;
use super::present::StageMemory;
use super::search::SearchMemory;
use super::table::TableMemory;
use super::time::{TimeMemory, time_ui};
use super::{
    file_event, forces, header, key_presses, keys_help, loading, mapping, message_list, messages,
    palette, place, present, save, search, table, ways_in,
};
use crate::state::{Action, Command, Project};
use crate::ui::look::HAIRLINE;
use egui::{Key, Modifiers, Popup, Rect, Stroke, Ui, UiBuilder, pos2};
use std::sync::Arc;

/// Height of the header, in points.
const HEADER: f32 = 44.0;

/// Height of the time panel, in points, and in a low window.
const TIME: f32 = 124.0;
const LOW_TIME: f32 = 104.0;

/// Windows below this height are low, in points.
const LOW_WINDOW: f32 = 680.0;

/// What the panels keep between frames.
pub struct WindowMemory {
    map: MapMemory,
    time: TimeMemory,
    search: SearchMemory,
    mapping: MappingMemory,
    palette: PaletteMemory,
    /// Only while a story is told.
    stage: Option<StageMemory>,
    table: TableMemory,
    figures: FiguresMemory,
    comparing: ComparingMemory,
    /// The other map, while two dates are compared.
    other_map: Option<MapMemory>,
}

impl WindowMemory {
    /// Nothing kept yet.
    pub fn new(project: &Arc<Project>) -> Self {
        Self {
            map: MapMemory::new(project),
            time: TimeMemory::default(),
            search: SearchMemory::default(),
            mapping: MappingMemory::default(),
            palette: PaletteMemory::default(),
            stage: None,
            table: TableMemory::default(),
            figures: FiguresMemory::default(),
            comparing: ComparingMemory::default(),
            other_map: None,
        }
    }
}

/// Where the panels stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanelRects {
    /// Across the top.
    pub header: Rect,
    /// The forces, where reading begins; empty when folded.
    pub forces: Rect,
    /// The place and its sources, where reading ends; empty when folded.
    pub place: Rect,
    /// The map.
    pub map: Rect,
    /// Across the bottom.
    pub time: Rect,
}

impl PanelRects {
    /// Gives the room of the time panel to the others: files without dates have no time to show.
    fn without_time(&mut self) {
        for place in [&mut self.forces, &mut self.place, &mut self.map] {
            place.max.y = self.time.bottom();
        }
        self.time.min.y = self.time.bottom();
    }

    /// Cuts a dock of some height off the foot of the map and both panels.
    fn take_foot(&mut self, height: f32) -> Rect {
        let y = self.time.top() - height;
        for place in [&mut self.forces, &mut self.place, &mut self.map] {
            place.max.y = place.max.y.min(y);
        }
        self.time.with_min_y(y).with_max_y(self.time.top())
    }

    /// Cuts a dock of some height off the foot of the map and the forces; the place panel keeps its
    /// height, since it tells of what is chosen in the dock.
    fn take_dock(&mut self, height: f32) -> Rect {
        let y = self.map.bottom() - height;
        let mut dock = self.map.with_min_y(y);
        self.map.max.y = y;
        if self.forces.width() >= 1.0 {
            dock = dock.union(self.forces.with_min_y(y));
            self.forces.max.y = y;
        }
        dock
    }
}

/// Divides the window; mirrored, the side panels change sides.
pub fn places(window: Rect, forces_open: bool, place_open: bool, mirrored: bool) -> PanelRects {
    let time_height = if window.height() < LOW_WINDOW {
        LOW_TIME
    } else {
        TIME
    };
    let header = Rect::from_min_max(window.min, pos2(window.right(), window.top() + HEADER));
    let time = Rect::from_min_max(
        pos2(window.left(), window.bottom() - time_height),
        window.max,
    );
    let middle = Rect::from_min_max(
        pos2(window.left(), header.bottom()),
        pos2(window.right(), time.top()),
    );
    let forces_width = if forces_open {
        (window.width() * 0.19).clamp(232.0, 260.0)
    } else {
        0.0
    };
    let place_width = if place_open {
        (window.width() * 0.29).clamp(276.0, 440.0)
    } else {
        0.0
    };
    let (left, right) = if mirrored {
        (place_width, forces_width)
    } else {
        (forces_width, place_width)
    };
    let left_panel = Rect::from_min_max(middle.min, pos2(middle.left() + left, middle.bottom()));
    let right_panel = Rect::from_min_max(pos2(middle.right() - right, middle.top()), middle.max);
    let map = Rect::from_min_max(left_panel.right_top(), right_panel.left_bottom());
    let (forces, place) = if mirrored {
        (right_panel, left_panel)
    } else {
        (left_panel, right_panel)
    };
    PanelRects {
        header,
        forces,
        place,
        map,
        time,
    }
}

/// The whole window.
pub fn window_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut WindowMemory) {
    close_lists(ui);
    if ctx.state.presenting.is_none() {
        table::keys(ui, ctx, &mut memory.table);
    }
    take_keys(ui.ctx(), ctx, memory);
    ways_in::ways_in(ui, ctx);
    if ctx.state.presenting.is_some() {
        presenting_ui(ui, ctx, memory);
    } else {
        working_ui(ui, ctx, memory);
    }
    search::search_ui(ui.ctx(), ctx, &mut memory.search);
    palette::palette_ui(ui.ctx(), ctx, &mut memory.palette);
    keys_help::keys_ui(ui.ctx(), ctx);
    message_list::message_list_ui(ui.ctx(), ctx);
    save::save_ui(ui.ctx(), ctx);
}

/// Asks for what the keys ask for, and passes on what was typed after them.
fn take_keys(egui: &egui::Context, ctx: &Ctx<'_>, memory: &mut WindowMemory) {
    let asked = key_presses::take(egui, ctx);
    let opens = |action| {
        let mut commands = asked.commands.iter();
        commands.any(|command| matches!(command, Command::Do(asked) if *asked == action))
    };
    if !asked.ahead.is_empty() {
        if opens(Action::Palette) {
            memory.palette.type_ahead(ctx, asked.ahead);
        } else if opens(Action::TypeDate) {
            memory.time.type_ahead(&asked.ahead);
        } else {
            let query = format!("{}{}", ctx.state.search.query, asked.ahead);
            ctx.send(Command::SetQuery(query));
        }
    }
    asked
        .commands
        .into_iter()
        .for_each(|command| ctx.send(command));
}

fn working_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut WindowMemory) {
    let settings = &ctx.state.settings;
    let window = ui.available_rect_before_wrap();
    let mut places = places(
        window,
        settings.forces_open,
        settings.place_open || mapping::is_shown(ctx),
        ctx.is_mirrored(),
    );
    if ctx.state.is_timeless() {
        places.without_time();
    }
    let figures = places.take_foot(figures::height(ctx, window));
    let comparing = places.take_foot(comparing::height(ctx, window));
    let room = places.map.height();
    let dock = places.take_dock(table::height(ctx, &memory.table, room));
    maps_ui(ui, ctx, memory, places.map);
    messages::messages_ui(ui.ctx(), ctx, places.map);
    file_event::file_event_ui(ui.ctx(), ctx, places.map);
    loading::loading_ui(ui, ctx, places.map);
    save::saving_ui(ui, ctx, places.map);
    for (rect, panel) in [
        (places.header, Panel::Header),
        (places.forces, Panel::Forces),
        (places.place, Panel::Place),
        (places.time, Panel::Time),
        (dock, Panel::Table),
        (figures, Panel::Figures),
        (comparing, Panel::Comparing),
    ] {
        if rect.width() < 1.0 || rect.height() < 1.0 {
            continue;
        }
        inside(ui, rect, |ui| match panel {
            Panel::Header => header::header_ui(ui, ctx),
            Panel::Forces => forces::forces_ui(ui, ctx),
            Panel::Place if mapping::is_shown(ctx) => {
                mapping::mapping_ui(ui, ctx, &mut memory.mapping);
            }
            Panel::Place => place::place_ui(ui, ctx),
            Panel::Time => time_ui(ui, ctx, &mut memory.time),
            Panel::Table => table::table_ui(ui, ctx, &mut memory.table, room),
            Panel::Figures => figures::figures_ui(ui, ctx, &mut memory.figures),
            Panel::Comparing => comparing::comparing_ui(ui, ctx, &mut memory.comparing),
        });
    }
    edges(ui, ctx, &places, dock);
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    for dock in [figures, comparing]
        .into_iter()
        .filter(|dock| dock.height() > 1.0)
    {
        ui.painter().hline(dock.x_range(), dock.top(), line);
    }
}

/// The map; while two dates are compared, that of the first stands before it.
fn maps_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut WindowMemory, whole: Rect) {
    let Some(comparison) = &ctx.state.comparing else {
        memory.other_map = None;
        inside(ui, whole, |ui| {
            map_ui(ui, ctx, &mut memory.map, Furniture::Window);
        });
        return;
    };
    let (before, after) = kit::split(ctx, whole, (whole.width() / 2.0).floor());
    let other = memory
        .other_map
        .get_or_insert_with(|| MapMemory::new(&ctx.state.project));
    inside(ui, before, |ui| {
        beside::map_beside(ui, ctx, other, comparison.from)
    });
    inside(ui, after, |ui| {
        map_ui(ui, ctx, &mut memory.map, Furniture::Window);
    });
    beside::day_plate(ui, ctx, before, comparison.from);
    beside::day_plate(ui, ctx, after, ctx.state.view.date);
    beside::mirrored_pointer(&ui.painter().with_clip_rect(whole), ctx, [before, after]);
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    ui.painter()
        .vline(after.left().max(before.left()), whole.y_range(), line);
}

#[derive(Clone, Copy)]
enum Panel {
    Header,
    Forces,
    Place,
    Time,
    Table,
    Figures,
    Comparing,
}

/// Hairlines where panels meet the map.
fn edges(ui: &Ui, ctx: &Ctx<'_>, places: &PanelRects, dock: Rect) {
    let line = Stroke::new(HAIRLINE, ctx.look.line);
    let painter = ui.painter();
    painter.hline(places.header.x_range(), places.header.bottom(), line);
    painter.hline(places.time.x_range(), places.time.top(), line);
    for x in [places.map.left(), places.map.right()] {
        if x > places.header.left() && x < places.header.right() {
            painter.vline(x, places.map.y_range(), line);
        }
    }
    if dock.height() > 1.0 {
        painter.hline(dock.x_range(), dock.top(), line);
        let x = if ctx.is_mirrored() {
            dock.left()
        } else {
            dock.right()
        };
        painter.vline(x, dock.y_range(), line);
    }
}

fn presenting_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut WindowMemory) {
    let window = ui.available_rect_before_wrap();
    if ctx.state.is_telling() {
        let stage = memory
            .stage
            .get_or_insert_with(|| StageMemory::new(&ctx.state.project));
        inside(ui, window, |ui| present::stage_ui(ui, ctx, stage));
    } else {
        inside(ui, window, |ui| {
            map_ui(ui, ctx, &mut memory.map, Furniture::Picture);
        });
        inside(ui, window, |ui| present::leave_ui(ui, ctx));
    }
    messages::messages_ui(ui.ctx(), ctx, window);
    present::speaker_ui(ui.ctx(), ctx);
}

/// The map alone, for pictures.
pub fn picture_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut WindowMemory) {
    map_ui(ui, ctx, &mut memory.map, Furniture::Picture);
}

fn inside(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        add(ui);
    });
}

/// Escape closes an open list before it does anything else.
fn close_lists(ui: &Ui) {
    let is_open = Popup::is_any_open(ui.ctx());
    if is_open && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        Popup::close_all(ui.ctx());
    }
}
