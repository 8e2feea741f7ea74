//! A text with its marks for `explain`: contents, cues and sources in colour, or in braces where there is none.
//!
//! Without colour: `{d1 « Nous partons »}, {c1 a dit} {s1 le maire}`: a letter for what it is, the number of the row.

use super::account::Paper;
use crate::text::{columns, printable};
use crate::{Attribution, Field, Kind, Span};

/// What is marked, in the order in which marks of one span nest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    Direct,
    Partial,
    Indirect,
    Mixed,
    Other,
    Cue,
    Source,
}

impl Sign {
    pub fn of(kind: Kind) -> Sign {
        match kind {
            Kind::Direct => Sign::Direct,
            Kind::Partial => Sign::Partial,
            Kind::Indirect => Sign::Indirect,
            Kind::Mixed => Sign::Mixed,
            Kind::Other => Sign::Other,
        }
    }

    fn letter(self) -> char {
        match self {
            Sign::Direct => 'd',
            Sign::Partial => 'p',
            Sign::Indirect => 'i',
            Sign::Mixed => 'm',
            Sign::Other => 'o',
            Sign::Cue => 'c',
            Sign::Source => 's',
        }
    }

    /// Its colours, as the parameters of an SGR sequence.
    fn colours(self) -> &'static str {
        match self {
            Sign::Direct | Sign::Partial => "32",
            Sign::Indirect | Sign::Mixed => "36",
            Sign::Other => "2;3",
            Sign::Cue => "1;33",
            Sign::Source => "1;35",
        }
    }
}

/// What each style or letter means, on one line.
pub(super) fn legend(paper: Paper) -> String {
    let signs = [
        (Sign::Direct, "direct"),
        (Sign::Partial, "partial"),
        (Sign::Indirect, "indirect"),
        (Sign::Mixed, "mixed"),
        (Sign::Other, "no speech"),
        (Sign::Cue, "cue"),
        (Sign::Source, "source"),
    ];
    if !paper.colour {
        let parts: Vec<String> = signs.iter().map(|(s, name)| format!("{{{} {name}}}", s.letter())).collect();
        return parts.join(" ");
    }
    let told = [
        (Sign::Direct, "quotation"),
        (Sign::Indirect, "claim"),
        (Sign::Other, "no speech"),
        (Sign::Cue, "cue"),
        (Sign::Source, "source"),
    ];
    let parts: Vec<String> =
        told.iter().map(|(s, name)| format!("\x1b[{}m{name}\x1b[0m", s.colours())).collect();
    parts.join(" · ")
}

struct Mark {
    span: Span,
    sign: Sign,
    numbers: Vec<usize>,
}

/// The marks of some rows of a field, in the order in which they open.
fn marks(rows: &[(usize, &Attribution)]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut add = |span: Option<Span>, sign: Sign, number: usize| {
        let Some(span) = span.filter(|s| !s.is_empty()) else { return };
        match marks.iter_mut().find(|m| m.span == span && m.sign == sign) {
            Some(mark) => mark.numbers.push(number),
            None => marks.push(Mark { span, sign, numbers: vec![number] }),
        }
    };
    for (number, row) in rows {
        add(Some(row.span), Sign::of(row.kind), *number);
        add(row.cue, Sign::Cue, *number);
        add(row.source, Sign::Source, *number);
    }
    marks.sort_by_key(|m| (m.span.start(), std::cmp::Reverse(m.span.end()), m.sign));
    marks
}

/// A character to print, or a mark's own signs.
struct Cell {
    text: String,
    style: Option<Sign>,
    /// A line may be broken here.
    space: bool,
}

/// The part `shown` of a text, with the marks of rows, which are numbered from 1; each line ends in a line break.
pub(super) fn marked(text: &str, shown: Span, rows: &[(usize, &Attribution)], paper: Paper) -> String {
    let marks = marks(rows);
    let mut next = marks.iter().peekable();
    let mut open: Vec<&Mark> = Vec::new();
    let mut out = String::new();
    let mut line: Vec<Cell> = Vec::new();
    let shown_text = shown.of(text);
    // The position behind the last character is looked at, too: marks may end there.
    let places = shown_text.char_indices().map(|(at, c)| (at + shown.start(), Some(c)));
    for (at, c) in places.chain([(shown.end(), None)]) {
        for _ in 0..open.iter().filter(|m| m.span.end() <= at).count() {
            if !paper.colour {
                line.push(Cell { text: "}".to_owned(), style: None, space: false });
            }
        }
        open.retain(|m| m.span.end() > at);
        while let Some(mark) = next.next_if(|m| m.span.start() <= at) {
            if mark.span.end() <= at {
                continue;
            }
            open.push(mark);
            line.push(Cell { text: label(mark, paper), style: style(&open), space: false });
        }
        match c {
            Some('\r') => {}
            Some('\n') => print(&mut line, &mut out, paper),
            Some(c) => {
                let space = matches!(c, ' ' | '\t');
                let text =
                    if space { " ".to_owned() } else { printable(c.encode_utf8(&mut [0; 4])).into_owned() };
                line.push(Cell { text, style: style(&open), space });
            }
            None => {}
        }
    }
    print(&mut line, &mut out, paper);
    out
}

/// The style where marks overlap: source before cue before the content that opened last.
fn style(open: &[&Mark]) -> Option<Sign> {
    open.iter().map(|m| m.sign).filter(|s| *s >= Sign::Cue).max().or_else(|| open.last().map(|m| m.sign))
}

/// What stands at the beginning of a mark: its letter and numbers, or small numbers alone.
fn label(mark: &Mark, paper: Paper) -> String {
    let numbers: Vec<String> = mark.numbers.iter().map(usize::to_string).collect();
    let numbers = numbers.join(",");
    if paper.colour {
        let small =
            |c: char| c.to_digit(10).and_then(|d| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(d as usize)).unwrap_or('·');
        return numbers.chars().map(small).collect();
    }
    format!("{{{}{numbers} ", mark.sign.letter())
}

/// Ends a line: prints its cells, over several lines where the paper is narrow.
fn print(line: &mut Vec<Cell>, out: &mut String, paper: Paper) {
    let width = paper.width.unwrap_or(usize::MAX);
    let mut from = 0;
    loop {
        let (mut taken, mut last_space, mut end) = (0, None, line.len());
        for (k, cell) in line.iter().enumerate().skip(from) {
            if cell.space {
                last_space = Some(k);
            }
            taken += columns(&cell.text);
            if taken > width {
                end = last_space.unwrap_or(k).max(from + 1);
                break;
            }
        }
        let mut style = None;
        for cell in &line[from..end] {
            if paper.colour && cell.style != style {
                out.push_str("\x1b[0m");
                if let Some(sign) = cell.style {
                    out.push_str(&format!("\x1b[{}m", sign.colours()));
                }
                style = cell.style;
            }
            out.push_str(&cell.text);
        }
        if style.is_some() {
            out.push_str("\x1b[0m");
        }
        out.push('\n');
        from = end;
        while line.get(from).is_some_and(|cell| cell.space) {
            from += 1;
        }
        if from >= line.len() {
            break;
        }
    }
    line.clear();
}

/// The words of a field.
pub(super) fn words_of(article: &crate::Article, field: Field) -> &str {
    match field {
        Field::Title => article.title.as_deref().unwrap_or_default(),
        Field::Text => &article.text,
    }
}
