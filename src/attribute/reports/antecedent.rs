//! The antecedent of a relative clause: whom *qui*, *selon qui*, *pour qui* go back to.

use super::Source;
use super::incise::is_press;
use super::source::with_coordination;
use crate::attribute::entities::with_article;
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, Vg, VgKind};
use crate::lexicon::{Closed, NounKind, Organisation, WordClass};
use std::ops::Range;

/// The antecedent of *qui*: the phrase before it, a comma allowed between.
pub(super) fn antecedent(scene: &Scene<'_>, chunks: &Chunks, qui: usize) -> Option<Source> {
    let mut k = qui;
    while k > 0 {
        k -= 1;
        match &chunks.list[k].kind {
            ChunkKind::Np(_) => {
                let np = chunks.np(k)?;
                // *le secrétaire d'État à l'Intérieur qui*: what completes an office is not who speaks.
                // *a dit le président à son homologue, qui*: who is told something is somebody.
                let told = scene.is_role(np.head) && scene.is_possessed(np);
                // *la présidente du parti devant des militants qui*
                let met =
                    np.prep.is_some_and(|p| matches!(scene.lower(p), "devant" | "avec" | "contre" | "parmi"));
                let office = np.prep.is_some()
                    && !met
                    && !told
                    && k.checked_sub(1)
                        .and_then(|j| chunks.np(j))
                        .is_some_and(|office| office.prep.is_none() && scene.is_role(office.head));
                // *Anne Martin, de l'université Jean-Moulin, qui*: where somebody with a name works.
                let body = np.name.is_some() || scene.noun_at(np.head).is_some();
                let works = np.prep.is_some_and(|p| scene.tags[p].is_of())
                    && body
                    && k > 1
                    && chunks.is_punct(k - 1, ',')
                    && chunks.np(k - 2).is_some_and(|who| is_somebody_named(scene, who));
                let rights = matches!(scene.lower(np.head), "droit" | "droits");
                // *Anne Martin ne dit pas autre chose, qui se méfie*
                let said =
                    matches!(scene.lower(np.head), "chose" | "choses") && chunks.is_punct(qui - 1, ',');
                // *Anne Martin, une élue de Lyon, qui*, *Eurostat, organisme de l'Union, qui*: the name is whose it is.
                if let Some(name) = named_before(scene, chunks, k) {
                    return Some(Source {
                        trust: 0.85,
                        ..Source::phrase(chunks.np(name)?.tokens.clone(), chunks.np_number(name)?)
                    });
                }
                // *regrette Anne Martin, auprès du Parisien, qui*, *une étude parue dans la revue Nature, qui*: where it is said.
                let preposition = scene.lower(chunks.list[k].tokens.start);
                let printed = chunks.is_punct(qui - 1, ',')
                    && np.prep.is_some()
                    && matches!(preposition, "auprès" | "dans" | "sur")
                    && (is_press(scene, np)
                        || scene.noun_at(np.head) == Some(NounKind::Media)
                        // *sur le plateau de LCI, qui*
                        || complement(scene, np).is_some_and(|of| scene.named_body(of).is_some_and(Organisation::is_press)))
                    || preposition == "sur" && scene.is_network(np);
                if joins_complement(scene, chunks, k) {
                    k -= 1;
                    continue;
                }
                // *Anne Martin, originaire de Jihlava, qui*
                if comes_from(scene, chunks, k) {
                    k -= 1;
                    continue;
                }
                // *Anne Martin, née à Barcelone, qui*: past what was done, and where.
                if let Some(participle) = born(chunks, k).filter(|_| chunks.is_punct(qui - 1, ',')) {
                    k = participle;
                    continue;
                }
                if np.time
                    || !scene.may_speak(np)
                    || office
                    || works
                    || rights
                    || said
                    || printed
                    || counts_people(scene, chunks, k)
                {
                    continue;
                }
                // *un chef basé au Pakistan, pour qui*
                let place = scene.tags[np.head].class.has(WordClass::PLACE)
                    && np.prep.is_some_and(|p| matches!(scene.lower(p), "à" | "au" | "aux" | "en" | "dans"));
                let based = |k: usize| {
                    let placed = |np: &Np| matches!(scene.tags[np.tokens.end - 1].tag, Tag::Part | Tag::Adj);
                    let body = |np: &Np| {
                        matches!(scene.noun_at(np.head), Some(NounKind::Organisation | NounKind::Group))
                    };
                    // *Anne Martin, 42 ans, fleuriste à Barcelone, qui*
                    let apposed = |np: &Np| {
                        np.det.is_none() && scene.is_role(np.head) && named_before(scene, chunks, k).is_some()
                    };
                    chunks
                        .np(k)
                        .is_some_and(|np| (scene.is_role(np.head) || body(np)) && placed(np) || apposed(np))
                };
                if place && k > 0 && based(k - 1) {
                    continue;
                }
                // *l'image de celle qui*: whose it is, whoever that may be.
                let last = np.tokens.end - 1;
                let theirs = matches!(scene.lower(last), "celui" | "celle" | "ceux" | "celles");
                if theirs && last > np.head && np.det.is_some() && !scene.is_role(np.head) {
                    return None;
                }
                if let Some(one) = one_of_theirs(scene, chunks, np, qui) {
                    return Some(one);
                }
                if clashes(scene, chunks, np, qui) {
                    return complement_of(scene, np);
                }
                // *Anne Martin, conseil de dix victimes, qui*: in an apposition no advice.
                let apposed = np.det.is_none() && k > 0 && chunks.is_punct(k - 1, ',');
                if let Some(owner) = owner(scene, np).filter(|_| !apposed) {
                    return Some(owner);
                }
                if let Some(several) = several_before(scene, chunks, k, qui) {
                    return Some(several);
                }
                return Some(Source { trust: 0.85, ..with_coordination(scene, chunks, k) });
            }
            // *Anne Martin (LR, Lille) qui*: what stands in brackets is passed over.
            ChunkKind::Punct(')') => k = aside(scene, chunks, k).unwrap_or(k),
            ChunkKind::Punct(',' | '(') | ChunkKind::Word(Closed::Adv) | ChunkKind::Adj => {}
            // *une note du ministère, datée de mars, qui*
            ChunkKind::Vg(_)
                if chunks.vg(k)?.kind == VgKind::PastPart
                    && k > 0
                    && chunks.is_punct(k - 1, ',')
                    && chunks.is_punct(qui - 1, ',') => {}
            // *C'est elle qui a dit*
            ChunkKind::Word(Closed::Subject) if k + 1 == qui => {
                let token = chunks.list[k].tokens.start;
                let strong = matches!(scene.lower(token), "elle" | "elles");
                return strong.then(|| Source { trust: 0.85, ..Source::pronoun(token) });
            }
            // *Anne Martin, qui était là et qui explique*: the antecedent of the first is the second's.
            ChunkKind::Word(Closed::Coord) if k + 1 == qui => {
                let first = (0..k).rev().find(|j| chunks.is_word(*j, Closed::Qui))?;
                return antecedent(scene, chunks, first);
            }
            _ => return None,
        }
    }
    None
}

/// The verb of the clause that *qui* opens.
fn relative_verb(chunks: &Chunks, qui: usize) -> Option<&Vg> {
    (qui + 1..chunks.list.len().min(qui + 3)).find_map(|k| chunks.vg(k))
}

/// *six frères et un neveu de Paul, Marc Durand, qui entendent*: with a verb in the plural, the first of two phrases that *et* joins and
/// the name behind the second, whose apposition it is.
fn several_before(scene: &Scene<'_>, chunks: &Chunks, k: usize, qui: usize) -> Option<Source> {
    let verb = relative_verb(chunks, qui)?;
    let name = chunks.np(k).filter(|np| np.kind == NpKind::Name && np.det.is_none() && np.prep.is_none())?;
    let role = k.checked_sub(2).filter(|_| chunks.is_punct(k - 1, ','))?;
    let first = role.checked_sub(2).filter(|_| chunks.is_word(role - 1, Closed::Coord))?;
    let nominal = |k: usize| chunks.np(k).is_some_and(|np| np.kind == NpKind::Nominal && scene.may_speak(np));
    (verb.plural == Some(true) && nominal(role) && nominal(first)).then_some(Source {
        tokens: chunks.np(first)?.tokens.start..name.tokens.end,
        nps: vec![chunks.np_number(first)?, chunks.np_number(k)?],
        pronoun: None,
        trust: 0.8,
    })
}

/// *, originaire de Jihlava*, *, native du Nord*: an adjective behind a comma says where somebody comes from, at a chunk.
fn comes_from(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    let from = |t: usize| {
        let word = scene.lower(t);
        ["originaire", "natif", "native", "issu", "proche"].iter().any(|stem| word.starts_with(stem))
    };
    let of = chunks.np(k).and_then(|np| np.prep).is_some_and(|p| scene.tags[p].is_of());
    let aside = |k: usize| {
        matches!(chunks.list[k].kind, ChunkKind::Adj)
            && from(chunks.list[k].tokens.start)
            && k > 0
            && chunks.is_punct(k - 1, ',')
    };
    of && k.checked_sub(1).is_some_and(aside)
}

/// The participle behind a comma whose adjuncts end at a chunk: *née à Barcelone*.
fn born(chunks: &Chunks, k: usize) -> Option<usize> {
    let adjunct = |j: &usize| chunks.np(*j).is_some_and(|np| np.prep.is_some());
    let first = (0..=k).rev().take_while(adjunct).last()?;
    let participle = first.checked_sub(1)?;
    let aside = chunks.vg(participle).is_some_and(|vg| vg.kind == VgKind::PastPart);
    (aside && participle > 0 && chunks.is_punct(participle - 1, ',')).then_some(participle)
}

/// *deux tweets du député Paul Durand, qui affirme*: of several things and whose they are, whom the verb agrees with.
fn one_of_theirs(scene: &Scene<'_>, chunks: &Chunks, np: &Np, qui: usize) -> Option<Source> {
    let verb = relative_verb(chunks, qui)?;
    // *d'une plainte d'Anne Martin, qui dit*: an act says nothing.
    let act = matches!(scene.lower(np.head), "plainte" | "recours" | "requête");
    let of = complement(scene, np).filter(|of| act && scene.first_name(of.start).is_some());
    let name = np.name.clone().filter(|name| name.end == np.tokens.end && name.start > np.head + 1).or(of)?;
    let thing = np.kind == NpKind::Nominal && !scene.is_role(np.head) && (act || np.plural == Some(true));
    (thing && verb.plural == Some(false) && scene.first_name(name.start).is_some()).then_some(Source {
        tokens: name,
        nps: Vec::new(),
        pronoun: None,
        trust: 0.85,
    })
}

/// *les affirmations de l'exécutif, qui a répété*, *le thème des salaires, qui provoquent*: the verb of the relative clause has not
/// the number of the thing that heads the phrase.
fn clashes(scene: &Scene<'_>, chunks: &Chunks, np: &Np, qui: usize) -> bool {
    let verb = relative_verb(chunks, qui);
    let group = matches!(
        scene.noun_at(np.head),
        Some(NounKind::Group | NounKind::Organisation | NounKind::Anonymous)
    );
    let thing = np.kind == NpKind::Nominal && !scene.is_role(np.head) && !group;
    let of = complement(scene, np);
    // *les révélations du Monde*: a contraction hides the article of a name.
    let hidden = |of: Range<usize>| {
        let known = |name: &str| scene.lexicon.organisation(name).is_some();
        let whole = of.start - 1..of.end;
        scene.lower(whole.start) == "du" && !known(scene.words(of)) && known(&with_article(scene, whole))
    };
    let part = matches!(scene.lower(np.head), "part" | "proportion" | "pourcentage");
    let numbers = np.plural.zip(verb.and_then(|vg| vg.plural));
    let other = numbers.is_some_and(|(head, verb)| head != verb);
    let counted = scene.tags[np.tokens.start].is(Closed::Num);
    thing && !part && (np.det.is_some() || counted) && other && of.is_some_and(|of| !hidden(of))
}

/// The complement right behind the head of a phrase, without its preposition: *l'exécutif* in *les affirmations de l'exécutif*.
fn complement(scene: &Scene<'_>, np: &Np) -> Option<Range<usize>> {
    let of = scene.tags.get(np.head + 1).is_some_and(|t| t.is_of());
    // *une mesure saluée par les Français*
    let by = scene.tags.get(np.head + 1).is_some_and(|t| matches!(t.tag, Tag::Part | Tag::Adj))
        && np.head + 2 < np.tokens.end
        && !makes_text(scene, np, np.head + 1)
        && scene.lower(np.head + 2) == "par";
    // *le cri d'alarme des médecins*
    let bare = of
        && np.head + 4 < np.tokens.end
        && scene.tags[np.head + 2].tag == Tag::Noun
        && scene.noun_at(np.head + 2).is_none()
        && !scene.is_role(np.head + 2)
        && scene.tags[np.head + 3].is_of();
    let from = np.head + if bare { 4 } else { 2 + usize::from(by) };
    ((of || by) && from < np.tokens.end).then_some(from..np.tokens.end)
}

/// Who stands in the complement of a phrase.
fn complement_of(scene: &Scene<'_>, np: &Np) -> Option<Source> {
    let tokens = complement(scene, np)?;
    let speaks = |t: usize| scene.is_role(t) || scene.noun_at(t).is_some() || scene.tags[t].tag == Tag::Name;
    tokens.clone().any(speaks).then(|| Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.8 })
}

/// The name to which a phrase without article, or with that of one, is an apposition: *Anne Martin, une élue*; by its chunk.
fn named_before(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<usize> {
    let np =
        chunks.np(k).filter(|np| np.kind == NpKind::Nominal && !has_own_name(np) && np.prep.is_none())?;
    let opens = np.det.is_none_or(|d| matches!(scene.lower(d), "un" | "une"));
    let somebody = scene.is_role(np.head) || scene.noun_at(np.head).is_some();
    let before = k.checked_sub(2).filter(|_| opens && somebody && chunks.is_punct(k - 1, ','))?;
    // *Anne Martin, 42 ans, fleuriste*
    let aged = before > 1 && chunks.is_punct(before - 1, ',') && chunks.np(before).is_some_and(|np| np.time);
    let name = if aged { before - 2 } else { before };
    // *Interrogée par Paul Durand, une élue qui*: behind an adjunct that opens the sentence stands its subject.
    let adjunct = |name: &Np| name.prep.is_some() && !(0..k).any(|j| chunks.is_finite(j));
    let place = |np: &Np| scene.tags[np.head].class.has(WordClass::PLACE);
    // *à l'instar du docteur Paul Durand, directeur de l'hôpital, qui*
    let titled = |np: &Np| {
        let name = np.name.as_ref().filter(|name| name.len() > 1 && name.end == np.tokens.end);
        name.is_some_and(|name| scene.first_name(name.start).is_some()) && scene.is_role(np.head)
    };
    let named = |np: &&Np| {
        (np.kind == NpKind::Name || titled(np))
            && !np.time
            && !place(np)
            && scene.may_speak(np)
            && !adjunct(np)
    };
    chunks.np(name).filter(named).map(|_| name)
}

/// *une élue Anne Martin*, but not *une élue de Lyon*.
fn has_own_name(np: &Np) -> bool {
    np.name.as_ref().is_some_and(|name| name.start <= np.head + 1)
}

/// *une élue pour le Maghreb et l'Afrique du Nord, qui*: what *et* joins to a phrase with a preposition has it, too.
fn joins_complement(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    if k < 2 || !chunks.is_word(k - 1, Closed::Coord) {
        return false;
    }
    let (Some(first), Some(second)) = (chunks.np(k - 2), chunks.np(k)) else { return false };
    let body = || scene.lexicon.organisation(scene.words(second.tokens.clone())).is_some();
    let place = scene.tags[second.head].class.has(WordClass::PLACE) || second.det.is_some() && !body();
    let inner = first.prep.is_some() && k >= 3 && chunks.np(k - 3).is_some_and(|np| np.prep.is_none())
        || first.kind == NpKind::Nominal;
    second.prep.is_none() && second.kind == NpKind::Name && inner && place
}

/// *Anne Martin*, *l'avis du géographe Paul Durand*: a full name, or one behind a role, ends the phrase.
fn is_somebody_named(scene: &Scene<'_>, np: &Np) -> bool {
    let name = np.name.clone().filter(|name| name.end == np.tokens.end);
    name.is_some_and(|name| {
        (name.len() > 1 || np.kind == NpKind::Name) && scene.first_name(name.start).is_some()
            || np.kind == NpKind::Nominal && scene.is_role(np.head)
    })
}

/// *maire de Lux (Cher), 300 habitants, qui*: how many live there, between commas.
fn counts_people(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    let commas = k > 0 && chunks.is_punct(k - 1, ',') && chunks.is_punct(k + 1, ',');
    let number = |t: usize| scene.tags[t].tag == Tag::Number;
    commas
        && chunks
            .np(k)
            .is_some_and(|np| number(np.tokens.start) || np.tokens.start > 0 && number(np.tokens.start - 1))
}

/// *publié par*, *rédigé par*: whoever made the text, which itself says what it says.
fn makes_text(scene: &Scene<'_>, np: &Np, participle: usize) -> bool {
    const MADE: [&str; 9] =
        ["publié", "écrit", "rédigé", "signé", "posté", "diffusé", "réalisé", "envoyé", "mené"];
    let word = scene.lower(participle);
    let made = || MADE.iter().any(|made| matches!(word.strip_prefix(made), Some("" | "e" | "s" | "es")));
    scene.noun_at(np.head) == Some(NounKind::Document) && made()
}

/// *la phrase du maire, qui demande*, *de la part d'Anne Martin, qui salue*: what is somebody's leaves the word to whose it is.
fn owner(scene: &Scene<'_>, np: &Np) -> Option<Source> {
    let rest = np.head + 1..np.tokens.end;
    // *la réplique immédiate du ministre*
    // *une initiative saluée par Pékin*, *une aubaine pour la compagnie*, but *un message publié par une élue*
    let by = |t: usize| {
        let part = matches!(scene.tags[t].tag, Tag::Adj | Tag::Part) && !makes_text(scene, np, t);
        part && t + 1 < np.tokens.end && scene.lower(t + 1) == "par"
    };
    // *la forme physique du septuagénaire*, *une information non démentie par le ministre*
    let plain =
        !scene.is_role(np.head) && scene.noun_at(np.head).is_none() && scene.lower(np.head) != "autre";
    let passed = |t: usize| {
        let how = matches!(scene.tags[t].tag, Tag::Adj | Tag::Closed(Closed::Adv));
        let not = scene.lower(t) == "non" && by(t + 1);
        (scene.is_utterance(np) || plain) && how || not || by(t)
    };
    let behind = rest.clone().find(|t| !passed(*t));
    let owned = behind.is_some_and(|t| {
        matches!(scene.tags[t].tag, Tag::Closed(Closed::De | Closed::DeDet))
            || matches!(scene.lower(t), "par" | "pour")
    });
    let part = rest.clone().any(|t| scene.lower(t) == "part");
    // *un enregistrement d'une députée qui assure*
    let of_one = scene.noun_at(np.head) == Some(NounKind::Document)
        && rest.clone().nth(1).is_some_and(|t| matches!(scene.lower(t), "un" | "une"));
    let thing = part || of_one || scene.is_utterance(np) || plain;
    if np.kind != NpKind::Nominal || !owned || !thing {
        return None;
    }
    // *le discours d'Anne Martin*, but *l'examen du projet de loi Santé*: a document, where nobody stands behind it.
    let kind = |t: usize| scene.noun_at(t);
    let somebody = |t: &usize| {
        let body = kind(*t).is_some_and(|kind| kind != NounKind::Document);
        scene.is_role(*t) || body || scene.first_name(*t).is_some()
    };
    let named = |t: &usize| kind(*t).is_some() || scene.tags[*t].tag == Tag::Name;
    if rest.clone().any(|t| has_rights(scene, t)) {
        return None;
    }
    let at = rest.clone().find(somebody).or_else(|| rest.clone().find(named))?;
    let article =
        (rest.start..at).rev().take_while(|t| scene.tags[*t].tag == Tag::Closed(Closed::Det)).last();
    Some(Source { tokens: article.unwrap_or(at)..np.tokens.end, nps: Vec::new(), pronoun: None, trust: 0.8 })
}

/// *les droits de l'homme*: who has rights says nothing.
fn has_rights(scene: &Scene<'_>, noun: usize) -> bool {
    let article = |t: &usize| scene.tags[*t].is(Closed::Det);
    let before = (0..noun).rev().find(|t| !article(t));
    before.is_some_and(|de| {
        matches!(scene.lower(de), "de" | "du" | "des")
            && de > 0
            && matches!(scene.lower(de - 1), "droits" | "droit")
    })
}

/// The opening bracket of an aside behind somebody's name, which ends at a chunk: *Anne Martin (LR, Lille)*; but the acronym
/// of an organisation, *Réseau de transport (RTE)*, stands for it.
pub(super) fn aside(scene: &Scene<'_>, chunks: &Chunks, close: usize) -> Option<usize> {
    let open = (0..close).rev().take(8).find(|j| chunks.is_punct(*j, '('))?;
    let np = chunks.np(open.checked_sub(1)?)?;
    let person = np.kind == NpKind::Name && np.det.is_none() || scene.is_role(np.head);
    // *cette habitante de Lens (Nord), qui*
    let shown = np.tokens.clone().any(|t| matches!(scene.lower(t), "cet" | "cette") && scene.is_role(t + 1));
    // *l'hôpital de Bondy (Seine-Saint-Denis), qui*
    let somewhere = open + 2 == close
        && chunks.np(open + 1).is_some_and(|np| {
            scene.tags[np.head].class.has(WordClass::PLACE)
                && !scene.tags[np.head].class.has(WordClass::FIRST)
        });
    (somewhere || shown || person && (np.prep.is_none() || np.name.is_some())).then_some(open)
}
