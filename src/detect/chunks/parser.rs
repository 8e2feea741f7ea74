//! [`chunk`]: one step after another, each a verb group, a noun phrase, or a word alone.

use super::kinds::{Chunk, ChunkKind, Chunks, Item, Np};
use crate::detect::frames::Frame;
use crate::detect::tags::{Tag, Tagged};
use crate::lexicon::Closed;
use crate::text::Document;
use std::ops::Range;

/// Reads items as chunks; linear.
pub fn chunk(
    document: &Document<'_>,
    tags: &[Tagged],
    quotes: &dyn Fn(usize) -> Range<usize>,
    items: &[Item],
) -> Chunks {
    read(document, tags, quotes, items, &mut Vec::new())
}

/// Reads the items of each frame as chunks; linear.
pub fn chunks(
    document: &Document<'_>,
    tags: &[Tagged],
    quotes: &dyn Fn(usize) -> Range<usize>,
    items: &[Item],
    frames: &[Frame],
) -> Vec<Chunks> {
    let mut seen = Vec::new();
    let read = |frame: &Frame| read(document, tags, quotes, &items[frame.items.clone()], &mut seen);
    frames.iter().map(read).collect()
}

fn read(
    document: &Document<'_>,
    tags: &[Tagged],
    quotes: &dyn Fn(usize) -> Range<usize>,
    items: &[Item],
    seen: &mut Vec<Option<Tag>>,
) -> Chunks {
    // About as much as a sentence of so many words holds.
    let chunks = Chunks {
        list: Vec::with_capacity(items.len() * 2 / 3 + 1),
        nps: Vec::with_capacity(items.len() / 3 + 1),
        vgs: Vec::with_capacity(items.len() / 8 + 1),
    };
    seen.clear();
    seen.extend(items.iter().map(|item| match item {
        Item::Token(t) => Some(tags[*t].tag),
        Item::Quote(_) => None,
    }));
    let mut parser = Parser { document, tags, items, seen, chunks };
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

/// What reads the items of a frame, from left to right.
pub(super) struct Parser<'p, 't> {
    pub(super) document: &'p Document<'t>,
    pub(super) tags: &'p [Tagged],
    pub(super) items: &'p [Item],
    /// The tag of each item, once more: rules ask for little else, and many ask for the same.
    seen: &'p [Option<Tag>],
    pub(super) chunks: Chunks,
}

impl Parser<'_, '_> {
    pub(super) fn token(&self, at: usize) -> Option<usize> {
        match self.items.get(at)? {
            Item::Token(t) => Some(*t),
            Item::Quote(_) => None,
        }
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tagged> {
        self.token(at).map(|t| self.tags[t])
    }

    pub(super) fn is(&self, at: usize, closed: Closed) -> bool {
        self.has(at, Tag::Closed(closed))
    }

    pub(super) fn has(&self, at: usize, tag: Tag) -> bool {
        self.seen.get(at) == Some(&Some(tag))
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.token(at).map_or("", |t| self.document.word(t))
    }

    pub(super) fn reads(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|t| self.document.reads(t, word))
    }

    fn push(&mut self, kind: ChunkKind, from: usize, to: usize) {
        let first = self.token(from).unwrap_or_default();
        let last = self.token(to.saturating_sub(1)).unwrap_or(first);
        self.chunks.list.push(Chunk { kind, tokens: first..last + 1 });
    }

    fn push_phrase(&mut self, np: Np, next: usize) -> usize {
        let tokens = np.tokens.clone();
        self.chunks.nps.push(np);
        let n = self.chunks.nps.len() - 1;
        self.chunks.list.push(Chunk { kind: ChunkKind::Np(n), tokens });
        next
    }

    fn step(&mut self, at: usize, t: usize) -> usize {
        let tagged = self.tags[t];
        // Signs and conjunctions, a quarter of all items, open no phrase.
        let alone = match tagged.tag {
            Tag::Punct(sign) => Some(ChunkKind::Punct(sign)),
            Tag::Mark => Some(ChunkKind::Punct('"')),
            Tag::Closed(word @ (Closed::Coord | Closed::That | Closed::Qui | Closed::Rel | Closed::Sub)) => {
                Some(ChunkKind::Word(word))
            }
            _ => None,
        };
        if let Some(kind) = alone {
            self.push(kind, at, at + 1);
            return at + 1;
        }
        if (opens_verb_group(tagged.tag) || self.is_in_person(at))
            && let Some(next) = self.verb_group(at)
        {
            return next;
        }
        if let Some((np, next)) = self.quantity(at) {
            return self.push_phrase(np, next);
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
        if let Some((mut np, next)) = self.noun_phrase(at, false) {
            // *quelques instants plus tard*, *une demi-heure plus tôt*, *deux semaines auparavant*
            let apart = self.reads(next, "plus") && matches!(self.word(next + 1), "tard" | "tôt");
            np.time |= np.kind == crate::detect::NpKind::Nominal
                && np.name.is_none()
                && (apart || self.word(next) == "auparavant");
            return self.push_phrase(np, next);
        }
        let kind = match tagged.tag {
            Tag::Closed(c) => ChunkKind::Word(c),
            _ => ChunkKind::Adj,
        };
        self.push(kind, at, at + 1);
        at + 1
    }
}

/// What a verb group may begin with: a verb, its pronoun or preposition, a clitic.
fn opens_verb_group(tag: Tag) -> bool {
    use Closed::{A, De, En, Ne, Object, Prep, Subject, This};
    match tag {
        Tag::Verb | Tag::Aux | Tag::Inf | Tag::Part | Tag::PresPart => true,
        Tag::Closed(closed) => matches!(closed, A | De | En | Ne | Object | Prep | Subject | This),
        _ => false,
    }
}
