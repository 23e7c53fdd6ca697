//! Lead-ins: the label that opens an item or paragraph and says what it is about.

use unicode_segmentation::UnicodeSegmentation;

use crate::lang::{Language, VerbForm};
use crate::text::Span;

/// Most words of a marked label; a longer one is a sentence set in bold.
const MARKED_WORDS: usize = 12;
/// Most words of an unmarked label in a list item, and in a paragraph, where short verbless
/// sentences ("Geen woorden maar daden.") are more common than labels.
const ITEM_WORDS: usize = 7;
const PARAGRAPH_WORDS: usize = 5;

/// Where the text behind a marked label begins, if the label stands apart from it.
pub(super) fn end(text: &str, label: Span) -> Option<usize> {
    let words = text.get(..label.end as usize)?;
    let rest = &text[words.len()..];
    let stopped = words.trim_end().ends_with(['.', '!', '?', '…', ':']);
    let stop_outside = usize::from(!stopped && rest.starts_with(['.', '!', '?', ':']));
    let behind = rest[stop_outside..].trim_start();
    let colon = words.trim_end().ends_with(':') || rest.starts_with(':') && stop_outside == 1;
    let first = behind.chars().find(|c| c.is_alphanumeric())?;
    let runs_on = first.is_lowercase() || behind.starts_with([',', ';', ')', '-', '–', '/', '%']);
    if runs_on && (colon || !stopped && stop_outside == 0) {
        return None;
    }
    // A bold number or amount that is not stopped is emphasis: "**100.000** Nederlanders".
    let named = words.chars().any(char::is_alphabetic);
    if !named || words.trim().is_empty() {
        return None;
    }
    Some(text.len() - behind.len())
}

/// Whether the words of a marked label name a subject rather than state something.
pub(super) fn is_marked_lead_in(words: &str, language: &Language) -> bool {
    words.unicode_words().count() <= MARKED_WORDS && !states(words, language)
}

/// Whether an unmarked first sentence is a label: few words, a full stop, and no verb.
pub(super) fn is_lead_in(words: &str, item: bool, language: &Language) -> bool {
    let most = if item { ITEM_WORDS } else { PARAGRAPH_WORDS };
    // Bytes bound the work: no label of so few words is so long.
    words.len() <= 160
        && words.ends_with('.')
        && words.starts_with(char::is_uppercase)
        && words.unicode_words().nth(most).is_none()
        && !states(words, language)
}

/// Whether the words state something: they have a subject pronoun or a finite verb. A form that may
/// be an infinitive as well states something behind an inflected word ("Huren dalen snel.") unless it
/// ends the label; else it does not ("Investeren in zorg.", "Huren bevriezen.", "Veilig wonen in de
/// wijk.").
fn states(words: &str, language: &Language) -> bool {
    let words: Vec<String> = words.unicode_words().map(str::to_lowercase).collect();
    let is_inflected = |word: &str| !language.is_stop(word) && language.term(word) != word;
    words.iter().enumerate().any(|(i, word)| {
        language.is_subject(word)
            || match language.verb(word) {
                Some(VerbForm::Finite) => true,
                Some(VerbForm::Infinitive) => {
                    i > 0 && i + 1 < words.len() && is_inflected(&words[i - 1])
                }
                Some(VerbForm::Other) | None => false,
            }
    })
}
