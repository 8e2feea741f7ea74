//! Entities: who and what an article speaks of, and which noun phrase means whom.
//!
//! An entity grid in the sense of Barzilay & Lapata (2008), filled from left to right: each noun phrase outside marks
//! is joined to an entity or founds one. Names go by surname, descriptions by head noun and modifiers, offices by the
//! article's date, pronouns by gender, number, recency and subjecthood. Where two entities fit a description equally
//! well, none is chosen.

mod ages;
mod announced;
mod another;
mod appositions;
mod binding;
mod bylines;
mod candidates;
mod complements;
mod copula;
mod descriptions;
mod extent;
mod firms;
mod floor;
mod index;
mod lead;
mod names;
mod offices;
mod pairs;
mod pronouns;
mod relatives;
mod unions;

use super::evidence::{Lost, Standing, Trace, Weighing};
use super::reports::speaks;
use super::scene::Scene;
use super::subjects::brought_in;
use crate::analysis::{Gender, SpeakerFrom, SpeakerKind};
use crate::detect::{ChunkKind, Chunks, Np, NpKind, Tag, VgKind, has_branches};
use crate::input::Date;
use crate::lexicon::{
    Closed, Features, Lexicon, NounKind, Organisation, OrganisationId, Owner, RoleId, SpeakerIdx, WordClass,
    WordKey, fold,
};
use ages::age_of;
pub(in crate::attribute) use ages::is_age;
pub(in crate::attribute) use appositions::is_titled;
pub(in crate::attribute) use candidates::is_form_of_address;
use candidates::{NamedInWords, REACH, names_in_words};
use copula::Predicate;
use descriptions::Description;
pub(in crate::attribute) use descriptions::with_article;
use extent::{full_names, trailing_name};
use firms::firms;
pub(in crate::attribute) use floor::first_pronoun;
use floor::{Party, party_of};
use index::Index;
pub(in crate::attribute) use names::is_place_name;
use offices::countries;
use relatives::relatives;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::ops::Range;

/// A number of an entity in [`Entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// Who or what an article speaks of.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The known speaker's name or the fullest name of the article; none for the nameless.
    pub name: Option<String>,
    /// The noun phrase that founded it, as written.
    pub phrase: String,
    /// What it is.
    pub kind: SpeakerKind,
    /// Masculine or feminine, where something showed it.
    pub gender: Option<Gender>,
    /// How old, in years, where the text says so.
    age: Option<u8>,
    /// More than one.
    pub plural: bool,
    /// The known speaker that it is.
    pub known: Option<SpeakerIdx>,
    /// Names by which it goes, folded.
    names: Vec<String>,
    /// Which side it stands on in a trial.
    party: Option<Party>,
    /// What somebody is by what the text says that they do: *dirige*.
    deed: Option<Box<Description>>,
    /// Descriptions by which it went: head and modifiers, folded.
    descriptions: Vec<Description>,
    /// Roles by which descriptions took it up, nobody having said that it has them.
    taken_up_as: Vec<RoleId>,
    /// The descriptions that did so, as far as they were sure.
    answers_to: Vec<Description>,
    /// Where it was last mentioned outside marks, and where last as a subject.
    last_frame: usize,
    last_subject: Option<usize>,
    /// Where it was last the first subject of a sentence.
    first_subject: Option<usize>,
    last_spoke: Option<usize>,
    /// The paragraph of the last mention outside marks.
    last_paragraph: usize,
    /// The token of the last mention outside marks, of the one before, and of the last as a subject.
    last_token: usize,
    token_before: usize,
    subject_token: Option<usize>,
    mentions: u32,
    /// *un Français sur trois*: nobody alone.
    share: bool,
    /// Where it was first mentioned, and whether as a subject.
    first_frame: usize,
    first_token: usize,
    first_as_subject: bool,
    /// Mentioned in the first paragraph.
    headline: bool,
    /// Named by a headline that was given apart, and not yet by the text.
    announced: bool,
    /// Last mentioned behind a preposition or inside another phrase.
    oblique: bool,
    /// Whether a name or title shows a person.
    surely_person: bool,
    /// Named by a first name alone, be it of men and women: *Camille*.
    given: bool,
    place: bool,
    /// What it is was guessed: no list knows its noun.
    guess: bool,
    /// Whose name stands inside the phrase of a text: *un communiqué d'Anne Martin*.
    signed: Option<EntityId>,
    /// Who they are, where several are meant at once.
    members: Vec<EntityId>,
    /// The named entity that this nameless one turned out to be.
    same_as: Option<EntityId>,
    /// How likely it is that its last mention means it: 1 behind its name.
    sure: f32,
}

impl Entity {
    /// A person, named or not; who is one keeps a gender.
    pub fn is_somebody(&self) -> bool {
        matches!(self.kind, SpeakerKind::Person | SpeakerKind::Anonymous)
    }

    /// A place, and no body that goes by it: *Bercy*.
    pub fn is_mere_place(&self, lexicon: &Lexicon) -> bool {
        self.place && self.body(lexicon).is_none()
    }

    /// Whether the genders do not clash.
    fn may_be(&self, gender: Option<Gender>) -> bool {
        self.gender.is_none() || gender.is_none() || self.gender == gender
    }

    /// Somebody by a title, a role, a first name, or without a name.
    fn is_surely_somebody(&self) -> bool {
        self.surely_person || self.kind == SpeakerKind::Anonymous
    }

    /// One word that no list knows, and that never did or said anything: as likely a place, *domicilié à Gray*, *l'étang de Corbas*.
    pub fn may_be_a_place(&self) -> bool {
        self.is_but_a_word() && !self.given
    }

    /// One word of which the text tells nothing.
    fn is_but_a_word(&self) -> bool {
        self.kind == SpeakerKind::Person
            && !self.surely_person
            && self.gender.is_none()
            && self.age.is_none()
            && self.last_subject.is_none()
            && self.last_spoke.is_none()
            && self.descriptions.is_empty()
            && !self.names.iter().any(|name| name.contains(' '))
    }

    /// Somebody of that name: the whole of it, or the surname alone on one side or the other.
    fn is_somebody_called(&self, name: &str) -> bool {
        let called = |own: &String| {
            let one = !name.contains(' ') || !own.contains(' ');
            // *« Anne a raison »*
            let given = !name.contains(' ') && ends_of(own)[0] == name && self.surely_person;
            own == name || given || one && ends_of(name)[1] == ends_of(own)[1]
        };
        self.is_somebody() && self.names.iter().any(called)
    }

    /// Has a name, and was last mentioned among these tokens.
    fn is_named_in(&self, tokens: Option<&Range<usize>>) -> bool {
        self.name.is_some() && tokens.is_some_and(|tokens| tokens.contains(&self.last_token))
    }

    /// Was last mentioned among these tokens.
    fn is_in(&self, tokens: Option<&Range<usize>>) -> bool {
        tokens.is_some_and(|tokens| tokens.contains(&self.last_token))
    }

    /// Is the subject in a frame before a token.
    fn speaks_before(&self, token: usize, frame: usize) -> bool {
        self.last_subject == Some(frame) && self.subject_token.is_some_and(|subject| subject < token)
    }

    /// Is the subject of a clause, given by its tokens.
    fn is_subject_in(&self, clause: &Range<usize>, frame: usize) -> bool {
        self.last_subject == Some(frame) && self.subject_token.is_some_and(|t| clause.contains(&t))
    }

    /// The known organisation of its name.
    fn body<'l>(&self, lexicon: &'l Lexicon) -> Option<&'l Organisation> {
        lexicon.organisations.get(lexicon.organisation(self.name.as_deref()?)?)
    }

    /// Where it was last mentioned before a token; of the last two mentions.
    fn mentioned_before(&self, token: usize) -> Option<usize> {
        let before = self.last_token < token;
        let at = if before { self.last_token } else { self.token_before };
        (before || at > 0 && at < token).then_some(at)
    }

    /// How it stands, seen from a frame.
    fn standing(&self, frame: usize, features: Features) -> Standing {
        let since = |f: usize| frame.saturating_sub(f);
        Standing {
            mentioned: since(self.last_frame),
            spoke: self.last_spoke.map(since),
            subject: self.last_subject.map(since),
            mentions: self.mentions,
            features,
        }
    }

    /// Which of the conditions that come before all others ruled it out.
    fn out_of_reach(&self, plural: bool, far: bool) -> Lost {
        match (self.plural != plural, far) {
            (true, _) => Lost::Number,
            (_, true) => Lost::Far,
            _ if self.place => Lost::Place,
            _ => Lost::Unmentioned,
        }
    }
}

/// The entity of a phrase, and how it was reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    /// Who.
    pub entity: EntityId,
    /// How.
    pub from: SpeakerFrom,
    /// How sure, 0 to 1.
    pub trust: f32,
}

/// Two people whom ordinals tell apart.
#[derive(Clone, Copy)]
struct Pair {
    /// Where that was last.
    frame: usize,
    two: [EntityId; 2],
    /// Which of them was meant last.
    last: usize,
}

/// As what a phrase mentions an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mention {
    /// The subject of a verb.
    Subject,
    /// An object, an attribute, a fragment.
    Other,
    /// Behind a preposition, or inside another phrase.
    Oblique,
}

impl Entity {
    /// Whether a folded word stands in one of its names.
    pub(in crate::attribute) fn goes_by_name(&self, word: &str) -> bool {
        self.names.iter().any(|name| name.split([' ', '-']).any(|part| part == word))
    }

    /// An entity of which nothing is known but what founds it.
    fn new(phrase: impl Into<String>, kind: SpeakerKind, frame: usize) -> Entity {
        Entity {
            name: None,
            phrase: uncontracted(phrase.into()),
            kind,
            gender: None,
            age: None,
            plural: false,
            known: None,
            names: Vec::new(),
            party: None,
            deed: None,
            descriptions: Vec::new(),
            taken_up_as: Vec::new(),
            answers_to: Vec::new(),
            last_frame: frame,
            last_subject: None,
            first_subject: None,
            last_spoke: None,
            last_paragraph: usize::MAX,
            last_token: 0,
            token_before: 0,
            subject_token: None,
            mentions: 0,
            first_frame: frame,
            first_token: 0,
            first_as_subject: false,
            headline: false,
            announced: false,
            oblique: false,
            surely_person: false,
            given: false,
            share: false,
            place: false,
            guess: false,
            sure: 1.0,
            signed: None,
            members: Vec::new(),
            same_as: None,
        }
    }
}

/// All entities of an article.
pub struct Entities {
    list: Vec<Entity>,
    by_name: FxHashMap<String, EntityId>,
    /// The first entity that is a known speaker.
    by_speaker: FxHashMap<SpeakerIdx, EntityId>,
    /// The first entity that is a known organisation, by whichever of its names: *CGT*, *Confédération générale du travail*.
    by_organisation: FxHashMap<OrganisationId, EntityId>,
    /// By the first and the last word of each name.
    by_word: Index,
    /// By the head of each description.
    by_head: Index,
    /// The frame of each entity's last mention once more, side by side: what is out of reach is passed over unseen.
    lately: Vec<usize>,
    date: Option<Date>,
    /// The entity of each noun phrase: by frame and number of the phrase.
    grid: FxHashMap<Place, Reference>,
    /// The noun phrases that were read as subjects: for these the last word is said.
    settled: FxHashSet<Place>,
    /// The entity of each subject pronoun outside marks, by its token.
    pronouns: FxHashMap<usize, Reference>,
    /// The two people whom *le premier* was one of.
    pair: Option<Pair>,
    /// The last frame that had a subject.
    opened: Option<usize>,
    /// Another text was read before this one: see [`Entities::leave`].
    left: bool,
    /// The first subject of the paragraph that is being read.
    topic: Option<(usize, EntityId)>,
    /// Who is named in the quotations beside the phrase that was asked about last.
    words: NamedInWords,
    /// Whom a line without a verb brought in, and its frame.
    brought_in: Option<(usize, EntityId)>,
    /// The tokens of the sources, in the frame being read, whose verb goes on: *ajoute*, *poursuit*.
    going_on: Vec<usize>,
    /// Those whose verb answers or asks somebody: *rétorque*, *lui demande*.
    answering: Vec<usize>,
    /// Those whose verb replies: *répond*, *rétorque*.
    replying: Vec<usize>,
    /// Who last asked somebody something, and in which frame: *interroge*, *questionne*.
    asker: Option<(usize, EntityId)>,
    /// Who last spoke of another, of which gender, and in which paragraph.
    told_of: Option<(EntityId, Gender, usize)>,
    /// The heads of the subjects, in the frame being read, that are said to say something.
    voices: Vec<usize>,
    /// The last speakers, newest last: frame and entity.
    spoken: Vec<(usize, EntityId)>,
    /// The countries that the article names, by code, and France.
    countries: Vec<String>,
    /// Whom a headline that was given apart announces.
    announced: announced::Announced,
    /// Full names of the whole text, those inside marks included, by folded surname; none where two share it.
    full_names: FxHashMap<String, Option<String>>,
    /// Lone names of bodies, folded: *les salariés de Lormel*.
    firms: FxHashMap<String, Owner>,
    /// By a first name, folded, the whole name of whoever stands beside somebody of the same surname.
    relatives: FxHashMap<String, Option<String>>,
    /// Whether the text names a known speaker, where that was asked: each is looked for once.
    named: RefCell<FxHashMap<SpeakerIdx, bool>>,
    /// What was weighed, where somebody wants to know.
    pub(in crate::attribute) trace: Trace,
}

/// A noun phrase, by its frame and its number there.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Place(u64);

impl Place {
    fn of(frame: usize, np: usize) -> Place {
        Place((frame as u64) << 32 | np as u64)
    }
}

/// How many entities back a description or a pronoun may reach: this keeps huge articles linear.
const LOOK_BACK: usize = 500;

/// So many names are kept of one entity.
const NAMES: usize = 16;

/// So many descriptions are kept of one entity.
const DESCRIPTIONS: usize = 64;

impl Entities {
    /// An empty grid for an article of that date.
    pub fn new(scene: &Scene<'_>, date: Option<Date>) -> Entities {
        let names = full_names(scene);
        Entities {
            list: Vec::with_capacity(64),
            by_name: roomy(56),
            by_speaker: FxHashMap::default(),
            by_organisation: FxHashMap::default(),
            by_word: Index::default(),
            by_head: Index::default(),
            lately: Vec::new(),
            date,
            grid: roomy(112),
            settled: FxHashSet::with_capacity_and_hasher(56, FxBuildHasher),
            pronouns: FxHashMap::default(),
            pair: None,
            opened: None,
            left: false,
            topic: None,
            words: NamedInWords::default(),
            brought_in: None,
            going_on: Vec::new(),
            answering: Vec::new(),
            replying: Vec::new(),
            asker: None,
            told_of: None,
            voices: Vec::new(),
            spoken: Vec::new(),
            countries: countries(scene),
            announced: announced::Announced::default(),
            relatives: relatives(scene, &names),
            firms: firms(scene, &names),
            full_names: names,
            named: RefCell::default(),
            trace: Trace::default(),
        }
    }

    /// An entity.
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.list[id.0 as usize]
    }

    /// All entities, in order of first mention.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        self.list.iter().enumerate().map(|(i, e)| (EntityId(i as u32), e))
    }

    /// The first of the entities that may still be meant: an article has dozens, a book of interviews thousands.
    fn oldest(&self) -> EntityId {
        EntityId(self.list.len().saturating_sub(LOOK_BACK) as u32)
    }

    /// The entities that a pronoun or a description of a frame may mean, in order; those too far back only where the
    /// trace tells of them.
    fn within_reach(&self, frame: usize) -> impl Iterator<Item = (EntityId, &Entity)> {
        let (oldest, all) = (self.oldest().0 as usize, self.trace.is_on());
        let near = move |last: usize| all || frame.saturating_sub(last) <= REACH;
        let ids = (oldest..self.list.len()).filter(move |i| near(self.lately[*i]));
        ids.map(|i| (EntityId(i as u32), &self.list[i]))
    }

    /// The entities that went by a description with that head; one may come twice.
    fn of_head(&self, head: WordKey) -> impl Iterator<Item = (EntityId, &Entity)> {
        self.by_head.of(head, self.oldest()).map(|id| (id, self.get(id)))
    }

    /// The first entity that is that known speaker.
    fn of_speaker(&self, speaker: SpeakerIdx) -> Option<EntityId> {
        self.by_speaker.get(&speaker).copied()
    }

    /// The entity that is that known organisation.
    fn of_organisation(&self, organisation: OrganisationId) -> Option<EntityId> {
        self.by_organisation.get(&organisation).copied()
    }

    /// What was weighed so far, where the resolution is traced; each is told once.
    pub fn weighings(&self) -> Vec<Weighing> {
        self.trace.take()
    }

    /// The name to print for an entity.
    pub fn display(&self, id: EntityId) -> &str {
        let entity = self.get(id);
        entity.name.as_deref().unwrap_or(&entity.phrase)
    }

    /// The entity itself, or the named one that it turned out to be.
    pub fn canonical(&self, id: EntityId) -> EntityId {
        self.get(id).same_as.unwrap_or(id)
    }

    /// Somebody, by name, title, first name or role.
    pub fn is_person(&self, id: EntityId) -> bool {
        self.get(id).surely_person
    }

    /// A newspaper, a station, an agency: by its name, or by the nouns it goes by.
    pub fn is_press(&self, scene: &Scene<'_>, id: EntityId) -> bool {
        let entity = self.get(id);
        let noun = |d: &Description| scene.lexicon.source_noun(&d.head) == Some(NounKind::Media);
        entity.kind == SpeakerKind::Organisation
            && (entity.body(scene.lexicon).is_some_and(Organisation::is_press)
                || entity.descriptions.iter().any(noun))
    }

    /// A document, or a body that a list or its noun tells: what only has a name may be an artist's.
    pub fn is_no_person(&self, scene: &Scene<'_>, id: EntityId) -> bool {
        let entity = self.get(id);
        let branch = |name: &str| {
            let mut words = name.split(' ');
            has_branches(words.next().unwrap_or_default(), words.next().unwrap_or_default())
        };
        let named = || entity.body(scene.lexicon).is_some() || entity.name.as_deref().is_none_or(branch);
        entity.kind == SpeakerKind::Document || entity.kind == SpeakerKind::Organisation && named()
    }

    /// Whether the words of a quotation name somebody, who would hardly say so of himself.
    pub fn is_named_in_words(&self, scene: &Scene<'_>, q: usize, id: EntityId) -> bool {
        self.get(id).is_somebody()
            && names_in_words(scene, q).any(|name| self.get(id).is_somebody_called(&name))
    }

    /// Whether a folded word is a part of one of its names.
    pub fn goes_by_word(&self, id: EntityId, word: &str) -> bool {
        let mut words = self.get(id).names.iter().flat_map(|name| name.split(' '));
        words.any(|own| own == word)
    }

    /// Whether the noun at a token says what it is.
    pub fn is_called_by(&self, scene: &Scene<'_>, id: EntityId, noun: usize) -> bool {
        let key = scene.singular(noun);
        self.get(id).descriptions.iter().any(|d| d.key == key)
    }

    /// A lawyer, as far as the text has said.
    pub fn is_counsel(&self, id: EntityId) -> bool {
        let counsel = |d: &Description| d.head.starts_with("avocat") || d.head == "conseil";
        self.get(id).descriptions.iter().any(counsel)
    }

    /// Known by what is said of it alone.
    pub fn is_nameless(&self, id: EntityId) -> bool {
        let entity = self.get(id);
        entity.name.is_none() && entity.same_as.is_none()
    }

    /// Of a noun that no list knows.
    pub fn is_guess(&self, id: EntityId) -> bool {
        self.get(id).guess
    }

    /// Mentioned once, and never the speaker so far.
    pub fn is_fresh(&self, id: EntityId) -> bool {
        let entity = self.get(id);
        entity.mentions <= 1 && entity.last_spoke.is_none()
    }

    /// Notes that the entity spoke in a frame.
    pub fn spoke(&mut self, id: EntityId, frame: usize) {
        let entity = &mut self.list[id.0 as usize];
        if entity.guess && entity.kind == SpeakerKind::Organisation {
            // *un chiraquien*: a noun that no list knows, but who speaks is somebody.
            entity.kind = if entity.plural { SpeakerKind::Group } else { SpeakerKind::Anonymous };
        }
        self.list[id.0 as usize].last_spoke = Some(frame);
        self.seen(id, self.get(id).last_frame.max(frame));
        self.spoken.push((frame, id));
    }

    /// Who spoke last, not further back than `reach` frames.
    pub fn last_speaker(&self, frame: usize, reach: usize) -> Option<EntityId> {
        self.spoken.last().filter(|(f, _)| frame.saturating_sub(*f) <= reach).map(|(_, e)| *e)
    }

    /// Of whom the sentence before a frame tells, in which nobody spoke: the one person with a name whom it mentions.
    fn last_met(&self, frame: usize) -> Option<EntityId> {
        let before = frame.checked_sub(1)?;
        if self.last_speaker(frame, 1).is_some() {
            return None;
        }
        let met = |e: &Entity| e.surely_person && !e.plural && e.last_frame >= before;
        let mut people = self.within_reach(frame).filter(|(_, e)| met(e)).map(|(id, _)| id);
        people.next().filter(|_| people.next().is_none())
    }

    /// Who else spoke last before a frame, a person, a few frames back at most.
    pub fn spoke_before(&self, last: EntityId, frame: usize) -> Option<EntityId> {
        const NEAR: usize = 6;
        let near = self.spoken.iter().rev().take_while(|(f, _)| frame.saturating_sub(*f) <= NEAR);
        near.map(|(_, id)| *id).find(|id| *id != last && self.get(*id).is_somebody())
    }

    /// Who else was there before a frame: the one other person with a name whom the last sentences mention.
    pub fn met_before(&self, one: EntityId, frame: usize) -> Option<EntityId> {
        self.only_one_near(frame, |id, e| id != one && e.is_somebody())
    }

    /// The one person with a name whom the last sentences before a frame mention.
    pub fn only_met(&self, frame: usize) -> Option<EntityId> {
        self.only_one_near(frame, |_, e| e.surely_person)
    }

    /// The one with a name of their own of whom a condition holds, among those whom the last sentences mention.
    fn only_one_near(&self, frame: usize, may: impl Fn(EntityId, &Entity) -> bool) -> Option<EntityId> {
        const NEAR: usize = 4;
        let near = |e: &Entity| e.name.is_some() && !e.plural && e.last_frame + NEAR >= frame;
        let mut people = self.within_reach(frame).filter(|(id, e)| near(e) && may(*id, e)).map(|(id, _)| id);
        people.next().filter(|_| people.next().is_none())
    }

    /// *le premier*, *le second*: of the two people of the sentence before, in the order in which they stood; of one further back
    /// where nobody was mentioned since (*Les deux hommes ne se parlent plus*).
    fn in_order(&mut self, scene: &Scene<'_>, np: &Np, frame: usize) -> Option<Reference> {
        /// So many sentences back the two stand at most.
        const BACK: usize = 3;
        let at = usize::from(scene.lower(np.head).starts_with('s'));
        let token = np.tokens.start;
        // *le second*, then *le premier*: of the same two.
        let same = |pair: &Pair| {
            let since = frame.saturating_sub(pair.frame);
            at == 1 && since <= 6 || at == 0 && pair.last == 1 && since <= BACK
        };
        let pair = self.pair.filter(same).map(|pair| pair.two);
        // *A et B ont réagi. Le premier*: named side by side.
        let side_by_side = |(_, e): (EntityId, &Entity)| match e.members[..] {
            [first, second] if frame.saturating_sub(e.last_frame) <= 2 => Some([first, second]),
            _ => None,
        };
        let pair = pair.or_else(|| self.within_reach(frame).filter_map(side_by_side).last());
        let pair = pair.or_else(|| {
            let gender = self.noun_gender(scene, np);
            let people = |f: usize| -> Vec<(usize, EntityId)> {
                let theirs = |e: &Entity| {
                    let at = e.mentioned_before(token)?;
                    (e.is_somebody() && !e.plural && scene.frames[f].tokens.contains(&at)).then_some(at)
                };
                self.within_reach(frame).filter_map(|(id, e)| Some((theirs(e)?, id))).collect()
            };
            let (before, mut near) = (frame.saturating_sub(BACK)..frame)
                .rev()
                .map(|f| (f, people(f)))
                .find(|(_, people)| !people.is_empty())?;
            // Of further back only those that the ordinal may mean: *Paul a épousé la sœur de Luc. … Le second*.
            if before + 1 < frame {
                near.retain(|(_, id)| self.get(*id).may_be(gender));
            }
            near.sort_unstable();
            match near[..] {
                [(_, first), (_, second)] => Some([first, second]),
                _ => None,
            }
        });
        let two = pair?;
        self.pair = Some(Pair { frame, two, last: at });
        Some(Reference { entity: two[at], from: SpeakerFrom::Coreference, trust: 0.85 })
    }

    /// The last that spoke without a person's name, a few frames back at most.
    fn last_source(&self, frame: usize) -> Option<EntityId> {
        self.last_heard(frame, |e| e.name.is_none() || e.kind != SpeakerKind::Person)
    }

    /// Whom *cette source* means: the text or the nameless one that spoke last, else the person who just spoke.
    fn last_voice(&self, frame: usize) -> Option<EntityId> {
        let source = |e: &Entity| e.descriptions.iter().any(|d| d.head == "source");
        let voice =
            |e: &Entity| matches!(e.kind, SpeakerKind::Document | SpeakerKind::Anonymous) || e.name.is_none();
        let person = |id: &EntityId| self.get(*id).surely_person;
        self.last_heard(frame, source)
            .or_else(|| self.last_heard(frame, voice))
            .or_else(|| self.last_speaker(frame, 1).filter(person))
    }

    /// The last that spoke and fits, a few frames back at most.
    fn last_heard(&self, frame: usize, fits: impl Fn(&Entity) -> bool) -> Option<EntityId> {
        let near = self.spoken.iter().rev().take_while(|(f, _)| frame.saturating_sub(*f) <= 12);
        near.map(|(_, id)| *id).find(|id| fits(self.get(*id)))
    }

    /// Goes on to another text with the same people: what was read of this one's phrases, by place, is forgotten.
    pub fn leave(&mut self) {
        self.forget_places();
        self.left = true;
    }

    /// Forgets what stands where in the scene that was read.
    fn forget_places(&mut self) {
        self.grid.clear();
        self.settled.clear();
        self.pronouns.clear();
        self.pair = None;
        self.brought_in = None;
        self.named.borrow_mut().clear();
        self.opened = None;
        self.topic = None;
        self.words = NamedInWords::default();
    }

    /// The reference of a noun phrase already read.
    pub fn of(&self, frame: usize, np: usize) -> Option<Reference> {
        self.grid.get(&Place::of(frame, np)).copied()
    }

    /// Whether a noun phrase was read as a subject: what it means was weighed then.
    pub fn is_settled(&self, frame: usize, np: usize) -> bool {
        self.settled.contains(&Place::of(frame, np))
    }

    /// Notes which sources of the frame about to be read have a verb that goes on, which one that answers or asks, and which one
    /// that replies, heads and pronouns by token; and the heads of all its sources.
    pub fn expect(
        &mut self,
        going_on: Vec<usize>,
        answering: Vec<usize>,
        replying: Vec<usize>,
        voices: Vec<usize>,
    ) {
        self.going_on = going_on;
        self.answering = answering;
        self.replying = replying;
        self.voices = voices;
    }

    /// Notes that the words of somebody in a paragraph tell of a woman or a man.
    pub fn tells_of(&mut self, id: EntityId, gender: Gender, paragraph: usize) {
        self.told_of = Some((id, gender, paragraph));
    }

    /// Notes who asks somebody something in a frame: the one who answers is another.
    pub fn asks(&mut self, id: EntityId, frame: usize) {
        self.asker = Some((frame, id));
    }

    /// *Une version confirmée par le maire.*: whom a line without a verb brings in has the floor.
    fn bring_in(&mut self, scene: &Scene<'_>, frame: usize, tokens: Range<usize>) {
        // *du rapporteur*: the article is inside the preposition.
        let contracted = tokens.start > 0 && scene.tags[tokens.start - 1].is(Closed::DeDet);
        let start = tokens.start - usize::from(contracted);
        let inner = scene.chunked(start..tokens.end);
        let Some(np) = inner.nps.first() else { return };
        // *Une information révélée par sa femme*: who is only called so may be somebody who has a name.
        let told = np.name.is_some() || np.kind == NpKind::Name;
        let new = np.det.is_some_and(|d| matches!(scene.lower(d), "un" | "une"));
        let whole = np.tokens.end > np.head + 1 && !scene.lower(np.head).starts_with("intéressé");
        let own = np.det.is_none_or(|d| scene.lower(d).starts_with('s'));
        let named = self.named_behind(scene, &inner, frame, 0);
        if named.is_none() && !told && !new && (own || !whole) {
            return;
        }
        if let Some(reference) = named.or_else(|| self.np(scene, frame, np, true)) {
            self.note(reference.entity, scene, frame, Mention::Subject, tokens.start);
            self.brought_in = Some((frame, reference.entity));
        }
    }

    /// Notes the heads of more sources of the frame being read: those that stand inside marks.
    pub fn hear(&mut self, voices: impl Iterator<Item = usize>) {
        self.voices.extend(voices);
    }

    /// Reads the noun phrases and subject pronouns of a frame, in order. `subjects` are noun phrases by number, `sources`
    /// the tokens of pronouns that say something.
    pub fn read_frame(&mut self, scene: &Scene<'_>, frame: usize, subjects: &[usize], sources: &[usize]) {
        if bylines::is_byline(scene, frame) {
            return;
        }
        let chunks = &scene.chunks[frame];
        let brought_in = brought_in(scene, chunks);
        let mut previous: Option<(usize, usize)> = None; // chunk, np
        let mut apposition: Option<(usize, Reference)> = None;
        for (c, chunk) in chunks.list.iter().enumerate() {
            let n = match chunk.kind {
                ChunkKind::Np(n) => n,
                ChunkKind::Vg(_) => {
                    self.read_pronoun(scene, frame, c, sources);
                    continue;
                }
                ChunkKind::Word(Closed::Subject | Closed::Strong) => {
                    self.stressed(scene, chunks, frame, c);
                    continue;
                }
                _ => continue,
            };
            let np = &chunks.nps[n];
            if np.time || is_age(scene, np) || is_label(scene, chunks, c) || is_past_party(scene, chunks, c) {
                continue;
            }
            if np.kind == NpKind::Pronoun {
                if sources.contains(&np.head) {
                    self.read_strong(scene, frame, np.head);
                }
                // *Tous deux avaient signé … ils*
                if matches!(scene.lower(np.tokens.start), "tous" | "toutes")
                    && let Some(all) = self.all_of(scene, np.tokens.start, frame)
                {
                    self.note(all.entity, scene, frame, Mention::Subject, np.tokens.start);
                }
                // *celui d'Anne Martin, ministre de…*: who is named behind a pronoun has been mentioned, too.
                self.names_inside(scene, frame, np, false, false, None);
                if let Some(reference) = self.named_behind(scene, chunks, frame, c) {
                    self.grid.insert(Place::of(frame, n), reference);
                    self.pronouns.insert(np.head, reference);
                }
                previous = Some((c, n));
                continue;
            }
            let subject = subjects.contains(&n) || is_topic(scene, np) || is_asked(scene, chunks, c);
            let apposed = self
                .apposed(scene, frame, c, n, previous)
                .or_else(|| self.second_apposition(scene, frame, c, apposition));
            if let Some(reference) = apposed {
                apposition = Some((c, reference));
            }
            let predicate = match apposed {
                None if !subject => self.predicate(scene, frame, c),
                _ => None,
            };
            let reference = match predicate {
                Some(Predicate::Of(reference)) => Some(reference),
                Some(Predicate::OfNobody) => None,
                None => apposed
                    .or_else(|| self.named_behind(scene, chunks, frame, c))
                    .or_else(|| self.np(scene, frame, np, subject)),
            };
            if subject && let Some(owner) = self.owner(scene, chunks, frame, c) {
                self.note(owner, scene, frame, Mention::Subject, np.tokens.start);
            }
            if let Some(reference) = reference {
                self.named_in_complement(scene, chunks, c, reference.entity);
                self.grid.insert(Place::of(frame, n), reference);
                if subject {
                    self.settled.insert(Place::of(frame, n));
                }
                if let Some(nameless) = self.called(scene, frame, c) {
                    self.turns_out(nameless, reference.entity);
                }
                // *X assure que le maire a menti. Il*: who is spoken of most is the subject of the sentence (Kameyama 1998).
                let mention = match np.prep {
                    _ if subject && !is_subordinate(scene, chunks, c) => Mention::Subject,
                    Some(_) => Mention::Oblique,
                    None if undergoes(scene, chunks, c) => Mention::Subject,
                    None => Mention::Other,
                };
                self.note(reference.entity, scene, frame, mention, np.tokens.start);
                if self.get(reference.entity).is_somebody() {
                    self.by_deed(scene, chunks, c, subject, reference.entity);
                    let entity = &mut self.list[reference.entity.0 as usize];
                    entity.age = entity.age.or_else(|| age_of(scene, np));
                    entity.party = entity.party.or_else(|| party_of(scene, chunks, c, subject));
                }
            }
            // *qui se présente sous le nom de Max*
            if reference.is_none_or(|r| self.get(r.entity).name.is_none())
                && let Some(nameless) = self.called(scene, frame, c)
                && let Some(named) = self.name_at_end(scene, frame, np)
            {
                self.turns_out(nameless, named);
            }
            if let Some(tokens) = brought_in.clone().filter(|tokens| np.tokens.contains(&tokens.start)) {
                self.bring_in(scene, frame, tokens);
            }
            let own = match reference {
                Some(reference) => self.goes_by(reference.entity, scene, np),
                None => !is_somebody_elses(scene, np),
            };
            self.names_inside(scene, frame, np, subject, own, reference.map(|r| r.entity));
            self.acronym(scene, frame, c, reference.map(|r| r.entity));
            self.coordinated(scene, frame, c, subjects);
            previous = Some((c, n));
        }
    }

    /// *Ses relevés contredisent l'étude*: whose they are, as the subject of a sentence; the only one who acted or spoke in the sentence
    /// before.
    fn owner(&self, scene: &Scene<'_>, chunks: &Chunks, frame: usize, c: usize) -> Option<EntityId> {
        let np = chunks.np(c)?;
        let theirs = np.det.is_some_and(|d| matches!(scene.lower(d), "son" | "sa" | "ses"));
        let thing = np.prep.is_none() && np.name.is_none() && !self.is_role(scene, np);
        let before = frame.checked_sub(1).filter(|_| theirs && thing && c == 0)?;
        let mut acted = self.within_reach(frame).filter(|(_, e)| {
            (e.last_subject == Some(before) || e.last_spoke == Some(before)) && e.is_somebody() && !e.plural
        });
        let (id, _) = acted.next().filter(|_| acted.next().is_none())?;
        Some(id)
    }

    /// Whether an entity goes by the name in a phrase; *le verdict lu par la juge Anne Martin* does not. What is no full name
    /// is nobody else's (*le député LR*).
    fn goes_by(&self, id: EntityId, scene: &Scene<'_>, np: &Np) -> bool {
        let full = |name: &std::ops::Range<usize>| name.len() > 1 && scene.first_name(name.start).is_some();
        let Some(name) = np.name.clone().filter(full) else { return true };
        if np.kind == NpKind::Name {
            return true;
        }
        let last = fold(scene.word(name.end - 1));
        self.get(id).names.iter().any(|n| n.ends_with(&last))
    }

    fn seen(&mut self, id: EntityId, frame: usize) {
        self.list[id.0 as usize].last_frame = frame;
        self.lately[id.0 as usize] = frame;
    }

    fn note(&mut self, id: EntityId, scene: &Scene<'_>, frame: usize, mention: Mention, token: usize) {
        let paragraph = scene.frames[frame].paragraph;
        self.seen(id, frame);
        let entity = &mut self.list[id.0 as usize];
        if std::mem::take(&mut entity.announced) || entity.mentions == 0 {
            entity.first_frame = frame;
            entity.first_token = token;
            entity.first_as_subject = mention == Mention::Subject;
        }
        if token > entity.last_token {
            entity.token_before = std::mem::replace(&mut entity.last_token, token);
        }
        entity.last_paragraph = paragraph;
        entity.headline |= paragraph == 0;
        entity.oblique = mention == Mention::Oblique;
        entity.mentions += 1;
        if mention == Mention::Subject {
            entity.last_subject = Some(frame);
            entity.subject_token = Some(token);
            if self.opened != Some(frame) {
                self.opened = Some(frame);
                entity.first_subject = Some(frame);
            }
            if self.topic.is_none_or(|(p, _)| p != paragraph) {
                self.topic = Some((paragraph, id));
            }
        }
    }

    fn is_role(&self, scene: &Scene<'_>, np: &Np) -> bool {
        // *un casino voisin* is nobody.
        let apart = |t: &usize| *t > np.head && scene.tags[*t].tag == Tag::Adj;
        let noun = |t: &usize| !apart(t) || scene.tags[*t].class.has(WordClass::DEMONYM);
        scene.is_role(np.head) || np.core.clone().filter(noun).any(|t| scene.is_plain_role(t))
    }

    fn noun_gender(&self, scene: &Scene<'_>, np: &Np) -> Option<Gender> {
        // *la garde des Sceaux*: the article knows better than the noun; but *son adjointe*, *mon amie* are feminine.
        let elides = |d: &usize| matches!(scene.lower(*d), "son" | "mon" | "ton");
        // *l'une des juges*
        let one = np.det.map_or(np.tokens.start, |d| d + 1);
        if np.det.is_some() && one < np.head && matches!(scene.lower(one), "un" | "une") {
            return Some(if scene.lower(one) == "une" { Gender::Feminine } else { Gender::Masculine });
        }
        let determiner = np.det.filter(|d| !elides(d)).and_then(|d| scene.tags[d].closed);
        if let Some(gender) = determiner.and_then(|w| w.gender) {
            return Some(gender);
        }
        // *l'ancien haut fonctionnaire*: of an epicene noun the adjective before it tells.
        let role = scene.role_at(np.head);
        let start = np.det.map_or(np.tokens.start, |d| d + 1);
        let before = || (start..np.head).find_map(|t| adjective_gender(scene.tags[t].class));
        match role {
            Some(role) => role.gender.or_else(before),
            None => np.gender,
        }
    }

    /// Joins a noun phrase to an entity, or founds one; none for what can hardly be a speaker.
    pub fn np(&mut self, scene: &Scene<'_>, frame: usize, np: &Np, forced: bool) -> Option<Reference> {
        self.trace.about(&np.tokens);
        let surname = || self.trailing_surname(scene, np);
        // *sa page Facebook*, *un compte Twitter*, *le site Internet du club*: what somebody writes there, and not the network.
        let internet = || np.name.clone().is_some_and(|name| scene.words(name) == "Internet");
        if np.kind == NpKind::Nominal
            && (scene.noun_at(np.head) == Some(NounKind::Document) && scene.is_network(np) || internet())
        {
            return self.nominal(scene, frame, np, forced);
        }
        let named = trailing_name(scene, np).or_else(surname).or_else(|| np.name.clone());
        let found = match named {
            Some(name) => self.named(scene, frame, np, name, forced),
            None => self.nominal(scene, frame, np, forced),
        };
        if let Some(reference) = &found {
            let sure = if reference.from == SpeakerFrom::Coreference { reference.trust } else { 1.0 };
            self.list[reference.entity.0 as usize].sure = sure;
        }
        found
    }

    fn found(&mut self, entity: Entity) -> EntityId {
        let id = EntityId(self.list.len() as u32);
        self.lately.push(entity.last_frame);
        self.list.push(entity);
        let oldest = self.oldest();
        let entity = &self.list[id.0 as usize];
        if let Some(speaker) = entity.known {
            self.by_speaker.entry(speaker).or_insert(id);
        }
        for name in &entity.names {
            index_name(&mut self.by_word, name, id, oldest);
        }
        for description in &entity.descriptions {
            self.by_head.add(description.key, id, oldest);
        }
        id
    }

    /// From now on, the entity goes by that name, too.
    fn add_name(&mut self, id: EntityId, name: &str) {
        let oldest = self.oldest();
        let names = &mut self.list[id.0 as usize].names;
        if names.len() < NAMES && !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
            index_name(&mut self.by_word, name, id, oldest);
        }
    }

    /// The description took the entity up: nobody having said that it is that, it may be called so again.
    fn answers_to(&mut self, id: EntityId, description: &Description) {
        self.keep(id, description, |entity| &mut entity.answers_to);
    }

    /// The entity is what the description says.
    fn is_called(&mut self, id: EntityId, description: &Description) {
        self.keep(id, description, |entity| &mut entity.descriptions);
    }

    /// Adds a description to those that an entity has of a sort, and to the index of heads; says nothing twice.
    fn keep(
        &mut self,
        id: EntityId,
        description: &Description,
        of: fn(&mut Entity) -> &mut Vec<Description>,
    ) {
        let oldest = self.oldest();
        let held = of(&mut self.list[id.0 as usize]);
        if held.len() < DESCRIPTIONS && !held.iter().any(|d| d.says_the_same(description)) {
            held.push(description.clone());
            self.by_head.add(description.key, id, oldest);
        }
    }
}

/// *le départ du député Paul Martin*: the name behind a noun for a thing is that of its complement; not so *le jury du Prix
/// Paul Martin*.
fn is_somebody_elses(scene: &Scene<'_>, np: &Np) -> bool {
    let of = |t: &usize| scene.tags[*t].is_of();
    let complement = |name: &Range<usize>| {
        let of = (np.head + 1..name.start).find(of);
        of.is_some_and(|of| (of + 1..name.start).any(|t| scene.is_role(t)))
    };
    np.kind == NpKind::Nominal && np.name.as_ref().is_some_and(complement)
}

/// The gender that an adjective's form shows.
fn adjective_gender(class: WordClass) -> Option<Gender> {
    match (class.has(WordClass::ADJ_MS), class.has(WordClass::ADJ_FS)) {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    }
}

/// *Le Monde a pu rencontrer l'éleveur*: whom a journalist or anybody has asked is about to answer.
fn is_asked(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let asks = |t: usize| {
        let word = scene.lower(t);
        ["rencontr", "interrog", "interview", "questionn"].iter().any(|stem| word.starts_with(stem))
    };
    let verb = c.checked_sub(1).and_then(|k| chunks.vg(k)).filter(|vg| vg.kind != VgKind::PastPart);
    let object = chunks.np(c).is_some_and(|np| np.prep.is_none());
    object && verb.and_then(|vg| vg.verbs.last()).is_some_and(|t| asks(*t))
}

/// *Cette disparition a ému Jean Martin. Il*: of a thing and a person the person is spoken of (animacy: Aissen 2003).
fn undergoes(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let verb = (0..c).rev().find(|k| !chunks.is_word(*k, Closed::Adv)).filter(|k| {
        chunks
            .vg(*k)
            .is_some_and(|vg| vg.kind == VgKind::Finite && vg.subject.is_none() && vg.clitic.is_none())
    });
    let subject = verb.and_then(|k| chunks.np(k.checked_sub(1)?));
    let thing = subject.is_some_and(|np| {
        np.kind == NpKind::Nominal && np.prep.is_none() && np.det.is_some() && !speaks(scene, np)
    });
    thing && chunks.np(c).is_some_and(|np| np.name.is_some())
}

/// *le maire* of *X assure que le maire a menti*: a subject behind a verb and its *que*; not of *C'est lundi que le maire a menti*,
/// nor of *Un accueil que le maire a regretté*.
fn is_subordinate(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let before = |k: &usize| chunks.vg(*k).filter(|vg| vg.kind == VgKind::Finite);
    let governs = || (0..c).rev().find_map(|k| before(&k));
    let cleft = |t: usize| matches!(scene.lower(t), "c'" | "c’" | "ce");
    binding::clause_around(scene, chunks.list[c].tokens.start).is_some()
        && governs().is_some_and(|vg| !vg.tokens.clone().chain(vg.subject).any(cleft))
}

/// *Quant à l'avocat du député, il*: who the sentence is about.
fn is_topic(scene: &Scene<'_>, np: &Np) -> bool {
    np.prep.is_some_and(|t| scene.reads(t, "quant") || t > 0 && scene.reads(t - 1, "quant"))
}

/// An empty table with room for so many: what an article has needs no second one.
fn roomy<K, V>(many: usize) -> FxHashMap<K, V> {
    FxHashMap::with_capacity_and_hasher(many, FxBuildHasher)
}

/// Finds a name by its first and its last word.
fn index_name(index: &mut Index, name: &str, id: EntityId, oldest: EntityId) {
    for word in ends_of(name) {
        index.add(WordKey::of_folded(word), id, oldest);
    }
}

/// The first and the last word of a name.
fn ends_of(name: &str) -> [&str; 2] {
    let space = |byte: u8| byte == b' ';
    let first = name.bytes().position(space).unwrap_or(name.len());
    let last = name.bytes().rposition(space).map_or(0, |space| space + 1);
    [&name[..first], &name[last..]]
}

/// *le ministère* of *au ministère*: a preposition that swallowed the article gives it back.
fn uncontracted(phrase: String) -> String {
    const CONTRACTED: [(&str, &str); 6] =
        [("au ", "le "), ("du ", "le "), ("aux ", "les "), ("Au ", "le "), ("Du ", "le "), ("Aux ", "les ")];
    match CONTRACTED.iter().find_map(|(with, article)| Some((article, phrase.strip_prefix(with)?))) {
        Some((article, rest)) => format!("{article}{rest}"),
        None => phrase,
    }
}

/// *Anne Martin (ex-LR)*, *le Rassemblement national (ex-FN)*: what somebody or a body was, in brackets.
fn is_past_party(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let former = |np: &Np| np.tokens.len() == 1 && np.det.is_none() && scene.word(np.head).starts_with("ex-");
    c > 0 && chunks.is_punct(c - 1, '(') && chunks.is_punct(c + 1, ')') && chunks.np(c).is_some_and(former)
}

/// *COMPTE RENDU - Anne Martin est jugée*: two capitals or more before the dash of a first line.
fn is_label(scene: &Scene<'_>, chunks: &Chunks, c: usize) -> bool {
    let loud = |t: usize| scene.document.tokens()[t].form.is(crate::text::Form::ALL_CAPS);
    c == 0
        && chunks.is_dash(c + 1)
        && chunks.np(c).is_some_and(|np| np.tokens.len() > 1 && np.tokens.clone().all(loud))
}
