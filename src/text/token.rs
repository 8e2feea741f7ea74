//! Tokens: words, elisions, clitics, numbers, punctuation and quotation marks, each a span and a kind.
//!
//! The text is never changed: tokens and the white space between them rebuild it. A byte scanner, no regex; the only
//! allocation is the list itself.

use super::{Glyph, Orthography, Span};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word, an elided one with its apostrophe included (`l'`).
    Word,
    /// A pronoun joined to the verb before it, hyphens included (`-t-il`).
    Clitic,
    /// A number, with its decimals.
    Number,
    /// A quotation mark.
    Mark(Glyph),
    /// Any other sign.
    Punct(char),
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// What is known from its form.
    pub form: Form,
}

/// What the form of a token shows, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form(u8);

impl Form {
    /// Begins with a capital.
    pub const CAPITAL: Form = Form(1);
    /// Two letters or more, all of them capitals.
    pub const ALL_CAPS: Form = Form(2);
    /// Ends with an elided apostrophe.
    pub const ELIDED: Form = Form(4);
    /// White space stands before it.
    pub const SPACED: Form = Form(8);
    /// White space or nothing stands after it.
    pub const SPACED_AFTER: Form = Form(16);
    /// Its full stop belongs to it.
    pub const ABBREVIATION: Form = Form(32);
    /// A line break stands before it, or a crawler lost one there: `Selon` of `recherchéSelon`.
    pub const LINE_START: Form = Form(64);

    /// True where the bit is set.
    pub fn is(self, bit: Form) -> bool {
        self.0 & bit.0 != 0
    }

    pub(super) fn set(&mut self, bit: Form) {
        self.0 |= bit.0;
    }
}

impl Token {
    /// True for words and clitics.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Clitic)
    }

    /// True where the token is this sign.
    pub fn is_punct(&self, sign: char) -> bool {
        self.kind == TokenKind::Punct(sign)
    }

    /// The mark, where it is one.
    pub fn mark(&self) -> Option<Glyph> {
        match self.kind {
            TokenKind::Mark(glyph) => Some(glyph),
            _ => None,
        }
    }

    /// True for a sign that may end a sentence.
    pub fn ends_sentence(&self) -> bool {
        matches!(self.kind, TokenKind::Punct('.' | '!' | '?' | '…'))
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '´')
}

fn is_word_char(c: char) -> bool {
    // The marks, dashes and spaces of print, which are asked about again and again, need no look into a table.
    let sign = matches!(c, '«' | '»' | '\u{a0}' | '\u{2000}'..='\u{206f}');
    !sign && c.is_alphanumeric()
        || c == '_'
        // Soft hyphens and accents on their own are inside a word.
        || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '°' | '€' | '$' | '£' | '&' | '@' | '#')
}

/// Lower-cases a form into `out`, apostrophes made straight: the key under which lexicons know it.
pub fn lower_into(form: &str, out: &mut String) {
    out.clear();
    let plain = form.bytes().take_while(u8::is_ascii).count();
    out.push_str(&form[..plain]);
    out.make_ascii_lowercase();
    for c in form[plain..].chars() {
        match c {
            '’' | 'ʼ' | '´' => out.push('\''),
            '\u{ad}' => {}
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// Cuts the text into tokens, from byte `start` on (what stands before belongs to no token); linear.
pub fn tokenize(text: &str, start: usize, orthography: &Orthography) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        at: start.min(text.len()),
        tokens: Vec::with_capacity(text.len().saturating_sub(start) / 5),
        orthography,
        lower: String::new(),
        spaced: true,
        line: true,
    };
    while scanner.at < text.len() {
        scanner.step();
    }
    scanner.space_after_last();
    scanner.tokens
}

/// What a word is made of.
#[derive(Default)]
struct Shape {
    letters: usize,
    capitals: usize,
    only_digits: bool,
}

impl Shape {
    /// Counts a character that belongs to the word.
    fn count(&mut self, c: char) {
        self.only_digits &= c.is_ascii_digit();
        self.letters += usize::from(c.is_alphabetic());
        self.capitals += usize::from(c.is_uppercase());
    }

    /// What the letters of the word that begins there show.
    #[inline]
    fn form(&self, text: &str, begin: usize) -> Form {
        let mut form = Form::default();
        if self.capitals > 0 && text[begin..].starts_with(char::is_uppercase) {
            form.set(Form::CAPITAL);
        }
        if self.letters > 1 && self.capitals == self.letters {
            form.set(Form::ALL_CAPS);
        }
        form
    }

    /// A number, where there are but digits.
    fn kind(&self) -> TokenKind {
        if self.only_digits { TokenKind::Number } else { TokenKind::Word }
    }

    /// Counts what most words are wholly made of, byte by byte: letters and digits of ASCII, and the accented letters of
    /// Latin-1. Returns where they end.
    #[inline]
    fn plain(&mut self, bytes: &[u8], begin: usize) -> usize {
        let mut at = begin;
        loop {
            let small = small_letters(&bytes[at..]);
            at += small;
            if small < 8 {
                break;
            }
        }
        let mut seen = (at - begin) as u64 * LETTER;
        while let Some(&byte) = bytes.get(at) {
            let kind = KINDS[usize::from(byte)];
            if kind == OTHER {
                break;
            }
            if kind == LEAD {
                // The second byte of U+00C0 to U+00FF; × and ÷ stand among the letters.
                match bytes.get(at + 1) {
                    Some(0x97 | 0xB7) | None => break,
                    Some(second) => seen += if *second < 0x9F { CAPITAL } else { LETTER },
                }
                at += 2;
            } else {
                seen += kind;
                at += 1;
            }
        }
        let (letters, capitals) = ((seen & 0xFFFF_FFFF) as usize, (seen >> 32) as usize);
        self.letters += letters;
        self.capitals += capitals;
        self.only_digits &= letters == 0;
        at
    }
}

/// How many small letters of ASCII the bytes begin with, up to eight of them at once: so much of most words costs no branch.
pub(crate) fn small_letters(bytes: &[u8]) -> usize {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    let Some(eight) = bytes.first_chunk() else { return 0 };
    let eight = u64::from_le_bytes(*eight);
    // The highest bit of each byte tells whether the lower seven reach `a`, and whether they pass `z`.
    let lower = eight & (EACH * 0x7F);
    let reach = lower + EACH * (0x80 - b'a' as u64);
    let pass = lower + EACH * (0x7F - b'z' as u64);
    let other = (!reach | pass | eight) & (EACH * 0x80);
    other.trailing_zeros() as usize / 8
}

/// Where the small letters of ASCII and Latin-1 that stand at a byte end.
#[inline]
fn small_word(bytes: &[u8], mut at: usize) -> usize {
    loop {
        let small = small_letters(&bytes[at..]);
        at += small;
        match bytes[at..] {
            _ if small == 8 => {}
            // × and ÷ stand among the letters.
            [0xC3, 0x9F..=0xB6 | 0xB8..=0xBF, ..] => at += 2,
            _ => return at,
        }
    }
}

/// What a byte of a plain word adds to the count of letters, in the low half, and of capitals, in the high one.
const DIGIT: u64 = 0;
const LETTER: u64 = 1;
const CAPITAL: u64 = 1 << 32 | LETTER;

/// The first byte of U+00C0 to U+00FF.
const LEAD: u64 = u64::MAX - 1;

/// A byte that no plain word has.
const OTHER: u64 = u64::MAX;

/// What each byte is.
static KINDS: [u64; 256] = kinds();

const fn kinds() -> [u64; 256] {
    let mut kinds = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        let ascii = byte as u8;
        if ascii.is_ascii_digit() {
            kinds[byte] = DIGIT;
        } else if ascii.is_ascii_uppercase() {
            kinds[byte] = CAPITAL;
        } else if ascii.is_ascii_lowercase() {
            kinds[byte] = LETTER;
        }
        byte += 1;
    }
    kinds[0xC3] = LEAD;
    kinds
}

/// True where a word is over before this byte, whatever stands behind it; a comma may be a decimal one.
fn ends_word(byte: u8, only_digits: bool) -> bool {
    matches!(byte, b' ' | b'\n' | b')' | b';' | b'!' | b'?' | b'"') || byte == b',' && !only_digits
}

/// True where the address of a page is over before this sign: no quotation mark is a part of one.
fn ends_address(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '"' | '\u{ff02}' | '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '‟' | ')' | '>')
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
    orthography: &'t Orthography,
    lower: String,
    spaced: bool,
    line: bool,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn push(&mut self, end: usize, kind: TokenKind, mut form: Form) {
        if self.spaced {
            form.set(Form::SPACED);
        }
        if self.line {
            form.set(Form::LINE_START);
        }
        // The space behind most tokens is passed with them.
        let space = self.text.as_bytes().get(end) == Some(&b' ');
        if space {
            form.set(Form::SPACED_AFTER);
        }
        self.tokens.push(Token { span: Span::new(self.at, end), kind, form });
        self.at = end + usize::from(space);
        self.spaced = space;
        self.line = false;
    }

    fn space_after_last(&mut self) {
        if let Some(last) = self.tokens.last_mut() {
            last.form.set(Form::SPACED_AFTER);
        }
    }

    fn step(&mut self) {
        let bytes = self.text.as_bytes();
        // Most tokens are but small letters, a capital perhaps before them, up to a space or a sign.
        let capital = bytes.get(self.at).is_some_and(u8::is_ascii_uppercase);
        let end = small_word(bytes, self.at + usize::from(capital));
        if end > self.at && bytes.get(end).is_some_and(|b| ends_word(*b, false)) {
            let form = if capital { Form::CAPITAL } else { Form::default() };
            return self.push(end, TokenKind::Word, form);
        }
        if self.text.as_bytes().get(self.at).is_some_and(u8::is_ascii_alphanumeric) {
            return self.word();
        }
        let Some(c) = self.rest().chars().next() else { return };
        if c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{ad}')
        {
            if c.is_whitespace() {
                self.spaced = true;
                self.space_after_last();
            }
            self.line |= c == '\n';
            self.at += c.len_utf8();
        } else if is_word_char(c) {
            self.word();
        } else if let Some((glyph, len)) = Glyph::at(self.rest()) {
            // 17", 5'10: after a digit, with no space between, a single mark is a measure.
            let after_digit =
                !self.spaced && self.text[..self.at].chars().next_back().is_some_and(|c| c.is_ascii_digit());
            if after_digit && glyph.is_single() {
                self.push(self.at + len, TokenKind::Punct('\''), Form::default());
            } else {
                self.push(self.at + len, TokenKind::Mark(glyph), Form::default());
            }
        } else {
            let mut end = self.at + c.len_utf8();
            let mut sign = c;
            if c == '.' {
                let dots = self.rest().bytes().take_while(|&b| b == b'.').count();
                end = self.at + dots;
                sign = if dots > 1 { '…' } else { '.' };
            }
            self.push(end, TokenKind::Punct(sign), Form::default());
        }
    }

    /// A run of letters and digits with the hyphens, apostrophes, decimal signs and dots that belong inside it.
    fn word(&mut self) {
        let text = self.text;
        let begin = self.at;
        let mut shape = Shape { only_digits: true, ..Shape::default() };
        let mut end = shape.plain(text.as_bytes(), begin);
        let first = usize::from(text.as_bytes()[begin].is_ascii_uppercase());
        if shape.capitals > first
            && let Some(cut) = self.lost_break(begin, end)
        {
            return self.push_before_break(begin, cut);
        }
        // Most words are plain letters up to a space or a sign.
        if end > begin && text.as_bytes().get(end).is_some_and(|b| ends_word(*b, shape.only_digits)) {
            let form = shape.form(text, begin);
            return self.push(end, shape.kind(), form);
        }
        let address = matches!(text.as_bytes().get(begin), Some(b'h' | b'w'));
        if address && ["http://", "https://", "www."].iter().any(|address| text[begin..].starts_with(address))
        {
            let len = text[begin..].find(ends_address).unwrap_or(text.len() - begin);
            return self.push(begin + len, TokenKind::Word, Form::default());
        }
        let mut hyphened = false;
        let mut elided = false;
        loop {
            let (part, capitals) = (end, shape.capitals);
            end = shape.plain(text.as_bytes(), end);
            // *l'auto-écoleLe maire*
            let first = usize::from(text[part..].starts_with(char::is_uppercase));
            if hyphened
                && part > begin
                && shape.capitals > capitals + first
                && let Some(cut) = self.lost_break(part, end)
            {
                return self.push_before_break(begin, cut);
            }
            let mut chars = text[end..].chars();
            let Some(c) = chars.next() else { break };
            let next = chars.next();
            let after = end + c.len_utf8();
            if is_word_char(c) {
                shape.count(c);
            } else if is_apostrophe(c)
                && let Some((cut, behind)) = misspelt_clitic(&text[begin..end], &text[after..])
            {
                if cut > 0 {
                    let form = shape.form(text, begin);
                    self.push(begin + cut, TokenKind::Word, form);
                }
                return self.push(after + behind, TokenKind::Clitic, Form::default());
            } else if is_apostrophe(c) {
                let (joins, elides) = self.apostrophe(&text[begin..end], next, text, after);
                elided = elides;
                if !joins && !elides {
                    break;
                }
                shape.only_digits = false;
            } else if matches!(c, '-' | '‑' | '·') && next.is_some_and(is_word_char) {
                hyphened = true;
                shape.only_digits = false;
            } else if matches!(c, ',' | '.') && shape.only_digits && next.is_some_and(|n| n.is_ascii_digit())
            {
                // 1.000, 3,5
            } else if c == '.'
                && shape.letters > 0
                && next.is_some_and(char::is_alphabetic)
                && dotted(&text[begin..end], next, text, end)
            {
                shape.only_digits = false;
            } else {
                break;
            }
            end = after;
            if elided {
                break;
            }
        }
        let mut form = shape.form(text, begin);
        let Shape { letters, capitals, only_digits } = shape;
        if elided {
            form.set(Form::ELIDED);
            return self.push(end, TokenKind::Word, form);
        }
        if only_digits {
            return self.push(end, TokenKind::Number, form);
        }
        if hyphened && let Some(cut) = self.clitic(begin, end) {
            if cut > begin {
                self.push(cut, TokenKind::Word, form);
            }
            return self.push(end, TokenKind::Clitic, Form::default());
        }
        if text[end..].starts_with('.') && !text[end..].starts_with("..") {
            lower_into(&text[begin..end], &mut self.lower);
            let number = || {
                let rest = text[end + 1..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
                rest.starts_with(|c: char| c.is_ascii_digit())
            };
            let known = self.orthography.abbreviations.contains(self.lower.as_str())
                || self.orthography.numbered.contains(self.lower.as_str()) && number();
            let initial = letters == 1 && capitals == 1 && self.initial(end + 1);
            let acronym = text[begin..end].contains('.') && letters == capitals;
            if known || initial || acronym {
                form.set(Form::ABBREVIATION);
                end += 1;
            }
        }
        self.push(end, TokenKind::Word, form);
    }

    /// A word right behind which a line break was lost.
    fn push_before_break(&mut self, begin: usize, cut: usize) {
        let capital = self.text[begin..cut].starts_with(char::is_uppercase);
        let form = if capital { Form::CAPITAL } else { Form::default() };
        // *a-t-elleLa*
        let verb = self.clitic(begin, cut);
        let word = verb.unwrap_or(cut);
        if word > begin {
            self.push(word, TokenKind::Word, form);
        }
        if verb.is_some() {
            self.push(cut, TokenKind::Clitic, Form::default());
        }
        self.line = true;
    }

    /// Whether an apostrophe after `before` belongs inside the word, and whether it ends an elided one.
    fn apostrophe(&mut self, before: &str, next: Option<char>, text: &str, after: usize) -> (bool, bool) {
        let letter = next.is_some_and(char::is_alphanumeric);
        // Mostly it is *l* or *d* already, and nothing is to be copied.
        let lower = if before.bytes().all(|b| b.is_ascii_lowercase()) {
            before
        } else {
            lower_into(before, &mut self.lower);
            &self.lower
        };
        let head = lower.bytes().rposition(|b| b == b'-').map_or(0, |hyphen| hyphen + 1);
        let head = &lower[head..];
        if self.orthography.elisions.contains(head) {
            // N'Golo, M'Baye, O'Brien: a capital before and after is a name, but for l', d', qu'.
            let name = matches!(head, "n" | "m" | "t")
                && before.chars().all(char::is_uppercase)
                && next.is_some_and(char::is_uppercase)
                && text[after..].chars().nth(1).is_some_and(char::is_lowercase);
            let mark = next.is_some_and(|c| matches!(c, '«' | '"' | '“' | '‘' | '‹' | '„' | '[' | '('))
                && text[after..].chars().nth(1).is_some_and(|c| !c.is_whitespace() || next == Some('«'));
            let gap = next == Some(' ')
                && text[after..].chars().nth(1).is_some_and(char::is_alphabetic)
                && before.len() == 1;
            return (name, !name && (letter || mark || gap));
        }
        (letter && !before.is_empty(), false)
    }

    /// Where a sentence begins inside a run of letters: `Selon` of `recherchéSelon`, `L` of `moqueriesL'équipe`.
    fn lost_break(&mut self, begin: usize, end: usize) -> Option<usize> {
        let word = &self.text[begin..end];
        let cut = word.rfind(char::is_uppercase)?;
        // *YouTube*, *DeLa*: a name is as short before its capital; *#balanceTonPorc*: and has more of them.
        let before = &word[..cut];
        let small = before.chars().rev().take_while(|c| c.is_lowercase()).count();
        let alone = small + usize::from(before.starts_with(char::is_uppercase)) == before.chars().count();
        // *TRANSPORTSLa candidate*
        let tail = word[cut..].chars().count();
        let loud = tail > 1 && before.chars().count() > 2 && before.chars().all(char::is_uppercase);
        let marked = self.text[..begin].ends_with(['#', '@', '_', '/']);
        let dotted = !loud && self.text[..begin].ends_with('.');
        if (small < 4 || !alone) && !loud || marked || dotted {
            return None;
        }
        // *les retraitesEmmanuel Macron*, *la rentréeJean-Marc*: behind a word in small letters the first of two with a capital.
        let rest = self.text[end..].strip_prefix([' ', '-']).unwrap_or_default();
        let named = tail > 3 && rest.starts_with(char::is_uppercase);
        // *FISCALITÉEmmanuel Macron*: as behind a word in capitals, but for acronyms (*BNPParibas Fortis*).
        let capitals = loud && before.chars().count() > 4;
        if named && (before.starts_with(char::is_lowercase) || capitals) {
            return Some(begin + cut);
        }
        lower_into(&word[cut..], &mut self.lower);
        let elided = !loud && self.text[end..].starts_with(is_apostrophe);
        let words = if elided { &self.orthography.elisions } else { &self.orthography.starters };
        words.contains(self.lower.as_str()).then_some(begin + cut)
    }

    /// Where the clitic of `dit-il`, `a-t-elle` begins.
    fn clitic(&mut self, begin: usize, end: usize) -> Option<usize> {
        let word = &self.text[begin..end];
        let hyphen = word.rfind(['-', '‑'])?;
        let skip = word[hyphen..].chars().next().map_or(1, char::len_utf8);
        lower_into(&word[hyphen + skip..], &mut self.lower);
        if !self.orthography.clitics.contains(self.lower.as_str()) {
            return None;
        }
        lower_into(word, &mut self.lower);
        if self.orthography.not_clitic.contains(self.lower.as_str()) {
            return None;
        }
        let stem = &word[..hyphen];
        // *a t-il dit*: the hyphen before the t was left out.
        if matches!(stem, "t" | "T") {
            return Some(begin);
        }
        let cut = stem
            .strip_suffix("-t")
            .or_else(|| stem.strip_suffix("‑t"))
            .or_else(|| stem.strip_suffix("-T"))
            .map_or(hyphen, str::len);
        // Saint-Elle, Jean-Il: after a capital inside the word there is no verb.
        let inner_capital =
            word[..cut].chars().skip(1).any(char::is_uppercase) && !word.chars().all(|c| !c.is_lowercase());
        (cut > 0 && !inner_capital).then_some(begin + cut)
    }

    /// Whether a lone capital with a full stop is an initial: not where a new sentence plainly begins after it.
    fn initial(&mut self, after: usize) -> bool {
        // *a-t-elle écrit sur X. Le maire*: the network.
        if self.text[..after].trim_end_matches('.').ends_with("sur X") {
            return false;
        }
        let rest = self.text[after..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        // *Yannick J., le conjoint*, *Yannick J. a dit*: the surname of somebody whose name is kept back.
        let before = self.text[..after].trim_end_matches('.').trim_end_matches(char::is_uppercase);
        let given = before.strip_suffix(' ').and_then(|b| b.rsplit(|c: char| !is_word_char(c)).next());
        let named =
            given.is_some_and(|word| word.chars().count() > 2 && word.starts_with(char::is_uppercase));
        let spaced = rest.len() < self.text.len() - after;
        let goes_on = match rest.chars().next() {
            Some(',' | ')' | '(') => true,
            Some(letter) => spaced && letter.is_lowercase(),
            None => false,
        };
        if named && goes_on {
            return true;
        }
        let next: &str = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if next.is_empty() || !next.starts_with(char::is_uppercase) {
            return false;
        }
        lower_into(next, &mut self.lower);
        !self.orthography.starters.contains(self.lower.as_str())
    }
}

/// *a t'il*, *a-t'elle*: an apostrophe for the second hyphen. How many bytes before it belong to the verb, and how many
/// behind it to the pronoun.
fn misspelt_clitic(before: &str, behind: &str) -> Option<(usize, usize)> {
    let stem = before.strip_suffix('t')?;
    let verb = stem.strip_suffix(['-', '‑']);
    let pronoun = behind.split(|c: char| !is_word_char(c)).next().unwrap_or_default();
    let joined = verb.is_some_and(|v| !v.is_empty()) || stem.is_empty();
    (joined && matches!(pronoun, "il" | "elle" | "on" | "ils" | "elles"))
        .then_some((verb.map_or(0, str::len), pronoun.len()))
}

/// Whether a full stop between letters belongs inside a word: `U.S`, `J.-C`, `lemonde.fr`, but not `employés.Selon`, `M.Martin`.
fn dotted(before: &str, next: Option<char>, text: &str, at: usize) -> bool {
    let tail = before.rsplit(['.', '-']).next().unwrap_or_default();
    let initials = tail.chars().count() == 1 && tail.chars().all(char::is_uppercase);
    // *Paul Martin.https://…*: an address begins.
    let address = ["http", "www."].iter().any(|address| text[at + 1..].starts_with(address));
    let domain = next.is_some_and(char::is_lowercase)
        && !address
        && !text[at + 1..].starts_with("net ")
        && before.chars().next_back().is_some_and(char::is_alphanumeric);
    let title = before == "M" && text[at + 1..].chars().nth(1).is_some_and(char::is_lowercase);
    initials && !title && next.is_some_and(char::is_uppercase) || domain
}
