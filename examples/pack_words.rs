//! Packs the general lexicon: reads the Dicollecte list (form, lemma, tags; tab-separated) on standard input and writes
//! `data/fr/words.fst`. How the list is had stands in `data/README.md`.
//!
//! ```text
//! cargo run --release --example pack_words < dicollecte.tsv
//! ```

use dixit::lexicon::WordClass as C;
use std::collections::BTreeMap;
use std::io::{BufRead, stdin};

/// The four agreement cells for gender `m f e` and number `s p i`, shifted to where the class begins.
fn agreement(tags: &[&str], shift: u32) -> u64 {
    let has = |t: &str| tags.contains(&t);
    let (m, f) = (has("m") || has("e"), has("f") || has("e"));
    let (s, p) = (has("s") || has("i"), has("p") || has("i"));
    let bit = |on: bool, n: u32| u64::from(on) << (n + shift);
    bit(m && s, 0) | bit(m && p, 1) | bit(f && s, 2) | bit(f && p, 3)
}

/// The classes of one row of the list.
fn classes(lemma: &str, tag: &str) -> u64 {
    let (body, _) = tag.split_once('/').unwrap_or((tag, ""));
    let (body, domain) = body.split_once('#').unwrap_or((body, ""));
    // `3p!`, `s;É`: what follows the number is about spelling reforms and liaison.
    let tags: Vec<&str> = body
        .split(':')
        .map(|t| t.split(['!', ';']).next().unwrap_or_default())
        .filter(|t| !t.is_empty())
        .collect();
    let proper = lemma.chars().next().is_some_and(char::is_uppercase);
    let mut bits = 0;
    for tag in &tags {
        bits |= match *tag {
            "N" if proper && (domain.contains('C') || domain.contains('P')) => C::PLACE.0,
            "N" if proper => C::PROPER.0,
            "N" => agreement(&tags, 0),
            "A" => agreement(&tags, 4),
            "Q" => agreement(&tags, 8),
            "P" => C::PRES_PART.0,
            "Y" => C::INFINITIVE.0,
            "W" => C::ADVERB.0,
            "K" => C::CONDITIONAL.0,
            "M1" => {
                let both = C::FIRST_M.0 | C::FIRST_F.0;
                if tags.contains(&"e") {
                    both
                } else if tags.contains(&"f") {
                    C::FIRST_F.0
                } else {
                    C::FIRST_M.0
                }
            }
            "M2" => C::SURNAME.0,
            "MP" if domain.contains('C') || domain.contains('P') => C::PLACE.0,
            "MP" => C::PROPER.0,
            "D" | "Dd" | "De" | "Di" | "Dp" | "Da" => C::DET.0,
            "R" | "Rv" => C::PREP.0,
            "C" | "Cs" | "Cc" => C::CONJ.0,
            "Oo" | "Os" | "Ow" | "Ov" | "O1" | "O2" | "O3" => C::PRON.0,
            "B" | "J" | "X" | "L" => C::OTHER.0,
            _ => 0,
        };
        // A finite form names its mood and then its persons (`Ip:3s`); a participle names gender and number only.
        bits |= match *tag {
            "3s" => C::V3S.0,
            "3p" => C::V3P.0,
            "1s" | "2s" | "1p" | "2p" => C::V12.0,
            _ => 0,
        };
    }
    if domain.contains('G') {
        bits |= C::DEMONYM.0;
    }
    if body.starts_with(":V0e") && lemma == "être" {
        bits |= C::ETRE.0;
    }
    if body.starts_with(":V0a") && lemma == "avoir" {
        bits |= C::AVOIR.0;
    }
    bits
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut forms: BTreeMap<String, u64> = BTreeMap::new();
    for line in stdin().lock().lines() {
        let line = line?;
        let mut fields = line.split('\t');
        let (Some(form), Some(lemma), Some(tag)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let bits = classes(lemma, tag);
        if bits != 0 && !form.contains(' ') {
            *forms.entry(form.to_lowercase().replace('’', "'")).or_default() |= bits;
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/fr/words.fst");
    let mut builder = fst::MapBuilder::new(std::io::BufWriter::new(std::fs::File::create(path)?))?;
    for (form, bits) in &forms {
        builder.insert(form, *bits)?;
    }
    builder.finish()?;
    eprintln!("{} forms, {} bytes", forms.len(), std::fs::metadata(path)?.len());
    Ok(())
}
