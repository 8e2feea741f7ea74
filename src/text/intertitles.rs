//! Intertitles whose line breaks a crawler lost: *… a-t-il dit.- Sans issue -Le maire …*, *… a-t-il dit. UN PROJET SANS ISSUE Le
//! maire …*
//!
//! Agencies set an intertitle between dashes or in capitals, on a line of its own. Without its line breaks it stands between
//! two sentences, and would be read as a part of both; the breaks are put back into the form of the tokens. Knows no
//! language: stops, dashes and capitals tell.

use super::{Form, Leaning, Token, TokenKind};
use std::ops::Range;

/// No intertitle has more tokens between its dashes.
const LONGEST: usize = 16;

/// Marks the beginning of every such intertitle, and what follows it, as the beginning of a line; linear.
pub(super) fn part_intertitles(tokens: &mut [Token], text: &str) {
    part_dashes(tokens);
    part_capitals(tokens, text);
}

/// Those in capitals: between the end of a sentence and a word with a small letter, or marks.
fn part_capitals(tokens: &mut [Token], text: &str) {
    let mut from = 0;
    while let Some(first) = (from..tokens.len()).find(|i| tokens[*i].form.is(Form::ALL_CAPS)) {
        let loud = |i: &usize| is_loud(&tokens[*i], text);
        let end = (first..tokens.len()).find(|i| !loud(i)).unwrap_or(tokens.len());
        from = end.max(first + 1);
        // *L'AFFAIRE*, *À DROITE*
        let letter = first.checked_sub(1).filter(|i| is_letter(&tokens[*i], text));
        let mut open = letter.unwrap_or(first);
        // *… EN JUIN L'ancien maire*: the article is of the sentence.
        let last = (first..end).rev().find(|i| !is_letter(&tokens[*i], text));
        let mut next = last.map_or(end, |last| last + 1);
        // *« UN PROJET »*
        let marked = open.checked_sub(1).filter(|i| opens(&tokens[*i]));
        if let (Some(mark), Some(true)) = (marked, tokens.get(end).map(closes)) {
            (open, next) = (mark, end + 1);
        }
        let line = |i: usize| i == 0 || tokens[i].form.is(Form::LINE_START);
        let begins =
            tokens.get(next).is_some_and(|t| starts(t) && t.kind != TokenKind::Number && !line(next));
        if begins && (line(open) || ends_before(tokens, open)) && is_shouted(&tokens[first..next]) {
            tokens[open].form.set(Form::LINE_START);
            tokens[next].form.set(Form::LINE_START);
        }
    }
}

/// What an intertitle in capitals is made of.
fn is_loud(token: &Token, text: &str) -> bool {
    match token.kind {
        TokenKind::Word => token.form.is(Form::ALL_CAPS) || is_letter(token, text),
        TokenKind::Number => true,
        TokenKind::Punct(sign) => matches!(sign, ',' | ':' | '?' | '!' | '-' | '–' | '%' | '/'),
        TokenKind::Mark(_) | TokenKind::Clitic => false,
    }
}

/// *L'*, *À*: one capital letter.
fn is_letter(token: &Token, text: &str) -> bool {
    let mut letters = token.span.of(text).chars().filter(|c| c.is_alphabetic());
    token.kind == TokenKind::Word
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none()
}

fn opens(token: &Token) -> bool {
    token.mark().is_some_and(|glyph| glyph.leaning != Leaning::Close) && !token.form.is(Form::SPACED_AFTER)
}

fn closes(token: &Token) -> bool {
    token.mark().is_some_and(|glyph| glyph.leaning != Leaning::Open) && !token.form.is(Form::SPACED)
}

/// More than a few acronyms: several words, one of them long.
fn is_shouted(run: &[Token]) -> bool {
    /// Bytes of the words together, and of the longest.
    const LEAST: (usize, usize) = (12, 6);
    let words = || run.iter().filter(|t| t.is_word()).map(|t| t.span.len());
    words().count() > 1 && words().sum::<usize>() >= LEAST.0 && words().max() >= Some(LEAST.1)
}

/// Those between dashes.
fn part_dashes(tokens: &mut [Token]) {
    let mut from = 1;
    while let Some(open) = (from..tokens.len()).find(|i| dash(&tokens[*i]).is_some()) {
        from = open + 1;
        let Some(close) = closing(tokens, open) else { continue };
        tokens[open].form.set(Form::LINE_START);
        tokens[close + 1].form.set(Form::LINE_START);
        from = close + 1;
    }
}

/// The second dash of an intertitle, by its first.
fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let sign = dash(&tokens[open])?;
    if !tokens[open].form.is(Form::SPACED_AFTER) || !ends_before(tokens, open) {
        return None;
    }
    let reach = open + 2..tokens.len().min(open + 2 + LONGEST);
    let close = reach
        .take_while(|i| !tokens[*i].form.is(Form::LINE_START))
        .find(|i| dash(&tokens[*i]) == Some(sign) && tokens[*i].form.is(Form::SPACED))?;
    let next = tokens.get(close + 1)?;
    // With a space on every side it may be the dash of a list: *- Le pilote : « Là. » - La tour : « Non. »*
    let glued = !tokens[open].form.is(Form::SPACED) || !tokens[close].form.is(Form::SPACED_AFTER);
    let begins = starts(next) && !next.form.is(Form::LINE_START);
    (begins && is_title(&tokens[open + 1..close], glued)).then_some(close)
}

/// A hyphen or dash.
fn dash(token: &Token) -> Option<char> {
    match token.kind {
        TokenKind::Punct(sign @ ('-' | '–' | '—')) => Some(sign),
        _ => None,
    }
}

/// A sentence may have ended before a dash: with a stop, with marks or a bracket behind one, or with these right at the dash.
fn ends_before(tokens: &[Token], dash: usize) -> bool {
    let Some(last) = dash.checked_sub(1).map(|before| &tokens[before]) else { return false };
    let closes = match last.kind {
        TokenKind::Mark(glyph) => glyph.leaning != Leaning::Open,
        TokenKind::Punct(')' | ']') => true,
        _ => false,
    };
    let stop = dash.checked_sub(2).is_some_and(|before| tokens[before].ends_sentence());
    last.ends_sentence() || closes && (stop || !tokens[dash].form.is(Form::SPACED))
}

/// A sentence may begin with a token.
fn starts(token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => token.form.is(Form::CAPITAL),
        TokenKind::Number => true,
        TokenKind::Mark(glyph) => glyph.leaning != Leaning::Close,
        _ => false,
    }
}

/// What stands between the dashes is a title: it begins like a sentence, is none that ends before its last sign, and no mark in it
/// is left without another.
fn is_title(between: &[Token], glued: bool) -> bool {
    let neutral = |token: &&Token| token.mark().is_some_and(|glyph| glyph.leaning == Leaning::Neutral);
    let inside: Range<usize> = 0..between.iter().rposition(Token::is_word).unwrap_or(0);
    between.first().is_some_and(starts)
        && !between[inside].iter().any(Token::ends_sentence)
        && (glued || !between.iter().any(|token| token.is_punct(':')))
        && between.iter().filter(neutral).count() % 2 == 0
}
