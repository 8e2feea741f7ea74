//! Quotations that are the predicate of a clause, or its topic, where no reporting verb stands outside the marks: *le maire
//! « refuse »*, *le maire est « consterné »*, *« un choc », c'est ainsi que le maire a vu la chose*.

use super::construction::Link;
use super::reports::{
    Source, in_apposition, lone_pronoun, place_before, pronoun_of, subject_behind, subject_left, tail,
};
use super::scene::Scene;
use crate::detect::{ChunkKind, Chunks, NpKind, Tag, Vg, VgKind};
use crate::lexicon::{Closed, NounKind, WordClass};

/// The link of such a quotation to the subject of its clause.
pub(super) fn predicate(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Link> {
    own_verb(scene, chunks, c)
        .or_else(|| state(scene, chunks, c))
        .or_else(|| of_a_state(scene, chunks, c))
        .or_else(|| state_apposed(scene, chunks, c))
        .or_else(|| state_in_front(scene, chunks, c))
        .or_else(|| cleft(scene, chunks, c))
        .or_else(|| state_in_headline(scene, chunks, c))
}

/// *Anne Martin « ouverte à la discussion »*, *Budget : la Commission « préoccupée »*: a line without verb, somebody and what they
/// feel in marks.
fn state_in_headline(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Link> {
    let at = c.checked_sub(1)?;
    let np = chunks.np(at).filter(|np| np.prep.is_none() && !np.time)?;
    let body = matches!(scene.noun_at(np.head), Some(NounKind::Organisation | NounKind::Group));
    let somebody =
        np.kind == NpKind::Name || np.name.is_some() || np.det.is_some() && (scene.is_role(np.head) || body);
    let opens = at == 0 || chunks.is_punct(at - 1, ':');
    let verbless = (0..chunks.list.len()).all(|k| chunks.vg(k).is_none());
    let first = scene.quotations[chunks.quote(c)?].inner().next()?;
    let describes = scene.word(first).starts_with(char::is_lowercase)
        && scene.tags[first].class.has(WordClass::ADJ.with(WordClass::PAST_PART))
        && !scene.tags[first].class.has(WordClass::NOUN);
    let last = chunks.list[c + 1..].iter().all(|k| matches!(k.kind, ChunkKind::Punct(_)));
    if !(somebody && opens && verbless && describes && last) {
        return None;
    }
    let source = Source::phrase(np.tokens.clone(), chunks.np_number(at)?);
    link(source, "state", 0.8, true)
}

/// *Anne Martin, « très déçue », a annoncé son départ*: what the subject feels, in marks between commas.
fn state_apposed(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Link> {
    let (who, _) = in_apposition(scene, chunks, c).filter(|(_, feeling)| *feeling)?;
    let source = subject_at(scene, chunks, who)?;
    let small = |k: &usize| chunks.is_one_of(*k, &[Closed::Adv, Closed::Ne, Closed::Object]);
    let verb = (c + 2..chunks.list.len()).find(|k| !small(k))?;
    let apart = chunks.is_punct(c + 1, ',') && chunks.is_finite(verb);
    apart.then(|| link(source, "state", 0.85, true))?
}

/// *« Choquée » par ces propos, Anne Martin a porté plainte*: what the subject feels, in marks that open the sentence.
fn state_in_front(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Link> {
    let inner = scene.quotations[chunks.quote(c).filter(|_| c == 0)?].inner();
    let feels = inner
        .clone()
        .find(|t| !is_degree(scene, *t))
        .filter(|t| scene.is_attitude(*t) && !scene.tags[*t].is_finite())?;
    // What it is felt at.
    let of = |k: usize| {
        let first = chunks.list[k].tokens.start;
        let by = chunks
            .np(k)
            .and_then(|np| np.prep)
            .is_some_and(|p| scene.lower(p) == "par" || scene.tags[p].is_of());
        by || chunks.is_word(k, Closed::Adv) || scene.tags[first].is_of()
    };
    let comma = (c + 1..chunks.list.len()).find(|k| !of(*k)).filter(|k| chunks.is_punct(*k, ','))?;
    // *« Furieuse », elle a écrit au recteur*
    let clitic = chunks.vg(comma + 1).and_then(|vg| vg.subject);
    if let Some(token) = clitic.filter(|t| matches!(scene.lower(*t), "il" | "elle")) {
        return link(Source::of_pronoun(token), "state", 0.75, true);
    }
    let source = subject_at(scene, chunks, comma + 1)?;
    let np = chunks.np(comma + 1)?;
    let verb = (comma + 2..chunks.list.len()).find(|k| chunks.vg(*k).is_some())?;
    // *surpris* is both.
    let word = scene.lower(feels);
    let agrees = match np.plural {
        Some(true) => word.ends_with(['s', 'x']),
        _ => !["és", "ées"].iter().any(|many| word.ends_with(many)),
    };
    (chunks.is_finite(verb) && agrees).then(|| link(source, "state", 0.8, true))?
}

/// *pas*, *très*, *extrêmement*: what stands before what somebody feels.
fn is_degree(scene: &Scene<'_>, token: usize) -> bool {
    scene.tags[token].is(Closed::Neg) || scene.tags[token].is(Closed::Adv)
}

/// The phrase at a chunk, where it may be the subject of a clause and speaks.
fn subject_at(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<Source> {
    let np = chunks.np(k).filter(|np| np.prep.is_none() && !np.time && np.kind != NpKind::Pronoun)?;
    let source = Source::phrase(np.tokens.clone(), chunks.np_number(k)?);
    speaks(scene, chunks, &source).then_some(source)
}

fn link(source: Source, rule: &'static str, trust: f32, partial: bool) -> Option<Link> {
    Some(Link { report: None, source: Some(source), rule, trust, partial })
}

/// *le parti « dénonce une farce »*, *Paris a « condamné » l'attaque*: the reporting verb is in the marks, its subject before
/// them.
fn own_verb(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Link> {
    let inner = scene.quotations[chunks.quote(c)?].inner();
    let before = c.checked_sub(1)?;
    let mut words = inner.filter(|t| !scene.tags[*t].is(Closed::Object) && !scene.tags[*t].is(Closed::Ne));
    let first = words.next()?;
    let plainly = scene.verb_forms(first).iter().any(|form| {
        let verb = scene.lexicon.verbs.verb(form.verb);
        verb.strength as u8 > 0 && verb.tail.is_empty()
    });
    // *le maire « prend acte »*, *le maire « tire le signal d'alarme »*; what *cette étude « met en lumière »* is nobody's.
    let phrase = scene.verb_forms(first).iter().any(|form| {
        let verb = scene.lexicon.verbs.verb(form.verb);
        verb.strength as u8 > 0 && !verb.tail.is_empty() && tail(scene, first, &verb.tail).is_some()
    });
    if !plainly && !phrase || scene.tags[first].class.has(WordClass::ETRE.with(WordClass::AVOIR)) {
        return None;
    }
    // *La direction y « regrette un choix »*
    let there = chunks.list[before].tokens.len() == 1 && scene.reads(chunks.list[before].tokens.start, "y");
    let before = before.checked_sub(usize::from(there))?;
    // *Pékin, de son côté, « appelle … »*
    let before = past_turn(scene, chunks, before).unwrap_or(before);
    // *À la Fédération, on « prend acte »*
    let on = chunks.is_word(before, Closed::Subject) && scene.lower(chunks.list[before].tokens.start) == "on";
    if on {
        return place_before(scene, chunks, before).and_then(|there| link(there, "own-verb", 0.8, true));
    }
    if let Some(token) = lone_pronoun(scene, chunks, before) {
        let third = scene.tags[first].class.has(WordClass::V3S.with(WordClass::V3P));
        return third.then(|| link(Source::of_pronoun(token), "own-verb", 0.85, true)).flatten();
    }
    let source = match chunks.vg(before) {
        Some(vg) if is_auxiliary(scene, vg) => {
            let participle = scene.tags[first].class.has(WordClass::PAST_PART);
            participle.then(|| subject_of(scene, chunks, before, vg)).flatten()?
        }
        Some(_) => return None,
        None => {
            let third = scene.tags[first].class.has(WordClass::V3S.with(WordClass::V3P));
            let adjunct = chunks.np(before).is_some_and(|np| np.prep.is_some());
            let subject = chunks.np(before).is_some()
                || chunks.is_word(before, Closed::Qui)
                || goes_on(scene, chunks, before)
                || chunks.is_punct(before, ',');
            // *certains à Paris « craignent »*: far from its subject a verb does not always agree.
            let plural = (!adjunct).then(|| scene.tags[first].class.has(WordClass::V3P));
            (third && subject).then(|| subject_left(scene, chunks, before + 1, plural)).flatten()?
        }
    };
    let somebody = |n: &usize| {
        let np = &chunks.nps[*n];
        np.name.is_some() || np.kind == NpKind::Name || scene.is_role(np.head)
    };
    (speaks(scene, chunks, &source) && (plainly || source.nps.iter().any(somebody)))
        .then(|| link(source, "own-verb", 0.85, true))?
}

/// *et* between a clause and the marks, where it does not join them to others that hold no verb.
fn goes_on(scene: &Scene<'_>, chunks: &Chunks, joint: usize) -> bool {
    let verbal = |q: usize| {
        let clitic = |t: &usize| scene.tags[*t].is(Closed::Object) || scene.tags[*t].is(Closed::Ne);
        scene.quotations[q].inner().find(|t| !clitic(t)).is_some_and(|t| scene.tags[t].is_finite())
    };
    chunks.is_word(joint, Closed::Coord)
        && joint.checked_sub(1).is_some_and(|k| chunks.quote(k).is_none_or(verbal))
}

/// The chunk before *, de son côté,*, *, pour sa part,*, given the closing comma.
fn past_turn(scene: &Scene<'_>, chunks: &Chunks, comma: usize) -> Option<usize> {
    let np = chunks.np(comma.checked_sub(1).filter(|_| chunks.is_punct(comma, ','))?)?;
    let turns = np.prep.is_some() && matches!(scene.lower(np.head), "côté" | "part" | "tour");
    comma.checked_sub(3).filter(|_| turns && chunks.is_punct(comma - 2, ','))
}

/// *le maire est « consterné »*: what somebody feels or thinks, in marks behind *être*, is what he said to be.
fn state(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Link> {
    // *n'est d'ailleurs « pas sûre »*
    let before = (0..c).rev().find(|k| !chunks.is_word(*k, Closed::Adv))?;
    let vg = chunks.vg(before)?;
    let copula = vg.kind == VgKind::Finite
        && vg.verbs.len() == 1
        && scene.tags[vg.verbs[0]].class.has(WordClass::ETRE);
    let inner = scene.quotations[chunks.quote(c)?].inner();
    let attitude = inner.clone().take(3).any(|t| scene.is_attitude(t) && !scene.tags[t].is_finite());
    // *n'est « pas contre »*, *est « contre la réforme »*
    let against = inner.clone().find(|t| !is_degree(scene, *t)).is_some_and(|t| scene.lower(t) == "contre");
    if !copula || !attitude && !against {
        return None;
    }
    let source = subject_of(scene, chunks, before, vg)?;
    speaks(scene, chunks, &source).then(|| link(source, "state", 0.85, true))?
}

/// *il est « convaincu » que « la ville s'en sortira »*: what he is convinced of.
fn of_a_state(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Link> {
    let joint = c.checked_sub(1).filter(|k| chunks.is_word(*k, Closed::That))?;
    let marks = joint.checked_sub(1)?;
    state(scene, chunks, marks)
}

/// *« Un choc », c'est ainsi que le maire …*, *« Partez ! » Voilà ce que dit le maire*: the clause behind presents the words.
fn cleft(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Link> {
    let joint = c + 1;
    let opens = matches!(chunks.list.get(joint)?.kind, ChunkKind::Punct(',' | ':' | '–' | '—' | '-'));
    let capital = scene.is_capital(chunks.list[joint].tokens.start);
    if !opens && !capital || (0..c).any(|k| chunks.vg(k).is_some()) {
        return None;
    }
    link(presented(scene, chunks, joint + usize::from(opens))?, "cleft", 0.85, false)
}

/// Whose words a clause presents that begins at a chunk: *c'est ainsi que le maire …*, *voilà ce que dit le maire*, *ce sont les
/// mots du maire*, *la phrase est du maire*.
pub(super) fn presented(scene: &Scene<'_>, chunks: &Chunks, from: usize) -> Option<Source> {
    /// So many chunks before the verb, or *voilà*, and before *que*.
    const HEAD: usize = 5;
    let end = (from + HEAD).min(chunks.list.len());
    let at = (from..end).find(|k| is_copula(scene, chunks, *k))?;
    owned_words(scene, chunks, from, at).or_else(|| told_so(scene, chunks, from, end))
}

/// *c'est*, *ce sont*, *voilà*, *tels furent*
fn is_copula(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    let be = chunks.vg(k).is_some_and(|vg| {
        vg.kind == VgKind::Finite && vg.verbs.len() == 1 && scene.tags[vg.verbs[0]].class.has(WordClass::ETRE)
    });
    be || chunks.quote(k).is_none() && chunks.list[k].tokens.clone().any(|t| scene.lower(t) == "voilà")
}

/// *c'est ainsi que le maire …*, *voilà comment le maire …*, *c'est ce qu'a dit le maire*: the subject of the clause behind.
fn told_so(scene: &Scene<'_>, chunks: &Chunks, from: usize, end: usize) -> Option<Source> {
    let words = |k: usize| chunks.list[k].tokens.clone().map(|t| scene.lower(t));
    let clause = (from..end).find(|k| {
        chunks.is_word(*k, Closed::That)
            || words(*k).any(|w| matches!(w, "comment" | "que" | "qu'")) && !chunks.is_word(*k, Closed::Qui)
    })?;
    // *c'est dans cette salle que X fut élu*: where, and not how it was said.
    let how = (from..=clause).any(|k| {
        chunks.np(k).is_none() && words(k).any(|w| matches!(w, "ainsi" | "ce" | "comment" | "tel" | "telle"))
            || chunks.np(k).is_some_and(|np| scene.is_utterance(np))
    });
    // *c'est par ces mots que Anne Martin, directrice du CHU (600 lits), a ouvert*
    let verb = (clause + 1..(clause + 14).min(chunks.list.len())).find(|k| chunks.is_finite(*k))?;
    let vg = chunks.vg(verb)?;
    let said = vg.verbs.iter().any(|t| !scene.verb_forms(*t).is_empty());
    let behind = || said.then(|| subject_behind(scene, chunks, verb + 1, vg)).flatten().map(|found| found.0);
    let source = subject_of(scene, chunks, verb, vg).or_else(behind)?;
    (how && speaks(scene, chunks, &source)).then_some(source)
}

/// *ce sont les mots du maire*, *tels sont ses mots*, *la formule est du maire*, *voilà l'avis donné par le maire*: who owns the
/// words that a clause speaks of, its copula at a chunk.
fn owned_words(scene: &Scene<'_>, chunks: &Chunks, from: usize, copula: usize) -> Option<Source> {
    let words = |k: usize| chunks.np(k).filter(|np| np.prep.is_none() && scene.is_utterance(np));
    let np = (from..(copula + 3).min(chunks.list.len())).find_map(words)?;
    let source = |tokens| Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 };
    if let Some(det) = np.det.filter(|_| scene.is_possessed(np)) {
        return Some(Source { trust: 0.85, ..Source::of_pronoun(det) });
    }
    let of = |t: usize| scene.tags[t].is_of();
    let described = |t: &usize| matches!(scene.tags[*t].tag, Tag::Adj | Tag::Part | Tag::Noun);
    let behind = (np.head + 1..np.tokens.end).find(|t| !described(t));
    // *ces mots sont ceux du maire*
    let those = chunks.np(copula + 1).filter(|those| {
        let pronoun = matches!(scene.lower(those.head), "ceux" | "celle" | "celles" | "celui");
        pronoun && those.tokens.end > those.head + 2 && of(those.head + 1)
    });
    let owner = match (those, behind.filter(|t| of(*t) || scene.lower(*t) == "par")) {
        (Some(those), _) => those.head + 2..those.tokens.end,
        (None, Some(of)) => of + 1..np.tokens.end,
        // *la formule est du maire*
        (None, None) => {
            let owner =
                chunks.np(copula + 1).filter(|owner| owner.head > np.head && owner.prep.is_some_and(of))?;
            let contracted = usize::from(of(owner.tokens.start));
            owner.tokens.start + contracted..owner.tokens.end
        }
    };
    let noun = owner.clone().find(|t| matches!(scene.tags[*t].tag, Tag::Noun | Tag::Name))?;
    let body = matches!(scene.noun_at(noun), Some(NounKind::Organisation | NounKind::Group));
    let somebody = scene.is_role(noun) || scene.tags[noun].tag == Tag::Name || body;
    somebody.then(|| source(owner))
}

/// *a*, *avait*: an auxiliary and nothing else, its participle in the marks.
fn is_auxiliary(scene: &Scene<'_>, vg: &Vg) -> bool {
    vg.kind == VgKind::Finite && vg.verbs.len() == 1 && scene.tags[vg.verbs[0]].class.has(WordClass::AVOIR)
}

fn subject_of(scene: &Scene<'_>, chunks: &Chunks, c: usize, vg: &Vg) -> Option<Source> {
    match vg.subject.or(vg.clitic) {
        Some(token) => matches!(pronoun_of(scene.lower(token)), "il" | "elle" | "ils" | "elles")
            .then(|| Source::of_pronoun(token)),
        None => subject_left(scene, chunks, c, vg.plural),
    }
}

/// The subject is somebody, or something that has a voice.
fn speaks(scene: &Scene<'_>, chunks: &Chunks, source: &Source) -> bool {
    if source.pronoun.is_some_and(|t| {
        matches!(scene.lower(t), "ceux" | "celui" | "celle" | "celles" | "ce" | "cela" | "personne")
    }) {
        return false; // *ceux qui*
    }
    let speaks = |n: &usize| chunks.nps.get(*n).is_some_and(|np| super::reports::speaks(scene, np));
    source.pronoun.is_some() || !source.nps.is_empty() && source.nps.iter().all(speaks)
}
