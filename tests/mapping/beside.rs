//! A `changes.csv` beside a file.

use super::sample::*;
use kharita::model::{Code, Fact};

fn towns() -> kharita::load::Loaded {
    load_one(&[
        square(30, r#"{"id":"t1","name":"Raqqa","name_ar":"الرقّة"}"#),
        square(
            31,
            r#"{"id":"t2","name":"Deir ez-Zor","name_ar":"دير الزور"}"#,
        ),
    ])
}

#[test]
fn changes_of_ours_join_by_id() {
    let table = "id,date,areas,status,forces,confidence,sources,note_en,note_ar,claim\n\
                 c1,2014-01-13,t1,control,isis,high,,Taken,,\n\
                 c2,2017-06-06,t1 t2,contested,sdf isis,,,,,\n\
                 c3,2017-10-17,t1 t9,control,sdf,,,,,\n";
    let loaded = with_changes(&towns(), table);
    assert_eq!(held(&loaded, 0, "2013"), "unknown");
    assert_eq!(held(&loaded, 0, "2014-01-13"), "isis");
    assert_eq!(held(&loaded, 1, "2017-06-06"), "contested sdf isis");
    assert_eq!(held(&loaded, 0, "2017-10-17"), "sdf");
    assert_eq!(
        told(&loaded),
        ["note joined-changes", "error unjoined-change"]
    );
    assert_eq!(span(&loaded), ["2014-01-13", "2017-10-17", "2017-10-17"]);
    assert_eq!(loaded.world.changes[0].note.en, "Taken");
}

#[test]
fn free_tables_join_by_name_in_any_language() {
    let table = "place;date;controller\nالرقه;13/1/2014;داعش\nDayr az-Zawr;14/7/2014;Daesh\nParis;1/1/2015;X\n";
    let loaded = with_changes(&towns(), table);
    assert_eq!(held(&loaded, 0, "2014-01-13"), "isis");
    assert_eq!(held(&loaded, 1, "2014-07-14"), "isis");
    assert_eq!(held(&loaded, 1, "2014-07-13"), "unknown");
    let kinds = told(&loaded);
    assert!(
        kinds.contains(&"error unjoined-change".to_owned()),
        "{kinds:?}"
    );
}

#[test]
fn a_table_without_what_it_needs_is_named() {
    let loaded = with_changes(&towns(), "a,b\n1,2\n");
    assert_eq!(told(&loaded), ["error missing-column"]);
    let loaded = with_changes(&towns(), "name,date,force\nRaqqa,soon,X\n");
    assert!(told(&loaded).contains(&"error bad-date".to_owned()));
    with_changes(&towns(), "");
    with_changes(&towns(), "\"");
}

#[test]
fn names_join_folded_and_what_does_not_join_is_listed() {
    let table = "area,date,controller\n\
                 الرقة,2014-01-13,daesh\n\
                 ٱلرَّقَّه,2015-01-13,SDF\n\
                 RAQQA,2016-01-13,SAA\n\
                 Deir-ez-Zor,2014-07-14,daesh\n\
                 دَيْر الزُّور,2017-11-03,SAA\n\
                 t1,2017-10-17,SDF\n\
                 T1,2018-10-17,SDF\n\
                 Homs,2014-05-09,SAA\n\
                 حمص,2014-05-09,SAA\n\
                 ,2014-05-09,SAA\n";
    let loaded = with_changes(&towns(), table);
    for (area, date, force) in [
        (0, "2014-01-13", "isis"),
        (0, "2015-01-13", "sdf"),
        (0, "2016-01-13", "syria_gov"),
        (1, "2014-07-14", "isis"),
        (1, "2017-11-03", "syria_gov"),
        (0, "2017-10-17", "sdf"),
    ] {
        assert_eq!(held(&loaded, area, date), force, "{date}");
    }
    let lost: Vec<(u32, String)> = loaded
        .problems
        .iter()
        .filter(|problem| problem.code == Code::UnjoinedChange)
        .filter_map(|problem| {
            let text = problem.values.iter().find(|(name, _)| *name == "text");
            match text {
                Some((_, Fact::Text(text))) => Some((problem.place.line?, text.clone())),
                _ => None,
            }
        })
        .collect();
    let expected = [(8, "T1"), (9, "Homs"), (10, "حمص")];
    assert_eq!(lost, expected.map(|(line, text)| (line, text.to_owned())));
    assert!(told(&loaded).contains(&"error no-area".to_owned()));
}
