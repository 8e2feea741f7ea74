//! Who speaks behind a colon where no verb of saying stands before it, or one that has somebody else's words: the owner of
//! what was said, the agent of a participle, whoever is moved by what the clause tells.

use super::construction::Link;
use super::entities::is_place_name;
use super::reports::{
    Report, Source, is_main_verb, is_mute, is_somebody, speaks, subject_before, with_name_apposed,
};
use super::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, VgKind};
use crate::lexicon::{Closed, NounKind, WordClass, WordKey, fold};

/// Whose words stand behind the colon of a clause without a verb of saying.
pub(super) fn voiced(scene: &Scene<'_>, chunks: &Chunks, colon: usize) -> Option<Source> {
    answered(scene, chunks, colon).or_else(|| voiced_by_clause(scene, chunks, colon))
}

/// The same where no noun before the colon says whose words they are.
pub(super) fn voiced_by_clause(scene: &Scene<'_>, chunks: &Chunks, colon: usize) -> Option<Source> {
    sharer(scene, chunks, colon)
        .or_else(|| last_word(scene, chunks, colon))
        .or_else(|| agent(scene, chunks, colon))
        .or_else(|| moved(scene, chunks, colon))
}

/// *s'attirant une réplique immédiate de X : « … »*, *cette réponse de X, partagée mille fois : « … »*: whose words a noun
/// before the colon says that they are.
pub(super) fn answered(scene: &Scene<'_>, chunks: &Chunks, colon: usize) -> Option<Source> {
    /// So many phrases may stand between.
    const NEAR: usize = 5;
    let aside = |k: &usize| !chunks.is_finite(*k);
    let near = (0..colon).rev().take(NEAR).take_while(aside).find_map(|k| {
        // *sans appel*
        let without =
            |np: &Np| np.tokens.end == np.head + 1 && np.prep.is_some_and(|p| scene.lower(p) == "sans");
        let closes = k + 1 == colon || chunks.is_punct(k + 1, ',');
        let words = |np: &&Np| {
            scene.is_utterance(np) || k + 1 == colon && np.prep.is_none() && scene.is_theirs_to_tell(np)
        };
        chunks.np(k).filter(words).filter(|np| closes && !without(np))
    });
    let words = near.or_else(|| presented_words(scene, chunks, colon))?;
    // *Le gardien livre son analyse : « A »*: his who gives it.
    let giver = || {
        let at = (0..colon).find(|k| chunks.np(*k).is_some_and(|np| np.tokens == words.tokens))?;
        let verb = (0..at).rev().find(|k| chunks.is_finite(*k)).filter(|k| is_main_verb(chunks, *k))?;
        let vg = chunks.vg(verb)?;
        match vg.subject.or(vg.clitic) {
            Some(token) => matches!(scene.lower(token), "il" | "elle").then(|| Source::of_pronoun(token)),
            None => subject_before(scene, chunks, verb).filter(|s| !is_mute(scene, chunks, s)),
        }
    };
    if scene.is_possessed(words)
        && let Some(source) = giver()
    {
        return Some(Source { trust: 0.85, ..source });
    }
    owner(scene, chunks, words)
}

/// *le maire* of *la réponse du maire*: whose words a noun for words says that they are.
fn owner(scene: &Scene<'_>, chunks: &Chunks, np: &Np) -> Option<Source> {
    // *Sa réponse est claire : « A »*, and no *ses propos sortis de leur contexte*.
    if let Some(det) = np.det.filter(|_| scene.is_possessed(np)) {
        // *son mot d'ordre*
        let of = np.tokens.end == np.head + 3 && scene.tags[np.head + 1].is(Closed::De);
        let brief = np.tokens.end <= np.head + 2 || of;
        return brief.then(|| Source { trust: 0.85, ..Source::of_pronoun(det) });
    }
    let of = |t: &usize| scene.tags[*t].is_of();
    let at = (np.head + 1..np.tokens.end).find(of).filter(|t| t + 1 < np.tokens.end)?;
    // *le récit de cette entrevue*: what it tells of.
    let somebody = (at + 1..np.tokens.end)
        .any(|t| scene.is_role(t) || scene.tags[t].tag == Tag::Name || scene.noun_at(t).is_some());
    let end = np.tokens.end;
    let k = chunks.list.iter().position(|k| k.tokens.end == end).filter(|_| somebody)?;
    let tokens = at + 1..with_name_apposed(chunks, k, end);
    Some(Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 })
}

/// *Le message du maire est clair : « A »*, *La réponse de X ne s'est pas fait attendre : « A »*: the words that are the subject
/// of a verb which tells how or when they came.
fn presented_words<'c>(scene: &Scene<'_>, chunks: &'c Chunks, colon: usize) -> Option<&'c Np> {
    /// Stems of such verbs beside *être*.
    const COMING: [&str; 8] = ["attend", "tard", "tomb", "fus", "résonn", "claqu", "tien", "rest"];
    let verb = (0..colon).find(|k| chunks.is_finite(*k))?;
    let vg = chunks.vg(verb).filter(|vg| vg.subject.or(vg.clitic).is_none())?;
    let last = *vg.verbs.last()?;
    let be = vg.verbs.len() == 1 && scene.tags[last].class.has(WordClass::ETRE) || scene.lower(last) == "été";
    let comes = COMING.iter().any(|stem| scene.lower(last).starts_with(stem));
    let one = !(verb + 1..colon).any(|k| chunks.is_finite(k));
    let words = (0..verb).find(|k| chunks.np(*k).is_some_and(|np| np.prep.is_none() && !np.time))?;
    chunks.np(words).filter(|np| (be || comes) && one && scene.is_utterance(np))
}

/// *Le journal citait sa fille, Anne : « A »*, *Le président lit la réponse du maire : « A »*: the words of whoever is cited.
pub(super) fn cited(scene: &Scene<'_>, chunks: &Chunks, report: &Report, colon: usize) -> Option<Link> {
    let link =
        |source| Link { report: None, source: Some(source), rule: "colon", trust: 0.88, partial: false };
    if let Some(source) = last_word(scene, chunks, colon) {
        return Some(link(source));
    }
    if presented_words(scene, chunks, colon).is_some() {
        return answered(scene, chunks, colon).map(link);
    }
    // *a conclu en rapportant les paroles d'un fermier : « A »*
    let borrows = |k: &usize| {
        let vg = chunks.vg(*k).filter(|vg| vg.kind == VgKind::PresPart);
        let verb = vg.and_then(|vg| vg.verbs.last()).map_or("", |t| scene.lower(*t));
        matches!(verb, "citant" | "rappelant" | "rapportant" | "relayant" | "reprenant")
            // *a lancé X, s'attirant une réplique cinglante de Y : « A »*
            || ["attir", "provoqu", "suscit", "déclench", "entraîn", "essuy", "recev"]
                .iter()
                .any(|stem| verb.starts_with(stem))
    };
    if let Some(k) = (report.chunk..colon).rev().find(borrows)
        && let Some(np) = chunks.np(k + 1).filter(|np| np.prep.is_none() && scene.is_utterance(np))
        && let Some(source) = owner(scene, chunks, np)
    {
        return Some(link(source));
    }
    let lends =
        matches!(&*report.lemma, "citer" | "lire" | "relire" | "rappeler" | "rapporter" | "reprendre");
    let shows = matches!(&*report.lemma, "citer" | "lire" | "relire" | "montrer" | "exhiber" | "brandir");
    // *Elle raconte la réponse de son père : « A »*, but *Elle raconte la réaction des parents : « A »* may be her own words.
    let tells =
        matches!(&*report.lemma, "évoquer" | "raconter" | "transmettre") && report.form == VgKind::Finite;
    let governs = shows || tells || lends && report.form == VgKind::Finite;
    if !governs || report.form == VgKind::PastPart {
        return None;
    }
    let object =
        (report.end..colon).find(|k| chunks.np(*k).is_some_and(|np| np.prep.is_none() && !np.time))?;
    let verbatim = |np: &Np| {
        matches!(
            scene.lower(np.head),
            "réponse"
                | "mots"
                | "mot"
                | "phrase"
                | "paroles"
                | "parole"
                | "formule"
                | "conseil"
                | "cri"
                | "aveu"
        )
    };
    if tells && !chunks.np(object).is_some_and(verbatim) {
        return None;
    }
    if chunks.np(object).is_some_and(|np| scene.is_utterance(np)) {
        return answered(scene, chunks, colon).map(link);
    }
    // *avant de lire l'article 3 : « A »*, *Il montre un message : « A »*: the text speaks, and not who holds it up.
    let text = chunks.np(object).filter(|np| scene.noun_at(np.head) == Some(NounKind::Document));
    if let Some(np) =
        text.filter(|_| shows && report.lemma != "citer" && (object + 1..colon).all(|k| completes(chunks, k)))
    {
        return Some(link(Source::phrase(np.tokens.clone(), chunks.np_number(object)?)));
    }
    if report.lemma != "citer" {
        return None;
    }
    let k = (report.end..colon).find(|k| {
        chunks
            .np(*k)
            .is_some_and(|np| np.prep.is_none() && !np.time && (np.name.is_some() || scene.is_role(np.head)))
    })?;
    let source = Source::phrase(chunks.np(k)?.tokens.clone(), chunks.np_number(k)?);
    Some(link(source))
}

/// *Le mot de la fin revient à X : « A »*, *Le dernier mot est pour X : « A »*: to whom the last word is given.
fn last_word(scene: &Scene<'_>, chunks: &Chunks, colon: usize) -> Option<Source> {
    let verb = (0..colon).find(|k| chunks.is_finite(*k));
    let gives =
        |t: &usize| scene.tags[*t].class.has(WordClass::ETRE) || scene.lower(*t).starts_with("revien");
    if verb.is_some_and(|k| !chunks.vg(k).and_then(|vg| vg.verbs.first()).is_some_and(gives)) {
        return None;
    }
    let word = |np: &Np| {
        let last = |t: usize| matches!(scene.lower(t), "dernier" | "fin" | "conclusion");
        scene.lower(np.head) == "mot" && np.prep.is_none() && np.tokens.clone().any(last)
    };
    let at = (0..colon).find(|k| chunks.np(*k).is_some_and(word))?;
    let whose = |np: &Np| np.prep.is_some_and(|p| matches!(scene.lower(p), "à" | "au" | "pour")) && !np.time;
    let k = (at + 1..colon).find(|k| chunks.np(*k).is_some_and(whose))?;
    let close = (k + 1..colon).all(|j| completes(chunks, j));
    phrase(chunks, k).filter(|_| close)
}

/// *Un avis que partage le maire : « A »*: the subject behind the verb of a relative clause, before the colon.
pub(super) fn sharer(scene: &Scene<'_>, chunks: &Chunks, colon: usize) -> Option<Source> {
    let that = (0..colon).find(|k| chunks.is_word(*k, Closed::That))?;
    let thing = |j: usize| chunks.np(j).is_some_and(|np| np.prep.is_none() && scene.is_utterance(np));
    let close = (that + 3..colon).all(|k| completes(chunks, k));
    if !that.checked_sub(1).is_some_and(thing) || that > 2 || !close {
        return None;
    }
    // *partage Anne Martin* looks like a noun and a name.
    if let Some(np) = chunks.np(that + 1).filter(|np| np.det.is_none() && np.name.is_some()) {
        let verb = np.tokens.start;
        let shares = scene.tags[verb].class.has(WordClass::V3S.with(WordClass::V3P)) && verb == np.head;
        let tokens = verb + 1..np.tokens.end;
        return shares.then_some(Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.85 });
    }
    chunks.vg(that + 1).filter(|vg| vg.kind == VgKind::Finite && vg.subject.is_none())?;
    // *que ne partage pas le maire*
    let at = that + 2 + usize::from(chunks.is_word(that + 2, Closed::Neg));
    chunks.np(at).filter(|np| np.prep.is_none() && is_somebody(scene, np))?;
    phrase(chunks, at)
}

/// *Un constat partagé par le maire : « A »*: the agent of a participle, in a line without a finite verb. Who asks or passes on
/// is not meant.
pub(super) fn agent(scene: &Scene<'_>, chunks: &Chunks, colon: usize) -> Option<Source> {
    /// Stems of the participles whose agent has not said the words.
    const LENDING: [&str; 9] =
        ["interrog", "interview", "question", "contact", "relay", "repris", "publi", "diffus", "recueill"];
    if (0..colon).any(|k| chunks.is_finite(k)) {
        return None;
    }
    let line = chunks.list[0].tokens.start..chunks.list[colon].tokens.start;
    // *jugé inadmissible par X*, *dénoncée aussi par X*
    let between = |t: &usize| {
        let tagged = &scene.tags[*t];
        let small = tagged.tag == Tag::Adj || tagged.is(Closed::Adv) || tagged.is(Closed::Time);
        small && !tagged.class.has(WordClass::PAST_PART)
    };
    let passive = |by: &usize| {
        let skipped = (1..3).map_while(|k| by.checked_sub(k)).take_while(between).count();
        let participle = by.wrapping_sub(1 + skipped);
        scene.lower(*by) == "par"
            && line.contains(&participle)
            && scene.tags[participle].class.has(WordClass::PAST_PART)
            && !LENDING.iter().any(|stem| scene.lower(participle).starts_with(stem))
    };
    let begin = line.clone().rev().find(passive)? + 1;
    let at = (0..colon).find(|k| chunks.list[*k].tokens.contains(&begin))?;
    // *La ministre outrée par le maire : « A »*: she speaks.
    let somebody = |np: &Np| {
        let noun = scene.tags[np.head].class.has(WordClass::NOUN);
        speaks(scene, np) || np.det.is_none() && !noun
    };
    // *une version contredite par X*: of one phrase the head tells.
    let headed = |np: &Np| {
        let within = np.tokens.contains(&begin);
        let thing = matches!(scene.noun_at(np.head), None | Some(NounKind::Document));
        if within { scene.is_role(np.head) || !thing } else { somebody(np) }
    };
    if (0..=at).filter_map(|k| chunks.np(k)).any(|np| np.head < begin && headed(np)) {
        return None;
    }
    let np = chunks.np(at).filter(|_| (at + 1..colon).all(|k| completes(chunks, k)))?;
    let known = |t: usize| scene.is_role(t) || scene.noun_at(t) == Some(NounKind::Organisation);
    let named = scene.is_capital(begin) || (begin..np.tokens.end).any(known);
    let source = phrase(chunks, at).filter(|_| named)?;
    // The noun, its participle and the agent may be one phrase.
    let nps =
        if np.tokens.start < begin && source.tokens.end == np.tokens.end { Vec::new() } else { source.nps };
    Some(Source { tokens: begin..source.tokens.end, nps, ..source })
}

/// *L'annonce agace le maire : « A »*, *Cette idée laisse le maire sceptique : « A »*: what happens moves somebody, who then
/// speaks.
fn moved(scene: &Scene<'_>, chunks: &Chunks, colon: usize) -> Option<Source> {
    let verb = (0..colon).rev().find(|k| chunks.is_finite(*k))?;
    let vg = chunks.vg(verb)?;
    let last = *vg.verbs.last()?;
    let feels = |k: usize| {
        // *laisse le maire froid*, *de marbre*
        let cold = |t: usize| matches!(scene.lower(t), "froid" | "froide" | "marbre");
        let mut words = chunks.list[k].tokens.clone();
        words.any(|t| cold(t) || scene.is_attitude(t))
    };
    let leaves = ["laiss", "rend"].iter().any(|stem| scene.lower(last).starts_with(stem));
    let affects = moves(scene, last) || leaves && (verb + 1..colon).any(feels);
    let cause = match vg.subject.or(vg.clitic) {
        Some(_) => return None,
        None => subject_before(scene, chunks, verb)?,
    };
    // *la décision de Jean Martin*: whoever it is of, it is a thing.
    let thing = |n: &usize| {
        let np = &chunks.nps[*n];
        np.kind == NpKind::Nominal && !scene.is_role(np.head) && scene.noun_at(np.head).is_none()
    };
    let mute = is_mute(scene, chunks, &cause) || !cause.nps.is_empty() && cause.nps.iter().all(thing);
    if !affects || vg.reflexive || vg.passive || !mute {
        return None;
    }
    let k = (verb + 1..colon).find(|k| chunks.np(*k).is_some_and(|np| np.prep.is_none() && !np.time))?;
    let close =
        (k + 1..colon).all(|j| completes(chunks, j)) && chunks.np(k).is_some_and(|np| is_somebody(scene, np));
    close.then(|| phrase(chunks, k))?
}

/// A form of a verb that makes somebody feel what an adjective of the lexicon names: *agace*, *inquiétait*, *a surpris*.
fn moves(scene: &Scene<'_>, verb: usize) -> bool {
    /// Endings of the third person, which leave the stem that the participle has.
    const ENDINGS: [&str; 7] = ["aient", "eront", "ent", "era", "ait", "e", "t"];
    let word = scene.lower(verb);
    let known = |word: &str| scene.lexicon.attitudes.has(WordKey::of_folded(&fold(word)));
    let participle = |stem: &str| known(stem) || known(&format!("{stem}é"));
    known(word) || ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).any(participle)
}

/// The phrase at a chunk, with a name apposed to it.
fn phrase(chunks: &Chunks, k: usize) -> Option<Source> {
    let np = chunks.np(k)?;
    let name = chunks.np(k + 2).filter(|name| {
        chunks.is_punct(k + 1, ',') && name.kind == NpKind::Name && name.det.is_none() && name.prep.is_none()
    });
    Some(match name {
        Some(name) => Source::phrase(np.tokens.start..name.tokens.end, chunks.np_number(k + 2)?),
        None => Source::phrase(np.tokens.clone(), chunks.np_number(k)?),
    })
}

/// What may stand between somebody and the colon: appositions, complements, adjectives.
fn completes(chunks: &Chunks, k: usize) -> bool {
    match &chunks.list[k].kind {
        ChunkKind::Np(_) | ChunkKind::Adj | ChunkKind::Punct(',' | '(' | ')') => true,
        ChunkKind::Word(word) => matches!(word, Closed::Adv | Closed::Prep | Closed::Num),
        _ => false,
    }
}

/// *EXCLUSIF : « A »*, *INFO OUEST-MATIN : « A »*, *Roubaix : « A »*: a label before a headline, in capitals, whose first word is a
/// common noun or an adjective, or a town.
pub(super) fn is_kicker(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    let opens = (0..k).all(|j| matches!(chunks.list[j].kind, ChunkKind::Punct(_)));
    let Some(np) = chunks.np(k).filter(|np| opens && np.det.is_none()) else { return false };
    let capitals = scene.words(np.tokens.clone()).chars().all(|c| !c.is_lowercase());
    let first = np.tokens.start;
    let class = scene.tags[first].class;
    let proper =
        [WordClass::PLACE, WordClass::SURNAME, WordClass::PROPER].iter().any(|name| class.has(*name));
    let common = class.has(WordClass::NOUN.with(WordClass::ADJ)) && !proper;
    let named = scene.lexicon.organisation(scene.words(np.tokens.clone())).is_some()
        || scene.first_name(first).is_some()
        || scene.is_role(np.head);
    // *Lycée Zola : « A »*: where it was said.
    let where_ = np.kind == NpKind::Nominal && np.name.is_some() || np.kind == NpKind::Name;
    if where_ && np.tokens.len() > 1 && is_site(scene.lower(first)) {
        return true;
    }
    // *Roubaix : « A »*, *Ukraine : « A »*: where it was said, or what of; *Moscou : « A »* is the state.
    let town = np.kind == NpKind::Name
        && np.tokens.len() == 1
        && (class.has(WordClass::PLACE) || is_place_name(scene.word(first)))
        && !class.has(WordClass::FIRST)
        && scene.lexicon.countries.by_capital(scene.word(first)).is_none()
        && scene.lexicon.speakers.by_surname(scene.word(first)).is_none();
    if town && !named {
        return true;
    }
    capitals && np.tokens.len() * 2 < scene.words(np.tokens.clone()).len() && common && !named
}

/// A noun for a building or a place in town, with whose name a label begins.
fn is_site(word: &str) -> bool {
    matches!(
        word,
        "aéroport"
            | "cathédrale"
            | "château"
            | "clinique"
            | "collège"
            | "gare"
            | "hôpital"
            | "lycée"
            | "place"
            | "pont"
            | "prison"
            | "quartier"
            | "rue"
            | "stade"
            | "tour"
            | "école"
    )
}
