//! Many articles at once: one thread reads, the workers analyse and render, the caller's thread writes, in order.
//!
//! What is under way at any time is bounded in bytes, whatever the size of the input; and what comes out is the same for
//! any number of workers, since every batch has a number and is given out by it.

use super::Failure;
use super::input_args::Lang;
use super::interrupt::Interrupt;
use super::source::Source;
use crate::export::{self, Block};
use crate::input::{Article, Item, Place, Severity, foreign};
use crate::{Analysis, Engine};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Bytes of text that a batch holds, about: its articles are analysed together.
const BATCH: usize = 128 << 10;

/// From so many bytes of text on, the rows of an article are not held together.
const LONG: usize = 4 << 20;

/// Articles and problems that a batch holds at most.
const BATCH_ITEMS: usize = 1024;

/// Bytes of text under way, for each worker.
const UNDER_WAY: usize = 4 << 20;

/// What a small article counts for beside its text.
const OVERHEAD: usize = 256;

/// How long nothing may come before we look whether we are still wanted.
const WAIT: Duration = Duration::from_millis(100);

/// What the workers do.
pub(super) struct Work {
    pub engine: Engine,
    pub options: export::Options,
    pub lang: Lang,
}

/// What comes out, in the order of the input.
pub(super) enum Out {
    /// An article, analysed and rendered.
    Block(Box<Block>),
    /// A long article, analysed: its rows are rendered as they are written.
    Long(Box<(Article, Analysis)>),
    /// Something that was wrong with the input.
    Problem(crate::input::Problem),
}

/// How far the input has been taken.
#[derive(Clone, Copy)]
pub(super) struct Progress {
    /// Bytes that have been read.
    pub bytes: u64,
    /// Articles and problems that have been given.
    pub items: u64,
    /// A hash of them.
    pub hash: u64,
}

struct Batch {
    number: u64,
    items: Vec<Item>,
    weight: usize,
    progress: Progress,
}

struct Made {
    number: u64,
    out: Vec<Out>,
    weight: usize,
    progress: Progress,
}

/// Runs `source` through `work` on `threads` workers, and hands what comes out to `take`, in order, batch by batch; ends at
/// once where somebody asks for it.
pub(super) fn run(
    source: Source,
    work: Work,
    threads: usize,
    interrupt: &Interrupt,
    mut take: impl FnMut(Vec<Out>, Progress) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|n| format!("worker {n}"))
        .build()
        .map_err(|e| Failure::new(format!("cannot start the workers: {e}")))?;
    let budget = Arc::new(Budget::new(UNDER_WAY * threads));
    let (sender, made) = mpsc::channel();
    let work = Arc::new(work);
    // The thread is not waited for when writing fails: it may stand before a pipe that never ends.
    let feeding = {
        let budget = Arc::clone(&budget);
        thread::Builder::new().name("reader".to_owned()).spawn(move || {
            let mut batches = 0;
            for batch in (Batches { source, number: 0 }) {
                budget.take(batch.weight);
                batches = batch.number + 1;
                let (work, sender) = (Arc::clone(&work), sender.clone());
                pool.spawn_fifo(move || {
                    // A failed send means that nobody writes any more.
                    let _ = sender.send(work.make(batch));
                });
            }
            batches
        })
    }
    .map_err(|e| Failure::new(format!("cannot start the reader: {e}")))?;

    let mut early = BTreeMap::new();
    let mut next = 0;
    loop {
        let received = made.recv_timeout(WAIT);
        if let Some(signal) = interrupt.signal() {
            return Err(Failure::Interrupted(signal));
        }
        match received {
            Ok(batch) => early.insert(batch.number, batch),
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => break,
        };
        while let Some(batch) = early.remove(&next) {
            take(batch.out, batch.progress)?;
            budget.give(batch.weight);
            next += 1;
        }
    }
    match feeding.join() {
        Ok(batches) if batches == next => Ok(()),
        _ => Err(Failure::new("internal error: the input was not read to its end")),
    }
}

impl Work {
    /// Analyses the articles of a batch together, and renders each.
    fn make(&self, batch: Batch) -> Made {
        let mut items = Vec::with_capacity(batch.items.len());
        batch.items.into_iter().for_each(|item| self.admit(item, &mut items));
        let articles: Vec<&Article> = items
            .iter()
            .filter_map(|item| match item {
                Item::Article(article, _) => Some(article),
                Item::Problem(_) => None,
            })
            .collect();
        let together = catch_unwind(AssertUnwindSafe(|| self.engine.analyse_all(&articles)));
        let mut analyses = together.unwrap_or_default().into_iter();
        let made = |item| match item {
            Item::Problem(problem) => Out::Problem(problem),
            Item::Article(article, place) => self.article(article, &place, analyses.next()),
        };
        let out = items.into_iter().map(made).collect();
        Made { number: batch.number, out, weight: batch.weight, progress: batch.progress }
    }

    /// Passes an item on, with what is wrong with its language, or that alone.
    fn admit(&self, item: Item, items: &mut Vec<Item>) {
        if let Item::Article(article, place) = &item
            && let Some(language) = foreign(&article.text)
        {
            let lost = self.lang == Lang::Fr;
            let (severity, message) = if lost {
                (
                    Severity::Lost,
                    format!("{:?} is in {language}; passed over (--lang any reads it)", article.id),
                )
            } else {
                (Severity::Note, format!("{:?} is in {language}", article.id))
            };
            items.push(Item::Problem(place.problem(&article.id, severity, "language", message)));
            if lost {
                return;
            }
        }
        items.push(item);
    }

    /// Renders an article; analyses it first where those beside it could not be.
    fn article(&self, article: Article, place: &Place, analysis: Option<Analysis>) -> Out {
        // The engine cannot fail; should it be wrong about that, one article is lost and not the run.
        let made = catch_unwind(AssertUnwindSafe(|| {
            let analysis = analysis.unwrap_or_else(|| self.engine.analyse(&article));
            if article.text.len() > LONG {
                return Err(analysis);
            }
            Ok(Box::new(export::render(&article, &analysis, &self.options)))
        }));
        match made {
            Ok(Ok(block)) => Out::Block(block),
            Ok(Err(analysis)) => Out::Long(Box::new((article, analysis))),
            Err(_) => {
                let message =
                    format!("internal error: {:?} could not be analysed; please report it", article.id);
                Out::Problem(place.problem(&article.id, Severity::Lost, "internal", message))
            }
        }
    }
}

/// Cuts what a source gives into batches.
struct Batches {
    source: Source,
    number: u64,
}

impl Iterator for Batches {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let mut items = Vec::new();
        let mut weight = 0;
        for item in self.source.by_ref() {
            weight += OVERHEAD;
            if let Item::Article(article, _) = &item {
                weight += article.text.len() + article.title.as_ref().map_or(0, String::len);
            }
            items.push(item);
            if weight >= BATCH || items.len() == BATCH_ITEMS {
                break;
            }
        }
        if items.is_empty() {
            return None;
        }
        self.number += 1;
        let source = &self.source;
        let progress = Progress { bytes: source.bytes_read(), items: source.items(), hash: source.hash() };
        Some(Batch { number: self.number - 1, items, weight, progress })
    }
}

/// How much may be under way.
struct Budget {
    used: Mutex<usize>,
    freed: Condvar,
    most: usize,
}

impl Budget {
    fn new(most: usize) -> Budget {
        Budget { used: Mutex::new(0), freed: Condvar::new(), most }
    }

    fn used(&self) -> MutexGuard<'_, usize> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room for `weight`; what is larger than the whole goes alone.
    fn take(&self, weight: usize) {
        let mut used = self.used();
        while *used > 0 && *used + weight > self.most {
            used = self.freed.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        *used += weight;
    }

    fn give(&self, weight: usize) {
        *self.used() -= weight;
        self.freed.notify_one();
    }
}
