//! Work on many things side by side. One feature may have as many positions as all others together:
//! the work on it begins first, so that none waits behind it at the end.

use rayon::prelude::*;
use std::cmp::Reverse;

/// Things of a size are handed out in so many portions at the least.
const PORTIONS: usize = 64;

/// What `work` makes of each item, in the order of the items. `tool` makes what a worker uses for
/// one item after the other.
pub(super) fn largest_first<T: Sync, Tool, R: Send>(
    items: &[T],
    size: impl Fn(&T) -> usize,
    tool: impl Fn() -> Tool + Send + Sync,
    work: impl Fn(&mut Tool, &T) -> R + Send + Sync,
) -> Vec<R> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_cached_key(|n| Reverse(size(&items[*n])));
    let done = order
        .par_iter()
        .with_max_len(items.len().div_ceil(PORTIONS).max(1))
        .map_init(tool, |tool, n| (*n, work(tool, &items[*n])));
    let mut done: Vec<(usize, R)> = done.collect();
    done.sort_unstable_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn answers_stand_in_the_order_of_the_items(items in prop::collection::vec(0..9_usize, 0..300)) {
            let made = largest_first(&items, |item| *item, || (), |(), item| item * 2);
            let expected: Vec<usize> = items.iter().map(|item| item * 2).collect();
            prop_assert_eq!(made, expected);
        }
    }
}
