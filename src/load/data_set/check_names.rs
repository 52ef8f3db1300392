//! One place, one spelling: across areas, cities and governorates, and in the texts that speak of them.

use crate::load::problems::Problems;
use crate::model::{AreaId, Code, ContextKind, FilePlace, Lang, Names, SourceId, World};
use crate::text::{fold, fold_with_offsets, source_range};
use geo::{BoundingRect, Distance, Haversine, Point};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

/// Two names this near, in metres, are of one place where they are alike.
const NEAR_M: f64 = 15_000.0;

/// The most places of one name that are compared, so that a file of one name a million times is read.
const MOST_ALIKE: usize = 64;

/// Names that fold to fewer letters are too short to be told apart.
const LEAST_LETTERS: usize = 4;

/// A place with its names.
struct NamedPlace<'w> {
    names: &'w Names,
    at: Option<Point>,
    /// Which area it is; `None` for what is drawn beneath.
    area: Option<AreaId>,
    /// The word for what it is.
    kind: &'static str,
}

/// Names the areas whose name is spelt otherwise elsewhere; `places_of` has the place of each area in its
/// file, `texts` the folder of the texts.
pub(super) fn check(world: &World, places_of: &[FilePlace], texts: &str, problems: &mut Problems) {
    let places = places(world);
    let mut told = BTreeSet::new();
    for lang in Lang::ALL {
        let mut alike: BTreeMap<String, Vec<&NamedPlace<'_>>> = BTreeMap::new();
        for place in &places {
            let folded = fold(place.names.exact(lang));
            if folded.chars().count() >= LEAST_LETTERS {
                alike.entry(folded).or_default().push(place);
            }
        }
        for group in alike.values() {
            compare(world, group, places_of, &mut told, problems);
        }
    }
    governorates(world, places_of, problems);
    in_texts(world, texts, problems);
}

/// Areas, and the cities and governorates beneath; areas first.
fn places(world: &World) -> Vec<NamedPlace<'_>> {
    let own = world.area_ids().filter(|id| world.area(*id).is_named);
    let own = own.map(|id| {
        let area = world.area(id);
        let middle = || Some(area.shape.bounding_rect()?.center().into());
        NamedPlace {
            names: &area.name,
            at: area
                .seat
                .map(|[lon, lat]| Point::new(lon, lat))
                .or_else(middle),
            area: Some(id),
            kind: "area",
        }
    });
    let cities = world.context.iter().filter_map(|feature| {
        let geo::Geometry::Point(point) = feature.geometry else {
            return None;
        };
        (feature.kind == ContextKind::City).then_some(NamedPlace {
            names: &feature.name,
            at: Some(point),
            area: None,
            kind: "city",
        })
    });
    own.chain(cities).collect()
}

/// Of places whose names are alike in one language: those near each other that are written otherwise.
fn compare<'w>(
    world: &World,
    group: &[&NamedPlace<'w>],
    places_of: &[FilePlace],
    told: &mut BTreeSet<(AreaId, &'w str)>,
    problems: &mut Problems,
) {
    for (n, one) in group.iter().take(MOST_ALIKE).enumerate() {
        let Some(id) = one.area else { continue };
        for other in group.iter().take(MOST_ALIKE).skip(n + 1) {
            let near = one.at.zip(other.at);
            let near = near.is_some_and(|(a, b)| Haversine.distance(a, b) <= NEAR_M);
            if !near {
                continue;
            }
            for lang in Lang::ALL {
                let (here, there) = (one.names.exact(lang), other.names.exact(lang));
                if is_same(here, there) || !told.insert((id, there)) {
                    continue;
                }
                let place = places_of[id.index()].clone();
                let place = place.member(["name:en", "name:ar"][usize::from(lang == Lang::Ar)]);
                let problem = problems.note(Code::OtherSpelling, place);
                problem.case("of", other.kind);
                problem.with("here", here).with("there", there);
                if let Some(id) = other.area {
                    problem.with("id", &world.area(id).id);
                }
            }
        }
    }
}

/// Whether two names are written alike: large letters and the shape of apostrophes do not count, nor what
/// only one of them adds behind, as in "Idlib city"; where one is missing nothing can be said.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |name: &str| -> String {
        let letters = name
            .chars()
            .map(|c| if "’‘ʿʾ`".contains(c) { '\'' } else { c });
        letters.flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (plain(one), plain(other));
    let core = |name: &str| name.split(" (").next().unwrap_or(name).trim().to_owned();
    let (one, other) = (core(&one), core(&other));
    let goes_on = |long: &str, short: &str| {
        let rest = long.strip_prefix(short);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    one.is_empty() || other.is_empty() || goes_on(&one, &other) || goes_on(&other, &one)
}

/// Governorates that areas name otherwise than the outlines of governorates do.
fn governorates(world: &World, places_of: &[FilePlace], problems: &mut Problems) {
    let is_one = |kind| kind == ContextKind::Governorate;
    let outlines = world.context.iter().filter(|feature| is_one(feature.kind));
    let outlines: Vec<&Names> = outlines.map(|feature| &feature.name).collect();
    for lang in Lang::ALL {
        let mut spelt: BTreeMap<String, &str> = BTreeMap::new();
        for names in &outlines {
            let name = names.exact(lang);
            spelt.entry(fold(name)).or_insert(name);
        }
        let mut told = BTreeSet::new();
        for (n, area) in world.areas.iter().enumerate() {
            let here = area.governorate.exact(lang);
            let there = spelt.get(&fold(here)).copied().unwrap_or(here);
            if is_same(here, there) || !told.insert(here) {
                continue;
            }
            let member = ["governorate", "governorate:ar"][usize::from(lang == Lang::Ar)];
            let place = places_of[n].clone().member(member);
            let problem = problems.note(Code::OtherSpelling, place);
            problem.case("of", "governorate");
            problem.with("here", here).with("there", there);
        }
    }
}

/// Names of areas that a text spells otherwise where it speaks of a change there.
fn in_texts(world: &World, texts: &str, problems: &mut Problems) {
    let mut spoken_of: BTreeMap<(SourceId, usize), BTreeSet<AreaId>> = BTreeMap::new();
    for passage in &world.passages {
        let areas = &world.change(passage.change).areas;
        let paragraph = (passage.source, passage.paragraph);
        spoken_of.entry(paragraph).or_default().extend(areas);
    }
    let mut told: BTreeSet<(SourceId, Lang, AreaId)> = BTreeSet::new();
    for ((id, number), areas) in spoken_of {
        let source = world.source(id);
        for text in &source.texts {
            let at = number.checked_sub(1);
            let Some(paragraph) = at.and_then(|at| text.paragraphs.get(at)) else {
                continue;
            };
            let folded = LazyCell::new(|| fold_with_offsets(paragraph));
            for area in &areas {
                let name = world.area(*area).name.exact(text.lang);
                let core = name.split(" (").next().unwrap_or(name);
                // Most are written to the letter, which is found far sooner.
                if has_word(paragraph, core) {
                    continue;
                }
                let Some(spelt) = spelt_otherwise(paragraph, &folded, core) else {
                    continue;
                };
                if told.insert((id, text.lang, *area)) {
                    let file = format!("{texts}/{}.{}.md", source.id, text.lang.tag());
                    let place = FilePlace::file(file).feature(&world.area(*area).id);
                    let problem = problems.note(Code::NameInText, place);
                    problem.with("number", number.to_string());
                    problem.with("spelt", spelt).with("name", name);
                }
            }
        }
    }
}

/// Whether a text has some words to the letter, and no letters beside them.
fn has_word(text: &str, words: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !words.is_empty()
        && text.match_indices(words).any(|(at, found)| {
            let before = text[..at].chars().next_back();
            let after = text[at + found.len()..].chars().next();
            !is_letter(before) && !is_letter(after)
        })
}

/// How a paragraph spells a name, where it never spells it as it is written.
fn spelt_otherwise(
    paragraph: &str,
    (folded, offsets): &(String, Vec<u32>),
    name: &str,
) -> Option<String> {
    let (folded_name, name_offsets) = fold_with_offsets(name);
    if folded_name.chars().count() < LEAST_LETTERS {
        return None;
    }
    let own = name.get(source_range(&name_offsets, 0..folded_name.len()))?;
    let mut other = None;
    for (at, found) in folded.match_indices(&folded_name) {
        let end = at + found.len();
        let is_word = folded[..at].chars().next_back().is_none_or(|c| c == ' ')
            && folded[end..].chars().next().is_none_or(|c| c == ' ');
        let spelt = paragraph.get(source_range(offsets, at..end));
        let Some(spelt) = spelt.filter(|_| is_word) else {
            continue;
        };
        if is_same(spelt, own) {
            return None;
        }
        other.get_or_insert(spelt);
    }
    other.map(str::to_owned)
}
