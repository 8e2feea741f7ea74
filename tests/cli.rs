//! The command itself: help, exit codes, messages, streams.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

fn dixit() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dixit"));
    command.env("COLUMNS", "100").env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

/// Runs the command in `dir`.
pub fn run(dir: &Path, args: &[&str]) -> Output {
    dixit().current_dir(dir).args(args).output().expect("the binary runs")
}

fn run_with_stdin(dir: &Path, args: &[&str], input: &[u8]) -> Output {
    let mut command = dixit();
    command.current_dir(dir).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary runs");
    // It may end before it has read all, after a usage error.
    let _ = child.stdin.take().expect("it is piped").write_all(input);
    child.wait_with_output().expect("it ends")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn code(output: &Output) -> i32 {
    output.status.code().expect("it was not killed")
}

/// Three articles in a folder `in`, the last one in a table.
fn articles() -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let put = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    put("in/a.txt", "« Il pleut », a déclaré Dmitri Peskov.");
    put("in/b.txt", "Selon Antony Blinken, la rencontre aura lieu mardi.");
    put("in/c.csv", "id,text\nc,\"Joe Biden a dit : \"\"Non.\"\"\"\n");
    dir
}

fn assert_help(name: &str, args: &[&str]) {
    let output = run(Path::new("."), args);
    assert_eq!(code(&output), 0);
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/cli"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
        description => format!("dixit {}", args.join(" ")),
    }, {
        insta::assert_snapshot!(name, stdout(&output));
    });
}

#[test]
fn help_teaches() {
    assert_help("help", &["--help"]);
    assert_help("help-extract", &["extract", "--help"]);
    assert_help("help-explain", &["explain", "--help"]);
    assert_help("help-show", &["show", "--help"]);
    assert_help("help-evaluate", &["evaluate", "--help"]);
}

#[test]
fn usage_errors_are_2() {
    let dir = articles();
    for args in [
        &["extract"][..],
        &["extract", "in", "--format", "gexf", "-o", "out"],
        &["extract", "in", "--min-confidence", "1.5", "-o", "out"],
        &["extract", "in", "--date", "2024-13", "-o", "out"],
        &["show", "in/a.txt"],
        &["frobnicate"],
        &[],
    ] {
        let output = run(dir.path(), args);
        assert_eq!((code(&output), stdout(&output).as_str()), (2, ""), "{args:?}");
        assert!(!stderr(&output).is_empty());
    }
    let output = run(dir.path(), &["extract", "in"]);
    assert_eq!(code(&output), 2);
    assert_eq!(
        stderr(&output),
        "dixit: where to? Give a folder with -o DIR, or --format jsonl for JSON Lines on standard output\n"
    );
    let output = run(dir.path(), &["extract", "in", "-o", "./in"]);
    assert_eq!(code(&output), 2);
    assert_eq!(stderr(&output), "dixit: ./in: is read and written; give the output a folder of its own\n");
}

#[test]
fn a_clean_run_is_0_and_ends_in_a_summary() {
    let dir = articles();
    let output = run(dir.path(), &["extract", "in", "-o", "in/out"]);
    assert_eq!((code(&output), stdout(&output).as_str()), (0, ""));
    let said = stderr(&output);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.starts_with("dixit: 3 articles, ") && said.ends_with(" MB/s\n"), "{said}");
    for name in ["attributions.csv", "documents.csv", "notices.csv", "run.json", "nodes.csv", "edges.csv"] {
        assert!(dir.path().join("in/out").join(name).is_file(), "{name}");
    }
    // The output lies within the input, and is not read the next time.
    let again = run(dir.path(), &["extract", "in", "-o", "in/out", "--quiet"]);
    assert_eq!((code(&again), stderr(&again).as_str()), (0, ""));
    let documents = std::fs::read_to_string(dir.path().join("in/out/documents.csv")).expect("it was written");
    assert_eq!(documents.lines().count(), 4, "{documents}");
    // Elsewhere, it is known for what it is.
    let other = run(dir.path(), &["extract", "in/out", "-o", "other"]);
    assert_eq!(code(&other), 2);
    assert!(
        stderr(&other).contains("attributions.csv: passed over: an output of dixit"),
        "{}",
        stderr(&other)
    );
    assert!(!dir.path().join("other/attributions.csv").exists());
}

#[test]
fn what_is_lost_is_named_and_makes_1() {
    let dir = articles();
    std::fs::write(dir.path().join("in/d.csv"), "id,text\nd,un,deux\ne,trois\n").expect("a file");
    std::fs::write(dir.path().join("in/img.txt"), b"\x89PNG\r\n\x1a\n").expect("a file");
    std::fs::write(dir.path().join("in/side.csv"), "id,note\nd,x\n").expect("a file");
    let english = "The president said on Tuesday that he would not sign the bill. ".repeat(5);
    std::fs::write(dir.path().join("in/english.txt"), english).expect("a file");
    let output = run(dir.path(), &["extract", "in", "-o", "out", "-q"]);
    assert_eq!(code(&output), 1);
    assert_eq!(
        stderr(&output),
        "dixit: in/d.csv:2: 3 fields where 2 are due; the row is passed over\n\
         dixit: in/english.txt: \"english\" is in English; passed over (--lang any reads it)\n\
         dixit: in/img.txt: passed over: an image\n"
    );
    let notices = std::fs::read_to_string(dir.path().join("out/notices.csv")).expect("it was written");
    assert!(notices.contains("in/side.csv: passed over: no column that holds a text"), "{notices}");
    let run_json = std::fs::read_to_string(dir.path().join("out/run.json")).expect("it was written");
    assert!(run_json.contains("\"skipped\": 4") && run_json.contains("\"documents\": 4"), "{run_json}");

    let any = run(dir.path(), &["extract", "in/english.txt", "-o", "any", "--lang", "any"]);
    assert_eq!(code(&any), 0);
    assert!(
        stderr(&any).starts_with("dixit: in/english.txt: \"english\" is in English\ndixit: 1 article, "),
        "{}",
        stderr(&any)
    );
}

#[test]
fn nothing_to_read_is_2_and_writes_nothing() {
    let dir = articles();
    let output = run(dir.path(), &["extract", "nowhere.txt", "-o", "out"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).starts_with("dixit: nowhere.txt: cannot read: "), "{}", stderr(&output));
    assert!(!dir.path().join("out/run.json").exists());
}

#[test]
fn json_lines_go_to_standard_output() {
    let dir = articles();
    let lines = "{\"id\":\"x\",\"text\":\"« Il pleut », a déclaré Dmitri Peskov.\"}\n";
    let output = run_with_stdin(dir.path(), &["extract", "-", "--format", "jsonl"], lines.as_bytes());
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).starts_with("{\"document\":\"x\","), "{}", stdout(&output));
    assert_eq!(stdout(&output).lines().count(), 1);

    let output = run_with_stdin(
        dir.path(),
        &["extract", "-", "--format", "jsonl"],
        "« Non », dit Joe Biden.".as_bytes(),
    );
    assert!(stdout(&output).starts_with("{\"document\":\"stdin\","), "{}", stdout(&output));

    let output = run_with_stdin(dir.path(), &["extract", "-", "--from", "jsonl", "--format", "jsonl"], b"");
    assert_eq!((code(&output), stdout(&output).as_str()), (0, ""));
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut lines = String::new();
    for n in 0..1500 {
        let text = format!(
            "« Il pleut {n} fois », a déclaré Dmitri Peskov. \u{bb} Rien {}",
            "mot ".repeat(n % 97 * 5)
        );
        lines.push_str(&format!("{}\n", serde_json::json!({"id": n / 2, "text": text})));
        if n % 100 == 7 {
            lines.push_str("{\"id\": 1,\n");
        }
    }
    std::fs::write(dir.path().join("x.jsonl"), lines).expect("a file");
    let mut said = Vec::new();
    for threads in ["1", "2", "5"] {
        let output = run(
            dir.path(),
            &["extract", "x.jsonl", "-o", threads, "--threads", threads, "--format", "csv,jsonl"],
        );
        assert_eq!(code(&output), 1);
        let lines = stderr(&output);
        said.push(lines[..lines.trim_end().rfind('\n').expect("more than one line")].to_owned());
    }
    assert!(said.windows(2).all(|w| w[0] == w[1]));
    for entry in std::fs::read_dir(dir.path().join("1")).expect("it was written") {
        let name = entry.expect("an entry").file_name();
        if name == "run.json" {
            continue;
        }
        let bytes = |n: &str| std::fs::read(dir.path().join(n).join(&name)).expect("it was written");
        assert!(bytes("1") == bytes("2") && bytes("1") == bytes("5"), "{name:?}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_2() {
    let dir = articles();
    let output = run(dir.path(), &["extract", "in", "-o", "in/a.txt"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).starts_with("dixit: in/a.txt"), "{}", stderr(&output));
    let output = run(dir.path(), &["extract", "in", "-o", "/proc/nowhere"]);
    assert_eq!(code(&output), 2);
    assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let line = "{\"text\":\"« Il pleut », a déclaré Dmitri Peskov.\"}\n".repeat(5000);
    std::fs::write(dir.path().join("x.jsonl"), line).expect("a file");
    let mut command = dixit();
    command.current_dir(dir.path()).args(["extract", "x.jsonl", "--format", "jsonl"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    let mut first = [0; 10];
    child.stdout.take().expect("it is piped").read_exact(&mut first).expect("ten bytes");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
}

#[test]
fn broken_data_files_are_named_with_their_place() {
    let dir = articles();
    std::fs::create_dir_all(dir.path().join("data/fr")).expect("a folder");
    let output = run(dir.path(), &["extract", "in", "-o", "out", "--data", "data"]);
    assert_eq!(code(&output), 2);
    assert_eq!(stderr(&output), "dixit: data: no data file in this folder\n");

    std::fs::write(dir.path().join("data/fr/verbs.csv"), "lemma\ndire\n").expect("a file");
    let output = run(dir.path(), &["extract", "in", "-o", "out", "--data", "data"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).starts_with("dixit: data/fr/verbs.csv:1: the columns must be "),
        "{}",
        stderr(&output)
    );

    std::fs::write(dir.path().join("data/fr/unheard.csv"), "lemma\n").expect("a file");
    let output = run(dir.path(), &["extract", "in", "-o", "out", "--data", "data"]);
    assert!(
        stderr(&output).contains("data/fr/unheard.csv: no data file of that name"),
        "{}",
        stderr(&output)
    );

    let output = run(dir.path(), &["extract", "in", "-o", "out", "--speakers", "mine.csv"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).starts_with("dixit: mine.csv: "), "{}", stderr(&output));
    assert!(!dir.path().join("out").exists(), "nothing is made before all is in order");
}

#[test]
fn colour_is_only_where_it_is_wanted() {
    let dir = articles();
    let args = ["extract", "nowhere.txt", "-o", "out"];
    assert!(!stderr(&run(dir.path(), &args)).contains('\x1b'));
    let mut always = args.to_vec();
    always.extend(["--color", "always"]);
    assert!(stderr(&run(dir.path(), &always)).contains('\x1b'));
}
