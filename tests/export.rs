//! The files that come out: whole, as their readers see them, and whatever stands in the articles.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use dixit::export::{
    CsvProfile, Folder, Format, Lines, Mark, Options, Run, Totals, attributions, documents, network, notices,
    render, render_in_pieces, speakers,
};
use dixit::{Analysis, Article, Engine};

use crate::hand::{Draft, diplomacy, duo, hostile, silent};

const EVERYTHING: &[Format] =
    &[Format::Csv, Format::Jsonl, Format::Graphml, Format::Speakers, Format::Mentions];

fn run() -> Run {
    let option = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Run {
        version: "0.1.0".to_owned(),
        data_hash: "00ff".to_owned(),
        options: vec![option("format", "csv"), option("outlet", "source"), option("format", "jsonl")],
        skipped: 1,
        seconds: 0.25,
    }
}

/// Writes the drafts into a folder and reads its files.
pub fn export(drafts: &[Draft], options: &Options) -> (BTreeMap<String, String>, Totals) {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("made/by/the/run");
    let mut folder = Folder::create(&out, options).unwrap();
    for draft in drafts {
        folder.append(render(&draft.article, &draft.analysis, options)).unwrap();
    }
    folder.notice("broken.csv:7", "row", "the row has 3 cells, the header 5").unwrap();
    let totals = folder.finish(&run()).unwrap();
    (files(&out), totals)
}

fn files(dir: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap()))
        .collect()
}

/// What does not show, made to show: `␍`, `<BOM>`, escapes.
fn visible(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\r' => out.push('␍'),
            '\u{feff}' => out.push_str("<BOM>"),
            '\n' => out.push('\n'),
            c if c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c) || c == '\u{fffe}' => {
                out.extend(c.escape_unicode());
            }
            c => out.push(c),
        }
    }
    out
}

fn check(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/exports"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, visible(text)));
}

/// The rows of a table, by column.
pub fn rows(table: &str, delimiter: u8) -> Vec<BTreeMap<String, String>> {
    let table = table.strip_prefix('\u{feff}').unwrap_or(table);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn drafts() -> [Draft; 3] {
    [diplomacy(), duo(), silent()]
}

#[test]
fn every_file_of_a_run() {
    let (files, totals) = export(&drafts(), &Options::of(EVERYTHING));
    for (name, text) in &files {
        check(name, text);
    }
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    insta::assert_snapshot!(names.join(" "), @"attributions.csv attributions.jsonl documents.csv edges.csv graph.graphml mentions.csv nodes.csv notices.csv run.json speakers.csv");
    insta::assert_snapshot!(format!("{totals:?}"), @"Totals { documents: 3, attributions: 9, quotations: 7, claims: 2, other: 1, attributed: 7, notices: 2 }");
}

#[test]
fn every_file_in_the_excel_profile() {
    let standard = export(&drafts(), &Options::of(EVERYTHING)).0;
    let excel = export(&drafts(), &Options { csv: CsvProfile::Excel, ..Options::of(EVERYTHING) }).0;
    for name in ["attributions.csv", "documents.csv", "notices.csv", "speakers.csv"] {
        assert!(excel[name].starts_with('\u{feff}') && excel[name].ends_with("\r\n"), "{name}");
        check(&format!("excel.{name}"), &excel[name]);
    }
    for name in ["nodes.csv", "edges.csv", "mentions.csv", "graph.graphml", "attributions.jsonl", "run.json"]
    {
        assert_eq!(standard[name], excel[name], "{name} does not depend on the profile");
    }
}

#[test]
fn hostile_text_shows_as_it_is() {
    let options = Options { csv: CsvProfile::Excel, ..Options::of(EVERYTHING) };
    let (files, _) = export(&[hostile()], &options);
    for name in ["attributions.csv", "nodes.csv", "edges.csv", "graph.graphml"] {
        check(&format!("hostile.{name}"), &files[name]);
    }
}

#[test]
fn hostile_text_comes_back_from_every_table() {
    let unguard = |cell: &str| match cell
        .trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
    {
        true => cell.strip_prefix('\'').unwrap_or_else(|| panic!("{cell:?} is not guarded")).to_owned(),
        false => cell.to_owned(),
    };
    for draft in [diplomacy(), duo(), hostile()] {
        let Draft { article, analysis } = &draft;
        let standard = render(article, analysis, &Options::of(EVERYTHING));
        drop(standard);
        let plain = export(std::slice::from_ref(&draft), &Options::of(EVERYTHING)).0;
        let excel = export(
            std::slice::from_ref(&draft),
            &Options { csv: CsvProfile::Excel, ..Options::of(EVERYTHING) },
        )
        .0;
        let (plain_rows, excel_rows) =
            (rows(&plain["attributions.csv"], b','), rows(&excel["attributions.csv"], b';'));
        assert_eq!(plain_rows.len(), analysis.attributions.len());
        assert_eq!(excel_rows.len(), analysis.attributions.len());
        for ((plain, excel), given) in plain_rows.iter().zip(&excel_rows).zip(&analysis.attributions) {
            let words =
                if plain["field"] == "title" { article.title.clone().unwrap() } else { article.text.clone() };
            let number = |column: &str| plain[column].parse::<usize>().unwrap();
            let (start, end) = (number("start_char"), number("end_char"));
            let slice: String = words.chars().skip(start).take(end - start).collect();
            assert_eq!(plain["text"], slice);
            assert_eq!(plain["text"], given.span.of(&words));
            assert_eq!(plain["document"], article.id);
            for (column, cell) in excel {
                let cell = if column == "confidence" { cell.replace(',', ".") } else { unguard(cell) };
                assert_eq!(cell, plain[column], "{column}");
            }
        }
        let lines: Vec<serde_json::Value> =
            plain["attributions.jsonl"].lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), plain_rows.len());
        for (line, row) in lines.iter().zip(&plain_rows) {
            let fields = line.as_object().unwrap();
            let keys: Vec<&str> = fields.keys().map(String::as_str).collect();
            assert_eq!(keys, attributions::COLUMNS);
            for (key, value) in fields {
                match value {
                    serde_json::Value::Null => assert_eq!(row[key], "", "{key}"),
                    serde_json::Value::Number(number) => {
                        assert_eq!(row[key].parse::<f64>().ok(), number.as_f64(), "{key}");
                    }
                    value => assert_eq!(value.as_str().unwrap(), row[key], "{key}"),
                }
            }
        }
    }
}

#[test]
fn no_number_of_the_graph_is_empty() {
    let (files, _) = export(&[diplomacy(), duo(), silent(), hostile()], &Options::default());
    for row in rows(&files["nodes.csv"], b',') {
        for column in ["attributions", "quotations", "claims", "mentioned", "documents"] {
            assert!(row[column].parse::<u32>().is_ok(), "{row:?}");
        }
    }
    for row in rows(&files["edges.csv"], b',') {
        assert!(row["Weight"].parse::<u32>().is_ok() && row["confidence"].parse::<f32>().is_ok(), "{row:?}");
    }
}

#[test]
fn graphml_reads_back_as_the_tables() {
    let (files, _) = export(&[diplomacy(), duo(), silent(), hostile()], &Options::of(EVERYTHING));
    let graph = xml::read(&files["graph.graphml"]);
    let clean = |text: &str| -> String {
        let forbidden = |c| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        text.chars().map(|c| if forbidden(c) { '\u{fffd}' } else { c }).collect()
    };
    let nodes = rows(&files["nodes.csv"], b',');
    assert_eq!(graph.nodes.len(), nodes.len());
    for row in &nodes {
        let node = &graph.nodes[&clean(&row["Id"])];
        for (column, cell) in row {
            let name = if column == "Label" { "label" } else { column };
            if column != "Id" {
                assert_eq!(node.get(name).map_or("", String::as_str), clean(cell), "{column}");
            }
        }
    }
    let edges = rows(&files["edges.csv"], b',');
    assert_eq!(graph.edges.len(), edges.len());
    for row in &edges {
        let (source, target, data) = &graph.edges[&clean(&row["Id"])];
        assert_eq!((source, target), (&clean(&row["Source"]), &clean(&row["Target"])));
        assert_eq!(data["label"], row["Kind"]);
        assert_eq!(data["confidence"].parse::<f64>().ok(), row["confidence"].parse::<f64>().ok());
    }
}

#[test]
fn an_unfinished_run_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let options = Options::of(EVERYTHING);
    let made = dir.path().join("made");
    for out in [dir.path(), made.as_path()] {
        let mut folder = Folder::create(out, &options).unwrap();
        let draft = diplomacy();
        folder.append(render(&draft.article, &draft.analysis, &options)).unwrap();
        let partial =
            fs::read_dir(out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert!(partial.into_iter().all(|name| name.contains(".partial.")));
        drop(folder);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}

/// A folder with marks in its journal, as a process leaves it that is killed: copied, since this one lives.
fn killed(dir: &Path, options: &Options, key: &[(String, String)]) -> std::path::PathBuf {
    let (running, left) = (dir.join("running"), dir.join("left"));
    let mut folder = Folder::create_for(&running, options, key).unwrap();
    for number in 1..=MANY {
        folder.append(block(number, options)).unwrap();
        folder.mark(&Mark { items: number, input: 7 * number, ..Mark::default() }).unwrap();
    }
    fs::create_dir(&left).unwrap();
    for entry in fs::read_dir(&running).unwrap().map(|entry| entry.unwrap()) {
        fs::copy(entry.path(), left.join(entry.file_name())).unwrap();
    }
    left
}

const MANY: u64 = 400;

fn block(number: u64, options: &Options) -> dixit::export::Block {
    let mut draft = if number.is_multiple_of(2) { diplomacy() } else { hostile() };
    draft.article.id = format!("{number}\n{}", draft.article.id);
    render(&draft.article, &draft.analysis, options)
}

#[test]
fn a_journal_that_is_cut_anywhere_still_gives_the_bytes_of_one_run() {
    let dir = tempfile::tempdir().unwrap();
    let options = Options::of(EVERYTHING);
    let key = [("version".to_owned(), "1".to_owned())];
    let mut whole = Folder::create_for(&dir.path().join("whole"), &options, &key).unwrap();
    for number in 1..=MANY {
        whole.append(block(number, &options)).unwrap();
    }
    whole.finish(&run()).unwrap();
    let whole = files(&dir.path().join("whole"));

    let left = killed(dir.path(), &options, &key);
    let mut marks = Vec::new();
    for part in (0..=10).rev() {
        for name in ["run.partial.journal", "edges.partial.csv"] {
            let file = fs::OpenOptions::new().write(true).open(left.join(name)).unwrap();
            let length = file.metadata().unwrap().len();
            file.set_len(length - length * (10 - part) / 100).unwrap();
        }
        let Some((mut folder, mark)) = Folder::resume(&left, &options, &key).unwrap() else { continue };
        assert_eq!(mark.input, 7 * mark.items);
        assert_eq!(folder.totals().documents, mark.items);
        marks.push(mark.items);
        if part.is_multiple_of(2) {
            let copy = dir.path().join(format!("copy{part}"));
            fs::create_dir(&copy).unwrap();
            for entry in fs::read_dir(&left).unwrap().map(|entry| entry.unwrap()) {
                fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
            }
            let (mut folder, _) = Folder::resume(&copy, &options, &key).unwrap().unwrap();
            for number in mark.items + 1..=MANY {
                folder.append(block(number, &options)).unwrap();
            }
            folder.finish(&run()).unwrap();
            assert!(files(&copy) == whole, "after {} articles", mark.items);
        }
        // Dropped without an end: what it went on from stays.
        folder.append(block(mark.items + 1, &options)).unwrap();
    }
    assert!(
        marks.len() > 2 && marks.is_sorted_by(|one, next| one >= next) && marks[0] > marks[2],
        "{marks:?}"
    );
}

#[test]
fn a_second_run_replaces_the_files_of_the_first_and_no_others() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("mine.txt"), "mine").unwrap();
    fs::write(dir.path().join("attributions.csv"), "old").unwrap();
    let folder = Folder::create(dir.path(), &Options::default()).unwrap();
    assert_eq!(fs::read_to_string(dir.path().join("attributions.csv")).unwrap(), "old");
    folder.finish(&run()).unwrap();
    let files = files(dir.path());
    assert_eq!(files["mine.txt"], "mine");
    assert_eq!(files["attributions.csv"].trim_end().split(',').collect::<Vec<_>>(), attributions::COLUMNS);
}

#[test]
fn a_run_with_fewer_formats_leaves_nothing_of_the_one_before() {
    let dir = tempfile::tempdir().unwrap();
    let there = |name: &str| dir.path().join(name).exists();
    Folder::create(dir.path(), &Options::default()).unwrap().finish(&run()).unwrap();
    assert!(there("nodes.csv"));
    let fewer = Options::of(&[Format::Jsonl]);
    let running = Folder::create(dir.path(), &fewer).unwrap();
    assert!(there("nodes.csv"), "until a run is whole, the one before stays");
    running.finish(&run()).unwrap();
    assert!(there("attributions.jsonl") && !there("attributions.csv") && !there("nodes.csv"));
}

#[test]
fn what_no_run_of_ours_lists_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let fewer = Options::of(&[Format::Jsonl]);
    for list in [r#"{"files": ["mine.txt", "../mine.txt", "edges.csv"]}"#, "no list", ""] {
        for name in ["mine.txt", "nodes.csv", "edges.csv"] {
            fs::write(dir.path().join(name), "mine").unwrap();
        }
        fs::write(dir.path().join("run.json"), list).unwrap();
        Folder::create(dir.path(), &fewer).unwrap().finish(&run()).unwrap();
        assert!(dir.path().join("mine.txt").exists() && dir.path().join("nodes.csv").exists());
        assert_eq!(dir.path().join("edges.csv").exists(), !list.contains("edges.csv"));
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("out");
    fs::write(&path, "a file").unwrap();
    let error = Folder::create(&path, &Options::default()).unwrap_err();
    assert!(
        error.to_string().starts_with(&format!("{}: cannot make the folder: ", path.display())),
        "{error}"
    );
    assert!(!error.is_broken_pipe());
    assert_eq!(fs::read_to_string(&path).unwrap(), "a file");
}

#[test]
fn a_name_that_is_taken_by_a_folder_is_named() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("run.json")).unwrap();
    let folder = Folder::create(dir.path(), &Options::default()).unwrap();
    let error = folder.finish(&run()).unwrap_err();
    assert_eq!(error.path(), dir.path().join("run.json"));
    assert!(error.to_string().contains("cannot rename to"), "{error}");
}

#[cfg(unix)]
#[test]
fn files_are_as_readable_as_any_other() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let ordinary = dir.path().join("ordinary");
    fs::write(&ordinary, "").unwrap();
    Folder::create(dir.path(), &Options::default()).unwrap().finish(&run()).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&dir.path().join("attributions.csv")), mode(&ordinary));
}

#[test]
fn an_article_in_pieces_makes_the_same_files() {
    let one =
        |n: usize| format!("« Nous viendrons le {n} mai », a dit à Paul Noir la maire Anne Martin.\n\n");
    let article = Article {
        outlet: Some("L'Écho".to_owned()),
        ..Article::new("long", (0..6_000).map(one).collect::<String>())
    };
    let analysis = Engine::new().analyse(&article);
    let written = |options: &Options, in_pieces: bool| {
        let dir = tempfile::tempdir().unwrap();
        let mut folder = Folder::create(dir.path(), options).unwrap();
        let mut pieces = 0;
        let mut append = |block| {
            pieces += 1;
            folder.append(block)
        };
        if in_pieces {
            render_in_pieces(&article, &analysis, options, append).unwrap();
        } else {
            append(render(&article, &analysis, options)).unwrap();
        }
        folder.finish(&run()).unwrap();
        (pieces, files(dir.path()))
    };
    for formats in [EVERYTHING, &[Format::Speakers], &[Format::Network]] {
        let options = Options::of(formats);
        let ((one, whole), (several, joined)) = (written(&options, false), written(&options, true));
        assert_eq!(one, 1);
        assert!(several > 1 || formats == [Format::Speakers], "{several}");
        assert!(whole == joined, "{formats:?}");
    }
}

#[test]
fn a_piece_that_cannot_be_written_is_the_last() {
    let text = "« Nous viendrons lundi », a dit Anne Martin.\n\n".repeat(6_000);
    let article = Article::new("long", text);
    let analysis = Engine::new().analyse(&article);
    let mut pieces = 0;
    let done = render_in_pieces(&article, &analysis, &Options::default(), |_| {
        pieces += 1;
        if pieces == 2 { Err("full") } else { Ok(()) }
    });
    assert_eq!((done, pieces), (Err("full"), 2));
}

#[test]
fn formats_choose_the_files() {
    let names = |formats: &[Format]| {
        let (files, _) = export(&[duo()], &Options::of(formats));
        files
            .into_keys()
            .filter(|name| !["documents.csv", "notices.csv", "run.json"].contains(&name.as_str()))
            .collect()
    };
    let found: Vec<Vec<String>> = Format::ALL.iter().map(|&format| names(&[format])).collect();
    insta::assert_debug_snapshot!(found.iter().map(|names| names.join(" ")).collect::<Vec<_>>(), @r#"
    [
        "attributions.csv edges.csv nodes.csv",
        "attributions.jsonl",
        "graph.graphml",
        "attributions.csv",
        "edges.csv nodes.csv",
        "speakers.csv",
        "mentions.csv",
    ]
    "#);
    assert_eq!(names(&[]), Vec::<String>::new());
}

#[test]
fn formats_and_profiles_are_called_by_name() {
    for &format in Format::ALL {
        assert_eq!(format.to_string().parse(), Ok(format));
    }
    for &profile in CsvProfile::ALL {
        assert_eq!(profile.to_string().parse(), Ok(profile));
    }
    let error = "xlsx".parse::<Format>().unwrap_err();
    insta::assert_snapshot!(error, @r#""xlsx" is none of csv, jsonl, graphml, attributions, network, speakers, mentions"#);
}

#[test]
fn lines_are_those_of_the_folder() {
    let options = Options::of(&[Format::Jsonl]);
    let (files, totals) = export(&drafts(), &options);
    let mut out = Vec::new();
    let mut lines = Lines::new(&mut out);
    for draft in drafts() {
        lines.append(render(&draft.article, &draft.analysis, &options)).unwrap();
    }
    let streamed = lines.finish().unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), files["attributions.jsonl"]);
    assert_eq!(Totals { notices: streamed.notices + 1, ..streamed }, totals);
}

#[test]
fn a_reader_that_goes_away_is_told_apart() {
    struct Gone;
    impl io::Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let options = Options::of(&[Format::Jsonl]);
    let mut lines = Lines::new(Gone);
    let draft = diplomacy();
    let appended = lines.append(render(&draft.article, &draft.analysis, &options));
    let error = appended.and_then(|()| lines.finish()).unwrap_err();
    assert!(error.is_broken_pipe());
}

#[test]
fn every_column_is_documented() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/output.md")).unwrap();
    let tables: [(&str, &[&str]); 7] = [
        ("attributions.csv", attributions::COLUMNS),
        ("documents.csv", documents::COLUMNS),
        ("notices.csv", notices::COLUMNS),
        ("nodes.csv", network::NODES),
        ("edges.csv", network::EDGES),
        ("speakers.csv", speakers::COLUMNS),
        ("mentions.csv", network::LINKS),
    ];
    for (table, columns) in tables {
        let section = page.split("\n## ").find(|section| section.starts_with(&format!("`{table}`")));
        let section = section.unwrap_or_else(|| panic!("docs/output.md has no section for {table}"));
        let documented: Vec<&str> = section
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(column, _)| column))
            .collect();
        assert_eq!(documented, columns, "{table}");
    }
}

#[test]
fn an_empty_article_and_an_empty_analysis_are_no_trouble() {
    let draft = Draft { article: Article::default(), analysis: Analysis::default() };
    let (files, _) = export(&[draft], &Options::of(EVERYTHING));
    assert_eq!(rows(&files["documents.csv"], b',').len(), 1);
    assert_eq!(files["attributions.jsonl"], "");
}

/// Just enough XML to read back what we write: it knows five entities, no comments, and nothing that XML forbids.
mod xml {
    use std::collections::BTreeMap;

    #[derive(Default)]
    pub struct Graph {
        pub nodes: BTreeMap<String, BTreeMap<String, String>>,
        pub edges: BTreeMap<String, (String, String, BTreeMap<String, String>)>,
    }

    fn unescape(text: &str) -> String {
        assert!(!text.contains(['<', '>', '"']), "{text:?}");
        let mut parts = text.split('&');
        let mut out = parts.next().unwrap().to_owned();
        for part in parts {
            let (entity, rest) = part.split_once(';').unwrap();
            out.push_str(match entity {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "#9" => "\t",
                "#10" => "\n",
                "#13" => "\r",
                other => panic!("unknown entity {other:?}"),
            });
            out.push_str(rest);
        }
        out
    }

    pub fn read(text: &str) -> Graph {
        let legal = |c| matches!(c, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..);
        assert!(text.chars().all(legal));
        let body = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap();
        let (mut graph, mut keys, mut open) = (Graph::default(), BTreeMap::new(), Vec::new());
        let mut owner = (String::new(), String::new());
        for piece in body.split('<').skip(1) {
            let (tag, content) = piece.split_once('>').unwrap();
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(name));
                continue;
            }
            let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut attributes = BTreeMap::new();
            let mut parts = rest.split('"');
            while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                attributes.insert(key.trim().trim_end_matches('=').to_owned(), unescape(value));
            }
            match name {
                "key" => {
                    keys.insert(attributes["id"].clone(), attributes["attr.name"].clone());
                }
                "node" => {
                    assert!(graph.nodes.insert(attributes["id"].clone(), BTreeMap::new()).is_none());
                    owner = ("node".to_owned(), attributes["id"].clone());
                }
                "edge" => {
                    let (source, target) = (attributes["source"].clone(), attributes["target"].clone());
                    assert!(graph.nodes.contains_key(&source) && graph.nodes.contains_key(&target));
                    let edge = (source, target, BTreeMap::new());
                    assert!(graph.edges.insert(attributes["id"].clone(), edge).is_none());
                    owner = ("edge".to_owned(), attributes["id"].clone());
                }
                "data" => {
                    let data = match owner.0.as_str() {
                        "node" => graph.nodes.get_mut(&owner.1).unwrap(),
                        _ => &mut graph.edges.get_mut(&owner.1).unwrap().2,
                    };
                    data.insert(keys[&attributes["key"]].clone(), unescape(content));
                }
                _ => {}
            }
            if !closed {
                open.push(name.to_owned());
            }
        }
        assert!(open.is_empty());
        graph
    }
}
