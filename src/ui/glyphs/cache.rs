//! What was used lately: values under hashed keys, thrown away when no pass has used them for a
//! while. It must not know what it keeps.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

/// A value unused for so many passes is dropped: four seconds at 60 frames a second.
const KEEP_PASSES: u64 = 240;

/// Above so many values, what this pass has not used is dropped at once.
const MOST_VALUES: usize = 16_384;

/// A cache whose keys can be looked up without making one: callers hash what they have and
/// compare with `matches`.
pub(super) struct Cache<V> {
    buckets: HashMap<u64, Vec<(u64, V)>, BuildHasherDefault<DefaultHasher>>,
    count: usize,
    pass: u64,
    swept: u64,
}

impl<V> Cache<V> {
    /// An empty cache.
    pub(super) fn new() -> Self {
        Self {
            buckets: HashMap::default(),
            count: 0,
            pass: 0,
            swept: 0,
        }
    }

    /// Tells which pass this is, and throws away what is old now and then.
    pub(super) fn begin(&mut self, pass: u64) {
        self.pass = pass;
        let is_due = pass >= self.swept + KEEP_PASSES / 4;
        let is_full = self.count > MOST_VALUES && pass > self.swept;
        if !is_due && !is_full {
            return;
        }
        let keep = if is_full { 1 } else { KEEP_PASSES };
        self.swept = pass;
        self.buckets.retain(|_, values| {
            values.retain(|&(used, _)| used + keep >= pass);
            !values.is_empty()
        });
        self.count = self.buckets.values().map(Vec::len).sum();
    }

    /// The value that `matches` among those whose key hashes as `key` does; made by `make` where
    /// there is none.
    pub(super) fn get_or(
        &mut self,
        key: impl Hash,
        matches: impl Fn(&V) -> bool,
        make: impl FnOnce() -> V,
    ) -> &mut V {
        let hash = self.buckets.hasher().hash_one(key);
        let pass = self.pass;
        let bucket = self.buckets.entry(hash).or_default();
        let index = match bucket.iter().position(|(_, value)| matches(value)) {
            Some(index) => index,
            None => {
                bucket.push((pass, make()));
                self.count += 1;
                bucket.len() - 1
            }
        };
        let (used, value) = &mut bucket[index];
        *used = pass;
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_stays_and_what_is_not_goes() {
        let mut cache = Cache::new();
        for pass in 0..1000 {
            cache.begin(pass);
            cache.get_or("used", |&v| v == 1, || 1);
            if pass == 0 {
                cache.get_or("unused", |&v| v == 2, || 2);
            }
        }
        assert_eq!(cache.count, 1);
        let value = *cache.get_or("used", |_| true, || panic!("it was kept"));
        assert_eq!(value, 1);
    }

    #[test]
    fn values_of_one_hash_are_told_apart() {
        let mut cache = Cache::new();
        cache.get_or(0, |&v| v == "a", || "a");
        assert_eq!(*cache.get_or(0, |&v| v == "b", || "b"), "b");
        assert_eq!(cache.count, 2);
    }
}
