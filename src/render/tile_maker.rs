//! Tiles made beside the interface, what is nearest to the middle first.
//!
//! It must not know the card.

use crate::scene::mesh::{MapMesh, Patch};
use crate::scene::tiles::TileId;
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Asks for another picture, from any thread, as there is something new to show.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Makes the tiles of one mesh. What it is asked for replaces what it was asked for before.
pub(super) struct TileMaker {
    work: Arc<TileOrder>,
}

struct TileOrder {
    mesh: Arc<MapMesh>,
    wake: Wake,
    queue: Mutex<Queue>,
}

#[derive(Default)]
struct Queue {
    /// What is to be made, the last first.
    wanted: Vec<TileId>,
    /// What is being made or was made and not yet taken.
    begun: BTreeSet<TileId>,
    made: VecDeque<(TileId, Patch)>,
    workers: usize,
}

impl TileMaker {
    pub(super) fn new(mesh: &Arc<MapMesh>, wake: &Wake) -> Self {
        let work = TileOrder {
            mesh: mesh.clone(),
            wake: wake.clone(),
            queue: Mutex::default(),
        };
        Self {
            work: Arc::new(work),
        }
    }

    /// Wants these tiles, and no others any more.
    pub(super) fn ask(&self, ids: &[TileId]) {
        let mut queue = self.work.queue();
        let mut wanted: Vec<TileId> = ids.to_vec();
        wanted.retain(|id| !queue.begun.contains(id));
        farthest_first(&mut wanted);
        queue.wanted = wanted;
        // One thread is left to whoever else works.
        let most = rayon::current_num_threads().saturating_sub(1).max(1);
        while queue.workers < most.min(queue.wanted.len()) {
            queue.workers += 1;
            go_on(self.work.clone());
        }
    }

    /// A tile that was made, once.
    pub(super) fn take(&self) -> Option<(TileId, Patch)> {
        let mut queue = self.work.queue();
        let (id, patch) = queue.made.pop_front()?;
        queue.begun.remove(&id);
        Some((id, patch))
    }

    /// Asks for another picture.
    pub(super) fn wake(&self) {
        (self.work.wake)();
    }
}

impl Drop for TileMaker {
    fn drop(&mut self) {
        self.work.queue().wanted.clear();
    }
}

impl TileOrder {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        // A queue is whole after every line that changes it.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self) -> Option<TileId> {
        let mut queue = self.queue();
        let next = queue.wanted.pop();
        match next {
            Some(id) => {
                queue.begun.insert(id);
            }
            None => queue.workers -= 1,
        }
        next
    }
}

/// Makes one tile and puts itself at the end of what the threads have to do.
fn go_on(work: Arc<TileOrder>) {
    rayon::spawn(move || {
        let (Some(id), Some(tiles)) = (work.next(), &work.mesh.tiles) else {
            return;
        };
        let patch = tiles.patch(id, &work.mesh.sides);
        work.queue().made.push_back((id, patch));
        (work.wake)();
        go_on(work);
    });
}

fn farthest_first(ids: &mut [TileId]) {
    let sum = |axis: fn(&TileId) -> i32| ids.iter().map(|id| i64::from(axis(id))).sum::<i64>();
    let [x, y] = [sum(|id| id.x), sum(|id| id.y)];
    let count = i64::try_from(ids.len()).unwrap_or(1);
    let away = |id: &TileId| {
        let away = [i64::from(id.x) * count - x, i64::from(id.y) * count - y];
        away[0] * away[0] + away[1] * away[1]
    };
    ids.sort_by_key(|id| std::cmp::Reverse((away(id), *id)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_made_first() {
        let mut ids: Vec<TileId> = (0..5).map(|x| TileId { zoom: 4, x, y: 7 }).collect();
        farthest_first(&mut ids);
        assert_eq!(ids.pop().map(|id| id.x), Some(2));
        assert_eq!(ids.first().map(|id| id.x), Some(4));
        farthest_first(&mut []);
    }
}
