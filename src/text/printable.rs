//! Text for a terminal: what could steer it, or turn the order of letters, is made visible.

use std::borrow::Cow;

/// True for what must not reach a terminal as it is: control characters (line breaks and tabs among them), and the
/// signs that reverse the direction of writing.
fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

/// The text with every control character and every sign of direction in a visible form (`␛`, `<U+202E>`); borrowed
/// where there is none.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\u{7f}' => out.push('␡'),
            '\0'..'\u{20}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('␦')),
            _ if is_hostile(c) => out.push_str(&format!("<U+{:04X}>", c as u32)),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The same on one line: every run of white space and line breaks is one space.
pub fn printable_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split([' ', '\t', '\n', '\r']).filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&printable(part));
    }
    out
}

/// How many columns the text takes on a terminal, as nearly as French needs: combining and invisible signs take none.
pub fn columns(text: &str) -> usize {
    let none = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    let two = |c: char| {
        matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}')
    };
    text.chars().filter(|c| !none(c)).map(|c| if two(c) { 2 } else { 1 }).sum()
}
