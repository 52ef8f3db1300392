//! A story as slides (PPTX, ECMA-376): the map as a picture; title, caption and source as text that
//! can be edited; notes as notes. In Arabic paragraphs run from right to left.

use super::failure::Failure;
use crate::model::Lang;
use quick_xml::escape::escape;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// One slide.
#[derive(Clone, Debug)]
pub struct Slide {
    /// What stands above the map.
    pub title: String,
    /// What is said.
    pub caption: String,
    /// Who says so.
    pub source: String,
    /// What only the speaker sees.
    pub notes: String,
    /// The map, as PNG.
    pub png: Vec<u8>,
    /// Its width and height, in pixels.
    pub size_px: [u32; 2],
}

/// A place on the slide: left, top, width and height, in EMU (914,400 an inch).
type EmuBox = [i64; 4];

const SLIDE_WIDTH: i64 = 12_192_000;
const SLIDE_HEIGHT: i64 = 6_858_000;
const TITLE: EmuBox = [360_000, 120_000, 11_472_000, 620_000];
const PICTURE: EmuBox = [360_000, 780_000, 11_472_000, 4_500_000];
const CAPTION: EmuBox = [360_000, 5_330_000, 11_472_000, 1_080_000];
const SOURCE: EmuBox = [360_000, 6_420_000, 11_472_000, 360_000];

/// Sizes of type, in hundredths of a point.
const TITLE_SIZE: u32 = 3_000;
const CAPTION_SIZE: u32 = 2_000;
const SOURCE_SIZE: u32 = 1_200;
const NOTES_SIZE: u32 = 1_200;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.presentationml";

/// Writes slides. `title` is that of the whole.
///
/// # Errors
/// When the writer fails.
pub fn write_slides(
    slides: &[Slide],
    title: &str,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let count = slides.len();
    let mut deck = Deck {
        zip: &mut zip,
        lang,
    };
    deck.text("[Content_Types].xml", &content_types(count))?;
    deck.text("_rels/.rels", &package_relations())?;
    deck.text("docProps/core.xml", &core_properties(title, lang))?;
    deck.text("ppt/presentation.xml", &presentation(count))?;
    deck.text(
        "ppt/_rels/presentation.xml.rels",
        &presentation_relations(count),
    )?;
    for (number, name) in [(1, "Kharita"), (2, "Kharita notes")] {
        deck.text(&format!("ppt/theme/theme{number}.xml"), &theme(name))?;
    }
    deck.masters()?;
    for (index, slide) in slides.iter().enumerate() {
        deck.slide(index + 1, slide)?;
    }
    let bytes = zip.finish()?.into_inner();
    out.write_all(&bytes)?;
    Ok(())
}

struct Deck<'a> {
    zip: &'a mut ZipWriter<Cursor<Vec<u8>>>,
    lang: Lang,
}

impl Deck<'_> {
    fn file(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<(), Failure> {
        // No clock: the same story gives the same bytes.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default());
        self.zip.start_file(name, options)?;
        Ok(self.zip.write_all(bytes)?)
    }

    fn text(&mut self, name: &str, text: &str) -> Result<(), Failure> {
        let whole = [HEAD, text].concat();
        self.file(name, whole.as_bytes(), CompressionMethod::Deflated)
    }

    fn masters(&mut self) -> Result<(), Failure> {
        let shapes = tree("");
        let map = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" \
             accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";
        let background = "<p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>";
        let master = format!(
            "<p:sldMaster {SPACES}><p:cSld>{background}{shapes}</p:cSld>{map}\
             <p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst></p:sldMaster>"
        );
        self.text("ppt/slideMasters/slideMaster1.xml", &master)?;
        self.text(
            "ppt/slideMasters/_rels/slideMaster1.xml.rels",
            &relations(&[
                ("slideLayout", "../slideLayouts/slideLayout1.xml"),
                ("theme", "../theme/theme1.xml"),
            ]),
        )?;
        let places = [
            self.placeholder(2, "title", "", TITLE, &[]),
            self.placeholder(3, "body", " idx=\"1\"", CAPTION, &[]),
        ]
        .concat();
        let layout = format!(
            "<p:sldLayout {SPACES} type=\"obj\" preserve=\"1\"><p:cSld name=\"Map\">{}</p:cSld>\
             <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
            tree(&places)
        );
        self.text("ppt/slideLayouts/slideLayout1.xml", &layout)?;
        self.text(
            "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
            &relations(&[("slideMaster", "../slideMasters/slideMaster1.xml")]),
        )?;
        let notes = format!(
            "<p:notesMaster {SPACES}><p:cSld>{background}{shapes}</p:cSld>{map}</p:notesMaster>"
        );
        self.text("ppt/notesMasters/notesMaster1.xml", &notes)?;
        self.text(
            "ppt/notesMasters/_rels/notesMaster1.xml.rels",
            &relations(&[("theme", "../theme/theme2.xml")]),
        )
    }

    fn slide(&mut self, number: usize, slide: &Slide) -> Result<(), Failure> {
        let picture = picture(fitted(slide.size_px), &slide.title);
        let shapes = [
            self.placeholder(2, "title", "", TITLE, &[(&slide.title, TITLE_SIZE)]),
            picture,
            self.placeholder(
                4,
                "body",
                " idx=\"1\"",
                CAPTION,
                &[(&slide.caption, CAPTION_SIZE)],
            ),
            self.text_box(5, SOURCE, &slide.source),
        ]
        .concat();
        let xml = format!(
            "<p:sld {SPACES}><p:cSld>{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
            tree(&shapes)
        );
        self.text(&format!("ppt/slides/slide{number}.xml"), &xml)?;
        self.text(
            &format!("ppt/slides/_rels/slide{number}.xml.rels"),
            &relations(&[
                ("slideLayout", "../slideLayouts/slideLayout1.xml"),
                ("image", &format!("../media/image{number}.png")),
                (
                    "notesSlide",
                    &format!("../notesSlides/notesSlide{number}.xml"),
                ),
            ]),
        )?;
        let media = format!("ppt/media/image{number}.png");
        self.file(&media, &slide.png, CompressionMethod::Stored)?;
        let paragraphs: Vec<(&str, u32)> =
            slide.notes.lines().map(|line| (line, NOTES_SIZE)).collect();
        let body = [685_800, 4_400_550, 5_486_400, 3_600_450];
        let notes = format!(
            "<p:notes {SPACES}><p:cSld>{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
            tree(&self.placeholder(2, "body", " idx=\"1\"", body, &paragraphs))
        );
        self.text(&format!("ppt/notesSlides/notesSlide{number}.xml"), &notes)?;
        self.text(
            &format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"),
            &relations(&[
                ("notesMaster", "../notesMasters/notesMaster1.xml"),
                ("slide", &format!("../slides/slide{number}.xml")),
            ]),
        )
    }

    fn placeholder(
        &self,
        id: u32,
        kind: &str,
        index: &str,
        place: EmuBox,
        paragraphs: &[(&str, u32)],
    ) -> String {
        let anchor = if kind == "title" { "ctr" } else { "t" };
        format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{kind} {id}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
             <p:nvPr><p:ph type=\"{kind}\"{index}/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr>\
             <p:txBody><a:bodyPr anchor=\"{anchor}\"{}><a:normAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody></p:sp>",
            transform(place),
            self.columns(),
            self.paragraphs(paragraphs)
        )
    }

    fn text_box(&self, id: u32, place: EmuBox, words: &str) -> String {
        format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"source\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr>\
             <p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>\
             <p:txBody><a:bodyPr wrap=\"square\"{}><a:normAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody></p:sp>",
            transform(place),
            self.columns(),
            self.paragraphs(&[(words, SOURCE_SIZE)])
        )
    }

    fn columns(&self) -> &'static str {
        match self.lang {
            Lang::En => "",
            Lang::Ar => " rtlCol=\"1\"",
        }
    }

    fn paragraphs(&self, paragraphs: &[(&str, u32)]) -> String {
        let (direction, tag) = match self.lang {
            Lang::En => ("algn=\"l\" rtl=\"0\"", "en-GB"),
            Lang::Ar => ("algn=\"r\" rtl=\"1\"", "ar-SA"),
        };
        let mut xml = String::new();
        for (words, size) in paragraphs {
            let words: String = words.chars().filter(|c| is_text(*c)).collect();
            // Writing into a string does not fail.
            write!(
                xml,
                "<a:p><a:pPr marL=\"0\" indent=\"0\" {direction}><a:buNone/></a:pPr>\
                 <a:r><a:rPr lang=\"{tag}\" sz=\"{size}\" dirty=\"0\"/><a:t>{}</a:t></a:r></a:p>",
                escape(&words)
            )
            .unwrap_or_default();
        }
        if xml.is_empty() {
            format!("<a:p><a:pPr {direction}/><a:endParaRPr lang=\"{tag}\"/></a:p>")
        } else {
            xml
        }
    }
}

/// What XML may hold.
fn is_text(c: char) -> bool {
    c == '\t' || (!c.is_control() && c != '\u{FFFE}' && c != '\u{FFFF}')
}

/// The largest box of a picture's shape in the place for it.
fn fitted(size_px: [u32; 2]) -> EmuBox {
    let [left, top, width, height] = PICTURE;
    let [wide, high] = size_px.map(|side| i64::from(side.max(1)));
    let (fit_width, fit_height) = if width * high <= height * wide {
        (width, width * high / wide)
    } else {
        (height * wide / high, height)
    };
    [
        left + (width - fit_width) / 2,
        top + (height - fit_height) / 2,
        fit_width,
        fit_height,
    ]
}

fn transform([x, y, width, height]: EmuBox) -> String {
    format!("<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>")
}

fn picture(place: EmuBox, description: &str) -> String {
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"3\" name=\"map\" descr=\"{}\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>\
         <p:blipFill><a:blip r:embed=\"rId2\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>\
         <p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
        escape(description),
        transform(place)
    )
}

fn tree(shapes: &str) -> String {
    format!(
        "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
         <p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>"
    )
}

/// Relations by kind and target, numbered from `rId1`.
fn relations(targets: &[(&str, &str)]) -> String {
    let mut xml = String::from(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    for (index, (kind, target)) in targets.iter().enumerate() {
        let id = index + 1;
        // Writing into a string does not fail.
        write!(
            xml,
            "<Relationship Id=\"rId{id}\" Type=\"{KIND}/{kind}\" Target=\"{target}\"/>"
        )
        .unwrap_or_default();
    }
    xml.push_str("</Relationships>");
    xml
}

fn content_types(count: usize) -> String {
    let mut xml = String::from(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    );
    let mut add = |name: &str, kind: &str| {
        // Writing into a string does not fail.
        write!(
            xml,
            "<Override PartName=\"/ppt/{name}\" ContentType=\"{kind}\"/>"
        )
        .unwrap_or_default();
    };
    add(
        "presentation.xml",
        &format!("{CONTENT}.presentation.main+xml"),
    );
    add(
        "slideMasters/slideMaster1.xml",
        &format!("{CONTENT}.slideMaster+xml"),
    );
    add(
        "slideLayouts/slideLayout1.xml",
        &format!("{CONTENT}.slideLayout+xml"),
    );
    add(
        "notesMasters/notesMaster1.xml",
        &format!("{CONTENT}.notesMaster+xml"),
    );
    let theme = "application/vnd.openxmlformats-officedocument.theme+xml";
    add("theme/theme1.xml", theme);
    add("theme/theme2.xml", theme);
    for number in 1..=count {
        add(
            &format!("slides/slide{number}.xml"),
            &format!("{CONTENT}.slide+xml"),
        );
        add(
            &format!("notesSlides/notesSlide{number}.xml"),
            &format!("{CONTENT}.notesSlide+xml"),
        );
    }
    xml.push_str("</Types>");
    xml
}

fn package_relations() -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{KIND}/officeDocument\" Target=\"ppt/presentation.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         </Relationships>"
    )
}

fn core_properties(title: &str, lang: Lang) -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Kharita</dc:creator>\
         <dc:language>{}</dc:language></cp:coreProperties>",
        escape(title),
        lang.tag()
    )
}

fn presentation(count: usize) -> String {
    let mut slides = String::new();
    for index in 0..count {
        // Writing into a string does not fail.
        write!(
            slides,
            "<p:sldId id=\"{}\" r:id=\"rId{}\"/>",
            256 + index,
            index + 4
        )
        .unwrap_or_default();
    }
    format!(
        "<p:presentation {SPACES} saveSubsetFonts=\"1\">\
         <p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>\
         <p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst>\
         <p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx=\"{SLIDE_WIDTH}\" cy=\"{SLIDE_HEIGHT}\"/>\
         <p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
    )
}

fn presentation_relations(count: usize) -> String {
    let slides: Vec<String> = (1..=count)
        .map(|number| format!("slides/slide{number}.xml"))
        .collect();
    let mut targets = vec![
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("theme", "theme/theme1.xml"),
    ];
    targets.extend(slides.iter().map(|slide| ("slide", slide.as_str())));
    relations(&targets)
}

fn theme(name: &str) -> String {
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"6350\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    let colours: String = [
        ("dk1", "212328"),
        ("lt1", "FFFFFF"),
        ("dk2", "60636A"),
        ("lt2", "F6F2E9"),
        ("accent1", "543ED6"),
        ("accent2", "E0590A"),
        ("accent3", "156D40"),
        ("accent4", "E1BD08"),
        ("accent5", "36D0DB"),
        ("accent6", "590F3A"),
        ("hlink", "543ED6"),
        ("folHlink", "60636A"),
    ]
    .map(|(name, rgb)| format!("<a:{name}><a:srgbClr val=\"{rgb}\"/></a:{name}>"))
    .concat();
    let font = "<a:latin typeface=\"Noto Sans\"/><a:ea typeface=\"\"/><a:cs typeface=\"Noto Sans Arabic\"/>";
    format!(
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"{name}\"><a:themeElements>\
         <a:clrScheme name=\"{name}\">{colours}</a:clrScheme>\
         <a:fontScheme name=\"{name}\"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>\
         <a:fmtScheme name=\"{name}\"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst>\
         <a:lnStyleLst>{line}{line}{line}</a:lnStyleLst>\
         <a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst>\
         <a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
}

#[cfg(test)]
mod tests;
