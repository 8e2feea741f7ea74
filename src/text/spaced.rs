//! Words on one line, whatever white space stood between them.

use std::borrow::Cow;

/// The words with one space between them, whatever stood there; as they are where it was that already.
pub fn spaced(words: &str) -> Cow<'_, str> {
    // White space beyond ASCII begins with one of these bytes, all other but the space itself lies below it.
    let plain = |b: u8| b > b' ' && !matches!(b, 0xC2 | 0xE1..=0xE3);
    let mut after_word = false;
    let single = words.bytes().all(|b| {
        let fits = plain(b) || b == b' ' && after_word;
        after_word = plain(b);
        fits
    });
    if single && after_word {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}
