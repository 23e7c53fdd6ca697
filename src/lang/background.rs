//! How common terms are: document frequencies of a frozen collection, in a compact form.
//!
//! Layout, little-endian: the number of sentences `u32`, the number of terms `u32`, the terms'
//! fingerprints `u32` in rising order (the upper half of [`Term::bits`]), then for each term one
//! byte `round(SCALE · ln df)`. Twenty steps to a factor e keep each idf to within 0.025.

use std::collections::BTreeMap;

use super::Term;

/// Steps of the stored logarithm to a factor e.
const SCALE: f32 = 20.0;
const HEADER: usize = 8;

/// Document frequencies, looked up in their stored form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Background<'a> {
    sentences: u32,
    keys: &'a [[u8; 4]],
    logs: &'a [u8],
}

impl<'a> Background<'a> {
    /// Reads what [`Background::encode`] wrote; of damaged bytes an empty table.
    pub fn decode(bytes: &'a [u8]) -> Self {
        let table = || {
            let (sentences, rest) = bytes.split_first_chunk()?;
            let (terms, rest) = rest.split_first_chunk()?;
            let terms = u32::from_le_bytes(*terms) as usize;
            let (keys, logs) = rest.split_at_checked(terms.checked_mul(4)?)?;
            let (keys, _) = keys.as_chunks();
            Some(Self {
                sentences: u32::from_le_bytes(*sentences),
                keys,
                logs: logs.get(..terms)?,
            })
        };
        table().unwrap_or_default()
    }

    /// The stored form of how many of `sentences` each term occurs in; terms in fewer than `least`
    /// are left out, since an absent term is read as a rare one anyway.
    pub fn encode(sentences: u32, counts: &BTreeMap<Term, u32>, least: u32) -> Vec<u8> {
        // Of two terms with the same upper half (one pair in a few hundred thousand) the commoner
        // stays, which errs on the side of weak evidence.
        let mut kept = BTreeMap::<u32, u32>::new();
        for (term, count) in counts.iter().filter(|(_, count)| **count >= least) {
            let most = kept.entry(term.key()).or_default();
            *most = (*most).max(*count);
        }
        let mut bytes = Vec::with_capacity(HEADER + 5 * kept.len());
        bytes.extend(sentences.to_le_bytes());
        bytes.extend((kept.len() as u32).to_le_bytes());
        bytes.extend(kept.keys().flat_map(|key| key.to_le_bytes()));
        bytes.extend(
            kept.values()
                .map(|n| ((*n as f32).ln() * SCALE).round() as u8),
        );
        bytes
    }

    /// The number of sentences in the collection, each distinct one counted once.
    pub fn sentences(&self) -> u32 {
        self.sentences
    }

    /// The number of terms in the table.
    pub fn terms(&self) -> usize {
        self.keys.len()
    }

    /// `ln(N/df)`; for a term that is not in the table `df` is 1.
    pub fn idf(&self, term: Term) -> f32 {
        let most = (self.sentences.max(1) as f32).ln();
        self.find(term)
            .map_or(most, |i| (most - f32::from(self.logs[i]) / SCALE).max(0.0))
    }

    /// Whether the term is in the table.
    pub fn holds(&self, term: Term) -> bool {
        self.find(term).is_some()
    }

    fn find(&self, term: Term) -> Option<usize> {
        let key = term.key();
        self.keys
            .binary_search_by(|stored| u32::from_le_bytes(*stored).cmp(&key))
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded_is_found_again() {
        let counts = [("zorg", 900), ("stikstof", 40), ("eenmalig", 1)];
        let counts = counts.map(|(word, n)| (Term::of(word), n)).into();
        let bytes = Background::encode(1000, &counts, 2);
        let table = Background::decode(&bytes);
        assert_eq!((table.sentences(), table.terms()), (1000, 2));
        let idf = |word| table.idf(Term::of(word));
        assert!((idf("zorg") - (1000.0_f32 / 900.0).ln()).abs() < 0.026);
        assert!((idf("stikstof") - (1000.0_f32 / 40.0).ln()).abs() < 0.026);
        let rarest = 1000.0_f32.ln();
        assert!((idf("eenmalig") - rarest).abs() < 1e-6);
        assert!((idf("nooit gezien") - rarest).abs() < 1e-6);
    }

    #[test]
    fn damaged_bytes_make_an_empty_table() {
        let counts = BTreeMap::from([(Term::of("zorg"), 9)]);
        let bytes = Background::encode(10, &counts, 2);
        for cut in 0..bytes.len() {
            assert_eq!(Background::decode(&bytes[..cut]).terms(), 0);
        }
        assert_eq!(Background::decode(&[255; 16]).terms(), 0);
    }
}
