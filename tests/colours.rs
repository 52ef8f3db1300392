//! Colours for everyone, from the colours as drawn: forces that touch on the shipped map at any date
//! can be told apart by every kind of eye, in every theme.

use kharita::model::World;
use kharita::scene::touching::{
    LEAST_DIFFERENCE, close_pairs, drawn_colour, have_other_lines, touching,
};
use kharita::scene::{ColourVision, Prepared, Theme, palette};

fn shipped() -> (std::sync::Arc<World>, Prepared) {
    let loaded = kharita::load::embedded();
    let prepared = Prepared::new(&loaded.world);
    (loaded.world, prepared)
}

#[test]
fn forces_that_touch_differ_for_every_eye_in_every_theme() {
    let (world, prepared) = shipped();
    let pairs = touching(&world, &prepared);
    assert!(
        pairs.len() > 60,
        "the map has forces that touch: {}",
        pairs.len()
    );
    let mut wrong = Vec::new();
    for theme in Theme::ALL {
        for vision in ColourVision::ALL {
            for pair in &pairs {
                let forces = pair.map(|shown| shown.force);
                let [a, b] = pair.map(|shown| drawn_colour(&world, shown, theme));
                let difference = vision.difference(a, b);
                if theme == Theme::Print && have_other_lines(&world, forces) {
                    continue;
                }
                if difference < LEAST_DIFFERENCE {
                    let [a, b] = forces.map(|force| world.force(force).id.as_str());
                    wrong.push(format!("{theme:?} {vision:?}: {a} and {b} {difference:.1}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(close_pairs(&world, &prepared).is_empty());
}

/// A force's ground is not taken for ground that nobody holds, or for the land around the map. The sea
/// has a shore line around it.
#[test]
fn forces_differ_from_the_ground_around_them_for_every_eye() {
    let (world, prepared) = shipped();
    let shown: std::collections::BTreeSet<_> =
        touching(&world, &prepared).into_iter().flatten().collect();
    let mut wrong = Vec::new();
    for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
        let map = palette::map_colours(theme);
        let grounds = [
            ("land that nobody holds", map.land),
            ("neighbour", map.neighbour),
        ];
        for vision in ColourVision::ALL {
            for shown in &shown {
                let colour = drawn_colour(&world, *shown, theme);
                for (name, ground) in grounds {
                    let difference = vision.difference(colour, ground);
                    if difference < LEAST_DIFFERENCE {
                        let force = &world.force(shown.force).id;
                        let inferred = shown.is_inferred;
                        wrong.push(format!(
                            "{theme:?} {vision:?}: {force} ({inferred}) and {name} {difference:.1}"
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
