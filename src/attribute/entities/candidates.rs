//! Candidates: what holds of each entity that a phrase might mean, and which one the weights prefer.

use super::extent::is_title;
use super::{Entities, Entity, EntityId, Reference};
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::attribute::evidence::Lost;
use crate::attribute::scene::Scene;
use crate::detect::Tag;
use crate::lexicon::{Closed, Feature, Features, fold};
use crate::text::spaced;
use std::ops::Range;

/// So many frames back a pronoun or a description may reach.
pub(super) const REACH: usize = 30;

/// From where candidates are looked at.
#[derive(Clone, Copy)]
pub(super) struct View {
    /// The frame of the phrase, and where it begins.
    pub(super) frame: usize,
    pub(super) token: usize,
    /// The gender that the phrase shows.
    pub(super) gender: Option<Gender>,
    /// The phrase is the source of reported words.
    pub(super) speaking: bool,
    /// Its verb goes on: *ajoute*, *poursuit*.
    pub(super) goes_on: bool,
    /// Its verb answers or asks somebody: *rétorque*, *lui demande*.
    pub(super) answers: bool,
    /// The sentence turns to somebody else: *de son côté*, *pour sa part*.
    pub(super) turns: bool,
}

/// Who leads among the candidates, in one respect each.
struct Leaders {
    subject: Option<EntityId>,
    mention: Option<EntityId>,
    speaker: Option<EntityId>,
    /// The only person near.
    only: Option<EntityId>,
}

/// So many sentences back somebody is near.
const NEAR: usize = 4;

/// A candidate with its features and score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scored {
    pub(super) id: EntityId,
    pub(super) features: Features,
    pub(super) score: f32,
}

impl Entities {
    /// The features that pronouns and descriptions share, for every candidate of `pool`; linear in its length.
    pub(super) fn look(&mut self, scene: &Scene<'_>, view: View, pool: &[EntityId]) -> Vec<Scored> {
        if view.speaking && !pool.is_empty() {
            self.read_words(scene, view.frame, view.token);
        }
        let leaders = self.leaders(pool, view.frame);
        let paragraph = scene.frames[view.frame].paragraph;
        let spoken_to = |id: EntityId| {
            let called =
                view.speaking && self.words.called.iter().any(|n| self.get(id).is_somebody_called(n));
            if called {
                self.trace.lost(id, Lost::Bound);
            }
            called
        };
        pool.iter()
            .filter(|id| !spoken_to(**id))
            .map(|&id| Scored { id, features: self.features(view, paragraph, id, &leaders), score: 0.0 })
            .collect()
    }

    /// Whether who spoke last is among those who may be meant: only of that one is it asked whether the sentence turns.
    pub(super) fn last_spoke_of(&self, pool: &[EntityId]) -> bool {
        self.spoken.last().is_some_and(|(_, id)| pool.contains(id))
    }

    fn leaders(&self, pool: &[EntityId], frame: usize) -> Leaders {
        let best = |key: &dyn Fn(&Entity) -> Option<usize>| {
            pool.iter()
                .filter_map(|&id| key(self.get(id)).map(|k| (k, id)))
                .max_by_key(|(k, _)| *k)
                .map(|(_, id)| id)
        };
        let near = |id: &&EntityId| {
            let entity = self.get(**id);
            entity.is_somebody() && frame.saturating_sub(entity.last_frame) <= NEAR
        };
        let mut persons = pool.iter().filter(near);
        let only = persons.next().copied().filter(|_| persons.next().is_none());
        Leaders {
            only,
            subject: best(&|e| e.subject_token),
            mention: best(&|e| Some(e.last_token)),
            speaker: self.spoken.last().map(|(_, id)| *id),
        }
    }

    /// A single word of which nothing but its capital says that it is somebody.
    pub(super) fn is_doubtful(&self, id: EntityId) -> bool {
        let entity = self.get(id);
        entity.kind == SpeakerKind::Person
            && !entity.surely_person
            && !entity.names.iter().any(|n| n.contains(' '))
    }

    fn features(&self, view: View, paragraph: usize, id: EntityId, leaders: &Leaders) -> Features {
        use Feature::*;
        let entity = self.get(id);
        let mut set = Features::default();
        let since = |f: usize| view.frame.saturating_sub(f);
        let distance = match since(entity.last_frame) {
            0 => Here,
            1 => Back1,
            2 => Back2,
            3..=4 => Back4,
            5..=8 => Back8,
            _ => Far,
        };
        set.set(distance, true);
        if let Some(subject) = entity.last_subject {
            let subject = match since(subject) {
                0 => SubjectHere,
                1 => Subject1,
                2 => Subject2,
                3..=4 => Subject4,
                _ => SubjectFar,
            };
            set.set(subject, true);
        }
        set.set(LatestSubject, leaders.subject == Some(id));
        set.set(LatestMention, leaders.mention == Some(id));
        set.set(LastSpeaker, leaders.speaker == Some(id));
        set.set(GoesOn, view.goes_on && leaders.speaker == Some(id));
        set.set(Answers, view.answers && leaders.speaker == Some(id));
        set.set(FirstSubject, entity.first_subject.is_some_and(|f| since(f) <= 1));
        set.set(OtherSide, view.turns && leaders.speaker == Some(id));
        set.set(Only, leaders.only == Some(id));
        if let Some(spoke) = entity.last_spoke {
            let spoke = match since(spoke) {
                0..=1 => Spoke1,
                2..=4 => Spoke4,
                _ => SpokeFar,
            };
            set.set(spoke, true);
        }
        set.set(Topic, self.topic == Some((paragraph, id)));
        set.set(InParagraph, entity.last_paragraph == paragraph);
        set.set(Headline, entity.headline);
        set.set(Fresh, since(entity.first_frame) <= 1);
        let kind = match entity.kind {
            SpeakerKind::Person if entity.surely_person => Some(Person),
            SpeakerKind::Person => Some(LikelyPerson),
            SpeakerKind::Anonymous => Some(Anonymous),
            SpeakerKind::Organisation => Some(Organisation),
            SpeakerKind::Document => Some(Document),
            SpeakerKind::Group => None,
        };
        if let Some(kind) = kind {
            set.set(kind, true);
        }
        set.set(GenderAgrees, entity.gender.is_some() && entity.gender == view.gender);
        set.set(GenderUnknown, entity.gender.is_none());
        set.set(Once, entity.mentions <= 1);
        set.set(Often, entity.mentions >= 4);
        set.set(Oblique, entity.oblique);
        set.set(Doubtful, self.is_doubtful(id));
        set.set(InWords, view.speaking && self.is_in_words(entity));
        set
    }

    /// Collects the names inside the quotations beside a phrase: the last before it and the first behind it.
    fn read_words(&mut self, scene: &Scene<'_>, frame: usize, token: usize) {
        let chunks = &scene.chunks[frame];
        let behind = chunks.from_token(token);
        let before = (0..behind).rev().take(BESIDE).find_map(|k| chunks.quote(k));
        let next = (behind..chunks.list.len()).take(BESIDE).find_map(|k| chunks.quote(k));
        if self.words.of == Some([before, next]) {
            return;
        }
        self.words.of = Some([before, next]);
        self.words.names.clear();
        self.words.called.clear();
        for q in before.into_iter().chain(next) {
            let room = MANY.saturating_sub(self.words.names.len());
            self.words.names.extend(names_in_words(scene, q).take(room));
            let room = MANY.saturating_sub(self.words.called.len());
            self.words.called.extend(names_called(scene, q).take(room));
        }
    }

    /// Whether the words beside a phrase name a person: by the whole name, or by the surname alone on one side or the other.
    fn is_in_words(&self, entity: &Entity) -> bool {
        self.words.names.iter().any(|name| entity.is_somebody_called(name))
    }
}

/// Who is named in the quotations beside a phrase, folded.
#[derive(Debug, Default)]
pub(super) struct NamedInWords {
    /// The quotations, before the phrase and behind it.
    of: Option<[Option<usize>; 2]>,
    /// Those who are named.
    names: Vec<String>,
    /// Those to whom the words are put: *cher Paul Martin*.
    called: Vec<String>,
}

/// So many chunks away a quotation may stand beside a phrase.
const BESIDE: usize = 64;

/// So many names in words tell enough.
const MANY: usize = 64;

/// The names inside a quotation, folded, up to so many; not those in the words of somebody else whom it quotes, nor a family's
/// (*les Martin*), a country's (*Israël*), one's own (*je suis Anne Martin*), nor that of an *incise* (*…, explique Anne Martin, …*).
pub(super) fn names_in_words<'s>(scene: &'s Scene<'_>, q: usize) -> impl Iterator<Item = String> + 's {
    let inner = scene.quotations[q].inner();
    let (first, end) = (inner.start, inner.end);
    let nested = move |t: usize| {
        let within = scene.quotations[q + 1..].iter().take_while(|other| other.first < end);
        within.into_iter().any(|other| other.parent == Some(q) && other.first < t && t < other.last)
    };
    names_among(scene, inner).take(MANY).filter_map(move |name| {
        let t = name.start;
        let family = t > 0 && matches!(scene.lower(t - 1), "les" | "des" | "aux" | "famille" | "clan");
        let own = is_own(scene, first..t);
        let country = name.len() == 1 && scene.country(t).is_some();
        let theirs = family || own || country || is_set_off(scene, first..t) || nested(t);
        (!theirs).then(|| fold(&spaced(scene.words(name))))
    })
}

/// The names of those to whom a quotation is put: *« Cher Paul Martin »*, *« Non, madame Martin »*.
fn names_called<'s>(scene: &'s Scene<'_>, q: usize) -> impl Iterator<Item = String> + 's {
    let inner = scene.quotations[q].inner();
    let first = inner.start;
    let called =
        move |name: &Range<usize>| name.start > first && is_form_of_address(scene, first, name.start - 1);
    names_among(scene, inner).filter(called).map(move |name| fold(&spaced(scene.words(name))))
}

/// *monsieur*, *cher*: whether a token of the words that begin at `first` speaks to somebody; *le docteur Martin* is spoken of.
pub fn is_form_of_address(scene: &Scene<'_>, first: usize, t: usize) -> bool {
    let form = matches!(
        scene.lower(t),
        "monsieur" | "madame" | "mademoiselle" | "docteur" | "maître" | "cher" | "chère"
    );
    form && !(t > first && (scene.tags[t - 1].is(Closed::Det) || scene.tags[t - 1].is(Closed::De)))
}

/// *Je suis Anne Martin*, *je suis le colonel Paul Martin*, *mon nom est Anne Martin*; not *je suis allé voir Paul Martin*.
fn is_own(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    /// So far back the verb may be.
    const FAR: usize = 4;
    let back = tokens.end.saturating_sub(FAR).max(tokens.start)..tokens.end;
    let verb = back.rev().find(|t| matches!(scene.tags[*t].tag, Tag::Verb | Tag::Aux));
    verb.is_some_and(|t| match scene.lower(t) {
        "suis" | "appelle" => true,
        "est" => t > tokens.start && scene.reads(t - 1, "nom"),
        _ => false,
    })
}

/// *…, explique la maire, Anne*: a verb right behind a sign, and no other verb up to the end of these tokens.
fn is_set_off(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    /// So far back the sign may be.
    const FAR: usize = 16;
    let back = tokens.end.saturating_sub(FAR).max(tokens.start)..tokens.end;
    let verb = |t: usize| matches!(scene.tags[t].tag, Tag::Verb | Tag::Aux);
    let Some(first) = back.clone().rev().find(|t| verb(*t)) else { return false };
    // *a ainsi expliqué*
    let first = (back.start..first).rev().take(2).find(|t| scene.tags[*t].tag == Tag::Aux).unwrap_or(first);
    let before = first.checked_sub(1).filter(|t| back.contains(t));
    before.is_some_and(|t| matches!(scene.tags[t].tag, Tag::Punct(',' | '?' | '!' | '…')))
}

/// The runs of names among tokens, titles left out.
pub(super) fn names_among<'s>(
    scene: &'s Scene<'_>,
    tokens: Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 's {
    let address = |t: usize| matches!(scene.lower(t), "cher" | "chère");
    let name = move |t: usize| scene.tags[t].tag == Tag::Name && !is_title(scene.lower(t)) && !address(t);
    let end = tokens.end;
    tokens
        .filter(move |t| name(*t) && !(*t > 0 && name(*t - 1)))
        .map(move |t| t..(t..end).find(|end| !name(*end)).unwrap_or(end))
}

/// *de son côté*, *pour sa part*, *quant à lui*: somewhere near a phrase; *le maire, lui,*.
pub(super) fn turns(scene: &Scene<'_>, phrase: &Range<usize>) -> bool {
    if is_contrasted(scene, phrase) {
        return true;
    }
    let near = phrase.start.saturating_sub(8)..scene.tags.len().min(phrase.end + 8);
    near.skip(1).any(|t| match scene.lower(t) {
        "côté" => matches!(scene.lower(t - 1), "son" | "leur"),
        "part" => matches!(scene.lower(t - 1), "sa" | "leur"),
        "quant" => true,
        _ => false,
    })
}

/// *le maire, lui,*: set against whom the sentences before were about.
pub(super) fn is_contrasted(scene: &Scene<'_>, phrase: &Range<usize>) -> bool {
    let tokens = scene.document.tokens();
    let comma = |t: usize| tokens.get(t).is_some_and(|token| token.is_punct(','));
    // *le maire a, lui, demandé*
    let end = phrase.end + usize::from(scene.tags.get(phrase.end).is_some_and(|t| t.tag == Tag::Aux));
    comma(end) && comma(end + 2) && matches!(scene.lower(end + 1), "lui" | "elle" | "eux" | "elles")
}

/// *lui répond le ministre*, *le ministre lui a répondu*, *le ministre l'a reçu*: whose verb has such an object is not whom it means.
pub(super) fn is_told_by(scene: &Scene<'_>, phrase: &Range<usize>) -> bool {
    /// So many words are a verb in a compound tense, an adverb within and a date behind: *lui a alors répondu en mars*.
    const VERB: usize = 7;
    let lui = |t: &usize| scene.lower(*t) == "lui" && scene.tags[*t].is(Closed::Object);
    let verb = |t: usize| {
        scene.tags[t].is_finite()
            || matches!(
                scene.tags[t].tag,
                Tag::Part | Tag::Number | Tag::Closed(Closed::Adv | Closed::Time | Closed::En)
            )
    };
    let object = scene.tags.get(phrase.end).is_some_and(|t| t.is(Closed::Object))
        && matches!(scene.lower(phrase.end), "lui" | "l'" | "l’" | "le" | "la")
        && scene.tags.get(phrase.end + 1).is_some_and(|t| t.is_finite());
    let subject = phrase.start;
    let clitic = (subject.saturating_sub(VERB)..subject).rev().find(lui);
    object || clitic.is_some_and(|t| t + 1 < subject && (t + 1..subject).all(verb))
}

/// The best of the scored, unless a newcomer scores as much; trusted as [`likeliest`].
pub(super) fn winner(scored: &[Scored], newcomer: f32) -> Option<Reference> {
    likeliest(scored, Some(newcomer)).filter(|_| scored.iter().any(|s| s.score > newcomer))
}

/// The best of the scored, trusted as far as its share of the exponentials of all scores goes: how likely it is, were these
/// and `nobody`, who is none of them, all.
pub(super) fn likeliest(scored: &[Scored], nobody: Option<f32>) -> Option<Reference> {
    let best = scored.iter().max_by(|a, b| a.score.total_cmp(&b.score))?;
    let sum: f32 = scored.iter().map(|s| s.score).chain(nobody).map(|s| (s - best.score).exp()).sum();
    Some(Reference { entity: best.id, from: SpeakerFrom::Coreference, trust: 1.0 / sum })
}
