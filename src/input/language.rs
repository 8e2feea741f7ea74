//! [`foreign`]: whether a text is in another language than French.
//!
//! Most articles are told by a handful of words that only French has; whatlang, which costs a hundred times more, looks
//! at the few that are left.

use super::date_prefix;
use crate::text::small_letters;
use whatlang::{Lang, detect};

/// Below this many characters a text is taken as French.
const SHORT: usize = 200;

/// Bytes of a text that are looked at, at its start and in its middle.
const SAMPLE: usize = 2 << 10;

/// From so many words on, after every so many more, a text that is clearly French by then is not looked at further.
const ENOUGH: (usize, usize) = (30, 10);

/// The number of a frequent word of French that its neighbours do not have. Of bytes, not of words: so it is asked letter by
/// letter, and not word by word.
fn french(word: &[u8]) -> Option<u32> {
    Some(match word {
        b"dans" => 0,
        b"est" => 1,
        b"sur" => 2,
        b"avec" => 3,
        b"une" => 4,
        b"aux" => 5,
        b"pour" => 6,
        b"cette" => 7,
        b"mais" => 8,
        b"sont" => 9,
        b"ont" => 10,
        b"du" => 11,
        b"\xC3\xA9t\xC3\xA9" => 12,
        b"ces" => 13,
        b"selon" => 14,
        b"ils" => 15,
        b"elle" => 16,
        b"leur" => 17,
        b"qui" => 18,
        b"pas" => 19,
        b"les" => 20,
        b"des" => 21,
        b"au" => 22,
        b"et" => 23,
        _ => return None,
    })
}

/// The language of a text that is not in French, by its English name; none for French, and for a text that is too short
/// to tell.
///
/// ```
/// let english = "The president said on Tuesday that he would not sign the bill. ".repeat(5);
/// assert_eq!(dixit::input::foreign(&english), Some("English"));
/// assert_eq!(dixit::input::foreign("He said no."), None);
/// ```
pub fn foreign(text: &str) -> Option<&'static str> {
    let text = &text[date_prefix(text).map_or(0, |(_, n)| n)..];
    let start = sample(text, 0);
    let long = start.len() >= SHORT * 4 || start.chars().count() >= SHORT;
    if !long || clearly_french(start) {
        return None;
    }
    let language = other(start)?;
    // An article may open with words of another tongue: the middle has to be foreign, too.
    let middle = sample(text, text.len() / 2);
    if middle.len() >= SHORT && (clearly_french(middle) || other(middle).is_none()) {
        return None;
    }
    Some(language)
}

fn other(sample: &str) -> Option<&'static str> {
    let found = detect(sample)?;
    (found.lang() != Lang::Fra && found.confidence() > 0.3).then(|| found.lang().eng_name())
}

/// Two kilobytes of the text from about `from` on, cut between characters.
fn sample(text: &str, from: usize) -> &str {
    let mut start = from.min(text.len());
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = (start + SAMPLE).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[start..end.max(start)]
}

/// Whether one word in twelve, and at least six different ones, are [`french`].
fn clearly_french(sample: &str) -> bool {
    let (mut words, mut hits, mut seen) = (0usize, 0usize, 0u32);
    let mut rest = sample;
    while let Some(begin) = next_letter(rest) {
        let word;
        (word, rest) = rest[begin..].split_at(letters(&rest[begin..]));
        words += 1;
        if let Some(number) = french(word.as_bytes()) {
            hits += 1;
            seen |= 1 << number;
        }
        if words >= ENOUGH.0 && words.is_multiple_of(ENOUGH.1) && hits * 8 >= words && seen.count_ones() >= 6
        {
            return true;
        }
    }
    hits * 12 >= words && seen.count_ones() >= 6
}

/// Where the first letter stands.
fn next_letter(text: &str) -> Option<usize> {
    let letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let at = text.bytes().position(letter)?;
    if text.as_bytes()[at].is_ascii() { Some(at) } else { Some(at + text[at..].find(char::is_alphabetic)?) }
}

/// Bytes of the letters that the text begins with.
fn letters(text: &str) -> usize {
    let mut at = 0;
    loop {
        at += small_letters(&text.as_bytes()[at..]);
        let rest = &text.as_bytes()[at..];
        let plain = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        at += plain;
        at += match rest[plain..] {
            // U+00C0 to U+00FF, where × and ÷ stand among the letters.
            [0xC3, second, ..] if !matches!(second, 0x97 | 0xB7) => 2,
            [128..=255, ..] => match text[at..].chars().next().filter(|c| c.is_alphabetic()) {
                Some(letter) => letter.len_utf8(),
                None => return at,
            },
            _ => return at,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_not_french() {
        let texts = [
            (
                "Spanish",
                "El presidente del Gobierno ha dicho este martes que no piensa dimitir y que la oposición debe \
              aceptar los resultados de las elecciones. «No vamos a ceder», ha añadido ante los periodistas en Madrid, \
              donde se había reunido con los ministros del gabinete.",
            ),
            (
                "Italian",
                "Il presidente del Consiglio ha detto martedì che non intende dimettersi e che l'opposizione \
              deve accettare i risultati delle elezioni. «Non cederemo», ha aggiunto davanti ai giornalisti a Roma, \
              dove si era riunito con i ministri del suo governo.",
            ),
            (
                "German",
                "Der Bundeskanzler hat am Dienstag gesagt, dass er nicht zurücktreten wolle und dass die \
              Opposition das Ergebnis der Wahl anerkennen müsse. „Wir werden nicht nachgeben“, fügte er vor \
              Journalisten in Berlin hinzu, wo er mit den Ministern seines Kabinetts zusammengekommen war.",
            ),
        ];
        for (name, text) in texts {
            assert_eq!(foreign(text), Some(name));
        }
    }

    #[test]
    fn french_that_opens_in_english_is_french() {
        let english =
            "We shall fight on the beaches, we shall fight on the landing grounds, he said. ".repeat(26);
        let french =
            "Le Premier ministre est dans une colère noire, et les députés de la majorité ont dit qu'ils \
                      ne voteraient pas pour ce texte, mais que le débat sur cette loi sera ouvert. "
                .repeat(40);
        assert_eq!(foreign(&format!("{english}{french}")), None);
        assert_eq!(foreign(&english), Some("English"));
    }
}
