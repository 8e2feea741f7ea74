//! [`Verbs`]: the verbs that report speech and thought, what each takes, and a look-up from every inflected form.
//!
//! `data/fr/verbs.csv` has one row per verb, or verb with fixed words (*faire savoir*, *mettre en garde*). Columns that
//! may hold several values separate them by `|`, in any order; `none` is the empty set.
//!
//! | column | values |
//! | --- | --- |
//! | `lemma` | the infinitive with its fixed words. The verb itself comes first, after *ne pas* (it reports only when negated: *ne pas cacher*), after *se*, *s'* (pronominal) or *s'en*. A preposition that opens an argument is no part of it: *faire part* has the object `de` |
//! | `model` | its model in `conjugation.csv` |
//! | `pronominal` | `no`, `yes` (reports so only as a pronominal verb: *se féliciter*, apart from *féliciter*), `both` (*hasarder*, *se hasarder*) |
//! | `auxiliary` | of its compound tenses: `avoir`, `être`, `both` |
//! | `que` | mood of its clause: `indicative`, `subjunctive`, `whether` (*si*, *comment*, *pourquoi*…) |
//! | `de` | other contents. `bare`: infinitive (*affirme avoir*); `infinitive`: *de* and infinitive (*promet de*, *demande à X de*); `object-infinitive`: the same after a direct object (*accuse X de*); `to-infinitive`: *à* and infinitive (*appelle à*, *invite X à*); `nominal`: *de* and noun (*avertit d'un danger*); `predicate`: *de* and what X is called (*qualifie X de*) |
//! | `comme` | `yes` where *comme* opens what the object is said to be (*décrit X comme*) |
//! | `object` | what the noun phrase that is the content stands after: `direct` (*dénonce des dérives*), `attribute` (*se dit prêt*, *juge X inutile*), or a preposition (*à*, *de*, *sur*, *contre*, *en*, *pour*, *avec*). An object that is the addressee or the victim is not meant |
//! | `incise` | how natural in an *incise* after a quotation: 0 never, 1 rare, 2 good, 3 common |
//! | `addressee` | `à`, `direct` |
//! | `act` | as [`Act`] |
//! | `stance` | what the journalist lets know of the content: `neutral`, `doubtful` (put in doubt by the journalist, *prétendre*, or the speaker, *douter*), `factive` (*révéler*), `denying` (the speaker denies a clause or noun phrase; a quotation with an *incise* is the denial itself) |
//! | `strength` | 0: ambiguous, counts only in an *incise* next to a quotation (*lancer*); 1: needs *que*, another content or a quotation; 2: enough alone |
//! | `goes_on` | `yes` where who says it has as a rule just said something: *ajouter*, *poursuivre* |
//! | `note` | for the reader; not kept |
//!
//! Forms are single words: the caller checks the fixed words after (or, in compound tenses, around) the form, the
//! reflexive pronoun and the negation. The auxiliaries and semi-auxiliaries stand in a second look-up.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::{Act, Gender};
use crate::lexicon::conjugation::{Conjugation, Inflection, Mood, Tense};
use crate::lexicon::{DataError, DataFiles, Row, Table};

/// The file that the verbs stand in.
const FILE: &str = "fr/verbs.csv";

/// Its columns.
const COLUMNS: &[&str] = &[
    "lemma",
    "model",
    "pronominal",
    "auxiliary",
    "que",
    "de",
    "comme",
    "object",
    "incise",
    "addressee",
    "act",
    "stance",
    "strength",
    "goes_on",
    "note",
];

/// A row of `verbs.csv`, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VerbId(pub u16);

/// Declares a set of named values of one column.
macro_rules! set {
    ($(#[$doc:meta])* $name:ident($int:ty) { $($(#[$vdoc:meta])* $value:ident = $bit:literal $word:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name($int);

        impl $name {
            /// The empty set.
            pub const NONE: $name = $name(0);
            $($(#[$vdoc])* pub const $value: $name = $name(1 << $bit);)*
            const WORDS: &'static [(&'static str, $name)] = &[$(($word, $name::$value)),*];

            /// True where the two sets share a value.
            pub fn has(self, other: $name) -> bool {
                self.0 & other.0 != 0
            }

            /// True for the empty set.
            pub fn is_none(self) -> bool {
                self.0 == 0
            }

            fn parse(row: Row<'_>, column: &str) -> Result<$name, DataError> {
                let field = row.required(column)?;
                let mut set = $name::NONE;
                for word in field.split('|').filter(|_| field != "none") {
                    match Self::WORDS.iter().find(|(name, _)| *name == word) {
                        Some((_, value)) => set.0 |= value.0,
                        None => {
                            let words: Vec<&str> = Self::WORDS.iter().map(|(name, _)| *name).collect();
                            let problem = format!("{word:?} is neither none nor one of {}", words.join(", "));
                            return Err(row.error(column, problem));
                        }
                    }
                }
                Ok(set)
            }
        }
    };
}

set! {
    /// The clauses that a verb takes as its content.
    Clause(u8) {
        /// *Que* and the indicative or conditional.
        INDICATIVE = 0 "indicative";
        /// *Que* and the subjunctive.
        SUBJUNCTIVE = 1 "subjunctive";
        /// An indirect question: *si*, *pourquoi*, *comment*, *ce que*.
        WHETHER = 2 "whether";
    }
}

set! {
    /// Contents that are neither a clause nor a plain noun phrase.
    Complement(u8) {
        /// A bare infinitive (*affirme avoir*).
        BARE = 0 "bare";
        /// *De* and an infinitive (*promet de*).
        INFINITIVE = 1 "infinitive";
        /// A direct object, *de* and an infinitive (*accuse X de*).
        OBJECT_INFINITIVE = 2 "object-infinitive";
        /// *À* and an infinitive, after a direct object or not (*appelle à*, *invite X à*).
        TO_INFINITIVE = 3 "to-infinitive";
        /// *De* and a noun phrase (*avertit d'un danger*).
        NOMINAL = 4 "nominal";
        /// *De* and what the object is said to be (*qualifie X de*).
        PREDICATE = 5 "predicate";
    }
}

set! {
    /// What the noun phrase that holds the content stands after.
    Object(u16) {
        /// The verb itself (*dénonce des « dérives »*).
        DIRECT = 0 "direct";
        /// The verb or its object, as an attribute (*se dit « prêt »*, *juge la mesure « inutile »*).
        ATTRIBUTE = 1 "attribute";
        /// *À*.
        A = 2 "à";
        /// *De*.
        DE = 3 "de";
        /// *Sur*.
        SUR = 4 "sur";
        /// *Contre*.
        CONTRE = 5 "contre";
        /// *En*.
        EN = 6 "en";
        /// *Pour*.
        POUR = 7 "pour";
        /// *Avec*.
        AVEC = 8 "avec";
    }
}

set! {
    /// How the addressee is put.
    Addressee(u8) {
        /// *À X*, *lui*.
        A = 0 "à";
        /// A direct object.
        DIRECT = 1 "direct";
    }
}

/// Whether a verb reports with a reflexive pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pronominal {
    /// Without.
    No,
    /// Only with one.
    Yes,
    /// Either way.
    Both,
}

/// The auxiliary of a verb's compound tenses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PerfectWith {
    /// *A dit*.
    Avoir,
    /// *Est intervenu*, *s'est félicité*.
    Etre,
    /// *A convenu*, *est convenu*.
    Both,
}

/// What the verb lets know of the truth of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// Nothing.
    Neutral,
    /// It is put in doubt, by the journalist (*prétendre*) or by the speaker (*douter*).
    Doubtful,
    /// It is taken for true (*révéler*).
    Factive,
    /// The speaker denies it (*nier*): the clause or noun phrase, not a quotation beside an *incise*.
    Denying,
}

/// What a form of the verb needs beside it to count as a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// An *incise* next to a quotation.
    Ambiguous,
    /// A content: *que*, another complement of its frame, or a quotation.
    Supported,
    /// Nothing.
    Alone,
}

/// A reporting verb and what it takes.
#[derive(Clone, Debug)]
pub struct Verb {
    /// The lemma as given out (*se féliciter*, *mettre en garde*).
    pub lemma: Box<str>,
    /// The infinitive whose forms are looked up (*féliciter*, *mettre*).
    pub head: Box<str>,
    /// The fixed words that follow (*en*, *garde*), elided words apart (*l'*, *écho*).
    pub tail: Box<[Box<str>]>,
    /// It reports only when negated (*ne pas cacher*).
    pub negated: bool,
    /// It has the pronoun *en* before it (*s'en prendre*).
    pub with_en: bool,
    /// Whether it takes a reflexive pronoun.
    pub pronominal: Pronominal,
    /// The auxiliary of its compound tenses.
    pub auxiliary: PerfectWith,
    /// The clauses it takes; column `que`.
    pub clause: Clause,
    /// Infinitives and phrases with *de*; column `de`.
    pub complement: Complement,
    /// *Comme* opens what its object is said to be.
    pub comme: bool,
    /// The noun phrase that may be its content.
    pub object: Object,
    /// How natural it is in an *incise*, 0 to 3.
    pub incise: u8,
    /// How its addressee is put.
    pub addressee: Addressee,
    /// What the speaker does.
    pub act: Act,
    /// What it lets know of the content's truth.
    pub stance: Stance,
    /// What it needs to count.
    pub strength: Strength,
    /// Who says it has as a rule just said something.
    pub goes_on: bool,
}

/// One reading of an inflected form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VerbForm {
    /// The verb.
    pub verb: VerbId,
    /// Mood.
    pub mood: Mood,
    /// Tense.
    pub tense: Tense,
    /// 1 to 3; 0 for infinitives and participles.
    pub person: u8,
    /// Number; none for the infinitive and the present participle.
    pub plural: Option<bool>,
    /// Gender of a past participle.
    pub gender: Option<Gender>,
}

/// What a verb before another adds to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuxiliaryKind {
    /// *Être*: compound tenses and passive.
    Etre,
    /// *Avoir*: compound tenses.
    Avoir,
    /// Time or phase: *va déclarer*, *vient de*, *commence à*, *finit par*, *s'empresse de*.
    Aspect,
    /// *Doit*, *peut*.
    Modal,
    /// *Semble*, *paraît*.
    Seeming,
    /// *Fait dire*, *laisse entendre*.
    Causative,
    /// *Veut*, *tient à*, *souhaite*, *tente de*: the words may still be unsaid.
    Will,
    /// *Refuse de*, *évite de*, *s'abstient de*: it is not said.
    Refusal,
}

/// What stands between a semi-auxiliary and its infinitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// Nothing.
    Bare,
    /// *À*.
    A,
    /// *De*.
    De,
    /// *À* or *de*.
    AOrDe,
    /// *Par*.
    Par,
}

/// An auxiliary or semi-auxiliary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Auxiliary {
    /// The infinitive, without pronoun and preposition.
    pub lemma: &'static str,
    /// Its conjugation model.
    model: &'static str,
    /// It takes a reflexive pronoun.
    pub pronominal: bool,
    /// What opens its infinitive.
    pub link: Link,
    /// What it adds.
    pub kind: AuxiliaryKind,
}

/// One reading of a form of an auxiliary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AuxForm {
    /// The auxiliary.
    pub auxiliary: &'static Auxiliary,
    /// Mood.
    pub mood: Mood,
    /// Tense.
    pub tense: Tense,
    /// 1 to 3; 0 for infinitives and participles.
    pub person: u8,
    /// Number; none for the infinitive and the present participle.
    pub plural: Option<bool>,
    /// Gender of a past participle.
    pub gender: Option<Gender>,
}

const fn aux(lemma: &'static str, model: &'static str, link: Link, kind: AuxiliaryKind) -> Auxiliary {
    Auxiliary { lemma, model, pronominal: false, link, kind }
}

const fn se(lemma: &'static str, model: &'static str, link: Link, kind: AuxiliaryKind) -> Auxiliary {
    Auxiliary { lemma, model, pronominal: true, link, kind }
}

/// The verbs that stand before a reporting verb and leave its meaning: grammar, hence no data file.
pub static AUXILIARIES: &[Auxiliary] = &[
    aux("être", "être", Link::Bare, AuxiliaryKind::Etre),
    aux("avoir", "avoir", Link::Bare, AuxiliaryKind::Avoir),
    aux("aller", "aller", Link::Bare, AuxiliaryKind::Aspect),
    aux("venir", "tenir", Link::De, AuxiliaryKind::Aspect),
    aux("commencer", "placer", Link::A, AuxiliaryKind::Aspect),
    aux("continuer", "aimer", Link::AOrDe, AuxiliaryKind::Aspect),
    aux("persister", "aimer", Link::A, AuxiliaryKind::Aspect),
    aux("cesser", "aimer", Link::De, AuxiliaryKind::Aspect),
    aux("aimer", "aimer", Link::A, AuxiliaryKind::Aspect),
    aux("aimer", "aimer", Link::Bare, AuxiliaryKind::Aspect),
    aux("finir", "finir", Link::Par, AuxiliaryKind::Aspect),
    aux("oser", "aimer", Link::Bare, AuxiliaryKind::Aspect),
    aux("tenter", "aimer", Link::De, AuxiliaryKind::Aspect),
    aux("manquer", "aimer", Link::De, AuxiliaryKind::Aspect),
    se("contenter", "aimer", Link::De, AuxiliaryKind::Aspect),
    se("borner", "aimer", Link::A, AuxiliaryKind::Aspect),
    se("empresser", "aimer", Link::De, AuxiliaryKind::Aspect),
    se("hâter", "aimer", Link::De, AuxiliaryKind::Aspect),
    se("obstiner", "aimer", Link::A, AuxiliaryKind::Aspect),
    aux("devoir", "devoir", Link::Bare, AuxiliaryKind::Modal),
    aux("pouvoir", "pouvoir", Link::Bare, AuxiliaryKind::Modal),
    aux("sembler", "aimer", Link::Bare, AuxiliaryKind::Seeming),
    aux("paraître", "connaître", Link::Bare, AuxiliaryKind::Seeming),
    aux("faire", "faire", Link::Bare, AuxiliaryKind::Causative),
    aux("laisser", "aimer", Link::Bare, AuxiliaryKind::Causative),
    aux("vouloir", "vouloir", Link::Bare, AuxiliaryKind::Will),
    aux("tenir", "tenir", Link::A, AuxiliaryKind::Will),
    aux("souhaiter", "aimer", Link::Bare, AuxiliaryKind::Will),
    aux("préférer", "céder", Link::Bare, AuxiliaryKind::Will),
    aux("tenter", "aimer", Link::De, AuxiliaryKind::Will),
    aux("essayer", "payer", Link::De, AuxiliaryKind::Will),
    aux("chercher", "aimer", Link::A, AuxiliaryKind::Will),
    se("apprêter", "aimer", Link::A, AuxiliaryKind::Will),
    aux("hésiter", "aimer", Link::A, AuxiliaryKind::Will),
    aux("refuser", "aimer", Link::De, AuxiliaryKind::Refusal),
    aux("éviter", "aimer", Link::De, AuxiliaryKind::Refusal),
    aux("omettre", "mettre", Link::De, AuxiliaryKind::Refusal),
    se("refuser", "aimer", Link::A, AuxiliaryKind::Refusal),
    se("abstenir", "tenir", Link::De, AuxiliaryKind::Refusal),
    se("garder", "aimer", Link::De, AuxiliaryKind::Refusal),
];

/// Where the readings of a form stand in the table that gave them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    start: u32,
    count: u32,
}

impl Readings {
    /// True for a form that the table does not know.
    pub fn is_empty(self) -> bool {
        self.count == 0
    }
}

/// Readings of one kind by form: a map into one list, in which the readings of a form stand together.
struct FormTable<T> {
    places: FxHashMap<Box<str>, Readings>,
    readings: Vec<T>,
}

/// A [`FormTable`] in the making.
struct FormTableBuilder<T> {
    /// The form's number, in the place of its start, and how many readings it has.
    forms: FxHashMap<Box<str>, Readings>,
    readings: Vec<(u32, T)>,
}

impl<T: Copy> FormTableBuilder<T> {
    fn with_capacity(forms: usize) -> FormTableBuilder<T> {
        let map = FxHashMap::with_capacity_and_hasher(forms, Default::default());
        FormTableBuilder { forms: map, readings: Vec::with_capacity(2 * forms) }
    }

    fn push(&mut self, form: &str, reading: T) {
        let number = match self.forms.get_mut(form) {
            Some(readings) => {
                readings.count += 1;
                readings.start
            }
            None => {
                let number = self.forms.len() as u32;
                self.forms.insert(form.into(), Readings { start: number, count: 1 });
                number
            }
        };
        self.readings.push((number, reading));
    }

    /// Sorts by form, by counting; readings of one form keep the order in which they came.
    fn finish(mut self) -> FormTable<T> {
        let mut next = vec![0; self.forms.len()];
        self.readings.iter().for_each(|(number, _)| next[*number as usize] += 1);
        let mut sum = 0;
        for slot in &mut next {
            sum += std::mem::replace(slot, sum);
        }
        for readings in self.forms.values_mut() {
            readings.start = next[readings.start as usize];
        }
        let mut sorted: Vec<T> = self.readings.iter().map(|(_, reading)| *reading).collect();
        for (number, reading) in &self.readings {
            let place = &mut next[*number as usize];
            sorted[*place as usize] = *reading;
            *place += 1;
        }
        FormTable { places: self.forms, readings: sorted }
    }
}

impl<T> FormTable<T> {
    fn find(&self, form: &str) -> Readings {
        self.places.get(form).copied().unwrap_or_default()
    }

    fn at(&self, readings: Readings) -> &[T] {
        let start = readings.start as usize;
        self.readings.get(start..start + readings.count as usize).unwrap_or_default()
    }
}

/// All reporting verbs, and all their forms.
pub struct Verbs {
    verbs: Vec<Verb>,
    forms: FormTable<VerbForm>,
    auxiliaries: FormTable<AuxForm>,
}

impl Verbs {
    /// Reads the verbs and derives their forms.
    ///
    /// # Errors
    /// A wrong value, an unknown model, or a lemma that does not end as its model wants, with file, row and column.
    pub fn parse(files: &DataFiles) -> Result<Verbs, DataError> {
        let conjugation = Conjugation::parse(files)?;
        let table = Table::parse(FILE, files.text(FILE), COLUMNS)?;
        let mut verbs = Vec::with_capacity(1024);
        let mut lemmas = FxHashSet::default();
        let mut forms = FormTableBuilder::with_capacity(1 << 15);
        for row in table.rows() {
            let verb = parse_verb(row)?;
            if !lemmas.insert(verb.lemma.clone()) {
                return Err(row.error("lemma", format!("{} is there twice", verb.lemma)));
            }
            let Ok(id) = u16::try_from(verbs.len()) else {
                return Err(row.error("", "too many verbs"));
            };
            let name = row.required("model")?;
            let Some(model) = conjugation.model(name) else {
                return Err(row.error("model", format!("no model {name:?} in fr/conjugation.csv")));
            };
            let push = |form: &str, inflection| forms.push(form, VerbForm::new(VerbId(id), inflection));
            conjugation.derive(&verb.head, model, push).map_err(|problem| row.error("lemma", problem))?;
            verbs.push(verb);
        }
        Ok(Verbs { verbs, forms: forms.finish(), auxiliaries: auxiliary_forms(&conjugation)? })
    }

    /// The readings of a form, which must be lower case and NFC; by verb, in the order of the file.
    pub fn forms(&self, form: &str) -> &[VerbForm] {
        self.forms.at(self.forms.find(form))
    }

    /// Where the readings of a form stand, for who asks more than once: on the same terms.
    pub fn readings(&self, form: &str) -> Readings {
        self.forms.find(form)
    }

    /// The readings that stand there.
    pub fn read(&self, readings: Readings) -> &[VerbForm] {
        self.forms.at(readings)
    }

    /// The readings of a form as auxiliary or semi-auxiliary, on the same terms.
    pub fn auxiliaries(&self, form: &str) -> &[AuxForm] {
        self.auxiliaries.at(self.auxiliaries.find(form))
    }

    /// The verb of an id that [`forms`](Verbs::forms) gave.
    ///
    /// # Panics
    /// On an id of another table.
    pub fn verb(&self, id: VerbId) -> &Verb {
        &self.verbs[usize::from(id.0)]
    }

    /// All verbs, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (VerbId, &Verb)> {
        self.verbs.iter().enumerate().map(|(i, verb)| (VerbId(i as u16), verb))
    }
}

impl VerbForm {
    fn new(verb: VerbId, inflection: Inflection) -> VerbForm {
        let Inflection { mood, tense, person, plural, gender } = inflection;
        VerbForm { verb, mood, tense, person, plural, gender }
    }
}

fn auxiliary_forms(conjugation: &Conjugation) -> Result<FormTable<AuxForm>, DataError> {
    let error = |problem: String| DataError {
        file: "fr/conjugation.csv".to_owned(),
        row: 0,
        column: "model".to_owned(),
        problem,
    };
    let mut forms = FormTableBuilder::with_capacity(1 << 11);
    for auxiliary in AUXILIARIES {
        let Some(model) = conjugation.model(auxiliary.model) else {
            return Err(error(format!("{} is missing, and {} needs it", auxiliary.model, auxiliary.lemma)));
        };
        let push = |form: &str, inflection| {
            let Inflection { mood, tense, person, plural, gender } = inflection;
            forms.push(form, AuxForm { auxiliary, mood, tense, person, plural, gender });
        };
        conjugation.derive(auxiliary.lemma, model, push).map_err(error)?;
    }
    Ok(forms.finish())
}

fn parse_verb(row: Row<'_>) -> Result<Verb, DataError> {
    let lemma = row.required("lemma")?;
    let pronominal = row.choice(
        "pronominal",
        &[("no", Pronominal::No), ("yes", Pronominal::Yes), ("both", Pronominal::Both)],
    )?;
    let (negated, rest) = strip(lemma, &["ne pas "]);
    let (with_en, rest) = strip(rest, &["s'en "]);
    let (with_se, rest) = strip(rest, &["se ", "s'"]);
    if (with_en || with_se) != (pronominal == Pronominal::Yes) {
        return Err(
            row.error("pronominal", "must be yes where the lemma begins with se or s', and only there")
        );
    }
    let mut words = rest.split_whitespace();
    let head = words.next().unwrap_or_default();
    let tail = words.flat_map(|word| word.split_inclusive('\'')).map(Box::from).collect();
    Ok(Verb {
        lemma: lemma.into(),
        head: head.into(),
        tail,
        negated,
        with_en,
        pronominal,
        auxiliary: row.choice(
            "auxiliary",
            &[("avoir", PerfectWith::Avoir), ("être", PerfectWith::Etre), ("both", PerfectWith::Both)],
        )?,
        clause: Clause::parse(row, "que")?,
        complement: Complement::parse(row, "de")?,
        comme: row.choice("comme", &[("no", false), ("yes", true)])?,
        object: Object::parse(row, "object")?,
        incise: row.choice("incise", &[("0", 0), ("1", 1), ("2", 2), ("3", 3)])?,
        addressee: Addressee::parse(row, "addressee")?,
        act: row.choice("act", crate::words::ACTS)?,
        stance: row.choice(
            "stance",
            &[
                ("neutral", Stance::Neutral),
                ("doubtful", Stance::Doubtful),
                ("factive", Stance::Factive),
                ("denying", Stance::Denying),
            ],
        )?,
        strength: row.choice(
            "strength",
            &[("0", Strength::Ambiguous), ("1", Strength::Supported), ("2", Strength::Alone)],
        )?,
        goes_on: row.choice("goes_on", &[("no", false), ("yes", true)])?,
    })
}

/// Whether `text` begins with one of the words, and what follows it.
fn strip<'t>(text: &'t str, words: &[&str]) -> (bool, &'t str) {
    match words.iter().find_map(|word| text.strip_prefix(word)) {
        Some(rest) => (true, rest),
        None => (false, text),
    }
}
