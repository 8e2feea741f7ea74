//! Whether a verb group stands as an *incise*: content before it, its subject behind it.

use super::behind::subject_behind;
use super::source::speaks;
use super::subject::{relative_que, subject_before};
use super::{Carrier, Report};
use crate::attribute::entities::with_article;
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, VgKind};
use crate::lexicon::{Closed, NounKind, Strength, WordClass};

/// True where a verb group stands in the place of an *incise*: after a quotation, a comma or a dash, with no phrase
/// between that could be its subject.
pub(super) fn stands_apart(scene: &Scene<'_>, chunks: &Chunks, c: usize, report: &Report) -> bool {
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
        // *Le parti de « l'union » a désigné Paul Durand*, *Le groupe « Forest » annonce un disque*: a part of the subject.
        ChunkKind::Quote(_) => {
            let named = k == 1 && chunks.np(0).is_some_and(|np| bears_a_title(scene, np));
            let of = chunks.is_word(k.wrapping_sub(1), Closed::De) && opens_with_somebody(scene, chunks, c);
            !(named || of)
        }
        ChunkKind::Punct(',' | '–' | '—' | '-' | '(' | '?' | '!' | '…' | '"') => {
            // *X, ministre, a dit* has its subject before the comma: an *incise* has its subject behind the verb.
            !wanted(scene, chunks, c) && behind_is_subject(scene, chunks, c, report)
        }
        ChunkKind::Word(Closed::That | Closed::Rel) => behind_is_subject(scene, chunks, c, report),
        _ => false,
    }
}

/// *après que le professeur, de l'institut de Lyon, a relayé une étude*: the clause of a conjunction has no verb yet.
fn wanted(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let verbal = |k: &usize| holds_verb(scene, chunks, *k);
    let Some(opener) = (0..c).rev().take_while(|k| !verbal(k)).find(|k| chunks.is_word(*k, Closed::That))
    else {
        return false;
    };
    // *que, dit X, P*
    let subject = (opener + 1..c).any(|k| chunks.np(k).is_some_and(|np| np.prep.is_none() && !np.time));
    let conjunction = matches!(
        scene.lower(chunks.list[opener].tokens.start.saturating_sub(1)),
        "après" | "alors" | "tandis" | "avant" | "afin" | "dès" | "depuis" | "pendant" | "puisque"
    );
    subject && conjunction
}

/// Whether what stands behind the verb is more likely its subject than its object.
fn behind_is_subject(scene: &Scene<'_>, chunks: &Chunks, c: usize, report: &Report) -> bool {
    let Some(vg) = chunks.vg(c) else { return false };
    let Some((source, end)) = subject_behind(scene, chunks, report.end, vg) else { return false };
    let Some(np) = source.nps.first().and_then(|n| chunks.nps.get(*n)) else { return false };
    // *X, disant que P, a exhorté Y à agir*, *X, qualifié de « A », a accusé Y de mentir*: whom the infinitive is of.
    if does_what_is_said(scene, chunks, report, end) {
        return false;
    }
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
        // *tout en soulignant*
        Some(ChunkKind::Word(Closed::PreDet)) => {
            chunks.vg(end + 1).is_some_and(|v| v.kind == VgKind::PresPart && v.governor.is_some())
        }
        Some(ChunkKind::Np(_)) => true,
        // *précise Le Canard enchaîné*
        Some(ChunkKind::Adj) => {
            matches!(chunks.list.get(end + 1).map(|c| &c.kind), None | Some(ChunkKind::Punct(_)))
        }
        Some(ChunkKind::Vg(_)) => chunks.vg(end).is_some_and(|v| v.kind != VgKind::Finite),
        _ => false,
    };
    if !closes {
        return false;
    }
    let plain = says_that(scene, report);
    let speaks = speaks(scene, np) || plain && is_unknown_body(scene, np);
    if interrupted(scene, chunks, c) {
        return false;
    }
    if speaks && glossed(scene, chunks, c) {
        return true;
    }
    // *…, révèle Le Parisien*: hardly ever the object of such a verb.
    if plain && c > 0 && chunks.is_punct(c - 1, ',') && np.prep.is_none() && is_press(scene, np) {
        return true;
    }
    // *Un exploit, qui « fera date », estime Paul Durand.*: a verb that hardly has an object, and its subject alone behind it.
    let ends = matches!(chunks.list.get(end).map(|k| &k.kind), None | Some(ChunkKind::Punct('.' | ',')));
    let said = plain && speaks && ends;
    // *Paul Durand, auteur de « La Tête », a critiqué X*: the words in marks belong to what is said of the subject.
    let aside = c.checked_sub(2).filter(|k| chunks.is_punct(k + 1, ',') && chunks.quote(*k).is_some());
    let attached = aside.is_some_and(|k| k > 2 && !matches!(chunks.list[k - 1].kind, ChunkKind::Punct(_)));
    if attached && !plain && chunks.is_punct(1, ',') && opens_with_somebody(scene, chunks, c) {
        return false;
    }
    if c > 0 && chunks.is_punct(c - 1, ',') && !said && waits_for_verb(scene, chunks, c) {
        return false;
    }
    if speaks && splits_clause(scene, chunks, c, end) {
        return true;
    }
    let quote_before = c > 0 && (0..c).rev().take(3).any(|k| chunks.quote(k).is_some());
    let subject = subject_before(scene, chunks, c);
    let before = subject.is_some();
    // *Un travail d'avocat, a précisé X*: what stands before is a thing.
    let aside = (0..c.saturating_sub(1)).any(|k| chunks.is_punct(k, ','));
    let thing = !aside
        && subject.is_some_and(|s| {
            let noun = |n: &usize| chunks.nps.get(*n).is_some_and(|np| !super::source::speaks(scene, np));
            s.pronoun.is_none() && !s.nps.is_empty() && s.nps.iter().all(noun)
        });
    if quote_before || speaks && (!before || thing || !agrees_before(chunks, c)) {
        return true;
    }
    speaks && before && {
        // Both sides could be: a clause with a verb of its own before the comma is the content; *« A », l'actuel patron du club, a
        // assuré Anne Martin*.
        let verb = |k: usize| chunks.is_finite(k) || said && holds_verb(scene, chunks, k);
        (0..c).any(verb) && no_relative_open(scene, chunks, c)
    }
}

/// The verb has an object of whom an infinitive is told, and one with its preposition begins at the chunk behind that.
fn does_what_is_said(scene: &Scene<'_>, chunks: &Chunks, report: &Report, end: usize) -> bool {
    let Carrier::Verb(id) = report.carrier else { return false };
    let mut end = end;
    while chunks.is_word(end, Closed::Coord) && chunks.np(end + 1).is_some_and(|np| np.prep.is_none()) {
        end += 2;
    }
    let infinitive = chunks.vg(end).filter(|vg| vg.kind == VgKind::Infinitive);
    scene.lexicon.verbs.verb(id).takes_object_infinitive()
        && infinitive
            .is_some_and(|vg| vg.governor.is_some_and(|t| scene.tags[t].is_of() || scene.lower(t) == "à"))
}

/// *« On appelle ça le MJB », un mouvement d'avant-guerre, sourit X*: between a whole clause in marks and the verb stands, set off
/// by commas, a thing that it names.
fn glossed(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let phrase = |k: &usize| {
        let person = |np: &Np| np.kind != NpKind::Nominal || scene.is_role(np.head);
        chunks.np(*k).is_some_and(|np| np.prep.is_some() || np.time || !person(np))
            || matches!(chunks.list[*k].kind, ChunkKind::Adj)
    };
    let Some(comma) = c.checked_sub(1).filter(|k| chunks.is_punct(*k, ',')) else { return false };
    let opens = (1..comma).rev().find(|k| !phrase(k)).filter(|k| chunks.is_punct(*k, ',') && k + 1 < comma);
    let quote = opens.and_then(|k| chunks.quote(k - 1));
    quote.is_some_and(|q| scene.has_finite_verb(q))
}

/// *la Sécurité routière*, *L'Éveil de Saint-Pons*: an article and a noun that no list knows, with the capital of a name.
fn is_unknown_body(scene: &Scene<'_>, np: &Np) -> bool {
    let definite = np.det.is_some_and(|det| scene.lower(det).starts_with('l') && det + 1 == np.head);
    definite && np.prep.is_none() && scene.is_capital(np.head) && !scene.tags[np.head].is_finite()
}

/// The name of a medium or an agency, alone or behind its article.
pub(in crate::attribute) fn is_press(scene: &Scene<'_>, np: &Np) -> bool {
    let words = [np.name.clone(), Some(np.tokens.clone())];
    let known = |name| {
        let id = scene.lexicon.organisation(scene.words(name))?;
        scene.lexicon.organisations.get(id)
    };
    // *au Parisien*: what has swallowed the article of the name.
    let swallowed = || scene.lexicon.organisation(&with_article(scene, np.tokens.clone()));
    let bodies = words.into_iter().flatten().filter_map(known);
    bodies.chain(swallowed().and_then(|id| scene.lexicon.organisations.get(id))).any(|body| body.is_press())
}

/// A verb that plainly takes *que*, and is at home in an *incise*: what stands behind it alone is its subject.
fn says_that(scene: &Scene<'_>, report: &Report) -> bool {
    let Carrier::Verb(id) = report.carrier else { return false };
    let verb = scene.lexicon.verbs.verb(id);
    verb.takes_that() && verb.incise == 3 && verb.strength != Strength::Ambiguous
}

/// *L'individu, décrit comme « un marginal », a insulté X*: the quotation stands in an aside between subject and verb.
fn interrupted(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let attached = |k: usize| k > 0 && matches!(chunks.list[k - 1].kind, ChunkKind::Word(_));
    let Some(quote) = c
        .checked_sub(2)
        .filter(|k| chunks.is_punct(k + 1, ',') && chunks.quote(*k).is_some() && attached(*k))
    else {
        return false;
    };
    let opens = (1..quote).rev().find(|k| chunks.is_punct(*k, ','));
    // *décrit* may be a finite form, too.
    opens.is_some_and(|k| {
        let finite = |j: usize| chunks.is_finite(j);
        chunks.np(k - 1).is_some_and(|np| np.prep.is_none() && !np.time)
            && chunks
                .vg(k + 1)
                .is_some_and(|v| v.verbs.len() == 1 && v.subject.is_none() && v.clitic.is_none())
            && chunks.vg(k + 1).is_some_and(|v| scene.tags[v.verbs[0]].class.has(WordClass::PAST_PART))
            && !(0..c).any(|j| j != k + 1 && finite(j))
    })
}

/// *Le suspect, a indiqué X mardi, « dormait »*: one comma stands before the verb, which is no place between a subject and its own
/// verb, and one behind; and with somebody before it (*Le maire, a refusé les avis, disant …*) the clause goes on with its verb.
fn splits_clause(scene: &Scene<'_>, chunks: &Chunks, c: usize, end: usize) -> bool {
    let verb = |k: usize| match chunks.list.get(k).map(|chunk| &chunk.kind) {
        Some(ChunkKind::Vg(_)) => chunks
            .vg(k)
            .is_some_and(|v| v.kind == VgKind::Finite && v.subject.is_none() && v.clitic.is_none()),
        Some(ChunkKind::Quote(q)) => {
            let verbal = |t: &usize| scene.tags[*t].is(Closed::Ne) || scene.tags[*t].is(Closed::Object);
            scene.quotations[*q].inner().find(|t| !verbal(t)).is_some_and(|t| scene.tags[t].is_finite())
        }
        _ => false,
    };
    let adjunct = |k: &usize| match &chunks.list[*k].kind {
        ChunkKind::Np(_) => chunks.np(*k).is_some_and(|np| np.prep.is_some() || np.time),
        ChunkKind::Vg(_) => chunks.vg(*k).is_some_and(|v| v.kind == VgKind::PresPart),
        ChunkKind::Word(word) => *word == Closed::Adv,
        ChunkKind::Adj => true,
        _ => false,
    };
    let Some(first) = chunks.np(0).filter(|np| np.prep.is_none()) else { return false };
    let phrase = |k: &usize| chunks.np(*k).is_some_and(|np| np.prep.is_some() || !np.time);
    let close = (end..chunks.list.len()).find(|k| !adjunct(k)).unwrap_or(end);
    // *Celui-là, glisse X, il ne vient pas*
    let taken_up = matches!(scene.lower(first.head), "celui-là" | "celle-là" | "ceux-là" | "celles-là");
    c >= 2
        && chunks.is_punct(c - 1, ',')
        && (0..c - 1).all(|k| phrase(&k))
        && chunks.is_punct(close, ',')
        && (verb(close + 1) || taken_up || !speaks(scene, first))
}

/// *le groupe*, *le magazine*: a noun for a body, alone behind its article, whose name may stand in marks.
fn bears_a_title(scene: &Scene<'_>, np: &Np) -> bool {
    let body = matches!(scene.noun_at(np.head), Some(NounKind::Organisation | NounKind::Media));
    body && np.det.is_some() && np.tokens.end == np.head + 1 && np.prep.is_none()
}

/// The phrase that opens the frame is a person or a body, and no verb stands between it and a chunk.
fn opens_with_somebody(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let somebody = |np: &Np| {
        let definite = np.det.is_none_or(|d| !matches!(scene.lower(d), "un" | "une" | "des"));
        let person = np.kind == NpKind::Name || scene.is_role(np.head);
        np.prep.is_none() && !np.time && definite && (person || scene.noun_at(np.head).is_some())
    };
    chunks.np(0).is_some_and(somebody) && !(0..c).any(|k| holds_verb(scene, chunks, k))
}

/// A finite verb, or words in marks with one.
fn holds_verb(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    match &chunks.list[k].kind {
        ChunkKind::Vg(_) => chunks.is_finite(k),
        ChunkKind::Quote(q) => scene.has_finite_verb(*q),
        _ => false,
    }
}

/// *Anne Martin, qui avait souhaité « A », a assuré Paul Durand de B*: the phrase that opens the frame has a relative clause between
/// commas behind it, and no verb of its own yet.
fn waits_for_verb(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let aside = |k: &usize| {
        let preposition = usize::from(chunks.is_word(k - 1, Closed::Prep));
        chunks.is_word(*k, Closed::Qui) && chunks.is_punct(k - 1 - preposition, ',')
    };
    let Some(relative) = (2..c).find(aside) else { return false };
    let phrase = |k: usize| {
        chunks.np(k).is_some() || chunks.is_punct(k, ',') || chunks.is_one_of(k, &[Closed::Adv, Closed::Prep])
    };
    let subject = chunks.np(0).is_some_and(|np| np.prep.is_none() && !np.time);
    subject && (0..relative).all(phrase) && !no_relative_open(scene, chunks, c)
}

fn agrees_before(chunks: &Chunks, c: usize) -> bool {
    let Some(vg) = chunks.vg(c) else { return false };
    (0..c)
        .rev()
        .find_map(|k| chunks.np(k).filter(|np| np.prep.is_none() && !np.time))
        .is_none_or(|np| np.plural.is_none() || vg.plural.is_none() || np.plural == vg.plural)
}

/// No relative clause is still open before the chunk: *le ministre, qui a refusé, a dit* is no *incise*; *c'est le ministre qui
/// a refusé, a dit* may be one, and so may *le ministre qui a refusé revient, a dit*.
fn no_relative_open(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    // *qui « ne répond pas »*: the verb may stand in marks.
    let quoted = |q: usize| scene.quotations[q].inner().take(4).any(|t| scene.tags[t].is_finite());
    let finite = |k: usize| chunks.is_finite(k) || chunks.quote(k).is_some_and(quoted);
    // *la sœur, que rien n'intimide, revendique*
    let relative = |k: usize| {
        chunks.is_word(k, Closed::Qui)
            || chunks.is_word(k, Closed::Rel)
            || k > 0 && chunks.is_punct(k - 1, ',') && relative_que(chunks, k)
    };
    // *qui a refusé et a menti*; but *pour abus et complicité*
    let joins = |k: usize| {
        let verb = (k + 1..c).find(|j| !chunks.is_one_of(*j, &[Closed::Adv, Closed::Object, Closed::Time]));
        chunks.is_word(k, Closed::Coord) && verb.is_some_and(finite)
    };
    let opens = |k: usize| relative(k) || chunks.is_one_of(k, &[Closed::That, Closed::Sub]) || joins(k);
    (0..c).find(|k| relative(*k)).is_none_or(|r| {
        let verbs = (r..c).filter(|k| finite(*k)).count();
        (0..r).any(finite) || verbs > (r..c).filter(|k| opens(*k)).count()
    })
}
