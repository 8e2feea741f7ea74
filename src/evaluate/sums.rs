//! [`Sums`]: what is counted in an article, and what the figures are made of. Sums of articles can be added.

use super::reliability::Reliability;
use std::ops::AddAssign;

/// How many are right, of how many that we give and of how many that gold has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Right ones.
    pub right: u64,
    /// Those that we give.
    pub ours: u64,
    /// Those that gold has.
    pub gold: u64,
}

impl Hits {
    /// Of those that we give, how many are right.
    pub fn precision(self) -> f64 {
        share(self.right, self.ours)
    }

    /// Of those that gold has, how many are found.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

/// A part of a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The part.
    pub part: u64,
    /// The whole.
    pub whole: u64,
}

impl Part {
    /// The part as a share of the whole; 0 of nothing.
    pub fn share(self) -> f64 {
        share(self.part, self.whole)
    }

    /// Counts one more, which is in the part or not.
    pub fn count(&mut self, inside: bool) {
        self.whole += 1;
        self.part += u64::from(inside);
    }
}

pub(super) fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The overlap measure of *Radar de Parité*: a quotation counts as found where more than a share of its gold content is
/// covered, however much else the row covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Radar {
    /// Contents.
    pub contents: Hits,
    /// Of the contents found, those whose source shares a character with the gold source.
    pub sources: Part,
    /// Of the contents found, those whose cue is written as the gold cue.
    pub cues: Part,
}

macro_rules! sums {
    ($($(#[$doc:meta])* $name:ident: $type:ty,)*) => {
        /// Everything that is counted; see `docs/evaluate.md` for what each figure means.
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct Sums {
            $($(#[$doc])* pub $name: $type,)*
        }

        impl AddAssign<&Sums> for Sums {
            fn add_assign(&mut self, other: &Sums) {
                $(self.$name += other.$name;)*
            }
        }
    };
}

sums! {
    /// Articles.
    texts: u64,
    /// Quotations found, whatever is said of them.
    detect: Hits,
    /// Gold speech found and taken for speech.
    speech: Hits,
    /// The right speaker of a quotation, by name.
    who_entity: Hits,
    /// The same, an alias or the right source phrase sufficing.
    who_mention: Hits,
    /// Claims found, half of all in common.
    claims: Hits,
    /// Claims with near exact bounds.
    claims_exact: Hits,
    /// The right speaker of a claim, by name.
    claims_who_entity: Hits,
    /// The same, an alias or the right source phrase sufficing.
    claims_who_mention: Hits,
    /// Gold that is no speech, taken for speech.
    other_as_speech: Part,
    /// Rows that name a wrong speaker, of those that name one.
    wrong_names: Part,
    /// Quotations with the very bounds of gold.
    quotation_exact: Hits,
    /// Quotations that share a character with gold.
    quotation_overlap: Hits,
    /// Claims with the very bounds of gold.
    claim_exact: Hits,
    /// Claims that share a character with gold.
    claim_overlap: Hits,
    /// Sources with the very bounds of gold.
    source_exact: Hits,
    /// Sources that share a character with gold.
    source_overlap: Hits,
    /// Cues with the very bounds of gold.
    cue_exact: Hits,
    /// Cues that share a character with gold.
    cue_overlap: Hits,
    /// The measure of *Radar de Parité* at 0.3.
    radar_30: Radar,
    /// The measure of *Radar de Parité* at 0.8.
    radar_80: Radar,
    /// The right act, where gold has one.
    act: Part,
    /// The right polarity, where gold has one.
    polarity: Part,
    /// How far confidence can be trusted.
    reliability: Reliability,
}

impl AddAssign for Hits {
    fn add_assign(&mut self, other: Hits) {
        self.right += other.right;
        self.ours += other.ours;
        self.gold += other.gold;
    }
}

impl AddAssign for Part {
    fn add_assign(&mut self, other: Part) {
        self.part += other.part;
        self.whole += other.whole;
    }
}

impl AddAssign for Radar {
    fn add_assign(&mut self, other: Radar) {
        self.contents += other.contents;
        self.sources += other.sources;
        self.cues += other.cues;
    }
}

/// A figure of the kind that has a precision and a recall: its name and where it stands.
pub type NamedHits = (&'static str, fn(&Sums) -> Hits);

/// The figures that count, in the order in which they are told.
pub const MAIN: [NamedHits; 8] = [
    ("detect", |s| s.detect),
    ("speech", |s| s.speech),
    ("who_entity", |s| s.who_entity),
    ("who_mention", |s| s.who_mention),
    ("claims", |s| s.claims),
    ("claims_exact", |s| s.claims_exact),
    ("claims_who_entity", |s| s.claims_who_entity),
    ("claims_who_mention", |s| s.claims_who_mention),
];

/// The figures about bounds alone.
pub const SPANS: [NamedHits; 8] = [
    ("quotation_exact", |s| s.quotation_exact),
    ("quotation_overlap", |s| s.quotation_overlap),
    ("claim_exact", |s| s.claim_exact),
    ("claim_overlap", |s| s.claim_overlap),
    ("source_exact", |s| s.source_exact),
    ("source_overlap", |s| s.source_overlap),
    ("cue_exact", |s| s.cue_exact),
    ("cue_overlap", |s| s.cue_overlap),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_nothing_is_nothing() {
        let none = Hits::default();
        assert_eq!((none.precision(), none.recall(), none.f1()), (0.0, 0.0, 0.0));
        assert_eq!(Part::default().share(), 0.0);
    }

    #[test]
    fn sums_of_articles_add_up() {
        let one = Sums { texts: 1, detect: Hits { right: 1, ours: 2, gold: 4 }, ..Sums::default() };
        let mut both = one;
        both += &one;
        assert_eq!((both.texts, both.detect), (2, Hits { right: 2, ours: 4, gold: 8 }));
        assert_eq!((both.detect.precision(), both.detect.recall()), (0.5, 0.25));
    }
}
