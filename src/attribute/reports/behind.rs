//! The subject behind its verb, as in an *incise*: past dates, places, addressees, the manner of speaking, and marks.

use super::Source;
use super::incise::is_press;
use super::source::{body_behind, enumerated, extend, speaks};
use crate::attribute::entities::is_age;
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, Vg, VgKind, is_bearing};
use crate::lexicon::{Closed, NounKind, WordClass};
use std::ops::Range;

/// The subject behind the verb: dates, places and addressees may stand between. Returns it and the chunk after it.
pub(in crate::attribute) fn subject_behind(
    scene: &Scene<'_>,
    chunks: &Chunks,
    after: usize,
    vg: &Vg,
) -> Option<(Source, usize)> {
    let Some(found) = phrase_behind(scene, chunks, after, vg) else {
        return name_in_adjunct(scene, chunks, after, vg)
            .or_else(|| past_comma(scene, chunks, after, vg))
            .or_else(|| marked_behind(scene, chunks, after, vg));
    };
    // *explique en marge du sommet Anne Martin, 43 ans, éleveuse*: what stands behind a comma is the name's.
    let begins = found.0.tokens.start;
    let comma = (after..chunks.list.len())
        .take_while(|k| chunks.list[*k].tokens.start < begins)
        .any(|k| chunks.is_punct(k, ','));
    if comma { name_in_adjunct(scene, chunks, after, vg).or(Some(found)) } else { Some(found) }
}

/// *« A », expliquent depuis lundi les « gilets jaunes »*: people whom a term in marks names.
fn marked_behind(scene: &Scene<'_>, chunks: &Chunks, after: usize, vg: &Vg) -> Option<(Source, usize)> {
    /// A longer stretch is hardly a term.
    const TERM: usize = 3;
    let det = (after..chunks.list.len()).find(|k| !chunks.is_adjunct(*k))?;
    let article = chunks.list.get(det).map(|k| scene.lower(k.tokens.start));
    let several = matches!(article, Some("les" | "des" | "ces" | "certains" | "certaines" | "plusieurs"));
    let q = chunks.quote(det + 1).filter(|_| several && vg.plural == Some(true))?;
    let inner = scene.quotations[q].inner();
    let term = !inner.is_empty()
        && inner.len() <= TERM
        && inner.clone().all(|t| scene.word(t).starts_with(char::is_lowercase) && !scene.tags[t].is_finite());
    let tokens = chunks.list[det].tokens.start..chunks.list[det + 1].tokens.end;
    let source = Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 };
    let verb = (0..after).rev().find(|k| chunks.list[*k].tokens == vg.tokens);
    // *Des « passeurs » ont signé des « contrats »*: no *incise*.
    let set_off = verb.is_some_and(|c| c > 0 && chunks.is_punct(c - 1, ','));
    let incise = set_off && behind_marks_said(chunks, after, vg) && vg.kind == VgKind::Finite;
    (term && incise).then_some((source, det + 2))
}

/// *« A », regrette de son côté, Anne Martin, une étudiante*: a comma astray between the verb of an *incise* and its subject.
fn past_comma(scene: &Scene<'_>, chunks: &Chunks, after: usize, vg: &Vg) -> Option<(Source, usize)> {
    let comma = (after..chunks.list.len()).find(|k| !chunks.is_word(*k, Closed::Adv))?;
    let stray = chunks.is_punct(comma, ',') && behind_marks_said(chunks, after, vg);
    let np = chunks.np(comma + 1).filter(|np| stray && np.prep.is_none() && !np.time && speaks(scene, np))?;
    let somebody = np.kind == NpKind::Name || scene.is_role(np.head) && np.det.is_some();
    let next = comma + 2;
    let closes = chunks.list.get(next).is_none_or(|k| matches!(k.kind, ChunkKind::Punct(_)));
    let source = Source { trust: 0.85, ..Source::phrase(np.tokens.clone(), chunks.np_number(comma + 1)?) };
    (somebody && closes && vg.kind == VgKind::Finite).then_some((source, next))
}

/// *« A », a affirmé après l'audience Jean Martin*, *« A », a dit sur Franceinfo Anne Martin*: a full name at the end of an
/// adjunct, where the words stand right before the verb and nothing else is its subject.
fn name_in_adjunct(scene: &Scene<'_>, chunks: &Chunks, after: usize, vg: &Vg) -> Option<(Source, usize)> {
    if !behind_marks_said(chunks, after, vg) || vg.kind != VgKind::Finite || vg.plural == Some(true) {
        return None;
    }
    let adjunct = |k: &usize| {
        chunks.is_word(*k, Closed::Adv)
            || chunks.np(*k).is_some_and(|np| np.time || np.prep.is_some() && np.kind != NpKind::Pronoun)
    };
    let last = (after..chunks.list.len().min(after + 6)).take_while(adjunct).last()?;
    let np = chunks.np(last).filter(|np| !np.time)?;
    let name = np.name.clone().filter(|name| name.end == np.tokens.end)?;
    let setting = np.kind == NpKind::Nominal
        && is_setting(scene, np)
        && scene.lexicon.organisation(scene.words(name.clone())).is_none();
    // *lâche au téléphone Amandine, 34 ans*, *sourit à la barre Paul, retraité*: who has no more than a first name.
    let introduced = chunks.is_punct(last + 1, ',')
        && chunks.np(last + 2).is_some_and(|np| {
            let role = || np.name.is_none() && scene.is_role(np.head);
            np.prep.is_none() && (is_age(scene, np) || (np.det.is_none() || setting) && role())
        });
    let begins = |t: &usize| {
        let title = matches!(
            scene.word(*t),
            "M." | "Mme" | "Me" | "Dr" | "Dre" | "Pr" | "Pre" | "Frère" | "Sœur" | "Père" | "Mère"
        );
        let whole = *t + 1 < name.end
            || introduced && (*t == name.start || !scene.is_capital(*t - 1) || scene.word(*t - 1).len() == 1);
        (title && *t + 1 < name.end) || (setting || scene.first_name(*t).is_some()) && whole
    };
    let own = np.kind == NpKind::Nominal || name.start > np.prep.unwrap_or(name.start);
    let start =
        name.clone().find(begins).filter(|t| own && (np.kind == NpKind::Nominal || *t > name.start))?;
    let closes = chunks.list.get(last + 1).is_none_or(|k| {
        matches!(k.kind, ChunkKind::Punct(_) | ChunkKind::Word(Closed::Qui | Closed::Rel | Closed::Coord))
            // *a expliqué aux médias Anne Martin de l'Institut*
            || setting && chunks.np(last + 1).is_some_and(|np| np.prep.is_some_and(|p| scene.tags[p].is_of()))
    });
    let tokens = start..name.end;
    closes.then(|| (Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 }, last + 1))
}

/// *dans un communiqué*, *devant la caméra*, *aux journalistes*: how or where something is said; no name is part of it.
fn is_setting(scene: &Scene<'_>, np: &Np) -> bool {
    let document = scene.noun_at(np.head) == Some(NounKind::Document);
    document
        || np.plural == Some(true) && (scene.is_role(np.head) || scene.reads(np.head, "médias"))
        || matches!(
            scene.lower(np.head),
            "caméra"
                | "caméras"
                | "micro"
                | "micros"
                | "téléphone"
                | "masque"
                | "presse"
                | "pleurs"
                | "larmes"
                | "sanglots"
        )
}

/// The verb before the chunk `after` stands right behind words in marks.
fn behind_marks_said(chunks: &Chunks, after: usize, vg: &Vg) -> bool {
    let sign = |k: &usize| chunks.is_punct(*k, ',') || chunks.is_word(*k, Closed::Adv);
    let verb = (0..after).rev().find(|k| chunks.list[*k].tokens == vg.tokens);
    verb.is_some_and(|c| (0..c).rev().find(|k| !sign(k)).is_some_and(|k| chunks.quote(k).is_some()))
}

/// So few words in marks name somebody, and say nothing.
fn is_few_words(scene: &Scene<'_>, mut inner: Range<usize>) -> bool {
    const SHORT: usize = 5;
    inner.len() <= SHORT && !inner.any(|t| scene.tags[t].is_finite())
}

/// The last chunk of a phrase that ends in the marks of chunk `k`, or in what completes them (*du ministre*); and whether
/// anything does.
fn completed(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> (usize, bool) {
    let complement = chunks.np(k + 1).is_some_and(|np| np.prep.is_some_and(|p| scene.tags[p].is_of()));
    (k + usize::from(complement), complement)
}

/// *« A », confie au site un « proche de longue date » du ministre*: in an *incise*, an article, a few words in marks, and what
/// completes them; and the chunk behind.
fn somebody_in_marks(
    scene: &Scene<'_>,
    chunks: &Chunks,
    after: usize,
    det: usize,
    vg: &Vg,
) -> Option<(Source, usize)> {
    let q = chunks.quote(det + 1)?;
    // *répond par un « Non »*, *le « Menhir » explique une « idée »*: no subject, and no *incise*.
    let free = det == after || chunks.np(det - 1).is_some() || chunks.is_word(det - 1, Closed::Adv);
    let comma = (0..after).rev().find(|k| chunks.is_punct(*k, ','))?;
    let incise = chunks.quote(comma.checked_sub(1)?).is_some() && behind_marks_said(chunks, after, vg);
    let article = chunks.list[det].tokens.start;
    let inner = scene.quotations[q].inner();
    let (last, complement) = completed(scene, chunks, det + 1);
    let tokens = article..chunks.list[last].tokens.end;
    // *le « monsieur sécurité » de la droite*
    let some = matches!(scene.lower(article), "un" | "une" | "ce" | "cet" | "cette")
        || complement && matches!(scene.lower(article), "le" | "la");
    (free && incise && is_few_words(scene, inner) && some)
        .then(|| (Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 }, last + 1))
}

/// *« A », explique « un proche » du ministre*: the same, with the article in the marks.
fn somebody_within(
    scene: &Scene<'_>,
    chunks: &Chunks,
    after: usize,
    k: usize,
    vg: &Vg,
) -> Option<(Source, usize)> {
    let inner = scene.quotations[chunks.quote(k)?].inner();
    let some = matches!(scene.lower(inner.start), "un" | "une");
    let head = scene.chunked(inner.clone()).nps.first().map(|np| np.head);
    let somebody = head.is_some_and(|t| scene.is_role(t) || scene.noun_at(t) == Some(NounKind::Anonymous));
    let (last, _) = completed(scene, chunks, k);
    let tokens = chunks.list[k].tokens.start..chunks.list[last].tokens.end;
    (some && somebody && is_few_words(scene, inner) && behind_marks_said(chunks, after, vg))
        .then(|| (Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 }, last + 1))
}

/// *raconte le réalisateur du film « La Mer » Paul Martin*, *dit la présidente de la Fédération (FNSEA) Anne Martin*: where the
/// full name stands that ends a role's phrase behind a title or brackets, or behind the name of a party: *le patron du groupe
/// La Relève au Sénat Paul Martin*.
fn name_behind(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<usize> {
    let party = |name: &Range<usize>| scene.lexicon.organisation(scene.words(name.clone())).is_some();
    let np = chunks.np(k).filter(|np| {
        np.kind == NpKind::Nominal && np.name.as_ref().is_none_or(party) && scene.is_role(np.head)
    })?;
    let of = chunks.is_one_of(k + 1, &[Closed::De, Closed::DeDet]);
    let at = if chunks.is_punct(k + 1, '(') {
        (k + 2..k + 5).find(|i| chunks.is_punct(*i, ')'))? + 1
    } else if chunks.quote(k + 1 + usize::from(of)).is_some() && (of || np.tokens.end > np.core.end) {
        k + 2 + usize::from(of)
    } else if np.name.is_some() && chunks.np(k + 1).is_some_and(|np| np.prep.is_some() && !np.time) {
        k + 2
    } else {
        return None;
    };
    let whole = |np: &Np| {
        let name = np.name.as_ref().filter(|name| name.len() > 1);
        np.kind == NpKind::Name
            && np.prep.is_none()
            && np.det.is_none()
            && name.is_some_and(|name| scene.tags[name.start].class.has(WordClass::FIRST))
    };
    chunks.np(at).filter(|np| whole(np)).map(|_| at)
}

/// *a affirmé l'AFP Anne Martin*, *a dit l'AFP un élu*: somebody right behind the name of a medium, to which *à* is missing.
fn told_press(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<usize> {
    let press = chunks.np(k).is_some_and(|np| np.kind == NpKind::Name && is_press(scene, np));
    let somebody = |np: &Np| {
        let whole = np.kind == NpKind::Name && np.tokens.len() > 1;
        let named = whole && scene.first_name(np.tokens.start).is_some();
        np.prep.is_none() && !np.time && (named || np.det.is_some() && scene.is_role(np.head))
    };
    chunks.np(k + 1).filter(|np| press && somebody(np)).map(|_| k + 1)
}

/// *1,85m*, *60kg*; not *20minutes*
fn is_measure(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    word.starts_with(|c: char| c.is_ascii_digit()) && letters <= 2
}

/// One past the second participle of *« A », a déclaré, puis martelé X*, *a dit et répété X*.
fn past_second(chunks: &Chunks, after: usize) -> usize {
    let joint = after + usize::from(chunks.is_punct(after, ','));
    let second = chunks.vg(joint + 1).filter(|vg| vg.kind == VgKind::PastPart && vg.verbs.len() == 1);
    if chunks.is_word(joint, Closed::Coord) && second.is_some() { joint + 2 } else { after }
}

fn phrase_behind(scene: &Scene<'_>, chunks: &Chunks, after: usize, vg: &Vg) -> Option<(Source, usize)> {
    let mut k = past_manner(scene, chunks, past_second(chunks, after));
    if k == after && vg.subject.is_none() && vg.clitic.is_none() && behind_marks_said(chunks, after, vg) {
        k = past_aside(scene, chunks, after).unwrap_or(k);
    }
    let limit = k + 10;
    let mut commas = 0;
    while k < limit {
        let chunk = chunks.list.get(k)?;
        match &chunk.kind {
            ChunkKind::Np(n) => {
                let np = &chunks.nps[*n];
                // *au journal L'Alsace l'ancien maire*: the name of who is told.
                let told = k > after
                    && chunks.np(k - 1).is_some_and(|np| np.prep.is_some())
                    && body_behind(scene, chunks, k - 1);
                if np.prep.is_none() && !np.time && !told && scene.may_speak(np) {
                    // *« A », formule reprise par tous*: a noun without article speaks where it is a role, or several.
                    if np.kind == NpKind::Nominal
                        && np.det.is_none()
                        && np.plural != Some(true)
                        && (scene.tags[np.head].class.has(WordClass::NOUN) || is_measure(scene.word(np.head)))
                        && !speaks(scene, np)
                    {
                        return None;
                    }
                    // *a expliqué à la radio, X, un des nageurs*: a whole name between signs.
                    let whole = np.kind == NpKind::Name
                        && np.name.as_ref().is_some_and(|n| n.len() > 1)
                        && chunks.list.get(k + 1).is_none_or(|n| matches!(n.kind, ChunkKind::Punct(_)));
                    // *a confié au journal, l'habitante de la commune*, *s'inquiète lundi, une association regroupant*
                    let somebody = || {
                        let article = np.det.is_some_and(|det| {
                            scene.lower(det).starts_with('l') || matches!(scene.lower(det), "un" | "une")
                        });
                        let end = extend(scene, chunks, k).1;
                        let closes = chunks.list.get(end).is_none_or(|n| {
                            matches!(n.kind, ChunkKind::Punct(_) | ChunkKind::Word(Closed::Qui))
                        }) || chunks.vg(end).is_some_and(|v| v.kind == VgKind::PresPart);
                        article && closes && speaks(scene, np) && behind_marks_said(chunks, after, vg)
                    };
                    if commas == 1 && chunks.is_punct(k - 1, ',') && !whole && !somebody() {
                        // *a déclaré, jeudi à Saly, X* has two commas; one right before the phrase closes the incise.
                        return None;
                    }
                    let found = match name_behind(scene, chunks, k).or_else(|| told_press(scene, chunks, k)) {
                        Some(at) => extend(scene, chunks, at),
                        None => extend(scene, chunks, k),
                    };
                    // *déclare le ministre de l'Action et des Comptes publics*: one verb, one subject.
                    let found = if found.0.nps.len() > 1 && vg.plural == Some(false) {
                        let trust = 0.9;
                        let n = chunks.np_number(k)?;
                        (Source { trust, ..Source::phrase(np.tokens.clone(), n) }, k + 1)
                    } else if found.0.nps.len() == 1 && vg.plural == Some(true) && np.plural != Some(true) {
                        // *ont averti A, B et C*
                        enumerated(scene, chunks, &found.0, found.1).unwrap_or(found)
                    } else {
                        found
                    };
                    return Some(found).filter(|found| agrees(scene, chunks, found, np, vg));
                }
                // *parle de la ville*, but *répète d'une voix lasse le maire*
                if np.prep.is_some_and(|p| scene.tags[p].is(Closed::De))
                    && k == after
                    && !is_manner(scene.lower(np.head))
                {
                    return None;
                }
            }
            // *assure au site un « haut gradé » de l'état-major*: somebody by a noun in marks.
            ChunkKind::Word(Closed::Det)
                if commas == 0
                    && vg.plural != Some(true)
                    && let Some(found) = somebody_in_marks(scene, chunks, after, k, vg) =>
            {
                return Some(found);
            }
            // *explique ainsi « un proche » du maire*: with the article inside the marks.
            ChunkKind::Quote(_)
                if commas == 0
                    && vg.plural != Some(true)
                    && let Some(found) = somebody_within(scene, chunks, after, k, vg) =>
            {
                return Some(found);
            }
            ChunkKind::Punct(',') => commas += 1,
            // *a indiqué sur Radio A et Radio B M. X*: two places where it was said.
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
            // *sur Europe 1 le chef*, *raconte ému le chef*
            ChunkKind::Adj => {}
            // *répète à qui veut l'entendre X*
            ChunkKind::Word(Closed::Qui) if k > after && chunks.is_word(k - 1, Closed::A) => k += 1,
            // *racontera un peu plus tard X*
            ChunkKind::Word(Closed::Det) if chunks.is_word(k + 1, Closed::Adv) => {}
            // *déclare aux « Échos » X*
            ChunkKind::Word(Closed::ADet | Closed::DeDet) if chunks.quote(k + 1).is_some() => k += 1,
            // *selon elle*, but *ajoute celui qui*
            ChunkKind::Punct('(') => {
                while k < limit && !chunks.is_punct(k, ')') {
                    k += 1;
                }
            }
            ChunkKind::Vg(_) => {
                // *avoue sans se faire prier X*
                let without = |t: usize| matches!(scene.lower(t), "sans" | "avant");
                if chunks.vg(k).is_some_and(|v| v.governor.is_some_and(without)) {
                    k += 1;
                    continue;
                }
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

/// *rectifie, pince-sans-rire, X*, *a énuméré, la voix nouée, le directeur*: behind the manner between commas; *répond sec le
/// maire*, *dit d'elle la cinéaste*: behind a bare adjective, or of whom it is said.
fn past_manner(scene: &Scene<'_>, chunks: &Chunks, after: usize) -> usize {
    let manner = |k: usize| match chunks.list.get(k).map(|chunk| &chunk.kind) {
        Some(ChunkKind::Np(_)) => chunks.np(k).is_some_and(|np| {
            let described = matches!(scene.tags[np.tokens.end - 1].tag, Tag::Adj | Tag::Part);
            let mute = !speaks(scene, np) || described && !scene.is_role(np.head) && np.name.is_none();
            np.prep.is_none() && !np.time && mute
        }),
        Some(ChunkKind::Adj) => true,
        _ => false,
    };
    let somebody = |k: usize| {
        chunks
            .np(k)
            .is_some_and(|np| np.prep.is_none() && !np.time && (np.det.is_some() || np.kind == NpKind::Name))
    };
    let bare = |np: &Np| {
        let word = np.tokens.start;
        np.det.is_none()
            && np.prep.is_none()
            && np.tokens.len() == 1
            && scene.tags[word].class.has(WordClass::ADJ)
            && !scene.is_capital(word)
    };
    let of_whom = |np: &Np| {
        np.kind == NpKind::Pronoun && np.prep.is_some_and(|p| matches!(scene.lower(p), "de" | "d'" | "d’"))
    };
    if chunks.np(after).is_some_and(|np| bare(np) || of_whom(np)) && somebody(after + 1) {
        return after + 1;
    }
    // *souffle la voix nouée le maire*, *glisse les larmes aux yeux X*, *lance tout sourire X*: how somebody looks or sounds.
    let all = usize::from(chunks.is_word(after, Closed::PreDet));
    if let Some(np) = chunks.np(after + all).filter(|np| np.prep.is_none() && shows(scene.lower(np.head))) {
        let on = |np: &Np| np.prep.is_some() && shows(scene.lower(np.head));
        let placed = chunks.np(after + all + 1).is_some_and(on);
        let described = np.tokens.end > np.head + 1 || np.det.is_none();
        let behind = after + all + 1 + usize::from(placed);
        if (placed || described) && somebody(behind) {
            return behind;
        }
    }
    // *raconte, résignée mais souriante, Anne Martin*
    let both = usize::from(chunks.is_word(after + 2, Closed::Coord)) * 2;
    let framed = chunks.is_punct(after, ',')
        && manner(after + 1)
        && manner(after + 1 + both)
        && chunks.is_punct(after + 2 + both, ',');
    if framed { after + 3 + both } else { after }
}

/// *lâche, sans trop y croire, Paul Martin*, *lance, les yeux rivés sur le mur, la patronne*: one past the circumstances between two
/// commas, if whoever speaks begins there.
fn past_aside(scene: &Scene<'_>, chunks: &Chunks, after: usize) -> Option<usize> {
    /// So many chunks the circumstances take up.
    const LONGEST: usize = 10;
    let comma = |k: &usize| chunks.is_punct(*k, ',');
    let close =
        (after + 2..chunks.list.len().min(after + 2 + LONGEST)).find(comma).filter(|_| comma(&after))?;
    let begins = match &chunks.list[after + 1].kind {
        ChunkKind::Word(
            Closed::Prep | Closed::En | Closed::A | Closed::ADet | Closed::De | Closed::DeDet | Closed::Adv,
        ) => true,
        ChunkKind::Np(n) => {
            let np = &chunks.nps[*n];
            np.time || np.prep.is_some() || {
                let bearing = shows(scene.lower(np.head)) || is_manner(scene.lower(np.head));
                np.name.is_none() && bearing
            }
        }
        ChunkKind::Vg(v) => {
            matches!(chunks.vgs[*v].kind, VgKind::Infinitive | VgKind::PresPart | VgKind::PastPart)
        }
        _ => false,
    };
    let plain = |k: usize| {
        !chunks.is_finite(k) && !matches!(chunks.list[k].kind, ChunkKind::Quote(_) | ChunkKind::Punct(_))
    };
    let np = chunks.np(close + 1).filter(|np| np.prep.is_none() && !np.time && speaks(scene, np))?;
    let somebody = np.name.is_some() || np.det.is_some() && scene.is_role(np.head);
    (begins && (after + 1..close).all(plain) && somebody).then_some(close + 1)
}

/// A noun for the way in which something is said: *d'une voix lasse*, *de manière claire*.
fn is_manner(noun: &str) -> bool {
    matches!(
        noun,
        "voix"
            | "ton"
            | "air"
            | "manière"
            | "façon"
            | "sourire"
            | "trait"
            | "geste"
            | "regard"
            | "souffle"
            | "revers"
            | "mot"
            | "phrase"
            | "formule"
            | "bloc"
            | "coup"
            | "clin"
            | "hochement"
            | "signe"
    )
}

/// What of somebody shows how they feel: *la mine grave*, *les larmes aux yeux*, *le poing levé*.
fn shows(noun: &str) -> bool {
    is_bearing(noun)
        || matches!(
            noun,
            "larme"
                | "œil"
                | "visage"
                | "regard"
                | "air"
                | "tête"
                | "mains"
                | "main"
                | "poing"
                | "poings"
                | "cœur"
                | "sourcils"
                | "traits"
                | "bras"
                | "front"
                | "doigt"
                | "joues"
        )
}

/// Whether a phrase behind a verb agrees with it, and is none of what only objects are: *insistent eux sur*, *ont reconnu Israël*.
fn agrees(scene: &Scene<'_>, chunks: &Chunks, found: &(Source, usize), np: &Np, vg: &Vg) -> bool {
    let stressed = np.kind == NpKind::Pronoun
        && matches!(scene.lower(np.head), "lui" | "eux" | "elle" | "elles" | "moi" | "soi");
    // *ont réagi A, ministre des Finances, et B*
    let listed = chunks.is_punct(found.1, ',')
        && (found.1..(found.1 + 6).min(chunks.list.len())).any(|k| chunks.is_word(k, Closed::Coord));
    // *écrivent la maire et vingt autres*: who is counted is no source of their own.
    let counted = || found.0.tokens.clone().any(|t| scene.tags[t].is(Closed::Coord));
    let several = found.0.nps.len() > 1 || chunks.is_word(found.1, Closed::Coord) || listed || counted();
    // *révèlent Les Échos*, *révèle Les Échos*: of what has an article in its name both are said.
    let lone = np.kind == NpKind::Name && np.det.is_none() && scene.word(np.tokens.start) != "Les";
    let plural = np.plural.or(lone.then_some(false));
    // *indiquent une poignée d'élus*; *réclament la chute du régime* has its subject before.
    let of_many = || {
        scene.noun_at(np.head) == Some(NounKind::Group)
            || matches!(
                scene.lower(np.head),
                "partie"
                    | "part"
                    | "poignée"
                    | "majorité"
                    | "minorité"
                    | "groupe"
                    | "série"
                    | "ensemble"
                    | "total"
            )
    };
    let many = np.kind == NpKind::Nominal && np.tokens.end > np.core.end && of_many();
    let one = !several && !many && plural == Some(false) && vg.plural == Some(true);
    let more = (plural == Some(true) || found.0.nps.len() > 1) && vg.plural == Some(false);
    !stressed && !one && !more
}
