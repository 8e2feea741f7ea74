//! Who acts in a sentence of the journalist's, behind which words stand that no cue governs: *Le maire se lève. « Partez ! »*
//!
//! The sentence right before a bare quotation shows who takes the word, unless it only paints the background (in the
//! *imparfait*) or the words themselves speak of that one, or to them.

use super::{Meant, Pass};
use crate::analysis::{Gender, SpeakerKind};
use crate::attribute::colon::{agent, sharer};
use crate::attribute::entities::{EntityId, is_form_of_address};
use crate::attribute::reports::{Source, is_main_verb, pronoun_of, subject_before};
use crate::attribute::scene::Scene;
use crate::attribute::subjects;
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, VgKind};
use crate::lexicon::{Closed, WordClass, fold};

/// How sure the subject of a clause is to take the word.
const ACTS: f32 = 0.8;
/// How sure somebody is whom something moves, or whom a sentence without verb presents.
const MOVED: f32 = 0.62;

impl Pass<'_, '_> {
    /// The person who acts in a frame, if the words of quotation `q` may be theirs; linear in the frame.
    pub(super) fn acting(&mut self, frame: usize, q: usize) -> Option<Meant> {
        self.acting_on(frame, Some(q))
    }

    /// The same, whatever the words speak of where they are not given.
    pub(super) fn acting_on(&mut self, frame: usize, q: Option<usize>) -> Option<Meant> {
        let scene = self.scene;
        let chunks = &scene.chunks[frame];
        // What is said on somebody's side a body may have said.
        if let Some(meant) = echoing(scene, chunks).map(|source| self.meant(&source, chunks, frame, true)) {
            let [only] = meant.speakers[..] else { return None };
            let body = self.entities.get(only).kind == SpeakerKind::Organisation;
            return (body || self.may_act(only)).then_some(meant);
        }
        let verbs: Vec<usize> = (0..chunks.list.len()).filter(|k| is_main_verb(chunks, *k)).collect();
        let mut sources: Vec<Source> = verbs
            .iter()
            .rev()
            .filter(|k| !paints(scene, chunks, **k))
            .filter_map(|k| self.subject_of(frame, *k))
            .collect();
        sources.extend(verbs.last().and_then(|k| moved(scene, chunks, *k)));
        if let Some(source) = cleft(scene, chunks) {
            sources = vec![source];
        }
        if let Some(source) = given_the_floor(scene, chunks) {
            sources = vec![source];
        }
        if verbs.is_empty() {
            sources.extend(moved_by_phrase(scene, chunks));
            // *Un constat que partage le maire.*
            let end = chunks.list.len() - 1;
            sources.extend(sharer(scene, chunks, end).or_else(|| agent(scene, chunks, end)));
            sources.extend(presented(scene, chunks));
        }
        sources.into_iter().find_map(|source| {
            let meant = self.meant(&source, chunks, frame, true);
            let [only] = meant.speakers[..] else { return None };
            // *Sa grand-mère sourit. « Elle était à 24, hier. »*: behind what is done in speaking the words are hers, of whatever they are.
            let voiced = verbs.last().is_some_and(|verb| self.is_said_so(chunks, *verb, &source));
            let of_them = |q: usize| if voiced { self.names(q, only) } else { self.speaks_of(q, only) };
            let others = |q: usize| of_them(q) || self.speaks_to(q, only);
            let may = self.may_act(only) && !q.is_some_and(others);
            may.then_some(meant)
        })
    }

    /// *Paul Martin fumait*: the person by name that a sentence of the background has for its subject.
    pub(super) fn somebody_in_background(&mut self, frame: usize) -> Option<EntityId> {
        let scene = self.scene;
        let chunks = &scene.chunks[frame];
        let verb = (0..chunks.list.len()).rev().find(|k| is_main_verb(chunks, *k))?;
        let source =
            self.subject_of(frame, verb).filter(|s| s.pronoun.is_none() && paints(scene, chunks, verb))?;
        let meant = self.meant(&source, chunks, frame, true);
        let [only] = meant.speakers[..] else { return None };
        (self.may_act(only) && self.entities.get(only).name.is_some()).then_some(only)
    }

    /// The subject of a main verb, or who is named by it: *Il s'appelle Jean Martin*.
    pub(super) fn subject_of(&self, frame: usize, verb: usize) -> Option<Source> {
        let (scene, chunks) = (self.scene, &self.scene.chunks[frame]);
        let vg = chunks.vg(verb)?;
        let naming = vg.verbs.last().is_some_and(|t| matches!(scene.lower(*t), "appelle" | "nomme"));
        let name = chunks.np(verb + 1).filter(|np| np.kind == NpKind::Name && np.prep.is_none());
        if let Some(np) = name.filter(|_| naming && vg.reflexive) {
            let source = Source::phrase(np.tokens.clone(), chunks.np_number(verb + 1)?);
            return Some(Source { trust: ACTS, ..source });
        }
        let source = match vg.subject.or(vg.clitic) {
            Some(token) if matches!(pronoun_of(scene.lower(token)), "il" | "elle" | "ils" | "elles") => {
                Source::of_pronoun(token)
            }
            Some(_) => return None,
            None => subject_before(scene, chunks, verb)?,
        };
        // *La voix de X se brise*, *Son regard se perd*: X acts.
        if let Some(owner) = source.nps.first().and_then(|n| whose_body(scene, &chunks.nps[*n])) {
            return Some(Source { trust: ACTS * source.trust, ..owner });
        }
        // *La réponse de X agace Y*: what somebody said does not act.
        if source.nps.iter().any(|n| scene.is_utterance(&chunks.nps[*n])) {
            return None;
        }
        Some(Source { trust: ACTS * source.trust, ..source })
    }

    /// A person or a few, known or nameless.
    pub(super) fn may_act(&self, id: EntityId) -> bool {
        let entity = self.entities.get(id);
        matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Anonymous)
            && !self.entities.is_guess(id)
            && !entity.may_be_a_place()
    }

    /// The words begin with a pronoun that means that one, or name them: *Gérard est mort. « Il aimait la mer. »*
    pub(super) fn speaks_of(&self, q: usize, id: EntityId) -> bool {
        /// So many words make a beginning.
        const FEW: usize = 3;
        let scene = self.scene;
        let inner = scene.quotations[q].inner();
        let entity = self.entities.get(id);
        let pronoun = match (entity.gender, entity.plural) {
            (Some(Gender::Feminine), false) => "elle",
            (Some(Gender::Feminine), true) => "elles",
            (_, false) => "il",
            (_, true) => "ils",
        };
        let words = inner.clone().filter(|t| scene.document.tokens()[*t].is_word());
        // *Il faut partir*: nobody.
        let expletive = |t: usize| {
            (t + 1..(t + 3).min(inner.end)).any(|next| {
                matches!(
                    scene.lower(next),
                    "faut"
                        | "faudra"
                        | "faudrait"
                        | "fallait"
                        | "y"
                        | "suffit"
                        | "semble"
                        | "convient"
                        | "agit"
                        | "reste"
                )
            })
        };
        // *Le patron balaie la critique. « Il ment. »*: of whoever has just spoken.
        let other = self.entities.last_speaker(scene.places[q].0, 3).filter(|other| *other != id);
        let of_other = other.is_some_and(|other| {
            let other = self.entities.get(other);
            other.is_somebody()
                && other.plural == entity.plural
                && other.gender.is_some()
                && (entity.gender.is_none() || other.gender == entity.gender)
        });
        let begins = !of_other && words.take(FEW).any(|t| scene.lower(t) == pronoun && !expletive(t));
        begins || self.names(q, id)
    }

    /// The words name that one.
    fn names(&self, q: usize, id: EntityId) -> bool {
        let scene = self.scene;
        let names =
            |t: usize| scene.tags[t].tag == Tag::Name && self.entities.goes_by_word(id, &fold(scene.word(t)));
        scene.quotations[q].inner().into_iter().any(names)
    }

    /// *Sa grand-mère sourit.*, *Un voisin soupire.*: a verb that stands in an *incise*, alone behind its subject, somebody new.
    fn is_said_so(&self, chunks: &Chunks, verb: usize, source: &Source) -> bool {
        let scene = self.scene;
        let ends = (verb + 1..chunks.list.len()).all(|k| matches!(chunks.list[k].kind, ChunkKind::Punct(_)));
        let alone = chunks.vg(verb).filter(|vg| ends && vg.verbs.len() == 1 && !vg.negated);
        let incise = alone.and_then(|vg| vg.verbs.first()).is_some_and(|t| {
            scene.verb_forms(*t).iter().any(|form| scene.lexicon.verbs.verb(form.verb).incise > 1)
        });
        incise && source.pronoun.is_none()
    }

    /// The words are addressed to that one: *« Non, monsieur Martin »*, *« Oui, madame la présidente »*.
    pub(super) fn speaks_to(&self, q: usize, id: EntityId) -> bool {
        let scene = self.scene;
        let end = scene.quotations[q].inner().end;
        self.forms_of_address(q).any(|t| {
            let next = t + 1;
            let role = next + 1 < end && matches!(scene.lower(next), "le" | "la" | "l'" | "l’");
            // *Je ne sais pas, madame.*: whoever is so addressed is no man.
            let gender = match scene.lower(t) {
                "monsieur" => Some(Gender::Masculine),
                "madame" | "mademoiselle" => Some(Gender::Feminine),
                _ => None,
            };
            let bare = next >= end || matches!(scene.tags[next].tag, Tag::Punct(_) | Tag::Mark);
            let addressed = bare && gender.is_some() && self.entities.get(id).gender == gender;
            // *La haine n'est pas une maladie, maître.*: counsel.
            let counsel = scene.lower(t) == "maître" && bare && self.entities.is_counsel(id);
            addressed
                || counsel
                || next < end && self.entities.goes_by_word(id, &fold(scene.word(next)))
                || role && self.entities.is_called_by(scene, id, next + 1)
        })
    }

    /// *– Que s'est-il passé, monsieur ? – Rien, madame la présidente.*: whoever asks is not who is so addressed, but who the
    /// answer is addressed to.
    pub(super) fn puts_question(&self, q: usize, id: EntityId) -> bool {
        let answer = (q + 1 < self.scene.quotations.len()).then_some(q + 1);
        let addressed = self.forms_of_address(q).next().is_some() && !self.speaks_to(q, id);
        addressed || answer.is_some_and(|answer| self.speaks_to(answer, id))
    }

    /// The words are addressed to that one by name: *« Cher Paul Martin »*, *« Non, monsieur Martin »*.
    pub(super) fn calls(&self, q: usize, id: EntityId) -> bool {
        let scene = self.scene;
        let end = scene.quotations[q].inner().end;
        let name = |t: usize| t < end && self.entities.goes_by_word(id, &fold(scene.word(t)));
        self.forms_of_address(q).any(|t| name(t + 1))
    }

    /// The tokens of *monsieur*, *madame*, *cher* in the words that speak to somebody.
    fn forms_of_address(&self, q: usize) -> impl Iterator<Item = usize> {
        let scene = self.scene;
        let inner = scene.quotations[q].inner();
        let first = inner.start;
        inner.filter(move |t| is_form_of_address(scene, first, *t))
    }
}

/// A verb in the *imparfait* or the *plus-que-parfait*: the background, before which somebody else goes on speaking.
fn paints(scene: &Scene<'_>, chunks: &Chunks, verb: usize) -> bool {
    let Some(first) = chunks.vg(verb).and_then(|vg| vg.verbs.first().copied()) else { return false };
    let word = scene.lower(first);
    let present = matches!(word, "connait" | "fait" | "hait" | "parait" | "plait" | "sait" | "tait");
    (word.ends_with("ait") || word.ends_with("aient")) && !present
}

/// *La réponse agace le maire*, *Le mot fait bondir Anne Martin*: whom something moves.
fn moved(scene: &Scene<'_>, chunks: &Chunks, verb: usize) -> Option<Source> {
    let vg = chunks.vg(verb).filter(|vg| vg.subject.is_none() && vg.clitic.is_none())?;
    let causes =
        vg.verbs.first().is_some_and(|t| matches!(scene.lower(*t), "fait" | "fit" | "laisse" | "laissa"));
    let puts = || {
        let put =
            vg.verbs.last().is_some_and(|t| matches!(scene.lower(*t), "met" | "mit" | "mis" | "mettra"));
        put && chunks.np(verb + 1).is_some_and(|np| is_state(scene, np))
    };
    if !causes && !vg.verbs.last().is_some_and(|t| moves(scene.lower(*t))) && !puts() {
        return None;
    }
    subject_before(scene, chunks, verb)?;
    let passes = |k: &usize| {
        let infinitive = chunks.vg(*k).is_some_and(|vg| vg.kind == VgKind::Infinitive);
        // *met en colère X*, *émeut encore X*
        let state = chunks.np(*k).is_some_and(|np| is_state(scene, np));
        infinitive || state || chunks.is_word(*k, Closed::Adv)
    };
    let at = (verb + 1..verb + 3).find(|k| !passes(k))?;
    let np = chunks.np(at).filter(|np| np.prep.is_none() && !np.time)?;
    let source = Source::phrase(np.tokens.clone(), chunks.np_number(at)?);
    (np.kind != NpKind::Pronoun && (np.name.is_some() || np.det.is_some()))
        .then_some(Source { trust: MOVED, ..source })
}

/// *C'est sa compagne, Virginie, qui a vu l'inscription.*: whom the sentence sets apart as its subject.
fn cleft(scene: &Scene<'_>, chunks: &Chunks) -> Option<Source> {
    let be =
        chunks.vg(0).filter(|vg| vg.subject.is_some_and(|t| matches!(scene.lower(t), "c'" | "c’" | "ce")))?;
    be.verbs.first().filter(|t| scene.tags[**t].class.has(WordClass::ETRE))?;
    let np = chunks.np(1).filter(|np| np.prep.is_none() && !np.time)?;
    let name =
        chunks.np(3).filter(|np| np.kind == NpKind::Name && np.prep.is_none() && chunks.is_punct(2, ','));
    let (n, end) = match name {
        Some(_) => (chunks.np_number(3)?, 4),
        None => (chunks.np_number(1)?, 2),
    };
    let qui = end + usize::from(chunks.is_punct(end, ','));
    let somebody = name.is_some() || np.name.is_some() || np.kind == NpKind::Name || scene.is_role(np.head);
    let tokens = np.tokens.start..chunks.nps[n].tokens.end;
    (somebody && chunks.is_word(qui, Closed::Qui))
        .then(|| Source { trust: ACTS, ..Source::phrase(tokens, n) })
}

/// Whose voice, eyes or hands a phrase is.
fn whose_body(scene: &Scene<'_>, np: &Np) -> Option<Source> {
    let body = matches!(
        scene.lower(np.head),
        "voix"
            | "ton"
            | "débit"
            | "regard"
            | "yeux"
            | "visage"
            | "sourire"
            | "mains"
            | "traits"
            | "gorge"
            | "lèvres"
    );
    if !body || np.name.is_some() {
        return None;
    }
    if let Some(det) = np.det.filter(|_| scene.is_possessed(np)) {
        return Some(Source::of_pronoun(det));
    }
    let tokens = np.head + 2..np.tokens.end;
    let of = scene.tags.get(np.head + 1).is_some_and(|t| t.is_of());
    let somebody = || tokens.clone().any(|t| scene.tags[t].tag == Tag::Name || scene.is_role(t));
    (of && !tokens.is_empty() && somebody()).then(|| Source {
        tokens: tokens.clone(),
        nps: Vec::new(),
        pronoun: None,
        trust: 1.0,
    })
}

/// *en colère*, *en rage*, *en joie*
fn is_state(scene: &Scene<'_>, np: &Np) -> bool {
    np.prep.is_some_and(|p| scene.lower(p) == "en")
        && matches!(scene.lower(np.head), "colère" | "rage" | "joie" | "fureur" | "émoi" | "transe")
}

/// *Le dernier mot est pour X*, *La parole est à X*, *C'est au tour de X*, *C'est le cas de X*: to whom the floor is given.
fn given_the_floor(scene: &Scene<'_>, chunks: &Chunks) -> Option<Source> {
    let verb = (0..chunks.list.len()).find(|k| is_main_verb(chunks, *k))?;
    let be =
        chunks.vg(verb)?.verbs.first().is_some_and(|t| {
            scene.tags[*t].class.has(WordClass::ETRE) || scene.lower(*t).starts_with("revien")
        });
    let floor = |k: usize| {
        chunks.np(k).is_some_and(|np| match scene.lower(np.head) {
            "mot" => np.tokens.clone().any(|t| matches!(scene.lower(t), "dernier" | "fin")),
            "parole" => np.det.is_some() && np.tokens.len() == 2,
            "tour" => np.prep.is_some(),
            "cas" | "avis" | "opinion" => {
                np.prep.is_none() && (np.head + 1..np.tokens.end).any(|t| scene.tags[t].tag == Tag::Name)
            }
            _ => false,
        })
    };
    let at = (0..chunks.list.len()).find(|k| floor(*k)).filter(|_| be)?;
    let whose = |np: &Np| {
        let prep = np.prep.map_or("", |p| scene.lower(p));
        matches!(prep, "à" | "au" | "aux" | "pour" | "de" | "d'" | "du") && np.name.is_some() && !np.time
    };
    // *au tour de X*, *le cas de X* may be one phrase.
    let one = |np: &&Np| {
        matches!(scene.lower(np.head), "tour" | "cas" | "avis" | "opinion") && np.tokens.end > np.head + 2
    };
    if let Some(np) = chunks.np(at).filter(one) {
        let tokens = np.head + 2..np.tokens.end;
        return Some(Source { tokens, nps: Vec::new(), pronoun: None, trust: ACTS });
    }
    let k = (verb + 1..chunks.list.len()).find(|k| chunks.np(*k).is_some_and(whose))?;
    Some(Source { trust: ACTS, ..Source::phrase(chunks.np(k)?.tokens.clone(), chunks.np_number(k)?) })
}

/// *De quoi faire bondir le rapporteur.*, *Un argument qui fait sourire Anne Martin.*: whom something moves, in a sentence without
/// main verb.
fn moved_by_phrase(scene: &Scene<'_>, chunks: &Chunks) -> Option<Source> {
    let causes = |k: &usize| {
        chunks
            .vg(*k)
            .and_then(|vg| vg.verbs.first())
            .is_some_and(|t| matches!(scene.lower(*t), "faire" | "fait" | "fera"))
    };
    let verb = (0..chunks.list.len()).find(causes)?;
    let infinitive = |k: &usize| chunks.vg(*k).is_some_and(|vg| vg.kind == VgKind::Infinitive);
    let at = (verb + 1..verb + 3).find(|k| !infinitive(k))?;
    let np = chunks.np(at).filter(|np| np.prep.is_none() && np.kind != NpKind::Pronoun && !np.time)?;
    let source = Source::phrase(np.tokens.clone(), chunks.np_number(at)?);
    (np.name.is_some() || np.det.is_some()).then_some(Source { trust: MOVED, ..source })
}

/// *Anne Martin, éleveuse.*, *Parmi elles, Anne Martin, dont…*, *Un de ses confrères, si.*: whom a sentence without verb
/// presents.
fn presented(scene: &Scene<'_>, chunks: &Chunks) -> Option<Source> {
    /// A name begins such a sentence, behind an adjunct at most.
    const FIRST: usize = 3;
    let name = |np: &Np| np.kind == NpKind::Name && np.prep.is_none() && np.det.is_none();
    let named = (0..FIRST).find(|k| chunks.np(*k).is_some_and(name));
    let answers = |k: usize| {
        chunks.is_punct(k, ',')
            && chunks.list.get(k + 1).is_some_and(|next| {
                matches!(scene.lower(next.tokens.start), "aussi" | "moins" | "non" | "oui" | "pas" | "si")
            })
    };
    let answering =
        || chunks.np(0).filter(|np| np.prep.is_none() && scene.may_speak(np) && answers(1)).map(|_| 0);
    let at = named.or_else(answering)?;
    let source = Source::phrase(chunks.np(at)?.tokens.clone(), chunks.np_number(at)?);
    Some(Source { trust: MOVED, ..source })
}

/// *Même constat pour le maire.*, *Même son de cloche du côté de Anne Martin.*: whose words are like those before.
fn echoing(scene: &Scene<'_>, chunks: &Chunks) -> Option<Source> {
    let at = subjects::echoing(scene, chunks)?;
    let np = chunks.np(at)?;
    let source = match subjects::whose_side(scene, np) {
        Some(tokens) => Source { tokens, nps: Vec::new(), pronoun: None, trust: MOVED },
        None => Source::phrase(np.tokens.clone(), chunks.np_number(at)?),
    };
    Some(Source { trust: MOVED, ..source })
}

/// A form of a verb for what something does to somebody's mind: *agace*, *a surpris*.
fn moves(verb: &str) -> bool {
    const STEMS: [&str; 24] = [
        "agac",
        "alarm",
        "amus",
        "attrist",
        "bless",
        "choqu",
        "consol",
        "déconcert",
        "déso",
        "énerv",
        "enthousiasm",
        "étonn",
        "exaspèr",
        "exaspér",
        "fâch",
        "froiss",
        "indign",
        "inquièt",
        "inquiét",
        "irrit",
        "révolt",
        "scandalis",
        "surpren",
        "surpri",
    ];
    STEMS.iter().any(|stem| verb.starts_with(stem))
        || ["ravit", "réjouit", "touche", "émeut", "ému", "hérisse", "satisfait", "convainc"].contains(&verb)
}
