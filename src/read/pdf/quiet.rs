//! Panics of the PDF parser, kept from the user's eyes.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives, or nothing where it panicked.
///
/// The parser is not ours and its input comes from strangers. The panic is not printed: the page or
/// file it happened on is reported as damaged. Panics elsewhere are printed as ever; the process's
/// hook is wrapped once for this.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    static WRAP: Once = Once::new();
    WRAP.call_once(|| {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                hook(info);
            }
        }));
    });
    let before = QUIET.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    QUIET.set(before);
    result.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_inside_becomes_nothing() {
        assert_eq!(quietly(|| 1), Some(1));
        assert_eq!(quietly(|| -> u8 { panic!("the parser gave up") }), None);
        assert!(!QUIET.get());
    }
}
