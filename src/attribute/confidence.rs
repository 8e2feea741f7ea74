//! What the confidence of a row depends on, beside the trust of its rule, source and reference.

use crate::analysis::{Kind, SpeakerFrom, SpeakerKind};
use crate::lexicon::About;
use crate::words;

/// The inputs that hold, by their names in `fr/confidence.csv`; of several speakers the last counts. `source` is the text of the
/// source, empty where there is none; `length` that of the row, in bytes.
pub fn inputs(
    rule: &'static str,
    from: Option<SpeakerFrom>,
    kind: Kind,
    speakers: impl Iterator<Item = (SpeakerKind, bool)>,
    source: &str,
    length: usize,
) -> [(About, &'static str); 7] {
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
        (About::Source, source_form(source)),
        (About::Length, length_of(length)),
    ]
}

/// What a source looks like: a name is seldom mistaken for another, a bare role often.
fn source_form(source: &str) -> &'static str {
    const PRONOUNS: [&str; 10] =
        ["il", "elle", "ils", "elles", "lui", "eux", "on", "qui", "celui-ci", "celle-ci"];
    const ARTICLES: [&str; 7] = ["le", "la", "les", "l", "un", "une", "des"];
    let mut words = source.split([' ', '\u{a0}', '\'', '’']);
    let Some(first) = words.next().filter(|word| !word.is_empty()) else { return "none" };
    let one_of = |list: &[&str]| list.iter().any(|word| first.eq_ignore_ascii_case(word));
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    if one_of(&PRONOUNS) {
        return "pronoun";
    }
    if capital(first) && !one_of(&ARTICLES) {
        return "name";
    }
    let mut more = 0;
    for word in words {
        if capital(word) {
            return "role-and-name";
        }
        more += 1;
    }
    if more > 2 { "long-role" } else { "role" }
}

/// How long the words are, by their bytes: one word in marks may be anybody's, a sentence is somebody's.
fn length_of(bytes: usize) -> &'static str {
    match bytes {
        0..=16 => "word",
        17..=44 => "phrase",
        45..=110 => "clause",
        111..=230 => "sentence",
        _ => "speech",
    }
}
