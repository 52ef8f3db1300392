//! What the table of all features shows: its columns and its cells, read from the raw text of a
//! feature's properties where they are asked for. It keeps a few bytes for a row, whatever a row says.

use crate::model::properties::for_each;
use crate::model::{Area, AreaId, Collection, Day, Foreign, Form, Part, World};
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

/// A cell as it is kept: the text of a JSON value, or plain text.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw<'t> {
    /// The text of a JSON value.
    Json(&'t str),
    /// Plain text.
    Text(Cow<'t, str>),
    /// A measure.
    Number(f64),
}

/// A cell as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its text; nested values as the file writes them.
    pub text: String,
    /// Whether it is a number, to be set at the side where its ones stand beneath one another.
    pub is_number: bool,
}

/// The rows and columns of the table: features of foreign files, or the areas of a data set of ours.
pub struct Attributes {
    /// The columns, in order.
    pub columns: Vec<Field>,
    world: Arc<World>,
    foreign: Option<Arc<Foreign>>,
    /// The column of each property.
    positions: HashMap<String, usize>,
    /// Columns that hold dates for the most part.
    dates: Vec<bool>,
    /// The features of all areas, area by area, and where those of each begin.
    features: Vec<u32>,
    starts: Vec<u32>,
}

impl Attributes {
    /// The table of a data set.
    pub fn new(world: &Arc<World>, foreign: Option<&Arc<Foreign>>) -> Self {
        let columns = match foreign {
            Some(foreign) => foreign_columns(foreign),
            None => own_columns(),
        };
        let property = |(n, field): (usize, &Field)| match field {
            Field::Property(name) => Some((name.clone(), n)),
            _ => None,
        };
        let positions: HashMap<String, usize> =
            columns.iter().enumerate().filter_map(property).collect();
        let mut dates = vec![false; columns.len()];
        for column in foreign.iter().flat_map(|foreign| foreign.columns.iter()) {
            let mostly = column.dates * 2 > column.count && column.numbers * 2 <= column.count;
            if let Some(position) = positions.get(&column.name) {
                dates[*position] = mostly;
            }
        }
        let (features, starts) = match foreign {
            Some(foreign) => by_area(&foreign.area_of, world.areas.len()),
            None => (Vec::new(), Vec::new()),
        };
        Self {
            columns,
            world: world.clone(),
            foreign: foreign.cloned(),
            positions,
            dates,
            features,
            starts,
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        match &self.foreign {
            Some(foreign) => foreign.collection.features.len(),
            None => self.world.areas.len(),
        }
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
        match &self.foreign {
            Some(foreign) => foreign.area_of.get(row).copied().flatten(),
            None => (row < self.world.areas.len()).then(|| AreaId::from_index(row)),
        }
    }

    /// The features of an area in the order of the files; none for a data set of ours.
    pub fn features_of(&self, area: AreaId) -> &[u32] {
        let n = area.index();
        match (self.starts.get(n), self.starts.get(n + 1)) {
            (Some(from), Some(to)) => &self.features[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// The row of an area: of its features the one that shows on a day, or the first.
    pub fn row_of(&self, area: AreaId, day: Day) -> Option<u32> {
        let Some(foreign) = &self.foreign else {
            return (area.index() < self.world.areas.len()).then_some(area.0);
        };
        let list = self.features_of(area);
        let stay = |n: u32| foreign.stays.get(n as usize).copied();
        let holds = |n: &u32| stay(*n).is_some_and(|[from, to]| from <= day && day < to);
        // The one that began last shows, as on the map.
        let shown = list.iter().copied().filter(holds);
        let shown = shown.max_by_key(|n| (stay(*n).map(|[from, _]| from), *n));
        shown.or_else(|| list.first().copied())
    }

    /// Tells each cell of a row that has something to say, with its column.
    pub fn visit<'s>(&'s self, row: usize, mut tell: impl FnMut(usize, Raw<'s>)) {
        match &self.foreign {
            Some(foreign) => self.visit_feature(foreign, row, &mut tell),
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
        foreign: &'s Foreign,
        row: usize,
        tell: &mut impl FnMut(usize, Raw<'s>),
    ) {
        let Some(feature) = foreign.collection.features.get(row) else {
            return;
        };
        for (n, field) in self.columns.iter().enumerate() {
            match field {
                Field::Property(_) => continue,
                Field::Id if !feature.id.is_empty() => tell(n, Raw::Json(&feature.id)),
                Field::File => {
                    let name = &foreign.collection.file_of(feature).name;
                    tell(n, Raw::Text(Cow::Borrowed(name)));
                }
                Field::Geometry => {
                    let kind = kind_of(&feature.form);
                    tell(n, Raw::Text(Cow::Borrowed(kind)));
                }
                Field::Km2 => {
                    if let Some(km2) = self.km2(foreign, row).filter(|km2| *km2 > 0.0) {
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
            let found = match is_next {
                true => Some(expected),
                false => self.positions.get(name).copied(),
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

    fn km2(&self, foreign: &Foreign, row: usize) -> Option<f64> {
        let measured = foreign
            .areas_km2
            .get()
            .and_then(|all| all.get(row))
            .copied();
        measured.or_else(|| {
            let area = self.area_of(row)?;
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
            .foreign
            .as_ref()
            .and_then(|foreign| foreign.collection.features.get(row as usize));
        if let Some(feature) = feature {
            for_each(&feature.properties, |name, value| {
                all.push((name.to_owned(), value));
            });
        }
        all
    }

    /// The first day on which a feature holds and the day after its last, where it says so.
    pub fn stay_of(&self, row: u32) -> Option<[Day; 2]> {
        let foreign = self.foreign.as_ref()?;
        foreign.stays.get(row as usize).copied()
    }
}

impl Raw<'_> {
    /// The text as a person reads it.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Raw::Json(value) => plain(value),
            Raw::Text(text) => Cow::Borrowed(text),
            Raw::Number(number) => Cow::Owned(measure(*number)),
        }
    }

    /// Whether it is written as a number.
    pub fn is_number(&self) -> bool {
        match self {
            Raw::Json(value) => value.starts_with(|c: char| c.is_ascii_digit() || c == '-'),
            Raw::Text(_) => false,
            Raw::Number(_) => true,
        }
    }

    fn shown(&self) -> Cell {
        Cell {
            text: self.text().into_owned(),
            is_number: self.is_number(),
        }
    }
}

/// A JSON value as a person reads it; borrowed where it is written without escapes.
fn plain(value: &str) -> Cow<'_, str> {
    let inner = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
    match inner {
        Some(inner) if !inner.contains('\\') => Cow::Borrowed(inner),
        Some(_) => Cow::Owned(crate::model::properties::readable(value)),
        None if value == "null" => Cow::Borrowed(""),
        None => Cow::Borrowed(value),
    }
}

/// A measure with as many decimals as matter.
fn measure(number: f64) -> String {
    match number.abs() {
        n if n >= 1_000.0 => format!("{number:.0}"),
        n if n >= 1.0 => format!("{number:.2}"),
        _ => format!("{number:.6}"),
    }
}

fn own_columns() -> Vec<Field> {
    let own = Own::ALL.into_iter().map(Field::Own);
    let first = std::iter::once(Field::Id);
    first.chain(own).chain([Field::Km2]).collect()
}

fn foreign_columns(foreign: &Foreign) -> Vec<Field> {
    let collection = &foreign.collection;
    let mut columns = Vec::new();
    if collection.features.iter().any(|f| !f.id.is_empty()) {
        columns.push(Field::Id);
    }
    if collection.files.len() > 1 {
        columns.push(Field::File);
    }
    // Text that was encoded twice has other names once it is repaired.
    let is_as_read = Arc::ptr_eq(&foreign.as_read, &foreign.collection);
    let is_repaired = foreign.mapping.repair_text && !is_as_read;
    match foreign.columns.is_empty() || is_repaired {
        true => columns.extend(names(collection)),
        false => {
            let names = foreign.columns.iter().map(|column| column.name.clone());
            columns.extend(names.map(Field::Property));
        }
    }
    columns.push(Field::Geometry);
    let has_ground = |f: &crate::model::Feature| !f.form.polygons.0.is_empty();
    if collection.features.iter().any(has_ground) {
        columns.push(Field::Km2);
    }
    columns
}

/// The names of all properties in the order of their first occurrence.
fn names(collection: &Collection) -> Vec<Field> {
    let mut names: Vec<String> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for feature in &collection.features {
        let mut expected = 0;
        for_each(&feature.properties, |name, _| {
            let is_next = names.get(expected).is_some_and(|next| next == name);
            expected = match is_next {
                true => expected,
                false => *known.entry(name.to_owned()).or_insert_with(|| {
                    names.push(name.to_owned());
                    names.len() - 1
                }),
            } + 1;
        });
    }
    names.into_iter().map(Field::Property).collect()
}

/// The features of all areas, area by area in the order of the files, and where each area's begin.
fn by_area(area_of: &[Option<AreaId>], areas: usize) -> (Vec<u32>, Vec<u32>) {
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
    for (n, area) in (0_u32..).zip(area_of) {
        if let Some(area) = known(area) {
            features[next[area] as usize] = n;
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

/// The kind of a geometry as RFC 7946 names it; empty for none.
fn kind_of(form: &Form) -> &'static str {
    match form.parts.first() {
        None => "",
        Some(Part::Point) => "Point",
        Some(Part::MultiPoint(_)) => "MultiPoint",
        Some(Part::LineString) => "LineString",
        Some(Part::MultiLineString(_)) => "MultiLineString",
        Some(Part::Polygon) => "Polygon",
        Some(Part::MultiPolygon(_)) => "MultiPolygon",
        Some(Part::Empty(kind)) => kind,
        Some(Part::Collection(_)) => "GeometryCollection",
    }
}
