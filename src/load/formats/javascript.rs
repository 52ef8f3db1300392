//! GeoJSON behind JavaScript, as maps on web pages keep it: `var data = {…};`, `callback({…})`,
//! `export default {…}`.

use super::wrapped;
use std::ops::Range;

/// So long a text may stand before the data, in bytes.
const LONGEST: usize = 400;

/// Where the data stand in a text that is JavaScript around JSON; `None` where it is no such thing.
pub(super) fn data(text: &str) -> Option<Range<usize>> {
    let start = text.find(['{', '['])?;
    let before = text.get(..start)?;
    if before.len() > LONGEST || !is_code(before) {
        return None;
    }
    let end = text.rfind(['}', ']'])? + 1;
    (end > start).then_some(start..end)
}

/// Whether what stands before the data gives it a name or hands it over.
fn is_code(before: &str) -> bool {
    let code: Vec<&str> = before
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//") && *line != "\"use strict\";")
        .collect();
    let code = code.join(" ");
    let is_name = |name: &str| {
        let mut letters = name.chars().peekable();
        letters.peek().is_some_and(|c| !c.is_ascii_digit())
            && letters.all(|c| c.is_alphanumeric() || "_$.'\"[]".contains(c))
    };
    if let Some(name) = code.strip_suffix('=') {
        let name = name.trim();
        let words = [
            "export const",
            "export let",
            "export var",
            "var",
            "let",
            "const",
        ];
        let declared = words.iter().find_map(|word| name.strip_prefix(word));
        let name = declared
            .filter(|rest| rest.starts_with(' '))
            .unwrap_or(name);
        return is_name(name.trim());
    }
    if let Some(name) = code.strip_suffix('(') {
        return is_name(name.trim());
    }
    code == "export default" || code == "module.exports ="
}

/// The data alone, each character before them a space, so that lines and columns stay what they are.
pub(super) fn unwrapped(text: &str, data: Range<usize>) -> String {
    wrapped::unwrapped(&text[..data.end], &[data])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gives_data_a_name_is_seen() {
        for text in [
            "var json_Control_3 = {\"a\":1};",
            "const data={\"a\":1}",
            "let données = [1];",
            "window.data = {};",
            "// a remark\nvar x =\n{};\n",
            "export default {};",
            "callback({});",
            "eqfeed_callback([]);",
            "module.exports = {}",
        ] {
            let found = data(text).expect(text);
            assert!("{[".contains(&text[found.clone()][..1]), "{text}");
            assert!(text[found].ends_with(['}', ']']), "{text}");
        }
        for text in [
            "",
            "a sentence {",
            "1x = {}",
            "name,geojson\n",
            "if (a) {}",
            "<a>{}",
        ] {
            assert_eq!(data(text), None, "{text}");
        }
    }

    #[test]
    fn lines_and_columns_stay() {
        let text = "// ملاحظة\nvar x = {\"a\": 1};";
        let plain = unwrapped(text, data(text).expect("code"));
        assert_eq!(plain.lines().nth(1), Some("        {\"a\": 1}"));
        assert_eq!(plain.chars().count(), text.chars().count() - 1);
    }
}
