//! What a phrase reports: *Selon X, P*, *P, selon X*, *la loi qui, selon X, devrait*, *la rumeur selon laquelle P*.

use super::Found;
use super::clause::{clause_limit, main_verb_after_comma};
use crate::attribute::construction::stands_between;
use crate::attribute::reports::{Carrier, Complement, Report};
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, NpKind, Tag, VgKind};
use crate::lexicon::{Closed, WordClass};

/// *Selon X, P.* and *P, selon X.*
pub(super) fn phrase(
    scene: &Scene<'_>,
    chunks: &Chunks,
    reports: &[Report],
    report: &Report,
) -> Option<Found> {
    let len = chunks.list.len();
    // *Selon lui, P*: nothing is apposed to a pronoun.
    let named = report.source.as_ref().is_some_and(|source| source.pronoun.is_none());
    let behind = past_source(scene, chunks, report.end, named);
    // *la rumeur selon laquelle P*
    if !report.incise {
        let limit = clause_limit(scene, chunks, reports, report, report.end);
        // *une étude selon laquelle P, a été publiée*: the verb of the noun.
        let main = |k: &usize| {
            let verb = chunks.vg(k + 1).filter(|v| v.kind == VgKind::Finite);
            chunks.is_punct(*k, ',') && verb.is_some_and(|v| v.subject.is_none() && v.clitic.is_none())
        };
        let end = (report.end..limit).find(main).unwrap_or(limit);
        return holds_clause(chunks, report.end, end).then_some((report.end..end, "selon", 0.9));
    }
    // *X, pour qui P, …*: the relative clause, and nothing of what stands before it.
    if chunks.is_word(report.chunk + 1, Closed::Qui) && report.end == report.chunk + 2 {
        let end = relative_end(chunks, report.end);
        return holds_clause(chunks, report.end, end).then_some((report.end..end, "selon", 0.9));
    }
    if let Some(range) = in_question(scene, chunks, report) {
        return holds_clause(chunks, range.start, range.end).then_some((range, "selon", 0.85));
    }
    let region = region_start(chunks, report.chunk);
    if let Some((range, close)) = before_bracket(chunks, region, report) {
        // *entre dix (selon X) et vingt personnes*: a part of the clause.
        let ends = chunks.list.get(close + 1).is_none_or(|k| matches!(k.kind, ChunkKind::Punct(_)));
        return (ends && holds_clause(chunks, range.start, range.end)).then_some((range, "selon", 0.85));
    }
    if introduces(scene, chunks, region, report.chunk) {
        return Some((behind..clause_limit(scene, chunks, reports, report, behind), "selon", 0.92));
    }
    // *X a déclaré, selon Y : « … »*: no clause but that of the verb.
    let number = reports.iter().position(|r| r.chunk == report.chunk && matches!(r.carrier, Carrier::Phrase));
    if number.is_some_and(|i| stands_between(scene, chunks, reports, i)) {
        return None;
    }
    if spoken_for(reports, report) || only_the_quotation(scene, chunks, region, report) {
        return None;
    }
    if of_an_aside(scene, chunks, reports, region, report) {
        return None;
    }
    let report = &Report { end: past_participle(chunks, report.end), ..report.clone() };
    let comma = chunks.is_punct(report.chunk.saturating_sub(1), ',');
    let commas = comma && chunks.is_punct(report.end, ',');
    let range = if let Some(opener) = place_opener(scene, chunks, report) {
        opener + 1..report.chunk
    } else if let Some(opener) = relative_opener(chunks, report.chunk) {
        // *la loi qui, selon X, devrait…*: only the relative clause is X's.
        let from = if chunks.is_word(opener, Closed::Qui) { report.end } else { opener + 1 };
        from..relative_end(chunks, report.end + 1)
    } else if commas && (tells_of_who(chunks, report.end + 1) || !goes_on(scene, chunks, region, report)) {
        region..report.chunk
    } else if commas || attached(chunks, report) {
        around(chunks, region, report)
    } else if modifies(scene, chunks, report.end) {
        return None;
    } else if comma || closes(chunks, report.end) {
        region..report.chunk
    } else {
        region..len
    };
    let range = range.start..before_adverb(chunks, range.end, report.chunk);
    holds_clause(chunks, range.start, range.end).then_some((range, "selon", 0.9))
}

/// *P (selon le baromètre X publié jeudi)*: the clause before a bracket that holds no other, and where the bracket closes.
fn before_bracket(
    chunks: &Chunks,
    region: usize,
    report: &Report,
) -> Option<(std::ops::Range<usize>, usize)> {
    let open = region.checked_sub(1).filter(|k| region == report.chunk && chunks.is_punct(*k, '('))?;
    let close = (report.end..chunks.list.len()).find(|k| chunks.is_punct(*k, ')'))?;
    let clause = (report.end..close).any(|k| chunks.is_finite(k) || chunks.quote(k).is_some());
    (!clause).then(|| (region_start(chunks, open)..open, close))
}

/// *La ministre assume ce choix, dicté selon elle par les faits*, *X salue la mesure, selon lui « une nécessité »*, *X, victime
/// d'une attaque, selon Y, reviendra, a dit Z*: the phrase belongs to an apposition, and no clause is its own.
fn of_an_aside(
    scene: &Scene<'_>,
    chunks: &Chunks,
    reports: &[Report],
    region: usize,
    report: &Report,
) -> bool {
    let at = report.chunk;
    let participle = |k: usize| chunks.vg(k).is_some_and(|vg| vg.kind == VgKind::PastPart);
    let dictated = at >= 2 && participle(at - 1) && chunks.is_punct(at - 2, ',');
    let comma = at > 0 && chunks.is_punct(at - 1, ',');
    let noun = |k: usize| {
        chunks.quote(k).is_some_and(|q| {
            let mut words = scene.quotations[q].inner();
            let article = words.next().is_some_and(|t| scene.tags[t].is(Closed::Det));
            article && !words.any(|t| scene.tags[t].is_finite())
        })
    };
    let phrase = at >= 2 && (chunks.np(at - 2).is_some() || participle(at - 2));
    let called = comma && phrase && noun(report.end);
    let verb = (region..at).any(|k| chunks.is_finite(k));
    let commas = (region..at.saturating_sub(1)).filter(|k| chunks.is_punct(*k, ',')).count();
    let whole =
        |r: &Report| r.chunk > report.end && r.incise && r.form == VgKind::Finite && r.source.is_some();
    let aside =
        comma && !verb && commas == 1 && chunks.is_punct(report.end, ',') && reports.iter().any(whole);
    dictated || called || aside
}

/// *P, selon X, qui réclame Q.*: what follows to the end of the sentence is a relative clause of who says P.
fn tells_of_who(chunks: &Chunks, at: usize) -> bool {
    let closed =
        |k: usize| chunks.list.get(k).is_none_or(|c| matches!(c.kind, ChunkKind::Punct('.' | '!' | '?')));
    let commas = |k: &usize| chunks.is_punct(*k, ',');
    let end = (at..chunks.list.len()).find(|k| commas(k) || closed(*k)).unwrap_or(chunks.list.len());
    chunks.is_word(at, Closed::Qui) && closed(end)
}

/// *P, toujours selon X*: the adverb behind the comma is the journalist's.
fn before_adverb(chunks: &Chunks, end: usize, phrase: usize) -> usize {
    let apart =
        end == phrase && end >= 2 && chunks.is_word(end - 1, Closed::Adv) && chunks.is_punct(end - 2, ',');
    if apart { end - 2 } else { end }
}

/// *demande si, selon lui, P*: what is asked, up to the main clause.
fn in_question(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> Option<std::ops::Range<usize>> {
    let comma = usize::from(chunks.is_punct(report.chunk.saturating_sub(1), ','));
    let si = report.chunk.checked_sub(1 + comma)?;
    let asks =
        chunks.is_word(si, Closed::Sub) && matches!(scene.lower(chunks.list[si].tokens.start), "si" | "s'");
    let from = report.end + usize::from(chunks.is_punct(report.end, ','));
    (asks && si > 0 && chunks.vg(si - 1).is_some()).then(|| from..relative_end(chunks, from))
}

fn holds_clause(chunks: &Chunks, start: usize, end: usize) -> bool {
    (start..end).any(|k| matches!(chunks.list[k].kind, ChunkKind::Vg(_) | ChunkKind::Quote(_)))
}

/// Where the sentence of the phrase begins: behind a semicolon, a colon, a bracket that is still open.
fn region_start(chunks: &Chunks, at: usize) -> usize {
    let mut closed = 0;
    for k in (0..at).rev() {
        match chunks.list[k].kind {
            ChunkKind::Punct(';' | ':') => return k + 1,
            // *ajoute que selon lui « P » et « Q »*
            ChunkKind::Word(Closed::That) if k + 1 == at => return at,
            // *P, mais selon X, Q*
            // *P et, selon X, Q*
            ChunkKind::Word(Closed::Coord)
                if (k + 1 == at || k + 2 == at && chunks.is_punct(k + 1, ','))
                    && clause_behind(chunks, at) =>
            {
                return at;
            }
            ChunkKind::Punct(')') => closed += 1,
            ChunkKind::Punct('(') if closed == 0 => return k + 1,
            ChunkKind::Punct('(') => closed -= 1,
            _ => {}
        }
    }
    0
}

/// A comma and a clause of its own follow a phrase.
fn clause_behind(chunks: &Chunks, phrase: usize) -> bool {
    let comma = (phrase + 1..chunks.list.len().min(phrase + 5)).find(|k| chunks.is_punct(*k, ','));
    // *…, le mouvement, qui domine la vie politique, cherche*
    let close = |comma: usize| {
        let subject = chunks.np(comma + 1).is_some_and(|np| np.prep.is_none() && !np.time);
        let aside = subject && chunks.is_punct(comma + 2, ',') && chunks.is_word(comma + 3, Closed::Qui);
        let close = aside.then(|| (comma + 4..chunks.list.len()).find(|k| chunks.is_punct(*k, ',')));
        close.flatten().is_some_and(|k| chunks.is_finite(k + 1))
    };
    comma.is_some_and(|comma| {
        if close(comma) {
            return true;
        }
        let next = (comma + 1..chunks.list.len()).find(|k| chunks.is_finite(*k) || chunks.is_punct(*k, ','));
        next.is_some_and(|k| chunks.is_finite(k))
    })
}

/// Only what joins the sentence to the one before stands before the phrase: *Toutefois*, *Sauf que*, *C'est pourquoi*, *En sens inverse*.
fn introduces(scene: &Scene<'_>, chunks: &Chunks, region: usize, at: usize) -> bool {
    (region..at).all(|k| match &chunks.list[k].kind {
        ChunkKind::Punct(_) => true,
        ChunkKind::Word(word) => {
            matches!(word, Closed::Coord | Closed::Adv | Closed::Sub | Closed::That | Closed::Prep)
        }
        ChunkKind::Np(_) => chunks.np(k).is_some_and(|np| {
            // *En sens inverse*: no date, no place, no thing.
            np.prep.is_some()
                && np.det.is_none()
                && np.kind == NpKind::Nominal
                && np.name.is_none()
                && !np.time
                && !np.tokens.clone().any(|t| scene.tags[t].tag == Tag::Number)
                && chunks.is_punct(k + 1, ',')
        }),
        ChunkKind::Vg(_) => {
            chunks.is_word(k + 1, Closed::Sub) && scene.lower(chunks.list[k + 1].tokens.start) == "pourquoi"
        }
        _ => false,
    })
}

/// Another report has the word: *X dit que P, selon Y*, *« A », a dit X, selon Y*: Y passes on what X said.
fn spoken_for(reports: &[Report], report: &Report) -> bool {
    reports.iter().filter(|r| r.chunk < report.chunk && r.source.is_some()).any(|r| {
        matches!(r.complement, Complement::That(_))
            || r.incise && matches!(r.carrier, Carrier::Verb(_)) && r.form == VgKind::Finite
    })
}

/// *« Très bon en chiffres », selon un proche, X se montre*; *la candidature « irresponsable », selon elle, de X*.
fn only_the_quotation(scene: &Scene<'_>, chunks: &Chunks, region: usize, report: &Report) -> bool {
    let Some(k) = report.chunk.checked_sub(2).filter(|k| chunks.is_punct(k + 1, ',')) else { return false };
    let Some(quotation) = chunks.quote(k) else { return false };
    let inner = scene.quotations[quotation].inner();
    if !chunks.is_punct(report.end, ',') || inner.clone().any(|t| scene.tags[t].is_finite()) {
        return false;
    }
    let named = chunks.np(report.end + 1).is_some_and(|np| np.prep.is_none() && np.kind != NpKind::Pronoun);
    let apposed = k == region && named && chunks.is_finite(report.end + 2);
    let adjective = inner.len() <= 2 && k > region && chunks.np(k - 1).is_some();
    apposed || adjective && !(report.end..chunks.list.len()).any(|j| chunks.is_finite(j))
}

/// The relative pronoun or conjunction right before the comma before the phrase.
fn relative_opener(chunks: &Chunks, at: usize) -> Option<usize> {
    let opens =
        |k: &usize| matches!(chunks.list[*k].kind, ChunkKind::Word(Closed::Qui | Closed::That | Closed::Rel));
    // *des aveux qui selon lui « ne tiennent pas »*
    let bare = at.checked_sub(1).filter(|k| *k > 0 && chunks.is_word(*k, Closed::Qui));
    bare.or_else(|| at.checked_sub(2).filter(|k| chunks.is_punct(k + 1, ',')).filter(opens))
}

/// *Le lieu, où P selon X, est connu*: the relative of a place that the phrase ends before the main verb.
fn place_opener(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> Option<usize> {
    let opener = (1..report.chunk).rev().find(|k| chunks.is_one_of(*k, &[Closed::Rel, Closed::Qui]))?;
    let where_ = scene.reads(chunks.list[opener].tokens.start, "où") && chunks.is_punct(opener - 1, ',');
    let inside = !(opener + 1..report.chunk).any(|k| chunks.is_punct(k, ','));
    let closes = chunks.is_punct(report.end, ',') && main_verb_after_comma(chunks, report.end);
    let main = (0..opener).any(|k| chunks.is_finite(k));
    (where_ && inside && closes && !main).then_some(opener)
}

/// Where a relative clause ends: at the comma before the main verb, or the bracket.
pub(super) fn relative_end(chunks: &Chunks, from: usize) -> usize {
    let mut open = 0;
    for k in from..chunks.list.len() {
        match chunks.list[k].kind {
            ChunkKind::Punct('(') => open += 1,
            ChunkKind::Punct(')') if open == 0 => return k,
            ChunkKind::Punct(')') => open -= 1,
            ChunkKind::Punct(';') => return k,
            ChunkKind::Punct(',') if main_verb_after_comma(chunks, k) || chunks.vg(k + 1).is_some() => {
                return k;
            }
            _ => {}
        }
    }
    chunks.list.len()
}

/// Behind *, selon X,* the clause of before goes on: its verb or what the verb wants is still to come.
fn goes_on(scene: &Scene<'_>, chunks: &Chunks, region: usize, report: &Report) -> bool {
    let verb_before = (region..report.chunk).any(|k| chunks.is_finite(k));
    let later = (report.end..chunks.list.len()).find(|k| {
        chunks.is_finite(*k)
            || matches!(
                chunks.list[*k].kind,
                ChunkKind::Word(Closed::Qui | Closed::Rel | Closed::That | Closed::Sub)
            )
    });
    let verb_later = later.is_some_and(|k| chunks.is_finite(k));
    let wants = verb_before_comma(chunks, report.chunk).is_some();
    let next = report.end + 1;
    // *P, selon une étude, citée par Y*; *P, selon X, alors que Q*
    let aside = chunks.vg(next).is_some_and(|v| v.kind == VgKind::PastPart)
        || chunks.is_word(next, Closed::Sub)
        || chunks.is_word(next, Closed::Coord) && (!verb_later || chunks.is_finite(next + 1));
    let quoted = (next..chunks.list.len()).any(|k| chunks.quote(k).is_some());
    // *Le risque diminue, selon une étude, publiée mardi*; but *la mesure a, selon X, permis de P*
    let whole = verb_before
        && !quoted
        && chunks.vg(next).is_some_and(|v| v.kind == VgKind::PastPart)
        && verb_before_comma(chunks, report.chunk).and_then(|k| chunks.vg(k)).is_some_and(|vg| {
            let aux = WordClass::AVOIR.with(WordClass::ETRE);
            vg.kind == VgKind::Finite && vg.verbs.last().is_some_and(|t| !scene.tags[*t].class.has(aux))
        });
    if (!verb_before || wants) && !whole {
        return verb_later || wants || quoted;
    }
    verb_later && !aside
}

/// The verb group right before a phrase, a comma and adverbs allowed between: *n'a donc, selon eux, aucun droit*.
fn verb_before_comma(chunks: &Chunks, at: usize) -> Option<usize> {
    let mut k = at.checked_sub(1)?;
    if chunks.is_punct(k, ',') {
        k = k.checked_sub(1)?;
    }
    while k > 0 && (chunks.is_word(k, Closed::Adv) || chunks.is_word(k, Closed::Neg)) {
        k -= 1;
    }
    chunks.vg(k).map(|_| k)
}

/// Past a bracket or participle that belongs to the source: *(Rosstat)*, *promulguée en 1916*.
pub(super) fn past_participle(chunks: &Chunks, from: usize) -> usize {
    let mut at = from;
    if chunks.is_punct(at, '(')
        && let Some(close) = (at..chunks.list.len().min(at + 12)).find(|k| chunks.is_punct(*k, ')'))
    {
        at = close + 1;
    }
    let when = chunks.np(at).is_some_and(|np| np.time && np.prep.is_some());
    if when || chunks.is_word(at, Closed::En) || chunks.vg(at).is_some_and(|v| v.kind == VgKind::PastPart) {
        at += 1;
        while chunks.list.get(at).is_some_and(|c| match c.kind {
            ChunkKind::Np(n) => chunks.nps[n].prep.is_some() || chunks.nps[n].time,
            ChunkKind::Adj | ChunkKind::Word(Closed::En | Closed::Prep | Closed::Adv | Closed::Time) => true,
            _ => false,
        }) {
            at += 1;
        }
    }
    at
}

/// The phrase stands right behind a verb: *ces clauses qui créent selon elle…*, *certaines étant selon elle…*, *Il faut selon elle, « agir »*
fn attached(chunks: &Chunks, report: &Report) -> bool {
    let comma = chunks.is_punct(report.chunk.saturating_sub(1), ',');
    let wanted = chunks.is_punct(report.end, ',')
        && (chunks.quote(report.end + 1).is_some()
            || chunks.vg(report.end + 1).is_some_and(|vg| vg.kind == VgKind::Infinitive));
    let verb = verb_before_comma(chunks, report.chunk);
    !comma && verb.is_some() && (!closes(chunks, report.end) || wanted && verb == Some(report.chunk - 1))
}

/// The clause around a phrase in its middle.
fn around(chunks: &Chunks, region: usize, report: &Report) -> std::ops::Range<usize> {
    let comma = usize::from(chunks.is_punct(report.chunk.saturating_sub(1), ','));
    let verb = verb_before_comma(chunks, report.chunk);
    let wants = verb.is_some();
    let last = verb.unwrap_or(report.chunk.saturating_sub(1 + comma));
    let opener = (region..report.chunk)
        .rev()
        .find(|k| matches!(chunks.list[*k].kind, ChunkKind::Word(Closed::Qui | Closed::Rel)))
        .filter(|k| wants && (*k..last).filter(|j| chunks.is_finite(*j)).count() == 0);
    match opener {
        Some(qui) if chunks.is_word(qui, Closed::Qui) => {
            let antecedent = qui.checked_sub(1).filter(|k| *k >= region && chunks.np(*k).is_some());
            antecedent.unwrap_or(qui)..relative_end(chunks, report.end + comma)
        }
        Some(rel) => rel + 1..relative_end(chunks, report.end + comma),
        // *…, certaines étant selon elle « … »*
        None if chunks.vg(last).is_some_and(|v| v.kind == VgKind::PresPart) => {
            let subject = last.checked_sub(1).filter(|k| *k > region && chunks.np(*k).is_some());
            subject.unwrap_or(region)..relative_end(chunks, report.end + comma)
        }
        None if region > 0 && chunks.is_punct(region - 1, '(') => {
            region..relative_end(chunks, report.end + comma)
        }
        None => region..chunks.list.len(),
    }
}

/// *cette communication selon eux désastreuse*: the phrase belongs to an adjective.
fn modifies(scene: &Scene<'_>, chunks: &Chunks, at: usize) -> bool {
    match chunks.list.get(at).map(|c| &c.kind) {
        Some(ChunkKind::Adj) => true,
        Some(ChunkKind::Vg(_)) => chunks.vg(at).is_some_and(|v| v.kind == VgKind::PastPart),
        Some(ChunkKind::Word(Closed::Adv)) => {
            chunks.list.get(at + 1).is_some_and(|c| matches!(c.kind, ChunkKind::Adj))
                && scene.lower(chunks.list[at].tokens.start) == "trop"
        }
        _ => false,
    }
}

/// The sentence, or the clause, is over.
fn closes(chunks: &Chunks, at: usize) -> bool {
    match chunks.list.get(at).map(|c| &c.kind) {
        None => true,
        Some(ChunkKind::Punct(_)) => true,
        Some(ChunkKind::Word(word)) => {
            matches!(word, Closed::Coord | Closed::Sub | Closed::Qui | Closed::Rel | Closed::That)
        }
        Some(ChunkKind::Np(_)) => chunks.np(at).is_some_and(|np| np.time),
        _ => false,
    }
}

/// Past complements and dates of a source up to its comma: *un bilan communiqué lundi par le préfet, …*, *les chiffres mis en
/// avant par X, …*; stays where no clause would be left.
fn past_complements(scene: &Scene<'_>, chunks: &Chunks, from: usize) -> usize {
    let own = |k: &usize| match &chunks.list[*k].kind {
        ChunkKind::Np(_) => chunks.np(*k).is_some_and(|np| np.prep.is_some() || np.time),
        ChunkKind::Word(word) => matches!(
            word,
            Closed::Adv
                | Closed::En
                | Closed::Prep
                | Closed::De
                | Closed::DeDet
                | Closed::A
                | Closed::ADet
                | Closed::Time
        ),
        ChunkKind::Vg(_) => chunks.vg(*k).is_some_and(|v| v.kind == VgKind::PastPart),
        ChunkKind::Adj => true,
        _ => false,
    };
    // *auprès des salariés et des patrons*
    let of_those_asked = |k: usize| {
        let asked = k.checked_sub(2).and_then(|k| chunks.np(k)).and_then(|np| np.prep);
        chunks.is_word(k.saturating_sub(1), Closed::Coord)
            && chunks.np(k).is_some()
            && asked.is_some_and(|p| scene.lower(p) == "auprès")
    };
    // *menée en octobre et novembre*
    let joined = |k: &usize| {
        matches!(chunks.list[*k].kind, ChunkKind::Word(Closed::Coord))
            && *k > from
            && chunks.list.get(k + 1).is_some()
            && (own(&(k + 1)) || of_those_asked(k + 1))
    };
    let own = |k: &usize| own(k) || joined(k) || of_those_asked(*k);
    let past = |from: usize| (from..chunks.list.len()).find(|k| !own(k)).unwrap_or(from);
    let first = past(from);
    let end = past_list(chunks, from, first).map_or(first, past);
    let clause = || (end..chunks.list.len()).any(|k| chunks.is_finite(k) || chunks.quote(k).is_some());
    if end > from && chunks.is_punct(end, ',') && clause() { end } else { from }
}

/// *un sondage de l'institut pour A, B et C*: past the names that go on with the one behind a preposition.
fn past_list(chunks: &Chunks, from: usize, end: usize) -> Option<usize> {
    let name =
        |k: usize| chunks.np(k).is_some_and(|np| np.prep.is_none() && !np.time && np.kind == NpKind::Name);
    let governed = |k: usize| chunks.np(k).is_some_and(|np| np.prep.is_some() && np.kind == NpKind::Name);
    end.checked_sub(1).filter(|k| *k >= from && governed(*k))?;
    let mut k = end;
    while chunks.is_punct(k, ',') && name(k + 1) {
        k += 2;
    }
    let closes = chunks.is_word(k, Closed::Coord) && name(k + 1) && !chunks.is_finite(k + 2);
    closes.then_some(k + 2)
}

/// Past an aside between dashes, with the comma behind it.
fn past_dashes(chunks: &Chunks, open: usize) -> Option<usize> {
    /// So many chunks an aside has at most.
    const LONG: usize = 16;
    let close = (open + 1..chunks.list.len().min(open + LONG)).find(|k| chunks.is_dash(*k))?;
    chunks.is_dash(open).then_some(close + 1)
}

/// Past what belongs to a source at the head of its sentence: *(RFI)*, *contacté par Y*, *qui s'exprimait mardi*, *du comité
/// de soutien*, *cependant*; the place where its words begin. Stays where no clause would be left.
fn past_source(scene: &Scene<'_>, chunks: &Chunks, from: usize, named: bool) -> usize {
    let mut at = past_complements(scene, chunks, from);
    for _ in 0..4 {
        if let Some(behind) = past_dashes(chunks, at) {
            at = behind;
            continue;
        }
        // *Selon X, ancien maire et conseiller, P*: what X is, too.
        let what = |np: &crate::detect::Np| {
            np.prep.is_none() && np.det.is_none() && scene.is_role(np.head) && np.name.is_none()
        };
        if named
            && chunks.is_word(at, Closed::Coord)
            && chunks.np(at + 1).is_some_and(what)
            && !chunks.is_finite(at + 2)
        {
            at = past_complements(scene, chunks, at + 2);
            continue;
        }
        let comma = chunks.is_punct(at, ',');
        let first = at + usize::from(comma);
        let apposed = || comma && named && is_apposed(scene, chunks, first);
        let aside = match chunks.list.get(first).map(|c| &c.kind) {
            Some(ChunkKind::Punct('(')) => {
                match (first..chunks.list.len().min(first + 12)).find(|k| chunks.is_punct(*k, ')')) {
                    Some(close) => {
                        at = close + 1;
                        continue;
                    }
                    None => false,
                }
            }
            Some(ChunkKind::Vg(_)) => chunks.vg(first).is_some_and(|v| {
                // *s'exprimant au nom du parti*
                let speaks = || {
                    v.kind == VgKind::PresPart
                        && comma
                        && v.verbs.last().is_some_and(|t| speaks_for(scene, *t))
                };
                v.kind == VgKind::PastPart || speaks()
            }),
            // *le rapport, que Y a lu*, *des documents que nous avons obtenus*
            Some(ChunkKind::Adj | ChunkKind::Word(Closed::Qui | Closed::Rel | Closed::That)) => true,
            Some(ChunkKind::Word(Closed::Adv)) => comma && chunks.is_punct(first + 1, ',') || apposed(),
            Some(ChunkKind::Np(_)) if apposed() => true,
            Some(ChunkKind::Np(_)) => chunks.np(first).is_some_and(|np| {
                let of = np.prep.is_some_and(|p| {
                    matches!(scene.tags[p].tag, Tag::Closed(Closed::De | Closed::DeDet))
                        || matches!(scene.lower(p), "de" | "d'" | "du" | "des")
                });
                let bare = np.prep.is_none() && np.tokens.start == np.head;
                let role = bare && scene.is_role(np.head);
                // *organisation qui représente*, *relatif à la parité*
                let apposed = bare && np.kind == NpKind::Nominal && np.plural != Some(true) && !np.time;
                let goes_on = chunks.is_word(first + 1, Closed::Qui)
                    || chunks.np(first + 1).and_then(|next| next.prep).is_some_and(|p| {
                        matches!(scene.lower(p), "à" | "au" | "aux" | "de" | "d'" | "du" | "des")
                    });
                of || comma && ((role || apposed) && chunks.is_punct(first + 1, ',') || apposed && goes_on)
            }),
            _ => false,
        };
        if !aside {
            break;
        }
        let next = (first + 1..chunks.list.len()).find(|k| chunks.is_punct(*k, ','));
        let relative =
            (first..first + 2).any(|k| chunks.is_one_of(k, &[Closed::Qui, Closed::Rel, Closed::That]));
        let Some(end) = next.filter(|end| {
            (*end..chunks.list.len()).any(|k| chunks.is_finite(k) || chunks.quote(k).is_some())
                && (relative || !(first..*end).any(|k| chunks.is_finite(k)))
        }) else {
            break;
        };
        // *Selon la revue, une quarantaine de médecins, dont dix de la ville, sont partis*: the verb's subject, no apposition.
        let subject = chunks.np(first).is_some_and(|np| np.prep.is_none())
            && chunks.vg(end + 1).is_some_and(|v| v.kind == VgKind::Finite && v.subject.is_none());
        if subject {
            break;
        }
        at = end;
    }
    at
}

/// *parlant au nom de*, *s'exprimant*, *citant*: what a source does as it speaks.
fn speaks_for(scene: &Scene<'_>, verb: usize) -> bool {
    matches!(scene.lower(verb), "parlant" | "exprimant" | "citant")
}

/// *Selon X, filiale du groupe, le plan concerne …*: a phrase between commas before a clause that has its subject; not the first of
/// several subjects (*Selon X, un homme, une femme et un enfant sont …*).
fn is_apposed(scene: &Scene<'_>, chunks: &Chunks, first: usize) -> bool {
    /// So many chunks an apposition may have, and so many may stand between a subject and its verb.
    const FAR: usize = 16;
    let adverb = usize::from(chunks.is_word(first, Closed::Adv));
    let apposed = match chunks.list.get(first + adverb).map(|c| &c.kind) {
        Some(ChunkKind::Np(_)) => chunks.np(first + adverb).is_some_and(|np| {
            np.prep.is_none()
                && !np.time
                && np.kind == NpKind::Nominal
                && np.det.is_none_or(|d| !matches!(scene.lower(d), "ce" | "cet" | "cette" | "ces" | "les" | "des"))
                // *juste avant les faits*
                && !scene.tags[np.head].class.has(WordClass::ADVERB)
                && scene.tags[np.tokens.start].tag != Tag::Number
        }),
        // *également présent sur place*
        Some(ChunkKind::Adj) => adverb > 0,
        Some(ChunkKind::Vg(_)) => {
            adverb > 0 && chunks.vg(first + adverb).is_some_and(|v| v.kind == VgKind::PastPart)
        }
        _ => false,
    };
    let within = first + 1..chunks.list.len().min(first + FAR);
    let plain = |k: &usize| !chunks.is_finite(*k) && chunks.quote(*k).is_none();
    let Some(close) = within.clone().take_while(plain).find(|k| chunks.is_punct(*k, ',')).filter(|_| apposed)
    else {
        return false;
    };
    let more = |k: &usize| match &chunks.list[*k].kind {
        ChunkKind::Np(_) => chunks.np(*k).is_some_and(|np| np.prep.is_some()),
        ChunkKind::Word(word) => matches!(
            word,
            Closed::Adv | Closed::De | Closed::DeDet | Closed::A | Closed::ADet | Closed::Prep | Closed::En
        ),
        ChunkKind::Adj => true,
        _ => false,
    };
    let clause_at = |at: usize| {
        let subject = chunks.np(at).is_some_and(|np| {
            // *…, référence à Botticelli est*: no subject either.
            let bare = np.kind == NpKind::Nominal && np.det.is_none() && np.tokens.start == np.head;
            np.prep.is_none() && !np.time && !bare
        });
        let verb = (at + 1..chunks.list.len().min(at + FAR - 1)).find(|k| !more(k));
        let acts = verb.and_then(|k| chunks.vg(k));
        subject && acts.is_some_and(|v| v.kind == VgKind::Finite && v.subject.is_none())
    };
    // *Selon le récit de X, un élève de 15 ans, publié lundi, un policier est venu*
    let done = chunks.vg(close + 1).is_some_and(|v| v.kind == VgKind::PastPart);
    let behind = done
        .then(|| {
            within.clone().skip_while(|k| *k <= close).take_while(plain).find(|k| chunks.is_punct(*k, ','))
        })
        .flatten();
    let clause = clause_at(close + 1) || behind.is_some_and(|comma| clause_at(comma + 1));
    // *Pour X, avocat du plaignant, « P »*; not *Pour X, la réforme, « c'est l'échec »*.
    let someone = chunks.np(first + adverb).is_some_and(|np| {
        let one = np.det.is_none_or(|d| matches!(scene.lower(d), "un" | "une"));
        one || scene.is_role(np.head)
    });
    let sentence = someone
        && chunks.quote(close + 1).is_some_and(|q| {
            let mut words = scene.quotations[q].inner();
            let topic = words.start;
            !matches!(scene.lower(topic), "c'" | "ce" | "ça" | "cela")
                && words.any(|t| scene.tags[t].is_finite())
        });
    clause || sentence
}
