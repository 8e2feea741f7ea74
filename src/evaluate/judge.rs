//! [`judge`]: one article, what was found in it and what is marked in it, counted.
//!
//! The definitions are those of `docs/evaluate.md`. What gold leaves open (*unsure* quotations, *optional* claims) counts
//! neither way.

use super::error::{Error, Sort};
use super::extent::Chars;
use super::gold::{Credit, Gold, GoldClaim, GoldQuotation, Status};
use super::names::{Level, right};
use super::pairing::{Pairing, Partner};
use super::row::Row;
use super::spans;
use super::sums::Sums;
use super::tables::Tables;
use crate::analysis::{Analysis, Kind};

/// One article, judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judged {
    /// The article's id.
    pub document: String,
    /// What is counted.
    pub sums: Sums,
    /// The same by kind, rule and the like.
    pub tables: Tables,
    /// What is wrong, in the order in which it was met.
    pub errors: Vec<Error>,
}

/// What can be said of the speaker of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the row is what gold has there; none where gold leaves it open.
    pub agrees: Option<bool>,
    /// Whether somebody is named.
    pub named: bool,
    /// Whether the speaker is right by name.
    pub entity: bool,
    /// Whether it is by name, alias or source phrase.
    pub mention: bool,
}

/// Judges the analysis of an article by its annotations; `text` is the article's.
///
/// ```
/// use dixit::evaluate::{jsonl, judge};
/// use dixit::{Article, Engine};
///
/// let gold = r#"{"doc": "a", "entities": {"le maire": {"type": "person", "aliases": []}}, "claims": [],
///     "quotations": [{"start": 0, "end": 12, "status": "speech", "speakers": ["le maire"]}]}"#;
/// let gold = jsonl::parse(&gold.replace('\n', " "), "gold.jsonl").golds.remove(0);
/// let article = Article::new("a", "« Il pleut », a dit le maire.");
/// let judged = judge(&gold, &article.text, &Engine::new().analyse(&article));
/// assert_eq!(judged.sums.who_entity.f1(), 1.0);
/// ```
pub fn judge(gold: &Gold, text: &str, analysis: &Analysis) -> Judged {
    judge_rows(gold, &Chars::new(text), &Row::all(analysis, text))
}

/// The same for rows; those of an article that was not analysed are none.
pub fn judge_rows(gold: &Gold, text: &Chars<'_>, rows: &[Row]) -> Judged {
    let pairing = Pairing::of(gold, rows);
    let mut article = Article {
        gold,
        rows,
        pairing: &pairing,
        claimed: claimed(&pairing, gold, rows),
        out: Judged { document: gold.document.clone(), ..Judged::default() },
    };
    article.out.sums.texts = 1;
    for (n, quotation) in gold.quotations.iter().enumerate() {
        article.quotation(quotation, pairing.quotations[n]);
    }
    article.stray_quotations();
    article.claims();
    article.stray_claims();
    article.verdicts();
    spans::count(&mut article.out.sums, gold, rows, &pairing, text);
    article.out.tables.gold(gold, rows, &pairing);
    article.out
}

/// For each row, whether a claim that must be found took it, or an optional one.
fn claimed(pairing: &Pairing, gold: &Gold, rows: &[Row]) -> Vec<Option<bool>> {
    let mut claimed = vec![None; rows.len()];
    for (claim, row) in gold.claims.iter().zip(&pairing.claims) {
        if let Some(row) = *row {
            claimed[row] = Some(claim.optional);
        }
    }
    claimed
}

struct Article<'a> {
    gold: &'a Gold,
    rows: &'a [Row],
    pairing: &'a Pairing,
    claimed: Vec<Option<bool>>,
    out: Judged,
}

impl Article<'_> {
    fn right(&self, row: &Row, credit: &Credit) -> (bool, bool) {
        (right(row, credit, self.gold, Level::Entity), right(row, credit, self.gold, Level::Mention))
    }

    fn error(&mut self, sort: Sort, credit: Option<&Credit>, row: Option<&Row>, mention: bool) {
        self.out.errors.push(Error::new(sort, credit, row, mention));
    }

    fn quotation(&mut self, gold: &GoldQuotation, row: Option<usize>) {
        let (rows, credit) = (self.rows, &gold.credit);
        let row = row.map(|k| &rows[k]);
        let sums = &mut self.out.sums;
        sums.detect.gold += 1;
        sums.detect.right += u64::from(row.is_some());
        sums.detect.ours += u64::from(row.is_some());
        if gold.status == Status::Unsure {
            return;
        }
        let spoken = row.filter(|row| row.kind != Kind::Other);
        let speech = spoken.is_some();
        sums.speech.ours += u64::from(speech);
        match gold.status {
            Status::Other => sums.other_as_speech.count(speech),
            _ => {
                sums.speech.gold += 1;
                sums.speech.right += u64::from(speech);
            }
        }
        let named = spoken.filter(|row| row.named());
        let (entity, mention) = named.map_or((false, false), |row| self.right(row, credit));
        if named.is_some() {
            self.name(!mention);
        }
        if gold.status == Status::Speech && !credit.speakers.is_empty() {
            let sums = &mut self.out.sums;
            sums.who_entity.gold += 1;
            sums.who_mention.gold += 1;
            sums.who_entity.right += u64::from(entity);
            sums.who_mention.right += u64::from(mention);
            if !entity {
                self.error(Sort::Quotation, Some(credit), row, mention);
            }
        } else if speech && gold.status == Status::Other {
            self.error(Sort::NotSpeech, Some(credit), row, false);
        } else if named.is_some() {
            self.error(Sort::NoSpeaker, Some(credit), row, false);
        }
    }

    /// Counts a quotation that names somebody.
    fn name(&mut self, wrong: bool) {
        self.out.sums.who_entity.ours += 1;
        self.out.sums.who_mention.ours += 1;
        self.out.sums.wrong_names.count(wrong);
    }

    /// Quotations that gold has not.
    fn stray_quotations(&mut self) {
        for (row, partner) in self.rows.iter().zip(&self.pairing.partner) {
            let stray = row.is_quotation() && *partner == Partner::Nothing;
            if !stray {
                continue;
            }
            self.out.sums.detect.ours += 1;
            if row.kind != Kind::Other {
                self.out.sums.speech.ours += 1;
                if row.named() {
                    self.name(true);
                }
            }
            self.error(Sort::NoSuchQuotation, None, Some(row), false);
        }
    }

    fn claims(&mut self) {
        let (gold, pairing, rows) = (self.gold, self.pairing, self.rows);
        let required = gold.claims.iter().zip(&pairing.claims).filter(|(claim, _)| !claim.optional);
        for (claim, row) in required {
            self.claim(claim, row.map(|k| &rows[k]));
        }
        for (k, row) in rows.iter().enumerate().filter(|(_, row)| row.is_claim()) {
            let counts = match self.claimed[k] {
                Some(optional) => !optional,
                None => pairing.partner[k] == Partner::Nothing,
            };
            let sums = &mut self.out.sums;
            if counts {
                sums.claims.ours += 1;
                sums.claims_exact.ours += 1;
                sums.claims_who_entity.ours += u64::from(row.named());
                sums.claims_who_mention.ours += u64::from(row.named());
            }
        }
    }

    fn claim(&mut self, gold: &GoldClaim, row: Option<&Row>) {
        let credit = &gold.credit;
        let sums = &mut self.out.sums;
        for figure in [
            &mut sums.claims,
            &mut sums.claims_exact,
            &mut sums.claims_who_entity,
            &mut sums.claims_who_mention,
        ] {
            figure.gold += 1;
        }
        let Some(row) = row else { return self.error(Sort::ClaimMissed, Some(credit), None, false) };
        let exact = row.content.iou(credit.content) >= 0.9;
        let (entity, mention) = self.right(row, credit);
        let sums = &mut self.out.sums;
        sums.claims.right += 1;
        sums.claims_exact.right += u64::from(exact);
        sums.claims_who_entity.right += u64::from(entity);
        sums.claims_who_mention.right += u64::from(mention);
        if row.named() {
            sums.wrong_names.count(!mention);
        }
        if !exact {
            self.error(Sort::ClaimBounds, Some(credit), Some(row), false);
        }
        if !entity {
            self.error(Sort::ClaimSpeaker, Some(credit), Some(row), mention);
        }
    }

    /// Claims that gold has not.
    fn stray_claims(&mut self) {
        for (row, partner) in self.rows.iter().zip(&self.pairing.partner) {
            if row.is_claim() && *partner == Partner::Nothing {
                self.error(Sort::NoSuchClaim, None, Some(row), false);
            }
        }
    }

    /// Judges each row once, for reliability and for the tables.
    fn verdicts(&mut self) {
        for (row, partner) in self.rows.iter().zip(&self.pairing.partner) {
            let verdict = self.verdict(row, *partner);
            self.out.tables.row(row, &verdict, self.gold, *partner);
            if !verdict.named || verdict.agrees.is_none() {
                continue;
            }
            let reliability = &mut self.out.sums.reliability;
            match (row.is_claim(), partner) {
                (true, Partner::Nothing) => reliability.unheard(row.confidence),
                _ => reliability.judged(row.confidence, verdict.entity, verdict.mention),
            }
        }
        self.attitudes();
    }

    fn verdict(&self, row: &Row, partner: Partner) -> Verdict {
        let speech = row.kind != Kind::Other;
        let (agrees, credit) = match partner {
            Partner::Quotation(n) => {
                let gold = &self.gold.quotations[n];
                let agrees = match gold.status {
                    Status::Speech => Some(speech),
                    Status::Other => Some(!speech),
                    Status::Unsure => None,
                };
                (agrees, Some(&gold.credit))
            }
            Partner::Claim(n) => (Some(true), Some(&self.gold.claims[n].credit)),
            Partner::Repeated => (None, None),
            Partner::Nothing => (Some(false), None),
        };
        let named = speech && row.named();
        let (entity, mention) =
            credit.filter(|_| named).map_or((false, false), |credit| self.right(row, credit));
        Verdict { agrees, named, entity, mention }
    }

    /// Act and polarity, where gold has them.
    fn attitudes(&mut self) {
        let (gold, pairing, rows) = (self.gold, self.pairing, self.rows);
        let quotations = gold.quotations.iter().map(|q| &q.credit).zip(&pairing.quotations);
        let claims = gold.claims.iter().map(|c| &c.credit).zip(&pairing.claims);
        for (credit, row) in quotations.chain(claims) {
            let Some(row) = row.map(|k| &rows[k]).filter(|row| row.kind != Kind::Other) else { continue };
            if let Some(act) = credit.act {
                self.out.sums.act.count(act == row.act);
                self.out.tables.act(act, row.act);
            }
            if let Some(polarity) = credit.polarity {
                self.out.sums.polarity.count(polarity == row.polarity);
                self.out.tables.polarity(polarity, row.polarity);
            }
        }
    }
}
