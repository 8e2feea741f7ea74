//! [`Roles`]: the nouns that say what somebody is: *ministre*, *avocate*, *porte-parole*, *chef de file*.

use super::fold::{Likeness, PhraseIndex};
use super::{DataError, DataFiles, Table};
use crate::analysis::Gender;
use rustc_hash::{FxHashMap, FxHashSet};

/// A role that takes up so many others says little of its own.
const BROAD: usize = 15;

/// One or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// *Le ministre*.
    Singular,
    /// *Les ministres*.
    Plural,
}

/// A role's place in [`Roles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleId(pub u16);

/// The field of life to which a role belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Domain {
    /// Soldiers and fighters.
    Army,
    /// Business, work, unions.
    Economy,
    /// Of any field.
    General,
    /// States, ministries, diplomacy.
    Government,
    /// Courts, police, crime.
    Justice,
    /// Press and culture.
    Media,
    /// Parliaments, parties, town halls.
    Politics,
    /// Churches.
    Religion,
    /// Research, teaching, medicine.
    Science,
    /// Everybody else: family, age, neighbourhood.
    Society,
    /// Sport.
    Sport,
}

impl Domain {
    /// Whether its roles are offices of state, party or law.
    pub fn is_of_offices(self) -> bool {
        matches!(self, Domain::Government | Domain::Politics | Domain::Justice)
    }

    /// Whether its roles are trades by which people live, outside the state, the law and the army.
    pub fn is_of_trades(self) -> bool {
        matches!(self, Domain::Economy | Domain::Media | Domain::Religion | Domain::Science | Domain::Sport)
    }
}

/// A role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The form for a man, singular; empty where there is none.
    pub masculine: Box<str>,
    /// The form for a woman, singular; empty where there is none.
    pub feminine: Box<str>,
    /// Its field.
    pub domain: Domain,
    /// Masculine forms of the nouns that may take it up again: *élu* for *député*.
    pub hypernyms: Vec<Box<str>>,
    /// Keeps its gender, whoever it is said of: *la star* for a man, *l'ancien mannequin* for a woman.
    pub one_gender: bool,
}

/// A form of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleForm {
    /// The role.
    pub role: RoleId,
    /// Gender of the form, none where both are alike (*ministre*).
    pub gender: Option<Gender>,
    /// Number of the form, none where both are alike (*porte-parole*).
    pub number: Option<Number>,
}

/// A role at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleMatch {
    /// What it is.
    pub form: RoleForm,
    /// How many bytes of the text it takes.
    pub bytes: usize,
}

/// The two sides of a court that are no party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Profession {
    /// Who judges or prosecutes.
    Magistrate,
    /// Who pleads.
    Advocate,
}

/// The roles, by all their forms.
#[derive(Debug)]
pub struct Roles {
    all: Vec<Role>,
    forms: PhraseIndex<RoleForm>,
    /// For each role those that may take it up, itself and its homonyms among them, in order.
    above: Vec<Box<[RoleId]>>,
    /// For each role whether it is one of the bench or of the bar.
    professions: Vec<Option<Profession>>,
    /// Those that are hypernyms of [`BROAD`] roles or more: *responsable*, *élu*, *dirigeant*.
    broad: FxHashSet<Box<str>>,
}

const FILE: &str = "fr/roles.csv";
const HEADER: &[&str] = &[
    "masculine",
    "feminine",
    "masculine_plural",
    "feminine_plural",
    "domain",
    "hypernyms",
    "one_gender",
    "note",
];
/// What may stand in the column of a noun that keeps its gender, whoever it is said of.
const ONE_GENDER: &[(&str, bool)] = &[("", false), ("feminine", true), ("masculine", true)];
const DOMAINS: &[(&str, Domain)] = &[
    ("army", Domain::Army),
    ("economy", Domain::Economy),
    ("general", Domain::General),
    ("government", Domain::Government),
    ("justice", Domain::Justice),
    ("media", Domain::Media),
    ("politics", Domain::Politics),
    ("religion", Domain::Religion),
    ("science", Domain::Science),
    ("society", Domain::Society),
    ("sport", Domain::Sport),
];

impl Roles {
    /// Reads `fr/roles.csv`.
    ///
    /// # Errors
    /// A wrong header, a row without any form, an unknown domain or gender.
    pub fn parse(files: &DataFiles) -> Result<Roles, DataError> {
        let mut roles = Roles {
            all: Vec::new(),
            above: Vec::new(),
            professions: Vec::new(),
            forms: PhraseIndex::new(Likeness::Words, 2048),
            broad: FxHashSet::default(),
        };
        let table = Table::parse(FILE, files.text(FILE), HEADER)?;
        for row in table.rows() {
            let role = RoleId(roles.all.len() as u16);
            let [masculine, feminine, masculine_plural, feminine_plural] =
                ["masculine", "feminine", "masculine_plural", "feminine_plural"]
                    .map(|column| row.get(column));
            if masculine.is_empty() && feminine.is_empty() {
                return Err(row.error("masculine", "a role needs a masculine or a feminine form"));
            }
            let cells = [
                (masculine, Gender::Masculine, Number::Singular),
                (feminine, Gender::Feminine, Number::Singular),
                (masculine_plural, Gender::Masculine, Number::Plural),
                (feminine_plural, Gender::Feminine, Number::Plural),
            ];
            for (form, gender, number) in cells.into_iter().filter(|(form, _, _)| !form.is_empty()) {
                let alike = |other: &(&str, Gender, Number)| other.0 == form;
                let gender = (!cells.iter().any(|c| alike(c) && c.1 != gender)).then_some(gender);
                let number = (!cells.iter().any(|c| alike(c) && c.2 != number)).then_some(number);
                roles.forms.add(form, RoleForm { role, gender, number });
            }
            roles.all.push(Role {
                masculine: masculine.into(),
                feminine: feminine.into(),
                domain: row.choice("domain", DOMAINS)?,
                hypernyms: row.get("hypernyms").split('|').filter(|h| !h.is_empty()).map(Box::from).collect(),
                one_gender: row.choice("one_gender", ONE_GENDER)?,
            });
        }
        roles.above = above(&roles.all);
        roles.professions = roles.all.iter().map(profession).collect();
        let mut takes_up: FxHashMap<&str, usize> = FxHashMap::default();
        for hypernym in roles.all.iter().flat_map(|r| &r.hypernyms) {
            *takes_up.entry(hypernym).or_default() += 1;
        }
        roles.broad = takes_up.iter().filter(|(_, n)| **n >= BROAD).map(|(h, _)| Box::from(*h)).collect();
        Ok(roles)
    }

    /// The longest role at the start of `text`: of *chef de l'État français*, *chef de l'État*.
    pub fn starting(&self, text: &str) -> Option<RoleMatch> {
        self.forms.starting(text).map(|(form, bytes)| RoleMatch { form, bytes })
    }

    /// The role that `form` is as a whole.
    pub fn form(&self, form: &str) -> Option<RoleForm> {
        self.forms.whole(form)
    }

    /// Whether a role of several words begins with the first word of `text`.
    pub fn begins_longer(&self, text: &str) -> bool {
        self.forms.begins_longer(text)
    }

    /// All of them, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Role> {
        self.all.iter()
    }

    /// A role; none only for an id of another table.
    pub fn get(&self, role: RoleId) -> Option<&Role> {
        self.all.get(usize::from(role.0))
    }

    /// True where a noun with the role `again` may take up somebody who was introduced with the role `first`: the same
    /// role, or one of its hypernyms.
    pub fn may_take_up(&self, again: RoleId, first: RoleId) -> bool {
        self.above.get(usize::from(first.0)).is_some_and(|above| above.binary_search(&again).is_ok())
    }

    /// True where one of the two may take up the other, or teaches what the other does: *le professeur … le contrebassiste*.
    pub fn are_related(&self, one: RoleId, other: RoleId) -> bool {
        let teaches = |id: RoleId| self.get(id).is_some_and(|role| &*role.masculine == "professeur");
        let practises = |id: RoleId| self.get(id).is_some_and(|role| role.domain == Domain::Media);
        self.may_take_up(one, other)
            || self.may_take_up(other, one)
            || teaches(one) && practises(other)
            || teaches(other) && practises(one)
    }

    /// True where the two are offices or trades and neither takes up the other: *le préfet* after *le ministre* is as a rule
    /// somebody new.
    pub fn differ(&self, one: RoleId, other: RoleId) -> bool {
        !self.are_related(one, other) && self.is_narrow(one) && self.is_narrow(other)
    }

    /// True where the two are trades or offices and neither is a word for the other, however many it may take up: *le médecin* is as
    /// a rule not *le maire*.
    pub fn are_two_trades(&self, one: RoleId, other: RoleId) -> bool {
        let trade = |id: RoleId| match self.get(id).map(|role| role.domain) {
            None | Some(Domain::General | Domain::Society) => false,
            Some(Domain::Justice) => self.profession(id).is_some(),
            Some(_) => true,
        };
        trade(one) && trade(other) && !self.are_related(one, other)
    }

    /// An office of state, of a party, or at court, and no word for many of them.
    pub fn is_office(&self, role: RoleId) -> bool {
        let held = match self.get(role).map(|role| role.domain) {
            Some(Domain::Government | Domain::Politics) => true,
            Some(Domain::Justice) => self.profession(role).is_some(),
            _ => false,
        };
        held && self.is_narrow(role)
    }

    /// True where the first is an office and the second is nothing that one holds: *le ministre* after *un passant*.
    pub fn is_office_beside(&self, office: RoleId, other: RoleId) -> bool {
        let domain = |id: RoleId| self.get(id).map(|role| role.domain);
        self.is_office(office) && domain(other) == Some(Domain::Society) && !self.may_take_up(office, other)
    }

    /// True where both are offices of state, party or law, and neither is a word for the other: *le maire* and *le député*.
    pub fn are_two_offices(&self, one: RoleId, other: RoleId) -> bool {
        let office = |id: RoleId| self.get(id).is_some_and(|role| role.domain.is_of_offices());
        office(one) && office(other) && self.differ(one, other)
    }

    /// An office or a trade, and no word for many of them.
    fn is_narrow(&self, id: RoleId) -> bool {
        self.get(id).is_some_and(|role| {
            !matches!(role.domain, Domain::General | Domain::Society)
                && !self.broad.contains(&role.masculine)
                && !self.broad.contains(&role.feminine)
        })
    }

    /// True where the two differ and belong to two fields: *le maire* and *l'entraîneur*. The law's words are for anybody
    /// (*suspect*, *témoin*).
    pub fn differ_in_field(&self, one: RoleId, other: RoleId) -> bool {
        let law = |id: RoleId| self.field(id) == Some(Domain::Justice);
        self.differ(one, other) && self.field(one) != self.field(other) && !law(one) && !law(other)
    }

    /// True where one sits on the bench or pleads before it, and the other has another part in a case: *l'accusé* is not *le
    /// procureur*, nor *la victime* her *avocate*.
    pub fn are_opposed(&self, one: RoleId, other: RoleId) -> bool {
        if self.are_related(one, other) {
            return false;
        }
        let law = |id: RoleId| self.get(id).is_some_and(|role| role.domain == Domain::Justice);
        let (here, there) = (self.profession(one), self.profession(other));
        law(one) && law(other) && here != there
    }

    /// Of the bench or of the bar, for what is one of them.
    fn profession(&self, id: RoleId) -> Option<Profession> {
        self.professions.get(usize::from(id.0)).copied().flatten()
    }

    /// The field of life that a role belongs to: states and parties are one; none for what belongs to all.
    pub fn field(&self, id: RoleId) -> Option<Domain> {
        match self.get(id)?.domain {
            Domain::General => None,
            Domain::Politics => Some(Domain::Government),
            field => Some(field),
        }
    }

    /// True where hardly anybody has both roles: trades of two fields (*juge* and *joueur*), an elected office and one of
    /// the civil service (*maire* and *préfet*), two seats in parliament. What stands for many others, or for no trade, goes with all.
    pub fn are_apart(&self, one: RoleId, other: RoleId) -> bool {
        if self.are_related(one, other) {
            return false;
        }
        let (Some(one), Some(other)) = (self.get(one), self.get(other)) else { return false };
        let (Some(field), Some(elsewhere)) = (self.trade(one), self.trade(other)) else { return false };
        let is = |role: &Role, hypernym: &str| role.hypernyms.iter().any(|h| &**h == hypernym);
        let elected = |a: &Role, b: &Role| {
            (is(a, "élu") || is(a, "membre du gouvernement")) && is(b, "haut fonctionnaire")
        };
        // *le député* and *le sénateur*: one seat at a time.
        let senator = |role: &Role| &*role.masculine == "sénateur";
        let deputy = |role: &Role| matches!(&*role.masculine, "député" | "député européen" | "eurodéputé");
        let seats = senator(one) && deputy(other) || senator(other) && deputy(one);
        field != elsewhere || seats || elected(one, other) || elected(other, one)
    }

    /// True where each is, or is a word for, trades of one field by which people live, and those are two fields: *médecin* and
    /// *joueur*; not *médecin* and *ministre*, which many are.
    pub fn are_two_livings(&self, one: RoleId, other: RoleId) -> bool {
        // Words for many, all of whom are of that trade; *spécialiste* and *artiste* say how somebody is called.
        let whole = |role: &Role| {
            matches!(
                &*role.masculine,
                "médecin" | "praticien" | "soignant" | "religieux" | "athlète" | "joueur" | "musicien"
            )
        };
        let living = |id: RoleId| {
            let role = self.get(id).filter(|_| self.is_for_a_living(id))?;
            if whole(role) { Some(role.domain) } else { self.trade(role) }
        };
        !self.are_related(one, other)
            && living(one).zip(living(other)).is_some_and(|(here, there)| here != there)
    }

    /// A trade by which somebody lives, and no function that people of any trade have (*syndicaliste*, *responsable*).
    fn is_for_a_living(&self, id: RoleId) -> bool {
        let function = |word: &str| matches!(word, "syndicaliste" | "responsable" | "dirigeant" | "élu");
        self.get(id).is_some_and(|role| {
            let functions = function(&role.masculine) || role.hypernyms.iter().any(|h| function(h));
            role.domain.is_of_trades() && !functions
        })
    }

    /// The field of a trade: states and parties are one; none for a word for many, and for what is no trade.
    fn trade(&self, role: &Role) -> Option<Domain> {
        if self.broad.contains(&role.masculine) || self.broad.contains(&role.feminine) {
            return None;
        }
        match role.domain {
            Domain::General | Domain::Society => None,
            Domain::Politics => Some(Domain::Government),
            field => Some(field),
        }
    }
}

/// For each role those with a form among its own or its hypernyms.
fn above(all: &[Role]) -> Vec<Box<[RoleId]>> {
    let mut by_form: FxHashMap<&str, Vec<RoleId>> = FxHashMap::default();
    for (id, role) in (0u16..).map(RoleId).zip(all) {
        for form in [&role.masculine, &role.feminine] {
            by_form.entry(form).or_default().push(id);
        }
    }
    let may = |role: &Role| {
        let own = [&role.masculine, &role.feminine].into_iter().filter(|form| !form.is_empty());
        let forms = own.chain(&role.hypernyms);
        let mut ids: Vec<RoleId> = forms.filter_map(|form| by_form.get(&**form)).flatten().copied().collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_boxed_slice()
    };
    all.iter().map(may).collect()
}

/// By its own name or by that of a hypernym.
fn profession(role: &Role) -> Option<Profession> {
    let is = |name: &str| &*role.masculine == name || role.hypernyms.iter().any(|h| &**h == name);
    match (is("magistrat"), is("avocat")) {
        (true, _) => Some(Profession::Magistrate),
        (_, true) => Some(Profession::Advocate),
        _ => None,
    }
}
