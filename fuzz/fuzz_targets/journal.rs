#![no_main]
//! Feeds arbitrary bytes to the journal oracle.

#[path = "../oracles.rs"]
mod oracles;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| oracles::journal(bytes));
