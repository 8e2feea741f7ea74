//! Bounds alone: exact and overlapping spans, and the measure of *Radar de Parité*.

use super::extent::{Chars, Extent};
use super::gold::{Credit, Gold, Status};
use super::pairing::{Pairing, Partner};
use super::row::Row;
use super::sums::{Hits, Radar, Sums};
use crate::analysis::Kind;
use std::cmp::Reverse;

/// Counts the spans of one article into its sums.
pub(super) fn count(sums: &mut Sums, gold: &Gold, rows: &[Row], pairing: &Pairing, text: &Chars<'_>) {
    let quoted: Vec<&Credit> = speech(gold).collect();
    let claimed: Vec<&Credit> = required(gold).collect();
    let ours: Vec<&Row> =
        rows.iter().zip(&pairing.partner).filter(|(r, p)| counts(gold, r, **p)).map(|(r, _)| r).collect();
    let (quotations, claims): (Vec<&Row>, Vec<&Row>) = ours.iter().partition(|row| row.is_quotation());
    let contents = |rows: &[&Row]| rows.iter().map(|row| row.content).collect::<Vec<_>>();
    let wanted = |credits: &[&Credit]| credits.iter().map(|credit| credit.content).collect::<Vec<_>>();
    (sums.quotation_exact, sums.quotation_overlap) = compare(&contents(&quotations), &wanted(&quoted));
    (sums.claim_exact, sums.claim_overlap) = compare(&contents(&claims), &wanted(&claimed));

    let mut credits: Vec<&Credit> = quoted.into_iter().chain(claimed).collect();
    // A claim before the quotations in it, so that neither takes the other's row.
    credits.sort_by_key(|credit| (credit.content.start, Reverse(credit.content.end)));
    let phrases = |of: fn(&Row) -> Option<Extent>| distinct(ours.iter().filter_map(|row| of(row)));
    let marked = |of: fn(&Credit) -> Option<Extent>| distinct(credits.iter().filter_map(|credit| of(credit)));
    (sums.source_exact, sums.source_overlap) = compare(&phrases(|r| r.source), &marked(|c| c.source));
    (sums.cue_exact, sums.cue_overlap) = compare(&phrases(|r| r.cue), &marked(|c| c.cue));
    sums.radar_30 = radar(&credits, &ours, text, 0.3);
    sums.radar_80 = radar(&credits, &ours, text, 0.8);
}

fn speech(gold: &Gold) -> impl Iterator<Item = &Credit> {
    gold.quotations.iter().filter(|q| q.status == Status::Speech).map(|q| &q.credit)
}

fn required(gold: &Gold) -> impl Iterator<Item = &Credit> {
    gold.claims.iter().filter(|c| !c.optional).map(|c| &c.credit)
}

/// Reported speech, but for rows that stand for something which gold leaves open.
fn counts(gold: &Gold, row: &Row, partner: Partner) -> bool {
    let open = match partner {
        Partner::Quotation(n) => gold.quotations[n].status == Status::Unsure,
        Partner::Claim(n) => gold.claims[n].optional,
        Partner::Repeated => true,
        Partner::Nothing => false,
    };
    row.kind != Kind::Other && !open
}

/// One source may stand for many rows: it counts once.
fn distinct(extents: impl Iterator<Item = Extent>) -> Vec<Extent> {
    let mut all: Vec<Extent> = extents.filter(|extent| !extent.is_empty()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// How many spans are exact, and how many share a character with one of gold: one to one, nearest first.
fn compare(ours: &[Extent], gold: &[Extent]) -> (Hits, Hits) {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (g, wanted) in gold.iter().enumerate() {
        pairs.extend(
            ours.iter().enumerate().map(|(o, extent)| (extent.iou(*wanted), g, o)).filter(|p| p.0 > 0.0),
        );
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut taken_gold, mut taken_ours) = (vec![false; gold.len()], vec![false; ours.len()]);
    let (mut exact, mut overlap) = (0, 0);
    for (_, g, o) in pairs {
        if !taken_gold[g] && !taken_ours[o] {
            (taken_gold[g], taken_ours[o]) = (true, true);
            overlap += 1;
            exact += u64::from(gold[g] == ours[o]);
        }
    }
    let hits = |right| Hits { right, ours: ours.len() as u64, gold: gold.len() as u64 };
    (hits(exact), hits(overlap))
}

/// The measure of *Radar de Parité*, as its evaluation computes it: each gold content takes, of the rows that are left,
/// the one that covers most of it, if that is more than `threshold`.
fn radar(gold: &[&Credit], ours: &[&Row], text: &Chars<'_>, threshold: f64) -> Radar {
    let mut radar = Radar::default();
    radar.contents.gold = gold.len() as u64;
    radar.contents.ours = ours.len() as u64;
    let mut taken = vec![false; ours.len()];
    for credit in gold {
        let mut best = (None, threshold);
        for (k, row) in ours.iter().enumerate() {
            let covered = row.content.shared(credit.content) as f64 / credit.content.len().max(1) as f64;
            if !taken[k] && covered > best.1 {
                best = (Some(k), covered);
            }
        }
        let Some(k) = best.0 else { continue };
        taken[k] = true;
        radar.contents.right += 1;
        radar.sources.count(match (credit.source, ours[k].source) {
            (Some(wanted), Some(source)) => wanted.shared(source) > 0,
            (wanted, source) => wanted == source,
        });
        radar.cues.count(text.lower(credit.cue) == text.lower(ours[k].cue));
    }
    radar
}
