//! What the confidence of a row depends on, beside the trust of its rule, source and reference.

use crate::analysis::{Kind, SpeakerFrom, SpeakerKind};
use crate::lexicon::About;

/// The inputs that hold, by their names in `fr/confidence.csv`; of several speakers the last counts.
pub fn inputs(
    rule: &'static str,
    from: Option<SpeakerFrom>,
    kind: Kind,
    speakers: impl Iterator<Item = (SpeakerKind, bool)>,
) -> [(About, &'static str); 5] {
    let mut number = 0;
    let mut last = (SpeakerKind::Person, false);
    for speaker in speakers {
        number += 1;
        last = speaker;
    }
    let from = match from {
        Some(SpeakerFrom::Text) | None => "text",
        Some(SpeakerFrom::Coreference) => "coreference",
        Some(SpeakerFrom::Office) => "office",
        Some(SpeakerFrom::Continuation) => "continuation",
    };
    let kind = match kind {
        Kind::Direct => "direct",
        Kind::Partial => "partial",
        Kind::Indirect => "indirect",
        Kind::Mixed => "mixed",
        Kind::Other => "other",
    };
    let sort = match last.0 {
        SpeakerKind::Person => "person",
        SpeakerKind::Organisation => "organisation",
        SpeakerKind::Group => "group",
        SpeakerKind::Document => "document",
        SpeakerKind::Anonymous => "anonymous",
    };
    let name = match last.1 {
        _ if number > 1 => "several",
        true => "nameless",
        false => "named",
    };
    [
        (About::Rule, rule),
        (About::From, from),
        (About::Kind, kind),
        (About::Speaker, sort),
        (About::Speaker, name),
    ]
}
