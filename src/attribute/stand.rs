//! How a speaker stands to the words: what the cue says was done with them ([`Act`]), and whether they are asserted,
//! denied, questioned or hedged ([`Polarity`]).

use super::reports::{Carrier, Complement, Report};
use super::scene::Scene;
use crate::analysis::{Act, Polarity};
use crate::detect::VgKind;
use crate::lexicon::{Clause, Stance, Verb};

/// Act and polarity of the words that a report governs; `quotation` where they are one.
pub(super) fn stand(scene: &Scene<'_>, report: &Report, quotation: Option<usize>) -> (Act, Polarity) {
    let Carrier::Verb(id) = report.carrier else { return (Act::Say, Polarity::Asserted) };
    let verb = scene.lexicon.verbs.verb(id);
    let act = act(scene, report, verb, quotation);
    (act, polarity(scene, report, verb, act, quotation))
}

fn act(scene: &Scene<'_>, report: &Report, verb: &Verb, quotation: Option<usize>) -> Act {
    match verb.act {
        // *n'a pas nié*, *n'exclut pas*: no denial.
        Act::Deny if report.negated => Act::Say,
        // *Interrogé par la presse, « je pars »*: who is asked answers.
        Act::Ask if report.form == VgKind::PastPart => Act::Say,
        // *demande de partir*, *demande le calme*: whoever demands does not ask.
        Act::Ask if demands(verb) && !questions(scene, report, quotation) => Act::Order,
        // *ce qu'il appelle « le progrès »*: whoever names does not call to anything.
        Act::Order if quotation.is_some_and(|q| names(scene, report, verb, q)) => Act::Say,
        act => act,
    }
}

fn polarity(scene: &Scene<'_>, report: &Report, verb: &Verb, act: Act, quotation: Option<usize>) -> Polarity {
    if asks(scene, report, act) {
        return Polarity::Questioned;
    }
    let wish = !verb.clause.has(Clause::INDICATIVE) && verb.clause.has(Clause::SUBJUNCTIVE);
    // *Elle n'a pas de regrets : « Je le referais »*, *ne comprend pas que P*, *souhaiterait « un débat »*.
    let stands = quotation.is_some() && apart(report)
        || report.negated && &*verb.lemma == "comprendre"
        || report.conditional && !report.negated && act == Act::Think && wish;
    if stands {
        return if report.conditional && act != Act::Think { Polarity::Hedged } else { Polarity::Asserted };
    }
    // *« C'est faux », dément X*, *X dément : « C'est faux »*: the words themselves are asserted.
    let outside = report.incise || matches!(report.complement, Complement::Colon(_));
    let words = quotation.is_some() && outside && !report.negated;
    let denying = verb.stance == Stance::Denying && !words;
    // *n'exclut pas que*, *doute que*: it may be so.
    let open = match verb.stance {
        Stance::Denying => report.negated && matches!(&*verb.lemma, "exclure" | "écarter"),
        Stance::Doubtful => !report.negated && wish,
        _ => false,
    };
    if open {
        Polarity::Hedged
    } else if report.negated != denying && verb.stance != Stance::Doubtful && !verb.negated {
        Polarity::Denied
    } else if report.conditional {
        Polarity::Hedged
    } else {
        Polarity::Asserted
    }
}

/// Behind a colon, past an object of the verb: what is denied is not what stands in the marks.
fn apart(report: &Report) -> bool {
    matches!(report.complement, Complement::Colon(k) if k > report.end) && !report.incise
}

/// A question: the verb asks, or *si* leaves open what is said; *explique pourquoi P* takes P for granted.
fn asks(scene: &Scene<'_>, report: &Report, act: Act) -> bool {
    let open = match report.complement {
        Complement::Whether(_) if report.incise => false,
        Complement::Whether(_) => report.negated || whether(scene, report),
        _ => false,
    };
    open || act == Act::Ask && !report.negated
}

/// The word of an indirect question is *si*.
fn whether(scene: &Scene<'_>, report: &Report) -> bool {
    let Complement::Whether(k) = report.complement else { return false };
    let frame = scene.frames.partition_point(|f| f.tokens.start <= report.cue.start).saturating_sub(1);
    let word = scene.chunks.get(frame).and_then(|chunks| chunks.list.get(k));
    word.is_some_and(|c| matches!(scene.lower(c.tokens.start), "si" | "s'"))
}

/// *demander* asks whether, and demands that.
fn demands(verb: &Verb) -> bool {
    verb.takes_whether() && verb.takes_infinitive()
}

/// What *demander* governs is a question: an indirect one, or a quotation with its sign.
fn questions(scene: &Scene<'_>, report: &Report, quotation: Option<usize>) -> bool {
    let asked = |q: usize| scene.quotations[q].inner().any(|t| scene.lower(t) == "?");
    matches!(report.complement, Complement::Whether(_)) && !report.incise || quotation.is_some_and(asked)
}

/// *appelle « le progrès »*, without *à*.
fn names(scene: &Scene<'_>, report: &Report, verb: &Verb, quotation: usize) -> bool {
    let first = scene.quotations[quotation].first;
    let to = |t: usize| matches!(scene.lower(t), "à" | "au" | "aux");
    &*verb.lemma == "appeler" && !report.incise && report.cue.end <= first && !(report.cue.end..first).any(to)
}
