//! Quotation marks that neither open nor close anything: nothing is quoted by them, and a notice says so.

use super::Quotation;
use crate::text::{Document, Family, Span, TokenKind};

/// The marks that stand in no quotation, in order. Apostrophes are no marks, nor is the straight mark behind a number,
/// which is an inch or a second. Linear in the tokens; `quotations` must be those of the document.
pub fn strays(document: &Document<'_>, quotations: &[Quotation]) -> Vec<Span> {
    let mut stray = Vec::new();
    let (mut next, mut reach) = (0, 0);
    for (at, token) in document.tokens().iter().enumerate() {
        let TokenKind::Mark(glyph) = token.kind else { continue };
        while quotations.get(next).is_some_and(|quotation| quotation.first <= at) {
            reach = reach.max(quotations[next].last);
            next += 1;
        }
        let behind_number = || {
            let before = document.text().get(..token.span.start()).unwrap_or_default();
            before.ends_with(char::is_numeric)
        };
        let inches = glyph.family == Family::Straight && behind_number();
        if reach <= at && !glyph.is_single() && !inches {
            stray.push(token.span);
        }
    }
    stray
}
