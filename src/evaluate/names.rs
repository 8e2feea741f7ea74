//! When a name that was given is the name of a gold speaker.
//!
//! Spelling is forgiven (*Zelensky*, *Zelenskyy*), and so is what stands around or is left out: a first name or a role of
//! a person (*Peskov*, *le porte-parole Dmitri Peskov*), the complements of anything else (*le ministère*, *le ministère de
//! la Défense*). Which text a name is from does not matter: these are comparisons of strings.

use super::extent::Extent;
use super::gold::{Credit, Entity, Gold};
use super::row::Row;
use crate::analysis::SpeakerKind;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// How strictly a speaker is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The entity must be named.
    Entity,
    /// Any phrase of the text for it will do, and so does the right source phrase.
    Mention,
}

/// True where the row names one of the gold speakers, and nobody else.
pub fn right(row: &Row, gold: &Credit, of: &Gold, level: Level) -> bool {
    let unlisted = |name: &String| Entity { kind: None, aliases: vec![name.clone()] };
    let speakers: Vec<(&String, Entity)> = gold
        .speakers
        .iter()
        .map(|name| (name, of.entities.get(name).cloned().unwrap_or_else(|| unlisted(name))))
        .collect();
    let found = source_found(row.source, gold.source);
    let names_one = |said: &String| {
        speakers.iter().any(|(name, entity)| names(said, name, entity, found, level))
            || level == Level::Mention && found
    };
    !row.speakers.is_empty() && row.speakers.iter().all(names_one)
}

/// True where `said` names this entity.
fn names(said: &str, name: &str, entity: &Entity, source_found: bool, level: Level) -> bool {
    let person = entity.kind == Some(SpeakerKind::Person);
    let by_alias = level == Level::Mention || !person || nameless(name);
    same(said, name, person)
        || by_alias && entity.aliases.iter().any(|alias| same(said, alias, person))
        // An office-holder whom the text does not name.
        || person && source_found && nameless(name)
}

/// True where the predicted source phrase covers, or lies in, most of the gold source phrase.
fn source_found(ours: Option<Extent>, gold: Option<Extent>) -> bool {
    matches!((ours, gold), (Some(ours), Some(gold)) if ours.mostly(gold))
}

/// A person of whom the text gives only a role: no capital after the first word.
fn nameless(name: &str) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let apart = |c: char| is_space(c) || c == '\'' || c == '’';
    !name.split(apart).skip(1).any(capital) && name.chars().next().is_some_and(char::is_lowercase)
}

/// True where `said` names what gold calls `name`.
fn same(said: &str, name: &str, person: bool) -> bool {
    let (said, name) = (fold(said), fold(name));
    if said.is_empty() || name.is_empty() {
        return false;
    }
    if said == name {
        return true;
    }
    let (said, name) = (parts(&said), parts(&name));
    if person {
        // A role or first name before the name, or the name with a part left out.
        return ends(&said, &name)
            || said.len() >= 2 && ends(&name, &said)
            || name.len() == 2 && name[0] == "pape" && said == name[1..];
    }
    // A longer or shorter noun phrase with the same head.
    said.starts_with(&name) || name.starts_with(&said) && !said.is_empty()
}

fn parts(folded: &str) -> Vec<&str> {
    folded.split(|c: char| is_space(c) || c == '-').filter(|part| !part.is_empty()).collect()
}

/// True where `long` ends in `short`, but for spelling.
fn ends(long: &[&str], short: &[&str]) -> bool {
    long.len() >= short.len() && long[long.len() - short.len()..].iter().zip(short).all(|(a, b)| alike(a, b))
}

/// The same name but for its spelling: *Poutine*, *Putin*; *Netanyahou*, *Netanyahu*.
fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    a.len().min(b.len()) >= 5 && a[0] == b[0] && distance(&a, &b) <= 2
}

/// Levenshtein distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut last = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (row[j + 1] + 1).min(row[j] + 1).min(last + usize::from(x != y));
            last = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}

/// Articles, possessives and titles before a name, in lower case.
const BEFORE: [&str; 25] = [
    "l'",
    "d'",
    "le ",
    "la ",
    "les ",
    "un ",
    "une ",
    "des ",
    "du ",
    "de ",
    "ce ",
    "cet ",
    "cette ",
    "ces ",
    "son ",
    "sa ",
    "ses ",
    "leur ",
    "leurs ",
    "m. ",
    "mme ",
    "mr ",
    "me ",
    "monsieur ",
    "madame ",
];

/// A name in lower case, without accents, outer signs, articles and titles.
fn fold(name: &str) -> String {
    let lower: String =
        name.nfc().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect();
    let words: Vec<&str> = lower.split(is_space).filter(|word| !word.is_empty()).collect();
    let joined = words.join(" ");
    let mut rest = joined.trim_matches(|c: char| " ,.;:()«»“”\"".contains(c));
    while let Some(shorter) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    rest.nfd().filter(|c| canonical_combining_class(*c) == 0).collect()
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_titles_signs_and_accents_do_not_count() {
        for (given, folded) in [
            ("« L’Élysée »", "elysee"),
            ("Mme la ministre\u{a0}", "ministre"),
            ("le  porte-parole\nde la présidence", "porte-parole de la presidence"),
            ("M. de Villeneuve", "villeneuve"),
            ("les", "les"),
            ("(le)", "le"),
            ("Ses", "ses"),
        ] {
            assert_eq!(fold(given), folded, "{given}");
        }
    }

    #[test]
    fn a_person_may_come_with_a_role_and_without_a_first_name() {
        assert!(same("la maire Anne Leblanc", "Anne Leblanc", true));
        assert!(same("Leblanc", "Leblanc", true));
        assert!(same("Volodymyr Zelenskyy", "Volodymyr Zelensky", true));
        assert!(!same("Anne Leblanc", "Anne-Marie Leblanc Durieux", true));
        assert!(same("Marie Leblanc", "Anne-Marie Leblanc", true));
        assert!(!same("Leblanc", "Anne Leblanc", true), "a bare surname is an alias, not the name");
        assert!(!same("Paul Leblanc", "Anne Leblanc", true));
        assert!(same("François", "le pape François", true));
        assert!(!same("", "Anne Leblanc", true) && !same("«»", "Anne Leblanc", true));
    }

    #[test]
    fn anything_else_may_be_longer_or_shorter_with_the_same_head() {
        assert!(same("le ministère", "le ministère de la Mer", false));
        assert!(same("le ministère de la Mer du Nord", "le ministère de la Mer", false));
        assert!(!same("la Mer", "le ministère de la Mer", false));
    }

    #[test]
    fn somebody_is_nameless_who_has_only_a_role() {
        assert!(nameless("le maire de la commune") && nameless("un élu"));
        assert!(!nameless("le maire de Nantes") && !nameless("l'Élysée") && !nameless("Le maire"));
    }

    #[test]
    fn spelling_is_forgiven_in_long_names_only() {
        assert!(alike("poutine", "putine") && alike("netanyahou", "netanyahu"));
        assert!(!alike("paul", "paule") && !alike("martin", "bartin"));
    }
}
