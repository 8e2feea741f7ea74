//! Binding: whom the grammar of its own sentence keeps a phrase from meaning (Chomsky 1981), whatever the ranking says.

use super::Entity;
use super::candidates::names_among;
use super::extent::is_title;
use crate::analysis::SpeakerKind;
use crate::attribute::scene::Scene;
use crate::detect::{Chunk, ChunkKind, Chunks, Np, NpKind, Tag, VgKind};
use crate::lexicon::{Closed, fold};
use crate::text::spaced;
use std::ops::Range;

/// The tokens of the adjunct that opens the sentence of a frame, where it has a verb without subject and ends before a token:
/// *Interrogé sur Anne Martin, il*, *Après avoir rencontré Paul Durand, la ministre*. Who is named in it is not who acts (binding,
/// principle B: Chomsky 1981).
pub(super) fn adjunct_before(scene: &Scene<'_>, frame: usize, token: usize) -> Option<Range<usize>> {
    /// So many chunks may stand before the verb: *Après avoir*, *En octobre, arrivé*.
    const FIRST: usize = 3;
    let chunks = &scene.chunks[frame];
    let list = &chunks.list;
    let opens = |k: &usize| chunks.vg(*k).is_some_and(|vg| vg.kind != VgKind::Finite);
    let verb = (0..list.len().min(FIRST)).find(opens)?;
    let subject = (0..verb).any(|k| chunks.np(k).is_some_and(|np| np.prep.is_none() && !np.time));
    // *De quoi énerver Anne Martin, qui*: a sentence of its own.
    let quoi = (scene.frames[frame].tokens.start..list[verb].tokens.end).any(|t| scene.lower(t) == "quoi");
    let renames = chunks.vg(verb).and_then(|vg| vg.verbs.last()).is_some_and(|t| {
        let word = scene.lower(*t);
        ["deven", "appel", "nomm", "né", "surnomm", "baptis", "resté"]
            .iter()
            .any(|stem| word.starts_with(stem))
    });
    let comma = (verb + 1..list.len()).find(|k| chunks.is_punct(*k, ','))?;
    let ends = list[comma].tokens.start;
    let finite = (verb..comma).any(|k| chunks.is_finite(k));
    (!subject && !quoi && !renames && !finite && ends < token).then(|| list[verb].tokens.end..ends)
}

/// *Après la mort de Paul Martin, le maire*, *Depuis les vignes de Lens et Nice, la ministre*: all that stands in a frame up to a
/// chunk hangs on prepositions, and the subject is still to come.
pub(super) fn is_opening_adjunct(chunks: &Chunks, last: usize) -> bool {
    let hangs = |k: usize| match &chunks.list[k].kind {
        ChunkKind::Np(_) => {
            chunks.np(k).is_some_and(|np| np.prep.is_some() || np.time)
                || k > 0 && chunks.is_word(k - 1, Closed::Coord)
        }
        ChunkKind::Vg(_) => !chunks.is_finite(k),
        ChunkKind::Quote(_) => false,
        _ => true,
    };
    let opens = chunks.np(0).is_none_or(|np| np.prep.is_some() || np.time);
    opens && (0..=last).all(hangs) && (0..=last).any(|k| chunks.np(k).is_some_and(|np| np.prep.is_some()))
}

/// The tokens of such an adjunct before a phrase that is a subject: *Après la mort de Paul Martin, le maire a dit*. Who is named in
/// it holds as a rule no office that the text has not told of.
pub(super) fn phrase_before_subject(
    scene: &Scene<'_>,
    frame: usize,
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    let chunks = &scene.chunks[frame];
    let at = chunks.from_token(tokens.start);
    let comma = at.checked_sub(1).filter(|k| chunks.is_punct(*k, ','))?;
    let last = comma.checked_sub(1)?;
    let acts = chunks.is_finite(at + 1) && chunks.np(at).is_some();
    (acts && is_opening_adjunct(chunks, last))
        .then(|| chunks.list[0].tokens.start..chunks.list[last].tokens.end)
}

/// The same before a subject pronoun: *Sous une photo de Paul Martin, il dort* (principle C: the pronoun would command the name).
pub(super) fn phrases_before_pronoun(scene: &Scene<'_>, frame: usize, token: usize) -> Option<Range<usize>> {
    let chunks = &scene.chunks[frame];
    let at = chunks.from_token(token);
    let begins = chunks.list.get(at).is_some_and(|k| k.tokens.start == token) && chunks.is_finite(at);
    let comma = at.checked_sub(1).filter(|k| begins && chunks.is_punct(*k, ','))?;
    let last = comma.checked_sub(1)?;
    // *Dans le bureau de Paul Martin*: inside another phrase; *Avec Paul Martin, il* is spoken of for himself.
    let inside =
        |k: usize| chunks.np(k).is_some_and(|np| np.kind == NpKind::Nominal && !scene.is_role(np.head));
    (is_opening_adjunct(chunks, last) && (0..=last).any(inside))
        .then(|| chunks.list[0].tokens.start..chunks.list[last].tokens.end)
}

/// The *que* right before a token: *X assure que le ministre a menti*; who says so would call himself *il* (binding, principle C).
pub(super) fn clause_around(scene: &Scene<'_>, token: usize) -> Option<usize> {
    token.checked_sub(1).filter(|that| scene.tags[*that].is(Closed::That))
}

/// *Paul Martin a été accusé par le juge*: the tokens of the clause up to the passive verb whose agent a phrase is; who is its
/// subject has not done it to himself (principle B).
pub(super) fn clause_of_agent(scene: &Scene<'_>, frame: usize, np: &Np) -> Option<Range<usize>> {
    /// So many chunks may stand between: *a été mardi, à Lens, accusé de « mentir » par*.
    const BETWEEN: usize = 4;
    let chunks = &scene.chunks[frame];
    let at = chunks.from_token(np.prep.filter(|p| scene.lower(*p) == "par")?);
    let verb = (0..at).rev().take(BETWEEN).find(|k| chunks.vg(*k).is_some())?;
    let vg = chunks.vg(verb).filter(|vg| vg.passive)?;
    let begins = (0..verb).rev().find(|k| chunks.vg(*k).is_some() || chunks.is_word(*k, Closed::That));
    let from = begins.map_or(scene.frames[frame].tokens.start, |k| chunks.list[k].tokens.end);
    Some(from..vg.tokens.end)
}

/// *Le suspect a été arrêté, a annoncé le policier*: the tokens of a sentence up to the comma before the verb that a phrase is the
/// subject of, from behind. Whom these words are the first to tell of is told of, and does not speak (principle C).
pub(super) fn words_before_incise(scene: &Scene<'_>, frame: usize, np: &Np) -> Option<Range<usize>> {
    let chunks = &scene.chunks[frame];
    let at = chunks.from_token(np.tokens.start);
    words_before(scene, frame, (0..at).rev().find(|k| !chunks.is_adjunct(*k))?)
}

/// The same before a verb with a pronoun behind it: *Le suspect a été arrêté, a-t-il annoncé*.
pub(super) fn words_before_clitic(scene: &Scene<'_>, frame: usize, token: usize) -> Option<Range<usize>> {
    let chunks = &scene.chunks[frame];
    // The clitic ends its verb group, which begins before it.
    let verb = chunks.from_token(token + 1).checked_sub(1)?;
    words_before(scene, frame, verb)
}

fn words_before(scene: &Scene<'_>, frame: usize, verb: usize) -> Option<Range<usize>> {
    let chunks = &scene.chunks[frame];
    let comma = verb.checked_sub(1).filter(|k| chunks.is_finite(verb) && chunks.is_punct(*k, ','))?;
    Some(scene.frames[frame].tokens.start..chunks.list[comma].tokens.start)
}

/// The names, folded, that a subject pronoun governs: who says *il a estimé que Paul Martin avait raison*, *il a répondu à Paul
/// Martin*, is not Paul Martin (principle C). Words in marks end what is looked at; a subject in marks itself governs none
/// outside. A subject within a clause (*alors qu'il l'assure, Paul Martin*) governs no more than up to the next comma.
pub(super) fn names_governed(scene: &Scene<'_>, frame: usize, token: usize) -> Vec<String> {
    names_behind(scene, frame, token, |_, behind| Some(behind))
}

/// So many chunks of a sentence are looked at on either side: more hold no clause, but what has lost its signs.
const CLAUSE: usize = 64;

/// The same for a subject that may be followed by the name of who it is, *le ministre, Paul Martin, a dit*, *a dit le ministre
/// Paul Martin*: only what stands behind its verb, or in the clause that its verb governs.
pub(super) fn names_governed_by(scene: &Scene<'_>, frame: usize, phrase: &Range<usize>) -> Vec<String> {
    names_behind(scene, frame, phrase.end - 1, |chunks, behind| {
        let list = &chunks.list;
        let passes = |k: &usize| matches!(list[*k].kind, ChunkKind::Word(Closed::Adv | Closed::Object));
        let near = behind..list.len().min(behind + CLAUSE);
        let verb = near.clone().find(|k| !passes(k)).filter(|k| chunks.is_finite(*k));
        verb.or_else(|| near.clone().find(|k| chunks.is_word(*k, Closed::That)))
    })
}

/// The names of the subject behind a source that opens its sentence: *Selon lui, Paul Martin ment* is not said by Paul Martin.
pub(super) fn names_behind_source(scene: &Scene<'_>, frame: usize, token: usize) -> Vec<String> {
    let list = &scene.chunks[frame].list;
    let opens = list.first().is_some_and(|k| k.tokens.contains(&token));
    let verb =
        list.iter().take(CLAUSE).find(|k| k.tokens.start > token && matches!(k.kind, ChunkKind::Vg(_)));
    let Some(verb) = verb.filter(|_| opens) else { return Vec::new() };
    folded_names(scene, token + 1..verb.tokens.start).collect()
}

/// The names between where `begins` says, given the first chunk behind a token, and where what is governed ends.
fn names_behind(
    scene: &Scene<'_>,
    frame: usize,
    token: usize,
    begins: impl Fn(&Chunks, usize) -> Option<usize>,
) -> Vec<String> {
    let chunks = &scene.chunks[frame];
    let list = &chunks.list;
    let behind = chunks.from_token(token + 1);
    let quoted = |k: &Chunk| matches!(k.kind, ChunkKind::Quote(_)) && k.tokens.contains(&token);
    if behind > 0 && quoted(&list[behind - 1]) {
        return Vec::new();
    }
    let opens = |k: usize| match list[k].kind {
        ChunkKind::Word(Closed::Qui | Closed::Rel | Closed::That | Closed::Sub) => Some(true),
        ChunkKind::Vg(_) if list[k].tokens.end <= token && chunks.is_finite(k) => Some(false),
        _ => None,
    };
    let within = (0..behind).rev().take(CLAUSE).find_map(opens).unwrap_or(false);
    let relative = |k: usize| matches!(list[k].kind, ChunkKind::Word(Closed::Qui | Closed::Rel));
    let stops = |k: &usize| match list[*k].kind {
        ChunkKind::Quote(_) | ChunkKind::Punct('.' | '?' | '!' | '…' | ':' | ';') => true,
        // *dit-il au quotidien, qui accuse Paul Martin*
        ChunkKind::Punct(',') => within || *k + 1 < list.len() && relative(*k + 1),
        _ => false,
    };
    let far = list.len().min(behind + CLAUSE);
    let end = (behind..far).find(stops).unwrap_or(far);
    let Some(begin) = begins(chunks, behind).filter(|begin| *begin < end) else { return Vec::new() };
    let named = list[begin..end].iter().filter(|chunk| matches!(chunk.kind, ChunkKind::Np(_)));
    let mut names: Vec<String> = Vec::new();
    for chunk in named {
        names.extend(folded_names(scene, chunk.tokens.clone()));
        // *dit-il au Parisien*
        if let ChunkKind::Np(n) = chunk.kind
            && let Some(np) = chunks.nps.get(n).filter(|np| np.prep.is_some())
            && scene.tags[np.head].tag == Tag::Noun
            && scene.is_capital(np.head)
        {
            names.push(format!("le {}", fold(scene.word(np.head))));
        }
    }
    names
}

/// The names among tokens, folded, those of things left out.
fn folded_names<'s>(scene: &'s Scene<'_>, tokens: Range<usize>) -> impl Iterator<Item = String> + 's {
    names_among(scene, tokens)
        .filter(|name| !names_a_thing(scene, name.start))
        .map(|name| fold(&spaced(scene.words(name))))
}

/// *la loi Martin*, *l'affaire Martin*: a thing that bears the name.
fn names_a_thing(scene: &Scene<'_>, name: usize) -> bool {
    let before = name.checked_sub(1).filter(|t| scene.tags[*t].tag == Tag::Noun);
    before.is_some_and(|noun| !scene.is_role(noun) && !is_title(scene.lower(noun)))
}

/// Whether one of these names is somebody's.
pub(super) fn is_one_of(entity: &Entity, names: &[String]) -> bool {
    let body = |name: &str| {
        let bare = name.strip_prefix("le ");
        bare.is_some() && entity.names.iter().any(|own| own == name || Some(own.as_str()) == bare)
    };
    // *L'entreprise a expliqué à Orvane*
    let addressed = |name: &String| entity.kind == SpeakerKind::Organisation && entity.names.contains(name);
    names.iter().any(|name| entity.is_somebody_called(name) || addressed(name) || body(name))
}
