//! Bytes to code points and lines: what an export needs to say where a span lies.

use super::Span;

/// Maps byte offsets of one text to Unicode code points.
///
/// Built in one pass; a look-up takes the mark before, one of which stands every 64 bytes, and counts at most 64 bytes.
/// A text that is pure ASCII costs nothing.
pub struct CharOffsets<'t> {
    text: &'t str,
    /// Code points before byte `i * STEP`; empty for ASCII.
    marks: Vec<u32>,
}

const STEP: usize = 64;

fn code_points(bytes: &[u8]) -> usize {
    // So few that a byte can count them, which the compiler turns into vector code.
    usize::from(bytes.iter().map(|&b| u8::from((b & 0xC0) != 0x80)).sum::<u8>())
}

impl<'t> CharOffsets<'t> {
    /// Prepares the map for `text`; linear in its bytes.
    pub fn new(text: &'t str) -> CharOffsets<'t> {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            marks.reserve_exact(text.len().div_ceil(STEP));
            let mut count = 0u32;
            for block in text.as_bytes().chunks(STEP) {
                marks.push(count);
                count += code_points(block) as u32;
            }
        }
        CharOffsets { text, marks }
    }

    /// The number of code points before byte `offset`.
    pub fn char_at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        match self.marks.get(offset / STEP) {
            None if self.marks.is_empty() => offset,
            None => self.marks.last().map_or(0, |&m| {
                m as usize + code_points(&self.text.as_bytes()[(self.marks.len() - 1) * STEP..offset])
            }),
            Some(&m) => m as usize + code_points(&self.text.as_bytes()[offset / STEP * STEP..offset]),
        }
    }

    /// The span in code points: first one, and the one after the last.
    pub fn chars(&self, span: Span) -> (usize, usize) {
        (self.char_at(span.start()), self.char_at(span.end()))
    }

    /// The byte at which code point number `index` begins; the length of the text where there is none.
    /// Linear in the text: for input by hand (`--at`), not for rows.
    pub fn byte_of(&self, index: usize) -> usize {
        self.text.char_indices().nth(index).map_or(self.text.len(), |(b, _)| b)
    }
}
