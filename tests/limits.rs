//! Texts that nobody writes: time and output stay in step with the length of the input.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use dixit::{Analysis, Article, Engine};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// So many times the text …
const MORE: usize = 16;

/// … may take so many times as long: sixteen is linear, more than two hundred would be quadratic. What reaches back a
/// little takes its full time only once there is enough to reach back to, hence the difference.
const MOST: f64 = 80.0;

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
    (0..3).map(once).min().unwrap_or_default()
}

/// Holds an analysis to time in step with the length of its text.
fn linear(what: &str, times: usize, one: impl Fn(usize) -> String) {
    let few = time(&repeated(times, &one));
    let many = time(&repeated(MORE * times, &one));
    let ratio = many.as_secs_f64() / few.as_secs_f64().max(0.001);
    assert!(ratio < MOST, "{what}: {MORE} times the text took {ratio:.1} times as long ({few:?}, {many:?})");
}

/// A name of its own for each number, which shares its parts with no near one.
fn name(n: usize) -> String {
    const FIRST: [&str; 5] = ["Anne", "Paul", "Marie", "Jean", "Claire"];
    let letter = |k: usize| char::from(b'a' + (k % 26) as u8);
    let last: String = [n, n / 26, n / 676, n * 7, n * 11].map(letter).iter().collect();
    format!("{} Mar{last}", FIRST[n % 5])
}

#[test]
fn marks_that_open_and_never_close() {
    linear("opening marks", 1_000, |_| "« ".to_owned());
    linear("straight marks", 1_000, |_| "\" ".to_owned());
}

#[test]
fn quotations_without_end() {
    linear("quotations in a line", 250, |_| "« Oui, je viens » ".to_owned());
    linear("quotations with their incises", 250, |n| {
        format!("« Oui, je viens demain », a dit {}.\n", name(n))
    });
    linear("an incise after nested quotations", 250, |_| {
        "« Il a parlé de “ paix ”, a-t-il dit, et de “ guerre ” ».\n".to_owned()
    });
}

#[test]
fn a_crowd_of_names() {
    linear("names", 250, |n| format!("{} est venu. {} a souri.\n", name(n), name(n + 1)));
    linear("one name with ever new descriptions", 250, |n| {
        format!("La ministre du {} Anne Martin a parlé. La ministre a souri.\n", name(n))
    });
    linear("one description", 250, |_| "Le maire a parlé. Il a promis que le parc ouvrirait.\n".to_owned());
}

#[test]
fn a_sentence_without_end() {
    linear("commas", 1_000, |_| "mot, ".to_owned());
    linear("claims within claims", 250, |_| "il dit que ".to_owned());
    linear("participles", 250, |_| "affirmant que oui, ".to_owned());
    linear("phrases of selon", 250, |_| "selon Paul, ".to_owned());
    linear("verbs", 1_000, |_| "dit ".to_owned());
    linear("complements", 1_000, |_| "du chat ".to_owned());
    linear("brackets", 1_000, |_| "( ".to_owned());
    linear("lists", 1_000, |_| "Paul et ".to_owned());
}

#[test]
fn a_token_without_end() {
    linear("letters", 20_000, |_| "a".to_owned());
    linear("hyphens", 10_000, |_| "a-".to_owned());
    linear("elisions", 1_000, |_| "l'".to_owned());
}

#[test]
fn marks_within_marks() {
    let deep = |n: usize| format!("Il a dit : {} mot {}", "« a “ b ".repeat(n), "” »".repeat(n));
    let (few, many) = (time(&deep(250)), time(&deep(250 * MORE)));
    assert!(many.as_secs_f64() < MOST * few.as_secs_f64().max(0.001), "{few:?}, {many:?}");
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
