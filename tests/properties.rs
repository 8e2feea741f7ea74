//! What must hold for any text whatever, and what must hold for well-formed articles.

use std::sync::LazyLock;

use dixit::{Analysis, Article, Attribution, Engine};
use proptest::prelude::*;

use crate::contract::{self, is_quotation, spans};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

fn analyse(text: &str) -> Analysis {
    ENGINE.analyse(&Article::new("any", text))
}

/// A paragraph that says nothing, names nobody and has no verb.
const NEUTRAL: &str = "Ce matin, rien de nouveau.";

/// Every mark, broken or not, among the words that matter to the engine.
fn soup() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "«",
        "»",
        "“",
        "”",
        "„",
        "‟",
        "\"",
        "'",
        "’",
        "‘",
        "‹",
        "›",
        "''",
        "``",
        "<<",
        ">>",
        "«\u{a0}",
        "\u{a0}»",
        "«\u{202f}",
        "\u{202f}»",
        "« ",
        " »",
        ".»",
        "”.",
        "\".",
        "\", ",
    ]);
    let space = prop::sample::select(vec![
        " ", " ", " ", "\u{a0}", "\u{202f}", "\n", "\n\n", "\r\n", "\t", "\u{feff}", "", ", ", ". ", " : ",
        " ; ", " — ", "\n– ", "… ", " ! ", " ? ", " (", ") ", " [", "] ", ".", "-",
    ]);
    let word = prop::sample::select(vec![
        "a",
        "à",
        "É",
        "ça",
        "l’",
        "l'",
        "d'",
        "qu’",
        "qu'",
        "que",
        "selon",
        "Selon",
        "d’après",
        "D'après",
        "pour",
        "Pour",
        "à en croire",
        "aux yeux de",
        "dixit",
        "a déclaré",
        "ont dit",
        "a-t-il ajouté",
        "dit-elle",
        "n’a pas dit",
        "aurait affirmé",
        "estime",
        "a nié",
        "qualifié de",
        "par",
        "cité par",
        "en assurant",
        "peut-on lire dans",
        "un communiqué",
        "le décret",
        "Dmitri Peskov",
        "Mme Roy",
        "M. Poutine",
        "le maire",
        "la ministre",
        "Reuters",
        "l’AFP",
        "elle",
        "il",
        "ce dernier",
        "le Kremlin",
        "la guerre",
        "menaces",
        "17\"",
        "6'",
        "2024",
        "12",
        "NDLR",
        "www.",
        "https://exemple.org/",
        "œuvre",
        "😀",
        "e\u{301}",
        "date 2024-11",
        "ß",
        "中",
    ]);
    let any = "\\PC{0,3}";
    let piece = prop_oneof![
        4 => mark.prop_map(str::to_owned),
        4 => space.prop_map(str::to_owned),
        6 => word.prop_map(str::to_owned),
        1 => any,
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Paragraphs in good order: every mark is closed where it should be, and no paragraph begins with a mark.
fn article() -> impl Strategy<Value = String> {
    let sentence = prop::sample::select(vec![
        "Pour lui, «\u{a0}rien ne presse\u{a0}», a déclaré Léa Martin.",
        "Le maire a dit que le pont était “solide”.",
        "Selon Paul Noir, la récolte sera bonne.",
        "Elle a qualifié ce plan de \"mirage\".",
        "Il a ajouté : « Nous viendrons demain. »",
        "Enfin, « c’est non, a-t-elle lâché, et je le maintiens ».",
        "Le film « Les Heures claires » sort mercredi.",
        "Rien n’a filtré de la réunion.",
        "Le syndicat juge l’offre «\u{202f}indigne\u{202f}» et «\u{202f}tardive\u{202f}».",
    ]);
    let paragraph = prop::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.join(" "));
    prop::collection::vec(paragraph, 1..4).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

/// All of a row that does not depend on where it stands, and its spans.
fn in_words(analysis: &Analysis, row: &Attribution, text: &str) -> String {
    let name = |id: &dixit::SpeakerId| analysis.speakers[id.0 as usize].name.clone();
    let words: Vec<&str> = spans(row).into_iter().map(|span| span.of(text)).collect();
    let speakers: Vec<String> = row.speakers.iter().chain(&row.candidates).map(name).collect();
    format!(
        "{:?} {words:?} {speakers:?} {:?} {:?} {:?} {:?} {:?} {} {}",
        row.kind, row.speaker_from, row.act, row.polarity, row.reason, row.marks, row.rule, row.confidence
    )
}

/// The quotations from byte `from` to byte `to`, in offsets from `from`.
fn quotations(analysis: &Analysis, from: usize, to: usize) -> Vec<(usize, usize)> {
    let rows = analysis.attributions.iter().filter(|row| is_quotation(row));
    let inside = rows.filter(|row| from <= row.span.start() && row.span.start() < to);
    inside.map(|row| (row.span.start() - from, row.span.end() - from)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_the_contract(text in soup(), title in prop::option::of(soup())) {
        let article = Article { title, ..Article::new("any", text) };
        contract::check(&article, &ENGINE.analyse(&article));
    }

    #[test]
    fn any_characters_keep_the_contract(text in "\\PC{0,60}|[«»“”\"'a \n.,:]{0,60}|(?s:.{0,60})") {
        let article = Article::new("any", text);
        contract::check(&article, &ENGINE.analyse(&article));
    }

    #[test]
    fn analysing_twice_gives_the_same(text in soup()) {
        prop_assert_eq!(format!("{:?}", analyse(&text)), format!("{:?}", analyse(&text)));
    }

    #[test]
    fn a_neutral_paragraph_after_the_headline_only_shifts(body in article()) {
        // Nothing in it that a pronoun could stand for.
        const HEADLINE: &str = "Ce qui change lundi";
        let without = format!("{HEADLINE}\n\n{body}");
        let with = format!("{HEADLINE}\n\n{NEUTRAL}\n\n{body}");
        let shift = NEUTRAL.len() + 2;
        let (before, after) = (analyse(&without), analyse(&with));
        let words = |analysis: &Analysis, text: &str, shift: usize| -> Vec<(usize, u32, String)> {
            let row = |row: &Attribution| {
                (row.span.start() - shift, row.paragraph - (shift > 0) as u32, in_words(analysis, row, text))
            };
            analysis.attributions.iter().map(row).collect()
        };
        prop_assert_eq!(words(&before, &without, 0), words(&after, &with, shift));
    }

    #[test]
    fn two_articles_in_one_text_keep_their_quotations(first in article(), second in article()) {
        let both = format!("{first}\n\n{NEUTRAL}\n\n{second}");
        let start = both.len() - second.len();
        let analysis = analyse(&both);
        let of = |text: &str| quotations(&analyse(text), 0, text.len());
        prop_assert_eq!(quotations(&analysis, 0, first.len()), of(&first));
        prop_assert_eq!(quotations(&analysis, start, both.len()), of(&second));
    }

    #[test]
    fn a_mark_left_open_reaches_no_later_paragraph(
        open in prop::sample::select(vec!["«", "« ", "«\u{a0}", "“", "‹", "„"]),
        rest in article(),
    ) {
        let broken = format!("Le maire a lâché : {open}Nous verrons bien.\n\n{NEUTRAL}\n\n{rest}");
        let start = broken.len() - rest.len();
        let analysis = analyse(&broken);
        prop_assert_eq!(quotations(&analysis, start, broken.len()), quotations(&analyse(&rest), 0, rest.len()));
        let crosses = analysis.attributions.iter().any(|row| row.span.start() < start && row.span.end() > start);
        prop_assert!(!crosses);
    }
}
