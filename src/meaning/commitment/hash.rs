//! Hashing of features into the buckets of a table.

/// Weights of one model.
pub const BUCKETS: usize = 1 << 17;

/// A feature as it is put together.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    pub(super) fn new(kind: char) -> Self {
        Self(u64::from(u32::from(kind)).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub(super) fn add_all(&mut self, letters: &[char]) {
        for &c in letters {
            self.add_bits(u64::from(u32::from(c)));
        }
    }

    pub(super) fn add_bits(&mut self, bits: u64) {
        self.0 = (self.0 ^ bits)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(23);
    }

    /// The same feature with more to it.
    pub(super) fn with(mut self, bits: u64) -> Self {
        self.add_bits(bits);
        self
    }

    /// The feature's fingerprint.
    pub(super) fn bits(self) -> u64 {
        self.0
    }

    pub(super) fn bucket(self) -> u32 {
        let hash = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        ((hash >> 40) as usize % BUCKETS) as u32
    }
}
