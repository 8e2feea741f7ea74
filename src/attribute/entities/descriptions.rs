//! Descriptions: *la ministre*, *l'élu*, *l'association*: which entity a common noun stands for, and whom it founds.

use super::super::evidence::{Lost, Way};
use super::super::reports::same_source;
use super::super::scene::Scene;
use super::ages::{ages_of, tells_age};
use super::another::{
    country_in_front, is_another, is_another_body, is_anybody, is_called_otherwise, is_elsewhere,
    is_held_besides, is_kin, is_other_kin, is_relational, is_somebodys_somebody, leads_elsewhere,
};
use super::appositions::is_of_party;
use super::binding::{
    adjunct_before, clause_around, clause_of_agent, is_one_of, names_governed_by, phrase_before_subject,
    words_before_incise,
};
use super::candidates::{REACH, Scored, View, is_contrasted, is_told_by, turns, winner};
use super::complements::Complements;
use super::floor::{Party, is_of_the_other_party, is_too_young, objects, side_of, spoken_of};
use super::offices::office_words;
use super::pairs::joined_to;
use super::{Entities, Entity, EntityId, Reference, is_topic};
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, Vg};
use crate::lexicon::{
    Closed, CountryIdx, Domain, Feature, Features, Lexicon, NounKind, OrganisationId, Owner, RoleId,
    WordClass, WordKey, fold, is_inhabitant, singular,
};
use crate::text::{Form, spaced};
use std::cell::OnceCell;
use std::ops::Range;

/// What a noun phrase says of somebody: *ministres* and *ministre* are one head.
#[derive(Clone, Debug)]
pub(super) struct Description {
    /// The head, folded and in the singular.
    pub(super) head: String,
    /// The same as a key.
    pub(super) key: WordKey,
    pub(super) modifiers: Vec<WordKey>,
    /// The names among the modifiers, of places as a rule: *Loire* of *le préfet de la Loire*.
    pub(super) places: Vec<WordKey>,
    /// The nouns among the modifiers that say what it is over: *Numérique* of *la secrétaire d'État au Numérique*.
    pub(super) charges: Vec<WordKey>,
    /// Those of them that are no body, and no noun that takes up another: *urgences* of *le directeur des urgences*.
    pub(super) matters: Vec<WordKey>,
    /// The states that its adjectives mean: *libanaise* of *l'armée libanaise*.
    pub(super) states: Vec<CountryIdx>,
    /// The role that the head names.
    pub(super) role: Option<RoleId>,
    /// *l'ancien président*, *l'ex-ministre*: what somebody was.
    pub(super) former: bool,
    /// Which of several: *le deuxième rapport*, *l'autre policier*.
    which: Option<Which>,
}

/// Which of several of a kind: one of them is never another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    First,
    Second,
    Third,
    Other,
}

impl Which {
    fn of(word: &str) -> Option<Which> {
        Some(match word {
            "premier" | "première" => Which::First,
            "second" | "seconde" | "deuxième" => Which::Second,
            "troisième" => Which::Third,
            "autre" => Which::Other,
            _ => return None,
        })
    }
}

impl Description {
    /// A noun, by its token, with its modifiers.
    pub(super) fn new(scene: &Scene<'_>, head: usize, modifiers: Vec<WordKey>) -> Description {
        let first_minister = is_first_minister(scene, head);
        let key = head_key(scene, head);
        let role = scene.role_id(head);
        let before = head.checked_sub(1).map_or("", |t| scene.lower(t));
        // *l'ex-Premier ministre* too
        let former = matches!(before, "ancien" | "ancienne")
            || scene.lower(head).starts_with("ex-")
            || first_minister && before.starts_with("ex-");
        let head = if first_minister {
            FIRST_MINISTER.to_owned()
        } else {
            let mut head = fold(scene.word(head));
            head.truncate(singular(&head).len());
            head
        };
        let which = Which::of(before).filter(|_| !first_minister);
        Description {
            head,
            key,
            modifiers,
            places: Vec::new(),
            charges: Vec::new(),
            matters: Vec::new(),
            states: Vec::new(),
            role,
            former,
            which,
        }
    }

    /// A role that no noun of the text says, by its masculine form: *avocat* for *Me*.
    pub(super) fn of_role(lexicon: &Lexicon, masculine: &str, gender: Option<Gender>) -> Description {
        let role = lexicon.roles.form(masculine).map(|form| form.role);
        let feminine = role.filter(|_| gender == Some(Gender::Feminine)).and_then(|id| lexicon.roles.get(id));
        let head = fold(feminine.map_or(masculine, |role| &role.feminine));
        let key = WordKey::of_folded(&head);
        Description {
            head,
            key,
            modifiers: Vec::new(),
            places: Vec::new(),
            charges: Vec::new(),
            matters: Vec::new(),
            states: Vec::new(),
            role,
            former: false,
            which: None,
        }
    }
}

impl Description {
    /// The same noun as before, or one of its hypernyms: *l'élu* for *le maire*; *le président* is not who once was.
    pub(super) fn takes_up(&self, first: &Description, lexicon: &Lexicon) -> bool {
        let again = || self.role.zip(first.role).is_some_and(|(a, b)| lexicon.roles.may_take_up(a, b));
        !self.is_another_of(first)
            && first.former <= self.former
            && (self.key == first.key || again() || self.is_unionist(first, lexicon))
    }

    /// *le patron*, *l'ancien dirigeant*: a noun for whoever heads a body.
    fn leads(&self) -> bool {
        ["patron", "dirigeant", "chef", "leader", "boss"]
            .iter()
            .any(|stem| self.bare_head().starts_with(stem))
    }

    /// *le patron de la Fédération* for *le président de la Fédération*, where the first is of one who [leads](Self::leads).
    fn heads_the_same(&self, first: &Description) -> bool {
        const PRESIDE: [&str; 7] =
            ["president", "directeur", "directrice", "pdg", "secretaire", "fondat", "gerant"];
        let once = ["ancien", "ancienne"].map(WordKey::of_folded);
        let mut over = self.modifiers.iter().filter(|m| !once.contains(m)).peekable();
        let past = |d: &Description| d.former || d.bare_head() != d.head;
        over.peek().is_some()
            && past(self) == past(first)
            && PRESIDE.iter().any(|stem| first.bare_head().starts_with(stem))
            && over.all(|m| first.modifiers.contains(m))
    }

    /// *president* of *ex-president*.
    fn bare_head(&self) -> &str {
        self.head.strip_prefix("ex-").unwrap_or(&self.head)
    }

    /// *la deuxième expertise* is neither *la première* nor *l'expertise*.
    pub(super) fn is_another_of(&self, first: &Description) -> bool {
        self.which.is_some_and(|which| match first.which {
            Some(first) => first != which,
            None => which != Which::First,
        })
    }

    /// *la syndicaliste* for *la déléguée CGT*, *le secrétaire général de Force ouvrière*.
    pub(super) fn is_unionist(&self, first: &Description, lexicon: &Lexicon) -> bool {
        let works = ["syndicat", "travailleur", "salarie", "intersyndicale"].map(WordKey::of_folded);
        let union = |m: &WordKey| lexicon.organisations.is_union(*m) || works.contains(m);
        self.head == "syndicaliste" && self.modifiers.is_empty() && first.modifiers.iter().any(union)
    }

    /// *le procureur de l'époque*, *le maire d'alors*: who was it then, and as a rule is told of nowhere else.
    pub(super) fn is_of_then(&self) -> bool {
        ["epoque", singular("alors")].iter().any(|word| self.modifiers.contains(&WordKey::of_folded(word)))
    }

    /// *la mère de famille*: anybody's, and not somebody's.
    pub(super) fn is_of_a_family(&self) -> bool {
        let family = WordKey::of_folded("famille");
        matches!(&*self.head, "mere" | "pere") && self.charges.contains(&family) && self.places.is_empty()
    }

    /// The same noun in the same sense: *le premier ministre* is not *la ministre de la Santé*, who may be *la ministre*.
    pub(super) fn same_noun(&self, first: &Description, lexicon: &Lexicon) -> bool {
        let apart = |again, first| again != first && !lexicon.roles.may_take_up(again, first);
        self.key == first.key && !self.role.zip(first.role).is_some_and(|(again, first)| apart(again, first))
    }

    /// The same noun, and every modifier of the other.
    pub(super) fn covers(&self, other: &Description) -> bool {
        self.key == other.key && other.modifiers.iter().all(|m| self.modifiers.contains(m))
    }

    /// Of two with the same noun: *le préfet de la Loire* is not *le préfet du Rhône*, nor *la secrétaire d'État au Numérique*
    /// *la secrétaire d'État à la Santé*.
    pub(super) fn is_elsewhere(&self, other: &Description) -> bool {
        apart(&self.places, &other.places)
            || apart(&self.states, &other.states)
            || self.head == "secretaire" && apart(&self.charges, &other.charges)
            || is_relational(&self.head)
                && !self.head.starts_with("porte")
                && apart(&self.modifiers, &other.modifiers)
            || self.side().zip(other.side()).is_some_and(|(ours, theirs)| ours != theirs)
    }

    /// Whose counsel somebody is: true of the accused, false of those who accuse.
    pub(super) fn side(&self) -> Option<bool> {
        let has =
            |nouns: &[&str]| nouns.iter().any(|noun| self.modifiers.contains(&WordKey::of_folded(noun)));
        let counsel = self.head.starts_with("avocat") || self.head == "conseil";
        match (
            counsel && has(&["accuse", "accusee", "defense", "prevenu", "prevenue", "suspect", "suspecte"]),
            counsel && has(&["partie", "plaignant", "plaignante", "victime"]),
        ) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }

    /// *le ministère de la Santé* is not *le ministère de l'Intérieur*.
    pub(super) fn is_of_another_matter(&self, other: &Description) -> bool {
        apart(&self.matters, &other.matters)
    }

    /// Nothing that the other does not say, and nothing less.
    pub(super) fn says_the_same(&self, other: &Description) -> bool {
        self == other && self.role == other.role && self.former == other.former
    }
}

/// Both say something, and nothing that is the same.
pub(super) fn apart<T: PartialEq>(here: &[T], there: &[T]) -> bool {
    !here.is_empty() && !there.is_empty() && !here.iter().any(|word| there.contains(word))
}

impl PartialEq for Description {
    fn eq(&self, other: &Description) -> bool {
        self.key == other.key && self.modifiers == other.modifiers
    }
}

/// *Le Parisien* of *le Parisien* and of *au Parisien*: a name of these tokens with the article that it is listed with.
pub(in crate::attribute) fn with_article(scene: &Scene<'_>, tokens: Range<usize>) -> String {
    match swallowed_article(scene.lower(tokens.start)) {
        Some(article) => format!("{article} {}", scene.words(tokens.start + 1..tokens.end)),
        None => uppercased(scene.words(tokens)),
    }
}

/// The article that a contraction holds, as a name begins with it.
fn swallowed_article(word: &str) -> Option<&'static str> {
    match word {
        "au" | "du" => Some("Le"),
        "aux" | "des" => Some("Les"),
        _ => None,
    }
}

/// *Le Parisien* of *le Parisien*.
pub(super) fn uppercased(phrase: &str) -> String {
    let mut upper = String::with_capacity(phrase.len());
    let mut rest = phrase.chars();
    upper.extend(rest.next().into_iter().flat_map(char::to_uppercase));
    upper.push_str(rest.as_str());
    upper
}

/// *le maire*, *ce maire*; not *un maire*, *l'un des maires*.
fn is_definite(scene: &Scene<'_>, np: &Np) -> bool {
    let one = |d: usize| d + 1 < np.tokens.end && matches!(scene.lower(d + 1), "un" | "une");
    np.det.is_some_and(|d| !is_indefinite(scene.lower(d)) && !one(d))
}

/// The key of a head: *le premier ministre* is no *ministre de la Santé*, and *son époux* is *son mari*.
fn head_key(scene: &Scene<'_>, head: usize) -> WordKey {
    match is_first_minister(scene, head) {
        true => WordKey::of_folded(FIRST_MINISTER),
        false => spouse(scene, head).map_or_else(|| scene.singular(head), WordKey::of_folded),
    }
}

/// What whoever is married to somebody is called by another noun.
fn spouse(scene: &Scene<'_>, head: usize) -> Option<&'static str> {
    // *la femme du maire*; neither *la jeune femme de Lyon* nor *une femme de Lyon*
    let theirs = || match head.checked_sub(1).map_or("", |t| scene.lower(t)) {
        "son" | "sa" => true,
        "le" | "la" => scene.tags.get(head + 1).is_some_and(|next| next.is_of()),
        _ => false,
    };
    match scene.lower(head) {
        "conjoint" => Some("epoux"),
        "conjointe" => Some("epouse"),
        "mari" if theirs() => Some("epoux"),
        "femme" if theirs() => Some("epouse"),
        _ => None,
    }
}

/// What a prime minister goes by.
pub(super) const FIRST_MINISTER: &str = "premier ministre";

fn is_first_minister(scene: &Scene<'_>, head: usize) -> bool {
    head > 0
        && (scene.reads(head, "ministre") || scene.reads(head, "ministres"))
        && matches!(scene.lower(head - 1), "premier" | "première" | "ex-premier" | "ex-première")
}

/// *le premier*, *la seconde*, and nothing else.
pub(super) fn is_ordinal(scene: &Scene<'_>, np: &Np) -> bool {
    np.tokens.end == np.head + 1
        && np.det.is_some_and(|d| d + 1 == np.head)
        && matches!(scene.lower(np.head), "premier" | "première" | "second" | "seconde")
}

/// The known organisation that a phrase names, with its article or without it.
fn organisation_of(scene: &Scene<'_>, np: &Np) -> Option<OrganisationId> {
    let bare = np.det.map_or(np.tokens.start, |d| d + 1)..np.tokens.end;
    let named = |words: Range<usize>| scene.lexicon.organisation(&spaced(scene.words(words)));
    named(np.tokens.clone()).or_else(|| named(bare))
}

/// *son mari*, *leur avocat*
fn is_somebodys(scene: &Scene<'_>, np: &Np) -> bool {
    np.det.is_some_and(|d| matches!(scene.lower(d), "son" | "sa" | "leur"))
}

/// Whether a determiner opens a phrase for somebody new.
fn is_indefinite(det: &str) -> bool {
    matches!(
        det,
        "un" | "une"
            | "des"
            | "plusieurs"
            | "certains"
            | "certaines"
            | "quelques"
            | "d'autres"
            | "chaque"
            | "aucun"
            | "aucune"
    )
}

/// So sure a description that took somebody up lets others do so.
const SURELY: f32 = 0.92;
/// So many sentences back somebody was heard whom *notre interlocuteur* means.
const HEARD: usize = 4;

impl Entities {
    pub(super) fn description(&self, scene: &Scene<'_>, np: &Np) -> Description {
        let own = |t: &usize| np.name.as_ref().is_none_or(|n| !n.contains(t));
        let place = |t: &usize| {
            scene.tags[*t].tag == Tag::Name
                && !scene.document.tokens()[*t].form.is(Form::ALL_CAPS)
                && (!scene.tags[*t].class.has(WordClass::FIRST) || scene.tags[*t].class.has(WordClass::PLACE))
        };
        let behind = || np.head + 1..np.tokens.end;
        // *le député Les Républicains du Rhône*
        let party = behind().take_while(|t| scene.is_in_body(*t)).count();
        let party = if scene.is_role(np.head) { party } else { 0 };
        let places = behind().skip(party).filter(|t| own(t) && place(t));
        let places = places.map(|t| scene.singular(t)).collect();
        let charge =
            |t: &usize| scene.tags[*t].tag == Tag::Noun && !matches!(scene.lower(*t), "état" | "etat");
        let charges = behind().filter(|t| own(t) && charge(t));
        let charges = charges.map(|t| scene.singular(t)).collect();
        let takes_up = |t: usize| {
            let word = scene.lower(t);
            scene.noun_at(t).is_some() || scene.is_role(t) || scene.lexicon.is_hypernym(&fold(word))
        };
        let matters = behind().filter(|t| own(t) && charge(t) && !takes_up(*t));
        let matters = matters.map(|t| scene.singular(t)).collect();
        // *européen* goes with *français*.
        let state = |t: usize| {
            let country = scene.tags[t].class.has(WordClass::DEMONYM).then(|| scene.country(t)).flatten();
            country.filter(|c| scene.lexicon.countries.get(*c).is_some_and(|country| &*country.code != "EU"))
        };
        // Neither *le président de l'ancienne province serbe* nor *le professeur de français*.
        let inner = |t: &usize| scene.tags[*t].is(Closed::Det) || scene.tags[*t].is(Closed::DeDet);
        let adjective = |t: &usize| own(t) && !scene.tags[*t - 1].is(Closed::De);
        let states = behind().take_while(|t| !inner(t)).filter(adjective).filter_map(state).collect();
        Description {
            places,
            charges,
            matters,
            states,
            ..Description::new(scene, np.head, self.modifiers(scene, np))
        }
    }

    /// *Anne Martin dirige l'usine*, *Anne Martin, qui préside l'association,*: whom the text may call *la directrice* then.
    pub(super) fn by_deed(
        &mut self,
        scene: &Scene<'_>,
        chunks: &Chunks,
        c: usize,
        subject: bool,
        id: EntityId,
    ) {
        /// An apposition may stand between.
        const NEAR: usize = 6;
        if !chunks.np(c).is_some_and(|np| np.kind == NpKind::Name) {
            return;
        }
        let qui = c + 1 + usize::from(chunks.is_punct(c + 1, ','));
        let relative = chunks.is_word(qui, Closed::Qui).then_some(qui + 1);
        let verb = relative.or_else(|| subject.then(|| (c + 1..c + NEAR).find(|k| chunks.is_finite(*k)))?);
        let own = |vg: &&Vg| {
            vg.subject.is_none() && vg.clitic.is_none() && !vg.passive && !vg.negated && !vg.reflexive
        };
        let Some(vg) = verb.and_then(|k| chunks.vg(k)).filter(own) else { return };
        let role = vg.verbs.last().and_then(|t| scene.lexicon.deeds.role_of(scene.lower(*t)));
        let Some(role) = role else { return };
        let gender = self.get(id).gender;
        self.list[id.0 as usize].deed = Some(Box::new(Description::of_role(scene.lexicon, role, gender)));
    }

    /// How many people with names the text has so far: *son mari* may be anybody's where there are more than two.
    fn named_people(&self) -> usize {
        self.list.iter().filter(|e| e.surely_person && e.name.is_some()).take(3).count()
    }

    /// Somebody with a name who was mentioned a few sentences back at most.
    fn is_named_near(&self, id: EntityId, frame: usize) -> bool {
        let entity = self.get(id);
        entity.name.is_some() && frame.saturating_sub(entity.last_frame) <= 8
    }

    /// Last mentioned further back than the ranking looks.
    fn is_far(&self, id: EntityId, frame: usize) -> bool {
        frame.saturating_sub(self.get(id).last_frame) > REACH
    }

    /// What a noun phrase says beside its head, determiner and name.
    fn modifiers(&self, scene: &Scene<'_>, np: &Np) -> Vec<WordKey> {
        let mut modifiers = Vec::new();
        // *la déléguée CGT*: what she is of says who she is.
        let own = np.name.clone().filter(|_| !is_of_party(scene, np)).unwrap_or_default();
        for t in np.tokens.clone() {
            if t == np.head || own.contains(&t) || Some(t) == np.det {
                continue;
            }
            let token = &scene.document.tokens()[t];
            if !token.is_word()
                || scene.tags[t].closed.is_some_and(|w| {
                    !matches!(w.closed, crate::lexicon::Closed::Pre | crate::lexicon::Closed::Num)
                        // *le maire d'alors*
                        && scene.lower(t) != "alors"
                })
            {
                continue;
            }
            modifiers.push(scene.singular(t));
        }
        modifiers
    }

    pub(super) fn nominal(
        &mut self,
        scene: &Scene<'_>,
        frame: usize,
        np: &Np,
        forced: bool,
    ) -> Option<Reference> {
        let role = scene.role_at(np.head);
        let noun = scene.noun_at(np.head);
        let capital = scene.is_capital(np.head) && np.det.is_some();
        let inhabitant = is_from_somewhere(scene, np);
        if role.is_none() && noun.is_none() && !capital && !forced {
            return None;
        }
        // *répond le maire d'une voix blanche*: how, and nobody.
        if !forced && matches!(scene.lower(np.head), "voix" | "ton" | "air") && np.prep.is_some() {
            return None;
        }
        // *Venue en voisine, elle*: what somebody is for once, and nobody.
        if !forced && np.det.is_none() && np.prep.is_some_and(|p| scene.lower(p) == "en") {
            return None;
        }
        // *la même source*, *de même source*: the nameless or collective voice that spoke last.
        if matches!(scene.lower(np.head), "source" | "sources")
            && (same_source(scene, np) || (np.tokens.start..np.head).any(|t| scene.lower(t) == "même"))
            && let Some(entity) = self.last_source(frame)
        {
            return Some(Reference { entity, from: SpeakerFrom::Coreference, trust: 0.85 });
        }
        // *cette source*, right behind the words of somebody: of the nameless rather than of who has a name.
        let this = np.tokens.end == np.head + 1 && np.det.is_some_and(|d| scene.lower(d) == "cette");
        if forced
            && this
            && scene.lower(np.head) == "source"
            && let Some(entity) = self.last_voice(frame)
        {
            return Some(Reference { entity, from: SpeakerFrom::Coreference, trust: 0.8 });
        }
        // *le Parisien*: a newspaper rather than somebody from there.
        if capital && np.tokens.end == np.head + 1 && np.det.is_some_and(|d| d + 1 == np.head) {
            let name = np.head - 1..np.tokens.end;
            if scene.lexicon.organisation(&with_article(scene, name.clone())).is_some() {
                // What has swallowed the article of the name is no part of it.
                let np = if swallowed_article(scene.lower(name.start)).is_some() {
                    Np { kind: NpKind::Name, name: Some(np.head..np.head + 1), ..np.clone() }
                } else {
                    Np { kind: NpKind::Name, name: Some(name), det: None, ..np.clone() }
                };
                return self.np(scene, frame, &np, forced);
            }
        }
        let institution = capital.then(|| organisation_of(scene, np)).flatten();
        let definite = is_definite(scene, np);
        let gender = self.noun_gender(scene, np);
        let plural = np.plural == Some(true);
        // *onze praticiens … Le troisième lui a dit*: one of them, of whom nothing more is said.
        if forced && is_one_of_a_number(scene, np, frame) {
            return Some(self.newly(scene, frame, np));
        }
        if forced && is_ordinal(scene, np) {
            let known = self.in_order(scene, np, frame);
            return match known {
                Some(_) => self.trace.settled(Way::Latest, known),
                None => Some(self.newly(scene, frame, np)),
            };
        }
        // *l'autre*: nobody who spoke before.
        if forced && scene.lower(np.head) == "autre" {
            return Some(self.newly(scene, frame, np));
        }
        if forced && let Some(reference) = self.counterpart(scene, np, frame) {
            return Some(reference);
        }
        if forced && let Some(reference) = self.partner(scene, np, gender, frame) {
            return self.trace.settled(Way::Latest, Some(reference));
        }
        let said = OnceCell::new();
        if definite {
            if forced && let Some(all) = self.together(scene, np, gender, frame) {
                return Some(all);
            }
            if forced && let Some(both) = self.the_couple(scene, np, frame) {
                return Some(both);
            }
            if let Some(reference) = self.by_seat(scene, np, frame) {
                return self.trace.settled(Way::Repeated, Some(reference));
            }
            let same = self.same_description(scene, np, gender, plural, frame);
            // *son mari*, where somebody's husband was named
            let kin = || {
                is_relational(&fold(scene.lower(np.head)))
                    && is_somebodys(scene, np)
                    && self.named_people() <= 2
            };
            if let Some(named) = same.filter(|s| !plural && self.is_named_near(s.entity, frame) && kin()) {
                return self.trace.settled(Way::Repeated, Some(named));
            }
            // *Jamais un président américain n'a … Depuis, le président américain*: who holds the office, and not anybody.
            let anybody = |s: &Reference| {
                let entity = self.get(s.entity);
                entity.kind == SpeakerKind::Anonymous && entity.last_spoke.is_none()
            };
            if role.is_some()
                && institution.is_none()
                && !plural
                && same.is_some_and(|s| anybody(&s))
                && let Some(reference) = self.office(scene, np, frame)
            {
                return Some(reference);
            }
            // A noun alone may take up somebody else since; with its modifiers it is the same again.
            if same.is_some() && (!forced || plural || !self.modifiers(scene, np).is_empty()) {
                let same = same.map(|same| self.in_the_same_words(scene, np, same));
                return self.trace.settled(Way::Repeated, same);
            }
            if same.is_none()
                && forced
                && plural
                && let Some(all) = self.those(scene, np, frame)
            {
                return Some(all);
            }
            if same.is_none()
                && role.is_some()
                && institution.is_none()
                && !plural
                && let Some(reference) = self.office(scene, np, frame)
            {
                return Some(reference);
            }
            // *le Conseil constitutionnel* for *les Sages*
            if same.is_none()
                && let Some(entity) = institution.and_then(|organisation| self.of_organisation(organisation))
            {
                return Some(Reference { entity, from: SpeakerFrom::Text, trust: 0.95 });
            }
            // Only what is in the text as a source is worth a guess; `forced` says that it is. *La Confédération paysanne* is
            // a name, and no confederation that was named before.
            let name = capital && role.is_none() && !inhabitant && np.tokens.end > np.head + 1;
            if forced
                && !name
                && let Some(reference) = self.taken_up(scene, np, gender, plural, frame, &said)
            {
                self.agree(reference.entity, gender);
                let role = said.get().and_then(|d| d.role.filter(|_| !d.former));
                let again = &mut self.list[reference.entity.0 as usize].taken_up_as;
                again.extend(role.filter(|role| !again.contains(role)));
                if reference.trust >= SURELY
                    && let Some(description) = said.get().filter(|d| d.role.is_some())
                {
                    self.answers_to(reference.entity, description);
                }
                return Some(reference);
            }
            // *Le procureur*, pages after *le procureur de Quimper, X*: nobody nearer takes the word up.
            if let Some(far) = same.filter(|s| {
                self.is_far(s.entity, frame) && role.is_some() && self.modifiers(scene, np).is_empty()
            }) {
                return self.trace.settled(Way::Repeated, Some(Reference { trust: 0.75, ..far }));
            }
        }
        let passing = definite && !plural && !forced;
        if (role.is_some() || inhabitant) && institution.is_none() && passing {
            return None; // nobody new by a passing description
        }
        // *ancien patron du groupe*: what takes up an organisation founds none.
        let again = || {
            scene.lexicon.is_hypernym(&fold(scene.lower(np.head)))
                || scene.lexicon.is_generic(scene.lower(np.head))
        };
        if passing && np.tokens.end == np.head + 1 && again() {
            return None;
        }
        // *Ce dernier*, *ces derniers*: somebody mentioned, whoever it was.
        let det = np.det.map(|d| scene.lower(d)).unwrap_or_default();
        if matches!(det, "ce" | "cette" | "ces") && scene.lower(np.head).starts_with("derni") {
            return if plural { self.last_several(gender, frame, np.tokens.start) } else { None };
        }
        Some(self.newly_said(scene, frame, np, said.into_inner()))
    }

    /// Who went by the noun of a phrase somewhere in the text.
    pub fn going_by(&self, scene: &Scene<'_>, np: &Np) -> impl Iterator<Item = EntityId> {
        self.of_head(head_key(scene, np.head)).map(|(id, _)| id)
    }

    /// Founds an entity for a description, whoever else might fit.
    pub fn newly(&mut self, scene: &Scene<'_>, frame: usize, np: &Np) -> Reference {
        self.newly_said(scene, frame, np, None)
    }

    /// Whom a noun in marks names: *un « haut gradé » de l'état-major*, *les « gilets jaunes »*; the same words, the same one.
    pub fn in_marks(&mut self, scene: &Scene<'_>, frame: usize, tokens: Range<usize>) -> Reference {
        let plural = matches!(scene.lower(tokens.start), "les" | "des" | "ces");
        let key = fold(&spaced(scene.words(tokens.start + 1..tokens.end)));
        let known = self.by_name.get(&key).copied();
        let id = known.unwrap_or_else(|| {
            let kind = if plural { SpeakerKind::Group } else { SpeakerKind::Anonymous };
            let gender = match scene.lower(tokens.start) {
                "un" | "cet" => Some(Gender::Masculine),
                "une" | "cette" => Some(Gender::Feminine),
                _ => None,
            };
            let phrase = spaced(scene.words(tokens));
            let id = self.found(Entity { gender, plural, ..Entity::new(phrase, kind, frame) });
            self.by_name.insert(key, id);
            id
        });
        let from = if known.is_some() { SpeakerFrom::Coreference } else { SpeakerFrom::Text };
        Reference { entity: id, from, trust: 0.9 }
    }

    /// The same, where what the phrase says may have been read already.
    fn newly_said(
        &mut self,
        scene: &Scene<'_>,
        frame: usize,
        np: &Np,
        said: Option<Description>,
    ) -> Reference {
        let noun = scene.noun_at(np.head);
        let capital = scene.is_capital(np.head) && np.det.is_some();
        let organisation = capital.then(|| organisation_of(scene, np)).flatten();
        // *le Conseil constitutionnel* is no counsel.
        let person = scene.role_at(np.head).is_some() && !is_council(scene, np) || is_player(scene, np);
        let someone = noun.is_none() && !capital && is_someone_undergone(scene, np);
        let role = (person || someone || is_from_somewhere(scene, np)) && organisation.is_none();
        let definite = is_definite(scene, np);
        let plural = np.plural == Some(true);
        let printed = np.tokens.start..phrase_end(scene, np);
        let share = is_share(scene, &printed);
        let phrase = spaced(scene.words(printed));
        let kind = match noun {
            Some(NounKind::Document) if !role => SpeakerKind::Document,
            Some(NounKind::Anonymous) => SpeakerKind::Anonymous,
            Some(NounKind::Group) => SpeakerKind::Group,
            Some(NounKind::Organisation | NounKind::Media) if !role => SpeakerKind::Organisation,
            _ if plural => SpeakerKind::Group,
            _ if role && !definite => SpeakerKind::Anonymous,
            _ if role => SpeakerKind::Person,
            _ => SpeakerKind::Organisation,
        };
        // *le Canard enchaîné* is listed with its article, *le Sénat* without.
        let listed = |name: &String| scene.lexicon.organisation(name).is_some();
        let whole = np.det.map(|d| with_article(scene, d..np.tokens.end)).filter(listed);
        let bare =
            || uppercased(&spaced(scene.words(np.det.map_or(np.tokens.start, |d| d + 1)..np.tokens.end)));
        let name =
            whole.or_else(|| Some(bare()).filter(listed)).filter(|_| organisation.is_some() && !plural);
        let id = self.found(Entity {
            name,
            gender: self.noun_gender(scene, np),
            plural,
            descriptions: vec![said.unwrap_or_else(|| self.description(scene, np))],
            surely_person: role && !plural,
            guess: !role && noun.is_none() && !capital,
            share,
            ..Entity::new(phrase, kind, frame)
        });
        if let Some(organisation) = organisation {
            self.by_organisation.entry(organisation).or_insert(id);
        }
        Reference { entity: id, from: SpeakerFrom::Text, trust: 0.9 }
    }

    /// *le groupe … il*, *l'entreprise … elle*: the pronoun of an organisation has the gender of the noun it last went by.
    fn agree(&mut self, id: EntityId, gender: Option<Gender>) {
        let entity = &mut self.list[id.0 as usize];
        if gender.is_some() && !entity.is_somebody() {
            entity.gender = gender;
        }
    }

    /// The same head, with no modifier that the earlier description lacks.
    fn same_description(
        &self,
        scene: &Scene<'_>,
        np: &Np,
        gender: Option<Gender>,
        plural: bool,
        frame: usize,
    ) -> Option<Reference> {
        let head = head_key(scene, np.head);
        let wanted = OnceCell::new();
        let mut best: Option<(usize, EntityId)> = None;
        for (id, entity) in self.of_head(head) {
            if entity.plural != plural
                || gender.is_some() && entity.gender.is_some() && entity.gender != gender
            {
                continue;
            }
            let wanted = wanted.get_or_init(|| self.modifiers(scene, np));
            let fits = entity.descriptions.iter().chain(&entity.answers_to).any(|d| {
                d.key == head
                    && wanted.iter().all(|m| d.modifiers.contains(m))
                    && (!wanted.is_empty() || frame.saturating_sub(entity.last_frame) < 60)
            });
            if fits {
                best = best.max(Some((entity.last_frame, id)));
            }
        }
        best.map(|(_, entity)| Reference { entity, from: SpeakerFrom::Coreference, trust: 0.88 })
    }

    /// *L'avocate de la famille*, twice: of somebody who has no name but this phrase nothing is guessed.
    fn in_the_same_words(&self, scene: &Scene<'_>, np: &Np, same: Reference) -> Reference {
        let entity = self.get(same.entity);
        let words = || spaced(scene.words(np.tokens.start..phrase_end(scene, np)));
        let nameless = entity.name.is_none() && !entity.plural && entity.is_somebody();
        match nameless && fold(&entity.phrase) == fold(&words()) {
            true => Reference { from: SpeakerFrom::Text, ..same },
            false => same,
        }
    }

    /// *l'élu*, *la responsable*, *ce dernier*, *l'association*: whom a description takes up, if the ranking prefers
    /// somebody to a newcomer.
    fn taken_up(
        &mut self,
        scene: &Scene<'_>,
        np: &Np,
        gender: Option<Gender>,
        plural: bool,
        frame: usize,
        said: &OnceCell<Description>,
    ) -> Option<Reference> {
        let head = scene.lower(np.head);
        let sort = Sort::of(scene, np);
        let determiner = np.det.map_or("", |d| scene.lower(d));
        let possessive = matches!(
            determiner,
            "son" | "sa" | "ses" | "leur" | "leurs" | "notre" | "nos" | "mon" | "ma" | "mes"
        );
        // *Notre interlocutrice précise*: whom the journalist has just heard.
        if determiner == "notre" && head.starts_with("interlocut") {
            let heard = |id: &EntityId| self.get(*id).is_somebody() && self.get(*id).may_be(gender);
            let last = self.last_speaker(frame, HEARD).filter(heard);
            let reference =
                last.map(|entity| Reference { entity, from: SpeakerFrom::Coreference, trust: 0.88 });
            return self.trace.settled(Way::Latest, reference);
        }
        if plural || possessive {
            return None;
        }
        let description = said.get_or_init(|| self.description(scene, np));
        let last = matches!(head, "dernier" | "dernière" | "intéressé" | "intéressée");
        if head.starts_with("intéress")
            && let Some(reference) = self.concerned(gender, frame)
        {
            return self.trace.settled(Way::Latest, Some(reference));
        }
        if last && description.modifiers.is_empty() {
            return self.last_named(scene, gender, frame, np.tokens.start);
        }
        let demonstrative = matches!(determiner, "ce" | "cet" | "cette");
        // *l'évènement*: what a noun means that no list knows is anybody's guess, unless the text points back.
        // *Ce remaniement devait durer*: nobody, unless it is said to say something.
        let points = demonstrative && self.voices.contains(&np.head);
        // *le Vendéen*, *la rousse*; not *l'Intérieur*
        let adjective = scene.tags[np.head].class.has(WordClass::ADJ)
            && !matches!(head, "intérieur" | "exécutif" | "législatif" | "judiciaire");
        let sort = if sort == Sort::Unknown && !points && !adjective { Sort::Nothing } else { sort };
        let repeats = demonstrative || scene.lexicon.is_generic(head);
        let own = sort == Sort::Organisation && scene.lexicon.names_its_own(head);
        let mut pool = Vec::new();
        let office = office_words(scene, np).and_then(|words| scene.lexicon.offices.read(words));
        let adjunct = adjunct_before(scene, frame, np.tokens.start);
        // *Après la mort de Paul Durand, le maire*
        let opening = description
            .role
            .filter(|role| scene.lexicon.roles.is_office(*role))
            .and_then(|_| phrase_before_subject(scene, frame, &np.tokens));
        let that = clause_around(scene, np.tokens.start);
        let undergone = clause_of_agent(scene, frame, np);
        let said_of = words_before_incise(scene, frame, np);
        let ages = ages_of(scene, np, &description.head);
        let acted = || {
            let before = frame.checked_sub(1)?;
            self.within_reach(frame).find(|(_, e)| e.last_subject == Some(before)).map(|(id, _)| id)
        };
        let topic = is_topic(scene, np);
        let beside_another = topic || is_contrasted(scene, &np.tokens);
        let contrasted = beside_another
            .then(|| self.last_speaker(frame, 3).or_else(|| topic.then(acted).flatten()))
            .flatten();
        // *Paul Durand, chef de service, se tait. Le préfet, lui, refuse*: nobody who was called otherwise.
        let another_office =
            beside_another && description.role.is_some_and(|role| scene.lexicon.roles.is_office(role));
        let spoken_to = is_told_by(scene, &np.tokens).then(|| self.last_met(frame)).flatten();
        // *le représentant de son éditeur* is not whose publisher it is.
        let of_somebodys = (np.head + 1..np.tokens.end).any(|t| {
            matches!(scene.lower(t), "son" | "sa" | "ses" | "leur" | "leurs") && scene.tags[t].is(Closed::Det)
        });
        let complements = Complements::of(scene, np);
        let chunks = &scene.chunks[frame];
        let governed = names_governed_by(scene, frame, &np.tokens);
        let abroad = country_in_front(scene, chunks, np);
        // *la star* may be a man who has a name, where no woman has one; *la victime* may be too many.
        let role = description.role.and_then(|role| scene.lexicon.roles.get(role));
        let one_gender = role.is_some_and(|role| role.one_gender && role.domain != Domain::Justice);
        let bears = |e: &Entity| e.is_somebody() && e.name.is_some() && e.may_be(gender);
        let keeps = one_gender && !self.within_reach(frame).any(|(_, e)| bears(e));
        // *la victime* may be a man whom the text calls so by what was done to him.
        let side = side_of(description);
        let keeps_gender =
            |e: &Entity| keeps && e.name.is_some() || side == Some(Party::Victim) && e.party == side;
        let speaking = self.voices.contains(&np.head);
        // *« Il progresse », assure l'entraîneur*: of whom he speaks, where it can be one only.
        let spoken_of = (speaking && !demonstrative)
            .then(|| spoken_of(scene, chunks, np))
            .flatten()
            .filter(|g| gender.is_none_or(|own| own == *g))
            .and_then(|theirs| {
                let mut people = self
                    .within_reach(frame)
                    .filter(|(_, e)| e.is_somebody() && !e.plural && e.may_be(Some(theirs)));
                people.next().filter(|_| people.next().is_none()).map(|(id, _)| id)
            });
        // *« A », dit X. « B », répond le maire*, *Le maire conteste*: not who has just spoken.
        let quoted = |f: usize| scene.chunks[f].list.iter().any(|k| matches!(k.kind, ChunkKind::Quote(_)));
        // *« A », a dit X face à Y, qui voulait savoir P. « B », a répondu l'étudiant*: Y has asked, and X answers.
        let asked_behind = frame.checked_sub(1).and_then(|f| asked_behind_words(scene, f));
        let replies = speaking
            && asked_behind.is_none()
            && self.replying.contains(&np.head)
            && frame.checked_sub(1).is_some_and(quoted)
            && !is_asked_before(scene, frame);
        let another = (replies || objects(scene, chunks, np)).then(|| self.last_speaker(frame, 1)).flatten();
        // *« Pourquoi ? », demande X. « Parce que », répond le dirigeant*: nobody answers his own question, whatever he is called.
        let asked = |f: usize| {
            let question = |k: &ChunkKind| matches!(k, ChunkKind::Quote(q) if scene.ends_in_question(*q));
            scene.chunks[f].list.iter().any(|k| question(&k.kind))
        };
        let asker = another.filter(|_| replies && frame.checked_sub(1).is_some_and(asked));
        // *le parquet belge et le parquet de Paris*: nobody stands beside himself.
        let beside = joined_to(scene, chunks, chunks.from_token(np.tokens.start))
            .and_then(|before| self.of_chunk(chunks, frame, before));
        // *« A », a dit X. « B », lui a avoué le ministre*
        let told = is_told_by(scene, &np.tokens).then(|| self.last_speaker(frame, 1)).flatten();
        let alone =
            speaking.then(|| self.alone_in_paragraph(scene.frames[frame].paragraph, gender, frame)).flatten();
        let incised = || stands_behind_verb(chunks, np);
        let paragraph = |f: usize| scene.frames[f].paragraph;
        let opens = frame > 0 && paragraph(frame - 1) != paragraph(frame);
        // *« A », dit X, secrétaire du syndicat. L'infirmier assure que P*: whoever has just spoken goes on.
        let goes_on = |id: EntityId| self.get(id).last_spoke.is_some_and(|f| f + 1 >= frame);
        let held_besides = alone.filter(|id| {
            demonstrative || is_held_besides(scene.lexicon, description, incised() || goes_on(*id))
        });
        // *« A », dit X, porte-parole des familles. « B », poursuit cet avocat*
        let points_at = |id: EntityId| demonstrative && speaking && goes_on(id);
        for (id, entity) in self.within_reach(frame) {
            let called = || entity.descriptions.iter().any(|d| description.takes_up(d, scene.lexicon));
            let bound = || {
                let within = complements.hold(entity)
                    || that.is_some_and(|that| entity.speaks_before(that, frame))
                    || undergone.as_ref().is_some_and(|clause| entity.is_subject_in(clause, frame))
                    || entity.name.is_none()
                        && entity.first_frame == frame
                        && !called()
                        && said_of.as_ref().is_some_and(|words| entity.is_subject_in(words, frame));
                (within
                    || beside == Some(id)
                    || spoken_of == Some(id)
                    || (another == Some(id) || told == Some(id))
                        && !called()
                        && !self.is_in_office(scene.lexicon, entity, description)
                    || asker == Some(id)
                    || contrasted == Some(id)
                    || another_office
                        && !entity.descriptions.is_empty()
                        && !called()
                        && !self.is_in_office(scene.lexicon, entity, description)
                    || spoken_to == Some(id)
                    || entity.is_named_in(adjunct.as_ref())
                    || entity.is_named_in(asked_behind.as_ref())
                    || entity.is_named_in(opening.as_ref())
                        && !entity.descriptions.iter().any(|d| description.takes_up(d, scene.lexicon))
                        && !self.is_in_office(scene.lexicon, entity, description)
                    || is_one_of(entity, &governed))
                .then_some(Lost::Bound)
            };
            let barred = self
                .bars_description(
                    scene.lexicon,
                    entity,
                    description,
                    sort,
                    gender.filter(|_| !keeps_gender(entity)),
                    frame,
                )
                .or_else(bound)
                .or_else(|| {
                    let other = entity.age.zip(ages.as_ref()).is_some_and(|(age, ages)| !ages.contains(&age));
                    other.then_some(Lost::Age)
                })
                .or_else(|| {
                    let besides =
                        held_besides == Some(id) && !is_other_kin(entity, description) || points_at(id);
                    let another = is_another(scene.lexicon, entity, description, repeats, besides)
                        || of_somebodys && !entity.descriptions.iter().any(|d| d.key == description.key)
                        || self.governs_instead(scene, entity, description)
                        || opens
                            && !repeats
                            // Whom the lead tells of the next paragraph takes up by the rest of what they are.
                            && paragraph(entity.first_frame) > 0
                            && leads_elsewhere(scene.lexicon, entity, description)
                        || self.is_announced_apart(id, description)
                        || is_too_young(scene.lexicon, entity, description)
                        || is_of_the_other_party(scene.lexicon, entity, description)
                        || own && is_called_otherwise(scene.lexicon, entity, description)
                        || is_another_body(scene.lexicon, entity, description)
                        || abroad.is_some_and(|country| is_elsewhere(entity, country))
                        || office
                            .as_ref()
                            .is_some_and(|o| self.has_another_office(scene, entity, o, description));
                    another.then_some(Lost::Description)
                });
            match barred {
                Some(why) => self.trace.lost(id, why),
                None => pool.push(id),
            }
        }
        self.leave_words(&mut pool);
        // *le directeur général de la police nationale (DGPN)*: an office that the text introduces by its initials.
        if bears_initials(scene, chunks, np) {
            let called = |e: &Entity| e.descriptions.iter().any(|d| description.same_noun(d, scene.lexicon));
            pool.retain(|id| called(self.get(*id)));
        }
        // *Le chauffeur, un gars de Lens, a baissé la vitre*: what needs telling is nobody whom the text calls nothing of the kind.
        if sort == Sort::Person && is_introduced(scene, chunks, np) {
            let called = |e: &Entity| e.descriptions.iter().any(|d| description.takes_up(d, scene.lexicon));
            pool.retain(|id| called(self.get(*id)));
        }
        // *le patron de la Fédération*, of whom the text calls one person its president: a body has one head.
        let leads = description.leads();
        let heads = |e: &Entity| {
            // Not the one whose name a museum has.
            leads
                && e.last_spoke.is_some()
                && e.name.is_some()
                && e.descriptions.iter().any(|d| description.heads_the_same(d))
        };
        let mut leaders = pool.iter().filter(|id| heads(self.get(**id)));
        if let (Some(&entity), None) = (leaders.next(), leaders.next()) {
            let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.9 };
            return self.trace.settled(Way::Description, Some(reference));
        }
        // *Selon RBC, … Selon l'agence des statistiques (Rosstat), …*: what the brackets call otherwise.
        if sort == Sort::Organisation
            && let Some(name) = name_in_brackets(scene, chunks, np)
        {
            let called = |e: &Entity| e.name.is_none() || e.goes_by_name(&name);
            pool.retain(|id| called(self.get(*id)));
        }
        // *Le prévenu*, pages after *Paul Martin a été jugé*: whoever is tried, if there is but one.
        if let Some(side) = side
            && !pool.iter().any(|id| self.get(*id).party == Some(side))
            && let Some(entity) = self.only_one_of(side, gender, description, scene.lexicon)
        {
            let reference = Reference { entity, from: SpeakerFrom::Coreference, trust: 0.85 };
            return self.trace.settled(Way::Description, Some(reference));
        }
        // *L'accusé*: whoever is tried, where the text calls nobody so.
        if let Some(side) = side
            && pool.iter().any(|id| self.get(*id).party == Some(side))
        {
            let called = |e: &Entity| e.descriptions.iter().any(|d| description.takes_up(d, scene.lexicon));
            // *Une femme a été condamnée. Anne Martin sourit. La prévenue*: the one whom the text goes on to name.
            let unnamed = |id: &EntityId| {
                let e = self.get(*id);
                e.party != Some(side) || e.kind == SpeakerKind::Anonymous && e.mentions == 1
            };
            let open = pool.iter().all(unnamed);
            let outside = |e: &Entity| {
                let of_court = |role| scene.lexicon.roles.field(role) == Some(Domain::Justice);
                e.party.is_none() && !e.descriptions.iter().filter_map(|d| d.role).any(of_court)
            };
            let named = |e: &Entity| open && e.name.is_some() && e.surely_person && outside(e);
            pool.retain(|id| {
                self.get(*id).party == Some(side) || called(self.get(*id)) || named(self.get(*id))
            });
        }
        let mut scored = self.look(
            scene,
            View {
                frame,
                token: np.tokens.start,
                gender,
                speaking: self.voices.contains(&np.head),
                goes_on: self.going_on.contains(&np.head),
                answers: self.answering.contains(&np.head),
                turns: self.last_spoke_of(&pool) && turns(scene, &np.tokens),
            },
            &pool,
        );
        let youth = is_youth(scene, np);
        for s in &mut scored {
            self.describe(scene, description, s.id, alone == Some(s.id), &mut s.features);
        }
        let called = |features: Features| {
            [Feature::SameHead, Feature::SameDescription, Feature::Hypernym].iter().any(|f| features.has(*f))
        };
        let taken_up = |s: &&mut Scored| called(s.features);
        let mentioned = |id: EntityId| self.get(id).mentioned_before(np.tokens.start);
        let latest = scored.iter().filter(|s| called(s.features)).filter_map(|s| mentioned(s.id)).max();
        let few = description.modifiers.len() <= 2;
        for s in scored.iter_mut().filter(|s| called(s.features)) {
            let body = !self.get(s.id).is_somebody() && self.get(s.id).name.is_some();
            // *le syndicat des fabricants de produits phytosanitaires*: what says so much of itself may well be another.
            let plain = np.name.is_none() && (few || !s.features.has(Feature::UnsharedMore));
            s.features.set(Feature::LatestCalled, body && plain && mentioned(s.id) == latest);
        }
        let mut those = scored.iter_mut().filter(taken_up);
        if let (Some(sole), None) = (those.next(), those.next()) {
            let entity = self.get(sole.id);
            sole.features.set(Feature::Sole, entity.is_somebody() && entity.name.is_some());
        }
        let weights = &scene.lexicon.ranking.description;
        for s in &mut scored {
            let age = self.get(s.id).age.zip(ages.as_ref().filter(|ages| tells_age(ages)));
            // *Kévin, 28 ans, … Le jeune homme*: of the two the text says how old the one is.
            let young = youth && gender.is_some() && self.get(s.id).gender == gender;
            let age = age.or_else(|| self.get(s.id).age.zip(ages.as_ref().filter(|_| young)));
            s.features.set(Feature::Age, age.is_some());
            s.score = weights.score(s.features);
            self.trace.scored(s.id, s.score, || self.get(s.id).standing(frame, s.features));
        }
        let capital = scene.is_capital(np.head);
        let heard = speaking
            && self.last_speaker(frame, 1).is_some_and(|id| {
                let e = self.get(id);
                pool.contains(&id)
                    && e.surely_person
                    && e.name.is_some()
                    && gender.is_none_or(|g| e.gender == Some(g))
            });
        let mut new = self.newcomer(scene.lexicon, description, sort, demonstrative, heard);
        new.set(Feature::NewCapital, capital);
        // *souffle la Vietnamienne*, of the only one in the paragraph, who is from somewhere like everybody.
        let inhabitant = is_from_somewhere(scene, np);
        new.set(Feature::NewGeneric, new.has(Feature::NewGeneric) || alone.is_some() && inhabitant);
        new.set(Feature::NewAdjective, sort == Sort::Unknown && adjective);
        let fresh = weights.score(new);
        self.trace.fresh(fresh, new);
        let winner = winner(&scored, fresh);
        // *La maire vide les cendriers*: who only acts, and is called what nobody was called, is somebody else than who was
        // called otherwise.
        let anybody = is_anybody(&description.head);
        let acts =
            !self.voices.contains(&np.head) && sort == Sort::Person && !repeats && !anybody && !inhabitant;
        let otherwise = |r: &Reference| {
            scored.iter().any(|s| s.id == r.entity && s.features.has(Feature::DescribedOtherwise))
        };
        let unheard = |r: &Reference| {
            office.is_some()
                && scored.iter().any(|s| s.id == r.entity && s.features.has(Feature::Undescribed))
        };
        let winner = winner.filter(|r| !(acts && (otherwise(r) || unheard(r))));
        // Of two without a name nothing is lost by telling them apart.
        let nameless = |r: &Reference| self.get(r.entity).name.is_none() && self.get(r.entity).is_somebody();
        let trades = |r: &Reference| {
            let mut roles = self.get(r.entity).descriptions.iter().filter_map(|d| d.role);
            description
                .role
                .is_some_and(|again| roles.any(|first| scene.lexicon.roles.are_two_trades(again, first)))
        };
        let family = description.is_of_a_family();
        let apart = |r: &Reference| {
            nameless(r) && (otherwise(r) && (r.trust < APART || trades(r)) || family && r.trust < APART)
        };
        let winner = winner.filter(|r| anybody || !apart(r));
        // *Sa mère est partie, son frère vit loin. « A », ironise l'étudiante*: whoever is no more than somebody's kin.
        let trade = description.role.is_some() && !anybody && !is_kin(&description.head);
        let kin = |r: &Reference| {
            let e = self.get(r.entity);
            let theirs = ["sa ", "son ", "Sa ", "Son "].iter().any(|his| e.phrase.starts_with(his));
            theirs && e.name.is_none() && e.descriptions.iter().all(|d| is_kin(&d.head))
        };
        let winner = winner.filter(|r| !(trade && kin(r)));
        self.trace.settled(Way::Description, winner)
    }

    /// The only one by name of a side of a trial, where nobody else is called what the description says.
    fn only_one_of(
        &self,
        side: Party,
        gender: Option<Gender>,
        description: &Description,
        lexicon: &Lexicon,
    ) -> Option<EntityId> {
        let all = || self.iter().skip(self.oldest().0 as usize).filter(|(_, e)| e.is_somebody());
        let other = |e: &Entity| {
            e.party != Some(side) && e.descriptions.iter().any(|d| description.takes_up(d, lexicon))
        };
        let mut those = all().filter(|(_, e)| e.party == Some(side) && e.name.is_some());
        let (id, one) = those.next().filter(|_| those.next().is_none())?;
        (!one.plural && one.may_be(gender) && !all().any(|(_, e)| other(e))).then_some(id)
    }

    /// *les ventes de Lormel*: what the text shows to be a company, and no list knows.
    fn is_company_of_text(&self, lexicon: &Lexicon, entity: &Entity) -> bool {
        entity.body(lexicon).is_none()
            && entity.names.iter().any(|name| self.firms.get(name) == Some(&Owner::Company))
    }

    /// The only person of a gender whom the paragraph has told of so far, by name, and that lately.
    fn alone_in_paragraph(&self, paragraph: usize, gender: Option<Gender>, frame: usize) -> Option<EntityId> {
        const LATELY: usize = 2;
        let mut people = self.within_reach(frame).filter(|(_, e)| {
            e.last_paragraph == paragraph && e.is_somebody() && !e.plural && e.may_be(gender)
        });
        let (id, one) = people.next().filter(|_| people.next().is_none())?;
        let acts = one.last_subject.max(one.last_spoke).is_some_and(|f| f + LATELY >= frame);
        (one.kind == SpeakerKind::Person && one.name.is_some() && one.surely_person && acts).then_some(id)
    }

    /// What rules an entity out for a description in the singular, if anything.
    fn bars_description(
        &self,
        lexicon: &Lexicon,
        entity: &Entity,
        description: &Description,
        sort: Sort,
        gender: Option<Gender>,
        frame: usize,
    ) -> Option<Lost> {
        let far = frame.saturating_sub(entity.last_frame) > REACH;
        // *Il a écrit à Bercy. Le ministère répond*
        let mere_place = entity.place && !(description.head == "ministere" && entity.body(lexicon).is_some());
        if entity.plural || entity.mentions == 0 && entity.last_spoke.is_none() || far || mere_place {
            return Some(entity.out_of_reach(false, far));
        }
        if entity.may_be_a_place() {
            return Some(Lost::Place);
        }
        // *l'entreprise* is *le groupe*: only persons keep their gender.
        let person = entity.is_somebody();
        // *cette source*: nobody who has a name.
        if description.head == "source" && entity.surely_person && entity.name.is_some() {
            return Some(Lost::Description);
        }
        if person && gender.is_some() && entity.gender.is_some() && entity.gender != gender {
            return Some(Lost::Gender);
        }
        let same_head = entity.descriptions.iter().any(|d| d.key == description.key);
        // *Un autre se souvient. L'acteur*: of whom only that is said, the same noun alone speaks.
        let other = entity.name.is_none() && entity.descriptions.iter().all(|d| d.head == "autre");
        if other && !entity.descriptions.is_empty() {
            return Some(Lost::Description);
        }
        // *La stratégie est bonne, conclut cette équipe*: a noun for a body takes up no noun that no list knows.
        let thing = sort == Sort::Organisation && entity.guess && entity.name.is_none();
        (!same_head && (thing || !sort.admits(entity.kind))).then_some(Lost::Description)
    }

    /// The features of a candidate that a description adds to those of a pronoun.
    /// Who is `alone` in the paragraph so far may be called what anybody is called.
    fn describe(
        &self,
        scene: &Scene<'_>,
        description: &Description,
        id: EntityId,
        alone: bool,
        set: &mut Features,
    ) {
        let entity = self.get(id);
        let (head, lexicon) = (description.head.as_str(), scene.lexicon);
        let now = |d: &&Description| d.former <= description.former;
        // What somebody does may give them a name, and bars no other.
        let deed = entity.deed.as_deref();
        let called = || entity.descriptions.iter().chain(deed);
        let answers = || entity.answers_to.iter().filter(now).any(|d| description.same_noun(d, lexicon));
        let same_head = called().filter(now).any(|d| description.same_noun(d, lexicon)) || answers();
        let same = entity.descriptions.iter().filter(now).any(|d| d.covers(description));
        let organised = !entity.is_somebody();
        let office = self.is_in_office(lexicon, entity, description);
        let hypernym = called().any(|d| description.takes_up(d, lexicon))
            || organised && entity.descriptions.iter().any(|d| lexicon.share_a_kind(&d.head, head))
            || lexicon.is_hypernym(head)
                && entity.name.as_deref().is_some_and(|n| lexicon.organisation_is(n, head))
            || entity.names.iter().any(|n| n.split(' ').next() == Some(head))
            // *les ventes de Lormel … l'entreprise*
            || organised && is_company_noun(head) && self.is_company_of_text(lexicon, entity)
            || office;
        // *le ministère de l'Économie* for *Bercy*
        let place = || entity.body(lexicon);
        let known = |m: &&WordKey| {
            entity.descriptions.iter().any(|d| d.modifiers.contains(m) || d.key == **m)
                || place().is_some_and(|o| o.stands_for.contains(m))
        };
        let shared = description.modifiers.iter().filter(known).count();
        let unshared = description.modifiers.len() - shared;
        set.set(Feature::SameDescription, same);
        set.set(Feature::SameHead, same_head);
        // *le président de l'AMF* is not *le président*, whom *le chef de l'État* takes up.
        set.set(Feature::Hypernym, hypernym && !same_head && (organised || unshared == 0));
        set.set(Feature::Shared, shared > 0);
        set.set(Feature::SharedMore, shared > 1);
        set.set(Feature::Unshared, unshared > 0);
        set.set(Feature::UnsharedMore, unshared > 1);
        let taken_up = office || deed.is_some() && (same_head || hypernym);
        let roles = || entity.descriptions.iter().filter_map(|d| d.role);
        // *L'accusé* may be of any trade but that of the court.
        let of_court = |role| lexicon.roles.get(role).is_some_and(|role| role.domain == Domain::Justice);
        let tried = side_of(description).is_some() && !roles().any(of_court);
        // *la jeune femme*, *la mère de famille* may be of any.
        let anybody = alone && (is_anybody(&description.head) || description.is_of_a_family());
        let any_trade = tried || anybody;
        set.set(Feature::Undescribed, entity.descriptions.is_empty() && !taken_up);
        let described = !entity.descriptions.is_empty() && !any_trade;
        set.set(Feature::DescribedOtherwise, described && !same_head && !hypernym);
        let field = description.role.and_then(|again| lexicon.roles.field(again));
        let alike = |first: RoleId| lexicon.roles.field(first) == field;
        let fielded = field.is_some() && !same_head && !hypernym && !any_trade;
        let offices =
            |first: RoleId| description.role.is_some_and(|again| lexicon.roles.are_two_offices(again, first));
        set.set(Feature::OtherOffice, fielded && roles().next().is_some() && roles().all(offices));
        set.set(Feature::SameField, fielded && roles().any(alike));
        let elsewhere = |first: RoleId| lexicon.roles.field(first).is_some() && !alike(first);
        set.set(Feature::OtherField, fielded && !roles().any(alike) && roles().any(elsewhere));
    }

    /// *le ministre*, for who is known to be one on the day of the text, whatever the text calls him; where it has no date, for
    /// who ever was.
    fn is_in_office(&self, lexicon: &Lexicon, entity: &Entity, description: &Description) -> bool {
        let bare = description.modifiers.is_empty() && !description.former;
        let known = entity.known.filter(|_| bare);
        known.is_some_and(|who| lexicon.offices.is_called(who, &description.head, self.date))
    }

    /// The features of somebody whom the description would be the first to mention.
    fn newcomer(
        &self,
        lexicon: &Lexicon,
        description: &Description,
        sort: Sort,
        demonstrative: bool,
        heard: bool,
    ) -> Features {
        // *ce proche du président*: a demonstrative takes up somebody, however much it says of him.
        let family = description.is_of_a_family();
        let generic = is_anybody(&description.head) || family;
        // *« A », dit X. « B », ajoute l'ancien ministre de la Culture*: who is told of by the past is as a rule who was named.
        let past = description.former && heard;
        let modifiers = if demonstrative || generic || past { 0 } else { description.modifiers.len() };
        let mut set = Features::default();
        set.set(Feature::New, true);
        set.set(Feature::NewGeneric, generic);
        set.set(Feature::NewModified, modifiers > 0);
        set.set(Feature::NewModifiedMore, modifiers > 1);
        set.set(Feature::NewDeputy, is_somebodys_somebody(description) && modifiers > 0 && !family);
        set.set(Feature::NewDemonstrative, demonstrative);
        set.set(Feature::NewThing, !matches!(sort, Sort::Person));
        let domain = description.role.and_then(|role| lexicon.roles.get(role)).map(|role| role.domain);
        let office = domain.is_some_and(Domain::is_of_offices);
        let trade = domain.is_some_and(|d| !matches!(d, Domain::General | Domain::Society));
        set.set(Feature::NewOffice, office);
        set.set(Feature::NewLaw, domain == Some(Domain::Justice) && modifiers > 0);
        set.set(Feature::NewTrade, trade && !office);
        set.set(Feature::NewHeadSeen, self.of_head(description.key).next().is_some());
        set
    }
}

/// *le directeur général de la police nationale (DGPN)*: in brackets behind a role stand the initials of the whole phrase.
fn bears_initials(scene: &Scene<'_>, chunks: &Chunks, np: &Np) -> bool {
    let c = chunks.from_token(np.tokens.start);
    let closed = chunks.is_punct(c + 1, '(') && chunks.is_punct(c + 3, ')');
    let Some(short) = chunks.np(c + 2).filter(|short| closed && short.tokens.len() == 1) else {
        return false;
    };
    let letters = scene.word(short.head);
    let capitals = scene.document.tokens()[short.head].form.is(Form::ALL_CAPS) && letters.len() > 2;
    let head = fold(scene.lower(np.head)).chars().next();
    capitals && scene.is_role(np.head) && fold(letters).chars().next() == head
}

/// *Le chauffeur, un gars de Lens*: behind the phrase and a comma, *un* and what else they are.
fn is_introduced(scene: &Scene<'_>, chunks: &Chunks, np: &Np) -> bool {
    let comma = chunks.from_token(np.tokens.end);
    let opens = chunks.from_token(np.tokens.start) == 0 && np.prep.is_none() && is_definite(scene, np);
    let somebody = |np: &Np| {
        np.prep.is_none()
            && np.name.is_none()
            && np.plural != Some(true)
            && np.det.is_some_and(|d| matches!(scene.lower(d), "un" | "une"))
            && scene.is_role(np.head)
    };
    // *L'aîné, un ancien policier*: of two who were named.
    let of_two = ["aîné", "cadet", "benjamin"].iter().any(|stem| scene.lower(np.head).starts_with(stem));
    opens && !of_two && chunks.is_punct(comma, ',') && chunks.np(comma + 1).is_some_and(somebody)
}

/// *le jeune homme*, *la jeune fille*: what says nothing but that somebody is young.
fn is_youth(scene: &Scene<'_>, np: &Np) -> bool {
    let young = np.head > np.tokens.start && scene.lower(np.head - 1) == "jeune";
    young && matches!(scene.lower(np.head), "homme" | "femme" | "fille" | "garçon")
}

/// *(Rosstat)*, *(ARS)*: the one word in brackets behind a phrase that is a name, folded; not *(Lyon)*.
fn name_in_brackets(scene: &Scene<'_>, chunks: &Chunks, np: &Np) -> Option<String> {
    let bracket = chunks.from_token(np.tokens.end);
    let closed = chunks.is_punct(bracket, '(') && chunks.is_punct(bracket + 2, ')');
    let short = chunks.np(bracket + 1).filter(|short| {
        closed
            && short.kind == NpKind::Name
            && short.tokens.len() == 1
            && !scene.tags[short.head].class.has(WordClass::PLACE)
    })?;
    Some(fold(scene.word(short.head)))
}

/// *explique l'institutrice*, *a dit mardi le viticulteur*: a subject behind its verb, as in an *incise*.
fn stands_behind_verb(chunks: &Chunks, np: &Np) -> bool {
    let c = chunks.from_token(np.tokens.start);
    (0..c).rev().find(|k| !chunks.is_adjunct(*k)).is_some_and(|k| chunks.is_finite(k))
}

/// *le numéro 58*, *le numéro 10 de l'équipe*: by what stands on the shirt.
fn is_player(scene: &Scene<'_>, np: &Np) -> bool {
    let number = |t: usize| scene.tags[t].tag == Tag::Number && scene.word(t).len() <= 2;
    scene.lower(np.head) == "numéro" && np.head + 1 < np.tokens.end && number(np.head + 1)
}

/// *la Toulousaine*, *le Gatinois de 19 ans*
fn is_from_somewhere(scene: &Scene<'_>, np: &Np) -> bool {
    let class = scene.tags[np.head].class;
    let like =
        class.has(WordClass::ADJ) && !class.has(WordClass::PLACE) && is_inhabitant(scene.word(np.head));
    np.det.is_some() && np.name.is_none() && like && scene.noun_at(np.head).is_none()
}

/// *une amputée*, *un évacué*: an article before a participle that is no noun besides (*une pensée*), or a noun in either gender.
fn is_someone_undergone(scene: &Scene<'_>, np: &Np) -> bool {
    let class = scene.tags[np.head].class;
    let article = np.det.is_some_and(|d| d + 1 == np.head && matches!(scene.lower(d), "un" | "une"));
    if !article || !class.has(WordClass::PAST_PART.with(WordClass::ADJ)) {
        return false;
    }
    let word = scene.lower(np.head);
    let other = match word.strip_suffix("ée") {
        Some(stem) => format!("{stem}é"),
        None if word.ends_with('é') => format!("{word}e"),
        None => return false,
    };
    !class.has(WordClass::NOUN) || scene.lexicon.words.class(other.as_bytes()).has(WordClass::NOUN)
}

/// *le Conseil de défense*, *le Conseil scientifique*: written so, no counsel.
fn is_council(scene: &Scene<'_>, np: &Np) -> bool {
    scene.lower(np.head) == "conseil" && scene.is_capital(np.head)
}

/// A nameless person is taken up by another noun where it is as sure as that.
const APART: f32 = 0.6;

/// What a noun can take up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// *l'élue*: persons, named or not.
    Person,
    /// *l'agence*: organisations.
    Organisation,
    /// *l'étude*: documents.
    Document,
    /// *cette source*: the nameless, and what they may be.
    Source,
    /// *ce pilier de l'équipe*: a noun that no list knows.
    Unknown,
    /// *l'évènement*: nobody.
    Nothing,
}

impl Sort {
    fn of(scene: &Scene<'_>, np: &Np) -> Sort {
        match scene.noun_at(np.head) {
            // *le Conseil de défense* is no counsel.
            _ if scene.role_at(np.head).is_some() && !is_council(scene, np) => Sort::Person,
            Some(NounKind::Document) => Sort::Document,
            Some(NounKind::Anonymous) => Sort::Source,
            Some(_) => Sort::Organisation,
            // *le numéro 58*
            None if is_player(scene, np) => Sort::Person,
            None => Sort::Unknown,
        }
    }

    fn admits(self, kind: SpeakerKind) -> bool {
        match self {
            Sort::Person => matches!(kind, SpeakerKind::Person | SpeakerKind::Anonymous),
            Sort::Organisation => matches!(kind, SpeakerKind::Organisation | SpeakerKind::Group),
            Sort::Document => kind == SpeakerKind::Document,
            Sort::Source => kind != SpeakerKind::Organisation && kind != SpeakerKind::Group,
            Sort::Unknown => kind != SpeakerKind::Document,
            Sort::Nothing => false,
        }
    }
}

/// *une victime sur quatre*: a phrase that ends in *sur* and a number.
fn is_share(scene: &Scene<'_>, phrase: &Range<usize>) -> bool {
    let number = |t: usize| scene.tags[t].tag == Tag::Number || scene.tags[t].is(Closed::Num);
    phrase.len() > 3 && number(phrase.end - 1) && scene.reads(phrase.end - 2, "sur")
}

/// One past the last token that a phrase is printed with: *un habitant âgé de 34 ans* is *un habitant*, since the chunker keeps the
/// participle and leaves what hangs on it.
fn phrase_end(scene: &Scene<'_>, np: &Np) -> usize {
    // *un Français sur trois*
    let end = np.tokens.end;
    let one = |t: usize| matches!(scene.lower(t), "un" | "une");
    let share =
        scene.tags.get(end + 1).is_some_and(|t| t.tag == Tag::Number || t.is(Closed::Num) && !one(end + 1));
    if share && scene.reads(end, "sur") && np.det.is_some_and(one) {
        return end + 2;
    }
    let last = np.tokens.end - 1;
    let governs = scene.tags.get(np.tokens.end).is_some_and(|t| {
        t.tag == Tag::Number
            || [Closed::A, Closed::ADet, Closed::De, Closed::DeDet, Closed::En, Closed::Prep, Closed::Time]
                .iter()
                .any(|closed| t.is(*closed))
    });
    // *la ministre déléguée à l'Industrie*, *une lettre ouverte aux élus*, *le Canard enchaîné*: part of what somebody or something is called.
    let called = scene.is_capital(np.head)
        || ["délégu", "charg", "adjoint", "associ", "ouvert"]
            .iter()
            .any(|stem| scene.lower(last).starts_with(stem));
    if last <= np.head || scene.tags[last].tag != Tag::Part || !governs || called {
        return np.tokens.end;
    }
    let adverb = |t: &usize| scene.tags[*t].is(Closed::Adv) || scene.tags[*t].is(Closed::Neg);
    last - (np.head + 1..last).rev().take_while(adverb).count()
}

/// *Interrogé sur X*, *À la question de savoir si X*: the journalist's question, which whoever spoke last may answer.
fn is_asked_before(scene: &Scene<'_>, frame: usize) -> bool {
    scene.frames[frame].tokens.clone().any(|t| {
        let word = scene.lower(t);
        ["interrog", "question", "relanc", "demand"].iter().any(|stem| word.starts_with(stem))
    })
}

/// *« A », a dit X face à Y, qui voulait savoir P*: the tokens of a frame behind its words, up to a question that is put there.
fn asked_behind_words(scene: &Scene<'_>, frame: usize) -> Option<Range<usize>> {
    let chunks = &scene.chunks[frame];
    let words = (0..chunks.list.len()).rev().find(|k| chunks.quote(*k).is_some())?;
    let begins = chunks.list[words].tokens.end;
    let qui = (words + 1..chunks.list.len()).find(|k| chunks.is_word(*k, Closed::Qui))?;
    let whether = |t: usize| {
        (t + 1..t + 4)
            .any(|k| matches!(scene.lower(k), "si" | "s'" | "s’" | "combien" | "comment" | "pourquoi"))
    };
    let asks = |t: usize| {
        let word = scene.lower(t);
        ["interrog", "questionn", "relanc"].iter().any(|stem| word.starts_with(stem))
            || word.starts_with("demand") && whether(t)
            || word == "savoir" && t > 0 && scene.lower(t - 1).starts_with("voul")
    };
    let verb = chunks.list[qui..].iter().find(|k| k.tokens.clone().any(asks))?;
    Some(begins..verb.tokens.start)
}

/// *Le troisième*, *le premier*, where three or more of something were counted in the sentence before.
fn is_one_of_a_number(scene: &Scene<'_>, np: &Np, frame: usize) -> bool {
    const ORDINALS: [&str; 8] =
        ["premi", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "dernier"];
    let alone = np.tokens.end == np.head + 1 && np.det.is_some_and(|d| d + 1 == np.head);
    let ordinal = alone && ORDINALS.iter().any(|stem| scene.lower(np.head).starts_with(stem));
    let Some(before) =
        frame.checked_sub(1).filter(|_| ordinal && matches!(scene.lower(np.head - 1), "le" | "la"))
    else {
        return false;
    };
    let many =
        |t: usize| scene.tags[t].is(Closed::Num) && !matches!(scene.lower(t), "un" | "une" | "deux" | "ces");
    let counted = |np: &Np| !np.time && np.tokens.start < np.head && (np.tokens.start..np.head).any(many);
    scene.chunks[before].nps.iter().any(counted)
}

/// *l'entreprise*, *le groupe*: what any company may be called, folded.
fn is_company_noun(head: &str) -> bool {
    matches!(
        head,
        "compagnie" | "enseigne" | "entreprise" | "firme" | "groupe" | "marque" | "societe" | "start-up"
    )
}
