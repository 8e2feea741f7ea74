//! The words for kinds, acts and the like, as ids, tables and graphs write them.
//!
//! One place, so that a column of a table, an attribute of the graph, the end of an id, a cell of the data and a word of
//! annotations never differ. The words are
//! part of the contract of the output: a changed one is a breaking change.

use crate::analysis::{Act, Field, Gender, Kind, Polarity, Reason, SpeakerFrom, SpeakerKind};

/// `direct`, `partial`, `indirect`, `mixed`, `other`.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => "direct",
        Kind::Partial => "partial",
        Kind::Indirect => "indirect",
        Kind::Mixed => "mixed",
        Kind::Other => "other",
    }
}

/// `text`, `title`.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Text => "text",
    }
}

/// `title`, `term`, `scare`, `name`.
pub fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Title => "title",
        Reason::Term => "term",
        Reason::Scare => "scare",
        Reason::Name => "name",
    }
}

/// `say`, `write`, `think`, `ask`, `order`, `promise`, `deny`, `know`.
pub const fn act(act: Act) -> &'static str {
    match act {
        Act::Say => "say",
        Act::Write => "write",
        Act::Think => "think",
        Act::Ask => "ask",
        Act::Order => "order",
        Act::Promise => "promise",
        Act::Deny => "deny",
        Act::Know => "know",
    }
}

/// `asserted`, `denied`, `questioned`, `hedged`.
pub const fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Asserted => "asserted",
        Polarity::Denied => "denied",
        Polarity::Questioned => "questioned",
        Polarity::Hedged => "hedged",
    }
}

/// `text`, `coreference`, `office`, `continuation`.
pub fn speaker_from(from: SpeakerFrom) -> &'static str {
    match from {
        SpeakerFrom::Text => "text",
        SpeakerFrom::Coreference => "coreference",
        SpeakerFrom::Office => "office",
        SpeakerFrom::Continuation => "continuation",
    }
}

/// `person`, `organisation`, `group`, `document`, `anonymous`.
pub const fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Group => "group",
        SpeakerKind::Document => "document",
        SpeakerKind::Anonymous => "anonymous",
    }
}

/// `feminine`, `masculine`.
pub fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Feminine => "feminine",
        Gender::Masculine => "masculine",
    }
}

/// The one of `all` that is written so: the way back from the functions above.
pub fn read<T: Copy>(all: &[T], word: fn(T) -> &'static str, written: &str) -> Option<T> {
    all.iter().copied().find(|&one| word(one) == written)
}

/// A table of words and what they mean, from all of a kind and the word for each.
macro_rules! table {
    ($all:expr, $word:path) => {{
        let mut table = [($word($all[0]), $all[0]); $all.len()];
        let mut i = 1;
        while i < $all.len() {
            table[i] = ($word($all[i]), $all[i]);
            i += 1;
        }
        table
    }};
}

/// The words for acts.
pub const ACTS: &[(&str, Act)] = &table!(Act::ALL, act);

/// The words for polarities.
pub const POLARITIES: &[(&str, Polarity)] = &table!(Polarity::ALL, polarity);

/// The words for what a speaker is.
pub const SPEAKER_KINDS: &[(&str, SpeakerKind)] = &table!(SpeakerKind::ALL, speaker_kind);
