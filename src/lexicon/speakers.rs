//! [`Speakers`]: the people whom the engine knows by name, from `speakers.csv` and the user's own list.

use rustc_hash::{FxHashMap, FxHashSet};

use super::fold::name_key;
use super::names::is_particle;
use super::{DataError, DataFiles, Row, Table};
use crate::analysis::Gender;

/// A known speaker's place in [`Speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerIdx(pub u32);

/// A person whom the engine knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownSpeaker {
    /// Stable key, `vladimir-poutine`.
    pub id: Box<str>,
    /// The usual full French form.
    pub name: Box<str>,
    /// Wikidata id, where it is certain.
    pub wikidata: Option<Box<str>>,
    /// Gender, where known.
    pub gender: Option<Gender>,
}

/// The known speakers, by id, by full name and by surname.
#[derive(Debug)]
pub struct Speakers {
    known: Vec<KnownSpeaker>,
    by_id: FxHashMap<Box<str>, SpeakerIdx>,
    by_alias: FxHashMap<Box<str>, SpeakerIdx>,
    by_surname: FxHashMap<Box<str>, Option<SpeakerIdx>>,
}

const FILE: &str = "speakers.csv";
const HEADER: &[&str] = &["id", "name", "wikidata", "gender", "aliases", "surname_alone", "note"];

impl Speakers {
    /// Reads `speakers.csv` and the rows that the user has added, which replace those of the same id.
    ///
    /// # Errors
    /// A wrong header, an id given twice in one file, an id that is no slug, a Wikidata id that is none, an unknown
    /// gender, a name or alias that two speakers share.
    pub fn parse(files: &DataFiles) -> Result<Speakers, DataError> {
        let own = Table::parse(FILE, files.text(FILE), HEADER)?;
        let added = match files.added_speakers() {
            Some((file, text)) => Some(Table::parse(file, text, HEADER)?),
            None => None,
        };
        let replaced: FxHashSet<&str> = added.iter().flat_map(Table::rows).map(|row| row.get("id")).collect();
        let rows = own.rows().filter(|row| !replaced.contains(row.get("id")));
        let mut speakers = Speakers {
            known: Vec::new(),
            by_id: FxHashMap::default(),
            by_alias: FxHashMap::with_capacity_and_hasher(4096, Default::default()),
            by_surname: FxHashMap::with_capacity_and_hasher(2048, Default::default()),
        };
        for row in rows.chain(added.iter().flat_map(Table::rows)) {
            speakers.add(row)?;
        }
        Ok(speakers)
    }

    fn add(&mut self, row: Row<'_>) -> Result<(), DataError> {
        let id = row.required("id")?;
        if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            return Err(row.error("id", format!("{id:?}: an id has only a to z, 0 to 9 and hyphens")));
        }
        let name = row.required("name")?;
        let wikidata = match row.get("wikidata") {
            "" => None,
            q if is_wikidata_id(q) => Some(q.into()),
            q => return Err(row.error("wikidata", format!("{q:?} is no Wikidata id, such as Q7747"))),
        };
        let gender = row
            .choice("gender", &[("m", Some(Gender::Masculine)), ("f", Some(Gender::Feminine)), ("", None)])?;
        let alone = row.choice("surname_alone", &[("yes", true), ("no", false)])?;

        let speaker = SpeakerIdx(self.known.len() as u32);
        if self.by_id.insert(id.into(), speaker).is_some() {
            return Err(row.error("id", format!("{id:?} is given twice")));
        }
        let aliases: Vec<&str> =
            row.get("aliases").split('|').map(str::trim).filter(|alias| !alias.is_empty()).collect();
        let mut full = vec![name_key(name)];
        let mut bare = Vec::new();
        let keys: Vec<String> = aliases.iter().map(|alias| name_key(alias)).collect();
        for (alias, key) in aliases.iter().zip(&keys) {
            let part = is_one_word(alias) && keys.iter().chain(&full[..1]).any(|whole| is_part(key, whole));
            if part && !alone {
                let problem = format!("{alias:?} is a bare surname, which surname_alone does not allow");
                return Err(row.error("aliases", problem));
            }
            if part {
                bare.push(key.clone());
            } else {
                full.push(key.clone());
            }
        }
        if alone && bare.is_empty() {
            let last = full[0].rsplit(' ').next().unwrap_or_default();
            if last.len() < full[0].len() {
                bare.push(last.to_owned());
            }
        }
        for key in full {
            match self.by_alias.get(key.as_str()) {
                Some(other) if *other != speaker => {
                    let other = self.get(*other).map_or("", |s| &*s.name);
                    let column = if key == name_key(name) { "name" } else { "aliases" };
                    return Err(row.error(column, format!("{key:?} already belongs to {other}")));
                }
                _ => self.by_alias.insert(key.into(), speaker),
            };
        }
        for key in bare {
            self.by_surname
                .entry(key.into())
                .and_modify(|held| {
                    if *held != Some(speaker) {
                        *held = None;
                    }
                })
                .or_insert(Some(speaker));
        }
        self.known.push(KnownSpeaker { id: id.into(), name: name.into(), wikidata, gender });
        Ok(())
    }

    /// The speaker of that full name, in any listed spelling, whatever its case, accents and hyphens.
    pub fn by_alias(&self, name: &str) -> Option<SpeakerIdx> {
        self.by_alias.get(name_key(name).as_str()).copied()
    }

    /// The one speaker whom news names by this surname alone: *Poutine*, but neither *Clinton* nor *Le Pen*.
    pub fn by_surname(&self, surname: &str) -> Option<SpeakerIdx> {
        self.by_surname.get(name_key(surname).as_str()).copied().flatten()
    }

    /// The speaker with that id.
    pub fn by_id(&self, id: &str) -> Option<SpeakerIdx> {
        self.by_id.get(id).copied()
    }

    /// What is known of a speaker; none only for an index of another table.
    pub fn get(&self, speaker: SpeakerIdx) -> Option<&KnownSpeaker> {
        self.known.get(speaker.0 as usize)
    }

    /// All speakers, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (SpeakerIdx, &KnownSpeaker)> {
        self.known.iter().enumerate().map(|(i, s)| (SpeakerIdx(i as u32), s))
    }
}

fn is_wikidata_id(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|n| {
        !n.is_empty() && n.len() <= 10 && !n.starts_with('0') && n.bytes().all(|b| b.is_ascii_digit())
    })
}

/// True where a name has one word, particles apart: *Poutine*, *von der Leyen*, *Alliot-Marie*, not *Ali Bongo*.
fn is_one_word(name: &str) -> bool {
    name.split_whitespace().filter(|word| !is_particle(word)).count() <= 1
}

/// True where `key` is the first or the last words of `whole`, and not all of them.
fn is_part(key: &str, whole: &str) -> bool {
    whole.len() > key.len()
        && (whole.strip_prefix(key).is_some_and(|rest| rest.starts_with(' '))
            || whole.strip_suffix(key).is_some_and(|rest| rest.ends_with(' ')))
}
