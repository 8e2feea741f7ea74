//! What goes wrong around a run: signals, full disks, folders and files that go away. What is on disk is whole rows and says
//! that it is partial, and a run that is resumed ends with the bytes of one run.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const FORMATS: &str = "csv,jsonl,graphml,speakers,mentions";

/// Articles as JSON Lines: enough that rows reach the disk long before the end.
fn articles(from: usize, to: usize) -> String {
    (from..to)
        .map(|n| {
            let text = format!(
                "« Il pleut sur {n} toits », a déclaré Dmitri Peskov à la presse.\n\nSelon Léa Martin, maire de \
                 Bourg-{m}, citée par l'AFP, Joe Biden « viendra demain ». Un responsable a nié avoir vu Anne Roy. \
                 « Une marque jamais fermée, dit-il.",
                m = n % 50
            );
            let outlet = if n % 3 == 0 { "Le Fil" } else { "La Dépêche \"du\" Sud" };
            let row = serde_json::json!({"id": format!("a{n}"), "text": text, "source": outlet, "date": "2024-11-19"});
            // A row that is lost now and then: counts must survive as well.
            if n % 40 == 7 { format!("{row}\n{{\"id\": 1,\n") } else { format!("{row}\n") }
        })
        .collect()
}

const ALL: usize = 3000;

/// A folder with all articles in `x.jsonl`.
fn folder() -> TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    fs::write(dir.path().join("x.jsonl"), articles(0, ALL)).expect("a file");
    dir
}

fn dixit(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dixit"));
    command.current_dir(dir).args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(dir: &Path, args: &[&str]) -> Output {
    dixit(dir, args).output().expect("the binary runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it was not killed")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Begins to read articles from a pipe that stays open: the run is in its middle for as long as we like.
fn begin(dir: &Path, out: &str, resume: bool) -> (Child, ChildStdin) {
    let mut args = vec!["extract", "-", "--from", "jsonl", "-o", out, "--format", FORMATS, "-q"];
    args.extend(resume.then_some("--resume"));
    let mut child = dixit(dir, &args).stdin(Stdio::piped()).spawn().expect("the binary runs");
    let stdin = child.stdin.take().expect("it is piped");
    (child, stdin)
}

/// Waits until something is so.
fn wait_until(what: &str, so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < Duration::from_secs(120), "{what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Waits until the journal has marked that rows are on disk.
fn wait_for_mark(out: &Path) {
    wait_until("the journal has a mark", || {
        let journal = fs::read(out.join("run.partial.journal")).unwrap_or_default();
        journal.windows(6).any(|bytes| bytes == b"\nmark ")
    });
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([name, &child.id().to_string()]).status();
    assert!(sent.expect("there is a kill").success());
}

/// The files of a folder; the seconds in `run.json` are no bytes of the result.
fn files(dir: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry"));
    entries
        .map(|entry| {
            let name = entry.file_name().into_string().expect("a name of ours");
            let text = fs::read_to_string(entry.path()).expect("a file of ours");
            let kept = text.lines().filter(|line| name != "run.json" || !line.contains("\"seconds\""));
            let text = if name == "run.json" { kept.collect() } else { text };
            (name, text)
        })
        .collect()
}

fn names(dir: &Path) -> Vec<String> {
    files(dir).into_keys().collect()
}

/// The files of one whole run over standard input.
fn one_run(dir: &Path) -> BTreeMap<String, String> {
    let (child, mut stdin) = begin(dir, "one", false);
    stdin.write_all(articles(0, ALL).as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    files(&dir.join("one"))
}

/// Resumes the run in `out` over the whole input, and compares.
fn assert_resumes(dir: &Path, out: &str, whole: &BTreeMap<String, String>) {
    let (child, mut stdin) = begin(dir, out, true);
    stdin.write_all(articles(0, ALL).as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(code(&output), 1, "rows that were lost before count as lost: {}", stderr(&output));
    let got = files(&dir.join(out));
    assert_eq!(got.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
    for (name, text) in whole {
        assert!(got[name] == *text, "{name} differs");
    }
}

/// Rows on disk are whole, and those of the whole run as far as they go. Where the run was `killed`, the last one may be cut:
/// the signal may fall between two parts of one write.
fn assert_partial(out: &Path, whole: &BTreeMap<String, String>, killed: bool) {
    for name in ["attributions.csv", "attributions.jsonl", "documents.csv", "edges.csv"] {
        let (stem, ending) = name.split_once('.').expect("it has an ending");
        // Bytes: the signal may fall into the middle of a character.
        let partial = fs::read(out.join(format!("{stem}.partial.{ending}"))).expect("it is kept");
        assert!(whole[name].as_bytes().starts_with(&partial), "{name} begins otherwise");
        let rows = partial.split(|byte| *byte == b'\n').filter(|row| !row.is_empty()).count();
        assert!(killed || partial.ends_with(b"\n"), "{name} ends in the middle of a row");
        assert!(rows > if killed { 1 } else { 100 }, "{name} has {rows} rows");
        assert!(!out.join(name).exists(), "nothing that is not whole has the name of a result");
    }
}

#[test]
fn an_interrupted_run_says_that_it_is_partial_and_goes_on_to_the_same_bytes() {
    let dir = folder();
    let whole = one_run(dir.path());
    for (name, expected) in [("-INT", 130), ("-TERM", 143)] {
        let out = dir.path().join(name);
        let (child, mut stdin) = begin(dir.path(), &format!("./{name}"), false);
        stdin.write_all(articles(0, ALL / 2).as_bytes()).expect("it reads");
        wait_for_mark(&out);
        signal(&child, name);
        let output = child.wait_with_output().expect("it ends, though its input is still open");
        drop(stdin);
        assert_eq!(code(&output), expected, "{}", stderr(&output));
        assert!(stderr(&output).contains("interrupted: "), "{}", stderr(&output));
        assert!(stderr(&output).contains("in files named partial; --resume goes on"), "{}", stderr(&output));
        assert_partial(&out, &whole, false);
        let run = fs::read_to_string(out.join("run.partial.json")).expect("it is kept");
        assert!(run.contains("\"partial\": true") && run.contains("attributions.partial.csv"), "{run}");
        let graph = fs::read_to_string(out.join("graph.partial.graphml")).expect("it is kept");
        assert!(graph.ends_with("</graphml>\n"));
        assert_resumes(dir.path(), &format!("./{name}"), &whole);
    }
}

#[test]
fn a_killed_run_goes_on_from_what_reached_the_disk() {
    let dir = folder();
    let whole = one_run(dir.path());
    let out = dir.path().join("out");
    for resume in [false, true] {
        let (mut child, mut stdin) = begin(dir.path(), "out", resume);
        stdin.write_all(articles(0, if resume { ALL - 200 } else { ALL / 2 }).as_bytes()).expect("it reads");
        wait_for_mark(&out);
        child.kill().expect("it runs");
        child.wait().expect("it ends");
        assert_partial(&out, &whole, true);
    }
    // What reached the disk may be cut anywhere.
    for (name, text) in files(&out).into_iter().filter(|(name, _)| name.contains("partial.csv")) {
        fs::write(out.join(name), format!("{text}\"half a row, never")).expect("a file");
    }
    assert_resumes(dir.path(), "out", &whole);
}

#[test]
fn only_the_same_run_is_resumed() {
    let dir = folder();
    let (mut child, mut stdin) = begin(dir.path(), "out", false);
    stdin.write_all(articles(0, ALL / 2).as_bytes()).expect("it reads");
    wait_for_mark(&dir.path().join("out"));

    let base = ["extract", "-", "--from", "jsonl", "-o", "out", "--format", FORMATS, "-q"];
    let again = |more: &[&str]| run(dir.path(), &[&base, more].concat());
    let output = again(&[]);
    assert_eq!(
        (code(&output), stderr(&output).as_str()),
        (2, "dixit: out: cannot begin: another run is writing there\n")
    );
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    drop(stdin);

    let output = again(&["--resume", "--only-known"]);
    assert_eq!(code(&output), 2);
    let message = "dixit: out: cannot resume: the interrupted run there went by another only-known: none, and not true\n";
    assert_eq!(stderr(&output), message);

    let (child, mut stdin) = begin(dir.path(), "out", true);
    // It is told before all is read.
    let _ = stdin.write_all(articles(1, ALL).as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).starts_with("dixit: cannot resume: the articles that were done are not those"),
        "{}",
        stderr(&output)
    );
    // What there was is still there.
    assert_resumes(dir.path(), "out", &one_run(dir.path()));
}

#[test]
fn resuming_without_anything_to_resume_begins_at_the_beginning() {
    let dir = folder();
    let output = run(dir.path(), &["extract", "x.jsonl", "-o", "out", "--resume"]);
    assert_eq!(code(&output), 1);
    assert!(
        stderr(&output).starts_with("dixit: out: nothing to resume; begins at the beginning\n"),
        "{}",
        stderr(&output)
    );
    assert!(dir.path().join("out/run.json").is_file());
    let output = run(dir.path(), &["extract", "x.jsonl", "--format", "jsonl", "--resume"]);
    assert_eq!((code(&output), output.stdout.len()), (2, 0));
}

#[test]
fn a_full_disk_keeps_whole_rows_and_the_run_goes_on_when_there_is_room() {
    let dir = folder();
    let args = ["extract", "x.jsonl", "-o", "out", "--format", FORMATS, "-q"];
    // No file may be longer than so many blocks of 512 bytes: as if the disk were full.
    let limited = |blocks: u32| {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut command = Command::new("sh");
        command.current_dir(dir.path()).args(["-c", &script, env!("CARGO_BIN_EXE_dixit")]).args(args);
        command.stdin(Stdio::null()).output().expect("there is a shell")
    };
    let output = limited(3000);
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    let said = stderr(&output);
    assert!(
        said.contains(": cannot write: ")
            && said.contains("are kept in out, in files named partial; --resume goes on"),
        "{said}"
    );

    let whole = run(dir.path(), &["extract", "x.jsonl", "-o", "one", "--format", FORMATS, "-q"]);
    assert_eq!(code(&whole), 1);
    let whole = files(&dir.path().join("one"));
    assert_partial(&dir.path().join("out"), &whole, false);
    let mut again = args.to_vec();
    again.push("--resume");
    assert_eq!(code(&run(dir.path(), &again)), 1);
    assert!(files(&dir.path().join("out")) == whole);

    // Full from the beginning: nothing is left, nor is what was there before lost.
    let output = limited(0);
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    assert!(files(&dir.path().join("out")) == whole);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_on_standard_output_is_2() {
    let dir = folder();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device of Linux");
    let output = dixit(dir.path(), &["extract", "x.jsonl", "--format", "jsonl", "-q"]).stdout(full).output();
    let output = output.expect("the binary runs");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("dixit: standard output: cannot write: "), "{}", stderr(&output));
}

#[test]
fn a_folder_that_is_removed_while_running_is_named() {
    let dir = folder();
    let (child, mut stdin) = begin(dir.path(), "out", false);
    stdin.write_all(articles(0, 100).as_bytes()).expect("it reads");
    wait_until("the folder is made", || dir.path().join("out/run.partial.journal").exists());
    fs::remove_dir_all(dir.path().join("out")).expect("it can be removed");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    let said = stderr(&output);
    assert!(said.lines().last().is_some_and(|line| line.starts_with("dixit: out/")), "{said}");
    assert!(!dir.path().join("out").exists());
}

#[test]
fn an_input_that_is_cut_while_it_is_read_loses_one_row() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let filler = "Rien de nouveau ce matin. ".repeat(2000);
    let row = |n: usize| format!("{{\"id\":\"{n}\",\"text\":\"« Non », dit Joe Biden. {filler}\"}}\n");
    let path = dir.path().join("x.jsonl");
    fs::write(&path, (0..400).map(row).collect::<String>()).expect("a file");
    let args = ["extract", "x.jsonl", "--format", "jsonl", "-q", "--threads", "1"];
    // Nobody reads what comes out: the run stands still with its file open.
    let child = dixit(dir.path(), &args).spawn().expect("the binary runs");
    thread::sleep(Duration::from_millis(500));
    let rows = 300;
    let cut = (0..rows).map(|n| row(n).len() as u64).sum::<u64>() + 1000;
    fs::OpenOptions::new().write(true).open(&path).expect("a file").set_len(cut).expect("it can be cut");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert_eq!(stderr(&output).lines().count(), 1);
    assert!(
        stderr(&output).starts_with(&format!("dixit: x.jsonl:{}: no JSON object: ", rows + 1)),
        "{}",
        stderr(&output)
    );
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(lines.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    assert_eq!(lines.lines().count(), rows);
}

#[test]
fn streams_that_are_closed_are_no_trouble() {
    let dir = folder();
    let shell = |script: &str| {
        let mut command = Command::new("sh");
        command.current_dir(dir.path()).args(["-c", script, env!("CARGO_BIN_EXE_dixit")]);
        command.stdin(Stdio::null()).output().expect("there is a shell")
    };
    let output = shell("exec \"$0\" extract - --from jsonl -o out <&-");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stderr(&output).contains("there was no article to read"), "{}", stderr(&output));
    assert_eq!(code(&shell("exec \"$0\" extract x.jsonl --format jsonl >&-")), 1);
    assert_eq!(code(&shell("exec \"$0\" extract x.jsonl -o out 2>&-")), 1);
    let output = shell("\"$0\" extract x.jsonl --format jsonl -q | head -n 3; exit 0");
    assert_eq!(output.stdout.iter().filter(|&&byte| byte == b'\n').count(), 3);
}

#[test]
fn a_stream_that_is_interrupted_ends_in_whole_lines() {
    let dir = folder();
    let args = ["extract", "-", "--from", "jsonl", "--format", "jsonl"];
    let mut child = dixit(dir.path(), &args).stdin(Stdio::piped()).spawn().expect("the binary runs");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(articles(0, 1200).as_bytes()).expect("it reads");
    let mut stdout = child.stdout.take().expect("it is piped");
    let reading = thread::spawn(move || {
        let mut all = String::new();
        std::io::Read::read_to_string(&mut stdout, &mut all).map(|_| all)
    });
    thread::sleep(Duration::from_millis(1500));
    signal(&child, "-INT");
    let output = child.wait_with_output().expect("it ends");
    drop(stdin);
    assert_eq!(code(&output), 130);
    let lines = reading.join().expect("no panic").expect("UTF-8");
    assert!(lines.is_empty() || lines.ends_with('\n'));
    assert!(lines.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
}

#[test]
fn an_id_never_becomes_a_path() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let ids = ["../x", "/tmp/../x", "..", "a/b", "C:\\x", "con", "x\u{0}y", "\u{202e}txt", "", "x.partial"];
    let rows = ids.map(|id| serde_json::json!({"id": id, "text": "« Non », dit Joe Biden."}).to_string());
    fs::create_dir(dir.path().join("in")).expect("a folder");
    fs::write(dir.path().join("in/x.jsonl"), rows.join("\n")).expect("a file");
    let output = run(dir.path(), &["extract", "in", "-o", "deep/out", "--format", FORMATS, "-q"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let whole = "attributions.csv attributions.jsonl documents.csv edges.csv graph.graphml mentions.csv nodes.csv \
                 notices.csv run.json speakers.csv";
    assert_eq!(names(&dir.path().join("deep/out")).join(" "), whole);
    assert_eq!(fs::read_dir(dir.path().join("deep")).expect("a folder").count(), 1);
    assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 2);
}

#[test]
fn nothing_that_is_read_steers_the_terminal() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let name = "a\u{1b}]0;x\u{7}\u{202e}.csv";
    fs::write(dir.path().join(name), "id\u{1b}[2J,note\u{9b}\n1,2\n").expect("a file");
    let output = run(dir.path(), &["extract", name, "-o", "out"]);
    assert_eq!(code(&output), 2);
    let said = stderr(&output);
    assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']), "{said:?}");
    assert!(said.contains("␛]0;x␇<U+202E>.csv: passed over"), "{said}");
}

#[test]
fn a_row_that_no_memory_could_hold_is_named_and_passed_over() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let long = "a".repeat(65 << 20);
    let write = |name: &str, text: String| fs::write(dir.path().join(name), text).expect("a file");
    write(
        "a.jsonl",
        format!("{{\"text\":\"« Un »\"}}\n{{\"text\":\"{long}\"}}\n{{\"text\":\"« Trois »\"}}\n"),
    );
    write("b.csv", format!("id,text\n1,« Un »\n2,{long}\n3,« Trois »\n"));
    write("c.txt", long);
    write("d.csv", ",".repeat(20_000));
    let output = run(
        dir.path(),
        &["extract", "a.jsonl", "b.csv", "c.txt", "d.csv", "-o", "out", "-q", "--lang", "any"],
    );
    assert_eq!(code(&output), 1);
    let said = "dixit: a.jsonl:2: an article of more than 64 MB; passed over\n\
                dixit: b.csv:3: an article of more than 64 MB; passed over\n\
                dixit: c.txt: an article of more than 64 MB; passed over\n\
                dixit: d.csv:1: the header has more than 10000 columns\n";
    assert_eq!(stderr(&output), said);
    let documents = fs::read_to_string(dir.path().join("out/documents.csv")).expect("it was written");
    assert_eq!(documents.lines().count(), 5);
}
