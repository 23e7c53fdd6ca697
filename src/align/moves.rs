//! Moves: which passages left their place among their neighbours.

/// Marks the pairs that do not lie on the heaviest chain on which both sides rise.
///
/// `pairs` are (place in the new version, weight) in the order of the old version, all places
/// different. The chain is the weighted longest increasing subsequence, found in O(n log n) with
/// a tree of prefix maxima (Fenwick 1994); of equally heavy chains, the one that ends first.
pub(super) fn off_chain(pairs: &[(u32, f64)]) -> Vec<bool> {
    let size = pairs
        .iter()
        .map(|&(at, _)| at as usize + 1)
        .max()
        .unwrap_or(0);
    // Per node, the heaviest chain that ends within its range: its weight and last pair.
    let mut tree: Vec<(f64, u32)> = vec![(0.0, u32::MAX); size + 1];
    let mut previous = vec![u32::MAX; pairs.len()];
    let mut best = (0.0, u32::MAX);
    for (i, &(at, weight)) in pairs.iter().enumerate() {
        let mut chain = (0.0, u32::MAX);
        let mut node = at as usize;
        while node > 0 {
            if tree[node].0 > chain.0 {
                chain = tree[node];
            }
            node &= node - 1;
        }
        previous[i] = chain.1;
        let grown = (chain.0 + weight, i as u32);
        let mut node = at as usize + 1;
        while node <= size {
            if grown.0 > tree[node].0 {
                tree[node] = grown;
            }
            node += node & node.wrapping_neg();
        }
        if grown.0 > best.0 {
            best = grown;
        }
    }
    let mut off = vec![true; pairs.len()];
    let mut at = best.1;
    while at != u32::MAX {
        off[at as usize] = false;
        at = previous[at as usize];
    }
    off
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alike(places: &[u32]) -> Vec<bool> {
        off_chain(&places.iter().map(|&at| (at, 1.0)).collect::<Vec<_>>())
    }

    #[test]
    fn the_one_that_jumped_is_off_the_chain() {
        assert_eq!(alike(&[0, 1, 2]), [false; 3]);
        assert_eq!(alike(&[0, 4, 1, 2, 3]), [false, true, false, false, false]);
        assert_eq!(alike(&[]), [false; 0]);
    }

    #[test]
    fn the_heavier_passage_stays() {
        let off = off_chain(&[(2, 9.0), (0, 4.0), (1, 4.0)]);
        assert_eq!(off, [false, true, true]);
    }

    proptest! {
        #[test]
        fn what_stays_rises_and_nothing_more_fits(places in proptest::collection::hash_set(0u32..60, 0..30)) {
            let places: Vec<u32> = places.into_iter().collect();
            let off = alike(&places);
            let stay: Vec<u32> = places.iter().zip(&off).filter(|(_, off)| !**off).map(|(p, _)| *p).collect();
            prop_assert!(stay.is_sorted());
            // The longest rising run by the plain quadratic method is no longer.
            let mut longest = vec![1; places.len()];
            for i in 0..places.len() {
                for j in 0..i {
                    if places[j] < places[i] {
                        longest[i] = longest[i].max(longest[j] + 1);
                    }
                }
            }
            prop_assert_eq!(stay.len(), longest.into_iter().max().unwrap_or(0));
        }
    }
}
