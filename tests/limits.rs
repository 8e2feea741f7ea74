//! Texts that nobody writes: time and output stay in step with the length of the input.

use std::sync::LazyLock;
use std::time::Duration;

use dixit::{Analysis, Article, Engine, Stage};

use crate::contract;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// So many times the text …
const MORE: usize = 8;

/// … may take so many times as long: eight is linear, sixty-four would be quadratic. The shorter text is long enough for everything that reaches back a little to reach back as far as it may.
const MOST: f64 = 32.0;

/// A text of something that comes again and again, each time with a number of its own.
fn repeated(times: usize, one: impl Fn(usize) -> String) -> String {
    (0..times).map(one).collect()
}

/// An article with a date, so that offices are resolved, too.
fn article(text: &str) -> Article {
    Article { date: "2024-11".parse().ok(), ..Article::new("limit", text) }
}

fn analyse(text: &str) -> Analysis {
    ENGINE.analyse(&article(text))
}

/// What this thread has had of a processor so far: a busy machine does not change it, as it does what the clock tells.
#[cfg(unix)]
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs() as u32)
}

/// Elsewhere the clock must do.
#[cfg(not(unix))]
fn worked() -> Duration {
    static START: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

/// The shortest of a few analyses, in time at work.
fn time(text: &str) -> Duration {
    let once = |_| {
        let start = worked();
        std::hint::black_box(analyse(text));
        worked() - start
    };
    // What takes long is disturbed little.
    let times = if text.len() < 300_000 { 3 } else { 1 };
    (0..times).map(once).min().unwrap_or_default()
}

/// Holds an analysis to time in step with the length of its text.
fn linear(what: &str, times: usize, one: impl Fn(usize) -> String) {
    let few = time(&repeated(times, &one));
    let many = time(&repeated(MORE * times, &one));
    let ratio = many.as_secs_f64() / few.as_secs_f64().max(0.004);
    assert!(ratio < MOST, "{what}: {MORE} times the text took {ratio:.1} times as long ({few:?}, {many:?})");
}

/// A name of its own for each number.
fn name(n: usize) -> String {
    const FIRST: [&str; 5] = ["Anne", "Paul", "Marie", "Jean", "Claire"];
    let mixed = n.wrapping_mul(2_654_435_761);
    let letter = |k: usize| char::from(b'a' + (mixed >> (5 * k)) as u8 % 26);
    let rest: String = (1..4 + n % 4).map(letter).collect();
    format!("{} {}{rest}", FIRST[n % 5], letter(0).to_ascii_uppercase())
}

#[test]
fn marks_that_open_and_never_close() {
    linear("opening marks", 6_000, |_| "« ".to_owned());
    linear("straight marks", 6_000, |_| "\" ".to_owned());
}

#[test]
fn quotations_without_end() {
    linear("quotations in a line", 2_000, |_| "« Oui, je viens » ".to_owned());
    linear("quotations with their incises", 1_000, |n| {
        format!("« Oui, je viens demain », a dit {}.\n", name(n))
    });
    linear("an incise after nested quotations", 600, |_| {
        "« Il a parlé de “ paix ”, a-t-il dit, et de “ guerre ” ».\n".to_owned()
    });
}

#[test]
fn a_crowd_of_names() {
    linear("names", 1_000, |n| format!("{} est venu. {} a souri.\n", name(n), name(n + 1)));
    linear("one name with ever new descriptions", 600, |n| {
        format!("La ministre du {} Anne Martin a parlé. La ministre a souri.\n", name(n))
    });
    linear("offices", 600, |n| format!("Le président américain a parlé. {} a souri.\n", name(n)));
    linear("one description", 600, |_| "Le maire a parlé. Il a promis que le parc ouvrirait.\n".to_owned());
}

#[test]
fn a_sentence_without_end() {
    linear("commas", 3_000, |_| "mot, ".to_owned());
    linear("claims within claims", 2_000, |_| "il dit que ".to_owned());
    linear("participles", 1_500, |_| "affirmant que oui, ".to_owned());
    linear("phrases of selon", 2_000, |_| "selon Paul, ".to_owned());
    linear("verbs", 6_000, |_| "dit ".to_owned());
    linear("complements", 3_000, |_| "du chat ".to_owned());
    linear("brackets", 6_000, |_| "( ".to_owned());
    linear("lists", 3_000, |_| "Paul et ".to_owned());
}

#[test]
fn a_token_without_end() {
    linear("letters", 200_000, |_| "a".to_owned());
    linear("hyphens", 20_000, |_| "a-".to_owned());
    linear("elisions", 6_000, |_| "l'".to_owned());
}

#[test]
fn marks_within_marks() {
    let deep = |n: usize| format!("Il a dit : {} mot {}", "« a “ b ".repeat(n), "” »".repeat(n));
    let (few, many) = (time(&deep(1_000)), time(&deep(1_000 * MORE)));
    assert!(many.as_secs_f64() < MOST * few.as_secs_f64().max(0.004), "{few:?}, {many:?}");
}

/// What is counted does not depend on how busy the machine is.
#[test]
fn contexts_stay_in_step_with_the_text() {
    let text = "« Oui, je viens » ".repeat(20_000);
    let analysis = analyse(&text);
    let together: usize = analysis.attributions.iter().map(|row| row.context.len()).sum();
    assert!(analysis.attributions.len() >= 20_000);
    assert!(together < 16 * text.len(), "{together} bytes of context for {} of text", text.len());
    assert!(analysis.notices.iter().any(|notice| notice.code == "crowded"));
}

#[test]
fn an_ordinary_article_keeps_its_contexts() {
    let text = "« Oui, je viens », a dit Anne Martin.\n".repeat(200);
    assert!(analyse(&text).notices.iter().all(|notice| notice.code != "crowded"));
}

/// A paragraph that quotes, and some that only make the text long.
fn long_text(paragraphs: usize) -> String {
    let filler = "Le parc a rouvert ses portes au public après deux ans de travaux.\n".repeat(15);
    repeated(paragraphs, |n| {
        format!("« Nous viendrons le {n} mai », a dit la maire Anne Martin.\n\n{filler}\n")
    })
}

#[test]
fn what_is_read_in_parts_keeps_the_contract() {
    let article = article(&long_text(2_300));
    assert!(article.text.len() > 2 << 20);
    let analysis = ENGINE.analyse(&article);
    contract::check(&article, &analysis);
    assert_eq!(analysis.notices.iter().filter(|notice| notice.code == "parts").count(), 1);
    assert_eq!(analysis.attributions.len(), 2_300);
    assert!(
        analysis
            .attributions
            .iter()
            .all(|row| analysis.speakers[row.speakers[0].0 as usize].name == "Anne Martin")
    );
    let paragraph = |row: usize| analysis.attributions[row].paragraph;
    assert_eq!((paragraph(0), paragraph(1), paragraph(2_299)), (1, 17, 2_299 * 16 + 1));
    assert_eq!(analysis.counts.paragraphs, 2_300 * 16);
}

#[test]
fn what_is_read_in_parts_is_explained_and_shown_whole() {
    let article = Article { title: Some("« Nous viendrons »".to_owned()), ..article(&long_text(1_200)) };
    let explanation = ENGINE.explain(&article);
    assert_eq!(explanation.accounts.len(), 1_201);
    let numbered = explanation.accounts.iter().enumerate();
    assert!(numbered.clone().all(|(n, account)| account.attribution.0 as usize == n));
    assert!(numbered.skip(1).all(|(_, account)| account.rule.is_some_and(|rule| rule.id == "incise")));
    let views = ENGINE.show(&article, Stage::Quotations);
    assert_eq!(views.iter().map(|view| view.rows.len()).collect::<Vec<_>>(), [1, 1_200]);
}

#[test]
fn an_ordinary_article_is_read_at_once() {
    assert!(analyse(&long_text(900)).notices.is_empty());
}
