//! The words that annotations use for types, statuses, acts and polarities.

use super::gold::Status;
pub(super) use crate::words::{ACTS, POLARITIES, SPEAKER_KINDS as TYPES};

/// A word and what it means.
pub(super) type Word<T> = (&'static str, T);

/// What a stretch between marks is.
pub(super) const STATUSES: &[Word<Status>] =
    &[("speech", Status::Speech), ("other", Status::Other), ("unsure", Status::Unsure)];

/// What `given` means, in whatever case it is written.
pub(super) fn find<T: Copy>(given: &str, known: &[Word<T>]) -> Result<T, String> {
    let found = known.iter().find(|(word, _)| given.eq_ignore_ascii_case(word));
    found.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        format!("{given:?} is none of {}", words.join(", "))
    })
}
