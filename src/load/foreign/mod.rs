//! Files of other origin: any format to a [`Collection`], then coordinates, then meaning.
//!
//! - `intake` takes the features of every reader, with progress, cancelling and the first picture;
//! - `geo_json` and its like read one format each.

mod geo_json;
mod intake;

use super::inputs::{Input, Wishes};
use super::problems::Problems;
use super::progress::Stage;
use super::{Loaded, Progress, coordinates, mapping};
use crate::model::{Collection, Foreign, Format, Mapping, Problem};
use intake::Intake;
use std::sync::Arc;

/// Reads foreign files, each as a layer.
pub(super) fn read(
    inputs: &[Input],
    wishes: &Wishes,
    progress: &Progress,
    problems: Problems,
) -> Loaded {
    progress.enter(Stage::Reading);
    let mut intake = Intake::new(progress, problems);
    for input in inputs {
        if let Input::Bytes { name, bytes } = input {
            let text = String::from_utf8_lossy(bytes);
            intake.begin(name, Format::GeoJson);
            geo_json::read(&text, &mut intake);
        }
    }
    let (collection, reading) = intake.finish();
    let as_read = Arc::new(collection);
    let columns = Arc::new(mapping::columns(&as_read));
    let keys = mapping::keys(&as_read, &columns);
    let guess = mapping::guess(&as_read, &columns);
    let remembered = keys.iter().find_map(|key| wishes.mappings.get(key));
    let chosen = remembered.cloned().unwrap_or_else(|| guess.clone());
    let foreign = Foreign {
        as_read,
        reading: Arc::new(reading),
        columns,
        guess,
        remembered: remembered.is_some(),
        keys,
        ..Foreign::default()
    };
    let foreign = settled(foreign, &chosen, progress);
    understood(foreign, chosen, progress)
}

/// Understands the same features in another way.
pub(super) fn remap(foreign: &Foreign, mapping: Mapping, progress: &Progress) -> Loaded {
    let now = &foreign.mapping;
    let settling = |m: &Mapping| (m.crs.clone(), m.swap_axes, m.repair_text);
    let foreign = match settling(now) == settling(&mapping) {
        true => foreign.clone(),
        false => settled(foreign.clone(), &mapping, progress),
    };
    understood(foreign, mapping, progress)
}

/// With coordinates in longitude and latitude, and shapes that can be drawn.
fn settled(foreign: Foreign, mapping: &Mapping, progress: &Progress) -> Foreign {
    progress.enter(Stage::Coordinates);
    let mut problems = Problems::default();
    let collection = coordinates::settle(&foreign.as_read, mapping, progress, &mut problems);
    Foreign {
        collection,
        settling: Arc::new(problems.sorted()),
        areas_km2: Arc::default(),
        ..foreign
    }
}

/// The world that a mapping gives.
fn understood(mut foreign: Foreign, mapping: Mapping, progress: &Progress) -> Loaded {
    progress.enter(Stage::Mapping);
    foreign.mapping = mapping;
    let mut found = Problems::default();
    let understood = mapping::world(&foreign, &mut found);
    foreign.area_of = Arc::new(understood.area_of);
    foreign.outcome = understood.outcome;
    let mut problems = Problems::default();
    let met = foreign.reading.iter().chain(foreign.settling.iter());
    problems.extend(met.cloned());
    problems.append(found);
    progress.finish();
    Loaded {
        world: Arc::new(understood.world),
        problems: problems.sorted(),
        foreign: Some(Arc::new(foreign)),
    }
}

/// What a reader hands over.
type Read = (Collection, Vec<Problem>);
