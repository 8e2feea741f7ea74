//! How fast Dixit is, stage by stage and as a whole, in bytes of text each second on one core.
//!
//! `cargo bench` prints it; [`docs/performance.md`] says what came out. The corpus is made as it runs, so it needs no file.

// Its lines are for the example.
#[allow(dead_code)]
mod corpus;

use corpus::Corpus;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use dixit::attribute::{Scene, resolve};
use dixit::detect::{self, Tagged};
use dixit::export::{self, Options, render};
use dixit::input;
use dixit::lexicon::{DataFiles, Lexicon, Vocabulary};
use dixit::text::Document;
use dixit::{Article, Date, Engine};
use std::sync::LazyLock;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&DataFiles::built_in()).unwrap_or_else(|error| panic!("{error}")));

/// Four megabytes of articles.
static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let mut corpus = Corpus::new(7);
    let mut bytes = 0;
    let mut articles = Vec::new();
    while bytes < 4_000_000 {
        let mut article = Article::new(articles.len().to_string(), corpus.text());
        article.date = Some(Date { year: 2024, month: Some(11), day: Some(20) });
        bytes += article.text.len();
        articles.push(article);
    }
    articles
});

/// What the bytes of all articles are counted as.
fn bytes() -> BytesCount {
    BytesCount::new(ARTICLES.iter().map(|a| a.text.len()).sum::<usize>())
}

fn main() {
    divan::main();
}

/// A limit: looks at every byte for three marks.
#[divan::bench]
fn limit_memchr(bencher: Bencher) {
    bencher.counter(bytes()).bench(|| {
        ARTICLES
            .iter()
            .map(|a| memchr::memchr3_iter(0xC2, b'"', 0xE2, a.text.as_bytes()).count())
            .sum::<usize>()
    });
}

/// A limit: counts the words between white space.
#[divan::bench]
fn limit_words(bencher: Bencher) {
    bencher
        .counter(bytes())
        .bench(|| ARTICLES.iter().map(|a| a.text.split_ascii_whitespace().count()).sum::<usize>());
}

/// A limit: all texts through the csv crate's writer.
#[divan::bench]
fn limit_csv_copy(bencher: Bencher) {
    bencher.counter(bytes()).bench(|| {
        let mut writer = csv::Writer::from_writer(Vec::with_capacity(5 << 20));
        ARTICLES.iter().for_each(|a| writer.write_record([&a.id, &a.text]).unwrap_or_default());
        writer.into_inner().map(|out| out.len()).unwrap_or_default()
    });
}

#[divan::bench]
fn stage_1_language(bencher: Bencher) {
    bencher.counter(bytes()).bench(|| ARTICLES.iter().filter(|a| input::foreign(&a.text).is_some()).count());
}

#[divan::bench]
fn stage_2_tokens(bencher: Bencher) {
    bencher.counter(bytes()).bench(|| {
        ARTICLES.iter().for_each(|a| drop(black_box(Document::new(&a.text, 0, &LEXICON.orthography))));
    });
}

#[divan::bench]
fn stage_3_tags(bencher: Bencher) {
    let documents: Vec<Document<'_>> =
        ARTICLES.iter().map(|a| Document::new(&a.text, 0, &LEXICON.orthography)).collect();
    let mut vocabulary = Vocabulary::default();
    bencher.counter(bytes()).bench_local(|| {
        documents.iter().for_each(|d| drop(black_box(detect::tag(d, &LEXICON, &mut vocabulary))));
    });
}

#[divan::bench]
fn stage_4_scenes(bencher: Bencher) {
    let mut vocabulary = Vocabulary::default();
    let tags: Vec<_> =
        ARTICLES.iter().map(|a| Scene::read(&a.text, 0, &LEXICON, &mut vocabulary).1).collect();
    let read = || -> Vec<(Document<'_>, Vec<Tagged>)> {
        let documents = ARTICLES.iter().map(|a| Document::new(&a.text, 0, &LEXICON.orthography));
        documents.zip(tags.iter().cloned()).collect()
    };
    bencher.counter(bytes()).with_inputs(read).bench_local_values(|read| {
        read.into_iter().for_each(|cut| drop(black_box(Scene::new(cut, &LEXICON, &vocabulary))));
    });
}

#[divan::bench]
fn stage_5_attribution(bencher: Bencher) {
    let mut vocabulary = Vocabulary::default();
    let read: Vec<_> = ARTICLES.iter().map(|a| Scene::read(&a.text, 0, &LEXICON, &mut vocabulary)).collect();
    let scenes: Vec<Scene<'_>> = read.into_iter().map(|cut| Scene::new(cut, &LEXICON, &vocabulary)).collect();
    let date = ARTICLES.first().and_then(|a| a.date);
    bencher.counter(bytes()).bench_local(|| {
        scenes.iter().for_each(|scene| drop(black_box(resolve(scene, None, date))));
    });
}

#[divan::bench]
fn stage_6_rendering(bencher: Bencher) {
    let made: Vec<_> = ARTICLES.iter().map(|a| ENGINE.analyse(a)).collect();
    let options = Options::default();
    bencher.counter(bytes()).bench(|| {
        ARTICLES.iter().zip(&made).for_each(|(a, analysis)| drop(black_box(render(a, analysis, &options))));
    });
}

/// All stages, one after the other, on one thread.
#[divan::bench]
fn whole(bencher: Bencher) {
    let options = export::Options::default();
    bencher.counter(bytes()).bench(|| {
        ARTICLES
            .iter()
            .filter(|a| input::foreign(&a.text).is_none())
            .for_each(|a| drop(black_box(render(a, &ENGINE.analyse(a), &options))));
    });
}

/// The tables of the lexicon, as at every start.
#[divan::bench]
fn start_up(bencher: Bencher) {
    bencher.bench(Engine::new);
}
