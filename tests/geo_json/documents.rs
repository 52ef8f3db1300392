//! Documents made at random, against the `geojson` crate; and documents broken at random.

use super::{collection, import};
use geojson::{FeatureCollection, GeoJson, Geometry, GeometryValue, JsonObject, Position};
use kharita::export::{self, DataOrigin, ExportFormat, ExportWhat, Plan};
use kharita::model::{self, Feature, Import, Severity};
use kharita::words::Words;
use proptest::prelude::*;

fn position() -> impl Strategy<Value = Position> {
    let number = prop_oneof![-180.0..180.0_f64, Just(0.0), Just(-1e-7), Just(1.0e21)];
    proptest::collection::vec(number, 2..3).prop_map(Position::from)
}

fn ring() -> impl Strategy<Value = Vec<Position>> {
    proptest::collection::vec(position(), 3..7).prop_map(|mut ring| {
        ring.push(ring[0].clone());
        ring
    })
}

fn polygon() -> impl Strategy<Value = Vec<Vec<Position>>> {
    proptest::collection::vec(ring(), 1..4)
}

fn line() -> impl Strategy<Value = Vec<Position>> {
    proptest::collection::vec(position(), 2..6)
}

fn geometry() -> impl Strategy<Value = Geometry> {
    use proptest::collection::vec;
    let simple = prop_oneof![
        position().prop_map(|coordinates| GeometryValue::Point { coordinates }),
        vec(position(), 0..5).prop_map(|coordinates| GeometryValue::MultiPoint { coordinates }),
        line().prop_map(|coordinates| GeometryValue::LineString { coordinates }),
        vec(line(), 0..4).prop_map(|coordinates| GeometryValue::MultiLineString { coordinates }),
        polygon().prop_map(|coordinates| GeometryValue::Polygon { coordinates }),
        vec(polygon(), 0..4).prop_map(|coordinates| GeometryValue::MultiPolygon { coordinates }),
    ];
    let simple = with_members(simple);
    simple.prop_recursive(4, 20, 4, |inner| {
        with_members(
            vec(inner, 0..4)
                .prop_map(|geometries| GeometryValue::GeometryCollection { geometries }),
        )
    })
}

/// Geometries, some with bounds and members of their own.
fn with_members(
    value: impl Strategy<Value = GeometryValue> + 'static,
) -> impl Strategy<Value = Geometry> {
    let bbox = proptest::option::weighted(0.2, Just(vec![0.0, -1.5, 1e-7, 90.0]));
    let members = proptest::option::weighted(0.2, member());
    (value, bbox, members).prop_map(|(value, bbox, foreign_members)| Geometry {
        bbox,
        foreign_members,
        ..Geometry::new(value)
    })
}

/// An object of one foreign member.
fn member() -> impl Strategy<Value = JsonObject> {
    value().prop_map(|value| JsonObject::from_iter([("x y\"z".to_owned(), value)]))
}

fn value() -> impl Strategy<Value = serde_json::Value> {
    let simple = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
    ];
    simple.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            object_of(inner).prop_map(serde_json::Value::Object),
        ]
    })
}

fn object_of(
    value: impl Strategy<Value = serde_json::Value> + 'static,
) -> impl Strategy<Value = JsonObject> {
    proptest::collection::btree_map("\\PC{1,8}", value, 0..4).prop_map(|m| m.into_iter().collect())
}

fn feature() -> impl Strategy<Value = geojson::Feature> {
    let id = prop_oneof![
        "\\PC{1,6}".prop_map(geojson::feature::Id::String),
        any::<u64>().prop_map(|n| geojson::feature::Id::Number(n.into())),
    ];
    let properties = proptest::option::of(object_of(value()));
    let import = proptest::option::of(member());
    (
        proptest::option::of(geometry()),
        proptest::option::of(id),
        properties,
        import,
    )
        .prop_map(
            |(geometry, id, properties, foreign_members)| geojson::Feature {
                bbox: None,
                geometry,
                id,
                properties,
                foreign_members,
            },
        )
}

fn document() -> impl Strategy<Value = FeatureCollection> {
    proptest::collection::vec(feature(), 0..12).prop_map(|features| FeatureCollection {
        bbox: None,
        features,
        foreign_members: None,
    })
}

/// The feature as the `geojson` crate writes what we have read.
fn json(text: &str) -> Option<serde_json::Value> {
    (!text.is_empty()).then(|| serde_json::from_str(text).expect("JSON"))
}

fn assert_same(ours: &Feature, theirs: &geojson::Feature) {
    let form = theirs.geometry.clone().map(|geometry| {
        model::Geometry::of_geometry(geo::Geometry::try_from(geometry).expect("a geometry of geo"))
    });
    let mut expected = form.unwrap_or_default();
    expected
        .foreign_members
        .clone_from(&ours.form.foreign_members);
    assert_eq!(ours.form, expected);
    let mut members = Vec::new();
    if let Some(geometry) = &theirs.geometry {
        members_of(geometry, &mut 0, &mut members);
    }
    let import = ours.form.foreign_members.iter();
    let read: Vec<_> = import
        .map(|of| (of.part, json(&of.members).expect("an object")))
        .collect();
    assert_eq!(read, members);
    let object = |object: &Option<JsonObject>| object.clone().map(serde_json::Value::Object);
    assert_eq!(json(&ours.properties), object(&theirs.properties));
    assert_eq!(json(&ours.foreign_members), object(&theirs.foreign_members));
    let id = theirs
        .id
        .as_ref()
        .map(|id| serde_json::to_value(id).expect("JSON"));
    assert_eq!(json(&ours.id), id);
}

/// What each geometry of a tree says besides, by its position in pre-order.
fn members_of(geometry: &Geometry, n: &mut u32, all: &mut Vec<(u32, serde_json::Value)>) {
    let mut own = geometry.foreign_members.clone().unwrap_or_default();
    if let Some(bbox) = &geometry.bbox {
        own.insert("bbox".to_owned(), bbox.clone().into());
    }
    if !own.is_empty() {
        all.push((*n, own.into()));
    }
    *n += 1;
    if let GeometryValue::GeometryCollection { geometries } = &geometry.value {
        for inner in geometries {
            members_of(inner, n, all);
        }
    }
}

/// What was read, written as it was read.
fn written(read: &Import, format: ExportFormat) -> String {
    let world = super::loaded(r#"{"type":"FeatureCollection","features":[]}"#).world;
    let words = Words::new(kharita::model::Lang::En);
    let source = DataOrigin {
        world: &world,
        stories: &world.stories,
        timeline: &world.timeline,
        import: Some(read),
        problems: &[],
        words: &words,
    };
    let what = ExportWhat::AsRead;
    let mut out = Vec::new();
    let plan = Plan { what, format };
    export::write(&source, &plan, &mut out, &export::Progress::default()).expect("written");
    String::from_utf8(out).expect("text")
}

/// All that a feature says, but for its place in the file; on a line of its own JSON has no line ends.
fn said(feature: &Feature) -> impl PartialEq + std::fmt::Debug + use<> {
    let line = |text: &str| text.replace(['\n', '\r'], " ");
    let mut form = feature.form.clone();
    for of in &mut form.foreign_members {
        of.members = line(&of.members).into();
    }
    (
        feature.id.clone(),
        line(&feature.properties),
        line(&feature.foreign_members),
        form,
    )
}

/// The document in every form that holds a list of features.
fn forms(document: &FeatureCollection) -> Vec<String> {
    let compact = GeoJson::from(document.clone()).to_string();
    let pretty = serde_json::to_string_pretty(document).expect("JSON");
    let lines: Vec<String> = document.features.iter().map(ToString::to_string).collect();
    vec![
        compact,
        pretty,
        lines.join("\n"),
        lines.iter().map(|line| format!("\u{1e}{line}\n")).collect(),
        format!("[{}]", lines.join(" ,\r\n")),
        lines.concat(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_document_is_read_as_the_geojson_crate_reads_it(document in document()) {
        for text in forms(&document) {
            let read = collection(&text);
            prop_assert_eq!(read.features.len(), document.features.len(), "{}", text);
            for (ours, theirs) in read.features.iter().zip(&document.features) {
                assert_same(ours, theirs);
            }
        }
    }

    #[test]
    fn what_is_written_reads_as_what_was_read(document in document()) {
        for text in forms(&document) {
            let read = import(&text);
            let once: Vec<_> = read.as_read.features.iter().map(said).collect();
            for format in [ExportFormat::GeoJson, ExportFormat::GeoJsonLines] {
                let again = collection(&written(&read, format));
                let again: Vec<_> = again.features.iter().map(said).collect();
                prop_assert_eq!(&once, &again);
            }
        }
    }

    #[test]
    fn a_valid_document_has_no_error(document in document()) {
        for text in forms(&document) {
            let reading = &import(&text).reading;
            // Empty geometries and shared ids are worth a word.
            let errors = reading.iter().filter(|p| p.severity == Severity::Error);
            let told: Vec<String> = errors.map(super::line).collect();
            let is_empty = document.features.is_empty();
            prop_assert!(told.is_empty() || is_empty, "{:?}\n{}", told, text);
        }
    }

    #[test]
    fn what_is_broken_anywhere_is_named_and_never_stops_the_rest(
        document in document(),
        at in any::<prop::sample::Index>(),
        with in prop_oneof![any::<u8>(), prop::sample::select(br#"{}[]",:\ 0-eN"#.to_vec())],
    ) {
        for text in forms(&document) {
            let mut bytes = text.into_bytes();
            if bytes.is_empty() {
                continue;
            }
            let at = at.index(bytes.len());
            bytes[at] = with;
            let text = String::from_utf8_lossy(&bytes);
            let read = import(&text);
            let errors = read.reading.iter().filter(|p| p.severity == Severity::Error).count();
            let lost = read.as_read.features.len() < document.features.len();
            prop_assert!(!lost || errors > 0, "lost without a word: {text}");
        }
    }

    #[test]
    fn any_prefix_keeps_what_is_whole(document in document(), cut in any::<prop::sample::Index>()) {
        for text in forms(&document) {
            let cut = cut.index(text.len() + 1);
            let cut = (0..=cut).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let whole = collection(&text);
            let part = collection(&text[..cut]);
            prop_assert!(part.features.len() <= whole.features.len());
            for (part, whole) in part.features.iter().zip(&whole.features) {
                prop_assert_eq!(&part.form, &whole.form);
                prop_assert_eq!(&part.properties, &whole.properties);
            }
        }
    }

    #[test]
    fn anything_at_all_is_survived(text in "[\\[\\]{}\",:\\\\0-9eENa-f \n\u{1e}-]{0,200}") {
        collection(&text);
    }
}

#[test]
fn one_thread_reads_what_many_read() {
    let feature = |n: usize| {
        let x = n % 170;
        format!(
            "{{\"type\":\"Feature\",\"id\":{n},\"properties\":{{\"n\":\"حلب {n}\"}},\n \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{x},0],[{x}.5,0],[{x},1.25],[{x},0]]]}}}}"
        )
    };
    let mut features: Vec<String> = (0..40_000).map(feature).collect();
    features[17] = features[17].replace("\"id\"", "id");
    features[30_000].truncate(60);
    let text = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{}]}}",
        features.join(",")
    );
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let [one, many] = [1, 4].map(|threads| {
        let import = pool(threads).expect("threads").install(|| import(&text));
        let features: Vec<String> = import
            .as_read
            .features
            .iter()
            .map(|feature| format!("{feature:?}"))
            .collect();
        (features, import.reading.clone())
    });
    assert_eq!(one.0.len(), 39_998);
    assert_eq!(one.1.len(), 2, "{:?}", one.1);
    assert!(one == many);
}
