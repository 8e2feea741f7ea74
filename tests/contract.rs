//! What every analysis of any text whatever must keep to. Used by the properties, the stress tests and `fuzz/`.

use std::cmp::Reverse;

use dixit::text::{CharOffsets, Glyph, Span};
use dixit::{Analysis, Article, Attribution, Field, Kind};

/// Whether the row stands between quotation marks.
pub fn is_quotation(row: &Attribution) -> bool {
    matches!(row.kind, Kind::Direct | Kind::Partial | Kind::Other)
}

/// The spans that must lie in the row's text.
pub fn spans(row: &Attribution) -> Vec<Span> {
    let parts = [row.role, row.source, row.cue, row.addressee, row.relay, Some(row.span), Some(row.context)];
    parts.into_iter().flatten().chain(row.content.iter().copied()).collect()
}

/// Panics where the analysis breaks the contract.
pub fn check(article: &Article, analysis: &Analysis) {
    let order = |row: &Attribution| (row.field, row.span.start(), Reverse(row.span.end()), row.kind);
    assert!(analysis.attributions.is_sorted_by_key(order), "the order of the rows");
    for (field, text) in
        [(Field::Title, article.title.as_deref().unwrap_or_default()), (Field::Text, article.text.as_str())]
    {
        let rows: Vec<&Attribution> = analysis.attributions.iter().filter(|row| row.field == field).collect();
        check_offsets(text, &rows);
        check_nesting(&rows);
        check_marks(text, field, &rows, analysis);
    }
    for row in &analysis.attributions {
        check_row(analysis, row);
    }
}

/// Every span is on the boundaries of characters, and the same in code points.
fn check_offsets(text: &str, rows: &[&Attribution]) {
    let offsets = CharOffsets::new(text);
    let points: Vec<char> = text.chars().collect();
    for row in rows {
        for span in spans(row) {
            assert!(text.get(span.start()..span.end()).is_some(), "{span:?} of {row:?}");
            let (start, end) = offsets.chars(span);
            assert!(points[start..end].iter().copied().eq(span.of(text).chars()), "{span:?} of {row:?}");
        }
    }
}

/// Quotations lie within each other or apart.
fn check_nesting(rows: &[&Attribution]) {
    let mut open: Vec<Span> = Vec::new();
    for row in rows.iter().filter(|row| is_quotation(row)) {
        while open.last().is_some_and(|outer| outer.end() <= row.span.start()) {
            open.pop();
        }
        if let Some(outer) = open.last() {
            assert!(outer.covers(row.span), "{outer:?} and {:?} cross", row.span);
        }
        open.push(row.span);
    }
}

/// Every quotation mark is in the row of a quotation, or a notice names it. Apostrophes are no marks, nor are inches.
fn check_marks(text: &str, field: Field, rows: &[&Attribution], analysis: &Analysis) {
    let named = analysis.notices.iter().filter_map(|notice| notice.place);
    let mut accounted: Vec<Span> = named.filter(|(f, _)| *f == field).map(|(_, span)| span).collect();
    accounted.extend(rows.iter().filter(|row| is_quotation(row)).map(|row| row.span));
    accounted.sort_by_key(|span| span.start());
    let (mut next, mut reach) = (0, 0);
    for (at, c) in text.char_indices().filter(|(_, c)| "«»“”„‟‹›\"\u{ff02}".contains(*c)) {
        while accounted.get(next).is_some_and(|span| span.start() <= at) {
            reach = reach.max(accounted[next].end());
            next += 1;
        }
        let inches = c == '"' && text[..at].ends_with(|before: char| before.is_numeric());
        let is_mark = Glyph::at(&text[at..]).is_some_and(|(glyph, _)| !glyph.is_single());
        assert!(reach > at || inches || !is_mark, "the mark {c} at byte {at} of the {field:?} is in no row");
    }
}

fn check_row(analysis: &Analysis, row: &Attribution) {
    assert!(!row.span.is_empty(), "{row:?}");
    assert!(!row.content.is_empty(), "{row:?}");
    assert!(row.content.iter().all(|segment| row.span.covers(*segment)), "{row:?}");
    assert!(row.content.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{row:?}");
    assert!(row.context.covers(row.span), "{row:?}");
    assert!((0.0..=1.0).contains(&row.confidence), "{row:?}");
    assert_eq!(row.marks.is_some(), is_quotation(row), "{row:?}");
    assert_eq!(row.reason.is_some(), row.kind == Kind::Other, "{row:?}");
    assert!(row.speakers.is_empty() || row.speaker_from.is_some(), "{row:?}");
    assert!(row.paragraph >= 1, "{row:?}");
    for id in row.speakers.iter().chain(&row.candidates).chain(&row.mentions) {
        assert!((id.0 as usize) < analysis.speakers.len(), "{row:?}");
    }
    if let Some(parent) = row.parent {
        let parent = &analysis.attributions[parent.0 as usize];
        assert!(parent.span.covers(row.span) && parent.field == row.field, "{row:?} of {parent:?}");
    }
}
