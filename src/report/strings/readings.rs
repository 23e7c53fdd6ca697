//! What the two texts of one input with tracked changes are called.

use super::Language;

/// Names for the text before the changes and the text with them.
pub fn readings(label: &str, language: Language) -> [String; 2] {
    let [old, new] = match language {
        Language::Dutch => ["vóór de wijzigingen", "met de wijzigingen"],
        Language::English => ["before the changes", "with the changes"],
    };
    [format!("{label} ({old})"), format!("{label} ({new})")]
}
