//! GeoJSON of any form and with any fault: what is read, and every problem that must be named.

#[path = "geo_json/documents.rs"]
mod documents;
#[path = "geo_json/faults.rs"]
mod faults;
#[path = "geo_json/forms.rs"]
mod forms;

use kharita::load::{Input, Loaded, Progress, Wishes, read};
use kharita::model::{FeatureCollection, Import, Problem};
use std::sync::Arc;

/// Reads a text as a dropped file.
fn loaded(text: &str) -> Loaded {
    let name = "f.geojson".to_owned();
    let bytes = Arc::from(text.as_bytes());
    let inputs = [Input::Bytes { name, bytes }];
    read(&inputs, &Wishes::default(), &Progress::default())
}

/// What was read; of a text that was refused as a whole, what was said.
fn import(text: &str) -> Arc<Import> {
    let Loaded {
        import, problems, ..
    } = loaded(text);
    import.unwrap_or_else(|| {
        Arc::new(Import {
            reading: Arc::new(problems),
            ..Import::default()
        })
    })
}

fn collection(text: &str) -> Arc<FeatureCollection> {
    import(text).as_read.clone()
}

/// What its reader said of a text, one a line: severity, kind, line and column, feature.
fn told(text: &str) -> Vec<String> {
    let import = import(text);
    import.reading.iter().map(line).collect()
}

fn line(problem: &Problem) -> String {
    let place = &problem.place;
    let number = |n: Option<u32>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let feature = place.feature.as_ref().map(|id| format!(" {id}"));
    format!(
        "{} {} {}:{}{}",
        problem.severity.word(),
        problem.code,
        number(place.line),
        number(place.column),
        feature.unwrap_or_default(),
    )
}
