//! [`Reliability`]: whether confidence means what it says: of the rows that are given with 0.9, are nine in ten right?

use super::sums::share;
use std::ops::AddAssign;

/// Bins of a twentieth each, so that every threshold that is told lies between two of them.
const FINE: usize = 20;

/// The confidence, in thousandths, from which a row counts as sure.
pub const SURE: u16 = 900;

/// Rows that name a speaker, by their confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reliability {
    bins: [Bin; FINE],
}

/// The rows of a range of confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bin {
    /// Rows that gold can judge.
    pub rows: u64,
    /// The sum of their confidences, in thousandths.
    pub confidence: u64,
    /// Those whose speaker is right by name.
    pub entity: u64,
    /// Those whose speaker is right by name, alias or source phrase.
    pub mention: u64,
    /// Further rows: claims that gold has not. Whether their speaker said so cannot be judged.
    pub unheard: u64,
    /// The sum of the confidences of these.
    pub unheard_confidence: u64,
}

impl AddAssign for Bin {
    fn add_assign(&mut self, other: Bin) {
        self.rows += other.rows;
        self.confidence += other.confidence;
        self.entity += other.entity;
        self.mention += other.mention;
        self.unheard += other.unheard;
        self.unheard_confidence += other.unheard_confidence;
    }
}

impl AddAssign for Reliability {
    fn add_assign(&mut self, other: Reliability) {
        for (bin, other) in self.bins.iter_mut().zip(other.bins) {
            *bin += other;
        }
    }
}

/// By what rows are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The speaker by name, over the rows that gold can judge.
    Entity,
    /// The speaker by name, alias or source phrase, over the same rows.
    Mention,
    /// The speaker by name; claims that gold has not count as wrong.
    Strict,
}

impl Bin {
    /// How many rows are judged.
    pub fn rows(&self, by: Measure) -> u64 {
        self.rows + if by == Measure::Strict { self.unheard } else { 0 }
    }

    /// How many of them are right.
    pub fn right(&self, by: Measure) -> u64 {
        if by == Measure::Mention { self.mention } else { self.entity }
    }

    /// The share that is right.
    pub fn accuracy(&self, by: Measure) -> f64 {
        share(self.right(by), self.rows(by))
    }

    /// The mean confidence.
    pub fn mean(&self, by: Measure) -> f64 {
        let sum = self.confidence + if by == Measure::Strict { self.unheard_confidence } else { 0 };
        share(sum, self.rows(by)) / 1000.0
    }
}

impl Reliability {
    /// Counts a row that gold can judge; `confidence` in thousandths.
    pub fn judged(&mut self, confidence: u16, entity: bool, mention: bool) {
        let bin = self.bin(confidence);
        bin.rows += 1;
        bin.confidence += u64::from(confidence);
        bin.entity += u64::from(entity);
        bin.mention += u64::from(mention);
    }

    /// Counts a claim that gold has not.
    pub fn unheard(&mut self, confidence: u16) {
        let bin = self.bin(confidence);
        bin.unheard += 1;
        bin.unheard_confidence += u64::from(confidence);
    }

    fn bin(&mut self, confidence: u16) -> &mut Bin {
        &mut self.bins[(usize::from(confidence) * FINE / 1000).min(FINE - 1)]
    }

    /// The rows by tenths of confidence; a confidence of 1 is in the last.
    pub fn tenths(&self) -> [Bin; 10] {
        std::array::from_fn(|n| {
            let mut bin = self.bins[2 * n];
            bin += self.bins[2 * n + 1];
            bin
        })
    }

    /// The rows from a confidence on, which must be a multiple of 50 thousandths.
    pub fn from(&self, confidence: u16) -> Bin {
        let mut sum = Bin::default();
        for bin in self.bins.iter().skip(usize::from(confidence) * FINE / 1000) {
            sum += *bin;
        }
        sum
    }

    /// The expected calibration error over tenths: how far, on average over the rows, accuracy is from confidence.
    pub fn calibration_error(&self, by: Measure) -> f64 {
        let all = self.from(0).rows(by);
        self.tenths().iter().map(|b| (b.accuracy(by) - b.mean(by)).abs() * share(b.rows(by), all)).sum()
    }

    /// Of the rows that are sure, the share that is right.
    pub fn sure_precision(&self, by: Measure) -> f64 {
        self.from(SURE).accuracy(by)
    }

    /// The share of the rows that is sure.
    pub fn sure_coverage(&self, by: Measure) -> f64 {
        share(self.from(SURE).rows(by), self.from(0).rows(by))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four rows: two sure and right, one sure and wrong, one doubtful and right by an alias only.
    fn four() -> Reliability {
        let mut reliability = Reliability::default();
        reliability.judged(950, true, true);
        reliability.judged(1000, true, true);
        reliability.judged(900, false, false);
        reliability.judged(550, false, true);
        reliability
    }

    #[test]
    fn sure_rows_begin_at_nine_tenths() {
        let four = four();
        assert_eq!(four.from(SURE).rows, 3);
        assert_eq!(four.sure_coverage(Measure::Entity), 0.75);
        assert!((four.sure_precision(Measure::Entity) - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn the_calibration_error_weighs_bins_by_their_rows() {
        // (0.95 − 2/3) × 3/4 + 0.55 × 1/4, and with the alias 0.45 × 1/4.
        assert!((four().calibration_error(Measure::Entity) - (0.2125 + 0.1375)).abs() < 1e-9);
        assert!((four().calibration_error(Measure::Mention) - (0.2125 + 0.1125)).abs() < 1e-9);
    }

    #[test]
    fn claims_that_gold_has_not_are_wrong_only_where_it_is_asked() {
        let mut five = four();
        five.unheard(990);
        assert_eq!(five.from(SURE).rows(Measure::Entity), 3);
        assert_eq!(five.sure_precision(Measure::Strict), 0.5);
    }
}
