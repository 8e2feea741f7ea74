//! [`Orthography`]: the few things a tokenizer must be told about a language. The tables themselves are data.

use rustc_hash::FxHashSet;

/// Elisions, clitics and abbreviations of one language, all lower case with a straight apostrophe.
#[derive(Clone, Debug, Default)]
pub struct Orthography {
    /// What stands before an elided apostrophe: `l`, `qu`, `jusqu`.
    pub elisions: FxHashSet<Box<str>>,
    /// Pronouns joined to a verb by a hyphen: `il`, `elle`, with the euphonic `t` left out.
    pub clitics: FxHashSet<Box<str>>,
    /// Words with a hyphen that only look like a verb with its pronoun: `rendez-vous`.
    pub not_clitic: FxHashSet<Box<str>>,
    /// Words whose full stop ends no sentence: `m`, `art`, `janv`.
    pub abbreviations: FxHashSet<Box<str>>,
    /// Abbreviations before a number alone: *art. 12*, but *une œuvre d'art.*
    pub numbered: FxHashSet<Box<str>>,
    /// Words that show, after a lone capital and a full stop, that a new sentence began: `il`, `la`.
    pub starters: FxHashSet<Box<str>>,
}
