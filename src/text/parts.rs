//! [`parts`]: a text too long to be held whole with all that is found in it, as stretches that are read one by one.

use super::{Glyph, Span};

/// A part is no longer, in bytes: ten times the longest article of a newspaper, less than a novel. What is found in it takes
/// some forty times as much memory.
const LONGEST: usize = 1 << 20;

/// What stands between paragraphs, the surest first; it belongs to the part before.
const PARAGRAPHS: &[&str] = &["\n\n", "\n"];

/// Where a text is cut that has no paragraphs.
const OTHERS: &[&str] = &[". ", " "];

/// So much white space at most is looked over for what begins a paragraph.
const GAP: usize = 32;

/// Cuts a text into parts, at the ends of paragraphs wherever it has them. The parts together are the text; nearly every text is
/// one. Linear.
pub fn parts(text: &str) -> impl Iterator<Item = Span> {
    let first = Span::new(0, end_of_part(text, 0, LONGEST));
    std::iter::successors(Some(first), |part| {
        let start = part.end();
        (start < text.len()).then(|| Span::new(start, end_of_part(text, start, LONGEST)))
    })
}

/// Where the part that begins at `start` ends. Each but the last is at least half as long as it may be, so that no text has
/// many small ones.
fn end_of_part(text: &str, start: usize, longest: usize) -> usize {
    let last = boundary(text, start + longest);
    if last == text.len() {
        return last;
    }
    let first = boundary(text, start + longest / 2);
    let window = &text[first..last];
    let latest = |cut: &'static str| window.rmatch_indices(cut).map(move |(at, _)| first + at + cut.len());
    // A mark at the head of a paragraph may go on with a quotation of the one before.
    let apart = |at: &usize| {
        let next = text[*at..].char_indices().take(GAP).find(|(_, c)| !c.is_whitespace());
        next.is_none_or(|(skip, _)| Glyph::at(&text[at + skip..]).is_none())
    };
    let best = PARAGRAPHS.iter().find_map(|cut| latest(cut).find(apart));
    best.or_else(|| PARAGRAPHS.iter().chain(OTHERS).find_map(|cut| latest(cut).next())).unwrap_or(last)
}

/// The last boundary between characters up to a byte.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_short_is_one_part() {
        assert_eq!(parts("").collect::<Vec<_>>(), [Span::new(0, 0)]);
        assert_eq!(parts("Le pont est ouvert.").collect::<Vec<_>>(), [Span::new(0, 19)]);
    }

    #[test]
    fn a_part_ends_with_a_paragraph_that_no_mark_follows() {
        let text = "Un mot.\n\nDeux mots.\n\n« Trois mots. »\n\nEt quatre mots.";
        assert_eq!(&text[..end_of_part(text, 0, 24)], "Un mot.\n\nDeux mots.\n\n");
        assert_eq!(&text[..end_of_part(text, 0, 42)], "Un mot.\n\nDeux mots.\n\n« Trois mots. »\n\n");
        assert_eq!(end_of_part(text, 0, 100), text.len());
        let text = "Un mot de plus.\n\nDeux.\n\n« Trois mots. »";
        assert_eq!(&text[..end_of_part(text, 0, 30)], "Un mot de plus.\n\n");
    }

    #[test]
    fn without_paragraphs_a_part_ends_where_it_can() {
        assert_eq!(end_of_part("Un mot. Deux mots. Et trois", 0, 22), "Un mot. Deux mots. ".len());
        assert_eq!(end_of_part("un mot deux mots et trois", 0, 10), "un mot ".len());
        assert_eq!(end_of_part("ééééééé", 0, 5), "éé".len());
    }

    #[test]
    fn parts_together_are_the_text() {
        let long = "Le pont est ouvert. ".repeat(120_000);
        let parts: Vec<Span> = parts(&long).collect();
        assert!(parts.len() > 2 && parts.iter().all(|part| part.len() <= LONGEST));
        assert!(parts.windows(2).all(|pair| pair[0].end() == pair[1].start()));
        assert_eq!((parts[0].start(), parts[parts.len() - 1].end()), (0, long.len()));
    }

    #[test]
    fn white_space_without_end_is_cut_in_bearable_time() {
        let text = "\n".repeat(2 * LONGEST) + "« Oui. »";
        assert!(super::parts(&text).count() < 6);
    }
}
