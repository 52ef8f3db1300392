//! Esri JSON: the answer of an ArcGIS server to a query (Esri, "ArcGIS REST API: Feature Set").
//!
//! Codes that the file itself explains (coded-value domains) are read as what they mean; the code stays
//! beside it as `NAME_code`.

use super::feature_sink::FeatureSink;
use super::members::{MemberList, members, quoted};
use super::rings;
use super::shape::{self, Fault, Position, Shape, count};
use super::steps::Steps;
use crate::load::cut_off;
use crate::model::{Feature, Part};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A set of features.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FeatureSet<'t> {
    #[serde(borrow, default)]
    features: Vec<&'t RawValue>,
    #[serde(default)]
    fields: Vec<EsriField>,
    spatial_reference: Option<SpatialReference>,
    #[serde(default)]
    exceeded_transfer_limit: bool,
    object_id_field_name: Option<String>,
}

#[derive(Deserialize)]
struct EsriField {
    name: String,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    domain: Option<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SpatialReference {
    latest_wkid: Option<u32>,
    wkid: Option<u32>,
    wkt: Option<String>,
}

#[derive(Deserialize)]
struct EsriFeature<'t> {
    #[serde(borrow)]
    attributes: Option<&'t RawValue>,
    geometry: Option<EsriGeometry>,
}

/// A geometry of any kind: the members that it has tell which.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EsriGeometry {
    x: Option<Value>,
    y: Option<f64>,
    z: Option<f64>,
    points: Option<Vec<Vec<f64>>>,
    paths: Option<Vec<Vec<Vec<f64>>>>,
    rings: Option<Vec<Vec<Vec<f64>>>>,
    #[serde(default)]
    has_m: bool,
    curve_rings: Option<Value>,
    curve_paths: Option<Value>,
    spatial_reference: Option<SpatialReference>,
}

/// Reads the text of a feature set.
///
/// # Errors
/// Where it is no JSON of that kind.
pub(super) fn read(text: &str, intake: &mut FeatureSink<'_>) -> Result<(), serde_json::Error> {
    let set: FeatureSet<'_> = serde_json::from_str(text)?;
    if let Some(system) = set.spatial_reference.as_ref().and_then(system) {
        intake.file().crs = system;
    }
    if set.exceeded_transfer_limit {
        cut_off::tell(set.features.len(), intake.place(0, 0), &mut intake.problems);
    }
    let names = Domains::of(&set.fields);
    let id = set.object_id_field_name.clone().or_else(|| {
        let of_ids = |field: &&EsriField| field.kind == "esriFieldTypeOID";
        set.fields
            .iter()
            .find(of_ids)
            .map(|field| field.name.clone())
    });
    let mut steps = Steps::new(text);
    for raw in &set.features {
        let raw = raw.get();
        let (line, column) = steps.place(raw.as_ptr() as usize - text.as_ptr() as usize);
        if !feature(raw, [line, column], &names, id.as_deref(), intake) {
            break;
        }
    }
    Ok(())
}

fn system(reference: &SpatialReference) -> Option<String> {
    let code = reference.latest_wkid.or(reference.wkid);
    code.map(|code| format!("EPSG:{code}"))
        .or_else(|| reference.wkt.clone())
}

/// Hands over one feature; `false` where the reader should stop.
fn feature(
    raw: &str,
    [line, column]: [u32; 2],
    names: &Domains,
    id: Option<&str>,
    intake: &mut FeatureSink<'_>,
) -> bool {
    let mut feature = Feature {
        line,
        column,
        ..Feature::default()
    };
    let Ok(read) = serde_json::from_str::<EsriFeature<'_>>(raw) else {
        return shape::add(feature, Err(Fault::Syntax), intake);
    };
    let mut list = MemberList::default();
    for (name, value) in read
        .attributes
        .and_then(|raw| members(raw.get()).ok())
        .unwrap_or_default()
    {
        if id == Some(name.as_str()) {
            feature.id = value.into();
        }
        match names.meaning(&name, value) {
            Some(meaning) => {
                list.text(&name, meaning);
                list.raw(&format!("{name}_code"), value);
            }
            None => list.raw(&name, value),
        }
    }
    feature.properties = list.finish().into();
    if let Some(own) = read
        .geometry
        .as_ref()
        .and_then(|g| g.spatial_reference.as_ref())
        && intake.file().crs.is_empty()
        && let Some(system) = system(own)
    {
        intake.file().crs = system;
    }
    match read.geometry.map(put_together) {
        None | Some(Ok(None)) => intake.add(feature),
        Some(Ok(Some(shape))) => shape::add(feature, Ok(shape), intake),
        Some(Err(fault)) => shape::add(feature, Err(fault), intake),
    }
}

/// The shape of a geometry; `None` where it is empty.
fn put_together(geometry: EsriGeometry) -> Result<Option<Shape>, Fault> {
    if geometry.curve_rings.is_some() || geometry.curve_paths.is_some() {
        return Err(Fault::Type("Curve".to_owned()));
    }
    let has_m = geometry.has_m;
    let mut shape = Shape::default();
    if let Some(list) = geometry.rings {
        let list = each(list, has_m)?;
        shape.polygons_of(rings::polygons(list));
    } else if let Some(list) = geometry.paths {
        let list = each(list, has_m)?;
        shape.part(match list.len() {
            1 => Part::LineString,
            number => Part::MultiLineString(count(number)),
        });
        list.into_iter().for_each(|path| shape.line(path));
    } else if let Some(list) = geometry.points {
        let list = positions(list, has_m)?;
        shape.part(Part::MultiPoint(count(list.len())));
        list.into_iter().for_each(|point| shape.point(point));
    } else if let (Some(Value::Number(x)), Some(y)) = (geometry.x, geometry.y) {
        let x = x.as_f64().ok_or(Fault::NotFinite)?;
        shape.part(Part::Point);
        shape.point([x, y, geometry.z.unwrap_or(f64::NAN)]);
    } else {
        // A point without a place has `"x": "NaN"` or null.
        return Ok(None);
    }
    Ok(Some(shape))
}

fn each(lists: Vec<Vec<Vec<f64>>>, has_m: bool) -> Result<Vec<Vec<Position>>, Fault> {
    let lists = lists.into_iter().filter(|list| !list.is_empty());
    lists.map(|list| positions(list, has_m)).collect()
}

/// Positions with two to four numbers: the third is a height, or a measure where there is no fourth and
/// the geometry has measures.
fn positions(list: Vec<Vec<f64>>, has_m: bool) -> Result<Vec<Position>, Fault> {
    let position = |numbers: Vec<f64>| match numbers[..] {
        [x, y] => Ok([x, y, f64::NAN]),
        [x, y, _] if has_m => Ok([x, y, f64::NAN]),
        [x, y, z] | [x, y, z, _] => Ok([x, y, z]),
        _ => Err(Fault::Position(format!("{numbers:?}"))),
    };
    list.into_iter().map(position).collect()
}

/// What codes mean, by the names of the fields and the text of the code.
struct Domains(BTreeMap<String, BTreeMap<String, String>>);

impl Domains {
    fn of(fields: &[EsriField]) -> Self {
        let domains = fields.iter().filter_map(|field| {
            let values = field.domain.as_ref()?.get("codedValues")?.as_array()?;
            let pair = |value: &Value| {
                Some((
                    value.get("code")?.to_string(),
                    value.get("name")?.as_str()?.to_owned(),
                ))
            };
            Some((field.name.clone(), values.iter().filter_map(pair).collect()))
        });
        Self(domains.collect())
    }

    fn meaning(&self, name: &str, code: &str) -> Option<&str> {
        let meanings = self.0.get(name)?;
        let quoted_code = || meanings.get(&quoted(code));
        meanings.get(code).or_else(quoted_code).map(String::as_str)
    }
}
