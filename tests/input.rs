//! The readers, on files made for the purpose: what is read, what is said of it, and what goes on in spite of it.

use dixit::input::{self, Form, Item, Options, Severity};
use dixit::{Article, Date};
use proptest::prelude::*;
use std::path::Path;
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    dir
}

/// What a reader gave: the articles, and the problems as lines, the folder's path left off.
struct Got {
    articles: Vec<Article>,
    problems: Vec<String>,
    severities: Vec<Severity>,
}

impl Got {
    fn texts(&self) -> Vec<(&str, &str)> {
        self.articles.iter().map(|a| (a.id.as_str(), a.text.as_str())).collect()
    }
}

fn read_with(dir: &Path, options: Options) -> Got {
    let mut got = Got { articles: Vec::new(), problems: Vec::new(), severities: Vec::new() };
    let base = format!("{}/", dir.display());
    for item in input::read([dir], options) {
        match item {
            Item::Article(article, _) => got.articles.push(article),
            Item::Problem(problem) => {
                got.severities.push(problem.severity);
                got.problems.push(problem.to_string().replace(&base, ""));
            }
        }
    }
    got
}

fn read(files: &[(&str, &[u8])]) -> Got {
    read_with(folder(files).path(), Options::default())
}

fn columns(set: impl FnOnce(&mut input::Columns)) -> Options {
    let mut options = Options::default();
    set(&mut options.columns);
    options
}

fn date(given: &str) -> Option<Date> {
    Some(given.parse().expect("a date"))
}

#[test]
fn files_come_in_byte_order_of_their_paths() {
    let got = read(&[
        ("b.txt", b"2"),
        ("a/z.txt", b"1"),
        ("a.txt", b"0"),
        ("é.md", b"4"),
        ("c/d/e.txt", b"3"),
        (".hidden.txt", b"-"),
        (".git/x.txt", b"-"),
    ]);
    assert_eq!(got.texts(), [("a", "0"), ("z", "1"), ("b", "2"), ("e", "3"), ("é", "4")]);
    assert!(got.problems.is_empty(), "{:?}", got.problems);
}

#[test]
fn text_is_kept_as_it_is_but_for_the_byte_order_mark() {
    let got = read(&[
        ("bom.txt", "\u{feff}« Non »,\r\ndit-elle.\r\n".as_bytes()),
        ("crlf.txt", "Un\r\ndeux\r\r\n\n".as_bytes()),
        ("empty.txt", b""),
        ("nul.txt", "Le ministre a dit « non » devant la presse réunie\0.".as_bytes()),
    ]);
    assert_eq!(
        got.texts(),
        [
            ("bom", "« Non »,\r\ndit-elle.\r\n"),
            ("crlf", "Un\r\ndeux\r\r\n\n"),
            ("empty", ""),
            ("nul", "Le ministre a dit « non » devant la presse réunie\0."),
        ]
    );
    assert_eq!(
        got.problems,
        [
            "bom.txt: UTF-8 with a byte order mark, which is no part of the text",
            "empty.txt: the article has no words",
            "nul.txt: the text has NUL characters; they are kept",
        ]
    );
}

#[test]
fn encodings_are_recognised_and_told() {
    let text = "« L'été s'achève à Nîmes », a déclaré la maire…";
    let little = |mark: bool| -> Vec<u8> {
        mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let big: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let latin = b"\xAB L'\xE9t\xE9 s'ach\xE8ve \xE0 N\xEEmes \xBB, a d\xE9clar\xE9 la maire\x85";
    let mut cut = text.as_bytes().to_vec();
    cut.truncate(text.len() - 1);
    let got = read(&[
        ("1.txt", &little(true)),
        ("2.txt", &little(false)),
        ("3.txt", &big),
        ("4.txt", latin),
        ("5.txt", &cut),
    ]);
    for article in &got.articles[..4] {
        assert_eq!(article.text, text, "{}", article.id);
    }
    assert_eq!(got.articles[4].text, text.replace('…', "\u{fffd}"));
    assert_eq!(
        got.problems,
        [
            "1.txt: read as UTF-16LE",
            "2.txt: read as UTF-16LE (it has no byte order mark)",
            "3.txt: read as UTF-16BE",
            "4.txt: read as Windows-1252",
            "5.txt: 1 byte sequence that is not UTF-8 was replaced by U+FFFD",
        ]
    );
    assert!(got.severities.iter().all(|s| *s == Severity::Note));
}

#[test]
fn tables_and_lines_are_read_in_any_encoding() {
    let table = "id;texte\r\n1;« Été »\r\n2;« Forêt »\r\n";
    let utf16: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = table.chars().map(|c| c as u8).collect();
    let lines =
        b"{\"id\":\"3\",\"text\":\"\xAB \xC9t\xE9 \xBB\"}\n{\"id\":\"4\",\"text\":\"\xC3\x89t\xC3\xA9\"}\n";
    let got = read(&[("a.csv", &utf16), ("b.csv", &latin), ("c.jsonl", lines)]);
    assert_eq!(
        got.texts(),
        [
            ("1", "« Été »"),
            ("2", "« Forêt »"),
            ("1-2", "« Été »"),
            ("2-2", "« Forêt »"),
            ("3", "« Été »"),
            ("4", "Été")
        ]
    );
    assert_eq!(
        got.problems,
        [
            "a.csv: read as UTF-16LE (it has no byte order mark)",
            "b.csv:2: read as Windows-1252",
            "b.csv:2: the id \"1\" is taken; this article is \"1-2\"",
            "b.csv:3: the id \"2\" is taken; this article is \"2-2\"",
            "c.jsonl:1: read as Windows-1252",
        ]
    );
}

#[test]
fn what_is_no_text_is_passed_over() {
    let got = read(&[
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("b.txt", &[0, 1, 2, 3, 250, 0, 0, 9].repeat(40)),
        ("c.pdf", b"%PDF-1.7 ..."),
        ("d.csv", b"PK\x03\x04abc"),
        ("e.odd", b"Bonjour"),
        ("f.txt", b"Bonjour"),
    ]);
    assert_eq!(got.texts(), [("f", "Bonjour")]);
    assert_eq!(
        got.problems,
        [
            "a.txt: passed over: an image",
            "b.txt: passed over: not text: it is full of control bytes",
            "c.pdf: passed over: a PDF: extract its text first (pdftotext)",
            "d.csv: passed over: a ZIP archive or an office document: save it as text or CSV",
            "e.odd: passed over: the ending of its name says nothing; name the file, or give --from",
        ]
    );
}

#[test]
fn tables_without_a_text_are_passed_over_and_name_their_columns() {
    let got = read(&[
        (
            "gold.jsonl",
            b"{\"doc\":\"a\",\"quotations\":[{\"text\":\"x\"}]}\n{\"doc\":\"b\",\"quotations\":[]}\n",
        ),
        ("sources.csv", b"id,outlet,date\na,Le Monde,2024\n"),
        ("out.csv", b"document,id,kind,start_char,text,speaker_id,cue_lemma\n"),
        ("void.csv", b""),
    ]);
    assert!(got.articles.is_empty());
    assert_eq!(
        got.problems,
        [
            "gold.jsonl: passed over: no key that holds a text; it has `doc`, `quotations`",
            "out.csv: passed over: an output of dixit, no articles",
            "sources.csv: passed over: no column that holds a text; it has `id`, `outlet`, `date`",
            "void.csv: passed over: the table is empty",
        ]
    );
    assert!(got.severities.iter().all(|s| *s == Severity::Aside));
}

#[test]
fn columns_are_found_by_their_usual_names_or_by_the_given_ones() {
    let csv = "titre;content;Full Text;publishedAt;Média;lien;doc_id\nT;court;« Long »;2024-11-19T08:00:00Z;AFP;http://x;7\n";
    let dir = folder(&[("a.csv", csv.as_bytes())]);
    let got = read_with(dir.path(), Options::default());
    assert_eq!(
        got.articles,
        [Article {
            id: "7".into(),
            outlet: Some("AFP".into()),
            date: date("2024-11-19"),
            url: Some("http://x".into()),
            title: Some("T".into()),
            text: "« Long »".into(),
        }]
    );
    let given = columns(|c| {
        c.text = Some("content".into());
        c.id = Some("titre".into());
        c.outlet = Some("journal".into());
    });
    let got = read_with(dir.path(), given);
    assert_eq!((got.texts()[0], got.articles[0].title.as_deref()), (("T", "court"), None));
    assert_eq!(
        got.problems,
        [
            "a.csv: column \"journal\": no such column; it has `titre`, `content`, `Full Text`, `publishedAt`, `Média`, \
          `lien`, `doc_id`"
        ]
    );
    let got = read_with(dir.path(), columns(|c| c.text = Some("corps".into())));
    assert!(got.problems[0].starts_with("a.csv: passed over: no column `corps`; it has `titre`"));
    assert_eq!(got.severities, [Severity::Lost]);
}

#[test]
fn broken_json_rows_are_named_and_the_rest_goes_on() {
    let lines = br#"{"id": "a", "text": "un"}
{"id": "b", "text": "deux"

{"id": "c"}
["d", "quatre"]
{"id": "e", "text": ["cinq"]}
{"id": 6, "text": "six", "date": "2024", "source": {"id": null, "name": "AFP"}}
{"id": "g", "text": "a\ud83d b", "n": NaN}
{"id": "h", "text": null}
{"id": "i", "text": "neuf"}"#;
    let got = read(&[("x.jsonl", lines)]);
    assert_eq!(got.texts(), [("a", "un"), ("6", "six"), ("g", "a\u{fffd} b"), ("h", ""), ("i", "neuf")]);
    assert_eq!((got.articles[1].outlet.as_deref(), got.articles[1].date), (Some("AFP"), date("2024")));
    assert_eq!(
        got.problems,
        [
            "x.jsonl:2: no JSON object: EOF while parsing an object (byte 26 of the row)",
            "x.jsonl:4: column \"text\": the row has no text; it is passed over",
            "x.jsonl:5: no JSON object: invalid type: sequence, expected an object (byte 0 of the row)",
            "x.jsonl:6: column \"text\": a list where the text is due; the row is passed over",
            "x.jsonl:8: half a surrogate pair (\\ud800 to \\udfff) was replaced by U+FFFD",
            "x.jsonl:9: the article has no words",
        ]
    );
}

#[test]
fn json_arrays_and_answers_of_an_api_are_read() {
    let got = read(&[
        ("a.json", br#"[ {"id":1,"text":"un, {\"]"} , {"id":2,"text":"deux"} ]"#),
        ("b.json", br#"{"status":"ok","articles":[{"title":"T","content":"trois"},{"content":"quatre"}]}"#),
        ("c.json", b"{\n  \"id\": 5,\n  \"text\": \"cinq\"\n}\n"),
        ("d.jsonl", b"[{\"id\":6,\n\"text\":\"six\"}]"),
        ("e.json", br#"[{"id":7,"text":"sept"},{"id":8,"te"#),
    ]);
    assert_eq!(
        got.texts(),
        [
            ("1", "un, {\"]"),
            ("2", "deux"),
            ("b-1", "trois"),
            ("b-2", "quatre"),
            ("5", "cinq"),
            ("6", "six"),
            ("7", "sept")
        ]
    );
    assert_eq!(got.problems, ["e.json:2: the file breaks off in the middle of this row"]);
}

#[test]
fn broken_csv_rows_are_named_and_the_rest_goes_on() {
    let got = read(&[(
        "x.csv",
        "id,text,date\n\
         a,\"un, et\r\n\"\"deux\"\"\",2024\n\
         b,trop,de,champs\n\
         c,peu\n\
         \n\
         d,\"le \"grand\" soir\",2024\n\
         e,\"jamais fermé,2024\n\
         f,\"bien, fermé\",2024\n\
         g,sept,2024-11-19\n"
            .as_bytes(),
    )]);
    assert_eq!(
        got.texts(),
        [("a", "un, et\r\n\"deux\""), ("d", "le \"grand\" soir"), ("f", "bien, fermé"), ("g", "sept")]
    );
    assert_eq!(
        got.problems,
        [
            "x.csv:4: 4 fields where 3 are due; the row is passed over",
            "x.csv:5: 2 fields where 3 are due; the row is passed over",
            "x.csv:7: marks in a cell are not doubled as CSV asks; the cell is read as it stands",
            "x.csv:8: a mark in a quoted cell is not doubled; the row is passed over",
        ]
    );
}

#[test]
fn a_cell_that_is_never_closed_does_not_swallow_the_table() {
    let mut table = "id,text\n1,\"jamais fermé\n".to_owned();
    for n in 2..2000 {
        table.push_str(&format!("{n},texte {n}\n"));
    }
    let got = read(&[("x.csv", table.as_bytes())]);
    assert_eq!(got.articles.len(), 1998);
    assert_eq!(got.problems, ["x.csv:2: a quoted cell is not closed; the row is passed over"]);
}

#[test]
fn a_tsv_that_quotes_nothing_keeps_its_marks() {
    let got = read(&[("x.tsv", b"id\ttext\n1\t\"Non\" dit-il\n2\t\"Oui\n3\tUn\ttrois\n4\tquatre\n")]);
    assert_eq!(got.texts(), [("1", "\"Non\" dit-il"), ("2", "\"Oui"), ("4", "quatre")]);
    assert_eq!(got.severities.iter().filter(|s| **s == Severity::Lost).count(), 1);
}

#[test]
fn delimiters_are_found() {
    let got = read(&[
        ("a.csv", b"id;text\n1;un, deux\n"),
        ("b.csv", b"id\ttext\n2\tun, deux\n"),
        ("c.csv", b"sep=|\nid|text\n3|un, deux\n"),
        ("d.csv", b"text\nun; deux\n"),
    ]);
    assert_eq!(got.texts(), [("1", "un, deux"), ("2", "un, deux"), ("3", "un, deux"), ("d-1", "un; deux")]);
}

#[test]
fn repeated_ids_are_made_unique() {
    let got = read(&[
        ("a/un.txt", b"1"),
        ("b/un.txt", b"2"),
        ("c.jsonl", b"{\"id\":\"un\",\"text\":\"3\"}\n{\"id\":\"un-2\",\"text\":\"4\"}\n{\"id\":\"../x\",\"text\":\"5\"}\n{\"text\":\"6\"}\n"),
    ]);
    let ids: Vec<&str> = got.articles.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["un", "un-2", "un-3", "un-2-2", "../x", "c-4"]);
    assert_eq!(got.problems[0], "b/un.txt: the id \"un\" is taken; this article is \"un-2\"");
    assert_eq!(got.problems.len(), 3);
}

#[test]
fn dates_are_read_or_named() {
    let table = b"id,text,jour\n1,a,2024-11\n2,b,2024-11-19 10:00\n3,c,19/11/2024\n4,d,\n5,e,2024-02-30\n";
    let dir = folder(&[("x.csv", table)]);
    let mut options = columns(|c| c.date = Some("jour".into()));
    let got = read_with(dir.path(), options.clone());
    let dates: Vec<Option<Date>> = got.articles.iter().map(|a| a.date).collect();
    assert_eq!(dates, [date("2024-11"), date("2024-11-19"), None, None, None]);
    assert_eq!(
        got.problems,
        [
            "x.csv:4: column \"jour\": \"19/11/2024\" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD; the date is left empty",
            "x.csv:6: column \"jour\": \"2024-02-30\" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD; the date is left empty",
        ]
    );
    options.date = date("2018");
    let got = read_with(dir.path(), options);
    assert!(got.problems.is_empty() && got.articles.iter().all(|a| a.date == date("2018")));
}

#[test]
fn dates_in_words_are_read() {
    for (text, day) in [
        ("date: 5 octobre 2024\n\nLe maire part.", date("2024-10-05")),
        ("date : mardi 1er mars 2016\nLe maire part.", date("2016-03-01")),
        ("date: août 2021\nLe maire part.", date("2021-08")),
        ("date: 31 février 2021\nLe maire part.", None),
        ("Date limite : 5 octobre 2024\nLe maire part.", None),
    ] {
        assert_eq!(dixit::input::date_prefix(text).map(|(date, _)| date), day, "{text}");
    }
    let (_, bytes) = dixit::input::date_prefix("date: 5 octobre 2024\n\nLe maire part.").expect("a date");
    assert_eq!(&"date: 5 octobre 2024\n\nLe maire part."[bytes..], "Le maire part.");
    assert_eq!("5 octobre 2024".parse().ok(), date("2024-10-05"));
}

#[test]
fn a_form_can_be_forced_and_is_guessed_for_named_files() {
    let dir = folder(&[
        ("a.dat", b"{\"id\":\"1\",\"text\":\"un\"}\n"),
        ("b.dat", b"id,texte\n2,deux\n"),
        ("c.dat", "Le ministre a dit : « trois »".as_bytes()),
        ("d.dat", b"[\n {\"id\":\"4\",\"text\":\"quatre\"}]"),
    ]);
    let paths = ["a.dat", "b.dat", "c.dat", "d.dat"].map(|n| dir.path().join(n));
    let texts: Vec<String> = input::read(paths, Options::default())
        .filter_map(|item| match item {
            Item::Article(article, _) => Some(format!("{} {}", article.id, article.text)),
            Item::Problem(_) => None,
        })
        .collect();
    assert_eq!(texts, ["1 un", "2 deux", "c Le ministre a dit : « trois »", "4 quatre"]);

    let got = read_with(dir.path(), Options { from: Some(Form::Text), ..Options::default() });
    assert_eq!(got.texts()[0], ("a", "{\"id\":\"1\",\"text\":\"un\"}\n"));
    assert_eq!(got.articles.len(), 4);
}

#[cfg(unix)]
#[test]
fn unreadable_files_are_named() {
    use std::os::unix::fs::symlink;
    let dir = folder(&[("a.txt", b"un"), ("sub/b.txt", b"deux")]);
    symlink(dir.path().join("nowhere"), dir.path().join("lost.txt")).expect("a link");
    symlink(dir.path(), dir.path().join("sub/round")).expect("a link");
    let got = read_with(dir.path(), Options::default());
    assert_eq!(got.texts(), [("a", "un"), ("b", "deux")]);
    assert!(got.problems[0].starts_with("lost.txt: cannot read:"));
    assert_eq!(got.problems[1], "sub/round: passed over: a link to a folder is not followed");
    assert_eq!(got.severities, [Severity::Lost, Severity::Aside]);
}

/// Cutting stays linear, however marks and line ends stand.
#[test]
fn pathological_tables_are_read_in_bearable_time() {
    let begun = std::time::Instant::now();
    for row in ["1,\"abc\n", "\"\n", "1,\"a\"b\n", "a,b\n1,\"x\n", "1,\"\"\"\n"] {
        let mut table = "id,text\n".to_owned();
        table.push_str(&row.repeat(200_000));
        table.push_str("9,\"fin\"\n");
        let _ = read(&[("x.csv", table.as_bytes())]);
    }
    assert!(begun.elapsed().as_secs() < 60, "took {:?}", begun.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever the bytes: reading ends, and does not panic.
    #[test]
    fn any_bytes_are_read_to_their_end(
        table in "(id[,;\t]text\n)?[a1\",;\t\n\ré]{0,60}",
        json in "\\[?(\\{\"text\":\"a)?[a1\"\\\\u{}\\[\\],:\ndN-]{0,60}",
        bytes in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let got = read(&[
            ("a.csv", table.as_bytes()),
            ("b.tsv", table.as_bytes()),
            ("c.jsonl", json.as_bytes()),
            ("d.json", json.as_bytes()),
            ("e.txt", &bytes),
            ("f.csv", &bytes),
            ("g.jsonl", &bytes),
            ("h.json", &bytes),
        ]);
        prop_assert!(got.articles.len() + got.problems.len() < 500);
    }
}
