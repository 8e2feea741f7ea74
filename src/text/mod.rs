//! An article's text, never changed: spans, tokens, sentences, paragraphs, and the typography of marks.
//!
//! Knows no language: what a tokenizer must be told about one comes in an [`Orthography`].

mod document;
mod intertitles;
mod marks;
mod offsets;
mod orthography;
mod parts;
mod printable;
mod spaced;
mod span;
mod token;

pub use document::Document;
pub use marks::{Family, Glyph, Leaning};
pub use offsets::CharOffsets;
pub use orthography::Orthography;
pub use parts::parts;
pub use printable::{columns, printable, printable_line};
pub use spaced::spaced;
pub use span::Span;
pub(crate) use token::small_letters;
pub use token::{Form, Token, TokenKind, lower_into, tokenize};
