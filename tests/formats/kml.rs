//! KML: times, folders, colours, data, tracks, and faults.

use super::{read_bytes, read_file, speak, told, value};
use kharita::model::{Code, Part};

#[test]
fn times_come_from_the_placemark_or_its_nearest_folder() {
    let (read, problems) = read_file("times.kml");
    assert_eq!(told(&problems), ["network-link:28", "unshown-element:29"]);
    speak(&problems);
    let time = |n: usize| ["begin", "end", "when"].map(|name| value(&read.features[n], name));
    assert_eq!(time(0), ["2014-06", "2014-12-31", ""]);
    assert_eq!(time(1), ["", "", "2014-07-04"]);
    assert_eq!(time(2), ["2014-08-01", "", ""]);
    assert_eq!(
        time(3),
        ["2015-01-01T00:00:00Z", "2015-01-02T00:00:00Z", ""]
    );
    let folders = read.features.iter().map(|f| value(f, "folder"));
    assert_eq!(
        folders.collect::<Vec<_>>(),
        ["2014", "2014 / summer", "2014 / summer", ""]
    );
}

#[test]
fn names_data_and_colours_are_kept() {
    let (read, _) = read_file("times.kml");
    let first = &read.features[0];
    let expected = [
        ("name", "Mosul & around"),
        ("name_2", "الموصل"),
        ("description", "taken"),
        ("force", "ISIS"),
        ("fill", "#ff0000"),
        ("fill-opacity", "0.50"),
        ("stroke", "#ff0000"),
        ("stroke-width", "2.5"),
    ];
    for (name, text) in expected {
        assert_eq!(value(first, name), text, "{name}");
    }
    assert_eq!(first.id_text(), "p1");
    assert_eq!((first.line, first.column), (10, 5));
}

#[test]
fn geometries_keep_holes_heights_and_nesting() {
    let (read, _) = read_file("times.kml");
    let form = |n: usize| &read.features[n].form;
    assert_eq!(form(0).polygons.0[0].interiors().len(), 1);
    assert_eq!(form(0).heights[..4], [0.0; 4]);
    assert!(form(0).heights[4..].iter().all(|height| height.is_nan()));
    assert_eq!(form(1).points.0[0], geo::point! { x: 43.1, y: 36.3 });
    let nested = [Part::Collection(2), Part::Point, Part::MultiLineString(1)];
    assert_eq!(*form(2).parts, nested);
    assert_eq!(*form(3).parts, [Part::LineString]);
    assert_eq!(*form(3).heights, [100.0, 200.0]);
}

#[test]
fn faults_are_named_and_what_came_before_stays() {
    let (read, problems) = read_file("faults.kml");
    let expected = [
        "refused-entities:1",
        "unreadable-shape:4",
        "open-ring:5",
        "broken-xml:6",
    ];
    assert_eq!(told(&problems), expected);
    speak(&problems);
    assert_eq!(read.features.len(), 3);
    assert_eq!(value(&read.features[0], "name"), "&b;");
}

#[test]
fn depth_is_bounded() {
    for tag in ["Folder", "MultiGeometry", "ExtendedData"] {
        let open = format!("<{tag}>").repeat(100_000);
        let text = format!("<kml><Placemark>{open}");
        let (_, problems) = read_bytes("deep.kml", text.as_bytes());
        assert_eq!(problems[0].code, Code::BrokenXml, "{tag}");
        let text = format!("<kml>{open}<Placemark/>");
        let (_, problems) = read_bytes("deep.kml", text.as_bytes());
        assert_eq!(problems[0].code, Code::BrokenXml, "{tag}");
    }
}
