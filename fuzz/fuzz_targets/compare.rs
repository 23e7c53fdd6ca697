//! Two texts, compared and told in every way.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pledgediff_fuzz::compare(bytes));
