//! Servers hand out features by the page. A file that says that it is one page of several is not whole,
//! and a map of it would look complete.

use super::problems::Problems;
use crate::model::{Code, FilePlace};
use serde_json::Value;

/// Says that a server cut its answer short after so many features.
pub(super) fn tell(count: usize, place: FilePlace, problems: &mut Problems) {
    problems
        .warning(Code::CutOffPage, place)
        .with("count", count);
}

/// Whether the members of a collection beside its features say that more features exist: by
/// `exceededTransferLimit` (ArcGIS), or by numbers that do not agree (`numberMatched`, `totalFeatures`
/// of WFS and OGC API).
pub(super) fn is_page(members: &str, count: usize) -> bool {
    let Ok(Value::Object(members)) = serde_json::from_str(members) else {
        return false;
    };
    let exceeded = |value: &Value| value.get("exceededTransferLimit") == Some(&Value::Bool(true));
    let inner = members.get("properties").is_some_and(exceeded);
    let more = ["numberMatched", "totalFeatures"].iter().any(|name| {
        let total = members.get(*name).and_then(Value::as_u64);
        total.is_some_and(|total| total > count as u64)
    });
    inner || more || members.get("exceededTransferLimit") == Some(&Value::Bool(true))
}

#[cfg(test)]
mod tests {
    use super::is_page;

    #[test]
    fn every_way_to_say_that_there_is_more() {
        for members in [
            r#"{"exceededTransferLimit":true}"#,
            r#"{"properties":{"exceededTransferLimit":true}}"#,
            r#"{"numberMatched":12,"numberReturned":10}"#,
            r#"{"totalFeatures":11}"#,
        ] {
            assert!(is_page(members, 10), "{members}");
        }
        for members in [
            "",
            "{}",
            r#"{"numberMatched":10}"#,
            r#"{"totalFeatures":"unknown"}"#,
            r#"{"exceededTransferLimit":false}"#,
        ] {
            assert!(!is_page(members, 10), "{members}");
        }
    }
}
