//! Logistic regression with a ridge, by Newton's method on standardised figures.

use pledgediff::overlap::FIRST;

/// Keeps the weights of few pairs small: ten times the loss of one standard deviation.
const RIDGE: f64 = 10.0;

/// Newton's method is done long before.
const STEPS: usize = 30;

const SIZE: usize = FIRST + 1;

/// One labelled pair at first sight.
pub(crate) struct First {
    pub(crate) figures: [f64; FIRST],
    pub(crate) linked: bool,
}

/// The learnt weights, for figures as they are.
pub(crate) struct Regression {
    pub(crate) constant: f64,
    pub(crate) weights: [f64; FIRST],
}

impl Regression {
    /// The same rows give the same weights.
    pub(crate) fn learn(rows: &[First]) -> Self {
        let count = rows.len().max(1) as f64;
        let mean: [f64; FIRST] =
            std::array::from_fn(|i| rows.iter().map(|r| r.figures[i]).sum::<f64>() / count);
        let spread: [f64; FIRST] = std::array::from_fn(|i| {
            let square = |r: &First| (r.figures[i] - mean[i]).powi(2);
            (rows.iter().map(square).sum::<f64>() / count)
                .sqrt()
                .max(1e-9)
        });
        let scaled: Vec<[f64; SIZE]> = rows
            .iter()
            .map(|row| {
                std::array::from_fn(|i| match i {
                    0 => 1.0,
                    _ => (row.figures[i - 1] - mean[i - 1]) / spread[i - 1],
                })
            })
            .collect();
        let mut at = [0.0; SIZE];
        for _ in 0..STEPS {
            let mut slope = [0.0; SIZE];
            let mut curve = [[0.0; SIZE]; SIZE];
            for (row, x) in rows.iter().zip(&scaled) {
                let p = logistic(x.iter().zip(&at).map(|(x, w)| x * w).sum());
                let miss = p - f64::from(u8::from(row.linked));
                let bend = p * (1.0 - p);
                for i in 0..SIZE {
                    slope[i] += miss * x[i];
                    for j in 0..SIZE {
                        curve[i][j] += bend * x[i] * x[j];
                    }
                }
            }
            for i in 1..SIZE {
                slope[i] += RIDGE * at[i];
                curve[i][i] += RIDGE;
            }
            let step = solved(curve, slope);
            for (weight, step) in at.iter_mut().zip(step) {
                *weight -= step;
            }
        }
        let weights: [f64; FIRST] = std::array::from_fn(|i| at[i + 1] / spread[i]);
        let shift: f64 = weights.iter().zip(&mean).map(|(w, m)| w * m).sum();
        Self {
            constant: at[0] - shift,
            weights,
        }
    }
}

fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// Solves `matrix · x = right` by elimination; the ridge keeps the matrix well away from singular.
fn solved(mut matrix: [[f64; SIZE]; SIZE], mut right: [f64; SIZE]) -> [f64; SIZE] {
    for pivot in 0..SIZE {
        for row in pivot + 1..SIZE {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let above = matrix[pivot];
            for (cell, above) in matrix[row].iter_mut().zip(above).skip(pivot) {
                *cell -= factor * above;
            }
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..SIZE).rev() {
        let known: f64 = (row + 1..SIZE).map(|i| matrix[row][i] * right[i]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
