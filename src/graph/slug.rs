//! [`slug`]: a name as an id, in lower-case ASCII with hyphens.
//!
//! It knows no language: it folds letters, and looks at nothing else.

/// `name` as an id: marks off the letters, lower case, one hyphen for whatever stands between words.
///
/// Latin letters lose their accents (`É` → `e`, `œ` → `oe`, `ß` → `ss`), composed or not. Letters of other scripts stay, in
/// lower case: two names in Cyrillic must not become one id. A name without a letter or digit gives the code points of its
/// characters (`…` → `u2026`), an empty one `_`; so a slug is never empty, never holds a space, `/`, `:` or `;`.
///
/// ```
/// use dixit::graph::slug;
/// assert_eq!(slug("Élisabeth Borne"), "elisabeth-borne");
/// assert_eq!(slug("l’AFP"), "l-afp");
/// assert_eq!(slug("Volodymyr Zelens\u{300}ky"), "volodymyr-zelensky");
/// assert_eq!(slug("Путин"), "путин");
/// ```
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    push_slug(&mut out, name);
    out
}

/// Appends the [`slug`] of `name` to `out`.
pub(crate) fn push_slug(out: &mut String, name: &str) {
    let begin = out.len();
    let mut gap = false;
    for c in name.chars() {
        if !c.is_ascii() && is_combining(c) {
            continue;
        }
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && out.len() > begin {
            out.push('-');
        }
        gap = false;
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else if let Some(folded) = fold(c) {
            out.push_str(folded);
        } else {
            out.extend(c.to_lowercase());
        }
    }
    if out.len() == begin {
        for c in name.chars() {
            if out.len() > begin {
                out.push('-');
            }
            out.push_str(&format!("u{:x}", c as u32));
        }
    }
    if out.len() == begin {
        out.push('_');
    }
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The letters under the accents, for each code point from U+00C0 and from U+1E00; `.` where there is no single one.
const LATIN: &str = "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.yaaaaaaccccccccdd\
..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll....nnnnnn...oooooo..rrrrrrssssss\
sstttt..uuuuuuuuuuuuwwyyyzzzzzzs................................oo.............u\
u............................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....\
aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";
const LATIN_ADDITIONAL: &str = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo\
oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....\
aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu\
uuyyyyyyyy......";

fn fold(c: char) -> Option<&'static str> {
    let whole = match c {
        'Æ' | 'æ' | 'Ǽ' | 'ǽ' => "ae",
        'Œ' | 'œ' => "oe",
        'ß' | 'ẞ' => "ss",
        'Ø' | 'ø' | 'Ǿ' | 'ǿ' => "o",
        'Đ' | 'đ' | 'Ð' | 'ð' => "d",
        'Þ' | 'þ' => "th",
        'Ł' | 'ł' => "l",
        'Ħ' | 'ħ' => "h",
        'Ŧ' | 'ŧ' => "t",
        'Ŋ' | 'ŋ' => "n",
        'ı' => "i",
        'Ĳ' | 'ĳ' => "ij",
        _ => "",
    };
    if !whole.is_empty() {
        return Some(whole);
    }
    let code = c as usize;
    let (table, at) = match code {
        0xC0..=0x24F => (LATIN, code - 0xC0),
        0x1E00..=0x1EFF => (LATIN_ADDITIONAL, code - 0x1E00),
        _ => return None,
    };
    table.get(at..at + 1).filter(|&letter| letter != ".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_cover_their_ranges() {
        assert_eq!((LATIN.len(), LATIN_ADDITIONAL.len()), (0x250 - 0xC0, 0x100));
        assert_eq!(slug("ÀÉÎÕÜÇÑ ž ș ț ế Ẁ"), "aeioucn-z-s-t-e-w");
    }

    #[test]
    fn composed_and_decomposed_are_one() {
        assert_eq!(slug("Chloe\u{301}"), slug("Chloé"));
    }

    #[test]
    fn nothing_is_ever_empty_or_split() {
        for name in ["", " ", "…", "/;:", "a/b;c:d", "\u{301}", "\0", "😀"] {
            let slug = slug(name);
            assert!(!slug.is_empty() && !slug.contains(['/', ';', ':', ' ']), "{name:?} {slug:?}");
        }
        assert_eq!(slug("…"), "u2026");
        assert_eq!(slug("L'Œuvre de l'Àïeul – 2024"), "l-oeuvre-de-l-aieul-2024");
    }
}
