//! Complements: what follows a reporting verb, beyond dates, addressees and adjuncts.

use super::Complement;
use super::verb::reporting_verb;
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, Vg, VgKind};
use crate::lexicon::{Closed, Object, Strength, Verb, WordClass};
use std::ops::Range;

/// What follows a report, beyond dates, addressees and adjuncts; `reported_before` where its words stand before it.
pub(super) fn complement(
    scene: &Scene<'_>,
    chunks: &Chunks,
    after: usize,
    verb: &Verb,
    reported_before: bool,
    addressee: &mut Option<Range<usize>>,
) -> Complement {
    let mut k = after;
    let mut bare = false;
    let mut participle = false;
    let mut object = None;
    while k < (after + 14).min(chunks.list.len()) {
        let chunk = &chunks.list[k];
        match &chunk.kind {
            ChunkKind::Word(Closed::That) => {
                // *alors que*, *ainsi que*, *plus que*: no complement.
                let before = scene.lower(chunk.tokens.start.saturating_sub(1));
                // *plus enclins à parier sur les chevaux qu'à les côtoyer*: the other of two that are compared.
                let less =
                    |t: usize| matches!(scene.lower(t), "plus" | "moins" | "plutôt" | "autant" | "davantage");
                let to = |vg: &Vg| {
                    vg.kind == VgKind::Infinitive && vg.governor.is_some_and(|t| scene.lower(t) == "à")
                };
                let compared = chunks.vg(k + 1).is_some_and(to)
                    && (chunks.list[0].tokens.start..chunk.tokens.start).any(less);
                if compared {
                    return object.map_or(Complement::None, Complement::Object);
                }
                // *explique ainsi que*, *note aussi que*: right behind the verb an adverb compares nothing.
                let adverb = matches!(before, "ainsi" | "aussi" | "bien" | "même" | "cependant")
                    && chunk.tokens.start == chunks.list[after - 1].tokens.end + 1;
                // *précise tout de même que*, *note quand même que*
                let word = |back: usize| chunk.tokens.start.checked_sub(back).map_or("", |t| scene.lower(t));
                let all_the_same = word(2) == "quand" || word(2) == "de" && word(3) == "tout";
                let adverb = adverb || before == "même" && all_the_same;
                // *insiste sur l'influence qu'a eue X*: behind the words and their *incise* a relative clause.
                let relative = reported_before && k > after;
                if relative
                    || !adverb
                        && matches!(
                            before,
                            "alors"
                                | "ainsi"
                                | "bien"
                                | "afin"
                                | "tandis"
                                | "si"
                                | "aussi"
                                | "tant"
                                | "plus"
                                | "moins"
                                | "mieux"
                                | "davantage"
                                | "autant"
                                | "tellement"
                                | "même"
                                | "lors"
                                | "sans"
                                | "pour"
                                | "avant"
                                | "après"
                                | "depuis"
                                | "dès"
                                | "pendant"
                                | "cependant"
                                | "parce"
                                | "selon"
                                | "autre"
                                | "autres"
                                | "telle"
                                | "telles"
                                | "tel"
                                | "tels"
                        )
                {
                    return object.map_or(Complement::None, Complement::Object);
                }
                // *s'est engagé à ce que P*, *se dit favorable à ce que P*
                let aims = || {
                    let stems = ["favorabl", "opposé", "hostil", "attach"];
                    let leans = |t: usize| stems.iter().any(|stem| scene.lower(t).starts_with(stem));
                    matches!(&*verb.lemma, "attendre" | "s'attendre" | "demander" | "s'engager")
                        || (chunks.list[after - 1].tokens.end..chunk.tokens.start).any(leans)
                };
                let to = before == "ce" && word(2) == "à" && !word(3).starts_with("jusqu");
                if to && verb.takes_that() && object.is_none() && aims() {
                    return Complement::That(k);
                }
                // *face à ce que X considère*, *assure celui que X accuse*, *en vigilance, que ce soit à la canicule ou aux orages*
                if matches!(before, "ce" | "celui" | "celle" | "ceux" | "celles")
                    || before == "," && offers(scene, chunk.tokens.end)
                {
                    return object.map_or(Complement::None, Complement::Object);
                }
                // *avertit le maire des travaux qu'il devra payer*: behind its object a relative clause.
                let governed =
                    object.is_some_and(|o| o + 1 == k && chunks.np(o).is_some_and(|np| np.prep.is_some()));
                if governed && before != "fait" {
                    return object.map_or(Complement::None, Complement::Object);
                }
                // *insiste sur le fait que*
                if before == "fait" && object.is_some() {
                    // *Interrogé sur le fait que P*: what somebody else asks about.
                    if verb.examines() {
                        return Complement::None;
                    }
                    return Complement::That(k);
                }
                if bare && !verb.takes_addressee_object() {
                    return object.map_or(Complement::None, Complement::Object);
                }
                if !verb.takes_that() {
                    return object.map_or(Complement::None, Complement::Object);
                }
                return Complement::That(k);
            }
            ChunkKind::Word(Closed::Sub)
                if matches!(
                    scene.lower(chunk.tokens.start),
                    "si" | "s'" | "comment" | "pourquoi" | "combien" | "quand"
                ) =>
            {
                // *« A », dit-il même s'il n'en sait rien*
                let though = reported_before && scene.lower(chunk.tokens.start.saturating_sub(1)) == "même";
                if verb.takes_whether() && object.is_none() && !though {
                    return Complement::Whether(k);
                }
                return object.map_or(Complement::None, Complement::Object);
            }
            ChunkKind::Word(Closed::Sub) if scene.lower(chunk.tokens.start) == "comme" && verb.comme => {
                object.get_or_insert(k);
            }
            ChunkKind::Punct(':') => return Complement::Colon(k),
            // *s'inquiète, lui, de…*, *a, par ailleurs, …*
            ChunkKind::Punct(',')
                if chunks.is_punct(k + 2, ',')
                    && (chunks.is_word(k + 1, Closed::Adv)
                        || chunks.is_word(k + 1, Closed::Subject)
                        || chunks.np(k + 1).is_some_and(|np| np.kind == NpKind::Pronoun || np.time)) =>
            {
                k += 2;
            }
            ChunkKind::Punct(',') => {
                // *a prévenu, sans citer personne, que*, *affirme, de son côté, avoir dit*
                let clause = object.is_none() && verb.takes_that();
                if let Some(closing) = clause.then(|| clause_past_adjunct(chunks, k)).flatten() {
                    k = closing + 1;
                    continue;
                }
                // *a précisé, lundi, que*: only where *que* or a colon comes soon.
                let soon = (k + 1..(k + 7).min(chunks.list.len()))
                    .any(|j| chunks.is_word(j, Closed::That) || chunks.is_punct(j, ':'))
                    && !(k + 1..(k + 7).min(chunks.list.len()))
                        .take_while(|j| !chunks.is_word(*j, Closed::That) && !chunks.is_punct(*j, ':'))
                        .any(|j| chunks.is_finite(j) || chunks.is_word(j, Closed::Qui));
                if !soon {
                    let quote_next = chunks.quote(k + 1).is_some() && object.is_none();
                    if quote_next {
                        return Complement::Object(k + 1);
                    }
                    let reports = object.is_none() && verb.strength != Strength::Ambiguous;
                    match adjunct_between_commas(scene, chunks, k, verb).filter(|_| reports) {
                        Some(closing) => k = closing,
                        None => return object.map_or(Complement::None, Complement::Object),
                    }
                }
            }
            ChunkKind::Np(n) => {
                let np = &chunks.nps[*n];
                let prep = np.prep.map(|p| scene.lower(p)).unwrap_or_default();
                let right_behind = (after..k).all(|j| chunks.is_word(j, Closed::Adv));
                // *Et d'ajouter, philosophe : « … »*: what whoever adds is like.
                let apposed =
                    np.tokens.len() == 1 && chunks.is_punct(k - 1, ',') && chunks.is_punct(k + 1, ':');
                if np.time || apposed || right_behind && is_attribute(scene, np, verb) {
                    // dates are adjuncts; *s'est dite convaincue que*
                } else if matches!(prep, "à" | "au" | "aux" | "auprès" | "devant" | "avec")
                    && addressee.is_none()
                    && (np.kind == NpKind::Name
                        || np.name.is_some()
                        || scene.is_role(np.head)
                        || scene.noun_at(np.head).is_some()
                        || np.kind == NpKind::Pronoun)
                    // *répond à la presse que*: the clause is what is said; *répond à la presse* speaks of no other words.
                    && (!verb.takes_preposition(prep)
                        || prep != "avec"
                            && verb.takes_that()
                            && chunks.is_word(k + 1, Closed::That)
                            && (np.kind == NpKind::Name || scene.is_role(np.head) || scene.lower(np.head) == "presse"))
                {
                    *addressee = Some(np.tokens.clone());
                } else if prep.is_empty() && np.kind != NpKind::Pronoun {
                    if !bare && verb.takes_addressee_object() && addressee.is_none() {
                        *addressee = Some(np.tokens.clone());
                    } else {
                        object.get_or_insert(k);
                    }
                    bare = true;
                } else if verb.takes_preposition(prep) {
                    object.get_or_insert(k);
                }
            }
            // *dit s'en remettre aux juges*
            ChunkKind::Word(Closed::Object | Closed::En)
                if (after..k).all(|j| chunks.is_one_of(j, &[Closed::Object, Closed::En, Closed::Adv]))
                    && (k + 1..k + 3)
                        .any(|j| chunks.vg(j).is_some_and(|vg| vg.kind == VgKind::Infinitive)) => {}
            ChunkKind::Vg(_) => {
                let Some(vg) = chunks.vg(k) else { break };
                match vg.kind {
                    VgKind::Infinitive => {
                        let governor = vg.governor.map(|g| scene.lower(g)).unwrap_or_default();
                        // *dans une lettre au bureau chargé de prévenir*: the participle's own.
                        let adjective = !governor.is_empty()
                            && chunks
                                .np(k - 1)
                                .is_some_and(|np| np.prep.is_some() && ends_in_adjective(scene, np));
                        // *l'a annoncé sans en dire plus*
                        let pronoun =
                            |t: &usize| scene.tags[*t].is(Closed::Object) || scene.tags[*t].is(Closed::En);
                        let lead = (0..chunk.tokens.start).rev().find(|t| !pronoun(t));
                        if lead.is_some_and(|t| scene.lower(t) == "sans") {
                            return object.map_or(Complement::None, Complement::Object);
                        }
                        // *dire au revoir*
                        if k > 0 && chunks.is_one_of(k - 1, &[Closed::ADet, Closed::Det, Closed::DeDet]) {
                            return object.map_or(Complement::None, Complement::Object);
                        }
                        // *s'excuse pour avoir menti*
                        let did = governor == "pour"
                            && verb.takes_preposition("pour")
                            && vg.verbs.first().is_some_and(|t| {
                                scene.tags[*t].class.has(WordClass::AVOIR.with(WordClass::ETRE))
                            });
                        let link =
                            (matches!(governor, "de" | "d'" | "à" | "") || did) && !participle && !adjective;
                        // *révèle avoir fait*: what takes *que* takes a bare infinitive, too.
                        let said = governor.is_empty() && verb.clause.has(crate::lexicon::Clause::INDICATIVE);
                        if link
                            && (verb.takes_infinitive() || said)
                            && (!bare || verb.takes_addressee_object())
                        {
                            return Complement::Infinitive(k);
                        }
                        return object.map_or(Complement::None, Complement::Object);
                    }
                    // *l'a confirmé, assurant que*: the participle has a clause of its own.
                    VgKind::PresPart if takes_clause(scene, chunks, k) => {
                        return object.map_or(Complement::None, Complement::Object);
                    }
                    VgKind::PresPart | VgKind::PastPart => participle = true,
                    VgKind::Finite => return object.map_or(Complement::None, Complement::Object),
                }
            }
            // *a annoncé à leurs « Journées » que P*: a name in marks, inside an adjunct.
            ChunkKind::Quote(_)
                if verb.takes_that()
                    && object.is_none()
                    && chunks.is_word(k - 1, Closed::Det)
                    && matches!(
                        chunks.list[k.saturating_sub(2)].kind,
                        ChunkKind::Word(Closed::A | Closed::Prep | Closed::En)
                    )
                    && (k + 1..k + 4).any(|j| chunks.is_word(j, Closed::That)) => {}
            ChunkKind::Quote(_) => {
                // *affirme « officiellement » que*: a quoted adverb; else the quotation is the object.
                return Complement::Object(object.unwrap_or(k));
            }
            ChunkKind::Word(
                Closed::Det
                | Closed::DeDet
                | Closed::ADet
                | Closed::De
                | Closed::A
                | Closed::PreDet
                | Closed::Pre
                | Closed::Prep
                | Closed::En,
            ) => {
                let quote_near = (k + 1..(k + 4).min(chunks.list.len())).any(|j| chunks.quote(j).is_some());
                if quote_near {
                    object.get_or_insert(k);
                }
            }
            ChunkKind::Word(
                Closed::Adv | Closed::Neg | Closed::Time | Closed::Subject | Closed::Strong | Closed::Num,
            )
            | ChunkKind::Adj => {}
            ChunkKind::Word(Closed::This) => {
                // *ce que*: an object clause
                object.get_or_insert(k);
                return Complement::Object(k);
            }
            ChunkKind::Punct('(') => {
                while k + 1 < chunks.list.len() && !chunks.is_punct(k, ')') {
                    k += 1;
                }
            }
            ChunkKind::Punct('–' | '—') => {}
            // *accuse A et B de « mentir »*
            ChunkKind::Word(Closed::Coord)
                if verb.takes_addressee_object()
                    && object.is_none()
                    && addressee.as_ref().is_some_and(|a| a.end == chunk.tokens.start)
                    && chunks.np(k + 1).is_some_and(|np| np.prep.is_none() && np.kind != NpKind::Pronoun) =>
            {
                k += 1;
            }
            // *a évoqué des avancées mais aussi de « vraies questions »*
            ChunkKind::Word(Closed::Coord)
                if k > after && words_in_marks(scene, chunks, k + 1) && chunks.np(k - 1).is_some() =>
            {
                return Complement::Object(object.unwrap_or(k));
            }
            _ => return object.map_or(Complement::None, Complement::Object),
        }
        k += 1;
    }
    object.map_or(Complement::None, Complement::Object)
}

/// A participle or adjective alone, behind a verb that takes one of its subject.
fn is_attribute(scene: &Scene<'_>, np: &Np, verb: &Verb) -> bool {
    verb.object.has(Object::ATTRIBUTE)
        && np.det.is_none()
        && np.prep.is_none()
        && np.tokens.len() == 1
        && np.kind == NpKind::Nominal
        && scene.tags[np.head].class.has(WordClass::PAST_PART)
}

/// *que ce soit*, *qu'il s'agisse*: what follows names the possibilities.
fn offers(scene: &Scene<'_>, behind: usize) -> bool {
    let word = |k: usize| if behind + k < scene.tags.len() { scene.lower(behind + k) } else { "" };
    matches!((word(0), word(1)), ("ce", "soit" | "soient" | "fût")) || word(0) == "il" && word(2) == "agisse"
}

/// *a dénoncé, lors d'un meeting à Lyon, un « mépris »*: an adjunct between commas, and words in marks behind it before any
/// other verb; its closing comma.
fn adjunct_between_commas(scene: &Scene<'_>, chunks: &Chunks, comma: usize, verb: &Verb) -> Option<usize> {
    let adjunct = |k: usize| match &chunks.list[k].kind {
        ChunkKind::Np(n) => {
            let np = &chunks.nps[*n];
            np.time || np.prep.is_some()
        }
        ChunkKind::Vg(_) => chunks.vg(k).is_some_and(|vg| vg.kind != VgKind::Finite),
        ChunkKind::Word(closed) => {
            !matches!(closed, Closed::Coord | Closed::Qui | Closed::Rel | Closed::That)
        }
        ChunkKind::Adj => true,
        _ => false,
    };
    if matches!(chunks.list.get(comma + 1)?.kind, ChunkKind::Vg(_)) {
        return None;
    }
    let limit = chunks.list.len().min(comma + 9);
    let closing = (comma + 1..limit).find(|k| !adjunct(*k)).filter(|k| chunks.is_punct(*k, ','))?;
    let object = |k: usize| match &chunks.list[k].kind {
        ChunkKind::Word(closed) => matches!(
            closed,
            Closed::Det
                | Closed::DeDet
                | Closed::De
                | Closed::ADet
                | Closed::A
                | Closed::PreDet
                | Closed::Pre
        ),
        ChunkKind::Np(n) => {
            let np = &chunks.nps[*n];
            np.kind == NpKind::Nominal && np.prep.is_none_or(|p| matches!(scene.lower(p), "de" | "d'"))
        }
        ChunkKind::Adj => true,
        _ => false,
    };
    let reach = chunks.list.len().min(closing + 5);
    // *plaidait, hier encore, pour un « moratoire »*
    let governed = chunks.list.get(closing + 1).is_some_and(|k| {
        matches!(k.kind, ChunkKind::Word(Closed::Prep)) && verb.takes_preposition(scene.lower(k.tokens.start))
    });
    // *a dénoncé, devant sa suppléante, Anne Martin, « un scandale »*
    let apposed = chunks.np(closing + 1).is_some_and(|np| {
        np.prep.is_none() && (np.time || np.kind == NpKind::Name) && chunks.is_punct(closing + 2, ',')
    });
    if apposed && chunks.quote(closing + 3).is_some() {
        return Some(closing + 2);
    }
    let behind = closing + 1 + usize::from(governed);
    let quoted = (behind..reach).find(|k| !object(*k)).is_some_and(|k| chunks.quote(k).is_some());
    (closing > comma + 1 && quoted).then_some(closing)
}

/// An adjunct between commas, behind which *que* stands: its closing comma.
fn clause_past_adjunct(chunks: &Chunks, comma: usize) -> Option<usize> {
    /// So many chunks make an adjunct.
    const LONG: usize = 6;
    let closing = (comma + 2..chunks.list.len().min(comma + 2 + LONG)).find(|k| chunks.is_punct(*k, ','))?;
    let aside = |k: usize| match &chunks.list[k].kind {
        ChunkKind::Vg(_) => chunks.vg(k).is_some_and(|vg| vg.kind != VgKind::Finite),
        ChunkKind::Quote(_) | ChunkKind::Punct(_) => false,
        ChunkKind::Word(closed) => {
            !matches!(closed, Closed::Coord | Closed::Qui | Closed::Rel | Closed::That)
        }
        _ => true,
    };
    let behind = closing + 1;
    let bare = chunks.vg(behind).is_some_and(|vg| vg.kind == VgKind::Infinitive && vg.governor.is_none());
    ((comma + 1..closing).all(aside) && (bare || chunks.is_word(behind, Closed::That))).then_some(closing)
}

/// *aussi de « vraies questions »*: words in marks, of some amount; not *mais la « loi », qui …*.
fn words_in_marks(scene: &Scene<'_>, chunks: &Chunks, from: usize) -> bool {
    let adverb = |k: &usize| chunks.is_word(*k, Closed::Adv);
    let at = (from..from + 3).find(|k| !adverb(k)).unwrap_or(from);
    let some = chunks.list.get(at).is_some_and(|k| {
        matches!(k.kind, ChunkKind::Word(_))
            && matches!(scene.lower(k.tokens.start), "un" | "une" | "de" | "d'" | "d’" | "des")
    });
    some && chunks.quote(at + 1).is_some()
}

/// *que* follows a reporting participle in the same breath.
fn takes_clause(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    let takes = |(id, _, _)| scene.lexicon.verbs.verb(id).takes_that();
    let here = |j: &usize| !matches!(chunks.list[*j].kind, ChunkKind::Punct(_) | ChunkKind::Vg(_));
    reporting_verb(scene, chunks, k).is_some_and(takes)
        && (k + 1..chunks.list.len().min(k + 6)).take_while(here).any(|j| chunks.is_word(j, Closed::That))
}

/// *au bureau chargé*: the phrase ends in a participle or adjective, which may take an infinitive of its own.
fn ends_in_adjective(scene: &Scene<'_>, np: &Np) -> bool {
    np.tokens.len() > 1 && matches!(scene.tags[np.tokens.end - 1].tag, Tag::Adj | Tag::Part)
}
