//! Foreign files in another order, so that another one is drawn on top.

use super::feature_collection::{Feature, FeatureCollection};
use super::file_group::FileGroup;
use super::mapping::Import;
use std::sync::Arc;

impl Import {
    /// The same groups of files in another order: `order` has the present position of each. Reads nothing;
    /// the geometry is shared. What is no order of all groups changes nothing.
    pub fn reordered(&self, order: &[usize]) -> Import {
        let mut sorted = order.to_vec();
        sorted.sort_unstable();
        if !sorted.iter().copied().eq(0..self.groups.len()) {
            return self.clone();
        }
        let moved: Vec<&FileGroup> = order.iter().map(|n| &self.groups[*n]).collect();
        let files: Vec<usize> = moved.iter().flat_map(|group| group.files.clone()).collect();
        let in_order = |all: &Arc<FeatureCollection>| Arc::new(all.in_order(&files));
        let as_read = in_order(&self.as_read);
        let collection = if Arc::ptr_eq(&self.as_read, &self.collection) {
            as_read.clone()
        } else {
            in_order(&self.collection)
        };
        // Named one by one: whatever else is derived from the order of features is worked out anew.
        Import {
            as_read,
            to_the_letter: self.to_the_letter.as_ref().map(in_order),
            collection,
            beneath: self.beneath.clone(),
            reading: self.reading.clone(),
            laid_out: self.laid_out.clone(),
            settling: self.settling.clone(),
            groups: one_after_the_other(&moved),
            columns: self.columns.clone(),
            changes_beside: self.changes_beside.clone(),
            ..Import::default()
        }
    }
}

/// The groups with the places that they have once they lie one after the other.
fn one_after_the_other(groups: &[&FileGroup]) -> Vec<FileGroup> {
    let (mut file, mut feature) = (0, 0);
    let placed = groups.iter().map(|group| {
        let files = file..file + group.files.len();
        let features = feature..feature + group.features.len();
        (file, feature) = (files.end, features.end);
        FileGroup {
            files,
            features,
            ..FileGroup::clone(group)
        }
    });
    placed.collect()
}

impl FeatureCollection {
    /// The same files in another order, with their features: `order` has the present position of each.
    #[must_use]
    pub fn in_order(&self, order: &[usize]) -> FeatureCollection {
        let files = order.iter().map(|n| self.files[*n].clone()).collect();
        let mut new_of = vec![0; order.len()];
        for (new, old) in (0_u16..).zip(order) {
            new_of[*old] = new;
        }
        let renumbered = |feature: &Feature| Feature {
            file: new_of[usize::from(feature.file)],
            ..feature.clone()
        };
        let mut features: Vec<Feature> = self.features.iter().map(renumbered).collect();
        // Features of one file keep their order.
        features.sort_by_key(|feature| feature.file);
        FeatureCollection { files, features }
    }

    /// Some files with their features alone; the files must lie one after the other.
    #[must_use]
    pub fn part(&self, group: &FileGroup) -> FeatureCollection {
        let renumbered = |feature: &Feature| Feature {
            file: feature.file - u16::try_from(group.files.start).unwrap_or(u16::MAX),
            ..feature.clone()
        };
        let features = self.features[group.features.clone()].iter();
        FeatureCollection {
            files: self.files[group.files.clone()].to_vec(),
            features: features.map(renumbered).collect(),
        }
    }
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
            features: vec![feature(0, 1), feature(0, 2), feature(1, 1), feature(1, 2)],
        });
        let group = |n: usize| FileGroup {
            files: n..n + 1,
            features: 2 * n..2 * n + 2,
            ..FileGroup::default()
        };
        Import {
            groups: vec![group(0), group(1)],
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
