//! [`Extent`]: a stretch of a text in code points, and how near two of them are; [`Chars`]: the text to such stretches.
//!
//! Gold annotations count in code points, as all exports do; the engine's spans are bytes and are turned into these once.

use crate::text::{CharOffsets, Span};

/// A half-open range of *code points* of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Extent {
    /// First code point.
    pub start: usize,
    /// First code point after it.
    pub end: usize,
}

impl Extent {
    /// The extent from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Extent {
        Extent { start, end }
    }

    /// A span of bytes in code points.
    pub fn of(span: Span, offsets: &CharOffsets<'_>) -> Extent {
        let (start, end) = offsets.chars(span);
        Extent { start, end }
    }

    /// Its length; 0 where the end lies before the start.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True where it holds nothing.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// How many code points the two have in common.
    pub fn shared(self, other: Extent) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// What they have in common, as a share of all that either covers (Jaccard): 0 to 1.
    pub fn iou(self, other: Extent) -> f64 {
        match self.shared(other) {
            0 => 0.0,
            shared => shared as f64 / (self.end.max(other.end) - self.start.min(other.start)) as f64,
        }
    }

    /// Whether a row may stand for a gold quotation: both ends within two characters, or nine tenths in common.
    pub fn close(self, gold: Extent) -> bool {
        self.start.abs_diff(gold.start) <= 2 && self.end.abs_diff(gold.end) <= 2 || self.iou(gold) >= 0.9
    }

    /// Whether a phrase covers, or lies in, most of another.
    pub fn mostly(self, other: Extent) -> bool {
        match self.shared(other) {
            0 => false,
            shared => shared as f64 / self.len().min(other.len()) as f64 >= 0.5,
        }
    }
}

/// A text of which slices in code points are asked.
pub struct Chars<'t> {
    text: &'t str,
    /// The byte at which each code point begins.
    starts: Vec<usize>,
}

impl<'t> Chars<'t> {
    /// Counts the code points of `text`; linear in it.
    pub fn new(text: &'t str) -> Chars<'t> {
        Chars { text, starts: text.char_indices().map(|(byte, _)| byte).collect() }
    }

    /// How many code points there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The words of an extent, as far as they lie in the text.
    pub fn of(&self, extent: Extent) -> &'t str {
        let byte = |n: usize| self.starts.get(n).copied().unwrap_or(self.text.len());
        self.text.get(byte(extent.start)..byte(extent.end)).unwrap_or_default()
    }

    /// The words in lower case, without outer spaces; empty for none.
    pub fn lower(&self, extent: Option<Extent>) -> String {
        extent.map_or_else(String::new, |extent| self.of(extent).trim().to_lowercase())
    }
}
