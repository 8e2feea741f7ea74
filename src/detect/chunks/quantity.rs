//! Quantities: *près de 200 médecins*, *80 % des Français*, *une dizaine d'élus*: phrases that mean what they count.

use super::kinds::{Np, NpKind};
use super::parser::Parser;
use crate::detect::tags::Tag;
use crate::lexicon::Closed;

impl Parser<'_, '_> {
    /// *Plus de 200 médecins*, *près de la moitié des élus*, *60 % d'entre eux*, *deux des élus*, and the item after it.
    pub(super) fn quantity(&self, at: usize) -> Option<(Np, usize)> {
        if let Some(found) = self.one_in_so_many(at) {
            return Some(found);
        }
        let approximate = self.is_about(at) && self.counts(at + 2);
        let percent = self.has(at, Tag::Number) && self.has(at + 1, Tag::Punct('%'));
        let begin = if approximate {
            at + 2
        } else if self.is(at, Closed::Num) && self.word(at + 1) == "des" {
            at + 1
        } else if self.word(at + 1) == "pour"
            && self.word(at + 2) == "cent"
            && (self.is(at + 3, Closed::De) || self.word(at + 3) == "des")
        {
            // *Quatre-vingts pour cent des élus*
            at + 3 + usize::from(self.is(at + 3, Closed::De))
        } else if percent && (self.is(at + 2, Closed::De) || self.word(at + 2) == "des") {
            at + 2 + usize::from(self.is(at + 2, Closed::De))
        } else {
            return None;
        };
        // *d'entre eux*
        let begin = begin + usize::from(percent && self.is(begin, Closed::Prep));
        let (inner, next) = self.noun_phrase(begin, false)?;
        let first = self.token(at)?;
        let counted = !inner.time && (percent || inner.kind == NpKind::Nominal);
        counted.then(|| (whole(first, inner), next))
    }

    /// *Près d'un Français sur deux*, *deux élus sur trois*, and the item after it.
    fn one_in_so_many(&self, at: usize) -> Option<(Np, usize)> {
        let begin = if self.is_about(at) { at + 2 } else { at };
        let number = |i: usize| self.is(i, Closed::Num) || self.has(i, Tag::Number);
        let one = number(begin) || matches!(self.word(begin), "un" | "une" | "Un" | "Une");
        let ratio = self.has(begin + 1, Tag::Noun) && self.word(begin + 2) == "sur" && number(begin + 3);
        if !one || !ratio {
            return None;
        }
        let (inner, next) = self.noun_phrase(begin, false)?;
        let plain = inner.kind == NpKind::Nominal && !inner.time && next == begin + 2;
        let tokens = self.token(at)?..self.token(begin + 3)? + 1;
        plain.then(|| {
            let plural = None;
            (Np { tokens: tokens.clone(), core: tokens, det: None, prep: None, plural, ..inner }, begin + 4)
        })
    }

    /// *près de*, *plus de*, *moins de*
    fn is_about(&self, at: usize) -> bool {
        self.is(at + 1, Closed::De)
            && matches!(self.word(at), "près" | "Près" | "plus" | "Plus" | "moins" | "Moins")
    }

    /// A number, or a noun for one, stands at `at`.
    fn counts(&self, at: usize) -> bool {
        let noun = at + usize::from(self.is(at, Closed::Det));
        self.has(at, Tag::Number) || self.is(at, Closed::Num) || is_quantity(self.word(noun))
    }

    /// *Une dizaine d'élus*, *la plupart des maires*: where the head counts, its complement is what the phrase means. `i` is
    /// the item behind the head.
    pub(super) fn counted(&self, first: usize, head: usize, i: usize) -> Option<(Np, usize)> {
        let begin = match (self.is(i, Closed::De), self.is(i, Closed::DeDet)) {
            (true, _) => i + 1,
            (_, true) => i,
            _ => return None,
        };
        if !is_quantity(self.document.word(head)) {
            return None;
        }
        let (inner, next) = self.quantity(begin).or_else(|| self.noun_phrase(begin, true))?;
        (inner.kind == NpKind::Nominal && !inner.time).then(|| (whole(first, inner), next))
    }
}

/// What was counted, from the first word of the quantity on; many as a rule.
fn whole(first: usize, inner: Np) -> Np {
    Np {
        tokens: first..inner.tokens.end,
        core: first..inner.core.end,
        det: None,
        prep: None,
        plural: Some(true),
        ..inner
    }
}

/// Nouns that count what follows them.
fn is_quantity(word: &str) -> bool {
    is_round_number(word)
        || matches!(
            word,
            "dizaines"
                | "centaines"
                | "milliers"
                | "million"
                | "millions"
                | "total"
                | "quarts"
                | "nombre"
                | "Nombre"
                | "kyrielle"
                | "multitude"
        )
}

/// A noun in the singular for about so many: *dizaine*, *moitié*, *plupart*.
pub fn is_round_number(noun: &str) -> bool {
    matches!(
        noun,
        "dizaine"
            | "douzaine"
            | "quinzaine"
            | "vingtaine"
            | "trentaine"
            | "quarantaine"
            | "cinquantaine"
            | "soixantaine"
            | "centaine"
            | "millier"
            | "plupart"
            | "moitié"
            | "tiers"
            | "quart"
            | "poignée"
    )
}
