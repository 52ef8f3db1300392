//! What can be taken away of a data set without a window: pictures, clips, slides.

mod reel;

use self::reel::Reel;
use super::ffmpeg::{self, VideoFormat};
use super::studio::{Shot, Studio, size_px};
use super::write::{PngError, write_png};
use crate::export::clip::{ClipFormat, ClipPace, save_clip};
use crate::export::pdf::write_pdf;
use crate::export::sheet::{ChartSource, Framed, SheetChoice, SheetMaker, step_choice};
use crate::export::slides::{Slide, write_slides};
use crate::export::step_sources::source_notes;
use crate::export::svg::write_svg;
use crate::export::{ExportWhat, Failure, Plan, Progress, file};
use crate::geometry::{Camera, Viewport, world_from_lonlat};
use crate::load;
use crate::model::{AreaId, Day, Lang, Story, StoryStep};
use crate::scene::{ColourVision, Dress, Layers, Query, Theme};
use crate::state::{Extent, Project, Told, View, world_bounds};
use crate::text::Shaper;
use crate::words::Words;
use crate::words::format;
use image::RgbaImage;
use std::io::{self, Cursor};
use std::path::Path;
use std::sync::Arc;

/// Points left between what is shown and the edge.
const PADDING_POINTS: f64 = 24.0;

/// Shares of the height that the head and the caption of a step take.
const STEP_INSETS: [f64; 2] = [0.12, 0.26];

/// How everything that is taken away looks.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeLook {
    /// Language.
    pub lang: Lang,
    /// Theme.
    pub theme: Theme,
    /// The kind of eye whose colours are shown.
    pub vision: ColourVision,
    /// Width and height, in pixels.
    pub size_px: [u32; 2],
    /// Pixels in a point: all letters and lines grow with it.
    pub scale: f32,
}

/// Why nothing was taken away.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// The graphics.
    #[error(transparent)]
    Gpu(#[from] crate::render::GpuError),
    /// The picture did not come into its file.
    #[error(transparent)]
    Png(#[from] PngError),
    /// The file.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// A sentence.
    #[error("{0}")]
    Said(String),
}

impl From<TakeError> for Failure {
    fn from(error: TakeError) -> Self {
        match error {
            TakeError::Failure(failure) => failure,
            TakeError::Png(PngError::Write { error, .. }) => Failure::Io(error),
            other => Failure::Io(io::Error::other(other.to_string())),
        }
    }
}

/// A data set, ready to be taken away in pieces.
pub struct Takes {
    project: Arc<Project>,
    words: Words,
    look: TakeLook,
}

impl Takes {
    /// Of a data set.
    pub fn new(project: Arc<Project>, look: TakeLook) -> Self {
        Self {
            words: Words::new(look.lang),
            project,
            look,
        }
    }

    /// The story with an id, or in a file of its own.
    ///
    /// # Errors
    /// A sentence that says which stories there are.
    pub fn story(&self, id: &str) -> Result<Story, TakeError> {
        load::find_story(&self.project.world, id).map_err(TakeError::Said)
    }

    /// What a picture of a view shows.
    pub fn shot(&self, view: &View, choice: SheetChoice) -> Shot {
        self.framed_shot(view, [0.0; 4], choice)
    }

    /// What a picture of a step shows, clear of its date and its caption.
    fn step_shot(&self, step: &StoryStep) -> Shot {
        let world = &self.project.world;
        let height = self.viewport().height;
        let [top, bottom] = STEP_INSETS.map(|share| share * height);
        let view = View::of_step(world, step, &View::first(world));
        let choice = step_choice(world, &self.words, step);
        self.framed_shot(&view, [0.0, top, 0.0, bottom], choice)
    }

    /// What a picture of a view shows; `insets` are kept clear around what is seen whole: left, top,
    /// right and bottom, in points.
    fn framed_shot(&self, view: &View, insets: [f64; 4], choice: SheetChoice) -> Shot {
        let framed = |bounds, insets| Framed {
            bounds,
            insets,
            padding_points: PADDING_POINTS,
        };
        let about = &self.project.world.about;
        let framed = match view.extent {
            Extent::At { .. } => None,
            Extent::Within(bounds) => Some(framed(world_bounds(bounds), insets)),
            Extent::All => {
                let all = self.project.prepared.bounds;
                Some(framed(about.view.map_or(all, world_bounds), [0.0; 4]))
            }
        };
        Shot {
            told: self.told(view),
            query: self.query(view, framed),
            label_lang: view.label_lang,
            choice: SheetChoice { framed, ..choice },
        }
    }

    fn query(&self, view: &View, framed: Option<Framed>) -> Query {
        let viewport = self.viewport();
        let camera = match (view.extent, framed) {
            (Extent::At { lonlat, zoom }, _) => Camera {
                center: world_from_lonlat(lonlat),
                zoom,
            },
            (_, Some(framed)) => framed.camera(viewport),
            (_, None) => Camera::fit(self.project.prepared.bounds, viewport, PADDING_POINTS),
        };
        Query {
            date: view.date,
            date_before: view.date,
            fade: 1.0,
            theme: self.look.theme,
            filter: view.filter.clone(),
            outlined: view.selection.assessment.map_or_else(Vec::new, |id| {
                self.project.world.assessment(id).areas.clone()
            }),
            hovered: None,
            selected: view.selection.area,
            camera,
            viewport,
            pixels_per_point: self.look.scale,
            layers: Layers::default(),
            hidden_layers: view.hidden_layers.clone(),
            dress: Dress {
                layers: self.project.layer_looks(),
                ..Dress::default()
            },
        }
    }

    fn told(&self, view: &View) -> Arc<Told> {
        Arc::new(Told::new(&self.project, &view.account, &view.filter))
    }

    fn viewport(&self) -> Viewport {
        let scale = f64::from(self.look.scale);
        let [width, height] = self.look.size_px.map(|side| f64::from(side) / scale);
        Viewport { width, height }
    }

    fn studio(&self) -> Result<Studio, TakeError> {
        Ok(Studio::new(self.project.clone(), self.look.lang)?)
    }

    /// Writes pictures: PNG, SVG or PDF by the ending of the path. A PDF holds all, a page each; of
    /// the others there is a file for each, numbered where there are several.
    ///
    /// # Errors
    /// When there are no graphics, the ending says nothing, or a file cannot be written.
    pub fn pictures(&self, shown: &[Shot], title: &str, path: &Path) -> Result<(), TakeError> {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        match ending.to_str() {
            Some("png") => {
                let mut studio = self.studio()?;
                for (number, shot) in shown.iter().enumerate() {
                    let image = studio.picture(shot, self.look.vision)?;
                    let path = numbered(path, number, shown.len());
                    write_png(&path, &image.into())?;
                }
                Ok(())
            }
            Some("svg") => {
                for (number, list) in self.lists(shown).iter().enumerate() {
                    let path = numbered(path, number, shown.len());
                    file::whole(&path, |out| {
                        write_svg(list, title, self.look.lang.tag(), out)
                    })?;
                }
                Ok(())
            }
            Some("pdf") => {
                let lists = self.lists(shown);
                file::whole(path, |out| {
                    write_pdf(&lists, title, self.look.lang.tag(), out)
                })?;
                Ok(())
            }
            _ => Err(TakeError::Said(
                "A picture is a file that ends in .png, .svg or .pdf.".to_owned(),
            )),
        }
    }

    /// Writes the map as it is shown, with what stands around it or alone.
    ///
    /// # Errors
    /// When there are no graphics, or the file cannot be written.
    pub fn save(&self, view: &View, plan: Plan, path: &Path) -> Result<(), Failure> {
        let shot = self.shown(view, plan);
        let title = self.project.world.about.title.get(self.look.lang);
        Ok(self.pictures(&[shot], title, path)?)
    }

    /// Draws the same.
    ///
    /// # Errors
    /// When there are no graphics.
    pub fn drawn(&self, view: &View, plan: Plan) -> Result<RgbaImage, Failure> {
        let shot = self.shown(view, plan);
        let mut studio = self.studio()?;
        let drawn = studio.picture(&shot, self.look.vision);
        Ok(drawn.map_err(TakeError::from)?)
    }

    fn shown(&self, view: &View, plan: Plan) -> Shot {
        let is_bare = plan.what == ExportWhat::Map;
        let choice = SheetChoice {
            has_date: !is_bare,
            has_legend: !is_bare,
            is_bare,
            ..SheetChoice::default()
        };
        self.shot(view, choice)
    }

    fn lists(&self, shown: &[Shot]) -> Vec<crate::scene::DisplayList> {
        let (world, prepared) = (&self.project.world, &self.project.prepared);
        let mut maker = SheetMaker::new(&ChartSource::main(world, prepared, &self.words));
        let mut shaper = Shaper::new();
        let mut vision = crate::scene::vision::VisionPreview::default();
        let mut list = |shot: &Shot| {
            let (query, choice) = (&shot.query, &shot.choice);
            let source = shot.source(&self.project, &self.words);
            let mut sheet = maker.sheet(&source, query, shot.label_lang, choice, &mut shaper);
            vision.apply(&mut sheet.scene, self.look.vision);
            sheet.list(&source)
        };
        shown.iter().map(&mut list).collect()
    }

    /// What the steps of a story show, or one of them (counted from 1), each with what stands around it.
    ///
    /// # Errors
    /// When there is no such step.
    pub fn steps(&self, story: &Story, only: Option<usize>) -> Result<Vec<Shot>, TakeError> {
        let count = story.steps.len();
        let numbers = match only {
            None => 0..count,
            Some(step) if (1..=count).contains(&step) => step - 1..step,
            Some(step) => {
                return Err(TakeError::Said(format!(
                    "The story `{}` has {count} steps; there is no step {step}.",
                    story.id
                )));
            }
        };
        Ok(numbers
            .map(|number| self.step_shot(&story.steps[number]))
            .collect())
    }

    /// Writes a clip of a span of days, or of a story, by the ending of the path: `.gif`, `.png` (APNG),
    /// `.mp4`, `.webm`, or a folder of pictures.
    ///
    /// # Errors
    /// When there are no graphics, ffmpeg is missing or fails, or the file cannot be written.
    pub fn clip(
        &self,
        plan: &ClipPlan<'_>,
        path: &Path,
        progress: &Progress,
    ) -> Result<(), TakeError> {
        let mut reel = Reel::new(self, plan)?;
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        let video = match ending.to_str() {
            Some("gif") => {
                return Ok(save_clip(&mut reel, ClipFormat::Gif, path, progress)?);
            }
            Some("png" | "apng") => {
                return Ok(save_clip(&mut reel, ClipFormat::Apng, path, progress)?);
            }
            Some("") | None => {
                return Ok(save_clip(&mut reel, ClipFormat::Frames, path, progress)?);
            }
            Some("mp4") => VideoFormat::Mp4,
            Some("webm") => VideoFormat::WebM,
            Some(_) => {
                return Err(TakeError::Said(
                    "A clip is a file that ends in .gif, .png (APNG), .mp4 or .webm, or a folder."
                        .to_owned(),
                ));
            }
        };
        Ok(ffmpeg::save(&mut reel, video, path, progress)?)
    }

    /// Writes a story as slides.
    ///
    /// # Errors
    /// When there are no graphics, or the file cannot be written.
    pub fn slides(&self, story: &Story, path: &Path, progress: &Progress) -> Result<(), TakeError> {
        let mut studio = self.studio()?;
        let mut slides = Vec::new();
        progress.expect(story.steps.len());
        for (shot, step) in self.steps(story, None)?.into_iter().zip(&story.steps) {
            progress.step()?;
            // Caption and source stand beside the map as text that can be edited.
            let on_map = SheetChoice {
                caption: String::new(),
                source: String::new(),
                ..shot.choice.clone()
            };
            let (query, choice) = (shot.query.clone(), shot.choice.clone());
            let drawn = Shot {
                choice: on_map,
                ..shot
            };
            let image = studio.picture(&drawn, self.look.vision)?;
            let mut png = Cursor::new(Vec::new());
            image
                .write_to(&mut png, image::ImageFormat::Png)
                .map_err(PngError::from)?;
            slides.push(Slide {
                title: format::day(&self.words, query.date),
                caption: choice.caption,
                source: choice.source,
                notes: self.notes(step),
                png: png.into_inner(),
                size_px: size_px(&query),
            });
        }
        let title = story.title.get(self.look.lang);
        file::whole(path, |out| {
            write_slides(&slides, title, self.look.lang, out)
        })?;
        Ok(())
    }

    /// What the speaker reads: the notes of the step, and what it rests on.
    fn notes(&self, step: &StoryStep) -> String {
        let sources = source_notes(&self.project.world, &self.words, step);
        let parts = [step.notes.get(self.look.lang), sources.as_str()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n")
    }

    /// Whether some of an area can be seen in a query.
    fn is_seen(&self, query: &Query, area: AreaId) -> bool {
        let seen = query.camera.visible(query.viewport);
        let bounds = &self.project.prepared.area_bounds[area.index()];
        !bounds.is_empty()
            && (0..2).all(|axis| {
                bounds.min[axis] <= seen.max[axis] && bounds.max[axis] >= seen.min[axis]
            })
    }
}

/// The path of one of several pictures: `map-03.png`.
fn numbered(path: &Path, number: usize, count: usize) -> std::path::PathBuf {
    if count < 2 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let width = count.to_string().len().max(2);
    path.with_file_name(format!("{stem}-{:0width$}.{ending}", number + 1))
}

/// What a clip shows.
pub struct ClipPlan<'a> {
    /// A story, or `None` for a span of days.
    pub story: Option<&'a Story>,
    /// The first and the last day, where there is no story.
    pub days: [Day; 2],
    /// How fast time runs.
    pub pace: ClipPace,
    /// Whether colours pass into each other.
    pub has_fades: bool,
    /// What is seen, where there is no story; its day does not count.
    pub view: View,
    /// What stands around the map, where there is no story.
    pub choice: SheetChoice,
}
