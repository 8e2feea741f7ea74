//! Quotations: every stretch between quotation marks, in every form and with every accident.
//!
//! Within a paragraph the marks are read together: each is given a part (opens, closes, stands alone) such that the
//! whole costs least, in a shortest-path search over what is open at the time (Viterbi, after Bellman 1958). What a
//! mark prefers follows from its form and from the white space around it, never from counting; so one bad mark spoils
//! no more than its own neighbourhood. Between paragraphs a quotation goes on only where typography says so.

use super::dialogue::dialogue;
use crate::text::{Document, Family, Form, Glyph, Leaning, Span, TokenKind};

/// A stretch between marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the first mark to the last, both included.
    pub span: Span,
    /// The opening mark; empty at the start where it is missing.
    pub open: Span,
    /// The closing mark; empty at the end where it is missing.
    pub close: Span,
    /// First token, the opening mark included.
    pub first: usize,
    /// One past the last token, the closing mark included.
    pub last: usize,
    /// The quotation around this one.
    pub parent: Option<usize>,
    /// A line of dialogue: a dash opens it, and no mark.
    pub dash: bool,
    /// What was mended.
    pub repair: Option<Repair>,
}

/// An accident of typography, and how it was mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Two marks of different families.
    Mismatched,
    /// A second closing mark right after the first.
    Doubled,
    /// No closing mark: it runs to the end of the paragraph.
    Unclosed,
    /// No opening mark: it runs from the start of the sentence.
    Unopened,
}

impl Repair {
    /// The word for it in notices and in the column `marks`.
    pub fn code(self) -> &'static str {
        match self {
            Repair::Mismatched => "mismatched",
            Repair::Doubled => "doubled",
            Repair::Unclosed => "unclosed",
            Repair::Unopened => "unopened",
        }
    }

    /// The same in a sentence.
    pub fn message(self) -> &'static str {
        match self {
            Repair::Mismatched => "opening and closing mark are of different kinds; taken as one quotation",
            Repair::Doubled => "a closing mark is repeated; the quotation ends at the last one",
            Repair::Unclosed => "no closing mark; the quotation is taken to run to the end of its paragraph",
            Repair::Unopened => "no opening mark; the quotation is taken to begin with its sentence",
        }
    }
}

impl Quotation {
    /// The tokens between the marks.
    pub fn inner(&self) -> std::ops::Range<usize> {
        let start = self.first + usize::from(!self.open.is_empty());
        let end = self.last - usize::from(!self.close.is_empty());
        start..end.max(start)
    }

    /// What stands between the marks.
    pub fn inner_span(&self) -> Span {
        Span::new(self.open.end(), self.close.start())
    }
}

/// Finds all quotations of a document, outer before inner, by start. Linear in the marks.
pub fn quotations(document: &Document<'_>) -> Vec<Quotation> {
    let mut solved: Vec<Solved> = Vec::new();
    for (number, paragraph) in document.paragraphs().iter().enumerate() {
        let start = paragraph.start as usize;
        let tokens = &document.tokens()[start..paragraph.end as usize];
        let mut marks = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            if token.mark().is_some() {
                marks.push(start + i);
            }
        }
        if !marks.is_empty() {
            let parts = parts(document, paragraph.start as usize, paragraph.end as usize, &marks);
            solved.push(Solved {
                number,
                start: paragraph.start as usize,
                end: paragraph.end as usize,
                marks,
                parts,
            });
        }
    }
    let mut found = Vec::new();
    join(document, &mut solved, &mut found);
    found.sort_by_key(|q: &Quotation| (q.first, std::cmp::Reverse(q.last)));
    found.dedup_by(|b, a| a.first == b.first && a.last == b.last);
    drop_doublets(&mut found);
    let lines = dialogue(document, &found);
    if !lines.is_empty() {
        found.extend(lines);
        found.sort_by_key(|q: &Quotation| (q.first, std::cmp::Reverse(q.last)));
    }
    nest(&mut found);
    found
}

/// A paragraph with marks, and the part that each of them plays.
struct Solved {
    number: usize,
    start: usize,
    end: usize,
    marks: Vec<usize>,
    parts: Vec<Part>,
}

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Open,
    Close,
    /// Closes once more what was closed just before.
    Again,
    /// Closes what was never opened.
    Unopened,
    /// An apostrophe, an inch, a slip.
    Stray,
}

/// Marks still open, innermost last: up to [`DEPTH`] families of three bits each, all zero for nothing.
type Stack = u16;
const DEPTH: u32 = 3;

fn depth(stack: Stack) -> u32 {
    match stack {
        0 => 0,
        1..8 => 1,
        8..64 => 2,
        _ => 3,
    }
}

fn family_code(family: Family) -> u16 {
    match family {
        Family::Guillemet => 1,
        Family::Curly => 2,
        Family::Straight => 3,
        Family::SingleGuillemet => 4,
        Family::SingleCurly => 5,
        Family::SingleStraight => 6,
        Family::TwoSingles => 7,
    }
}

/// What surrounds a mark.
struct Setting {
    space_before: bool,
    space_after: bool,
    /// At the start of its paragraph, after an opening bracket, a colon, an elision or another opening mark.
    starts: bool,
    /// Before a stop, a comma, a closing bracket, or at the end of its paragraph.
    ends: bool,
    /// Letters on both sides, no space.
    inside_word: bool,
    /// Only closing marks and stops stand between this mark and the mark before.
    close_behind: bool,
    after_digit: bool,
}

fn setting(document: &Document<'_>, start: usize, end: usize, i: usize) -> Setting {
    let tokens = document.tokens();
    let before = (i > start).then(|| &tokens[i - 1]);
    let after = (i + 1 < end).then(|| &tokens[i + 1]);
    let space_before = before.is_none() || tokens[i].form.is(Form::SPACED);
    let space_after = after.is_none() || tokens[i].form.is(Form::SPACED_AFTER);
    let elided = before.is_some_and(|t| t.form.is(Form::ELIDED));
    let opener = before.is_none_or(|t| matches!(t.kind, TokenKind::Punct('(' | '[' | ':' | '—' | '–')));
    let ends = after.is_none_or(|t| {
        matches!(t.kind, TokenKind::Punct('.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']'))
    });
    let word_before = before.is_some_and(|t| t.is_word() || t.kind == TokenKind::Number);
    let word_after = after.is_some_and(|t| t.is_word() || t.kind == TokenKind::Number);
    let mut back = i;
    while back > start && matches!(tokens[back - 1].kind, TokenKind::Punct(',' | '.' | ';' | '!' | '?' | '…'))
    {
        back -= 1;
    }
    Setting {
        space_before,
        space_after,
        starts: opener || elided,
        ends,
        inside_word: word_before && word_after && !space_before && !space_after && !elided,
        close_behind: back > start && matches!(tokens[back - 1].kind, TokenKind::Mark(_)),
        after_digit: !space_before && before.is_some_and(|t| t.kind == TokenKind::Number),
    }
}

/// Costs are in tenths; the unit is one slight oddity.
fn open_cost(glyph: Glyph, at: &Setting) -> u32 {
    let form = match (glyph.leaning, glyph.family) {
        (Leaning::Close, Family::Curly) => 22,
        (Leaning::Close, _) => 60,
        _ => 0,
    };
    let wide = matches!(glyph.family, Family::Guillemet | Family::SingleGuillemet);
    let place = match (at.starts || at.space_before, at.space_after) {
        (true, false) => 0,
        (true, true) if wide => 0,
        (true, true) => 10,
        (false, true) if wide => 12,
        (false, true) => 30,
        (false, false) => 18,
    };
    form + place
        + if at.ends && !wide { 25 } else { 0 }
        + if at.inside_word { 25 } else { 0 }
        + single(glyph, 2)
}

fn close_cost(glyph: Glyph, at: &Setting) -> u32 {
    let form = match (glyph.leaning, glyph.family) {
        (Leaning::Open, Family::Curly) => 15,
        (Leaning::Open, _) => 60,
        _ => 0,
    };
    let wide = matches!(glyph.family, Family::Guillemet | Family::SingleGuillemet);
    let place = match (at.space_before, at.space_after || at.ends) {
        (false, true) => 0,
        (true, true) if wide || at.ends => 0,
        (true, true) => 10,
        (true, false) if wide => 10,
        (true, false) => 30,
        (false, false) => 8,
    };
    form + place + if at.inside_word { 25 } else { 0 }
}

fn single(glyph: Glyph, cost: u32) -> u32 {
    if glyph.is_single() { cost } else { 0 }
}

fn stray_cost(glyph: Glyph, at: &Setting) -> u32 {
    match glyph.family {
        Family::SingleStraight => 5,
        Family::SingleCurly if glyph.leaning == Leaning::Close => 3,
        Family::SingleCurly => 20,
        _ if at.inside_word => 15,
        Family::Straight if at.after_digit => 10,
        _ => 44,
    }
}

fn match_cost(open: u16, close: Family) -> u32 {
    let close = family_code(close);
    if open == close {
        return 0;
    }
    let kind = |c: u16| match c {
        1..=3 => 0,
        7 => 1,
        _ => 2,
    };
    match (kind(open), kind(close)) {
        (0, 0) => 15,
        (0, 1) | (1, 0) => 18,
        (1, 2) | (2, 1) => 20,
        (2, 2) => 25,
        _ => 55,
    }
}

/// The parts of the marks of one paragraph: the cheapest reading of them all.
fn parts(document: &Document<'_>, start: usize, end: usize, marks: &[usize]) -> Vec<Part> {
    // A state of the search: what is open, what it cost, and how it was reached.
    #[derive(Clone, Copy)]
    struct State {
        stack: Stack,
        closed_last: bool,
        cost: u32,
        from: u32,
        part: Part,
    }
    let mut layers: Vec<Vec<State>> = Vec::with_capacity(marks.len());
    let root = [State { stack: 0, closed_last: false, cost: 0, from: 0, part: Part::Stray }];
    for &mark in marks {
        let TokenKind::Mark(glyph) = document.tokens()[mark].kind else { continue };
        let at = setting(document, start, end, mark);
        let current = layers.last().map_or(&root[..], Vec::as_slice);
        let mut next: Vec<State> = Vec::with_capacity(current.len() * 3);
        for (from, state) in current.iter().enumerate() {
            let mut reach = |stack: Stack, part: Part, cost: u32| {
                let closed_last = matches!(part, Part::Close | Part::Again);
                let cost = state.cost + cost;
                match next.iter_mut().find(|s| s.stack == stack && s.closed_last == closed_last) {
                    Some(old) if old.cost <= cost => {}
                    Some(old) => *old = State { stack, closed_last, cost, from: from as u32, part },
                    None => next.push(State { stack, closed_last, cost, from: from as u32, part }),
                }
            };
            let inner = state.stack >> (3 * depth(state.stack).saturating_sub(1)) & 7;
            let code = family_code(glyph.family);
            if depth(state.stack) < DEPTH {
                let nesting = match depth(state.stack) {
                    0 => 0,
                    _ if inner == code && glyph.leaning == Leaning::Neutral => 60,
                    _ if inner == code => 18,
                    _ if glyph.is_single() => 2,
                    _ => 6,
                };
                let stack = state.stack | code << (3 * depth(state.stack));
                reach(stack, Part::Open, open_cost(glyph, &at) + nesting);
            }
            if state.stack != 0 {
                let stack = state.stack & !(7 << (3 * (depth(state.stack) - 1)));
                reach(stack, Part::Close, close_cost(glyph, &at) + match_cost(inner, glyph.family));
            } else if state.closed_last && at.close_behind {
                reach(0, Part::Again, close_cost(glyph, &at) + 10);
            } else if !glyph.is_single() {
                reach(0, Part::Unopened, close_cost(glyph, &at) + 40);
            }
            reach(state.stack, Part::Stray, stray_cost(glyph, &at));
        }
        next.sort_by_key(|s| (s.cost, s.stack));
        next.truncate(24);
        layers.push(next);
    }
    // What is left open at the end of the paragraph costs, a single mark so much that it is read as an apostrophe.
    let unclosed = |stack: Stack| -> u32 {
        (0..depth(stack)).map(|d| if matches!(stack >> (3 * d) & 7, 5 | 6) { 60 } else { 34 }).sum()
    };
    let mut parts = vec![Part::Stray; layers.len()];
    let last = layers.last().map_or(&root[..], Vec::as_slice);
    let mut at = last
        .iter()
        .enumerate()
        .min_by_key(|(_, s)| (s.cost + unclosed(s.stack), s.stack))
        .map_or(0, |(i, _)| i);
    for (layer, part) in layers.iter().zip(parts.iter_mut()).rev() {
        let Some(state) = layer.get(at) else { break };
        *part = state.part;
        at = state.from as usize;
    }
    parts
}

/// A quotation still open while paragraphs are joined.
#[derive(Clone, Copy)]
struct Open {
    mark: usize,
}

/// Reads the parts as quotations, and joins what goes on over several paragraphs.
fn join(document: &Document<'_>, solved: &mut [Solved], found: &mut Vec<Quotation>) {
    /// So many paragraphs may lie between an opening mark and its closing one.
    const REACH: usize = 12;
    let mut carried: Option<(Open, usize)> = None;
    for s in 0..solved.len() {
        let paragraph = &solved[s];
        let mut stack: Vec<Open> = Vec::new();
        let mut first = 0;
        if let Some((open, from)) = carried.take() {
            let mark = paragraph.marks[0];
            let goes_on = paragraph.number - from <= REACH;
            let at_start = mark == paragraph.start;
            let family = |i: usize| document.tokens()[i].mark().map(|g| g.family);
            let same = family(open.mark) == family(mark);
            let next_paragraph = paragraph.number == from + 1;
            match paragraph.parts[0] {
                Part::Unopened if goes_on => {
                    // `« one ¶ two »`, or a closing mark repeated at the head of the paragraph: `» two »`.
                    let repeated = at_start && paragraph.parts[1..].contains(&Part::Unopened);
                    stack.push(open);
                    first = 1;
                    if !repeated {
                        close(document, &mut stack, mark, found);
                    }
                }
                Part::Open if goes_on && at_start && same && next_paragraph => {
                    // `« one ¶ « two »`: the mark is repeated at each paragraph.
                    stack.push(open);
                    first = 1;
                }
                _ => unclosed(document, open, &solved[s - 1], found),
            }
        }
        let paragraph = &solved[s];
        for (&mark, &part) in paragraph.marks.iter().zip(&paragraph.parts).skip(first) {
            match part {
                Part::Open => stack.push(Open { mark }),
                Part::Close => close(document, &mut stack, mark, found),
                Part::Unopened if !stack.is_empty() => close(document, &mut stack, mark, found),
                Part::Unopened => unopened(document, paragraph, mark, found),
                Part::Again => {
                    if let Some(last) = found.last_mut() {
                        last.span = last.span.to(document.tokens()[mark].span);
                        last.close = document.tokens()[mark].span;
                        last.last = mark + 1;
                        last.repair = Some(Repair::Doubled);
                    }
                }
                Part::Stray => {}
            }
        }
        let carry = stack.first().copied();
        for open in stack.into_iter().skip(1) {
            unclosed(document, open, &solved[s], found);
        }
        if let Some(open) = carry {
            carried = Some((open, solved[s].number));
        }
    }
    if let (Some((open, _)), Some(last)) = (carried, solved.last()) {
        unclosed(document, open, last, found);
    }
}

fn close(document: &Document<'_>, stack: &mut Vec<Open>, mark: usize, found: &mut Vec<Quotation>) {
    let Some(open) = stack.pop() else { return };
    let (from, to) = (&document.tokens()[open.mark], &document.tokens()[mark]);
    let mismatched = from.mark().map(|g| g.family) != to.mark().map(|g| g.family);
    found.push(Quotation {
        span: from.span.to(to.span),
        open: from.span,
        close: to.span,
        first: open.mark,
        last: mark + 1,
        parent: None,
        dash: false,
        repair: mismatched.then_some(Repair::Mismatched),
    });
}

/// An unclosed quotation runs to the end of its paragraph.
fn unclosed(document: &Document<'_>, open: Open, paragraph: &Solved, found: &mut Vec<Quotation>) {
    if paragraph.end <= open.mark + 1 {
        return;
    }
    // The paragraph of the mark itself: joining may have carried it over one that did not close it.
    let own = &document.paragraphs()[document.paragraph_at(document.tokens()[open.mark].span.start())];
    let last = own.end as usize;
    let from = document.tokens()[open.mark].span;
    let to = document.tokens()[last - 1].span;
    if last <= open.mark + 1 {
        return;
    }
    found.push(Quotation {
        span: from.to(to),
        open: from,
        close: Span::new(to.end(), to.end()),
        first: open.mark,
        last,
        parent: None,
        dash: false,
        repair: Some(Repair::Unclosed),
    });
}

/// A quotation without an opening mark is taken to begin with its sentence, or after the mark before it.
fn unopened(document: &Document<'_>, paragraph: &Solved, mark: usize, found: &mut Vec<Quotation>) {
    let sentence = &document.sentences()[document.sentence_at(document.tokens()[mark].span.start())];
    let start = sentence.start as usize;
    // *X répond : C'est faux. »*: from where the reported words begin.
    let colon = (start..mark).rev().find(|&t| document.tokens()[t].is_punct(':'));
    let first = colon.map_or(start, |t| t + 1);
    let crowded = paragraph.marks.iter().any(|&m| m != mark && m >= first && m < mark);
    if crowded || mark <= first + 2 {
        return;
    }
    let (from, to) = (document.tokens()[first].span, document.tokens()[mark].span);
    found.push(Quotation {
        span: from.to(to),
        open: Span::new(from.start(), from.start()),
        close: to,
        first,
        last: mark + 1,
        parent: None,
        dash: false,
        repair: Some(Repair::Unopened),
    });
}

/// `""word""`: one pair of marks right inside another is one quotation.
fn drop_doublets(found: &mut Vec<Quotation>) {
    found.dedup_by(|inner, outer| {
        let touching = inner.first == outer.first + 1 && inner.last + 1 == outer.last;
        touching && outer.repair.is_none()
    });
}

fn nest(found: &mut [Quotation]) {
    let mut stack: Vec<usize> = Vec::new();
    for i in 0..found.len() {
        while stack.last().is_some_and(|&p| found[p].last <= found[i].first) {
            stack.pop();
        }
        found[i].parent = stack.last().copied();
        stack.push(i);
    }
}
