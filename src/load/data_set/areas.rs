//! `areas.geojson`: the ground, one feature an area.

use super::dataset_json::Manifest;
use super::own_features::OwnFeatures;
use super::table::Table;
use crate::geometry;
use crate::load::files::Files;
use crate::load::problems::Problems;
use crate::load::progress::Progress;
use crate::load::record::Record;
use crate::model::{Area, AreaId, Basis, Code, Feature, FilePlace, Layer, LayerId, Names};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// An area before the ids that it names are looked up.
struct AreaDraft {
    area: Area,
    follows: Option<String>,
    /// The name of its layer; empty for the ground of the data set.
    layer: String,
    place: FilePlace,
    /// Whether the reader has told of an id that is taken.
    is_said: bool,
}

/// Reads the areas and their layers. Each feature becomes an area; one whose id is taken, under another.
pub(super) fn read(
    files: &Files,
    manifest: &Manifest,
    progress: &Progress,
    problems: &mut Problems,
) -> (Table<Area>, Vec<Layer>) {
    let file = &manifest.areas.path;
    let mut table = Table::default();
    let Some(bytes) = manifest.areas.read(files, problems) else {
        let problem = problems.error(Code::NoAreas, FilePlace::file(file));
        problem.case("case", "missing").with("file", file);
        return (table, Vec::new());
    };
    let own = OwnFeatures::read(file, bytes, progress, problems);
    let features = &own.collection.features;
    let drafts: Vec<(AreaDraft, Problems)> = features
        .par_iter()
        .enumerate()
        .map(|(n, feature)| {
            let mut found = Problems::default();
            (draft(&own, feature, n, &mut found), found)
        })
        .collect();
    let (mut follows, mut layers) = (Vec::new(), Vec::new());
    let mut all_found = Vec::with_capacity(drafts.len());
    for (draft, mut found) in drafts {
        follows.push((draft.follows, draft.place.clone()));
        layers.push(draft.layer);
        let id = table.free(&draft.area.id);
        let mut area = draft.area;
        if id != area.id {
            if !draft.is_said {
                shared_id(&table, &area.id, draft.place.clone(), &mut found);
            }
            if !area.is_named {
                area.name = Names::same(&id);
            }
            area.id.clone_from(&id);
        }
        table.add("area", &id, area, draft.place, &mut found);
        all_found.push(found);
    }
    if table.rows.is_empty() {
        let problem = problems.error(Code::NoAreas, FilePlace::file(file));
        problem.case("case", "empty").with("file", file);
    }
    resolve_follows(&mut table, &follows, &mut all_found);
    own.tell(all_found, problems);
    let layers = in_layers(&mut table.rows, layers);
    (table, layers)
}

/// Names an id that another area has, where it is not the feature's own, of which the reader has told.
fn shared_id(table: &Table<Area>, id: &str, place: FilePlace, problems: &mut Problems) {
    let first = table.find(id).and_then(|first| table.places[first].line);
    let problem = problems.warning(Code::SharedId, place.member("id"));
    problem
        .with("id", id)
        .with("line", first.unwrap_or_default().to_string());
}

/// Puts each area into the layer of that name: the ground first, the others as they first occur. What
/// is named lies over the ground where there is any.
fn in_layers(areas: &mut [Area], of_area: Vec<String>) -> Vec<Layer> {
    let has_ground = of_area.iter().any(String::is_empty);
    let mut layers: Vec<Layer> = has_ground.then(Layer::default).into_iter().collect();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    if has_ground {
        known.insert(String::new(), 0);
    }
    for (area, name) in areas.iter_mut().zip(of_area) {
        let position = *known.entry(name.clone()).or_insert_with(|| {
            layers.push(Layer {
                name,
                is_over: has_ground,
            });
            layers.len() - 1
        });
        area.layer = LayerId::from_index(position);
    }
    layers
}

fn draft(own: &OwnFeatures<'_>, feature: &Feature, n: usize, problems: &mut Problems) -> AreaDraft {
    let place = own.place(feature);
    let properties = OwnFeatures::properties(feature, place.clone());
    let own_id = Some(feature.id_text()).filter(|id| !id.trim().is_empty());
    let is_said = own_id.is_some();
    let id = own_id.or_else(|| properties.id("id")).unwrap_or_else(|| {
        let made = format!("area-{}", n + 1);
        let problem = problems.warning(Code::NoId, place.clone());
        problem.case("kind", "area").with("made", &made);
        made
    });
    let geometry = &feature.form;
    let mut area = Area {
        name: Names::same(&id),
        is_named: false,
        area_km2: geometry::quick_area_km2(&geometry.polygons.0),
        shape: geometry.polygons.clone(),
        lines: geometry.lines.clone(),
        points: geometry.points.clone(),
        id,
        ..Area::default()
    };
    let properties = properties.named(&area.id);
    describe(&mut area, &properties, problems);
    let layer = properties.text("layer", problems);
    let follows = properties
        .has("follows")
        .then(|| properties.text("follows", problems));
    AreaDraft {
        place: place.feature(&area.id),
        area,
        follows,
        layer,
        is_said,
    }
}

fn describe(area: &mut Area, properties: &Record, problems: &mut Problems) {
    let name = properties.names_by_suffix("name", problems);
    if !name.is_empty() {
        (area.name, area.is_named) = (name, true);
    }
    area.country = properties.text("country", problems);
    area.governorate = properties.names_by_suffix("governorate", problems);
    area.district = properties.text("district", problems);
    area.level = properties.text("level", problems);
    area.unit = properties.names_by_suffix("unit", problems);
    area.note = properties.text("note", problems);
    area.seat = properties.point("seat", problems);
    area.basis = match properties.text("basis", problems).as_str() {
        "derived" => Basis::Derived,
        "boundary" | "" => Basis::Boundary,
        other => {
            let problem = problems.warning(Code::UnknownBasis, properties.place_of("basis"));
            problem.with("text", other);
            Basis::Derived
        }
    };
}

/// Looks up the followed areas; unknown ones and circles are named, with the problems of their area, and
/// undone.
fn resolve_follows(
    table: &mut Table<Area>,
    follows: &[(Option<String>, FilePlace)],
    problems: &mut [Problems],
) {
    for (n, (followed, place)) in follows.iter().enumerate() {
        let Some(id) = followed else {
            continue;
        };
        let found = table.find(id);
        if found.is_none() {
            let place = place.clone().member("follows");
            problems[n]
                .error(Code::FollowsUnknown, place)
                .with("id", id);
        }
        table.rows[n].follows = found.map(AreaId::from_index);
    }
    let circular: Vec<usize> = (0..follows.len())
        .filter(|n| runs_in_circle(&table.rows, *n))
        .collect();
    for n in circular {
        table.rows[n].follows = None;
        let place = follows[n].1.clone().member("follows");
        problems[n].error(Code::FollowsCircle, place);
    }
}

/// Whether an area comes back to itself by following.
fn runs_in_circle(areas: &[Area], start: usize) -> bool {
    let mut at = start;
    for _step in 0..areas.len() {
        match areas[at].follows {
            Some(next) if next.index() == start => return true,
            Some(next) => at = next.index(),
            None => return false,
        }
    }
    false
}
