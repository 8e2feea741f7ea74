//! Dialogue: lines that a dash opens, as in novels and reports from court, without any mark.
//!
//! Most lines that a dash opens are items of a list. Those of a dialogue come one behind another, ask and answer, and say
//! *je* and *vous*; none of them ends like an item. What a line may look like is told from its words alone.

use super::Quotation;
use crate::text::{Document, Form, Span, Token, TokenKind};
use std::ops::Range;

/// A line with fewer tokens than this behind its dash holds no words: a signature, a sign.
const SHORTEST: usize = 2;

/// The lines of dialogue of a document, by start; none of them overlaps a quotation between marks that it does not hold.
/// Linear in the tokens.
pub(super) fn dialogue(document: &Document<'_>, marked: &[Quotation]) -> Vec<Quotation> {
    let lines: Vec<Range<usize>> =
        document.paragraphs().iter().map(|p| p.start as usize..p.end as usize).collect();
    let opens = |line: &Range<usize>| opens_line(&document.tokens()[line.clone()]);
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let run = lines[at..].iter().take_while(|line| opens(line)).count();
        if run > 1 && is_dialogue(document, &lines[at..at + run]) {
            found.extend(lines[at..at + run].iter().filter_map(|line| quotation(document, line, marked)));
        }
        at += run.max(1);
    }
    found
}

/// A dash, a space, and words; no dash at the end, which would make it an intertitle.
fn opens_line(line: &[Token]) -> bool {
    let [first, second, .., last] = line else { return false };
    dash(first)
        && first.form.is(Form::SPACED_AFTER)
        && line.len() > SHORTEST
        && !dash(last)
        // *– « Bonjour », dit-elle*: the marks tell.
        && !matches!(second.kind, TokenKind::Mark(_))
}

fn dash(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Punct('-' | '–' | '—'))
}

/// Whether lines are those of people who talk: somebody is asked and somebody answers, and *je* or *vous* is said.
fn is_dialogue(document: &Document<'_>, lines: &[Range<usize>]) -> bool {
    let tokens = document.tokens();
    let ends =
        |line: &Range<usize>, signs: &[char]| signs.iter().any(|sign| tokens[line.end - 1].is_punct(*sign));
    let item = |line: &Range<usize>| ends(line, &[';', ',', ':']);
    let question = |line: &Range<usize>| tokens[line.clone()].iter().any(|token| token.is_punct('?'));
    let talks = |line: &Range<usize>| line.clone().any(|t| is_of_talk(document.word(t)));
    !lines.iter().any(item)
        && lines.iter().any(question)
        && !lines.iter().all(|line| ends(line, &['?']))
        && lines.iter().any(talks)
}

/// A word of those who talk to each other.
fn is_of_talk(word: &str) -> bool {
    const WORDS: [&str; 22] = [
        "je", "j'", "j’", "moi", "me", "m'", "m’", "mon", "ma", "mes", "tu", "toi", "te", "t'", "t’", "ton",
        "ta", "tes", "vous", "votre", "vos", "madame",
    ];
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// A line as a quotation: its dash opens it, and nothing closes it.
fn quotation(document: &Document<'_>, line: &Range<usize>, marked: &[Quotation]) -> Option<Quotation> {
    let (first, last) = (&document.tokens()[line.start], &document.tokens()[line.end - 1]);
    // Marks that lead out of the line are another's.
    let crosses = |q: &Quotation| {
        (q.first < line.start && q.last > line.start) || (q.first < line.end && q.last > line.end)
    };
    let near = marked.partition_point(|q| q.first < line.end);
    if marked[..near].iter().rev().take(8).any(crosses) {
        return None;
    }
    let end = last.span.end();
    Some(Quotation {
        span: first.span.to(last.span),
        open: first.span,
        close: Span::new(end, end),
        first: line.start,
        last: line.end,
        parent: None,
        dash: true,
        repair: None,
    })
}
