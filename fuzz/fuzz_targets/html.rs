//! Any bytes as a file whose name ends in `.html`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pledgediff_fuzz::read("a.html", bytes));
