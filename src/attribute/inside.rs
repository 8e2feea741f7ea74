//! The *incise* inside marks: *« C'est clair, a-t-il dit, nous partons. »*

use super::reports::{Report, speaks, verb_report};
use super::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Item, Np, NpKind, Tag, VgKind, chunk};
use std::ops::Range;

/// An *incise* inside a quotation: its report, and the chunks that the report speaks of.
pub struct Inside {
    /// The chunks of what stands between the marks.
    pub chunks: Chunks,
    /// The report.
    pub report: Report,
    /// The tokens of the incise, signs around it left out.
    pub tokens: Range<usize>,
}

/// The *incise* inside a quotation, if there is one.
pub fn inside(scene: &Scene<'_>, quotation: usize) -> Option<Inside> {
    let inner = scene.quotations[quotation].inner();
    // Cheap look first: a third-person clitic, or a verb right behind a comma or a stop.
    let may = inner.clone().skip(1).any(|t| {
        let before = scene.tags[t - 1].tag;
        scene.tags[t].tag == Tag::Clitic
            || matches!(before, Tag::Punct(',' | '?' | '!' | '…' | '–' | '—' | '-'))
                && (matches!(scene.tags[t].tag, Tag::Verb | Tag::Aux)
                    || scene.tags[t].is(crate::lexicon::Closed::Object)
                    || scene.tags[t]
                        .class
                        .has(crate::lexicon::WordClass::V3S.with(crate::lexicon::WordClass::V3P)))
    });
    if !may {
        return None;
    }
    let chunks = chunks_of(scene, quotation);
    for c in 0..chunks.list.len() {
        let Some(vg) = chunks.vg(c) else { continue };
        if vg.kind != VgKind::Finite || vg.subject.is_some() {
            continue;
        }
        let mut before = c;
        while before > 0
            && matches!(chunks.list[before - 1].kind, ChunkKind::Word(crate::lexicon::Closed::Adv))
        {
            before -= 1;
        }
        let opened = before > 0
            && matches!(
                chunks.list[before - 1].kind,
                ChunkKind::Punct(',' | '?' | '!' | '…' | '–' | '—' | '-' | '(' | '"') | ChunkKind::Quote(_)
            );
        // *Joe « Oil » aurait conclu un accord*: right behind marks within marks only a pronoun shows an *incise*.
        let marked = opened && matches!(chunks.list[before - 1].kind, ChunkKind::Quote(_));
        if !opened || marked && vg.clitic.is_none() {
            continue;
        }
        let Some(report) = verb_report(scene, &chunks, c) else { continue };
        let Some(source) = report.source.clone().filter(|_| report.incise && !report.negated) else {
            continue;
        };
        let verb = match report.carrier {
            super::reports::Carrier::Verb(id) => scene.lexicon.verbs.verb(id),
            super::reports::Carrier::Phrase => continue,
        };
        if verb.incise == 0 {
            continue;
        }
        let clitic = vg.clitic.is_some();
        // *se souvient cette dernière*, *corrige l'intéressé*
        let back = |np: &Np| {
            let head = scene.lower(np.head);
            np.det.is_some() && matches!(head, "dernier" | "dernière" | "intéressé" | "intéressée")
        };
        let first = source.nps.first().and_then(|n| chunks.nps.get(*n));
        let named = first.is_some_and(|np| speaks(scene, np) || back(np));
        if !(clitic || named) {
            continue;
        }
        // The incise must close: a sign, the end, or an adjunct that runs up to a sign.
        let mut end = report.end;
        while end < chunks.list.len()
            && !matches!(
                chunks.list[end].kind,
                ChunkKind::Punct(',' | '.' | '!' | '?' | '…' | '–' | '—' | '-' | ';' | ':' | ')' | '"')
            )
        {
            end += 1;
        }
        // *confie le patron des gendarmes dans le Tarn, Guillaume Martin.*
        let role = first.is_some_and(|np| np.name.is_none() && scene.is_role(np.head));
        let name = |np: &Np| np.kind == NpKind::Name && np.prep.is_none() && np.core.len() > 1;
        let sign = |k: usize| matches!(chunks.list.get(k).map(|k| &k.kind), None | Some(ChunkKind::Punct(_)));
        if role && chunks.is_punct(end, ',') && chunks.np(end + 1).is_some_and(name) && sign(end + 2) {
            end += 2;
        }
        let asks = clitic && chunks.is_punct(end, '?') && end == report.end;
        if asks || end > report.end + 12 {
            continue;
        }
        let tokens = chunks.list[before].tokens.start..chunks.list[end.max(c + 1) - 1].tokens.end;
        return Some(Inside { report, tokens, chunks });
    }
    None
}

/// The chunks of the words in marks; the marks within them are opaque, as everywhere.
pub fn chunks_of(scene: &Scene<'_>, quotation: usize) -> Chunks {
    let inner = scene.quotations[quotation].inner();
    let mut items = Vec::with_capacity(inner.len());
    let mut t = inner.start;
    let mut nested = quotation + 1;
    while t < inner.end {
        // However deep the marks within the last one were, one leap is behind them.
        nested += scene.quotations[nested.min(scene.quotations.len())..].partition_point(|q| q.first < t);
        match scene.quotations.get(nested).filter(|q| q.first == t) {
            Some(q) => {
                items.push(Item::Quote(nested));
                t = q.last.max(t + 1);
            }
            None => {
                items.push(Item::Token(t));
                t += 1;
            }
        }
    }
    let range = |q: usize| scene.quotations[q].first..scene.quotations[q].last;
    chunk(&scene.document, &scene.tags, &range, &items)
}
