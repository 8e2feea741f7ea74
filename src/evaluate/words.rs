//! The words that annotations use for types, statuses, acts and polarities.

use super::gold::Status;
use crate::analysis::{Act, Polarity, SpeakerKind};

/// A word and what it means.
pub(super) type Word<T> = (&'static str, T);

/// What an entity is.
pub(super) const TYPES: &[Word<SpeakerKind>] = &[
    ("person", SpeakerKind::Person),
    ("organisation", SpeakerKind::Organisation),
    ("group", SpeakerKind::Group),
    ("document", SpeakerKind::Document),
    ("anonymous", SpeakerKind::Anonymous),
];

/// What a stretch between marks is.
pub(super) const STATUSES: &[Word<Status>] =
    &[("speech", Status::Speech), ("other", Status::Other), ("unsure", Status::Unsure)];

/// What the speaker did.
pub(super) const ACTS: &[Word<Act>] = &[
    ("say", Act::Say),
    ("write", Act::Write),
    ("think", Act::Think),
    ("ask", Act::Ask),
    ("order", Act::Order),
    ("promise", Act::Promise),
    ("deny", Act::Deny),
    ("know", Act::Know),
];

/// Whether the words are asserted.
pub(super) const POLARITIES: &[Word<Polarity>] = &[
    ("asserted", Polarity::Asserted),
    ("denied", Polarity::Denied),
    ("questioned", Polarity::Questioned),
    ("hedged", Polarity::Hedged),
];

/// What `given` means, in whatever case it is written.
pub(super) fn find<T: Copy>(given: &str, known: &[Word<T>]) -> Result<T, String> {
    let found = known.iter().find(|(word, _)| given.eq_ignore_ascii_case(word));
    found.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        format!("{given:?} is none of {}", words.join(", "))
    })
}
