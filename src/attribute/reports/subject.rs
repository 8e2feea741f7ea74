//! Subjects: the phrase that is the subject of a verb, before it or shared with another; see [`super::behind`] for what stands
//! behind.

use super::Source;
use super::antecedent::{antecedent, aside};
use super::behind::subject_behind;
use super::source::{apposed_and, coordinated, is_mute, likened, with_coordination};
use super::verb::{incise_subject, obliges, pronoun_of, reporting_verb};
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, VgKind, is_round_number};
use crate::lexicon::{Closed, WordClass};

/// The subject before a finite verb without a pronoun of its own.
pub(in crate::attribute) fn subject_before(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let vg = chunks.vg(c)?;
    let source = subject_left(scene, chunks, c, vg.plural)?;
    let named = name_apposed_to(scene, chunks, &source).filter(|_| vg.plural != Some(true));
    Some(named.unwrap_or(source))
}

/// *Anne Martin, figure du disque, ex-présidente de la Fédération et mécène, a jugé*, *Paul Durand, un professeur de Lens défend*: the
/// name at the head of the appositions, of which the last was taken for the subject.
fn name_apposed_to(scene: &Scene<'_>, chunks: &Chunks, source: &Source) -> Option<Source> {
    let apposed = |k: usize| {
        k > 1
            && chunks.is_punct(k - 1, ',')
            && chunks.np(k).is_some_and(|np| {
                let open = np.det.is_none_or(|d| matches!(scene.lower(d), "un" | "une"));
                open && np.kind == NpKind::Nominal
                    && np.prep.is_none()
                    && np.name.is_none()
                    && np.plural != Some(true)
            })
    };
    let first = *source.nps.first().filter(|_| source.pronoun.is_none())?;
    let mut k = chunks.from_token(chunks.nps[first].tokens.start);
    while apposed(k) {
        let between = |j: &usize| {
            matches!(chunks.list[*j].kind, ChunkKind::Adj | ChunkKind::Punct(','))
                || chunks.np(*j).is_some_and(|np| np.prep.is_some())
                || chunks.is_word(*j, Closed::Coord)
        };
        k = (0..k - 1).rev().find(|j| !between(j))?;
        let np = chunks.np(k).filter(|np| !np.time)?;
        let opens = k == 0 || chunks.is_punct(k - 1, ',');
        let whole = np.kind == NpKind::Name && np.det.is_none() && np.prep.is_none() && np.tokens.len() > 1;
        if opens && whole && scene.first_name(np.tokens.start).is_some() {
            return Some(Source { trust: 0.88, ..Source::phrase(np.tokens.clone(), chunks.np_number(k)?) });
        }
    }
    None
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
                // *cent éleveurs, à l'appel de l'union et des jeunes, ont exigé*: the second complement of the adjunct.
                && !is_second_complement(scene, chunks, k)
                // *sans date ni adresse*
                && !(np.det.is_none() && np.kind == NpKind::Nominal && joins_adjunct(chunks, k))
                && (np.plural.is_none()
                    || plural.is_none()
                    || np.plural == plural
                    || plural == Some(true) && counts_several(scene, np)
                    || plural == Some(false) && begins_frame(chunks, k) && is_counted(scene, np)
                    || coordinated(chunks, k) && !within_complement(scene, chunks, k, np, plural))
        })
    };
    if plural == Some(true)
        && let Some(head) = with_examples(scene, chunks, c).filter(|head| fits(*head))
    {
        return Some(Source { trust: 0.88, ..with_coordination(scene, chunks, head) });
    }
    if let Some(qui) = restrictive(chunks, c) {
        return antecedent(scene, chunks, qui);
    }
    if let Some(source) = past_relative(scene, chunks, c, plural) {
        return Some(source);
    }
    if let Some(source) = past_clauses(scene, chunks, c, plural) {
        return Some(source);
    }
    let mut k = c;
    // Right before the verb, or with adverbs and prepositional phrases between, but no comma.
    while k > 0 {
        k -= 1;
        match &chunks.list[k].kind {
            ChunkKind::Np(_) if fits(k) => {
                // *Les juges ont demandé les codes et le suspect a répondu*: the object of one clause, the subject of the next.
                let begins =
                    plural == Some(false) && coordinated(chunks, k) && is_object(scene, chunks, k - 2);
                let source = match chunks.np(k).zip(chunks.np_number(k)).filter(|_| begins) {
                    Some((np, number)) => Source::phrase(np.tokens.clone(), number),
                    None => with_coordination(scene, chunks, k),
                };
                let source = likened(scene, chunks, k, plural).unwrap_or(source);
                return Some(lone(scene, chunks, source, plural));
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
                if chunks.np(k + 1).is_some_and(|np| within_complement(scene, chunks, k + 1, np, plural)) => {
            }
            // *en alcoologie et addictologie*
            ChunkKind::Word(Closed::Coord)
                if chunks.np(k + 1).is_some_and(|np| np.det.is_none()) && joins_adjunct(chunks, k + 1) => {}
            // *à la mairie et au ministère*
            ChunkKind::Word(Closed::Coord)
                if [k.wrapping_sub(1), k + 1]
                    .iter()
                    .all(|j| chunks.np(*j).is_some_and(|np| np.prep.is_some())) => {}
            ChunkKind::Word(Closed::Coord) => {
                return shared(scene, chunks, k, plural).or_else(|| behind_marks(scene, chunks, k, plural));
            }
            // *Anne Martin (LR, Lille) juge*
            ChunkKind::Punct(')') => match aside(scene, chunks, k) {
                Some(open) => k = open,
                None => break,
            },
            ChunkKind::Punct(',' | '–' | '—' | '-') => {
                // *la sous-préfète qui, en privé, avoue*
                let small = |j: &usize| {
                    chunks.is_word(*j, Closed::Adv)
                        || chunks.np(*j).is_some_and(|np| np.prep.is_some() || np.time)
                };
                let qui = (0..k).rev().find(|j| !small(j)).and_then(|comma| {
                    let qui = comma.checked_sub(1).filter(|_| chunks.is_punct(comma, ','));
                    qui.filter(|j| chunks.is_word(*j, Closed::Qui))
                });
                match qui {
                    Some(qui) => return antecedent(scene, chunks, qui),
                    None => break,
                }
            }
            ChunkKind::Vg(_) => {
                // A participle between: *le texte adopté mardi prévoit*.
                if chunks.is_finite(k) {
                    return before_verb(scene, chunks, k);
                }
            }
            _ => return None,
        }
    }
    // *à Nice, où le préfet, Jean Blot, dit*: the clause has a subject of its own, with an apposition.
    // Not behind *dont*, *parmi lesquels*: what follows may be a list of names without a verb.
    let opened = (0..k).rev().find(|r| scene.lower(chunks.list[*r].tokens.start) == "où");
    let own = |r: &usize| {
        let told = (*r..c).any(|j| chunks.is_finite(j));
        fits(*r + 1) && chunks.is_punct(*r + 2, ',') && !told
    };
    if let Some(r) = opened.filter(own) {
        return Some(lone(scene, chunks, with_coordination(scene, chunks, r + 1), plural));
    }
    if let Some(source) = whose_head(scene, chunks, c).filter(|_| plural != Some(true)) {
        return Some(source);
    }
    if let Some(first) = waiting(scene, chunks, c).filter(|first| fits(*first)) {
        return Some(Source { trust: 0.88, ..with_coordination(scene, chunks, first) });
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
    while k > 0 {
        k -= 1;
        match &chunks.list[k].kind {
            // *X accuse Y de mentir, dénonce*: who stands behind a verb with a subject is its object.
            ChunkKind::Np(_) if is_object(scene, chunks, k) => {}
            // *X, cité comme témoin, a dit*
            ChunkKind::Np(_) if k > 0 && chunks.is_word(k - 1, Closed::Sub) => {}
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
            }
            ChunkKind::Word(Closed::That) if chosen.is_none() => {}
            // *PARIS, 12 mars (AFP) - La ministre, Anne Martin, a promis*
            ChunkKind::Punct(')') if ends_dateline(chunks, k) => break,
            // *Anne Martin, directrice du CHU (600 lits, 900 agents), a promis*
            ChunkKind::Punct(')') => {
                k = (k.saturating_sub(8)..k).rev().find(|j| chunks.is_punct(*j, '(')).unwrap_or(k);
            }
            ChunkKind::Word(Closed::Sub) if scene.lower(chunks.list[k].tokens.start) == "comme" => {}
            ChunkKind::Word(Closed::That | Closed::Sub) | ChunkKind::Punct(';' | ':') => break,
            ChunkKind::Punct('.') => break,
            ChunkKind::Vg(_) if chunks.is_finite(k) => {
                let relative = (0..k)
                    .rev()
                    .take(3)
                    .any(|j| chunks.is_word(j, Closed::Qui) || chunks.is_word(j, Closed::Rel));
                if relative {
                    chosen = None;
                    continue;
                }
                if chosen.is_none() {
                    return before_verb(scene, chunks, k).map(|s| Source { trust: s.trust * 0.9, ..s });
                }
                break;
            }
            _ => {}
        }
    }
    let k = chosen?;
    if plural == Some(true)
        && let Some(several) = apposed_and(scene, chunks, k, c)
    {
        return Some(several);
    }
    // *A et B, avocats du condamné, ont dénoncé*
    let last = match plural {
        Some(true)
            if chunks.is_word(k + 1, Closed::Coord)
                && chunks.np(k + 2).is_some_and(|np| np.name.is_some() && np.prep.is_none()) =>
        {
            k + 2
        }
        _ => k,
    };
    let found = holder(scene, chunks, k).unwrap_or_else(|| {
        let source = Source { trust: 0.88, ..with_coordination(scene, chunks, last) };
        with_name(scene, chunks, k, lone(scene, chunks, source, plural))
    });
    // *Candidat à Lens, a écrit*: an apposition, to whomever the sentence leaves out.
    let bare = |np: &Np| {
        np.kind == NpKind::Nominal
            && np.det.is_none()
            && np.name.is_none()
            && np.plural != Some(true)
            && scene.is_role(np.head)
    };
    let alone = begins_frame(chunks, k) && found.nps == [chunks.np_number(k)?];
    (!alone || !chunks.np(k).is_some_and(bare)).then_some(found)
}

/// *des journalistes de dix médias dont A, B ou encore C*: the head of a list of some of them, which ends at a verb.
fn with_examples(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<usize> {
    let dont =
        |k: &usize| chunks.is_word(*k, Closed::Rel) && scene.reads(chunks.list[*k].tokens.start, "dont");
    let example = |k: usize| match &chunks.list[k].kind {
        ChunkKind::Np(_) => chunks.np(k).is_some_and(|np| np.prep.is_none() && np.kind == NpKind::Name),
        ChunkKind::Punct(sign) => *sign == ',',
        ChunkKind::Word(word) => matches!(word, Closed::Coord | Closed::Adv),
        _ => false,
    };
    let r = (0..c).rev().find(dont)?;
    let head = r.checked_sub(1 + usize::from(r > 0 && chunks.is_punct(r - 1, ',')))?;
    (r + 1 < c && (r + 1..c).all(example) && chunks.np(head).is_some()).then_some(head)
}

/// *le parti, dont la présidente, Anne Martin, dénonce*: the role behind *dont*, and whose it is.
fn whose_head(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let role = |k: usize| {
        chunks.np(k).is_some_and(|np| {
            np.kind == NpKind::Nominal && np.det.is_some() && np.prep.is_none() && scene.is_role(np.head)
        })
    };
    let name = |k: usize| {
        chunks.np(k).is_some_and(|np| np.kind == NpKind::Name && np.det.is_none() && np.prep.is_none())
    };
    let dont =
        |k: &usize| chunks.is_word(*k, Closed::Rel) && scene.reads(chunks.list[*k].tokens.start, "dont");
    let r = (0..c).rev().find(dont)?;
    let shape = r + 5 <= c
        && role(r + 1)
        && chunks.is_punct(r + 2, ',')
        && name(r + 3)
        && chunks.is_punct(r + 4, ',')
        && (r + 5..c).all(|k| chunks.is_one_of(k, &[Closed::Adv, Closed::Object]));
    let tokens = chunks.list[r + 1].tokens.start..chunks.list.get(r + 3)?.tokens.end;
    shape.then_some(Source { trust: 0.92, ..Source::phrase(tokens, chunks.np_number(r + 3)?) })
}

/// *X, l'homme qui a annoncé que Y partait, a dit*, *X, alors que Y partait, a dit*: the phrase that opens the frame, where a comma stands
/// behind it and before the verb, and every verb between has a clause of its own.
fn waiting(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<usize> {
    let comma = (1..c).find(|k| chunks.is_punct(*k, ','))?;
    let phrase = |k: usize| match &chunks.list[k].kind {
        ChunkKind::Np(_) | ChunkKind::Adj | ChunkKind::Punct('(' | ')') => true,
        ChunkKind::Word(word) => matches!(word, Closed::Coord | Closed::Adv | Closed::Prep),
        _ => false,
    };
    let subject = |k: &usize| chunks.np(*k).is_some_and(|np| np.prep.is_none() && !np.time);
    if !chunks.is_punct(c - 1, ',') || !(0..comma).all(phrase) || !subject(&0) {
        return None;
    }
    let between = comma + 1..c.checked_sub(1)?;
    let parts = |k: usize| matches!(chunks.list[k].kind, ChunkKind::Punct(';' | ':') | ChunkKind::Quote(_));
    let opener = |k: &usize| chunks.is_one_of(*k, &[Closed::Qui, Closed::Rel, Closed::That, Closed::Sub]);
    let verbs = between.clone().filter(|k| chunks.is_finite(*k)).count();
    if verbs == 0 || verbs > between.clone().filter(opener).count() || between.clone().any(parts) {
        return None;
    }
    // *Anne Martin (PS), l'élue qui a dit*, but *Début juillet, Anne Martin, qui a dit*
    let somebody = |np: &Np| {
        np.kind == NpKind::Name && np.tokens.len() > 1 && scene.first_name(np.tokens.start).is_some()
    };
    let first = between.clone().find(opener)?;
    // *Le pays, déjà troisième, a passé ce cap, tandis que l'organisation, critiquée, a ouvert*: the first verb is its own.
    if between.clone().find(|k| chunks.is_finite(*k)).is_some_and(|verb| verb < first) {
        return None;
    }
    let named = (comma + 1..first).rev().find(|k| subject(k) && chunks.np(*k).is_some_and(somebody));
    let last = |sign, k: usize| (0..k).rev().find(|j| chunks.is_punct(*j, sign));
    let bracketed = |k: &usize| last('(', *k) > last(')', *k);
    named.or_else(|| (0..comma).rev().find(|k| subject(k) && !bracketed(k)))
}

/// *Le maire de la ville, Jean Martin, a promis*: the phrase of a role runs to the name behind it.
fn with_name(scene: &Scene<'_>, chunks: &Chunks, k: usize, source: Source) -> Source {
    let role = chunks.np(k).is_some_and(|np| {
        np.kind == NpKind::Nominal && np.name.is_none() && np.plural != Some(true) && scene.is_role(np.head)
    });
    let complement = |j: &usize| chunks.np(*j).is_some_and(|np| np.prep.is_some() && !np.time);
    let comma = (k + 1..chunks.list.len()).find(|j| !complement(j)).unwrap_or(k);
    let name = chunks.np(comma + 1).filter(|np| np.kind == NpKind::Name && np.prep.is_none());
    match name.filter(|_| role && chunks.is_punct(comma, ',') && chunks.is_punct(comma + 2, ',')) {
        Some(name) => Source { tokens: source.tokens.start..name.tokens.end, ..source },
        None => source,
    }
}

/// A finite verb of no subordinate clause.
pub(in crate::attribute) fn is_main_verb(chunks: &Chunks, verb: usize) -> bool {
    if chunks.vg(verb).is_none_or(|vg| vg.kind != VgKind::Finite) {
        return false;
    }
    for k in (0..verb).rev() {
        match chunks.list[k].kind {
            ChunkKind::Word(Closed::Qui | Closed::Rel | Closed::That | Closed::Sub) => return false,
            ChunkKind::Punct(_) => return true,
            ChunkKind::Vg(_) if chunks.is_finite(k) => return true,
            _ => {}
        }
    }
    true
}

/// One person's full name before a verb in the plural: others were lost on the way, and the one is hardly sure.
fn lone(scene: &Scene<'_>, chunks: &Chunks, source: Source, plural: Option<bool>) -> Source {
    let person = |n: &usize| {
        let np = &chunks.nps[*n];
        np.kind == NpKind::Name
            && np.det.is_none()
            && np.tokens.len() > 1
            && scene.first_name(np.tokens.start).is_some()
    };
    // *partis en Asie et coincés Pérou expliquent*
    let place = |n: &usize| {
        let np = &chunks.nps[*n];
        np.kind == NpKind::Name && np.det.is_none() && scene.tags[np.head].class.has(WordClass::PLACE)
    };
    let one = |n: &usize| person(n) || place(n);
    let alone = plural == Some(true) && source.nps.len() == 1 && source.nps.iter().all(one);
    Source { trust: if alone { 0.4 * source.trust } else { source.trust }, ..source }
}

/// Whether a phrase is the object of the finite verb right before it, which has its subject before it.
pub(super) fn is_object(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    // *X accuse dans un journal Y de mentir*, *il nie « fermement » tout harcèlement*
    let adjunct = |k: &usize| {
        chunks.np(*k).is_some_and(|np| np.prep.is_some())
            || chunks.quote(*k).is_some()
            || chunks.is_one_of(*k, &[Closed::PreDet, Closed::Adv])
    };
    let Some(verb) = (0..k).rev().find(|k| !adjunct(k)) else { return false };
    let Some(vg) = chunks.vg(verb) else { return false };
    // *pour prendre la tête du parti, X a estimé*
    if vg.kind == VgKind::Infinitive {
        return verb + 1 == k;
    }
    // *Confirmant le caractère criminel de l'incendie, le procureur, X, a dit*, *En recevant son prix, X a dit*
    if vg.kind == VgKind::PresPart {
        let opens = verb == 0 || matches!(chunks.list[verb - 1].kind, ChunkKind::Punct(_));
        return opens && verb + 1 == k;
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

/// *adresse* of *sans date ni adresse*: coordinated to a phrase with a preposition.
fn joins_adjunct(chunks: &Chunks, k: usize) -> bool {
    k > 1
        && chunks.is_word(k - 1, Closed::Coord)
        && chunks.np(k - 2).is_some_and(|np| np.prep.is_some() && np.det.is_none() && !np.time)
}

/// *des jeunes* of *, à l'appel de l'union et des jeunes,*: coordinated to what completes an adjunct between commas.
fn is_second_complement(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    let des = chunks.np(k).is_some_and(|np| np.det.is_some_and(|d| scene.lower(d) == "des"));
    let adjunct = |j: usize| chunks.np(j).is_some_and(|np| np.prep.is_some() && np.head + 1 < np.tokens.end);
    des && k > 2
        && chunks.is_word(k - 1, Closed::Coord)
        && adjunct(k - 2)
        && chunks.is_punct(k - 3, ',')
        && chunks.is_punct(k + 1, ',')
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
    let dash = chunks.is_dash(close + 1);
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

/// Nothing but signs and small words stands before a chunk.
fn begins_frame(chunks: &Chunks, k: usize) -> bool {
    (0..k).all(|j| matches!(chunks.list[j].kind, ChunkKind::Punct(_) | ChunkKind::Word(_)))
}

/// *Une vingtaine de députés a interpellé X*: a plural under a number that is a noun in the singular.
fn is_counted(scene: &Scene<'_>, np: &Np) -> bool {
    (np.tokens.start..np.head).any(|t| is_round_number(scene.lower(t)))
}

/// *la ministre de l'égalité entre les femmes et les hommes indique*: a plural behind *et* inside a complement, no subject of
/// a singular.
fn within_complement(scene: &Scene<'_>, chunks: &Chunks, k: usize, np: &Np, plural: Option<bool>) -> bool {
    let first = k.checked_sub(2).and_then(|k| chunks.np(k));
    let des = |t: usize| scene.lower(t) == "des";
    // *l'association pour la protection des rivières et des lacs a dénoncé*
    let goes_on = |first: &Np| {
        des(np.tokens.start) && (first.head + 1..first.tokens.end).any(des) && first.plural != Some(true)
    };
    plural == Some(false)
        && np.plural == Some(true)
        && np.name.is_none()
        && first.is_some_and(|first| first.prep.is_some() || goes_on(first))
}

/// *le maire qui occupe le bureau a dénoncé*: the *qui* of a relative clause that runs up to the finite verb at a chunk,
/// whose subject is then its antecedent, and nothing inside it.
fn restrictive(chunks: &Chunks, c: usize) -> Option<usize> {
    for k in (0..c).rev() {
        match &chunks.list[k].kind {
            ChunkKind::Vg(_) if chunks.is_finite(k) => {
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

/// *l'hôpital où a été admis l'opposant a donné*, *les troubles dont il souffrait ne peuvent*: the head of a relative clause without
/// commas, whose own subject stands before or behind its verb.
fn past_relative(scene: &Scene<'_>, chunks: &Chunks, c: usize, plural: Option<bool>) -> Option<Source> {
    let verb = (0..c).rev().find(|k| chunks.is_finite(*k))?;
    let vg = chunks.vg(verb).filter(|vg| vg.clitic.is_none())?;
    let subject = |k: usize| chunks.np(k).is_some_and(|np| np.prep.is_none() && !np.time);
    let before = verb.checked_sub(1)?;
    let opener = match vg.subject {
        Some(_) => before,
        None if subject(before) => before.checked_sub(1)?,
        None if subject(verb + 1) => before,
        None => return None,
    };
    let opens = chunks.is_word(opener, Closed::Rel)
        && matches!(scene.lower(chunks.list[opener].tokens.start), "où" | "dont");
    let plain = |k: usize| match &chunks.list[k].kind {
        ChunkKind::Np(_) | ChunkKind::Adj | ChunkKind::Quote(_) => true,
        ChunkKind::Word(word) => !matches!(
            word,
            Closed::Coord | Closed::Sub | Closed::That | Closed::Qui | Closed::Rel | Closed::Subject
        ),
        _ => false,
    };
    let head = opener.checked_sub(1).filter(|_| opens && (verb + 1..c).all(plain))?;
    let agrees = |np: &Np| np.plural.is_none() || plural.is_none() || np.plural == plural;
    chunks.np(head).filter(|np| agrees(np))?;
    antecedent(scene, chunks, opener)
}

/// *Un voisin qui disait que le chien mordait a porté plainte*: the subject of a verb behind the relative clause on its head, and
/// behind what that clause reports.
fn past_clauses(scene: &Scene<'_>, chunks: &Chunks, c: usize, plural: Option<bool>) -> Option<Source> {
    let first = (0..c).find(|k| opens_or_acts(chunks, *k))?;
    let qui = chunks.is_word(first, Closed::Qui).then_some(first)?;
    // *Le chef qui, comme Anne Martin, a ouvert un bar à Lens, avant de partir, a dit*
    let asides = || (qui + 1..c - 1).any(|k| chunks.is_punct(k, ',')) && chunks.is_punct(c - 1, ',');
    let that = (qui + 1..c).any(|k| chunks.is_word(k, Closed::That)) || qui == 1 && asides();
    let agrees = |np: &Np| np.plural.is_none() || plural.is_none() || np.plural == plural;
    chunks.np(qui.checked_sub(1)?).filter(|np| that && np.prep.is_none() && agrees(np))?;
    let main = verb_outside(scene, chunks, qui + 1, 1)?;
    (main == c).then(|| antecedent(scene, chunks, qui)).flatten()
}

/// A finite verb, a word that opens a clause, or words in marks.
pub(in crate::attribute) fn opens_or_acts(chunks: &Chunks, k: usize) -> bool {
    is_conjunction(chunks, k) || chunks.is_finite(k) || chunks.quote(k).is_some()
}

fn is_conjunction(chunks: &Chunks, k: usize) -> bool {
    matches!(
        chunks.list[k].kind,
        ChunkKind::Word(Closed::That | Closed::Qui | Closed::Rel | Closed::Sub | Closed::Coord)
    )
}

/// The first finite verb from a chunk on that none of the clauses opened by then wants; `wanting`: how many of them want one at
/// that chunk.
pub(in crate::attribute) fn verb_outside(
    scene: &Scene<'_>,
    chunks: &Chunks,
    from: usize,
    mut wanting: usize,
) -> Option<usize> {
    for k in from..chunks.list.len() {
        match &chunks.list[k].kind {
            ChunkKind::Quote(q) if scene.has_finite_verb(*q) => {
                wanting = wanting.saturating_sub(1);
            }
            ChunkKind::Punct(':' | ';') => return None,
            // *qui, comme Anne Martin, refuse*
            ChunkKind::Word(Closed::Sub)
                if scene.lower(chunks.list[k].tokens.start) == "comme"
                    && chunks.np(k + 1).is_some()
                    && chunks.is_punct(k + 2, ',') => {}
            _ if is_conjunction(chunks, k) => wanting += 1,
            ChunkKind::Vg(_) if chunks.is_finite(k) => match wanting {
                0 => return Some(k),
                _ => wanting -= 1,
            },
            _ => {}
        }
    }
    None
}

/// *le texte, que le gouvernement a critiqué, dénonce*: a *que* behind a comma and a phrase that no verb governs.
pub(super) fn relative_que(chunks: &Chunks, que: usize) -> bool {
    chunks.is_word(que, Closed::That)
        && que >= 2
        && chunks.np(que - 2).is_some()
        && !(0..que).any(|k| chunks.is_finite(k))
}

/// The subject of the finite verb at a chunk, for a verb that shares it.
pub(super) fn before_verb(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<Source> {
    let vg = chunks.vg(k)?;
    let source = match vg.subject.or(vg.clitic) {
        Some(token) => {
            let word = scene.lower(token);
            let word = pronoun_of(word);
            // *Faut-il en conclure que*: nobody.
            let nobody = word == "il" && obliges(scene, vg);
            if nobody || matches!(word, "on" | "ce" | "c'" | "cela" | "ça" | "je" | "tu" | "nous" | "vous") {
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
            ChunkKind::Vg(_) if chunks.is_finite(k) => {
                // A verb inside the *que* clause of another report is not the partner, where the partner is known:
                // *X dit que Y viendra et ajoute*: go on to the verb that governs *que*.
                let that = (0..k)
                    .rev()
                    .take_while(|j| !matches!(chunks.list[*j].kind, ChunkKind::Punct(';' | '.')))
                    .find(|j| chunks.is_word(*j, Closed::That));
                if let Some(that) = that
                    && let Some(governor) = (0..that).rev().find(|j| chunks.is_finite(*j))
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

/// *Le parti « dénonce une farce » et exige A*: the subject of the verb in marks before the conjunction.
fn behind_marks(scene: &Scene<'_>, chunks: &Chunks, joint: usize, plural: Option<bool>) -> Option<Source> {
    let phrase = |k: &usize| chunks.np(*k).is_some() || matches!(chunks.list[*k].kind, ChunkKind::Adj);
    let at = (0..joint).rev().find(|k| !phrase(k))?;
    let first = scene.quotations[chunks.quote(at)?].inner().next()?;
    let verb = scene.tags[first].class.has(WordClass::V3S.with(WordClass::V3P));
    if !verb || at == 0 {
        return None;
    }
    if let Some(token) = lone_pronoun(scene, chunks, at - 1) {
        return Some(Source::pronoun(token));
    }
    subject_left(scene, chunks, at, plural)
}

/// *Il « condamne » …*: the pronoun right before marks, whose verb stands in them.
pub(in crate::attribute) fn lone_pronoun(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<usize> {
    let token = chunks.list.get(k).filter(|_| chunks.is_word(k, Closed::Subject))?.tokens.start;
    matches!(pronoun_of(scene.lower(token)), "il" | "elle" | "ils" | "elles").then_some(token)
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

/// *Histoire de*, *Un moyen de*, *L'occasion de*: what the telling is for.
fn is_purpose(scene: &Scene<'_>, np: &Np) -> bool {
    matches!(scene.lower(np.head), "histoire" | "manière" | "façon" | "moyen" | "occasion" | "prétexte")
}

/// *Et la ministre de conclure : « … »*: the infinitive of narration has its subject before it.
pub(super) fn narrative(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let vg = chunks.vg(c)?;
    let de = vg.governor.is_some_and(|g| matches!(scene.lower(g), "de" | "d'"));
    // *Et l'article 4 d'ajouter*
    let number = c >= 2 && matches!(chunks.list[c - 1].kind, ChunkKind::Adj);
    // *Et celui-ci, visiblement agacé, de répondre*
    let aside = || {
        let opening = (0..c.checked_sub(1)?).rev().find(|k| chunks.is_punct(*k, ','))?;
        let plain = |k: usize| match chunks.list[k].kind {
            ChunkKind::Adj | ChunkKind::Word(Closed::Adv) => true,
            ChunkKind::Vg(_) => chunks.vg(k).is_some_and(|vg| vg.kind == VgKind::PastPart),
            _ => false,
        };
        (opening + 1..c - 1).all(plain).then_some(opening)
    };
    let closed = c > 0 && chunks.is_punct(c - 1, ',');
    let at = c;
    let c = if closed { aside()? } else { c - usize::from(number) };
    let np = chunks.np(c.checked_sub(1)?)?;
    let opens = |k: usize| k == 0 || chunks.is_word(k - 1, Closed::Coord);
    if vg.kind != VgKind::Infinitive || !de || np.time {
        return None;
    }
    let is_for = |t: &usize| scene.lower(*t) == "pour";
    // *L'occasion pour le maire de rappeler que*, of two phrases
    if np.prep.as_ref().is_some_and(is_for)
        && c >= 2
        && opens(c - 2)
        && chunks.np(c - 2).is_some_and(|np| is_purpose(scene, np))
    {
        let source = with_coordination(scene, chunks, c - 1);
        let tokens = np.prep.map_or(source.tokens.start, |p| p + 1)..source.tokens.end;
        return Some(Source { tokens, trust: 0.92, ..source });
    }
    if !opens(c - 1) || np.prep.is_some() || !scene.may_speak(np) {
        return None;
    }
    // *L'occasion pour le maire de rappeler que*, *Histoire de rappeler que*: who tells, or nobody.
    if is_purpose(scene, np) {
        let told = |k: usize| {
            chunks.is_word(k, Closed::That) || chunks.is_punct(k, ':') || chunks.quote(k).is_some()
        };
        if !(at..chunks.list.len()).any(told) {
            return None;
        }
        let who = np.tokens.clone().find(is_for).filter(|t| t + 1 < np.tokens.end)? + 1;
        return Some(Source { tokens: who..np.tokens.end, nps: Vec::new(), pronoun: None, trust: 0.92 });
    }
    Some(Source { trust: 0.92, ..with_coordination(scene, chunks, c - 1) })
}
