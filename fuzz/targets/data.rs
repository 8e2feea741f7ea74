//! Data files of the user's: the first byte says in the place of which one, and whatever the rest, an error has its place.
#![no_main]

use dixit::lexicon::{
    BUILT_IN, Countries, DataError, DataFiles, FirstNames, FunctionWords, Nouns, Offices, Organisations, Roles, Speakers,
    Titles, Verbs, orthography,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((which, text)) = input.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let mut files = DataFiles::built_in();
    let name = match BUILT_IN.get(usize::from(*which) % (BUILT_IN.len() + 1)) {
        Some((name, _)) => {
            files.replace(name, text.to_owned()).expect("a name of ours");
            name
        }
        None => {
            files.add_speakers("mine.csv", text.to_owned());
            "mine.csv"
        }
    };
    if let Err(error) = parse(name, &files) {
        assert!(!error.problem.is_empty() && !error.file.is_empty(), "{error:?}");
    }
});

/// Reads the file, with those that it depends on.
fn parse(name: &str, files: &DataFiles) -> Result<(), DataError> {
    match name {
        "fr/conjugation.csv" | "fr/verbs.csv" => Verbs::parse(files).map(drop),
        "fr/countries.csv" => Countries::parse(files).map(drop),
        "fr/first_names.csv" => FirstNames::parse(files).map(drop),
        "fr/function_words.csv" => FunctionWords::parse(files).map(drop),
        "fr/nouns.csv" => Nouns::parse(files).map(drop),
        "fr/organisations.csv" => Organisations::parse(files).map(drop),
        "fr/orthography.csv" => orthography(files).map(drop),
        "fr/roles.csv" => Roles::parse(files).map(drop),
        "fr/titles.csv" => Titles::parse(files).map(drop),
        "speakers.csv" | "mine.csv" => Speakers::parse(files).map(drop),
        _ => Offices::parse(files, &Speakers::parse(files)?, &Countries::parse(files)?).map(drop),
    }
}
