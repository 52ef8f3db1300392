//! A picture as SVG: named layers, real text, patterns as patterns. Each run of one direction is a
//! `<text>` of its own, placed and ordered by us: what reads SVG does not agree on the order of mixed
//! Arabic and Latin. Letters are set in Noto Sans where the reader has it; each run keeps its width
//! where it has not.

use super::failure::Failure;
use crate::scene::display::{DisplayItem, PathItem, PathShape, PathStroke, TextItem};
use crate::scene::fill::{DOT_PERIOD_POINTS, DOT_RADIUS_POINTS, Fill, Stripes};
use crate::scene::{DisplayList, Rgba};
use crate::text::{Face, GlyphRun};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::Write;

/// The families of the interface and of running text, as CSS lists them.
const INTERFACE_FAMILIES: &str = "'Noto Sans', 'Noto Sans Arabic', sans-serif";
const READING_FAMILIES: &str = "'Noto Naskh Arabic', 'Noto Sans', serif";

/// Stripes are tiles of this height, in points; they are the same at every height.
const TILE_HEIGHT_POINTS: f32 = 16.0;

/// Writes a picture. `title` says what it shows, for screen readers; `lang` is its language's tag.
///
/// # Errors
/// When the writer fails.
pub fn write_svg(
    list: &DisplayList,
    title: &str,
    lang: &str,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut svg = Svg {
        xml: Writer::new(out),
        patterns: Vec::new(),
    };
    svg.document(list, title, lang)
}

struct Svg<'a> {
    xml: Writer<&'a mut dyn Write>,
    /// The fills that are patterns, by their number.
    patterns: Vec<Fill>,
}

type SvgAttributes<'a> = Vec<(&'a str, String)>;

impl Svg<'_> {
    fn document(&mut self, list: &DisplayList, title: &str, lang: &str) -> Result<(), Failure> {
        let [width, height] = list.size_points.map(number);
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
        self.xml.write_event(Event::Decl(declaration))?;
        let root = vec![
            ("xmlns", "http://www.w3.org/2000/svg".to_owned()),
            (
                "xmlns:inkscape",
                "http://www.inkscape.org/namespaces/inkscape".to_owned(),
            ),
            ("width", width.clone()),
            ("height", height.clone()),
            ("viewBox", format!("0 0 {width} {height}")),
            ("role", "img".to_owned()),
            ("xml:lang", lang.to_owned()),
        ];
        self.open("svg", &root)?;
        self.open("title", &Vec::new())?;
        self.xml.write_event(Event::Text(BytesText::new(title)))?;
        self.close("title")?;
        self.definitions(list, [&width, &height])?;
        self.open("g", &vec![("clip-path", "url(#picture)".to_owned())])?;
        for layer in &list.layers {
            let id = layer.part.id();
            let attributes = vec![
                ("id", id.to_owned()),
                ("inkscape:groupmode", "layer".to_owned()),
                ("inkscape:label", id.to_owned()),
            ];
            self.open("g", &attributes)?;
            for item in &layer.items {
                match item {
                    DisplayItem::Text(text) => self.text(text)?,
                    DisplayItem::Path(path) => self.path(path)?,
                }
            }
            self.close("g")?;
        }
        self.close("g")?;
        self.close("svg")
    }

    fn open(&mut self, name: &str, attributes: &SvgAttributes<'_>) -> Result<(), Failure> {
        let start = tag(name, attributes);
        Ok(self.xml.write_event(Event::Start(start))?)
    }

    fn empty(&mut self, name: &str, attributes: &SvgAttributes<'_>) -> Result<(), Failure> {
        let start = tag(name, attributes);
        Ok(self.xml.write_event(Event::Empty(start))?)
    }

    fn close(&mut self, name: &str) -> Result<(), Failure> {
        Ok(self.xml.write_event(Event::End(BytesEnd::new(name)))?)
    }

    /// The patterns that are used, each once, and the edge of the picture.
    fn definitions(&mut self, list: &DisplayList, size: [&str; 2]) -> Result<(), Failure> {
        self.open("defs", &Vec::new())?;
        self.open("clipPath", &vec![("id", "picture".to_owned())])?;
        let [width, height] = size.map(str::to_owned);
        self.empty("rect", &vec![("width", width), ("height", height)])?;
        self.close("clipPath")?;
        for item in list.items() {
            let DisplayItem::Path(PathItem {
                fill: Some(fill), ..
            }) = item
            else {
                continue;
            };
            let is_pattern = !matches!(fill, Fill::Flat(_));
            if is_pattern && !self.patterns.contains(fill) {
                self.patterns.push(fill.clone());
                let id = format!("pattern-{}", self.patterns.len());
                match fill {
                    Fill::Flat(_) => {}
                    Fill::Striped(stripes) => self.stripes(&id, stripes)?,
                    Fill::Dotted {
                        colour,
                        phase_points,
                    } => self.dots(&id, *colour, *phase_points)?,
                }
            }
        }
        self.close("defs")
    }

    fn stripes(&mut self, id: &str, stripes: &Stripes) -> Result<(), Failure> {
        let turn = format!(
            "rotate({}) translate({} 0)",
            number(stripes.across_degrees),
            number(stripes.offset_points)
        );
        let period = stripes.period_points();
        self.open(
            "pattern",
            &vec![
                ("id", id.to_owned()),
                ("patternUnits", "userSpaceOnUse".to_owned()),
                ("width", number(period)),
                ("height", number(TILE_HEIGHT_POINTS)),
                ("patternTransform", turn),
            ],
        )?;
        // The first band lies beneath all, so that no edge between two lets anything through.
        let mut from = 0.0;
        for (index, (width, colour)) in stripes.bands.iter().enumerate() {
            let (x, width) = match index {
                0 => (0.0, period),
                _ => (from, *width),
            };
            self.empty(
                "rect",
                &vec![
                    ("x", number(x)),
                    ("width", number(width)),
                    ("height", number(TILE_HEIGHT_POINTS)),
                    ("fill", hex(*colour)),
                ],
            )?;
            from += stripes.bands[index].0;
        }
        self.close("pattern")
    }

    fn dots(&mut self, id: &str, colour: Rgba, phase: [f32; 2]) -> Result<(), Failure> {
        let side = DOT_PERIOD_POINTS;
        self.open(
            "pattern",
            &vec![
                ("id", id.to_owned()),
                ("patternUnits", "userSpaceOnUse".to_owned()),
                ("x", number(phase[0])),
                ("y", number(phase[1])),
                ("width", number(side)),
                ("height", number(2.0 * side)),
            ],
        )?;
        // A row in the middle of its cells, and one that is shifted by half.
        let middles = [
            [side * 0.5, side * 0.5],
            [0.0, side * 1.5],
            [side, side * 1.5],
        ];
        for [x, y] in middles {
            let mut attributes = vec![
                ("cx", number(x)),
                ("cy", number(y)),
                ("r", number(DOT_RADIUS_POINTS)),
            ];
            attributes.extend(painted("fill", colour));
            self.empty("circle", &attributes)?;
        }
        self.close("pattern")
    }

    fn path(&mut self, path: &PathItem) -> Result<(), Failure> {
        let mut attributes: SvgAttributes<'_> = Vec::new();
        if !path.name.is_empty() {
            attributes.push(("data-name", path.name.clone()));
        }
        match &path.fill {
            None => attributes.push(("fill", "none".to_owned())),
            Some(Fill::Flat(colour)) => attributes.extend(painted("fill", *colour)),
            Some(pattern) => {
                let at = self.patterns.iter().position(|other| other == pattern);
                let id = at.map_or(0, |at| at + 1);
                attributes.push(("fill", format!("url(#pattern-{id})")));
                if let Fill::Striped(stripes) = pattern {
                    attributes.push(("fill-opacity", number(stripes.opacity)));
                }
            }
        }
        if let Some(stroke) = &path.stroke {
            attributes.extend(stroked(stroke));
        }
        let name = shape(&path.shape, &mut attributes);
        self.empty(name, &attributes)
    }

    fn text(&mut self, text: &TextItem) -> Result<(), Failure> {
        let families = match text.style.face {
            Face::Interface => INTERFACE_FAMILIES,
            Face::Reading => READING_FAMILIES,
        };
        let mut attributes = vec![
            ("font-family", families.to_owned()),
            ("font-size", number(text.style.size)),
        ];
        if text.style.bold {
            attributes.push(("font-weight", "bold".to_owned()));
        }
        attributes.extend(painted("fill", text.colour));
        if let Some(halo) = text.halo {
            attributes.extend(painted("stroke", halo.colour));
            attributes.push(("stroke-width", number(2.0 * halo.reach_points)));
            attributes.push(("stroke-linejoin", "round".to_owned()));
            attributes.push(("paint-order", "stroke".to_owned()));
        }
        self.open("g", &attributes)?;
        for run in text.laid.runs() {
            self.run(text, &run)?;
        }
        self.close("g")
    }

    fn run(&mut self, text: &TextItem, run: &GlyphRun<'_>) -> Result<(), Failure> {
        let written = text.laid.text.get(run.bytes.clone()).unwrap_or("");
        let (direction, x) = if run.rtl {
            ("rtl", run.ends[1])
        } else {
            ("ltr", run.ends[0])
        };
        let attributes = vec![
            ("x", number(text.at[0] + x)),
            ("y", number(text.at[1] + run.baseline)),
            ("direction", direction.to_owned()),
            ("unicode-bidi", "bidi-override".to_owned()),
            ("textLength", number(run.ends[1] - run.ends[0])),
            ("lengthAdjust", "spacingAndGlyphs".to_owned()),
            ("xml:space", "preserve".to_owned()),
        ];
        self.open("text", &attributes)?;
        let plain: String = written.chars().filter(|c| !is_control(*c)).collect();
        self.xml.write_event(Event::Text(BytesText::new(&plain)))?;
        self.close("text")
    }
}

/// What no XML may hold, and marks that have done their work in the layout.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{202A}'..='\u{202E}' | '\u{FFFE}' | '\u{FFFF}')
}

fn tag<'a>(name: &'a str, attributes: &'a SvgAttributes<'_>) -> BytesStart<'a> {
    let pairs = attributes.iter().map(|(key, value)| (*key, value.as_str()));
    BytesStart::new(name).with_attributes(pairs)
}

/// The attributes of a shape; answers with the name of its element.
fn shape(shape: &PathShape, attributes: &mut SvgAttributes<'_>) -> &'static str {
    match shape {
        PathShape::Rings(rings) => {
            attributes.push(("d", path_data(rings, true)));
            "path"
        }
        PathShape::Lines(lines) => {
            attributes.push(("d", path_data(lines, false)));
            "path"
        }
        PathShape::Disc { middle, radius } => {
            attributes.push(("cx", number(middle[0])));
            attributes.push(("cy", number(middle[1])));
            attributes.push(("r", number(*radius)));
            "circle"
        }
        PathShape::Box { min, max, corner } => {
            attributes.push(("x", number(min[0])));
            attributes.push(("y", number(min[1])));
            attributes.push(("width", number((max[0] - min[0]).max(0.0))));
            attributes.push(("height", number((max[1] - min[1]).max(0.0))));
            if *corner > 0.0 {
                attributes.push(("rx", number(*corner)));
            }
            "rect"
        }
    }
}

/// Absolute moves and relative lines: short, and exact since places lie on a grid.
fn path_data(lines: &[Vec<[f32; 2]>], is_closed: bool) -> String {
    use std::fmt::Write as _;
    let mut data = String::new();
    for line in lines {
        let mut before: Option<[f32; 2]> = None;
        for at in line {
            // Writing into a string does not fail.
            match before {
                None => write!(data, "M{} {}", number(at[0]), number(at[1])).unwrap_or_default(),
                Some([x, y]) => {
                    write!(data, "l{} {}", number(at[0] - x), number(at[1] - y))
                        .unwrap_or_default();
                }
            }
            before = Some(*at);
        }
        if is_closed {
            data.push('Z');
        }
    }
    data
}

fn painted(what: &'static str, colour: Rgba) -> SvgAttributes<'static> {
    let mut attributes = vec![(what, hex(colour))];
    if colour[3] < 255 {
        let name = if what == "fill" {
            "fill-opacity"
        } else {
            "stroke-opacity"
        };
        attributes.push((name, number(f32::from(colour[3]) / 255.0)));
    }
    attributes
}

fn stroked(stroke: &PathStroke) -> SvgAttributes<'static> {
    let mut attributes = painted("stroke", stroke.colour);
    attributes.push(("stroke-width", number(stroke.width)));
    attributes.push(("stroke-linejoin", "round".to_owned()));
    attributes.push(("stroke-linecap", "round".to_owned()));
    if let Some([on, off]) = stroke.dashes {
        attributes.retain(|(name, _)| *name != "stroke-linecap");
        attributes.push((
            "stroke-dasharray",
            format!("{} {}", number(on), number(off)),
        ));
    }
    attributes
}

/// `#RRGGBB`.
pub(super) fn hex([r, g, b, _]: Rgba) -> String {
    format!("#{r:02X}{g:02X}{b:02X}")
}

/// A number to a hundredth, without zeros at its end.
fn number(value: f32) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" => "0".to_owned(),
        text => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::display::{DisplayLayer, SheetPart};
    use crate::text::{Shaper, Style, Typesetter};

    fn drawn(text: &str) -> String {
        let mut shaper = Shaper::new();
        let style = Style::new(14.0);
        let item = DisplayItem::Text(TextItem {
            laid: shaper.set(text, &style, None),
            style,
            at: [10.0, 20.0],
            colour: [0, 0, 0, 255],
            halo: None,
        });
        let list = DisplayList {
            size_points: [200.0, 100.0],
            layers: vec![DisplayLayer {
                part: SheetPart::Names,
                items: vec![item],
            }],
        };
        let mut bytes = Vec::new();
        write_svg(&list, "a & b", "en", &mut bytes).expect("written");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn a_run_of_each_direction_is_an_element_of_its_own() {
        let svg = drawn("سيطرت SDF <1> على الرقة");
        assert_eq!(svg.matches("<text ").count(), 3, "{svg}");
        assert!(svg.contains("a &amp; b") && svg.contains("&lt;1"), "{svg}");
        assert_eq!(svg.matches("direction=\"rtl\"").count(), 2, "{svg}");
    }

    proptest::proptest! {
        /// Whatever is written, what comes out is XML.
        #[test]
        fn any_text_is_well_formed(text in "\\PC{0,40}") {
            let svg = drawn(&text);
            let mut reader = quick_xml::Reader::from_str(&svg);
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => panic!("{error}: {svg}"),
                }
            }
        }
    }
}
