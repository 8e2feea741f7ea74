//! Phrases that report without a verb: *selon X*, *d'après X*, *aux yeux de X*, *pour X*, *la rumeur selon laquelle*.

use super::antecedent::antecedent;
use super::incise::is_press;
use super::source::{
    enumerated, extend, is_one_of_them, is_somebody, points_back, press_in_marks, speaks, with_name_apposed,
};
use super::subject::subject_before;
use super::verb::reporting_verb;
use super::{Complement, Report, Source};
use crate::attribute::entities::is_age;
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, Vg, VgKind, is_round_number};
use crate::lexicon::{Closed, NounKind, WordClass};
use crate::text::Form;
use std::ops::Range;

/// *à en croire X*, *si l'on en croit X*, *à l'en croire*, *à l'entendre*
pub(super) fn belief(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Report> {
    let vg = chunks.vg(c)?;
    let last = vg.tokens.end - 1;
    let heard = match scene.lower(last) {
        "croire" | "croit" if last > 0 && scene.lower(last - 1) == "en" => false,
        "entendre" => true,
        _ => return None,
    };
    let begin = opening(scene, last);
    let theirs = (begin..last).find(|t| matches!(scene.lower(*t), "l'" | "l’" | "les"));
    let (source, end) = match theirs.filter(|t| *t > 0 && scene.lower(*t - 1) == "à") {
        Some(token) if chunks.is_punct(c + 1, ',') => (Source::of_pronoun(token), c + 1),
        _ if heard => return None,
        _ => {
            let np = chunks.np(c + 1).filter(|np| np.prep.is_none() && scene.may_speak(np))?;
            // *à en croire ses dires*: whose they are
            let words = scene.is_utterance(np);
            // *à en croire les ruptures de stock*: things that show something.
            if !words && !speaks(scene, np) && np.plural == Some(true) {
                return None;
            }
            match np.det.filter(|_| words && scene.is_possessed(np)) {
                Some(det) => (Source::of_pronoun(det), c + 2),
                None => extend(scene, chunks, c + 1),
            }
        }
    };
    let chunk = (0..=c).rev().find(|k| chunks.list[*k].tokens.start <= begin).unwrap_or(c);
    Some(Report::of_phrase(
        chunk..end,
        begin..vg.tokens.end,
        "à en croire",
        Some(Source { trust: 0.9, ..source }),
        2,
    ))
}

/// *pour reprendre les mots de X*, *pour emprunter son expression*, *pour paraphraser X*: whose words the journalist borrows.
pub(super) fn borrowed(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Report> {
    let vg = chunks.vg(c).filter(|vg| vg.kind == VgKind::Infinitive)?;
    let verb = *vg.verbs.last()?;
    let cites = matches!(scene.lower(verb), "citer" | "paraphraser");
    let borrows = cites || matches!(scene.lower(verb), "reprendre" | "emprunter" | "utiliser");
    let purpose = vg.governor.is_some_and(|g| scene.lower(g) == "pour");
    let np = chunks.np(c + 1).filter(|np| np.prep.is_none() && !np.time)?;
    if !borrows || !purpose {
        return None;
    }
    let source = if scene.is_utterance(np) {
        match np.det.filter(|_| scene.is_possessed(np)) {
            Some(det) => Source { trust: 0.85, ..Source::of_pronoun(det) },
            None => within(scene, chunks, c + 1, np, "pour reprendre", 2)?.source?,
        }
    } else {
        Some(np).filter(|np| cites && (np.kind == NpKind::Name || speaks(scene, np)))?;
        extend(scene, chunks, c + 1).0
    };
    let cue = vg.governor?..verb + 1;
    Some(Report::of_phrase(c..c + 2, cue, "pour reprendre", Some(source), 2))
}

/// Where *à en*, *à l'en* begins before *croire*.
fn opening(scene: &Scene<'_>, verb: usize) -> usize {
    let whether = |t: &usize| matches!(scene.lower(*t), "si" | "s'") && scene.lower(verb) == "croit";
    let begins = |t: &usize| matches!(scene.lower(*t), "à" | "en");
    let mut before = verb.saturating_sub(4)..verb;
    before.clone().find(whether).or_else(|| before.find(begins)).unwrap_or(verb)
}

/// *selon X*, *d'après X*, *aux yeux de X*, *pour X, …*
pub(super) fn phrase_report(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Report> {
    let chunk = &chunks.list[c];
    let first = chunk.tokens.start;
    let make = |cue: Range<usize>, lemma: &str, source: Option<Source>, end: usize, strength: u8| {
        Some(Report::of_phrase(c..end, cue, lemma, source, strength))
    };
    if word_is_relative(scene, chunks, c) {
        return relative_report(scene, chunks, c);
    }
    let frame_start = scene.document.tokens()[first].form.is(Form::CAPITAL)
        || c == 0
        || matches!(chunks.list[c - 1].kind, ChunkKind::Word(Closed::Coord)) && c == 1;
    if let Some(np) = chunks.np(c) {
        if np.prep.is_none()
            && c == 0
            && let Some(colon) = announcing(chunks)
        {
            return announced(scene, chunks, np, colon);
        }
        let prep = np.prep?;
        let word = scene.lower(prep);
        let head = scene.lower(np.head);
        // *pour cela*: no opinion of anybody's
        if matches!(head, "cela" | "ça" | "ceci" | "quoi") {
            return None;
        }
        let between = prep..np.tokens.start;
        let plain = |trust: f32| {
            let (source, end) = extend(scene, chunks, c);
            // *selon A, B et C, P*
            let all = enumerated(scene, chunks, &source, end).filter(|(all, end)| {
                let named = |n: &usize| chunks.nps[*n].name.is_some() && chunks.nps[*n].kind == np.kind;
                // *selon Le Courrier, Anne Martin et Jean Durand, députés, sont partis*
                let person = |n: &usize| scene.first_name(chunks.nps[*n].tokens.start).is_some();
                let persons = all.nps.iter().filter(|n| person(n)).count();
                let alike = all.nps.iter().all(named) && (persons == 0 || persons == all.nps.len());
                let closes = chunks.list.get(*end).is_none_or(|k| matches!(k.kind, ChunkKind::Punct(_)));
                // *selon Reuters, Apple et Google, visés par une enquête, ont refusé*
                let verbal =
                    chunks.vg(*end + 1).is_some_and(|vg| vg.kind == VgKind::PastPart || vg.subject.is_none());
                let apposed =
                    verbal || chunks.list.get(*end + 1).is_some_and(|k| matches!(k.kind, ChunkKind::Adj));
                alike && closes && !apposed
            });
            let (mut source, end) = all.unwrap_or((source, end));
            source.tokens.start = np.tokens.start;
            source.trust = trust;
            (source, end)
        };
        // *selon ses dires*, *d'après ses calculs*: whose they are
        let possessive = np.det.filter(|_| scene.is_possessed(np) && is_own_work(head));
        let own_work = possessive.map(|det| (Source { trust: 0.85, ..Source::of_pronoun(det) }, c + 1));
        match word {
            "selon" if own_work.is_some() => {
                return make(prep..np.tokens.end, word, own_work.map(|(source, _)| source), c + 1, 2);
            }
            // *selon des propos cités par une agence*: whose they are, the clause tells.
            "selon" if is_quoted_elsewhere(scene, np) => return None,
            "selon" | "dixit"
                if !scene.is_measure(np)
                    && !np.time
                    && head != "laquelle"
                    && head != "lequel"
                    && !depends_on(scene, chunks, c) =>
            {
                let (source, end) = plain(0.95);
                return make(prep..prep + 1, word, Some(source), end, 2);
            }
            // *d'après X* is read as *d'* and *après X*, or as two prepositions.
            "d'" | "de"
                if between.len() > 1
                    && scene.lower(prep + 1) == "après"
                    && !is_afterwards(scene, chunks, c, np) =>
            {
                let (source, end) = own_work.unwrap_or_else(|| plain(0.93));
                return make(prep..prep + 2, "d'après", Some(source), end, 2);
            }
            "après" if prep > 0 && scene.lower(prep - 1) == "d'" && !is_afterwards(scene, chunks, c, np) => {
                let (source, end) = own_work.unwrap_or_else(|| plain(0.93));
                let mut report = make(prep - 1..prep + 1, "d'après", Some(source), end, 2)?;
                if c > 0 && chunks.list[c - 1].tokens.contains(&(prep - 1)) {
                    report.chunk = c - 1;
                }
                return Some(report);
            }
            "pour" => {
                // *Pour le premier, le bilan est de 80 kilos*: one of two things as well as one of two people.
                let either = np.kind == NpKind::Nominal && is_one_of_them(scene, np);
                let speaks = speaks(scene, np) && !either || points_back(scene, np);
                // *Pour les enfants, l'entrée est gratuite*: a plural opines only where its words are quoted.
                let quoted = chunks.list[c..].iter().any(|k| matches!(k.kind, ChunkKind::Quote(_)));
                let speaks = speaks
                    && (np.kind != NpKind::Nominal || np.name.is_some() || np.plural != Some(true) || quoted);
                // *Pour leur défense, ils rappellent*
                let purpose = scene.is_possessed(np) && np.name.is_none() && !scene.is_role(np.head);
                // *Pour la seule ville de Delhi, le gouvernement attend*: how things are there.
                let there = matches!(scene.lower(np.head), "ville" | "villes") && !quoted;
                let speaks = speaks && !purpose && !there && !has_no_opinion(scene, np);
                let place = np.kind == NpKind::Name
                    && scene.tags[np.head].class.has(WordClass::PLACE)
                    && np.det.is_some();
                let (source, end) = plain(0.85);
                let end = apposed(scene, chunks, np, &source, end).unwrap_or(end);
                // *Pour ce maçon de 34 ans, P*
                let aged = scene.is_role(np.head)
                    && chunks.np(end).is_some_and(|np| np.prep.is_some() && is_age(scene, np));
                // *Pour Paul Durand du syndicat Amont, P*
                let of = |np: &Np| np.prep.is_some_and(|p| scene.tags[p].is_of()) && !np.time;
                let member = np.kind == NpKind::Name
                    && np.name.as_ref().is_some_and(|name| name.len() > 1)
                    && chunks.np(end).is_some_and(of)
                    && chunks.is_punct(end + 1, ',');
                let end = past_adverb(chunks, end + usize::from(aged || member));
                let comma = chunks.is_punct(end, ',');
                // *Pour Le Parisien, il revient sur l'affaire*, *Pour cette mission, elle n'est pas payée*: what it is done for.
                if !quoted && is_beneficiary(scene, np) {
                    return None;
                }
                // *Pour X, qui pourrait gagner ?*: a question of the journalist's.
                let asks = comma
                    && chunks.is_word(end + 1, Closed::Qui)
                    && chunks.list.last().is_some_and(|k| matches!(k.kind, ChunkKind::Punct('?')));
                if asks {
                    return None;
                }
                // *Pas question pour X de « céder »*
                let question = c > 0
                    && chunks.np(c - 1).is_some_and(|np| scene.lower(np.head) == "question")
                    && chunks.is_word(end, Closed::De)
                    && chunks.quote(end + 1).is_some();
                if speaks && question {
                    return make(prep..prep + 1, "pour", Some(source), end, 2);
                }
                // *« La réforme est morte », pour le maire*
                if speaks
                    && !place
                    && np.det.is_none_or(|_| !np.plural.unwrap_or(false))
                    && judged(scene, chunks, c, end)
                {
                    return make(prep..prep + 1, "pour", Some(source), end, 2);
                }
                // *…, pour la CGT, …*; not *…, pour les Ferias*
                let known = || scene.lexicon.organisation(scene.words(np.tokens.clone())).is_some();
                let parenthetical = c > 0
                    && chunks.is_punct(c - 1, ',')
                    && (comma || chunks.is_punct(end, '.'))
                    && (np.det.is_none() || known());
                // Before a clause: *Pour Kiev, il faut*; not a purpose.
                let clause = chunks.list[end..]
                    .iter()
                    .any(|c| matches!(c.kind, ChunkKind::Vg(_) | ChunkKind::Quote(_)));
                if speaks
                    && !place
                    && (frame_start && (comma || chunks.quote(end).is_some()) && clause
                        || parenthetical && np.kind != NpKind::Nominal && !some_of_them(scene, np))
                {
                    return make(prep..prep + 1, "pour", Some(source), end, 1);
                }
            }
            "aux" | "à" | "a" if head == "yeux" => {
                // *à ses yeux*, *aux yeux de X*
                let possessive = np.det.filter(|d| matches!(scene.lower(*d), "ses" | "leurs"));
                if let Some(det) = possessive {
                    let source = Source { trust: 0.85, ..Source::of_pronoun(det) };
                    return make(first..np.tokens.end, "aux yeux de", Some(source), c + 1, 2);
                }
                return within(scene, chunks, c, np, "aux yeux de", 2);
            }
            // *À son avis, P*
            "à" | "a" if head == "avis" => {
                let det = np.det.filter(|d| matches!(scene.lower(*d), "son" | "leur"))?;
                let source = Source { trust: 0.85, ..Source::of_pronoun(det) };
                return make(first..np.tokens.end, "de l'avis de", Some(source), c + 1, 2);
            }
            // *Les fidèles ont traversé la ville aux cris de « A »*
            "aux" if matches!(head, "cris" | "cri") && chunks.quote(c + 2).is_some() => {
                let bare = np.tokens.end == np.head + 1 && chunks.is_word(c + 1, Closed::De);
                let source = crying(scene, chunks, c).filter(|_| bare)?;
                return make(first..np.tokens.end, "aux cris de", Some(source), c + 1, 2);
            }
            // *Sous la plume de X, la ville devient « une jungle »*
            "sous" | "dans"
                if matches!(head, "plume" | "bouche")
                    && np.det.is_some()
                    && (c == 0 || matches!(chunks.list[c - 1].kind, ChunkKind::Punct(_))) =>
            {
                return within(scene, chunks, c, np, lends_words(head), 2);
            }
            // *de l'avis de X*, but no *avis positifs*
            // *un avis de recherche*: one notice of many is no opinion.
            "de" | "d'"
                if matches!(head, "avis" | "aveu")
                    && between.len() <= 2
                    && np.det.is_some_and(|det| scene.lower(det) != "un") =>
            {
                if head == "aveu" && scene.is_possessed(np) {
                    let source = own(scene, chunks, c)?;
                    return make(first..np.tokens.end, "de l'avis de", Some(source), c + 1, 2);
                }
                // *de l'aveu même du ministre*
                let itself = np.tokens.end == np.head + 1 && scene.lower(np.tokens.end) == "même";
                let of = |p: usize| scene.tags[p].is_of();
                if itself && chunks.np(c + 2).is_some_and(|owner| owner.prep.is_some_and(of)) {
                    let (source, end) = extend(scene, chunks, c + 2);
                    let source = Source { trust: 0.85, ..source };
                    return make(first..np.head + 1, "de l'avis de", Some(source), end, 2);
                }
                return within(scene, chunks, c, np, "de l'avis de", 2);
            }
            "au" | "aux" if matches!(head, "dire" | "dires") => {
                return within(scene, chunks, c, np, "au dire de", 2);
            }
            // *de source policière*, *de sources concordantes*
            "de" | "d'"
                if matches!(head, "source" | "sources")
                    && np.det.is_none()
                    && np.tokens.len() > 1
                    && !(prep > 0 && scene.lower(prep - 1) == "partir") =>
            {
                let source = Source {
                    tokens: np.tokens.clone(),
                    nps: chunks.np_number(c).into_iter().collect(),
                    pronoun: None,
                    trust: 0.9,
                };
                return make(prep..prep + 1, "de source", Some(source), c + 1, 2);
            }
            _ => {}
        }
        return None;
    }
    if scene.lower(first) == "selon"
        && let Some(source) = press_in_marks(scene, chunks, c + 1)
    {
        return make(first..first + 1, "selon", Some(source), c + 2, 2);
    }
    // *…, pour qui*, *…, selon qui*: the antecedent.
    if !chunks.is_word(c + 1, Closed::Qui) {
        return None;
    }
    let word = scene.lower(first);
    if matches!(word, "pour" | "selon") {
        let source = antecedent(scene, chunks, c)?;
        // *les ports, pour qui la survie dépend de ces ponts*, *les salariés, pour qui s'ouvre une autre vie*, *la star pour
        // qui le parfum fut créé*: no opinion of anybody's.
        let quoted = (c + 2..c + 6).any(|k| chunks.quote(k).is_some());
        let somebody = source.pronoun.is_some()
            || source.nps.iter().any(|n| chunks.nps.get(*n).is_some_and(|np| speaks(scene, np)));
        // *la mesure est inutile*: with its article before it the noun looks like a verb and its object.
        let inverted = chunks.vg(c + 2).is_some_and(|vg| {
            vg.subject.is_none() && (vg.object.is_none() || vg.reflexive)
                // *le public, pour qui elle a chanté*: what somebody else did for them; but *pour qui il faut*.
                || vg.subject.is_some_and(|t| matches!(scene.lower(t), "il" | "elle" | "ils" | "elles"))
                    && !impersonal(scene, vg)
        });
        let opines = quoted || somebody && chunks.is_punct(c - 1, ',') && !inverted;
        if word == "pour" && !opines {
            return None;
        }
        return make(first..first + 1, word, Some(source), c + 2, 2);
    }
    None
}

/// *Les effets varient selon l'individu*: the verb right before says that a thing is not the same for all.
fn depends_on(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let before = (0..c).rev().find(|k| !chunks.is_word(*k, Closed::Adv));
    before.and_then(|k| chunks.vg(k)).and_then(|vg| vg.verbs.last()).is_some_and(|t| {
        let word = scene.lower(*t);
        let stems = ["vari", "diffèr", "différai", "différer", "fluctu", "modul", "adapt"];
        stems.iter().any(|stem| word.starts_with(stem))
    })
}

/// The colon behind the first phrase, an adjunct between: *Réponse du rectorat, huit jours plus tard : « … »*.
fn announcing(chunks: &Chunks) -> Option<usize> {
    let adjunct = |k: &usize| {
        chunks.np(*k).is_some_and(|np| np.time || np.prep.is_some() || np.name.is_none())
            || chunks.is_punct(*k, ',')
            || chunks.is_word(*k, Closed::Adv)
            || matches!(chunks.list[*k].kind, ChunkKind::Adj)
    };
    (1..chunks.list.len().min(8)).find(|k| !adjunct(k)).filter(|k| chunks.is_punct(*k, ':'))
}

/// *Conclusion du rapporteur : « … »*: a noun for somebody's words before a colon.
fn announced(scene: &Scene<'_>, chunks: &Chunks, np: &Np, colon: usize) -> Option<Report> {
    let mut from = np.head + 1;
    // *Mot d'ordre des manifestants*
    if from + 1 < np.tokens.end && scene.lower(from + 1) == "ordre" {
        from += 2;
    }
    let owned = from + 1 < np.tokens.end && scene.tags[from].is_of();
    let hers = matches!(scene.lower(from + 1), "son" | "sa" | "ses" | "leur" | "leurs");
    let quoted = chunks.list[colon..].iter().any(|k| matches!(k.kind, ChunkKind::Quote(_)));
    if !scene.is_utterance(np) || hers || !quoted {
        return None;
    }
    let lemma = scene.lower(np.head);
    let cue = np.head..from;
    let report = if owned {
        let report = within(scene, chunks, 0, np, lemma, 2)?;
        let tokens = from + 1..with_name_apposed(chunks, 0, np.tokens.end);
        // *Accusations de viol : le maire se défend*: of what, and not of whom.
        let voiced =
            |t: usize| scene.is_role(t) || scene.noun_at(t).is_some() || scene.tags[t].tag == Tag::Name;
        if !tokens.clone().any(voiced) {
            return None;
        }
        Report { source: Some(Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 }), ..report }
    } else {
        // *Réplique, par voie de presse, de l'association : « … »*
        let bare = np.tokens.end == np.head + 1 && chunks.is_punct(1, ',');
        let of = |k: &usize| {
            let owner = chunks.np(*k).filter(|np| np.prep.is_some_and(|p| scene.tags[p].is_of()));
            owner.is_some_and(|np| {
                np.name.is_some() || scene.is_role(np.head) || scene.noun_at(np.head).is_some()
            })
        };
        let k = (3..colon).find(of).filter(|k| bare && chunks.is_punct(*k - 1, ','))?;
        let phrase = chunks.np(k)?;
        let tokens = phrase.prep? + 1..with_name_apposed(chunks, k, phrase.tokens.end);
        let source = Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 };
        Report::of_phrase(0..colon, cue.clone(), lemma, Some(source), 2)
    };
    Some(Report { cue, complement: Complement::Colon(colon), incise: false, ..report })
}

/// *Pour X, chercheur à l'institut, P*: past the complements of an apposition, where a comma closes it.
fn apposed(scene: &Scene<'_>, chunks: &Chunks, np: &Np, source: &Source, end: usize) -> Option<usize> {
    let apposition = source.tokens.end > np.tokens.end;
    let complement = |k: &usize| {
        chunks.np(*k).is_some_and(|np| np.prep.is_some() && !np.time)
            || matches!(chunks.list[*k].kind, ChunkKind::Adj | ChunkKind::Word(Closed::Adv))
    };
    let mut closing = (end..chunks.list.len()).find(|k| !complement(k))?;
    if chunks.is_punct(closing, '(') {
        closing = (closing..chunks.list.len().min(closing + 6)).find(|k| chunks.is_punct(*k, ')'))? + 1;
    }
    (apposition && scene.may_speak(np) && chunks.is_punct(closing, ',')).then_some(closing)
}

/// *Pour X cependant, P*: past an adverb that a comma closes.
fn past_adverb(chunks: &Chunks, end: usize) -> usize {
    let behind = (end..end + 4).find(|k| !chunks.is_word(*k, Closed::Adv)).unwrap_or(end);
    if chunks.is_punct(behind, ',') { behind } else { end }
}

/// *des propos*, *des propos rapportés par la presse*: somebody's words, nobody's by this phrase.
fn is_quoted_elsewhere(scene: &Scene<'_>, np: &Np) -> bool {
    let bare = np.tokens.end == np.head + 1 || scene.tags[np.head + 1].tag == Tag::Part;
    let some = np.det.is_some_and(|d| matches!(scene.lower(d), "des" | "un" | "une"));
    bare && some && matches!(scene.lower(np.head), "propos" | "mots" | "paroles" | "déclarations")
}

/// *ses dires*, *ses projections*: what somebody says or has worked out.
fn is_own_work(noun: &str) -> bool {
    matches!(
        noun,
        "mots"
            | "dires"
            | "termes"
            | "propos"
            | "calcul"
            | "calculs"
            | "estimation"
            | "estimations"
            | "prévisions"
            | "projections"
            | "recherches"
            | "travaux"
            | "déclaration"
            | "déclarations"
            | "paroles"
            | "confidences"
            | "aveux"
            | "explications"
            | "analyse"
            | "analyses"
    )
}

/// Who cries: the crowd right before, else the subject of the clause, where it is several.
fn crying(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let many = |np: &Np| {
        let crowd = matches!(scene.lower(np.head), "foule" | "cortège" | "manifestation");
        let counted = is_round_number(scene.lower(np.head)) && np.tokens.end > np.head + 1;
        !np.time && (crowd || counted || np.plural == Some(true) && scene.is_role(np.head))
    };
    let before = c.checked_sub(1).filter(|k| chunks.np(*k).is_some_and(many));
    let subject = || {
        let verb = (0..c).rev().find(|k| chunks.is_finite(*k))?;
        match chunks.vg(verb)?.subject {
            Some(token) => matches!(scene.lower(token), "ils" | "elles").then(|| Source::of_pronoun(token)),
            None => subject_before(scene, chunks, verb)
                .filter(|s| s.nps.iter().all(|n| chunks.nps.get(*n).is_some_and(many))),
        }
    };
    before
        .and_then(|k| Some(Source::phrase(chunks.np(k)?.tokens.clone(), chunks.np_number(k)?)))
        .or_else(subject)
        .map(|source| Source { trust: 0.85, ..source })
}

/// The lemma of a phrase whose owner's words are those in marks, while the clause is the journalist's.
fn lends_words(head: &str) -> &'static str {
    if head == "plume" { "sous la plume de" } else { "dans la bouche de" }
}

/// *il faut*, *il s'agit*, *il est temps*: *il* is nobody, as a rule.
fn impersonal(scene: &Scene<'_>, vg: &Vg) -> bool {
    let verb = |t: &usize| {
        matches!(scene.lower(*t), "faut" | "fallait" | "faudra" | "faudrait" | "agit" | "agissait" | "suffit")
            || scene.tags[*t].class.has(WordClass::ETRE)
    };
    let there = vg.tokens.clone().any(|t| scene.lower(t) == "y");
    there || vg.verbs.first().is_some_and(verb)
}

/// *Pour Le Parisien*, *Pour chaque musée*, *Pour cette édition*, *Pour les TGV*: hardly anybody's opinion.
fn is_beneficiary(scene: &Scene<'_>, np: &Np) -> bool {
    let each = np.det.is_some_and(|d| matches!(scene.lower(d), "chaque" | "ce" | "cet" | "cette" | "ces"));
    let body = !scene.is_role(np.head) && scene.noun_at(np.head) == Some(NounKind::Organisation);
    let several = np.kind == NpKind::Name && np.plural == Some(true) && np.det.is_some();
    is_press(scene, np) || each && body || several
}

/// *le monde d'après la crise*, *en fin d'après midi*, *les fêtes d'après projection*: a time, and nobody's opinion.
fn is_afterwards(scene: &Scene<'_>, chunks: &Chunks, c: usize, np: &Np) -> bool {
    // *d'* may be a chunk of its own.
    let before = (0..c).rev().find(|k| !chunks.is_word(*k, Closed::De));
    let joined =
        before.is_some_and(|k| matches!(chunks.list[k].kind, ChunkKind::Np(_) | ChunkKind::Quote(_)));
    is_bare_thing(scene, np) || joined && !speaks(scene, np) && !scene.is_utterance(np)
}

/// A noun in the singular without article that is nobody: *midi*, *projection*.
fn is_bare_thing(scene: &Scene<'_>, np: &Np) -> bool {
    let nobody = !scene.is_role(np.head) && scene.noun_at(np.head).is_none() && np.name.is_none();
    // *d'après 20min.ch*
    let nobody = nobody && scene.lower(np.head).chars().all(char::is_alphabetic);
    np.kind == NpKind::Nominal && np.det.is_none() && np.plural != Some(true) && nobody
}

/// *Pour ce livre*, *Pour chaque texte*, *Pour ceux de la zone A*: what has no opinion, quoted or not.
fn has_no_opinion(scene: &Scene<'_>, np: &Np) -> bool {
    let document = !scene.is_role(np.head) && scene.noun_at(np.head) == Some(NounKind::Document);
    let each = np.det.is_some_and(|d| scene.lower(d) == "chaque");
    // *Pour la seule capitale, on en compte dix*
    let only = !scene.is_role(np.head)
        && np.det.is_some_and(|d| matches!(scene.lower(d + 1), "seul" | "seule" | "seuls" | "seules"));
    np.kind == NpKind::Nominal && (document && np.name.is_none() || each || only)
        || np.kind == NpKind::Pronoun
            && matches!(scene.lower(np.head), "ceux" | "celles" | "moi" | "nous" | "vous")
}

/// *mais aussi, pour certains, de partir*: these are some of those before, no judges.
fn some_of_them(scene: &Scene<'_>, np: &Np) -> bool {
    matches!(
        scene.lower(np.head),
        "certains" | "certaines" | "beaucoup" | "plusieurs" | "quelques-uns" | "quelques-unes" | "autres"
    )
}

/// A whole clause in marks stands before the phrase, and nothing of the clause behind it.
fn judged(scene: &Scene<'_>, chunks: &Chunks, c: usize, end: usize) -> bool {
    // *« Des méthodes de barbouzes » pour X, qui porte plainte*: nothing but words in marks stands before.
    let opens = (0..c).all(|k| matches!(chunks.list[k].kind, ChunkKind::Quote(_) | ChunkKind::Punct(_)));
    let bare = opens && chunks.is_punct(end, ',') && chunks.is_word(end + 1, Closed::Qui);
    let closes = bare
        || chunks.list.get(end).is_none_or(|k| matches!(k.kind, ChunkKind::Punct('.' | ':' | '!' | '?')));
    let quote = c.checked_sub(1).and_then(|k| {
        chunks.quote(k).or_else(|| chunks.quote(k.checked_sub(1)?).filter(|_| chunks.is_punct(k, ',')))
    });
    // *X dit vouloir « mettre fin à ce qui fait mal » pour sa cliente*: the end of somebody's clause.
    let told = || (0..c).any(|k| chunks.quote(k).is_none() && reporting_verb(scene, chunks, k).is_some());
    let apart = c > 0 && chunks.is_punct(c - 1, ',');
    let clause = |q: usize| scene.has_finite_verb(q);
    closes && (apart || !told()) && quote.is_some_and(|q| opens || clause(q))
}

/// *selon laquelle*, *selon lesquels*
fn word_is_relative(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    chunks.np(c).is_some_and(|np| {
        np.prep.is_some_and(|p| scene.reads(p, "selon"))
            && matches!(scene.lower(np.head), "laquelle" | "lequel" | "lesquels" | "lesquelles")
    }) || scene.reads(chunks.list[c].tokens.start, "selon")
        && chunks
            .list
            .get(c + 1)
            .is_some_and(|k| matches!(scene.lower(k.tokens.start), "lesquels" | "lesquelles"))
}

/// *la rumeur selon laquelle P*, *les propos du pape selon lesquels P*: the noun is the cue, its complement the source.
fn relative_report(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Report> {
    let end = if chunks.np(c).is_some() { c + 1 } else { c + 2 };
    let plural = matches!(scene.lower(chunks.list[end - 1].tokens.end - 1), "lesquels" | "lesquelles");
    let agrees = |np: &&Np| np.plural.is_none_or(|several| several == plural);
    for k in (0..c).rev().take(7) {
        // *fait valoir M. Martin, selon lequel P*
        let somebody = |np: &Np| np.kind == NpKind::Name && np.prep.is_none() && k + 2 >= c;
        let noun = |np: &&Np| !np.time && (np.kind == NpKind::Nominal || somebody(np));
        let Some(np) = chunks.np(k).filter(noun).filter(agrees) else { continue };
        let noun = scene.lower(np.head);
        // *une source proche de l'enquête, selon laquelle P*: who says so is the noun itself.
        let itself = scene.noun_at(np.head) == Some(NounKind::Anonymous) || scene.is_role(np.head);
        let whose = (!itself).then(|| within(scene, chunks, k, np, noun, 2)).flatten();
        let mut report = whose.unwrap_or(Report::of_phrase(
            c..end,
            np.head..np.head + 1,
            noun,
            Some(Source { trust: 0.7, ..Source::phrase(np.tokens.clone(), chunks.np_number(k)?) }),
            2,
        ));
        report.chunk = c;
        report.end = end;
        report.cue = np.head..np.head + 1;
        report.incise = false;
        return Some(report);
    }
    None
}

/// Whose *son* is in *Anne Martin, devenue de son propre aveu « une star »*: the one somebody of the sentence before it; with none,
/// whom the pronoun means; with several, nobody can tell.
fn own(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> Option<Source> {
    let somebody = |k: &usize| chunks.np(*k).is_some_and(|np| np.prep.is_none() && is_somebody(scene, np));
    let mut before = (0..c).filter(somebody);
    match (before.next(), before.next()) {
        (Some(k), None) => Some(Source { trust: 0.85, ..extend(scene, chunks, k).0 }),
        (None, _) => Some(Source::of_pronoun(chunks.np(c)?.det?)),
        _ => None,
    }
}

/// *aux yeux de X*, *de l'avis de X*: the source is the complement inside the phrase.
fn within(
    scene: &Scene<'_>,
    chunks: &Chunks,
    c: usize,
    np: &Np,
    lemma: &str,
    strength: u8,
) -> Option<Report> {
    // *une étude récente de l'institut*: behind the adjectives.
    let adjective =
        |t: &usize| matches!(scene.tags[*t].tag, Tag::Adj | Tag::Part) || scene.lower(*t) == "même";
    let mut begin = (np.head + 1..np.tokens.end).find(|t| !adjective(t))?;
    while begin < np.tokens.end && (scene.tags[begin].is(Closed::De) || scene.lower(begin) == "même") {
        begin += 1;
    }
    // *de l'institut portant sur*: a participle belongs to what was made.
    let participle = |t: &usize| scene.tags[*t].class.has(WordClass::PRES_PART);
    let end = if participle(&(np.tokens.end - 1)) { np.tokens.end - 1 } else { np.tokens.end };
    // *du ministre*: the article is inside the preposition.
    if begin >= end {
        return None;
    }
    let whole = with_name_apposed(chunks, c, end);
    let last = if whole > end { c + 3 } else { c + 1 };
    let source = Source { tokens: begin..whole, nps: Vec::new(), pronoun: None, trust: 0.85 };
    let first = chunks.list[c].tokens.start;
    Some(Report::of_phrase(c..last, first..np.head + 1, lemma, Some(source), strength))
}
