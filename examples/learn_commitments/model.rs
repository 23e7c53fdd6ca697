//! The linear models and how they are learnt.

use pledgediff::meaning::commitment::{BUCKETS, Features, share};
use rayon::prelude::*;

/// Passes over all sentences.
const PASSES: usize = 150;
/// How far a weight moves on its first step.
const RATE: f32 = 1.0;
/// Pulls weights to zero.
const RIDGE: f32 = 1e-4;
/// Sentences whose slopes are summed together, so that the sum is the same on every machine.
const SUMMED: usize = 1024;

/// A weight for each bucket.
pub(crate) struct Linear {
    weights: Vec<f32>,
    bias: f32,
}

impl Linear {
    /// Logistic regression by full-batch `AdaGrad` (Duchi et al. 2011): the same rows, the same
    /// weights.
    pub(crate) fn learn(sentences: &[(&Features, bool)]) -> Self {
        let mut model = Self {
            weights: vec![0.0; BUCKETS],
            bias: 0.0,
        };
        let mut seen = vec![1e-6_f32; BUCKETS + 1];
        for _ in 0..PASSES {
            for (i, slope) in model.slope(sentences).into_iter().enumerate() {
                let weight = model.weights.get_mut(i).unwrap_or(&mut model.bias);
                let slope = slope + RIDGE * *weight / 100.0;
                seen[i] += slope * slope;
                *weight -= RATE * slope / seen[i].sqrt();
            }
        }
        model
    }

    fn slope(&self, sentences: &[(&Features, bool)]) -> Vec<f32> {
        let count = sentences.len() as f32;
        let mut slope = vec![0.0; BUCKETS + 1];
        for part in sentences.chunks(SUMMED) {
            let errors: Vec<f32> = part
                .par_iter()
                .map(|(features, yes)| {
                    let p = 1.0 / (1.0 + (-self.score(features)).exp());
                    (p - f32::from(u8::from(*yes))) / count
                })
                .collect();
            for ((features, _), error) in part.iter().zip(errors) {
                for group in features.groups() {
                    let step = error * share(group.len());
                    for &f in group {
                        slope[f as usize] += step;
                    }
                }
                slope[BUCKETS] += error;
            }
        }
        slope
    }

    /// Higher where the model says yes.
    pub(crate) fn score(&self, features: &Features) -> f32 {
        self.bias + features.sum(|f| self.weights[f as usize])
    }

    /// The shipped form: scale, bias, threshold and a byte a weight.
    pub(crate) fn write(&self, threshold: f32, bytes: &mut Vec<u8>) {
        let most = self
            .weights
            .iter()
            .fold(0.0_f32, |most, w| most.max(w.abs()));
        let scale = most / 127.0;
        for number in [scale, self.bias, threshold] {
            bytes.extend(number.to_le_bytes());
        }
        for weight in &self.weights {
            bytes.push(((weight / scale).round() as i8).cast_unsigned());
        }
    }
}
