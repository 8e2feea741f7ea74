//! Noun phrases: determiner, head, adjectives, complements; pronouns and dates.

use super::kinds::{Item, Np, NpKind};
use super::names::is_title;
use super::parser::Parser;
use crate::analysis::Gender;
use crate::detect::tags::{Tag, Tagged};
use crate::lexicon::{Closed, Facts, WordClass, is_ordinal};
use crate::text::{Document, Form};
use std::ops::Range;

/// No more figures and the like stand before a noun: a table is not read to its end from each of its cells.
const FIGURES: usize = 16;

impl Parser<'_, '_> {
    /// A noun phrase at `at`, and the item after it.
    pub(super) fn noun_phrase(&self, at: usize, governed: bool) -> Option<(Np, usize)> {
        let first = self.token(at)?;
        let tagged = self.tags[first];
        if let Tag::Closed(closed) = tagged.tag {
            if matches!(closed, Closed::Pron | Closed::Strong)
                || closed == Closed::Subject && governed
                || closed == Closed::This && governed
            {
                return Some(self.pronoun(at, first));
            }
            // *elle*, *eux* at the head of an inverted or stressed phrase: `Elle, en revanche`.
            if closed == Closed::Subject {
                return None;
            }
        }
        if self.is(at, Closed::Time) || is_clock(self.word(at)) {
            return Some(self.time(at, first, None));
        }
        // *en 2006*, *depuis 1998*
        let when = at > 0 && (self.is(at - 1, Closed::En) || self.is(at - 1, Closed::Prep));
        if governed
            && when
            && self.has(at, Tag::Number)
            && is_year(self.word(at))
            && !self.has(at + 1, Tag::Noun)
        {
            return Some(self.time(at, first, None));
        }
        // *fin octobre*, *début 2018*
        if (self.is(at + 1, Closed::Time) || self.has(at + 1, Tag::Number))
            && matches!(self.word(at), "fin" | "début" | "courant")
        {
            return Some(self.time(at + 1, first, None));
        }
        let mut i = at;
        let mut det = None;
        let mut gender = None;
        let mut plural = None;
        if self.is(i, Closed::PreDet) {
            i += 1;
            // *des élus de tous bords*
            let every = governed && matches!(self.word(at), "tous" | "toutes") && self.has(i, Tag::Noun);
            if !every && !self.is(i, Closed::Det) {
                // *tous*, *tout* alone
                return (self.word(at).eq_ignore_ascii_case("tous")
                    || self.word(at).eq_ignore_ascii_case("toutes"))
                .then(|| self.pronoun(at, first));
            }
        }
        if self.is(i, Closed::Det) || i == at && (self.is(i, Closed::DeDet) || self.is(i, Closed::ADet)) {
            let closed = self.tag(i).and_then(|t| t.closed);
            gender = closed.and_then(|w| w.gender);
            plural = closed.and_then(|w| w.plural);
            if closed.is_some_and(|w| w.closed == Closed::De) {
                plural = Some(true);
            }
            det = self.token(i);
            i += 1;
            // *un des gendarmes*, *une de ses amies*
            let theirs = self.is(i, Closed::De) && self.is(i + 1, Closed::Det);
            if (theirs || self.is(i, Closed::DeDet) || self.reads(i, "des"))
                && matches!(self.word(i - 1), "un" | "une" | "Un" | "Une")
                && let Some((inner, next)) = self.noun_phrase(i + usize::from(theirs), true)
            {
                let np = {
                    let (tokens, core) = (first..inner.tokens.end, first..inner.core.end);
                    Np { time: inner.time, ..nominal(tokens, core, inner.head, det, gender, Some(false)) }
                };
                return Some((np, next));
            }
            // *un de ceux qui ont signé*
            let those = matches!(
                self.word(i + 1),
                "ceux" | "celles" | "ceux-ci" | "celles-ci" | "ceux-là" | "celles-là"
            );
            if self.is(i, Closed::De) && those && matches!(self.word(i - 1), "un" | "une" | "Un" | "Une") {
                let (one, end) = (self.token(i - 1)?, self.token(i + 1)? + 1);
                return Some((nominal(first..end, first..one + 1, one, det, gender, Some(false)), i + 2));
            }
            // *l'un des participants*, *une des élues*, *l'une d'elles*
            if self.has(i, Tag::Noun) || self.is(i, Closed::Det) {
                let word = self.word(i);
                if matches!(word, "un" | "une")
                    && (self.is(i + 1, Closed::DeDet)
                        || self.is(i + 1, Closed::De)
                        || self.word(i + 1) == "des")
                {
                    gender = Some(if word == "un" { Gender::Masculine } else { Gender::Feminine });
                    let one = self.token(i)?;
                    // *l'un d'entre eux*
                    let of = i + 1 + usize::from(self.is(i + 1, Closed::De));
                    let of = self.noun_phrase(of + usize::from(self.word(of) == "entre"), true);
                    let nouns = of.as_ref().filter(|(np, _)| np.kind == NpKind::Nominal);
                    let head = nouns.map_or(one, |(np, _)| np.head);
                    let core = first..nouns.map_or(one + 1, |(np, _)| np.core.end);
                    // *l'une des organisatrices Anne Martin*
                    let whole = |name: &Range<usize>| {
                        name.len() > 1 && self.tags[name.start].class.has(WordClass::FIRST)
                    };
                    let name = nouns.and_then(|(np, _)| np.name.clone()).filter(whole);
                    let (end, next) = match of {
                        Some((np, next)) => (np.tokens.end, next),
                        None => (one + 1, i + 1),
                    };
                    let np = Np { name, ..nominal(first..end, core, head, det, gender, Some(false)) };
                    return Some((np, next));
                }
            }
        }
        let begin = i;
        while i - begin < FIGURES
            && (self.is(i, Closed::Pre)
                || self.is(i, Closed::Num)
                || self.has(i, Tag::Number)
                || det.is_some() && matches!(self.word(i), "tel" | "telle" | "tels" | "telles")
                || self.is(i, Closed::PreDet) && det.is_some())
        {
            if self.is(i, Closed::Num) || self.has(i, Tag::Number) {
                plural = plural.or(Some(true));
            }
            i += 1;
        }
        // *la première fois*, *la très sérieuse agence*
        while det.is_some()
            && (self.has(i, Tag::Adj)
                || self.is(i, Closed::Adv)
                || self.is(i, Closed::Neg)
                || i > begin && self.is(i, Closed::Pre))
            && (self.has(i + 1, Tag::Noun) || self.has(i + 1, Tag::Adj) || self.is(i + 1, Closed::Pre))
        {
            i += 1;
        }
        // *le 1er janvier*
        i += usize::from(self.is(i + 1, Closed::Time) && is_ordinal(self.word(i)));
        if self.is(i, Closed::Time) || det.is_some() && self.is_summer(i) {
            return Some(self.time(at, first, det));
        }
        if self.has(i, Tag::Name) || self.has(i + 1, Tag::Name) && is_title(self.word(i)) {
            return Some(self.name_phrase(at, i, first, det, gender, plural));
        }
        let headed = self.has(i, Tag::Noun)
            || (det.is_some() || governed)
                && (self.has(i, Tag::Adj) || self.has(i, Tag::Part) && det.is_some());
        if !headed {
            // *60 % estiment que*: so many of those who were asked.
            if i > at
                && self.has(i - 1, Tag::Number)
                && self.has(i, Tag::Punct('%'))
                && self.has(i + 1, Tag::Verb)
            {
                let np = number(first, self.token(i)?, det, gender, Some(true));
                return Some((np, i + 1));
            }
            // A number alone (*les 25*), a lone adjective before its noun: not ours.
            if det.is_some() && i > at + 1 && !matches!(self.items.get(i), Some(Item::Quote(_))) {
                let np = number(first, self.token(i - 1)?, det, gender, plural);
                return Some((np, i));
            }
            return None;
        }
        let mut head = self.token(i)?;
        i += 1;
        // *premier ministre*, *vice-premier ministre*, *porte-parole adjoint*: two nouns in a row, the second without article.
        while self.has(i, Tag::Noun) && self.adjacent(i) {
            if self.tags[self.token(i)?].class.has(WordClass::NOUN)
                && self.tags[head].class.has(WordClass::ADJ)
            {
                head = self.token(i)?;
            }
            i += 1;
        }
        let class = self.tags[head].class;
        gender = gender.or_else(|| noun_gender(class));
        plural = plural.or_else(|| noun_number(class));
        let mut name = None;
        // *le numéro 2 du parti*
        let numbered =
            |i: usize| self.has(i, Tag::Number) || matches!(self.word(i), "un" | "une" | "deux" | "trois");
        if self.document.reads_in_any_case(head, "numéro") && numbered(i) {
            i += 1;
        }
        // *la prix Nobel Anne Martin*
        while self.has(i, Tag::Name) && self.is_in_role(i) {
            i += 1;
        }
        i = self.adjectives(i);
        if let Some(counted) = self.counted(first, head, i) {
            return Some(counted);
        }
        if class.has(WordClass::ROLE) {
            i = self.past_party(i);
        }
        let other = self.next_is_somebody_else(at, det, head, i, governed);
        if !other && (self.has(i, Tag::Name) || self.has(i + 1, Tag::Name) && is_title(self.word(i))) {
            let mut end = self.name_end(i);
            // *la fédération Eaux vives*, *l'association Chemins pour tous*
            if !class.has(WordClass::ROLE) && !self.tags[head].facts.has(Facts::ROLE) {
                end = self.called(i, end, true);
                if plural == Some(false) {
                    end = self.joined_name(i, end);
                }
            }
            let party = |i: usize, end: usize| {
                let in_body =
                    |k: usize| self.token(k).is_some_and(|t| self.tags[t].facts.has(Facts::IN_BODY));
                class.has(WordClass::ROLE) && (end == i + 1 && self.is_acronym(i) || (i..end).all(in_body))
            };
            // *le sénateur PCF Pierre Martin*: the party of the role, then the name.
            if party(i, end) && self.begins_name(end) {
                i = end;
                end = self.name_end(i);
            }
            // *le député LFI de Marseille Pierre Martin*, *le député Les Républicains du Rhône Pierre Martin*: the name may stand
            // behind where he was elected.
            let seat = party(i, end)
                && (self.is(end, Closed::De) || self.is(end, Closed::DeDet) || self.word(end) == "des");
            if !seat {
                name = Some(self.token(i)?..self.token(end - 1)? + 1);
            }
            i = self.adjectives(end);
        }
        let core = first..self.token(i - 1)? + 1;
        let (mut end, found) = self.complements(Some(head), i, name.is_some());
        if name.is_none() {
            let her = class.has(WordClass::ROLE) && gender == Some(Gender::Feminine);
            let another = |name: &Range<usize>| her && is_of_a_man(self.document, self.tags, head, name);
            name = found.filter(|name| !self.is_in_complement(head, name) && !another(name));
        }
        // *la candidate LREM à la mairie de Paris Anne Martin*
        let party = |name: &Range<usize>| {
            name.len() == 1 && self.document.tokens()[name.start].form.is(Form::ALL_CAPS)
        };
        let role = class.has(WordClass::ROLE) || self.tags[head].facts.has(Facts::ROLE);
        if name.as_ref().is_none_or(party)
            && role
            && let Some((person, after)) = self.name_of_office(end)
        {
            name = Some(person);
            end = after;
        }
        let tokens = first..self.token(end - 1)? + 1;
        Some((
            Np {
                tokens,
                core,
                head,
                kind: NpKind::Nominal,
                name,
                det,
                prep: None,
                gender,
                plural,
                time: false,
            },
            end,
        ))
    }

    /// No sign and no quotation stands between the item and the one before: always so for items, by construction.
    pub(super) fn adjacent(&self, at: usize) -> bool {
        self.token(at).is_some() && at > 0 && self.token(at - 1).is_some()
    }

    pub(super) fn adjectives(&self, mut i: usize) -> usize {
        loop {
            let adj = self.has(i, Tag::Adj)
                || self.has(i, Tag::Part)
                || self.is(i, Closed::Pre) && !self.has(i + 1, Tag::Noun);
            let adverb = (self.is(i, Closed::Adv) || self.is(i, Closed::Neg))
                && (self.has(i + 1, Tag::Adj) || self.has(i + 1, Tag::Part));
            let joined = self.is(i, Closed::Coord)
                && matches!(self.word(i), "et" | "ou")
                && self.has(i + 1, Tag::Adj)
                && !self.has(i + 2, Tag::Noun)
                && i > 0
                && self.has(i - 1, Tag::Adj);
            if adj || adverb {
                i += 1;
            } else if joined {
                i += 2;
            } else {
                return i;
            }
        }
    }

    /// *la maire (PS) de Paris*, *le député (LR) Jean Martin*: the item behind a party in brackets, where the phrase goes on.
    fn past_party(&self, i: usize) -> usize {
        if !self.has(i, Tag::Punct('(')) {
            return i;
        }
        let Some(close) = (i + 2..i + 5).find(|k| self.has(*k, Tag::Punct(')'))) else { return i };
        let behind = close + 1;
        // *(ex-LR)*
        let party = self.has(close - 1, Tag::Name)
            || close == i + 2
                && self.token(i + 1).is_some_and(|t| self.tags[t].class.has(WordClass::ROLE))
                && self.word(i + 1).starts_with("ex-");
        let goes_on = self.is(behind, Closed::De) || self.is(behind, Closed::DeDet) || self.begins_name(behind)
            // *(LR) des Vosges*
            || self.word(behind) == "des";
        if party && goes_on { behind } else { i }
    }

    /// Whether the name behind a head and its adjectives belongs to nobody in the phrase: *à la presse Emmanuel Macron*, *en
    /// plateau Anne Martin*, *dans son rapport Jean Martin*, *au Parisien Jean Martin*.
    fn next_is_somebody_else(
        &self,
        at: usize,
        det: Option<usize>,
        head: usize,
        i: usize,
        governed: bool,
    ) -> bool {
        // *au Parisien Neda, 34 ans*: no first name that a list knows.
        let told =
            det.is_some_and(|d| self.tags[d].is(Closed::ADet)) && is_newspaper(self.document.word(head));
        let unheard = || told && self.token(i).is_some_and(|t| self.tags[t].class.is_unknown());
        let titled = is_title(self.word(i)) && self.has(i + 1, Tag::Name);
        if !self.has(i, Tag::Name) || !titled && !self.begins_name(i) && !unheard() {
            return false;
        }
        let class = self.tags[head].class;
        let word = self.document.word(head);
        let paper = det.is_some_and(|d| self.tags[d].is(Closed::ADet))
            && (!class.has(WordClass::ROLE) || class.has(WordClass::DEMONYM))
            && self.document.tokens()[head].form.is(Form::CAPITAL);
        if paper {
            return true;
        }
        // *d'une voix lasse Jean Martin*, *tout sourire Jean Martin*
        if is_bearing(word) {
            return true;
        }
        let place = self.token(i).is_some_and(|t| self.tags[t].class.has(WordClass::PLACE));
        if !governed || class.has(WordClass::ROLE) || place {
            return false;
        }
        let owned = det.is_some_and(|d| is_possessive(self.document.word(d)));
        let some = det.is_some_and(|d| matches!(self.document.word(d), "un" | "une"));
        let near = self.token(i - 1) == Some(head);
        owned
            || is_medium(word)
            || is_text(word) && (some || !near)
            || det.is_none() && at > 0 && self.is(at - 1, Closed::En)
            || !near && self.is_nobodys(head, i)
    }

    /// *lors d'une conférence de presse téléphonique Jean Martin*: a full name behind something that is neither somebody nor
    /// an institution is the next phrase.
    fn is_nobodys(&self, head: usize, at: usize) -> bool {
        let head = self.tags[head];
        !head.class.has(WordClass::ROLE)
            && !head.facts.has(Facts::NOUN)
            && !head.facts.has(Facts::ROLE)
            && (self.begins_name(at)
                || self.has(at, Tag::Name) && is_title(self.word(at)) && self.has(at + 1, Tag::Name))
    }

    /// A first name that is no place.
    fn is_given(&self, i: usize) -> bool {
        let class = self.token(i).map(|t| self.tags[t].class);
        class.is_some_and(|class| class.has(WordClass::FIRST) && !class.has(WordClass::PLACE))
    }

    /// The complements of a noun: *de …*, *délégué à …*, *en chef*; the end, and a name that stands after them
    /// (*le président de la région Xavier Bertrand*).
    pub(super) fn complements(
        &self,
        head: Option<usize>,
        mut i: usize,
        named: bool,
    ) -> (usize, Option<Range<usize>>) {
        let role = i > 0 && self.token(i - 1).is_some_and(|t| self.tags[t].class.has(WordClass::ROLE));
        let office = head.is_some_and(|head| self.tags[head].class.has(WordClass::ROLE));
        // *le président de la République*, at *République*
        let of_office = |head: usize| {
            let before = head.saturating_sub(3)..head;
            before.clone().any(|t| self.tags[t].class.has(WordClass::ROLE))
                && before.clone().any(|t| self.tags[t].is_of())
        };
        let somebodys = office || head.is_some_and(of_office);
        let mut name = None;
        let mut listed = false;
        for round in 0..6 {
            let delegate = || {
                i > 0
                    && matches!(
                        self.word(i - 1),
                        "délégué"
                            | "déléguée"
                            | "chargé"
                            | "chargée"
                            | "adjoint"
                            | "adjointe"
                            | "auprès"
                            | "candidat"
                            | "candidate"
                            // *l'association d'aide aux migrants Utopia 56*
                            | "aide"
                            | "soutien"
                            | "assistance"
                    )
                    || role && matches!(self.word(i - 1), "État" | "Etat" | "état") && !self.is_paper(i)
            };
            let joined = self.is(i, Closed::Coord)
                && matches!(self.word(i), "et" | "ou")
                && (self.is(i + 1, Closed::De)
                    || self.is(i + 1, Closed::DeDet)
                    // *ministre de l'Action et des Comptes publics*
                    || role && self.word(i + 1) == "des"
                    // *au Tourisme, aux Sports et à la Francophonie*
                    || listed && (self.is(i + 1, Closed::A) || self.is(i + 1, Closed::ADet)))
                // *appris auprès de la CGT et de la direction*: two who were asked.
                && !(round == 0 && self.is_asked(i));
            let at = i + usize::from(joined);
            let begin = if joined && self.is(at, Closed::A) {
                at + 1
            } else if self.is(at, Closed::De) && !(office && self.is_manner(at + 1)) {
                // *l'un d'entre eux*
                at + 1 + usize::from(self.word(at + 1) == "entre")
            } else if self.is(at, Closed::DeDet)
                || joined
                // *(LR) des Vosges*
                || i > 0 && self.has(i - 1, Tag::Punct(')')) && self.word(i) == "des"
            {
                at
            } else if self.is(at, Closed::A) && delegate() {
                at + 1
            } else if self.is(at, Closed::ADet) && delegate() {
                at
            } else if !named
                && name.is_none()
                && let Some(begin) = self.portfolio(head, i)
            {
                listed = true;
                begin
            } else if self.is(at, Closed::En)
                && (matches!(self.word(at + 1), "chef" | "charge" | "exercice")
                    || self.has(at + 1, Tag::Name))
            {
                at + 1
            } else if i > 0 && self.has(i - 1, Tag::Part) && self.word(at) == "par" {
                // *le texte signé par…*
                at + 1
            } else if !named
                && self.is(at + 1, Closed::Det)
                && i > 0
                && (self.has(i - 1, Tag::Noun) || self.has(i - 1, Tag::Adj))
                && (matches!(self.word(at), "sur" | "pour" | "auprès" | "contre")
                    // *des Relations avec le Parlement*
                    || self.word(at) == "avec" && matches!(self.word(i - 1), "Relations" | "relations"))
                // *la journaliste sur son compte*, *l'accusé pour sa défense*: where or why somebody says it
                && !is_possessive(self.word(at + 1))
                && !(self.word(at) == "sur" && somebodys && is_where_one_speaks(self.word(at + 2)))
            {
                at + 1
            } else {
                // No complement: perhaps the rest of a role.
                self.items.len()
            };
            // *l'avocate de deux des plaignantes*
            let counted = || if begin < self.items.len() { self.quantity(begin) } else { None };
            let np = match self.noun_phrase(begin, true).or_else(counted) {
                Some((np, next)) if !np.time => {
                    i = next;
                    Some(np)
                }
                _ => {
                    let rest = (i..).take_while(|k| self.is_in_role(*k)).count().max(self.between(i));
                    // *le maire d'alors*
                    let then = office && self.is(i, Closed::De) && self.word(i + 1) == "alors";
                    let rest = if then { 2 } else { rest };
                    if rest == 0 {
                        break;
                    }
                    i += rest;
                    None
                }
            };
            if let Some(np) = np
                && np.kind == NpKind::Nominal
                && np.name.is_some()
                && name.is_none()
            {
                // *le maire de la ville Jean Martin*: a full name at the end is the outer head's.
                // *le président de la région Pays de la Loire*: without a first name the noun's, not the president's.
                let given = |r: &Range<usize>| self.tags[r.start].class.has(WordClass::FIRST);
                let word = self.document.word(np.head);
                let somebody = |r: &Range<usize>| given(r) || !is_territory(word) && !is_union(word);
                // *le site d'information américain Axios*: a noun without article bears no name.
                let body = head.is_some_and(|head| self.tags[head].facts.has(Facts::NOUN));
                let bearer = np.det.is_some() || !body || self.tags[np.head].facts.has(Facts::NOUN);
                let own = |r: &Range<usize>| r.len() > 1 && somebody(r) || !bearer;
                name = np.name.clone().filter(|r| r.end == np.tokens.end && own(r));
            }
            if named {
                continue;
            }
            i = self.adjectives(i);
            // *dans les colonnes du JDD Jean Martin*: a full name that ends no role's complement is the next phrase.
            // *devant le tribunal de Lyon Jean Martin*
            let place = self.token(i - 1).is_some_and(|t| self.tags[t].class.has(WordClass::PLACE));
            let next = self.begins_name(i) && !role && (self.is_acronym(i - 1) || place && !office)
                // *au micro d'Europe 1 Anne, …*, but *France 3 Paris*
                || self.has(i, Tag::Name) && !role && self.has(i - 1, Tag::Number) && self.is_given(i);
            let nobodys = |head: usize| {
                self.is_nobodys(head, i) || self.begins_name(i) && is_bearing(self.document.word(head))
            };
            if next || head.is_some_and(nobodys) {
                break;
            }
            // *la Maison Blanche Anne Martin*
            let body = self.rest_of_body(i);
            if body > 0 && self.begins_name(i + body) {
                i += body;
            }
            if name.is_none()
                && self.has(i, Tag::Name)
                && !self.document.tokens()[self.token(i).unwrap_or_default()].form.is(Form::ALL_CAPS)
            {
                // *le parti d'opposition Alliance pour le renouveau*
                let noun = self.token(i).is_some_and(|t| self.tags[t].facts.has(Facts::NOUN));
                let end = self.called(i, self.name_end(i), !noun);
                if let (Some(a), Some(b)) = (self.token(i), self.token(end - 1)) {
                    name = Some(a..b + 1);
                }
                i = end;
            }
        }
        (i, name)
    }

    /// *répond la maire d'une voix blanche*, *d'un air las*: how somebody speaks, at a determiner.
    fn is_manner(&self, at: usize) -> bool {
        let noun = |k: usize| {
            matches!(
                self.word(k),
                "voix"
                    | "ton"
                    | "air"
                    | "trait"
                    | "geste"
                    | "sourire"
                    | "regard"
                    | "œil"
                    | "souffle"
                    | "bloc"
                    | "revers"
            )
        };
        matches!(self.word(at), "un" | "une") && (noun(at + 1) || self.has(at + 1, Tag::Adj) && noun(at + 2))
    }

    /// *auprès de la mairie*, *auprès des pompiers*: a phrase behind *auprès de*, which ends before a token.
    fn is_asked(&self, end: usize) -> bool {
        /// So many words such a phrase has at most.
        const WORDS: usize = 8;
        let of = |t: usize| self.is(t, Closed::De) || self.is(t, Closed::DeDet);
        let own = |t: usize| {
            [Tag::Name, Tag::Noun, Tag::Adj].iter().any(|tag| self.has(t, *tag)) || self.is(t, Closed::Det)
        };
        let first = (0..end).rev().take(WORDS).find(|t| !own(*t));
        first.is_some_and(|t| t > 0 && of(t) && self.word(t - 1) == "auprès")
    }

    /// Where the next domain of an office begins: *, de la Recherche et de l'Innovation*, *, chargée de l'Industrie*, *auprès
    /// du ministre de l'Intérieur*.
    fn portfolio(&self, head: Option<usize>, i: usize) -> Option<usize> {
        /// So many items hold such a list.
        const LONG: usize = 14;
        let office = |head: usize| {
            self.tags[head].class.has(WordClass::ROLE) || self.document.reads_in_any_case(head, "ministère")
        };
        if i == 0 || !head.is_some_and(office) {
            return None;
        }
        let behind = |at: usize| match () {
            () if self.is(at, Closed::De) || self.is(at, Closed::A) => Some(at + 1),
            () if self.is(at, Closed::DeDet) || self.is(at, Closed::ADet) || self.word(at) == "des" => {
                Some(at)
            }
            () => None,
        };
        if self.word(i) == "auprès" {
            let begin = behind(i + 1)?;
            return (begin..begin + 3)
                .any(|k| matches!(self.word(k), "ministre" | "Ministre"))
                .then_some(begin);
        }
        if !self.has(i, Tag::Punct(',')) {
            return None;
        }
        if matches!(self.word(i + 1), "chargé" | "chargée") {
            return behind(i + 2);
        }
        let begin = behind(i + 1)?;
        let capital =
            |at: usize| self.token(at).is_some_and(|t| self.document.tokens()[t].form.is(Form::CAPITAL));
        let noun = begin + usize::from(!self.has(begin, Tag::Noun));
        let before = (i.saturating_sub(3)..i).any(|k| capital(k) && self.has(k, Tag::Noun));
        let closed =
            |k: usize| self.has(k, Tag::Verb) || self.has(k, Tag::Aux) || self.has(k, Tag::Punct('.'));
        let last = (begin..begin + LONG)
            .take_while(|k| !closed(*k))
            .find(|k| self.is(*k, Closed::Coord) && behind(*k + 1).is_some());
        (before && capital(noun) && last.is_some()).then_some(begin)
    }

    /// So many items of *entre les femmes et les hommes* behind *égalité*, or none.
    fn between(&self, i: usize) -> usize {
        if i == 0 || self.word(i) != "entre" || !matches!(self.word(i - 1), "égalité" | "Égalité" | "Egalité")
        {
            return 0;
        }
        let noun = |at: usize| {
            let head = at + usize::from(self.is(at, Closed::Det));
            self.has(head, Tag::Noun).then_some(head + 1)
        };
        let second = noun(i + 1).filter(|and| self.is(*and, Closed::Coord)).and_then(|and| noun(and + 1));
        second.map_or(0, |end| end - i)
    }

    /// So many words of a known body's name stand here, behind its first.
    fn rest_of_body(&self, at: usize) -> usize {
        let in_body = |k: usize| self.token(k).is_some_and(|t| self.tags[t].facts.has(Facts::IN_BODY));
        if at == 0 || !in_body(at - 1) { 0 } else { (at..).take_while(|k| in_body(*k)).count() }
    }

    /// Whether a word stands behind the first of a known role: *en* and *scène* of *metteur en scène*.
    fn is_in_role(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| self.tags[t].facts.has(Facts::IN_ROLE))
    }

    /// *la porte-parole du ministre Jean Martin*: somebody named right behind somebody else's role. What stands behind an
    /// institution (*le président du Sénat Jean Martin*), behind several (*la cheffe des sénateurs Anne Martin*) or clashes in
    /// gender (*le suppléant de la maire Jean Martin*) names the head.
    fn is_in_complement(&self, head: usize, name: &Range<usize>) -> bool {
        let role = |t: &usize| {
            let tag = &self.tags[*t];
            // *des droits de l'homme*, *procureur du roi*
            let own = self.document.reads(*t, "homme") || tag.facts.has(Facts::IN_ROLE);
            tag.tag == Tag::Noun && tag.class.has(WordClass::ROLE) && !tag.facts.has(Facts::NOUN) && !own
        };
        let small = |t: &usize| !self.document.tokens()[*t].form.is(Form::CAPITAL);
        let passed = |t: &usize| {
            let of = matches!(self.tags[*t].tag, Tag::Closed(Closed::De | Closed::DeDet | Closed::Det));
            of || matches!(self.tags[*t].tag, Tag::Adj | Tag::Part | Tag::Name)
        };
        let titled = is_title(self.document.word(name.start));
        let Some(theirs) = (head + 1..name.start).rev().find(|t| !passed(t)).filter(|t| role(t) && small(t))
        else {
            return false;
        };
        let before = theirs - 1;
        let of = |t: usize| self.tags[t].is_of();
        // *du ministre*, *de la ministre*; not *témoin de Jéhovah*, *parent d'élève*
        let governed = self.tags[before].is(Closed::DeDet)
            || self.tags[before].is(Closed::Det) && before > head && of(before - 1);
        let first = self.tags[name.start].class;
        let clashes = match noun_gender(self.tags[theirs].class) {
            Some(Gender::Masculine) => first.has(WordClass::FIRST_F) && !first.has(WordClass::FIRST_M),
            Some(Gender::Feminine) => first.has(WordClass::FIRST_M) && !first.has(WordClass::FIRST_F),
            None => false,
        };
        let several = noun_number(self.tags[theirs].class) == Some(true);
        self.tags[head].class.has(WordClass::ROLE) && governed && !several && !clashes && !titled
    }

    /// *la secrétaire d'État au Figaro*: a newspaper, which is told, where a portfolio might stand.
    fn is_paper(&self, at: usize) -> bool {
        let noun = if self.is(at + 1, Closed::Det) { at + 2 } else { at + 1 };
        let class = self.token(noun).map(|t| self.tags[t].class).unwrap_or_default();
        class.has(WordClass::DEMONYM) || is_medium(self.word(noun)) || is_newspaper(self.word(noun))
    }

    /// The name behind the complements of an office: *le secrétaire à la Défense Jean Martin*, *le coordinateur pour l'ONU
    /// en Irak Jean Martin*; with the item after it. None where no full name closes the phrase.
    fn name_of_office(&self, mut i: usize) -> Option<(Range<usize>, usize)> {
        for _ in 0..3 {
            let prep = self.is(i, Closed::A)
                || self.is(i, Closed::En)
                || self.is(i, Closed::Prep)
                    && matches!(self.word(i), "pour" | "auprès" | "chez" | "sur" | "près");
            if !prep && !self.is(i, Closed::ADet) {
                return None;
            }
            let begin = i + usize::from(prep);
            let begin = begin + usize::from(prep && self.is(begin, Closed::De));
            let (np, next) = self.noun_phrase(begin, true)?;
            if np.time || np.kind == NpKind::Pronoun || self.tags[np.head].class.has(WordClass::ROLE) {
                return None;
            }
            if np.kind == NpKind::Nominal
                && let Some(name) = np.name
            {
                let given = self.tags[name.start].class.has(WordClass::FIRST);
                return (given && name.len() > 1 && name.end == np.tokens.end).then_some((name, next));
            }
            // *à la mairie de Paris Anne Martin*: read as one phrase.
            let named = |t: usize| self.tags[t].tag == Tag::Name;
            let given = |t: &usize| {
                let class = self.tags[*t].class;
                class.has(WordClass::FIRST) && !class.has(WordClass::PLACE) && named(*t) && named(*t + 1)
            };
            let inside = (np.head + 2..np.tokens.end.saturating_sub(1))
                .find(|t| given(t) && (*t..np.tokens.end).all(named))
                .filter(|t| !self.tags[*t - 1].is(Closed::De) && !self.tags[*t - 1].is(Closed::DeDet));
            if np.kind == NpKind::Nominal
                && let Some(begin) = inside
            {
                return Some((begin..np.tokens.end, next));
            }
            i = next;
            if self.begins_name(i) {
                let end = self.name_end(i);
                return Some((self.token(i)?..self.token(end - 1)? + 1, end));
            }
        }
        None
    }

    fn pronoun(&self, at: usize, first: usize) -> (Np, usize) {
        let closed = self.tags[first].closed;
        let mut next = at + 1;
        let mut end = first + 1;
        // *ceux qui*, *certains d'entre eux*, *beaucoup de députés*, *elle-même*
        if self.is(next, Closed::De) || self.is(next, Closed::DeDet) {
            let begin = next + usize::from(self.is(next, Closed::De));
            let begin = begin + usize::from(self.is(begin, Closed::Prep));
            if let Some((np, after)) = self.noun_phrase(begin, true) {
                end = np.tokens.end;
                next = after;
            }
        } else if self.is(next, Closed::A)
            || self.is(next, Closed::Prep) && matches!(self.word(next), "dans" | "parmi" | "au")
            || self.is(next, Closed::ADet)
        {
            let begin = next + usize::from(!self.is(next, Closed::ADet));
            if let Some((np, after)) = self.noun_phrase(begin, true) {
                end = np.tokens.end;
                next = after;
            }
        }
        let np = Np {
            tokens: first..end,
            core: first..first + 1,
            head: first,
            kind: NpKind::Pronoun,
            name: None,
            det: None,
            prep: None,
            gender: closed.and_then(|w| w.gender),
            plural: closed.and_then(|w| w.plural),
            time: false,
        };
        (np, next)
    }

    /// *cet été*, *l'été dernier*: the season, and no participle.
    fn is_summer(&self, at: usize) -> bool {
        self.word(at) == "été" && self.has(at, Tag::Noun)
    }

    /// *lundi 19 mai*, *la semaine dernière*, *ce mardi soir*.
    fn time(&self, at: usize, first: usize, det: Option<usize>) -> (Np, usize) {
        let mut i = at;
        while self.is(i, Closed::Time)
            || i > at && self.is_summer(i)
            || self.has(i, Tag::Number)
            || i > at
                && (self.is(i, Closed::Pre)
                    || self.has(i, Tag::Adj)
                    || self.is(i, Closed::Num)
                    || matches!(self.word(i), "dernier" | "passé" | "passée" | "écoulé" | "écoulée"))
            || i == at
                && (self.is(i, Closed::Det)
                    || self.is(i, Closed::DeDet)
                    || self.is(i, Closed::ADet)
                    || self.is(i, Closed::PreDet)
                    || self.is(i, Closed::Pre)
                    || self.is(i, Closed::Num))
            || i > at && self.is(i, Closed::Det) && self.is(i + 1, Closed::Time)
            || i == at && (is_clock(self.word(i)) || is_ordinal(self.word(i)))
            || i > at
                && is_clock(self.word(i - 1))
                && self.token(i).is_some_and(|t| {
                    ["gmt", "utc", "locales"].iter().any(|zone| self.document.reads_in_any_case(t, zone))
                })
        {
            i += 1;
        }
        let i = i.max(at + 1);
        let end = self.token(i - 1).map_or(first + 1, |t| t + 1);
        let np = Np { time: true, ..nominal(first..end, first..end, end - 1, det, None, None) };
        (np, i)
    }
}

/// *le président sur le réseau social*, *sur l'antenne*: where somebody speaks, and no part of what they are.
fn is_where_one_speaks(noun: &str) -> bool {
    matches!(
        noun,
        "antenne"
            | "blog"
            | "chaîne"
            | "compte"
            | "messagerie"
            | "ondes"
            | "page"
            | "plateau"
            | "plateforme"
            | "radio"
            | "réseau"
            | "réseaux"
            | "site"
    )
}

/// *22h*, *9h30*
fn is_clock(word: &str) -> bool {
    let digits = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    word.split_once(['h', 'H'])
        .is_some_and(|(hour, minutes)| !hour.is_empty() && digits(hour) && digits(minutes))
}

/// *2006*
fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with('1') || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "son" | "sa" | "ses" | "leur" | "leurs")
}

/// A newspaper whose article the preposition before it has swallowed: *au Parisien*.
fn is_newspaper(word: &str) -> bool {
    matches!(
        word,
        "Monde" | "Figaro" | "Parisien" | "Point" | "Soir" | "Temps" | "Progrès" | "Télégramme" | "Devoir"
    )
}

/// A noun for what somebody talks to, or from: *à la presse*, *au quotidien local*, *dans l'hémicycle*.
fn is_medium(word: &str) -> bool {
    matches!(
        word,
        "presse"
            | "radio"
            | "télévision"
            | "agence"
            | "chaîne"
            | "quotidien"
            | "journal"
            | "hebdomadaire"
            | "magazine"
            | "mensuel"
            | "site"
            | "station"
            | "hémicycle"
            | "tribune"
            | "plateau"
            | "barre"
            | "antenne"
            | "micro"
            | "pupitre"
            | "estrade"
    )
}

/// A noun for how somebody looks or sounds (*tout sourire*, *les larmes aux yeux*): what stands behind it is no name of its own.
pub fn is_bearing(noun: &str) -> bool {
    matches!(noun, "voix" | "ton" | "sourire" | "larmes" | "yeux" | "lèvres" | "gorge" | "mine" | "éclat")
}

/// A noun for what somebody writes or says something in.
fn is_text(word: &str) -> bool {
    matches!(
        word,
        "communiqué"
            | "message"
            | "tweet"
            | "texte"
            | "lettre"
            | "courrier"
            | "courriel"
            | "vidéo"
            | "interview"
            | "entretien"
            | "déclaration"
            | "point"
            | "billet"
            | "discours"
            | "publication"
    )
}

/// *la conseillère du président du Sénat Jean Martin*: the name of a man behind the role of a man, in a phrase for a woman.
pub fn is_of_a_man(document: &Document<'_>, tags: &[Tagged], head: usize, name: &Range<usize>) -> bool {
    let first = tags[name.start].class;
    let man = |t: usize| {
        let tag = &tags[t];
        tag.tag == Tag::Noun
            && tag.class.has(WordClass::ROLE)
            && noun_gender(tag.class) == Some(Gender::Masculine)
            && !document.tokens()[t].form.is(Form::CAPITAL)
            && !tag.facts.has(Facts::IN_ROLE)
    };
    first.has(WordClass::FIRST_M) && !first.has(WordClass::FIRST_F) && (head + 1..name.start).any(man)
}

/// The gender that a noun's form shows.
pub fn noun_gender(class: WordClass) -> Option<Gender> {
    let masculine = class.has(WordClass::NOUN_MS.with(WordClass::NOUN_MP));
    let feminine = class.has(WordClass::NOUN_FS.with(WordClass::NOUN_FP));
    match (masculine, feminine) {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    }
}

/// Whether a noun's form shows a plural.
fn noun_number(class: WordClass) -> Option<bool> {
    let singular = class.has(WordClass::NOUN_MS.with(WordClass::NOUN_FS));
    let plural = class.has(WordClass::NOUN_MP.with(WordClass::NOUN_FP));
    match (singular, plural) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        _ => None,
    }
}

/// A number that heads a phrase, without a noun: *les 25*, *60 %*.
fn number(first: usize, head: usize, det: Option<usize>, gender: Option<Gender>, plural: Option<bool>) -> Np {
    nominal(first..head + 1, first..head + 1, head, det, gender, plural)
}

/// A phrase with a noun, or what stands for one, for its head: without preposition, without name, no date.
fn nominal(
    tokens: Range<usize>,
    core: Range<usize>,
    head: usize,
    det: Option<usize>,
    gender: Option<Gender>,
    plural: Option<bool>,
) -> Np {
    Np { tokens, core, head, kind: NpKind::Nominal, name: None, det, prep: None, gender, plural, time: false }
}

/// A noun behind which stands the name of a union of people: *le numéro deux du syndicat Unité Police*.
fn is_union(noun: &str) -> bool {
    matches!(noun, "syndicat" | "parti" | "association" | "collectif" | "fédération" | "mouvement" | "ONG")
}

/// A noun behind which stands the name of a territory or a committee, hardly that of a person.
fn is_territory(noun: &str) -> bool {
    ["région", "département", "province", "district", "canton", "axe", "comité"]
        .iter()
        .any(|territory| noun.len() == territory.len() && noun.to_lowercase() == *territory)
}
