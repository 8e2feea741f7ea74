//! [`Engine::explain`]: the analysis of an article with an account of every row.
//!
//! The account is made on demand: the article is resolved once more, with a trace of what was weighed. Nothing here
//! decides anything, and the analysis in it is that of [`Engine::analyse`].

use crate::analysis::{Analysis, Attribution, AttributionId, Field, Gender, Kind, Reason, SpeakerKind};
use crate::attribute::{
    Entities, EntityId, Finding, Lost, Rule, Scene, Standing, Way, Weighing, reports, resolve_title,
    resolve_traced, rule,
};
use crate::engine::{Cut, Engine, pronoun_only};
use crate::input::Article;
use crate::lexicon::{Features, Vocabulary, fold};
use crate::text::{Span, parts};
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// An analysis, and why each of its rows is as it is.
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    /// What [`Engine::analyse`] gives.
    pub analysis: Analysis,
    /// One account for each attribution, in the same order.
    pub accounts: Vec<Account>,
}

/// Why one attribution is as it is. Kind, spans, cue and confidence stand in the attribution itself.
#[derive(Clone, Debug)]
pub struct Account {
    /// The row that it explains.
    pub attribution: AttributionId,
    /// The rule that decided; none only for an id that the table of rules does not know.
    pub rule: Option<&'static Rule>,
    /// How each phrase of the source (without one, of the sentence before) was understood, where it was not a plain
    /// name.
    pub readings: Vec<Reading>,
    /// The row whose speaker this one took over.
    pub taken_from: Option<AttributionId>,
    /// The other cues of the same sentence.
    pub other_cues: Vec<OtherCue>,
    /// Why no speaker is named, where none is.
    pub abstention: Option<Abstention>,
}

/// How a pronoun or description was understood.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The phrase, in the field of the row.
    pub phrase: Span,
    /// How it was understood.
    pub way: Way,
    /// Whom it was found to mean; none where nobody fitted, and the phrase stands for itself.
    pub meaning: Option<String>,
    /// How sure that is, 0 to 1.
    pub trust: f32,
    /// Everybody who was weighed: the winner, then by score, then those ruled out.
    pub candidates: Vec<Candidate>,
    /// The score of somebody not mentioned so far, and what it rests on, where a newcomer was weighed, too.
    pub newcomer: Option<(f32, Features)>,
}

/// Somebody whom a phrase might have meant.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// By the fullest name, else as first described.
    pub name: String,
    /// What it is.
    pub kind: SpeakerKind,
    /// Gender, where known by the end of the article.
    pub gender: Option<Gender>,
    /// More than one.
    pub plural: bool,
    /// The score, and what it rests on; none where the candidate was ruled out first.
    pub score: Option<(f32, Standing)>,
    /// Why it was not chosen; none for the winner.
    pub lost: Option<Lost>,
}

/// A cue of the same sentence that does not govern the row.
#[derive(Clone, Debug)]
pub struct OtherCue {
    /// Its words.
    pub cue: Span,
    /// Its lemma.
    pub lemma: String,
    /// Its source, if grammar tells.
    pub source: Option<Span>,
    /// The rows that it governs.
    pub governs: Vec<AttributionId>,
}

/// Why no speaker is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Abstention {
    /// The marks hold no reported speech.
    NoSpeech(Reason),
    /// There is a candidate, below the least confidence that the settings ask for.
    Unsure {
        /// Of the candidate.
        confidence: f32,
        /// What is asked for.
        least: f32,
    },
    /// There is a candidate, and only known speakers were asked for.
    NotKnown,
    /// No cue governs the row, and nothing around it says whose words they are.
    NoReport,
    /// A cue governs it, but its sentence does not say who speaks.
    NoSource,
    /// The source is there, and means nobody of whom the article speaks.
    NoEntity,
}

impl fmt::Display for Abstention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Abstention::NoSpeech(reason) => write!(
                f,
                "no reported speech: {}",
                match reason {
                    Reason::Title => "a title",
                    Reason::Term => "a word spoken of",
                    Reason::Scare => "the journalist's own distance",
                    Reason::Name => "a name",
                }
            ),
            Abstention::Unsure { confidence, least } => {
                write!(f, "the best candidate has {confidence:.2}, and {least:.2} is asked for")
            }
            Abstention::NotKnown => f.write_str("only known speakers were asked for"),
            Abstention::NoReport => f.write_str("no cue governs these words"),
            Abstention::NoSource => f.write_str("the cue is there, but the sentence does not say who speaks"),
            Abstention::NoEntity => f.write_str("the source means nobody of whom the article speaks"),
        }
    }
}

impl Engine {
    /// The analysis of an article, with an account of every row: the rule, whom each pronoun and description might have
    /// meant, why they lost, and why no speaker is named where none is. Pure, cannot fail, twice the work of
    /// [`Engine::analyse`].
    ///
    /// ```
    /// use dixit::{Article, Engine, explain::Abstention};
    ///
    /// let engine = Engine::new();
    /// let article = Article::new("a", "La maire Anne Roy est arrivée. « Nous partons », a-t-elle dit.");
    /// let explanation = engine.explain(&article);
    /// let account = &explanation.accounts[0];
    /// assert_eq!(account.rule.unwrap().id, "incise");
    /// assert_eq!(account.readings[0].meaning.as_deref(), Some("Anne Roy"));
    /// assert!(account.abstention.is_none());
    /// ```
    pub fn explain(&self, article: &Article) -> Explanation {
        let analysis = self.analyse(article);
        let mut vocabulary = Vocabulary::default();
        let mut accounts = Vec::with_capacity(analysis.attributions.len());
        for part in parts(&article.text) {
            self.account_for(&analysis, article, part, &mut vocabulary, &mut accounts);
        }
        Explanation { analysis, accounts }
    }

    /// Accounts for the rows of a part of an article, which come behind those of the parts before.
    fn account_for(
        &self,
        analysis: &Analysis,
        article: &Article,
        part: Span,
        vocabulary: &mut Vocabulary,
        accounts: &mut Vec<Account>,
    ) {
        let Cut { date, body, headline } = self.read(article, part, vocabulary);
        let scene = Scene::new(body, &self.lexicon, vocabulary);
        let headline = headline.map(|headline| Scene::new(headline, &self.lexicon, vocabulary));
        let mut resolved = resolve_traced(&scene, headline.as_ref(), date);
        let weighings = resolved.entities.weighings();
        let mut title = None;
        if let Some(headline) = headline {
            let (text, findings) = resolve_title(&headline, &scene, resolved);
            let weighings = text.entities.weighings();
            resolved = text;
            title = Some((headline, findings, weighings));
        }
        let entities = &resolved.entities;
        let mut witness = Witness { engine: self, analysis, entities, sides: Vec::new() };
        if let Some((headline, findings, weighings)) = &title {
            witness.hear(Field::Title, headline, findings, weighings);
        }
        witness.hear(Field::Text, &scene, &resolved.findings, &weighings);
        let rows = analysis.attributions.iter().enumerate().skip(accounts.len());
        let of_part = |r: &Attribution| r.field == Field::Title || r.span.start() < part.end();
        accounts.extend(rows.take_while(|(_, r)| of_part(r)).map(|(row, _)| witness.account(row)));
    }
}

/// One text with what was found and weighed in it.
struct Side<'s> {
    field: Field,
    scene: &'s Scene<'s>,
    findings: &'s [Finding],
    weighings: &'s [Weighing],
    /// The row of each finding.
    rows: Vec<Option<AttributionId>>,
}

/// Who tells what happened.
struct Witness<'s> {
    engine: &'s Engine,
    analysis: &'s Analysis,
    entities: &'s Entities,
    sides: Vec<Side<'s>>,
}

impl<'s> Witness<'s> {
    fn hear(
        &mut self,
        field: Field,
        scene: &'s Scene<'s>,
        findings: &'s [Finding],
        weighings: &'s [Weighing],
    ) {
        let row = |finding: &Finding| {
            let span = scene.span(finding.tokens.clone());
            let same = |r: &Attribution| {
                r.field == field
                    && r.span == span
                    && r.marks.is_some() == finding.quotation.is_some()
                    && r.rule == finding.rule
            };
            self.analysis.attributions.iter().position(same).map(|n| AttributionId(n as u32))
        };
        let rows = findings.iter().map(row).collect();
        self.sides.push(Side { field, scene, findings, weighings, rows });
    }

    fn account(&self, row: usize) -> Account {
        let attribution = AttributionId(row as u32);
        let told = &self.analysis.attributions[row];
        let mut account = Account {
            attribution,
            rule: rule(told.rule),
            readings: Vec::new(),
            taken_from: None,
            other_cues: Vec::new(),
            abstention: self.abstention(told),
        };
        let Some(side) = self.sides.iter().find(|s| s.field == told.field) else { return account };
        let Some(number) = side.rows.iter().position(|r| *r == Some(attribution)) else { return account };
        let finding = &side.findings[number];
        if told.kind != Kind::Other {
            account.readings = self.readings(side, finding);
            account.taken_from = self.taken_from(side, number);
        }
        account.other_cues = self.other_cues(side, told, finding);
        account
    }

    fn abstention(&self, row: &Attribution) -> Option<Abstention> {
        let settings = &self.engine.settings;
        match (row.reason, row.speakers.is_empty(), row.candidates.is_empty()) {
            (Some(reason), ..) => Some(Abstention::NoSpeech(reason)),
            (None, false, _) => None,
            (None, true, false) if row.confidence < settings.min_confidence => {
                Some(Abstention::Unsure { confidence: row.confidence, least: settings.min_confidence })
            }
            (None, true, false) => Some(Abstention::NotKnown),
            (None, true, true) if row.cue.is_none() && row.source.is_none() => Some(Abstention::NoReport),
            (None, true, true) if row.source.is_none() => Some(Abstention::NoSource),
            (None, true, true) => Some(Abstention::NoEntity),
        }
    }

    /// The weighings of the phrases in the source: of each phrase the one that the finding went by.
    fn readings(&self, side: &Side<'_>, finding: &Finding) -> Vec<Reading> {
        let Some(source) = &finding.source else {
            return self.read_before(side, finding).into_iter().collect();
        };
        let inside = |phrase: &Range<usize>| source.start <= phrase.start && phrase.end <= source.end;
        let mut chosen: Vec<&Weighing> = Vec::new();
        for weighing in side.weighings.iter().filter(|w| inside(&w.phrase)) {
            let agrees =
                |w: &Weighing| w.reference.is_some_and(|r| self.is_one_of(r.entity, &finding.speakers));
            match chosen.iter_mut().find(|c| c.phrase == weighing.phrase) {
                Some(earlier) if agrees(weighing) || !agrees(earlier) => *earlier = weighing,
                Some(_) => {}
                None => chosen.push(weighing),
            }
        }
        chosen.sort_by_key(|w| (w.phrase.start, w.phrase.end));
        chosen.into_iter().map(|w| self.reading(side, w)).collect()
    }

    /// What the sentence before was understood to speak of, for a quotation that took its speaker from there.
    fn read_before(&self, side: &Side<'_>, finding: &Finding) -> Option<Reading> {
        let before = side.scene.frames.get(finding.frame.checked_sub(1)?)?.tokens.clone();
        if !matches!(finding.rule, "introduced" | "subject-before") {
            return None;
        }
        let weighing = side.weighings.iter().rev().find(|w| {
            before.contains(&w.phrase.start)
                && w.reference.is_some_and(|r| self.is_one_of(r.entity, &finding.speakers))
        });
        weighing.map(|w| self.reading(side, w))
    }

    fn is_one_of(&self, entity: EntityId, speakers: &[EntityId]) -> bool {
        let entity = self.entities.canonical(entity);
        speakers.iter().any(|s| self.entities.canonical(*s) == entity)
    }

    fn reading(&self, side: &Side<'_>, weighing: &Weighing) -> Reading {
        let winner = weighing.reference.map(|r| self.entities.canonical(r.entity));
        let best = weighing
            .weighed
            .iter()
            .filter_map(|w| w.score)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, standing)| standing);
        let mut order: Vec<&crate::attribute::Weighed> = weighing.weighed.iter().collect();
        // The sort is stable: what was ruled out stays in the order of looking.
        order.sort_by(|a, b| {
            let key = |w: &crate::attribute::Weighed| w.score.map_or(f32::NEG_INFINITY, |(score, _)| score);
            key(b).total_cmp(&key(a))
        });
        let mut seen: BTreeSet<EntityId> = BTreeSet::new();
        let mut candidates = Vec::new();
        for weighed in order {
            let id = self.entities.canonical(weighed.entity);
            if !seen.insert(id) {
                continue;
            }
            let entity = self.entities.get(id);
            let lost = match (weighed.lost, weighed.score) {
                (Some(lost), _) => Some(lost),
                _ if winner == Some(id) => None,
                (None, _) if winner.is_none() => Some(Lost::Weak),
                (None, Some((_, own))) if best.is_some_and(|b| b.mentioned < own.mentioned) => {
                    Some(Lost::Older)
                }
                (None, _) => Some(Lost::Outweighed),
            };
            candidates.push(Candidate {
                name: self.entities.display(id).to_owned(),
                kind: entity.kind,
                gender: entity.gender,
                plural: entity.plural,
                score: weighed.score,
                lost,
            });
        }
        Reading {
            phrase: pronoun_only(side.scene, weighing.phrase.clone()),
            way: weighing.way,
            meaning: winner.map(|id| self.entities.display(id).to_owned()),
            trust: weighing.reference.map_or(0.0, |r| r.trust),
            candidates,
            newcomer: weighing.fresh,
        }
    }

    /// The quotation that a bare or repeated one was given the speaker of.
    fn taken_from(&self, side: &Side<'_>, number: usize) -> Option<AttributionId> {
        let finding = &side.findings[number];
        let quoted = |i: &usize| side.findings[*i].quotation.is_some();
        match finding.rule {
            "continuation" => side.rows[(0..number).rev().find(quoted)?],
            "continuation-back" => side.rows[(number + 1..side.findings.len()).find(quoted)?],
            "lifted" => {
                let wanted = words(side.scene, finding);
                self.sides.iter().find_map(|s| {
                    s.findings.iter().zip(&s.rows).find_map(|(f, row)| {
                        let other = !(s.field == side.field && f.tokens == finding.tokens);
                        let fits = other
                            && f.rule != "lifted"
                            && f.quotation.is_some()
                            && f.speakers == finding.speakers;
                        row.filter(|_| fits && holds(&words(s.scene, f), &wanted))
                    })
                })
            }
            _ => None,
        }
    }

    fn other_cues(&self, side: &Side<'_>, row: &Attribution, finding: &Finding) -> Vec<OtherCue> {
        if finding.frame >= side.scene.frames.len() {
            return Vec::new();
        }
        let cues = reports(side.scene, finding.frame).into_iter().filter_map(|report| {
            let cue = side.scene.span(report.cue.clone());
            let governs = |r: &Attribution| r.field == side.field && r.cue == Some(cue);
            let rows = self.analysis.attributions.iter().enumerate().filter(|(_, r)| governs(r));
            (row.cue != Some(cue)).then(|| OtherCue {
                cue,
                lemma: report.lemma.clone(),
                source: report.source.as_ref().map(|s| side.scene.span(s.tokens.clone())),
                governs: rows.map(|(n, _)| AttributionId(n as u32)).collect(),
            })
        });
        cues.collect()
    }
}

/// The words of a finding, folded.
fn words(scene: &Scene<'_>, finding: &Finding) -> Vec<String> {
    let tokens = finding.tokens.clone().filter(|t| scene.document.tokens()[*t].is_word());
    tokens.map(|t| fold(scene.word(t))).collect()
}

/// Whether most of the wanted words, in a row, stand in the others.
fn holds(words: &[String], wanted: &[String]) -> bool {
    let share = (wanted.len() * 3).div_ceil(4).max(1);
    wanted.windows(share).any(|run| words.windows(share).any(|w| w == run))
}
