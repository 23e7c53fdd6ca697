//! The first singular vectors of a large table with few entries, by random projection and subspace
//! iteration (Halko, Martinsson and Tropp 2011).

use rayon::prelude::*;

/// Columns beyond those asked for: they take up what the last ones asked for would lose.
const SPARE: usize = 16;
/// Times the subspace is turned towards the largest singular vectors.
const TURNS: usize = 6;
/// Sweeps over all pairs in which the small matrix becomes diagonal.
const SWEEPS: usize = 30;

/// A table by rows, each its entries by column.
pub(crate) struct Matrix {
    rows: Vec<Vec<(usize, f64)>>,
    /// The same by columns.
    columns: Vec<Vec<(usize, f64)>>,
}

/// Vectors side by side.
type Block = Vec<Vec<f64>>;

impl Matrix {
    pub(crate) fn new(rows: Vec<Vec<(usize, f64)>>, width: usize) -> Self {
        let mut columns = vec![Vec::new(); width];
        for (at, row) in rows.iter().enumerate() {
            for &(column, value) in row {
                columns[column].push((at, value));
            }
        }
        Self { rows, columns }
    }

    /// The right singular vectors of the `count` largest singular values, and those values.
    pub(crate) fn singular(&self, count: usize) -> (Block, Vec<f64>) {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut space: Block = (0..count + SPARE)
            .map(|_| (0..self.columns.len()).map(|_| noise(&mut state)).collect())
            .collect();
        straighten(&mut space);
        for _ in 0..TURNS {
            let mut there = times(&self.rows, &space);
            straighten(&mut there);
            space = times(&self.columns, &there);
            straighten(&mut space);
        }
        let shadow = times(&self.rows, &space);
        let small: Block = shadow
            .iter()
            .map(|a| shadow.iter().map(|b| dot(a, b)).collect())
            .collect();
        let (values, turned) = eigen(small);
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&a, &b| values[b].total_cmp(&values[a]));
        order.truncate(count);
        let vectors = order
            .iter()
            .map(|&k| {
                let mut vector = vec![0.0; self.columns.len()];
                for (i, direction) in space.iter().enumerate() {
                    let share = turned[i][k];
                    vector
                        .iter_mut()
                        .zip(direction)
                        .for_each(|(x, d)| *x += share * d);
                }
                vector
            })
            .collect();
        (
            vectors,
            order.iter().map(|&k| values[k].max(0.0).sqrt()).collect(),
        )
    }
}

fn times(lines: &[Vec<(usize, f64)>], block: &Block) -> Block {
    block
        .par_iter()
        .map(|vector| {
            let line = |line: &Vec<(usize, f64)>| line.iter().map(|(at, x)| x * vector[*at]).sum();
            lines.iter().map(line).collect()
        })
        .collect()
}

/// Makes the vectors of length one and square to each other (Gram and Schmidt, twice).
fn straighten(block: &mut Block) {
    for i in 0..block.len() {
        let (before, rest) = block.split_at_mut(i);
        let vector = &mut rest[0];
        for _ in 0..2 {
            for other in before.iter() {
                let share = dot(vector, other);
                vector
                    .iter_mut()
                    .zip(other)
                    .for_each(|(x, y)| *x -= share * y);
            }
        }
        let length = dot(vector, vector).sqrt().max(1e-12);
        for x in vector.iter_mut() {
            *x /= length;
        }
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The eigenvalues of a symmetric matrix and its eigenvectors as columns, by Jacobi's rotations.
fn eigen(mut matrix: Block) -> (Vec<f64>, Block) {
    let size = matrix.len();
    let mut vectors: Block = (0..size)
        .map(|i| (0..size).map(|j| f64::from(u8::from(i == j))).collect())
        .collect();
    for _ in 0..SWEEPS {
        for p in 0..size {
            for q in p + 1..size {
                if matrix[p][q].abs() < 1e-12 {
                    continue;
                }
                let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
                let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let cos = 1.0 / (tangent * tangent + 1.0).sqrt();
                let sin = tangent * cos;
                for row in &mut matrix {
                    (row[p], row[q]) = (cos * row[p] - sin * row[q], sin * row[p] + cos * row[q]);
                }
                let (above, below) = matrix.split_at_mut(q);
                for (x, y) in above[p].iter_mut().zip(&mut below[0]) {
                    (*x, *y) = (cos * *x - sin * *y, sin * *x + cos * *y);
                }
                for row in &mut vectors {
                    (row[p], row[q]) = (cos * row[p] - sin * row[q], sin * row[p] + cos * row[q]);
                }
            }
        }
    }
    ((0..size).map(|i| matrix[i][i]).collect(), vectors)
}

/// Evenly between -1 and 1 (xorshift, Marsaglia 2003).
fn noise(state: &mut u64) -> f64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
}
