//! Tests of the widgets without a window: what they paint, select, copy and tell.

use std::sync::Arc;

use egui::{
    Color32, CursorIcon, Event, FullOutput, Id, Key, Mesh, Modifiers, OutputCommand, PointerButton,
    Pos2, Rect, ScrollArea, Shape, Ui, ViewportId, pos2, vec2,
};

use super::{Paragraph, ReadingColors, ReadingResponse, Spot, TextPainter};
use super::{reading, text, text_elided};
use crate::text::Style;

const SIZE: egui::Vec2 = vec2(400.0, 300.0);

const COLORS: ReadingColors = ReadingColors {
    text: Color32::BLACK,
    mark: Color32::YELLOW,
    found: Color32::GREEN,
    link: Color32::RED,
    selection: Color32::BLUE,
};

struct Screen {
    ctx: egui::Context,
    time: f64,
    pixels_per_point: f32,
}

/// What a pass painted and said.
struct ShownText {
    meshes: Vec<Arc<Mesh>>,
    rects: Vec<(Rect, Color32)>,
    lines: Vec<(Rect, Color32)>,
    cursor: CursorIcon,
    copied: Option<String>,
    names: Vec<String>,
}

impl Screen {
    fn new() -> Self {
        let ctx = egui::Context::default();
        ctx.enable_accesskit();
        ctx.all_styles_mut(|style| style.animation_time = 0.0);
        Self {
            ctx,
            time: 0.0,
            pixels_per_point: 1.0,
        }
    }

    fn show(&mut self, events: Vec<Event>, mut content: impl FnMut(&mut Ui)) -> ShownText {
        self.time += 1.0;
        let mut input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            events,
            focused: true,
            ..Default::default()
        };
        let viewport = input.viewports.entry(ViewportId::ROOT).or_default();
        viewport.native_pixels_per_point = Some(self.pixels_per_point);
        let mut output = self.ctx.run_ui(input, &mut content);
        let shown = ShownText::new(&mut output);
        output.drop_without_applying_deltas();
        shown
    }
}

impl ShownText {
    fn new(output: &mut FullOutput) -> Self {
        let mut shown = Self {
            meshes: Vec::new(),
            rects: Vec::new(),
            lines: Vec::new(),
            cursor: output.platform_output.cursor_icon,
            copied: None,
            names: Vec::new(),
        };
        for clipped in &output.shapes {
            match &clipped.shape {
                Shape::Mesh(mesh) => shown.meshes.push(mesh.clone()),
                Shape::Rect(rect) => shown.rects.push((rect.rect, rect.fill)),
                Shape::LineSegment { points, stroke } => {
                    let [from, to] = *points;
                    shown
                        .lines
                        .push((Rect::from_two_pos(from, to), stroke.color));
                }
                _ => {}
            }
        }
        for command in &output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                shown.copied = Some(text.clone());
            }
        }
        if let Some(update) = output.platform_output.accesskit_update.take() {
            for (_, node) in update.nodes {
                shown
                    .names
                    .extend(node.label().or(node.value()).map(str::to_owned));
            }
        }
        shown
    }

    fn quads(&self) -> usize {
        self.meshes.iter().map(|mesh| mesh.vertices.len() / 4).sum()
    }
}

fn press(at: Pos2, pressed: bool, modifiers: Modifiers) -> Event {
    Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    }
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    }
}

/// A scrolled column of texts, the first with a mark on its words `mark`.
fn column(ui: &mut Ui, texts: &[&str], mark: &str, scroll_to: Option<usize>) -> ReadingResponse {
    let paragraphs: Vec<Paragraph<'_>> = texts
        .iter()
        .map(|text| Paragraph {
            text,
            style: Style::new(16.0).reading(),
            marks: text
                .match_indices(mark)
                .map(|(at, s)| at..at + s.len())
                .collect(),
            found: &[],
        })
        .collect();
    let scroll_to = scroll_to.map(|paragraph| Spot {
        paragraph,
        offset: paragraphs[paragraph]
            .marks
            .first()
            .map_or(0, |mark| mark.start),
    });
    ScrollArea::vertical()
        .show(ui, |ui| {
            reading(ui, Id::unique("source"), &paragraphs, COLORS, scroll_to)
        })
        .inner
}

const NONE: &str = "\u{0}";

#[test]
fn a_label_is_known_by_its_text_and_an_elided_one_by_all_of_it() {
    let mut screen = Screen::new();
    let long = "قوات سوريا الديمقراطية في محافظة الرقة وفي محافظة دير الزور وحتى الحدود";
    let shown = screen.show(vec![], |ui| {
        text(ui, "الرقة", &Style::new(14.0), Color32::BLACK);
        let response = text_elided(ui, long, &Style::new(14.0), Color32::BLACK);
        assert!(response.rect.width() <= SIZE.x);
    });
    assert!(
        shown.names.iter().any(|name| name == "الرقة"),
        "{:?}",
        shown.names
    );
    assert!(shown.names.iter().any(|name| name == long));
}

#[test]
fn an_unchanged_text_is_the_same_mesh_in_the_next_frame() {
    let mut screen = Screen::new();
    let mut frame = || {
        screen.show(vec![], |ui| {
            text(ui, "Raqqa الرقة", &Style::new(14.0), Color32::BLACK);
        })
    };
    let (first, second) = (frame(), frame());
    assert_eq!(first.meshes.len(), 1);
    assert!(Arc::ptr_eq(&first.meshes[0], &second.meshes[0]));
}

#[test]
fn a_text_that_moves_keeps_its_mesh_and_the_pixel_grid() {
    let mut screen = Screen::new();
    screen.pixels_per_point = 1.5;
    let mut addresses = Vec::new();
    for step in 0..4 {
        let at = pos2(20.3 + 7.7 * step as f32, 31.9);
        let shown = screen.show(vec![], |ui| {
            TextPainter::with(ui.ctx(), |painter| {
                let laid = painter.lay_out("Raqqa الرقة", &Style::new(13.0), None);
                painter.paint(ui.painter(), at, &laid, Color32::BLACK);
            });
        });
        for vertex in &shown.meshes[0].vertices {
            for v in [vertex.pos.x * 1.5, vertex.pos.y * 1.5] {
                assert!((v - v.round()).abs() < 1e-3, "{v} is not on the grid");
            }
        }
        addresses.push(Arc::as_ptr(&shown.meshes[0]));
    }
    // The first move needs a copy to write into; the others find it free.
    assert_eq!(addresses[1], addresses[2]);
    assert_eq!(addresses[2], addresses[3]);
}

#[test]
fn a_halo_lies_below_all_letters() {
    let mut screen = Screen::new();
    let shown = screen.show(vec![], |ui| {
        TextPainter::with(ui.ctx(), |painter| {
            let laid = painter.lay_out("الرقة", &Style::new(14.0), None);
            let at = pos2(10.0, 10.0);
            painter.paint_with_halo(ui.painter(), at, &laid, Color32::BLACK, Color32::WHITE, 1.5);
        });
    });
    let colors: Vec<Color32> = shown.meshes[0].vertices.iter().map(|v| v.color).collect();
    let (halo, letters) = colors.split_at(colors.len() / 2);
    assert!(halo.iter().all(|&c| c == Color32::WHITE));
    assert!(letters.iter().all(|&c| c == Color32::BLACK));
}

#[test]
fn a_drag_across_paragraphs_copies_in_logical_order() {
    let texts = ["انضم the SDF إلى التحالف", "سيطرت على الرقة (2017)"];
    let mut screen = Screen::new();
    let mut rect = Rect::NOTHING;
    screen.show(vec![], |ui| {
        rect = column(ui, &texts, NONE, None).response.rect
    });
    let from = rect.right_top() + vec2(-1.0, 8.0);
    let to = rect.left_bottom() + vec2(1.0, -8.0);
    for events in [
        vec![Event::PointerMoved(from)],
        vec![press(from, true, Modifiers::NONE)],
        vec![Event::PointerMoved(to)],
        vec![press(to, false, Modifiers::NONE)],
    ] {
        screen.show(events, |ui| {
            column(ui, &texts, NONE, None);
        });
    }
    let shown = screen.show(vec![Event::Copy], |ui| {
        assert!(column(ui, &texts, NONE, None).copied);
    });
    assert_eq!(shown.copied.as_deref(), Some(texts.join("\n").as_str()));
    assert!(
        shown
            .rects
            .iter()
            .filter(|r| r.1 == COLORS.selection)
            .count()
            >= 2
    );
}

#[test]
fn keys_select_all_and_step_by_step() {
    let texts = ["الرقة", "SDF"];
    let mut screen = Screen::new();
    let mut rect = Rect::NOTHING;
    screen.show(vec![], |ui| {
        rect = column(ui, &texts, NONE, None).response.rect
    });
    let start = rect.right_top() + vec2(-1.0, 8.0);
    let mut copy_after = |events: Vec<Event>| {
        for event in events {
            screen.show(vec![event], |ui| {
                column(ui, &texts, NONE, None);
            });
        }
        let shown = screen.show(vec![Event::Copy], |ui| {
            column(ui, &texts, NONE, None);
        });
        shown.copied
    };
    let click = vec![
        Event::PointerMoved(start),
        press(start, true, Modifiers::NONE),
        press(start, false, Modifiers::NONE),
    ];
    assert_eq!(copy_after(click), None);
    let left = key(Key::ArrowLeft, Modifiers::SHIFT);
    assert_eq!(copy_after(vec![left.clone(), left]).as_deref(), Some("ال"));
    let down = key(Key::ArrowDown, Modifiers::SHIFT);
    let below = copy_after(vec![down]).expect("something is selected");
    assert!(below.starts_with("الرقة\n"), "{below}");
    let all = key(Key::A, Modifiers::COMMAND);
    assert_eq!(copy_after(vec![all]).as_deref(), Some("الرقة\nSDF"));
}

#[test]
fn a_double_click_selects_the_word() {
    let texts = ["سيطرت القوات على الرقة"];
    let mut screen = Screen::new();
    let mut rect = Rect::NOTHING;
    screen.show(vec![], |ui| {
        rect = column(ui, &texts, NONE, None).response.rect
    });
    let at = rect.right_top() + vec2(-12.0, 12.0);
    screen.show(vec![Event::PointerMoved(at)], |ui| {
        column(ui, &texts, NONE, None);
    });
    screen.time = 10.0;
    for pressed in [true, false, true, false] {
        screen.time -= 0.95;
        screen.show(vec![press(at, pressed, Modifiers::NONE)], |ui| {
            column(ui, &texts, NONE, None);
        });
    }
    let shown = screen.show(vec![Event::Copy], |ui| {
        column(ui, &texts, NONE, None);
    });
    assert_eq!(shown.copied.as_deref(), Some("سيطرت"));
}

#[test]
fn a_mark_deep_in_a_long_text_is_scrolled_to() {
    let filler = "انضم the SDF إلى التحالف في 2015 (الرقة). ".repeat(150);
    let mut texts = vec![filler.as_str(); 60];
    texts[40] = "وهنا تنتهي معركة الرقة كما ورد في البيان";
    let mut screen = Screen::new();
    let mut mark = None;
    for _ in 0..40 {
        screen.show(vec![], |ui| {
            mark = column(ui, &texts, "معركة الرقة", Some(40)).mark
        });
    }
    let mark = mark.expect("the mark is on the screen");
    assert!((mark.center().y - SIZE.y * 0.5).abs() < 40.0, "{mark:?}");
    let shown = screen.show(vec![], |ui| {
        column(ui, &texts, "معركة الرقة", Some(40));
    });
    assert!(shown.rects.iter().any(|r| r.1 == COLORS.mark));
}

#[test]
fn only_what_can_be_seen_of_a_vast_text_is_painted() {
    let line = "سيطرت القوات على الرقة في 2017 ".repeat(30_000);
    assert!(line.len() > 1_500_000);
    let texts = [line.as_str()];
    let mut screen = Screen::new();
    let mut most = 0;
    for _ in 0..6 {
        let shown = screen.show(vec![], |ui| {
            column(ui, &texts, NONE, None);
        });
        most = most.max(shown.quads());
    }
    assert!((300..4000).contains(&most), "{most} glyphs were painted");
}

#[test]
fn a_link_within_arabic_is_followed_by_pointer_and_key() {
    let text = "انظر التقرير على https://example.org/raqqa، ثم عد إلى النص.";
    let mut screen = Screen::new();
    let followed = std::cell::RefCell::new(None);
    let show = |screen: &mut Screen, events| {
        screen.show(events, |ui| {
            let response = column(ui, &[text], NONE, None);
            if let Some(address) = response.followed {
                followed.replace(Some(address));
            }
        })
    };
    let address = "https://example.org/raqqa";
    let shown = show(&mut screen, vec![]);
    assert!(shown.names.iter().any(|name| name == address));
    let underlined = shown.lines.iter().find(|line| line.1 == Color32::RED);
    let (at, _) = underlined.expect("it is underlined");
    let at = at.center() - vec2(0.0, 5.0);
    show(&mut screen, vec![Event::PointerMoved(at)]);
    let over = show(&mut screen, vec![Event::PointerMoved(at)]);
    assert_eq!(over.cursor, CursorIcon::PointingHand);
    let click = [true, false].map(|pressed| press(at, pressed, Modifiers::NONE));
    show(&mut screen, click.to_vec());
    show(&mut screen, vec![]);
    assert_eq!(followed.take().as_deref(), Some(address), "by the pointer");
    // The pointer elsewhere, the focus on: Tab goes to the link, Enter follows it.
    show(&mut screen, vec![Event::PointerMoved(pos2(1.0, 290.0))]);
    for _ in 0..3 {
        show(&mut screen, vec![key(Key::Tab, Modifiers::NONE)]);
        show(&mut screen, vec![key(Key::Enter, Modifiers::NONE)]);
    }
    assert_eq!(followed.take().as_deref(), Some(address), "by key");
}

#[test]
fn keys_select_to_the_end_of_a_line_and_by_words() {
    let text = "سيطرت القوات على المدينة";
    let mut screen = Screen::new();
    let copied = |screen: &mut Screen, pressed: Key, modifiers: Modifiers| {
        let copy = vec![key(pressed, modifiers), Event::Copy];
        let shown = screen.show(copy, |ui| {
            column(ui, &[text], NONE, None);
        });
        shown.copied
    };
    screen.show(vec![], |ui| {
        column(ui, &[text], NONE, None);
    });
    // The beginning of an Arabic line is at its right.
    for pressed in [true, false] {
        let at = pos2(SIZE.x - 2.0, 15.0);
        let events = vec![Event::PointerMoved(at), press(at, pressed, Modifiers::NONE)];
        screen.show(events, |ui| {
            column(ui, &[text], NONE, None);
        });
    }
    let (shift, both) = (Modifiers::SHIFT, Modifiers::SHIFT | Modifiers::COMMAND);
    assert_eq!(copied(&mut screen, Key::End, shift).as_deref(), Some(text));
    assert_eq!(copied(&mut screen, Key::Home, shift), None);
    let words = |count: usize| text.split(' ').take(count).collect::<Vec<_>>().join(" ");
    assert_eq!(copied(&mut screen, Key::ArrowLeft, both), Some(words(1)));
    assert_eq!(copied(&mut screen, Key::ArrowLeft, both), Some(words(2)));
    assert_eq!(copied(&mut screen, Key::End, both).as_deref(), Some(text));
}
