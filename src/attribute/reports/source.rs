//! Sources: the phrase that is the subject of a verb, before it, behind it, or shared with another, and all that belongs to it.

use super::Source;
use super::verb::{incise_subject, pronoun_of, reporting_verb};
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, Vg, VgKind, is_round_number};
use crate::lexicon::{Closed, NounKind, WordClass};

/// A name, a pronoun, or a noun that can head a source.
pub(in crate::attribute) fn speaks(scene: &Scene<'_>, np: &crate::detect::Np) -> bool {
    np.kind != NpKind::Nominal
        || np.name.is_some()
        || scene.is_role(np.head)
        || scene.noun_at(np.head).is_some()
}

/// A source is made of phrases of which none can head one, as far as the lexicon can tell.
pub(in crate::attribute) fn is_mute(scene: &Scene<'_>, chunks: &Chunks, source: &Source) -> bool {
    source.pronoun.is_none()
        && !source.nps.is_empty()
        && source.nps.iter().all(|n| chunks.nps.get(*n).is_some_and(|np| !speaks(scene, np)))
}

/// A finite verb or a quotation stands here: *Selon un proche, Jean Martin est prêt*; what stands before it is its subject.
pub(in crate::attribute) fn opens_clause(chunks: &Chunks, at: usize) -> bool {
    chunks.vg(at).is_some_and(|v| v.kind == VgKind::Finite) || chunks.quote(at).is_some()
}

/// The subject before a finite verb without a pronoun of its own.
pub(in crate::attribute) fn subject_before(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let vg = chunks.vg(c)?;
    subject_left(scene, chunks, c, vg.plural)
}

/// The subject of a predicate that begins at a chunk, where that is no verb group (*le maire « refuse »*); `plural` where the
/// predicate shows its number.
pub(in crate::attribute) fn subject_left(
    scene: &Scene<'_>,
    chunks: &Chunks,
    c: usize,
    plural: Option<bool>,
) -> Option<Source> {
    let fits = |k: usize| {
        chunks.np(k).is_some_and(|np| {
            np.prep.is_none()
                && !np.time
                && scene.may_speak(np)
                && (np.plural.is_none()
                    || plural.is_none()
                    || np.plural == plural
                    || plural == Some(true) && counts_several(scene, np)
                    || coordinated(chunks, k) && !within_complement(chunks, k, np, plural))
        })
    };
    if let Some(qui) = restrictive(chunks, c) {
        return antecedent(scene, chunks, qui);
    }
    let mut k = c;
    // Right before the verb, or with adverbs and prepositional phrases between, but no comma.
    while k > 0 {
        k -= 1;
        match &chunks.list[k].kind {
            ChunkKind::Np(_) if fits(k) => {
                let source = with_coordination(scene, chunks, k);
                return Some(likened(scene, chunks, k, plural).unwrap_or(source));
            }
            ChunkKind::Np(_) => {}
            ChunkKind::Word(
                Closed::Adv
                | Closed::Neg
                | Closed::Object
                | Closed::Prep
                | Closed::De
                | Closed::A
                | Closed::En
                | Closed::Num,
            ) => {}
            ChunkKind::Adj => {}
            ChunkKind::Quote(_) => {}
            ChunkKind::Word(Closed::Qui) => return antecedent(scene, chunks, k),
            ChunkKind::Word(Closed::Coord)
                if chunks.np(k + 1).is_some_and(|np| within_complement(chunks, k + 1, np, plural)) => {}
            // *à la mairie et au ministère*
            ChunkKind::Word(Closed::Coord)
                if [k.wrapping_sub(1), k + 1]
                    .iter()
                    .all(|j| chunks.np(*j).is_some_and(|np| np.prep.is_some())) => {}
            ChunkKind::Word(Closed::Coord) => return shared(scene, chunks, k, plural),
            // *Anne Martin (LR, Lille) juge*
            ChunkKind::Punct(')') => match aside(scene, chunks, k) {
                Some(open) => k = open,
                None => break,
            },
            ChunkKind::Punct(',' | '–' | '—' | '-') => break,
            ChunkKind::Vg(_) => {
                // A participle between: *le texte adopté mardi prévoit*.
                if chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite) {
                    return before_verb(scene, chunks, k);
                }
            }
            _ => return None,
        }
    }
    // *X, qui a souhaité que Y garde Z, dit*: a relative clause between commas; its antecedent is the subject.
    let relative = (1..k).rev().find(|r| {
        (chunks.is_word(*r, Closed::Qui) || chunks.is_word(*r, Closed::Rel) || relative_que(chunks, *r))
            && (chunks.is_punct(*r - 1, ',') || chunks.is_punct(*r - 1, '–') || chunks.is_punct(*r - 1, '('))
    });
    if let Some(r) =
        relative.filter(|_| k < c && matches!(chunks.list[k].kind, ChunkKind::Punct(',' | '–' | ')')))
    {
        let head = (0..r - 1)
            .rev()
            .take_while(|j| {
                !matches!(chunks.list[*j].kind, ChunkKind::Punct(';' | ':') | ChunkKind::Word(Closed::That))
            })
            .filter(|j| fits(*j))
            .reduce(|last, before| if is_apposition(chunks, last) { before } else { last });
        if let Some(head) = head {
            return Some(Source { trust: 0.88, ..with_coordination(scene, chunks, head) });
        }
    }
    // Behind a comma: appositions, adjuncts in commas.
    let mut chosen: Option<usize> = None;
    let mut passed_clause = false;
    while k > 0 {
        k -= 1;
        match &chunks.list[k].kind {
            // *X accuse Y de mentir, dénonce*: who stands behind a verb with a subject is its object.
            ChunkKind::Np(_) if is_object(scene, chunks, k) => {}
            ChunkKind::Np(_) if fits(k) => {
                let np = chunks.np(k)?;
                // *Témoin de la scène, le journaliste…*: a noun without article in front is an apposition.
                let bare = np.kind == NpKind::Nominal && np.det.is_none() && np.name.is_none();
                if !bare || chosen.is_none() {
                    // The phrase right before a participle in commas is the head: *X, interrogé par Y, a dit*.
                    chosen = Some(k);
                }
            }
            ChunkKind::Word(Closed::Qui | Closed::Rel) => {
                // The clause of the relative lies between subject and verb: what stands before it is the head.
                chosen = None;
                passed_clause = false;
            }
            ChunkKind::Word(Closed::That) if chosen.is_none() => {}
            // *PARIS, 12 mars (AFP) - La ministre, Anne Martin, a promis*
            ChunkKind::Punct(')') if ends_dateline(chunks, k) => break,
            ChunkKind::Word(Closed::That | Closed::Sub) | ChunkKind::Punct(';' | ':') => break,
            ChunkKind::Punct('.') => break,
            ChunkKind::Vg(_) if chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite) => {
                let relative = (0..k)
                    .rev()
                    .take(3)
                    .any(|j| chunks.is_word(j, Closed::Qui) || chunks.is_word(j, Closed::Rel));
                if relative {
                    chosen = None;
                    continue;
                }
                passed_clause = true;
                if chosen.is_none() {
                    return before_verb(scene, chunks, k).map(|s| Source { trust: s.trust * 0.9, ..s });
                }
                break;
            }
            _ => {}
        }
    }
    let _ = passed_clause;
    let k = chosen?;
    if plural == Some(true)
        && let Some(several) = apposed_and(scene, chunks, k, c)
    {
        return Some(several);
    }
    holder(scene, chunks, k).or_else(|| Some(Source { trust: 0.88, ..with_coordination(scene, chunks, k) }))
}

/// Whether a phrase is the object of the finite verb right before it, which has its subject before it.
fn is_object(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    // *X accuse dans un journal Y de mentir*
    let adjunct = |k: &usize| chunks.np(*k).is_some_and(|np| np.prep.is_some());
    let Some(verb) = (0..k).rev().find(|k| !adjunct(k)) else { return false };
    let Some(vg) = chunks.vg(verb) else { return false };
    // *pour prendre la tête du parti, X a estimé*
    if vg.kind == VgKind::Infinitive {
        return verb + 1 == k;
    }
    if vg.kind != VgKind::Finite {
        return false;
    }
    let before = verb.checked_sub(1).and_then(|j| chunks.np(j)).is_some_and(|np| {
        np.prep.is_none()
            && !np.time
            && scene.may_speak(np)
            && (np.plural.is_none() || np.plural == vg.plural)
    });
    !vg.passive && vg.clitic.is_none() && (vg.subject.is_some() || before)
}

/// *X, championne du monde, qui a gagné*: a noun without article behind a comma says who somebody is.
fn is_apposition(chunks: &Chunks, k: usize) -> bool {
    let bare = |np: &Np| np.kind == NpKind::Nominal && np.det.is_none() && np.name.is_none();
    k > 1 && chunks.is_punct(k - 1, ',') && chunks.np(k).is_some_and(bare)
}

/// The bracket of a dateline: near the head of its sentence, with a dash behind it or all of it inside.
pub(in crate::attribute) fn ends_dateline(chunks: &Chunks, close: usize) -> bool {
    let Some(open) = (0..close).rev().take(5).find(|k| chunks.is_punct(*k, '(')) else { return false };
    let place = |k: usize| {
        chunks.np(k).is_some_and(|np| np.det.is_none() && np.prep.is_none())
            || chunks.is_punct(k, ',')
            || chunks.is_word(k, Closed::Num)
    };
    let dash = ['-', '–', '—'].iter().any(|dash| chunks.is_punct(close + 1, *dash));
    let inside = open == 0 && (open + 1..close).all(place);
    inside || dash && open <= 5 && (0..open).all(place)
}

/// *Le député de la Sarthe et président du parti, Jean Martin, a dit*: two roles under one article, and whose they are.
fn holder(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<Source> {
    let role =
        |k: usize| chunks.np(k).filter(|np| np.name.is_none() && np.prep.is_none() && scene.is_role(np.head));
    let (first, second) = (role(k)?, role(k + 2)?);
    let name =
        chunks.np(k + 4).filter(|np| np.kind == NpKind::Name && np.det.is_none() && np.prep.is_none())?;
    let shape = chunks.is_word(k + 1, Closed::Coord)
        && chunks.is_punct(k + 3, ',')
        && chunks.is_punct(k + 5, ',')
        && second.det.is_none();
    let tokens = first.tokens.start..name.tokens.end;
    shape.then_some(Source { trust: 0.92, ..Source::phrase(tokens, chunks.np_number(k + 4)?) })
}

/// *une centaine présentent*, *la plupart demandent*: a singular that stands for several.
fn counts_several(scene: &Scene<'_>, np: &Np) -> bool {
    let word = scene.lower(np.head);
    np.kind == NpKind::Nominal && (is_round_number(word) || matches!(word, "majorité" | "minorité"))
}

/// *la ministre de l'égalité entre les femmes et les hommes indique*: a plural behind *et* inside a complement, no subject of
/// a singular.
fn within_complement(chunks: &Chunks, k: usize, np: &Np, plural: Option<bool>) -> bool {
    let first = k.checked_sub(2).and_then(|k| chunks.np(k));
    plural == Some(false)
        && np.plural == Some(true)
        && np.name.is_none()
        && first.is_some_and(|first| first.prep.is_some())
}

/// *le maire qui occupe le bureau a dénoncé*: the *qui* of a relative clause that runs up to the finite verb at a chunk,
/// whose subject is then its antecedent, and nothing inside it.
fn restrictive(chunks: &Chunks, c: usize) -> Option<usize> {
    for k in (0..c).rev() {
        match &chunks.list[k].kind {
            ChunkKind::Vg(_) if chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite) => {
                let qui = (0..k).rev().find(|j| {
                    !matches!(
                        chunks.list[*j].kind,
                        ChunkKind::Word(Closed::Adv | Closed::Neg | Closed::Object)
                    )
                })?;
                return chunks.is_word(qui, Closed::Qui).then_some(qui);
            }
            ChunkKind::Np(_)
            | ChunkKind::Vg(_)
            | ChunkKind::Adj
            | ChunkKind::Quote(_)
            | ChunkKind::Word(
                Closed::Adv
                | Closed::Neg
                | Closed::Prep
                | Closed::De
                | Closed::A
                | Closed::En
                | Closed::Num
                | Closed::Time,
            ) => {}
            _ => return None,
        }
    }
    None
}

/// The opening bracket of an aside behind somebody's name, which ends at a chunk: *Anne Martin (LR, Lille)*; but the acronym
/// of an organisation, *Réseau de transport (RTE)*, stands for it.
fn aside(scene: &Scene<'_>, chunks: &Chunks, close: usize) -> Option<usize> {
    let open = (0..close).rev().take(8).find(|j| chunks.is_punct(*j, '('))?;
    let np = chunks.np(open.checked_sub(1)?)?;
    let person = np.kind == NpKind::Name && np.det.is_none() || scene.is_role(np.head);
    (person && np.prep.is_none()).then_some(open)
}

/// *le texte, que le gouvernement a critiqué, dénonce*: a *que* behind a comma and a phrase that no verb governs.
fn relative_que(chunks: &Chunks, que: usize) -> bool {
    chunks.is_word(que, Closed::That)
        && que >= 2
        && chunks.np(que - 2).is_some()
        && !(0..que).any(|k| chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite))
}

/// The subject behind the verb: dates, places and addressees may stand between. Returns it and the chunk after it.
pub(super) fn subject_behind(
    scene: &Scene<'_>,
    chunks: &Chunks,
    after: usize,
    vg: &Vg,
) -> Option<(Source, usize)> {
    phrase_behind(scene, chunks, after, vg).or_else(|| name_in_adjunct(scene, chunks, after, vg))
}

/// *« A », a affirmé après l'audience Jean Martin*, *« A », a dit sur Franceinfo Anne Martin*: a full name at the end of an
/// adjunct, where the words stand right before the verb and nothing else is its subject.
fn name_in_adjunct(scene: &Scene<'_>, chunks: &Chunks, after: usize, vg: &Vg) -> Option<(Source, usize)> {
    let comma = |k: &usize| chunks.is_punct(*k, ',') || chunks.is_word(*k, Closed::Adv);
    let c = (0..after).rev().find(|k| chunks.list[*k].tokens == vg.tokens)?;
    let quoted = (0..c).rev().find(|k| !comma(k)).is_some_and(|k| chunks.quote(k).is_some());
    if !quoted || vg.kind != VgKind::Finite || vg.plural == Some(true) {
        return None;
    }
    let adjunct = |k: &usize| {
        chunks.is_word(*k, Closed::Adv)
            || chunks.np(*k).is_some_and(|np| np.time || np.prep.is_some() && np.kind != NpKind::Pronoun)
    };
    let last = (after..chunks.list.len().min(after + 6)).take_while(adjunct).last()?;
    let np = chunks.np(last).filter(|np| !np.time)?;
    let name = np.name.clone().filter(|name| name.end == np.tokens.end)?;
    let begins = |t: &usize| {
        let title = matches!(scene.word(*t), "M." | "Mme" | "Me" | "Dr" | "Pr");
        (title || scene.first_name(*t).is_some()) && *t + 1 < name.end
    };
    let own = np.kind == NpKind::Nominal || name.start > np.prep.unwrap_or(name.start);
    let start =
        name.clone().find(begins).filter(|t| own && (np.kind == NpKind::Nominal || *t > name.start))?;
    let closes = chunks.list.get(last + 1).is_none_or(|k| {
        matches!(k.kind, ChunkKind::Punct(_) | ChunkKind::Word(Closed::Qui | Closed::Rel | Closed::Coord))
    });
    let tokens = start..name.end;
    closes.then(|| (Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 }, last + 1))
}

fn phrase_behind(scene: &Scene<'_>, chunks: &Chunks, after: usize, vg: &Vg) -> Option<(Source, usize)> {
    let mut k = after;
    let limit = after + 10;
    let mut commas = 0;
    while k < limit {
        let chunk = chunks.list.get(k)?;
        match &chunk.kind {
            ChunkKind::Np(n) => {
                let np = &chunks.nps[*n];
                if np.prep.is_none() && !np.time && scene.may_speak(np) {
                    // *a expliqué à la radio, X, un des nageurs*: a whole name between signs.
                    let whole = np.kind == NpKind::Name
                        && np.name.as_ref().is_some_and(|n| n.len() > 1)
                        && chunks.list.get(k + 1).is_none_or(|n| matches!(n.kind, ChunkKind::Punct(_)));
                    if commas == 1 && chunks.is_punct(k - 1, ',') && !whole {
                        // *a déclaré, jeudi à Saly, X* has two commas; one right before the phrase closes the incise.
                        return None;
                    }
                    let found = extend(scene, chunks, k);
                    // *déclare le ministre de l'Action et des Comptes publics*: one verb, one subject.
                    let found = if found.0.nps.len() > 1 && vg.plural == Some(false) {
                        let trust = 0.9;
                        let n = chunks.np_number(k)?;
                        (Source { trust, ..Source::phrase(np.tokens.clone(), n) }, k + 1)
                    } else {
                        found
                    };
                    return Some(found).filter(|found| agrees(scene, chunks, found, np, vg));
                }
                if np
                    .prep
                    .is_some_and(|p| matches!(scene.tags[p].tag, crate::detect::Tag::Closed(Closed::De)))
                    && k == after
                {
                    return None;
                }
            }
            ChunkKind::Punct(',') => commas += 1,
            // *a indiqué sur Radio A et Radio B M. X*
            ChunkKind::Word(Closed::Coord)
                if chunks.np(k - 1).is_some_and(|np| np.prep.is_some())
                    && chunks.np(k + 1).is_some_and(|np| np.prep.is_none())
                    && chunks.np(k + 2).is_some_and(|np| np.prep.is_none()) =>
            {
                k += 1;
            }
            ChunkKind::Word(
                Closed::Adv | Closed::Neg | Closed::Prep | Closed::A | Closed::Time | Closed::Num,
            ) => {}
            // *sur RMC et BFMTV Mme Martin*: two places where it was said.
            ChunkKind::Word(Closed::Coord)
                if k > after
                    && chunks.np(k - 1).is_some_and(|np| np.prep.is_some())
                    && chunks.np(k + 1).is_some_and(|np| np.kind == NpKind::Name && np.prep.is_none())
                    && chunks.np(k + 2).is_some_and(|np| np.prep.is_none()) =>
            {
                k += 1;
            }
            // *sur Europe 1 le chef*, *raconte ému le chef*
            ChunkKind::Adj => {}
            // *selon elle*, but *ajoute celui qui*
            ChunkKind::Punct('(') => {
                while k < limit && !chunks.is_punct(k, ')') {
                    k += 1;
                }
            }
            ChunkKind::Vg(_) => {
                // *a réagi, joint par l'AFP, le maire*
                if chunks.vg(k).is_none_or(|v| v.kind == VgKind::Finite || v.kind == VgKind::Infinitive) {
                    return None;
                }
            }
            _ => return None,
        }
        k += 1;
    }
    None
}

/// Whether a phrase behind a verb agrees with it, and is none of what only objects are: *insistent eux sur*, *ont reconnu Israël*.
fn agrees(scene: &Scene<'_>, chunks: &Chunks, found: &(Source, usize), np: &Np, vg: &Vg) -> bool {
    let stressed = np.kind == NpKind::Pronoun
        && matches!(scene.lower(np.head), "lui" | "eux" | "elle" | "elles" | "moi" | "soi");
    // *ont réagi A, ministre des Finances, et B*
    let listed = chunks.is_punct(found.1, ',')
        && (found.1..(found.1 + 6).min(chunks.list.len())).any(|k| chunks.is_word(k, Closed::Coord));
    let several = found.0.nps.len() > 1 || chunks.is_word(found.1, Closed::Coord) || listed;
    let plural = np.plural.or((np.kind == NpKind::Name && np.det.is_none()).then_some(false));
    // *indiquent une dizaine d'élus*
    let many = np.kind == NpKind::Nominal && np.tokens.end > np.core.end;
    let one = !several && !many && plural == Some(false) && vg.plural == Some(true);
    let more = (plural == Some(true) || found.0.nps.len() > 1) && vg.plural == Some(false);
    !stressed && !one && !more
}

/// A phrase with what is coordinated or apposed to it: *A et B*, *X, président de Y*. Returns it and the chunk after it.
pub(super) fn extend(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> (Source, usize) {
    let mut nps = Vec::new();
    let mut end = k + 1;
    let mut tokens = chunks.list[k].tokens.clone();
    if let Some(np) = chunks.np(k) {
        tokens = np.tokens.clone();
        nps.extend(chunks.np_number(k));
        loop {
            // *X (LR)*
            if chunks.is_punct(end, '(') {
                let close = (end..end + 6).find(|i| chunks.is_punct(*i, ')'));
                match close {
                    Some(close) => {
                        end = close + 1;
                        continue;
                    }
                    None => break,
                }
            }
            if chunks.is_word(end, Closed::Coord)
                && matches!(scene.word(chunks.list[end].tokens.start), "et" | "ou" | "&")
                && chunks.np(end + 1).is_some_and(|n| {
                    n.prep.is_none() && !n.time && n.kind != NpKind::Pronoun && scene.may_speak(n)
                })
                && !chunks.vg(end + 2).is_some_and(|v| {
                    v.kind == VgKind::Finite
                        && v.subject.is_none()
                        && chunks.list[end + 2].tokens.start == chunks.list[end + 1].tokens.end
                })
                && let Some(np) = chunks.np(end + 1)
            {
                // *X, vice-président pour l'euro et le dialogue social*: after an apposition only a name goes on.
                let apposition = nps.len() == 1 && tokens.end > chunks.nps[nps[0]].tokens.end;
                let person = np.name.is_some() || scene.is_role(np.head);
                let first = &chunks.nps[nps[0]];
                if apposition && np.name.as_ref().is_none_or(|name| name.len() < 2)
                    || (first.name.is_some() && first.det.is_none()) && !person
                {
                    break;
                }
                // *le secrétaire général et ministre X*: the second names the first again.
                let same = np.det.is_none() && np.kind == NpKind::Nominal;
                if !same {
                    nps.extend(chunks.np_number(end + 1));
                }
                tokens.end = np.tokens.end;
                end += 2;
                continue;
            }
            // *les syndicats A, B et C*
            if counts_up(chunks, &chunks.nps[nps[0]], end) {
                nps.extend(chunks.np_number(end + 1));
                tokens.end = chunks.list[end + 1].tokens.end;
                end += 2;
                continue;
            }
            let apposed = chunks.is_punct(end, ',')
                && !heads_clause(chunks, end + 1)
                && chunks.np(end + 1).is_some_and(|n| {
                    let first = &chunks.nps[nps[0]];
                    // *selon Le Parisien, la cheffe Anne Martin et ses filles seront*: an apposition with an article closes.
                    let closes = n.det.is_none()
                        || first.name.is_none()
                        || chunks.list.get(end + 2).is_none_or(|k| matches!(k.kind, ChunkKind::Punct(_)));
                    closes
                        && n.prep.is_none()
                        && !n.time
                        && (n.plural.is_none() || first.plural.is_none() || n.plural == first.plural)
                        && match (first.kind, n.kind) {
                            // *Selon les informations du journal, X a démissionné*: a text has no such name.
                            (NpKind::Nominal, NpKind::Name) => {
                                n.det.is_none() && scene.noun_at(first.head) != Some(NounKind::Document)
                            }
                            (NpKind::Name, NpKind::Nominal) => scene.is_role(n.head),
                            (NpKind::Nominal, NpKind::Nominal) => {
                                // *selon le directeur, le professeur Jean Martin, « … »*
                                let both = n.name.is_some()
                                    && scene.is_role(first.head)
                                    && chunks.is_punct(end + 2, ',')
                                    && (chunks.quote(end + 3).is_some() || heads_clause(chunks, end + 3));
                                scene.is_role(n.head) && (first.name.is_some() || both)
                            }
                            _ => false,
                        }
                });
            if apposed && let Some(np) = chunks.np(end + 1) {
                if np.name.is_some() && chunks.nps[nps[0]].name.is_none() {
                    nps = vec![chunks.np_number(end + 1).unwrap_or(nps[0])];
                }
                tokens.end = np.tokens.end;
                end += 2;
                continue;
            }
            break;
        }
    }
    (
        Source {
            tokens,
            nps,
            pronoun: chunks.np(k).filter(|n| n.kind == NpKind::Pronoun).map(|n| n.head),
            trust: 0.95,
        },
        end,
    )
}

/// Whether a comma and a name more stand behind a noun for several and the first of their names, and *et* behind that.
fn counts_up(chunks: &Chunks, first: &Np, at: usize) -> bool {
    let name = |k: usize| {
        chunks.np(k).is_some_and(|np| np.kind == NpKind::Name && np.det.is_none() && np.prep.is_none())
    };
    let several = first.kind == NpKind::Nominal && first.plural == Some(true) && first.name.is_some();
    let ends = (at..at + 12).step_by(2).find(|k| !(chunks.is_punct(*k, ',') && name(k + 1)));
    several
        && chunks.is_punct(at, ',')
        && name(at + 1)
        && ends.is_some_and(|k| chunks.is_word(k, Closed::Coord) && name(k + 1))
}

/// *Comme l'écrit la revue, les élus de la région ont refusé*: with its complements the phrase is the subject of a verb.
fn heads_clause(chunks: &Chunks, at: usize) -> bool {
    let own = |k: &usize| match &chunks.list[*k].kind {
        ChunkKind::Np(_) => chunks.np(*k).is_some_and(|np| np.prep.is_some()),
        ChunkKind::Vg(_) => chunks.vg(*k).is_some_and(|v| v.kind == VgKind::PastPart),
        ChunkKind::Word(word) => matches!(word, Closed::Adv | Closed::Neg | Closed::Prep | Closed::En),
        ChunkKind::Adj => true,
        _ => false,
    };
    let past_bracket = |k: usize| match chunks.is_punct(k, '(') {
        true => {
            (k..chunks.list.len().min(k + 8)).find(|j| chunks.is_punct(*j, ')')).map_or(k, |close| close + 1)
        }
        false => k,
    };
    let from = past_bracket((at + 1..chunks.list.len()).find(|k| !own(k)).unwrap_or(at + 1));
    let verb = (from..chunks.list.len()).find(|k| !own(k)).unwrap_or(from);
    opens_clause(chunks, at + 1) || chunks.vg(verb).is_some_and(|v| v.kind == VgKind::Finite)
}

fn coordinated(chunks: &Chunks, k: usize) -> bool {
    k >= 2 && chunks.is_word(k - 1, Closed::Coord) && chunks.np(k - 2).is_some()
}

/// *A comme B estiment*: two subjects of a verb in the plural.
fn likened(scene: &Scene<'_>, chunks: &Chunks, k: usize, plural: Option<bool>) -> Option<Source> {
    let joint = k.checked_sub(2).filter(|_| plural == Some(true))?;
    let one = |k: usize| {
        let np = chunks.np(k)?;
        (np.prep.is_none() && !np.time && np.plural != Some(true) && speaks(scene, np)).then_some(np)
    };
    let (first, second) = (one(joint)?, one(k)?);
    let comme =
        chunks.is_word(joint + 1, Closed::Sub) && scene.lower(chunks.list[joint + 1].tokens.start) == "comme";
    let nps = vec![chunks.np_number(joint)?, chunks.np_number(k)?];
    let tokens = first.tokens.start..second.tokens.end;
    comme.then_some(Source { tokens, nps, pronoun: None, trust: 0.92 })
}

/// *A, maire, et B, sa première adjointe, ont annoncé*: two subjects, with an apposition between commas behind the first.
fn apposed_and(scene: &Scene<'_>, chunks: &Chunks, first: usize, verb: usize) -> Option<Source> {
    let one = |k: usize| {
        let np = chunks.np(k)?;
        (np.prep.is_none() && !np.time && np.plural != Some(true) && speaks(scene, np)).then_some(np)
    };
    let a = one(first)?;
    let joint = (first + 2..verb.saturating_sub(1))
        .find(|k| chunks.is_word(*k, Closed::Coord) && chunks.is_punct(k - 1, ',') && one(k + 1).is_some())?;
    let b = one(joint + 1)?;
    let apposition = chunks.is_punct(first + 1, ',');
    let clean = (first..verb).all(|k| !chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite));
    let nps = vec![chunks.np_number(first)?, chunks.np_number(joint + 1)?];
    let tokens = a.tokens.start..b.tokens.end;
    (apposition && clean && (b.name.is_some() || b.det.is_some())).then_some(Source {
        tokens,
        nps,
        pronoun: None,
        trust: 0.9,
    })
}

/// *A et B* before a verb.
fn with_coordination(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Source {
    let mut first = k;
    let mut nps: Vec<usize> = chunks.np_number(k).into_iter().collect();
    let mut tokens = chunks.np(k).map_or(0..0, |n| n.tokens.clone());
    while coordinated(chunks, first) {
        let joint = first - 1;
        let word = scene.word(chunks.list[joint].tokens.start);
        let Some(np) = chunks.np(joint - 1).filter(|np| np.prep.is_none() && !np.time && scene.may_speak(np))
        else {
            break;
        };
        if !matches!(word, "et" | "ou" | "&" | "ni") {
            break;
        }
        // *X, fils du président, et Y*: the phrase before the joint may be an apposition of the one before it.
        // *plusieurs chercheurs et journalistes*: one phrase under one article.
        if nps.len() == 1
            && chunks.nps[nps[0]].kind == NpKind::Nominal
            && chunks.nps[nps[0]].det.is_none()
            && chunks.nps[nps[0]].name.is_none()
            && np.kind == NpKind::Nominal
        {
            nps.clear();
        }
        nps.splice(0..0, chunks.np_number(joint - 1));
        tokens.start = np.tokens.start;
        first = joint - 1;
    }
    // *la maire A, le député B et l'adjoint C affirment*: a list, not an adjunct before a pair.
    while nps.len() >= 2
        && first >= 2
        && chunks.is_punct(first - 1, ',')
        && let Some(np) = chunks.np(first - 2).filter(|np| lists_with(scene, chunks, np, nps[0]))
    {
        nps.splice(0..0, chunks.np_number(first - 2));
        tokens.start = np.tokens.start;
        first -= 2;
    }
    // *Le porte-parole, Dmitri Peskov*: an apposition before.
    if first >= 2
        && chunks.is_punct(first - 1, ',')
        && nps.len() == 1
        && let (Some(role), Some(name)) = (chunks.np(first - 2), chunks.np(first))
        && role.prep.is_none()
        && role.kind == NpKind::Nominal
        && role.det.is_some()
        && name.kind == NpKind::Name
        && name.det.is_none()
        && scene.is_role(role.head)
    {
        tokens.start = role.tokens.start;
    }
    let pronoun = chunks.np(k).filter(|n| n.kind == NpKind::Pronoun).map(|n| n.head);
    Source { tokens, nps, pronoun, trust: 0.95 }
}

/// Whether a phrase before a comma is one more in a list: somebody with a name beside somebody with a name, in like form.
fn lists_with(scene: &Scene<'_>, chunks: &Chunks, np: &Np, next: usize) -> bool {
    let next = &chunks.nps[next];
    // *les syndicats A, B et C*: a noun for all before the first name.
    let all = np.kind == NpKind::Nominal && np.plural == Some(true) && next.kind == NpKind::Name;
    np.prep.is_none()
        && !np.time
        && scene.may_speak(np)
        && np.name.is_some()
        && next.name.is_some()
        && (all && next.det.is_none() || np.kind == next.kind && np.det.is_some() == next.det.is_some())
}

/// The subject of the finite verb at a chunk, for a verb that shares it.
fn before_verb(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<Source> {
    let vg = chunks.vg(k)?;
    let source = match vg.subject.or(vg.clitic) {
        Some(token) => {
            let word = scene.lower(token);
            let word = pronoun_of(word);
            if matches!(word, "on" | "ce" | "c'" | "cela" | "ça" | "je" | "tu" | "nous" | "vous") {
                return None;
            }
            Source::pronoun(token)
        }
        None => match subject_before(scene, chunks, k) {
            Some(source) => source,
            None => subject_behind(scene, chunks, k + 1, vg)?.0,
        },
    };
    Some(Source { trust: source.trust * 0.93, ..source })
}

/// *a dit A et a ajouté B*: the subject of the verb before the conjunction.
fn shared(scene: &Scene<'_>, chunks: &Chunks, joint: usize, plural: Option<bool>) -> Option<Source> {
    let mut k = joint;
    while k > 0 {
        k -= 1;
        match &chunks.list[k].kind {
            // *le maire remercie les élus qui l'ont aidé et ajoute*: a verb of the other number is no partner.
            ChunkKind::Vg(v)
                if chunks.vgs[*v].kind == VgKind::Finite
                    && plural.is_some()
                    && chunks.vgs[*v].plural.is_some_and(|p| Some(p) != plural) => {}
            ChunkKind::Vg(_) if chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite) => {
                // A verb inside the *que* clause of another report is not the partner, where the partner is known:
                // *X dit que Y viendra et ajoute*: go on to the verb that governs *que*.
                let that = (0..k)
                    .rev()
                    .take_while(|j| !matches!(chunks.list[*j].kind, ChunkKind::Punct(';' | '.')))
                    .find(|j| chunks.is_word(*j, Closed::That));
                if let Some(that) = that
                    && let Some(governor) =
                        (0..that).rev().find(|j| chunks.vg(*j).is_some_and(|v| v.kind == VgKind::Finite))
                    && reporting_verb(scene, chunks, governor).is_some()
                {
                    return before_verb(scene, chunks, governor);
                }
                let source = before_verb(scene, chunks, k);
                // *ne savait pas si la route était fermée mais a souligné*: what cannot speak, behind *si*, says nothing.
                let asked = (0..k).rev().take(4).any(|j| is_whether(scene, chunks, j));
                if asked && source.as_ref().is_some_and(|s| is_mute(scene, chunks, s)) {
                    continue;
                }
                return source;
            }
            ChunkKind::Punct(';' | '.') => return None,
            _ => {}
        }
    }
    None
}

/// *si*, *comment*: the opener of an indirect question.
fn is_whether(scene: &Scene<'_>, chunks: &Chunks, at: usize) -> bool {
    chunks.is_word(at, Closed::Sub)
        && matches!(scene.lower(chunks.list[at].tokens.start), "si" | "s'" | "comment" | "pourquoi")
}

/// *ont réclamé A et décidé de B*: a participle behind a conjunction shares auxiliary and subject of the one before.
pub(super) fn shared_auxiliary(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let vg = chunks.vg(c).filter(|v| v.kind == VgKind::PastPart)?;
    let mut joint = c.checked_sub(1)?;
    while joint > 0 && chunks.is_word(joint, Closed::Adv) {
        joint -= 1;
    }
    let word = scene.lower(vg.verbs[0]);
    let agrees_with_object = ["ée", "ées", "és", "ie", "ies", "ue", "ues"].iter().any(|e| word.ends_with(e));
    if !chunks.is_word(joint, Closed::Coord) || agrees_with_object {
        return None;
    }
    let perfect = |k: &usize| {
        chunks.vg(*k).is_some_and(|v| {
            v.kind == VgKind::Finite
                && v.verbs.len() > 1
                && !v.passive
                && scene.tags[v.verbs[0]].class.has(WordClass::AVOIR)
        })
    };
    // *a indiqué que la loi serait votée et ajouté que*: past the clause that the first verb governs.
    let governs = |k: &usize| perfect(k) && reporting_verb(scene, chunks, *k).is_some();
    let that_between = |k: &usize| (*k..joint).any(|j| chunks.is_word(j, Closed::That));
    let nearest =
        (0..joint).rev().find(|k| chunks.is_word(c + 1, Closed::That) && governs(k) && that_between(k));
    // *a affirmé que l'armée avait « détruit » les ponts et salué*: an auxiliary of words in marks is none of ours.
    let partner = nearest.or_else(|| {
        (0..joint).rev().find(|k| {
            chunks.vg(*k).is_some_and(|v| {
                v.kind == VgKind::Finite && !(v.verbs.len() == 1 && chunks.quote(*k + 1).is_some())
            })
        })
    })?;
    let auxiliary = perfect(&partner);
    // *le rapport qu'il a lu et approuvé*: the object of a relative clause stands before it.
    let relative = partner > 0 && chunks.is_word(partner - 1, Closed::Qui);
    if !auxiliary || relative || (partner..c).any(|k| chunks.is_punct(k, ';') || chunks.is_punct(k, ':')) {
        return None;
    }
    incise_subject(scene, chunks, partner).or_else(|| before_verb(scene, chunks, partner))
}

/// The antecedent of *qui*: the phrase before it, a comma allowed between.
pub(super) fn antecedent(scene: &Scene<'_>, chunks: &Chunks, qui: usize) -> Option<Source> {
    let mut k = qui;
    while k > 0 {
        k -= 1;
        match &chunks.list[k].kind {
            ChunkKind::Np(_) => {
                let np = chunks.np(k)?;
                // *le secrétaire d'État à l'Intérieur qui*: what completes an office is not who speaks.
                let office = np.prep.is_some()
                    && k.checked_sub(1)
                        .and_then(|j| chunks.np(j))
                        .is_some_and(|office| office.prep.is_none() && scene.is_role(office.head));
                if np.time || !scene.may_speak(np) || office || counts_people(scene, chunks, k) {
                    continue;
                }
                if let Some(owner) = owner(scene, np) {
                    return Some(owner);
                }
                return Some(Source { trust: 0.85, ..with_coordination(scene, chunks, k) });
            }
            // *Anne Martin (LR, Lille) qui*: what stands in brackets is passed over.
            ChunkKind::Punct(')') => k = aside(scene, chunks, k).unwrap_or(k),
            ChunkKind::Punct(',' | '(') | ChunkKind::Word(Closed::Adv) | ChunkKind::Adj => {}
            // *Anne Martin, qui était là et qui explique*: the antecedent of the first is the second's.
            ChunkKind::Word(Closed::Coord) if k + 1 == qui => {
                let first = (0..k).rev().find(|j| chunks.is_word(*j, Closed::Qui))?;
                return antecedent(scene, chunks, first);
            }
            _ => return None,
        }
    }
    None
}

/// *maire de Lux (Cher), 300 habitants, qui*: how many live there, between commas.
fn counts_people(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    let commas = k > 0 && chunks.is_punct(k - 1, ',') && chunks.is_punct(k + 1, ',');
    let number = |t: usize| scene.tags[t].tag == Tag::Number;
    commas
        && chunks
            .np(k)
            .is_some_and(|np| number(np.tokens.start) || np.tokens.start > 0 && number(np.tokens.start - 1))
}

/// *la phrase du maire, qui demande*, *de la part d'Anne Martin, qui salue*: what is somebody's leaves the word to whose it is.
fn owner(scene: &Scene<'_>, np: &Np) -> Option<Source> {
    let rest = np.head + 1..np.tokens.end;
    let owned = rest
        .clone()
        .next()
        .is_some_and(|t| matches!(scene.tags[t].tag, Tag::Closed(Closed::De | Closed::DeDet)));
    let part = rest.clone().any(|t| scene.lower(t) == "part");
    let thing = part || scene.is_utterance(np) || !scene.is_role(np.head) && scene.noun_at(np.head).is_none();
    if np.kind != NpKind::Nominal || !owned || !thing {
        return None;
    }
    let person = |t: &usize| scene.is_role(*t) || scene.tags[*t].tag == Tag::Name;
    let at = rest.clone().find(person)?;
    let article =
        (rest.start..at).rev().take_while(|t| scene.tags[*t].tag == Tag::Closed(Closed::Det)).last();
    Some(Source { tokens: article.unwrap_or(at)..np.tokens.end, nps: Vec::new(), pronoun: None, trust: 0.8 })
}

/// *Et la ministre de conclure : « … »*: the infinitive of narration has its subject before it.
pub(super) fn narrative(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let vg = chunks.vg(c)?;
    let de = vg.governor.is_some_and(|g| matches!(scene.lower(g), "de" | "d'"));
    // *Et l'article 4 d'ajouter*
    let number = c >= 2 && matches!(chunks.list[c - 1].kind, ChunkKind::Adj);
    let c = c - usize::from(number);
    let np = chunks.np(c.checked_sub(1)?)?;
    let opens = c == 1 || c >= 2 && chunks.is_word(c - 2, Closed::Coord);
    if vg.kind != VgKind::Infinitive || !de || !opens || np.prep.is_some() || np.time || !scene.may_speak(np)
    {
        return None;
    }
    Some(Source { trust: 0.92, ..with_coordination(scene, chunks, c - 1) })
}

/// *l'a dit sur Radio A rappelant que*, *confié au site rappelant que*: where it was said, or to whom; but *dans un rapport
/// affirmant que*.
fn beside(scene: &Scene<'_>, np: &Np) -> bool {
    np.prep.is_some_and(|p| match scene.lower(p) {
        "sur" | "à" | "au" | "aux" | "en" => true,
        "dans" => np.kind == NpKind::Name,
        _ => false,
    })
}

/// *il est difficile d'imaginer que*, *il convient de rappeler que*: *il* is nobody; but *il est fier d'annoncer que*.
fn impersonal(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let Some(k) = (0..c).rev().take(4).find(|k| chunks.vg(*k).is_some_and(|v| v.kind == VgKind::Finite))
    else {
        return false;
    };
    let Some(vg) = chunks.vg(k) else { return false };
    let il = vg.subject.is_some_and(|t| scene.lower(t) == "il");
    let verb = vg.verbs.last().map(|t| scene.lower(*t)).unwrap_or_default();
    let of_nobody = |t: usize| {
        matches!(
            scene.lower(t),
            "bon"
                | "difficile"
                | "essentiel"
                | "facile"
                | "faux"
                | "impensable"
                | "important"
                | "impossible"
                | "intéressant"
                | "inutile"
                | "légitime"
                | "logique"
                | "nécessaire"
                | "possible"
                | "raisonnable"
                | "temps"
                | "tentant"
                | "urgent"
                | "utile"
        )
    };
    let adjective = (vg.tokens.end..chunks.list[c].tokens.start).any(of_nobody);
    il && (adjective
        || matches!(verb, "convient" | "convenait" | "suffit" | "suffisait" | "importe" | "reste"))
}

/// *X laisse le ministre dénoncer*, *X a entendu son voisin traiter Y de*: the phrase between has the infinitive as its verb.
fn caused(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let vg = chunks.vg(c).filter(|v| v.kind == VgKind::Infinitive && v.governor.is_none())?;
    let np =
        chunks.np(c.checked_sub(1)?).filter(|np| np.prep.is_none() && !np.time && scene.may_speak(np))?;
    let causes = chunks.vg(c.checked_sub(2)?)?.verbs.last().is_some_and(|verb| {
        let word = scene.lower(*verb);
        ["laiss", "enten", "écout", "regard"].iter().any(|stem| word.starts_with(stem))
            || matches!(word, "voit" | "voient" | "voyait" | "voyaient" | "vu" | "voir" | "voyant")
    });
    let apart = np.tokens.end == vg.tokens.start;
    (causes && apart).then_some(())?;
    Some(Source { trust: 0.85, ..Source::phrase(np.tokens.clone(), chunks.np_number(c - 1)?) })
}

/// *P, l'agence (ADE) alertant sur Q*, *P, X, patron de l'atelier, accusant Y*: a participle with a subject of its own, behind
/// a clause and a comma.
fn absolute(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let own = |k: usize| {
        let np = chunks.np(k).filter(|np| np.prep.is_none() && !np.time && speaks(scene, np))?;
        let behind_comma = k > 1 && chunks.is_punct(k - 1, ',');
        let clause = (0..k).any(|j| chunks.vg(j).is_some_and(|v| v.kind == VgKind::Finite));
        (behind_comma && clause).then(|| np.tokens.clone())
    };
    let found = |k: usize| {
        let tokens = own(k)?;
        Some(Source { trust: 0.85, ..Source::phrase(tokens, chunks.np_number(k)?) })
    };
    let last = c.checked_sub(1)?;
    if chunks.is_punct(last, ')') {
        let open = (0..last).rev().take(6).find(|k| chunks.is_punct(*k, '('))?;
        return found(open.checked_sub(1)?);
    }
    // An apposition between commas, and a name before it.
    let opening =
        (0..chunks.is_punct(last, ',').then_some(last)?).rev().find(|k| chunks.is_punct(*k, ','))?;
    let role = chunks.np(opening + 1).filter(|np| np.det.is_none() && scene.is_role(np.head))?;
    let complements = (opening + 2..last).all(|k| chunks.np(k).is_some_and(|np| np.prep.is_some()));
    let name = opening.checked_sub(1)?;
    let named = chunks.np(name).is_some_and(|np| np.name.is_some());
    (role.name.is_none() && complements && named).then(|| found(name)).flatten()
}

/// Who controls a participle or an infinitive: the subject of the main verb, before it or, for one in front, behind it.
pub(super) fn controller(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    // A participle right behind a noun phrase, no comma: *un rapport affirmant que*.
    let vg = chunks.vg(c)?;
    if vg.kind == VgKind::PresPart
        && vg.governor.is_none()
        && c > 0
        && let Some(np) = chunks.np(c - 1).filter(|np| !np.time && scene.may_speak(np))
        && !beside(scene, np)
        && (scene.noun_at(np.head).is_some() || scene.is_role(np.head) || np.kind == NpKind::Name)
    {
        return Some(Source {
            tokens: np.tokens.clone(),
            nps: chunks.np_number(c - 1).into_iter().collect(),
            pronoun: None,
            trust: 0.8,
        });
    }
    if vg.kind == VgKind::PresPart
        && vg.governor.is_none()
        && let Some(source) = absolute(scene, chunks, c)
    {
        return Some(source);
    }
    // *des internautes ravis de voir*: the adjective's noun.
    let governed = vg.governor.is_some_and(|g| matches!(scene.lower(g), "de" | "d'" | "à"));
    if vg.kind == VgKind::Infinitive
        && governed
        && let Some(np) =
            c.checked_sub(1).and_then(|k| chunks.np(k)).filter(|np| !np.time && speaks(scene, np))
        && np.head + 1 < np.tokens.end
        && matches!(scene.tags[np.tokens.end - 1].tag, Tag::Adj | Tag::Part)
    {
        return Some(Source { trust: 0.8, ..Source::phrase(np.tokens.clone(), chunks.np_number(c - 1)?) });
    }
    if governed && impersonal(scene, chunks, c) {
        return None;
    }
    if let Some(agent) = caused(scene, chunks, c) {
        return Some(agent);
    }
    for k in (0..c).rev() {
        match &chunks.list[k].kind {
            ChunkKind::Vg(_) if chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite) => {
                let relative = (0..k)
                    .rev()
                    .take(2)
                    .any(|j| chunks.is_word(j, Closed::Qui) || chunks.is_word(j, Closed::Rel));
                if relative && vg.kind == VgKind::PresPart && chunks.is_punct(c.saturating_sub(1), ',') {
                    continue;
                }
                // Inside the *que* clause of a report, the participle after a comma goes back to the main verb.
                let that = (0..k).rev().take(6).find(|j| chunks.is_word(*j, Closed::That));
                if let Some(that) =
                    that.filter(|_| (1..=3).any(|d| chunks.is_punct(c.saturating_sub(d), ',')))
                    && let Some(governor) =
                        (0..that).rev().find(|j| chunks.vg(*j).is_some_and(|v| v.kind == VgKind::Finite))
                    && reporting_verb(scene, chunks, governor).is_some()
                {
                    return before_verb(scene, chunks, governor);
                }
                // *…, a ajouté X, demandant « … »*: behind an *incise* the participle is its subject's.
                if let Some(source) = incise_subject(scene, chunks, k) {
                    return Some(Source { trust: source.trust * 0.95, ..source });
                }
                return before_verb(scene, chunks, k).map(|s| Source { trust: s.trust * 0.95, ..s });
            }
            ChunkKind::Punct(';') => break,
            _ => {}
        }
    }
    for k in c + 1..chunks.list.len() {
        if chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite) {
            let inside = (c + 1..k).rev().any(|j| {
                chunks.is_word(j, Closed::That)
                    || chunks.is_word(j, Closed::Qui)
                    || chunks.is_word(j, Closed::Rel)
            });
            if inside && !(c + 1..k).any(|j| chunks.is_punct(j, ',')) {
                continue;
            }
            return before_verb(scene, chunks, k).map(|s| Source { trust: s.trust * 0.9, ..s });
        }
    }
    None
}
