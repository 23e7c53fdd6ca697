//! Any bytes as a file whose name ends in `.pdf`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pledgediff_fuzz::read("a.pdf", bytes));
