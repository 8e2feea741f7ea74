//! [`Gallery`]: every error in its sentence, as Markdown, one chapter for each sort.

use crate::evaluate::{Chars, Credit, Error, Extent, Row, Sort};
use crate::words;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Code points of context before and after the words.
const AROUND: usize = 160;

/// Code points of the words themselves that are shown, at most.
const MOST: usize = 500;

/// Collects errors, article by article.
#[derive(Clone, Debug, Default)]
pub struct Gallery {
    chapters: BTreeMap<Sort, (u64, String)>,
}

impl Gallery {
    /// Adds the errors of an article; `explain` is what `dixit explain` needs to find it.
    pub fn add(&mut self, document: &str, text: &Chars<'_>, explain: &str, errors: &[Error]) {
        for error in errors {
            let (count, chapter) = self.chapters.entry(error.sort).or_default();
            *count += 1;
            entry(chapter, document, text, explain, error);
        }
    }

    /// The whole, with a table of contents.
    pub fn render(&self) -> String {
        let mut out = String::from("# Errors\n\n");
        for (sort, (count, _)) in &self.chapters {
            let anchor = sort.name().replace(' ', "-");
            let _ = writeln!(out, "- [{}](#{anchor}): {count}. {}", sort.name(), sort.summary());
        }
        if self.chapters.is_empty() {
            out.push_str("There are none.\n");
        }
        for (sort, (_, chapter)) in &self.chapters {
            let _ = write!(out, "\n## {}\n{chapter}", sort.name());
        }
        out
    }
}

fn entry(out: &mut String, document: &str, text: &Chars<'_>, explain: &str, error: &Error) {
    let place = error.place();
    let _ = writeln!(out, "\n### {} {}–{}\n", plain(document), place.start, place.end);
    let before = text.of(Extent::new(place.start.saturating_sub(AROUND), place.start));
    let after = text.of(Extent::new(place.end, place.end + AROUND));
    let words = shortened(text.of(place));
    let _ = writeln!(out, "> …{}**⟦{}⟧**{}…\n", plain(before), plain(&words), plain(after));
    match &error.gold {
        Some(gold) => {
            let _ = writeln!(out, "- Gold: {}.", credit(gold, text));
        }
        None => out.push_str("- Gold: nothing.\n"),
    }
    match &error.ours {
        Some(ours) => {
            let _ = writeln!(out, "- Ours: {}.", row(ours, text));
            if error.gold.is_some() && ours.content != place {
                let _ = writeln!(out, "- Our words: {}", plain(&shortened(text.of(ours.content))));
            }
        }
        None => out.push_str("- Ours: nothing.\n"),
    }
    if error.mention_right {
        out.push_str("- An alias or the source phrase is right.\n");
    }
    let _ = writeln!(out, "- `dixit explain {explain} --at {}`", place.start);
}

fn credit(gold: &Credit, text: &Chars<'_>) -> String {
    let speakers = match gold.speakers.as_slice() {
        [] => "nobody".to_owned(),
        speakers => format!("**{}**", plain(&speakers.join("; "))),
    };
    format!("{speakers}{}", phrases(gold.source, gold.cue, text))
}

fn row(ours: &Row, text: &Chars<'_>) -> String {
    let mut out = words::kind(ours.kind).to_owned();
    if let Some(reason) = ours.reason {
        let _ = write!(out, " ({})", words::reason(reason));
    }
    match (ours.speakers.as_slice(), ours.candidates.as_slice()) {
        ([], []) => {}
        ([], candidates) => {
            let _ = write!(out, ", perhaps {}", plain(&candidates.join("; ")));
        }
        (speakers, _) => {
            let _ = write!(out, ", **{}**", plain(&speakers.join("; ")));
        }
    }
    if let Some(from) = ours.from {
        let _ = write!(out, " by {}", words::speaker_from(from));
    }
    let _ = write!(
        out,
        "{}, rule `{}`, confidence {:.3}",
        phrases(ours.source, ours.cue, text),
        ours.rule,
        f64::from(ours.confidence) / 1000.0
    );
    out
}

fn phrases(source: Option<Extent>, cue: Option<Extent>, text: &Chars<'_>) -> String {
    let phrase = |name: &str, extent: Option<Extent>| {
        extent.map_or_else(String::new, |extent| format!(", {name} *{}*", plain(text.of(extent).trim())))
    };
    phrase("source", source) + &phrase("cue", cue)
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

/// Words of an article as they are, in Markdown and on one line.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\n' => out.push_str(" ¶ "),
            '\r' => {}
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
