//! A few small pictures by the real renderer. `UPDATE_SNAPSHOTS=1` draws them anew; look at them.

use egui_kittest::{SnapshotOptions, SnapshotResults};
use kharita::app::picture::{Picture, picture};
use kharita::model::{FuzzyDate, Lang};
use kharita::scene::Theme;
use kharita::state::{Extent, NamedView, Project};
use std::sync::Arc;

fn on(date: &str) -> NamedView {
    NamedView {
        date: FuzzyDate::parse_edtf(date).map(|date| date.first).ok(),
        ..NamedView::default()
    }
}

fn wanted(date: &str) -> Picture {
    Picture {
        size: [200, 130],
        theme: Theme::Light,
        lang: Lang::En,
        view: on(date),
        window: false,
    }
}

#[test]
fn pictures_look_as_they_did() {
    let loaded = kharita::load::embedded();
    let project = Arc::new(Project::new(loaded.world, loaded.problems, None));
    let near = Extent::At {
        lonlat: [39.5, 35.6],
        zoom: 6.4,
    };
    let contested = Extent::At {
        lonlat: [40.15, 35.33],
        zoom: 9.0,
    };
    let cases = [
        (
            "light",
            Picture {
                view: NamedView {
                    extent: Some(near),
                    ..on("2015-06-01")
                },
                ..wanted("2015-06-01")
            },
        ),
        (
            "dark",
            Picture {
                theme: Theme::Dark,
                lang: Lang::Ar,
                ..wanted("2017-05-15")
            },
        ),
        (
            "contested",
            Picture {
                view: NamedView {
                    extent: Some(contested),
                    area: Some("sy-dez-west".to_owned()),
                    ..on("2017-05-15")
                },
                ..wanted("2017-05-15")
            },
        ),
        (
            "narrow-window",
            Picture {
                window: true,
                size: [900, 600],
                ..wanted("2014-06-11")
            },
        ),
    ];
    // Drivers round edges differently; a wrong colour or a moved line is more than this.
    let options = SnapshotOptions::new().threshold(1.6).max_failed_pixels(120);
    let mut results = SnapshotResults::new();
    for (name, wanted) in cases {
        let image = picture(project.clone(), &wanted).expect("a picture");
        let again = picture(project.clone(), &wanted).expect("a picture");
        assert!(
            image == again,
            "{name}: the same input gives the same bytes"
        );
        // The window is kept at a third of its size, to stay small.
        let image = if wanted.window {
            image::imageops::resize(&image, 300, 200, image::imageops::FilterType::Triangle)
        } else {
            image
        };
        results.add(egui_kittest::try_image_snapshot_options(
            &image, name, &options,
        ));
    }
    results.unwrap();
}
