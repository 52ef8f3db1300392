//! What the table of all features shows: its columns and its cells, read from the raw text of a
//! feature's properties where they are asked for. It keeps a few bytes for a row, whatever a row says.

pub use super::cells::{Cell, Raw};

use crate::model::properties::for_each;
use crate::model::{Area, AreaId, Day, FeatureCollection, Import, World};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// What a column shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The feature's or the area's id.
    Id,
    /// The file that a feature comes from.
    File,
    /// A property of foreign features.
    Property(String),
    /// Something that an area of a data set of ours says of itself.
    Own(Own),
    /// The kind of geometry, as RFC 7946 names it.
    Geometry,
    /// The geodesic area in km².
    Km2,
}

/// What an area of a data set of ours says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// Its English name.
    NameEn,
    /// Its Arabic name.
    NameAr,
    /// The code of its country.
    Country,
    /// Its governorate, in English.
    Governorate,
    /// Its governorate, in Arabic.
    GovernorateAr,
    /// Its district.
    District,
    /// Its level.
    Level,
    /// Its administrative unit, in English.
    Unit,
    /// Its administrative unit, in Arabic.
    UnitAr,
}

impl Own {
    /// Everything, in the order of the columns.
    pub const ALL: [Own; 9] = [
        Own::NameEn,
        Own::NameAr,
        Own::Country,
        Own::Governorate,
        Own::GovernorateAr,
        Own::District,
        Own::Level,
        Own::Unit,
        Own::UnitAr,
    ];

    fn of(self, area: &Area) -> &str {
        match self {
            Own::NameEn => &area.name.en,
            Own::NameAr => &area.name.ar,
            Own::Country => &area.country,
            Own::Governorate => &area.governorate.en,
            Own::GovernorateAr => &area.governorate.ar,
            Own::District => &area.district,
            Own::Level => &area.level,
            Own::Unit => &area.unit.en,
            Own::UnitAr => &area.unit.ar,
        }
    }
}

/// The rows and columns of the table: the areas of a data set of ours, then features of foreign files.
pub struct Attributes {
    /// The columns, in order.
    pub columns: Vec<Field>,
    world: Arc<World>,
    import: Option<Arc<Import>>,
    /// The column of each property.
    positions: HashMap<String, usize>,
    /// Columns that hold dates for the most part.
    dates: Vec<bool>,
    /// How many of the rows are areas of a data set; the features come after them.
    own: u32,
    /// The features of all areas by their rows, area by area, and where those of each begin.
    features: Vec<u32>,
    starts: Vec<u32>,
}

impl Attributes {
    /// The table of a data set.
    pub fn new(world: &Arc<World>, import: Option<&Arc<Import>>) -> Self {
        let beneath = import.and_then(|import| import.beneath.as_ref());
        let own = match (import, beneath) {
            (None, _) => world.areas.len(),
            (Some(_), Some(beneath)) => beneath.world.areas.len(),
            (Some(_), None) => 0,
        };
        let own = u32::try_from(own).unwrap_or(u32::MAX);
        let columns = match import {
            Some(import) => foreign_columns(import),
            None => own_columns(),
        };
        let property = |(n, field): (usize, &Field)| match field {
            Field::Property(name) => Some((name.clone(), n)),
            _ => None,
        };
        let positions: HashMap<String, usize> =
            columns.iter().enumerate().filter_map(property).collect();
        let mut dates = vec![false; columns.len()];
        for column in import.iter().flat_map(|import| import.columns.iter()) {
            let mostly = column.dates * 2 > column.count && column.numbers * 2 <= column.count;
            if let Some(position) = positions.get(&column.name) {
                dates[*position] = mostly;
            }
        }
        let (features, starts) = match import {
            Some(import) => by_area(&import.area_of, own, world.areas.len()),
            None => (Vec::new(), Vec::new()),
        };
        Self {
            columns,
            world: world.clone(),
            import: import.cloned(),
            positions,
            dates,
            own,
            features,
            starts,
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        let features = |import: &Arc<Import>| import.collection.features.len();
        self.own as usize + self.import.as_ref().map_or(0, features)
    }

    /// The feature that a row is, and what it is one of; `None` for an area of a data set.
    fn feature_at(&self, row: usize) -> Option<(&Import, usize)> {
        let import = self.import.as_deref()?;
        Some((import, row.checked_sub(self.own as usize)?))
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a column holds dates for the most part.
    pub fn is_dated(&self, column: usize) -> bool {
        self.dates.get(column).copied().unwrap_or(false)
    }

    /// The area that a row is about; `None` where a feature became none.
    pub fn area_of(&self, row: usize) -> Option<AreaId> {
        match self.feature_at(row) {
            Some((import, n)) => import.area_of.get(n).copied().flatten(),
            None => (row < self.own as usize).then(|| AreaId::from_index(row)),
        }
    }

    /// The rows of the features of an area in the order of the files; none for a data set of ours.
    pub fn features_of(&self, area: AreaId) -> &[u32] {
        let n = area.index();
        match (self.starts.get(n), self.starts.get(n + 1)) {
            (Some(from), Some(to)) => &self.features[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// The row of an area: of its features the one that shows on a day, or the first.
    pub fn row_of(&self, area: AreaId, day: Day) -> Option<u32> {
        if area.0 < self.own {
            return Some(area.0);
        }
        let list = self.features_of(area);
        let stay = |n: u32| self.stay_of(n);
        let holds = |n: &u32| stay(*n).is_some_and(|[from, to]| from <= day && day < to);
        // The one that began last shows, as on the map.
        let shown = list.iter().copied().filter(holds);
        let shown = shown.max_by_key(|n| (stay(*n).map(|[from, _]| from), *n));
        shown.or_else(|| list.first().copied())
    }

    /// Tells each cell of a row that has something to say, with its column.
    pub fn visit<'s>(&'s self, row: usize, mut tell: impl FnMut(usize, Raw<'s>)) {
        match self.feature_at(row) {
            Some((import, n)) => self.visit_feature(import, n, &mut tell),
            None => {
                if let Some(area) = self.world.areas.get(row) {
                    for (n, field) in self.columns.iter().enumerate() {
                        own_cell(area, field, |raw| tell(n, raw));
                    }
                }
            }
        }
    }

    fn visit_feature<'s>(
        &'s self,
        import: &'s Import,
        number: usize,
        tell: &mut impl FnMut(usize, Raw<'s>),
    ) {
        let Some(feature) = import.collection.features.get(number) else {
            return;
        };
        for (n, field) in self.columns.iter().enumerate() {
            match field {
                Field::Property(_) => continue,
                Field::Id if !feature.id.is_empty() => tell(n, Raw::Json(&feature.id)),
                Field::File => {
                    let name = &import.collection.file_of(feature).name;
                    tell(n, Raw::Text(Cow::Borrowed(name)));
                }
                Field::Geometry => {
                    let kind = feature.form.kind().unwrap_or_default();
                    tell(n, Raw::Text(Cow::Borrowed(kind)));
                }
                Field::Km2 => {
                    if let Some(km2) = self.km2(import, number).filter(|km2| *km2 > 0.0) {
                        tell(n, Raw::Number(km2));
                    }
                }
                Field::Id | Field::Own(_) => {}
            }
        }
        // Features mostly have the same properties in the same order.
        let mut expected = self.first_property();
        for_each(&feature.properties, |name, value| {
            let is_next =
                matches!(self.columns.get(expected), Some(Field::Property(p)) if p == name);
            let found = if is_next {
                Some(expected)
            } else {
                self.positions.get(name).copied()
            };
            if let Some(n) = found {
                expected = n + 1;
                tell(n, Raw::Json(value));
            }
        });
    }

    fn first_property(&self) -> usize {
        let is_property = |field: &Field| matches!(field, Field::Property(_));
        self.columns.iter().position(is_property).unwrap_or(0)
    }

    fn km2(&self, import: &Import, number: usize) -> Option<f64> {
        let measured = import
            .areas_km2
            .get()
            .and_then(|all| all.get(number))
            .copied();
        measured.or_else(|| {
            let area = import.area_of.get(number).copied().flatten()?;
            self.world.areas.get(area.index()).map(|area| area.area_km2)
        })
    }

    /// The cells of some columns of a row.
    pub fn cells(&self, row: usize, columns: Range<usize>) -> Vec<Cell> {
        let mut cells = vec![Cell::default(); columns.len()];
        self.visit(row, |column, raw| {
            if columns.contains(&column) {
                cells[column - columns.start] = raw.shown();
            }
        });
        cells
    }

    /// A feature's properties in its own order, each with the text of its JSON value.
    pub fn properties_of(&self, row: u32) -> Vec<(String, &str)> {
        let mut all = Vec::new();
        let feature = self
            .feature_at(row as usize)
            .and_then(|(import, n)| import.collection.features.get(n));
        if let Some(feature) = feature {
            for_each(&feature.properties, |name, value| {
                all.push((name.to_owned(), value));
            });
        }
        all
    }

    /// The first day on which a feature holds and the day after its last, where it says so.
    pub fn stay_of(&self, row: u32) -> Option<[Day; 2]> {
        let (import, number) = self.feature_at(row as usize)?;
        import.validities.get(number).copied()
    }
}

fn own_columns() -> Vec<Field> {
    let own = Own::ALL.into_iter().map(Field::Own);
    let first = std::iter::once(Field::Id);
    first.chain(own).chain([Field::Km2]).collect()
}

fn foreign_columns(import: &Import) -> Vec<Field> {
    let collection = &import.collection;
    let mut columns = Vec::new();
    if import.beneath.is_some() || collection.features.iter().any(|f| !f.id.is_empty()) {
        columns.push(Field::Id);
    }
    let is_over = import.beneath.is_some();
    if collection.files.len() > 1 || is_over {
        columns.push(Field::File);
    }
    if is_over {
        columns.extend(Own::ALL.map(Field::Own));
    }
    if import.columns.is_empty() {
        columns.extend(names(collection))
    } else {
        let own = import.columns.iter().filter(|column| !column.is_within);
        columns.extend(own.map(|column| Field::Property(column.name.clone())));
    }
    columns.push(Field::Geometry);
    let has_ground = |f: &crate::model::Feature| !f.form.polygons.0.is_empty();
    if is_over || collection.features.iter().any(has_ground) {
        columns.push(Field::Km2);
    }
    columns
}

/// The names of all properties in the order of their first occurrence.
fn names(collection: &FeatureCollection) -> Vec<Field> {
    let mut names: Vec<String> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for feature in &collection.features {
        let mut expected = 0;
        for_each(&feature.properties, |name, _| {
            let is_next = names.get(expected).is_some_and(|next| next == name);
            expected = if is_next {
                expected
            } else {
                *known.entry(name.to_owned()).or_insert_with(|| {
                    names.push(name.to_owned());
                    names.len() - 1
                })
            } + 1;
        });
    }
    names.into_iter().map(Field::Property).collect()
}

/// The rows of the features of all areas, which begin at `first`, area by area in the order of the files,
/// and where each area's begin.
fn by_area(area_of: &[Option<AreaId>], first: u32, areas: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; areas + 1];
    let known = |area: &Option<AreaId>| area.map(AreaId::index).filter(|n| *n < areas);
    for area in area_of.iter().filter_map(known) {
        starts[area + 1] += 1;
    }
    for n in 0..areas {
        starts[n + 1] += starts[n];
    }
    let mut next = starts.clone();
    let mut features = vec![0; starts[areas] as usize];
    for (row, area) in (first..).zip(area_of) {
        if let Some(area) = known(area) {
            features[next[area] as usize] = row;
            next[area] += 1;
        }
    }
    (features, starts)
}

fn own_cell<'a>(area: &'a Area, field: &Field, tell: impl FnOnce(Raw<'a>)) {
    match field {
        Field::Id => tell(Raw::Text(Cow::Borrowed(&area.id))),
        Field::Own(own) => match own.of(area) {
            "" => {}
            text => tell(Raw::Text(Cow::Borrowed(text))),
        },
        Field::Km2 if area.area_km2 > 0.0 => tell(Raw::Number(area.area_km2)),
        _ => {}
    }
}
