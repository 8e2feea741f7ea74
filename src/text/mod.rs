//! An article's text, never changed: spans, tokens, sentences, paragraphs, and the typography of marks.

mod offsets;
mod span;

pub use offsets::CharOffsets;
pub use span::Span;
