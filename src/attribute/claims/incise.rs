//! What an *incise* reports: *P, a confirmé X*, *P, poursuit X, Q*, *Comme l'a dit X, P*.

use super::Found;
use super::clause::clause_limit;
use super::phrase::relative_end;
use crate::analysis::Act;
use crate::attribute::reports::{Carrier, Complement, Report, ends_dateline, is_press};
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Vg, VgKind};
use crate::lexicon::{Closed, WordClass};

/// *P, a confirmé X*: the content stands before, and after where the sentence goes on.
pub(super) fn incise(
    scene: &Scene<'_>,
    chunks: &Chunks,
    reports: &[Report],
    report: &Report,
) -> Option<Found> {
    let len = chunks.list.len();
    let end = before_cue(chunks, report);
    let start = content_start(scene, chunks, reports, report, end);
    if let Some(opener) = relative_before(scene, chunks, report) {
        return Some((opener..relative_end(chunks, opener), "incise", 0.85));
    }
    if let Some(verb) = split_verb(scene, chunks, report, end) {
        let joined = verb > start && chunks.is_word(verb - 1, Closed::Coord);
        let from = if joined { verb } else { start };
        return Some((from..clause_limit(scene, chunks, reports, report, report.end), "incise", 0.88));
    }
    // *Oui, reconnaît-il, P*, *Surtout, poursuit X, P*
    if end <= start && !report.comme && headed_by_adverb(chunks, report) && clause_behind(chunks, report.end)
    {
        return Some((end..clause_limit(scene, chunks, reports, report, report.end), "incise", 0.85));
    }
    if end <= start && report.comme {
        // *Comme l'a dit X, P*; *Comme il l'explique au Courrier, P*
        return Some((past_adjuncts(chunks, report.end)..len, "comme", 0.85));
    }
    // *a été limogé comme le demandait X*: what was done as X wanted it.
    let wants = match report.carrier {
        Carrier::Verb(id) => {
            let verb = scene.lexicon.verbs.verb(id);
            matches!(verb.act, Act::Ask | Act::Order)
        }
        Carrier::Phrase => false,
    };
    // *n'a pas cédé, comme le lui demandait X*
    let of_whom = chunks.list[report.chunk].tokens.clone().any(|t| matches!(scene.lower(t), "lui" | "leur"));
    // *a été placé en détention, comme l'avait requis le parquet*
    let done = || {
        let perfect = |vg: &Vg| {
            let first = vg.verbs.first().filter(|_| vg.verbs.len() > 1 && !vg.conditional);
            first.is_some_and(|t| scene.tags[*t].class.has(WordClass::AVOIR.with(WordClass::ETRE)))
        };
        (start..end)
            .rev()
            .filter_map(|k| chunks.vg(k))
            .find(|vg| vg.kind == VgKind::Finite)
            .is_some_and(perfect)
    };
    if report.comme && wants && (of_whom || !chunks.is_punct(end, ',') || done()) {
        return None;
    }
    // *Elle soigne « ses petits », comme elle dit*: the words in marks, and not the clause.
    let said = chunks.vg(report.chunk).is_some_and(|vg| vg.object.is_none() && vg.subject.is_some());
    if report.comme && said && end.checked_sub(1).is_some_and(|k| chunks.quote(k).is_some()) {
        return None;
    }
    let verb = (start..end).any(|k| chunks.is_finite(k));
    // *Autre souci, comme l'a dit X, P*
    let comma = (report.end..len).find(|k| chunks.is_punct(*k, ','));
    if let Some(comma) = comma.filter(|_| report.comme && !verb) {
        return Some((comma + 1..len, "comme", 0.8));
    }
    let quoted = (start..end).any(|k| chunks.quote(k).is_some());
    let relative = (start..end)
        .any(|k| matches!(chunks.list[k].kind, ChunkKind::Word(Closed::Qui | Closed::Rel | Closed::That)));
    // *Elle, évoque un danger*: no clause at all.
    let bare = end == start + 1
        && (chunks.np(start).is_some_and(|np| np.kind == NpKind::Pronoun)
            || chunks.is_word(start, Closed::Subject)
            || chunks.is_word(start, Closed::Strong));
    // *Et accuse cette dernière*
    let small = |k: usize| chunks.is_word(k, Closed::Coord) || chunks.is_word(k, Closed::Adv);
    let words = end == report.chunk && (start..end).all(small);
    if start >= end
        || bare
        || words
        || !verb && !quoted && (relative || chunks.is_word(report.chunk.saturating_sub(1), Closed::That))
    {
        return None;
    }
    // *ce qu'affirme X*, *ce à quoi répond X*
    let word = matches!(chunks.list[end - 1].kind, ChunkKind::Word(Closed::Qui | Closed::That | Closed::Rel));
    if word || end == report.chunk && ends_in_relative(scene, chunks, end - 1) {
        return None;
    }
    // *Autre cas qui ouvre la voie, « l'envoi de troupes », poursuit le texte*: a heading, and a quotation alone.
    let main = (start..end)
        .find(|k| chunks.is_finite(*k) || chunks.is_word(*k, Closed::Qui) || chunks.is_word(*k, Closed::Rel))
        .is_some_and(|k| chunks.is_finite(k));
    if !main && chunks.quote(end - 1).is_some() && end >= start + 2 && chunks.is_punct(end - 2, ',') {
        return None;
    }
    // *Cette phrase augure-t-elle d'une vague ?*: a question, with its subject before.
    let joined = chunks.vg(report.chunk).is_some_and(|v| v.clitic.is_some());
    let set_off = chunks.list.get(report.end).is_none_or(|c| matches!(c.kind, ChunkKind::Punct(_)));
    if joined && !set_off && !verb && !quoted {
        return None;
    }
    // *« A », a-t-il glissé en aparté au journal, rapporte le journal*: what is left of another incise.
    let rest = start > 0
        && chunks.list[start].tokens.start > 0
        && reports.iter().any(|r| r.incise && r.chunk < start && r.end == start);
    if rest && !verb && !quoted {
        return None;
    }
    // *au profit, disent-ils, des banques*; *Ce qui a changé, dit-il, est la loi*
    let behind = report.end + 1;
    let of = |np: &Np| np.prep.is_some_and(|t| scene.tags[t].is_of());
    // *relève Anne Martin, de l'institut*: of a name it is an apposition.
    let nameless = report
        .source
        .as_ref()
        .is_some_and(|s| s.nps.iter().all(|n| chunks.nps.get(*n).is_some_and(|np| np.name.is_none())));
    let phrase = nameless
        && chunks.np(end - 1).is_some_and(|np| np.prep.is_some())
        && chunks.np(behind).is_some_and(of);
    let first = chunks.list[start].tokens.start;
    let clause = scene.reads(first, "ce")
        && matches!(scene.lower(first + 1), "qui" | "que" | "qu'")
        && chunks.vg(behind).is_some_and(|vg| vg.kind == VgKind::Finite && vg.subject.is_none());
    let split = chunks.is_punct(report.end, ',') && (phrase || clause);
    if split || goes_on(chunks, report, verb, quoted) {
        return Some((start..clause_limit(scene, chunks, reports, report, report.end), "incise", 0.85));
    }
    Some((start..end, "incise", 0.92))
}

/// *dans lequel, dit-il, P*, *un lieu où, racontent des témoins, P*: the words of a relative clause that the *incise* opens
/// begin behind it.
fn relative_before(scene: &Scene<'_>, chunks: &Chunks, report: &Report) -> Option<usize> {
    let opener = report.chunk.checked_sub(2).filter(|k| chunks.is_punct(k + 1, ','))?;
    let relative =
        matches!(chunks.list[opener].kind, ChunkKind::Word(Closed::Qui | Closed::Rel | Closed::That))
            || ends_in_relative(scene, chunks, opener);
    let from = report.end + 1;
    let clause =
        chunks.is_punct(report.end, ',') && (from..relative_end(chunks, from)).any(|k| chunks.is_finite(k));
    (relative && clause && !report.comme).then_some(from)
}

/// *dans lequel*, *à quoi*: the last word of a chunk is a relative pronoun that the chunker takes for a phrase.
fn ends_in_relative(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    let last = chunks.list[k].tokens.end - 1;
    matches!(scene.lower(last), "quoi" | "lequel" | "laquelle" | "lesquels" | "lesquelles")
}

/// *Elle a, dit-elle, conseillé…*, *elle refuse, dit-elle, de partir*: the verb right before the *incise* that still wants its
/// participle or its infinitive.
fn split_verb(scene: &Scene<'_>, chunks: &Chunks, report: &Report, end: usize) -> Option<usize> {
    // *Elle est, comme l'a dit le maire, décédée*
    let before = if report.comme { end.checked_sub(1)? } else { report.chunk.checked_sub(2)? };
    let verb = Some(before).filter(|k| chunks.is_punct(k + 1, ',') && chunks.is_finite(*k))?;
    let next = chunks.vg(report.end + 1).filter(|_| chunks.is_punct(report.end, ','))?;
    let auxiliary = chunks.vg(verb)?.verbs.last().is_some_and(|t| {
        scene.tags[*t].class.has(WordClass::AVOIR.with(WordClass::ETRE))
            && !scene.tags[*t].class.has(WordClass::NOUN)
    });
    let governed = next.kind == VgKind::Infinitive
        && next
            .governor
            .is_some_and(|g| g == next.tokens.start && matches!(scene.lower(g), "de" | "d'" | "d’" | "à"));
    (auxiliary && next.kind == VgKind::PastPart || governed).then_some(verb)
}

/// Nothing but adverbs and a comma stands before the *incise*.
fn headed_by_adverb(chunks: &Chunks, report: &Report) -> bool {
    let comma = report.chunk.checked_sub(1).filter(|k| chunks.is_punct(*k, ','));
    comma.is_some_and(|k| {
        k > 0 && (0..k).all(|j| chunks.is_word(j, Closed::Adv) || chunks.is_word(j, Closed::Coord))
    })
}

/// Behind the closing comma a finite verb comes before anything that would make its clause depend on another.
fn clause_behind(chunks: &Chunks, at: usize) -> bool {
    chunks.is_punct(at, ',') && {
        let verb = (at + 1..chunks.list.len()).find(|k| chunks.is_finite(*k) || joins(chunks, *k));
        verb.is_some_and(|k| chunks.is_finite(k))
    }
}

/// A word that opens another clause.
fn joins(chunks: &Chunks, k: usize) -> bool {
    matches!(
        chunks.list[k].kind,
        ChunkKind::Word(Closed::Qui | Closed::Rel | Closed::That | Closed::Sub | Closed::Coord)
    )
}

/// Past what belongs to the reporting clause up to its comma: *au Courrier*, *dans un entretien*, *lundi*.
fn past_adjuncts(chunks: &Chunks, from: usize) -> usize {
    let adjunct = |k: &usize| match &chunks.list[*k].kind {
        ChunkKind::Np(_) => chunks.np(*k).is_some_and(|np| np.prep.is_some() || np.time),
        ChunkKind::Word(word) => !matches!(word, Closed::That | Closed::Qui | Closed::Rel),
        ChunkKind::Adj => true,
        ChunkKind::Quote(_) | ChunkKind::Punct(_) | ChunkKind::Vg(_) => false,
    };
    let end = (from..chunks.list.len()).find(|k| !adjunct(k)).unwrap_or(from);
    // *Comme le révèlent deux sites, dont A et B, P*
    if chunks.is_punct(end, ',')
        && chunks.is_word(end + 1, Closed::Rel)
        && let Some(next) = (end + 2..chunks.list.len())
            .find(|k| !matches!(chunks.list[*k].kind, ChunkKind::Np(_) | ChunkKind::Word(Closed::Coord)))
        && chunks.is_punct(next, ',')
    {
        return next;
    }
    // *Comme le montrent des images que le journal a reçues, P*
    if chunks.is_one_of(end, &[Closed::That, Closed::Qui, Closed::Rel])
        && let Some(comma) = (end..chunks.list.len()).find(|k| chunks.is_punct(*k, ','))
        && (end..comma).any(|k| chunks.is_finite(k))
        && (comma..chunks.list.len()).any(|k| chunks.is_finite(k))
    {
        return comma;
    }
    if chunks.is_punct(end, ',') { end } else { from }
}

/// Back from the verb over *comme*, adverbs, object pronouns and the comma.
fn before_cue(chunks: &Chunks, report: &Report) -> usize {
    let mut end = report.chunk;
    let mut set_off = false;
    // *comme X l'a dit*
    if report.comme && end >= 2 && chunks.np(end - 1).is_some() && chunks.is_word(end - 2, Closed::Sub) {
        end -= 2;
    }
    while end > 0 {
        match chunks.list[end - 1].kind {
            ChunkKind::Punct(',' | '–' | '—' | '-' | '(') => set_off = true,
            // *plus cher qu'auparavant, a dit X*: before the comma the adverb belongs to the words.
            ChunkKind::Word(Closed::Adv) if set_off && holds_more(chunks, end - 1) => break,
            ChunkKind::Word(Closed::Adv | Closed::Sub | Closed::Object) => {}
            _ => break,
        }
        end -= 1;
    }
    end
}

/// More than adverbs and conjunctions before a chunk: *De plus* alone is not what was said.
fn holds_more(chunks: &Chunks, at: usize) -> bool {
    (0..at).any(|k| !matches!(chunks.list[k].kind, ChunkKind::Word(_) | ChunkKind::Punct(_)))
}

/// Behind what another report governs, a semicolon, a headline's *X :*.
fn content_start(
    scene: &Scene<'_>,
    chunks: &Chunks,
    reports: &[Report],
    report: &Report,
    end: usize,
) -> usize {
    let mut start = but_said(scene, chunks, reports, report).map_or(0, |but| but + 1);
    for other in reports.iter().filter(|r| r.chunk < report.chunk) {
        let fronted =
            matches!(other.carrier, Carrier::Phrase) && chunks.is_punct(other.end, ',') && other.chunk <= 1;
        // *C'est ce que craint un élu, révèle X*: a relative clause is part of what is said.
        let relative = other.chunk.checked_sub(1).is_some_and(|k| {
            chunks.is_one_of(k, &[Closed::That, Closed::Rel]) && chunks.is_punct(other.end, ',')
        });
        if other.incise && !relative && (matches!(other.carrier, Carrier::Verb(_)) || fronted) {
            start = start.max(other.end);
        }
    }
    if let Some(k) = (start..end).rev().find(|k| chunks.is_punct(*k, ':')) {
        // *X insiste : « A », a-t-il ajouté*: the incise takes what stands behind the colon. *Budget : P, dit X*
        let heading = !(start..k).any(|j| chunks.is_finite(j) || chunks.quote(j).is_some());
        if heading || chunks.quote(k + 1).is_some() {
            start = k + 1;
        }
    }
    if let Some(k) = (start..end).rev().find(|k| chunks.is_punct(*k, ';')) {
        start = k + 1;
    }
    // *PARIS, 12 mars (AFP) - P, a dit X*
    if let Some(close) = (start..end.min(start + 8)).find(|k| chunks.is_punct(*k, ')'))
        && ends_dateline(chunks, close)
    {
        start = close + 1;
    }
    while start < end && matches!(chunks.list[start].kind, ChunkKind::Punct(_)) {
        start += 1;
    }
    start
}

/// *X affirme que P, mais Q, a précisé Y*: where *mais* stands between what X says and what Y, or *il*, says; a medium passes on both.
pub(super) fn but_said(
    scene: &Scene<'_>,
    chunks: &Chunks,
    reports: &[Report],
    report: &Report,
) -> Option<usize> {
    let says = report.incise && report.says_plainly(scene) && !report.relays();
    let named = report.source.as_ref()?;
    let other = |r: &&Report| {
        let apart = r.source.as_ref().is_some_and(|s| s.tokens != named.tokens && s.pronoun.is_none());
        let that = matches!(r.complement, Complement::That(_));
        that && r.says_plainly(scene) && !r.incise && r.chunk < report.chunk && apart
    };
    // No more than so many reports stand between.
    const NEAR: usize = 6;
    if !says {
        return None;
    }
    let before = reports.iter().position(|r| r.chunk >= report.chunk).unwrap_or(reports.len());
    let first = reports[before.saturating_sub(NEAR)..before].iter().find(other)?;
    let press = named.nps.iter().any(|n| is_press(scene, &chunks.nps[*n]));
    let but = |k: &usize| {
        chunks.is_word(*k, Closed::Coord)
            && scene.lower(chunks.list[*k].tokens.start) == "mais"
            && chunks.is_punct(k - 1, ',')
            && !chunks.is_word(k + 1, Closed::That)
    };
    let at = (first.end..report.chunk).rev().find(but)?;
    let clause = (at + 1..report.chunk).any(|k| chunks.is_finite(k) || chunks.quote(k).is_some());
    (clause && !press).then_some(at)
}

/// The words go on behind the *incise*: *Les États-Unis sont donc, conclut-il, « l'éléphant »*, *Quant à lui, poursuit X, il part*,
/// *Le Nord s'est développé, a-t-il dit : la ruée vers l'or, la baie*.
fn goes_on(chunks: &Chunks, report: &Report, verb: bool, quoted: bool) -> bool {
    let len = chunks.list.len();
    if quoted {
        return false;
    }
    if chunks.is_punct(report.end, ':') {
        return verb && report.end + 1 < len && chunks.quote(report.end + 1).is_none();
    }
    if !chunks.is_punct(report.end, ',')
        || chunks.vg(report.end + 1).is_some_and(|v| v.kind != VgKind::Finite)
    {
        return false;
    }
    // *Le groupe a calculé, rapporte X, que P*
    if chunks.is_word(report.end + 1, Closed::That) {
        return verb;
    }
    let quote_later = (report.end..len).any(|k| chunks.quote(k).is_some());
    quote_later || !verb && clause_behind(chunks, report.end)
}
