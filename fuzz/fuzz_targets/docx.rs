//! Any bytes as a file whose name ends in `.docx`, and any parts in a whole archive.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pledgediff_fuzz::read_archive("a.docx", bytes));
