//! Claims: the reported propositions that stand outside marks, and where their words begin and end.
//!
//! A *que* clause runs to the end of its sentence in nine cases of ten; what closes it earlier is the journalist's own
//! continuation: an *incise*, a second verb with the same subject, *alors que*, a participle that opens a new report.

mod clause;
mod incise;
mod phrase;
mod taken_up;

use super::construction::can_hardly_speak;
use super::reports::{Carrier, Complement, Report, is_main_verb};
use super::scene::Scene;
use crate::analysis::Act;
use crate::detect::{ChunkKind, Chunks, VgKind};
use crate::lexicon::{Closed, Stance, Strength, Verb};
use clause::clause_end;
pub(super) use clause::{left_behind, said_at_length};
use incise::incise;
use phrase::phrase;
use std::ops::Range;
use taken_up::taken_up;

/// The content of a claim.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The report that carries it, by its number in the frame.
    pub report: usize,
    /// Its words, as tokens.
    pub tokens: Range<usize>,
    /// The quotations in it, by number.
    pub quotations: Vec<usize>,
    /// The construction.
    pub rule: &'static str,
    /// How far the construction can be trusted.
    pub trust: f32,
}

/// The claims of a frame, in the order of their reports.
pub fn claims(scene: &Scene<'_>, frame: usize, reports: &[Report]) -> Vec<Claim> {
    let chunks = &scene.chunks[frame];
    let mut found: Vec<Claim> = Vec::new();
    for (i, report) in reports.iter().enumerate() {
        // Nobody, or the journalist: no claim of anybody's; but *Et d'ajouter que P* is whoever spoke last.
        if report.source.is_none() && !goes_on(scene, chunks, report) {
            continue;
        }
        if let Some(before) = taken_up(scene, frame, reports, report) {
            found.push(Claim { report: i, ..before });
            continue;
        }
        if let Some(own) = own_infinitive(scene, chunks, reports, i) {
            found.push(own);
            continue;
        }
        let Some((range, rule, trust)) = content(scene, chunks, reports, i) else { continue };
        let range = trim(chunks, range);
        if range.is_empty() {
            continue;
        }
        let quotations: Vec<usize> = range.clone().filter_map(|k| chunks.quote(k)).collect();
        if !says_more(chunks, range.clone(), !quotations.is_empty()) {
            continue;
        }
        let mut tokens = chunks.list[range.start].tokens.start..chunks.list[range.end - 1].tokens.end;
        // *ne confirme pas vouloir partir*: the negation is that of the verb before.
        if report.negated && rule == "infinitive" && scene.tags[tokens.start].is(Closed::Neg) {
            tokens.start += 1;
        }
        if found.iter().any(|c| c.tokens == tokens) {
            continue;
        }
        found.push(Claim { report: i, tokens, quotations, rule, trust });
    }
    // What is reported inside reported words is theirs, not the text's.
    let inside: Vec<bool> = found
        .iter()
        .map(|c| {
            let at = chunks.list[reports[c.report].chunk].tokens.start;
            found.iter().any(|o| {
                o.report != c.report
                    && matches!(o.rule, "que" | "infinitive" | "si")
                    && o.tokens.contains(&at)
            })
        })
        .collect();
    let mut keep = inside.iter().map(|i| !i);
    found.retain(|_| keep.next().unwrap_or(true));
    found
}

/// *Et d'ajouter que P*, *Avant de rappeler que P*: an infinitive that opens a sentence.
fn goes_on(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> bool {
    let de = chunks.vg(report.chunk).and_then(|vg| vg.governor);
    report.form == VgKind::Infinitive
        && matches!(report.complement, Complement::That(_))
        && de.is_some_and(|t| matches!(scene.lower(t), "de" | "d'" | "d’"))
        && (0..report.chunk).all(|k| matches!(chunks.list[k].kind, ChunkKind::Word(_)))
}

/// *a nié avoir frappé X*: the infinitive stands in the verb group of its verb.
fn own_infinitive(scene: &Scene<'_>, chunks: &Chunks, reports: &[Report], i: usize) -> Option<Claim> {
    let report = &reports[i];
    let Carrier::Verb(id) = report.carrier else { return None };
    let verb = scene.lexicon.verbs.verb(id);
    let plain = report.complement == Complement::OwnInfinitive
        && matches!(report.form, VgKind::Finite | VgKind::PresPart)
        && states(verb)
        && !idle(scene, chunks, report, verb)
        && !can_hardly_speak(scene, chunks, report);
    // *a expliqué en revanche avoir été trompé*
    let adverb = |t: &usize| scene.tags[*t].is(Closed::Adv);
    let start = (report.cue.end..scene.tags.len()).find(|t| !adverb(t)).unwrap_or(report.cue.end);
    let group = &chunks.list[report.chunk].tokens;
    if !plain || !group.contains(&start) || in_relative(chunks, reports, report.chunk) {
        return None;
    }
    let rest = trim(chunks, report.chunk + 1..clause_end(scene, chunks, reports, i, report.chunk + 1));
    let quotations: Vec<usize> = rest.clone().filter_map(|k| chunks.quote(k)).collect();
    let end = if rest.is_empty() { group.end } else { chunks.list[rest.end - 1].tokens.end };
    Some(Claim { report: i, tokens: start..end.max(group.end), quotations, rule: "infinitive", trust: 0.8 })
}

/// *ce qu'il dit être une menace*: the verb stands behind a *que* that no verb has for its clause, but that is part of what
/// is said.
fn in_relative(chunks: &Chunks, reports: &[Report], verb: usize) -> bool {
    let subject = usize::from(verb.checked_sub(1).is_some_and(|k| chunks.np(k).is_some()));
    let Some(que) = verb.checked_sub(1 + subject) else { return false };
    chunks.is_word(que, Closed::That) && !reports.iter().any(|r| r.complement == Complement::That(que))
}

type Found = (Range<usize>, &'static str, f32);

fn content(scene: &Scene<'_>, chunks: &Chunks, reports: &[Report], i: usize) -> Option<Found> {
    let report = &reports[i];
    match report.carrier {
        Carrier::Verb(id) => {
            let verb = scene.lexicon.verbs.verb(id);
            if idle(scene, chunks, report, verb) {
                return None;
            }
            match report.complement {
                Complement::Whether(_) if keeps_silent(scene, chunks, report) => None,
                Complement::That(k) => {
                    Some((k + 1..clause_end(scene, chunks, reports, i, k + 1), "que", 0.93))
                }
                Complement::Whether(k) => {
                    Some((k + 1..clause_end(scene, chunks, reports, i, k + 1), "si", 0.85))
                }
                Complement::Infinitive(k) if states(verb) && !can_hardly_speak(scene, chunks, report) => {
                    // *dit s'en remettre aux juges*: with the pronouns of the infinitive.
                    let pronoun = |j: &usize| chunks.is_one_of(*j, &[Closed::Object, Closed::En]);
                    let own = (report.end..k).rev().take_while(pronoun).count();
                    Some((k - own..clause_end(scene, chunks, reports, i, k + 1), "infinitive", 0.8))
                }
                Complement::Colon(k) if !report.incise => behind_colon(scene, chunks, report, k),
                _ if report.incise
                    && report.form == VgKind::Finite
                    && !report.negated
                    && (verb.incise > 0 || report.comme)
                    && (report.strength > 0 || quoted_before(chunks, report))
                    && !passes_on(scene, chunks, reports, i) =>
                {
                    incise(scene, chunks, reports, report)
                }
                _ => None,
            }
        }
        // *Sous la plume de X, la ville devient « une jungle »*: only the words in marks are X's.
        Carrier::Phrase
            if matches!(&*report.lemma, "aux cris de" | "sous la plume de" | "dans la bouche de") =>
        {
            None
        }
        Carrier::Phrase => phrase(scene, chunks, reports, report),
    }
}

/// *La mairie explique que P, rapporte Le Courrier*: the words are those of who says them.
fn passes_on(scene: &Scene<'_>, chunks: &Chunks, reports: &[Report], i: usize) -> bool {
    reports[i].relays() && reports[..i].iter().any(|r| utters(scene, chunks, r))
}

/// A clause behind a main verb that is nothing but one of saying, of a subject that can say it; not *prouver que*, *demander
/// que*.
pub(super) fn utters(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> bool {
    let Carrier::Verb(id) = report.carrier else { return false };
    let verb = scene.lexicon.verbs.verb(id);
    let says = verb.incise == 3 && matches!(verb.act, Act::Say | Act::Write) && !report.negated;
    says && matches!(report.complement, Complement::That(_))
        && report.form == VgKind::Finite
        && report.source.is_some()
        && is_main_verb(chunks, report.chunk)
        && !can_hardly_speak(scene, chunks, report)
}

/// *X n'a pas dit si P*, *X refuse de dire si P*, *X doit dire si P*: of a question that is left open nobody says anything.
fn keeps_silent(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> bool {
    let refuses = report.form == VgKind::Infinitive
        && report.chunk > 0
        && chunks
            .vg(report.chunk - 1)
            .is_some_and(|vg| vg.verbs.last().is_some_and(|t| scene.lower(*t).starts_with("refus")));
    let says = match report.carrier {
        Carrier::Verb(id) => matches!(scene.lexicon.verbs.verb(id).act, Act::Say | Act::Write),
        Carrier::Phrase => false,
    };
    // *devra dire si P*
    let still_to_say = || {
        let first = chunks.vg(report.chunk).filter(|vg| vg.kind == VgKind::Finite)?.verbs.first();
        let word = scene.lower(*first?);
        Some(word.starts_with("devr") || matches!(word, "doit" | "doivent"))
    };
    let open = report.negated && (says || can_hardly_speak(scene, chunks, report));
    refuses || open || says && still_to_say() == Some(true)
}

/// A quotation ends right before the *incise*.
fn quoted_before(chunks: &Chunks, report: &Report) -> bool {
    let signs = usize::from(chunks.is_punct(report.chunk.saturating_sub(1), ','));
    report.chunk.checked_sub(1 + signs).is_some_and(|k| chunks.quote(k).is_some())
}

/// Somebody's words, though not by this report: *la photo montre que*, *on apprend que*, *a découvert que*.
fn idle(scene: &Scene<'_>, chunks: &Chunks, report: &Report, verb: &Verb) -> bool {
    let weak = report.strength == 0;
    let evidence = verb.stance == Stance::Factive && verb.incise < 3 || weak;
    // *avant de glisser que P*: what may mean something else says P where P stands behind it.
    let says = verb.act == Act::Say && weak && matches!(report.complement, Complement::That(_));
    match verb.act {
        Act::Know if report.form == VgKind::Infinitive => true,
        Act::Know => weak || can_hardly_speak(scene, chunks, report),
        _ if report.form == VgKind::Infinitive && evidence && !says && report.strength < 2 => true,
        _ => evidence && report.strength < 2 && can_hardly_speak(scene, chunks, report),
    }
}

/// An infinitive of the verb is a statement (*affirme avoir vu*) or a promise, no plan, hope or wish.
fn states(verb: &Verb) -> bool {
    let said = matches!(verb.act, Act::Say | Act::Write | Act::Deny)
        && verb.complement.has(crate::lexicon::Complement::BARE);
    let promised = verb.act == Act::Promise && verb.incise == 3;
    verb.strength > Strength::Ambiguous && (said || promised)
}

/// *Le maire le reconnaît : le pont est fermé*: a clause without marks behind the colon.
fn behind_colon(scene: &Scene<'_>, chunks: &Chunks, report: &Report, colon: usize) -> Option<Found> {
    let finite = |k: &usize| chunks.is_finite(*k);
    let clause = (colon + 1..chunks.list.len()).find(finite)?;
    // *Le président l'a assuré : P*
    let object = chunks.vg(report.chunk).and_then(|vg| vg.object).map_or("", |t| scene.lower(t));
    let announced = matches!(object, "l'" | "l’" | "le") && report.strength > 0;
    let own = chunks.quote(colon + 1).is_none()
        && (report.strength == 2 || announced)
        && report.form == VgKind::Finite;
    // A list behind the colon has no verb before its first sign.
    let listed = (colon + 1..clause).any(|k| matches!(chunks.list[k].kind, ChunkKind::Punct(',' | ';')));
    (own && !listed).then_some((colon + 1..chunks.list.len(), "colon", 0.85))
}

/// True where the words hold more than a quotation and an adverbial around it.
fn says_more(chunks: &Chunks, range: Range<usize>, quoted: bool) -> bool {
    let adverbial = |k: usize| match &chunks.list[k].kind {
        ChunkKind::Np(n) => {
            let np = &chunks.nps[*n];
            // *l'idée « la plus contestable » du quinquennat*: a complement is no adverbial.
            np.time || np.prep.is_some() && chunks.quote(k.wrapping_sub(1)).is_none()
        }
        ChunkKind::Quote(_) | ChunkKind::Punct(_) => true,
        // *que ses « créateurs »*
        ChunkKind::Word(word) => {
            !matches!(word, Closed::Det | Closed::PreDet | Closed::Pre | Closed::This | Closed::Subject)
        }
        ChunkKind::Vg(_) | ChunkKind::Adj => false,
    };
    if quoted {
        range.clone().any(|k| !adverbial(k))
    } else {
        range.clone().any(|k| !matches!(chunks.list[k].kind, ChunkKind::Punct(_)))
    }
}

/// Drops signs, conjunctions and empty words at both ends.
fn trim(chunks: &Chunks, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end.min(chunks.list.len()));
    while start < end
        && matches!(chunks.list[start].kind, ChunkKind::Punct(',' | '.' | ':' | '–' | '—' | '-' | ')' | '…'))
    {
        start += 1;
    }
    while end > start
        && matches!(
            chunks.list[end - 1].kind,
            ChunkKind::Punct(',' | '.' | ':' | '–' | '—' | '-' | '(' | '…' | ';' | '!' | '?' | '|')
        )
    {
        end -= 1;
    }
    start..end
}
