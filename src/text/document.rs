//! [`Document`]: one text with its tokens, sentences and paragraphs, and look-ups by offset.

use super::intertitles::part_intertitles;
use super::token::{Form, Token, TokenKind, tokenize};
use super::{Leaning, Orthography, Span};
use std::ops::Range;

/// A text cut into tokens, sentences and paragraphs. The text itself is borrowed and never changed.
pub struct Document<'t> {
    text: &'t str,
    /// Where it begins to be read.
    start: usize,
    tokens: Vec<Token>,
    /// The words of each token: a slice of the text asks more questions than one of these.
    words: Vec<&'t str>,
    /// Token ranges; each lies inside one paragraph.
    sentences: Vec<Range<u32>>,
    /// Token ranges; together they hold every token.
    paragraphs: Vec<Range<u32>>,
}

impl<'t> Document<'t> {
    /// Reads `text` from byte `start` on (what stands before, a date, belongs to no sentence); cannot fail, linear.
    pub fn new(text: &'t str, start: usize, orthography: &Orthography) -> Document<'t> {
        let mut tokens = tokenize(text, start, orthography);
        part_intertitles(&mut tokens, text);
        let line = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let wrapped = is_hard_wrapped(text.get(line..).unwrap_or_default());
        let (sentences, paragraphs) = (Vec::with_capacity(32), Vec::with_capacity(16));
        let words = tokens.iter().map(|token| token.span.of(text)).collect();
        let mut document = Document { text, start, tokens, words, sentences, paragraphs };
        document.cut_paragraphs(wrapped);
        document.cut_sentences();
        document
    }

    /// The text, as given.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// What is read of the text: without the date before it, or what stands in the parts before this one.
    pub fn part(&self) -> &'t str {
        self.text.get(self.start..).unwrap_or_default()
    }

    /// All tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The words of a token.
    #[inline]
    pub fn word(&self, token: usize) -> &'t str {
        self.words.get(token).copied().unwrap_or_default()
    }

    /// The words of all tokens.
    pub fn words(&self) -> &[&'t str] {
        &self.words
    }

    /// Whether the words of a token are these.
    #[inline]
    pub fn reads(&self, token: usize, word: &str) -> bool {
        self.word(token) == word
    }

    /// The same, capitals of ASCII aside.
    pub fn reads_in_any_case(&self, token: usize, word: &str) -> bool {
        let token = self.tokens.get(token).filter(|t| t.span.len() == word.len());
        token.is_some_and(|t| self.bytes(t.span).eq_ignore_ascii_case(word.as_bytes()))
    }

    /// The bytes of a span, for what need not know where characters begin.
    pub fn bytes(&self, span: Span) -> &'t [u8] {
        self.text.as_bytes().get(span.start()..span.end()).unwrap_or_default()
    }

    /// The bytes from the beginning of a span to the end of the text.
    pub fn bytes_from(&self, span: Span) -> &'t [u8] {
        self.text.as_bytes().get(span.start()..).unwrap_or_default()
    }

    /// The sentences, as ranges of tokens.
    pub fn sentences(&self) -> &[Range<u32>] {
        &self.sentences
    }

    /// The paragraphs, as ranges of tokens.
    pub fn paragraphs(&self) -> &[Range<u32>] {
        &self.paragraphs
    }

    /// The number of the paragraph that holds the byte, from 0.
    pub fn paragraph_at(&self, offset: usize) -> usize {
        let after = self.paragraphs.partition_point(|p| self.start_of(p.start) <= offset);
        after.saturating_sub(1)
    }

    /// The number of the sentence that holds the byte, from 0.
    pub fn sentence_at(&self, offset: usize) -> usize {
        let after = self.sentences.partition_point(|s| self.start_of(s.start) <= offset);
        after.saturating_sub(1)
    }

    /// The first token that ends after the byte.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.span.end() <= offset)
    }

    /// The span of a range of tokens; empty at the end of the text where the range is empty.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|l| self.tokens.get(l))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.to(last.span),
            (Some(first), _) => Span::new(first.span.start(), first.span.start()),
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    fn start_of(&self, token: u32) -> usize {
        self.tokens.get(token as usize).map_or(self.text.len(), |t| t.span.start())
    }

    fn cut_paragraphs(&mut self, wrapped: bool) {
        let mut start = 0u32;
        for (i, token) in self.tokens.iter().enumerate().skip(1) {
            if !token.form.is(Form::LINE_START) {
                continue;
            }
            let gap = &self.text[self.tokens[i - 1].span.end()..token.span.start()];
            if !wrapped || gap.bytes().filter(|&b| b == b'\n').count() > 1 {
                self.paragraphs.push(start..i as u32);
                start = i as u32;
            }
        }
        if (start as usize) < self.tokens.len() {
            self.paragraphs.push(start..self.tokens.len() as u32);
        }
    }

    /// Sentences end at `. ! ? …` before a capital, a number, an opening mark or a dash, and at every paragraph's end.
    /// Whether marks are paired plays no part: one bad mark must not glue a paragraph together.
    fn cut_sentences(&mut self) {
        for paragraph in self.paragraphs.clone() {
            let mut start = paragraph.start;
            let mut i = paragraph.start;
            while i < paragraph.end {
                let rest = &self.tokens[i as usize..paragraph.end as usize];
                let Some(stop) = rest.iter().position(Token::ends_sentence) else { break };
                i += stop as u32 + 1;
                while i < paragraph.end && self.closes(i as usize) {
                    i += 1;
                }
                if i < paragraph.end && self.begins_sentence(i as usize) {
                    self.sentences.push(start..i);
                    start = i;
                }
            }
            if start < paragraph.end {
                self.sentences.push(start..paragraph.end);
            }
        }
    }

    /// What may follow the full stop within its sentence: more stops, closing marks and brackets without a space.
    fn closes(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        match token.kind {
            TokenKind::Punct('.' | '!' | '?' | '…') => true,
            TokenKind::Punct(')' | ']') => !token.form.is(Form::SPACED),
            TokenKind::Mark(glyph) => {
                glyph.leaning == Leaning::Close && !glyph.is_single()
                    || glyph.leaning != Leaning::Open
                        && !token.form.is(Form::SPACED)
                        && token.form.is(Form::SPACED_AFTER)
                    || glyph.leaning != Leaning::Open
                        && !token.form.is(Form::SPACED)
                        && self.tokens.get(i + 1).is_some_and(|t| matches!(t.kind, TokenKind::Punct(_)))
            }
            _ => false,
        }
    }

    fn begins_sentence(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        let before = &self.tokens[i - 1];
        let glued = !token.form.is(Form::SPACED);
        match token.kind {
            TokenKind::Word if glued => {
                // `employés.Selon`: a crawler lost the space. Not inside `Yahoo!Groupes`.
                token.form.is(Form::CAPITAL)
                    && !token.form.is(Form::ALL_CAPS)
                    && before.kind != TokenKind::Punct('!')
            }
            TokenKind::Word => token.form.is(Form::CAPITAL) || self.word(i).starts_with(['@', '#']),
            TokenKind::Clitic => false,
            TokenKind::Number => !glued,
            TokenKind::Mark(glyph) => {
                glyph.leaning != Leaning::Close && !glued || glyph.leaning == Leaning::Open
            }
            TokenKind::Punct('-' | '–' | '—' | '•' | '[' | '(' | '>' | '*') => !glued,
            TokenKind::Punct(_) => false,
        }
    }
}

/// True where lines were cut at a fixed width: then only a blank line ends a paragraph.
fn is_hard_wrapped(text: &str) -> bool {
    /// No wrapped line is longer, in bytes.
    const WIDEST: usize = 130;
    let (mut inside, mut breaks) = (0usize, 0usize);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.len() > WIDEST {
            return false;
        }
        let Some(next) = lines.peek().map(|n| n.trim_start()) else { break };
        if line.trim().is_empty() || next.is_empty() {
            continue;
        }
        breaks += 1;
        let open = !line.trim_end().ends_with(['.', '!', '?', '…', ':', '»', '"', '”']);
        inside += usize::from(open && line.len() > 40 && next.starts_with(char::is_lowercase));
    }
    inside >= 3 && inside * 5 >= breaks * 2
}
