//! Which words of a phrase are a name: where it begins, where it ends, and when a common word is one.

use super::super::scene::Scene;
use crate::analysis::Gender;
use crate::detect::{Np, NpKind, Tag, Tagged, is_of_a_man};
use crate::lexicon::{Closed, Domain, NounKind, WordClass, fold, is_particle};
use crate::text::spaced;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What stands before a name and is no part of it.
pub(super) fn is_title(word: &str) -> bool {
    matches!(
        word,
        "m." | "mm."
            | "m"
            | "mme"
            | "mmes"
            | "mlle"
            | "mlles"
            | "père"
            | "me"
            | "mes"
            | "maître"
            | "dr"
            | "dr."
            | "docteur"
            | "dre"
            | "pr"
            | "pr."
            | "pre"
            | "professeur"
            | "mgr"
            | "monsieur"
            | "madame"
            | "maman"
    )
}

/// *le général Berger*, *le maire Chevalier*, *la juge Petit*: a common word that is a surname behind a role. Behind anybody may
/// stand where he is from, and behind an office that parties win their name (*le député Agir*).
pub(super) fn is_surname_behind(scene: &Scene<'_>, head: usize, word: usize) -> bool {
    let class = scene.tags[word].class;
    let domain = |token: usize| {
        let role = scene.role_id(token).and_then(|role| scene.lexicon.roles.get(role));
        role.map(|role| role.domain)
    };
    // *le procureur Général*, *le médecin Chef*
    let rank = matches!(
        scene.lower(word),
        "général" | "générale" | "chef" | "cheffe" | "major" | "adjoint" | "adjointe"
    );
    let headed = head + 1 == word && !scene.is_capital(head) && domain(head).is_some();
    if rank || !headed || class.has(WordClass::DEMONYM) {
        return false;
    }
    match domain(word) {
        _ if scene.tags[word].closed.is_some_and(|w| w.closed == Closed::Pre) => true,
        Some(domain) => !matches!(domain, Domain::Politics | Domain::Society | Domain::General),
        None => {
            let relational =
                ["al", "el", "en", "ique", "aire", "ais", "ois", "iste", "if", "ive", "ite", "é", "ée"];
            let titled = matches!(
                domain(head),
                Some(Domain::Army | Domain::Justice | Domain::Science | Domain::Religion)
            );
            titled && !relational.iter().any(|ending| scene.lower(word).ends_with(ending))
        }
    }
}

/// *sur Franceinfo Anne Martin*, *au New-York Times Paul Durand*, *à Lyon Anne Martin*: behind a preposition and where
/// somebody speaks, the full name alone.
pub(super) fn past_medium(scene: &Scene<'_>, name: Range<usize>) -> Range<usize> {
    let given = |t: usize| scene.tags[t].class.has(WordClass::FIRST);
    let Some(first) = (name.start + 1..name.end - 1).find(|t| given(*t)) else { return name };
    let before = scene.words(name.start..first);
    let place = first == name.start + 1 && scene.tags[name.start].class.has(WordClass::PLACE);
    let medium = || {
        let known = scene.lexicon.organisation(before).is_some();
        known || scene.lexicon.organisation(&format!("Le {before}")).is_some()
    };
    if !given(name.start) && (place || medium()) { first..name.end } else { name }
}

/// *la Maison Blanche*, *le New York Times*: a noun in capitals right before a name is its first word, unless it is one for a
/// person or says what bears the name (*le Groupe Martin*).
pub(super) fn whole_name(scene: &Scene<'_>, np: &Np, name: &Range<usize>) -> Option<Range<usize>> {
    let head = np.head;
    let first = np.det.map_or(np.tokens.start, |d| d + 1);
    if np.kind != NpKind::Nominal || head != first || head + 1 != name.start || !scene.is_capital(head) {
        return None;
    }
    let whole = head..name.end;
    let known = || scene.lexicon.organisation(scene.words(whole.clone())).is_some();
    let class = scene.tags[head].class;
    // *la Finlandaise Anne Martin*, *au Sri Lanka*
    let somewhere = class.has(WordClass::DEMONYM) || np.prep.is_some();
    // *la Fondation Anne Martin* bears a person's name and is none.
    let founded = || {
        np.det.is_some()
            && name.len() > 1
            && scene.noun_at(head) == Some(NounKind::Organisation)
            && !somewhere
    };
    let unknown = || np.det.is_some() && scene.noun_at(head).is_none() && !somewhere;
    (scene.role_at(head).is_none() && !scene.is_plain_role(head) && (known() || unknown() || founded()))
        .then_some(whole)
}

/// *le sénateur du Nord Paul Martin*: a full name at the end of a role's complement that is the role's own. It begins with
/// a first name behind another name; right behind *de* it would be the complement's.
pub(super) fn trailing_name(scene: &Scene<'_>, np: &Np) -> Option<Range<usize>> {
    if np.kind != NpKind::Nominal || np.det.is_none() || np.plural == Some(true) || !scene.is_role(np.head) {
        return None;
    }
    let end = np.tokens.end;
    let mut start = end;
    while start > np.head + 1 && scene.tags[start - 1].tag == Tag::Name {
        start -= 1;
    }
    if start == np.head + 1 {
        return None; // right behind the role stands its own name
    }
    let first = |t: usize| {
        let class = scene.tags[t].class;
        // *la Maison Blanche Anne Martin*, *l'hôpital Georges-Pompidou Anne Martin*
        let body = scene.is_in_body(t)
            || scene.word(t).contains('-')
                && scene.tags[t - 1].tag == Tag::Noun
                && scene.noun_at(t - 1).is_some()
                && scene.tags.get(t + 1).is_some_and(|next| next.class.has(WordClass::FIRST));
        class.has(WordClass::FIRST) && !class.has(WordClass::PLACE) && !body
    };
    // *du Nord Paul Martin*, *du Sénat Paul Martin*, *du 20h Paul Martin*; not *du lycée Jean Moulin*
    let behind_name = |t: usize| {
        let before = &scene.document.tokens()[t - 1];
        let digit = scene.word(t - 1).starts_with(|c: char| c.is_ascii_digit());
        (before.form.is(crate::text::Form::CAPITAL) || digit) && scene.tags[t - 1].closed.is_none()
    };
    let from = (start..end.saturating_sub(1)).find(|t| first(*t) && behind_name(*t) && *t > np.head + 1)?;
    // *de Lionel Martin Jean-Claude Durand*, *de Flavie Martin Paul Durand*: two whole names.
    let surname = |t: usize| !scene.tags[t].class.has(WordClass::FIRST);
    let two = from == start + 2 && (scene.word(from).contains('-') || surname(start + 1) && end == from + 2);
    let whole_run = from > start && first(start) && !two;
    let her = np.gender == Some(Gender::Feminine);
    if her && is_of_a_man(&scene.document, &scene.tags, np.head, &(from..end)) {
        return None;
    }
    (end - from <= 4 && !whole_run).then_some(from..end)
}

/// First names followed by more names, anywhere in the text: a surname alone may have its full form inside marks.
pub(super) fn full_names(scene: &Scene<'_>) -> FxHashMap<String, Option<String>> {
    let mut found: FxHashMap<String, Option<String>> = FxHashMap::default();
    let name = |t: usize| scene.tags.get(t).is_some_and(|x| x.tag == Tag::Name);
    let mut t = 0;
    let opens = |x: &Tagged| x.tag == Tag::Name && x.class.has(WordClass::FIRST);
    while let Some(next) = scene.tags.get(t..).and_then(|rest| rest.iter().position(opens)) {
        t += next;
        if t > 0 && name(t - 1) {
            t += 1;
            continue;
        }
        let mut end = t + 1;
        while name(end) || name(end + 1) && end + 1 < scene.tags.len() && is_particle(scene.word(end)) {
            end += 1;
        }
        // *la maire de Paris Anne Martin*
        let placed = scene.tags[t].class.has(WordClass::PLACE) && t > 0 && scene.tags[t - 1].is(Closed::De);
        let given = |t: usize| scene.tags.get(t).is_some_and(opens);
        let begin = t + usize::from(placed && end > t + 2 && given(t + 1));
        let words = spaced(scene.words(begin..end));
        if end > begin + 1 && end - begin <= 5 && !words.contains('\n') {
            let surname = fold(scene.word(end - 1));
            found
                .entry(surname)
                .and_modify(|held| {
                    if held.as_ref().is_some_and(|h| *h != words && fold(h) != fold(&words)) {
                        *held = None;
                    }
                })
                .or_insert(Some(words.into_owned()));
        }
        t = end;
    }
    found
}
