//! A story before an audience: the slide as the sheet of a picture, what the pointer does to it, and a bar
//! at the foot that says where one is. What is on the wall is what is in a file: `export::sheet` and
//! `scene::slides` lay it out.

use super::bar::{self, bar_height};
use super::pen;
use super::words as slide_words;
use crate::export::sheet::{ChartSource, SheetChoice, SheetMaker, step_choice};
use crate::geometry::Viewport;
use crate::render::paint_callback;
use crate::scene::display::{DisplayLayer, SheetPart};
use crate::scene::furniture::Furnished;
use crate::scene::slides::{end_slide, passage_plate, title_slide};
use crate::scene::vision::VisionPreview;
use crate::scene::{Query, Scene, palette};
use crate::state::presenting::{StoryCommand, StorySlide};
use crate::state::{Command, Project};
use crate::text::Typesetter;
use crate::ui::ctx::Ctx;
use crate::ui::display::paint_layers;
use crate::ui::glyphs::TextPainter;
use crate::ui::map::{MapHand, move_map, query};
use egui::CornerRadius;
use egui::{CursorIcon, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2};
use std::sync::Arc;

/// Seconds after which a pointer at rest is hidden.
const POINTER_RESTS: f32 = 2.0;

/// What the stage keeps between frames: work saved, never a choice of the user's.
pub struct StageMemory {
    project: Arc<Project>,
    sheets: Option<SheetMaker>,
    vision: VisionPreview,
    wheel: WheelTurn,
}

/// Which slide the wheel was turned for: egui spreads a turn over frames, and what is left of it when a
/// slide is shown again must not move that.
#[derive(Clone, Copy, Default)]
struct WheelTurn {
    shown: u64,
    has_turned: bool,
}

impl WheelTurn {
    /// Whether the turn is for the slide that has been shown so many times.
    fn is_for(&mut self, ui: &Ui, shown: u64) -> bool {
        let turns = |event: &egui::Event| {
            matches!(event, egui::Event::MouseWheel { .. } | egui::Event::Zoom(_))
        };
        if self.shown != shown {
            *self = Self {
                shown,
                has_turned: false,
            };
        } else if ui.input(|input| input.events.iter().any(turns) || input.multi_touch().is_some())
        {
            self.has_turned = true;
        }
        self.has_turned
    }
}

impl StageMemory {
    /// Nothing saved yet.
    pub fn new(project: &Arc<Project>) -> Self {
        Self {
            sheets: None,
            vision: VisionPreview::default(),
            wheel: WheelTurn::default(),
            project: project.clone(),
        }
    }
}

/// A slide as it is laid out over the map.
pub struct StageLayout {
    /// The map beneath.
    pub scene: Scene,
    /// What lies over it, the lowest first.
    pub above: Vec<DisplayLayer>,
    /// The boxes that it takes, each with what stands there: left, top, right, bottom, in points.
    pub covered: Vec<(SheetPart, [f32; 4])>,
    /// What a screen reader says of a box.
    spoken: Vec<(SheetPart, String)>,
}

/// Draws the slide over all of the rectangle that is left.
pub fn stage_ui(ui: &mut Ui, ctx: &Ctx<'_>, memory: &mut StageMemory) {
    if !Arc::ptr_eq(&memory.project, &ctx.state.project) {
        *memory = StageMemory::new(&ctx.state.project);
    }
    let rect = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(rect, Sense::click_and_drag());
    let name = ctx.t("map-name");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Canvas, true, &name));
    rest_pointer(ui, &response);
    let may_move = pen::handle(ui, ctx, rect, &response);
    let is_blank = ctx.state.presenting.is_some_and(|now| now.is_blank);
    if is_blank {
        ui.painter()
            .rect_filled(rect, CornerRadius::ZERO, ctx.look.blank);
        return;
    }
    let viewport = Viewport {
        width: f64::from(rect.width()),
        height: f64::from(rect.height()),
    };
    if viewport != ctx.state.viewport {
        ctx.send(Command::MapSize(viewport));
        ui.ctx().request_repaint();
    }
    let shown = ctx.state.slides_shown;
    let hand = MapHand {
        takes_wheel: memory.wheel.is_for(ui, shown),
        may_drag: may_move,
        look_from: &|camera| Command::Story(StoryCommand::LookFrom(camera, shown)),
    };
    let start = ctx.state.camera_in(viewport);
    let camera = move_map(ui, ctx, &response, viewport, start, &hand);
    let query = query(ctx.state, camera, viewport, ui.pixels_per_point());
    let mut layout = TextPainter::with(ui.ctx(), |texts| lay_out(ctx, memory, &query, texts));
    memory
        .vision
        .apply(&mut layout.scene, ctx.state.settings.vision);
    let painter = ui.painter().with_clip_rect(rect);
    painter.add(paint_callback(rect, layout.scene.clone()));
    paint_layers(&painter, rect.min, &layout.above);
    pen::paint(ui, ctx, rect, &response);
    speak(ui, rect, &layout);
    make_room(ctx, rect, &layout);
    let bar = Rect::from_min_max(
        pos2(rect.left(), rect.bottom() - bar_height(rect)),
        rect.max,
    );
    ui.scope_builder(UiBuilder::new().max_rect(bar), |ui| bar::bar_ui(ui, ctx));
}

/// The slide that is shown, as it is laid out.
pub fn lay_out(
    ctx: &Ctx<'_>,
    memory: &mut StageMemory,
    query: &Query,
    texts: &mut dyn Typesetter,
) -> StageLayout {
    let world = ctx.world();
    let told = &ctx.state.told;
    let source = ChartSource {
        world,
        prepared: &ctx.state.project.prepared,
        timeline: told.timeline.clone(),
        rows: told.rows.clone(),
        passed: told.passed.clone(),
        disputes: told.disputes.clone(),
        words: ctx.words,
    };
    let sheets = memory
        .sheets
        .get_or_insert_with(|| SheetMaker::new(&source));
    let label_lang = ctx.state.view.label_lang;
    #[expect(clippy::cast_possible_truncation, reason = "the size of a window")]
    let size = [query.viewport.width as f32, query.viewport.height as f32];
    let foot = bar_height(Rect::from_min_size(pos2(0.0, 0.0), size.into()));
    let shown = ctx.state.presenting.unwrap_or_default();
    let Some(step) = ctx.state.step() else {
        let bare = SheetChoice {
            is_bare: true,
            ..SheetChoice::default()
        };
        let sheet = sheets.sheet(&source, query, label_lang, &bare, texts);
        return over_map(ctx, sheet.scene, (size, foot), shown.slide, texts);
    };
    let choice = SheetChoice {
        foot_points: foot,
        is_quiet: ctx.state.is_exploring(),
        magnified: magnified(ctx.state.settings.text_percent),
        ..step_choice(world, ctx.words, step)
    };
    let spoken = vec![
        (
            SheetPart::Date,
            crate::words::format::day(ctx.words, query.date),
        ),
        (
            SheetPart::Caption,
            format!("{} {}", choice.caption, choice.source),
        ),
    ];
    let sheet = sheets.sheet(&source, query, label_lang, &choice, texts);
    let mut layout = StageLayout {
        scene: sheet.scene,
        above: sheet.above,
        covered: sheet.covered,
        spoken,
    };
    if shown.has_passage {
        layout.show_passage(ctx, (size, foot), texts);
    }
    layout
}

/// The first or the last slide: a plate over the map.
fn over_map(
    ctx: &Ctx<'_>,
    scene: Scene,
    room: ([f32; 2], f32),
    slide: StorySlide,
    texts: &mut dyn Typesetter,
) -> StageLayout {
    let colours = palette::sheet_colours(ctx.look.theme);
    let (done, part, spoken) = match slide {
        StorySlide::End => {
            let words = slide_words::end(ctx);
            let spoken = format!("{}: {} {}", words.heading, words.sources, words.summary);
            let done = end_slide(texts, room, &words, &colours, ctx.is_mirrored());
            (done, SheetPart::Caption, spoken)
        }
        StorySlide::Title | StorySlide::Step(_) => {
            let words = slide_words::title(ctx);
            let spoken = format!("{}. {} {}", words.title, words.subtitle, words.authors);
            let done = title_slide(texts, room, &words, &colours, ctx.is_mirrored());
            (done, SheetPart::Title, spoken)
        }
    };
    let Furnished { layers, covered } = done;
    StageLayout {
        scene,
        above: layers,
        covered: covered.into_iter().map(|covered| (part, covered)).collect(),
        spoken: vec![(part, spoken)],
    }
}

impl StageLayout {
    /// The passage on which the step rests takes the place of everything else.
    fn show_passage(&mut self, ctx: &Ctx<'_>, room: ([f32; 2], f32), texts: &mut dyn Typesetter) {
        let Some((passage, citation)) = slide_words::passage(ctx) else {
            return;
        };
        let colours = palette::sheet_colours(ctx.look.theme);
        let said = (&passage, &citation);
        let done = passage_plate(texts, room, said, &colours, ctx.is_mirrored());
        self.above = done.layers;
        let covered = done.covered.into_iter();
        self.covered = covered
            .map(|covered| (SheetPart::Caption, covered))
            .collect();
        self.spoken = vec![(SheetPart::Caption, format!("{passage} {citation}"))];
    }
}

/// How much larger letters are than a share of the screen asks for: those who want larger text get it, and
/// nobody gets smaller.
fn magnified(text_percent: u16) -> f32 {
    (f32::from(text_percent) / 100.0).max(1.0)
}

/// Hides the pointer when it rests.
fn rest_pointer(ui: &Ui, response: &Response) {
    let rested = ui.input(|input| input.pointer.time_since_last_movement());
    if rested >= POINTER_RESTS {
        ui.ctx().set_cursor_icon(CursorIcon::None);
    } else if response.contains_pointer() {
        let left = std::time::Duration::from_secs_f32(POINTER_RESTS - rested);
        ui.ctx().request_repaint_after(left);
    }
}

/// Tells the screen reader what stands where.
fn speak(ui: &Ui, rect: Rect, layout: &StageLayout) {
    for (n, (part, spoken)) in layout.spoken.iter().enumerate() {
        let found = layout.covered.iter().find(|(of, _)| of == part);
        if let Some((_, [left, top, right, bottom])) = found {
            let place = Rect::from_min_max(pos2(*left, *top), pos2(*right, *bottom));
            let place = place.translate(rect.min.to_vec2());
            let response = ui.interact(place, ui.scope_id().with(("slide", n)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, spoken));
        }
    }
}

/// Tells what the plates leave free, so that what a step shows is not covered.
fn make_room(ctx: &Ctx<'_>, rect: Rect, layout: &StageLayout) {
    let size = [rect.width(), rect.height()].map(f64::from);
    let foot = f64::from(bar_height(rect));
    let room = free_rooms(size, foot, &layout.covered);
    if room != ctx.state.slide_room {
        ctx.send(Command::Story(StoryCommand::Room(room)));
    }
}

/// The rectangles that plates leave free: beneath those at the top, and beside each of them.
fn free_rooms(
    [width, height]: [f64; 2],
    foot: f64,
    covered: &[(SheetPart, [f32; 4])],
) -> Vec<[f64; 4]> {
    let of = |part: SheetPart| {
        let found = covered.iter().find(|(of, _)| *of == part);
        found.map(|(_, covered)| covered.map(f64::from))
    };
    let floor = height - foot;
    let [caption, scale, credits] =
        [SheetPart::Caption, SheetPart::Scale, SheetPart::Credits].map(of);
    let bottoms = [caption, scale, credits].into_iter().flatten();
    let bottom = bottoms.map(|covered| covered[1]).fold(floor, f64::min);
    let (date, legend) = (of(SheetPart::Date), of(SheetPart::Legend));
    let below = |covered: Option<[f64; 4]>| covered.map_or(0.0, |covered| covered[3]);
    let beneath = below(date).max(below(legend));
    let mut rooms = vec![[0.0, beneath, width, bottom]];
    if let Some(legend) = legend {
        let (left, right) = if legend[0] > width / 2.0 {
            (0.0, legend[0])
        } else {
            (legend[2], width)
        };
        rooms.push([left, below(date), right, bottom]);
        if let Some(date) = date {
            let (left, right) = if legend[0] > width / 2.0 {
                (date[2], right)
            } else {
                (left, date[0])
            };
            rooms.push([left, 0.0, right, bottom]);
        }
    }
    rooms.retain(|[left, top, right, bottom]| right - left > 64.0 && bottom - top > 64.0);
    rooms
}
