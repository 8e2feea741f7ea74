//! [`Pairing`]: which row stands for which annotation. One to one, nearest first.

use super::extent::Extent;
use super::gold::Gold;
use super::row::Row;

/// Which row stands for which annotation of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pairing {
    /// For each gold quotation, its row.
    pub quotations: Vec<Option<usize>>,
    /// For each gold claim, its row.
    pub claims: Vec<Option<usize>>,
    /// For each row, what it stands for.
    pub partner: Vec<Partner>,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Partner {
    /// The gold quotation of this number.
    Quotation(usize),
    /// The gold claim of this number.
    Claim(usize),
    /// A quotation that gold has, told once more as a claim: counted with it.
    Repeated,
    /// Nothing in gold.
    Nothing,
}

impl Pairing {
    /// Pairs the rows of an article with its annotations.
    pub fn of(gold: &Gold, rows: &[Row]) -> Pairing {
        let mut partner = vec![Partner::Nothing; rows.len()];
        let quotations = pair_quotations(gold, rows, &mut partner);
        let claims = pair_claims(gold, rows, &mut partner);
        let a_quotation =
            |row: &Row| gold.quotations.iter().any(|q| row.content.iou(q.credit.content) >= 0.9);
        for (row, partner) in rows.iter().zip(&mut partner) {
            if *partner == Partner::Nothing && row.is_claim() && a_quotation(row) {
                *partner = Partner::Repeated;
            }
        }
        Pairing { quotations, claims, partner }
    }
}

/// Each gold quotation takes the nearest row that is close and not yet taken, whatever its kind.
fn pair_quotations(gold: &Gold, rows: &[Row], partner: &mut [Partner]) -> Vec<Option<usize>> {
    let nearest = |wanted: Extent, partner: &[Partner]| {
        let mut best = (None, 0.0);
        for (k, row) in rows.iter().enumerate() {
            let iou = row.content.iou(wanted);
            if partner[k] == Partner::Nothing && row.content.close(wanted) && iou > best.1 {
                best = (Some(k), iou);
            }
        }
        best.0
    };
    let mut found = Vec::with_capacity(gold.quotations.len());
    for (n, quotation) in gold.quotations.iter().enumerate() {
        let row = nearest(quotation.credit.content, partner);
        if let Some(row) = row {
            partner[row] = Partner::Quotation(n);
        }
        found.push(row);
    }
    found
}

/// Each gold claim takes the nearest claim that has half of all in common with it; those that must be found choose first.
/// A claim that stands for a quotation may also stand for a claim.
fn pair_claims(gold: &Gold, rows: &[Row], partner: &mut [Partner]) -> Vec<Option<usize>> {
    let mut taken = vec![false; rows.len()];
    let mut found = vec![None; gold.claims.len()];
    let mut order: Vec<usize> = (0..gold.claims.len()).collect();
    order.sort_by_key(|&n| gold.claims[n].optional);
    for n in order {
        let wanted = gold.claims[n].credit.content;
        let mut best = (None, 0.5);
        for (k, row) in rows.iter().enumerate() {
            let iou = row.content.iou(wanted);
            if row.is_claim() && !taken[k] && iou >= best.1 {
                best = (Some(k), iou);
            }
        }
        if let Some(k) = best.0 {
            taken[k] = true;
            if partner[k] == Partner::Nothing {
                partner[k] = Partner::Claim(n);
            }
        }
        found[n] = best.0;
    }
    found
}
