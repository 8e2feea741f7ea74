//! [`Offices`]: who held which office when, and the phrases that stand for the holder: *le président américain*,
//! *le chef du Kremlin*, *la chancelière allemande*.
//!
//! A phrase resolves only as a whole, only with a date, and only to the one person who certainly held the office on it.

use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

use super::countries::{Countries, CountryIdx};
use super::fold::name_key;
use super::office_places::Places;
use super::speakers::{SpeakerIdx, Speakers};
use super::{DataError, DataFiles, Row, Table};
use crate::analysis::Gender;
use crate::input::Date;

/// The offices that `offices.csv` may give: a closed list.
pub const OFFICES: &[&str] = &[
    "agriculture-minister",
    "ambassador-un",
    "antiterror-prosecutor",
    "army-chief",
    "assembly-president",
    "brexit-negotiator",
    "budget-minister",
    "central-bank-head",
    "chancellor",
    "chief-of-staff",
    "cia-head",
    "civil-service-minister",
    "commission-president",
    "coordinator",
    "council-president",
    "crown-prince",
    "culture-minister",
    "defence-minister",
    "director-general",
    "ecology-minister",
    "economy-minister",
    "education-minister",
    "europe-minister",
    "fbi-head",
    "finance-minister",
    "foreign-minister",
    "head",
    "health-director",
    "health-minister",
    "high-representative",
    "higher-education-minister",
    "homeland-minister",
    "housing-minister",
    "immigration-minister",
    "industry-minister",
    "interior-minister",
    "junta-leader",
    "justice-minister",
    "labour-minister",
    "mayor",
    "monarch",
    "national-coach",
    "overseas-minister",
    "parliament-president",
    "police-prefect",
    "pope",
    "president",
    "prime-minister",
    "prosecutor",
    "refugees-commissioner",
    "rights-commissioner",
    "secretary-general",
    "security-adviser",
    "senate-president",
    "spokesperson",
    "spokesperson-army",
    "spokesperson-defence",
    "spokesperson-foreign",
    "spokesperson-government",
    "spokesperson-presidency",
    "sports-minister",
    "supreme-leader",
    "territories-minister",
    "transport-minister",
    "vice-president",
];

/// The offices of the world's business, whose phrase names its holder by itself: a state, its government, its foreign and
/// military affairs. Of any other, only somebody whom the text names besides is the holder.
const OF_THE_WORLD: &[&str] = &[
    "chancellor",
    "commission-president",
    "council-president",
    "crown-prince",
    "defence-minister",
    "foreign-minister",
    "high-representative",
    "junta-leader",
    "monarch",
    "pope",
    "president",
    "prime-minister",
    "spokesperson-foreign",
    "spokesperson-presidency",
    "supreme-leader",
    "vice-president",
];

impl Resolution {
    /// The holder, of whichever office.
    pub fn holder(&self) -> Option<SpeakerIdx> {
        match self {
            Resolution::Holder(who) | Resolution::IfNamed(who) => Some(*who),
            _ => None,
        }
    }
}

/// For how many months after the last start in `offices.csv` an office without an end is still believed to be held.
const TRUST_MONTHS: u32 = 6;

/// What a role phrase stands for on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// No office, no country, or nobody who is known to have held it then.
    None,
    /// An office whose holders are known, but no date to choose by.
    NoDate,
    /// Several people fit: a hand-over within the date, or a contested office.
    Ambiguous(Vec<SpeakerIdx>),
    /// The one who held the office.
    Holder(SpeakerIdx),
    /// The one who held an office that the reader is not expected to know by heart (*le maire de Lyon*): believe it only
    /// where the text names the holder as well.
    IfNamed(SpeakerIdx),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bare {
    /// The country must be in the phrase.
    No,
    /// The article's country will do.
    Default,
    /// The article's country will do; France where there is none.
    France,
}

#[derive(Clone, Debug)]
struct Phrase {
    offices: Vec<u8>,
    /// The country or body that is meant, or, for a phrase with a place for one, those that are allowed.
    places: Vec<u16>,
    bare: Bare,
    feminine: bool,
}

/// A phrase for an office, read: [`Offices::held`] says who is meant by it.
#[derive(Clone, Debug)]
pub struct OfficePhrase<'o> {
    phrase: &'o Phrase,
    places: Named,
}

impl OfficePhrase<'_> {
    /// No office is meant by both.
    pub fn differs(&self, other: &OfficePhrase<'_>) -> bool {
        !self.phrase.offices.iter().any(|office| other.phrase.offices.contains(office))
    }

    /// False for a noun that is an office only with a place, and has none: *le dirigeant*, *la secrétaire d'État*.
    pub fn says_which(&self) -> bool {
        !matches!(self.places, Named::Nowhere) || self.phrase.bare != Bare::No
    }
}

/// The places that a phrase for an office names.
#[derive(Clone, Debug)]
enum Named {
    /// Those of the office, which is that of one country.
    Own,
    /// One country, or several that go by the same word.
    Places(Vec<u16>),
    /// None.
    Nowhere,
}

#[derive(Clone, Copy, Debug)]
struct Term {
    speaker: SpeakerIdx,
    feminine: Option<bool>,
    /// True for an office of [`OF_THE_WORLD`].
    of_the_world: bool,
    /// First and last day on which the term may have begun, as [`Date::first_day`] writes them.
    start: (u32, u32),
    /// First and last day on which it may have ended.
    end: (u32, u32),
}

/// Offices, their holders, and the phrases for them.
#[derive(Debug)]
pub struct Offices {
    places: Places,
    holders: FxHashMap<(u8, u16), Vec<Term>>,
    /// What somebody was, and from when to when.
    served: FxHashMap<SpeakerIdx, Vec<(u8, u32, u32)>>,
    /// The states whose offices somebody held.
    homes: FxHashMap<SpeakerIdx, Vec<CountryIdx>>,
    phrases: FxHashMap<Box<str>, Phrase>,
    /// First words of the phrases, and what may stand before them: most noun phrases begin with another word.
    openers: FxHashSet<Box<str>>,
}

const FILE: &str = "offices.csv";
const HEADER: &[&str] = &["speaker", "office", "country", "start", "end"];
const PHRASES: &str = "fr/office_phrases.csv";
const PHRASES_HEADER: &[&str] = &["phrase", "offices", "country", "bare", "gender", "note"];

/// Two years, as days are written.
const SLACK: u32 = 2_0000;

/// The first day and the last of the two years around a date on either side: news lags behind, and tables err.
fn about(date: Date) -> (u32, u32) {
    (date.first_day().saturating_sub(SLACK), date.last_day() + SLACK)
}

/// From the first day to the last.
const ALWAYS: (u32, u32) = (0, u32::MAX);

/// Words that say that the office is not held: *l'ancien président*, *le président élu*.
const NOT_IN_OFFICE: &[&str] = &[
    "ancien",
    "ancienne",
    "anciens",
    "anciennes",
    "ex",
    "futur",
    "future",
    "elu",
    "elue",
    "feu",
    "prochain",
    "prochaine",
    "defunt",
    "defunte",
    "dechu",
    "dechue",
    "dernier",
    "derniere",
    "designe",
    "designee",
    "pressenti",
    "pressentie",
    "potentiel",
    "potentielle",
    "eventuel",
    "eventuelle",
    "autoproclame",
    "autoproclamee",
];

/// Words that change nothing: *le nouveau président*, *le président sortant*.
const IN_OFFICE: &[&str] = &[
    "nouveau", "nouvel", "nouvelle", "actuel", "actuelle", "sortant", "sortante", "tout", "toute", "puissant",
];

/// What else may stand before the first word of an office: *l'ancien président*.
const BEFORE_OFFICE: &[&str] = &["le", "la", "l'", "ancien", "ancienne", "ex"];

impl Offices {
    /// Reads `offices.csv`, `fr/office_phrases.csv` and `fr/office_bodies.csv`.
    ///
    /// # Errors
    /// A wrong header, an unknown speaker, office, country or body, a date that is none, an end before its start, a phrase
    /// that is given twice or has two places for a country.
    pub fn parse(
        files: &DataFiles,
        speakers: &Speakers,
        countries: &Countries,
    ) -> Result<Offices, DataError> {
        let mut offices = Offices {
            places: Places::parse(files, countries)?,
            holders: FxHashMap::with_capacity_and_hasher(1024, Default::default()),
            served: FxHashMap::with_capacity_and_hasher(1024, Default::default()),
            homes: FxHashMap::with_capacity_and_hasher(1024, Default::default()),
            phrases: FxHashMap::with_capacity_and_hasher(1024, Default::default()),
            openers: BEFORE_OFFICE.iter().chain(IN_OFFICE).map(|word| (*word).into()).collect(),
        };
        let phrases = Table::parse(PHRASES, files.text(PHRASES), PHRASES_HEADER)?;
        for row in phrases.rows() {
            offices.add_phrase(row)?;
        }
        let table = Table::parse(FILE, files.text(FILE), HEADER)?;
        let mut terms = Vec::new();
        let mut last_known = 0;
        for row in table.rows() {
            let (key, term) = offices.term(row, speakers)?;
            last_known = last_known.max(term.start.1);
            // *CA-QC*: whoever governs a part is of the whole, too.
            let code = row.get("country");
            for state in [Some(code), code.get(..2)].into_iter().flatten().filter(|code| *code != "EU") {
                let homes = offices.homes.entry(term.speaker).or_default();
                homes.extend(countries.by_code(state).filter(|state| !homes.contains(state)));
            }
            terms.push((key, term));
        }
        let trusted = months_after(last_known, TRUST_MONTHS);
        for (key, mut term) in terms {
            if term.end.1 == u32::MAX {
                term.end = (trusted, trusted);
            }
            offices.served.entry(term.speaker).or_default().push((key.0, term.start.0, term.end.1));
            offices.holders.entry(key).or_default().push(term);
        }
        Ok(offices)
    }

    fn add_phrase(&mut self, row: Row<'_>) -> Result<(), DataError> {
        let phrase = row.required("phrase")?;
        let key = name_key(phrase);
        let slots = key.matches('@').count();
        let given: Vec<&str> = row.get("country").split('|').filter(|c| !c.is_empty()).collect();
        if slots > 1 {
            return Err(row.error("phrase", "has two places for a country, marked @"));
        }
        if slots == 0 && given.len() != 1 {
            return Err(
                row.error("country", "a phrase without a place for a country, marked @, needs just one")
            );
        }
        let mut offices = Vec::new();
        for name in row.required("offices")?.split('|') {
            offices.push(office_named(name).map_err(|problem| row.error("offices", problem))?);
        }
        let bare = row.choice(
            "bare",
            &[("no", Bare::No), ("yes", Bare::Default), ("default", Bare::Default), ("fr", Bare::France)],
        )?;
        let feminine = row.choice("gender", &[("f", true), ("m", false), ("", false)])?;
        let places = given.iter().map(|key| self.place(row, key)).collect::<Result<_, _>>()?;
        self.openers.insert(key.split(' ').next().unwrap_or_default().into());
        if self.phrases.insert(key.into(), Phrase { offices, places, bare, feminine }).is_some() {
            return Err(row.error("phrase", format!("{phrase:?} is given twice")));
        }
        Ok(())
    }

    fn place(&self, row: Row<'_>, key: &str) -> Result<u16, DataError> {
        let unknown = || format!("{key:?} is neither a country nor in office_bodies.csv");
        self.places.by_key(key).ok_or_else(|| row.error("country", unknown()))
    }

    fn term(&self, row: Row<'_>, speakers: &Speakers) -> Result<((u8, u16), Term), DataError> {
        let id = row.required("speaker")?;
        let speaker = speakers
            .by_id(id)
            .ok_or_else(|| row.error("speaker", format!("{id:?} is no id of speakers.csv")))?;
        let office = office_named(row.get("office")).map_err(|problem| row.error("office", problem))?;
        let code = row.required("country")?;
        let place = self.place(row, code)?;
        let date = |column| {
            row.get(column).parse::<Date>().map_err(|problem| row.error(column, problem.to_string()))
        };
        let start = date("start")?;
        let end = match row.get("end") {
            "" => (u32::MAX, u32::MAX),
            _ => {
                let end = date("end")?;
                (end.first_day(), end.last_day())
            }
        };
        let start = (start.first_day(), start.last_day());
        if end.1 < start.0 {
            return Err(row.error("end", "lies before the start"));
        }
        let feminine = speakers.get(speaker).and_then(|s| s.gender).map(|g| g == Gender::Feminine);
        let of_the_world = OF_THE_WORLD.contains(&row.get("office"));
        Ok(((office, place), Term { speaker, feminine, of_the_world, start, end }))
    }

    /// Whom `phrase` stands for on `date`.
    ///
    /// `phrase` is a noun phrase as written, without an apposed name; an article at its start is passed over. Case,
    /// accents and kind of apostrophe do not count. `default_country` is the code of the country that the article is
    /// about, and is used only for phrases that name none (*le chef de l'État*, *le ministre de l'Intérieur*). Pass none
    /// where the article names no country. *Le président de la République* alone then means France's; where the article
    /// is about another country, or may be, pass that country, or do not ask.
    ///
    /// What is not consumed by office, country and a word such as *nouveau* or *sortant* prevents a resolution, as do
    /// *ancien*, *ex-*, *futur*, *élu*. The day of a hand-over belongs to both holders.
    pub fn resolve(&self, phrase: &str, date: Option<Date>, default_country: Option<&str>) -> Resolution {
        self.read(phrase).map_or(Resolution::None, |office| self.held(&office, date, default_country))
    }

    /// The office that `phrase` names, whoever holds it: to be read once, and asked of several dates and countries.
    pub fn read(&self, phrase: &str) -> Option<OfficePhrase<'_>> {
        let key = name_key(phrase);
        let mut words: Vec<&str> = key.split(' ').filter(|w| !w.is_empty()).collect();
        if words.len() > 16 || words.is_empty() || words.iter().any(|w| NOT_IN_OFFICE.contains(w)) {
            return None;
        }
        if matches!(words[0], "le" | "la" | "l'") {
            words.remove(0);
        }
        words.retain(|w| !IN_OFFICE.contains(w));
        for tail in [["par", "interim"], ["en", "exercice"], ["en", "titre"]] {
            if words.ends_with(&tail) {
                words.truncate(words.len() - 2);
            }
        }
        self.read_key(&words.join(" "))
    }

    /// Who held an office on `date`; see [`Offices::resolve`].
    pub fn held(
        &self,
        office: &OfficePhrase<'_>,
        date: Option<Date>,
        default_country: Option<&str>,
    ) -> Resolution {
        match self.places_of(office, default_country) {
            Some(places) => self.holder(office.phrase, &places, date),
            None => Resolution::None,
        }
    }

    /// Everybody who is known to have held an office at any time, with the country of the article where the phrase names none;
    /// see [`Offices::resolve`].
    pub fn ever_held(&self, office: &OfficePhrase<'_>, default_country: Option<&str>) -> Vec<SpeakerIdx> {
        let mut holders = Vec::new();
        for term in self.terms(office.phrase, &self.places_of(office, default_country).unwrap_or_default()) {
            if !holders.contains(&term.speaker) {
                holders.push(term.speaker);
            }
        }
        holders
    }

    /// Whether somebody rose from a ministry to the head of a state or government, by whose name a text would call him ever
    /// since: *le ministre de l'Économie* is nobody who became president.
    pub fn has_outgrown(&self, office: &OfficePhrase<'_>, who: SpeakerIdx) -> bool {
        let served = || self.served.get(&who).into_iter().flatten();
        let name = |kind: &u8| OFFICES.get(usize::from(*kind)).copied().unwrap_or_default();
        let asked = &office.phrase.offices;
        let ministry =
            |(kind, ..): &&(u8, u32, u32)| asked.contains(kind) && name(kind).ends_with("-minister");
        let Some(last) = served().filter(ministry).map(|(_, start, _)| *start).max() else { return false };
        served().any(|(kind, start, _)| is_head(name(kind)) && !asked.contains(kind) && *start > last)
    }

    /// Whether somebody was at the head of a state or government by the end of the date.
    pub fn has_risen(&self, who: SpeakerIdx, date: Date) -> bool {
        let served = self.served.get(&who).into_iter().flatten();
        let then = served.filter(|(_, start, _)| *start <= date.last_day());
        then.filter_map(|(kind, ..)| OFFICES.get(usize::from(*kind))).any(|office| is_head(office))
    }

    /// Whether somebody held such an office, of whatever country, within two years of the date, or ever where there is none.
    /// Linear in the offices held by anybody.
    pub fn may_hold(&self, office: &OfficePhrase<'_>, who: SpeakerIdx, date: Option<Date>) -> bool {
        let (first, last) = date.map_or(ALWAYS, about);
        let terms = self.holders.iter().filter(|((kind, _), _)| office.phrase.offices.contains(kind));
        terms.flat_map(|(_, terms)| terms).any(|t| t.speaker == who && t.start.0 <= last && t.end.1 >= first)
    }

    /// Whether somebody ever held an office.
    pub fn has_held(&self, who: SpeakerIdx) -> bool {
        self.served.contains_key(&who)
    }

    /// Whether somebody ever was at the head of an army, spoke for one, or was an ambassador.
    pub fn has_served_in_arms_or_abroad(&self, who: SpeakerIdx) -> bool {
        let served = self.served.get(&who).into_iter().flatten();
        let mut offices = served.filter_map(|(office, ..)| OFFICES.get(usize::from(*office)));
        offices.any(|office| {
            matches!(*office, "ambassador-un" | "army-chief" | "chief-of-staff" | "spokesperson-army")
        })
    }

    /// The states whose offices somebody held, whenever; none where no office of a state is known.
    pub fn homes(&self, who: SpeakerIdx) -> &[CountryIdx] {
        self.homes.get(&who).map_or(&[], Vec::as_slice)
    }

    /// Whether somebody held an office on the date, or ever where there is none, by which this folded noun alone may call him:
    /// *le ministre*, *le président*, *le maire*.
    pub fn is_called(&self, who: SpeakerIdx, noun: &str, date: Option<Date>) -> bool {
        let fits = |office: &str| match noun {
            "ministre" => office.ends_with("-minister") && office != "prime-minister",
            "premier ministre" => office == "prime-minister",
            "president" | "presidente" => office.ends_with("president") && office != "vice-president",
            "maire" => office == "mayor",
            "porte-parole" => office.starts_with("spokesperson"),
            "chancelier" | "chanceliere" => office == "chancellor",
            _ => false,
        };
        self.of_date(who, date).any(fits)
    }

    /// Whether somebody governed on the date: as head of state or of the government, or as a minister.
    pub fn governs(&self, who: SpeakerIdx, date: Date) -> bool {
        self.of_date(who, Some(date)).any(|office| {
            matches!(office, "president" | "chancellor" | "monarch" | "supreme-leader" | "junta-leader")
                || office.ends_with("minister")
        })
    }

    /// Whether somebody governed or spoke for a government on the date, or was at the head of a party or another body.
    pub fn leads(&self, who: SpeakerIdx, date: Date) -> bool {
        let leads = |office| matches!(office, "head" | "spokesperson-government");
        self.governs(who, date) || self.of_date(who, Some(date)).any(leads)
    }

    /// Whether somebody was a minister or spoke for a government within two years of the date: *la secrétaire d'État*, of which no
    /// table is complete.
    pub fn serves_about(&self, who: SpeakerIdx, date: Date) -> bool {
        let (first, last) = about(date);
        let served = self.served.get(&who).into_iter().flatten();
        let mut near = served
            .filter(|(_, start, end)| *start <= last && first <= *end)
            .filter_map(|(kind, ..)| OFFICES.get(usize::from(*kind)).copied());
        near.any(|office| {
            office == "spokesperson-government" || office.ends_with("-minister") && !is_head(office)
        })
    }

    /// Who held in a country, by its code, the office that somebody held on the date: *son homologue russe*. None where nobody did
    /// for sure, or several.
    pub fn counterpart(&self, who: SpeakerIdx, country: &str, date: Date) -> Option<SpeakerIdx> {
        let place = self.places.by_key(country)?;
        let (first, last) = (date.first_day(), date.last_day());
        let term_of = |office: &str| {
            let kind = office_named(office).ok()?;
            let terms = self.holders.get(&(kind, place))?;
            terms.iter().find(|t| t.start.1 <= first && last <= t.end.0).map(|t| t.speaker)
        };
        let alike = |office: &'static str| match office {
            "chancellor" => "prime-minister",
            "prime-minister" => "chancellor",
            office => office,
        };
        let mut found = self
            .of_date(who, Some(date))
            .filter_map(|office| term_of(office).or_else(|| term_of(alike(office))));
        let one = found.next().filter(|other| *other != who)?;
        found.all(|other| other == one).then_some(one)
    }

    /// The offices that somebody held on a date, or ever.
    fn of_date(&self, who: SpeakerIdx, date: Option<Date>) -> impl Iterator<Item = &'static str> {
        let (first, last) = date.map_or(ALWAYS, |date| (date.first_day(), date.last_day()));
        let served = self.served.get(&who).into_iter().flatten();
        let then = served.filter(move |(_, start, end)| *start <= last && first <= *end);
        then.filter_map(|(office, ..)| OFFICES.get(usize::from(*office)).copied())
    }

    /// Whether a phrase that begins with this folded word may name an office, as far as the word tells: an article or *nouveau*
    /// may stand before the one that counts, and so may *ancien*.
    pub fn may_open(&self, folded: &str) -> bool {
        if !folded.is_empty() && folded.bytes().all(|b| b.is_ascii_lowercase()) {
            return self.openers.contains(folded);
        }
        let key = name_key(folded);
        let first = key.split(' ').next().unwrap_or_default();
        first.is_empty() || self.openers.contains(first)
    }

    /// The office phrase that `key` is, with the places that it names.
    fn read_key(&self, key: &str) -> Option<OfficePhrase<'_>> {
        if let Some(phrase) = self.phrases.get(key) {
            return Some(OfficePhrase { phrase, places: Named::Own });
        }
        let starts: Vec<usize> =
            std::iter::once(0).chain(key.match_indices(' ').map(|(at, _)| at + 1)).collect();
        let mut open = String::new();
        for length in (1..=8.min(starts.len())).rev() {
            for (at, &start) in starts.iter().enumerate().skip(1) {
                let Some(end) = (at + length <= starts.len())
                    .then(|| starts.get(at + length).map_or(key.len(), |next| next - 1))
                else {
                    break;
                };
                let named = self.places.by_modifier(&key[start..end]);
                if named.is_empty() {
                    continue;
                }
                open.clear();
                open.extend([&key[..start], "@", &key[end..]]);
                let Some(phrase) = self.phrases.get(open.as_str()) else { continue };
                let held = |p: &u16| phrase.places.is_empty() || phrase.places.contains(p);
                let places: Vec<u16> = named.iter().copied().filter(held).collect();
                return (!places.is_empty())
                    .then_some(OfficePhrase { phrase, places: Named::Places(places) });
            }
        }
        open.clear();
        open.extend([key, " @"]);
        let phrase = self.phrases.get(open.as_str())?;
        Some(OfficePhrase { phrase, places: Named::Nowhere })
    }

    /// The places that an office may be about, in an article about a country.
    fn places_of<'o>(
        &self,
        office: &'o OfficePhrase<'_>,
        default_country: Option<&str>,
    ) -> Option<Cow<'o, [u16]>> {
        let default = default_country.and_then(|code| self.places.by_key(code));
        let phrase = office.phrase;
        let own = |place: u16| phrase.places.contains(&place);
        match &office.places {
            Named::Own => {
                (phrase.bare == Bare::No || default.is_some_and(own)).then(|| (&*phrase.places).into())
            }
            Named::Places(places) => match default.filter(|d| places.len() > 1 && places.contains(d)) {
                Some(default) => Some(vec![default].into()),
                None => Some(places.into()),
            },
            Named::Nowhere => {
                let place = match phrase.bare {
                    Bare::No => None,
                    Bare::Default => default,
                    Bare::France if default_country.is_none() => self.places.by_key("FR"),
                    Bare::France => default,
                }?;
                (phrase.places.is_empty() || own(place)).then(|| vec![place].into())
            }
        }
    }

    fn terms<'s>(&'s self, phrase: &'s Phrase, places: &'s [u16]) -> impl Iterator<Item = &'s Term> {
        places.iter().flat_map(|place| {
            phrase.offices.iter().filter_map(|office| self.holders.get(&(*office, *place))).flatten()
        })
    }

    fn holder(&self, phrase: &Phrase, places: &[u16], date: Option<Date>) -> Resolution {
        let terms = || self.terms(phrase, places);
        let Some(date) = date else {
            return if terms().next().is_some() { Resolution::NoDate } else { Resolution::None };
        };
        let (first, last) = (date.first_day(), date.last_day());
        let mut fit: Vec<SpeakerIdx> = Vec::new();
        let (mut certain, mut of_the_world) = (false, false);
        for term in terms().filter(|t| t.start.0 <= last && first <= t.end.1) {
            certain |= term.start.1 <= first && last <= term.end.0;
            if phrase.feminine && term.feminine == Some(false) {
                certain = false;
            }
            of_the_world |= term.of_the_world;
            if !fit.contains(&term.speaker) {
                fit.push(term.speaker);
            }
        }
        match fit.as_slice() {
            [one] if certain && of_the_world => Resolution::Holder(*one),
            [one] if certain => Resolution::IfNamed(*one),
            [] | [_] => Resolution::None,
            _ => Resolution::Ambiguous(fit),
        }
    }
}

fn office_named(name: &str) -> Result<u8, String> {
    match OFFICES.binary_search(&name) {
        Ok(at) => Ok(at as u8),
        Err(_) => Err(format!("{name:?} is none of {}", OFFICES.join(", "))),
    }
}

/// The head of a state or government.
fn is_head(office: &str) -> bool {
    matches!(office, "president" | "chancellor" | "monarch" | "prime-minister")
}

/// The day `months` later, in the numbers of [`Date::first_day`].
fn months_after(day: u32, months: u32) -> u32 {
    let month = day / 100 % 100 + months;
    (day / 10_000 + (month - 1) / 12) * 10_000 + ((month - 1) % 12 + 1) * 100 + day % 100
}
