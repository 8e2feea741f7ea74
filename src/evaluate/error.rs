//! [`Error`]: one thing that is wrong, of a [`Sort`].

use super::extent::Extent;
use super::gold::Credit;
use super::row::Row;

/// What sort of wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A quotation that gold has was not found, was taken for no speech, or got another speaker, or none.
    Quotation,
    /// Something that is no speech was taken for it.
    NotSpeech,
    /// Somebody is named where the text does not tell.
    NoSpeaker,
    /// A quotation that gold has not.
    NoSuchQuotation,
    /// A claim that was not found.
    ClaimMissed,
    /// A claim whose bounds are not near exact.
    ClaimBounds,
    /// A claim that got another speaker, or none.
    ClaimSpeaker,
    /// A claim that gold has not.
    NoSuchClaim,
}

impl Sort {
    /// All sorts, in the order in which they are told.
    pub const ALL: [Sort; 8] = [
        Sort::Quotation,
        Sort::NotSpeech,
        Sort::NoSpeaker,
        Sort::NoSuchQuotation,
        Sort::ClaimMissed,
        Sort::ClaimBounds,
        Sort::ClaimSpeaker,
        Sort::NoSuchClaim,
    ];

    /// The words for it.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Quotation => "quotation",
            Sort::NotSpeech => "not speech",
            Sort::NoSpeaker => "no speaker in the text",
            Sort::NoSuchQuotation => "no such quotation",
            Sort::ClaimMissed => "claim missed",
            Sort::ClaimBounds => "claim bounds",
            Sort::ClaimSpeaker => "claim speaker",
            Sort::NoSuchClaim => "no such claim",
        }
    }

    /// What it means, in a sentence.
    pub fn summary(self) -> &'static str {
        match self {
            Sort::Quotation => {
                "A quotation of gold that was not found, was taken for no speech, or lacks its speaker."
            }
            Sort::NotSpeech => "A title, a term or the like that was taken for speech.",
            Sort::NoSpeaker => "Somebody is named where the text does not tell who speaks.",
            Sort::NoSuchQuotation => "A quotation that gold does not have.",
            Sort::ClaimMissed => "A claim of gold that was not found.",
            Sort::ClaimBounds => "A claim that was found, with less than nine tenths in common.",
            Sort::ClaimSpeaker => "A claim that was found and lacks its speaker.",
            Sort::NoSuchClaim => "A claim that gold does not have.",
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// What sort of wrong.
    pub sort: Sort,
    /// What gold has there; none where gold has nothing.
    pub gold: Option<Credit>,
    /// What we say; none where we say nothing.
    pub ours: Option<Row>,
    /// True where an alias, or the source phrase, is right.
    pub mention_right: bool,
}

impl Error {
    pub(super) fn new(sort: Sort, gold: Option<&Credit>, ours: Option<&Row>, mention_right: bool) -> Error {
        Error { sort, gold: gold.cloned(), ours: ours.cloned(), mention_right }
    }

    /// Where it is: gold's place, else ours.
    pub fn place(&self) -> Extent {
        let ours = self.ours.as_ref().map(|row| row.content);
        self.gold.as_ref().map(|gold| gold.content).or(ours).unwrap_or(Extent::new(0, 0))
    }
}
