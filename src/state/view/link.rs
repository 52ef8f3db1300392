//! A view as a link: `kharita:?data=syria-iraq&date=2014-06-11&view=43.1,36.3,9&area=iq-mosul-east`.
//!
//! What the link does not name is as the data set opens. What is no part of a view counts as a condition
//! of the filter, so that it is looked for and said when it is none.

use super::{NamedPassage, NamedView};
use crate::model::{Day, LabelLang};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What links begin with.
pub const SCHEME: &str = "kharita:";

/// The signs that stand in a link as they are.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b',')
    .remove(b'/')
    .remove(b':');

/// The longest link that is read, in bytes.
const LONGEST: usize = 64 * 1024;

impl NamedView {
    /// The view as a link.
    pub fn link(&self) -> String {
        let day = |day: &Day| day.to_string();
        let dataset = Some(self.dataset.clone()).filter(|id| !id.is_empty());
        let single = [
            ("data", dataset),
            ("date", self.date.as_ref().map(day)),
            ("view", self.extent.map(|extent| extent.to_string())),
            ("area", self.area.clone()),
            ("change", self.change.clone()),
            ("source", self.source.clone()),
            (
                "passage",
                self.passage.as_ref().map(NamedPassage::to_string),
            ),
            ("paragraph", self.paragraph.map(|number| number.to_string())),
            ("assessment", self.assessment.clone()),
            ("labels", self.label_lang.map(|lang| lang.word().to_owned())),
            ("claim", self.claim.clone()),
            ("known-on", self.known_on.as_ref().map(day)),
        ];
        let single = single
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?)));
        let hidden = self.hidden_layers.iter().map(|name| ("hide", name.clone()));
        let conditions = self
            .filter
            .iter()
            .map(|condition| ("filter", condition.clone()));
        let pair = |(key, value): (&str, String)| {
            format!("{key}={}", utf8_percent_encode(&value, ESCAPED))
        };
        let pairs: Vec<String> = single.chain(hidden).chain(conditions).map(pair).collect();
        format!("{SCHEME}?{}", pairs.join("&"))
    }

    /// Reads a link; `None` for what is none.
    pub fn from_link(link: &str) -> Option<Self> {
        let link = link.trim();
        let scheme = link.get(..SCHEME.len())?;
        if !scheme.eq_ignore_ascii_case(SCHEME) || link.len() > LONGEST {
            return None;
        }
        let query = link[SCHEME.len()..].trim_start_matches('/');
        let query = query.strip_prefix('?')?;
        let mut view = Self::default();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = percent_decode_str(value).decode_utf8_lossy().into_owned();
            if view.take(key, &value).is_none() {
                view.filter.push(format!("{key}={value}"));
            }
        }
        Some(view)
    }

    /// Takes a part of a link; `None` where it is no part of a view, or cannot be read.
    fn take(&mut self, key: &str, value: &str) -> Option<()> {
        let text = || Some(value.to_owned());
        let day = || Day::try_from(value.to_owned()).ok();
        match key {
            "data" => self.dataset = value.to_owned(),
            "date" => self.date = Some(day()?),
            "view" => self.extent = Some(value.parse().ok()?),
            "area" => self.area = text(),
            "change" => self.change = text(),
            "source" => self.source = text(),
            "passage" => self.passage = Some(NamedPassage::from(value)),
            "paragraph" => self.paragraph = Some(value.parse().ok()?),
            "assessment" => self.assessment = text(),
            "labels" => self.label_lang = Some(LabelLang::from_word(value)?),
            "claim" => self.claim = text(),
            "known-on" => self.known_on = Some(day()?),
            "hide" => self.hidden_layers.push(value.to_owned()),
            "filter" => self.filter.push(value.to_owned()),
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::view::Extent;
    use proptest::prelude::*;

    fn word() -> impl Strategy<Value = Option<String>> {
        prop::option::of("\\PC{1,12}")
    }

    proptest! {
        #[test]
        fn a_link_is_read_back_as_it_was_written(
            texts in (word(), word(), word(), word(), word()),
            lists in (prop::collection::vec("\\PC{0,9}", 0..3), prop::collection::vec("\\PC{0,9}", 0..3)),
            days in (prop::option::of(-9_000..30_000i32), prop::option::of(-9_000..30_000i32)),
            number in prop::option::of(0..99usize), lang in prop::option::of(0..4usize),
        ) {
            let view = NamedView {
                dataset: texts.0.unwrap_or_default(),
                date: days.0.map(Day),
                extent: number.map(|n| Extent::At { lonlat: [40.25, 33.5], zoom: n as f64 / 10.0 + 2.0 }),
                area: texts.1,
                change: texts.2,
                source: texts.3,
                passage: number.map(|number| NamedPassage { change: "a#b".to_owned(), number }),
                paragraph: number,
                assessment: texts.4.clone(),
                filter: lists.0,
                hidden_layers: lists.1,
                label_lang: lang.map(|n| LabelLang::ALL[n]),
                claim: texts.4,
                known_on: days.1.map(Day),
            };
            prop_assert_eq!(NamedView::from_link(&view.link()), Some(view));
        }

        #[test]
        fn any_text_is_a_link_or_none(text in "(kharita:)?\\??\\PC{0,60}") {
            let _read = NamedView::from_link(&text);
        }
    }

    #[test]
    fn what_is_no_part_of_a_view_is_kept_to_be_said() {
        let view =
            NamedView::from_link("KHARITA:?country=SYR&date=soon&zoo=1&area=%D8%AD%D9%84%D8%A8");
        let view = view.expect("a link");
        assert_eq!(view.filter, ["country=SYR", "date=soon", "zoo=1"]);
        assert_eq!(view.area.as_deref(), Some("حلب"));
        for text in ["", "kharita", "kharita:", "http://kharita/?date=2014-01-01"] {
            assert_eq!(NamedView::from_link(text), None, "{text}");
        }
    }
}
