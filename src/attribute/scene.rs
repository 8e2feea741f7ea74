//! [`Scene`]: one text with everything that was detected in it, as the rules see it.

use crate::analysis::Gender;
use crate::detect::{self, ChunkKind, Chunks, Frame, Item, Np, NpKind, Quotation, Tag, Tagged};
use crate::lexicon::{
    CountryIdx, Facts, Lexicon, NameGender, NounKind, Number, Organisation, RoleHit, RoleId, VerbForm,
    Vocabulary, WordInfo, WordKey, fold, is_ordinal, singular,
};
use crate::text::{Document, Form, Span};
use std::ops::Range;

/// A text, its tokens with tags, its quotations, and its frames with their chunks.
pub struct Scene<'a> {
    /// The text and its tokens.
    pub document: Document<'a>,
    /// One tag for each token.
    pub tags: Vec<Tagged>,
    /// The word of each token, lower case, apostrophe straight: rules ask for nothing else as often.
    lower: Vec<&'a str>,
    /// Every stretch between marks.
    pub quotations: Vec<Quotation>,
    /// What frames are made of.
    pub items: Vec<Item>,
    /// Sentences from outside.
    pub frames: Vec<Frame>,
    /// The chunks of each frame.
    pub chunks: Vec<Chunks>,
    /// The frame of each quotation, and its chunk there; for a nested one, those of the outermost around it.
    pub places: Vec<(usize, usize)>,
    /// What the engine knows.
    pub lexicon: &'a Lexicon,
    /// What it knows of the words of this text.
    pub vocabulary: &'a Vocabulary,
}

impl<'a> Scene<'a> {
    /// Cuts `text` into tokens from byte `start` on, and tags them; what [`Scene::new`] begins with.
    pub fn read(
        text: &'a str,
        start: usize,
        lexicon: &Lexicon,
        vocabulary: &mut Vocabulary,
    ) -> (Document<'a>, Vec<Tagged>) {
        let document = Document::new(text, start, &lexicon.orthography);
        let tags = detect::tag(&document, lexicon, vocabulary);
        (document, tags)
    }

    /// Detects everything in a text that was [read](Scene::read) with this vocabulary; cannot fail, linear.
    pub fn new(
        (document, tags): (Document<'a>, Vec<Tagged>),
        lexicon: &'a Lexicon,
        vocabulary: &'a Vocabulary,
    ) -> Scene<'a> {
        let lower = lower(&document, &tags, vocabulary);
        let quotations = detect::quotations(&document);
        let (items, frames) = detect::frames(&document, &quotations);
        let range = |q: usize| quotations[q].first..quotations[q].last;
        let chunks = detect::chunks(&document, &tags, &range, &items, &frames);
        let mut places = vec![(usize::MAX, usize::MAX); quotations.len()];
        for (f, frame) in chunks.iter().enumerate() {
            for (c, chunk) in frame.list.iter().enumerate() {
                if let ChunkKind::Quote(q) = chunk.kind {
                    places[q] = (f, c);
                }
            }
        }
        for q in 0..quotations.len() {
            if let Some(parent) = quotations[q].parent {
                places[q] = places[parent];
            }
        }
        Scene { document, tags, lower, quotations, items, frames, chunks, places, lexicon, vocabulary }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.document.text()
    }

    /// The words of a range of tokens.
    pub fn words(&self, tokens: Range<usize>) -> &'a str {
        self.document.span(tokens).of(self.text())
    }

    /// The span of a range of tokens.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.document.span(tokens)
    }

    /// A token's word.
    pub fn word(&self, token: usize) -> &'a str {
        self.document.word(token)
    }

    /// A token's word, lower case, apostrophe straight.
    pub fn lower(&self, token: usize) -> &'a str {
        self.lower.get(token).copied().unwrap_or_default()
    }

    /// Whether a token's word in lower case is this one.
    pub fn reads(&self, token: usize, word: &str) -> bool {
        self.lower(token) == word
    }

    /// A token with a capital.
    pub fn is_capital(&self, token: usize) -> bool {
        self.document.tokens()[token].form.is(Form::CAPITAL)
    }

    /// True where the noun phrase could say something: no date, no bare number, no *5e*.
    pub fn may_speak(&self, np: &Np) -> bool {
        // *par rapport à octobre*
        let compares = np.prep.is_some() && np.det.is_none() && np.tokens.len() == 1;
        let compares = compares && self.word(np.head) == "rapport";
        if np.time || compares || is_degree(self.word(np.head)) || is_ordinal(self.word(np.head)) {
            return false;
        }
        np.kind != NpKind::Nominal
            || np.name.is_some()
            || self.document.tokens()[np.head].is_punct('%') // *60 % estiment*
            || self.document.tokens()[np.head].is_word()
                && self.word(np.head).chars().any(char::is_alphabetic)
    }

    /// Whether *se* or *s'* stands right before a token.
    pub fn is_behind_se(&self, token: usize) -> bool {
        token > 0 && matches!(self.lower(token - 1), "se" | "s'")
    }

    /// The body of the lexicon whose name some tokens are.
    pub fn named_body(&self, name: Range<usize>) -> Option<&'a Organisation> {
        self.lexicon.organisations.get(self.lexicon.organisation(self.words(name))?)
    }

    /// Whether a noun phrase has the name of a network where whoever likes writes: *Facebook*, *la page Facebook*.
    pub fn is_network(&self, np: &Np) -> bool {
        np.name.clone().and_then(|name| self.named_body(name)).is_some_and(Organisation::is_network)
    }

    /// The noun for a person that a token is, or begins (*garde des Sceaux*).
    pub fn role_at(&self, token: usize) -> Option<RoleHit> {
        let info = self.info_on(token, Facts::ROLE)?;
        if info.role.is_some() || !info.opens_role {
            return info.role;
        }
        let from = self.document.tokens().get(token)?.span.start();
        let found = self.lexicon.roles.starting(&self.text()[from..])?;
        Some(RoleHit { gender: found.form.gender, plural: found.form.number == Some(Number::Plural) })
    }

    /// The role that a noun for a person names, of several words (*chef de l'État*) or of one.
    pub fn role_id(&self, token: usize) -> Option<RoleId> {
        let info = self.info_on(token, Facts::ROLE)?;
        let place = self.document.tokens().get(token)?;
        if !info.begins_role && place.form.is(Form::SPACED_AFTER) {
            return info.role_id;
        }
        self.lexicon.role_beginning(&self.text()[place.span.start()..], self.lower(token))
    }

    /// A token's word folded, as a key.
    pub fn folded(&self, token: usize) -> WordKey {
        match self.info(token) {
            Some(info) => info.folded,
            None => WordKey::of_folded(&fold(self.word(token))),
        }
    }

    /// What somebody feels or thinks: *choquée*, *favorable*.
    pub fn is_attitude(&self, token: usize) -> bool {
        self.lexicon.attitudes.has(self.singular(token))
    }

    /// A token's word folded and in the singular, as a key.
    pub fn singular(&self, token: usize) -> WordKey {
        match self.info(token) {
            Some(info) => info.singular,
            None => WordKey::of_folded(singular(&fold(self.word(token)))),
        }
    }

    /// Who bears a token's word as a first name.
    pub fn first_name(&self, token: usize) -> Option<NameGender> {
        match self.info(token).filter(|_| self.is_capital(token)) {
            Some(info) => info.first_name,
            None => self.lexicon.first_names.gender(self.word(token)),
        }
    }

    /// The gender of those who bear a token's word as a first name, where nearly all are of one.
    pub fn first_name_gender(&self, token: usize) -> Option<Gender> {
        self.first_name(token)?.gender()
    }

    /// The country that a token names, or whose people or capital it names.
    pub fn country(&self, token: usize) -> Option<CountryIdx> {
        self.info(token)?.country
    }

    /// What is known of a token, where that has this to tell.
    fn info_on(&self, token: usize, fact: Facts) -> Option<&'a WordInfo> {
        let tagged = self.tags.get(token).filter(|t| t.facts.has(fact))?;
        self.vocabulary.get(tagged.word)
    }

    fn info(&self, token: usize) -> Option<&'a WordInfo> {
        self.vocabulary.get(self.tags.get(token)?.word)
    }

    /// Whether the words of a quotation have a finite verb.
    pub fn has_finite_verb(&self, quotation: usize) -> bool {
        self.quotations[quotation].inner().any(|t| self.tags[t].is_finite())
    }

    /// What a token may be as a form of a reporting verb.
    pub fn verb_forms(&self, token: usize) -> &'a [VerbForm] {
        self.info_on(token, Facts::REPORTS).map_or(&[], |info| self.lexicon.verbs.read(info.readings))
    }

    /// Whether a token may be a verb that only lends its mood to the next: *peut*, *va*, *vient de*, *tient à*.
    pub fn is_semi_auxiliary(&self, token: usize) -> bool {
        self.tags.get(token).is_some_and(|t| t.facts.has(Facts::SEMI_AUXILIARY))
    }

    /// Whether a phrase that begins with the token may be the name of an office; sure of no only.
    pub fn may_open_office(&self, token: usize) -> bool {
        let plain = self.document.tokens().get(token).is_some_and(|t| t.form.is(Form::SPACED_AFTER));
        let tagged = self.tags.get(token).filter(|t| plain && t.word != detect::NO_WORD);
        tagged.is_none_or(|t| t.facts.has(Facts::OPENS_OFFICE))
    }

    /// Whether a token by itself is a noun for a person.
    pub fn is_plain_role(&self, token: usize) -> bool {
        self.info_on(token, Facts::ROLE).is_some_and(|info| info.role.is_some())
    }

    /// Whether a token belongs to the name of a body that a list knows: *Républicains* of *Les Républicains*.
    pub fn is_in_body(&self, token: usize) -> bool {
        self.tags[token].facts.has(Facts::IN_BODY)
    }

    /// The chunks of tokens that are read by themselves, in which no quotation stands: *ministre du Travail* of a longer phrase.
    pub fn chunked(&self, tokens: Range<usize>) -> Chunks {
        let items: Vec<Item> = tokens.map(Item::Token).collect();
        detect::chunk(&self.document, &self.tags, &|_| 0..0, &items)
    }

    /// Whether the words of a quotation end in a question mark.
    pub fn ends_in_question(&self, q: usize) -> bool {
        self.quotations[q].inner().last().is_some_and(|t| self.tags[t].tag == Tag::Punct('?'))
    }

    /// *je*, *mon*: whether a token is of whoever speaks, alone.
    pub fn is_of_me(&self, token: usize) -> bool {
        matches!(self.lower(token), "je" | "j'" | "me" | "m'" | "moi" | "mon" | "ma" | "mes")
    }

    /// Whether *je* stands in the words of a quotation.
    pub fn says_je(&self, q: usize) -> bool {
        self.quotations[q].inner().any(|t| matches!(self.lower(t), "je" | "j'"))
    }

    /// Whether a phrase is headed by a noun for somebody's own words: *les mots*, *la réponse*.
    pub fn is_utterance(&self, np: &Np) -> bool {
        // *le conseil de la prévenue*: her lawyer.
        let counsel = || {
            self.reads(np.head, "conseil")
                && np.det.is_some_and(|d| matches!(self.lower(d), "le" | "son"))
                && (np.head + 1..np.tokens.end).any(|t| self.is_role(t) || self.first_name(t).is_some())
        };
        // *un critique du président*: somebody, and no *critique* that is feminine.
        let critic = || {
            self.reads(np.head, "critique")
                && np.det.is_some_and(|d| matches!(self.lower(d), "un" | "le" | "ce" | "au" | "du"))
        };
        let nominal = np.kind == NpKind::Nominal && self.lexicon.utterances.has(self.folded(np.head));
        nominal && !counsel() && !critic()
    }

    /// Whether a noun phrase is somebody's by its possessive: *ses mots*, *leur défense*.
    pub fn is_possessed(&self, np: &Np) -> bool {
        np.det.is_some_and(|d| matches!(self.lower(d), "son" | "sa" | "ses" | "leur" | "leurs"))
    }

    /// Whether a noun phrase is somebody's words, feeling or will, by its possessive: *ses mots*, *sa crainte*.
    pub fn is_theirs_to_tell(&self, np: &Np) -> bool {
        self.is_possessed(np)
            && (self.is_utterance(np)
                || np.kind == NpKind::Nominal && self.lexicon.thoughts.has(self.folded(np.head)))
    }

    /// Whether a noun phrase is headed by what things go by: *les cas*, *l'âge*.
    pub fn is_measure(&self, np: &Np) -> bool {
        np.kind == NpKind::Nominal && np.name.is_none() && self.lexicon.measures.has(self.folded(np.head))
    }

    /// What a token's noun makes of the source that it heads.
    pub fn noun_at(&self, token: usize) -> Option<NounKind> {
        self.info_on(token, Facts::NOUN)?.noun
    }

    /// Whether a token is, or begins, a noun for a person.
    pub fn is_role(&self, token: usize) -> bool {
        self.role_at(token).is_some()
    }
}

/// What [`Scene::lower`] gives, for each token: nine in ten are written so.
fn lower<'a>(document: &Document<'a>, tags: &[Tagged], vocabulary: &'a Vocabulary) -> Vec<&'a str> {
    let mut lower = document.words().to_vec();
    for (word, tagged) in lower.iter_mut().zip(tags).filter(|(_, t)| t.facts.has(Facts::RESPELLED)) {
        if let Some(info) = vocabulary.get(tagged.word) {
            *word = &info.lower;
        }
    }
    lower
}

/// *10°C*
fn is_degree(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('°')
}
