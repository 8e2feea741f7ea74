//! [`Vocabulary`]: every word met so far, looked up once.
//!
//! News repeats itself: nine tokens in ten were seen a few sentences before. A word as written (its capitals included)
//! gets a number, and under that number stands all that the lexicon knows of it. One look-up per token is then enough,
//! and no rule makes a lower-cased copy. A vocabulary is scratch space: it holds nothing that the lexicon does not, and
//! may be dropped at any time without changing a result.

use super::fold::{WordKey, fold, singular};
use super::{
    CountryIdx, FunctionWord, Lexicon, LocutionsId, Mood, NameGender, NounKind, Number, Organisation,
    Readings, RoleHit, RoleId, Tense, WordClass, is_ordinal,
};
use crate::analysis::Gender;
use crate::text::lower_into;
use rustc_hash::FxHashMap;

/// What is known of a word as written.
#[derive(Clone, Debug)]
pub struct WordInfo {
    /// Lower case, with a straight apostrophe.
    pub lower: Box<str>,
    /// Everything that it may be.
    pub class: WordClass,
    /// Its closed class.
    pub closed: Option<FunctionWord>,
    /// A noun for a person.
    pub role: Option<RoleHit>,
    /// The role that it names by itself.
    pub role_id: Option<RoleId>,
    /// The first word of a longer role, as the list of roles has it.
    pub begins_role: bool,
    /// The first word of such a noun of several words (*garde des Sceaux*).
    pub opens_role: bool,
    /// The first word of a name such as *La Voix du Nord*, *Médecins sans frontières*.
    pub opens_name: bool,
    /// Perhaps the first word of the name of an office.
    pub opens_office: bool,
    /// The whole name of a medium, an agency or a network, and nothing else.
    pub channel: bool,
    /// The whole name of a body, and nobody's first name or surname.
    pub body: bool,
    /// Who bears it as a first name; told only of words with a capital.
    pub first_name: Option<NameGender>,
    /// Another noun that can head a source.
    pub noun: Option<NounKind>,
    /// The adverbial locutions that it opens.
    pub locutions: Option<LocutionsId>,
    /// What it may be as a form of a reporting verb.
    pub readings: Readings,
    /// May be a form of a verb that only lends its mood to the next.
    pub semi_auxiliary: bool,
    /// Its folded form.
    pub folded: WordKey,
    /// Its folded form in the singular.
    pub singular: WordKey,
    /// The country that it names, or whose people or capital it names.
    pub country: Option<CountryIdx>,
}

/// What every token asks of its word.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The word's number.
    pub number: u32,
    /// Everything that it may be.
    pub class: WordClass,
    /// Its closed class.
    pub closed: Option<FunctionWord>,
    /// What else there is to know.
    pub facts: Facts,
}

/// Which questions about a word have an answer in its [`WordInfo`], as bits: for most words none has, and then there is no
/// need to fetch it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u16);

impl Facts {
    /// No answer to any.
    pub const NONE: Facts = Facts(0);
    /// It is not written as [`WordInfo::lower`] is.
    pub const RESPELLED: Facts = Facts(1);
    /// The first word of an adverbial locution.
    pub const OPENS_LOCUTION: Facts = Facts(2);
    /// A noun for a person, or the first word of one.
    pub const ROLE: Facts = Facts(4);
    /// Another noun that can head a source.
    pub const NOUN: Facts = Facts(8);
    /// Perhaps a form of a reporting verb.
    pub const REPORTS: Facts = Facts(16);
    /// Perhaps a form of a semi-auxiliary.
    pub const SEMI_AUXILIARY: Facts = Facts(32);
    /// The first word of an organisation's name of several words.
    pub const OPENS_NAME: Facts = Facts(64);
    /// Perhaps the first word of the name of an office.
    pub const OPENS_OFFICE: Facts = Facts(128);
    /// A medium, an agency or a network.
    pub const CHANNEL: Facts = Facts(256);
    /// Behind the first word of a noun of several for a person: *en* and *scène* of *metteur en scène*. Of the token, not the word.
    pub const IN_ROLE: Facts = Facts(512);
    /// In the name of a known body: *Maison* and *Blanche* as tokens, *Inserm* as a word.
    pub const IN_BODY: Facts = Facts(1024);

    /// True where the bit is set.
    pub fn has(self, bit: Facts) -> bool {
        self.0 & bit.0 != 0
    }

    /// The same and a bit more.
    pub fn with(self, bit: Facts) -> Facts {
        Facts(self.0 | bit.0)
    }
}

/// Words by number.
#[derive(Default)]
pub struct Vocabulary {
    /// The words that a [`Short`] can hold, which nearly all are.
    short: ShortTable,
    long: FxHashMap<Box<str>, u32>,
    infos: Vec<WordInfo>,
    lower: String,
}

/// A word of at most sixteen bytes, held in its key: to compare it, no pointer is followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Short {
    /// The first eight bytes and the last; zeros behind the word.
    ends: [u64; 2],
    /// How many bytes; 0 for no word.
    len: u8,
}

/// The bits of the first bytes of sixteen, by how many.
const MASKS: [u128; 17] = {
    let mut masks = [u128::MAX; 17];
    let mut len = 0;
    while len < 16 {
        masks[len] = (1 << (8 * len)) - 1;
        len += 1;
    }
    masks
};

impl Short {
    /// The word of so many bytes that `text` begins with.
    #[inline]
    fn of(text: &[u8], len: usize) -> Option<Short> {
        let short = u8::try_from(len).ok().filter(|len| (1..=16).contains(len))?;
        // Words of all lengths on one path: what stands behind the word is masked away.
        let sixteen = match text.first_chunk() {
            Some(chunk) => u128::from_le_bytes(*chunk),
            None => u128::from_le_bytes(std::array::from_fn(|at| text.get(at).copied().unwrap_or_default())),
        };
        let word = sixteen & MASKS[len];
        Some(Short { ends: [word as u64, (word >> 64) as u64], len: short })
    }

    /// Multiplied and folded, as in wyhash.
    fn hash(self) -> u64 {
        let head = self.ends[0] ^ 0xA076_1D64_78BD_642F;
        let tail = self.ends[1] ^ 0xE703_7ED1_A0B4_28DB ^ u64::from(self.len) << 56;
        let product = u128::from(head) * u128::from(tail);
        (product >> 64) as u64 ^ product as u64
    }
}

/// A word with what every token asks of it, in half a cache line.
///
/// News has more words than a core's cache holds; so a look-up should touch memory once, and not first a table, then a
/// number, then what stands under it.
#[derive(Clone, Copy, Default)]
#[repr(align(32))]
struct Slot {
    /// Of the spelling; its length stands in `len`.
    ends: [u64; 2],
    /// The classes, and in the two highest bytes, which they leave free, the [`Facts`].
    class: u64,
    number: u32,
    /// The length of the word; 0 in a free slot.
    len: u8,
    closed: Option<FunctionWord>,
}

/// Where a word is looked for first.
#[derive(Clone, Copy, Default)]
pub struct Glance {
    /// That of no word for a long one.
    spelled: Short,
    /// The slot where it would stand.
    place: usize,
    /// How the word there begins, once it was [fetched](Vocabulary::fetch).
    there: u64,
}

/// Where the facts stand among the classes.
const FACTS: u32 = 48;

impl Slot {
    fn new(spelled: Short, known: Known) -> Slot {
        let Known { number, class, closed, facts } = known;
        let class = class.0 | u64::from(facts.0) << FACTS;
        Slot { ends: spelled.ends, class, number, len: spelled.len, closed }
    }

    fn spelled(&self) -> Short {
        Short { ends: self.ends, len: self.len }
    }

    fn known(&self) -> Known {
        let class = WordClass(self.class & !(0xFFFF << FACTS));
        let facts = Facts((self.class >> FACTS) as u16);
        Known { number: self.number, class, closed: self.closed, facts }
    }
}

/// Slots by hash, at most half of them taken; one that is taken sends on to the next.
#[derive(Default)]
struct ShortTable {
    /// A power of two, or none.
    slots: Vec<Slot>,
    taken: usize,
}

impl ShortTable {
    /// The slot of a word, or the free one where it belongs; none where there are no slots yet.
    fn place(&self, short: Short) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = short.hash() as usize & mask;
        while self.slots[at].len > 0 && self.slots[at].spelled() != short {
            at = (at + 1) & mask;
        }
        Some(at)
    }

    /// Where a look-up begins; anywhere while there are no slots.
    fn first(&self, short: Short) -> usize {
        short.hash() as usize & self.slots.len().saturating_sub(1)
    }

    fn get(&self, short: Short) -> Option<&Slot> {
        let slot = &self.slots[self.place(short)?];
        (slot.len > 0).then_some(slot)
    }

    /// Adds a word that is not there.
    fn add(&mut self, slot: Slot) {
        if self.taken * 2 >= self.slots.len() {
            let more = (self.slots.len() * 2).max(1 << 12);
            let old = std::mem::replace(&mut self.slots, vec![Slot::default(); more]);
            self.taken = 0;
            old.into_iter().filter(|slot| slot.len > 0).for_each(|slot| self.put(slot));
        }
        self.put(slot);
    }

    fn put(&mut self, slot: Slot) {
        if let Some(place) = self.place(slot.spelled()) {
            self.slots[place] = slot;
            self.taken += 1;
        }
    }
}

/// Past so many words a vocabulary is begun anew: memory stays flat whatever is read. So many take 22 MB, slots that are half
/// free and a power of two among them.
const LIMIT: usize = 120_000;

impl Vocabulary {
    /// Forgets everything where too much was learned. Numbers given out before are then void.
    pub fn trim(&mut self) {
        if self.infos.len() > LIMIT {
            *self = Vocabulary::default();
        }
    }

    /// What is known of a number that this vocabulary gave out.
    pub fn get(&self, number: u32) -> Option<&WordInfo> {
        self.infos.get(number as usize)
    }

    /// Where to look for the word as written, in UTF-8, that `text` begins with.
    #[inline]
    pub fn glance(&self, text: &[u8], len: usize) -> Glance {
        let Some(spelled) = Short::of(text, len) else { return Glance::default() };
        Glance { spelled, place: self.short.first(spelled), there: 0 }
    }

    /// A first look where several words are looked for. The loop is short, so that the processor is in the middle of all of
    /// them at once, and does not wait for the memory of one word after the other.
    #[inline]
    pub fn fetch(&self, glances: &mut [Glance]) {
        for glance in glances {
            glance.there = self.short.slots.get(glance.place).map_or(0, |slot| slot.ends[0]);
        }
    }

    /// What every token asks of a word that was [glanced](Vocabulary::glance) at; looked up in the lexicon where it is new.
    #[inline]
    pub fn know<'w>(&mut self, glance: &Glance, word: impl Fn() -> &'w str, lexicon: &Lexicon) -> Known {
        let spelled = glance.spelled;
        if spelled.len == 0 {
            return self.know_long(word(), lexicon);
        }
        // The slots may have moved since, where a word before was new.
        let first = self.short.slots.get(glance.place).filter(|slot| slot.spelled() == spelled);
        if let Some(slot) = first.filter(|_| glance.there == spelled.ends[0]) {
            return slot.known();
        }
        if let Some(slot) = self.short.get(spelled) {
            return slot.known();
        }
        let known = self.learn(word(), lexicon);
        self.short.add(Slot::new(spelled, known));
        known
    }

    fn know_long(&mut self, word: &str, lexicon: &Lexicon) -> Known {
        let known = self.long.get(word).and_then(|n| Some((*n, self.infos.get(*n as usize)?)));
        if let Some((number, info)) = known {
            return info.known(number, word);
        }
        let known = self.learn(word, lexicon);
        self.long.insert(word.into(), known.number);
        known
    }

    /// Looks a word up and gives it a number.
    #[cold]
    fn learn(&mut self, word: &str, lexicon: &Lexicon) -> Known {
        let mut lower = std::mem::take(&mut self.lower);
        lower_into(word, &mut lower);
        let info = look_up(word, &mut lower, lexicon);
        self.lower = lower;
        let known = info.known(self.infos.len() as u32, word);
        self.infos.push(info);
        known
    }
}

impl WordInfo {
    /// What tokens ask of the word that was written so.
    fn known(&self, number: u32, word: &str) -> Known {
        let facts = [
            (*self.lower != *word, Facts::RESPELLED),
            (self.locutions.is_some(), Facts::OPENS_LOCUTION),
            (self.opens_name, Facts::OPENS_NAME),
            (self.opens_office, Facts::OPENS_OFFICE),
            (self.channel, Facts::CHANNEL),
            (self.body, Facts::IN_BODY),
            (self.role.is_some() || self.opens_role, Facts::ROLE),
            (self.noun.is_some(), Facts::NOUN),
            (!self.readings.is_empty(), Facts::REPORTS),
            (self.semi_auxiliary, Facts::SEMI_AUXILIARY),
        ];
        let facts = facts.iter().filter(|(holds, _)| *holds).fold(0, |bits, (_, fact)| bits | fact.0);
        Known { number, class: self.class, closed: self.closed, facts: Facts(facts) }
    }
}

fn look_up(word: &str, lower: &mut String, lexicon: &Lexicon) -> WordInfo {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let closed = lexicon.function_words.get(lower);
    let mut class = lexicon.words.class(lower.as_bytes());
    if class.is_unknown() && lower.contains('-') {
        class = compound(lexicon, lower);
    }
    let mut kept: Box<str> = lower.as_str().into();
    // A verb that only the list of those that report knows.
    if class.is_unknown() && !capital {
        class = reporting(lexicon, lower);
    }
    if class.is_unknown() && capital {
        class = unaccented(lexicon, lower);
        // *Evoquant*, *Elus*: read as they are meant.
        if !class.is_unknown() {
            kept = lower.as_str().into();
        }
    }
    if class.is_unknown() {
        class = demonym(lexicon, &kept);
    }
    // *le 45e président*: all of them as the list has the first few.
    if class.is_unknown() && is_ordinal(lower) {
        class = lexicon.words.class(b"3e");
    }
    let first_name = if capital { lexicon.first_names.gender(word) } else { None };
    // Where the general lexicon has the other gender (*Ibrahima*), the list of first names is right.
    let clash = match first_name {
        Some(NameGender::Masculine) => !class.has(WordClass::FIRST_M),
        Some(NameGender::Feminine) => !class.has(WordClass::FIRST_F),
        _ => false,
    };
    if closed.is_none() && (clash || !class.has(WordClass::FIRST)) {
        class = class.without(WordClass::FIRST).with(match first_name {
            Some(NameGender::Masculine) => WordClass::FIRST_M,
            Some(NameGender::Feminine) => WordClass::FIRST_F,
            Some(NameGender::Epicene) => WordClass::FIRST,
            None => WordClass::default(),
        });
    }
    if capital && lexicon.places.has(word) {
        class = class.with(WordClass::PLACE);
    }
    // *l'ex-LREM Anne Martin*: who was of the party.
    let former = left_party(lexicon, word);
    if let Some(noun) = former.filter(|_| class.is_unknown()) {
        class = lexicon.words.class(noun.as_bytes());
    }
    let role = lexicon.role(former.unwrap_or(&kept));
    if role.is_some() && !class.is_unknown() {
        class = class.with(WordClass::ROLE);
    }
    let opens_role = lexicon.opens_role(&kept);
    let named_role = role.is_some() || opens_role;
    let folded = fold(word);
    WordInfo {
        folded: WordKey::of_folded(&folded),
        singular: WordKey::of_folded(singular(&folded)),
        country: country(word, &kept, class, lexicon),
        first_name,
        role,
        role_id: named_role
            .then(|| lexicon.role_beginning(word, &kept).or_else(|| lexicon.role_named(former?)))
            .flatten(),
        begins_role: named_role && lexicon.roles.begins_longer(word),
        opens_role,
        opens_name: if capital {
            lexicon.organisations.opens_name(word)
        } else {
            word.len() <= LONGEST_NAME
                && class.is_unknown()
                && closed.is_none()
                && lexicon.organisations.by_name(word).is_some()
        },
        opens_office: lexicon.offices.may_open(&folded),
        channel: word.len() <= LONGEST_NAME
            && !class.has(WordClass::FIRST)
            && lexicon.organisations.is_channel(word),
        body: capital
            && word.len() <= LONGEST_NAME
            && !class.has(WordClass::FIRST.with(WordClass::SURNAME))
            && lexicon.speakers.by_surname(word).is_none()
            && lexicon
                .organisations
                .by_name(word)
                .and_then(|id| lexicon.organisations.get(id))
                .is_some_and(|o| !o.ambiguous),
        noun: lexicon.source_noun(&kept),
        locutions: lexicon.function_words.opened_by(&kept),
        readings: lexicon.verbs.readings(&kept),
        semi_auxiliary: lexicon.is_semi_auxiliary(&kept),
        lower: kept,
        class,
        closed,
    }
}

/// *membre* for *ex-LREM*: *ex-* before the initials of a party.
fn left_party(lexicon: &Lexicon, word: &str) -> Option<&'static str> {
    let party = word.strip_prefix("ex-").or_else(|| word.strip_prefix("Ex-"))?;
    let named = || lexicon.organisation(party).and_then(|id| lexicon.organisations.get(id));
    let initials = party.chars().all(char::is_uppercase);
    (initials && named().is_some_and(Organisation::is_party)).then_some("membre")
}

/// What a form of a reporting verb is, where the general table lacks it.
fn reporting(lexicon: &Lexicon, lower: &str) -> WordClass {
    let of_form = |form: &super::VerbForm| match (form.mood, form.person, form.plural) {
        (Mood::Infinitive, ..) => WordClass::INFINITIVE,
        (Mood::Participle, ..) if form.tense == Tense::Present => WordClass::PRES_PART,
        (Mood::Participle, ..) => WordClass::PP_MS,
        (Mood::Conditional, 3, Some(false)) => WordClass::V3S.with(WordClass::CONDITIONAL),
        (Mood::Conditional, 3, _) => WordClass::V3P.with(WordClass::CONDITIONAL),
        (_, 3, Some(false)) => WordClass::V3S,
        (_, 3, _) => WordClass::V3P,
        _ => WordClass::V12,
    };
    lexicon.verbs.forms(lower).iter().map(of_form).fold(WordClass::default(), WordClass::with)
}

/// *samoan*, *kiribatienne*: a demonym that the general table lacks has the class of one that it knows.
fn demonym(lexicon: &Lexicon, lower: &str) -> WordClass {
    let Some(demonym) = lexicon.countries.by_demonym(lower) else { return WordClass::default() };
    let alike = match (demonym.gender, demonym.number) {
        (Some(Gender::Feminine), Some(Number::Plural)) => "togolaises",
        (Some(Gender::Feminine), _) => "togolaise",
        _ => "togolais",
    };
    lexicon.words.class(alike.as_bytes())
}

/// No organisation has a longer name of one word, in bytes.
const LONGEST_NAME: usize = 40;

/// The country of a demonym, else of the name of a country or capital.
fn country(word: &str, lower: &str, class: WordClass, lexicon: &Lexicon) -> Option<CountryIdx> {
    let known = &lexicon.countries;
    if class.has(WordClass::DEMONYM) {
        return known.by_demonym(lower).and_then(|d| d.countries.first().copied());
    }
    class
        .has(WordClass::PLACE.with(WordClass::PROPER))
        .then(|| known.by_name(word).or_else(|| known.by_capital(word)))
        .flatten()
}

/// *vice-présidente*, *ex-ministre*: known by its last part.
fn compound(lexicon: &Lexicon, lower: &str) -> WordClass {
    let (head, tail) = lower.rsplit_once('-').unwrap_or(("", lower));
    let class = lexicon.words.class(tail.as_bytes());
    match head {
        "ex" | "vice" | "co" | "sous" | "non" | "anti" | "pro" | "mi" | "ultra" | "mini" | "auto"
        | "quasi" => class,
        _ if class.has(WordClass::NOUN.with(WordClass::ADJ)) => {
            WordClass(class.0 & (WordClass::NOUN.0 | WordClass::ADJ.0))
        }
        _ => WordClass::default(),
    }
}

/// *Etat*, *Eglise*: a capital that left its accent behind.
fn unaccented(lexicon: &Lexicon, lower: &mut String) -> WordClass {
    let mut chars = lower.chars();
    let accented: &[char] = match chars.next() {
        Some('e') => &['é', 'ê', 'è'],
        Some('a') => &['à', 'â'],
        Some('i') => &['î'],
        Some('o') => &['ô'],
        Some('c') => &['ç'],
        _ => return WordClass::default(),
    };
    let rest = chars.as_str().to_owned();
    for c in accented {
        lower.clear();
        lower.push(*c);
        lower.push_str(&rest);
        let class = lexicon.words.class(lower.as_bytes());
        if !class.is_unknown() {
            return class;
        }
    }
    WordClass::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_half_a_cache_line() {
        assert_eq!(size_of::<Slot>(), 32);
    }

    #[test]
    fn every_spelling_has_its_own_place() {
        let mut table = ShortTable::default();
        let words: Vec<String> = (0..20_000).map(|n| format!("mot{n}")).collect();
        for (number, word) in words.iter().enumerate() {
            let spelled = Short::of(word.as_bytes(), word.len()).unwrap_or_default();
            assert!(table.get(spelled).is_none());
            let (class, closed) = Default::default();
            table.add(Slot::new(spelled, Known { number: number as u32, class, closed, facts: Facts::NOUN }));
        }
        for (number, word) in words.iter().enumerate() {
            let slot = Short::of(word.as_bytes(), word.len()).and_then(|short| table.get(short));
            assert_eq!(slot.map(|s| s.known().number), Some(number as u32));
            assert_eq!(slot.map(|s| s.known().facts), Some(Facts::NOUN));
        }
        assert_eq!(Short::of(b"", 0), None);
        assert_eq!(Short::of(b"anticonstitutionnel", 19), None);
    }
}
