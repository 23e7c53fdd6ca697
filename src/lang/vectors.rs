//! Vectors: which terms are used in the same surroundings, as directions in a space of few
//! dimensions (latent semantic analysis, Deerwester et al. 1990).
//!
//! Two parties name one thing with different words: "huurverhoging" and "huurprijs" stand among the
//! same words, and so in almost the same direction.
//!
//! Layout, little-endian: the number of terms `u32`, the terms' fingerprints `u32` in rising order
//! (the upper half of [`Term::bits`]), then [`DIMENSIONS`] bytes for each: its direction, of about
//! length 127.

use super::Term;

/// Dimensions of the space.
pub const DIMENSIONS: usize = 96;

/// The direction in which a term stands.
pub type Vector = [i8; DIMENSIONS];

/// The directions of terms.
#[derive(Clone, Debug, Default)]
pub struct Vectors {
    keys: Vec<u32>,
    rows: Vec<Vector>,
}

impl Vectors {
    /// Reads what [`Vectors::encode`] wrote; of damaged bytes an empty table.
    pub fn decode(bytes: &[u8]) -> Self {
        let table = || {
            let (terms, rest) = bytes.split_first_chunk()?;
            let terms = u32::from_le_bytes(*terms) as usize;
            let (keys, rows) = rest.split_at_checked(terms.checked_mul(4)?)?;
            let (rows, odd) = rows.as_chunks::<DIMENSIONS>();
            (rows.len() == terms && odd.is_empty()).then(|| Self {
                keys: keys
                    .as_chunks()
                    .0
                    .iter()
                    .map(|key| u32::from_le_bytes(*key))
                    .collect(),
                rows: rows.iter().map(|row| row.map(u8::cast_signed)).collect(),
            })
        };
        table().unwrap_or_default()
    }

    /// The stored form of directions, of any length; of two terms with the same upper half the
    /// later stays.
    pub fn encode(directions: &[(Term, [f32; DIMENSIONS])]) -> Vec<u8> {
        let stored: std::collections::BTreeMap<u32, Vector> = directions
            .iter()
            .map(|(term, direction)| {
                let length = direction.iter().map(|x| x * x).sum::<f32>().sqrt();
                let scale = 127.0 / length.max(f32::MIN_POSITIVE);
                (term.key(), direction.map(|x| (x * scale).round() as i8))
            })
            .collect();
        let mut bytes = (stored.len() as u32).to_le_bytes().to_vec();
        bytes.extend(stored.keys().flat_map(|key| key.to_le_bytes()));
        bytes.extend(stored.values().flatten().map(|x| x.cast_unsigned()));
        bytes
    }

    /// The number of terms in the table.
    pub fn terms(&self) -> usize {
        self.keys.len()
    }

    /// The direction of a term; none where it is too rare to have one.
    pub fn of(&self, term: Term) -> Option<&Vector> {
        let at = self.keys.binary_search(&term.key()).ok()?;
        self.rows.get(at)
    }
}

/// The cosine of two directions.
pub fn cosine(a: &Vector, b: &Vector) -> f32 {
    let sum: i32 = a
        .iter()
        .zip(b)
        .map(|(x, y)| i32::from(*x) * i32::from(*y))
        .sum();
    sum as f32 / (127.0 * 127.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn what_was_encoded_is_found_again() {
        let mut direction = [0.0; DIMENSIONS];
        (direction[0], direction[1]) = (3.0, -4.0);
        let bytes = Vectors::encode(&[(Term::of("zorg"), direction)]);
        let table = Vectors::decode(&bytes);
        let zorg = table.of(Term::of("zorg")).unwrap();
        assert_eq!((zorg[0], zorg[1], zorg[2]), (76, -102, 0));
        assert!((cosine(zorg, zorg) - 1.0).abs() < 0.02);
        assert!(table.of(Term::of("wonen")).is_none());
    }

    #[test]
    fn damaged_bytes_make_an_empty_table() {
        let bytes = Vectors::encode(&[(Term::of("zorg"), [1.0; DIMENSIONS])]);
        for cut in 0..bytes.len() {
            assert_eq!(Vectors::decode(&bytes[..cut]).terms(), 0);
        }
        assert_eq!(Vectors::decode(&[255; 64]).terms(), 0);
    }

    #[test]
    fn words_about_one_thing_stand_closer_than_others() {
        let dutch = Language::dutch();
        let of = |word: &str| {
            let term = Term::of(&dutch.term(word));
            dutch.vectors().of(term).unwrap()
        };
        for (one, near, far) in [
            ("huurder", "woningcorporatie", "zonnepaneel"),
            ("leraar", "leerling", "stikstof"),
            ("politie", "criminaliteit", "kinderopvang"),
        ] {
            let (near, far) = (cosine(of(one), of(near)), cosine(of(one), of(far)));
            assert!(near > far + 0.2, "{one}: {near} {far}");
        }
    }
}
