//! Chunks: the noun phrases, verb groups and joints of one frame of text, in order.
//!
//! A *frame* is a sentence seen from outside its quotations: each quotation is one opaque [`Item`]. What is said inside
//! the marks can then never be mistaken for the journalist's own grammar. The same chunker reads an *incise* inside
//! marks, as a list of plain tokens.

use super::tags::{Tag, Tagged};
use crate::analysis::Gender;
use crate::lexicon::{Closed, WordClass};
use crate::text::{Document, Form};
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
    /// *être* with a past participle.
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
        match self.list.get(chunk)?.kind {
            ChunkKind::Np(n) => self.nps.get(n),
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

    /// Whether the chunk is a word of this class.
    pub fn is_word(&self, chunk: usize, closed: Closed) -> bool {
        matches!(self.list.get(chunk).map(|c| &c.kind), Some(ChunkKind::Word(c)) if *c == closed)
    }
}

/// Reads items as chunks; linear.
pub fn chunk(
    document: &Document<'_>,
    tags: &[Tagged],
    quotes: &dyn Fn(usize) -> Range<usize>,
    items: &[Item],
) -> Chunks {
    // About as much as a sentence of so many words holds.
    let chunks = Chunks {
        list: Vec::with_capacity(items.len() * 2 / 3 + 1),
        nps: Vec::with_capacity(items.len() / 3 + 1),
        vgs: Vec::with_capacity(items.len() / 8 + 1),
    };
    let mut parser = Parser { document, tags, items, chunks };
    let mut at = 0;
    while at < items.len() {
        at = match items[at] {
            Item::Quote(q) => {
                parser.chunks.list.push(Chunk { kind: ChunkKind::Quote(q), tokens: quotes(q) });
                at + 1
            }
            Item::Token(t) => parser.step(at, t),
        };
    }
    parser.chunks
}

struct Parser<'p, 't> {
    document: &'p Document<'t>,
    tags: &'p [Tagged],
    items: &'p [Item],
    chunks: Chunks,
}

/// Words that join the parts of a name.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "d'"
            | "d’"
            | "du"
            | "des"
            | "la"
            | "le"
            | "von"
            | "van"
            | "der"
            | "den"
            | "ter"
            | "ben"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "di"
            | "da"
            | "dos"
            | "del"
            | "della"
            | "y"
            | "ould"
            | "ag"
            | "à"
            | "l'"
            | "l’"
            | "zu"
            | "&"
            | "e"
    )
}

fn is_title(word: &str) -> bool {
    matches!(
        word,
        "M." | "MM."
            | "M"
            | "Mme"
            | "Mme."
            | "Mmes"
            | "Mlle"
            | "Me"
            | "Mes"
            | "Mᵉ"
            | "Dr"
            | "Dr."
            | "Pr"
            | "Pr."
            | "Mgr"
            | "Monsieur"
            | "Madame"
            | "monsieur"
            | "madame"
            | "maître"
            | "Maître"
            | "Mr"
            | "Mr."
            | "Sir"
            | "Lord"
            | "Lady"
            | "Sœur"
            | "Père"
    )
}

/// Where things are posted.
/// The first word of a channel whose second is a number.
fn is_channel(word: &str) -> bool {
    matches!(word, "Europe" | "France" | "Radio" | "TF" | "Canal" | "Bel" | "Antenne" | "Channel")
}

fn is_network(word: &str) -> bool {
    matches!(
        word,
        "Twitter"
            | "Facebook"
            | "Instagram"
            | "TikTok"
            | "YouTube"
            | "LinkedIn"
            | "Telegram"
            | "Snapchat"
            | "Twitch"
    )
}

fn title_gender(word: &str) -> Option<Gender> {
    match word {
        "M." | "MM." | "M" | "Monsieur" | "monsieur" | "Mgr" | "Mr" | "Mr." | "Sir" | "Lord" | "Père" => {
            Some(Gender::Masculine)
        }
        "Mme" | "Mme." | "Mmes" | "Mlle" | "Madame" | "madame" | "Lady" | "Sœur" => Some(Gender::Feminine),
        _ => None,
    }
}

impl Parser<'_, '_> {
    fn token(&self, at: usize) -> Option<usize> {
        match self.items.get(at)? {
            Item::Token(t) => Some(*t),
            Item::Quote(_) => None,
        }
    }

    fn tag(&self, at: usize) -> Option<Tagged> {
        self.token(at).map(|t| self.tags[t])
    }

    fn is(&self, at: usize, closed: Closed) -> bool {
        self.tag(at).is_some_and(|t| t.is(closed))
    }

    fn has(&self, at: usize, tag: Tag) -> bool {
        self.tag(at).is_some_and(|t| t.tag == tag)
    }

    fn word(&self, at: usize) -> &str {
        self.token(at).map_or("", |t| self.document.word(t))
    }

    fn push(&mut self, kind: ChunkKind, from: usize, to: usize) {
        let first = self.token(from).unwrap_or_default();
        let last = self.token(to.saturating_sub(1)).unwrap_or(first);
        self.chunks.list.push(Chunk { kind, tokens: first..last + 1 });
    }

    fn step(&mut self, at: usize, t: usize) -> usize {
        let tagged = self.tags[t];
        if let Some(next) = self.verb_group(at) {
            return next;
        }
        // A preposition and the phrase that it governs.
        let prep = match tagged.tag {
            Tag::Closed(Closed::Prep | Closed::De | Closed::A | Closed::En | Closed::Selon) => Some(1),
            Tag::Closed(Closed::DeDet | Closed::ADet) => Some(0),
            _ => None,
        };
        if let Some(skip) = prep {
            let mut begin = at + skip;
            // *près de*, *auprès de*, *lors de*: two prepositions, one function.
            if skip == 1
                && (self.is(begin, Closed::De)
                    || self.is(begin, Closed::A)
                    || self.is(begin, Closed::DeDet)
                    || self.is(begin, Closed::ADet))
            {
                begin += usize::from(self.is(begin, Closed::De) || self.is(begin, Closed::A));
            }
            if (!tagged.is(Closed::Selon) || !self.is(at + 1, Closed::That))
                && let Some((mut np, next)) = self.noun_phrase(begin, true)
                && (np.tokens.start > t || skip == 0)
            {
                np.prep = Some(t);
                let tokens = np.tokens.clone();
                self.chunks.nps.push(np);
                let n = self.chunks.nps.len() - 1;
                self.chunks.list.push(Chunk { kind: ChunkKind::Np(n), tokens: t..tokens.end });
                return next;
            }
            if let Tag::Closed(c) = tagged.tag {
                self.push(ChunkKind::Word(c), at, at + 1);
            }
            return at + 1;
        }
        if let Some((np, next)) = self.noun_phrase(at, false) {
            let tokens = np.tokens.clone();
            self.chunks.nps.push(np);
            let n = self.chunks.nps.len() - 1;
            self.chunks.list.push(Chunk { kind: ChunkKind::Np(n), tokens });
            return next;
        }
        let kind = match tagged.tag {
            Tag::Punct(c) => ChunkKind::Punct(c),
            Tag::Closed(c) => ChunkKind::Word(c),
            Tag::Mark => ChunkKind::Punct('"'),
            _ => ChunkKind::Adj,
        };
        self.push(kind, at, at + 1);
        at + 1
    }

    /// A noun phrase at `at`, and the item after it.
    fn noun_phrase(&self, at: usize, governed: bool) -> Option<(Np, usize)> {
        let first = self.token(at)?;
        let tagged = self.tags[first];
        if let Tag::Closed(closed) = tagged.tag {
            if matches!(closed, Closed::Pron | Closed::Strong)
                || closed == Closed::Subject && governed
                || closed == Closed::This && governed
            {
                return Some(self.pronoun(at, first));
            }
            // *elle*, *eux* at the head of an inverted or stressed phrase: `Elle, en revanche`.
            if closed == Closed::Subject {
                return None;
            }
        }
        if self.is(at, Closed::Time) {
            return Some(self.time(at, first, None));
        }
        let mut i = at;
        let mut det = None;
        let mut gender = None;
        let mut plural = None;
        if self.is(i, Closed::PreDet) {
            i += 1;
            if !self.is(i, Closed::Det) {
                // *tous*, *tout* alone
                return (self.word(at).eq_ignore_ascii_case("tous")
                    || self.word(at).eq_ignore_ascii_case("toutes"))
                .then(|| self.pronoun(at, first));
            }
        }
        if self.is(i, Closed::Det) || i == at && (self.is(i, Closed::DeDet) || self.is(i, Closed::ADet)) {
            let closed = self.tag(i).and_then(|t| t.closed);
            gender = closed.and_then(|w| w.gender);
            plural = closed.and_then(|w| w.plural);
            if closed.is_some_and(|w| w.closed == Closed::De) {
                plural = Some(true);
            }
            det = self.token(i);
            i += 1;
            // *un des gendarmes*
            if matches!(self.document.word(self.token(i - 1)?), "un" | "une" | "Un" | "Une")
                && (self.is(i, Closed::DeDet) || self.word(i) == "des")
                && let Some((inner, next)) = self.noun_phrase(i, true)
            {
                let np = Np {
                    tokens: first..inner.tokens.end,
                    core: first..inner.core.end,
                    head: inner.head,
                    kind: NpKind::Nominal,
                    name: None,
                    det,
                    prep: None,
                    gender,
                    plural: Some(false),
                    time: inner.time,
                };
                return Some((np, next));
            }
            // *l'un des participants*, *une des élues*, *l'une d'elles*
            if self.has(i, Tag::Noun) || self.is(i, Closed::Det) {
                let word = self.word(i);
                if matches!(word, "un" | "une")
                    && (self.is(i + 1, Closed::DeDet)
                        || self.is(i + 1, Closed::De)
                        || self.word(i + 1) == "des")
                {
                    gender = Some(if word == "un" { Gender::Masculine } else { Gender::Feminine });
                    let head = self.token(i)?;
                    let core = first..head + 1;
                    let end = self.noun_phrase(i + 1 + usize::from(self.is(i + 1, Closed::De)), true);
                    let (end, next) = match end {
                        Some((np, next)) => (np.tokens.end, next),
                        None => (head + 1, i + 1),
                    };
                    let np = Np {
                        tokens: first..end,
                        core,
                        head,
                        kind: NpKind::Nominal,
                        name: None,
                        det,
                        prep: None,
                        gender,
                        plural: Some(false),
                        time: false,
                    };
                    return Some((np, next));
                }
            }
        }
        while self.is(i, Closed::Pre)
            || self.is(i, Closed::Num)
            || self.has(i, Tag::Number)
            || self.is(i, Closed::PreDet) && det.is_some()
        {
            if self.is(i, Closed::Num) || self.has(i, Tag::Number) {
                plural = plural.or(Some(true));
            }
            i += 1;
        }
        // *la première fois*, *la très sérieuse agence*
        while det.is_some()
            && (self.has(i, Tag::Adj) || self.is(i, Closed::Adv) || self.is(i, Closed::Neg))
            && (self.has(i + 1, Tag::Noun) || self.has(i + 1, Tag::Adj) || self.is(i + 1, Closed::Pre))
        {
            i += 1;
        }
        if self.is(i, Closed::Time) {
            return Some(self.time(at, first, det));
        }
        if self.has(i, Tag::Name) || is_title(self.word(i)) && self.has(i + 1, Tag::Name) {
            return Some(self.name_phrase(at, i, first, det, gender, plural));
        }
        let headed = self.has(i, Tag::Noun)
            || (det.is_some() || governed)
                && (self.has(i, Tag::Adj) || self.has(i, Tag::Part) && det.is_some());
        if !headed {
            // A number alone (*les 25*), a lone adjective before its noun: not ours.
            if det.is_some() && i > at + 1 && !matches!(self.items.get(i), Some(Item::Quote(_))) {
                let head = self.token(i - 1)?;
                let core = first..head + 1;
                let np = Np {
                    tokens: core.clone(),
                    core,
                    head,
                    kind: NpKind::Nominal,
                    name: None,
                    det,
                    prep: None,
                    gender,
                    plural,
                    time: false,
                };
                return Some((np, i));
            }
            return None;
        }
        let mut head = self.token(i)?;
        i += 1;
        // *premier ministre*, *vice-premier ministre*, *porte-parole adjoint*: two nouns in a row, the second without article.
        while self.has(i, Tag::Noun) && self.adjacent(i) {
            if self.tags[self.token(i)?].class.has(WordClass::NOUN)
                && self.tags[head].class.has(WordClass::ADJ)
            {
                head = self.token(i)?;
            }
            i += 1;
        }
        let class = self.tags[head].class;
        gender = gender.or_else(|| noun_gender(class));
        plural = plural.or_else(|| noun_number(class));
        let mut name = None;
        // *le numéro 2 du parti*
        if self.document.word(head).eq_ignore_ascii_case("numéro") && self.has(i, Tag::Number) {
            i += 1;
        }
        i = self.adjectives(i);
        // *à la presse Emmanuel Macron*: the medium is told, the name speaks.
        let medium = governed
            && matches!(self.document.word(head), "presse" | "radio" | "télévision" | "agence" | "chaîne")
            && self.token(i).is_some_and(|t| self.tags[t].class.has(WordClass::FIRST))
            && self.has(i + 1, Tag::Name)
            // *au Parisien Jean Martin*
            || det.is_some_and(|d| self.tags[d].is(Closed::ADet))
                && (!class.has(WordClass::ROLE) || class.has(WordClass::DEMONYM))
                && self.document.tokens()[head].form.is(Form::CAPITAL)
                && self.begins_name(i);
        if !medium && (self.has(i, Tag::Name) || is_title(self.word(i)) && self.has(i + 1, Tag::Name)) {
            let mut end = self.name_end(i);
            // *le sénateur PCF Pierre Martin*: the party of the role, then the name.
            if class.has(WordClass::ROLE) && end == i + 1 && self.is_acronym(i) && self.begins_name(end) {
                i = end;
                end = self.name_end(i);
            }
            name = Some(self.token(i)?..self.token(end - 1)? + 1);
            i = self.adjectives(end);
        }
        let core = first..self.token(i - 1)? + 1;
        let (mut end, found) = self.complements(i, name.is_some());
        if name.is_none() {
            name = found;
        }
        if name.is_none()
            && class.has(WordClass::ROLE)
            && let Some((person, after)) = self.name_of_office(end)
        {
            name = Some(person);
            end = after;
        }
        let tokens = first..self.token(end - 1)? + 1;
        Some((
            Np {
                tokens,
                core,
                head,
                kind: NpKind::Nominal,
                name,
                det,
                prep: None,
                gender,
                plural,
                time: false,
            },
            end,
        ))
    }

    /// No sign and no quotation stands between the item and the one before: always so for items, by construction.
    fn adjacent(&self, at: usize) -> bool {
        self.token(at).is_some() && at > 0 && self.token(at - 1).is_some()
    }

    fn adjectives(&self, mut i: usize) -> usize {
        loop {
            let adj = self.has(i, Tag::Adj)
                || self.has(i, Tag::Part)
                || self.is(i, Closed::Pre) && !self.has(i + 1, Tag::Noun);
            let adverb = (self.is(i, Closed::Adv) || self.is(i, Closed::Neg))
                && (self.has(i + 1, Tag::Adj) || self.has(i + 1, Tag::Part));
            let joined = self.is(i, Closed::Coord)
                && matches!(self.word(i), "et" | "ou")
                && self.has(i + 1, Tag::Adj)
                && !self.has(i + 2, Tag::Noun)
                && i > 0
                && self.has(i - 1, Tag::Adj);
            if adj || adverb {
                i += 1;
            } else if joined {
                i += 2;
            } else {
                return i;
            }
        }
    }

    /// The complements of a noun: *de …*, *délégué à …*, *en chef*; the end, and a name that stands after them
    /// (*le président de la région Xavier Bertrand*).
    fn complements(&self, mut i: usize, named: bool) -> (usize, Option<Range<usize>>) {
        let role = i > 0 && self.token(i - 1).is_some_and(|t| self.tags[t].class.has(WordClass::ROLE));
        let mut name = None;
        for _ in 0..6 {
            let delegate = i > 0
                && matches!(
                    self.word(i - 1),
                    "délégué"
                        | "déléguée"
                        | "chargé"
                        | "chargée"
                        | "adjoint"
                        | "adjointe"
                        | "auprès"
                        | "candidat"
                        | "candidate"
                );
            let joined = self.is(i, Closed::Coord)
                && matches!(self.word(i), "et" | "ou")
                && (self.is(i + 1, Closed::De)
                    || self.is(i + 1, Closed::DeDet)
                    // *ministre de l'Action et des Comptes publics*
                    || role && self.word(i + 1) == "des");
            let at = i + usize::from(joined);
            let begin = if self.is(at, Closed::De) {
                at + 1
            } else if self.is(at, Closed::DeDet) || joined {
                at
            } else if delegate && self.is(at, Closed::A) {
                at + 1
            } else if delegate && self.is(at, Closed::ADet) {
                at
            } else if self.is(at, Closed::En)
                && (matches!(self.word(at + 1), "chef" | "charge" | "exercice")
                    || self.has(at + 1, Tag::Name))
            {
                at + 1
            } else if self.word(at) == "par" && i > 0 && self.has(i - 1, Tag::Part) {
                // *le texte signé par…*
                at + 1
            } else if matches!(self.word(at), "sur" | "pour" | "auprès" | "contre")
                && !named
                && i > 0
                && (self.has(i - 1, Tag::Noun) || self.has(i - 1, Tag::Adj))
                && self.is(at + 1, Closed::Det)
            {
                at + 1
            } else {
                break;
            };
            let Some((np, next)) = self.noun_phrase(begin, true) else { break };
            if np.time {
                break;
            }
            if np.kind == NpKind::Nominal && np.name.is_some() && name.is_none() {
                // *le maire de la ville Jean Martin*: a full name at the end is the outer head's.
                let inner = np.name.clone().filter(|r| r.len() > 1 && r.end == np.tokens.end);
                name = inner;
            }
            i = next;
            if named {
                continue;
            }
            i = self.adjectives(i);
            // *dans les colonnes du JDD Jean Martin*: a full name that ends no role's complement is the next phrase.
            let next = self.begins_name(i) && !role && self.is_acronym(i - 1);
            if next {
                break;
            }
            if name.is_none()
                && self.has(i, Tag::Name)
                && !self.document.tokens()[self.token(i).unwrap_or_default()].form.is(Form::ALL_CAPS)
            {
                let end = self.name_end(i);
                if let (Some(a), Some(b)) = (self.token(i), self.token(end - 1)) {
                    name = Some(a..b + 1);
                }
                i = end;
            }
        }
        (i, name)
    }

    /// The name behind the complements of an office: *le secrétaire à la Défense Jean Martin*, *le coordinateur pour l'ONU
    /// en Irak Jean Martin*; with the item after it. None where no full name closes the phrase.
    fn name_of_office(&self, mut i: usize) -> Option<(Range<usize>, usize)> {
        for _ in 0..3 {
            let prep = self.is(i, Closed::A)
                || self.is(i, Closed::En)
                || self.is(i, Closed::Prep)
                    && matches!(self.word(i), "pour" | "auprès" | "chez" | "sur" | "près");
            if !prep && !self.is(i, Closed::ADet) {
                return None;
            }
            let begin = i + usize::from(prep);
            let begin = begin + usize::from(prep && self.is(begin, Closed::De));
            let (np, next) = self.noun_phrase(begin, true)?;
            if np.time || np.kind == NpKind::Pronoun || self.tags[np.head].class.has(WordClass::ROLE) {
                return None;
            }
            if np.kind == NpKind::Nominal
                && let Some(name) = np.name
            {
                let given = self.tags[name.start].class.has(WordClass::FIRST);
                return (given && name.len() > 1 && name.end == np.tokens.end).then_some((name, next));
            }
            i = next;
            if self.begins_name(i) {
                let end = self.name_end(i);
                return Some((self.token(i)?..self.token(end - 1)? + 1, end));
            }
        }
        None
    }

    fn is_acronym(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| self.document.tokens()[t].form.is(Form::ALL_CAPS))
    }

    /// A first name and at least one name more.
    fn begins_name(&self, at: usize) -> bool {
        self.has(at, Tag::Name)
            && self.token(at).is_some_and(|t| self.tags[t].class.has(WordClass::FIRST))
            && self.name_end(at) > at + 1
    }

    fn pronoun(&self, at: usize, first: usize) -> (Np, usize) {
        let closed = self.tags[first].closed;
        let mut next = at + 1;
        let mut end = first + 1;
        // *ceux qui*, *certains d'entre eux*, *beaucoup de députés*, *elle-même*
        if self.is(next, Closed::De) || self.is(next, Closed::DeDet) {
            let begin = next + usize::from(self.is(next, Closed::De));
            let begin = begin + usize::from(self.is(begin, Closed::Prep));
            if let Some((np, after)) = self.noun_phrase(begin, true) {
                end = np.tokens.end;
                next = after;
            }
        } else if self.is(next, Closed::A)
            || self.is(next, Closed::Prep) && matches!(self.word(next), "dans" | "parmi" | "au")
            || self.is(next, Closed::ADet)
        {
            let begin = next + usize::from(!self.is(next, Closed::ADet));
            if let Some((np, after)) = self.noun_phrase(begin, true) {
                end = np.tokens.end;
                next = after;
            }
        }
        let np = Np {
            tokens: first..end,
            core: first..first + 1,
            head: first,
            kind: NpKind::Pronoun,
            name: None,
            det: None,
            prep: None,
            gender: closed.and_then(|w| w.gender),
            plural: closed.and_then(|w| w.plural),
            time: false,
        };
        (np, next)
    }

    /// *lundi 19 mai*, *la semaine dernière*, *ce mardi soir*.
    fn time(&self, at: usize, first: usize, det: Option<usize>) -> (Np, usize) {
        let mut i = at;
        while self.is(i, Closed::Time)
            || self.has(i, Tag::Number)
            || i > at
                && (self.is(i, Closed::Pre)
                    || self.has(i, Tag::Adj)
                    || self.is(i, Closed::Num)
                    || self.is(i, Closed::Adv) && self.word(i) == "dernier")
            || i == at
                && (self.is(i, Closed::Det)
                    || self.is(i, Closed::DeDet)
                    || self.is(i, Closed::ADet)
                    || self.is(i, Closed::PreDet)
                    || self.is(i, Closed::Pre)
                    || self.is(i, Closed::Num))
            || i > at && self.is(i, Closed::Det) && self.is(i + 1, Closed::Time)
        {
            i += 1;
        }
        let i = i.max(at + 1);
        let end = self.token(i - 1).map_or(first + 1, |t| t + 1);
        let np = Np {
            tokens: first..end,
            core: first..end,
            head: end - 1,
            kind: NpKind::Nominal,
            name: None,
            det,
            prep: None,
            gender: None,
            plural: None,
            time: true,
        };
        (np, i)
    }

    /// One past the last item of the name that begins at `at`.
    fn name_end(&self, at: usize) -> usize {
        let mut i = at;
        if is_title(self.word(i)) {
            i += 1;
        }
        let mut end = i;
        while self.has(i, Tag::Name) || i > at && (self.capital_noun(i) || self.channel_number(i)) {
            if i > at && self.new_name(i) {
                break;
            }
            i += 1;
            end = i;
            // Particles and what they lead to: *von der Leyen*, *de Villepin*, *ben Salmane*.
            let mut k = i;
            while k < i + 3 && is_particle(self.word(k)) && self.token(k).is_some() && !self.has(k, Tag::Name)
            {
                k += 1;
            }
            if k > i && self.has(k, Tag::Name) {
                let particle = self.word(i);
                let group =
                    matches!(particle, "de" | "d'" | "d’" | "du" | "des" | "à" | "la" | "le" | "l'" | "l’");
                let token = self.token(k).unwrap_or_default();
                let acronym = self.document.tokens()[token].form.is(Form::ALL_CAPS);
                let place = self.tags[token].class.has(WordClass::PLACE);
                let long = i - at >= 2;
                let given =
                    i - at == 1 && self.token(at).is_some_and(|t| self.tags[t].class.has(WordClass::FIRST));
                if group && (acronym || place && (long || !given))
                    || matches!(particle, "à" | "la" | "le" | "l'" | "l’")
                {
                    break;
                }
                i = k;
            }
        }
        end.max(at + 1)
    }

    /// *1* of *Europe 1*, *2* of *France 2*.
    fn channel_number(&self, at: usize) -> bool {
        self.adjacent(at)
            && self.word(at).len() == 1
            && self.has(at, Tag::Number)
            && is_channel(self.word(at - 1))
    }

    /// A first name behind a place or an acronym begins another name: *à Pékin Andy Rothman*, *à l'AFP Marie Durand*.
    fn new_name(&self, at: usize) -> bool {
        let (Some(before), Some(here)) = (self.token(at - 1), self.token(at)) else { return false };
        if self.has(at - 1, Tag::Number) {
            return true; // *sur France 2 Jean Martin*
        }
        if !self.document.tokens()[here].form.is(Form::CAPITAL) {
            return false; // *Banque de France*
        }
        let class = self.tags[before].class;
        let place = class.has(WordClass::PLACE) && !class.has(WordClass::FIRST);
        let acronym =
            self.document.tokens()[before].form.is(Form::ALL_CAPS) && self.document.word(before).len() > 1;
        let title = is_title(self.document.word(here));
        // *le chef des Insoumis Jean Martin*: a common word in capitals before a first name.
        let common = class.has(WordClass::NOUN.with(WordClass::ADJ))
            && !class.has(WordClass::FIRST.with(WordClass::SURNAME));
        // *à l'AFP Rogerio Taffarello*: after an acronym two more names are somebody's.
        let loud =
            |at: usize| self.token(at).is_some_and(|t| self.document.tokens()[t].form.is(Form::ALL_CAPS));
        if acronym
            && self.document.word(before).len() > 2
            && self.has(at + 1, Tag::Name)
            && !loud(at)
            && !loud(at + 1)
        {
            return true;
        }
        let more =
            self.has(at + 1, Tag::Name) || is_particle(self.word(at + 1)) && self.has(at + 2, Tag::Name);
        // *sur Twitter Jonathan Martin*, *à l'AFP Robin*
        let given = self.tags[here].class.has(WordClass::FIRST);
        let agency = acronym && self.document.word(before).len() > 2 && !loud(at);
        (place || acronym || common || is_network(self.document.word(before))) && given && more
            || agency && given
            || title
    }

    /// A common noun with a capital, right behind a name: *Ouest France*, *Europe Écologie*.
    fn capital_noun(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            self.document.tokens()[t].form.is(Form::CAPITAL)
                && matches!(self.tags[t].tag, Tag::Noun | Tag::Adj)
                && t > 0
                && self.token(at - 1) == Some(t - 1)
        })
    }

    fn name_phrase(
        &self,
        _at: usize,
        i: usize,
        first: usize,
        det: Option<usize>,
        gender: Option<Gender>,
        plural: Option<bool>,
    ) -> (Np, usize) {
        let mut end = self.name_end(i);
        let begin = self.token(i).unwrap_or(first);
        let last = self.token(end - 1).unwrap_or(begin);
        let mut gender = gender;
        if is_title(self.word(i)) {
            gender = title_gender(self.word(i)).or(gender);
        } else if gender.is_none() {
            let class = self.tags[begin].class;
            gender = match (class.has(WordClass::FIRST_M), class.has(WordClass::FIRST_F)) {
                (true, false) => Some(Gender::Masculine),
                (false, true) => Some(Gender::Feminine),
                _ => None,
            };
        }
        let core = first..last + 1;
        let mut tokens = core.clone();
        // *le Conseil de sécurité*, *l'Observatoire du nucléaire*: a name with an article takes complements.
        if det.is_some() {
            let after = self.adjectives(end);
            let (far, _) = self.complements(after, true);
            if far > end {
                end = far;
                tokens.end = self.token(end - 1).unwrap_or(last) + 1;
            }
        }
        let name = Some(begin..last + 1);
        let np = Np {
            tokens,
            core,
            head: last,
            kind: NpKind::Name,
            name,
            det,
            prep: None,
            gender,
            plural,
            time: false,
        };
        (np, end)
    }

    /// A verb group at `at`; pushes it and returns the item after it.
    fn verb_group(&mut self, at: usize) -> Option<usize> {
        let first = self.token(at)?;
        let mut i = at;
        let mut subject = None;
        let mut governor = None;
        let mut negated = false;
        let mut reflexive = false;
        let mut object = None;
        if self.word(i).eq_ignore_ascii_case("il") && self.word(i + 1) == "y" && self.has(i + 2, Tag::Aux) {
            // *il y a quelques jours*: a date, not a clause.
            if let Some((np, next)) = self
                .noun_phrase(i + 3, false)
                .filter(|(np, _)| np.time || self.document.word(np.head).starts_with("jour"))
            {
                let tokens = first..np.tokens.end;
                self.chunks.nps.push(Np { tokens: tokens.clone(), time: true, ..np });
                let n = self.chunks.nps.len() - 1;
                self.chunks.list.push(Chunk { kind: ChunkKind::Np(n), tokens });
                return Some(next);
            }
        }
        if self.is(i, Closed::Subject) || self.is(i, Closed::This) {
            subject = self.token(i);
            i += 1;
            // *elle-même*, *il a*: an adverb may stand between: *elle aussi a dit*
            let mut k = i;
            while self.is(k, Closed::Adv) && k < i + 2 {
                k += 1;
            }
            if k > i && self.tag(k).is_some_and(|t| t.is_finite() || t.is(Closed::Ne) || t.is(Closed::Object))
            {
                i = k;
            }
        } else if self.is(i, Closed::En)
            && (self.has(i + 1, Tag::PresPart)
                || self.is(i + 1, Closed::Object) && self.has(i + 2, Tag::PresPart)
                || self.is(i + 1, Closed::Ne))
        {
            governor = self.token(i);
            i += 1;
        } else if self.is(i, Closed::De) || self.is(i, Closed::A) || self.is(i, Closed::Prep) {
            // *pour dénoncer*, *avant d'ajouter*, *à ne pas céder*
            let mut k = i;
            while k < i + 3 && (self.is(k, Closed::Prep) || self.is(k, Closed::De) || self.is(k, Closed::A)) {
                k += 1;
            }
            let mut v = k;
            while v < k + 4
                && (self.is(v, Closed::Ne)
                    || self.is(v, Closed::Neg)
                    || self.is(v, Closed::Object)
                    || self.is(v, Closed::Adv))
            {
                v += 1;
            }
            if !self.has(v, Tag::Inf) {
                return None;
            }
            governor = self.token(i);
            i = k;
        }
        let begin = i;
        loop {
            if self.is(i, Closed::Ne) {
                negated = true;
            } else if self.is(i, Closed::Object) {
                let word = self.word(i);
                reflexive |= matches!(word, "se" | "s'" | "s’" | "Se" | "S'" | "S’" | "me" | "m'" | "m’");
                object = object.or(self.token(i));
            } else if self.is(i, Closed::Neg) && i > begin && negated {
                // *ne pas dire*
            } else {
                break;
            }
            i += 1;
        }
        let tagged = self.tag(i)?;
        // *nous assure X*, *le maire nous a dit*: before a verb of the third person *nous* and *vous* are its object.
        if subject.is_some_and(|t| matches!(self.tags[t].closed, Some(w) if w.plural == Some(true)))
            && self.word(at).to_lowercase().ends_with("ous")
            && tagged.is_finite()
            && tagged.class.has(WordClass::V3S.with(WordClass::V3P))
            && !self.first_or_second_person(i)
        {
            object = object.or(subject.take());
        }
        let kind = match tagged.tag {
            Tag::Verb | Tag::Aux => VgKind::Finite,
            Tag::PresPart if subject.is_none() => VgKind::PresPart,
            Tag::Inf if subject.is_none() => VgKind::Infinitive,
            Tag::Part if subject.is_none() && governor.is_none() => VgKind::PastPart,
            _ => return None,
        };
        if kind == VgKind::PastPart && i == at && object.is_none() {
            // An adjective of the noun before was taken with it; what is left begins a phrase of its own.
        }
        let mut verbs = vec![self.token(i)?];
        let main = tagged;
        i += 1;
        let mut clitic = None;
        if self.has(i, Tag::Clitic) {
            clitic = self.token(i);
            i += 1;
        }
        let mut passive = false;
        let mut last = main;
        let mut end = i;
        loop {
            let tag = self.tag(i);
            let Some(tag) = tag else { break };
            match tag.tag {
                Tag::Closed(Closed::Neg)
                    if negated || matches!(self.word(i), "pas" | "jamais") && last.tag == Tag::Aux =>
                {
                    negated = true;
                    i += 1;
                }
                Tag::Closed(Closed::Adv) => i += 1,
                // *avait, de son côté, déclaré*
                Tag::Punct(',') if last.tag == Tag::Aux => {
                    let mut k = i + 1;
                    while self.is(k, Closed::Adv)
                        || self.is(k, Closed::Strong)
                        || self.is(k, Closed::Subject)
                        || self.is(k, Closed::Neg)
                        || self.is(k, Closed::Time)
                        || self.has(k, Tag::Number)
                    {
                        k += 1;
                    }
                    if k == i + 1 || !self.has(k, Tag::Punct(',')) || !self.has(k + 1, Tag::Part) {
                        break;
                    }
                    i = k + 1;
                }
                // *a lui assuré*, *a, lui, assuré*
                Tag::Closed(Closed::Strong | Closed::Subject | Closed::Object)
                    if last.tag == Tag::Aux && self.stressed_pronoun(i) && self.has(i + 1, Tag::Part) =>
                {
                    i += 1;
                }
                Tag::Closed(Closed::Object) if self.next_is_infinitive(i) => i += 1,
                Tag::Part if last.class.has(WordClass::ETRE.with(WordClass::AVOIR)) => {
                    passive |= last.class.has(WordClass::ETRE) && !reflexive;
                    verbs.push(self.token(i)?);
                    last = tag;
                    i += 1;
                    end = i;
                }
                Tag::Inf if !matches!(last.tag, Tag::Part) || last.tag == Tag::Part => {
                    verbs.push(self.token(i)?);
                    last = tag;
                    i += 1;
                    end = i;
                }
                // *tient à préciser*, *vient de déclarer*, *n'a pas manqué d'ajouter*
                Tag::Closed(Closed::De | Closed::A | Closed::Prep)
                    if self.semi_auxiliary(*verbs.last().unwrap_or(&first), self.word(i))
                        && self.infinitive_near(i + 1) =>
                {
                    i += 1;
                }
                _ => break,
            }
        }
        let class = main.class;
        let third_singular = class.has(WordClass::V3S);
        let third_plural = class.has(WordClass::V3P);
        let plural = match (third_singular, third_plural) {
            (true, false) => Some(false),
            (false, true) => Some(true),
            _ => None,
        };
        let vg = Vg {
            tokens: first..self.token(end - 1)? + 1,
            kind,
            verbs,
            subject,
            clitic,
            reflexive,
            object,
            negated,
            conditional: kind == VgKind::Finite && class.has(WordClass::CONDITIONAL),
            plural: if kind == VgKind::Finite { plural } else { None },
            third: kind != VgKind::Finite || third_singular || third_plural,
            passive,
            governor,
        };
        let tokens = vg.tokens.clone();
        self.chunks.vgs.push(vg);
        let v = self.chunks.vgs.len() - 1;
        self.chunks.list.push(Chunk { kind: ChunkKind::Vg(v), tokens });
        Some(end)
    }

    /// *lui*, *eux*, *elle*, *elles*, between an auxiliary and its participle.
    fn stressed_pronoun(&self, at: usize) -> bool {
        matches!(self.word(at), "lui" | "eux" | "elle" | "elles")
    }

    /// *avons*, *dites*: by its ending.
    fn first_or_second_person(&self, at: usize) -> bool {
        ["ons", "ez", "mes", "tes"].iter().any(|ending| self.word(at).ends_with(ending))
    }

    fn next_is_infinitive(&self, at: usize) -> bool {
        self.has(at + 1, Tag::Inf) || self.is(at + 1, Closed::Object) && self.has(at + 2, Tag::Inf)
    }

    fn infinitive_near(&self, at: usize) -> bool {
        let mut i = at;
        while i < at + 4
            && (self.is(i, Closed::Ne)
                || self.is(i, Closed::Neg)
                || self.is(i, Closed::Object)
                || self.is(i, Closed::Adv))
        {
            i += 1;
        }
        self.has(i, Tag::Inf)
    }

    /// *venir de*, *tenir à*, *manquer de*, *finir par*: verbs that only colour the next one.
    fn semi_auxiliary(&self, verb: usize, link: &str) -> bool {
        let word = self.document.word(verb).to_lowercase();
        let stem = |stems: &[&str]| stems.iter().any(|s| word.starts_with(s));
        match link {
            "de" | "d'" | "d’" => stem(&["vien", "ven", "manqu", "cess", "continu", "achev", "arrêt"]),
            "à" => stem(&["tien", "ten", "continu", "commenc", "cherch", "hésit", "consist", "persist"]),
            "par" => stem(&["fini", "commenc"]),
            _ => false,
        }
    }
}

/// The gender that a noun's form shows.
pub fn noun_gender(class: WordClass) -> Option<Gender> {
    let masculine = class.has(WordClass::NOUN_MS.with(WordClass::NOUN_MP));
    let feminine = class.has(WordClass::NOUN_FS.with(WordClass::NOUN_FP));
    match (masculine, feminine) {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    }
}

/// Whether a noun's form shows a plural.
fn noun_number(class: WordClass) -> Option<bool> {
    let singular = class.has(WordClass::NOUN_MS.with(WordClass::NOUN_FS));
    let plural = class.has(WordClass::NOUN_MP.with(WordClass::NOUN_FP));
    match (singular, plural) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}
