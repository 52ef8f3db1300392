//! `expect.txt` as values: blocks that each open something, and what must be true of it.

/// Something that is opened, and what must be true of it.
pub(crate) struct Expectation {
    pub(crate) paths: Vec<String>,
    /// Members of the mapping that differ from the guess, as JSON objects.
    pub(crate) reading: Vec<String>,
    /// With the number of each line.
    pub(crate) lines: Vec<(usize, Line)>,
}

/// One thing that must be true.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Line {
    /// How many there are of a kind.
    Count { what: String, count: usize },
    /// The first and the last day; nothing for no time.
    Time(Option<[String; 2]>),
    /// A member of the guess.
    Guess { member: String, value: String },
    /// What holds in an area on a day.
    Holds {
        day: String,
        area: String,
        state: String,
    },
    /// How many areas exist on a day.
    Shown { day: String, count: usize },
    /// The area in km².
    Km2 { area: String, km2: f64 },
    /// The colour of a force on light paper.
    Colour { force: String, hex: String },
    /// West, south, east, north.
    Bounds([f64; 4]),
    /// What is looked at first: west, south, east, north.
    View([f64; 4]),
    /// The name of an area stands on its ground, within a box of west, south, east, north.
    Label { area: String, within: [f64; 4] },
    /// A property of a feature, counted from 1.
    Value {
        feature: usize,
        name: String,
        value: String,
    },
    /// A problem.
    Says(Says),
    /// A problem that may be told.
    May(String),
    /// Anything may be told.
    MayMore,
}

/// A problem that must be told.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Says {
    pub(crate) severity: String,
    pub(crate) code: String,
    pub(crate) count: Option<usize>,
    pub(crate) line: Option<u32>,
    pub(crate) text: Option<String>,
}

impl Expectation {
    pub(crate) fn all(text: &str) -> Result<Vec<Self>, String> {
        let mut all: Vec<Self> = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let error = || format!("expect.txt, line {number}: not understood: {line}");
            if let Some(paths) = line.strip_prefix("open ") {
                all.push(Self {
                    paths: paths
                        .split(" + ")
                        .map(|path| path.trim().to_owned())
                        .collect(),
                    reading: Vec::new(),
                    lines: Vec::new(),
                });
                continue;
            }
            let block = all.last_mut().ok_or_else(error)?;
            match line.strip_prefix("read ") {
                Some(reading) => block.reading.push(reading.to_owned()),
                None => block
                    .lines
                    .push((number, Line::of(line).ok_or_else(error)?)),
            }
        }
        Ok(all)
    }
}

impl Line {
    fn of(line: &str) -> Option<Self> {
        let (word, rest) = line.split_once(' ')?;
        let equal = || rest.split_once(" = ");
        Some(match word {
            "features" | "areas" | "forces" | "changes" | "layers" => Line::Count {
                what: word.to_owned(),
                count: rest.parse().ok()?,
            },
            "time" if rest == "none" => Line::Time(None),
            "time" => {
                let (first, last) = rest.split_once(" .. ")?;
                Line::Time(Some([first.to_owned(), last.to_owned()]))
            }
            "guess" => {
                let (member, value) = equal()?;
                Line::Guess {
                    member: member.to_owned(),
                    value: value.to_owned(),
                }
            }
            "km2" => {
                let (area, km2) = equal()?;
                Line::Km2 {
                    area: area.to_owned(),
                    km2: km2.parse().ok()?,
                }
            }
            "colour" => {
                let (force, hex) = equal()?;
                Line::Colour {
                    force: force.to_owned(),
                    hex: hex.to_owned(),
                }
            }
            "bounds" => Line::Bounds(four(&rest.split(' ').collect::<Vec<_>>())?),
            "view" => Line::View(four(&rest.split(' ').collect::<Vec<_>>())?),
            "label" => {
                let words: Vec<&str> = rest.split(' ').collect();
                let (area, within) = words.split_at(words.len().checked_sub(4)?);
                Line::Label {
                    area: area.join(" "),
                    within: four(within)?,
                }
            }
            "value" => {
                let (place, value) = equal()?;
                let (feature, name) = place.split_once(' ')?;
                Line::Value {
                    feature: feature.parse().ok()?,
                    name: name.to_owned(),
                    value: value.to_owned(),
                }
            }
            "error" | "warning" | "note" => Line::Says(Says::of(word, rest)?),
            "may" if rest == "more" => Line::MayMore,
            "may" => Line::May(rest.to_owned()),
            day if day.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
                Self::on(day, rest)?
            }
            _ => return None,
        })
    }

    fn on(day: &str, rest: &str) -> Option<Self> {
        let day = day.to_owned();
        if let Some(count) = rest.strip_suffix(" shown") {
            return Some(Line::Shown {
                day,
                count: count.parse().ok()?,
            });
        }
        let (area, state) = rest.rsplit_once(": ")?;
        Some(Line::Holds {
            day,
            area: area.to_owned(),
            state: state.trim().to_owned(),
        })
    }
}

fn four(words: &[&str]) -> Option<[f64; 4]> {
    let numbers: Result<Vec<f64>, _> = words.iter().map(|word| word.parse()).collect();
    numbers.ok()?.try_into().ok()
}

impl Says {
    fn of(severity: &str, rest: &str) -> Option<Self> {
        let (rest, text) = match rest.split_once('"') {
            Some((rest, text)) => (rest, Some(text.strip_suffix('"')?.to_owned())),
            None => (rest, None),
        };
        let mut says = Self {
            severity: severity.to_owned(),
            text,
            ..Self::default()
        };
        let mut words = rest.split_whitespace();
        says.code = words.next()?.to_owned();
        while let Some(word) = words.next() {
            match word.strip_prefix('x') {
                Some(count) => says.count = Some(count.parse().ok()?),
                None if word == "line" => says.line = Some(words.next()?.parse().ok()?),
                None => return None,
            }
        }
        Some(says)
    }
}
