//! [`Glyph`]: the quotation marks of print, screen and typewriter, and what each prefers to be.
//!
//! Knows no language: which mark closes which is settled in `detect/`.

/// The family of a mark: what a well-kept text would pair it with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// « » and << >>
    Guillemet,
    /// “ ” „ ‟
    Curly,
    /// "
    Straight,
    /// ‹ ›
    SingleGuillemet,
    /// ‘ ’
    SingleCurly,
    /// '
    SingleStraight,
    /// '' ‘‘ ’’ ``
    TwoSingles,
}

/// What a mark prefers to be by its form alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leaning {
    /// Made to open.
    Open,
    /// Made to close.
    Close,
    /// Without direction.
    Neutral,
}

/// One quotation mark as a character (or two) of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Glyph {
    /// What it pairs with.
    pub family: Family,
    /// What it prefers to be.
    pub leaning: Leaning,
}

impl Glyph {
    /// The mark at the beginning of `rest`, and its length in bytes.
    pub fn at(rest: &str) -> Option<(Glyph, usize)> {
        use Family::*;
        use Leaning::*;
        let mut chars = rest.chars();
        let first = chars.next()?;
        let second = chars.next();
        let (family, leaning, len) = match first {
            '«' => (Guillemet, Open, 2),
            '»' => (Guillemet, Close, 2),
            '"' | '\u{ff02}' => (Straight, Neutral, first.len_utf8()),
            '“' => (Curly, Open, 3),
            '”' => (Curly, Close, 3),
            '„' => (Curly, Open, 3),
            '‟' => (Curly, Neutral, 3),
            '‹' => (SingleGuillemet, Open, 3),
            '›' => (SingleGuillemet, Close, 3),
            '<' if second == Some('<') => (Guillemet, Open, 2),
            '>' if second == Some('>') => (Guillemet, Close, 2),
            '\'' if second == Some('\'') => (TwoSingles, Neutral, 2),
            '‘' if second == Some('‘') || second == Some('’') => (TwoSingles, Neutral, 6),
            '’' if second == Some('’') => (TwoSingles, Neutral, 6),
            '`' if second == Some('`') => (TwoSingles, Open, 2),
            '‘' => (SingleCurly, Open, 3),
            '’' => (SingleCurly, Close, 3),
            '\'' => (SingleStraight, Neutral, 1),
            _ => return None,
        };
        Some((Glyph { family, leaning }, len))
    }

    /// True for the marks that are also used as apostrophes, minutes or feet.
    pub fn is_single(self) -> bool {
        matches!(self.family, Family::SingleCurly | Family::SingleStraight)
    }
}
