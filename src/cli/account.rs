//! The account that `explain` gives of an article: the text with its marks, then each attribution.

use super::markup::{legend, marked, words_of};
use crate::attribute::{Standing, Way};
use crate::text::{CharOffsets, columns, printable_line};
use crate::words;
use crate::{
    Account, Article, Attribution, Candidate, Engine, Explanation, Field, Kind, Reading, Span, Speaker,
    SpeakerFrom, SpeakerId, SpeakerKind,
};

/// What is written on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    /// Whether it shows colours.
    pub colour: bool,
    /// How many columns it has, where lines are to be broken.
    pub width: Option<usize>,
}

impl Paper {
    fn bold(self, text: &str) -> String {
        if self.colour { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn faint(self, text: &str) -> String {
        if self.colour { format!("\x1b[2m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// Where the words behind a label begin.
const INDENT: usize = 15;

/// Why each attribution is as it is; with `at`, only those that cover this code point of the text.
pub(super) fn explain(engine: &Engine, article: &Article, at: Option<usize>, paper: Paper) -> String {
    let explanation = engine.explain(article);
    let offsets = CharOffsets::new(&article.text);
    let place = at.map(|at| offsets.byte_of(at));
    let meant = |row: &Attribution| place.is_none_or(|p| row.field == Field::Text && row.span.contains(p));
    let rows = &explanation.analysis.attributions;
    let wanted: Vec<usize> = (0..rows.len()).filter(|n| meant(&rows[*n])).collect();

    let mut out = String::new();
    let mut heading = printable_line(&article.id);
    if let Some(date) = explanation.analysis.date {
        heading += &format!(" · {date}");
    }
    heading += &match (at, wanted.len()) {
        (None, 1) => " · 1 attribution".to_owned(),
        (None, n) => format!(" · {n} attributions"),
        (Some(at), n) => {
            let length = article.text.chars().count();
            let past = if at < length { String::new() } else { format!("; the text ends at {length}") };
            format!(" · at {at}: {n} of {} attributions{past}", rows.len())
        }
    };
    out += &format!("{}\n{}\n\n", paper.bold(&heading), legend(paper));
    for field in [Field::Title, Field::Text] {
        let words = words_of(article, field);
        let shown = match place {
            None => Span::new(0, words.len()),
            Some(place) if field == Field::Text => {
                lines_around(words, place, wanted.iter().map(|n| &rows[*n]))
            }
            Some(_) => continue,
        };
        if shown.is_empty() {
            continue;
        }
        let marks: Vec<(usize, &Attribution)> =
            wanted.iter().map(|n| (n + 1, &rows[*n])).filter(|(_, row)| row.field == field).collect();
        out += &marked(words, shown, &marks, paper);
        out.push('\n');
    }
    let title = CharOffsets::new(words_of(article, Field::Title));
    for n in wanted {
        let row = &rows[n];
        let offsets = if row.field == Field::Title { &title } else { &offsets };
        let teller = Teller { article, explanation: &explanation, offsets, paper };
        if let Some(account) = explanation.accounts.get(n) {
            teller.tell(n, row, account, &mut out);
        }
    }
    out
}

/// The whole lines that hold a place and the rows that cover it.
fn lines_around<'r>(text: &str, place: usize, rows: impl Iterator<Item = &'r Attribution>) -> Span {
    let here = Span::new(place.min(text.len()), place.min(text.len()));
    let all = rows.fold(here, |all, row| all.to(row.context));
    let start = text[..all.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[all.end()..].find('\n').map_or(text.len(), |at| all.end() + at);
    Span::new(start, end)
}

struct Teller<'a> {
    article: &'a Article,
    explanation: &'a Explanation,
    offsets: &'a CharOffsets<'a>,
    paper: Paper,
}

impl Teller<'_> {
    fn tell(&self, n: usize, row: &Attribution, account: &Account, out: &mut String) {
        let kind = words::kind(row.kind);
        let mut words = self.words(row, row.span);
        if words.chars().count() > 72 {
            words = words.chars().take(71).chain(['…']).collect();
        }
        let field = if row.field == Field::Title { " of the title" } else { "" };
        let head = format!("{} {kind} {}{field}", n + 1, self.place(row.span));
        *out += &format!("{}  {words}\n", self.paper.bold(&head));
        self.speaker(row, account, out);
        match account.rule {
            Some(rule) => {
                self.line(out, "rule", &format!("{}: {}", rule.id, rule.matches));
                self.line(out, "", &format!("Example: {}", printable_line(rule.example)));
            }
            None => self.line(out, "rule", row.rule),
        }
        if let Some(cue) = row.cue {
            let lemma = row.cue_lemma.as_deref().unwrap_or_default();
            let what = format!("{}, {}", words::act(row.act), words::polarity(row.polarity));
            self.line(
                out,
                "cue",
                &format!("{} ({lemma}: {what}), {}", self.words(row, cue), self.place(cue)),
            );
        }
        let phrases =
            [("source", row.source), ("role", row.role), ("addressee", row.addressee), ("relay", row.relay)];
        for (label, span) in phrases {
            if let Some(span) = span {
                self.line(out, label, &format!("{}, {}", self.words(row, span), self.place(span)));
            }
        }
        if let Some(repair) = row.marks.as_ref().and_then(|m| m.repair) {
            self.line(out, "marks", repair);
        }
        if let Some(parent) = row.parent {
            self.line(out, "inside", &format!("{}", parent.0 + 1));
        }
        for reading in &account.readings {
            self.reading(row, reading, out);
        }
        for (k, other) in account.other_cues.iter().enumerate() {
            let source = other.source.map_or("no source".to_owned(), |s| self.words(row, s));
            let governs: Vec<String> = other.governs.iter().map(|id| (id.0 + 1).to_string()).collect();
            let governs = if governs.is_empty() {
                "governs nothing".to_owned()
            } else {
                format!("governs {}", governs.join(", "))
            };
            let label = if k == 0 { "other cues" } else { "" };
            let cue = self.words(row, other.cue);
            self.line(out, label, &format!("{cue} ({}), {source}: {governs}", other.lemma));
        }
        out.push('\n');
    }

    fn speaker(&self, row: &Attribution, account: &Account, out: &mut String) {
        if let Some(abstention) = account.abstention {
            let none = if row.kind == Kind::Other { "" } else { "none: " };
            let sure =
                if row.kind == Kind::Other { format!(", {:.2}", row.confidence) } else { String::new() };
            self.line(out, "speaker", &format!("{none}{abstention}{sure}"));
            if row.kind != Kind::Other && !row.candidates.is_empty() {
                let names = self.names(&row.candidates);
                self.line(out, "candidate", &format!("{names}, {:.2}", row.confidence));
            }
            return;
        }
        let from = match (row.speaker_from, account.taken_from) {
            (_, Some(other)) => format!("taken from {}", other.0 + 1),
            (Some(SpeakerFrom::Text), _) => "named by the source".to_owned(),
            (Some(SpeakerFrom::Coreference), _) => "by coreference".to_owned(),
            (Some(SpeakerFrom::Office), _) => "by office and date".to_owned(),
            (Some(SpeakerFrom::Continuation), _) => "who spoke before".to_owned(),
            (None, _) => "from nowhere".to_owned(),
        };
        self.line(out, "speaker", &format!("{}, {:.2}, {from}", self.names(&row.speakers), row.confidence));
    }

    fn names(&self, ids: &[SpeakerId]) -> String {
        let speakers = &self.explanation.analysis.speakers;
        let one = |id: &SpeakerId| speakers.get(id.0 as usize).map_or(String::new(), named);
        ids.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    fn reading(&self, row: &Attribution, reading: &Reading, out: &mut String) {
        let date = self.explanation.analysis.date.filter(|_| reading.way == Way::Office);
        let date = date.map_or(String::new(), |date| format!(" ({date})"));
        let label = format!("“{}”", self.words(row, reading.phrase));
        let said = match &reading.meaning {
            Some(name) => format!("{}, {:.2}: {}{date}", printable_line(name), reading.trust, reading.way),
            None => format!("nobody: {}", reading.way),
        };
        self.line(out, "phrase", &format!("{label} → {said}"));
        let scored: Vec<(f32, String, String)> = reading
            .candidates
            .iter()
            .filter_map(|c| {
                let (score, standing) = c.score?;
                let why = c.lost.map_or("chosen".to_owned(), |lost| lost.to_string());
                Some((score, candidate(c), format!("{why}: {}", standing_of(standing))))
            })
            .collect();
        let width = scored.iter().map(|(_, name, _)| columns(name)).max().unwrap_or_default().min(44);
        for (score, name, why) in &scored {
            let gap = " ".repeat(width.saturating_sub(columns(name)));
            self.line(out, "", &format!("{score:5.2}  {name}{gap}  {why}"));
        }
        let out_of_it: Vec<String> = reading
            .candidates
            .iter()
            .filter(|c| c.score.is_none())
            .filter_map(|c| Some(format!("{} ({})", printable_line(&c.name), c.lost?)))
            .collect();
        if !out_of_it.is_empty() {
            self.line(out, "", &format!("ruled out: {}", out_of_it.join("; ")));
        }
    }

    /// A label and what there is to say, broken where the paper is narrow.
    fn line(&self, out: &mut String, label: &str, text: &str) {
        let padded = format!("   {label:<width$}", width = INDENT - 3);
        *out += &self.paper.faint(&padded);
        let room = self.paper.width.map_or(usize::MAX, |w| w.saturating_sub(INDENT).max(20));
        let mut taken = 0;
        for word in text.split(' ') {
            let more = columns(word) + usize::from(taken > 0);
            if taken > 0 && taken + more > room {
                *out += &format!("\n{:INDENT$}", "");
                taken = 0;
            } else if taken > 0 {
                out.push(' ');
                taken += 1;
            }
            *out += word;
            // Two spaces in a row are an empty word, and count.
            taken = (taken + columns(word)).max(1);
        }
        out.push('\n');
    }

    fn words(&self, row: &Attribution, span: Span) -> String {
        printable_line(span.of(words_of(self.article, row.field)))
    }

    fn place(&self, span: Span) -> String {
        let (start, end) = self.offsets.chars(span);
        format!("{start}–{end}")
    }
}

fn named(speaker: &Speaker) -> String {
    let mut about = vec![words::speaker_kind(speaker.kind)];
    about.extend(speaker.gender.map(words::gender));
    about.extend(speaker.known.then_some("known"));
    about.extend(speaker.wikidata.as_deref());
    format!("{} ({})", printable_line(&speaker.name), about.join(", "))
}

fn candidate(candidate: &Candidate) -> String {
    let mut about = vec![words::speaker_kind(candidate.kind)];
    about.extend(candidate.gender.map(words::gender));
    about.extend((candidate.plural && candidate.kind != SpeakerKind::Group).then_some("plural"));
    format!("{} ({})", printable_line(&candidate.name), about.join(", "))
}

fn standing_of(standing: Standing) -> String {
    let back = |n: usize| match n {
        0 => "here".to_owned(),
        1 => "1 sentence back".to_owned(),
        n => format!("{n} sentences back"),
    };
    let mut parts = vec![format!("mentioned {}", back(standing.mentioned))];
    parts.extend(standing.subject.map(|n| format!("subject {}", back(n))));
    parts.extend(standing.spoke.map(|n| format!("spoke {}", back(n))));
    parts.join(", ")
}
