//! Claims: the reported propositions that stand outside marks, and where their words begin and end.
//!
//! A *que* clause runs to the end of its sentence in nine cases of ten; what closes it earlier is the journalist's own
//! continuation: an *incise*, a second verb with the same subject, *alors que*, a participle that opens a new report.

use super::construction::can_hardly_speak;
use super::reports::{Carrier, Complement, Report};
use super::scene::Scene;
use crate::analysis::Act;
use crate::detect::{ChunkKind, Chunks, VgKind};
use crate::lexicon::Closed;
use std::ops::Range;

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
        // Nobody, or the journalist: no claim of anybody's.
        if report.source.is_none() {
            continue;
        }
        let Some((range, rule, trust)) = content(scene, chunks, reports, i) else { continue };
        let range = trim(scene, chunks, range);
        if range.is_empty() {
            continue;
        }
        let quotations: Vec<usize> = range.clone().filter_map(|k| chunks.quote(k)).collect();
        let words = range
            .clone()
            .filter(|k| !matches!(chunks.list[*k].kind, ChunkKind::Quote(_) | ChunkKind::Punct(_)))
            .count();
        if words == 0 || words <= 1 && !quotations.is_empty() && rule != "que" {
            continue;
        }
        let tokens = chunks.list[range.start].tokens.start..chunks.list[range.end - 1].tokens.end;
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

type Found = (Range<usize>, &'static str, f32);

fn content(scene: &Scene<'_>, chunks: &Chunks, reports: &[Report], i: usize) -> Option<Found> {
    let report = &reports[i];
    let len = chunks.list.len();
    match report.carrier {
        Carrier::Verb(id) => {
            let verb = scene.lexicon.verbs.verb(id);
            let idle =
                verb.act == Act::Know && (report.strength == 0 || can_hardly_speak(scene, chunks, report));
            if idle {
                return None;
            }
            match report.complement {
                Complement::That(k) => {
                    Some((k + 1..clause_end(scene, chunks, reports, i, k + 1), "que", 0.93))
                }
                Complement::Whether(k) => Some((k..clause_end(scene, chunks, reports, i, k + 1), "si", 0.85)),
                Complement::Infinitive(k)
                    if report.strength > 0
                        && matches!(
                            verb.act,
                            Act::Say | Act::Write | Act::Deny | Act::Promise | Act::Think
                        )
                        && (verb.complement.has(crate::lexicon::Complement::BARE)
                            || verb.act == Act::Promise)
                        && !can_hardly_speak(scene, chunks, report) =>
                {
                    Some((k..clause_end(scene, chunks, reports, i, k + 1), "infinitive", 0.8))
                }
                _ if report.incise
                    && report.form == VgKind::Finite
                    && (verb.incise > 0 || report.comme)
                    && report.strength > 0 =>
                {
                    incise(scene, chunks, reports, report)
                }
                _ => None,
            }
        }
        Carrier::Phrase => phrase(scene, chunks, reports, report, len),
    }
}

/// *P, a confirmé X*: the content stands before, and after where the sentence goes on.
fn incise(scene: &Scene<'_>, chunks: &Chunks, reports: &[Report], report: &Report) -> Option<Found> {
    let mut end = report.chunk;
    // *comme X l'a dit*
    if report.comme && end >= 2 && chunks.np(end - 1).is_some() && chunks.is_word(end - 2, Closed::Sub) {
        end -= 2;
    }
    // back over *comme*, adverbs, object pronouns and the comma
    while end > 0
        && matches!(
            chunks.list[end - 1].kind,
            ChunkKind::Word(Closed::Adv | Closed::Sub | Closed::Object)
                | ChunkKind::Punct(',' | '–' | '—' | '-' | '(')
        )
    {
        end -= 1;
    }
    let mut start = 0;
    // What another report with *que* before it governs is not this one's.
    for other in reports.iter().filter(|r| r.chunk < report.chunk) {
        let fronted =
            matches!(other.carrier, Carrier::Phrase) && chunks.is_punct(other.end, ',') && other.chunk <= 1;
        if other.incise && (matches!(other.carrier, Carrier::Verb(_)) || fronted) {
            start = start.max(other.end);
        }
    }
    // *X insiste : « A », a-t-il ajouté*: the incise takes what stands behind the colon.
    if let Some(k) = (start..end).rev().find(|k| chunks.is_punct(*k, ':') && chunks.quote(*k + 1).is_some()) {
        start = k + 1;
    }
    if let Some(k) = (start..end).rev().find(|k| chunks.is_punct(*k, ';')) {
        start = k + 1;
    }
    while start < end && matches!(chunks.list[start].kind, ChunkKind::Punct(_)) {
        start += 1;
    }
    if end <= start && report.comme {
        // *Comme l'a dit X, P.*
        return Some((report.end..chunks.list.len(), "comme", 0.85));
    }
    let verb = (start..end).any(|k| chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite));
    // *Autre souci, comme l'a dit X, P*
    let comma = (report.end..chunks.list.len()).find(|k| chunks.is_punct(*k, ','));
    if let Some(comma) = comma.filter(|_| report.comme && !verb) {
        return Some((comma + 1..chunks.list.len(), "comme", 0.8));
    }
    let quoted = (start..end).any(|k| chunks.quote(k).is_some());
    let relative = (start..end).any(|k| {
        chunks.is_word(k, Closed::Qui) || chunks.is_word(k, Closed::Rel) || chunks.is_word(k, Closed::That)
    });
    if start >= end
        || !verb && !quoted && (relative || chunks.is_word(report.chunk.saturating_sub(1), Closed::That))
    {
        return None;
    }
    let last = end - 1;
    if matches!(chunks.list[last].kind, ChunkKind::Word(Closed::Qui | Closed::That | Closed::Rel)) {
        return None; // *ce qu'affirme X*
    }
    // *Les États-Unis sont donc, conclut-il, « le proverbial éléphant »*: the sentence goes on behind.
    let goes_on = chunks.is_punct(report.end, ',')
        && (report.end..chunks.list.len()).any(|k| chunks.quote(k).is_some())
        && !quoted
        && !chunks.vg(report.end + 1).is_some_and(|v| v.kind != VgKind::Finite);
    if goes_on {
        return Some((start..clause_limit(scene, chunks, reports, report, report.end), "incise", 0.85));
    }
    Some((start..end, "incise", 0.92))
}

/// *Selon X, P.* and *P, selon X.*
fn phrase(
    scene: &Scene<'_>,
    chunks: &Chunks,
    reports: &[Report],
    report: &Report,
    len: usize,
) -> Option<Found> {
    report.source.as_ref()?;
    let before = (0..report.chunk).any(|k| {
        !matches!(chunks.list[k].kind, ChunkKind::Punct(_) | ChunkKind::Word(Closed::Coord | Closed::Adv))
    });
    let after_has_clause =
        (report.end..len).any(|k| matches!(chunks.list[k].kind, ChunkKind::Vg(_) | ChunkKind::Quote(_)));
    let mut start = 0;
    let mut end = len;
    if !before {
        start = report.end;
        end = clause_limit(scene, chunks, reports, report, start);
        return Some((start..end, "selon", 0.92));
    }
    // In the middle: the whole sentence, unless another report stands before it.
    let governed = reports
        .iter()
        .any(|r| r.chunk < report.chunk && matches!(r.complement, Complement::That(_)) && r.source.is_some());
    // *« A », a dit X, selon Y*: Y passes on what X said.
    let relayed = reports.iter().any(|r| {
        r.chunk < report.chunk
            && r.incise
            && r.source.is_some()
            && matches!(r.carrier, Carrier::Verb(_))
            && r.form == VgKind::Finite
    });
    if governed || relayed {
        return None;
    }
    if let Some(k) = (0..report.chunk).rev().find(|k| chunks.is_punct(*k, ';') || chunks.is_punct(*k, ':')) {
        start = k + 1;
    }
    let last = report.chunk;
    let continues = after_has_clause
        && chunks.is_punct(report.end, ',')
        && chunks.is_punct(report.chunk.saturating_sub(1), ',')
        || after_has_clause && chunks.vg(report.end).is_some();
    if !continues {
        end = last;
    }
    // *la loi qui, selon X, devrait…*: only the relative clause is X's.
    let opener = report.chunk.checked_sub(2).filter(|k| chunks.is_punct(k + 1, ',')).filter(|k| {
        matches!(chunks.list[*k].kind, ChunkKind::Word(Closed::Qui | Closed::That | Closed::Rel))
    });
    if opener.is_some() {
        start = report.end;
        end = (start + 1..len)
            .find(|k| {
                chunks.is_punct(*k, ',') && (main_verb_after_comma(chunks, *k) || chunks.vg(k + 1).is_some())
            })
            .unwrap_or(len);
    }
    // *la rumeur selon laquelle P*
    if !report.incise {
        start = report.end;
        end = clause_limit(scene, chunks, reports, report, start);
    }
    let clause = (start..end).any(|k| matches!(chunks.list[k].kind, ChunkKind::Vg(_) | ChunkKind::Quote(_)));
    clause.then_some((start..end, "selon", 0.9))
}

/// The end of what a *selon* phrase at the head of a sentence governs.
fn clause_limit(
    scene: &Scene<'_>,
    chunks: &Chunks,
    reports: &[Report],
    report: &Report,
    start: usize,
) -> usize {
    let _ = scene;
    for k in start..chunks.list.len() {
        if chunks.is_punct(k, ';') {
            return k;
        }
        if reports.iter().any(|r| {
            r.chunk == k + 1 && r.incise && r.chunk != report.chunk && matches!(r.carrier, Carrier::Verb(_))
        }) && chunks.is_punct(k, ',')
        {
            return k;
        }
    }
    chunks.list.len()
}

/// Where the content that begins at chunk `from` ends: before the journalist goes on.
fn clause_end(scene: &Scene<'_>, chunks: &Chunks, reports: &[Report], i: usize, from: usize) -> usize {
    let report = &reports[i];
    let len = chunks.list.len();
    let mut parens = 0i32;
    // A report inside a relative clause or a fronted participle ends at the comma after its verb.
    let embedded = matches!(report.form, VgKind::PresPart | VgKind::Infinitive) && fronted(chunks, report)
        || subordinate(chunks, report)
        || report.chunk >= 1
            && chunks.is_word(report.chunk - 1, Closed::Qui)
            && (from..len).any(|k| main_verb_after_comma(chunks, k));
    let mut seen_verb = false;
    for k in from..len {
        match &chunks.list[k].kind {
            ChunkKind::Punct('(') => parens += 1,
            ChunkKind::Punct(')') => {
                parens -= 1;
                if parens < 0 {
                    return k;
                }
            }
            ChunkKind::Punct(';') => return k,
            ChunkKind::Punct(':') if (k + 1..len).any(|j| chunks.quote(j).is_some()) && k > from + 1 => {
                // *explique que P : « … »*
                return k;
            }
            ChunkKind::Punct(',') | ChunkKind::Punct('–' | '—') if parens == 0 => {
                if embedded && seen_verb && main_verb_after_comma(chunks, k) {
                    return k;
                }
                if closes_at(scene, chunks, reports, i, k + 1) {
                    return k;
                }
            }
            ChunkKind::Word(Closed::Coord) if k > from => {
                // *et a ajouté*: a second verb of the main clause.
                let next = reports.iter().find(|r| r.chunk == k + 1);
                let word = scene.lower(chunks.list[k].tokens.start);
                let que = chunks.is_word(k + 1, Closed::That);
                if !que
                    && matches!(word, "et" | "mais" | "puis")
                    && let Some(r) = next
                {
                    let same = r.source.is_some()
                        && report.source.is_some()
                        && r.source.as_ref().map(|s| &s.tokens) == report.source.as_ref().map(|s| &s.tokens);
                    let finite =
                        r.form == VgKind::Finite && chunks.vg(r.chunk).is_some_and(|v| v.subject.is_none());
                    if finite && same && report.form == VgKind::Finite {
                        return back(chunks, k);
                    }
                }
            }
            ChunkKind::Vg(_) => seen_verb |= chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite),
            _ => {}
        }
    }
    len
}

fn back(chunks: &Chunks, k: usize) -> usize {
    if k > 0 && chunks.is_punct(k - 1, ',') { k - 1 } else { k }
}

/// A participle or infinitive in front of the main clause: *Estimant que P, il a …*
fn fronted(chunks: &Chunks, report: &Report) -> bool {
    !(0..report.chunk).any(|k| chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite))
}

/// *Alors que X affirme que P, Y…*: the report itself stands in a clause before the main one.
fn subordinate(chunks: &Chunks, report: &Report) -> bool {
    (0..report.chunk).any(|k| matches!(chunks.list[k].kind, ChunkKind::Word(Closed::Sub | Closed::That)))
        && !(0..report.chunk).any(|k| chunks.vg(k).is_some_and(|v| v.kind == VgKind::Finite))
        && report.chunk < 9
}

/// Behind the comma at `k` comes the main verb, with or without its subject.
fn main_verb_after_comma(chunks: &Chunks, k: usize) -> bool {
    if !chunks.is_punct(k, ',') {
        return false;
    }
    for j in k + 1..(k + 7).min(chunks.list.len()) {
        match &chunks.list[j].kind {
            ChunkKind::Vg(_) => return chunks.vg(j).is_some_and(|v| v.kind == VgKind::Finite),
            ChunkKind::Np(_) | ChunkKind::Word(Closed::Adv) | ChunkKind::Punct(',') => {}
            _ => return false,
        }
    }
    false
}

/// What follows the comma takes the word from the speaker.
fn closes_at(scene: &Scene<'_>, chunks: &Chunks, reports: &[Report], i: usize, at: usize) -> bool {
    let report = &reports[i];
    let word = chunks.list.get(at).map(|c| scene.lower(c.tokens.start)).unwrap_or_default();
    let next = chunks.list.get(at + 1).map(|c| scene.lower(c.tokens.start)).unwrap_or_default();
    // an incise of another report, or *selon X* at the end
    for r in reports {
        let begins = r.chunk == at
            || r.chunk == at + 1 && (chunks.is_word(at, Closed::Adv) || word == "comme" || word == "tout");
        if !begins || r.chunk == report.chunk {
            continue;
        }
        match r.carrier {
            Carrier::Verb(_) if r.form == VgKind::Finite && r.incise && r.source.is_some() => return true,
            Carrier::Verb(_) if r.form == VgKind::PresPart => {
                // *ajoutant que*: a new report, of the same source
                return r.source.is_some() && r.strength > 0;
            }
            Carrier::Verb(_)
                if r.form == VgKind::Infinitive && (word.starts_with("avant") || word == "pour") =>
            {
                return true;
            }
            Carrier::Phrase => {
                return chunks
                    .list
                    .get(r.end)
                    .is_none_or(|c| matches!(c.kind, ChunkKind::Punct('.' | '!' | '?' | '…')));
            }
            _ => {}
        }
    }
    // *avant de quitter la salle*
    if chunks.vg(at).is_some_and(|v| v.kind == VgKind::Infinitive) && matches!(word, "avant" | "après") {
        return true;
    }
    matches!((word, next), ("alors" | "tandis", "que" | "qu'"))
        || word == "avant" && matches!(next, "de" | "d'")
        || word == "tout" && next == "en"
        || chunks.vg(at).is_some_and(|v| {
            v.kind == VgKind::PresPart
                && v.governor.is_some_and(|g| scene.lower(g) == "en")
                && reports.iter().any(|r| r.chunk == at)
        })
}

/// Drops signs, conjunctions and empty words at both ends.
fn trim(scene: &Scene<'_>, chunks: &Chunks, range: Range<usize>) -> Range<usize> {
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
    let _ = scene;
    start..end
}
