//! [`Engine`]: the lexicon, and `analyse`.

use crate::analysis::{Analysis, Attribution, AttributionId, Field, Kind, Marks, Notice, Speaker, SpeakerId};
use crate::attribute::{Entities, EntityId, Finding, Scene, inputs, resolve, resolve_title};
use crate::detect::{Tagged, strays};
use crate::input::{Article, Date, date_prefix};
use crate::lexicon::{DataError, DataFiles, Lexicon, Vocabulary};
use crate::text::{Document, Span, Token, TokenKind, parts};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// What a user may settle about the analysis.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Keep to the known speakers: any other speaker is left empty, as a candidate.
    pub only_known: bool,
    /// Below this confidence the speaker is left empty and kept as a candidate.
    pub min_confidence: f32,
}

impl Default for Settings {
    /// Any speaker, from the confidence that suits a newsroom.
    fn default() -> Settings {
        Settings { only_known: false, min_confidence: 0.4 }
    }
}

/// The engine: built once, used from many threads.
pub struct Engine {
    pub(crate) lexicon: Lexicon,
    pub(crate) settings: Settings,
    /// Scratch space of the threads: what they looked up before. It changes no result.
    vocabularies: Mutex<Vec<Vocabulary>>,
}

impl Engine {
    /// The engine with the data compiled in.
    pub fn new() -> Engine {
        match Engine::with(&DataFiles::built_in(), Settings::default()) {
            Ok(engine) => engine,
            Err(error) => unreachable!("the built-in data are checked by the tests: {error}"),
        }
    }

    /// The engine with the user's data and settings.
    ///
    /// # Errors
    /// A data file that breaks its form, with file, row and column.
    pub fn with(files: &DataFiles, settings: Settings) -> Result<Engine, DataError> {
        Ok(Engine { lexicon: Lexicon::new(files)?, settings, vocabularies: Mutex::default() })
    }

    /// Finds who says what in an article. Pure, and cannot fail.
    ///
    /// A text of more than a megabyte is read in parts, each with people of its own; the notice `parts` says so.
    pub fn analyse(&self, article: &Article) -> Analysis {
        self.analyse_all(&[article]).pop().unwrap_or_default()
    }

    /// Finds who says what in several articles: for each what [`analyse`](Engine::analyse) finds, sooner.
    ///
    /// All are cut into tagged tokens before any is read for more, so that the code of either step stays in the processor's
    /// cache. That pays for texts of a hundred kilobytes together; tokens and tags take ten times as much.
    pub fn analyse_all(&self, articles: &[&Article]) -> Vec<Analysis> {
        let mut vocabulary = self.vocabularies.lock().map(|mut v| v.pop()).ok().flatten().unwrap_or_default();
        let mut all: Vec<Rows<'_>> = articles.iter().map(|article| Rows::new(self, article)).collect();
        let mut unread: Vec<_> = articles.iter().map(|article| parts(&article.text)).collect();
        loop {
            let next = unread.iter_mut().zip(&mut all);
            let round: Vec<_> = next.filter_map(|(parts, rows)| Some((parts.next()?, rows))).collect();
            if round.is_empty() {
                break;
            }
            self.analyse_parts(round, &mut vocabulary);
            vocabulary.trim();
        }
        if let Ok(mut vocabularies) = self.vocabularies.lock() {
            vocabularies.push(vocabulary);
        }
        all.into_iter().map(Rows::finish).collect()
    }

    /// Adds the rows of a part of each article to those of the parts before.
    fn analyse_parts(&self, round: Vec<(Span, &mut Rows<'_>)>, vocabulary: &mut Vocabulary) {
        let cuts: Vec<Cut<'_>> =
            round.iter().map(|(part, rows)| self.read(rows.article, *part, vocabulary)).collect();
        // The rest is done article by article: what is found in one then still lies in the cache where it is asked for.
        for ((part, rows), Cut { date, body, headline }) in round.into_iter().zip(cuts) {
            let scene = |read| Scene::new(read, &self.lexicon, vocabulary);
            rows.add(part, date, &scene(body), headline.map(scene).as_ref());
        }
    }
}

/// An article cut into tagged tokens, from which its scenes are made.
pub(crate) struct Cut<'a> {
    /// The row's date, else the one that the text begins with.
    pub date: Option<Date>,
    /// The text.
    pub body: (Document<'a>, Vec<Tagged>),
    /// The headline that was given apart.
    pub headline: Option<(Document<'a>, Vec<Tagged>)>,
}

impl Engine {
    /// Cuts a part of an article into tagged tokens; the first has the headline with it.
    pub(crate) fn read<'a>(&self, article: &'a Article, part: Span, vocabulary: &mut Vocabulary) -> Cut<'a> {
        let prefix = date_prefix(&article.text);
        let start = prefix.map_or(0, |(_, len)| len).max(part.start());
        let title = article.title.as_deref().filter(|t| part.start() == 0 && !t.trim().is_empty());
        Cut {
            date: article.date.or(prefix.map(|(date, _)| date)),
            body: Scene::read(&article.text[..part.end()], start, &self.lexicon, vocabulary),
            headline: title.map(|t| Scene::read(t, 0, &self.lexicon, vocabulary)),
        }
    }
}

impl Default for Engine {
    fn default() -> Engine {
        Engine::new()
    }
}

/// Turns findings into the rows of an analysis.
struct Rows<'e> {
    engine: &'e Engine,
    article: &'e Article,
    analysis: Analysis,
    numbers: BTreeMap<EntityId, SpeakerId>,
}

impl<'e> Rows<'e> {
    fn new(engine: &'e Engine, article: &'e Article) -> Rows<'e> {
        Rows { engine, article, analysis: Analysis::default(), numbers: BTreeMap::new() }
    }

    /// The analysis, once all parts are read.
    fn finish(self) -> Analysis {
        let Rows { article, mut analysis, .. } = self;
        analysis.counts.bytes = article.text.len() + article.title.as_ref().map_or(0, String::len);
        if parts(&article.text).nth(1).is_some() {
            analysis.notices.push(Notice {
                code: "parts",
                message: "so long that it was read in parts, and no speaker was carried from one to the next"
                    .to_owned(),
                place: None,
            });
        }
        analysis
    }

    /// Adds what a part of the article says.
    fn add(&mut self, part: Span, date: Option<Date>, body: &Scene<'_>, headline: Option<&Scene<'_>>) {
        self.analysis.date = date;
        self.numbers.clear();
        let mut resolved = resolve(body, headline, date);
        if let Some(headline) = headline {
            let (text, lifted) = resolve_title(headline, body, resolved);
            resolved = text;
            let whole = Span::new(0, headline.text().len());
            self.read(headline, &lifted, &resolved.entities, (Field::Title, whole));
        }
        self.read(body, &resolved.findings, &resolved.entities, (Field::Text, part));
        self.count(&body.document);
    }

    /// Adds what was found in a scene, which holds so much of the field.
    fn read(
        &mut self,
        scene: &Scene<'_>,
        findings: &[Finding],
        entities: &Entities,
        (field, read): (Field, Span),
    ) {
        let mut rows: Vec<Attribution> =
            findings.iter().map(|f| self.row(scene, entities, f, field)).collect();
        rows.sort_by_key(|r| (r.span.start(), std::cmp::Reverse(r.span.end()), r.kind));
        rows.dedup_by(|b, a| a.span == b.span && a.kind == b.kind);
        if shorten_contexts(scene.text(), read.len(), &mut rows) {
            self.analysis.notices.push(Notice {
                code: "crowded",
                message: "so many rows in so few words that their contexts are cut short".to_owned(),
                place: Some((field, read)),
            });
        }
        let base = self.analysis.attributions.len();
        // Rows that may still hold the next one, outermost first.
        let mut open: Vec<usize> = Vec::new();
        for i in 0..rows.len() {
            let inner = rows[i].span;
            while open.last().is_some_and(|&p| rows[p].span.end() <= inner.start()) {
                open.pop();
            }
            let parent = open.iter().rev().find(|&&p| {
                rows[p].span.covers(inner)
                    && (rows[p].kind == Kind::Mixed || rows[p].marks.is_some() && rows[i].marks.is_some())
                    && rows[p].span != inner
            });
            rows[i].parent = parent.map(|&p| AttributionId((base + p) as u32));
            open.push(i);
        }
        for q in &scene.quotations {
            if let Some(repair) = q.repair {
                self.analysis.notices.push(Notice {
                    code: repair.code(),
                    message: repair.message().to_owned(),
                    place: Some((field, q.span)),
                });
            }
        }
        for mark in strays(&scene.document, &scene.quotations) {
            self.analysis.notices.push(Notice {
                code: "stray",
                message: "a quotation mark that neither opens nor closes anything".to_owned(),
                place: Some((field, mark)),
            });
        }
        self.analysis.attributions.extend(rows);
    }

    /// Counts what a part of the text is made of.
    fn count(&mut self, document: &Document<'_>) {
        let counted = |t: &&Token| t.is_word() || t.kind == TokenKind::Number;
        let counts = &mut self.analysis.counts;
        counts.paragraphs += document.paragraphs().len();
        counts.sentences += document.sentences().len();
        counts.words += document.tokens().iter().filter(counted).count();
    }

    /// The paragraphs of the parts that were read before.
    fn paragraphs_before(&self, field: Field) -> u32 {
        match field {
            Field::Title => 0,
            Field::Text => self.analysis.counts.paragraphs as u32,
        }
    }

    fn speaker(&mut self, entities: &Entities, id: EntityId) -> SpeakerId {
        let id = entities.canonical(id);
        if let Some(number) = self.numbers.get(&id) {
            return *number;
        }
        let entity = entities.get(id);
        let known = entity.known.and_then(|k| self.engine.lexicon.speakers.get(k));
        self.analysis.speakers.push(Speaker {
            name: entities.display(id).to_owned(),
            wikidata: known.and_then(|k| k.wikidata.as_deref()).map(str::to_owned),
            kind: entity.kind,
            gender: entity.gender,
            known: entity.known.is_some(),
            nameless: entity.name.is_none(),
        });
        let number = SpeakerId((self.analysis.speakers.len() - 1) as u32);
        self.numbers.insert(id, number);
        number
    }

    fn row(
        &mut self,
        scene: &Scene<'_>,
        entities: &Entities,
        finding: &Finding,
        field: Field,
    ) -> Attribution {
        let span = scene.span(finding.tokens.clone());
        let kind = match (finding.quotation, finding.reason) {
            (Some(_), Some(_)) => Kind::Other,
            (Some(_), None) if finding.partial => Kind::Partial,
            (Some(_), None) => Kind::Direct,
            (None, _) if finding.holds.is_empty() => Kind::Indirect,
            (None, _) => Kind::Mixed,
        };
        let mut ids: Vec<SpeakerId> = Vec::with_capacity(finding.speakers.len());
        for entity in finding.speakers.iter().flat_map(|e| entities.each(*e)) {
            let id = self.speaker(entities, entity);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let confidence = if ids.is_empty() || kind == Kind::Other {
            finding.trust.clamp(0.0, 1.0)
        } else {
            let speakers = ids.iter().map(|i| &self.analysis.speakers[i.0 as usize]);
            let about = speakers.map(|s| (s.kind, s.nameless));
            let source = finding.source.clone().map(|t| pronoun_only(scene, t));
            let source = source.map_or("", |span| span.of(scene.text()));
            let inputs = inputs(finding.rule, finding.from, kind, about, source, span.len());
            self.engine.lexicon.calibration.confidence(finding.trust, &inputs)
        };
        let named = kind != Kind::Other
            && confidence >= self.engine.settings.min_confidence
            && (!self.engine.settings.only_known
                || ids.iter().all(|i| self.analysis.speakers[i.0 as usize].known));
        let (speakers, candidates) = if named { (ids, Vec::new()) } else { (Vec::new(), ids) };
        let marks = finding.quotation.map(|q| {
            let q = &scene.quotations[q];
            Marks {
                open: q.open.of(scene.text()).to_owned(),
                close: q.close.of(scene.text()).to_owned(),
                repair: q.repair.map(|r| r.code()),
            }
        });
        let first = scene
            .document
            .sentences()
            .get(scene.document.sentence_at(span.start()))
            .cloned()
            .unwrap_or_default();
        let last = scene
            .document
            .sentences()
            .get(scene.document.sentence_at(span.end().saturating_sub(1)))
            .cloned()
            .unwrap_or_default();
        let frame = scene.frames.get(finding.frame).map(|f| f.tokens.clone()).unwrap_or_default();
        let context = within_reach(
            scene.text(),
            scene.span(frame.start.min(first.start as usize)..frame.end.max(last.end as usize)),
            span,
            REACH,
        );
        let segments: Vec<Span> = finding.segments.iter().map(|t| scene.span(t.clone())).collect();
        Attribution {
            kind,
            field,
            span,
            content: segments,
            marks,
            parent: None,
            speaker_from: if speakers.is_empty() { None } else { finding.from },
            speakers,
            candidates,
            role: finding.role.clone().map(|t| scene.span(t)),
            source: finding.source.clone().map(|t| pronoun_only(scene, t)),
            cue: finding.cue.clone().map(|t| scene.span(t)),
            cue_lemma: finding.lemma.clone(),
            act: finding.act,
            polarity: finding.polarity,
            addressee: finding.addressee.clone().map(|t| scene.span(t)),
            relay: finding.relay.clone().map(|t| scene.span(t)),
            reason: finding.reason,
            confidence,
            rule: finding.rule,
            paragraph: self.paragraphs_before(field) + scene.document.paragraph_at(span.start()) as u32 + 1,
            context,
            mentions: finding.mentions.iter().map(|e| self.speaker(entities, *e)).collect(),
        }
    }
}

/// A source's span; of a pronoun joined to its verb (`-t-elle`) only the pronoun.
pub(crate) fn pronoun_only(scene: &Scene<'_>, tokens: std::ops::Range<usize>) -> Span {
    let span = scene.span(tokens.clone());
    let clitic = tokens.len() == 1
        && scene
            .document
            .tokens()
            .get(tokens.start)
            .is_some_and(|t| t.kind == crate::text::TokenKind::Clitic);
    match span.of(scene.text()).rfind(['-', '‑']).filter(|_| clitic) {
        Some(hyphen) => {
            let skip = span.of(scene.text())[hyphen..].chars().next().map_or(1, char::len_utf8);
            Span::new(span.start() + hyphen + skip, span.end())
        }
        None => span,
    }
}

/// So many bytes on either side of a row are its context at most: what is one sentence of a megabyte helps nobody.
const REACH: usize = 2000;

/// So many where an article's contexts would together be too long.
const SHORT_REACH: usize = 80;

/// How long the contexts of an article may be together, in bytes, beside so many times its own length.
const CONTEXTS: (usize, usize) = (1 << 20, 16);

/// A context that goes no further than `reach` bytes beyond the row.
fn within_reach(text: &str, context: Span, row: Span, reach: usize) -> Span {
    let mut start = context.start().max(row.start().saturating_sub(reach));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = context.end().min(row.end() + reach).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(start.min(row.start()), end.max(row.end()))
}

/// Shortens the contexts of rows that stand so thick that each would hold those of a thousand others: what is written
/// stays in step with what was read.
fn shorten_contexts(text: &str, read: usize, rows: &mut [Attribution]) -> bool {
    let together: usize = rows.iter().map(|row| row.context.len()).sum();
    let crowded = together > CONTEXTS.0 + CONTEXTS.1 * read;
    if crowded {
        for row in rows {
            row.context = within_reach(text, row.context, row.span, SHORT_REACH);
        }
    }
    crowded
}
