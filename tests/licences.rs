//! The licences of everything that is compiled in, held to the list in `deny.toml`, which `cargo deny check` reads too.

use std::process::Command;

/// The words between quotes in the list `allow` of `deny.toml`.
fn allowed() -> Vec<String> {
    let file = include_str!("../deny.toml");
    let list = file.split_once("allow = [").and_then(|(_, rest)| rest.split_once(']')).expect("a list").0;
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether an expression such as `(MIT OR Apache-2.0) AND Unicode-3.0` can be met by what is allowed.
fn is_met(expression: &str, allowed: &[String]) -> bool {
    let meets = |part: &str| {
        let words = part.trim_matches(['(', ')', ' ']).split(" OR ").flat_map(|word| word.split('/'));
        words.map(str::trim).any(|word| allowed.iter().any(|licence| licence == word))
    };
    expression.split(" AND ").all(meets)
}

#[test]
fn every_dependency_has_a_licence_that_suits_ours() {
    let cargo = |args: &[&str]| {
        let output = Command::new(env!("CARGO")).current_dir(env!("CARGO_MANIFEST_DIR")).args(args).output();
        output.expect("cargo is there").stdout
    };
    let version = String::from_utf8(cargo(&["-vV"])).expect("UTF-8");
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo names its host");
    let metadata = cargo(&["metadata", "--format-version=1", "--offline", "--filter-platform", host]);
    let metadata: serde_json::Value = serde_json::from_slice(&metadata).expect("cargo speaks JSON");
    let packages = metadata["packages"].as_array().expect("a list");
    assert!(packages.len() > 50);
    let allowed = allowed();
    for package in packages {
        let (name, licence) = (&package["name"], package["license"].as_str().unwrap_or_default());
        assert!(is_met(licence, &allowed), "{name} is under {licence:?}, which deny.toml does not allow");
    }
}

#[test]
fn expressions_of_licences_are_understood() {
    let allowed = ["MIT".to_owned(), "Unicode-3.0".to_owned()];
    for (expression, met) in [
        ("MIT", true),
        ("Apache-2.0/MIT", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND GPL-3.0", false),
        ("GPL-3.0-only", false),
        ("", false),
    ] {
        assert_eq!(is_met(expression, &allowed), met, "{expression}");
    }
}
