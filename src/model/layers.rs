//! Foreign files in another order, so that another one is drawn on top.

use super::feature_collection::{Feature, FeatureCollection};
use super::mapping::Import;
use std::sync::Arc;

impl Import {
    /// The same files in another order: `order` has the present position of each. Reads nothing; the
    /// geometry is shared. What is no order of all files changes nothing.
    pub fn reordered(&self, order: &[usize]) -> Import {
        let mut sorted = order.to_vec();
        sorted.sort_unstable();
        if !sorted.iter().copied().eq(0..self.as_read.files.len()) {
            return self.clone();
        }
        let as_read = Arc::new(in_order(&self.as_read, order));
        let collection = match Arc::ptr_eq(&self.as_read, &self.collection) {
            true => as_read.clone(),
            false => Arc::new(in_order(&self.collection, order)),
        };
        // Named one by one: whatever else is derived from the order of features is worked out anew.
        Import {
            as_read,
            collection,
            beneath: self.beneath.clone(),
            reading: self.reading.clone(),
            settling: self.settling.clone(),
            columns: self.columns.clone(),
            guess: self.guess.clone(),
            mapping: self.mapping.clone(),
            remembered: self.remembered,
            changes_beside: self.changes_beside.clone(),
            keys: self.keys.clone(),
            ..Import::default()
        }
    }
}

fn in_order(collection: &FeatureCollection, order: &[usize]) -> FeatureCollection {
    let files = order.iter().map(|n| collection.files[*n].clone()).collect();
    let mut new_of = vec![0; order.len()];
    for (new, old) in (0_u16..).zip(order) {
        new_of[*old] = new;
    }
    let renumbered = |feature: &Feature| Feature {
        file: new_of[usize::from(feature.file)],
        ..feature.clone()
    };
    let mut features: Vec<Feature> = collection.features.iter().map(renumbered).collect();
    // Features of one file keep their order.
    features.sort_by_key(|feature| feature.file);
    FeatureCollection { files, features }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceFile;

    fn two_files() -> Import {
        let file = |name: &str| SourceFile {
            name: name.to_owned(),
            ..SourceFile::default()
        };
        let feature = |file: u16, line: u32| Feature {
            file,
            line,
            ..Feature::default()
        };
        let as_read = Arc::new(FeatureCollection {
            files: vec![file("a"), file("b")],
            features: vec![feature(0, 1), feature(1, 1), feature(1, 2), feature(0, 2)],
        });
        Import {
            collection: as_read.clone(),
            as_read,
            ..Import::default()
        }
    }

    #[test]
    fn features_follow_their_files_and_none_is_lost() {
        let turned = two_files().reordered(&[1, 0]);
        let names: Vec<_> = turned.as_read.files.iter().map(|f| &f.name).collect();
        assert_eq!(names, ["b", "a"]);
        let places: Vec<_> = turned
            .as_read
            .features
            .iter()
            .map(|f| (f.file, f.line))
            .collect();
        assert_eq!(places, [(0, 1), (0, 2), (1, 1), (1, 2)]);
        assert!(Arc::ptr_eq(&turned.as_read, &turned.collection));
    }

    #[test]
    fn what_is_no_order_changes_nothing() {
        for order in [&[0, 0][..], &[0], &[0, 1, 2], &[]] {
            let same = two_files().reordered(order);
            assert_eq!(same.as_read.files[0].name, "a");
            assert_eq!(same.as_read.features.len(), 4);
        }
    }
}
