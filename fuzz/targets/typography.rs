//! Tokens, paragraphs and quotations of any text: they rebuild it, and no quotation crosses another.
#![no_main]

use dixit::detect::quotations;
use dixit::lexicon::{DataFiles, orthography};
use dixit::text::{Document, Orthography};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static ORTHOGRAPHY: LazyLock<Orthography> =
    LazyLock::new(|| orthography(&DataFiles::built_in()).expect("the built-in data are sound"));

fuzz_target!(|text: &str| {
    let document = Document::new(text, 0, &ORTHOGRAPHY);
    let mut end = 0;
    for token in document.tokens() {
        assert!(token.span.start() >= end && !token.span.is_empty(), "tokens follow each other");
        let gap = text.get(end..token.span.start()).expect("on boundaries of characters");
        assert!(!gap.contains(char::is_alphanumeric), "{gap:?} is in no token");
        end = token.span.end();
    }
    let gap = text.get(end..).expect("on a boundary of characters");
    assert!(!gap.contains(char::is_alphanumeric), "{gap:?} is in no token");

    let found = quotations(&document);
    for (at, quotation) in found.iter().enumerate() {
        assert!(text.get(quotation.span.start()..quotation.span.end()).is_some(), "{quotation:?}");
        assert!(quotation.span.covers(quotation.open) && quotation.span.covers(quotation.close), "{quotation:?}");
        assert!(quotation.open.end() <= quotation.close.start(), "{quotation:?}");
        assert!(quotation.first < quotation.last && quotation.last <= document.tokens().len(), "{quotation:?}");
        if let Some(parent) = quotation.parent {
            assert!(parent < at && found[parent].span.covers(quotation.span), "{quotation:?}");
        }
    }
    for pair in found.windows(2) {
        let (one, next) = (&pair[0], &pair[1]);
        assert!(!one.span.overlaps(next.span) || one.span.covers(next.span), "{one:?} and {next:?} cross");
    }
});
