//! Proper names: where one ends, where the next begins, what titles and particles belong to it.

use super::kinds::{Np, NpKind};
use super::parser::Parser;
use crate::analysis::Gender;
use crate::detect::tags::{Tag, Tagged};
use crate::lexicon::{Closed, Facts, WordClass};
use crate::text::Form;

impl Parser<'_, '_> {
    pub(super) fn is_acronym(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| self.document.tokens()[t].form.is(Form::ALL_CAPS))
    }

    /// A first name and at least one name more.
    pub(super) fn begins_name(&self, at: usize) -> bool {
        self.has(at, Tag::Name)
            && self.token(at).is_some_and(|t| self.tags[t].class.has(WordClass::FIRST))
            && self.name_end(at) > at + 1
    }

    /// One past the last item of the name that begins at `at`.
    pub(super) fn name_end(&self, at: usize) -> usize {
        let mut i = at;
        if is_title(self.word(i)) {
            i += 1;
            // *M. de Villepin*, *Mme von der Leyen*
            let particles = (i..i + 3).take_while(|k| is_particle(self.word(*k)) && !self.has(*k, Tag::Name));
            let behind = i + particles.count();
            if self.has(behind, Tag::Name) {
                i = behind;
            }
        }
        let mut end = i;
        while self.has(i, Tag::Name) || i > at && (self.capital_noun(i) || self.channel_number(i)) {
            if i > at && self.new_name(i) {
                break;
            }
            i += 1;
            end = i;
            // Particles and what they lead to: *von der Leyen*, *de Villepin*, *ben Salmane*.
            let mut k = i;
            while k < i + 3 && is_particle(self.word(k)) && self.token(k).is_some() && !self.has(k, Tag::Name)
            {
                k += 1;
            }
            if k > i && self.has(k, Tag::Name) {
                let particle = self.word(i);
                let group =
                    matches!(particle, "de" | "d'" | "d’" | "du" | "des" | "à" | "la" | "le" | "l'" | "l’");
                let token = self.token(k).unwrap_or_default();
                let acronym = self.document.tokens()[token].form.is(Form::ALL_CAPS);
                let place = self.tags[token].class.has(WordClass::PLACE);
                let long = i - at >= 2;
                // *La Voix de l'Ain*, *France Bleu Pays de Savoie*
                let medium = matches!(self.word(at), "La" | "Le") && long || self.is_channel_at(at);
                let given = i - at == 1
                    && !self.names_house(at)
                    && self.token(at).is_some_and(|t| self.tags[t].class.has(WordClass::FIRST));
                if group && (acronym || place && (long || !given) && !medium)
                    || self.is_of_body(at, i)
                    || matches!(particle, "à" | "la" | "le" | "l'" | "l’")
                {
                    break;
                }
                i = k;
            }
        }
        end.max(at + 1)
    }

    /// *Anne Martin de Greenpeace France*, *Anne Martin de l'Unsa*: whether who has the whole name from `at` to `end` is said to be of
    /// a body; not so *Anne Martin de Villiers*, *La Voix de l'Ain*.
    fn is_of_body(&self, at: usize, end: usize) -> bool {
        let particles = (end..end + 3).take_while(|k| is_particle(self.word(*k)) && !self.has(*k, Tag::Name));
        let body = end + particles.count();
        let of = matches!(self.word(end), "de" | "d'" | "d’" | "du" | "des");
        of && end - at >= 2
            && !matches!(self.word(at), "Le" | "La" | "Les")
            && self.token(body).is_some_and(|t| {
                let facts = self.tags[t].facts;
                let written = self.document.tokens()[t].form.is(Form::CAPITAL);
                // *de la Fédération des pompiers*
                let noun = self.has(body, Tag::Noun) && written && facts.has(Facts::NOUN);
                let name = self.has(body, Tag::Name)
                    && (self.has(body + 1, Tag::Name)
                        || matches!(self.word(body - 1), "l'" | "l’")
                        || facts.has(Facts::IN_BODY));
                noun || name
            })
    }

    /// *l'hôpital Georges-Pompidou de Paris*, *le lycée Jules-Ferry*: a whole name with hyphens behind a noun that is nobody's is
    /// what the house is called.
    fn names_house(&self, at: usize) -> bool {
        let noun = self
            .token(at)
            .filter(|t| *t > 0 && self.document.word(*t).contains('-'))
            .map(|t| &self.tags[t - 1]);
        noun.is_some_and(|noun| noun.tag == Tag::Noun && !noun.class.has(WordClass::ROLE))
    }

    /// *1* of *Europe 1*, *2* of *France 2*, *8* of *l'université Paris 8*.
    fn channel_number(&self, at: usize) -> bool {
        let university = || {
            let noun = at.saturating_sub(2 + usize::from(at > 2 && self.is(at - 2, Closed::De)));
            matches!(self.word(noun), "université" | "Université")
        };
        self.adjacent(at)
            && self.word(at).len() <= 2
            && self.has(at, Tag::Number)
            && (is_channel(self.word(at - 1)) && self.word(at).len() == 1 || university())
    }

    fn is_channel_at(&self, at: usize) -> bool {
        has_branches(self.word(at), self.word(at + 1))
    }

    /// *Gironde*, *Hauts-de-France*, *Côte-d'Azur*: a place, or a name with hyphens that is no first name; *Lorraine* where no
    /// surname follows.
    fn is_region(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            let class = self.tags[t].class;
            // The regions and departments that women are called by.
            if matches!(self.word(at), "Lorraine" | "Aude") {
                return !self.has(at + 1, Tag::Name);
            }
            if class.has(WordClass::FIRST) {
                return false;
            }
            class.has(WordClass::PLACE) || class.is_unknown() && self.document.word(t).contains('-')
        })
    }

    /// A first name behind a place or an acronym begins another name: *à Pékin Andy Rothman*, *à l'AFP Marie Durand*.
    fn new_name(&self, at: usize) -> bool {
        let (Some(before), Some(here)) = (self.token(at - 1), self.token(at)) else { return false };
        // *à France 3 Hauts-de-France*, *à France Bleu Gironde*: the channel's own region.
        if at > 1 && self.is_channel_at(at - 2) && self.is_region(at) {
            return false;
        }
        if self.has(at - 1, Tag::Number) {
            return true; // *sur France 2 Jean Martin*
        }
        if !self.document.tokens()[here].form.is(Form::CAPITAL) {
            return false; // *Banque de France*
        }
        // *Maître Anne Martin*
        if is_title(self.document.word(before)) {
            return false;
        }
        let class = self.tags[before].class;
        // *la maire de Paris Anne Martin*: a place that some are called by.
        let of = at > 1 && self.is(at - 2, Closed::De);
        // *le préfet de l'Aude*, *du Japon*
        let article =
            at > 2 && matches!(self.word(at - 2), "la" | "l'" | "l’") && self.is(at - 3, Closed::De);
        let of = of || article || at > 1 && matches!(self.word(at - 2), "du" | "des");
        let place = class.has(WordClass::PLACE) && (of || !class.has(WordClass::FIRST));
        let acronym =
            self.document.tokens()[before].form.is(Form::ALL_CAPS) && self.document.word(before).len() > 1;
        // *Sonia M. a dit*: an initial, where no name follows.
        let title = is_title(self.document.word(here)) && self.has(at + 1, Tag::Name);
        // *le chef des Insoumis Jean Martin*: a common word in capitals before a first name; not *Pape Malick Martin*.
        let opens = before == 0 || matches!(self.tags[before - 1].tag, Tag::Punct(_) | Tag::Mark);
        let common = !opens && is_common(&self.tags[before]);
        // *l'Inserm Anne Martin*, *l'hôpital Georges-Pompidou Anne Martin*
        let in_body = |t: usize| self.tags[t].facts.has(Facts::IN_BODY);
        let borne = before > 1 && {
            let adjective = self.tags[before - 1].tag == Tag::Adj;
            let noun = &self.tags[before - 1 - usize::from(adjective)];
            noun.tag == Tag::Noun && noun.facts.has(Facts::NOUN) && !noun.facts.has(Facts::ROLE)
        };
        let hyphened = self.document.word(before).contains('-');
        let is_place = |t: usize| self.tags[t].class.has(WordClass::PLACE);
        let body = in_body(before) && !in_body(here) || borne && (hyphened || !class.has(WordClass::FIRST));
        // *à l'AFP Rogerio Taffarello*: after an acronym two more names are somebody's.
        let loud =
            |at: usize| self.token(at).is_some_and(|t| self.document.tokens()[t].form.is(Form::ALL_CAPS));
        // *sur BFM Business Anne Martin*, *BBC Radio 4*
        if in_body(before) && in_body(here) {
            return false;
        }
        if acronym
            && self.document.word(before).len() > 2
            && self.has(at + 1, Tag::Name)
            && !loud(at)
            && !loud(at + 1)
            // *à Nova News M. Durand*
            && !is_title(self.word(at + 1))
            && !self.names_branch(at)
        {
            return true;
        }
        let more =
            self.has(at + 1, Tag::Name) || is_particle(self.word(at + 1)) && self.has(at + 2, Tag::Name);
        // *sur Twitter Jonathan Martin*, *à l'AFP Robin*
        let given = self.tags[here].class.has(WordClass::FIRST);
        let agency = acronym && self.document.word(before).len() > 2 && !loud(at);
        // *sous Lionel Martin Jean-Claude Durand*: a first name behind a whole name.
        let run = at > 1 && self.has(at - 2, Tag::Name) && !(at > 2 && self.has(at - 3, Tag::Name));
        let whole = run
            && self.token(at - 2).is_some_and(|t| self.tags[t].class.has(WordClass::FIRST))
            && !class.has(WordClass::FIRST)
            && self.document.word(here).contains('-');
        // *à Lyon Arkya Martin*: behind a town two more names are somebody's, be the first one known or not.
        let stranger = |at: usize| {
            self.token(at)
                .is_some_and(|t| self.has(at, Tag::Name) && !is_place(t) && !is_common(&self.tags[t]))
        };
        let somewhere = class.has(WordClass::PLACE) && !class.has(WordClass::FIRST) || in_body(before);
        let strange = somewhere
            && at > 1
            && (of || matches!(self.word(at - 2), "à"))
            && !loud(at)
            && !loud(at + 1)
            && !in_body(here)
            && !(at..at + 4)
                .take_while(|k| self.has(*k, Tag::Name))
                .any(|k| heads_foreign_body(self.word(k)))
            && stranger(at)
            && (stranger(at + 1) || self.has(at + 1, Tag::Name) && self.has(at + 2, Tag::Name));
        strange
            || (place || acronym || common || body || whole) && given && more
            // *sur Mediapart Anne Martin*
            || self.tags[before].facts.has(Facts::CHANNEL) && !loud(at) && (more || given)
            || agency && (given || self.document.reads(before, "AFP") && !in_body(here) && !is_place(here))
            || title
    }

    /// *la CGT Cheminots Anne Martin*, *l'ARS Grand Est*, *l'Unsa Police Guadeloupe*: two common words or places behind an acronym are
    /// part of it; not so *Ban Ki-moon*.
    fn names_branch(&self, at: usize) -> bool {
        let common = |k: usize| {
            let word = self.token(k).map(|t| &self.tags[t]);
            word.is_some_and(|w| {
                let place = w.class.has(WordClass::PLACE) && !w.class.has(WordClass::FIRST);
                is_common(w) || place || w.facts.has(Facts::NOUN)
            })
        };
        common(at) && (common(at + 1) || self.begins_name(at + 1))
    }

    /// One past the last item of what a body is called whose name is a common noun and what goes with it, inside a sentence and
    /// without article: *Écluses vivantes*, *Pompiers sans frontières*, *Marchés de France*. French writes the first noun of
    /// such a name with a capital, and not its adjective.
    /// Behind a noun that says what it is (*la fédération Eaux vives*) it may go on: *Chemins pour tous*, *Terres de partage*.
    pub(super) fn called(&self, at: usize, end: usize, behind_noun: bool) -> usize {
        let (Some(noun), true) = (self.token(at), end == at + 1 && at > 0) else { return end };
        let word = &self.tags[noun];
        let form = self.document.tokens()[noun].form;
        let opens = matches!(self.tags[noun - 1].tag, Tag::Punct('.' | '!' | '?' | ':' | '\u{2026}'));
        let common = word.class.has(WordClass::NOUN)
            && !word.class.has(WordClass::FIRST.with(WordClass::SURNAME).with(WordClass::PLACE))
            && !word.facts.has(Facts::IN_BODY)
            && (behind_noun || !word.facts.has(Facts::NOUN))
            && form.is(Form::CAPITAL)
            && !form.is(Form::ALL_CAPS);
        if opens || !common {
            return end;
        }
        let small = |k: usize| self.word(k).starts_with(char::is_lowercase);
        // *Noël dernier*
        let when =
            |k: usize| matches!(self.word(k), "dernier" | "dernière" | "prochain" | "prochaine" | "passé");
        let adjective = self.has(end, Tag::Adj) && small(end) && !when(end);
        let behind = end + usize::from(adjective);
        let next = behind + 1;
        let is_place = |k: usize| self.token(k).is_some_and(|t| self.tags[t].class.has(WordClass::PLACE));
        let of = self.is(behind, Closed::De);
        let joined = match self.word(behind) {
            _ if of && self.has(next, Tag::Name) => is_place(next),
            "sans" => self.has(next, Tag::Noun) && small(next),
            // *l'association Vélo et territoires*, *Enfance en danger*
            "et" | "en" if behind_noun => self.has(next, Tag::Noun) && small(next),
            "pour" if behind_noun => {
                let noun = next + usize::from(matches!(self.word(next), "le" | "la" | "les" | "l'" | "l’"));
                let all = matches!(self.word(next), "tous" | "toutes");
                return if all || self.has(noun, Tag::Noun) && small(noun) { noun + 1 } else { behind };
            }
            // *Pages d'aujourd'hui*, *Terres de partage*
            _ => {
                of && behind_noun && (self.is(next, Closed::Adv) || self.has(next, Tag::Noun) && small(next))
            }
        };
        if joined { next + 1 } else { behind }
    }

    /// One past the last item of a body's name that *et* joins to another: *l'association Terre et Humanisme*. Two bodies that are
    /// known, or somebody's first name, are two.
    pub(super) fn joined_name(&self, at: usize, end: usize) -> usize {
        let own = |k: usize| {
            self.has(k, Tag::Name)
                && self.token(k).is_some_and(|t| {
                    let word = &self.tags[t];
                    let taken = WordClass::FIRST.with(WordClass::SURNAME).with(WordClass::PLACE);
                    !word.facts.has(Facts::IN_BODY)
                        && !word.class.has(taken)
                        && !self.document.tokens()[t].form.is(Form::ALL_CAPS)
                })
        };
        let and = self.is(end, Closed::Coord) && matches!(self.word(end), "et" | "&");
        if and && end == at + 1 && own(at) && own(end + 1) && !self.has(end + 2, Tag::Name) {
            end + 2
        } else {
            end
        }
    }

    /// A common noun with a capital, right behind a name: *Ouest France*, *Europe Écologie*.
    fn capital_noun(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            self.document.tokens()[t].form.is(Form::CAPITAL)
                && matches!(self.tags[t].tag, Tag::Noun | Tag::Adj)
                && t > 0
                && self.token(at - 1) == Some(t - 1)
        })
    }

    pub(super) fn name_phrase(
        &self,
        _at: usize,
        i: usize,
        first: usize,
        det: Option<usize>,
        gender: Option<Gender>,
        plural: Option<bool>,
    ) -> (Np, usize) {
        let end = self.name_end(i);
        let mut end = if det.is_none() { self.called(i, end, false) } else { end };
        let begin = self.token(i).unwrap_or(first);
        let last = self.token(end - 1).unwrap_or(begin);
        let mut gender = gender;
        if is_title(self.word(i)) {
            gender = title_gender(self.word(i)).or(gender);
        } else if gender.is_none() {
            let class = self.tags[begin].class;
            gender = match (class.has(WordClass::FIRST_M), class.has(WordClass::FIRST_F)) {
                (true, false) => Some(Gender::Masculine),
                (false, true) => Some(Gender::Feminine),
                _ => None,
            };
        }
        let core = first..last + 1;
        let mut tokens = core.clone();
        // *le Conseil de sécurité*, *l'Observatoire du nucléaire*: a name with an article takes complements.
        let of_body = det.is_none() && self.is_of_body(i, end);
        if det.is_some() || of_body {
            // *la vice-présidente de la Gironde chargée de l'énergie*: a department is charged with nothing.
            let place = end == i + 1 && self.tags[begin].class.has(WordClass::PLACE);
            let after = if of_body || place { end } else { self.adjectives(end) };
            let (far, _) = self.complements(None, after, true);
            if far > end {
                end = far;
                tokens.end = self.token(end - 1).unwrap_or(last) + 1;
            }
        }
        let name = Some(begin..last + 1);
        let np = Np {
            tokens,
            core,
            head: last,
            kind: NpKind::Name,
            name,
            det,
            prep: None,
            gender,
            plural,
            time: false,
        };
        (np, end)
    }
}

/// A common word, and nobody's name.
fn is_common(word: &Tagged) -> bool {
    let common = word.class.has(WordClass::NOUN.with(WordClass::ADJ))
        || word.closed.is_some_and(|w| w.closed == Closed::Pre);
    common && !word.class.has(WordClass::FIRST.with(WordClass::SURNAME))
}

/// *le Texas Children's Center*, *le Los Angeles Fire Department*: what many bodies of English-speaking countries are called by.
fn heads_foreign_body(word: &str) -> bool {
    matches!(
        word,
        "Association"
            | "Center"
            | "Centre"
            | "Club"
            | "College"
            | "Council"
            | "Court"
            | "Department"
            | "Group"
            | "Hospital"
            | "Institute"
            | "Museum"
            | "News"
            | "Police"
            | "Post"
            | "School"
            | "Times"
            | "University"
    )
}

/// Words that join the parts of a name.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "d'"
            | "d’"
            | "D'"
            | "D’"
            | "du"
            | "des"
            | "la"
            | "le"
            | "von"
            | "van"
            | "der"
            | "den"
            | "ter"
            | "ben"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "di"
            | "da"
            | "dos"
            | "del"
            | "della"
            | "y"
            | "ould"
            | "ag"
            | "à"
            | "l'"
            | "l’"
            | "zu"
            | "&"
            | "e"
    )
}

/// A title before a name: *M.*, *Me*, *Mgr*.
pub(super) fn is_title(word: &str) -> bool {
    matches!(
        word,
        "M." | "MM."
            | "M"
            | "Mme"
            | "Mme."
            | "Mmes"
            | "Mlle"
            | "Me"
            | "Mes"
            | "Mᵉ"
            | "Dr"
            | "Dr."
            | "Dre"
            | "Pre"
            | "Pr"
            | "Pr."
            | "Mgr"
            | "Monsieur"
            | "Madame"
            | "monsieur"
            | "madame"
            | "maman"
            | "Maman"
            | "maître"
            | "Maître"
            | "Mr"
            | "Mr."
            | "Sir"
            | "Lord"
            | "Lady"
            | "Sœur"
            | "Père"
    )
}

/// *France 3*, *France Bleu*: whether two words name a channel that has one branch for each region.
pub(crate) fn has_branches(word: &str, next: &str) -> bool {
    word == "France" && matches!(next, "3" | "Bleu")
}

/// The first word of a channel whose second is a number.
fn is_channel(word: &str) -> bool {
    matches!(word, "Europe" | "France" | "Radio" | "TF" | "Canal" | "Bel" | "Antenne" | "Channel")
}

/// The gender that a title shows.
fn title_gender(word: &str) -> Option<Gender> {
    match word {
        "M." | "MM." | "M" | "Monsieur" | "monsieur" | "Mgr" | "Mr" | "Mr." | "Sir" | "Lord" | "Père" => {
            Some(Gender::Masculine)
        }
        "Mme" | "Mme." | "Mmes" | "Mlle" | "Madame" | "madame" | "Lady" | "Sœur" => Some(Gender::Feminine),
        _ => None,
    }
}
