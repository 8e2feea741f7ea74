//! What chunks are: plain data, and look-ups by place.

use crate::analysis::Gender;
use crate::lexicon::Closed;
use std::ops::Range;

/// What a frame is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A token outside of marks.
    Token(usize),
    /// A whole quotation, by its number.
    Quote(usize),
}

/// A piece of a frame.
#[derive(Clone, Debug)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// Its tokens; for a quotation, all of them, marks included.
    pub tokens: Range<usize>,
}

/// What a chunk is.
#[derive(Clone, Debug)]
pub enum ChunkKind {
    /// A noun phrase, by its number in [`Chunks::nps`].
    Np(usize),
    /// A verb group, by its number in [`Chunks::vgs`].
    Vg(usize),
    /// A quotation.
    Quote(usize),
    /// A word of a closed class that joins or opens clauses, or stands alone.
    Word(Closed),
    /// An adjective or participle that belongs to no noun phrase.
    Adj,
    /// A sign.
    Punct(char),
}

/// What kind of phrase names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NpKind {
    /// A proper name, alone or with a title.
    Name,
    /// A common noun, with or without a name behind it.
    Nominal,
    /// A pronoun.
    Pronoun,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub struct Np {
    /// From its determiner to the end of its complements, the preposition before it left out.
    pub tokens: Range<usize>,
    /// From its determiner to the end of its head with adjectives, complements left out.
    pub core: Range<usize>,
    /// The head noun, or the last word of the name.
    pub head: usize,
    /// Name, nominal or pronoun.
    pub kind: NpKind,
    /// The proper name in it: the whole of a name, or the one behind a noun (*le ministre Jean Dupont*).
    pub name: Option<Range<usize>>,
    /// The determiner.
    pub det: Option<usize>,
    /// The preposition before it.
    pub prep: Option<usize>,
    /// Gender, where something shows it.
    pub gender: Option<Gender>,
    /// True for plural, where something shows it.
    pub plural: Option<bool>,
    /// A date or a stretch of time: never a speaker.
    pub time: bool,
}

/// What form a verb group has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VgKind {
    /// With a subject of its own.
    Finite,
    /// *affirmant*, *en affirmant*.
    PresPart,
    /// *affirmer*, *avoir affirmé*.
    Infinitive,
    /// *interrogé*, *qualifié*: without an auxiliary.
    PastPart,
}

/// A verb group: the verb with its auxiliaries, clitics, negation and the adverbs between them.
#[derive(Clone, Debug)]
pub struct Vg {
    /// All its tokens.
    pub tokens: Range<usize>,
    /// Finite or not.
    pub kind: VgKind,
    /// Its verbs in order: auxiliary, participle, infinitive.
    pub verbs: Vec<usize>,
    /// Subject pronoun before it.
    pub subject: Option<usize>,
    /// Subject pronoun joined behind it.
    pub clitic: Option<usize>,
    /// A reflexive pronoun.
    pub reflexive: bool,
    /// Any object pronoun.
    pub object: Option<usize>,
    /// *ne* or *pas*.
    pub negated: bool,
    /// An auxiliary in the conditional.
    pub conditional: bool,
    /// True for plural, where the form shows it.
    pub plural: Option<bool>,
    /// True where the form can be of the third person.
    pub third: bool,
    /// *être* with a past participle, or *se voir*, *s'entendre*, *se faire* with an infinitive.
    pub passive: bool,
    /// The preposition or conjunction that governs a form without subject: *en*, *pour*, *avant de*, *à*.
    pub governor: Option<usize>,
}

/// The chunks of a frame.
#[derive(Clone, Debug, Default)]
pub struct Chunks {
    /// In order.
    pub list: Vec<Chunk>,
    /// The noun phrases.
    pub nps: Vec<Np>,
    /// The verb groups.
    pub vgs: Vec<Vg>,
}

impl Chunks {
    /// The noun phrase at a chunk.
    pub fn np(&self, chunk: usize) -> Option<&Np> {
        self.nps.get(self.np_number(chunk)?)
    }

    /// The number among `nps` of the noun phrase at a chunk.
    pub fn np_number(&self, chunk: usize) -> Option<usize> {
        match self.list.get(chunk)?.kind {
            ChunkKind::Np(n) => Some(n),
            _ => None,
        }
    }

    /// The verb group at a chunk.
    pub fn vg(&self, chunk: usize) -> Option<&Vg> {
        match self.list.get(chunk)?.kind {
            ChunkKind::Vg(v) => self.vgs.get(v),
            _ => None,
        }
    }

    /// Whether the chunk is a verb group with a finite verb.
    pub fn is_finite(&self, chunk: usize) -> bool {
        self.vg(chunk).is_some_and(|vg| vg.kind == VgKind::Finite)
    }

    /// The first chunk that begins at a token or behind it; the number of chunks where none does. Logarithmic.
    pub fn from_token(&self, token: usize) -> usize {
        self.list.partition_point(|chunk| chunk.tokens.start < token)
    }

    /// The quotation at a chunk.
    pub fn quote(&self, chunk: usize) -> Option<usize> {
        match self.list.get(chunk)?.kind {
            ChunkKind::Quote(q) => Some(q),
            _ => None,
        }
    }

    /// Whether the chunk is this sign.
    pub fn is_punct(&self, chunk: usize, sign: char) -> bool {
        matches!(self.list.get(chunk).map(|c| &c.kind), Some(ChunkKind::Punct(c)) if *c == sign)
    }

    /// Whether the chunk is a dash of whatever length, or a hyphen that stands for one.
    pub fn is_dash(&self, chunk: usize) -> bool {
        matches!(self.list.get(chunk).map(|c| &c.kind), Some(ChunkKind::Punct('-' | '–' | '—')))
    }

    /// Whether the chunk tells when, where or how: an adverb, a time, a phrase behind a preposition.
    pub fn is_adjunct(&self, chunk: usize) -> bool {
        self.is_word(chunk, Closed::Adv) || self.np(chunk).is_some_and(|np| np.time || np.prep.is_some())
    }

    /// Whether the chunk is a word of this class.
    pub fn is_word(&self, chunk: usize, closed: Closed) -> bool {
        matches!(self.list.get(chunk).map(|c| &c.kind), Some(ChunkKind::Word(c)) if *c == closed)
    }

    /// Whether the chunk is a word of one of these classes.
    pub fn is_one_of(&self, chunk: usize, classes: &[Closed]) -> bool {
        matches!(self.list.get(chunk).map(|c| &c.kind), Some(ChunkKind::Word(c)) if classes.contains(c))
    }
}
