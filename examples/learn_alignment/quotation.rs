//! Quotations: which sentences of a document a labelled text covers.

use pledgediff::analysis::Analysis;

/// The letters and digits of a document in a row, with the sentence each belongs to.
pub(crate) struct Letters {
    all: String,
    ends: Vec<usize>,
}

impl Letters {
    pub(crate) fn new(analysis: &Analysis) -> Self {
        let (mut all, mut ends) = (String::new(), Vec::new());
        for id in 0..analysis.sentences().len() as u32 {
            all.push_str(&squashed(analysis.text(id)));
            ends.push(all.len());
        }
        Self { all, ends }
    }

    /// The sentences that a quotation covers by half or more, or that cover it by half.
    pub(crate) fn sentences(&self, quotation: &str) -> Vec<u32> {
        let quotation = squashed(quotation);
        let Some(start) = self.all.find(&quotation) else {
            return Vec::new();
        };
        let end = start + quotation.len();
        let first = self.ends.partition_point(|&e| e <= start);
        (first..self.ends.len())
            .take_while(|&i| i == first || self.ends[i - 1] < end)
            .filter(|&i| {
                let from = if i == 0 { 0 } else { self.ends[i - 1] };
                let both = self.ends[i].min(end).saturating_sub(from.max(start));
                2 * both >= self.ends[i] - from || 2 * both >= quotation.len()
            })
            .map(|i| i as u32)
            .collect()
    }
}

fn squashed(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
