//! Reports: every place in a frame where somebody is said to say something, with its source.
//!
//! A report is a reporting verb in a verb group (*a-t-il ajouté*), or a *selon* phrase. For each, this file settles what
//! grammar settles: who its subject is (before the verb, behind it, shared with another verb, the antecedent of *qui*)
//! and what follows (*que*, a colon, an infinitive, an object). Which content it takes is for the other files.

use super::scene::Scene;
use crate::detect::{ChunkKind, Chunks, NpKind, VgKind};
use crate::lexicon::{Closed, Verb, VerbId, WordClass};
use crate::text::Form;
use std::ops::Range;

/// Where the words of a source stand, and what heads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The phrase, as tokens.
    pub tokens: Range<usize>,
    /// The noun phrases that it is made of, by their number among the frame's; none for a bare pronoun.
    pub nps: Vec<usize>,
    /// A pronoun: its token.
    pub pronoun: Option<usize>,
    /// How far the grammar vouches for it, 0 to 1.
    pub trust: f32,
}

impl Source {
    /// A noun phrase, by its number in its chunks.
    pub fn phrase(tokens: Range<usize>, np: usize) -> Source {
        Source { tokens, nps: vec![np], pronoun: None, trust: 0.85 }
    }

    /// A pronoun, by its token.
    pub fn of_pronoun(token: usize) -> Source {
        Source::pronoun(token)
    }

    fn pronoun(token: usize) -> Source {
        Source { tokens: token..token + 1, nps: Vec::new(), pronoun: Some(token), trust: 0.97 }
    }
}

/// What follows a reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complement {
    /// *que* at this chunk.
    That(usize),
    /// *si*, *comment*, *pourquoi* at this chunk.
    Whether(usize),
    /// An infinitive at this chunk.
    Infinitive(usize),
    /// A second verb of the same group is the content: *dit vouloir*.
    OwnInfinitive,
    /// A colon at this chunk.
    Colon(usize),
    /// Something else begins at this chunk: an object, a quotation, a prepositional phrase.
    Object(usize),
    /// Nothing.
    None,
}

/// What carries the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A reporting verb.
    Verb(VerbId),
    /// *selon*, *d'après*, *aux yeux de*, *pour*.
    Phrase,
}

/// One place where somebody is said to say something.
#[derive(Clone, Debug)]
pub struct Report {
    /// The chunk of its verb group, or of its *selon* phrase.
    pub chunk: usize,
    /// One past the last chunk that belongs to it (inverted subject and its appositions included).
    pub end: usize,
    /// The words of the cue.
    pub cue: Range<usize>,
    /// Verb or phrase.
    pub carrier: Carrier,
    /// Its lemma: `déclarer`, `selon`.
    pub lemma: String,
    /// Who, if grammar tells.
    pub source: Option<Source>,
    /// What follows.
    pub complement: Complement,
    /// It stands as an *incise*: subject behind the verb, content before.
    pub incise: bool,
    /// *comme l'a dit X*
    pub comme: bool,
    /// *ne … pas*
    pub negated: bool,
    /// *aurait dit*
    pub conditional: bool,
    /// The form of the verb.
    pub form: VgKind,
    /// To whom.
    pub addressee: Option<Range<usize>>,
    /// 0: counts only beside a quotation; 1: wants *que* or a quotation; 2: enough by itself.
    pub strength: u8,
}

/// All reports of a frame, in order.
pub fn reports(scene: &Scene<'_>, frame: usize) -> Vec<Report> {
    let chunks = &scene.chunks[frame];
    let mut found = Vec::new();
    for (c, chunk) in chunks.list.iter().enumerate() {
        match chunk.kind {
            ChunkKind::Vg(_) => {
                found.extend(belief(scene, chunks, c).or_else(|| verb_report(scene, chunks, c)));
            }
            ChunkKind::Np(_) | ChunkKind::Word(_) => found.extend(phrase_report(scene, chunks, c)),
            _ => {}
        }
    }
    found
}

/// *à en croire X*, *si l'on en croit X*
fn belief(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Report> {
    let vg = chunks.vg(c)?;
    let words = scene.key(vg.tokens.clone());
    if !(words.ends_with("en croire") || words.ends_with("en croit")) {
        return None;
    }
    chunks.np(c + 1).filter(|np| np.prep.is_none() && scene.may_speak(np))?;
    let (source, end) = extend(scene, chunks, c + 1);
    Some(Report {
        chunk: c,
        end,
        cue: vg.tokens.clone(),
        carrier: Carrier::Phrase,
        lemma: "à en croire".to_owned(),
        source: Some(Source { trust: 0.9, ..source }),
        complement: Complement::None,
        incise: true,
        comme: false,
        negated: false,
        conditional: false,
        form: VgKind::Finite,
        addressee: None,
        strength: 2,
    })
}

/// A verb that only lends its mood to the next: *peut*, *va*, *vient de*, *tient à*.
fn is_semi_auxiliary(scene: &Scene<'_>, token: usize) -> bool {
    scene.lexicon.is_semi_auxiliary(scene.lower(token))
}

/// The reporting verb of a group: its id, the place of its word among the group's verbs, and the last token of its tail.
fn reporting_verb(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<(VerbId, usize, usize)> {
    let vg = chunks.vg(c)?;
    let last = vg.verbs.len() - 1;
    let hit = |k: usize| -> Option<(VerbId, usize)> {
        let word = scene.lower(vg.verbs[k]);
        if !scene.may_report(vg.verbs[k]) {
            return None;
        }
        let mut best: Option<(VerbId, usize, u8)> = None;
        for form in scene.lexicon.verbs.forms(word) {
            let verb = scene.lexicon.verbs.verb(form.verb);
            // An auxiliary is none of ours.
            if scene.tags[vg.verbs[k]].class.has(WordClass::ETRE.with(WordClass::AVOIR))
                && verb.tail.is_empty()
            {
                continue;
            }
            let Some(end) = tail(scene, vg.verbs[k], &verb.tail, vg.verbs.get(k + 1).copied()) else {
                continue;
            };
            if verb.is_pronominal_only() && !reflexive(scene, vg, k) {
                continue;
            }
            if !verb.is_pronominal_only()
                && vg.reflexive
                && !verb.may_be_pronominal()
                && k + 1 == vg.verbs.len()
                && reflexive(scene, vg, k)
            {
                // *se dit*, *s'explique*: another verb, unless the pronoun is an indirect object.
                continue;
            }
            let rank = verb.tail.len() as u8 * 4
                + u8::from(verb.is_pronominal_only()) * 2
                + (verb.strength as u8).min(1);
            if best.is_none_or(|(_, _, r)| rank > r) {
                best = Some((form.verb, end, rank));
            }
        }
        best.map(|(verb, end, _)| (verb, end))
    };
    for k in 0..=last {
        if k < last && is_semi_auxiliary(scene, vg.verbs[k]) && (k + 1..=last).any(|j| hit(j).is_some()) {
            continue;
        }
        if let Some((verb, end)) = hit(k) {
            return Some((verb, k, end));
        }
    }
    None
}

fn reflexive(scene: &Scene<'_>, vg: &crate::detect::Vg, k: usize) -> bool {
    vg.reflexive
        || vg
            .tokens
            .clone()
            .take_while(|t| *t < vg.verbs[k])
            .last()
            .is_some_and(|t| matches!(scene.lower(t), "se" | "s'" | "me" | "m'" | "nous" | "vous"))
        || vg.verbs[k] > 0 && matches!(scene.lower(vg.verbs[k] - 1), "se" | "s'" | "m'" | "me")
}

/// Whether the words of a multiword verb follow (*faire savoir*, *mettre en garde*), adverbs allowed between; their last token.
fn tail(scene: &Scene<'_>, verb: usize, words: &[Box<str>], next_verb: Option<usize>) -> Option<usize> {
    let _ = next_verb;
    let mut at = verb;
    for word in words {
        let mut k = at + 1;
        let limit = k + 4;
        loop {
            if k >= limit || k >= scene.tags.len() {
                return None;
            }
            if scene.lower(k) == word.as_ref() {
                break;
            }
            let skippable = scene.tags[k].is(Closed::Adv)
                || scene.tags[k].is(Closed::Neg)
                || scene.tags[k].tag == crate::detect::Tag::Clitic;
            if !skippable {
                return None;
            }
            k += 1;
        }
        at = k;
    }
    Some(at)
}

pub(super) fn verb_report(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Report> {
    let vg = chunks.vg(c)?;
    let (id, k, tail_end) = reporting_verb(scene, chunks, c)?;
    let verb = scene.lexicon.verbs.verb(id);
    if !vg.third && vg.clitic.is_none() && vg.subject.is_none() && vg.kind == VgKind::Finite {
        return None;
    }
    // *on dit*, *je pense*, *nous pensons*: the journalist, or nobody; kept only where a source is named elsewhere.
    let subject_word = vg.subject.or(vg.clitic).map(|t| scene.lower(t)).unwrap_or_default();
    let subject_word = subject_word.trim_start_matches("-t-").trim_start_matches('-').to_owned();
    let own = vg
        .verbs
        .get(k + 1)
        .is_some_and(|n| *n > tail_end && !verb.tail.iter().any(|w| **w == *scene.lower(*n)));
    let cue_start = vg
        .tokens
        .clone()
        .find(|t| {
            !matches!(
                scene.tags[*t].tag,
                crate::detect::Tag::Closed(
                    Closed::Subject | Closed::This | Closed::En | Closed::De | Closed::A | Closed::Prep
                )
            )
        })
        .unwrap_or(vg.tokens.start);
    let mut cue_end = tail_end.max(vg.verbs[k]) + 1;
    if vg.clitic.is_some_and(|t| t >= cue_end) {
        cue_end = vg.clitic? + 1;
    }
    let mut report = Report {
        chunk: c,
        end: c + 1,
        cue: cue_start.min(vg.verbs[k])..cue_end,
        carrier: Carrier::Verb(id),
        lemma: verb.lemma.to_string(),
        source: None,
        complement: Complement::None,
        incise: false,
        comme: as_said(scene, chunks, c) && vg.kind == VgKind::Finite,
        negated: vg.negated,
        conditional: vg.conditional,
        form: vg.kind,
        addressee: None,
        strength: verb.strength as u8,
    };
    // The words of a tail were chunked on their own: skip what they cover.
    let mut after = c + 1;
    while chunks.list.get(after).is_some_and(|ch| ch.tokens.end <= tail_end + 1) {
        after += 1;
    }
    report.end = after;
    let intransitive = verb.auxiliary != crate::lexicon::PerfectWith::Avoir;
    if vg.kind == VgKind::PastPart || vg.passive && vg.kind == VgKind::Finite && !intransitive {
        passive(scene, chunks, c, after, &mut report, verb);
        // *Persuadé que P, il…*
        if report.source.is_none()
            && vg.kind == VgKind::PastPart
            && matches!(report.complement, Complement::That(_))
            && verb.takes_addressee_object()
        {
            report.source = controller(scene, chunks, c);
        }
        // *sont persuadés que*, *ont été informés que*: without an agent, who is persuaded believes.
        if report.source.is_none()
            && vg.kind == VgKind::Finite
            && matches!(report.complement, Complement::That(_))
            && verb.takes_addressee_object()
        {
            report.source = vg.subject.map(Source::pronoun).or_else(|| subject_before(scene, chunks, c));
        }
        return Some(report);
    }
    if matches!(subject_word.as_str(), "c'" | "ce" | "cela" | "ça" | "ceci") {
        return None;
    }
    let inverted =
        vg.kind == VgKind::Finite && vg.subject.is_none() && stands_apart(scene, chunks, c, &report);
    if vg.clitic.is_some() {
        report.incise = true;
        report.source = match subject_word.as_str() {
            "on" | "ce" => document_after(scene, chunks, after, verb),
            _ => vg.clitic.map(Source::pronoun),
        };
        if matches!(subject_word.as_str(), "je" | "tu" | "nous" | "vous") {
            report.source = None;
        }
    } else if vg.subject.is_some() {
        // *on sait*, *nous pensons*: nobody, or the journalist.
        let journalist = matches!(subject_word.as_str(), "on" | "je" | "j'" | "tu" | "nous" | "vous");
        report.source = vg.subject.map(Source::pronoun).filter(|_| !journalist);
    } else if vg.kind == VgKind::Finite {
        let before = if inverted && !report.comme { None } else { subject_before(scene, chunks, c) };
        match before {
            Some(source) => report.source = Some(source),
            None => {
                if let Some((source, end)) = subject_behind(scene, chunks, after) {
                    report.source = Some(source);
                    report.end = end;
                    report.incise = true;
                } else {
                    report.source = subject_before(scene, chunks, c);
                }
            }
        }
    } else {
        report.source = narrative(scene, chunks, c).or_else(|| controller(scene, chunks, c));
    }
    report.complement = if own {
        Complement::OwnInfinitive
    } else {
        complement(scene, chunks, report.end, verb, &mut report.addressee)
    };
    Some(report)
}

/// *comme l'a dit X*, *tel que le rapporte X*
fn as_said(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let Some(before) = c.checked_sub(1) else { return false };
    let start = chunks.list[before].tokens.start;
    chunks.is_word(before, Closed::Sub) && scene.lower(start) == "comme"
        || chunks.is_word(before, Closed::That)
            && start > 0
            && matches!(scene.lower(start - 1), "tel" | "telle" | "tels" | "telles" | "ainsi")
}

/// *peut-on lire dans ce décret*: what is read is the speaker.
fn document_after(scene: &Scene<'_>, chunks: &Chunks, after: usize, verb: &Verb) -> Option<Source> {
    if !matches!(&*verb.lemma, "lire" | "apprendre" | "entendre" | "écrire" | "découvrir" | "voir") {
        return None;
    }
    for k in after..(after + 3).min(chunks.list.len()) {
        let np = chunks.np(k)?;
        let prep = np.prep.map(|p| scene.lower(p)).unwrap_or_default();
        if matches!(prep, "dans" | "sur") {
            return Some(Source {
                tokens: np.tokens.clone(),
                nps: vec![np_number(chunks, k)?],
                pronoun: None,
                trust: 0.9,
            });
        }
        if !np.time {
            return None;
        }
    }
    None
}

fn np_number(chunks: &Chunks, chunk: usize) -> Option<usize> {
    match chunks.list.get(chunk)?.kind {
        ChunkKind::Np(n) => Some(n),
        _ => None,
    }
}

/// True where a verb group stands in the place of an *incise*: after a quotation, a comma or a dash, with no phrase
/// between that could be its subject.
fn stands_apart(scene: &Scene<'_>, chunks: &Chunks, c: usize, report: &Report) -> bool {
    if report.comme {
        return true;
    }
    let Some(mut k) = c.checked_sub(1) else {
        return c == 0;
    };
    // *, a-t-il alors ajouté*: an adverb may stand before the verb.
    while k > 0 && (chunks.is_word(k, Closed::Adv) || chunks.is_word(k, Closed::Object)) {
        k -= 1;
    }
    match &chunks.list[k].kind {
        ChunkKind::Quote(_) => true,
        ChunkKind::Punct(',' | '–' | '—' | '-' | '(' | '?' | '!' | '…' | '"') => {
            // *X, ministre, a dit* has its subject before the comma: an *incise* has its subject behind the verb.
            behind_is_subject(scene, chunks, c, report)
        }
        ChunkKind::Word(Closed::That | Closed::Rel) => behind_is_subject(scene, chunks, c, report),
        _ => false,
    }
}

/// Whether what stands behind the verb is more likely its subject than its object.
fn behind_is_subject(scene: &Scene<'_>, chunks: &Chunks, c: usize, report: &Report) -> bool {
    let Some((source, end)) = subject_behind(scene, chunks, report.end) else { return false };
    let Some(np) = source.nps.first().and_then(|n| chunks.nps.get(*n)) else { return false };
    // What the incise leaves must be the end of the clause, a comma, or a quotation.
    let closes = match chunks.list.get(end).map(|c| &c.kind) {
        None => true,
        Some(ChunkKind::Punct(',' | '.' | ';' | ':' | '–' | '—' | '-' | ')' | '(' | '…' | '!' | '?')) => {
            true
        }
        Some(ChunkKind::Quote(_)) => true,
        Some(ChunkKind::Word(
            Closed::Qui
            | Closed::Rel
            | Closed::Coord
            | Closed::Sub
            | Closed::Adv
            | Closed::Prep
            | Closed::That,
        )) => true,
        Some(ChunkKind::Np(_)) => true,
        Some(ChunkKind::Vg(_)) => chunks.vg(end).is_some_and(|v| v.kind != VgKind::Finite),
        _ => false,
    };
    if !closes {
        return false;
    }
    let speaks = speaks(scene, np);
    let quote_before = c > 0 && (0..c).rev().take(3).any(|k| chunks.quote(k).is_some());
    let before = subject_before(scene, chunks, c).is_some();
    if quote_before || speaks && (!before || !agrees_before(chunks, c)) {
        return true;
    }
    speaks && before && {
        // Both sides could be: a clause with a verb of its own before the comma is the content.
        (0..c).any(|k| chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite)) && no_relative_open(chunks, c)
    }
}

fn agrees_before(chunks: &Chunks, c: usize) -> bool {
    let Some(vg) = chunks.vg(c) else { return false };
    (0..c)
        .rev()
        .find_map(|k| chunks.np(k).filter(|np| np.prep.is_none() && !np.time))
        .is_none_or(|np| np.plural.is_none() || vg.plural.is_none() || np.plural == vg.plural)
}

/// No relative clause is still open before the chunk: *le ministre, qui a refusé, a dit* is no *incise*.
fn no_relative_open(chunks: &Chunks, c: usize) -> bool {
    !(0..c).any(|k| chunks.is_word(k, Closed::Qui) || chunks.is_word(k, Closed::Rel))
}

/// The subject behind the verb: dates, places and addressees may stand between. Returns it and the chunk after it.
fn subject_behind(scene: &Scene<'_>, chunks: &Chunks, after: usize) -> Option<(Source, usize)> {
    let mut k = after;
    let limit = after + 10;
    let mut commas = 0;
    while k < limit {
        let chunk = chunks.list.get(k)?;
        match &chunk.kind {
            ChunkKind::Np(n) => {
                let np = &chunks.nps[*n];
                if np.prep.is_none() && !np.time && scene.may_speak(np) {
                    if commas == 1 && chunks.is_punct(k - 1, ',') {
                        // *a déclaré, jeudi à Saly, X* has two commas; one right before the phrase closes the incise.
                        return None;
                    }
                    return Some(extend(scene, chunks, k));
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
            ChunkKind::Word(Closed::Adv | Closed::Neg | Closed::Prep | Closed::A | Closed::Time) => {}
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

/// A finite verb or a quotation stands here: *Selon un proche, Jean Martin est prêt*; what stands before it is its subject.
pub(super) fn opens_clause(chunks: &Chunks, at: usize) -> bool {
    chunks.vg(at).is_some_and(|v| v.kind == VgKind::Finite) || chunks.quote(at).is_some()
}

/// A name, a pronoun, or a noun that can head a source.
pub(super) fn speaks(scene: &Scene<'_>, np: &crate::detect::Np) -> bool {
    np.kind != NpKind::Nominal
        || np.name.is_some()
        || scene.is_role(np.head)
        || scene.noun_at(np.head).is_some()
}

/// A phrase with what is coordinated or apposed to it: *A et B*, *X, président de Y*. Returns it and the chunk after it.
fn extend(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> (Source, usize) {
    let mut nps = Vec::new();
    let mut end = k + 1;
    let mut tokens = chunks.list[k].tokens.clone();
    if let Some(np) = chunks.np(k) {
        tokens = np.tokens.clone();
        nps.extend(np_number(chunks, k));
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
                let apposition = tokens.end > chunks.nps[nps[0]].tokens.end;
                let person = np.name.is_some() || scene.is_role(np.head);
                let first = &chunks.nps[nps[0]];
                if apposition && np.name.is_none() || (first.name.is_some() && first.det.is_none()) && !person
                {
                    break;
                }
                // *le secrétaire général et ministre X*: the second names the first again.
                let same = np.det.is_none() && np.kind == NpKind::Nominal;
                if !same {
                    nps.extend(np_number(chunks, end + 1));
                }
                tokens.end = np.tokens.end;
                end += 2;
                continue;
            }
            let apposed = chunks.is_punct(end, ',')
                && !opens_clause(chunks, end + 2)
                && chunks.np(end + 1).is_some_and(|n| {
                    let first = &chunks.nps[nps[0]];
                    n.prep.is_none()
                        && !n.time
                        && (n.plural.is_none() || first.plural.is_none() || n.plural == first.plural)
                        && match (first.kind, n.kind) {
                            (NpKind::Nominal, NpKind::Name) => {
                                first.name.is_none() && n.det.is_none() || n.det.is_none()
                            }
                            (NpKind::Name, NpKind::Nominal) => scene.is_role(n.head),
                            (NpKind::Nominal, NpKind::Nominal) => {
                                scene.is_role(n.head) && first.name.is_some()
                            }
                            _ => false,
                        }
                });
            if apposed && let Some(np) = chunks.np(end + 1) {
                if np.name.is_some() && chunks.nps[nps[0]].name.is_none() {
                    nps = vec![np_number(chunks, end + 1).unwrap_or(nps[0])];
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

/// The subject before a finite verb without a pronoun of its own.
pub(super) fn subject_before(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let vg = chunks.vg(c)?;
    let fits = |k: usize| {
        chunks.np(k).is_some_and(|np| {
            np.prep.is_none()
                && !np.time
                && scene.may_speak(np)
                && (np.plural.is_none()
                    || vg.plural.is_none()
                    || np.plural == vg.plural
                    || coordinated(chunks, k))
        })
    };
    let mut k = c;
    // Right before the verb, or with adverbs and prepositional phrases between, but no comma.
    while k > 0 {
        k -= 1;
        match &chunks.list[k].kind {
            ChunkKind::Np(_) if fits(k) => return Some(with_coordination(scene, chunks, k)),
            ChunkKind::Np(_) => {}
            ChunkKind::Word(
                Closed::Adv
                | Closed::Neg
                | Closed::Object
                | Closed::Prep
                | Closed::De
                | Closed::A
                | Closed::En,
            ) => {}
            ChunkKind::Adj => {}
            ChunkKind::Quote(_) => {}
            ChunkKind::Word(Closed::Qui) => return antecedent(scene, chunks, k),
            ChunkKind::Word(Closed::Coord) => return shared(scene, chunks, k),
            ChunkKind::Punct(',' | ')' | '–' | '—' | '-') => break,
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
        (chunks.is_word(*r, Closed::Qui) || chunks.is_word(*r, Closed::Rel))
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
            .find(|j| fits(*j));
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
    chosen.map(|k| Source { trust: 0.88, ..with_coordination(scene, chunks, k) })
}

fn coordinated(chunks: &Chunks, k: usize) -> bool {
    k >= 2 && chunks.is_word(k - 1, Closed::Coord) && chunks.np(k - 2).is_some()
}

/// *A et B* before a verb.
fn with_coordination(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Source {
    let mut first = k;
    let mut nps: Vec<usize> = np_number(chunks, k).into_iter().collect();
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
        nps.splice(0..0, np_number(chunks, joint - 1));
        tokens.start = np.tokens.start;
        first = joint - 1;
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

/// The subject of the finite verb at a chunk, for a verb that shares it.
fn before_verb(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<Source> {
    let vg = chunks.vg(k)?;
    let source = match vg.subject.or(vg.clitic) {
        Some(token) => {
            let word = scene.lower(token);
            let word = word.trim_start_matches("-t-").trim_start_matches('-');
            if matches!(word, "on" | "ce" | "c'" | "cela" | "ça" | "je" | "tu" | "nous" | "vous") {
                return None;
            }
            Source::pronoun(token)
        }
        None => match subject_before(scene, chunks, k) {
            Some(source) => source,
            None => subject_behind(scene, chunks, k + 1)?.0,
        },
    };
    Some(Source { trust: source.trust * 0.93, ..source })
}

/// *a dit A et a ajouté B*: the subject of the verb before the conjunction.
fn shared(scene: &Scene<'_>, chunks: &Chunks, joint: usize) -> Option<Source> {
    let mut k = joint;
    while k > 0 {
        k -= 1;
        match &chunks.list[k].kind {
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
                return before_verb(scene, chunks, k);
            }
            ChunkKind::Punct(';' | '.') => return None,
            _ => {}
        }
    }
    None
}

/// The antecedent of *qui*: the phrase before it, a comma allowed between.
fn antecedent(scene: &Scene<'_>, chunks: &Chunks, qui: usize) -> Option<Source> {
    let mut k = qui;
    while k > 0 {
        k -= 1;
        match &chunks.list[k].kind {
            ChunkKind::Np(_) => {
                let np = chunks.np(k)?;
                if np.time || !scene.may_speak(np) {
                    continue;
                }
                return Some(Source { trust: 0.85, ..with_coordination(scene, chunks, k) });
            }
            ChunkKind::Punct(',' | ')' | '(') | ChunkKind::Word(Closed::Adv) | ChunkKind::Adj => {}
            _ => return None,
        }
    }
    None
}

/// *Et la ministre de conclure : « … »*: the infinitive of narration has its subject before it.
fn narrative(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let vg = chunks.vg(c)?;
    let de = vg.governor.is_some_and(|g| matches!(scene.lower(g), "de" | "d'"));
    let np = chunks.np(c.checked_sub(1)?)?;
    let opens = c == 1 || c >= 2 && chunks.is_word(c - 2, Closed::Coord);
    if vg.kind != VgKind::Infinitive || !de || !opens || np.prep.is_some() || np.time || !scene.may_speak(np)
    {
        return None;
    }
    Some(Source { trust: 0.92, ..with_coordination(scene, chunks, c - 1) })
}

/// Who controls a participle or an infinitive: the subject of the main verb, before it or, for one in front, behind it.
fn controller(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    // A participle right behind a noun phrase, no comma: *un rapport affirmant que*.
    let vg = chunks.vg(c)?;
    if vg.kind == VgKind::PresPart
        && vg.governor.is_none()
        && c > 0
        && let Some(np) = chunks.np(c - 1).filter(|np| !np.time && scene.may_speak(np))
        && (scene.noun_at(np.head).is_some() || scene.is_role(np.head) || np.kind == NpKind::Name)
    {
        return Some(Source {
            tokens: np.tokens.clone(),
            nps: np_number(chunks, c - 1).into_iter().collect(),
            pronoun: None,
            trust: 0.8,
        });
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

/// *qualifié de « barbare » par Paris*, *a été dénoncé par l'ONG*, *cité par TASS*: the agent is the source.
fn passive(scene: &Scene<'_>, chunks: &Chunks, c: usize, after: usize, report: &mut Report, verb: &Verb) {
    let mut quotes = 0;
    for k in after..(after + 8).min(chunks.list.len()) {
        match &chunks.list[k].kind {
            ChunkKind::Np(n) => {
                let np = &chunks.nps[*n];
                if np.prep.is_some_and(|p| scene.lower(p) == "par") && scene.may_speak(np) {
                    let (mut source, end) = extend(scene, chunks, k);
                    source.tokens.start = np.tokens.start;
                    source.trust = 0.9;
                    report.source = Some(source);
                    report.end = report.end.max(if quotes == 0 { end } else { report.end });
                    break;
                }
            }
            ChunkKind::Quote(_) => quotes += 1,
            ChunkKind::Vg(_) if chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite) => break,
            ChunkKind::Punct('.' | ';') => break,
            _ => {}
        }
    }
    let _ = c;
    report.complement = complement(scene, chunks, after, verb, &mut report.addressee);
}

/// What follows a report, beyond dates, addressees and adjuncts.
fn complement(
    scene: &Scene<'_>,
    chunks: &Chunks,
    after: usize,
    verb: &Verb,
    addressee: &mut Option<Range<usize>>,
) -> Complement {
    let mut k = after;
    let mut bare = false;
    let mut object = None;
    while k < (after + 14).min(chunks.list.len()) {
        let chunk = &chunks.list[k];
        match &chunk.kind {
            ChunkKind::Word(Closed::That) => {
                // *alors que*, *ainsi que*, *plus que*: no complement.
                let before = scene.lower(chunk.tokens.start.saturating_sub(1));
                if matches!(
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
                        | "tel"
                ) {
                    return object.map_or(Complement::None, Complement::Object);
                }
                // *face à ce que X considère*
                if before == "ce" {
                    return object.map_or(Complement::None, Complement::Object);
                }
                // *insiste sur le fait que*
                if before == "fait" && object.is_some() {
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
                if verb.takes_whether() && object.is_none() {
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
                // *a précisé, lundi, que*: only where *que* or a colon comes soon.
                let soon = (k + 1..(k + 7).min(chunks.list.len()))
                    .any(|j| chunks.is_word(j, Closed::That) || chunks.is_punct(j, ':'))
                    && !(k + 1..(k + 7).min(chunks.list.len()))
                        .take_while(|j| !chunks.is_word(*j, Closed::That) && !chunks.is_punct(*j, ':'))
                        .any(|j| {
                            chunks.vg(j).is_some_and(|v| v.kind == VgKind::Finite)
                                || chunks.is_word(j, Closed::Qui)
                        });
                if !soon {
                    let quote_next = chunks.quote(k + 1).is_some() && object.is_none();
                    if quote_next {
                        return Complement::Object(k + 1);
                    }
                    return object.map_or(Complement::None, Complement::Object);
                }
            }
            ChunkKind::Np(n) => {
                let np = &chunks.nps[*n];
                let prep = np.prep.map(|p| scene.lower(p)).unwrap_or_default();
                if np.time {
                    // dates are adjuncts
                } else if matches!(prep, "à" | "au" | "aux" | "auprès" | "devant" | "avec")
                    && addressee.is_none()
                    && (np.kind == NpKind::Name
                        || np.name.is_some()
                        || scene.is_role(np.head)
                        || scene.noun_at(np.head).is_some()
                        || np.kind == NpKind::Pronoun)
                    && !verb.takes_preposition(prep)
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
            ChunkKind::Vg(_) => {
                let Some(vg) = chunks.vg(k) else { break };
                match vg.kind {
                    VgKind::Infinitive => {
                        let governor = vg.governor.map(|g| scene.lower(g)).unwrap_or_default();
                        let link = matches!(governor, "de" | "d'" | "à" | "");
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
                    VgKind::PresPart | VgKind::PastPart => {}
                    VgKind::Finite => return object.map_or(Complement::None, Complement::Object),
                }
            }
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
            ChunkKind::Word(Closed::Adv | Closed::Neg | Closed::Time | Closed::Subject | Closed::Strong)
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
            _ => return object.map_or(Complement::None, Complement::Object),
        }
        k += 1;
    }
    object.map_or(Complement::None, Complement::Object)
}

/// Words after *selon* that name no source.
const NO_SOURCE: [&str; 40] = [
    "cas",
    "besoin",
    "besoins",
    "modalités",
    "critères",
    "critère",
    "règles",
    "règle",
    "normes",
    "modèle",
    "méthode",
    "principe",
    "ordre",
    "calendrier",
    "procédure",
    "saisons",
    "saison",
    "âge",
    "âges",
    "sexe",
    "régions",
    "région",
    "pays",
    "taille",
    "degré",
    "type",
    "types",
    "niveau",
    "humeur",
    "moyens",
    "goûts",
    "circonstances",
    "situation",
    "conditions",
    "formule",
    "scénario",
    "revenus",
    "heures",
    "jours",
    "rythme",
];

/// *selon X*, *d'après X*, *aux yeux de X*, *pour X, …*
fn phrase_report(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Report> {
    let chunk = &chunks.list[c];
    let first = chunk.tokens.start;
    let make = |cue: Range<usize>, lemma: &str, source: Option<Source>, end: usize, strength: u8| {
        Some(Report {
            chunk: c,
            end,
            cue,
            carrier: Carrier::Phrase,
            lemma: lemma.to_owned(),
            source,
            complement: Complement::None,
            incise: true,
            comme: false,
            negated: false,
            conditional: false,
            form: VgKind::Finite,
            addressee: None,
            strength,
        })
    };
    if word_is_relative(scene, chunks, c) {
        return relative_report(scene, chunks, c);
    }
    let frame_start = scene.document.tokens()[first].form.is(Form::CAPITAL)
        || c == 0
        || matches!(chunks.list[c - 1].kind, ChunkKind::Word(Closed::Coord)) && c == 1;
    if let Some(np) = chunks.np(c) {
        let prep = np.prep?;
        let word = scene.lower(prep);
        let head = scene.lower(np.head);
        let between: Vec<&str> = (prep..np.tokens.start).map(|t| scene.lower(t)).collect();
        let plain = |trust: f32| {
            let (mut source, end) = extend(scene, chunks, c);
            source.tokens.start = np.tokens.start;
            source.trust = trust;
            (source, end)
        };
        match word {
            "selon" | "dixit"
                if !NO_SOURCE.contains(&head) && !np.time && head != "laquelle" && head != "lequel" =>
            {
                let (source, end) = plain(0.95);
                return make(prep..prep + 1, word, Some(source), end, 2);
            }
            // *d'après X* is read as *d'* and *après X*, or as two prepositions.
            "d'" | "de" if between.get(1).is_some_and(|w| *w == "après") => {
                let (source, end) = plain(0.93);
                return make(prep..prep + 2, "d'après", Some(source), end, 2);
            }
            "après" if prep > 0 && matches!(scene.lower(prep - 1), "d'") => {
                let (source, end) = plain(0.93);
                let mut report = make(prep - 1..prep + 1, "d'après", Some(source), end, 2)?;
                if c > 0 && chunks.list[c - 1].tokens.contains(&(prep - 1)) {
                    report.chunk = c - 1;
                }
                return Some(report);
            }
            "pour" => {
                let speaks = np.kind != NpKind::Nominal
                    || np.name.is_some()
                    || scene.is_role(np.head)
                    || scene.noun_at(np.head).is_some();
                // *Pour les enfants, l'entrée est gratuite*: a plural opines only where its words are quoted.
                let quoted = chunks.list[c..].iter().any(|k| matches!(k.kind, ChunkKind::Quote(_)));
                let speaks = speaks
                    && (np.kind != NpKind::Nominal || np.name.is_some() || np.plural != Some(true) || quoted);
                let place = np.kind == NpKind::Name
                    && scene.tags[np.head].class.has(WordClass::PLACE)
                    && np.det.is_some();
                let (source, end) = plain(0.85);
                let comma = chunks.is_punct(end, ',');
                let parenthetical =
                    c > 0 && chunks.is_punct(c - 1, ',') && (comma || chunks.is_punct(end, '.'));
                // Before a clause: *Pour Kiev, il faut*; not a purpose.
                let clause = chunks.list[end..]
                    .iter()
                    .any(|c| matches!(c.kind, ChunkKind::Vg(_) | ChunkKind::Quote(_)));
                if speaks
                    && !place
                    && (frame_start && (comma || chunks.quote(end).is_some()) && clause
                        || parenthetical && np.kind != NpKind::Nominal)
                {
                    return make(prep..prep + 1, "pour", Some(source), end, 1);
                }
            }
            "aux" | "à" | "a" if head == "yeux" => {
                // *à ses yeux*, *aux yeux de X*
                let possessive = np.det.filter(|d| matches!(scene.lower(*d), "ses" | "leurs"));
                if let Some(det) = possessive {
                    let source =
                        Source { tokens: det..det + 1, nps: vec![], pronoun: Some(det), trust: 0.85 };
                    return make(first..np.tokens.end, "aux yeux de", Some(source), c + 1, 2);
                }
                return within(scene, chunks, c, np, "aux yeux de", 2);
            }
            "de" | "d'" if matches!(head, "avis" | "aveu") && between.len() <= 2 => {
                return within(scene, chunks, c, np, "de l'avis de", 2);
            }
            "au" | "aux" if matches!(head, "dire" | "dires") => {
                return within(scene, chunks, c, np, "au dire de", 2);
            }
            // *de source policière*, *de sources concordantes*
            "de" | "d'"
                if matches!(head, "source" | "sources") && np.det.is_none() && np.tokens.len() > 1 =>
            {
                let source = Source {
                    tokens: np.tokens.clone(),
                    nps: np_number(chunks, c).into_iter().collect(),
                    pronoun: None,
                    trust: 0.9,
                };
                return make(prep..prep + 1, "de source", Some(source), c + 1, 2);
            }
            _ => {}
        }
        return None;
    }
    // *…, pour qui*, *…, selon qui*: the antecedent.
    let word = scene.lower(first);
    if matches!(word, "pour" | "selon") && chunks.is_word(c + 1, Closed::Qui) {
        let source = antecedent(scene, chunks, c)?;
        return make(first..first + 1, word, Some(source), c + 2, 2);
    }
    None
}

/// *selon laquelle*, *selon lesquels*
fn word_is_relative(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    chunks.np(c).is_some_and(|np| {
        np.prep.is_some_and(|p| scene.lower(p) == "selon")
            && matches!(scene.lower(np.head), "laquelle" | "lequel" | "lesquels" | "lesquelles")
    }) || scene.lower(chunks.list[c].tokens.start) == "selon"
        && chunks
            .list
            .get(c + 1)
            .is_some_and(|k| matches!(scene.lower(k.tokens.start), "lesquels" | "lesquelles"))
}

/// *la rumeur selon laquelle P*, *les propos du pape selon lesquels P*: the noun is the cue, its complement the source.
fn relative_report(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Report> {
    let end = if chunks.np(c).is_some() { c + 1 } else { c + 2 };
    for k in (0..c).rev().take(7) {
        let Some(np) = chunks.np(k).filter(|np| !np.time && np.kind == NpKind::Nominal) else { continue };
        let noun = scene.lower(np.head);
        let mut report = within(scene, chunks, k, np, noun, 2).unwrap_or(Report {
            chunk: c,
            end,
            cue: np.head..np.head + 1,
            carrier: Carrier::Phrase,
            lemma: noun.to_owned(),
            source: Some(Source { trust: 0.7, ..Source::phrase(np.tokens.clone(), np_number(chunks, k)?) }),
            complement: Complement::None,
            incise: true,
            comme: false,
            negated: false,
            conditional: false,
            form: VgKind::Finite,
            addressee: None,
            strength: 2,
        });
        report.chunk = c;
        report.end = end;
        report.cue = np.head..np.head + 1;
        report.incise = false;
        return Some(report);
    }
    None
}

/// *aux yeux de X*, *de l'avis de X*: the source is the complement inside the phrase.
fn within(
    scene: &Scene<'_>,
    chunks: &Chunks,
    c: usize,
    np: &crate::detect::Np,
    lemma: &str,
    strength: u8,
) -> Option<Report> {
    let mut begin = np.head + 1;
    while begin < np.tokens.end && (scene.tags[begin].is(Closed::De) || scene.lower(begin) == "même") {
        begin += 1;
    }
    // *du ministre*: the article is inside the preposition.
    if begin >= np.tokens.end {
        return None;
    }
    let source = Source { tokens: begin..np.tokens.end, nps: Vec::new(), pronoun: None, trust: 0.85 };
    let first = chunks.list[c].tokens.start;
    Some(Report {
        chunk: c,
        end: c + 1,
        cue: first..np.head + 1,
        carrier: Carrier::Phrase,
        lemma: lemma.to_owned(),
        source: Some(source),
        complement: Complement::None,
        incise: true,
        comme: false,
        negated: false,
        conditional: false,
        form: VgKind::Finite,
        addressee: None,
        strength,
    })
}
