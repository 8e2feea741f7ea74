//! [`Look`]: what a quotation may look like, and [`LookWeights`]: how far each look speaks for speech.
//!
//! The looks are yes-or-no features of a logistic regression (Cox 1958): their weights are added up, and the logistic
//! function makes a probability of the sum. `attribute/speech.rs` says where each look is seen; the weights are learnt by
//! `examples/tune`.

use super::{DataError, DataFiles, Table};

macro_rules! looks {
    ($($(#[doc = $doc:literal])* $look:ident = $name:literal;)*) => {
        /// A feature of a quotation in its place.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Look { $($(#[doc = $doc])* $look,)* }

        /// All looks with their names in `fr/speech_weights.csv`.
        pub const LOOKS: &[(Look, &str)] = &[$((Look::$look, $name),)*];
    };
}

looks! {
    /// Every quotation.
    Any = "any";

    /// An *incise* stands right behind.
    Incise = "link.incise";
    /// The words behind an *incise* go on.
    Continued = "link.continued";
    /// An *incise* ends the sentence.
    Far = "link.far";
    /// A colon and a report stand before.
    Colon = "link.colon";
    /// It stands right behind *que*.
    QueNear = "link.que.near";
    /// It stands further on in a clause with *que*.
    QueFar = "link.que.far";
    /// It stands in an infinitive that a report governs.
    Infinitive = "link.infinitive";
    /// It follows its verb, or is the complement of its first noun.
    ObjectNear = "link.object.near";
    /// It stands further on in the object of a report.
    ObjectFar = "link.object.far";
    /// A phrase such as *selon X* stands next to it.
    SelonNear = "link.selon.near";
    /// A phrase such as *selon X* stands somewhere in the sentence.
    SelonFar = "link.selon.far";
    /// A clause such as *comme l'a dit X*.
    Comme = "link.comme";
    /// Somebody and a colon, as in headlines.
    Named = "link.named";
    /// The sentence before introduces it.
    Introduced = "link.introduced";
    /// It stands by itself behind another quotation.
    Run = "link.run";
    /// Somebody spoke lately, and nothing else says whose it is.
    Context = "link.context";
    /// Nothing governs it.
    Unlinked = "link.none";

    /// The verb counts only beside a quotation.
    VerbWeak = "cue.weak";
    /// The verb reports by itself.
    VerbStrong = "cue.strong";
    /// The verb can follow what was said.
    VerbIncise = "cue.incise";
    /// The verb judges: *qualifie de*, *juge*.
    VerbJudges = "cue.judges";
    /// The verb is no word for saying or writing.
    VerbSilent = "cue.silent";
    /// The report is denied.
    Negated = "cue.negated";
    /// The report has no source.
    Sourceless = "source.none";
    /// The source is hardly somebody.
    SourceThing = "source.thing";
    /// The source is a pronoun.
    SourcePronoun = "source.pronoun";
    /// The source has a name.
    SourceName = "source.name";

    /// One word.
    One = "form.words.1";
    /// Two words.
    Two = "form.words.2";
    /// Three or four.
    Three = "form.words.3";
    /// Five to seven.
    Five = "form.words.5";
    /// Eight or more.
    Eight = "form.words.8";
    /// A finite verb is inside.
    Verb = "form.verb";
    /// It ends like a sentence.
    Stop = "form.stop";
    /// A comma or another sign is inside.
    Sign = "form.sign";
    /// Begins with a capital where no sentence begins.
    Capital = "form.capital";
    /// Half of its words or more have capitals.
    Capitals = "form.capitals";
    /// Capitals only.
    Upper = "form.upper";
    /// A number is inside.
    Digit = "form.digit";
    /// Begins with a preposition.
    OpensPreposition = "form.opens.preposition";
    /// Begins with a noun for works, bodies, events or named things.
    OpensHerald = "form.opens.herald";
    /// Begins with an article or its like.
    OpensArticle = "form.opens.article";
    /// Begins with a pronoun, *que*, a conjunction or an adverb.
    OpensPronoun = "form.opens.pronoun";
    /// Begins with a verb.
    OpensVerb = "form.opens.verb";
    /// Begins with an infinitive.
    OpensInfinitive = "form.opens.infinitive";
    /// Adjectives and participles only.
    Adjective = "form.adjective";
    /// One noun.
    Noun = "form.noun";
    /// A word that no lexicon has.
    Unknown = "form.unknown";
    /// Half of its words or more are in no lexicon.
    Foreign = "form.foreign";
    /// Speaks of me, us or you.
    FirstPerson = "form.person";
    /// Ends with a noun and an adjective or complement, no article before: a term.
    Term = "form.term";

    /// A standing expression, or the name of an organisation.
    Known = "form.known";

    /// An article of a known thing stands before: *le*, *cette*.
    BehindDefinite = "before.definite";
    /// *un*, *une*, *des* stands before.
    BehindIndefinite = "before.indefinite";
    /// *son*, *leur* stands before.
    BehindPossessive = "before.possessive";
    /// A noun stands before.
    BehindNoun = "before.noun";
    /// An adjective or participle stands before.
    BehindAdjective = "before.adjective";
    /// A name stands before.
    BehindName = "before.name";
    /// *de* stands before.
    BehindDe = "before.de";
    /// Another preposition stands before.
    BehindPreposition = "before.preposition";
    /// A verb stands before.
    BehindVerb = "before.verb";
    /// A participle of a verb that judges stands before, *de* or *comme* between: *qualifié de*, *jugé*.
    BehindJudged = "before.judged";
    /// *comme* stands before.
    BehindComme = "before.comme";
    /// A comma stands before.
    BehindComma = "before.comma";
    /// A bracket or dash stands before.
    BehindBracket = "before.bracket";
    /// A colon stands before.
    BehindColon = "before.colon";
    /// It opens its sentence.
    Opens = "before.nothing";
    /// A noun for works, bodies, events stands before.
    HeraldTitle = "before.herald.title";
    /// A noun for named things stands before.
    HeraldName = "before.herald.name";
    /// A participle of naming stands before.
    HeraldNaming = "before.herald.naming";
    /// A noun for words and inscriptions stands before.
    HeraldWord = "before.herald.word";
    /// One of them stands a little further off.
    HeraldFar = "before.herald.far";
    /// A noun stands right before a noun or a name: a thing and what it is called.
    Apposed = "before.apposed";
    /// A capital where a title may stand.
    Titled = "before.titled";
    /// The source of the report and *de* stand before: *l'auteur de*.
    InSource = "before.source";

    /// An adjective or participle follows.
    BeforeAdjective = "behind.adjective";
    /// *de* follows.
    BeforeDe = "behind.de";
    /// Another preposition follows.
    BeforePreposition = "behind.preposition";
    /// A finite verb follows.
    BeforeVerb = "behind.verb";
    /// A noun or a name follows.
    BeforeNoun = "behind.noun";
    /// A relative pronoun follows.
    BeforeRelative = "behind.relative";
    /// A comma follows.
    BeforeComma = "behind.comma";
    /// A bracket follows.
    BeforeBracket = "behind.bracket";
    /// The sentence ends.
    Closes = "behind.nothing";

    /// It stands in the first paragraph, which is a headline.
    Headline = "place.headline";
    /// It stands in a line by itself.
    Line = "place.line";
    /// It stands by itself in its sentence, others around.
    Alone = "place.alone";
    /// Coordinated with a quotation that was taken for speech.
    WithSpeech = "place.with.speech";
    /// Coordinated with a quotation that was taken for something else.
    WithOther = "place.with.other";
    /// A longer quotation stands in the same sentence.
    Beside = "place.beside";
    /// Somebody spoke in this sentence or the one before.
    Spoken = "place.spoken";
    /// The same words stand between marks elsewhere, neither there nor here in a headline or a line by themselves.
    Again = "place.again";
    /// The same words stand between marks elsewhere, there or here in a headline or a line by themselves.
    Lifted = "place.lifted";
    /// Its word stands elsewhere in the text without marks.
    Plain = "place.plain";

    /// One word that nothing governs closely.
    LooseOne = "loose.one";
    /// Two words that nothing governs closely.
    LooseTwo = "loose.two";
    /// A noun, or nouns with their complements, that nothing governs closely.
    LooseTerm = "loose.term";
    /// The same behind a definite article.
    LooseDefinite = "loose.definite";
    /// A noun stands before, and nothing governs it closely.
    LooseNoun = "loose.noun";
    /// Strange words that nothing governs closely.
    LooseForeign = "loose.foreign";
    /// A capital, and nothing governs it closely.
    LooseCapital = "loose.capital";
    /// A herald stands before, and nothing governs it closely.
    LooseHerald = "loose.herald";
    /// Begins with a preposition, a pronoun or a verb, and nothing governs it closely.
    LooseClause = "loose.clause";
    /// Somebody spoke, and nothing governs it closely.
    LooseSpoken = "loose.spoken";
}

/// The looks of one quotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks(u128);

impl Looks {
    /// Adds a look where it is seen.
    pub fn set(&mut self, look: Look, seen: bool) {
        self.0 |= u128::from(seen) << look as u32;
    }

    /// Whether the look is seen.
    pub fn has(self, look: Look) -> bool {
        self.0 >> look as u32 & 1 == 1
    }

    /// The looks that are seen, with their names, in order.
    pub fn seen(self) -> impl Iterator<Item = (Look, &'static str)> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let seen = LOOKS.get(left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(*seen)
        })
    }
}

/// How far each look speaks for speech, in log odds.
#[derive(Clone, Debug)]
pub struct LookWeights {
    weights: [f32; LOOKS.len()],
}

const WEIGHTS: &str = "fr/speech_weights.csv";

impl LookWeights {
    /// Reads `fr/speech_weights.csv`, in which every look has its row.
    ///
    /// # Errors
    /// A wrong header, an unknown, repeated or missing look, what is no number.
    pub fn parse(files: &DataFiles) -> Result<LookWeights, DataError> {
        let table = Table::parse(WEIGHTS, files.text(WEIGHTS), &["look", "weight"])?;
        let mut weights = [None; LOOKS.len()];
        for row in table.rows() {
            let name = row.required("look")?;
            let at = LOOKS
                .iter()
                .position(|(_, n)| *n == name)
                .ok_or_else(|| row.error("look", format!("{name:?} is no look")))?;
            let weight = row.required("weight")?.parse::<f32>().ok().filter(|w| w.is_finite());
            let weight = weight.ok_or_else(|| row.error("weight", "is no number"))?;
            if weights[at].replace(weight).is_some() {
                return Err(row.error("look", format!("{name:?} is given twice")));
            }
        }
        let missing = LOOKS.iter().zip(&weights).find(|(_, w)| w.is_none());
        if let Some(((_, name), _)) = missing {
            return Err(DataError {
                file: WEIGHTS.to_owned(),
                row: 0,
                column: "look".to_owned(),
                problem: format!("{name:?} has no row"),
            });
        }
        Ok(LookWeights { weights: weights.map(Option::unwrap_or_default) })
    }

    /// The weight of a look.
    pub fn of(&self, look: Look) -> f32 {
        self.weights[look as usize]
    }

    /// How likely a quotation that looks so holds speech.
    pub fn speech(&self, looks: Looks) -> f32 {
        let sum: f32 = looks.seen().map(|(look, _)| self.of(look)).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}
