//! KML: placemarks with their times, data and colours.
//!
//! Read as a stream of XML events, a placemark at a time, so that the size of the file does not matter
//! and a file that breaks off keeps what came before. Nothing outside the file is ever fetched.

mod geometry;
mod html;
mod placemark;
mod styles;
mod tree;

use super::feature_sink::FeatureSink;
use super::shape;
use super::steps::Steps;
use crate::model::Code;
use placemark::Context;
use quick_xml::Reader;
use quick_xml::events::Event;
use styles::Styles;
use tree::{BrokenXml, Element};

/// Reads the text of a KML file.
pub(super) fn read(text: &str, intake: &mut FeatureSink<'_>) {
    let styles = Styles::of(text);
    let mut document = Document {
        steps: Steps::new(text),
        reader: tree::reader(text),
        styles,
        open: Vec::new(),
        unshown: Vec::new(),
    };
    let ended = document.run(intake);
    if let Err(BrokenXml { offset, cut_short }) = ended {
        let (line, column) = document.steps.place(offset);
        let place = intake.place(line, column);
        let case = if cut_short { "cut-short" } else { "syntax" };
        let problem = intake.problems.error(Code::BrokenXml, place);
        problem.case("case", case);
    }
    document.name_unshown(intake);
}

/// An element that is open while its children are read.
#[derive(Default)]
struct OpenElement {
    is_container: bool,
    is_folder: bool,
    context: Context,
}

struct Document<'t> {
    reader: Reader<&'t [u8]>,
    steps: Steps<'t>,
    styles: Styles,
    open: Vec<OpenElement>,
    /// Elements that are not shown: kind, how many, line and column of the first.
    unshown: Vec<(String, usize, (u32, u32))>,
}

impl Document<'_> {
    fn run(&mut self, intake: &mut FeatureSink<'_>) -> Result<(), BrokenXml> {
        loop {
            let offset = tree::offset(&self.reader);
            match tree::next(&mut self.reader)? {
                Event::Start(start) => {
                    let name = tree::name(start.local_name().as_ref());
                    if !self.start(&name, offset, &start, intake)? {
                        return Ok(());
                    }
                }
                Event::End(_) => {
                    self.open.pop();
                }
                Event::DocType(text) if tree::declares_entities(&text) => {
                    let (line, column) = self.steps.place(offset);
                    let place = intake.place(line, column);
                    intake.problems.warning(Code::RefusedEntities, place);
                }
                Event::Eof if self.open.is_empty() => return Ok(()),
                Event::Eof => {
                    let cut_short = true;
                    return Err(BrokenXml { offset, cut_short });
                }
                _ => {}
            }
        }
    }

    /// An element begins; `false` where the reader should stop.
    fn start(
        &mut self,
        name: &str,
        offset: usize,
        start: &quick_xml::events::BytesStart<'_>,
        intake: &mut FeatureSink<'_>,
    ) -> Result<bool, BrokenXml> {
        let in_container = self.open.last().is_some_and(|open| open.is_container);
        match name {
            "Placemark" => {
                let element = tree::element(&mut self.reader, start)?;
                return Ok(self.placemark(&element, offset, intake));
            }
            "name" | "TimeSpan" | "TimeStamp" if in_container => {
                let element = tree::element(&mut self.reader, start)?;
                if let Some(open) = self.open.last_mut() {
                    open.context.learn(&element, open.is_folder);
                }
            }
            "NetworkLink" | "GroundOverlay" | "PhotoOverlay" | "ScreenOverlay" | "Tour" => {
                let at = self.steps.place(offset);
                self.count_unshown(name, at);
                tree::skip(&mut self.reader, start)?;
            }
            "Style" | "StyleMap" | "Schema" => tree::skip(&mut self.reader, start)?,
            _ => {
                let outer = self.open.last();
                let context = outer.map(|open| open.context.inner()).unwrap_or_default();
                self.open.push(OpenElement {
                    is_container: matches!(name, "Document" | "Folder"),
                    is_folder: name == "Folder",
                    context,
                });
                if self.open.len() > tree::DEEPEST {
                    let cut_short = false;
                    return Err(BrokenXml { offset, cut_short });
                }
            }
        }
        Ok(true)
    }

    fn placemark(
        &mut self,
        element: &Element,
        offset: usize,
        intake: &mut FeatureSink<'_>,
    ) -> bool {
        let (line, column) = self.steps.place(offset);
        let nothing = Context::default();
        let context = self.open.last().map_or(&nothing, |open| &open.context);
        let (mut feature, shape) = placemark::read(element, context, &self.styles);
        (feature.line, feature.column) = (line, column);
        for kind in geometry::unshown(element) {
            self.count_unshown(&kind, (line, column));
        }
        shape::add(feature, shape, intake)
    }

    fn count_unshown(&mut self, kind: &str, at: (u32, u32)) {
        match self.unshown.iter_mut().find(|(known, ..)| known == kind) {
            Some((_, count, _)) => *count += 1,
            None => self.unshown.push((kind.to_owned(), 1, at)),
        }
    }

    fn name_unshown(&self, intake: &mut FeatureSink<'_>) {
        for (kind, count, (line, column)) in &self.unshown {
            let code = match kind.as_str() {
                "NetworkLink" => Code::NetworkLink,
                _ => Code::UnshownElement,
            };
            let place = intake.place(*line, *column).member(kind);
            let problem = intake.problems.note(code, place);
            problem.with("count", *count).with("kind", kind);
        }
    }
}
