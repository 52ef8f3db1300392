//! Tables: separators, names of columns in several languages, numbers as people write them, faults.

use super::{bytes_of, read_bytes, speak, told, value};
use kharita::model::{FeatureCollection, Format, Geometry};
use std::sync::Arc;

fn table(text: &str) -> (Arc<FeatureCollection>, Vec<String>) {
    let (read, problems) = read_bytes("table.csv", text.as_bytes());
    speak(&problems);
    (read, told(&problems))
}

fn points(read: &FeatureCollection) -> Vec<[f64; 2]> {
    let points = read.features.iter().flat_map(|f| f.form.points.0.iter());
    points.map(|p| [p.x(), p.y()]).collect()
}

#[test]
fn coordinates_are_found_by_the_names_of_their_columns() {
    let tables = [
        "name,lat,lon\nA,35.5,36.25\n",
        "name;Latitude;Longitude\nA;35,5;36,25\n",
        "name\tY\tX\nA\t35.5\t36.25\n",
        "الاسم,خط العرض,خط الطول\nA,٣٥٫٥,٣٦٫٢٥\n",
        "name,lat_lon\nA,\"35.5, 36.25\"\n",
        "name,centroid_lat,centroid_lon\nA,35.5,36.25\n",
        "name,WKT\nA,POINT(36.25 35.5)\n",
        "name,the_geom\nA,010100000000000000002042400000000000C04140\n",
        "name,geo\nA,\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[36.25,35.5]}\"\n",
        "sep=|\nname|northing|easting\nA|35.5|36.25\n",
        "nom,pos_y,pos_x\n#name,#geo+lat,#geo+lon\nA,35.5,36.25\n",
    ];
    for text in tables {
        let (read, told) = table(text);
        assert!(told.is_empty(), "{text}: {told:?}");
        assert_eq!(points(&read), [[36.25, 35.5]], "{text}");
        assert_eq!(read.files[0].format, Format::Csv);
    }
}

#[test]
fn exports_of_events_become_points_with_all_their_columns() {
    let acled = "event_id_cnty,event_date,year,actor1,latitude,longitude,fatalities,notes\n\
        SYR1,2024-11-27,2024,HTS: Hayat Tahrir al-Sham,36.2,37.1,3,\"Clash, at \"\"dawn\"\"\nand later.\"\n\
        SYR2,2024-11-28,2024,,36.25,37.15,0,\n";
    let (read, told) = table(acled);
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(points(&read), [[37.1, 36.2], [37.15, 36.25]]);
    let expected = r#"{"event_id_cnty":"SYR1","event_date":"2024-11-27","year":2024,"actor1":"HTS: Hayat Tahrir al-Sham","latitude":36.2,"longitude":37.1,"fatalities":3,"notes":"Clash, at \"dawn\"\nand later."}"#;
    assert_eq!(&*read.features[0].properties, expected);
    assert_eq!(read.features[1].line, 4);
    let ucdp = "id,geom_wkt,latitude,longitude,date_start,date_end\n\
        1,POINT (37.1 36.2),36.2,37.1,2014-01-01 00:00:00.000,2014-01-02 00:00:00.000\n";
    let (read, told) = table(ucdp);
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(read.features[0].form, Geometry::of_point([37.1, 36.2]));
    assert_eq!(
        value(&read.features[0], "date_start"),
        "2014-01-01 00:00:00.000"
    );
}

#[test]
fn a_table_without_coordinates_says_which_columns_it_has() {
    let (read, told) = table("admin1Pcode,admin1Name\nSY01,Damascus\n");
    assert!(read.features.is_empty());
    assert_eq!(told, ["no-coordinates:1"]);
}

#[test]
fn rows_that_are_wrong_cost_only_themselves() {
    let text =
        "id,lat,lon\n1,35,36\n2,,\n3,x,36\n4,35\n5,35,36,,\n,,\n6,\"35,36\n7,35,36\n8,35,36,9\n";
    let (read, told) = table(text);
    let expected = [
        "row-without-place:3",
        "unreadable-shape:4",
        "broken-line:5",
        "broken-line:8",
        "broken-line:10",
    ];
    assert_eq!(told, expected);
    let ids: Vec<String> = read.features.iter().map(|f| value(f, "id")).collect();
    assert_eq!(ids, ["1", "2", "3", "5", "7"]);
}

#[test]
fn columns_stay_what_they_are() {
    let (read, told) = table("code,n,n,,lat,lon\n007,1.50,1,x,35,36\n8,2,,y,35,36\n");
    assert!(told.is_empty(), "{told:?}");
    let expected = r#"{"code":"007","n":1.50,"n_2":1,"column_4":"x","lat":35,"lon":36}"#;
    assert_eq!(&*read.features[0].properties, expected);
    assert_eq!(value(&read.features[1], "n_2"), "");
}

#[test]
fn a_table_without_names_is_a_guess_that_is_told() {
    let (read, told) = table("a,37.15,36.2\nb,37.25,36.3\n");
    assert_eq!(told, ["guessed-columns:1"]);
    assert_eq!(points(&read), [[37.15, 36.2], [37.25, 36.3]]);
    assert_eq!(value(&read.features[1], "column_1"), "b");
    let (read, told) = table("a;POINT(37.15 36.2)\nb;POINT(37.25 36.3)\n");
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(points(&read).len(), 2);
}

#[test]
fn systems_in_a_column_are_told() {
    let (read, told) = table("id,geom\n1,SRID=32637;POINT(1 2)\n");
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(read.files[0].crs, "EPSG:32637");
    assert!(!bytes_of("wkt.csv").is_empty());
}
