//! [`Tables`]: the counts by kind, by rule, by the way to the speaker, by type of speaker; and what is taken for what.

use super::gold::{Credit, Gold, GoldQuotation, Status};
use super::judge::Verdict;
use super::names::{Level, right};
use super::pairing::{Pairing, Partner};
use super::row::Row;
use super::sums::share;
use crate::analysis::{Act, Kind, Polarity};
use crate::words;
use std::collections::BTreeMap;
use std::ops::AddAssign;

/// Rows of one sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub rows: u64,
    /// Those that are what gold has there: speech, a claim, or (for kind `other`) no speech.
    pub agree: u64,
    /// Those that are not, or of which gold has nothing.
    pub disagree: u64,
    /// Of `agree` and `disagree`, those that name a speaker.
    pub named: u64,
    /// Of these, those whose speaker is right by name.
    pub entity: u64,
    /// Those whose speaker is right by name, alias or source phrase.
    pub mention: u64,
    /// The sum of the confidences of those that name a speaker, in thousandths.
    pub confidence: u64,
}

impl Tally {
    fn count(&mut self, row: &Row, verdict: &Verdict) {
        self.rows += 1;
        let Some(agrees) = verdict.agrees else { return };
        self.agree += u64::from(agrees);
        self.disagree += u64::from(!agrees);
        if verdict.named {
            self.named += 1;
            self.entity += u64::from(verdict.entity);
            self.mention += u64::from(verdict.mention);
            self.confidence += u64::from(row.confidence);
        }
    }

    /// Of the rows that name a speaker, the share that is right by name.
    pub fn precision(&self) -> f64 {
        share(self.entity, self.named)
    }

    /// The same, an alias or the right source phrase sufficing.
    pub fn mention_precision(&self) -> f64 {
        share(self.mention, self.named)
    }

    /// The mean confidence of the rows that name a speaker.
    pub fn mean_confidence(&self) -> f64 {
        share(self.confidence, self.named) / 1000.0
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.rows += other.rows;
        self.agree += other.agree;
        self.disagree += other.disagree;
        self.named += other.named;
        self.entity += other.entity;
        self.mention += other.mention;
        self.confidence += other.confidence;
    }
}

/// Gold speech and claims whose speaker is of one type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// All of them.
    pub gold: u64,
    /// Those for which somebody is named.
    pub named: u64,
    /// Those whose speaker is right by name.
    pub entity: u64,
    /// Those whose speaker is right by name, alias or source phrase.
    pub mention: u64,
}

impl AddAssign for Reach {
    fn add_assign(&mut self, other: Reach) {
        self.gold += other.gold;
        self.named += other.named;
        self.entity += other.entity;
        self.mention += other.mention;
    }
}

/// How often what gold calls one thing is called another: gold's word, then ours.
pub type Confusion = BTreeMap<(&'static str, &'static str), u64>;

/// Counts by this and that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// By kind of the row.
    pub kinds: BTreeMap<&'static str, Tally>,
    /// By rule of the row.
    pub rules: BTreeMap<&'static str, Tally>,
    /// By the way from the source to the speaker.
    pub ways: BTreeMap<&'static str, Tally>,
    /// By type of the gold speaker.
    pub speakers: BTreeMap<&'static str, Reach>,
    /// What is taken for what.
    pub confusion: Confusion,
    /// Act for act, where gold has one.
    pub acts: Confusion,
    /// Polarity for polarity, where gold has one.
    pub polarities: Confusion,
}

/// What stands in a confusion for what is not there.
pub const NOTHING: &str = "nothing";

impl Tables {
    pub(super) fn row(&mut self, row: &Row, verdict: &Verdict, gold: &Gold, partner: Partner) {
        self.kinds.entry(words::kind(row.kind)).or_default().count(row, verdict);
        self.rules.entry(row.rule).or_default().count(row, verdict);
        if let Some(from) = row.from {
            self.ways.entry(words::speaker_from(from)).or_default().count(row, verdict);
        }
        let there = match partner {
            Partner::Quotation(n) => quotation_word(&gold.quotations[n]),
            Partner::Claim(n) => claim_word(gold.claims[n].optional),
            Partner::Nothing => NOTHING,
            Partner::Repeated => return,
        };
        *self.confusion.entry((there, row_word(row))).or_default() += 1;
    }

    /// Counts what gold has: who speaks, and what was not found.
    pub(super) fn gold(&mut self, gold: &Gold, rows: &[Row], pairing: &Pairing) {
        for (quotation, row) in gold.quotations.iter().zip(&pairing.quotations) {
            if row.is_none() {
                *self.confusion.entry((quotation_word(quotation), NOTHING)).or_default() += 1;
            }
            if quotation.status == Status::Speech {
                self.reach(gold, &quotation.credit, row.map(|k| &rows[k]));
            }
        }
        for (claim, row) in gold.claims.iter().zip(&pairing.claims) {
            if row.is_none() {
                *self.confusion.entry((claim_word(claim.optional), NOTHING)).or_default() += 1;
            }
            if !claim.optional {
                self.reach(gold, &claim.credit, row.map(|k| &rows[k]));
            }
        }
    }

    fn reach(&mut self, gold: &Gold, credit: &Credit, row: Option<&Row>) {
        let Some(first) = credit.speakers.first() else { return };
        let kind = gold.entities.get(first).and_then(|entity| entity.kind);
        let reach = self.speakers.entry(kind.map_or("unmarked", words::speaker_kind)).or_default();
        reach.gold += 1;
        let Some(row) = row.filter(|row| row.kind != Kind::Other && row.named()) else { return };
        reach.named += 1;
        reach.entity += u64::from(right(row, credit, gold, Level::Entity));
        reach.mention += u64::from(right(row, credit, gold, Level::Mention));
    }

    pub(super) fn act(&mut self, gold: Act, ours: Act) {
        *self.acts.entry((words::act(gold), words::act(ours))).or_default() += 1;
    }

    pub(super) fn polarity(&mut self, gold: Polarity, ours: Polarity) {
        *self.polarities.entry((words::polarity(gold), words::polarity(ours))).or_default() += 1;
    }
}

impl AddAssign<&Tables> for Tables {
    fn add_assign(&mut self, other: &Tables) {
        add(&mut self.kinds, &other.kinds);
        add(&mut self.rules, &other.rules);
        add(&mut self.ways, &other.ways);
        add(&mut self.speakers, &other.speakers);
        add(&mut self.confusion, &other.confusion);
        add(&mut self.acts, &other.acts);
        add(&mut self.polarities, &other.polarities);
    }
}

fn add<K: Ord + Copy, V: AddAssign + Default + Copy>(to: &mut BTreeMap<K, V>, from: &BTreeMap<K, V>) {
    for (key, value) in from {
        *to.entry(*key).or_default() += *value;
    }
}

/// Gold's words for what stands there, in the order in which they are told.
pub const GOLD_WORDS: [&str; 9] =
    ["speech", "title", "term", "scare", "other", "unsure", "claim", "optional claim", NOTHING];

/// Our words for what stands there, in the order in which they are told.
pub const OUR_WORDS: [&str; 9] =
    ["direct", "partial", "indirect", "mixed", "title", "term", "scare", "name", NOTHING];

fn quotation_word(quotation: &GoldQuotation) -> &'static str {
    match (quotation.status, quotation.reason.as_deref()) {
        (Status::Speech, _) => "speech",
        (Status::Unsure, _) => "unsure",
        (Status::Other, Some("title")) => "title",
        (Status::Other, Some("term")) => "term",
        (Status::Other, Some("scare")) => "scare",
        (Status::Other, _) => "other",
    }
}

fn claim_word(optional: bool) -> &'static str {
    if optional { "optional claim" } else { "claim" }
}

fn row_word(row: &Row) -> &'static str {
    match row.kind {
        Kind::Other => row.reason.map_or("term", words::reason),
        kind => words::kind(kind),
    }
}
