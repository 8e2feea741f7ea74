//! Texts that nobody writes: time and output stay in step with the length of the input.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use dixit::{Analysis, Article, Engine};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// So many times the text …
const MORE: usize = 8;

/// … may take so many times as long: eight is linear, sixty-four would be quadratic, and the machine may be busy. The
/// shorter text is long enough for everything that reaches back a little to reach back as far as it may.
const MOST: f64 = 32.0;

/// A text of something that comes again and again, each time with a number of its own.
fn repeated(times: usize, one: impl Fn(usize) -> String) -> String {
    (0..times).map(one).collect()
}

fn analyse(text: &str) -> Analysis {
    ENGINE.analyse(&Article::new("limit", text))
}

/// The shortest of a few analyses: whatever else the machine does makes some of them longer.
fn time(text: &str) -> Duration {
    let once = |_| {
        let start = Instant::now();
        std::hint::black_box(analyse(text));
        start.elapsed()
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
