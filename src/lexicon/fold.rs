//! Folding for look-up: [`fold`], [`name_key`], and [`PhraseIndex`], which finds listed phrases at the start of a text.

use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

/// `text` in lower case, without accents, with straight apostrophes and plain spaces; *œ* and *æ* become two letters.
///
/// Hyphens stay. Combining marks are dropped, so it does not matter whether the text is composed or decomposed.
///
/// ```
/// use dixit::lexicon::fold;
/// assert_eq!(fold("L’Élysée et le Cœur"), "l'elysee et le coeur");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| !b.is_ascii()) {
        let (plain, other) = rest.split_at(at);
        let mut letters = other.chars();
        folded.push_str(plain);
        letters.next().into_iter().for_each(|c| push_folded(c, &mut folded));
        rest = letters.as_str();
    }
    folded.push_str(rest);
    folded.make_ascii_lowercase();
    folded
}

/// A folded noun or adjective in the singular, as far as its ending tells: *ministres* and *ministre* are one.
pub(crate) fn singular(folded: &str) -> &str {
    let stem = folded.strip_suffix('s').or_else(|| folded.strip_suffix('x').filter(|s| s.ends_with("au")));
    stem.filter(|s| s.len() > 3 && !s.ends_with(['s', 'i'])).unwrap_or(folded)
}

/// A folded word as a number, by which words are compared without a look at their letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordKey(u64);

impl WordKey {
    /// The key of a word that is folded already.
    pub(crate) fn of_folded(folded: &str) -> WordKey {
        WordKey(FxBuildHasher.hash_one(folded))
    }
}

/// The key under which a name or a phrase of a language-independent table is looked up: [`fold`]ed, hyphens as spaces,
/// full stops dropped, runs of spaces as one, and a space after each apostrophe.
///
/// ```
/// use dixit::lexicon::name_key;
/// assert_eq!(name_key("J.-L. d’Estaing"), "j l d' estaing");
/// ```
pub fn name_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 2);
    let mut rest = text;
    loop {
        let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        key.push_str(&rest[..plain]);
        let mut chars = rest[plain..].chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        match c {
            '.' => {}
            _ if is_hyphen(c) || c.is_whitespace() => {
                if !key.is_empty() && !key.ends_with(' ') {
                    key.push(' ');
                }
            }
            _ if is_apostrophe(c) => key.push_str("' "),
            _ => push_folded(c, &mut key),
        }
    }
    key.truncate(key.trim_end().len());
    key.make_ascii_lowercase();
    key
}

/// The letters under the accents from U+00C0 to U+00FF; `.` where there is no single one.
const LATIN: &[u8; 64] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y";

fn push_folded(c: char, out: &mut String) {
    let latin = (c as usize).checked_sub(0xC0).and_then(|at| LATIN.get(at)).filter(|letter| **letter != b'.');
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if let Some(letter) = latin {
        out.push(char::from(*letter));
    } else if is_apostrophe(c) {
        out.push('\'');
    } else if c.is_whitespace() {
        out.push(' ');
    } else if !is_combining(c) {
        match c {
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'þ' | 'Þ' => out.push_str("th"),
            _ => c.to_lowercase().filter(|c| !is_combining(*c)).for_each(|c| out.push(without_accent(c))),
        }
    }
}

/// An accent on its own, or a soft hyphen.
fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c) || c == '\u{ad}'
}

/// True for the characters that stand as an apostrophe in French text.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '′')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The letter under an accent, of either case; the character itself where there is none.
fn without_accent(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ắ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ð' | 'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ế' | 'ề' | 'ễ' | 'ệ' | 'ẹ' | 'ə' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' | 'ḥ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ị' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ' | 'ố' | 'ồ' | 'ộ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => 's',
        'ţ' | 'ť' | 'ț' | 'ŧ' | 'ṭ' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' => 'A',
        'Ç' | 'Ć' | 'Č' => 'C',
        'Đ' => 'D',
        'È'..='Ë' | 'Ē' | 'Ė' | 'Ę' | 'Ě' => 'E',
        'Ğ' => 'G',
        'Ì'..='Ï' | 'Ī' | 'İ' => 'I',
        'Ł' => 'L',
        'Ñ' | 'Ń' => 'N',
        'Ò'..='Ö' | 'Ø' | 'Ō' => 'O',
        'Ś' | 'Ş' | 'Š' | 'Ș' => 'S',
        'Ţ' | 'Ț' => 'T',
        'Ù'..='Ü' | 'Ū' => 'U',
        'Ý' => 'Y',
        'Ź' | 'Ż' | 'Ž' => 'Z',
        _ => c,
    }
}

/// What is alike when a text is compared with a listed phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// Common nouns: case does not count, accents do, but a capital may have lost its own (*Etat*, *Elu*).
    Words,
    /// Proper names: case counts, accents do not (*Elysée*).
    Names,
}

impl Likeness {
    /// How a character of a listed phrase, or of the first word of a text, is written in the index.
    fn normal(self, c: char, out: &mut String) {
        match self {
            Likeness::Words if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            Likeness::Names if c.is_ascii() => out.push(c),
            _ if is_apostrophe(c) => out.push('\''),
            _ if c.is_whitespace() => out.push(' '),
            Likeness::Words => out.extend(c.to_lowercase()),
            Likeness::Names => match c {
                'œ' => out.push_str("oe"),
                'Œ' => out.push_str("Oe"),
                _ if is_combining(c) => {}
                _ => out.push(without_accent(c)),
            },
        }
    }

    /// True where the character of the text may stand for that of the index.
    fn same(self, text: char, listed: char) -> bool {
        if text == listed || is_apostrophe(text) && listed == '\'' {
            return true;
        }
        match self {
            Likeness::Words => {
                text.to_lowercase().eq(std::iter::once(listed))
                    || text.is_ascii_uppercase() && without_accent(listed) == text.to_ascii_lowercase()
            }
            Likeness::Names => without_accent(text) == listed,
        }
    }
}

/// Phrases by their first word, each with a value.
///
/// Look-up costs one hash of the first word, then a comparison for each phrase that begins with it. Of two phrases that
/// fit, the longer one is given; of two equal ones, the first.
#[derive(Debug)]
pub(crate) struct PhraseIndex<T> {
    likeness: Likeness,
    by_first_word: FxHashMap<Box<str>, Openings<T>>,
    scratch: String,
}

/// What a first word opens: the phrase that it is by itself, and the longer ones, without it.
#[derive(Debug)]
struct Openings<T> {
    alone: Option<T>,
    tails: Vec<(Box<str>, T)>,
}

impl<T: Copy> PhraseIndex<T> {
    pub(crate) fn new(likeness: Likeness, capacity: usize) -> PhraseIndex<T> {
        PhraseIndex {
            likeness,
            by_first_word: FxHashMap::with_capacity_and_hasher(capacity, Default::default()),
            scratch: String::new(),
        }
    }

    /// Adds a phrase; false where it was there already, and then nothing changes.
    pub(crate) fn add(&mut self, phrase: &str, value: T) -> bool {
        self.scratch.clear();
        phrase.chars().for_each(|c| self.likeness.normal(c, &mut self.scratch));
        let (first, tail) = self.scratch.split_at(first_word(&self.scratch));
        if !self.by_first_word.contains_key(first) {
            self.by_first_word.insert(first.into(), Openings { alone: None, tails: Vec::new() });
        }
        let Some(openings) = self.by_first_word.get_mut(first) else { return false };
        if tail.is_empty() {
            let fresh = openings.alone.is_none();
            openings.alone.get_or_insert(value);
            return fresh;
        }
        let fresh = openings.tails.iter().all(|(t, _)| **t != *tail);
        if fresh {
            openings.tails.push((tail.into(), value));
        }
        fresh
    }

    /// The longest listed phrase at the start of `text` that ends with a word, and the number of bytes that it takes.
    pub(crate) fn starting(&self, text: &str) -> Option<(T, usize)> {
        let end = first_word(text);
        if end == 0 {
            return None;
        }
        let openings = self.openings(&text[..end])?;
        let alone = openings.alone.and_then(|value| Some((value, end + self.matches(&text[end..], "")?)));
        let tails = openings.tails.iter().filter(|(tail, _)| may_follow(&text[end..], tail));
        tails.fold(alone, |best, (tail, value)| match self.matches(&text[end..], tail) {
            Some(length) if best.is_none_or(|(_, longest)| end + length > longest) => {
                Some((*value, end + length))
            }
            _ => best,
        })
    }

    fn openings(&self, first: &str) -> Option<&Openings<T>> {
        let written_so = match self.likeness {
            Likeness::Names => first.is_ascii(),
            Likeness::Words => is_small(first),
        };
        if written_so {
            return self.by_first_word.get(first);
        }
        let mut normal = String::with_capacity(first.len());
        first.chars().for_each(|c| self.likeness.normal(c, &mut normal));
        let found = self.by_first_word.get(normal.as_str());
        if found.is_none() && self.likeness == Likeness::Words && first.starts_with('E') {
            normal.replace_range(..1, "é");
            return self.by_first_word.get(normal.as_str());
        }
        found
    }

    /// Whether the first word of `text` begins a phrase of several words.
    pub(crate) fn begins_longer(&self, text: &str) -> bool {
        self.openings(&text[..first_word(text)]).is_some_and(|openings| !openings.tails.is_empty())
    }

    /// The value of the phrase that `text` is as a whole.
    pub(crate) fn whole(&self, text: &str) -> Option<T> {
        // Mostly it is one word.
        if first_word(text) == text.len() {
            return self.openings(text)?.alone;
        }
        self.starting(text).and_then(|(value, length)| (length == text.len()).then_some(value))
    }

    fn matches(&self, text: &str, tail: &str) -> Option<usize> {
        let mut rest = text.char_indices().peekable();
        for listed in tail.chars() {
            if listed == ' ' {
                let (_, c) = rest.next()?;
                if !c.is_whitespace() || c == '\n' {
                    return None;
                }
                continue;
            }
            while self.likeness == Likeness::Names && rest.next_if(|(_, c)| is_combining(*c)).is_some() {}
            let (_, c) = rest.next()?;
            if !self.likeness.same(c, listed) {
                return None;
            }
        }
        let end = rest.peek().map_or(text.len(), |(at, _)| *at);
        let mut after = text[end..].chars();
        match after.next() {
            Some(c) if c.is_alphanumeric() && !tail.ends_with('\'') => None,
            Some(c) if is_hyphen(c) && after.next().is_some_and(char::is_alphanumeric) => None,
            _ => Some(end),
        }
    }
}

/// Whether a text may go on with a tail, by its first letter: *Le* opens a hundred names.
fn may_follow(text: &str, tail: &str) -> bool {
    match (text.as_bytes(), tail.as_bytes()) {
        ([b' ', letter, ..], [b' ', listed, ..]) if letter.is_ascii() && listed.is_ascii() => {
            letter.eq_ignore_ascii_case(listed)
        }
        _ => true,
    }
}

/// Nothing but ASCII without its capitals, and the small letters of Latin-1.
fn is_small(word: &str) -> bool {
    let mut bytes = word.bytes();
    while let Some(byte) = bytes.next() {
        let small = match byte {
            b'A'..=b'Z' => false,
            0xC3 => bytes.next().is_some_and(|second| second > 0x9F),
            _ => byte.is_ascii(),
        };
        if !small {
            return false;
        }
    }
    true
}

/// Bytes of the ASCII letters, digits and hyphens, and of the letters of Latin-1, that a text begins with.
fn plain_letters(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match bytes.get(at..) {
            Some([b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-', ..]) => 1,
            // U+00C0 to U+00FF, where × and ÷ stand among the letters.
            Some([0xC3, second, ..]) if !matches!(second, 0x97 | 0xB7) => 2,
            _ => return at,
        };
    }
}

/// Bytes of the first word: up to white space or punctuation, or up to and with an apostrophe. Hyphens join.
fn first_word(text: &str) -> usize {
    let plain = plain_letters(text.as_bytes());
    if matches!(text.as_bytes().get(plain), None | Some(b' ')) {
        return plain;
    }
    for (at, c) in text[plain..].char_indices().map(|(at, c)| (plain + at, c)) {
        if is_apostrophe(c) {
            return at + c.len_utf8();
        }
        if !(c.is_alphanumeric() || is_hyphen(c) || is_combining(c) || c == '.' || c == '&' || c == '+') {
            return at;
        }
        if c == '.' && !text[at + 1..].starts_with(char::is_alphanumeric) {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_accents_and_typography() {
        assert_eq!(fold("N’Djamena\u{a0}: Çà et Là, Œuvre"), "n'djamena : ca et la, oeuvre");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
        assert_eq!(name_key("Jean-Yves  Le Drian"), "jean yves le drian");
        assert_eq!(name_key("George W. Bush"), "george w bush");
        assert_eq!(name_key("Recep Tayyip Erdoğan"), name_key("Recep Tayyip Erdogan"));
    }

    #[test]
    fn latin_letters_are_folded_as_all_others() {
        for c in ('\u{C0}'..='\u{FF}').filter(|c| !matches!(c, 'Æ' | 'æ' | 'ß' | 'Þ' | 'þ')) {
            let plain: String = c.to_lowercase().map(without_accent).collect();
            assert_eq!(fold(&c.to_string()), plain);
        }
        assert_eq!(fold("Æß Þ÷×"), "aess th÷×");
        assert!(
            is_small("élu")
                && is_small("l'eau")
                && !is_small("Élu")
                && !is_small("Paris")
                && !is_small("œuf")
        );
    }

    #[test]
    fn finds_the_longest_phrase() {
        let mut index = PhraseIndex::new(Likeness::Words, 4);
        for (n, phrase) in ["chef", "chef de l'État", "élu", "porte-parole"].iter().enumerate() {
            assert!(index.add(phrase, n));
        }
        assert!(!index.add("Chef", 9));
        assert_eq!(index.starting("chef de l’Etat français"), Some((1, "chef de l’Etat".len())));
        assert_eq!(index.starting("chef de l'étatisme"), Some((0, 4)));
        assert_eq!(index.starting("Elu en mai"), Some((2, 3)));
        assert_eq!(index.starting("chef-lieu"), None);
        assert_eq!(index.whole("porte-parole"), Some(3));
        assert_eq!(index.starting(""), None);
    }
}
