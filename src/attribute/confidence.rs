//! What the confidence of a row depends on, beside the trust of its rule, source and reference.

use crate::analysis::{Kind, SpeakerFrom, SpeakerKind};
use crate::lexicon::About;
use crate::words;

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
    let name = match last.1 {
        // *« Ma mère m'a dit : “Viens.” »*: in somebody's mouth hardly anybody has a name, and none is to be found elsewhere.
        _ if number > 1 => "several",
        true if rule == "nested" && from != Some(SpeakerFrom::Continuation) => "retold",
        true => "nameless",
        false => "named",
    };
    [
        (About::Rule, rule),
        (About::From, words::speaker_from(from.unwrap_or(SpeakerFrom::Text))),
        (About::Kind, words::kind(kind)),
        (About::Speaker, words::speaker_kind(last.0)),
        (About::Speaker, name),
    ]
}
