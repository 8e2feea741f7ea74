//! Confidence intervals by bootstrap: the articles are drawn again and again, as many as there are, with replacement.
//!
//! Articles are drawn and not rows, because the rows of one article share their speakers and are right or wrong together.
//! The generator is our own and begins with a fixed seed, so that the same articles give the same intervals everywhere.

use super::sums::Sums;

/// How the articles are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bootstrap {
    /// How often all are drawn anew; 0 for no intervals.
    pub draws: usize,
    /// Where the generator begins.
    pub seed: u64,
}

impl Default for Bootstrap {
    /// A thousand draws.
    fn default() -> Bootstrap {
        Bootstrap { draws: 1000, seed: 1 }
    }
}

/// Where a figure lies in 95 of 100 draws.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    /// The 2.5th percentile.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
}

/// A figure of all that was counted.
pub type Figure<'f> = Box<dyn Fn(&Sums) -> f64 + 'f>;

impl Bootstrap {
    /// The interval of each figure over these articles; none without articles or draws.
    pub fn intervals(&self, articles: &[Sums], figures: &[Figure<'_>]) -> Vec<Option<Interval>> {
        if articles.is_empty() || self.draws == 0 {
            return vec![None; figures.len()];
        }
        let mut random = Random(self.seed);
        let mut values = vec![Vec::with_capacity(self.draws); figures.len()];
        for _ in 0..self.draws {
            let mut sums = Sums::default();
            for _ in 0..articles.len() {
                sums += &articles[random.below(articles.len())];
            }
            for (values, figure) in values.iter_mut().zip(figures) {
                values.push(figure(&sums));
            }
        }
        values.into_iter().map(|values| Some(middle(values))).collect()
    }
}

/// The middle 95 % of the values, of which there is at least one.
fn middle(mut values: Vec<f64>) -> Interval {
    values.sort_by(f64::total_cmp);
    let last = values.len() - 1;
    let at = |share: f64| values[((share * last as f64).round() as usize).min(last)];
    Interval { low: at(0.025), high: at(0.975) }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and good enough to draw articles with.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not 0.
    fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::sums::Hits;

    fn article(right: u64) -> Sums {
        Sums { texts: 1, detect: Hits { right, ours: 10, gold: 10 }, ..Sums::default() }
    }

    fn f1() -> Figure<'static> {
        Box::new(|sums| sums.detect.f1())
    }

    #[test]
    fn the_generator_is_the_published_one() {
        let mut random = Random(1234567);
        assert_eq!([random.next(), random.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn articles_that_are_alike_leave_no_doubt() {
        let interval = Bootstrap::default().intervals(&[article(9), article(9)], &[f1()])[0].unwrap();
        assert!((interval.low - 0.9).abs() < 1e-9 && (interval.high - 0.9).abs() < 1e-9);
    }

    #[test]
    fn articles_that_differ_leave_some_and_the_same_each_time() {
        let articles: Vec<Sums> = (0..40).map(|n| article(n % 11)).collect();
        let bootstrap = Bootstrap { draws: 500, seed: 7 };
        let one = bootstrap.intervals(&articles, &[f1()])[0].unwrap();
        assert!(one.low < 0.5 && one.high > 0.5 && one.low > 0.3 && one.high < 0.7, "{one:?}");
        assert_eq!(Some(one), bootstrap.intervals(&articles, &[f1()])[0]);
    }

    #[test]
    fn no_article_no_interval() {
        assert_eq!(Bootstrap::default().intervals(&[], &[f1()]), [None]);
        assert_eq!(Bootstrap { draws: 0, seed: 1 }.intervals(&[article(1)], &[f1()]), [None]);
    }
}
