//! The words of quotations, compared: which stand twice, and how far one holds another.

use crate::attribute::scene::Scene;
use crate::lexicon::{WordKey, fold};
use crate::text::TokenKind;
use std::ops::Range;

/// For each quotation, whether another one has the same few words; true where one of them is a headline or a line.
pub(super) fn repeated(scene: &Scene<'_>) -> Vec<Option<bool>> {
    /// Whoever says more than this twice quotes.
    const FEW: usize = 6;
    let key = |q: &crate::detect::Quotation| {
        let count = counted_words(scene, q.inner()).take(FEW + 1).count();
        (1..=FEW).contains(&count).then(|| words_of(scene, q.inner()))
    };
    let call_out = |q: usize| {
        scene.places.get(q).and_then(|(f, _)| scene.frames.get(*f)).is_some_and(|frame| {
            frame.paragraph == 0 || scene.quotations[q].last - scene.quotations[q].first == frame.tokens.len()
        })
    };
    let keys: Vec<_> = scene.quotations.iter().map(key).collect();
    let mut sorted: Vec<(&Vec<WordKey>, usize)> =
        keys.iter().enumerate().filter_map(|(q, key)| Some((key.as_ref()?, q))).collect();
    sorted.sort_unstable();
    let mut again = vec![None; keys.len()];
    for same in sorted.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        let lifted = same.iter().any(|(_, q)| call_out(*q));
        for (_, q) in same {
            again[*q] = Some(lifted);
        }
    }
    again
}

/// The words and numbers among the tokens.
pub(super) fn counted_words<'s>(
    scene: &'s Scene<'_>,
    mut tokens: Range<usize>,
) -> impl Iterator<Item = usize> + 's {
    tokens.end = tokens.end.min(scene.document.tokens().len());
    tokens.filter(|t| {
        let token = &scene.document.tokens()[*t];
        token.is_word() || token.kind == TokenKind::Number
    })
}

pub(super) fn words_of(scene: &Scene<'_>, tokens: Range<usize>) -> Vec<WordKey> {
    let mut words = Vec::with_capacity(tokens.len());
    words.extend(counted_words(scene, tokens).map(|t| scene.folded(t)));
    words
}

/// The words without what gender and number add to them: *insuffisante* and *insuffisants*, *constructif* and *constructive*,
/// *dangereux* and *dangereuse* are alike.
pub(super) fn stems_of(scene: &Scene<'_>, tokens: Range<usize>) -> Vec<WordKey> {
    counted_words(scene, tokens).map(|t| WordKey::of_folded(stem(&fold(scene.word(t))))).collect()
}

/// What a folded word begins with, whatever its gender and number.
fn stem(folded: &str) -> &str {
    let singular = folded.strip_suffix(['s', 'x']).unwrap_or(folded);
    let plain = singular.strip_suffix('e').unwrap_or(singular);
    let mut letters = plain.chars().rev();
    match (letters.next(), letters.next()) {
        // *constructive*, *dangereuse*: what a feminine ends with is another consonant than the masculine's.
        (Some('v' | 'f'), _) | (Some('s'), Some('u')) => &plain[..plain.len() - 1],
        // *européenne*, *nulle*
        (Some(last @ ('n' | 'l' | 't' | 's')), Some(before)) if last == before => &plain[..plain.len() - 1],
        _ => plain,
    }
}

/// The share of the wanted words that stand in the other in the same order, one after the other; what is not more than half
/// may be told as less.
pub(super) fn overlap(wanted: &[WordKey], other: &[WordKey]) -> f32 {
    let wanted = &wanted[..wanted.len().min(60)];
    // A run of more than half the words holds the one in the middle: only around that is anything compared.
    let Some((before, [word, behind @ ..])) = wanted.split_at_checked(wanted.len() / 2) else { return 0.0 };
    let alike = |(one, two): &(&WordKey, &WordKey)| one == two;
    let run = |at: usize| {
        let left = before.iter().rev().zip(other[..at].iter().rev()).take_while(alike).count();
        let right = behind.iter().zip(&other[at + 1..]).take_while(alike).count();
        left + 1 + right
    };
    let best = (0..other.len()).filter(|at| other[*at] == *word).map(run).max();
    best.unwrap_or_default() as f32 / wanted.len() as f32
}

/// Whether nearly all the wanted words stand in the other in the same order, others between them: *Nous ne sommes pas des
/// magiciens* of *nous ne sommes vraiment pas des magiciens*. Two of them must be long, or all there and one long.
pub(super) fn resembles(wanted: &[WordKey], other: &[WordKey], long: impl Fn() -> Vec<bool>) -> bool {
    const MOST: usize = 40;
    if wanted.len() < 3 || wanted.len() > MOST || other.len() > 8 * MOST {
        return false;
    }
    // The longest common subsequence, and how many of its words are long.
    let long = long();
    let mut best = vec![(0usize, 0usize); other.len() + 1];
    for (i, word) in wanted.iter().enumerate() {
        let mut corner = (0, 0);
        for (j, there) in other.iter().enumerate() {
            let above = best[j + 1];
            let here = if word == there {
                (corner.0 + 1, corner.1 + usize::from(long.get(i) == Some(&true)))
            } else {
                above.max(best[j])
            };
            corner = above;
            best[j + 1] = here;
        }
    }
    let (common, telling) = best.last().copied().unwrap_or_default();
    let share = common as f32 / wanted.len() as f32;
    share > 0.66 && telling >= 2 || share > 0.9 && telling >= 1
}
