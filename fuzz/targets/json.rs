//! JSON Lines and arrays: whatever the bytes, reading ends.
#![no_main]

use dixit::input::Form;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    dixit_fuzz::read(Form::Jsonl, bytes);
    dixit_fuzz::read(Form::Json, bytes);
});
