//! Sources: the phrases that a source is made of, and all that belongs to them: what is coordinated, likened or apposed.

use super::Source;
use super::subject::is_object;
use crate::attribute::entities::is_titled;
use crate::attribute::scene::Scene;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, VgKind, is_round_number};
use crate::lexicon::{Closed, NounKind};

/// A name, a pronoun, or a noun that can head a source.
pub(in crate::attribute) fn speaks(scene: &Scene<'_>, np: &Np) -> bool {
    np.kind != NpKind::Nominal
        || np.name.is_some()
        || scene.is_role(np.head)
        || scene.noun_at(np.head).is_some()
        || is_one_of_them(scene, np)
        // *l'Anses*, whose name is a common noun, too
        || scene.is_capital(np.head) && scene.named_body(np.head..np.tokens.end).is_some()
}

/// A person by name or by what they are.
pub(in crate::attribute) fn is_somebody(scene: &Scene<'_>, np: &Np) -> bool {
    !np.time && (np.kind == NpKind::Name || np.name.is_some() || scene.is_role(np.head))
}

/// *« Le Monde » révèle*, *dénonce « Libération »*, *selon « Marca »*: a medium whose name stands in marks, by its chunk.
pub(super) fn press_in_marks(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Option<Source> {
    let inner = scene.quotations[chunks.quote(k)?].inner();
    let name = scene.words(inner.clone());
    let known =
        || scene.lexicon.organisation(name).or_else(|| scene.lexicon.organisation(&format!("Le {name}")));
    let body = (!inner.is_empty() && inner.len() < 7 && scene.is_capital(inner.start)).then(known).flatten();
    let press = scene.lexicon.organisations.get(body?).is_some_and(|body| body.is_press());
    let tokens = chunks.list[k].tokens.clone();
    press.then_some(Source { tokens, nps: Vec::new(), pronoun: None, trust: 0.9 })
}

/// *l'un d'eux*, *un autre*, *la première*, *certains*: somebody of those who were named.
pub(in crate::attribute) fn is_one_of_them(scene: &Scene<'_>, np: &Np) -> bool {
    let head = scene.lower(np.head);
    if np.kind == NpKind::Pronoun {
        return matches!(head, "certains" | "certaines" | "plusieurs" | "quelqu'un");
    }
    let one = matches!(
        head,
        "un" | "une"
            | "autre"
            | "autres"
            | "premier"
            | "première"
            | "second"
            | "seconde"
            | "troisième"
            | "quatrième"
    );
    let them = || matches!(scene.lower(np.tokens.end - 1), "eux" | "elles");
    (one || points_back(scene, np)) && np.det.is_some() && (np.tokens.end == np.head + 1 || them())
}

/// *ce dernier*, *cette dernière*, but no *le dernier*
pub(super) fn points_back(scene: &Scene<'_>, np: &Np) -> bool {
    let this = np.det.is_some_and(|d| matches!(scene.lower(d), "ce" | "cette"));
    this && matches!(scene.lower(np.head), "dernier" | "dernière")
}

/// A source is made of phrases of which none can head one, as far as the lexicon can tell.
pub(in crate::attribute) fn is_mute(scene: &Scene<'_>, chunks: &Chunks, source: &Source) -> bool {
    source.pronoun.is_none()
        && !source.nps.is_empty()
        && source.nps.iter().all(|n| chunks.nps.get(*n).is_some_and(|np| !speaks(scene, np)))
}

/// A finite verb or a quotation stands here: *Selon un proche, Jean Martin est prêt*; what stands before it is its subject.
pub(in crate::attribute) fn opens_clause(chunks: &Chunks, at: usize) -> bool {
    chunks.is_finite(at) || chunks.quote(at).is_some()
}

/// The end of a phrase that ends with the chunk `k`, or with the name apposed to it: *(la réplique du) maire, Paul Martin :*; in *aux
/// yeux du maire, Paul Martin a menti* the name is another's.
pub(in crate::attribute) fn with_name_apposed(chunks: &Chunks, k: usize, end: usize) -> usize {
    let bare = |np: &Np| np.kind == NpKind::Name && np.det.is_none() && np.prep.is_none();
    let closes = chunks.is_punct(k + 3, ',') || chunks.is_punct(k + 3, ':');
    let name = chunks.np(k + 2).filter(|np| bare(np) && closes && chunks.is_punct(k + 1, ','));
    name.filter(|_| chunks.list[k].tokens.end == end).map_or(end, |np| np.tokens.end)
}

/// A phrase with what is coordinated or apposed to it: *A et B*, *X, président de Y*. Returns it and the chunk after it.
pub(super) fn extend(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> (Source, usize) {
    let mut nps = Vec::new();
    let mut end = k + 1;
    let mut tokens = chunks.list[k].tokens.clone();
    if let Some(np) = chunks.np(k) {
        tokens = np.tokens.clone();
        // *l'hebdomadaire L'Express*: the name behind a noun for a medium or a body.
        let named = body_behind(scene, chunks, k);
        if named {
            tokens.end = chunks.list[k + 1].tokens.end;
            end = k + 2;
        }
        nps.extend(chunks.np_number(k + usize::from(named)));
        loop {
            // *X (LR)*
            if chunks.is_punct(end, '(') {
                match past_acronym(scene, chunks, end) {
                    open if open == end => break,
                    behind => {
                        end = behind;
                        continue;
                    }
                }
            }
            if chunks.is_word(end, Closed::Coord)
                && matches!(scene.word(chunks.list[end].tokens.start), "et" | "ou" | "&")
                && chunks.np(end + 1).is_some_and(|n| {
                    let voice = || scene.may_speak(n) || bears_listed_name(scene, n);
                    n.prep.is_none() && !n.time && n.kind != NpKind::Pronoun && voice()
                })
                && !chunks.vg(end + 2).is_some_and(|v| {
                    v.kind == VgKind::Finite
                        && v.subject.is_none()
                        && chunks.list[end + 2].tokens.start == chunks.list[end + 1].tokens.end
                })
                // *selon X et Y « a voulu partir »*
                && !chunks.quote(end + 2).is_some_and(|q| {
                    let mut words = scene.quotations[q].inner();
                    words.next().is_some_and(|t| scene.tags[t].is_finite())
                })
                && let Some(np) = chunks.np(end + 1)
            {
                // *X, vice-président pour l'euro et le dialogue social*: after an apposition only a name goes on.
                let apposition = nps.len() == 1 && tokens.end > chunks.nps[nps[0]].tokens.end;
                let person = np.name.is_some() || scene.is_role(np.head) || bears_listed_name(scene, np);
                let first = &chunks.nps[nps[0]];
                // *l'Organisation pour l'alimentation et l'agriculture (FAO)*: one body.
                let acronym = chunks.is_punct(end + 2, '(')
                    && first.tokens.end > first.head + 2
                    && np.kind == NpKind::Nominal
                    && !speaks(scene, np)
                    && scene.noun_at(first.head) == Some(NounKind::Organisation);
                // *le compte de ce bateau affrété par une ONG et Médecins sans frontières*
                let by = |t: usize| scene.lower(t) == "par" && scene.tags[t - 1].tag == Tag::Part;
                let within = first.kind == NpKind::Nominal && (first.head + 2..first.tokens.end).any(by);
                if acronym || within {
                    tokens.end = np.tokens.end;
                    end += 2;
                    continue;
                }
                if apposition && np.name.as_ref().is_none_or(|name| name.len() < 2)
                    || (first.name.is_some() && first.det.is_none()) && !person
                {
                    break;
                }
                // *le secrétaire général et ministre X*: the second names the first again.
                // *préviennent experts et élus*: two groups without an article.
                let both = first.det.is_none() && np.plural == Some(true);
                let same = np.det.is_none() && np.kind == NpKind::Nominal && !both;
                if !same {
                    nps.extend(chunks.np_number(end + 1));
                }
                tokens.end = np.tokens.end;
                end += 2;
                continue;
            }
            // *A, maire de X, et B, préfet*: another one behind the apposition of the first.
            let apposition = nps.len() == 1 && tokens.end > chunks.nps[nps[0]].tokens.end;
            if apposition
                && chunks.is_punct(end, ',')
                && chunks.is_word(end + 1, Closed::Coord)
                && scene.lower(chunks.list[end + 1].tokens.start) == "et"
                && one_speaker(scene, chunks, end + 2).is_some_and(|np| np.name.is_some())
                && !opens_clause(chunks, end + 3)
            {
                nps.extend(chunks.np_number(end + 2));
                tokens.end = chunks.list[end + 2].tokens.end;
                end += 3;
                continue;
            }
            // *les syndicats A, B et C*
            if counts_up(chunks, &chunks.nps[nps[0]], end) {
                nps.extend(chunks.np_number(end + 1));
                tokens.end = chunks.list[end + 1].tokens.end;
                end += 2;
                continue;
            }
            let apposed = chunks.is_punct(end, ',')
                && !heads_clause(chunks, end + 1)
                && chunks.np(end + 1).is_some_and(|n| {
                    let first = &chunks.nps[nps[0]];
                    // *selon Le Parisien, la cheffe Anne Martin et ses filles seront*: an apposition with an article closes.
                    let closes = n.det.is_none()
                        || first.name.is_none()
                        || chunks.list.get(end + 2).is_none_or(|k| matches!(k.kind, ChunkKind::Punct(_)));
                    // *selon la revue, une quarantaine de médecins, dont dix de la ville, sont partis*
                    let counts = n.tokens.clone().take(2).any(|t| is_round_number(scene.lower(t)));
                    // *selon Le Parisien, la cheffe, qui*: nobody is a newspaper.
                    let somebody = scene.is_role(n.head) || scene.lower(n.head) == "un";
                    // *Selon Me Martin, le témoin, resté dehors, a affirmé que P*: the verb has no other subject.
                    let acts = n.det.is_some()
                        && first.name.is_some()
                        && first.prep.or(first.tokens.start.checked_sub(1)).is_some_and(|p| {
                            matches!(scene.lower(p), "selon" | "d'après" | "d’après" | "après" | "pour")
                        })
                        && takes_the_verb(chunks, end + 2);
                    let stands_alone = acts || counts || n.time || somebody && is_body(scene, first);
                    closes
                        && !stands_alone
                        && n.prep.is_none()
                        && (n.plural.is_none() || first.plural.is_none() || n.plural == first.plural)
                        && !(first.plural == Some(true) && first.name.is_some() && n.det.is_none())
                        && match (first.kind, n.kind) {
                            // *Selon les informations du journal, X a démissionné*: a text has no such name.
                            // *selon plusieurs sources, X part*, *le cabinet de la ministre, X*: neither several nor a body is X.
                            (NpKind::Nominal, NpKind::Name) => {
                                let kind = scene.noun_at(first.head);
                                // *selon les indications données par le maire, Jean Martin*
                                let inside = (first.head + 1..first.tokens.end).any(|t| scene.is_role(t));
                                let body = kind == Some(NounKind::Organisation)
                                    && !scene.is_role(first.head)
                                    && inside;
                                let person = scene.first_name(n.tokens.start).is_some();
                                let several = first.plural == Some(true) && first.name.is_none() && !inside;
                                (n.det.is_none() || is_titled(scene, n))
                                    && kind != Some(NounKind::Document)
                                    && !(person && (body || several && !heads_names(chunks, end + 1)))
                            }
                            (NpKind::Name, NpKind::Nominal) => scene.is_role(n.head),
                            (NpKind::Nominal, NpKind::Nominal) => {
                                // *selon le directeur, le professeur Jean Martin, « … »*
                                let both = n.name.is_some()
                                    && scene.is_role(first.head)
                                    && chunks.is_punct(end + 2, ',')
                                    && (chunks.quote(end + 3).is_some() || heads_clause(chunks, end + 3));
                                scene.is_role(n.head) && (first.name.is_some() || both)
                            }
                            _ => false,
                        }
                });
            if apposed && let Some(np) = chunks.np(end + 1) {
                // *le responsable Afrique de l'organisation, Jean Martin*
                let whole = np.tokens.len() > 1 && scene.first_name(np.tokens.start).is_some();
                let field = |first: &Np| {
                    let one = first.name.as_ref().filter(|name| name.len() == 1);
                    one.is_some_and(|name| scene.first_name(name.start).is_none())
                        && scene.is_role(first.head)
                };
                let first = &chunks.nps[nps[0]];
                if np.name.is_some() && (first.name.is_none() || whole && field(first)) {
                    nps = vec![chunks.np_number(end + 1).unwrap_or(nps[0])];
                }
                tokens.end = np.tokens.end;
                end += 2;
                continue;
            }
            break;
        }
    }
    let one_of_a_list = nps.len() == 1
        && chunks.is_punct(end, ',')
        && heads_list(&chunks.nps[nps[0]])
        && is_bare_name(chunks, end + 1);
    let pronoun = chunks.np(k).filter(|n| n.kind == NpKind::Pronoun).map(|n| n.head);
    (Source { tokens, nps, pronoun, trust: if one_of_a_list { 0.4 } else { 0.95 } }, end)
}

/// Behind the chunk before `from`, past asides and adjuncts, a finite verb comes first that has no subject of its own; not right
/// behind one comma, which closes an apposition: *Anne Martin, la maire de Lens, a dit*.
pub(in crate::attribute) fn takes_the_verb(chunks: &Chunks, from: usize) -> bool {
    let passed = |k: usize| match chunks.list[k].kind {
        ChunkKind::Punct(',') | ChunkKind::Adj | ChunkKind::Word(Closed::Adv) => true,
        ChunkKind::Np(_) => chunks.np(k).is_some_and(|np| np.time || np.prep.is_some()),
        ChunkKind::Vg(_) => !chunks.is_finite(k),
        _ => false,
    };
    let Some(verb) = (from..chunks.list.len()).find(|k| !passed(*k)) else { return false };
    let commas = (from..verb).filter(|k| chunks.is_punct(*k, ',')).count();
    let closed = commas == 1 && chunks.is_punct(verb - 1, ',');
    !closed
        && chunks.vg(verb).is_some_and(|vg| vg.kind == VgKind::Finite && vg.subject.or(vg.clitic).is_none())
}

/// *L'Opinion*, *La Croix*: a body that is listed with its article.
fn bears_listed_name(scene: &Scene<'_>, np: &Np) -> bool {
    scene.is_capital(np.tokens.start) && scene.lexicon.organisation(scene.words(np.tokens.clone())).is_some()
}

/// Whether the known name of a body, with its article, stands right behind a noun for one: *l'hebdomadaire L'Express*.
pub(super) fn body_behind(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> bool {
    let body = |np: &Np| {
        let kind = scene.noun_at(np.head);
        np.name.is_none()
            && np.tokens.end == np.head + 1
            && matches!(kind, Some(NounKind::Media | NounKind::Organisation))
    };
    let named = |np: &Np| np.prep.is_none() && bears_listed_name(scene, np);
    // *le journal L'Alsace*
    let titled = |np: &Np| {
        let article = np.det.is_some_and(|det| det == np.tokens.start && scene.is_capital(det));
        np.prep.is_none() && (np.kind == NpKind::Name || scene.is_capital(np.head)) && article
    };
    let medium = chunks.np(k).is_some_and(|np| scene.noun_at(np.head) == Some(NounKind::Media));
    chunks.np(k).is_some_and(body) && chunks.np(k + 1).is_some_and(|np| named(np) || medium && titled(np))
}

/// Whether a comma and a name more stand behind a noun for several and the first of their names, and *et* behind that.
fn counts_up(chunks: &Chunks, first: &Np, at: usize) -> bool {
    let name = |k: usize| is_bare_name(chunks, k);
    let several = heads_list(first);
    let ends = (at..at + 12).step_by(2).find(|k| !(chunks.is_punct(*k, ',') && name(k + 1)));
    several
        && chunks.is_punct(at, ',')
        && name(at + 1)
        && ends.is_some_and(|k| chunks.is_word(k, Closed::Coord) && name(k + 1))
}

/// One past a bracket that opens at a chunk and closes soon, else that chunk.
fn past_bracket(chunks: &Chunks, k: usize) -> usize {
    let close = (k..chunks.list.len().min(k + 8)).find(|j| chunks.is_punct(*j, ')'));
    close.filter(|_| chunks.is_punct(k, '(')).map_or(k, |close| close + 1)
}

/// One past what follows the name of a body: *(ARS) de Bretagne*.
fn past_acronym(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> usize {
    let end = past_bracket(chunks, k);
    let of = |np: &Np| np.prep.is_some_and(|t| scene.tags[t].is_of()) && np.kind == NpKind::Name && !np.time;
    end + usize::from(end > k && chunks.np(end).is_some_and(of))
}

/// *les associations A*: a noun for several, and the name of one.
fn heads_list(first: &Np) -> bool {
    first.kind == NpKind::Nominal && first.plural == Some(true) && first.name.is_some()
}

/// *A et B*, *A, B et C*: a name at a chunk that is one of several.
fn heads_names(chunks: &Chunks, k: usize) -> bool {
    // *Anne Martin (LR) et Jean Durand (PS)*
    let behind = past_bracket(chunks, k + 1);
    let joint = chunks.is_word(behind, Closed::Coord) || chunks.is_punct(behind, ',');
    joint && is_bare_name(chunks, behind + 1)
}

/// A name without determiner or preposition.
fn is_bare_name(chunks: &Chunks, k: usize) -> bool {
    chunks.np(k).is_some_and(|np| np.kind == NpKind::Name && np.det.is_none() && np.prep.is_none())
}

/// *Comme l'écrit la revue, les élus de la région ont refusé*: with its complements the phrase is the subject of a verb.
fn heads_clause(chunks: &Chunks, at: usize) -> bool {
    let own = |k: &usize| match &chunks.list[*k].kind {
        ChunkKind::Np(_) => chunks.np(*k).is_some_and(|np| np.prep.is_some()),
        ChunkKind::Vg(_) => chunks.vg(*k).is_some_and(|v| v.kind == VgKind::PastPart),
        ChunkKind::Word(word) => matches!(word, Closed::Adv | Closed::Neg | Closed::Prep | Closed::En),
        ChunkKind::Adj => true,
        _ => false,
    };
    let from = past_bracket(chunks, (at + 1..chunks.list.len()).find(|k| !own(k)).unwrap_or(at + 1));
    let verb = (from..chunks.list.len()).find(|k| !own(k)).unwrap_or(from);
    let own_verb = |v: &crate::detect::Vg| matches!(v.kind, VgKind::Finite | VgKind::PresPart);
    opens_clause(chunks, at + 1) || chunks.vg(verb).is_some_and(own_verb)
}

pub(super) fn coordinated(chunks: &Chunks, k: usize) -> bool {
    k >= 2 && chunks.is_word(k - 1, Closed::Coord) && chunks.np(k - 2).is_some()
}

/// A phrase that may be one of several subjects: one speaker, and behind no preposition.
fn one_speaker<'c>(scene: &Scene<'_>, chunks: &'c Chunks, k: usize) -> Option<&'c Np> {
    let np = chunks.np(k)?;
    (np.prep.is_none() && !np.time && np.plural != Some(true) && speaks(scene, np)).then_some(np)
}

/// *A comme B estiment*: two subjects of a verb in the plural.
pub(super) fn likened(scene: &Scene<'_>, chunks: &Chunks, k: usize, plural: Option<bool>) -> Option<Source> {
    // *A ainsi que B*
    let also = k > 2
        && chunks.is_word(k - 1, Closed::That)
        && scene.lower(chunks.list[k - 2].tokens.start) == "ainsi";
    let joint = k.checked_sub(2 + usize::from(also)).filter(|_| plural == Some(true))?;
    let one = |k| one_speaker(scene, chunks, k);
    let (first, second) = (one(joint)?, one(k)?);
    let comme = also
        || chunks.is_word(joint + 1, Closed::Sub)
            && scene.lower(chunks.list[joint + 1].tokens.start) == "comme";
    let nps = vec![chunks.np_number(joint)?, chunks.np_number(k)?];
    let tokens = first.tokens.start..second.tokens.end;
    comme.then_some(Source { tokens, nps, pronoun: None, trust: 0.92 })
}

/// *A, maire, et B, sa première adjointe, ont annoncé*: two subjects, with an apposition between commas behind the first.
pub(super) fn apposed_and(scene: &Scene<'_>, chunks: &Chunks, first: usize, verb: usize) -> Option<Source> {
    let one = |k| one_speaker(scene, chunks, k);
    let a = one(first)?;
    let joint = (first + 2..verb.saturating_sub(1))
        .find(|k| chunks.is_word(*k, Closed::Coord) && chunks.is_punct(k - 1, ',') && one(k + 1).is_some())?;
    let b = one(joint + 1)?;
    let apposition = chunks.is_punct(first + 1, ',');
    let clean = (first..verb).all(|k| !chunks.is_finite(k));
    let nps = vec![chunks.np_number(first)?, chunks.np_number(joint + 1)?];
    let tokens = a.tokens.start..b.tokens.end;
    (apposition && clean && (b.name.is_some() || b.det.is_some())).then_some(Source {
        tokens,
        nps,
        pronoun: None,
        trust: 0.9,
    })
}

/// *A et B* before a verb.
pub(super) fn with_coordination(scene: &Scene<'_>, chunks: &Chunks, k: usize) -> Source {
    let mut first = k;
    let mut nps: Vec<usize> = chunks.np_number(k).into_iter().collect();
    let mut tokens = chunks.np(k).map_or(0..0, |n| n.tokens.clone());
    while coordinated(chunks, first) {
        let joint = first - 1;
        let word = scene.word(chunks.list[joint].tokens.start);
        let Some(np) = chunks.np(joint - 1).filter(|np| np.prep.is_none() && !np.time && scene.may_speak(np))
        else {
            break;
        };
        // *Il retrouve le sourire et chacun pense que P*: the object of one clause before the subject of the next.
        let next = chunks.np(first).is_some_and(|next| next.kind != NpKind::Nominal || next.det.is_some());
        let relative = first == k && chunks.is_word(k + 1, Closed::Qui);
        let somebody = scene.noun_at(np.head).is_some() || scene.is_role(np.head);
        // *restent inconnus et certains observateurs estiment*
        let predicate = joint > 1
            && np.det.is_none()
            && np.kind == NpKind::Nominal
            && chunks.is_finite(joint - 2)
            && chunks.np(first).is_some_and(|next| next.det.is_some());
        let next_clause = next && !relative && !somebody && is_object(scene, chunks, joint - 1) || predicate;
        if !matches!(word, "et" | "ou" | "&" | "ni") || next_clause {
            break;
        }
        // *X, fils du président, et Y*: the phrase before the joint may be an apposition of the one before it.
        // *plusieurs chercheurs et journalistes*: one phrase under one article.
        if nps.len() == 1
            && chunks.nps[nps[0]].kind == NpKind::Nominal
            && chunks.nps[nps[0]].det.is_none()
            && chunks.nps[nps[0]].name.is_none()
            && np.kind == NpKind::Nominal
            // *Élus et riverains*: two phrases without one; but *maire de Lens et président de l'agglomération*.
            && (np.tokens.start < np.head || scene.is_role(np.head) && np.plural != Some(true))
        {
            nps.clear();
        }
        // *les autorités de Lille et des Hauts-de-France*: one phrase with two complements.
        let of = chunks.np(first).is_some_and(|next| {
            next.kind == NpKind::Name && matches!(scene.lower(next.tokens.start), "des" | "du")
        });
        if of && nps.len() == 1 && (np.head + 1..np.tokens.end).any(|t| scene.tags[t].is_of()) {
            nps.clear();
        }
        nps.splice(0..0, chunks.np_number(joint - 1));
        tokens.start = np.tokens.start;
        first = joint - 1;
    }
    // *la maire A, le député B et l'adjoint C affirment*: a list, not an adjunct before a pair.
    while nps.len() >= 2
        && first >= 2
        && chunks.is_punct(first - 1, ',')
        && let Some(np) = chunks.np(first - 2).filter(|np| lists_with(scene, chunks, np, nps[0]))
    {
        nps.splice(0..0, chunks.np_number(first - 2));
        tokens.start = np.tokens.start;
        first -= 2;
    }
    // *Le porte-parole, Dmitri Peskov*: an apposition before.
    if first >= 2
        && chunks.is_punct(first - 1, ',')
        && nps.len() == 1
        && let (Some(role), Some(name)) = (chunks.np(first - 2), chunks.np(first))
        && role.prep.is_none()
        && role.kind == NpKind::Nominal
        && role.det.is_some()
        && name.kind == NpKind::Name
        && name.det.is_none()
        && scene.is_role(role.head)
    {
        tokens.start = role.tokens.start;
    }
    let pronoun = chunks.np(k).filter(|n| n.kind == NpKind::Pronoun).map(|n| n.head);
    Source { tokens, nps, pronoun, trust: 0.95 }
}

/// Whether a phrase before a comma is one more in a list: somebody with a name beside somebody with a name, in like form.
fn lists_with(scene: &Scene<'_>, chunks: &Chunks, np: &Np, next: usize) -> bool {
    let next = &chunks.nps[next];
    // *les syndicats A, B et C*: a noun for all before the first name.
    let all = np.kind == NpKind::Nominal && np.plural == Some(true) && next.kind == NpKind::Name;
    // *la CGT, FO et l'Unsa*
    let body = |np: &Np| {
        let whole = scene.lexicon.organisation(scene.words(np.tokens.clone()));
        let name = || np.name.clone().and_then(|name| scene.lexicon.organisation(scene.words(name)));
        whole.or_else(name).is_some()
    };
    np.prep.is_none()
        && !np.time
        && scene.may_speak(np)
        && np.name.is_some()
        && next.name.is_some()
        && (all && next.det.is_none()
            || np.kind == next.kind && (np.det.is_some() == next.det.is_some() || body(np) && body(next)))
}

/// *A, B et C* behind a verb in the plural or *selon*, given the first and one past it: all of them, and one past the last.
pub(super) fn enumerated(
    scene: &Scene<'_>,
    chunks: &Chunks,
    first: &Source,
    end: usize,
) -> Option<(Source, usize)> {
    let one = |k: usize| one_speaker(scene, chunks, k).filter(|np| np.name.is_some() || np.det.is_some());
    let mut nps = first.nps.clone();
    let mut at = past_acronym(scene, chunks, end);
    while chunks.is_punct(at, ',') && one(at + 1).is_some() {
        nps.extend(chunks.np_number(at + 1));
        at = past_acronym(scene, chunks, at + 2);
    }
    let joint = at + usize::from(chunks.is_punct(at, ','));
    let last =
        one(joint + 1).filter(|_| chunks.is_word(joint, Closed::Coord) && nps.len() > first.nps.len())?;
    nps.extend(chunks.np_number(joint + 1));
    let tokens = first.tokens.start..last.tokens.end;
    Some((Source { tokens, nps, trust: 0.95, ..first.clone() }, joint + 2))
}

/// A phrase with the name of a listed body, or of one that its noun says to be one: *Le Parisien*, *le site LyonMag*.
fn is_body(scene: &Scene<'_>, np: &Np) -> bool {
    let Some(name) = np.name.clone() else { return false };
    let known = || scene.lexicon.organisation(scene.words(name.clone())).is_some();
    let noun = scene.noun_at(np.head).filter(|_| np.kind == NpKind::Nominal && !scene.is_role(np.head));
    matches!(noun, Some(NounKind::Media | NounKind::Organisation)) || np.kind == NpKind::Name && known()
}
