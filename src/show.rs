//! [`Engine::show`]: what one step of the engine sees, as a table to read.

use crate::analysis::{Gender, SpeakerFrom};
use crate::attribute::{
    Carrier, Complement, Entities, EntityId, Finding, Reference, Report, Scene, Weighing, inside, reports,
    resolve, resolve_title, resolve_traced,
};
use crate::detect::{Chunks, NpKind, Tag, VgKind};
use crate::engine::{Cut, Engine};
use crate::input::Article;
use crate::lexicon::{Closed, Looks, Vocabulary};
use crate::text::{CharOffsets, Span, TokenKind, columns, parts, printable_line};
use crate::words;
use std::fmt;
use std::ops::Range;

/// A step of the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Words, numbers and signs, with their tags.
    Tokens,
    /// Sentences and their paragraphs.
    Sentences,
    /// Stretches between marks, with what had to be mended.
    Quotations,
    /// What each quotation looks like, and how likely it then is to hold speech.
    Speech,
    /// Reporting verbs and phrases, with their sources.
    Cues,
    /// Noun phrases and pronouns, with whom they mean.
    Mentions,
}

/// What one step sees in one text: a table. `start` and `end` count code points from 0, `end` not included.
///
/// Its `Display` is aligned, without colour, and safe for a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The names of the columns.
    pub header: Vec<&'static str>,
    /// The rows, each with one cell for each column; `–` where there is nothing.
    pub rows: Vec<Vec<String>>,
}

/// Where there is nothing.
const NONE: &str = "–";

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = |c: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(c)).map(|cell| columns(cell));
            cells.chain([columns(self.header[c])]).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.header.len()).map(width).collect();
        let numeric: Vec<bool> = (0..self.header.len())
            .map(|c| {
                let mut cells = self.rows.iter().filter_map(|row| row.get(c));
                cells.all(|cell| cell == NONE || cell.parse::<f64>().is_ok())
                    && matches!(
                        self.header[c],
                        "start" | "end" | "no" | "paragraph" | "sentence" | "trust" | "words"
                    )
            })
            .collect();
        let header: Vec<String> = self.header.iter().map(|h| (*h).to_owned()).collect();
        for row in std::iter::once(&header).chain(&self.rows) {
            let mut line = String::new();
            for (c, cell) in row.iter().enumerate() {
                let gap = " ".repeat(widths.get(c).map_or(0, |w| w.saturating_sub(columns(cell))));
                let right = numeric.get(c).is_some_and(|n| *n);
                line += if c > 0 { "  " } else { "" };
                line += &if right { gap + cell } else { cell.clone() + &gap };
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

impl Engine {
    /// What a step of the engine sees in an article: a table for its title, where it has one of its own, and one for
    /// its text. Pure, and cannot fail. In a text so long that it is read in parts, sentences and the like are numbered within
    /// each.
    ///
    /// ```
    /// use dixit::{Article, Engine, Stage};
    ///
    /// let article = Article::new("a", "Selon Anne Roy, le pont est « solide ».");
    /// let views = Engine::new().show(&article, Stage::Quotations);
    /// assert_eq!(views[0].rows[0][..2], ["28", "38"]);
    /// ```
    pub fn show(&self, article: &Article, stage: Stage) -> Vec<View> {
        let mut vocabulary = Vocabulary::default();
        let seen = parts(&article.text).map(|part| self.show_part(article, part, stage, &mut vocabulary));
        let mut views: Vec<View> = Vec::new();
        for mut part in seen {
            match (views.last_mut(), part.pop()) {
                (Some(whole), Some(part)) => whole.rows.extend(part.rows),
                (None, text) => views.extend(part.into_iter().chain(text)),
                (Some(_), None) => {}
            }
        }
        views
    }

    /// What a step sees in a part of an article; the table of the text comes last.
    fn show_part(
        &self,
        article: &Article,
        part: Span,
        stage: Stage,
        vocabulary: &mut Vocabulary,
    ) -> Vec<View> {
        let Cut { date, body, headline } = self.read(article, part, vocabulary);
        let scene = Scene::new(body, &self.lexicon, vocabulary);
        let headline = headline.map(|h| Scene::new(h, &self.lexicon, vocabulary));
        if stage == Stage::Speech {
            return self.speech_views(&scene, headline.as_ref(), date);
        }
        if stage != Stage::Mentions {
            return headline.iter().chain([&scene]).map(|scene| view(scene, stage)).collect();
        }
        let resolved = resolve_traced(&scene, headline.as_ref(), date);
        let weighings = resolved.entities.weighings();
        // The entities of the headline take the places of the text's in the grid.
        let places = grid(&scene, &resolved.entities);
        match headline {
            None => vec![mentions(&scene, &places, &resolved.entities, &weighings)],
            Some(headline) => {
                let (resolved, _) = resolve_title(&headline, &scene, resolved);
                let entities = &resolved.entities;
                let own = grid(&headline, entities);
                vec![
                    mentions(&headline, &own, entities, &entities.weighings()),
                    mentions(&scene, &places, entities, &weighings),
                ]
            }
        }
    }
}

impl Engine {
    fn speech_views(
        &self,
        scene: &Scene<'_>,
        headline: Option<&Scene<'_>>,
        date: Option<crate::input::Date>,
    ) -> Vec<View> {
        let resolved = resolve(scene, headline, date);
        let Some(headline) = headline else { return vec![speech(scene, &resolved.findings)] };
        let (resolved, findings) = resolve_title(headline, scene, resolved);
        vec![speech(headline, &findings), speech(scene, &resolved.findings)]
    }
}

/// What each quotation looks like; those without looks were settled before that was asked.
fn speech(scene: &Scene<'_>, findings: &[Finding]) -> View {
    let ruler = Ruler::of(scene);
    let seen = findings.iter().filter(|f| f.quotation.is_some() && f.looks != Looks::default());
    let row = |finding: &Finding| {
        let span = scene.span(finding.tokens.clone());
        let looks: Vec<&str> = finding.looks.seen().map(|(_, name)| name).collect();
        let mut row = ruler.place(span);
        row.push(format!("{:.2}", scene.lexicon.looks.speech(finding.looks)));
        row.extend([looks.join(" "), ruler.words(span)]);
        row
    };
    View { header: vec!["start", "end", "speech", "looks", "quotation"], rows: seen.map(row).collect() }
}

/// Whom each noun phrase of a scene means, by frame.
fn grid(scene: &Scene<'_>, entities: &Entities) -> Vec<Vec<Option<Reference>>> {
    let frame = |(f, chunks): (usize, &Chunks)| (0..chunks.nps.len()).map(|n| entities.of(f, n)).collect();
    scene.chunks.iter().enumerate().map(frame).collect()
}

fn view(scene: &Scene<'_>, stage: Stage) -> View {
    match stage {
        Stage::Tokens => tokens(scene),
        Stage::Sentences => sentences(scene),
        Stage::Quotations => quotations(scene),
        Stage::Cues | Stage::Mentions | Stage::Speech => cues(scene),
    }
}

/// Cells of a row from its place on.
struct Ruler<'t> {
    offsets: CharOffsets<'t>,
    text: &'t str,
}

impl<'t> Ruler<'t> {
    fn of(scene: &Scene<'t>) -> Ruler<'t> {
        Ruler { offsets: CharOffsets::new(scene.text()), text: scene.text() }
    }

    fn place(&self, span: Span) -> Vec<String> {
        let (start, end) = self.offsets.chars(span);
        vec![start.to_string(), end.to_string()]
    }

    fn words(&self, span: Span) -> String {
        let line = printable_line(span.of(self.text));
        if line.is_empty() { NONE.to_owned() } else { line }
    }

    fn words_of(&self, scene: &Scene<'_>, tokens: Option<Range<usize>>) -> String {
        tokens.map_or(NONE.to_owned(), |t| self.words(scene.span(t)))
    }
}

fn tokens(scene: &Scene<'_>) -> View {
    let ruler = Ruler::of(scene);
    let mut rows = Vec::new();
    for (number, sentence) in scene.document.sentences().iter().enumerate() {
        for t in sentence.start as usize..sentence.end as usize {
            let token = &scene.document.tokens()[t];
            let kind = match token.kind {
                TokenKind::Word => "word",
                TokenKind::Clitic => "clitic",
                TokenKind::Number => "number",
                TokenKind::Mark(_) => "mark",
                TokenKind::Punct(_) => "sign",
            };
            let mut row = ruler.place(token.span);
            row.extend([
                (number + 1).to_string(),
                kind.to_owned(),
                tag(scene.tags[t].tag).to_owned(),
                ruler.words(token.span),
            ]);
            rows.push(row);
        }
    }
    View { header: vec!["start", "end", "sentence", "kind", "tag", "token"], rows }
}

fn tag(tag: Tag) -> &'static str {
    match tag {
        Tag::Noun => "noun",
        Tag::Adj => "adjective",
        Tag::Name => "name",
        Tag::Verb => "verb",
        Tag::Aux => "auxiliary",
        Tag::Inf => "infinitive",
        Tag::Part => "past participle",
        Tag::PresPart => "present participle",
        Tag::Number => "number",
        Tag::Clitic => "clitic",
        Tag::Mark => "mark",
        Tag::Punct(_) => "sign",
        Tag::Closed(closed) => match closed {
            Closed::Det => "determiner",
            Closed::PreDet => "predeterminer",
            Closed::Num => "number word",
            Closed::De => "de",
            Closed::DeDet => "du",
            Closed::A => "à",
            Closed::ADet => "au",
            Closed::En => "en",
            Closed::Selon => "selon",
            Closed::Prep => "preposition",
            Closed::Subject => "subject pronoun",
            Closed::This => "ce",
            Closed::Object => "object pronoun",
            Closed::Strong => "strong pronoun",
            Closed::Pron => "pronoun",
            Closed::Ne => "ne",
            Closed::Neg => "negation",
            Closed::That => "que",
            Closed::Qui => "qui",
            Closed::Rel => "relative",
            Closed::Sub => "subordinator",
            Closed::Coord => "coordinator",
            Closed::Adv => "adverb",
            Closed::Time => "time",
            Closed::Pre => "adjective before",
        },
    }
}

fn sentences(scene: &Scene<'_>) -> View {
    let ruler = Ruler::of(scene);
    let document = &scene.document;
    let rows = document.sentences().iter().enumerate().map(|(number, sentence)| {
        let tokens = sentence.start as usize..sentence.end as usize;
        let span = scene.span(tokens.clone());
        let words = tokens.filter(|t| document.tokens()[*t].is_word()).count();
        let mut row = ruler.place(span);
        row.extend([
            (document.paragraph_at(span.start()) + 1).to_string(),
            (number + 1).to_string(),
            words.to_string(),
            ruler.words(span),
        ]);
        row
    });
    View { header: vec!["start", "end", "paragraph", "sentence", "words", "text"], rows: rows.collect() }
}

fn quotations(scene: &Scene<'_>) -> View {
    let ruler = Ruler::of(scene);
    let rows = scene.quotations.iter().enumerate().map(|(number, quotation)| {
        let mut row = ruler.place(quotation.span);
        row.extend([
            (number + 1).to_string(),
            ruler.words(quotation.open),
            ruler.words(quotation.close),
            quotation.parent.map_or(NONE.to_owned(), |p| (p + 1).to_string()),
            quotation.repair.map_or(NONE, |r| r.code()).to_owned(),
            ruler.words(quotation.span),
        ]);
        row
    });
    View {
        header: vec!["start", "end", "no", "open", "close", "inside", "mended", "text"],
        rows: rows.collect(),
    }
}

fn cues(scene: &Scene<'_>) -> View {
    let ruler = Ruler::of(scene);
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let mut add = |report: &Report, chunks: &Chunks, within: bool| {
        let span = scene.span(report.cue.clone());
        let mut row = ruler.place(span);
        row.extend([
            ruler.words(span),
            report.lemma.clone(),
            construction(report, within),
            complement(scene, &ruler, report, chunks),
            ruler.words_of(scene, report.source.as_ref().map(|s| s.tokens.clone())),
            ruler.words_of(scene, report.addressee.clone()),
        ]);
        rows.push((span.start(), row));
    };
    for frame in 0..scene.frames.len() {
        for report in reports(scene, frame) {
            add(&report, &scene.chunks[frame], false);
        }
    }
    for quotation in 0..scene.quotations.len() {
        if let Some(incise) = inside(scene, quotation) {
            add(&incise.report, &incise.chunks, true);
        }
    }
    rows.sort_by_key(|(start, _)| *start);
    View {
        header: vec!["start", "end", "cue", "lemma", "construction", "complement", "source", "addressee"],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}

/// The form of a report and what qualifies it.
fn construction(report: &Report, within: bool) -> String {
    let mut parts = vec![match (report.carrier, report.form) {
        (Carrier::Phrase, _) => "phrase",
        (_, VgKind::Finite) => "verb",
        (_, VgKind::PresPart) => "present participle",
        (_, VgKind::PastPart) => "past participle",
        (_, VgKind::Infinitive) => "infinitive",
    }];
    let verb = matches!(report.carrier, Carrier::Verb(_));
    let more = [
        (within, "inside marks"),
        (report.incise && verb, "incise"),
        (report.comme, "comme"),
        (report.negated, "negated"),
        (report.conditional, "conditional"),
        (verb && report.strength == 0, "weak"),
    ];
    parts.extend(more.iter().filter(|(is, _)| *is).map(|(_, word)| *word));
    parts.join(", ")
}

fn complement(scene: &Scene<'_>, ruler: &Ruler<'_>, report: &Report, chunks: &Chunks) -> String {
    let (name, at) = match report.complement {
        Complement::That(k) => ("que", k),
        Complement::Whether(k) => ("question", k),
        Complement::Infinitive(k) => ("infinitive", k),
        Complement::Colon(k) => ("colon", k),
        Complement::Object(k) => ("object", k),
        Complement::OwnInfinitive => return "own infinitive".to_owned(),
        Complement::None => return NONE.to_owned(),
    };
    match chunks.list.get(at).filter(|_| !matches!(report.complement, Complement::Colon(_))) {
        Some(chunk) => {
            let words = ruler.words(scene.span(chunk.tokens.clone()));
            let short: String = words.chars().take(24).collect();
            let cut = if short.len() < words.len() { "…" } else { "" };
            format!("{name}: {short}{cut}")
        }
        None => name.to_owned(),
    }
}

/// The noun phrases of a scene, and the pronouns joined to its verbs.
fn mentions(
    scene: &Scene<'_>,
    grid: &[Vec<Option<Reference>>],
    entities: &Entities,
    weighings: &[Weighing],
) -> View {
    let ruler = Ruler::of(scene);
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let weighed = |tokens: &Range<usize>| {
        let weighing = weighings.iter().rev().find(|w| w.phrase == *tokens)?;
        weighing.reference
    };
    for (frame, chunks) in scene.chunks.iter().enumerate() {
        for (n, np) in chunks.nps.iter().enumerate() {
            let kind = match np.kind {
                _ if np.time => "time",
                NpKind::Name => "name",
                NpKind::Nominal if np.name.is_some() => "noun and name",
                NpKind::Nominal => "noun",
                NpKind::Pronoun => "pronoun",
            };
            let reference = grid[frame][n].or_else(|| weighed(&np.tokens));
            let id = reference.map(|r| entities.canonical(r.entity));
            let span = scene.span(np.tokens.clone());
            let mut row = ruler.place(span);
            row.extend([
                ruler.words(span),
                kind.to_owned(),
                gender(np.gender).to_owned(),
                np.plural.map_or(NONE, |p| if p { "plural" } else { "singular" }).to_owned(),
            ]);
            row.extend(whom(entities, id, reference.map(|r| (r.from, r.trust))));
            rows.push((span.start(), row));
        }
        for vg in &chunks.vgs {
            for token in vg.subject.iter().chain(&vg.clitic) {
                let tokens = *token..token + 1;
                let reference = weighed(&tokens);
                let id = reference.map(|r| entities.canonical(r.entity));
                let span = scene.span(tokens);
                let known = scene.tags[*token].closed;
                let mut row = ruler.place(span);
                row.extend([
                    ruler.words(span),
                    "pronoun".to_owned(),
                    gender(known.and_then(|w| w.gender)).to_owned(),
                    NONE.to_owned(),
                ]);
                row.extend(whom(entities, id, reference.map(|r| (r.from, r.trust))));
                rows.push((span.start(), row));
            }
        }
    }
    rows.sort_by_key(|(start, _)| *start);
    View {
        header: vec!["start", "end", "phrase", "kind", "gender", "number", "entity", "type", "from", "trust"],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}

fn gender(gender: Option<Gender>) -> &'static str {
    match gender {
        Some(Gender::Feminine) => "feminine",
        Some(Gender::Masculine) => "masculine",
        None => NONE,
    }
}

/// The cells that say whom a phrase means.
fn whom(entities: &Entities, id: Option<EntityId>, how: Option<(SpeakerFrom, f32)>) -> [String; 4] {
    let kind = id.map(|id| words::speaker_kind(entities.get(id).kind));
    let from = how.map(|(from, _)| words::speaker_from(from));
    [
        id.map_or(NONE.to_owned(), |id| printable_line(entities.display(id))),
        kind.unwrap_or(NONE).to_owned(),
        from.unwrap_or(NONE).to_owned(),
        how.map_or(NONE.to_owned(), |(_, trust)| format!("{trust:.2}")),
    ]
}
