//! Reports: every place in a frame where somebody is said to say something, with its source.
//!
//! A report is a reporting verb in a verb group (*a-t-il ajouté*), or a *selon* phrase. For each, this folder settles what
//! grammar settles: who its subject is (before the verb, behind it, shared with another verb, the antecedent of *qui*)
//! and what follows (*que*, a colon, an infinitive, an object). Which content it takes is for the other files.

mod antecedent;
mod behind;
mod complement;
mod control;
mod incise;
mod negation;
mod phrase;
mod source;
mod subject;
mod verb;
mod voice;
mod written;

pub(super) use behind::subject_behind;
pub(super) use incise::is_press;
pub(super) use negation::without;
pub(super) use source::{
    is_mute, is_one_of_them, is_somebody, opens_clause, speaks, takes_the_verb, with_name_apposed,
};
pub(super) use subject::{
    ends_dateline, is_main_verb, lone_pronoun, opens_or_acts, subject_before, subject_left, verb_outside,
};
pub(super) use verb::{in_apposition, place_before, pronoun_of, same_source, tail, verb_report};

use super::scene::Scene;
use crate::analysis::Act;
use crate::detect::{ChunkKind, Chunks, VgKind};
use crate::lexicon::VerbId;
use phrase::{belief, borrowed, phrase_report};
use std::ops::Range;
use verb::participle_report;

/// Where the words of a source stand, and what heads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The phrase, as tokens.
    pub tokens: Range<usize>,
    /// The noun phrases that it is made of, by their number among the frame's; none for a bare pronoun.
    pub nps: Vec<usize>,
    /// A pronoun: its token.
    pub pronoun: Option<usize>,
    /// How far the grammar vouches for it, 0 to 1.
    pub trust: f32,
}

impl Source {
    /// A noun phrase, by its number in its chunks.
    pub fn phrase(tokens: Range<usize>, np: usize) -> Source {
        Source { tokens, nps: vec![np], pronoun: None, trust: 0.85 }
    }

    /// A pronoun, by its token.
    pub fn of_pronoun(token: usize) -> Source {
        Source::pronoun(token)
    }

    /// Nobody written: the verb before which a token stands has the subject of the sentence before.
    fn elided(token: usize) -> Source {
        Source { tokens: token..token, nps: Vec::new(), pronoun: None, trust: 0.92 }
    }

    /// Whether nothing of it is written.
    pub fn is_elided(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Its tokens, where it is written.
    pub fn written(&self) -> Option<Range<usize>> {
        (!self.is_elided()).then(|| self.tokens.clone())
    }

    fn pronoun(token: usize) -> Source {
        Source { tokens: token..token + 1, nps: Vec::new(), pronoun: Some(token), trust: 0.97 }
    }
}

/// What follows a reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complement {
    /// *que* at this chunk.
    That(usize),
    /// *si*, *comment*, *pourquoi* at this chunk.
    Whether(usize),
    /// An infinitive at this chunk.
    Infinitive(usize),
    /// A second verb of the same group is the content: *dit vouloir*.
    OwnInfinitive,
    /// A colon at this chunk.
    Colon(usize),
    /// Something else begins at this chunk: an object, a quotation, a prepositional phrase.
    Object(usize),
    /// Nothing.
    None,
}

/// What carries the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A reporting verb.
    Verb(VerbId),
    /// *selon*, *d'après*, *aux yeux de*, *pour*.
    Phrase,
}

/// One place where somebody is said to say something.
#[derive(Clone, Debug)]
pub struct Report {
    /// The chunk of its verb group, or of its *selon* phrase.
    pub chunk: usize,
    /// One past the last chunk that belongs to it (inverted subject and its appositions included).
    pub end: usize,
    /// The words of the cue.
    pub cue: Range<usize>,
    /// Verb or phrase.
    pub carrier: Carrier,
    /// Its lemma: `déclarer`, `selon`.
    pub lemma: String,
    /// Who, if grammar tells.
    pub source: Option<Source>,
    /// What follows.
    pub complement: Complement,
    /// It stands as an *incise*: subject behind the verb, content before.
    pub incise: bool,
    /// *comme l'a dit X*
    pub comme: bool,
    /// *ne … pas*
    pub negated: bool,
    /// *aurait dit*
    pub conditional: bool,
    /// The form of the verb.
    pub form: VgKind,
    /// To whom.
    pub addressee: Option<Range<usize>>,
    /// 0: counts only beside a quotation; 1: wants *que* or a quotation; 2: enough by itself.
    pub strength: u8,
}

impl Report {
    /// A phrase that reports without a verb, over so many chunks: *selon X*, *à en croire X*.
    fn of_phrase(
        chunks: Range<usize>,
        cue: Range<usize>,
        lemma: &str,
        source: Option<Source>,
        strength: u8,
    ) -> Report {
        Report {
            chunk: chunks.start,
            end: chunks.end,
            cue,
            carrier: Carrier::Phrase,
            lemma: lemma.to_owned(),
            source,
            complement: Complement::None,
            incise: true,
            comme: false,
            negated: false,
            conditional: false,
            form: VgKind::Finite,
            addressee: None,
            strength,
        }
    }

    /// A plain verb of saying, writing or asking, of which an utterance may be the *incise*'s, and not negated.
    pub fn says_plainly(&self, scene: &Scene<'_>) -> bool {
        let Carrier::Verb(id) = self.carrier else { return false };
        let verb = scene.lexicon.verbs.verb(id);
        verb.incise > 1 && matches!(verb.act, Act::Say | Act::Write | Act::Ask) && !self.negated
    }

    /// *interroge X*, *X a été relancé*: a verb whose object is asked.
    pub fn examines(&self, scene: &Scene<'_>) -> bool {
        matches!(self.carrier, Carrier::Verb(id) if scene.lexicon.verbs.verb(id).examines())
    }

    /// *…, rapporte Le Courrier*: an *incise* that passes on what somebody else said, where somebody else said it.
    pub fn relays(&self) -> bool {
        self.incise && matches!(&*self.lemma, "rapporter" | "relater" | "relayer")
    }

    /// *X, cité par l'agence Nova*, *dans un message repris par la presse*, *dont les propos ont été rapportés par Y*: the agent
    /// passes on the words of somebody else.
    pub fn is_of_a_relay(&self, chunks: &Chunks) -> bool {
        let passive = self.form == VgKind::PastPart || chunks.vg(self.chunk).is_some_and(|vg| vg.passive);
        passive
            && self.source.is_some()
            && matches!(&*self.lemma, "citer" | "rapporter" | "relater" | "relayer" | "reprendre")
    }
}

/// A way to read a chunk as a report.
type Reading = fn(&Scene<'_>, &Chunks, usize) -> Option<Report>;

/// All reports of a frame, in order.
pub fn reports(scene: &Scene<'_>, frame: usize) -> Vec<Report> {
    reports_in(scene, &scene.chunks[frame])
}

/// All reports among chunks, in order.
pub fn reports_in(scene: &Scene<'_>, chunks: &Chunks) -> Vec<Report> {
    let mut found = Vec::new();
    for (c, chunk) in chunks.list.iter().enumerate() {
        let readings: &[Reading] = match chunk.kind {
            ChunkKind::Vg(_) => &[belief, borrowed, verb_report],
            ChunkKind::Np(_) => &[phrase_report, participle_report],
            ChunkKind::Word(_) => &[phrase_report],
            _ => &[],
        };
        if let Some(report) = readings.iter().find_map(|read| read(scene, chunks, c)) {
            found.push(report);
        }
    }
    found
}
