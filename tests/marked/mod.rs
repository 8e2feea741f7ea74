//! Marked text: an article and who says what in it, as one readable string; parser, renderer, and the way from an
//! [`Analysis`] to it.
//!
//! ```text
//! {d1 «~Nous tiendrons~»}, {c1 a promis} {s1@rachid-belkacem le maire, Rachid Belkacem}, ajoutant que …
//! ```
//!
//! A mark is `{label words}`: a brace, a label, one space, the words, a brace. Take the marks away and the text is left.
//!
//! | letter | stands around |
//! | --- | --- |
//! | `d` `p` `o` | a quotation that is direct, partial, other; its quotation marks stand inside the braces |
//! | `i` `m` | the content of a claim, indirect or mixed |
//! | `c` `s` | the cue; the source |
//! | `a` `r` | the addressee; the relay |
//!
//! - The **number** names one link of cue, source and speaker: every content with that number has the cue and the source
//!   with that number. A mixed claim and the partial quotations in it usually share it. A word that serves two links
//!   carries both numbers: `{s1,2 elle}`. A content with neither cue nor source needs no number.
//! - **`@slug`** is the speaker, on the source where there is one, else on the content; a content's own goes before that
//!   of the source. Two speakers: `@lea-martin+paul-noir`. None: nobody can be named. The slug is [`slug`] of the name.
//! - **`+`** goes on with the quotation before of the same letter and number, after an incise within its marks:
//!   `{d1 «~C'est clair}, {c1 dit}-{s1 il}, {d1+ nous partons.~»}`. A claim is never cut: an incise stays in it.
//! - **`!denied`, `!questioned`, `!hedged`** is the polarity of a content; without it, asserted.
//! - **`:title`, `:term`, `:scare`, `:name`** is the reason of an `o`.
//! - **`?`** marks a content that the guidelines leave open.
//! - In that order: `{p3+?!denied:title@slug …}`.
//! - `~` is U+00A0, `\,` is U+202F; `\{ \} \~ \\` are the characters themselves.
//! - Marks nest and never cross. Where two have the same span they nest in the order d p i m o c s a r, then by number.

use std::collections::BTreeMap;

use dixit::{Analysis, Attribution, Field, Kind, Polarity, Reason, Span};

/// A text with what is attributed in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text without any mark.
    pub text: String,
    /// The contents, in the order of the output: start, end descending, kind.
    pub rows: Vec<Row>,
}

/// One content and what it is credited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What the letter says.
    pub kind: Kind,
    /// One span; several where an incise cuts a quotation.
    pub segments: Vec<Span>,
    /// Slugs.
    pub speakers: Vec<String>,
    /// The mark `s`.
    pub source: Option<Span>,
    /// The mark `c`.
    pub cue: Option<Span>,
    /// The mark `a`.
    pub addressee: Option<Span>,
    /// The mark `r`.
    pub relay: Option<Span>,
    /// After the `!`.
    pub polarity: Polarity,
    /// After the `:`.
    pub reason: Option<Reason>,
    /// The `?`.
    pub optional: bool,
}

impl Row {
    /// From the start of the first segment to the end of the last.
    pub fn span(&self) -> Span {
        self.segments[0].to(self.segments[self.segments.len() - 1])
    }
}

impl Marked {
    /// Puts the rows into the order of the output.
    pub fn sort(&mut self) {
        self.rows.sort_by_key(|row| (row.span().start(), std::cmp::Reverse(row.span().end()), row.kind));
    }
}

/// What stands in an identifier for a name: lower case, accents folded, hyphens for the rest; the determiner of a
/// nameless speaker goes (*le ministère* and *ce ministère* are `ministere`).
pub fn slug(name: &str) -> String {
    let mut folded = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        let ascii = match c {
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
            'ç' | 'ć' | 'č' => "c",
            'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
            'î' | 'ï' | 'í' | 'ì' | 'ī' | 'ı' => "i",
            'ñ' | 'ń' | 'ň' => "n",
            'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'ø' | 'ō' | 'ő' => "o",
            'ù' | 'û' | 'ü' | 'ú' | 'ū' | 'ů' | 'ű' => "u",
            'ÿ' | 'ý' => "y",
            'š' | 'ś' | 'ş' | 'ș' => "s",
            'ž' | 'ź' | 'ż' => "z",
            'ğ' => "g",
            'ł' => "l",
            'ř' => "r",
            'đ' | 'ď' => "d",
            'ţ' | 'ț' | 'ť' => "t",
            'œ' => "oe",
            'æ' => "ae",
            'ß' => "ss",
            _ if c.is_alphanumeric() => {
                folded.push(c);
                continue;
            }
            _ => "-",
        };
        if ascii != "-" || !(folded.is_empty() || folded.ends_with('-')) {
            folded.push_str(ascii);
        }
    }
    let folded = folded.trim_end_matches('-');
    const DETERMINERS: [&str; 17] = [
        "le-", "la-", "les-", "l-", "un-", "une-", "des-", "du-", "ce-", "cet-", "cette-", "ces-", "son-",
        "sa-", "ses-", "leur-", "leurs-",
    ];
    DETERMINERS.iter().find_map(|d| folded.strip_prefix(d)).unwrap_or(folded).to_owned()
}

const KINDS: [(char, Kind); 5] = [
    ('d', Kind::Direct),
    ('p', Kind::Partial),
    ('i', Kind::Indirect),
    ('m', Kind::Mixed),
    ('o', Kind::Other),
];
const POLARITIES: [(&str, Polarity); 3] =
    [("denied", Polarity::Denied), ("questioned", Polarity::Questioned), ("hedged", Polarity::Hedged)];
const REASONS: [(&str, Reason); 4] =
    [("title", Reason::Title), ("term", Reason::Term), ("scare", Reason::Scare), ("name", Reason::Name)];

/// A label, as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Label {
    letter: char,
    numbers: Vec<u32>,
    goes_on: bool,
    optional: bool,
    polarity: Polarity,
    reason: Option<Reason>,
    speakers: Vec<String>,
}

impl Label {
    fn kind(&self) -> Option<Kind> {
        KINDS.iter().find(|(letter, _)| *letter == self.letter).map(|(_, kind)| *kind)
    }

    fn parse(given: &str) -> Result<Label, String> {
        let wrong = |what: &str| Err(format!("{what} in the label `{given}`"));
        let mut chars = given.chars();
        let mut label = Label { letter: chars.next().unwrap_or_default(), ..Label::default() };
        if !"dpimocsar".contains(label.letter) {
            return wrong("no such letter");
        }
        let rest = chars.as_str();
        let (rest, speakers) = rest.split_once('@').map_or((rest, ""), |(rest, s)| (rest, s));
        label.speakers = speakers.split('+').filter(|s| !s.is_empty()).map(str::to_owned).collect();
        let (rest, reason) = rest.split_once(':').map_or((rest, ""), |(rest, s)| (rest, s));
        if !reason.is_empty() {
            match REASONS.iter().find(|(name, _)| *name == reason) {
                Some((_, reason)) => label.reason = Some(*reason),
                None => return wrong("no such reason"),
            }
        }
        let (rest, polarity) = rest.split_once('!').map_or((rest, ""), |(rest, s)| (rest, s));
        if !polarity.is_empty() {
            match POLARITIES.iter().find(|(name, _)| *name == polarity) {
                Some((_, polarity)) => label.polarity = *polarity,
                None => return wrong("no such polarity"),
            }
        }
        label.optional = rest.ends_with('?');
        let rest = rest.trim_end_matches('?');
        label.goes_on = rest.ends_with('+');
        let rest = rest.trim_end_matches('+');
        for number in rest.split(',').filter(|_| !rest.is_empty()) {
            match number.parse() {
                Ok(number) => label.numbers.push(number),
                Err(_) => return wrong("no number"),
            }
        }
        match label.kind() {
            Some(_) if label.numbers.len() > 1 => wrong("two numbers of one content"),
            None if label.numbers.is_empty() => wrong("a number is missing"),
            _ => Ok(label),
        }
    }

    fn render(&self) -> String {
        let mut out = String::from(self.letter);
        out.push_str(&self.numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(","));
        if self.goes_on {
            out.push('+');
        }
        if self.optional {
            out.push('?');
        }
        if let Some((name, _)) = POLARITIES.iter().find(|(_, p)| *p == self.polarity) {
            out.push('!');
            out.push_str(name);
        }
        if let Some((name, _)) = REASONS.iter().find(|(_, r)| Some(*r) == self.reason) {
            out.push(':');
            out.push_str(name);
        }
        if !self.speakers.is_empty() {
            out.push('@');
            out.push_str(&self.speakers.join("+"));
        }
        out
    }
}

/// Cue, source, addressee, relay.
type Parts = [Option<Span>; 4];
const PART_LETTERS: [char; 4] = ['c', 's', 'a', 'r'];

/// Reads marked text.
///
/// # Errors
/// A label that is none, a brace without its partner, a number whose content is missing.
pub fn parse(marked: &str) -> Result<Marked, String> {
    let mut text = String::new();
    let mut open: Vec<(Label, usize)> = Vec::new();
    let mut marks: Vec<(Label, Span)> = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let escaped = rest.chars().next().ok_or("a backslash at the end")?;
                rest = &rest[escaped.len_utf8()..];
                match escaped {
                    ',' => text.push('\u{202f}'),
                    '{' | '}' | '~' | '\\' => text.push(escaped),
                    _ => return Err(format!("`\\{escaped}` escapes nothing")),
                }
            }
            '~' => text.push('\u{a0}'),
            '{' => {
                let (label, words) =
                    rest.split_once(' ').ok_or_else(|| format!("no space after the label in `{{{rest}`"))?;
                open.push((Label::parse(label)?, text.len()));
                rest = words;
            }
            '}' => {
                let (label, start) =
                    open.pop().ok_or_else(|| format!("`}}` closes nothing, before `{rest}`"))?;
                if start == text.len() {
                    return Err(format!("nothing in {{{}}}", label.render()));
                }
                marks.push((label, Span::new(start, text.len())));
            }
            _ => text.push(c),
        }
    }
    if let Some((label, _)) = open.pop() {
        return Err(format!("`{{{}` is never closed", label.render()));
    }
    assemble(text, marks)
}

fn assemble(text: String, mut marks: Vec<(Label, Span)>) -> Result<Marked, String> {
    marks.sort_by_key(|(_, span)| (span.start(), std::cmp::Reverse(span.end())));
    let mut links: BTreeMap<u32, (Parts, Vec<String>)> = BTreeMap::new();
    for (label, span) in marks.iter().filter(|(label, _)| label.kind().is_none()) {
        let part = PART_LETTERS.iter().position(|l| *l == label.letter).unwrap_or_default();
        for &number in &label.numbers {
            let link = links.entry(number).or_default();
            if link.0[part].replace(*span).is_some() {
                return Err(format!("two marks {}{number}", label.letter));
            }
            if label.letter == 's' {
                link.1.clone_from(&label.speakers);
            }
        }
    }
    let mut rows: Vec<(Vec<u32>, Row)> = Vec::new();
    for (label, span) in marks {
        let Some(kind) = label.kind() else { continue };
        if label.goes_on {
            let before =
                rows.iter_mut().rev().find(|(numbers, row)| *numbers == label.numbers && row.kind == kind);
            let (_, before) = before.ok_or_else(|| format!("{{{}}} goes on with nothing", label.render()))?;
            before.segments.push(span);
            continue;
        }
        let (parts, of_source) = match label.numbers.first() {
            Some(number) => {
                links.get(number).cloned().ok_or(format!("number {number} has no cue and no source"))?
            }
            None => Default::default(),
        };
        let [cue, source, addressee, relay] = parts;
        rows.push((
            label.numbers,
            Row {
                kind,
                segments: vec![span],
                speakers: if label.speakers.is_empty() { of_source } else { label.speakers },
                source,
                cue,
                addressee,
                relay,
                polarity: label.polarity,
                reason: label.reason,
                optional: label.optional,
            },
        ));
    }
    if let Some(number) =
        links.keys().find(|number| !rows.iter().any(|(numbers, _)| numbers.contains(number)))
    {
        return Err(format!("number {number} has no content"));
    }
    let mut marked = Marked { text, rows: rows.into_iter().map(|(_, row)| row).collect() };
    marked.sort();
    Ok(marked)
}

/// Writes marked text; the inverse of [`parse`] but for the numbers, which count the links as they come.
///
/// # Errors
/// Two marks that cross.
pub fn render(marked: &Marked) -> Result<String, String> {
    let marks = marks(marked);
    let mut out = String::new();
    let mut open: Vec<Span> = Vec::new();
    let mut at = 0;
    let close = |out: &mut String, at: &mut usize, end: usize| {
        escape(&marked.text[*at..end], out);
        out.push('}');
        *at = end;
    };
    for (label, span) in &marks {
        while open.last().is_some_and(|outer| outer.end() <= span.start()) {
            let outer = open.pop().unwrap_or_default();
            close(&mut out, &mut at, outer.end());
        }
        if let Some(outer) = open.last().filter(|outer| outer.end() < span.end()) {
            return Err(format!("“{}” crosses “{}”", span.of(&marked.text), outer.of(&marked.text)));
        }
        escape(&marked.text[at..span.start()], &mut out);
        at = span.start();
        out.push('{');
        out.push_str(&label.render());
        out.push(' ');
        open.push(*span);
    }
    while let Some(outer) = open.pop() {
        close(&mut out, &mut at, outer.end());
    }
    escape(&marked.text[at..], &mut out);
    Ok(out)
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '\u{a0}' => out.push('~'),
            '\u{202f}' => out.push_str("\\,"),
            '{' | '}' | '~' | '\\' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
}

/// The marks of the rows, outermost first.
fn marks(marked: &Marked) -> Vec<(Label, Span)> {
    // What rows have in common to share a number. A row's own speakers, where they are not those of the source, are
    // written on the row.
    let link = |row: &Row| -> Option<(Parts, Vec<String>)> {
        let parts = [row.cue, row.source, row.addressee, row.relay];
        let speakers = if row.source.is_some() { row.speakers.clone() } else { Vec::new() };
        parts.iter().any(Option::is_some).then_some((parts, speakers))
    };
    let mut first: BTreeMap<(Parts, Vec<String>), usize> = BTreeMap::new();
    for row in &marked.rows {
        if let Some(link) = link(row) {
            let parts = link.0.iter().flatten().map(|span| span.start());
            let start = parts.chain([row.span().start()]).min().unwrap_or_default();
            let known = first.entry(link).or_insert(start);
            *known = start.min(*known);
        }
    }
    let mut links: Vec<(usize, (Parts, Vec<String>))> =
        first.into_iter().map(|(link, start)| (start, link)).collect();
    links.sort();
    let number_of = |wanted: &(Parts, Vec<String>)| -> Vec<u32> {
        links.iter().position(|(_, link)| link == wanted).map(|i| i as u32 + 1).into_iter().collect()
    };

    let mut marks: Vec<(Label, Span)> = Vec::new();
    for row in &marked.rows {
        let link = link(row);
        let label = Label {
            letter: KINDS.iter().find(|(_, kind)| *kind == row.kind).map_or('?', |(letter, _)| *letter),
            numbers: link.as_ref().map(number_of).unwrap_or_default(),
            speakers: if row.source.is_some() { Vec::new() } else { row.speakers.clone() },
            optional: row.optional,
            polarity: row.polarity,
            reason: row.reason,
            goes_on: false,
        };
        marks.push((label.clone(), row.segments[0]));
        for &segment in &row.segments[1..] {
            let goes_on = Label {
                letter: label.letter,
                numbers: label.numbers.clone(),
                goes_on: true,
                ..Label::default()
            };
            marks.push((goes_on, segment));
        }
    }
    let contents = marks.len();
    for (_, link) in &links {
        for (part, letter) in PART_LETTERS.into_iter().enumerate() {
            let Some(span) = link.0[part] else { continue };
            let speakers = if letter == 's' { link.1.clone() } else { Vec::new() };
            let same = |(label, at): &&mut (Label, Span)| {
                label.letter == letter && *at == span && label.speakers == speakers
            };
            match marks[contents..].iter_mut().find(same) {
                Some((label, _)) => label.numbers.extend(number_of(link)),
                None => marks
                    .push((Label { letter, numbers: number_of(link), speakers, ..Label::default() }, span)),
            }
        }
    }
    const NESTING: &str = "dpimocsar";
    marks.sort_by_key(|(label, span)| {
        let depth = NESTING.find(label.letter);
        (span.start(), std::cmp::Reverse(span.end()), depth, label.numbers.clone())
    });
    marks
}

/// What of an analysis can be shown in marked text: the attributions of one field.
pub fn of_analysis(analysis: &Analysis, text: &str, field: Field) -> Marked {
    let row = |attribution: &Attribution| {
        let span = attribution.span;
        let content = &attribution.content;
        let is_claim = matches!(attribution.kind, Kind::Indirect | Kind::Mixed);
        let segments = match content.as_slice() {
            [first, between @ .., last] if !is_claim => {
                let mut segments = vec![Span::new(span.start(), first.end())];
                segments.extend(between);
                segments.push(Span::new(last.start(), span.end()));
                segments
            }
            _ => vec![span],
        };
        let name = |id: &dixit::SpeakerId| slug(&analysis.speakers[id.0 as usize].name);
        Row {
            kind: attribution.kind,
            segments,
            speakers: attribution.speakers.iter().map(name).collect(),
            source: attribution.source,
            cue: attribution.cue,
            addressee: attribution.addressee,
            relay: attribution.relay,
            polarity: attribution.polarity,
            reason: attribution.reason,
            optional: false,
        }
    };
    let rows = analysis.attributions.iter().filter(|a| a.field == field).map(row).collect();
    let mut marked = Marked { text: text.to_owned(), rows };
    marked.sort();
    marked
}

/// [`render`]; a row whose marks cross those of rows before it is not marked but told of below the text.
pub fn show(marked: &Marked) -> String {
    let mut shown = Marked { text: marked.text.clone(), rows: Vec::new() };
    let mut crossing = String::new();
    for row in &marked.rows {
        shown.rows.push(row.clone());
        if let Err(problem) = render(&shown) {
            shown.rows.pop();
            let words = row.span().of(&marked.text);
            crossing.push_str(&format!(
                "\n[{:?} “{words}” @{}: {problem}]",
                row.kind,
                row.speakers.join("+")
            ));
        }
    }
    render(&shown).unwrap_or_default() + &crossing
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn twice(marked: &str) -> String {
        render(&parse(marked).unwrap()).unwrap()
    }

    #[test]
    fn an_incise_gives_two_segments() {
        let marked = "{d1 «~C'est {o:term «~non~»}}, {c1 a-t-{s1@lea-roy elle} dit}, {d1+ voilà~»}.";
        let parsed = parse(marked).unwrap();
        assert_eq!(parsed.text, "«\u{a0}C'est «\u{a0}non\u{a0}», a-t-elle dit, voilà\u{a0}».");
        assert_eq!(parsed.rows[0].segments.len(), 2);
        assert_eq!(parsed.rows[0].speakers, ["lea-roy"]);
        assert_eq!(twice(marked), marked);
    }

    #[test]
    fn a_number_is_shared_and_a_source_serves_two_links() {
        let marked = "{s1,2@maire Le maire} {c1 dit} que {m1 la ville est {p1 “morte”}}, {c2 ajoutant} que {i2!hedged rien}.";
        assert_eq!(twice(marked), marked);
        assert_eq!(parse(marked).unwrap().rows.len(), 3);
    }

    #[test]
    fn numbers_are_counted_anew() {
        assert_eq!(
            twice("{c7 Selon} {s7 elle}, {i7? oui} {d@x-y \"ah\"}"),
            "{c1 Selon} {s1 elle}, {i1? oui} {d@x-y \"ah\"}"
        );
    }

    #[test]
    fn what_is_no_marked_text_is_refused() {
        for broken in [
            "{d1 a",
            "a}",
            "{x a}",
            "{c1 a}",
            "{d1 a}",
            "{d }",
            "{c a}",
            "\\q",
            "{d1+ a} {c1 b}",
            "{o:joke a}",
        ] {
            assert!(parse(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn marks_that_cross_are_refused() {
        let mut marked = parse("{d abc}def").unwrap();
        marked.rows.push(Row { segments: vec![Span::new(2, 5)], ..marked.rows[0].clone() });
        assert!(render(&marked).is_err());
        assert!(show(&marked).contains("crosses"));
    }

    #[test]
    fn slugs_lose_accents_and_determiners() {
        assert_eq!(slug("Élisabeth d’Œuvre"), "elisabeth-d-oeuvre");
        assert_eq!(slug("l’agence de presse"), "agence-de-presse");
        assert_eq!(slug("Ce décret"), "decret");
    }

    /// A text, and rows whose spans nest by construction: they are cut from a tree of brackets.
    fn marked_text() -> impl Strategy<Value = Marked> {
        let piece = prop_oneof![
            "[a-zéà{}~\\\\,@!:+? ]{1,6}",
            Just("«\u{a0}".to_owned()),
            Just("\u{202f}»".to_owned()),
            Just("\n".to_owned()),
        ];
        let part = prop::option::of(0usize..8);
        let row = (0usize..5, 0usize..8, part.clone(), part, 0usize..4, 0usize..5, any::<bool>());
        (prop::collection::vec(piece, 8), prop::collection::vec(row, 0..5)).prop_map(|(pieces, rows)| {
            let starts: Vec<usize> = (0..=8).map(|i| pieces[..i].iter().map(String::len).sum()).collect();
            // Pieces i..8-i nest; single pieces lie beside or within each other.
            let nested = |i: usize| match i {
                0..4 => Span::new(starts[i], starts[8 - i]),
                _ => Span::new(starts[i - 4], starts[i - 3]),
            };
            let mut out = Marked { text: pieces.concat(), rows: Vec::new() };
            for (kind, content, cue, source, polarity, reason, optional) in rows {
                let segments = vec![nested(content)];
                if out.rows.iter().any(|row: &Row| row.segments == segments) {
                    continue;
                }
                let cue = cue.map(nested).filter(|cue| *cue != segments[0]);
                let source =
                    source.map(nested).filter(|source| *source != segments[0] && Some(*source) != cue);
                out.rows.push(Row {
                    kind: KINDS[kind].1,
                    segments,
                    speakers: ["a-b", "c"][..polarity % 3].iter().map(|s| (*s).to_owned()).collect(),
                    source,
                    cue,
                    addressee: None,
                    relay: None,
                    polarity: [Polarity::Asserted, Polarity::Denied, Polarity::Questioned, Polarity::Hedged]
                        [polarity],
                    reason: REASONS.get(reason).map(|(_, reason)| *reason),
                    optional,
                });
            }
            out.sort();
            out
        })
    }

    proptest! {
        #[test]
        fn parsing_undoes_rendering(marked in marked_text()) {
            let rendered = render(&marked).unwrap();
            prop_assert_eq!(parse(&rendered).unwrap(), marked, "{}", rendered);
        }

        #[test]
        fn no_string_makes_the_parser_panic(any in "[{}a-d1-3@+?!:, ~\\\\»]{0,30}") {
            if let Ok(marked) = parse(&any) {
                prop_assert_eq!(parse(&render(&marked).unwrap()).unwrap(), marked);
            }
        }
    }
}
