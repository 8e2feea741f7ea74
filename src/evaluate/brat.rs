//! Gold as brat writes it: an `.ann` file for each text, in the scheme of `docs/evaluate.md`.
//!
//! Five types of text-bound annotations (*Quotation*, *Claim*, *Source*, *Cue*, *Mention*), three relations (*Says*,
//! *Signals*, *Same*), a few attributes. Everything is checked, against the scheme and against the text, and an article of
//! which one line cannot be read is left out: half of its annotations would mislead.

use super::extent::{Chars, Extent};
use super::gold::{Credit, Entity, Gold, GoldClaim, GoldQuotation, Status, problem};
use super::words::{self, Word};
use crate::analysis::{Act, Polarity, SpeakerKind};
use crate::input::Problem;
use crate::text::spaced;
use std::collections::BTreeMap;

/// Reads the annotations of one article; `path` stands in the problems, `text` is the article's.
///
/// # Errors
/// All that cannot be read, with its row.
pub fn parse(ann: &str, path: &str, document: &str, text: &Chars<'_>) -> Result<Gold, Vec<Problem>> {
    let mut file = Ann::default();
    let mut problems = Vec::new();
    // Spans first: relations and attributes may stand before what they are about.
    for spans in [true, false] {
        for (n, line) in ann.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim_end_matches('\r');
            if line.trim().is_empty() || line.starts_with('T') != spans {
                continue;
            }
            if let Err(message) = file.line(line, text) {
                problems.push(problem(path, Some(n as u64 + 1), message));
            }
        }
    }
    if !problems.is_empty() {
        problems.sort_by_key(|problem| problem.row);
        return Err(problems);
    }
    Ok(file.gold(document))
}

type Parsed<T> = Result<T, String>;

/// What a text-bound annotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Type {
    Quotation,
    Claim,
    Source,
    Cue,
    Mention,
}

const TYPES: &[Word<Type>] = &[
    ("Quotation", Type::Quotation),
    ("Claim", Type::Claim),
    ("Source", Type::Source),
    ("Cue", Type::Cue),
    ("Mention", Type::Mention),
];

impl Type {
    fn content(self) -> bool {
        matches!(self, Type::Quotation | Type::Claim)
    }

    fn phrase(self) -> bool {
        matches!(self, Type::Source | Type::Mention)
    }
}

/// A text-bound annotation with its attributes.
struct Marked {
    id: String,
    kind: Type,
    extent: Extent,
    words: String,
    /// The first of the phrases that name the same entity.
    same: usize,
    name: Option<String>,
    entity: Option<SpeakerKind>,
    status: Status,
    reason: Option<String>,
    optional: bool,
    act: Option<Act>,
    polarity: Option<Polarity>,
    /// Who says it, and what signals it.
    sayers: Vec<usize>,
    cue: Option<usize>,
}

#[derive(Default)]
struct Ann {
    marked: Vec<Marked>,
    numbers: BTreeMap<String, usize>,
}

impl Ann {
    fn line(&mut self, line: &str, text: &Chars<'_>) -> Parsed<()> {
        let mut cells = line.splitn(3, '\t');
        let (id, what, rest) =
            (cells.next().unwrap_or_default(), cells.next(), cells.next().unwrap_or_default());
        let what = what.ok_or("no tab behind the id")?;
        match id.chars().next() {
            Some('T') => self.span(id, what, rest, text),
            Some('R') => self.relation(what),
            Some('*') => self.equivalence(what),
            Some('A' | 'M') => self.attribute(what),
            Some('N') => self.reference(what, rest),
            Some('#') => self.note(what, rest),
            Some('E') => Err(format!("{id}: events have no place in the scheme")),
            _ => Err(format!("{id:?} is the id of no annotation")),
        }
    }

    fn span(&mut self, id: &str, what: &str, words: &str, text: &Chars<'_>) -> Parsed<()> {
        let (kind, places) = what.split_once(' ').ok_or_else(|| format!("{id}: no place"))?;
        let kind = words::find(kind, TYPES).map_err(|e| format!("{id}: {e}"))?;
        let pieces: Option<Vec<Extent>> = places.split(';').map(piece).collect();
        let pieces =
            pieces.ok_or_else(|| format!("{id}: {places:?} is no place; two code points are, end last"))?;
        let extent = cover(pieces.iter().copied()).ok_or_else(|| format!("{id}: no place"))?;
        if extent.end > text.len() {
            return Err(format!("{id}: ends at {} and the text has {} code points", extent.end, text.len()));
        }
        let there: Vec<&str> = pieces.iter().map(|piece| text.of(*piece)).collect();
        let there = there.join(" ");
        let (there, given) = (spaced(&there), spaced(words));
        if !given.is_empty() && there != given {
            return Err(format!("{id}: the text has {there:?} there, not {given:?}; is it the same text?"));
        }
        let number = self.marked.len();
        if self.numbers.contains_key(id) {
            return Err(format!("{id} stands in the file twice"));
        }
        self.numbers.insert(id.to_owned(), number);
        self.marked.push(Marked {
            id: id.to_owned(),
            kind,
            extent,
            words: spaced(text.of(extent)).into_owned(),
            same: number,
            name: None,
            entity: None,
            status: Status::Speech,
            reason: None,
            optional: false,
            act: None,
            polarity: None,
            sayers: Vec::new(),
            cue: None,
        });
        Ok(())
    }

    fn number(&self, id: &str) -> Parsed<usize> {
        self.numbers.get(id).copied().ok_or_else(|| format!("there is no annotation {id:?}"))
    }

    /// Whichever way round the arguments stand, their types tell which is which.
    fn relation(&mut self, what: &str) -> Parsed<()> {
        let mut parts = what.split_whitespace();
        let kind = parts.next().unwrap_or_default();
        let ends: Vec<usize> = parts
            .map(|part| self.number(part.split_once(':').map_or(part, |(_, id)| id)))
            .collect::<Parsed<Vec<usize>>>()?;
        let &[one, other] = ends.as_slice() else { return Err(format!("{kind}: two annotations are due")) };
        let type_of = |n: usize| self.marked[n].kind;
        let (from, content) = if type_of(one).content() { (other, one) } else { (one, other) };
        match kind.to_ascii_lowercase().as_str() {
            "says" if type_of(from).phrase() && type_of(content).content() => {
                self.marked[content].sayers.push(from);
            }
            "signals" if type_of(from) == Type::Cue && type_of(content).content() => {
                self.marked[content].cue.get_or_insert(from);
            }
            "same" if type_of(one).phrase() && type_of(other).phrase() => self.join(one, other),
            "says" => return Err("Says: a Source or Mention and a Quotation or Claim are due".to_owned()),
            "signals" => return Err("Signals: a Cue and a Quotation or Claim are due".to_owned()),
            "same" => return Err("Same: two Sources or Mentions are due".to_owned()),
            _ => return Err(format!("{kind:?} is none of Says, Signals, Same")),
        }
        Ok(())
    }

    fn equivalence(&mut self, what: &str) -> Parsed<()> {
        let ids = what.strip_prefix("Equiv").ok_or("only Equiv may follow *")?;
        let members = ids.split_whitespace().map(|id| self.number(id)).collect::<Parsed<Vec<usize>>>()?;
        if let Some(&n) = members.iter().find(|&&n| !self.marked[n].kind.phrase()) {
            return Err(format!("Equiv: {} is neither a Source nor a Mention", self.marked[n].id));
        }
        for pair in members.windows(2) {
            self.join(pair[0], pair[1]);
        }
        Ok(())
    }

    /// Makes two phrases, and all that are one with them, name one entity.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.marked[one].same, self.marked[other].same);
        let first = one.min(other);
        for marked in self.marked.iter_mut().filter(|m| m.same == one || m.same == other) {
            marked.same = first;
        }
    }

    fn attribute(&mut self, what: &str) -> Parsed<()> {
        let mut parts = what.splitn(3, ' ');
        let (name, id) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let value = parts.next().map(str::trim).filter(|value| !value.is_empty());
        let number = self.number(id).map_err(|e| format!("{name}: {e}"))?;
        let marked = &mut self.marked[number];
        let wrong = || format!("{name}: {id} may not have it");
        let value = |known: &str| value.ok_or_else(|| format!("{name}: one of {known} is due"));
        match name.to_ascii_lowercase().as_str() {
            "status" if marked.kind == Type::Quotation => {
                marked.status = words::find(value("speech, other, unsure")?, words::STATUSES)?;
            }
            "reason" if marked.kind == Type::Quotation => {
                marked.reason = Some(value("title, term, scare, name")?.to_ascii_lowercase());
            }
            "nested" if marked.kind == Type::Quotation => {}
            "optional" if marked.kind == Type::Claim => marked.optional = true,
            "type" if marked.kind.phrase() => {
                let known = "person, organisation, group, document, anonymous";
                marked.entity = Some(words::find(value(known)?, words::TYPES)?);
            }
            "act" if marked.kind.content() => {
                marked.act = Some(words::find(value("say, write…")?, words::ACTS)?)
            }
            "polarity" if marked.kind.content() => {
                marked.polarity = Some(words::find(value("asserted, denied…")?, words::POLARITIES)?);
            }
            "status" | "reason" | "nested" | "optional" | "type" | "act" | "polarity" => return Err(wrong()),
            _ => {
                let known = "Status, Reason, Nested, Optional, Type, Act, Polarity";
                return Err(format!("{name:?} is none of {known}"));
            }
        }
        Ok(())
    }

    /// `N1 Reference T3 Wikidata:Q1 Name`: the name of the entity.
    fn reference(&mut self, what: &str, name: &str) -> Parsed<()> {
        let id = what.split_whitespace().nth(1).ok_or("no annotation that the reference is about")?;
        self.name(id, name)
    }

    /// `#1 AnnotatorNotes T3 name: Name`; any other note is for the annotators.
    fn note(&mut self, what: &str, note: &str) -> Parsed<()> {
        let name = note.trim().strip_prefix("name:");
        match (what.split_whitespace().nth(1), name) {
            (Some(id), Some(name)) => self.name(id, name),
            _ => Ok(()),
        }
    }

    fn name(&mut self, id: &str, name: &str) -> Parsed<()> {
        let number = self.number(id)?;
        if self.marked[number].kind.phrase() && !name.trim().is_empty() {
            self.marked[number].name = Some(name.trim().to_owned());
        }
        Ok(())
    }

    fn gold(&self, document: &str) -> Gold {
        let names = self.names();
        let mut gold = Gold { document: document.to_owned(), ..Gold::default() };
        for marked in self.marked.iter().filter(|marked| marked.kind.phrase()) {
            let entity: &mut Entity = gold.entities.entry(names[&marked.same].clone()).or_default();
            entity.kind = entity.kind.or(marked.entity);
            entity.aliases.push(marked.words.clone());
        }
        for entity in gold.entities.values_mut() {
            entity.aliases.sort_unstable();
            entity.aliases.dedup();
        }
        let mut contents: Vec<&Marked> = self.marked.iter().filter(|marked| marked.kind.content()).collect();
        contents.sort_by_key(|marked| (marked.extent.start, std::cmp::Reverse(marked.extent.end)));
        for marked in contents {
            let credit = self.credit(marked, &names);
            match marked.kind {
                Type::Claim => gold.claims.push(GoldClaim { credit, optional: marked.optional }),
                _ => {
                    let (status, reason) = (marked.status, marked.reason.clone());
                    gold.quotations.push(GoldQuotation { credit, status, reason });
                }
            }
        }
        gold
    }

    fn credit(&self, marked: &Marked, names: &BTreeMap<usize, String>) -> Credit {
        let mut sayers: Vec<&Marked> = marked.sayers.iter().map(|&n| &self.marked[n]).collect();
        sayers.sort_by_key(|sayer| sayer.extent);
        let mut speakers: Vec<String> = Vec::new();
        for sayer in &sayers {
            let name = &names[&sayer.same];
            if !speakers.contains(name) {
                speakers.push(name.clone());
            }
        }
        let sources = sayers.iter().filter(|sayer| sayer.kind == Type::Source).map(|sayer| sayer.extent);
        Credit {
            content: marked.extent,
            words: None,
            speakers,
            source: cover(sources),
            cue: marked.cue.map(|n| self.marked[n].extent),
            act: marked.act,
            polarity: marked.polarity,
        }
    }

    /// The name of each entity, by the number of its first phrase: the one that was given, else the likeliest of its
    /// phrases. Two entities may not share a name, so a second one of that name is told apart by its id.
    fn names(&self) -> BTreeMap<usize, String> {
        let phrases = || self.marked.iter().filter(|marked| marked.kind.phrase());
        let mut names = BTreeMap::new();
        for first in phrases().filter(|marked| self.numbers[&marked.id] == marked.same) {
            let members = || phrases().filter(|marked| marked.same == first.same);
            let given = members().find_map(|marked| marked.name.clone());
            let likeliest =
                || members().map(|marked| &marked.words).max_by_key(|words| likely(words)).cloned();
            let name = given.or_else(likeliest).unwrap_or_default();
            let taken = names.values().any(|other| *other == name);
            names.insert(first.same, if taken { format!("{name} ({})", first.id) } else { name });
        }
        names
    }
}

/// How likely a phrase is the name of its entity: most of its words have a capital, then the longest.
fn likely(words: &str) -> (bool, usize) {
    let all = words.split(' ').count();
    let capitals =
        words.split(' ').filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    (2 * capitals >= all, words.chars().count())
}

/// `12 34`, in code points.
fn piece(place: &str) -> Option<Extent> {
    let (start, end) = place.trim().split_once(' ')?;
    let extent = Extent::new(start.parse().ok()?, end.trim().parse().ok()?);
    (!extent.is_empty()).then_some(extent)
}

/// From the first to the last of several pieces.
fn cover(pieces: impl Iterator<Item = Extent>) -> Option<Extent> {
    pieces.reduce(|all, piece| Extent::new(all.start.min(piece.start), all.end.max(piece.end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "« Non », a dit Léa Brun. Elle ajoute que « Le Pont » attendra.";

    fn read(ann: &str) -> Result<Gold, Vec<String>> {
        parse(ann, "a.ann", "a", &Chars::new(TEXT))
            .map_err(|problems| problems.iter().map(Problem::to_string).collect())
    }

    #[test]
    fn the_scheme_is_read() {
        let gold = read(
            "T1\tQuotation 0 7\t« Non »\nT2\tCue 9 14\ta dit\nT3\tSource 15 23\tLéa Brun\nT4\tSource 25 29\tElle\n\
             R1\tSays Arg1:T3 Arg2:T1\t\nR2\tSignals Arg1:T2 Arg2:T1\n*\tEquiv T3 T4\nA1\tType T4 person\n\
             R3\tSays Arg1:T5 Arg2:T4\nT5\tClaim 41 61\t« Le Pont » attendra\nA2\tOptional T5\nA3\tPolarity T5 denied\n\
             T6\tQuotation 41 52\t« Le Pont »\nA4\tStatus T6 other\nA5\tReason T6 title\n#1\tAnnotatorNotes T6\tthe film\n",
        )
        .unwrap();
        assert_eq!(gold.entities["Léa Brun"].kind, Some(SpeakerKind::Person));
        assert_eq!(gold.entities["Léa Brun"].aliases, ["Elle", "Léa Brun"]);
        let credit = &gold.quotations[0].credit;
        assert_eq!((credit.content, credit.cue), (Extent::new(0, 7), Some(Extent::new(9, 14))));
        assert_eq!(
            (credit.speakers.as_slice(), credit.source),
            (&["Léa Brun".to_owned()][..], Some(Extent::new(15, 23)))
        );
        assert_eq!(
            (gold.quotations[1].status, gold.quotations[1].reason.as_deref()),
            (Status::Other, Some("title"))
        );
        let claim = &gold.claims[0];
        assert!(claim.optional && claim.credit.polarity == Some(Polarity::Denied));
        assert_eq!(claim.credit.speakers, ["Léa Brun"]);
    }

    #[test]
    fn a_name_may_be_given_and_a_mention_is_no_source() {
        let ann = "T1\tQuotation 0 7\nT2\tMention 15 23\nR1\tSays Arg1:T2 Arg2:T1\n#1\tAnnotatorNotes T2\tname: Léa Brun-Roux\n";
        let gold = read(ann).unwrap();
        assert_eq!(gold.quotations[0].credit.speakers, ["Léa Brun-Roux"]);
        assert_eq!(gold.quotations[0].credit.source, None);
        let gold = read("T2\tMention 15 23\nN1\tReference T2 Wikidata:Q1\tLéa Brun\n").unwrap();
        assert!(gold.entities.contains_key("Léa Brun"));
    }

    #[test]
    fn pieces_are_one_stretch_and_their_words_are_checked() {
        let gold = read("T1\tQuotation 0 3;5 7\t« N n »\n");
        assert_eq!(
            gold,
            Err(vec![
                "a.ann:1: T1: the text has \"« N »\" there, not \"« N n »\"; is it the same text?".to_owned()
            ])
        );
        let gold = read("T1\tQuotation 0 3;5 7\t« N »\r\n").unwrap();
        assert_eq!(gold.quotations[0].credit.content, Extent::new(0, 7));
    }

    #[test]
    fn every_line_that_cannot_be_read_is_named() {
        let ann = "T1\tQuotation 0 7\t« Non »\nT1\tCue 9 14\ta dit\nT3\tSpeech 0 1\nT4\tCue 3\nT5\tCue 60 99\nR1\tSays Arg1:T1 Arg2:T9\n\
                   R2\tSays Arg1:T1 Arg2:T1\nA1\tOptional T1\nA2\tStatus T1 maybe\nA3\tMood T1\nE1\tSaying:T1\n?\tx\n*\tEquiv T1 T1\nR3\tOwns Arg1:T1 Arg2:T1\nT8\n";
        assert_eq!(
            read(ann).unwrap_err(),
            [
                "a.ann:2: T1 stands in the file twice",
                "a.ann:3: T3: \"Speech\" is none of Quotation, Claim, Source, Cue, Mention",
                "a.ann:4: T4: \"3\" is no place; two code points are, end last",
                "a.ann:5: T5: ends at 99 and the text has 62 code points",
                "a.ann:6: there is no annotation \"T9\"",
                "a.ann:7: Says: a Source or Mention and a Quotation or Claim are due",
                "a.ann:8: Optional: T1 may not have it",
                "a.ann:9: \"maybe\" is none of speech, other, unsure",
                "a.ann:10: \"Mood\" is none of Status, Reason, Nested, Optional, Type, Act, Polarity",
                "a.ann:11: E1: events have no place in the scheme",
                "a.ann:12: \"?\" is the id of no annotation",
                "a.ann:13: Equiv: T1 is neither a Source nor a Mention",
                "a.ann:14: \"Owns\" is none of Says, Signals, Same",
                "a.ann:15: no tab behind the id",
            ]
        );
    }

    #[test]
    fn entities_do_not_share_a_name() {
        let gold = read("T1\tSource 25 29\tElle\nT2\tMention 15 23\nT3\tMention 15 23\n").unwrap();
        let names: Vec<&str> = gold.entities.keys().map(String::as_str).collect();
        assert_eq!(names, ["Elle", "Léa Brun", "Léa Brun (T3)"]);
    }
}
