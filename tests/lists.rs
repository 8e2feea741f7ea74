//! Every organisation and every role of the lists, in the sentences that news puts them in: whoever is listed is found whole.
//!
//! What is not found so yet stands in a list of its own, which has to be exact: a gap that closes is taken from it.

use std::sync::LazyLock;

use dixit::{Article, Engine, Kind};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// Who the first quotation of a text is attributed to.
fn speaker(text: String) -> String {
    let analysis = ENGINE.analyse(&Article::new("list", text));
    let said = analysis.attributions.iter().find(|a| a.kind != Kind::Other && a.kind != Kind::Indirect);
    let speakers = said.map(|a| {
        a.speakers.iter().map(|id| analysis.speakers[id.0 as usize].name.as_str()).collect::<Vec<_>>()
    });
    speakers.unwrap_or_default().join("; ")
}

/// The rows of a list of `data/fr`, cell by cell.
fn rows(list: &str) -> Vec<Vec<String>> {
    let path = format!("{}/data/fr/{list}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).expect("a list that is there");
    reader.records().map(|row| row.expect("a row").iter().map(String::from).collect()).collect()
}

/// *le* or *la*, or *l'* before a vowel.
fn article(feminine: bool, noun: &str) -> &'static str {
    match noun.starts_with(['a', 'e', 'é', 'i', 'o', 'u', 'y', 'h', 'A', 'É']) {
        true => "l'",
        false if feminine => "la ",
        false => "le ",
    }
}

/// Names of several words that are cut: an acronym before words, a noun in small letters that says what the name is.
const NAMES_MISSED: &[&str] = &[
    "opération Barkhane",
    "Madame Figaro",
    "université Paris-Sorbonne",
    "UFC Que Choisir",
    "palais Chigi",
];

#[test]
fn every_organisation_is_named_whole() {
    let mut missed = Vec::new();
    for row in rows("organisations") {
        let (name, acronym, feminine) = (&row[0], &row[1], row[3] == "f");
        let aliases = row[7].split('|').filter(|alias| !alias.is_empty());
        for form in std::iter::once(name.as_str()).chain(aliases).filter(|form| form.contains(' ')) {
            let article = if row[4] == "p" { "les " } else { article(feminine, form) };
            let found = ["", article].iter().any(|before| {
                let heard =
                    speaker(format!("Rien n'est dit. « C'est utile », a indiqué {before}{form} lundi. Fin."));
                let whole = [name, acronym, form].iter().any(|known| heard.eq_ignore_ascii_case(known));
                whole || heard.to_lowercase().contains(&form.to_lowercase())
            });
            if !found {
                missed.push(form.to_owned());
            }
        }
    }
    assert_eq!(missed, NAMES_MISSED);
}

/// Roles behind which the name is not found: what is an adjective or a title first.
const ROLES_MISSED: &[&str] = &[
    "jeune",
    "jeune",
    "principal",
    "principale",
    "prix Nobel",
    "prix Nobel",
    "sans domicile fixe",
    "sans domicile fixe",
    "témoin de Jéhovah",
    "témoin de Jéhovah",
];

#[test]
fn every_role_gives_its_words_to_the_name_behind_it() {
    let mut missed = Vec::new();
    for row in rows("roles") {
        let forms = [(&row[0], "Paul Garnier", false), (&row[1], "Anne Garnier", true)];
        for (role, name, feminine) in forms.into_iter().filter(|(role, ..)| !role.is_empty()) {
            let article = article(feminine, role);
            let heard = speaker(format!(
                "Rien n'est dit. « C'est utile », a indiqué {article}{role} {name} lundi. Fin."
            ));
            if heard != name {
                missed.push(role.clone());
            }
        }
    }
    assert_eq!(missed, ROLES_MISSED);
}
