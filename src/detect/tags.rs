//! Tags: what each token is in its sentence, from the lexicon and its neighbours.
//!
//! A small deterministic tagger, one pass from left to right with one token of look-ahead. It need not be right on every
//! word of French: only on what holds a reporting clause together, that is where noun phrases begin and end and which
//! words are verbs. Homographs (*note*, *juge*, *avance*) are settled by what stands before them: after a determiner a
//! noun, after a subject or an object pronoun a verb.

use crate::lexicon::{
    Closed, Facts, FunctionWord, Glance, Known, Lexicon, Organisation, OrganisationMatch, Vocabulary,
    WordClass, is_inhabitant, is_ordinal,
};
use crate::text::{Document, Form, TokenKind};

/// What a token is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A word of a closed class.
    Closed(Closed),
    /// Noun.
    Noun,
    /// Adjective, or a participle used as one.
    Adj,
    /// Proper name, or a part of one.
    Name,
    /// Finite verb.
    Verb,
    /// Finite form of *être* or *avoir*.
    Aux,
    /// Infinitive.
    Inf,
    /// Past participle.
    Part,
    /// Present participle.
    PresPart,
    /// Number in digits.
    Number,
    /// Subject pronoun after its verb.
    Clitic,
    /// Quotation mark.
    Mark,
    /// Any other sign.
    Punct(char),
}

/// A tag with what agreement can be read off the form.
#[derive(Clone, Copy, Debug)]
pub struct Tagged {
    /// What it is.
    pub tag: Tag,
    /// Everything that its form may be.
    pub class: WordClass,
    /// The closed-class row of its form, whatever tag it got.
    pub closed: Option<FunctionWord>,
    /// The number of the word in the vocabulary; [`NO_WORD`] for signs and numbers.
    pub word: u32,
    /// Which questions about the word the vocabulary has an answer to.
    pub facts: Facts,
}

/// The number of what is no word.
pub const NO_WORD: u32 = u32::MAX;

impl Tagged {
    /// True where the tag is this closed class.
    pub fn is(&self, closed: Closed) -> bool {
        self.tag == Tag::Closed(closed)
    }

    /// *de*, *d'*, *du*, *des*: alone or with its article.
    pub fn is_of(&self) -> bool {
        self.is(Closed::De) || self.is(Closed::DeDet)
    }

    /// True for finite verbs, auxiliaries included.
    pub fn is_finite(&self) -> bool {
        matches!(self.tag, Tag::Verb | Tag::Aux)
    }
}

/// Tags every token of a document; linear.
pub fn tag(document: &Document<'_>, lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Vec<Tagged> {
    let mut out = Vec::with_capacity(document.tokens().len());
    let (mut openers, mut capitals) = (Vec::with_capacity(128), Vec::with_capacity(128));
    let (mut names, mut roles) = (Vec::with_capacity(8), Vec::with_capacity(32));
    // *A Bamako*, *A ses yeux*: a capital that left its accent behind.
    let a = "à";
    let accented = vocabulary.glance(a.as_bytes(), a.len());
    let accented = vocabulary.know(&accented, || a, lexicon);
    let mut glances = [Glance::default(); TOGETHER];
    for (batch, tokens) in document.tokens().chunks(TOGETHER).enumerate() {
        let first = batch * TOGETHER;
        for (glance, token) in glances.iter_mut().zip(tokens).filter(|(_, token)| token.is_word()) {
            *glance = vocabulary.glance(document.bytes_from(token.span), token.span.len());
        }
        vocabulary.fetch(&mut glances[..tokens.len()]);
        for ((i, token), glance) in (first..).zip(tokens).zip(&glances) {
            let mut raw = NOTHING;
            if token.kind == TokenKind::Number {
                raw.tag = Tag::Number;
            }
            if token.is_word() {
                let capital = token.form.is(Form::CAPITAL);
                let accentless =
                    capital && token.form.is(Form::SPACED_AFTER) && document.bytes(token.span) == b"A";
                let known = if accentless {
                    Known { facts: accented.facts.with(Facts::RESPELLED), ..accented }
                } else {
                    vocabulary.know(glance, || token.span.of(document.text()), lexicon)
                };
                raw = Tagged {
                    word: known.number,
                    class: known.class,
                    closed: known.closed,
                    facts: known.facts,
                    ..raw
                };
                if known.facts.has(Facts::OPENS_LOCUTION) {
                    openers.push(i);
                }
                if known.facts.has(Facts::OPENS_NAME) {
                    names.push(i);
                }
                if known.facts.has(Facts::ROLE) {
                    roles.push(i);
                }
                if capital && !accentless {
                    capitals.push(i);
                    // *20 Minutes*
                    if out.last().is_some_and(|t: &Tagged| t.tag == Tag::Number) {
                        names.push(i - 1);
                    }
                }
            }
            out.push(raw);
        }
    }
    let mut tagger = Tagger { document, lexicon, vocabulary, out, names: Vec::with_capacity(64) };
    tagger.locutions(&openers);
    tagger.remember_names(&capitals);
    for i in 0..tagger.out.len() {
        let tag = tagger.one(i);
        let raw = &mut tagger.out[i];
        // *la Dakaroise*: an adjective like *lyonnaise*.
        if tag == Tag::Noun && raw.class.is_unknown() && is_inhabitant(document.word(i)) {
            let like = if document.word(i).ends_with('e') { "lyonnaise" } else { "lyonnais" };
            raw.class = lexicon.words.class(like.as_bytes());
        }
        raw.tag = tag;
    }
    tagger.whole_names(&names);
    tagger.whole_roles(&roles);
    tagger.out
}

/// So many words are looked up together.
const TOGETHER: usize = 32;

/// What is known of a token that is no word, before its turn comes.
const NOTHING: Tagged =
    Tagged { tag: Tag::Mark, class: WordClass(0), closed: None, word: NO_WORD, facts: Facts::NONE };

struct Tagger<'d, 't> {
    document: &'d Document<'t>,
    lexicon: &'d Lexicon,
    vocabulary: &'d Vocabulary,
    /// What is known of each token; its tag only from its turn on.
    out: Vec<Tagged>,
    /// Words that stand with a capital where no sentence begins, by their numbers, in order.
    names: Vec<u32>,
}

/// Closed classes as bits: of a list in the code a constant.
#[inline(always)]
fn any_of(classes: &[Closed]) -> u32 {
    classes.iter().fold(0, |bits, class| bits | 1 << *class as u32)
}

/// What is known of a word before it is tagged.
type Raw = (WordClass, Option<FunctionWord>);

impl Tagger<'_, '_> {
    /// A known name is one name, where its words alone would not be: with a function word in it (*La Voix du Nord*, *Médecins sans
    /// frontières*), with a number at its head (*20 Minutes*), in small letters (*franceinfo*), and one of common words where no
    /// determiner makes a phrase of them (*Action contre la faim*, *France 24*; *la Cour suprême* is one already).
    fn whole_names(&mut self, openers: &[usize]) {
        for &i in openers {
            let from = self.document.tokens()[i].span.start();
            let capital = self.document.tokens()[i].form.is(Form::CAPITAL);
            let next =
                || self.lexicon.organisations.may_open(self.document.word(i), self.document.word(i + 1));
            if capital && !next() {
                continue;
            }
            let Some(name) = self.lexicon.organisations.starting(&self.document.text()[from..]) else {
                continue;
            };
            let small = |t: usize| !self.document.tokens()[t].form.is(Form::CAPITAL);
            let tokens = self.document.tokens()[i..].iter();
            let last = i + tokens.take_while(|t| t.span.end() <= from + name.bytes).count();
            let clear = self.lexicon.organisations.get(name.organisation).is_some_and(|o| !o.ambiguous);
            if clear {
                for word in &mut self.out[i..last] {
                    word.facts = word.facts.with(Facts::IN_BODY);
                }
            }
            let numbered = last > i + 1 && self.document.tokens()[i].kind == TokenKind::Number;
            // *la France insoumise*, but *la Cour suprême*
            let named = self.out[i].tag == Tag::Name && small(last - 1);
            let framed = || (named || (i + 1..last - 1).any(small)) && !self.goes_on(i, last);
            let whole = last > i + 1
                && (framed() || self.is_bare(i, last, &name))
                && (self.names_press(last, &name) || !self.names_next(last));
            if whole || numbered || last == i + 1 && small(i) {
                for word in &mut self.out[i..last] {
                    word.tag = Tag::Name;
                    // *Fondation Jean Jaurès*: nobody's first name.
                    if whole {
                        word.class = WordClass::PROPER;
                    }
                }
            }
        }
    }

    /// *metteur en scène*, *ingénieur du son*: the words behind the first of a known role of several are a part of it.
    fn whole_roles(&mut self, openers: &[usize]) {
        for &i in openers {
            // Other words behind a noun make a phrase of it as it is.
            let joined = matches!(
                self.lower(i + 1),
                "en" | "à" | "au" | "aux" | "du" | "d'" | "hors" | "sur" | "pour"
            );
            // *la prix Nobel Anne Martin*
            let capital = || self.document.tokens().get(i + 1).is_some_and(|t| t.form.is(Form::CAPITAL));
            let joined = joined || capital();
            let longer = joined && self.vocabulary.get(self.out[i].word).is_some_and(|info| info.begins_role);
            let from = self.document.tokens()[i].span.start();
            let found = || self.lexicon.roles.starting(&self.document.text()[from..]);
            let Some(role) = longer.then(found).flatten() else { continue };
            let tokens = self.document.tokens()[i + 1..].iter();
            let more = tokens.take_while(|t| t.span.end() <= from + role.bytes).count();
            for word in &mut self.out[i + 1..i + 1 + more] {
                word.facts = word.facts.with(Facts::IN_ROLE);
            }
        }
    }

    /// An article makes a phrase of the name, and its place goes on behind: *la Cour d'appel de Lyon*.
    fn goes_on(&self, first: usize, last: usize) -> bool {
        let of = self.out.get(last).is_some_and(|t| t.is_of());
        let place = self.document.tokens().get(last + 1).is_some_and(|t| t.form.is(Form::CAPITAL));
        of && place && self.is_determined(first)
    }

    /// The name of somebody begins behind: *le Défenseur des droits Jean Martin*, *le député La République en marche Anne Martin*.
    fn names_next(&self, last: usize) -> bool {
        let next = self.document.tokens().get(last).filter(|t| t.is_word() && !t.form.is(Form::LINE_START));
        next.is_some_and(|t| t.form.is(Form::CAPITAL)) && self.out[last].class.has(WordClass::FIRST)
    }

    /// *à Midi libre Anne Martin*: the name of a medium before a whole name; a number at its end would be no name of its own.
    fn names_press(&self, last: usize, name: &OrganisationMatch) -> bool {
        let press = self.lexicon.organisations.get(name.organisation).is_some_and(Organisation::is_press);
        let numbered = self.document.tokens()[last - 1].kind == TokenKind::Number;
        press && !numbered && self.document.tokens().get(last + 1).is_some_and(|t| t.form.is(Form::CAPITAL))
    }

    /// A name with nothing before it that would make a phrase of it, and no other name beside it.
    fn is_bare(&self, first: usize, last: usize, name: &OrganisationMatch) -> bool {
        // *La Première ministre*: an article and one word are no name for sure.
        let own = matches!(self.document.word(first), "La" | "Le" | "Les");
        let article = own && last == first + 2;
        // *le quotidien régional Le Bien public*
        let framed = own && !self.starts(first);
        let next = self.document.tokens().get(last).filter(|t| !t.form.is(Form::LINE_START));
        let named = next.is_some_and(|t| t.form.is(Form::CAPITAL))
            && self.out[last].tag == Tag::Name
            && !(self.names_next(last) && self.names_press(last, name));
        let known = self.lexicon.organisations.get(name.organisation);
        let clear = known.is_some_and(|organisation| !organisation.ambiguous);
        clear && !article && !named && (framed || !self.is_determined(first))
    }

    /// *« … », ont indiqué des témoins*, *ont indiqué à l'AFP des témoins*: behind the verb of an *incise*, or whom it tells,
    /// *des* begins the subject.
    fn awaits_several(&self, i: usize) -> bool {
        /// So far back the verb stands, past a day and who is told.
        const FAR: usize = 7;
        let told =
            self.previous(i).is_some_and(|p| p.facts.has(Facts::CHANNEL) || p.facts.has(Facts::IN_BODY));
        let part = self.previous(i).is_some_and(|p| p.tag == Tag::Part);
        let reach = if told { FAR } else { 3 };
        let aux = (i.saturating_sub(reach)..i)
            .rev()
            .find(|t| matches!(self.lower(*t), "ont" | "avaient" | "auraient"));
        let sign = |t: &usize| matches!(self.out[*t].tag, Tag::Punct(',') | Tag::Mark);
        (told || part) && aux.is_some_and(|aux| aux.checked_sub(1).is_some_and(|t| sign(&t)))
    }

    /// An article, a number, an adjective or another name stands before.
    fn is_determined(&self, first: usize) -> bool {
        let line = self.document.tokens()[first].form.is(Form::LINE_START);
        first.checked_sub(1).filter(|_| !line).is_some_and(|before| {
            matches!(self.lower(before), "le" | "la" | "les" | "l'")
                || matches!(
                    self.out[before].tag,
                    Tag::Closed(Closed::Det | Closed::DeDet | Closed::ADet | Closed::Num)
                        | Tag::Name
                        | Tag::Adj
                )
        })
    }

    /// A token's word in lower case; empty for what is no word.
    fn lower(&self, i: usize) -> &str {
        match self.out.get(i) {
            Some(t) if t.word == NO_WORD => "",
            Some(t) if !t.facts.has(Facts::RESPELLED) => self.document.word(i),
            t => t.and_then(|t| self.vocabulary.get(t.word)).map_or("", |info| &info.lower),
        }
    }

    /// Marks the words of adverbial locutions (*par ailleurs*, *de son côté*) as the adverbs that they are together.
    fn locutions(&mut self, openers: &[usize]) {
        for &i in openers {
            let opened = self.vocabulary.get(self.out[i].word).and_then(|info| info.locutions);
            let Some(opener) = opened else { continue };
            let rests = self.lexicon.function_words.locutions(opener, self.lower(i + 1));
            let found = rests
                .iter()
                .find(|rest| rest.iter().enumerate().all(|(k, word)| self.lower(i + 2 + k) == &**word));
            // *Peu après la déclaration, le maire a réagi*: at the head of a sentence it governs a phrase.
            let governs = |end: usize| {
                let article =
                    |word| matches!(word, "le" | "la" | "les" | "l'" | "un" | "une" | "son" | "sa" | "ses");
                self.starts(i) && matches!(self.lower(end - 1), "après" | "avant") && article(self.lower(end))
            };
            if let Some(rest) = found.filter(|rest| !governs(i + 2 + rest.len())) {
                let adverb = FunctionWord { closed: Closed::Adv, gender: None, plural: None };
                for slot in &mut self.out[i..i + 2 + rest.len()] {
                    (slot.class, slot.closed) = (WordClass::ADVERB, Some(adverb));
                }
            }
        }
    }

    /// Collects the capitalised words that stand inside sentences: at the head of one they are then names, too.
    fn remember_names(&mut self, capitals: &[usize]) {
        let tokens = self.document.tokens();
        let behind = |i: usize| tokens[i - 1].is_word() || tokens[i - 1].is_punct(',');
        let inside = |&&i: &&usize| i > 0 && behind(i) && !tokens[i].form.is(Form::LINE_START);
        let words = capitals.iter().filter(inside).map(|i| &self.out[*i]);
        self.names.extend(words.filter(|word| word.closed.is_none()).map(|word| word.word));
        self.names.sort_unstable();
        self.names.dedup();
    }

    /// Whether a capital at `i` may be owed to its place.
    fn starts(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return true };
        let token = &self.document.tokens()[before];
        self.document.tokens()[i].form.is(Form::LINE_START)
            || matches!(token.kind, TokenKind::Mark(_))
            || matches!(
                token.kind,
                TokenKind::Punct('.' | '!' | '?' | '…' | ':' | '—' | '–' | '-' | '•' | '[' | '|' | '*')
            )
            || self.is_behind_rubric(i)
    }

    /// *JUSTICE Un homme a été jugé*: a word that French has no capital for, behind one in capitals at the head of a line.
    fn is_behind_rubric(&self, i: usize) -> bool {
        let rubric = &self.document.tokens()[i - 1];
        rubric.form.is(Form::LINE_START)
            && rubric.form.is(Form::ALL_CAPS)
            && self.document.word(i - 1).chars().count() > 3
            && self.out[i - 1].class.has(WordClass::NOUN)
            && !self.document.tokens()[i].form.is(Form::ALL_CAPS)
            && self.out[i]
                .closed
                .is_some_and(|w| matches!(w.closed, Closed::Det | Closed::Subject | Closed::Prep))
    }

    /// What is known of a token, whatever its tag; of one past the end nothing.
    fn raw(&self, i: usize) -> Raw {
        self.out.get(i).map_or_else(Raw::default, |t| (t.class, t.closed))
    }

    fn one(&self, i: usize) -> Tag {
        match self.document.tokens()[i].kind {
            TokenKind::Mark(_) => Tag::Mark,
            TokenKind::Punct(c) => Tag::Punct(c),
            TokenKind::Number => Tag::Number,
            TokenKind::Clitic => Tag::Clitic,
            TokenKind::Word => self.word(i),
        }
    }

    fn word(&self, i: usize) -> Tag {
        let token = &self.document.tokens()[i];
        let (class, closed) = self.raw(i);
        let next = self.raw(i + 1);
        let next_token = self.document.tokens().get(i + 1);
        let next_capital = next_token.is_some_and(|t| t.kind == TokenKind::Word && t.form.is(Form::CAPITAL));
        let previous = self.previous(i);
        if let Some(word) = closed {
            // *Le Monde*, *La Provence*, *De Gaulle*: a capital inside a sentence makes a closed word part of a name.
            let named = token.form.is(Form::CAPITAL)
                && !self.starts(i)
                && !token.form.is(Form::ELIDED)
                && next_capital
                && !matches!(word.closed, Closed::Pre | Closed::Time)
                && !self.all_capitals(i);
            // *Solange Petit*, *Le Point*: an adjective or adverb by its form, a name by its place.
            let surname = token.form.is(Form::CAPITAL)
                && !self.starts(i)
                && (matches!(
                    word.closed,
                    Closed::Pre | Closed::Num | Closed::Time | Closed::Prep | Closed::Adv | Closed::Neg
                ) || self.document.reads(i, "Un")) // *Kim Jong Un*
                && previous.is_some_and(|p| {
                    // *souligne Petit.*, *le juge Petit*
                    let role = p.tag == Tag::Noun && p.facts.has(Facts::ROLE);
                    let told = (matches!(p.tag, Tag::Verb | Tag::Part) || role) && word.closed == Closed::Pre;
                    p.tag == Tag::Name || told && !next.0.has(WordClass::NOUN.with(WordClass::ADJ))
                })
                && !self.all_capitals(i);
            // *Mes Martin et Durand*: lawyers, where a name follows.
            let title = next_capital
                && self.document.reads(i, "Mes")
                && next.0.has(WordClass::FIRST.with(WordClass::SURNAME));
            if named || surname || title {
                return Tag::Name;
            }
            // *en maintenant que*
            if class.has(WordClass::PRES_PART) && previous.is_some_and(|p| p.is(Closed::En)) {
                return Tag::PresPart;
            }
            if let Some(tag) = self.closed(i, word, class, next, previous) {
                return tag;
            }
        }
        if token.form.is(Form::ABBREVIATION) && token.form.is(Form::CAPITAL) {
            return Tag::Name;
        }
        if token.form.is(Form::CAPITAL)
            && !self.all_capitals(i)
            && let Some(tag) = self.capital(i, class, previous, next_capital)
        {
            return tag;
        }
        self.open(class, previous, next, next_token.map(|t| t.kind), i)
    }

    /// The tag before, marks left out.
    fn previous(&self, i: usize) -> Option<&Tagged> {
        let mut k = i;
        while k > 0 && !self.document.tokens()[k].form.is(Form::LINE_START) {
            k -= 1;
            if self.out[k].tag != Tag::Mark {
                return Some(&self.out[k]);
            }
        }
        None
    }

    /// True inside a stretch all in capitals, where a capital says nothing.
    fn all_capitals(&self, i: usize) -> bool {
        let tokens = self.document.tokens();
        let loud = |k: usize| tokens.get(k).is_some_and(|t| t.form.is(Form::ALL_CAPS));
        loud(i)
            && (loud(i + 1) && loud(i + 2)
                || i > 1 && loud(i - 1) && loud(i - 2)
                || i > 0 && loud(i - 1) && loud(i + 1))
    }

    fn capital(
        &self,
        i: usize,
        class: WordClass,
        previous: Option<&Tagged>,
        next_capital: bool,
    ) -> Option<Tag> {
        let proper = WordClass::FIRST.with(WordClass::SURNAME).with(WordClass::PLACE).with(WordClass::PROPER);
        let common = WordClass::NOUN.with(WordClass::ADJ);
        let acronym = self.document.tokens()[i].form.is(Form::ALL_CAPS);
        if self.starts(i) {
            let known = WordClass(class.0 & !proper.0);
            if known.is_unknown() || acronym || self.names.binary_search(&self.out[i].word).is_ok() {
                return Some(Tag::Name);
            }
            // *Charlotte, 25 ans, …*, *Rose explique*: where an apposition or a verb follows, a first name is one.
            let facts = self.out[i].facts;
            // *Blanche est la neige*
            let state = class.has(WordClass::ADJ) && self.raw(i + 1).0.has(WordClass::ETRE);
            let alone = class.has(WordClass::FIRST)
                && !state
                && !facts.has(Facts::ROLE)
                && !facts.has(Facts::NOUN)
                && self.opens_for_somebody(i + 1);
            // *Poutine : « Non »*, *Borne refuse*: the surname of somebody known is no *poutine* there.
            let next = self.document.tokens().get(i + 1).map(|t| t.kind);
            let acts = || {
                let (verb, closed) = self.raw(i + 1);
                verb.has(WordClass::V3S) && !verb.has(common)
                    || closed.is_some_and(|w| w.closed == Closed::Ne)
            };
            let known = class.has(common)
                && (next == Some(TokenKind::Punct(':')) || next == Some(TokenKind::Word) && acts())
                && self.lexicon.speakers.by_surname(self.document.word(i)).is_some();
            if known {
                return Some(Tag::Name);
            }
            // *Voltera annonce*, *Voltera a annoncé*: a verb is not followed by a second one.
            let verbal = class.has(WordClass::FINITE) && !class.has(common) && !class.has(WordClass::AVOIR);
            let (second, closed) = self.raw(i + 1);
            let word = next == Some(TokenKind::Word) && closed.is_none();
            let auxiliary = second.has(WordClass::ETRE.with(WordClass::AVOIR));
            let verb = second.has(WordClass::V3S) && (auxiliary || !second.has(common));
            if verbal && word && verb && !class.has(WordClass::ETRE) {
                return Some(Tag::Name);
            }
            // *Pierre Martin*: a first name before a capital.
            return (alone || class.has(proper) && next_capital).then_some(Tag::Name);
        }
        let after_det = previous.is_some_and(|p| {
            matches!(
                p.tag,
                Tag::Closed(Closed::Det | Closed::DeDet | Closed::ADet | Closed::Pre | Closed::PreDet)
            )
        });
        // *le Président*, *la Commission*: a common noun in its Sunday clothes; but *le Monde*, *la Croix* stay nouns too.
        let head = || {
            let Tagged { word, facts, .. } = self.out[i];
            let info = self.vocabulary.get(word).filter(|_| facts.has(Facts::ROLE) || facts.has(Facts::NOUN));
            info.is_some_and(|info| info.role.is_some() || info.noun.is_some())
        };
        if after_det && class.has(common) && (!class.has(WordClass::PLACE) || head()) && !acronym {
            return Some(if class.has(WordClass::NOUN) { Tag::Noun } else { Tag::Adj });
        }
        // *le PDG*, *sa DRH*, *X, PDG, explique*
        let apposed = || {
            previous.is_some_and(|p| p.tag == Tag::Punct(',')) && i > 1 && self.out[i - 2].tag == Tag::Name
        };
        // *l'ONG*, *une PME*
        let common = self.out[i].facts.has(Facts::ROLE) || after_det && self.out[i].facts.has(Facts::NOUN);
        if (after_det || apposed()) && acronym && common && head() {
            return Some(Tag::Noun);
        }
        // *la Dakaroise*, *le Gatinois*: whoever lives somewhere that no list has.
        let facts = self.out[i].facts;
        let listed = facts.has(Facts::CHANNEL.with(Facts::OPENS_NAME).with(Facts::IN_BODY));
        if after_det && class.is_unknown() && !listed && !next_capital && is_inhabitant(self.document.word(i))
        {
            return Some(Tag::Noun);
        }
        Some(Tag::Name)
    }

    /// A verb of the third person that is nothing else, its pronoun or negation, a comma with an article or a number behind it, or
    /// a remark on the first name: *Rose (le prénom a été changé)*.
    fn opens_for_somebody(&self, at: usize) -> bool {
        let apposition = |k: usize| {
            let (class, closed) = self.raw(k);
            let number = self.document.tokens().get(k).is_some_and(|t| t.kind == TokenKind::Number);
            number
                || closed.is_some_and(|w| matches!(w.closed, Closed::Det | Closed::Qui))
                || class.has(WordClass::ROLE)
        };
        let (class, closed) = self.raw(at);
        let nominal = WordClass::NOUN.with(WordClass::ADJ).with(WordClass::PAST_PART);
        // *Rose et René*, *Rose a ri*
        let given = |k: usize| self.capital_at(k) && self.raw(k).0.has(WordClass::FIRST);
        let has_done = || class.has(WordClass::AVOIR) && self.raw(at + 1).0.has(WordClass::PAST_PART);
        match self.document.tokens().get(at).map(|t| t.kind) {
            Some(TokenKind::Word) if self.document.reads(at, "et") => given(at + 1),
            Some(TokenKind::Word) if has_done() => true,
            Some(TokenKind::Word) => {
                let clitic = closed.is_some_and(|w| matches!(w.closed, Closed::Ne | Closed::Object));
                let verb = class.has(WordClass::V3S) && !class.has(nominal) && !class.has(WordClass::PREP);
                // *Rose le sait*, but *Rose la bleue*
                verb || clitic && self.raw(at + 1).0.has(WordClass::V3S) && !self.raw(at + 1).0.has(nominal)
                    || closed.is_some_and(|w| w.closed == Closed::Ne)
            }
            Some(TokenKind::Punct('(')) => (at + 1..at + 3).any(|k| self.lower(k) == "prénom"),
            Some(TokenKind::Punct(',')) => apposition(at + 1),
            _ => false,
        }
    }

    fn closed(
        &self,
        i: usize,
        word: FunctionWord,
        class: WordClass,
        next: Raw,
        previous: Option<&Tagged>,
    ) -> Option<Tag> {
        let verb_next = next.0.has(WordClass::FINITE.with(WordClass::ETRE).with(WordClass::AVOIR))
            || next.1.is_some_and(|w| matches!(w.closed, Closed::Object));
        let noun_next = next.0.has(WordClass::NOUN.with(WordClass::ADJ)) || next.0.is_unknown();
        let next_kind = self.document.tokens().get(i + 1).map(|t| t.kind);
        let word_next = matches!(next_kind, Some(TokenKind::Word | TokenKind::Number));
        // *la direction y « regrette un choix »*
        let named = || previous.is_some_and(|p| matches!(p.tag, Tag::Noun | Tag::Name));
        let before_marks = matches!(next_kind, Some(TokenKind::Mark(_))) && named();
        let after_subject = previous.is_some_and(|p| {
            matches!(p.tag, Tag::Closed(Closed::Subject | Closed::Ne | Closed::Qui | Closed::This))
                || p.is(Closed::Object)
        });
        // *elle nous a dit*, *nous nous sommes tus*
        let named_to = || word.closed == Closed::Subject && matches!(self.document.word(i), "nous" | "vous");
        if after_subject && named_to() {
            return Some(Tag::Closed(Closed::Object));
        }
        // *S'il part*, *demande s'ils viennent*: before *il* it is *si*.
        let if_he = word.closed == Closed::Object
            && matches!(self.document.word(i), "s'" | "s’" | "S'" | "S’")
            && i + 1 < self.document.tokens().len()
            && matches!(self.document.word(i + 1), "il" | "ils");
        if if_he {
            return Some(Tag::Closed(Closed::Sub));
        }
        Some(match word.closed {
            // *quel que soit le jour*
            Closed::That if i > 0 && matches!(self.lower(i - 1), "quel" | "quelle" | "quels" | "quelles") => {
                Tag::Closed(Closed::Sub)
            }
            Closed::Det
                if matches!(
                    self.document.word(i),
                    "le" | "la" | "les" | "l'" | "l’" | "leur" | "L'" | "L’"
                ) =>
            {
                // *l'enseignant* is no *enseignant la chimie*.
                let noun = WordClass::NOUN.with(WordClass::ROLE);
                let inf_next = next.0.has(WordClass::INFINITIVE) && !next.0.has(WordClass::NOUN)
                    || next.0.has(WordClass::PRES_PART) && !next.0.has(noun)
                    || previous.is_some_and(|p| p.is(Closed::Sub))
                        && next.0.has(WordClass::V3S.with(WordClass::V3P))
                        && self.document.word(i - 1).eq_ignore_ascii_case("comme");
                let plainly_verb = verb_next && !noun_next
                    || next.0.has(WordClass::AVOIR) && !self.document.reads(i + 1, "as")
                    // *comme le lui demandait X*
                    || word_next && self.document.reads(i + 1, "lui")
                    || next.1.is_some_and(|w| w.closed == Closed::Object);
                // *« … », leur glisse la préfète*: behind closing marks a verb, whatever else it may be.
                let told = verb_next && self.document.word(i) == "leur" && self.mark_before(i);
                // *Rose le décrit comme*: behind a noun a form that is a participle, too, but no noun.
                let third = WordClass::V3S;
                let one = next.0.has(third) && next.0.has(WordClass::PAST_PART);
                let behind_noun = previous.is_some_and(|p| matches!(p.tag, Tag::Name | Tag::Noun));
                let acts = one && behind_noun && !next.0.has(noun);
                // *« … », le coupe Anne Martin*
                let second = self.document.tokens().get(i + 2).map(|t| t.kind);
                let cuts = next.0.has(third)
                    && !next.0.has(WordClass::ROLE)
                    && self.mark_before(i)
                    && (self.capital_at(i + 2) || self.raw(i + 2).1.is_some_and(|w| w.closed == Closed::Det));
                // *Anne Martin le juge « brillant »*
                let judges = next.0.has(third)
                    && previous.is_some_and(|p| matches!(p.tag, Tag::Name | Tag::Punct(',')))
                    && matches!(second, Some(TokenKind::Mark(_)))
                    && self.lacks_verb(i);
                // *la préfète de l'Allier*
                let place = self.capital_at(i + 1) && !self.all_capitals(i + 1);
                // *à le dire*, *de les dire*: an article would be one word with the preposition; *aime le dire*, *faut le dire*.
                let apart = next.0.has(WordClass::INFINITIVE)
                    && (previous.is_some_and(|p| p.is(Closed::De) || p.is(Closed::A))
                        && matches!(self.document.word(i), "le" | "les")
                        || self.document.reads(i + 1, "dire") && self.colours_next(i));
                if !place
                    && (after_subject && verb_next
                        || apart
                        || inf_next
                        || plainly_verb
                        || told
                        || acts
                        || cuts
                        || judges)
                {
                    Tag::Closed(Closed::Object)
                } else {
                    Tag::Closed(Closed::Det)
                }
            }
            // *sur un ton grave*, *même son de cloche*, *même ton chez le maire*
            Closed::Det
                if matches!(self.document.word(i), "ton" | "son")
                    && (previous.is_some_and(|p| p.is(Closed::Det) || p.is(Closed::Pre))
                        || next.1.is_some_and(|w| {
                            matches!(w.closed, Closed::De | Closed::DeDet | Closed::Prep | Closed::A)
                                && !self.document.reads(i + 1, "côté")
                        })) =>
            {
                Tag::Noun
            }
            // *certains*, *plusieurs* alone, *des* after a noun.
            Closed::Det if !word_next && !matches!(next_kind, Some(TokenKind::Mark(_))) => {
                Tag::Closed(Closed::Pron)
            }
            Closed::Det
                if matches!(
                    self.document.word(i),
                    "certains" | "Certains" | "certaines" | "Certaines" | "Plusieurs" | "plusieurs"
                ) && (next
                    .1
                    .is_some_and(|w| !matches!(w.closed, Closed::Pre | Closed::Num | Closed::Time))
                    || verb_next && !noun_next) =>
            {
                Tag::Closed(Closed::Pron)
            }
            Closed::Det if self.document.reads(i, "des") => {
                let noun_before = previous.is_some_and(|p| {
                    matches!(p.tag, Tag::Noun | Tag::Adj | Tag::Name | Tag::Number | Tag::Part)
                        || p.is(Closed::Prep)
                        || p.is(Closed::Pron)
                        || p.is(Closed::Adv)
                        || p.is(Closed::Num)
                });
                Tag::Closed(if noun_before && !self.awaits_several(i) { Closed::DeDet } else { Closed::Det })
            }
            // *De nombreux élus refusent*, *mais d'autres élus*: where a phrase begins, an article.
            Closed::De
                if next.1.is_some_and(|w| w.closed == Closed::Pre && w.plural == Some(true))
                    && previous.is_none_or(|p| {
                        // *« A », racontent de nombreux témoins*
                        p.is_finite() && p.class.has(WordClass::V3P) && self.mark_before(i - 1)
                            || matches!(
                                p.tag,
                                Tag::Punct(_)
                                    | Tag::Mark
                                    | Tag::Closed(Closed::Coord | Closed::That | Closed::Sub)
                            )
                    }) =>
            {
                Tag::Closed(Closed::Det)
            }
            // *les informations du Point*: a weekly, no negation.
            Closed::Neg
                if self.document.tokens()[i].form.is(Form::CAPITAL)
                    && previous
                        .is_some_and(|p| p.is(Closed::DeDet) || p.is(Closed::ADet) || p.is(Closed::Det)) =>
            {
                Tag::Name
            }
            // *lors d'un point de presse*
            Closed::Neg
                if matches!(self.document.word(i), "point" | "pas")
                    && previous
                        .is_some_and(|p| p.is(Closed::Det) || p.is(Closed::DeDet) || p.is(Closed::ADet)) =>
            {
                Tag::Noun
            }
            // *on peut y lire*, but *Ortega y Gasset*
            Closed::Object
                if self.document.word(i) == "y"
                    && !verb_next
                    && !before_marks
                    && !next.0.has(WordClass::PRES_PART)
                    && (!next.0.has(WordClass::INFINITIVE)
                        || previous
                            .is_none_or(|p| !p.is_finite() && p.tag != Tag::Inf && p.tag != Tag::Clitic)) =>
            {
                return None;
            }
            Closed::En if after_subject && verb_next => Tag::Closed(Closed::Object),
            // *il faut en rire*: no noun, unless it is none but one: *il vit en exil*.
            Closed::En
                if previous.is_some_and(|p| p.is_finite() || p.tag == Tag::Inf)
                    && next.0.has(WordClass::INFINITIVE)
                    && !next.0.has(WordClass::NOUN) =>
            {
                Tag::Closed(Closed::Object)
            }
            Closed::En if verb_next && !noun_next && !next.0.has(WordClass::PRES_PART) => {
                Tag::Closed(Closed::Object)
            }
            // *selon que*; *pendant que*, *avant que*: the preposition opens a clause.
            // *il lui a dit*, *pour lui dire*; *selon lui*, *c'est lui*: before a verb *lui* is its object, unless governed.
            Closed::Strong
                if self.document.word(i) == "lui"
                    && (next.0.has(WordClass::INFINITIVE.with(WordClass::PRES_PART))
                        || verb_next
                            && !previous.is_some_and(|p| {
                                matches!(
                                    p.tag,
                                    Tag::Closed(
                                        Closed::Prep | Closed::De | Closed::A | Closed::En | Closed::Selon
                                    )
                                )
                            })) =>
            {
                Tag::Closed(Closed::Object)
            }
            Closed::Pre if !noun_next && next.1.is_none() && previous.is_some_and(|p| p.tag == Tag::Noun) => {
                Tag::Adj
            }
            Closed::Pre if !(word_next || matches!(next_kind, Some(TokenKind::Mark(_)))) => {
                let det = previous.is_some_and(|p| {
                    matches!(p.tag, Tag::Closed(Closed::Det | Closed::DeDet | Closed::ADet))
                });
                if det { Tag::Noun } else { Tag::Adj }
            }
            // *un autre estime que*, *le premier juge qu'il*
            Closed::Pre
                if next.0.has(WordClass::V3S)
                    && self.raw(i + 2).1.is_some_and(|w| w.closed == Closed::That)
                    && previous.is_some_and(|p| p.is(Closed::Det))
                    && self.lacks_verb(i) =>
            {
                Tag::Noun
            }
            Closed::Pre
                if (next.0.has(WordClass::ETRE.with(WordClass::AVOIR))
                    || next.0.has(WordClass::FINITE) && !noun_next)
                    && previous.is_some_and(|p| {
                        matches!(p.tag, Tag::Closed(Closed::Det | Closed::DeDet | Closed::ADet))
                    }) =>
            {
                // *ce dernier a dit*, *le premier affirme*
                Tag::Noun
            }
            Closed::Pre
                if next.1.is_some_and(|w| !matches!(w.closed, Closed::Pre | Closed::Num | Closed::Time)) =>
            {
                let det = previous.is_some_and(|p| {
                    matches!(p.tag, Tag::Closed(Closed::Det | Closed::DeDet | Closed::ADet))
                });
                if det { Tag::Noun } else { Tag::Adj }
            }
            // *la soirée*, *l'année*: time words stay time words; *mars*, *mai* have no capital.
            Closed::Coord if self.document.word(i) == "or" && previous.is_some_and(|p| p.is(Closed::Det)) => {
                return None;
            }
            Closed::Prep
                if class.has(WordClass::NOUN)
                    && previous.is_some_and(|p| {
                        matches!(p.tag, Tag::Closed(Closed::Det | Closed::DeDet | Closed::ADet | Closed::Pre))
                    }) =>
            {
                Tag::Noun
            }
            Closed::Prep if matches!(self.document.word(i), "entre" | "sauf" | "montre") && after_subject => {
                return None;
            }
            // *cette même source*, *la même personne*
            Closed::Adv if word_next && self.document.reads(i, "même") && self.behind_article(previous) => {
                Tag::Closed(Closed::Pre)
            }
            Closed::Pron if class.has(WordClass::NOUN) && self.behind_article(previous) => Tag::Noun,
            Closed::Adv
                if class.has(WordClass::NOUN)
                    && previous.is_some_and(|p| p.is(Closed::Det) || p.is(Closed::DeDet))
                    && !word_next =>
            {
                Tag::Noun
            }
            other => Tag::Closed(other),
        })
    }

    fn open(
        &self,
        class: WordClass,
        previous: Option<&Tagged>,
        next: Raw,
        next_kind: Option<TokenKind>,
        i: usize,
    ) -> Tag {
        use WordClass as C;
        /// What a noun may be besides.
        const OTHERWISE: WordClass = C::FINITE
            .with(C::INFINITIVE)
            .with(C::PRES_PART)
            .with(C::PAST_PART)
            .with(C::ADVERB)
            .with(C::ETRE)
            .with(C::AVOIR);
        let finite = class.has(C::FINITE);
        let nominal = class.has(C::NOUN) || class.has(C::ADJ);
        if class.is_unknown() {
            let capital = self.document.tokens()[i].form.is(Form::CAPITAL);
            let camel = || self.document.word(i).chars().any(char::is_uppercase);
            // *un élu anti-Martin*: whom somebody is against is not who he is.
            let prefixed = |word: &str| {
                let (prefix, name) = word.split_once('-').unwrap_or_default();
                matches!(prefix, "anti" | "pro" | "non" | "post" | "ultra" | "néo")
                    && name.starts_with(char::is_uppercase)
            };
            if !capital && prefixed(self.document.word(i)) {
                let alone = previous.is_some_and(|p| p.is(Closed::Det));
                return if alone { Tag::Noun } else { Tag::Adj };
            }
            return if capital || camel() { Tag::Name } else { Tag::Noun };
        }
        if self.makes_happen(i, previous, next) {
            return Tag::Verb;
        }
        if self.is_caused(i, class, previous) {
            return Tag::Inf;
        }
        let before = match previous.map(|p| p.tag) {
            Some(Tag::Closed(closed)) => any_of(&[closed]),
            _ => 0,
        };
        let after = |classes: &[Closed]| before & any_of(classes) != 0;
        let after_tag = |tags: &[Tag]| previous.is_some_and(|p| tags.contains(&p.tag));
        let as_noun = || {
            if class.has(C::NOUN) && class.has(C::ADJ) {
                // *un responsable américain*, *un jeune responsable*: after a noun an adjective, else the noun.
                // *la Transition écologique et solidaire*
                let joined = after(&[Closed::Coord]) && i > 1 && self.out[i - 2].tag == Tag::Adj;
                let very = after(&[Closed::Adv])
                    && i > 0
                    && matches!(self.document.word(i - 1), "très" | "trop" | "plutôt");
                if very || joined || after_tag(&[Tag::Noun, Tag::Name, Tag::Adj]) {
                    Tag::Adj
                } else {
                    Tag::Noun
                }
            } else if class.has(C::NOUN) {
                Tag::Noun
            } else if class.has(C::ADJ) {
                Tag::Adj
            } else if class.has(C::PAST_PART) {
                Tag::Part
            } else {
                Tag::Noun
            }
        };
        // *deuxième*, *vingtième*, *45e*: ordinals stand before their noun.
        let ordinal = || {
            let word = self.document.word(i);
            nominal
                && next.0.has(C::NOUN)
                && (word.ends_with("ième")
                    || word.starts_with(|c: char| c.is_ascii_digit()) && is_ordinal(word))
        };
        // A noun or an adjective that is nothing else needs no look around.
        if nominal && !class.has(OTHERWISE) {
            return if ordinal() { Tag::Closed(Closed::Pre) } else { as_noun() };
        }
        // *X, candidate à la mairie*: hardly ever the verb.
        let bare = || !previous.is_some_and(|p| p.is(Closed::Subject));
        let apposed = || {
            previous.is_some_and(|p| p.tag == Tag::Punct(',')) && i > 1 && self.out[i - 2].tag == Tag::Name
        };
        if self.document.reads(i, "candidate") && bare() || self.document.reads(i, "pilote") && apposed() {
            return Tag::Noun;
        }
        let aux = class.has(C::ETRE.with(C::AVOIR)) && finite;
        // *tout à fait*
        let entirely = i > 1 && self.document.reads(i, "fait") && self.document.reads(i - 1, "à");
        if entirely && self.document.word(i - 2).eq_ignore_ascii_case("tout") {
            return Tag::Closed(Closed::Adv);
        }
        // *Telle est l'ambition*: no point of the compass.
        if aux && i > 0 && matches!(self.lower(i - 1), "tel" | "telle" | "tels" | "telles") {
            return Tag::Aux;
        }
        if ordinal() {
            return Tag::Closed(Closed::Pre);
        }
        // *Un Français sur trois estime que*
        let share = class.has(C::V3S.with(C::V3P))
            && i > 1
            && self.document.reads(i - 2, "sur")
            && after(&[Closed::Num])
            && (next.1.is_some_and(|w| w.closed == Closed::That)
                || self.denies_doing(i, next.1.map(|w| w.closed))
                || next.0.has(C::INFINITIVE))
            && self.lacks_verb(i);
        if share {
            return Tag::Verb;
        }
        // *ce dernier dit*, *cette dernière critique la mesure*, but *ce dernier chiffre signifie*
        let latter = i > 1
            && class.has(C::V3S)
            && matches!(self.document.word(i - 1), "dernier" | "dernière")
            && matches!(self.lower(i - 2), "ce" | "cette");
        let governs = || {
            let behind = next.1.map(|w| w.closed);
            matches!(behind, Some(Closed::That | Closed::Det | Closed::PreDet)) && !self.verb_follows(i)
                || matches!(next_kind, Some(TokenKind::Mark(_) | TokenKind::Punct(':')))
        };
        // *un autre demande « … »*: the noun would be feminine.
        let another = i > 1
            && class.has(C::V3S)
            && class.has(C::NOUN_FS)
            && !class.has(C::NOUN_MS.with(C::ADJ))
            && matches!(self.document.word(i - 1), "autre" | "second" | "deuxième" | "troisième")
            && self.lower(i - 2) == "un";
        if latter && (self.lower(i) == "dit" || governs()) || another {
            return if aux { Tag::Aux } else { Tag::Verb };
        }
        if after(&[Closed::Det, Closed::DeDet, Closed::ADet, Closed::Pre, Closed::Num])
            && (nominal || class.has(C::PAST_PART))
        {
            return as_noun();
        }
        // *a lui mis en garde*: with stress, and no object.
        let stressed = class.has(C::PAST_PART)
            && i > 1
            && self.out[i - 2].tag == Tag::Aux
            && matches!(self.document.word(i - 1), "lui" | "elle" | "eux" | "elles");
        if finite
            && !stressed
            && after(&[Closed::Subject, Closed::Ne, Closed::Object, Closed::Qui, Closed::This])
        {
            return if aux { Tag::Aux } else { Tag::Verb };
        }
        // *dit-il*: the clitic shows the verb.
        if finite && matches!(next_kind, Some(TokenKind::Clitic)) {
            return if aux { Tag::Aux } else { Tag::Verb };
        }
        // *dans un éclat de rire*
        if nominal && i > 1 && self.lower(i) == "rire" && matches!(self.lower(i - 2), "éclat" | "éclats") {
            return Tag::Noun;
        }
        if class.has(C::INFINITIVE) && (!nominal || !after(&[Closed::Det, Closed::DeDet, Closed::ADet])) {
            let verbal = after(&[
                Closed::De,
                Closed::A,
                Closed::Prep,
                Closed::Object,
                Closed::Ne,
                Closed::Neg,
                Closed::Adv,
                Closed::Time,
            ]) || after_tag(&[Tag::Clitic])
                || after_tag(&[Tag::Verb, Tag::Part, Tag::Aux, Tag::Inf])
                || after_tag(&[Tag::Noun, Tag::Name, Tag::Adj]) && self.is_modal(i)
                // *disant avoir vu*, *le 6 mars 2017 avoir vu*
                || matches!(self.lower(i), "avoir" | "être") && next.0.has(C::PAST_PART)
                // *affirme, lui, avoir été trompé*; but *santé, pouvoir d'achat*
                || after_tag(&[Tag::Punct(',')])
                    && self.is_modal(i)
                    && (next.0.has(C::INFINITIVE.with(C::PAST_PART))
                        || next.1.is_some_and(|w| matches!(w.closed, Closed::Adv | Closed::PreDet)))
                || !nominal;
            if verbal {
                return Tag::Inf;
            }
        }
        if class.has(C::PRES_PART) && after(&[Closed::Object, Closed::Ne]) {
            return Tag::PresPart;
        }
        if aux && !(nominal && after(&[Closed::Det, Closed::DeDet, Closed::De, Closed::Prep, Closed::ADet])) {
            return Tag::Aux;
        }
        if class.has(C::PRES_PART)
            && (!nominal || after(&[Closed::En]) || !after_tag(&[Tag::Noun]))
            && !after(&[Closed::De, Closed::Det])
        {
            // *et ex-représentant du parti*
            let former = self.lower(i).starts_with("ex-");
            // *X, étudiant, explique*, *X, représentant du personnel*: no object follows.
            let follows = match next_kind {
                Some(TokenKind::Punct(_)) => true,
                Some(TokenKind::Word) => match next.1 {
                    Some(word) => matches!(word.closed, Closed::De | Closed::DeDet | Closed::En),
                    None => next.0.has(C::ADJ) && !next.0.has(C::ADVERB),
                },
                _ => false,
            };
            let role = class.has(C::ROLE) && follows;
            let noun_wanted = nominal && !after(&[Closed::En]) && (!self.comma_before(i) || former || role);
            if !noun_wanted {
                return Tag::PresPart;
            }
        }
        // *l'ancien maire et président des Patriotes*, *maire et député de Lyon*: before any verb, no second one.
        let of = next.1.is_some_and(|w| matches!(w.closed, Closed::De | Closed::DeDet));
        let of = of || matches!(next_kind, Some(TokenKind::Word)) && self.lower(i + 1) == "des";
        if of
            && nominal
            && class.has(C::ROLE)
            && after(&[Closed::Coord])
            && matches!(self.lower(i - 1), "et" | "ou")
            && self.lacks_verb(i)
        {
            return as_noun();
        }
        let after_aux = || self.behind_aux(i);
        // *reste convaincu que*, *a demandé A et assuré que*
        let governs_clause = next.1.is_some_and(|w| w.closed == Closed::That)
            && (after_tag(&[Tag::Verb]) || after(&[Closed::Coord]))
            && !finite;
        if class.has(C::PAST_PART) && (governs_clause || after_aux()) {
            return Tag::Part;
        }
        if after(&[Closed::De, Closed::A, Closed::Prep, Closed::En, Closed::Selon])
            && (nominal || class.has(C::PAST_PART))
        {
            return as_noun();
        }
        if finite && !nominal && !class.has(C::PAST_PART) {
            return Tag::Verb;
        }
        if class.has(C::ADVERB) && !finite && !class.has(C::NOUN) {
            return Tag::Closed(Closed::Adv);
        }
        if finite {
            return self.homograph(class, previous, next, next_kind, i, as_noun());
        }
        // *Qualifié de « … » par X*, *Interrogé par Y*: a participle at the head of its clause.
        let governs = matches!(
            next.1.map(|w| w.closed),
            Some(
                Closed::De
                    | Closed::DeDet
                    | Closed::A
                    | Closed::ADet
                    | Closed::Prep
                    | Closed::En
                    | Closed::Time
            )
        ) || matches!(next_kind, Some(TokenKind::Mark(_)));
        if class.has(C::PAST_PART)
            && (!class.has(C::NOUN)
                || governs && !after(&[Closed::Det, Closed::Pre, Closed::De, Closed::DeDet]))
        {
            return Tag::Part;
        }
        as_noun()
    }

    /// *La remarque fait sourire*, *Le texte fait débat*: behind its subject and before what it brings about, no participle, as in *un choix
    /// fait par le maire*.
    fn makes_happen(&self, i: usize, previous: Option<&Tagged>, next: Raw) -> bool {
        let (class, closed) = next;
        let subject = previous.is_some_and(|p| matches!(p.tag, Tag::Noun | Tag::Adj | Tag::Name));
        let infinitive = class.has(WordClass::INFINITIVE);
        let bare = closed.is_none() && class.has(WordClass::NOUN) && !self.document.reads(i + 1, "maison");
        if !self.document.reads(i, "fait") {
            return false;
        }
        // *Une mère, venue de Lyon, fait quarante minutes de voiture*
        let number = || self.document.tokens().get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
        let counted = || {
            (subject || previous.is_some_and(|p| p.tag == Tag::Punct(',')))
                && (closed.is_some_and(|w| w.closed == Closed::Num) || number())
                && self.lacks_verb(i)
                && !self.verb_follows(i)
        };
        subject && (infinitive || bare) || counted()
    }

    /// *sourire* of *fait sourire*, *laisse dire*: behind a verb that has somebody do something.
    fn is_caused(&self, i: usize, class: WordClass, previous: Option<&Tagged>) -> bool {
        let causes = |p: &Tagged| {
            let word = self.document.word(i - 1);
            p.tag == Tag::Verb && matches!(word, "fait" | "fit" | "fera" | "ferait" | "laisse" | "laissa")
        };
        class.has(WordClass::INFINITIVE) && i > 0 && previous.is_some_and(causes)
    }

    /// *note*, *juge*, *critique*, *dit*: a form that is a verb and something else, with no pronoun or article before it.
    fn homograph(
        &self,
        class: WordClass,
        previous: Option<&Tagged>,
        next: Raw,
        next_kind: Option<TokenKind>,
        i: usize,
        noun: Tag,
    ) -> Tag {
        use WordClass as C;
        let Some(previous) = previous else { return noun };
        let next_closed = next.1.map(|w| w.closed);
        // What follows a verb and hardly a noun: *que*, an article, a pronoun, a quotation mark.
        let governs = matches!(
            next_closed,
            Some(
                Closed::That
                    | Closed::Det
                    | Closed::Pron
                    | Closed::Object
                    | Closed::Neg
                    | Closed::Adv
                    | Closed::This
                    | Closed::Sub
                    | Closed::Ne
                    | Closed::PreDet
            )
        ) || matches!(next_kind, Some(TokenKind::Mark(_)) | Some(TokenKind::Punct(':')))
            // *dit vouloir*; *dit avoir*, *croit savoir*, which are nouns, too
            || next.0.has(C::INFINITIVE)
                && (!next.0.has(C::NOUN) || self.is_modal(i + 1) || self.lower(i) == "dit")
            // *X, conteste formellement*
            || next.0.has(C::ADVERB) && self.document.word(i + 1).ends_with("ment");
        // *le maire dit à la radio qu'il part*, *le maire dit ne pas partir*
        let reports = self.tells_that(i, next_closed)
            || self.denies_doing(i, next_closed)
            || next_kind == Some(TokenKind::Punct(',')) && self.goes_on_behind_aside(i);
        let governs = governs || reports;
        // *X, décrit comme « … »*, *X, dit par tous*
        let by = next_closed == Some(Closed::Prep) && self.document.word(i + 1) == "par"
            || next_closed == Some(Closed::Sub)
                && self.document.word(i + 1) == "comme"
                && previous.tag == Tag::Punct(',');
        // *directeur général adjoint*, *un point presse*: hardly ever forms of *adjoindre* and *presser*.
        let point = i > 0 && matches!(self.document.word(i - 1), "point" | "service" | "responsable");
        if self.lower(i) == "adjoint" || point && self.lower(i) == "presse" {
            return noun;
        }
        let third = class.has(C::V3S.with(C::V3P));
        // *Pour Paul Martin, président à l'époque,*: several would have to preside.
        if class.has(C::ROLE) && !class.has(C::V3S) && matches!(previous.tag, Tag::Punct(',')) {
            return noun;
        }
        let infinitive = || i > 1 && self.out[i - 2].tag == Tag::Inf;
        match previous.tag {
            _ if by && class.has(C::PAST_PART) => Tag::Part,
            // *Et d'ajouter, philosophe : « … »*: of whoever adds.
            Tag::Punct(',') if next_kind == Some(TokenKind::Punct(':')) && infinitive() => noun,
            // *« … » Réplique, par voie de presse, du maire*
            Tag::Punct('.') if self.capital_at(i) && next_kind == Some(TokenKind::Punct(',')) => noun,
            Tag::Name if third => Tag::Verb,
            Tag::Mark => noun,
            Tag::Punct(',' | ')' | '»' | '"' | '–' | '—') if third && (governs || self.capital_at(i + 1)) => {
                Tag::Verb
            }
            // *Eva, assise en tailleur, revient sur …*: behind an aside, the verb that the sentence still lacks.
            Tag::Punct(',' | ')')
                if class.has(C::V3S)
                    && !class.has(C::ROLE.with(C::ADJ).with(C::PAST_PART))
                    && (matches!(next_closed, Some(Closed::Prep | Closed::A | Closed::ADet | Closed::En | Closed::Num))
                        // *Leur avocate, Me Martin, réclame 18 000 euros*
                        || next_kind == Some(TokenKind::Number))
                    && self.lacks_verb(i)
                    && !self.verb_follows(i) =>
            {
                Tag::Verb
            }
            // *« Que faire ? demande le maire. »*: a small letter behind the end of a sentence.
            Tag::Punct('?' | '!') if third && !self.document.tokens()[i].form.is(Form::CAPITAL) => Tag::Verb,
            Tag::Punct('…' | ',')
                if third && !self.document.tokens()[i].form.is(Form::CAPITAL) && self.mark_before(i) =>
            {
                Tag::Verb
            }
            Tag::Punct(_) if third && self.mark_before(i) => Tag::Verb,
            Tag::Noun | Tag::Adj | Tag::Number | Tag::Part if third => {
                // *le texte dit*, *la droite critique la mesure*; but *un avis critique*.
                let later_verb = !reports && self.verb_follows(i);
                // *écrivent dans leur déclaration politique les élus*: a clause has one verb.
                let adjective = class.has(C::ADJ)
                    && i > 0
                    && matches!(self.out[i - 1].tag, Tag::Noun | Tag::Adj)
                    && !self.lacks_verb(i);
                if !later_verb && !adjective && (governs || !class.has(C::ADJ.with(C::PAST_PART))) {
                    Tag::Verb
                } else if class.has(C::ADJ) {
                    Tag::Adj
                } else if class.has(C::PAST_PART) {
                    Tag::Part
                } else if governs {
                    Tag::Verb
                } else {
                    noun
                }
            }
            Tag::Closed(Closed::Pron | Closed::Strong) if third => Tag::Verb,
            Tag::Closed(Closed::Coord | Closed::Adv | Closed::Rel | Closed::Time)
                if third && (governs || self.mark_before(i)) =>
            {
                Tag::Verb
            }
            // *ne nie rien mais demande à la cour*: no noun stands so without an article, and a verb is there to go on from.
            Tag::Closed(Closed::Coord)
                if class.has(C::V3S)
                    && !class.has(C::ROLE.with(C::ADJ).with(C::PAST_PART))
                    && matches!(self.document.word(i - 1), "mais" | "et")
                    && matches!(next_closed, Some(Closed::A | Closed::ADet))
                    && i > 1
                    && !matches!(self.out[i - 2].tag, Tag::Noun | Tag::Adj)
                    && !self.lacks_verb(i) =>
            {
                Tag::Verb
            }
            Tag::Closed(Closed::That | Closed::Rel) if third && governs => Tag::Verb,
            // *ce que dit Anne Roux*, *une loi que réclame Paris*
            Tag::Closed(Closed::That)
                if class.has(C::V3S)
                    && !class.has(C::ROLE)
                    && self.capital_at(i + 1)
                    && !self.capital_at(i) =>
            {
                Tag::Verb
            }
            _ => noun,
        }
    }

    /// *aime*, *faut*, *peut*, *ose* before a word: what follows is what somebody likes to do, must do, can do.
    fn colours_next(&self, i: usize) -> bool {
        const STEMS: [&str; 9] = ["aim", "faut", "fall", "faud", "peu", "pou", "veu", "voul", "os"];
        let before = i.checked_sub(1).filter(|k| self.out[*k].tag == Tag::Verb);
        before.is_some_and(|k| STEMS.iter().any(|stem| self.lower(k).starts_with(stem)))
    }

    /// An infinitive that is a noun only behind an article or an adjective: *a dit à la presse pouvoir partir*.
    fn is_modal(&self, i: usize) -> bool {
        matches!(self.lower(i), "avoir" | "être" | "pouvoir" | "devoir" | "vouloir" | "savoir")
    }

    /// Somebody who is told and *que* or *s'il*, *pourquoi* follow, and the sentence has no verb so far.
    fn tells_that(&self, i: usize, next: Option<Closed>) -> bool {
        let told = matches!(next, Some(Closed::A | Closed::ADet));
        let word = |t: &usize| self.document.tokens().get(*t).is_some_and(|t| t.kind == TokenKind::Word);
        let whether = |t: usize| match self.document.word(t) {
            "si" | "pourquoi" | "comment" => true,
            "s'" | "s’" => matches!(self.document.word(t + 1), "il" | "ils"),
            _ => false,
        };
        let that = |t: usize| whether(t) || self.raw(t).1.is_some_and(|w| w.closed == Closed::That);
        told && (i + 2..i + 7).take_while(word).any(that) && self.lacks_verb(i)
    }

    /// *La directrice dit, elle, vouloir partir*: behind a short aside stands what she says, and the sentence has no verb so far.
    fn goes_on_behind_aside(&self, i: usize) -> bool {
        /// So many words may stand aside: *au lendemain du vote*.
        const ASIDE: usize = 6;
        let tokens = self.document.tokens();
        let comma = |t: &usize| tokens.get(*t).is_some_and(|token| token.is_punct(','));
        let word = |t: &usize| tokens.get(*t).is_some_and(|token| token.kind == TokenKind::Word);
        let Some(close) =
            (i + 3..i + 4 + ASIDE).find(comma).filter(|close| (i + 2..*close).all(|t| word(&t)))
        else {
            return false;
        };
        let (class, behind) = self.raw(close + 1);
        let clause = behind.is_some_and(|word| matches!(word.closed, Closed::That | Closed::Ne));
        let infinitive =
            class.has(WordClass::INFINITIVE) && (!class.has(WordClass::NOUN) || self.is_modal(close + 1));
        (clause || infinitive) && self.lacks_verb(i)
    }

    /// *ne* or *ne pas* and an infinitive follow, or a pronoun and one: *dit s'en remettre à X*.
    fn denies_doing(&self, i: usize, next: Option<Closed>) -> bool {
        let negation = self.raw(i + 2).1.is_some_and(|w| w.closed == Closed::Neg);
        let infinitive = |t: usize| self.raw(t).0.has(WordClass::INFINITIVE);
        // *dit n'avoir rien vu*
        let itself = next == Some(Closed::Object) && (infinitive(i + 2) || infinitive(i + 3)) && {
            let between = self.raw(i + 2).1.map(|w| w.closed);
            infinitive(i + 2) || matches!(between, Some(Closed::En | Closed::Object))
        };
        itself
            || next == Some(Closed::Ne) && (negation && (i + 3..i + 5).any(infinitive) || infinitive(i + 2))
    }

    fn capital_at(&self, i: usize) -> bool {
        self.document.tokens().get(i).is_some_and(|t| t.kind == TokenKind::Word && t.form.is(Form::CAPITAL))
    }

    fn comma_before(&self, i: usize) -> bool {
        i == 0
            || matches!(self.out[i - 1].tag, Tag::Punct(_) | Tag::Mark | Tag::Closed(Closed::Coord))
            || self.starts(i)
    }

    /// A closing quotation mark stands right before, or before the comma or stop before.
    fn mark_before(&self, i: usize) -> bool {
        let mut k = i;
        while k > 0 && matches!(self.out[k - 1].tag, Tag::Punct(',' | '.' | '!' | '?' | '…' | '–' | '—'))
        {
            k -= 1;
        }
        k > 0 && self.out[k - 1].tag == Tag::Mark
    }

    /// No finite verb stands between the beginning of the sentence, not further back than forty tokens, and the token.
    fn lacks_verb(&self, i: usize) -> bool {
        for k in (i.saturating_sub(40)..i).rev() {
            match self.out[k].tag {
                Tag::Punct('.' | '?' | '!' | '…' | ':') | Tag::Mark => return k + 1 < i,
                Tag::Verb | Tag::Aux if !self.subordinate(k, i) => return false,
                _ if self.document.tokens()[k].form.is(Form::LINE_START) => return true,
                _ => {}
            }
        }
        i <= 40
    }

    /// *Ses conclusions, que nous avons lues, décrivent*: the verb at `k` is that of a relative clause which a comma closes before `i`,
    /// or which has none (*le site qui suit le dossier précise que*).
    fn subordinate(&self, k: usize, i: usize) -> bool {
        let closed = self.out[k + 1..i].iter().any(|t| t.tag == Tag::Punct(','))
            || self.raw(i + 1).1.is_some_and(|w| w.closed == Closed::That);
        let before = self.out[k.saturating_sub(6)..k].iter().rev();
        let opener = before
            .take_while(|t| !matches!(t.tag, Tag::Punct(_)))
            .any(|t| matches!(t.tag, Tag::Closed(Closed::Qui | Closed::Rel | Closed::That)));
        closed && opener
    }

    /// A determiner stands before, an adjective allowed between.
    fn behind_article(&self, previous: Option<&Tagged>) -> bool {
        previous.is_some_and(|p| {
            matches!(p.tag, Tag::Closed(Closed::Det | Closed::DeDet | Closed::ADet | Closed::Pre))
        })
    }

    /// *a*, *est* stand before; between them adverbs, a negation, a date, *lui*: *a, lui, assuré*, *avait, lundi, appelé*.
    fn behind_aux(&self, i: usize) -> bool {
        let mut commas = 0;
        for (k, tagged) in self.out[..i].iter().enumerate().rev().take(8) {
            match tagged.tag {
                Tag::Aux => return commas != 1,
                Tag::Punct(',') if commas < 2 => commas += 1,
                Tag::Number if commas == 1 => {}
                Tag::Closed(Closed::Strong | Closed::Subject | Closed::Object)
                    if matches!(self.document.word(k), "lui" | "elle" | "eux" | "elles") => {}
                Tag::Closed(Closed::Adv | Closed::Neg | Closed::Time) | Tag::Clitic | Tag::Mark => {}
                // *a depuis indiqué*
                Tag::Closed(Closed::Prep) if k + 1 == i && self.document.word(k) == "depuis" => {}
                Tag::Part if tagged.class.has(WordClass::ETRE) => return true,
                Tag::Inf if tagged.class.has(WordClass::ETRE.with(WordClass::AVOIR)) => return true,
                Tag::PresPart if tagged.class.has(WordClass::ETRE.with(WordClass::AVOIR)) => return true,
                _ => return false,
            }
        }
        false
    }

    /// An auxiliary or a plain verb stands among the next words of the clause.
    fn verb_follows(&self, i: usize) -> bool {
        for (token, Tagged { class, closed, .. }) in
            self.document.tokens().iter().zip(&self.out).skip(i + 1).take(6)
        {
            if !matches!(token.kind, TokenKind::Word) {
                return false;
            }
            match closed.map(|w| w.closed) {
                Some(Closed::That | Closed::Qui | Closed::Rel | Closed::Sub | Closed::Coord) => return false,
                Some(Closed::Ne | Closed::Object) => return true,
                Some(_) => continue,
                None => {}
            }
            let verb = class.has(WordClass::V3S.with(WordClass::V3P));
            let other = class.has(WordClass::NOUN.with(WordClass::ADJ).with(WordClass::PAST_PART));
            if verb && (!other || class.has(WordClass::ETRE.with(WordClass::AVOIR))) {
                return true;
            }
        }
        false
    }
}
