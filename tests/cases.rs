//! Runs `tests/cases/*.md`: each ```` ```fr ```` block is both the text to analyse and what must be found in it.
//!
//! How a case is written: `tests/cases/README.md`. `CASES=incise cargo test --test tests cases` keeps to the files and
//! headings that hold *incise*.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dixit::{Article, Engine, Field, Kind};

use crate::marked::{self, Marked};

/// One `fr` block, or one pair of `want` and `got`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Case {
    heading: String,
    /// Line of the opening fence, from 1.
    line: usize,
    options: Options,
    want: String,
    /// What is found as yet, of a known gap.
    got: Option<String>,
}

/// What stands after `fr` on the fence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Options {
    /// `date=2024-11`
    date: Option<String>,
    /// `title`: the first line of the block is the title.
    title: bool,
    /// `only=content,speaker`: cue and source are not compared.
    only_content: bool,
}

impl Options {
    fn parse(given: &str) -> Result<Options, String> {
        let mut options = Options::default();
        for option in given.split_whitespace() {
            match option.split_once('=').unwrap_or((option, "")) {
                ("date", date) => options.date = Some(date.to_owned()),
                ("title", "") => options.title = true,
                ("only", "content,speaker") => options.only_content = true,
                _ => return Err(format!("no such option: `{option}`")),
            }
        }
        Ok(options)
    }
}

/// The cases of one file.
fn read(markdown: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut heading = "";
    let mut want: Option<Case> = None;
    let mut lines = markdown.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            heading = title;
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let (language, options) = info.split_once(' ').unwrap_or((info, ""));
        let place = |problem: String| format!("line {}: {problem}", number + 1);
        let mut body: Vec<&str> = Vec::new();
        loop {
            match lines.next() {
                Some((_, "```")) => break,
                Some((_, line)) => body.push(line),
                None => return Err(place("the block is never closed".to_owned())),
            }
        }
        let body = body.join("\n");
        if want.is_some() && language != "got" {
            return Err(place("a `want` block without its `got`".to_owned()));
        }
        match language {
            "fr" | "want" => {
                let options = Options::parse(options).map_err(place)?;
                let case =
                    Case { heading: heading.to_owned(), line: number + 1, options, want: body, got: None };
                if language == "fr" {
                    cases.push(case);
                } else {
                    want = Some(case);
                }
            }
            "got" => {
                let case = want.take().ok_or_else(|| place("a `got` block without its `want`".to_owned()))?;
                cases.push(Case { got: Some(body), ..case });
            }
            _ => {}
        }
    }
    if want.is_some() {
        return Err("a `want` block without its `got` at the end".to_owned());
    }
    Ok(cases)
}

/// The marked fields of a block: the title, if there is one, and the text.
fn fields(options: &Options, block: &str) -> Result<Vec<(Field, Marked)>, String> {
    let mut fields = Vec::new();
    let mut text = block;
    if options.title {
        let (title, rest) = block.split_once('\n').ok_or("a title and no text")?;
        fields.push((Field::Title, marked::parse(title)?));
        text = rest;
    }
    fields.push((Field::Text, marked::parse(text)?));
    Ok(fields)
}

fn article(options: &Options, fields: &[(Field, Marked)]) -> Article {
    let of = |field: Field| fields.iter().find(|(f, _)| *f == field).map(|(_, marked)| marked.text.clone());
    Article {
        title: of(Field::Title),
        date: options.date.as_deref().map(|date| date.parse().expect("a date")),
        ..Article::new("case", of(Field::Text).unwrap_or_default())
    }
}

fn is_claim(kind: Kind) -> bool {
    matches!(kind, Kind::Indirect | Kind::Mixed)
}

/// Takes away what the case leaves open, on both sides.
fn settle(options: &Options, want: &mut Marked, got: &mut Marked) {
    for row in want.rows.iter_mut().chain(&mut got.rows).filter(|_| options.only_content) {
        (row.cue, row.source, row.addressee, row.relay) = (None, None, None, None);
    }
    if want.rows.iter().all(|row| row.addressee.is_none()) {
        got.rows.iter_mut().for_each(|row| row.addressee = None);
    }
    if want.rows.iter().all(|row| row.relay.is_none()) {
        got.rows.iter_mut().for_each(|row| row.relay = None);
    }
    for at in (0..want.rows.len()).rev().filter(|&at| want.rows[at].optional).collect::<Vec<_>>() {
        let (kind, span) = (want.rows[at].kind, want.rows[at].span());
        let same = |is_same_kind: &dyn Fn(Kind) -> bool| {
            got.rows.iter().position(|row| row.span() == span && is_same_kind(row.kind))
        };
        if !is_claim(kind) {
            // A quotation that may be read in several ways: it must be there, as whatever; one that holds no speech must
            // be there as that, for whatever reason.
            if let Some(found) = same(&|other| !is_claim(other) && (kind != Kind::Other || other == kind)) {
                got.rows.remove(found);
                want.rows.remove(at);
            }
        } else if same(&|other| other == kind).is_some() {
            want.rows[at].optional = false;
        } else {
            want.rows.remove(at);
            got.rows.retain(|row| {
                let wanted =
                    want.rows.iter().any(|other| other.kind == row.kind && other.span() == row.span());
                wanted || !is_claim(row.kind) || !row.span().overlaps(span)
            });
        }
    }
}

/// Both sides as they are shown; equal where the analysis is as the block says.
fn compare(engine: &Engine, options: &Options, block: &str) -> Result<(String, String), String> {
    let fields = fields(options, block)?;
    let analysis = engine.analyse(&article(options, &fields));
    let (mut wants, mut gots) = (Vec::new(), Vec::new());
    for (field, mut want) in fields {
        let mut got = marked::of_analysis(&analysis, &want.text, field);
        settle(options, &mut want, &mut got);
        wants.push(marked::show(&want));
        gots.push(marked::show(&got));
    }
    Ok((wants.join("\n"), gots.join("\n")))
}

/// What is wrong with a case, if anything.
fn failure(engine: &Engine, case: &Case) -> Option<String> {
    let indented = |text: &str| text.replace('\n', "\n        ");
    let (want, got) = match compare(engine, &case.options, &case.want) {
        Ok(both) => both,
        Err(problem) => return Some(format!("  not marked text: {problem}")),
    };
    if let Some(known) = &case.got {
        // What is found as yet is compared as it is shown: rows that cross cannot be written as marks.
        return if want == got {
            Some("  the gap has closed: make the pair one `fr` block".to_owned())
        } else if known.trim_end() == got.trim_end() {
            None
        } else {
            Some(format!("  as yet  {}\n  got     {}", indented(known), indented(&got)))
        };
    }
    (want != got).then(|| format!("  want  {}\n  got   {}", indented(&want), indented(&got)))
}

/// The files with cases, in order.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = std::fs::read_dir(folder).expect("tests/cases");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(char::is_numeric))
    });
    files.sort();
    files
}

/// Name and cases of every file.
fn all() -> Vec<(String, Vec<Case>)> {
    let all = files().into_iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let markdown = std::fs::read_to_string(&path).expect("a readable file");
        let cases = read(&markdown).unwrap_or_else(|problem| panic!("tests/cases/{name}: {problem}"));
        (name, cases)
    });
    all.collect()
}

#[test]
fn every_case_is_analysed_as_it_is_marked() {
    let engine = Engine::new();
    let filter = std::env::var("CASES").unwrap_or_default();
    let (mut report, mut summary, mut failed) = (String::new(), String::new(), 0);
    for (name, mut cases) in all() {
        cases.retain(|case| name.contains(&filter) || case.heading.contains(&filter));
        let before = failed;
        for case in &cases {
            if let Some(failure) = failure(&engine, case) {
                failed += 1;
                let _ = writeln!(report, "tests/cases/{name}:{} {}\n{failure}", case.line, case.heading);
            }
        }
        if !cases.is_empty() {
            let right = cases.len() - (failed - before);
            let gaps = cases.iter().filter(|case| case.got.is_some()).count();
            let _ = write!(summary, "{name}: {right} of {} as marked", cases.len());
            let _ = writeln!(
                summary,
                "{}",
                if gaps > 0 { format!(", {gaps} known gaps") } else { String::new() }
            );
        }
    }
    assert!(failed == 0, "\n{report}\n{summary}\n{failed} cases are not analysed as they are marked");
}

#[test]
fn every_case_is_marked_text_with_a_heading_of_its_own() {
    let mut problems = String::new();
    for (name, cases) in all() {
        let mut headings: Vec<&str> = Vec::new();
        for case in &cases {
            if let Err(problem) = fields(&case.options, &case.want) {
                let _ = writeln!(problems, "tests/cases/{name}:{}: {problem}", case.line);
            }
            if case.heading.is_empty() || headings.contains(&case.heading.as_str()) {
                let _ = writeln!(problems, "tests/cases/{name}:{}: no heading of its own", case.line);
            }
            headings.push(&case.heading);
        }
    }
    assert!(problems.is_empty(), "\n{problems}");
}

#[test]
fn a_want_block_must_be_followed_by_what_is_found_as_yet() {
    let gap = "## A gap\n```want date=2024-11\n{d «~Oui~»}\n```\nas yet:\n```got\n«~Oui~»\n```\n";
    let cases = read(gap).unwrap();
    assert_eq!(cases.len(), 1);
    assert_eq!((cases[0].line, cases[0].got.as_deref()), (2, Some("«~Oui~»")));
    assert_eq!(cases[0].options.date.as_deref(), Some("2024-11"));
    for broken in ["```want\n```", "```got\n```", "```want\n```\n```fr\n```", "```fr\n", "```fr dat=1\n```"] {
        assert!(read(broken).is_err(), "{broken}");
    }
}

#[test]
fn what_a_case_leaves_open_is_not_compared() {
    let settled = |options: &str, want: &str, got: &str| {
        let options = Options::parse(options).unwrap();
        let (mut want, mut got) = (marked::parse(want).unwrap(), marked::parse(got).unwrap());
        settle(&options, &mut want, &mut got);
        marked::show(&want) == marked::show(&got)
    };
    let optional = "{s1@x Elle} {c1 veut} {i1? partir ce soir}.";
    assert!(settled("", optional, "Elle veut partir ce soir."));
    assert!(settled("", optional, "Elle veut {i partir} ce soir."));
    assert!(settled("", optional, "{s1@x Elle} {c1 veut} {i1 partir ce soir}."));
    assert!(!settled("", optional, "{s1@y Elle} {c1 veut} {i1 partir ce soir}."));
    assert!(!settled("", optional, "Elle veut partir {p ce} soir."));
    assert!(settled("", "Un {p?@x «~oui~»}.", "Un {o:scare «~oui~»}."));
    assert!(!settled("", "Un {p?@x «~oui~»}.", "Un «~oui~»."));
    assert!(settled("", "Un {o?:term «~oui~»}.", "Un {o:scare «~oui~»}."));
    assert!(!settled("", "Un {o?:term «~oui~»}.", "Un {p@x «~oui~»}."));
    assert!(settled("only=content,speaker", "{d@x «~Ah~»}, dit-il.", "{d1 «~Ah~»}, {c1 dit}-{s1@x il}."));
    assert!(settled("", "{d1 «~Ah~»}, {c1 dit} Léa à Luc.", "{d1 «~Ah~»}, {c1 dit} Léa à {a1 Luc}."));
    assert!(!settled("", "{d1 «~Ah~»}, {c1 dit} Léa à {a1 Luc}.", "{d1 «~Ah~»}, {c1 dit} Léa à Luc."));
}
